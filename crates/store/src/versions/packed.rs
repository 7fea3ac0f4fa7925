//! The file of a version: a gzip of the workshop file whose comment is the head.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use serde::{Deserialize, Serialize};

use super::Kind;
use crate::reading::LARGEST_FILE;
use crate::writing::Hash;

/// What is known of a version without unpacking it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Head {
    pub(super) kind: Kind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) name: Option<String>,
    pub(super) kept: String,
    pub(super) revision: u64,
    pub(super) notes: u32,
    pub(super) actions: u32,
    /// Of the content.
    pub(super) hash: Hash,
    /// Bytes of the packed content, without what stands around it.
    pub(super) packed: u64,
}

/// A whole file, taken apart.
#[derive(Debug)]
pub(super) struct Packed {
    pub(super) head: Head,
    bytes: Vec<u8>,
    /// Where the packed content begins.
    body: usize,
}

/// Gzip, deflate, with a comment, no time, of an unknown system.
const START: [u8; 10] = [0x1F, 0x8B, 8, 0x10, 0, 0, 0, 0, 0, 0xFF];
/// Checksum and length of the content.
const END: usize = 8;

/// The bytes of a version's file, and its head with the packed length filled in.
pub(super) fn pack(head: Head, content: &[u8]) -> (Head, Vec<u8>) {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::fast());
    let packed = encoder.write_all(content).and_then(|()| encoder.finish()).expect("memory takes all bytes");
    let head = Head { packed: packed.len() as u64, ..head };
    let mut bytes = head.start();
    bytes.extend(packed);
    bytes.extend(crc32fast::hash(content).to_le_bytes());
    bytes.extend((content.len() as u32).to_le_bytes());
    (head, bytes)
}

/// The head from the beginning of a file.
pub(super) fn head(bytes: &[u8]) -> Option<Head> {
    let rest = bytes.strip_prefix(&START)?;
    let end = rest.iter().position(|&byte| byte == 0)?;
    serde_json::from_slice(&rest[..end]).ok()
}

/// The content, if every bit of it is as it was written.
pub(super) fn unpack(packed: &Packed) -> Option<Vec<u8>> {
    let body = packed.bytes.get(packed.body..packed.bytes.len().checked_sub(END)?)?;
    let mut content = Vec::new();
    DeflateDecoder::new(body).take(LARGEST_FILE + 1).read_to_end(&mut content).ok()?;
    (Hash::of(&content) == packed.head.hash).then_some(content)
}

impl Packed {
    pub(super) fn of(bytes: Vec<u8>) -> Option<Self> {
        let head = head(&bytes)?;
        let body = bytes.iter().skip(START.len()).position(|&byte| byte == 0)? + START.len() + 1;
        (head.length() == bytes.len() as u64).then_some(Self { head, bytes, body })
    }
}

impl Head {
    /// What the whole file takes.
    pub(super) fn length(&self) -> u64 {
        self.start().len() as u64 + self.packed + END as u64
    }

    /// The file of the same content under this head.
    pub(super) fn with_body(&self, packed: &Packed) -> Vec<u8> {
        [&self.start(), &packed.bytes[packed.body..]].concat()
    }

    fn start(&self) -> Vec<u8> {
        // JSON writes a zero byte as an escape: the first one ends the comment.
        let comment = serde_json::to_vec(self).expect("a head holds only texts and numbers");
        [&START[..], &comment, &[0]].concat()
    }
}
