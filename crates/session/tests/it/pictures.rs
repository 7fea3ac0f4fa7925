//! Pictures of sheets, zones and notes.

use handvat_model::id::Id;
use handvat_model::records::{Language, Workshop};
use handvat_protocol::console::{Export, ExportFormat, Paper, Picture, Profile};
use handvat_session::export::{Exported, export, picture_pixels};
use handvat_session::templates;
use serde_json::json;

fn ask(format: ExportFormat, picture: Picture) -> Export {
    let mut request: Export = serde_json::from_value(json!({"format": "svg"})).unwrap();
    assert_eq!((request.paper, request.profile), (Paper::A4, Profile::Full));
    (request.format, request.picture) = (format, Some(picture));
    request
}

fn made(workshop: &Workshop, request: &Export) -> Result<Exported, String> {
    export(workshop, request, std::path::Path::new("nowhere")).map_err(|fault| fault.code.to_string())
}

fn of_notes(ids: &[&str]) -> Picture {
    let notes = ids.iter().map(|text| Id::new(*text).unwrap()).collect();
    Picture { notes: Some(notes), ..Picture::default() }
}

#[test]
fn a_selection_or_a_zone_is_a_picture_of_its_own() {
    let sample = templates::sample(&Language::English);
    let (first, note) = sample.notes.iter().find(|(_, note)| note.cluster.is_none() && note.zone.is_some()).unwrap();
    let svg = made(&sample, &ask(ExportFormat::Svg, of_notes(&[first.as_str()]))).unwrap();
    let svg = String::from_utf8(svg.bytes).unwrap();
    let head = format!("viewBox=\"0 0 {} {}\"", note.width + 120.0, note.height + 120.0);
    assert!(svg.contains(&head), "{head} is not in {}", &svg[..400]);
    let zone = Picture { zone: note.zone.clone(), scale: Some(0.5), ..Picture::default() };
    let request = Export { canvas: Some(note.canvas.clone()), ..ask(ExportFormat::Png, zone) };
    let (png, again) = (made(&sample, &request).unwrap(), made(&sample, &request).unwrap());
    assert!(png.bytes == again.bytes && png.bytes.starts_with(b"\x89PNG"));
    let pixels = picture_pixels(&sample, &request).unwrap();
    assert_eq!(pixels.bytes.len(), pixels.width as usize * pixels.height as usize * 3);
}

#[test]
fn what_cannot_be_drawn_is_said() {
    let sample = templates::sample(&Language::English);
    let code = |picture: Picture| made(&sample, &ask(ExportFormat::Png, picture)).unwrap_err();
    assert_eq!(code(Picture { scale: Some(50.0), ..Picture::default() }), "picture-too-large");
    assert_eq!(code(Picture { scale: Some(0.0), ..Picture::default() }), "picture-empty");
    assert_eq!(code(Picture { zone: Some(Id::new("nowhere").unwrap()), ..Picture::default() }), "unknown-id");
    assert_eq!(code(of_notes(&["nobody"])), "unknown-id");
}

#[test]
fn a_note_that_lies_face_down_is_nowhere_in_a_picture() {
    let mut sample = templates::sample(&Language::English);
    let id = sample.notes.iter().find(|(_, note)| note.cluster.is_none()).map(|(id, _)| id.clone()).unwrap();
    let hidden = sample.notes.get_mut(&id).unwrap();
    (hidden.hidden, hidden.text) = (true, "Zeer geheim".to_owned());
    let svg = made(&sample, &ask(ExportFormat::Svg, of_notes(&[id.as_str()]))).unwrap();
    assert!(!String::from_utf8(svg.bytes).unwrap().contains("geheim"));
    let request = ask(ExportFormat::Png, of_notes(&[id.as_str()]));
    let shown = made(&sample, &request).unwrap();
    sample.notes.get_mut(&id).unwrap().text = "Iets anders".to_owned();
    assert!(made(&sample, &request).unwrap() == shown, "its words change nothing in the picture");
}
