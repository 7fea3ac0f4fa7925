//! The open workshop: what happens to it, in which order, and who hears of it. One writer thread owns a
//! workshop; hosts send it batches and get patches pushed.

pub mod beamer;
pub mod clock;
pub mod comparison;
mod copies;
pub mod countdown;
pub mod desk;
pub mod export;
pub mod faults;
mod folder;
pub mod import;
mod keeping;
pub mod listeners;
mod lock;
pub mod merging;
pub mod places;
pub mod settings;
pub mod templates;
pub mod versions;
mod view;
pub mod workshop;
mod writer;
