//! What only one operating system needs. The dialog back end is the other such choice: `rfd` uses GTK on Linux
//! (the `gtk3` feature: the portal back end answers “cancelled” at once where no portal runs), and the system's
//! own dialogs on Windows and macOS, where that feature does nothing.
//!
//! Only the Linux part is tested here; the Windows and macOS parts are written from their documentation.

use tauri::{AppHandle, WebviewWindow};

use crate::displays::Display;

/// Commands of text fields that a menu must carry out with the page's own clipboard rights.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Editing {
    /// Out of the text or the board, onto the clipboard.
    Cut,
    /// Onto the clipboard.
    Copy,
    /// From the clipboard.
    Paste,
}

/// Before anything else: whether there is a screen, and settings that the web engine reads from its environment.
/// Fails with a sentence for the terminal.
#[cfg(target_os = "linux")]
pub(crate) fn prepare() -> Result<(), &'static str> {
    use std::env;
    use std::os::unix::process::CommandExt;
    use std::path::Path;
    use std::process::Command;

    const SWITCH: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    if !["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| env::var_os(name).is_some_and(|value| !value.is_empty())) {
        return Err("There is no display to open the window on. Start Handvat from a desktop session, \
                    or use `handvat-cli serve FILE` and a browser.");
    }
    // Without a graphics device, and with NVIDIA's own driver, WebKit's DMABUF renderer is slower, larger, or
    // leaves the window blank.
    let unfit = !Path::new("/dev/dri").exists() || Path::new("/proc/driver/nvidia/version").exists();
    if unfit
        && env::var_os(SWITCH).is_none()
        && let Ok(program) = env::current_exe()
    {
        // The environment of a running program cannot be changed safely, so the program starts itself over in
        // the same process. When that fails it goes on as it is.
        let _ = Command::new(program).args(env::args_os().skip(1)).env(SWITCH, "1").exec();
    }
    Ok(())
}

/// WebView2 and WKWebView need nothing.
#[cfg(not(target_os = "linux"))]
pub(crate) fn prepare() -> Result<(), &'static str> {
    Ok(())
}

/// What the desktop gives a program that is started, so that a window may come to the front for it.
pub(crate) fn activation() -> Option<String> {
    let names = ["XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID"];
    names.iter().find_map(|name| std::env::var(name).ok().filter(|token| !token.is_empty()))
}

/// Brings the window to the front, out of the task bar if it is there.
#[cfg(target_os = "linux")]
pub(crate) fn come_forward(window: &WebviewWindow, token: Option<String>) {
    use gtk::prelude::GtkWindowExt;

    let shown = window.clone();
    // Like the rest of GTK it wants the main thread; a window that is closing has no use for it.
    let _ = window.run_on_main_thread(move || {
        let Ok(window) = shown.gtk_window() else { return };
        if let Some(token) = token {
            window.set_startup_id(&token);
        }
        window.present();
    });
}

/// On Windows and macOS the frame asks the system.
#[cfg(not(target_os = "linux"))]
pub(crate) fn come_forward(window: &WebviewWindow, _: Option<String>) {
    let _ = window.unminimize().and_then(|()| window.set_focus());
}

/// When the page's process dies, the page is loaded anew: the workshop is in the core and loses nothing.
#[cfg(target_os = "linux")]
pub(crate) fn revive(window: &WebviewWindow, died: impl Fn() + Send + 'static) {
    use webkit2gtk::WebViewExt;

    let _ = window.with_webview(move |webview| {
        webview.inner().connect_web_process_terminated(move |view, _| {
            died();
            view.reload();
        });
    });
}

