//! What is said of a file that a reader brings: how it was read, what was left out,
//! and what is wrong with it.

use super::sentences::fill;
use super::{Lang, Tri, number, tri};
use crate::flows::{Decimal, Dialect, Encoding, Problem, Role, Rule, Strange, Unit};

/// What a file is, by its header.
#[must_use]
pub const fn dialect(dialect: Dialect) -> Tri {
    match dialect {
        Dialect::Tairi => tri!("在此儲存的資料", "ここで保存したデータ", "Saved here"),
        Dialect::Tidy => tri!("整齊格式", "整然データ", "Tidy rows"),
        Dialect::ComtradeClassic => tri!(
            "UN Comtrade（舊版）",
            "UN Comtrade（旧版）",
            "UN Comtrade (former site)",
        ),
        Dialect::Comtrade => tri!("UN Comtrade", "UN Comtrade", "UN Comtrade"),
        Dialect::Wits => tri!("WITS", "WITS", "WITS"),
        Dialect::WitsWide => tri!(
            "WITS（逐年一欄）",
            "WITS（年ごとの列）",
            "WITS (a column a year)"
        ),
        Dialect::ImfWide => tri!(
            "IMF（逐年一欄）",
            "IMF（年ごとの列）",
            "IMF (a column a year)"
        ),
        Dialect::ImfLong => tri!("IMF", "IMF", "IMF"),
        Dialect::Baci => tri!("BACI", "BACI", "BACI"),
        Dialect::Comext => tri!("Eurostat Comext", "Eurostat Comext", "Eurostat Comext"),
        Dialect::ComextBulk => tri!(
            "Eurostat Comext（整批檔）",
            "Eurostat Comext（一括）",
            "Eurostat Comext (bulk)",
        ),
        Dialect::Unctad => tri!("UNCTADstat", "UNCTADstat", "UNCTADstat"),
        Dialect::Oecd => tri!("OECD", "OECD", "OECD"),
        Dialect::Gravity => tri!("CEPII Gravity", "CEPII Gravity", "CEPII Gravity"),
        Dialect::Tradhist => tri!("CEPII TRADHIST", "CEPII TRADHIST", "CEPII TRADHIST"),
        Dialect::Cow => tri!(
            "Correlates of War",
            "Correlates of War",
            "Correlates of War"
        ),
        Dialect::TradeStatistics => {
            tri!(
                "tradestatistics.io、Atlas、OEC",
                "tradestatistics.io、Atlas、OEC",
                "tradestatistics.io, Atlas, OEC"
            )
        }
        Dialect::Faostat => tri!("FAOSTAT", "FAOSTAT", "FAOSTAT"),
        Dialect::Taiwan => tri!("台灣海關", "台湾税関", "Taiwan’s customs"),
        Dialect::Japan => tri!("日本海關", "日本税関", "Japan’s customs"),
        Dialect::China => tri!("中國海關", "中国税関", "China’s customs"),
        Dialect::Census => tri!("美國普查局", "米国国勢調査局", "US Census Bureau"),
        Dialect::Square => tri!("矩陣", "行列", "Matrix"),
        Dialect::Other => tri!("其他格式", "その他の形式", "Other format"),
    }
}

/// What a column holds. Columns of years are the reader's guess only.
#[must_use]
pub const fn role(role: Role) -> Tri {
    match role {
        Role::Ignore => tri!("不使用", "使わない", "Not used"),
        Role::Year => tri!("年份", "年", "Year"),
        Role::Exporter => tri!("出口方代碼", "輸出側のコード", "Exporter’s code"),
        Role::ExporterName => tri!("出口方名稱", "輸出側の名称", "Exporter’s name"),
        Role::Importer => tri!("進口方代碼", "輸入側のコード", "Importer’s code"),
        Role::ImporterName => tri!("進口方名稱", "輸入側の名称", "Importer’s name"),
        Role::Reporter => tri!("申報方代碼", "申告側のコード", "Reporter’s code"),
        Role::ReporterName => tri!("申報方名稱", "申告側の名称", "Reporter’s name"),
        Role::Partner => tri!("夥伴代碼", "相手側のコード", "Partner’s code"),
        Role::PartnerName => tri!("夥伴名稱", "相手側の名称", "Partner’s name"),
        Role::Flow => tri!("出口或進口", "輸出か輸入か", "Export or import"),
        Role::Value => tri!("金額", "金額", "Value"),
        Role::Unit => tri!("單位", "単位", "Unit"),
        Role::Scale => tri!("單位的倍數", "単位の倍数", "Scale of the unit"),
        Role::Product => tri!("產品代碼", "品目コード", "Product code"),
        Role::Declared => tri!("由誰申報", "どちらの申告か", "Who declares"),
        Role::Breakdown => tri!("細分項", "内訳", "Breakdown"),
        Role::ExportValue => tri!("出口金額", "輸出額", "Value of exports"),
        Role::ImportValue => tri!("進口金額", "輸入額", "Value of imports"),
        Role::ReverseValue => tri!("反向金額", "逆向きの金額", "Value the other way"),
        Role::Measure => tri!("測量項目", "指標", "What is measured"),
        Role::Classification => tri!("商品分類", "品目分類", "Classification"),
        Role::EconomyColumn => tri!(
            "一個經濟體的金額",
            "一つの国・地域の金額",
            "Values of an economy"
        ),
        Role::YearColumn(_) | Role::PartColumn(..) => {
            tri!("一年的金額", "1年分の金額", "Values of a year")
        }
    }
}

