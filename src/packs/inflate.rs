//! Undoes DEFLATE, where the browser does not: in gzip of several members, of which
//! browsers read the first only, and where they have no `DecompressionStream`.

use miniz_oxide::inflate::stream::{InflateState, inflate};
use miniz_oxide::{DataFormat, MZError, MZFlush, MZStatus};

/// Bytes that are written at a time.
const PIECE: usize = 1 << 16;

/// The data are damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Damaged;

/// One stream of DEFLATE, taken in pieces.
pub struct Inflate {
    state: Box<InflateState>,
    done: bool,
}

impl Default for Inflate {
    fn default() -> Inflate {
        Inflate {
            state: InflateState::new_boxed(DataFormat::Raw),
            done: false,
        }
    }
}

impl Inflate {
    /// Takes some bytes and gives how many of them belong to the stream.
    ///
    /// # Errors
    /// If they are no DEFLATE.
    pub fn push(&mut self, bytes: &[u8], out: &mut Vec<u8>) -> Result<usize, Damaged> {
        let mut at = 0;
        while !self.done {
            let from = out.len();
            out.resize(from + PIECE, 0);
            let rest = bytes.get(at..).unwrap_or(&[]);
            let place = out.get_mut(from..).ok_or(Damaged)?;
            let step = inflate(&mut self.state, rest, place, MZFlush::None);
            at += step.bytes_consumed;
            out.truncate(from + step.bytes_written);
            match step.status {
                Ok(MZStatus::StreamEnd) => self.done = true,
                // It wants more.
                Err(MZError::Buf) => break,
                Ok(_) if step.bytes_written < PIECE && at >= bytes.len() => break,
                Ok(_) => {}
                Err(_) => return Err(Damaged),
            }
        }
        Ok(at)
    }

    /// Whether the stream has come to its end.
    #[must_use]
    pub fn done(&self) -> bool {
        self.done
    }
}

/// The checksum of gzip and ZIP.
pub struct Crc {
    tables: Box<[[u32; 256]; 8]>,
    now: u32,
}

impl Default for Crc {
    fn default() -> Crc {
        let mut tables = Box::new([[0u32; 256]; 8]);
        for byte in 0..256u32 {
            let mut crc = byte;
            for _ in 0..8 {
                crc = (crc >> 1) ^ (0xedb8_8320 & 0u32.wrapping_sub(crc & 1));
            }
            tables[0][byte as usize] = crc;
        }
        for table in 1..8 {
            for byte in 0..256 {
                let before = tables[table - 1][byte];
                tables[table][byte] = (before >> 8) ^ tables[0][(before & 0xff) as usize];
            }
        }
        Crc { tables, now: !0 }
    }
}

impl Crc {
    /// Takes some bytes, eight at a time.
    pub fn push(&mut self, bytes: &[u8]) {
        let tables = &*self.tables;
        let byte = |word: u64, at: u32| (word >> (8 * at)) as usize & 0xff;
        let mut eights = bytes.chunks_exact(8);
        let mut crc = self.now;
        for eight in &mut eights {
            let mut word = [0; 8];
            word.copy_from_slice(eight);
            let word = u64::from_le_bytes(word) ^ u64::from(crc);
            crc = (0..8).fold(0, |all, at| all ^ tables[7 - at as usize][byte(word, at)]);
        }
        for byte in eights.remainder() {
            crc = (crc >> 8) ^ tables[0][((crc ^ u32::from(*byte)) & 0xff) as usize];
        }
        self.now = crc;
    }

    /// The sum of all bytes so far.
    #[must_use]
    pub fn sum(&self) -> u32 {
        !self.now
    }

    /// Begins anew.
    pub fn clear(&mut self) {
        self.now = !0;
    }
}
