//! What stands in a zone of a blank sheet: its question, what the group answers and scores, and as many of its prompts
//! as leave half of it free for paper notes. Canvas units of an A3 sheet, brought to points where type is set.

use handvat_model::canvas::{Area, Canvas, Form, Zone};
use handvat_model::id::Id;

use super::draw;
use super::letters::Letters;
use super::picture::Place;
use super::press::Press;
use super::row::{Slug, cast};
use crate::doc::{Numbering, Owner, Path, Role, TagId, Text};
use crate::faces::Style;
use crate::ink::Ink;
use crate::scene::{Paint, Scene, Shape, TextRole};

/// The size of the prompts; 7.5 points on A3.
pub(super) const SMALLEST: f64 = 28.0;
const QUESTION: f64 = 36.0;
const LEADING: f64 = 1.25;
/// From the edges of a zone, and between columns.
const INSET: f64 = 34.0;
const GUTTER: f64 = 44.0;
/// A column is not narrower, where there are several.
const COLUMN: f64 = 560.0;
/// From the baseline of a heading to what stands under it.
const UNDER: f64 = 34.0;
/// Between the entries of a list, and between one list and the next.
const BETWEEN: f64 = 10.0;
const APART: f64 = 24.0;
/// How far words stand behind their dot or number.
const INDENT: f64 = 30.0;
/// Room to write a line with a pen.
const PEN: f64 = 84.0;
/// As much of a zone may be printed on, at most; more for what is of no use in part.
const SHARE: f64 = 0.52;
const WHOLE_SHARE: f64 = 0.85;

/// The part of a zone under its heading.
#[derive(Debug, Clone, Copy)]
pub(super) struct Body {
    area: Area,
    round: bool,
}

impl Body {
    /// None where a heading leaves no room.
    pub(super) fn of(canvas: &Canvas, scene: &Scene, id: &Id, zone: &Zone) -> Option<Self> {
        let heading = scene.marks.iter().filter(|mark| mark.zone.as_ref() == Some(id)).filter_map(|mark| {
            let Shape::Text(text) = &mark.shape else { return None };
            let last = text.lines.last().filter(|_| matches!(text.role, TextRole::Name | TextRole::Hint));
            last.map(|line| line.y)
        });
        let outer = zone.area;
        let top = heading.fold(outer.y, f64::max) + UNDER;
        let (mut left, mut right) = (outer.x + INSET, outer.x + outer.width - INSET);
        let round = zone.form == Form::Round;
        if round {
            // The circle is narrower there than anywhere further down to its middle.
            let (middle, _) = outer.centre();
            let part = ((top - outer.y) / (outer.height / 2.0) - 1.0).clamp(-1.0, 1.0);
            let half = outer.width / 2.0 * (1.0 - part * part).sqrt() - INSET;
            (left, right) = (middle - half, middle + half);
        }
        // What lies above the boxes covers their corners.
        for cover in canvas.zones.values().filter(|_| !round).filter(|cover| cover.form == Form::Round) {
            if cover.area.overlaps(outer) {
                if cover.area.centre().0 > outer.centre().0 {
                    right = right.min(cover.area.x - 2.0 * INSET);
                } else {
                    left = left.max(cover.area.x + cover.area.width + 2.0 * INSET);
                }
            }
        }
        let bottom = outer.y + outer.height - INSET;
        let area = Area { x: left, y: top, width: right - left, height: bottom - top };
        (area.width > 4.0 * SMALLEST && area.height > 2.0 * SMALLEST).then_some(Self { area, round })
    }
}

/// An entry of a list.
pub(super) struct Item {
    sign: Sign,
    text: String,
    /// Whether the group writes under it.
    answered: bool,
}

enum Sign {
    Dot,
    Number(usize),
}

impl Item {
    pub(super) fn dotted(text: &str) -> Self {
        Self { sign: Sign::Dot, text: text.to_owned(), answered: false }
    }

    pub(super) fn numbered(number: usize, text: &str) -> Self {
        Self { sign: Sign::Number(number), text: text.to_owned(), answered: false }
    }

