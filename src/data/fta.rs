//! How China, Japan and Korea go about free trade agreements (FTAs), after the
//! paper's section 4.
//!
//! The state of talks is that of the paper, 2012; nothing later is told here.

use crate::text::{Tri, tri};

/// One economy's way with FTAs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Strategy {
    /// `CHN`, `JPN` or `KOR`.
    pub economy: &'static str,
    /// The motive in a few words: at most 40 letters.
    pub motive: Tri,
    /// The motive in a sentence.
    pub motive_detail: Tri,
    /// With whom, or in what shape, it seeks agreements.
    pub partners: Tri,
    /// What stands in the way of an FTA of the three.
    pub hurdles: Tri,
    /// The three institutes' estimate of what an FTA of the three would add to
    /// the economy's growth, in percent (2008, as the paper quotes it).
    pub gain_pct: f64,
}

/// The three strategies in the order in which the paper tells them.
pub static STRATEGIES: [Strategy; 3] = [
    Strategy {
        economy: "CHN",
        motive: tri!(
            "先政治，後經濟",
            "経済より政治を優先",
            "Politics before economics",
        ),
        motive_detail: tri!(
            "北京談協定，先看外交上的得失，經濟利益擺在後面。",
            "中国は経済的な得失よりも、外交上の狙いを先に置いて交渉に臨む。",
            "China seeks agreements for political ends first and for economic ones second.",
        ),
        partners: tri!(
            "簽約對象是開發中的鄰居（東協）、有資源的國家（智利）和政治上的朋友（巴基斯坦）；論文撰寫時正與海灣合作理事會、南部非洲關稅同盟洽談。",
            "相手は近隣の途上国（ASEAN）、資源国（チリ）、政治的な友好国（パキスタン）。論文の時点で湾岸協力会議（GCC）、南部アフリカ関税同盟（SACU）と交渉していた。",
            "Developing neighbours (ASEAN), resource states (Chile), political friends (Pakistan). In talks when the paper was written: the Gulf Cooperation Council and the Southern African Customs Union.",
        ),
        hurdles: tri!(
            "石化、汽車和機械還敵不過日韓，一開放恐受重創。",
            "石油化学、自動車、機械は日韓に見劣りし、開放すれば打撃が大きい。",
            "Its petrochemicals, cars and machinery are weaker than Japan's and Korea's and would be hit.",
        ),
        gain_pct: 0.4,
    },
    Strategy {
        economy: "JPN",
        motive: tri!(
            "守住產銷網，握有資源",
            "生産・流通網の維持と資源確保",
            "Keep its networks, secure resources",
        ),
        motive_detail: tri!(
            "東京要讓日商的產銷網運轉不停，也要握緊資源與銷路。",
            "日本企業の生産・流通網を保ち、資源と市場を確保することを狙う。",
            "Japan wants its companies' production and distribution networks to hold, and resources and markets to be secure.",
        ),
        partners: tri!(
            "除了開放貨品的FTA，也看重納入投資與智慧財產的經濟夥伴協定（EPA）；論文未列出對象國。",
            "物品の自由化を進めるFTAに加え、投資や知的財産を含む経済連携協定（EPA）を重んじる。論文は相手国を挙げていない。",
            "Beside FTAs for goods it seeks economic partnership agreements that take in investment and intellectual property. The paper lists no countries.",
        ),
        hurdles: tri!(
            "電子、機械、汽車都和韓國短兵相接；面對中國，農漁與紡織碰不得，政治上又長年冷淡。",
            "電子、機械、自動車で韓国と激しく競う。中国に対しては農漁業と繊維が敏感で、政治関係も長く冷えている。",
            "It competes hard with Korea in electronics, machinery and cars. Toward China, farming, fishing and textiles are sensitive, and politics have long been cool.",
        ),
        gain_pct: 0.3,
    },
    Strategy {
        economy: "KOR",
        motive: tri!(
            "把經濟好處做到最大",
            "経済的利益の最大化",
            "The greatest economic gain",
        ),
        motive_detail: tri!(
            "首爾看的是一紙協定能為經濟帶來多少好處。",
            "韓国は、協定がどれだけ経済に利益をもたらすかを基準に動く。",
            "Korea judges an agreement by what it brings its economy.",
        ),
        partners: tri!(
            "彼此生意往來靠得越緊，順位越前面。",
            "互いの貿易依存が大きい相手を優先する。",
            "First come the partners with whom dependence on each other's trade is greatest.",
        ),
        hurdles: tri!(
            "怕中國便宜的農產和漁獲湧入，也怕更離不開日本的中間財與資本財。",
            "中国の安い農水産物が国内の生産者を脅かし、日本の中間財や資本財への依存も深まる。",
            "Cheap farm and sea products from China threaten its producers, and dependence on Japan's half-finished and capital goods would grow.",
        ),
        gain_pct: 2.8,
    },
];

/// A phase of the joint study on an FTA of the three.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StudyPhase {
    /// First year.
    pub from: i32,
    /// Last year.
    pub to: i32,
    /// The subject in a few words.
    pub label: Tri,
    /// The subject in a sentence or two.
    pub detail: Tri,
}

