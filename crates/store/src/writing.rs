//! A workshop to bytes: JSON that people can read, that git can compare and that comes out the same
//! for the same workshop.

use std::fmt;

use handvat_model::records::Workshop;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::check::not_finite;
use crate::coded::Coded;
use crate::reading::LARGEST_FILE;

/// Why a workshop has no bytes. The model's edits do not let it come so far.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unwritable {
    /// JSON has no word for such a number.
    #[error("‘{place}’ holds a number that is not finite")]
    NotFinite {
        /// The record.
        place: String,
    },
    /// The file would be larger than what is read back.
    #[error("{bytes} bytes are more than a workshop file may have")]
    TooLarge {
        /// What it would have.
        bytes: u64,
    },
    /// A field of a later program that does not go back into JSON.
    #[error("the workshop does not go into JSON: {0}")]
    NotJson(String),
}

/// The bytes of a workshop's file: indented by two, lines ended by LF, records by id.
pub fn write(workshop: &Workshop) -> Result<Vec<u8>, Unwritable> {
    if let Some(place) = not_finite(workshop) {
        return Err(Unwritable::NotFinite { place });
    }
    let mut bytes = serde_json::to_vec_pretty(workshop).map_err(|error| Unwritable::NotJson(error.to_string()))?;
    bytes.push(b'\n');
    let length = bytes.len() as u64;
    if length > LARGEST_FILE { Err(Unwritable::TooLarge { bytes: length }) } else { Ok(bytes) }
}

/// By what the content of a file is known again: SHA-256, in hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hash(String);

impl Hash {
    /// The hash of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(format!("{:x}", Sha256::digest(bytes)))
    }

    /// The hexadecimal digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl Coded for Unwritable {
    fn code(&self) -> &'static str {
        match self {
            Self::NotFinite { .. } => "save-not-finite",
            Self::TooLarge { .. } => "save-too-large",
            Self::NotJson(_) => "save-not-json",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::NotFinite { place } => vec![("place", place.clone())],
            Self::TooLarge { bytes } => vec![("megabytes", bytes.div_ceil(1 << 20).to_string())],
            Self::NotJson(_) => Vec::new(),
        }
    }
}
