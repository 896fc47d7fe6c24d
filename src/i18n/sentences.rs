//! Sentences with numbers in them. Every argument is already written in the
//! reader's habit.

use super::Lang;
use crate::figure::Span;

/// A name with its unit: `Exports (US$ million)`.
#[must_use]
pub fn with_unit(name: &str, unit: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{name} ({unit})"),
        Lang::ZhTw | Lang::Ja => format!("{name}（{unit}）"),
    }
}

/// A span of years as running text has it.
#[must_use]
pub fn span(span: Span, lang: Lang) -> String {
    let Span { from, to } = span;
    match lang {
        Lang::ZhTw => format!("{from}–{to} 年"),
        Lang::Ja => format!("{from}〜{to}年"),
        Lang::En => format!("{from}–{to}"),
    }
}

/// The heading of an enlarged part of a chart.
#[must_use]
pub fn enlarged(from: i32, to: i32, lang: Lang) -> String {
    match lang {
        Lang::ZhTw => format!("{from}–{} 放大", to % 100),
        Lang::Ja => format!("{from}–{} 拡大", to % 100),
        Lang::En => format!("{from}–{} enlarged", to % 100),
    }
}

/// An exchange rate.
#[must_use]
pub fn rate(rate: f64, lang: Lang) -> String {
    let rate = super::number::fixed(rate, 2);
    match lang {
        Lang::ZhTw => format!("1 美元 = 新台幣 {rate} 元"),
        Lang::Ja => format!("1ドル＝{rate}台湾ドル"),
        Lang::En => format!("US$ 1 = NT$ {rate}"),
    }
}

/// The unit of an index.
#[must_use]
pub fn index_unit(base: i32, lang: Lang) -> String {
    match lang {
        Lang::ZhTw => format!("{base} 年 = 100"),
        Lang::Ja => format!("{base}年＝100"),
        Lang::En => format!("{base} = 100"),
    }
}

/// A unit, with the remark that its axis is logarithmic.
#[must_use]
pub fn on_log_scale(unit: &str, lang: Lang) -> String {
    match lang {
        Lang::ZhTw => format!("{unit}（對數刻度）"),
        Lang::Ja => format!("{unit}（対数目盛り）"),
        Lang::En => format!("{unit}, log scale"),
    }
}

/// All years up to one.
#[must_use]
pub fn until(year: &str, lang: Lang) -> String {
    match lang {
        Lang::ZhTw => format!("至 {year}"),
        Lang::Ja => format!("〜{year}"),
        Lang::En => format!("to {year}"),
    }
}

/// A count of cases.
#[must_use]
pub fn cases(count: &str, lang: Lang) -> String {
    match lang {
        Lang::ZhTw => format!("{count} 件"),
        Lang::Ja => format!("{count}件"),
        Lang::En => format!("{count} cases"),
    }
}

/// Trade, by value: how many times exports the imports are.
#[must_use]
pub fn trade_value_title(year: i32, ratio: &str, lang: Lang) -> String {
    match lang {
        Lang::ZhTw => format!("{year} 年，台灣向日本買進的是賣出的 {ratio} 倍"),
        Lang::Ja => format!("台湾の日本からの輸入、{year}年は輸出の{ratio}倍"),
        Lang::En => {
            format!("Taiwan bought {ratio} times as much from Japan as it sold there in {year}")
        }
    }
}

/// Trade: the span, and the widest deficit.
#[must_use]
pub fn trade_takeaway(years: Span, year: i32, deficit: &str, lang: Lang) -> String {
    let years = span(years, lang);
    match lang {
        Lang::ZhTw => format!("台灣對日貿易，{years}。逆差以 {year} 年的 {deficit}最大。"),
        Lang::Ja => format!("台湾の対日貿易、{years}。赤字は{year}年の{deficit}が最大。"),
        Lang::En => format!(
            "Taiwan’s trade with Japan, {years}. The deficit was widest in {year}, at {deficit}."
        ),
    }
}

/// Trade: the span alone.
#[must_use]
pub fn trade_range(years: Span, lang: Lang) -> String {
    let years = span(years, lang);
    match lang {
        Lang::ZhTw => format!("台灣對日貿易，{years}。"),
        Lang::Ja => format!("台湾の対日貿易、{years}。"),
        Lang::En => format!("Taiwan’s trade with Japan, {years}."),
    }
}

/// Trade, by share: Japan's share of Taiwan's imports at both ends.
#[must_use]
pub fn trade_share_title(from: i32, before: &str, to: i32, after: &str, lang: Lang) -> String {
    match lang {
        Lang::ZhTw => format!("日本占台灣進口的比重：{from} 年 {before}，{to} 年 {after}"),
        Lang::Ja => format!("台湾の輸入に占める日本：{from}年{before}、{to}年{after}"),
        Lang::En => {
            format!("Japan’s share of Taiwan’s imports: {before} in {from}, {after} in {to}")
        }
    }
}

