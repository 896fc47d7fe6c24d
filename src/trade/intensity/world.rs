//! Which number stands for the world's imports, and how much of the trade a file covers.
//!
//! The world is the world: never the sum of some reporters beside totals that the file
//! gives. A file without any total is a system of its own, whose sums fit each other.

use super::{Source, YearFlows};

/// Where the parts of a file's totals reach so much of them, its economies are the world.
pub const COVERED: f64 = 0.9;

/// Where a file gives no total at all its sums fit each other as long as so much of its
/// exports goes to economies that declare imports: partners that do not are missing in the
/// world's imports, though not in the exporters' sums.
const FITTING: f64 = 0.5;

/// Which number stands for the world's imports.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "web", derive(serde::Serialize, serde::Deserialize))]
pub enum WorldTotal {
    /// The file's own row; else the sum of its importers, where they are all the file knows
    /// of or nearly the world; else the built-in series, where it fits the file; else none.
    #[default]
    Automatic,
    /// The built-in series.
    BuiltIn,
    /// The sum of the file's importers, whatever they are of the world.
    FileSum,
    /// Numbers of the reader's own, by year, in the unit of the flows; in years without one
    /// as [`WorldTotal::Automatic`].
    Own(Vec<(i32, f64)>),
    /// None: intensities are among the economies of the file.
    Closed,
}

/// A number above zero, written with digits and at most one point: exact up to fifteen
/// digits, and to the last bit but one beyond. The standard library's reading of floats,
/// which is exact for all, would be twelve kilobytes of every page's download.
#[must_use]
#[inline(never)]
pub fn written_number(text: &str) -> Option<f64> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = whole.bytes().chain(part.bytes());
    let mut value = 0u64;
    for digit in digits {
        let digit = u64::from(digit.checked_sub(b'0').filter(|digit| *digit < 10)?);
        value = value.checked_mul(10)?.checked_add(digit)?;
    }
    #[expect(clippy::cast_precision_loss, reason = "said above")]
    let number = value as f64 / (0..part.len()).fold(1.0, |ten, _| ten * 10.0);
    (number > 0.0).then_some(number)
}

impl WorldTotal {
    /// As a text, for what is kept; [`WorldTotal::parse`] reads it.
    #[must_use]
    #[inline(never)]
    pub fn written(&self) -> String {
        match self {
            WorldTotal::Automatic => String::new(),
            WorldTotal::BuiltIn => "built-in".to_owned(),
            WorldTotal::FileSum => "file-sum".to_owned(),
            WorldTotal::Closed => "closed".to_owned(),
            WorldTotal::Own(years) => {
                let years: Vec<String> = years
                    .iter()
                    .map(|(year, value)| [&year.to_string(), "=", &value.to_string()].concat())
                    .collect();
                years.join(" ")
            }
        }
    }

    /// Reads what [`WorldTotal::written`] writes; anything else is automatic.
    #[must_use]
    #[inline(never)]
    pub fn parse(text: &str) -> WorldTotal {
        match text {
            "built-in" => WorldTotal::BuiltIn,
            "file-sum" => WorldTotal::FileSum,
            "closed" => WorldTotal::Closed,
            _ => {
                let years = text.split_whitespace().filter_map(|word| {
                    let (year, value) = word.split_once('=')?;
                    Some((year.parse().ok()?, written_number(value)?))
                });
                let years: Vec<(i32, f64)> = years.collect();
                match years.is_empty() {
                    true => WorldTotal::Automatic,
                    false => WorldTotal::Own(years),
                }
            }
        }
    }

    /// The reader's own number of a year.
    #[must_use]
    pub fn own(&self, year: i32) -> Option<f64> {
        let WorldTotal::Own(years) = self else {
            return None;
        };
        let known = years.iter().find(|(known, _)| *known == year)?;
        Some(known.1).filter(|value| value.is_finite() && *value > 0.0)
    }

    /// The same with another number of a year; without one it has none.
    #[must_use]
    #[inline(never)]
    pub fn with_own(&self, year: i32, value: Option<f64>) -> WorldTotal {
        let mut years = match self {
            WorldTotal::Own(years) => years.clone(),
            _ => Vec::new(),
        };
        years.retain(|(known, _)| *known != year);
        years.extend(value.map(|value| (year, value)));
        match years.is_empty() {
            true => WorldTotal::Automatic,
            false => WorldTotal::Own(years),
        }
    }

