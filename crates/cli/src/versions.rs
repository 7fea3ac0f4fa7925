//! `versions`: the states of a workshop that were kept.

use std::process::ExitCode;

use handvat_protocol::failure::Fault;
use handvat_protocol::past::{Version, VersionKind};
use handvat_session::clock::local;
use handvat_session::faults::coded;
use handvat_session::settings::Settings;
use handvat_session::{places, versions as kept};
use handvat_store::versions::VersionFailure;
use handvat_words::{Value, Words};

use crate::arguments::Versions;
use crate::destination::print;
use crate::source::opened;

/// One line each, the newest first: number, when, why or its name, notes, actions.
pub(crate) fn versions(asked: &Versions, words: Words) -> Result<ExitCode, Fault> {
    let opened = opened(&asked.file)?;
    let versions = opened.document.versions();
    let listing = versions.list().map_err(|failure| coded(&VersionFailure::from(failure)))?;
    let timeline = kept::timeline(versions, Settings::read(&places::data_folder()).versions_budget())?;
    let (count, file) = (timeline.versions.len(), asked.file.display().to_string());
    if count == 0 {
        print(&format!("{}\n", words.with("cli-no-versions", &[("file", file)])))?;
    } else {
        let size = words.number(timeline.bytes as f64 / f64::from(1 << 20), 1);
        let said = [("count", Value::from(count)), ("size", Value::from(size))];
        print(&format!("{}{}\n", table(&timeline.versions, words), words.with("cli-versions-size", &said)))?;
    }
    if !listing.damaged.is_empty() {
        let (count, names) = (listing.damaged.len(), listing.damaged.join(", "));
        let said = [("count", Value::from(count)), ("names", Value::from(names))];
        eprintln!("{}", words.with("cli-versions-damaged", &said));
    }
    Ok(ExitCode::SUCCESS)
}

/// The columns as wide as what stands in them.
fn table(versions: &[Version], words: Words) -> String {
    let rows: Vec<[String; 4]> = versions
        .iter()
        .map(|version| {
            let counts = [
                words.with("cli-outline-notes", &[("count", version.notes)]),
                words.with("cli-outline-actions", &[("count", version.actions)]),
            ];
            let why = version.name.as_ref().map_or_else(|| reason(version.kind, words), |name| format!("‘{name}’"));
            [version.handle.clone(), words.moment(&local(&version.kept)), why, counts.join(", ")]
        })
        .collect();
    let wide = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or_default();
    let (first, second, third) = (wide(0), wide(1), wide(2));
    let line = |[number, when, why, counts]: &[String; 4]| {
        format!("{number:>first$}  {when:<second$}  {why:<third$}  {counts}\n")
    };
    rows.iter().map(line).collect()
}

fn reason(kind: VersionKind, words: Words) -> String {
    words.get(match kind {
        VersionKind::Automatic => "version-automatic",
        VersionKind::Named => "version-named",
        VersionKind::BeforeMigration => "version-beforeMigration",
        VersionKind::BeforeMerge => "version-beforeMerge",
        VersionKind::BeforeRestore => "version-beforeRestore",
        VersionKind::BeforeRecovery => "version-beforeRecovery",
        VersionKind::Theirs => "version-theirs",
    })
}
