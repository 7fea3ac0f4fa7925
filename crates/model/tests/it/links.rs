//! Arrows between notes, and the parking lot.

use crate::desk::{Desk, dangling};

const NOTES: &str = r#"{"edit":"addNote","id":"a","zone":"customer","text":"one"}
    {"edit":"addNote","id":"b","zone":"technology","text":"two"}
    {"edit":"addNote","id":"c","zone":"technology","text":"three"}"#;

/// What was refused, and each arrow as `from→to words`.
fn arrows(desk: &mut Desk, script: &str) -> Vec<String> {
    let told = desk.run(script);
    let refused = told.lines().filter(|line| line.starts_with("refused")).map(str::to_owned);
    let links = desk.workshop.note_links().map(|link| format!("{}→{} {}", link.from, link.to, link.text));
    refused.chain(links).collect()
}

#[test]
fn an_arrow_is_drawn_worded_anew_and_taken_away() {
    let mut desk = Desk::new();
    let script = format!("{NOTES}\n{}", r#"{"edit":"setLink","from":"a","to":"b","text":"leads to"}"#);
    assert_eq!(arrows(&mut desk, &script), ["a→b leads to"]);
    let again = r#"{"edit":"setLink","from":"a","to":"b","text":""}
        {"edit":"setLink","from":"b","to":"a","text":"back"}"#;
    assert_eq!(arrows(&mut desk, again), ["a→b ", "b→a back"]);
    assert_eq!(arrows(&mut desk, r#"{"edit":"setLink","from":"a","to":"b","text":null}"#), ["b→a back"]);
    assert_eq!(arrows(&mut desk, "undo\nundo\nundo"), ["a→b leads to"]);
}

#[test]
fn an_arrow_leads_from_a_note_to_another_one_of_its_sheet() {
    let mut desk = Desk::with(&[include_str!("../../../../templates/building-blocks.json")]);
    let sheet = desk.workshop.canvases.keys().find(|id| id.as_str() != "strategy").unwrap().clone();
    let other = format!(r#"{{"edit":"addNote","id":"far","canvas":"{sheet}","text":"far"}}"#);
    let notes = NOTES.replace("addNote\"", "addNote\",\"canvas\":\"strategy\"");
    let script = format!(
        "{notes}\n{other}\n{}",
        r#"{"edit":"setLink","from":"a","to":"a","text":""}
        {"edit":"setLink","from":"a","to":"nobody","text":""}
        {"edit":"setLink","from":"a","to":"far","text":""}"#
    );
    let said = [
        "refused onto-itself: ‘a’ cannot be linked with itself",
        "refused unknown-id: there is no note ‘nobody’",
        "refused other-sheet: the notes lie on different sheets",
    ];
    assert_eq!(arrows(&mut desk, &script), said);
}

#[test]
fn a_note_that_goes_takes_its_arrows_along_and_undo_brings_them_back() {
    let mut desk = Desk::new();
    let links = r#"{"edit":"setLink","from":"a","to":"b","text":"one"}
        {"edit":"setLink","from":"c","to":"a","text":"two"}
        {"edit":"setLink","from":"b","to":"c","text":"three"}
        {"edit":"setLink","canvas":"strategy","from":"customer","to":"technology","text":"zones"}"#;
    arrows(&mut desk, &format!("{NOTES}\n{links}"));
    assert_eq!(arrows(&mut desk, r#"{"edit":"deleteNotes","notes":["a"]}"#), ["b→c three"]);
    assert_eq!(desk.workshop.links.len(), 2, "the influence stays");
    assert_eq!(arrows(&mut desk, "undo"), ["a→b one", "b→c three", "c→a two"]);
}

#[test]
fn a_parked_note_lies_on_the_pasteboard_and_goes_back_where_it_came_from() {
    let mut desk = Desk::new();
    let told = desk.run(&format!("{NOTES}\n{}", r#"{"edit":"parkNotes","notes":["a","b"]}"#));
    assert!(told.contains("a ‘one’ in pasteboard") && told.contains("b ‘two’ in pasteboard"), "{told}");
    let parked = |desk: &Desk| desk.workshop.parked().iter().map(|(id, _)| id.to_string()).collect::<Vec<_>>();
    assert_eq!(parked(&desk), ["a", "b"]);
    let told = desk.run(r#"{"edit":"unparkNotes","notes":["a"]}"#);
    assert!(told.contains("a ‘one’ in customer"), "{told}");
    assert_eq!(parked(&desk), ["b"]);
    desk.run("undo");
    assert_eq!(parked(&desk), ["a", "b"]);
}

#[test]
fn a_note_that_is_laid_into_a_zone_or_thrown_away_is_parked_no_more() {
    let mut desk = Desk::new();
    desk.run(&format!(
        "{NOTES}\n{}",
        r#"{"edit":"parkNotes","notes":["a","b","c"]}
        {"edit":"placeNotes","notes":["a"],"zone":"technology"}
        {"edit":"deleteNotes","notes":["b"]}
        {"edit":"moveNotes","notes":["c"],"by":{"x":10,"y":10}}"#
    ));
    let parked: Vec<_> = desk.workshop.parking.keys().collect();
    assert_eq!(parked, ["c"], "moved on the pasteboard it is still parked");
    assert_eq!(dangling(&desk.workshop), Vec::<String>::new());
}
