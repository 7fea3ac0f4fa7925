//! The laws of merging over random edits, and what it does field by field.

use std::collections::BTreeSet;

use handvat_model::conflict::Conflict;
use handvat_model::edit::Edit;
use handvat_model::id::Id;
use handvat_model::plan::{Means, plan};
use handvat_model::records::{Language, NoteSize, Workshop};
use handvat_model::template::Template;
use handvat_model::typeset::Typesetter;
use handvat_store::check::faults;
use handvat_store::merge::{MergeFailure, Merged, merge};
use handvat_store::reading::read;
use handvat_store::writing::write;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::stage::{id, small};

const AT: &str = "2027-01-15T10:00:00Z";

/// Every character takes ten by ten units.
pub(crate) struct Ruler;

impl Typesetter for Ruler {
    fn room(&self, text: &str, size: &NoteSize, _: &Language) -> (f64, f64) {
        let side = size.side().max((text.chars().count() as f64 * 400.0).sqrt().ceil());
        (side, side)
    }
}

fn try_merge(base: &Workshop, ours: &Workshop, theirs: &Workshop) -> Result<Merged, MergeFailure> {
    merge(base, ours, theirs, AT, &Ruler)
}

fn merged(base: &Workshop, ours: &Workshop, theirs: &Workshop) -> Workshop {
    try_merge(base, ours, theirs).unwrap().workshop
}

/// The workshop after an edit, which counts as one step. Fresh ids begin with `prefix`.
fn edited(workshop: &Workshop, prefix: &str, edit: &Edit) -> Workshop {
    let mut number = workshop.revision * 100;
    let mut fresh = || {
        number += 1;
        id(&format!("{prefix}{number}"))
    };
    let mut means = Means { typesetter: &Ruler, fresh: &mut fresh, used: &|_| false };
    let mut after = workshop.clone();
    if let Ok(planned) = plan(workshop, edit, &mut means) {
        planned.patch.apply(&mut after);
        after.revision += 1;
        after.edited = format!("2027-01-15T09:{:02}:00Z", after.revision % 60);
    }
    after
}

fn with(workshop: &Workshop, edit: &Value) -> Workshop {
    let after = edited(workshop, "f", &serde_json::from_value(edit.clone()).unwrap());
    assert_ne!(after, *workshop, "{edit} was refused");
    after
}

/// As somebody would change the file by hand.
fn by_hand(workshop: &Workshop, change: impl FnOnce(&mut Value)) -> Workshop {
    let mut json = serde_json::to_value(workshop).unwrap();
    change(&mut json);
    serde_json::from_value(json).unwrap()
}

/// One line for each conflict.
fn told(workshop: &Workshop) -> Vec<String> {
    let mut lines: Vec<String> = workshop
        .conflicts
        .values()
        .map(|conflict| {
            let record = conflict.id.as_ref().map_or(String::new(), |id| format!("/{id}"));
            format!("{}{record}/{} {} {}", conflict.record, conflict.field, conflict.ours, conflict.theirs)
        })
        .collect();
    lines.sort();
    lines
}

/// Faults without their places in lists.
fn wrong(workshop: &Workshop) -> BTreeSet<String> {
    let name = |place: &str| place.trim_end_matches(|character: char| character.is_ascii_digit()).to_owned();
    faults(workshop).iter().map(|fault| format!("{} {:?}", name(&fault.place), fault.problem)).collect()
}

fn strategy() -> Workshop {
    let template: Template = serde_json::from_str(include_str!("../../../../templates/strategy.json")).unwrap();
    let start = Workshop { canvases: template.canvases, ..Workshop::empty(id("w")) };
    let edits = [
        json!({"edit": "addPerson", "id": "p1", "name": "Sponsor"}),
        json!({"edit": "addNote", "id": "n1", "zone": "social-service", "text": "one", "author": "p1"}),
        json!({"edit": "addNote", "id": "n2", "zone": "technology", "text": "two"}),
        json!({"edit": "addAction", "id": "a1", "title": "Do it", "notes": ["n1", "n2"], "owner": "p1"}),
        json!({"edit": "addStack", "id": "stack", "zone": "customer", "title": "Stack", "texts": ["one", "two"]}),
    ];
    edits.iter().fold(start, |workshop, edit| with(&workshop, edit))
}

