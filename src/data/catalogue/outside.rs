//! Entries of the series from outside the paper.

use super::{Entry, Note};
use crate::data::DatasetId;
use crate::text::{Tri, tri};

const COMTRADE_TERMS: Tri = tri!(
    "UN Comtrade／WITS 不許轉發其資料表：此處僅引用圖表所需的少數數字並註明出處。",
    "UN Comtrade／WITS は表の再配布を認めていません。図に必要な少数の数値のみを出典を示して引用。",
    "UN Comtrade and WITS forbid handing on their tables: only the few figures needed here are quoted, with attribution.",
);

pub(super) static INTENSITY_INPUTS: Entry = Entry {
    id: DatasetId::IntensityInputs,
    title: tri!(
        "貿易結合度的計算基礎：1995、2005、2015",
        "貿易結合度の計算のもと：1995・2005・2015年",
        "What trade intensity is computed from: 1995, 2005, 2015",
    ),
    unit: tri!("百萬美元", "百万米ドル", "US$ million"),
    source: tri!(
        "UN Comtrade（經世界銀行 WITS）、UNCTAD 商品貿易矩陣；1995 年台灣總額：國際貨幣基金（經 Nations Encyclopedia）",
        "UN Comtrade（世界銀行 WITS 経由）、UNCTAD 商品貿易行列；1995年の台湾の総額は IMF（Nations Encyclopedia 経由）",
        "UN Comtrade through the World Bank's WITS; UNCTAD merchandise trade matrix; Taiwan's totals of 1995: IMF, as given by Nations Encyclopedia",
    ),
    coverage: tri!(
        "中國、日本、韓國、台灣之間；1995、2005（論文的年份）與 2015。",
        "中国・日本・韓国・台湾の間。1995年と2005年（論文の年）、および2015年。",
        "Among China, Japan, Korea and Taiwan; 1995 and 2005, the paper's years, and 2015.",
    ),
    terms: COMTRADE_TERMS,
    notes: &[
        Note {
            row: "1995 TWN CHN",
            column: "x_ij",
            text: HONG_KONG,
            computed: None,
        },
        Note {
            row: "1995 TWN CHN",
            column: "closed_x_ij",
            text: HONG_KONG,
            computed: None,
        },
        Note {
            row: "1995",
            column: "m_w",
            text: tri!(
                "WITS 的 1995 年世界進口未含未申報國家（UNCTAD 同年出口合計高 6.8%），故該年數值偏低。",
                "WITS の1995年の世界輸入は未申告国を含まず（UNCTAD の同年輸出合計は6.8%大きい）、この年の値は低めに出ます。",
                "WITS world imports of 1995 leave out countries that did not report (UNCTAD's exports of that year add up to 6.8% more), so the values of 1995 are on the low side.",
            ),
            computed: None,
        },
        Note {
            row: "",
            column: "x_ij_source",
            text: tri!(
                "WITS 只列各國前五大夥伴；不在其中者改用 UNCTAD 矩陣。",
                "WITS は各国の上位5相手国のみ。それ以外は UNCTAD の行列による。",
                "WITS lists only each country's top five partners; the others are from UNCTAD's matrix.",
            ),
            computed: None,
        },
        Note {
            row: "",
            column: "closed_m_w",
            text: tri!(
                "closed_ 各欄取自同一 UNCTAD 出口矩陣：總額為該矩陣的列、欄與全部合計。",
                "closed_ の各欄は同じ UNCTAD 輸出行列による。総額は行・列・全体の合計。",
                "The closed_ columns are from one UNCTAD matrix of exports: the totals are its row, column and grand sums.",
            ),
            computed: None,
        },
    ],
};

const HONG_KONG: Tri = tri!(
    "未計經香港轉口的貿易，沒有意義，不以此計算結合度。",
    "香港経由の貿易を含まず意味がないため、結合度は計算しません。",
    "Leaves out trade through Hong Kong and is not meaningful; no intensity is computed from it.",
);

