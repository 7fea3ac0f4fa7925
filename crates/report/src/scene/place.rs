//! Words in their places on a sheet.

use handvat_model::records::Language;

use super::{Align, Text, TextLine, TextRole, Weight};
use crate::faces::{self, Style};
use crate::ink::Ink;
use crate::lines::{Line, Setting, break_lines};

/// Baseline to baseline of names and hints, as a part of the type size.
pub(super) const LEADING: f64 = 1.18;
/// What shows that words were left out.
const ELLIPSIS: &str = "…";

/// How words look.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    pub(super) role: TextRole,
    pub(super) size: f64,
    pub(super) weight: Weight,
    pub(super) ink: Ink,
}

/// Where words stand: the line's place by its alignment, how long it may be, how many there may be.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    pub(super) x: f64,
    pub(super) width: f64,
    pub(super) align: Align,
    pub(super) most: usize,
}

/// Sets words with their first baseline at `y`; also gives the baseline of the last line.
pub(super) fn set(text: &str, look: Look, column: Column, y: f64, language: &Language) -> (Text, f64) {
    let style = look.weight.style();
    let setting = Setting { style, size: look.size, width: column.width, language, hyphenate: false };
    let lines = cut(break_lines(text, &setting), column.most, &setting);
    let last = y + look.size * LEADING * lines.len().saturating_sub(1) as f64;
    let lines = lines
        .into_iter()
        .enumerate()
        .map(|(place, line)| TextLine {
            text: line.text,
            hyphen: line.hyphen,
            x: column.x,
            y: y + look.size * LEADING * place as f64,
        })
        .collect();
    let text =
        Text { role: look.role, lines, size: look.size, weight: look.weight, ink: look.ink, align: column.align };
    (text, last)
}

/// The largest size between two at which every text stands on one line of its width; else the smallest.
pub(super) fn fitted<'a>(texts: impl Iterator<Item = (&'a str, f64)>, style: Style, largest: f64, least: f64) -> f64 {
    texts
        .map(|(text, width)| {
            let em = faces::width(text, style, 1.0);
            if em > 0.0 { width / em } else { largest }
        })
        .fold(largest, f64::min)
        .max(least)
}

/// Keeps so many lines, the last one ending in an ellipsis when there were more.
pub(crate) fn cut(mut lines: Vec<Line>, most: usize, setting: &Setting) -> Vec<Line> {
    if lines.len() <= most {
        return lines;
    }
    lines.truncate(most);
    if let Some(last) = lines.last_mut() {
        let width = |text: &str| faces::width(text, setting.style, setting.size);
        let mut text = last.text.trim_end().to_owned();
        while !text.is_empty() && width(&format!("{text}{ELLIPSIS}")) > setting.width {
            text.pop();
        }
        let text = format!("{}{ELLIPSIS}", text.trim_end_matches([' ', ',', '.', ';', ':', '\u{a0}']));
        *last = Line { width: width(&text), text, hyphen: false };
    }
    lines
}
