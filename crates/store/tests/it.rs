//! The store as its users meet it: files that are read and refused, edits that survive faults, and
//! workshops that come back.

mod it {
    mod check;
    mod checkpoints;
    mod faults;
    mod journal;
    mod reading;
    mod recovery;
    mod saving;
    mod stage;
    mod words;
}