pub(super) static INTENSITY_ANNUAL: Entry = Entry {
    id: DatasetId::IntensityAnnual,
    title: tri!(
        "逐年貿易結合度（進口占比式）1988–2018",
        "各年の貿易結合度（輸入シェア式）1988〜2018年",
        "Trade intensity year by year, from import shares, 1988–2018",
    ),
    unit: tri!(
        "占比為 %；結合度無單位",
        "割合は%；結合度は単位なし",
        "Shares in per cent; intensity without unit",
    ),
    source: tri!(
        "依 UN Comtrade（經世界銀行 WITS）的進口夥伴占比計算",
        "UN Comtrade（世界銀行 WITS 経由）の輸入相手国シェアから計算",
        "Computed from import partner shares of UN Comtrade, through the World Bank's WITS",
    ),
    coverage: tri!(
        "進口方為中國（1992 起）、日本、韓國；缺漏年份無列。",
        "輸入側は中国（1992年から）・日本・韓国。欠ける年は行がありません。",
        "Importers China (from 1992), Japan and Korea; absent years have no row.",
    ),
    terms: COMTRADE_TERMS,
    notes: &[
        Note {
            row: "",
            column: "importer",
            text: tri!(
                "來源沒有以台灣為進口方的資料。",
                "台湾を輸入側とするデータは出典にありません。",
                "The source has no data with Taiwan as importer.",
            ),
            computed: None,
        },
        Note {
            row: "",
            column: "exporter",
            text: tri!(
                "台灣在來源中列為「其他亞洲」；進口方按原產地申報，故經香港的貨物也計入。",
                "台湾は出典では「その他アジア」。輸入側は原産地で申告するため香港経由の貨物も含みます。",
                "The source lists Taiwan as “Other Asia, nes”. Importers declare by origin, so goods that came through Hong Kong are counted too.",
            ),
            computed: None,
        },
    ],
};

pub(super) static TRIANGLE: Entry = Entry {
    id: DatasetId::Triangle,
    title: tri!(
        "台日美三角貿易 1950–2014",
        "台日米の三角貿易 1950〜2014年",
        "The triangle of Japan, Taiwan and the United States, 1950–2014",
    ),
    unit: COW_UNIT,
    source: COW_SOURCE,
    coverage: tri!(
        "1950–2014；1950–1951 全缺，日台之間另缺 1953–1954、1956–1959。",
        "1950〜2014年。1950〜1951年はすべて欠け、日台間は1953〜1954年と1956〜1959年も欠けます。",
        "1950 to 2014; nothing for 1950–1951, and no Japan–Taiwan or Taiwan–US flow for 1953–1954 and 1956–1959.",
    ),
    terms: COW_TERMS,
    notes: &[
        Note {
            row: "",
            column: "",
            text: tri!(
                "以進口方紀錄為準，取至百萬美元整數；早年小額因此粗略。",
                "輸入側の記録を百万米ドルの整数に丸めた値。初期の小さな額は粗くなります。",
                "As recorded on the importer's side and rounded to whole millions, so the small flows of early years are coarse.",
            ),
            computed: None,
        },
        Note {
            row: "",
            column: "jpn_twn",
            text: JAPAN_SIDE,
            computed: None,
        },
        Note {
            row: "",
            column: "twn_jpn",
            text: JAPAN_SIDE,
            computed: None,
        },
        Note {
            row: "",
            column: "twn_usa",
            text: tri!(
                "缺 1950–1951、1953–1954、1956–1959；缺漏不是零。",
                "1950〜1951年、1953〜1954年、1956〜1959年が欠けます。欠けはゼロではありません。",
                "1950–1951, 1953–1954 and 1956–1959 are absent; a gap is not a zero.",
            ),
            computed: None,
        },
        Note {
            row: "",
            column: "jpn_usa",
            text: tri!(
                "1997 年起該資料的中國含香港；此處未使用中國數字。",
                "1997年以降、この出典の中国は香港を含みますが、ここでは中国の値を使っていません。",
                "From 1997 the source's China includes Hong Kong; no figure of China is used here.",
            ),
            computed: None,
        },
    ],
};

