//! Economies behind the codes of files: ISO 3166 (two and three letters), M49 with
//! the numbers that UN Comtrade and BACI use beside it, former economies, and names.
//!
//! The table is `economies.txt`: two letters (`-` where there are none), three
//! letters with other codes for the same, numbers, and names, the first of which is
//! shown. Facts of ISO 3166, the UN's M49 and the code lists of UN Comtrade.
//! Codes that stand for Taiwan in UN statistics, 490 and S19 (“Other Asia, not
//! elsewhere specified”), are taken as Taiwan, and reported.

use std::sync::OnceLock;

const TABLE: &str = include_str!("economies.txt");

/// What a code or name of a file stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// An economy of the table.
    Economy {
        /// Its three letters, or the usual code of a former economy.
        code: &'static str,
        /// Its two letters, by which platforms know names; none for former ones.
        alpha2: Option<&'static str>,
        /// Its name in English.
        name: &'static str,
        /// Whether it was given as “Other Asia, not elsewhere specified”.
        other_asia: bool,
    },
    /// All economies together.
    World,
    /// Areas not specified, bunkers, free zones: no economy, but trade.
    Elsewhere,
    /// A group or region, whose members have rows of their own.
    Aggregate,
    /// Nothing that is known: an economy of its own under the file's code.
    Unknown,
}

/// What numbers in the place of codes mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numbers {
    /// M49, as ISO 3166 has it too.
    M49,
    /// The same with UN Comtrade's own, in which 492 is not Monaco but Europe not
    /// elsewhere specified.
    Comtrade,
    /// The IMF's own, in which Japan is 158: nothing that is known here.
    Own,
}

/// The code of the world's rows in a tidy file.
pub const WORLD: &str = "WLD";
/// The code of areas that are no economy, in a tidy file.
pub const ELSEWHERE: &str = "XX";

/// What a code stands for, and if it tells nothing, the name beside it; either may
/// be empty.
#[must_use]
pub fn known(code: &str, name: &str, numbers: Numbers) -> Known {
    let code = code.trim();
    let digits = !code.is_empty() && code.bytes().all(|byte| byte.is_ascii_digit());
    if digits && numbers != Numbers::Own {
        if let Ok(number) = code.parse::<u32>() {
            let known = of_number(number, numbers);
            if known != Known::Unknown {
                return known;
            }
        }
    } else if !digits && !code.is_empty() {
        let known = of_code(code);
        if known != Known::Unknown {
            return known;
        }
        // What stands in a column of codes may be a name.
        let known = of_name(code);
        if known != Known::Unknown {
            return known;
        }
    }
    match of_name(name) {
        // What stands in a column of names may be a code.
        Known::Unknown if code.is_empty() => of_code(name.trim()),
        known => known,
    }
}

/// The lines of the table, in parts.
fn lines() -> impl Iterator<Item = Line> {
    TABLE.lines().filter_map(|line| {
        let mut parts = line.splitn(4, ' ');
        Some((parts.next()?, parts.next()?, parts.next()?, parts.next()?))
    })
}

/// One line of the table.
type Line = (&'static str, &'static str, &'static str, &'static str);