/// Trade, by balance: years of deficit.
#[must_use]
pub fn trade_balance_title(deficits: usize, all: usize, lang: Lang) -> String {
    match lang {
        Lang::ZhTw => format!("有數字的 {all} 年裡，台灣對日逆差 {deficits} 年"),
        Lang::Ja => format!("数字のある{all}年のうち{deficits}年、台湾の対日貿易は赤字"),
        Lang::En => {
            format!("Taiwan ran a deficit with Japan in {deficits} of {all} years on record")
        }
    }
}

/// Trade, by index: growth of both directions.
#[must_use]
pub fn trade_index_title(base: i32, imports: &str, exports: &str, lang: Lang) -> String {
    match lang {
        Lang::ZhTw => format!("與 {base} 年相比，自日進口為 {imports} 倍，對日出口為 {exports} 倍"),
        Lang::Ja => format!("{base}年に比べ、対日輸入は{imports}倍、輸出は{exports}倍"),
        Lang::En => format!(
            "Against {base}, imports from Japan are {imports} and exports {exports} times as large"
        ),
    }
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
    let years = span(years, lang);
    let one = |[first, last, high]: &[(i32, String); 3]| match lang {
        Lang::ZhTw => format!(
            "{} 年 {}，{} 年 {}，最高為 {} 年 {}",
            first.0, first.1, last.0, last.1, high.0, high.1
        ),
        Lang::Ja => format!(
            "{}年{}、{}年{}、最高は{}年の{}",
            first.0, first.1, last.0, last.1, high.0, high.1
        ),
        Lang::En => format!(
            "{} in {}, {} in {}, highest {} in {}",
            first.1, first.0, last.1, last.0, high.1, high.0
        ),
    };
    let (exports, imports) = (one(exports), one(imports));
    match lang {
        Lang::ZhTw => format!(
            "台灣對日貿易折線圖，{years}。出口：{exports}。進口：{imports}。1973–1986 年無資料。"
        ),
        Lang::Ja => format!(
            "台湾の対日貿易の折れ線図、{years}。輸出：{exports}。輸入：{imports}。1973〜86年は資料なし。"
        ),
        Lang::En => format!(
            "Line chart of Taiwan’s trade with Japan, {years}. Exports: {exports}. Imports: {imports}. No figures for 1973–1986."
        ),
    }
}

/// Trade: the table's caption.
#[must_use]
pub fn trade_caption(years: Span, lang: Lang) -> String {
    let years = span(years, lang);
    match lang {
        Lang::ZhTw => format!("台灣對日貿易，{years}"),
        Lang::Ja => format!("台湾の対日貿易、{years}"),
        Lang::En => format!("Taiwan’s trade with Japan, {years}"),
    }
}

/// Intensity: the closest tie.
#[must_use]
pub fn intensity_title(from: &str, to: &str, value: &str, lang: Lang) -> String {
    match lang {
        Lang::ZhTw => format!("{from}對{to}的貿易最密切，是規模所能解釋的 {value} 倍"),
        Lang::Ja => format!("最も密なのは{from}から{to}、規模から見込まれる水準の{value}倍"),
        Lang::En => format!("{from} to {to} is the closest tie: {value} times what size explains"),
    }
}

/// Intensity: what rows, columns and small figures are.
#[must_use]
pub fn intensity_takeaway(year: i32, earlier: Option<i32>, lang: Lang) -> String {
    let main = match lang {
        Lang::ZhTw => {
            format!("{year} 年貿易結合度，列為出口方。大於 1 表示關係比規模所能解釋的更緊密。")
        }
        Lang::Ja => format!(
            "{year}年の貿易結合度、行が輸出側。1を超えると、規模から見込まれるより結びつきが強い。"
        ),
        Lang::En => format!(
            "Trade intensity {year}, exporters in rows. Above 1 a tie is closer than size alone explains."
        ),
    };
    let small = match (earlier, lang) {
        (Some(earlier), Lang::ZhTw) => format!("小字為 {earlier} 年。"),
        (Some(earlier), Lang::Ja) => format!("小さな字は{earlier}年。"),
        (Some(earlier), Lang::En) => format!(" Small figures: {earlier}."),
        (None, _) => String::new(),
    };
    main + &small
}

/// Intensity: what the matrix shows, for those who cannot see it.
#[must_use]
pub fn intensity_alt(year: i32, above: usize, all: usize, lang: Lang) -> String {
    match lang {
        Lang::ZhTw => format!("{year} 年貿易結合度矩陣：{all} 對關係中 {above} 對大於 1。"),
        Lang::Ja => format!("{year}年の貿易結合度の行列。{all}組のうち{above}組が1を超える。"),
        Lang::En => {
            format!("Matrix of trade intensities in {year}: {above} of {all} pairs are above 1.")
        }
    }
}

