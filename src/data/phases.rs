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
    /// What marks the phase, in a sentence or two.
    pub detail: Tri,
}

/// The phases in order, each beginning where the one before it ends.
pub static PHASES: [Phase; 3] = [
    Phase {
        id: "cold-war",
        from: 1945.0,
        to: 1985.0,
        label: tri!("冷戰時期", "冷戦期", "Cold War"),
        short: tri!("冷戰", "冷戦期", "Cold War"),
        detail: tri!(
            "美國主導太平洋布局，台日買賣也在其中：日本出錢出料，台灣組裝，美國購買。1972年斷交後，雙方改靠民間名義的機構聯繫。",
            "米国の太平洋戦略の下で、日本が資本や部材を送り、台湾が組み立て、米国が買う三角貿易が回った。1972年の断交後は、民間の形をとる窓口が実務を担った。",
            "Trade ran in a triangle under the US Pacific strategy: capital and parts from Japan, assembly in Taiwan, sales in America. After official ties ended in 1972, offices in private form carried on.",
        ),
    },
    Phase {
        id: "post-cold-war",
        from: 1985.0,
        to: 1997.0,
        label: tri!("後冷戰時期", "冷戦後", "Post-Cold War"),
        short: tri!("後冷戰", "冷戦後", "Post-CW"),
        detail: tri!(
            "中國對外開放，台日廠商都去設廠。兩地原本一上一下的垂直分工，加進了同業並肩的水平分工。",
            "中国の開放を受け、台湾と日本の企業が相次いで現地に投資した。日台の分業は垂直型に偏った形から、水平型も並び立つ形へ変わった。",
            "China opened, and makers from Taiwan and Japan invested there. Work once split by stage, Japan upstream and Taiwan down, came to be shared side by side as well.",
        ),
    },
    Phase {
        id: "regional-integration",
        from: 1997.0,
        to: 2025.0,
        label: tri!("區域整合時期", "地域統合期", "Regional integration"),
        short: tri!("區域整合", "地域統合", "Regional"),
        detail: tri!(
            "亞洲金融風暴後，自由貿易協定（FTA）與東協加三在東亞鋪開。台灣2010年和中國簽下ECFA，隔年再與日本簽投資協議。",
            "アジア通貨危機を境に、自由貿易協定（FTA）やASEANプラス3の枠組みが東アジアに広がった。台湾は2010年に中国とECFAを、11年に日本と投資取り決めを結んだ。",
            "After the Asian financial crisis, free trade agreements and ASEAN+3 spread across East Asia. Taiwan signed ECFA with China in 2010 and an investment arrangement with Japan in 2011.",
        ),
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
                assert!(!phase.detail.get(lang).is_empty());
            }
        }
    }
}
