//! The console's routes. Each is exact; none touches the disk by a name from outside.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request as HttpRequest, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::middleware::{self, Next};
use axum::response::sse::{Event as Message, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use handvat_protocol::console::{Export, Request};
use handvat_protocol::event::Event;
use handvat_protocol::failure::{Failure, Fault};
use handvat_session::desk::Desk;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json as object};
use tokio::sync::mpsc;
use tokio_stream::StreamExt as _;
use tokio_stream::wrappers::ReceiverStream;

use crate::beamer;
use crate::gate::{Door, Gate};

/// Largest file that is imported, in bytes: what the reader takes, and one more so that it can say so.
const LARGEST_FILE: usize = 51 * 1024 * 1024;
/// A byte more than a workshop file may have, so that the refusal names its size.
const LARGEST_WORKSHOP: usize = 64 * 1024 * 1024 + 1;

/// Largest body of any other request, in bytes: a batch that pastes a long text many times over.
const LARGEST: usize = 8 * 1024 * 1024;

/// For the body of a request.
const PATIENCE: Duration = Duration::from_secs(30);

/// Events that a page may be behind; one that is further behind starts anew from a snapshot.
pub(crate) const QUEUE: usize = 1024;

#[derive(Clone)]
pub(crate) struct Host {
    pub(crate) desk: Arc<Desk>,
    pub(crate) gate: Arc<Gate>,
}

pub(crate) fn router(desk: Arc<Desk>, gate: Arc<Gate>) -> Router {
    let host = Host { desk, gate };
    let inside = Router::new()
        .route("/call", post(call))
        .route("/snapshot", get(snapshot))
        .route("/events", get(events))
        .route("/export", post(export))
        .route("/import", post(import))
        .route("/copy", post(copy))
        .route("/beamer-address", get(beamer_address))
        .layer(middleware::from_fn_with_state(host.clone(), known));
    Router::new()
        .merge(inside)
        .merge(beamer::routes(&host))
        .route("/enter", post(enter))
        .fallback(get(asset))
        .layer(middleware::from_fn_with_state(host.clone(), ours))
        .with_state(host)
}

