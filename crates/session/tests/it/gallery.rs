//! Instruments and kits as a page meets them, and those that a consultant brings along.

use std::fs;

use handvat_model::id::Id;
use handvat_model::records::{Language, Workshop};
use handvat_model::template::faults;
use handvat_protocol::command::{Batch, Command};
use handvat_protocol::console::{Reply, Request};
use handvat_protocol::event::Snapshot;
use handvat_protocol::gallery::{Gallery, Instrument};
use handvat_session::desk::Desk;
use handvat_session::templates;
use tempfile::TempDir;

fn desk() -> (TempDir, Desk) {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::new(folder.path().join("data"), false);
    desk.call(Request::SetLanguage { language: Language::English }).unwrap();
    (folder, desk)
}

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn gallery(desk: &Desk) -> Gallery {
    let Reply::Gallery { gallery } = desk.call(Request::Gallery).unwrap() else { panic!() };
    gallery
}

fn instrument(desk: &Desk, template: &str) -> Instrument {
    let Reply::Instrument { instrument } = desk.call(Request::Instrument { template: id(template) }).unwrap() else {
        panic!()
    };
    *instrument
}

fn workshop(desk: &Desk) -> Workshop {
    let snapshot: Snapshot = serde_json::from_slice(&desk.snapshot().unwrap()).unwrap();
    snapshot.workshop
}

/// The sheets in their order.
fn sheets(workshop: &Workshop) -> Vec<&str> {
    let mut sheets: Vec<_> = workshop.canvases.iter().collect();
    sheets.sort_by(|left, right| left.1.order.total_cmp(&right.1.order));
    sheets.into_iter().map(|(id, _)| id.as_str()).collect()
}

/// A template of one's own in the data folder.
fn bring(folder: &TempDir, name: &str, text: &str) {
    let templates = folder.path().join("data/templates");
    fs::create_dir_all(&templates).unwrap();
    fs::write(templates.join(name), text).unwrap();
}

const SCAN: &str = include_str!("../../../../templates/opening-scan.json");

