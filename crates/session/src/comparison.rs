//! Two states of a workshop beside each other, in words: ids as names, dates and places as people write them.

mod worded;

use handvat_model::difference::{ChangeOf, FieldChange, differences};
use handvat_model::id::Id;
use handvat_model::patch::Patch;
use handvat_model::records::Workshop;
use handvat_protocol::past::{ChangeKind, Comparison, Difference, FieldDifference, Side};
use handvat_report::scene::{Scene, workshop_scene};
use handvat_words::Words;
use serde_json::Value;

pub(crate) use worded::Worded;

/// The past state beside the present one, with a picture of each.
pub fn compare(past: &Workshop, present: &Workshop, words: &Words) -> Comparison {
    Comparison {
        past: side(past, *words),
        present: side(present, *words),
        differences: differences_between(past, present, words),
    }
}

/// What is not the same, in reading order: the workshop, its people, its sheets with their notes, the actions.
pub fn differences_between(past: &Workshop, present: &Workshop, words: &Words) -> Vec<Difference> {
    let (before, after) = (Worded::new(past, words), Worded::new(present, words));
    let found = differences(&Patch::between(past, present)).into_iter();
    let mut placed: Vec<_> = found
        .map(|difference| {
            let (table, key) = (difference.table, difference.key.as_deref());
            let (side, record, change, fields) = match &difference.change {
                ChangeOf::Made(record) => (&after, record, ChangeKind::Made, Vec::new()),
                ChangeOf::Gone(record) => (&before, record, ChangeKind::Gone, Vec::new()),
                ChangeOf::Changed { after: record, fields, .. } => (
                    &after,
                    record,
                    ChangeKind::Changed,
                    fields_in_words(table, fields, &difference.change, &before, &after),
                ),
            };
            let place = side.place(table, record);
            let id = key.and_then(|key| Id::new(key).ok());
            let name = side.name(table, key, record);
            (place, Difference { table: table.to_owned(), id, name, change, fields })
        })
        .collect();
    placed.sort_by(|(left, _), (right, _)| left.compare(right));
    placed.into_iter().map(|(_, difference)| difference).collect()
}

/// Fields whose words the screen has under their own names.
const ELSEWHERE: [&str; 17] = [
    "ambition",
    "colour",
    "crossing",
    "date",
    "due",
    "facilitators",
    "handles",
    "measure",
    "organisation",
    "owner",
    "size",
    "sponsor",
    "status",
    "steps",
    "voice",
    "why",
    "zone",
];

/// What a field is called; as the file calls it when this program does not know it.
pub fn field_in_words(table: &str, field: &str, words: Words) -> String {
    let last = field.rsplit('.').next().unwrap_or(field);
    let message = match (table, last) {
        ("workshop", "place") => "place",
        (_, "x" | "y") => "field-place",
        (_, "width" | "height") => "field-format",
        (_, "department") => "person-department",
        (_, "role") => "person-role",
        (_, "name") => "person-name",
        (_, "language") => "workshop-language",
        (_, "title") => "workshop-title",
        (_, "notes") => "table-notes",
        (_, known) if ELSEWHERE.contains(&known) => known,
        _ => return words.find(&format!("field-{last}")).unwrap_or_else(|| field.to_owned()),
    };
    words.get(message)
}

fn side(workshop: &Workshop, words: Words) -> Side {
    let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
    let first = workshop.canvases.iter().min_by(|left, right| left.1.order.total_cmp(&right.1.order));
    let picture = first.and_then(|(id, _)| workshop_scene(workshop, id, words.language()));
    Side {
        title: workshop.head.title.clone(),
        edited: workshop.edited.clone(),
        notes: count(workshop.notes.len()),
        actions: count(workshop.actions.len()),
        picture: picture.unwrap_or(Scene { width: 4200.0, height: 2970.0, marks: Vec::new() }),
    }
}

/// Two measures that are one thing to people are one field, under the name of the first.
const TOGETHER: [(&str, &str); 2] = [("x", "y"), ("width", "height")];

fn fields_in_words(
    table: &str,
    fields: &[FieldChange],
    change: &ChangeOf,
    before: &Worded,
    after: &Worded,
) -> Vec<FieldDifference> {
    let ChangeOf::Changed { before: past, after: present, .. } = change else { return Vec::new() };
    let mut said: Vec<FieldDifference> = Vec::new();
    for FieldChange { field, before: was, after: is } in fields {
        let pair = TOGETHER.iter().find(|(first, second)| [*first, *second].contains(&field.as_str()));
        let difference = if let Some((first, second)) = pair {
            if said.iter().any(|known| known.field == *first) {
                continue;
            }
            let both = |record: &Value, side: &Worded| side.measures(record.get(first), record.get(second));
            FieldDifference { field: (*first).to_owned(), past: both(past, before), present: both(present, after) }
        } else {
            let past = was.as_ref().map(|value| before.value(table, field, value)).unwrap_or_default();
            let present = is.as_ref().map(|value| after.value(table, field, value)).unwrap_or_default();
            FieldDifference { field: field.clone(), past, present }
        };
        said.push(difference);
    }
    // A note that gets other words grows with them, and what is moved gets another turn: nobody did that.
    let follows = |field: &str| match field {
        "width" => said.iter().any(|known| known.field == "text" || known.field == "size"),
        "order" => said.len() > 1,
        _ => false,
    };
    let led: Vec<bool> = said.iter().map(|difference| follows(&difference.field)).collect();
    said.into_iter().zip(led).filter(|(_, led)| !led).map(|(difference, _)| difference).collect()
}
