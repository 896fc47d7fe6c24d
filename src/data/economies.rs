//! The names of the economies behind the three-letter codes (ISO 3166, and
//! `WLD` for the world).

use crate::text::{Tri, tri};

/// The name of an economy; `None` for a code that the tables do not use.
#[must_use]
pub fn economy(code: &str) -> Option<Tri> {
    Some(match code {
        "CHN" => tri!("中國", "中国", "China"),
        "JPN" => tri!("日本", "日本", "Japan"),
        "KOR" => tri!("韓國", "韓国", "Korea"),
        "TWN" => tri!("台灣", "台湾", "Taiwan"),
        "USA" => tri!("美國", "米国", "United States"),
        "HKG" => tri!("香港", "香港", "Hong Kong"),
        "SAU" => tri!("沙烏地阿拉伯", "サウジアラビア", "Saudi Arabia"),
        "SGP" => tri!("新加坡", "シンガポール", "Singapore"),
        "WLD" => tri!("世界", "世界", "World"),
        // Made up, for the workbench's sample.
        "XNL" => tri!("北境", "北国", "Northland"),
        "XSP" => tri!("南港", "南港", "Southport"),
        "XEH" => tri!("東嶼", "東島", "Eastholm"),
        "XWM" => tri!("西野", "西野", "Westmark"),
        "XMV" => tri!("中谷", "中谷", "Midvale"),
        "XHM" => tri!("高原", "高原", "Highmoor"),
        "XLS" => tri!("湖畔", "湖畔", "Lakeside"),
        "XFS" => tri!("遠岸", "遠岸", "Farshore"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_a_name_and_a_strange_one_none() {
        assert_eq!(
            economy("KOR").map(|name| name.get(crate::text::Lang::Ja)),
            Some("韓国")
        );
        assert_eq!(economy("kor"), None);
        assert_eq!(economy("ZZZ"), None);
    }
}
