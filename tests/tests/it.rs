//! The project as a whole.

#![expect(clippy::unwrap_used, reason = "the lint takes the helpers of an integration test for ordinary functions")]

mod it {
    mod directions;
    mod domain;
    mod failures;
    mod samples;

    // What no crash, full disk or other program may do to a workshop, with the real kernel under the built program.
    #[cfg(target_os = "linux")]
    mod clock;
    #[cfg(target_os = "linux")]
    mod desk;
    #[cfg(target_os = "linux")]
    mod full;
    #[cfg(target_os = "linux")]
    mod injected;
    #[cfg(target_os = "linux")]
    mod killed;
    #[cfg(target_os = "linux")]
    mod live;
    #[cfg(target_os = "linux")]
    mod merging;
    #[cfg(target_os = "linux")]
    mod mounts;
    #[cfg(target_os = "linux")]
    mod power;
    #[cfg(target_os = "linux")]
    mod replaced;
    #[cfg(target_os = "linux")]
    mod rounds;
    #[cfg(target_os = "linux")]
    mod second;
}