/// Turns away what is not addressed to us or comes from another page, and seals every answer.
async fn ours(State(host): State<Host>, request: HttpRequest, next: Next) -> Response {
    let welcome =
        host.gate.addressed(request.headers()).and_then(|()| host.gate.own_page(request.method(), request.headers()));
    let mut response = match welcome {
        Ok(()) => next.run(request).await,
        Err(status) => status.into_response(),
    };
    let headers = response.headers_mut();
    if let Ok(policy) = HeaderValue::from_str(&handvat_assets::content_policy("")) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    for (name, value) in [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::CACHE_CONTROL, "no-store"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

async fn known(State(host): State<Host>, request: HttpRequest, next: Next) -> Response {
    match host.gate.known(Door::Console, request.headers()) {
        Ok(()) => next.run(request).await,
        Err(status) => status.into_response(),
    }
}

async fn enter(State(host): State<Host>, body: Body) -> Response {
    enter_by(&host, Door::Console, body).await
}

/// Gives a visitor the cookie for the token of a door.
pub(crate) async fn enter_by(host: &Host, door: Door, body: Body) -> Response {
    let body: Value = match json(&host.desk, body).await {
        Ok(body) => body,
        Err(failure) => return refused(&failure),
    };
    let token = body.get("token").and_then(Value::as_str).unwrap_or_default();
    match host.gate.enter(door, token).and_then(|cookie| HeaderValue::from_str(&cookie).ok()) {
        Some(cookie) => (StatusCode::NO_CONTENT, [(header::SET_COOKIE, cookie)]).into_response(),
        None => StatusCode::FORBIDDEN.into_response(),
    }
}

async fn call(State(host): State<Host>, body: Body) -> Response {
    match json::<Request>(&host.desk, body).await {
        Ok(request) => answer(on_desk(host.desk, move |desk| desk.call(request)).await),
        Err(failure) => refused(&failure),
    }
}

async fn snapshot(State(host): State<Host>) -> Response {
    match on_desk(host.desk, Desk::snapshot).await {
        Ok(bytes) => ([(header::CONTENT_TYPE, "application/json")], bytes).into_response(),
        Err(failure) => refused(&failure),
    }
}

async fn events(State(host): State<Host>) -> Response {
    let (sender, receiver) = mpsc::channel::<Event>(QUEUE);
    let listening = host.desk.listen_while(Box::new(move |event| sender.try_send(event.clone()).is_ok()));
    let messages = ReceiverStream::new(receiver).map(move |event| {
        // The page listens for as long as its stream lives.
        let _ = &listening;
        Ok::<_, Infallible>(Message::default().json_data(event).unwrap_or_default())
    });
    Sse::new(messages).keep_alive(KeepAlive::default()).into_response()
}

/// Where the beamer's page is for a browser that is not this one.
async fn beamer_address(State(host): State<Host>) -> Response {
    Json(object!({ "path": format!("/beamer#{}", host.gate.token(Door::Beamer)) })).into_response()
}

async fn export(State(host): State<Host>, body: Body) -> Response {
    let export: Export = match json(&host.desk, body).await {
        Ok(export) => export,
        Err(failure) => return refused(&failure),
    };
    let format = export.format;
    let made = on_desk(host.desk, move |desk| {
        let name = desk.suggested_name(export.format.extension())?;
        desk.export(&export).map(|exported| (name, exported))
    });
    match made.await {
        Ok((name, exported)) => {
            let disposition = format!("attachment; filename*=UTF-8''{}", percent_encoded(&name));
            let headers =
                [(header::CONTENT_TYPE, format.media_type().to_owned()), (header::CONTENT_DISPOSITION, disposition)];
            (headers, exported.bytes).into_response()
        }
        Err(failure) => refused(&failure),
    }
}

async fn import(State(host): State<Host>, headers: HeaderMap, body: Body) -> Response {
    let name = file_name(&headers);
    match whole(&host.desk, body, LARGEST_FILE).await {
        Ok(body) => answer(on_desk(host.desk, move |desk| desk.pick_import(&name, &body)).await),
        Err(failure) => refused(&failure),
    }
}

async fn copy(State(host): State<Host>, headers: HeaderMap, body: Body) -> Response {
    let name = file_name(&headers);
    match whole(&host.desk, body, LARGEST_WORKSHOP).await {
        Ok(body) => answer(on_desk(host.desk, move |desk| desk.pick_copy_bytes(&name, &body)).await),
        Err(failure) => refused(&failure),
    }
}

fn file_name(headers: &HeaderMap) -> String {
    headers.get("x-file-name").and_then(|value| value.to_str().ok()).map(percent_decoded).unwrap_or_default()
}

/// The body, or why it is none. A visitor may not take for ever to send it.
async fn whole(desk: &Desk, body: Body, largest: usize) -> Result<Bytes, Failure> {
    match tokio::time::timeout(PATIENCE, to_bytes(body, largest)).await {
        Ok(Ok(bytes)) => Ok(bytes),
        Ok(Err(error)) => Err(malformed(desk, &error)),
        Err(late) => Err(malformed(desk, &late)),
    }
}

pub(crate) async fn json<T: DeserializeOwned>(desk: &Desk, body: Body) -> Result<T, Failure> {
    let bytes = whole(desk, body, LARGEST).await?;
    serde_json::from_slice(&bytes).map_err(|error| malformed(desk, &error))
}

fn malformed(desk: &Desk, why: &dyn std::error::Error) -> Failure {
    desk.worded(&Fault::new("request-malformed").with("detail", why.to_string()))
}

async fn asset(uri: Uri) -> Response {
    let path = match uri.path() {
        "/" => handvat_assets::CONSOLE,
        path => path.trim_start_matches('/'),
    };
    match handvat_assets::find(path) {
        Some(asset) => ([(header::CONTENT_TYPE, asset.media_type)], asset.bytes).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// The desk waits for disks; the connections must not.
pub(crate) async fn on_desk<T: Send + 'static>(
    desk: Arc<Desk>,
    work: impl FnOnce(&Desk) -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    let worker = Arc::clone(&desk);
    match tokio::task::spawn_blocking(move || work(&worker)).await {
        Ok(result) => result,
        Err(_) => Err(desk.worded(&Fault::new("internal"))),
    }
}

pub(crate) fn answer(result: Result<impl Serialize, Failure>) -> Response {
    match result {
        Ok(reply) => Json(reply).into_response(),
        Err(failure) => refused(&failure),
    }
}

pub(crate) fn refused(failure: &Failure) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, Json(failure)).into_response()
}

fn percent_encoded(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    text.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

/// What is no escape stays as it is.
fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let escaped = (*first == b'%').then(|| tail.get(..2)).flatten();
        let byte = escaped.and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &tail[2..] } else { tail };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