    pub(super) fn answered(text: &str) -> Self {
        Self { sign: Sign::Dot, text: text.to_owned(), answered: true }
    }
}

/// A zone that is being filled from its top.
pub(super) struct Wall<'a> {
    body: Body,
    place: &'a Place,
    page: usize,
    part: TagId,
    ink: Ink,
    /// Where the next thing stands.
    y: f64,
}

/// An entry with its lines.
struct Set {
    item: Item,
    slugs: Vec<Slug>,
}

impl<'a> Wall<'a> {
    pub(super) fn new(body: Body, place: &'a Place, page: usize, part: TagId) -> Self {
        let ink = if body.round { Ink::OnInk } else { Ink::Text };
        Self { body, place, page, part, ink, y: body.area.y }
    }

    fn letters(&self, size: f64, style: Style) -> Letters {
        let scale = self.place.scale;
        Letters { style, size: size * scale, leading: size * LEADING * scale, ink: self.ink, hyphenate: false }
    }

    /// The key question, across the zone.
    pub(super) fn question(&mut self, press: &mut Press, text: &str) {
        if text.is_empty() {
            return;
        }
        let letters = self.letters(QUESTION, Style::Bold);
        let owner = press.tag(self.part, Role::P);
        let slugs = cast(text, letters, self.body.area.width * self.place.scale, press.language(), owner);
        let area = self.body.area;
        for slug in slugs {
            let at = if self.body.round { area.centre().0 } else { area.x };
            self.line(press, &slug, at, self.y);
            self.y += QUESTION * LEADING;
        }
        self.y += APART / 2.0;
    }

    /// A list of which the first entries stand here, as many as there is room for.
    pub(super) fn list(&mut self, press: &mut Press, items: Vec<Item>) {
        self.set(press, items, false);
    }

    /// A list that stands here as a whole or not at all.
    pub(super) fn whole_list(&mut self, press: &mut Press, items: Vec<Item>) {
        self.set(press, items, true);
    }

    fn set(&mut self, press: &mut Press, items: Vec<Item>, whole: bool) {
        // The bottom of a circle is for the notes; its question says enough.
        if items.is_empty() || self.body.round {
            return;
        }
        let area = self.body.area;
        let columns = ((area.width + GUTTER) / (COLUMN + GUTTER)).floor().max(1.0);
        let width = (area.width + GUTTER) / columns - GUTTER;
        let share = if whole { WHOLE_SHARE } else { SHARE };
        let room = area.y + area.height * share - self.y;
        // Made only for what will be printed: an element without content says nothing.
        let mut list = None;
        let letters = self.letters(SMALLEST, Style::Regular);
        let measured: Vec<(Item, f64)> = items
            .into_iter()
            .map(|item| {
                let measure = (width - INDENT) * self.place.scale;
                let lines = cast(&item.text, letters, measure, press.language(), Owner::Artifact).len() as f64;
                let pen = if item.answered { PEN } else { 0.0 };
                (item, lines * SMALLEST * LEADING + pen + BETWEEN)
            })
            .collect();
        let heights: Vec<f64> = measured.iter().map(|(_, height)| *height).collect();
        let count = (0..=heights.len()).rev().find(|count| filled(&heights[..*count], room).len() as f64 <= columns);
        let count = count.unwrap_or_default();
        if count == 0 || whole && count < heights.len() {
            return;
        }
        let height = level(&heights[..count], columns, room);
        let numbered = matches!(measured[0].0.sign, Sign::Number(_));
        let mut sets = measured.into_iter().take(count);
        for (column, entries) in filled(&heights[..count], height).into_iter().enumerate() {
            let (x, mut y) = (area.x + column as f64 * (width + GUTTER), self.y);
            for _ in 0..entries {
                let Some((item, height)) = sets.next() else { break };
                let numbering = if numbered { Numbering::Decimal } else { Numbering::Disc };
                let list = *list.get_or_insert_with(|| press.tag(self.part, Role::L(numbering)));
                let entry = press.tag(list, Role::Li);
                let label = matches!(item.sign, Sign::Number(_)).then(|| press.tag(entry, Role::Lbl));
                let body = press.tag(entry, Role::LBody);
                let measure = (width - INDENT) * self.place.scale;
                let slugs = cast(&item.text, letters, measure, press.language(), body);
                self.entry(press, &Set { item, slugs }, label, (x, y, width));
                y += height;
            }
        }
        self.y += height + APART - BETWEEN;
    }