/// WebView2 and WKWebView show their own page and reload when asked.
#[cfg(not(target_os = "linux"))]
pub(crate) fn revive(_: &WebviewWindow, _: impl Fn() + Send + 'static) {}

/// Whether a window that is to stay behind may be made able to take the focus. On Linux not: window managers hand the
/// focus to a new window of a program that has it already, whatever the window asks for.
pub(crate) const BORN_FOCUSABLE: bool = !cfg!(target_os = "linux");

/// The window comes up without taking the focus, and can be given it afterwards.
#[cfg(target_os = "linux")]
pub(crate) fn stay_behind(window: &WebviewWindow) {
    use std::time::Duration;

    use gtk::glib::Propagation;
    use gtk::prelude::{GtkWindowExt, WidgetExt, WidgetExtManual};

    /// The window manager offers the focus when it has put the window on the screen; nothing tells when it is done.
    const OFFERED: Duration = Duration::from_secs(1);

    let shown = window.clone();
    let _ = window.run_on_main_thread(move || {
        let Ok(window) = shown.gtk_window() else { return };
        window.set_focus_on_map(false);
        window.connect_unmap(|window| window.set_accept_focus(false));
        window.connect_map_event(|window, _| {
            let window = window.clone();
            gtk::glib::timeout_add_local_once(OFFERED, move || {
                if window.is_mapped() {
                    window.set_accept_focus(true);
                }
            });
            Propagation::Proceed
        });
    });
}

/// On Windows and macOS a window that was made without focus comes up without it.
#[cfg(not(target_os = "linux"))]
pub(crate) fn stay_behind(_: &WebviewWindow) {}

/// Full screen on that display, whichever one the window manager would choose.
#[cfg(target_os = "linux")]
pub(crate) fn fill_display(window: &WebviewWindow, display: &Display) {
    use gtk::prelude::{GtkWindowExt, MonitorExt, WidgetExt};

    let (shown, (x, y)) = (window.clone(), display.position);
    let _ = window.run_on_main_thread(move || {
        let Ok(window) = shown.gtk_window() else { return };
        let (display, screen) = (window.display(), WidgetExt::screen(&window));
        let place = (0..display.n_monitors()).find(|place| {
            let monitor = display.monitor(*place);
            monitor.is_some_and(|monitor| {
                let (area, scale) = (monitor.geometry(), monitor.scale_factor());
                (area.x() * scale, area.y() * scale) == (x, y)
            })
        });
        match (screen, place) {
            (Some(screen), Some(place)) => window.fullscreen_on_monitor(&screen, place),
            _ => window.fullscreen(),
        }
    });
}

/// On Windows and macOS it fills the display on which it stands.
#[cfg(not(target_os = "linux"))]
pub(crate) fn fill_display(window: &WebviewWindow, _: &Display) {
    let _ = window.set_fullscreen(true);
}

/// An ordinary window again.
#[cfg(target_os = "linux")]
pub(crate) fn leave_full_screen(window: &WebviewWindow) {
    use gtk::prelude::GtkWindowExt;

    let shown = window.clone();
    let _ = window.run_on_main_thread(move || {
        if let Ok(window) = shown.gtk_window() {
            window.unfullscreen();
        }
    });
}

/// On Windows and macOS the frame knows.
#[cfg(not(target_os = "linux"))]
pub(crate) fn leave_full_screen(window: &WebviewWindow) {
    let _ = window.set_fullscreen(false);
}

/// Calls `changed` on the main thread a moment after a display came or went.
#[cfg(target_os = "linux")]
pub(crate) fn on_displays_changed(app: &AppHandle, changed: impl Fn() + Send + 'static) {
    use std::rc::Rc;
    use std::time::Duration;

    /// One plug is several signals, and the desktop rearranges its displays after them.
    const CALM: Duration = Duration::from_millis(400);

    let _ = app.run_on_main_thread(move || {
        let Some(display) = gtk::gdk::Display::default() else { return };
        let changed = Rc::new(changed);
        let soon = move || {
            let changed = Rc::clone(&changed);
            gtk::glib::timeout_add_local_once(CALM, move || changed());
        };
        let also = soon.clone();
        display.connect_monitor_added(move |_, _| soon());
        display.connect_monitor_removed(move |_, _| also());
    });
}

/// On Windows and macOS the displays are looked at once a second.
#[cfg(not(target_os = "linux"))]
pub(crate) fn on_displays_changed(app: &AppHandle, changed: impl Fn() + Send + Sync + 'static) {
    use std::sync::Arc;
    use std::time::Duration;

    let (app, changed) = (app.clone(), Arc::new(changed));
    // Without a thread the window stays where it was put.
    let _ = std::thread::Builder::new().name("displays".to_owned()).spawn(move || {
        loop {
            std::thread::sleep(Duration::from_secs(1));
            let changed = Arc::clone(&changed);
            if app.run_on_main_thread(move || changed()).is_err() {
                return;
            }
        }
    });
}

/// Carries out an editing command in the page, as if its keys had been pressed.
#[cfg(target_os = "linux")]
pub(crate) fn edit(window: &WebviewWindow, editing: Editing) {
    use webkit2gtk::WebViewExt;

    let command = match editing {
        Editing::Cut => "Cut",
        Editing::Copy => "Copy",
        Editing::Paste => "Paste",
    };
    let _ = window.with_webview(move |webview| webview.inner().execute_editing_command(command));
}

/// On Windows and macOS these entries are the system's own and never arrive here.
#[cfg(not(target_os = "linux"))]
pub(crate) fn edit(_: &WebviewWindow, _: Editing) {}
