//! Every note, by zone in reading order, numbered.

use handvat_model::id::Id;
use handvat_model::records::{Note, Voice};

use super::contents::{Contents, Pile};
use super::draw::{self, BADGE};
use super::letters::{BODY, SMALL, STRONG};
use super::press::Press;
use super::row::{Anchor, Goal, Row, Slug, below, cast, in_line};
use super::table::{Air, Table, columns};
use crate::doc::{Role, TagId};

/// Sets the appendix, unless there is not a single note.
pub(super) fn set(press: &mut Press, contents: &Contents) {
    let count = contents.workshop.notes.len();
    if count == 0 {
        return;
    }
    let words = press.words;
    let chapter = press.chapter(&words.get("plan-appendix"));
    let owner = press.tag(chapter, Role::P);
    let text = words.with("plan-appendix-count", &[("count", count)]);
    let slugs = cast(&text, BODY.soft(), press.measure(), press.language(), owner);
    press.row(Row::of(slugs, press.measure()));
    for pile in contents.piles.iter().filter(|pile| pile.all().next().is_some() || !pile.stacks.is_empty()) {
        set_pile(press, chapter, contents, pile);
    }
    empty_zones(press, chapter, contents);
}

fn set_pile(press: &mut Press, chapter: TagId, contents: &Contents, pile: &Pile) {
    let name = name(press, pile);
    let notes: Vec<&Note> = pile.all().map(|(_, note)| note).collect();
    let voices = voices(press, &notes);
    let section = press.section(chapter, &name, &voices);
    if !pile.notes.is_empty() {
        set_notes(press, section, contents, &pile.notes);
    }
    for stack in &pile.stacks {
        let title = stack.cluster.title.trim();
        let notes = press.words.with("plan-notes", &[("count", stack.notes.len())]);
        let id = if title.is_empty() { "plan-stack-untitled" } else { "plan-stack" };
        let heading = press.words.with(id, &[("title", title), ("notes", &notes)]);
        press.heading(section, &heading);
        if !stack.notes.is_empty() {
            set_notes(press, section, contents, &stack.notes);
        }
    }
}

/// The zone, with its sheet when there are several.
fn name(press: &Press, pile: &Pile) -> String {
    let zone =
        pile.zone.map_or_else(|| press.words.get("plan-pasteboard"), |zone| zone.name.get(press.language()).to_owned());
    match pile.canvas {
        Some(canvas) => format!("{} · {zone}", canvas.title.get(press.language())),
        None => zone,
    }
}

/// How many notes there are, and whose: a zone of assumptions is not seen from outside.
fn voices(press: &Press, notes: &[&Note]) -> String {
    let words = press.words;
    let count = words.with("plan-notes", &[("count", notes.len())]);
    let voices = Contents::voices(notes.iter().copied()).into_iter().filter(|(_, count)| *count > 0);
    let voices: Vec<String> =
        voices.map(|(voice, count)| format!("{} {}", words.count(count), voice_word(press, voice))).collect();
    let hidden = notes.iter().filter(|note| note.hidden).count();
    let hidden = (hidden > 0).then(|| words.with("plan-face-down-count", &[("count", hidden)]));
    let told: Vec<String> = voices.into_iter().chain(hidden).collect();
    if told.is_empty() { count } else { format!("{count}: {}", told.join(" · ")) }
}

pub(super) fn voice_word(press: &Press, voice: &Voice) -> String {
    press.words.find(&format!("plan-voice-{}", voice.word())).unwrap_or_else(|| voice.word().to_owned())
}

fn set_notes(press: &mut Press, section: TagId, contents: &Contents, notes: &[(&Id, &Note)]) {
    let measure = press.measure();
    let named = |(name, part): (&str, f64)| (press.words.get(&format!("plan-column-{name}")), part);
    let parts = [("number", 34.0), ("note", 226.0), ("voice", 60.0), ("crossing", 112.0), ("actions", 42.0)];
    let columns = if contents.places() {
        columns(measure, parts.map(named))
    } else {
        columns(measure, [("number", 34.0), ("note", 322.0), ("voice", 72.0), ("actions", 46.0)].map(named))
    };
    let table = Table::open(press, section, columns, Air::Tight);
    for (id, note) in notes {
        set_note(press, &table, contents, id, note);
    }
    Table::close(press);
}

