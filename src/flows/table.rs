//! Values by year, declarer and partner while a file is read.
//!
//! A row of numbers is laid out for each declarer in each block (a year and a side) that occurs, one
//! number a partner: memory grows with declarers × partners × years, not with the
//! file, and a value is found by two look-ups.

/// A grid of grids; `NaN` where nothing was put.
#[derive(Debug)]
pub(super) struct Table {
    /// Places in a row: one a partner.
    stride: usize,
    /// For each key, the number of its block, counted from 1; 0 for none.
    blocks: Vec<u32>,
    /// For each block and declarer, the number of the row, counted from 1.
    heads: Vec<u32>,
    data: Vec<f64>,
    /// How many entries are in each value, where that is asked for.
    entries: Option<Vec<u32>>,
}

impl Table {
    pub(super) fn new(counted: bool) -> Table {
        Table {
            stride: 32,
            blocks: Vec::new(),
            heads: Vec::new(),
            data: Vec::new(),
            entries: counted.then(Vec::new),
        }
    }

    /// Bytes in use.
    pub(super) fn bytes(&self) -> usize {
        let entries = self.entries.as_ref().map_or(0, Vec::capacity);
        (self.blocks.capacity() + self.heads.capacity() + entries) * 4 + self.data.capacity() * 8
    }

    /// The place of a value, made if it is new. Declarer and partner have to be below
    /// what [`Table::widen`] was called with.
    #[inline]
    pub(super) fn place(&mut self, key: usize, declarer: usize, partner: usize) -> usize {
        let block = match self.blocks.get(key) {
            Some(block) if *block > 0 => *block,
            _ => self.new_block(key),
        };
        let head = (block as usize - 1) * self.stride + declarer;
        let row = match self.heads[head] {
            0 => self.new_row(head),
            row => row,
        };
        (row as usize - 1) * self.stride + partner
    }

    /// Makes the block of a key.
    #[cold]
    fn new_block(&mut self, key: usize) -> u32 {
        if key >= self.blocks.len() {
            self.blocks.resize(key + 1, 0);
        }
        self.heads.resize(self.heads.len() + self.stride, 0);
        #[expect(
            clippy::cast_possible_truncation,
            reason = "blocks are few: years × sides × levels"
        )]
        let number = (self.heads.len() / self.stride) as u32;
        self.blocks[key] = number;
        number
    }

    /// Makes the row of a block and declarer.
    #[cold]
    fn new_row(&mut self, head: usize) -> u32 {
        self.data.resize(self.data.len() + self.stride, f64::NAN);
        if let Some(entries) = &mut self.entries {
            entries.resize(self.data.len(), 0);
        }
        #[expect(
            clippy::cast_possible_truncation,
            reason = "memory is bounded below 2^32 rows"
        )]
        let number = (self.data.len() / self.stride) as u32;
        self.heads[head] = number;
        number
    }

    /// The value at a place.
    #[inline]
    pub(super) fn at(&mut self, place: usize) -> &mut f64 {
        &mut self.data[place]
    }

    /// Adds a value and counts it.
    #[inline]
    pub(super) fn add(&mut self, place: usize, value: f64) {
        let there = &mut self.data[place];
        *there = if there.is_nan() {
            value
        } else {
            *there + value
        };
        if let Some(entries) = &mut self.entries {
            entries[place] = entries[place].saturating_add(1);
        }
    }

    /// Adds a value of so many entries.
    pub(super) fn add_some(&mut self, place: usize, value: f64, count: u32) {
        self.add(place, value);
        if let Some(entries) = &mut self.entries {
            entries[place] = entries[place].saturating_add(count.saturating_sub(1));
        }
    }

    /// The value at a place, and how many entries are in it.
    pub(super) fn counted(&self, place: usize) -> (f64, u32) {
        let entries = self.entries.as_ref().map_or(0, |entries| entries[place]);
        (self.data[place], entries)
    }

    /// Takes away what is at a place.
    pub(super) fn clear(&mut self, place: usize) {
        self.data[place] = f64::NAN;
        if let Some(entries) = &mut self.entries {
            entries[place] = 0;
        }
    }

    /// One declarer's row, if there is one: values, and counts where they are kept.
    pub(super) fn row(&self, key: usize, declarer: usize) -> Option<(&[f64], Option<&[u32]>)> {
        let block = *self.blocks.get(key)? as usize;
        let row = *self
            .heads
            .get((block.checked_sub(1)?) * self.stride + declarer)? as usize;
        let from = row.checked_sub(1)? * self.stride;
        let range = from..from + self.stride;
        Some((
            self.data.get(range.clone())?,
            self.entries.as_ref().and_then(|entries| entries.get(range)),
        ))
    }

    /// How many keys there may be.
    pub(super) fn keys(&self) -> usize {
        self.blocks.len()
    }

    /// Makes room for economies up to `count`.
    pub(super) fn widen(&mut self, count: usize) {
        if count <= self.stride {
            return;
        }
        let stride = (self.stride * 3 / 2).max(count).next_multiple_of(16);
        let rows = self.data.len() / self.stride;
        self.data = respaced(&self.data, self.stride, stride, rows, f64::NAN);
        if let Some(entries) = &mut self.entries {
            *entries = respaced(entries, self.stride, stride, rows, 0);
        }
        let blocks = self.heads.len() / self.stride;
        self.heads = respaced(&self.heads, self.stride, stride, blocks, 0);
        self.stride = stride;
    }
}

/// The same rows, each with more room.
fn respaced<T: Copy>(from: &[T], old: usize, new: usize, rows: usize, empty: T) -> Vec<T> {
    let mut to = Vec::with_capacity(rows * new);
    for row in from.chunks_exact(old) {
        to.extend_from_slice(row);
        to.resize(to.len() + new - old, empty);
    }
    to
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_stay_where_they_are_put_when_the_table_widens() {
        let mut table = Table::new(true);
        for wide in [10usize, 33, 100, 300] {
            table.widen(wide);
            for key in [0, 7] {
                let place = table.place(key, wide - 1, wide - 2);
                #[expect(clippy::cast_precision_loss, reason = "small")]
                table.add(place, (wide * 10 + key) as f64);
            }
        }
        for wide in [10usize, 33, 100, 300] {
            for key in [0, 7] {
                let (row, counts) = table.row(key, wide - 1).unwrap();
                #[expect(clippy::cast_precision_loss, reason = "small")]
                let want = (wide * 10 + key) as f64;
                assert_eq!(row[wide - 2], want);
                assert_eq!(counts.unwrap()[wide - 2], 1);
                assert!(row[0].is_nan());
            }
        }
        assert!(table.row(0, 5).is_none());
        assert!(table.row(3, 9).is_none());
        assert!(table.row(99, 9).is_none());
    }

    #[test]
    fn sums_are_counted() {
        let mut table = Table::new(true);
        let place = table.place(0, 2, 3);
        table.add(place, 1.0);
        table.add(place, 2.5);
        let (row, counts) = table.row(0, 2).unwrap();
        assert_eq!((row[3], counts.unwrap()[3]), (3.5, 2));
    }
}
