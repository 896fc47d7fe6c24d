//! Reads a file as it streams in.
//!
//! The quick way: a line end is sought with `memchr`, the line is cut at its
//! delimiters, short texts (codes, years, flows, products) are looked up by their
//! bytes, the number is read, and the value is put into its place; nothing is
//! allocated for a row. Records with quotation marks go through a buffer of their
//! own, what is met for the first time is settled once and remembered.

use super::cube::{Cube, Economy, Place, Sides};
use super::decode::{Decoder, Encoding, text};
use super::dialect::{Declarer, Flow, is_total, product_level};
use super::economies::{self, Known, Numbers};
use super::intern::Intern;
use super::look::{Inspected, LOOK_BYTES, Look, inspect};
use super::mapping::{Decimal, Repeats, Role, Settings};
use super::number::{Number, number};
use super::period::{Part, Period};
use super::problem::Problem;
use super::record::{Span, Within, cut, quoted_fields, record_end};
use super::report::{Count, EXAMPLES, Report, Rule};
use super::table::Table;
use super::tidy::{Head, Kept};
use super::unit::Unit;
use crate::data::outside::{bare, line};
use std::collections::HashMap;

/// What came out of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Read {
    /// All flows.
    pub cube: Cube,
    /// What was done with every entry.
    pub report: Report,
    /// How the file is written, with the mapping that was used.
    pub look: Look,
    /// The head, if the file is a work that was saved here.
    pub head: Option<Head>,
}

/// The longest record.
const LONGEST: usize = 1 << 20;
/// The most economies; there are not 300, former ones with them.
const MOST_ECONOMIES: usize = 400;
/// The most years.
const MOST_YEARS: usize = 400;
/// The most memory for values while a file is read.
const MOST_BYTES: usize = 1 << 30;
/// Pieces are cut to this size inside, so that positions fit 32 bits.
const PIECE: usize = 1 << 24;
/// How many names of aggregates and the like are kept.
const LISTED: usize = 60;

/// Reads a file piece by piece. What comes out does not depend on how it is cut.
pub struct Reader {
    settings: Settings,
    stage: Stage,
}

enum Stage {
    /// The first bytes, until there are enough for a look.
    Gathering(Vec<u8>),
    Rows(Box<(Decoder, Rows)>),
    Failed(Problem),
}

impl Reader {
    /// A reader of one file.
    #[must_use]
    pub fn new(settings: Settings) -> Reader {
        Reader {
            settings,
            stage: Stage::Gathering(Vec::new()),
        }
    }

    /// Takes the next piece of the file, of any length.
    ///
    /// # Errors
    /// A [`Problem`] as soon as it is sure that the file cannot be read; from then on
    /// always the same.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), Problem> {
        for piece in bytes.chunks(PIECE) {
            let done = self.piece(piece);
            self.settle(done)?;
        }
        Ok(())
    }

    fn piece(&mut self, piece: &[u8]) -> Result<(), Problem> {
        match &mut self.stage {
            Stage::Gathering(first) => {
                first.extend_from_slice(piece);
                if first.len() > LOOK_BYTES {
                    let first = std::mem::take(first);
                    self.begin(&first)?;
                }
                Ok(())
            }
            Stage::Rows(both) => {
                let (decoder, rows) = &mut **both;
                rows.feed(decoder.piece(piece))
            }
            Stage::Failed(problem) => Err(problem.clone()),
        }
    }

    /// Remembers what went wrong.
    fn settle(&mut self, done: Result<(), Problem>) -> Result<(), Problem> {
        if let Err(problem) = &done {
            self.stage = Stage::Failed(problem.clone());
        }
        done
    }

    fn begin(&mut self, first: &[u8]) -> Result<(), Problem> {
        let cut = first.len() > LOOK_BYTES;
        let inspected = inspect(
            &first[..first.len().min(LOOK_BYTES)],
            cut,
            None,
            self.settings.mapping.as_ref(),
        )?;
        let missing = inspected.look.mapping.missing();
        if !missing.is_empty() {
            return Err(Problem::Unmapped(missing));
        }
        let mut decoder = Decoder::new(inspected.look.encoding);
        let start = inspected.start;
        let mut rows = Rows::new(inspected, &self.settings);
        for (at, piece) in first.chunks(PIECE).enumerate() {
            let bytes = decoder.piece(piece);
            // The header stands within the first block.
            let from = if at == 0 { start.min(bytes.len()) } else { 0 };
            rows.feed(&bytes[from..])?;
        }
        self.stage = Stage::Rows(Box::new((decoder, rows)));
        Ok(())
    }

    /// Rows read so far.
    #[must_use]
    pub fn rows(&self) -> u64 {
        match &self.stage {
            Stage::Rows(both) => both.1.read,
            _ => 0,
        }
    }

    /// The end of the file.
    ///
    /// # Errors
    /// A [`Problem`] if nothing can be used.
    pub fn finish(mut self) -> Result<Read, Problem> {
        if let Stage::Gathering(first) = &mut self.stage {
            let first = std::mem::take(first);
            self.begin(&first)?;
        }
        match self.stage {
            Stage::Rows(both) => both.1.finish(),
            Stage::Failed(problem) => Err(problem),
            Stage::Gathering(_) => Err(Problem::Empty),
        }
    }
}

/// Whose declaration a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Exporter = 0,
    Importer = 1,
    Unsaid = 2,
}

const SIDES: [Side; 3] = [Side::Exporter, Side::Importer, Side::Unsaid];

