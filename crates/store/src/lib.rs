//! The workshop file: read, written, journalled, locked and recovered, so that no crash harms it.
//!
//! [`document::Document`] is what a session holds. [`reading::read`] and [`writing::write`] are pure.

mod base;
pub mod check;
pub mod checkpoint;
pub mod coded;
pub mod crashing;
pub mod document;
pub mod faulty;
pub mod files;
pub mod following;
mod history;
mod journal;
mod line;
pub mod merge;
mod migration;
pub mod opening;
mod origins;
pub mod outside;
mod place;
mod platform;
pub mod reading;
pub mod recovery;
mod replacing;
mod scan;
pub mod storage;
mod undecided;
pub mod versions;
mod whole;
pub mod writing;

pub use journal::Damage;
pub use whole::{WriteFailure, write_whole};
