//! Taiwan's trade with Japan, 1952–2024, from four sources; beside them, where
//! asked for, the same trade as Japan declares it.

mod headline;
mod mirror;
mod panels;
mod quantity;
mod table;
#[cfg(test)]
mod tests;
mod years;

use super::chart::{Band, Chart, EventMark, Gap, Stretch, Tooltip, XAxis};
use super::columns;
use super::options::Years;
use super::{Detail, EventNote, Figure, Options, Picture, Span, View, sources};
use crate::data::DatasetId;
use crate::data::events::{EVENTS, Event, date_text};
use crate::data::phases::PHASES;
use crate::i18n::{Lang, sentences, words};
use crate::trade::currency::Currency;
use crate::trade::currency::{rate, rate_source};
use quantity::{Count, Measured, Quantity, TradeData};
use years::{Source, Year, with_japan_alone, years_in};

/// The years shown when no others are asked for.
pub const YEARS: Span = Span {
    from: 1952,
    to: 2024,
};
/// The years that both sides' declarations cover, with the gap between.
const MIRROR_YEARS: Span = Span {
    from: 1952,
    to: 2014,
};
/// The years that mirror data begin with: those without a gap.
const MIRROR_USUAL: Span = Span {
    from: 1987,
    to: 2014,
};
/// The paper's tables leave these years out.
const GAP: Span = Span {
    from: 1973,
    to: 1986,
};

/// The years there are, and those shown when none are chosen.
fn spans(options: &Options) -> (Span, Span) {
    match options.measure(View::Trade) {
        "mirror" => (MIRROR_YEARS, MIRROR_USUAL),
        _ => (YEARS, YEARS),
    }
}

/// The years to choose from.
pub fn years(options: &Options) -> Years {
    let (bounds, usual) = spans(options);
    Years::Range { bounds, usual }
}

/// What decides how the years are counted and what is told of them.
pub struct Choices {
    /// The measure in force.
    pub measure: &'static str,
    /// In the units of the sources.
    pub printed: bool,
    /// Otherwise in this currency.
    pub currency: Currency,
    /// With Japan's declarations besides.
    pub also: bool,
}

impl Choices {
    fn of(options: &Options) -> Choices {
        let unit = options.unit(View::Trade);
        Choices {
            measure: options.measure(View::Trade),
            printed: unit == "printed",
            currency: match unit {
                "twd" => Currency::Twd,
                _ => Currency::Usd,
            },
            also: !options.also(View::Trade).is_empty(),
        }
    }

    /// How amounts are counted.
    fn count(&self) -> Count {
        match self.measure {
            "index" => Count::Index,
            _ if self.printed => Count::Printed,
            _ => Count::Millions(self.currency),
        }
    }

    /// What is drawn of Taiwan's figures, the line on top last.
    fn shown(&self) -> Vec<Measured> {
        let all: &[Quantity] = match self.measure {
            "share" => &[
                Quantity::ShareOfTrade,
                Quantity::ShareOfExports,
                Quantity::ShareOfImports,
            ],
            "balance" => &[Quantity::Balance],
            _ => &[Quantity::Exports, Quantity::Imports],
        };
        all.iter().map(|each| each.taiwans(self.count())).collect()
    }

    /// Whether a year's values are made by its exchange rate.
    fn needs_rate(&self, year: &Year) -> bool {
        match (year.source, self.currency) {
            // Shares need no rate, and as printed nothing is changed.
            _ if self.printed || self.measure == "share" => false,
            (Source::Table1, Currency::Twd) => self.also,
            (source, Currency::Usd) => source == Source::Table1,
            _ => true,
        }
    }
}

