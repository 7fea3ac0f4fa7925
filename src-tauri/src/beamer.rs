//! The beamer's window: full screen on the second display, gone with it, back with it. With one display it is an
//! ordinary window that can be shared. It never takes the focus from the console.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use handvat_session::places::data_folder;
use tauri::menu::Menu;
use tauri::webview::NewWindowResponse;
use tauri::{
    AppHandle, Manager, PhysicalPosition, PhysicalSize, WebviewUrl, WebviewWindow, WebviewWindowBuilder, WindowEvent,
};

use crate::displays::{self, Display, Stand, stand, under};
use crate::shell::{console, shell_of};
use crate::{links, platform};

/// The window's label, which capabilities name.
pub(crate) const BEAMER: &str = "beamer";

/// The file in the app's data folder that keeps which display it was.
const DISPLAY: &str = "beamer.json";

/// In logical pixels, where there is no display of its own.
const ORDINARY: (f64, f64) = (960.0, 540.0);

/// What the program knows of the beamer's window.
#[derive(Default)]
pub(crate) struct Beamer {
    /// Whether it was asked for and not closed since, seen or not.
    wanted: AtomicBool,
    /// Whether it fills a display that is its own.
    fills: AtomicBool,
    /// The displays as they were when the window was put in its place.
    placed: Mutex<Vec<Display>>,
}

/// Opens the window, or brings the one that is there to its place.
pub(crate) fn open(app: &AppHandle) -> tauri::Result<()> {
    shell_of(app).beamer.wanted.store(true, Ordering::Release);
    let window = match app.get_webview_window(BEAMER) {
        Some(window) => window,
        None => build(app)?,
    };
    place(app, &window, Because::Asked);
    Ok(())
}

/// Closes the window.
pub(crate) fn close(app: &AppHandle) {
    shell_of(app).beamer.wanted.store(false, Ordering::Release);
    if let Some(window) = app.get_webview_window(BEAMER) {
        // A window that is closing already is closed.
        let _ = window.destroy();
    }
    tell(app, false);
}

/// All of the screen for the window that is shared, or a window again. One that fills a display of its own stays.
pub(crate) fn turn_full_screen(window: &WebviewWindow) {
    if shell_of(window).beamer.fills.load(Ordering::Acquire) {
        return;
    }
    let full = window.is_fullscreen().unwrap_or_default();
    // A window that is closing has no use for it.
    let _ = window.set_fullscreen(!full);
}

/// A window again, unless it fills a display of its own.
pub(crate) fn leave_full_screen(window: &WebviewWindow) {
    if !shell_of(window).beamer.fills.load(Ordering::Acquire) {
        let _ = window.set_fullscreen(false);
    }
}

/// Follows displays that come and go from now on.
pub(crate) fn follow_displays(app: &AppHandle) {
    let handle = app.clone();
    platform::on_displays_changed(app, move || {
        let beamer = &shell_of(&handle).beamer;
        let now = all(&handle);
        let mut placed = beamer.placed.lock().unwrap_or_else(PoisonError::into_inner);
        let changed = beamer.wanted.load(Ordering::Acquire) && *placed != now;
        *placed = now;
        drop(placed);
        if let Some(window) = handle.get_webview_window(BEAMER).filter(|_| changed) {
            place(&handle, &window, Because::Displays);
        }
    });
}

/// Why the window is put in its place.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Because {
    /// Somebody wants to see it.
    Asked,
    /// A display came or went.
    Displays,
}

fn build(app: &AppHandle) -> tauri::Result<WebviewWindow> {
    let title = shell_of(app).desk.words().get("beamer-window");
    let window = WebviewWindowBuilder::new(app, BEAMER, WebviewUrl::App(handvat_assets::BEAMER.into()))
        .title(title)
        // Without one of its own it would get the console's.
        .menu(Menu::new(app)?)
        .inner_size(ORDINARY.0, ORDINARY.1)
        .visible(false)
        .focused(false)
        .focusable(platform::BORN_FOCUSABLE)
        .data_directory(data_folder().join("page"))
        .devtools(cfg!(debug_assertions))
        .on_navigation(links::is_own)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()?;
    let _ = window.hide_menu();
    platform::stay_behind(&window);
    let app = app.clone();
    window.on_window_event(move |event| {
        if let WindowEvent::CloseRequested { .. } | WindowEvent::Destroyed = event {
            shell_of(&app).beamer.wanted.store(false, Ordering::Release);
            tell(&app, false);
        }
    });
    let log = shell_of(&window).log.clone();
    platform::revive(&window, move || {
        log.line("beamer", "the page's process ended and was started again");
    });
    Ok(window)
}

/// Puts the window where it belongs. One whose display is gone is out of sight until a display comes, or until
/// somebody asks for it: it must not cover the console.
fn place(app: &AppHandle, window: &WebviewWindow, because: Because) {
    let displays = all(app);
    let file = data_folder().join(DISPLAY);
    let kept = displays::read(&file);
    let stand = stand(&displays, console_on(app, &displays), kept.as_ref());
    shell_of(app).beamer.fills.store(matches!(stand, Stand::Fills(_)), Ordering::Release);
    let seen = match stand {
        Stand::Fills(place) => {
            let display = &displays[place];
            displays::write(display, &file);
            fill(window, display);
            true
        }
        Stand::Ordinary => {
            platform::leave_full_screen(window);
            // The frame has an account of its own of what was asked through it.
            let _ = window.set_fullscreen(false);
            let _ = window.set_decorations(true);
            let seen = because == Because::Asked;
            if seen {
                let _ = window.set_size(tauri::LogicalSize::new(ORDINARY.0, ORDINARY.1));
                let _ = window.show();
            } else {
                let _ = window.hide();
            }
            seen
        }
    };
    *shell_of(app).beamer.placed.lock().unwrap_or_else(PoisonError::into_inner) = displays;
    tell(app, seen);
}

/// All of a display, also where no window manager helps.
fn fill(window: &WebviewWindow, display: &Display) {
    let _ = window.set_decorations(false);
    let _ = window.set_position(PhysicalPosition::new(display.position.0, display.position.1));
    let _ = window.set_size(PhysicalSize::new(display.size.0, display.size.1));
    let _ = window.show();
    platform::fill_display(window, display);
}

/// On which display the middle of the console lies.
fn console_on(app: &AppHandle, displays: &[Display]) -> Option<usize> {
    let window = console(app)?;
    let (position, size) = (window.outer_position().ok()?, window.outer_size().ok()?);
    let half = |length: u32| i32::try_from(length / 2).unwrap_or_default();
    under(displays, (position.x + half(size.width), position.y + half(size.height)))
}

fn all(app: &AppHandle) -> Vec<Display> {
    let monitors = app.available_monitors().unwrap_or_default();
    let display = |monitor: &tauri::Monitor| Display {
        name: monitor.name().cloned().unwrap_or_default(),
        position: (monitor.position().x, monitor.position().y),
        size: (monitor.size().width, monitor.size().height),
    };
    monitors.iter().map(display).collect()
}

/// The console hears whether the window can be seen. The desk may be busy, so nothing waits for it.
fn tell(app: &AppHandle, seen: bool) {
    let app = app.clone();
    tauri::async_runtime::spawn_blocking(move || shell_of(&app).desk.beamer_window(seen));
}
