//! A first look at a file: how it is written, and what its columns seem to hold.

use super::decode::{Decoder, Encoding, text};
use super::dialect::{Dialect, of_header};
use super::economies::{self, Known, Numbers};
use super::mapping::{Decimal, Mapping, Role};
use super::number::{Number, evidence, number};
use super::period::Period;
use super::problem::{Problem, Strange};
use super::record::{Span, Within, quoted_fields, record_end};
use super::tidy::{Head, Kept};
use super::unit::Unit;

/// How many bytes a look takes at most, and a reader before it begins.
pub const LOOK_BYTES: usize = 256 * 1024;

/// Rows of a preview.
const PREVIEW: usize = 20;
/// Records that delimiters are tried on.
const TRIED: usize = 60;
/// Records whose numbers tell the decimal mark.
const WEIGHED: usize = 2000;
/// Longer fields of a preview are cut.
const FIELD: usize = 200;

/// What the first bytes of a file tell.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(
    any(feature = "web", feature = "engine"),
    derive(serde::Serialize, serde::Deserialize)
)]
pub struct Look {
    /// How letters are written.
    pub encoding: Encoding,
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
    /// The first rows below, twenty at most.
    pub preview: Vec<Vec<String>>,
    /// What the columns seem to hold.
    pub mapping: Mapping,
    /// Whether no mapping step is needed: a known dialect, or headers that say all.
    pub sure: bool,
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
}

/// Looks at the first bytes of a file, [`LOOK_BYTES`] at most: further ones are not
/// looked at. `whole_bytes` is the file's length, if it is known; without it, fewer
/// bytes than that are taken for the whole file.
///
/// # Errors
/// A [`Problem`] if the file is empty, no table, or has one column only.
pub fn look(first: &[u8], whole_bytes: Option<u64>) -> Result<Look, Problem> {
    look_as(first, whole_bytes, None)
}

/// The same with a delimiter that the reader of the file has chosen.
///
/// # Errors
/// As in [`look`].
pub fn look_as(
    first: &[u8],
    whole_bytes: Option<u64>,
    delimiter: Option<u8>,
) -> Result<Look, Problem> {
    let cut = first.len() > LOOK_BYTES
        || whole_bytes.map_or(first.len() == LOOK_BYTES, |whole| {
            whole > first.len() as u64
        });
    let first = &first[..first.len().min(LOOK_BYTES)];
    inspect(first, cut, delimiter, None).map(|inspected| inspected.look)
}

/// What the first bytes say the file is, where they say that it is no table.
fn strange(bytes: &[u8]) -> Option<Strange> {
    let holds = |what: &[u8]| memchr::memmem::find(&bytes[..bytes.len().min(8192)], what).is_some();
    let starts = |what: &[u8]| bytes.starts_with(what);
    Some(match bytes {
        _ if starts(b"%PDF") => Strange::Pdf,
        _ if starts(b"PK\x03\x04") || starts(b"PK\x05\x06") => {
            if holds(b"xl/") || holds(b"[Content_Types].xml") || holds(b"mimetypeapplication/vnd") {
                Strange::Workbook
            } else {
                Strange::Zip
            }
        }
        _ if starts(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") => Strange::OldOffice,
        _ if starts(b"\x1f\x8b") => Strange::Gzip,
        _ if starts(b"BZh")
            || starts(b"\xfd7zXZ")
            || starts(b"\x28\xb5\x2f\xfd")
            || starts(b"7z\xbc\xaf")
            || starts(b"Rar!") =>
        {
            Strange::Packed
        }
        _ if starts(b"\x89PNG")
            || starts(b"\xff\xd8\xff")
            || starts(b"GIF8")
            || starts(b"RIFF")
            || starts(b"II*\0")
            || starts(b"MM\0*") =>
        {
            Strange::Image
        }
        _ if starts(b"PAR1")
            || starts(b"ARROW1")
            || starts(b"SQLite format")
            || starts(b"\x89HDF")
            || starts(b"<stata_dta>")
            || starts(b"$FL2")
            || starts(b"RDX") =>
        {
            Strange::Database
        }
        _ => return None,
    })
}

/// The same for text that is laid out otherwise.
fn strange_text(text: &[u8]) -> Option<Strange> {
    let head = text.trim_ascii_start();
    let low = head[..head.len().min(64)].to_ascii_lowercase();
    if low.starts_with(b"<!doctype html") || low.starts_with(b"<html") {
        return Some(Strange::Html);
    }
    if low.starts_with(b"<?xml") || low.starts_with(b"<svg") {
        return Some(Strange::Xml);
    }
    let json = (low.starts_with(b"{") || low.starts_with(b"["))
        && low[1..]
            .trim_ascii_start()
            .first()
            .is_some_and(|byte| matches!(byte, b'"' | b'{' | b'[' | b'}' | b']'));
    if json {
        return Some(Strange::Json);
    }
    let looked = &text[..text.len().min(8192)];
    let control = looked
        .iter()
        .filter(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31 | 127))
        .count();
    (control * 100 > looked.len()).then_some(Strange::Binary)
}

