//! Words and fixed sentences. In each: Traditional Chinese, Japanese, English.
#![allow(missing_docs, reason = "each word says itself")]

use super::{Lang, Tri, tri};
use crate::trade::Undefined;
use crate::trade::intensity::Variant;

// Views.
pub const VIEW_TRADE: Tri = tri!("台日貿易", "日台貿易", "Trade");
pub const VIEW_INTENSITY: Tri = tri!("貿易結合度", "貿易結合度", "Trade intensity");
pub const VIEW_INVESTMENT: Tri = tri!("對中投資", "対中投資", "Investment");
pub const VIEW_TRIANGLE: Tri = tri!("三角貿易", "三角貿易", "Triangle");
pub const VIEW_CHINA_MARKET: Tri = tri!("中國市場", "中国市場", "China’s market");
pub const VIEW_ALLIANCES: Tri = tri!("企業聯盟", "企業提携", "Alliances");
pub const VIEW_FTA: Tri = tri!("FTA 戰略", "FTA戦略", "FTA strategies");
pub const VIEW_ROADMAP: Tri = tri!("路線圖", "道筋", "Roadmap");
/// The figure's name.
pub const VIEW_WORKBENCH: Tri = tri!("自備資料", "手元のデータ", "Your own flows");
/// The figure's name.
pub const VIEW_CLAIMS: Tri = tri!("數字查核", "数字の検証", "Claims");

// Economies.
pub const TAIWAN: Tri = tri!("台灣", "台湾", "Taiwan");
pub const JAPAN: Tri = tri!("日本", "日本", "Japan");
pub const KOREA: Tri = tri!("韓國", "韓国", "Korea");
pub const UNITED_STATES: Tri = tri!("美國", "米国", "United States");

