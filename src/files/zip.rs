//! Several files in one, as every system opens it: ZIP (APPNOTE 6.3, as far as
//! version 2.0). Compressing is the browser's; this is the box around it.

/// One file of an archive.
pub struct Entry {
    /// Its name, folders parted by `/`.
    pub name: String,
    /// The checksum of its content.
    pub crc: u32,
    /// The length of its content.
    pub size: u32,
    /// The content, deflated (without a zlib head) or as it is.
    pub data: Vec<u8>,
    /// Whether `data` is deflated.
    pub deflated: bool,
}

/// The checksum of ZIP: CRC-32 as in ISO 3309.
#[must_use]
pub fn crc32(bytes: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            let low = crc & 1;
            crc = (crc >> 1) ^ (0xedb8_8320 * low);
        }
    }
    !crc
}

/// A little-endian writer.
#[derive(Default)]
struct Writer(Vec<u8>);

impl Writer {
    fn shorts(&mut self, values: &[u16]) {
        for value in values {
            self.0.extend_from_slice(&value.to_le_bytes());
        }
    }

    fn longs(&mut self, values: &[u32]) {
        for value in values {
            self.0.extend_from_slice(&value.to_le_bytes());
        }
    }
}

/// The archive of some files. Their time is that of ZIP's beginning, 1980: an
/// archive of the same files is the same archive.
#[must_use]
pub fn archive(entries: &[Entry]) -> Vec<u8> {
    /// The first of January 1980.
    const DAY: u16 = (1 << 5) | 1;
    /// Names are in UTF-8.
    const FLAGS: u16 = 1 << 11;
    let mut out = Writer::default();
    let mut list = Writer::default();
    for entry in entries {
        let at = out.0.len() as u32;
        let method = if entry.deflated { 8 } else { 0 };
        let sizes = [entry.crc, entry.data.len() as u32, entry.size];
        let name = entry.name.as_bytes();
        // What the file's own head and the list at the end have in common.
        let head = |writer: &mut Writer| {
            writer.shorts(&[20, FLAGS, method, 0, DAY]);
            writer.longs(&sizes);
            writer.shorts(&[name.len() as u16, 0]);
        };
        out.longs(&[0x0403_4b50]);
        head(&mut out);
        out.0.extend_from_slice(name);
        out.0.extend_from_slice(&entry.data);
        list.longs(&[0x0201_4b50]);
        list.shorts(&[20]);
        head(&mut list);
        list.shorts(&[0, 0, 0]);
        list.longs(&[0, at]);
        list.0.extend_from_slice(name);
    }
    let (count, start) = (entries.len() as u16, out.0.len() as u32);
    let length = list.0.len() as u32;
    out.0.extend_from_slice(&list.0);
    out.longs(&[0x0605_4b50]);
    out.shorts(&[0, 0, count, count]);
    out.longs(&[length, start]);
    out.shorts(&[0]);
    out.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(name: &str, text: &str) -> Entry {
        Entry {
            name: name.to_owned(),
            crc: crc32(text.as_bytes()),
            size: text.len() as u32,
            data: text.as_bytes().to_vec(),
            deflated: false,
        }
    }

    #[test]
    fn the_checksum_is_the_one_of_the_standard() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
        assert_eq!(crc32(b""), 0);
    }

    #[test]
    fn each_file_is_found_from_the_list_at_the_end() {
        let bytes = archive(&[entry("a.txt", "one"), entry("資料/b.csv", "two,2")]);
        let end = bytes.len() - 22;
        let long = |at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap());
        let short = |at: usize| u16::from_le_bytes(bytes[at..at + 2].try_into().unwrap());
        assert_eq!(long(end), 0x0605_4b50);
        assert_eq!(short(end + 10), 2);
        let mut at = long(end + 16) as usize;
        assert_eq!(at + long(end + 12) as usize, end);
        for (name, text) in [("a.txt", "one"), ("資料/b.csv", "two,2")] {
            assert_eq!(long(at), 0x0201_4b50);
            let length = usize::from(short(at + 28));
            assert_eq!(&bytes[at + 46..at + 46 + length], name.as_bytes());
            let file = long(at + 42) as usize;
            assert_eq!(long(file), 0x0403_4b50);
            let data = file + 30 + usize::from(short(file + 26));
            assert_eq!(&bytes[data..data + text.len()], text.as_bytes());
            assert_eq!(long(file + 14), crc32(text.as_bytes()));
            at += 46 + length;
        }
        assert_eq!(at, end);
    }

    #[test]
    fn nothing_is_an_archive_too() {
        assert_eq!(archive(&[]).len(), 22);
    }
}
