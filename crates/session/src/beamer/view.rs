//! From the workshop and a choice to what is shown. Names what goes to the room field by field.

use std::collections::BTreeMap;

use handvat_model::canvas::{Canvas, Zone, ZoneKind};
use handvat_model::id::Id;
use handvat_model::records::{Action, Language, Note, Pair, Workshop, crossing_id};
use handvat_model::refusal::Refusal;
use handvat_model::template::Card;
use handvat_protocol::beamer::{
    BeamerNote, CardChoice, CrossingCell, CrossingRow, CrossingSign, CrossingTable, FaceUp, ShowChoice, View,
};
use handvat_protocol::failure::Fault;
use handvat_report::note::{NoteText, set_note};
use handvat_words::Words;

use super::sheet::Sheet;

/// What the room sees, in the form in which it is followed.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Shown {
    Sheet(Box<Sheet>),
    Plain(Box<View>),
}

impl Shown {
    pub(super) fn view(&self) -> View {
        match self {
            Self::Sheet(sheet) => sheet.view(),
            Self::Plain(view) => (**view).clone(),
        }
    }
}

/// What a choice shows of a workshop.
pub(super) fn shown(
    workshop: Option<&Workshop>,
    choice: &ShowChoice,
    card: Option<&Card>,
    language: &Language,
) -> Result<Shown, Fault> {
    let open = || workshop.ok_or_else(|| Fault::new("nothing-open"));
    let view = match choice {
        ShowChoice::Waiting => waiting(workshop),
        ShowChoice::Countdown => View::Countdown,
        ShowChoice::Canvas { canvas, area } => {
            return Ok(Shown::Sheet(Box::new(Sheet::of(open()?, canvas, *area, None, language)?)));
        }
        ShowChoice::Zone { canvas, zone } => {
            return Ok(Shown::Sheet(Box::new(Sheet::of(open()?, canvas, None, Some(zone), language)?)));
        }
        ShowChoice::Note { note } => one_note(open()?, note, language)?,
        ShowChoice::Crossings => View::Crossings { table: crossings(open()?, language) },
        ShowChoice::Action { action } => one_action(open()?, action, language)?,
        ShowChoice::Card { card: chosen } => words(workshop, chosen, card, language)?,
    };
    Ok(Shown::Plain(Box::new(view)))
}

/// The picture to wait with.
pub(super) fn waiting(workshop: Option<&Workshop>) -> View {
    let head = workshop.map(|workshop| &workshop.head);
    View::Waiting {
        title: head.map(|head| head.title.clone()).unwrap_or_default(),
        organisation: head.map(|head| head.organisation.clone()).unwrap_or_default(),
    }
}

/// A note as the room may see it.
pub(super) fn beamer_note(
    id: &Id,
    note: &Note,
    text: Option<NoteText>,
    spoken: &Language,
    canvas: Option<&Canvas>,
    author: impl FnOnce(&Id) -> Option<String>,
) -> BeamerNote {
    BeamerNote::of(id, note, || FaceUp {
        text: Some(text.unwrap_or_else(|| set_note(&note.text, &note.size, note.width, note.height, spoken))),
        author: note.author.as_ref().filter(|_| note.author_shown).and_then(author),
        crossing: canvas.zip(note.crossing.as_ref()).map(|(canvas, pair)| crossing_sign(canvas, pair)),
    })
}

/// The name of somebody who may be shown.
pub(super) fn name_of(workshop: &Workshop, person: &Id) -> Option<String> {
    workshop.people.get(person).map(|person| person.name.clone())
}

pub(super) fn unknown(kind: &'static str, id: &Id) -> Fault {
    Refusal::Unknown { kind, id: id.to_string() }.into()
}

fn one_note(workshop: &Workshop, id: &Id, language: &Language) -> Result<View, Fault> {
    let note = workshop.notes.get(id).ok_or_else(|| unknown("note", id))?;
    let canvas = workshop.canvases.get(&note.canvas);
    let zone = note.zone.as_ref().and_then(|zone| canvas?.zones.get(zone));
    let author = |person: &Id| name_of(workshop, person);
    Ok(View::Note {
        note: beamer_note(id, note, None, &workshop.head.language, canvas, author),
        zone: zone.map(|zone| zone.name.get(language).to_owned()),
    })
}

