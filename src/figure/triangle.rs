//! Japan → Taiwan → United States: the flows of the triangle, year by year.

use super::chart::{Chart, Role, Series, YAxis};
use super::columns::Column;
use super::picture::{Flow, Flows};
use super::yearly::{Data, Line, Yearly};
use super::{Detail, Figure, Options, Picture, Span, View, YScale, sources};
use crate::data::DatasetId;
use crate::i18n::number::{self, MoneyUnit};
use crate::i18n::{Lang, Tri, sentences, words};
use crate::trade::currency::Currency;

/// The years of the source.
pub const YEARS: Span = Span {
    from: 1950,
    to: 2014,
};
/// The year shown when no other is asked for: the heyday of the triangle.
pub const DEFAULT_YEAR: i32 = 1985;

const fn line(column: &'static str, key: &'static str, role: Role, name: Tri) -> Line {
    Line {
        column,
        key,
        name,
        role,
    }
}

const LINES: [Line; 4] = [
    line(
        "jpn_twn",
        "jpn_twn_usd_million",
        Role::Imports,
        words::FLOW_JPN_TWN,
    ),
    line(
        "twn_usa",
        "twn_usa_usd_million",
        Role::Other,
        words::FLOW_TWN_USA,
    ),
    line(
        "jpn_usa",
        "jpn_usa_usd_million",
        Role::Context,
        words::FLOW_JPN_USA,
    ),
    line(
        "twn_jpn",
        "twn_jpn_usd_million",
        Role::Exports,
        words::FLOW_TWN_JPN,
    ),
];

/// The ids of the same flows and their ends: Japan, Taiwan, United States.
const ENDS: [(&str, usize, usize); 4] = [
    ("jpn-twn", 0, 1),
    ("twn-usa", 1, 2),
    ("jpn-usa", 0, 2),
    ("twn-jpn", 1, 0),
];

/// Draws up the figure.
#[inline(never)]
pub fn figure(options: &Options) -> Figure {
    let lang = options.lang;
    let years: Vec<i32> = YEARS.years().collect();
    let year = options.year(&years, DEFAULT_YEAR);
    let trade = Yearly {
        dataset: DatasetId::Triangle,
        lines: &LINES,
        span: YEARS,
        short: number::usd,
        digits: 0,
        unit: words::USD_MILLION.get(lang),
        missing: words::NOT_RECORDED,
        source: words::SOURCE_COW,
        lang,
    };
    let data = trade.data();
    let at = data.rows.iter().position(|row| row.x == year).unwrap_or(0);
    let flow = |((id, from, to), column): ((&'static str, usize, usize), &Column)| {
        let value = &column.values[at];
        let brief = |number| number::usd_brief(number, lang);
        Flow {
            id,
            from,
            to,
            name: column.name.clone(),
            value: value.number.ok(),
            text: value.said.clone(),
            brief: value.number.map_or_else(|_| value.said.clone(), brief),
            role: column.role,
        }
    };
    let flows: Vec<Flow> = ENDS.into_iter().zip(&data.columns).map(flow).collect();
    let texts: Vec<&str> = flows.iter().map(|flow| flow.text.as_str()).collect();
    let largest = flows
        .iter()
        .filter_map(|flow| flow.value)
        .fold(0.0, f64::max);
    let round = round_below(largest / 3.0);
    let known = flows[0].value.zip(flows[1].value).is_some();
    let title = match known {
        true => sentences::triangle_title(year, texts[0], texts[1], lang),
        false => sentences::triangle_title_missing(year, lang),
    };
    Figure {
        view: View::Triangle,
        shown: None,
        lang,
        title,
        takeaway: words::TAKEAWAY_TRIANGLE.text(lang),
        alt: sentences::triangle_alt(year, &texts, lang),
        details: details(&data, at, lang),
        events: Vec::new(),
        table: data.table(words::CAPTION_TRIANGLE.text(lang)),
        sources: sources(&[DatasetId::Triangle]),
        notes: Vec::new(),
        picture: Picture::Flows(Flows {
            nodes: [words::JAPAN, words::TAIWAN, words::UNITED_STATES]
                .map(|name| name.text(lang))
                .to_vec(),
            flows,
            key: (
                round,
                sentences::arrow_key(&number::usd_round(round, lang), lang),
            ),
            history: history(&data, year, lang),
        }),
    }
}

/// The nearest of 1, 2, 5 × 10ⁿ not above a value; 0 for 0.
fn round_below(value: f64) -> f64 {
    if value <= 0.0 {
        return 0.0;
    }
    let power = 10f64.powi(value.log10().floor() as i32);
    let factor = [5.0, 2.0, 1.0]
        .into_iter()
        .find(|factor| factor * power <= value)
        .unwrap_or(1.0);
    factor * power
}

fn history(data: &Data, year: i32, lang: Lang) -> Chart {
    let unit = MoneyUnit::of(Currency::Usd, 1e9, lang);
    let y = YAxis {
        scale: YScale::Log,
        unit: sentences::on_log_scale(&unit.name(lang), lang),
        size: unit.size / 1e6,
        suffix: "",
        reference: None,
        shared: None,
    };
    // The diagram has the values.
    let series = data.series().zip(ENDS).map(|(series, (id, ..))| Series {
        id,
        end: String::new(),
        ..series
    });
    Chart {
        rule: Some(f64::from(year)),
        ..data.chart_of(series.collect(), y)
    }
}

/// What opens at each flow: its first year, the one shown and its last.
fn details(data: &Data, shown: usize, lang: Lang) -> Vec<Detail> {
    let detail = |((id, ..), column): ((&'static str, usize, usize), &Column)| {
        let known = || column.known().map(|(at, _)| at);
        let mut years = vec![shown];
        years.extend(known().next().into_iter().chain(known().next_back()));
        years.sort_unstable();
        years.dedup();
        let fact = |at: usize| (data.rows[at].name.clone(), column.values[at].said.clone());
        Detail {
            id: id.to_owned(),
            heading: column.name.clone(),
            text: vec![words::flow_note(id).text(lang)],
            facts: years.into_iter().map(fact).collect(),
            cell: data.rows[shown].id.clone() + "." + &column.key,
            ..Detail::default()
        }
    };
    ENDS.into_iter().zip(&data.columns).map(detail).collect()
}

#[cfg(test)]
mod tests {
    use super::super::Span;
    use super::*;

    #[test]
    fn a_year_without_a_record_is_said_to_be_one() {
        let figure = figure(&Options {
            time: Some(Span::year(1957)),
            ..Options::default()
        });
        let Picture::Flows(flows) = &figure.picture else {
            panic!("the triangle is made of flows")
        };
        assert_eq!(flows.flows[0].value, None);
        assert!(flows.flows[2].value.is_some());
        assert!(figure.title.contains("1957"));
    }

    #[test]
    fn the_key_is_a_round_size_below_the_largest_flow() {
        assert_eq!(round_below(21_000.0), 20_000.0);
        assert_eq!(round_below(0.0), 0.0);
        assert_eq!(round_below(7.0), 5.0);
    }
}
