//! Files as facilitators have them.

use expect_test::{Expect, expect};
use handvat_exchange::import;
use handvat_exchange::take::Taken;
use handvat_exchange::text::LARGEST;
use handvat_model::records::Language;
use handvat_words::Words;
use proptest::prelude::*;

/// A line for each text, then one for each row that needs a word.
fn report(taken: &Taken) -> String {
    let words = Words::new(&Language::English);
    let texts = taken.texts.iter().map(|text| format!("{text:?}\n"));
    let left_out = taken.left_out.iter().map(|row| format!("- {}\n", row.sentence(&words)));
    let doubtful = taken.doubtful.iter().map(|row| format!("? {}\n", row.sentence(&words)));
    texts.chain(left_out).chain(doubtful).collect()
}

fn check(bytes: &[u8], column: Option<&str>, expected: &Expect) {
    expected.assert_eq(&report(&import::from_csv(bytes, column).unwrap()));
}

/// The sentence and its hint.
fn refused(bytes: &[u8], column: Option<&str>) -> String {
    let failure = import::from_csv(bytes, column).unwrap_err();
    let arguments = [vec![("file", "f.csv".to_owned())], failure.arguments()].concat();
    let words = Words::new(&Language::English);
    let hint = words.with(&format!("{}.hint", failure.code()), &arguments);
    format!("{} | {hint}", words.with(failure.code(), &arguments))
}

fn columns(bytes: &[u8]) -> Vec<String> {
    import::table_of(bytes).unwrap().columns
}

