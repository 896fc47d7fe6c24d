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

/// Another tab has changed a work meanwhile.
pub const CHANGED: Tri = tri!(
    "這件資料已在另一分頁更改，那邊的仍保留；這裡的更改未保存。可另存為一件，或在下面開啟那邊的。",
    "このデータは別のタブで変更され、そちらが保存されている。ここでの変更は保存していない。別の一件として保存するか、下でそちらを開けます。",
    "This work was changed in another tab, and is kept as it is there; what was changed here is not kept. Keep it as a work of its own, or open the other one below.",
);
/// Another tab has deleted a work meanwhile.
pub const GONE: Tri = tri!(
    "這件資料已在另一分頁刪除，所以這裡的更改未保存。可另存為一件。",
    "このデータは別のタブで削除されたので、ここでの変更は保存していない。別の一件として保存できます。",
    "This work was deleted in another tab, so what was changed here is not kept. It can be kept as a work of its own.",
);
/// A work that is to be opened or deleted is not there any more.
pub const NOT_THERE: Tri = tri!(
    "這件資料已不在：在另一分頁刪除了。",
    "このデータはもうない：別のタブで削除された。",
    "That work is no longer there: it was deleted in another tab.",
);
/// Keeps what is open as another work.
pub const APART: Tri = tri!(
    "另存為一件",
    "別の一件として保存",
    "Keep as a work of its own"
);

/// A newer version keeps its works here.
pub const NEWER: Tri = tri!(
    "這個瀏覽器裡的資料是較新版的 tairi 保存的，都還在；請重新載入頁面以取得新版，或存成檔案。",
    "このブラウザのデータは新しい版のtairiが保存したもので、そのまま残っている。ページを読み込み直すか、ファイルに保存してください。",
    "A newer version of tairi keeps its works in this browser; they are all there. Load the page again to get that version, or save as a file.",
);
/// Something else has a database of the same name.
pub const FOREIGN: Tri = tri!(
    "這個網站上另有程式使用同名的資料庫，所以無法保存，也未更動它；請存成檔案。",
    "このサイトの別のものが同じ名前のデータベースを使っているので保存できず、それには手を付けていない。ファイルに保存してください。",
    "Something else on this site has a database of the same name, so nothing can be kept; it was left as it is. Save as a file instead.",
);
/// The browser does not answer.
pub const SLOW: Tri = tri!(
    "瀏覽器的儲存空間沒有回應，還不知道是否已保存；可等待，或存成檔案。",
    "ブラウザの保存領域が応答しない。保存できたかはまだ分からない。待つか、ファイルに保存してください。",
    "The browser’s storage does not answer; whether this is kept is not known yet. Wait, or save as a file.",
);

/// A kept work is not opened by itself, beside its name.
pub const HELD: Tri = tri!(
    "未自動開啟：上次（或在另一分頁）開啟資料時頁面未能完成。按「開啟」可再試。",
    "自動では開いていない：前回（または別のタブで）、データを開いている途中だった。「開く」で試せます。",
    "Not opened by itself: the last time, or in another tab, the page had not finished opening something. “Open” tries it.",
);
