//! The words around bringing, keeping and grouping flows of one's own.

use super::sentences::fill;
use super::{Lang, Tri, number, tri};

/// The name of the part in which files are brought.
pub const OWN: Tri = tri!("自己的資料", "自分のデータ", "Your own data");
/// What to do, and where it goes.
pub const INVITE: Tri = tri!(
    "把貿易流量的檔案拖到這裡（UN Comtrade、WITS、IMF、BACI 或其他 CSV，也可以是 ZIP、試算表）。只在這個瀏覽器裡讀取，不會送出。",
    "貿易の流れのファイルをここへ（UN Comtrade、WITS、IMF、BACI、ほかのCSV。ZIPや表計算も可）。このブラウザの中だけで読み、どこへも送らない。",
    "Drop files of trade flows here: UN Comtrade, WITS, IMF, BACI or any other CSV, ZIP or workbook. They are read in this browser and sent nowhere.",
);
/// Opens the browser's own choice of files.
pub const CHOOSE: Tri = tri!("選擇檔案…", "ファイルを選ぶ…", "Choose a file…");
/// Brings further files into what is there.
pub const ADD_FILES: Tri = tri!("加入檔案…", "ファイルを足す…", "Add to this work…");
/// Tables of several kinds are in an archive.
pub const KINDS: Tri = tri!(
    "裡面有幾種不同的表。要讀哪一種？",
    "中に種類の違う表があります。どれを読みますか。",
    "It holds tables of several kinds. Which are to be read?",
);
/// Files of several kinds.
pub const KINDS_MIXED: Tri = tri!("多種檔案", "種類の違うファイル", "Files of several kinds");
/// Where files differ, the later one counts.
pub const LATER_FILE: Tri = tri!(
    "以後面的檔案為準",
    "後のファイルを採る",
    "Take the later file’s"
);
/// Where files differ, they are parts.
pub const ADD_FLOWS: Tri = tri!("加總", "合計する", "Add them up");
/// Opens a field to paste into.
pub const PASTE: Tri = tri!("貼上文字…", "貼り付ける…", "Paste rows…");
/// The field to paste into.
pub const PASTED: Tri = tri!("要讀取的列", "読み取る行", "Rows to read");
/// Reads what was pasted or mapped.
pub const READ: Tri = tri!("讀取", "読み取る", "Read");
/// Stops.
pub const CANCEL: Tri = tri!("取消", "やめる", "Cancel");
/// The sample as a file.
pub const SAMPLE_FILE: Tri = tri!("下載範例檔", "見本のファイル", "Sample file");
/// Back to the sample.
pub const BACK: Tri = tri!("回到範例", "見本に戻る", "Back to the sample");
/// A file is being looked at.
pub const LOOKING: Tri = tri!(
    "正在檢視檔案…",
    "ファイルを見ています…",
    "Looking at the file …"
);
/// How far a file is read.
pub const READING: Tri = tri!("正在讀取", "読み取り中", "Reading");
/// What was asked for is on its way.
pub const WAIT: Tri = tri!("計算中…", "計算中…", "Computing …");
/// What was there stays.
pub const STAYS: Tri = tri!(
    "先前的資料仍在。",
    "前のデータはそのまま残っている。",
    "What was there before is still there.",
);
/// What is asked where the file does not have the world's imports.
pub const WORLD_ASK: Tri = tri!(
    "公式需要這個數字；在您選擇之前，只計算檔案中各經濟體之間。要以什麼代替？",
    "式にはこの数値が要る。選ぶまではファイルにある国・地域の間で計算する。何を用いますか。",
    "The formula needs them; until you choose, only trade among the economies of the file counts. What is to stand for them?",
);
/// The sum of the file's importers stands for the world.
pub const WORLD_SUM: Tri = tri!(
    "檔案中各進口方的合計",
    "ファイルの輸入側の合計",
    "sum of this file’s importers",
);
/// Nothing stands for the world.
pub const WORLD_CLOSED: Tri = tri!(
    "只計檔案中各經濟體之間",
    "ファイルの国・地域の間だけ",
    "only among the economies of this file",
);
/// A number of the reader's own for a year.
#[must_use]
pub fn world_own(year: i32, unit: &str, lang: Lang) -> String {
    let unit = if unit.is_empty() { "?" } else { unit };
    fill(
        tri!(
            "自訂 {0} 年數字（{1}）",
            "{0}年の数値を入れる（{1}）",
            "Your own number for {0} ({1})",
        ),
        &[&year.to_string(), unit],
        lang,
    )
}
/// Heading of the mapping step.
pub const MAP: Tri = tri!(
    "各欄是什麼？",
    "各列は何ですか。",
    "What do the columns hold?",
);
/// What the mapping step is for.
pub const MAP_HELP: Tri = tri!(
    "標題不屬於已知格式。請核對每欄的內容；需要年份、雙方與金額。",
    "見出しが既知の形式ではない。各列の中身を確かめてください。年・両者・金額が必要。",
    "The header is of no known kind. Check what each column holds; year, both economies and value are needed.",
);
/// The columns can be changed.
pub const CHANGE_MAP: Tri = tri!("更改欄位對應…", "列の対応を変える…", "Change the columns…");
/// What stands between the columns.
pub const SEPARATOR: Tri = tri!("分隔符號", "区切り", "Separator");
/// How letters are written.
pub const LETTERS: Tri = tri!("文字編碼", "文字コード", "Letters");
/// How letters are written is a guess.
pub const LETTERS_OPEN: Tri = tri!(
    "文字編碼是猜的：若字不對，請改選。",
    "文字コードは推定。文字が化けていれば選び直してください。",
    "How letters are written is a guess: if they look wrong, choose another.",
);
/// How numbers are written.
pub const NUMBERS: Tri = tri!("數字寫法", "数字の書き方", "Numbers like");
/// The year of all rows.
pub const ONE_YEAR: Tri = tri!("全部列的年份", "全行の年", "Year of all rows");
/// What becomes of repeated rows.
pub const REPEATS: Tri = tri!("同一對的多列", "同じ組の行", "Rows of one pair");
/// By the kind of file.
pub const REPEATS_USUAL: Tri = tri!("依檔案種類", "形式に従う", "As usual for the file");
/// They are parts of one flow.
pub const REPEATS_SUM: Tri = tri!("加總", "合計する", "Add up");
/// The last one corrects those before.
pub const REPEATS_LAST: Tri = tri!("取最後一列", "最後の行を採る", "Take the last");
/// Heading of what was done with the rows.
pub const REPORT: Tri = tri!("如何讀取", "読み取り方", "How it was read");
/// Groups.
pub const GROUPS: Tri = tri!("合併為一體", "まとめて一つにする", "Take together");
/// What a group does.
pub const GROUPS_HELP: Tri = tri!(
    "所選的經濟體視為一個，內部貿易不計。",
    "選んだ国・地域を一つとみなし、その間の貿易は数えない。",
    "The economies chosen count as one; trade among them is left out.",
);
/// ASEAN.
pub const ASEAN: Tri = tri!("東協 10 國", "ASEAN 10か国", "ASEAN (10 members)");
/// The EU.
pub const EU: Tri = tri!("歐盟 27 國", "EU 27か国", "EU (27 members)");
/// A group of one's own.
pub const OWN_GROUP: Tri = tri!("自訂", "自分で決める", "Your own");
/// Its name.
pub const GROUP_NAME: Tri = tri!("名稱", "名前", "Name");
/// Its members.
pub const GROUP_MEMBERS: Tri = tri!(
    "成員代碼，以空格分隔",
    "メンバーのコード（空白で区切る）",
    "Members’ codes, with blanks between",
);
/// Adds it.
pub const ADD: Tri = tri!("加入", "加える", "Add");
/// Takes it away.
pub const REMOVE: Tri = tri!("移除", "外す", "Remove");
/// Heading of what is kept.
pub const KEPT: Tri = tri!(
    "保存在這個瀏覽器",
    "このブラウザに保存",
    "Kept in this browser"
);
/// Its name.
pub const NAME: Tri = tri!("名稱", "名前", "Name");
/// Keeps under the name.
pub const RENAME: Tri = tri!("改名", "名前を変える", "Rename");
/// Opens a kept work.
pub const OPEN: Tri = tri!("開啟", "開く", "Open");
/// Deletes a kept work.
pub const DELETE: Tri = tri!("刪除", "削除", "Delete");
/// Takes a deletion back.
pub const UNDO: Tri = tri!("復原", "元に戻す", "Undo");
/// As a file.
pub const SAVE: Tri = tri!("存成檔案", "ファイルに保存", "Save as a file");
/// It is open.
pub const OPENED: Tri = tri!("使用中", "使用中", "open");
/// Nothing can be kept here.
pub const NOT_KEPT: Tri = tri!(
    "這個瀏覽器不讓本頁保存資料；請存成檔案。",
    "このブラウザはこのページに保存を許していない。ファイルに保存してください。",
    "This browser lets the page keep nothing; save as a file instead.",
);
/// No room.
pub const FULL: Tri = tri!(
    "瀏覽器的儲存空間已滿；請刪除一些，或存成檔案。",
    "ブラウザの保存領域がいっぱい。何かを削除するか、ファイルに保存してください。",
    "The browser’s storage is full; delete something, or save as a file.",
);
/// A name that can be used for a pasted text.
pub const PASTED_NAME: Tri = tri!("貼上的資料", "貼り付けたデータ", "Pasted rows");
/// Codes that the data do not have.
#[must_use]
pub fn unknown_members(codes: &str, lang: Lang) -> String {
    fill(
        tri!(
            "資料裡沒有這些代碼：{0}",
            "データにないコード：{0}",
            "Not in the data: {0}",
        ),
        &[codes],
        lang,
    )
}
/// Fewer than two members are no group.
pub const TWO_MEMBERS: Tri = tri!(
    "至少要有資料裡的兩個經濟體。",
    "データにある国・地域が少なくとも二つ必要。",
    "A group needs two economies of the data at least.",
);

