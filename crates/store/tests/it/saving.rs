//! Save, Save As, copies, and files that appear whole or not at all.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::sync::Arc;

use handvat_store::coded::Coded;
use handvat_store::document::{Document, save_copy};
use handvat_store::faulty::{Lasting, Moment, Trouble};
use handvat_store::files::RealFiles;
use handvat_store::opening::{Access, ReadOnly};
use handvat_store::reading::read;
use handvat_store::write_whole;
use handvat_store::writing::write;

use super::stage::{SMALL, Stage, adds, after, small};

fn read_file(path: &Path) -> handvat_model::records::Workshop {
    read(&fs::read(path).unwrap()).unwrap().workshop
}

#[test]
fn an_untitled_workshop_moves_into_the_file_it_is_saved_to() {
    let stage = Stage::bare();
    let mut document = Document::create_untitled(stage.files(), &stage.home, &small()).unwrap();
    assert!(document.path().is_none());
    document.append(&[adds(4)]).unwrap();
    document.save_as(&after(4), &stage.path).unwrap();
    assert_eq!(document.path(), Some(stage.path.as_path()));
    document.append(&[adds(5)]).unwrap();
    drop(document);
    assert_eq!(stage.in_file(), after(4));
    let opened = stage.reopen();
    assert_eq!(opened.workshop, after(5));
    let told: Vec<_> = opened.document.history().unwrap().iter().map(|step| step.sequence).collect();
    assert_eq!(told, [4, 5]);
    assert_eq!(stage.places().len(), 1, "the untitled one is kept no longer");
}

#[test]
fn after_save_as_the_old_file_stays_at_its_checkpoint_and_the_new_one_goes_on() {
    let stage = Stage::new();
    let mut document = stage.open().document;
    document.append(&[adds(4)]).unwrap();
    document.checkpoint(&after(4)).unwrap();
    document.append(&[adds(5)]).unwrap();
    let other = stage.beside("Other.handvat");
    document.save_as(&after(5), &other).unwrap();
    document.append(&[adds(6)]).unwrap();
    document.checkpoint(&after(6)).unwrap();
    drop(document);
    assert_eq!((stage.in_file(), read_file(&other)), (after(4), after(6)));
    let opened = stage.reopen();
    assert_eq!((opened.workshop, opened.recovered), (after(4), None));
}

#[test]
fn save_as_over_another_file_replaces_it_and_over_an_open_one_is_refused() {
    let stage = Stage::new();
    let other = stage.beside("Other.handvat");
    fs::write(&other, SMALL).unwrap();
    let held = stage.try_open(&other, Access::Edit).unwrap().document;
    let mut document = stage.open().document;
    document.append(&[adds(4)]).unwrap();
    assert_eq!(document.save_as(&after(4), &other).unwrap_err().code(), "locked");
    assert_eq!(document.path(), Some(stage.path.as_path()));
    drop(held);
    document.save_as(&after(4), &other).unwrap();
    assert_eq!(read_file(&other), after(4));
}

#[test]
fn a_copy_leaves_the_document_with_its_own_file() {
    let stage = Stage::new();
    let mut document = stage.open().document;
    document.append(&[adds(4)]).unwrap();
    let copy = stage.beside("Copy.handvat");
    save_copy(&*stage.files(), &after(4), &copy).unwrap();
    assert_eq!(document.path(), Some(stage.path.as_path()));
    assert_eq!((read_file(&copy), stage.in_file()), (after(4), small()));
    drop(document);
    let opened = stage.try_open(&copy, Access::Edit).unwrap();
    assert_eq!((opened.workshop, opened.recovered), (after(4), None), "a copy has a journal of its own");
}

#[test]
fn a_second_holder_is_refused_and_may_look() {
    let stage = Stage::new();
    let mut first = stage.open().document;
    first.append(&[adds(4)]).unwrap();
    let refused = stage.try_open(&stage.path, Access::Edit).unwrap_err();
    assert_eq!((refused.code(), refused.arguments()), ("locked", vec![("file", "Strategy.handvat".to_owned())]));
    let mut look = stage.try_open(&stage.path, Access::Look).unwrap();
    assert_eq!((look.workshop, look.read_only), (after(4), Some(ReadOnly::Looking)));
    assert_eq!(look.document.append(&[adds(5)]).unwrap_err().code(), "read-only");
    assert_eq!(look.document.checkpoint(&after(4)).unwrap_err().code(), "read-only");
    assert_eq!(look.document.save_as(&after(4), &stage.path).unwrap_err().code(), "read-only");
    let other = stage.beside("Other.handvat");
    look.document.save_as(&after(4), &other).unwrap();
    look.document.append(&[adds(5)]).unwrap();
    drop((first, look.document));
    assert_eq!(stage.try_open(&other, Access::Edit).unwrap().workshop, after(5));
    assert_eq!(stage.try_open(&stage.path, Access::Edit).unwrap().workshop, after(4));
}

