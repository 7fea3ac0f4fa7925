//! The windows' whole command table: for the console a request, the snapshot, and the ear; for the beamer a request
//! and an ear of its own. What is not here cannot be called, and each window's capability names which of these it may.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use handvat_protocol::beamer::{BeamerEvent, BeamerReply, BeamerRequest};
use handvat_protocol::console::{Reply, Request};
use handvat_protocol::event::Event;
use handvat_protocol::failure::{Failure, Fault};
use handvat_session::desk::Desk;
use serde_json::Value;
use tauri::ipc::{Channel, Response};
use tauri::{Manager, State, WebviewWindow};

use crate::shell::{Shell, mark_menu};
use crate::{beamer, clipboard, ending, files, log};

/// Who listens: for each window the channel of its latest page.
#[derive(Default)]
pub(crate) struct Ears(Arc<Mutex<HashMap<String, u64>>>);

impl Ears {
    /// A new page of that window listens; those before it no longer do. Says whether it still does: a page that was
    /// loaded anew has an ear of its own, and then this one is deaf.
    fn hearing(&self, window: &str) -> impl Fn() -> bool + Send + 'static {
        let (all, window) = (Arc::clone(&self.0), window.to_owned());
        let own = {
            let mut turns = all.lock().unwrap_or_else(PoisonError::into_inner);
            let turn = turns.entry(window.clone()).or_default();
            *turn += 1;
            *turn
        };
        move || all.lock().unwrap_or_else(PoisonError::into_inner).get(&window) == Some(&own)
    }

    /// Whether a page of that window listens.
    pub(crate) fn listens(&self, window: &str) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).contains_key(window)
    }
}

/// The table.
pub(crate) fn handler() -> impl Fn(tauri::ipc::Invoke<tauri::Wry>) -> bool + Send + Sync + 'static {
    tauri::generate_handler![call, snapshot, listen, beamer_call, beamer_listen]
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
        Request::CopyPicture { export } => clipboard::copy(&shell, export).await,
        Request::PickImport => files::pick_import(&window, &shell).await,
        Request::PickCopy => files::pick_copy(&window, &shell).await,
        Request::BeamerWindow { open } => {
            let app = window.app_handle();
            if open {
                beamer::open(app).map_err(|failure| {
                    shell.desk.worded(&Fault::new("window-failed").with("detail", failure.to_string()))
                })?;
            } else {
                beamer::close(app);
            }
            Ok(Reply::Done)
        }
        Request::Quit => {
            ending::now(&window);
            Ok(Reply::Done)
        }
        Request::MarkMenu { on } => {
            mark_menu(window.app_handle(), on);
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
    let hears = shell.ears.hearing(window.label());
    shell.desk.listen(Box::new(move |event| hears() && channel.send(event.clone()).is_ok()));
    Ok(())
}

/// Answers a request of the beamer.
#[tauri::command]
async fn beamer_call(request: Value, window: WebviewWindow, shell: State<'_, Shell>) -> Result<BeamerReply, Failure> {
    let request = serde_json::from_value::<BeamerRequest>(request)
        .map_err(|failure| shell.desk.worded(&Fault::new("request-malformed").with("detail", failure.to_string())))?;
    match &request {
        BeamerRequest::Log { message } => shell.log.line("beamer", &log::unquoted(message)),
        BeamerRequest::TurnFullScreen => beamer::turn_full_screen(&window),
        BeamerRequest::LeaveFullScreen => beamer::leave_full_screen(&window),
        BeamerRequest::Begin => {}
    }
    at_desk(&shell, move |desk| desk.beamer_call(&request)).await
}

/// From now on the beamer's page is told the picture, in order.
#[tauri::command]
async fn beamer_listen(
    channel: Channel<BeamerEvent>,
    window: WebviewWindow,
    shell: State<'_, Shell>,
) -> Result<(), Failure> {
    let hears = shell.ears.hearing(window.label());
    shell.desk.beamer_listen(Box::new(move |event| hears() && channel.send(event.clone()).is_ok()));
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
