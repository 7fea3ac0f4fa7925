//! One pass over the bytes of a JSON text, before it is parsed: finds what a parser would pass over
//! in silence (a key given twice) or say without a place (where the text was cut off).

mod scanner;

use std::collections::HashMap;
use std::ops::Range;

use handvat_model::limits::NOTES;

use scanner::Scanner;

/// As deep as a workshop may nest; the parser's own limit is a little more.
pub(crate) const DEPTH: usize = 100;

/// Characters of a name in a message.
const LONGEST_NAME: usize = 400;
/// So many values a text may hold. A workshop with as many notes as fit has half of it.
pub(crate) const VALUES: usize = 3_000_000;
/// So many lists and objects: an object of one entry takes a hundred times the room that it has as text.
pub(crate) const NESTS: usize = 250_000;
/// So many entries one object may have; the largest table is that of the notes.
const ENTRIES: usize = 250_000;
/// Bytes that one text or number may have. The longest note, every character written as escapes, has a quarter of it.
const TEXT: usize = 1024 * 1024;

/// What the pass found. Offsets are bytes from the beginning.
#[derive(Debug, Default)]
pub(crate) struct Scan {
    /// How the text ended.
    pub(crate) end: End,
    /// The root's value under `format`, as it stands.
    pub(crate) format: Option<Range<usize>>,
    /// The root's value under `version`, as it stands.
    pub(crate) version: Option<Range<usize>>,
    /// Entries of the root's `notes`; the pass ends at one more than a workshop may have.
    pub(crate) notes: usize,
    /// How many values it went over, lists and objects among them.
    pub(crate) values: usize,
    /// How many of them are lists and objects.
    pub(crate) nests: usize,
    /// Whether an object has more than [`ENTRIES`].
    pub(crate) crowded: bool,
    /// The first text of more than [`TEXT`] bytes, a key or a value.
    pub(crate) long: Option<usize>,
    /// The first number of more than [`TEXT`] bytes: the parser would keep several times as much to read it.
    pub(crate) endless: Option<usize>,
    /// The first key that its object already had: where it stands and where the first one does.
    pub(crate) duplicate: Option<(usize, usize)>,
    /// Half of a character that JSON writes as two escapes.
    pub(crate) surrogate: Option<usize>,
}

/// How a text ended.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    /// With the end of its only value.
    #[default]
    Whole,
    /// In the middle of something.
    Truncated,
    /// At a byte that cannot stand there.
    Unexpected(usize),
    /// At an opening bracket too many.
    TooDeep(usize),
}

/// Runs over the whole text.
pub(crate) fn scan(bytes: &[u8]) -> Scan {
    let mut found = Scan::default();
    let mut scanner = Scanner::new(bytes);
    found.end = scanner.run(|scanner, token| {
        if token.end - token.start > TEXT {
            let without_end = match bytes[token.start] {
                b'"' => Some(&mut found.long),
                b'-' | b'0'..=b'9' => Some(&mut found.endless),
                _ => None,
            };
            if let Some(first) = without_end {
                first.get_or_insert(token.start);
            }
        }
        if !token.key {
            found.values += 1;
            found.nests += usize::from(matches!(bytes[token.start], b'{' | b'['));
            if found.values > VALUES || found.nests > NESTS {
                return true;
            }
        }
        if token.key {
            found.crowded = scanner.levels.last().is_some_and(|level| scanner.keys.len() - level.keys > ENTRIES);
            if found.crowded {
                return true;
            }
            if found.duplicate.is_none() && scanner.levels.len() <= DEPTH {
                found.duplicate = scanner.repeated.map(|first| (token.start, first));
            }
        } else if let [root] = scanner.levels.as_slice()
            && root.object
        {
            match scanner.text(&root.key) {
                b"\"format\"" => found.format = Some(token.start..token.end),
                b"\"version\"" => found.version = Some(token.start..token.end),
                _ => {}
            }
        } else if let [root, table] = scanner.levels.as_slice()
            && table.object
            && scanner.text(&root.key) == b"\"notes\""
        {
            found.notes += 1;
            return found.notes > NOTES;
        }
        false
    });
    found.surrogate = scanner.surrogate;
    found
}

/// The names that lead to what stands at an offset, joined by `/`, and the offset where that begins;
/// no name is the root. An offset in a key or at the last byte of a value means that one, another the
/// innermost value around it.
pub(crate) fn place_at(bytes: &[u8], offset: usize) -> (String, usize) {
    let mut place = None;
    let mut scanner = Scanner::new(bytes);
    scanner.run(|scanner, token| {
        let hit = offset < token.end;
        if hit {
            place = Some(if offset + 1 == token.end || offset >= token.start {
                (scanner.place(scanner.levels.len()), token.start)
            } else {
                (scanner.place(scanner.levels.len().saturating_sub(1)), offset)
            });
        }
        hit
    });
    let (place, start) = place.unwrap_or_else(|| (scanner.place(scanner.levels.len()), offset));
    (shortened(place), start)
}

/// A name from a file, for people: a long one loses its end.
pub(crate) fn shortened(mut name: String) -> String {
    if name.chars().count() > LONGEST_NAME {
        let end = name.char_indices().nth(LONGEST_NAME - 1).map_or(name.len(), |(at, _)| at);
        name.truncate(end);
        name.push('…');
    }
    name
}

/// Where the value (or, for what is missing, the nearest value around it) of a place stands.
pub(crate) fn offset_of(bytes: &[u8], place: &str) -> usize {
    let mut best = (0, 0);
    Scanner::new(bytes).run(|scanner, token| {
        if token.key {
            let here = scanner.place(scanner.levels.len());
            let inside = place == here || place.strip_prefix(&here).is_some_and(|rest| rest.starts_with('/'));
            if inside && here.len() > best.0 {
                best = (here.len(), token.start);
            }
        }
        false
    });
    best.1
}

