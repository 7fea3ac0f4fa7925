//! Puts the parts together: the desk, the menu, the window, and what passes between them.

use std::path::Path;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::time::Duration;

use handvat_protocol::console::Request;
use handvat_protocol::event::{Event, Put};
use handvat_protocol::failure::Failure;
use handvat_session::desk::Desk;
use handvat_session::places::data_folder;
use tauri::utils::config::Csp;
use tauri::{AppHandle, Manager, WebviewWindow};

use crate::first::{Asked, First};
use crate::log::Log;
use crate::menu::{self, Choice, OnDesk, Standing};
use crate::pages::Pages;
use crate::place::Place;
use crate::wish::Wish;
use crate::{beamer, commands, dialogs, ending, platform, window};

/// What a page may talk to besides its own origin: the bridge to the commands.
const BRIDGE: &str = "ipc: http://ipc.localhost";

/// How long the window waits for its first workshop before it shows itself without.
const PATIENCE: Duration = Duration::from_millis(1500);

/// What every part of the window needs.
pub(crate) struct Shell {
    /// The workshop that is open, and all that can be asked of it.
    pub(crate) desk: Arc<Desk>,
    /// Where faults are kept.
    pub(crate) log: Log,
    /// Where the window is.
    pub(crate) place: Mutex<Place>,
    /// The pages that listen.
    pub(crate) ears: commands::Ears,
    /// The beamer's window.
    pub(crate) beamer: beamer::Beamer,
    /// The ids of the actions that the page says are on.
    on: Mutex<Vec<String>>,
    /// The place of the first window; none for one that stands beside a window that hangs.
    pub(crate) first: Option<First>,
    /// Whether the program is on its way out.
    pub(crate) leaving: AtomicBool,
}

impl Shell {
    fn on(&self) -> Vec<String> {
        self.on.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Works with the desk where nothing else waits: the desk waits for disks.
    pub(crate) async fn at_desk<T: Send + 'static>(&self, work: impl FnOnce(&Desk) -> T + Send + 'static) -> Option<T> {
        let desk = Arc::clone(&self.desk);
        tauri::async_runtime::spawn_blocking(move || work(&desk)).await.ok()
    }
}

/// Opens the window and stays until it is closed.
pub(crate) fn run(wish: Wish, first: Option<First>) -> tauri::Result<()> {
    let data = data_folder();
    let log = Log::new(&data.join("logs"));
    log.keep_panics();
    let shell = Shell {
        desk: Arc::new(Desk::new(data.clone(), true)),
        log,
        place: Mutex::new(Place::read(&data.join(window::PLACE))),
        ears: commands::Ears::default(),
        beamer: beamer::Beamer::default(),
        on: Mutex::default(),
        first,
        leaving: AtomicBool::new(false),
    };
    shell.desk.tidy();
    let mut context = tauri::generate_context!();
    context.set_assets(Box::new(Pages));
    context.config_mut().app.security.csp = Some(Csp::Policy(handvat_assets::content_policy(BRIDGE)));
    let app = tauri::Builder::default()
        .manage(shell)
        .invoke_handler(commands::handler())
        .on_menu_event(|app, event| choose(app, event.id().as_ref()))
        .setup(move |app| {
            let handle = app.handle();
            let failure = fulfil(handle, wish);
            hear(handle);
            let window = window::open(handle)?;
            draw_menu(handle);
            draw_title(handle);
            if let Some(failure) = failure {
                dialogs::complain(&window, failure);
            }
            hear_wishes(handle);
            beamer::follow_displays(handle);
            Ok(())
        })
        .build(context)?;
    app.run(|app, event| {
        if let tauri::RunEvent::Exit = event {
            let place = *shell_of(app).place.lock().unwrap_or_else(PoisonError::into_inner);
            place.write(&data_folder().join(window::PLACE));
        }
    });
    Ok(())
}

/// The shell of a running program.
pub(crate) fn shell_of<M: Manager<tauri::Wry>>(manager: &M) -> tauri::State<'_, Shell> {
    manager.state::<Shell>()
}

/// The console's window, while it is there.
pub(crate) fn console(app: &AppHandle) -> Option<WebviewWindow> {
    app.get_webview_window(window::CONSOLE)
}

