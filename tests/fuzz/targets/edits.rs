//! Lines for `apply` on a small workshop: each is refused or keeps every promise, and the end goes into a file.

#![no_main]

use handvat_fuzz::{Desk, assert_goes_round, small};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let mut desk = Desk::new(small());
    let before = desk.workshop.clone();
    for line in bytes.split(|&byte| byte == b'\n').take(40) {
        desk.tell(line);
    }
    assert_goes_round(&desk.workshop);
    // Everything can be taken back.
    while let Ok((_, patch)) = desk.history.undo("facilitator", &desk.workshop) {
        let revision = desk.workshop.revision;
        desk.tell(br#"{"edit":"undo"}"#);
        assert_eq!(desk.workshop.revision, revision + 1, "{patch:?} was refused");
    }
    if desk.history.reach().is_none() {
        (desk.workshop.revision, desk.workshop.edited) = (before.revision, before.edited.clone());
        assert!(desk.workshop == before, "undo does not lead back");
    }
});
