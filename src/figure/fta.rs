//! Strategies of China, Japan and Korea toward free trade agreements.

use super::chart::Role;
use super::name;
use super::picture::{Bar, Bars, Step, Strip};
use super::table::{DataTable, Heading, TableCell};
use super::{Detail, Figure, Op, Options, Origin, Picture, Source, View};
use crate::data::fta::{PULLS, STRATEGIES, STUDY};
use crate::i18n::number;
use crate::i18n::{Lang, sentences, words};

/// The `focus` ids of the study's phases.
const STUDY_IDS: [&str; 3] = ["study-1", "study-2", "study-3"];

/// Draws up the figure.
#[inline(never)]
pub fn figure(options: &Options) -> Figure {
    let lang = options.lang;
    let most = STRATEGIES
        .iter()
        .max_by(|a, b| a.gain_pct.total_cmp(&b.gain_pct));
    let title = most.map_or_else(
        || words::VIEW_FTA.text(lang),
        |most| {
            let gain = number::percent(most.gain_pct);
            sentences::fta_title(&name(most.economy, lang), &gain, lang)
        },
    );
    Figure {
        view: View::Fta,
        shown: None,
        lang,
        title,
        takeaway: words::TAKEAWAY_FTA.text(lang),
        alt: words::TAKEAWAY_FTA.text(lang),
        picture: Picture::Bars(picture(lang)),
        details: details(lang),
        events: Vec::new(),
        table: data_table(lang),
        sources: vec![Source {
            dataset: "",
            title: words::SOURCE_STUDY_TITLE,
            source: words::SOURCE_STUDY,
            unit: words::GAIN_UNIT,
            coverage: words::COVERAGE_FTA,
            terms: words::TERMS_FACTS,
            notes: &[],
        }],
        notes: vec![words::NOTE_FTA.text(lang)],
    }
}

fn role(economy: &str) -> Role {
    match economy {
        "JPN" => Role::Japan,
        "KOR" => Role::Korea,
        _ => Role::China,
    }
}

fn picture(lang: Lang) -> Bars {
    Bars {
        heading: words::GAIN_HEADING.text(lang),
        rows: STRATEGIES
            .iter()
            .map(|strategy| Bar {
                id: strategy.economy,
                name: name(strategy.economy, lang),
                about: strategy.motive.text(lang),
                value: strategy.gain_pct,
                text: number::percent(strategy.gain_pct),
                role: role(strategy.economy),
            })
            .collect(),
        strips: vec![
            Strip {
                heading: words::STUDY_HEADING.text(lang),
                follows: true,
                steps: STUDY
                    .iter()
                    .zip(STUDY_IDS)
                    .map(|(phase, id)| Step {
                        id,
                        over: format!("{}–{:02}", phase.from, phase.to % 100),
                        label: phase.label.text(lang),
                    })
                    .collect(),
            },
            Strip {
                heading: words::PULLS_HEADING.text(lang),
                follows: false,
                steps: PULLS
                    .iter()
                    .enumerate()
                    .map(|(index, pull)| Step {
                        id: pull.id,
                        over: (index + 1).to_string(),
                        label: pull.label.text(lang),
                    })
                    .collect(),
            },
        ],
    }
}

fn details(lang: Lang) -> Vec<Detail> {
    let strategies = STRATEGIES.iter().map(|strategy| Detail {
        id: strategy.economy.to_owned(),
        heading: name(strategy.economy, lang),
        facts: [
            (words::MOTIVE, strategy.motive_detail),
            (words::PARTNERS, strategy.partners),
            (words::HURDLES, strategy.hurdles),
        ]
        .map(|(term, text)| (term.text(lang), text.text(lang)))
        .to_vec(),
        cell: strategy.economy.to_owned() + ".gain_pct",
        ..Detail::default()
    });
    let study = STUDY.iter().zip(STUDY_IDS).map(|(phase, id)| Detail {
        id: id.to_owned(),
        heading: format!("{}–{} {}", phase.from, phase.to, phase.label.get(lang)),
        text: vec![phase.detail.text(lang)],
        ..Detail::default()
    });
    let pulls = PULLS.iter().map(|pull| Detail {
        id: pull.id.to_owned(),
        heading: pull.label.text(lang),
        text: vec![pull.detail.text(lang)],
        ..Detail::default()
    });
    strategies.chain(study).chain(pulls).collect()
}

fn data_table(lang: Lang) -> DataTable {
    DataTable {
        caption: words::TAKEAWAY_FTA.text(lang),
        columns: vec![
            Heading::text("economy", words::ECONOMY.get(lang)),
            Heading::number("gain_pct", words::GAIN_UNIT.get(lang)),
            Heading::text("motive", words::MOTIVE.get(lang)),
            Heading::text("partners", words::PARTNERS.get(lang)),
            Heading::text("hurdles", words::HURDLES.get(lang)),
        ],
        rows: STRATEGIES
            .iter()
            .map(|strategy| {
                vec![
                    TableCell::text(name(strategy.economy, lang)),
                    TableCell::number(strategy.gain_pct, number::fixed(strategy.gain_pct, 1))
                        .from(Some(Origin::made(Op::Quoted, Vec::new()))),
                    TableCell::text(strategy.motive_detail.get(lang)),
                    TableCell::text(strategy.partners.get(lang)),
                    TableCell::text(strategy.hurdles.get(lang)),
                ]
            })
            .collect(),
        ids: STRATEGIES
            .iter()
            .map(|strategy| strategy.economy.to_owned())
            .collect(),
        ..DataTable::default()
    }
}
