//! Elements of the tag tree: what a screen reader knows of a document.

/// Names an element of one document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TagId(pub(crate) usize);

impl TagId {
    /// Where the element stands in [`Doc::tags`](super::Doc::tags).
    pub fn place(self) -> usize {
        self.0
    }
}

/// An element: a paragraph, a cell, a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// What it is.
    pub role: Role,
    /// The element that holds it; only the document has none.
    pub parent: Option<TagId>,
    /// What is said instead of its content.
    pub alternative: Option<String>,
    /// How many columns a cell takes.
    pub columns: usize,
    /// How many rows a cell takes.
    pub rows: usize,
}

impl Tag {
    pub(crate) fn new(role: Role, parent: Option<TagId>) -> Self {
        Self { role, parent, alternative: None, columns: 1, rows: 1 }
    }
}

/// What an element is, by the names of ISO 32000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// The whole.
    Document,
    /// A chapter or part of one.
    Sect,
    /// A group without meaning of its own.
    Div,
    /// Words of another.
    BlockQuote,
    /// A heading of the first level.
    H1,
    /// A heading of the second level.
    H2,
    /// A heading of the third level.
    H3,
    /// A paragraph.
    P,
    /// A list.
    L(Numbering),
    /// An item of a list.
    Li,
    /// The number or bullet of an item.
    Lbl,
    /// The text of an item.
    LBody,
    /// A table.
    Table,
    /// Its head.
    THead,
    /// Its body.
    TBody,
    /// A row.
    Tr,
    /// A cell that names a column or a row.
    Th(Scope),
    /// A cell.
    Td,
    /// A picture; give it an alternative.
    Figure,
    /// Words under a picture or over a table.
    Caption,
    /// Something to click.
    Link,
    /// A part of a paragraph.
    Span,
}

/// What a heading cell names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// The cells under it.
    Column,
    /// The cells beside it.
    Row,
}

/// What stands before the items of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Numbering {
    /// Nothing.
    None,
    /// A dot or other shape.
    Disc,
    /// 1, 2, 3.
    Decimal,
}

impl Role {
    /// The name in the file.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Document => "Document",
            Self::Sect => "Sect",
            Self::Div => "Div",
            Self::BlockQuote => "BlockQuote",
            Self::H1 => "H1",
            Self::H2 => "H2",
            Self::H3 => "H3",
            Self::P => "P",
            Self::L(_) => "L",
            Self::Li => "LI",
            Self::Lbl => "Lbl",
            Self::LBody => "LBody",
            Self::Table => "Table",
            Self::THead => "THead",
            Self::TBody => "TBody",
            Self::Tr => "TR",
            Self::Th(_) => "TH",
            Self::Td => "TD",
            Self::Figure => "Figure",
            Self::Caption => "Caption",
            Self::Link => "Link",
            Self::Span => "Span",
        }
    }
}