    /// Where the number comes from, of flows as the file has them.
    #[must_use]
    pub fn source(&self, flows: &YearFlows, coverage: &Coverage) -> Source {
        let imports = [
            &flows.imported,
            &flows.imports_given,
            &flows.imports_elsewhere,
        ];
        let any = imports.into_iter().flatten().any(|value| value.is_finite());
        let sum = if any { 1.0 } else { f64::NAN };
        self.of(flows, sum, coverage).1
    }

    /// The number and where it comes from. `sum` is that of the file's importers.
    pub(super) fn of(&self, flows: &YearFlows, sum: f64, coverage: &Coverage) -> (f64, Source) {
        let or_absent = |value: f64, source| match value.is_finite() {
            true => (value, source),
            false => (f64::NAN, Source::Absent),
        };
        match self {
            WorldTotal::BuiltIn => or_absent(flows.world_built_in, Source::BuiltIn),
            WorldTotal::FileSum => or_absent(sum, Source::Summed),
            WorldTotal::Closed => (f64::NAN, Source::Absent),
            _ => match self.own(flows.year) {
                Some(own) => (own, Source::Own),
                None if flows.world_imports_given.is_finite() => {
                    (flows.world_imports_given, Source::Given)
                }
                None if coverage.is_all_or_world() => or_absent(sum, Source::Summed),
                None => or_absent(flows.world_built_in, Source::BuiltIn),
            },
        }
    }
}

/// How much of the trade a file covers.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Coverage {
    /// The part of the exports that the file gives as totals that goes to economies of the
    /// file, 0 to 1; `None` where it gives no such total.
    pub exports: Option<f64>,
    /// The part of the imports that the file gives as totals that comes from such economies.
    pub imports: Option<f64>,
    /// As `exports`, to economies that declare their own imports; of imports, where no
    /// total of exports is given; and of the sums of the flows, where no total is given at
    /// all. From [`COVERED`] on the importers of the file are all that it knows of.
    pub world: Option<f64>,
    /// How many economies declare imports.
    pub importers: usize,
    /// How many economies there are.
    pub economies: usize,
    /// Whether the file gives any total.
    pub given: bool,
}

impl Coverage {
    /// Of a year's flows as the file has them.
    #[must_use]
    pub fn of(flows: &YearFlows) -> Coverage {
        let n = flows.codes.len();
        let known = |list: &[f64], at: usize| list.get(at).is_some_and(|value| value.is_finite());
        let any = |of: &dyn Fn(usize) -> bool| (0..n).any(of);
        let lists = [
            &flows.exports_given,
            &flows.imports_given,
            &flows.world_imports_from_given,
        ];
        let given = lists.into_iter().flatten().any(|total| total.is_finite())
            || flows.world_imports_given.is_finite();
        // Where nobody is said to declare, an economy that only others name as a partner
        // has imports as well, a part of them: beside totals it must be an exporter, too.
        let exports_something = |j: usize| {
            known(&flows.exports_given, j)
                || any(&|to| to != j && known(&flows.exported, j * n + to))
        };
        let declares: Vec<bool> = (0..n)
            .map(|j| {
                known(&flows.imports_given, j)
                    || any(&|i| i != j && known(&flows.imported, i * n + j))
                        && (!given || exports_something(j))
            })
            .collect();
        let (mut exports, mut imports) = (Parts::default(), Parts::default());
        let (mut to_importers, mut from_importers) = (Parts::default(), Parts::default());
        let mut sums = Parts::default();
        for at in 0..n {
            exports.whole(&flows.exports_given, at);
            to_importers.whole(&flows.exports_given, at);
            imports.whole(&flows.imports_given, at);
            from_importers.whole(&flows.imports_given, at);
            for other in (0..n).filter(|&other| other != at) {
                let declared = declares.get(other).copied().unwrap_or_default();
                sums.whole(&flows.exported, at * n + other);
                sums.part(&flows.exported, at * n + other, declared);
                if known(&flows.exports_given, at) {
                    exports.part(&flows.exported, at * n + other, true);
                    to_importers.part(&flows.exported, at * n + other, declared);
                }
                if known(&flows.imports_given, at) {
                    imports.part(&flows.imported, other * n + at, true);
                    from_importers.part(&flows.imported, other * n + at, declared);
                }
            }
        }
        let importers = declares.iter().filter(|declares| **declares).count();
        let world = match given {
            true => to_importers.share().or_else(|| from_importers.share()),
            // Where nothing goes to an importer of the file there is nothing to compute, or
            // gaps that are filled make a system of exports alone.
            false => sums.share().filter(|part| *part > 0.0),
        };
        Coverage {
            exports: exports.share(),
            imports: imports.share(),
            world,
            importers,
            economies: n,
            given,
        }
    }

