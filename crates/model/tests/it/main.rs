//! The model as its callers see it: scripts of edits against a small workshop, and laws over random ones.

mod desk;
mod edits;
mod growth;
mod laws;
mod undo;
