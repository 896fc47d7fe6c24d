//! Lines that break where a reader would pause: for the few large words of a
//! card. Native only; a page leaves this to the browser.
//!
//! No dictionary is asked. Japanese phrases mostly end in hiragana and begin
//! with something else; Chinese ones end at a mark or after a particle.

use super::Measure;

/// What a break costs that no reader would mind, and one that cuts a word.
const GOOD: f64 = 0.0;
const CUT: f64 = 24.0;

/// Breaks a text into lines no wider than `width`, at the places that cost least
/// and with lines of about the same length. Also says what it cost: 100 and more
/// if a word does not fit.
#[must_use]
pub fn fill(
    text: &str,
    width: f64,
    size: f64,
    bold: bool,
    measure: &dyn Measure,
) -> (Vec<String>, f64) {
    let cuts = cuts(text);
    // For each cut: the least cost up to it, and the cut before it.
    let mut best: Vec<(f64, usize)> = vec![(0.0, 0)];
    for (index, &(end, cost)) in cuts.iter().enumerate().skip(1) {
        let mut least = (f64::INFINITY, 0);
        for (from, &(start, _)) in cuts[..index].iter().enumerate() {
            let line = text[start..end].trim_end();
            let slack = 1.0 - measure.width(line, size, bold) / width;
            let ragged = match slack >= 0.0 {
                true => slack * slack * 14.0,
                false => 100.0 - slack,
            };
            let total = best[from].0 + ragged + cost + 1.0;
            if total < least.0 {
                least = (total, from);
            }
        }
        best.push(least);
    }
    let mut lines = Vec::new();
    let mut at = cuts.len() - 1;
    while at > 0 {
        let from = best[at].1;
        lines.insert(0, text[cuts[from].0..cuts[at].0].trim_end().to_owned());
        at = from;
    }
    (lines, best[cuts.len() - 1].0)
}

/// The places where a line may end, with what that costs; begin and end among
/// them.
fn cuts(text: &str) -> Vec<(usize, f64)> {
    let japanese = text.chars().any(is_hiragana);
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut cuts = vec![(0, GOOD)];
    for (index, &(at, c)) in chars.iter().enumerate().skip(1) {
        let b = chars[index - 1].1;
        let a = index.checked_sub(2).map(|a| chars[a].1);
        if let Some(cost) = cost(a, b, c, japanese) {
            cuts.push((at, cost));
        }
    }
    if !text.is_empty() {
        cuts.push((text.len(), GOOD));
    }
    cuts
}

/// What it costs to end a line between `b` and `c`; `None` where it must not.
fn cost(a: Option<char>, b: char, c: char, japanese: bool) -> Option<f64> {
    if c == ' ' || "、。，：；！？）」』】〉》・ーッャュョ々,.;:!?)%％".contains(c)
    {
        return None;
    }
    if "（「『【〈《(".contains(b) {
        return None;
    }
    let number = |c: char| c.is_ascii_digit() || c == '%';
    if b == ' ' {
        // `1994 年` stays one.
        let unit = a.is_some_and(number) && is_wide(c);
        return (!unit).then_some(GOOD);
    }
    if "、。，：；！？".contains(b) {
        return Some(GOOD);
    }
    if b == '–' && c.is_alphabetic() {
        return Some(2.0);
    }
    if !is_wide(b) && !is_wide(c) {
        return None;
    }
    // `1.8倍`, `2024年`; and what stands before a number may leave it.
    if number(b) {
        return None;
    }
    if japanese {
        return Some(match (is_hiragana(b), is_hiragana(c)) {
            (true, false) => 1.0,
            (false, false) if is_katakana(b) != is_katakana(c) => 10.0,
            _ => CUT,
        });
    }
    Some(match "的是與和到對了".contains(b) {
        true => 3.0,
        false => 12.0,
    })
}

fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}')
}

fn is_hiragana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{309f}')
}

fn is_katakana(c: char) -> bool {
    matches!(c, '\u{30a0}'..='\u{30ff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::Widths;

    fn lines(text: &str, width: f64) -> Vec<String> {
        fill(text, width, 10.0, false, &Widths).0
    }

    #[test]
    fn japanese_breaks_before_a_phrase_and_not_in_it() {
        assert_eq!(
            lines("利害から連携へ、三つの段階", 80.0),
            ["利害から連携へ、", "三つの段階"]
        );
    }

    #[test]
    fn chinese_breaks_after_a_mark_and_keeps_a_number_with_its_unit() {
        assert_eq!(
            lines("從利益到聯盟，分三步走", 80.0),
            ["從利益到聯盟，", "分三步走"]
        );
        for line in lines("從 1994 年的 22.8% 降到 2018 年的 8.4%", 70.0) {
            assert!(!line.starts_with('年'), "{line}");
        }
    }

    #[test]
    fn nothing_gives_no_lines_and_a_word_that_does_not_fit_costs_much() {
        assert_eq!(fill("", 100.0, 10.0, false, &Widths), (Vec::new(), 0.0));
        let (lines, cost) = fill("unbreakable", 10.0, 10.0, false, &Widths);
        assert_eq!(lines, ["unbreakable"]);
        assert!(cost > 100.0);
    }

    #[test]
    fn no_letter_is_lost() {
        let text = "Japan’s share of China’s imports fell from 22.8% in 1994 to 8.4%";
        assert_eq!(lines(text, 90.0).join(" "), text);
    }
}
