//! `docs/domain.md` says where each line of the domain lives. What it says must be so: in the templates, in
//! both languages, and in the words of the program.

use std::collections::BTreeMap;

use handvat_tests::text;
use serde_json::Value;

/// The tables of the page: rows of cells, by the heading of the table's first column.
fn rows(first_column: &str) -> Vec<Vec<String>> {
    let page = text("docs/domain.md");
    let mut found = Vec::new();
    let mut inside = false;
    for line in page.lines() {
        let Some(inner) = line.strip_prefix('|').and_then(|rest| rest.trim_end().strip_suffix('|')) else {
            inside = false;
            continue;
        };
        let cells: Vec<String> =
            inner.replace("\\|", "\u{0}").split('|').map(|cell| cell.trim().replace('\u{0}', "|")).collect();
        if cells[0] == first_column {
            inside = true;
        } else if inside && !cells[0].starts_with("---") {
            found.push(cells);
        }
    }
    found
}

fn template(id: &str) -> Value {
    serde_json::from_str(&text(&format!("templates/{id}.json"))).unwrap()
}

/// What stands at a place, an index of a list being a name too.
fn at<'a>(mut value: &'a Value, place: &str) -> Option<&'a Value> {
    for name in place.split('/') {
        value = match name.parse::<usize>() {
            Ok(index) if value.is_array() => value.get(index)?,
            _ => value.get(name)?,
        };
    }
    Some(value)
}

/// The ids of a table in the order that its entries give.
fn ids(table: &Value) -> Vec<String> {
    let mut entries: Vec<_> = table.as_object().unwrap().iter().collect();
    let order = |entry: &Value| entry["order"].as_f64().unwrap_or_default();
    entries.sort_by(|left, right| order(left.1).total_cmp(&order(right.1)).then_with(|| left.0.cmp(right.0)));
    entries.into_iter().map(|(id, _)| id.clone()).collect()
}

fn count(value: &Value) -> usize {
    value.as_array().map(Vec::len).or_else(|| value.as_object().map(serde_json::Map::len)).unwrap_or_default()
}

/// Whether the value is what the cell asks for; what it is instead, if not.
fn holds(value: &Value, asked: &str) -> Result<(), String> {
    let (sign, rest) = asked.split_once(' ').unwrap();
    let met = match sign {
        "#" => count(value) >= rest.parse::<usize>().unwrap(),
        "=" => count(value) == rest.parse::<usize>().unwrap(),
        ":" => ids(value) == rest.split(", ").collect::<Vec<_>>(),
        "~" => {
            let (dutch, english) = rest.split_once(" | ").unwrap();
            let says = |language: &str, words: &str| value[language].as_str().is_some_and(|text| text.contains(words));
            says("nl", dutch) && says("en", english)
        }
        other => panic!("the page asks with ‘{other}’"),
    };
    if met { Ok(()) } else { Err(value.to_string().chars().take(200).collect()) }
}

#[test]
fn every_line_of_the_domain_lives_where_the_page_says() {
    let rows = rows("Place");
    assert!(rows.len() >= 80, "{}", rows.len());
    let mut templates: BTreeMap<String, Value> = BTreeMap::new();
    let mut wrong = Vec::new();
    for row in rows {
        let place = row[0].trim_matches('`');
        let (file, names) = place.split_once(": ").unwrap();
        let template = templates.entry(file.to_owned()).or_insert_with(|| template(file));
        match at(template, names) {
            Some(value) => {
                if let Err(found) = holds(value, &row[1]) {
                    wrong.push(format!("{place} must hold {}; it is {found}", row[1]));
                }
            }
            None => wrong.push(format!("{place} is not there")),
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn no_prompt_or_measure_stands_twice_and_the_languages_differ() {
    for id in ["strategy", "opening-scan", "is-is-not", "outside-in", "building-blocks"] {
        let template = template(id);
        for canvas in template["canvases"].as_object().unwrap().values() {
            for (name, zone) in canvas["zones"].as_object().unwrap() {
                for list in ["prompts", "measures"] {
                    let texts: Vec<_> = zone[list].as_array().into_iter().flatten().collect();
                    let mut dutch: Vec<_> = texts.iter().map(|text| text["nl"].as_str().unwrap()).collect();
                    dutch.sort_unstable();
                    dutch.dedup();
                    assert_eq!(dutch.len(), texts.len(), "{id}/{name}/{list}");
                    for text in texts.iter().filter(|_| list == "prompts") {
                        assert_ne!(text["nl"], text["en"], "{id}/{name}");
                    }
                }
            }
        }
    }
}

#[test]
fn every_zone_that_a_page_of_the_documents_names_has_a_question_in_both_languages() {
    for id in ["strategy", "opening-scan", "is-is-not", "outside-in", "building-blocks"] {
        for canvas in template(id)["canvases"].as_object().unwrap().values() {
            for (name, zone) in canvas["zones"].as_object().unwrap() {
                for language in ["nl", "en"] {
                    assert!(zone["question"][language].as_str().is_some_and(|text| text.ends_with('?')), "{id}/{name}");
                    let hint = zone["hint"][language].as_str().unwrap();
                    assert!(hint.chars().count() <= 60, "{id}/{name}: {hint}");
                }
            }
        }
    }
}

#[test]
fn the_fixed_strings_stand_in_the_words_of_their_language() {
    let words = |language: &str| {
        let files = ["board", "cli", "console", "exchange", "failures", "plan", "safety", "window"];
        files.map(|file| text(&format!("ui/locales/{language}/{file}.ftl"))).join("\n").to_lowercase()
    };
    let (english, dutch) = (words("en"), words("nl"));
    let rows = rows("English");
    assert!(rows.len() >= 15, "{}", rows.len());
    for row in rows {
        assert!(english.contains(&row[0].to_lowercase()), "‘{}’ is nowhere in English", row[0]);
        assert!(dutch.contains(&row[1].to_lowercase()), "‘{}’ is nowhere in Dutch", row[1]);
    }
}
