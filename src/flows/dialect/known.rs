//! The field's own ways to write flows, told by their headers.
//!
//! Header names are those of the offices' public documentation and downloads, compared by
//! [`plain`](crate::flows::economies::plain) letters, so that case, blanks and marks do
//! not matter. A name that ends with `*` stands for all that begin with it.

use super::Dialect;
use crate::flows::mapping::Role;

/// A role and the headers that have it, the best one first.
pub(super) type Wanted = (Role, &'static [&'static str]);

/// How a dialect is told, and what its columns hold.
pub(super) struct Spec {
    pub(super) dialect: Dialect,
    /// Of each of these lists of roles, one header has to be there.
    pub(super) told: &'static [&'static [Role]],
    /// Whether it has columns of years; `None`: either.
    pub(super) wide: Option<bool>,
    pub(super) columns: &'static [Wanted],
}

const COMTRADE: &[Wanted] = &[
    (Role::Year, &["period", "refyear", "refperiodid"]),
    (Role::Reporter, &["reporteriso", "reportercode"]),
    (Role::ReporterName, &["reporterdesc"]),
    (Role::Partner, &["partneriso", "partnercode"]),
    (Role::PartnerName, &["partnerdesc"]),
    (Role::Flow, &["flowcode", "flowdesc"]),
    (Role::Value, &["primaryvalue"]),
    (Role::Product, &["cmdcode"]),
    (Role::Classification, &["classificationcode"]),
    (Role::Breakdown, &["partner2code", "partner2iso"]),
    (Role::Breakdown, &["customscode"]),
    (Role::Breakdown, &["motcode"]),
];

const CLASSIC: &[Wanted] = &[
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
    (Role::Classification, &["classification", "pfcode"]),
    (
        Role::Breakdown,
        &["2ndpartnercode", "secondpartnercode", "ptcode2"],
    ),
    (Role::Breakdown, &["customsproccode", "cstcode"]),
    (Role::Breakdown, &["modeoftransportcode", "motcode"]),
];

const WITS: &[Wanted] = &[
    (Role::Year, &["year"]),
    (Role::Reporter, &["reporteriso3", "reporter"]),
    (Role::ReporterName, &["reportername"]),
    (Role::Partner, &["partneriso3", "partner"]),
    (Role::PartnerName, &["partnername"]),
    (
        Role::Flow,
        &[
            "tradeflowname",
            "tradeflow",
            "tradeflowcode",
            "indicatortype",
            "indicator",
        ],
    ),
    (Role::Measure, &["indicator"]),
    (Role::Value, &["tradevaluein1000usd", "tradevalue1000usd"]),
    (
        Role::Product,
        &[
            "productcode",
            "productgroup",
            "productcategories",
            "product",
        ],
    ),
    (Role::Classification, &["nomenclature", "nomencode"]),
];

const IMF: &[Wanted] = &[
    (Role::Year, &["timeperiod", "period"]),
    (Role::Reporter, &["countryid", "country", "refarea"]),
    (
        Role::ReporterName,
        &["countryname", "referencearea", "country"],
    ),
    (
        Role::Partner,
        &[
            "counterpartcountryid",
            "counterpartcountry",
            "counterpartarea",
        ],
    ),
    (
        Role::PartnerName,
        &[
            "counterpartcountryname",
            "counterpartareaname",
            "counterpartcountry",
            "counterpartarea",
        ],
    ),
    (
        Role::Flow,
        &["indicatorid", "indicatorcode", "indicator", "indicatorname"],
    ),
    (Role::Value, &["obsvalue", "value"]),
    (Role::Scale, &["unitmult"]),
    (Role::Measure, &["attribute"]),
];

const OECD: &[Wanted] = &[
    (Role::Year, &["timeperiod", "time", "year"]),
    (Role::Reporter, &["refarea", "cou"]),
    (Role::ReporterName, &["referencearea", "country"]),
    (Role::Partner, &["counterpartarea", "par"]),
    (Role::PartnerName, &["counterpartarea", "partner"]),
    (Role::Flow, &["tradeflow", "flow"]),
    (Role::Measure, &["measure", "indicator"]),
    (Role::Value, &["obsvalue", "value"]),
    (
        Role::Product,
        &["product", "sector", "commodity", "activity", "ind"],
    ),
    (Role::Breakdown, &["euc", "enduse"]),
    (
        Role::Classification,
        &["productclassification", "classification"],
    ),
    (Role::Unit, &["unitmeasure", "unitcode", "unit"]),
    (Role::Scale, &["unitmult", "powercodecode", "powercode"]),
];

