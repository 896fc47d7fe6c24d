//! Sentences on trade intensity.

use super::{fill, span};
use crate::data::Span;
use crate::i18n::{Lang, tri};

/// Intensity: the closest tie.
#[must_use]
pub fn intensity_title(from: &str, to: &str, value: &str, lang: Lang) -> String {
    fill(
        tri!(
            "{0}對{1}的貿易最密切，是規模所能解釋的 {2} 倍",
            "最も密なのは{0}から{1}、規模から見込まれる水準の{2}倍",
            "{0} to {1} is the closest tie: {2} times what size explains",
        ),
        &[from, to, value],
        lang,
    )
}

/// Intensity: what rows, columns and small figures are.
#[must_use]
pub fn intensity_takeaway(year: i32, earlier: Option<i32>, lang: Lang) -> String {
    let main = fill(
        tri!(
            "{0} 年貿易結合度，列為出口方。大於 1 表示關係比規模所能解釋的更緊密。",
            "{0}年の貿易結合度、行が輸出側。1を超えると、規模から見込まれるより結びつきが強い。",
            "Trade intensity {0}, exporters in rows. Above 1 a tie is closer than size alone explains.",
        ),
        &[&year.to_string()],
        lang,
    );
    let Some(earlier) = earlier else {
        return main;
    };
    let small = fill(
        tri!(
            "小字為 {0} 年。",
            "小さな字は{0}年。",
            " Small figures: {0}.",
        ),
        &[&earlier.to_string()],
        lang,
    );
    main + &small
}

/// Intensity: what the matrix shows, for those who cannot see it.
#[must_use]
pub fn intensity_alt(year: i32, above: usize, all: usize, lang: Lang) -> String {
    fill(
        tri!(
            "{0} 年貿易結合度矩陣：{1} 對關係中 {2} 對大於 1。",
            "{0}年の貿易結合度の行列。{1}組のうち{2}組が1を超える。",
            "Matrix of trade intensities in {0}: {2} of {1} pairs are above 1.",
        ),
        &[&year.to_string(), &all.to_string(), &above.to_string()],
        lang,
    )
}

/// Intensity: the table's caption.
#[must_use]
pub fn intensity_caption(year: i32, lang: Lang) -> String {
    fill(
        tri!(
            "{0} 年貿易結合度及其計算數據",
            "{0}年の貿易結合度と計算に用いた数値",
            "Trade intensity {0} and what it is computed from",
        ),
        &[&year.to_string()],
        lang,
    )
}

/// Intensity through time: the closest tie of all years.
#[must_use]
pub fn lines_title(ends: &(String, String), year: i32, value: &str, lang: Lang) -> String {
    fill(
        tri!(
            "歷年最密切的是 {2} 年{0}對{1}的貿易，為規模所能解釋的 {3} 倍",
            "最も密だったのは{2}年の{0}から{1}、規模から見込まれる水準の{3}倍",
            "Closest of all was {0} to {1} in {2}: {3} times what size explains",
        ),
        &[&ends.0, &ends.1, &year.to_string(), value],
        lang,
    )
}

/// Intensity through time: what is drawn, and who is missing.
#[must_use]
pub fn lines_takeaway(years: Span, lang: Lang) -> String {
    fill(
        tri!(
            "{0}貿易結合度（進口占比），每格一個進口方，圓圈是論文公式的值。台灣作為進口方沒有申報資料，故無圖。",
            "{0}の貿易結合度（輸入シェア）、輸入側ごとに一枚。丸は論文の式による値。台湾は輸入の申告がデータにないため図がない。",
            "Trade intensity from import shares, {0}, a panel for each importer; rings are the paper’s formula. Taiwan has no panel, as its import declarations are not in the data.",
        ),
        &[&span(years, lang)],
        lang,
    )
}

/// Intensity through time: the table's caption.
#[must_use]
pub fn lines_caption(years: Span, lang: Lang) -> String {
    fill(
        tri!(
            "逐年貿易結合度，{0}",
            "年ごとの貿易結合度、{0}",
            "Trade intensity year by year, {0}",
        ),
        &[&span(years, lang)],
        lang,
    )
}

