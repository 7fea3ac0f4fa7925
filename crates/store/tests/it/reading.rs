//! Bytes that are workshops, and bytes that are refused by name and place.

use handvat_model::records::Note;
use handvat_store::coded::Coded;
use handvat_store::reading::{ReadFailure, position, read};
use handvat_store::writing::write;

use super::stage::{SMALL, id, small};

/// The code and arguments of a refusal, on one line.
fn refusal(bytes: &[u8]) -> String {
    let failure = read(bytes).expect_err("the bytes are refused");
    let arguments = failure.arguments().into_iter().map(|(name, value)| format!(" {name}={value}"));
    format!("{}{}", failure.code(), arguments.collect::<String>())
}

/// The refusal of the small workshop with one piece replaced. What it says of the spot is taken off when
/// it is the line and column of `spot`, from its first character on.
fn refused_at(piece: &str, other: &str, spot: &str) -> String {
    let text = with(piece, other);
    let before = &text[..text.find(spot).expect("the spot is there")];
    let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
    let line = before.split('\n').count();
    refusal(text.as_bytes()).replace(&format!(" line={line} column={column}"), "").replace(&format!(" line={line}"), "")
}

/// The small workshop with one piece replaced.
fn with(piece: &str, other: &str) -> String {
    assert!(SMALL.contains(piece), "{piece}");
    SMALL.replacen(piece, other, 1)
}

#[test]
fn a_workshop_comes_back_as_it_was_written_with_the_fields_it_does_not_know() {
    let bytes = write(&small()).unwrap();
    assert_eq!(read(&bytes).unwrap().workshop, small());
    assert_eq!(write(&read(&bytes).unwrap().workshop).unwrap(), bytes);
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.contains("\"kept\": true") && text.contains("\"mood\": 1"), "{text}");
    assert!(text.starts_with("{\n  \"format\": \"handvat\",\n  \"version\": 1,\n") && text.ends_with("}\n"), "{text}");
}

#[test]
fn positions_come_back_to_the_last_bit() {
    let mut workshop = small();
    let note = workshop.notes.values().next().unwrap().clone();
    let mut state = 88_172_645_463_325_252_u64;
    for number in 0..500 {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        let x = (state >> 11) as f64 / 2_f64.powi(53) * 4200.0;
        workshop.notes.insert(id(&format!("r{number}")), Note { x, ..note.clone() });
    }
    assert_eq!(read(&write(&workshop).unwrap()).unwrap().workshop, workshop);
}

#[test]
fn a_mark_before_the_text_and_windows_line_ends_are_read() {
    let text = format!("\u{feff}{}", SMALL.replace('\n', "\r\n"));
    assert_eq!(read(text.as_bytes()).unwrap().workshop, small());
}

#[test]
fn unknown_words_are_kept_and_are_no_fault() {
    let text = with("\"mood\": 1", "\"voice\": \"robot\", \"colour\": \"plaid\"");
    let reading = read(text.as_bytes()).unwrap();
    assert_eq!(reading.faults, []);
    assert!(String::from_utf8(write(&reading.workshop).unwrap()).unwrap().contains("\"voice\": \"robot\""));
}

#[test]
fn bytes_that_are_no_json_are_refused_with_line_and_place() {
    assert_eq!(refusal(b""), "file-empty");
    assert_eq!(refusal(b" \n\t"), "file-empty");
    assert_eq!(refusal(b"hello"), "file-not-json line=1 column=1 place=/");
    assert_eq!(refusal(b"tru"), "file-truncated line=1 column=4 place=/");
    assert_eq!(refusal(b"%PDF-1.7"), "file-not-json line=1 column=1 place=/");
    assert_eq!(refused_at("\"x\": 100,", "\"x\": 100", "\"y\": 120.5"), "file-not-json place=notes/n1/x");
    assert_eq!(refused_at("\"x\": 100", "\"x\": 1OO", "OO"), "file-not-json place=notes/n1/x");
    let cut = SMALL.find("\n  }\n}").unwrap();
    assert_eq!(refusal(&SMALL.as_bytes()[..cut]), "file-truncated line=23 column=144 place=actions/a1");
}

#[test]
fn bytes_of_another_encoding_are_refused_by_its_name() {
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    assert_eq!(refusal(&[&[0xFF, 0xFE][..], &wide(SMALL)].concat()), "file-utf16");
    assert_eq!(refusal(&wide(SMALL)), "file-utf16");
    assert_eq!(refusal(&[SMALL.as_bytes(), &[0; 512]].concat()), "file-zero-bytes line=26");
    assert_eq!(refusal(&[0; 16]), "file-zero-bytes line=1");
    let latin: Vec<u8> = SMALL.chars().map(|sign| u8::try_from(u32::from(sign)).unwrap_or(b'?')).collect();
    assert_eq!(refusal(&latin), "file-not-text line=20 column=88");
}

