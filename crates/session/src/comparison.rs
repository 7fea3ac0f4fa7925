//! Two states of a workshop beside each other, in words: ids as names, dates and places as people write them.

mod worded;

use handvat_model::canvas::Sheet;
use handvat_model::difference::{ChangeOf, FieldChange, differences};
use handvat_model::grow_to;
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
        merging: None,
    }
}

/// What is not the same, in reading order: the workshop, its people, its sheets with their notes, the actions.
pub fn differences_between(past: &Workshop, present: &Workshop, words: &Words) -> Vec<Difference> {
    let (level_past, level_present) = (level(past, present), level(present, past));
    let (past, present) = (level_past.as_ref().unwrap_or(past), level_present.as_ref().unwrap_or(present));
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

/// One state with what lies on its sheets where it would lie had they grown as far as those of the other: a larger
/// sheet is one difference, not one for each note. None when no sheet of the other is larger.
fn level(workshop: &Workshop, other: &Workshop) -> Option<Workshop> {
    let width = |sheet: &Sheet| sheet.dimensions().0;
    let smaller = workshop.canvases.iter().filter_map(|(id, canvas)| {
        let there = &other.canvases.get(id)?.sheet;
        (width(&canvas.sheet) < width(there)).then_some((id, there))
    });
    let smaller: Vec<_> = smaller.collect();
    if smaller.is_empty() {
        return None;
    }
    let mut grown = workshop.clone();
    for (id, sheet) in smaller {
        grow_to(&mut grown, id, sheet);
    }
    // The sheets themselves are still of the size they were.
    grown.canvases.clone_from(&workshop.canvases);
    Some(grown)
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
    let sheets = workshop.canvases_in_order();
    let picture = sheets.first().and_then(|(id, _)| workshop_scene(workshop, id, words.language()));
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

#[cfg(test)]
mod tests {
    use handvat_model::records::Language;

    use super::*;
    use crate::templates::sample;

    fn told(past: &Workshop, present: &Workshop) -> Vec<String> {
        let found = differences_between(past, present, &Words::new(&Language::English));
        let line = |one: &Difference| {
            let fields: Vec<&str> = one.fields.iter().map(|field| field.field.as_str()).collect();
            format!("{} {}", one.table, fields.join(","))
        };
        found.iter().map(line).collect()
    }

    #[test]
    fn a_sheet_that_grew_is_one_difference_and_a_note_that_was_moved_is_another() {
        let past = sample(&Language::English);
        let mut present = past.clone();
        let (canvas, sheet) =
            past.canvases.iter().next().map(|(id, canvas)| (id.clone(), canvas.sheet.larger())).unwrap();
        grow_to(&mut present, &canvas, &sheet.unwrap());
        assert_ne!(past.notes, present.notes);
        assert_eq!(told(&past, &present), ["canvases sheet"]);
        assert_eq!(told(&present, &past), ["canvases sheet"]);
        present.notes.values_mut().next().unwrap().x += 40.0;
        assert_eq!(told(&past, &present), ["canvases sheet", "notes x"]);
    }
}