#[test]
fn a_newer_file_is_read_only_and_never_written() {
    let stage = Stage::bare();
    let newer = SMALL.replace("\"version\": 1", "\"version\": 2");
    fs::write(&stage.path, &newer).unwrap();
    let mut opened = stage.open();
    assert_eq!(opened.read_only, Some(ReadOnly::Newer { version: 2 }));
    assert_eq!(opened.document.append(&[adds(4)]).unwrap_err().code(), "read-only");
    assert_eq!(opened.document.checkpoint(&opened.workshop).unwrap_err().code(), "read-only");
    assert_eq!(fs::read_to_string(&stage.path).unwrap(), newer);
    assert!(stage.places().is_empty());
}

#[test]
fn what_cannot_be_opened_is_named_and_left_alone() {
    let stage = Stage::bare();
    let code = |path: &Path| stage.try_open(path, Access::Edit).unwrap_err().code();
    assert_eq!(code(&stage.path), "file-missing");
    assert_eq!(code(stage.path.parent().unwrap()), "file-folder");
    assert_eq!(code(Path::new("/dev/null")), "file-not-a-file");
    assert_eq!(code(&stage.path.join("in/a/file")), "file-missing");
    let huge = stage.beside("huge.handvat");
    fs::File::create(&huge).unwrap().set_len(2 << 30).unwrap();
    assert_eq!(code(&huge), "file-too-large");
    let broken = stage.beside("broken.handvat");
    fs::write(&broken, "{\"format\":").unwrap();
    assert_eq!(code(&broken), "file-truncated");
    assert_eq!(fs::read_to_string(&broken).unwrap(), "{\"format\":");
    assert!(!stage.home.exists(), "nothing of it is kept");
}

#[test]
fn a_full_disk_leaves_the_older_file_and_no_half_one() {
    let stage = Stage::bare();
    let path = stage.beside("plan.pdf");
    for older in [None, Some("older")] {
        for number in 0.. {
            let _ = fs::remove_file(&path);
            if let Some(older) = older {
                fs::write(&path, older).unwrap();
            }
            stage.faulty.fail_at(number, Trouble::DiskFull, Moment::Instead, Lasting::Once);
            let written = write_whole(&*stage.files(), &path, b"newer");
            let found = fs::read_to_string(&path).ok();
            if let Err(failure) = written {
                assert_eq!(failure.code(), "save-full");
                assert!(found.as_deref() == older || found.as_deref() == Some("newer"), "{number}: {found:?}");
            } else {
                assert_eq!(found.as_deref(), Some("newer"));
                if stage.faulty.operations().len() <= number {
                    break;
                }
            }
            let litter: Vec<_> = stage.documents().into_iter().filter(|name| name != "plan.pdf").collect();
            assert_eq!(litter, [""; 0], "at {number} of {:?}", stage.faulty.operations());
        }
    }
}

#[test]
fn a_file_keeps_its_mode_and_a_link_keeps_leading_to_it() {
    let stage = Stage::new();
    fs::set_permissions(&stage.path, fs::Permissions::from_mode(0o640)).unwrap();
    let link = stage.beside("link.handvat");
    symlink("Strategy.handvat", &link).unwrap();
    let mut document = stage.try_open(&link, Access::Edit).unwrap().document;
    assert_eq!(document.path(), Some(link.as_path()));
    document.append(&[adds(4)]).unwrap();
    document.checkpoint(&after(4)).unwrap();
    assert_eq!(fs::metadata(&stage.path).unwrap().permissions().mode() & 0o777, 0o640);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(stage.in_file(), after(4));
}