fn any_edit() -> impl Strategy<Value = Value> {
    let zone = || prop::sample::select(vec!["social-service", "customer", "technology", "buy-in"]);
    let note = || prop::sample::select(vec!["n1", "n2", "n3", "n4"]);
    let words = "[a-c]{0,3}";
    prop_oneof![
        (note(), zone(), words)
            .prop_map(|(note, zone, text)| json!({"edit": "addNote", "id": note, "zone": zone, "text": text})),
        (note(), words).prop_map(|(note, text)| json!({"edit": "setText", "note": note, "text": text})),
        (note(), 0..4_i32)
            .prop_map(|(note, far)| json!({"edit": "moveNotes", "notes": [note], "by": {"x": far * 900, "y": 0}})),
        (0..4_i32).prop_map(|far| json!({"edit": "moveNotes", "notes": ["stack"], "by": {"x": far * 900, "y": 0}})),
        (note(), zone()).prop_map(|(note, zone)| json!({"edit": "placeNotes", "notes": [note], "zone": zone})),
        note().prop_map(|note| json!({"edit": "deleteNotes", "notes": [note]})),
        (note(), prop::sample::select(vec!["small", "large"]))
            .prop_map(|(note, size)| json!({"edit": "setNotes", "notes": [note], "size": size})),
        (note(), prop::sample::select(vec!["p1", "p2"]))
            .prop_map(|(note, author)| json!({"edit": "setNotes", "notes": [note], "author": author})),
        (note(), prop::sample::select(vec!["Sponsor", "Sales lead", "p1"]))
            .prop_map(|(note, owner)| json!({"edit": "addAction", "title": "Do it", "notes": [note], "owner": owner})),
        (prop::collection::vec(note(), 0..3), words)
            .prop_map(|(notes, why)| json!({"edit": "setAction", "action": "a1", "notes": notes, "why": why})),
        Just(json!({"edit": "deleteActions", "actions": ["a1"]})),
        prop::sample::select(vec!["Sponsor", "Sales lead", "Chair"])
            .prop_map(|name| json!({"edit": "setPerson", "person": "p1", "name": name, "role": name})),
        prop::sample::select(vec!["Sales lead", "Chair"])
            .prop_map(|name| json!({"edit": "addPerson", "id": "p2", "name": name})),
        prop::sample::select(vec!["p1", "p2"]).prop_map(|person| json!({"edit": "deletePerson", "person": person})),
        Just(json!({"edit": "dealStack", "cluster": "stack"})),
        Just(json!({"edit": "deleteStack", "cluster": "stack"})),
        (note(), note(), words)
            .prop_map(|(from, to, text)| json!({"edit": "setLink", "from": from, "to": to, "text": text})),
        (note(), note()).prop_map(|(one, other)| json!({"edit": "parkNotes", "notes": [one, other]})),
        note().prop_map(|note| json!({"edit": "unparkNotes", "notes": [note]})),
        (note(), note(), any::<bool>()).prop_map(
            |(one, other, into)| json!({"edit": "stackNotes", "notes": [one, other], "into": into.then_some("stack")})
        ),
        any::<bool>().prop_map(|open| json!({"edit": "fanStack", "cluster": "stack", "open": open})),
        words.prop_map(|title| json!({"edit": "setDetails", "title": title, "place": title})),
        Just(json!({"edit": "setDetails", "language": "en"})),
        (zone(), 20..60_usize).prop_map(|(zone, count)| json!({"fill": zone, "count": count})),
        ("[a-c]", 0..3_i32).prop_map(|(key, value)| json!({"hand": "links", "key": key, "value": value})),
        ("[a-c]", 0..3_i32)
            .prop_map(|(key, value)| json!({"hand": "ballots", "key": key, "value": {"votes": {"p1": value}}})),
        ("[a-c]", 0..3_i32).prop_map(|(key, value)| json!({"hand": null, "key": key, "value": value})),
        Just(json!({"hand": "people", "key": "p1", "value": null})),
        Just(json!({"hand": "canvases", "key": "strategy", "value": null})),
        Just(json!({"hand": "zones", "key": "social-service", "value": null})),
    ]
}

