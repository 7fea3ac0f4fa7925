//! Units: what stands between two spaces at which a line may end, with the places inside where it may be broken.

use std::cell::OnceCell;
use std::ops::Range;

use handvat_model::records::Language;
use hypher::{Lang, hyphenate_bounded};
use unicode_linebreak::linebreaks;

use super::bind::is_bound;
use crate::faces::{self, Style};

/// Letters that must stay before a hyphen, and after it.
const BEFORE: usize = 2;
const AFTER: usize = 3;
/// Words of fewer letters are not hyphenated; longer ones than the other figure are no words.
const SHORTEST: usize = 6;
const LONGEST: usize = 100;

/// A stretch that is broken only when it must.
#[derive(Debug)]
pub(super) struct Unit {
    /// In the text, without the spaces after it.
    pub(super) range: Range<usize>,
    /// Its width.
    pub(super) ems: f64,
    /// The width of the spaces after it.
    pub(super) space: f64,
    /// Where the text says that it may be broken.
    given: Vec<Cut>,
    cuts: OnceCell<Vec<Cut>>,
}

/// A place where a unit may be broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Cut {
    /// Where the line's text ends.
    pub(super) end: usize,
    /// Where the next line's begins.
    pub(super) next: usize,
    pub(super) kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// After a hyphen or a slash of the text; always welcome.
    Natural,
    /// At a space that keeps two words together.
    Bound,
    /// In a word, with a hyphen.
    Hyphen,
}

impl Unit {
    /// Whether the text itself offers to break it.
    pub(super) fn has_natural_cuts(&self) -> bool {
        !self.given.is_empty()
    }

    /// Every place where the unit may be broken, in order.
    pub(super) fn cuts(&self, text: &str, language: &Language) -> &[Cut] {
        self.cuts.get_or_init(|| {
            let mut cuts = self.given.clone();
            cuts.extend(hyphens(text, self.range.clone(), language));
            cuts.sort_unstable();
            cuts.dedup_by_key(|cut| cut.end);
            cuts
        })
    }
}

/// The units of one paragraph, which is a part of the text.
pub(super) fn units(text: &str, paragraph: Range<usize>, style: Style) -> Vec<Unit> {
    let words = &text[paragraph.clone()];
    let mut units = Vec::new();
    let mut given = Vec::new();
    let mut one_space = None;
    let mut begin = words.len() - words.trim_start_matches(' ').len();
    for (at, _) in linebreaks(words) {
        if at <= begin {
            continue;
        }
        let so_far = &words[begin..at];
        let end = begin + so_far.trim_end_matches(' ').len();
        let last = at == words.len();
        if !last && end == at {
            given.extend(natural(words, begin, at, paragraph.start));
        } else if !last && is_bound(&words[begin..end], &words[at..]) {
            given.push(Cut { end: paragraph.start + end, next: paragraph.start + at, kind: Kind::Bound });
        } else {
            units.push(Unit {
                range: paragraph.start + begin..paragraph.start + end,
                ems: faces::ems_of_cleaned(&words[begin..end], style),
                space: match &words[end..at] {
                    " " => *one_space.get_or_insert_with(|| faces::ems_of_cleaned(" ", style)),
                    spaces => faces::ems_of_cleaned(spaces, style),
                },
                given: std::mem::take(&mut given),
                cuts: OnceCell::new(),
            });
            begin = at;
        }
    }
    units
}

/// A break that the text itself offers; none after a single letter, as in `e-mail`.
fn natural(words: &str, begin: usize, at: usize, offset: usize) -> Option<Cut> {
    let before = &words[begin..at];
    if let Some(body) = before.strip_suffix('\u{ad}') {
        return Some(Cut { end: offset + begin + body.len(), next: offset + at, kind: Kind::Hyphen });
    }
    let letters = before.trim_start_matches(|character: char| !character.is_alphanumeric()).chars().count();
    let cut = Cut { end: offset + at, next: offset + at, kind: Kind::Natural };
    (letters > BEFORE || !before.ends_with('-')).then_some(cut)
}

/// Where the words of a unit may have hyphens. Addresses have none: a hyphen would be read as a part of them.
fn hyphens(text: &str, unit: Range<usize>, language: &Language) -> Vec<Cut> {
    let whole = &text[unit.clone()];
    let address = whole.contains("://") || whole.contains('@') || whole.starts_with("www.");
    let Some(language) = patterns(language).filter(|_| !address) else {
        return Vec::new();
    };
    let mut cuts = Vec::new();
    let mut start = unit.start;
    for word in text[unit].split_inclusive(|character: char| !character.is_alphabetic()) {
        let letters = word.trim_end_matches(|character: char| !character.is_alphabetic());
        if (SHORTEST..=LONGEST).contains(&letters.chars().count()) {
            let mut at = start;
            for syllable in hyphenate_bounded(letters, language, BEFORE, AFTER) {
                at += syllable.len();
                cuts.push(Cut { end: at, next: at, kind: Kind::Hyphen });
            }
            cuts.pop();
        }
        start += word.len();
    }
    cuts
}

fn patterns(language: &Language) -> Option<Lang> {
    match language {
        Language::Dutch => Some(Lang::Dutch),
        Language::English => Some(Lang::English),
        Language::Unknown(_) => None,
    }
}
