//! Entries of what the paper prints.

use super::{Entry, Note};
use crate::data::DatasetId;
use crate::text::{Tri, tri};

const PAPER_TERMS: Tri = tri!(
    "數字為事實，依論文所印逐位轉錄；引用請註明論文。",
    "数値は事実であり、論文の表記のまま転記。引用の際は論文を明記してください。",
    "Figures are facts, copied to the digit as printed; cite the paper when using them.",
);

pub(super) static TRADE_1952: Entry = Entry {
    id: DatasetId::Trade1952,
    title: tri!(
        "台灣對日貿易 1952–1972",
        "台湾の対日貿易 1952〜1972年",
        "Taiwan's trade with Japan, 1952–1972",
    ),
    unit: tri!(
        "新台幣千元；依存度為 %",
        "千新台湾ドル；依存度は%",
        "NT$ thousand; dependence in per cent",
    ),
    source: tri!(
        "《台日經貿策略聯盟之研究》表 1；論文引自李恩民（2001）",
        "論文「台日經貿策略聯盟之研究」表1（李恩民 2001 による）",
        "Table 1 of the paper 台日經貿策略聯盟之研究, which takes it from 李恩民 (Li Enmin, 2001)",
    ),
    coverage: tri!(
        "1952–1972 逐年，無缺漏。",
        "1952〜1972年の各年。欠けなし。",
        "Every year from 1952 to 1972.",
    ),
    terms: PAPER_TERMS,
    notes: &[Note {
        row: "1966",
        column: "export_dependence_pct",
        text: tri!(
            "論文印為 24.3；由同列金額計算為 24.03。表中其餘 41 個比率均相符。",
            "論文の表記は24.3だが、同じ行の金額からは24.03。表の他の41の比率はすべて一致。",
            "Printed as 24.3; the amounts in the same row give 24.03. The other 41 ratios of the table agree.",
        ),
        computed: Some(24.03),
    }],
};

pub(super) static INVESTMENT: Entry = Entry {
    id: DatasetId::Investment,
    title: tri!(
        "台灣對中國的直接投資（至 1997）",
        "台湾の対中直接投資（1997年まで）",
        "Taiwan's direct investment in China to 1997",
    ),
    unit: tri!("百萬美元；件", "百万米ドル；件", "US$ million; cases"),
    source: tri!(
        "《台日經貿策略聯盟之研究》表 2；論文引自經濟部投資審議委員會與中國商務部（約 2012）",
        "論文「台日經貿策略聯盟之研究」表2（台湾経済部投資審議委員会、中国商務部 2012頃による）",
        "Table 2 of the paper 台日經貿策略聯盟之研究, from Taiwan's Investment Commission and China's Ministry of Commerce (c. 2012)",
    ),
    coverage: tri!(
        "1991 年以前合計，1992–1997 逐年。",
        "1991年以前の合計と、1992〜1997年の各年。",
        "All years up to 1991 in one row, then every year to 1997.",
    ),
    terms: PAPER_TERMS,
    notes: &[
        Note {
            row: "1991 and before",
            column: "",
            text: tri!(
                "此列合計多年，不可與單一年份相比。",
                "この行は複数年の合計で、単年とは比べられません。",
                "This row spans many years; do not compare it with a single year.",
            ),
            computed: None,
        },
        Note {
            row: "",
            column: "tw_retroactive_cases",
            text: LATE,
            computed: None,
        },
        Note {
            row: "",
            column: "tw_retroactive_amount",
            text: LATE,
            computed: None,
        },
    ],
};

const LATE: Tri = tri!(
    "論文括號內的數字：未事先申請、事後補辦登記者；本處另列，不併入。",
    "論文の括弧内の数値。事前申請のない事後登録分で、ここでは別に示し合算しません。",
    "The paper's bracketed figures: registered late, not applied for beforehand. Kept apart, not added in.",
);

