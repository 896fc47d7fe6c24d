//! What is read does not depend on where pieces end, and every entry is accounted for.
//! The first byte says how many pieces there are, the next ones how long they are.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tairi::flows::Settings;
use tairi_fuzz::read;

fuzz_target!(|bytes: &[u8]| {
    let Some((pieces, rest)) = bytes.split_first() else {
        return;
    };
    let (sizes, file) = rest.split_at(usize::from(pieces % 8).min(rest.len()));
    let whole = read(file, &[], Settings::default());
    assert_eq!(read(file, sizes, Settings::default()), whole);
});