/// What a code of the file stands for: the place of an economy, or one of these.
type Id = u32;
const WORLD: Id = 0;
const ELSEWHERE: Id = 1;
/// The file gives neither code nor name.
const NOBODY: Id = 0xfffe;
/// Larger values are no trade, and sums of them no numbers.
const MOST_VALUE: f64 = 1e100;
/// The first economy.
const FIRST: usize = 2;
const AGGREGATE: Id = 0xffff;
/// Set beside the place where the file says “Other Asia, not elsewhere specified”.
const OTHER_ASIA: Id = 0x1_0000;

/// Levels of one value, the better first: whole years before quarters before months,
/// and within them the total (0), codes of products by length (1–8), imports at FOB
/// value (9).
const LEVELS: usize = 10;
const CLASSES: usize = 3 * LEVELS;
const FOB: u8 = 9;

/// Which columns are read.
#[derive(Debug, Default)]
struct Plan {
    year: Option<usize>,
    /// Code and name of the exporter, or of the reporter.
    first: (Option<usize>, Option<usize>),
    /// Code and name of the importer, or of the partner.
    second: (Option<usize>, Option<usize>),
    /// Whether the two are reporter and partner.
    reported: bool,
    flow: Option<usize>,
    declared: Option<usize>,
    value: Option<usize>,
    unit: Option<usize>,
    scale: Option<usize>,
    product: Option<usize>,
    breakdowns: Vec<usize>,
    /// Columns of years, with what stands for their period.
    wide: Vec<(usize, Time)>,
    /// One more than the last column that is read.
    wanted: usize,
}

/// A year's place, and which part of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Time {
    year: u16,
    part: Part,
}

#[derive(Clone, Debug, Default)]
struct Tally {
    entries: u64,
    lines: Vec<u64>,
    what: Vec<String>,
}

/// How a unit is put into that of the file.
#[derive(Clone, Copy, Debug)]
enum Factor {
    By(f64),
    Other,
}

struct Rows {
    look: Look,
    kept: Option<Kept>,
    keep: Vec<String>,
    hs: bool,
    repeats: Repeats,
    plan: Plan,
    delimiter: u8,
    line_end: u8,
    decimal: Decimal,
    expected: usize,
    /// Codes stand for themselves, as in a file that was written here.
    literal: bool,

    /// The record that a piece broke off, and where in it reading stopped.
    carry: Vec<u8>,
    within: Within,
    line: u64,
    scratch: Vec<u8>,
    spans: Vec<Span>,

    times: Intern<Option<Time>>,
    years: Vec<i32>,
    /// Of the two columns, as each has runs of its own.
    codes: [Intern<Id>; 2],
    economies: Vec<Economy>,
    flows: Intern<Flow>,
    declarers: Intern<Declarer>,
    products: Intern<u8>,
    totals: Intern<bool>,
    units: Intern<Option<Factor>>,
    scales: Intern<Option<Factor>>,
    /// The unit of the file, once a row has said it.
    unit: Option<Unit>,
    fixed_time: Option<Time>,
    /// Whether there are more columns of years than there may be.
    overfull: bool,
    /// Whether codes are of two letters, so that NA is Namibia.
    two_letters: bool,

    /// Whole years without products: nearly all files.
    whole: Table,
    /// All else: parts of years, products, imports at FOB value.
    parts: Table,
    /// The last of several values for one flow.
    repeated: HashMap<(u32, u32, u32), f64>,
    /// Months (bits 1–12) and quarters (13–16) seen, by year.
    seen: Vec<u32>,
    /// Months that were given as days, and whether all parts were.
    day_months: u32,
    only_days: bool,
    /// Lengths of products' codes, and whether one began with zero.
    levels: u16,
    zero: bool,

    /// What went wrong within a row, until the row is done.
    trouble: Option<Problem>,

    read: u64,
    entries: u64,
    /// Used entries, by side.
    used: [u64; 3],
    mixed: bool,
    tallies: Vec<Tally>,
}

impl Rows {
    fn new(inspected: Inspected, settings: &Settings) -> Rows {
        let Inspected {
            look,
            line,
            line_end,
            expected,
            kept,
            hs,
            ..
        } = inspected;
        let repeats = settings.repeats.unwrap_or(if look.dialect.once() {
            Repeats::Last
        } else {
            Repeats::Sum
        });
        let mut rows = Rows {
            literal: kept.is_some(),
            kept,
            keep: settings.keep.clone(),
            hs,
            repeats,
            plan: Plan::default(),
            delimiter: look.delimiter,
            line_end,
            decimal: look.mapping.decimal,
            expected,
            carry: Vec::new(),
            within: Within::Start,
            line,
            scratch: Vec::new(),
            spans: Vec::new(),
            times: Intern::new(None),
            years: Vec::new(),
            codes: [Intern::new(AGGREGATE), Intern::new(AGGREGATE)],
            economies: Vec::new(),
            flows: Intern::new(Flow::Bad),
            declarers: Intern::new(Declarer::Unsaid),
            products: Intern::new(0),
            totals: Intern::new(false),
            units: Intern::new(None),
            scales: Intern::new(None),
            unit: None,
            fixed_time: None,
            overfull: false,
            two_letters: false,
            whole: Table::new(false),
            parts: Table::new(true),
            repeated: HashMap::new(),
            seen: Vec::new(),
            day_months: 0,
            only_days: true,
            levels: 0,
            zero: false,
            trouble: None,
            read: 0,
            entries: 0,
            used: [0; 3],
            mixed: false,
            tallies: vec![Tally::default(); Rule::ALL.len()],
            look,
        };
        rows.plan = rows.planned();
        rows.two_letters = rows.two_letters();
        rows
    }

