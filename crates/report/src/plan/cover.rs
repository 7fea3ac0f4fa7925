//! The first page: what was decided by whom, and what it is for.

use handvat_model::records::Details;

use super::PlanOptions;
use super::contents::Contents;
use super::letters::{AMBITION, BODY, CHAPTER, KICKER, SECTION, SMALL, SMALL_STRONG, TITLE};
use super::press::Press;
use super::row::{Cell, Row, Slug, cast};
use super::table::{Air, Table, columns};
use crate::doc::{Owner, Path, Role, TagId, Target};
use crate::ink::Ink;
use crate::scene::{Point, badge};

/// Where the name of the plan stands, as a part of the page's height.
const KICKER_AT: f64 = 0.2;
/// A title of more lines is set smaller.
const MOST: usize = 4;
/// How wide the names of the details are.
const NAMES: f64 = 116.0;
/// The bar beside the ambition.
const BAR: f64 = 2.0;

/// Sets the cover.
pub(super) fn set(press: &mut Press, contents: &Contents, options: &PlanOptions) {
    press.chapter_page(None);
    let cover = press.tag(press.doc.root(), Role::Sect);
    emblem(press, contents);
    title(press, cover, contents);
    ambition(press, cover, contents);
    details(press, cover, contents, options);
    participants(press, cover, contents);
}

/// The badges of the steps in a row: the model in four shapes.
fn emblem(press: &mut Press, contents: &Contents) {
    let side = 19.0;
    for (place, (_, step)) in contents.steps.iter().enumerate() {
        let centre = Point { x: side / 2.0 + place as f64 * side * 1.7, y: side / 2.0 };
        let shapes = badge(
            step.badge.as_ref(),
            step.letter.as_deref().unwrap_or_default(),
            Ink::of_tone(&step.tone),
            centre,
            side,
        );
        let slug = Slug { shapes, ..Slug::new(String::new(), BODY, Owner::Artifact) };
        let (x, y) = (super::press::LEFT, press.y);
        press.print_slug(&slug, x, y, press.measure());
    }
}

fn title(press: &mut Press, cover: TagId, contents: &Contents) {
    let words = press.words;
    let head = &contents.workshop.head;
    press.y = press.format.height * KICKER_AT;
    let organisation = head.organisation.trim();
    let kicker = if organisation.is_empty() {
        words.get("plan-name")
    } else {
        words.with("plan-name-for", &[("organisation", organisation)])
    };
    let owner = press.tag(cover, Role::P);
    let slugs = cast(&kicker, KICKER, press.measure(), press.spoken, owner);
    press.row(Row::of(slugs, press.measure()).below(6.0));
    let heading = press.tag(cover, Role::H1);
    let title = super::title(contents.workshop, words);
    press.doc.entry(1, &title, Target::Tag(heading));
    let slugs = [TITLE, CHAPTER, SECTION].map(|letters| cast(&title, letters, press.measure(), press.spoken, heading));
    let [large, middle, small] = slugs;
    let slugs = if large.len() <= MOST {
        large
    } else if middle.len() <= MOST {
        middle
    } else {
        small
    };
    press.row(Row::of(slugs, press.measure()).below(20.0));
}

fn ambition(press: &mut Press, cover: TagId, contents: &Contents) {
    let ambition = contents.workshop.head.ambition.trim();
    let owner = press.tag(cover, Role::P);
    let width = press.measure() * 0.86;
    let slugs = if ambition.is_empty() {
        cast(&press.words.get("plan-no-ambition"), AMBITION.soft(), width, press.language(), owner)
    } else {
        cast(ambition, AMBITION, width, press.spoken, owner)
    };
    let (page, top) = (press.doc.pages.len(), press.y);
    press.row(Row { cells: vec![Cell::new(BAR + 13.0, width, slugs)], ..Row::default() });
    if press.doc.pages.len() == page {
        let (left, height) = (super::press::LEFT, press.y - top - 4.0);
        let bar = Path::rectangle(left, top + 2.0, BAR, height).fill(Ink::Text.rgb());
        press.page().path(Owner::Artifact, bar);
    }
    press.y += 28.0;
}

fn details(press: &mut Press, cover: TagId, contents: &Contents, options: &PlanOptions) {
    let printed = ("plan-printed", press.words.date(&options.date));
    facts(press, cover, &contents.workshop.head.details, [printed]);
}

/// When and where it is and who leads it, and what else is worth a line: a list of names and values.
pub(super) fn facts<const MORE: usize>(
    press: &mut Press,
    parent: TagId,
    details: &Details,
    more: [(&'static str, String); MORE],
) {
    let words = press.words;
    let list = press.tag(parent, Role::L(crate::doc::Numbering::None));
    let facilitators: Vec<&str> = details.facilitators.iter().map(|name| name.trim()).collect();
    let rows = [
        ("plan-date", words.date(details.date.trim())),
        ("plan-place", details.place.trim().to_owned()),
        ("plan-facilitators", facilitators.join(", ")),
        ("plan-sponsor", details.sponsor.trim().to_owned()),
    ];
    for (id, value) in rows.into_iter().chain(more) {
        let item = press.tag(list, Role::Li);
        let (label, body) = (press.tag(item, Role::Lbl), press.tag(item, Role::LBody));
        let width = press.measure() - NAMES;
        let value = if value.is_empty() {
            cast(&words.get("plan-blank"), BODY.soft(), width, press.language(), body)
        } else {
            cast(&value, BODY, width, press.spoken, body)
        };
        let name = cast(&words.get(id), BODY.soft(), NAMES - 12.0, press.language(), label);
        let cells = vec![Cell::new(0.0, NAMES - 12.0, name), Cell::new(NAMES, width, value)];
        press.row(Row { cells, below: 3.5, ..Row::default() });
    }
}

fn participants(press: &mut Press, cover: TagId, contents: &Contents) {
    let words = press.words;
    let people = contents.people();
    press.y += 26.0;
    let heading = press.tag(cover, Role::H2);
    let title = words.with("plan-participants", &[("count", people.len())]);
    let slugs = cast(&title, SECTION, press.measure(), press.language(), heading);
    press.hold(Row::of(slugs, press.measure()).below(4.0));
    if people.is_empty() {
        let owner = press.tag(cover, Role::P);
        let slugs = cast(&words.get("plan-no-participants"), BODY.soft(), press.measure(), press.language(), owner);
        press.row(Row::of(slugs, press.measure()));
        return;
    }
    let parts = [(words.get("plan-person"), 1.0), (words.get("plan-role"), 1.1), (words.get("plan-department"), 1.0)];
    let table = Table::open(press, cover, columns(press.measure(), parts), Air::Tight);
    for person in people {
        let row = table.row(press);
        let texts = [(&person.name, SMALL_STRONG), (&person.role, SMALL), (&person.department, SMALL)];
        let cells = texts.into_iter().enumerate().map(|(column, (text, letters))| {
            let cell = press.tag(row, Role::Td);
            cast(text, letters, table.width(column), press.spoken, cell)
        });
        let cells = cells.collect();
        table.print(press, cells);
    }
    Table::close(press);
}
