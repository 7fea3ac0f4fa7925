//! The desk as a page sees it.

use std::sync::{Arc, Mutex};

use handvat_model::id::Id;
use handvat_model::records::{Language, Voice};
use handvat_protocol::console::{Reply, Request};
use handvat_protocol::event::{Event, Safety, Snapshot};
use handvat_session::desk::Desk;
use tempfile::TempDir;

fn desk() -> (TempDir, Desk) {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::new(folder.path().join("data"), false);
    desk.call(Request::SetLanguage { language: Language::English }).unwrap();
    (folder, desk)
}

fn snapshot(desk: &Desk) -> Snapshot {
    serde_json::from_slice(&desk.snapshot().unwrap()).unwrap()
}

fn page(desk: &Desk) -> handvat_protocol::console::StartPage {
    let Reply::Start { page } = desk.call(Request::Start).unwrap() else { panic!() };
    page
}

#[test]
fn the_sample_opens_as_an_untitled_copy_with_an_id_of_its_own() {
    let (folder, desk) = desk();
    desk.call(Request::OpenSample).unwrap();
    let snapshot = snapshot(&desk);
    assert_ne!(snapshot.workshop.id.as_str(), "sample");
    assert_eq!(snapshot.save.file, None);
    assert!(snapshot.workshop.notes.len() >= 120);
    assert_eq!(snapshot.texts.len(), snapshot.workshop.notes.len() + snapshot.workshop.clusters.len());
    assert!(!folder.path().join("data/workshops").exists(), "opening writes nothing");
}

#[test]
fn a_file_that_was_saved_is_among_the_recent_ones_and_can_be_forgotten() {
    let (folder, desk) = desk();
    desk.call(Request::New { template: Id::new("strategy").unwrap() }).unwrap();
    desk.save_as(&folder.path().join("Day.handvat")).unwrap();
    desk.call(Request::Close).unwrap();
    let recents = page(&desk).recents;
    assert_eq!((recents.len(), recents[0].file.as_str(), recents[0].missing), (1, "Day.handvat", false));
    std::fs::remove_file(folder.path().join("Day.handvat")).unwrap();
    assert!(page(&desk).recents[0].missing);
    desk.call(Request::ForgetRecent { handle: recents[0].handle.clone() }).unwrap();
    assert!(page(&desk).recents.is_empty());
}

#[test]
fn an_import_is_previewed_comes_in_as_one_stack_and_goes_back_in_one_step() {
    let (_folder, desk) = desk();
    desk.call(Request::New { template: Id::new("strategy").unwrap() }).unwrap();
    let csv = "Title,Review Text\nfine,\"Works, mostly\"\nsad,\nodd,It&#39;s \"\"big\"\"\n";
    let Reply::Preview { preview } = desk.pick_import("reviews.csv", csv.as_bytes()).unwrap() else { panic!() };
    assert_eq!(
        preview.columns.iter().map(|column| (column.name.as_str(), column.filled)).collect::<Vec<_>>(),
        [("Title", 3), ("Review Text", 2)]
    );
    let ask = Request::Import {
        handle: preview.handle,
        zone: Some(Id::new("social-service").unwrap()),
        column: Some("Review Text".to_owned()),
        voice: Voice::Customer,
        how: None,
    };
    let Reply::Imported { notes: 2, left_out, cluster: Some(cluster), .. } = desk.call(ask.clone()).unwrap() else {
        panic!()
    };
    assert_eq!(left_out.len(), 1);
    let before = snapshot(&desk);
    assert!(
        before
            .workshop
            .notes
            .values()
            .all(|note| note.cluster.as_ref() == Some(&cluster) && note.voice == Voice::Customer)
    );
    assert_eq!(desk.call(ask).unwrap_err().code, "unknown-handle", "what was picked is taken once");
    let undo = handvat_protocol::command::Batch {
        client: "page".into(),
        sequence: 1,
        commands: vec![handvat_protocol::command::Command::Undo],
    };
    desk.call(Request::Send { batch: undo }).unwrap();
    assert!(snapshot(&desk).workshop.notes.is_empty());
}

#[test]
fn what_needs_a_dialog_is_refused_where_there_is_none() {
    let (_folder, desk) = desk();
    for request in [Request::Open, Request::SaveAs, Request::SaveCopy, Request::PickImport] {
        assert_eq!(desk.call(request).unwrap_err().code, "no-dialogs");
    }
}

