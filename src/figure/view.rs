//! The views: one figure each, one address each.

use crate::i18n::{Tri, words};

/// A view, named in the address by [`View::id`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum View {
    /// Taiwan–Japan trade over time.
    #[default]
    Trade,
    /// The trade-intensity matrix.
    Intensity,
    /// Taiwan's investment in China, counted twice.
    Investment,
    /// Japan → Taiwan → United States.
    Triangle,
    /// Shares of China's imports.
    ChinaMarket,
    /// Six corporate alliances.
    Alliances,
    /// Strategies toward free trade agreements.
    Fta,
    /// The road to an alliance, in three stages.
    Roadmap,
    /// The paper's numeric claims against the data.
    Claims,
}

impl View {
    /// All views, in the order in which they are listed.
    pub const ALL: [View; 9] = [
        View::Trade,
        View::Intensity,
        View::Investment,
        View::Triangle,
        View::ChinaMarket,
        View::Alliances,
        View::Fta,
        View::Roadmap,
        View::Claims,
    ];

    /// The value of the `view` key.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            View::Trade => "trade",
            View::Intensity => "intensity",
            View::Investment => "investment",
            View::Triangle => "triangle",
            View::ChinaMarket => "china-market",
            View::Alliances => "alliances",
            View::Fta => "fta",
            View::Roadmap => "roadmap",
            View::Claims => "claims",
        }
    }

    /// Reads a `view` value.
    #[must_use]
    pub fn parse(id: &str) -> Option<View> {
        View::ALL.into_iter().find(|view| view.id() == id)
    }

    /// The short name by which the list of views calls it.
    #[must_use]
    pub const fn name(self) -> Tri {
        match self {
            View::Trade => words::VIEW_TRADE,
            View::Intensity => words::VIEW_INTENSITY,
            View::Investment => words::VIEW_INVESTMENT,
            View::Triangle => words::VIEW_TRIANGLE,
            View::ChinaMarket => words::VIEW_CHINA_MARKET,
            View::Alliances => words::VIEW_ALLIANCES,
            View::Fta => words::VIEW_FTA,
            View::Roadmap => words::VIEW_ROADMAP,
            View::Claims => words::VIEW_CLAIMS,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_id_reads_back() {
        for view in View::ALL {
            assert_eq!(View::parse(view.id()), Some(view));
        }
        assert_eq!(View::parse("Trade"), None);
    }
}
