//! `import`: notes from CSV and text.

use super::desk::{Desk, shared};

#[test]
fn the_reviews_land_in_their_zone_and_one_undo_takes_them_back() {
    let Some(reviews) =
        shared("real/customer-reviews.csv", "the_reviews_land_in_their_zone_and_one_undo_takes_them_back")
    else {
        return;
    };
    let desk = Desk::with_workshop();
    let reviews = reviews.to_str().unwrap();
    let column = ["--column", "Review Text", "--zone", "social-service", "--voice", "customer"];
    let said = desk.run(&[&["import", "w.handvat", "--from", "csv", reviews][..], &column].concat()).done();
    assert_eq!(
        said,
        "117 notes came in, as one stack.\n3 rows were left out:\n  Row 94 (line 114): the cell is empty.\n  \
         Row 95 (line 115): the cell is empty.\n  Row 100 (line 126): the cell is empty.\n"
    );
    let file = desk.file();
    let notes = file["notes"].as_object().unwrap();
    assert_eq!(notes.len(), 117);
    assert!(notes.values().all(|note| note["zone"] == "social-service" && note["voice"] == "customer"));
    let clusters = file["clusters"].as_object().unwrap();
    assert_eq!((clusters.len(), clusters.values().next().unwrap()["title"].as_str()), (1, Some("customer-reviews")));
    assert_eq!(file["revision"], 1);

    desk.apply("{\"edit\":\"undo\"}\n");
    let file = desk.file();
    assert!(file["notes"].as_object().unwrap().is_empty() && file["clusters"].as_object().unwrap().is_empty());
}

#[test]
fn a_list_is_one_note_a_line() {
    let desk = Desk::with_workshop();
    desk.write("list.txt", "- een\r\n- twee é\r\n\r\n- drie\r\n");
    assert_eq!(
        desk.run(&["import", "w.handvat", "--from", "text", "list.txt", "--zone", "buy-in"]).done(),
        "3 notes came in, as one stack.\n"
    );
    let file = desk.file();
    let mut texts: Vec<_> =
        file["notes"].as_object().unwrap().values().map(|note| note["text"].as_str().unwrap()).collect();
    texts.sort_unstable();
    assert_eq!(texts, ["drie", "een", "twee é"]);
    assert!(file["notes"].as_object().unwrap().values().all(|note| note["voice"] == "assumption"));
}

#[test]
fn each_row_of_a_table_can_name_its_zone_and_its_voice() {
    let desk = Desk::with_workshop();
    desk.write("t.csv", "Vak;Tekst;Stem\nTechnologie;een;klant\nCustomer;twee;employee\nNergens;drie;\nBuy-in;EEN;\n");
    let columns =
        ["--column", "tekst", "--zone-column", "vak", "--voice-column", "stem", "--merge", "--zone", "long-term"];
    assert_eq!(
        desk.run(&[&["import", "w.handvat", "--from", "csv", "t.csv"][..], &columns].concat()).done(),
        "3 notes came in, where their rows said.\n1 row said the same as another and became no note.\n\
         1 row came in, but look at it:\n  Row 4: no zone is called ‘Nergens’; the note lies where the others go.\n"
    );
    let file = desk.file();
    let mut notes: Vec<String> = file["notes"]
        .as_object()
        .unwrap()
        .values()
        .map(|note| {
            let said = |field: &str| note[field].as_str().unwrap();
            format!("{} {} {}", said("text"), said("zone"), said("voice"))
        })
        .collect();
    notes.sort_unstable();
    assert_eq!(notes, ["drie long-term assumption", "een technology customer", "twee customer employee"]);
    assert_eq!(file["revision"], 1, "one step");
}

#[test]
fn stdin_is_a_source_too() {
    let desk = Desk::with_workshop();
    assert_eq!(
        desk.run_with(&["import", "w.handvat", "--from", "text", "-"], "een\ntwee\n").done(),
        "2 notes came in, as one stack.\n"
    );
    let one = desk.run_with(&["import", "w.handvat", "--from", "text", "-"], "drie\n");
    assert_eq!(one.done(), "1 note came in.\n", "one note makes no stack");
    assert_eq!(desk.file()["clusters"].as_object().unwrap().len(), 1);
}

#[test]
fn what_cannot_be_imported_is_named_and_changes_nothing() {
    let desk = Desk::with_workshop();
    let before = desk.bytes("w.handvat");
    desk.write("two.csv", "id,Text\n1,x\n");
    desk.write("open.csv", "id,Text\n1,\"x\n");
    let said =
        |arguments: &[&str]| desk.run(&[&["import", "w.handvat", "--from", "csv"][..], arguments].concat()).refused();
    assert_eq!(
        said(&["two.csv"]),
        "‘two.csv’ has several columns, and none was chosen.\n  Choose one of ‘id’, ‘Text’.\n"
    );
    assert_eq!(
        said(&["two.csv", "--column", "Tekst"]),
        "‘two.csv’ has no column ‘Tekst’.\n  Its columns are ‘id’, ‘Text’.\n"
    );
    assert!(said(&["open.csv", "--column", "Text"]).contains("row 2 (line 2)"));
    assert!(said(&["two.csv", "--column", "Text", "--zone", "nowhere"]).contains("nowhere"));
    assert!(said(&["two.csv", "--column", "Text", "--canvas", "nowhere"]).contains("nowhere"));
    assert!(said(&["gone.csv", "--column", "Text"]).contains("gone.csv"));
    assert!(said(&[".", "--column", "Text"]).contains("‘.’"));
    assert_eq!(desk.bytes("w.handvat"), before);
}