/// The roles that a reader may give a column.
pub const ROLES: [Role; 22] = [
    Role::Ignore,
    Role::Year,
    Role::Exporter,
    Role::ExporterName,
    Role::Importer,
    Role::ImporterName,
    Role::Reporter,
    Role::ReporterName,
    Role::Partner,
    Role::PartnerName,
    Role::Flow,
    Role::Value,
    Role::Unit,
    Role::Scale,
    Role::Product,
    Role::Declared,
    Role::Breakdown,
    Role::ExportValue,
    Role::ImportValue,
    Role::ReverseValue,
    Role::Measure,
    Role::Classification,
];

/// How numbers are written.
#[must_use]
pub const fn decimal(decimal: Decimal) -> Tri {
    match decimal {
        Decimal::Point => tri!("1,234.5", "1,234.5", "1,234.5"),
        Decimal::Comma => tri!("1.234,5", "1.234,5", "1.234,5"),
    }
}

/// What became of some entries.
#[must_use]
pub const fn rule(rule: Rule) -> Tri {
    match rule {
        Rule::Aggregate => tri!(
            "區域或集團（如歐盟、OECD）：略去",
            "地域や集まり（EU、OECDなど）：除外",
            "Regions and blocs (EU, OECD, …): left out",
        ),
        Rule::ReExport => tri!(
            "再出口、再進口：已含在出口、進口內，略去",
            "再輸出・再輸入：輸出・輸入に含まれるため除外",
            "Re-exports and re-imports: contained in exports and imports, left out",
        ),
        Rule::OtherFlow => tri!(
            "既非出口也非進口：略去",
            "輸出でも輸入でもない：除外",
            "Neither exports nor imports: left out",
        ),
        Rule::Product => tri!(
            "產品別的列：另有較粗分類或總額，略去",
            "品目別の行：より粗い分類か総額があるため除外",
            "Product rows with a coarser row or a total beside them: left out",
        ),
        Rule::Quantity => tri!(
            "數量、件數或其他非金額：略去",
            "数量・件数など、金額でないもの：除外",
            "Quantities, counts and other things than values: left out",
        ),
        Rule::Classification => tri!(
            "同一流量的另一種商品分類：略去，每個流量只採一種",
            "同じ流れの別の品目分類：除外、流れごとに一つの分類だけを採る",
            "The same flow in a second classification: left out, one is taken for each flow",
        ),
        Rule::Breakdown => tri!(
            "按運輸、通關或第二夥伴的細分：略去",
            "輸送手段・通関・第二の相手による内訳：除外",
            "Parts by transport, customs procedure or second partner: left out",
        ),
        Rule::SubAnnual => tri!(
            "月或季：已有全年，略去",
            "月・四半期：年計があるため除外",
            "Months and quarters of years that are there whole: left out",
        ),
        Rule::Valuation => tri!(
            "FOB 進口：已有 CIF，略去",
            "FOBの輸入：CIFの値があるため除外",
            "Imports at FOB where the CIF value is there: left out",
        ),
        Rule::Duplicate => tri!(
            "完全重複的列：只計一次",
            "まったく同じ行：一度だけ数えた",
            "Rows repeated to the digit: counted once",
        ),
        Rule::Replaced => tri!(
            "後面另有一列的列：以後者為準",
            "後の行がある行：後の値を採った",
            "Rows that a later one replaces: the later one counts",
        ),
        Rule::Negative => tri!("負數：略去", "負の値：除外", "Values below zero: left out"),
        Rule::MissingValue => tri!(
            "無金額：視為缺漏",
            "金額なし：欠測とした",
            "No value: taken as missing"
        ),
        Rule::BadNumber => tri!(
            "金額無法讀取：略去",
            "読めない金額：除外",
            "Values that are no numbers: left out"
        ),
        Rule::MissingCode => tri!(
            "沒有經濟體代碼：略去",
            "国・地域のコードなし：除外",
            "No code of an economy: left out",
        ),
        Rule::BadYear => tri!(
            "年份無法讀取：略去",
            "読めない年：除外",
            "No readable year: left out"
        ),
        Rule::BadFlow => tri!(
            "不知是出口或進口：略去",
            "輸出か輸入か読めない：除外",
            "Export or import unreadable: left out",
        ),
        Rule::Fields => tri!(
            "欄數與標題不符：略去",
            "列の数が見出しと合わない：除外",
            "More or fewer fields than the header: left out",
        ),
        Rule::CutOff => tri!(
            "最後一列不完整：略去，檔案可能被截斷",
            "最後の行が途中で切れている：除外。ファイルが途中までかもしれない",
            "The last row breaks off: left out, the file may be cut short",
        ),
        Rule::OtherUnit => tri!(
            "單位與前面不同：略去",
            "それまでと違う単位：除外",
            "Another currency than before: left out",
        ),
        Rule::SelfTrade => tri!(
            "與自己的貿易：不入矩陣",
            "自分との貿易：行列に入れない",
            "Trade with itself: not in the matrix",
        ),
        Rule::WorldExports => tri!(
            "世界的出口合計：無需使用",
            "世界の輸出の合計：使わない",
            "World exports as a sum: not needed",
        ),
        Rule::ElsewhereDeclares => tri!(
            "非經濟體的申報：略去",
            "国・地域でないものの申告：除外",
            "Declared by an area that is no economy: left out",
        ),
        Rule::World => tri!(
            "對世界的總額：用作總額",
            "世界に対する総額：総額として使用",
            "Totals with the world: used as totals",
        ),
        Rule::Elsewhere => tri!(
            "未指明的地區：計入總額，不列入矩陣",
            "特定されない地域：総額にだけ数えた",
            "Areas not specified: counted in sums, not in the matrix",
        ),
        Rule::OtherAsia => tri!(
            "代碼 490（其他亞洲）：依聯合國慣例視為台灣",
            "コード490（その他アジア）：国連の慣例により台湾とした",
            "Code 490 (Other Asia, nes): taken as Taiwan by the UN’s convention",
        ),
        Rule::ProductSummed => tri!(
            "產品別的列：加總",
            "品目別の行：合計した",
            "Product rows: added up",
        ),
        Rule::BreakdownSummed => tri!(
            "按運輸、通關等的細分，無總額：加總",
            "輸送手段・通関などの内訳、総額がないため合計した",
            "Parts by transport, customs procedure and the like, without a total: added up",
        ),
        Rule::SubAnnualSummed => tri!(
            "月或季：加總成年",
            "月・四半期：年に合計した",
            "Months and quarters: added up to years",
        ),
        Rule::ValuationUsed => tri!(
            "FOB 進口：沒有 CIF，照用",
            "FOBの輸入：CIFがないため使用",
            "Imports at FOB: used, as there is no CIF value",
        ),
        Rule::RepeatSame => tri!(
            "完全重複的列：加總",
            "まったく同じ行：合計した",
            "Rows repeated to the digit: added up",
        ),
        Rule::RepeatOther => tri!(
            "同一對同一年的多列：加總",
            "同じ組・同じ年の行：合計した",
            "Several rows of one pair and year: added up",
        ),
        Rule::Repaired => tri!(
            "文字亂碼的名稱：已還原",
            "文字化けした名称：復元した",
            "Names with garbled letters: repaired",
        ),
        Rule::Doubtful => tri!(
            "文字存疑的名稱：照原樣",
            "文字が不確かな名称：そのまま",
            "Names with doubtful letters: as they stand",
        ),
        Rule::FileAgain => tri!(
            "前面的檔案已有相同的值：只計一次",
            "前のファイルにも同じ値がある：一度だけ数えた",
            "In an earlier file, too, with the same value: counted once",
        ),
        Rule::FileReplaced => tri!(
            "兩個檔案的值不同：以後面的檔案為準",
            "二つのファイルで値が違う：後のファイルの値を採った",
            "With another value in a later file: the later file’s counts",
        ),
        Rule::FileSummed => tri!(
            "多個檔案各有一部分：加總",
            "複数のファイルに分かれている：合計した",
            "In parts in several files: added up",
        ),
    }
}

