//! Section 2: trade in the Cold War.

use super::intro::BOTH;
use super::sheet::{Outcome, Sheet, list_year};
use super::{Claim, Verdict, words};
use crate::data::DatasetId::{Trade1952, Triangle};
use crate::data::{CellRef, table};
use crate::i18n::tri;
use crate::trade::Undefined;
use crate::trade::growth::multiple;

const SECTION: Claim = Claim {
    id: "",
    section: "2",
    row: "",
    text: tri!("", "", ""),
    stated: "",
    unit: words::USD_MILLION,
    jump: "",
    check: c05,
};

pub const C05: Claim = Claim {
    id: "c05",
    text: tri!(
        "總額由 1952 年的新台幣 15.61 億元增至 1972 年的 570.13 億元。",
        "総額は1952年の15.61億台湾ドルから1972年の570.13億台湾ドルへ。",
        "The total rose from NT$ 1.561 billion in 1952 to NT$ 57.013 billion in 1972.",
    ),
    stated: "15.61 → 570.13",
    unit: words::TWD_100_MILLION,
    jump: "view=trade&unit=printed&time=1952..1972&tab=table&focus=1952.imports_printed",
    ..SECTION
};

/// The totals of 1952 and 1972, in NT$ thousand.
fn totals(sheet: &mut Sheet) -> (f64, f64) {
    sheet.head(words::SUM);
    let first = sheet.two(Trade1952, 1952, BOTH, " + ");
    let last = sheet.two(Trade1952, 1972, BOTH, " + ");
    (first, last)
}

fn c05(sheet: &mut Sheet) -> Result<Outcome, Undefined> {
    let (first, last) = totals(sheet);
    let outcome = sheet.against(vec![first / 1e5, last / 1e5], 2, 0.01);
    Ok(Outcome {
        join: " → ",
        ..outcome
    })
}

pub const C06: Claim = Claim {
    id: "c06",
    text: tri!(
        "二十年間成長 36 倍。",
        "20年間で36倍に伸びた。",
        "That is growth of 36 times in 20 years.",
    ),
    stated: "36",
    unit: words::TIMES,
    jump: "view=trade&unit=printed&time=1952..1972&tab=table&focus=1972.imports_printed",
    check: c06,
    ..SECTION
};

fn c06(sheet: &mut Sheet) -> Result<Outcome, Undefined> {
    let (first, last) = totals(sheet);
    let times = multiple(first, last)?;
    sheet.head(tri!(
        "1972 ÷ 1952，取整倍數",
        "1972年÷1952年、整数倍で",
        "1972 ÷ 1952, in whole times",
    ));
    sheet.number(last, 0);
    sheet.say(" ÷ ");
    sheet.number(first, 0);
    sheet.is(times, 2);
    sheet.say(" → ");
    sheet.number(times.floor(), 0);
    Ok(Outcome {
        values: vec![times],
        decimals: 1,
        ..Outcome::new(Verdict::of(times.floor() == 36.0))
    })
}

pub const C07: Claim = Claim {
    id: "c07",
    text: tri!(
        "1952–1972 年除部分時期外，台灣對日多為逆差。",
        "1952〜72年、台湾の対日収支は一部の時期を除き赤字だった。",
        "Apart from some periods Taiwan ran a deficit with Japan in 1952–1972.",
    ),
    unit: words::YEARS,
    jump: "view=trade&measure=balance&time=1952..1972&tab=table&focus=1955.balance_usd_million",
    check: c07,
    ..SECTION
};

fn c07(sheet: &mut Sheet) -> Result<Outcome, Undefined> {
    sheet.head(words::LESS);
    let (mut deficits, mut all, mut others) = (0, 0, String::new());
    for year in table(Trade1952).years() {
        all += 1;
        if sheet.two(Trade1952, year, BOTH, " − ") < 0.0 {
            deficits += 1;
        } else {
            list_year(&mut others, year);
        }
    }
    sheet.counted(deficits, all, &others);
    let most = deficits * 2 > all && deficits < all;
    Ok(Outcome::count(most, deficits, all))
}