fn set_note(press: &mut Press, table: &Table, contents: &Contents, id: &Id, note: &Note) {
    let row = table.row(press);
    let cell = press.tag(row, Role::Td);
    let number = contents.note_number(id).unwrap_or_default().to_string();
    let mut number = cast(&number, SMALL.soft(), table.width(0), press.language(), cell);
    if let Some(first) = number.first_mut() {
        first.anchor = Some(Anchor::Note(id.clone()));
    }
    let cell = press.tag(row, Role::Td);
    let text = note_text(press, note, table.width(1), cell);
    let cell = press.tag(row, Role::Td);
    let voice = cast(&voice_word(press, &note.voice), SMALL.soft(), table.width(2), press.language(), cell);
    let mut cells = vec![number, text, voice];
    if contents.places() {
        cells.push(crossing(press, row, contents, note, table.width(3)));
    }
    cells.push(actions(press, row, contents, id, table.width(cells.len())));
    table.print(press, cells);
}

/// What a note says.
pub(super) fn note_text(press: &Press, note: &Note, width: f64, cell: TagId) -> Vec<Slug> {
    if note.text.trim().is_empty() {
        cast(&press.words.get("plan-empty-note"), SMALL.soft(), width, press.language(), cell)
    } else if note.hidden {
        cast(&note.text, SMALL.soft(), width, press.language(), cell)
    } else {
        cast(&note.text, SMALL, width, press.spoken, cell)
    }
}

/// The badge of the step and the name of the handle.
fn crossing(press: &mut Press, row: TagId, contents: &Contents, note: &Note, width: f64) -> Vec<Slug> {
    let cell = press.tag(row, Role::Td);
    let Some(pair) = &note.crossing else {
        return Vec::new();
    };
    let step = contents.steps.iter().find(|(id, _)| **id == pair.step);
    let handle = contents.handles.iter().find(|(id, _)| **id == pair.handle);
    let name = handle.map_or_else(|| pair.handle.to_string(), |(_, zone)| zone.name.get(press.language()).to_owned());
    let indent = BADGE * 1.3;
    let mut slugs = cast(&name, SMALL, width - indent, press.language(), cell);
    for slug in &mut slugs {
        slug.indent = indent;
    }
    if let (Some((_, step)), Some(first)) = (step, slugs.first_mut()) {
        first.shapes = draw::step(step, BADGE / 2.0 - indent, SMALL.leading / 2.0);
    }
    slugs
}

/// The numbers of the actions that came from a note, each a link.
fn actions(press: &mut Press, row: TagId, contents: &Contents, note: &Id, width: f64) -> Vec<Slug> {
    let cell = press.tag(row, Role::Td);
    let mut slugs = Vec::new();
    for id in contents.actions_of(note) {
        let link = press.tag(cell, Role::Link);
        let number = contents.action_number(id);
        let description = press.words.with("plan-to-action", &[("number", number)]);
        let mut lines = cast(&number.to_string(), SMALL, width, press.language(), link);
        for line in &mut lines {
            let anchor = Anchor::Action((*id).clone());
            line.goal = Some(Goal { anchor, description: description.clone(), tag: link });
        }
        slugs.extend(lines);
    }
    in_line(slugs, width, 5.0)
}

/// The zones in which nothing lies, in one sentence.
fn empty_zones(press: &mut Press, chapter: TagId, contents: &Contents) {
    let empty: Vec<String> = contents
        .piles
        .iter()
        .filter(|pile| pile.zone.is_some() && pile.all().next().is_none() && pile.stacks.is_empty())
        .map(|pile| name(press, pile))
        .collect();
    if empty.is_empty() {
        return;
    }
    press.space(24.0);
    let owner = press.tag(chapter, Role::P);
    let mut slugs = cast(&press.words.get("plan-empty-zones"), STRONG, press.measure(), press.language(), owner);
    slugs.extend(below(2.0, cast(&empty.join(" · "), BODY, press.measure(), press.language(), owner)));
    press.row(Row::of(slugs, press.measure()));
}
