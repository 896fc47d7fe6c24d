//! The first bytes of a file, cut into records and fields.

use crate::flows::decode::text;
use crate::flows::record::{Cut, Fields, Span, cut, quoted_fields};
use crate::flows::tidy::Kept;
use std::borrow::Cow;
use std::ops::Range;

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
    /// The same as far as it is UTF-8, so that not each field has to be tried.
    utf8: &'a str,
    pub(super) line_end: u8,
    /// Whether the file goes on beyond it.
    cut: bool,
}

/// Where the fields of a record stand; used again for each record.
#[derive(Default)]
struct Buffers {
    spans: Vec<Span>,
    unquoted: Vec<u8>,
}

impl<'a> Block<'a> {
    pub(super) fn new(text: &'a [u8], cut: bool) -> Block<'a> {
        let ends = memchr::memchr(b'\n', text).is_some() || !text.contains(&b'\r');
        let utf8 = std::str::from_utf8(text)
            .or_else(|error| std::str::from_utf8(&text[..error.valid_up_to()]));
        Block {
            text,
            utf8: utf8.unwrap_or_default(),
            line_end: if ends { b'\n' } else { b'\r' },
            cut,
        }
    }

    /// Hands on the records from a place on, `most` at most, blank ones left aside, and one
    /// that is cut off too unless it is the only one. With each goes what [`cut`] found, and
    /// the spans of its first `wanted` fields.
    fn each_record(
        &self,
        (mut at, mut line): (usize, u64),
        delimiter: u8,
        (most, wanted): (usize, usize),
        each: &mut dyn FnMut(Record, Option<Cut>, &mut Buffers),
    ) {
        let (mut buffers, mut count) = (Buffers::default(), 0);
        while at < self.text.len() && count < most {
            let found = cut(
                self.text,
                at,
                delimiter,
                self.line_end,
                wanted,
                &mut buffers.spans,
            );
            if found.is_none() && self.cut && count > 0 {
                break;
            }
            let to = found.map_or(self.text.len(), |found| found.end);
            let bytes = &self.text[at..to];
            if !bytes.trim_ascii().is_empty() {
                count += 1;
                each(Record { from: at, to, line }, found, &mut buffers);
            }
            line += 1 + memchr::memchr_iter(self.line_end, bytes).count() as u64;
            at = to + 1;
        }
    }

    /// Records from a place and its line on.
    pub(super) fn records(&self, from: (usize, u64), delimiter: u8, most: usize) -> Vec<Record> {
        let mut records = Vec::new();
        self.each_record(from, delimiter, (most, 0), &mut |record, _, _| {
            records.push(record);
        });
        records
    }

    /// The fields of those records.
    pub(super) fn rows(&self, from: (usize, u64), delimiter: u8, most: usize) -> Vec<Fields<'a>> {
        let mut rows = Vec::new();
        let each = &mut |record: Record, found, buffers: &mut Buffers| {
            rows.push(self.of_cut(&record, delimiter, found, buffers));
        };
        self.each_record(from, delimiter, (most, usize::MAX), each);
        rows
    }

    /// The fields of one record.
    pub(super) fn fields(&self, record: &Record, delimiter: u8) -> Fields<'a> {
        let mut buffers = Buffers::default();
        let (from, line_end) = (record.from, self.line_end);
        let found = cut(
            self.text,
            from,
            delimiter,
            line_end,
            usize::MAX,
            &mut buffers.spans,
        );
        self.of_cut(record, delimiter, found, &mut buffers)
    }

    /// The fields of a record that is cut: in place where they can be read there.
    fn of_cut(
        &self,
        record: &Record,
        delimiter: u8,
        found: Option<Cut>,
        Buffers { spans, unquoted }: &mut Buffers,
    ) -> Fields<'a> {
        let in_place = found.is_some_and(|found| found.end == record.to && !found.odd);
        if !in_place {
            let bytes = &self.text[record.from..record.to];
            quoted_fields(bytes, delimiter, unquoted, spans);
        }
        let field = |span: &Span| match in_place {
            true => self.field(*span),
            false => Cow::Owned(shortened(text(&unquoted[place(*span)])).into_owned()),
        };
        spans.iter().map(field).collect()
    }

    fn field(&self, span: Span) -> Cow<'a, str> {
        shortened(match self.utf8.get(place(span)) {
            Some(field) => Cow::Borrowed(field),
            None => text(&self.text[place(span)]),
        })
    }
}

fn place((from, to): Span) -> Range<usize> {
    from as usize..to as usize
}

/// A field, cut if it is long.
fn shortened(mut field: Cow<str>) -> Cow<str> {
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
    from: (usize, u64),
    wanted: Option<u8>,
) -> (u8, Vec<Record>, Vec<usize>) {
    let cut = |delimiter: u8| {
        let records = block.records(from, delimiter, TRIED);
        let counts: Vec<usize> = records
            .iter()
            .map(|record| block.fields(record, delimiter).len())
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