fn run(start: &Workshop, prefix: &str, edits: &[Value]) -> Workshop {
    edits.iter().fold(start.clone(), |workshop, edit| match edit.get("hand") {
        None if edit.get("fill").is_some() => {
            let note = json!({"edit": "addNote", "zone": edit["fill"], "text": "much"});
            let notes = vec![note; edit["count"].as_u64().unwrap() as usize];
            let batch = json!({"edit": "batch", "edits": notes});
            edited(&workshop, prefix, &serde_json::from_value(batch).unwrap())
        }
        None => edited(&workshop, prefix, &serde_json::from_value(edit.clone()).unwrap()),
        Some(table) => by_hand(&workshop, |file| {
            let key = edit["key"].as_str().unwrap();
            let table = match table.as_str() {
                None => file,
                Some("zones") => match file["canvases"].get_mut("strategy") {
                    Some(canvas) => &mut canvas["zones"],
                    None => return,
                },
                Some(table) => &mut file[table],
            };
            match &edit["value"] {
                Value::Null => drop(table.as_object_mut().unwrap().remove(key)),
                value => table[key] = value.clone(),
            }
        }),
    })
}

fn any_edits(most: usize) -> impl Strategy<Value = Vec<Value>> {
    prop::collection::vec(any_edit(), 0..most)
}

/// Ids of the tables, each with its table.
fn ids(workshop: &Workshop) -> BTreeSet<(&'static str, String)> {
    let all = [
        workshop.people.keys().map(|id| ("people", id.to_string())).collect::<Vec<_>>(),
        workshop.canvases.keys().map(|id| ("canvases", id.to_string())).collect(),
        workshop.notes.keys().map(|id| ("notes", id.to_string())).collect(),
        workshop.clusters.keys().map(|id| ("clusters", id.to_string())).collect(),
        workshop.actions.keys().map(|id| ("actions", id.to_string())).collect(),
        workshop.links.keys().map(|key| ("links", key.clone())).collect(),
    ];
    all.into_iter().flatten().collect()
}

