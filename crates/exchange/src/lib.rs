//! What comes in from other programs and goes out to them: bytes in, bytes out. Pure: the caller reads
//! and writes the files.
//!
//! Coming in, [`import`] is the way: [`text`] makes characters of bytes, [`table`] rows of characters, and [`take`]
//! and [`lines`] the texts of notes. Going out, [`actions`] writes CSV and [`markdown`] the whole workshop.

pub mod actions;
pub mod import;
pub mod lines;
pub mod markdown;
pub mod table;
pub mod take;
pub mod text;
