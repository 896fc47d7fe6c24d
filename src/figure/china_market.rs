//! Shares of Taiwan, Korea and Japan in China's imports.

use super::chart::{Role, YAxis};
use super::yearly::{Line, Yearly};
use super::{Figure, Options, Picture, Span, View, sources};
use crate::data::DatasetId;
use crate::i18n::{Tri, number, sentences, words};

/// The years of the source.
pub const YEARS: Span = Span {
    from: 1992,
    to: 2018,
};

const fn line(column: &'static str, key: &'static str, name: Tri, role: Role) -> Line {
    Line {
        column,
        key,
        name,
        role,
    }
}

/// The economies, in the order in which they are read.
const ECONOMIES: [Line; 3] = [
    line("jpn", "jpn_pct", words::JAPAN, Role::Japan),
    line("twn", "twn_pct", words::TAIWAN, Role::Taiwan),
    line("kor", "kor_pct", words::KOREA, Role::Korea),
];

/// Draws up the figure.
#[inline(never)]
pub fn figure(options: &Options) -> Figure {
    let lang = options.lang;
    let span = options.span(YEARS);
    let shares = Yearly {
        dataset: DatasetId::ChinaImports,
        lines: &ECONOMIES,
        span,
        short: |share, _| number::percent(share),
        digits: 2,
        unit: "%",
        missing: words::NOT_RECORDED,
        source: words::SOURCE_WITS,
        lang,
    };
    let shares = shares.data();
    let japan = shares.known("jpn");
    let peak = japan.iter().copied().max_by(|a, b| a.1.total_cmp(&b.1));
    let title = match (peak, japan.last()) {
        (Some((year, high)), Some((last, low))) if *last > year => sentences::china_market_title(
            &number::percent(high),
            year,
            &number::percent(*low),
            *last,
            lang,
        ),
        _ => words::VIEW_CHINA_MARKET.text(lang),
    };
    let takeaway = sentences::china_market_takeaway(span, lang);
    Figure {
        view: View::ChinaMarket,
        shown: None,
        lang,
        title,
        alt: takeaway.clone(),
        picture: Picture::Chart(shares.chart(YAxis {
            scale: options.scale(View::ChinaMarket),
            unit: words::SHARE_OF_CHINAS_IMPORTS.text(lang),
            size: 1.0,
            suffix: "%",
            reference: None,
            shared: None,
        })),
        details: Vec::new(),
        events: Vec::new(),
        table: shares.table(takeaway.clone()),
        takeaway,
        sources: sources(&[DatasetId::ChinaImports]),
        notes: vec![words::NOTE_CHINA_MARKET.text(lang)],
    }
}
