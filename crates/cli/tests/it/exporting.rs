//! `export`: documents of the sample.

use std::path::Path;
use std::process::Command;

use super::desk::{Desk, finish, has};

fn export(desk: &Desk, kind: &str, more: &[&str]) -> Vec<u8> {
    let output = format!("out.{kind}");
    let said = desk.run(&[&["export", "w.handvat", "--to", kind, "-o", &output][..], more].concat()).done();
    assert_eq!(said, "");
    desk.bytes(&output)
}

/// What another program says of a file.
fn told(program: &str, arguments: &[&str], file: &Path) -> String {
    let mut command = Command::new(program);
    command.args(arguments).arg(file);
    if program == "pdftotext" {
        command.arg("-");
    }
    let run = finish(command, "");
    assert_eq!(run.code, 0, "{program}: {}{}", run.text(), run.err);
    run.text()
}

/// Letters only: line breaks and hyphens of the page are no part of a text.
fn letters(text: &str) -> String {
    text.chars().filter(|sign| sign.is_alphanumeric()).collect()
}

#[test]
fn every_kind_is_byte_for_byte_the_same_twice() {
    let desk = Desk::with_sample();
    for kind in ["pdf", "svg", "csv", "md"] {
        let more: &[&str] = &["--date", "2027-01-15"];
        let (first, second) = (export(&desk, kind, more), export(&desk, kind, more));
        assert!(first == second, "{kind}");
        assert!(first.len() > 2000, "{kind}");
        assert!(export(&desk, kind, &[]) == export(&desk, kind, &[]), "{kind} without a date");
    }
    assert_eq!(desk.names(), ["out.csv", "out.md", "out.pdf", "out.svg", "w.handvat"]);
}

