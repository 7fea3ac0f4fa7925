//! The workshop file: read, written, journalled, locked and recovered, so that no crash harms it.
//!
//! [`document::Document`] is what a session holds. [`reading::read`] and [`writing::write`] are pure.

mod base;
pub mod check;
pub mod checkpoint;
pub mod coded;
pub mod document;
pub mod faulty;
pub mod files;
mod history;
mod journal;
mod line;
pub mod opening;
mod place;
mod platform;
pub mod reading;
pub mod recovery;
mod scan;
pub mod storage;
mod whole;
pub mod writing;

pub use journal::Damage;
pub use whole::{WriteFailure, write_whole};
