//! A small log of what went wrong, without a word of the workshop. Two files of at most 256 KiB each.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::panic::{self, PanicHookInfo};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

const LARGEST: u64 = 256 * 1024;

/// Where lines go.
#[derive(Debug, Clone)]
pub(crate) struct Log {
    file: PathBuf,
}

impl Log {
    /// A log in this folder; nothing is made until a line is written.
    pub(crate) fn new(folder: &Path) -> Self {
        Self { file: folder.join("handvat.log") }
    }

    /// Adds a line: seconds since 1970, what kind of thing, and what. A log that cannot be written is let go.
    pub(crate) fn line(&self, kind: &str, text: &str) {
        if fs::metadata(&self.file).is_ok_and(|file| file.len() > LARGEST) {
            let _ = fs::rename(&self.file, self.file.with_extension("old.log"));
        }
        if let Some(folder) = self.file.parent() {
            let _ = fs::create_dir_all(folder);
        }
        let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
        let text: String = text.chars().map(|each| if each.is_control() { ' ' } else { each }).take(600).collect();
        if let Ok(mut file) = OpenOptions::new().create(true).append(true).open(&self.file) {
            let _ = writeln!(file, "{seconds} {kind} {text}");
        }
    }

    /// From now on a panic leaves a line, and then does what it always did.
    pub(crate) fn keep_panics(&self) {
        let log = self.clone();
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            log.line("panic", &described(panic));
            before(panic);
        }));
    }
}

/// Where it happened, and the message only when it is fixed text of the program: a formatted one may quote a note.
fn described(panic: &PanicHookInfo<'_>) -> String {
    let place = panic.location().map_or_else(|| "somewhere".to_owned(), ToString::to_string);
    let message = panic.payload().downcast_ref::<&'static str>().copied().unwrap_or("");
    let thread = std::thread::current();
    format!("{} at {place} {message}", thread.name().unwrap_or("unnamed"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_log_turns_over_and_keeps_to_one_line_each() {
        let folder = std::env::temp_dir().join(format!("handvat-log-{}", std::process::id()));
        let log = Log::new(&folder);
        log.line("page", "first\nsecond");
        let text = fs::read_to_string(folder.join("handvat.log")).unwrap();
        assert!(text.ends_with(" page first second\n"), "{text}");
        fs::write(folder.join("handvat.log"), vec![b'x'; LARGEST as usize + 1]).unwrap();
        log.line("page", "after");
        assert!(folder.join("handvat.old.log").exists());
        assert!(fs::metadata(folder.join("handvat.log")).unwrap().len() < 100);
        fs::remove_dir_all(folder).unwrap();
    }
}
