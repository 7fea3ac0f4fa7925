//! The console in a browser: HTTP on loopback, for managed laptops that forbid installs and for tests
//! that drive the real program. Participants on the local network come here too, with a table of their own.

mod beamer;
mod console;
mod gate;
mod server;

use std::net::SocketAddr;
use std::sync::Arc;

use handvat_session::desk::Desk;
use tokio::net::TcpListener;

/// A console that is being served.
#[derive(Debug, Clone)]
pub struct Console {
    /// For the browser: with the token in the fragment, which never travels.
    pub url: String,
}

/// Why the console cannot be served.
#[derive(Debug, thiserror::Error)]
pub enum ServeFailure {
    /// Another program has the port.
    #[error("port {port} cannot be used")]
    Port {
        /// As it was asked for.
        port: u16,
        /// What the system said.
        source: std::io::Error,
    },
}

/// Serves the console of a desk on loopback until the task is dropped. Port 0 takes a free one; `ready` is told
/// the address once it answers.
pub async fn serve(desk: Arc<Desk>, port: u16, ready: impl FnOnce(Console)) -> Result<(), ServeFailure> {
    let in_use = |source| ServeFailure::Port { port, source };
    let listener = TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], port))).await.map_err(in_use)?;
    let address = listener.local_addr().map_err(in_use)?;
    let gate = Arc::new(gate::Gate::new(address.port()));
    let console = Console { url: format!("http://127.0.0.1:{}/#{}", address.port(), gate.token(gate::Door::Console)) };
    let router = console::router(desk, gate);
    ready(console);
    server::run(listener, router).await;
    Ok(())
}
