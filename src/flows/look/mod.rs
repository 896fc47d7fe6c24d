//! A first look at a file: how it is written, and what its columns seem to hold.

mod asks;
mod block;
mod guess;
mod matrix;
mod strange;

pub use asks::Ask;

use super::decode::{Decoder, Decoders, Encoding};
use super::dialect::{Dialect, Told, of_header};
use super::letters::tell;
use super::mapping::{Decimal, Mapping};
use super::mojibake::repaired;
use super::problem::Problem;
use super::record::{Fields, owned};
use super::reshape::{Reshape, Shape};
use super::tidy::{Head, Kept};
use crate::data::bounds::COLUMNS;
use block::{Block, DELIMITERS, Record, above, delimited, usual};
use guess::{by_content, decimal, harmonized, is_header, unit};

/// How many bytes a look takes at most, and a reader before it begins.
pub const LOOK_BYTES: usize = 256 * 1024;

/// Rows of a preview; fewer of a table with many columns.
const PREVIEW: usize = 20;
const PREVIEW_WIDE: usize = 8;
const WIDE: usize = 200;
/// Records that are judged as a whole: decimal marks, codes, breakdowns.
const WEIGHED: usize = 2000;

/// What the first bytes of a file tell.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(
    any(feature = "web", feature = "engine", feature = "sheets"),
    derive(serde::Serialize, serde::Deserialize)
)]
pub struct Look {
    /// How letters are written.
    pub encoding: Encoding,
    /// Whether another encoding is about as likely, so that it is a guess.
    pub encoding_open: bool,
    /// What stands between fields.
    pub delimiter: u8,
    /// The decimal mark of its numbers.
    pub decimal: Decimal,
    /// Whether its numbers could be read with either mark (`1.234`), so that the mark is
    /// a guess.
    pub decimal_open: bool,
    /// The dialect its header is in.
    pub dialect: Dialect,
    /// The names of its columns; numbers from 1 if it has no header.
    pub header: Vec<String>,
    /// The first rows below, twenty at most; of many columns eight.
    pub preview: Vec<Vec<String>>,
    /// What the columns seem to hold.
    pub mapping: Mapping,
    /// What the file does not say, and the reader is asked.
    pub asks: Vec<Ask>,
    /// Whether nothing is asked: a known dialect, or headers that say all.
    pub sure: bool,
    /// What stands above the header, such as a title.
    pub title: String,
    /// Lines above the header that are no part of the table.
    pub above: u32,
    /// The head of a work that was saved here.
    pub head: Option<Head>,
}

/// What a reader needs beside the look.
#[derive(Debug)]
pub(super) struct Inspected {
    pub(super) look: Look,
    /// Where the first row begins, in decoded bytes.
    pub(super) start: usize,
    /// Its line.
    pub(super) line: u64,
    pub(super) line_end: u8,
    /// Fields of the header, or of most rows.
    pub(super) expected: usize,
    pub(super) kept: Option<Kept>,
    /// Whether products are of the Harmonized System.
    pub(super) hs: bool,
    /// Whether codes of economies are of two letters, so that NA is Namibia.
    pub(super) two_letters: bool,
    /// Whether the unit of the mapping is one that rows name, and so that of the file.
    pub(super) unit_said: bool,
    /// How lines have to be changed before they are cut.
    pub(super) shape: Shape,
    /// Headers whose letters were garbled, as the file has them.
    pub(super) repaired: Vec<String>,
}

/// What is chosen before a look, and who decodes.
#[derive(Clone, Copy, Default)]
pub struct Hints {
    /// What stands between fields.
    pub delimiter: Option<u8>,
    /// How letters are written.
    pub encoding: Option<Encoding>,
    /// Who decodes encodings other than Unicode's and Windows-1252; without, these two
    /// are all that is known.
    pub decoders: Option<Decoders>,
}

/// Looks at the first bytes of a file, [`LOOK_BYTES`] at most: further ones are not
/// looked at. `whole_bytes` is the file's length, if it is known; without it, fewer
/// bytes than that are taken for the whole file.
///
/// # Errors
/// A [`Problem`] if the file is empty, no table, or has one column only.
pub fn look(first: &[u8], whole_bytes: Option<u64>) -> Result<Look, Problem> {
    look_as(first, whole_bytes, Hints::default())
}

