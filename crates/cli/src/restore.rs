//! `restore`: an earlier version becomes the present one, after its differences were shown.

use std::fmt::Write as _;
use std::process::ExitCode;

use handvat_protocol::failure::Fault;
use handvat_protocol::past::{ChangeKind, Difference, FieldDifference};
use handvat_session::comparison::{differences_between, field_in_words};
use handvat_session::versions::{by_name, restore as restore_in, workshop_of};
use handvat_session::workshop::OpenWorkshop;
use handvat_words::{Value, Words};

use crate::arguments::Restore;
use crate::destination::print;
use crate::hand::hand;
use crate::source::opened;

/// Exit 0 also when there is nothing to do: the workshop is as it was asked for.
pub(crate) fn restore(asked: &Restore, words: Words) -> Result<ExitCode, Fault> {
    if asked.dry_run {
        let opened = opened(&asked.file)?;
        let version = by_name(opened.document.versions(), &asked.version)?;
        let past = workshop_of(opened.document.versions(), &version)?;
        print(&report(asked, &version, &differences_between(&opened.workshop, &past, &words), words))?;
        return Ok(ExitCode::SUCCESS);
    }
    let workshop = OpenWorkshop::open(hand(words), &asked.file)?;
    let restored = restored(asked, &workshop, words);
    let written = workshop.close();
    let report = restored?;
    written?;
    print(&report)?;
    Ok(ExitCode::SUCCESS)
}

fn restored(asked: &Restore, workshop: &OpenWorkshop, words: Words) -> Result<String, Fault> {
    let versions = workshop.versions()?;
    let version = by_name(&versions, &asked.version)?;
    let past = workshop_of(&versions, &version)?;
    let differences = differences_between(&workshop.present(), &past, &words);
    let mut report = report(asked, &version, &differences, words);
    if !differences.is_empty() {
        restore_in(workshop, past)?;
        let said = [("file", asked.file.display().to_string()), ("version", version)];
        report += &(words.with("cli-restored", &said) + "\n");
    }
    Ok(report)
}

/// What the step changes: the present state is the earlier side, the version the later one.
fn report(asked: &Restore, version: &str, differences: &[Difference], words: Words) -> String {
    if differences.is_empty() {
        let said = [("file", asked.file.display().to_string()), ("version", version.to_owned())];
        return format!("{}\n", words.with("cli-differences-none", &said));
    }
    let said = [("version", Value::from(version)), ("count", Value::from(differences.len()))];
    let mut report = words.with("cli-differences", &said) + "\n";
    for Difference { table, id, name, change, fields } in differences {
        let what = match change {
            ChangeKind::Made => "cli-difference-made",
            ChangeKind::Gone => "cli-difference-gone",
            ChangeKind::Changed => "cli-difference-changed",
        };
        let table_name = words.find(&format!("table-{table}")).unwrap_or_else(|| words.get("table-other"));
        let id = id.as_ref().map(|id| format!(" ({id})")).unwrap_or_default();
        let _ = writeln!(report, "  {}: {table_name}: {name}{id}", words.get(what));
        for FieldDifference { field, past, present } in fields {
            let said = |value: &str| if value.is_empty() { words.get("cli-not-set") } else { one_line(value) };
            let field = field_in_words(table, field, words);
            let _ = writeln!(report, "    {field}: {} → {}", said(past), said(present));
        }
    }
    report
}

fn one_line(text: &str) -> String {
    text.split('\n').collect::<Vec<_>>().join(" / ")
}
