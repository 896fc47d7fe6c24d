//! The road to an alliance (the paper's figure 2): interests, two mechanisms,
//! three stages, one goal.

use super::picture::{Step, StepKind, StepRow, Steps};
use super::table::{DataTable, Heading, TableCell};
use super::{Detail, Figure, Options, Picture, Source, View};
use crate::data::roadmap::{
    ACTORS, CHANCE, COMMON, CONFLICTING, GO_IMAGE, GOAL, HEADINGS, MECHANISMS, Node, RISK, STAGES,
};
use crate::i18n::{Lang, Tri, words};

/// Draws up the figure.
#[inline(never)]
pub fn figure(options: &Options) -> Figure {
    let lang = options.lang;
    Figure {
        view: View::Roadmap,
        shown: None,
        lang,
        title: words::TITLE_ROADMAP.text(lang),
        takeaway: words::TAKEAWAY_ROADMAP.text(lang),
        alt: words::ALT_ROADMAP.text(lang),
        picture: Picture::Steps(picture(lang)),
        details: details(lang),
        events: Vec::new(),
        table: data_table(lang),
        sources: vec![Source {
            dataset: "",
            title: words::SOURCE_PAPER_TITLE,
            source: words::SOURCE_PAPER_FIGURE_2,
            unit: words::NONE,
            coverage: words::COVERAGE_ROADMAP,
            terms: words::TERMS_FACTS,
            notes: &[],
        }],
        notes: vec![words::NOTE_ROADMAP.text(lang)],
    }
}

fn step(node: &Node, over: &str, lang: Lang) -> Step {
    Step {
        id: node.id,
        over: over.to_owned(),
        label: node.label.text(lang),
    }
}

fn steps(nodes: &[Node], lang: Lang) -> Vec<Step> {
    nodes.iter().map(|node| step(node, "", lang)).collect()
}

fn picture(lang: Lang) -> Steps {
    let row = |heading: Tri, kind, steps| StepRow {
        heading: heading.text(lang),
        kind,
        head: None,
        steps,
    };
    let mut rows = vec![
        row(HEADINGS.common, StepKind::Common, steps(&COMMON, lang)),
        row(
            HEADINGS.conflicting,
            StepKind::Conflict,
            steps(&CONFLICTING, lang),
        ),
        row(
            HEADINGS.mechanisms,
            StepKind::Mechanism,
            steps(&MECHANISMS, lang),
        ),
    ];
    for (index, stage) in STAGES.iter().enumerate() {
        let number = words::stage_number(index + 1, lang);
        let over = match stage.current {
            true => format!("{number} · {}", words::STAGE_NOW.get(lang)),
            false => number,
        };
        rows.push(StepRow {
            heading: match index {
                0 => HEADINGS.stages.text(lang),
                _ => String::new(),
            },
            kind: if stage.current {
                StepKind::Current
            } else {
                StepKind::Stage
            },
            head: Some(Step {
                id: stage.id,
                over,
                label: stage.label.text(lang),
            }),
            steps: stage
                .actors
                .iter()
                .zip(ACTORS)
                .map(|(node, actor)| step(node, actor.get(lang), lang))
                .collect(),
        });
    }
    rows.push(StepRow {
        heading: HEADINGS.goal.text(lang),
        kind: StepKind::Goal,
        head: Some(step(&GOAL, "", lang)),
        steps: Vec::new(),
    });
    rows.push(row(
        words::CONCLUSION,
        StepKind::Stage,
        steps(&[CHANCE, RISK, GO_IMAGE], lang),
    ));
    Steps { rows }
}

/// Every box with the heading of its row, in reading order.
fn nodes() -> Vec<(Tri, Node)> {
    let of = |heading: Tri, nodes: &[Node]| -> Vec<(Tri, Node)> {
        nodes.iter().map(|node| (heading, *node)).collect()
    };
    let mut all = of(HEADINGS.common, &COMMON);
    all.extend(of(HEADINGS.conflicting, &CONFLICTING));
    all.extend(of(HEADINGS.mechanisms, &MECHANISMS));
    for stage in &STAGES {
        all.push((
            HEADINGS.stages,
            Node {
                id: stage.id,
                label: stage.label,
                detail: stage.detail,
            },
        ));
        all.extend(of(stage.label, &stage.actors));
    }
    all.push((HEADINGS.goal, GOAL));
    all.extend(of(words::CONCLUSION, &[CHANCE, RISK, GO_IMAGE]));
    all
}

fn details(lang: Lang) -> Vec<Detail> {
    nodes()
        .into_iter()
        .map(|(_, node)| Detail {
            id: node.id.to_owned(),
            heading: node.label.text(lang),
            text: vec![node.detail.text(lang)],
            ..Detail::default()
        })
        .collect()
}

fn data_table(lang: Lang) -> DataTable {
    DataTable {
        caption: words::ALT_ROADMAP.text(lang),
        columns: vec![
            Heading::text("part", words::PART.get(lang)),
            Heading::text("box", words::BOX.get(lang)),
            Heading::text("detail", words::DETAIL.get(lang)),
        ],
        rows: nodes()
            .into_iter()
            .map(|(heading, node)| {
                [heading, node.label, node.detail]
                    .map(|text| TableCell::text(text.get(lang)))
                    .to_vec()
            })
            .collect(),
        ..DataTable::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_box_opens() {
        for lang in Lang::ALL {
            let figure = figure(&Options {
                lang,
                ..Options::default()
            });
            let Picture::Steps(steps) = &figure.picture else {
                panic!("the roadmap is made of steps")
            };
            let mut boxes = 0;
            for row in &steps.rows {
                for step in row.steps.iter().chain(&row.head) {
                    assert!(figure.detail(step.id).is_some(), "{}", step.id);
                    boxes += 1;
                }
            }
            assert_eq!(boxes, figure.details.len());
        }
    }
}
