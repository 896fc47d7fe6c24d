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

/// The bare letter of each of [`MARKED`] at its [`place`], 0 for all others: thousands of
/// names are folded for one that is sought.
const BARE: [u8; PLACES] = bare_letters();
const PLACES: usize = 0x200;

/// Where a Latin letter with a mark stands in [`BARE`]: the blocks after ASCII, then the one
/// that has Vietnam's.
const fn place(letter: u32) -> usize {
    match letter {
        0xc0..0x240 => letter as usize - 0xc0,
        0x1e80..0x1f00 => letter as usize - 0x1e80 + 0x180,
        _ => PLACES,
    }
}

const fn bare_letters() -> [u8; PLACES] {
    let mut bare = [0; PLACES];
    let mut row = 0;
    while row < MARKED.len() {
        let (letters, is) = MARKED[row];
        let bytes = letters.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            // Of two bytes, or of three.
            let mut letter = (bytes[at] & if bytes[at] < 0xe0 { 0x1f } else { 0x0f }) as u32;
            at += 1;
            while at < bytes.len() && bytes[at] & 0xc0 == 0x80 {
                letter = letter << 6 | (bytes[at] & 0x3f) as u32;
                at += 1;
            }
            bare[place(letter)] = is as u8;
        }
        row += 1;
    }
    bare
}

fn marked(letter: char) -> char {
    match BARE.get(place(letter as u32)) {
        None | Some(0) => letter,
        Some(bare) => char::from(*bare),
    }
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
    // Most letters by far, of thousands of names.
    if letter.is_ascii_alphanumeric() {
        out.push(letter.to_ascii_lowercase());
        return true;
    }
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
    fold_into(name, &mut out);
    out
}

/// The same into a text that is used again.
pub fn fold_into(name: &str, out: &mut String) {
    out.clear();
    for letter in name.chars() {
        push(out, letter);
    }
}

/// The words of a name, folded, abbreviations written out, small words left away. Single
/// letters with points between are one word (`U.S.A.`).
pub fn words(name: &str) -> Vec<String> {
    let mut words = Vec::new();
    let room = &mut String::with_capacity(name.len() + 8);
    each_word(name, room, &mut |word| words.push(word.to_owned()));
    words
}

/// Hands on the same words one by one; `spaced` is used again.
pub fn each_word(name: &str, spaced: &mut String, each: &mut dyn FnMut(&str)) {
    space(name, spaced);
    let mut rest = spaced.split(' ').filter(|word| !word.is_empty()).peekable();
    let mut first = true;
    while let Some(word) = rest.next() {
        let word = match word {
            // Congo, D. Rep.; elsewhere it tells nothing: Côte d Ivoire.
            "d" if rest.peek().is_some_and(|next| next.starts_with("rep")) => "dem",
            // N. Korea, S. Africa; E. and W. could be many a thing.
            "n" if first && rest.clone().any(|next| !is_small(next)) => "north",
            "s" if first && rest.clone().any(|next| !is_small(next)) => "south",
            _ if is_small(word) => continue,
            word => word,
        };
        first = false;
        match SHORT.iter().find(|(short, _)| *short == word) {
            Some((_, long)) => long.split(' ').for_each(&mut *each),
            None => each(word),
        }
    }
}

/// Puts blanks where the words of a name end.
fn space(name: &str, spaced: &mut String) {
    spaced.clear();
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
        } else if letter != '&' && push(spaced, letter) {
            word += 1;
            since += 1;
        } else if word > 0 {
            spaced.push(' ');
            (word, since) = (0, 0);
        }
    }
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

/// Whether a word tells nothing. None that does is longer.
fn is_small(word: &str) -> bool {
    word.len() <= 3 && listed(SMALL_WORDS, word)
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
