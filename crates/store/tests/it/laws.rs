//! Whatever is done: nothing refers to what is not there, and undo comes back to the same bytes.

use handvat_model::edit::Edit;
use handvat_model::history::{History, Step, StepKind};
use handvat_model::id::Id;
use handvat_model::patch::Patch;
use handvat_model::plan::{Means, plan};
use handvat_model::records::{Language, NoteSize, Workshop};
use handvat_model::template::Template;
use handvat_model::typeset::Typesetter;
use handvat_store::check::faults;
use handvat_store::reading::read;
use handvat_store::writing::write;
use proptest::prelude::*;
use std::sync::Arc;

use super::stage::id;

const STEPS: [&str; 2] = ["social-service", "customer"];
const HANDLES: [&str; 2] = ["technology", "buy-in"];

/// One of everything, so that the first edits have something to meet.
const BEGIN: [&str; 4] = [
    r#"{"edit":"addNote","id":"n0","zone":"customer","text":"Wait"}"#,
    r#"{"edit":"addPerson","id":"p0","name":"Reader"}"#,
    r#"{"edit":"addStack","id":"c0","zone":"technology","title":"Stack","texts":["one"]}"#,
    r#"{"edit":"addAction","id":"a0","title":"Do it","notes":["n0"],"owner":"p0"}"#,
];

/// Every note has its own size.
struct Square;

impl Typesetter for Square {
    fn room(&self, _: &str, size: &NoteSize, _: &Language) -> (f64, f64) {
        (size.side(), size.side())
    }
}

/// A workshop with its history, and how often something was planned.
struct Desk {
    workshop: Workshop,
    history: History,
    fresh: u32,
}

impl Desk {
    fn new() -> Self {
        let template: Template = serde_json::from_str(include_str!("../../../../templates/strategy.json")).unwrap();
        let workshop = Workshop { canvases: template.canvases, ..Workshop::empty(id("w")) };
        let mut desk = Self { workshop, history: History::default(), fresh: 0 };
        for json in BEGIN {
            assert!(desk.act(&Act::Edit(Box::new(serde_json::from_str(json).unwrap()))), "{json}");
        }
        desk.history = History::default();
        desk
    }

    fn act(&mut self, act: &Act) -> bool {
        let (kind, planned) = match act {
            Act::Edit(edit) => (StepKind::Edit, self.planned(edit)),
            Act::Undo => (StepKind::Undo, self.history.undo("me", &self.workshop).ok()),
            Act::Redo => (StepKind::Redo, self.history.redo("me", &self.workshop).ok()),
        };
        let Some((label, patch)) = planned else { return false };
        patch.apply(&mut self.workshop);
        let step = Step { sequence: 0, at: String::new(), origin: "me".to_owned(), kind, label, patch };
        self.history.record(Arc::new(step));
        true
    }

    fn planned(&mut self, edit: &Edit) -> Option<(handvat_model::edit::StepLabel, Patch)> {
        let (fresh, history) = (&mut self.fresh, &self.history);
        let mut next = || {
            *fresh += 1;
            id(&format!("fresh{fresh}"))
        };
        let mut means = Means { typesetter: &Square, fresh: &mut next, used: &|id: &Id| history.knows(id) };
        plan(&self.workshop, edit, &mut means).ok().map(|planned| (planned.label, planned.patch))
    }

    /// The workshop's file; the same workshop comes back out of it.
    fn bytes(&self) -> Vec<u8> {
        let bytes = write(&self.workshop).unwrap();
        assert_eq!(read(&bytes).unwrap().workshop, self.workshop);
        bytes
    }
}

#[derive(Debug, Clone)]
enum Act {
    Edit(Box<Edit>),
    Undo,
    Redo,
}

