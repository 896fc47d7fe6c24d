//! The years, and where the figures of each stand: four sources, and the other side's.

use super::GAP;
use super::quantity::{Quantity, Side};
use crate::data::{CellRef, DatasetId, catalogue, table};
use crate::figure::Span;
use crate::i18n::{Lang, words};
use crate::trade::currency::Currency;

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

    /// The currency it counts in, and how much of it at a time.
    pub fn unit(self) -> (Currency, f64) {
        match self {
            Source::Table1 => (Currency::Twd, 1e3),
            Source::Table3 => (Currency::Usd, 1e8),
            Source::Comtrade | Source::Ministry | Source::JapanAlone => (Currency::Usd, 1e6),
        }
    }

    fn dataset(self) -> DatasetId {
        match self {
            Source::Table1 => DatasetId::Trade1952,
            Source::Table3 => DatasetId::Trade1987,
            Source::Comtrade | Source::Ministry => DatasetId::TradeSince2011,
            Source::JapanAlone => DatasetId::TradeJapanSide,
        }
    }

    /// Its columns in the order of [`Quantity`]; empty where it prints none.
    fn columns(self) -> [&'static str; 7] {
        const TWO: [&str; 7] = ["exports_to_japan", "imports_from_japan", "", "", "", "", ""];
        match self {
            Source::Table1 => {
                let [exports, imports, ..] = TWO;
                let shares = ["", "export_dependence_pct", "import_dependence_pct"];
                [exports, imports, "", "", shares[0], shares[1], shares[2]]
            }
            Source::Table3 => [
                "exports",
                "imports",
                "trade_total",
                "balance",
                "trade_share_pct",
                "export_share_pct",
                "import_share_pct",
            ],
            Source::Comtrade | Source::Ministry => TWO,
            Source::JapanAlone => [""; 7],
        }
    }
}

/// A year, and the row that its source has for it.
#[derive(Clone, Copy, Debug)]
pub struct Year {
    pub year: i32,
    pub source: Source,
    row: usize,
}

impl Year {
    /// The cell that prints a quantity, if its source does.
    pub fn printed(&self, quantity: Quantity) -> Option<CellRef> {
        self.cell(self.source.columns()[quantity as usize])
    }

    /// The cell of exports or imports as a side declares them.
    pub fn declared(&self, quantity: Quantity, side: Side) -> Option<CellRef> {
        match side {
            Side::Taiwan => self.printed(quantity),
            Side::Japan => {
                let column = Source::Comtrade.columns()[quantity as usize];
                CellRef::of_year(DatasetId::TradeJapanSide, self.year, column)
                    .filter(|cell| cell.number().is_some())
            }
        }
    }

    /// The cell of all exports or all imports of the year.
    pub fn whole(&self, quantity: Quantity) -> Option<CellRef> {
        self.cell(match quantity {
            Quantity::Exports => "exports_total",
            _ => "imports_total",
        })
    }

    fn cell(&self, column: &'static str) -> Option<CellRef> {
        (!column.is_empty()).then(|| CellRef {
            dataset: self.source.dataset(),
            row: self.row,
            column,
        })
    }

    /// The catalogue's notes on cells of the year.
    pub fn notes(&self) -> impl Iterator<Item = &'static catalogue::Note> {
        let name = self.year.to_string();
        let notes = catalogue::entry(self.source.dataset()).notes.iter();
        notes.filter(move |note| note.row == name)
    }
}

/// The years of a span that have figures of Taiwan's, rising.
pub fn years_in(span: Span) -> Vec<Year> {
    let tables = [
        DatasetId::Trade1952,
        DatasetId::Trade1987,
        DatasetId::TradeSince2011,
    ];
    let mut years = Vec::new();
    for dataset in tables {
        let t = table(dataset);
        for (row, year) in t.years().into_iter().enumerate() {
            let source = match dataset {
                DatasetId::Trade1952 => Source::Table1,
                DatasetId::Trade1987 => Source::Table3,
                _ if t.cell(row, "source").text() == "mof" => Source::Ministry,
                _ => Source::Comtrade,
            };
            years.push(Year { year, source, row });
        }
    }
    years.retain(|year| span.contains(year.year));
    years
}

/// Puts those years in that only Japan has figures for.
pub fn with_japan_alone(years: &mut Vec<Year>, span: Span) {
    for year in GAP.from.max(span.from)..=GAP.to.min(span.to) {
        let at = years.partition_point(|other| other.year < year);
        let (source, row) = (Source::JapanAlone, 0);
        years.insert(at, Year { year, source, row });
    }
}
