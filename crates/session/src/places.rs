//! Where the program keeps its own files.

use std::path::PathBuf;

/// The app's data folder: `HANDVAT_DATA_DIR` where it is set, else where the system keeps such things.
pub fn data_folder() -> PathBuf {
    let asked = std::env::var_os("HANDVAT_DATA_DIR").filter(|folder| !folder.is_empty()).map(PathBuf::from);
    let usual = || directories::ProjectDirs::from("app", "", "Handvat").map(|places| places.data_dir().to_owned());
    asked.or_else(usual).unwrap_or_else(|| std::env::temp_dir().join("handvat"))
}