#[test]
fn failures_speak_the_language_of_the_program_which_is_kept() {
    let (folder, desk) = desk();
    let english = desk.call(Request::Save).unwrap_err();
    desk.call(Request::SetLanguage { language: Language::Dutch }).unwrap();
    let dutch = desk.call(Request::Save).unwrap_err();
    assert_eq!((english.code.as_str(), dutch.code.as_str()), ("nothing-open", "nothing-open"));
    assert_ne!(english.message, dutch.message);
    assert_eq!(Desk::new(folder.path().join("data"), false).language(), Language::Dutch);
}

#[test]
fn every_page_hears_of_what_another_one_did() {
    let (_folder, desk) = desk();
    let heard = Arc::new(Mutex::new(Vec::new()));
    let ear = Arc::clone(&heard);
    desk.listen(Box::new(move |event| {
        ear.lock().unwrap().push(event.clone());
        true
    }));
    desk.call(Request::OpenSample).unwrap();
    assert!(heard.lock().unwrap().contains(&Event::Opened));
}

#[test]
fn an_entry_of_the_recent_list_keeps_its_handle_when_others_come_above_it() {
    let (folder, desk) = desk();
    for name in ["One.handvat", "Two.handvat"] {
        desk.call(Request::New { template: Id::new("strategy").unwrap() }).unwrap();
        desk.save_as(&folder.path().join(name)).unwrap();
    }
    let first = page(&desk).recents.pop().unwrap();
    assert_eq!(first.file, "One.handvat");
    desk.call(Request::New { template: Id::new("strategy").unwrap() }).unwrap();
    desk.save_as(&folder.path().join("Three.handvat")).unwrap();
    desk.call(Request::OpenRecent { handle: first.handle.clone() }).unwrap();
    assert_eq!(desk.place().unwrap().file_name().unwrap(), "One.handvat");
    desk.call(Request::ForgetRecent { handle: first.handle.clone() }).unwrap();
    assert_eq!(desk.call(Request::OpenRecent { handle: first.handle }).unwrap_err().code, "unknown-handle");
}

#[cfg(unix)]
#[test]
fn a_file_that_is_open_under_another_name_is_open_already() {
    let (folder, desk) = desk();
    desk.call(Request::New { template: Id::new("strategy").unwrap() }).unwrap();
    desk.save_as(&folder.path().join("Day.handvat")).unwrap();
    desk.close().unwrap();
    let link = folder.path().join("Link.handvat");
    std::os::unix::fs::symlink(folder.path().join("Day.handvat"), &link).unwrap();
    desk.open_path(&link).unwrap();
    desk.open_path(&folder.path().join("Day.handvat")).unwrap();
    desk.open_path(&link).unwrap();
}

#[test]
fn an_import_that_is_refused_can_be_tried_elsewhere() {
    let (_folder, desk) = desk();
    desk.call(Request::New { template: Id::new("strategy").unwrap() }).unwrap();
    let Reply::Preview { preview } = desk.pick_import("lines.txt", b"one\ntwo\n").unwrap() else { panic!() };
    let ask = |zone: &str| Request::Import {
        handle: preview.handle.clone(),
        zone: Some(Id::new(zone).unwrap()),
        column: None,
        voice: Voice::Customer,
        how: None,
    };
    assert_eq!(desk.call(ask("nowhere")).unwrap_err().code, "unknown-id");
    assert!(matches!(desk.call(ask("buy-in")), Ok(Reply::Imported { notes: 2, .. })));
}

#[test]
fn work_that_is_in_memory_only_is_not_left_for_another_workshop() {
    let (folder, desk) = desk();
    desk.call(Request::New { template: Id::new("strategy").unwrap() }).unwrap();
    // Something stands where the journal's folder has to be.
    let in_the_way = folder.path().join("data/workshops");
    std::fs::write(&in_the_way, "").unwrap();
    let add = serde_json::from_str(r#"{"edit":"addNote","id":"n1","text":"one"}"#).unwrap();
    let batch = handvat_protocol::command::Batch { client: "page".into(), sequence: 1, commands: vec![add] };
    desk.call(Request::Send { batch }).unwrap();
    assert_eq!(desk.safety(), Some(Safety::NotSaved));
    for request in [Request::OpenSample, Request::Close] {
        assert!(desk.call(request).unwrap_err().code.starts_with("storage"));
        assert_eq!(snapshot(&desk).workshop.notes.len(), 1);
    }
    std::fs::remove_file(&in_the_way).unwrap();
    desk.call(Request::Close).unwrap();
    assert_eq!(page(&desk).unsaved.iter().map(|unsaved| unsaved.notes).collect::<Vec<_>>(), [1]);
}
