//! `merge`: what two hands made of the same workshop, in one file. Also the driver that git calls.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use handvat_model::id::Id;
use handvat_model::records::Workshop;
use handvat_protocol::failure::Fault;
use handvat_protocol::past::Difference;
use handvat_session::comparison::field_in_words;
use handvat_session::faults::coded;
use handvat_session::merging::{self, conflict_in_words};
use handvat_store::reading::{LARGEST_FILE, ReadFailure, read};
use handvat_store::writing::write;
use handvat_words::{Value, Words};

use crate::arguments::Merge;
use crate::destination::{free, print};
use crate::hand::write_whole;
use crate::source::unreadable;

/// Exit 1 while conflicts remain: OUT then holds both values of each, and stderr lists them. The files are taken as
/// they stand, since git hands over copies that no journal belongs to.
pub(crate) fn merge(asked: &Merge, words: Words) -> Result<ExitCode, Fault> {
    let (ours, theirs) = (workshop(&asked.ours)?, workshop(&asked.theirs)?);
    // Where both sides added the file git has no base, and gives an empty one.
    let base = if is_empty(&asked.base) { Workshop::empty(ours.id.clone()) } else { workshop(&asked.base)? };
    if !same(&asked.output, &asked.ours) {
        free(&asked.output)?;
    }
    // Whoever merges the same states gets the same bytes, whenever it is.
    let at = ours.edited.clone().max(theirs.edited.clone());
    let merged = merging::merge(&base, &ours, &theirs, &at)?;
    write_whole(&asked.output, &write(&merged.workshop).map_err(|failure| coded(&failure))?)?;
    let file = asked.output.display().to_string();
    if asked.output != asked.ours {
        print(&format!(
            "{}\n",
            words.with("cli-merged", &[("file", Value::from(file.clone())), ("count", Value::from(merged.taken))])
        ))?;
    }
    let left: Vec<&Id> = merged.workshop.conflicts.keys().collect();
    if left.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    let said = [("file", Value::from(file)), ("count", Value::from(left.len()))];
    eprintln!("{}", words.with("cli-merge-conflicts", &said));
    for conflict in merged.workshop.conflicts.values() {
        eprint!("{}", told(&conflict_in_words(&merged.workshop, conflict, &words), words));
    }
    eprintln!("{}", words.get("cli-merge-hint"));
    Ok(ExitCode::FAILURE)
}

fn told(conflict: &Difference, words: Words) -> String {
    let table = words.find(&format!("table-{}", conflict.table)).unwrap_or_else(|| words.get("table-other"));
    let id = conflict.id.as_ref().map(|id| format!(" ({id})")).unwrap_or_default();
    let said = |value: &str| {
        if value.is_empty() { words.get("cli-not-set") } else { value.split('\n').collect::<Vec<_>>().join(" / ") }
    };
    let field = |field: &handvat_protocol::past::FieldDifference| {
        let name = field_in_words(&conflict.table, &field.field, words);
        let sides = [("ours", said(&field.past)), ("theirs", said(&field.present))];
        format!("    {name}: {}\n", words.with("cli-merge-sides", &sides))
    };
    format!("  {table}: {}{id}\n{}", conflict.name, conflict.fields.iter().map(field).collect::<String>())
}

fn workshop(file: &Path) -> Result<Workshop, Fault> {
    let named =
        |fault: Fault| Fault { code: fault.code, arguments: [vec![("file", name(file))], fault.arguments].concat() };
    let refused = |failure: ReadFailure| named(coded(&failure));
    match fs::metadata(file) {
        Err(error) => return Err(unreadable(file, &error)),
        Ok(found) if found.len() > LARGEST_FILE => return Err(refused(ReadFailure::TooLarge { bytes: found.len() })),
        Ok(_) => {}
    }
    let bytes = fs::read(file).map_err(|error| unreadable(file, &error))?;
    let reading = read(&bytes).map_err(refused)?;
    match reading.newer {
        Some(version) => Err(refused(ReadFailure::Newer { version: version.into() })),
        None => Ok(reading.workshop),
    }
}

fn is_empty(file: &Path) -> bool {
    fs::metadata(file).is_ok_and(|found| found.is_file() && found.len() == 0)
}

fn same(one: &Path, other: &Path) -> bool {
    one == other || one.canonicalize().is_ok_and(|one| other.canonicalize().is_ok_and(|other| one == other))
}

fn name(file: &Path) -> String {
    file.display().to_string()
}
