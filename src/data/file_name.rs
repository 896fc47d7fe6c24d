//! The name of a file that a reader saves.

/// Letters of a name.
const LETTERS: usize = 80;

/// A name for a file, without what is put behind its point: no signs that a system may not
/// take, and no name that is none of a file's.
#[must_use]
pub fn file_name(name: &str) -> String {
    let name: String = name
        .chars()
        .map(|letter| match letter {
            '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '-',
            letter if letter.is_control() => '-',
            letter => letter,
        })
        .take(LETTERS)
        .collect();
    let name = name.trim().trim_end_matches(".csv").trim_end_matches(".gz");
    let name = name.trim_end_matches(".csv").trim_matches('.').trim();
    // Windows looks at what stands before the first point, blanks left aside, and takes small
    // raised numbers for others.
    let stem = name.split('.').next().unwrap_or_default().trim();
    let stem = stem
        .to_ascii_lowercase()
        .replace('¹', "1")
        .replace('²', "2")
        .replace('³', "3");
    match name.is_empty() {
        true => "tairi".to_owned(),
        false if is_device(&stem) => ["tairi ", name].concat(),
        false => name.to_owned(),
    }
}

/// Whether Windows takes a name for a device.
fn is_device(stem: &str) -> bool {
    let numbered = ["com", "lpt"]
        .iter()
        .find_map(|kind| stem.strip_prefix(kind));
    let number = |rest: &str| rest.len() == 1 && rest.bytes().all(|byte| byte.is_ascii_digit());
    ["con", "prn", "aux", "nul", "conin$", "conout$"].contains(&stem)
        || numbered.is_some_and(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_that_every_system_takes() {
        for (name, wanted) in [
            ("", "tairi"),
            ("...", "tairi"),
            (" . .csv", "tairi"),
            ("mine.csv", "mine"),
            ("mine.csv.gz", "mine"),
            ("a/b\\c:d", "a-b-c-d"),
            ("two\nlines", "two-lines"),
            ("三人", "三人"),
            ("CON", "tairi CON"),
            ("aux.csv", "tairi aux"),
            ("nul.2020.csv", "tairi nul.2020"),
            ("Com1 .x", "tairi Com1 .x"),
            ("LPT²", "tairi LPT²"),
            ("com10", "com10"),
            ("company", "company"),
            ("console", "console"),
        ] {
            assert_eq!(file_name(name), wanted, "{name:?}");
        }
        assert_eq!(file_name(&"語".repeat(500)).chars().count(), LETTERS);
    }
}
