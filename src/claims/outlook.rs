//! Section 5: the interests at stake.

use super::sheet::{Outcome, Sheet};
use super::{Claim, words};
use crate::data::DatasetId::Trade1987;
use crate::data::{CellRef, table};
use crate::i18n::tri;
use crate::trade::Undefined;

pub const C13: Claim = Claim {
    id: "c13",
    section: "5",
    row: "",
    text: tri!(
        "日本長期對台享有 200 億美元以上的順差。",
        "日本は長く台湾に対し200億ドルを超える黒字を保ってきた。",
        "Japan has long run a surplus of over US$ 20 billion with Taiwan.",
    ),
    stated: "200",
    unit: words::YEARS,
    jump: "view=trade&measure=balance&unit=printed&time=1987..2010&tab=table&focus=2003.balance_printed",
    check: c13,
};

/// So many years to the table's end without a break count as long.
const LONG: usize = 5;

fn c13(sheet: &mut Sheet) -> Result<Outcome, Undefined> {
    sheet.head(tri!(
        "逆差在 200 億美元以上的年份（表末連續 5 年以上即算長期）",
        "赤字が200億ドル以上の年（表の末尾まで5年以上続けば「長く」とみる）",
        "Years with a deficit of 200 or more (five running to the table’s end count as long)",
    ));
    let (mut found, mut running, mut all) = (0, 0, 0);
    for year in table(Trade1987).years() {
        all += 1;
        let balance = sheet.read(CellRef::of_year(Trade1987, year, "balance"));
        if balance <= -200.0 {
            found += 1;
            running += 1;
            sheet.line(&year.to_string());
            sheet.number(balance, 1);
        } else {
            running = 0;
        }
    }
    sheet.counted(found, all, "");
    Ok(Outcome::count(running >= LONG, found, all))
}
