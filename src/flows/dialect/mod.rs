//! How a file is laid out, and what its columns hold, told by its header.

mod flow;
mod known;
mod product;

pub(super) use flow::{Declarer, Flow, Measured};
pub(super) use product::{is_total, product_level};

use super::economies::{Numbers, plain};
use super::mapping::{Direction, Role};
use super::period::{Part, Period, Years};
use known::{SPECS, Spec};

/// How a file is laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(
    any(feature = "web", feature = "engine", feature = "sheets"),
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
    /// Eurostat's Comext as SDMX: CSV or TSV, with `indicators`.
    Comext,
    /// Eurostat's Comext, bulk files (`full….dat`).
    ComextBulk,
    /// UNCTADstat, the matrix of merchandise trade.
    Unctad,
    /// OECD, SDMX-CSV (BTIGE, BIMTS and the like).
    Oecd,
    /// CEPII's Gravity: both declarations in columns of their own.
    Gravity,
    /// CEPII's TRADHIST.
    Tradhist,
    /// Correlates of War, dyadic trade: two flows a row.
    Cow,
    /// tradestatistics.io: two columns of values.
    TradeStatistics,
    /// FAOSTAT, detailed trade matrix.
    Faostat,
    /// Taiwan's customs.
    Taiwan,
    /// Japan's customs, e-Stat.
    Japan,
    /// China's customs.
    China,
    /// A matrix: an economy a row and an economy a column.
    Square,
    /// None of these.
    #[default]
    Other,
}

impl Dialect {
    /// Whether each flow is declared once, so that a second row corrects the first.
    pub(super) fn once(self) -> bool {
        !matches!(
            self,
            Dialect::Tairi | Dialect::Tidy | Dialect::Other | Dialect::China | Dialect::Faostat
        )
    }

    /// What numbers in the place of codes mean; `None` where any list may be used.
    pub(super) fn numbers(self) -> Option<Numbers> {
        match self {
            Dialect::ImfWide | Dialect::ImfLong => Some(Numbers::Imf),
            Dialect::Cow => Some(Numbers::Cow),
            Dialect::Japan => Some(Numbers::Japan),
            Dialect::China | Dialect::Taiwan => Some(Numbers::Own),
            Dialect::Comtrade | Dialect::ComtradeClassic | Dialect::Baci => Some(Numbers::Comtrade),
            Dialect::Comext | Dialect::ComextBulk => Some(Numbers::Geonom),
            Dialect::Wits | Dialect::WitsWide | Dialect::Unctad | Dialect::TradeStatistics => {
                Some(Numbers::M49)
            }
            _ => None,
        }
    }

    /// Whether the number 1 stands for exports.
    pub(super) fn one_is_export(self) -> bool {
        self == Dialect::Japan
    }

    /// The economy whose customs wrote the file, and whether the file is known to be
    /// of no other.
    pub(super) fn office(self) -> Option<(&'static str, bool)> {
        match self {
            Dialect::Taiwan => Some(("TWN", false)),
            Dialect::Japan => Some(("JPN", true)),
            Dialect::China => Some(("CHN", true)),
            _ => None,
        }
    }

    /// Whether product codes are built of their headings', as those of the Harmonized
    /// System are.
    pub(super) fn nested_codes(self) -> bool {
        self != Dialect::Faostat
    }
}

pub(super) const SYNONYMS: &str = include_str!("../synonyms.txt");

/// The roles of synonyms, in the order of the file. `Country` names one side of a flow,
/// and the other columns say which; it stands here as a role that no single word has.
const ROLES: [(&str, Role); 21] = [
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
    ("ExportValue", Role::ExportValue),
    ("ImportValue", Role::ImportValue),
    ("Unit", Role::Unit),
    ("Scale", Role::Scale),
    ("Product", Role::Product),
    ("Classification", Role::Classification),
    ("Measure", Role::Measure),
    ("Declared", Role::Declared),
    ("Breakdown", Role::Breakdown),
    ("Country", Role::EconomyColumn),
];

/// A header without what stands in brackets: `金額（千美元）`, `value (US$ million)`.
fn head(header: &str) -> &str {
    header.split(['(', '（', '[']).next().unwrap_or(header)
}

