//! The store as its users meet it: files that are read and refused, edits that survive faults, and
//! workshops that come back.

#![expect(clippy::unwrap_used, reason = "the lint takes the helpers of an integration test for ordinary functions")]

mod it {
    mod check;
    mod checkpoints;
    mod faults;
    mod fixtures;
    mod journal;
    mod laws;
    mod merging;
    mod origins;
    mod outside;
    mod power;
    mod reading;
    mod recovery;
    mod refused;
    mod replacing;
    mod saving;
    mod second;
    mod stage;
    mod templates;
    mod truncated;
    mod undecided;
    mod versions;
    mod words;
}