pub(super) static TRADE_1987: Entry = Entry {
    id: DatasetId::Trade1987,
    title: tri!(
        "台灣對日貿易 1987–2010",
        "台湾の対日貿易 1987〜2010年",
        "Taiwan's trade with Japan, 1987–2010",
    ),
    unit: tri!(
        "億美元；占比為 %",
        "億米ドル；割合は%",
        "US$ 100 million; shares in per cent",
    ),
    source: tri!(
        "《台日經貿策略聯盟之研究》表 3；論文引自財政部關稅總局（約 2012）",
        "論文「台日經貿策略聯盟之研究」表3（台湾財政部関税総局 2012頃による）",
        "Table 3 of the paper 台日經貿策略聯盟之研究, from Taiwan's Directorate General of Customs (c. 2012)",
    ),
    coverage: tri!(
        "1987–2010 逐年，無缺漏。與表 1 之間的 1973–1986 論文未列。",
        "1987〜2010年の各年。欠けなし。表1との間の1973〜1986年は論文にありません。",
        "Every year from 1987 to 2010. The paper prints nothing for 1973–1986, between this table and table 1.",
    ),
    terms: PAPER_TERMS,
    notes: &[
        Note {
            row: "1998",
            column: "trade_total",
            text: tri!(
                "論文印為 363.2；出口加進口為 363.4。",
                "論文の表記は363.2だが、輸出と輸入の和は363.4。",
                "Printed as 363.2; exports plus imports make 363.4.",
            ),
            computed: Some(363.4),
        },
        Note {
            row: "1998",
            column: "balance",
            text: tri!(
                "論文印為 −176.8；出口減進口為 −177.0。",
                "論文の表記は−176.8だが、輸出と輸入の差は−177.0。",
                "Printed as −176.8; exports less imports make −177.0.",
            ),
            computed: Some(-177.0),
        },
        Note {
            row: "2001",
            column: "exports",
            text: tri!(
                "論文僅此格印到小數第二位，照錄。",
                "論文でこの欄だけ小数第2位まで表記。そのまま転記。",
                "The one figure of the table printed with two decimals; kept as printed.",
            ),
            computed: None,
        },
    ],
};

pub(super) static ALLIANCES: Entry = Entry {
    id: DatasetId::Alliances,
    title: tri!(
        "台日策略聯盟案例",
        "台日戦略提携の事例",
        "Cases of Taiwan–Japan alliances between firms",
    ),
    unit: tri!("文字，無單位", "文字（単位なし）", "Texts, no unit"),
    source: tri!(
        "《台日經貿策略聯盟之研究》表 4；論文引自經濟部（2011）",
        "論文「台日經貿策略聯盟之研究」表4（台湾経済部 2011 による）",
        "Table 4 of the paper 台日經貿策略聯盟之研究, from Taiwan's Ministry of Economic Affairs (2011)",
    ),
    coverage: tri!(
        "論文所列 6 例，非全部案例。",
        "論文に載る6例。すべての提携ではありません。",
        "The six cases the paper lists, not all there are.",
    ),
    terms: tri!(
        "內容為事實，以自己的文字轉述。",
        "内容は事実で、独自の言葉で述べ直しています。",
        "Facts, retold in words of our own.",
    ),
    notes: &[],
};

pub(super) static EVENTS: Entry = Entry {
    id: DatasetId::Events,
    title: tri!(
        "論文所記的大事",
        "論文に記された出来事",
        "The paper's dated events",
    ),
    unit: tri!(
        "日期為年、年-月或年-月-日；斜線為起迄",
        "日付は年・年-月・年-月-日、斜線は期間",
        "Dates as year, year-month or year-month-day; a slash parts first and last year",
    ),
    source: tri!(
        "《台日經貿策略聯盟之研究》內文",
        "論文「台日經貿策略聯盟之研究」本文",
        "The text of the paper 台日經貿策略聯盟之研究",
    ),
    coverage: tri!(
        "1950–2012，論文寫明日期者。",
        "1950〜2012年。論文に日付のあるもの。",
        "1950 to 2012, where the paper gives a date.",
    ),
    terms: tri!(
        "內容為事實，以自己的文字轉述。",
        "内容は事実で、独自の言葉で述べ直しています。",
        "Facts, retold in words of our own.",
    ),
    notes: &[
        Note {
            row: "1999-10",
            column: "date",
            text: tri!(
                "月份依論文所印。",
                "月は論文の表記のとおり。",
                "The month is as the paper prints it.",
            ),
            computed: None,
        },
        Note {
            row: "1985",
            column: "date",
            text: tri!(
                "論文作「1980 年代中期」，此處以 1985 標示。",
                "論文では「1980年代中頃」。ここでは1985年に置いています。",
                "The paper says the mid-1980s; marked here at 1985.",
            ),
            computed: None,
        },
    ],
};
