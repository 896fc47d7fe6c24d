//! The years with their figures, from four sources and the other side's, in one unit.

use super::GAP;
use crate::data::{Cell, DatasetId, catalogue, table};
use crate::figure::Span;
use crate::i18n::number::Currency;
use crate::i18n::{Lang, words};
use crate::trade;
use crate::trade::currency::{twd_millions, usd_millions};
use crate::trade::undefined::{Reckoned, Undefined};

/// Where a year's figures come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    Table1,
    Table3,
    Comtrade,
    Ministry,
    /// Taiwan's figures are not there; only Japan's are.
    JapanAlone,
}

impl Source {
    pub fn name(self, lang: Lang) -> &'static str {
        match self {
            Source::Table1 => words::SOURCE_TABLE_1.get(lang),
            Source::Table3 => words::SOURCE_TABLE_3.get(lang),
            Source::Comtrade => words::SOURCE_COMTRADE.get(lang),
            Source::Ministry => words::SOURCE_MINISTRY.get(lang),
            Source::JapanAlone => words::SOURCE_JAPAN.get(lang),
        }
    }

    /// The name for a narrow place.
    pub fn short(self, lang: Lang) -> &'static str {
        match self {
            Source::Table1 => words::SHORT_TABLE_1.get(lang),
            Source::Table3 => words::SHORT_TABLE_3.get(lang),
            Source::Comtrade => words::SHORT_COMTRADE.get(lang),
            Source::Ministry => words::SHORT_MINISTRY.get(lang),
            Source::JapanAlone => "",
        }
    }

    /// Runs of different numbers are never joined; 0 is the paper.
    pub fn run(self) -> u8 {
        match self {
            Source::Table1 | Source::Table3 => 0,
            Source::Comtrade => 1,
            Source::Ministry => 2,
            Source::JapanAlone => 3,
        }
    }
}

/// One year, in millions of one currency and per cent, and as its source prints it.
pub struct Year {
    pub year: i32,
    pub source: Source,
    pub exports: Reckoned,
    pub imports: Reckoned,
    /// Exports to Japan and imports from Japan as Japan declares them.
    pub japan: [Reckoned; 2],
    pub share: Reckoned,
    pub export_share: Reckoned,
    pub import_share: Reckoned,
    /// Exports, imports, total, balance, and the three shares, as printed;
    /// `Missing` where the source prints none.
    pub printed: [Cell; 7],
    /// What `printed` is counted in, in units of currency.
    pub unit: (Currency, f64),
}

/// The printed columns that a footnote can hang on, in the order of `printed`.
pub const TABLE_1: [&str; 7] = [
    "exports_to_japan",
    "imports_from_japan",
    "",
    "",
    "",
    "export_dependence_pct",
    "import_dependence_pct",
];
/// See [`TABLE_1`].
pub const TABLE_3: [&str; 7] = [
    "exports",
    "imports",
    "trade_total",
    "balance",
    "trade_share_pct",
    "export_share_pct",
    "import_share_pct",
];
/// See [`TABLE_1`].
pub const SINCE_2011: [&str; 7] = ["exports_to_japan", "imports_from_japan", "", "", "", "", ""];

/// A value that a table must have.
pub fn given(value: Option<f64>) -> Reckoned {
    value.ok_or(Undefined::Missing)
}

/// `f` of two values, or the first reason that one is missing.
pub fn both(a: Reckoned, b: Reckoned, f: impl Fn(f64, f64) -> f64) -> Reckoned {
    Ok(f(a?, b?))
}

/// The years of a span that have figures, rising.
pub fn years_in(span: Span) -> Vec<Year> {
    let mut years = Vec::new();
    let t = table(DatasetId::Trade1952);
    for (row, year) in t.years().into_iter().enumerate() {
        let twd = |column: &str| given(t.number(row, column));
        let usd = |column: &str| usd_millions(twd(column)?, year);
        let share = |part: &str, all: &str| trade::dependence::dependence(twd(part)?, twd(all)?);
        let whole = || {
            trade::share::share_of_trade(
                twd("exports_to_japan")?,
                twd("imports_from_japan")?,
                twd("exports_total")?,
                twd("imports_total")?,
            )
        };
        years.push(Year {
            year,
            source: Source::Table1,
            exports: usd("exports_to_japan"),
            imports: usd("imports_from_japan"),
            japan: japan_side(year),
            share: whole(),
            export_share: share("exports_to_japan", "exports_total"),
            import_share: share("imports_from_japan", "imports_total"),
            printed: TABLE_1.map(|column| t.cell(row, column)),
            unit: (Currency::Twd, 1e3),
        });
    }
    let t = table(DatasetId::Trade1987);
    for (row, year) in t.years().into_iter().enumerate() {
        let usd = |column: &str| given(t.number(row, column)).map(|value| value * 100.0);
        let share = |column: &str| given(t.number(row, column));
        years.push(Year {
            year,
            source: Source::Table3,
            exports: usd("exports"),
            imports: usd("imports"),
            japan: japan_side(year),
            share: share("trade_share_pct"),
            export_share: share("export_share_pct"),
            import_share: share("import_share_pct"),
            printed: TABLE_3.map(|column| t.cell(row, column)),
            unit: (Currency::Usd, 1e8),
        });
    }
    let t = table(DatasetId::TradeSince2011);
    for (row, year) in t.years().into_iter().enumerate() {
        let usd = |column: &str| given(t.number(row, column));
        let share = |part: &str, all: &str| trade::dependence::dependence(usd(part)?, usd(all)?);
        let whole = || {
            trade::share::share_of_trade(
                usd("exports_to_japan")?,
                usd("imports_from_japan")?,
                usd("exports_total")?,
                usd("imports_total")?,
            )
        };
        let source = match t.cell(row, "source").text() {
            "mof" => Source::Ministry,
            _ => Source::Comtrade,
        };
        years.push(Year {
            year,
            source,
            exports: usd("exports_to_japan"),
            imports: usd("imports_from_japan"),
            japan: japan_side(year),
            share: whole(),
            export_share: share("exports_to_japan", "exports_total"),
            import_share: share("imports_from_japan", "imports_total"),
            printed: SINCE_2011.map(|column| t.cell(row, column)),
            unit: (Currency::Usd, 1e6),
        });
    }
    years.retain(|year| span.contains(year.year));
    years
}

