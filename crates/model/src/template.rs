//! Templates: workshops to begin with, as data that a consultant can write. What stands in `canvases` goes
//! into the workshop as it stands; what stands beside it is read from the template when it is wanted.

mod faults;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::canvas::{Canvas, Localised};
use crate::id::Id;
use crate::records::{Colour, Table, Voice};

pub use faults::{Fault, Problem, faults, unread};

/// The version of the template format that this program knows.
pub const VERSION: u32 = 1;

/// A template file: names in both languages, the sheets of a new workshop, and how to run it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Template {
    /// Always `handvat-template`.
    pub format: TemplateFormat,
    /// See [`VERSION`].
    pub version: u32,
    /// By which `new --template` finds it.
    pub id: Id,
    /// What the gallery calls it.
    pub name: Localised,
    /// A sentence for the gallery.
    pub description: Localised,
    /// The sheets of the new workshop. A kit takes those of its parts, and may have some of its own.
    #[serde(default, skip_serializing_if = "Table::is_empty")]
    pub canvases: Table<Canvas>,
    /// Notes that lie there at the beginning, in this order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<StarterNote>,
    /// Influences between zones to begin with; the group changes them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<StarterLink>,
    /// Large short texts for the beamer, in this order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cards: Vec<Card>,
    /// How to run it; only the console and the run sheet show it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub guide: Option<Guide>,
    /// The parts of a session; a template that has them is a kit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kit: Option<Kit>,
    /// What `new --sample` fills it with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sample: Option<Sample>,
}

/// The word by which a template file is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub enum TemplateFormat {
    /// The only one.
    #[serde(rename = "handvat-template")]
    Template,
}

/// A note to begin with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StarterNote {
    /// One of the sheets.
    pub canvas: Id,
    /// One of its zones.
    pub zone: Id,
    /// In both languages; the workshop gets the one it is held in.
    pub text: Localised,
    /// Whose words these are.
    #[serde(default)]
    pub voice: Voice,
    /// The paper.
    #[serde(default)]
    pub colour: Colour,
}

/// An influence to begin with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StarterLink {
    /// One of the sheets.
    pub canvas: Id,
    /// The zone that gives.
    pub from: Id,
    /// The zone that gets.
    pub to: Id,
    /// What it gives.
    pub text: Localised,
}

/// A large short text for the beamer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Card {
    /// A few words.
    pub title: Localised,
    /// One or two sentences.
    pub text: Localised,
    /// The question that goes to the room with it.
    pub question: Localised,
}

/// How a facilitator runs it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Guide {
    /// What the group has when it is done.
    pub goal: Localised,
    /// How long it takes; the sum of its steps.
    pub minutes: u32,
    /// How many people.
    pub group: Group,
    /// What to do, in this order.
    pub steps: Vec<GuideStep>,
    /// What goes wrong, and what to do then.
    pub pitfalls: Vec<Localised>,
    /// What should lie ready.
    pub materials: Vec<Localised>,
}

/// How many people it works for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Fewer have too little to say to each other.
    pub least: u32,
    /// More are better split into tables.
    pub most: u32,
}

/// A step of a guide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GuideStep {
    /// How long it takes.
    pub minutes: u32,
    /// What to do.
    pub text: Localised,
}

/// A whole session of several instruments.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Kit {
    /// When it begins, `09:00`; a suggestion.
    #[schemars(extend("pattern" = "^([01][0-9]|2[0-3]):[0-5][0-9]$"))]
    pub start: String,
    /// From the beginning to the end, breaks included.
    pub parts: Vec<Part>,
}

/// A part of a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// How long it takes.
    pub minutes: u32,
    /// What it is called.
    pub title: Localised,
    /// The template whose sheet it uses; none for a break, a round, a closing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub template: Option<Id>,
    /// What happens, for the run sheet.
    #[serde(default)]
    pub text: Localised,
}

/// A filled workshop to rehearse with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Sample {
    /// The name of a filled workshop of the program that it goes on from: `sample`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub workshop: Option<Id>,
    /// Edits as `apply` takes them, but with every text in both languages: `{ "nl": …, "en": … }`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(type = "Array<unknown>")]
    pub edits: Vec<Value>,
}

impl Kit {
    /// When each part begins, as `09:00`; past midnight it goes on with the next day's hours.
    pub fn times(&self) -> Vec<String> {
        let (hours, minutes) = self.start.split_once(':').unwrap_or_default();
        let begin = hours.parse().unwrap_or(0) * 60 + minutes.parse().unwrap_or(0);
        let starts = self.parts.iter().scan(begin, |at: &mut u32, part| {
            let starts = *at;
            *at = at.saturating_add(part.minutes);
            Some(starts)
        });
        starts.map(|at| format!("{:02}:{:02}", at / 60 % 24, at % 60)).collect()
    }

    /// How long the session takes, breaks included.
    pub fn minutes(&self) -> u32 {
        self.parts.iter().fold(0, |sum, part| sum.saturating_add(part.minutes))
    }
}
