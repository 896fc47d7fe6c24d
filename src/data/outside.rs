//! Texts that come from outside, before they are shown or written into a file.
//!
//! Not here: markup. Nothing in tairi takes a text for that.

use super::bounds::{LETTERS, MARKS};

/// Letters by which a spreadsheet knows a formula (OWASP, CSV injection), the wide ones
/// of Chinese and Japanese keyboards among them.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// Whether a letter is a blank in the place of what must not be in a name: control
/// characters, what turns the words around it, and what XML cannot hold.
fn unfit(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}' | '\u{fffe}' | '\u{ffff}')
}

/// Whether a letter is left out of a name: it is not seen, and says at most which way the
/// letters beside it go. What joins letters and parts them (U+200C, U+200D) is a part of
/// Persian and Indian names.
fn unseen(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{206a}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Whether nothing is seen of a letter.
fn hidden(letter: char) -> bool {
    unseen(letter) || matches!(letter, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}')
}

/// Whether a letter stands upon the one before.
fn mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{6d6}'..='\u{6ed}' | '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}' | '\u{eb4}'..='\u{ebc}' | '\u{ec8}'..='\u{ece}' | '\u{f71}'..='\u{f84}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{200c}' | '\u{200d}' | '\u{20d0}'..='\u{20ff}' | '\u{302a}'..='\u{302f}' | '\u{3099}'..='\u{309a}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}' | '\u{e0100}'..='\u{e01ef}')
}

/// A name of some letters at most, and whether it is cut.
fn cut(text: &str, most: usize) -> (String, bool) {
    let mut out = String::new();
    let (mut letters, mut marks, mut short) = (0, 0, false);
    for (at, letter) in text.char_indices() {
        let letter = if unfit(letter) { ' ' } else { letter };
        if unseen(letter) || (out.is_empty() && letter.is_whitespace()) {
            continue;
        }
        marks = if mark(letter) { marks + 1 } else { 0 };
        if marks > MARKS {
            short = true;
            continue;
        }
        if letters == most {
            let blank = |letter: char| letter.is_whitespace() || unfit(letter) || unseen(letter);
            if !text[at..].chars().all(blank) {
                out.truncate(out.trim_end().len());
                out.push('…');
                short = true;
            }
            break;
        }
        letters += 1;
        out.push(letter);
    }
    out.truncate(out.trim_end().len());
    (out, short)
}

/// A name on one line, in which nothing turns the words around it: blanks stand for
/// control characters, marks of direction that hold on, and what XML cannot hold; what is
/// not seen is left out. It has [`LETTERS`] at most, and [`MARKS`] upon one of them.
#[must_use]
pub fn line(text: &str) -> String {
    cut(text, LETTERS).0
}

/// The same for what tells one economy from another: names that are cut alike still
/// differ, by eight digits of all that they were.
#[must_use]
pub fn distinct(text: &str) -> String {
    const DIGITS: usize = 8;
    let (name, short) = cut(text, LETTERS);
    if !short {
        return name;
    }
    // FNV-1a.
    let hash = text.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    let (mut name, _) = cut(name.trim_end_matches('…'), LETTERS - DIGITS - 1);
    if !name.ends_with('…') {
        name.push('…');
    }
    for at in (0..DIGITS).rev() {
        name.extend(char::from_digit((hash >> (4 * at)) & 15, 16));
    }
    name
}

/// A text for a cell of CSV: an apostrophe stands wherever a spreadsheet could see a
/// formula begin, also behind what only some take for the end of a cell. [`bare`] takes
/// them away again.
#[must_use]
pub fn guarded(text: &str) -> String {
    marked(text, true)
}

/// What [`guarded`] was given.
#[must_use]
pub fn bare(text: &str) -> String {
    marked(text, false)
}

