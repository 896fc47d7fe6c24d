//! Areas that are no economy, groups and the world, by code, by number and by the words of
//! their names.

use super::Known;
use super::fold::listed;

/// Areas of UN Comtrade that are no economies.
const ELSEWHERE_NUMBERS: [u32; 18] = [
    129, 221, 290, 471, 472, 473, 527, 536, 568, 577, 636, 637, 697, 837, 838, 839, 879, 899,
];

/// Groups in UN Comtrade, and the regions of M49.
const AGGREGATE_NUMBERS: [u32; 40] = [
    2, 3, 5, 9, 11, 13, 14, 15, 17, 18, 19, 21, 29, 30, 34, 35, 39, 53, 54, 57, 61, 62, 97, 142,
    143, 145, 150, 151, 154, 155, 199, 202, 419, 432, 513, 722, 778, 918, 975, 976,
];

/// China with Hong Kong, Macao and Taiwan, which have rows of their own, in FAOSTAT: as its
/// M49 and in its own list. Its name is “China” all the same.
pub(super) fn is_china_of_fao(number: u32) -> bool {
    matches!(number, 159 | 351)
}

/// What a number of M49 or UN Comtrade stands for that is no economy.
pub(super) fn of_number(number: u32, comtrade: bool) -> Option<Known> {
    if number <= 1 {
        return Some(Known::World);
    }
    if ELSEWHERE_NUMBERS.contains(&number) || (number == 492 && comtrade) {
        return Some(Known::Elsewhere);
    }
    (AGGREGATE_NUMBERS.contains(&number) || is_china_of_fao(number)).then_some(Known::Aggregate)
}

/// Codes of groups: Eurostat, the World Bank, the WTO, UN Comtrade.
const AGGREGATES: &str = " EU EUR EU9 EU10 EU12 EU15 EU25 EU27 EU28 EUN EUU EMU EEC EEA EA EA11 EA12 EA17 EA18 EA19 EA20 EA21 \
EFTA OECD OED ASEAN APEC NAFTA USMCA MERCOSUR OPEC BRICS BRIICS CIS GCC SAARC SADC ECOWAS COMESA CPTPP RCEP ACP \
CEMAC WAEMU EAC EAEU EASIA ZEUR ZASI ZNAM ZSCA ZAFR EMDE EMDES LDCS SIDS LLDC MENA NIES SACCA \
ALL ARB CEB CSS EAP EAR EAS ECA ECS FCS HIC HPC IBD IBT IDA IDB IDX INX LAC LCN LDC LIC LMC LMY LTE MEA MIC \
MNA NAC OSS PRE PSS PST SAS SSA SSF SST TEA TEC TLA TMN TSA TSS UMC AFE AFW AFR ";

/// Codes of areas that are no economies: UN Comtrade, WITS, Eurostat, BACI, and what
/// input-output tables and the OECD call the rest of the world.
const ELSEWHERES: &str = " XX _X X1 X2 UNS SPE BUN FRE NES QQ QR QS QV QP QW QX QY QZ QU NZE USP NSP ROW WXD WRL_REST OTH OTHER \
_O _Z ";

const WORLDS: &str =
    " WLD WORLD W W00 W1 WL W0 G001 TOTAL GRAND_TOTAL ROW_TOTAL W_TOTAL ALL_PARTNERS WORLD_TOTAL ";

/// Whether a code in capitals stands for all economies.
pub(super) fn is_world(code: &str) -> bool {
    listed(WORLDS, code)
}

/// What a code in capitals stands for that is no economy.
pub(super) fn of_code(code: &str) -> Option<Known> {
    if listed(ELSEWHERES, code) {
        return Some(Known::Elsewhere);
    }
    if listed(AGGREGATES, code) {
        return Some(Known::Aggregate);
    }
    let bytes = code.as_bytes();
    let digits_from =
        |from: usize| bytes.len() > from && bytes[from..].iter().all(u8::is_ascii_digit);
    // Comtrade's areas: a letter for the continent and two digits.
    if bytes.len() == 3
        && matches!(bytes[0], b'A' | b'E' | b'F' | b'O' | b'R' | b'S')
        && digits_from(1)
    {
        return Some(Known::Elsewhere);
    }
    // The IMF's groups: G and three digits, a few with two letters; G7, G20; Eurostat's
    // EU27_2020.
    let imf = (bytes.len() >= 2 && bytes[0] == b'G' && digits_from(1))
        || (bytes.len() >= 4
            && matches!(&bytes[..2], b"GX" | b"TX" | b"XR" | b"XS")
            && digits_from(2))
        || [
            "1C_", "EU27", "EU28", "EXT_EU", "INT_EU", "EXTRA_EU", "INTRA_EU", "EU_", "OECD",
            "EA19_", "EA20_",
        ]
        .iter()
        .any(|start| code.starts_with(start));
    imf.then_some(Known::Aggregate)
}

