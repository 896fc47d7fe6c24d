//! The paper's tables against themselves.

use super::sheet::{Outcome, Sheet};
use super::{Claim, Verdict, words};
use crate::data::DatasetId::{Investment, Trade1952, Trade1987};
use crate::data::{CellRef, table};
use crate::i18n::tri;
use crate::trade::dependence::dependence;
use crate::trade::growth::multiple;
use crate::trade::share::share_from_shares;
use crate::trade::undefined::{Computed, Undefined};

/// Sums of figures printed with one decimal may be off by this, and a hair.
const ROUNDING: f64 = 0.1 + 1e-9;

pub const C18: Claim = Claim {
    id: "c18",
    section: "t1",
    row: "1966",
    text: tri!(
        "1966 年的輸出依存度印為 24.3%。",
        "1966年の輸出依存度は24.3%と印刷されている。",
        "Export dependence in 1966 is printed as 24.3%.",
    ),
    stated: "24.3",
    unit: words::PERCENT,
    jump: "view=trade&unit=printed&time=1952..1972&tab=table&focus=1966.share_of_exports_pct",
    check: c18,
};

/// The dependences of table 1: part, all, and as printed.
const RATIOS: [[&str; 3]; 2] = [
    ["exports_to_japan", "exports_total", "export_dependence_pct"],
    [
        "imports_from_japan",
        "imports_total",
        "import_dependence_pct",
    ],
];

fn c18(sheet: &mut Sheet) -> Result<Outcome, Undefined> {
    sheet.head(tri!(
        "對日出口 ÷ 出口總額 × 100",
        "対日輸出÷輸出総額×100",
        "Exports to Japan ÷ all exports × 100",
    ));
    let part = sheet.year(Trade1952, 1966, "exports_to_japan");
    sheet.say(" ÷ ");
    let all = sheet.year(Trade1952, 1966, "exports_total");
    sheet.say(" × 100");
    let share = sheet.is(dependence(part, all)?, 2);
    sheet.head(tri!(
        "表中相符的其他比率",
        "表の他の比率で一致するもの",
        "Other ratios of the table that agree",
    ));
    let (mut right, mut others) = (0, 0);
    for year in table(Trade1952).years() {
        for columns in RATIOS {
            if (year, columns[0]) == (1966, "exports_to_japan") {
                continue;
            }
            let mut read = |index: usize| -> f64 {
                let column = columns.get(index).copied().unwrap_or_default();
                sheet.read(CellRef::of_year(Trade1952, year, column))
            };
            let ratio = dependence(read(0), read(1))?;
            // Printed with two decimals, a zero at the end left out.
            right += usize::from((ratio - read(2)).abs() <= 0.005 + 1e-9);
            others += 1;
        }
    }
    sheet.number(right as f64, 0);
    sheet.say(" / ");
    sheet.number(f64::from(others), 0);
    Ok(sheet.against(vec![share], 2, 0.1))
}

pub const C19: Claim = Claim {
    id: "c19",
    section: "t3",
    row: "1998",
    text: tri!(
        "1998 年總額印為 363.2、差額 −176.8。",
        "1998年の総額は363.2、収支は−176.8と印刷されている。",
        "The total of 1998 is printed as 363.2, the balance as −176.8.",
    ),
    stated: "363.2; -176.8",
    unit: words::USD_100_MILLION,
    jump: "view=trade&unit=printed&time=1987..2010&tab=table&focus=1998.total_printed",
    check: c19,
};

const BOTH: (&str, &str) = ("exports", "imports");

fn c19(sheet: &mut Sheet) -> Result<Outcome, Undefined> {
    sheet.head(words::SUM);
    let total = sheet.two(Trade1987, 1998, BOTH, " + ");
    sheet.head(words::LESS);
    let balance = sheet.two(Trade1987, 1998, BOTH, " − ");
    Ok(sheet.against(vec![total, balance], 1, 0.1))
}

pub const C20: Claim = Claim {
    id: "c20",
    row: "",
    text: tri!(
        "其他各年：總額為出口加進口，差額為出口減進口。",
        "他の各年では総額＝輸出＋輸入、収支＝輸出−輸入。",
        "In all other years the total is exports plus imports and the balance exports less imports.",
    ),
    stated: "",
    unit: words::YEARS,
    jump: "view=trade&unit=printed&time=1987..2010&tab=table&focus=2001.total_printed",
    check: c20,
    ..C19
};

fn c20(sheet: &mut Sheet) -> Result<Outcome, Undefined> {
    let (mut right, mut all) = (0, 0);
    for (label, sign, column) in [
        (words::SUM, " + ", "trade_total"),
        (words::LESS, " − ", "balance"),
    ] {
        sheet.head(label);
        (right, all) = (if all == 0 { usize::MAX } else { right }, 0);
        let mut agreeing = 0;
        for year in table(Trade1987).years() {
            if year == 1998 {
                continue;
            }
            all += 1;
            let computed = sheet.two(Trade1987, year, BOTH, sign);
            let printed = sheet.read(CellRef::of_year(Trade1987, year, column));
            let same = (computed - printed).abs() <= ROUNDING;
            sheet.say(if same { " ≈ " } else { " ≠ " });
            sheet.number(printed, 1);
            agreeing += usize::from(same);
        }
        right = right.min(agreeing);
    }
    sheet.counted(right, all, "");
    Ok(Outcome::count(right == all, right, all))
}

