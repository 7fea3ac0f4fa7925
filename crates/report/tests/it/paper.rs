//! What is printed beside the plan: posters for the wall, run sheets for whoever stands before the group.

use handvat_model::canvas::{Canvas, Sheet};
use handvat_model::records::{Language, Workshop};
use handvat_model::template::{Card, Template};
use handvat_report::doc::{Doc, Owner, Role};
use handvat_report::plan::{Paper, PosterOptions, RunSheetOptions, poster, run_sheet};
use serde_json::json;

use crate::desk::{extreme, id, rich, sample};
use crate::proof::{elements, faults, leaves, outline, said, texts};
use crate::reader::read;

/// The instruments of the program, kits left out.
fn instruments() -> Vec<Template> {
    let files = [
        include_str!("../../../../templates/strategy.json"),
        include_str!("../../../../templates/opening-scan.json"),
        include_str!("../../../../templates/is-is-not.json"),
        include_str!("../../../../templates/outside-in.json"),
        include_str!("../../../../templates/building-blocks.json"),
    ];
    files.map(|file| serde_json::from_str(file).unwrap()).into()
}

fn kit() -> Template {
    serde_json::from_str(include_str!("../../../../templates/half-day-strategy.json")).unwrap()
}

/// A workshop with the sheets of all instruments.
fn everything(language: &Language) -> Workshop {
    let mut workshop = Workshop::empty(id("w"));
    workshop.head.language = language.clone();
    for (place, template) in instruments().into_iter().enumerate() {
        for (name, canvas) in template.canvases {
            workshop.canvases.insert(name, Canvas { order: place as f64, ..canvas });
        }
    }
    workshop
}

fn blank(workshop: &Workshop, language: &Language, paper: Paper) -> Doc {
    let date = "2027-01-16".to_owned();
    poster(workshop, &PosterOptions { paper, language: language.clone(), date, blank: true, canvas: None })
}

fn with_notes(workshop: &Workshop, paper: Paper) -> Doc {
    let (language, date) = (Language::Dutch, "2027-01-16".to_owned());
    poster(workshop, &PosterOptions { paper, language, date, blank: false, canvas: None })
}

fn sheet(workshop: &Workshop, templates: &[Template], language: &Language) -> Doc {
    let (language, date) = (language.clone(), "2027-01-16".to_owned());
    run_sheet(workshop, templates, &RunSheetOptions { paper: Paper::A4, language, date })
}

#[test]
fn every_blank_sheet_can_be_read_in_both_languages_on_every_paper() {
    for language in Language::KNOWN {
        for paper in [Paper::A4, Paper::A3, Paper::A2, Paper::A1, Paper::A0, Paper::Letter] {
            let doc = blank(&everything(language), language, paper);
            assert_eq!(doc.pages.len(), 5);
            assert_eq!(faults(&doc), Vec::<String>::new(), "{paper:?} {language:?}");
        }
    }
}

#[test]
fn a_blank_sheet_has_the_question_of_every_zone_and_its_first_prompts() {
    for language in Language::KNOWN {
        let workshop = everything(language);
        let told = said(&blank(&workshop, language, Paper::A1));
        for canvas in workshop.canvases.values() {
            for (name, zone) in canvas.zones_in_order() {
                assert!(told.contains(zone.question.get(language)), "the question of {name}");
                let first = zone.practices.first().or(zone.prompts.first());
                let first =
                    first.filter(|_| zone.questions.is_empty() && zone.scale.is_none() && name.as_str() != "customer");
                if let Some(first) = first {
                    assert!(told.contains(first.get(language)), "{name}: {}", first.get(language));
                }
            }
        }
        let centricity = &workshop.canvases["building-blocks"].zones["centricity"];
        for question in centricity.questions.values() {
            assert!(told.contains(question.text.get(language)), "{}", question.text.get(language));
        }
    }
}

#[test]
fn a_blank_sheet_begins_from_a3_however_far_it_grew_and_says_nothing_of_its_notes() {
    let grown = |sheet: Sheet| {
        let mut workshop = rich();
        workshop.canvases.values_mut().for_each(|canvas| canvas.sheet = sheet.clone());
        blank(&workshop, &Language::Dutch, Paper::A3)
    };
    let (small, large) = (grown(Sheet::A3), grown(Sheet::A0));
    assert_eq!(said(&small), said(&large));
    assert!((small.pages[0].width - large.pages[0].width).abs() < 0.01);
    assert!(!said(&small).contains("Wachttijd aan de telefoon") && !said(&small).contains("kruispunt"));
}

#[test]
fn a_poster_with_notes_is_a_page_of_the_paper_that_was_asked_for() {
    let doc = with_notes(&rich(), Paper::A1);
    assert_eq!(doc.pages.len(), 1);
    let (short, long) = Paper::A1.dimensions();
    assert!((doc.pages[0].width - long).abs() < 0.01 && (doc.pages[0].height - short).abs() < 0.01);
    assert!(said(&doc).contains("Wachttijd aan de telefoon"));
    assert_eq!(with_notes(&extreme(), Paper::A3).pages.len(), 1);
}

