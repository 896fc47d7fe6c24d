//! The trade-intensity matrix of China, Japan, Korea and Taiwan.

mod forms;
mod lines;

pub use lines::YEARS;

use super::picture::{Matrix, MatrixCell};
use super::table::{DataTable, Heading, TableCell};
use super::{Detail, Figure, Op, Options, Origin, Picture, View, Working, name, sources};
use crate::data::DatasetId;
use crate::i18n::number;
use crate::i18n::{Lang, sentences, words};
use crate::trade::intensity::{self, Matrix as Computed, Variant, Working as Inputs};

/// The year shown when no other is asked for: the paper's later one.
pub const DEFAULT_YEAR: i32 = 2005;

/// The years of the paper's figure 1, and the one added to them.
pub const ANCHORS: [i32; 3] = [1995, 2005, 2015];

/// Draws up the figure.
#[inline(never)]
pub fn figure(options: &Options) -> Figure {
    if options.lines() {
        return lines::figure(options);
    }
    let lang = options.lang;
    let variant = options.variant();
    let year = options.year(&intensity::years(variant), DEFAULT_YEAR);
    let matrix = intensity::embedded(year, variant);
    // The anchor before the year shown, for comparison in small figures.
    let earlier = ANCHORS.into_iter().rev().find(|&anchor| anchor < year);
    let earlier = earlier.and_then(|year| intensity::embedded(year, variant));
    let dataset = match variant {
        Variant::ImportShare => DatasetId::IntensityAnnual,
        _ => DatasetId::IntensityInputs,
    };
    let mut notes = vec![words::NOTE_INTENSITY_FIGURE_1.text(lang)];
    notes.push(words::variant_note(variant).text(lang));
    notes.push(forms::worlds(lang));
    let (title, takeaway) = headline(matrix.as_ref(), earlier.as_ref(), lang);
    Figure {
        view: View::Intensity,
        shown: None,
        lang,
        title,
        takeaway,
        alt: alt(matrix.as_ref(), lang),
        picture: Picture::Matrix(picture(matrix.as_ref(), earlier.as_ref(), lang)),
        details: details(matrix.as_ref(), earlier.as_ref(), lang),
        events: Vec::new(),
        table: data_table(matrix.as_ref(), lang),
        sources: sources(&[dataset]),
        notes,
    }
}

fn strongest(matrix: &Computed) -> Option<(&str, &str, f64)> {
    matrix
        .cells
        .iter()
        .filter_map(|cell| {
            let value = cell.value.ok()?;
            Some((cell.exporter.as_str(), cell.importer.as_str(), value))
        })
        .max_by(|a, b| a.2.total_cmp(&b.2))
}

fn headline(matrix: Option<&Computed>, earlier: Option<&Computed>, lang: Lang) -> (String, String) {
    let best = matrix.and_then(|matrix| Some((strongest(matrix)?, matrix)));
    match best {
        Some(((from, to, value), matrix)) => (
            sentences::intensity_title(
                &name(from, lang),
                &name(to, lang),
                &number::fixed(value, 1),
                lang,
            ),
            sentences::intensity_takeaway(matrix.year, earlier.map(|other| other.year), lang),
        ),
        None => (
            words::VIEW_INTENSITY.text(lang),
            words::NOTE_INTENSITY_FIGURE_1.text(lang),
        ),
    }
}

fn alt(matrix: Option<&Computed>, lang: Lang) -> String {
    let Some(matrix) = matrix else {
        return words::VIEW_INTENSITY.text(lang);
    };
    let values = || matrix.cells.iter().filter(|cell| cell.value.is_ok());
    let above = values()
        .filter(|cell| cell.value.is_ok_and(|value| value > 1.0))
        .count();
    sentences::intensity_alt(matrix.year, above, values().count(), lang)
}

/// The step of heat of a value: 0 at 1, 6 at 4 and above, −6 at ¼ and below.
fn heat(value: f64) -> i8 {
    match value > 0.0 {
        true => (6.0 * value.ln() / 4f64.ln()).round().clamp(-6.0, 6.0) as i8,
        false => -6,
    }
}

fn picture(matrix: Option<&Computed>, earlier: Option<&Computed>, lang: Lang) -> Matrix {
    let mut cells = Vec::new();
    for cell in matrix.iter().flat_map(|matrix| &matrix.cells) {
        let (from, to) = (name(&cell.exporter, lang), name(&cell.importer, lang));
        let diagonal = cell.exporter == cell.importer;
        let before = earlier
            .and_then(|earlier| earlier.cell(&cell.exporter, &cell.importer))
            .and_then(|cell| cell.value.ok());
        let under = match (cell.value, before) {
            (Ok(now), Some(before)) => {
                let arrow = if now >= before { '▲' } else { '▼' };
                format!("{arrow} {}", number::fixed(before, 2))
            }
            _ => String::new(),
        };
        let (text, label) = match cell.value {
            Ok(value) => (
                number::fixed(value, 2),
                sentences::cell(&from, &to, &number::fixed(value, 2), lang),
            ),
            Err(reason) => (
                "–".to_owned(),
                sentences::cell(&from, &to, words::reason(reason).get(lang), lang),
            ),
        };
        cells.push(MatrixCell {
            id: match diagonal {
                true => String::new(),
                false => id(&cell.exporter, &cell.importer),
            },
            text,
            under,
            label,
            heat: cell.value.ok().map(heat),
        });
    }
    let codes = matrix.map_or(&[][..], |matrix| &matrix.economies);
    Matrix {
        names: codes.iter().map(|code| name(code, lang)).collect(),
        ids: Vec::new(),
        arrow: "→",
        cells,
        legend: [
            words::LEGEND_LOOSER.text(lang),
            words::LEGEND_AS_EXPECTED.text(lang),
            words::LEGEND_CLOSER.text(lang),
        ],
    }
}