// The app.
pub const SITE: Tri = tri!(
    "台日經貿，一圖一據",
    "数字で読む日台経済",
    "Taiwan and Japan in figures",
);
pub const NAV: Tri = tri!("圖表", "図表", "Figures");
pub const LANGUAGE: Tri = tri!("語言", "言語", "Language");
pub const THEME: Tri = tri!("外觀", "配色", "Theme");
pub const THEME_AUTO: Tri = tri!("自動", "自動", "Auto");
pub const THEME_LIGHT: Tri = tri!("淺色", "ライト", "Light");
pub const THEME_DARK: Tri = tri!("深色", "ダーク", "Dark");
pub const TAB_CHART: Tri = tri!("圖", "図", "Chart");
pub const TAB_TABLE: Tri = tri!("表", "表", "Table");
pub const TAB_SOURCES: Tri = tri!("出處", "出典", "Sources");
pub const TABS: Tri = tri!("檢視方式", "表示", "Show as");
pub const MEASURE: Tri = tri!("指標", "指標", "Measure");
pub const VARIANT: Tri = tri!("算法", "計算方法", "Computed by");
pub const SCALE: Tri = tri!("刻度", "目盛り", "Scale");
pub const SCALE_LINEAR: Tri = tri!("等距", "等間隔", "Linear");
pub const SCALE_LOG: Tri = tri!("對數", "対数", "Log");
pub const YEAR_FROM: Tri = tri!("起始年", "開始年", "From");
pub const YEAR_TO: Tri = tri!("結束年", "終了年", "To");
pub const YEAR_BEFORE: Tri = tri!("前一年", "前の年", "Earlier year");
pub const YEAR_AFTER: Tri = tri!("後一年", "次の年", "Later year");
pub const CHOICES: Tri = tri!("選項", "表示の設定", "Choices");
pub const YEARS: Tri = tri!("年份範圍", "期間", "Years");
pub const YEARS_MOVE: Tri = tri!("移動整段", "期間を動かす", "Move the span");
pub const YEARS_ALL: Tri = tri!("還原年份", "期間を戻す", "Reset years");
pub const PLACE_BEFORE: Tri = tri!("前一處", "前へ", "Previous values");
pub const PLACE_AFTER: Tri = tri!("後一處", "次へ", "Next values");
pub const NO_PLACE: Tri = tri!(
    "沒有這一年的數值",
    "この年の値はない",
    "no values for this year"
);
pub const RESET: Tri = tri!("恢復預設", "元に戻す", "Reset");
pub const EVENTS: Tri = tri!("大事記", "できごと", "Events");
/// Only pages without scripts say it.
#[cfg(not(target_arch = "wasm32"))]
pub const STANDS_STILL: Tri = tri!(
    "此處為靜態圖表；互動功能需要指令碼與 WebAssembly。",
    "静止した図です。操作にはスクリプトとWebAssemblyが必要です。",
    "This is the figure standing still; to read it by touch takes scripts and WebAssembly.",
);
pub const DOWNLOAD: Tri = tri!("下載", "ダウンロード", "Download");
pub const DOWNLOAD_PNG: Tri = tri!("圖 PNG", "図 PNG", "Picture, PNG");
pub const DOWNLOAD_SVG: Tri = tri!("圖 SVG", "図 SVG", "Picture, SVG");
pub const DOWNLOAD_CSV: Tri = tri!("表 CSV", "表 CSV", "Table, CSV");
pub const DOWNLOAD_JSON: Tri = tri!("表 JSON", "表 JSON", "Table, JSON");
pub const DOWNLOAD_ZIP: Tri = tri!("全部 ZIP", "すべて ZIP", "All of it, ZIP");
pub const DOWNLOAD_FAILED: Tri = tri!(
    "瀏覽器無法製作此檔案，請改用其他格式。",
    "ブラウザーがこのファイルを作れませんでした。ほかの形式をお試しください。",
    "The browser could not make this file. Please try another form.",
);
pub const SHARE: Tri = tri!("分享與嵌入", "共有と埋め込み", "Share and embed");
pub const SHARE_SHEET: Tri = tri!(
    "用其他應用程式分享",
    "ほかのアプリで共有",
    "Share with an app"
);
pub const LINK: Tri = tri!(
    "目前畫面的連結",
    "この表示へのリンク",
    "Link to what is shown"
);
pub const COPY: Tri = tri!("複製", "コピー", "Copy");
pub const COPIED: Tri = tri!("已複製", "コピーしました", "Copied");
pub const NOT_COPIED: Tri = tri!(
    "瀏覽器不允許複製；請選取文字自行複製。",
    "ブラウザーがコピーを許しません。文字を選んでコピーしてください。",
    "The browser does not allow it. Please select the text and copy it.",
);
pub const EMBED: Tri = tri!("放進文章", "記事に埋め込む", "Put it into an article");
pub const EMBED_SCRIPT: Tri = tri!("自動高度", "高さ自動", "Fits by itself");
pub const EMBED_SCRIPT_ABOUT: Tri = tri!(
    "適合允許指令碼的網頁：高度隨圖自動調整。",
    "スクリプトを置けるページ向け。高さは図に合わせて変わります。",
    "For pages that allow a script: as high as the figure, whatever the reader opens.",
);
pub const EMBED_FRAME: Tri = tri!("固定框架", "固定の枠", "Plain frame");
pub const EMBED_FRAME_ABOUT: Tri = tri!(
    "適合只接受 iframe 的系統：高度固定，內容太長時在框內捲動。",
    "iframeだけを許すCMS向け。高さは固定で、長いと枠の中で送ります。",
    "For systems that take an iframe only: its height stays, and it scrolls inside.",
);
pub const EMBED_ELEMENT: Tri = tri!("網頁元件", "要素", "Element");
pub const EMBED_ELEMENT_ABOUT: Tri = tri!(
    "適合自己的網頁：不用框架，多張圖共用一份程式。",
    "自分のページ向け。枠を使わず、図がいくつでもプログラムは一つです。",
    "For a page of your own: no frame, and one program for any number of figures.",
);
pub const EMBED_ADDRESS: Tri = tri!("網址", "アドレス", "Address");
pub const EMBED_ADDRESS_ABOUT: Tri = tri!(
    "適合 WordPress 等支援 oEmbed 的系統：單獨一行貼上即可。",
    "WordPressなどoEmbedに対応するCMS向け。1行に貼るだけです。",
    "For WordPress and others that know oEmbed: paste it on a line of its own.",
);
pub const EMBED_PICTURE: Tri = tri!("圖片連結", "画像リンク", "Picture");
pub const EMBED_PICTURE_ABOUT: Tri = tri!(
    "適合電子報與只收圖片的系統：點圖會開啟互動版。",
    "ニュースレターなど画像だけを許す場所向け。押すと操作できる図が開きます。",
    "For newsletters and wherever only pictures go: a click opens the figure.",
);
pub const EMBED_LANGUAGE: Tri = tri!("固定為目前語言", "この言語に固定", "Keep this language");
pub const EMBED_CONTROLS: Tri = tri!("顯示控制項", "操作部を表示", "With controls");
pub const HEIGHT: Tri = tri!("高度", "高さ", "Height");
pub const PREVIEW: Tri = tri!("預覽", "プレビュー", "Preview");
pub const ONE_FILE: Tri = tri!("單一檔案", "1つのファイル", "One file");
pub const ONE_FILE_ABOUT: Tri = tri!(
    "全部圖表在一個檔案裡，不需網路也能開啟。",
    "すべての図を収めた1つのファイル。ネットワークなしで開けます。",
    "All figures in one file that opens without a network.",
);
pub const ONE_FILE_GET: Tri = tri!(
    "下載 tairi.html",
    "tairi.html をダウンロード",
    "Download tairi.html"
);
pub const FILES: Tri = tri!("檔案", "ファイル", "Files");
pub const FILE: Tri = tri!("檔案", "ファイル", "File");
pub const FILE_FIGURE: Tri = tri!("圖", "図", "the picture");
pub const FILE_TABLE: Tri = tri!("圖的數據", "図の数値", "the figures in it");
pub const FILE_DATA: Tri = tri!(
    "來源數據，逐位照原表",
    "元のデータ。数値は原表のまま",
    "the data behind it, to the digit as the sources print them",
);
pub const FOOTNOTES: Tri = tri!("註", "脚注", "Footnotes");
pub const CITATION: Tri = tri!("引用方式", "引用するには", "How to cite");
pub const NOTES: Tri = tri!("說明", "注記", "Notes");
pub const CLOSE: Tri = tri!("關閉", "閉じる", "Close");
pub const OPEN_BOX: Tri = tri!(
    "點選圖中任一部分，可看內容。",
    "図の各部分を選ぶと、内容が表示される。",
    "Choose any part of the picture to open it.",
);
pub const OPEN_CELL: Tri = tri!(
    "點選任一格，看算式與數字。",
    "マスを選ぶと、式と数値が表示される。",
    "Choose a cell to see its formula with the numbers.",
);
pub const POINT: Tri = tri!(
    "在圖上移動或點選，或用方向鍵、輸入年份，可讀數值。",
    "図をなぞるか、矢印キーや年の入力で、値が読める。",
    "Point, drag, use the arrow keys or type a year to read the values.",
);
pub const MATRIX_CORNER: Tri = tri!("出口 ＼ 進口", "輸出 ＼ 輸入", "From ＼ to");
pub const COVERAGE: Tri = tri!("範圍", "範囲", "Coverage");
pub const TERMS: Tri = tri!("使用條件", "利用条件", "Terms");
pub const NO_CANVAS: Tri = tri!(
    "瀏覽器無法作畫，請改看表格。",
    "このブラウザーでは図を描けない。表をご覧ください。",
    "This browser cannot draw the picture. Please see the table.",
);

