//! The model as its callers see it: scripts of edits against a small workshop, and laws over random ones.

#![expect(clippy::unwrap_used, reason = "the lint takes the helpers of an integration test for ordinary functions")]
#![expect(clippy::needless_raw_string_hashes, reason = "expect-test writes them so")]

mod answers;
mod blind;
mod desk;
mod differences;
mod edits;
mod growth;
mod laws;
mod links;
mod order;
mod sheets;
mod stacks;
mod undo;
