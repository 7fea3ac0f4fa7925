//! The crate as others see it: type, pages, files.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

#[path = "it/faces.rs"]
mod faces;
#[path = "it/pdf.rs"]
mod pdf;
#[path = "it/reader.rs"]
mod reader;
#[path = "it/desk.rs"]
mod desk;
#[path = "it/plan.rs"]
mod plan;
#[path = "it/scene.rs"]
mod scene;
#[path = "it/svg.rs"]
mod svg;
#[path = "it/proof.rs"]
mod proof;
