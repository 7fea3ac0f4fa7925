//! What is not the same in two workshops, and the patch that makes one of the other.

use handvat_model::difference::{ChangeOf, Difference, differences};
use handvat_model::history::{Step, StepKind};
use handvat_model::patch::{Change, Patch};
use handvat_model::records::Workshop;
use handvat_model::replay::Replay;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::desk::{Desk, edit, id};
use crate::laws::{any_moves, run};

/// A workshop with something in every table.
fn full() -> Workshop {
    let mut file = json!({
        "format": "handvat", "version": 1, "id": "w", "revision": 1, "title": "Full", "edited": "2027-01-15T09:00:00Z",
        "people": {"p1": {"name": "Marketing lead"}},
        "notes": {"n1": {"canvas": "strategy", "zone": null, "text": "Words", "x": 1, "y": 2, "width": 220, "height": 220}},
        "clusters": {"c1": {"canvas": "strategy", "zone": null, "x": 1, "y": 2}},
        "crossings": {"a--b": {"step": "a", "handle": "b", "reason": "on purpose"}},
        "actions": {"a1": {"title": "Call back"}},
        "later": {"kept": true},
    });
    file["canvases"] = serde_json::to_value(&Desk::new().workshop.canvases).unwrap();
    // A table that the model learns to read needs a record here that it can read.
    for table in handvat_model::kept::Kept::ALL.into_iter().map(handvat_model::kept::Kept::word) {
        if table != "workshop" {
            file[table] = json!({"k1": {"text": "kept"}});
        }
    }
    serde_json::from_value(file).unwrap()
}

#[test]
fn a_patch_between_two_states_reaches_every_table() {
    let (empty, full) = (Workshop::empty(id("w")), full());
    let Value::Object(fields) = serde_json::to_value(&full).unwrap() else { panic!() };
    for (field, value) in fields.iter().filter(|(_, value)| value.is_object()) {
        assert!(field == "details" || !value.as_object().unwrap().is_empty(), "{field} has no record in this test");
    }
    let patch = Patch::between(&empty, &full);
    let mut made = empty.clone();
    patch.apply(&mut made);
    assert_eq!(made, Workshop { revision: 0, edited: String::new(), ..full.clone() });
    patch.inverted().apply(&mut made);
    assert_eq!(made, empty);
    assert!(Patch::between(&full, &full.clone()).is_empty());
    let journalled: Patch = serde_json::from_str(&serde_json::to_string(&patch).unwrap()).unwrap();
    assert_eq!(journalled, patch, "it goes through the journal");
}

#[test]
fn a_step_is_gone_along_from_its_json_whatever_the_order_of_the_fields() {
    let (empty, full) = (Workshop::empty(id("w")), full());
    for (from, to) in [(&empty, &full), (&full, &empty)] {
        let patch = Patch::between(from, to);
        let (at, origin) = ("2027-01-15T09:00:00Z".to_owned(), "me".to_owned());
        let label = edit(r#"{"edit":"setDetails","date":""}"#).label(&empty);
        let step = Step { sequence: 7, at, origin, kind: StepKind::Edit, label, patch };
        let mut expected = from.clone();
        step.replay(&mut expected);
        let first = serde_json::to_string(&step).unwrap();
        let last = tag_last(&first);
        assert_ne!(last, first);
        for text in [first, last] {
            assert_eq!(serde_json::from_str::<Step>(&text).unwrap(), step);
            let mut made = from.clone();
            serde_json::from_str::<Replay>(&text).unwrap().onto(&mut made);
            assert_eq!(made, expected);
        }
    }
}

/// The same step with the word of each change behind its other fields.
fn tag_last(step: &str) -> String {
    let step: Value = serde_json::from_str(step).unwrap();
    let fields = |object: &Value, last: &str| {
        let (behind, before): (Vec<_>, Vec<_>) =
            object.as_object().unwrap().iter().partition(|(name, _)| *name == last);
        before.into_iter().chain(behind).map(|(name, value)| (name.clone(), value.clone())).collect::<Vec<_>>()
    };
    let written = |fields: Vec<(String, String)>| {
        let all: Vec<_> = fields.into_iter().map(|(name, value)| format!("{}:{value}", json!(name))).collect();
        format!("{{{}}}", all.join(","))
    };
    let change = |change: &Value| {
        written(fields(change, "record").into_iter().map(|(name, value)| (name, value.to_string())).collect())
    };
    let changes: Vec<_> = step["patch"]["changes"].as_array().unwrap().iter().map(change).collect();
    let mut all: Vec<_> = fields(&step, "patch").into_iter().map(|(name, value)| (name, value.to_string())).collect();
    all.last_mut().unwrap().1 = format!("{{\"changes\":[{}]}}", changes.join(","));
    written(all)
}

#[test]
fn a_change_of_no_known_record_is_refused() {
    for change in ["{}", r#"{"id":"n1"}"#, r#"{"record":"dream","id":"n1"}"#, r#"{"id":"n1","record":"dream"}"#, "[]"] {
        assert!(serde_json::from_str::<Change>(change).is_err(), "{change}");
    }
}

#[test]
fn differences_name_table_record_and_field() {
    let mut desk = Desk::new();
    for json in [
        r#"{"edit":"addNote","id":"n1","zone":"technology","text":"One"}"#,
        r#"{"edit":"addNote","id":"n2","zone":"technology","text":"Two"}"#,
    ] {
        desk.apply(&edit(json)).unwrap();
    }
    let before = desk.workshop.clone();
    for json in [
        r#"{"edit":"setDetails","date":"2027-01-31"}"#,
        r#"{"edit":"setNotes","notes":["n1"],"voice":"customer"}"#,
        r#"{"edit":"deleteNotes","notes":["n2"]}"#,
        r#"{"edit":"addAction","id":"a1","title":"Call back"}"#,
    ] {
        desk.apply(&edit(json)).unwrap();
    }
    let found = differences(&Patch::between(&before, &desk.workshop));
    let said: Vec<String> = found.iter().map(said).collect();
    assert_eq!(
        said,
        [
            r#"workshop - details.date: Some(String("")) Some(String("2027-01-31"))"#,
            r#"notes n1 voice: Some(String("assumption")) Some(String("customer"))"#,
            "notes n2 gone",
            "actions a1 made",
        ]
    );
}

fn said(difference: &Difference) -> String {
    let key = difference.key.as_deref().unwrap_or("-");
    let what = match &difference.change {
        ChangeOf::Made(_) => "made".to_owned(),
        ChangeOf::Gone(_) => "gone".to_owned(),
        ChangeOf::Changed { fields, .. } => {
            let each = fields.iter().map(|field| format!("{}: {:?} {:?}", field.field, field.before, field.after));
            each.collect::<Vec<_>>().join("; ")
        }
    };
    format!("{} {key} {what}", difference.table)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_patch_between_two_states_makes_one_of_the_other_and_back(one in any_moves(), other in any_moves()) {
        let (one, other) = (run(&one).workshop, run(&other).workshop);
        let patch = Patch::between(&one, &other);
        prop_assert!(patch.starts_from(&one));
        let mut made = one.clone();
        patch.apply(&mut made);
        prop_assert_eq!(&made, &Workshop { revision: one.revision, edited: one.edited.clone(), ..other.clone() });
        patch.inverted().apply(&mut made);
        prop_assert_eq!(&made, &one);
        prop_assert_eq!(differences(&patch).is_empty(), patch.is_empty());
    }
}
