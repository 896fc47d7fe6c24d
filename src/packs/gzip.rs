//! Undoes gzip of any number of members, as `cat a.gz b.gz` and `bgzip` make it.

use super::inflate::{Crc, Damaged, Inflate};

/// Names and comments in a member's head are no longer than this.
const LONGEST_HEAD: usize = 1 << 17;

/// A file of gzip, taken in pieces.
#[derive(Default)]
pub struct Gunzip {
    stage: Stage,
    /// The bytes of a head or an end so far.
    kept: Vec<u8>,
    crc: Crc,
    /// Bytes of this member, as gzip counts them.
    size: u32,
    members: u64,
    trailing: u64,
}

#[derive(Default)]
enum Stage {
    #[default]
    Head,
    Body(Inflate),
    End,
    /// What follows is not packed.
    Trailing,
}

/// What a file was found to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// How many members it has.
    pub members: u64,
    /// Bytes after the last one that belong to none.
    pub trailing: u64,
}

/// The length of a member's head, if all of it is there.
fn head(bytes: &[u8]) -> Result<Option<usize>, Damaged> {
    let begins = [0x1f, 0x8b, 8];
    if bytes.iter().zip(begins).any(|(one, other)| *one != other) {
        return Err(Damaged);
    }
    let Some(flags) = bytes.get(3) else {
        return Ok(None);
    };
    if flags & 0xe0 != 0 {
        return Err(Damaged);
    }
    let mut at = 10;
    if flags & 4 != 0 {
        let Some([low, high]) = bytes.get(at..at + 2) else {
            return Ok(None);
        };
        at += 2 + usize::from(u16::from_le_bytes([*low, *high]));
    }
    // A name and a comment.
    for flag in [8, 16] {
        if flags & flag != 0 {
            let rest = bytes.get(at..).unwrap_or(&[]);
            match memchr::memchr(0, rest) {
                Some(end) => at += end + 1,
                None => return Ok(None),
            }
        }
    }
    if flags & 2 != 0 {
        at += 2;
    }
    Ok((at <= bytes.len()).then_some(at))
}

impl Gunzip {
    /// Takes some bytes and adds to `out` what was packed in them.
    ///
    /// # Errors
    /// If they are damaged.
    pub fn push(&mut self, bytes: &[u8], out: &mut Vec<u8>) -> Result<(), Damaged> {
        let mut at = 0;
        while at < bytes.len() {
            let rest = &bytes[at..];
            match &mut self.stage {
                Stage::Head => at += self.head(rest)?,
                Stage::Body(inflate) => {
                    let from = out.len();
                    at += inflate.push(rest, out)?;
                    let new = &out[from..];
                    self.crc.push(new);
                    #[expect(clippy::cast_possible_truncation, reason = "as gzip counts")]
                    let more = new.len() as u32;
                    self.size = self.size.wrapping_add(more);
                    if inflate.done() {
                        self.stage = Stage::End;
                    }
                }
                Stage::End => at += self.end(rest)?,
                Stage::Trailing => {
                    self.trailing += rest.len() as u64;
                    at = bytes.len();
                }
            }
        }
        Ok(())
    }

    fn head(&mut self, bytes: &[u8]) -> Result<usize, Damaged> {
        let before = self.kept.len();
        self.kept.extend_from_slice(bytes);
        let found = head(&self.kept);
        if found.is_err() && self.members > 0 {
            // What follows the last member is no other one.
            self.trailing += self.kept.len() as u64;
            self.kept.clear();
            self.stage = Stage::Trailing;
            return Ok(bytes.len());
        }
        let Some(length) = found? else {
            if self.kept.len() > LONGEST_HEAD {
                return Err(Damaged);
            }
            return Ok(bytes.len());
        };
        self.kept.clear();
        self.stage = Stage::Body(Inflate::default());
        self.crc.clear();
        self.size = 0;
        Ok(length.saturating_sub(before))
    }

    fn end(&mut self, bytes: &[u8]) -> Result<usize, Damaged> {
        let wanted = (8 - self.kept.len()).min(bytes.len());
        self.kept.extend_from_slice(&bytes[..wanted]);
        if let Ok([a, b, c, d, e, f, g, h]) = <[u8; 8]>::try_from(self.kept.as_slice()) {
            let crc = u32::from_le_bytes([a, b, c, d]);
            let size = u32::from_le_bytes([e, f, g, h]);
            if (crc, size) != (self.crc.sum(), self.size) {
                return Err(Damaged);
            }
            self.kept.clear();
            self.members += 1;
            self.stage = Stage::Head;
        }
        Ok(wanted)
    }

    /// The end of the file.
    ///
    /// # Errors
    /// If it breaks off within a member.
    pub fn finish(self) -> Result<Found, Damaged> {
        let whole = matches!(self.stage, Stage::Head | Stage::Trailing);
        if !whole || self.members == 0 {
            return Err(Damaged);
        }
        Ok(Found {
            members: self.members,
            // Fewer bytes than a head has.
            trailing: self.trailing + self.kept.len() as u64,
        })
    }
}
