//! The card of an instrument: goal, minutes, group, steps, pitfalls, materials, what it opens with; and its prompts.

use handvat_model::canvas::{Area, Canvas, Localised};
use handvat_model::template::{Card, Guide};

use super::letters::{AMBITION, BODY, SMALL, STRONG};
use super::press::Press;
use super::row::{Cell, Row, cast};
use super::table::{Air, Table, columns};
use crate::doc::{Numbering, Role, TagId};
use crate::ink::Ink;
use crate::scene::{Align, Paint, Shape};

/// How far an entry stands behind its sign.
const INDENT: f64 = 14.0;

/// Sets how it is run, and the cards that it opens with.
pub(super) fn set(press: &mut Press, chapter: TagId, guide: &Guide, cards: &[Card]) {
    let words = press.words;
    let language = press.language();
    let measure = press.measure();
    let owner = press.tag(chapter, Role::P);
    press.row(Row::of(cast(guide.goal.get(language), AMBITION, measure, language, owner), measure).below(4.0));
    let owner = press.tag(chapter, Role::P);
    let length = words.with(
        "run-sheet-length",
        &[("minutes", guide.minutes), ("least", guide.group.least), ("most", guide.group.most)],
    );
    press.row(Row::of(cast(&length, BODY.soft(), measure, language, owner), measure));
    steps(press, chapter, guide);
    listed(press, chapter, "run-sheet-pitfalls", &guide.pitfalls, Sign::Dot);
    listed(press, chapter, "run-sheet-materials", &guide.materials, Sign::Box);
    if !cards.is_empty() {
        let section = press.section(chapter, &words.get("run-sheet-cards"), "");
        for card in cards {
            press.heading(section, card.title.get(language));
            let [text, question] = [(&card.text, BODY), (&card.question, STRONG)].map(|(text, letters)| {
                let owner = press.tag(section, Role::P);
                Row::of(cast(text.get(language), letters, measure, language, owner), measure).below(2.0)
            });
            // A card is read out as a whole: it stands on one page.
            press.hold(text);
            press.row(question);
        }
    }
}

/// The steps with their minutes, and how far the clock is when each begins.
fn steps(press: &mut Press, chapter: TagId, guide: &Guide) {
    let words = press.words;
    let section = press.section(chapter, &words.get("run-sheet-steps"), "");
    let titles = ["run-sheet-from", "run-sheet-minutes", "run-sheet-step"].map(|id| words.get(id));
    let [from, minutes, step] = titles;
    let table =
        Table::open(press, section, columns(press.measure(), [(from, 0.12), (minutes, 0.08), (step, 0.8)]), Air::Wide);
    let mut at = 0_u32;
    for step in &guide.steps {
        let row = table.row(press);
        let figures = [at, step.minutes].map(|figure| {
            let owner = press.tag(row, Role::Td);
            cast(&figure.to_string(), BODY.soft(), f64::INFINITY, press.language(), owner)
        });
        let [from, minutes] = figures;
        let owner = press.tag(row, Role::Td);
        let text = cast(step.text.get(press.language()), BODY, table.width(2), press.language(), owner);
        table.print(press, vec![from, minutes, text]);
        at = at.saturating_add(step.minutes);
    }
    Table::close(press);
}

#[derive(Clone, Copy)]
enum Sign {
    Dot,
    /// To tick off with a pen.
    Box,
}

impl Sign {
    /// In a line of that leading, at its left end.
    fn shape(self, leading: f64) -> Shape {
        let square = |side: f64| Area { x: 1.0, y: (leading - side) / 2.0, width: side, height: side };
        match self {
            Self::Dot => Shape::Ellipse { area: square(3.4), paint: Paint::filled(Ink::SoftText) },
            Self::Box => {
                let paint = Paint::edged(Ink::Sheet, Ink::SoftText, 0.75);
                Shape::Rectangle { area: square(7.5), corner: 1.0, paint }
            }
        }
    }
}

fn listed(press: &mut Press, chapter: TagId, title: &str, texts: &[Localised], sign: Sign) {
    if texts.is_empty() {
        return;
    }
    let section = press.section(chapter, &press.words.get(title), "");
    let list = press.tag(section, Role::L(Numbering::Disc));
    for text in texts {
        entry(press, list, text.get(press.language()), BODY, sign);
    }
}

fn entry(press: &mut Press, list: TagId, text: &str, letters: super::letters::Letters, sign: Sign) {
    let item = press.tag(list, Role::Li);
    let body = press.tag(item, Role::LBody);
    let mut slugs = cast(text, letters, press.measure() - INDENT, press.language(), body);
    if let Some(first) = slugs.first_mut() {
        first.align = Align::Left;
        first.shapes = vec![moved(sign.shape(letters.leading), -INDENT)];
    }
    let cells = vec![Cell::new(INDENT, press.measure() - INDENT, slugs)];
    press.row(Row { cells, below: 3.5, ..Row::default() });
}

fn moved(shape: Shape, by: f64) -> Shape {
    match shape {
        Shape::Ellipse { area, paint } => Shape::Ellipse { area: Area { x: area.x + by, ..area }, paint },
        Shape::Rectangle { area, corner, paint } => {
            Shape::Rectangle { area: Area { x: area.x + by, ..area }, corner, paint }
        }
        other => other,
    }
}

/// Sets all prompts of a sheet, zone by zone, unless it has none.
pub(super) fn prompts(press: &mut Press, canvas: &Canvas) {
    let language = press.language();
    let zones: Vec<_> = canvas.zones_in_order().into_iter().filter(|(_, zone)| !zone.prompts.is_empty()).collect();
    if zones.is_empty() {
        return;
    }
    let title = press.words.with("run-sheet-prompts", &[("title", canvas.title.get(language))]);
    let chapter = press.chapter(&title);
    for (_, zone) in zones {
        let section = press.section(chapter, zone.name.get(language), zone.question.get(language));
        let list = press.tag(section, Role::L(Numbering::Disc));
        for prompt in &zone.prompts {
            entry(press, list, prompt.get(language), SMALL, Sign::Dot);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_stands_before_its_entry_in_the_middle_of_the_line() {
        for sign in [Sign::Dot, Sign::Box] {
            let (Shape::Ellipse { area, .. } | Shape::Rectangle { area, .. }) = moved(sign.shape(13.5), -INDENT) else {
                panic!("a sign is round or square");
            };
            assert!(area.x < 0.0 && (area.centre().1 - 6.75).abs() < 1e-9, "{area:?}");
        }
    }
}
