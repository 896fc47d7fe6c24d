//! What the first bytes say a file is, where it is no table of text.

use crate::flows::problem::Strange;

/// What the first bytes say the file is, where they say that it is no table.
pub(super) fn of_bytes(bytes: &[u8]) -> Option<Strange> {
    let head = &bytes[..bytes.len().min(8192)];
    let holds = |what: &[u8]| head.windows(what.len()).any(|some| some == what);
    let starts = |what: &[u8]| bytes.starts_with(what);
    Some(match bytes {
        _ if starts(b"%PDF") => Strange::Pdf,
        _ if starts(b"PK\x03\x04") || starts(b"PK\x05\x06") => {
            if holds(b"xl/") || holds(b"[Content_Types].xml") || holds(b"mimetypeapplication/vnd") {
                Strange::Workbook
            } else {
                Strange::Zip
            }
        }
        _ if starts(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") => Strange::OldOffice,
        _ if starts(b"\x1f\x8b") => Strange::Gzip,
        _ if starts(b"BZh")
            || starts(b"\xfd7zXZ")
            || starts(b"\x28\xb5\x2f\xfd")
            || starts(b"7z\xbc\xaf")
            || starts(b"Rar!") =>
        {
            Strange::Packed
        }
        _ if starts(b"\x89PNG")
            || starts(b"\xff\xd8\xff")
            || starts(b"GIF8")
            || starts(b"RIFF")
            || starts(b"II*\0")
            || starts(b"MM\0*") =>
        {
            Strange::Image
        }
        _ if starts(b"PAR1")
            || starts(b"ARROW1")
            || starts(b"SQLite format")
            || starts(b"\x89HDF")
            || starts(b"<stata_dta>")
            || starts(b"$FL2")
            || starts(b"RDX") =>
        {
            Strange::Database
        }
        _ => return None,
    })
}

/// The same for text that is laid out otherwise.
pub(super) fn of_text(text: &[u8]) -> Option<Strange> {
    let head = text.trim_ascii_start();
    let low = head[..head.len().min(64)].to_ascii_lowercase();
    if low.starts_with(b"<!doctype html") || low.starts_with(b"<html") {
        return Some(Strange::Html);
    }
    if low.starts_with(b"<?xml") || low.starts_with(b"<svg") {
        return Some(Strange::Xml);
    }
    let json = (low.starts_with(b"{") || low.starts_with(b"["))
        && low[1..]
            .trim_ascii_start()
            .first()
            .is_some_and(|byte| matches!(byte, b'"' | b'{' | b'[' | b'}' | b']'));
    if json {
        return Some(Strange::Json);
    }
    let looked = &text[..text.len().min(8192)];
    let control = looked
        .iter()
        .filter(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31 | 127))
        .count();
    (control * 100 > looked.len()).then_some(Strange::Binary)
}