fn crossing_sign(canvas: &Canvas, pair: &Pair) -> CrossingSign {
    let step = canvas.zones.get(&pair.step);
    let mut handles = canvas.zones_in_order().into_iter().filter(|(_, zone)| zone.kind == ZoneKind::Handle);
    let handle = handles.position(|(id, _)| *id == pair.handle).map_or(0, |place| place + 1);
    CrossingSign {
        tone: step.map(|step| step.tone.clone()).unwrap_or_default(),
        badge: step.and_then(|step| step.badge.clone()),
        handle: u32::try_from(handle).unwrap_or_default(),
    }
}

fn crossings(workshop: &Workshop, language: &Language) -> CrossingTable {
    let (steps, handles) = (workshop.zones_of_kind(&ZoneKind::Step), workshop.zones_of_kind(&ZoneKind::Handle));
    let mut cells: BTreeMap<Pair, CrossingCell> = BTreeMap::new();
    for pair in workshop.notes.values().filter_map(|note| note.crossing.as_ref()) {
        cells.entry(pair.clone()).or_default().notes += 1;
    }
    for action in workshop.actions.values() {
        for (step, handle) in action.steps.iter().flat_map(|step| action.handles.iter().map(move |it| (step, it))) {
            let pair = Pair { step: step.clone(), handle: handle.clone() };
            cells.entry(pair).or_default().actions += 1;
        }
    }
    let cell = |step: &Id, handle: &Id| {
        let pair = Pair { step: step.clone(), handle: handle.clone() };
        let count = cells.get(&pair).copied().unwrap_or_default();
        let nothing = count == CrossingCell::default();
        let on_purpose = workshop.crossings.contains_key(&crossing_id(&pair));
        CrossingCell { gap: nothing && !on_purpose, deliberately_empty: nothing && on_purpose, ..count }
    };
    let row = |(id, step): &(&Id, &Zone)| CrossingRow {
        title: step.name.get(language).to_owned(),
        letter: step.letter.clone(),
        tone: step.tone.clone(),
        badge: step.badge.clone(),
        cells: handles.iter().map(|(handle, _)| cell(id, handle)).collect(),
    };
    CrossingTable {
        rows: steps.iter().map(row).collect(),
        columns: handles.iter().map(|(_, handle)| handle.name.get(language).to_owned()).collect(),
    }
}

fn one_action(workshop: &Workshop, id: &Id, language: &Language) -> Result<View, Fault> {
    let action: &Action = workshop.actions.get(id).ok_or_else(|| unknown("action", id))?;
    let named = |kind: &ZoneKind, wanted: &[Id]| {
        let found = workshop.zones_of_kind(kind).into_iter().filter(|(id, _)| wanted.contains(id));
        found.map(|(_, zone)| zone.name.get(language).to_owned()).collect()
    };
    let words = Words::new(language);
    Ok(View::Action {
        title: action.title.clone(),
        why: action.why.clone(),
        steps: named(&ZoneKind::Step, &action.steps),
        handles: named(&ZoneKind::Handle, &action.handles),
        owner: action.owner.as_ref().and_then(|owner| name_of(workshop, owner)),
        due: action.due.as_deref().filter(|due| !due.is_empty()).map(|due| words.date(due)),
        measure: action.measure.clone(),
    })
}

fn words(
    workshop: Option<&Workshop>,
    chosen: &CardChoice,
    card: Option<&Card>,
    language: &Language,
) -> Result<View, Fault> {
    let said = |texts: [&str; 2]| texts.into_iter().filter(|text| !text.is_empty()).map(str::to_owned).collect();
    match chosen {
        CardChoice::Text { title, lines } => Ok(View::Card { title: title.clone(), lines: lines.clone() }),
        CardChoice::Template { template, .. } => {
            let card = card.ok_or_else(|| unknown("card", template))?;
            let (text, question) = (card.text.get(language), card.question.get(language));
            Ok(View::Card { title: card.title.get(language).to_owned(), lines: said([text, question]) })
        }
        CardChoice::Prompt { canvas, zone, index } => {
            let workshop = workshop.ok_or_else(|| Fault::new("nothing-open"))?;
            let sheet = workshop.canvases.get(canvas).ok_or_else(|| unknown("canvas", canvas))?;
            let found = sheet.zones.get(zone).ok_or_else(|| unknown("zone", zone))?;
            let place = usize::try_from(*index).unwrap_or(usize::MAX);
            let prompt = found.prompts.get(place).ok_or_else(|| unknown("card", zone))?;
            Ok(View::Card { title: found.name.get(language).to_owned(), lines: said([prompt.get(language), ""]) })
        }
    }
}