const COW_UNIT: Tri = tri!(
    "百萬美元（當年價格，取整數）",
    "百万米ドル（名目、整数に丸め）",
    "US$ million, current, rounded to whole millions",
);
const COW_SOURCE: Tri = tri!(
    "Correlates of War 貿易資料 v4.0（Barbieri & Keshk 2016；Barbieri, Keshk & Pollins 2009），經 R 套件 peacesciencer",
    "Correlates of War 貿易データ v4.0（Barbieri & Keshk 2016; Barbieri, Keshk & Pollins 2009）、R パッケージ peacesciencer 経由",
    "Correlates of War Trade Data Set v4.0 (Barbieri & Keshk 2016; Barbieri, Keshk & Pollins 2009), as packaged in the R package peacesciencer",
);

const COW_TERMS: Tri = tri!(
    "使用時請註明版本與兩篇文獻；未見開放授權條款。",
    "利用の際は版と2つの文献を明記。公開ライセンスの定めは見当たりません。",
    "Cite the version and both references; no open licence is stated.",
);

const JAPAN_SIDE: Tri = tri!(
    "台日兩個方向均與日本的申報相符（出口 FOB、進口 CIF），並非台灣海關數字。缺 1953–1954、1956–1959。",
    "両方向とも日本側の申告（輸出FOB、輸入CIF）に一致し、台湾の税関の数値ではありません。1953〜1954年、1956〜1959年が欠けます。",
    "In both directions this follows Japan's declarations (exports FOB, imports CIF), not Taiwan's customs. 1953–1954 and 1956–1959 are absent.",
);

pub(super) static CHINA_IMPORTS: Entry = Entry {
    id: DatasetId::ChinaImports,
    title: tri!(
        "中國進口中的占比 1992–2018",
        "中国の輸入に占める割合 1992〜2018年",
        "Shares in China's imports, 1992–2018",
    ),
    unit: tri!(
        "占中國進口總額的 %",
        "中国の輸入総額に占める%",
        "Per cent of all imports of China",
    ),
    source: tri!(
        "UN Comtrade（經世界銀行 WITS），進口夥伴占比",
        "UN Comtrade（世界銀行 WITS 経由）、輸入相手国シェア",
        "UN Comtrade through the World Bank's WITS, import partner share",
    ),
    coverage: tri!(
        "1992–2018 逐年，台灣、日本、韓國。",
        "1992〜2018年の各年。台湾・日本・韓国。",
        "Every year from 1992 to 2018 for Taiwan, Japan and Korea.",
    ),
    terms: COMTRADE_TERMS,
    notes: &[Note {
        row: "",
        column: "twn",
        text: tri!(
            "由中國按原產地申報；台灣在來源中列為「其他亞洲」。",
            "中国が原産地で申告した値。台湾は出典では「その他アジア」。",
            "Declared by China, by origin; the source lists Taiwan as “Other Asia, nes”.",
        ),
        computed: None,
    }],
};

