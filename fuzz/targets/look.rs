//! A look at any bytes gives a look or a problem. The first byte is the delimiter that
//! is asked for, and whether the file goes on.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tairi::flows::{Hints, look, look_as};

fuzz_target!(|bytes: &[u8]| {
    let Some((&first, bytes)) = bytes.split_first() else {
        return;
    };
    let seen = look(bytes, None);
    if let Ok(seen) = &seen {
        assert_eq!(seen.header.len(), seen.mapping.columns.len());
        assert!(seen.preview.len() <= 20);
    }
    let whole = if first & 1 == 0 {
        bytes.len() as u64
    } else {
        u64::MAX
    };
    let hints = Hints {
        delimiter: Some(first >> 1),
        ..Hints::default()
    };
    let _ = look_as(bytes, Some(whole), hints);
});
