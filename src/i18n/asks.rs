//! The questions that are asked of a file that does not say everything.

use super::{Tri, tri};
use crate::flows::economies::Numbers;
use crate::flows::{Ask, Direction};

/// Above the questions.
pub const ONE: Tri = tri!(
    "檔案沒有說明的一點",
    "ファイルに書かれていないこと",
    "One thing the file does not say",
);
/// Above several of them.
pub const SOME: Tri = tri!(
    "檔案沒有說明的幾點",
    "ファイルに書かれていないいくつかのこと",
    "What the file does not say",
);
/// The columns are known, and can be changed.
pub const COLUMNS: Tri = tri!("欄位對應", "列の対応", "Columns");
/// Parts are added up.
pub const ADD_UP: Tri = tri!("全部加總", "すべて合計する", "Add all up");
/// Rows of a matrix export.
pub const ROWS_EXPORT: Tri = tri!(
    "列是出口方，欄是進口方",
    "行が輸出側、列が輸入側",
    "Rows export, columns import",
);
/// Rows of a matrix import.
pub const ROWS_IMPORT: Tri = tri!(
    "列是進口方，欄是出口方",
    "行が輸入側、列が輸出側",
    "Rows import, columns export",
);
/// What the number 1 stands for.
pub const ONE_IMPORTS: Tri = tri!(
    "1 是進口，2 是出口（UN Comtrade、Eurostat）",
    "1 が輸入、2 が輸出（UN Comtrade、Eurostat）",
    "1 is imports, 2 exports (UN Comtrade, Eurostat)",
);
/// The same the other way.
pub const ONE_EXPORTS: Tri = tri!(
    "1 是出口，2 是進口（日本海關）",
    "1 が輸出、2 が輸入（日本の税関）",
    "1 is exports, 2 imports (Japan’s customs)",
);
/// `2010-11` is a year.
pub const A_YEAR: Tri = tri!(
    "從該年到次年",
    "その年から翌年まで",
    "A year that ends in the next"
);
/// `2010-11` is a month.
pub const A_MONTH: Tri = tri!("年和月", "年と月", "A year and a month");

/// A question.
#[must_use]
pub const fn ask(ask: Ask) -> Tri {
    match ask {
        Ask::Columns => tri!(
            "標題不屬於已知格式：各欄是什麼？",
            "見出しが既知の形式ではない：各列は何ですか。",
            "The header is of no known kind: what do the columns hold?",
        ),
        Ask::Reporter => tri!(
            "檔案只列出夥伴：這是哪個經濟體的貿易？（代碼或名稱）",
            "相手だけが書かれている：どの国・地域の貿易ですか（コードか名称）。",
            "Only partners are named: whose trade is it? (Code or name)",
        ),
        Ask::Direction => tri!(
            "沒有說明方向：是出口還是進口？",
            "向きが書かれていない：輸出ですか、輸入ですか。",
            "The direction is not said: exports or imports?",
        ),
        Ask::Year => tri!(
            "沒有年份：是哪一年？",
            "年が書かれていない：何年ですか。",
            "No year is given: which year is it?",
        ),
        Ask::Letters => super::bring::LETTERS_OPEN,
        Ask::Decimal => tri!(
            "像 1.234 的數字有兩種讀法：哪一種？",
            "1.234 のような数字は二通りに読める：どちらですか。",
            "Numbers such as 1.234 can be read in two ways: which?",
        ),
        Ask::FlowCodes => tri!(
            "方向以 1 和 2 表示：各是什麼？",
            "向きが 1 と 2 で書かれている：それぞれ何ですか。",
            "The direction is written as 1 and 2: what are they?",
        ),
        Ask::Numbers => tri!(
            "經濟體的數字代碼可屬於幾個代碼表：哪一個？",
            "国・地域の番号は複数のコード表に当てはまる：どれですか。",
            "The numbers of economies fit several code lists: which is it?",
        ),
        Ask::Rows => tri!(
            "矩陣沒有說明哪一邊出口：列還是欄？",
            "行列のどちらが輸出側か書かれていない：行ですか、列ですか。",
            "The matrix does not say which side exports: rows or columns?",
        ),
        Ask::SplitYears => tri!(
            "2010-11 這樣的時間是年度還是月份？",
            "2010-11 のような時は年度ですか、月ですか。",
            "Is a time such as 2010-11 a year or a month?",
        ),
        Ask::Measure(_) => tri!(
            "檔案有幾種數值：要用哪一種？",
            "複数の値がある：どれを使いますか。",
            "The file holds several kinds of values: which one is wanted?",
        ),
        Ask::Breakdown(_) => tri!(
            "同一流量有幾列，只有這一欄不同：加總，還是只取其一？",
            "同じ流れに複数の行があり、この列だけが違う：合計しますか、一つだけ採りますか。",
            "Several rows of one flow differ in this column only: add them up, or take one?",
        ),
    }
}

/// A way that goods go.
#[must_use]
pub const fn direction(direction: Direction) -> Tri {
    match direction {
        Direction::Export => tri!("出口", "輸出", "Exports"),
        Direction::Import => tri!("進口", "輸入", "Imports"),
    }
}

/// A list of codes.
#[must_use]
pub const fn numbers(numbers: Numbers) -> Tri {
    match numbers {
        Numbers::M49 => tri!(
            "聯合國 M49、ISO 3166",
            "国連M49、ISO 3166",
            "UN M49, ISO 3166"
        ),
        Numbers::Comtrade => tri!("UN Comtrade", "UN Comtrade", "UN Comtrade"),
        Numbers::Cow => tri!(
            "Correlates of War",
            "Correlates of War",
            "Correlates of War"
        ),
        Numbers::Imf => tri!("國際貨幣基金", "IMF", "IMF"),
        Numbers::Fao => tri!("FAOSTAT", "FAOSTAT", "FAOSTAT"),
        Numbers::Geonom => tri!("Eurostat GEONOM", "Eurostat GEONOM", "Eurostat GEONOM"),
        Numbers::Japan => tri!("日本海關", "日本の税関", "Japan’s customs"),
        Numbers::Own => tri!("檔案自己的編號", "ファイル独自の番号", "The file’s own"),
    }
}

/// The lists to choose from.
pub const NUMBERS: [Numbers; 8] = [
    Numbers::M49,
    Numbers::Comtrade,
    Numbers::Imf,
    Numbers::Cow,
    Numbers::Geonom,
    Numbers::Fao,
    Numbers::Japan,
    Numbers::Own,
];
