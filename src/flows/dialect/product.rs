//! Products and other ways in which a flow is cut into parts.

use crate::flows::economies::plain;

/// Whether a field of a breakdown stands for all its parts.
pub(in crate::flows) fn is_total(text: &str) -> bool {
    product_level(text) == 0
        || matches!(
            plain(text).as_str(),
            "0" | "00"
                | "000"
                | "00000"
                | "c00"
                | "w00"
                | "wld"
                | "world"
                | "value"
                | "na"
                | "null"
                | "nan"
                | "totalmot"
                | "totalcpc"
                | "allmots"
                | "allcpcs"
                | "計"
                | "全部"
                | "합계"
                | "총계"
                | "insgesamt"
                | "gesamt"
                | "tous"
                | "todos"
        )
}

/// A code without the label behind it: `01: LIVE ANIMALS`.
pub(in crate::flows) fn labelled(text: &str) -> &str {
    text.split_once(": ").map_or(text, |parts| parts.0)
}

/// Whether such a field is a nought, which may as well be a part of its own.
pub(in crate::flows) fn is_zero(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && text.bytes().all(|byte| byte == b'0')
}

/// The level of a product's code: 0 for the total, else its length, at most 8.
/// Names are of level 8.
pub(in crate::flows) fn product_level(text: &str) -> u8 {
    let text = crate::flows::number::bare(text.trim());
    let name = plain(labelled(text));
    match name.as_str() {
        "" | "total" | "totals" | "dtotal" | "totaltradeingoods" | "all" | "allproducts"
        | "allcommodities" | "totaltrade" | "t" | "to" | "999999" | "totalallproducts"
        | "agtotal" | "totalmerchandise" | "goods" | "grandtotal" | "allgoods" | "合計"
        | "合计" | "總計" | "总计" | "总额" | "全商品" | "全部貨品" | "全部货品" | "全部商品"
        | "總額" | "総額" => 0,
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

    #[test]
    fn products_have_the_level_of_their_code() {
        for (text, level) in [
            ("TOTAL", 0),
            ("Total", 0),
            ("All Products", 0),
            ("", 0),
            ("_T", 0),
            ("TOTAL: TOTAL", 0),
            ("01: LIVE ANIMALS", 2),
            ("01", 2),
            ("0101", 4),
            ("010121", 6),
            ("'847130", 6),
            ("9999AA", 6),
            ("7", 1),
            ("Machinery", 8),
            ("8542310000", 8),
        ] {
            assert_eq!(product_level(text), level, "{text}");
        }
    }

    #[test]
    fn a_total_is_known_in_each_way_that_offices_write_it() {
        for text in [
            "_T",
            "TOTAL",
            "0",
            "C00",
            "W00",
            "合計",
            "Total",
            "Insgesamt",
            "",
        ] {
            assert!(is_total(text), "{text}");
        }
        assert!(is_zero("0") && is_zero("000") && !is_zero("C00") && !is_zero(""));
        for text in ["CAP", "1000", "Sea", "2100"] {
            assert!(!is_total(text), "{text}");
        }
    }
}
