//! Plain rows in one go: no quotation marks, texts that are known, a flow that is new.
//!
//! Most rows of most tidy files are so. Any other row is left as it stands to [`super::records`],
//! where all rules are: what is said here is only what is left of them for such a row.

use super::details::key;
use super::entries::MOST_VALUE;
use super::plan::{Facing, Plan};
use super::records::LONGEST;
use super::{FIRST, Id, NOBODY, Rows, Side, Time, part};
use crate::flows::mapping::Direction;
use crate::flows::number::{Number, number};
use crate::flows::period::Part;
use crate::flows::record::{Span, either, trimmed};

/// Columns of a file all of whose rows can be plain.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plain {
    /// Those of the year, the two economies and the value.
    columns: [usize; 4],
    side: Side,
    /// Whether the second economy declares.
    second_declares: bool,
}

impl Plan {
    /// Where rows have a year, two codes and a value, and nothing else that counts.
    pub(super) fn plain(&self) -> Option<Plain> {
        let [value] = self.values[..] else {
            return None;
        };
        let more = [self.filtered, self.parted, self.scaled, self.from_above];
        let row = value.facing == Facing::Row && value.partner.is_none();
        if !row || !self.wide.is_empty() || more.contains(&true) {
            return None;
        }
        if self.flow.is_some() || self.declared.is_some() || self.reporter.is_some() {
            return None;
        }
        let side = match self.direction {
            Some(Direction::Export) => Side::Exporter,
            Some(Direction::Import) => Side::Importer,
            None if self.reported => Side::Exporter,
            None => Side::Unsaid,
        };
        Some(Plain {
            columns: [self.year?, self.first.0?, self.second.0?, value.column],
            side,
            second_declares: side == Side::Importer && !self.reported,
        })
    }
}

impl Rows {
    /// Takes the plain rows from `at` on: gives the place of the first row that is none.
    pub(super) fn plain_rows(&mut self, bytes: &[u8], mut at: usize) -> usize {
        if let Some(plain) = self.plan.plain {
            // Each thousandth row goes the other way, on which memory is bounded.
            while self.entries & 0x3ff != 0x3ff {
                match self.plain_row(bytes, at, plain) {
                    Some(end) => at = end + 1,
                    None => break,
                }
            }
        }
        at
    }

    /// One of them: gives the place of its line end.
    #[inline]
    fn plain_row(&mut self, bytes: &[u8], at: usize, plain: Plain) -> Option<usize> {
        let (end, [year, first, second, value]) = self.plain_fields(bytes, at, plain)?;
        let time = self.times.get(bytes, year.0 as usize, year.1 as usize)??;
        let mut economy = |column: usize, code: Span| {
            let id = self.codes[column].get(bytes, code.0 as usize, code.1 as usize)?;
            (FIRST as Id..NOBODY).contains(&id).then_some(id as usize)
        };
        let (first, second) = (economy(0, first)?, economy(1, second)?);
        let Number::Is(value) = number(part(bytes, value), self.decimal) else {
            return None;
        };
        let Time {
            year,
            part: Part::Whole,
        } = time
        else {
            return None;
        };
        if first == second || !(0.0..=MOST_VALUE).contains(&value) {
            return None;
        }
        let (declarer, partner) = match plain.second_declares {
            true => (second, first),
            false => (first, second),
        };
        let place = self.whole.place(key(year, plain.side), declarer, partner);
        let there = self.whole.at(place);
        if !there.is_nan() {
            return None;
        }
        // No zero below zero.
        *there = value + 0.0;
        self.read += 1;
        self.entries += 1;
        self.line += 1;
        self.used[plain.side as usize] += 1;
        Some(end)
    }

    /// Where a row ends, and where its fields that count stand.
    #[inline]
    fn plain_fields(&self, bytes: &[u8], at: usize, plain: Plain) -> Option<(usize, [Span; 4])> {
        let mut spans = [(0, 0); 4];
        let (mut column, mut from) = (0, at);
        let end = loop {
            if matches!(bytes.get(from), Some(b' ' | b'"')) {
                return None;
            }
            let end = either(bytes, from, self.delimiter, self.line_end)?;
            if let Some(field) = plain.columns.iter().position(|of| *of == column) {
                spans[field] = trimmed(bytes, from, end);
            }
            column += 1;
            if bytes[end] == self.line_end {
                break end;
            }
            from = end + 1;
        };
        (column == self.expected && end - at <= LONGEST).then_some((end, spans))
    }
}
