//! What a row says of itself in words: which way goods go, who declares, what is measured.

use crate::flows::economies::plain;

/// What a row declares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::flows) enum Flow {
    Export,
    Import,
    /// Imports at FOB value.
    ImportFob,
    /// Contained in exports or imports.
    Contained,
    /// Something else, such as a balance or a share.
    Other,
    /// A quantity, a weight, or a count.
    Quantity,
    /// Not understood.
    Bad,
}

impl Flow {
    /// `one_is_export`: what the number 1 means here; UN Comtrade and Eurostat have it for
    /// imports, Japan's customs for exports.
    pub(in crate::flows) fn of(text: &str, one_is_export: bool) -> Flow {
        let name = plain(text);
        match name.trim_start_matches('0') {
            "1" if one_is_export => return Flow::Export,
            "2" if one_is_export => return Flow::Import,
            "1" | "5" => return Flow::Import,
            "2" | "6" => return Flow::Export,
            "3" | "4" => return Flow::Contained,
            _ => {}
        }
        match name.as_str() {
            "x" | "e" | "ex" | "exp" | "txgfobusd" | "xgfobusd" => Flow::Export,
            "m" | "i" | "im" | "imp" | "tmgcifusd" | "mgcifusd" => Flow::Import,
            "mgfobusd" | "tmgfobusd" => Flow::ImportFob,
            "rx" | "rm" | "dx" | "fm" | "xip" | "xop" | "mip" | "mop" => Flow::Contained,
            "tbgusd" => Flow::Other,
            "" => Flow::Bad,
            _ => Flow::of_words(&name),
        }
    }

    fn of_words(name: &str) -> Flow {
        let any = |words: &[&str]| words.iter().any(|word| name.contains(word));
        if any(OTHERS) {
            return Flow::Other;
        }
        if is_quantity(name) {
            return Flow::Quantity;
        }
        // “Exports, re-exports included” are exports.
        let including = any(&[
            "includ",
            "incl",
            "含復出口",
            "含復進口",
            "含再輸出",
            "含再輸入",
            "含转口",
        ]);
        if !including && any(CONTAINED) {
            return Flow::Contained;
        }
        match (any(EXPORTS), any(IMPORTS)) {
            (true, false) => Flow::Export,
            (false, true) if any(&["fob", "freeonboard"]) && !name.contains("cif") => {
                Flow::ImportFob
            }
            (false, true) => Flow::Import,
            (true, true) => Flow::Other,
            (false, false) => Flow::Bad,
        }
    }
}

const EXPORTS: &[&str] = &[
    "export",
    "grossexp",
    "expval",
    "ekspor",
    "vývoz",
    "izvoz",
    "ihracat",
    "İhracat",
    "exporta",
    "esporta",
    "ausfuhr",
    "uitvoer",
    "экспорт",
    "수출",
    "出口",
    "輸出",
    "输出",
];

const IMPORTS: &[&str] = &[
    "import",
    "grossimp",
    "impval",
    "impor",
    "dovoz",
    "uvoz",
    "ithalat",
    "İthalat",
    "einfuhr",
    "invoer",
    "импорт",
    "수입",
    "進口",
    "进口",
    "輸入",
    "输入",
];

const CONTAINED: &[&str] = &[
    "reexp",
    "reimp",
    "domesticexp",
    "foreignimp",
    "processing",
    "復出口",
    "復進口",
    "复出口",
    "复进口",
    "再輸出",
    "再輸入",
    "転出口",
    "転口",
    "轉口",
    "转口",
    "港產品出口",
    "港产品出口",
    "本地出口",
];

const OTHERS: &[&str] = &[
    "balance",
    "share",
    "percent",
    "growth",
    "index",
    "tariff",
    "exportsandimports",
    "importsandexports",
    "totaltrade",
    "差額",
    "差额",
    "收支",
    "順差",
    "逆差",
    "比重",
    "占比",
    "增減",
    "増減",
    "伸率",
    "進出口",
    "进出口",
    "輸出入",
    "输出入",
    "수출입",
    "수지",
    "증가",
    "증감",
    "비중",
    "增长",
    "增長",
    "同比",
    "成長率",
    "saldo",
    "bilanz",
    "mioba",
    "pcexp",
    "pcimp",
    "ivol",
];

