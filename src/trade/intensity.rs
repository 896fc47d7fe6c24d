//! Trade intensity: how much closer two economies are than their size alone
//! explains.
//!
//! `I_ij = (X_ij ÷ X_i) ÷ (M_j ÷ M_w)`: the share of j in i's exports over the
//! share of j in world imports. Above 1 the tie is closer than size explains.
//! The formula is the one in the notes to the paper's figure 1; its printed
//! values are a picture and are not known here, so all values are computed anew.

mod embedded;
mod flows;
mod grid;
mod measure;
mod rules;
mod world;
mod year;

pub use embedded::{cells, embedded, through_time, years};
pub use flows::{Flow, Stands, economies, from_flows, from_flows_beside, listed, year_flows};
pub use grid::{Grid, Source, Total};
pub use measure::PairMeasure;
pub use rules::{ASEAN, EU, Group, Rules};
pub use world::{COVERED, Coverage, WorldTotal, fits, written_number};
pub use year::YearFlows;

use super::undefined::{Computed, Undefined, ratio};

/// How the intensity is computed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Variant {
    /// The paper's formula, with each total as its own economy declares it.
    #[default]
    Paper,
    /// The same, with the world's imports less those of the exporter:
    /// `M_w − M_i`.
    Net,
    /// Import shares: `(M_ij ÷ M_j) ÷ (M_iw ÷ M_w)`, every term as declared by
    /// importers.
    ImportShare,
    /// The paper's formula, with the sums of a closed table of flows as totals.
    Closed,
}

impl Variant {
    /// All variants.
    pub const ALL: [Variant; 4] = [
        Variant::Paper,
        Variant::Net,
        Variant::ImportShare,
        Variant::Closed,
    ];

    /// The variant's name in the address and in the JavaScript API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Variant::Paper => "paper",
            Variant::Net => "net",
            Variant::ImportShare => "import-share",
            Variant::Closed => "closed",
        }
    }

    /// Reads a name; anything but the four names is `None`.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Variant::ALL
            .into_iter()
            .find(|variant| variant.as_str() == name)
    }
}

/// The flows that an intensity is computed from, all in one unit (US$ million
/// in the embedded data); `None` where the data have no figure.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Inputs {
    /// `X_ij`: exports of i to j. For [`Variant::ImportShare`] j's imports
    /// from i.
    pub x_ij: Option<f64>,
    /// `X_i`: all exports of i. For [`Variant::ImportShare`] the world's
    /// imports from i.
    pub x_i: Option<f64>,
    /// `M_j`: all imports of j.
    pub m_j: Option<f64>,
    /// `M_w`: the world's imports.
    pub m_w: Option<f64>,
    /// `M_i`: all imports of i; only [`Variant::Net`] needs it.
    pub m_i: Option<f64>,
}

/// The numbers behind one cell, for showing the formula with its numbers in it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Working {
    /// Flows, as in [`intensity`].
    Flows(Inputs),
    /// Shares, as in [`intensity_of_shares`].
    Shares {
        /// Share of i in j's imports, per cent.
        in_importer_pct: Option<f64>,
        /// Share of i in the world's imports, per cent.
        in_world_pct: Option<f64>,
    },
}

/// One cell of a matrix.
#[derive(Clone, Debug, PartialEq)]
pub struct MatrixCell {
    /// Code of i.
    pub exporter: String,
    /// Code of j.
    pub importer: String,
    /// The intensity, without unit, or why there is none.
    pub value: Computed,
    /// What it is computed from; kept also where there is no value.
    pub working: Working,
}

/// The intensities among some economies in one year.
#[derive(Clone, Debug, PartialEq)]
pub struct Matrix {
    /// The year.
    pub year: i32,
    /// How the values are computed.
    pub variant: Variant,
    /// The codes of the n economies, in the order of rows and columns.
    pub economies: Vec<String>,
    /// `M_w` as used, in the unit of the flows; `None` where the variant's data
    /// are shares or there is none.
    pub world_imports: Option<f64>,
    /// The n × n cells, row by row (a row is an exporter), with the diagonal.
    pub cells: Vec<MatrixCell>,
}

