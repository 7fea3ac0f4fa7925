//! Tables that are pasted or dropped, and notes that are alike, as a page asks for them.

use handvat_model::id::Id;
use handvat_model::records::Voice;
use handvat_protocol::command::{Batch, Command};
use handvat_protocol::console::{ImportHow, ImportPreview, Reply, Request};
use handvat_protocol::event::Snapshot;
use handvat_session::desk::Desk;
use serde_json::json;
use tempfile::TempDir;

fn desk() -> (TempDir, Desk) {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::new(folder.path().join("data"), false);
    desk.call(serde_json::from_value(json!({"call": "setLanguage", "language": "en"})).unwrap()).unwrap();
    desk.call(Request::New { template: Id::new("strategy").unwrap() }).unwrap();
    (folder, desk)
}

fn snapshot(desk: &Desk) -> Snapshot {
    serde_json::from_slice(&desk.snapshot().unwrap()).unwrap()
}

fn send(desk: &Desk, command: Command) {
    // Each from a page of its own.
    let client = format!("page-{}", snapshot(desk).workshop.revision);
    let batch = Batch { client, sequence: 1, commands: vec![command] };
    let Reply::Outcomes { outcomes } = desk.call(Request::Send { batch }).unwrap() else { panic!() };
    assert!(outcomes.iter().all(|outcome| outcome.refused.is_none()), "{outcomes:?}");
}

fn note(desk: &Desk, zone: &str, text: &str) {
    let edit = json!({"edit": "addNote", "zone": zone, "text": text});
    send(desk, Command::Edit(Box::new(serde_json::from_value(edit).unwrap())));
}

fn pasted(desk: &Desk, text: &str) -> ImportPreview {
    let request = Request::PreviewTable { text: text.to_owned(), heading: None };
    let Reply::Preview { preview } = desk.call(request).unwrap() else { panic!() };
    preview
}

fn by_guess(preview: &ImportPreview, merge: bool) -> Request {
    let guess = preview.guess.clone();
    let how = ImportHow {
        zone_column: guess.zone,
        voice_column: guess.voice,
        merge: Some(merge),
        loose: Some(true),
        ..ImportHow::default()
    };
    Request::Import {
        handle: preview.handle.clone(),
        zone: Some(Id::new("customer").unwrap()),
        column: guess.text,
        voice: Voice::Assumption,
        how: Some(how),
    }
}

/// Each note as `zone voice text`, with a star when it lies in a stack.
fn notes(desk: &Desk) -> Vec<String> {
    let workshop = snapshot(desk).workshop;
    let told = |note: &handvat_model::records::Note| {
        let zone = note.zone.as_ref().map_or("-", Id::as_str);
        let star = if note.cluster.is_some() { "*" } else { "" };
        format!("{zone} {} {}{star}", note.voice.word(), note.text)
    };
    let mut told: Vec<String> = workshop.notes.values().map(told).collect();
    told.sort();
    told
}

const TABLE: &str = "Vak\tOpmerking\tBron\nTechnologie\t\"Regel één\nregel twee\"\tklant\nCustomer\tLang wachten\tEmployee\n\
    technology\tlang  WACHTEN\t\nNergens\tIets\tniemand\n\t\tklant\n";

#[test]
fn a_pasted_table_shows_its_columns_and_what_they_are_likely_to_hold() {
    let (_folder, desk) = desk();
    note(&desk, "customer", "iets");
    let preview = pasted(&desk, TABLE);
    assert_eq!((preview.file.as_str(), preview.heading, preview.rows), ("pasted text", true, 5));
    let guess = (preview.guess.text.as_deref(), preview.guess.zone.as_deref(), preview.guess.voice.as_deref());
    assert_eq!(guess, (Some("Opmerking"), Some("Vak"), Some("Bron")));
    let column = |place: usize| {
        let column = &preview.columns[place];
        (column.filled, column.zones, column.voices, column.repeated, column.known)
    };
    assert_eq!(column(0), (4, 3, 1, 0, 0), "three are zones, in either language, and one of them a voice, too");
    assert_eq!(column(1), (4, 0, 0, 1, 1), "one text comes twice, one is on a note");
    assert_eq!(column(2), (4, 0, 3, 1, 0));
    assert_eq!(preview.sample[0], ["Technologie", "Regel één\nregel twee", "klant"]);
}

#[test]
fn a_table_comes_in_as_one_step_each_note_in_its_zone_and_voice() {
    let (_folder, desk) = desk();
    let request = by_guess(&pasted(&desk, TABLE), false);
    let Reply::Imported { notes: 4, left_out, doubtful, merged: 0, cluster: None } = desk.call(request).unwrap() else {
        panic!()
    };
    assert_eq!(left_out, ["Row 6 (line 7): the cell is empty."]);
    assert_eq!(
        doubtful,
        [
            "Row 5: no zone is called ‘Nergens’; the note lies where the others go.",
            "Row 5: no voice is called ‘niemand’; the note has the voice that was chosen."
        ]
    );
    let expected = [
        "customer assumption Iets",
        "customer employee Lang wachten",
        "technology assumption lang  WACHTEN",
        "technology customer Regel één\nregel twee",
    ];
    assert_eq!(notes(&desk), expected);
    send(&desk, Command::Undo);
    assert_eq!(notes(&desk), Vec::<String>::new());
}