/// The lines, from 1, at which places stand, in one pass: that of the place itself or, for what is missing,
/// of the nearest one around it.
pub(crate) fn lines_of(bytes: &[u8], places: &[&str]) -> Vec<usize> {
    // Every name on the way to a place, with the line where the longest of them was found.
    let mut wanted: HashMap<&str, usize> = HashMap::new();
    for place in places {
        let ends = place.match_indices('/').map(|(end, _)| end).chain([place.len()]);
        wanted.extend(ends.map(|end| (&place[..end], 0)));
    }
    let (mut line, mut counted) = (1, 0);
    Scanner::new(bytes).run(|scanner, token| {
        let entry = token.key || scanner.levels.last().is_some_and(|level| !level.object);
        if entry && let Some(found) = wanted.get_mut(scanner.place(scanner.levels.len()).as_str()) {
            // Lists and objects end behind what is in them.
            if counted > token.start {
                (line, counted) = (1, 0);
            }
            line += bytes[counted..token.start].split(|&byte| byte == b'\n').count() - 1;
            counted = token.start;
            *found = line;
        }
        false
    });
    let line = |place: &&str| {
        let ends = place.match_indices('/').map(|(end, _)| end).chain([place.len()]);
        ends.filter_map(|end| wanted.get(&place[..end]).copied()).rfind(|&line| line > 0).unwrap_or(1)
    };
    places.iter().map(line).collect()
}

/// Line and column of an offset, both from 1, the column in characters.
pub(crate) fn line_and_column(bytes: &[u8], offset: usize) -> (usize, usize) {
    let before = &bytes[..offset.min(bytes.len())];
    let line = before.split(|&byte| byte == b'\n').count();
    let start = before.iter().rposition(|&byte| byte == b'\n').map_or(0, |at| at + 1);
    (line, String::from_utf8_lossy(&before[start..]).chars().count() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_of_an_offset_names_every_level_that_leads_to_it() {
        let text = br#"{"notes":{"n1":{"x":"wide","tags":[1,{"a":2}]}}}"#;
        let place = |needle: &[u8]| {
            let start = text.windows(needle.len()).position(|window| window == needle).unwrap();
            place_at(text, start + needle.len() - 1).0
        };
        assert_eq!(place(b"\"wide\""), "notes/n1/x");
        assert_eq!(place(b"\"tags\""), "notes/n1/tags");
        assert_eq!(place(b"2"), "notes/n1/tags/1/a");
        assert_eq!(place(b"]"), "notes/n1/tags");
        assert_eq!(place(b"]}"), "notes/n1");
        assert_eq!(place(b"}}}"), "");
    }

    #[test]
    fn the_offset_of_a_place_is_its_key_or_the_nearest_one_around_it() {
        let text = "{\n\"notes\":{\n\"n1\":{\n\"x\":1}}}".as_bytes();
        let line = |place| line_and_column(text, offset_of(text, place));
        assert_eq!(line("notes/n1/x"), (4, 1));
        assert_eq!(line("notes/n1/zone"), (3, 1));
        assert_eq!(line("notes/n10"), (2, 1));
        assert_eq!(line("people"), (1, 1));
    }

    #[test]
    fn the_lines_of_many_places_are_found_at_once() {
        let text = b"{\n\"notes\":{\n\"n1\":{\n\"x\":1},\n\"n2\":{\"tags\":[\n1,\n2]}\n},\n\"title\":\"\"}";
        let places = ["notes/n2/tags/1", "notes/n1/x", "title", "notes/n1/zone", "people/p1", "notes/n2"];
        assert_eq!(lines_of(text, &places), [7, 4, 9, 3, 1, 5]);
    }

    #[test]
    fn a_key_given_twice_is_found_in_small_large_and_escaped_objects() {
        assert!(scan(br#"{"a":1,"b":2,"c":{"a":1}}"#).duplicate.is_none());
        assert_eq!(scan(br#"{"b":1,"a":2,"b":3}"#).duplicate, Some((13, 1)));
        assert_eq!(scan(br#"{"a":1,"\u0061":2}"#).duplicate, Some((7, 1)));
        let keys = |last: &str| {
            let many: Vec<_> = (0..500).rev().map(|number| format!("\"k{number}\":0")).collect();
            format!("{{{},\"{last}\":0}}", many.join(","))
        };
        assert!(scan(keys("k500").as_bytes()).duplicate.is_none());
        assert!(scan(keys("k250").as_bytes()).duplicate.is_some());
    }

    #[test]
    fn half_a_surrogate_pair_is_found_and_a_whole_one_is_not() {
        assert_eq!(scan(br#"["\ud83d\ude00","\n"]"#).surrogate, None);
        assert_eq!(scan(br#"["\ud83d"]"#).surrogate, Some(2));
        assert_eq!(scan(br#"["\ude00\ud83d"]"#).surrogate, Some(2));
    }

    #[test]
    fn the_end_says_whether_text_was_cut_off_or_is_none_at_all() {
        assert_eq!(scan(b"{\"a\":[1,2").end, End::Truncated);
        assert_eq!(scan(b"{\"a\":\"b\\").end, End::Truncated);
        assert_eq!(scan(b"{\"a\":1}}").end, End::Unexpected(7));
        assert_eq!(scan(b"{a:1}").end, End::Unexpected(1));
        assert_eq!(scan(b"[1,]").end, End::Unexpected(3));
        assert_eq!(scan("[".repeat(101).as_bytes()).end, End::TooDeep(100));
    }
}
