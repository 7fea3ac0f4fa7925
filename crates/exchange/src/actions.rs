//! Actions as CSV for a spreadsheet.

use csv::{QuoteStyle, Terminator, WriterBuilder};
use handvat_model::id::Id;
use handvat_model::records::{Action, Language, Workshop};
use handvat_words::Words;

/// The actions in their order, a heading above them: RFC 4180 with a byte order mark, so that Excel reads the accents,
/// and with the separator that Excel expects in the language of the words: `;` in Dutch, `,` in English. A cell that
/// a spreadsheet would take for a formula begins with an apostrophe.
#[expect(clippy::missing_panics_doc, reason = "a Vec takes everything, and all rows are as wide")]
pub fn actions_csv(workshop: &Workshop, words: &Words) -> Vec<u8> {
    // What lies face down is not told.
    let workshop = &*workshop.veiled(&words.get("exchange-face-down"));
    let separator = if *words.language() == Language::Dutch { b';' } else { b',' };
    let mut rows = WriterBuilder::new()
        .delimiter(separator)
        .terminator(Terminator::CRLF)
        .quote_style(QuoteStyle::Necessary)
        .from_writer("\u{FEFF}".as_bytes().to_vec());
    let heading = COLUMNS.map(|column| words.get(column));
    rows.write_record(heading).expect("a Vec takes everything");
    for (place, (_, action)) in workshop.actions_in_order().into_iter().enumerate() {
        let cells = cells(workshop, action, place + 1, *words);
        rows.write_record(cells.map(|cell| harmless(&cell))).expect("a Vec takes everything, and all rows are as wide");
    }
    rows.into_inner().expect("a Vec takes everything")
}

const COLUMNS: [&str; 10] = [
    "exchange-number",
    "exchange-action",
    "exchange-why",
    "exchange-steps",
    "exchange-handles",
    "exchange-owner",
    "exchange-due",
    "exchange-status",
    "exchange-measure",
    "exchange-from-notes",
];

fn cells(workshop: &Workshop, action: &Action, number: usize, words: Words) -> [String; COLUMNS.len()] {
    [
        number.to_string(),
        action.title.clone(),
        action.why.clone(),
        zone_names(workshop, &action.steps, words),
        zone_names(workshop, &action.handles, words),
        owner_name(workshop, action).to_owned(),
        action.due.clone().unwrap_or_default(),
        status(action, words),
        action.measure.clone(),
        note_texts(workshop, action).join(" | "),
    ]
}

/// Names of zones with commas between them; a zone that no sheet has keeps its id.
pub(crate) fn zone_names(workshop: &Workshop, zones: &[Id], words: Words) -> String {
    zones.iter().map(|zone| zone_name(workshop, zone, words)).collect::<Vec<_>>().join(", ")
}

pub(crate) fn zone_name<'a>(workshop: &'a Workshop, zone: &'a Id, words: Words) -> &'a str {
    let found = workshop.canvases.values().find_map(|canvas| canvas.zones.get(zone));
    found.map_or(zone.as_str(), |zone| zone.name.get(words.language()))
}

/// Empty without an owner.
pub(crate) fn owner_name<'a>(workshop: &'a Workshop, action: &'a Action) -> &'a str {
    let name = |owner: &'a Id| workshop.people.get(owner).map_or(owner.as_str(), |person| person.name.as_str());
    action.owner.as_ref().map_or("", name)
}

/// The status in words; one that this program does not know stands as it is.
pub(crate) fn status(action: &Action, words: Words) -> String {
    words.find(&format!("exchange-status-{}", action.status.word())).unwrap_or_else(|| action.status.word().to_owned())
}

pub(crate) fn note_texts<'a>(workshop: &'a Workshop, action: &'a Action) -> Vec<&'a str> {
    action.notes.iter().filter_map(|note| workshop.notes.get(note)).map(|note| note.text.as_str()).collect()
}

/// The cell as a spreadsheet may see it: text of the room must never run as a formula.
fn harmless(cell: &str) -> String {
    match cell.chars().next() {
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠') => {
            format!("'{cell}")
        }
        _ => cell.to_owned(),
    }
}