#[test]
fn an_export_through_a_link_replaces_what_the_link_leads_to() {
    let stage = Stage::bare();
    let (plan, link) = (stage.beside("plan.pdf"), stage.beside("link.pdf"));
    fs::write(&plan, "older").unwrap();
    symlink("plan.pdf", &link).unwrap();
    write_whole(&RealFiles, &link, b"newer").unwrap();
    assert_eq!(fs::read(&plan).unwrap(), b"newer");
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_keeps_its_access_list() {
    const LIST: &str = "system.posix_acl_access";
    // Version 2; owner rw, user 4711 r, group none, mask r, others none.
    let entry = |tag: u16, may: u16, id: u32| [&tag.to_le_bytes()[..], &may.to_le_bytes(), &id.to_le_bytes()].concat();
    let none = u32::MAX;
    let entries = [entry(1, 6, none), entry(2, 4, 4711), entry(4, 0, none), entry(16, 4, none), entry(32, 0, none)];
    let list = [&2_u32.to_le_bytes()[..], &entries.concat()].concat();
    let stage = Stage::new();
    match xattr::set(&stage.path, LIST, &list) {
        // A file system without access lists has none to lose.
        Err(error) if error.kind() == std::io::ErrorKind::Unsupported => return,
        set => set.unwrap(),
    }
    let mut document = stage.open().document;
    document.append(&[adds(4)]).unwrap();
    document.checkpoint(&after(4)).unwrap();
    assert_eq!(xattr::get(&stage.path, LIST).unwrap(), Some(list));
    xattr::remove(&stage.path, LIST).unwrap();
    document.append(&[adds(5)]).unwrap();
    document.checkpoint(&after(5)).unwrap();
    assert_eq!(xattr::get(&stage.path, LIST).unwrap(), None);
}

#[test]
fn a_file_that_may_not_be_written_is_not_replaced_and_edits_stay_safe() {
    let stage = Stage::new();
    fs::set_permissions(&stage.path, fs::Permissions::from_mode(0o444)).unwrap();
    let mut document = stage.open().document;
    document.append(&[adds(4)]).unwrap();
    let refused = document.checkpoint(&after(4)).unwrap_err();
    assert_eq!(refused.code(), "save-permission");
    assert_eq!(stage.in_file(), small());
    drop(document);
    assert_eq!(stage.reopen().workshop, after(4));
}

#[test]
fn places_where_no_file_can_be_are_refused() {
    let stage = Stage::new();
    let code = |path: &Path| write_whole(&RealFiles, path, b"x").unwrap_err().code();
    assert_eq!(code(stage.root()), "save-folder");
    assert_eq!(code(Path::new("/dev/null")), "save-name");
    assert_eq!(code(&stage.beside("no/such/folder/plan.pdf")), "save-missing");
    assert_eq!(code(&stage.path.join("below-a-file.pdf")), "save-missing");
    assert_eq!(code(&stage.beside(&"x".repeat(300))), "save-name");
}

#[test]
fn a_long_name_in_another_script_can_be_saved_to() {
    let stage = Stage::bare();
    let path = stage.beside(&format!("{}.pdf", "я".repeat(120)));
    write_whole(&RealFiles, &path, b"x").unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"x");
}

#[test]
fn what_a_killed_run_left_beside_the_file_is_taken_away_by_the_next_checkpoint() {
    let stage = Stage::new();
    fs::write(stage.beside(".Strategy.handvat.1.0.saving"), "half").unwrap();
    fs::write(stage.beside(".Strategy.handvat.mine.saving"), "mine").unwrap();
    let mut document = stage.open().document;
    document.append(&[adds(4)]).unwrap();
    document.checkpoint(&after(4)).unwrap();
    assert_eq!(stage.documents(), [".Strategy.handvat.mine.saving", "Strategy.handvat"]);
}

#[test]
fn writing_the_same_workshop_gives_the_same_bytes() {
    assert_eq!(write(&after(9)).unwrap(), write(&after(9)).unwrap());
}

#[test]
fn steps_that_were_added_while_the_workshop_moves_move_along() {
    let stage = Stage::new();
    let mut document = stage.open().document;
    document.append(&[adds(4)]).unwrap();
    let other = stage.beside("Other.handvat");
    let moving = document.begin_move(Arc::new(after(4)), &other).unwrap();
    document.append(&[adds(5)]).unwrap();
    document.finish_move(moving.run().unwrap()).unwrap();
    assert_eq!((stage.in_file(), read_file(&other)), (small(), after(4)));
    drop(document);
    assert_eq!(stage.try_open(&other, Access::Edit).unwrap().workshop, after(5));
    assert_eq!(stage.reopen().workshop, small(), "the old file goes on from what it has");
}

#[test]
fn steps_that_were_taken_back_are_gone_after_the_next_ones() {
    let stage = Stage::new();
    let mut document = stage.open().document;
    document.append(&[adds(4)]).unwrap();
    document.append(&[adds(5), adds(6)]).unwrap();
    document.take_back(4);
    document.append(&[adds(5)]).unwrap();
    drop(document);
    assert_eq!(stage.reopen().workshop, after(5));
}

#[test]
fn steps_of_which_only_the_file_heard_can_be_taken_back_in_the_next_run() {
    let stage = Stage::new();
    let mut document = stage.open().document;
    document.append(&[adds(4)]).unwrap();
    let checkpoint = document.begin_checkpoint(Arc::new(after(6)), &[Arc::new(adds(5)), Arc::new(adds(6))]).unwrap();
    document.finish_checkpoint(checkpoint.run().unwrap());
    drop(document);
    let told: Vec<_> = stage.reopen().document.history().unwrap().iter().map(|step| step.sequence).collect();
    assert_eq!(told, [4, 5, 6]);
}