const fn strange(what: Strange) -> Tri {
    match what {
        Strange::Pdf => tri!(
            "這是 PDF。請從來源網站下載同一份表的 CSV。",
            "これはPDFです。配布元から同じ表をCSVで入手してください。",
            "This is a PDF. Download the same table as CSV from where it comes.",
        ),
        Strange::Zip => tri!(
            "這是 ZIP 壓縮檔。請先解壓縮，再放入其中的 CSV。",
            "これはZIPです。先に展開して、中のCSVを入れてください。",
            "This is a ZIP archive. Unpack it first, and bring the CSV inside.",
        ),
        Strange::Workbook | Strange::OldOffice => tri!(
            "這是試算表。請在試算表軟體中「另存新檔」為 CSV。",
            "これは表計算ファイルです。表計算ソフトでCSVとして保存してください。",
            "This is a spreadsheet. Save it as CSV in the program that made it.",
        ),
        Strange::Gzip => tri!(
            "這個 gzip 檔無法在此解開。請先解壓縮。",
            "このgzipはここでは展開できません。先に展開してください。",
            "This gzip file cannot be unpacked here. Unpack it first.",
        ),
        Strange::Packed => tri!(
            "這是壓縮檔。請先解壓縮，再放入其中的 CSV。",
            "これは圧縮ファイルです。先に展開して、中のCSVを入れてください。",
            "This is a packed file. Unpack it first, and bring the CSV inside.",
        ),
        Strange::Image => tri!(
            "這是圖片。需要文字表格（CSV）。",
            "これは画像です。文字の表（CSV）が必要です。",
            "This is a picture. A table of text (CSV) is needed.",
        ),
        Strange::Database => tri!(
            "這是資料庫檔。請匯出成 CSV；DuckDB 一行即可，見說明。",
            "これはデータベースのファイルです。CSVに書き出してください。DuckDBなら一行です（説明書を参照）。",
            "This is a database file. Export it as CSV; DuckDB does it in one line, see the guide.",
        ),
        Strange::Html => tri!(
            "這是網頁，可能是存下來的錯誤訊息。請重新下載 CSV。",
            "これはウェブページで、保存されたエラー画面かもしれません。CSVを入手し直してください。",
            "This is a web page, perhaps an error page that was saved. Download the CSV again.",
        ),
        Strange::Json => tri!(
            "這是 JSON。請向來源索取 CSV。",
            "これはJSONです。配布元でCSVを選んでください。",
            "This is JSON. Ask its source for CSV.",
        ),
        Strange::Xml => tri!(
            "這是 XML。請向來源索取 CSV。",
            "これはXMLです。配布元でCSVを選んでください。",
            "This is XML. Ask its source for CSV.",
        ),
        Strange::Binary => tri!(
            "這不是文字檔。需要 CSV 或以 Tab 分隔的文字。",
            "これは文字のファイルではありません。CSVかタブ区切りの文字が必要です。",
            "This is no text. CSV or tab-separated text is needed.",
        ),
    }
}

