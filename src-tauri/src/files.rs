//! Requests that need a place on the disk: the user is asked in a dialog, and the desk gets the path. The page
//! never sees one.

use std::path::{Path, PathBuf};

use handvat_protocol::console::{Export, ExportFormat, Reply};
use handvat_protocol::failure::{Failure, Fault};
use handvat_session::desk::Desk;
use tauri::{Manager, WebviewWindow};

use crate::commands::at_desk;
use crate::dialogs::{self, BROUGHT_IN, Kind};
use crate::shell::Shell;

/// The largest file that an import reads, in megabytes.
const LARGEST_IMPORT: u64 = 50;

/// Asks for a workshop file and opens it.
pub(crate) async fn open(window: &WebviewWindow, shell: &Shell) -> Result<Reply, Failure> {
    let words = shell.desk.words();
    let dialog = dialogs::dialog(window, words, "dialog-open", &[Kind::Workshop, Kind::All]);
    let picked = dialog.set_directory(folder(window, shell)).pick_file().await;
    let Some(file) = picked else {
        return Ok(Reply::Cancelled);
    };
    let path = file.path().to_owned();
    at_desk(shell, move |desk| desk.open_path(&path)).await
}

/// Asks for a place and goes on there.
pub(crate) async fn save_as(window: &WebviewWindow, shell: &Shell) -> Result<Reply, Failure> {
    let kinds = [Kind::Workshop, Kind::Json];
    let Some(path) = place(window, shell, "dialog-save", &kinds, "handvat").await? else {
        return Ok(Reply::Cancelled);
    };
    at_desk(shell, move |desk| desk.save_as(&path)).await
}

/// Asks for a place and writes a copy there.
pub(crate) async fn save_copy(window: &WebviewWindow, shell: &Shell) -> Result<Reply, Failure> {
    let kinds = [Kind::Workshop, Kind::Json];
    let Some(path) = place(window, shell, "dialog-save-copy", &kinds, "handvat").await? else {
        return Ok(Reply::Cancelled);
    };
    at_desk(shell, move |desk| desk.save_copy(&path)).await
}

/// Asks for a place and writes an export there.
pub(crate) async fn export(window: &WebviewWindow, shell: &Shell, export: Export) -> Result<Reply, Failure> {
    let kind = match export.format {
        ExportFormat::Pdf => Kind::Pdf,
        ExportFormat::Svg => Kind::Svg,
        ExportFormat::Png => Kind::Png,
        ExportFormat::Csv => Kind::Csv,
        ExportFormat::Md => Kind::Markdown,
    };
    let Some(path) = place(window, shell, "dialog-export", &[kind], export.format.extension()).await? else {
        return Ok(Reply::Cancelled);
    };
    at_desk(shell, move |desk| desk.export_to(&export, &path)).await
}

/// Asks for a table or text and shows what is in it.
pub(crate) async fn pick_import(window: &WebviewWindow, shell: &Shell) -> Result<Reply, Failure> {
    let words = shell.desk.words();
    let dialog = dialogs::dialog(window, words, "dialog-import", &[Kind::Import, Kind::All]);
    let picked = dialog.set_directory(folder(window, shell)).pick_file().await;
    let Some(file) = picked else {
        return Ok(Reply::Cancelled);
    };
    let path = file.path().to_owned();
    at_desk(shell, move |desk| look_at(desk, &path)).await
}

/// What is in a table or text that was chosen or dropped.
pub(crate) fn look_at(desk: &Desk, path: &Path) -> Result<Reply, Failure> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let bytes = read(path).map_err(|fault| desk.worded(&fault.with("file", name.clone())))?;
    desk.pick_import(&name, &bytes)
}

/// Whether a file is brought in rather than opened, by its name.
pub(crate) fn comes_in(path: &Path) -> bool {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    extension.is_some_and(|extension| BROUGHT_IN.contains(&extension.as_str()))
}

/// Asks for a copy of the open workshop and says what is in it.
pub(crate) async fn pick_copy(window: &WebviewWindow, shell: &Shell) -> Result<Reply, Failure> {
    let words = shell.desk.words();
    let dialog = dialogs::dialog(window, words, "dialog-copy", &[Kind::Workshop, Kind::All]);
    let picked = dialog.set_directory(folder(window, shell)).pick_file().await;
    let Some(file) = picked else {
        return Ok(Reply::Cancelled);
    };
    let path = file.path().to_owned();
    at_desk(shell, move |desk| desk.pick_copy(&path)).await
}

/// Where a file is to be written: asked for, with the extension it should have.
async fn place(
    window: &WebviewWindow,
    shell: &Shell,
    title: &'static str,
    kinds: &[Kind],
    extension: &'static str,
) -> Result<Option<PathBuf>, Failure> {
    let name = at_desk(shell, move |desk| desk.suggested_name(extension)).await?;
    let words = shell.desk.words();
    let dialog = dialogs::dialog(window, words, title, kinds).set_file_name(name);
    let Some(file) = dialog.set_directory(folder(window, shell)).save_file().await else {
        return Ok(None);
    };
    let typed = file.path();
    let path = with_extension(typed, extension);
    // The dialog asked about the name as it was typed, not about the one that it became.
    if path != typed && path.exists() && !dialogs::may_replace(window, words, &path).await {
        return Ok(None);
    }
    Ok(Some(path))
}

/// The file as it was named, if it has an extension; else with the usual one.
fn with_extension(typed: &Path, extension: &str) -> PathBuf {
    if typed.extension().is_some() {
        return typed.to_owned();
    }
    let mut name = typed.as_os_str().to_owned();
    name.push(".");
    name.push(extension);
    PathBuf::from(name)
}

/// Where dialogs begin: beside the open file, else among the user's documents.
fn folder(window: &WebviewWindow, shell: &Shell) -> PathBuf {
    let beside = shell.desk.place().and_then(|file| file.parent().map(Path::to_owned));
    let documents = || window.path().document_dir().or_else(|_| window.path().home_dir()).unwrap_or_default();
    beside.filter(|folder| folder.is_dir()).unwrap_or_else(documents)
}

fn read(path: &Path) -> Result<Vec<u8>, Fault> {
    let size = std::fs::metadata(path).map_err(|failure| unread(&failure))?.len();
    if size > LARGEST_IMPORT * 1024 * 1024 {
        return Err(Fault::new("import-too-large").with("megabytes", LARGEST_IMPORT.to_string()));
    }
    std::fs::read(path).map_err(|failure| unread(&failure))
}

fn unread(failure: &std::io::Error) -> Fault {
    Fault::new("import-unreadable").with("detail", failure.kind().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_or_a_text_that_is_dropped_comes_in_and_anything_else_is_opened() {
        for (name, comes) in
            [("a.csv", true), ("b.TXT", true), ("c.tsv", true), ("d.md", true), ("e.handvat", false), ("f", false)]
        {
            assert_eq!(comes_in(Path::new(name)), comes, "{name}");
        }
    }

    #[test]
    fn a_name_without_an_extension_gets_the_usual_one() {
        assert_eq!(with_extension(Path::new("/a/Plan"), "handvat"), Path::new("/a/Plan.handvat"));
        assert_eq!(with_extension(Path::new("/a/Plan.json"), "handvat"), Path::new("/a/Plan.json"));
        assert_eq!(with_extension(Path::new("/a/Plan v1.2"), "pdf"), Path::new("/a/Plan v1.2"));
    }
}
