//! Bytes to a workshop. What cannot be read is refused by name and place, and never guessed at.

mod failure;
#[cfg(test)]
mod hostile;
mod template;

use std::ops::Range;

use handvat_model::limits::NOTES;
use handvat_model::records::{Head, VERSION, Workshop};
use serde_json::error::Category;
use serde_json::{Map, Value};

use crate::check::{Fault, faults};
use crate::migration::{is_older, migrate};
use crate::scan::{End, NESTS, Scan, VALUES, line_and_column, offset_of, place_at, scan, shortened};

pub use failure::ReadFailure;
pub use template::{TemplateFailure, read_template};

/// The largest file that is opened, in bytes.
pub const LARGEST_FILE: u64 = 64 * 1024 * 1024;

/// A file that could be read.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// What it holds.
    pub workshop: Workshop,
    /// The version of its format when a later program wrote it: it must not be written back.
    pub newer: Option<u32>,
    /// The version of its format when it is an older one than [`VERSION`]: written back, it is today's.
    pub migrated: Option<u32>,
    /// What does not hang together; such a file can still be worked with.
    pub faults: Vec<Fault>,
}

/// Reads a workshop.
pub fn read(bytes: &[u8]) -> Result<Reading, ReadFailure> {
    let text = text(bytes)?;
    let scan = scan(text.as_bytes());
    let version = kind(text, &scan)?;
    if version > u64::from(VERSION) {
        return read_newer(text, &scan, version);
    }
    sound(text, &scan)?;
    if is_older(version) {
        return read_older(text, version);
    }
    let workshop: Workshop = serde_json::from_str(text).map_err(|error| typed(text, &error))?;
    let faults = faults(&workshop);
    Ok(Reading { workshop, newer: None, migrated: None, faults })
}

/// Where a place of a file stands: line and column from 1, those of the nearest place around it when
/// the place itself is missing.
pub fn position(bytes: &[u8], place: &str) -> (usize, usize) {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    line_and_column(bytes, offset_of(bytes, place))
}

/// The bytes as text, without the mark that some programs put before it.
fn text(bytes: &[u8]) -> Result<&str, ReadFailure> {
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(ReadFailure::TooLarge { bytes: bytes.len() as u64 });
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let utf16 = matches!(
        bytes,
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [0, 1..=255, 0, 1..=255, ..] | [1..=255, 0, 1..=255, 0, ..]
    );
    if utf16 {
        return Err(ReadFailure::Utf16);
    }
    // A picture or a PDF has zeros, too, and is no workshop that came in half.
    let half_written = matches!(bytes.trim_ascii_start().first(), Some(b'{' | 0));
    if half_written && bytes.contains(&0) {
        let zero = bytes.iter().take_while(|&&byte| byte != 0).count();
        return Err(ReadFailure::ZeroBytes { line: line_and_column(bytes, zero).0 });
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let (line, column) = line_and_column(bytes, error.valid_up_to());
        match error.error_len() {
            Some(_) => ReadFailure::NotText { line, column },
            None => ReadFailure::Truncated { line, column, place: place_at(bytes, bytes.len()).0 },
        }
    })?;
    if text.trim_ascii().is_empty() { Err(ReadFailure::Empty) } else { Ok(text) }
}

/// The version of a text that is JSON and says that it is a workshop.
fn kind(text: &str, scan: &Scan) -> Result<u64, ReadFailure> {
    if scan.notes > NOTES {
        return Err(ReadFailure::TooManyNotes);
    }
    if scan.values > VALUES || scan.nests > NESTS || scan.crowded {
        return Err(ReadFailure::TooManyValues);
    }
    match scan.end {
        End::Whole => {}
        End::Truncated => return Err(broken(text, text.len(), true)),
        End::Unexpected(offset) => return Err(broken(text, offset, false)),
        End::TooDeep(offset) => {
            let (line, _) = line_and_column(text.as_bytes(), offset);
            return Err(ReadFailure::TooDeep { line, place: place_at(text.as_bytes(), offset).0 });
        }
    }
    if let Some(offset) = scan.endless {
        let (line, column) = line_and_column(text.as_bytes(), offset);
        return Err(ReadFailure::BadNumber { line, column, place: place_at(text.as_bytes(), offset).0 });
    }
    let value =
        |range: &Option<Range<usize>>| range.clone().and_then(|range| serde_json::from_str::<Value>(&text[range]).ok());
    match value(&scan.format) {
        Some(Value::String(format)) if format == "handvat" => {}
        Some(Value::String(found)) => return Err(ReadFailure::NotWorkshop { found: Some(shortened(found)) }),
        _ => {
            // A list or a bare word can look whole to the pass and still be no JSON.
            if scan.format.is_none()
                && let Err(error) = serde_json::from_str::<serde::de::IgnoredAny>(text)
            {
                return Err(typed(text, &error));
            }
            return Err(ReadFailure::NotWorkshop { found: None });
        }
    }
    let Some(range) = &scan.version else {
        return Err(ReadFailure::MissingField { line: 1, place: String::new(), field: "version".to_owned() });
    };
    value(&scan.version).and_then(|version| version.as_u64()).ok_or_else(|| {
        let (line, column) = line_and_column(text.as_bytes(), range.start);
        ReadFailure::BadValue { line, column, place: "version".to_owned() }
    })
}

