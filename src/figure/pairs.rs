//! The pairs of a heat map as the rows of a table, which are written when they are
//! looked at: 250 economies have 62,250.

use super::heat::Heat;
use super::order::Order;
use super::table::{DataTable, Heading, Lazy, Rows, TableCell};
use crate::i18n::{Lang, number, words};
use std::cmp::Ordering;
use std::rc::Rc;

/// A further number of each pair, such as what goes into its formula.
pub struct Extra {
    /// Its column.
    pub column: Heading,
    /// How many decimals are written.
    pub decimals: usize,
    /// The number of an exporter and an importer.
    pub value: Rc<dyn Fn(usize, usize) -> Option<f64>>,
}

/// The rows: exporter by exporter, each with its importers.
struct Pairs {
    heat: Heat,
    extras: Vec<Extra>,
    /// What stands in the last column of every row, if there is one for it.
    same: Option<&'static str>,
    /// Where each economy stands by name.
    ranks: Vec<u16>,
    /// How many columns there are of the heat map's own.
    own: usize,
    lang: Lang,
}

/// Where the value stands, behind the two names.
const VALUE: usize = 2;

/// The table of a heat map: exporter, importer, the value as `column`, that of the
/// year compared, and what is to be shown besides. Caption and footnotes are left to
/// be filled in. `compare` puts names in the order of the reader's language.
#[must_use]
#[inline(never)]
pub fn table(
    heat: &Heat,
    column: Heading,
    extras: Vec<Extra>,
    compare: &dyn Fn(&str, &str) -> Ordering,
    lang: Lang,
) -> DataTable {
    table_with(heat, column, extras, None, compare, lang)
}

