//! `show`: the workshop as an outline or as JSON.

use std::process::ExitCode;

use handvat_protocol::failure::Fault;
use handvat_session::faults::coded;
use handvat_store::writing;
use handvat_words::Words;

use crate::arguments::Show;
use crate::destination::{print, write};
use crate::outline::outline;
use crate::source::workshop_of;

pub(crate) fn show(show: &Show, words: Words) -> Result<ExitCode, Fault> {
    let workshop = workshop_of(&show.file, words)?;
    if show.json {
        let bytes = writing::write(&workshop).map_err(|failure| coded(&failure))?;
        write("-".as_ref(), &bytes)?;
    } else {
        print(&outline(&workshop, words))?;
    }
    Ok(ExitCode::SUCCESS)
}
