//! What leaves the workshop on paper: type, drawings, the action plan, PDF and SVG. Pure: no files, no clock,
//! no randomness; the same input gives the same bytes.

#![forbid(unsafe_code)]

pub mod doc;
pub mod faces;
pub mod ink;
pub mod lines;
pub mod note;
pub mod pdf;
pub mod plan;
pub mod png;

pub mod scene;
pub mod svg;
