//! What runs along the edges of pages, and all that can only be known when every page stands.

use handvat_model::records::Language;

use super::enlarge::enlarge;
use super::letters::{Letters, SMALL};
use super::press::{LEFT, Press, RIGHT};
use crate::doc::{Content, Doc, Owner, Text};
use crate::lines::{Setting, break_lines};
use crate::scene::cut;

/// Baselines of the running head and foot, from the edges of the page.
const HEAD: f64 = 44.0;
const FOOT: f64 = 36.0;

/// What runs along the edges of a page.
#[derive(Debug, Clone)]
pub(super) enum Running {
    /// Nothing: the cover.
    Nothing,
    /// Title and chapter above, page number beneath.
    Chapter(String),
    /// The line beneath a page that is not of text.
    Foot(Foot),
}

/// A line with the name of the plan and the page number.
#[derive(Debug, Clone, Copy)]
pub(super) struct Foot {
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) baseline: f64,
    /// How much larger than on a page of text.
    pub(super) scale: f64,
}

impl Press<'_> {
    /// Page numbers, running heads, the places of links, the size of the paper: everything that needs the whole.
    /// Pages of text are printed `scale` times as large as they were laid out.
    pub(super) fn finish(mut self, title: &str, scale: f64) -> Doc {
        self.flush();
        self.find_places();
        let pages = self.doc.pages.len();
        for place in 0..pages {
            self.doc.pages[place].label = (place + 1).to_string();
            let foot =
                Foot { left: LEFT, right: self.format.width - RIGHT, baseline: self.format.height - FOOT, scale: 1.0 };
            match self.running[place].clone() {
                Running::Nothing => {}
                Running::Chapter(section) => {
                    self.running_head(place, title, &section);
                    self.running_foot(place, pages, foot);
                }
                Running::Foot(foot) => self.running_foot(place, pages, foot),
            }
        }
        enlarge(&mut self.doc, scale, &self.free);
        self.doc
    }

    fn find_places(&mut self) {
        for (page, item, anchor) in std::mem::take(&mut self.waiting) {
            if let (Some(place), Content::Link(link)) =
                (self.places.get(&anchor), &mut self.doc.pages[page].items[item].content)
            {
                link.target = place.clone();
            }
        }
    }

    fn running_head(&mut self, place: usize, title: &str, section: &str) {
        let (right, half) = (self.format.width - RIGHT, self.measure() * 0.62);
        let section = one_line(section, SMALL.soft(), right - LEFT - half);
        let section = Text { x: right, y: HEAD, ..section }.flush_right();
        let title = Text { x: LEFT, y: HEAD, ..one_line(title, SMALL.soft(), half - 12.0) };
        let page = &mut self.doc.pages[place];
        page.text(Owner::Artifact, title);
        page.text(Owner::Artifact, section);
    }

    fn running_foot(&mut self, place: usize, pages: usize, foot: Foot) {
        let letters = SMALL.soft().times(foot.scale);
        let half = (foot.right - foot.left) / 2.0;
        let number = self.words.with("plan-page", &[("page", place + 1), ("pages", pages)]);
        let number = Text { x: foot.right, y: foot.baseline, ..one_line(&number, letters, half) }.flush_right();
        let name = one_line(&self.name, letters, half);
        let page = &mut self.doc.pages[place];
        page.text(Owner::Artifact, Text { x: foot.left, y: foot.baseline, ..name });
        page.text(Owner::Artifact, number);
    }

    /// Gives a page that is not of text its line with the page number.
    pub(super) fn foot(&mut self, page: usize, foot: Foot) {
        self.running[page] = Running::Foot(foot);
    }
}

/// One line of words, cut off where they would be too wide.
fn one_line(text: &str, letters: Letters, width: f64) -> Text {
    let language = &Language::Dutch;
    let setting = Setting { style: letters.style, size: letters.size, width, language, hyphenate: false };
    let line = cut(break_lines(text, &setting), 1, &setting).into_iter().next();
    let text = line.map(|line| line.text).unwrap_or_default();
    Text::new(&text, letters.style, letters.size, 0.0, 0.0).colour(letters.ink.rgb())
}
