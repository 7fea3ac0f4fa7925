//! What is wrong with a template, by name and place: it would be drawn beside the sheet, missed in one of
//! the languages, or begun with nothing.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Card, Guide, Kit, Template, VERSION};
use crate::canvas::{Area, Canvas, Localised, Sheet, Zone};
use crate::id::Id;
use crate::records::Table;

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The names that lead there, joined by `/`: `canvases/mine/zones/left/area`.
    pub place: String,
    /// What is wrong with it.
    pub problem: Problem,
}

/// What can be wrong at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// Of a later program.
    Newer(u32),
    /// Neither sheets nor parts.
    NoSheet,
    /// Empty in the language of that code.
    NoText(&'static str),
    /// Past an edge of the A3 sheet on which areas are given.
    Outside,
    /// A field that templates do not have.
    UnknownField(String),
    /// A word that is not in the list.
    UnknownWord(String),
    /// Two zones name a crossing, so their ids are shorter than others.
    LongId,
    /// No zone of the sheet has this id.
    UnknownZone(Id),
    /// No sheet of the template has this id.
    UnknownCanvas(Id),
    /// Not a time of day.
    NotATime(String),
    /// The steps take another time than the whole.
    OtherMinutes(u32),
    /// Fewer at most than at least, or none.
    BadGroup,
}

/// Everything that is wrong, in the order of the format.
pub fn faults(template: &Template) -> Vec<Fault> {
    let mut check = Check { faults: Vec::new() };
    if template.version > VERSION || template.version == 0 {
        check.say("version".to_owned(), Problem::Newer(template.version));
        return check.faults;
    }
    check.text("name", &template.name);
    check.text("description", &template.description);
    check.require(!template.canvases.is_empty() || template.kit.is_some(), "canvases", || Problem::NoSheet);
    for (id, canvas) in &template.canvases {
        check.canvas(&format!("canvases/{id}"), canvas);
    }
    check.begins_with(template);
    for (index, card) in template.cards.iter().enumerate() {
        check.card(&format!("cards/{index}"), card);
    }
    if let Some(guide) = &template.guide {
        check.guide(guide);
    }
    if let Some(kit) = &template.kit {
        check.kit(kit);
    }
    check.faults
}

/// Fields of the source that did not come into the template, by their places.
pub fn unread(source: &Value, template: &Template) -> Vec<Fault> {
    let mut lost = Vec::new();
    if let Ok(read) = serde_json::to_value(template) {
        compare("", source, &read, &mut lost);
    }
    lost
}

/// The longest id of a zone: two of them name a crossing.
const ZONE_ID: usize = 31;

struct Check {
    faults: Vec<Fault>,
}

impl Check {
    fn canvas(&mut self, place: &str, canvas: &Canvas) {
        self.text(&format!("{place}/title"), &canvas.title);
        self.word(&format!("{place}/sheet"), canvas.sheet.word(), canvas.sheet.is_known());
        self.extra(place, &canvas.extra);
        for (id, zone) in &canvas.zones {
            self.require(id.as_str().len() <= ZONE_ID, &format!("{place}/zones/{id}"), || Problem::LongId);
            self.zone(&format!("{place}/zones/{id}"), zone);
        }
        for (id, band) in &canvas.bands {
            let place = format!("{place}/bands/{id}");
            self.text(&format!("{place}/name"), &band.name);
            self.texts(&format!("{place}/texts"), &band.texts);
            self.area(&format!("{place}/area"), band.area);
        }
        for (index, arrow) in canvas.arrows.iter().enumerate() {
            for (field, zone) in [("from", &arrow.from), ("to", &arrow.to)] {
                self.is_zone(&format!("{place}/arrows/{index}/{field}"), canvas, zone);
            }
        }
        self.texts(&format!("{place}/characteristics"), &canvas.characteristics);
        for (id, objection) in &canvas.objections {
            self.text(&format!("{place}/objections/{id}/text"), &objection.text);
            self.text(&format!("{place}/objections/{id}/counter"), &objection.counter);
        }
        self.table(&format!("{place}/benefits"), "name", &canvas.benefits, |benefit| &benefit.name);
        self.table(&format!("{place}/test"), "text", &canvas.test, |question| &question.text);
    }

