//! Versions as pages see them: kept by the clock and by name, compared, restored; recovery as a choice; how far
//! undo reaches.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use handvat_model::id::Id;
use handvat_model::records::Language;
use handvat_protocol::command::{Batch, Command};
use handvat_protocol::console::{Reply, Request};
use handvat_protocol::event::{Event, Safety, Snapshot};
use handvat_protocol::past::{ChangeKind, Comparison, Past, Timeline, VersionKind};
use handvat_session::desk::Desk;
use handvat_session::workshop::OpenWorkshop;
use handvat_store::faulty::{FaultyFiles, Trouble};
use handvat_store::files::RealFiles;
use handvat_store::versions::Kind;
use tempfile::TempDir;

use crate::merging::until;
use crate::workshop::{Bench, command, note, send};

/// A desk with a workshop from the template in `Day.handvat`.
struct Room {
    folder: TempDir,
    desk: Desk,
    sent: std::cell::Cell<u64>,
}

impl Room {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let room = Self { desk: desk(folder.path()), folder, sent: 0.into() };
        room.desk.call(Request::New { template: Id::new("strategy").unwrap() }).unwrap();
        room.desk.save_as(&room.file()).unwrap();
        room
    }

    fn file(&self) -> std::path::PathBuf {
        self.folder.path().join("Day.handvat")
    }

    fn edit(&self, json: &str) {
        self.sent.set(self.sent.get() + 1);
        let commands: Vec<Command> = vec![command(json)];
        let batch = Batch { client: "page".into(), sequence: self.sent.get(), commands };
        let Reply::Outcomes { outcomes } = self.desk.call(Request::Send { batch }).unwrap() else { panic!() };
        assert_eq!(outcomes[0].refused, None, "{json}");
    }

    fn snapshot(&self) -> Snapshot {
        serde_json::from_slice(&self.desk.snapshot().unwrap()).unwrap()
    }

    fn timeline(&self) -> Timeline {
        let Reply::Versions { timeline } = self.desk.call(Request::Versions).unwrap() else { panic!() };
        timeline
    }

    fn compare(&self, past: Past) -> Comparison {
        let Reply::Comparison { comparison } = self.desk.call(Request::Compare { past }).unwrap() else { panic!() };
        *comparison
    }

    /// The program is gone before it could write the file, and comes back.
    fn crash(mut self) -> Self {
        let bytes = fs::read(self.file()).unwrap();
        fs::remove_file(self.file()).unwrap();
        // Where everything was saved before there is nothing to miss.
        let _ = self.desk.close();
        fs::write(self.file(), bytes).unwrap();
        self.desk = desk(self.folder.path());
        self.sent.set(0);
        self.desk.open_path(&self.file()).unwrap();
        self
    }
}

fn desk(folder: &Path) -> Desk {
    let desk = Desk::new(folder.join("data"), false);
    desk.call(Request::SetLanguage { language: Language::English }).unwrap();
    desk
}

fn version(handle: &str) -> Past {
    Past::Version { handle: handle.to_owned() }
}

#[test]
fn a_run_leaves_what_it_began_with_and_what_it_ended_with() {
    let bench = Bench::new();
    bench.begun().close().unwrap();
    for number in 1..4 {
        let workshop = OpenWorkshop::open(bench.hand(), &bench.file()).unwrap();
        send(&workshop, &note(number)).unwrap();
        workshop.close().unwrap();
    }
    let workshop = OpenWorkshop::open(bench.hand(), &bench.file()).unwrap();
    let notes: Vec<u32> =
        workshop.versions().unwrap().list().unwrap().entries.iter().map(|entry| entry.notes).collect();
    assert_eq!(notes, [0, 3], "short runs within five minutes leave one");
    workshop.close().unwrap();
    let workshop = OpenWorkshop::open(bench.hand(), &bench.file()).unwrap();
    assert_eq!(workshop.versions().unwrap().list().unwrap().entries.len(), 2, "nothing was changed, nothing is kept");
}

#[test]
fn a_last_state_that_was_saved_already_is_kept_as_well_when_the_workshop_is_closed() {
    let bench = Bench::new();
    let workshop = bench.begun();
    send(&workshop, &note(1)).unwrap();
    workshop.checkpoint().unwrap();
    send(&workshop, &note(2)).unwrap();
    workshop.checkpoint().unwrap();
    workshop.close().unwrap();
    let workshop = OpenWorkshop::open(bench.hand(), &bench.file()).unwrap();
    let entries = workshop.versions().unwrap().list().unwrap().entries;
    assert_eq!(entries.last().map(|entry| (entry.kind, entry.notes)), Some((Kind::Automatic, 2)));
}

