//! The paper's figure 2: from interests by two mechanisms through three stages
//! to an alliance.
//!
//! Boxes and their words; where a box stands on the page is not known here.
//! Every box has an id, and [`node`] finds its words.

use crate::text::{Tri, tri};

/// A box of the figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Node {
    /// The name in addresses (`focus`).
    pub id: &'static str,
    /// The words in the box.
    pub label: Tri,
    /// What the box says when it is opened.
    pub detail: Tri,
}

/// A step toward the alliance, with what each kind of actor does in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stage {
    /// `stage-1` to `stage-3`.
    pub id: &'static str,
    /// The words in the box.
    pub label: Tri,
    /// What the stage is about.
    pub detail: Tri,
    /// Industry, academia, government, in the order of [`ACTORS`].
    pub actors: [Node; 3],
    /// Whether the paper sees Taiwan and Japan here: at this stage's beginning.
    pub current: bool,
}

/// The names of the figure's rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Headings {
    /// Over both kinds of interests.
    pub foundation: Tri,
    /// Over [`COMMON`].
    pub common: Tri,
    /// Over [`CONFLICTING`].
    pub conflicting: Tri,
    /// Over [`MECHANISMS`].
    pub mechanisms: Tri,
    /// Over [`STAGES`].
    pub stages: Tri,
    /// Over [`GOAL`].
    pub goal: Tri,
}

/// The names of the rows, from the ground up.
pub static HEADINGS: Headings = Headings {
    foundation: tri!("基礎：利益", "土台：利害", "Foundation: interests"),
    common: tri!("共同利益", "共通の利益", "Common interests"),
    conflicting: tri!("衝突利益", "対立する利害", "Conflicting interests"),
    mechanisms: tri!("兩種作法", "二つの手立て", "Two mechanisms"),
    stages: tri!("三個階段", "三つの段階", "Three stages"),
    goal: tri!("目標", "目標", "Goal"),
};

/// Who acts, in the order of [`Stage::actors`].
pub static ACTORS: [Tri; 3] = [
    tri!("產業", "産業界", "Industry"),
    tri!("學界", "学界", "Academia"),
    tri!("政府", "政府", "Government"),
];

/// What draws the two together.
pub static COMMON: [Node; 3] = [
    Node {
        id: "common-ties",
        label: tri!(
            "往來久、生意密",
            "長く深い貿易関係",
            "Long, close trade ties",
        ),
        detail: tri!(
            "戰後至今，日本始終是台灣離不開的貿易夥伴，雙方的共同利益由此而來。",
            "戦後一貫して日本は台湾の主要な貿易相手であり、その積み重ねが共通の利益の土台になっている。",
            "Japan has been one of Taiwan's main trade partners ever since the war; shared interest starts there.",
        ),
    },
    Node {
        id: "common-fate",
        label: tri!(
            "同為民主市場",
            "民主・市場の仲間",
            "Both market democracies",
        ),
        detail: tri!(
            "兩地都珍惜民主與市場，戰後成長也都被外界喊作「奇蹟」。要在東亞守住這些價值，就得彼此扶持。",
            "ともに民主主義と市場経済を重んじ、戦後の成長は「奇跡」と呼ばれた。東アジアでその価値を守るうえで運命を分かち合う。",
            "Both prize democracy and markets, and both were called economic miracles. Keeping those values alive in East Asia ties them together.",
        ),
    },
    Node {
        id: "common-likeness",
        label: tri!("社會文化相近", "社会・文化の近さ", "Kindred societies"),
        detail: tri!(
            "歷史留下相似的習慣，台灣的公司學到日本的做法，日商到亞洲設點也常先選台灣。",
            "歴史の中で育った近さが台湾の産業や企業経営に影響し、日本企業がアジアでまず台湾に投資する理由にもなった。",
            "History left similar ways of life and work. They shaped Taiwan's companies and often make Taiwan the first stop in Asia for Japanese investors.",
        ),
    },
];

