//! Title, takeaway and description, reckoned from the years shown.

use super::years::{Year, both};
use crate::figure::Span;
use crate::i18n::number::{self, Currency};
use crate::i18n::{Lang, sentences, words};

pub fn headline(
    years: &[Year],
    measure: &str,
    span: Span,
    currency: Currency,
    lang: Lang,
) -> (String, String) {
    let (Some(first), Some(last)) = (years.first(), years.last()) else {
        return (
            words::VIEW_TRADE.text(lang),
            words::NOTE_TRADE_GAP.text(lang),
        );
    };
    let widest = years
        .iter()
        .filter_map(|year| Some((year.year, year.balance().ok()?)))
        .min_by(|a, b| a.1.total_cmp(&b.1));
    let takeaway = match widest {
        Some((year, balance)) if balance < 0.0 => {
            let deficit = number::money(currency, -balance, lang);
            sentences::trade_takeaway(span, year, &deficit, lang)
        }
        _ => sentences::trade_range(span, lang),
    };
    let title = match measure {
        "share" => match (first.import_share, last.import_share) {
            (Ok(before), Ok(after)) => sentences::trade_share_title(
                first.year,
                &number::percent(before),
                last.year,
                &number::percent(after),
                lang,
            ),
            _ => words::VIEW_TRADE.text(lang),
        },
        "balance" => {
            let deficits = years
                .iter()
                .filter(|year| year.balance().is_ok_and(|balance| balance < 0.0))
                .count();
            sentences::trade_balance_title(deficits, years.len(), lang)
        }
        "index" => match (
            both(last.imports, first.imports, |last, first| last / first),
            both(last.exports, first.exports, |last, first| last / first),
        ) {
            (Ok(imports), Ok(exports)) => {
                sentences::trade_index_title(first.year, &times(imports), &times(exports), lang)
            }
            _ => words::VIEW_TRADE.text(lang),
        },
        _ => match both(last.imports, last.exports, |imports, exports| {
            imports / exports
        }) {
            Ok(ratio) if ratio >= 1.05 => {
                sentences::trade_value_title(last.year, &number::fixed(ratio, 1), lang)
            }
            _ => words::VIEW_TRADE.text(lang),
        },
    };
    (title, takeaway)
}

pub fn times(value: f64) -> String {
    number::fixed(value, if value < 10.0 { 1 } else { 0 })
}
