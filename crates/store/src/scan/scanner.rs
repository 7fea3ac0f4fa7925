//! The pass itself: from key to key and value to value, with what is open around them.

use std::collections::HashSet;
use std::ops::Range;

use super::{DEPTH, End};

/// A key or a value that has just ended.
pub(super) struct Token {
    pub(super) key: bool,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Where a pass is.
pub(super) struct Scanner<'a> {
    bytes: &'a [u8],
    at: usize,
    /// The lists and objects that are open, the outermost first.
    pub(super) levels: Vec<Level>,
    /// Keys of the objects that are open, each level's behind those of the level around it.
    pub(super) keys: Vec<Key>,
    /// Where the key that was just read stood before in the same object.
    pub(super) repeated: Option<usize>,
    pub(super) surrogate: Option<usize>,
}

pub(super) struct Level {
    pub(super) object: bool,
    start: usize,
    /// The key or the number of the entry at hand.
    pub(super) key: Range<usize>,
    index: usize,
    /// Where the level's keys begin in [`Scanner::keys`].
    pub(super) keys: usize,
    ascending: bool,
    hashes: Option<HashSet<u64>>,
}

pub(super) struct Key {
    hash: u64,
    text: Range<usize>,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0, levels: Vec::new(), keys: Vec::new(), repeated: None, surrogate: None }
    }

    /// Goes on to the end or until `watch`, called at the end of every key and value, says to stop.
    pub(super) fn run(&mut self, mut watch: impl FnMut(&Self, &Token) -> bool) -> End {
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

    pub(super) fn text(&self, range: &Range<usize>) -> &'a [u8] {
        &self.bytes[range.clone()]
    }

    fn decoded(&self, key: &Range<usize>) -> Vec<u8> {
        let quoted = self.text(key);
        serde_json::from_slice::<String>(quoted).map_or_else(|_| quoted.to_vec(), String::into_bytes)
    }

    pub(super) fn place(&self, depth: usize) -> String {
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
