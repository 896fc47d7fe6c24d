//! Title and takeaway, computed from the years shown.

use super::Choices;
use super::quantity::{Count, Quantity, TradeData};
use crate::i18n::{number, sentences, words};

pub fn headline(data: &TradeData, choices: &Choices) -> (String, String) {
    let (span, lang) = (data.span, data.lang);
    let (Some(first), Some(last)) = (data.years.first(), data.years.last()) else {
        return (
            words::VIEW_TRADE.text(lang),
            words::NOTE_TRADE_GAP.text(lang),
        );
    };
    let millions = Count::Millions(choices.currency);
    let balance = data.column(Quantity::Balance.taiwans(millions));
    let deficits = || balance.known().filter(|(_, balance)| *balance < 0.0);
    let takeaway = match deficits().min_by(|a, b| a.1.total_cmp(&b.1)) {
        Some((at, balance)) => {
            let deficit = number::money(choices.currency, -balance, lang);
            sentences::trade_takeaway(span, data.years[at].year, &deficit, lang)
        }
        None => sentences::trade_range(span, lang),
    };
    // The first and the last number of a quantity, of which both have to be there.
    let ends = |quantity: Quantity| {
        let column = data.column(quantity.taiwans(millions));
        let number = |at: usize| column.values[at].number.ok();
        number(0).zip(number(data.years.len() - 1))
    };
    let (exports, imports) = (ends(Quantity::Exports), ends(Quantity::Imports));
    let title = match choices.measure {
        "share" => ends(Quantity::ShareOfImports).map(|(before, after)| {
            let (before, after) = (number::percent(before), number::percent(after));
            sentences::trade_share_title(first.year, &before, last.year, &after, lang)
        }),
        "balance" => Some(sentences::trade_balance_title(
            deficits().count(),
            data.years.len(),
            lang,
        )),
        "index" => exports.zip(imports).map(|(exports, imports)| {
            let times = |(first, last): (f64, f64)| times(last / first);
            sentences::trade_index_title(first.year, &times(imports), &times(exports), lang)
        }),
        _ => exports.zip(imports).and_then(|(exports, imports)| {
            let ratio = imports.1 / exports.1;
            let text = number::fixed(ratio, 1);
            (ratio >= 1.05).then(|| sentences::trade_value_title(last.year, &text, lang))
        }),
    };
    (
        title.unwrap_or_else(|| words::VIEW_TRADE.text(lang)),
        takeaway,
    )
}

fn times(value: f64) -> String {
    number::fixed(value, if value < 10.0 { 1 } else { 0 })
}
