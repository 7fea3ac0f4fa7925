//! The open workshop: what happens to it, in which order, and who hears of it. One writer thread owns a
//! workshop; hosts send it batches and get patches pushed.

pub mod clock;
pub mod desk;
pub mod export;
pub mod faults;
pub mod import;
pub mod listeners;
pub mod places;
pub mod settings;
pub mod templates;
mod view;
pub mod workshop;
mod writer;
