//! What other programs send and receive.

#![expect(clippy::unwrap_used, reason = "the lint takes the helpers of an integration test for ordinary functions")]
#![expect(clippy::needless_raw_string_hashes, reason = "expect-test writes them so")]

mod it {
    mod coming_in;
    mod going_out;
    mod reviews;
}