/// What sets the two against each other.
pub static CONFLICTING: [Node; 3] = [
    Node {
        id: "conflict-trade",
        label: tri!("貿易一面倒", "偏った貿易収支", "Lopsided trade"),
        detail: tri!(
            "論文說，台灣對日本長年入超，金額超過200億美元，拖累雙方往來。",
            "論文によると、日本は台湾に対し200億ドルを超える黒字を長く続けており、関係の健全な発展を妨げている。",
            "The paper puts Japan's long-running surplus with Taiwan at more than US$20 billion, and sees in it a drag on healthy ties.",
        ),
    },
    Node {
        id: "conflict-china-market",
        label: tri!(
            "在中國亦友亦敵",
            "中国での協調と競争",
            "Allies, rivals in China",
        ),
        detail: tri!(
            "過去一上一下，如今有些產業正面交鋒；台灣和中國在資訊業聯手的「Chaiwan」讓日商吃緊。不過ECFA也促成一批台日企業結盟。",
            "垂直分業だった関係が、一部の産業で横の競争に変わった。中台がITで組む「チャイワン」は日本企業の脅威だが、ECFAは日台企業の提携も促した。",
            "Once split by stage, some industries now compete head-on, and the “Chaiwan” pairing in IT challenges Japan's companies. Yet ECFA has also brought firms of the two together.",
        ),
    },
    Node {
        id: "conflict-protection",
        label: tri!("各護自家產業", "農業などの保護", "Protected sectors"),
        detail: tri!(
            "台日各有捨不得開放的產業，農業就是一例，合作因而卡關。",
            "農業に代表される保護政策が双方にあり、協力を深める妨げになっている。",
            "Each side shields certain sectors, farming for one, and that stands in the way of closer cooperation.",
        ),
    },
];

/// The two ways to ease the conflict and strengthen what is shared.
pub static MECHANISMS: [Node; 2] = [
    Node {
        id: "mechanism-self-constraint",
        label: tri!("自我約束", "自己抑制", "Self-constraint"),
        detail: tri!(
            "一方先退一步：不再保護某項產業，或把重要技術拿出來共享。論文舉液晶面板為例。",
            "一方が自ら譲る。ある産業の保護をやめる、重要な技術を開くといった方法で、論文は液晶パネルでの協力を例に挙げる。",
            "One side gives way on its own: it drops protection for a sector or opens a key technology. The paper's example is LCD panels.",
        ),
    },
    Node {
        id: "mechanism-negotiation",
        label: tri!("制度化磋商", "制度的な協議", "Institutional talks"),
        detail: tri!(
            "一談再談，談成就照辦，規則守久了便成習慣；交流備忘錄和投資協議都是例子。",
            "協議を重ね、決めたルールを守るうちに、それが制度として根付く。覚書や投資取り決めがその例だ。",
            "Institutional negotiation: agreements and rules followed until they are habit, such as the memorandum on exchange and the investment arrangement.",
        ),
    },
];

