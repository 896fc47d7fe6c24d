//! The field's own ways to write flows, known by their headers.
//!
//! Header names are those of the public documentation: UN Comtrade's classic CSV and
//! its API, WITS, the IMF's Direction of Trade (now IMTS), and the README of BACI.
//! All are compared by [`plain`] letters, so that case, blanks and marks do not matter.

use super::economies::{Numbers, plain};
use super::mapping::Role;
use super::period::{Part, Period};

/// How a file is laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(
    any(feature = "web", feature = "engine"),
    derive(serde::Serialize, serde::Deserialize)
)]
pub enum Dialect {
    /// A work that was saved here.
    Tairi,
    /// `year,exporter,importer,value` with or without `unit` and `declared`.
    Tidy,
    /// UN Comtrade, the columns of its former site (`Trade Value (US$)`).
    ComtradeClassic,
    /// UN Comtrade, the columns of its API (`primaryValue`).
    Comtrade,
    /// WITS, a row a flow.
    Wits,
    /// WITS, a column a year.
    WitsWide,
    /// IMF, a column a year.
    ImfWide,
    /// IMF, a row a flow.
    ImfLong,
    /// BACI: `t,i,j,k,v,q`.
    Baci,
    /// None of these.
    #[default]
    Other,
}

impl Dialect {
    /// Whether each flow is declared once, so that a second row corrects the first.
    pub(super) fn once(self) -> bool {
        !matches!(
            self,
            Dialect::Tairi | Dialect::Tidy | Dialect::Baci | Dialect::Other
        )
    }

    /// What numbers in the place of codes mean.
    pub(super) fn numbers(self) -> Numbers {
        match self {
            Dialect::ImfWide | Dialect::ImfLong => Numbers::Own,
            Dialect::Comtrade | Dialect::ComtradeClassic | Dialect::Baci => Numbers::Comtrade,
            _ => Numbers::M49,
        }
    }
}

/// A role and the headers that have it, the best one first.
type Wanted = (Role, &'static [&'static str]);

const COMTRADE: [Wanted; 11] = [
    (Role::Year, &["period", "refyear", "refperiodid"]),
    (Role::Reporter, &["reporteriso", "reportercode"]),
    (Role::ReporterName, &["reporterdesc"]),
    (Role::Partner, &["partneriso", "partnercode"]),
    (Role::PartnerName, &["partnerdesc"]),
    (Role::Flow, &["flowcode", "flowdesc"]),
    (Role::Value, &["primaryvalue"]),
    (Role::Product, &["cmdcode"]),
    (Role::Breakdown, &["partner2code", "partner2iso"]),
    (Role::Breakdown, &["customscode"]),
    (Role::Breakdown, &["motcode"]),
];

const CLASSIC: [Wanted; 11] = [
    (Role::Year, &["period", "year", "yr"]),
    (
        Role::Reporter,
        &["reporteriso", "rt3iso", "reportercode", "rtcode"],
    ),
    (Role::ReporterName, &["reporter", "rttitle"]),
    (
        Role::Partner,
        &["partneriso", "pt3iso", "partnercode", "ptcode"],
    ),
    (Role::PartnerName, &["partner", "pttitle"]),
    (
        Role::Flow,
        &["tradeflow", "tradeflowcode", "rgdesc", "rgcode"],
    ),
    (
        Role::Value,
        &["tradevalueus", "tradevalueusd", "tradevalue"],
    ),
    (Role::Product, &["commoditycode", "cmdcode"]),
    (
        Role::Breakdown,
        &["2ndpartnercode", "secondpartnercode", "ptcode2"],
    ),
    (Role::Breakdown, &["customsproccode", "cstcode"]),
    (Role::Breakdown, &["modeoftransportcode", "motcode"]),
];

const WITS: [Wanted; 8] = [
    (Role::Year, &["year"]),
    (Role::Reporter, &["reporteriso3", "reporter"]),
    (Role::ReporterName, &["reportername"]),
    (Role::Partner, &["partneriso3", "partner"]),
    (Role::PartnerName, &["partnername"]),
    (
        Role::Flow,
        &["tradeflowname", "indicator", "tradeflow", "tradeflowcode"],
    ),
    (
        Role::Value,
        &["tradevaluein1000usd", "tradevalue1000usd", "tradevalue"],
    ),
    (
        Role::Product,
        &[
            "productcode",
            "productgroup",
            "productcategories",
            "product",
        ],
    ),
];

