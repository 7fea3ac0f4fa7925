//! Lists the files of `ui/dist` as a Rust table, sorted by path, with the media type that each is served as.

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The first page of the console; without it there is nothing to embed.
const FIRST_PAGE: &str = "console.html";

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?).join("../../ui/dist");
    let table = PathBuf::from(env::var("OUT_DIR").map_err(io::Error::other)?).join("table.rs");
    println!("cargo::rerun-if-changed={}", root.display());
    if !root.join(FIRST_PAGE).is_file() {
        println!(
            "cargo::error=ui/dist/{FIRST_PAGE} is missing: run `npm ci` and `npm run build` in ui, or `cargo xtask start`"
        );
        return Ok(());
    }
    let root = root.canonicalize()?;
    let mut files = Vec::new();
    list(&root, &mut files)?;
    let mut entries = Vec::with_capacity(files.len());
    for file in files {
        let path = address(&root, &file);
        match media_type(&path) {
            Some(media_type) => entries.push((path, media_type, file)),
            None => println!(
                "cargo::error=ui/dist/{path} has an extension that crates/assets/build.rs knows no media type for"
            ),
        }
    }
    entries.sort();
    fs::write(table, source(&entries))
}

/// Every file below `folder`, in no particular order.
fn list(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            list(&entry.path(), files)?;
        } else {
            files.push(entry.path());
        }
    }
    Ok(())
}

/// The path under which a file is asked for: relative, with forward slashes on every system.
fn address(root: &Path, file: &Path) -> String {
    let relative = file.strip_prefix(root).unwrap_or(file);
    relative.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

fn media_type(path: &str) -> Option<&'static str> {
    let (_, extension) = path.rsplit_once('.')?;
    Some(match extension {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "ttf" => "font/ttf",
        "txt" | "ftl" => "text/plain; charset=utf-8",
        _ => return None,
    })
}

fn source(entries: &[(String, &str, PathBuf)]) -> String {
    let mut text = String::from("&[\n");
    for (path, media_type, file) in entries {
        let file = file.display().to_string();
        let _ = writeln!(
            text,
            "    Asset {{ path: {path:?}, media_type: {media_type:?}, bytes: include_bytes!({file:?}) }},"
        );
    }
    text.push(']');
    text
}
