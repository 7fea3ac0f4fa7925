//! The wire types as the pages know them.

#![expect(clippy::unwrap_used, reason = "the lint takes the helpers of an integration test for ordinary functions")]

mod typescript;