const IMF: [Wanted; 9] = [
    (Role::Year, &["timeperiod", "period"]),
    (Role::Reporter, &["country", "refarea"]),
    (Role::ReporterName, &["countryname", "referencearea"]),
    (Role::Partner, &["counterpartcountry", "counterpartarea"]),
    (
        Role::PartnerName,
        &["counterpartcountryname", "counterpartareaname"],
    ),
    (Role::Flow, &["indicatorcode", "indicator", "indicatorname"]),
    (Role::Value, &["obsvalue", "value"]),
    (Role::Scale, &["unitmult"]),
    (Role::Breakdown, &["attribute"]),
];

const BACI: [Wanted; 5] = [
    (Role::Year, &["t"]),
    (Role::Exporter, &["i"]),
    (Role::Importer, &["j"]),
    (Role::Product, &["k"]),
    (Role::Value, &["v"]),
];

const SYNONYMS: &str = include_str!("synonyms.txt");

/// The roles of synonyms, in the order of the file.
const ROLES: [(&str, Role); 16] = [
    ("Year", Role::Year),
    ("Exporter", Role::Exporter),
    ("ExporterName", Role::ExporterName),
    ("Importer", Role::Importer),
    ("ImporterName", Role::ImporterName),
    ("Reporter", Role::Reporter),
    ("ReporterName", Role::ReporterName),
    ("Partner", Role::Partner),
    ("PartnerName", Role::PartnerName),
    ("Flow", Role::Flow),
    ("Value", Role::Value),
    ("Unit", Role::Unit),
    ("Scale", Role::Scale),
    ("Product", Role::Product),
    ("Declared", Role::Declared),
    ("Breakdown", Role::Breakdown),
];

/// The role that a header has by its words.
fn synonym(header: &str) -> Option<Role> {
    // Without what stands in brackets: `金額（千美元）`, `value (US$ million)`.
    let head = header.split(['(', '（', '[']).next().unwrap_or(header);
    let (all, head) = (plain(header), plain(head));
    for line in SYNONYMS.lines() {
        let mut words = line.split(' ');
        let role = words.next()?;
        if words.any(|word| !word.is_empty() && (word == all || word == head)) {
            return ROLES
                .iter()
                .find(|known| known.0 == role)
                .map(|known| known.1);
        }
    }
    None
}

/// The year or part of a year whose values a column holds.
fn period_column(header: &str) -> Option<Role> {
    let text = header.trim();
    let text = text
        .strip_suffix(']')
        .and_then(|text| text.split(" [").next())
        .unwrap_or(text);
    let text = text.strip_prefix(['X', 'Y']).unwrap_or(text);
    let period = Period::parse(text.as_bytes())?;
    Some(match period.part {
        Part::Whole => Role::YearColumn(period.year),
        Part::Month(month) | Part::Day(month) => Role::PartColumn(period.year, month),
        Part::Quarter(quarter) => Role::PartColumn(period.year, 12 + quarter),
    })
}

