//! The twenty events that the paper places along Taiwan–Japan trade.
//!
//! In the order of `events.csv`, with its dates. Which of them a chart may name
//! is a hint here ([`Event::name`]); how it marks them is not decided here.

use crate::text::{Lang, Tri, tri};

/// Something that happened, on a day, in a month, in a year or over years.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Event {
    /// As in `events.csv`: `1972-09-29`, `2010-06`, `1952` or `1964/1966`.
    pub date: &'static str,
    /// Decimal year: a day or a month lies within its year, a bare year stands
    /// on its own mark of the axis, where its yearly figure stands.
    pub from: f64,
    /// The same as `from`, unless the date is a span: then its last year.
    pub to: f64,
    /// The `id` of the phase in [`crate::data::phases::PHASES`].
    pub phase: &'static str,
    /// A name of at most 30 letters or 14 characters, for the events that turned
    /// the trade's course: the others have a number only.
    pub name: Option<Tri>,
    /// What happened, in one sentence.
    pub text: Tri,
    /// Whether the paper gives the middle of a decade only: `1985` stands for
    /// the mid-1980s.
    pub mid_decade: bool,
}

/// All events, by date.
pub static EVENTS: [Event; 20] = [
    Event {
        date: "1950-09-06",
        from: 1950.68,
        to: 1950.68,
        phase: "cold-war",
        name: None,
        text: tri!(
            "台灣和管理日本的盟軍總部簽下貿易、財物兩項協定，並排定雙方的貿易計畫。",
            "台湾が占領下の日本を管理する連合国軍総司令部（GHQ）と貿易・財産の2協定を結び、日台の貿易計画も定めた。",
            "Taiwan signs a trade and a property agreement with the Allied command that runs occupied Japan; a trade plan goes with them.",
        ),
        mid_decade: false,
    },
    Event {
        date: "1951-10-29",
        from: 1951.83,
        to: 1951.83,
        phase: "cold-war",
        name: None,
        text: tri!(
            "日本首相吉田茂在參議院答詢，把通商擺在外交與政治前面，還說只要中國點頭，上海也能設辦事處。",
            "吉田茂首相が参院で、外交や政治より貿易を先に考えると述べ、中国が認めれば上海に事務所を置くこともあり得るとした。",
            "Prime Minister Yoshida tells the upper house that trade comes before politics, and that an office in Shanghai is conceivable if China allows it.",
        ),
        mid_decade: false,
    },
    Event {
        date: "1951-12-24",
        from: 1951.98,
        to: 1951.98,
        phase: "cold-war",
        name: None,
        text: tri!(
            "吉田茂在華府施壓下去信美國，答應與台北政府講和並展開通商。",
            "米国の圧力を受けた吉田首相が、台湾の国民政府と講和し通商関係を開くと書簡で約束した。",
            "Pressed by Washington, Yoshida promises in a letter to make peace and to trade with the government in Taiwan.",
        ),
        mid_decade: false,
    },
    Event {
        date: "1952",
        from: 1952.0,
        to: 1952.0,
        phase: "cold-war",
        name: Some(tri!("中日和約", "日華平和条約", "Japan–ROC peace treaty")),
        text: tri!(
            "中華民國與日本簽訂和約，正式結束戰爭狀態，通商往來也寫進條文。",
            "日本と中華民国が平和条約に調印し、戦争状態を正式に終わらせるとともに通商関係の約束を盛り込んだ。",
            "Japan and the Republic of China sign a peace treaty that ends the state of war and takes up the promise of trade.",
        ),
        mid_decade: false,
    },
    Event {
        date: "1953",
        from: 1953.0,
        to: 1953.0,
        phase: "cold-war",
        name: None,
        text: tri!(
            "台日議定貿易辦法與計畫，貨款由官方帳戶記帳清算。",
            "日台が貿易の取り決めと計画を定め、政府の清算勘定で決済する公式貿易の仕組みを整えた。",
            "Taiwan and Japan agree a trade arrangement and plan: official trade, settled through government accounts.",
        ),
        mid_decade: false,
    },
    Event {
        date: "1962",
        from: 1962.0,
        to: 1962.0,
        phase: "cold-war",
        name: Some(tri!("LT 貿易備忘錄", "LT貿易の覚書", "LT trade memorandum")),
        text: tri!(
            "高碕達之助與廖承志簽下日中長期貿易備忘錄，在兩國尚無邦交時開出一條半官方通路。",
            "高碕達之助、廖承志の両氏が日中の長期総合貿易に関する覚書に署名し、国交のない両国に半官半民の貿易の道が開けた。",
            "Takasaki and Liao sign a memorandum on long-term trade: a half-official channel between Japan and China, ten years before diplomatic ties.",
        ),
        mid_decade: false,
    },
    Event {
        date: "1964/1966",
        from: 1964.0,
        to: 1966.0,
        phase: "cold-war",
        name: None,
        text: tri!(
            "日本賣往中國的貨品多過賣往台灣，一連三年，為1949年後頭一遭。",
            "日本の中国向け輸出が1949年以降で初めて台湾向けを上回り、その状態が3年続いた。",
            "For three years running Japan's exports to China exceed those to Taiwan, a first since 1949.",
        ),
        mid_decade: false,
    },
    Event {
        date: "1972-09-29",
        from: 1972.74,
        to: 1972.74,
        phase: "cold-war",
        name: Some(tri!(
            "日中建交、台日斷交",
            "日中国交正常化",
            "Japan–China normalisation"
        )),
        text: tri!(
            "日本與中華人民共和國建交，台日公務往來自此換成半官半民的形式。",
            "日本が中華人民共和国と国交を正常化し、台湾との政府間の往来は民間の形をとる実務関係に移った。",
            "Japan and the People's Republic of China normalise relations; dealings with Taiwan move from governments to bodies in private form.",
        ),
        mid_decade: false,
    },
    Event {
        date: "1972-12-01",
        from: 1972.92,
        to: 1972.92,
        phase: "cold-war",
        name: None,
        text: tri!(
            "東京成立交流協會，斷交後的對台事務由這個民間財團承接。",
            "日本が東京に財団法人交流協会を設け、断交後の台湾との実務を担わせた。",
            "Japan founds the Interchange Association in Tokyo to handle practical ties with Taiwan.",
        ),
        mid_decade: false,
    },
    Event {
        date: "1972-12-02",
        from: 1972.92,
        to: 1972.92,
        phase: "cold-war",
        name: None,
        text: tri!(
            "一天之後，台北也成立亞東關係協會，與日方窗口對接。",
            "翌日、台湾が台北に亜東関係協会を置き、交流協会に向き合う窓口とした。",
            "A day later Taiwan founds the Association of East Asian Relations in Taipei as the counterpart.",
        ),
        mid_decade: false,
    },
    Event {
        date: "1985",
        from: 1985.0,
        to: 1985.0,
        phase: "post-cold-war",
        name: Some(tri!(
            "台商西進中國沿海",
            "台湾企業が中国沿海へ",
            "Taiwan firms move to China"
        )),
        text: tri!(
            "島內成本墊高，台灣靠人力吃飯的工廠開始移往中國沿海。",
            "コスト高に直面した台湾の労働集約型メーカーが、中国沿海部への投資を始めた。",
            "As costs rise at home, Taiwan's labour-intensive makers begin to invest on China's coast.",
        ),
        mid_decade: true,
    },
    Event {
        date: "1997",
        from: 1997.0,
        to: 1997.0,
        phase: "regional-integration",
        name: Some(tri!(
            "亞洲金融風暴",
            "アジア通貨危機",
            "Asian financial crisis"
        )),
        text: tri!(
            "金融風暴過後，東亞各國轉而簽訂雙邊與區域協定，彼此照應。",
            "危機を機に、東アジアでは二国間や地域の経済協定を結ぶ動きが広がった。",
            "The crisis sets off a run of bilateral and regional agreements in East Asia.",
        ),
        mid_decade: false,
    },
    Event {
        date: "1999-10",
        from: 1999.75,
        to: 1999.75,
        phase: "regional-integration",
        name: None,
        text: tri!(
            "中日韓在馬尼拉談定，由三國智庫聯手研究經濟合作（月份依論文所載）。",
            "日中韓がマニラで、3カ国の研究機関による経済協力の共同研究に合意した（月は論文の記載による）。",
            "In Manila China, Japan and Korea agree on joint research by three institutes (the month is the one printed in the paper).",
        ),
        mid_decade: false,
    },
    Event {
        date: "2000/2003",
        from: 2000.0,
        to: 2003.0,
        phase: "regional-integration",
        name: None,
        text: tri!(
            "三國智庫估算，一旦簽訂FTA，各自的經濟整體會有什麼變化。",
            "3カ国の研究機関が、FTAが各国経済全体に及ぼす影響を調べた。",
            "Three institutes weigh what a China–Japan–Korea FTA would do to each economy as a whole.",
        ),
        mid_decade: false,
    },
    Event {
        date: "2004/2006",
        from: 2004.0,
        to: 2006.0,
        phase: "regional-integration",
        name: None,
        text: tri!(
            "研究轉向農、漁、製造、服務各行業的得失。",
            "農業、漁業、製造業、サービス業と、産業ごとの影響に焦点を移した。",
            "The study turns to farming, fishing, manufacturing and services, sector by sector.",
        ),
        mid_decade: false,
    },
    Event {
        date: "2007/2009",
        from: 2007.0,
        to: 2009.0,
        phase: "regional-integration",
        name: None,
        text: tri!(
            "這次談的是難以開放的行業、兩兩之間的FTA，以及三方FTA在東亞能起的作用。",
            "自由化の難しい産業への対応、二国間FTAの進み具合、東アジア統合での役割を扱った。",
            "The study takes up sensitive sectors, bilateral FTAs and the pact's place in East Asia.",
        ),
        mid_decade: false,
    },
    Event {
        date: "2009-10",
        from: 2009.75,
        to: 2009.75,
        phase: "regional-integration",
        name: None,
        text: tri!(
            "三國領袖決定，讓官員、企業與學者一起研究三方FTA。",
            "3カ国の首脳が、FTAの産官学共同研究を始めることで一致した。",
            "China, Japan and Korea agree that officials, firms and scholars will study an FTA together.",
        ),
        mid_decade: false,
    },
    Event {
        date: "2010-06",
        from: 2010.42,
        to: 2010.42,
        phase: "regional-integration",
        name: Some(tri!("兩岸簽署 ECFA", "中台がECFA締結", "Taiwan–China ECFA")),
        text: tri!(
            "台灣與中國簽下經濟合作架構協議（ECFA），論文視為台灣參與亞洲整合的新起點。",
            "台湾と中国が経済協力枠組み協定（ECFA）を結び、論文はこれを台湾がアジア統合に加わる新たな出発点とみる。",
            "Taiwan and China sign the Economic Cooperation Framework Agreement; the paper dates a new era for Taiwan from it.",
        ),
        mid_decade: false,
    },
    Event {
        date: "2011-09-22",
        from: 2011.72,
        to: 2011.72,
        phase: "regional-integration",
        name: Some(tri!(
            "台日投資協議",
            "日台投資取り決め",
            "Taiwan–Japan investment pact"
        )),
        text: tri!(
            "台日由兩會會長出面，簽下共26條的投資協議，談鼓勵、保護，也談開放。",
            "双方の協会会長が全26条の投資取り決めに署名し、投資の促進・保護・自由化を定めた。",
            "The chairmen of the two associations sign the Taiwan–Japan investment arrangement: 26 articles to promote, protect and free investment.",
        ),
        mid_decade: false,
    },
    Event {
        date: "2012-05-13",
        from: 2012.37,
        to: 2012.37,
        phase: "regional-integration",
        name: None,
        text: tri!(
            "中日韓簽署投資協定，並說好當年就開談FTA。",
            "日中韓が投資協定に署名し、年内のFTA交渉入りで合意した。",
            "China, Japan and Korea sign an investment agreement and mean to open FTA talks within the year.",
        ),
        mid_decade: false,
    },
];

