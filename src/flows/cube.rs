//! All flows of a file: economies × economies × years, as each side declares them.

use super::unit::Unit;
use crate::data::world;
use crate::trade::intensity::{YearFlows, fits};

/// An economy of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(
    any(feature = "web", feature = "engine", feature = "sheets"),
    derive(serde::Serialize, serde::Deserialize)
)]
pub struct Economy {
    /// Three letters of ISO 3166, the usual code of a former economy, or the file's own.
    pub code: String,
    /// Its name in English for a known economy, else as in the file, else the code.
    pub name: String,
    /// Two letters of ISO 3166, by which platforms know names in other languages.
    pub alpha2: Option<String>,
    /// Whether the code is one of the table of economies.
    pub listed: bool,
}

/// Whether a file says who declares.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(
    any(feature = "web", feature = "engine", feature = "sheets"),
    derive(serde::Serialize, serde::Deserialize)
)]
pub enum Sides {
    /// It does not: one value a pair and year.
    #[default]
    One,
    /// It does: the exporter's value and the importer's may both be there, or one.
    Two,
}

/// The other end of a flow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    At(usize),
    World,
    Elsewhere,
}

/// Values by year, declarer and partner; rows only for declarers that have any.
#[derive(Clone, Debug, Default)]
struct Rows {
    /// At `year × n + declarer` the number of the row, counted from 1; 0 for none.
    heads: Vec<u32>,
    /// Rows of n values; `NaN` where there is none.
    data: Vec<f64>,
}

impl Rows {
    fn row(&self, n: usize, year: usize, declarer: usize) -> Option<&[f64]> {
        let row = (*self.heads.get(year * n + declarer)? as usize).checked_sub(1)?;
        self.data.get(row * n..(row + 1) * n)
    }

    /// The place of a row, made if it is new.
    fn make(&mut self, n: usize, head: usize) -> usize {
        if head >= self.heads.len() {
            self.heads.resize(head + 1, 0);
        }
        if self.heads[head] == 0 {
            self.data.resize(self.data.len() + n, f64::NAN);
            #[expect(
                clippy::cast_possible_truncation,
                reason = "memory is bounded below 2^32 rows"
            )]
            let row = (self.data.len() / n) as u32;
            self.heads[head] = row;
        }
        (self.heads[head] as usize - 1) * n
    }

    fn put(&mut self, n: usize, head: usize, partner: usize, value: f64) {
        let start = self.make(n, head);
        self.data[start + partner] = value;
    }
}

/// The totals of a year that a file gives; `NaN` where it does not.
#[derive(Clone, Debug)]
struct Totals {
    exports: Vec<f64>,
    imports: Vec<f64>,
    world_imports_from: Vec<f64>,
    world_imports: f64,
    exports_elsewhere: Vec<f64>,
    imports_elsewhere: Vec<f64>,
}

/// All flows of a file. Years and economies are sorted, economies by code.
#[derive(Clone, Debug, Default)]
pub struct Cube {
    economies: Vec<Economy>,
    years: Vec<i32>,
    sides: Sides,
    unit: Unit,
    /// By exporter.
    exported: Rows,
    /// By importer; empty where the file does not say who declares.
    imported: Rows,
    totals: Vec<Totals>,
}

impl Cube {
    pub(super) fn new(
        mut economies: Vec<Economy>,
        years: Vec<i32>,
        sides: Sides,
        unit: Unit,
    ) -> Cube {
        economies.shrink_to_fit();
        let n = economies.len();
        let none = || vec![f64::NAN; n];
        let totals = years
            .iter()
            .map(|_| Totals {
                exports: none(),
                imports: none(),
                world_imports_from: none(),
                world_imports: f64::NAN,
                exports_elsewhere: none(),
                imports_elsewhere: none(),
            })
            .collect();
        Cube {
            economies,
            years,
            sides,
            unit,
            exported: Rows::default(),
            imported: Rows::default(),
            totals,
        }
    }

