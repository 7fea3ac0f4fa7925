//! A plain text as notes: one a line.

use crate::take::{LeftOut, Reason, Taken, fitting};

/// One note for each line that says something. Blank lines are skipped, marks of lists (`- `, `* `, `• `, `1. `,
/// `- [ ] `) taken off.
pub fn notes_from(text: &str) -> Taken {
    let mut taken = Taken::default();
    for (index, line) in text.lines().enumerate() {
        match fitting(without_mark(line)) {
            Ok(text) => taken.texts.push(text),
            Err(Reason::Empty) => {}
            Err(reason) => taken.left_out.push(LeftOut { row: index + 1, line: index as u64 + 1, reason }),
        }
    }
    taken
}

fn without_mark(line: &str) -> &str {
    let line = line.trim();
    let item = ["-", "*", "+", "•"]
        .into_iter()
        .find_map(|mark| after_mark(line.strip_prefix(mark)?))
        .or_else(|| after_mark(numbered(line)?))
        .unwrap_or(line);
    ["[ ]", "[x]", "[X]"].into_iter().find_map(|mark| after_mark(item.strip_prefix(mark)?)).unwrap_or(item)
}

/// A mark has a blank behind it, or nothing at all.
fn after_mark(rest: &str) -> Option<&str> {
    (rest.is_empty() || rest.starts_with(char::is_whitespace)).then(|| rest.trim_start())
}

/// What follows `1.` or `1)`; a year is not a mark.
fn numbered(line: &str) -> Option<&str> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=3).contains(&digits) {
        return None;
    }
    line[digits..].strip_prefix(['.', ')'])
}