pub const C08: Claim = Claim {
    id: "c08",
    text: tri!(
        "1967 年以前，日本是台灣最大的出口市場。",
        "1967年まで日本は台湾の最大の輸出先だった。",
        "Until 1967 Japan was Taiwan’s largest export market.",
    ),
    unit: words::RANK,
    jump: "view=triangle&time=1967&tab=table&focus=1967.twn_usa_usd_million",
    check: c08,
    ..SECTION
};

fn c08(sheet: &mut Sheet) -> Result<Outcome, Undefined> {
    sheet.head(words::NO_PARTNERS);
    sheet.head(tri!(
        "台灣→日本與台灣→美國，百萬美元（他國無資料）",
        "台湾→日本と台湾→米国、百万ドル（他国の資料なし）",
        "Taiwan→Japan against Taiwan→US, US$ million (others are not on record)",
    ));
    let mut agrees = true;
    for year in 1952..=1972 {
        let place = |column| CellRef::of_year(Triangle, year, column);
        if !sheet.has(place("twn_jpn")) || !sheet.has(place("twn_usa")) {
            continue;
        }
        let japan = sheet.read(place("twn_jpn"));
        let america = sheet.read(place("twn_usa"));
        sheet.line(&year.to_string());
        sheet.over(japan, america);
        // The year itself may fall on either side.
        agrees &= match year {
            ..1967 => japan >= america,
            1967 => true,
            _ => japan < america,
        };
    }
    Ok(Outcome::new(Verdict::of(agrees)).beside())
}

pub const C09: Claim = Claim {
    id: "c09",
    text: tri!(
        "1964–1966 年，日本對中出口連三年超過對台出口。",
        "1964〜66年、日本の対中輸出は3年続けて対台輸出を上回った。",
        "In 1964–1966 Japan exported more to China than to Taiwan, three years running.",
    ),
    unit: words::YEARS,
    jump: "view=triangle&time=1964&tab=table&focus=1964.jpn_twn_usd_million",
    check: c09,
    ..SECTION
};

fn c09(sheet: &mut Sheet) -> Result<Outcome, Undefined> {
    sheet.head(tri!(
        "日本→中國與日本→台灣",
        "日本→中国と日本→台湾",
        "Japan→China against Japan→Taiwan",
    ));
    let (mut agrees, mut years) = (true, 0);
    for year in 1963..=1967 {
        sheet.line(&year.to_string());
        let china = sheet.flow(year, "JPN", "CHN");
        sheet.say(" ÷ ");
        let taiwan = sheet.year(Triangle, year, "jpn_twn");
        sheet.is(multiple(taiwan, china)?, 2);
        let more = china > taiwan;
        years += usize::from(more);
        agrees &= more == (1964..=1966).contains(&year);
    }
    Ok(Outcome::count(agrees, years, 5).by_outside())
}

pub const C10: Claim = Claim {
    id: "c10",
    text: tri!(
        "日本對台直接投資由 1960 年代的 0.69 億增至 1980 年代的 25.67 億美元。",
        "日本の対台直接投資は1960年代の0.69億ドルから80年代の25.67億ドルへ。",
        "Japanese direct investment in Taiwan rose from US$ 69 million in the 1960s to 2.567 billion in the 1980s.",
    ),
    stated: "0.69 → 25.67",
    unit: words::USD_100_MILLION,
    check: c10,
    ..SECTION
};

fn c10(sheet: &mut Sheet) -> Result<Outcome, Undefined> {
    sheet.head(words::NO_TABLE);
    sheet.head(tri!("兩數之比", "二つの値の比", "Ratio of the two"));
    sheet.say("25.67 ÷ 0.69");
    sheet.is(multiple(0.69, 25.67)?, 1);
    Ok(Outcome::new(Verdict::Unverifiable))
}
