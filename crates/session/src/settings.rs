//! What the program remembers between runs, apart from workshops: its language and the files it had open.

use std::path::{Path, PathBuf};

use handvat_model::records::Language;
use handvat_protocol::beamer::BeamerTheme;
use handvat_store::files::Files;
use handvat_store::writing::Hash;
use serde::{Deserialize, Serialize};

/// What the versions of a workshop take at most, in bytes, unless something else is set.
const VERSIONS_BUDGET: u64 = 200 * 1024 * 1024;
/// How many files the recent list holds.
const RECENT: usize = 12;

/// Kept as `settings.json` in the app's data folder. A file that cannot be read is as good as none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Chosen by hand; the system's language until then.
    pub language: Option<Language>,
    /// Newest first.
    pub recents: Vec<RecentFile>,
    /// What the versions of one workshop may take before the oldest automatic ones go, in bytes.
    #[serde(rename = "versionsBudget", skip_serializing_if = "Option::is_none")]
    pub versions_budget: Option<u64>,
    /// How the beamer looks.
    #[serde(rename = "beamerTheme", skip_serializing_if = "Option::is_none")]
    pub beamer_theme: Option<BeamerTheme>,
}

/// A file that was open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecentFile {
    /// Where it lies.
    pub path: PathBuf,
    /// The workshop's title when it was open last.
    pub title: String,
    /// When, ISO 8601 in UTC.
    pub opened: String,
}

impl RecentFile {
    /// Names it in requests: the same for as long as it is in the list, wherever it stands there.
    pub fn handle(&self) -> String {
        Hash::of(self.path.as_os_str().as_encoded_bytes()).to_string()
    }
}

impl Settings {
    /// As they were left.
    pub fn read(data: &Path) -> Self {
        let bytes = std::fs::read(file(data)).unwrap_or_default();
        serde_json::from_slice(&bytes).unwrap_or_default()
    }

    /// What the versions of one workshop may take before the oldest automatic ones go, in bytes.
    pub fn versions_budget(&self) -> u64 {
        self.versions_budget.unwrap_or(VERSIONS_BUDGET)
    }

    /// Keeps them for the next run.
    pub fn write(&self, files: &dyn Files, data: &Path) -> Result<(), handvat_store::WriteFailure> {
        let bytes = serde_json::to_vec_pretty(self).expect("settings hold only texts");
        let failed = |source| handvat_store::WriteFailure { path: data.to_owned(), source };
        files.create_directories(data).map_err(failed)?;
        handvat_store::write_whole(files, &file(data), &bytes)
    }

    /// Puts a file at the top of the list.
    pub fn note_recent(&mut self, path: &Path, title: &str, now: &str) {
        self.recents.retain(|recent| recent.path != path);
        let recent = RecentFile { path: path.to_owned(), title: title.to_owned(), opened: now.to_owned() };
        self.recents.insert(0, recent);
        self.recents.truncate(RECENT);
    }
}

fn file(data: &Path) -> PathBuf {
    data.join("settings.json")
}

/// The system's language, Dutch or English.
pub fn system_language() -> Language {
    let wanted = std::env::var("HANDVAT_LANG").ok().or_else(sys_locale::get_locale).unwrap_or_default();
    if wanted.to_lowercase().starts_with("nl") { Language::Dutch } else { Language::English }
}
