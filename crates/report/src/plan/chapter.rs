//! Headings: of a chapter, of a section, of a paragraph.

use super::letters::{CHAPTER, SECTION, SMALL, STRONG};
use super::press::Press;
use super::row::{Row, cast};
use crate::doc::{Role, TagId, Target};

/// Less free height than this at the foot of a page is too little for a short chapter to begin there.
const SHORT: f64 = 160.0;

impl Press<'_> {
    /// Begins a chapter on a new page: its element, its heading, its place in the outline.
    pub(super) fn chapter(&mut self, title: &str) -> TagId {
        self.chapter_page(Some(title));
        let chapter = self.tag(self.doc.root(), Role::Sect);
        let heading = self.tag(chapter, Role::H1);
        self.doc.entry(1, title, Target::Tag(heading));
        let slugs = cast(title, CHAPTER, self.measure(), self.language(), heading);
        self.hold(Row::of(slugs, self.measure()).below(16.0));
        chapter
    }

    /// Begins a chapter of a few lines: under what stands already where there is room, else on a new page. `note` stands
    /// softly beneath its heading.
    pub(super) fn short_chapter(&mut self, title: &str, note: &str) -> TagId {
        if self.y + SHORT > self.bottom() {
            self.chapter_page(Some(title));
        }
        self.flush();
        let chapter = self.tag(self.doc.root(), Role::Sect);
        let heading = self.tag(chapter, Role::H1);
        self.doc.entry(1, title, Target::Tag(heading));
        self.space(36.0);
        let slugs = cast(title, CHAPTER, self.measure(), self.language(), heading);
        self.hold(Row::of(slugs, self.measure()).below(4.0));
        let owner = self.tag(chapter, Role::P);
        let slugs = cast(note, SMALL.soft(), self.measure(), self.language(), owner);
        self.hold(Row::of(slugs, self.measure()).below(6.0));
        chapter
    }

    /// Begins a section under what stands already; it stays with what follows. `note` stands softly beside it.
    pub(super) fn section(&mut self, chapter: TagId, title: &str, note: &str) -> TagId {
        let section = self.tag(chapter, Role::Sect);
        let heading = self.tag(section, Role::H2);
        self.doc.entry(2, title, Target::Tag(heading));
        self.space(24.0);
        let slugs = cast(title, SECTION, self.measure(), self.spoken, heading);
        self.hold(Row::of(slugs, self.measure()).below(if note.is_empty() { 6.0 } else { 1.0 }));
        if !note.is_empty() {
            let owner = self.tag(section, Role::P);
            let slugs = cast(note, SMALL.soft(), self.measure(), self.language(), owner);
            self.hold(Row::of(slugs, self.measure()).below(6.0));
        }
        section
    }

    /// A heading of the third level, in the weight of the text.
    pub(super) fn heading(&mut self, section: TagId, title: &str) {
        let heading = self.tag(section, Role::H3);
        let slugs = cast(title, STRONG, self.measure(), self.spoken, heading);
        self.hold(Row::of(slugs, self.measure()).above(8.0).below(4.0));
    }
}
