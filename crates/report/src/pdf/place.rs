//! Where elements and pages are, for links and the outline.

use lopdf::{Object, ObjectId};

use super::PdfFailure;
use super::page::WrittenPage;
use crate::doc::{Doc, TagId, Target};

/// A place in a document: a page, how many items stand before it on that page, and how far down.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Place {
    pub(super) page: usize,
    pub(super) item: usize,
    /// Points from the top of the page.
    pub(super) y: f64,
}

/// The first place of every element that has content, its own or that of elements under it.
#[derive(Debug)]
pub(super) struct Places(Vec<Option<Place>>);

impl Places {
    pub(super) fn of(doc: &Doc, pages: &[WrittenPage]) -> Self {
        let mut places = vec![None; doc.tags.len()];
        for (page, written) in pages.iter().enumerate() {
            for &(tag, item, y) in &written.firsts {
                let mut element = Some(tag);
                while let Some(TagId(at)) = element
                    && places[at].is_none()
                {
                    places[at] = Some(Place { page, item, y });
                    element = doc.tags[at].parent;
                }
            }
        }
        Self(places)
    }

    pub(super) fn of_tag(&self, tag: TagId) -> Option<Place> {
        self.0.get(tag.0).copied().flatten()
    }

    /// A destination for a reader; `title` names who wants to go there. None for an address outside.
    pub(super) fn destination(
        &self,
        doc: &Doc,
        page_ids: &[ObjectId],
        target: &Target,
        title: &str,
    ) -> Result<Option<Object>, PdfFailure> {
        let place = match target {
            Target::Address(_) => return Ok(None),
            Target::Place { page, y } => Some((*page, *y)),
            Target::Tag(tag) => self.of_tag(*tag).map(|place| (place.page, place.y)),
        };
        let found = place.and_then(|(page, y)| Some((page_ids.get(page)?, doc.pages.get(page)?.height - y)));
        let (id, up) = found.ok_or_else(|| PdfFailure::NoSuchPlace(title.to_owned()))?;
        let up = Object::Real(((up * 100.0).round() / 100.0) as f32);
        Ok(Some(Object::Array(vec![Object::Reference(*id), "XYZ".into(), 0.into(), up, Object::Null])))
    }
}