    fn planned(&mut self) -> Plan {
        let mapping = self.look.mapping.clone();
        let columns = &mapping.columns[..mapping.columns.len().min(self.expected)];
        let at = |wanted: Role| columns.iter().position(|role| *role == wanted);
        let pair = |code: Role, name: Role| (at(code), at(name));
        let exporter = pair(Role::Exporter, Role::ExporterName);
        let importer = pair(Role::Importer, Role::ImporterName);
        let reporter = pair(Role::Reporter, Role::ReporterName);
        let partner = pair(Role::Partner, Role::PartnerName);
        let there = |pair: (Option<usize>, Option<usize>)| pair.0.is_some() || pair.1.is_some();
        let reported = !(there(exporter) && there(importer)) && there(reporter) && there(partner);
        let or = |one: (Option<usize>, Option<usize>), other| if there(one) { one } else { other };
        let mut wide = Vec::new();
        for (column, role) in columns.iter().enumerate() {
            let (year, part) = match role {
                Role::YearColumn(year) => (*year, Part::Whole),
                Role::PartColumn(year, part @ 1..=12) => (*year, Part::Month(*part)),
                Role::PartColumn(year, part @ 13..=16) => (*year, Part::Quarter(*part - 12)),
                _ => continue,
            };
            match self.year_place(year) {
                Some(year) => wide.push((column, Time { year, part })),
                None => self.overfull = true,
            }
        }
        if let Some(year) = mapping.year {
            self.fixed_time = self.year_place(year).map(|year| Time {
                year,
                part: Part::Whole,
            });
        }
        let mut plan = Plan {
            year: at(Role::Year),
            first: if reported {
                reporter
            } else {
                or(exporter, reporter)
            },
            second: if reported {
                partner
            } else {
                or(importer, partner)
            },
            reported,
            flow: at(Role::Flow),
            declared: at(Role::Declared),
            value: at(Role::Value),
            unit: at(Role::Unit),
            scale: at(Role::Scale),
            product: at(Role::Product),
            breakdowns: (0..columns.len())
                .filter(|at| columns[*at] == Role::Breakdown)
                .collect(),
            wide,
            wanted: 0,
        };
        let single = [
            plan.year,
            plan.first.0,
            plan.first.1,
            plan.second.0,
            plan.second.1,
            plan.flow,
            plan.declared,
            plan.value,
            plan.unit,
            plan.scale,
            plan.product,
        ];
        plan.wanted = single
            .into_iter()
            .flatten()
            .chain(plan.breakdowns.iter().copied())
            .chain(plan.wide.iter().map(|wide| wide.0))
            .max()
            .map_or(0, |last| last + 1);
        plan
    }

    /// Whether most codes of the first rows have two letters.
    fn two_letters(&self) -> bool {
        let columns = [self.plan.first.0, self.plan.second.0];
        let codes = || {
            let rows = self.look.preview.iter();
            rows.flat_map(|row| {
                columns
                    .iter()
                    .flatten()
                    .filter_map(|column| row.get(*column))
            })
        };
        codes().filter(|code| code.len() == 2).count() * 2 > codes().count()
    }

    // Records.

