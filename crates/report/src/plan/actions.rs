//! The actions, by handle: in full under the first of an action's handles, by reference under the others.

use handvat_model::id::Id;
use handvat_model::records::{Action, Status};

use unicode_segmentation::UnicodeSegmentation;

use super::Profile;
use super::contents::{Contents, Group, Under};
use super::draw::{self, BADGE};
use super::letters::{BODY, NAME, QUOTE, SMALL, SMALL_STRONG, STRONG};
use super::press::Press;
use super::row::{Anchor, Goal, Row, Slug, below, cast, cast_most};
use super::table::{Air, Table, columns};
use crate::doc::{Numbering, Role, TagId};

/// So many characters of a note are quoted at most; the appendix has the whole.
const QUOTED: usize = 140;

/// Sets the chapter of actions.
pub(super) fn set(press: &mut Press, contents: &Contents, profile: Profile) {
    let title = press.words.get(if contents.places() { "plan-chapter-actions" } else { "plan-chapter-all-actions" });
    let chapter = press.chapter(&title);
    if contents.groups.is_empty() {
        let owner = press.tag(chapter, Role::P);
        let text = press.words.get("plan-no-actions-yet");
        let slugs = cast(&text, BODY.soft(), press.measure(), press.language(), owner);
        press.row(Row::of(slugs, press.measure()));
        return;
    }
    for group in &contents.groups {
        set_group(press, chapter, contents, group, profile);
    }
}

fn set_group(press: &mut Press, chapter: TagId, contents: &Contents, group: &Group, profile: Profile) {
    let words = press.words;
    let (name, note) = match group.under {
        Under::Handle(zone) => {
            (zone.name.get(press.language()).to_owned(), zone.question.get(press.language()).to_owned())
        }
        Under::NoHandle => (words.get("plan-no-handle"), words.get("plan-no-handle.note")),
        Under::NotPlaced => (words.get("plan-not-placed"), words.get("plan-not-placed.note")),
    };
    // Where there are no steps and handles, no action lacks a place.
    let section = if contents.places() { press.section(chapter, &name, &note) } else { chapter };
    if !group.own.is_empty() {
        let table = Table::open(press, section, action_columns(press, contents), Air::Wide);
        for (id, action) in &group.own {
            set_action(press, &table, contents, id, action, profile);
        }
        Table::close(press);
    }
    references(press, section, contents, group);
}

fn action_columns(press: &Press, contents: &Contents) -> Vec<super::table::Column> {
    let words = press.words;
    if !contents.places() {
        let parts = [("number", 30.0), ("action", 270.0), ("owner", 104.0), ("due", 70.0)];
        return columns(press.measure(), parts.map(|(name, part)| (words.get(&format!("plan-column-{name}")), part)));
    }
    columns(
        press.measure(),
        [
            (words.get("plan-column-number"), 30.0),
            (words.get("plan-column-action"), 240.0),
            (words.get("plan-column-steps"), 44.0),
            (words.get("plan-column-owner"), 94.0),
            (words.get("plan-column-due"), 66.0),
        ],
    )
}

fn set_action(press: &mut Press, table: &Table, contents: &Contents, id: &Id, action: &Action, profile: Profile) {
    let words = press.words;
    let row = table.row(press);
    let number = press.tag(row, Role::Td);
    let text = contents.action_number(id).to_string();
    let mut number = cast(&text, STRONG, table.width(0), press.language(), number);
    if let Some(first) = number.first_mut() {
        first.anchor = Some(Anchor::Action(id.clone()));
    }
    let what = what(press, row, contents, action, table.width(1), profile);
    let mut cells = vec![number, what];
    if contents.places() {
        cells.push(steps(press, row, contents, action));
    }
    let width = table.width(cells.len());
    let cell = press.tag(row, Role::Td);
    let owner = match contents.owner(action) {
        Some(person) => cast(&person.name, NAME, width, press.spoken, cell),
        None => cast(&words.get("plan-nobody"), SMALL_STRONG, width, press.language(), cell),
    };
    let width = table.width(cells.len() + 1);
    let cell = press.tag(row, Role::Td);
    let due = action.due.as_deref().filter(|due| !due.is_empty());
    let mut when = match due {
        Some(due) => cast(&words.short_date(due), SMALL, width, press.language(), cell),
        None => cast(&words.get("plan-no-date"), SMALL.soft(), width, press.language(), cell),
    };
    let status = cast(&status(press, &action.status), SMALL.soft(), width, press.language(), cell);
    when.extend(status);
    cells.extend([lowered(owner), lowered(when)]);
    table.print(press, cells);
}

/// Small type beside a line of the larger size stands on its baseline.
fn lowered(slugs: Vec<Slug>) -> Vec<Slug> {
    below(BODY.baseline() - SMALL.baseline(), slugs)
}

