//! The system's own dialogs.

use std::path::Path;

use handvat_protocol::failure::Failure;
use handvat_words::Words;
use rfd::{AsyncFileDialog, AsyncMessageDialog, MessageButtons, MessageDialogResult, MessageLevel};
use tauri::WebviewWindow;

use crate::window::NAME;

/// How the names of files end that notes can be made of.
pub(crate) const BROUGHT_IN: [&str; 6] = ["csv", "tsv", "tab", "txt", "text", "md"];

/// Kinds of file that a dialog offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A workshop; the JSON that others write counts too.
    Workshop,
    /// A workshop under another name.
    Json,
    /// The action plan.
    Pdf,
    /// A sheet as a picture.
    Svg,
    /// A sheet as pixels.
    Png,
    /// Actions as a table.
    Csv,
    /// The whole workshop as text.
    Markdown,
    /// What notes can be made of.
    Import,
    /// Anything.
    All,
}

impl Kind {
    fn words(self) -> &'static str {
        match self {
            Self::Workshop => "dialog-kind-workshop",
            Self::Json => "dialog-kind-json",
            Self::Pdf => "dialog-kind-pdf",
            Self::Svg => "dialog-kind-svg",
            Self::Png => "dialog-kind-png",
            Self::Csv => "dialog-kind-csv",
            Self::Markdown => "dialog-kind-md",
            Self::Import => "dialog-kind-import",
            Self::All => "dialog-kind-all",
        }
    }

    fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Workshop => &["handvat", "json"],
            Self::Json => &["json"],
            Self::Pdf => &["pdf"],
            Self::Svg => &["svg"],
            Self::Png => &["png"],
            Self::Csv => &["csv"],
            Self::Markdown => &["md"],
            Self::Import => &BROUGHT_IN,
            Self::All => &["*"],
        }
    }
}

/// A file dialog of the window, with its title and the kinds of file it offers.
pub(crate) fn dialog(window: &WebviewWindow, words: Words, title: &str, kinds: &[Kind]) -> AsyncFileDialog {
    let dialog = AsyncFileDialog::new().set_parent(window).set_title(words.get(title));
    kinds.iter().fold(dialog, |dialog, kind| dialog.add_filter(words.get(kind.words()), kind.extensions()))
}

/// Asks whether an existing file may be replaced.
pub(crate) async fn may_replace(window: &WebviewWindow, words: Words, path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let asked = AsyncMessageDialog::new()
        .set_parent(window)
        .set_level(MessageLevel::Warning)
        .set_title(NAME)
        .set_description(words.with("dialog-replace", &[("file", name)]))
        .set_buttons(MessageButtons::OkCancel);
    asked.show().await == MessageDialogResult::Ok
}

/// Says what went wrong when no page asked for it: a file named at the start, or dropped on the window.
pub(crate) fn complain(window: &WebviewWindow, failure: Failure) {
    let text = match failure.hint {
        Some(hint) => format!("{}\n\n{hint}", failure.message),
        None => failure.message,
    };
    let told = AsyncMessageDialog::new()
        .set_parent(window)
        .set_level(MessageLevel::Error)
        .set_title(NAME)
        .set_description(text)
        .set_buttons(MessageButtons::Ok);
    tauri::async_runtime::spawn(async move { told.show().await });
}
