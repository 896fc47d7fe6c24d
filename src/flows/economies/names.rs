//! What a name stands for: as it stands, in other words, or by rules that never make one
//! economy of two.

use super::Known;
use super::areas;
use super::fold::{fold, is_letter, listed, words};
use super::table::{Target, find, find_short, is_short, key_of_letters, key_of_words};

/// What a name stands for.
pub(super) fn of_name(name: &str) -> Known {
    let name = name.trim();
    if name.is_empty() || name.len() > 200 {
        return Known::Unknown;
    }
    let folded = fold(name);
    if folded.is_empty() {
        return Known::Unknown;
    }
    let cut = words(name);
    if let Some(target) = of_forms(&folded, &cut) {
        return target.known(name);
    }
    if areas::is_all(&cut) || name.ends_with("'s Total") {
        return Known::World;
    }
    if areas::is_elsewhere(name, &folded, &cut) {
        return Known::Elsewhere;
    }
    // Of a single word nothing can be left aside.
    let single = name.bytes().all(|byte| byte.is_ascii_alphabetic());
    if let Some(target) = (!single).then(|| loose(name)).flatten() {
        return target.known(name);
    }
    let group = |part: &str| exact(part) == Some(Target::Group);
    // BRICS (Brazil, …), Asia (excl. Japan).
    if (!single && group(&aside(name).0)) || areas::is_group(&folded, &cut, &group) {
        return Known::Aggregate;
    }
    Known::Unknown
}

/// A name that the table has, in any case, with or without marks, its words in any order
/// and abbreviated as usual.
fn exact(name: &str) -> Option<Target> {
    let folded = fold(name);
    (!folded.is_empty())
        .then(|| of_forms(&folded, &words(name)))
        .flatten()
}

/// The same by its letters and words.
fn of_forms(folded: &str, words: &[String]) -> Option<Target> {
    if is_short(folded) && matches!(words, [word] if word == folded) {
        return find_short(folded);
    }
    find(key_of_letters(folded)).or_else(|| (!words.is_empty()).then(|| of_words(words)).flatten())
}

fn of_words(words: &[String]) -> Option<Target> {
    find(key_of_letters(&words.concat())).or_else(|| find(key_of_words(words)))
}

/// The same with less of the name: without the mark of a footnote, a number before it, what
/// stands in brackets or after “incl.” and “excl.”, and the form of government.
fn loose(name: &str) -> Option<Target> {
    let economy = |target: &Target| matches!(target, Target::Economy(_) | Target::World);
    let bare = unmarked(name);
    let (without, aside) = aside(bare);
    let harmless = |target: &Target| aside.is_harmless(*target);
    exact(bare)
        .filter(economy)
        .or_else(|| exact(&without).filter(economy).filter(harmless))
        .or_else(|| after_code(bare))
        .or_else(|| governed(bare))
        .or_else(|| governed(&without).filter(harmless))
        // Brackets after brackets: Bolivia (Plurinational State of) (until 2009).
        .or_else(|| match aside {
            Aside::Note => loose(&without),
            _ => None,
        })
}

/// An economy after its own code: JP Japan, JPN - Japan.
fn after_code(name: &str) -> Option<Target> {
    let (code, rest) = name.split_once([' ', ':', '-', '_', '|'])?;
    let known = super::of_code(code);
    if !code.bytes().all(|byte| byte.is_ascii_uppercase()) || known == Known::Unknown {
        return None;
    }
    exact(rest).filter(|target| target.known("") == known)
}

/// The name without the mark of a footnote at its end (`1/`, `*`, `(a)`) and a number before.
fn unmarked(name: &str) -> &str {
    let is_mark = |letter: char| {
        letter.is_ascii_digit()
            || letter.is_whitespace()
            || matches!(
                letter,
                '/' | '*' | '†' | '‡' | '§' | '#' | '^' | '~' | '°' | '.' | ','
            )
            || matches!(
                letter,
                '¹' | '²' | '³' | '⁰'..='⁹' | '※' | '_' | ':' | '-' | '–' | '|'
            )
    };
    let mut rest = name.trim_matches(is_mark);
    for (open, close) in [('(', ')'), ('[', ']'), ('（', '）')] {
        if let Some(inside) = rest.strip_suffix(close)
            && let Some((before, note)) = inside.rsplit_once(open)
            && note.trim().chars().count() <= 2
            && note
                .trim()
                .chars()
                .all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit())
        {
            rest = before.trim_matches(is_mark);
        }
    }
    rest
}

/// What was left aside, which may change what the name means.
enum Aside {
    Nothing,
    /// Years, dots, what is counted in or out: the economy stays the same.
    Note,
    /// Another name or code, or the like.
    Words(String),
}

/// States by code and by one character, and the territories that offices name with them:
/// Greenland (Denmark), グアム(米).
const TERRITORIES: [(&str, &str, &str); 8] = [
    (
        "GBR",
        "英",
        " AIA BMU CYM FLK GIB IOT MSR PCN SGS SHN TCA VGB ",
    ),
    (
        "FRA",
        "仏法",
        " ATF BLM GLP GUF MAF MTQ MYT NCL PYF REU SPM WLF ",
    ),
    ("USA", "米美", " ASM GUM MNP PRI UMI VIR "),
    ("NLD", "蘭荷", " ABW ANT BES CUW SXM "),
    ("AUS", "豪澳", " CCK CXR HMD NFK "),
    ("NZL", "", " COK NIU TKL "),
    ("DNK", "丹", " FRO GRL "),
    ("NOR", "", " BVT SJM "),
];

