//! What the columns of a file hold, and how its entries are to be read.

use super::decode::Encoding;
use super::economies::Numbers;
use super::unit::Unit;

/// The decimal mark of a file's numbers; the other one groups thousands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(
    any(feature = "web", feature = "engine", feature = "sheets"),
    derive(serde::Serialize, serde::Deserialize)
)]
pub enum Decimal {
    /// `1,234.5`.
    #[default]
    Point,
    /// `1.234,5`.
    Comma,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(
    any(feature = "web", feature = "engine", feature = "sheets"),
    derive(serde::Serialize, serde::Deserialize)
)]
pub enum Role {
    /// Nothing that is needed.
    #[default]
    Ignore,
    /// The year or period of the flow.
    Year,
    /// Code of the economy that exports.
    Exporter,
    /// Its name; also its code where no column has one.
    ExporterName,
    /// Code of the economy that imports.
    Importer,
    /// Its name.
    ImporterName,
    /// Code of the economy that declares; which side it is, `Flow` says.
    Reporter,
    /// Its name.
    ReporterName,
    /// Code of the other side of a declaration.
    Partner,
    /// Its name.
    PartnerName,
    /// Whether the reporter declares exports or imports.
    Flow,
    /// The value of the flow.
    Value,
    /// The unit of the value, as text.
    Unit,
    /// A power of ten or a word for it (`6`, `Millions`) that values are counted in.
    Scale,
    /// Code of the product.
    Product,
    /// Who declares: exporter or importer.
    Declared,
    /// A breakdown of the flow (means of transport, customs procedure, second partner,
    /// end use): its total is taken, or its parts added up where there is none.
    Breakdown,
    /// The value of what the first economy exports to the second, as it declares it; where
    /// there are reporter and partner, the reporter's exports.
    ExportValue,
    /// The value of what the importer declares; where there are reporter and partner,
    /// the reporter's imports.
    ImportValue,
    /// A value that goes the other way than the row's two economies stand.
    ReverseValue,
    /// What is measured: rows that are no values in money are left out.
    Measure,
    /// The classification that the product's code is of: one is taken for each flow.
    Classification,
    /// Values of one economy, in a matrix: the header names it.
    EconomyColumn,
    /// Values of one year, in a file with a column a year.
    YearColumn(i32),
    /// Values of a part of a year: 1–12 a month, 13–16 a quarter.
    PartColumn(i32, u8),
}

/// Which way goods go, seen from the reporter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    any(feature = "web", feature = "engine", feature = "sheets"),
    derive(serde::Serialize, serde::Deserialize)
)]
pub enum Direction {
    /// To the partner.
    Export,
    /// From the partner.
    Import,
}

/// What each column holds and how numbers are written.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(
    any(feature = "web", feature = "engine", feature = "sheets"),
    derive(serde::Serialize, serde::Deserialize)
)]
pub struct Mapping {
    /// The role of each column, from the left. Columns beyond are ignored.
    pub columns: Vec<Role>,
    /// The delimiter: comma, tab, semicolon or bar.
    pub delimiter: u8,
    /// The decimal mark.
    pub decimal: Decimal,
    /// Whether the first row is a header.
    pub headed: bool,
    /// The year of all rows, for a file without a column of years.
    pub year: Option<i32>,
    /// The unit of values, where no column says it.
    pub unit: Unit,
    /// The code of the economy that declares all rows, for a file that names only the
    /// partners.
    pub reporter: Option<String>,
    /// Which way all rows go, for a file that does not say it.
    pub direction: Option<Direction>,
    /// Whether an empty cell of the first economy of a row stands for the one above.
    pub from_above: bool,
    /// Columns of years that hold imports, where others hold exports.
    pub imports: Vec<u32>,
    /// Whether the number 1 in a column of flows stands for exports, not for imports.
    pub one_is_export: bool,
    /// The list that numbers in the place of codes are of.
    pub numbers: Numbers,
    /// Whether the rows of a matrix are importers, not exporters.
    pub rows_import: bool,
    /// Whether `2010-11` is a year from 2010 into 2011, not a month.
    pub split_years: bool,
    /// Whether `108` is the year 108 of the Republic of China, 2019.
    pub republic_years: bool,
    /// Only rows with this text in the column count: of several things that are measured
    /// in one file, the one that is wanted.
    pub only: Vec<(u32, String)>,
}

impl Mapping {
    /// What is still needed before rows can be read: of `Year`, `Exporter`,
    /// `Importer` and `Value`. Empty if the mapping is complete.
    #[must_use]
    pub fn missing(&self) -> Vec<Role> {
        let has = |wanted: &[Role]| self.columns.iter().any(|role| wanted.contains(role));
        let wide = self
            .columns
            .iter()
            .any(|role| matches!(role, Role::YearColumn(_) | Role::PartColumn(..)));
        let declared = has(&[Role::Reporter, Role::ReporterName]);
        let partner = has(&[Role::Partner, Role::PartnerName]);
        let matrix = has(&[Role::EconomyColumn]);
        let mut missing = Vec::new();
        if !wide && !has(&[Role::Year]) && self.year.is_none() {
            missing.push(Role::Year);
        }
        let exporter = has(&[Role::Exporter, Role::ExporterName]);
        let importer = has(&[Role::Importer, Role::ImporterName]);
        if matrix {
            // The other side stands in the header.
            if !exporter && !importer {
                missing.push(Role::Exporter);
            }
            return missing;
        }
        if partner && !declared && !exporter && !importer {
            if self.reporter.is_none() {
                missing.push(Role::Reporter);
            }
        } else {
            if !declared && !exporter {
                missing.push(Role::Exporter);
            }
            if !partner && !importer {
                missing.push(Role::Importer);
            }
        }
        let values = [
            Role::Value,
            Role::ExportValue,
            Role::ImportValue,
            Role::ReverseValue,
        ];
        if !wide && !has(&values) {
            missing.push(Role::Value);
        }
        missing
    }
}

/// What is done with a second row for the same year, pair and declarer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    any(feature = "web", feature = "engine", feature = "sheets"),
    derive(serde::Serialize, serde::Deserialize)
)]
pub enum Repeats {
    /// Rows are parts of one flow: added.
    Sum,
    /// The later row corrects the earlier one.
    Last,
}

/// What a reader of a file may settle beforehand.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(
    any(feature = "web", feature = "engine", feature = "sheets"),
    derive(serde::Serialize, serde::Deserialize)
)]
#[cfg_attr(
    any(feature = "web", feature = "engine", feature = "sheets"),
    serde(default)
)]
pub struct Settings {
    /// What the columns hold; `None` takes the guess of [`super::look`].
    pub mapping: Option<Mapping>,
    /// What is done with repeated rows; `None`: rows of dialects in which an
    /// economy declares each total once replace one another, others are added.
    pub repeats: Option<Repeats>,
    /// Codes of aggregates that are to be taken as economies all the same, such as
    /// `EU` in a file that has no member of it.
    pub keep: Vec<String>,
    /// Codes and names that stand for the world in this file.
    pub worlds: Vec<String>,
    /// How letters are written; `None`: as the bytes tell.
    pub encoding: Option<Encoding>,
}