/// The three phases in order.
pub static STUDY: [StudyPhase; 3] = [
    StudyPhase {
        from: 2000,
        to: 2003,
        label: tri!("看整體經濟", "経済全体への影響", "Whole economies"),
        detail: tri!(
            "中國DRC、日本NIRA、韓國KIEP三家機構，從如何多做買賣、多投資談起，估算FTA對各國景氣的作用。",
            "貿易と投資の促進を題目に、FTAが3カ国の経済全体に与える効果を見積もった。中国のDRC、日本のNIRA、韓国のKIEPが担った。",
            "How to promote trade and investment, and what an FTA would do to each economy as a whole. China's DRC, Japan's NIRA and Korea's KIEP did the work.",
        ),
    },
    StudyPhase {
        from: 2004,
        to: 2006,
        label: tri!("看各行各業", "産業別の影響", "Sector by sector"),
        detail: tri!(
            "把農、漁、製造、服務業分開來看，各國哪些得利、哪些受害。",
            "農業、漁業、製造業、サービス業のそれぞれについて、各国への影響を調べた。",
            "What it would mean for farming, fishing, manufacturing and services in each country.",
        ),
    },
    StudyPhase {
        from: 2007,
        to: 2009,
        label: tri!("看難開放的產業", "敏感な産業への対応", "Sensitive sectors"),
        detail: tri!(
            "怕開放的產業怎麼辦、兩兩之間的FTA談得如何，三方FTA又能為東亞整合做什麼。",
            "自由化の難しい産業への対応、二国間FTAの進展、東アジア統合での位置付けを論じた。",
            "How to treat sectors that are hard to open, how bilateral FTAs advance, and what part the FTA would play in East Asia.",
        ),
    },
];

/// Something that draws Japan and Korea toward an FTA with China.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pull {
    /// The name in addresses.
    pub id: &'static str,
    /// The name for readers.
    pub label: Tri,
    /// How it pulls.
    pub detail: Tri,
}

/// The four pulls, in the paper's order.
pub static PULLS: [Pull; 4] = [
    Pull {
        id: "market",
        label: tri!("13億人的市場", "13億人の市場", "A market of 1.3 billion"),
        detail: tri!(
            "中國買家之多，是日韓想談的頭號理由。",
            "中国の消費者の多さが、日韓を交渉に向かわせる第一の理由だ。",
            "China's sheer number of buyers is the first reason for Japan and Korea.",
        ),
    },
    Pull {
        id: "rare-earths",
        label: tri!("稀土", "レアアース", "Rare earths"),
        detail: tri!(
            "兩國電子業少不了中國的稀土，希望貨源不斷。",
            "両国の電子産業に欠かせない中国産レアアース（希土類）を、安定して手に入れたい。",
            "Their electronics makers need China's rare earths and want a steady supply.",
        ),
    },
    Pull {
        id: "sensitive-sectors",
        label: tri!("聯手守弱項", "弱い分野での共闘", "Shared weak spots"),
        detail: tri!(
            "日韓怕受衝擊的產業大致相同，可以並肩替自家業者爭取保障。",
            "守りたい産業が大きく重なるため、足並みをそろえて自国の生産者を守れる。",
            "The sectors they want to shield are much the same, so they can stand together.",
        ),
    },
    Pull {
        id: "ecfa",
        label: tri!("台灣的ECFA", "台湾のECFA", "Taiwan's ECFA"),
        detail: tri!(
            "亦敵亦友的台灣已先和中國簽約，成了日韓跟進的理由。",
            "協力相手であり競争相手でもある台湾が、先に中国と協定を結んだ。",
            "Taiwan, both partner and rival, has already signed its agreement with China.",
        ),
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    fn fits(text: Tri, zh: usize, ja: usize, en: usize) -> bool {
        (1..=zh).contains(&text.get(Lang::ZhTw).chars().count())
            && (1..=ja).contains(&text.get(Lang::Ja).chars().count())
            && (1..=en).contains(&text.get(Lang::En).chars().count())
    }

    fn sentences(text: Tri) -> bool {
        Lang::ALL.into_iter().all(|lang| {
            let stop = if lang == Lang::En { '.' } else { '。' };
            text.get(lang).ends_with(stop) && text.get(lang).matches(stop).count() <= 3
        })
    }

    #[test]
    fn the_three_economies_stand_once_each_with_the_gain_of_the_paper() {
        let told = STRATEGIES.map(|one| (one.economy, one.gain_pct));
        assert_eq!(told, [("CHN", 0.4), ("JPN", 0.3), ("KOR", 2.8)]);
    }

    #[test]
    fn a_strategy_is_told_in_every_language() {
        for one in &STRATEGIES {
            assert!(fits(one.motive, 14, 16, 40), "{}", one.economy);
            for text in [one.motive_detail, one.partners, one.hurdles] {
                assert!(sentences(text), "{}", text.get(Lang::En));
            }
        }
    }

    #[test]
    fn the_phases_of_the_study_follow_one_another() {
        for pair in STUDY.windows(2) {
            assert_eq!(pair[0].to + 1, pair[1].from);
        }
        for phase in &STUDY {
            assert!(phase.from < phase.to);
            assert!(
                fits(phase.label, 9, 11, 24),
                "{}",
                phase.label.get(Lang::En)
            );
            assert!(sentences(phase.detail), "{}", phase.label.get(Lang::En));
        }
    }

    #[test]
    fn the_pulls_have_names_of_their_own_and_short_labels() {
        for (at, pull) in PULLS.iter().enumerate() {
            assert!(pull.id.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'));
            assert!(PULLS[..at].iter().all(|other| other.id != pull.id));
            assert!(fits(pull.label, 9, 11, 24), "{}", pull.id);
            assert!(sentences(pull.detail), "{}", pull.id);
        }
    }
}
