//! The workshop and everything that can happen to it. Pure: no files, clock, randomness or threads;
//! ids and times come in as arguments.

pub mod answers;
pub mod canvas;
pub mod conflict;
pub mod date;
pub mod difference;
mod draft;
pub mod edit;
pub mod history;
pub mod id;
pub mod kept;
pub mod limits;
pub mod links;
mod open;
pub mod order;
pub mod parking;
pub mod patch;
pub mod plan;
pub mod records;
pub mod refusal;
pub mod replay;
mod room;
pub mod similar;
mod tagged;
pub mod template;
pub mod typeset;
mod veil;

pub use room::grow_to;
