//! What holds whatever is done.

use handvat_model::edit::Edit;
use proptest::prelude::*;

use crate::desk::{Desk, dangling, edit, id};

const ZONES: [&str; 4] = ["social-service", "customer", "technology", "buy-in"];

/// A random edit over few ids, so that edits meet each other.
fn any_edit() -> impl Strategy<Value = Edit> {
    let name = || (0..6_u8).prop_map(|number| format!("n{number}"));
    let zone = || prop::sample::select(ZONES.to_vec());
    let words = "[a-z ]{0,60}";
    prop_oneof![
        4 => (name(), zone(), words).prop_map(|(note, zone, text)| format!(r#"{{"edit":"addNote","id":"{note}","zone":"{zone}","text":"{text}"}}"#)),
        2 => (name(), words).prop_map(|(note, text)| format!(r#"{{"edit":"setText","note":"{note}","text":"{text}"}}"#)),
        2 => (name(), -3000..3000_i32, -3000..3000_i32).prop_map(|(note, x, y)| format!(r#"{{"edit":"moveNotes","notes":["{note}"],"by":{{"x":{x},"y":{y}}}}}"#)),
        1 => (name(), zone()).prop_map(|(note, zone)| format!(r#"{{"edit":"placeNotes","notes":["{note}"],"zone":"{zone}"}}"#)),
        2 => name().prop_map(|note| format!(r#"{{"edit":"deleteNotes","notes":["{note}"]}}"#)),
        2 => (name(), prop::sample::select(vec!["Sponsor", "Sales lead", "sponsor"])).prop_map(|(note, owner)| format!(r#"{{"edit":"addAction","title":"Do it","notes":["{note}"],"owner":"{owner}"}}"#)),
        1 => zone().prop_map(|zone| format!(r#"{{"edit":"addStack","id":"stack","zone":"{zone}","title":"Stack","texts":["one","two"]}}"#)),
        1 => Just(r#"{"edit":"dealStack","cluster":"stack"}"#.to_owned()),
        1 => Just(r#"{"edit":"deleteStack","cluster":"stack"}"#.to_owned()),
        1 => (zone(), words).prop_map(|(zone, text)| format!(r#"{{"edit":"setLink","canvas":"strategy","from":"{zone}","to":"technology","text":"{text}"}}"#)),
        2 => (name(), name(), prop::option::of("[a-z ]{0,9}")).prop_map(|(from, to, text)| serde_json::json!({"edit": "setLink", "from": from, "to": to, "text": text}).to_string()),
        2 => (name(), name(), any::<bool>()).prop_map(|(one, other, into)| serde_json::json!({"edit": "stackNotes", "notes": [one, other], "into": into.then_some("stack")}).to_string()),
        1 => any::<bool>().prop_map(|open| format!(r#"{{"edit":"fanStack","cluster":"stack","open":{open}}}"#)),
        1 => name().prop_map(|note| format!(r#"{{"edit":"unstackNotes","notes":["{note}"]}}"#)),
        1 => (name(), name()).prop_map(|(one, other)| format!(r#"{{"edit":"parkNotes","notes":["{one}","{other}"]}}"#)),
        1 => name().prop_map(|note| format!(r#"{{"edit":"unparkNotes","notes":["{note}"]}}"#)),
        1 => (-900..900_i32, -900..900_i32).prop_map(|(x, y)| format!(r#"{{"edit":"moveNotes","notes":["stack"],"by":{{"x":{x},"y":{y}}}}}"#)),
        1 => words.prop_map(|answer| format!(r#"{{"edit":"setObjection","objection":"money","answer":"{answer}"}}"#)),
        1 => Just(r#"{"edit":"addAction","title":"Good for","benefits":["satisfaction","word-of-mouth"]}"#.to_owned()),
        1 => (zone(), any::<bool>()).prop_map(|(zone, on)| format!(r#"{{"edit":"setBlind","zone":"{zone}","on":{on}}}"#)),
        1 => zone().prop_map(|zone| format!(r#"{{"edit":"revealZone","zone":"{zone}"}}"#)),
        1 => (name(), name()).prop_map(|(one, other)| format!(r#"{{"edit":"reveal","notes":["{one}","{other}"]}}"#)),
        1 => (name(), any::<bool>()).prop_map(|(note, on)| format!(r#"{{"edit":"showAuthor","notes":["{note}"],"on":{on}}}"#)),
        1 => Just(r#"{"edit":"deletePerson","person":"fresh2"}"#.to_owned()),
        1 => name().prop_map(|note| format!(r#"{{"edit":"setNotes","notes":["{note}"],"size":"large","colour":"blue"}}"#)),
    ]
    .prop_map(|json| edit(&json))
}

#[derive(Debug, Clone)]
pub(crate) enum Move {
    Edit(Box<Edit>),
    Undo,
    Redo,
}

pub(crate) fn any_moves() -> impl Strategy<Value = Vec<Move>> {
    prop::collection::vec(
        prop_oneof![5 => any_edit().prop_map(|edit| Move::Edit(Box::new(edit))), 2 => Just(Move::Undo), 1 => Just(Move::Redo)],
        1..40,
    )
}

pub(crate) fn run(moves: &[Move]) -> Desk {
    let mut desk = Desk::new();
    for step in moves {
        // Refusals are part of the game: what counts is what they leave.
        let _ = match step {
            Move::Edit(edit) => desk.apply(edit).map(|_| ()),
            Move::Undo => desk.undo(),
            Move::Redo => desk.redo(),
        };
        assert_eq!(dangling(&desk.workshop), Vec::<String>::new());
    }
    desk
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn undo_of_all_comes_back_to_the_letter_and_redo_of_all_too(moves in any_moves()) {
        let mut desk = run(&moves);
        let end = serde_json::to_string(&desk.workshop).unwrap();
        let mut steps = 0;
        while desk.undo().is_ok() {
            steps += 1;
        }
        prop_assert_eq!(serde_json::to_string(&desk.workshop).unwrap(), serde_json::to_string(&Desk::new().workshop).unwrap());
        for _ in 0..steps {
            desk.redo().unwrap();
        }
        prop_assert_eq!(serde_json::to_string(&desk.workshop).unwrap(), end);
    }

    #[test]
    fn an_edit_that_is_refused_changes_nothing(moves in any_moves(), last in any_edit()) {
        let mut desk = run(&moves);
        let before = desk.workshop.clone();
        if desk.apply(&last).is_err() {
            prop_assert_eq!(&desk.workshop, &before);
        }
    }

    #[test]
    fn no_id_is_used_twice(moves in any_moves()) {
        let mut desk = run(&moves);
        for number in 0..6 {
            let note = id(&format!("n{number}"));
            if desk.history.knows(&note) {
                let again = edit(&format!(r#"{{"edit":"addNote","id":"{note}","text":"again"}}"#));
                prop_assert_eq!(desk.apply(&again).unwrap_err().code(), "id-taken");
            }
        }
    }
}
