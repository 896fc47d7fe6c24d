//! What was done with every entry of a file.

use super::dialect::Dialect;

/// How many of a count's lines and codes are kept as examples.
pub(super) const EXAMPLES: usize = 5;

/// What can be said of an entry. An entry is one value: a row, or in a file with a
/// column a year one cell of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    any(feature = "web", feature = "engine", feature = "sheets"),
    derive(serde::Serialize, serde::Deserialize)
)]
pub enum Rule {
    // Left out.
    /// An economy of the row is an aggregate (EU, OECD, a region).
    Aggregate,
    /// Re-exports, re-imports, and flows under a customs procedure: contained in
    /// the exports and imports.
    ReExport,
    /// A flow that is neither exports nor imports, such as a balance.
    OtherFlow,
    /// A product's row where the same flow has a row of a coarser level.
    Product,
    /// A quantity, a count, or something else that is not the value wanted.
    Quantity,
    /// A flow that stands there in another classification, too.
    Classification,
    /// A part by means of transport, customs procedure or second partner, where the total
    /// is there.
    Breakdown,
    /// A month or quarter of a year whose whole is there.
    SubAnnual,
    /// Imports at FOB value where the same flow has its CIF value.
    Valuation,
    /// A row repeated to the digit, counted once.
    Duplicate,
    /// A row that a later one, with another value, replaces.
    Replaced,
    /// A value below zero.
    Negative,
    /// No value: empty, or a sign for it.
    MissingValue,
    /// A value that is no number.
    BadNumber,
    /// No code or name of an economy.
    MissingCode,
    /// A year that cannot be read, or none.
    BadYear,
    /// A flow that cannot be read.
    BadFlow,
    /// More or fewer fields than the header has.
    Fields,
    /// The last row, which breaks off.
    CutOff,
    /// A value in another currency than those before it.
    OtherUnit,
    /// A flow that an earlier file has, too, alike: counted once.
    FileAgain,
    /// A flow of an earlier file that a later file, with another value, replaces.
    FileReplaced,
    /// An economy's trade with itself.
    SelfTrade,
    /// What the world exports, as a sum of its parts declares it: no measure asks.
    WorldExports,
    /// Declared by an area that is no economy.
    ElsewhereDeclares,
    // Used, and worth saying.
    /// Totals with the world, taken as given totals.
    World,
    /// Trade with areas that are no economies; it counts in sums.
    Elsewhere,
    /// Code 490 (Other Asia, not elsewhere specified), taken as Taiwan by the
    /// convention of the UN's statistics.
    OtherAsia,
    /// A product's row, added up with others of its level.
    ProductSummed,
    /// A part by transport and the like, added up as there is no total.
    BreakdownSummed,
    /// A month or quarter, added up as the year has no whole.
    SubAnnualSummed,
    /// Imports at FOB value, as the CIF value is not there.
    ValuationUsed,
    /// A row repeated to the digit, added as well.
    RepeatSame,
    /// A row repeated with another value, added as well.
    RepeatOther,
    /// Names and headers whose letters were garbled before, and are repaired. Counted
    /// are the names, not their rows.
    Repaired,
    /// Names with letters that are lost or of another encoding, taken as they stand;
    /// counted in the same way.
    Doubtful,
    /// A flow that several files have parts of, added up.
    FileSummed,
}

impl Rule {
    /// Every rule, those that leave an entry out first.
    pub const ALL: [Rule; 37] = [
        Rule::Aggregate,
        Rule::ReExport,
        Rule::OtherFlow,
        Rule::Product,
        Rule::Quantity,
        Rule::Classification,
        Rule::Breakdown,
        Rule::SubAnnual,
        Rule::Valuation,
        Rule::Duplicate,
        Rule::Replaced,
        Rule::Negative,
        Rule::MissingValue,
        Rule::BadNumber,
        Rule::MissingCode,
        Rule::BadYear,
        Rule::BadFlow,
        Rule::Fields,
        Rule::CutOff,
        Rule::OtherUnit,
        Rule::FileAgain,
        Rule::FileReplaced,
        Rule::SelfTrade,
        Rule::WorldExports,
        Rule::ElsewhereDeclares,
        Rule::World,
        Rule::Elsewhere,
        Rule::OtherAsia,
        Rule::ProductSummed,
        Rule::BreakdownSummed,
        Rule::SubAnnualSummed,
        Rule::ValuationUsed,
        Rule::RepeatSame,
        Rule::RepeatOther,
        Rule::Repaired,
        Rule::Doubtful,
        Rule::FileSummed,
    ];