// A heat map of many economies, and the table of all its pairs.
pub const ZOOM: Tri = tri!("縮放", "拡大・縮小", "Zoom");
pub const ZOOM_IN: Tri = tri!("放大", "拡大", "Zoom in");
pub const ZOOM_OUT: Tri = tri!("縮小", "縮小", "Zoom out");
pub const ZOOM_FIT: Tri = tri!("看全圖", "全体を表示", "Show all");
pub const FIND_ECONOMY: Tri = tri!("找經濟體", "国・地域を探す", "Find an economy");
pub const FIND_PAIR: Tri = tri!(
    "找經濟體或一對，如 JPN-KOR",
    "国・地域、またはJPN-KORのような組",
    "Find an economy, or a pair such as JPN-KOR",
);
pub const FOUND_NONE: Tri = tri!("找不到", "見つかりません", "none found");
pub const SORT_BY: Tri = tri!("排序", "並べ方", "Sort by");
pub const SORT_NAME: Tri = tri!("名稱", "名前", "Name");
pub const SORT_SIZE: Tri = tri!("貿易額", "貿易額", "Size of trade");
pub const SORT_LIKENESS: Tri = tri!("相似程度", "似たもの順", "Likeness");
pub const OPEN_PAIR: Tri = tri!("算式與歷年", "式と推移", "Formula and history");
pub const HEAT_EMPTY: Tri = tri!("斜線：無數值", "斜線：値なし", "Hatched: no value");
pub const HEAT_AND: Tri = tri!("；", "、", "; ");
pub const HEAT_KIND: Tri = tri!("熱圖", "ヒートマップ", "heat map");
pub const HEAT_HINT: Tri = tri!(
    "點選一格可讀數值，再點一次看算式；雙指、按住 Ctrl 滾動或 + − 鍵可縮放，方向鍵逐格移動。",
    "マスを選ぶと値が読め、もう一度選ぶと式が開く。2本指、Ctrlとホイール、+ −キーで拡大・縮小、矢印キーで1マスずつ移動。",
    "Choose a cell to read it, once more for its formula. Zoom with two fingers, Ctrl and the wheel, or + and −; arrow keys go cell by cell.",
);

// Measures and units.
pub const MEASURE_VALUE: Tri = tri!("金額", "金額", "Value");
pub const MEASURE_SHARE: Tri = tri!("占比", "比率", "Share");
pub const MEASURE_BALANCE: Tri = tri!("差額", "収支", "Balance");
pub const MEASURE_INDEX: Tri = tri!("指數", "指数", "Index");
pub const MEASURE_MIRROR: Tri = tri!("雙方申報", "双方の申告", "Two declarations");
pub const MEASURE_AMOUNT: Tri = tri!("金額", "金額", "Amount");
pub const MEASURE_CASES: Tri = tri!("件數", "件数", "Cases");
pub const UNIT: Tri = tri!("單位", "単位", "Unit");
pub const UNIT_USD: Tri = tri!("美元", "米ドル", "US$");
pub const UNIT_TWD: Tri = tri!("新台幣", "台湾ドル", "NT$");
pub const UNIT_PRINTED: Tri = tri!("原表單位", "原表の単位", "As printed");
pub const USD_MILLION: Tri = tri!("百萬美元", "百万ドル", "US$ million");
pub const TWD_MILLION: Tri = tri!("新台幣百萬元", "百万台湾ドル", "NT$ million");
pub const USD_100_MILLION: Tri = tri!("億美元", "億ドル", "US$ 100 million");
pub const TWD_THOUSAND: Tri = tri!("新台幣千元", "千台湾ドル", "NT$ thousand");
pub const PERCENT: Tri = tri!("%", "%", "%");
pub const TWD_PER_USD: Tri = tri!("新台幣／美元", "台湾ドル／米ドル", "NT$ per US$");
pub const EXPORTS: Tri = tri!("出口", "輸出", "Exports");
pub const IMPORTS: Tri = tri!("進口", "輸入", "Imports");
pub const TOTAL: Tri = tri!("貿易總額", "貿易総額", "Total");
pub const BALANCE: Tri = tri!("貿易差額", "貿易収支", "Balance");
pub const SHARE_OF_TRADE: Tri = tri!("占總貿易", "貿易総額比", "Of all trade");
pub const SHARE_OF_EXPORTS: Tri = tri!("占總出口", "輸出総額比", "Of exports");
pub const SHARE_OF_IMPORTS: Tri = tri!("占總進口", "輸入総額比", "Of imports");
pub const SHARE_UNIT: Tri = tri!("日本所占比重", "日本の占める割合", "Japan’s share");
pub const SHARE_OF_CHINAS_IMPORTS: Tri = tri!(
    "占中國進口比重",
    "中国の輸入に占める割合",
    "Share of China’s imports",
);
pub const YEAR: Tri = tri!("年", "年", "Year");
pub const SOURCE: Tri = tri!("出處", "出典", "Source");
pub const NO_FIGURES: Tri = tri!("無資料", "資料なし", "No figures");
pub const NOT_PRINTED: Tri = tri!("原表未列。", "原表に記載なし。", "Not in the source.");
pub const NOT_RECORDED: Tri = tri!("無紀錄", "記録なし", "not recorded");
pub const NONE: Tri = tri!("無", "なし", "None");

// Where a number comes from.
pub const AS_PRINTED: Tri = tri!("原書所印", "原典の表記", "As printed");
pub const AS_COMPUTED: Tri = tri!("重新計算", "計算した値", "As computed");
pub const PLACE: Tri = tri!(
    "資料表 · 列 · 欄",
    "データ表 · 行 · 列",
    "Table · row · column"
);
pub const VALUATION: Tri = tri!("FOB 或 CIF", "FOBかCIFか", "FOB or CIF");
pub const DECLARED: Tri = tri!("申報者", "申告者", "Declared by");
pub const BY_ROUNDING: Tri = tri!(
    "相差出於所印位數的四捨五入。",
    "差は表記の桁の丸めによる。",
    "They differ by the rounding of the printed digits.",
);
pub const OPEN_NUMBER: Tri = tri!(
    "點選數字，看出處與算法；方向鍵可移到別格。",
    "数値を選ぶと出典と計算が表示される。矢印キーで移動。",
    "Choose a number to see where it comes from; arrow keys move between them.",
);
pub const ALL_EXPORTS: Tri = tri!("出口總額", "輸出総額", "All exports");
pub const ALL_IMPORTS: Tri = tri!("進口總額", "輸入総額", "All imports");
pub const RATE: Tri = tri!("匯率", "為替レート", "Exchange rate");

