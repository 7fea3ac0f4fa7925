//! Where the strategy is empty: steps by handles, with what stands at each crossing.

use handvat_model::canvas::{Area, Zone};
use handvat_model::id::Id;

use super::contents::{Contents, Load};
use super::draw::{self, BADGE};
use super::letters::{NAME, SMALL, SMALL_STRONG, STRONG};
use super::press::Press;
use super::row::{Cell, Row, Slug, below, cast, cast_most};
use crate::doc::{Numbering, Owner, Role, Scope, TagId};
use crate::ink::Ink;
use crate::scene::{Paint, Shape};

/// How wide the names of the steps are, as a part of the measure.
const NAMES: f64 = 0.24;
const GUTTER: f64 = 10.0;

/// Sets the table of crossings and the reasons for those that are empty on purpose.
pub(super) fn set(press: &mut Press, chapter: TagId, contents: &Contents) {
    if contents.steps.is_empty() || contents.handles.is_empty() {
        return;
    }
    let words = press.words;
    let heading = press.tag(chapter, Role::H2);
    let slugs = cast(&words.get("plan-crossings"), STRONG, press.measure(), press.language(), heading);
    press.hold(Row { rule: Some(Ink::Line), ..Row::of(slugs, press.measure()).above(8.0).below(4.0) });
    let grid = Grid::over(press.measure(), contents.handles.len());
    let table = press.tag(chapter, Role::Table);
    head(press, table, contents, &grid);
    let body = press.tag(table, Role::TBody);
    for (id, step) in &contents.steps {
        row(press, body, contents, &grid, id, step);
    }
    press.rule(Ink::Line);
    reasons(press, chapter, contents);
}

/// Where the columns stand.
struct Grid {
    names: f64,
    column: f64,
}

impl Grid {
    fn over(measure: f64, handles: usize) -> Self {
        let names = measure * NAMES;
        Self { names, column: (measure - names) / handles as f64 }
    }

    fn cell(&self, place: usize, slugs: Vec<Slug>) -> Cell {
        Cell::new(self.names + self.column * place as f64, self.width(), slugs)
    }

    fn width(&self) -> f64 {
        self.column - GUTTER
    }
}

fn head(press: &mut Press, table: TagId, contents: &Contents, grid: &Grid) {
    let head = press.tag(table, Role::THead);
    let row = press.tag(head, Role::Tr);
    let corner = press.tag(row, Role::Th(Scope::Column));
    let label = press.words.get("plan-step");
    let mut cells = vec![Cell::new(
        0.0,
        grid.names - GUTTER,
        cast(&label, SMALL.soft(), grid.names - GUTTER, press.language(), corner),
    )];
    for (place, (_, handle)) in contents.handles.iter().enumerate() {
        let cell = press.tag(row, Role::Th(Scope::Column));
        let name = handle.name.get(press.language());
        cells.push(grid.cell(place, cast(name, NAME.soft(), grid.width(), press.language(), cell)));
    }
    press.hold(Row { cells, below: 4.0, ..Row::default() });
}

fn row(press: &mut Press, body: TagId, contents: &Contents, grid: &Grid, id: &Id, step: &Zone) {
    let row = press.tag(body, Role::Tr);
    let name = press.tag(row, Role::Th(Scope::Row));
    let indent = BADGE * 1.6;
    let mut slugs =
        cast(step.name.get(press.language()), SMALL_STRONG, grid.names - GUTTER - indent, press.language(), name);
    for slug in &mut slugs {
        slug.indent = indent;
    }
    if let Some(first) = slugs.first_mut() {
        first.shapes = draw::step(step, BADGE / 2.0 - indent, SMALL.leading / 2.0);
    }
    let mut cells = vec![Cell::new(0.0, grid.names - GUTTER, slugs)];
    for (place, (handle, _)) in contents.handles.iter().enumerate() {
        let cell = press.tag(row, Role::Td);
        cells.push(grid.cell(place, load(press, contents, id, handle, grid.width(), cell)));
    }
    press.row(Row { cells, above: 5.0, below: 6.0, rule: Some(Ink::Line) });
}

/// What stands at a crossing; a gap is marked, so that it is seen in grey as well.
fn load(press: &Press, contents: &Contents, step: &Id, handle: &Id, width: f64, owner: TagId) -> Vec<Slug> {
    let words = press.words;
    let load = contents.load(step, handle);
    if load == Load::default() {
        let id = if contents.reason(step, handle).is_some() { "plan-empty-on-purpose" } else { "plan-gap" };
        let letters = if id == "plan-gap" { SMALL_STRONG } else { SMALL.soft() };
        let mut slugs = cast(&words.get(id), letters, width - 10.0, press.language(), owner);
        if id == "plan-gap" {
            for slug in &mut slugs {
                slug.indent = 10.0;
            }
            if let Some(first) = slugs.first_mut() {
                let side = 5.5;
                let area = Area { x: -10.0, y: (SMALL.leading - side) / 2.0, width: side, height: side };
                let paint = Paint::edged(Ink::Sheet, Ink::Text, 1.0);
                first.shapes = vec![Shape::Rectangle { area, corner: 0.0, paint }];
            }
        }
        return slugs;
    }
    let mut slugs = cast(&words.with("plan-notes", &[("count", load.notes)]), SMALL, width, press.language(), owner);
    slugs.extend(cast(&words.with("plan-actions", &[("count", load.actions)]), SMALL, width, press.language(), owner));
    for (slug, count) in slugs.iter_mut().zip([load.notes, load.actions]) {
        slug.letters = if count == 0 { SMALL.soft() } else { SMALL };
    }
    slugs
}

fn reasons(press: &mut Press, chapter: TagId, contents: &Contents) {
    let mut list = None;
    for (step_id, step) in &contents.steps {
        for (handle_id, handle) in &contents.handles {
            let Some(reason) = contents.reason(step_id, handle_id) else {
                continue;
            };
            let list = *list.get_or_insert_with(|| press.tag(chapter, Role::L(Numbering::None)));
            let item = press.tag(list, Role::Li);
            let body = press.tag(item, Role::LBody);
            let language = press.language();
            let names = [
                ("step", step.name.get(language).to_owned()),
                ("handle", handle.name.get(language).to_owned()),
                ("reason", reason.trim().to_owned()),
            ];
            let text = press.words.with("plan-reason", &names);
            let slugs = below(3.0, cast_most(&text, SMALL.soft(), press.measure(), press.spoken, Owner::from(body), 2));
            press.row(Row::of(slugs, press.measure()));
        }
    }
}