/// Opens what the program was started for. A disk that does not answer must not keep the window away: after a
/// moment the rest goes on behind it, and what fails then is said there.
fn fulfil(app: &AppHandle, wish: Wish) -> Option<Failure> {
    let (done, opened) = mpsc::channel();
    let handle = app.clone();
    let work = move || {
        let desk = &shell_of(&handle).desk;
        let result = match wish {
            Wish::Begin => return,
            Wish::Sample => desk.call(Request::OpenSample),
            Wish::File(file) => desk.open_path(&file),
        };
        let Err(failure) = result else { return };
        if let Err(mpsc::SendError(failure)) = done.send(failure)
            && let Some(window) = console(&handle)
        {
            dialogs::complain(&window, failure);
        }
    };
    tauri::async_runtime::spawn_blocking(work);
    opened.recv_timeout(PATIENCE).ok()
}

/// Comes to the front for every later start, with the file that it was started for.
fn hear_wishes(app: &AppHandle) {
    let handle = app.clone();
    let fulfil = move |asked: Asked| {
        let Some(window) = console(&handle) else { return };
        platform::come_forward(&window, asked.token);
        if let Some(file) = asked.file {
            window::open_file(&handle, Path::new(&file));
        }
    };
    if let Some(first) = &shell_of(app).first {
        first.hear(fulfil);
    }
}

/// Follows what happens at the desk with the title and the menu. The desk is busy while it tells, so it is asked
/// afterwards.
fn hear(app: &AppHandle) {
    let handle = app.clone();
    let mut writable = None;
    shell_of(app).desk.listen(Box::new(move |event| {
        let (title, menu) = match event {
            Event::Opened | Event::Closed => (true, true),
            Event::Language { .. } => (false, true),
            Event::Save { save } => {
                let now = Some(save.read_only.is_none());
                (false, std::mem::replace(&mut writable, now) != now)
            }
            Event::Patched { puts, .. } => (puts.iter().any(|put| matches!(put, Put::Head { .. })), false),
            _ => (false, false),
        };
        if title || menu {
            let app = handle.clone();
            tauri::async_runtime::spawn_blocking(move || {
                if title {
                    draw_title(&app);
                }
                if menu {
                    draw_menu(&app);
                }
            });
        }
        true
    }));
}

fn draw_title(app: &AppHandle) {
    let title = shell_of(app).desk.title().filter(|title| !title.trim().is_empty());
    let title = title.map_or_else(|| window::NAME.to_owned(), |title| format!("{title} — {}", window::NAME));
    if let Some(window) = console(app) {
        // A window that is closing has no use for a title.
        let _ = window.set_title(&title);
    }
}

fn draw_menu(app: &AppHandle) {
    let shell = shell_of(app);
    let language = shell.desk.language();
    let on_desk = match shell.desk.writable() {
        None => OnDesk::Nothing,
        Some(false) => OnDesk::Reading,
        Some(true) => OnDesk::Writing,
    };
    let handle = app.clone();
    let draw = move || {
        let on = shell_of(&handle).on();
        if let Ok(menu) = menu::menu(&handle, &Standing { language, on_desk, on }) {
            let _ = handle.set_menu(menu);
        }
    };
    let _ = app.run_on_main_thread(draw);
}

/// Ticks in the menu what the page says is on.
pub(crate) fn mark_menu(app: &AppHandle, on: Vec<String>) {
    *shell_of(app).on.lock().unwrap_or_else(PoisonError::into_inner) = on;
    remark_menu(app);
}

fn remark_menu(app: &AppHandle) {
    let handle = app.clone();
    let mark = move || {
        if let Some(menu) = handle.menu() {
            // A tick is not worth more than the entry that it stands at.
            let _ = menu::mark(&menu, &shell_of(&handle).on());
        }
    };
    let _ = app.run_on_main_thread(mark);
}

/// Carries out an entry of the menu.
fn choose(app: &AppHandle, id: &str) {
    let Some(choice) = menu::choice(id) else {
        return;
    };
    let handle = app.clone();
    match choice {
        Choice::Quit => ending::begin(app),
        Choice::Edit(editing) => {
            if let Some(window) = console(app) {
                platform::edit(&window, editing);
            }
        }
        Choice::Page(action) => {
            remark_menu(app);
            tauri::async_runtime::spawn_blocking(move || {
                shell_of(&handle).desk.tell(&Event::Menu { action: action.to_owned() });
            });
        }
    }
}
