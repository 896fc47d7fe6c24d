//! Short texts that come again and again, each looked up once: codes, years, flows.
//!
//! An open table keyed by the bytes themselves where they are seven at most, and
//! by a hash with the bytes kept beside it where they are longer. Before it stands
//! the text that was asked last, as files repeat theirs in runs.

use super::decode::text;
use super::record::Span;

/// From texts to small values.
#[derive(Debug)]
pub(super) struct Intern<T> {
    /// Power of two; the key zero is free.
    keys: Vec<u64>,
    values: Vec<T>,
    /// Where the bytes of a long text are kept, at the slot's place.
    longs: Vec<(u32, u32)>,
    kept: Vec<u8>,
    used: usize,
    last_key: u64,
    last: T,
}

/// The most texts that are remembered; more are looked up anew each time, so that
/// a hostile file cannot fill the memory.
const MOST: usize = 1 << 16;

/// Seven bytes and their number, or a hash with the eighth byte above them.
#[inline]
pub(super) fn key(bytes: &[u8], from: usize, to: usize) -> u64 {
    let length = to - from;
    if length <= 7 {
        // Eight bytes at once where there are as many.
        let word = if let Some(eight) = bytes.get(from..from + 8) {
            let mut word = [0; 8];
            word.copy_from_slice(eight);
            let keep = (1u64 << (length * 8)) - 1;
            u64::from_le_bytes(word) & keep
        } else {
            let mut word = [0; 8];
            word[..length].copy_from_slice(&bytes[from..to]);
            u64::from_le_bytes(word)
        };
        return word | ((length as u64 + 1) << 56);
    }
    hash(&bytes[from..to])
}

/// The hash of a text; out of line, as there are many places that ask for keys.
#[inline(never)]
pub(super) fn hash(text: &[u8]) -> u64 {
    let mut hash = text.len() as u64;
    for part in text.chunks(8) {
        let mut word = [0; 8];
        word[..part.len()].copy_from_slice(part);
        hash = (hash.rotate_left(5) ^ u64::from_le_bytes(word)).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
    hash | (0xff << 56)
}

impl<T: Copy> Intern<T> {
    pub(super) fn new(none: T) -> Intern<T> {
        Intern {
            keys: vec![0; 64],
            values: vec![none; 64],
            longs: vec![(0, 0); 64],
            kept: Vec::new(),
            used: 0,
            last_key: 0,
            last: none,
        }
    }

    /// The value of a text, if it is known.
    #[inline]
    pub(super) fn get(&mut self, bytes: &[u8], from: usize, to: usize) -> Option<T> {
        let key = key(bytes, from, to);
        if key == self.last_key && to - from <= 7 {
            return Some(self.last);
        }
        let at = self.find(key, bytes, from, to).ok()?;
        self.last_key = key;
        self.last = self.values[at];
        Some(self.last)
    }

    /// The value of a text; `of` says it of a new one.
    #[inline]
    pub(super) fn value(&mut self, bytes: &[u8], span: Span, of: impl Fn(&str) -> T) -> T {
        let (from, to) = (span.0 as usize, span.1 as usize);
        match self.get(bytes, from, to) {
            Some(known) => known,
            None => {
                let value = of(&text(&bytes[from..to]));
                self.put(bytes, from, to, value);
                value
            }
        }
    }

    /// The keys of all texts, with their values.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (u64, T)> {
        let slots = self.keys.iter().zip(&self.values);
        slots
            .filter(|(key, _)| **key != 0)
            .map(|(key, value)| (*key, *value))
    }

    /// The slot of a key, or the free one where it would stand.
    #[inline]
    fn find(&self, key: u64, bytes: &[u8], from: usize, to: usize) -> Result<usize, usize> {
        let mask = self.keys.len() - 1;
        let spread = key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32;
        let mut at = spread as usize & mask;
        loop {
            let here = self.keys[at];
            if here == 0 {
                return Err(at);
            }
            if here == key && (to - from <= 7 || self.same(at, &bytes[from..to])) {
                return Ok(at);
            }
            at = (at + 1) & mask;
        }
    }

    fn same(&self, at: usize, bytes: &[u8]) -> bool {
        let (from, to) = self.longs[at];
        &self.kept[from as usize..to as usize] == bytes
    }

    /// Remembers the value of a text that is not known yet.
    pub(super) fn put(&mut self, bytes: &[u8], from: usize, to: usize, value: T) {
        // Very long texts are no codes.
        if self.used >= MOST || to - from > 1000 {
            return;
        }
        if self.used * 2 >= self.keys.len() {
            self.grow();
        }
        let key = key(bytes, from, to);
        if let Err(at) = self.find(key, bytes, from, to) {
            self.keys[at] = key;
            self.values[at] = value;
            if to - from > 7 {
                #[expect(
                    clippy::cast_possible_truncation,
                    reason = "65,536 texts of 1000 bytes at most"
                )]
                let begin = self.kept.len() as u32;
                self.kept.extend_from_slice(&bytes[from..to]);
                #[expect(clippy::cast_possible_truncation, reason = "as above")]
                let end = self.kept.len() as u32;
                self.longs[at] = (begin, end);
            }
            self.used += 1;
        }
    }

    fn grow(&mut self) {
        let size = self.keys.len() * 2;
        let mask = size - 1;
        let mut keys = vec![0; size];
        let mut values = vec![self.last; size];
        let mut longs = vec![(0, 0); size];
        for (at, key) in self.keys.iter().enumerate().filter(|(_, key)| **key != 0) {
            let mut to = (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize & mask;
            while keys[to] != 0 {
                to = (to + 1) & mask;
            }
            keys[to] = *key;
            values[to] = self.values[at];
            longs[to] = self.longs[at];
        }
        self.keys = keys;
        self.values = values;
        self.longs = longs;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_keeps_its_own_value() {
        let mut intern = Intern::new(0usize);
        let texts: Vec<String> = (0..3000)
            .flat_map(|n| {
                [
                    format!("{n}"),
                    format!("an economy of number {n}"),
                    format!("{n:07}"),
                ]
            })
            .chain(["".to_owned(), "\0".to_owned(), "\0\0".to_owned()])
            .collect();
        for (n, text) in texts.iter().enumerate() {
            if intern.get(text.as_bytes(), 0, text.len()).is_none() {
                intern.put(text.as_bytes(), 0, text.len(), n);
            }
        }
        for (n, text) in texts.iter().enumerate() {
            let known = intern.get(text.as_bytes(), 0, text.len()).unwrap();
            assert_eq!(&texts[known], text, "{n}");
        }
        assert_eq!(intern.get(b"unknown", 0, 7), None);
    }

    #[test]
    fn a_text_is_the_same_wherever_it_stands() {
        let line = b"JPN,TWN,2020,Taiwan, Province of China";
        assert_eq!(key(line, 0, 3), key(b"JPN", 0, 3));
        assert_eq!(key(line, 4, 7), key(b"xxTWN", 2, 5));
        assert_ne!(key(b"A", 0, 1), key(b"A\0", 0, 2));
    }
}
