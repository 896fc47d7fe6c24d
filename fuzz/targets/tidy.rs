//! A cube of any file, saved, reads back the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tairi::flows::{Head, Settings, tidy};
use tairi_fuzz::read;

fuzz_target!(|bytes: &[u8]| {
    let Ok(first) = read(bytes, &[], Settings::default()) else {
        return;
    };
    let head = first.head.clone().unwrap_or_else(|| Head {
        name: first
            .cube
            .economies()
            .first()
            .map(|economy| economy.name.clone())
            .unwrap_or_default(),
        entries: Vec::new(),
    });
    let mut saved = Vec::new();
    tidy(&first.cube, &head, &mut |piece| {
        saved.extend_from_slice(piece)
    });
    let again = read(&saved, &[], Settings::default()).expect("what was saved can be read");
    assert_eq!(again.cube, first.cube);
    assert_eq!(again.head, Some(head));
});
