//! The table of a web page, as CSV: offices give such pages the name `.xls` or `.csv`.
//!
//! A small tolerant reader of `<table>`, `<tr>`, `<td>` and `<th>`. It works on bytes, so
//! that letters stay in whatever way they are written; what only pages of an error have,
//! no table of two rows and two columns, gives nothing.

/// Pages longer than this are not looked through.
pub const LONGEST: u64 = 96 << 20;
/// A cell reaches over no more columns or rows.
const MOST_SPAN: usize = 2_000;
/// Tables within tables.
const DEEPEST: usize = 20;
/// The most cells, with those that are empty.
const MOST_CELLS: usize = 20_000_000;

/// What was found in a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The largest table, with those that go on with it under the same header.
    pub csv: Vec<u8>,
    /// How many other tables there are.
    pub others: usize,
}

/// Whether a file begins like a web page.
#[must_use]
pub fn is_page(first: &[u8]) -> bool {
    let first = first.strip_prefix(b"\xef\xbb\xbf").unwrap_or(first);
    let head = &first[..first.len().min(8192)];
    if !head.trim_ascii_start().starts_with(b"<") {
        return false;
    }
    let low = head.to_ascii_lowercase();
    let has = |what: &[u8]| low.windows(what.len()).any(|some| some == what);
    (has(b"<html") || has(b"<table") || has(b"<!doctype html") || has(b"<body")) && !has(b"<svg")
}

/// The table of a page; nothing if there is none.
#[must_use]
pub fn table(page: &[u8]) -> Option<Found> {
    let mut reader = Reader::default();
    reader.page(page);
    let mut tables: Vec<Table> = reader.done.into_iter().filter(Table::is_one).collect();
    let best = (0..tables.len())
        .rev()
        .max_by_key(|at| tables[*at].filled)?;
    let mut csv = Vec::new();
    let header = tables[best].rows.first().cloned();
    let mut others = 0;
    for (at, table) in tables.iter_mut().enumerate() {
        let goes_on = at != best && table.rows.first() == header.as_ref();
        if at != best && !goes_on {
            others += 1;
            continue;
        }
        // The first of them has its header.
        let from = usize::from(!csv.is_empty());
        for row in table.rows.iter().skip(from) {
            line(&mut csv, row);
        }
    }
    Some(Found { csv, others })
}

/// Writes a row as CSV.
fn line(csv: &mut Vec<u8>, row: &[Vec<u8>]) {
    if row.iter().all(Vec::is_empty) {
        return;
    }
    for (at, cell) in row.iter().enumerate() {
        if at > 0 {
            csv.push(b',');
        }
        field(csv, cell);
    }
    csv.push(b'\n');
}

/// Writes a field of CSV, quoted where it must be.
pub(super) fn field(csv: &mut Vec<u8>, cell: &[u8]) {
    if memchr::memchr2(b',', b'"', cell).is_none() {
        csv.extend_from_slice(cell);
        return;
    }
    csv.push(b'"');
    for byte in cell {
        csv.push(*byte);
        if *byte == b'"' {
            csv.push(b'"');
        }
    }
    csv.push(b'"');
}

/// A table so far.
#[derive(Default)]
struct Table {
    rows: Vec<Vec<Vec<u8>>>,
    /// Cells that reach into the rows below: column, text, how many rows.
    below: Vec<(usize, Vec<u8>, usize)>,
    cell: Option<Cell>,
    open: bool,
    /// Cells with something in them.
    filled: usize,
}

struct Cell {
    text: Vec<u8>,
    columns: usize,
    rows: usize,
    /// The exact number, where what is shown is a rounded one.
    number: Option<Vec<u8>>,
}

impl Table {
    /// Whether it has rows and columns.
    fn is_one(&self) -> bool {
        let said = |row: &&Vec<Vec<u8>>| row.len() > 1 && row.iter().any(|cell| !cell.is_empty());
        self.rows.iter().filter(said).count() > 1
    }

    fn begin_row(&mut self) {
        self.end_row();
        self.open = true;
        self.rows.push(Vec::new());
        self.fill();
    }

    /// Puts down what reaches into this place from the rows above.
    fn fill(&mut self) {
        let Some(row) = self.rows.last_mut() else {
            return;
        };
        while let Some(at) = self.below.iter().position(|each| each.0 == row.len()) {
            row.push(self.below[at].1.clone());
            self.below[at].2 -= 1;
            if self.below[at].2 == 0 {
                self.below.swap_remove(at);
            } else {
                // It is this row's turn once.
                self.below[at].0 |= TAKEN;
            }
        }
    }

    fn end_row(&mut self) {
        self.end_cell();
        self.open = false;
        for each in &mut self.below {
            each.0 &= !TAKEN;
        }
    }