/// What was read in a line: its kind, rows, what was used and left out.
#[must_use]
pub fn read_in(kind: &str, rows: u64, used: u64, left: u64, lang: Lang) -> String {
    let number = |value: u64| number::fixed(value as f64, 0);
    fill(
        tri!(
            "{0}，{1} 列；{2} 筆使用，{3} 筆略去。",
            "{0}、{1}行。{2}件を使用、{3}件を除外。",
            "{0}, {1} rows: {2} values used, {3} left out.",
        ),
        &[kind, &number(rows), &number(used), &number(left)],
        lang,
    )
}

/// Tables of one kind in an archive: their names, and their size together.
#[must_use]
pub fn kind(names: &[&str], bytes: f64, lang: Lang) -> String {
    let first = names.iter().take(3).copied().collect::<Vec<_>>().join(", ");
    let rest = names.len().saturating_sub(3);
    let names = match rest {
        0 => first,
        rest => format!("{first} + {rest}"),
    };
    let size = number::fixed((bytes / 1e6).max(0.1), 1);
    fill(
        tri!("{0}（{1} MB）", "{0}（{1} MB）", "{0} ({1} MB)"),
        &[&names, &size],
        lang,
    )
}

/// What was left aside, by name.
#[must_use]
pub fn aside(names: &[String], lang: Lang) -> String {
    let mut list = names
        .iter()
        .take(12)
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join(", ");
    if names.len() > 12 {
        list += ", …";
    }
    fill(
        tri!("未讀取：{0}", "読まなかったもの：{0}", "Left aside: {0}"),
        &[&list],
        lang,
    )
}