#[test]
fn json_of_another_kind_is_refused_by_what_it_says_of_itself() {
    assert_eq!(refusal(b"[]"), "file-not-workshop found=");
    assert_eq!(refusal(b"{\"name\": \"x\", \"name\": \"y\"}"), "file-not-workshop found=");
    assert_eq!(refusal(with("\"handvat\"", "\"excalidraw\"").as_bytes()), "file-not-workshop found=excalidraw");
    assert_eq!(refusal(with("\"handvat\"", "7").as_bytes()), "file-not-workshop found=");
}

#[test]
fn a_newer_file_is_shown_when_it_can_be_made_out() {
    let newer = read(with("\"version\": 1", "\"version\": 2").as_bytes()).unwrap();
    assert_eq!((newer.newer, newer.workshop.notes.len()), (Some(2), 1));
    let strange = with("\"version\": 1", "\"version\": 2").replace("\"x\": 100", "\"x\": \"left\"");
    assert_eq!(refusal(strange.as_bytes()), "file-newer version=2");
    assert_eq!(
        refusal(with("\"version\": 1", "\"version\": -1").as_bytes()),
        "file-bad-value line=3 column=14 place=version"
    );
    assert_eq!(refusal(with("  \"version\": 1,\n", "").as_bytes()), "file-missing-field line=1 place=/ field=version");
}

#[test]
fn what_a_parser_would_pass_over_is_refused() {
    let twice = with("\"n1\": {", "\"n1\": {},\n    \"n1\": {");
    assert_eq!(refusal(twice.as_bytes()), "file-duplicate-key line=21 place=notes/n1 first=20");
    assert_eq!(refused_at("Terugbellen", "Bel \\ud83d", "\\ud83d"), "file-half-character place=actions/a1/title");
    let deep = with("{\"kept\": true}", &format!("{}{}", "[".repeat(128), "]".repeat(128)));
    assert_eq!(refusal(deep.as_bytes()), format!("file-too-deep line=7 place=later{}", "/0".repeat(99)));
}

#[test]
fn values_of_the_wrong_kind_are_refused_at_their_place() {
    assert_eq!(refused_at("\"x\": 100", "\"x\": \"left\"", "\"left\""), "file-bad-value place=notes/n1/x");
    assert_eq!(refused_at("\"x\": 100", "\"x\": null", "null"), "file-bad-value place=notes/n1/x");
    assert_eq!(refused_at("\"y\": 120.5", "\"y\": 1e999", "1e999"), "file-bad-number place=notes/n1/y");
    assert_eq!(refused_at("\"x\": 100, ", "", "{\"canvas\""), "file-missing-field place=notes/n1 field=x");
    assert_eq!(refused_at("\"n1\": {", "\"n 1\": {", "\"n 1\""), "file-bad-id place=notes/n 1");
    assert_eq!(refused_at("\"owner\": \"p1\"", "\"owner\": \"p/1\"", "\"p/1\""), "file-bad-id place=actions/a1/owner");
    assert_eq!(refused_at("\"Sprint review\"", "7", "\"title\""), "file-bad-value place=title");
    assert_eq!(refused_at("\"w1\"", "\"\"", "\"\""), "file-bad-id place=id");
    assert_eq!(refused_at("{\"p1\": {\"name\": \"Marketing lead\"}}", "[]", "[]"), "file-bad-value place=people");
}

#[test]
fn a_merge_that_was_left_half_way_is_called_so() {
    let torn = with("  \"revision\": 3,", "<<<<<<< HEAD\n\"revision\": 3,\n=======\n\"revision\": 4,\n>>>>>>> theirs");
    assert_eq!(refusal(torn.as_bytes()), "file-conflict line=5");
}

#[test]
fn a_million_notes_and_too_many_bytes_are_refused_before_they_are_parsed() {
    let notes: Vec<String> = (0..1_000_000).map(|number| format!("\"n{number}\":0")).collect();
    let many = format!(
        "{{\"format\":\"handvat\",\"version\":1,\"id\":\"w1\",\"revision\":1,\"notes\":{{{}}}}}",
        notes.join(",")
    );
    assert_eq!(refusal(many.as_bytes()), "file-too-many-notes");
    assert_eq!(refusal(&vec![b' '; 64 * 1024 * 1024 + 1]), "file-too-large megabytes=65");
}

#[test]
fn a_file_cut_off_anywhere_is_refused_as_cut_off() {
    let whole = SMALL.trim_end();
    for length in 1..whole.len() {
        let failure = read(&whole.as_bytes()[..length]).expect_err("a piece is no workshop");
        assert!(matches!(failure, ReadFailure::Truncated { .. }), "{length}: {failure:?}");
    }
}

#[test]
fn a_file_with_any_bit_turned_over_is_read_or_refused() {
    let mut bytes = SMALL.as_bytes().to_vec();
    for place in 0..bytes.len() {
        for bit in 0..8 {
            bytes[place] ^= 1 << bit;
            let _ = read(&bytes);
            bytes[place] ^= 1 << bit;
        }
    }
}

#[test]
fn the_position_of_a_place_is_its_line_in_the_file() {
    assert_eq!(position(SMALL.as_bytes(), "notes/n1/zone").0, 20);
    assert_eq!(position(SMALL.as_bytes(), "actions/a1/owner").0, 23);
    assert_eq!(position(SMALL.as_bytes(), "clusters/c1"), (1, 1));
}
