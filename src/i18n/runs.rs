//! Which letters of a Chinese or Japanese text stay on one line: a number with
//! the sign or the counting word behind it. Browsers break between 2,024 and 億.

/// Counting words of one letter, and what is written behind a number.
const COUNTERS: &str = "%年月日億万萬兆倍件個項社つ";

/// A text in parts, each with whether it must stay whole. The parts together are
/// the text.
#[must_use]
pub fn runs(text: &str) -> Vec<(bool, &str)> {
    let mut runs = Vec::new();
    let (mut from, mut whole, mut last) = (0, false, ' ');
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map_or(' ', |(_, next)| *next);
        let goes_on = match letter {
            '0'..='9' => true,
            // Inside a number; at its end they belong to the sentence.
            '.' | ',' => whole && last.is_ascii_digit() && next.is_ascii_digit(),
            ' ' => whole && last.is_ascii_digit() && COUNTERS.contains(next),
            _ => whole && COUNTERS.contains(letter),
        };
        // After a counting word another number begins: 2000年1月.
        let again = letter.is_ascii_digit() && COUNTERS.contains(last);
        if goes_on != whole || again {
            runs.push((whole, text.get(from..at).unwrap_or_default()));
            (from, whole) = (at, goes_on);
        }
        last = letter;
    }
    runs.push((whole, text.get(from..).unwrap_or_default()));
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(text: &str) -> Vec<&str> {
        runs(text)
            .into_iter()
            .filter_map(|(whole, part)| whole.then_some(part))
            .collect()
    }

    #[test]
    fn a_number_stays_with_what_it_counts() {
        assert_eq!(
            whole("貿易は2,024億ドル、比重は1.5%に"),
            ["2,024億", "1.5%"]
        );
        assert_eq!(whole("共 2,024 億美元，6 個"), ["2,024 億", "6 個"]);
        assert_eq!(whole("2000年1月の3倍"), ["2000年", "1月", "3倍"]);
    }

    #[test]
    fn what_follows_a_sentence_is_not_part_of_a_number() {
        assert_eq!(whole("1987, 2010."), ["1987", "2010"]);
        assert_eq!(whole("年の初め"), [""; 0]);
    }

    #[test]
    fn the_parts_are_the_text() {
        for text in ["", "5", "億5", "a1.b", "1,", "比1,234.5億元，3%。"] {
            let parts: String = runs(text).into_iter().map(|(_, part)| part).collect();
            assert_eq!(parts, text);
        }
    }
}
