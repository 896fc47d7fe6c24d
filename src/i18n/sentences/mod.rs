//! Sentences with numbers in them. Every argument is already written in the
//! reader's habit.

mod intensity;
mod trade;

pub use intensity::*;
pub use trade::*;

use super::{Lang, Tri, tri};
use crate::data::Span;

/// Puts the arguments into a template's places `{0}`, `{1}` … One routine for
/// all sentences: written out for each of them it would be kilobytes.
pub(super) fn fill(template: Tri, arguments: &[&str], lang: Lang) -> String {
    let mut out = String::new();
    let mut rest = template.get(lang);
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let (index, after) = after.split_once('}').unwrap_or(("", after));
        let index = index
            .bytes()
            .next()
            .map(|digit| usize::from(digit.wrapping_sub(b'0')));
        let argument = index.and_then(|index| arguments.get(index));
        out.push_str(argument.unwrap_or(&"…"));
        rest = after;
    }
    out.push_str(rest);
    out
}

/// A name with its unit: `Exports (US$ million)`.
#[must_use]
pub fn with_unit(name: &str, unit: &str, lang: Lang) -> String {
    fill(
        tri!("{0}（{1}）", "{0}（{1}）", "{0} ({1})"),
        &[name, unit],
        lang,
    )
}

/// The heading of a number that is opened: `1966 · Of exports (%): 24.3`.
#[must_use]
pub fn heading(row: &str, column: &str, text: &str, lang: Lang) -> String {
    fill(
        tri!("{0} · {1}：{2}", "{0} · {1}：{2}", "{0} · {1}: {2}"),
        &[row, column, text],
        lang,
    )
}

/// A span of years as running text has it.
#[must_use]
pub fn span(span: Span, lang: Lang) -> String {
    fill(
        tri!("{0}–{1} 年", "{0}〜{1}年", "{0}–{1}"),
        &[&span.from.to_string(), &span.to.to_string()],
        lang,
    )
}

/// What is wanted where a year was typed that cannot be had.
#[must_use]
pub fn year_wanted(room: Span, lang: Lang) -> String {
    let years = span(room, lang);
    fill(
        tri!(
            "請輸入 {0} 之間的年份。",
            "{0}の年を入力してください。",
            "Please type a year of {0}.",
        ),
        &[&years],
        lang,
    )
}

/// The heading of an enlarged part of a chart.
#[must_use]
pub fn enlarged(from: i32, to: i32, lang: Lang) -> String {
    fill(
        tri!("{0}–{1} 放大", "{0}–{1} 拡大", "{0}–{1} enlarged"),
        &[&from.to_string(), &(to % 100).to_string()],
        lang,
    )
}

/// An exchange rate.
#[must_use]
pub fn rate(rate: f64, lang: Lang) -> String {
    let rate = super::number::fixed(rate, 2);
    fill(
        tri!(
            "1 美元 = 新台幣 {0} 元",
            "1ドル＝{0}台湾ドル",
            "US$ 1 = NT$ {0}",
        ),
        &[&rate],
        lang,
    )
}

/// The unit of an index.
#[must_use]
pub fn index_unit(base: i32, lang: Lang) -> String {
    fill(
        tri!("{0} 年 = 100", "{0}年＝100", "{0} = 100"),
        &[&base.to_string()],
        lang,
    )
}

/// A unit, with the remark that its axis is logarithmic.
#[must_use]
pub fn on_log_scale(unit: &str, lang: Lang) -> String {
    fill(
        tri!("{0}（對數刻度）", "{0}（対数目盛り）", "{0}, log scale"),
        &[unit],
        lang,
    )
}

/// All years up to one.
#[must_use]
pub fn until(year: &str, lang: Lang) -> String {
    fill(tri!("至 {0}", "〜{0}", "to {0}"), &[year], lang)
}

