//! The values of one state in words.

use std::cmp::Ordering;

use handvat_model::id::Id;
use handvat_model::records::Workshop;
use handvat_words::Words;
use serde_json::Value;

/// The most characters of a record's name.
const NAME: usize = 80;
/// The most characters of a value.
const VALUE: usize = 2_000;
/// In the order in which people read a workshop; others come after them.
const TABLES: [&str; 7] = ["workshop", "people", "canvases", "clusters", "notes", "crossings", "actions"];

/// A state with the words of a language.
pub(crate) struct Worded<'a> {
    workshop: &'a Workshop,
    words: &'a Words,
}

/// Where a record comes among others.
pub(super) struct Place {
    table: usize,
    canvas: f64,
    zone: f64,
    order: f64,
}

impl Place {
    pub(super) fn compare(&self, other: &Self) -> Ordering {
        let orders = |place: &Self| [place.canvas, place.zone, place.order];
        self.table.cmp(&other.table).then_with(|| {
            let pairs = orders(self).into_iter().zip(orders(other));
            pairs.map(|(left, right)| left.total_cmp(&right)).find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
        })
    }
}

impl<'a> Worded<'a> {
    pub(crate) fn new(workshop: &'a Workshop, words: &'a Words) -> Self {
        Self { workshop, words }
    }

    pub(super) fn place(&self, table: &str, record: &Value) -> Place {
        let rank = TABLES.iter().position(|known| *known == table).unwrap_or(TABLES.len());
        let canvas = id_in(record, "canvas").and_then(|id| self.workshop.canvases.get(&id));
        let zone = canvas.zip(id_in(record, "zone")).and_then(|(canvas, zone)| canvas.zones.get(&zone));
        let order = record.get("order").and_then(Value::as_f64).unwrap_or_default();
        // What lies outside the zones comes after them.
        Place {
            table: rank,
            canvas: canvas.map_or(0.0, |canvas| canvas.order),
            zone: zone.map_or(f64::INFINITY, |zone| zone.order),
            order,
        }
    }

    /// By what people know a record.
    pub(crate) fn name(&self, table: &str, key: Option<&str>, record: &Value) -> String {
        let text = |field: &str| record.get(field).and_then(Value::as_str).unwrap_or_default().to_owned();
        let name = match table {
            "workshop" if key.is_none() => text("title"),
            "people" => text("name"),
            "notes" => text("text"),
            "clusters" | "actions" => text("title"),
            "canvases" => self.localised(record.get("title")),
            "crossings" => self.crossing(record),
            _ => String::new(),
        };
        let first = name.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
        if first.is_empty() { key.unwrap_or_default().to_owned() } else { cut(first, NAME) }
    }

    /// A field's value; empty when it is not set.
    pub(crate) fn value(&self, table: &str, field: &str, value: &Value) -> String {
        let said = match (table, field, value) {
            ("notes" | "clusters", "zone", Value::Null) => self.words.get("pasteboard"),
            (_, _, Value::Null) => String::new(),
            (_, "canvas", Value::String(id)) => self.canvas(id),
            (_, "zone" | "crossing.step" | "crossing.handle", Value::String(id)) => self.zone(id),
            (_, "author" | "owner", Value::String(id)) => self.person(id),
            (_, "cluster", Value::String(id)) => self.stack(id),
            ("notes", "crossing", Value::Object(_)) => self.crossing(value),
            ("actions", "steps" | "handles", Value::Array(ids)) => each(ids, |id| self.zone(id)),
            ("actions", "notes", Value::Array(ids)) => each(ids, |id| self.note(id)),
            (_, "language" | "voice" | "colour" | "size" | "status", Value::String(word)) => {
                self.words.find(&format!("{field}-{word}")).unwrap_or_else(|| word.clone())
            }
            (_, "due" | "details.date", Value::String(date)) => self.words.date(date),
            (_, _, Value::String(text)) => text.clone(),
            (_, _, Value::Number(number)) => self.words.number(number.as_f64().unwrap_or_default(), 1),
            (_, _, Value::Array(values)) if values.iter().all(Value::is_string) => each(values, str::to_owned),
            (_, _, Value::Object(_)) if is_localised(value) => self.localised(Some(value)),
            _ => value.to_string(),
        };
        cut(&said, VALUE)
    }

    /// Two measures in canvas units, as centimetres.
    pub(crate) fn measures(&self, first: Option<&Value>, second: Option<&Value>) -> String {
        let centimetres = |value: Option<&Value>| {
            let units = value.and_then(Value::as_f64)?;
            Some(self.words.number(units / 100.0, 1))
        };
        let both = centimetres(first).zip(centimetres(second));
        both.map(|(first, second)| format!("{first} × {second} cm")).unwrap_or_default()
    }

    fn canvas(&self, id: &str) -> String {
        let found = known(id).and_then(|id| self.workshop.canvases.get(&id));
        found.map_or_else(|| id.to_owned(), |canvas| canvas.title.get(self.words.language()).to_owned())
    }

    fn zone(&self, id: &str) -> String {
        let zones = self.workshop.canvases.values().flat_map(|canvas| &canvas.zones);
        let found = zones.into_iter().find(|(known, _)| known.as_str() == id);
        found.map_or_else(|| id.to_owned(), |(_, zone)| zone.name.get(self.words.language()).to_owned())
    }

    fn person(&self, id: &str) -> String {
        let found = known(id).and_then(|id| self.workshop.people.get(&id));
        found.map_or_else(|| id.to_owned(), |person| person.name.clone())
    }

    fn stack(&self, id: &str) -> String {
        let found = known(id).and_then(|id| self.workshop.clusters.get(&id));
        found.filter(|stack| !stack.title.is_empty()).map_or_else(|| id.to_owned(), |stack| stack.title.clone())
    }

    fn note(&self, id: &str) -> String {
        let found = known(id).and_then(|id| self.workshop.notes.get(&id));
        let first = found.and_then(|note| note.text.lines().find(|line| !line.trim().is_empty()));
        first.map_or_else(|| id.to_owned(), |line| format!("‘{}’", cut(line.trim(), NAME)))
    }

    fn crossing(&self, record: &Value) -> String {
        let side = |field: &str| record.get(field).and_then(Value::as_str).map(|id| self.zone(id)).unwrap_or_default();
        format!("{} × {}", side("step"), side("handle"))
    }

    fn localised(&self, text: Option<&Value>) -> String {
        let text = text.and_then(|text| text.get(self.words.language().word())).and_then(Value::as_str);
        text.unwrap_or_default().to_owned()
    }
}

fn each(ids: &[Value], name: impl Fn(&str) -> String) -> String {
    ids.iter().filter_map(Value::as_str).map(name).collect::<Vec<_>>().join(", ")
}

fn is_localised(value: &Value) -> bool {
    ["nl", "en"].iter().all(|language| value.get(language).is_some_and(Value::is_string))
}

fn id_in(record: &Value, field: &str) -> Option<Id> {
    record.get(field).and_then(Value::as_str).and_then(known)
}

fn known(id: &str) -> Option<Id> {
    Id::new(id).ok()
}

fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let kept: String = text.chars().take(most - 1).collect();
    format!("{}…", kept.trim_end())
}
