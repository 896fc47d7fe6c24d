//! How a file is laid out, and what its columns hold, told by its header.

mod flow;
mod known;
mod product;
mod words;

pub(super) use flow::{Declarer, Flow, Measured};
pub(super) use product::{is_total, is_zero, labelled, product_level};
pub(super) use words::SYNONYMS;

use super::economies::{Numbers, plain};
use super::mapping::{Direction, Role};
use crate::flows::record::Fields;
use known::{SPECS, Spec};
use words::{by_words, periods, synonym};

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
    /// The Census Bureau of the United States, all countries.
    Census,
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
            Dialect::China | Dialect::Taiwan | Dialect::Census => Some(Numbers::Own),
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
            Dialect::Census => Some(("USA", true)),
            _ => None,
        }
    }

    /// Whether 0 stands for all parts of a breakdown, as in UN Comtrade, whose headers may
    /// have been kept elsewhere. In others it is a part: Comext's transport of unknown means.
    pub(super) fn zero_is_total(self, header: &[String]) -> bool {
        let comtrades =
            |name: &String| synonym(name) == Some(Role::Breakdown) && plain(name).ends_with("code");
        matches!(self, Dialect::Comtrade | Dialect::ComtradeClassic) || header.iter().any(comtrades)
    }

    /// Whether product codes are built of their headings', as those of the Harmonized
    /// System are.
    pub(super) fn nested_codes(self) -> bool {
        self != Dialect::Faostat
    }
}

/// What a header tells.
pub(super) struct Told {
    pub(super) dialect: Dialect,
    pub(super) roles: Vec<Role>,
    /// Which way goods go, where all columns of years say the same.
    pub(super) direction: Option<Direction>,
    /// Where they do not: the columns that hold imports.
    pub(super) imports: Vec<u32>,
}

impl Told {
    /// What a table without a header tells.
    pub(super) fn nothing(width: usize) -> Told {
        Told {
            dialect: Dialect::Other,
            roles: vec![Role::Ignore; width],
            direction: None,
            imports: Vec::new(),
        }
    }
}

/// What a header tells: the dialect, and the role of each column. A column in which the
/// first rows have nothing gives way to another of its kind: the API of UN Comtrade has
/// letters only where descriptions were asked for.
pub(super) fn of_header(header: &[String], rows: &[Fields], ours: bool) -> Told {
    // Eurostat's `key\TIME_PERIOD`, and its codes with labels: `geo: Reporter`.
    let names: Vec<String> = header
        .iter()
        .map(|name| plain(name.split(['\\', ':']).next().unwrap_or(name)))
        .collect();
    let periods = periods(header);
    let years: Vec<Role> = periods
        .iter()
        .map(|period| period.map_or(Role::Ignore, |period| period.0))
        .collect();
    let ways = || periods.iter().flatten().map(|period| period.1);
    let first = ways().next().flatten();
    let direction = first.filter(|_| ways().all(|way| way == first));
    let imports = match direction {
        None if ways().all(|way| way.is_some()) => (0u32..)
            .zip(&periods)
            .filter(|(_, period)| period.is_some_and(|(_, way)| way == Some(Direction::Import)))
            .map(|(at, _)| at)
            .collect(),
        _ => Vec::new(),
    };
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
            imports,
        };
    }
    let roles = by_words(header, rows, wide.then_some(years));
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
        imports,
    }
}

fn is(name: &str, wanted: &str) -> bool {
    match wanted.strip_suffix('*') {
        Some(begin) => name.starts_with(begin),
        None => name == wanted,
    }
}

fn fits(spec: &Spec, names: &[String]) -> bool {
    spec.told.iter().all(|roles| {
        spec.columns
            .iter()
            .filter(|wanted| roles.contains(&wanted.0))
            .flat_map(|wanted| wanted.1)
            .any(|wanted| names.iter().any(|name| is(name, wanted)))
    })
}

fn by_spec(spec: &Spec, names: &[String], rows: &[Fields], years: Option<Vec<Role>>) -> Vec<Role> {
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
}
