//! How the words of a note stand on it.
//!
//! The type begins at a part of the note's side and falls until every word fits; at the smallest type long words
//! are hyphenated, then the note grows, width and height alike. A note of A4 height grows no further: it shows the
//! beginning of its text.

use handvat_model::records::{Language, NoteSize};
use handvat_model::typeset::Typesetter;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::faces::Style;
use crate::lines::{Breaking, Extent, Prepared};

/// Between the edge of a note and its text, in canvas units.
pub const PADDING: f64 = 14.0;
/// From baseline to baseline, as a part of the type size.
pub const LINE_HEIGHT: f64 = 1.2;
/// The smallest type, in canvas units.
pub const FLOOR: f64 = 40.0;
/// The largest type, as a part of the side of the note's size.
pub const LARGEST: f64 = 0.26;
/// Where the first baseline lies under the top of its line, as a part of the type size.
pub const BASELINE: f64 = 0.95;

/// A note may grow to this side, that of the large size, before it tears a word that has no place for a hyphen.
const UNTORN: f64 = 320.0;
/// The side at which a note stops growing: the height of A4, in canvas units.
const LARGEST_SIDE: f64 = 2100.0;

/// The words of a note, set: travels to the screen with the note.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NoteText {
    /// The em, in canvas units.
    pub type_size: f64,
    /// From baseline to baseline, in canvas units.
    pub line_height: f64,
    /// From the top.
    pub lines: Vec<NoteLine>,
    /// Whether only the beginning of the text is shown.
    pub cut: bool,
}

/// A line of a note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NoteLine {
    /// Without the hyphen.
    pub text: String,
    /// Whether a hyphen is drawn after it.
    pub hyphen: bool,
}

/// Measures notes with the fonts of this crate.
#[derive(Debug, Clone, Copy, Default)]
pub struct Noto;

impl Typesetter for Noto {
    fn room(&self, text: &str, size: &NoteSize, language: &Language) -> (f64, f64) {
        let prepared = Prepared::new(text, Style::Regular, language);
        let side = grown_side(&prepared, size.side());
        (side, side)
    }
}

/// Sets a text on a note of this size and of these measures, in canvas units. What [`Noto`] answered always fits.
pub fn set_note(text: &str, size: &NoteSize, width: f64, height: f64, language: &Language) -> NoteText {
    let prepared = Prepared::new(text, Style::Regular, language);
    let paper = Paper { width, height };
    let fitted = paper.fit(&prepared, size.side());
    let cut = fitted.is_none();
    let (type_size, extents) = fitted.unwrap_or_else(|| (FLOOR, paper.beginning(&prepared)));
    let lines = extents.iter().map(|extent| prepared.line(extent, type_size));
    NoteText {
        type_size,
        line_height: type_size * LINE_HEIGHT,
        lines: lines.map(|line| NoteLine { text: line.text, hyphen: line.hyphen }).collect(),
        cut,
    }
}

/// The smallest side in whole units, from `side` on, on which the text fits; the largest side when it fits none.
fn grown_side(prepared: &Prepared, side: f64) -> f64 {
    let fits = |side_now: f64| Paper { width: side_now, height: side_now }.smallest(prepared).is_some();
    if fits(side) {
        return side;
    }
    let (_, ems) = prepared.widest_and_total();
    // No side under this one has the area for all words.
    let least = (ems * FLOOR * FLOOR * LINE_HEIGHT).sqrt().min(LARGEST_SIDE);
    let mut small = side;
    let mut large = side.max(least.floor());
    while !fits(large) {
        if large >= LARGEST_SIDE {
            return LARGEST_SIDE;
        }
        small = large;
        large = (large * 1.05).ceil().min(LARGEST_SIDE);
    }
    while large - small > 1.0 {
        let middle = f64::midpoint(small, large).floor();
        if fits(middle) {
            large = middle;
        } else {
            small = middle;
        }
    }
    large
}

/// The measures of a note, in canvas units.
struct Paper {
    width: f64,
    height: f64,
}

impl Paper {
    /// The largest type at which the text fits, with its lines.
    fn fit(&self, prepared: &Prepared, side: f64) -> Option<(f64, Vec<Extent>)> {
        let (widest, _) = prepared.widest_and_total();
        let mut type_size = side * LARGEST;
        while type_size >= FLOOR {
            // Words with a hyphen of their own may end a line in their middle; they are worth the look.
            if widest <= self.measure(type_size) || prepared.has_natural_cuts() {
                let set = self.set(prepared, type_size, Breaking::Never);
                if set.is_some() {
                    return set.map(|extents| (type_size, extents));
                }
            }
            type_size = if type_size > FLOOR { (type_size.ceil() - 1.0).max(FLOOR) } else { 0.0 };
        }
        self.smallest(prepared).map(|extents| (FLOOR, extents))
    }

    /// The lines at the smallest type, if all fit: a text that fits at a larger one fits at this.
    fn smallest(&self, prepared: &Prepared) -> Option<Vec<Extent>> {
        let breaking = if self.width < UNTORN { Breaking::Long } else { Breaking::Tear };
        self.set(prepared, FLOOR, breaking)
    }

    /// The lines at a type size, if all fit.
    fn set(&self, prepared: &Prepared, type_size: f64, breaking: Breaking) -> Option<Vec<Extent>> {
        let (extents, whole) = prepared.extents(self.measure(type_size), breaking, self.rows(type_size));
        whole.then_some(extents)
    }

