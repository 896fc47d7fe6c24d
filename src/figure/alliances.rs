//! Six alliances between Japanese and Taiwanese companies (the paper's table 4).

use super::picture::{Links, Pair};
use super::table::{DataTable, Heading, TableCell};
use super::{Detail, Figure, Options, Picture, View, sources};
use crate::data::DatasetId;
use crate::data::alliances::{ALLIANCES, Alliance, Form};
use crate::i18n::{Lang, sentences, words};

/// Draws up the figure.
#[inline(never)]
pub fn figure(options: &Options) -> Figure {
    let lang = options.lang;
    let form = options.measure(View::Alliances);
    let field = options.unit(View::Alliances);
    let shown = |case: &Alliance| {
        (form == "all" || case.form.id() == form) && (field == "all" || case.field.id() == field)
    };
    let count = ALLIANCES.iter().filter(|case| shown(case)).count();
    let joint = ALLIANCES
        .iter()
        .filter(|case| case.form == Form::JointVenture)
        .count();
    Figure {
        view: View::Alliances,
        shown: None,
        lang,
        title: sentences::alliances_title(joint, ALLIANCES.len(), lang),
        takeaway: sentences::alliances_takeaway(count, ALLIANCES.len(), lang),
        alt: sentences::alliances_takeaway(count, ALLIANCES.len(), lang),
        picture: Picture::Links(Links {
            headings: [
                words::JAPANESE_SIDE.text(lang),
                words::TAIWANESE_SIDE.text(lang),
            ],
            pairs: ALLIANCES
                .iter()
                .map(|case| Pair {
                    id: case.id,
                    left: case.japan.text(lang),
                    right: case.taiwan.text(lang),
                    about: case.business.text(lang),
                    kind: Form::ALL
                        .iter()
                        .position(|form| *form == case.form)
                        .unwrap_or(0),
                    shown: shown(case),
                })
                .collect(),
            kinds: Form::ALL
                .iter()
                .map(|form| form.label().text(lang))
                .collect(),
        }),
        details: ALLIANCES
            .iter()
            .map(|case| Detail {
                id: case.id.to_owned(),
                heading: format!("{} – {}", case.japan.get(lang), case.taiwan.get(lang)),
                facts: facts(case, lang),
                ..Detail::default()
            })
            .collect(),
        events: Vec::new(),
        table: data_table(shown, lang),
        sources: sources(&[DatasetId::Alliances]),
        notes: vec![words::NOTE_ALLIANCES.text(lang)],
    }
}

fn facts(case: &Alliance, lang: Lang) -> Vec<(String, String)> {
    [
        (words::FIELD, case.field.label()),
        (words::BUSINESS, case.business),
        (words::FORM, case.form.label()),
        (words::ARRANGEMENT, case.arrangement),
        (words::EFFECT_FOR_JAPAN, case.effect),
    ]
    .map(|(name, text)| (name.text(lang), text.text(lang)))
    .to_vec()
}

fn data_table(shown: impl Fn(&Alliance) -> bool, lang: Lang) -> DataTable {
    let columns = [
        ("japan_partner", words::JAPANESE_SIDE),
        ("taiwan_partner", words::TAIWANESE_SIDE),
        ("field", words::FIELD),
        ("business", words::BUSINESS),
        ("form", words::FORM),
        ("arrangement", words::ARRANGEMENT),
        ("effect_for_japan", words::EFFECT_FOR_JAPAN),
    ];
    DataTable {
        caption: words::CAPTION_ALLIANCES.text(lang),
        columns: columns
            .iter()
            .map(|(key, label)| Heading::text(key, label.get(lang)))
            .collect(),
        rows: ALLIANCES
            .iter()
            .filter(|case| shown(case))
            .map(|case| {
                std::iter::once(case.japan.text(lang))
                    .chain([case.taiwan.text(lang)])
                    .chain(facts(case, lang).into_iter().map(|(_, text)| text))
                    .map(TableCell::text)
                    .collect()
            })
            .collect(),
        ..DataTable::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filters_by_form_and_field_leave_only_what_fits() {
        let figure = figure(&Options {
            measure: Some("joint-venture".into()),
            unit: Some("food-retail".into()),
            ..Options::default()
        });
        let Picture::Links(links) = &figure.picture else {
            panic!("alliances are links")
        };
        let shown: Vec<_> = links.pairs.iter().filter(|pair| pair.shown).collect();
        assert_eq!(shown.len(), figure.table.rows.len());
        assert_eq!(shown.len(), 2);
    }

    #[test]
    fn a_filter_that_nothing_passes_says_so() {
        let figure = figure(&Options {
            measure: Some("acquisition".into()),
            unit: Some("content".into()),
            ..Options::default()
        });
        assert!(figure.table.rows.is_empty());
        assert!(figure.takeaway.contains('0'), "{}", figure.takeaway);
    }
}