fn id(exporter: &str, importer: &str) -> String {
    format!("{exporter}-{importer}")
}

/// An amount in US$ million as a formula shows it.
fn amount(value: Option<f64>, lang: Lang) -> String {
    value.map_or_else(|| "–".to_owned(), |value| number::usd(value, lang))
}

fn details(matrix: Option<&Computed>, earlier: Option<&Computed>, lang: Lang) -> Vec<Detail> {
    let Some(matrix) = matrix else {
        return Vec::new();
    };
    matrix
        .cells
        .iter()
        .filter(|cell| cell.exporter != cell.importer)
        .map(|cell| {
            let (from, to) = (name(&cell.exporter, lang), name(&cell.importer, lang));
            let result = match cell.value {
                Ok(value) => number::fixed(value, 3),
                Err(_) => "–".to_owned(),
            };
            let pct = |part: Option<f64>, whole: Option<f64>| match (part, whole) {
                (Some(part), Some(whole)) if whole > 0.0 => {
                    format!("{}%", number::fixed(part / whole * 100.0, 2))
                }
                _ => "–".to_owned(),
            };
            let mut text = Vec::new();
            let working = match cell.working {
                Inputs::Flows(inputs) => {
                    let world = match matrix.variant {
                        Variant::Net => inputs.m_w.zip(inputs.m_i).map(|(w, i)| w - i),
                        _ => inputs.m_w,
                    };
                    let shares = (pct(inputs.x_ij, inputs.x_i), pct(inputs.m_j, world));
                    if cell.value.is_ok() {
                        let (of_exports, of_world) = (&shares.0, &shares.1);
                        text.push(sentences::working(&from, &to, of_exports, of_world, lang));
                    }
                    Working {
                        formula: match matrix.variant {
                            Variant::Net => "I = (Xij ÷ Xi) ÷ (Mj ÷ (Mw − Mi))".to_owned(),
                            _ => "I = (Xij ÷ Xi) ÷ (Mj ÷ Mw)".to_owned(),
                        },
                        line: String::new(),
                        top: Some((amount(inputs.x_ij, lang), amount(inputs.x_i, lang))),
                        bottom: Some((amount(inputs.m_j, lang), amount(world, lang))),
                        shares: Some(shares),
                        result,
                    }
                }
                Inputs::Shares {
                    in_importer_pct,
                    in_world_pct,
                } => {
                    let pct = |value: Option<f64>| {
                        value.map_or_else(
                            || "–".to_owned(),
                            |value| format!("{}%", number::fixed(value, 2)),
                        )
                    };
                    let shares = (pct(in_importer_pct), pct(in_world_pct));
                    if cell.value.is_ok() {
                        text.push(sentences::working_shares(
                            &from, &to, &shares.0, &shares.1, lang,
                        ));
                    }
                    Working {
                        formula: "I = (Mij ÷ Mj) ÷ (Miw ÷ Mw)".to_owned(),
                        shares: Some(shares),
                        result,
                        ..Working::default()
                    }
                }
            };
            if let Err(reason) = cell.value {
                text.push(words::reason(reason).text(lang));
            }
            let before = earlier.and_then(|earlier| {
                let cell = earlier.cell(&cell.exporter, &cell.importer)?;
                let value = number::fixed(cell.value.ok()?, 3);
                Some((earlier.year.to_string(), value))
            });
            text.extend(forms::with_other_world(matrix, cell, lang));
            let id = id(&cell.exporter, &cell.importer);
            let history = lines::history(&id, YEARS, lang);
            Detail {
                cell: id.clone() + ".intensity",
                heading: sentences::pair(&from, &to, matrix.year, lang),
                working: Some(working),
                turn: history.is_some().then_some(lines::TURN),
                text: text.into_iter().chain(history).collect(),
                facts: before.into_iter().collect(),
                table: Some(forms::table(&id, Some(matrix.year), lang).into()),
                id,
            }
        })
        .collect()
}