#[test]
fn a_named_version_is_there_when_it_is_answered_and_is_listed_first() {
    let room = Room::new();
    room.edit(&note(1));
    room.desk.call(Request::KeepVersion { name: " Before the vote ".into() }).unwrap();
    let timeline = room.timeline();
    let first = &timeline.versions[0];
    assert_eq!((first.name.as_deref(), first.kind, first.notes), (Some("Before the vote"), VersionKind::Named, 1));
    assert!(timeline.bytes > 0);
    assert_eq!(timeline.budget, 200 * 1024 * 1024);
    let empty = room.desk.call(Request::KeepVersion { name: "  ".into() }).unwrap_err();
    assert_eq!(empty.code, "field-empty");

    room.desk.call(Request::NameVersion { handle: first.handle.clone(), name: "After all".into() }).unwrap();
    assert_eq!(room.timeline().versions[0].name.as_deref(), Some("After all"));
    let unknown = room.desk.call(Request::NameVersion { handle: "99".into(), name: "x".into() }).unwrap_err();
    assert_eq!((unknown.code.as_str(), unknown.message.as_str()), ("unknown-version", "There is no version ‘99’."));
}

#[test]
fn the_budget_is_a_setting_that_is_kept() {
    let room = Room::new();
    room.desk.call(Request::SetVersionsBudget { bytes: 5_000 }).unwrap();
    assert_eq!(room.timeline().budget, 5_000);
    let again = desk(room.folder.path());
    room.desk.close().unwrap();
    again.open_path(&room.file()).unwrap();
    let Reply::Versions { timeline } = again.call(Request::Versions).unwrap() else { panic!() };
    assert_eq!(timeline.budget, 5_000);
}

#[test]
fn a_workshop_without_a_file_has_versions_too_and_takes_them_along() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path());
    desk.call(Request::New { template: Id::new("strategy").unwrap() }).unwrap();
    desk.call(Request::KeepVersion { name: "Empty".into() }).unwrap();
    let batch = Batch { client: "page".into(), sequence: 1, commands: vec![command(&note(1))] };
    desk.call(Request::Send { batch }).unwrap();
    desk.save_as(&folder.path().join("Day.handvat")).unwrap();
    let Reply::Versions { timeline } = desk.call(Request::Versions).unwrap() else { panic!() };
    assert_eq!(timeline.versions.last().unwrap().name.as_deref(), Some("Empty"));
    desk.call(Request::Restore { past: version(&timeline.versions.last().unwrap().handle) }).unwrap();
    let snapshot: Snapshot = serde_json::from_slice(&desk.snapshot().unwrap()).unwrap();
    assert!(snapshot.workshop.notes.is_empty());
}