/// A year of an importer.
#[must_use]
pub fn year_into(year: i32, importer: &str, lang: Lang) -> String {
    fill(
        tri!("{0} 年 → {1}", "{0}年 → {1}", "{0} → {1}"),
        &[&year.to_string(), importer],
        lang,
    )
}

/// A value with the one of the paper's form.
#[must_use]
pub fn beside_paper(value: &str, paper: &str, lang: Lang) -> String {
    fill(
        tri!(
            "{0}（論文公式 {1}）",
            "{0}（論文の式 {1}）",
            "{0} (paper’s formula {1})",
        ),
        &[value, paper],
        lang,
    )
}

/// The history of a pair: the years of its highest and its lowest value.
#[must_use]
pub fn history(years: Span, high: (i32, &str), low: (i32, &str), lang: Lang) -> String {
    fill(
        tri!(
            "按進口占比，{0}最高 {2}（{1} 年），最低 {4}（{3} 年）。",
            "輸入シェアでは、{0}の最高は{2}（{1}年）、最低は{4}（{3}年）。",
            "From import shares, {0}: highest {2} in {1}, lowest {4} in {3}.",
        ),
        &[
            &span(years, lang),
            &high.0.to_string(),
            high.1,
            &low.0.to_string(),
            low.1,
        ],
        lang,
    )
}

/// World imports of a year from both sources. Begins with a space where
/// sentences are parted by one.
#[must_use]
pub fn world_imports(year: i32, reported: &str, all: &str, more: &str, lang: Lang) -> String {
    fill(
        tri!(
            "{0} 年世界進口：WITS 合計 {1}，聯合國貿發會議的世界出口合計 {2}（{3}）。",
            "{0}年の世界の輸入：WITSの合計は{1}、国連貿易開発会議の世界輸出の合計は{2}（{3}）。",
            " World imports {0}: WITS {1}, UNCTAD’s sum of all exports {2} ({3}).",
        ),
        &[&year.to_string(), reported, all, more],
        lang,
    )
}

/// The intensity with UNCTAD's sum for world imports.
#[must_use]
pub fn with_that_world(value: &str, lang: Lang) -> String {
    fill(
        tri!(
            "世界進口若採後者，結合度為 {0}。",
            "後者を世界の輸入とすれば、結合度は{0}となる。",
            " With the latter for world imports, intensity would be {0}.",
        ),
        &[value],
        lang,
    )
}

/// A cell of the matrix in words.
#[must_use]
pub fn cell(from: &str, to: &str, value: &str, lang: Lang) -> String {
    fill(
        tri!("{0}到{1}：{2}", "{0}から{1}：{2}", "{0} to {1}: {2}"),
        &[from, to, value],
        lang,
    )
}

/// The heading of an opened cell.
#[must_use]
pub fn pair(from: &str, to: &str, year: i32, lang: Lang) -> String {
    fill(
        tri!("{0} → {1}，{2} 年", "{0} → {1}、{2}年", "{0} → {1}, {2}"),
        &[from, to, &year.to_string()],
        lang,
    )
}

/// The computation of an intensity from exports, in words.
#[must_use]
pub fn working(from: &str, to: &str, of_exports: &str, of_world: &str, lang: Lang) -> String {
    fill(
        tri!(
            "{0}的出口有 {1} 到{2}；{2}占世界進口的 {3}。",
            "{0}の輸出の{1}が{2}向け。{2}は世界の輸入の{3}を占める。",
            "{2} takes {1} of {0}’s exports; of world imports it takes {3}.",
        ),
        &[from, of_exports, to, of_world],
        lang,
    )
}

/// The computation of an intensity from import shares, in words.
#[must_use]
pub fn working_shares(
    from: &str,
    to: &str,
    in_importer: &str,
    in_world: &str,
    lang: Lang,
) -> String {
    fill(
        tri!(
            "{0}占{1}進口的 {2}，占世界進口的 {3}。",
            "{0}は{1}の輸入の{2}、世界の輸入の{3}を占める。",
            "{0} supplies {2} of {1}’s imports and {3} of the world’s.",
        ),
        &[from, to, in_importer, in_world],
        lang,
    )
}
