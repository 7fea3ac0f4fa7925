//! What leaves the workshop.

use handvat_model::records::{Language, Workshop};
use handvat_protocol::console::{Export, ExportFormat, Paper, Profile};
use handvat_session::export::{export, suggested_name};
use handvat_session::templates;

fn ask(format: ExportFormat) -> Export {
    Export { format, paper: Paper::A4, profile: Profile::Full, language: None, canvas: None, date: None }
}

#[test]
fn every_format_of_the_sample_is_made_twice_the_same() {
    let sample = templates::sample(&Language::English);
    for format in [ExportFormat::Pdf, ExportFormat::Svg, ExportFormat::Csv, ExportFormat::Md] {
        let (once, twice) = (export(&sample, &ask(format)).unwrap(), export(&sample, &ask(format)).unwrap());
        assert!(once.bytes == twice.bytes, "{format:?}");
        assert!(once.bytes.len() > 1000, "{format:?}");
        assert_eq!(once.missing, Vec::<String>::new());
    }
}

#[test]
fn a_character_without_a_typeface_is_named() {
    let mut sample = templates::sample(&Language::English);
    sample.head.title = "Day of the 顧客".to_owned();
    assert_eq!(export(&sample, &ask(ExportFormat::Pdf)).unwrap().missing, ["顧", "客"]);
}

#[test]
fn a_sheet_that_is_not_there_is_named() {
    let sample = templates::sample(&Language::English);
    let wanted = Export { canvas: Some(handvat_model::id::Id::new("other").unwrap()), ..ask(ExportFormat::Svg) };
    assert_eq!(export(&sample, &wanted).unwrap_err().code, "unknown-canvas");
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