    fn zone(&mut self, place: &str, zone: &Zone) {
        self.text(&format!("{place}/name"), &zone.name);
        self.both_or_none(&format!("{place}/hint"), &zone.hint);
        self.both_or_none(&format!("{place}/question"), &zone.question);
        self.texts(&format!("{place}/practices"), &zone.practices);
        self.texts(&format!("{place}/prompts"), &zone.prompts);
        self.texts(&format!("{place}/measures"), &zone.measures);
        self.table(&format!("{place}/questions"), "text", &zone.questions, |question| &question.text);
        if let Some(scale) = &zone.scale {
            self.texts(&format!("{place}/scale/levels"), &scale.levels);
        }
        self.word(&format!("{place}/kind"), zone.kind.word(), zone.kind.is_known());
        self.word(&format!("{place}/form"), zone.form.word(), zone.form.is_known());
        self.word(&format!("{place}/tone"), zone.tone.word(), zone.tone.is_known());
        if let Some(badge) = &zone.badge {
            self.word(&format!("{place}/badge"), badge.word(), badge.is_known());
        }
        self.area(&format!("{place}/area"), zone.area);
        self.extra(place, &zone.extra);
    }

    fn begins_with(&mut self, template: &Template) {
        for (index, note) in template.notes.iter().enumerate() {
            let place = format!("notes/{index}");
            self.text(&format!("{place}/text"), &note.text);
            self.word(&format!("{place}/voice"), note.voice.word(), note.voice.is_known());
            self.word(&format!("{place}/colour"), note.colour.word(), note.colour.is_known());
            self.lies(&place, template, &note.canvas, &[("zone", &note.zone)]);
        }
        for (index, link) in template.links.iter().enumerate() {
            let place = format!("links/{index}");
            self.text(&format!("{place}/text"), &link.text);
            self.lies(&place, template, &link.canvas, &[("from", &link.from), ("to", &link.to)]);
        }
    }

    fn card(&mut self, place: &str, card: &Card) {
        for (field, text) in [("title", &card.title), ("text", &card.text), ("question", &card.question)] {
            self.text(&format!("{place}/{field}"), text);
        }
    }

    fn guide(&mut self, guide: &Guide) {
        self.text("guide/goal", &guide.goal);
        for (index, step) in guide.steps.iter().enumerate() {
            self.text(&format!("guide/steps/{index}/text"), &step.text);
        }
        self.texts("guide/pitfalls", &guide.pitfalls);
        self.texts("guide/materials", &guide.materials);
        let sum = guide.steps.iter().fold(0_u32, |sum, step| sum.saturating_add(step.minutes));
        self.require(sum == guide.minutes, "guide/minutes", || Problem::OtherMinutes(sum));
        let group = guide.group;
        self.require(group.least >= 1 && group.most >= group.least, "guide/group", || Problem::BadGroup);
    }

    fn kit(&mut self, kit: &Kit) {
        let time = kit.start.split_once(':').is_some_and(|(hours, minutes)| {
            let below = |text: &str, limit: u32| {
                text.len() == 2
                    && text.bytes().all(|byte| byte.is_ascii_digit())
                    && text.parse::<u32>().is_ok_and(|value| value < limit)
            };
            below(hours, 24) && below(minutes, 60)
        });
        self.require(time, "kit/start", || Problem::NotATime(kit.start.chars().take(40).collect()));
        for (index, part) in kit.parts.iter().enumerate() {
            self.text(&format!("kit/parts/{index}/title"), &part.title);
            self.both_or_none(&format!("kit/parts/{index}/text"), &part.text);
        }
        let sheets = kit.parts.iter().any(|part| part.template.is_some());
        self.require(sheets, "kit/parts", || Problem::NoSheet);
    }

