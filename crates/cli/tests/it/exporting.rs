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
fn an_export_is_never_written_over_a_workshop() {
    let desk = Desk::with_sample();
    let before = desk.bytes("w.handvat");
    std::fs::copy(desk.path("w.handvat"), desk.path("another.json")).unwrap();
    for over in ["w.handvat", "another.json"] {
        let said = desk.run(&["export", "w.handvat", "--to", "csv", "-o", over]).refused();
        assert_eq!(
            said,
            format!("‘{over}’ is a workshop: an export is not written over it.\n  Choose another name.\n")
        );
        assert!(desk.bytes(over) == before, "{over} is as it was");
    }
    export(&desk, "csv", &[]);
    assert!(export(&desk, "csv", &[]).len() > 2000, "an older export is written over");
}

#[test]
fn every_kind_is_byte_for_byte_the_same_twice() {
    let desk = Desk::with_sample();
    for kind in ["pdf", "svg", "png", "csv", "md"] {
        let more: &[&str] = &["--date", "2027-01-15"];
        let (first, second) = (export(&desk, kind, more), export(&desk, kind, more));
        assert!(first == second, "{kind}");
        assert!(first.len() > 2000, "{kind}");
        assert!(export(&desk, kind, &[]) == export(&desk, kind, &[]), "{kind} without a date");
    }
    assert_eq!(desk.names(), ["out.csv", "out.md", "out.pdf", "out.png", "out.svg", "w.handvat"]);
}

/// Width and height as the head of a PNG file says them.
fn dimensions(png: &[u8]) -> (u32, u32) {
    assert!(png.starts_with(b"\x89PNG\r\n\x1a\n"));
    let number = |from: usize| u32::from_be_bytes(png[from..from + 4].try_into().unwrap());
    (number(16), number(20))
}

#[test]
fn a_sheet_a_zone_or_notes_are_pictures_of_any_scale_up_to_a_limit() {
    let desk = Desk::with_workshop();
    desk.apply(
        "{\"edit\":\"addNote\",\"id\":\"a\",\"zone\":\"customer\",\"text\":\"een\"}\n\
         {\"edit\":\"addNote\",\"id\":\"b\",\"zone\":\"technology\",\"text\":\"twee\"}\n\
         {\"edit\":\"setLink\",\"from\":\"a\",\"to\":\"b\",\"text\":\"leidt tot\"}\n",
    );
    assert_eq!(dimensions(&export(&desk, "png", &[])), (1587, 1123));
    assert_eq!(dimensions(&export(&desk, "png", &["--scale", "2"])), (3175, 2245));
    let (width, height) = dimensions(&export(&desk, "png", &["--zone", "technology"]));
    assert!(width < 700 && height < 700, "{width} × {height}");
    assert_eq!(dimensions(&export(&desk, "png", &["--notes", "a"])), (129, 129));
    let svg = |notes: &str| String::from_utf8(export(&desk, "svg", &["--notes", notes])).unwrap();
    assert!(svg("a,b").contains(">leidt tot<"));
    assert!(!svg("b").contains(">leidt tot<") && svg("b").contains(">twee<") && !svg("b").contains(">een<"));
    let refused = |more: &[&str]| {
        let run = desk.run(&[&["export", "w.handvat", "--to", "png", "-o", "x.png"][..], more].concat());
        assert_eq!(run.code, 1, "{more:?}");
        run.err
    };
    let said = refused(&["--scale", "9"]);
    assert!(said.contains("14287") && said.contains("100"), "{said}");
    assert!(refused(&["--notes", "nobody"]).contains("‘nobody’"));
    assert!(refused(&["--zone", "nowhere"]).contains("‘nowhere’"));
    assert!(!desk.names().contains(&"x.png".to_owned()));
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
fn posters_and_run_sheets_are_sound_say_what_they_should_and_are_the_same_twice() {
    let test = "posters_and_run_sheets_are_sound_say_what_they_should_and_are_the_same_twice";
    let desk = Desk::with_sample();
    let cases: [(&[&str], &str, Option<&str>); 3] = [
        (&["--profile", "poster", "--blank", "--paper", "a1"], "What stands in a customer’s way, and", None),
        (&["--profile", "poster", "--paper", "a2"], "Social Service", Some("every note")),
        (&["--profile", "run-sheet"], "Prompt cards: Strategy canvas", None),
    ];
    for (more, words, notes) in cases {
        let more = [more, &["--lang", "en"]].concat();
        assert!(export(&desk, "pdf", &more) == export(&desk, "pdf", &more), "{more:?}");
        if has("qpdf", test) {
            let said = told("qpdf", &["--check"], &desk.path("out.pdf"));
            assert!(said.contains("No syntax or stream encoding errors found"), "{said}");
        }
        if has("pdftotext", test) {
            let said = letters(&told("pdftotext", &[], &desk.path("out.pdf")));
            assert!(said.contains(&letters(words)), "{more:?}");
            let note = desk.file()["notes"]["n001"]["text"].as_str().unwrap().to_owned();
            assert_eq!(said.contains(&letters(&note)), notes.is_some(), "{more:?}: {note}");
        }
    }
    let said = desk.run(&["export", "w.handvat", "--to", "pdf", "--blank", "-o", "x.pdf"]).refused();
    assert!(said.contains("Only posters can be blank."), "{said}");
    let run = desk.run(&["templates"]).done();
    let kit = run.lines().find(|line| line.starts_with("half-day-strategy ")).unwrap();
    assert!(kit.contains("Workshop kit. "), "{kit}");
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
