//! Names as they are compared: without marks, blanks and case, in one form of each letter.
//!
//! Three forms. [`plain`] is for headers and words of a file. [`fold`] is for names of
//! economies: `TÜRKİYE`, `Türkiye` and `Turkiye` are one, so are `臺灣` and `台湾`. [`words`]
//! cuts a name into words, with usual abbreviations written out.

/// Pairs of Chinese characters, as they are met and in the simplified form.
const LETTERS: &str = include_str!("letters.txt");

/// Latin letters with marks, by the letter they are compared as. The standard library's
/// tables of all scripts would be nine kilobytes of a download.
const MARKED: [(&str, char); 26] = [
    ("àáâãäåāăąǎạảấầẩẫậắằẳẵặ", 'a'),
    ("çćĉċč", 'c'),
    ("ďđð", 'd'),
    ("èéêëēĕėęěẹẻẽếềểễệ", 'e'),
    ("ĝğġģ", 'g'),
    ("ĥħ", 'h'),
    ("ìíîïĩīĭįıİịỉ", 'i'),
    ("ĵ", 'j'),
    ("ķ", 'k'),
    ("ĺļľłŀ", 'l'),
    ("ñńņňŋ", 'n'),
    ("òóôõöøōŏőơọỏốồổỗộớờởỡợ", 'o'),
    ("ŕŗř", 'r'),
    ("śŝşšș", 's'),
    ("ţťŧț", 't'),
    ("ùúûüũūŭůűųưụủứừửữự", 'u'),
    ("ŵ", 'w'),
    ("ýÿŷỳỵỷỹ", 'y'),
    ("źżž", 'z'),
    ("ĀĂĄ", 'a'),
    ("ĆĈĊČ", 'c'),
    ("ĎĐ", 'd'),
    ("ĒĔĖĘĚ", 'e'),
    ("ŁĽĻ", 'l'),
    ("ŞŠŚȘ", 's'),
    ("ŽŹŻ", 'z'),
];

/// Letters and digits only, in small letters: how headers are compared.
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
/// `None` for signs, marks and blanks.
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

/// A letter or digit as names of economies are compared by it; `None` for all else.
fn same(letter: char) -> Option<char> {
    let letter = match letter {
        // Full-width letters and digits.
        '！'..='～' => char::from_u32(letter as u32 - 0xfee0)?,
        // Small Cyrillic letters.
        'А'..='Я' => char::from_u32(letter as u32 + 32)?,
        other => other,
    };
    let letter = small(letter)?;
    if letter.is_ascii() {
        return Some(letter);
    }
    if letter < '\u{2000}' {
        return Some(marked(letter));
    }
    Some(simple(letter))
}

/// Whether it is a letter, of whatever script.
pub fn is_letter(letter: char) -> bool {
    same(letter).is_some_and(|letter| !letter.is_ascii_digit())
}

fn marked(letter: char) -> char {
    MARKED
        .iter()
        .find(|(all, _)| all.contains(letter))
        .map_or(letter, |(_, bare)| *bare)
}

/// The simplified form of a Chinese character, as far as names of economies have it. The
/// pairs are sorted, and each of their letters takes three bytes.
fn simple(letter: char) -> char {
    if !('\u{3400}'..='\u{9fff}').contains(&letter) {
        return letter;
    }
    let mut buffer = [0; 4];
    let sought = letter.encode_utf8(&mut buffer).as_bytes();
    let (pairs, _) = LETTERS.as_bytes().as_chunks::<6>();
    pairs
        .binary_search_by(|pair| pair[..3].cmp(sought))
        .ok()
        .and_then(|at| std::str::from_utf8(&pairs[at][3..]).ok()?.chars().next())
        .unwrap_or(letter)
}

/// Puts a letter as it is compared behind others; says whether it is one at all.
fn push(out: &mut String, letter: char) -> bool {
    let two = match letter {
        '&' | '＆' => "and",
        'ß' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        _ => {
            let same = same(letter);
            out.extend(same);
            return same.is_some();
        }
    };
    out.push_str(two);
    true
}

/// A name without marks, blanks and case: how names of economies are compared.
#[must_use]
pub fn fold(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for letter in name.chars() {
        push(&mut out, letter);
    }
    out
}

/// The words of a name, folded, abbreviations written out, small words left away. Single
/// letters with points between are one word (`U.S.A.`).
pub fn words(name: &str) -> Vec<String> {
    let mut spaced = String::with_capacity(name.len() + 8);
    let mut rest = name.chars();
    // Letters since the last blank, and since the last point.
    let (mut word, mut since) = (0, 0);
    while let Some(letter) = rest.next() {
        // No end of a word: Côte d'Ivoire, People's, ü as u and a mark.
        if matches!(
            letter,
            '\'' | '’' | '‘' | '`' | '´' | 'ʼ' | '\u{300}'..='\u{36f}'
        ) {
            continue;
        }
        let mut next = rest.clone();
        let point = letter == '.'
            && since == 1
            && next.next().is_some_and(is_letter)
            && !next.next().is_some_and(is_letter);
        if point {
            since = 0;
        } else if letter != '&' && push(&mut spaced, letter) {
            word += 1;
            since += 1;
        } else if word > 0 {
            spaced.push(' ');
            (word, since) = (0, 0);
        }
    }
    let mut words = Vec::new();
    let mut rest = spaced.split(' ').peekable();
    while let Some(word) = rest.next() {
        // Congo, D. Rep.; elsewhere it tells nothing: Côte d Ivoire.
        let democratic = word == "d" && rest.peek().is_some_and(|next| next.starts_with("rep"));
        push_word(&mut words, if democratic { "dem" } else { word });
    }
    // N. Korea, S. Africa; E. and W. could be many a thing.
    if words.len() > 1 {
        match words[0].as_str() {
            "n" => words[0] = "north".to_owned(),
            "s" => words[0] = "south".to_owned(),
            _ => {}
        }
    }
    words
}

