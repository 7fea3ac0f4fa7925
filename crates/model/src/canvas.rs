//! Sheets: zones, bands and arrows as data. A canvas carries its own copy of what its template said,
//! so that a file is whole on a machine that does not have the template.

mod content;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::Id;
use crate::open::open_enum;
use crate::order::in_order;
use crate::records::{Extra, Language, Table, is_false};

pub use content::{Benefit, Objection, Question, Scale};

/// A sheet with its zones. All areas are those of an A3 sheet; [`Canvas::scale`] brings them to the sheet's size.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
pub struct Canvas {
    /// The template it was made from.
    pub template: Id,
    /// What it is called.
    pub title: Localised,
    /// Its paper, which grows when a zone is full.
    #[serde(default)]
    pub sheet: Sheet,
    /// Place in the list; equal ones go by id.
    #[serde(default)]
    pub order: f64,
    /// Where notes lie.
    #[serde(default)]
    pub zones: Table<Zone>,
    /// Strips of text that hold no notes.
    #[serde(default)]
    pub bands: Table<Band>,
    /// Influence between zones, both ways.
    #[serde(default)]
    pub arrows: Vec<Arrow>,
    /// By what one knows it: short texts for the margin and the beamer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<Localised>>")]
    pub characteristics: Vec<Localised>,
    /// What people bring up against it; the group's own answers stand in the workshop's `objections`.
    #[serde(default, skip_serializing_if = "Table::is_empty")]
    #[ts(optional, as = "Option<Table<Objection>>")]
    pub objections: Table<Objection>,
    /// What actions can claim to be good for, by their id.
    #[serde(default, skip_serializing_if = "Table::is_empty")]
    #[ts(optional, as = "Option<Table<Benefit>>")]
    pub benefits: Table<Benefit>,
    /// Questions with yes or no that are put to each note of the sheet; the verdicts stand in the workshop's `tests`.
    #[serde(default, skip_serializing_if = "Table::is_empty")]
    #[ts(optional, as = "Option<Table<Question>>")]
    pub test: Table<Question>,
    /// Fields of a later program.
    #[serde(flatten)]
    #[ts(skip)]
    pub extra: Extra,
}

/// A text of the templates, in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema, TS)]
pub struct Localised {
    /// Dutch.
    pub nl: String,
    /// English.
    pub en: String,
}

impl Localised {
    /// The text in that language; English for one that this program does not know.
    pub fn get(&self, language: &Language) -> &str {
        match language {
            Language::Dutch => &self.nl,
            Language::English | Language::Unknown(_) => &self.en,
        }
    }
}

open_enum! {
    /// Papers of the A series, landscape.
    #[derive(Default)]
    Sheet {
        /// 4200 × 2970 units.
        #[default]
        A3 = "a3",
        /// 5940 × 4200 units.
        A2 = "a2",
        /// 8410 × 5940 units.
        A1 = "a1",
        /// 11890 × 8410 units.
        A0 = "a0",
    }
}

impl Sheet {
    /// Width and height, in canvas units (a tenth of a millimetre).
    pub fn dimensions(&self) -> (f64, f64) {
        match self {
            Self::A3 | Self::Unknown(_) => (4200.0, 2970.0),
            Self::A2 => (5940.0, 4200.0),
            Self::A1 => (8410.0, 5940.0),
            Self::A0 => (11890.0, 8410.0),
        }
    }

    /// The next larger paper; none above A0.
    pub fn larger(&self) -> Option<Self> {
        match self {
            Self::A3 | Self::Unknown(_) => Some(Self::A2),
            Self::A2 => Some(Self::A1),
            Self::A1 => Some(Self::A0),
            Self::A0 => None,
        }
    }
}

/// A named place for notes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
pub struct Zone {
    /// Reading order.
    #[serde(default)]
    pub order: f64,
    /// What part of the model it is.
    pub kind: ZoneKind,
    /// What it is called.
    pub name: Localised,
    /// A few words under the name.
    #[serde(default)]
    pub hint: Localised,
    /// The question it asks.
    #[serde(default)]
    pub question: Localised,
    /// Prompts for the group.
    #[serde(default)]
    pub practices: Vec<Localised>,
    /// Cards that the facilitator can draw when the room falls silent.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<Localised>>")]
    pub prompts: Vec<Localised>,
    /// Figures by which a group can see that it worked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<Localised>>")]
    pub measures: Vec<Localised>,
    /// What the group answers in words; the answers stand in the workshop's `answers`.
    #[serde(default, skip_serializing_if = "Table::is_empty")]
    #[ts(optional, as = "Option<Table<Question>>")]
    pub questions: Table<Question>,
    /// Levels of which the group chooses one; the score stands in the workshop's `answers`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub scale: Option<Scale>,
    /// The letter of a step.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub letter: Option<String>,
    /// The shape behind the letter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub badge: Option<Badge>,
    /// Box or round.
    #[serde(default)]
    pub form: Form,
    /// Its colour.
    #[serde(default)]
    pub tone: Tone,
    /// Whether notes are written in it face down, until it is revealed.
    #[serde(default, skip_serializing_if = "is_false")]
    #[ts(optional, as = "Option<bool>")]
    pub blind: bool,
    /// On an A3 sheet.
    pub area: Area,
    /// Fields of a later program.
    #[serde(flatten)]
    #[ts(skip)]
    pub extra: Extra,
}