/// The role that a header has by its words.
fn synonym(header: &str) -> Option<Role> {
    let (all, head) = (plain(header), plain(head(header)));
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

/// The year or part of a year whose values a column holds, and the way goods go, where
/// the header says it: `2019`, `2020 [YR2020]`, `Exported value in 2019`.
fn period_column(header: &str) -> Option<(Role, Option<Direction>)> {
    let text = header.trim();
    let text = text
        .strip_suffix(']')
        .and_then(|text| text.split(" [").next())
        .unwrap_or(text);
    let low = text.to_ascii_lowercase();
    let mut direction = None;
    let mut text = text;
    for (words, way) in [
        ("exported value in ", Direction::Export),
        ("value exported in ", Direction::Export),
        ("imported value in ", Direction::Import),
        ("value imported in ", Direction::Import),
    ] {
        if let Some(rest) = low.strip_prefix(words) {
            direction = Some(way);
            text = text.get(text.len() - rest.len()..)?;
        }
    }
    // Up to what stands behind a comma: `…, US Dollar thousand`.
    let text = text.split([',', '(']).next()?.trim();
    let text = text.strip_prefix(['X', 'Y']).unwrap_or(text);
    let period = Period::parse(text.as_bytes(), Years::default())?;
    let role = match period.part {
        Part::Whole => Role::YearColumn(period.year),
        Part::Month(month) | Part::Day(month) => Role::PartColumn(period.year, month),
        Part::Quarter(quarter) => Role::PartColumn(period.year, 12 + quarter),
    };
    Some((role, direction))
}

/// What a header tells.
pub(super) struct Told {
    pub(super) dialect: Dialect,
    pub(super) roles: Vec<Role>,
    /// Which way goods go, where all columns of years say the same.
    pub(super) direction: Option<Direction>,
}

impl Told {
    /// What a table without a header tells.
    pub(super) fn nothing(width: usize) -> Told {
        Told {
            dialect: Dialect::Other,
            roles: vec![Role::Ignore; width],
            direction: None,
        }
    }
}

/// What a header tells: the dialect, and the role of each column. A column in which the
/// first rows have nothing gives way to another of its kind: the API of UN Comtrade has
/// letters only where descriptions were asked for.
pub(super) fn of_header(header: &[String], rows: &[Vec<String>], ours: bool) -> Told {
    let names: Vec<String> = header
        .iter()
        .map(|name| plain(name.split('\\').next().unwrap_or(name)))
        .collect();
    let periods: Vec<Option<(Role, Option<Direction>)>> =
        header.iter().map(|name| period_column(name)).collect();
    let years: Vec<Role> = periods
        .iter()
        .map(|period| period.map_or(Role::Ignore, |period| period.0))
        .collect();
    let ways: Vec<Option<Direction>> = periods.iter().flatten().map(|period| period.1).collect();
    let direction = ways.first().copied().flatten();
    let direction = direction.filter(|_| ways.iter().all(|way| *way == direction));
    let wide = years.iter().any(|role| *role != Role::Ignore);
    let spec = SPECS
        .iter()
        .filter(|spec| !ours && spec.wide.is_none_or(|wanted| wanted == wide))
        .find(|spec| fits(spec, &names));
    if let Some(spec) = spec {
        return Told {
            dialect: spec.dialect,
            roles: by_spec(spec, &names, rows, wide.then_some(years)),
            direction,
        };
    }
    let roles = by_words(header, wide.then_some(years));
    let found = |role| roles.contains(&role);
    let pair = found(Role::Exporter) && found(Role::Importer);
    let dialect = if pair && found(Role::Year) && found(Role::Value) {
        if ours { Dialect::Tairi } else { Dialect::Tidy }
    } else {
        Dialect::Other
    };
    Told {
        dialect,
        roles,
        direction,
    }
}

fn is(name: &str, wanted: &str) -> bool {
    match wanted.strip_suffix('*') {
        Some(begin) => name.starts_with(begin),
        None => name == wanted,
    }
}

fn fits(spec: &Spec, names: &[String]) -> bool {
    spec.told.iter().all(|any| {
        any.iter()
            .any(|wanted| names.iter().any(|name| is(name, wanted)))
    })
}

fn by_spec(
    spec: &Spec,
    names: &[String],
    rows: &[Vec<String>],
    years: Option<Vec<Role>>,
) -> Vec<Role> {
    let wide = years.is_some();
    let mut roles = years.unwrap_or_else(|| vec![Role::Ignore; names.len()]);
    for (role, candidates) in spec.columns {
        // The years stand in the header of a wide file.
        if wide && matches!(role, Role::Year | Role::Value) {
            continue;
        }
        let free: Vec<usize> = candidates
            .iter()
            .flat_map(|wanted| (0..names.len()).filter(move |at| is(&names[*at], wanted)))
            .filter(|at| roles[*at] == Role::Ignore)
            .collect();
        let filled = |at: &usize| {
            let mut cells = rows.iter().filter_map(|row| row.get(*at));
            cells.any(|cell| !cell.trim().is_empty())
        };
        if let Some(at) = free.iter().find(|at| filled(at)).or_else(|| free.first()) {
            roles[*at] = *role;
        }
    }
    roles
}

fn by_words(header: &[String], years: Option<Vec<Role>>) -> Vec<Role> {
    let mut roles: Vec<Role> = Vec::with_capacity(header.len());
    let mut countries = Vec::new();
    for (at, name) in header.iter().enumerate() {
        let role = match synonym(name).unwrap_or_default() {
            Role::EconomyColumn => {
                countries.push(at);
                Role::Ignore
            }
            role => role,
        };
        // The first column of a kind is taken; breakdowns may be several.
        let taken = role != Role::Breakdown && roles.contains(&role);
        roles.push(match (&years, role) {
            (Some(years), Role::Ignore) => years[at],
            _ if taken => Role::Ignore,
            _ => role,
        });
    }
    name_countries(&mut roles, &countries);
    one_value(&mut roles);
    roles
}

/// Says which side a column is that is only called a country.
fn name_countries(roles: &mut [Role], countries: &[usize]) {
    for at in countries {
        let has = |any: &[Role]| roles.iter().any(|role| any.contains(role));
        let pair = has(&[Role::Exporter, Role::ExporterName])
            || has(&[Role::Importer, Role::ImporterName]);
        let reporter = has(&[Role::Reporter, Role::ReporterName]);
        let partner = has(&[Role::Partner, Role::PartnerName]);
        roles[*at] = match (pair, reporter, partner) {
            (false, false, true) => Role::Reporter,
            (false, _, false) => Role::Partner,
            _ => continue,
        };
    }
}

/// A single column of exports, or of imports, between exporters and importers is the
/// value of the flow, and not what one of both declares.
fn one_value(roles: &mut [Role]) {
    let has = |role| roles.contains(&role);
    let both = has(Role::ExportValue) && has(Role::ImportValue);
    let pair = has(Role::Exporter) || has(Role::ExporterName);
    if both || has(Role::Value) || !pair {
        return;
    }
    for role in roles {
        if matches!(role, Role::ExportValue | Role::ImportValue) {
            *role = Role::Value;
        }
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
        let told = of_header(&header, &[], false);
        (told.dialect, told.roles)
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
            (
                "DATAFLOW,LAST UPDATE,freq,reporter,partner,product,flow,indicators,TIME_PERIOD,OBS_VALUE,OBS_FLAG",
                Dialect::Comext,
            ),
            (
                "freq,reporter,partner,product,flow,indicators\\TIME_PERIOD,2018,2019",
                Dialect::Comext,
            ),
            (
                "DECLARANT,DECLARANT_ISO,PARTNER,PARTNER_ISO,TRADE_TYPE,PRODUCT_NC,FLOW,STAT_REGIME,PERIOD,VALUE_IN_EUROS,QUANTITY_IN_KG",
                Dialect::ComextBulk,
            ),
            (
                "Year,Economy,Economy Label,Partner,Partner Label,Flow,Flow Label,Product,Product Label,US$ at current prices in thousands",
                Dialect::Unctad,
            ),
            (
                "REF_AREA,Reference area,TRADE_FLOW,END_USE,PRODUCT,COUNTERPART_AREA,TIME_PERIOD,OBS_VALUE,UNIT_MULT",
                Dialect::Oecd,
            ),
            (
                "COUNTRY.ID,COUNTRY,INDICATOR.ID,INDICATOR,COUNTERPART_COUNTRY.ID,COUNTERPART_COUNTRY,2018,2019",
                Dialect::ImfWide,
            ),
            (
                "year,iso3_o,iso3_d,dist,tradeflow_comtrade_o,tradeflow_comtrade_d",
                Dialect::Gravity,
            ),
            ("iso_o,iso_d,year,FLOW,XPTOT_o,IPTOT_d", Dialect::Tradhist),
            (
                "ccode1,ccode2,year,importer1,importer2,flow1,flow2",
                Dialect::Cow,
            ),
            (
                "year,reporter_iso,partner_iso,trade_value_usd_exp,trade_value_usd_imp",
                Dialect::TradeStatistics,
            ),
            (
                "Reporter Country Code (M49),Reporter Countries,Partner Country Code (M49),Partner Countries,Element,Item,Year,Unit,Value",
                Dialect::Faostat,
            ),
            (
                "日期,進出口別,貨品號列,中文貨名,國家,美元(千元)",
                Dialect::Taiwan,
            ),
            (
                "Exp or Imp,Year,HS,Country,Unit1,Unit2,Quantity1-Year,Value-Year",
                Dialect::Japan,
            ),
            (
                "数据年月,商品编码,商品名称,贸易伙伴编码,贸易伙伴名称,贸易方式编码,美元",
                Dialect::China,
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
    fn columns_of_years_may_say_which_way_goods_go() {
        let header: Vec<String> = [
            "Importers",
            "Exported value in 2018",
            "Exported value in 2019",
        ]
        .map(str::to_owned)
        .to_vec();
        let told = of_header(&header, &[], false);
        assert_eq!(
            told.roles[1..],
            [Role::YearColumn(2018), Role::YearColumn(2019)]
        );
        assert_eq!(told.direction, Some(Direction::Export));
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