/// Title, reason, measure and the notes it came from.
fn what(
    press: &mut Press,
    row: TagId,
    contents: &Contents,
    action: &Action,
    width: f64,
    profile: Profile,
) -> Vec<Slug> {
    let cell = press.tag(row, Role::Td);
    let owner = press.tag(cell, Role::P);
    let mut slugs = cast(&action.title, STRONG, width, press.spoken, owner);
    if !action.why.trim().is_empty() {
        let owner = press.tag(cell, Role::P);
        slugs.extend(below(1.0, cast(action.why.trim(), BODY, width, press.spoken, owner)));
    }
    if !action.measure.trim().is_empty() {
        let owner = press.tag(cell, Role::P);
        let text = press.words.with("plan-measure", &[("measure", action.measure.trim())]);
        slugs.extend(below(4.0, cast(&text, SMALL, width, press.spoken, owner)));
    }
    slugs.extend(quotes(press, cell, contents, action, width, profile));
    slugs
}

fn quotes(
    press: &mut Press,
    cell: TagId,
    contents: &Contents,
    action: &Action,
    width: f64,
    profile: Profile,
) -> Vec<Slug> {
    let words = press.words;
    let notes = action.notes.iter().filter_map(|id| Some((id, contents.workshop.notes.get(id)?)));
    let mut slugs = Vec::new();
    let mut list = None;
    for (id, note) in notes {
        let list = *list.get_or_insert_with(|| press.tag(cell, Role::L(Numbering::None)));
        let item = press.tag(list, Role::Li);
        let body = press.tag(item, Role::LBody);
        let text = beginning(&note.text);
        let number = contents.note_number(id).unwrap_or_default();
        let (text, owner) = match profile {
            Profile::Full => {
                let text = words.with("plan-quote-numbered", &[("text", text), ("number", number.to_string())]);
                (text, press.tag(body, Role::Link))
            }
            Profile::Manager => (words.with("plan-quote", &[("text", text)]), body),
        };
        let mut lines = cast(&text, QUOTE.soft(), width, press.spoken, owner);
        if profile == Profile::Full {
            let description = words.with("plan-to-note", &[("number", number)]);
            for line in &mut lines {
                let anchor = Anchor::Note(id.clone());
                line.goal = Some(Goal { anchor, description: description.clone(), tag: owner });
            }
        }
        let above = if slugs.is_empty() { 4.0 } else { 1.5 };
        slugs.extend(below(above, lines));
    }
    slugs
}

/// The first words of a note on one line.
fn beginning(text: &str) -> String {
    let whole = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut places = whole.grapheme_indices(true).skip(QUOTED);
    let Some((end, _)) = places.next() else {
        return whole;
    };
    let cut = &whole[..end];
    let cut = cut.rsplit_once(' ').map_or(cut, |(words, _)| words);
    format!("{}…", cut.trim_end_matches([' ', ',', '.', ';', ':']))
}

/// The badges of the steps, in reading order.
fn steps(press: &mut Press, row: TagId, contents: &Contents, action: &Action) -> Vec<Slug> {
    let cell = press.tag(row, Role::Td);
    let mut slugs: Vec<Slug> = Vec::new();
    let steps = contents.steps.iter().filter(|(id, _)| action.steps.contains(id));
    for (place, (_, step)) in steps.enumerate() {
        let owner = press.tag(cell, Role::Span);
        let name = step.name.get(press.language()).to_owned();
        press.doc.describe(owner, &name);
        let mut slug = Slug::new(String::new(), BODY, owner);
        slug.indent = BADGE * 1.25 * (place % 2) as f64;
        slug.above = match place {
            0 => 0.0,
            _ if place % 2 == 1 => -BODY.leading,
            _ => 3.0,
        };
        slug.shapes = draw::step(step, BADGE / 2.0, BODY.leading / 2.0);
        slugs.push(slug);
    }
    slugs
}

/// The word for how far an action is; one of a later program stays as it is.
fn status(press: &Press, status: &Status) -> String {
    press.words.find(&format!("plan-status-{}", status.word())).unwrap_or_else(|| status.word().to_owned())
}

/// The actions of this handle that are told in full under an earlier one.
fn references(press: &mut Press, section: TagId, contents: &Contents, group: &Group) {
    if group.elsewhere.is_empty() {
        return;
    }
    let words = press.words;
    let measure = press.measure();
    let owner = press.tag(section, Role::P);
    let slugs = cast(&words.get("plan-elsewhere"), SMALL.soft(), measure, press.language(), owner);
    press.hold(Row::of(slugs, measure).above(8.0).below(2.0));
    let list = press.tag(section, Role::L(Numbering::Decimal));
    for (id, action) in &group.elsewhere {
        let item = press.tag(list, Role::Li);
        let body = press.tag(item, Role::LBody);
        let link = press.tag(body, Role::Link);
        let number = contents.action_number(id);
        let first = contents.handles.iter().find(|(handle, _)| action.handles.contains(handle));
        let under = first.map_or(String::new(), |(_, zone)| zone.name.get(press.language()).to_owned());
        let arguments = [("number", number.to_string()), ("title", action.title.clone()), ("handle", under)];
        let text = words.with("plan-reference", &arguments);
        let mut slugs = cast_most(&text, SMALL, measure, press.spoken, link, 2);
        let description = words.with("plan-to-action", &[("number", number)]);
        for slug in &mut slugs {
            let anchor = Anchor::Action((*id).clone());
            slug.goal = Some(Goal { anchor, description: description.clone(), tag: link });
        }
        press.row(Row::of(slugs, measure).below(1.5));
    }
}
