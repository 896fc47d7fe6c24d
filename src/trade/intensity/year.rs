//! The trade of one year among n economies, as a reader's file declares it.

/// The flows of one year. Values are in one unit, which the intensities do not
/// depend on; `NaN` stands where nothing is declared, and never leaves this layer:
/// [`super::Grid`] gives numbers or reasons.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct YearFlows {
    /// The year.
    pub year: i32,
    /// Codes of the n economies, in the order of rows and columns.
    pub codes: Vec<String>,
    /// Exports of i to j as i declares them, at `i * n + j`.
    pub exported: Vec<f64>,
    /// Imports of j from i as j declares them, at `i * n + j`. Where a file does
    /// not say who declares, the same as `exported`.
    pub imported: Vec<f64>,
    /// Exports of each economy to the world, as the file gives them.
    pub exports_given: Vec<f64>,
    /// Imports of each economy from the world, as the file gives them.
    pub imports_given: Vec<f64>,
    /// The world's imports from each economy, as the file gives them.
    pub world_imports_from_given: Vec<f64>,
    /// The world's imports, as the file gives them.
    pub world_imports_given: f64,
    /// The world's imports by the built-in series, in the same unit, where it fits the file.
    pub world_built_in: f64,
    /// Exports of each economy to partners that are none of the n, such as areas
    /// not specified: they count where totals are sums.
    pub exports_elsewhere: Vec<f64>,
    /// Imports of each economy from such partners.
    pub imports_elsewhere: Vec<f64>,
}

impl YearFlows {
    /// A year in which nothing is declared.
    #[must_use]
    pub fn empty(year: i32, codes: Vec<String>) -> YearFlows {
        let n = codes.len();
        YearFlows {
            year,
            codes,
            exported: vec![f64::NAN; n * n],
            imported: vec![f64::NAN; n * n],
            exports_given: vec![f64::NAN; n],
            imports_given: vec![f64::NAN; n],
            world_imports_from_given: vec![f64::NAN; n],
            world_imports_given: f64::NAN,
            world_built_in: f64::NAN,
            exports_elsewhere: vec![f64::NAN; n],
            imports_elsewhere: vec![f64::NAN; n],
        }
    }

    /// Adds a flow to what the exporter declares; `None` is the world, a row of which
    /// is a total. A value that is not finite or below zero is left out.
    pub fn add(&mut self, exporter: Option<usize>, importer: Option<usize>, value: f64) {
        let n = self.codes.len();
        let sum = match (exporter, importer) {
            (Some(i), Some(j)) => self.exported.get_mut(i * n + j),
            (Some(i), None) => self.exports_given.get_mut(i),
            (None, Some(j)) => self.imports_given.get_mut(j),
            (None, None) => Some(&mut self.world_imports_given),
        };
        if let Some(sum) = sum.filter(|_| value.is_finite() && value >= 0.0) {
            *sum = if sum.is_nan() { value } else { *sum + value };
        }
    }

    /// Lets what was added stand for both sides, as nobody says who declares.
    pub fn declared_by_none(&mut self) {
        self.imported.clone_from(&self.exported);
        self.world_imports_from_given
            .clone_from(&self.exports_given);
    }
}
