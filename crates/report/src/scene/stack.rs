//! Stacks: three sheets of paper, the count large, beneath it the title, or what its upper note says.

use std::collections::BTreeMap;

use handvat_model::canvas::Area;
use handvat_model::id::Id;
use handvat_model::records::{Cluster, Language, Note, Workshop};
use handvat_words::Words;

use super::place::{Column, LEADING, Look, set};
use super::workshop::CORNER;
use super::{Align, Mark, Paint, Shape, Stroke, Text, TextRole, Weight};
use crate::ink::Ink;
use crate::note::{self, NoteLine, NoteText, PADDING};

/// From one sheet of a stack to the next.
const SHEETS: f64 = 14.0;
const COUNT: f64 = 64.0;
/// The upper sheet.
const SIDE: f64 = Cluster::SIDE - 2.0 * SHEETS;
/// As many lines of the title as there is room for.
const LINES: usize = 3;

/// What a stack says as it stands on it, by its upper note where it has no title: travels to the screen with the stack.
pub fn stack_text(stack: &Cluster, upper: Option<&Note>, language: &Language) -> NoteText {
    let lines = titled(said(stack, upper), 0.0, 0.0, language).lines;
    NoteText {
        type_size: note::FLOOR,
        line_height: note::FLOOR * LEADING,
        lines: lines.into_iter().map(|line| NoteLine { text: line.text, hyphen: line.hyphen }).collect(),
        cut: false,
    }
}

/// How many notes lie in each stack, and the upper one.
pub fn stacked(workshop: &Workshop) -> BTreeMap<&Id, (usize, &Note)> {
    let mut contents: BTreeMap<&Id, (usize, &Note)> = BTreeMap::new();
    for note in workshop.notes.values() {
        if let Some(stack) = &note.cluster {
            contents.entry(stack).or_insert((0, note)).0 += 1;
        }
    }
    contents
}

/// A note that lies face down says nothing.
fn said<'a>(stack: &'a Cluster, upper: Option<&'a Note>) -> &'a str {
    let shown = upper.filter(|note| !note.hidden).map_or("", |note| &note.text);
    if stack.title.trim().is_empty() { shown } else { &stack.title }
}

pub(super) fn stack_marks(
    id: &Id,
    stack: &Cluster,
    contents: Option<(usize, &Note)>,
    spoken: &Language,
    language: &Language,
) -> Vec<Mark> {
    let area = Area { x: stack.x, y: stack.y, width: SIDE, height: SIDE };
    let (count, upper) = (contents.map_or(0, |(count, _)| count), contents.map(|(_, upper)| upper));
    let colour = upper.map(|note| note.colour.clone()).unwrap_or_default();
    let edge = Some(Stroke { ink: Ink::NoteShade, width: 2.0 });
    let sheets = [2.0 * SHEETS, SHEETS, 0.0].into_iter().map(|aside| {
        let area = Area { x: area.x + aside, y: area.y + aside, ..area };
        let paint = Paint { fill: Some(Ink::of_note(&colour)), stroke: edge };
        Shape::Rectangle { area, corner: CORNER, paint }
    });
    let mut shapes: Vec<Shape> = sheets.collect();
    let look = Look { role: TextRole::Name, size: COUNT, weight: Weight::Bold, ink: Ink::NoteText };
    let column = Column { x: area.x + PADDING, width: SIDE - 2.0 * PADDING, align: Align::Left, most: 1 };
    let number = Words::new(language).count(count);
    let (number, baseline) = set(&number, look, column, area.y + PADDING + COUNT * 0.8, language);
    shapes.push(Shape::Text(number));
    let words = said(stack, upper);
    if !words.is_empty() {
        shapes.push(Shape::Text(titled(words, column.x, baseline + note::FLOOR * 1.2, spoken)));
    }
    shapes.into_iter().map(|shape| Mark::of_stack(id, shape)).collect()
}

fn titled(title: &str, x: f64, y: f64, language: &Language) -> Text {
    let look = Look { role: TextRole::Body, size: note::FLOOR, weight: Weight::Regular, ink: Ink::NoteText };
    let column = Column { x, width: SIDE - 2.0 * PADDING, align: Align::Left, most: LINES };
    set(title, look, column, y, language).0
}