/// Words in names of areas that are no economies; compared without blanks.
const ELSEWHERE_WORDS: [&str; 26] = [
    "notelsewhere",
    "notincludedelsewhere",
    "notspecified",
    "notallocated",
    "notdetermined",
    "notidentified",
    "notdefined",
    "notstated",
    "unallocated",
    "unspecified",
    "unidentified",
    "undetermined",
    "undisclosed",
    "undefined",
    "bunkers",
    "freezones",
    "neutralzone",
    "specialcategor",
    "confidential",
    "storesandprovisions",
    "shipsstores",
    "highseas",
    "internationalwaters",
    "internationalorgani",
    "nonspecifie",
    "noespecificad",
];

/// Whether a name is that of all partners, however they are called.
pub(super) fn is_all(words: &[String]) -> bool {
    const PARTNERS: &str = " countries country territory trading trade partner partners economies \
regions areas destinations origins markets or ";
    let Some((first, rest)) = words.split_first() else {
        return false;
    };
    first == "all" && !rest.is_empty() && rest.iter().all(|word| listed(PARTNERS, word))
}

/// First words of what is left after all that is named.
const REST: &str = " other others rest remaining remainder residual all autres autre reste otros \
otras resto demas outros outras altri altre ubrige andere sonstige restliche overige прочие \
другие остальные ";

/// Words that make a group even of the others.
const ECONOMIC: [&str; 7] = [
    "economies",
    "advanced",
    "developing",
    "developed",
    "emerging",
    "income",
    "members",
];

/// The same first letters in Chinese, Japanese and Korean, folded.
const REST_EAST: [&str; 8] = [
    "其他",
    "其它",
    "其余",
    "その他",
    "残りの",
    "世界其他",
    "기타",
    "나머지",
];

/// Whether a name, which no table has, says that it is what is left, or not known.
pub(super) fn is_elsewhere(name: &str, folded: &str, words: &[String]) -> bool {
    let ends = |end: &str| {
        folded.len() > end.len() + 2
            && folded.ends_with(end)
            && words.last().is_some_and(|word| word == end)
    };
    // n.e.s., n.i.e., n.s., n.e.i., n.d.a.
    if ["nes", "nie", "ns", "nei", "nda", "nsp"]
        .iter()
        .any(|end| ends(end))
    {
        return true;
    }
    if ELSEWHERE_WORDS.iter().any(|word| folded.contains(word)) {
        return true;
    }
    if REST_EAST.iter().any(|start| folded.starts_with(start)) {
        return true;
    }
    let first = words.first().map_or("", String::as_str);
    let all = first == "all";
    listed(REST, first)
        && words.len() > 1
        && (!all || words[1] == "other" || words[1] == "others")
        && !ECONOMIC.iter().any(|word| folded.contains(word))
        && !name.contains('(')
}

/// Words in names of groups. An economy with such a word in its name is in the table.
const AGGREGATE_WORDS: [&str; 29] = [
    "economies",
    "countries",
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
    "southamerica",
    "centralamerica",
    "southasia",
    "eastasia",
    "southeastasia",
    "centralasia",
    "westernhemisphere",
    "pacificislandsmall",
    "commonwealthof",
    "exportearnings",
    "oecd",
    "asean",
    "demographic",
    "extraeu",
    "intraeu",
    "europeanunion",
];

/// Single words in names of groups.
const GROUP_WORDS: &str = " region regions union community bloc zone group members subtotal \
continent ";

/// Words of which names of regions are made, with one of a continent.
const CONTINENTS: &str = " africa african america americas american asia asian europe european \
oceania pacific caribbean mediterranean arab baltics balkans afrique amerique asie afrika amerika \
asien europa ";
const PARTS: &str = " north northern south southern east eastern west western central middle near \
far latin small island islands states world other developing economies countries excl excluding \
only sub saharan aggregation total markets market common exporters ";

/// Endings of groups in Chinese and Japanese, folded.
const GROUP_EAST: [&str; 7] = [
    "诸国",
    "諸国",
    "各国",
    "国家集团",
    "地区国家",
    "经济体",
    "加盟国",
];

/// Whether a name that no table has is that of a group. `is_listed` tells whether a part of
/// it is.
pub(super) fn is_group(folded: &str, words: &[String], is_listed: &dyn Fn(&str) -> bool) -> bool {
    if AGGREGATE_WORDS.iter().any(|word| folded.contains(word))
        || GROUP_EAST.iter().any(|end| folded.ends_with(end))
        || words.iter().any(|word| listed(GROUP_WORDS, word))
    {
        return true;
    }
    let continent = |word: &String| listed(CONTINENTS, word);
    if words.iter().any(continent)
        && words
            .iter()
            .all(|word| continent(word) || listed(PARTS, word))
    {
        return true;
    }
    // EU27 (from 2020), EU-28 + …
    if folded
        .strip_prefix("eu")
        .is_some_and(|rest| rest.starts_with(|letter: char| letter.is_ascii_digit()))
    {
        return true;
    }
    // Total Asia, アジア計.
    let total = |word: &String| matches!(word.as_str(), "total" | "subtotal");
    let rest: Vec<&str> = words
        .iter()
        .filter(|word| !total(word))
        .map(String::as_str)
        .collect();
    if !rest.is_empty() && rest.len() < words.len() && is_listed(&rest.join(" ")) {
        return true;
    }
    ["合计", "小计", "总计", "合計", "小計", "計", "计"]
        .iter()
        .any(|end| folded.strip_suffix(end).is_some_and(is_listed))
}
