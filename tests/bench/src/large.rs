//! Workshops of any size.

use handvat_model::id::Id;
use handvat_model::records::{Colour, Language, Note, NoteSize, Voice, Workshop};
use handvat_session::templates;

/// A strategy workshop with that many notes of 3 to 15 words on the pasteboard.
pub fn workshop(notes: usize) -> Workshop {
    let template = &templates::built_in()[0];
    let id = Id::new("bench").expect("a well-formed id");
    let mut workshop = templates::begin(template, id, &Language::Dutch, "Bench", "2027-01-15T09:00:00Z");
    let sample = templates::sample(&Language::Dutch);
    let texts: Vec<String> = sample.notes.into_values().map(|note| note.text).collect();
    for place in 0..notes {
        let note = Note {
            canvas: Id::new("strategy").expect("a well-formed id"),
            zone: None,
            text: texts[place % texts.len()].clone(),
            x: 5000.0 + (place % 100) as f64 * 280.0,
            y: (place / 100) as f64 * 280.0,
            width: 260.0,
            height: 260.0,
            size: NoteSize::Medium,
            colour: Colour::Yellow,
            voice: Voice::Customer,
            author: None,
            author_shown: false,
            hidden: false,
            crossing: None,
            cluster: None,
            order: place as f64,
            extra: serde_json::Map::new(),
        };
        workshop.notes.insert(Id::new(format!("n{place:06}")).expect("a well-formed id"), note);
    }
    workshop
}