/// Intensity: the table's caption.
#[must_use]
pub fn intensity_caption(year: i32, lang: Lang) -> String {
    match lang {
        Lang::ZhTw => format!("{year} 年貿易結合度及其計算數據"),
        Lang::Ja => format!("{year}年の貿易結合度と計算に用いた数値"),
        Lang::En => format!("Trade intensity {year} and what it is reckoned from"),
    }
}

/// A cell of the matrix in words.
#[must_use]
pub fn cell(from: &str, to: &str, value: &str, lang: Lang) -> String {
    match lang {
        Lang::ZhTw => format!("{from}到{to}：{value}"),
        Lang::Ja => format!("{from}から{to}：{value}"),
        Lang::En => format!("{from} to {to}: {value}"),
    }
}

/// The heading of an opened cell.
#[must_use]
pub fn pair(from: &str, to: &str, year: i32, lang: Lang) -> String {
    match lang {
        Lang::ZhTw => format!("{from} → {to}，{year} 年"),
        Lang::Ja => format!("{from} → {to}、{year}年"),
        Lang::En => format!("{from} → {to}, {year}"),
    }
}

/// The reckoning of an intensity from exports, in words.
#[must_use]
pub fn working(from: &str, to: &str, of_exports: &str, of_world: &str, lang: Lang) -> String {
    match lang {
        Lang::ZhTw => {
            format!("{from}的出口有 {of_exports} 到{to}，而{to}只占世界進口的 {of_world}。")
        }
        Lang::Ja => {
            format!("{from}の輸出の{of_exports}が{to}向け。{to}は世界の輸入の{of_world}を占める。")
        }
        Lang::En => format!(
            "{to} takes {of_exports} of {from}’s exports; of world imports it takes {of_world}."
        ),
    }
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
    match lang {
        Lang::ZhTw => format!("{from}占{to}進口的 {in_importer}，占世界進口的 {in_world}。"),
        Lang::Ja => format!("{from}は{to}の輸入の{in_importer}、世界の輸入の{in_world}を占める。"),
        Lang::En => format!(
            "{from} supplies {in_importer} of {to}’s imports and {in_world} of the world’s."
        ),
    }
}

/// Investment: how many times Taiwan's count China's is.
#[must_use]
pub fn investment_title(ratio: &str, amount: bool, lang: Lang) -> String {
    match (lang, amount) {
        (Lang::ZhTw, true) => format!("同樣的投資，中國統計的金額是台灣的 {ratio} 倍"),
        (Lang::ZhTw, false) => format!("同樣的投資，中國統計的件數是台灣的 {ratio} 倍"),
        (Lang::Ja, true) => format!("同じ投資でも、中国側の統計は台湾側の{ratio}倍の金額"),
        (Lang::Ja, false) => format!("同じ投資でも、中国側の統計は台湾側の{ratio}倍の件数"),
        (Lang::En, true) => {
            format!("China counted {ratio} times the Taiwanese investment that Taiwan did")
        }
        (Lang::En, false) => {
            format!("China counted {ratio} times as many Taiwanese projects as Taiwan did")
        }
    }
}

/// Investment: the sums, late registrations apart.
#[must_use]
pub fn investment_takeaway(taiwan: &str, late: &str, china: &str, lang: Lang) -> String {
    match lang {
        Lang::ZhTw => {
            format!("至 1997 年合計：台灣統計 {taiwan}，事後補登記 {late}；中國統計 {china}。")
        }
        Lang::Ja => {
            format!("1997年までの合計は、台湾側{taiwan}、事後の登録{late}、中国側{china}。")
        }
        Lang::En => {
            format!("Sums to 1997: Taiwan {taiwan}, and {late} registered late; China {china}.")
        }
    }
}

/// Investment: what the columns show, for those who cannot see them.
#[must_use]
pub fn investment_alt(taiwan: &str, late: &str, china: &str, lang: Lang) -> String {
    let sums = investment_takeaway(taiwan, late, china, lang);
    match lang {
        Lang::ZhTw => format!("台灣對中國投資的柱狀圖，每期兩柱。{sums}"),
        Lang::Ja => format!("台湾の対中投資の棒グラフ、各期2本。{sums}"),
        Lang::En => format!("Columns of Taiwan’s investment in China, two for each period. {sums}"),
    }
}

/// Triangle: the two flows that make it.
#[must_use]
pub fn triangle_title(year: i32, from_japan: &str, to_america: &str, lang: Lang) -> String {
    match lang {
        Lang::ZhTw => format!("{year} 年，日本賣給台灣 {from_japan}，台灣賣給美國 {to_america}"),
        Lang::Ja => format!("{year}年、日本から台湾へ{from_japan}、台湾から米国へ{to_america}"),
        Lang::En => {
            format!("{year}: {from_japan} from Japan to Taiwan, {to_america} on to America")
        }
    }
}