/// Bytes that belong to nothing.
#[must_use]
pub fn trailing(bytes: u64, lang: Lang) -> String {
    fill(
        tri!(
            "壓縮資料後面有 {0} 個不屬於它的位元組：略去",
            "圧縮データの後に、それに属さない{0}バイト：除外",
            "{0} bytes after the packed data that are no part of it: left out",
        ),
        &[&number::fixed(bytes as f64, 0)],
        lang,
    )
}

/// Files were added to a work.
#[must_use]
pub fn added(name: &str, lang: Lang) -> String {
    fill(
        tri!("已加入「{0}」。", "「{0}」に足した。", "Added to “{0}”."),
        &[name],
        lang,
    )
}

/// A file without a unit is in this one.
#[must_use]
pub fn same_unit(unit: &str, lang: Lang) -> String {
    fill(
        tri!("單位也是「{0}」", "単位は同じ「{0}」", "It is in {0}, too"),
        &[unit],
        lang,
    )
}

/// Some examples of where a rule applied.
#[must_use]
pub fn examples(lines: &str, what: &str, lang: Lang) -> String {
    let text = if what.is_empty() {
        tri!("第 {0} 行", "{0}行目", "line {0}")
    } else {
        tri!("第 {0} 行：{1}", "{0}行目：{1}", "line {0}: {1}")
    };
    fill(text, &[lines, what], lang)
}

/// How far a file is read, and how long it will take.
#[must_use]
pub fn progress(done: f64, total: f64, rows: f64, seconds: Option<f64>, lang: Lang) -> String {
    let mega = |bytes: f64| number::fixed(bytes / 1e6, 1);
    let rows = number::fixed(rows, 0);
    let main = fill(
        tri!(
            "{0} / {1} MB，{2} 列",
            "{0} / {1} MB、{2}行",
            "{0} of {1} MB, {2} rows",
        ),
        &[&mega(done), &mega(total), &rows],
        lang,
    );
    let Some(seconds) = seconds else {
        return main;
    };
    let left = fill(
        tri!("，約剩 {0} 秒", "、残り約{0}秒", ", about {0} s left"),
        &[&number::fixed(seconds.ceil(), 0)],
        lang,
    );
    main + &left
}

