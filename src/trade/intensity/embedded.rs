//! The matrices that the embedded tables give.

use super::{Inputs, Matrix, MatrixCell, Variant, Working, intensity, intensity_of_shares};
use crate::data::{CellRef, DatasetId, Table, table};
use crate::trade::Undefined;
use std::ops::Range;
use std::sync::OnceLock;

/// The economies of the embedded data: the paper's three, and Taiwan.
const ECONOMIES: [&str; 4] = ["CHN", "JPN", "KOR", "TWN"];

/// The years for which [`embedded`] has a matrix, rising.
#[must_use]
pub fn years(variant: Variant) -> Vec<i32> {
    table(dataset(variant)).years()
}

/// All matrices of a form, by rising year: computed on the first call and kept.
#[must_use]
pub fn through_time(variant: Variant) -> &'static [Matrix] {
    static ALL: [OnceLock<Vec<Matrix>>; Variant::ALL.len()] =
        [const { OnceLock::new() }; Variant::ALL.len()];
    let all = || years(variant).into_iter();
    ALL[variant as usize].get_or_init(|| all().filter_map(|year| embedded(year, variant)).collect())
}

/// The matrix of China, Japan, Korea and Taiwan in one year; `None` if the year
/// is not in the data (see [`years`]).
///
/// Source: the tables `intensity-inputs` (flows; the columns `closed_…` for
/// [`Variant::Closed`]) and, for [`Variant::ImportShare`], `intensity-annual`.
/// Taiwan → China 1995 has no value where flows are used
/// ([`Undefined::ThroughHongKong`]); Taiwan as importer has none in import
/// shares ([`Undefined::NotDeclared`]).
#[must_use]
pub fn embedded(year: i32, variant: Variant) -> Option<Matrix> {
    let rows = Rows::of(year, variant)?;
    let mut cells = Vec::with_capacity(ECONOMIES.len() * ECONOMIES.len());
    for exporter in ECONOMIES {
        for importer in ECONOMIES {
            let working = if variant == Variant::ImportShare {
                rows.shares(exporter, importer)
            } else {
                Working::Flows(rows.flows(exporter, importer, variant))
            };
            let computed = match &working {
                Working::Flows(inputs) => intensity(variant, inputs),
                Working::Shares {
                    in_importer_pct,
                    in_world_pct,
                } => intensity_of_shares(*in_importer_pct, *in_world_pct),
            };
            cells.push(MatrixCell {
                exporter: exporter.into(),
                importer: importer.into(),
                value: match (exporter, importer) {
                    (i, j) if i == j => Err(Undefined::SameEconomy),
                    (_, "TWN") if variant == Variant::ImportShare => Err(Undefined::NotDeclared),
                    ("TWN", "CHN") if year == 1995 && variant != Variant::ImportShare => {
                        Err(Undefined::ThroughHongKong)
                    }
                    _ => computed,
                },
                working,
            });
        }
    }
    Some(Matrix {
        year,
        variant,
        economies: ECONOMIES.map(String::from).to_vec(),
        world_imports: rows.number(None, None, column("m_w", variant)),
        cells,
    })
}