#[test]
fn the_gallery_shows_every_instrument_and_kit_with_pictures_and_times() {
    let (_folder, desk) = desk();
    let gallery = gallery(&desk);
    let ids = |cards: &[handvat_protocol::gallery::GalleryCard]| {
        cards.iter().map(|card| card.id.to_string()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(ids(&gallery.instruments), "strategy opening-scan is-is-not outside-in building-blocks");
    assert_eq!(ids(&gallery.kits), "half-day-strategy outside-in-morning");
    assert!(gallery.broken.is_empty());
    for card in gallery.instruments.iter().chain(&gallery.kits) {
        assert!(card.minutes.is_some() && card.group.is_some() && !card.own, "{}", card.id);
        assert!(!card.pictures.is_empty() && card.pictures.iter().all(|picture| picture.marks.len() > 5));
    }
    let kit = &gallery.kits[0];
    assert_eq!((kit.pictures.len(), kit.sample, kit.minutes), (3, true, Some(240)));
    let times: Vec<_> = kit.parts.iter().map(|part| part.start.as_str()).collect();
    assert_eq!(times, ["09:00", "09:15", "09:40", "10:00", "11:00", "11:15", "11:50", "12:10", "12:50"]);
}

#[test]
fn how_it_is_run_comes_with_the_cards_of_all_parts() {
    let (_folder, desk) = desk();
    let scan = instrument(&desk, "opening-scan");
    assert_eq!((scan.cards.len(), scan.parts.len()), (4, 0));
    assert!(scan.guide.unwrap().steps.len() >= 4);
    assert_eq!(instrument(&desk, "half-day-strategy").cards.len(), 4);
    assert_eq!(desk.call(Request::Instrument { template: id("none") }).unwrap_err().code, "unknown-template");
}

#[test]
fn a_kit_begins_with_its_sheets_in_order_its_agenda_and_its_first_notes() {
    let (_folder, desk) = desk();
    desk.call(Request::New { template: id("half-day-strategy") }).unwrap();
    let workshop = workshop(&desk);
    assert_eq!(sheets(&workshop), ["opening-scan", "is-is-not", "strategy"]);
    assert_eq!((workshop.agenda.len(), workshop.links.len(), workshop.notes.len()), (9, 6, 14));
    let part = &workshop.agenda["part-4"];
    assert_eq!((part["start"].as_str(), part["canvas"].as_str()), (Some("10:00"), Some("strategy")));
    assert_eq!(workshop.agenda["part-5"]["canvas"], serde_json::Value::Null);
    let starters: Vec<_> = workshop.notes.values().map(|note| note.zone.as_ref().unwrap().as_str()).collect();
    assert_eq!(starters, ["to-place"; 14]);
    assert_eq!(handvat_store::check::faults(&workshop), Vec::new());
}

#[test]
fn the_samples_of_the_kits_are_whole_and_the_same_in_both_languages() {
    for kit in ["half-day-strategy", "outside-in-morning"] {
        let template = templates::built_in().into_iter().find(|template| template.id.as_str() == kit).unwrap();
        let filled = |language| templates::begin_filled(&template, id("w"), &language, "2027-01-15T09:00:00Z").unwrap();
        let (dutch, english) = (filled(Language::Dutch), filled(Language::English));
        for workshop in [&dutch, &english] {
            assert_eq!(handvat_store::check::faults(workshop), Vec::new());
            assert!(workshop.notes.len() >= 60 && workshop.actions.len() >= 6, "{kit}");
            for (canvas_id, canvas) in &workshop.canvases {
                for zone in canvas.zones.keys() {
                    let filled = |note: &handvat_model::records::Note| {
                        note.canvas == *canvas_id && note.zone.as_ref() == Some(zone)
                    };
                    assert!(workshop.notes.values().any(filled), "{kit}: {canvas_id}/{zone} is empty");
                }
            }
        }
        assert!(dutch.notes.keys().eq(english.notes.keys()) && dutch.actions.keys().eq(english.actions.keys()));
        assert!(dutch.notes.iter().all(|(note, dutch)| dutch.zone == english.notes[note].zone));
        assert!(dutch.answers.keys().eq(english.answers.keys()) && dutch.tests == english.tests);
    }
}

#[test]
fn sheets_are_added_to_an_open_workshop_as_one_step_that_goes_back() {
    let (_folder, desk) = desk();
    desk.call(Request::New { template: id("strategy") }).unwrap();
    for _ in 0..2 {
        desk.call(Request::AddSheets { template: id("is-is-not") }).unwrap();
    }
    let added = workshop(&desk);
    assert_eq!((added.canvases.len(), added.notes.len()), (3, 28));
    assert_eq!(sheets(&added)[..2], ["strategy", "is-is-not"]);
    assert_eq!(handvat_store::check::faults(&added), Vec::new());
    let batch = Batch { client: "page".to_owned(), sequence: 1, commands: vec![Command::Undo] };
    let Reply::Outcomes { outcomes } = desk.call(Request::Send { batch }).unwrap() else { panic!() };
    assert_eq!(outcomes[0].refused, None);
    assert_eq!((workshop(&desk).canvases.len(), workshop(&desk).notes.len()), (2, 14));
    // One that was deleted is not the one that is added afterwards.
    let delete = serde_json::from_str(r#"{"edit":"deleteSheet","canvas":"is-is-not"}"#).unwrap();
    let batch = Batch { client: "page".to_owned(), sequence: 2, commands: vec![Command::Edit(Box::new(delete))] };
    desk.call(Request::Send { batch }).unwrap();
    desk.call(Request::AddSheets { template: id("is-is-not") }).unwrap();
    let again = workshop(&desk);
    assert_eq!((again.canvases.len(), again.notes.len()), (2, 14));
    assert!(!again.canvases.contains_key(&id("is-is-not")));
}

#[test]
fn a_broken_template_of_ones_own_is_named_with_its_line_and_the_others_still_work() {
    let (folder, desk) = desk();
    bring(&folder, "mine.json", &SCAN.replace("\"id\": \"opening-scan\"", "\"id\": \"mine\""));
    bring(&folder, "twice.json", &SCAN.replace("\"opportunities\": {", "\"dilemmas\": {"));
    bring(&folder, "wide.json", &SCAN.replacen("\"width\": 1320", "\"width\": 4200", 1));
    bring(&folder, "same.json", SCAN);
    bring(&folder, "later.json", &SCAN.replace("\"version\": 1", "\"version\": 7"));
    bring(&folder, "notes.txt", "not a template");
    let gallery = gallery(&desk);
    let own: Vec<_> = gallery.instruments.iter().filter(|card| card.own).map(|card| card.id.as_str()).collect();
    assert_eq!(own, ["mine"]);
    let told: Vec<_> = gallery.broken.iter().map(|failure| failure.message.as_str()).collect();
    assert_eq!(told.len(), 4, "{told:?}");
    assert!(told[0].contains("later.json") && told[0].contains("version 7"), "{told:?}");
    assert_eq!(told[1], "The template same.json is left out: the id ‘opening-scan’ is taken by another one.");
    assert!(told[2].contains("twice.json") && told[2].contains("canvases/opening-scan/zones/dilemmas"), "{told:?}");
    assert!(told[3].starts_with("wide.json, line ") && told[3].contains("dilemmas/area"), "{told:?}");
    desk.call(Request::New { template: id("mine") }).unwrap();
    assert_eq!(sheets(&workshop(&desk)), ["opening-scan"]);
}

#[test]
fn a_kit_of_ones_own_takes_sheets_of_the_program_and_names_what_it_cannot_find() {
    let (folder, desk) = desk();
    let kit = |id: &str, part: &str| {
        format!(
            r#"{{ "format": "handvat-template", "version": 1, "id": "{id}",
            "name": {{ "nl": "Mijn dag", "en": "My day" }}, "description": {{ "nl": "Kort", "en": "Short" }},
            "kit": {{ "start": "13:30", "parts": [{{ "minutes": 45, "title": {{ "nl": "Scan", "en": "Scan" }}, "template": "{part}" }}] }} }}"#
        )
    };
    bring(&folder, "a-good.json", &kit("good", "mine"));
    bring(&folder, "b-lost.json", &kit("lost", "nowhere"));
    bring(&folder, "mine.json", &SCAN.replace("\"id\": \"opening-scan\"", "\"id\": \"mine\""));
    let gallery = gallery(&desk);
    assert!(gallery.kits.iter().any(|kit| kit.id.as_str() == "good" && kit.pictures.len() == 1));
    assert_eq!(gallery.broken.len(), 1, "{:?}", gallery.broken);
    assert!(gallery.broken[0].message.contains("b-lost.json") && gallery.broken[0].message.contains("nowhere"));
}

#[test]
fn the_templates_of_the_program_have_nothing_wrong() {
    for template in templates::built_in() {
        assert_eq!(faults(&template), Vec::new(), "{}", template.id);
    }
}