/// What a column of a dataset holds, as a formula names it.
#[must_use]
pub fn column(name: &str) -> Tri {
    match name {
        "exports" | "exports_to_japan" => EXPORTS,
        "imports" | "imports_from_japan" => IMPORTS,
        "exports_total" => ALL_EXPORTS,
        "imports_total" => ALL_IMPORTS,
        "x_ij" | "closed_x_ij" => X_IJ,
        "x_i" | "closed_x_i" => X_I,
        "m_j" | "closed_m_j" => M_J,
        "m_w" | "closed_m_w" => M_W,
        "share_in_importer_pct" => SHARE_IN_IMPORTER,
        "share_in_world_pct" => SHARE_IN_WORLD,
        _ => RATE,
    }
}

// Sources.
pub const SOURCE_TABLE_1: Tri = tri!("論文表 1", "論文の表1", "Table 1 of the paper");
pub const SOURCE_TABLE_2: Tri = tri!("論文表 2", "論文の表2", "Table 2 of the paper");
pub const SOURCE_TABLE_3: Tri = tri!("論文表 3", "論文の表3", "Table 3 of the paper");
pub const SOURCE_COMTRADE: Tri = tri!(
    "UN Comtrade（490，經 WITS）",
    "UN Comtrade（490、WITS経由）",
    "UN Comtrade (490, via WITS)",
);
pub const SOURCE_MINISTRY: Tri = tri!("台灣財政部", "台湾財政部", "Taiwan’s Ministry of Finance");
pub const SOURCE_JAPAN: Tri = tri!(
    "日方申報（COW 4.0）",
    "日本側の申告（COW 4.0）",
    "Japan’s side (COW 4.0)",
);
pub const SHORT_TABLE_1: Tri = tri!("表 1", "表1", "Table 1");
pub const SHORT_TABLE_3: Tri = tri!("表 3", "表3", "Table 3");
pub const SHORT_COMTRADE: Tri = tri!("Comtrade", "Comtrade", "Comtrade");
pub const SHORT_MINISTRY: Tri = tri!("財政部", "財政部", "MOF");
pub const SOURCE_COW: Tri = tri!(
    "Correlates of War 貿易資料 4.0（進口方申報）",
    "Correlates of War 貿易データ4.0（輸入側の申告）",
    "Correlates of War trade data 4.0 (as the importer declares)",
);
pub const SOURCE_WITS: Tri = tri!(
    "UN Comtrade（經 WITS），中國申報",
    "UN Comtrade（WITS経由）、中国の申告",
    "UN Comtrade via WITS, as China declares",
);
pub const SOURCE_STUDY_TITLE: Tri = tri!(
    "中日韓 FTA 的估計效益",
    "日中韓FTAの効果の試算",
    "Estimated gains of a China–Japan–Korea FTA",
);
pub const SOURCE_STUDY: Tri = tri!(
    "DRC、NIRA、KIEP 聯合研究（2008），轉引自論文第四節；戰略部分為論文論點的改寫",
    "DRC・NIRA・KIEPの共同研究（2008）を論文第4節から引用。戦略の記述は論文の論点を書き改めたもの",
    "Joint study of DRC, NIRA and KIEP (2008) as quoted in section 4 of the paper; strategies retold from the paper",
);
pub const SOURCE_PAPER_TITLE: Tri = tri!("論文圖 2", "論文の図2", "Figure 2 of the paper");
pub const SOURCE_PAPER_FIGURE_2: Tri = tri!(
    "《台日經貿策略聯盟之研究》圖 2 與第五節，以自己的話重述",
    "論文「台日經貿策略聯盟之研究」図2と第5節。文は書き改めた",
    "Figure 2 and section 5 of the paper 台日經貿策略聯盟之研究, retold in our words",
);
pub const COVERAGE_FTA: Tri = tri!(
    "中國、日本、韓國；論文寫作時（2012）的情況",
    "中国・日本・韓国。論文執筆時（2012年）の状況",
    "China, Japan and Korea as things stood when the paper was written (2012)",
);
pub const COVERAGE_ROADMAP: Tri = tri!(
    "三項共同利益、三項衝突利益、兩種作法、三個階段",
    "三つの共通利益、三つの対立、二つの手立て、三つの段階",
    "Three common and three conflicting interests, two mechanisms, three stages",
);
pub const TERMS_FACTS: Tri = tri!(
    "事實與論點；引用請註明論文。",
    "事実と論点。引用の際は論文を明記してください。",
    "Facts and arguments; cite the paper when using them.",
);

// Trade.
pub const NOTE_TRADE_GAP: Tri = tri!(
    "論文的表沒有 1973–1986 年，圖上留白，不以線相連。",
    "論文の表に1973〜86年はない。図では空白とし、線でつながない。",
    "The paper’s tables leave out 1973–1986. The years stay empty; no line is drawn across them.",
);
pub const NOTE_TRADE_SOURCES: Tri = tri!(
    "實線為論文的表；點線為其後的外部資料：2011–2014 為 UN Comtrade，2015 年起為台灣財政部。來源不同，線不相連。",
    "実線は論文の表、点線はその後の外部資料（2011〜14年はUN Comtrade、15年以降は台湾財政部）。出所が変わるところで線を切る。",
    "Whole lines are the paper’s tables; dotted ones are later outside series: UN Comtrade 2011–2014, Taiwan’s Ministry of Finance from 2015. Lines break where the source changes.",
);
pub const NOTE_TRADE_RATE: Tri = tri!(
    "新台幣與美元以各年平均匯率互換（2014 年以前為 Penn World Table，2015 年起為中央銀行）；表 1 以新台幣計，其餘以美元計。2011 年起出口按 FOB、進口按 CIF 計；論文的表未註明。",
    "台湾ドルと米ドルは各年の平均レートで換算した（2014年まではPenn World Table、15年からは台湾中央銀行）。表1は台湾ドル、ほかは米ドルの資料。2011年からは輸出FOB、輸入CIF。論文の表には記載がない。",
    "NT$ and US$ are turned into each other by each year’s average rate (Penn World Table to 2014, Taiwan’s central bank from 2015); table 1 counts in NT$, the rest in US$. From 2011 exports are FOB, imports CIF; the paper does not say for its tables.",
);

pub const RATE_SOURCE: Tri = tri!("匯率出處", "レートの出典", "Source of the rate");
pub const NO_RATE_NEEDED: Tri = tri!(
    "原資料即以此幣別計，不需換算。",
    "元の資料がこの通貨なので換算していない。",
    "The source counts in this currency; no rate is used.",
);
pub const NO_TAIWAN_FIGURES: Tri = tri!("台灣方無資料", "台湾側は資料なし", "Taiwan: none");