/// What a header tells: the dialect, and the role of each column. A column in which the
/// first rows have nothing gives way to another of its kind: the API of UN Comtrade has
/// letters only where descriptions were asked for.
pub(super) fn of_header(
    header: &[String],
    rows: &[Vec<String>],
    ours: bool,
) -> (Dialect, Vec<Role>) {
    let names: Vec<String> = header.iter().map(|name| plain(name)).collect();
    let has = |name: &str| names.iter().any(|known| known == name);
    let any = |list: &[&str]| list.iter().any(|name| has(name));
    let years: Vec<Role> = header
        .iter()
        .map(|name| period_column(name).unwrap_or_default())
        .collect();
    let wide = years.iter().filter(|role| **role != Role::Ignore).count() >= 1;

    if !ours {
        let known: Option<(Dialect, &[Wanted])> = if any(&["reporteriso", "reportercode"])
            && any(&["flowcode", "flowdesc"])
            && has("primaryvalue")
        {
            Some((Dialect::Comtrade, &COMTRADE))
        } else if any(&["reporteriso", "rt3iso", "reportercode", "rtcode"])
            && any(&["tradeflow", "tradeflowcode", "rgdesc", "rgcode"])
            && any(&["tradevalueus", "tradevalueusd", "tradevalue"])
        {
            Some((Dialect::ComtradeClassic, &CLASSIC))
        } else if has("reporteriso3")
            && has("partneriso3")
            && any(&["tradevaluein1000usd", "tradevalue1000usd"])
        {
            Some((Dialect::Wits, &WITS))
        } else if wide
            && any(&["reportername", "reporter"])
            && any(&["partnername", "partner"])
            && any(&["tradeflow", "indicator"])
        {
            Some((Dialect::WitsWide, &WITS))
        } else if any(&[
            "counterpartcountry",
            "counterpartcountryname",
            "counterpartarea",
            "counterpartareaname",
        ]) && any(&["indicator", "indicatorcode", "indicatorname"])
        {
            Some(if wide {
                (Dialect::ImfWide, &IMF[..])
            } else {
                (Dialect::ImfLong, &IMF[..])
            })
        } else if ["t", "i", "j", "v"].iter().all(|name| has(name)) {
            Some((Dialect::Baci, &BACI))
        } else {
            None
        };
        if let Some((dialect, wanted)) = known {
            let mut roles = if wide {
                years
            } else {
                vec![Role::Ignore; names.len()]
            };
            for (role, candidates) in wanted {
                // The years stand in the header of a wide file.
                if wide && matches!(role, Role::Year | Role::Value) {
                    continue;
                }
                let mut places = candidates
                    .iter()
                    .filter_map(|name| names.iter().position(|known| known == name));
                let filled = |at: &usize| {
                    let mut cells = rows.iter().filter_map(|row| row.get(*at));
                    cells.any(|cell| !cell.trim().is_empty())
                };
                let found = places.clone().find(filled).or_else(|| places.next());
                if let Some(at) = found {
                    roles[at] = *role;
                }
            }
            return (dialect, roles);
        }
    }

    let mut roles: Vec<Role> = Vec::with_capacity(names.len());
    for (at, name) in header.iter().enumerate() {
        let role = synonym(name).unwrap_or_default();
        // The first column of a kind is taken; breakdowns may be several.
        let taken = role != Role::Breakdown && roles.contains(&role);
        roles.push(if role == Role::Ignore && wide {
            years[at]
        } else if taken {
            Role::Ignore
        } else {
            role
        });
    }
    let found = |role| roles.contains(&role);
    let pair = found(Role::Exporter) && found(Role::Importer);
    let dialect = if pair && found(Role::Year) && found(Role::Value) {
        if ours { Dialect::Tairi } else { Dialect::Tidy }
    } else {
        Dialect::Other
    };
    (dialect, roles)
}

/// What a row declares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flow {
    Export,
    Import,
    /// Imports at FOB value.
    ImportFob,
    /// Contained in exports or imports.
    Contained,
    /// Something else, such as a balance or a share.
    Other,
    /// Not understood.
    Bad,
}

impl Flow {
    pub(super) fn of(text: &str) -> Flow {
        let name = plain(text);
        match name.as_str() {
            "x" | "2" | "6" | "e" | "ex" | "exp" | "export" | "exports" | "xgfobusd"
            | "txgfobusd" | "grossexp" | "grossexport" | "grossexports" | "totalexport"
            | "totalexports" | "出口" | "輸出" | "输出" => Flow::Export,
            "m" | "1" | "5" | "i" | "im" | "imp" | "import" | "imports" | "mgcifusd"
            | "tmgcifusd" | "grossimp" | "grossimport" | "grossimports" | "totalimport"
            | "totalimports" | "進口" | "进口" | "輸入" | "输入" => Flow::Import,
            "mgfobusd" | "tmgfobusd" => Flow::ImportFob,
            "rx" | "rm" | "3" | "4" | "dx" | "fm" | "xip" | "xop" | "mip" | "mop" | "reexp"
            | "reimp" | "転出口" | "復出口" | "復進口" | "再輸出" | "再輸入" => {
                Flow::Contained
            }
            "tbgusd" => Flow::Other,
            "" => Flow::Bad,
            _ => Flow::of_words(&name),
        }
    }