/// Claims: how many hold, and how many do not.
#[must_use]
pub fn claims_title(all: usize, hold: usize, differ: usize, lang: Lang) -> String {
    fill(
        tri!(
            "論文的 {0} 個數字：{1} 個與資料相符，{2} 個不符",
            "論文の数字{0}件を検証、一致{1}件、不一致{2}件",
            "Of the paper’s {0} numeric claims {1} hold and {2} differ",
        ),
        &[&all.to_string(), &hold.to_string(), &differ.to_string()],
        lang,
    )
}

/// Claims: how many are listed; where none is, what to do.
#[must_use]
pub fn claims_takeaway(count: usize, all: usize, lang: Lang) -> String {
    let says = match count {
        0 => tri!(
            "{1} 項中，此處沒有一項得出這個結果。請改選其一，或恢復預設。",
            "{1}件のうち、この箇所にこの判定のものはない。どちらかを選び直すか、元に戻す。",
            "None of the {1} is of this part with this verdict. Choose another of either, or reset.",
        ),
        _ => tri!(
            "{1} 項中的 {0} 項。點開任一項，看計算過程。",
            "{1}件のうち{0}件。選ぶと計算の過程が開く。",
            "{0} of {1}. Open one to see how it is computed.",
        ),
    };
    fill(says, &[&count.to_string(), &all.to_string()], lang)
}

/// A count of cases.
#[must_use]
pub fn cases(count: &str, lang: Lang) -> String {
    fill(tri!("{0} 件", "{0}件", "{0} cases"), &[count], lang)
}

/// Investment: how many times Taiwan's count China's is.
#[must_use]
pub fn investment_title(ratio: &str, amount: bool, lang: Lang) -> String {
    let title = match amount {
        true => tri!(
            "同樣的投資，中國統計的金額是台灣的 {0} 倍",
            "同じ投資でも、中国側の統計は台湾側の{0}倍の金額",
            "China counted {0} times the Taiwanese investment that Taiwan did",
        ),
        false => tri!(
            "同樣的投資，中國統計的件數是台灣的 {0} 倍",
            "同じ投資でも、中国側の統計は台湾側の{0}倍の件数",
            "China counted {0} times as many Taiwanese projects as Taiwan did",
        ),
    };
    fill(title, &[ratio], lang)
}

/// Investment: the sums, late registrations apart.
#[must_use]
pub fn investment_takeaway(taiwan: &str, late: &str, china: &str, lang: Lang) -> String {
    fill(
        tri!(
            "至 1997 年合計：台灣統計 {0}，事後補登記 {1}；中國統計 {2}。",
            "1997年までの合計は、台湾側{0}、事後の登録{1}、中国側{2}。",
            "Sums to 1997: Taiwan {0}, and {1} registered late; China {2}.",
        ),
        &[taiwan, late, china],
        lang,
    )
}

/// Investment: what the columns show, for those who cannot see them.
#[must_use]
pub fn investment_alt(taiwan: &str, late: &str, china: &str, lang: Lang) -> String {
    let sums = investment_takeaway(taiwan, late, china, lang);
    fill(
        tri!(
            "台灣對中國投資的柱狀圖，每期兩柱。{0}",
            "台湾の対中投資の棒グラフ、各期2本。{0}",
            "Columns of Taiwan’s investment in China, two for each period. {0}",
        ),
        &[&sums],
        lang,
    )
}

/// Triangle: the two flows that make it.
#[must_use]
pub fn triangle_title(year: i32, from_japan: &str, to_america: &str, lang: Lang) -> String {
    fill(
        tri!(
            "{0} 年，日本賣給台灣 {1}，台灣賣給美國 {2}",
            "{0}年、日本から台湾へ{1}、台湾から米国へ{2}",
            "{0}: {1} from Japan to Taiwan, {2} on to America",
        ),
        &[&year.to_string(), from_japan, to_america],
        lang,
    )
}

/// Triangle: a year without record.
#[must_use]
pub fn triangle_title_missing(year: i32, lang: Lang) -> String {
    fill(
        tri!(
            "{0} 年沒有與台灣貿易的紀錄",
            "{0}年は台湾との貿易の記録がない",
            "{0}: no trade with Taiwan on record",
        ),
        &[&year.to_string()],
        lang,
    )
}

