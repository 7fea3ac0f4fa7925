//! Greedy breaking over a text that was measured once, for any length of line.

use std::cell::OnceCell;
use std::ops::Range;

use handvat_model::records::Language;
use unicode_segmentation::UnicodeSegmentation;

use super::Line;
use super::unit::{Cut, Kind, Unit, units};
use crate::faces::{self, Style};

/// What adding widths may cost in precision, in ems.
const SLACK: f64 = 1e-7;
/// The rest of a unit longer than this many bytes is not measured: it does not fit any line of notes or pages.
const ENDLESS: usize = 2000;
/// Lines longer than this are measured against whatever there is, in ems.
const LONG_LINE: f64 = 200.0;

/// A text, measured and ready to be broken into lines of any length.
#[derive(Debug)]
pub(crate) struct Prepared<'a> {
    text: String,
    style: Style,
    language: &'a Language,
    paragraphs: Vec<Vec<Unit>>,
    /// The width of a hyphen, where one was asked for.
    hyphen: OnceCell<f64>,
}

/// How far words may be broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Breaking {
    /// Not at all: lines end at spaces, hyphens and slashes of the text.
    Never,
    /// Words wider than the line get hyphens.
    Long,
    /// The same, and those without a place for a hyphen are torn.
    Tear,
    /// The same, and words get hyphens to fill a line.
    Hyphenate,
}

/// A line as a part of the prepared text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Extent {
    range: Range<usize>,
    hyphen: bool,
    ems: f64,
}

impl<'a> Prepared<'a> {
    /// Measures a text.
    pub(crate) fn new(text: &str, style: Style, language: &'a Language) -> Self {
        let mut whole = String::with_capacity(text.len());
        let mut paragraphs = Vec::new();
        for paragraph in text.split('\n') {
            let start = whole.len();
            whole.push_str(&faces::cleaned(paragraph.strip_suffix('\r').unwrap_or(paragraph)));
            paragraphs.push(units(&whole, start..whole.len(), style));
            whole.push('\n');
        }
        Self { text: whole, style, language, paragraphs, hyphen: OnceCell::new() }
    }

    /// The width of the widest unit and of all units together, in ems.
    pub(crate) fn widest_and_total(&self) -> (f64, f64) {
        let ems = self.paragraphs.iter().flatten().map(|unit| unit.ems);
        ems.fold((0.0, 0.0), |(widest, total), ems| (f64::max(widest, ems), total + ems))
    }

    /// Whether a word has a hyphen or a slash of its own after which a line may end.
    pub(crate) fn has_natural_cuts(&self) -> bool {
        self.paragraphs.iter().flatten().any(Unit::has_natural_cuts)
    }

    /// The lines of this many ems, up to a number of them; and whether they are the whole text, broken no further
    /// than allowed.
    pub(crate) fn extents(&self, measure: f64, breaking: Breaking, limit: usize) -> (Vec<Extent>, bool) {
        let mut setter = Setter { prepared: self, measure, breaking, limit, lines: Vec::new(), line: None };
        let mut whole = true;
        for paragraph in &self.paragraphs {
            whole = whole && paragraph.iter().all(|unit| setter.add(unit)) && setter.end_paragraph();
        }
        setter.lines.truncate(limit);
        (setter.lines, whole)
    }

    /// A line with its text, at a type size.
    pub(crate) fn line(&self, extent: &Extent, size: f64) -> Line {
        let text = &self.text[extent.range.clone()];
        let text = text.replace(['\u{ad}', '\u{200b}'], "");
        Line { text, hyphen: extent.hyphen, width: extent.ems * size }
    }

    fn hyphen(&self) -> f64 {
        *self.hyphen.get_or_init(|| faces::width("\u{ad}", self.style, 1.0))
    }

    fn ems(&self, range: Range<usize>) -> f64 {
        faces::ems_of_cleaned(&self.text[range], self.style)
    }
}

/// Lines in the making.
struct Setter<'a> {
    prepared: &'a Prepared<'a>,
    measure: f64,
    breaking: Breaking,
    limit: usize,
    lines: Vec<Extent>,
    /// The line that is being filled, and the width of the spaces at its end.
    line: Option<(Extent, f64)>,
}