/// Who gave an exchange rate.
#[must_use]
pub fn rate_source(source: &str) -> Tri {
    match source {
        "cbc" => tri!("中央銀行", "台湾中央銀行", "central bank"),
        _ => tri!("PWT 10.01", "PWT 10.01", "PWT 10.01"),
    }
}

// The trade as Japan declares it.
pub const ALSO_JAPAN_SIDE: Tri = tri!(
    "加上日方申報的數字（細線）",
    "日本側の申告も示す（細線）",
    "Add Japan’s declarations (thin line)",
);
pub const AS_JAPAN_DECLARES: Tri = tri!(
    "日方申報（COW 4.0）",
    "日本側の申告（COW 4.0）",
    "as Japan declares it (COW 4.0)",
);
pub const AS_TAIWAN_DECLARES: Tri = tri!("台灣申報", "台湾側の申告", "as Taiwan declares it");
pub const JAPANS_SIDE: Tri = tri!("日方申報", "日本側の申告", "Japan’s side");
pub const SOURCE_TAIWAN: Tri = tri!("台灣方出處", "台湾側の出典", "Source, Taiwan’s side");
pub const GAP: Tri = tri!("差距", "差", "gap");
pub const NOTE_JAPAN_SIDE: Tri = tri!(
    "細線是日本申報的同一貿易（Correlates of War 4.0，百萬美元整數），1953–1954、1956–1959 年缺；不與台灣的線相連。指數各以自己的基期計算。",
    "細線は同じ貿易を日本が申告した値（Correlates of War 4.0、百万ドル単位）。1953〜54年と56〜59年は欠け、台湾側の線とはつながない。指数の基準はそれぞれの値。",
    "Thin lines are the same trade as Japan declares it (Correlates of War 4.0, whole US$ million; 1953–54 and 1956–59 absent). They join no other line. In an index each has its own base.",
);
pub const NOTE_MIRROR_GAP: Tri = tri!(
    "差距 =（進口方申報 ÷ 出口方申報 − 1）× 100。正數表示進口方記得較多。",
    "差＝（輸入側の申告÷輸出側の申告−1）×100。正なら輸入側の記録が多い。",
    "Gap = (importer’s declaration ÷ exporter’s − 1) × 100. Above zero the importer counts more.",
);
pub const NOTE_MIRROR_WHY: Tri = tri!(
    "出口按 FOB、進口按 CIF 計，運費與保險使進口方略高。進口方認原產地，出口方認已知的目的地，經第三地轉口的貨因此只見於進口方。此外有運送跨年、匯率與取整數。",
    "輸出はFOB、輸入はCIFで、運賃と保険料の分だけ輸入側が大きい。輸入側は原産地、輸出側は判明している仕向け地で数えるため、第三地経由の再輸出は輸入側にだけ現れる。年またぎの輸送、換算レート、端数も差を生む。",
    "Exports are FOB, imports CIF: freight and insurance put the importer a little higher. Importers go by origin, exporters by the destination they know, so re-exports through a third place stand in the importer’s books only. Goods under way at the year’s end, exchange rates and rounding add to it.",
);

// Intensity.
pub const NOTE_INTENSITY_FIGURE_1: Tri = tri!(
    "論文圖 1 是圖片，印出的數值無法從文字取得；此處依論文公式，以下列資料重新計算，台灣為本站加入。",
    "論文の図1は画像で、印刷された値は本文から読み取れない。ここでは論文の式に従い、下記のデータから計算し直した。台湾は独自に加えた。",
    "Figure 1 of the paper is a picture whose printed values are not in its text. These are computed anew with the paper’s formula from the inputs named below; Taiwan is added.",
);
pub const LEGEND_LOOSER: Tri = tri!("¼ 以下：疏", "¼以下：疎", "¼ or less: looser");
pub const LEGEND_AS_EXPECTED: Tri = tri!("1：與規模相當", "1：規模どおり", "1: as size explains");
pub const LEGEND_CLOSER: Tri = tri!("4 以上：密", "4以上：密", "4 or more: closer");
pub const EXPORTER: Tri = tri!("出口方", "輸出側", "Exporter");
pub const IMPORTER: Tri = tri!("進口方", "輸入側", "Importer");
pub const X_IJ: Tri = tri!("對該國出口 Xij", "相手国への輸出 Xij", "Exports to it, Xij");
pub const X_I: Tri = tri!("出口總額 Xi", "輸出総額 Xi", "All exports, Xi");
pub const M_J: Tri = tri!(
    "進口方進口總額 Mj",
    "輸入側の輸入総額 Mj",
    "All its imports, Mj",
);
pub const M_W: Tri = tri!("世界進口總額 Mw", "世界の輸入総額 Mw", "World imports, Mw");
pub const M_I: Tri = tri!(
    "出口方進口總額 Mi",
    "輸出側の輸入総額 Mi",
    "Exporter’s imports, Mi",
);
pub const SHARE_IN_IMPORTER: Tri = tri!(
    "占進口方進口",
    "輸入側の輸入に占める割合",
    "Share of importer’s imports",
);
pub const SHARE_IN_WORLD: Tri = tri!(
    "占世界進口",
    "世界の輸入に占める割合",
    "Share of world imports",
);

/// The name of a variant of trade intensity.
#[must_use]
pub const fn variant(variant: Variant) -> Tri {
    match variant {
        Variant::Paper => tri!("論文公式", "論文の式", "Paper’s formula"),
        Variant::Net => tri!("扣除本國進口", "自国輸入を除く", "Net of own imports"),
        Variant::ImportShare => tri!("進口占比", "輸入シェア", "Import shares"),
        Variant::Closed => tri!("封閉矩陣", "閉じた行列", "Closed matrix"),
    }
}

