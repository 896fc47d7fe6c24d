//! The three phases of Taiwan–Japan trade as the paper divides them.
//!
//! Years and words only: how a phase is drawn is not decided here.

use crate::text::{Tri, tri};

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
    /// What marks the phase, in one sentence.
    pub text: Tri,
}

impl Phase {
    /// First and last year; the last is missing where the phase is open.
    #[must_use]
    pub fn years(&self) -> (i32, Option<i32>) {
        let last = PHASES.last().is_none_or(|last| last.id == self.id);
        (self.from as i32, (!last).then_some(self.to as i32))
    }
}

/// The phases in order, each beginning where the one before it ends.
pub static PHASES: [Phase; 3] = [
    Phase {
        id: "cold-war",
        from: 1945.0,
        to: 1985.0,
        label: tri!("冷戰時期", "冷戦期", "Cold War"),
        short: tri!("冷戰", "冷戦期", "Cold War"),
        text: tri!(
            "在美國的太平洋布局下，日本出資金與零件，台灣組裝，美國購買；1972 年斷交後，往來改由民間名義的機構承接。",
            "米国の太平洋戦略の下、日本が資本と部材を送り、台湾が組み立て、米国が買う三角貿易が回り、1972年の断交後は民間の形をとる窓口が実務を担った。",
            "Under America’s Pacific strategy Japan sent capital and parts, Taiwan assembled and America bought; after official ties ended in 1972, bodies in private form carried on.",
        ),
    },
    Phase {
        id: "post-cold-war",
        from: 1985.0,
        to: 1997.0,
        label: tri!("後冷戰時期", "冷戦後", "Post-Cold War"),
        short: tri!("後冷戰", "冷戦後", "Post-CW"),
        text: tri!(
            "中國開放，台日廠商前往設廠，兩地的垂直分工之外添了水平分工。",
            "中国の開放を受けて日台の企業が現地に進出し、垂直型だった分業に水平型が加わった。",
            "China opened and makers from both sides invested there; work once split by stage came to be shared side by side as well.",
        ),
    },
    Phase {
        id: "regional-integration",
        from: 1997.0,
        to: 2025.0,
        label: tri!("區域整合時期", "地域統合期", "Regional integration"),
        short: tri!("區域整合", "地域統合", "Regional"),
        text: tri!(
            "亞洲金融風暴之後，自由貿易協定在東亞鋪開，台灣 2010 年與中國簽下 ECFA，隔年與日本簽下投資協議。",
            "アジア通貨危機の後、東アジアに自由貿易協定が広がり、台湾は2010年に中国とECFAを、翌年に日本と投資取り決めを結んだ。",
            "After the Asian financial crisis free trade agreements spread; Taiwan signed ECFA with China in 2010 and an investment arrangement with Japan a year later.",
        ),
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

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
                let text = phase.text.get(lang);
                let stop = if lang == Lang::En { '.' } else { '。' };
                assert!(text.ends_with(stop) && text.matches(stop).count() == 1);
                let count = phase.label.get(lang).chars().count();
                assert!((1..=label).contains(&count), "{} {lang:?}", phase.id);
            }
        }
    }
}