    /// Puts a value where nothing is yet, or `over` what is there.
    pub(super) fn put(
        &mut self,
        year: usize,
        exporter: Place,
        importer: Place,
        value: f64,
        by_importer: bool,
        over: bool,
    ) {
        let n = self.economies.len();
        let Some(totals) = self.totals.get_mut(year) else {
            return;
        };
        let spot = match (exporter, importer) {
            (Place::At(i), Place::At(j)) => {
                let (rows, declarer, partner) = if by_importer {
                    (&mut self.imported, j, i)
                } else {
                    (&mut self.exported, i, j)
                };
                let there = rows
                    .row(n, year, declarer)
                    .map_or(f64::NAN, |row| row[partner]);
                if there.is_nan() || over {
                    rows.put(n, year * n + declarer, partner, value);
                }
                return;
            }
            (Place::At(i), Place::World) if by_importer => &mut totals.world_imports_from[i],
            (Place::At(i), Place::World) => &mut totals.exports[i],
            (Place::World, Place::At(j)) => &mut totals.imports[j],
            (Place::World, Place::World) => &mut totals.world_imports,
            (Place::At(i), Place::Elsewhere) => &mut totals.exports_elsewhere[i],
            (Place::Elsewhere, Place::At(j)) => &mut totals.imports_elsewhere[j],
            (Place::Elsewhere, _) | (_, Place::Elsewhere) => return,
        };
        if spot.is_nan() || over {
            *spot = value;
        }
    }

    /// Puts a declarer's row, whose partners stand at `places`.
    pub(super) fn put_row(
        &mut self,
        year: usize,
        declarer: Place,
        row: &[f64],
        places: &[Place],
        by_importer: bool,
        over: bool,
    ) {
        let n = self.economies.len();
        let mut into: Option<usize> = None;
        for (value, partner) in row.iter().zip(places) {
            if value.is_nan() {
                continue;
            }
            let (Place::At(own), Place::At(other)) = (declarer, *partner) else {
                let (from, to) = if by_importer {
                    (*partner, declarer)
                } else {
                    (declarer, *partner)
                };
                self.put(year, from, to, *value, by_importer, over);
                continue;
            };
            let rows = if by_importer {
                &mut self.imported
            } else {
                &mut self.exported
            };
            let start = *into.get_or_insert_with(|| rows.make(n, year * n + own));
            if let Some(there) = rows.data.get_mut(start + other)
                && (over || there.is_nan())
            {
                *there = *value;
            }
        }
    }

    /// Gives back memory that is not needed.
    pub(super) fn pack(&mut self) {
        for rows in [&mut self.exported, &mut self.imported] {
            rows.heads.shrink_to_fit();
            rows.data.shrink_to_fit();
        }
    }

    /// The economies, by code. Their places are those of rows and columns in
    /// [`Cube::year`].
    #[must_use]
    pub fn economies(&self) -> &[Economy] {
        &self.economies
    }

    /// The years with any value, from the first.
    #[must_use]
    pub fn years(&self) -> &[i32] {
        &self.years
    }

    /// Whether the file says who declares.
    #[must_use]
    pub fn sides(&self) -> Sides {
        self.sides
    }

    /// The unit of all values.
    #[must_use]
    pub fn unit(&self) -> &Unit {
        &self.unit
    }

    /// The place of an economy in rows and columns.
    #[must_use]
    pub fn place(&self, code: &str) -> Option<usize> {
        self.economies
            .binary_search_by(|economy| economy.code.as_str().cmp(code))
            .ok()
    }

    /// The flows of one year; `None` for a year without any.
    #[must_use]
    pub fn year(&self, year: i32) -> Option<YearFlows> {
        let at = self.years.binary_search(&year).ok()?;
        let n = self.economies.len();
        let totals = self.totals.get(at)?;
        let codes = self
            .economies
            .iter()
            .map(|economy| economy.code.clone())
            .collect();
        let mut flows = YearFlows::empty(year, codes);
        for declarer in 0..n {
            if let Some(row) = self.exported.row(n, at, declarer) {
                flows.exported[declarer * n..(declarer + 1) * n].copy_from_slice(row);
            }
            if let Some(row) = self.imported.row(n, at, declarer) {
                for (exporter, value) in row.iter().enumerate() {
                    flows.imported[exporter * n + declarer] = *value;
                }
            }
        }
        if self.sides == Sides::One {
            flows.imported.copy_from_slice(&flows.exported);
        }
        flows.exports_given.copy_from_slice(&totals.exports);
        flows.imports_given.copy_from_slice(&totals.imports);
        flows
            .world_imports_from_given
            .copy_from_slice(&totals.world_imports_from);
        flows.world_imports_given = totals.world_imports;
        flows
            .exports_elsewhere
            .copy_from_slice(&totals.exports_elsewhere);
        flows
            .imports_elsewhere
            .copy_from_slice(&totals.imports_elsewhere);
        flows.world_built_in = self.world(&flows).unwrap_or(f64::NAN);
        Some(flows)
    }