/// What a variant does differently.
#[must_use]
pub const fn variant_note(variant: Variant) -> Tri {
    match variant {
        Variant::Paper => tri!(
            "出口方的出口中對方所占比重，除以世界進口中對方所占比重；出口由出口方申報，進口由進口方申報。",
            "輸出国の輸出に占める相手国の割合を、世界の輸入に占める相手国の割合で割る。輸出は輸出国、輸入は輸入国の申告による。",
            "The partner’s share of the exporter’s exports over its share of world imports; exports as the exporter, imports as the importer declares them.",
        ),
        Variant::Net => tri!(
            "世界進口先扣除出口方自己的進口：自己不會向自己出口。教科書常用此式。",
            "世界の輸入から輸出国自身の輸入を除く。自国への輸出はないためで、教科書に多い形。",
            "World imports less the exporter’s own, since nobody exports to themselves: the usual textbook form.",
        ),
        Variant::ImportShare => tri!(
            "全部改用進口方申報：出口方在對方進口中的比重，除以它在世界進口中的比重。1988–2018 年逐年可得，但沒有台灣的進口申報。",
            "すべて輸入側の申告による。輸出国が相手国の輸入に占める割合を、世界の輸入に占める割合で割る。1988〜2018年は毎年あるが、台湾の輸入申告はない。",
            "Importers’ declarations throughout: the exporter’s share of the partner’s imports over its share of world imports. Every year 1988–2018, but without Taiwan’s own import declarations.",
        ),
        Variant::Closed => tri!(
            "用聯合國貿發會議的矩陣，各項總額就是矩陣的行列和，彼此一致。",
            "国連貿易開発会議の行列を使い、総額は行と列の和とする。互いに矛盾がない。",
            "From UNCTAD’s matrix, with its row and column sums as totals, so that all terms agree with one another.",
        ),
    }
}

// Intensity: its forms, and through time.
pub const UNIT_MATRIX: Tri = tri!("矩陣", "行列", "Matrix");
pub const UNIT_LINES: Tri = tri!("走勢", "推移", "Through time");
pub const SEE_LINES: Tri = tri!("看逐年走勢", "年ごとの推移を見る", "See it through time");
pub const SEE_MATRIX: Tri = tri!("在矩陣中看", "行列で見る", "See it in the matrix");
pub const FORMS: Tri = tri!(
    "四種算法對照",
    "四つの計算方法を比べる",
    "Four ways to compute it"
);
pub const PLAY: Tri = tri!("逐年播放", "年を追って再生", "Play");
pub const PAUSE: Tri = tri!("暫停", "一時停止", "Pause");
pub const SOURCE_SHARES: Tri = tri!(
    "UN Comtrade（經 WITS），進口方申報",
    "UN Comtrade（WITS経由）、輸入側の申告",
    "UN Comtrade via WITS, as importers declare",
);
pub const NOTE_WORLD_IMPORTS: Tri = tri!(
    "世界進口總額採 WITS 的合計，未申報的國家不計；論文公式的結合度與它成正比，總額偏低，結合度就同比偏低。",
    "世界の輸入総額はWITSの合計で、申告しなかった国を含まない。論文の式の結合度はこれに比例し、総額が小さい分だけ低く出る。",
    "World imports are WITS’ sum, without countries that did not report. By the paper’s formula intensity is proportional to it: where the sum is too low, so is every value.",
);

/// Why a form gives another value than the paper's; `None` for the paper's own.
#[must_use]
pub const fn why_different(variant: Variant) -> Option<Tri> {
    Some(match variant {
        Variant::Paper => return None,
        Variant::Net => tri!(
            "分母少了出口方自己的進口，所以總是略低。",
            "世界の輸入から輸出側の輸入を引くため、必ずやや低くなる。",
            "World imports without the exporter’s own: always somewhat lower.",
        ),
        Variant::ImportShare => tri!(
            "由進口方申報：含運費與保險（CIF），並按原產地計，經香港的貨也算在內。",
            "輸入側の申告による。運賃・保険料込み（CIF）で、原産地で数えるため香港経由の貨物も入る。",
            "As importers declare: with freight and insurance (CIF), and by origin, so that goods by way of Hong Kong count.",
        ),
        Variant::Closed => tri!(
            "總額是出口矩陣（FOB）的行列和，與各國申報的進口總額不同，涵蓋也較廣。",
            "総額は輸出の行列（FOB）の和で、各国が申告した輸入総額とは水準も対象範囲も異なる。",
            "Totals are sums of a matrix of exports (FOB), which covers other countries than declared imports do.",
        ),
    })
}

// Investment.
pub const COUNT_TAIWAN: Tri = tri!("台灣統計", "台湾側の統計", "Taiwan’s count");
pub const COUNT_LATE: Tri = tri!("事後補登記", "事後の登録", "Registered late");
pub const COUNT_CHINA: Tri = tri!("中國統計", "中国側の統計", "China’s count");
pub const CAPTION_INVESTMENT: Tri = tri!(
    "台灣對中國的投資，兩方統計，至 1997 年（百萬美元與件數）",
    "台湾の対中投資、双方の統計、1997年まで（百万ドル、件）",
    "Taiwan’s investment in China to 1997, in both sides’ counts (US$ million and cases)",
);
pub const NOTE_BRACKETS: Tri = tri!(
    "括號內是事後才登記的件數與金額，不計入台灣統計的本數。",
    "括弧内は後から登録された分で、台湾側の本数には含めない。",
    "In brackets: registered late, and not part of Taiwan’s main count.",
);

/// The heading of a column of the paper's table 2.
#[must_use]
pub fn investment_column(column: &str) -> Tri {
    match column {
        "period" => tri!("期間", "期間", "Period"),
        "tw_cases" => tri!("台灣統計：件數", "台湾側：件数", "Taiwan’s count: cases"),
        "tw_amount" => tri!("台灣統計：金額", "台湾側：金額", "Taiwan’s count: amount"),
        "tw_retroactive_cases" => tri!(
            "事後補登記：件數",
            "事後の登録：件数",
            "Registered late: cases"
        ),
        "tw_retroactive_amount" => tri!(
            "事後補登記：金額",
            "事後の登録：金額",
            "Registered late: amount"
        ),
        "cn_cases" => tri!("中國統計：件數", "中国側：件数", "China’s count: cases"),
        _ => tri!("中國統計：金額", "中国側：金額", "China’s count: amount"),
    }
}

