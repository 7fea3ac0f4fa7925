//! The page description: what stands where, and what it means. Layout makes it, `pdf` writes it.
//!
//! Lengths are points (1/72 inch) from the top left corner of the page, y down. Text stands on its baseline.
//! Every item belongs to an element of the tag tree or is an artifact: nothing on a page is without meaning.

mod path;
mod tag;

pub use path::{Path, Step, Stroke};
pub use tag::{Numbering, Role, Scope, Tag, TagId};

use crate::faces::{self, Run, Style};

/// A document as it will be printed. The same `Doc` gives the same bytes.
#[derive(Debug, Clone)]
pub struct Doc {
    /// What the window's title bar of a reader shows.
    pub title: String,
    /// Who made it; may be empty.
    pub author: String,
    /// BCP 47 tag of the document's language: `nl` or `en`.
    pub language: String,
    /// ISO date (`2027-01-15`): the only time in the file.
    pub created: String,
    /// In reading order.
    pub pages: Vec<Page>,
    /// The tree of elements; the first is the document itself.
    pub tags: Vec<Tag>,
    /// The reader's table of contents.
    pub outline: Vec<Entry>,
}

/// One page.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// In points.
    pub width: f64,
    /// In points.
    pub height: f64,
    /// The number that a reader shows for the page: `iv`, `12`.
    pub label: String,
    /// In painting order, which is reading order within an element.
    pub items: Vec<Item>,
}

/// Something on a page, and what it belongs to.
#[derive(Debug, Clone)]
pub struct Item {
    /// The element of which it is the content.
    pub owner: Owner,
    /// What is painted or can be clicked.
    pub content: Content,
}

/// What an item belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// Content of an element of the tag tree.
    Tag(TagId),
    /// Decoration, running headers, page numbers: nothing a screen reader should say.
    Artifact,
}

impl From<TagId> for Owner {
    fn from(tag: TagId) -> Self {
        Self::Tag(tag)
    }
}

/// What is painted, or can be clicked.
#[derive(Debug, Clone)]
pub enum Content {
    /// A filled or stroked outline.
    Path(Path),
    /// One line of text.
    Text(Text),
    /// An area to click; its owner must be an element of role [`Role::Link`].
    Link(Link),
    /// Everything until the matching [`Content::Unclip`] is painted only inside this outline.
    Clip(Vec<Step>),
    /// Ends the last [`Content::Clip`].
    Unclip,
}

/// One line of set text on the page.
#[derive(Debug, Clone)]
pub struct Text {
    /// The shaped line.
    pub run: Run,
    /// Left end.
    pub x: f64,
    /// Baseline.
    pub y: f64,
    /// Of the letters.
    pub colour: Rgb,
}

impl Text {
    /// Sets text with its left end at `x` and its baseline at `y`; `size` in points.
    pub fn new(text: &str, style: Style, size: f64, x: f64, y: f64) -> Self {
        Self { run: faces::set(text, style, size), x, y, colour: Rgb::BLACK }
    }

    /// The same line in another colour.
    #[must_use]
    pub fn colour(self, colour: Rgb) -> Self {
        Self { colour, ..self }
    }

    /// The same line, ending at what was its left end.
    #[must_use]
    pub fn flush_right(self) -> Self {
        Self { x: self.x - self.run.width, ..self }
    }

    /// The same line, centred on what was its left end.
    #[must_use]
    pub fn centred(self) -> Self {
        Self { x: self.x - self.run.width / 2.0, ..self }
    }
}

/// An area to click.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// To the right.
    pub width: f64,
    /// Downwards.
    pub height: f64,
    /// Where it leads.
    pub target: Target,
    /// What a screen reader says of it.
    pub description: String,
}

/// Where a link or an outline entry leads.
#[derive(Debug, Clone, PartialEq)]
pub enum Target {
    /// An address outside the document.
    Address(Address),
    /// A height on a page; `page` counts from 0.
    Place {
        /// Counts from 0.
        page: usize,
        /// Points from the top of that page.
        y: f64,
    },
    /// The first place where an element has content.
    Tag(TagId),
}