impl Event {
    /// The value of the `focus` key that opens the event, such as
    /// `event-1972-09-29`.
    #[must_use]
    pub fn id(&self) -> String {
        "event-".to_owned() + &self.date.replace('/', "-")
    }
}

/// The date of an event in the reader's habit.
///
/// `1972年9月29日`, `29 Sep 1972`; `Oct 2009`; `1964–66`, `1964至1966年`,
/// `1964〜66年`; the middle of a decade is said as such. A date of another
/// shape comes back as it is.
#[must_use]
pub fn date_text(event: &Event, lang: Lang) -> String {
    let whole = || event.date.to_owned();
    if let Some((first, last)) = event.date.split_once('/') {
        let short = last.get(2..).unwrap_or(last);
        return match lang {
            Lang::ZhTw => format!("{first}至{last}年"),
            Lang::Ja => format!("{first}〜{short}年"),
            Lang::En => format!("{first}–{short}"),
        };
    }
    let mut parts = event.date.split('-');
    let Some(year) = parts.next().and_then(|part| part.parse::<i32>().ok()) else {
        return whole();
    };
    let month = parts.next().and_then(|part| part.parse::<usize>().ok());
    let day = parts.next().and_then(|part| part.parse::<u32>().ok());
    let Some(month) = month else {
        return if event.mid_decade {
            let decade = year - year % 10;
            match lang {
                Lang::ZhTw => format!("{decade}年代中期"),
                Lang::Ja => format!("{decade}年代半ば"),
                Lang::En => format!("mid-{decade}s"),
            }
        } else {
            match lang {
                Lang::ZhTw | Lang::Ja => format!("{year}年"),
                Lang::En => year.to_string(),
            }
        };
    };
    match (lang, day) {
        (Lang::ZhTw | Lang::Ja, Some(day)) => format!("{year}年{month}月{day}日"),
        (Lang::ZhTw | Lang::Ja, None) => format!("{year}年{month}月"),
        (Lang::En, day) => {
            let Some(name) = month.checked_sub(1).and_then(|at| MONTHS.get(at)) else {
                return whole();
            };
            match day {
                Some(day) => format!("{day} {name} {year}"),
                None => format!("{name} {year}"),
            }
        }
    }
}

