//! An open workshop as its hosts use it: edits, patches, files, crashes, disks that refuse.

mod desk;
mod exports;
mod samples;
mod storage;
mod workshop;
