//! Section 3: trade after the Cold War.

use super::sheet::{Outcome, Sheet, rank};
use super::{Claim, Verdict, words};
use crate::data::DatasetId::{Trade1987, Triangle};
use crate::i18n::tri;
use crate::trade::Undefined;

pub const C11: Claim = Claim {
    id: "c11",
    section: "3",
    row: "",
    text: tri!(
        "日本占台灣貿易的比重由 1987 年的 21.3% 降至 1997 年的 17.2%。",
        "台湾の貿易に占める日本の割合は1987年の21.3%から97年の17.2%へ。",
        "Japan’s share of Taiwan’s trade fell from 21.3% in 1987 to 17.2% in 1997.",
    ),
    stated: "21.3 → 17.2",
    unit: words::PERCENT,
    jump: "view=trade&unit=printed&time=1987..2010&tab=table&focus=1997.share_of_trade_pct",
    check: c11,
};

fn c11(sheet: &mut Sheet) -> Result<Outcome, Undefined> {
    sheet.head(words::TABLE_3);
    let mut values = Vec::new();
    for year in [1987, 1997] {
        sheet.line(&year.to_string());
        values.push(sheet.year(Trade1987, year, "trade_share_pct"));
    }
    let outcome = sheet.against(values, 1, 0.1);
    Ok(Outcome {
        join: " → ",
        ..outcome
    })
}

pub const C12: Claim = Claim {
    id: "c12",
    text: tri!(
        "2000 年後，日本是台灣第 2 大、台灣是日本第 4 大貿易夥伴。",
        "2000年以降、日本は台湾の2位、台湾は日本の4位の貿易相手。",
        "After 2000 Japan was Taiwan’s second, Taiwan Japan’s fourth trading partner.",
    ),
    stated: "",
    unit: words::RANK,
    jump: "view=triangle&time=2005&tab=table&focus=2005.jpn_twn_usd_million",
    check: c12,
    ..C11
};

fn c12(sheet: &mut Sheet) -> Result<Outcome, Undefined> {
    sheet.head(words::NO_PARTNERS);
    sheet.head(tri!(
        "台灣 2005 年的主要夥伴，出口 + 進口，百萬美元",
        "台湾の主な相手、2005年、輸出＋輸入、百万ドル",
        "Taiwan’s main partners in 2005, exports + imports, US$ million",
    ));
    let mut sums = Vec::new();
    for partner in ["CHN", "JPN", "USA"] {
        sheet.economy(partner);
        let exports = sheet.flow(2005, "TWN", partner);
        sheet.say(" + ");
        let imports = sheet.flow(2005, partner, "TWN");
        sums.push(sheet.is(exports + imports, 0));
    }
    let japan = rank(&sums, 1);
    sheet.head(tri!(
        "日本 2005 年的主要夥伴",
        "日本の主な相手、2005年",
        "Japan’s main partners in 2005",
    ));
    sums.clear();
    for partner in ["USA", "CHN", "KOR", "TWN"] {
        sheet.economy(partner);
        let exports = match partner {
            "USA" => sheet.year(Triangle, 2005, "jpn_usa"),
            "TWN" => sheet.year(Triangle, 2005, "jpn_twn"),
            _ => sheet.flow(2005, "JPN", partner),
        };
        sheet.say(" + ");
        let imports = match partner {
            "TWN" => sheet.year(Triangle, 2005, "twn_jpn"),
            _ => sheet.flow(2005, partner, "JPN"),
        };
        sums.push(sheet.is(exports + imports, 0));
    }
    let taiwan = rank(&sums, 3);
    Ok(Outcome {
        values: vec![japan as f64, taiwan as f64],
        ..Outcome::new(Verdict::of((japan, taiwan) == (2, 4)))
    }
    .beside())
}