/// Words that tell nothing, in the languages of the table.
const SMALL_WORDS: &str = " the and of y et und e de del la le les las los el du des da do dos \
di der die das d l sar ";

/// Abbreviations and what they stand for. Singular and plural are one word.
const SHORT: [(&str, &str); 33] = [
    ("rep", "republic"),
    ("repub", "republic"),
    ("rp", "republic"),
    ("dem", "democratic"),
    ("st", "saint"),
    ("ste", "saint"),
    ("sainte", "saint"),
    ("is", "islands"),
    ("isl", "islands"),
    ("isls", "islands"),
    ("isd", "islands"),
    ("isds", "islands"),
    ("island", "islands"),
    ("fed", "federal"),
    ("federated", "federal"),
    ("federation", "federal"),
    ("fs", "federal states"),
    ("sts", "states"),
    ("prov", "province"),
    ("terr", "territory"),
    ("territories", "territory"),
    ("people", "peoples"),
    ("peop", "peoples"),
    ("plurin", "plurinational"),
    ("br", "british"),
    ("brit", "british"),
    ("fr", "french"),
    ("fmr", "former"),
    ("fm", "former"),
    ("dpr", "democratic peoples republic"),
    ("pdr", "democratic peoples republic"),
    ("pr", "peoples republic"),
    ("dr", "democratic republic"),
];

/// Whether a list of words, each between blanks, has a word.
pub fn listed(list: &str, word: &str) -> bool {
    let (list, word) = (list.as_bytes(), word.as_bytes());
    let Some(first) = word.first() else {
        return false;
    };
    // A new code of a file is sought in many lists, so without cutting them.
    memchr::memchr_iter(*first, list).any(|at| {
        at > 0
            && list[at - 1] == b' '
            && list[at..].starts_with(word)
            && list.get(at + word.len()) == Some(&b' ')
    })
}

fn push_word(words: &mut Vec<String>, word: &str) {
    // None of the small words is longer.
    if word.is_empty() || (word.len() <= 3 && listed(SMALL_WORDS, word)) {
        return;
    }
    match SHORT.iter().find(|(short, _)| *short == word) {
        Some((_, long)) => words.extend(long.split(' ').map(str::to_owned)),
        None => words.push(word.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_compared_without_signs_and_in_small_letters() {
        assert_eq!(
            plain("Côte d’Ivoire & CÔTE D'IVOIRE"),
            "côtedivoireandcôtedivoire"
        );
        assert_eq!(plain("Trade Value (US$)"), "tradevalueus");
        assert_eq!(plain("佐々木・輸出国（名）、２"), "佐々木輸出国名２");
        assert_eq!(plain("\u{feff}TÜRKİYE\u{a0}"), "türkİye");
    }

    #[test]
    fn names_are_compared_without_marks_width_and_script() {
        for alike in [
            ["TÜRKİYE", "Türkiye"],
            ["turkiye", "Tu\u{308}rkiye"],
            ["臺灣", "台湾"],
            ["韓國", "韓国"],
            ["Ｊａｐａｎ", "JAPAN"],
            ["Å\u{301}land", "aland"],
            ["РОССИЯ", "Россия"],
            ["Groß", "GROSS"],
            ["Việt Nam", "Viet-Nam"],
        ] {
            assert_eq!(fold(alike[0]), fold(alike[1]), "{alike:?}");
        }
        assert_ne!(fold("Niger"), fold("Nigeria"));
    }

    #[test]
    fn pairs_of_letters_are_sorted_and_of_three_bytes_each() {
        let letters: Vec<char> = LETTERS.chars().collect();
        assert!(letters.len() > 100 && letters.iter().all(|letter| letter.len_utf8() == 3));
        assert!(letters.chunks(2).is_sorted_by_key(|pair| pair[0]));
        for pair in letters.chunks(2) {
            assert_eq!(simple(pair[0]), pair[1]);
            // What is simple stays: folding twice is folding once.
            assert_eq!(simple(pair[1]), pair[1], "{pair:?}");
        }
    }

    #[test]
    fn words_are_written_out_and_initials_are_one_word() {
        assert_eq!(
            words("Korea, Dem. People's Rep. of"),
            ["korea", "democratic", "peoples", "republic"]
        );
        assert_eq!(words("Hong Kong S.A.R."), ["hong", "kong"]);
        assert_eq!(words("U.S.A"), ["usa"]);
        assert_eq!(words("China, P.R."), ["china", "peoples", "republic"]);
        assert_eq!(words("Côte d’Ivoire"), ["cote", "divoire"]);
        assert_eq!(words("St.Kitts & Nevis"), ["saint", "kitts", "nevis"]);
        assert_eq!(words("Bosnia/Herzegovina"), ["bosnia", "herzegovina"]);
    }
}
