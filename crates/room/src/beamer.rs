//! The beamer's routes: a page, a stream, and a table of its own. Nothing of the console's can be reached from here.

use std::convert::Infallible;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request as HttpRequest, State};
use axum::http::{StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::sse::{Event as Message, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use handvat_protocol::beamer::{BeamerEvent, BeamerRequest};
use tokio::sync::mpsc;
use tokio_stream::StreamExt as _;
use tokio_stream::wrappers::ReceiverStream;

use crate::console::{Host, QUEUE, answer, enter_by, json, on_desk, refused};
use crate::gate::Door;

pub(crate) fn routes(host: &Host) -> Router<Host> {
    let inside = Router::new()
        .route("/beamer/call", post(call))
        .route("/beamer/events", get(events))
        .layer(middleware::from_fn_with_state(host.clone(), known));
    Router::new().merge(inside).route("/beamer", get(page)).route("/beamer/enter", post(enter))
}

async fn known(State(host): State<Host>, request: HttpRequest, next: Next) -> Response {
    match host.gate.known(Door::Beamer, request.headers()) {
        Ok(()) => next.run(request).await,
        Err(status) => status.into_response(),
    }
}

/// The page holds nothing of a workshop: what it shows it gets through its stream.
async fn page() -> Response {
    match handvat_assets::find(handvat_assets::BEAMER) {
        Some(asset) => ([(header::CONTENT_TYPE, asset.media_type)], asset.bytes).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn enter(State(host): State<Host>, body: Body) -> Response {
    enter_by(&host, Door::Beamer, body).await
}

async fn call(State(host): State<Host>, body: Body) -> Response {
    match json::<BeamerRequest>(&host.desk, body).await {
        Ok(request) => answer(on_desk(host.desk, move |desk| desk.beamer_call(&request)).await),
        Err(failure) => refused(&failure),
    }
}

async fn events(State(host): State<Host>) -> Response {
    let (sender, receiver) = mpsc::channel::<BeamerEvent>(QUEUE);
    let tell = move |event: &BeamerEvent| sender.try_send(event.clone()).is_ok();
    let listening = host.desk.beamer_listen_while(Box::new(tell));
    let messages = ReceiverStream::new(receiver).map(move |event| {
        // The page listens for as long as its stream lives.
        let _ = &listening;
        Ok::<_, Infallible>(Message::default().json_data(event).unwrap_or_default())
    });
    Sse::new(messages).keep_alive(KeepAlive::default()).into_response()
}
