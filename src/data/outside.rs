//! Texts that come from outside, before they are shown or written into a file.
//!
//! Not here: markup. Nothing in tairi takes a text for that.

/// Letters by which a spreadsheet knows a formula (OWASP, CSV injection), the wide ones
/// of Chinese and Japanese keyboards among them.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// A text on one line, in which nothing turns the words around it: blanks stand for
/// control characters, marks of direction, and what XML cannot hold.
#[must_use]
pub fn line(text: &str) -> String {
    let unfit = |letter: char| {
        letter.is_control()
            || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}' | '\u{fffe}' | '\u{ffff}')
    };
    text.replace(unfit, " ").trim().to_owned()
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
    }

    proptest! {
        #[test]
        fn what_is_guarded_comes_back(text in "[=+'@,; \"a\t\n-]{0,12}") {
            prop_assert_eq!(bare(&guarded(&text)), text);
        }

        #[test]
        fn no_cell_of_a_guarded_text_begins_with_a_formula(text in "[=+'@,; \"a\t\n-]{0,12}") {
            for cell in guarded(&text).split([',', ';', '\t', '\n', '\r']) {
                prop_assert!(!cell.trim_start_matches([' ', '"']).starts_with(FORMULA), "{}", cell);
            }
        }
    }
}
