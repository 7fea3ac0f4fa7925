//! Declares the commands of the window's pages, so that a page may call only what its capability names.

fn main() {
    let commands =
        tauri_build::AppManifest::new().commands(&["call", "snapshot", "listen", "beamer_call", "beamer_listen"]);
    if let Err(failure) = tauri_build::try_build(tauri_build::Attributes::new().app_manifest(commands)) {
        println!("cargo::error={failure:#}");
    }
}