/// A record without what changes by itself: where it lies on a sheet that grew, references to what was deleted.
fn record(workshop: &Workshop, table: &str, key: &str) -> Value {
    let mut record = serde_json::to_value(workshop).unwrap()[table][key].clone();
    if matches!(table, "notes" | "clusters") && record.is_object() {
        (record["x"], record["y"], record["author"]) = (Value::Null, Value::Null, Value::Null);
    }
    if table == "actions" && record.is_object() {
        (record["notes"], record["owner"]) = (Value::Null, Value::Null);
    }
    record
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_one_side_changed_is_what_comes_out(before in any_edits(4), after in any_edits(6)) {
        let base = run(&strategy(), "b", &before);
        let side = run(&base, "s", &after);
        for (ours, theirs) in [(&side, &base), (&base, &side), (&side, &side)] {
            prop_assert_eq!(&merged(&base, ours, theirs), &side);
        }
    }

    #[test]
    fn nothing_vanishes_that_only_one_side_left(before in any_edits(3), one in any_edits(6), other in any_edits(6)) {
        let base = run(&strategy(), "b", &before);
        let (ours, theirs) = (run(&base, "o", &one), run(&base, "t", &other));
        let result = merged(&base, &ours, &theirs);
        let (result_ids, our_ids, their_ids) = (ids(&result), ids(&ours), ids(&theirs));
        for (table, key) in our_ids.union(&their_ids) {
            if result_ids.contains(&(table, key.clone())) {
                continue;
            }
            let same = |side: &Workshop| record(side, table, key) == record(&base, table, key);
            let deleted = match (our_ids.contains(&(table, key.clone())), their_ids.contains(&(table, key.clone()))) {
                (true, false) => same(&ours),
                (false, true) => same(&theirs),
                _ => false,
            };
            // One spelling is one person; a stack that holds nothing is none.
            let joined = *table == "people" && [&ours, &theirs].iter().any(|side| {
                let name = record(side, table, key)["name"].clone();
                result.people.values().any(|person| name == person.name.as_str())
            });
            let bare = *table == "clusters" && !result.notes.values().any(|note| note.cluster == Id::new(key.as_str()).ok());
            // An arrow needs both its notes.
            let loose = *table == "links" && key.split_once('>').is_some_and(|(from, to)| {
                [from, to].iter().any(|note| !result.notes.contains_key(*note))
            });
            prop_assert!(deleted || joined || bare || loose, "{} {} is gone", table, key);
        }
    }

    #[test]
    fn a_merge_brings_nothing_in_that_a_check_finds(before in any_edits(3), one in any_edits(6), other in any_edits(6)) {
        let base = run(&strategy(), "b", &before);
        let (ours, theirs) = (run(&base, "o", &one), run(&base, "t", &other));
        let known: BTreeSet<String> = wrong(&ours).union(&wrong(&theirs)).cloned().collect();
        let result = merged(&base, &ours, &theirs);
        let mut new: Vec<String> = wrong(&result).difference(&known).cloned().collect();
        // The other version of a note that lay nowhere lies nowhere.
        new.retain(|fault| known.is_empty() || !fault.starts_with("notes/other-"));
        prop_assert_eq!(new, Vec::<String>::new());
        prop_assert_eq!(&read(&write(&result).unwrap()).unwrap().workshop, &result);
    }

    #[test]
    fn both_ways_round_hold_the_same_apart_from_who_is_shown(before in any_edits(3), one in any_edits(6), other in any_edits(6)) {
        let base = run(&strategy(), "b", &before);
        let (ours, theirs) = (run(&base, "o", &one), run(&base, "t", &other));
        let (here, there) = (merged(&base, &ours, &theirs), merged(&base, &theirs, &ours));
        // Somebody whose shown name is another's is one with them, and has nothing to settle.
        let both = |conflict: &Conflict| {
            let somebody = |id: &Id| here.people.contains_key(id) && there.people.contains_key(id);
            conflict.record != "people" || conflict.id.as_ref().is_none_or(somebody)
        };
        let conflicts = |workshop: &Workshop| workshop.conflicts.values().filter(|conflict| both(conflict)).map(|conflict| (conflict.record.clone(), conflict.id.clone(), conflict.field.clone())).collect::<BTreeSet<_>>();
        prop_assert_eq!(conflicts(&here), conflicts(&there));
        let others = |workshop: &Workshop| workshop.conflicts.values().filter_map(|conflict| conflict.other.clone()).map(|id| ("notes", id.to_string())).collect::<BTreeSet<_>>();
        // A stack or a sheet is gone where the notes that are shown lie elsewhere, a person where the names that are
        // shown are the same.
        let apart = |workshop: &Workshop| {
            let all = ids(workshop);
            let others = others(workshop);
            let kept = all.difference(&others).filter(|(table, _)| !matches!(*table, "people" | "clusters" | "canvases"));
            kept.cloned().collect::<BTreeSet<_>>()
        };
        prop_assert_eq!(apart(&here), apart(&there));
        // A second look at the same states gives the same bytes.
        prop_assert_eq!(write(&here).unwrap(), write(&merged(&base, &ours, &theirs)).unwrap());
        // And there is nothing left to take.
        if here.conflicts.is_empty() && there.conflicts.is_empty() {
            prop_assert_eq!(merged(&theirs, &here, &theirs), here);
        }
    }
}

