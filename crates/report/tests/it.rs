//! The crate as others see it: type, pages, files.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

#[path = "it/desk.rs"]
mod desk;
#[path = "it/faces.rs"]
mod faces;
#[path = "it/flow.rs"]
mod flow;
#[path = "it/instruments.rs"]
mod instruments;
#[path = "it/paper.rs"]
mod paper;
#[path = "it/parked.rs"]
mod parked;
#[path = "it/pdf.rs"]
mod pdf;
#[path = "it/pictures.rs"]
mod pictures;
#[path = "it/plan.rs"]
mod plan;
#[path = "it/proof.rs"]
mod proof;
#[path = "it/reader.rs"]
mod reader;
#[path = "it/scene.rs"]
mod scene;
#[path = "it/svg.rs"]
mod svg;
