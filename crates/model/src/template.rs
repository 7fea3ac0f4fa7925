//! Templates: workshops to begin with, as data that a consultant can write.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::canvas::{Canvas, Localised};
use crate::id::Id;
use crate::records::Table;

/// A template file: names in both languages and the sheets that a new workshop gets.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Template {
    /// Always `handvat-template`.
    pub format: TemplateFormat,
    /// The version of the template format: 1.
    pub version: u32,
    /// By which `new --template` finds it.
    pub id: Id,
    /// What the gallery calls it.
    pub name: Localised,
    /// A sentence for the gallery.
    pub description: Localised,
    /// The sheets of the new workshop.
    pub canvases: Table<Canvas>,
}

/// The word by which a template file is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub enum TemplateFormat {
    /// The only one.
    #[serde(rename = "handvat-template")]
    Template,
}

/// The first thing in a template that cannot be drawn or found again, by name and place.
pub fn fault(template: &Template) -> Option<String> {
    if template.version != 1 {
        return Some(format!("version {} is of a later program", template.version));
    }
    if template.canvases.is_empty() {
        return Some("canvases is empty".to_owned());
    }
    template.canvases.iter().find_map(|(id, canvas)| canvas_fault(canvas).map(|fault| format!("canvases/{id}/{fault}")))
}

/// The longest id of a zone: two of them name a crossing.
const ZONE_ID: usize = 31;

fn canvas_fault(canvas: &Canvas) -> Option<String> {
    let (width, height) = crate::canvas::Sheet::A3.dimensions();
    let outside = |area: &crate::canvas::Area| {
        let numbers = [area.x, area.y, area.width, area.height];
        numbers.iter().any(|number| !number.is_finite() || *number < 0.0)
            || area.x + area.width > width
            || area.y + area.height > height
    };
    let zone = canvas.zones.iter().find_map(|(id, zone)| {
        if zone.name.nl.is_empty() || zone.name.en.is_empty() {
            return Some(format!("zones/{id}/name misses a language"));
        }
        if id.as_str().len() > ZONE_ID {
            return Some(format!("zones/{id}: the id is longer than {ZONE_ID} characters"));
        }
        if !zone.kind.is_known() {
            return Some(format!("zones/{id}/kind ‘{}’ is not known", zone.kind.word()));
        }
        outside(&zone.area).then(|| format!("zones/{id}/area lies outside the A3 sheet of {width} by {height}"))
    });
    let band = || {
        canvas.bands.iter().find_map(|(id, band)| {
            outside(&band.area).then(|| format!("bands/{id}/area lies outside the A3 sheet of {width} by {height}"))
        })
    };
    let arrow = || {
        let ends = canvas.arrows.iter().flat_map(|arrow| [&arrow.from, &arrow.to]);
        let lost = ends.into_iter().find(|id| !canvas.zones.contains_key(*id));
        lost.map(|id| format!("arrows name ‘{id}’, which is no zone"))
    };
    zone.or_else(band).or_else(arrow)
}
