//! The window's whole command table: a request, the snapshot, and the ear. What is not here cannot be called,
//! and each window's capability names which of these it may.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use handvat_protocol::console::{Reply, Request};
use handvat_protocol::event::Event;
use handvat_protocol::failure::{Failure, Fault};
use handvat_session::desk::Desk;
use serde_json::Value;
use tauri::ipc::{Channel, Response};
use tauri::{State, WebviewWindow};

use crate::shell::Shell;
use crate::{ending, files, log};

/// Who listens: for each window the channel of its latest page.
#[derive(Default)]
pub(crate) struct Ears(Arc<Mutex<HashMap<String, u64>>>);

impl Ears {
    /// A new page of that window listens; those before it no longer do.
    fn turn(&self, window: &str) -> (Arc<Mutex<HashMap<String, u64>>>, u64) {
        let mut turns = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let turn = turns.entry(window.to_owned()).or_default();
        *turn += 1;
        (Arc::clone(&self.0), *turn)
    }

    /// Whether a page of that window listens.
    pub(crate) fn listens(&self, window: &str) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).contains_key(window)
    }
}

/// The table.
pub(crate) fn handler() -> impl Fn(tauri::ipc::Invoke<tauri::Wry>) -> bool + Send + Sync + 'static {
    tauri::generate_handler![call, snapshot, listen]
}

/// Answers a request of the console.
#[tauri::command]
async fn call(request: Value, window: WebviewWindow, shell: State<'_, Shell>) -> Result<Reply, Failure> {
    let request = serde_json::from_value::<Request>(request)
        .map_err(|failure| shell.desk.worded(&Fault::new("request-malformed").with("detail", failure.to_string())))?;
    match request {
        Request::Open => files::open(&window, &shell).await,
        Request::Save if shell.desk.place().is_none() => files::save_as(&window, &shell).await,
        Request::SaveAs => files::save_as(&window, &shell).await,
        Request::SaveCopy => files::save_copy(&window, &shell).await,
        Request::Export { export } => files::export(&window, &shell, export).await,
        Request::PickImport => files::pick_import(&window, &shell).await,
        Request::PickCopy => files::pick_copy(&window, &shell).await,
        Request::Quit => {
            ending::now(&window);
            Ok(Reply::Done)
        }
        Request::Log { message } => {
            shell.log.line("page", &log::unquoted(&message));
            Ok(Reply::Done)
        }
        other => at_desk(&shell, |desk| desk.call(other)).await,
    }
}

/// The open workshop as it is now, as bytes of JSON.
#[tauri::command]
async fn snapshot(shell: State<'_, Shell>) -> Result<Response, Failure> {
    at_desk(&shell, Desk::snapshot).await.map(Response::new)
}

/// From now on the page hears what happens, in order.
#[tauri::command]
async fn listen(channel: Channel<Event>, window: WebviewWindow, shell: State<'_, Shell>) -> Result<(), Failure> {
    let label = window.label().to_owned();
    let (turns, own) = shell.ears.turn(&label);
    shell.desk.listen(Box::new(move |event| {
        // A page that was loaded anew has an ear of its own; this one is deaf.
        let current = turns.lock().unwrap_or_else(PoisonError::into_inner).get(&label).copied();
        current == Some(own) && channel.send(event.clone()).is_ok()
    }));
    Ok(())
}

/// Works with the desk; a panic there is a failure like any other.
pub(crate) async fn at_desk<T: Send + 'static>(
    shell: &Shell,
    work: impl FnOnce(&Desk) -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    match shell.at_desk(work).await {
        Some(result) => result,
        None => Err(shell.desk.worded(&Fault::new("internal"))),
    }
}
