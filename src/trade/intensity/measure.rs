//! What can be computed for a pair of economies.

use super::{Inputs, Variant, intensity};
use crate::trade::undefined::{Computed, Undefined, ratio};

/// A measure of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PairMeasure {
    /// The trade intensity `I_ij`, without unit.
    Intensity(Variant),
    /// `(I_ij − 1) ÷ (I_ij + 1)` of the paper's form: from −1 (no trade) over 0
    /// (as size explains) towards 1, without unit.
    Symmetric,
    /// `X_ij ÷ X_i`: the share of j in i's exports, 0 to 1.
    ShareOfExports,
    /// `M_ij ÷ M_j`: the share of i in j's imports, 0 to 1.
    ShareOfImports,
}

impl PairMeasure {
    /// All measures, the default first.
    pub const ALL: [PairMeasure; 7] = [
        PairMeasure::Intensity(Variant::Paper),
        PairMeasure::Intensity(Variant::Net),
        PairMeasure::Intensity(Variant::ImportShare),
        PairMeasure::Intensity(Variant::Closed),
        PairMeasure::Symmetric,
        PairMeasure::ShareOfExports,
        PairMeasure::ShareOfImports,
    ];

    /// The measure's name in the address.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            PairMeasure::Intensity(variant) => variant.as_str(),
            PairMeasure::Symmetric => "symmetric",
            PairMeasure::ShareOfExports => "share-of-exports",
            PairMeasure::ShareOfImports => "share-of-imports",
        }
    }

    /// Reads a name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        PairMeasure::ALL
            .into_iter()
            .find(|measure| measure.as_str() == name)
    }

    /// The form of the intensity whose flows and totals it takes.
    #[must_use]
    pub const fn variant(self) -> Variant {
        match self {
            PairMeasure::Intensity(variant) => variant,
            PairMeasure::Symmetric | PairMeasure::ShareOfExports => Variant::Paper,
            PairMeasure::ShareOfImports => Variant::ImportShare,
        }
    }

    /// Computes the measure of a pair.
    ///
    /// # Errors
    /// As for [`intensity`].
    pub fn of(self, inputs: &Inputs) -> Computed {
        let share = |whole: Option<f64>| match (inputs.x_ij, whole) {
            (Some(part), Some(whole)) if part >= 0.0 => ratio(part, whole),
            _ => Err(Undefined::Missing),
        };
        match self {
            PairMeasure::Intensity(variant) => intensity(variant, inputs),
            PairMeasure::Symmetric => {
                let value = intensity(Variant::Paper, inputs)?;
                ratio(value - 1.0, value + 1.0)
            }
            PairMeasure::ShareOfExports => share(inputs.x_i),
            PairMeasure::ShareOfImports => share(inputs.m_j),
        }
    }

    /// The formula, in the signs of [`super::Inputs`].
    #[must_use]
    pub const fn formula(self) -> &'static str {
        match self {
            PairMeasure::Intensity(Variant::Net) => "I = (Xij ÷ Xi) ÷ (Mj ÷ (Mw − Mi))",
            PairMeasure::Intensity(Variant::ImportShare) => "I = (Mij ÷ Mj) ÷ (Miw ÷ Mw)",
            PairMeasure::Intensity(_) => "I = (Xij ÷ Xi) ÷ (Mj ÷ Mw)",
            PairMeasure::Symmetric => "S = (I − 1) ÷ (I + 1)",
            PairMeasure::ShareOfExports => "Xij ÷ Xi",
            PairMeasure::ShareOfImports => "Mij ÷ Mj",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_leads_back_to_its_measure() {
        for measure in PairMeasure::ALL {
            assert_eq!(PairMeasure::parse(measure.as_str()), Some(measure));
        }
        assert_eq!(PairMeasure::parse("share"), None);
    }
}
