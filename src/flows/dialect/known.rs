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
    /// Of each of these lists, one header has to be there.
    pub(super) told: &'static [&'static [&'static str]],
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
        &["tradeflowname", "tradeflow", "tradeflowcode", "indicator"],
    ),
    (Role::Measure, &["indicator"]),
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
    (Role::Reporter, &["refarea", "cou", "reporter"]),
    (Role::ReporterName, &["referencearea", "country"]),
    (Role::Partner, &["counterpartarea", "par", "partner"]),
    (Role::PartnerName, &["counterpartarea", "partner"]),
    (Role::Flow, &["tradeflow", "flow"]),
    (Role::Measure, &["measure", "indicator"]),
    (Role::Value, &["obsvalue", "value"]),
    (
        Role::Product,
        &["product", "sector", "commodity", "activity"],
    ),
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
    (Role::Measure, &["indicators", "indicator"]),
    (Role::Value, &["obsvalue", "value"]),
    (
        Role::Product,
        &["product", "productnc", "sitc", "cn8", "hs2468cn8"],
    ),
    (
        Role::Breakdown,
        &["statregime", "statprocedure", "statproc"],
    ),
];

const COMEXT_BULK: &[Wanted] = &[
    (Role::Year, &["period"]),
    (Role::Reporter, &["declarantiso", "reporter", "declarant"]),
    (Role::Partner, &["partneriso", "partner"]),
    (Role::Flow, &["flow"]),
    (Role::Value, &["valueineuros", "valueeur", "valueeuros"]),
    (Role::Product, &["productnc", "productcn8", "product"]),
    (Role::Breakdown, &["statregime", "statprocedure"]),
];

const UNCTAD: &[Wanted] = &[
    (Role::Year, &["year"]),
    (Role::Reporter, &["economy", "reporter"]),
    (Role::ReporterName, &["economylabel", "reporterlabel"]),
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
    (
        Role::ExportValue,
        &["tradevalueusdexp", "exportvalueusd", "exportvalue"],
    ),
    (
        Role::ImportValue,
        &["tradevalueusdimp", "importvalueusd", "importvalue"],
    ),
    (
        Role::Product,
        &["commoditycode", "productcode", "sectioncode", "groupcode"],
    ),
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
    (Role::Year, &["数据年月", "年月", "dateofdata"]),
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
    (Role::Product, &["k"]),
    (Role::Value, &["v"]),
];

const fn spec(
    dialect: Dialect,
    wide: Option<bool>,
    told: &'static [&'static [&'static str]],
    columns: &'static [Wanted],
) -> Spec {
    Spec {
        dialect,
        told,
        wide,
        columns,
    }
}

/// All that are known; the first that fits is taken.
pub(super) const SPECS: &[Spec] = &[
    spec(
        Dialect::Comtrade,
        None,
        &[
            &["reporteriso", "reportercode"],
            &["flowcode", "flowdesc"],
            &["primaryvalue"],
        ],
        COMTRADE,
    ),
    spec(
        Dialect::ComtradeClassic,
        None,
        &[
            &["reporteriso", "rt3iso", "reportercode", "rtcode"],
            &["tradeflow", "tradeflowcode", "rgdesc", "rgcode"],
            &["tradevalueus", "tradevalueusd", "tradevalue"],
        ],
        CLASSIC,
    ),
    spec(
        Dialect::Wits,
        None,
        &[
            &["reporteriso3"],
            &["partneriso3"],
            &["tradevaluein1000usd", "tradevalue1000usd"],
        ],
        WITS,
    ),
    spec(
        Dialect::TradeStatistics,
        None,
        &[
            &["reporteriso", "reportercode", "reportername"],
            &["partneriso", "partnercode", "partnername"],
            &[
                "tradevalueusdexp",
                "exportvalueusd",
                "tradevalueusdimp",
                "importvalueusd",
            ],
        ],
        TRADE_STATISTICS,
    ),
    spec(
        Dialect::Faostat,
        None,
        &[
            &[
                "reportercountries",
                "reportercountry",
                "reportercountrycodem49",
            ],
            &[
                "partnercountries",
                "partnercountry",
                "partnercountrycodem49",
            ],
            &["element"],
        ],
        FAOSTAT,
    ),
    spec(
        Dialect::ComextBulk,
        None,
        &[
            &["declarantiso", "declarant", "reporter"],
            &["partneriso", "partner"],
            &["flow"],
            &["valueineuros", "valueeur", "valueeuros"],
        ],
        COMEXT_BULK,
    ),
    spec(
        Dialect::Comext,
        None,
        &[
            &["reporter", "declarant"],
            &["partner"],
            &["flow"],
            &["indicators"],
        ],
        COMEXT,
    ),
    spec(
        Dialect::Unctad,
        None,
        &[
            &["economy", "economylabel"],
            &["partner", "partnerlabel"],
            &["flow", "flowlabel"],
        ],
        UNCTAD,
    ),
    spec(
        Dialect::WitsWide,
        Some(true),
        &[
            &["reportername", "reporter"],
            &["partnername", "partner"],
            &["tradeflow", "indicator"],
        ],
        WITS,
    ),
    spec(
        Dialect::Oecd,
        None,
        &[
            &["refarea", "cou"],
            &["counterpartarea", "par"],
            &["tradeflow", "flow"],
        ],
        OECD,
    ),
    spec(
        Dialect::ImfWide,
        Some(true),
        &[
            &[
                "counterpartcountry",
                "counterpartcountryid",
                "counterpartcountryname",
                "counterpartarea",
                "counterpartareaname",
            ],
            &["indicator", "indicatorid", "indicatorcode", "indicatorname"],
        ],
        IMF,
    ),
    spec(
        Dialect::ImfLong,
        Some(false),
        &[
            &[
                "counterpartcountry",
                "counterpartcountryid",
                "counterpartcountryname",
                "counterpartarea",
                "counterpartareaname",
            ],
            &["indicator", "indicatorid", "indicatorcode", "indicatorname"],
        ],
        IMF,
    ),
    spec(
        Dialect::Gravity,
        None,
        &[
            &["iso3o", "countryido"],
            &["iso3d", "countryidd"],
            &["tradeflowcomtradeo", "tradeflowimfo", "tradeflowbaci"],
        ],
        GRAVITY,
    ),
    spec(
        Dialect::Tradhist,
        None,
        &[
            &["isoo"],
            &["isod"],
            &["flow"],
            &["xptoto", "iptotd", "gdpo", "flow0"],
        ],
        TRADHIST,
    ),
    spec(
        Dialect::Cow,
        None,
        &[&["ccode1"], &["ccode2"], &["flow1"], &["flow2"]],
        COW,
    ),
    spec(
        Dialect::Taiwan,
        None,
        &[
            &["進出口別", "進出口"],
            &["國家", "國家地區", "國別", "國家別"],
            &[
                "美元千元",
                "價值美元千元",
                "美元",
                "價值千美元",
                "新臺幣千元",
                "新台幣千元",
                "價值新臺幣千元",
            ],
        ],
        TAIWAN,
    ),
    spec(
        Dialect::Japan,
        None,
        &[&["exporimp"], &["country"], &["valueyear"]],
        JAPAN,
    ),
    spec(
        Dialect::China,
        None,
        &[
            &["数据年月", "dateofdata"],
            &["贸易伙伴编码", "贸易伙伴名称", "贸易伙伴", "tradingpartner"],
            &["美元", "金额美元", "usdollar", "人民币", "rmb"],
        ],
        CHINA,
    ),
    spec(Dialect::Baci, None, &[&["t"], &["i"], &["j"], &["v"]], BACI),
];
