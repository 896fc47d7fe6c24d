//! The three phases of Taiwan–Japan trade as the paper divides them.
//!
//! Years and words only: how a phase is drawn is not decided here.

use crate::i18n::{Tri, tri};

/// A phase of Taiwan–Japan trade.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Phase {
    /// The name in addresses and in [`crate::data::events::Event::phase`].
    pub id: &'static str,
    /// Decimal year in which the phase begins.
    pub from: f64,
    /// Decimal year in which the phase ends. The last one is open: it stands at
    /// the end of the series that tairi shows.
    pub to: f64,
    /// The name.
    pub label: Tri,
    /// The name for a narrow band: at most 8 letters or 4 characters.
    pub short: Tri,
}

/// The phases in order, each beginning where the one before it ends.
pub static PHASES: [Phase; 3] = [
    Phase {
        id: "cold-war",
        from: 1945.0,
        to: 1985.0,
        label: tri!("冷戰時期", "冷戦期", "Cold War"),
        short: tri!("冷戰", "冷戦期", "Cold War"),
    },
    Phase {
        id: "post-cold-war",
        from: 1985.0,
        to: 1997.0,
        label: tri!("後冷戰時期", "冷戦後", "Post-Cold War"),
        short: tri!("後冷戰", "冷戦後", "Post-CW"),
    },
    Phase {
        id: "regional-integration",
        from: 1997.0,
        to: 2025.0,
        label: tri!("區域整合時期", "地域統合期", "Regional integration"),
        short: tri!("區域整合", "地域統合", "Regional"),
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn the_phases_follow_one_another_without_a_gap() {
        for pair in PHASES.windows(2) {
            assert_eq!(pair[0].to, pair[1].from);
        }
        for phase in &PHASES {
            assert!(phase.from < phase.to, "{}", phase.id);
        }
    }

    #[test]
    fn the_ids_are_unique_and_kebab_case() {
        for (at, phase) in PHASES.iter().enumerate() {
            assert!(
                phase
                    .id
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b == b'-')
            );
            assert!(PHASES[..at].iter().all(|other| other.id != phase.id));
        }
    }

    #[test]
    fn every_text_is_there_and_names_fit_their_bands() {
        for phase in &PHASES {
            for lang in Lang::ALL {
                let (short, label) = match lang {
                    Lang::ZhTw => (4, 9),
                    Lang::Ja => (4, 11),
                    Lang::En => (8, 24),
                };
                let count = phase.short.get(lang).chars().count();
                assert!((1..=short).contains(&count), "{} {lang:?}", phase.id);
                let count = phase.label.get(lang).chars().count();
                assert!((1..=label).contains(&count), "{} {lang:?}", phase.id);
            }
        }
    }
}
