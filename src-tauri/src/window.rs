//! The console's window: where it stands, what may be shown in it, and what is dropped on it.

use std::path::Path;
use std::sync::PoisonError;

use handvat_protocol::console::Reply;
use handvat_protocol::event::Event;
use handvat_protocol::failure::Fault;
use handvat_session::places::data_folder;
use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, DragDropEvent, WebviewUrl, WebviewWindow, WebviewWindowBuilder, WindowEvent};

use crate::place::{Place, SMALLEST};
use crate::shell::{Shell, console, shell_of};
use crate::{dialogs, ending, files, links, platform};

/// The window's label, which capabilities name.
pub(crate) const CONSOLE: &str = "console";

/// The program's name, in the title bar.
pub(crate) const NAME: &str = "Handvat";

/// The file in the app's data folder that keeps where the window was.
pub(crate) const PLACE: &str = "window.json";

/// Opens the window where it was last time.
pub(crate) fn open(app: &AppHandle) -> tauri::Result<WebviewWindow> {
    let place = *shell_of(app).place.lock().unwrap_or_else(PoisonError::into_inner);
    let mut builder = WebviewWindowBuilder::new(app, CONSOLE, WebviewUrl::App(handvat_assets::CONSOLE.into()))
        .title(NAME)
        .inner_size(place.size.0, place.size.1)
        .min_inner_size(SMALLEST.0, SMALLEST.1)
        .prevent_overflow()
        .maximized(place.maximised)
        .data_directory(data_folder().join("page"))
        .devtools(cfg!(debug_assertions))
        .on_navigation(|url| {
            let own = links::is_own(url);
            if !own {
                links::open_outside(url);
            }
            own
        })
        .on_new_window(|url, _| {
            links::open_outside(&url);
            NewWindowResponse::Deny
        });
    builder = match place.position_on(&screens(app)) {
        Some((x, y)) => builder.position(x, y),
        None => builder.center(),
    };
    let window = builder.build()?;
    follow(&window);
    let log = shell_of(app).log.clone();
    platform::revive(&window, move || {
        log.line("page", "the page's process ended and was started again");
    });
    Ok(window)
}

/// Left, top, width and height of every screen, in logical pixels.
fn screens(app: &AppHandle) -> Vec<(f64, f64, f64, f64)> {
    let monitors = app.available_monitors().unwrap_or_default();
    let logical = |monitor: &tauri::Monitor| {
        let scale = monitor.scale_factor();
        let (position, size) = (monitor.position().to_logical::<f64>(scale), monitor.size().to_logical::<f64>(scale));
        (position.x, position.y, size.width, size.height)
    };
    monitors.iter().map(logical).collect()
}

fn follow(window: &WebviewWindow) {
    let followed = window.clone();
    window.on_window_event(move |event| {
        let app = tauri::Manager::app_handle(&followed);
        match event {
            WindowEvent::Moved(_) | WindowEvent::Resized(_) => {
                note_place(&followed, &shell_of(app));
            }
            WindowEvent::CloseRequested { api, .. } => {
                api.prevent_close();
                ending::begin(app);
            }
            WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) => match paths.as_slice() {
                [] => {}
                [file] => open_file(app, file),
                _ => dialogs::complain(&followed, shell_of(app).desk.worded(&Fault::new("files-dropped"))),
            },
            _ => {}
        }
    });
}

/// Remembers where the window is; its outline only while it is neither maximised nor minimised.
fn note_place(window: &WebviewWindow, shell: &Shell) {
    let maximised = window.is_maximized().unwrap_or_default();
    let hidden = window.is_minimized().unwrap_or_default() || window.is_fullscreen().unwrap_or_default();
    let mut place = shell.place.lock().unwrap_or_else(PoisonError::into_inner);
    if hidden {
        return;
    }
    place.maximised = maximised;
    if maximised {
        return;
    }
    let (Ok(scale), Ok(position), Ok(size)) = (window.scale_factor(), window.outer_position(), window.inner_size())
    else {
        return;
    };
    let (position, size) = (position.to_logical::<f64>(scale), size.to_logical::<f64>(scale));
    *place = Place { position: Some((position.x, position.y)), size: (size.width, size.height), maximised };
}

/// Opens a workshop that was dropped on the window, or for which the program was started again; what is none is
/// said. Of a table or text that is dropped on an open workshop the page shows what is in it.
pub(crate) fn open_file(app: &AppHandle, file: &Path) {
    let (app, file) = (app.clone(), file.to_owned());
    tauri::async_runtime::spawn_blocking(move || {
        let shell = shell_of(&app);
        let opened = if files::comes_in(&file) && shell.desk.title().is_some() {
            files::look_at(&shell.desk, &file).map(|reply| {
                if let Reply::Preview { preview } = reply {
                    shell.desk.tell(&Event::Dropped { preview });
                }
            })
        } else {
            shell.desk.open_path(&file).map(drop)
        };
        if let Err(failure) = opened
            && let Some(window) = console(&app)
        {
            dialogs::complain(&window, failure);
        }
    });
}
