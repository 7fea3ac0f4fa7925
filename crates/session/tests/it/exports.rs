//! What leaves the workshop.

use handvat_model::id::Id;
use handvat_model::records::{Language, Workshop};
use handvat_protocol::console::{Export, ExportFormat, Paper, Profile};
use handvat_session::export::{export, suggested_name};
use handvat_session::templates;

fn ask(format: ExportFormat) -> Export {
    Export {
        format,
        paper: Paper::A4,
        profile: Profile::Full,
        blank: false,
        language: None,
        canvas: None,
        date: None,
        picture: None,
    }
}

/// A program's folder without templates of one's own.
fn nowhere() -> std::path::PathBuf {
    std::path::PathBuf::from("nowhere")
}

#[test]
fn every_format_of_the_sample_is_made_twice_the_same() {
    let sample = templates::sample(&Language::English);
    for format in [ExportFormat::Pdf, ExportFormat::Svg, ExportFormat::Png, ExportFormat::Csv, ExportFormat::Md] {
        let (once, twice) =
            (export(&sample, &ask(format), &nowhere()).unwrap(), export(&sample, &ask(format), &nowhere()).unwrap());
        assert!(once.bytes == twice.bytes, "{format:?}");
        assert!(once.bytes.len() > 1000, "{format:?}");
        assert_eq!(once.missing, Vec::<String>::new());
    }
}

#[test]
fn a_character_without_a_typeface_is_named() {
    let mut sample = templates::sample(&Language::English);
    sample.head.title = "Day of the 顧客".to_owned();
    assert_eq!(export(&sample, &ask(ExportFormat::Pdf), &nowhere()).unwrap().missing, ["顧", "客"]);
}

#[test]
fn what_lies_face_down_is_in_no_export() {
    let mut sample = templates::sample(&Language::English);
    // No typeface of the program has this one, so that the PDF would name it too.
    let secret = "SECRET 顧";
    let author = sample.people.keys().next().unwrap().clone();
    for note in sample.notes.values_mut() {
        (note.hidden, note.text, note.author) = (true, secret.to_owned(), Some(author.clone()));
    }
    for format in [ExportFormat::Pdf, ExportFormat::Svg, ExportFormat::Csv, ExportFormat::Md] {
        let made = export(&sample, &ask(format), &nowhere()).unwrap();
        assert!(!String::from_utf8_lossy(&made.bytes).contains("SECRET"), "{format:?}");
        assert_eq!(made.missing, Vec::<String>::new(), "{format:?}");
    }
    let told = String::from_utf8(export(&sample, &ask(ExportFormat::Md), &nowhere()).unwrap().bytes).unwrap();
    assert_eq!(
        told.lines().filter(|line| line.contains("(still face down)")).count() - quoted(&sample),
        sample.notes.len()
    );
}

/// How often actions quote a note.
fn quoted(workshop: &Workshop) -> usize {
    workshop.actions.values().map(|action| action.notes.len()).sum()
}

#[test]
fn a_sheet_that_is_not_there_is_named() {
    let sample = templates::sample(&Language::English);
    let wanted = Export { canvas: Some(handvat_model::id::Id::new("other").unwrap()), ..ask(ExportFormat::Svg) };
    assert_eq!(export(&sample, &wanted, &nowhere()).unwrap_err().code, "unknown-canvas");
}

#[test]
fn names_of_files_are_such_that_every_system_takes_them() {
    for (title, name) in [
        ("Klantdag 2027", "Klantdag 2027.pdf"),
        ("  a/b: \"c\"? ", "a b c.pdf"),
        ("", "workshop.pdf"),
        ("...", "workshop.pdf"),
        ("con", "workshop.pdf"),
    ] {
        let mut workshop = Workshop::empty(handvat_model::id::Id::new("w").unwrap());
        workshop.head.title = title.to_owned();
        assert_eq!(suggested_name(&workshop, "pdf"), name);
    }
    let mut workshop = Workshop::empty(handvat_model::id::Id::new("w").unwrap());
    workshop.head.title = "é".repeat(300);
    assert!(suggested_name(&workshop, "pdf").len() <= 120);
}

#[test]
fn posters_and_run_sheets_of_every_template_are_made_in_both_languages() {
    for template in templates::built_in() {
        for language in Language::KNOWN {
            let workshop =
                templates::begin(&template, Id::new("w").unwrap(), language, "Try out", "2027-01-15T09:00:00Z");
            for (profile, blank) in [(Profile::Poster, true), (Profile::Poster, false), (Profile::RunSheet, false)] {
                let wanted = Export { profile, blank, ..ask(ExportFormat::Pdf) };
                let made = export(&workshop, &wanted, &nowhere()).unwrap();
                assert!(made.bytes.starts_with(b"%PDF-1.7"), "{profile:?} of {}", template.id);
            }
        }
    }
}

#[test]
fn only_posters_can_be_blank() {
    let sample = templates::sample(&Language::English);
    for (format, profile) in [(ExportFormat::Pdf, Profile::Full), (ExportFormat::Svg, Profile::Poster)] {
        let wanted = Export { profile, blank: true, ..ask(format) };
        assert_eq!(export(&sample, &wanted, &nowhere()).unwrap_err().code, "blank-only-posters");
    }
    let bare = Workshop::empty(Id::new("w").unwrap());
    let wanted = Export { profile: Profile::Poster, ..ask(ExportFormat::Pdf) };
    assert_eq!(export(&bare, &wanted, &nowhere()).unwrap_err().code, "no-canvas");
}
