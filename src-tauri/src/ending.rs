//! The end of the program: the page takes in what is being typed, and asks when work is not safe; then the file is
//! written and let go.

use std::sync::atomic::Ordering;
use std::thread;
use std::time::Duration;

use handvat_protocol::event::{Event, Safety};
use tauri::{AppHandle, Manager};

use crate::shell::shell_of;
use crate::window::CONSOLE;

/// So long a page may take in what was typed; one that hangs keeps nobody from leaving.
const PATIENCE: Duration = Duration::from_secs(3);

/// The user wants to leave: the page answers with `quit`, after its question when work is not safe.
pub(crate) fn begin(app: &AppHandle) {
    let app = app.clone();
    tauri::async_runtime::spawn_blocking(move || {
        let shell = shell_of(&app);
        if !shell.ears.listens(CONSOLE) {
            return leave(&app);
        }
        let safe = || shell.desk.safety() != Some(Safety::NotSaved);
        let was_safe = safe();
        shell.desk.tell(&Event::Closing { safe: was_safe });
        if !was_safe {
            return;
        }
        thread::sleep(PATIENCE);
        if safe() {
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
    if shell.leaving.swap(true, Ordering::AcqRel) {
        // The file may take its time: nobody ends the program in the middle of it.
        return;
    }
    if let Some(first) = &shell.first {
        first.stop();
    }
    // What cannot be written is in the journal, and is there again at the next start.
    let _ = shell.desk.close();
    app.exit(0);
}