    fn of_words(name: &str) -> Flow {
        let has = |word: &str| name.contains(word);
        let (export, import) = (has("export"), has("import"));
        if [
            "balance",
            "share",
            "percent",
            "growth",
            "index",
            "number",
            "tariff",
            "exportsandimports",
        ]
        .iter()
        .any(|word| has(word))
        {
            return Flow::Other;
        }
        if [
            "reexport",
            "reimport",
            "domesticexport",
            "foreignimport",
            "processing",
        ]
        .iter()
        .any(|word| has(word))
        {
            return Flow::Contained;
        }
        match (export, import) {
            (true, false) => Flow::Export,
            (false, true) if (has("fob") || has("freeonboard")) && !has("cif") => Flow::ImportFob,
            (false, true) => Flow::Import,
            (true, true) => Flow::Other,
            (false, false) => Flow::Bad,
        }
    }
}

/// Who declares, in a column that says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Declarer {
    Exporter,
    Importer,
    /// Empty.
    Unsaid,
    /// To be compared with the codes of the row.
    Code,
}

impl Declarer {
    pub(super) fn of(text: &str) -> Declarer {
        match plain(text).as_str() {
            "" => Declarer::Unsaid,
            "exporter" | "export" | "exports" | "x" | "e" | "fob" | "origin" | "出口國"
            | "出口国" | "輸出国" | "輸出國" | "出口" | "輸出" => Declarer::Exporter,
            "importer" | "import" | "imports" | "m" | "i" | "cif" | "destination" | "進口國"
            | "进口国" | "輸入国" | "輸入國" | "進口" | "输入" | "輸入" => {
                Declarer::Importer
            }
            _ => Declarer::Code,
        }
    }
}

/// Whether a field of a breakdown stands for all its parts.
pub(super) fn is_total(text: &str) -> bool {
    matches!(
        plain(text).as_str(),
        "" | "0"
            | "00"
            | "000"
            | "c00"
            | "w00"
            | "wld"
            | "world"
            | "total"
            | "all"
            | "t"
            | "value"
            | "na"
            | "null"
            | "nan"
            | "totalmot"
            | "totalcpc"
            | "allmots"
            | "allcpcs"
            | "00000"
    )
}

