//! A workshop file with any bytes: it is refused by name, or it opens and is written as it was read.

#![no_main]

use handvat_fuzz::assert_goes_round;
use handvat_store::coded::Coded as _;
use handvat_store::reading::read;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    match read(bytes) {
        Ok(reading) if reading.newer.is_none() => assert_goes_round(&reading.workshop),
        Ok(_) => {}
        Err(failure) => {
            // Whoever words it asks for these.
            let _ = (failure.code(), failure.arguments(), failure.to_string());
        }
    }
});
