//! Scores, answers, verdicts, influences and benefits: what the group says to its instruments.

use handvat_model::answers::Verdict;
use serde_json::{Value, json};

use crate::desk::{Desk, edit, id};

const BLOCKS: &str = include_str!("../../../../templates/building-blocks.json");
const OUTSIDE_IN: &str = include_str!("../../../../templates/outside-in.json");

fn desk() -> Desk {
    Desk::with(&[BLOCKS, OUTSIDE_IN])
}

/// Does a JSON edit; a refusal by its code.
fn try_edit(desk: &mut Desk, json: &Value) -> Result<(), String> {
    desk.apply(&edit(&json.to_string())).map(drop).map_err(|refusal| format!("{}: {refusal}", refusal.code()))
}

fn all(desk: &mut Desk, edits: &[Value]) {
    for one in edits {
        try_edit(desk, one).unwrap_or_else(|refusal| panic!("{one}: {refusal}"));
    }
}

fn score(zone: &str, score: impl Into<Value>) -> Value {
    json!({ "edit": "setGroupScore", "canvas": "building-blocks", "zone": zone, "score": score.into() })
}

#[test]
fn a_block_has_one_group_score_which_is_changed_taken_away_and_undone() {
    let mut desk = desk();
    let (canvas, zone) = (id("building-blocks"), id("experience"));
    all(&mut desk, &[score("experience", 2), score("experience", 4)]);
    assert_eq!(desk.workshop.group_score(&canvas, &zone), Some(4));
    assert_eq!(desk.workshop.answers.len(), 1);
    desk.undo().unwrap();
    assert_eq!(desk.workshop.group_score(&canvas, &zone), Some(2));
    all(&mut desk, &[score("experience", Value::Null)]);
    assert_eq!((desk.workshop.group_score(&canvas, &zone), desk.workshop.answers.len()), (None, 0));
}

#[test]
fn a_poor_experience_flags_centricity() {
    let mut desk = desk();
    let canvas = id("building-blocks");
    for (given, flagged) in [(Value::Null, false), (json!(3), false), (json!(2), true), (json!(1), true)] {
        all(&mut desk, &[score("experience", given)]);
        assert_eq!(desk.workshop.flags_centricity(&canvas), flagged);
    }
    assert!(!desk.workshop.flags_centricity(&id("strategy")));
}

#[test]
fn a_score_off_the_scale_or_where_nothing_is_scored_is_refused() {
    let mut desk = desk();
    for wrong in [0, 6] {
        let said = try_edit(&mut desk, &score("value", wrong)).unwrap_err();
        assert_eq!(said, format!("off-scale: {wrong} is not on the scale of 1 to 5"));
    }
    assert_eq!(try_edit(&mut desk, &score("value-of", 3)).unwrap_err(), "unknown-id: there is no scale ‘value-of’");
    assert_eq!(try_edit(&mut desk, &score("roof", 3)).unwrap_err(), "unknown-id: there is no zone ‘roof’");
    assert!(desk.workshop.answers.is_empty());
}

#[test]
fn the_three_questions_of_the_core_value_are_answered_apart() {
    let mut desk = desk();
    let answer = |question: &str, text: &str| json!({ "edit": "setAnswer", "canvas": "building-blocks", "zone": "centricity", "question": question, "text": text });
    all(
        &mut desk,
        &[answer("origin", "From the street\r\nitself"), answer("ease", "It is about home"), answer("ease", " ")],
    );
    let said = |question: &str| desk.workshop.answer(&id("building-blocks"), &id("centricity"), &id(question));
    assert_eq!([said("origin"), said("clarity"), said("ease")], [Some("From the street\nitself"), None, None]);
    assert_eq!(try_edit(&mut desk, &answer("why", "x")).unwrap_err(), "unknown-id: there is no question ‘why’");
}

#[test]
fn an_objection_gets_the_groups_own_answer_and_keeps_what_a_later_program_added() {
    let mut desk = desk();
    desk.workshop.objections.insert("money".to_owned(), json!({ "answer": "Old", "mood": 1 }));
    all(&mut desk, &[json!({ "edit": "setObjection", "objection": "money", "answer": "Many together know" })]);
    assert_eq!(desk.workshop.objections["money"], json!({ "answer": "Many together know", "mood": 1 }));
    assert_eq!(desk.workshop.objection_answer(&id("money")), Some("Many together know"));
    let unknown = json!({ "edit": "setObjection", "objection": "weather", "answer": "It rains" });
    assert_eq!(try_edit(&mut desk, &unknown).unwrap_err(), "unknown-id: there is no objection ‘weather’");
}

