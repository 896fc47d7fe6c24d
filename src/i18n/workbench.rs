//! What the workbench's figure says.

use super::{Lang, Tri, number, tri};
use crate::i18n::sentences::fill;
use crate::trade::intensity::{PairMeasure, Source};

/// The name of a measure of a pair.
#[must_use]
pub const fn measure(measure: PairMeasure) -> Tri {
    match measure {
        PairMeasure::Intensity(variant) => super::words::variant(variant),
        PairMeasure::Symmetric => tri!("對稱指數", "対称型の指数", "Symmetric index"),
        PairMeasure::ShareOfExports => tri!("占出口比重", "輸出に占める割合", "Share of exports"),
        PairMeasure::ShareOfImports => tri!("占進口比重", "輸入に占める割合", "Share of imports"),
    }
}

/// What a measure's values are, in a table's heading.
#[must_use]
pub const fn column(measure: PairMeasure) -> Tri {
    match measure {
        PairMeasure::Intensity(_) => super::words::VIEW_INTENSITY,
        PairMeasure::Symmetric => tri!("對稱指數", "対称型の指数", "Symmetric index"),
        PairMeasure::ShareOfExports => {
            tri!(
                "占出口比重（%）",
                "輸出に占める割合（%）",
                "Share of exports (%)"
            )
        }
        PairMeasure::ShareOfImports => {
            tri!(
                "占進口比重（%）",
                "輸入に占める割合（%）",
                "Share of imports (%)"
            )
        }
    }
}

/// What a measure is, in one sentence.
#[must_use]
pub const fn measure_note(measure: PairMeasure) -> Tri {
    match measure {
        PairMeasure::Intensity(variant) => super::words::variant_note(variant),
        PairMeasure::Symmetric => tri!(
            "對稱指數＝（I − 1）÷（I + 1），I 為論文算法的結合度：−1 為無貿易，0 為規模所預期。",
            "対称型の指数＝（I − 1）÷（I + 1）、Iは論文の式の結合度。−1は貿易なし、0は規模どおり。",
            "Symmetric index = (I − 1) ÷ (I + 1), with I by the paper’s formula: −1 is no trade, 0 what size explains.",
        ),
        PairMeasure::ShareOfExports => tri!(
            "出口方全部出口中，輸往進口方的比重。",
            "輸出側の全輸出のうち、輸入側に向かう割合。",
            "The part of the exporter’s exports that goes to the importer.",
        ),
        PairMeasure::ShareOfImports => tri!(
            "進口方全部進口中，來自出口方的比重，以進口方申報為準。",
            "輸入側の全輸入のうち、輸出側から来る割合。輸入側の申告による。",
            "The part of the importer’s imports that comes from the exporter, as the importer declares.",
        ),
    }
}

/// Fills gaps from the partner's declarations.
pub const MIRROR: Tri = tri!(
    "以對方申報補缺口",
    "相手側の申告で空白を補う",
    "Fill gaps from the partner’s declarations",
);

/// What filling the gaps means.
pub const MIRROR_NOTE: Tri = tri!(
    "一方未申報之處，取對方的申報；出口以 FOB、進口以 CIF 計價，後者通常較高。",
    "一方の申告がないところは相手側の申告を用いた。輸出はFOB、輸入はCIFなので、後者は普通やや高い。",
    "Where one side declares nothing, the other’s declaration stands in. Exports are valued FOB, imports CIF, which is usually higher.",
);

/// The ends and the middle of the symmetric index.
pub const LEGEND_SYMMETRIC: [Tri; 3] = [
    tri!("−1：無貿易", "−1：貿易なし", "−1: no trade"),
    tri!("0：與規模相當", "0：規模どおり", "0: as size explains"),
    tri!("1：最密", "1：最も密", "1: closest"),
];

/// The ends and the middle of a ratio between years.
pub const LEGEND_RATIO: [Tri; 3] = [
    tri!("¼ 以下：減", "¼以下：減", "¼ or less: fell"),
    tri!("不變", "変わらず", "unchanged"),
    tri!("4 倍以上：增", "4倍以上：増", "4 times or more: grew"),
];

