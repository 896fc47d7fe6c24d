//! How a file was read, in one plain line and what opens from it.

use super::sentences::fill;
use super::{Lang, flows, number, tri};
use crate::flows::{Count, Report};

/// A share of the trade, never said to be none where it is some.
fn share(part: f64, lang: Lang) -> String {
    let percent = part * 100.0;
    let text = match percent {
        _ if percent >= 10.0 => number::fixed(percent, 0),
        _ if percent >= 0.1 => number::fixed(percent, 1),
        _ => "< 0.1".to_owned(),
    };
    text + if lang == Lang::En { " %" } else { "%" }
}

/// The line: what the file was taken for, how much of it is used, and what is missing.
#[must_use]
pub fn line(kind: &str, report: &Report, lang: Lang) -> String {
    let used = number::fixed(report.used as f64, 0);
    let entries = number::fixed(report.entries as f64, 0);
    let mut out = fill(
        tri!(
            "以「{0}」讀取：{2} 個數值中採用 {1} 個。",
            "「{0}」として読んだ：{2}個の値のうち{1}個を使用。",
            "Read as {0}: {1} of {2} values are used. ",
        ),
        &[kind, &used, &entries],
        lang,
    );
    let missing: f64 = report
        .counts
        .iter()
        .filter(|count| count.rule.loses())
        .map(|count| report.share(count))
        .sum();
    out += &match missing > 0.0 {
        true => fill(
            tri!(
                "貿易額有 {0} 無法採用。",
                "貿易額の{0}は使えない。",
                "{0} of the trade could not be used.",
            ),
            &[&share(missing.min(1.0), lang)],
            lang,
        ),
        false => tri!(
            "貿易額沒有缺漏。",
            "貿易額に欠けはない。",
            "Nothing of the trade is missing.",
        )
        .text(lang),
    };
    for said in doubts(report, lang) {
        if lang == Lang::En {
            out.push(' ');
        }
        out += &said;
    }
    out
}

/// Economies that are lost, and those that may be the world.
fn doubts(report: &Report, lang: Lang) -> Vec<String> {
    let mut out = Vec::new();
    let names = |codes: &[String]| {
        let some: Vec<&str> = codes.iter().take(5).map(String::as_str).collect();
        let more = if codes.len() > 5 { " …" } else { "" };
        some.join(if lang == Lang::En { ", " } else { "、" }) + more
    };
    if !report.lost.is_empty() {
        let lost = tri!(
            "{0} 沒有一個數值可用。",
            "{0}は一つの値も使えない。",
            "Of {0} no value could be used.",
        );
        out.push(fill(lost, &[&names(&report.lost)], lang));
    }
    if !report.sums.is_empty() {
        let sums = tri!(
            "「{0}」的數值等於或超過其他夥伴的總和：可能是世界。",
            "「{0}」の値は他の相手の合計かそれ以上：世界かもしれない。",
            "“{0}” is as much as all other partners together: it may be the world.",
        );
        out.push(fill(sums, &[&names(&report.sums)], lang));
    }
    out
}

/// Takes an economy for the world.
#[must_use]
pub fn is_world(code: &str, lang: Lang) -> String {
    let is = tri!("「{0}」是世界", "「{0}」は世界", "“{0}” is the world");
    fill(is, &[code], lang)
}

/// A rule, how often it applied, and what that is worth.
#[must_use]
pub fn counted(report: &Report, count: &Count, lang: Lang) -> String {
    let entries = number::fixed(count.entries as f64, 0);
    let mut out = [flows::rule(count.rule).get(lang), " (", &entries].concat();
    if count.rule.leaves_out() && count.value > 0.0 {
        let of = tri!("，相當於 {0}", "、{0}に当たる", "; worth {0} of the trade");
        out += &fill(of, &[&share(report.share(count), lang)], lang);
    }
    out + ")"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flows::Rule;

    fn report(value: f64) -> Report {
        Report {
            entries: 100,
            used: 90,
            trade: 80.0,
            counts: vec![Count {
                rule: Rule::BadYear,
                entries: 10,
                value,
                lines: Vec::new(),
                what: Vec::new(),
                file: 0,
            }],
            ..Report::default()
        }
    }

    #[test]
    fn a_line_says_what_is_used_and_what_is_missing_in_money() {
        assert_eq!(
            line("WITS", &report(20.0), Lang::En),
            "Read as WITS: 90 of 100 values are used. 20 % of the trade could not be used."
        );
        assert!(report(20.0).is_grave() && !report(1.0).is_grave());
        let whole = Report {
            counts: Vec::new(),
            ..report(0.0)
        };
        assert_eq!(
            line("WITS", &whole, Lang::En),
            "Read as WITS: 90 of 100 values are used. Nothing of the trade is missing."
        );
    }

    #[test]
    fn what_may_be_the_world_is_pointed_at() {
        let report = Report {
            sums: vec!["Alle".to_owned()],
            ..report(0.0)
        };
        for lang in Lang::ALL {
            assert!(line("WITS", &report, lang).contains("Alle"));
        }
        assert!(!report.is_grave() || report.share(&report.counts[0]) > 0.1);
    }
}
