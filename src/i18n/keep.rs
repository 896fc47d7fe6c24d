//! The words around what is kept in the browser, where it cannot be as the reader would have
//! it.

use super::sentences::fill;
use super::{Lang, Tri, number, tri};
use crate::data::bounds::WORKS;

/// As many works are kept as may be.
#[must_use]
pub fn many(lang: Lang) -> String {
    fill(
        tri!(
            "已保存 {0} 件，是上限；請刪除一些，或存成檔案。",
            "保存は{0}件まで。何かを削除するか、ファイルに保存してください。",
            "{0} works are kept, which is the most; delete one, or save as a file.",
        ),
        &[&number::fixed(WORKS as f64, 0)],
        lang,
    )
}

/// A kept work is not opened by itself, beside its name.
pub const HELD: Tri = tri!(
    "未自動開啟：上次（或在另一分頁）開啟資料時頁面未能完成。按「開啟」可再試。",
    "自動では開いていない：前回（または別のタブで）、データを開いている途中だった。「開く」で試せます。",
    "Not opened by itself: the last time, or in another tab, the page had not finished opening something. “Open” tries it.",
);