/// The three stages, from the ground up.
pub static STAGES: [Stage; 3] = [
    Stage {
        id: "stage-1",
        label: tri!("打穩根基", "基盤を固める", "Solid foundation"),
        detail: tri!(
            "在資通訊業，台日互相倚賴又互相較勁；先讓產、學、官把話談開，找到共識。",
            "ICT産業では頼り合いながら競い合う。まず産学官が幅広く話し合い、認識をそろえる。",
            "In ICT the two depend on each other and compete. Industry, academia and government first talk it through and find common ground.",
        ),
        actors: [
            Node {
                id: "stage-1-industry",
                label: tri!("工商團體會商", "経済団体の定期対話", "Business bodies meet"),
                detail: tri!(
                    "台灣六個工商團體與日本經團連、商工會議所、經濟同友會固定會面，談攏後一起向兩邊政府建言。",
                    "台湾の6経済団体と、経団連・日本商工会議所・経済同友会の3団体が定期的に会い、まとまった意見を双方の政府に提言する。",
                    "Taiwan's six business federations meet Japan's three (Keidanren, the Chamber of Commerce and Industry, Keizai Doyukai) regularly and advise both governments on what they agree.",
                ),
            },
            Node {
                id: "stage-1-academia",
                label: tri!(
                    "大學智庫論壇",
                    "大学・研究機関の会合",
                    "Regular research forums",
                ),
                detail: tri!(
                    "兩地大學與智庫按期開會，分享研究心得。",
                    "双方の大学とシンクタンクが定期的に集まり、研究成果を持ち寄る。",
                    "Universities and think tanks of both sides hold regular forums and share their findings.",
                ),
            },
            Node {
                id: "stage-1-government",
                label: tri!("單一窗口", "窓口の一本化", "One contact window"),
                detail: tri!(
                    "遇到共同的經貿難題，統一由一個對口處理。",
                    "共通の通商問題を一つの窓口で受け、解決を図る。",
                    "One window deals with the trade problems that both share.",
                ),
            },
        ],
        current: false,
    },
    Stage {
        id: "stage-2",
        label: tri!("搭起常設平台", "常設の場をつくる", "Standing platform"),
        detail: tri!(
            "產學官往來成熟後，讓合作平台常年運作。依論文當時的判斷，台日剛走進這一步。",
            "産学官の交流が熟したら、協力の場を常に動くものにする。論文は、日台が当時この段階の入り口にいるとみた。",
            "Once exchanges are mature, cooperation gets bodies that work all the time. When the paper was written it saw the two at the beginning of this stage.",
        ),
        actors: [
            Node {
                id: "stage-2-industry",
                label: tri!("升格企業聯盟", "企業連盟へ発展", "Enterprise alliance"),
                detail: tri!(
                    "把現有的台日商務交流協進會做大，變成「台日企業聯盟」。",
                    "既存の「台日商務交流協進会」を広げ、日台の企業連盟へ育てる。",
                    "The existing Taiwan–Japan business council grows into an enterprise alliance.",
                ),
            },
            Node {
                id: "stage-2-academia",
                label: tri!("共同出資論壇", "共同出資フォーラム", "Jointly funded forum"),
                detail: tri!(
                    "兩邊出錢成立「台日經濟合作論壇」，取得法人資格，讓學者之間、學者與企業之間多合作。",
                    "双方の出資で「台日経済協力フォーラム」を法人として設け、学術交流と産学連携を広げる。",
                    "Both sides fund a legal body, the Taiwan–Japan economic cooperation forum, to widen work among scholars and with industry.",
                ),
            },
            Node {
                id: "stage-2-government",
                label: tri!(
                    "會議升到部長級",
                    "次官・閣僚級へ",
                    "Talks at minister level",
                ),
                detail: tri!(
                    "現在由局長出面的會議，一步步拉高到次長、部長出席，並固定召開。",
                    "局長級の会合を次官級、さらに閣僚級へと引き上げ、定期的に開く。",
                    "Director-level talks rise step by step to vice-minister and minister level and are held regularly.",
                ),
            },
        ],
        current: true,
    },
    Stage {
        id: "stage-3",
        label: tri!("訂立制度架構", "制度の枠組み", "Institutional framework"),
        detail: tri!(
            "可與前一步同時動手，分兩段走：先訂貨品貿易自由化的規則，再把投資的規則補齊。",
            "前の段階と並行して始められる。まず物品貿易、次に投資の自由化を制度にする。",
            "Work can begin while stage 2 goes on, and goes in turns: first rules for free trade in goods, then for investment.",
        ),
        actors: [
            Node {
                id: "stage-3-industry",
                label: tri!("論文未提", "言及なし", "None named"),
                detail: tri!(
                    "論文沒有寫產業界在這一步要做什麼。",
                    "この段階で産業界が何をするかは、論文に記されていない。",
                    "What industry does at this stage, the paper does not say: it names none.",
                ),
            },
            Node {
                id: "stage-3-academia",
                label: tri!("論文未提", "言及なし", "None named"),
                detail: tri!(
                    "論文沒有寫學界在這一步要做什麼。",
                    "この段階で学界が何をするかは、論文に記されていない。",
                    "What academia does at this stage, the paper does not say: it names none.",
                ),
            },
            Node {
                id: "stage-3-government",
                label: tri!("協議越疊越高", "協定を積み上げる", "Agreement by agreement"),
                detail: tri!(
                    "雙邊協議一份份像積木往上疊，疊成經濟夥伴關係；大架構則借鏡東協加三和ECFA。",
                    "二国間の取り決めを積み木のように重ねて経済連携とし、ASEANプラス3とECFAに倣って全体の枠組みを築く。",
                    "Bilateral agreements add up like building blocks into an economic partnership; the overall framework follows ASEAN+3 and ECFA.",
                ),
            },
        ],
        current: false,
    },
];

/// Where the stages lead.
pub static GOAL: Node = Node {
    id: "goal",
    label: tri!("台日策略聯盟", "日台の戦略提携", "Strategic alliance"),
    detail: tri!(
        "不只做買賣，政治、外交、文化、安全也一併合作。",
        "貿易にとどまらず、政治・外交・文化・安全保障にまで広がる提携を目指す。",
        "An alliance that goes past trade, into politics, diplomacy, culture and security.",
    ),
};

/// What may be won.
pub static CHANCE: Node = Node {
    id: "chance",
    label: tri!("機會：兩邊得利", "好機：双方の利益", "Chance: shared gains"),
    detail: tri!(
        "有了規則，共同利益更牢靠，台日都受惠；論文認為ECFA會讓機會更大。",
        "制度が共通の利益を強め、双方が得をする。論文は、ECFAの実施がこの好機を広げるとみる。",
        "Rules strengthen what the two share, and both gain. The paper expects ECFA to raise the chance.",
    ),
};