pub(super) static TRADE_SINCE_2011: Entry = Entry {
    id: DatasetId::TradeSince2011,
    title: tri!(
        "台灣對日貿易 2011–2024",
        "台湾の対日貿易 2011〜2024年",
        "Taiwan's trade with Japan, 2011–2024",
    ),
    unit: tri!("百萬美元", "百万米ドル", "US$ million"),
    source: tri!(
        "2011–2014：UN Comtrade 申報者 490（經世界銀行 WITS）；2015–2024：財政部海關進出口貿易統計",
        "2011〜2014年：UN Comtrade 報告者490（世界銀行 WITS 経由）；2015〜2024年：台湾財政部の税関統計",
        "2011–2014: UN Comtrade, reporter 490, through the World Bank's WITS; 2015–2024: Taiwan's Ministry of Finance, customs statistics",
    ),
    coverage: tri!(
        "2011–2024 逐年，2014 與 2015 之間換來源。",
        "2011〜2024年の各年。2014年と2015年の間で出典が替わります。",
        "Every year from 2011 to 2024; the source changes between 2014 and 2015.",
    ),
    terms: tri!(
        "2011–2014：UN Comtrade／WITS 不許轉發資料表，僅引用少數數字；2015 起：政府公開統計，請註明財政部。",
        "2011〜2014年：UN Comtrade／WITS は再配布を認めず、少数の数値のみ引用。2015年から：政府の公表統計、財政部を明記。",
        "2011–2014: quoted from UN Comtrade/WITS, which forbid handing on their tables; from 2015: published government statistics, name the Ministry of Finance.",
    ),
    notes: &[
        Note {
            row: "2015",
            column: "",
            text: tri!(
                "自此列起改用財政部數字，與前列不可相連：2015 年出口總額財政部 284,434，Comtrade 280,019。",
                "この行から財政部の値で、前の行とは連続しません。2015年の輸出総額は財政部284,434、Comtrade 280,019。",
                "From here on the Ministry of Finance; not to be joined to the row before. For 2015 it counts exports of 284,434, Comtrade 280,019.",
            ),
            computed: None,
        },
        Note {
            row: "",
            column: "source",
            text: tri!(
                "兩來源略有差異（可能因再出口計法不同）：2014 年對日出口 Comtrade 19,890.7，由財政部成長率回推約 20,129.1。",
                "両出典はやや異なります（再輸出の扱いの違いか）。2014年の対日輸出は Comtrade 19,890.7、財政部の伸び率からの逆算では約20,129.1。",
                "The two differ a little, perhaps over re-exports: exports to Japan in 2014 are 19,890.7 in Comtrade and about 20,129.1 by the Ministry's growth rates.",
            ),
            computed: None,
        },
    ],
};

pub(super) static EXCHANGE_RATE: Entry = Entry {
    id: DatasetId::ExchangeRate,
    title: tri!(
        "新台幣兌美元匯率 1951–2024",
        "新台湾ドルの対米ドルレート 1951〜2024年",
        "New Taiwan dollars per US dollar, 1951–2024",
    ),
    unit: tri!(
        "新台幣元兌 1 美元，年平均",
        "1米ドルあたりの新台湾ドル、年平均",
        "NT$ per US$, average of the year",
    ),
    source: tri!(
        "1951–2014：Penn World Table 10.01（Feenstra, Inklaar & Timmer 2015）；2015–2024：中央銀行（經財政部統計）",
        "1951〜2014年：Penn World Table 10.01（Feenstra, Inklaar & Timmer 2015）；2015〜2024年：台湾中央銀行（財政部統計経由）",
        "1951–2014: Penn World Table 10.01 (Feenstra, Inklaar & Timmer 2015); 2015–2024: Taiwan's central bank, through the Ministry of Finance",
    ),
    coverage: tri!(
        "1951–2024 逐年，無缺漏。",
        "1951〜2024年の各年。欠けなし。",
        "Every year from 1951 to 2024.",
    ),
    terms: tri!(
        "Penn World Table：CC BY 4.0；中央銀行：政府公開統計，請註明出處。",
        "Penn World Table：CC BY 4.0。中央銀行：政府の公表統計、出典を明記。",
        "Penn World Table: CC BY 4.0; central bank: published government statistics, name the source.",
    ),
    notes: &[Note {
        row: "2015",
        column: "twd_per_usd",
        text: tri!(
            "自此列起改用中央銀行；兩者 2015 年為 31.90 與 31.91，差異可略。",
            "この行から中央銀行の値。2015年は31.90と31.91で、差はごくわずか。",
            "From here on the central bank; for 2015 the two have 31.90 and 31.91, next to no difference.",
        ),
        computed: None,
    }],
};

