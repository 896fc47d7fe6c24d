//! The rows of a file, and what they add up to.
//!
//! The quick way: a line end is sought with `memchr`, the line is cut at its
//! delimiters ([`records`]), short texts (codes, years, flows, products) are looked up
//! by their bytes ([`fields`]), the number is read, and the value is put into its place
//! ([`entries`]); nothing is allocated for a row. Records with quotation marks go through
//! a buffer of their own, what is met for the first time is settled once and remembered.
//! At the [`end`] the best of several levels is taken, and all is ordered.

mod counts;
mod end;
mod entries;
mod fields;
mod plan;
mod records;

use super::cube::Economy;
use super::dialect::{Declarer, Flow};
use super::intern::Intern;
use super::look::{Inspected, Look};
use super::mapping::{Decimal, Repeats, Settings};
use super::period::Part;
use super::problem::Problem;
use super::record::{Span, Within};
use super::report::Rule;
use super::table::Table;
use super::tidy::Kept;
use super::unit::Unit;
use counts::Tally;
use plan::Plan;
use std::collections::HashMap;

/// The most years.
const MOST_YEARS: usize = 400;

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

/// A year's place, and which part of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Time {
    year: u16,
    part: Part,
}

/// How a unit is put into that of the file.
#[derive(Clone, Copy, Debug)]
enum Factor {
    By(f64),
    Other,
}

/// All that is known of a file while its rows come in.
pub struct Rows {
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
    pub fn new(inspected: Inspected, settings: &Settings) -> Rows {
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

    /// Rows read so far.
    pub fn read(&self) -> u64 {
        self.read
    }
}

/// A field's bytes.
#[inline]
fn part(bytes: &[u8], span: Span) -> &[u8] {
    &bytes[span.0 as usize..span.1 as usize]
}
