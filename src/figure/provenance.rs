//! What a number says of where it comes from, when it is opened.

use super::origin::{Op, Origin};
use super::{Detail, Figure, Working};
use crate::data::{CellRef, catalogue};
use crate::i18n::{Lang, Tri, number, sentences, words};

/// Texts in their order, each once, with a mark between them.
#[derive(Default)]
struct Once(Vec<&'static str>);

impl Once {
    fn add(&mut self, text: &'static str) {
        if !self.0.contains(&text) {
            self.0.push(text);
        }
    }

    fn fact(&self, term: Tri, lang: Lang, facts: &mut Vec<(String, String)>) {
        if !self.0.is_empty() {
            let mark = if lang == Lang::En { "; " } else { "；" };
            facts.push((term.text(lang), self.0.join(mark)));
        }
    }
}

/// A number with its unit behind it.
fn with_unit(mut text: String, unit: &str) -> String {
    if !unit.is_empty() && unit != "%" {
        text.push(' ');
    }
    text + unit
}

/// A cell's number as printed.
fn printed(cell: &CellRef, lang: Lang) -> String {
    let digits = number::printed(cell.cell().text());
    with_unit(digits, cell.basis().unit.get(lang))
}

/// The unit of what an origin reckons.
fn unit(origin: &Origin, lang: Lang) -> &'static str {
    match origin.op {
        Op::Percent | Op::ShareOfTrade => "%",
        Op::Index | Op::Intensity(_) => "",
        _ if origin.dollars => words::USD_MILLION.get(lang),
        _ => origin
            .from
            .first()
            .map_or("", |cell| cell.basis().unit.get(lang)),
    }
}

/// The detail of a number of the figure's table, by the id of its cell.
pub(super) fn detail(figure: &Figure, id: &str) -> Option<Detail> {
    let lang = figure.lang;
    let table = &figure.table;
    let (row, column) = table.find(id)?;
    let cells = table.rows.get(row)?;
    let cell = cells.get(column)?;
    let origin = cell.origin.as_ref()?;
    let value = origin.value().ok();
    let reckoned = value.map(|value| number::fixed(value, origin.decimals()));
    let mut detail = Detail {
        id: id.to_owned(),
        ..Detail::default()
    };
    let facts = &mut detail.facts;
    match &origin.printed {
        Some(cell) => facts.push((words::AS_PRINTED.text(lang), printed(cell, lang))),
        None if cell.value.is_none() => {
            facts.push((words::AS_PRINTED.text(lang), words::NOT_PRINTED.text(lang)));
        }
        None => {}
    }
    if let Some(reckoned) = reckoned.clone() {
        let text = with_unit(reckoned, unit(origin, lang));
        facts.push((words::AS_RECKONED.text(lang), text));
    }
    // What a formula takes in, but for a change of unit, which says it all.
    let inputs = origin.from.iter().filter(|_| origin.op != Op::Same);
    let rates = origin.rates();
    for (index, cell) in inputs.chain(&rates).enumerate() {
        // The fifth of a trade intensity is the exporter's own imports.
        let name = match index {
            4 => words::M_I,
            _ => words::column(cell.column),
        };
        let place = printed(cell, lang) + " · " + &cell.place();
        facts.push((name.text(lang), place));
    }
    if let Some(cell) = &origin.printed {
        facts.push((words::PLACE.text(lang), cell.place()));
    }
    let [mut sources, mut valued, mut declared, mut notes] = [const { Once(Vec::new()) }; 4];
    for cell in origin.printed.iter().chain(&origin.from).chain(&rates) {
        sources.add(catalogue::entry(cell.dataset).source.get(lang));
        let basis = cell.basis();
        if let Some(text) = basis.valuation {
            valued.add(text.get(lang));
        }
        if let Some(text) = basis.declared {
            declared.add(text.get(lang));
        }
        for note in cell.notes() {
            notes.add(note.text.get(lang));
        }
    }
    sources.fact(words::SOURCE, lang, facts);
    valued.fact(words::VALUATION, lang, facts);
    declared.fact(words::DECLARED, lang, facts);
    // Half of the last digit that both have, as the inputs are rounded, too.
    let apart = origin.printed_value().zip(value);
    let most = 0.5 / 10f64.powi(origin.decimals() as i32) + 1e-9;
    if apart.is_some_and(|(a, b)| (a - b).abs() > most) && !origin.is_corrected() {
        notes.add(words::BY_ROUNDING.get(lang));
    }
    detail.text = notes.0.into_iter().map(str::to_owned).collect();
    if origin.op == Op::Quoted {
        let label = table.columns.get(column).map(|column| column.label.clone());
        facts.extend(label.map(|label| (label, cell.text.clone())));
        facts.extend(source(figure));
        detail.text.extend(figure.notes.first().cloned());
    }
    detail.working = working(figure, id, origin, reckoned);
    detail.heading = heading(figure, row, column);
    if cell.value.is_none()
        && let Some((_, text)) = detail.facts.get(1)
    {
        detail.heading.push_str(" → ");
        detail.heading.push_str(text);
    }
    Some(detail)
}

/// `1966 · Of exports (%): 24.3`.
fn heading(figure: &Figure, row: usize, column: usize) -> String {
    let table = &figure.table;
    let mut name = String::new();
    let cells = table.rows.get(row).into_iter().flatten();
    // The texts before the first number name the row, or the first cell does.
    for (index, (cell, head)) in cells.zip(&table.columns).enumerate() {
        if index > 0 {
            if head.numeric || index == column {
                break;
            }
            name.push_str(" → ");
        }
        name.push_str(&cell.text);
        if head.numeric {
            break;
        }
    }
    let label = table.columns.get(column).map_or("", |column| &column.label);
    let text = table
        .rows
        .get(row)
        .and_then(|cells| cells.get(column))
        .map_or("", |cell| &cell.text);
    sentences::heading(&name, label, text, figure.lang)
}

/// The formula, in words and in numbers.
fn working(
    figure: &Figure,
    id: &str,
    origin: &Origin,
    reckoned: Option<String>,
) -> Option<Working> {
    if matches!(origin.op, Op::Intensity(_)) {
        let (row, _) = id.split_once('.')?;
        let own = figure.details.iter().find(|detail| detail.id == row);
        return own?.working.clone();
    }
    let result = reckoned?;
    let lang = figure.lang;
    let name = |cell: &CellRef| {
        let mut name = words::column(cell.column).text(lang);
        if origin.op == Op::Index {
            name = name + " " + cell.row_name();
        }
        name
    };
    let names: Vec<String> = origin.from.iter().map(name).collect();
    let numbers: Vec<String> = origin
        .from
        .iter()
        .map(|cell| origin.operand(cell))
        .collect();
    Some(Working {
        formula: match origin.op {
            Op::Same => String::new(),
            _ => origin.formula(&names),
        },
        line: origin.formula(&numbers),
        result: with_unit(result, unit(origin, lang)),
        ..Working::default()
    })
}

/// The source of a figure that has but one.
pub(super) fn source(figure: &Figure) -> Option<(String, String)> {
    match figure.sources.as_slice() {
        [only] => Some((words::SOURCE.text(figure.lang), only.source.clone())),
        _ => None,
    }
}
