//! The rows of a file, and what they add up to.
//!
//! The quick way: a line end is sought with `memchr`, the line is cut at its
//! delimiters ([`records`]), short texts (codes, years, flows, products) are looked up
//! by their bytes ([`fields`]), the number is read, and the value is put into its place
//! ([`entries`]); nothing is allocated for a row. Rows of which all that is known go a shorter
//! way ([`plain`]). Records with quotation marks go through
//! a buffer of their own, what is met for the first time is settled once and remembered.
//! At the [`end`] the best of several levels is taken, and all is ordered.

mod choose;
mod counts;
mod details;
mod end;
mod entries;
mod fields;
mod join;
mod plain;
mod plan;
mod records;
mod whole;

use super::cube::Economy;

use super::dialect::{Declarer, Flow, Measured};
use super::intern::Intern;
use super::look::{Inspected, Look};
use super::mapping::{Decimal, Mapping, Repeats, Settings};
use super::period::Part;
use super::problem::Problem;
use super::record::{Span, Within};
use super::report::Rule;
use super::table::Table;
use super::tidy::Kept;
use super::unit::Unit;
use counts::Tally;
use details::Details;
pub use join::Joint;
use plan::Plan;
use std::collections::HashMap;

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

/// A product, by its number among the codes and the length of its code.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Product {
    number: u32,
    level: u8,
}

/// What came again for a flow.
#[derive(Clone, Copy, Debug)]
struct Repeated {
    last: f64,
    /// What rows alike to the digit would add, and how many they are.
    same: f64,
    rows: u64,
    line: u64,
}

/// All that is known of a file while its rows come in.
pub struct Rows {
    look: Look,
    kept: Option<Kept>,
    keep: Vec<String>,
    /// What the reader said is the world.
    worlds: Vec<String>,
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
    /// The first economy of the row above, where an empty cell stands for it.
    above: Id,
    economies: Vec<Economy>,
    /// How many texts of each column stand for the world.
    worlds_named: [u16; 2],
    flows: Intern<Flow>,
    declarers: Intern<Declarer>,
    products: Intern<Product>,
    /// The codes of products and their lengths, by number; the total is 0.
    codes_of_products: Vec<(String, u8)>,
    numbers_of_products: HashMap<String, u32>,
    classifications: Intern<u8>,
    /// How many classifications there are so far.
    classified: u8,
    measures: Intern<Measured>,
    /// The columns of which only one text counts, and whether a text is it.
    only: Vec<(usize, Vec<u8>)>,
    totals: Intern<bool>,
    units: Intern<Option<Factor>>,
    scales: Intern<Option<Factor>>,
    /// The power of ten of the first row, where a column has it.
    scale_power: Option<i32>,
    /// The unit of the file, once a row has said it.
    unit: Option<Unit>,
    fixed_time: Option<Time>,
    /// Whether there are more columns of years than there may be.
    overfull: bool,
    /// Whether codes are of two letters, so that NA is Namibia.
    two_letters: bool,

    /// Whole years without products: nearly all files.
    whole: Table,
    /// All else: parts of years, products, breakdowns, imports at FOB value.
    details: Details,
    /// The last of several values for one flow, and what those alike to the digit add.
    repeated: HashMap<(u32, u32, u32), Repeated>,
    /// Whether repeated rows are added up because the reader said so.
    asked_to_add: bool,
    /// How many entries a flow has beyond its first; only where there are several files.
    beyond: HashMap<(u32, u32, u32), u32>,
    /// Whether the file is one of several.
    several: bool,
    /// Months (bits 1–12) and quarters (13–16) seen, by year.
    seen: Vec<u32>,
    /// Months that were given as days, and whether all parts were.
    day_months: u32,
    only_days: bool,

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
            two_letters,
            unit_said,
            repaired,
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
            worlds: settings.worlds.clone(),
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
            above: NOBODY,
            economies: Vec::new(),
            worlds_named: [0; 2],
            flows: Intern::new(Flow::Bad),
            declarers: Intern::new(Declarer::Unsaid),
            products: Intern::new(Product::default()),
            codes_of_products: vec![(String::new(), 0)],
            numbers_of_products: HashMap::new(),
            classifications: Intern::new(0),
            classified: 0,
            measures: Intern::new(Measured::Unknown),
            only: only(&look.mapping),
            totals: Intern::new(false),
            units: Intern::new(None),
            scales: Intern::new(None),
            scale_power: None,
            unit: None,
            fixed_time: None,
            overfull: false,
            two_letters: false,
            whole: Table::new(false),
            details: Details::default(),
            repeated: HashMap::new(),
            asked_to_add: settings.repeats == Some(Repeats::Sum),
            beyond: HashMap::new(),
            several: false,
            seen: Vec::new(),
            day_months: 0,
            only_days: true,
            trouble: None,
            read: 0,
            entries: 0,
            used: [0; 3],
            mixed: false,
            tallies: vec![Tally::default(); Rule::ALL.len()],
            look,
        };
        rows.two_letters = two_letters;
        for header in &repaired {
            rows.named(Rule::Repaired, header);
        }
        rows.plan = rows.planned();
        if unit_said {
            rows.unit = Some(rows.look.mapping.unit.clone());
        }
        rows
    }

    /// Says that the file is one of several.
    pub fn of_several(&mut self) {
        self.several = true;
    }

    /// Rows read so far.
    pub fn read(&self) -> u64 {
        self.read
    }
}

/// The texts that count, of columns in which only one does.
fn only(mapping: &Mapping) -> Vec<(usize, Vec<u8>)> {
    let only = mapping.only.iter();
    only.map(|(column, text)| (*column as usize, text.as_bytes().to_vec()))
        .collect()
}

/// A field's bytes.
#[inline]
fn part(bytes: &[u8], span: Span) -> &[u8] {
    &bytes[span.0 as usize..span.1 as usize]
}
