//! What is said where more is brought than is taken.

use super::sentences::fill;
use super::{Lang, Tri, number, tri};
use crate::data::bounds::{FILES, GROUPS};

fn count(text: Tri, most: usize, lang: Lang) -> String {
    fill(text, &[&number::fixed(most as f64, 0)], lang)
}

/// A table has too many columns.
#[must_use]
pub fn columns(most: u32, lang: Lang) -> String {
    let text = tri!(
        "超過 {0} 欄，不像貿易的表。可能分隔符號不對，或行列顛倒；請只留需要的欄。",
        "列が{0}を超え、貿易の表とは思えません。区切りが違うか、行と列が逆かもしれません。要る列だけにしてください。",
        "More than {0} columns, which no table of trade has. The separator may be another one, or rows and columns are swapped; keep only the columns needed.",
    );
    count(text, most as usize, lang)
}

/// How many of a file's columns are shown.
#[must_use]
pub fn columns_shown(shown: usize, all: usize, lang: Lang) -> String {
    let [shown, all] = [shown, all].map(|count| number::fixed(count as f64, 0));
    fill(
        tri!(
            "顯示 {1} 欄中的 {0} 欄；其他請以名稱尋找。",
            "{1}列のうち{0}列を表示。ほかは名前で探せます。",
            "{0} of {1} columns are shown; the others are found by name.",
        ),
        &[&shown, &all],
        lang,
    )
}

/// The field in which columns are sought.
pub const SEEK: Tri = tri!("尋找欄位", "列を探す", "Find a column");

/// No further group can be made.
#[must_use]
pub fn groups(lang: Lang) -> String {
    let text = tri!(
        "最多 {0} 組；請先移除一組。",
        "最大{0}組。先に一つ外してください。",
        "There can be {0} groups at most; remove one first.",
    );
    count(text, GROUPS, lang)
}

/// A saved file has more groups than are taken.
#[must_use]
pub fn groups_left(left: usize, lang: Lang) -> String {
    let [most, left] = [GROUPS, left].map(|count| number::fixed(count as f64, 0));
    fill(
        tri!(
            "檔案中的合併組只取前 {0} 組，其餘 {1} 組略去。",
            "ファイルのまとまりは最初の{0}組だけを採り、残り{1}組を除いた。",
            "Of the file’s groups the first {0} are taken, and {1} left out.",
        ),
        &[&most, &left],
        lang,
    )
}

/// Members that are not named.
#[must_use]
pub fn members_more(left: usize, lang: Lang) -> String {
    let text = tri!("，另 {0} 個", "、ほか{0}", " and {0} more");
    count(text, left, lang)
}

/// More files were brought than are taken at once.
#[must_use]
pub fn files_left(left: usize, lang: Lang) -> String {
    let [most, left] = [FILES, left].map(|count| number::fixed(count as f64, 0));
    fill(
        tri!(
            "一次最多 {0} 個檔案：另外 {1} 個未讀取。",
            "一度に{0}ファイルまで：残り{1}個は読まなかった。",
            "{0} files are read at once, and {1} were left aside.",
        ),
        &[&most, &left],
        lang,
    )
}
