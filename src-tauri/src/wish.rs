//! What the program was started for.

use std::ffi::OsString;
use std::path::PathBuf;

/// What to show first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Wish {
    /// The start screen.
    Begin,
    /// An untitled copy of the sample.
    Sample,
    /// A file: named on the command line, or by a double click on it.
    File(PathBuf),
}

/// What to say when the words make no sense.
pub(crate) const USAGE: &str = "handvat [--sample | FILE]";

impl Wish {
    /// Reads the words after the program's name. A relative path counts from where the program was started.
    pub(crate) fn read(words: impl IntoIterator<Item = OsString>) -> Result<Self, &'static str> {
        let words: Vec<OsString> = words.into_iter().collect();
        match words.as_slice() {
            [] => Ok(Self::Begin),
            [word] if word == "--sample" => Ok(Self::Sample),
            [word] if word.to_string_lossy().starts_with('-') => Err(USAGE),
            [file] => Ok(Self::File(std::path::absolute(file).unwrap_or_else(|_| PathBuf::from(file)))),
            _ => Err(USAGE),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &[&str]) -> Result<Wish, &'static str> {
        Wish::read(words.iter().map(OsString::from))
    }

    #[test]
    fn a_file_the_sample_or_nothing_can_be_asked_for() {
        assert_eq!(read(&[]), Ok(Wish::Begin));
        assert_eq!(read(&["--sample"]), Ok(Wish::Sample));
        assert_eq!(read(&["/tmp/a b.handvat"]), Ok(Wish::File("/tmp/a b.handvat".into())));
        assert!(matches!(read(&["a.handvat"]), Ok(Wish::File(file)) if file.is_absolute()));
    }

    #[test]
    fn other_words_are_answered_with_the_usage() {
        for words in [&["--simple"][..], &["a", "b"], &["-h"]] {
            assert_eq!(read(words), Err(USAGE));
        }
    }
}