/// The months as English newspapers shorten them.
const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn on(date: &str) -> &'static Event {
        EVENTS.iter().find(|event| event.date == date).unwrap()
    }

    #[test]
    fn the_events_stand_in_the_order_of_their_dates_and_no_date_twice() {
        for pair in EVENTS.windows(2) {
            assert!(pair[0].from <= pair[1].from, "{}", pair[1].date);
        }
        for (at, event) in EVENTS.iter().enumerate() {
            assert!(event.from <= event.to);
            assert!(EVENTS[..at].iter().all(|other| other.date != event.date));
        }
    }

    #[test]
    fn the_decimal_years_are_those_of_the_dates() {
        for event in &EVENTS {
            let (first, last) = event.date.split_once('/').unwrap_or((event.date, ""));
            let mut parts = first.split('-').map(|part| part.parse::<f64>().unwrap());
            let year = parts.next().unwrap();
            let month = parts.next().unwrap_or(1.0);
            let day = parts.next().unwrap_or(1.0);
            let from = year + (month - 1.0) / 12.0 + (day - 1.0) / 365.0;
            assert!((event.from - from).abs() < 0.006, "{} {from}", event.date);
            let to = last.parse().unwrap_or(event.from);
            assert_eq!(event.to, to, "{}", event.date);
        }
    }

    #[test]
    fn every_text_is_there_and_one_sentence_long() {
        for event in &EVENTS {
            for lang in Lang::ALL {
                let text = event.text.get(lang);
                let stop = if lang == Lang::En { '.' } else { '。' };
                assert!(text.ends_with(stop), "{text}");
                assert_eq!(text.matches(stop).count(), 1, "{text}");
                assert!(!date_text(event, lang).is_empty());
            }
        }
    }

    #[test]
    fn about_a_third_are_named_and_the_names_are_short() {
        let names: Vec<Tri> = EVENTS.iter().filter_map(|event| event.name).collect();
        assert!((6..=8).contains(&names.len()));
        for name in names {
            for lang in Lang::ALL {
                let most = if lang == Lang::En { 30 } else { 14 };
                assert!((1..=most).contains(&name.get(lang).chars().count()));
            }
        }
    }

    #[test]
    fn every_event_lies_in_a_known_phase() {
        const PHASES: [&str; 3] = ["cold-war", "post-cold-war", "regional-integration"];
        for event in &EVENTS {
            assert!(PHASES.contains(&event.phase), "{}", event.phase);
        }
    }

    #[test]
    fn a_day_is_said_as_its_readers_say_it() {
        let day = on("1972-09-29");
        assert_eq!(date_text(day, Lang::ZhTw), "1972年9月29日");
        assert_eq!(date_text(day, Lang::Ja), "1972年9月29日");
        assert_eq!(date_text(day, Lang::En), "29 Sep 1972");
    }

    #[test]
    fn a_month_and_a_year_are_said_without_a_day() {
        assert_eq!(date_text(on("2010-06"), Lang::Ja), "2010年6月");
        assert_eq!(date_text(on("2010-06"), Lang::En), "Jun 2010");
        assert_eq!(date_text(on("1952"), Lang::ZhTw), "1952年");
        assert_eq!(date_text(on("1952"), Lang::En), "1952");
    }

    #[test]
    fn a_span_names_both_its_ends() {
        let span = on("1964/1966");
        assert_eq!(date_text(span, Lang::ZhTw), "1964至1966年");
        assert_eq!(date_text(span, Lang::Ja), "1964〜66年");
        assert_eq!(date_text(span, Lang::En), "1964–66");
    }

    #[test]
    fn the_middle_of_a_decade_is_not_passed_off_as_a_year() {
        let event = on("1985");
        assert_eq!(date_text(event, Lang::ZhTw), "1980年代中期");
        assert_eq!(date_text(event, Lang::Ja), "1980年代半ば");
        assert_eq!(date_text(event, Lang::En), "mid-1980s");
    }

    #[test]
    fn a_date_of_another_shape_comes_back_as_it_is() {
        let mut event = *on("1952");
        event.date = "long ago";
        assert_eq!(date_text(&event, Lang::En), "long ago");
        event.date = "1952-13";
        assert_eq!(date_text(&event, Lang::En), "1952-13");
    }
}
