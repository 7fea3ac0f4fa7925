//! One pass over the bytes of a JSON text, before it is parsed: finds what a parser would pass over
//! in silence (a key given twice) or say without a place (where the text was cut off).

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use handvat_model::limits::NOTES;

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
/// Bytes that one text may have. The longest note, every character written as escapes, has a quarter of it.
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
        if token.end - token.start > TEXT && bytes[token.start] == b'"' {
            found.long.get_or_insert(token.start);
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

/// A key or a value that has just ended.
struct Token {
    key: bool,
    start: usize,
    end: usize,
}

struct Scanner<'a> {
    bytes: &'a [u8],
    at: usize,
    levels: Vec<Level>,
    /// Keys of the objects that are open, each level's behind those of the level around it.
    keys: Vec<Key>,
    /// Where the key that was just read stood before in the same object.
    repeated: Option<usize>,
    surrogate: Option<usize>,
}

struct Level {
    object: bool,
    start: usize,
    /// The key or the number of the entry at hand.
    key: Range<usize>,
    index: usize,
    /// Where the level's keys begin in [`Scanner::keys`].
    keys: usize,
    ascending: bool,
    hashes: Option<HashSet<u64>>,
}

struct Key {
    hash: u64,
    text: Range<usize>,
}

impl<'a> Scanner<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0, levels: Vec::new(), keys: Vec::new(), repeated: None, surrogate: None }
    }

    /// Goes on to the end or until `watch`, called at the end of every key and value, says to stop.
    fn run(&mut self, mut watch: impl FnMut(&Self, &Token) -> bool) -> End {
        loop {
            self.skip_space();
            let start = self.at;
            let Some(&byte) = self.bytes.get(start) else { return End::Truncated };
            let opened = match byte {
                b'{' | b'[' => {
                    if self.levels.len() == DEPTH {
                        return End::TooDeep(start);
                    }
                    self.open(byte == b'{');
                    true
                }
                b'"' => {
                    if !self.string() {
                        return End::Truncated;
                    }
                    false
                }
                b'-' | b'0'..=b'9' | b't' | b'f' | b'n' => {
                    self.word();
                    false
                }
                _ => return End::Unexpected(start),
            };
            match self.after(start, opened, &mut watch) {
                Ok(()) => {}
                Err(end) => return end,
            }
        }
    }

    /// From the end of a value (or the beginning of a list or object) to the beginning of the next.
    fn after(
        &mut self,
        mut start: usize,
        mut opened: bool,
        watch: &mut impl FnMut(&Self, &Token) -> bool,
    ) -> Result<(), End> {
        loop {
            if !opened && watch(self, &Token { key: false, start, end: self.at }) {
                return Err(End::Whole);
            }
            self.skip_space();
            let Some(level) = self.levels.last_mut() else {
                return Err(if self.at == self.bytes.len() { End::Whole } else { End::Unexpected(self.at) });
            };
            let Some(&byte) = self.bytes.get(self.at) else { return Err(End::Truncated) };
            match (byte, level.object) {
                (b'}', true) | (b']', false) => {
                    self.at += 1;
                    start = level.start;
                    self.keys.truncate(level.keys);
                    self.levels.pop();
                    opened = false;
                }
                (b',', _) if !opened => {
                    self.at += 1;
                    level.index += 1;
                    return if level.object { self.key(watch) } else { Ok(()) };
                }
                (b'"', true) if opened => return self.key(watch),
                (_, false) if opened => return Ok(()),
                _ => return Err(End::Unexpected(self.at)),
            }
        }
    }

    fn open(&mut self, object: bool) {
        let start = self.at;
        self.at += 1;
        let (index, keys) = (0, self.keys.len());
        self.levels.push(Level { object, start, key: 0..0, index, keys, ascending: true, hashes: None });
    }

    fn key(&mut self, watch: &mut impl FnMut(&Self, &Token) -> bool) -> Result<(), End> {
        self.skip_space();
        let start = self.at;
        match self.bytes.get(start) {
            None => return Err(End::Truncated),
            Some(b'"') => {}
            Some(_) => return Err(End::Unexpected(start)),
        }
        if !self.string() {
            return Err(End::Truncated);
        }
        let end = self.at;
        self.note_key(start..end);
        if watch(self, &Token { key: true, start, end }) {
            return Err(End::Whole);
        }
        self.skip_space();
        match self.bytes.get(self.at) {
            None => Err(End::Truncated),
            Some(b':') => {
                self.at += 1;
                Ok(())
            }
            Some(_) => Err(End::Unexpected(self.at)),
        }
    }

    /// Remembers a key and looks whether its object had it. Tables are written in order, so that most
    /// keys need one comparison; records have few keys.
    fn note_key(&mut self, text: Range<usize>) {
        let escaped = self.bytes[text.clone()].contains(&b'\\');
        let hash = if escaped { hash(&self.decoded(&text)) } else { hash(&self.bytes[text.start + 1..text.end - 1]) };
        let bytes = self.bytes;
        let Some(level) = self.levels.last_mut() else { return };
        let earlier = &self.keys[level.keys..];
        level.ascending &=
            !escaped && earlier.last().is_none_or(|previous| bytes[previous.text.clone()] < bytes[text.clone()]);
        let suspect = if level.ascending {
            false
        } else if earlier.len() < 32 {
            earlier.iter().any(|key| key.hash == hash)
        } else {
            let hashes = level.hashes.get_or_insert_with(|| earlier.iter().map(|key| key.hash).collect());
            !hashes.insert(hash)
        };
        level.key = text.clone();
        let range = level.keys..self.keys.len();
        self.repeated = if suspect {
            let decoded = self.decoded(&text);
            self.keys[range].iter().find(|key| self.decoded(&key.text) == decoded).map(|key| key.text.start)
        } else {
            None
        };
        self.keys.push(Key { hash, text });
    }

    /// Past a string; false when the text ends in it.
    fn string(&mut self) -> bool {
        self.at += 1;
        loop {
            let Some(length) = self.bytes[self.at..].iter().position(|&byte| byte == b'"' || byte == b'\\') else {
                self.at = self.bytes.len();
                return false;
            };
            self.at += length;
            if self.bytes[self.at] == b'"' {
                self.at += 1;
                return true;
            }
            self.escape();
        }
    }

    fn escape(&mut self) {
        let start = self.at;
        match self.unit(start) {
            Some(0xD800..=0xDBFF) if matches!(self.unit(start + 6), Some(0xDC00..=0xDFFF)) => self.at += 12,
            Some(0xD800..=0xDFFF) => {
                self.surrogate.get_or_insert(start);
                self.at += 6;
            }
            Some(_) => self.at += 6,
            None => self.at = (self.at + 2).min(self.bytes.len()),
        }
    }

    /// The value of an escape `\uXXXX` at an offset.
    fn unit(&self, offset: usize) -> Option<u16> {
        let escape = self.bytes.get(offset..offset + 6)?;
        let digits = std::str::from_utf8(escape.strip_prefix(b"\\u")?).ok()?;
        u16::from_str_radix(digits, 16).ok()
    }

    fn word(&mut self) {
        let rest = &self.bytes[self.at..];
        let ends = |byte: &u8| matches!(byte, b',' | b'}' | b']' | b':' | b'"' | b' ' | b'\t' | b'\n' | b'\r');
        self.at += rest.iter().position(ends).unwrap_or(rest.len());
    }

    fn skip_space(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.bytes.get(self.at) {
            self.at += 1;
        }
    }

    fn text(&self, range: &Range<usize>) -> &'a [u8] {
        &self.bytes[range.clone()]
    }

    fn decoded(&self, key: &Range<usize>) -> Vec<u8> {
        let quoted = self.text(key);
        serde_json::from_slice::<String>(quoted).map_or_else(|_| quoted.to_vec(), String::into_bytes)
    }

    fn place(&self, depth: usize) -> String {
        let names = self.levels[..depth].iter().filter(|level| !level.object || !level.key.is_empty()).map(|level| {
            if level.object {
                String::from_utf8_lossy(&self.decoded(&level.key)).into_owned()
            } else {
                level.index.to_string()
            }
        });
        names.collect::<Vec<_>>().join("/")
    }
}

/// FNV-1a with 64 bits: keys are short.
fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
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