/// A record of the block.
struct Record {
    from: usize,
    to: usize,
    line: u64,
}

/// A block, and how it is cut into lines.
struct Block<'a> {
    text: &'a [u8],
    line_end: u8,
    /// Whether the file goes on beyond it.
    cut: bool,
}

impl Block<'_> {
    /// Records from a place on, blank ones left aside, and one that is cut off too
    /// unless it is the only one.
    fn records(&self, from: usize, line: u64, delimiter: u8, most: usize) -> Vec<Record> {
        let mut records = Vec::new();
        let (mut at, mut line) = (from, line);
        while at < self.text.len() && records.len() < most {
            let mut within = Within::Start;
            let end = record_end(self.text, at, delimiter, self.line_end, &mut within);
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

    fn count(&self, record: &Record, delimiter: u8) -> usize {
        let (mut out, mut spans) = (Vec::new(), Vec::new());
        quoted_fields(
            &self.text[record.from..record.to],
            delimiter,
            &mut out,
            &mut spans,
        )
    }

    fn fields(&self, record: &Record, delimiter: u8) -> Vec<String> {
        let (mut out, mut spans): (Vec<u8>, Vec<Span>) = (Vec::new(), Vec::new());
        quoted_fields(
            &self.text[record.from..record.to],
            delimiter,
            &mut out,
            &mut spans,
        );
        spans
            .iter()
            .map(|(from, to)| {
                let field = text(&out[*from as usize..*to as usize]);
                field.chars().take(FIELD).collect()
            })
            .collect()
    }
}

/// The count of fields that most records have, and the share of those.
fn usual(counts: &[usize]) -> (usize, f64) {
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

/// Looks at raw bytes. `given` is a mapping that was settled; it wins over what is
/// seen.
pub(super) fn inspect(
    first: &[u8],
    cut: bool,
    delimiter: Option<u8>,
    given: Option<&Mapping>,
) -> Result<Inspected, Problem> {
    if first.is_empty() {
        return Err(Problem::Empty);
    }
    if let Some(strange) = strange(first) {
        return Err(Problem::Strange(strange));
    }
    let encoding = Encoding::of(first);
    let mut decoder = Decoder::new(encoding);
    let text = decoder.piece(first);
    if text
        .iter()
        .all(|byte| byte.is_ascii_whitespace() || *byte == 0)
    {
        return Err(Problem::Empty);
    }
    if let Some(strange) = strange_text(text) {
        return Err(Problem::Strange(strange));
    }
    let line_end = if memchr::memchr(b'\n', text).is_none() && memchr::memchr(b'\r', text).is_some()
    {
        b'\r'
    } else {
        b'\n'
    };
    let block = Block {
        text,
        line_end,
        cut,
    };
    let (mut start, mut line, kept, told) = above(&block);

    let wanted = given
        .map(|mapping| mapping.delimiter)
        .or(delimiter)
        .or(told)
        .filter(|delimiter| DELIMITERS.contains(delimiter));
    let (delimiter, records, counts) = delimited(&block, start, line, wanted);
    let (columns, _) = usual(&counts);
    if records.is_empty() {
        return Err(Problem::HeaderOnly);
    }
    if columns < 2 {
        return Err(Problem::OneColumn);
    }
    // Rows may all end with a delimiter, and the header not.
    let bare = |at: usize| {
        counts[at] + 1 == columns
            && records.get(at + 1).is_some_and(|row| {
                counts[at + 1] == columns
                    && block
                        .fields(row, delimiter)
                        .last()
                        .is_some_and(String::is_empty)
            })
    };
    let top = (0..records.len().min(30))
        .find(|at| counts[*at] == columns || bare(*at))
        .unwrap_or(0);
    let record = &records[top];
    let mut header = block.fields(record, delimiter);
    if bare(top) {
        header.push(String::new());
    }
    let rows: Vec<Vec<String>> = records[top + 1..]
        .iter()
        .map(|record| block.fields(record, delimiter))
        .collect();
    let headed = given.map_or_else(
        || is_header(&header, rows.first()),
        |mapping| mapping.headed,
    );
    let mut preview = rows;
    if headed {
        start = (record.to + 1).min(text.len());
        line = record.line
            + 1
            + memchr::memchr_iter(line_end, &text[record.from..record.to]).count() as u64;
    } else {
        start = record.from;
        line = record.line;
        preview.insert(0, std::mem::take(&mut header));
        header = (1..=columns).map(|at| at.to_string()).collect();
    }
    if preview.is_empty() && !cut {
        return Err(Problem::HeaderOnly);
    }
    let expected = header.len();
    let (dialect, mut roles) = if headed {
        of_header(&header, &preview, kept.is_some())
    } else {
        (Dialect::Other, vec![Role::Ignore; expected])
    };
    let mut mapping = Mapping {
        columns: Vec::new(),
        delimiter,
        decimal: Decimal::Point,
        headed,
        year: None,
        unit: unit(dialect, &header, &roles, &preview, kept.as_ref()),
    };
    mapping.columns.clone_from(&roles);
    let said = mapping.missing().is_empty();
    if !said {
        let rows = &preview[..preview.len().min(PREVIEW)];
        by_content(&mut roles, rows, dialect.numbers());
    }
    mapping.columns = roles;
    if let Some(given) = given {
        mapping = Mapping {
            delimiter,
            ..given.clone()
        };
    }
    let body = block.records(start, line, delimiter, WEIGHED);
    let (decimal, open) = match given {
        Some(given) => (given.decimal, false),
        None if matches!(dialect, Dialect::Tairi) => (Decimal::Point, false),
        None => {
            let (decimal, open) = decimal(&block, &body, delimiter, &mapping);
            (
                decimal,
                open && matches!(dialect, Dialect::Tidy | Dialect::Other),
            )
        }
    };
    mapping.decimal = decimal;
    mapping.columns.truncate(expected);
    let declared = |role: Role| mapping.columns.contains(&role);
    let flows = !(declared(Role::Reporter) || declared(Role::ReporterName)) || declared(Role::Flow);
    let sure = given.is_some() || (said && flows && !open);
    let hs = dialect == Dialect::Baci || harmonized(&header, &mapping.columns, &preview);
    preview.truncate(PREVIEW);
    #[expect(
        clippy::cast_possible_truncation,
        reason = "lines of a block of 256 kB"
    )]
    let above = (record.line - 1) as u32;
    Ok(Inspected {
        look: Look {
            encoding,
            delimiter,
            decimal,
            decimal_open: open,
            dialect,
            header,
            preview,
            mapping,
            sure,
            above,
            head: kept.as_ref().map(|kept| kept.head.clone()),
        },
        start,
        line,
        line_end,
        expected,
        kept,
        hs,
    })
}

