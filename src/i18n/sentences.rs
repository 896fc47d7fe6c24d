//! Sentences with numbers in them. Every argument is already written in the
//! reader's habit.

use super::{Lang, Tri, tri};
use crate::figure::Span;

/// Puts the arguments into a template's places `{0}`, `{1}` … One routine for
/// all sentences: written out for each of them it would be kilobytes.
fn fill(template: Tri, arguments: &[&str], lang: Lang) -> String {
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

/// Claims: how many are listed.
#[must_use]
pub fn claims_takeaway(count: usize, all: usize, lang: Lang) -> String {
    fill(
        tri!(
            "{1} 項中的 {0} 項。點開任一項，看計算過程。",
            "{1}件のうち{0}件。選ぶと計算の過程が開く。",
            "{0} of {1}. Open one to see how it is reckoned.",
        ),
        &[&count.to_string(), &all.to_string()],
        lang,
    )
}

/// A count of cases.
#[must_use]
pub fn cases(count: &str, lang: Lang) -> String {
    fill(tri!("{0} 件", "{0}件", "{0} cases"), &[count], lang)
}

/// Trade, by value: how many times exports the imports are.
#[must_use]
pub fn trade_value_title(year: i32, ratio: &str, lang: Lang) -> String {
    fill(
        tri!(
            "{0} 年，台灣向日本買進的是賣出的 {1} 倍",
            "台湾の日本からの輸入、{0}年は輸出の{1}倍",
            "Taiwan bought {1} times as much from Japan as it sold there in {0}",
        ),
        &[&year.to_string(), ratio],
        lang,
    )
}

/// Trade: the span, and the widest deficit.
#[must_use]
pub fn trade_takeaway(years: Span, year: i32, deficit: &str, lang: Lang) -> String {
    let years = span(years, lang);
    fill(
        tri!(
            "台灣對日貿易，{0}。逆差以 {1} 年的 {2}最大。",
            "台湾の対日貿易、{0}。赤字は{1}年の{2}が最大。",
            "Taiwan’s trade with Japan, {0}. The deficit was widest in {1}, at {2}.",
        ),
        &[&years, &year.to_string(), deficit],
        lang,
    )
}

/// Trade: the span alone.
#[must_use]
pub fn trade_range(years: Span, lang: Lang) -> String {
    let years = span(years, lang);
    fill(
        tri!(
            "台灣對日貿易，{0}。",
            "台湾の対日貿易、{0}。",
            "Taiwan’s trade with Japan, {0}.",
        ),
        &[&years],
        lang,
    )
}

/// Trade, by share: Japan's share of Taiwan's imports at both ends.
#[must_use]
pub fn trade_share_title(from: i32, before: &str, to: i32, after: &str, lang: Lang) -> String {
    fill(
        tri!(
            "日本占台灣進口的比重：{0} 年 {1}，{2} 年 {3}",
            "台湾の輸入に占める日本：{0}年{1}、{2}年{3}",
            "Japan’s share of Taiwan’s imports: {1} in {0}, {3} in {2}",
        ),
        &[&from.to_string(), before, &to.to_string(), after],
        lang,
    )
}

/// Trade, by balance: years of deficit.
#[must_use]
pub fn trade_balance_title(deficits: usize, all: usize, lang: Lang) -> String {
    fill(
        tri!(
            "有數字的 {0} 年裡，台灣對日逆差 {1} 年",
            "数字のある{0}年のうち{1}年、台湾の対日貿易は赤字",
            "Taiwan ran a deficit with Japan in {1} of {0} years on record",
        ),
        &[&all.to_string(), &deficits.to_string()],
        lang,
    )
}

/// Trade, by index: growth of both directions.
#[must_use]
pub fn trade_index_title(base: i32, imports: &str, exports: &str, lang: Lang) -> String {
    fill(
        tri!(
            "與 {0} 年相比，自日進口為 {1} 倍，對日出口為 {2} 倍",
            "{0}年に比べ、対日輸入は{1}倍、輸出は{2}倍",
            "Against {0}, imports from Japan are {1} and exports {2} times as large",
        ),
        &[&base.to_string(), imports, exports],
        lang,
    )
}

/// Trade: what the chart shows, for those who cannot see it. Each triple is
/// first, last and highest, as year and amount.
#[must_use]
pub fn trade_alt(
    years: Span,
    exports: &[(i32, String); 3],
    imports: &[(i32, String); 3],
    lang: Lang,
) -> String {
    let one = |[first, last, high]: &[(i32, String); 3]| {
        fill(
            tri!(
                "{0} 年 {1}，{2} 年 {3}，最高為 {4} 年 {5}",
                "{0}年{1}、{2}年{3}、最高は{4}年の{5}",
                "{1} in {0}, {3} in {2}, highest {5} in {4}",
            ),
            &[
                &first.0.to_string(),
                &first.1,
                &last.0.to_string(),
                &last.1,
                &high.0.to_string(),
                &high.1,
            ],
            lang,
        )
    };
    fill(
        tri!(
            "台灣對日貿易折線圖，{0}。出口：{1}。進口：{2}。1973–1986 年無資料。",
            "台湾の対日貿易の折れ線図、{0}。輸出：{1}。輸入：{2}。1973〜86年は資料なし。",
            "Line chart of Taiwan’s trade with Japan, {0}. Exports: {1}. Imports: {2}. No figures for 1973–1986.",
        ),
        &[&span(years, lang), &one(exports), &one(imports)],
        lang,
    )
}

/// Trade: the table's caption.
#[must_use]
pub fn trade_caption(years: Span, lang: Lang) -> String {
    let years = span(years, lang);
    fill(
        tri!(
            "台灣對日貿易，{0}",
            "台湾の対日貿易、{0}",
            "Taiwan’s trade with Japan, {0}",
        ),
        &[&years],
        lang,
    )
}

/// A phase with its years.
#[must_use]
pub fn phase(name: &str, (from, to): (i32, Option<i32>), lang: Lang) -> String {
    let to = to.map(|year| year.to_string()).unwrap_or_default();
    fill(
        tri!("{0}，{1}–{2}", "{0}、{1}〜{2}年", "{0}, {1}–{2}"),
        &[name, &from.to_string(), &to],
        lang,
    )
}

/// An event on one line.
#[must_use]
pub fn event(date: &str, text: &str, lang: Lang) -> String {
    fill(
        tri!("{0}：{1}", "{0}、{1}", "{0}: {1}"),
        &[date, text],
        lang,
    )
}

/// Mirror data: whose declaration is higher, and by how much.
#[must_use]
pub fn mirror_title(year: i32, gap: f64, size: &str, lang: Lang) -> String {
    let title = match gap < 0.0 {
        false => tri!(
            "{0} 年，日本申報自台灣的進口，比台灣申報的對日出口多 {1}",
            "{0}年、日本が申告した台湾からの輸入は、台湾が申告した対日輸出を{1}上回る",
            "In {0} Japan declared {1} more from Taiwan than Taiwan declared to Japan",
        ),
        true => tri!(
            "{0} 年，日本申報自台灣的進口，比台灣申報的對日出口少 {1}",
            "{0}年、日本が申告した台湾からの輸入は、台湾が申告した対日輸出を{1}下回る",
            "In {0} Japan declared {1} less from Taiwan than Taiwan declared to Japan",
        ),
    };
    fill(title, &[&year.to_string(), size], lang)
}

/// Mirror data: the gaps of both directions, each from the smallest to the largest.
#[must_use]
pub fn mirror_takeaway(years: Span, out: &[String; 2], back: &[String; 2], lang: Lang) -> String {
    fill(
        tri!(
            "同一筆貿易，進出口雙方各自申報，{0}。進口方與出口方的差距：台灣→日本 {1} 至 {2}，日本→台灣 {3} 至 {4}。",
            "同じ貿易を輸出側と輸入側がそれぞれ申告した値、{0}。輸入側と輸出側の差は、台湾→日本が{1}〜{2}、日本→台湾が{3}〜{4}。",
            "The same trade in both sides’ books, {0}. Importer’s over exporter’s figure: Taiwan→Japan {1} to {2}, Japan→Taiwan {3} to {4}.",
        ),
        &[&span(years, lang), &out[0], &out[1], &back[0], &back[1]],
        lang,
    )
}

/// Mirror data: what the charts show, for those who cannot see them.
#[must_use]
pub fn mirror_alt(takeaway: &str, lang: Lang) -> String {
    fill(
        tri!(
            "兩幅折線圖，各有台灣與日本的申報。{0}",
            "折れ線図が二つ、それぞれ台湾と日本の申告を示す。{0}",
            "Two line charts, each with Taiwan’s and Japan’s declarations. {0}",
        ),
        &[takeaway],
        lang,
    )
}

/// Mirror data: the table's caption.
#[must_use]
pub fn mirror_caption(years: Span, lang: Lang) -> String {
    fill(
        tri!(
            "台日貿易的雙方申報，{0}",
            "日台貿易の双方の申告、{0}",
            "Taiwan–Japan trade in both sides’ declarations, {0}",
        ),
        &[&span(years, lang)],
        lang,
    )
}

/// Mirror data: the heading of a column, by direction, side, who that is, unit.
#[must_use]
pub fn mirror_column(flow: &str, side: &str, who: &str, unit: &str, lang: Lang) -> String {
    fill(
        tri!(
            "{0}，{1}{2}申報（{3}）",
            "{0}、{1}（{2}）の申告（{3}）",
            "{0}, {1} ({2}) declares ({3})",
        ),
        &[flow, side, who, unit],
        lang,
    )
}

/// Mirror data: the heading of a column of gaps.
#[must_use]
pub fn mirror_gap_column(flow: &str, gap: &str, lang: Lang) -> String {
    fill(
        tri!("{0}，{1}（%）", "{0}、{1}（%）", "{0}, {1} (%)"),
        &[flow, gap],
        lang,
    )
}

/// Mirror data: what the gaps of 1987–2014 suggest. Japan→Taiwan, then
/// Taiwan→Japan to 2002 and from 2004.
#[must_use]
pub fn mirror_later(
    back: &[String; 2],
    before: &[String; 2],
    after: &[String; 2],
    lang: Lang,
) -> String {
    fill(
        tri!(
            "日本→台灣的差距在 1987–2014 年為 {0} 至 {1}，與運費、保險的大小相當。台灣→日本在 2002 年以前為 {2} 至 {3}，2004 年起升到 {4} 至 {5}，運費不足以解釋；與經第三地轉口的情形相符，但這些資料無法證實。",
            "日本→台湾の差は1987〜2014年に{0}〜{1}で、運賃・保険料の大きさに合う。台湾→日本は2002年まで{2}〜{3}、04年からは{4}〜{5}に広がり、運賃だけでは説明できない。第三地経由の再輸出と整合するが、このデータでは確かめられない。",
            "Japan→Taiwan, at {0} to {1} in 1987–2014, is of the size of freight and insurance. Taiwan→Japan was {2} to {3} until 2002 and {4} to {5} from 2004, too much for freight; re-exports through third places would fit, but these data cannot show it.",
        ),
        &[
            &back[0], &back[1], &before[0], &before[1], &after[0], &after[1],
        ],
        lang,
    )
}

/// Mirror data: how far the gaps of 1952–1972 can be trusted. Taiwan→Japan,
/// Japan→Taiwan, and the latter in 1968–1972.
#[must_use]
pub fn mirror_early(
    out: &[String; 2],
    back: &[String; 2],
    sixties: &[String; 2],
    lang: Lang,
) -> String {
    fill(
        tri!(
            "1952–1972 年的差距（台灣→日本 {0} 至 {1}，日本→台灣 {2} 至 {3}）只供參考：新台幣以單一年匯率換算，日方取百萬美元整數。1968–1972 年日本→台灣為 {4} 至 {5}，進口方反而較少，非運費所能解釋。",
            "1952〜72年の差（台湾→日本{0}〜{1}、日本→台湾{2}〜{3}）は目安。台湾ドルは年ごとの一つのレートで換算し、日本側は百万ドル単位。1968〜72年の日本→台湾は{4}〜{5}と輸入側が少なく、運賃では説明できない。",
            "The gaps of 1952–1972 (Taiwan→Japan {0} to {1}, Japan→Taiwan {2} to {3}) are rough: one rate a year for NT$, whole millions for Japan. In 1968–1972 Japan→Taiwan is {4} to {5}: the importer has less, which freight cannot explain.",
        ),
        &[
            &out[0],
            &out[1],
            &back[0],
            &back[1],
            &sixties[0],
            &sixties[1],
        ],
        lang,
    )
}

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
            "Trade intensity {0} and what it is reckoned from",
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

/// The reckoning of an intensity from exports, in words.
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

/// The reckoning of an intensity from import shares, in words.
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

/// China's market: each economy's share at both ends.
#[must_use]
pub fn china_market_alt(years: Span, ends: &[(String, String, String)], lang: Lang) -> String {
    with_ends(china_market_takeaway(years, lang), ends, lang)
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
