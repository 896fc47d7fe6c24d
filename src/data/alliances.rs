//! The alliances between Japanese and Taiwanese companies in the paper's table 4.
//!
//! The paper takes its table from Taiwan's Ministry of Economic Affairs (2011)
//! and gives the effect for the Japanese side only.

use crate::text::{Tri, tri};

/// How two companies are tied to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// They work together by agreement, without a company of their own.
    Cooperation,
    /// They own a company together.
    JointVenture,
    /// One has bought the other.
    Acquisition,
}

impl Form {
    /// All forms, from the loosest tie to the closest.
    pub const ALL: [Form; 3] = [Form::Cooperation, Form::JointVenture, Form::Acquisition];

    /// The name in addresses.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Form::Cooperation => "cooperation",
            Form::JointVenture => "joint-venture",
            Form::Acquisition => "acquisition",
        }
    }

    /// The name for readers.
    #[must_use]
    pub const fn label(self) -> Tri {
        match self {
            Form::Cooperation => tri!("業務合作", "業務提携", "Cooperation"),
            Form::JointVenture => tri!("合資", "合弁", "Joint venture"),
            Form::Acquisition => tri!("併購", "買収", "Acquisition"),
        }
    }
}

/// The field of business, coarse enough to filter six cases by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// Animation and other content.
    Content,
    /// Biotechnology.
    Biotech,
    /// Electronic parts.
    Electronics,
    /// Restaurants and shops.
    FoodRetail,
}

impl Field {
    /// All fields, in the order of the table.
    pub const ALL: [Field; 4] = [
        Field::Content,
        Field::Biotech,
        Field::Electronics,
        Field::FoodRetail,
    ];

    /// The name in addresses.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Field::Content => "content",
            Field::Biotech => "biotech",
            Field::Electronics => "electronics",
            Field::FoodRetail => "food-retail",
        }
    }

    /// The name for readers.
    #[must_use]
    pub const fn label(self) -> Tri {
        match self {
            Field::Content => tri!("數位內容", "コンテンツ", "Content"),
            Field::Biotech => tri!("生物科技", "バイオ", "Biotech"),
            Field::Electronics => tri!("電子零組件", "電子部品", "Electronic parts"),
            Field::FoodRetail => tri!("餐飲零售", "外食・小売り", "Food and retail"),
        }
    }
}

/// One alliance of table 4.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alliance {
    /// The two companies' short names.
    pub id: &'static str,
    /// The Japanese side.
    pub japan: Tri,
    /// The Taiwanese side.
    pub taiwan: Tri,
    /// The field of business.
    pub field: Field,
    /// What the two do together, in a few words.
    pub business: Tri,
    /// How they are tied.
    pub form: Form,
    /// Who does what.
    pub arrangement: Tri,
    /// What the Japanese side gains.
    pub effect: Tri,
}