/// The same with a last column of one text for all pairs.
#[must_use]
#[inline(never)]
pub fn table_with(
    heat: &Heat,
    column: Heading,
    extras: Vec<Extra>,
    same: Option<(Heading, &'static str)>,
    compare: &dyn Fn(&str, &str) -> Ordering,
    lang: Lang,
) -> DataTable {
    let mut ranks = vec![0; heat.count()];
    for (rank, economy) in (0u16..).zip(super::order::order(heat, Order::Name, compare)) {
        ranks[usize::from(economy)] = rank;
    }
    let mut columns = vec![
        Heading::text("exporter", words::EXPORTER.get(lang)),
        Heading::text("importer", words::IMPORTER.get(lang)),
        column.clone(),
    ];
    if let Some(before) = &heat.before {
        let key = column.key + "_" + &before.label;
        columns.push(Heading::number(&key, before.label.clone()));
    }
    let own = columns.len();
    columns.extend(extras.iter().map(|extra| extra.column.clone()));
    let (last, same) = same.unzip();
    columns.extend(last);
    let pairs = Pairs {
        heat: heat.clone(),
        extras,
        same,
        ranks,
        own,
        lang,
    };
    DataTable {
        columns,
        lazy: Some(Lazy(Rc::new(pairs))),
        ..DataTable::default()
    }
}

impl Pairs {
    /// Exporter and importer of a row.
    fn pair(&self, at: usize) -> (usize, usize) {
        let others = self.heat.count().saturating_sub(1).max(1);
        let (from, to) = (at / others, at % others);
        (from, to + usize::from(to >= from))
    }

    fn number(&self, column: usize, from: usize, to: usize) -> Result<f64, u8> {
        match column {
            VALUE => self.heat.value(from, to),
            _ if column < self.own => self.heat.earlier(from, to).unwrap_or(Err(0)),
            _ => {
                let extra = self.extras.get(column - self.own);
                extra.and_then(|extra| (extra.value)(from, to)).ok_or(0)
            }
        }
    }

    fn why(&self, reason: u8) -> String {
        let at = usize::from(reason).checked_sub(1);
        let own = at.and_then(|at| self.heat.why.get(at)).cloned();
        own.unwrap_or_else(|| words::NOT_RECORDED.text(self.lang))
    }
}

impl Rows for Pairs {
    fn count(&self) -> usize {
        let n = self.heat.count();
        n * n.saturating_sub(1)
    }

    fn row(&self, at: usize) -> Vec<TableCell> {
        let (from, to) = self.pair(at);
        let mut cells = vec![
            TableCell::text(self.heat.name(from)),
            TableCell::text(self.heat.name(to)),
        ];
        for column in VALUE..self.own + self.extras.len() {
            let extra = column.checked_sub(self.own).map(|at| &self.extras[at]);
            cells.push(match self.number(column, from, to) {
                Err(reason) => TableCell::missing(self.why(reason)),
                Ok(value) => match extra {
                    Some(extra) => TableCell::number(value, number::fixed(value, extra.decimals)),
                    // Six digits are what a float of the heat map is good for.
                    None => TableCell::number(digits(value), self.heat.form().written(value)),
                },
            });
        }
        cells.extend(self.same.map(TableCell::text));
        cells
    }

    fn key(&self, at: usize, column: usize) -> Option<f64> {
        let (from, to) = self.pair(at);
        match column {
            0 => self.ranks.get(from).map(|rank| f64::from(*rank)),
            1 => self.ranks.get(to).map(|rank| f64::from(*rank)),
            _ => self.number(column, from, to).ok(),
        }
    }

    fn id(&self, at: usize) -> String {
        let (from, to) = self.pair(at);
        self.heat.id(from, to)
    }

    fn find(&self, id: &str) -> Option<usize> {
        let (from, to) = self.heat.find(id).filter(|(from, to)| from != to)?;
        Some(from * (self.heat.count() - 1) + to - usize::from(to > from))
    }

    /// One economy, as exporter or importer; or two, `jpn-kor` or `jpn > kor`, as
    /// exporter and importer. A name may hold what parts two.
    fn meant(&self, words: &str) -> Vec<u32> {
        let n = self.heat.count();
        let all = 0..self.count() as u32;
        if words.trim().is_empty() {
            return all.collect();
        }
        let flags = |word: &str| {
            let mut flags = vec![false; n];
            let meant = self.heat.meant(word);
            for &economy in &meant {
                flags[economy] = true;
            }
            (!meant.is_empty()).then_some(flags)
        };
        let one = flags(words);
        let signs = |c: char| matches!(c, '-' | '>' | '→' | '/' | ',' | '、' | ' ');
        let two = words.match_indices(signs).find_map(|(cut, sign)| {
            let after = words[cut + sign.len()..].trim_start_matches(signs);
            Some((flags(&words[..cut])?, flags(after)?))
        });
        let meant = |row: &u32| {
            let (from, to) = self.pair(*row as usize);
            match (&one, &two) {
                (Some(one), _) => one[from] || one[to],
                (None, Some((a, b))) => a[from] && b[to],
                (None, None) => false,
            }
        };
        all.filter(meant).collect()
    }
}

/// A value to six digits.
fn digits(value: f64) -> f64 {
    if value == 0.0 {
        return 0.0;
    }
    let scale = 10f64.powi(5 - value.abs().log10().floor() as i32);
    (value * scale).round() / scale
}

#[cfg(test)]
mod tests {
    use super::super::heat::Before;
    use super::super::made_up::{figure, sample};
    use super::*;
    use std::time::Instant;

    fn pairs(heat: &Heat) -> DataTable {
        figure(heat.clone(), Lang::En).table
    }

    fn rows(table: &DataTable) -> Rc<dyn Rows> {
        table.lazy.clone().unwrap().0
    }

    #[test]
    fn every_pair_of_two_has_one_row_which_its_name_finds() {
        for n in [0, 1, 2, 3, 9] {
            let table = pairs(&sample(n, 2));
            let rows = rows(&table);
            assert_eq!(rows.count(), n * n.saturating_sub(1));
            for at in 0..rows.count() {
                assert_eq!(rows.find(&rows.id(at)), Some(at));
                assert_eq!(rows.row(at).len(), table.columns.len());
            }
        }
    }

    #[test]
    fn a_row_has_names_values_and_reasons() {
        let mut heat = sample(9, 2);
        let mut reasons = heat.reasons.to_vec();
        reasons[1] = 2;
        reasons[2] = 0;
        heat.reasons = reasons.into();
        let mut values = heat.values.to_vec();
        values[2] = 0.1;
        heat.values = values.into();
        heat.before = Some(Before {
            label: "1995".into(),
            values: heat.values.clone(),
            reasons: heat.reasons.clone(),
        });
        let table = pairs(&heat);
        let row = rows(&table).row(1);
        assert_eq!((&*row[0].text, &*row[1].text), (heat.name(0), heat.name(2)));
        assert_eq!((row[2].value, &*row[2].text), (Some(0.1), "0.10"));
        assert_eq!(row[3].value, Some(0.1));
        assert_eq!(table.columns[3].key, "intensity_1995");
        let row = rows(&table).row(0);
        assert_eq!(row[2].reason.as_deref(), Some("nothing declared for it"));
    }

    #[test]
    fn all_rows_leave_as_csv() {
        let csv = pairs(&sample(60, 3)).csv();
        assert_eq!(csv.lines().count(), 1 + 60 * 59);
        assert!(csv.starts_with("exporter,importer,intensity,x_i\r\n"));
        assert!(!csv.contains("NaN"));
    }

    #[test]
    fn sixty_thousand_rows_are_sorted_both_ways_with_gaps_at_the_end() {
        let table = pairs(&sample(250, 9));
        let lazy = table.lazy.clone().unwrap();
        let all = lazy.0.meant("");
        for column in [0, 2, 3] {
            for falling in [false, true] {
                let start = Instant::now();
                let order = lazy.sorted(all.clone(), column, falling);
                let took = start.elapsed();
                assert!(took.as_millis() < 2000, "unoptimized: {took:?}");
                assert_eq!(order.len(), all.len());
                let keys: Vec<_> = order
                    .iter()
                    .map(|at| lazy.0.key(*at as usize, column))
                    .collect();
                for (pair, rows) in keys.windows(2).zip(order.windows(2)) {
                    match (pair[0], pair[1]) {
                        (Some(a), Some(b)) if a == b => assert!(rows[0] < rows[1]),
                        (Some(a), Some(b)) => assert_eq!(a > b, falling),
                        (None, Some(_)) => panic!("a gap before a value"),
                        _ => {}
                    }
                }
            }
        }
    }

    #[test]
    fn words_find_an_economys_rows_or_those_of_a_pair() {
        let mut heat = sample(4, 1);
        heat.codes = ["TWN", "JPN", "KOR", "GNB"].map(str::to_owned).to_vec();
        heat.names = ["Taiwan", "Japan", "Korea", "Guinea-Bissau"]
            .map(str::to_owned)
            .to_vec();
        let rows = rows(&pairs(&heat));
        let ids = |words: &str| -> Vec<String> {
            rows.meant(words)
                .iter()
                .map(|at| rows.id(*at as usize))
                .collect()
        };
        assert_eq!(ids("").len(), 12);
        assert_eq!(ids("japan").len(), 6);
        assert_eq!(ids("guinea-bissau").len(), 6);
        for pair in ["jpn-kor", "JPN KOR", "japan > korea", "Japan → Kor"] {
            assert_eq!(ids(pair), ["JPN-KOR"], "{pair}");
        }
        assert_eq!(ids("guinea-bissau > tai"), ["GNB-TWN"]);
        assert!(ids("atlantis").is_empty() && ids("jpn-x").is_empty());
    }
}