#[test]
fn what_says_the_same_becomes_one_note_when_that_is_asked() {
    let (_folder, desk) = desk();
    note(&desk, "buy-in", "IETS");
    let request = by_guess(&pasted(&desk, TABLE), true);
    let Reply::Imported { notes: 2, merged: 2, .. } = desk.call(request).unwrap() else { panic!() };
    let expected =
        ["buy-in assumption IETS", "customer employee Lang wachten", "technology customer Regel één\nregel twee"];
    assert_eq!(notes(&desk), expected);
}

#[test]
fn many_notes_of_a_zone_lie_in_a_stack_with_their_own_voices() {
    let (_folder, desk) = desk();
    let mut text = String::from("Zone\tText\tVoice\n");
    for number in 0..200 {
        let (zone, voice) = if number < 190 { ("Technology", "customer") } else { ("Customer", "employee") };
        text.extend([zone, "\tNote ", &number.to_string(), "\t", voice, "\n"]);
    }
    let Reply::Imported { notes: 200, .. } = desk.call(by_guess(&pasted(&desk, &text), false)).unwrap() else {
        panic!()
    };
    let told = notes(&desk);
    assert_eq!(told.iter().filter(|note| note.starts_with("technology customer") && note.ends_with('*')).count(), 190);
    assert_eq!(told.iter().filter(|note| note.starts_with("customer employee") && !note.ends_with('*')).count(), 10);
    let there = snapshot(&desk);
    let title = &there.texts[there.workshop.clusters.keys().next().unwrap()];
    assert_eq!(title.lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>(), ["pasted", "text"]);
    send(&desk, Command::Undo);
    assert_eq!(notes(&desk), Vec::<String>::new(), "one step");
}

#[test]
fn lines_are_no_table_and_a_heading_can_be_said_to_be_none() {
    let (_folder, desk) = desk();
    let lines = pasted(&desk, "Bellen, mailen\nwachten\nBellen, mailen\n");
    assert_eq!((lines.columns.len(), lines.rows, lines.repeated), (0, 3, 1));
    let commas = pasted(&desk, "Technology,one\nCustomer,two\n");
    assert_eq!((commas.heading, commas.rows), (false, 2));
    assert_eq!((commas.guess.zone.as_deref(), commas.guess.text.as_deref()), (Some("#1"), Some("#2")));
    let request = Request::PreviewTable { text: TABLE.to_owned(), heading: Some(false) };
    let Reply::Preview { preview } = desk.call(request).unwrap() else { panic!() };
    assert_eq!((preview.heading, preview.rows, preview.columns[1].name.as_str()), (false, 6, "#2"));
    let empty = Request::PreviewTable { text: " \n".to_owned(), heading: None };
    assert_eq!(desk.call(empty).unwrap_err().code, "import-empty");
}

#[test]
fn notes_that_are_alike_are_proposed_and_nothing_changes() {
    let (_folder, desk) = desk();
    for text in ["Te lang wachten", "wachten: te lang", "Iets heel anders", "te láng wachten!"] {
        note(&desk, "customer", text);
    }
    let before = snapshot(&desk).workshop;
    let ask = |percent| Request::Similar { canvas: Some(Id::new("strategy").unwrap()), percent };
    let Reply::Similar { groups } = desk.call(ask(60)).unwrap() else { panic!() };
    assert_eq!(groups.iter().map(|group| (group.percent, group.notes.len())).collect::<Vec<_>>(), [(100, 3)]);
    assert_eq!(snapshot(&desk).workshop, before);
    let notes: Vec<Id> = groups[0].notes.iter().map(|alike| alike.note.clone()).collect();
    send(
        &desk,
        Command::Edit(Box::new(serde_json::from_value(json!({"edit": "stackNotes", "notes": notes})).unwrap())),
    );
    let Reply::Similar { groups } = desk.call(ask(60)).unwrap() else { panic!() };
    assert!(groups.is_empty(), "they lie together already");
    let elsewhere = Request::Similar { canvas: Some(Id::new("nowhere").unwrap()), percent: 60 };
    assert_eq!(desk.call(elsewhere).unwrap_err().code, "unknown-canvas");
}

#[test]
fn what_lies_face_down_is_compared_with_nothing() {
    let (_folder, desk) = desk();
    let blind = json!({"edit": "setBlind", "zone": "customer", "on": true});
    note(&desk, "technology", "geheim");
    send(&desk, Command::Edit(Box::new(serde_json::from_value(blind).unwrap())));
    note(&desk, "customer", "geheim");
    let Reply::Similar { groups } = desk.call(Request::Similar { canvas: None, percent: 50 }).unwrap() else {
        panic!()
    };
    assert!(groups.is_empty());
    note(&desk, "customer", "verborgen");
    assert_eq!(pasted(&desk, "verborgen\ngeheim").known, 1);
}
