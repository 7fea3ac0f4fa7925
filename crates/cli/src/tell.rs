//! Failures as people read them.

use handvat_protocol::failure::{Failure, Fault};
use handvat_words::Words;

/// On stderr.
pub(crate) fn complain(fault: &Fault, words: Words) {
    eprint!("{}", said(&fault.worded(&words)));
}

/// One sentence, and beneath it what to do.
pub(crate) fn said(failure: &Failure) -> String {
    match &failure.hint {
        Some(hint) => format!("{}\n  {hint}\n", failure.message),
        None => format!("{}\n", failure.message),
    }
}