impl Setter<'_> {
    /// Sets a unit; false when it does not fit the limits.
    fn add(&mut self, unit: &Unit) -> bool {
        let (mut start, mut ems) = (unit.range.start, unit.ems);
        loop {
            let taken = self.line.as_ref().map_or(0.0, |(line, space)| line.ems + space);
            let room = self.measure - taken + SLACK;
            if ems <= room {
                self.extend(start..unit.range.end, ems, unit.space);
                return true;
            }
            let cut =
                if self.line.is_some() { self.welcome_cut(unit, start, room) } else { self.forced_cut(unit, start) };
            match cut {
                Some((cut, width)) => {
                    self.extend(start..cut.end, width, 0.0);
                    if cut.kind == Kind::Hyphen
                        && let Some((line, _)) = &mut self.line
                    {
                        line.hyphen = true;
                        line.ems += self.prepared.hyphen();
                    }
                    start = cut.next;
                    ems = self.rest(start..unit.range.end);
                }
                None if self.line.is_none() => return false,
                None => {}
            }
            if !self.end_line() {
                return false;
            }
        }
    }

    /// Ends a paragraph, which has one line at least; false when that is one too many.
    fn end_paragraph(&mut self) -> bool {
        if self.line.is_none() {
            let at = self.lines.last().map_or(0, |line| line.range.end);
            self.line = Some((Extent { range: at..at, hyphen: false, ems: 0.0 }, 0.0));
        }
        self.end_line()
    }

    fn end_line(&mut self) -> bool {
        self.lines.extend(self.line.take().map(|(line, _)| line));
        self.lines.len() <= self.limit
    }

    fn extend(&mut self, range: Range<usize>, ems: f64, space: f64) {
        match &mut self.line {
            Some((line, gap)) => {
                line.range.end = range.end;
                line.ems += *gap + ems;
                *gap = space;
            }
            None => {
                self.line = Some((Extent { range, hyphen: false, ems }, space));
            }
        }
    }

    /// A break that fills the room left on a line that has words already.
    fn welcome_cut(&self, unit: &Unit, start: usize, room: f64) -> Option<(Cut, f64)> {
        let all = self.breaking == Breaking::Hyphenate;
        if !all && !unit.has_natural_cuts() {
            // Hyphens are not looked for where none is welcome.
            return None;
        }
        self.last_cut(unit, start, room, |kind| kind == Kind::Natural || all && kind == Kind::Hyphen)
    }

    /// A break in a unit that is wider than a line of its own.
    fn forced_cut(&self, unit: &Unit, start: usize) -> Option<(Cut, f64)> {
        let room = self.measure + SLACK;
        let gentle = self.last_cut(unit, start, room, |kind| kind != Kind::Hyphen);
        if gentle.is_some() || self.breaking == Breaking::Never {
            return gentle;
        }
        let hyphened = self.last_cut(unit, start, room, |kind| kind == Kind::Hyphen);
        if hyphened.is_some() || self.breaking == Breaking::Long {
            return hyphened;
        }
        Some(self.tear(unit, start, room))
    }

    /// The last allowed break of a unit, from `start`, that leaves no more than the room; with the width before it.
    fn last_cut(&self, unit: &Unit, start: usize, room: f64, allowed: impl Fn(Kind) -> bool) -> Option<(Cut, f64)> {
        let cuts = unit.cuts(&self.prepared.text, self.prepared.language);
        let after = cuts.partition_point(|cut| cut.end <= start);
        let mut best = None;
        for &cut in cuts[after..].iter().filter(|cut| allowed(cut.kind)) {
            let width = self.prepared.ems(start..cut.end);
            if width > room {
                break;
            }
            let drawn = if cut.kind == Kind::Hyphen { self.prepared.hyphen() } else { 0.0 };
            if width + drawn <= room {
                best = Some((cut, width));
            }
        }
        best
    }

    /// The most grapheme clusters that fit, one at least.
    fn tear(&self, unit: &Unit, start: usize, room: f64) -> (Cut, f64) {
        let rest = &self.prepared.text[start..unit.range.end];
        let cut = |length: usize| Cut { end: start + length, next: start + length, kind: Kind::Natural };
        let mut best = None;
        for (at, cluster) in rest.grapheme_indices(true) {
            let end = at + cluster.len();
            let width = self.prepared.ems(start..start + end);
            if width > room && best.is_some() {
                break;
            }
            best = Some((cut(end), width));
        }
        best.unwrap_or((cut(rest.len()), 0.0))
    }

    fn rest(&self, range: Range<usize>) -> f64 {
        if range.len() > ENDLESS && self.measure < LONG_LINE {
            return f64::INFINITY;
        }
        self.prepared.ems(range)
    }
}
