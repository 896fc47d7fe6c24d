//! The first bytes of a file, cut into records and fields.

use crate::flows::decode::text;
use crate::flows::record::{Fields, Span, cut, quoted_fields};
use crate::flows::tidy::Kept;
use std::borrow::Cow;

/// Records that delimiters are tried on.
const TRIED: usize = 60;
/// Fields that are longer, in bytes, are cut.
const FIELD: usize = 600;

/// A record of the block.
pub(super) struct Record {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) line: u64,
}

/// A block, and how it is cut into lines.
pub(super) struct Block<'a> {
    pub(super) text: &'a [u8],
    pub(super) line_end: u8,
    /// Whether the file goes on beyond it.
    pub(super) cut: bool,
}

impl<'a> Block<'a> {
    /// Records from a place on, blank ones left aside, and one that is cut off too
    /// unless it is the only one.
    pub(super) fn records(
        &self,
        from: usize,
        line: u64,
        delimiter: u8,
        most: usize,
    ) -> Vec<Record> {
        let (mut records, mut spans) = (Vec::new(), Vec::new());
        let (mut at, mut line) = (from, line);
        while at < self.text.len() && records.len() < most {
            let found = cut(self.text, at, delimiter, self.line_end, 0, &mut spans);
            let end = found.map(|found| found.end);
            let to = end.unwrap_or(self.text.len());
            if end.is_none() && self.cut && !records.is_empty() {
                break;
            }
            let bytes = &self.text[at..to];
            if !bytes.trim_ascii().is_empty() {
                records.push(Record { from: at, to, line });
            }
            line += 1 + memchr::memchr_iter(self.line_end, bytes).count() as u64;
            at = to + 1;
        }
        records
    }

    pub(super) fn count(&self, record: &Record, delimiter: u8) -> usize {
        let (mut out, mut spans) = (Vec::new(), Vec::new());
        self.cut(record, delimiter, &mut out, &mut spans);
        spans.len()
    }

    pub(super) fn fields(&self, record: &Record, delimiter: u8) -> Fields<'a> {
        self.rows(std::slice::from_ref(record), delimiter).remove(0)
    }

    /// The fields of each of the records.
    pub(super) fn rows(&self, records: &[Record], delimiter: u8) -> Vec<Fields<'a>> {
        let (mut out, mut spans) = (Vec::new(), Vec::new());
        let fields = |record| {
            let in_place = self.cut(record, delimiter, &mut out, &mut spans);
            let mut fields = Vec::with_capacity(spans.len());
            for span in &spans {
                fields.push(match in_place {
                    true => field(self.text, *span),
                    false => Cow::Owned(field(&out, *span).into_owned()),
                });
            }
            fields
        };
        records.iter().map(fields).collect()
    }

    /// Cuts a record: in place where its fields can be read there, which it tells, else
    /// into `out`.
    fn cut(
        &self,
        record: &Record,
        delimiter: u8,
        out: &mut Vec<u8>,
        spans: &mut Vec<Span>,
    ) -> bool {
        let (from, line_end) = (record.from, self.line_end);
        let found = cut(self.text, from, delimiter, line_end, usize::MAX, spans);
        let in_place = found.is_some_and(|found| found.end == record.to && !found.odd);
        if !in_place {
            quoted_fields(&self.text[from..record.to], delimiter, out, spans);
        }
        in_place
    }
}

/// A field as text, cut if it is long.
fn field(bytes: &[u8], (from, to): Span) -> Cow<'_, str> {
    let mut field = text(&bytes[from as usize..to as usize]);
    if field.len() > FIELD {
        let end = field.floor_char_boundary(FIELD);
        field.to_mut().truncate(end);
    }
    field
}

/// The count of fields that most records have, and the share of those.
pub(super) fn usual(counts: &[usize]) -> (usize, f64) {
    let mut best = (1, 0usize);
    for count in counts {
        let same = counts.iter().filter(|other| *other == count).count();
        if same > best.1 || (same == best.1 && *count > best.0) {
            best = (*count, same);
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "at most 60")]
    (best.0, best.1 as f64 / counts.len().max(1) as f64)
}

/// The delimiters that are known, the likelier first.
pub(super) const DELIMITERS: [u8; 4] = [b',', b'\t', b';', b'|'];

/// Comment lines and a `sep=` line at the top: where they end, the line there, the
/// head of a saved work, and the delimiter that `sep=` names.
pub(super) fn above(block: &Block) -> (usize, u64, Option<Kept>, Option<u8>) {
    let (mut at, mut line) = (0, 1);
    let mut kept: Option<Kept> = None;
    let mut told = None;
    while at < block.text.len() {
        let end = memchr::memchr(block.line_end, &block.text[at..])
            .map_or(block.text.len(), |end| at + end);
        let bytes = block.text[at..end].trim_ascii();
        if let Some(comment) = bytes.strip_prefix(b"#") {
            let comment = text(comment);
            match &mut kept {
                Some(kept) => {
                    kept.take(&comment, false);
                }
                None => {
                    let mut first = Kept::default();
                    if line == 1 && first.take(&comment, true) {
                        kept = Some(first);
                    }
                }
            }
        } else if let Some(sign) = bytes.strip_prefix(b"sep=") {
            told = sign.first().copied();
        } else if !bytes.is_empty() {
            break;
        }
        at = (end + 1).min(block.text.len());
        line += 1;
    }
    (at, line, kept, told)
}

/// The delimiter that cuts records best, with the records and the counts of their
/// fields.
pub(super) fn delimited(
    block: &Block,
    start: usize,
    line: u64,
    wanted: Option<u8>,
) -> (u8, Vec<Record>, Vec<usize>) {
    let cut = |delimiter: u8| {
        let records = block.records(start, line, delimiter, TRIED);
        let counts: Vec<usize> = records
            .iter()
            .map(|record| block.count(record, delimiter))
            .collect();
        (delimiter, records, counts)
    };
    if let Some(wanted) = wanted {
        return cut(wanted);
    }
    let mut best = cut(DELIMITERS[0]);
    let score = |counts: &[usize]| {
        let (columns, share) = usual(counts);
        #[expect(clippy::cast_precision_loss, reason = "columns of a block")]
        let columns = (columns - 1) as f64;
        // What cuts all lines alike wins over what cuts some into more.
        share * share * columns.sqrt()
    };
    for delimiter in &DELIMITERS[1..] {
        let tried = cut(*delimiter);
        if score(&tried.2) > score(&best.2) {
            best = tried;
        }
    }
    best
}