/// What may be lost.
pub static RISK: Node = Node {
    id: "risk",
    label: tri!(
        "風險：逆差變大",
        "リスク：赤字拡大",
        "Risk: a wider deficit",
    ),
    detail: tri!(
        "門戶一開，台灣對日逆差可能又變大；論文認為ECFA能減輕這層顧慮。",
        "自由化で台湾の対日赤字が再び膨らむ恐れがある。論文は、ECFAの実施がこの恐れを和らげるとみる。",
        "Once markets open, Taiwan's deficit with Japan may widen again. The paper expects ECFA to lower the risk.",
    ),
};

/// The paper's closing image.
pub static GO_IMAGE: Node = Node {
    id: "go-image",
    label: tri!("圍棋的兩隻眼", "碁盤の二つの眼", "Two eyes on a go board"),
    detail: tri!(
        "論文拿圍棋作比：ECFA做出一隻眼，與日本結盟再做一隻。真眼有兩隻，四面受困也是活棋。",
        "論文は囲碁に例える。ECFAが一つの眼、日本との提携がもう一つの眼。真の眼が二つあれば、囲まれても石は生きる。",
        "On a go board ECFA is one eye and the alliance with Japan the other. A group with two true eyes lives, however it is surrounded.",
    ),
};

/// Every box of the figure, from the ground up; a stage stands as a box before
/// those of its actors.
pub fn nodes() -> impl Iterator<Item = Node> {
    let stages = STAGES.iter().flat_map(|stage| {
        let own = Node {
            id: stage.id,
            label: stage.label,
            detail: stage.detail,
        };
        std::iter::once(own).chain(stage.actors)
    });
    COMMON
        .into_iter()
        .chain(CONFLICTING)
        .chain(MECHANISMS)
        .chain(stages)
        .chain([GOAL, CHANCE, RISK, GO_IMAGE])
}

/// The box of that id; `None` if there is none.
#[must_use]
pub fn node(id: &str) -> Option<Node> {
    nodes().find(|node| node.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    fn fits(text: Tri) -> bool {
        (1..=9).contains(&text.get(Lang::ZhTw).chars().count())
            && (1..=11).contains(&text.get(Lang::Ja).chars().count())
            && (1..=24).contains(&text.get(Lang::En).chars().count())
    }

    #[test]
    fn the_ids_are_unique_and_kebab_case() {
        let ids: Vec<_> = nodes().map(|node| node.id).collect();
        assert_eq!(ids.len(), 24);
        for (at, id) in ids.iter().enumerate() {
            let kebab = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
            assert!(id.bytes().all(kebab), "{id}");
            assert!(!ids[..at].contains(id), "{id}");
        }
    }

    #[test]
    fn every_label_fits_a_narrow_box() {
        for node in nodes() {
            assert!(fits(node.label), "{}", node.id);
        }
        let Headings {
            foundation,
            common,
            conflicting,
            mechanisms,
            stages,
            goal,
        } = HEADINGS;
        let rows = [foundation, common, conflicting, mechanisms, stages, goal];
        assert!(rows.into_iter().chain(ACTORS).all(fits));
    }

    #[test]
    fn every_detail_is_one_to_three_sentences_in_every_language() {
        for node in nodes() {
            for lang in Lang::ALL {
                let stop = if lang == Lang::En { '.' } else { '。' };
                let text = node.detail.get(lang);
                assert!(text.ends_with(stop), "{text}");
                assert!(text.matches(stop).count() <= 3, "{text}");
            }
        }
    }

    #[test]
    fn a_stage_names_its_actors_after_itself() {
        for stage in &STAGES {
            for (node, actor) in stage.actors.iter().zip(ACTORS) {
                let id = format!("{}-{}", stage.id, actor.get(Lang::En).to_lowercase());
                assert_eq!(node.id, id);
            }
        }
    }

    #[test]
    fn only_the_second_stage_is_where_things_stand() {
        assert_eq!(STAGES.map(|stage| stage.current), [false, true, false]);
    }

    #[test]
    fn a_box_is_found_by_its_id_and_nothing_else_is() {
        assert_eq!(
            node("stage-2").map(|node| node.label),
            Some(STAGES[1].label)
        );
        assert_eq!(node("goal"), Some(GOAL));
        assert_eq!(node("stage-1-academia"), Some(STAGES[0].actors[1]));
        assert_eq!(node("Stage-1"), None);
        assert_eq!(node(""), None);
    }
}