impl Matrix {
    /// The cell of two codes; `None` if one is not in the matrix.
    #[must_use]
    pub fn cell(&self, exporter: &str, importer: &str) -> Option<&MatrixCell> {
        let at = |code: &str| self.economies.iter().position(|known| known == code);
        self.cells
            .get(at(exporter)? * self.economies.len() + at(importer)?)
    }
}

/// Trade intensity from flows, without unit.
///
/// [`Variant::Paper`], [`Variant::Closed`]: `(x_ij ÷ x_i) ÷ (m_j ÷ m_w)`, where
/// the two differ only in where the totals come from. [`Variant::Net`]: with
/// `m_w − m_i` for `m_w`. [`Variant::ImportShare`]:
/// `(x_ij ÷ m_j) ÷ (x_i ÷ m_w)`, with importers' declarations in all four; from
/// the same four numbers it equals the paper's formula.
///
/// A flow of zero has the intensity zero; a flow that is not known has none.
///
/// # Errors
/// [`Undefined::Missing`] if an input is absent, not finite, or a flow below
/// zero; [`Undefined::NoWorld`] if nothing but `m_w` is absent;
/// [`Undefined::ZeroTotal`] if a total is zero or less.
pub fn intensity(variant: Variant, inputs: &Inputs) -> Computed {
    let known = |input: Option<f64>| match input {
        Some(value) if value.is_finite() => Ok(value),
        _ => Err(Undefined::Missing),
    };
    let x_ij = known(inputs.x_ij)?;
    let x_i = known(inputs.x_i)?;
    let m_j = known(inputs.m_j)?;
    if x_ij < 0.0 {
        return Err(Undefined::Missing);
    }
    let m_i = match variant {
        Variant::Net => known(inputs.m_i)?,
        _ => 0.0,
    };
    let m_w = known(inputs.m_w).map_err(|_| Undefined::NoWorld)? - m_i;
    if x_i <= 0.0 || m_j <= 0.0 || m_w <= 0.0 {
        return Err(Undefined::ZeroTotal);
    }
    if variant == Variant::ImportShare {
        ratio(ratio(x_ij, m_j)?, ratio(x_i, m_w)?)
    } else {
        ratio(ratio(x_ij, x_i)?, ratio(m_j, m_w)?)
    }
}