/// All codes and numbers of the table, sorted.
fn codes() -> &'static [(&'static str, Line)] {
    static CODES: OnceLock<Vec<(&'static str, Line)>> = OnceLock::new();
    CODES.get_or_init(|| {
        let mut codes: Vec<(&'static str, Line)> = lines()
            .flat_map(|line| {
                let codes = line.1.split(',').chain(line.2.split(',')).chain([line.0]);
                codes.map(move |code| (code, line))
            })
            .filter(|known| known.0 != "-")
            .collect();
        codes.sort_unstable();
        codes
    })
}

/// All names of the table as [`plain`] makes them, sorted.
fn names() -> &'static [(String, Line)] {
    static NAMES: OnceLock<Vec<(String, Line)>> = OnceLock::new();
    NAMES.get_or_init(|| {
        let mut names: Vec<(String, Line)> = lines()
            .flat_map(|line| line.3.split('|').map(move |name| (plain(name), line)))
            .collect();
        names.sort_unstable();
        names
    })
}

fn economy((alpha2, codes, _, names): Line, other_asia: bool) -> Known {
    Known::Economy {
        code: codes.split(',').next().unwrap_or(codes),
        alpha2: (alpha2 != "-").then_some(alpha2),
        name: names.split('|').next().unwrap_or(names),
        other_asia,
    }
}

/// Areas of UN Comtrade that are no economies.
const ELSEWHERE_NUMBERS: [u32; 18] = [
    129, 221, 290, 471, 472, 473, 527, 536, 568, 577, 636, 637, 697, 837, 838, 839, 879, 899,
];

/// Groups in UN Comtrade, and the regions of M49.
const AGGREGATE_NUMBERS: [u32; 40] = [
    2, 3, 5, 9, 11, 13, 14, 15, 17, 18, 19, 21, 29, 30, 34, 35, 39, 53, 54, 57, 61, 62, 97, 142,
    143, 145, 150, 151, 154, 155, 199, 202, 419, 432, 513, 722, 778, 918, 975, 976,
];

fn of_number(number: u32, numbers: Numbers) -> Known {
    if number <= 1 {
        return Known::World;
    }
    if ELSEWHERE_NUMBERS.contains(&number) || (number == 492 && numbers == Numbers::Comtrade) {
        return Known::Elsewhere;
    }
    if AGGREGATE_NUMBERS.contains(&number) {
        return Known::Aggregate;
    }
    let mut digits = [0; 10];
    let mut at = digits.len();
    let mut rest = number;
    while rest > 0 {
        at -= 1;
        digits[at] = b'0' + u8::try_from(rest % 10).unwrap_or(0);
        rest /= 10;
    }
    let codes = codes();
    codes
        .binary_search_by(|known| known.0.as_bytes().cmp(&digits[at..]))
        .map_or(Known::Unknown, |found| {
            economy(codes[found].1, number == 490)
        })
}

/// Codes of groups: Eurostat, the World Bank, the WTO, UN Comtrade.
const AGGREGATES: &str = " EU EUR EU9 EU10 EU12 EU15 EU25 EU27 EU28 EUN EUU EMU EEC EA EA11 EA12 EA17 EA18 EA19 EA20 \
EFTA OECD OED ASEAN APEC NAFTA USMCA MERCOSUR OPEC BRICS G7 G8 G20 CIS GCC SAARC SADC ECOWAS COMESA CPTPP RCEP ACP \
ALL ARB CEB CSS EAP EAR EAS ECA ECS FCS HIC HPC IBD IBT IDA IDB IDX INX LAC LCN LDC LIC LMC LMY LTE MEA MIC \
MNA NAC OSS PRE PSS PST SAS SSA SSF SST TEA TEC TLA TMN TSA TSS UMC ";

/// Codes of areas that are no economies: UN Comtrade, WITS, Eurostat, BACI.
const ELSEWHERES: &str = " XX _X X1 X2 UNS SPE BUN FRE NES QQ QR QS QV QW QX QY QZ NZE USP NSP ";

const WORLDS: &str =
    " WLD WORLD W00 W1 WL W0 G001 TOTAL ROW_TOTAL 世界 全世界 全球 世界計 世界合計 總計 合計 ";

fn listed(list: &str, code: &str) -> bool {
    list.split(' ')
        .any(|known| !known.is_empty() && known == code)
}

fn of_code(code: &str) -> Known {
    if code.len() > 24 || code.contains(' ') {
        return Known::Unknown;
    }
    if code.is_empty() || code.bytes().all(|byte| byte.is_ascii_digit()) {
        return Known::Unknown;
    }
    let upper = code.to_ascii_uppercase();
    let code = upper.as_str();
    if listed(WORLDS, code) {
        return Known::World;
    }
    if (2..=4).contains(&code.len()) {
        let codes = codes();
        let found = codes
            .binary_search_by(|known| known.0.cmp(code))
            .ok()
            .map(|at| codes[at].1);
        if let Some(line) = found {
            return economy(line, matches!(code, "OAS" | "S19"));
        }
    }
    if listed(ELSEWHERES, code) {
        return Known::Elsewhere;
    }
    if listed(AGGREGATES, code) {
        return Known::Aggregate;
    }
    let bytes = code.as_bytes();
    let digits_from =
        |from: usize| bytes.len() > from && bytes[from..].iter().all(u8::is_ascii_digit);
    // Comtrade's areas: a letter for the continent and two digits.
    if bytes.len() == 3
        && matches!(bytes[0], b'A' | b'E' | b'F' | b'O' | b'R' | b'S')
        && digits_from(1)
    {
        return Known::Elsewhere;
    }
    // The IMF's groups: G and three digits, a few with two letters; Eurostat's EU27_2020.
    let imf = (bytes.len() >= 4 && bytes[0] == b'G' && digits_from(1))
        || (bytes.len() >= 4
            && matches!(&bytes[..2], b"GX" | b"TX" | b"XR" | b"XS")
            && digits_from(2))
        || code.starts_with("1C_")
        || code.starts_with("EU27_")
        || code.starts_with("EU28_")
        || code.starts_with("EXT_EU")
        || code.starts_with("INT_EU");
    if imf {
        return Known::Aggregate;
    }
    Known::Unknown
}

/// Letters and digits only, in small letters: how names are compared.
#[must_use]
pub fn plain(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for letter in name.chars() {
        if letter == '&' {
            out.push_str("and");
        } else if let Some(letter) = small(letter) {
            out.push(letter);
        }
    }
    out
}

/// A letter or digit, in its small form if it is a Latin one of the first two blocks;
/// `None` for signs, marks and blanks. The standard library's tables of all scripts
/// would be nine kilobytes of a download.
fn small(letter: char) -> Option<char> {
    match letter {
        '0'..='9' | 'a'..='z' => Some(letter),
        'A'..='Z' => Some(letter.to_ascii_lowercase()),
        'À'..='Ö' | 'Ø'..='Þ' => char::from_u32(letter as u32 + 32),
        '々' | '〇' => Some(letter),
        '\0'..='¿' | '×' | '÷' | '\u{300}'..='\u{36f}' | '\u{2000}'..='\u{2bff}' => None,
        '\u{3000}'..='\u{303f}' | '・' | '\u{fe00}'..='\u{fe6f}' | '\u{feff}' => None,
        '！'..='／' | '：'..='＠' | '［'..='｀' | '｛'..='･' => None,
        _ => Some(letter),
    }
}

/// Words in names of areas that are no economies; compared without blanks.
const ELSEWHERE_WORDS: [&str; 9] = [
    "notelsewhere",
    "notspecified",
    "unspecified",
    "unidentified",
    "undisclosed",
    "bunkers",
    "freezones",
    "specialcategories",
    "confidential",
];

/// Words in names of groups. An economy with such a word in its name is in the table.
const AGGREGATE_WORDS: [&str; 23] = [
    "economies",
    "countries",
    "union",
    "euroarea",
    "eurozone",
    "income",
    "developing",
    "advanced",
    "emerging",
    "subsaharan",
    "saharan",
    "middleeast",
    "latinamerica",
    "northamerica",
    "southasia",
    "eastasia",
    "centralasia",
    "westernhemisphere",
    "pacificislandsmall",
    "commonwealthof",
    "oecd",
    "asean",
    "demographic",
];

/// Names of continents and the like, only where they are all of the name.
const AGGREGATE_NAMES: &str = " africa america americas asia europe oceania caribbean pacific eu efta opec apec nafta \
allcountries all allpartners allreporters allothercountries restoftheworld row restofworld wto 歐盟 欧盟 欧州連合 亞洲 アジア 欧州 ";

fn of_name(name: &str) -> Known {
    let name = plain(name);
    if name.is_empty() || name.len() > 200 {
        return Known::Unknown;
    }
    if matches!(
        name.as_str(),
        "world" | "worldtotal" | "totalworld" | "theworld" | "allworld"
    ) || listed(WORLDS, &name)
    {
        return Known::World;
    }
    let names = names();
    if let Ok(at) = names.binary_search_by(|known| known.0.as_str().cmp(name.as_str())) {
        return economy(names[at].1, name.starts_with("otherasia"));
    }
    let nes = name.ends_with("nes") && name.len() > 5 && !name.ends_with("ines");
    if nes || ELSEWHERE_WORDS.iter().any(|word| name.contains(word)) {
        return Known::Elsewhere;
    }
    if listed(AGGREGATE_NAMES, &name) || AGGREGATE_WORDS.iter().any(|word| name.contains(word)) {
        return Known::Aggregate;
    }
    Known::Unknown
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(given: &str) -> Option<&'static str> {
        match known(given, "", Numbers::M49) {
            Known::Economy { code, .. } => Some(code),
            _ => None,
        }
    }

    #[test]
    fn names_are_compared_without_signs_and_in_small_letters() {
        assert_eq!(
            plain("Côte d’Ivoire & CÔTE D'IVOIRE"),
            "côtedivoireandcôtedivoire"
        );
        assert_eq!(plain("Trade Value (US$)"), "tradevalueus");
        assert_eq!(plain("佐々木・輸出国（名）、２"), "佐々木輸出国名２");
        assert_eq!(plain("\u{feff}TÜRKİYE\u{a0}"), "türkİye");
    }

    #[test]
    fn every_line_of_the_table_is_found_by_all_its_codes_and_names() {
        for line in lines() {
            let want = line.1.split(',').next().unwrap();
            for given in line.1.split(',').chain(line.2.split(',')) {
                assert_eq!(code(given), Some(want), "{given}");
            }
            if line.0 != "-" {
                assert_eq!(code(line.0), Some(want), "{}", line.0);
            }
            for name in line.3.split('|') {
                let found = known("", name, Numbers::M49);
                assert!(
                    matches!(found, Known::Economy { code, .. } if code == want),
                    "{name}: {found:?}"
                );
            }
        }
        assert!(lines().count() > 260);
    }

    #[test]
    fn taiwan_is_found_under_all_codes_it_has() {
        for given in [
            "TW",
            "TWN",
            "twn",
            "158",
            "490",
            "S19",
            "OAS",
            "Taiwan",
            "Other Asia, nes",
            "臺灣",
            "台灣",
            "台湾",
        ] {
            assert_eq!(code(given), Some("TWN"), "{given}");
        }
        for (given, other) in [
            ("490", true),
            ("S19", true),
            ("OAS", true),
            ("158", false),
            ("TWN", false),
        ] {
            let found = known(given, "", Numbers::M49);
            assert!(
                matches!(found, Known::Economy { other_asia, .. } if other_asia == other),
                "{given}"
            );
        }
    }

    #[test]
    fn numbers_of_baci_and_comtrade_mean_the_economy_they_are_used_for() {
        for (given, want) in [
            ("251", "FRA"),
            ("250", "FRA"),
            ("757", "CHE"),
            ("842", "USA"),
            ("840", "USA"),
            ("699", "IND"),
            ("579", "NOR"),
            ("381", "ITA"),
            ("4", "AFG"),
            ("004", "AFG"),
            ("36", "AUS"),
            ("810", "SUN"),
            ("890", "YUG"),
            ("891", "SCG"),
            ("200", "CSK"),
            ("278", "DDR"),
            ("280", "DEU"),
            ("58", "BLX"),
            ("711", "ZA1"),
            ("592", "PCZ"),
        ] {
            assert_eq!(code(given), Some(want), "{given}");
        }
    }

    #[test]
    fn numbers_that_are_not_m49_say_nothing_without_a_name() {
        assert_eq!(known("158", "", Numbers::Own), Known::Unknown);
        assert!(matches!(
            known("158", "Japan", Numbers::Own),
            Known::Economy { code: "JPN", .. }
        ));
    }

    #[test]
    fn monaco_is_not_europe_not_specified_but_in_comtrade() {
        assert_eq!(code("492"), Some("MCO"));
        assert_eq!(known("492", "", Numbers::Comtrade), Known::Elsewhere);
    }

    #[test]
    fn the_world_is_known_in_every_dialect() {
        for given in [
            "0",
            "000",
            "001",
            "WLD",
            "W00",
            "WL",
            "World",
            "WORLD",
            "G001",
            "世界",
            "全世界",
        ] {
            assert_eq!(known(given, "", Numbers::M49), Known::World, "{given}");
        }
        assert_eq!(known("", "World", Numbers::M49), Known::World);
    }

    #[test]
    fn groups_and_regions_are_aggregates() {
        for given in [
            "EU",
            "EU27_2020",
            "97",
            "EUN",
            "OECD",
            "ASEAN",
            "G110",
            "GX170",
            "142",
            "All",
            "XR29",
            "SSF",
        ] {
            assert_eq!(known(given, "", Numbers::M49), Known::Aggregate, "{given}");
        }
        for name in [
            "Advanced Economies",
            "Sub-Saharan Africa",
            "Europe & Central Asia",
            "European Union",
            "Euro Area",
            "Emerging and Developing Asia",
            "High income",
            "Africa",
            "Middle East and Central Asia",
            "ASEAN-5",
        ] {
            assert_eq!(known("", name, Numbers::M49), Known::Aggregate, "{name}");
        }
    }

    #[test]
    fn areas_not_specified_are_elsewhere() {
        for given in [
            "899", "837", "838", "839", "568", "577", "636", "473", "290", "527", "_X", "XX",
            "E19", "F97", "UNS", "BUN",
        ] {
            assert_eq!(known(given, "", Numbers::M49), Known::Elsewhere, "{given}");
        }
        for name in [
            "Areas, nes",
            "Other Europe, nes",
            "Bunkers",
            "Free Zones",
            "Special Categories",
            "Not Specified (including Confidential)",
            "Countries not specified",
        ] {
            assert_eq!(known("", name, Numbers::M49), Known::Elsewhere, "{name}");
        }
    }

    #[test]
    fn economies_with_a_word_of_a_group_in_their_name_stay_economies() {
        for (name, want) in [
            ("United Arab Emirates", "ARE"),
            ("South Africa", "ZAF"),
            ("Central African Rep.", "CAF"),
            ("Philippines", "PHL"),
            ("Comoros, Union of the", "COM"),
            ("Soviet Union", "SUN"),
            ("American Samoa", "ASM"),
            ("Guinea", "GIN"),
            ("Papua New Guinea", "PNG"),
            ("Niger", "NER"),
            ("China, P.R.: Mainland", "CHN"),
            ("China, P.R.: Hong Kong", "HKG"),
            ("Korea, Rep. of", "KOR"),
            ("Taiwan Province of China", "TWN"),
            ("Dem. People's Rep. of Korea", "PRK"),
        ] {
            assert!(
                matches!(known("", name, Numbers::M49), Known::Economy { code, .. } if code == want),
                "{name}"
            );
        }
    }

    #[test]
    fn what_nobody_knows_is_unknown() {
        for given in ["ALD", "Aldmere", "ZZZZ", "", "12345", "a code with blanks"] {
            assert_eq!(known(given, "", Numbers::M49), Known::Unknown, "{given}");
        }
    }
}