    /// The world's imports by the built-in series in the unit of the values, if that is
    /// US$ of a known power and the file's totals are of all goods.
    fn world(&self, flows: &YearFlows) -> Option<f64> {
        let power = self.unit.power.filter(|_| self.unit.currency == "USD")?;
        let scale = 10f64.powi(6 - i32::from(power));
        let imports = world::imports(flows.year)? * scale;
        let about = |code: &str| {
            world::about(code, flows.year).map(|total| total.map(|total| total * scale))
        };
        fits(flows, &about).then_some(imports)
    }

    /// The flow of a pair of places through all years: the exporter's declaration
    /// and the importer's, `NaN` where there is none.
    #[must_use]
    pub fn pair(&self, exporter: usize, importer: usize) -> Vec<(i32, f64, f64)> {
        let n = self.economies.len();
        let value = |rows: &Rows, year, declarer, partner: usize| {
            rows.row(n, year, declarer)
                .and_then(|row| row.get(partner))
                .map_or(f64::NAN, |value| *value)
        };
        self.years
            .iter()
            .enumerate()
            .map(|(at, year)| {
                if exporter >= n || importer >= n {
                    return (*year, f64::NAN, f64::NAN);
                }
                let exported = value(&self.exported, at, exporter, importer);
                let imported = match self.sides {
                    Sides::One => exported,
                    Sides::Two => value(&self.imported, at, importer, exporter),
                };
                (*year, exported, imported)
            })
            .collect()
    }

    /// How many directed pairs have a value in any year, from either side.
    #[must_use]
    pub fn pairs(&self) -> usize {
        let n = self.economies.len();
        let mut seen = vec![false; n * n];
        for at in 0..self.years.len() {
            for declarer in 0..n {
                for (partner, value) in self
                    .exported
                    .row(n, at, declarer)
                    .into_iter()
                    .flatten()
                    .enumerate()
                {
                    seen[declarer * n + partner] |= !value.is_nan();
                }
                for (partner, value) in self
                    .imported
                    .row(n, at, declarer)
                    .into_iter()
                    .flatten()
                    .enumerate()
                {
                    seen[partner * n + declarer] |= !value.is_nan();
                }
            }
        }
        seen.into_iter().filter(|seen| *seen).count()
    }

    /// Bytes of memory in use.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let rows = |rows: &Rows| rows.heads.capacity() * 4 + rows.data.capacity() * 8;
        let names: usize = self
            .economies
            .iter()
            .map(|economy| {
                size_of::<Economy>() + economy.code.capacity() + economy.name.capacity() + 2
            })
            .sum();
        let n = self.economies.len();
        rows(&self.exported) + rows(&self.imported) + self.totals.len() * (n * 40 + 128) + names
    }

    /// Every value, by year, then pairs, then totals: year, exporter, importer, value,
    /// and whether the importer declares it.
    pub(super) fn each(&self, tell: &mut impl FnMut(i32, Place, Place, f64, bool)) {
        let n = self.economies.len();
        let two = self.sides == Sides::Two;
        for (at, (year, totals)) in self.years.iter().zip(&self.totals).enumerate() {
            let mut tell = |from, to, value: f64, by_importer| {
                if !value.is_nan() {
                    tell(*year, from, to, value, by_importer);
                }
            };
            for (rows, by_importer) in [(&self.exported, false), (&self.imported, true)] {
                for declarer in 0..n {
                    for (partner, value) in
                        rows.row(n, at, declarer).into_iter().flatten().enumerate()
                    {
                        let (from, to) = if by_importer {
                            (partner, declarer)
                        } else {
                            (declarer, partner)
                        };
                        tell(Place::At(from), Place::At(to), *value, by_importer);
                    }
                }
            }
            for economy in 0..n {
                let here = Place::At(economy);
                tell(here, Place::World, totals.exports[economy], false);
                tell(Place::World, here, totals.imports[economy], two);
                // Where nobody is said to declare, it is the same number.
                if two {
                    tell(here, Place::World, totals.world_imports_from[economy], true);
                }
                tell(
                    here,
                    Place::Elsewhere,
                    totals.exports_elsewhere[economy],
                    false,
                );
                tell(
                    Place::Elsewhere,
                    here,
                    totals.imports_elsewhere[economy],
                    two,
                );
            }
            tell(Place::World, Place::World, totals.world_imports, two);
        }
    }
}

/// Two cubes are the same if their values are, to the last bit.
impl PartialEq for Cube {
    fn eq(&self, other: &Cube) -> bool {
        let values = |cube: &Cube| {
            let mut values = Vec::new();
            cube.each(&mut |year, from, to, value, by_importer| {
                values.push((year, from, to, value.to_bits(), by_importer));
            });
            values
        };
        self.economies == other.economies
            && self.years == other.years
            && self.sides == other.sides
            && self.unit == other.unit
            && values(self) == values(other)
    }
}