/// Whether a name is of a quantity, a weight or a count, as [`plain`] makes it.
fn is_quantity(name: &str) -> bool {
    const WORDS: &[&str] = &[
        "netwgt",
        "weight",
        "tonnes",
        "tons",
        "kilogram",
        "100kg",
        "inkg",
        "noofexported",
        "noofimported",
        "numberof",
        "products",
        "supplementary",
        "headcount",
        "gewicht",
        "menge",
        "masse",
        "cantidad",
        "quantit",
        "건수",
        "중량",
        "수량",
        "件數",
        "件数",
        "數量",
        "数量",
        "重量",
    ];
    let value = name.contains("value") || name.contains("allproducts");
    !value && WORDS.iter().any(|word| name.contains(word))
        || matches!(
            name,
            "kg" | "t" | "tn" | "qty" | "head" | "no" | "l" | "m3" | "item" | "items"
        )
}

/// What stands in a column that says what is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::flows) enum Measured {
    /// Values in money.
    Money,
    /// Quantities, counts, prices, shares: no value of trade.
    Else,
    /// Not understood.
    Unknown,
}

impl Measured {
    pub(in crate::flows) fn of(text: &str) -> Measured {
        // “At current prices” is no price.
        let name = plain(text).replace("currentprices", "");
        let any = |words: &[&str]| words.iter().any(|word| name.contains(word));
        if name.is_empty() {
            return Measured::Unknown;
        }
        if is_quantity(&name)
            || any(OTHERS)
            || any(&[
                "unitvalue",
                "price",
                "rate",
                "percapita",
                "constant",
                "deflated",
                "status",
                "flag",
            ])
        {
            return Measured::Else;
        }
        let money = any(&[
            "value", "usd", "us$", "dollar", "eur", "yen", "amount", "金額", "金额", "價值", "美元",
        ]) || crate::flows::unit::Unit::within(text).is_some();
        match money {
            true => Measured::Money,
            false => Measured::Unknown,
        }
    }
}

/// Who declares, in a column that says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::flows) enum Declarer {
    Exporter,
    Importer,
    /// Empty.
    Unsaid,
    /// To be compared with the codes of the row.
    Code,
}

impl Declarer {
    pub(in crate::flows) fn of(text: &str) -> Declarer {
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

#[cfg(test)]
mod tests {
    use super::*;

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
            ("01", Flow::Import),
            ("3", Flow::Contained),
            ("4", Flow::Contained),
            ("5", Flow::Import),
            ("6", Flow::Export),
            ("Gross Exp.", Flow::Export),
            ("Gross Imp.", Flow::Import),
            ("TXG_FOB_USD", Flow::Export),
            ("TMG_CIF_USD", Flow::Import),
            ("TMG_FOB_USD", Flow::ImportFob),
            ("TBG_USD", Flow::Other),
            ("XG_FOB_USD", Flow::Export),
            ("MG_CIF_USD", Flow::Import),
            ("Export (US$ Thousand)", Flow::Export),
            ("Export Product Share (%)", Flow::Other),
            ("No. Of exported HS6 digit Products", Flow::Quantity),
            ("Export Quantity", Flow::Quantity),
            ("Export Value", Flow::Export),
            ("出口總值(含復出口)", Flow::Export),
            ("進口總值(含復進口)", Flow::Import),
            ("復出口", Flow::Contained),
            ("Exportations", Flow::Export),
            ("Einfuhr", Flow::Import),
            ("수출", Flow::Export),
            ("貿易差額", Flow::Other),
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
            assert_eq!(Flow::of(text, false), flow, "{text}");
        }
        assert_eq!(Flow::of("1", true), Flow::Export);
        assert_eq!(Flow::of("2", true), Flow::Import);
    }

    #[test]
    fn measures_are_money_or_something_else() {
        for (text, measured) in [
            ("VALUE_IN_EUROS", Measured::Money),
            ("QUANTITY_IN_100KG", Measured::Else),
            ("Export (US$ Thousand)", Measured::Money),
            ("Export Partner Share (%)", Measured::Else),
            ("No. Of Imported HS6 digit Products", Measured::Else),
            ("SUPPLEMENTARY_QUANTITY", Measured::Else),
            ("Trade Value 1000USD", Measured::Money),
            ("AHS Simple Average (%)", Measured::Unknown),
            ("Export Unit Value", Measured::Else),
            ("tonnes", Measured::Else),
        ] {
            assert_eq!(Measured::of(text), measured, "{text}");
        }
    }
}
