//! Cuts decoded bytes into records, and hands each row's fields on.

use super::plan::{Facing, Valued};
use super::{Rows, Time, part};
use crate::data::bounds::YEARS;
use crate::flows::problem::Problem;
use crate::flows::record::{Span, Within, cut, quoted_fields, record_end};
use crate::flows::report::Rule;

/// The longest record.
pub(super) const LONGEST: usize = 1 << 20;

impl Rows {
    /// Takes decoded bytes.
    pub fn feed(&mut self, bytes: &[u8]) -> Result<(), Problem> {
        let mut at = 0;
        if !self.carry.is_empty() {
            let mut within = self.within;
            let end = record_end(bytes, 0, self.delimiter, self.line_end, &mut within);
            let mut carry = std::mem::take(&mut self.carry);
            carry.extend_from_slice(&bytes[..end.unwrap_or(bytes.len())]);
            if carry.len() > LONGEST {
                return Err(Problem::LongLine(self.line));
            }
            let Some(end) = end else {
                self.carry = carry;
                self.within = within;
                return Ok(());
            };
            carry.push(self.line_end);
            self.record(&carry, 0)?;
            carry.clear();
            // Its room is kept for the next one.
            self.carry = carry;
            at = end + 1;
        }
        loop {
            at = self.plain_rows(bytes, at);
            if at >= bytes.len() {
                break;
            }
            match self.record(bytes, at)? {
                Some(end) => at = end + 1,
                None => {
                    self.within = Within::Start;
                    record_end(bytes, at, self.delimiter, self.line_end, &mut self.within);
                    self.carry.extend_from_slice(&bytes[at..]);
                    if self.carry.len() > LONGEST {
                        return Err(Problem::LongLine(self.line));
                    }
                    break;
                }
            }
        }
        Ok(())
    }

    /// The record that begins at `from`: gives the place of its line end, or nothing
    /// if it goes on.
    #[inline]
    pub(super) fn record(&mut self, bytes: &[u8], from: usize) -> Result<Option<usize>, Problem> {
        let line = self.line;
        let mut spans = std::mem::take(&mut self.spans);
        let Some(mut found) = cut(
            bytes,
            from,
            self.delimiter,
            self.line_end,
            self.plan.wanted,
            &mut spans,
        ) else {
            self.spans = spans;
            return Ok(None);
        };
        let end = found.end;
        if end - from > LONGEST {
            return Err(Problem::LongLine(line));
        }
        self.line += 1;
        if found.broken {
            self.line += memchr::memchr_iter(self.line_end, &bytes[from..end]).count() as u64;
        }
        if found.odd {
            let mut scratch = std::mem::take(&mut self.scratch);
            let record = &bytes[from..end];
            found.count = quoted_fields(record, self.delimiter, &mut scratch, &mut spans);
            self.row(&scratch, &spans, found.count, line);
            self.scratch = scratch;
        } else {
            if found.count > self.expected {
                let wanted = self.expected.saturating_add(8);
                cut(
                    bytes,
                    from,
                    self.delimiter,
                    self.line_end,
                    wanted,
                    &mut spans,
                );
            }
            if found.count > 1 || !bytes[from..end].trim_ascii().is_empty() {
                self.row(bytes, &spans, found.count, line);
            }
        }
        self.spans = spans;
        match self.trouble.take() {
            None => Ok(Some(end)),
            Some(problem) => Err(problem),
        }
    }

    #[inline]
    fn row(&mut self, bytes: &[u8], spans: &[Span], count: usize, line: u64) {
        self.read += 1;
        if count != self.expected && !self.fits(spans, count) {
            self.entries += 1;
            self.out(Rule::Fields, line, None);
            return;
        }
        if !self.plan.wide.is_empty() || self.overfull {
            self.wide_row(bytes, spans, line);
            return;
        }
        let time = match self.plan.year {
            Some(column) => self.time(bytes, spans[column]),
            None => self.fixed_time,
        };
        for at in 0..self.plan.values.len() {
            let valued = self.plan.values[at];
            self.value(bytes, spans, valued, time, line);
        }
        // Rows of values are what grows.
        if self.entries & 0x3ff == 0 {
            self.bound();
        }
    }

    /// One value of a row.
    #[inline]
    fn value(
        &mut self,
        bytes: &[u8],
        spans: &[Span],
        valued: Valued,
        time: Option<Time>,
        line: u64,
    ) {
        self.entries += 1;
        let column = valued.column;
        let row = match self.settled(bytes, spans, valued.facing, valued.partner) {
            Ok(row) => row,
            Err((rule, what)) => {
                self.out(rule, line, what.map(|span| part(bytes, span)));
                self.weigh(rule, part(bytes, spans[column]));
                return;
            }
        };
        let Some(time) = time else {
            if self.years.len() >= YEARS {
                self.trouble = Some(too_many_years());
            }
            let what = self.plan.year.map(|column| part(bytes, spans[column]));
            self.out(Rule::BadYear, line, what);
            self.weigh(Rule::BadYear, part(bytes, spans[column]));
            return;
        };
        self.entry(bytes, spans[column], time, &row, line);
    }

    /// A row with a value for each year.
    fn wide_row(&mut self, bytes: &[u8], spans: &[Span], line: u64) {
        if self.overfull {
            self.trouble = Some(too_many_years());
            return;
        }
        self.entries += self.plan.wide.len() as u64;
        let mut last = Facing::default();
        let mut row = self.settled(bytes, spans, last, None);
        for at in 0..self.plan.wide.len() {
            let (column, time, facing) = self.plan.wide[at];
            if facing != last {
                (last, row) = (facing, self.settled(bytes, spans, facing, None));
            }
            match row {
                Ok(row) => self.entry(bytes, spans[column], time, &row, line),
                Err((rule, what)) => {
                    self.out(rule, line, what.map(|span| part(bytes, span)));
                    self.weigh(rule, part(bytes, spans[column]));
                }
            }
        }
        self.bound();
    }

    /// Whether a row with another number of fields is whole all the same: what is
    /// too many is empty.
    #[cold]
    fn fits(&self, spans: &[Span], count: usize) -> bool {
        count > self.expected
            && count <= spans.len()
            && spans[self.expected..].iter().all(|span| span.0 == span.1)
    }
}

pub(super) fn too_many_years() -> Problem {
    Problem::TooManyYears(u32::try_from(YEARS).unwrap_or(0))
}
