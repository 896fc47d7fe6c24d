//! Lines that have to be changed before they can be cut into fields.

use std::borrow::Cow;

/// What is odd about a file's lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Shape {
    /// Nothing.
    #[default]
    Plain,
    /// Eurostat's TSV: the first field holds several, with commas between them. All
    /// fields are cut by commas then, as no value has one.
    Composite,
    /// Each line is one quoted field, in which quotation marks are doubled: a CSV that
    /// was saved as one column.
    Wrapped,
}

impl Shape {
    /// The shape of a file that begins with this text.
    pub(super) fn of(text: &[u8]) -> Shape {
        let mut lines = text
            .split(|byte| matches!(byte, b'\n' | b'\r'))
            .map(<[u8]>::trim_ascii)
            .filter(|line| !line.is_empty());
        let first = lines.clone().next().unwrap_or_default();
        let key = first
            .split(|byte| *byte == b'\t')
            .next()
            .unwrap_or_default();
        if key.len() < first.len() && key.contains(&b',') && key.contains(&b'\\') {
            return Shape::Composite;
        }
        // The last line may be cut off.
        let some: Vec<&[u8]> = lines.by_ref().take(20).collect();
        let cut = |byte: &u8| matches!(byte, b',' | b';' | b'\t');
        let wrapped = |line: &&[u8]| {
            // Delimiters may have been put behind.
            let end = line.iter().rposition(|byte| !cut(byte));
            let line = &line[..end.map_or(0, |end| end + 1)];
            line.len() > 2
                && line.first() == Some(&b'"')
                && line.last() == Some(&b'"')
                && line.iter().any(cut)
                && whole(&line[1..line.len() - 1])
        };
        let enough = some.len().saturating_sub(1).max(1);
        // Programs that quote rows as a whole may leave the header.
        let bare = first.iter().any(cut) && !first.contains(&b'"');
        match (wrapped(&first) || (bare && some.len() > 2))
            && !some.is_empty()
            && some.iter().take(enough).skip(1).all(wrapped)
        {
            true => Shape::Wrapped,
            false => Shape::Plain,
        }
    }
}

/// Whether all quotation marks of a text are doubled, so that none ends it.
fn whole(text: &[u8]) -> bool {
    let mut bytes = text.iter();
    while let Some(byte) = bytes.next() {
        if *byte == b'"' && bytes.next() != Some(&b'"') {
            return false;
        }
    }
    true
}

/// Changes the lines of a file as they come.
#[derive(Debug)]
pub(super) struct Reshape {
    shape: Shape,
    /// Whether a line begins.
    start: bool,
    /// Whether the last byte was a quotation mark that is not yet settled.
    mark: bool,
}

impl Reshape {
    pub(super) fn new(shape: Shape) -> Reshape {
        Reshape {
            shape,
            start: true,
            mark: false,
        }
    }

    /// The next piece.
    pub(super) fn piece<'a>(&mut self, bytes: &'a [u8]) -> Cow<'a, [u8]> {
        match self.shape {
            Shape::Plain => Cow::Borrowed(bytes),
            Shape::Composite => {
                let comma = |byte: &u8| if *byte == b'\t' { b',' } else { *byte };
                Cow::Owned(bytes.iter().map(comma).collect())
            }
            Shape::Wrapped => Cow::Owned(self.unwrapped(bytes)),
        }
    }

    fn unwrapped(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut out = Vec::with_capacity(bytes.len());
        for &byte in bytes {
            let start = std::mem::replace(&mut self.start, matches!(byte, b'\n' | b'\r'));
            if byte != b'"' {
                // A mark before it was the line's last.
                self.mark = false;
                out.push(byte);
            } else if start {
                // The line's first.
            } else {
                // The first of two is passed over, or the line's last.
                if self.mark {
                    out.push(byte);
                }
                self.mark = !self.mark;
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reshaped(text: &str) -> String {
        let mut whole = Reshape::new(Shape::of(text.as_bytes()));
        let once = whole.piece(text.as_bytes()).into_owned();
        let mut pieces = Reshape::new(Shape::of(text.as_bytes()));
        let cut: Vec<u8> = text
            .as_bytes()
            .chunks(3)
            .flat_map(|piece| pieces.piece(piece).into_owned())
            .collect();
        assert_eq!(once, cut);
        String::from_utf8(once).unwrap()
    }

    #[test]
    fn a_composite_key_is_cut_at_its_commas() {
        assert_eq!(
            reshaped("freq,reporter\\TIME_PERIOD\t2018 \t2019 \nA,DE\t: \t50 p\n"),
            "freq,reporter\\TIME_PERIOD,2018 ,2019 \nA,DE,: ,50 p\n"
        );
    }

    #[test]
    fn lines_quoted_as_a_whole_are_unwrapped() {
        assert_eq!(
            reshaped("year,name\n\"2019,\"\"Korea, Rep.\"\"\",,\n\"2019,x\",,\n"),
            "year,name\n2019,\"Korea, Rep.\",,\n2019,x,,\n"
        );
        assert_eq!(
            reshaped("\"year,exporter,name\"\n\"2019,JPN,\"\"Korea, Rep.\"\"\"\n\"2019,KOR,x\"\n"),
            "year,exporter,name\n2019,JPN,\"Korea, Rep.\"\n2019,KOR,x\n"
        );
    }

    #[test]
    fn other_lines_stay_as_they_are() {
        for text in [
            "year,exporter\n2019,JPN\n",
            "\"year\",\"exporter\"\n\"2019\",\"JPN\"\n",
            "\"year\"\t\"a,b\"\n",
        ] {
            assert_eq!(reshaped(text), text);
        }
    }
}