/// Trade intensity from import shares, without unit:
/// `in_importer_pct ÷ in_world_pct`.
///
/// # Errors
/// [`Undefined::Missing`] if a share is absent, not finite, or the first below
/// zero; [`Undefined::ZeroTotal`] if the world share is zero or less.
pub fn intensity_of_shares(in_importer_pct: Option<f64>, in_world_pct: Option<f64>) -> Computed {
    match (in_importer_pct, in_world_pct) {
        (Some(in_importer), Some(in_world)) if in_importer >= 0.0 => ratio(in_importer, in_world),
        _ => Err(Undefined::Missing),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn inputs(x_ij: f64, x_i: f64, m_j: f64, m_w: f64, m_i: f64) -> Inputs {
        Inputs {
            x_ij: Some(x_ij),
            x_i: Some(x_i),
            m_j: Some(m_j),
            m_w: Some(m_w),
            m_i: Some(m_i),
        }
    }

    #[test]
    fn a_name_leads_back_to_its_variant() {
        for variant in Variant::ALL {
            assert_eq!(Variant::parse(variant.as_str()), Some(variant));
        }
        assert_eq!(Variant::parse("Paper"), None);
    }

    #[test]
    fn a_share_equal_to_the_world_share_is_one() {
        let same = inputs(10.0, 100.0, 50.0, 500.0, 60.0);
        assert_eq!(intensity(Variant::Paper, &same), Ok(1.0));
        assert_eq!(intensity(Variant::ImportShare, &same), Ok(1.0));
        let net = intensity(Variant::Net, &same).unwrap();
        assert!((net - 0.88).abs() < 1e-12);
    }

    #[test]
    fn no_trade_is_zero_but_unknown_trade_is_not() {
        let mut none = inputs(0.0, 100.0, 50.0, 500.0, 60.0);
        assert_eq!(intensity(Variant::Paper, &none), Ok(0.0));
        none.x_ij = None;
        assert_eq!(intensity(Variant::Paper, &none), Err(Undefined::Missing));
        assert_eq!(intensity_of_shares(Some(0.0), Some(2.0)), Ok(0.0));
        assert_eq!(
            intensity_of_shares(None, Some(2.0)),
            Err(Undefined::Missing)
        );
    }

    #[test]
    fn a_total_of_zero_is_named_as_the_reason() {
        for zero in [
            inputs(1.0, 0.0, 50.0, 500.0, 60.0),
            inputs(1.0, 100.0, 0.0, 500.0, 60.0),
            inputs(1.0, 100.0, 50.0, 0.0, 60.0),
        ] {
            for variant in Variant::ALL {
                assert_eq!(intensity(variant, &zero), Err(Undefined::ZeroTotal));
            }
        }
        let alone = inputs(1.0, 100.0, 50.0, 60.0, 60.0);
        assert_eq!(intensity(Variant::Net, &alone), Err(Undefined::ZeroTotal));
        assert_eq!(
            intensity_of_shares(Some(1.0), Some(0.0)),
            Err(Undefined::ZeroTotal)
        );
    }

    #[test]
    fn only_the_net_form_needs_the_exporters_imports() {
        let mut some = inputs(10.0, 100.0, 50.0, 500.0, 60.0);
        some.m_i = None;
        assert!(intensity(Variant::Paper, &some).is_ok());
        assert!(intensity(Variant::Closed, &some).is_ok());
        assert_eq!(intensity(Variant::Net, &some), Err(Undefined::Missing));
    }

    #[test]
    fn a_flow_below_zero_or_not_a_number_is_missing() {
        for bad in [-1.0, f64::NAN, f64::INFINITY] {
            let some = inputs(bad, 100.0, 50.0, 500.0, 60.0);
            assert_eq!(intensity(Variant::Paper, &some), Err(Undefined::Missing));
            assert_eq!(
                intensity_of_shares(Some(bad), Some(1.0)),
                Err(Undefined::Missing)
            );
        }
    }

    proptest! {
        #[test]
        fn the_unit_of_the_flows_does_not_matter(
            x_ij in 1e-3..1e6f64, x_i in 1e-3..1e6f64, m_j in 1e-3..1e6f64,
            m_w in 1e6..1e9f64, m_i in 1e-3..5e5f64, k in 1e-3..1e6f64,
        ) {
            for variant in Variant::ALL {
                let once = intensity(variant, &inputs(x_ij, x_i, m_j, m_w, m_i)).unwrap();
                let scaled = inputs(x_ij * k, x_i * k, m_j * k, m_w * k, m_i * k);
                let again = intensity(variant, &scaled).unwrap();
                prop_assert!((once - again).abs() <= 1e-9 * once);
            }
        }

        #[test]
        fn whatever_comes_in_a_finite_number_or_a_reason_comes_out(
            a in any::<f64>(), b in any::<f64>(), c in any::<f64>(), d in any::<f64>(), e in any::<f64>(),
        ) {
            for variant in Variant::ALL {
                let computed = intensity(variant, &inputs(a, b, c, d, e));
                prop_assert!(computed.map_or(true, |value| value.is_finite() && value >= 0.0));
            }
            let computed = intensity_of_shares(Some(a), Some(b));
            prop_assert!(computed.map_or(true, |value| value.is_finite() && value >= 0.0));
        }
    }
}