#[test]
fn an_offer_passes_the_test_by_three_verdicts_which_go_with_its_note() {
    let mut desk = desk();
    let verdict = |question: &str, verdict: Value| json!({ "edit": "setVerdict", "note": "o1", "question": question, "verdict": verdict });
    all(
        &mut desk,
        &[
            json!({ "edit": "addNote", "id": "o1", "canvas": "outside-in", "zone": "offers", "text": "Magazine" }),
            json!({ "edit": "addNote", "id": "n1", "canvas": "strategy", "zone": "customer", "text": "Elsewhere" }),
            verdict("asked", json!("no")),
            verdict("needed", json!("unclear")),
            verdict("helpful", json!("yes")),
            verdict("needed", Value::Null),
        ],
    );
    let found = |desk: &Desk, question: &str| desk.workshop.verdict(&id("o1"), &id(question));
    assert_eq!(found(&desk, "asked"), Some(Verdict::No));
    assert_eq!((found(&desk, "needed"), found(&desk, "helpful")), (None, Some(Verdict::Yes)));
    assert!(try_edit(&mut desk, &verdict("asked", json!("maybe"))).unwrap_err().starts_with("bad-word"));
    let elsewhere = json!({ "edit": "setVerdict", "note": "n1", "question": "asked", "verdict": "yes" });
    assert_eq!(try_edit(&mut desk, &elsewhere).unwrap_err(), "unknown-id: there is no question ‘asked’");
    all(&mut desk, &[json!({ "edit": "deleteNotes", "notes": ["o1"] })]);
    assert!(desk.workshop.tests.is_empty());
    desk.undo().unwrap();
    assert_eq!(found(&desk, "asked"), Some(Verdict::No));
}

#[test]
fn influences_are_added_reworded_and_taken_away() {
    let mut desk = desk();
    let link = |from: &str, to: &str, text: Value| json!({ "edit": "setLink", "canvas": "strategy", "from": from, "to": to, "text": text });
    all(
        &mut desk,
        &[
            link("social-service", "social-commerce", json!("Trust")),
            link("social-service", "social-commerce", json!("Trust, then sales")),
            link("social-commerce", "social-service", json!("")),
        ],
    );
    assert_eq!(
        desk.workshop.links["strategy--social-service--social-commerce"],
        json!({ "canvas": "strategy", "from": "social-service", "to": "social-commerce", "text": "Trust, then sales" })
    );
    assert_eq!(desk.workshop.links.len(), 2);
    all(&mut desk, &[link("social-service", "social-commerce", Value::Null)]);
    assert_eq!(desk.workshop.links.len(), 1);
    let itself = link("technology", "technology", json!("x"));
    assert_eq!(try_edit(&mut desk, &itself).unwrap_err(), "onto-itself: ‘technology’ cannot be linked with itself");
}

#[test]
fn an_action_claims_benefits_that_a_sheet_knows_each_once() {
    let mut desk = desk();
    all(
        &mut desk,
        &[
            json!({ "edit": "addAction", "id": "a", "title": "Do", "benefits": ["satisfaction", "service-cost", "satisfaction"] }),
            json!({ "edit": "addAction", "id": "b", "title": "Do more" }),
            json!({ "edit": "setAction", "action": "b", "benefits": ["word-of-mouth"] }),
        ],
    );
    let benefits = |desk: &Desk, action: &str| {
        desk.workshop.actions[action].benefits.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(
        (benefits(&desk, "a"), benefits(&desk, "b")),
        ("satisfaction service-cost".into(), "word-of-mouth".into())
    );
    all(&mut desk, &[json!({ "edit": "setAction", "action": "a", "benefits": null })]);
    assert_eq!(benefits(&desk, "a"), "");
    let file = serde_json::to_value(&desk.workshop.actions["a"]).unwrap();
    assert_eq!(file.get("benefits"), None, "a file without benefits has no such field");
    let fame = json!({ "edit": "setAction", "action": "a", "benefits": ["fame"] });
    assert_eq!(try_edit(&mut desk, &fame).unwrap_err(), "unknown-id: there is no benefit ‘fame’");
}