/// The cells that hold the inputs of one intensity, in the order of its
/// formula: `x_ij`, `x_i`, `m_j`, `m_w` and, for [`Variant::Net`], `m_i`; for
/// [`Variant::ImportShare`] the two shares. `None` where the data have no row.
#[must_use]
pub fn cells(year: i32, variant: Variant, exporter: &str, importer: &str) -> Vec<Option<CellRef>> {
    let (i, j) = (Some(exporter), Some(importer));
    let inputs: &[(Option<&str>, Option<&str>, &'static str)] = match variant {
        Variant::ImportShare => &[
            (i, j, "share_in_importer_pct"),
            (i, None, "share_in_world_pct"),
        ],
        _ => &[
            (i, j, "x_ij"),
            (i, None, "x_i"),
            (None, j, "m_j"),
            (None, None, "m_w"),
            (None, i, "m_j"),
        ],
    };
    let count = if variant == Variant::Net { 5 } else { 4 };
    let Some(rows) = Rows::of(year, variant) else {
        return Vec::new();
    };
    // Totals stand in the pair's own row as well, where it has one.
    let own = rows.find(i, j);
    let find = |(from, to, name): &(Option<&str>, Option<&str>, &'static str)| {
        let fits = from.is_none_or(|_| *from == i) && to.is_none_or(|_| *to == j);
        Some(CellRef {
            dataset: dataset(variant),
            row: own.filter(|_| fits).or_else(|| rows.find(*from, *to))?,
            column: column(name, variant),
        })
    };
    inputs.iter().take(count).map(find).collect()
}

fn dataset(variant: Variant) -> DatasetId {
    match variant {
        Variant::ImportShare => DatasetId::IntensityAnnual,
        Variant::Paper | Variant::Net | Variant::Closed => DatasetId::IntensityInputs,
    }
}

/// The column of an input: a closed table has its own.
fn column(name: &'static str, variant: Variant) -> &'static str {
    match (variant, name) {
        (Variant::Closed, "x_ij") => "closed_x_ij",
        (Variant::Closed, "x_i") => "closed_x_i",
        (Variant::Closed, "m_j") => "closed_m_j",
        (Variant::Closed, "m_w") => "closed_m_w",
        _ => name,
    }
}

/// The rows of one year.
struct Rows {
    table: &'static Table,
    range: Range<usize>,
}

impl Rows {
    /// The rows of a year; `None` where there are none.
    fn of(year: i32, variant: Variant) -> Option<Rows> {
        let table = table(dataset(variant));
        let first = table.row_of_year(year)?;
        let end = (first..table.rows.len())
            .find(|row| table.year(*row) != Some(year))
            .unwrap_or(table.rows.len());
        Some(Rows {
            table,
            range: first..end,
        })
    }

    /// The first row of the year with that exporter and importer, where one is
    /// asked for.
    fn find(&self, exporter: Option<&str>, importer: Option<&str>) -> Option<usize> {
        let fits = |row: usize, name: &str, code: Option<&str>| {
            code.is_none_or(|code| self.table.cell(row, name).text() == code)
        };
        self.range
            .clone()
            .find(|row| fits(*row, "exporter", exporter) && fits(*row, "importer", importer))
    }

    /// The number in that row.
    fn number(&self, exporter: Option<&str>, importer: Option<&str>, column: &str) -> Option<f64> {
        let row = self.find(exporter, importer)?;
        self.table.number(row, column)
    }

    /// Totals stand in every row of their economy, so the diagonal, which has
    /// no row of its own, gets them too.
    fn flows(&self, exporter: &str, importer: &str, variant: Variant) -> Inputs {
        let (i, j) = (Some(exporter), Some(importer));
        Inputs {
            x_ij: self.number(i, j, column("x_ij", variant)),
            x_i: self.number(i, None, column("x_i", variant)),
            m_j: self.number(None, j, column("m_j", variant)),
            m_w: self.number(None, None, column("m_w", variant)),
            m_i: self.number(None, i, column("m_j", variant)),
        }
    }

    fn shares(&self, exporter: &str, importer: &str) -> Working {
        let (i, j) = (Some(exporter), Some(importer));
        Working::Shares {
            in_importer_pct: self.number(i, j, "share_in_importer_pct"),
            in_world_pct: self.number(i, None, "share_in_world_pct"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: f64 = f64::NAN;

    /// Year, exporter and importer; intensity in the paper's form, closed, by
    /// import shares, and net: computed apart from this crate.
    const EXPECTED: &[(&str, f64, f64, f64, f64)] = &[
        ("1995 CHN JPN", 2.698, 3.202, 2.306, 2.622),
        ("1995 CHN KOR", 1.577, 1.884, 1.179, 1.533),
        ("1995 CHN TWN", 0.952, 1.082, NONE, 0.925),
        ("1995 JPN CHN", 1.781, 1.708, 2.454, 1.655),
        ("1995 JPN KOR", 2.473, 2.956, 2.696, 2.297),
        ("1995 JPN TWN", 2.981, 3.391, NONE, 2.77),
        ("1995 KOR CHN", 2.623, 2.522, 3.498, 2.548),
        ("1995 KOR JPN", 1.922, 2.288, 2.308, 1.867),
        ("1995 KOR TWN", 1.418, 1.618, NONE, 1.378),
        ("1995 TWN CHN", 0.122, 0.118, 4.381, 0.119),
        ("1995 TWN JPN", 1.658, 1.986, 1.671, 1.622),
        ("1995 TWN KOR", 0.806, 0.972, 0.743, 0.789),
        ("2005 CHN JPN", 2.239, 2.366, 2.092, 2.098),
        ("2005 CHN KOR", 1.848, 1.926, 1.472, 1.732),
        ("2005 CHN TWN", 1.253, 1.268, NONE, 1.174),
        ("2005 JPN CHN", 2.137, 2.362, 2.4, 2.032),
        ("2005 JPN KOR", 3.143, 3.278, 2.923, 2.989),
        ("2005 JPN TWN", 4.226, 4.277, NONE, 4.018),
        ("2005 KOR CHN", 3.456, 3.825, 4.065, 3.37),
        ("2005 KOR JPN", 1.716, 1.816, 1.653, 1.673),
        ("2005 KOR TWN", 2.204, 2.233, NONE, 2.149),
        ("2005 TWN CHN", 3.427, 3.83, 4.799, 3.367),
        ("2005 TWN JPN", 1.553, 1.66, 1.485, 1.526),
        ("2005 TWN KOR", 1.181, 1.245, 1.307, 1.16),
        ("2015 CHN JPN", 1.543, 1.639, 1.694, 1.382),
        ("2015 CHN KOR", 1.651, 1.69, 1.365, 1.48),
        ("2015 CHN TWN", 1.403, 1.249, NONE, 1.257),
        ("2015 JPN CHN", 1.684, 1.967, 1.93, 1.619),
        ("2015 JPN KOR", 2.611, 2.678, 2.382, 2.51),
        ("2015 JPN TWN", 4.187, 3.742, NONE, 4.025),
        ("2015 KOR CHN", 2.507, 3.029, 3.079, 2.44),
        ("2015 KOR JPN", 1.256, 1.342, 1.27, 1.222),
        ("2015 KOR TWN", 1.716, 1.533, NONE, 1.67),
        ("2015 TWN CHN", 2.446, 2.879, 3.505, 2.411),
        ("2015 TWN JPN", 1.778, 1.907, 1.53, 1.753),
        ("2015 TWN KOR", 1.661, 1.716, 1.569, 1.637),
    ];

    fn value(year: i32, variant: Variant, exporter: &str, importer: &str) -> f64 {
        let matrix = embedded(year, variant).unwrap();
        let cell = matrix.cell(exporter, importer).unwrap();
        match cell.value {
            Ok(value) => value,
            Err(Undefined::NotDeclared) => NONE,
            // The number itself, though the matrix holds it back.
            Err(Undefined::ThroughHongKong) => match &cell.working {
                Working::Flows(inputs) => intensity(variant, inputs).unwrap(),
                Working::Shares { .. } => NONE,
            },
            Err(other) => panic!("{year} {exporter} {importer}: {other:?}"),
        }
    }

    #[test]
    fn the_intensities_of_1995_2005_and_2015_are_reproduced_in_every_form() {
        assert_eq!(EXPECTED.len(), 36);
        for (key, paper, closed, shares, net) in EXPECTED {
            let parts: Vec<&str> = key.split(' ').collect();
            let year = parts[0].parse().unwrap();
            for (variant, expected) in [
                (Variant::Paper, paper),
                (Variant::Closed, closed),
                (Variant::ImportShare, shares),
                (Variant::Net, net),
            ] {
                let found = value(year, variant, parts[1], parts[2]);
                assert!(
                    (found - expected).abs() <= 0.001 || (found.is_nan() && expected.is_nan()),
                    "{key} {variant:?}: {found}, expected {expected}"
                );
            }
        }
    }

    #[test]
    fn a_matrix_is_four_by_four_and_its_diagonal_says_why_it_is_empty() {
        for variant in Variant::ALL {
            for year in years(variant) {
                let matrix = embedded(year, variant).unwrap();
                assert_eq!(matrix.economies, ECONOMIES);
                assert_eq!(matrix.cells.len(), 16);
                for (at, cell) in matrix.cells.iter().enumerate() {
                    assert_eq!(cell.exporter, ECONOMIES[at / 4]);
                    assert_eq!(cell.importer, ECONOMIES[at % 4]);
                    assert_eq!(at % 5 == 0, cell.value == Err(Undefined::SameEconomy));
                }
            }
        }
    }

    #[test]
    fn the_kept_matrices_are_the_same_year_by_year() {
        for variant in Variant::ALL {
            let kept = through_time(variant);
            assert_eq!(kept.len(), years(variant).len());
            for matrix in kept {
                assert_eq!(Some(matrix), embedded(matrix.year, variant).as_ref());
            }
        }
    }

    #[test]
    fn years_without_data_have_no_matrix() {
        assert_eq!(years(Variant::Paper), [1995, 2005, 2015]);
        let annual: Vec<i32> = (1988..=2018).collect();
        assert_eq!(years(Variant::ImportShare), annual);
        assert_eq!(embedded(2006, Variant::Paper), None);
        assert_eq!(embedded(1987, Variant::ImportShare), None);
    }

    #[test]
    fn taiwan_to_china_in_1995_is_held_back_but_its_inputs_are_kept() {
        for variant in [Variant::Paper, Variant::Net, Variant::Closed] {
            let matrix = embedded(1995, variant).unwrap();
            let cell = matrix.cell("TWN", "CHN").unwrap();
            assert_eq!(cell.value, Err(Undefined::ThroughHongKong));
            assert!(matches!(
                cell.working,
                Working::Flows(Inputs { x_ij: Some(x), .. }) if x == 378.0
            ));
        }
        let later = embedded(2005, Variant::Paper).unwrap();
        assert!(later.cell("TWN", "CHN").unwrap().value.is_ok());
    }

    #[test]
    fn taiwan_as_importer_is_not_declared_and_a_gap_is_missing() {
        let matrix = embedded(1990, Variant::ImportShare).unwrap();
        assert_eq!(
            matrix.cell("JPN", "TWN").unwrap().value,
            Err(Undefined::NotDeclared)
        );
        let gap = matrix.cell("JPN", "CHN").unwrap();
        assert_eq!(gap.value, Err(Undefined::Missing));
        assert!(matches!(
            gap.working,
            Working::Shares {
                in_importer_pct: None,
                in_world_pct: Some(_)
            }
        ));
        assert_eq!(matrix.world_imports, None);
    }

    #[test]
    fn the_world_of_a_matrix_is_the_one_of_its_form() {
        let world = |variant| embedded(1995, variant).unwrap().world_imports;
        assert_eq!(world(Variant::Paper), Some(4_738_707.6));
        assert_eq!(world(Variant::Closed), Some(5_061_786.0));
    }
}