    fn lies(&mut self, place: &str, template: &Template, canvas: &Id, zones: &[(&str, &Id)]) {
        match template.canvases.get(canvas) {
            Some(canvas) => {
                for (field, zone) in zones {
                    self.is_zone(&format!("{place}/{field}"), canvas, zone);
                }
            }
            // The sheets of a kit's parts are not here to be looked at.
            None if template.kit.is_some() => {}
            None => self.say(format!("{place}/canvas"), Problem::UnknownCanvas(canvas.clone())),
        }
    }

    fn is_zone(&mut self, place: &str, canvas: &Canvas, zone: &Id) {
        self.require(canvas.zones.contains_key(zone), place, || Problem::UnknownZone(zone.clone()));
    }

    fn table<T>(&mut self, place: &str, field: &str, table: &Table<T>, text: impl Fn(&T) -> &Localised) {
        for (id, entry) in table {
            self.text(&format!("{place}/{id}/{field}"), text(entry));
        }
    }

    fn texts(&mut self, place: &str, texts: &[Localised]) {
        for (index, text) in texts.iter().enumerate() {
            self.text(&format!("{place}/{index}"), text);
        }
    }

    fn both_or_none(&mut self, place: &str, text: &Localised) {
        if !(text.nl.trim().is_empty() && text.en.trim().is_empty()) {
            self.text(place, text);
        }
    }

    fn text(&mut self, place: &str, text: &Localised) {
        for (language, words) in [("nl", &text.nl), ("en", &text.en)] {
            self.require(!words.trim().is_empty(), place, || Problem::NoText(language));
        }
    }

    fn word(&mut self, place: &str, word: &str, known: bool) {
        self.require(known, place, || Problem::UnknownWord(word.chars().take(40).collect()));
    }

    fn area(&mut self, place: &str, area: Area) {
        let (width, height) = Sheet::A3.dimensions();
        let numbers = [area.x, area.y, area.width, area.height];
        let inside = numbers.iter().all(|number| number.is_finite() && *number >= 0.0)
            && area.width > 0.0
            && area.height > 0.0
            && area.x + area.width <= width
            && area.y + area.height <= height;
        self.require(inside, place, || Problem::Outside);
    }

    fn extra(&mut self, place: &str, extra: &serde_json::Map<String, Value>) {
        for field in extra.keys() {
            self.say(format!("{place}/{field}"), Problem::UnknownField(field.clone()));
        }
    }

    fn require(&mut self, holds: bool, place: &str, problem: impl Fn() -> Problem) {
        if !holds {
            self.say(place.to_owned(), problem());
        }
    }

    fn say(&mut self, place: String, problem: Problem) {
        self.faults.push(Fault { place, problem });
    }
}

/// Goes through both at once; what an empty value was left out of is not missed.
fn compare(place: &str, source: &Value, read: &Value, lost: &mut Vec<Fault>) {
    let below = |name: &str| if place.is_empty() { name.to_owned() } else { format!("{place}/{name}") };
    match (source, read) {
        (Value::Object(source), Value::Object(read)) => {
            for (name, value) in source {
                match read.get(name) {
                    Some(there) => compare(&below(name), value, there, lost),
                    None if is_empty(value) && OPTIONAL.contains(name.as_str()) => {}
                    None => lost.push(Fault { place: below(name), problem: Problem::UnknownField(name.clone()) }),
                }
            }
        }
        (Value::Array(source), Value::Array(read)) => {
            for (index, (source, read)) in source.iter().zip(read).enumerate() {
                compare(&below(&index.to_string()), source, read, lost);
            }
        }
        _ => {}
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(entries) => entries.is_empty(),
        Value::Object(entries) => entries.is_empty(),
        _ => false,
    }
}

/// Fields that are left out when there is nothing in them.
static OPTIONAL: std::sync::LazyLock<BTreeSet<&str>> = std::sync::LazyLock::new(|| {
    [
        "canvases",
        "notes",
        "links",
        "cards",
        "guide",
        "kit",
        "sample",
        "prompts",
        "measures",
        "questions",
        "scale",
        "letter",
        "badge",
        "characteristics",
        "objections",
        "benefits",
        "test",
        "template",
        "workshop",
        "edits",
    ]
    .into()
});
