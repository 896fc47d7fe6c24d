//! The names of the tables and what each column may hold.
//!
//! The build script reads this file too: it must not lean on the crate.

use Kind::{Number, Period, Sparse, Text, Year};

/// One of the embedded tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DatasetId {
    /// Taiwan's trade with Japan 1952–1972 (the paper's table 1).
    Trade1952,
    /// Taiwan's investment in China to 1997 (table 2).
    Investment,
    /// Taiwan's trade with Japan 1987–2010 (table 3).
    Trade1987,
    /// Cases of alliances between firms (table 4).
    Alliances,
    /// The dated events of the paper.
    Events,
    /// What the intensity matrices of 1995, 2005 and 2015 are computed from.
    IntensityInputs,
    /// Intensity year by year 1988–2018, from import shares.
    IntensityAnnual,
    /// Japan → Taiwan → United States 1950–2014.
    Triangle,
    /// Shares in China's imports 1992–2018.
    ChinaImports,
    /// Taiwan's trade with Japan 2011–2024.
    TradeSince2011,
    /// New Taiwan dollars per US dollar 1951–2024.
    ExchangeRate,
    /// A few flows from outside that settle what the paper's tables cannot.
    OutsideEvidence,
    /// Trade of Taiwan and Japan 1952–2014 as Japan declares it.
    TradeJapanSide,
}

impl DatasetId {
    /// All tables, in the order of the catalogue.
    pub const ALL: [DatasetId; 13] = [
        DatasetId::Trade1952,
        DatasetId::Investment,
        DatasetId::Trade1987,
        DatasetId::Alliances,
        DatasetId::Events,
        DatasetId::IntensityInputs,
        DatasetId::IntensityAnnual,
        DatasetId::Triangle,
        DatasetId::ChinaImports,
        DatasetId::TradeSince2011,
        DatasetId::ExchangeRate,
        DatasetId::OutsideEvidence,
        DatasetId::TradeJapanSide,
    ];

    /// The name used in file names, in the JavaScript API and in the documents.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            DatasetId::Trade1952 => "trade-1952-1972",
            DatasetId::Investment => "investment-in-china",
            DatasetId::Trade1987 => "trade-1987-2010",
            DatasetId::Alliances => "alliances",
            DatasetId::Events => "events",
            DatasetId::IntensityInputs => "intensity-inputs",
            DatasetId::IntensityAnnual => "intensity-annual",
            DatasetId::Triangle => "triangle",
            DatasetId::ChinaImports => "china-imports",
            DatasetId::TradeSince2011 => "trade-since-2011",
            DatasetId::ExchangeRate => "exchange-rate",
            DatasetId::OutsideEvidence => "outside-evidence",
            DatasetId::TradeJapanSide => "trade-japan-side",
        }
    }

    /// Reads a name; anything but the thirteen names is `None`.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        DatasetId::ALL.into_iter().find(|id| id.as_str() == name)
    }

    /// What the table's columns may hold.
    #[must_use]
    pub const fn schema(self) -> &'static Schema {
        match self {
            DatasetId::Trade1952 => &TRADE_1952,
            DatasetId::Investment => &INVESTMENT,
            DatasetId::Trade1987 => &TRADE_1987,
            DatasetId::Alliances => &ALLIANCES,
            DatasetId::Events => &EVENTS,
            DatasetId::IntensityInputs => &INTENSITY_INPUTS,
            DatasetId::IntensityAnnual => &INTENSITY_ANNUAL,
            DatasetId::Triangle => &TRIANGLE,
            DatasetId::ChinaImports => &CHINA_IMPORTS,
            DatasetId::TradeSince2011 => &TRADE_SINCE_2011,
            DatasetId::ExchangeRate => &EXCHANGE_RATE,
            DatasetId::OutsideEvidence => &OUTSIDE_EVIDENCE,
            DatasetId::TradeJapanSide => &TRADE_JAPAN_SIDE,
        }
    }
}

/// What a column may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A year in four digits; a number.
    Year,
    /// A text that begins with a year in four digits, such as a date.
    Period,
    /// A number in plain digits, never empty.
    Number,
    /// A number in plain digits, or empty where there is none.
    Sparse,
    /// A text, never empty.
    Text,
}

impl Kind {
    /// Whether a filled cell of the column is a number.
    #[must_use]
    pub const fn is_numeric(self) -> bool {
        matches!(self, Year | Number | Sparse)
    }
}

/// How the years of the first column follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Each row has a later year than the row before.
    Rising,
    /// Several rows may share a year; none goes back.
    Level,
    /// There are no years.
    None,
}

