//! Encodings for native tests, by the crate `encoding_rs`, which follows the same
//! standard as browsers do.

#![allow(
    dead_code,
    clippy::unwrap_used,
    reason = "not every test asks for all of it, and a test fails loudly"
)]

use encoding_rs::{CoderResult, Encoding as Known};
use tairi::flows::{Decode, Encoding};

struct Native {
    known: &'static Known,
    decoder: encoding_rs::Decoder,
}

impl Decode for Native {
    fn decode(&mut self, piece: &[u8], last: bool, out: &mut String) {
        let most = self.decoder.max_utf8_buffer_length(piece.len()).unwrap();
        out.reserve(most);
        let (result, read, _) = self.decoder.decode_to_string(piece, out, last);
        assert_eq!((result, read), (CoderResult::InputEmpty, piece.len()));
        if last {
            self.decoder = self.known.new_decoder_without_bom_handling();
        }
    }
}

/// The crate's decoder of an encoding.
#[must_use]
pub fn decoder(encoding: Encoding) -> Option<Box<dyn Decode>> {
    let known = Known::for_label(encoding.name().as_bytes()).unwrap();
    Some(Box::new(Native {
        known,
        decoder: known.new_decoder_without_bom_handling(),
    }))
}

/// A text in an encoding; it has to have all of its letters.
#[must_use]
pub fn encoded(text: &str, encoding: Encoding) -> Vec<u8> {
    let utf16 = |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect();
    match encoding {
        Encoding::Utf16Le => return utf16(u16::to_le_bytes),
        Encoding::Utf16Be => return utf16(u16::to_be_bytes),
        _ => {}
    }
    let known = Known::for_label(encoding.name().as_bytes()).unwrap();
    let (bytes, _, lost) = known.encode(text);
    assert!(!lost, "{text} in {}", encoding.name());
    bytes.into_owned()
}
