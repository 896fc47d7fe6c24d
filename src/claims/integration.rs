//! Section 4: trade and regional integration.

use super::sheet::{Outcome, Sheet, list_year, rank};
use super::{Claim, Verdict, words};
use crate::data::DatasetId::{ChinaImports, TradeSince2011};
use crate::i18n::tri;
use crate::trade::Undefined;

pub const C14: Claim = Claim {
    id: "c14",
    section: "4",
    row: "",
    text: tri!(
        "中日韓 FTA 可使中國、日本、韓國成長 0.4%、0.3%、2.8%。",
        "日中韓FTAは中国0.4%、日本0.3%、韓国2.8%の成長をもたらす。",
        "A China–Japan–Korea FTA would add 0.4% (China), 0.3% (Japan) and 2.8% (Korea) to growth.",
    ),
    stated: "0.4; 0.3; 2.8",
    unit: words::PERCENT,
    jump: "view=fta&focus=KOR",
    check: c14,
};

fn c14(sheet: &mut Sheet) -> Result<Outcome, Undefined> {
    sheet.head(tri!(
        "引自三國 2008 年聯合研究的估計，此處無從驗算。",
        "三カ国の2008年の共同研究による試算の引用で、ここでは検算できない。",
        "An estimate quoted from the joint study of 2008; it cannot be computed here.",
    ));
    Ok(Outcome::new(Verdict::Quoted))
}

pub const C15: Claim = Claim {
    id: "c15",
    text: tri!(
        "過去十年，台灣在中國進口占比的降幅與韓國的升幅相同。",
        "過去10年、中国の輸入に占める台湾の低下幅は韓国の上昇幅と同じ。",
        "Over the last decade Taiwan’s share of China’s imports fell by as much as Korea’s rose.",
    ),
    stated: "",
    unit: words::POINTS,
    jump: "view=china-market&time=2000..2011&tab=table&focus=2011.twn_pct",
    check: c15,
    ..C14
};

fn c15(sheet: &mut Sheet) -> Result<Outcome, Undefined> {
    let (mut agrees, mut values) = (false, Vec::new());
    for from in [2000, 2001] {
        values.clear();
        sheet.head(match from {
            2000 => tri!("2000→2010", "2000→2010年", "2000→2010"),
            _ => tri!("2001→2011", "2001→2011年", "2001→2011"),
        });
        for (code, column) in [("TWN", "twn"), ("KOR", "kor")] {
            sheet.economy(code);
            let last = sheet.year(ChinaImports, from + 10, column);
            sheet.say(" − ");
            let first = sheet.year(ChinaImports, from, column);
            values.push(sheet.is(last - first, 2));
        }
        // To whole points: the claim names no digit.
        let points = |index: usize| values.get(index).copied().unwrap_or_default().round();
        agrees |= points(0) < 0.0 && points(1) == -points(0);
    }
    Ok(Outcome {
        values,
        decimals: 1,
        ..Outcome::new(Verdict::of(agrees))
    }
    .by_outside())
}

pub const C16: Claim = Claim {
    id: "c16",
    text: tri!(
        "2011 年中國是台灣第 1 大出口、第 2 大進口對象，日本第 4 與第 1，韓國第 5 與第 4。",
        "2011年、台湾の輸出先と輸入元で中国は1位と2位、日本は4位と1位、韓国は5位と4位。",
        "In 2011 China was Taiwan’s first export market and second supplier, Japan fourth and first, Korea fifth and fourth.",
    ),
    stated: "",
    unit: words::RANK,
    jump: "view=trade&time=2011..2024&tab=table&focus=2011.exports_usd_million",
    check: c16,
    ..C14
};

fn c16(sheet: &mut Sheet) -> Result<Outcome, Undefined> {
    sheet.head(words::NO_PARTNERS);
    sheet.head(tri!(
        "UN Comtrade 出口前五名，百萬美元：第 5 名是新加坡，不是韓國",
        "UN Comtrade の輸出上位5、百万ドル。5位は韓国ではなくシンガポール",
        "Top five for exports in UN Comtrade, US$ million: Singapore, not Korea, is fifth",
    ));
    let exports = partners(sheet, true, ["CHN", "HKG", "USA", "JPN", "SGP"]);
    sheet.head(tri!("進口前五名", "輸入上位5", "Top five for imports"));
    let imports = partners(sheet, false, ["JPN", "CHN", "USA", "KOR", "SAU"]);
    // Korea is not among the five, so whoever else is fifth takes its place.
    let ranks = [
        rank(&exports, 0) == 1,
        rank(&exports, 3) == 4,
        rank(&exports, 4) != 5,
        rank(&imports, 0) == 1,
        rank(&imports, 1) == 2,
        rank(&imports, 3) == 4,
    ];
    let agrees = ranks.iter().all(|right| *right);
    Ok(Outcome::new(Verdict::of(agrees)).beside())
}

/// Taiwan's trade of 2011 with five partners, in one direction.
fn partners(sheet: &mut Sheet, exports: bool, codes: [&str; 5]) -> Vec<f64> {
    let mut values = Vec::new();
    for code in codes {
        sheet.economy(code);
        values.push(match (code, exports) {
            ("JPN", true) => sheet.year(TradeSince2011, 2011, "exports_to_japan"),
            ("JPN", false) => sheet.year(TradeSince2011, 2011, "imports_from_japan"),
            (_, true) => sheet.flow(2011, "TWN", code),
            (_, false) => sheet.flow(2011, code, "TWN"),
        });
    }
    sheet.say("\n→ ");
    for index in 0..values.len() {
        sheet.say(if index > 0 { ", " } else { "" });
        sheet.number(rank(&values, index) as f64, 0);
    }
    values
}

pub const C17: Claim = Claim {
    id: "c17",
    text: tri!(
        "日韓貿易免稅範圍已逾 70%。",
        "日韓貿易はすでに70%超が無税。",
        "Over 70% of Japan–Korea trade is already duty-free.",
    ),
    stated: "70",
    jump: "",
    check: c17,
    ..C14
};

fn c17(sheet: &mut Sheet) -> Result<Outcome, Undefined> {
    sheet.head(words::NO_TABLE);
    Ok(Outcome::new(Verdict::Unverifiable))
}

pub const C23: Claim = Claim {
    id: "c23",
    text: tri!(
        "過去十年，台灣在中國市場的占比逐年下降。",
        "過去10年、中国市場での台湾の割合は年々下がった。",
        "Over the last decade Taiwan’s share of China’s market fell year by year.",
    ),
    stated: "",
    unit: words::YEARS,
    jump: "view=china-market&time=2001..2011&tab=table&focus=2002.twn_pct",
    check: c23,
    ..C14
};

fn c23(sheet: &mut Sheet) -> Result<Outcome, Undefined> {
    sheet.head(tri!(
        "占中國進口，%，與前一年之差",
        "中国の輸入に占める割合（%）、前年との差",
        "Share of China’s imports, %, less that of the year before",
    ));
    let (mut falls, mut others) = (0, String::new());
    for year in 2002..=2011 {
        sheet.line(&year.to_string());
        let now = sheet.year(ChinaImports, year, "twn");
        sheet.say(" − ");
        let before = sheet.year(ChinaImports, year - 1, "twn");
        if sheet.is(now - before, 2) < 0.0 {
            falls += 1;
        } else {
            list_year(&mut others, year);
        }
    }
    sheet.counted(falls, 10, &others);
    Ok(Outcome::count(falls == 10, falls, 10).by_outside())
}