/// The same with what the reader of the file has chosen, and with more encodings.
///
/// # Errors
/// As in [`look`].
pub fn look_as(first: &[u8], whole_bytes: Option<u64>, hints: Hints) -> Result<Look, Problem> {
    let cut = first.len() > LOOK_BYTES
        || whole_bytes.map_or(first.len() == LOOK_BYTES, |whole| {
            whole > first.len() as u64
        });
    let first = &first[..first.len().min(LOOK_BYTES)];
    inspect(first, cut, hints, None).map(|inspected| inspected.look)
}

/// Looks at raw bytes. `given` is a mapping that was settled; it wins over what is
/// seen.
pub(super) fn inspect(
    first: &[u8],
    cut: bool,
    hints: Hints,
    given: Option<&Mapping>,
) -> Result<Inspected, Problem> {
    if first.is_empty() {
        return Err(Problem::Empty);
    }
    if let Some(strange) = strange::of_bytes(first) {
        return Err(Problem::Strange(strange));
    }
    let (encoding, encoding_open) = match hints.encoding {
        Some(chosen) => (chosen, false),
        None => tell(first, hints.decoders),
    };
    let mut decoder = Decoder::new(encoding, hints.decoders);
    let text = decoder.piece(first);
    if text
        .iter()
        .all(|byte| byte.is_ascii_whitespace() || *byte == 0)
    {
        return Err(Problem::Empty);
    }
    if let Some(strange) = strange::of_text(text) {
        return Err(Problem::Strange(strange));
    }
    let shape = Shape::of(text);
    let text = Reshape::new(shape).piece(text);
    let block = Block::new(&text, cut);
    let (start, line, kept, told) = above(&block);
    let wanted = given
        .map(|mapping| mapping.delimiter)
        .or(hints.delimiter)
        .or(told)
        .filter(|delimiter| DELIMITERS.contains(delimiter));
    let (delimiter, records, counts) = delimited(&block, (start, line), wanted);
    if records.is_empty() {
        return Err(Problem::HeaderOnly);
    }
    if usual(&counts).0 < 2 {
        return Err(Problem::OneColumn);
    }
    // Before anything is done for each of them.
    if counts.iter().any(|count| *count > COLUMNS) {
        return Err(Problem::TooManyColumns(u32::try_from(COLUMNS).unwrap_or(0)));
    }
    let mut top = topped(&block, delimiter, &records, &counts, given);
    let repaired = put_right(&mut top.header);
    if top.body.is_empty() && !cut {
        return Err(Problem::HeaderOnly);
    }
    let mut look = Look {
        encoding,
        encoding_open,
        delimiter,
        header: top.header,
        above: top.above,
        title: top.title,
        head: kept.as_ref().map(|kept| kept.head.clone()),
        ..Look::default()
    };
    let unit_said = judged(&mut look, &top.body, top.headed, kept.as_ref(), given);
    let hs =
        look.dialect == Dialect::Baci || harmonized(&look.header, &look.mapping.columns, &top.body);
    let two_letters = guess::two_letters(&look.mapping.columns, &top.body);
    let rows = match look.header.len() {
        0..=WIDE => PREVIEW,
        _ => PREVIEW_WIDE,
    };
    look.preview = top.body.into_iter().take(rows).map(owned).collect();
    Ok(Inspected {
        start: top.start,
        line: top.line,
        line_end: block.line_end,
        expected: look.header.len(),
        look,
        kept,
        hs,
        two_letters,
        unit_said,
        shape,
        repaired,
    })
}

/// Repairs headers with garbled letters; gives those that were.
fn put_right(header: &mut [String]) -> Vec<String> {
    let mut garbled = Vec::new();
    for name in header {
        if let Some(right) = repaired(name) {
            garbled.push(std::mem::replace(name, right));
        }
    }
    garbled
}

/// Where a table begins, and its first rows.
struct Top<'a> {
    header: Vec<String>,
    headed: bool,
    /// What stands above the header.
    title: String,
    above: u32,
    start: usize,
    line: u64,
    body: Vec<Fields<'a>>,
}