/// Edits over few ids, so that they meet each other.
fn any_edit() -> impl Strategy<Value = Edit> {
    let of = |prefix: &'static str| (0..4_u8).prop_map(move |number| format!("{prefix}{number}"));
    let (note, person, action, stack) = (|| of("n"), || of("p"), || of("a"), || of("c"));
    let step = || prop::sample::select(STEPS.to_vec());
    let handle = || prop::sample::select(HANDLES.to_vec());
    let zone = || prop_oneof![step(), handle()];
    let text = || "[a-zé \u{202e}\n😀]{0,40}".prop_map(|text| serde_json::to_string(&text).unwrap());
    prop_oneof![
        4 => (note(), zone(), text()).prop_map(|(note, zone, text)| format!(r#"{{"edit":"addNote","id":"{note}","zone":"{zone}","text":{text}}}"#)),
        2 => (note(), text()).prop_map(|(note, text)| format!(r#"{{"edit":"setText","note":"{note}","text":{text}}}"#)),
        2 => (note(), note(), -9e6..9e6_f64).prop_map(|(one, other, x)| format!(r#"{{"edit":"moveNotes","notes":["{one}","{other}"],"by":{{"x":{x},"y":0.1}}}}"#)),
        1 => note().prop_map(|note| format!(r#"{{"edit":"placeNotes","notes":["{note}"],"zone":null}}"#)),
        3 => (note(), note()).prop_map(|(one, other)| format!(r#"{{"edit":"deleteNotes","notes":["{one}","{other}"]}}"#)),
        2 => (note(), step(), handle()).prop_map(|(note, step, handle)| format!(r#"{{"edit":"setCrossing","note":"{note}","step":"{step}","handle":"{handle}"}}"#)),
        1 => (step(), handle(), text()).prop_map(|(step, handle, text)| format!(r#"{{"edit":"markCrossing","step":"{step}","handle":"{handle}","reason":{text}}}"#)),
        2 => (person(), prop::sample::select(vec!["Sponsor", "Sales lead", "sponsor "])).prop_map(|(person, name)| format!(r#"{{"edit":"addPerson","id":"{person}","name":"{name}"}}"#)),
        1 => (person(), text()).prop_map(|(person, name)| format!(r#"{{"edit":"setPerson","person":"{person}","name":{name}}}"#)),
        2 => person().prop_map(|person| format!(r#"{{"edit":"deletePerson","person":"{person}"}}"#)),
        3 => (action(), note(), person(), step(), handle()).prop_map(|(action, note, owner, step, handle)| format!(
            r#"{{"edit":"addAction","id":"{action}","title":"Do it","notes":["{note}"],"owner":"{owner}","steps":["{step}"],"handles":["{handle}"],"due":"2027-01-31"}}"#
        )),
        1 => action().prop_map(|action| format!(r#"{{"edit":"setAction","action":"{action}","why":null,"title":"Other"}}"#)),
        1 => action().prop_map(|action| format!(r#"{{"edit":"deleteActions","actions":["{action}"]}}"#)),
        2 => (stack(), zone(), text()).prop_map(|(stack, zone, text)| format!(r#"{{"edit":"addStack","id":"{stack}","zone":"{zone}","title":"Stack","texts":[{text},"two"]}}"#)),
        1 => stack().prop_map(|stack| format!(r#"{{"edit":"dealStack","cluster":"{stack}"}}"#)),
        1 => stack().prop_map(|stack| format!(r#"{{"edit":"deleteStack","cluster":"{stack}"}}"#)),
        1 => text().prop_map(|text| format!(r#"{{"edit":"setDetails","ambition":{text}}}"#)),
    ]
    .prop_map(|json| serde_json::from_str(&json).unwrap_or_else(|error| panic!("{json}: {error}")))
}

fn any_acts() -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![
        6 => any_edit().prop_map(|edit| Act::Edit(Box::new(edit))),
        2 => Just(Act::Undo),
        1 => Just(Act::Redo),
    ];
    prop::collection::vec(act, 1..40)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn undo_and_redo_of_everything_come_back_to_the_same_bytes(acts in any_acts()) {
        let mut desk = Desk::new();
        let begin = desk.bytes();
        for act in &acts {
            desk.act(act);
        }
        let end = desk.bytes();
        let mut count = 0;
        while desk.act(&Act::Undo) {
            count += 1;
        }
        prop_assert!(desk.bytes() == begin);
        for _ in 0..count {
            prop_assert!(desk.act(&Act::Redo));
        }
        prop_assert!(desk.bytes() == end);
    }

    #[test]
    fn nothing_ever_refers_to_what_is_not_there(acts in any_acts()) {
        let mut desk = Desk::new();
        for act in &acts {
            desk.act(act);
            prop_assert_eq!(faults(&desk.workshop), vec![], "after {:?}", act);
        }
    }
}