    fn entry(&self, press: &mut Press, set: &Set, label: Option<TagId>, (x, mut y, width): (f64, f64, f64)) {
        if let (Sign::Number(number), Some(label)) = (&set.item.sign, label) {
            let letters = self.letters(SMALLEST, Style::Bold);
            self.line(press, &Slug::new(number.to_string(), letters, label), x, y);
        } else {
            let side = SMALLEST * 0.32;
            let dot = Area { x: x + 2.0, y: y + SMALLEST * LEADING / 2.0 - side / 2.0, width: side, height: side };
            let dot = Shape::Ellipse { area: dot, paint: Paint::filled(Ink::SoftText) };
            let page = &mut press.doc.pages[self.page];
            draw::shape(page, &dot, Owner::Artifact, self.place.point(0.0, 0.0), self.place.scale);
        }
        for slug in &set.slugs {
            self.line(press, slug, x + INDENT, y);
            y += SMALLEST * LEADING;
        }
        if set.item.answered {
            let (from, to) = (self.place.point(x + INDENT, y + PEN), self.place.point(x + width, y + PEN));
            let line = Path::line(from, to).stroke(Ink::Line.rgb(), 0.75);
            press.doc.pages[self.page].path(Owner::Artifact, line);
        }
    }

    /// Prints one line of type whose top left corner, on a round zone whose middle, is at a place of the sheet.
    fn line(&self, press: &mut Press, slug: &Slug, x: f64, y: f64) {
        let (x, y) = self.place.point(x, y);
        let letters = slug.letters;
        let text = Text::new(&slug.text, letters.style, letters.size, x, y + letters.baseline());
        let text = text.colour(letters.ink.rgb());
        let text = if self.body.round { text.centred() } else { text };
        press.doc.pages[self.page].text(slug.owner, text);
    }
}

/// How many entries stand in each column when none is higher than `room`; the first that is alone too high
/// has a column of its own that no sheet has.
fn filled(heights: &[f64], room: f64) -> Vec<usize> {
    let mut columns: Vec<usize> = Vec::new();
    let mut left = 0.0;
    for height in heights {
        if *height > room + BETWEEN {
            return vec![0; usize::from(u16::MAX)];
        }
        match columns.last_mut() {
            Some(count) if left + BETWEEN >= *height => {
                *count += 1;
                left -= height;
            }
            _ => {
                columns.push(1);
                left = room - height;
            }
        }
    }
    columns
}

/// The least height at which the entries fit into so many columns, so that these end at one level.
fn level(heights: &[f64], columns: f64, room: f64) -> f64 {
    let whole: f64 = heights.iter().sum();
    let mut height = (whole / columns).min(room);
    while height < room && filled(heights, height).len() as f64 > columns {
        height += BETWEEN / 2.0;
    }
    height.min(room)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_fill_their_columns_from_the_left_and_end_at_one_level() {
        let heights = [40.0, 80.0, 40.0, 40.0, 80.0];
        assert_eq!(filled(&heights, 400.0), [5]);
        assert_eq!(filled(&heights, 155.0), [3, 2]);
        let height = level(&heights, 2.0, 400.0);
        assert_eq!(filled(&heights, height), [3, 2]);
        assert!(height <= 160.0, "{height}");
    }

    #[test]
    fn an_entry_that_is_higher_than_its_column_goes_nowhere() {
        assert!(filled(&[40.0, 500.0], 300.0).len() > 1000);
        assert!(filled(&[], 300.0).is_empty());
    }
}
