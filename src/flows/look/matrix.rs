//! A matrix: the economies of the rows stand in a column, those of the columns in the
//! header.

use crate::flows::dialect::{Flow, is_total};
use crate::flows::economies::{self, Known, Numbers, plain};
use crate::flows::mapping::Role;
use crate::flows::record::Fields;

/// What a matrix's columns hold.
#[derive(Debug)]
pub(super) struct Square {
    pub(super) roles: Vec<Role>,
    /// Whether the rows are importers.
    pub(super) rows_import: bool,
    /// Whether the corner says which of both the rows are.
    pub(super) said: bool,
}

fn names_economy(text: &str) -> bool {
    let text = text.trim();
    // The years of a wide table are no economies.
    let digits = text.bytes().all(|byte| byte.is_ascii_digit()) && text.len() == 4;
    !digits && economies::known(text, "", Numbers::M49) != Known::Unknown
}

/// Whether a table is a matrix: at least two columns are headed by economies, nearly all
/// others but those of years and names too, and rows begin with the same ones.
pub(super) fn found(header: &[String], roles: &[Role], body: &[Fields]) -> Option<Square> {
    let headed: Vec<usize> = (0..header.len())
        .filter(|at| !header[*at].is_empty() && names_economy(&header[*at]))
        .collect();
    let first = *headed.first().filter(|_| headed.len() >= 2)?;
    let total = |at: usize| is_total(&header[at]) && !header[at].is_empty();
    let rest = (first..header.len()).filter(|at| !header[*at].is_empty() && !total(*at));
    if headed.len() * 5 < rest.count() * 4 {
        return None;
    }
    let economies_in = |at: usize| {
        let cells = body.iter().filter_map(|row| row.get(at));
        let filled: Vec<_> = cells.filter(|cell| !cell.is_empty()).collect();
        let known = filled
            .iter()
            .filter(|cell| names_economy(cell) || is_total(cell))
            .count();
        !filled.is_empty() && known * 5 >= filled.len() * 4
    };
    let rows = (0..first).find(|at| roles[*at] != Role::Year && economies_in(*at))?;
    let mut out = vec![Role::Ignore; header.len()];
    for (at, role) in out.iter_mut().enumerate() {
        *role = match roles[at] {
            Role::Year => Role::Year,
            _ if at == rows => Role::Exporter,
            _ if headed.contains(&at) || (at > first && total(at)) => Role::EconomyColumn,
            _ => Role::Ignore,
        };
    }
    let (rows_import, said) = corner(&header[rows]);
    Some(Square {
        roles: out,
        rows_import,
        said,
    })
}

/// What the corner says of the rows: whether they import, and whether it says anything.
fn corner(text: &str) -> (bool, bool) {
    let sides = text.split(['\\', '/', '＼', '／', '|', '↓', '→']);
    let ways: Vec<bool> = sides.filter_map(imports).collect();
    match ways.as_slice() {
        [one] => (*one, true),
        [one, other] if one != other => (*one, true),
        _ => (false, false),
    }
}

/// Whether a word stands for the importing side.
fn imports(word: &str) -> Option<bool> {
    match plain(word).as_str() {
        "from" | "origin" | "source" | "seller" | "von" | "de" | "從" | "从" => Some(false),
        "to" | "destination" | "target" | "buyer" | "nach" | "到" | "至" => Some(true),
        _ => match Flow::of(word, false) {
            Flow::Export => Some(false),
            Flow::Import => Some(true),
            _ => None,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flows::record::table;

    #[test]
    fn a_matrix_is_known_by_its_economies() {
        let (header, body) = table(
            ["exporter \\ importer,JPN,KOR,World", "JPN,,5,9", "KOR,4,,8"],
            ',',
        );
        let square = found(&header, &[Role::Ignore; 4], &body).unwrap();
        assert_eq!(square.roles[0], Role::Exporter);
        assert_eq!(square.roles[1..], [Role::EconomyColumn; 3]);
        assert!(square.said && !square.rows_import);
        let (header, body) = table(
            ["importers/exporters,Japan,Korea", "Japan,,5", "Korea,4,"],
            ',',
        );
        let square = found(&header, &[Role::Ignore; 3], &body).unwrap();
        assert!(square.said && square.rows_import);
        let (header, body) = table([",Japan,Korea", "Japan,,5", "Korea,4,"], ',');
        assert!(!found(&header, &[Role::Ignore; 3], &body).unwrap().said);
    }

    #[test]
    fn other_tables_are_none() {
        let (header, body) = table(["year,exporter,importer,value", "2019,JPN,KOR,5"], ',');
        assert!(found(&header, &[Role::Ignore; 4], &body).is_none());
        let (header, body) = table(["country,2018,2019", "JPN,1,5"], ',');
        assert!(found(&header, &[Role::Ignore; 3], &body).is_none());
    }
}