/// Draws up the figure.
#[inline(never)]
pub fn figure(options: &Options) -> Figure {
    let choices = Choices::of(options);
    let (lang, measure) = (options.lang, choices.measure);
    let (bounds, usual) = spans(options);
    let span = options.span_or(bounds, usual);
    if measure == "mirror" {
        return mirror::figure(span, options);
    }
    let mut years = years_in(span);
    let (title, takeaway) = headline::headline(&TradeData::new(&years, span, lang), &choices);
    let missing = gap(span, false, lang).is_some();
    let alt = sentences::trade_alt(span, missing, lang);
    let mut details = details(&years, lang);
    details.extend(opened(span, lang));
    if choices.also {
        with_japan_alone(&mut years, span);
    }
    let data = TradeData::new(&years, span, lang);
    let (panels, inset) = match measure {
        "share" => (vec![panels::shares(&data, &choices, options)], None),
        "index" => (vec![panels::index(&data, &choices, options)], None),
        _ if choices.printed => (panels::printed(&years, &choices, options), None),
        _ => {
            let panel = panels::money(&data, &choices, options);
            let inset = panels::inset(&years, &panel, &choices, options);
            (vec![panel], inset)
        }
    };
    let mut tooltips = tooltips(&data, &choices);
    for tooltip in &mut tooltips {
        let of = panels.iter().position(|panel| match panel.x {
            XAxis::Years(from, to) => (from..=to).contains(&tooltip.x),
            XAxis::Categories(_) => false,
        });
        tooltip.panel = of.unwrap_or(0);
    }
    let table = table::table(&data, &choices);
    let mut chart = Chart {
        gap: match choices.printed {
            true => None,
            false => gap(span, choices.also, lang),
        },
        panels,
        inset,
        bands: bands(lang),
        stretches: stretches(&years, lang),
        marks: marks(span, lang),
        tooltips,
        ..Chart::default()
    };
    chart.mark(&table);
    let mut ids = vec![
        DatasetId::Trade1952,
        DatasetId::Trade1987,
        DatasetId::TradeSince2011,
        DatasetId::ExchangeRate,
        DatasetId::Events,
    ];
    let mut notes = vec![
        words::NOTE_TRADE_GAP.text(lang),
        words::NOTE_TRADE_SOURCES.text(lang),
        words::NOTE_TRADE_RATE.text(lang),
    ];
    if choices.also {
        ids.insert(3, DatasetId::TradeJapanSide);
        notes.push(words::NOTE_JAPAN_SIDE.text(lang));
    }
    Figure {
        view: View::Trade,
        shown: None,
        lang,
        title,
        takeaway,
        alt,
        picture: Picture::Chart(chart),
        details,
        events: events(span, lang),
        table,
        sources: sources(&ids),
        notes,
    }
}

/// What the tooltips say: Taiwan's figures, the line on top first, then Japan's.
fn tooltips(data: &TradeData, choices: &Choices) -> Vec<Tooltip> {
    let own = choices.shown().into_iter().rev();
    let japans = own.clone().filter(|_| choices.also);
    let mut all: Vec<Measured> = own.collect();
    let balance = Quantity::Balance.taiwans(choices.count());
    let beside = choices.measure == "value";
    all.extend(beside.then_some(balance));
    let taiwans = all.len();
    all.extend(japans.map(|of| of.quantity.japans(of.count)));
    let all: Vec<_> = all.into_iter().map(|of| data.column(of)).collect();
    let columns: Vec<_> = all.iter().map(|column| &**column).collect();
    let source = |at: usize| source_line(&data.years[at], choices, data.lang);
    let mut tooltips = columns::tooltips(&data.rows, &columns, &source);
    for (tooltip, year) in tooltips.iter_mut().zip(data.years) {
        if beside {
            // It is no line that could be pointed at.
            tooltip.rows[taiwans - 1].y = None;
        }
        if year.source == Source::JapanAlone {
            tooltip.rows.drain(..taiwans);
        }
    }
    tooltips
}

/// Where a year's figures come from, and the rate if they needed one.
fn source_line(year: &Year, choices: &Choices, lang: Lang) -> String {
    let mut line = match year.source {
        Source::JapanAlone => words::NO_TAIWAN_FIGURES.text(lang),
        source => source.name(lang).to_owned(),
    };
    if choices.also {
        line.push_str(" · ");
        line.push_str(Source::JapanAlone.name(lang));
    }
    if let Some(Ok(rate)) = choices.needs_rate(year).then(|| rate(year.year)) {
        line.push_str(" · ");
        line.push_str(&sentences::rate(rate, lang));
        let source = words::rate_source(rate_source(year.year)).get(lang);
        line = sentences::with_unit(&line, source, lang);
    }
    line
}

