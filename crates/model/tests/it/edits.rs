//! Edits one by one, and what is refused.

use expect_test::expect;

use crate::desk::{Desk, check, edit};

#[test]
fn a_note_without_a_place_finds_free_room_in_its_zone() {
    check(
        r#"{"edit":"addNote","id":"a","zone":"social-service","text":"one"}
           {"edit":"addNote","id":"b","zone":"social-service","text":"two"}
           {"edit":"addNote","id":"c","zone":"customer","text":"middle"}
           {"edit":"addNote","id":"d","text":"beside the sheet"}"#,
        &expect![[r#"
            a ‘one’ in social-service 100,250 220×220
            b ‘two’ in social-service 340,250 220×220
            c ‘middle’ in customer 1697,837 220×220
            d ‘beside the sheet’ in pasteboard 4420,10 220×220
        "#]],
    );
}

#[test]
fn the_zone_follows_the_centre_after_a_move() {
    check(
        r#"{"edit":"addNote","id":"a","zone":"social-service","text":"one","at":{"x":200,"y":400}}
           {"edit":"addNote","id":"b","zone":"social-service","text":"two","at":{"x":500,"y":400}}
           {"edit":"addNote","id":"c","zone":"social-service","text":"three","at":{"x":800,"y":400}}
           {"edit":"moveNotes","notes":["a"],"by":{"x":2500,"y":0}}
           {"edit":"moveNotes","notes":["b"],"by":{"x":1500,"y":400}}
           {"edit":"moveNotes","notes":["c"],"by":{"x":-5000,"y":0}}"#,
        &expect![[r#"
            a ‘one’ in social-marketing 2700,400 220×220
            b ‘two’ in customer 2000,800 220×220
            c ‘three’ in pasteboard -4200,400 220×220
        "#]],
    );
}

#[test]
fn an_action_takes_its_place_from_its_notes_and_makes_its_owner_once() {
    check(
        r#"{"edit":"addNote","id":"a","zone":"social-service","text":"one","crossing":{"step":"social-service","handle":"technology"}}
           {"edit":"addAction","id":"t","title":"  Call   back ","notes":["a"],"owner":"Marketing lead","due":"2027-01-31"}
           {"edit":"addAction","id":"u","title":"Fresh","owner":"marketing  LEAD "}
           {"edit":"setAction","action":"u","owner":null,"due":"2027-02-01","status":"doing","steps":["social-commerce"]}
           {"edit":"deleteNotes","notes":["a"]}"#,
        &expect![[r#"
            person fresh1 Marketing lead
            action t ‘Call back’ steps social-service handles technology notes  owner fresh1 due 2027-01-31 open
            action u ‘Fresh’ steps social-commerce handles  notes  owner - due 2027-02-01 doing
        "#]],
    );
}

#[test]
fn a_crossing_is_set_cleared_and_marked_empty() {
    check(
        r#"{"edit":"addNote","id":"a","zone":"social-service","text":"one","at":{"x":200,"y":400}}
           {"edit":"setCrossing","note":"a","step":"social-service","handle":"technology"}
           {"edit":"setCrossing","note":"a","step":"social-commerce","handle":"buy-in"}
           {"edit":"setCrossing","note":"a"}
           {"edit":"markCrossing","step":"social-service","handle":"buy-in","reason":"Not this year"}
           {"edit":"markCrossing","step":"social-service","handle":"technology","reason":"Oops"}
           {"edit":"markCrossing","step":"social-service","handle":"technology","reason":null}"#,
        &expect![[r#"
            a ‘one’ in social-service 200,400 220×220
            empty social-service × buy-in: Not this year
        "#]],
    );
}

#[test]
fn a_stack_is_counted_moved_dealt_out_and_thrown_away() {
    check(
        r#"{"edit":"addStack","id":"s","zone":"social-service","title":"Reviews","texts":["one","two","three"]}
           {"edit":"placeNotes","notes":["s"],"zone":"technology"}"#,
        &expect![[r#"
            fresh1 ‘one’ in technology 3364,2220 220×220 on s
            fresh2 ‘two’ in technology 3364,2220 220×220 on s
            fresh3 ‘three’ in technology 3364,2220 220×220 on s
            stack s in technology of 3
        "#]],
    );
    check(
        r#"{"edit":"addStack","id":"s","zone":"social-service","title":"Reviews","texts":["one","two","three"]}
           {"edit":"dealStack","cluster":"s"}"#,
        &expect![[r#"
            fresh1 ‘one’ in social-service 100,250 220×220
            fresh2 ‘two’ in social-service 340,250 220×220
            fresh3 ‘three’ in social-service 580,250 220×220
        "#]],
    );
    check(
        r#"{"edit":"addStack","id":"s","zone":"social-service","title":"Reviews","texts":["one","two","three"]}
           {"edit":"deleteStack","cluster":"s"}"#,
        &expect![],
    );
}

#[test]
fn what_cannot_be_done_is_refused_by_name_and_the_next_edit_goes_on() {
    let long = "x".repeat(100_000);
    check(
        &format!(
            r#"{{"edit":"addNote","id":"a","zone":"social-service","text":"one","at":{{"x":200,"y":400}}}}
               {{"edit":"addNote","id":"a","zone":"social-service","text":"again"}}
               {{"edit":"addNote","zone":"nowhere","text":"lost"}}
               {{"edit":"addNote","canvas":"other","text":"lost"}}
               {{"edit":"addNote","zone":"buy-in","text":"{long}"}}
               {{"edit":"addNote","zone":"buy-in"}}
               {{"edit":"addNote","zone":"buy-in","text":"x","voice":"ghost"}}
               {{"edit":"addNote","text":"x","at":{{"x":1e9,"y":0}}}}
               {{"edit":"setText","note":"z","text":"x"}}
               {{"edit":"moveNotes","notes":["a","z"],"by":{{"x":10,"y":0}}}}
               {{"edit":"setCrossing","note":"a","step":"technology","handle":"technology"}}
               {{"edit":"setCrossing","note":"a","step":"social-service","handle":"social-service"}}
               {{"edit":"setCrossing","note":"a","step":"social-service"}}
               {{"edit":"addAction","title":"  "}}
               {{"edit":"addAction","title":"x","due":"2027-02-30"}}
               {{"edit":"addAction","title":"x","status":"asleep"}}
               {{"edit":"addPerson","name":"Sponsor"}}
               {{"edit":"addPerson","name":"SPONSOR"}}
               {{"edit":"deleteNotes","notes":["a"]}}
               {{"edit":"addNote","id":"a","zone":"social-service","text":"risen"}}
               redo"#
        ),
        &expect![[r#"
            refused id-taken: the id ‘a’ is taken
            refused unknown-id: there is no zone ‘nowhere’
            refused unknown-id: there is no canvas ‘other’
            refused text-too-long: text has 100000 characters, at most 20000 fit
            refused field-empty: text is empty
            refused bad-word: voice cannot be ‘ghost’
            refused out-of-reach: the place is out of reach
            refused unknown-id: there is no note ‘z’
            refused unknown-id: there is no note ‘z’
            refused not-a-step: ‘technology’ is not a step
            refused not-a-handle: ‘social-service’ is not a handle
            refused half-crossing: a crossing is a step and a handle
            refused field-empty: title is empty
            refused bad-date: ‘2027-02-30’ is not a date
            refused bad-word: status cannot be ‘asleep’
            refused person-exists: ‘SPONSOR’ is already one of the people
            refused id-taken: the id ‘a’ is taken
            refused nothing-to-redo: there is nothing to redo
            person fresh2 Sponsor
        "#]],
    );
}

#[test]
fn control_characters_do_not_come_in() {
    let mut desk = Desk::new();
    desk.apply(&edit(r#"{"edit":"addNote","id":"a","text":"one\r\ntwo\u0000\u001b[31m\tthree"}"#)).unwrap();
    assert_eq!(desk.workshop.notes["a"].text, "one\ntwo[31m three");
}

#[test]
fn a_field_that_is_unknown_or_missing_is_named() {
    for (json, named) in [
        (r#"{"edit":"addNote","text":"x","colr":"blue"}"#, "colr"),
        (r#"{"edit":"setText","note":"a"}"#, "text"),
        (r#"{"edit":"fly"}"#, "fly"),
    ] {
        let fault = serde_json::from_str::<handvat_model::edit::Edit>(json).unwrap_err().to_string();
        assert!(fault.contains(named), "{fault}");
    }
}

#[test]
fn what_is_named_twice_is_done_once() {
    check(
        r#"{"edit":"addNote","id":"a","text":"one","at":{"x":5000,"y":0}}
           {"edit":"addNote","id":"b","text":"two","at":{"x":5000,"y":500}}
           {"edit":"addAction","id":"t","title":"Call back"}
           {"edit":"moveNotes","notes":["a","a"],"by":{"x":10,"y":0}}
           {"edit":"deleteNotes","notes":["b","b"]}
           {"edit":"deleteActions","actions":["t","t"]}"#,
        &expect![[r#"
            a ‘one’ in pasteboard 5010,0 220×220
        "#]],
    );
}

#[test]
fn a_batch_without_measure_is_refused_before_anything_is_looked_at() {
    let add = r#"{"edit":"addNote","zone":"nowhere","text":"x"}"#;
    let inner = format!(r#"{{"edit":"batch","edits":[{}]}}"#, vec![add; 5_000].join(","));
    let outer = format!(r#"{{"edit":"batch","edits":[{inner},{inner},{add}]}}"#);
    let refusal = Desk::new().apply(&edit(&outer)).unwrap_err();
    assert_eq!(refusal.to_string(), "a batch of 10001 edits, at most 10000 go together");
}

#[test]
fn a_stack_that_is_added_and_moved_in_one_batch_comes_before_the_note_after_it() {
    let mut desk = Desk::new();
    desk.apply(&edit(
        r#"{"edit":"batch","edits":[
            {"edit":"addStack","id":"s","zone":"buy-in","title":"Reviews","texts":["one","two","three"]},
            {"edit":"addNote","id":"first","zone":"technology","text":"first"},
            {"edit":"placeNotes","notes":["s"],"zone":"technology"},
            {"edit":"addNote","id":"last","zone":"technology","text":"last"}]}"#,
    ))
    .unwrap();
    let order = |id: &str| desk.workshop.notes[id].order;
    let stacked = desk.workshop.notes.values().filter(|note| note.cluster.is_some()).map(|note| note.order);
    assert!(stacked.fold(order("first"), f64::max) < order("last"));
}
