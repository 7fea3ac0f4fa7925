//! What hosts and pages say to each other: requests, replies, events and failures, and the TypeScript
//! made from them. What is not in a table here cannot be called.

pub mod alike;
pub mod beamer;
pub mod command;
pub mod console;
pub mod event;
pub mod failure;
pub mod gallery;
pub mod import;
pub mod past;
pub mod picture;
pub mod profile;