pub const C21: Claim = Claim {
    id: "c21",
    text: tri!(
        "占總貿易的比重與占出口、占進口的比重相合。",
        "貿易総額比は輸出・輸入それぞれの割合と整合する。",
        "The share of all trade agrees with the shares of exports and imports.",
    ),
    unit: words::POINTS,
    jump: "view=trade&unit=printed&time=1987..2010&tab=table&focus=1987.share_of_trade_pct",
    check: c21,
    ..C20
};

fn c21(sheet: &mut Sheet) -> Result<Outcome, Undefined> {
    sheet.head(tri!(
        "總額 ÷（出口 ÷ 占出口 + 進口 ÷ 占進口），與印出的比重",
        "総額÷（輸出÷輸出比＋輸入÷輸入比）と表の割合",
        "Total ÷ (exports ÷ their share + imports ÷ their share), and the printed share",
    ));
    let mut widest = 0f64;
    for year in table(Trade1987).years() {
        let place = |column| CellRef::of_year(Trade1987, year, column);
        sheet.line(&year.to_string());
        let total = sheet.read(place("exports")) + sheet.read(place("imports"));
        sheet.number(total, 2);
        sheet.say(" ÷ (");
        let exports = sheet.cell(place("exports"));
        sheet.say(" ÷ ");
        let of_exports = sheet.cell(place("export_share_pct"));
        sheet.say(" + ");
        let imports = sheet.cell(place("imports"));
        sheet.say(" ÷ ");
        let of_imports = sheet.cell(place("import_share_pct"));
        sheet.say(")");
        let share = share_from_shares(exports, of_exports, imports, of_imports)?;
        sheet.is(share, 2);
        sheet.say(" ≈ ");
        let printed = sheet.cell(place("trade_share_pct"));
        widest = widest.max((share - printed).abs());
    }
    sheet.head(tri!("最大差距", "最大の差", "Widest gap"));
    sheet.number(widest, 2);
    sheet.say(if widest <= ROUNDING {
        " ≤ 0.1"
    } else {
        " > 0.1"
    });
    Ok(Outcome {
        values: vec![widest],
        decimals: 2,
        ..Outcome::new(Verdict::of(widest <= ROUNDING))
    })
}

pub const C22: Claim = Claim {
    id: "c22",
    section: "t2",
    text: tri!(
        "台灣與中國統計的投資金額不同。",
        "投資額は台湾側と中国側の統計で異なる。",
        "Taiwan’s and China’s counts of the amounts differ.",
    ),
    unit: words::TIMES,
    jump: "view=investment&tab=table&focus=1993.cn_amount",
    check: c22,
    ..C20
};

fn c22(sheet: &mut Sheet) -> Result<Outcome, Undefined> {
    sheet.head(tri!(
        "中國統計 ÷ 台灣統計，百萬美元",
        "中国側÷台湾側、百万ドル",
        "China’s count ÷ Taiwan’s, US$ million",
    ));
    let (mut differ, mut china, mut taiwan, mut late) = (true, 0.0, 0.0, 0.0);
    let rows = table(Investment).rows.len();
    let place = |row: usize, column| {
        Some(CellRef {
            dataset: Investment,
            row,
            column,
        })
    };
    for row in 0..rows {
        let year = table(Investment).year(row).unwrap_or_default().to_string();
        let until = if row == 0 { "≤ " } else { "" };
        sheet.line(&(until.to_owned() + &year));
        let theirs = sheet.cell(place(row, "cn_amount"));
        sheet.say(" ÷ ");
        let own = sheet.cell(place(row, "tw_amount"));
        sheet.is(multiple(own, theirs)?, 1);
        differ &= (theirs - own).abs() > 1.0;
        china += theirs;
        taiwan += own;
    }
    sheet.head(tri!("合計", "合計", "Sums"));
    let sums = |sheet: &mut Sheet, own: f64| -> Computed {
        sheet.number(china, 0);
        sheet.say(" ÷ ");
        sheet.number(own, 0);
        Ok(sheet.is(multiple(own, china)?, 1))
    };
    let times = sums(sheet, taiwan)?;
    sheet.head(tri!(
        "括號內的事後補登記，另計",
        "括弧内の事後の登録、別に計算",
        "Late registrations, in brackets, apart",
    ));
    for row in 0..rows {
        // Most rows have none.
        if sheet.has(place(row, "tw_retroactive_amount")) {
            late += sheet.read(place(row, "tw_retroactive_amount"));
        }
    }
    sheet.number(late, 0);
    sheet.say("\n");
    sums(sheet, taiwan + late)?;
    Ok(Outcome {
        values: vec![times],
        decimals: 1,
        ..Outcome::new(Verdict::of(differ))
    })
}