    /// Takes decoded bytes.
    fn feed(&mut self, bytes: &[u8]) -> Result<(), Problem> {
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
        while at < bytes.len() {
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
    fn record(&mut self, bytes: &[u8], from: usize) -> Result<Option<usize>, Problem> {
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
        if found.quoted {
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

    // Rows.

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
        self.entries += 1;
        let time = match self.plan.year {
            Some(column) => self.time(bytes, spans[column]),
            None => self.fixed_time,
        };
        let row = match self.settled(bytes, spans) {
            Ok(row) => row,
            Err((rule, what)) => {
                self.out(rule, line, what.map(|span| part(bytes, span)));
                return;
            }
        };
        let Some(time) = time else {
            if self.years.len() >= MOST_YEARS {
                self.trouble = Some(too_many_years());
            }
            let what = self.plan.year.map(|column| part(bytes, spans[column]));
            self.out(Rule::BadYear, line, what);
            return;
        };
        match self.plan.value {
            Some(value) => self.entry(bytes, spans[value], time, row, line),
            None => self.out(Rule::MissingValue, line, None),
        }
        // Rows of values are what grows.
        if self.entries & 0x3ff == 0 {
            self.bound();
        }
    }

    /// A row with a value for each year.
    fn wide_row(&mut self, bytes: &[u8], spans: &[Span], line: u64) {
        if self.overfull {
            self.trouble = Some(too_many_years());
            return;
        }
        self.entries += self.plan.wide.len() as u64;
        let row = self.settled(bytes, spans);
        for at in 0..self.plan.wide.len() {
            let (column, time) = self.plan.wide[at];
            match row {
                Ok(row) => self.entry(bytes, spans[column], time, row, line),
                Err((rule, what)) => self.out(rule, line, what.map(|span| part(bytes, span))),
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

fn too_many_years() -> Problem {
    Problem::TooManyYears(u32::try_from(MOST_YEARS).unwrap_or(0))
}

/// A field's bytes.
#[inline]
fn part(bytes: &[u8], span: Span) -> &[u8] {
    &bytes[span.0 as usize..span.1 as usize]
}

/// What a row says of its flow: who, to whom, by whom declared, at which level.
#[derive(Clone, Copy, Debug)]
struct Row {
    declarer: Id,
    partner: Id,
    side: Side,
    level: u8,
    factor: f64,
    other_asia: bool,
}

/// A row that is left out: why, and the field that says it.
type Out = (Rule, Option<Span>);

impl Rows {
    /// What a row says but for time and value.
    #[inline]
    fn settled(&mut self, bytes: &[u8], spans: &[Span]) -> Result<Row, Out> {
        let mut side = Side::Unsaid;
        let mut turned = false;
        let mut level = 0;
        if let Some(column) = self.plan.flow {
            let span = spans[column];
            match self.flow(bytes, span) {
                Flow::Export => side = Side::Exporter,
                Flow::Import => {
                    side = Side::Importer;
                    turned = self.plan.reported;
                }
                Flow::ImportFob => {
                    side = Side::Importer;
                    turned = self.plan.reported;
                    level = FOB;
                }
                Flow::Contained => return Err((Rule::ReExport, Some(span))),
                Flow::Other => return Err((Rule::OtherFlow, Some(span))),
                Flow::Bad => return Err((Rule::BadFlow, Some(span))),
            }
        } else if self.plan.reported {
            side = Side::Exporter;
        }
        for at in 0..self.plan.breakdowns.len() {
            let span = spans[self.plan.breakdowns[at]];
            if !self.total(bytes, span) {
                return Err((Rule::Breakdown, Some(span)));
            }
        }
        if let Some(column) = self.plan.product {
            let product = self.product(bytes, spans[column]);
            if product > 0 && level == FOB {
                return Err((Rule::Valuation, None));
            }
            level = level.max(product);
        }
        let (first, second) = (self.plan.first, self.plan.second);
        let first = self.code(bytes, spans, first, 0);
        let second = self.code(bytes, spans, second, 1);
        if first == NOBODY || second == NOBODY {
            return Err((Rule::MissingCode, None));
        }
        let other_asia = (first | second) & OTHER_ASIA != 0;
        let (first, second) = (first & 0xffff, second & 0xffff);
        if first == AGGREGATE || second == AGGREGATE {
            return Err((Rule::Aggregate, None));
        }
        let (exporter, importer) = if turned {
            (second, first)
        } else {
            (first, second)
        };
        if let Some(column) = self.plan.declared {
            let span = spans[column];
            side = match self.declarer(bytes, span) {
                Declarer::Exporter => Side::Exporter,
                Declarer::Importer => Side::Importer,
                Declarer::Unsaid => side,
                Declarer::Code => match self.code(bytes, spans, (Some(column), None), 1) & 0xffff {
                    code if code == exporter => Side::Exporter,
                    code if code == importer => Side::Importer,
                    _ => return Err((Rule::BadFlow, Some(span))),
                },
            };
        }
        if exporter == importer && exporter != WORLD {
            return Err(if exporter == ELSEWHERE {
                (Rule::ElsewhereDeclares, None)
            } else {
                (Rule::SelfTrade, None)
            });
        }
        let (declarer, partner) = match side {
            Side::Importer => (importer, exporter),
            Side::Exporter | Side::Unsaid => (exporter, importer),
        };
        if side == Side::Exporter && exporter == WORLD {
            return Err((Rule::WorldExports, None));
        }
        let nobody = |id: Id| id == WORLD || id == ELSEWHERE;
        let strange = if side == Side::Unsaid {
            nobody(exporter) && nobody(importer) && (exporter, importer) != (WORLD, WORLD)
        } else {
            declarer == ELSEWHERE || (declarer == WORLD && partner == ELSEWHERE)
        };
        if strange {
            return Err((Rule::ElsewhereDeclares, None));
        }
        let mut factor = 1.0;
        if let Some(column) = self.plan.scale {
            match self.scale(bytes, spans[column]) {
                Factor::By(by) => factor *= by,
                Factor::Other => return Err((Rule::OtherUnit, Some(spans[column]))),
            }
        }
        if let Some(column) = self.plan.unit {
            match self.factor(bytes, spans[column]) {
                Factor::By(by) => factor *= by,
                Factor::Other => return Err((Rule::OtherUnit, Some(spans[column]))),
            }
        }
        Ok(Row {
            declarer,
            partner,
            side,
            level,
            factor,
            other_asia,
        })
    }

    /// One value of a row.
    #[inline]
    fn entry(&mut self, bytes: &[u8], span: Span, time: Time, row: Row, line: u64) {
        let mut value = match number(part(bytes, span), self.decimal) {
            Number::Is(value) => value,
            Number::Missing => {
                self.out(Rule::MissingValue, line, None);
                return;
            }
            Number::Bad => {
                self.out(Rule::BadNumber, line, Some(part(bytes, span)));
                return;
            }
        };
        if row.factor.to_bits() != 1f64.to_bits() {
            value *= row.factor;
        }
        if value > MOST_VALUE || value.is_nan() {
            self.out(Rule::BadNumber, line, Some(part(bytes, span)));
            return;
        }
        if value < 0.0 {
            self.out(Rule::Negative, line, Some(part(bytes, span)));
            return;
        }
        // No zero below zero.
        value += 0.0;
        self.used[row.side as usize] += 1;
        if row.declarer == WORLD || row.partner == WORLD {
            self.note(Rule::World, line);
        }
        let elsewhere = row.declarer == ELSEWHERE || row.partner == ELSEWHERE;
        if elsewhere {
            self.note(Rule::Elsewhere, line);
        }
        if row.other_asia {
            self.note(Rule::OtherAsia, line);
        }
        let key = usize::from(time.year) * SIDES.len() + row.side as usize;
        let (declarer, partner) = (row.declarer as usize, row.partner as usize);
        if row.level == 0 && time.part == Part::Whole {
            let place = self.whole.place(key, declarer, partner);
            let there = self.whole.at(place);
            if there.is_nan() {
                *there = value;
            } else if elsewhere {
                *there += value;
            } else {
                self.repeat(key, place, value, row, line);
            }
        } else {
            self.part_of(key, time, row, value, line);
        }
    }

    /// Stops where too much memory is asked for.
    fn bound(&mut self) {
        if self.whole.bytes() + self.parts.bytes() > MOST_BYTES {
            self.trouble = Some(Problem::TooLarge);
        }
    }

    /// A second value for a flow.
    #[cold]
    fn repeat(&mut self, key: usize, place: usize, value: f64, row: Row, line: u64) {
        let there = self.whole.at(place);
        match self.repeats {
            Repeats::Last => {
                let same = there.to_bits() == value.to_bits();
                *there = value;
                self.used[row.side as usize] -= 1;
                self.out(
                    if same {
                        Rule::Duplicate
                    } else {
                        Rule::Replaced
                    },
                    line,
                    None,
                );
            }
            Repeats::Sum => {
                let first = *there;
                *there += value;
                #[expect(clippy::cast_possible_truncation, reason = "years × sides")]
                let name = (key as u32, row.declarer, row.partner);
                let last = self.repeated.insert(name, value).unwrap_or(first);
                let same = last.to_bits() == value.to_bits();
                self.note(
                    if same {
                        Rule::RepeatSame
                    } else {
                        Rule::RepeatOther
                    },
                    line,
                );
            }
        }
    }

    /// A value of a product, a part of a year, or at FOB: kept apart until it is
    /// known whether something better is there.
    fn part_of(&mut self, key: usize, time: Time, row: Row, value: f64, line: u64) {
        let kind = match time.part {
            Part::Whole => 0,
            Part::Quarter(_) => 1,
            Part::Month(_) | Part::Day(_) => 2,
        };
        let bit = match time.part {
            Part::Whole => 0,
            Part::Quarter(quarter) => 1 << (12 + quarter),
            Part::Month(month) => 1 << month,
            Part::Day(month) => {
                self.day_months |= 1 << month;
                1 << month
            }
        };
        if !matches!(time.part, Part::Whole) {
            self.only_days &= matches!(time.part, Part::Day(_));
            let year = usize::from(time.year);
            if self.seen.len() <= year {
                self.seen.resize(year + 1, 0);
            }
            self.seen[year] |= bit;
        }
        self.levels |= 1 << row.level;
        let class = kind * LEVELS + usize::from(row.level);
        let place = self.parts.place(
            key * CLASSES + class,
            row.declarer as usize,
            row.partner as usize,
        );
        self.parts.add(place, value);
        // First lines of each kind, should it be left out in the end.
        let rule = if kind > 0 {
            Rule::SubAnnual
        } else if row.level == FOB {
            Rule::Valuation
        } else {
            Rule::Product
        };
        let tally = &mut self.tallies[rule as usize];
        if tally.lines.len() < EXAMPLES {
            tally.lines.push(line);
        }
    }

    // Fields.

    #[inline]
    fn time(&mut self, bytes: &[u8], span: Span) -> Option<Time> {
        let (from, to) = (span.0 as usize, span.1 as usize);
        match self.times.get(bytes, from, to) {
            Some(known) => known,
            None => self.new_time(bytes, from, to),
        }
    }

    #[cold]
    fn new_time(&mut self, bytes: &[u8], from: usize, to: usize) -> Option<Time> {
        let period = Period::parse(&bytes[from..to]);
        let time = period.and_then(|period| {
            self.year_place(period.year).map(|year| Time {
                year,
                part: period.part,
            })
        });
        self.times.put(bytes, from, to, time);
        time
    }

    /// The place of a year; `None` if there are too many.
    fn year_place(&mut self, year: i32) -> Option<u16> {
        let at = match self.years.iter().position(|known| *known == year) {
            Some(at) => at,
            None if self.years.len() < MOST_YEARS => {
                self.years.push(year);
                self.years.len() - 1
            }
            None => return None,
        };
        u16::try_from(at).ok()
    }

    /// The economy that a pair of columns names; [`NOBODY`] if both are empty.
    #[inline]
    fn code(
        &mut self,
        bytes: &[u8],
        spans: &[Span],
        columns: (Option<usize>, Option<usize>),
        memory: usize,
    ) -> Id {
        if let Some(code) = columns.0 {
            let (from, to) = (spans[code].0 as usize, spans[code].1 as usize);
            if let Some(id) = self.codes[memory].get(bytes, from, to) {
                return id;
            }
        }
        self.other_code(bytes, spans, columns, memory)
    }

    /// The same where the code is new, or only a name is there.
    fn other_code(
        &mut self,
        bytes: &[u8],
        spans: &[Span],
        columns: (Option<usize>, Option<usize>),
        memory: usize,
    ) -> Id {
        let field = |column: Option<usize>| column.map_or((0, 0), |column| spans[column]);
        let (code, name) = (field(columns.0), field(columns.1));
        let said = part(bytes, code);
        let empty = !self.literal
            && (said != b"NA" || !self.two_letters)
            && super::number::is_missing(&text(said));
        let key = if empty || said.is_empty() { name } else { code };
        let (from, to) = (key.0 as usize, key.1 as usize);
        if from == to {
            return NOBODY;
        }
        if let Some(id) = self.codes[memory].get(bytes, from, to) {
            return id;
        }
        let said = if key == code { said } else { b"" };
        match self.new_code(said, part(bytes, name)) {
            Ok(id) => {
                self.codes[memory].put(bytes, from, to, id);
                id
            }
            Err(problem) => {
                self.trouble = Some(problem);
                AGGREGATE
            }
        }
    }

    /// Settles a code that was not met before.
    #[cold]
    fn new_code(&mut self, code: &[u8], name: &[u8]) -> Result<Id, Problem> {
        self.mixed |= self.look.encoding != Encoding::Windows1252
            && (std::str::from_utf8(code).is_err() || std::str::from_utf8(name).is_err());
        let (code, name) = (line(&text(code)), line(&text(name)));
        let (code, name) = (code.as_str(), name.as_str());
        let shown = if code.is_empty() { name } else { code };
        if shown.is_empty() {
            return Ok(NOBODY);
        }
        if self.literal {
            return match code {
                economies::WORLD => Ok(WORLD),
                economies::ELSEWHERE => Ok(ELSEWHERE),
                _ => self.economy(self.written(&bare(code))),
            };
        }
        match economies::known(code, name, self.look.dialect.numbers()) {
            Known::World => Ok(WORLD),
            Known::Elsewhere if !self.kept_by_wish(code, name) => {
                self.list(Rule::Elsewhere, shown);
                Ok(ELSEWHERE)
            }
            Known::Aggregate if !self.kept_by_wish(code, name) => {
                self.list(Rule::Aggregate, shown);
                Ok(AGGREGATE)
            }
            Known::Economy {
                code,
                alpha2,
                name,
                other_asia,
            } => {
                if other_asia {
                    self.list(Rule::OtherAsia, shown);
                }
                let id = self.economy(Economy {
                    code: code.to_owned(),
                    name: name.to_owned(),
                    alpha2: alpha2.map(str::to_owned),
                    listed: true,
                })?;
                Ok(if other_asia { id | OTHER_ASIA } else { id })
            }
            Known::Unknown | Known::Elsewhere | Known::Aggregate => {
                // The codes that stand for all and for elsewhere are taken.
                let name = if name.is_empty() { shown } else { name };
                self.economy(Economy {
                    code: shown.to_owned(),
                    name: name.to_owned(),
                    alpha2: None,
                    listed: false,
                })
            }
        }
    }

    /// Whether an aggregate is to be taken as an economy. The codes of a tidy file for
    /// the world and for elsewhere cannot.
    fn kept_by_wish(&self, code: &str, name: &str) -> bool {
        let shown = if code.is_empty() { name } else { code };
        shown != economies::WORLD
            && shown != economies::ELSEWHERE
            && self.keep.iter().any(|keep| {
                keep.eq_ignore_ascii_case(code)
                    || (!name.is_empty() && keep.eq_ignore_ascii_case(name))
            })
    }

    /// An economy of a file that was written here: its code stands for itself, and
    /// its name is in the head.
    fn written(&self, code: &str) -> Economy {
        let given = self
            .kept
            .iter()
            .flat_map(|kept| &kept.names)
            .find(|known| known.0 == code);
        match (given, economies::known(code, "", Numbers::Own)) {
            (
                None,
                Known::Economy {
                    code: own,
                    alpha2,
                    name,
                    ..
                },
            ) if own == code => Economy {
                code: code.to_owned(),
                name: name.to_owned(),
                alpha2: alpha2.map(str::to_owned),
                listed: true,
            },
            _ => Economy {
                code: code.to_owned(),
                name: given.map_or(code, |known| &known.1).to_owned(),
                alpha2: None,
                listed: false,
            },
        }
    }

    fn economy(&mut self, economy: Economy) -> Result<Id, Problem> {
        if let Some(at) = self
            .economies
            .iter()
            .position(|known| known.code == economy.code)
        {
            return Ok(u32::try_from(at + FIRST).unwrap_or(AGGREGATE));
        }
        if self.economies.len() >= MOST_ECONOMIES {
            let some = self.economies.iter().filter(|economy| !economy.listed);
            let some = some
                .take(EXAMPLES)
                .map(|economy| economy.code.clone())
                .collect();
            return Err(Problem::TooManyEconomies(
                u32::try_from(MOST_ECONOMIES).unwrap_or(0),
                some,
            ));
        }
        self.economies.push(economy);
        let wide = self.economies.len() + FIRST;
        self.whole.widen(wide);
        self.parts.widen(wide);
        Ok(u32::try_from(wide - 1).unwrap_or(AGGREGATE))
    }

    #[inline]
    fn flow(&mut self, bytes: &[u8], span: Span) -> Flow {
        let (from, to) = (span.0 as usize, span.1 as usize);
        if let Some(flow) = self.flows.get(bytes, from, to) {
            return flow;
        }
        let flow = Flow::of(&text(&bytes[from..to]));
        self.flows.put(bytes, from, to, flow);
        flow
    }

    #[inline]
    fn declarer(&mut self, bytes: &[u8], span: Span) -> Declarer {
        let (from, to) = (span.0 as usize, span.1 as usize);
        if let Some(declarer) = self.declarers.get(bytes, from, to) {
            return declarer;
        }
        let declarer = Declarer::of(&text(&bytes[from..to]));
        self.declarers.put(bytes, from, to, declarer);
        declarer
    }

    #[inline]
    fn total(&mut self, bytes: &[u8], span: Span) -> bool {
        let (from, to) = (span.0 as usize, span.1 as usize);
        if let Some(total) = self.totals.get(bytes, from, to) {
            return total;
        }
        let total = is_total(&text(&bytes[from..to]));
        self.totals.put(bytes, from, to, total);
        total
    }

    #[inline]
    fn product(&mut self, bytes: &[u8], span: Span) -> u8 {
        let (from, to) = (span.0 as usize, span.1 as usize);
        let level = match self.products.get(bytes, from, to) {
            Some(level) => level,
            None => {
                let level = product_level(&text(&bytes[from..to]));
                self.products.put(bytes, from, to, level);
                level
            }
        };
        self.zero |= level > 0 && bytes[from] == b'0';
        level
    }

    #[inline]
    fn factor(&mut self, bytes: &[u8], span: Span) -> Factor {
        let (from, to) = (span.0 as usize, span.1 as usize);
        match self.units.get(bytes, from, to) {
            Some(Some(factor)) => factor,
            _ => self.new_unit(bytes, from, to),
        }
    }

    #[cold]
    fn new_unit(&mut self, bytes: &[u8], from: usize, to: usize) -> Factor {
        let said = text(&bytes[from..to]);
        let factor = if said.trim().is_empty() || self.literal {
            Factor::By(1.0)
        } else {
            let said = Unit::parse(&said);
            let unit = self.unit.get_or_insert_with(|| said.clone());
            if !unit.like(&said) {
                Factor::Other
            } else {
                let power = i32::from(said.power.unwrap_or(0)) - i32::from(unit.power.unwrap_or(0));
                Factor::By(10f64.powi(power))
            }
        };
        self.units.put(bytes, from, to, Some(factor));
        factor
    }

    #[inline]
    fn scale(&mut self, bytes: &[u8], span: Span) -> Factor {
        let (from, to) = (span.0 as usize, span.1 as usize);
        match self.scales.get(bytes, from, to) {
            Some(Some(factor)) => factor,
            _ => self.new_scale(bytes, from, to),
        }
    }

    #[cold]
    fn new_scale(&mut self, bytes: &[u8], from: usize, to: usize) -> Factor {
        let said = text(&bytes[from..to]);
        let said = said.trim();
        let power = match said.to_ascii_lowercase().as_str() {
            "" | "units" | "unit" => Some(0),
            "thousands" => Some(3),
            "millions" => Some(6),
            "billions" => Some(9),
            _ => said
                .parse::<i32>()
                .ok()
                .filter(|power| (-30..=30).contains(power)),
        };
        let factor = power.map_or(Factor::Other, |power| Factor::By(10f64.powi(power)));
        self.scales.put(bytes, from, to, Some(factor));
        factor
    }

    // Counts.

    /// An entry that is left out.
    #[inline]
    fn out(&mut self, rule: Rule, line: u64, what: Option<&[u8]>) {
        self.note(rule, line);
        if let Some(what) = what {
            let tally = &mut self.tallies[rule as usize];
            if tally.what.len() < EXAMPLES {
                let what: String = text(what).chars().take(40).collect();
                if !tally.what.contains(&what) {
                    tally.what.push(what);
                }
            }
        }
    }

    #[inline]
    fn note(&mut self, rule: Rule, line: u64) {
        let tally = &mut self.tallies[rule as usize];
        tally.entries += 1;
        if tally.lines.len() < EXAMPLES && tally.lines.last() != Some(&line) {
            tally.lines.push(line);
        }
    }

    /// A code or name that a rule is for.
    fn list(&mut self, rule: Rule, what: &str) {
        let tally = &mut self.tallies[rule as usize];
        if tally.what.len() < LISTED && !tally.what.iter().any(|known| known == what) {
            tally.what.push(what.chars().take(80).collect());
        }
    }
}

// The end.
impl Rows {
    fn finish(mut self) -> Result<Read, Problem> {
        self.last()?;
        self.bound();
        if let Some(problem) = self.trouble.take() {
            return Err(problem);
        }
        let levels = self.choose();
        self.report_years();
        let report = self.report(levels);
        if report.used == 0 {
            return Err(if report.rows == 0 {
                Problem::HeaderOnly
            } else {
                Problem::NoUsableRow(Box::new(report))
            });
        }
        let cube = self.cube();
        let mut look = self.look;
        look.mapping.unit = cube.unit().clone();
        Ok(Read {
            cube,
            report,
            head: look.head.clone(),
            look,
        })
    }

    /// The last record, which no line end ends.
    fn last(&mut self) -> Result<(), Problem> {
        let carry = std::mem::take(&mut self.carry);
        if carry.is_empty() {
            return Ok(());
        }
        let open = self.within.open();
        if open && memchr::memchr(self.line_end, &carry).is_some() {
            return Err(Problem::OpenQuote(self.line));
        }
        let (mut out, mut spans) = (Vec::new(), Vec::new());
        let count = quoted_fields(&carry, self.delimiter, &mut out, &mut spans);
        let blank = carry.trim_ascii().is_empty();
        if !blank && (open || count < self.expected) {
            self.read += 1;
            self.entries += 1;
            let line = self.line;
            self.out(Rule::CutOff, line, None);
            return Ok(());
        }
        let mut carry = carry;
        carry.push(self.line_end);
        self.record(&carry, 0).map(|_| ())
    }

    /// Takes for every flow the best level that is there, and counts the others.
    /// Gives the lengths of products' codes that were summed.
    fn choose(&mut self) -> Vec<u8> {
        // A year given as one of its days, always in the same month, is a whole year.
        let days = self.only_days && self.day_months.count_ones() == 1;
        if days {
            self.seen.clear();
        }
        // HS codes that lost their zeros in a spreadsheet: 5 digits are 6, and so on.
        let odd = 0b1010_1010 & self.levels != 0;
        let merged = self.hs && !self.zero && odd;
        let mut levels = 0u16;
        let count = self.economies.len() + FIRST;
        let parts = std::mem::replace(&mut self.parts, Table::new(true));
        for key in 0..parts.keys().div_ceil(CLASSES) {
            for declarer in 0..count {
                levels |= self.choose_row(&parts, key, declarer, merged, days);
            }
        }
        (1..=8).filter(|level| levels & (1 << level) != 0).collect()
    }

    fn choose_row(
        &mut self,
        parts: &Table,
        key: usize,
        declarer: usize,
        merged: bool,
        days: bool,
    ) -> u16 {
        let mut levels = 0;
        let classes: Vec<(usize, &[f64], &[u32])> = (0..CLASSES)
            .filter_map(|class| {
                let (values, entries) = parts.row(key * CLASSES + class, declarer)?;
                Some((class, values, entries?))
            })
            .collect();
        if classes.is_empty() {
            return levels;
        }
        for partner in 0..self.economies.len() + FIRST {
            let better = self
                .whole
                .row(key, declarer)
                .is_some_and(|row| !row.0[partner].is_nan());
            // The kind and level that are taken; the total of the year is neither.
            let mut taken: Option<(usize, usize)> = better.then_some((0, 0));
            let mut sum = 0.0;
            for (class, values, entries) in &classes {
                let entries = u64::from(entries[partner]);
                if entries == 0 {
                    continue;
                }
                let (kind, mut level) = (class / LEVELS, class % LEVELS);
                let fob = level == usize::from(FOB);
                if merged && !fob {
                    level = level.next_multiple_of(2);
                }
                if taken.is_some_and(|taken| taken != (kind, level)) {
                    let rule = if taken.is_some_and(|taken| taken.0 != kind) {
                        Rule::SubAnnual
                    } else if fob {
                        Rule::Valuation
                    } else {
                        Rule::Product
                    };
                    self.used[key % SIDES.len()] -= entries;
                    self.tallies[rule as usize].entries += entries;
                    continue;
                }
                taken = Some((kind, level));
                sum += values[partner];
                if kind > 0 && !days {
                    self.tallies[Rule::SubAnnualSummed as usize].entries += entries;
                }
                if fob {
                    self.tallies[Rule::ValuationUsed as usize].entries += entries;
                } else if level > 0 {
                    self.tallies[Rule::ProductSummed as usize].entries += entries;
                    levels |= 1 << level;
                }
            }
            if !better && taken.is_some() {
                let place = self.whole.place(key, declarer, partner);
                *self.whole.at(place) = sum;
            }
        }
        levels
    }

    /// Leaves only years in which parts are missing.
    fn report_years(&mut self) {
        const MONTHS: u32 = 0b1_1111_1111_1110;
        const QUARTERS: u32 = 0b1111 << 13;
        for seen in &mut self.seen {
            let whole = *seen & MONTHS == MONTHS || *seen & QUARTERS == QUARTERS;
            if whole {
                *seen = 0;
            }
        }
        if self.tallies[Rule::SubAnnualSummed as usize].entries == 0 {
            self.seen.clear();
        }
    }

    fn report(&mut self, levels: Vec<u8>) -> Report {
        let mut partial_years: Vec<i32> = self
            .seen
            .iter()
            .zip(&self.years)
            .filter(|(seen, _)| **seen != 0)
            .map(|(_, year)| *year)
            .collect();
        partial_years.sort_unstable();
        // The first lines of a kind are kept before it is known what becomes of them.
        for (summed, kept) in [
            (Rule::ProductSummed, Rule::Product),
            (Rule::SubAnnualSummed, Rule::SubAnnual),
            (Rule::ValuationUsed, Rule::Valuation),
        ] {
            let lines = self.tallies[kept as usize].lines.clone();
            self.tallies[summed as usize].lines = lines;
        }
        let counts = Rule::ALL
            .iter()
            .zip(&mut self.tallies)
            .filter(|(_, tally)| tally.entries > 0)
            .map(|(rule, tally)| Count {
                rule: *rule,
                entries: tally.entries,
                lines: std::mem::take(&mut tally.lines),
                what: std::mem::take(&mut tally.what),
            })
            .collect();
        Report {
            rows: self.read,
            entries: self.entries,
            used: self.used.iter().sum(),
            by_exporter: self.used[Side::Exporter as usize],
            by_importer: self.used[Side::Importer as usize],
            counts,
            levels,
            partial_years,
            mixed_encoding: self.mixed,
            last_of_repeats: self.repeats == Repeats::Last,
        }
    }

    /// All values, in their order.
    fn cube(&mut self) -> Cube {
        let count = self.economies.len() + FIRST;
        let keys = self.years.len() * SIDES.len();
        let mut occurs = vec![false; count];
        let mut year_has = vec![false; self.years.len()];
        let mut two = false;
        for key in 0..keys {
            for declarer in 0..count {
                let Some((row, _)) = self.whole.row(key, declarer) else {
                    continue;
                };
                for (partner, value) in row.iter().take(count).enumerate() {
                    if !value.is_nan() {
                        occurs[declarer] = true;
                        occurs[partner] = true;
                        year_has[key / SIDES.len()] = true;
                        two |= key % SIDES.len() != Side::Unsaid as usize;
                    }
                }
            }
        }
        let mut order: Vec<usize> = (FIRST..count).filter(|id| occurs[*id]).collect();
        order.sort_unstable_by(|one, other| {
            self.economies[one - FIRST]
                .code
                .cmp(&self.economies[other - FIRST].code)
        });
        let mut places = vec![Place::World; count];
        places[ELSEWHERE as usize] = Place::Elsewhere;
        for (at, id) in order.iter().enumerate() {
            places[*id] = Place::At(at);
        }
        let economies = order
            .iter()
            .map(|id| self.economies[id - FIRST].clone())
            .collect();
        let mut years: Vec<usize> = (0..self.years.len())
            .filter(|year| year_has[*year])
            .collect();
        years.sort_unstable_by_key(|year| self.years[*year]);
        let unit = self
            .unit
            .take()
            .unwrap_or_else(|| self.look.mapping.unit.clone());
        let mut cube = Cube::new(
            economies,
            years.iter().map(|year| self.years[*year]).collect(),
            if two { Sides::Two } else { Sides::One },
            unit,
        );
        for (at, year) in years.iter().enumerate() {
            for side in SIDES {
                let key = year * SIDES.len() + side as usize;
                for declarer in 0..count {
                    let Some((row, _)) = self.whole.row(key, declarer) else {
                        continue;
                    };
                    // What nobody is said to declare stands for both, where they do not
                    // say otherwise.
                    let unsaid = side == Side::Unsaid;
                    let by_importer = side == Side::Importer;
                    cube.put_row(at, places[declarer], row, &places, by_importer, !unsaid);
                    if unsaid {
                        for (partner, value) in row.iter().take(count).enumerate() {
                            let to = places[partner];
                            if !value.is_nan() && (two || to == Place::World) {
                                cube.put(at, places[declarer], to, *value, true, false);
                            }
                        }
                    }
                }
            }
        }
        cube.pack();
        cube
    }
}
