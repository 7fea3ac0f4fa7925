//! The workshop and everything that can happen to it. Pure: no files, clock, randomness or threads;
//! ids and times come in as arguments.

pub mod canvas;
pub mod date;
mod draft;
pub mod edit;
pub mod history;
pub mod id;
pub mod limits;
mod open;
pub mod patch;
pub mod plan;
pub mod records;
pub mod refusal;
mod room;
pub mod template;
pub mod typeset;