#[test]
fn quoted_separators_line_breaks_and_quotes_are_part_of_the_cell() {
    check(
        b"id,Text\r\n1,\"one, two\"\r\n2,\"line\r\nbreak\"\r\n3,\"say \"\"yes\"\"\"\r\n",
        Some("Text"),
        &expect![[r#"
            "one, two"
            "line\nbreak"
            "say \"yes\""
        "#]],
    );
}

#[test]
fn rows_that_give_no_note_are_named_as_a_spreadsheet_counts_them() {
    check(
        b"Text,Mark\n\"two\nlines\",1\n,2\n  ,3\nlast,4\n",
        Some("Text"),
        &expect![[r#"
            "two\nlines"
            "last"
            - Row 3 (line 4): the cell is empty.
            - Row 4 (line 5): the cell is empty.
        "#]],
    );
}

#[test]
fn blank_lines_count_as_rows() {
    check(
        b"id,Text\r\n\r\n1,here\r\n\r\n\r\n2,\r\n",
        Some("Text"),
        &expect![[r#"
            "here"
            - Row 6 (line 6): the cell is empty.
        "#]],
    );
}

#[test]
fn rows_that_are_too_short_or_too_long_are_named() {
    check(
        b"id,Text,Mark\n1,whole,a\n2\n3,short\n4,a, b,c\n",
        Some("Text"),
        &expect![[r#"
            "whole"
            "short"
            "a"
            - Row 3 (line 3): the row ends before this column.
            ? Row 4 (line 4): it has 2 cells where the heading has 3; check whether the right text came in.
            ? Row 5 (line 5): it has 4 cells where the heading has 3; check whether the right text came in.
        "#]],
    );
}

#[test]
fn html_entities_become_their_characters() {
    check(
        b"id,Text\n1,&quot;caf&eacute;&quot; &amp; don&#39;t\n2,&nbsp;\n3,AT&T &unknown; 5 &lt; 6\n",
        Some("Text"),
        &expect![[r#"
            "\"café\" & don't"
            "AT&T &unknown; 5 < 6"
            - Row 3 (line 3): the cell is empty.
        "#]],
    );
}

#[test]
fn control_characters_stay_behind() {
    check(
        "id,Text\n1,\"a\u{7}b\u{1b}[31mc\td\u{85}\"\n".as_bytes(),
        Some("Text"),
        &expect![[r#"
            "ab[31mc\td"
        "#]],
    );
}

#[test]
fn a_text_that_no_note_holds_is_left_out_by_name() {
    let long = format!("id,Text\n1,{}\n2,{}\n", "é".repeat(20_000), "é".repeat(20_001));
    let taken = import::from_csv(long.as_bytes(), Some("Text")).unwrap();
    assert_eq!(taken.texts.len(), 1);
    let words = Words::new(&Language::Dutch);
    assert_eq!(
        taken.left_out[0].sentence(&words),
        "Rij 3 (regel 3): de tekst heeft 20.001 tekens; op een notitie passen er hoogstens 20.000."
    );
}

#[test]
fn the_separator_is_found() {
    for text in
        ["a,b;,c\n1,2,3\n", "a;b,;c\n1;2;3\n", "a\tb,;\tc\n1\t2\t3\n", "a|b|c\n1|2|3\n", "sep=;\r\na;b;c,\r\n1;2;3\r\n"]
    {
        assert_eq!(columns(text.as_bytes()).len(), 3, "{text:?}");
    }
}

#[test]
fn decimal_commas_do_not_make_a_comma_the_separator() {
    assert_eq!(columns(b"Punt;Tekst, vrij;Cijfer\n1;ja;7,5\n2;nee, toch;8,5\n").len(), 3);
}

#[test]
fn a_list_under_one_heading_is_one_column() {
    check(
        b"Text\nHello, world\nnothing here\nwell; yes\n",
        None,
        &expect![[r#"
            "Hello, world"
            "nothing here"
            "well; yes"
        "#]],
    );
}

#[test]
fn columns_without_a_name_are_called_by_their_place() {
    assert_eq!(columns(b",Text, ,Text,The\n\"1\",2,3,4,5\n"), ["#1", "Text", "#3", "Text #4", "The"]);
}

#[test]
fn a_column_is_found_by_its_name() {
    let file = b"id,Review  Text\n1,yes\n";
    for name in ["Review Text", "review text", " REVIEW TEXT "] {
        assert_eq!(import::from_csv(file, Some(name)).unwrap().texts, ["yes"]);
    }
    assert_eq!(refused(file, Some("Text")), "‘f.csv’ has no column ‘Text’. | Its columns are ‘id’, ‘Review Text’.");
    assert_eq!(
        refused(file, None),
        "‘f.csv’ has several columns, and none was chosen. | Choose one of ‘id’, ‘Review Text’."
    );
}

#[test]
fn every_encoding_of_windows_is_read() {
    let text = "id;Tekst\r\n1;café – € 5 ‘ja’\r\n";
    let utf16 = |unit: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(unit).collect::<Vec<u8>>();
    let (little, big) = (utf16(u16::to_le_bytes), utf16(u16::to_be_bytes));
    let western = b"id;Tekst\r\n1;caf\xe9 \x96 \x80 5 \x91ja\x92\r\n".to_vec();
    let files = [
        text.as_bytes().to_vec(),
        [b"\xef\xbb\xbf", text.as_bytes()].concat(),
        [b"\xff\xfe", little.as_slice()].concat(),
        [b"\xfe\xff", big.as_slice()].concat(),
        little,
        big,
        western,
    ];
    for file in files {
        check(
            &file,
            Some("Tekst"),
            &expect![[r#"
                "café – € 5 ‘ja’"
            "#]],
        );
    }
}

#[test]
fn a_quotation_mark_that_is_never_closed_is_named() {
    let said = refused(b"id,Text\n1,\"two\nlines\"\n2,\"open\n3,lost\n", Some("Text"));
    assert!(said.starts_with("In ‘f.csv’ a quotation mark that opens in row 3 (line 4) is never closed."), "{said}");
}

#[test]
fn what_is_no_table_is_refused_by_name() {
    let said = |bytes: &[u8]| refused(bytes, Some("Text")).split(" | ").next().unwrap().to_owned();
    assert_eq!(said(b""), "‘f.csv’ is empty.");
    assert_eq!(said(b"\xef\xbb\xbf \r\n"), "‘f.csv’ is empty.");
    assert_eq!(said(b"id,Text\n"), "‘f.csv’ has a heading and no rows under it.");
    assert_eq!(said(b"id,Text\n\n , \n"), "‘f.csv’ has a heading and no rows under it.");
    assert_eq!(said(b"PK\x03\x04 and so on"), "‘f.csv’ is a workbook or another packed document, not a text.");
    assert_eq!(said(b"id,Text\n1,a\0b\n"), "‘f.csv’ is not a text: line 2 holds bytes that no text has.");
    assert_eq!(said(&vec![b'a'; LARGEST as usize + 1]), "‘f.csv’ is larger than 50 MB.");
}

#[test]
fn a_list_gives_one_note_a_line_without_its_marks() {
    let taken = import::from_text(
        "- one\r\n* two\n\n  3. three\n• four\n- [ ] five\n-not a mark\n2027. a year\n1.5 metres\n -\n".as_bytes(),
    );
    expect![[r#"
        "one"
        "two"
        "three"
        "four"
        "five"
        "-not a mark"
        "2027. a year"
        "1.5 metres"
    "#]]
    .assert_eq(&report(&taken.unwrap()));
}

proptest! {
    #[test]
    fn every_row_lands_or_is_named(rows in prop::collection::vec("[ -~é€\n\"]{0,12}", 1..30)) {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(["Text", "place"]).unwrap();
        for (place, text) in rows.iter().enumerate() {
            writer.write_record([text, &place.to_string()]).unwrap();
        }
        let taken = import::from_csv(&writer.into_inner().unwrap(), Some("Text")).unwrap();
        prop_assert_eq!(taken.texts.len() + taken.left_out.len(), rows.len());
        prop_assert!(taken.doubtful.is_empty());
    }

    #[test]
    fn no_bytes_make_it_fall(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = import::from_csv(&bytes, Some("#1"));
        let _ = import::from_text(&bytes);
    }
}