#[test]
fn fields_that_each_side_changed_alone_come_together() {
    let base = small();
    let ours = with(&base, &json!({"edit": "setNotes", "notes": ["n1"], "colour": "blue"}));
    let theirs = with(&base, &json!({"edit": "setNotes", "notes": ["n1"], "voice": "customer"}));
    let theirs = by_hand(&theirs, |file| file["notes"]["n1"]["mood"] = json!(2));
    let result = try_merge(&base, &ours, &theirs).unwrap();
    let note = &result.workshop.notes[&id("n1")];
    assert_eq!((note.colour.word(), note.voice.word(), &note.extra["mood"]), ("blue", "customer", &json!(2)));
    assert_eq!((result.taken, told(&result.workshop)), (1, vec![]));
    assert_eq!(result.workshop.revision, 5);
}

#[test]
fn where_both_changed_a_field_ours_stays_and_theirs_is_listed() {
    let base = small();
    let ours = with(&base, &json!({"edit": "setAction", "action": "a1", "title": "Bel terug", "due": "2027-02-01"}));
    let theirs = with(&base, &json!({"edit": "setAction", "action": "a1", "title": "Mailen", "status": "doing"}));
    let ours = with(&ours, &json!({"edit": "setDetails", "place": "Zaal 1"}));
    let theirs = with(&theirs, &json!({"edit": "setDetails", "place": "Zaal 2"}));
    let result = merged(&base, &ours, &theirs);
    let action = &result.actions[&id("a1")];
    assert_eq!(
        (action.title.as_str(), action.due.as_deref(), action.status.word()),
        ("Bel terug", Some("2027-02-01"), "doing")
    );
    assert_eq!(
        told(&result),
        [r#"actions/a1/title "Bel terug" "Mailen""#, r#"workshop/details/place "Zaal 1" "Zaal 2""#]
    );
    assert!(result.conflicts.values().all(|conflict| conflict.at == AT));
}

#[test]
fn other_words_on_a_note_stand_beside_ours() {
    let base = small();
    let ours = with(&base, &json!({"edit": "setText", "note": "n1", "text": "Ons"}));
    let theirs = with(&base, &json!({"edit": "setText", "note": "n1", "text": "Hun"}));
    let theirs = with(&theirs, &json!({"edit": "setNotes", "notes": ["n1"], "colour": "green"}));
    let result = merged(&base, &ours, &theirs);
    let [conflict] = result.conflicts.values().collect::<Vec<_>>()[..] else { panic!("one conflict") };
    let other = &result.notes[conflict.other.as_ref().unwrap()];
    let own = &result.notes[&id("n1")];
    assert_eq!((own.text.as_str(), own.colour.word(), other.text.as_str()), ("Ons", "green", "Hun"));
    assert_eq!((other.zone.clone(), other.y), (own.zone.clone(), own.y));
    assert!(other.x >= own.x + own.width, "{} {}", other.x, own.x);
}

#[test]
fn a_choice_ends_a_conflict_and_takes_the_other_note_along() {
    let base = small();
    let ours = with(&base, &json!({"edit": "setText", "note": "n1", "text": "Ons"}));
    let theirs = with(&base, &json!({"edit": "setText", "note": "n1", "text": "Hun"}));
    let result = merged(&base, &ours, &theirs);
    let conflict = result.conflicts.keys().next().unwrap();
    let texts = |take: &str| {
        let after = with(&result, &json!({"edit": "resolveConflict", "conflict": conflict, "take": take}));
        assert!(after.conflicts.is_empty());
        let mut texts: Vec<String> = after.notes.values().map(|note| note.text.clone()).collect();
        texts.sort();
        texts.join(" ")
    };
    assert_eq!([texts("ours"), texts("theirs"), texts("both")], ["Ons", "Hun", "Hun Ons"]);
    let without = with(&result, &json!({"edit": "deleteNotes", "notes": ["n1"]}));
    assert_eq!((without.conflicts.len(), without.notes.len()), (0, 1));
}

#[test]
fn what_one_deleted_and_the_other_changed_stays_with_what_it_needs() {
    let base = strategy();
    let ours = with(&base, &json!({"edit": "deleteNotes", "notes": ["n1"]}));
    let ours = with(&ours, &json!({"edit": "deletePerson", "person": "p1"}));
    let theirs = with(&base, &json!({"edit": "setText", "note": "n1", "text": "still here"}));
    let result = merged(&base, &ours, &theirs);
    assert_eq!(result.notes[&id("n1")].text, "still here");
    assert_eq!(result.notes[&id("n1")].author, Some(id("p1")), "the note is as they left it");
    assert!(result.people.contains_key(&id("p1")));
    assert_eq!(result.actions[&id("a1")].notes, [id("n1"), id("n2")]);
}

#[test]
fn an_action_loses_a_note_that_the_other_side_deleted() {
    let base = strategy();
    let ours = with(&base, &json!({"edit": "addAction", "id": "a2", "title": "New", "notes": ["n2"]}));
    let theirs = with(&base, &json!({"edit": "deleteNotes", "notes": ["n2"]}));
    let result = merged(&base, &ours, &theirs);
    assert!(result.actions[&id("a2")].notes.is_empty() && !result.notes.contains_key(&id("n2")));
}

/// Two notes with an arrow from the first to the second.
fn with_an_arrow() -> Workshop {
    with(&strategy(), &json!({"edit": "setLink", "from": "n1", "to": "n2", "text": "leads to"}))
}

fn arrows(workshop: &Workshop) -> Vec<String> {
    workshop.note_links().map(|link| format!("{}→{} {}", link.from, link.to, link.text)).collect()
}

#[test]
fn an_arrow_goes_with_a_note_that_one_side_deleted_and_stays_with_one_that_comes_back() {
    let base = with_an_arrow();
    let gone = with(&base, &json!({"edit": "deleteNotes", "notes": ["n2"]}));
    let drawn = with(&base, &json!({"edit": "setLink", "from": "n2", "to": "n1", "text": ""}));
    let result = merged(&base, &gone, &drawn);
    assert_eq!((arrows(&result), wrong(&result)), (vec![], BTreeSet::new()));
    let written = with(&base, &json!({"edit": "setText", "note": "n2", "text": "new words"}));
    for (ours, theirs) in [(&gone, &written), (&written, &gone)] {
        assert_eq!(arrows(&merged(&base, ours, theirs)), ["n1→n2 leads to"]);
    }
    let away = with(&written, &json!({"edit": "setLink", "from": "n1", "to": "n2", "text": null}));
    assert_eq!(arrows(&merged(&base, &gone, &away)), Vec::<String>::new(), "it was taken away on purpose");
}

#[test]
fn a_note_that_one_side_parked_and_the_other_laid_into_a_zone_is_not_both() {
    let base = strategy();
    let parked = with(&base, &json!({"edit": "parkNotes", "notes": ["n1"]}));
    let placed = with(&base, &json!({"edit": "placeNotes", "notes": ["n1"], "zone": "buy-in"}));
    for (ours, theirs) in [(&parked, &placed), (&placed, &parked)] {
        let result = merged(&base, ours, theirs);
        let zone = result.notes[&id("n1")].zone.is_some();
        assert_eq!(result.is_parked(&id("n1")), !zone);
    }
    let gone = with(&parked, &json!({"edit": "deleteNotes", "notes": ["n1"]}));
    let elsewhere = with(&parked, &json!({"edit": "addNote", "zone": "customer", "text": "more"}));
    let result = merged(&parked, &gone, &elsewhere);
    assert_eq!((result.parking.len(), wrong(&result)), (0, BTreeSet::new()));
}

#[test]
fn a_stack_that_one_side_spread_out_lies_spread_and_the_other_s_note_comes_into_it() {
    let base = strategy();
    let spread = with(&base, &json!({"edit": "fanStack", "cluster": "stack", "open": true}));
    let more = with(&base, &json!({"edit": "stackNotes", "into": "stack", "notes": ["n1"]}));
    let result = merged(&base, &spread, &more);
    assert!(result.clusters[&id("stack")].open);
    assert_eq!(result.notes.values().filter(|note| note.cluster == Some(id("stack"))).count(), 3);
    assert_eq!(told(&result), Vec::<String>::new());
}

#[test]
fn lists_of_names_are_united() {
    let base = with(&strategy(), &json!({"edit": "addNote", "id": "n3", "text": "three"}));
    let ours = with(&base, &json!({"edit": "setAction", "action": "a1", "notes": ["n2", "n3"]}));
    let theirs = by_hand(&base, |file| {
        file["notes"]["n4"] = file["notes"]["n3"].clone();
        file["actions"]["a1"]["notes"] = json!(["n1", "n2", "n4"]);
    });
    assert_eq!(merged(&base, &ours, &theirs).actions[&id("a1")].notes, [id("n2"), id("n3"), id("n4")]);
}

#[test]
fn the_same_new_name_on_both_sides_is_one_person() {
    let base = strategy();
    let add = |name: &str, prefix: &str| {
        let edit = json!({"edit": "addAction", "id": prefix, "title": prefix, "owner": name});
        edited(&base, prefix, &serde_json::from_value(edit).unwrap())
    };
    let result = merged(&base, &add("Sales lead", "o"), &add("sales lead", "t"));
    assert_eq!(result.people.len(), 2);
    assert_eq!(result.actions[&id("o")].owner, result.actions[&id("t")].owner);
}

#[test]
fn votes_of_different_people_go_together() {
    let vote = |who: &'static str| {
        move |file: &mut Value| {
            file["ballots"]["b1"]["votes"] = json!({"p1": 1});
            if !who.is_empty() {
                file["ballots"]["b1"]["votes"][who] = json!(3);
            }
        }
    };
    let base = by_hand(&small(), vote(""));
    let result = merged(&base, &by_hand(&base, vote("p2")), &by_hand(&base, vote("p3")));
    assert_eq!(result.ballots["b1"]["votes"], json!({"p1": 1, "p2": 3, "p3": 3}));
}

