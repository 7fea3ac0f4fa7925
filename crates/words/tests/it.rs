//! The words as a host asks for them, and every Fluent file against its twin in the other language.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{
    Attribute, CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement, Resource,
};
use handvat_model::records::Language;
use handvat_words::{Value, Words};

fn dutch() -> Words {
    Words::new(&Language::Dutch)
}

fn english() -> Words {
    Words::new(&Language::English)
}

#[test]
fn a_word_is_in_the_language_that_was_asked_for() {
    assert_eq!(dutch().get("plan-name"), "Actieplan");
    assert_eq!(english().get("plan-name"), "Action plan");
    assert_eq!(Words::new(&Language::Unknown("fr".into())).get("plan-name"), "Action plan");
}

#[test]
fn a_number_chooses_its_plural_and_gets_the_separators_of_its_language() {
    assert_eq!(dutch().with("plan-notes", &[("count", 1)]), "1 notitie");
    assert_eq!(dutch().with("plan-notes", &[("count", 1234)]), "1.234 notities");
    assert_eq!(english().with("plan-notes", &[("count", 1234)]), "1,234 notes");
}

#[test]
fn texts_and_numbers_go_into_one_sentence_without_invisible_marks() {
    let filled = [("page", Value::from("iv")), ("pages", Value::from(12))];
    assert_eq!(dutch().with("plan-page", &filled), "Pagina iv van 12");
}

#[test]
fn dates_are_written_out() {
    assert_eq!(dutch().date("2027-01-15"), "15 januari 2027");
    assert_eq!(english().date("2027-05-01T08:30:00Z"), "1 May 2027");
    assert_eq!(dutch().short_date("2027-03-31"), "31 mrt 2027");
    assert_eq!(english().short_date("2027-03-31"), "31 Mar 2027");
}

#[test]
fn what_is_no_date_stays_as_it_is() {
    for odd in ["", "soon", "2027-13-01", "2027-1-1", "2027-01-155", "éééééééééé", "15-01-2027"] {
        assert_eq!(dutch().date(odd), odd);
    }
}

#[test]
fn numbers_have_the_signs_of_their_language() {
    assert_eq!(dutch().number(1_234_567.25, 1), "1.234.567,2");
    assert_eq!(english().number(-1234.0, 2), "−1,234.00");
    assert_eq!(dutch().count(999), "999");
}

#[test]
fn an_id_that_need_not_exist_is_nothing_when_it_does_not() {
    assert_eq!(dutch().find("plan-status-of-a-later-program"), None);
    assert_eq!(dutch().find("plan-name.no-such-attribute"), None);
}

#[test]
#[should_panic(expected = "no words for ‘no-such-id’")]
fn an_id_that_should_exist_stops_a_debug_build() {
    dutch().get("no-such-id");
}

#[test]
fn every_file_reads_without_a_fault_and_says_nothing_twice() {
    let mut known = BTreeMap::new();
    for file in files() {
        let text = fs::read_to_string(&file).unwrap();
        let resource = fluent_syntax::parser::parse(text.as_str());
        assert!(resource.is_ok(), "{}: {:?}", file.display(), resource.err().map(|(_, faults)| faults));
        let language = file.parent().unwrap().to_owned();
        for id in sentences(&text).into_keys() {
            let id = id.split('.').next().unwrap().to_owned();
            let earlier = known.insert((language.clone(), id.clone()), file.clone());
            assert!(earlier.is_none_or(|earlier| earlier == file), "‘{id}’ is said again in {}", file.display());
        }
    }
}

#[test]
fn both_languages_have_the_same_sentences_with_the_same_variables() {
    let files = files();
    assert!(files.len() >= 4, "the Fluent files were not found");
    for file in files {
        let folder = if file.parent().unwrap().ends_with("nl") { "en" } else { "nl" };
        let twin = file.parent().unwrap().with_file_name(folder).join(file.file_name().unwrap());
        let here = sentences(&fs::read_to_string(&file).unwrap());
        let there = sentences(&fs::read_to_string(&twin).unwrap_or_else(|_| panic!("{} is missing", twin.display())));
        for (id, variables) in here {
            assert_eq!(there.get(&id), Some(&variables), "‘{id}’ of {} in {}", file.display(), twin.display());
        }
    }
}

/// Every Fluent file of both languages, also those that only the screen reads.
fn files() -> Vec<PathBuf> {
    let locales = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/locales");
    let mut files: Vec<PathBuf> = ["en", "nl"]
        .iter()
        .flat_map(|language| fs::read_dir(locales.join(language)).expect("the Fluent files lie in the checkout"))
        .map(|entry| entry.expect("the folder can be read").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "ftl"))
        .collect();
    files.sort();
    files
}

/// The ids in a file, attributes as `id.attribute`, with the variables they use.
fn sentences(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let resource: Resource<&str> = fluent_syntax::parser::parse(text).unwrap_or_else(|(partly, _)| partly);
    let mut found = BTreeMap::new();
    for entry in &resource.body {
        let (id, value, attributes): (String, Option<&Pattern<&str>>, &[Attribute<&str>]) = match entry {
            Entry::Message(message) => (message.id.name.to_owned(), message.value.as_ref(), &message.attributes),
            Entry::Term(term) => (format!("-{}", term.id.name), Some(&term.value), &term.attributes),
            _ => continue,
        };
        for attribute in attributes {
            found.insert(format!("{id}.{}", attribute.id.name), variables(Some(&attribute.value)));
        }
        found.insert(id, variables(value));
    }
    found
}

fn variables(pattern: Option<&Pattern<&str>>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for element in pattern.iter().flat_map(|pattern| &pattern.elements) {
        if let PatternElement::Placeable { expression } = element {
            collect(expression, &mut found);
        }
    }
    found
}

fn collect(expression: &Expression<&str>, found: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => collect_inline(inline, found),
        Expression::Select { selector, variants } => {
            collect_inline(selector, found);
            for variant in variants {
                found.extend(variables(Some(&variant.value)));
            }
        }
    }
}

fn collect_inline(inline: &InlineExpression<&str>, found: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            found.insert(id.name.to_owned());
        }
        InlineExpression::FunctionReference { arguments: CallArguments { positional, .. }, .. } => {
            for argument in positional {
                collect_inline(argument, found);
            }
        }
        InlineExpression::Placeable { expression } => collect(expression, found),
        _ => {}
    }
}