/// A flow taken from the other side.
pub const MIRRORED: Tri = tri!(
    "取自對方的申報",
    "相手側の申告から",
    "From the partner’s declaration",
);

/// Which year another is compared with.
pub const COMPARE: Tri = tri!("比較", "比較する年", "Compare with");

/// No year is compared with.
pub const COMPARE_NONE: Tri = tri!("不比較", "比較しない", "No other year");

/// Year by year.
pub const HISTORY: Tri = tri!("歷年", "年ごとの推移", "Year by year");

/// The change from one year to another.
pub const CHANGE: Tri = tri!("變化", "変化", "Change");

/// Partners of an economy.
pub const PARTNERS: Tri = tri!("主要出口對象", "主な輸出先", "Where its exports go");

/// A partner.
pub const PARTNER: Tri = tri!("對象", "相手", "Partner");

/// How concentrated an economy's exports are.
pub const HHI_EXPORTS: Tri = tri!(
    "出口對象集中度（HHI）",
    "輸出先の集中度（HHI）",
    "Concentration of exports (HHI)",
);

/// How concentrated an economy's imports are.
pub const HHI_IMPORTS: Tri = tri!(
    "進口來源集中度（HHI）",
    "輸入元の集中度（HHI）",
    "Concentration of imports (HHI)",
);

/// What the index of concentration is.
pub const HHI_NOTE: Tri = tri!(
    "HHI＝各夥伴比重平方之和：1 為只有一個夥伴，1 ÷ n 為 n 個夥伴均分。僅計表中各方。",
    "HHI＝相手ごとの割合の2乗の和。1は相手が一つだけ、1 ÷ nはn者で均等。表にある相手だけで数える。",
    "HHI = the sum of the partners’ squared shares: 1 is a single partner, 1 ÷ n is n equal ones. Only partners in the matrix count.",
);

/// The sample is invented.
pub const SAMPLE: Tri = tri!("範例（虛構）", "見本（架空）", "Sample (invented)");

/// Who made the sample.
pub const SAMPLE_MADE: Tri = tri!(
    "tairi 以小型引力模型編造，含協定、缺漏與一次衰退",
    "tairiが小さな重力モデルで作ったもの。協定、欠測、不況を含む",
    "Made up for tairi by a small gravity model, with pacts, gaps and a slump",
);

/// What the sample covers.
pub const SAMPLE_COVERS: Tri = tri!(
    "2010–2020 年，八個虛構經濟體，雙方申報",
    "2010〜2020年、架空の八つの国・地域、両側の申告",
    "2010–2020, eight invented economies, both sides’ declarations",
);

/// What may be done with the sample.
pub const SAMPLE_TERMS: Tri = tri!("可自由使用", "自由に使える", "Free for any use");

/// What the sample is.
pub const SAMPLE_NOTE: Tri = tri!(
    "這是虛構經濟體的虛構數字，供試用；請放入自己的檔案。資料只在您的瀏覽器裡讀取，不會送出。",
    "架空の国々の架空の数値で、試すためのもの。手元のファイルを入れると置き換わる。データはこのブラウザの中だけで読まれ、送信されない。",
    "Invented figures of invented economies, to try things out with: bring a file of your own in their place. It is read in your browser and sent nowhere.",
);

/// What reads a reader's own flows is not to be had.
pub const NOT_HERE: Tri = tri!(
    "這裡讀不到自備檔案所需的程式：請連上網路，或開啟「自備資料」專用的單一檔案（one/workbench.html）。",
    "手元のファイルを読む部品がここにはない。接続するか、「手元のデータ」だけの一つのファイル（one/workbench.html）を開いてください。",
    "What reads files of your own is not here: connect, or open the single file of this view, one/workbench.html.",
);

