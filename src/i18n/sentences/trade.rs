//! Sentences on trade between Taiwan and Japan, and on its two declarations.

use super::{fill, span};
use crate::data::Span;
use crate::i18n::{Lang, tri};

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

/// Trade: what the chart shows, for those who cannot see it; `gap` where the years
/// without figures are among those shown.
#[must_use]
pub fn trade_alt(years: Span, gap: bool, lang: Lang) -> String {
    let template = match gap {
        true => tri!(
            "台灣對日貿易圖，{0}。1973–1986 年無資料。",
            "台湾の対日貿易の図、{0}。1973〜86年は資料なし。",
            "Chart of Taiwan’s trade with Japan, {0}. No figures for 1973–1986.",
        ),
        false => tri!(
            "台灣對日貿易圖，{0}。",
            "台湾の対日貿易の図、{0}。",
            "Chart of Taiwan’s trade with Japan, {0}.",
        ),
    };
    fill(template, &[&span(years, lang)], lang)
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