/// What is wrong with a file, and what to do.
#[must_use]
pub fn problem(problem: &Problem, lang: Lang) -> String {
    match problem {
        Problem::Empty => tri!(
            "檔案是空的。下載可能沒有完成。",
            "ファイルが空です。入手が途中で終わったのかもしれません。",
            "The file is empty. Its download may not have finished.",
        )
        .text(lang),
        Problem::Strange(what) => strange(*what).text(lang),
        Problem::OneColumn => tri!(
            "各列只有一欄，找不到分隔符號。請用逗號、Tab、分號或直線分隔年份、雙方與金額。",
            "一列しかなく、区切りが見つかりません。年・両者・金額をコンマ、タブ、セミコロンか縦線で区切ってください。",
            "There is only one column. Year, both economies and value have to be separated by commas, tabs, semicolons or bars.",
        )
        .text(lang),
        Problem::HeaderOnly => tri!(
            "只有標題，沒有資料列。查詢可能沒有結果。",
            "見出しだけで、データの行がありません。検索の結果が空だったのかもしれません。",
            "There is a header and no row below it. The query may have found nothing.",
        )
        .text(lang),
        Problem::Unmapped(missing) => {
            let names = missing.iter().map(|missing| role(*missing).get(lang));
            let names: Vec<&str> = names.collect();
            let names = names.join(if lang == Lang::En { ", " } else { "、" });
            fill(
                tri!(
                    "還缺：{0}。請為對應的欄選擇其內容。",
                    "足りないもの：{0}。どの列がそれか選んでください。",
                    "Still needed: {0}. Choose which column holds it.",
                ),
                &[&names],
                lang,
            )
        }
        Problem::NoUsableRow(_) => tri!(
            "沒有一列可用。下面說明各列為何略去；可能是欄位對應有誤。",
            "使える行がありません。除外した理由は下の通り。列の対応が違うのかもしれません。",
            "No row could be used. Below is why each was left out; perhaps a column is taken for the wrong thing.",
        )
        .text(lang),
        Problem::LongLine(line) => line_problem(
            tri!(
                "第 {0} 行長得不像表格。可能有引號沒有關上。",
                "{0}行目が表の行にしては長すぎます。引用符が閉じていないのかもしれません。",
                "Line {0} is longer than any line of a table. A quotation mark may not be closed.",
            ),
            *line,
            lang,
        ),
        Problem::OpenQuote(line) => line_problem(
            tri!(
                "第 {0} 行的引號沒有關上。",
                "{0}行目の引用符が閉じていません。",
                "The quotation mark on line {0} is never closed.",
            ),
            *line,
            lang,
        ),
        Problem::TooManyEconomies(most, found) => {
            let found: Vec<&str> = found.iter().map(String::as_str).take(5).collect();
            fill(
                tri!(
                    "超過 {0} 個經濟體（如 {1}）。可能把別的欄當成了代碼。",
                    "国・地域が{0}を超えます（{1}など）。別の列をコードと見なしたのかもしれません。",
                    "More than {0} economies ({1}, …). Another column may be taken for their codes.",
                ),
                &[&most.to_string(), &found.join(", ")],
                lang,
            )
        }
        Problem::TooManyColumns(most) => super::bounds::columns(*most, lang),
        Problem::TooManyYears(most) => fill(
            tri!(
                "超過 {0} 個年份。可能把別的欄當成了年份。",
                "年が{0}を超えます。別の列を年と見なしたのかもしれません。",
                "More than {0} years. Another column may be taken for the year.",
            ),
            &[&most.to_string()],
            lang,
        ),
        Problem::OtherUnit(before, new) => {
            let said = |one: &Unit| match unit(one, lang) {
                text if text.is_empty() => tri!("未註明", "記載なし", "not said").text(lang),
                text => text,
            };
            fill(
                tri!(
                    "單位不同：前面的檔案是「{0}」，這個是「{1}」。不同的單位不能放在一起。",
                    "単位が違います。前のファイルは「{0}」、これは「{1}」。単位の違うものは合わせられません。",
                    "The units differ: “{0}” in the files before, “{1}” in this one. They cannot be put together.",
                ),
                &[&said(before), &said(new)],
                lang,
            )
        }
        Problem::Overlap { flows, year, one, other } => fill(
            tri!(
                "有 {0} 筆流量在兩個檔案裡的值不同（如 {1} 年 {2}–{3}）。哪一個算數？",
                "{0}件の流れが二つのファイルで違う値になっています（{1}年の{2}–{3}など）。どちらを採りますか。",
                "{0} flows have other values in two of the files ({1}, {2}–{3}, for one). Which of them count?",
            ),
            &[&number::fixed(*flows as f64, 0), &year.to_string(), one, other],
            lang,
        ),
        Problem::TooLarge => tri!(
            "經濟體與年份太多，瀏覽器的記憶體容納不下。請先用 DuckDB 縮減，做法見說明。",
            "国・地域と年が多すぎて、ブラウザの記憶に収まりません。先にDuckDBで減らしてください（説明書を参照）。",
            "Too many economies and years for a browser’s memory. Cut the file down with DuckDB first; the guide says how.",
        )
        .text(lang),
    }
}

fn line_problem(text: Tri, line: u64, lang: Lang) -> String {
    fill(text, &[&number::fixed(line as f64, 0)], lang)
}

/// How letters are written.
#[must_use]
pub const fn encoding(encoding: Encoding) -> &'static str {
    encoding.name()
}

/// The unit of values as a heading has it; empty where the file does not say.
#[must_use]
pub fn unit(unit: &Unit, lang: Lang) -> String {
    let dollars = unit.currency == "USD";
    let text = match (dollars, unit.power) {
        (true, Some(0)) => tri!("美元", "米ドル", "US$"),
        (true, Some(3)) => tri!("千美元", "千米ドル", "US$ thousand"),
        (true, Some(6)) => return super::words::USD_MILLION.text(lang),
        (true, Some(9)) => tri!("十億美元", "10億米ドル", "US$ billion"),
        _ => return unit.text(),
    };
    text.text(lang)
}