const COMEXT: &[Wanted] = &[
    (Role::Year, &["timeperiod", "period", "time"]),
    (Role::Reporter, &["reporter", "declarant", "declarantiso"]),
    (Role::Partner, &["partner", "partneriso"]),
    (Role::Flow, &["flow"]),
    (Role::Measure, &["indicators"]),
    (Role::Value, &["obsvalue", "value"]),
    (
        Role::Product,
        &["product", "productnc", "sitc", "cn8", "hs2468cn8"],
    ),
    (
        Role::Breakdown,
        &["statregime", "statprocedure", "statproc"],
    ),
    (Role::Breakdown, TRANSPORT),
];

/// Ways in which Comext cuts trade by means of transport; none has a total.
const TRANSPORT: &[&str] = &["transportmode", "modeoftransport", "transpmode", "mot"];

/// Eurostat's tables of international trade: the indicator says which way goods go where no
/// column of its own does.
const EUROSTAT: &[Wanted] = &[
    (Role::Year, &["timeperiod", "time"]),
    (Role::Reporter, &["geo"]),
    (Role::Partner, &["partner"]),
    (Role::Flow, &["stkflow", "indicet"]),
    (Role::Measure, &["indicet"]),
    (Role::Value, &["obsvalue", "value", "values"]),
    (Role::Product, &["sitc06", "bclasbec", "product"]),
];

const COMEXT_BULK: &[Wanted] = &[
    (Role::Year, &["period"]),
    (Role::Reporter, &["declarantiso", "reporter", "declarant"]),
    (Role::Partner, &["partneriso", "partner"]),
    (Role::Flow, &["flow"]),
    (Role::Value, &["valueineuros", "valueeur", "valueeuros"]),
    (Role::Product, &["productnc", "productcn8", "product"]),
    (Role::Breakdown, &["statregime", "statprocedure"]),
    (Role::Breakdown, TRANSPORT),
    (Role::Breakdown, &["container"]),
    (Role::Breakdown, &["transportnat"]),
    (Role::Breakdown, &["transportinl"]),
];

const UNCTAD: &[Wanted] = &[
    (Role::Year, &["year"]),
    (Role::Reporter, &["economy"]),
    (Role::ReporterName, &["economylabel"]),
    (Role::Partner, &["partner"]),
    (Role::PartnerName, &["partnerlabel"]),
    (Role::Flow, &["flowlabel", "flow"]),
    (Role::Product, &["product", "productlabel"]),
    (
        Role::Value,
        &[
            "us$atcurrentprices*",
            "usatcurrentprices*",
            "usdollarsatcurrentprices*",
            "usdollars*",
            "value",
        ],
    ),
];

const GRAVITY: &[Wanted] = &[
    (Role::Year, &["year"]),
    (Role::Exporter, &["iso3o", "countryido"]),
    (Role::Importer, &["iso3d", "countryidd"]),
    (
        Role::ExportValue,
        &["tradeflowcomtradeo", "tradeflowimfo", "tradeflowbaci"],
    ),
    (Role::ImportValue, &["tradeflowcomtraded", "tradeflowimfd"]),
];

const TRADHIST: &[Wanted] = &[
    (Role::Year, &["year"]),
    (Role::Exporter, &["isoo"]),
    (Role::Importer, &["isod"]),
    (Role::Value, &["flow"]),
    // What tells it from others with such headers.
    (Role::Ignore, &["xptoto", "iptotd", "gdpo", "flow0"]),
];

const COW: &[Wanted] = &[
    (Role::Year, &["year"]),
    (Role::Importer, &["ccode1"]),
    (Role::ImporterName, &["importer1"]),
    (Role::Exporter, &["ccode2"]),
    (Role::ExporterName, &["importer2"]),
    // Imports of the first from the second, and of the second from the first.
    (Role::Value, &["flow1"]),
    (Role::ReverseValue, &["flow2"]),
];

