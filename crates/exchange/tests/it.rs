//! What other programs send and receive.

#![expect(clippy::unwrap_used, reason = "the lint sees the helpers of an integration test as ordinary functions")]

mod it {
    mod coming_in;
    mod going_out;
    mod reviews;
}