/// The same, counted in a currency: US$, or NT$ by the rate of each year.
pub fn counted(span: Span, currency: Currency) -> Vec<Year> {
    let mut years = years_in(span);
    years.iter_mut().for_each(|year| year.count_in(currency));
    years
}

/// Both directions as Japan declares them, in US$ million.
fn japan_side(year: i32) -> [Reckoned; 2] {
    let t = table(DatasetId::TradeJapanSide);
    let row = t.row_of_year(year);
    ["exports_to_japan", "imports_from_japan"]
        .map(|column| given(row.and_then(|row| t.number(row, column))))
}

/// Puts those years in that only Japan has figures for.
pub fn with_japan_alone(years: &mut Vec<Year>, span: Span, currency: Currency) {
    for number in GAP.from.max(span.from)..=GAP.to.min(span.to) {
        let mut year = Year {
            year: number,
            source: Source::JapanAlone,
            exports: Err(Undefined::Missing),
            imports: Err(Undefined::Missing),
            japan: japan_side(number),
            share: Err(Undefined::Missing),
            export_share: Err(Undefined::Missing),
            import_share: Err(Undefined::Missing),
            printed: [Cell::Missing; 7],
            unit: (Currency::Usd, 1e6),
        };
        year.count_in(currency);
        let at = years.partition_point(|other| other.year < number);
        years.insert(at, year);
    }
}

impl Year {
    fn count_in(&mut self, currency: Currency) {
        if currency == Currency::Usd {
            return;
        }
        let year = self.year;
        let convert = |value: Reckoned| value.and_then(|value| twd_millions(value, year));
        self.japan = self.japan.map(convert);
        // Table 1 counts in NT$ thousand itself: no way there and back.
        let own = |index: usize| given(self.printed[index].number()).map(|value| value / 1000.0);
        (self.exports, self.imports) = match self.source {
            Source::Table1 => (own(0), own(1)),
            _ => (convert(self.exports), convert(self.imports)),
        };
    }

    /// Exports and imports, as Taiwan and then as Japan declares them.
    pub fn four(&self) -> [Reckoned; 4] {
        let [exports, imports] = self.japan;
        [self.exports, self.imports, exports, imports]
    }

    /// The balance as Japan's declarations have it, seen from Taiwan.
    pub fn japan_balance(&self) -> Reckoned {
        both(self.japan[0], self.japan[1], trade::balance::balance)
    }

    pub fn balance(&self) -> Reckoned {
        both(self.exports, self.imports, trade::balance::balance)
    }

    pub fn total(&self) -> Reckoned {
        both(self.exports, self.imports, trade::total::total)
    }

    /// A printed cell as the axis of the printed unit counts it: in units of
    /// currency. Sums and differences that the source does not print are made.
    pub fn printed_amount(&self, index: usize) -> Reckoned {
        let size = self.unit.1;
        let cell = |index: usize| given(self.printed[index].number()).map(|value| value * size);
        match (self.printed[index], index) {
            (Cell::Missing, 2) => both(cell(0), cell(1), trade::total::total),
            (Cell::Missing, 3) => both(cell(0), cell(1), trade::balance::balance),
            _ => cell(index),
        }
    }
}

pub fn dataset(source: Source) -> DatasetId {
    match source {
        Source::Table1 => DatasetId::Trade1952,
        Source::Table3 => DatasetId::Trade1987,
        Source::Comtrade | Source::Ministry => DatasetId::TradeSince2011,
        Source::JapanAlone => DatasetId::TradeJapanSide,
    }
}

/// The catalogue's notes on cells of one year.
pub fn notes_of(year: &Year) -> impl Iterator<Item = &'static catalogue::Note> {
    let name = year.year.to_string();
    catalogue::entry(dataset(year.source))
        .notes
        .iter()
        .filter(move |note| note.row == name)
}