    /// As many lines of the smallest type as there is room for.
    fn beginning(&self, prepared: &Prepared) -> Vec<Extent> {
        prepared.extents(self.measure(FLOOR), Breaking::Tear, self.rows(FLOOR).max(1)).0
    }

    /// The length of a line, in ems.
    fn measure(&self, type_size: f64) -> f64 {
        (self.width - 2.0 * PADDING) / type_size
    }

    /// How many lines there is room for.
    fn rows(&self, type_size: f64) -> usize {
        ((self.height - 2.0 * PADDING) / (type_size * LINE_HEIGHT) + 1e-9).max(0.0) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DUTCH: Language = Language::Dutch;

    /// Side, type and lines of a new note, a hyphen as `-`.
    fn note(text: &str, size: &NoteSize) -> (f64, f64, Vec<String>) {
        let (width, height) = Noto.room(text, size, &DUTCH);
        let set = set_note(text, size, width, height, &DUTCH);
        assert!((width - height).abs() < f64::EPSILON, "width and height grow by one factor");
        assert!(!set.cut, "what was given room fits: {text}");
        let bottom = 2.0 * PADDING + set.lines.len() as f64 * set.line_height;
        assert!(bottom <= height + 1e-6, "{bottom} is past {height}");
        for line in &set.lines {
            let hyphen = if line.hyphen { "\u{ad}" } else { "" };
            let line_width = crate::faces::width(&format!("{}{hyphen}", line.text), Style::Regular, set.type_size);
            assert!(line_width <= width - 2.0 * PADDING + 1e-4, "{line:?} is {line_width} wide on {width}");
        }
        let lines = set.lines.iter().map(|line| format!("{}{}", line.text, if line.hyphen { "-" } else { "" }));
        (width, set.type_size, lines.collect())
    }

    #[test]
    fn a_short_text_stands_in_the_largest_type_on_a_note_that_does_not_grow() {
        assert_eq!(note("Bellen", &NoteSize::Medium), (220.0, 57.2, vec!["Bellen".to_owned()]));
        assert_eq!(note("", &NoteSize::Small), (160.0, 41.6, vec![String::new()]));
    }

    #[test]
    fn the_type_falls_before_the_note_grows() {
        let (side, type_size, _) = note("Klant wacht te lang op antwoord", &NoteSize::Large);
        assert!((side - 320.0).abs() < f64::EPSILON && type_size < 83.2 && type_size > FLOOR, "{side} {type_size}");
    }

    #[test]
    fn a_longer_text_makes_the_note_grow_no_more_than_it_must() {
        for text in [
            "De jaarrekening is niet te begrijpen voor klanten",
            "Wie verhuist, krijgt drie brieven en moet toch zelf bellen om de meterstand door te geven",
            "https://example.org/klachten/2027/jaarrekening?bron=enquete&antwoord=1234567890",
        ] {
            let (side, type_size, _) = note(text, &NoteSize::Small);
            assert!(side > 160.0 && (type_size - FLOOR).abs() < f64::EPSILON, "{side} {type_size}");
            let smaller = set_note(text, &NoteSize::Small, side - 1.0, side - 1.0, &DUTCH);
            assert!(smaller.cut, "{text} fits on {} as well", side - 1.0);
        }
    }

    #[test]
    fn a_word_is_hyphenated_when_it_is_wider_than_the_note() {
        let (_, _, lines) = note("klanttevredenheidsonderzoek", &NoteSize::Medium);
        assert_eq!(lines.concat().replace('-', ""), "klanttevredenheidsonderzoek");
        assert!(lines.len() > 1 && lines[..lines.len() - 1].iter().all(|line| line.ends_with('-')), "{lines:?}");
    }

    #[test]
    fn a_note_grows_before_it_tears_a_syllable() {
        let (side, _, lines) = note("Schwungs", &NoteSize::Small);
        assert_eq!(lines, ["Schwungs"], "{side}");
    }

    #[test]
    fn a_text_past_the_largest_note_shows_its_beginning() {
        let text = "Het begin van een heel lang verhaal. ".repeat(500);
        let (width, height) = Noto.room(&text, &NoteSize::Small, &DUTCH);
        assert!(width <= 2970.0 && height <= 2100.0);
        let set = set_note(&text, &NoteSize::Small, width, height, &DUTCH);
        assert!(set.cut && set.lines.len() == 43 && set.lines[0].text.starts_with("Het begin"), "{}", set.lines.len());
    }

    /// Texts of up to 22 words of many kinds.
    fn texts() -> impl Iterator<Item = String> {
        let words =
            ["een", "wachttijd", "€ 500", "😀", "ĳs", "προφίλ", "energieleverancier", "a/b", "e-mail", "שלום", "\n"];
        (0_usize..400).map(move |seed| {
            let picks = (0..seed % 23).map(|step| words[(seed * 31 + step * step * 7) % words.len()]);
            picks.collect::<Vec<_>>().join(" ")
        })
    }

    #[test]
    fn what_was_given_room_fits_whatever_the_text() {
        for text in texts() {
            for size in [NoteSize::Small, NoteSize::Medium, NoteSize::Large] {
                note(&text, &size);
            }
        }
    }

    #[test]
    fn what_fits_at_a_larger_type_fits_at_the_smallest() {
        for text in texts() {
            let prepared = Prepared::new(&text, Style::Regular, &DUTCH);
            for side in [160.0, 190.0, 220.0, 320.0, 500.0] {
                let paper = Paper { width: side, height: side };
                let fits = paper.fit(&prepared, side).is_some();
                assert_eq!(paper.smallest(&prepared).is_some(), fits, "{text} on {side}");
            }
        }
    }
}
