//! How wide a text runs, and where it may break.

/// Measures text. In the browser the canvas does it; natively [`Widths`].
pub trait Measure {
    /// Width in CSS pixels of a text of this size.
    fn width(&self, text: &str, size: f64, bold: bool) -> f64;
}

/// Height of a line of letters without its leading, as a part of the size.
pub const LETTER_HEIGHT: f64 = 1.0;

/// Widths of printable ASCII in thousandths of the size, as in Helvetica and
/// the fonts made to its measure (Arial, Liberation Sans, Arimo).
const ASCII: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/// Measures by a table of widths: the same on every machine, so that what is
/// drawn natively is the same everywhere. Wider than Helvetica by a seventh, so
/// that the widest system fonts (Verdana, DejaVu Sans) fit as well.
#[derive(Clone, Copy, Debug, Default)]
pub struct Widths;

impl Measure for Widths {
    fn width(&self, text: &str, size: f64, bold: bool) -> f64 {
        let weight = if bold { 1.24 } else { 1.14 };
        let thousandths: f64 = text
            .chars()
            .map(|c| match c {
                ' '..='~' => f64::from(ASCII[c as usize - 32]) * weight,
                '\u{a0}' => f64::from(ASCII[0]) * weight,
                '–' | '·' | '−' | '’' | '‘' | '▲' | '▼' => 770.0,
                _ => 1000.0,
            })
            .sum();
        thousandths / 1000.0 * size
    }
}

/// Signs that must not begin a line.
const NOT_FIRST: &str =
    "、。，．；：！？）」』】〕〉》…‥・ーぁぃぅぇぉっゃゅょァィゥェォッャュョ,.;:!?)]}%％";
/// Signs that must not end a line.
const NOT_LAST: &str = "（「『【〔〈《([{";

/// Breaks a text into lines no wider than `width`: at spaces, and between
/// Chinese and Japanese characters where their rules allow it. A word that is
/// wider than a line stands alone and sticks out.
#[must_use]
pub fn wrap(text: &str, width: f64, size: f64, bold: bool, measure: &dyn Measure) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for piece in pieces(text) {
        let longer = format!("{line}{piece}");
        if line.is_empty() || measure.width(longer.trim_end(), size, bold) <= width {
            line = longer;
        } else {
            lines.push(line.trim_end().to_owned());
            line = piece.to_owned();
        }
    }
    if !line.trim_end().is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// Breaks a text as [`wrap`] does, with lines of about the same length: no
/// single character is left alone on the last one.
#[must_use]
pub fn balance(
    text: &str,
    width: f64,
    size: f64,
    bold: bool,
    measure: &dyn Measure,
) -> Vec<String> {
    let widest = wrap(text, width, size, bold, measure);
    if widest.len() < 2 {
        return widest;
    }
    (11..20)
        .map(|part| wrap(text, width * f64::from(part) / 20.0, size, bold, measure))
        .find(|lines| {
            let fits = |line: &String| measure.width(line, size, bold) <= width;
            lines.len() == widest.len() && lines.iter().all(fits)
        })
        .unwrap_or(widest)
}

/// Cuts a text into the smallest pieces between which a line may break.
fn pieces(text: &str) -> Vec<&str> {
    let mut cuts = Vec::new();
    let mut start = 0;
    let mut before: Option<char> = None;
    for (at, c) in text.char_indices() {
        let breaks = before.is_some_and(|b| {
            let spaced = b == ' ' && c != ' ';
            let wide = (is_wide(b) || is_wide(c)) && c != ' ';
            (spaced || wide) && !NOT_FIRST.contains(c) && !NOT_LAST.contains(b)
        });
        if breaks {
            cuts.push(&text[start..at]);
            start = at;
        }
        before = Some(c);
    }
    cuts.push(&text[start..]);
    cuts
}

/// Whether lines may break before and after this character.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_chinese_character_is_as_wide_as_it_is_high() {
        let width = Widths.width("台", 100.0, false);
        assert!((100.0..110.0).contains(&width));
        assert!(Widths.width("W", 100.0, false) > Widths.width("i", 100.0, false));
    }

    #[test]
    fn english_breaks_at_spaces_only() {
        assert_eq!(
            wrap("standing platform", 60.0, 12.0, false, &Widths),
            ["standing", "platform"]
        );
        assert_eq!(
            wrap("unbreakable", 10.0, 12.0, false, &Widths),
            ["unbreakable"]
        );
    }

    #[test]
    fn chinese_breaks_anywhere_but_before_a_full_stop() {
        let lines = wrap("產業界與學術界。", 37.5, 12.0, false, &Widths);
        assert!(
            lines.iter().all(|line| !line.starts_with('。')),
            "{lines:?}"
        );
        assert!(lines.len() >= 2);
    }

    #[test]
    fn no_character_is_left_alone_on_the_last_line() {
        let lines = balance("會議升到部長級", 75.0, 12.0, false, &Widths);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].chars().count() >= 3, "{lines:?}");
    }

    #[test]
    fn nothing_gives_no_lines() {
        assert!(wrap("", 100.0, 12.0, false, &Widths).is_empty());
    }

    proptest! {
        #[test]
        fn wrapping_loses_nothing(text in "[a-z台日貿易。（） ]{0,40}", width in 10.0..200.0f64) {
            let kept: String = wrap(&text, width, 12.0, false, &Widths).concat().replace(' ', "");
            prop_assert_eq!(kept, text.replace(' ', ""));
        }
    }
}