#[test]
fn what_this_program_does_not_know_can_be_chosen_too() {
    let set = |value: i32| by_hand(&small(), |file| file["links"]["l1"] = json!({"strength": {"of": value}}));
    let result = merged(&set(1), &set(2), &set(3));
    assert_eq!(told(&result), ["links/l1/strength/of 2 3"]);
    let conflict = result.conflicts.keys().next().unwrap();
    let after = with(&result, &json!({"edit": "resolveConflict", "conflict": conflict, "take": "theirs"}));
    assert_eq!(after.links["l1"], json!({"strength": {"of": 3}}));
    let later = |value: i32| by_hand(&small(), |file| file["later/on"] = json!(value));
    let result = merged(&later(1), &later(2), &later(3));
    assert_eq!(told(&result), ["workshop/later~1on 2 3"]);
    let conflict = result.conflicts.keys().next().unwrap();
    let after = with(&result, &json!({"edit": "resolveConflict", "conflict": conflict, "take": "theirs"}));
    assert_eq!(after.extra["later/on"], json!(3));
}

#[test]
fn a_sheet_that_grew_on_one_side_carries_what_the_other_did() {
    let base = strategy();
    let full = (0..60).map(|_| json!({"edit": "addNote", "zone": "technology", "text": "much"})).collect::<Vec<_>>();
    let theirs = with(&base, &json!({"edit": "batch", "edits": full}));
    let sheet = |workshop: &Workshop| workshop.canvases[&id("strategy")].sheet.word().to_owned();
    assert_ne!(sheet(&theirs), sheet(&base));
    let ours = with(&base, &json!({"edit": "setText", "note": "n1", "text": "ours"}));
    let ours = with(&ours, &json!({"edit": "addNote", "id": "n9", "zone": "social-service", "text": "new"}));
    let result = merged(&base, &ours, &theirs);
    let (note, carried) = (&result.notes[&id("n1")], &theirs.notes[&id("n1")]);
    assert_eq!((sheet(&result), note.x, note.y), (sheet(&theirs), carried.x, carried.y));
    let canvas = &result.canvases[&id("strategy")];
    let new = &result.notes[&id("n9")];
    assert_eq!(canvas.zone_at(new.x + new.width / 2.0, new.y + new.height / 2.0), new.zone.as_ref());
    assert_eq!(told(&result), [""; 0]);
}