open_enum! {
    /// The part of the model that a zone stands for.
    ZoneKind {
        /// One of the four steps.
        Step = "step",
        /// One of the five handles.
        Handle = "handle",
        /// The customer in the middle.
        Customer = "customer",
        /// A building block, which the group scores.
        Block = "block",
        /// A part of a sheet that stands for nothing else.
        Part = "part",
    }
}

open_enum! {
    /// The shape by which a step is known besides its colour and letter.
    Badge {
        /// Social Service.
        Circle = "circle",
        /// Social Marketing.
        Square = "square",
        /// Social Commerce.
        Triangle = "triangle",
        /// Social Innovation.
        Diamond = "diamond",
    }
}

open_enum! {
    /// The outline of a zone.
    #[derive(Default)]
    Form {
        /// A rectangle with rounded corners.
        #[default]
        Box = "box",
        /// An ellipse; lies above the boxes it overlaps.
        Round = "round",
    }
}

open_enum! {
    /// The colour of a zone.
    #[derive(Default)]
    Tone {
        /// Social Service.
        Teal = "teal",
        /// Social Marketing.
        Amber = "amber",
        /// Social Commerce.
        Blue = "blue",
        /// Social Innovation.
        Violet = "violet",
        /// The handles.
        #[default]
        Stone = "stone",
        /// The customer.
        Petrol = "petrol",
    }
}

/// A strip of short texts across the sheet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
pub struct Band {
    /// Reading order.
    #[serde(default)]
    pub order: f64,
    /// What it is called.
    pub name: Localised,
    /// Its texts, left to right.
    pub texts: Vec<Localised>,
    /// On an A3 sheet.
    pub area: Area,
}

/// Influence between two zones, both ways.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Arrow {
    /// Id of a zone.
    pub from: Id,
    /// Id of a zone.
    pub to: Id,
}

/// An upright rectangle in canvas units.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize, JsonSchema, TS)]
pub struct Area {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// To the right.
    pub width: f64,
    /// Downwards.
    pub height: f64,
}

impl Area {
    /// The same area, `factor` times as large and as far from the origin.
    #[must_use]
    pub fn scaled(self, factor: f64) -> Self {
        Self { x: self.x * factor, y: self.y * factor, width: self.width * factor, height: self.height * factor }
    }

    /// The point in the middle.
    pub fn centre(self) -> (f64, f64) {
        (self.x + self.width / 2.0, self.y + self.height / 2.0)
    }

    /// Whether the point lies in the rectangle.
    pub fn contains(self, x: f64, y: f64) -> bool {
        x >= self.x && y >= self.y && x <= self.x + self.width && y <= self.y + self.height
    }

    /// Whether the two share more than an edge.
    pub fn overlaps(self, other: Self) -> bool {
        self.x < other.x + other.width
            && other.x < self.x + self.width
            && self.y < other.y + other.height
            && other.y < self.y + self.height
    }
}

impl Zone {
    /// Height of the strip that holds the zone's name, in units of an A3 sheet; notes that look for
    /// room stay below it.
    pub fn header(&self) -> f64 {
        match (&self.form, &self.kind) {
            (Form::Round, _) => self.area.height * 0.33,
            (_, ZoneKind::Step) => 160.0,
            _ => 140.0,
        }
    }
}

impl Canvas {
    /// How much larger the sheet is than the A3 on which the areas are given.
    pub fn scale(&self) -> f64 {
        self.sheet.dimensions().0 / Sheet::A3.dimensions().0
    }

    /// Where a zone lies on the sheet as it is now.
    pub fn area(&self, zone: &Id) -> Option<Area> {
        self.zones.get(zone).map(|found| found.area.scaled(self.scale()))
    }

    /// The zone at a point, the round ones first since they lie above the boxes.
    pub fn zone_at(&self, x: f64, y: f64) -> Option<&Id> {
        let scale = self.scale();
        let hit = |zone: &Zone| {
            let area = zone.area.scaled(scale);
            match zone.form {
                Form::Round => {
                    let (middle_x, middle_y) = area.centre();
                    ((x - middle_x) / (area.width / 2.0)).powi(2) + ((y - middle_y) / (area.height / 2.0)).powi(2)
                        <= 1.0
                }
                Form::Box | Form::Unknown(_) => area.contains(x, y),
            }
        };
        let found = |round: bool| {
            self.zones.iter().find(|(_, zone)| (zone.form == Form::Round) == round && hit(zone)).map(|(id, _)| id)
        };
        found(true).or_else(|| found(false))
    }

    /// The zones in reading order.
    pub fn zones_in_order(&self) -> Vec<(&Id, &Zone)> {
        in_order(&self.zones, |zone| zone.order)
    }
}
