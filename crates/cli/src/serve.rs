//! `serve`: the whole console in a browser on this machine.

use std::io::Write as _;
use std::process::ExitCode;
use std::sync::Arc;

use handvat_protocol::failure::Fault;
use handvat_room::{Console, ServeFailure};
use handvat_session::desk::Desk;
use handvat_session::places::data_folder;
use handvat_words::Words;

use crate::arguments::Serve;
use crate::tell::said;

/// The address with its token is the first line on stdout. Runs until it is stopped; the journal holds every edit.
pub(crate) fn serve(serve: &Serve, words: Words) -> Result<ExitCode, Fault> {
    let desk = Arc::new(Desk::new(data_folder(), false));
    if let Err(failure) = desk.open_path(&serve.file) {
        eprint!("{}", said(&failure));
        return Ok(ExitCode::FAILURE);
    }
    let open = !serve.no_open;
    let ready = |console: Console| announce(&console.url, open, words);
    let runtime = tokio::runtime::Runtime::new()
        .map_err(|error| Fault::new("cli-no-threads").with("detail", error.to_string()))?;
    let served = runtime.block_on(async {
        tokio::select! {
            // Whoever reads the address may ask for the end at once: it is listened for before the address is said.
            biased;
            () = stopped() => Ok(()),
            served = handvat_room::serve(Arc::clone(&desk), serve.port, ready) => served.map_err(|failure| not_served(&failure)),
        }
    });
    // Writes the file; what cannot be written stays in the journal and comes back with the next start.
    if let Err(failure) = desk.close() {
        eprint!("{}", said(&failure));
    }
    served.map(|()| ExitCode::SUCCESS)
}

/// Whoever started this may not listen any more; that is no reason to stop serving.
fn announce(url: &str, open: bool, words: Words) {
    let mut stdout = std::io::stdout().lock();
    let _ = writeln!(stdout, "{url}").and_then(|()| stdout.flush());
    if open && let Err(error) = opener::open_browser(url) {
        eprintln!("{}", words.with("cli-no-browser", &[("detail", error.to_string())]));
    }
}

/// Ctrl+C, or the word of the system to end.
async fn stopped() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut ended) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = ended.recv() => {}
                _ = tokio::signal::ctrl_c() => {}
            }
            return;
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}

fn not_served(failure: &ServeFailure) -> Fault {
    match failure {
        ServeFailure::Port { port, source } => {
            Fault::new("cli-port").with("port", port.to_string()).with("detail", source.to_string())
        }
    }
}
