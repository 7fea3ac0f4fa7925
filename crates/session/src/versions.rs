//! The versions of a workshop as people ask for them: listed, named, looked at, restored.

use handvat_model::edit::StepLabel;
use handvat_model::patch::Patch;
use handvat_model::records::Workshop;
use handvat_protocol::failure::Fault;
use handvat_protocol::past::{Timeline, Version, VersionKind};
use handvat_store::versions::{Entry, Kind, VersionFailure, Versions};

use crate::clock::now;
use crate::faults::coded;
use crate::workshop::{OpenWorkshop, Origin};

/// All versions, the newest first. Files that are torn are not among them.
pub fn timeline(versions: &Versions, budget: u64) -> Result<Timeline, Fault> {
    let listing = versions.list().map_err(|failure| coded(&VersionFailure::from(failure)))?;
    let bytes = listing.entries.iter().map(|entry| entry.bytes).sum();
    Ok(Timeline { versions: listing.entries.into_iter().rev().map(version).collect(), bytes, budget })
}

/// The state that a version holds.
pub fn workshop_of(versions: &Versions, handle: &str) -> Result<Workshop, Fault> {
    versions.read(number(handle)?).map_err(|failure| coded(&failure))
}

/// The handle of the version with that number, or of the only one with that name.
pub fn by_name(versions: &Versions, asked: &str) -> Result<String, Fault> {
    if let Ok(number) = asked.parse::<u64>() {
        return Ok(number.to_string());
    }
    let entries = versions.list().map_err(|failure| coded(&VersionFailure::from(failure)))?.entries;
    let named: Vec<&Entry> = entries.iter().filter(|entry| entry.name.as_deref() == Some(asked.trim())).collect();
    match named[..] {
        [] => Err(Fault::new("unknown-version").with("id", asked)),
        [only] => Ok(only.number.to_string()),
        _ => {
            let count = named.len().to_string();
            Err(Fault::new("version-ambiguous").with("count", count).with("name", asked))
        }
    }
}

/// Keeps the present state under a name, durably.
pub fn keep(versions: &Versions, workshop: &Workshop, name: &str) -> Result<(), Fault> {
    let name = named(name)?;
    versions.keep(Kind::Named, Some(name), workshop, &now()).map(drop).map_err(|failure| coded(&failure))
}

/// Gives a version a name, so that it stays.
pub fn name(versions: &Versions, handle: &str, name: &str) -> Result<(), Fault> {
    versions.name(number(handle)?, named(name)?).map_err(|failure| coded(&failure))
}

/// Makes a past state the present one, in one step that can be undone. The present one is kept as a version
/// first; without that nothing is changed.
pub fn restore(workshop: &OpenWorkshop, past: Workshop) -> Result<(), Fault> {
    let versions = workshop.versions()?;
    let present = workshop.present();
    if Patch::between(&present, &past).is_empty() {
        return Ok(());
    }
    versions.keep(Kind::BeforeRestore, None, &present, &now()).map_err(|failure| coded(&failure))?;
    workshop.change(Origin::Facilitator, move |present, _| {
        let patch = Patch::between(present, &past);
        let count = u32::try_from(patch.changes.len()).unwrap_or(u32::MAX);
        Ok((StepLabel { code: "step-restore".to_owned(), count }, patch))
    })
}

fn version(entry: Entry) -> Version {
    Version {
        handle: entry.number.to_string(),
        kind: match entry.kind {
            Kind::Automatic => VersionKind::Automatic,
            Kind::Named => VersionKind::Named,
            Kind::BeforeMigration => VersionKind::BeforeMigration,
            Kind::BeforeMerge => VersionKind::BeforeMerge,
            Kind::BeforeRestore => VersionKind::BeforeRestore,
            Kind::BeforeRecovery => VersionKind::BeforeRecovery,
            Kind::Theirs => VersionKind::Theirs,
        },
        name: entry.name,
        kept: entry.kept,
        revision: entry.revision,
        notes: entry.notes,
        actions: entry.actions,
    }
}

fn number(handle: &str) -> Result<u64, Fault> {
    handle.parse().map_err(|_| Fault::new("unknown-version").with("id", handle))
}

fn named(name: &str) -> Result<&str, Fault> {
    let name = name.trim();
    if name.is_empty() { Err(Fault::new("field-empty").with("field", "name")) } else { Ok(name) }
}