/// Finds the header: the first record as wide as most, of which more than one cell is
/// filled. Titles may have been padded with delimiters to the same width.
fn topped<'a>(
    block: &Block<'a>,
    delimiter: u8,
    records: &[Record],
    counts: &[usize],
    given: Option<&Mapping>,
) -> Top<'a> {
    let (columns, _) = usual(counts);
    let filled = |at: usize| {
        let fields = block.fields(&records[at], delimiter);
        fields.iter().filter(|field| !field.is_empty()).count()
    };
    // Rows may all end with a delimiter, and the header not.
    let bare = |at: usize| {
        counts[at] + 1 == columns
            && records.get(at + 1).is_some_and(|row| {
                counts[at + 1] == columns
                    && block
                        .fields(row, delimiter)
                        .last()
                        .is_some_and(|field| field.is_empty())
            })
    };
    let at = (0..records.len().min(30))
        .find(|at| (counts[*at] == columns && (columns < 3 || filled(*at) > 1)) || bare(*at))
        .unwrap_or(0);
    let at = match columns {
        2 => guess::below_keys(at, |at| {
            Some(owned(block.fields(records.get(at)?, delimiter)))
        }),
        _ => at,
    };
    let record = &records[at];
    let mut header = owned(block.fields(record, delimiter));
    if bare(at) {
        header.push(String::new());
    }
    let mut second = records
        .get(at + 1)
        .map(|record| owned(block.fields(record, delimiter)));
    let third = records.get(at + 2);
    let third = third.map(|record| owned(block.fields(record, delimiter)));
    let mut record = record;
    if let (Some(below), Some(row)) = (&second, &third)
        && let Some(both) = guess::two_headers(&header, below, row)
    {
        (header, second, record) = (both, third, &records[at + 1]);
    }
    let headed = given.map_or_else(
        || is_header(&header, second.as_ref()),
        |mapping| mapping.headed,
    );
    let (start, line) = if headed {
        let within = memchr::memchr_iter(block.line_end, &block.text[record.from..record.to]);
        (
            (record.to + 1).min(block.text.len()),
            record.line + 1 + within.count() as u64,
        )
    } else {
        header = (1..=columns).map(|at| at.to_string()).collect();
        (record.from, record.line)
    };
    let title = records[..at]
        .iter()
        .flat_map(|record| block.fields(record, delimiter));
    let title: Vec<_> = title.filter(|field| !field.is_empty()).collect();
    #[expect(
        clippy::cast_possible_truncation,
        reason = "lines of a block of 256 kB"
    )]
    let above = (record.line - 1) as u32;
    Top {
        header,
        headed,
        title: title.join("\n"),
        above,
        start,
        line,
        body: block.rows((start, line), delimiter, WEIGHED),
    }
}

/// Judges what the columns hold and how numbers are written, and what has to be asked.
/// Whether rows name the unit.
fn judged(
    look: &mut Look,
    body: &[Fields],
    headed: bool,
    kept: Option<&Kept>,
    given: Option<&Mapping>,
) -> bool {
    let width = look.header.len();
    let mut told = match headed {
        true => of_header(&look.header, body, kept.is_some()),
        false => Told::nothing(width),
    };
    let mut mapping = Mapping {
        delimiter: look.delimiter,
        headed,
        direction: told.direction,
        imports: std::mem::take(&mut told.imports),
        one_is_export: told.dialect.one_is_export(),
        ..Mapping::default()
    };
    let square = match (headed, told.dialect) {
        (true, Dialect::Other) => matrix::found(&look.header, &told.roles, body),
        _ => None,
    };
    if let Some(square) = &square {
        told.dialect = Dialect::Square;
        told.roles.clone_from(&square.roles);
        mapping.rows_import = square.rows_import;
    }
    look.dialect = told.dialect;
    mapping.columns = told.roles;
    mapping.reporter = told.dialect.office().map(|office| office.0.to_owned());
    let missing = mapping.missing();
    if !missing.is_empty() && square.is_none() {
        let rows = &body[..body.len().min(PREVIEW)];
        let numbers = told.dialect.numbers().unwrap_or_default();
        by_content(&mut mapping.columns, &look.header, rows, numbers);
    }
    let (unit, unit_said) = unit(look, &mapping.columns, body, kept);
    mapping.unit = unit;
    mapping.columns.truncate(width);
    let asks = asks::asked(look, &mut mapping, body, &missing, square.as_ref());
    let (decimal, open) = match look.dialect {
        Dialect::Tairi => (Decimal::Point, false),
        dialect => {
            let unknown = matches!(dialect, Dialect::Tidy | Dialect::Other | Dialect::Square);
            decimal(body, look.delimiter, &mapping, unknown)
        }
    };
    mapping.decimal = decimal;
    look.decimal_open = open && given.is_none();
    look.asks = asks;
    if look.decimal_open {
        look.asks.push(Ask::Decimal);
    }
    if look.encoding_open {
        look.asks.push(Ask::Letters);
    }
    if let Some(given) = given {
        mapping = Mapping {
            delimiter: look.delimiter,
            ..given.clone()
        };
        look.asks.clear();
    }
    look.decimal = mapping.decimal;
    look.sure = look.asks.is_empty();
    look.mapping = mapping;
    unit_said
}