    fn end_cell(&mut self) {
        let Some(cell) = self.cell.take() else {
            return;
        };
        let number = cell.number.map(|number| plain(&number));
        let text = number.unwrap_or_else(|| tidied(&cell.text));
        self.filled += usize::from(!text.is_empty());
        let Some(row) = self.rows.last_mut() else {
            return;
        };
        for column in 0..cell.columns {
            let text = if column == 0 {
                text.clone()
            } else {
                Vec::new()
            };
            if cell.rows > 1 {
                // A key holds for all its rows; a value must not count once more.
                let below = if is_amount(&text) {
                    Vec::new()
                } else {
                    text.clone()
                };
                self.below.push((row.len() | TAKEN, below, cell.rows - 1));
            }
            row.push(text);
        }
        self.fill();
    }
}

/// Marks a column that reaches below, until the next row.
const TAKEN: usize = 1 << 31;

/// Whether a text is a number that is no year and no code.
pub(super) fn is_amount(text: &[u8]) -> bool {
    let digits = text.iter().filter(|byte| byte.is_ascii_digit()).count();
    let other = text.iter().filter(|byte| !byte.is_ascii_digit());
    let mut marks = 0;
    for byte in other {
        if !matches!(byte, b'.' | b',' | b' ' | b'-' | b'\'') {
            return false;
        }
        marks += 1;
    }
    digits > 6 || (digits > 0 && marks > 0)
}

/// A number whose decimal mark is a point, so that it can be read in one way only: `1.850`
/// could be 1,850, but not `1.8500`.
pub(super) fn plain(number: &[u8]) -> Vec<u8> {
    let mut text = number.to_vec();
    let point = memchr::memchr(b'.', number);
    if let Some(decimals) = point.and_then(|at| number.get(at + 1..))
        && decimals.len() == 3
        && decimals.iter().all(u8::is_ascii_digit)
    {
        text.push(b'0');
    }
    text
}

/// Blanks at the ends and runs of them taken away.
fn tidied(text: &[u8]) -> Vec<u8> {
    let words = text.split(u8::is_ascii_whitespace);
    let words: Vec<&[u8]> = words.filter(|word| !word.is_empty()).collect();
    words.join(&b' ')
}

#[derive(Default)]
struct Reader {
    open: Vec<Table>,
    done: Vec<Table>,
    cells: usize,
}

impl Reader {
    fn page(&mut self, page: &[u8]) {
        let mut at = 0;
        while at < page.len() && self.cells < MOST_CELLS {
            let end = memchr::memchr(b'<', &page[at..]).map_or(page.len(), |end| at + end);
            self.text(&page[at..end]);
            at = end;
            if at < page.len() {
                at += self.mark(&page[at..]);
            }
        }
        while let Some(table) = self.open.pop() {
            self.close(table);
        }
    }

    fn close(&mut self, mut table: Table) {
        table.end_row();
        self.done.push(table);
    }

    fn text(&mut self, text: &[u8]) {
        if let Some(cell) = self.open.last_mut().and_then(|table| table.cell.as_mut()) {
            unescaped(text, &mut cell.text);
        }
    }

    /// Takes what begins with `<`, and gives its length.
    fn mark(&mut self, bytes: &[u8]) -> usize {
        let after = |from: usize, end: &[u8]| {
            let rest = bytes.get(from..).unwrap_or(&[]);
            let at = rest.windows(end.len()).position(|some| some == end);
            at.map_or(bytes.len(), |at| from + at + end.len())
        };
        if bytes.starts_with(b"<!--") {
            return after(4, b"-->");
        }
        let closing = bytes.get(1) == Some(&b'/');
        let from = 1 + usize::from(closing);
        let name = bytes.get(from..).unwrap_or(&[]);
        let length = name
            .iter()
            .take_while(|byte| byte.is_ascii_alphanumeric())
            .count();
        let name = name[..length].to_ascii_lowercase();
        if name.is_empty() {
            if matches!(bytes.get(1), Some(b'!' | b'?')) || closing {
                return after(1, b">");
            }
            // A sign of its own.
            self.text(b"<");
            return 1;
        }
        let end = from + length + tag_end(&bytes[from + length..]);
        if !closing && (name == b"script" || name == b"style") {
            let close = [b"</".as_slice(), &name].concat();
            let rest = bytes.get(end..).unwrap_or(&[]);
            let found = rest
                .windows(close.len())
                .position(|part| part.eq_ignore_ascii_case(&close));
            return found.map_or(bytes.len(), |at| end + at);
        }
        let attributes = bytes.get(from + length..end).unwrap_or(&[]);
        self.tag(&name, closing, attributes);
        end
    }

    fn tag(&mut self, name: &[u8], closing: bool, attributes: &[u8]) {
        match (name, closing) {
            (b"table", false) if self.open.len() < DEEPEST => self.open.push(Table::default()),
            (b"table", true) => {
                if let Some(table) = self.open.pop() {
                    self.close(table);
                }
            }
            _ => {
                if let Some(table) = self.open.last_mut() {
                    self.cells += within(table, name, closing, attributes);
                }
            }
        }
    }
}

