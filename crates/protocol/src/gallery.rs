//! What one can begin with, and how to run it: instruments and kits, from their templates.

use handvat_model::canvas::Localised;
use handvat_model::id::Id;
use handvat_model::template::{Card, Group, Guide};
use handvat_report::scene::Scene;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::failure::Failure;

/// Everything that one can begin with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Gallery {
    /// One instrument each, in the order of the field; the consultant's own last.
    pub instruments: Vec<GalleryCard>,
    /// Whole sessions.
    pub kits: Vec<GalleryCard>,
    /// The consultant's own templates that cannot be used, and why.
    pub broken: Vec<Failure>,
}

/// An instrument or a kit in the gallery.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct GalleryCard {
    /// For [`crate::console::Request::New`] and the requests of instruments.
    pub id: Id,
    /// What it is called.
    pub name: Localised,
    /// A sentence.
    pub description: Localised,
    /// Its sheets, drawn without notes, in their order.
    pub pictures: Vec<Scene>,
    /// How long it takes, breaks included; none when it does not say.
    pub minutes: Option<u32>,
    /// How many people it works for.
    pub group: Option<Group>,
    /// Of a kit, from the beginning to the end; none of an instrument.
    pub parts: Vec<SessionPart>,
    /// Whether it can be begun filled, to rehearse with.
    pub sample: bool,
    /// Whether it lies in the consultant's own folder.
    pub own: bool,
}

/// A part of a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SessionPart {
    /// `09:00`; a suggestion.
    pub start: String,
    /// How long it takes.
    pub minutes: u32,
    /// What it is called.
    pub title: Localised,
    /// What happens; may be empty.
    pub text: Localised,
    /// The template whose sheet it uses; none for a break.
    pub template: Option<Id>,
}

/// How an instrument or a kit is run. The guide is for the console, the cards are for the beamer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Instrument {
    /// Of the template.
    pub id: Id,
    /// What it is called.
    pub name: Localised,
    /// Goal, minutes, group size, steps, pitfalls, materials.
    pub guide: Option<Guide>,
    /// Large short texts, in this order; those of a kit's parts after its own.
    pub cards: Vec<Card>,
    /// Of a kit.
    pub parts: Vec<SessionPart>,
}
