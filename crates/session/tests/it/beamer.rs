//! The beamer as its pages see it, and what they must never see.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use handvat_model::canvas::Area;
use handvat_model::id::Id;
use handvat_model::records::Language;
use handvat_protocol::beamer::{
    BeamerEvent, BeamerReply, BeamerRequest, BeamerState, BeamerTheme, CardChoice, Frame, ShowChoice, View,
};
use handvat_protocol::console::{Reply, Request};
use handvat_protocol::event::{Event, Snapshot};
use handvat_protocol::past::Past;
use handvat_report::note::NoteText;
use handvat_report::scene::Point;
use handvat_session::beamer::BeamerListener;
use handvat_session::desk::Desk;
use tempfile::TempDir;

/// A desk with a console and a beamer page that writes everything down it is told.
struct Room {
    desk: Desk,
    /// What the beamer page was told, as it stands on the wire.
    wire: Arc<Mutex<Vec<String>>>,
    /// What the console was told of the beamer.
    states: Arc<Mutex<Vec<BeamerState>>>,
    /// In milliseconds.
    clock: Arc<AtomicU64>,
    batches: u64,
    _folder: TempDir,
}

impl Room {
    /// On a new workshop of the strategy template.
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(AtomicU64::new(5_000));
        let ticks = Arc::clone(&clock);
        let clock_of = Arc::new(move || Duration::from_millis(ticks.load(Ordering::SeqCst)));
        let desk = Desk::by_clock(folder.path().join("data"), false, clock_of);
        desk.call(Request::SetLanguage { language: Language::English }).unwrap();
        let (wire, states) = (Arc::default(), Arc::default());
        let room = Self { desk, wire, states, clock, batches: 0, _folder: folder };
        let states = Arc::clone(&room.states);
        room.desk.listen(Box::new(move |event| {
            if let Event::Beamer { beamer } = event {
                states.lock().unwrap().push(beamer.clone());
            }
            true
        }));
        room.ask(Request::New { template: id("strategy") });
        room.desk.beamer_listen(room.page());
        room
    }

    fn page(&self) -> BeamerListener {
        let wire = Arc::clone(&self.wire);
        Box::new(move |event| {
            wire.lock().unwrap().push(serde_json::to_string(event).unwrap());
            true
        })
    }

    fn ask(&self, request: Request) -> Reply {
        self.desk.call(request).unwrap()
    }

    fn refused(&self, request: Request) -> String {
        self.desk.call(request).unwrap_err().code
    }

    /// JSON edits, a line each.
    fn edit(&mut self, edits: &str) {
        for line in edits.lines().map(str::trim).filter(|line| !line.is_empty()) {
            self.batches += 1;
            let batch = format!(r#"{{"client":"page","sequence":{},"commands":[{line}]}}"#, self.batches);
            let reply = self.ask(Request::Send { batch: serde_json::from_str(&batch).unwrap() });
            let Reply::Outcomes { outcomes } = reply else { panic!() };
            assert_eq!(outcomes[0].refused, None, "{line}");
        }
    }

    fn show(&self, choice: ShowChoice) {
        self.ask(Request::Show { view: choice });
    }

    fn show_sheet(&self) {
        self.show(ShowChoice::Canvas { canvas: id("strategy"), area: None });
    }

    /// The whole picture, asked for; so everything that was done before is told as well.
    fn frame(&self) -> Frame {
        let BeamerReply::Frame { frame } = self.desk.beamer_call(&BeamerRequest::Begin).unwrap() else { panic!() };
        *frame
    }

    /// What the page was told since the last time.
    fn told(&self) -> Vec<BeamerEvent> {
        self.frame();
        let lines = std::mem::take(&mut *self.wire.lock().unwrap());
        lines.iter().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// Everything on the wire so far, and a whole picture, as text.
    fn everything(&self) -> String {
        let frame = serde_json::to_string(&self.frame()).unwrap();
        self.wire.lock().unwrap().join("\n") + &frame
    }

    fn state(&self) -> BeamerState {
        self.desk.beamer_state()
    }

    fn pass(&self, milliseconds: u64) {
        self.clock.fetch_add(milliseconds, Ordering::SeqCst);
    }

    fn snapshot(&self) -> Snapshot {
        serde_json::from_slice(&self.desk.snapshot().unwrap()).unwrap()
    }
}

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

/// The lines of the notes of a sheet, by id; `-` for one that lies face down.
fn notes(view: &View) -> Vec<(String, String)> {
    let View::Sheet { notes, .. } = view else { panic!("{view:?}") };
    let lines = |note: &handvat_protocol::beamer::BeamerNote| {
        let lines = note.text.as_ref().map(|text| text.lines.iter().map(|line| line.text.trim()).collect::<Vec<_>>());
        lines.map_or_else(|| "-".to_owned(), |lines| lines.join(" "))
    };
    notes.iter().map(|note| (note.id.to_string(), lines(note))).collect()
}

/// Short, so that they stand on one line.
const SECRETS: [&str; 2] = ["Zwaan", "Zwerk"];
const AUTHOR: &str = "Geheimschrijver";

/// A zone in which is written blindly, with a note in it and one beside it.
fn blind() -> Room {
    let (mut room, [one, other]) = (Room::new(), SECRETS);
    room.show_sheet();
    room.edit(&format!(
        r#"{{"edit":"addPerson","id":"p","name":"{AUTHOR}"}}
           {{"edit":"setBlind","zone":"customer","on":true}}
           {{"edit":"addNote","id":"a","zone":"customer","text":"","author":"p","voice":"customer"}}
           {{"edit":"setText","note":"a","text":"Zwa"}}
           {{"edit":"setText","note":"a","text":"{one}"}}
           {{"edit":"addNote","id":"b","zone":"customer","text":"{other}","author":"p"}}"#
    ));
    room
}

fn has_secrets(text: &str) -> bool {
    ["Zwa", "Zwerk", AUTHOR].iter().any(|secret| text.contains(secret))
}

#[test]
fn a_page_is_told_the_whole_picture_first() {
    let room = Room::new();
    let told = room.told();
    let BeamerEvent::Frame { frame } = &told[0] else { panic!("{told:?}") };
    let title = room.snapshot().workshop.head.title;
    assert_eq!(frame.view, View::Waiting { title, organisation: String::new() });
    assert_eq!((frame.black, frame.theme, &frame.language), (false, BeamerTheme::Light, &Language::English));
}

#[test]
fn a_sheet_is_followed_by_what_changed_and_not_by_whole_pictures() {
    let mut room = Room::new();
    room.show_sheet();
    room.told();
    room.edit(r#"{"edit":"addNote","id":"n","zone":"customer","text":"Bel me"}"#);
    let told = room.told();
    let [BeamerEvent::Notes { puts, stacks: None, links: None }] = told.as_slice() else { panic!("{told:?}") };
    let note = puts[0].note.as_ref().unwrap();
    assert_eq!((puts[0].id.as_str(), note.text.as_ref().unwrap().lines[0].text.trim()), ("n", "Bel me"));
    room.edit(r#"{"edit":"deleteNotes","notes":["n"]}"#);
    assert!(matches!(room.told().as_slice(), [BeamerEvent::Notes { puts, .. }] if puts[0].note.is_none()));
    // What the room does not see is not told at all.
    room.edit(
        r#"{"edit":"addNote","id":"aside","text":"on the pasteboard"}
           {"edit":"addAction","id":"x","title":"Do it"}
           {"edit":"addPerson","id":"p","name":"Somebody"}
           {"edit":"setDetails","organisation":"Somewhere","sponsor":"Somebody"}
           {"edit":"setBlind","zone":"technology","on":true}"#,
    );
    assert_eq!(room.told().len(), 0);
}

#[test]
fn an_arrow_ends_at_the_closed_stack_of_its_note_and_never_in_the_parking_lot() {
    let mut room = Room::new();
    room.show_sheet();
    let ends = |room: &Room| {
        let View::Sheet { links, .. } = room.frame().view else { panic!() };
        links.iter().map(|link| format!("{} {}", link.from, link.to)).collect::<Vec<_>>()
    };
    room.edit(
        r#"{"edit":"addNote","id":"a","zone":"customer","text":"One"}
           {"edit":"addNote","id":"b","zone":"technology","text":"Two"}
           {"edit":"addNote","id":"c","zone":"technology","text":"Three"}
           {"edit":"setLink","from":"a","to":"b","text":"so"}"#,
    );
    assert_eq!(ends(&room), ["a b"]);
    room.edit(r#"{"edit":"stackNotes","id":"s","notes":["b","c"],"title":"Pile"}"#);
    assert_eq!(ends(&room), ["a s"]);
    room.edit(r#"{"edit":"fanStack","cluster":"s","open":true}"#);
    assert_eq!(ends(&room), ["a b"]);
    room.edit(r#"{"edit":"parkNotes","notes":["a"]}"#);
    assert_eq!(ends(&room), Vec::<String>::new());
    let followed = room.frame().view;
    room.show(ShowChoice::Waiting);
    room.show_sheet();
    assert_eq!(room.frame().view, followed);
}

#[test]
fn what_changes_leads_to_the_same_picture_as_a_whole_one() {
    let mut room = Room::new();
    room.show_sheet();
    room.edit(
        r#"{"edit":"addNote","id":"n","zone":"customer","text":"One"}
           {"edit":"addStack","id":"s","zone":"technology","title":"Pile","texts":["a","b","c"]}
           {"edit":"moveNotes","notes":["s"],"by":{"x":10,"y":0}}
           {"edit":"moveNotes","notes":["n"],"by":{"x":9000,"y":0}}
           {"edit":"undo"}
           {"edit":"dealStack","cluster":"s"}
           {"edit":"setLink","canvas":"strategy","from":"customer","to":"technology","text":"helps"}
           {"edit":"undo"}
           {"edit":"undo"}"#,
    );
    let followed = room.frame().view;
    let View::Sheet { stacks, .. } = &followed else { panic!() };
    assert_eq!((stacks[0].title.as_str(), stacks[0].count), ("Pile", 3));
    room.show(ShowChoice::Waiting);
    room.show_sheet();
    assert_eq!(room.frame().view, followed);
}

#[test]
fn nothing_of_a_note_that_lies_face_down_is_ever_on_the_wire() {
    let mut room = blind();
    room.edit(
        r#"{"edit":"moveNotes","notes":["a"],"by":{"x":40,"y":10}}
           {"edit":"setNotes","notes":["a"],"colour":"blue","size":"large","voice":"employee"}
           {"edit":"setCrossing","note":"a","step":"social-service","handle":"technology"}
           {"edit":"placeNotes","notes":["a"],"zone":"technology"}
           {"edit":"showAuthor","notes":["a"],"on":true}
           {"edit":"undo"}
           {"edit":"undo"}
           {"edit":"redo"}
           {"edit":"deleteNotes","notes":["a"]}
           {"edit":"undo"}
           {"edit":"stackNotes","id":"s","notes":["a","b"]}
           {"edit":"moveNotes","notes":["s"],"by":{"x":40,"y":10}}
           {"edit":"undo"}
           {"edit":"undo"}
           {"edit":"setBlind","zone":"customer","on":false}
           {"edit":"setPerson","person":"p","name":"Geheimschrijver de tweede"}"#,
    );
    room.show(ShowChoice::Note { note: id("a") });
    room.edit(r#"{"edit":"setText","note":"a","text":"Zwaan, nog eens"}"#);
    room.show(ShowChoice::Zone { canvas: id("strategy"), zone: id("customer") });
    room.show(ShowChoice::Crossings);
    room.ask(Request::Freeze { on: true });
    room.ask(Request::Freeze { on: false });
    room.show_sheet();
    room.ask(Request::SetLanguage { language: Language::Dutch });
    room.ask(Request::KeepVersion { name: "Zwaanversie".to_owned() });
    let Reply::Versions { timeline } = room.ask(Request::Versions) else { panic!() };
    room.edit(r#"{"edit":"deleteNotes","notes":["a","b"]}"#);
    room.ask(Request::Restore { past: Past::Version { handle: timeline.versions[0].handle.clone() } });
    assert_eq!(room.snapshot().workshop.notes.len(), 2, "both came back");
    let told = room.everything();
    assert!(!has_secrets(&told));
    let down = notes(&room.frame().view);
    assert_eq!(down.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>(), ["-", "-"]);
    let View::Sheet { notes, .. } = room.frame().view else { panic!() };
    for note in notes {
        assert!(note.hidden && note.voice.is_none() && note.author.is_none() && note.crossing.is_none());
    }
}

#[test]
fn how_much_is_written_on_a_note_that_lies_face_down_is_not_told() {
    let mut room = blind();
    let View::Sheet { notes, .. } = room.frame().view else { panic!() };
    let sizes: Vec<_> = notes.iter().map(|note| (note.width, note.height)).collect();
    room.told();
    let long = format!(r#"{{"edit":"setText","note":"a","text":"{}"}}"#, "Zwaan ".repeat(300));
    room.edit(&long);
    assert!(room.snapshot().workshop.notes[&id("a")].width > sizes[0].0, "it has grown");
    assert_eq!(room.told(), [], "and nobody in the room can tell");
    room.show(ShowChoice::Note { note: id("a") });
    let View::Note { note, .. } = room.frame().view else { panic!() };
    assert_eq!((note.width, note.height), sizes[0]);
    room.show_sheet();
    room.edit(r#"{"edit":"reveal","notes":["a"]}"#);
    let View::Sheet { notes, .. } = room.frame().view else { panic!() };
    assert!(notes[0].width > sizes[0].0, "once revealed it is as large as its words");
}

#[test]
fn after_the_reveal_the_words_are_there_and_the_author_is_not() {
    let mut room = blind();
    room.told();
    room.edit(r#"{"edit":"reveal","notes":["a"]}"#);
    let told = room.everything();
    assert!(told.contains(SECRETS[0]) && !told.contains(SECRETS[1]) && !told.contains(AUTHOR), "{told}");
    room.told();
    room.edit(r#"{"edit":"undo"}"#);
    assert!(!has_secrets(&room.everything()), "taken back, it lies face down again");
    room.edit(r#"{"edit":"revealZone","zone":"customer"}"#);
    let all = notes(&room.frame().view);
    assert_eq!(all, [("a".into(), SECRETS[0].into()), ("b".into(), SECRETS[1].into())]);
    assert!(!room.everything().contains(AUTHOR));
    room.edit(r#"{"edit":"showAuthor","notes":["b"],"on":true}"#);
    let View::Sheet { notes, .. } = room.frame().view else { panic!() };
    let authors: Vec<_> = notes.iter().map(|note| note.author.as_deref()).collect();
    assert_eq!(authors, [None, Some(AUTHOR)]);
    room.edit(r#"{"edit":"setPerson","person":"p","name":"Marketing lead"}"#);
    assert!(room.everything().contains("Marketing lead"));
}

#[test]
fn a_stack_without_a_title_says_on_both_screens_what_its_upper_note_says() {
    let mut room = Room::new();
    room.edit(
        r#"{"edit":"addNote","id":"a","zone":"customer","text":"Eend"}
           {"edit":"addNote","id":"b","zone":"customer","text":"Gans"}
           {"edit":"stackNotes","id":"s","notes":["a","b"]}"#,
    );
    room.show_sheet();
    let mut said = |edit: &str| {
        room.edit(edit);
        let View::Sheet { stacks, .. } = room.frame().view else { panic!() };
        let words = |text: &NoteText| text.lines.iter().map(|line| line.text.clone()).collect::<String>();
        let console = words(&room.snapshot().texts[&id("s")]);
        assert_eq!(words(&stacks[0].text), console);
        console
    };
    assert_eq!(said(r#"{"edit":"setText","note":"b","text":"Meerkoet"}"#), "Eend");
    assert_eq!(said(r#"{"edit":"setText","note":"a","text":"Bergeend"}"#), "Bergeend");
    assert_eq!(said(r#"{"edit":"setStack","cluster":"s","title":"Vogels"}"#), "Vogels");
    assert_eq!(said(r#"{"edit":"undo"}"#), "Bergeend");
    assert_eq!(said(r#"{"edit":"deleteNotes","notes":["a"]}"#), "Meerkoet");
}

#[test]
fn the_console_can_look_at_what_the_room_sees_and_sees_no_more_than_the_room() {
    let room = blind();
    let look = || {
        let Reply::BeamerPicture { frame } = room.ask(Request::BeamerPicture) else { panic!() };
        *frame
    };
    assert_eq!(look(), room.frame());
    assert!(!has_secrets(&serde_json::to_string(&look()).unwrap()));
    room.ask(Request::Freeze { on: true });
    room.show(ShowChoice::Crossings);
    assert_eq!(look(), room.frame());
    assert!(matches!(look().view, View::Sheet { .. }), "still what it was frozen at");
}

#[test]
fn a_frozen_picture_stays_as_it_is_until_it_follows_again() {
    let mut room = Room::new();
    room.show_sheet();
    room.told();
    room.ask(Request::Freeze { on: true });
    room.edit(r#"{"edit":"addNote","id":"n","zone":"customer","text":"Not yet"}"#);
    room.show(ShowChoice::Crossings);
    room.ask(Request::PointAt { at: Some(Point { x: 1.0, y: 2.0 }) });
    assert_eq!(room.told(), []);
    let state = room.state();
    assert!(state.frozen && state.choice == ShowChoice::Crossings && state.shown != state.choice);
    room.desk.beamer_listen(room.page());
    let View::Sheet { notes, .. } = room.frame().view else { panic!("a page that begins now sees the same") };
    assert!(notes.is_empty());
    room.told();
    room.ask(Request::Freeze { on: false });
    let told = room.told();
    assert!(
        matches!(&told[0], BeamerEvent::Frame { frame } if matches!(frame.view, View::Crossings { .. })),
        "{told:?}"
    );
    assert_eq!(room.state().shown, ShowChoice::Crossings);
}

#[test]
fn black_theme_and_pointer_reach_the_page_and_the_console_knows() {
    let room = Room::new();
    room.show_sheet();
    room.told();
    room.ask(Request::PointAt { at: Some(Point { x: 10.0, y: 20.0 }) });
    room.ask(Request::PointAt { at: Some(Point { x: f64::NAN, y: 20.0 }) });
    room.ask(Request::Black { on: true });
    room.ask(Request::PointAt { at: Some(Point { x: 30.0, y: 20.0 }) });
    let told = room.told();
    let expected = [
        BeamerEvent::Pointer { at: Some(Point { x: 10.0, y: 20.0 }) },
        BeamerEvent::Pointer { at: None },
        BeamerEvent::Curtain { black: true },
    ];
    assert_eq!(told, expected);
    room.ask(Request::BeamerTheme { theme: BeamerTheme::Contrast });
    assert!(room.frame().black && room.frame().theme == BeamerTheme::Contrast);
    let state = room.state();
    assert_eq!((state.black, state.theme, state.pages, state.window), (true, BeamerTheme::Contrast, 1, false));
    assert_eq!(room.states.lock().unwrap().last(), Some(&state));
    assert_eq!(room.snapshot().beamer, state);
    room.desk.beamer_window(true);
    assert!(room.state().window);
    assert_eq!(room.refused(Request::BeamerWindow { open: true }), "no-second-window");
}

#[test]
fn the_theme_is_kept_for_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    let desk = || Desk::new(folder.path().join("data"), false);
    desk().call(Request::BeamerTheme { theme: BeamerTheme::Dark }).unwrap();
    assert_eq!(desk().beamer_state().theme, BeamerTheme::Dark);
}

#[test]
fn a_countdown_goes_by_the_clock_of_the_core() {
    let room = Room::new();
    let left =
        || room.frame().countdown.map(|countdown| (countdown.total_seconds, countdown.left_ms, countdown.running));
    assert_eq!(left(), None);
    assert_eq!(room.refused(Request::StartCountdown { seconds: 0 }), "countdown-length");
    room.ask(Request::StartCountdown { seconds: 120 });
    room.pass(20_000);
    assert_eq!(left(), Some((120, 100_000, true)));
    room.ask(Request::PauseCountdown);
    room.pass(20_000);
    assert_eq!(left(), Some((120, 100_000, false)));
    room.ask(Request::AddMinute);
    room.ask(Request::ResumeCountdown);
    room.told();
    room.pass(160_000);
    let ended = room.told();
    assert!(matches!(&ended[..], [BeamerEvent::Countdown { countdown: Some(it) }] if it.left_ms == 0 && !it.running));
    assert!(room.states.lock().unwrap().last().unwrap().countdown.is_some_and(|it| it.left_ms == 0));
    room.show(ShowChoice::Countdown);
    assert_eq!(room.frame().view, View::Countdown);
    room.ask(Request::StopCountdown);
    assert_eq!((left(), room.state().countdown), (None, None));
}

#[test]
fn a_countdown_that_ends_is_told_without_anybody_asking() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::new(folder.path().join("data"), false);
    let (tell, told) = std::sync::mpsc::channel();
    desk.beamer_listen(Box::new(move |event| tell.send(event.clone()).is_ok()));
    desk.call(Request::StartCountdown { seconds: 1 }).unwrap();
    let over = |event: BeamerEvent| matches!(event, BeamerEvent::Countdown { countdown: Some(it) } if it.left_ms == 0);
    assert!(std::iter::from_fn(|| told.recv_timeout(Duration::from_secs(20)).ok()).any(over));
}

#[test]
fn a_note_an_action_a_zone_and_words_are_shown_on_their_own() {
    let mut room = Room::new();
    room.edit(
        r#"{"edit":"addNote","id":"n","zone":"customer","text":"Bel me"}
           {"edit":"addAction","id":"x","title":"Call back","why":"They wait","steps":["social-service"],"handles":["technology"],"owner":"Marketing lead","due":"2027-01-31","measure":"Four minutes"}"#,
    );
    room.show(ShowChoice::Note { note: id("n") });
    let View::Note { note, zone } = room.frame().view else { panic!() };
    assert!(note.text.is_some() && zone.is_some());
    room.show(ShowChoice::Action { action: id("x") });
    let expected = View::Action {
        title: "Call back".into(),
        why: "They wait".into(),
        steps: vec!["Social Service".into()],
        handles: vec!["Technology".into()],
        owner: Some("Marketing lead".into()),
        due: Some("31 January 2027".into()),
        measure: "Four minutes".into(),
    };
    assert_eq!(room.frame().view, expected);
    room.told();
    room.edit(r#"{"edit":"setAction","action":"x","title":"Call back today"}"#);
    let told = room.told();
    assert!(
        matches!(&told[..], [BeamerEvent::Frame { frame }] if matches!(&frame.view, View::Action { title, .. } if title == "Call back today"))
    );
    room.show(ShowChoice::Zone { canvas: id("strategy"), zone: id("customer") });
    let View::Sheet { area: Some(Area { width, .. }), part: Some(_), .. } = room.frame().view else { panic!() };
    assert!(width > 0.0);
    let card = |of| ShowChoice::Card { card: of };
    room.show(card(CardChoice::Text { title: "Why".into(), lines: vec!["Because".into()] }));
    assert_eq!(room.frame().view, View::Card { title: "Why".into(), lines: vec!["Because".into()] });
    let long = CardChoice::Text { title: String::new(), lines: vec!["x".repeat(20_001)] };
    assert_eq!(room.refused(Request::Show { view: card(long) }), "text-too-long");
}

#[test]
fn crossings_are_counted_and_gaps_are_seen() {
    let mut room = Room::new();
    room.edit(
        r#"{"edit":"addNote","id":"n","zone":"social-service","text":"One","crossing":{"step":"social-service","handle":"technology"}}
           {"edit":"addAction","id":"x","title":"Do","steps":["social-service"],"handles":["technology","buy-in"]}
           {"edit":"markCrossing","step":"social-innovation","handle":"technology","reason":"Not now"}"#,
    );
    room.show(ShowChoice::Crossings);
    let View::Crossings { table } = room.frame().view else { panic!() };
    assert_eq!((table.rows.len(), table.columns.len()), (4, 5));
    let cells = || table.rows.iter().flat_map(|row| &row.cells);
    let sum = cells().fold((0, 0), |(notes, actions), cell| (notes + cell.notes, actions + cell.actions));
    assert_eq!(sum, (1, 2));
    assert_eq!(cells().filter(|cell| cell.deliberately_empty).count(), 1);
    assert_eq!(cells().filter(|cell| cell.gap).count(), 17);
    assert!(!room.everything().contains("Not now"));
}

#[test]
fn what_cannot_be_shown_is_refused_and_the_picture_stays() {
    let room = Room::new();
    room.show(ShowChoice::Crossings);
    for choice in [
        ShowChoice::Note { note: id("nobody") },
        ShowChoice::Action { action: id("nothing") },
        ShowChoice::Canvas { canvas: id("nowhere"), area: None },
        ShowChoice::Zone { canvas: id("strategy"), zone: id("nowhere") },
        ShowChoice::Card { card: CardChoice::Prompt { canvas: id("strategy"), zone: id("customer"), index: 9_999 } },
    ] {
        assert_eq!(room.refused(Request::Show { view: choice }), "unknown-id");
    }
    assert_eq!(room.state().choice, ShowChoice::Crossings);
    let area = Some(Area { x: f64::INFINITY, y: 0.0, width: 1.0, height: 1.0 });
    room.show(ShowChoice::Canvas { canvas: id("strategy"), area });
    assert!(matches!(room.frame().view, View::Sheet { area: None, .. }));
}

#[test]
fn what_is_deleted_while_it_is_shown_gives_way_to_the_picture_to_wait_with() {
    let mut room = Room::new();
    room.edit(r#"{"edit":"addNote","id":"n","zone":"customer","text":"Bel me"}"#);
    room.show(ShowChoice::Note { note: id("n") });
    room.edit(r#"{"edit":"deleteNotes","notes":["n"]}"#);
    assert!(matches!(room.frame().view, View::Waiting { .. }));
    assert_eq!(room.state().choice, ShowChoice::Waiting);
}

#[test]
fn what_was_chosen_for_one_workshop_is_never_shown_of_another() {
    let mut room = Room::new();
    room.show_sheet();
    room.edit(r#"{"edit":"addNote","id":"n","zone":"customer","text":"Of the first client"}"#);
    room.ask(Request::Freeze { on: true });
    room.ask(Request::StartCountdown { seconds: 60 });
    room.told();
    room.ask(Request::OpenSample);
    let told = room.told();
    assert!(!told.is_empty() && !format!("{told:?}").contains("first client"), "{told:?}");
    let frame = room.frame();
    assert!(matches!(frame.view, View::Waiting { .. }) && frame.countdown.is_none());
    let state = room.state();
    assert!(!state.frozen && state.choice == ShowChoice::Waiting && state.countdown.is_none());
    room.ask(Request::Close);
    assert_eq!(room.frame().view, View::Waiting { title: String::new(), organisation: String::new() });
    assert_eq!(room.refused(Request::Show { view: ShowChoice::Crossings }), "nothing-open");
}

#[test]
fn a_page_that_went_away_is_told_nothing_more() {
    let room = Room::new();
    let listening = room.desk.beamer_listen_while(room.page());
    room.frame();
    assert_eq!(room.state().pages, 2);
    drop(listening);
    room.told();
    assert_eq!(room.state().pages, 1);
    room.ask(Request::Black { on: true });
    assert_eq!(room.told().len(), 1);
}