/// What a tag does in a table; gives how many cells it makes.
fn within(table: &mut Table, name: &[u8], closing: bool, attributes: &[u8]) -> usize {
    match (name, closing) {
        (b"tr", false) => table.begin_row(),
        (b"tr", true) => table.end_row(),
        (b"td" | b"th", false) => {
            if !table.open {
                table.begin_row();
            }
            table.end_cell();
            let span = |name| {
                let said = attribute(attributes, name);
                let said =
                    said.and_then(|said| std::str::from_utf8(&said).ok()?.trim().parse().ok());
                said.unwrap_or(1usize).clamp(1, MOST_SPAN)
            };
            let number =
                attribute(attributes, b"x:num").or_else(|| attribute(attributes, b"sdval"));
            let (columns, rows) = (span(b"colspan"), span(b"rowspan"));
            table.cell = Some(Cell {
                text: Vec::new(),
                columns,
                rows,
                number: number.filter(|number| number.iter().any(u8::is_ascii_digit)),
            });
            return columns;
        }
        (b"td" | b"th", true) => table.end_cell(),
        (b"br" | b"p" | b"div", _) => {
            if let Some(cell) = &mut table.cell {
                cell.text.push(b' ');
            }
        }
        _ => {}
    }
    0
}

/// Where a tag ends: at `>` outside of quotation marks.
fn tag_end(bytes: &[u8]) -> usize {
    let mut quote = None;
    for (at, byte) in bytes.iter().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') => quote = Some(*byte),
            (Some(open), byte) if open == *byte => quote = None,
            _ => {}
        }
    }
    bytes.len()
}

/// The value of an attribute.
fn attribute(bytes: &[u8], name: &[u8]) -> Option<Vec<u8>> {
    let mut rest = bytes;
    loop {
        rest = rest.trim_ascii_start();
        let end = rest
            .iter()
            .position(|byte| byte.is_ascii_whitespace() || matches!(byte, b'=' | b'>'));
        let key = &rest[..end.unwrap_or(rest.len())];
        rest = rest.get(key.len()..)?.trim_ascii_start();
        let Some(after) = rest.strip_prefix(b"=") else {
            rest = if key.is_empty() { rest.get(1..)? } else { rest };
            continue;
        };
        let after = after.trim_ascii_start();
        let (value, length) = match after.first() {
            Some(quote @ (b'"' | b'\'')) => {
                let inner = &after[1..];
                let end = memchr::memchr(*quote, inner).unwrap_or(inner.len());
                (&inner[..end], end + 2)
            }
            _ => {
                let end = after
                    .iter()
                    .position(|byte| byte.is_ascii_whitespace() || *byte == b'>');
                let end = end.unwrap_or(after.len());
                (&after[..end], end)
            }
        };
        if key.eq_ignore_ascii_case(name) {
            return Some(value.to_vec());
        }
        rest = after.get(length..)?;
    }
}

/// Letters of names that pages write by their own names.
const NAMED: [(&str, char); 30] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", ' '),
    ("thinsp", ' '),
    ("ensp", ' '),
    ("minus", '−'),
    ("ndash", '–'),
    ("rsquo", '’'),
    ("aacute", 'á'),
    ("eacute", 'é'),
    ("iacute", 'í'),
    ("oacute", 'ó'),
    ("uacute", 'ú'),
    ("Aring", 'Å'),
    ("aring", 'å'),
    ("atilde", 'ã'),
    ("ccedil", 'ç'),
    ("egrave", 'è'),
    ("agrave", 'à'),
    ("ocirc", 'ô'),
    ("icirc", 'î'),
    ("ntilde", 'ñ'),
    ("auml", 'ä'),
    ("ouml", 'ö'),
    ("uuml", 'ü'),
    ("oslash", 'ø'),
    ("euml", 'ë'),
];

/// Adds a text with its escapes undone.
fn unescaped(text: &[u8], out: &mut Vec<u8>) {
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'&', rest) {
        out.extend_from_slice(&rest[..at]);
        rest = &rest[at + 1..];
        let end = rest.iter().take(10).position(|byte| *byte == b';');
        let letter = end.and_then(|end| escape(&rest[..end]));
        match (letter, end) {
            (Some(letter), Some(end)) => {
                let mut four = [0; 4];
                out.extend_from_slice(letter.encode_utf8(&mut four).as_bytes());
                rest = &rest[end + 1..];
            }
            _ => out.push(b'&'),
        }
    }
    out.extend_from_slice(rest);
}

fn escape(name: &[u8]) -> Option<char> {
    let name = std::str::from_utf8(name).ok()?;
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        let letter = char::from_u32(code)?;
        return Some(if letter == '\u{a0}' || letter.is_control() {
            ' '
        } else {
            letter
        });
    }
    NAMED
        .iter()
        .find(|known| known.0 == name)
        .map(|known| known.1)
}
