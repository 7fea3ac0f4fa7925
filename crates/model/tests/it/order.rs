//! The order in which actions are numbered.

use crate::desk::{Desk, edit, id};

#[test]
fn actions_are_numbered_by_their_first_handle_then_by_date_and_what_is_not_placed_comes_last() {
    let mut desk = Desk::new();
    for (name, steps, handles, due) in [
        ("lost", "", "", r#""2027-01-01""#),
        ("step", r#""social-service""#, "", "null"),
        ("late", "", r#""buy-in""#, r#""2027-03-01""#),
        ("early", "", r#""technology","buy-in""#, r#""2027-02-01""#),
        ("undated", "", r#""buy-in""#, "null"),
        ("technology", "", r#""technology""#, r#""2026-12-01""#),
        ("first", "", r#""long-term""#, "null"),
    ] {
        let add = format!(
            r#"{{"edit":"addAction","id":"{name}","title":"{name}","steps":[{steps}],"handles":[{handles}],"due":{due}}}"#
        );
        desk.apply(&edit(&add)).unwrap();
    }
    let names: Vec<_> = desk.workshop.actions_in_order().into_iter().map(|(id, _)| id.as_str()).collect();
    assert_eq!(names, ["first", "early", "late", "undated", "technology", "step", "lost"]);
    assert!(desk.workshop.notes_in_order(|_| true).is_empty());
    assert_eq!(desk.workshop.canvases_in_order()[0].0, &id("strategy"));
}
