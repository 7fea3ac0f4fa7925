//! The TypeScript in `ui/src/host/types` is made from the Rust types and committed.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use handvat_protocol::beamer::{BeamerEvent, BeamerReply, BeamerRequest};
use handvat_protocol::console::{Reply, Request};
use handvat_protocol::event::{Event, Snapshot};
use handvat_protocol::failure::Failure;
use ts_rs::{Config, TS as _};

fn committed() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/src/host/types")
}

/// Every file below a folder by its path in it.
fn read(folder: &Path) -> BTreeMap<PathBuf, String> {
    let mut found = BTreeMap::new();
    for path in fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path()) {
        let name = PathBuf::from(path.file_name().unwrap());
        if path.is_dir() {
            found.extend(read(&path).into_iter().map(|(inner, text)| (name.join(inner), text)));
        } else {
            found.insert(name, fs::read_to_string(&path).unwrap());
        }
    }
    found
}

fn generate(folder: &Path) {
    let config = Config::new().with_out_dir(folder).with_large_int("number");
    Request::export_all(&config).unwrap();
    Reply::export_all(&config).unwrap();
    Event::export_all(&config).unwrap();
    Snapshot::export_all(&config).unwrap();
    Failure::export_all(&config).unwrap();
    BeamerRequest::export_all(&config).unwrap();
    BeamerReply::export_all(&config).unwrap();
    BeamerEvent::export_all(&config).unwrap();
}

#[test]
fn the_committed_typescript_is_that_of_the_rust_types() {
    let fresh = tempfile::tempdir().unwrap();
    generate(fresh.path());
    if std::env::var_os("UPDATE_TYPES").is_some() {
        let _ = fs::remove_dir_all(committed());
        fs::create_dir_all(committed()).unwrap();
        generate(&committed());
    }
    let (made, there) = (read(fresh.path()), read(&committed()));
    let stale: Vec<&PathBuf> =
        made.keys().chain(there.keys()).filter(|name| made.get(*name) != there.get(*name)).collect();
    assert!(stale.is_empty(), "run the protocol's tests with UPDATE_TYPES=1 to make anew: {stale:?}");
}
