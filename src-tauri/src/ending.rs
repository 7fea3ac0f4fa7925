//! The end of the program: the file is written and let go first, and when work is not safe the page asks.

use handvat_protocol::event::{Event, Safety};
use tauri::{AppHandle, Manager};

use crate::shell::shell_of;
use crate::window::CONSOLE;

/// The user wants to leave: at once when all is safe, else the page asks and answers with `quit`.
pub(crate) fn begin(app: &AppHandle) {
    let app = app.clone();
    tauri::async_runtime::spawn_blocking(move || {
        let shell = shell_of(&app);
        let unsafe_work = shell.desk.safety() == Some(Safety::NotSaved);
        if unsafe_work && shell.ears.listens(CONSOLE) {
            shell.desk.tell(&Event::Closing);
        } else {
            leave(&app);
        }
    });
}

/// Leaves, whatever is safe: the user was asked.
pub(crate) fn now<M: Manager<tauri::Wry>>(manager: &M) {
    let app = manager.app_handle().clone();
    tauri::async_runtime::spawn_blocking(move || leave(&app));
}

fn leave(app: &AppHandle) {
    let shell = shell_of(app);
    if let Some(first) = &shell.first {
        first.stop();
    }
    // What cannot be written is in the journal, and is there again at the next start.
    let _ = shell.desk.close();
    app.exit(0);
}