/// Comment lines and a `sep=` line at the top: where they end, the line there, the
/// head of a saved work, and the delimiter that `sep=` names.
fn above(block: &Block) -> (usize, u64, Option<Kept>, Option<u8>) {
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
fn delimited(
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

/// Whether the first record names columns: it has a word that is known, or fewer
/// numbers than the row below.
fn is_header(first: &[String], second: Option<&Vec<String>>) -> bool {
    let (_, roles) = of_header(first, &[], false);
    let named = roles
        .iter()
        .filter(|role| {
            !matches!(
                role,
                Role::Ignore | Role::YearColumn(_) | Role::PartColumn(..)
            )
        })
        .count();
    if named >= 1 {
        return true;
    }
    let numbers = |row: &[String]| {
        row.iter()
            .filter(|field| {
                [Decimal::Point, Decimal::Comma]
                    .iter()
                    .any(|decimal| matches!(number(field.as_bytes(), *decimal), Number::Is(_)))
            })
            .count()
    };
    let here = numbers(first);
    here == 0 || second.is_some_and(|second| here < numbers(second))
}

/// Gives roles by what stands in the columns, where headers do not.
fn by_content(roles: &mut [Role], rows: &[Vec<String>], numbers: Numbers) {
    let share = |at: usize, is: &dyn Fn(&str) -> bool| {
        let filled = rows
            .iter()
            .filter_map(|row| row.get(at))
            .filter(|field| !field.is_empty());
        let (mut all, mut some) = (0usize, 0usize);
        for field in filled {
            all += 1;
            some += usize::from(is(field));
        }
        all > 0 && some * 5 >= all * 4
    };
    let is_number = |field: &str| {
        [Decimal::Point, Decimal::Comma].iter().any(|decimal| {
            matches!(
                number(field.as_bytes(), *decimal),
                Number::Is(_) | Number::Missing
            )
        })
    };
    let is_year = |field: &str| {
        Period::parse(field.as_bytes()).is_some_and(|period| (1800..=2100).contains(&period.year))
    };
    let is_code = |field: &str| {
        let digits = field.bytes().all(|byte| byte.is_ascii_digit());
        (!digits || field.len() <= 3) && economies::known(field, "", numbers) != Known::Unknown
    };
    let has = |roles: &[Role], wanted: &[Role]| roles.iter().any(|role| wanted.contains(role));
    let wide = roles
        .iter()
        .any(|role| matches!(role, Role::YearColumn(_) | Role::PartColumn(..)));
    let free = |roles: &[Role], is: &dyn Fn(&str) -> bool| {
        (0..roles.len()).find(|at| roles[*at] == Role::Ignore && share(*at, is))
    };
    if !wide
        && !has(roles, &[Role::Year])
        && let Some(at) = free(roles, &is_year)
    {
        roles[at] = Role::Year;
    }
    let declared = has(
        roles,
        &[
            Role::Reporter,
            Role::ReporterName,
            Role::Partner,
            Role::PartnerName,
        ],
    );
    let sides: [(&[Role], Role); 2] = if declared {
        [
            (&[Role::Reporter, Role::ReporterName], Role::Reporter),
            (&[Role::Partner, Role::PartnerName], Role::Partner),
        ]
    } else {
        [
            (&[Role::Exporter, Role::ExporterName], Role::Exporter),
            (&[Role::Importer, Role::ImporterName], Role::Importer),
        ]
    };
    for (there, role) in sides {
        if !has(roles, there)
            && let Some(at) = free(roles, &is_code)
        {
            roles[at] = role;
        }
    }
    if !wide && !has(roles, &[Role::Value]) {
        let variety = |at: usize| {
            let mut seen: Vec<&str> = rows
                .iter()
                .filter_map(|row| row.get(at))
                .map(String::as_str)
                .collect();
            seen.sort_unstable();
            seen.dedup();
            seen.len()
        };
        let best = (0..roles.len())
            .filter(|at| roles[*at] == Role::Ignore && share(*at, &is_number))
            .max_by_key(|at| variety(*at));
        if let Some(at) = best {
            roles[at] = Role::Value;
        }
    }
}

/// The decimal mark that the numbers of the block show, and whether it is open.
fn decimal(block: &Block, rows: &[Record], delimiter: u8, mapping: &Mapping) -> (Decimal, bool) {
    let values: Vec<bool> = mapping
        .columns
        .iter()
        .map(|role| {
            matches!(
                role,
                Role::Value | Role::YearColumn(_) | Role::PartColumn(..)
            )
        })
        .collect();
    let any = values.iter().any(|value| *value);
    let (mut point, mut comma, mut marked, mut dotted) = (0usize, 0usize, false, false);
    let (mut out, mut spans) = (Vec::new(), Vec::new());
    for row in rows {
        quoted_fields(
            &block.text[row.from..row.to],
            delimiter,
            &mut out,
            &mut spans,
        );
        for (at, (from, to)) in spans.iter().enumerate() {
            // Without a column of values all columns are asked.
            if any && !values.get(at).copied().unwrap_or(false) {
                continue;
            }
            let field = &out[*from as usize..*to as usize];
            let (told, mark) = evidence(field);
            match told {
                Some(true) => point += 1,
                Some(false) => comma += 1,
                None => {
                    marked |= mark;
                    dotted |= mark && field.contains(&b'.');
                }
            }
        }
    }
    if point > 0 || comma > 0 {
        let decimal = if comma > point {
            Decimal::Comma
        } else {
            Decimal::Point
        };
        return (decimal, false);
    }
    // Only `1.234` or `1,234`: a semicolon between fields speaks for a decimal comma.
    let decimal = if marked && !dotted && delimiter == b';' {
        Decimal::Comma
    } else {
        Decimal::Point
    };
    (decimal, marked)
}

/// The unit that the dialect, a header or the head names.
fn unit(
    dialect: Dialect,
    header: &[String],
    roles: &[Role],
    rows: &[Vec<String>],
    kept: Option<&Kept>,
) -> Unit {
    if let Some(currency) = kept.and_then(|kept| kept.currency.clone()) {
        return Unit {
            currency,
            power: kept.and_then(|kept| kept.power),
        };
    }
    let column = |wanted: Role| roles.iter().position(|role| *role == wanted);
    let header_of = |role| {
        column(role)
            .and_then(|at| header.get(at))
            .and_then(|name| Unit::within(name))
    };
    match dialect {
        Dialect::Comtrade | Dialect::ComtradeClassic | Dialect::ImfLong => Unit::usd(Some(0)),
        Dialect::Baci => Unit::usd(Some(3)),
        Dialect::Wits => header_of(Role::Value).unwrap_or_else(|| Unit::usd(Some(3))),
        Dialect::WitsWide => column(Role::Flow)
            .and_then(|at| {
                rows.iter()
                    .filter_map(|row| row.get(at))
                    .find_map(|flow| Unit::within(flow))
            })
            .unwrap_or_default(),
        Dialect::ImfWide => Unit::usd(None),
        Dialect::Tairi | Dialect::Tidy | Dialect::Other => {
            header_of(Role::Value).unwrap_or_default()
        }
    }
}

/// Whether a header or a column of classifications names the Harmonized System.
fn harmonized(header: &[String], roles: &[Role], rows: &[Vec<String>]) -> bool {
    header
        .iter()
        .zip(roles)
        .enumerate()
        .any(|(at, (name, role))| {
            let name = economies::plain(name);
            if *role == Role::Product {
                return name.starts_with("hs");
            }
            matches!(
                name.as_str(),
                "classification" | "classificationcode" | "nomenclature"
            ) && rows
                .iter()
                .filter_map(|row| row.get(at))
                .any(|code| code.starts_with('H'))
        })
}
