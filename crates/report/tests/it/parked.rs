//! What the plan tells beside the strategy: the parking lot, the words at arrows, and a workshop without steps.

use handvat_model::records::Language;
use handvat_report::doc::{Content, Owner, Role};
use handvat_report::plan::{Paper, Profile, layout};

use crate::desk::{id, rich, workshop};
use crate::plan::{dutch, options};
use crate::proof::{element, elements, links, outline, said};

const PARKED: &str = r#"{"edit":"addNote","id":"a","zone":"technology","text":"Nieuwe kassa","voice":"employee"}
    {"edit":"addNote","id":"b","zone":"social-service","text":"Wachttijd"}
    {"edit":"setLink","from":"a","to":"b","text":"verlengt"}
    {"edit":"addStack","id":"s","zone":"social-commerce","title":"Reviews","voice":"customer","texts":["Een","Twee"]}"#;

fn parked() -> String {
    format!("{PARKED}\n{}", r#"{"edit":"parkNotes","notes":["a"]}"#)
}

#[test]
fn parked_notes_are_told_before_the_appendix_with_the_zone_they_came_from() {
    let doc = dutch(&workshop(&Language::Dutch, &parked()));
    let chapters = outline(&doc);
    let place = |title: &str| chapters.find(title).unwrap_or_else(|| panic!("no {title} in {chapters}"));
    assert!(place("Acties per handvat") < place("Parkeerplaats") && place("Parkeerplaats") < place("Bijlage"));
    let rows: Vec<String> = elements(&doc, |role| role == Role::Tr).into_iter().map(|row| element(&doc, row)).collect();
    assert!(rows.iter().any(|row| row.ends_with("Nieuwe kassa medewerker Technologie")), "{rows:#?}");
    assert!(links(&doc).filter(|link| link.description.starts_with("Naar notitie")).count() > 0);
}

#[test]
fn the_plan_for_who_was_not_there_has_the_parking_lot_and_leads_nowhere() {
    let short = options(Language::Dutch, Paper::A4, Profile::Manager);
    let doc = layout(&workshop(&Language::Dutch, &parked()), &short);
    assert!(outline(&doc).contains("Parkeerplaats") && said(&doc).contains("Nieuwe kassa"));
    assert!(links(&doc).all(|link| !link.description.starts_with("Naar notitie")));
    assert!(!outline(&dutch(&workshop(&Language::Dutch, PARKED))).contains("Parkeerplaats"), "nothing is parked");
}

#[test]
fn words_at_arrows_and_titles_of_stacks_are_heard_as_well_as_seen() {
    let doc = dutch(&workshop(&Language::Dutch, PARKED));
    for wanted in ["verlengt", "Reviews"] {
        let canvas = doc.pages.iter().filter(|page| page.width > page.height);
        let owners: Vec<Option<Role>> = canvas
            .flat_map(|page| &page.items)
            .filter(|item| matches!(&item.content, Content::Text(text) if text.run.text == wanted))
            .map(|item| match item.owner {
                Owner::Tag(tag) => Some(doc.tags[tag.place()].role),
                Owner::Artifact => None,
            })
            .collect();
        assert_eq!(owners, [Some(Role::LBody)], "{wanted}");
    }
}

#[test]
fn a_workshop_without_steps_and_handles_has_plain_actions_and_no_crossings() {
    let mut workshop = rich();
    let sheet = workshop.canvases.get_mut(&id("strategy")).unwrap();
    sheet.zones.retain(|id, _| id.as_str() == "customer");
    let doc = dutch(&workshop);
    let (chapters, said) = (outline(&doc), said(&doc));
    assert!(chapters.contains("\nActies\n"), "{chapters}");
    for absent in ["Niet geplaatst", "Kruispunt", "het kruispunt"] {
        assert!(!said.contains(absent), "{absent}");
    }
    assert!(said.contains("Terugbelafspraak in twee klikken"));
}