/// What the parser would pass over.
fn sound(text: &str, scan: &Scan) -> Result<(), ReadFailure> {
    let bytes = text.as_bytes();
    if let Some((again, first)) = scan.duplicate {
        let (place, _) = place_at(bytes, again);
        let line = |offset| line_and_column(bytes, offset).0;
        return Err(ReadFailure::DuplicateKey { line: line(again), first: line(first), place });
    }
    if let Some(offset) = scan.long {
        let (line, column) = line_and_column(bytes, offset);
        return Err(ReadFailure::TextTooLong { line, column, place: place_at(bytes, offset).0 });
    }
    if let Some(offset) = scan.surrogate {
        let (line, column) = line_and_column(bytes, offset);
        return Err(ReadFailure::HalfCharacter { line, column, place: place_at(bytes, offset).0 });
    }
    Ok(())
}

/// A file of a later program: shown when it can be made out, and never written.
fn read_newer(text: &str, scan: &Scan, version: u64) -> Result<Reading, ReadFailure> {
    let newer = u32::try_from(version).map_err(|_| ReadFailure::Newer { version })?;
    sound(text, scan).map_err(|_| ReadFailure::Newer { version })?;
    let workshop: Workshop = serde_json::from_str(text).map_err(|_| ReadFailure::Newer { version })?;
    let faults = faults(&workshop);
    Ok(Reading { workshop, newer: Some(newer), migrated: None, faults })
}

/// A file of an earlier program, brought to today's version.
fn read_older(text: &str, version: u64) -> Result<Reading, ReadFailure> {
    let mut fields: Map<String, Value> = serde_json::from_str(text).map_err(|error| typed(text, &error))?;
    migrate(version, &mut fields);
    let today = Value::Object(fields).to_string();
    // What is refused stands in the older text under the same name, or under the record of that name.
    let workshop: Workshop =
        serde_json::from_str(&today).map_err(|error| typed(&today, &error).found_again(text.as_bytes()))?;
    let faults = faults(&workshop);
    Ok(Reading { workshop, newer: None, migrated: u32::try_from(version).ok(), faults })
}

/// Text that ends too early or holds what no JSON can.
fn broken(text: &str, offset: usize, truncated: bool) -> ReadFailure {
    if let Some(line) = conflict(text) {
        return ReadFailure::ConflictMarks { line };
    }
    let (line, column) = line_and_column(text.as_bytes(), offset);
    let (place, _) = place_at(text.as_bytes(), offset);
    if truncated {
        ReadFailure::Truncated { line, column, place }
    } else {
        ReadFailure::NotJson { line, column, place }
    }
}

/// The line of the first mark that git leaves where two versions differ.
fn conflict(text: &str) -> Option<usize> {
    let mark = |line: &str| ["<<<<<<< ", ">>>>>>> ", "||||||| "].iter().any(|mark| line.starts_with(mark));
    text.lines().position(mark).map(|line| line + 1)
}

/// The parser's refusal, with the place it speaks of.
fn typed(text: &str, error: &serde_json::Error) -> ReadFailure {
    let bytes = text.as_bytes();
    let mut offset = offset(text, error.line(), error.column());
    if error.is_data() {
        // A list or object of the wrong kind is refused before it is read.
        offset += bytes[offset..].iter().take_while(|byte| b" \t\r\n:,".contains(byte)).count();
    }
    let (mut place, start) = place_at(bytes, offset);
    let (mut line, mut column) = line_and_column(bytes, start);
    let message = error.to_string();
    if let Some(rest) = message.strip_prefix("missing field `") {
        let field = rest.split('`').next().unwrap_or_default().to_owned();
        return ReadFailure::MissingField { line, place, field };
    }
    if place.is_empty()
        && let Some(field) = head_field(text)
    {
        (line, column) = position(bytes, &field);
        place = field;
    }
    match error.classify() {
        _ if message.starts_with("number out of range") => ReadFailure::BadNumber { line, column, place },
        Category::Data if message.contains("is not an id") => ReadFailure::BadId { line, column, place },
        Category::Data => ReadFailure::BadValue { line, column, place },
        Category::Eof => broken(text, bytes.len(), true),
        Category::Syntax | Category::Io => broken(text, offset, false),
    }
}

/// The byte at which the parser stopped.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    (before + column).saturating_sub(1).min(text.len())
}

/// The field of the root that has the wrong kind of value. The parser reads these fields last, when it
/// no longer knows where they stood.
fn head_field(text: &str) -> Option<String> {
    let Ok(Value::Object(fields)) = serde_json::from_str(text) else { return None };
    fields.into_iter().find_map(|(name, value)| {
        let alone = Value::Object(std::iter::once((name.clone(), value)).collect());
        serde_json::from_value::<Head>(alone).is_err().then_some(name)
    })
}
