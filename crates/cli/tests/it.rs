//! The command line as scripts use it: the built program, real files, real kills.

#![expect(clippy::unwrap_used, reason = "the lint takes the helpers of an integration test for ordinary functions")]
#![expect(clippy::needless_raw_string_hashes, reason = "expect-test writes them so")]

mod it {
    mod applying;
    mod bad_input;
    mod checking;
    mod crashing;
    mod desk;
    mod exporting;
    mod help;
    mod importing;
    mod making;
    mod merging;
    mod schemas;
    mod serving;
    mod showing;
    mod versions;
}
