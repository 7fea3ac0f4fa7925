//! The store as its users meet it: files that are read and refused, edits that survive faults, and
//! workshops that come back.

#![expect(clippy::unwrap_used, reason = "the lint takes the helpers of an integration test for ordinary functions")]

mod it {
    mod check;
    mod checkpoints;
    mod faults;
    mod journal;
    mod power;
    mod reading;
    mod recovery;
    mod saving;
    mod stage;
    mod words;
}
