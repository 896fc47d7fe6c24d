//! Section 1: how large the trade has grown.

use super::sheet::{Outcome, Sheet};
use super::{Claim, Verdict, words};
use crate::data::DatasetId::{ExchangeRate, Trade1952, Trade1987, TradeSince2011, Triangle};
use crate::i18n::tri;
use crate::trade::Undefined;

/// The columns of the two directions in table 1 and in the series since 2011.
pub const BOTH: (&str, &str) = ("exports_to_japan", "imports_from_japan");

const SECTION: Claim = Claim {
    id: "",
    section: "1",
    row: "",
    text: tri!("", "", ""),
    stated: "",
    unit: words::USD_100_MILLION,
    jump: "",
    check: c01,
};

pub const C01: Claim = Claim {
    id: "c01",
    text: tri!(
        "1971 年台日貿易約 10 億美元。",
        "1971年の日台貿易は約10億ドル。",
        "Taiwan–Japan trade was about US$ 1 billion in 1971.",
    ),
    stated: "10",
    jump: "view=trade&time=1952..1972&tab=table&focus=1971.total_usd_million",
    ..SECTION
};

fn c01(sheet: &mut Sheet) -> Result<Outcome, Undefined> {
    sheet.head(words::SUM);
    let total = sheet.two(Trade1952, 1971, BOTH, " + ");
    sheet.head(tri!(
        "÷ 匯率（新台幣兌美元）",
        "÷ 為替レート（台湾ドル／ドル）",
        "÷ NT$ per US$",
    ));
    sheet.number(total, 0);
    sheet.say(" ÷ ");
    let rate = sheet.year(ExchangeRate, 1971, "twd_per_usd");
    let usd = crate::trade::growth::multiple(rate, total)? / 1e5;
    sheet.say(" ÷ 100,000");
    sheet.is(usd, 2);
    Ok(sheet.against(vec![usd], 2, 10.0))
}

pub const C02: Claim = Claim {
    id: "c02",
    text: tri!(
        "1986 年增至 100 億美元。",
        "1986年には100億ドルに増えた。",
        "It had grown to US$ 10 billion by 1986.",
    ),
    stated: "100",
    jump: "view=triangle&time=1986&tab=table&focus=1986.jpn_twn_usd_million",
    check: c02,
    ..SECTION
};

fn c02(sheet: &mut Sheet) -> Result<Outcome, Undefined> {
    sheet.head(tri!(
        "論文的表沒有 1973–1986 年。",
        "論文の表に1973〜86年はない。",
        "No table of the paper covers 1973–1986.",
    ));
    sheet.head(tri!(
        "日方統計，百萬美元",
        "日本側の統計、百万ドル",
        "Japan’s count, US$ million",
    ));
    let total = sheet.two(Triangle, 1986, ("twn_jpn", "jpn_twn"), " + ");
    Ok(sheet.against(vec![total / 100.0], 1, 100.0).beside())
}

pub const C03: Claim = Claim {
    id: "c03",
    text: tri!(
        "2000 年首度超過 550 億美元。",
        "2000年に初めて550億ドルを超えた。",
        "In 2000 it passed US$ 55 billion for the first time.",
    ),
    stated: "550",
    jump: "view=trade&unit=printed&time=1987..2010&tab=table&focus=2000.total_printed",
    check: c03,
    ..SECTION
};

fn c03(sheet: &mut Sheet) -> Result<Outcome, Undefined> {
    sheet.head(crate::i18n::words::TOTAL);
    sheet.line("2000");
    let total = sheet.year(Trade1987, 2000, "trade_total");
    sheet.say(if total > 550.0 { " > 550" } else { " ≤ 550" });
    sheet.head(words::LARGEST);
    let (year, before) = sheet.largest(Trade1987, 1987..=1999, "trade_total");
    sheet.line(&year.to_string());
    let passed = sheet.over(before, 550.0);
    Ok(Outcome {
        values: vec![total],
        decimals: 1,
        ..Outcome::new(Verdict::of(total > 550.0 && !passed))
    })
}

pub const C04: Claim = Claim {
    id: "c04",
    text: tri!(
        "2011 年出口 182.3 億、進口 522.0 億，合計 704.3 億美元，創歷史新高。",
        "2011年は輸出182.3億、輸入522.0億、計704.3億ドルで過去最高。",
        "In 2011 exports of 18.23 and imports of 52.20 made US$ 70.43 billion, an all-time high.",
    ),
    stated: "704.3",
    jump: "view=trade&time=1987..2024&tab=table&focus=2011.total_usd_million",
    check: c04,
    ..SECTION
};

fn c04(sheet: &mut Sheet) -> Result<Outcome, Undefined> {
    sheet.head(words::SUM);
    sheet.line("2011");
    sheet.say("182.3 + 522.0");
    let total = sheet.is(182.3 + 522.0, 1);
    sheet.head(words::LARGEST);
    let (year, before) = sheet.largest(Trade1987, 1987..=2010, "trade_total");
    sheet.line(&year.to_string());
    let high = !sheet.over(before, total);
    sheet.head(tri!(
        "UN Comtrade，百萬美元",
        "UN Comtrade、百万ドル",
        "UN Comtrade, US$ million",
    ));
    let outside = sheet.two(TradeSince2011, 2011, BOTH, " + ") / 100.0;
    let outside = sheet.against(vec![outside], 1, 0.1).verdict;
    Ok(Outcome {
        values: vec![total],
        decimals: 1,
        outside: Some(outside),
        ..Outcome::new(Verdict::of(high))
    })
}