impl Aside {
    fn is_harmless(&self, found: Target) -> bool {
        match self {
            Aside::Nothing | Aside::Note => true,
            // Japan (JPN), Eswatini (formerly Swaziland): both are the same.
            Aside::Words(said) => {
                let known = super::known(said, "", super::Numbers::M49);
                let state = |of: &dyn Fn(&str, &str) -> bool, territory: &str| {
                    TERRITORIES
                        .iter()
                        .any(|(code, signs, all)| of(code, signs) && listed(all, territory))
                };
                match (known, found.known("")) {
                    (Known::Unknown, Known::Economy { code, .. }) => state(
                        &|_, signs| !said.is_empty() && signs.contains(said.as_str()),
                        code,
                    ),
                    (Known::Economy { code, .. }, Known::Economy { code: same, .. }) => {
                        code == same || state(&|state, _| state == code, same)
                    }
                    _ => false,
                }
            }
        }
    }
}

/// Words that begin a note of what is counted in or out, or since when.
const NOTES: &str = " incl including included includes include excl excluding excludes exclude \
excluded until up to from since before after through thru as until to prior pre post data \
estimate estimated estimates preliminary provisional revised total all bis ab ohne mit inkl \
exkl jusqu hors avec sans desde hasta sin con customs general special ";

/// The name without what stands in brackets or follows “incl.” or “excl.”.
fn aside(name: &str) -> (String, Aside) {
    for (open, close) in [('(', ')'), ('[', ']'), ('（', '）')] {
        if let Some((before, rest)) = name.rsplit_once(open) {
            let (inside, after) = rest.split_once(close).unwrap_or((rest, ""));
            let rest = format!("{} {}", before.trim(), after.trim())
                .trim()
                .to_owned();
            return (rest, Aside::of(inside.trim()));
        }
    }
    let lower = name.to_ascii_lowercase();
    for word in [" incl", ",incl", " excl", ",excl"] {
        if let Some(at) = lower.find(word) {
            return (name[..at].trim_end_matches(',').to_owned(), Aside::Note);
        }
    }
    (name.to_owned(), Aside::Nothing)
}

impl Aside {
    fn of(inside: &str) -> Aside {
        let first: String = inside
            .chars()
            .take_while(|letter| is_letter(*letter))
            .collect::<String>()
            .to_ascii_lowercase();
        let numbers = !inside.chars().any(is_letter);
        let noted = listed(NOTES, &first);
        let begins = ["不含", "含", "包括", "不包括", "除"];
        let ends = ["除く", "含む", "含まず"];
        if numbers
            || noted
            || ["->", " from ", " until ", "excl."]
                .iter()
                .any(|sign| inside.contains(sign))
            || begins.iter().any(|word| inside.starts_with(word))
            || ends.iter().any(|word| inside.ends_with(word))
        {
            Aside::Note
        } else {
            if matches!(first.as_str(), "former" | "formerly" | "fmr" | "ex") && first == inside {
                return Aside::Note;
            }
            let words = inside
                .trim_start_matches("formerly ")
                .trim_start_matches("former ");
            Aside::Words(words.to_owned())
        }
    }
}

/// Words for a form of government, which tell economies apart only where [`DIVIDED`] says so.
const GOVERNMENT: &str = " republic democratic peoples kingdom state states federal principality \
commonwealth islamic arab socialist bolivarian plurinational union independent sultanate \
hashemite grand duchy cooperative confederation special administrative region province \
republica republique republik repubblica reino royaume konigreich regno estado etat \
bolivariana federativa federale emirate ";

/// Names that more than one economy has or had, told apart by the form of government, or
/// easily taken for another's. They count only as the table has them.
const DIVIDED: &str = " china korea corea coree coreia congo kongo germany deutschland vietnam \
yemen yugoslavia dominica germanreich samoa virginislands saintmartin guinea sudan macedonia ";

/// The same for endings in Chinese and Japanese, folded.
const ENDINGS: [&str; 6] = ["人民共和国", "共和国", "王国", "联邦", "連邦", "国"];
const DIVIDED_EAST: &str = " 中国 中华 韩国 大韩民 中华民 刚果 コンゴ 越南 ベトナム 德国 德意志 \
ドイツ 也门 イエメン 叶门 南斯拉夫 ユーゴスラビア ドミニカ 多米尼加 朝鲜 苏丹 スーダン 几内亚 ギニア サモア ";

/// An economy by its name without the form of government.
fn governed(name: &str) -> Option<Target> {
    let economy = |target: &Target| matches!(target, Target::Economy(_));
    let cut = words(name);
    let core: Vec<String> = cut
        .iter()
        .filter(|word| !listed(GOVERNMENT, word))
        .cloned()
        .collect();
    if !core.is_empty() && core.len() < cut.len() && !listed(DIVIDED, &core.concat()) {
        return of_words(&core).filter(economy);
    }
    let folded = fold(name);
    ENDINGS.iter().find_map(|ending| {
        let core = folded.strip_suffix(ending)?;
        (core.chars().count() >= 2 && !listed(DIVIDED_EAST, core))
            .then(|| find(key_of_letters(core)))?
            .filter(economy)
    })
}