/// Where a total comes from.
#[must_use]
pub const fn source(source: Source) -> Tri {
    match source {
        Source::Given => tri!("檔案所載", "ファイルの値", "as the file gives it"),
        Source::Summed => tri!("各筆加總", "各行の合計", "sum of the file’s flows"),
        Source::BuiltIn => tri!(
            "UNCTAD，非檔案所載",
            "UNCTAD、ファイルの値ではない",
            "UNCTAD, not from the file"
        ),
        Source::Own => tri!("讀者自訂", "読者の入力", "the reader’s own number"),
        Source::Absent => tri!("無資料", "データなし", "not in the file"),
    }
}

/// The totals were summed.
pub const SUMMED_NOTE: Tri = tri!(
    "檔案未載總額之處，以各筆加總代替；僅含檔案所載的夥伴。",
    "総額がファイルにない場合は各行を合計した。ファイルにある相手だけを含む。",
    "Where the file gives no totals they are the sums of its flows, so they cover only the partners in it.",
);

/// Taken as one.
#[must_use]
pub fn group_note(name: &str, members: usize, lang: Lang) -> String {
    fill(
        tri!(
            "{0}：{1} 個經濟體視為一體，內部貿易不計入流量與總額。",
            "{0}：{1}の国・地域を一つとみなし、域内の貿易は流れにも総額にも入れない。",
            "{0}: {1} economies taken as one; trade among them is left out of flows and totals.",
        ),
        &[name, &members.to_string()],
        lang,
    )
}

/// The title: the closest tie among those brought.
#[must_use]
pub fn title(from: &str, to: &str, value: &str, year: i32, lang: Lang) -> String {
    fill(
        tri!(
            "{3} 年{0}對{1}最密切：規模所能解釋的 {2} 倍",
            "{3}年に最も密なのは{0}から{1}、規模から見込まれる水準の{2}倍",
            "{0} to {1} is the closest tie of {3}: {2} times what size explains",
        ),
        &[from, to, value, &year.to_string()],
        lang,
    )
}

/// The title where a share is shown.
#[must_use]
pub fn share_title(from: &str, to: &str, value: &str, imports: bool, lang: Lang) -> String {
    let text = if imports {
        tri!(
            "{1}的進口有 {2} 來自{0}，比重居首",
            "{1}の輸入の{2}が{0}から、割合が最も大きい",
            "{1} takes {2} of its imports from {0}, the largest share",
        )
    } else {
        tri!(
            "{0}的出口有 {2} 輸往{1}，比重居首",
            "{0}の輸出の{2}が{1}へ、割合が最も大きい",
            "{0} sends {2} of its exports to {1}, the largest share",
        )
    };
    fill(text, &[from, to, value], lang)
}

/// The title where too few pairs can be computed to compare them, and why.
#[must_use]
pub fn few(pairs: usize, of: usize, year: i32, why: &str, lang: Lang) -> String {
    let [pairs, of] = [pairs, of].map(|count| number::fixed(count as f64, 0));
    fill(
        tri!(
            "{2} 年 {1} 對中只有 {0} 對可計算：{3}",
            "{2}年は{1}組のうち{0}組しか計算できない：{3}",
            "Only {0} of {1} pairs can be computed for {2}: {3}",
        ),
        &[&pairs, &of, &year.to_string(), why],
        lang,
    )
}

/// The title where no tie is closer than size explains.
#[must_use]
pub fn none_closer(year: i32, lang: Lang) -> String {
    fill(
        tri!(
            "{0} 年沒有一對比規模所能解釋的更密切",
            "{0}年に規模から見込まれるより密な組はない",
            "No tie is closer than size alone explains, {0}",
        ),
        &[&year.to_string()],
        lang,
    )
}

/// A title, and that it is about the economies of the file alone.
#[must_use]
pub fn among(title: &str, economies: usize, lang: Lang) -> String {
    fill(
        tri!(
            "{0}（檔案中 {1} 個經濟體之間）",
            "{0}（このファイルの{1}の国・地域の間）",
            "{0}, among the {1} economies of this file",
        ),
        &[title, &economies.to_string()],
        lang,
    )
}

/// Where a total comes from, as a sentence behind another.
#[must_use]
pub fn remark(total: Tri, source: Tri, lang: Lang) -> String {
    fill(
        tri!("{0}：{1}。", "{0}：{1}。", " {0}: {1}."),
        &[total.get(lang), source.get(lang)],
        lang,
    )
}