/// Triangle: the four flows, for those who cannot see them.
#[must_use]
pub fn triangle_alt(year: i32, texts: &[&str], lang: Lang) -> String {
    let [a, b, c, d] = [0, 1, 2, 3].map(|index| texts.get(index).copied().unwrap_or("–"));
    fill(
        tri!(
            "{0} 年：日本到台灣 {1}，台灣到美國 {2}，日本到美國 {3}，台灣到日本 {4}。",
            "{0}年：日本から台湾{1}、台湾から米国{2}、日本から米国{3}、台湾から日本{4}。",
            "{0}: Japan to Taiwan {1}, Taiwan to the US {2}, Japan to the US {3}, Taiwan to Japan {4}.",
        ),
        &[&year.to_string(), a, b, c, d],
        lang,
    )
}

/// Triangle: what an arrow of the width shown stands for.
#[must_use]
pub fn arrow_key(amount: &str, lang: Lang) -> String {
    fill(
        tri!(
            "箭頭這麼寬 = {0}",
            "矢印の幅がこれで{0}",
            "An arrow this wide is {0}",
        ),
        &[amount],
        lang,
    )
}

/// A series' highest, lowest and last value, each with its place; `turn` may be
/// empty.
#[must_use]
pub fn summary(
    name: &str,
    [high, low, last]: &[(&str, &str); 3],
    turn: &str,
    lang: Lang,
) -> String {
    fill(
        tri!(
            "{0}：最高 {1}（{2}），最低 {3}（{4}）{5}，最近 {6}（{7}）。",
            "{0}：最高{1}（{2}）、最低{3}（{4}）{5}、最新{6}（{7}）。",
            "{0}: highest {1} ({2}), lowest {3} ({4}){5}, last {6} ({7}).",
        ),
        &[name, high.1, high.0, low.1, low.0, turn, last.1, last.0],
        lang,
    )
}

/// The longest way that a series goes against its course: a fall of one that
/// `rises`, otherwise a rise.
#[must_use]
pub fn turn([from, to]: &[(&str, &str); 2], rises: bool, lang: Lang) -> String {
    let template = match rises {
        true => tri!(
            "，最大回落從 {0}（{1}）到 {2}（{3}）",
            "、最大の下落は{0}（{1}）から{2}（{3}）",
            ", longest fall from {0} ({1}) to {2} ({3})",
        ),
        false => tri!(
            "，最大回升從 {0}（{1}）到 {2}（{3}）",
            "、最大の上昇は{0}（{1}）から{2}（{3}）",
            ", longest rise from {0} ({1}) to {2} ({3})",
        ),
    };
    fill(template, &[from.1, from.0, to.1, to.0], lang)
}

/// China's market: Japan's share from its peak to the last year.
#[must_use]
pub fn china_market_title(high: &str, year: i32, low: &str, last: i32, lang: Lang) -> String {
    fill(
        tri!(
            "日本占中國進口的比重，從 {0} 年的 {1} 降到 {2} 年的 {3}",
            "中国の輸入に占める日本、{0}年の{1}から{2}年は{3}へ",
            "Japan’s share of China’s imports fell from {1} in {0} to {3} in {2}",
        ),
        &[&year.to_string(), high, &last.to_string(), low],
        lang,
    )
}

/// China's market: what is drawn.
#[must_use]
pub fn china_market_takeaway(years: Span, lang: Lang) -> String {
    let years = span(years, lang);
    fill(
        tri!(
            "台灣、韓國、日本占中國進口的比重，{0}。",
            "中国の輸入に占める台湾・韓国・日本の割合、{0}。",
            "Shares of Taiwan, Korea and Japan in China’s imports, {0}.",
        ),
        &[&years],
        lang,
    )
}