/// The years without Taiwan's figures. With Japan's line through them they are
/// not wholly without.
fn gap(span: Span, also: bool, lang: Lang) -> Option<Gap> {
    let from = (GAP.from - 1).max(span.from);
    let to = (GAP.to + 1).min(span.to);
    (from < to).then(|| Gap {
        from: f64::from(from),
        to: f64::from(to),
        label: vec![
            match also {
                true => words::NO_TAIWAN_FIGURES.text(lang),
                false => words::NO_FIGURES.text(lang),
            },
            format!("{}–{}", GAP.from, GAP.to),
        ],
    })
}

fn bands(lang: Lang) -> Vec<Band> {
    PHASES
        .iter()
        .map(|phase| Band {
            id: phase_id(phase.id),
            from: phase.from,
            to: phase.to,
            label: phase.label.text(lang),
            short: phase.short.text(lang),
        })
        .collect()
}

fn shown_events(span: Span) -> impl Iterator<Item = (usize, &'static Event)> {
    let inside = move |event: &&Event| {
        f64::from(span.from) <= event.from && event.from <= f64::from(span.to) + 0.99
    };
    EVENTS
        .iter()
        .filter(inside)
        .enumerate()
        .map(|(index, event)| (index + 1, event))
}

/// The years of each source, without those that only Japan has.
fn stretches(years: &[Year], lang: Lang) -> Vec<Stretch> {
    let mut out: Vec<Stretch> = Vec::new();
    let mut last = Source::JapanAlone;
    for year in years {
        let (source, at) = (year.source, f64::from(year.year));
        match out.last_mut() {
            _ if source == Source::JapanAlone => {}
            Some(stretch) if source == last => stretch.to = at,
            _ => out.push(Stretch {
                from: at,
                to: at,
                label: source.name(lang).to_owned(),
                short: source.short(lang).to_owned(),
                dotted: source.run() > 0,
            }),
        }
        last = source;
    }
    out
}

fn phase_id(id: &str) -> String {
    "phase-".to_owned() + id
}

fn marks(span: Span, lang: Lang) -> Vec<EventMark> {
    let last = f64::from(span.to);
    shown_events(span)
        .map(|(number, event)| EventMark {
            at: event.from.min(last),
            number,
            id: event.id(),
            phase: phase_id(event.phase),
            name: event.name.map(|name| name.text(lang)).unwrap_or_default(),
            label: sentences::event(&date_text(event, lang), event.text.get(lang), lang),
        })
        .collect()
}

/// What opens at a phase's name and at an event's number.
fn opened(span: Span, lang: Lang) -> Vec<Detail> {
    let mut all: Vec<Detail> = PHASES
        .iter()
        .map(|phase| Detail {
            id: phase_id(phase.id),
            heading: sentences::phase(phase.label.get(lang), phase.years(), lang),
            text: vec![phase.text.text(lang)],
            facts: shown_events(span)
                .filter(|(_, event)| event.phase == phase.id)
                .map(|(number, event)| {
                    let date = [&number.to_string(), " · ", &date_text(event, lang)].concat();
                    (date, event.text.text(lang))
                })
                .collect(),
            ..Detail::default()
        })
        .collect();
    all.extend(shown_events(span).map(|(number, event)| Detail {
        id: event.id(),
        heading: [&number.to_string(), " · ", &date_text(event, lang)].concat(),
        text: vec![event.text.text(lang)],
        ..Detail::default()
    }));
    all
}

fn events(span: Span, lang: Lang) -> Vec<EventNote> {
    shown_events(span)
        .map(|(number, event)| EventNote {
            number,
            date: date_text(event, lang),
            text: event.text.text(lang),
        })
        .collect()
}

/// One detail a year that has something to be said about its printed figures.
fn details(years: &[Year], lang: Lang) -> Vec<Detail> {
    years
        .iter()
        .filter_map(|year| {
            let text: Vec<String> = year.notes().map(|note| note.text.text(lang)).collect();
            (!text.is_empty()).then(|| Detail {
                id: year.year.to_string(),
                heading: format!("{} · {}", year.year, year.source.name(lang)),
                text,
                ..Detail::default()
            })
        })
        .collect()
}
