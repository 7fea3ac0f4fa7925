//! Connections: HTTP/1 with a limit on their number and on the time a visitor may take for its headers.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;

/// As many as a browser with a few pages opens, and then some.
const CONNECTIONS: usize = 64;

/// For the headers of a request, and between two requests on one connection.
const PATIENCE: Duration = Duration::from_secs(5);

pub(crate) async fn run(listener: TcpListener, router: Router) {
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    loop {
        let Ok(place) = Arc::clone(&places).acquire_owned().await else {
            return;
        };
        let Ok((stream, _)) = listener.accept().await else {
            // Out of descriptors, mostly: give the open connections time to end.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        // Patches are small and follow one another: none waits for the next to fill a packet.
        let _ = stream.set_nodelay(true);
        let service = TowerToHyperService::new(router.clone());
        tokio::spawn(async move {
            let connection = http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(PATIENCE)
                .max_buf_size(16 * 1024)
                .max_headers(32)
                .serve_connection(TokioIo::new(stream), service);
            // A visitor that goes away in the middle is no fault of ours.
            let _ = connection.await;
            drop(place);
        });
    }
}