pub(super) static OUTSIDE_EVIDENCE: Entry = Entry {
    id: DatasetId::OutsideEvidence,
    title: tri!(
        "查核論文說法的外部證據",
        "論文の記述を確かめる外部の証拠",
        "Outside evidence on claims of the paper",
    ),
    unit: tri!("百萬美元", "百万米ドル", "US$ million"),
    source: tri!(
        "Correlates of War 貿易資料 v4.0（Barbieri & Keshk 2016；Barbieri, Keshk & Pollins 2009）；UN Comtrade（經世界銀行 WITS），申報者 490（台灣）與 392（日本）",
        "Correlates of War 貿易データ v4.0（Barbieri & Keshk 2016; Barbieri, Keshk & Pollins 2009）。UN Comtrade（世界銀行 WITS 経由）、報告者490（台湾）と392（日本）",
        "Correlates of War Trade Data Set v4.0 (Barbieri & Keshk 2016; Barbieri, Keshk & Pollins 2009); UN Comtrade through the World Bank's WITS, reporters 490 (Taiwan) and 392 (Japan)",
    ),
    coverage: tri!(
        "只有所需的數字：1963–1967 日本對中出口、2005 與 2011 年主要夥伴。",
        "必要な値のみ。1963〜67年の日本の対中輸出、2005年と2011年の主な相手国。",
        "Only what is needed: Japan's exports to China 1963–1967, main partners in 2005 and 2011.",
    ),
    terms: COMTRADE_TERMS,
    notes: &[
        Note {
            row: "2005",
            column: "",
            text: tri!(
                "只列紀錄中的主要夥伴；WITS 只有前五名。該年日本與中國的數字取自 Comtrade，因 Correlates of War 的中國含香港。",
                "記録にある主な相手のみ。WITS は上位5カ国まで。この年の日中間は Comtrade による（Correlates of War の中国は香港を含むため）。",
                "Only main partners on record: WITS has the top five. Japan and China in that year are from Comtrade, since China in Correlates of War includes Hong Kong.",
            ),
            computed: None,
        },
        Note {
            row: "2011",
            column: "",
            text: tri!(
                "對日本的數字在 trade-since-2011。香港與中國分列。",
                "対日本の値は trade-since-2011 にある。香港は中国と別。",
                "Those with Japan are in trade-since-2011. Hong Kong and China are apart.",
            ),
            computed: None,
        },
    ],
};

pub(super) static TRADE_JAPAN_SIDE: Entry = Entry {
    id: DatasetId::TradeJapanSide,
    title: tri!(
        "日方申報的台日貿易 1952–2014",
        "日本側の申告による日台貿易 1952〜2014年",
        "Taiwan–Japan trade as Japan declares it, 1952–2014",
    ),
    unit: COW_UNIT,
    source: COW_SOURCE,
    coverage: tri!(
        "1952–2014；缺 1953–1954、1956–1959，缺漏不是零。",
        "1952〜2014年。1953〜1954年と1956〜1959年が欠けます。欠けはゼロではありません。",
        "1952 to 2014; 1953–1954 and 1956–1959 are absent, and a gap is not a zero.",
    ),
    terms: COW_TERMS,
    notes: &[
        Note {
            row: "",
            column: "exports_to_japan",
            text: tri!(
                "欄名從台灣看：這是日本申報的自台灣進口（CIF，按原產地）。",
                "列名は台湾から見たもの。日本が申告した台湾からの輸入（CIF、原産地別）です。",
                "Named as seen from Taiwan: these are imports from Taiwan as Japan declares them (CIF, by origin).",
            ),
            computed: None,
        },
        Note {
            row: "",
            column: "imports_from_japan",
            text: tri!(
                "欄名從台灣看：這是日本申報的對台灣出口（FOB）。",
                "列名は台湾から見たもの。日本が申告した台湾への輸出（FOB）です。",
                "Named as seen from Taiwan: these are exports to Taiwan as Japan declares them (FOB).",
            ),
            computed: None,
        },
    ],
};