/// The shape of one table.
#[derive(Debug)]
pub struct Schema {
    /// How the years follow each other.
    pub order: Order,
    /// Name and kind of each column, in the order of the file.
    pub columns: &'static [(&'static str, Kind)],
}

static TRADE_1952: Schema = Schema {
    order: Order::Rising,
    columns: &[
        ("year", Year),
        ("exports_total", Number),
        ("exports_to_japan", Number),
        ("export_dependence_pct", Number),
        ("imports_total", Number),
        ("imports_from_japan", Number),
        ("import_dependence_pct", Number),
    ],
};

static INVESTMENT: Schema = Schema {
    order: Order::Rising,
    columns: &[
        ("period", Period),
        ("tw_cases", Number),
        ("tw_amount", Number),
        ("tw_retroactive_cases", Sparse),
        ("tw_retroactive_amount", Sparse),
        ("cn_cases", Number),
        ("cn_amount", Number),
    ],
};

static TRADE_1987: Schema = Schema {
    order: Order::Rising,
    columns: &[
        ("year", Year),
        ("trade_total", Number),
        ("trade_share_pct", Number),
        ("exports", Number),
        ("export_share_pct", Number),
        ("imports", Number),
        ("import_share_pct", Number),
        ("balance", Number),
    ],
};

static ALLIANCES: Schema = Schema {
    order: Order::None,
    columns: &[
        ("japan_partner", Text),
        ("taiwan_partner", Text),
        ("field", Text),
        ("form", Text),
        ("form_detail", Text),
        ("effect_for_japan", Text),
    ],
};

static EVENTS: Schema = Schema {
    order: Order::Level,
    columns: &[("date", Period), ("phase", Text), ("event", Text)],
};

static INTENSITY_INPUTS: Schema = Schema {
    order: Order::Level,
    columns: &[
        ("year", Year),
        ("exporter", Text),
        ("importer", Text),
        ("x_ij", Number),
        ("x_ij_source", Text),
        ("x_i", Number),
        ("m_j", Number),
        ("m_w", Number),
        ("closed_x_ij", Number),
        ("closed_x_i", Number),
        ("closed_m_j", Number),
        ("closed_m_w", Number),
    ],
};

static INTENSITY_ANNUAL: Schema = Schema {
    order: Order::Level,
    columns: &[
        ("year", Year),
        ("exporter", Text),
        ("importer", Text),
        ("share_in_importer_pct", Number),
        ("share_in_world_pct", Number),
        ("intensity", Number),
    ],
};

static TRIANGLE: Schema = Schema {
    order: Order::Rising,
    columns: &[
        ("year", Year),
        ("jpn_twn", Sparse),
        ("twn_usa", Sparse),
        ("jpn_usa", Sparse),
        ("twn_jpn", Sparse),
    ],
};

static CHINA_IMPORTS: Schema = Schema {
    order: Order::Rising,
    columns: &[
        ("year", Year),
        ("twn", Sparse),
        ("jpn", Sparse),
        ("kor", Sparse),
    ],
};

static TRADE_SINCE_2011: Schema = Schema {
    order: Order::Rising,
    columns: &[
        ("year", Year),
        ("source", Text),
        ("exports_total", Number),
        ("exports_to_japan", Number),
        ("imports_total", Number),
        ("imports_from_japan", Number),
    ],
};

static EXCHANGE_RATE: Schema = Schema {
    order: Order::Rising,
    columns: &[("year", Year), ("twd_per_usd", Number), ("source", Text)],
};

static OUTSIDE_EVIDENCE: Schema = Schema {
    order: Order::Level,
    columns: &[
        ("year", Year),
        ("exporter", Text),
        ("importer", Text),
        ("value", Number),
        ("source", Text),
    ],
};

static TRADE_JAPAN_SIDE: Schema = Schema {
    order: Order::Rising,
    columns: &[
        ("year", Year),
        ("exports_to_japan", Sparse),
        ("imports_from_japan", Sparse),
    ],
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_leads_back_to_its_table_and_no_other_text_does() {
        for id in DatasetId::ALL {
            assert_eq!(DatasetId::parse(id.as_str()), Some(id));
        }
        assert_eq!(DatasetId::parse("Triangle"), None);
        assert_eq!(DatasetId::parse(""), None);
    }

    #[test]
    fn no_table_has_two_columns_of_one_name() {
        for id in DatasetId::ALL {
            let columns = id.schema().columns;
            for (at, (name, _)) in columns.iter().enumerate() {
                assert!(
                    columns.iter().skip(at + 1).all(|(other, _)| other != name),
                    "{name} twice in {}",
                    id.as_str()
                );
            }
        }
    }
}
