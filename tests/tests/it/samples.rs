//! The sample workshop: as rich as a real session, and the same in both languages.

use std::collections::{BTreeMap, BTreeSet};

use handvat_model::id::Id;
use handvat_model::records::{Table, Voice, Workshop};
use handvat_model::template::Template;
use handvat_store::{reading, writing};
use handvat_tests::text;

fn samples() -> [Workshop; 2] {
    ["nl", "en"].map(|language| reading::read(text(&file(language)).as_bytes()).unwrap().workshop)
}

fn file(language: &str) -> String {
    format!("templates/sample.{language}.handvat")
}

fn strategy() -> Template {
    serde_json::from_str(&text("templates/strategy.json")).unwrap()
}

fn ids<T>(table: &Table<T>) -> Vec<&Id> {
    table.keys().collect()
}

#[test]
fn a_sample_is_written_as_the_program_writes_and_nothing_in_it_is_wrong() {
    for language in ["nl", "en"] {
        let text = text(&file(language));
        let reading = reading::read(text.as_bytes()).unwrap();
        assert_eq!(reading.faults, []);
        assert_eq!(reading.workshop.id.as_str(), "sample");
        assert_eq!(reading.workshop.head.language.word(), language);
        assert!(
            writing::write(&reading.workshop).unwrap() == text.as_bytes(),
            "{language} is not as it would be written"
        );
    }
}

#[test]
fn both_languages_have_the_same_records_in_the_same_places() {
    let [nl, en] = samples();
    assert_eq!(ids(&nl.people), ids(&en.people));
    assert_eq!(ids(&nl.crossings), ids(&en.crossings));
    assert_eq!(nl.canvases, en.canvases);
    assert_eq!(ids(&nl.notes), ids(&en.notes));
    for (id, note) in &nl.notes {
        let other = &en.notes[id];
        assert_ne!((&note.text, note.text.is_empty()), (&other.text, true));
        let kind = |note: &handvat_model::records::Note| {
            (note.zone.clone(), note.voice.clone(), note.colour.clone(), note.size.clone(), note.crossing.clone())
        };
        assert_eq!(kind(note), kind(other), "{id}");
    }
    assert_eq!(ids(&nl.actions), ids(&en.actions));
    for (id, action) in &nl.actions {
        let other = &en.actions[id];
        let kind = |action: &handvat_model::records::Action| {
            let places = (action.steps.clone(), action.handles.clone(), action.notes.clone());
            (places, action.owner.clone(), action.due.clone(), action.status.clone())
        };
        assert_eq!(kind(action), kind(other), "{id}");
    }
}

#[test]
fn the_sample_stands_on_the_template() {
    let template = strategy();
    for sample in samples() {
        for (id, canvas) in &sample.canvases {
            assert_eq!(canvas.zones, template.canvases[id].zones);
        }
    }
}

#[test]
fn the_sample_is_as_rich_as_a_real_session() {
    let template = strategy();
    let zones: BTreeSet<&Id> = template.canvases.values().flat_map(|canvas| canvas.zones.keys()).collect();
    for sample in samples() {
        assert!(sample.notes.len() >= 120 && sample.actions.len() >= 20 && sample.people.len() >= 10);
        let mut in_zone: BTreeMap<&Id, usize> = BTreeMap::new();
        for zone in sample.notes.values().filter_map(|note| note.zone.as_ref()) {
            *in_zone.entry(zone).or_default() += 1;
        }
        assert_eq!(in_zone.keys().copied().collect::<BTreeSet<_>>(), zones);
        for voice in Voice::KNOWN {
            assert!(sample.notes.values().filter(|note| note.voice == *voice).count() >= 15, "{voice:?}");
        }
        let crossings: BTreeSet<_> = sample.notes.values().filter_map(|note| note.crossing.clone()).collect();
        assert!((10..20).contains(&crossings.len()), "some crossings are filled, some are gaps");
        assert!(sample.actions.values().filter(|action| action.owner.is_some() && action.due.is_some()).count() >= 18);
        assert!(
            sample.actions.values().any(|action| action.steps.is_empty() && action.handles.is_empty()),
            "Not placed"
        );
    }
}