/// The level of a product's code: 0 for the total, else its length, at most 8.
/// Names are of level 8.
pub(super) fn product_level(text: &str) -> u8 {
    let name = plain(text);
    match name.as_str() {
        "" | "total" | "totals" | "all" | "allproducts" | "allcommodities" | "totaltrade" | "t"
        | "to" | "999999" | "totalallproducts" | "agtotal" | "totalmerchandise" | "goods"
        | "合計" | "總計" | "总计" | "全商品" => 0,
        _ if name
            .bytes()
            .next()
            .is_some_and(|byte| byte.is_ascii_digit())
            && name.is_ascii() =>
        {
            u8::try_from(name.len().min(8)).unwrap_or(8)
        }
        _ => 8,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(header: &str) -> (Dialect, Vec<Role>) {
        let header: Vec<String> = header
            .split(',')
            .map(|name| name.trim_matches('"').to_owned())
            .collect();
        of_header(&header, &[], false)
    }

    #[test]
    fn each_dialect_is_known_by_its_header() {
        for (header, dialect) in [
            ("year,exporter,importer,value", Dialect::Tidy),
            ("年,輸出国,輸入国,金額", Dialect::Tidy),
            ("年份,出口國,進口國,金額（千美元）,單位", Dialect::Tidy),
            ("t,i,j,k,v,q", Dialect::Baci),
            ("t,k,i,j,v,q", Dialect::Baci),
            (
                "Classification,Year,Period,Period Desc.,Aggregate Level,Is Leaf Code,Trade Flow Code,Trade Flow,Reporter Code,Reporter,Reporter ISO,Partner Code,Partner,Partner ISO,Commodity Code,Commodity,Trade Value (US$),Flag",
                Dialect::ComtradeClassic,
            ),
            (
                "typeCode,freqCode,refPeriodId,refYear,refMonth,period,reporterCode,reporterISO,reporterDesc,flowCode,flowDesc,partnerCode,partnerISO,partner2Code,cmdCode,customsCode,motCode,primaryValue",
                Dialect::Comtrade,
            ),
            (
                "Nomenclature,ReporterISO3,ProductCode,ReporterName,PartnerISO3,PartnerName,Year,TradeFlowName,TradeFlowCode,TradeValue in 1000 USD",
                Dialect::Wits,
            ),
            (
                "Reporter Name,Partner Name,Trade Flow,Product Group,1988,1989",
                Dialect::WitsWide,
            ),
            (
                "Country Name,Country Code,Indicator Name,Indicator Code,Counterpart Country Name,Counterpart Country Code,Attribute,1948,1949",
                Dialect::ImfWide,
            ),
            (
                "DATAFLOW,COUNTRY,INDICATOR,COUNTERPART_COUNTRY,FREQUENCY,TIME_PERIOD,OBS_VALUE,SCALE",
                Dialect::ImfLong,
            ),
            ("a,b,c", Dialect::Other),
            ("reporter,partner,year,value", Dialect::Other),
        ] {
            assert_eq!(of(header).0, dialect, "{header}");
        }
    }

    #[test]
    fn the_best_column_of_a_kind_is_taken() {
        let (_, roles) = of(
            "refYear,period,reporterCode,reporterISO,partnerCode,partnerISO,flowCode,primaryValue",
        );
        assert_eq!(
            roles,
            [
                Role::Ignore,
                Role::Year,
                Role::Ignore,
                Role::Reporter,
                Role::Ignore,
                Role::Partner,
                Role::Flow,
                Role::Value
            ]
        );
        let (_, roles) = of("refYear,reporterCode,partnerCode,flowCode,primaryValue");
        assert_eq!(
            roles,
            [
                Role::Year,
                Role::Reporter,
                Role::Partner,
                Role::Flow,
                Role::Value
            ]
        );
    }

    #[test]
    fn columns_of_years_and_their_parts_are_known() {
        let (_, roles) = of(
            "Country Name,Counterpart Country Name,Indicator Code,1948,1948M1,1948Q4,2020 [YR2020],X1999",
        );
        assert_eq!(
            roles[3..],
            [
                Role::YearColumn(1948),
                Role::PartColumn(1948, 1),
                Role::PartColumn(1948, 16),
                Role::YearColumn(2020),
                Role::YearColumn(1999)
            ]
        );
    }

    #[test]
    fn flows_are_known_by_code_and_by_word() {
        for (text, flow) in [
            ("X", Flow::Export),
            ("M", Flow::Import),
            ("Export", Flow::Export),
            ("Imports", Flow::Import),
            ("RX", Flow::Contained),
            ("RM", Flow::Contained),
            ("Re-Export", Flow::Contained),
            ("re-Import", Flow::Contained),
            ("2", Flow::Export),
            ("1", Flow::Import),
            ("3", Flow::Contained),
            ("4", Flow::Contained),
            ("5", Flow::Import),
            ("6", Flow::Export),
            ("Gross Exp.", Flow::Export),
            ("TXG_FOB_USD", Flow::Export),
            ("TMG_CIF_USD", Flow::Import),
            ("TMG_FOB_USD", Flow::ImportFob),
            ("TBG_USD", Flow::Other),
            ("XG_FOB_USD", Flow::Export),
            ("MG_CIF_USD", Flow::Import),
            ("Export (US$ Thousand)", Flow::Export),
            ("Export Product Share (%)", Flow::Other),
            (
                "Goods, Value of Imports, Cost, Insurance, Freight (CIF), US Dollars",
                Flow::Import,
            ),
            (
                "Goods, Value of Imports, Free on board (FOB), US Dollars",
                Flow::ImportFob,
            ),
            (
                "Goods, Value of Exports, Free on board (FOB), US Dollars",
                Flow::Export,
            ),
            ("Domestic Export", Flow::Contained),
            ("出口", Flow::Export),
            ("輸入", Flow::Import),
            ("", Flow::Bad),
            ("sideways", Flow::Bad),
        ] {
            assert_eq!(Flow::of(text), flow, "{text}");
        }
    }

    #[test]
    fn products_have_the_level_of_their_code() {
        for (text, level) in [
            ("TOTAL", 0),
            ("Total", 0),
            ("All Products", 0),
            ("", 0),
            ("01", 2),
            ("0101", 4),
            ("010121", 6),
            ("9999AA", 6),
            ("7", 1),
            ("Machinery", 8),
            ("8542310000", 8),
        ] {
            assert_eq!(product_level(text), level, "{text}");
        }
    }

    #[test]
    fn each_synonym_has_one_role() {
        let mut seen: Vec<&str> = Vec::new();
        for line in SYNONYMS.lines() {
            let mut words = line.split(' ');
            let role = words.next().unwrap();
            assert!(ROLES.iter().any(|known| known.0 == role), "{role}");
            for word in words {
                assert_eq!(plain(word), word, "{word}");
                assert!(!seen.contains(&word), "{word} twice");
                seen.push(word);
            }
        }
    }
}