// Triangle.
pub const FLOW_JPN_TWN: Tri = tri!("日本→台灣", "日本→台湾", "Japan→Taiwan");
pub const FLOW_TWN_USA: Tri = tri!("台灣→美國", "台湾→米国", "Taiwan→US");
pub const FLOW_JPN_USA: Tri = tri!("日本→美國", "日本→米国", "Japan→US");
pub const FLOW_TWN_JPN: Tri = tri!("台灣→日本", "台湾→日本", "Taiwan→Japan");
pub const TAKEAWAY_TRIANGLE: Tri = tri!(
    "零組件和設備由日本到台灣，成品由台灣到美國。箭頭寬度與金額成比例，下圖是 1950 年以來的走勢。",
    "部品と設備は日本から台湾へ、製品は台湾から米国へ。矢印の幅は金額に比例し、下の図は1950年からの推移。",
    "Parts and machines from Japan to Taiwan, finished goods on to America. Arrows are as wide as the flows are large; below, the same flows since 1950.",
);
pub const CAPTION_TRIANGLE: Tri = tri!(
    "日、台、美三角貿易，1950–2014",
    "日本・台湾・米国の三角貿易、1950〜2014年",
    "Flows of the triangle, 1950–2014",
);

/// What a flow of the triangle carries.
#[must_use]
pub fn flow_note(id: &str) -> Tri {
    match id {
        "jpn-twn" => tri!(
            "資本、技術、原料、關鍵零組件與設備；後來以工具機、光學零件、半導體與面板設備為主。",
            "資本、技術、素材、基幹部品と設備。後には工作機械、光学部品、半導体・液晶の製造装置が主役になった。",
            "Capital, technology, materials, key parts and machines; later machine tools, optical parts, equipment for chips and panels.",
        ),
        "twn-usa" => tri!(
            "台灣組裝好的成品，銷往美國市場。",
            "台湾で組み立てた製品が米国市場へ向かう。",
            "Goods assembled in Taiwan and sold on the American market.",
        ),
        "jpn-usa" => tri!(
            "日本直接賣到美國的貨，作為大小的參照。",
            "日本から米国への直接の輸出。大きさの目安として示す。",
            "What Japan sells to America directly, as a measure of size.",
        ),
        _ => tri!(
            "台灣賣給日本的貨，後來以半導體、光學品和電腦零組件為主。",
            "台湾から日本への輸出。後には半導体、光学製品、コンピューター部品が中心になった。",
            "What Taiwan sells to Japan; later semiconductors, optical goods and computer parts.",
        ),
    }
}

// China's market.
pub const NOTE_CHINA_MARKET: Tri = tri!(
    "依中國海關申報；香港轉口貨按原產地計入。",
    "中国税関の申告による。香港経由の貨物は原産地で数える。",
    "As China’s customs declare it; goods that came through Hong Kong count for their place of origin.",
);

// Alliances.
pub const ALL_FORMS: Tri = tri!("所有型態", "すべての形態", "All forms");
pub const ALL_FIELDS: Tri = tri!("所有領域", "すべての分野", "All fields");
pub const JAPANESE_SIDE: Tri = tri!("日本方面", "日本側", "Japanese side");
pub const TAIWANESE_SIDE: Tri = tri!("台灣方面", "台湾側", "Taiwanese side");
pub const FIELD: Tri = tri!("領域", "分野", "Field");
pub const BUSINESS: Tri = tri!("業務", "事業", "Business");
pub const FORM: Tri = tri!("型態", "形態", "Form");
pub const ARRANGEMENT: Tri = tri!("合作方式", "組み方", "How they work");
pub const EFFECT_FOR_JAPAN: Tri = tri!(
    "對日方的好處",
    "日本側への効果",
    "Gain for the Japanese side",
);
pub const CAPTION_ALLIANCES: Tri = tri!(
    "台日企業聯盟的六個例子（論文表 4）",
    "日台企業提携の六つの例（論文の表4）",
    "Six alliances of Japanese and Taiwanese companies (table 4 of the paper)",
);
pub const NOTE_ALLIANCES: Tri = tri!(
    "論文只列對日本企業的效果，未列對台灣企業的效果。",
    "論文が挙げるのは日本企業への効果だけで、台湾企業への効果は記されていない。",
    "The paper names the effects for the Japanese companies only, none for the Taiwanese ones.",
);

// FTA.
pub const TAKEAWAY_FTA: Tri = tri!(
    "三國各有簽約的理由。長條是三邊協定對各國經濟成長的估計效益。",
    "三カ国が協定を結ぶ理由はそれぞれ違う。棒は三カ国FTAが各国の成長率に与える効果の試算。",
    "Each has its own reason to sign. Bars show the estimated gain in growth from an agreement of all three.",
);
pub const GAIN_HEADING: Tri = tri!(
    "三邊 FTA 的估計成長效益（百分點）與各國的主要動機",
    "三カ国FTAの成長押し上げ効果（試算、％）と主な動機",
    "Estimated gain in growth from a three-way FTA (per cent), and the leading motive",
);
pub const GAIN_UNIT: Tri = tri!("估計效益（%）", "効果の試算（%）", "Estimated gain (%)");
pub const STUDY_HEADING: Tri = tri!(
    "三國聯合研究的三個階段",
    "共同研究の三つの段階",
    "The joint study’s three phases",
);
pub const PULLS_HEADING: Tri = tri!(
    "日韓被吸引的四個理由",
    "日韓を引きつける四つの要因",
    "Four things that pull Japan and Korea",
);
pub const ECONOMY: Tri = tri!("經濟體", "国", "Economy");
pub const MOTIVE: Tri = tri!("動機", "動機", "Motive");
pub const PARTNERS: Tri = tri!("對象", "相手", "Partners");
pub const HURDLES: Tri = tri!("障礙", "障害", "Hurdles");
pub const NOTE_FTA: Tri = tri!(
    "效益是 2008 年研究的估計，論文轉引，此處無從驗算。",
    "効果は2008年の研究による試算で、論文の引用。ここでは検算できない。",
    "The gains are estimates of a 2008 study that the paper quotes; they cannot be computed here.",
);