#[test]
fn one_sheet_can_be_asked_for() {
    let workshop = everything(&Language::Dutch);
    let (language, date) = (Language::Dutch, "2027-01-16".to_owned());
    let canvas = Some(id("is-is-not"));
    let doc = poster(&workshop, &PosterOptions { paper: Paper::A3, language, date, blank: true, canvas });
    assert_eq!(outline(&doc), "Wel / niet\n");
}

#[test]
fn every_text_of_a_poster_has_its_element_and_lists_have_entries() {
    let doc = blank(&everything(&Language::Dutch), &Language::Dutch, Paper::A2);
    let reader = read(&doc);
    assert_eq!(reader.faults, Vec::<String>::new());
    for list in elements(&doc, |role| matches!(role, Role::L(_))) {
        assert!(doc.tags.iter().any(|tag| tag.parent == Some(list) && tag.role == Role::Li));
    }
    let questions = leaves(&doc).iter().filter(|leaf| leaf.ends_with('?')).count();
    assert!(questions > 30, "{questions}");
}

#[test]
fn a_run_sheet_has_a_card_for_each_instrument_with_all_that_its_guide_says() {
    let templates = instruments();
    for language in Language::KNOWN {
        let doc = sheet(&everything(language), &templates, language);
        assert_eq!(faults(&doc), Vec::<String>::new());
        let told = leaves(&doc);
        for template in &templates {
            let guide = template.guide.as_ref().unwrap();
            let texts = guide.steps.iter().map(|step| &step.text).chain(&guide.pitfalls).chain(&guide.materials);
            for text in texts.chain([&guide.goal]) {
                assert!(told.iter().any(|leaf| leaf == text.get(language)), "{}: {}", template.id, text.get(language));
            }
            for prompt in
                template.canvases.values().flat_map(|canvas| canvas.zones.values()).flat_map(|zone| &zone.prompts)
            {
                assert!(told.iter().any(|leaf| leaf == prompt.get(language)), "{}", prompt.get(language));
            }
        }
        assert!(read(&doc).faults.is_empty());
    }
}

#[test]
fn a_card_that_a_day_opens_with_stands_on_one_page() {
    let templates = instruments();
    for language in Language::KNOWN {
        let doc = sheet(&everything(language), &templates, language);
        let pages: Vec<Vec<&str>> =
            doc.pages.iter().map(|page| texts(page).map(|text| text.run.text.as_str()).collect()).collect();
        let cards: Vec<&Card> = templates.iter().flat_map(|template| &template.cards).collect();
        assert!(!cards.is_empty());
        for card in cards {
            let (title, question) = (card.title.get(language), card.question.get(language));
            let page = pages.iter().find(|page| page.contains(&title)).unwrap_or_else(|| panic!("{title}"));
            assert!(page.iter().any(|line| question.starts_with(line)), "{title}: {question}");
            assert!(page.iter().any(|line| question.ends_with(line)), "{title}: {question}");
        }
    }
}

#[test]
fn the_parts_of_a_kit_stand_first_with_their_times_and_the_kits_own_guide() {
    let kit = kit();
    let mut workshop = everything(&Language::English);
    let part = |order: u32, start: &str, title: &str, canvas: Option<&str>| json!({ "order": order, "start": start, "minutes": 20, "title": title, "text": "", "canvas": canvas, "kit": kit.id });
    workshop.agenda.insert("b".to_owned(), part(2, "09:20", "Is and is not", Some("is-is-not")));
    workshop.agenda.insert("a".to_owned(), part(1, "09:00", "Welcome all", None));
    let templates: Vec<Template> = instruments().into_iter().chain([kit.clone()]).collect();
    let doc = sheet(&workshop, &templates, &Language::English);
    let first: Vec<&str> = texts(&doc.pages[0]).map(|text| text.run.text.as_str()).collect();
    let place =
        |word: &str| first.iter().position(|text| *text == word).unwrap_or_else(|| panic!("{word} in {first:?}"));
    assert!(place("09:00") < place("Welcome all") && place("Welcome all") < place("09:20"));
    assert!(outline(&doc).contains(&kit.name.en) && said(&doc).contains("09:20 Is and is not"));
}

#[test]
fn a_sheet_whose_template_is_not_here_says_so() {
    let doc = sheet(&sample(&Language::Dutch), &[], &Language::Dutch);
    assert!(said(&doc).contains("Het sjabloon ‘strategy’ staat niet op deze computer"));
    let empty = sheet(&Workshop::empty(id("w")), &[], &Language::Dutch);
    assert_eq!(empty.pages.len(), 1);
    let stray = doc.pages.iter().flat_map(|page| &page.items).filter(|item| matches!(item.owner, Owner::Artifact));
    assert!(stray.count() > 0, "running heads are decoration");
}
