//! The project as a whole.

#![expect(clippy::unwrap_used, reason = "the lint takes the helpers of an integration test for ordinary functions")]

mod it {
    mod directions;
    mod failures;
    mod samples;
}