/// Adds each line's first and last value to a text.
#[must_use]
pub fn with_ends(mut text: String, ends: &[(String, String, String)], lang: Lang) -> String {
    for (name, first, last) in ends {
        text += &fill(
            tri!(
                "{0}由 {1} 到 {2}。",
                "{0}は{1}から{2}。",
                " {0}: from {1} to {2}.",
            ),
            &[name, first, last],
            lang,
        );
    }
    text
}

/// Alliances: how many are joint ventures.
#[must_use]
pub fn alliances_title(joint: usize, all: usize, lang: Lang) -> String {
    fill(
        tri!(
            "{0} 個台日聯盟，{1} 個採合資",
            "日台の提携{0}例、うち{1}例は合弁",
            "Of {0} Japanese–Taiwanese tie-ups, {1} are joint ventures",
        ),
        &[&all.to_string(), &joint.to_string()],
        lang,
    )
}

/// Alliances: how many the filters let through.
#[must_use]
pub fn alliances_takeaway(shown: usize, all: usize, lang: Lang) -> String {
    fill(
        tri!(
            "誰與誰結盟、做什麼、用什麼方式。符合條件的有 {0} 個（共 {1} 個）。",
            "だれがだれと、何を、どう組んでいるか。条件に合うのは{1}例中{0}例。",
            "Who works with whom, at what and how. {0} of {1} fit the filters.",
        ),
        &[&shown.to_string(), &all.to_string()],
        lang,
    )
}

/// FTA: who gains most.
#[must_use]
pub fn fta_title(name: &str, gain: &str, lang: Lang) -> String {
    fill(
        tri!(
            "中日韓 FTA，估計{0}獲益最多：{1}",
            "日中韓FTA、試算では{0}の利益が最大の{1}",
            "{0} would gain most from a three-way FTA: {1}",
        ),
        &[name, gain],
        lang,
    )
}

/// A term with what it is.
#[must_use]
pub fn named(term: &str, text: &str, lang: Lang) -> String {
    fill(
        tri!("{0}：{1}", "{0}：{1}", "{0}: {1}"),
        &[term, text],
        lang,
    )
}

/// Which rows of a long table are in sight, from the first, of how many.
#[must_use]
pub fn rows_shown(first: &str, last: &str, count: &str, lang: Lang) -> String {
    fill(
        tri!(
            "第 {0}–{1} 列，共 {2} 列",
            "{2}行中{0}–{1}行",
            "Rows {0}–{1} of {2}"
        ),
        &[first, last, count],
        lang,
    )
}

/// How many rows of a long table a search has found.
#[must_use]
pub fn rows_found(count: &str, all: &str, lang: Lang) -> String {
    fill(
        tri!(
            "{1} 列中找到 {0} 列",
            "{1}行中{0}行が該当",
            "{0} of {1} rows found"
        ),
        &[count, all],
        lang,
    )
}

/// How to cite: title, version, address, day.
#[must_use]
pub fn citation(arguments: &[&str], lang: Lang) -> String {
    fill(
        tri!(
            "《台日經貿策略聯盟之研究》；「{0}」，tairi {1}，{2}（{3}）。",
            "「台日經貿策略聯盟之研究」／「{0}」tairi {1}、{2}（{3}）",
            "台日經貿策略聯盟之研究 (the paper); “{0}”, tairi {1}, {2} ({3}).",
        ),
        arguments,
        lang,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_go_to_their_places_in_any_order() {
        let template = tri!("{1}在{0}", "{0}に{1}", "{1} in {0}, {0}");
        assert_eq!(fill(template, &["2024", "x"], Lang::En), "x in 2024, 2024");
        assert_eq!(fill(template, &["2024", "x"], Lang::ZhTw), "x在2024");
    }

    #[test]
    fn an_argument_with_braces_is_not_taken_for_a_template() {
        let template = tri!("{0}", "{0}", "<{0}>");
        assert_eq!(fill(template, &["{0}"], Lang::En), "<{0}>");
    }

    #[test]
    fn a_place_without_an_argument_shows_itself() {
        assert_eq!(fill(tri!("", "", "{0} {1}"), &["a"], Lang::En), "a …");
    }
}