/// The six cases in the order of the table.
pub static ALLIANCES: [Alliance; 6] = [
    Alliance {
        id: "dle-green-paddy",
        japan: tri!("DLE", "DLE", "DLE"),
        taiwan: tri!(
            "青禾動畫（Green Paddy）",
            "青禾動画（グリーン・パディ）",
            "Green Paddy",
        ),
        field: Field::Content,
        business: tri!(
            "Flash動畫製作與行銷",
            "フラッシュアニメの制作・販売・宣伝",
            "Flash animation: production, sales, marketing",
        ),
        form: Form::Cooperation,
        arrangement: tri!(
            "彼此協助打進對方市場，共用做生意的方法，作品一起製作。",
            "市場参入を互いに支え、事業モデルを共有し、作品を共同で制作する。",
            "Each helps the other into its market; they share a business model and make content together.",
        ),
        effect: tri!(
            "作品可為大中華觀眾量身調整，更有勝算。",
            "中華圏向けに作り分けた作品で、現地での競争力が高まる。",
            "Content tailored to Greater China competes better there.",
        ),
    },
    Alliance {
        id: "mother-cosmo-yeh-chiang",
        japan: tri!("Mother Cosmo", "マザーコスモ", "Mother Cosmo"),
        taiwan: tri!("業強科技", "業強科技", "Yeh-Chiang Technology"),
        field: Field::Biotech,
        business: tri!(
            "生質酒精的酵母與設備",
            "バイオエタノール用酵母と製造設備の販売",
            "Bio-ethanol yeast and plant equipment",
        ),
        form: Form::Cooperation,
        arrangement: tri!(
            "日方研發的酵母與廠房設備，由兩家公司一起在中國推銷。",
            "マザーコスモが開発した酵母と製造設備を、両社が中国で共同販売する。",
            "The two sell in China what Mother Cosmo has developed.",
        ),
        effect: tri!(
            "在中國賣得更多，貨款收不回來的情形也會減少。",
            "中国での販売力が増し、代金を回収できない恐れも減る。",
            "More sales in China, and less risk of unpaid bills.",
        ),
    },
    Alliance {
        id: "xiroku-silicon-optronics",
        japan: tri!("Xiroku", "シロク（Xiroku）", "Xiroku"),
        taiwan: tri!("晶相光電", "晶相光電（SOI）", "Silicon Optronics"),
        field: Field::Electronics,
        business: tri!(
            "觸控面板用相機模組",
            "タッチパネル用カメラモジュール",
            "Camera modules for touch panels",
        ),
        form: Form::JointVenture,
        arrangement: tri!(
            "生產由晶相光電負責，賣的是Xiroku為小型資訊裝置設計的模組。",
            "生産は晶相光電が担い、シロクが開発した小型IT機器向けのモジュールを売る。",
            "Silicon Optronics makes the camera modules that Xiroku developed for small devices; the venture sells them.",
        ),
        effect: tri!(
            "就近供應電腦廠等客戶，好模組也能便宜量產。",
            "パソコンメーカーなど顧客の近くで、良質な部品を安く量産できる。",
            "Close to customers such as PC makers, it gets good modules in volume at low cost.",
        ),
    },
    Alliance {
        id: "mos-teco",
        japan: tri!("摩斯食品服務", "モスフードサービス", "Mos Food Services"),
        taiwan: tri!("東元電機", "東元電機（TECO）", "TECO Electric & Machinery"),
        field: Field::FoodRetail,
        business: tri!(
            "漢堡連鎖餐廳",
            "ハンバーガーチェーン",
            "Hamburger restaurants",
        ),
        form: Form::JointVenture,
        arrangement: tri!(
            "借重東元的名氣，找店面、招人手都更順利。",
            "東元電機の知名度を生かし、出店や人材の確保を進める。",
            "TECO's name helps to find sites and staff.",
        ),
        effect: tri!(
            "和本地大廠攜手，得以落地生根，開出它在海外最多的店。",
            "地元の有力企業と組んで現地に根付き、海外で最大の店舗網を築ける。",
            "It takes root locally and builds its largest network of restaurants abroad.",
        ),
    },
    Alliance {
        id: "duskin-president-chain-store",
        japan: tri!(
            "Duskin、無印良品、樂天等",
            "ダスキン、無印良品、楽天など",
            "Duskin, Muji, Rakuten and others",
        ),
        taiwan: tri!("統一超商", "統一超商", "President Chain Store"),
        field: Field::FoodRetail,
        business: tri!(
            "甜甜圈店、服飾店、網購",
            "ドーナツ店、衣料品店、ネット通販",
            "Doughnut and clothing shops, online shop",
        ),
        form: Form::JointVenture,
        arrangement: tri!(
            "以合資居多；統一超商出管理與行銷人員，也出通路和物流。",
            "大半が合弁で、統一超商が経営や販促の人材、販路、物流を提供する。",
            "Mostly joint ventures: President Chain Store brings managers, marketers, sales channels and logistics.",
        ),
        effect: tri!(
            "靠夥伴的店面和人手，生意很快做大。",
            "相手の店舗網と人材を使い、事業を円滑に広げられる。",
            "Quick growth on the partner's shops and people.",
        ),
    },
    Alliance {
        id: "meiden-siward",
        japan: tri!(
            "希華科技（原明電通信工業）",
            "希華科技（旧明電通信工業）",
            "Siward Technology (formerly Meiden)",
        ),
        taiwan: tri!(
            "希華晶體",
            "希華晶体科技（シワード）",
            "Siward Crystal Technology",
        ),
        field: Field::Electronics,
        business: tri!("石英晶體元件", "水晶デバイス", "Crystal components"),
        form: Form::Acquisition,
        arrangement: tri!(
            "台灣的希華買下日本的明電，改作集團研發基地，兩邊各司其職。",
            "台湾の希華が日本の明電を買収し、グループの研究開発拠点として役割を分けた。",
            "The Taiwanese maker bought the Japanese one, which became the group's R&D centre; tasks are split between them.",
        ),
        effect: tri!(
            "技術有了變成商品的管道，原料不愁斷貨，還能藉此跨進亞洲。",
            "技術を製品につなげる道と部材の安定した調達先を得て、アジアにも進出できる。",
            "A channel for its technology, a steady supply of raw parts, and a way into Asia.",
        ),
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    fn kebab(id: &str) -> bool {
        !id.is_empty() && id.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
    }

    #[test]
    fn the_ids_are_unique_and_kebab_case() {
        for (at, case) in ALLIANCES.iter().enumerate() {
            assert!(kebab(case.id), "{}", case.id);
            assert!(ALLIANCES[..at].iter().all(|other| other.id != case.id));
        }
        assert!(Form::ALL.into_iter().all(|form| kebab(form.id())));
        assert!(Field::ALL.into_iter().all(|field| kebab(field.id())));
    }

    #[test]
    fn every_form_and_every_field_has_a_case() {
        for form in Form::ALL {
            assert!(ALLIANCES.iter().any(|case| case.form == form), "{form:?}");
        }
        for field in Field::ALL {
            assert!(
                ALLIANCES.iter().any(|case| case.field == field),
                "{field:?}"
            );
        }
    }

    #[test]
    fn the_forms_are_counted_as_in_the_table() {
        let count = |form| ALLIANCES.iter().filter(|case| case.form == form).count();
        assert_eq!(Form::ALL.map(count), [2, 3, 1]);
    }

    #[test]
    fn every_text_is_there_in_every_language() {
        for case in &ALLIANCES {
            for lang in Lang::ALL {
                for text in [case.japan, case.taiwan, case.business] {
                    let most = if lang == Lang::En { 45 } else { 20 };
                    let count = text.get(lang).chars().count();
                    assert!((1..=most).contains(&count), "{}", text.get(lang));
                }
                let stop = if lang == Lang::En { '.' } else { '。' };
                assert!(case.arrangement.get(lang).ends_with(stop), "{}", case.id);
                assert!(case.effect.get(lang).ends_with(stop), "{}", case.id);
            }
        }
    }

    #[test]
    fn the_names_of_forms_and_fields_are_short() {
        let forms = Form::ALL.map(Form::label);
        let fields = Field::ALL.map(Field::label);
        for label in forms.iter().chain(&fields) {
            assert!((1..=9).contains(&label.get(Lang::ZhTw).chars().count()));
            assert!((1..=11).contains(&label.get(Lang::Ja).chars().count()));
            assert!((1..=24).contains(&label.get(Lang::En).chars().count()));
        }
    }
}
