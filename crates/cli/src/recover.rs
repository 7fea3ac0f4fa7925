//! `recover`: what was acknowledged and is in no file yet.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use handvat_protocol::failure::Fault;
use handvat_session::faults::coded;
use handvat_session::places::data_folder;
use handvat_store::document::{Document, Opened};
use handvat_store::files::{Files, RealFiles};
use handvat_store::opening::Access;
use handvat_store::recovery::{Recoverable, Standing, recoverable, recovered};
use handvat_store::writing;
use handvat_words::{Value, Words};

use crate::arguments::Recover;
use crate::destination::{free, print};
use crate::hand::write_whole;

pub(crate) fn recover(recover: &Recover, words: Words) -> Result<ExitCode, Fault> {
    let waiting = recoverable(&files(), &data_folder()).map_err(|failure| coded(&failure))?;
    match (&recover.file, &recover.output) {
        (None, _) => list(&waiting, words)?,
        (Some(file), None) if file.exists() => bring_back(file, words)?,
        (Some(file), output) => rescue(file, output.as_deref(), &waiting, words)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// One entry each: the file, or the id of a workshop without one.
fn list(waiting: &[Recoverable], words: Words) -> Result<(), Fault> {
    if waiting.is_empty() {
        return print(&format!("{}\n", words.get("cli-nothing-unsaved")));
    }
    let entry = |entry: &Recoverable| {
        let name = entry.path.as_ref().map_or_else(|| entry.id.to_string(), |path| path.display().to_string());
        let standing = if entry.open { "open" } else { standing(entry.standing) };
        let title = if entry.title.is_empty() { words.get("exchange-untitled") } else { entry.title.clone() };
        let counts = [
            words.with("cli-outline-notes", &[("count", entry.notes)]),
            words.with("cli-outline-actions", &[("count", entry.actions)]),
            words.with("cli-steps", &[("count", entry.edits)]),
        ];
        let state = words.get(&format!("cli-standing-{standing}"));
        format!("{name}\n  {title}: {}; {}. {state}\n", counts.join(", "), words.date(&entry.edited))
    };
    print(&waiting.iter().map(entry).collect::<String>())
}

fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Untitled => "untitled",
        Standing::Behind => "behind",
        Standing::Changed => "changed",
        Standing::Gone => "gone",
    }
}

/// Writes into the file what the journal knows beyond it.
fn bring_back(file: &Path, words: Words) -> Result<(), Fault> {
    let mut opened = Document::open(files(), &data_folder(), file, Access::Edit).map_err(|failure| coded(&failure))?;
    let steps = opened.recovered.as_ref().map_or(0, |recovered| recovered.edits);
    tell_damage(&opened, words);
    if steps > 0 {
        opened.document.checkpoint(&opened.workshop).map_err(|failure| coded(&failure))?;
        // Whoever asks for it has decided.
        opened.document.decide().map_err(|failure| coded(&failure))?;
    }
    let message = if steps > 0 { "cli-recovered" } else { "cli-nothing-to-recover" };
    tell(message, file, steps, words)
}

/// Writes a workshop to a new file: one whose own file is gone or changed, or that never had one.
fn rescue(asked: &Path, output: Option<&Path>, waiting: &[Recoverable], words: Words) -> Result<(), Fault> {
    let named = |entry: &&Recoverable| {
        entry.path.as_deref().is_some_and(|path| same(path, asked))
            || (entry.path.is_none() && Path::new(entry.id.as_str()) == asked)
    };
    let Some(entry) = waiting.iter().find(named) else {
        return Err(Fault::new("nothing-to-recover").with("file", asked.display().to_string()));
    };
    let gone = || entry.path.clone().filter(|_| entry.standing == Standing::Gone);
    let output = output.map(Path::to_owned).or_else(gone);
    let output: PathBuf = output.ok_or_else(|| Fault::new("recover-where").with("id", entry.id.to_string()))?;
    free(&output)?;
    if entry.path.is_none() {
        save_untitled(entry, &output)?;
    } else {
        let workshop = recovered(&files(), &data_folder(), &entry.name).map_err(|failure| coded(&failure))?;
        let workshop =
            workshop.ok_or_else(|| Fault::new("nothing-to-recover").with("file", asked.display().to_string()))?;
        write_whole(&output, &writing::write(&workshop).map_err(|failure| coded(&failure))?)?;
    }
    tell("cli-recovered", &output, entry.edits, words)
}

/// From now on it is the workshop of that file, with all its steps to take back.
fn save_untitled(entry: &Recoverable, output: &Path) -> Result<(), Fault> {
    let opened = Document::open_untitled(files(), &data_folder(), &entry.id).map_err(|failure| coded(&failure))?;
    let Some(Opened { mut document, workshop, .. }) = opened else {
        return Err(Fault::new("nothing-to-recover").with("file", entry.id.to_string()));
    };
    document.save_as(&workshop, output).map_err(|failure| coded(&failure))?;
    Ok(())
}

/// Whether a path means a file that may be gone: then its folder is still there.
fn same(path: &Path, asked: &Path) -> bool {
    let canonical = |path: &Path| path.canonicalize().ok();
    let in_folder = || {
        let folder = asked.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        Some(canonical(folder)?.join(asked.file_name()?))
    };
    path == asked || canonical(asked).or_else(in_folder).is_some_and(|asked| asked == path)
}

fn tell(message: &str, file: &Path, steps: usize, words: Words) -> Result<(), Fault> {
    let said = [("file", Value::from(file.display().to_string())), ("count", Value::from(steps))];
    let said = if message == "cli-recovered" { &said[..] } else { &said[..1] };
    print(&format!("{}\n", words.with(message, said)))
}

fn tell_damage(opened: &Opened, words: Words) {
    if opened.recovered.as_ref().is_some_and(|recovered| recovered.damage.is_some()) {
        eprintln!("{}", words.get("cli-damage"));
    }
}

fn files() -> Arc<dyn Files> {
    Arc::new(RealFiles)
}