// Roadmap.
pub const TITLE_ROADMAP: Tri = tri!(
    "從利益到聯盟，分三步走",
    "利害から連携へ、三つの段階",
    "From interests to an alliance in three stages",
);
pub const TAKEAWAY_ROADMAP: Tri = tri!(
    "共同與衝突的利益，經由自我約束與制度化磋商，逐段走向策略聯盟；論文認為 2012 年剛進入第二階段。",
    "共通の利益と対立する利害を、自己抑制と制度的な協議で調整し、段階を踏んで戦略提携へ。論文は2012年を第2段階の入り口とみる。",
    "Shared and conflicting interests lead by two mechanisms and three stages to a strategic alliance. In 2012 the paper saw the second stage beginning.",
);
pub const ALT_ROADMAP: Tri = tri!(
    "路線圖：六項利益、兩種作法、三個階段中產業、學界與政府的工作，最後是目標。",
    "道筋の図。六つの利害、二つの手立て、三段階それぞれの産業界・学界・政府の役割、そして目標。",
    "Roadmap: six interests, two mechanisms, what industry, academia and government do in three stages, and the goal.",
);
pub const STAGE_NOW: Tri = tri!("2012 年所在", "2012年の位置", "here in 2012");
pub const CONCLUSION: Tri = tri!("論文的結論", "論文の結論", "What the paper concludes");
pub const PART: Tri = tri!("部分", "部分", "Part");
pub const BOX: Tri = tri!("項目", "項目", "Box");
pub const DETAIL: Tri = tri!("內容", "内容", "What it says");
pub const NOTE_ROADMAP: Tri = tri!(
    "圖 2 在論文中是圖片；此處依第五節文字重畫。",
    "論文の図2は画像のため、第5節の記述から描き直した。",
    "Figure 2 is a picture in the paper; it is redrawn here from the text of section 5.",
);

// Claims.
pub const ALL_CLAIMS: Tri = tri!("全部", "すべて", "All");
pub const ALL_SECTIONS: Tri = tri!("全文", "全体", "Whole paper");
pub const CLAIM_ID: Tri = tri!("編號", "番号", "Id");
pub const CLAIM_PLACE: Tri = tri!("出現處", "箇所", "Part");
pub const CLAIM: Tri = tri!("說法", "記述", "Claim");
pub const STATED: Tri = tri!("論文", "論文", "Stated");
pub const COMPUTED: Tri = tri!("計算", "計算", "Computed");
pub const DIFFERENCE: Tri = tri!("差", "差", "Difference");
pub const VERDICT: Tri = tri!("結果", "判定", "Verdict");
pub const RANK: Tri = tri!("名次", "順位", "rank");
pub const OUTSIDE_EVIDENCE: Tri = tri!("外部證據", "外部の証拠", "Outside evidence");
pub const SEE_FIGURE: Tri = tri!(
    "到圖表看這個數字",
    "図表でこの数値を見る",
    "See it in the figure"
);
pub const CAPTION_CLAIMS: Tri = tri!(
    "論文的數字與資料對照",
    "論文の数字とデータの照合",
    "The paper’s numeric claims against the data",
);
pub const NOTE_CLAIMS: Tri = tri!(
    "每項結果都由內附資料當場算出，比到論文所寫的位數。",
    "判定はいずれも収録データからその場で計算し、論文の桁で比べる。",
    "Each verdict is computed from the embedded data when it is asked for, to the digit that is stated.",
);
pub const NOTE_OUTSIDE: Tri = tri!(
    "論文的表無法查核的，列出外部資料作旁證；旁證不改變結果。",
    "論文の表で検証できないものは外部データを傍証として示す。傍証は判定を変えない。",
    "Where the paper’s tables cannot settle a claim, outside series stand beside it as evidence; they do not change the verdict.",
);

/// The name of a stage by its number.
#[must_use]
pub fn stage_number(number: usize, lang: Lang) -> String {
    match lang {
        Lang::ZhTw => format!("第 {number} 階段"),
        Lang::Ja => format!("第{number}段階"),
        Lang::En => format!("Stage {number}"),
    }
}

// Reasons.

/// Why a measure has no value, in one short sentence.
#[must_use]
pub const fn reason(reason: Undefined) -> Tri {
    match reason {
        Undefined::Missing => tri!(
            "資料中缺少計算所需的數字。",
            "計算に必要な数値がデータにありません。",
            "A figure that the formula needs is not in the data.",
        ),
        Undefined::ZeroTotal => tri!(
            "公式中的總額為零，無法相除。",
            "式の中の総額がゼロのため割り算ができません。",
            "A total in the formula is zero, so nothing can be divided by it.",
        ),
        Undefined::SameEconomy => tri!(
            "經濟體不與自己貿易。",
            "自分自身との貿易はありません。",
            "An economy does not trade with itself.",
        ),
        Undefined::ThroughHongKong => tri!(
            "當年台灣對中國的出口多經香港轉口，紀錄未計入，數值沒有意義。",
            "当時の台湾から中国への輸出は多くが香港経由で、記録に含まれないため値に意味がありません。",
            "Most of this trade went through Hong Kong and is not in the record, so the value would mean nothing.",
        ),
        Undefined::NotPositive => tri!(
            "基期數值或年數不大於零，無法計算成長或指數。",
            "基準の値または年数がゼロ以下のため、伸びや指数を計算できません。",
            "The base, or the span of years, is not above zero, so there is no growth or index.",
        ),
        Undefined::NoRate => tri!(
            "該年沒有匯率資料。",
            "この年の為替レートがありません。",
            "There is no exchange rate for this year.",
        ),
        Undefined::NotDeclared => tri!(
            "此算法所用資料沒有該進口國的申報。",
            "この算式のデータには輸入側の申告がありません。",
            "The importer's own declarations are not in the data of this form.",
        ),
        Undefined::NoWorld => tri!(
            "檔案中沒有全世界的進口。",
            "世界の輸入がファイルにありません。",
            "The world’s imports are not in the file.",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_has_a_text_in_every_language() {
        for undefined in Undefined::ALL {
            for lang in Lang::ALL {
                assert!(!reason(undefined).get(lang).is_empty());
            }
        }
    }
}