fn data_table(matrix: Option<&Computed>, lang: Lang) -> DataTable {
    let mut out = DataTable::default();
    let Some(matrix) = matrix else {
        return out;
    };
    out.caption = sentences::intensity_caption(matrix.year, lang);
    let million = words::USD_MILLION.get(lang);
    let money = |name: crate::i18n::Tri| sentences::with_unit(name.get(lang), million, lang);
    let shares = matrix.variant == Variant::ImportShare;
    out.columns = vec![
        Heading::text("exporter", words::EXPORTER.get(lang)),
        Heading::text("importer", words::IMPORTER.get(lang)),
        Heading::number("intensity", words::VIEW_INTENSITY.get(lang)),
    ];
    if shares {
        let pct = |name: crate::i18n::Tri| sentences::with_unit(name.get(lang), "%", lang);
        out.columns.extend([
            Heading::number("share_in_importer_pct", pct(words::SHARE_IN_IMPORTER)),
            Heading::number("share_in_world_pct", pct(words::SHARE_IN_WORLD)),
        ]);
    } else {
        out.columns.extend([
            Heading::number("x_ij_usd_million", money(words::X_IJ)),
            Heading::number("x_i_usd_million", money(words::X_I)),
            Heading::number("m_j_usd_million", money(words::M_J)),
            Heading::number("m_w_usd_million", money(words::M_W)),
        ]);
        if matrix.variant == Variant::Net {
            out.columns
                .push(Heading::number("m_i_usd_million", money(words::M_I)));
        }
    }
    let number = |value: Option<f64>, decimals: usize| match value {
        Some(value) => TableCell::number(value, number::fixed(value, decimals)),
        None => TableCell::missing(words::NOT_PRINTED.get(lang)),
    };
    for cell in matrix
        .cells
        .iter()
        .filter(|cell| cell.exporter != cell.importer)
    {
        let inputs = intensity::cells(matrix.year, matrix.variant, &cell.exporter, &cell.importer);
        let mut row = vec![
            TableCell::text(name(&cell.exporter, lang)),
            TableCell::text(name(&cell.importer, lang)),
            match cell.value {
                Ok(value) => {
                    TableCell::number((value * 1e6).round() / 1e6, number::fixed(value, 3))
                }
                Err(reason) => {
                    let text = words::reason(reason).get(lang);
                    let mut missing = TableCell::missing(text);
                    missing.note = Some(out.footnote(text));
                    missing
                }
            },
        ];
        match cell.working {
            Inputs::Flows(inputs) => {
                row.extend(
                    [inputs.x_ij, inputs.x_i, inputs.m_j, inputs.m_w].map(|value| number(value, 1)),
                );
                if matrix.variant == Variant::Net {
                    row.push(number(inputs.m_i, 1));
                }
            }
            Inputs::Shares {
                in_importer_pct,
                in_world_pct,
            } => row.extend([in_importer_pct, in_world_pct].map(|value| number(value, 2))),
        }
        for (cell, input) in row.iter_mut().skip(3).zip(&inputs) {
            let input = input.filter(|_| cell.value.is_some());
            cell.origin = input.map(|input| Box::new(Origin::printed(input)));
        }
        if let Some(shown) = row.get_mut(2).filter(|_| cell.value.is_ok()) {
            let from = inputs.into_iter().flatten().collect();
            shown.origin = Some(Box::new(Origin::made(Op::Intensity(matrix.variant), from)));
        }
        out.ids.push(id(&cell.exporter, &cell.importer));
        out.rows.push(row);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::Span;
    use super::*;

    fn with(year: i32, variant: &str) -> Figure {
        figure(&Options {
            time: Some(Span::year(year)),
            measure: Some(variant.into()),
            ..Options::default()
        })
    }

    #[test]
    fn heat_is_even_on_both_sides_of_one() {
        assert_eq!(heat(1.0), 0);
        assert_eq!(heat(4.0), 6);
        assert_eq!(heat(0.25), -6);
        assert_eq!(heat(2.0), -heat(0.5));
        assert_eq!(heat(0.0), -6);
    }

    #[test]
    fn the_papers_formula_opens_with_its_numbers() {
        let figure = with(2005, "paper");
        let detail = figure.detail("JPN-KOR").unwrap();
        let working = detail.working.as_ref().unwrap();
        assert_eq!(working.result, "3.143");
        assert_eq!(working.shares, Some(("7.84%".into(), "2.49%".into())));
        assert!(working.top.as_ref().unwrap().0.contains("46.6"));
    }

    #[test]
    fn what_went_through_hong_kong_has_no_value_but_a_reason() {
        let figure = with(1995, "paper");
        let detail = figure.detail("TWN-CHN").unwrap();
        assert_eq!(detail.working.as_ref().unwrap().result, "–");
        assert!(detail.text[0].contains("Hong Kong"));
    }

    #[test]
    fn every_year_of_every_variant_has_sixteen_cells() {
        for variant in Variant::ALL {
            for year in intensity::years(variant) {
                let figure = with(year, variant.as_str());
                let Picture::Matrix(matrix) = &figure.picture else {
                    panic!("intensity is a matrix")
                };
                assert_eq!(matrix.cells.len(), 16, "{variant:?} {year}");
                assert_eq!(figure.table.rows.len(), 12);
                assert_eq!(figure.details.len(), 12);
            }
        }
    }
}