const TRADE_STATISTICS: &[Wanted] = &[
    (Role::Year, &["year"]),
    (Role::Reporter, &["reporteriso", "reportercode"]),
    (
        Role::ReporterName,
        &["reporterfullnameenglish", "reportername"],
    ),
    (Role::Partner, &["partneriso", "partnercode"]),
    (
        Role::PartnerName,
        &["partnerfullnameenglish", "partnername"],
    ),
    (Role::ExportValue, &["tradevalueusdexp", "exportvalueusd"]),
    (Role::ImportValue, &["tradevalueusdimp", "importvalueusd"]),
    (
        Role::Product,
        &["commoditycode", "productcode", "sectioncode", "groupcode"],
    ),
];

/// Harvard's Atlas and the OEC: exports and imports of the first economy in one row. The
/// Atlas has numbers of its own beside the codes.
const ATLAS: &[Wanted] = &[
    (Role::Year, &["year"]),
    (
        Role::Reporter,
        &["locationcode", "countryiso3code", "origin"],
    ),
    (Role::Partner, &["partnercode", "partneriso3code", "dest"]),
    (Role::ExportValue, &["exportvalue", "exportval"]),
    (Role::ImportValue, &["importvalue", "importval"]),
    (
        Role::Product,
        &[
            "sitcproductcode",
            "hsproductcode",
            "sitc*",
            "hs*",
            "productcode",
        ],
    ),
];

/// The Census Bureau's file of all countries (`country.xlsx`): months and the year of imports
/// and of exports.
const CENSUS: &[Wanted] = &[
    (Role::Year, &["year"]),
    (Role::PartnerName, &["ctyname"]),
    (Role::ImportValue, &["iyr"]),
    (Role::ExportValue, &["eyr"]),
];

const FAOSTAT: &[Wanted] = &[
    (Role::Year, &["year", "yearcode"]),
    (
        Role::Reporter,
        &[
            "reportercountrycodem49",
            "reportercountrycodeiso3",
            "reportercountrycode",
            "reportercountrycodefao",
        ],
    ),
    (
        Role::ReporterName,
        &["reportercountries", "reportercountry"],
    ),
    (
        Role::Partner,
        &[
            "partnercountrycodem49",
            "partnercountrycodeiso3",
            "partnercountrycode",
            "partnercountrycodefao",
        ],
    ),
    (Role::PartnerName, &["partnercountries", "partnercountry"]),
    (Role::Flow, &["element"]),
    (Role::Value, &["value"]),
    (Role::Unit, &["unit"]),
    (Role::Product, &["item"]),
];

const TAIWAN: &[Wanted] = &[
    (Role::Year, &["日期", "年月", "年份", "期間"]),
    (Role::Flow, &["進出口別", "進出口"]),
    (Role::Partner, &["國家", "國家地區", "國別", "國家別"]),
    (Role::Product, &["貨品號列", "貨品別", "貨品分類"]),
    (
        Role::Value,
        &[
            "美元千元",
            "價值美元千元",
            "美元",
            "價值千美元",
            "新臺幣千元",
            "新台幣千元",
            "價值新臺幣千元",
        ],
    ),
];

const JAPAN: &[Wanted] = &[
    (Role::Year, &["year"]),
    (Role::Flow, &["exporimp"]),
    (Role::Partner, &["country"]),
    (Role::Product, &["hs", "pc", "commodity"]),
    (Role::Value, &["valueyear"]),
    (Role::Breakdown, &["custom", "customs"]),
];

const CHINA: &[Wanted] = &[
    (Role::Year, &["数据年月", "dateofdata"]),
    (Role::Flow, &["进出口类型", "进出口", "flow"]),
    (
        Role::Partner,
        &["贸易伙伴编码", "国家地区编码", "tradingpartnercode"],
    ),
    (
        Role::PartnerName,
        &["贸易伙伴名称", "国家地区名称", "贸易伙伴", "tradingpartner"],
    ),
    (Role::Product, &["商品编码", "commoditycode"]),
    (
        Role::Breakdown,
        &["贸易方式编码", "贸易方式名称", "tradingmodecode"],
    ),
    (
        Role::Breakdown,
        &["注册地编码", "注册地名称", "locationofregistrationcode"],
    ),
    (
        Role::Value,
        &["美元", "金额美元", "usdollar", "人民币", "rmb"],
    ),
];