/// A kept work in a line.
#[must_use]
pub fn kept(economies: u32, years: (i32, i32), lang: Lang) -> String {
    let span = match years.0 == years.1 {
        true => years.0.to_string(),
        false => format!("{}–{}", years.0, years.1),
    };
    fill(
        tri!(
            "{0} 個經濟體，{1}",
            "{0}の国・地域、{1}",
            "{0} economies, {1}",
        ),
        &[&economies.to_string(), &span],
        lang,
    )
}

/// A work was deleted.
#[must_use]
pub fn deleted(name: &str, lang: Lang) -> String {
    fill(
        tri!("已刪除「{0}」", "「{0}」を削除した", "Deleted “{0}”"),
        &[name],
        lang,
    )
}

/// Other faults than a file's own.
pub mod fault {
    use super::{Tri, tri};

    /// The file cannot be read to its end.
    pub const STREAM: Tri = tri!(
        "檔案讀到一半就中斷；可能在讀取時被移動或更改。請再試一次。",
        "ファイルを最後まで読めません。読み取り中に移動か変更されたのかもしれません。もう一度試してください。",
        "The file could not be read to its end; it may have been moved or changed meanwhile. Try again.",
    );
    /// Damaged gzip.
    pub const GZIP: Tri = tri!(
        "gzip 檔損壞或不完整。請重新下載。",
        "gzipが壊れているか途中で切れています。入手し直してください。",
        "The gzip file is damaged or cut off. Download it again.",
    );
    /// Damaged archive.
    pub const ZIP: Tri = tri!(
        "壓縮檔損壞或不完整。請重新下載。",
        "圧縮ファイルが壊れているか途中で切れています。入手し直してください。",
        "The archive is damaged or cut off. Download it again.",
    );
    /// It asks for a password.
    pub const ENCRYPTED: Tri = tri!(
        "檔案有密碼。請先解開，再放入其中的表。",
        "ファイルにパスワードがかかっています。先に解いて、中の表を入れてください。",
        "The file asks for a password. Open it first, and bring the tables inside.",
    );
    /// Packed in another way.
    pub const PACKER: Tri = tri!(
        "壓縮方式不是常見的 DEFLATE。請先解壓縮，再放入其中的檔案。",
        "一般的なDEFLATEではない圧縮です。先に展開して、中のファイルを入れてください。",
        "The archive is packed in an uncommon way. Unpack it first, and bring the files inside.",
    );
    /// More than is read.
    pub const TOO_LARGE: Tri = tri!(
        "裡面的檔案太多或太大，或所稱的大小不可能。請先解開，只放入需要的表。",
        "中身が多すぎるか大きすぎる、または大きさがありえません。先に展開して、要る表だけ入れてください。",
        "It holds too much, or says sizes that cannot be. Unpack it first, and bring only the tables needed.",
    );
    /// One of several parts.
    pub const PARTS: Tri = tri!(
        "這只是分割壓縮檔的一部分。請先解壓縮全部。",
        "分割された圧縮ファイルの一部です。全部を先に展開してください。",
        "This is one part of an archive in several. Unpack all of it first.",
    );
    /// No table in it.
    pub const NO_TABLE: Tri = tri!(
        "裡面沒有可讀的表（年份、雙方與金額）。",
        "中に読める表（年・両者・金額）がありません。",
        "It holds no table that can be read: year, both economies and value are needed.",
    );
    /// No memory.
    pub const MEMORY: Tri = tri!(
        "記憶體不足。請關閉其他分頁，或先用 DuckDB 縮減檔案（見說明）。",
        "記憶が足りません。ほかのタブを閉じるか、先にDuckDBでファイルを減らしてください（説明書を参照）。",
        "There is not enough memory. Close other tabs, or cut the file down with DuckDB first; the guide says how.",
    );
    /// It stopped.
    pub const LOST: Tri = tri!(
        "讀取程式停止了。請再試一次。",
        "読み取りが止まりました。もう一度試してください。",
        "Reading has stopped. Try again.",
    );
    /// It could not be loaded.
    pub const NO_ENGINE: Tri = tri!(
        "無法載入讀取程式。請連上網路再試一次。",
        "読み取りの部品を読み込めません。接続を確かめて、もう一度試してください。",
        "The part that reads files could not be loaded. Connect, and try again.",
    );
    /// What cannot be.
    pub const OTHER: Tri = tri!(
        "出了預料之外的錯。請再試一次。",
        "予期しない誤りです。もう一度試してください。",
        "Something unforeseen went wrong. Try again.",
    );
}