#[test]
fn other_workshops_and_later_formats_are_refused() {
    let (base, other) = (small(), Workshop { id: id("w2"), ..small() });
    assert!(matches!(try_merge(&base, &base, &other), Err(MergeFailure::AnotherWorkshop { .. })));
    assert!(matches!(try_merge(&other, &base, &base), Err(MergeFailure::AnotherWorkshop { .. })));
    let newer = Workshop { version: 2, ..small() };
    assert!(matches!(try_merge(&base, &base, &newer), Err(MergeFailure::Newer { version: 2 })));
}

#[test]
fn a_file_without_conflicts_has_no_table_for_them() {
    let text = String::from_utf8(write(&small()).unwrap()).unwrap();
    assert!(!text.contains("conflicts"), "{text}");
}

#[test]
fn a_choice_that_would_name_what_is_not_there_is_refused_by_name() {
    let refused = |field: &str, theirs: Value| {
        let workshop = by_hand(&small(), |file| {
            file["conflicts"]["c1"] =
                json!({"record": "actions", "id": "a1", "field": field, "ours": null, "theirs": theirs});
        });
        let mut fresh = || id("fresh");
        let mut means = Means { typesetter: &Ruler, fresh: &mut fresh, used: &|_| false };
        let take = |conflict: &str| json!({"edit": "resolveConflict", "conflict": conflict, "take": "theirs"});
        let edit: Edit = serde_json::from_value(take("c1")).unwrap();
        let unknown: Edit = serde_json::from_value(take("c2")).unwrap();
        assert_eq!(plan(&workshop, &unknown, &mut means).unwrap_err().to_string(), "there is no conflict ‘c2’");
        plan(&workshop, &edit, &mut means).unwrap_err().to_string()
    };
    assert_eq!(refused("owner", json!("p9")), "there is no person ‘p9’");
    assert_eq!(refused("notes", json!(["n9"])), "there is no note ‘n9’");
    assert_eq!(refused("due", json!("soon")), "‘soon’ is not a date");
    assert_eq!(refused("title", json!("x".repeat(501))), "title has 501 characters, at most 500 fit");
}

#[test]
fn a_reveal_and_new_words_on_the_same_note_both_come_in() {
    let base = with(
        &small(),
        &json!({"edit": "addNote", "id": "blind", "zone": "social-service", "text": "one", "hidden": true}),
    );
    let ours = with(&base, &json!({"edit": "setText", "note": "blind", "text": "two"}));
    let theirs = with(&base, &json!({"edit": "reveal", "notes": ["blind"]}));
    for both in [merged(&base, &ours, &theirs), merged(&base, &theirs, &ours)] {
        let note = &both.notes[&id("blind")];
        assert_eq!((note.text.as_str(), note.hidden), ("two", false));
        assert_eq!(told(&both), Vec::<String>::new());
    }
    let elsewhere = with(&base, &json!({"edit": "setBlind", "zone": "social-service", "on": true}));
    let both = merged(&base, &elsewhere, &ours);
    assert!(both.notes[&id("blind")].hidden && both.canvases[&id("strategy")].zones[&id("social-service")].blind);
}