const BACI: &[Wanted] = &[
    (Role::Year, &["t"]),
    (Role::Exporter, &["i"]),
    (Role::Importer, &["j"]),
    // Older releases name it.
    (Role::Product, &["k", "hs6"]),
    (Role::Value, &["v"]),
];

const fn spec(
    dialect: Dialect,
    wide: Option<bool>,
    told: &'static [&'static [Role]],
    columns: &'static [Wanted],
) -> Spec {
    Spec {
        dialect,
        told,
        wide,
        columns,
    }
}

/// Reporter, partner and a further column.
const DECLARED: [&[Role]; 2] = [
    &[Role::Reporter, Role::ReporterName],
    &[Role::Partner, Role::PartnerName],
];
const FLOW: &[Role] = &[Role::Flow];
const VALUE: &[Role] = &[Role::Value];
const CODED: [&[Role]; 2] = [&[Role::Reporter], &[Role::Partner]];
const PAIR: [&[Role]; 2] = [&[Role::Exporter], &[Role::Importer]];

/// All that are known; the first that fits is taken.
pub(super) const SPECS: &[Spec] = &[
    spec(Dialect::Comtrade, None, &[CODED[0], FLOW, VALUE], COMTRADE),
    spec(
        Dialect::ComtradeClassic,
        None,
        &[CODED[0], FLOW, VALUE],
        CLASSIC,
    ),
    spec(Dialect::Wits, None, &[CODED[0], CODED[1], VALUE], WITS),
    spec(
        Dialect::TradeStatistics,
        None,
        &[
            DECLARED[0],
            DECLARED[1],
            &[Role::ExportValue, Role::ImportValue],
        ],
        TRADE_STATISTICS,
    ),
    spec(
        Dialect::TradeStatistics,
        None,
        &[
            CODED[0],
            CODED[1],
            &[Role::ExportValue],
            &[Role::ImportValue],
        ],
        ATLAS,
    ),
    spec(
        Dialect::Faostat,
        None,
        &[DECLARED[0], DECLARED[1], FLOW],
        FAOSTAT,
    ),
    spec(
        Dialect::ComextBulk,
        None,
        &[CODED[0], CODED[1], FLOW, VALUE],
        COMEXT_BULK,
    ),
    spec(
        Dialect::Comext,
        None,
        &[CODED[0], CODED[1], FLOW, &[Role::Measure]],
        COMEXT,
    ),
    spec(
        Dialect::Comext,
        None,
        &[CODED[0], CODED[1], &[Role::Measure]],
        EUROSTAT,
    ),
    spec(
        Dialect::Unctad,
        None,
        &[DECLARED[0], DECLARED[1], FLOW],
        UNCTAD,
    ),
    spec(
        Dialect::WitsWide,
        Some(true),
        &[DECLARED[0], DECLARED[1], FLOW],
        WITS,
    ),
    spec(Dialect::Oecd, None, &[CODED[0], CODED[1], FLOW], OECD),
    spec(Dialect::ImfWide, Some(true), &[DECLARED[1], FLOW], IMF),
    spec(Dialect::ImfLong, Some(false), &[DECLARED[1], FLOW], IMF),
    spec(
        Dialect::Gravity,
        None,
        &[PAIR[0], PAIR[1], &[Role::ExportValue]],
        GRAVITY,
    ),
    spec(
        Dialect::Tradhist,
        None,
        &[PAIR[0], PAIR[1], VALUE, &[Role::Ignore]],
        TRADHIST,
    ),
    spec(
        Dialect::Cow,
        None,
        &[PAIR[0], PAIR[1], VALUE, &[Role::ReverseValue]],
        COW,
    ),
    spec(
        Dialect::Census,
        None,
        &[
            &[Role::PartnerName],
            &[Role::ImportValue],
            &[Role::ExportValue],
        ],
        CENSUS,
    ),
    spec(Dialect::Taiwan, None, &[FLOW, CODED[1], VALUE], TAIWAN),
    spec(Dialect::Japan, None, &[FLOW, CODED[1], VALUE], JAPAN),
    spec(
        Dialect::China,
        None,
        &[&[Role::Year], DECLARED[1], VALUE],
        CHINA,
    ),
    spec(
        Dialect::Baci,
        None,
        &[&[Role::Year], PAIR[0], PAIR[1], VALUE],
        BACI,
    ),
];