/// An address that is safe to click: http, https or mailto.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address(String);

impl Address {
    /// The address, if it is one of the three kinds; nothing otherwise.
    pub fn new(address: &str) -> Option<Self> {
        let kind = address.split_once(':')?.0.to_ascii_lowercase();
        let safe = matches!(kind.as_str(), "http" | "https" | "mailto")
            && address.is_ascii()
            && !address.chars().any(|character| character.is_ascii_control() || character == ' ');
        safe.then(|| Self(address.to_owned()))
    }

    /// As it was given.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A line of the outline.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// What it says.
    pub title: String,
    /// 1 is the outermost; an entry lies under the last one of a smaller level.
    pub level: u8,
    /// Where it leads.
    pub target: Target,
}

/// A colour of print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl Rgb {
    /// The paper.
    pub const WHITE: Self = Self(255, 255, 255);
    /// The ink.
    pub const BLACK: Self = Self(0, 0, 0);
}

impl Doc {
    /// A document without pages.
    pub fn new(title: &str, language: &str, created: &str) -> Self {
        Self {
            title: title.to_owned(),
            author: String::new(),
            language: language.to_owned(),
            created: created.to_owned(),
            pages: Vec::new(),
            tags: vec![Tag::new(Role::Document, None)],
            outline: Vec::new(),
        }
    }

    /// The element that holds all others.
    pub fn root(&self) -> TagId {
        TagId(0)
    }

    /// Adds an element as the last child of another. Elements are read in the order in which they were added.
    pub fn tag(&mut self, parent: TagId, role: Role) -> TagId {
        self.tags.push(Tag::new(role, Some(parent)));
        TagId(self.tags.len() - 1)
    }

    /// Sets what a screen reader says instead of an element's content; a figure needs it.
    pub fn describe(&mut self, tag: TagId, alternative: &str) {
        self.tags[tag.0].alternative = Some(alternative.to_owned());
    }

    /// Sets how many columns and rows a cell takes.
    pub fn span(&mut self, tag: TagId, columns: usize, rows: usize) {
        self.tags[tag.0].columns = columns.max(1);
        self.tags[tag.0].rows = rows.max(1);
    }

    /// Adds an entry to the outline.
    pub fn entry(&mut self, level: u8, title: &str, target: Target) {
        self.outline.push(Entry { title: title.to_owned(), level, target });
    }
}

impl Page {
    /// An empty page.
    pub fn new(width: f64, height: f64, label: &str) -> Self {
        Self { width, height, label: label.to_owned(), items: Vec::new() }
    }

    /// Paints an outline.
    pub fn path(&mut self, owner: impl Into<Owner>, path: Path) {
        self.add(owner, Content::Path(path));
    }

    /// Paints a line of text.
    pub fn text(&mut self, owner: impl Into<Owner>, text: Text) {
        self.add(owner, Content::Text(text));
    }

    /// Makes an area clickable.
    pub fn link(&mut self, owner: TagId, link: Link) {
        self.add(owner, Content::Link(link));
    }

    /// Paints everything that `inside` adds only within the outline.
    pub fn clip(&mut self, outline: Vec<Step>, inside: impl FnOnce(&mut Self)) {
        self.add(Owner::Artifact, Content::Clip(outline));
        inside(self);
        self.add(Owner::Artifact, Content::Unclip);
    }

    fn add(&mut self, owner: impl Into<Owner>, content: Content) {
        self.items.push(Item { owner: owner.into(), content });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_and_mail_addresses_can_be_clicked() {
        for good in ["https://example.org/a?b=c", "http://example.org", "MAILTO:desk@example.org"] {
            assert!(Address::new(good).is_some(), "{good}");
        }
        for bad in ["javascript:alert(1)", "file:///etc/passwd", "example.org", "https://a b", "https://a\nb", ""] {
            assert!(Address::new(bad).is_none(), "{bad}");
        }
    }
}
