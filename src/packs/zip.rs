//! What is in a ZIP archive: its directory is read, and where each entry's bytes lie.
//!
//! Whoever has the file reads the pieces: its last bytes ([`TAIL`]), then the directory,
//! then the head of each entry that is wanted ([`LOCAL`]). Archives on several disks are
//! not read, nor are encrypted entries or other packers than DEFLATE.

/// The bytes at an archive's end in which its directory is named.
pub const TAIL: u64 = 22 + 65_535 + 20 + 56;
/// The bytes at an entry's beginning that say where its data begin; name and extra fields
/// follow.
pub const LOCAL: u64 = 30;
/// The record that a large archive has besides.
pub const END64: u64 = 56;

/// The most entries that an archive may have.
pub const MOST_ENTRIES: u64 = 20_000;
/// The largest directory that is read.
pub const MOST_DIRECTORY: u64 = 16 << 20;
/// DEFLATE makes data smaller by 1032 times at most.
const MOST_RATIO: u64 = 1_100;

/// Why an archive cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    any(feature = "web", feature = "engine", feature = "sheets"),
    derive(serde::Serialize, serde::Deserialize)
)]
pub enum Wrong {
    /// It is damaged or cut off.
    Damaged,
    /// It, or an entry, asks for a password.
    Encrypted,
    /// An entry is packed in a way that is not known here.
    Packer,
    /// It holds more entries than are read, or says sizes that cannot be.
    TooLarge,
    /// It is one of several parts.
    Parts,
    /// It holds no table.
    NoTable,
}

/// Where the directory lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Directory {
    /// Its first byte.
    pub at: u64,
    /// Its bytes.
    pub size: u64,
    /// Entries in it.
    pub count: u64,
    /// Bytes before the archive, by which all its places are off.
    pub before: u64,
}

/// What the last bytes say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Where the directory lies.
    Here(Directory),
    /// That it is said at this place, in [`END64`] bytes.
    At(u64),
}

/// A file in an archive.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(
    any(feature = "web", feature = "engine", feature = "sheets"),
    derive(serde::Serialize, serde::Deserialize)
)]
pub struct Entry {
    /// Its name, with folders.
    pub name: String,
    /// Whether it is packed, or stored as it is.
    pub packed: bool,
    /// Where its head lies.
    pub at: u64,
    /// Its bytes in the archive.
    pub held: u64,
    /// Its bytes.
    pub size: u64,
    /// The checksum of its bytes.
    pub crc: u32,
    /// Why it cannot be read.
    pub wrong: Option<Wrong>,
}

fn two(bytes: &[u8], at: usize) -> Option<u64> {
    let part = bytes.get(at..at + 2)?;
    Some(u64::from(u16::from_le_bytes(part.try_into().ok()?)))
}

fn four(bytes: &[u8], at: usize) -> Option<u64> {
    let part = bytes.get(at..at + 4)?;
    Some(u64::from(u32::from_le_bytes(part.try_into().ok()?)))
}

fn eight(bytes: &[u8], at: usize) -> Option<u64> {
    let part = bytes.get(at..at + 8)?;
    Some(u64::from_le_bytes(part.try_into().ok()?))
}

/// Where the directory of an archive lies, from its last bytes, [`TAIL`] or all of them.
///
/// # Errors
/// If they are not the end of an archive.
pub fn end(tail: &[u8], length: u64) -> Result<End, Wrong> {
    let begin = length.saturating_sub(tail.len() as u64);
    // A comment may hold anything: the last record that fits is it.
    let fits = |at: usize| {
        let comment = two(tail, at + 20)?;
        (at as u64 + 22 + comment <= tail.len() as u64).then_some(at)
    };
    let mut marks = (0..tail.len()).rev();
    let at = marks
        .find_map(|at| tail[at..].starts_with(b"PK\x05\x06").then(|| fits(at))?)
        .ok_or(Wrong::Damaged)?;
    let field = |from: usize| two(tail, at + from).ok_or(Wrong::Damaged);
    let long = |from: usize| four(tail, at + from).ok_or(Wrong::Damaged);
    let locator = at
        .checked_sub(20)
        .filter(|from| tail[*from..].starts_with(b"PK\x06\x07"));
    let (disk, count, size, place) = (field(4)?, field(10)?, long(12)?, long(16)?);
    let large = count == 0xffff || size == 0xffff_ffff || place == 0xffff_ffff;
    if let Some(locator) = locator.filter(|_| large) {
        return eight(tail, locator + 8).map(End::At).ok_or(Wrong::Damaged);
    }
    if disk != 0 || field(6)? != 0 || field(8)? != count {
        return Err(Wrong::Parts);
    }
    directory(begin + at as u64, place, size, count).map(End::Here)
}

/// The same from the record of a large archive, which lies at `at`.
///
/// # Errors
/// If it is none.
pub fn end64(record: &[u8], at: u64) -> Result<Directory, Wrong> {
    if !record.starts_with(b"PK\x06\x06") {
        return Err(Wrong::Damaged);
    }
    let field = |from: usize| eight(record, from).ok_or(Wrong::Damaged);
    if four(record, 16) != Some(0) || four(record, 20) != Some(0) {
        return Err(Wrong::Parts);
    }
    directory(at, field(48)?, field(40)?, field(32)?)
}