/// How much of a side's totals the file's partners are, in per cent.
#[must_use]
pub fn covers(part: &str, side: &str, lang: Lang) -> String {
    fill(
        tri!(
            "檔案中的夥伴占所載{1}總額的 {0}%。",
            "ファイルにある相手は、記載された{1}総額の{0}%。",
            "The partners in this file are {0}% of the {1} given as totals.",
        ),
        &[part, side],
        lang,
    )
}

/// How many of the economies declare imports.
#[must_use]
pub fn importers(count: usize, of: usize, lang: Lang) -> String {
    fill(
        tri!(
            "{1} 個經濟體中 {0} 個申報進口。",
            "{1}の国・地域のうち輸入を申告するのは{0}。",
            "{0} of {1} economies declare imports.",
        ),
        &[&count.to_string(), &of.to_string()],
        lang,
    )
}

/// How much of an economy's total its partners in the file are, in per cent.
#[must_use]
pub fn covered(part: &str, lang: Lang) -> String {
    fill(
        tri!(
            "，其中 {0}% 與檔案中的夥伴",
            "、うち{0}%がファイルにある相手",
            ", {0}% of it with partners in this file",
        ),
        &[part],
        lang,
    )
}

/// Who publishes the built-in series of the world's imports.
pub const UNCTAD: Tri = tri!(
    "UNCTAD（UNCTADstat, US.TradeMerchTotal）",
    "UNCTAD（UNCTADstat, US.TradeMerchTotal）",
    "UNCTAD (UNCTADstat, US.TradeMerchTotal)",
);

/// What it covers, and where it lies.
pub const UNCTAD_COVERS: Tri = tri!(
    "1948–2024 年；data/world-trade.csv",
    "1948〜2024年；data/world-trade.csv",
    "1948–2024; data/world-trade.csv",
);

/// What may be done with it.
pub const UNCTAD_TERMS: Tri = tri!(
    "註明來源即可自由使用",
    "出典を示せば自由に使える",
    "Free with the source named",
);

/// What is shown: whose data, how many economies and pairs.
#[must_use]
pub fn takeaway(name: &str, economies: usize, pairs: usize, of: usize, lang: Lang) -> String {
    let all = number::fixed(of as f64, 0);
    fill(
        tri!(
            "{0}：{1} 個經濟體，{3} 對中 {2} 對有值。列為出口方。",
            "{0}：{1}の国・地域、{3}組のうち{2}組に値がある。行が輸出側。",
            "{0}: {1} economies, values for {2} of {3} pairs. Exporters in rows.",
        ),
        &[
            name,
            &economies.to_string(),
            &number::fixed(pairs as f64, 0),
            &all,
        ],
        lang,
    )
}

/// What the matrix shows, for those who cannot see it.
#[must_use]
pub fn alt(measure: &str, year: i32, economies: usize, lang: Lang) -> String {
    fill(
        tri!(
            "{1} 年{0}矩陣，{2} 個經濟體。",
            "{1}年の{0}の行列、{2}の国・地域。",
            "Matrix of {2} economies, {1}: {0}.",
        ),
        &[measure, &year.to_string(), &economies.to_string()],
        lang,
    )
}

/// An economy in a year, as a heading.
#[must_use]
pub fn economy_in(name: &str, year: i32, lang: Lang) -> String {
    fill(
        tri!("{0}，{1} 年", "{0}、{1}年", "{0}, {1}"),
        &[name, &year.to_string()],
        lang,
    )
}

/// A concentration and as how many equal partners it is.
#[must_use]
pub fn concentration(value: f64, lang: Lang) -> String {
    fill(
        tri!(
            "{0}（相當於 {1} 個均等夥伴）",
            "{0}（均等な相手{1}者に相当）",
            "{0} (as with {1} equal partners)",
        ),
        &[&number::fixed(value, 3), &number::fixed(1.0 / value, 1)],
        lang,
    )
}