fn marked(text: &str, guard: bool) -> String {
    let mut out = String::with_capacity(text.len() + 1);
    let mut begins = true;
    for (at, letter) in text.char_indices() {
        if begins && text[at..].trim_start_matches('\'').starts_with(FORMULA) {
            begins = false;
            match guard {
                true => out.push('\''),
                // There is one: a text that is not guarded has none to lose.
                false if letter == '\'' => continue,
                false => {}
            }
        }
        begins = match letter {
            ',' | ';' | '\t' | '\r' | '\n' => true,
            ' ' | '"' => begins,
            letter if hidden(letter) => begins,
            _ => false,
        };
        out.push(letter);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_formula_is_set_off_wherever_a_cell_could_begin() {
        for (text, wanted) in [
            ("", ""),
            ("Japan", "Japan"),
            ("a-b = c+d", "a-b = c+d"),
            ("=1+1", "'=1+1"),
            ("'=1", "''=1"),
            (" \t+1", " \t'+1"),
            ("x,=1;  \"@y", "x,'=1;  \"'@y"),
            ("two\n-lines", "two\n'-lines"),
            ("＝1", "'＝1"),
            ("'tis", "'tis"),
            // What is not seen hides none.
            ("\u{200f}=1+1", "\u{200f}'=1+1"),
            (
                "x,\u{200e}\u{61c}\u{feff}@y",
                "x,\u{200e}\u{61c}\u{feff}'@y",
            ),
            ("\u{200d}-1", "\u{200d}'-1"),
        ] {
            assert_eq!(guarded(text), wanted);
            assert_eq!(bare(wanted), text);
        }
    }

    #[test]
    fn a_line_holds_nothing_that_turns_or_breaks_it() {
        assert_eq!(line(" a\u{202e}b\nc\u{0}\u{ffff} "), "a b c");
        assert_eq!(line("\u{2066}台日\u{2069}"), "台日");
        assert_eq!(line("\u{2028}"), "");
        // Of what only says which way letters go, and of what is not seen, nothing is left.
        assert_eq!(line("\u{200f}=1\u{200e}+\u{61c}1\u{feff}"), "=1+1");
        assert_eq!(line("Tai\u{ad}wan\u{200b}\u{e0041}"), "Taiwan");
        // What joins letters stays.
        assert_eq!(line("می\u{200c}شود"), "می\u{200c}شود");
    }

    #[test]
    fn a_name_has_so_many_letters_and_marks_and_no_more() {
        let most = "a".repeat(LETTERS);
        assert_eq!(line(&most), most);
        assert_eq!(line(&(most.clone() + " \u{200f}\n")), most);
        assert_eq!(line(&(most.clone() + "b")), most.clone() + "…");
        assert_eq!(
            line(&line(&"語".repeat(300_000))),
            "語".repeat(LETTERS) + "…"
        );
        let marked = "Z".to_owned() + &"\u{351}".repeat(MARKS);
        assert_eq!(line(&marked), marked);
        assert_eq!(
            line(&(marked.clone() + &"\u{36b}".repeat(9_000) + "a")),
            marked.clone() + "a"
        );
        assert_eq!(line("Việt Nam"), "Việt Nam");
    }

    #[test]
    fn names_that_are_cut_alike_still_differ() {
        let long = "a".repeat(LETTERS);
        assert_eq!(distinct(&long), long);
        let [one, other] = ["b", "c"].map(|end| distinct(&(long.clone() + end)));
        assert_ne!(one, other);
        let marked = |count: usize| distinct(&("Z".to_owned() + &"\u{351}".repeat(count)));
        assert_ne!(marked(MARKS + 1), marked(MARKS + 2));
        for name in [one, other, marked(900)] {
            assert!(name.chars().count() <= LETTERS, "{name}");
            assert_eq!(distinct(&name), name, "what is kept stays as it is");
        }
    }

    proptest! {
        #[test]
        fn what_is_guarded_comes_back(text in "[=+'@,; \"a\t\n\u{200f}-]{0,12}") {
            prop_assert_eq!(bare(&guarded(&text)), text);
        }

        #[test]
        fn no_cell_of_a_guarded_text_begins_with_a_formula(text in "[=+'@,; \"a\t\n\u{200f}-]{0,12}") {
            for cell in guarded(&text).split([',', ';', '\t', '\n', '\r']) {
                prop_assert!(!cell.trim_start_matches([' ', '"', '\u{200f}']).starts_with(FORMULA), "{}", cell);
            }
        }
    }
}