/// Triangle: a year without record.
#[must_use]
pub fn triangle_title_missing(year: i32, lang: Lang) -> String {
    match lang {
        Lang::ZhTw => format!("{year} 年沒有與台灣貿易的紀錄"),
        Lang::Ja => format!("{year}年は台湾との貿易の記録がない"),
        Lang::En => format!("{year}: no trade with Taiwan on record"),
    }
}

/// Triangle: the four flows, for those who cannot see them.
#[must_use]
pub fn triangle_alt(year: i32, texts: &[&str], lang: Lang) -> String {
    let [a, b, c, d] = [0, 1, 2, 3].map(|index| texts.get(index).copied().unwrap_or("–"));
    match lang {
        Lang::ZhTw => {
            format!("{year} 年：日本到台灣 {a}，台灣到美國 {b}，日本到美國 {c}，台灣到日本 {d}。")
        }
        Lang::Ja => format!(
            "{year}年：日本から台湾{a}、台湾から米国{b}、日本から米国{c}、台湾から日本{d}。"
        ),
        Lang::En => format!(
            "{year}: Japan to Taiwan {a}, Taiwan to the US {b}, Japan to the US {c}, Taiwan to Japan {d}."
        ),
    }
}

/// Triangle: what an arrow of the width shown stands for.
#[must_use]
pub fn arrow_key(amount: &str, lang: Lang) -> String {
    match lang {
        Lang::ZhTw => format!("箭頭這麼寬 = {amount}"),
        Lang::Ja => format!("矢印の幅がこれで{amount}"),
        Lang::En => format!("An arrow this wide is {amount}"),
    }
}

/// China's market: Japan's share from its peak to the last year.
#[must_use]
pub fn china_market_title(high: &str, year: i32, low: &str, last: i32, lang: Lang) -> String {
    match lang {
        Lang::ZhTw => format!("日本占中國進口的比重，從 {year} 年的 {high} 降到 {last} 年的 {low}"),
        Lang::Ja => format!("中国の輸入に占める日本、{year}年の{high}から{last}年は{low}へ"),
        Lang::En => format!(
            "Japan’s share of China’s imports fell from {high} in {year} to {low} in {last}"
        ),
    }
}

/// China's market: what is drawn.
#[must_use]
pub fn china_market_takeaway(years: Span, lang: Lang) -> String {
    let years = span(years, lang);
    match lang {
        Lang::ZhTw => format!("台灣、韓國、日本占中國進口的比重，{years}。"),
        Lang::Ja => format!("中国の輸入に占める台湾・韓国・日本の割合、{years}。"),
        Lang::En => format!("Shares of Taiwan, Korea and Japan in China’s imports, {years}."),
    }
}

/// China's market: each economy's share at both ends.
#[must_use]
pub fn china_market_alt(years: Span, ends: &[(String, String, String)], lang: Lang) -> String {
    let mut text = china_market_takeaway(years, lang);
    for (name, first, last) in ends {
        text += &match lang {
            Lang::ZhTw => format!("{name}由 {first} 到 {last}。"),
            Lang::Ja => format!("{name}は{first}から{last}。"),
            Lang::En => format!(" {name}: from {first} to {last}."),
        };
    }
    text
}

/// Alliances: how many are joint ventures.
#[must_use]
pub fn alliances_title(joint: usize, all: usize, lang: Lang) -> String {
    match lang {
        Lang::ZhTw => format!("{all} 個台日聯盟，{joint} 個採合資"),
        Lang::Ja => format!("日台の提携{all}例、うち{joint}例は合弁"),
        Lang::En => format!("Of {all} Japanese–Taiwanese tie-ups, {joint} are joint ventures"),
    }
}

/// Alliances: how many the filters let through.
#[must_use]
pub fn alliances_takeaway(shown: usize, all: usize, lang: Lang) -> String {
    match lang {
        Lang::ZhTw => {
            format!("誰與誰結盟、做什麼、用什麼方式。符合條件的有 {shown} 個（共 {all} 個）。")
        }
        Lang::Ja => {
            format!("だれがだれと、何を、どう組んでいるか。条件に合うのは{all}例中{shown}例。")
        }
        Lang::En => {
            format!("Who works with whom, at what and how. {shown} of {all} fit the filters.")
        }
    }
}

/// FTA: who gains most.
#[must_use]
pub fn fta_title(name: &str, gain: &str, lang: Lang) -> String {
    match lang {
        Lang::ZhTw => format!("中日韓 FTA，估計{name}獲益最多：{gain}"),
        Lang::Ja => format!("日中韓FTA、試算では{name}の利益が最大の{gain}"),
        Lang::En => format!("{name} would gain most from a three-way FTA: {gain}"),
    }
}
