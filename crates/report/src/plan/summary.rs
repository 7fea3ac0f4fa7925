//! The plan on one page: how much there is, what comes next, who does it, where the strategy is empty.

use super::contents::Contents;
use super::counts::is_ahead;
use super::crossings;
use super::letters::{BODY, FIGURE, SMALL, SMALL_STRONG, STRONG};
use super::press::Press;
use super::row::{Anchor, Cell, Goal, Row, Slug, below, cast, cast_most};
use crate::doc::{Numbering, Role, TagId};
use crate::ink::Ink;

/// So many next actions and owners are named; the others are counted.
const MOST: usize = 6;
/// Room between the two columns.
const GUTTER: f64 = 28.0;

/// Sets the summary.
pub(super) fn set(press: &mut Press, contents: &Contents) {
    let title = press.words.get("plan-summary");
    let chapter = press.chapter(&title);
    ambition(press, chapter, contents);
    figures(press, chapter, contents);
    press.y += 20.0;
    next_and_owners(press, chapter, contents);
    press.y += 20.0;
    crossings::set(press, chapter, contents);
}

fn ambition(press: &mut Press, chapter: TagId, contents: &Contents) {
    let ambition = contents.workshop.head.ambition.trim();
    let owner = press.tag(chapter, Role::P);
    let measure = press.measure();
    let slugs = if ambition.is_empty() {
        cast(&press.words.get("plan-no-ambition"), BODY.soft(), measure, press.language(), owner)
    } else {
        cast_most(ambition, BODY, measure, press.spoken, owner, 4)
    };
    press.row(Row::of(slugs, measure).below(16.0));
}

/// Large numbers with what they count beneath.
fn figures(press: &mut Press, chapter: TagId, contents: &Contents) {
    let words = press.words;
    let workshop = contents.workshop;
    let ahead = workshop.actions.values().filter(|action| is_ahead(action)).count();
    let voices = Contents::voices(workshop.notes.values());
    let heard = voices.first().map_or(0, |(_, count)| *count);
    let share = match workshop.notes.len() {
        0 => "–".to_owned(),
        notes => words.percentage(heard, notes),
    };
    let crossings = contents.steps.len() * contents.handles.len();
    let mut parts = vec![
        (words.count(workshop.notes.len()), words.with("plan-figure-notes", &[("count", workshop.notes.len())])),
        (share, words.get("plan-figure-customers")),
        (
            words.count(workshop.actions.len()),
            words.with("plan-figure-actions", &[("count", workshop.actions.len()), ("ahead", ahead)]),
        ),
    ];
    if crossings > 0 {
        let gaps = contents.gaps();
        let label = words.with("plan-figure-gaps", &[("count", gaps), ("crossings", crossings)]);
        parts.push((words.count(gaps), label));
    }
    let list = press.tag(chapter, Role::L(Numbering::None));
    let column = (press.measure() + GUTTER / 2.0) / parts.len() as f64;
    let width = column - GUTTER / 2.0;
    let cells = parts.into_iter().enumerate().map(|(place, (number, label))| {
        let item = press.tag(list, Role::Li);
        let body = press.tag(item, Role::LBody);
        let mut slugs = cast(&number, FIGURE, width, press.language(), body);
        slugs.extend(cast(&label, SMALL.soft(), width, press.language(), body));
        Cell::new(column * place as f64, width, slugs)
    });
    let cells = cells.collect();
    press.row(Row { cells, above: 8.0, rule: Some(Ink::Line), ..Row::default() });
}

/// What comes next on the left, who has how much on the right.
fn next_and_owners(press: &mut Press, chapter: TagId, contents: &Contents) {
    let left = (press.measure() - GUTTER) * 0.64;
    let right = press.measure() - GUTTER - left;
    let next = next(press, chapter, contents, left);
    let owners = owners(press, chapter, contents, right);
    let cells = vec![Cell::new(0.0, left, next), Cell::new(left + GUTTER, right, owners)];
    press.row(Row { cells, above: 8.0, rule: Some(Ink::Line), ..Row::default() });
}

fn next(press: &mut Press, chapter: TagId, contents: &Contents, width: f64) -> Vec<Slug> {
    let words = press.words;
    let next = contents.next();
    let heading = press.tag(chapter, Role::H2);
    let mut slugs = cast(&words.get("plan-next"), STRONG, width, press.language(), heading);
    if next.is_empty() {
        let owner = press.tag(chapter, Role::P);
        slugs.extend(below(4.0, cast(&words.get("plan-no-next"), SMALL.soft(), width, press.language(), owner)));
        return slugs;
    }
    let list = press.tag(chapter, Role::L(Numbering::Decimal));
    for (id, action) in next.iter().take(MOST) {
        let item = press.tag(list, Role::Li);
        let body = press.tag(item, Role::LBody);
        let link = press.tag(body, Role::Link);
        let number = contents.action_number(id);
        let title = words.with("plan-numbered", &[("number", number.to_string()), ("title", action.title.clone())]);
        let mut lines = cast_most(&title, SMALL_STRONG, width, press.spoken, link, 2);
        let description = words.with("plan-to-action", &[("number", number)]);
        for line in &mut lines {
            line.goal =
                Some(Goal { anchor: Anchor::Action((*id).clone()), description: description.clone(), tag: link });
        }
        slugs.extend(below(5.0, lines));
        let due = words.date(action.due.as_deref().unwrap_or_default());
        let owner = contents.owner(action).map_or_else(|| words.get("plan-nobody"), |person| person.name.clone());
        slugs.extend(cast_most(&format!("{due} · {owner}"), SMALL.soft(), width, press.spoken, body, 1));
    }
    let more = next.len().saturating_sub(MOST);
    if more > 0 {
        let owner = press.tag(chapter, Role::P);
        let text = words.with("plan-more-actions", &[("count", more)]);
        slugs.extend(below(5.0, cast(&text, SMALL.soft(), width, press.language(), owner)));
    }
    slugs
}

fn owners(press: &mut Press, chapter: TagId, contents: &Contents, width: f64) -> Vec<Slug> {
    let words = press.words;
    let owners = contents.owners();
    let heading = press.tag(chapter, Role::H2);
    let mut slugs = cast(&words.get("plan-per-owner"), STRONG, width, press.language(), heading);
    if owners.is_empty() {
        let owner = press.tag(chapter, Role::P);
        slugs.extend(below(4.0, cast(&words.get("plan-no-actions"), SMALL.soft(), width, press.language(), owner)));
        return slugs;
    }
    let list = press.tag(chapter, Role::L(Numbering::None));
    for (person, all, ahead) in owners.iter().take(MOST) {
        let item = press.tag(list, Role::Li);
        let body = press.tag(item, Role::LBody);
        let name = person.map_or_else(|| words.get("plan-nobody"), |person| person.name.clone());
        let id = if all == ahead { "plan-actions" } else { "plan-owner-load" };
        let count = words.with(id, &[("count", *all), ("ahead", *ahead)]);
        let letters = if person.is_some() { SMALL_STRONG } else { SMALL };
        slugs.extend(below(4.0, cast_most(&name, letters, width, press.spoken, body, 1)));
        slugs.extend(cast_most(&count, SMALL.soft(), width, press.language(), body, 1));
    }
    let more = owners.len().saturating_sub(MOST);
    if more > 0 {
        let owner = press.tag(chapter, Role::P);
        let text = words.with("plan-more-owners", &[("count", more)]);
        slugs.extend(below(4.0, cast(&text, SMALL.soft(), width, press.language(), owner)));
    }
    slugs
}