#[test]
fn a_comparison_tells_people_what_is_not_the_same() {
    let room = Room::new();
    room.edit(r#"{"edit":"addPerson","id":"p1","name":"Marketing lead"}"#);
    room.edit(r#"{"edit":"addNote","id":"stays","zone":"technology","text":"One system"}"#);
    room.edit(r#"{"edit":"addNote","id":"goes","zone":"technology","text":"Two systems\nand more"}"#);
    room.edit(r#"{"edit":"addAction","id":"a1","title":"Call back"}"#);
    room.desk.call(Request::KeepVersion { name: "Before".into() }).unwrap();
    room.edit(r#"{"edit":"setDetails","title":"Customer day","date":"2027-02-03"}"#);
    room.edit(r#"{"edit":"setText","note":"stays","text":"One system for everybody"}"#);
    room.edit(r#"{"edit":"placeNotes","notes":["stays"],"zone":"social-service"}"#);
    room.edit(r#"{"edit":"setNotes","notes":["stays"],"voice":"customer"}"#);
    room.edit(r#"{"edit":"deleteNotes","notes":["goes"]}"#);
    room.edit(r#"{"edit":"setAction","action":"a1","owner":"p1","due":"2027-03-01","notes":["stays"]}"#);
    room.edit(r#"{"edit":"addNote","id":"new","zone":null,"text":"New"}"#);

    let handle = room.timeline().versions[0].handle.clone();
    let comparison = room.compare(version(&handle));
    assert_eq!((comparison.past.notes, comparison.present.notes, comparison.present.actions), (2, 2, 1));
    assert_eq!(comparison.present.title, "Customer day");
    let drawn = |side: &handvat_protocol::past::Side| side.picture.marks.iter().any(|mark| mark.note.is_some());
    assert!(drawn(&comparison.past) && drawn(&comparison.present));

    let said: Vec<String> = comparison
        .differences
        .iter()
        .flat_map(|difference| {
            let head = format!("{:?} {} {}", difference.change, difference.table, difference.name);
            let fields =
                difference.fields.iter().map(|field| format!("  {}: {} → {}", field.field, field.past, field.present));
            std::iter::once(head).chain(fields.collect::<Vec<_>>())
        })
        .collect();
    let moved = said.iter().find(|line| line.starts_with("  x: ")).unwrap().clone();
    assert!(moved.ends_with(" cm") && moved.matches('×').count() == 2, "{moved}");
    let expected = [
        "Changed workshop Customer day",
        "  details.date:  → 3 February 2027",
        "  title: Strategy canvas → Customer day",
        "Changed notes One system for everybody",
        "  text: One system → One system for everybody",
        "  voice: assumption → customer",
        &moved,
        "  zone: Technology → Social Service",
        "Gone notes Two systems",
        "Made notes New",
        "Changed actions Call back",
        "  due:  → 1 March 2027",
        "  notes:  → ‘One system for everybody’",
        "  owner:  → Marketing lead",
    ];
    assert_eq!(said, expected);
    assert!(
        room.compare(version(&room.timeline().versions[0].handle))
            .differences
            .iter()
            .any(|d| d.change == ChangeKind::Gone)
    );
}

#[test]
fn a_restore_is_one_step_that_can_be_undone_and_keeps_what_was_there() {
    let room = Room::new();
    room.edit(&note(1));
    room.desk.call(Request::KeepVersion { name: "One note".into() }).unwrap();
    let handle = room.timeline().versions[0].handle.clone();
    for number in 2..6 {
        room.edit(&note(number));
    }
    room.edit(r#"{"edit":"setDetails","language":"nl","ambition":"More"}"#);
    let before = room.snapshot().workshop;
    room.desk.call(Request::Restore { past: version(&handle) }).unwrap();
    let restored = room.snapshot();
    assert_eq!((restored.workshop.notes.len(), restored.workshop.revision), (1, before.revision + 1));
    assert_eq!(restored.workshop.head.language, Language::English);
    assert_eq!(restored.undo.unwrap().code, "step-restore");
    assert!(room.compare(version(&handle)).differences.is_empty());
    assert_eq!(room.timeline().versions[0].kind, VersionKind::BeforeRestore);
    assert_eq!(room.timeline().versions[0].notes, 5);

    room.edit(r#"{"edit":"undo"}"#);
    let back = room.snapshot().workshop;
    assert_eq!((&back.notes, &back.head, &back.canvases), (&before.notes, &before.head, &before.canvases));
    room.edit(r#"{"edit":"redo"}"#);
    assert_eq!(room.snapshot().workshop.notes.len(), 1);
    let count = room.timeline().versions.len();
    room.desk.call(Request::Restore { past: version(&handle) }).unwrap();
    assert_eq!(room.timeline().versions.len(), count, "there was nothing to restore");
    assert_eq!(room.desk.call(Request::Restore { past: version("99") }).unwrap_err().code, "unknown-version");
}

#[test]
fn tables_that_the_program_only_keeps_are_restored_too() {
    let bench = Bench::new();
    bench.begun().close().unwrap();
    let mut file: serde_json::Value = serde_json::from_slice(&fs::read(bench.file()).unwrap()).unwrap();
    file["risks"]["r1"] = serde_json::json!({"text": "kept"});
    file["later"] = serde_json::json!(7);
    fs::write(bench.file(), serde_json::to_vec_pretty(&file).unwrap()).unwrap();
    let workshop = OpenWorkshop::open(bench.hand(), &bench.file()).unwrap();
    let past = (*workshop.present()).clone();
    let mut other = past.clone();
    other.risks.clear();
    other.extra.clear();
    handvat_session::versions::restore(&workshop, other).unwrap();
    assert!(workshop.read(|workshop| workshop.risks.is_empty() && workshop.extra.is_empty()));
    send(&workshop, r#"{"edit":"undo"}"#).unwrap();
    workshop.close().unwrap();
    let again = OpenWorkshop::open(bench.hand(), &bench.file()).unwrap();
    assert_eq!(again.read(|workshop| (workshop.risks.clone(), workshop.extra.clone())), (past.risks, past.extra));
}

#[test]
fn after_a_crash_both_states_are_there_until_somebody_chose() {
    let room = Room::new();
    room.edit(&note(1));
    room.desk.call(Request::Save).unwrap();
    room.edit(&note(2));
    room.edit(&note(3));
    let room = room.crash();
    let snapshot = room.snapshot();
    let recovered = snapshot.recovered.unwrap();
    assert_eq!((recovered.steps, recovered.damaged, snapshot.workshop.notes.len()), (2, false, 3));
    // The file follows, and what it held is still there.
    room.desk.call(Request::Save).unwrap();
    room.edit(&note(4));
    room.desk.call(Request::Save).unwrap();
    let comparison = room.compare(Past::File);
    assert_eq!((comparison.past.notes, comparison.present.notes), (1, 4));
    assert!(comparison.differences.iter().all(|difference| difference.change == ChangeKind::Made));
    let kept =
        room.timeline().versions.into_iter().find(|version| version.kind == VersionKind::BeforeRecovery).unwrap();
    assert_eq!(kept.notes, 1);

    room.desk.call(Request::Restore { past: Past::File }).unwrap();
    assert_eq!(room.snapshot().workshop.notes.len(), 1);
    room.edit(r#"{"edit":"undo"}"#);
    assert_eq!(room.snapshot().workshop.notes.len(), 4);
    assert!(room.snapshot().recovered.is_some());
    room.desk.call(Request::KeepRecovered).unwrap();
    assert_eq!(room.snapshot().recovered, None);
    assert_eq!(room.desk.safety(), Some(Safety::Safe));
}

#[test]
fn both_states_are_offered_again_after_a_restart_and_never_again_after_a_choice() {
    let room = Room::new();
    room.edit(&note(1));
    room.desk.call(Request::Save).unwrap();
    room.edit(&note(2));
    let mut room = room.crash();
    let told = room.snapshot().recovered;
    assert_eq!(told.as_ref().map(|recovered| recovered.steps), Some(1));
    for _ in 0..2 {
        room.desk.close().unwrap();
        room.desk = desk(room.folder.path());
        room.desk.open_path(&room.file()).unwrap();
        assert_eq!(room.snapshot().recovered, told);
        let comparison = room.compare(Past::File);
        assert_eq!((comparison.past.notes, comparison.present.notes), (1, 2));
    }
    let before = |room: &Room| {
        let versions = room.timeline().versions;
        let before = versions.iter().filter(|version| version.kind == VersionKind::BeforeRecovery);
        before.map(|kept| kept.notes).collect::<Vec<u32>>()
    };
    assert_eq!(before(&room), [1], "a restart keeps nothing that was kept");
    room.desk.call(Request::KeepRecovered).unwrap();
    room.desk.close().unwrap();
    room.desk.open_path(&room.file()).unwrap();
    assert_eq!(room.snapshot().recovered, None);
    assert_eq!(room.snapshot().workshop.notes.len(), 2);
}

#[test]
fn a_page_hears_what_undo_would_take_back_once_the_steps_of_earlier_runs_are_read() {
    let bench = Bench::new();
    let workshop = bench.begun();
    send(&workshop, &note(1)).unwrap();
    workshop.close().unwrap();
    let workshop = OpenWorkshop::open(bench.hand(), &bench.file()).unwrap();
    bench.told();
    workshop.snapshot().unwrap();
    let mut told = Vec::new();
    until("how far undo reaches", || {
        told.extend(bench.told().into_iter().filter(|event| matches!(event, Event::Reach { .. })));
        !told.is_empty()
    });
    let [Event::Reach { revision: 1, reach, undo: Some(undo), redo: None }] = &told[..] else { panic!("{told:?}") };
    assert_eq!((reach.cut, reach.since.is_some(), undo.code.as_str()), (false, true, "step-add-notes"));
    let snapshot: Snapshot = serde_json::from_slice(&workshop.snapshot().unwrap()).unwrap();
    assert_eq!((&snapshot.reach, &snapshot.undo), (reach, &Some(undo.clone())));
}

#[test]
fn the_first_step_of_all_tells_pages_how_far_undo_reaches() {
    let bench = Bench::new();
    let workshop = bench.begun();
    workshop.snapshot().unwrap();
    send(&workshop, &note(1)).unwrap();
    until("how far undo reaches", || {
        let reaches =
            |event: &Event| matches!(event, Event::Reach { reach, .. } if reach.since.is_some() && !reach.cut);
        bench.told().iter().any(reaches)
    });
}

#[test]
fn a_file_that_was_replaced_while_it_was_closed_is_told_once() {
    let bench = Bench::new();
    let workshop = bench.begun();
    send(&workshop, &note(1)).unwrap();
    workshop.close().unwrap();
    let replaced =
        |workshop: &OpenWorkshop| serde_json::from_slice::<Snapshot>(&workshop.snapshot().unwrap()).unwrap().replaced;
    let open = || OpenWorkshop::open(bench.hand(), &bench.file()).unwrap();
    assert!(!replaced(&open()));
    let text = fs::read_to_string(bench.file()).unwrap();
    fs::write(bench.file(), text.replace("Notitie 1", "Another note")).unwrap();
    let workshop = open();
    assert!(replaced(&workshop) && replaced(&workshop));
    workshop.keep_recovered().unwrap();
    assert!(!replaced(&workshop));
    workshop.close().unwrap();
    assert!(!replaced(&open()));
}

#[test]
fn an_id_that_an_earlier_run_deleted_is_not_used_again() {
    let bench = Bench::new();
    let workshop = bench.begun();
    send(&workshop, &note(1)).unwrap();
    send(&workshop, r#"{"edit":"deleteNotes","notes":["n1"]}"#).unwrap();
    workshop.close().unwrap();
    let workshop = OpenWorkshop::open(bench.hand(), &bench.file()).unwrap();
    assert_eq!(send(&workshop, &note(1)), Err("id-taken".into()));
}

#[test]
fn undo_goes_back_to_the_beginning_across_runs_and_crashes_and_says_so_at_the_end() {
    let mut room = Room::new();
    for run in 0..3 {
        for number in 1..4 {
            room.edit(&note(10 * run + number));
        }
        if run == 1 {
            room.desk.call(Request::Save).unwrap();
        }
        room = room.crash();
    }
    // What earlier runs did is read beside everything else.
    until("the steps of earlier runs", || room.snapshot().reach.since.is_some());
    assert!(!room.snapshot().reach.cut);
    for _ in 0..9 {
        room.edit(r#"{"edit":"undo"}"#);
    }
    assert!(room.snapshot().workshop.notes.is_empty());
    let batch = Batch { client: "other".into(), sequence: 1, commands: vec![command(r#"{"edit":"undo"}"#)] };
    let Reply::Outcomes { outcomes } = room.desk.call(Request::Send { batch }).unwrap() else { panic!() };
    assert_eq!(outcomes[0].refused.as_ref().unwrap().code, "nothing-to-undo");
}

#[test]
fn where_earlier_steps_are_not_known_undo_says_how_far_it_reached() {
    let bench = Bench::new();
    let workshop = bench.begun();
    send(&workshop, &note(1)).unwrap();
    workshop.close().unwrap();
    // The same file on another computer.
    let other = Bench::new();
    fs::copy(bench.file(), other.file()).unwrap();
    let workshop = OpenWorkshop::open(other.hand(), &other.file()).unwrap();
    assert_eq!(send(&workshop, r#"{"edit":"undo"}"#).unwrap_err(), "undo-unknown");
    send(&workshop, &note(2)).unwrap();
    send(&workshop, r#"{"edit":"undo"}"#).unwrap();
    let fault = workshop.send_alone(vec![command(r#"{"edit":"undo"}"#)]).unwrap().remove(0).unwrap_err();
    assert_eq!(fault.code, "undo-ends");
    let moment = &fault.arguments[0].1;
    assert!(moment.contains(", ") && moment.contains(':') && !moment.contains('T'), "{moment}");
    let snapshot: Snapshot = serde_json::from_slice(&workshop.snapshot().unwrap()).unwrap();
    assert!(snapshot.reach.cut && snapshot.reach.since.is_some());
}

#[test]
fn steps_that_the_file_got_before_the_journal_can_be_undone_in_later_runs() {
    let bench = Bench::new();
    let workshop = bench.begun();
    send(&workshop, &note(1)).unwrap();
    workshop.close().unwrap();
    let files = FaultyFiles::new(Arc::new(RealFiles));
    let workshop = OpenWorkshop::open(bench.hand_over(Arc::new(files.clone()), true), &bench.file()).unwrap();
    send(&workshop, &note(2)).unwrap();
    files.fail_under(&bench.data(), 0, Trouble::DiskFull);
    send(&workshop, &note(3)).unwrap();
    assert_eq!(workshop.save_state().unwrap().state, Safety::NotSaved);
    workshop.checkpoint().unwrap();
    assert_eq!(workshop.save_state().unwrap().state, Safety::Saved, "the file has it");
    files.heal();
    send(&workshop, &note(4)).unwrap();
    workshop.close().unwrap();
    for left in [3, 2, 1, 0] {
        let workshop = OpenWorkshop::open(bench.hand(), &bench.file()).unwrap();
        send(&workshop, r#"{"edit":"undo"}"#).unwrap();
        assert_eq!(workshop.read(|workshop| workshop.notes.len()), left);
        workshop.close().unwrap();
    }
}