/// A directory that ends at `end`.
fn directory(end: u64, place: u64, size: u64, count: u64) -> Result<Directory, Wrong> {
    if count > MOST_ENTRIES || size > MOST_DIRECTORY {
        return Err(Wrong::TooLarge);
    }
    let at = end.checked_sub(size).ok_or(Wrong::Damaged)?;
    let before = at.checked_sub(place).ok_or(Wrong::Damaged)?;
    Ok(Directory {
        at,
        size,
        count,
        before,
    })
}

/// The entries of a directory, folders left aside.
///
/// # Errors
/// If it is damaged.
pub fn entries(bytes: &[u8], of: &Directory) -> Result<Vec<Entry>, Wrong> {
    let mut entries = Vec::new();
    let mut at = 0;
    for _ in 0..of.count {
        let (entry, length) = entry(bytes.get(at..).unwrap_or(&[]), of).ok_or(Wrong::Damaged)?;
        at += length;
        if !entry.name.ends_with('/') {
            entries.push(entry);
        }
    }
    Ok(entries)
}

/// The first entry of what is left of a directory, and its length there.
fn entry(bytes: &[u8], of: &Directory) -> Option<(Entry, usize)> {
    if !bytes.starts_with(b"PK\x01\x02") {
        return None;
    }
    let lengths = [two(bytes, 28)?, two(bytes, 30)?, two(bytes, 32)?];
    let [name, extra, comment] = lengths.map(|length| length as usize);
    let raw = bytes.get(46..46 + name)?;
    let extra = bytes.get(46 + name..46 + name + extra)?;
    let (flags, method) = (two(bytes, 8)?, two(bytes, 10)?);
    let mut sizes = [four(bytes, 24)?, four(bytes, 20)?, four(bytes, 42)?];
    let mut unicode = None;
    let mut rest = extra;
    while let (Some(id), Some(length)) = (two(rest, 0), two(rest, 2)) {
        let field = rest.get(4..4 + length as usize)?;
        match id {
            // Only what does not fit is there, in this order.
            1 => {
                let mut from = 0;
                for size in sizes.iter_mut().filter(|size| **size == 0xffff_ffff) {
                    *size = eight(field, from)?;
                    from += 8;
                }
            }
            0x7075 => {
                unicode = field
                    .get(5..)
                    .and_then(|name| std::str::from_utf8(name).ok())
            }
            _ => {}
        }
        rest = rest.get(4 + length as usize..)?;
    }
    let [size, held, at] = sizes;
    let wrong = if flags & 0x41 != 0 || method == 99 {
        Some(Wrong::Encrypted)
    } else if method != 0 && method != 8 {
        Some(Wrong::Packer)
    } else if size > held.saturating_mul(MOST_RATIO).saturating_add(64) {
        Some(Wrong::TooLarge)
    } else if method == 0 && size != held {
        Some(Wrong::Damaged)
    } else {
        None
    };
    let entry = Entry {
        name: unicode.map_or_else(|| named(raw, flags & 0x800 != 0), str::to_owned),
        packed: method == 8,
        at: at.checked_add(of.before)?,
        held,
        size,
        crc: four(bytes, 16)? as u32,
        wrong,
    };
    Some((entry, 46 + name + extra.len() + comment))
}

/// Where an entry's data begin, from its first [`LOCAL`] bytes, counted from these.
///
/// # Errors
/// If they are no entry's.
pub fn data(local: &[u8]) -> Result<u64, Wrong> {
    if !local.starts_with(b"PK\x03\x04") {
        return Err(Wrong::Damaged);
    }
    let name = two(local, 26).ok_or(Wrong::Damaged)?;
    let extra = two(local, 28).ok_or(Wrong::Damaged)?;
    Ok(LOCAL + name + extra)
}

/// What code page 437 has above ASCII.
const CP437: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";

/// A name: UTF-8 where it says so or could be nothing else, else of code page 437.
fn named(raw: &[u8], utf8: bool) -> String {
    match std::str::from_utf8(raw) {
        Ok(name) => name.to_owned(),
        Err(_) if utf8 => String::from_utf8_lossy(raw).into_owned(),
        Err(_) => raw
            .iter()
            .map(|byte| match byte.checked_sub(128) {
                None => char::from(*byte),
                Some(at) => CP437.chars().nth(usize::from(at)).unwrap_or('?'),
            })
            .collect(),
    }
}

/// Whether a file of this name may hold a table: what systems and authors put beside the
/// tables is left aside.
#[must_use]
pub fn may_be_table(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name);
    let low = file.to_ascii_lowercase();
    let low = low.strip_suffix(".gz").unwrap_or(&low);
    let table = [
        ".csv", ".tsv", ".txt", ".tab", ".dat", ".xls", ".htm", ".html", ".xlsx",
    ];
    let known = table.iter().any(|end| low.ends_with(end)) || !low.contains('.');
    known && !file.starts_with('.') && !name.starts_with("__MACOSX/")
}