    /// Whether the sum of the file's importers may stand for the world.
    #[must_use]
    pub fn is_all_or_world(&self) -> bool {
        let enough = if self.given { COVERED } else { FITTING };
        self.world.map_or(!self.given, |part| part >= enough)
    }

    /// Whether the importers of the file are less than nearly all that its exporters know of.
    #[must_use]
    pub fn is_low(&self) -> bool {
        self.world.map_or(self.given, |part| part < COVERED)
    }
}

/// Parts and the wholes that they are of.
#[derive(Default)]
struct Parts {
    parts: f64,
    wholes: f64,
}

impl Parts {
    fn whole(&mut self, list: &[f64], at: usize) {
        self.wholes += list
            .get(at)
            .filter(|whole| whole.is_finite())
            .unwrap_or(&0.0);
    }

    fn part(&mut self, list: &[f64], at: usize, counts: bool) {
        if counts {
            self.parts += list.get(at).filter(|part| part.is_finite()).unwrap_or(&0.0);
        }
    }

    fn share(&self) -> Option<f64> {
        (self.wholes > 0.0).then(|| self.parts / self.wholes)
    }
}

/// Whether totals that a file gives are of all goods and in the unit that they seem to be
/// in: `about` has exports and imports of some economies, nearly, in the flows' unit. The
/// median of the file's totals over these is to be between 0.8 and 1.25. Where it gives no
/// total, each of its sums is to be so: then they are of all partners.
#[must_use]
pub fn fits(flows: &YearFlows, about: &dyn Fn(&str) -> [Option<f64>; 2]) -> bool {
    let given = [&flows.exports_given, &flows.imports_given];
    let any = given.into_iter().flatten().any(|total| total.is_finite());
    let summed = (!any).then(|| sums(flows));
    let totals = match &summed {
        Some([exports, imports]) => [exports, imports],
        None => given,
    };
    let mut ratios = Vec::new();
    for (at, code) in flows.codes.iter().enumerate() {
        for (list, about) in totals.into_iter().zip(about(code)) {
            let total = list.get(at).filter(|total| total.is_finite());
            ratios.extend(total.zip(about).map(|(total, about)| total / about));
        }
    }
    ratios.sort_by(f64::total_cmp);
    let is_near = |ratio: &f64| (0.8..=1.25).contains(ratio);
    // Of an even number the two in the middle: both must fit.
    let middle = |at: usize| ratios.get(at).is_some_and(is_near);
    let half = ratios.len() / 2;
    let median = middle(half) && (ratios.len() % 2 == 1 || middle(half - 1));
    median && (any || ratios.iter().all(is_near))
}

/// The sums of each economy's exports and imports; `NaN` where there are none.
fn sums(flows: &YearFlows) -> [Vec<f64>; 2] {
    let n = flows.codes.len();
    let mut exports = flows.exports_elsewhere.clone();
    let mut imports = flows.imports_elsewhere.clone();
    let add = |to: Option<&mut f64>, more: Option<&f64>| {
        if let (Some(to), Some(more)) = (to, more.filter(|more| more.is_finite())) {
            *to = if to.is_nan() { *more } else { *to + more };
        }
    };
    for (i, j) in (0..n).flat_map(|i| (0..n).map(move |j| (i, j))) {
        if i != j {
            add(exports.get_mut(i), flows.exported.get(i * n + j));
            add(imports.get_mut(j), flows.imported.get(i * n + j));
        }
    }
    [exports, imports]
}

#[cfg(test)]
mod tests;
