//! An open workshop as its hosts use it: edits, patches, files, crashes, disks that refuse.

#![expect(clippy::unwrap_used, reason = "the lint takes the helpers of an integration test for ordinary functions")]

mod beamer;
mod copies;
mod deciding;
mod desk;
mod exports;
mod gallery;
mod importing;
mod merging;
mod panics;
mod pictures;
mod samples;
mod second;
mod storage;
mod versions;
mod workshop;
