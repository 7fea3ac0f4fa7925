//! A new workshop from a template: its sheets as they stand, its first notes laid by the same rules as any
//! other, the parts of a kit in the agenda.

use handvat_model::answers::link_key;
use handvat_model::canvas::Canvas;
use handvat_model::edit::{AddNote, Edit};
use handvat_model::id::Id;
use handvat_model::plan::{Means, plan};
use handvat_model::records::{Head, Language, Table, VERSION, Workshop};
use handvat_model::template::{Kit, Template};
use handvat_protocol::failure::Fault;
use handvat_report::note::Noto;
use serde_json::{Value, json};

use super::sample;
use crate::clock::fresh_id;

/// A new workshop with the sheets of a template; of a kit one that [`super::all`] made whole.
pub fn begin(template: &Template, id: Id, language: &Language, title: &str, now: &str) -> Workshop {
    let head = Head { title: title.to_owned(), language: language.clone(), ..Head::default() };
    let empty = Workshop { head, edited: now.to_owned(), version: VERSION, ..Workshop::empty(id) };
    furnish(empty, template, language, &starter)
}

/// A workshop with the sheets of a template added, each under an id that was never used, behind those that are there.
/// The parts of a kit stay where they are: the session has begun.
pub fn with_sheets(
    workshop: &Workshop,
    template: &Template,
    language: &Language,
    used: &dyn Fn(&Id) -> bool,
) -> Workshop {
    let last = workshop.canvases.values().map(|canvas| canvas.order).fold(0.0, f64::max);
    let mut added = Template { canvases: Table::new(), kit: None, ..template.clone() };
    for (id, canvas) in &template.canvases {
        let free = if workshop.canvases.contains_key(id) || used(id) { fresh_id() } else { id.clone() };
        let canvas = Canvas { order: last.floor() + canvas.order.max(1.0), ..canvas.clone() };
        for note in added.notes.iter_mut().filter(|note| note.canvas == *id) {
            note.canvas = free.clone();
        }
        for link in added.links.iter_mut().filter(|link| link.canvas == *id) {
            link.canvas = free.clone();
        }
        added.canvases.insert(free, canvas);
    }
    furnish(workshop.clone(), &added, language, &|_| fresh_id())
}

/// Known beforehand, so that a sample can name it.
fn starter(place: usize) -> Id {
    Id::new(format!("starter-{}", place + 1)).expect("letters, a dash and digits are an id")
}

/// The same, filled to rehearse with; none when the template has nothing to fill it with.
pub fn begin_filled(template: &Template, id: Id, language: &Language, now: &str) -> Result<Workshop, Fault> {
    let Some(content) = &template.sample else {
        return Err(Fault::new("no-sample").with("id", template.id.to_string()));
    };
    let mut workshop = match content.workshop.as_ref().map(Id::as_str) {
        Some("sample") => furnish(Workshop { id, revision: 0, ..sample(language) }, template, language, &starter),
        Some(other) => return Err(Fault::new("no-sample").with("id", other)),
        None => begin(template, id, language, template.name.get(language), now),
    };
    for (index, edit) in content.edits.iter().enumerate() {
        let wrong = |detail: String| {
            Fault::new("sample-broken")
                .with("id", template.id.to_string())
                .with("number", (index + 1).to_string())
                .with("detail", detail)
        };
        let edit: Edit =
            serde_json::from_value(in_language(edit, language)).map_err(|error| wrong(error.to_string()))?;
        carry_out(&mut workshop, &edit).map_err(|refusal| wrong(refusal.to_string()))?;
    }
    Ok(workshop)
}

/// Puts in what the workshop does not have yet; `name` gives the first notes their ids.
fn furnish(mut workshop: Workshop, template: &Template, language: &Language, name: &dyn Fn(usize) -> Id) -> Workshop {
    for (id, canvas) in &template.canvases {
        let order = canvas.order;
        workshop.canvases.entry(id.clone()).or_insert_with(|| canvas.clone()).order = order;
    }
    for link in &template.links {
        let key = link_key(&link.canvas, &link.from, &link.to);
        let text = link.text.get(language);
        let entry = json!({ "canvas": link.canvas, "from": link.from, "to": link.to, "text": text });
        workshop.links.entry(key).or_insert(entry);
    }
    for (index, note) in template.notes.iter().enumerate() {
        let add = AddNote {
            id: Some(name(index)),
            canvas: Some(note.canvas.clone()),
            zone: Some(note.zone.clone()),
            text: Some(note.text.get(language).to_owned()),
            voice: Some(note.voice.clone()),
            colour: Some(note.colour.clone()),
            ..AddNote::default()
        };
        // A template that was read names sheets and zones that are there.
        let _ = carry_out(&mut workshop, &Edit::AddNote(add));
    }
    if let Some(kit) = &template.kit {
        workshop.agenda.extend(agenda(template, kit, &workshop, language));
    }
    workshop
}

/// One entry a part; the agenda runner takes it from there.
fn agenda(template: &Template, kit: &Kit, workshop: &Workshop, language: &Language) -> Vec<(String, Value)> {
    let entry = |(index, (part, start)): (usize, (&handvat_model::template::Part, String))| {
        let canvas = part.template.as_ref().and_then(|wanted| {
            let mut sheets: Vec<_> =
                workshop.canvases.iter().filter(|(_, canvas)| canvas.template == *wanted).collect();
            sheets.sort_by(|left, right| left.1.order.total_cmp(&right.1.order));
            sheets.first().map(|(id, _)| (*id).clone())
        });
        let value = json!({
            "order": index + 1,
            "title": part.title.get(language),
            "text": part.text.get(language),
            "start": start,
            "minutes": part.minutes,
            "canvas": canvas,
            "kit": template.id,
        });
        (format!("part-{}", index + 1), value)
    };
    kit.parts.iter().zip(kit.times()).enumerate().map(entry).collect()
}

/// Texts in both languages become those of one.
fn in_language(value: &Value, language: &Language) -> Value {
    match value {
        Value::Object(fields) => {
            if let (2, Some(Value::String(nl)), Some(Value::String(en))) =
                (fields.len(), fields.get("nl"), fields.get("en"))
            {
                return Value::String(if *language == Language::Dutch { nl.clone() } else { en.clone() });
            }
            Value::Object(fields.iter().map(|(name, value)| (name.clone(), in_language(value, language))).collect())
        }
        Value::Array(values) => Value::Array(values.iter().map(|value| in_language(value, language)).collect()),
        other => other.clone(),
    }
}

/// An edit before there is a writer; ids count on, so that the same template gives the same workshop.
fn carry_out(workshop: &mut Workshop, edit: &Edit) -> Result<(), handvat_model::refusal::Refusal> {
    let mut count = workshop.notes.len() + workshop.people.len() + workshop.actions.len();
    let mut fresh = || {
        count += 1;
        Id::new(format!("t{count:03}")).expect("a letter and digits are an id")
    };
    let mut means = Means { typesetter: &Noto, fresh: &mut fresh, used: &|_| false };
    let planned = plan(workshop, edit, &mut means)?;
    planned.patch.apply(workshop);
    Ok(())
}
