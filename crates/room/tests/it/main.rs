//! The console over real sockets: who comes in, what is answered, and what a rude visitor gets.

#![expect(clippy::unwrap_used, reason = "the lint takes the helpers of an integration test for ordinary functions")]

mod beamer;
mod console;
mod gate;
mod visitor;
