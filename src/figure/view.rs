//! The views: one figure each, one address each.

use crate::i18n::{Tri, words};

/// A row for each view, in the order in which they are listed: the type's name, the
/// value of the `view` key, and the short name by which the list of views calls it.
macro_rules! views {
    ($($(#[$about:meta])* $view:ident = $id:literal, $name:ident;)+) => {
        /// A view, named in the address by [`View::id`].
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        pub enum View {
            $($(#[$about])* $view,)+
        }

        impl View {
            /// All views, in the order in which they are listed.
            pub const ALL: [View; [$(View::$view),+].len()] = [$(View::$view),+];

            /// The value of the `view` key.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self {
                    $(View::$view => $id,)+
                }
            }

            /// The short name by which the list of views calls it.
            #[must_use]
            pub const fn name(self) -> Tri {
                match self {
                    $(View::$view => words::$name,)+
                }
            }
        }
    };
}

views! {
    /// Taiwan–Japan trade over time.
    #[default]
    Trade = "trade", VIEW_TRADE;
    /// The trade-intensity matrix.
    Intensity = "intensity", VIEW_INTENSITY;
    /// Taiwan's investment in China, counted twice.
    Investment = "investment", VIEW_INVESTMENT;
    /// Japan → Taiwan → United States.
    Triangle = "triangle", VIEW_TRIANGLE;
    /// Shares of China's imports.
    ChinaMarket = "china-market", VIEW_CHINA_MARKET;
    /// Six corporate alliances.
    Alliances = "alliances", VIEW_ALLIANCES;
    /// Strategies toward free trade agreements.
    Fta = "fta", VIEW_FTA;
    /// The road to an alliance, in three stages.
    Roadmap = "roadmap", VIEW_ROADMAP;
    /// The paper's numeric claims against the data.
    Claims = "claims", VIEW_CLAIMS;
    /// The intensity matrix of flows that a reader brings.
    Workbench = "workbench", VIEW_WORKBENCH;
}

impl View {
    /// Reads a `view` value.
    #[must_use]
    pub fn parse(id: &str) -> Option<View> {
        View::ALL.into_iter().find(|view| view.id() == id)
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
