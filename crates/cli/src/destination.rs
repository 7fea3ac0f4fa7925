//! Where output goes: a file, whole or not at all, or stdout.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use handvat_protocol::failure::Fault;

use crate::hand::write_whole;

/// Named as the output, it means stdout.
const STDOUT: &str = "-";

pub(crate) fn is_stdout(output: &Path) -> bool {
    output.as_os_str() == STDOUT
}

/// Writes to stdout for `-`, else a file that is never left half written. A reader who has seen enough, such as
/// `head`, is no failure.
pub(crate) fn write(output: &Path, bytes: &[u8]) -> Result<(), Fault> {
    if !is_stdout(output) {
        return write_whole(output, bytes);
    }
    let mut stdout = io::stdout().lock();
    match stdout.write_all(bytes).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(stdout_closed(&error)),
        _ => Ok(()),
    }
}

/// Prints a text to stdout.
pub(crate) fn print(text: &str) -> Result<(), Fault> {
    write(Path::new(STDOUT), text.as_bytes())
}

/// A workshop never takes the place of another file; an empty one holds nothing to lose.
pub(crate) fn free(output: &Path) -> Result<(), Fault> {
    match fs::metadata(output) {
        Ok(found) if found.is_file() && found.len() > 0 => {
            Err(Fault::new("file-exists").with("file", output.display().to_string()))
        }
        _ => Ok(()),
    }
}

pub(crate) fn stdout_closed(error: &io::Error) -> Fault {
    Fault::new("cli-stdout").with("detail", error.to_string())
}