    /// Whether what it leaves out is missing from the result: not what stands in it in
    /// another way, nor what belongs to something else.
    #[must_use]
    pub const fn loses(self) -> bool {
        matches!(
            self,
            Rule::Negative
                | Rule::BadNumber
                | Rule::MissingCode
                | Rule::BadYear
                | Rule::BadFlow
                | Rule::Fields
                | Rule::CutOff
                | Rule::OtherUnit
                | Rule::ElsewhereDeclares
        )
    }

    /// Whether the entry is left out. Each entry that is not used is counted under
    /// exactly one such rule; the other rules are notes on entries that are used.
    #[must_use]
    pub const fn leaves_out(self) -> bool {
        (self as usize) < (Rule::World as usize)
    }
}

/// How often a rule applied.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    any(feature = "web", feature = "engine", feature = "sheets"),
    derive(serde::Serialize, serde::Deserialize)
)]
pub struct Count {
    /// The rule.
    pub rule: Rule,
    /// To how many entries.
    pub entries: u64,
    /// The sum of their values, as far as they can be read, in the file's unit.
    pub value: f64,
    /// The first few lines, counted from 1.
    pub lines: Vec<u64>,
    /// The first few codes, flows or values that it was for, as the file has them.
    pub what: Vec<String>,
    /// The file that the lines are of, counted from 0.
    pub file: u32,
}

/// What was read, what was used, and what became of the rest.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(
    any(feature = "web", feature = "engine", feature = "sheets"),
    derive(serde::Serialize, serde::Deserialize)
)]
pub struct Report {
    /// Rows below the header, blank lines left aside.
    pub rows: u64,
    /// Entries in them: one a row, or one a row and year column. `used` and the
    /// counts of all rules that leave out add up to it.
    pub entries: u64,
    /// Entries whose value is in the cube.
    pub used: u64,
    /// Those that the exporter declares. Both declarations of a flow are kept.
    pub by_exporter: u64,
    /// Those that the importer declares.
    pub by_importer: u64,
    /// What applied, in the order of [`Rule::ALL`]; rules that never did are absent.
    pub counts: Vec<Count>,
    /// Levels of products that were added up, as lengths of codes; empty if totals
    /// were used or the file has no products.
    pub levels: Vec<u8>,
    /// Years added up from months or quarters of which some are missing.
    pub partial_years: Vec<i32>,
    /// Whether the bytes were not all of the encoding that the file starts with.
    pub mixed_encoding: bool,
    /// What repeats were taken for.
    pub last_of_repeats: bool,
    /// Bytes after packed data that belong to nothing, and were left aside.
    pub trailing: u64,
    /// What each file gave, where there are several.
    pub files: Vec<Share>,
    /// The sum of all flows between two economies, and with areas that are none, by whoever
    /// declares them: what [`Count::value`] is a part of.
    pub trade: f64,
    /// Codes or names of which no entry could be used, though there are some.
    pub lost: Vec<String>,
    /// Codes that no list has, and whose values are as much as all others' together:
    /// perhaps the world under another name.
    pub sums: Vec<String>,
}

/// What one of several files gave.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(
    any(feature = "web", feature = "engine", feature = "sheets"),
    derive(serde::Serialize, serde::Deserialize)
)]
pub struct Share {
    /// Its rows.
    pub rows: u64,
    /// Its entries.
    pub entries: u64,
    /// Those that are used, as far as the file itself goes.
    pub used: u64,
    /// The dialect its header is in.
    pub dialect: Dialect,
    /// Those of them that an earlier file has, too, alike.
    pub again: u64,
}

impl Report {
    /// The part of the trade that a rule leaves out, from 0 to 1: by its value, or by its
    /// rows where those have none that could be read.
    #[must_use]
    pub fn share(&self, count: &Count) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "rows of a file")]
        let (some, all) = match count.value > 0.0 {
            true => (count.value, count.value + self.trade),
            false => (count.entries as f64, self.entries as f64),
        };
        if all > 0.0 { some / all } else { 0.0 }
    }

    /// Whether so much is missing that the result may not be what the file says: over a
    /// tenth of the trade by one rule, or all of an economy.
    #[must_use]
    pub fn is_grave(&self) -> bool {
        let mut counts = self.counts.iter().filter(|count| count.rule.loses());
        !self.lost.is_empty() || counts.any(|count| self.share(count) > 0.1)
    }

    /// How often a rule applied.
    #[must_use]
    pub fn count(&self, rule: Rule) -> u64 {
        self.counts
            .iter()
            .find(|count| count.rule == rule)
            .map_or(0, |count| count.entries)
    }
}