#[test]
fn stdout_gets_the_same_bytes() {
    let desk = Desk::with_sample();
    let file = export(&desk, "pdf", &[]);
    let run = desk.run(&["export", "w.handvat", "--to", "pdf", "-o", "-"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert!(run.out == file);
}

#[test]
fn the_pdf_is_sound_and_its_fonts_are_embedded_subset_and_mapped() {
    let test = "the_pdf_is_sound_and_its_fonts_are_embedded_subset_and_mapped";
    let desk = Desk::with_sample();
    for more in
        [&["--paper", "a4"][..], &["--paper", "letter", "--lang", "en"], &["--paper", "a0"], &["--profile", "manager"]]
    {
        export(&desk, "pdf", more);
        if has("qpdf", test) {
            let said = told("qpdf", &["--check"], &desk.path("out.pdf"));
            assert!(said.contains("No syntax or stream encoding errors found"), "{said}");
        }
        if has("pdffonts", test) {
            let fonts = told("pdffonts", &[], &desk.path("out.pdf"));
            let fonts: Vec<&str> = fonts.lines().skip(2).collect();
            assert!(!fonts.is_empty());
            for font in fonts {
                let columns: Vec<&str> = font.split_whitespace().collect();
                let flags = &columns[columns.len() - 5..columns.len() - 2];
                assert_eq!(flags, ["yes", "yes", "yes"], "{font}");
            }
        }
    }
}

#[test]
fn every_note_and_action_can_be_read_in_the_pdf() {
    if !has("pdftotext", "every_note_and_action_can_be_read_in_the_pdf") {
        return;
    }
    let desk = Desk::with_sample();
    desk.apply(
        "{\"edit\":\"addNote\",\"id\":\"letters\",\"zone\":\"customer\",\"text\":\"é ë ï € – “ ” ĳ Ελλάδα Київ\"}\n",
    );
    export(&desk, "pdf", &[]);
    let page = told("pdftotext", &["-enc", "UTF-8"], &desk.path("out.pdf"));
    assert!(["é", "ë", "ï", "€", "–", "“", "”"].iter().all(|sign| page.contains(sign)));
    // The ligature may come back as its two letters.
    let page = letters(&page).replace('ĳ', "ij");
    let file = desk.file();
    let texts = |table: &str, field: &str| -> Vec<String> {
        file[table].as_object().unwrap().values().map(|record| record[field].as_str().unwrap().to_owned()).collect()
    };
    for text in [texts("notes", "text"), texts("actions", "title"), texts("actions", "why")].concat() {
        assert!(page.contains(&letters(&text).replace('ĳ', "ij")), "{text}");
    }
}

#[test]
fn the_table_has_one_row_for_each_action() {
    let desk = Desk::with_sample();
    let table = String::from_utf8(export(&desk, "csv", &[])).unwrap();
    let actions = desk.file()["actions"].as_object().unwrap().len();
    assert!(table.starts_with("\u{FEFF}Nr.;Actie;"), "{table}");
    assert_eq!(table.matches("\r\n").count(), actions + 1);
    let table = String::from_utf8(export(&desk, "csv", &["--lang", "en"])).unwrap();
    assert!(table.starts_with("\u{FEFF}No.,Action,"), "{table}");
}

#[test]
fn the_text_tells_every_note() {
    let desk = Desk::with_sample();
    let text = letters(&String::from_utf8(export(&desk, "md", &[])).unwrap());
    for note in desk.file()["notes"].as_object().unwrap().values() {
        assert!(text.contains(&letters(note["text"].as_str().unwrap())), "{note}");
    }
}

#[test]
fn the_picture_is_well_formed() {
    let desk = Desk::with_sample();
    let picture = String::from_utf8(export(&desk, "svg", &["--canvas", "strategy"])).unwrap();
    assert!(picture.contains("<svg") && picture.trim_end().ends_with("</svg>"));
    if has("xmllint", "the_picture_is_well_formed") {
        told("xmllint", &["--noout"], &desk.path("out.svg"));
    }
    let said = desk.run(&["export", "w.handvat", "--to", "svg", "--canvas", "nowhere", "-o", "x.svg"]).refused();
    assert_eq!(said, "There is no sheet ‘nowhere’.\n  ‘show’ lists the sheets.\n");
    assert!(!desk.path("x.svg").exists());
}

#[test]
fn an_export_that_cannot_be_written_says_where() {
    let desk = Desk::with_sample();
    let said = desk.run(&["export", "w.handvat", "--to", "md", "-o", "no/such/folder/out.md"]).refused();
    assert!(said.contains("out.md"), "{said}");
    let said = desk.run(&["export", "w.handvat", "--to", "md", "-o", "."]).refused();
    assert!(said.contains("\n  "), "{said}");
}

#[test]
fn an_export_takes_the_place_of_an_older_one() {
    let desk = Desk::with_sample();
    desk.write("out.md", "older");
    assert!(export(&desk, "md", &[]).len() > 2000);
}

#[test]
fn a_full_disk_leaves_no_half_file() {
    let desk = Desk::with_sample();
    std::fs::create_dir(desk.path("small")).unwrap();
    let small = desk.path("small");
    let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", "size=16k", "tmpfs"]).arg(&small).status();
    if !mounted.is_ok_and(|status| status.success()) {
        eprintln!("SKIPPED a_full_disk_leaves_no_half_file: a small disk cannot be mounted here");
        return;
    }
    std::fs::write(small.join("old.pdf"), "older").unwrap();
    let new = desk.run(&["export", "w.handvat", "--to", "pdf", "-o", "small/new.pdf"]);
    let old = desk.run(&["export", "w.handvat", "--to", "pdf", "-o", "small/old.pdf"]);
    let left: Vec<_> = std::fs::read_dir(&small).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    let kept = std::fs::read(small.join("old.pdf")).unwrap();
    assert!(Command::new("umount").arg(&small).status().unwrap().success());
    for (run, name) in [(new, "new.pdf"), (old, "old.pdf")] {
        let said = run.refused();
        assert!(said.contains(name) && said.contains("full"), "{said}");
    }
    assert_eq!((left, kept.as_slice()), (vec!["old.pdf".into()], &b"older"[..]));
}

#[test]
fn an_empty_workshop_gives_documents_too() {
    let desk = Desk::with_workshop();
    for kind in ["pdf", "svg", "csv", "md"] {
        assert!(!export(&desk, kind, &[]).is_empty(), "{kind}");
    }
}

#[test]
fn the_language_and_date_of_the_plan_can_be_chosen() {
    if !has("pdftotext", "the_language_and_date_of_the_plan_can_be_chosen") {
        return;
    }
    let desk = Desk::with_sample();
    export(&desk, "pdf", &["--lang", "en", "--date", "2031-05-09"]);
    let page = told("pdftotext", &["-enc", "UTF-8"], &desk.path("out.pdf"));
    assert!(page.contains("9 May 2031") && page.contains("Action plan"));
    export(&desk, "pdf", &["--lang", "nl", "--date", "2031-05-09"]);
    let page = told("pdftotext", &["-enc", "UTF-8"], &desk.path("out.pdf"));
    assert!(page.contains("9 mei 2031") && page.contains("Actieplan"));
}
