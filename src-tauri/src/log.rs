//! A small log of what went wrong, without a word of the workshop. Two files of at most 256 KiB each.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::panic::{self, PanicHookInfo};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

const LARGEST: u64 = 256 * 1024;

/// What a quotation begins or ends with.
const QUOTES: [char; 6] = ['"', '“', '”', '‘', '’', '`'];

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

/// A page's message without what lies between its first quotation mark and its last: an error quotes what it stumbled
/// over, and that may be a note. Between single straight ones stand names of the program.
pub(crate) fn unquoted(message: &str) -> String {
    let Some((before, rest)) = message.split_once(QUOTES) else { return message.to_owned() };
    let after = rest.rsplit_once(QUOTES).map_or("", |(_, after)| after);
    format!("{before}…{after}")
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

    #[test]
    fn however_much_is_logged_there_are_two_files_of_a_size() {
        let folder = std::env::temp_dir().join(format!("handvat-much-{}", std::process::id()));
        let log = Log::new(&folder);
        for number in 0..2000 {
            log.line("page", &format!("{number} {}", "x".repeat(1000)));
        }
        let sizes = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().metadata().unwrap().len());
        let sizes: Vec<u64> = sizes.collect();
        assert_eq!(sizes.len(), 2);
        assert!(sizes.iter().all(|size| *size < LARGEST + 1024), "{sizes:?}");
        assert!(fs::read_to_string(folder.join("handvat.log")).unwrap().contains("page 1999 "), "the last is there");
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_panic_says_where_and_not_what_stood_in_a_note() {
        let folder = std::env::temp_dir().join(format!("handvat-panics-{}", std::process::id()));
        Log::new(&folder).keep_panics();
        let note = String::from("Jaarnota");
        panic::catch_unwind(|| panic!("no zone for {note}")).unwrap_err();
        panic::catch_unwind(|| panic!("no zone at all")).unwrap_err();
        let text = fs::read_to_string(folder.join("handvat.log")).unwrap();
        assert!(text.contains("log.rs:") && text.contains("no zone at all"), "{text}");
        assert!(!text.contains("Jaarnota"), "{text}");
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn what_a_page_quotes_is_left_out() {
        let message = "SyntaxError: Unexpected “Jaarnota” in \"{\"text\": \"Boos\"}\" at 1:2";
        assert_eq!(unquoted(message), "SyntaxError: Unexpected … at 1:2");
        assert_eq!(unquoted("cut off in the middle of `Jaarnota"), "cut off in the middle of …");
        assert_eq!(
            unquoted("undefined is not an object (evaluating 'a.b')"),
            "undefined is not an object (evaluating 'a.b')"
        );
    }
}
