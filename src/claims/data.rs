//! What checks read: the embedded tables, or the same with a cell changed.

use crate::data::CellRef;

/// The figures that claims are checked against.
#[derive(Clone, Debug, Default)]
pub struct Data {
    altered: Vec<(CellRef, Option<f64>)>,
}

impl Data {
    /// The tables as embedded.
    #[must_use]
    pub const fn embedded() -> Data {
        Data {
            altered: Vec::new(),
        }
    }

    /// The same with another figure in one cell, or with none.
    #[must_use]
    pub fn with(mut self, place: CellRef, figure: Option<f64>) -> Data {
        self.altered.insert(0, (place, figure));
        self
    }

    /// The figure in a cell; `None` for a gap.
    #[must_use]
    pub fn number(&self, place: CellRef) -> Option<f64> {
        match self.altered.iter().find(|(other, _)| *other == place) {
            Some((_, figure)) => *figure,
            None => place.number(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::DatasetId;

    #[test]
    fn a_changed_cell_is_read_as_changed_and_no_other_is() {
        let at = |year| CellRef::of_year(DatasetId::Trade1987, year, "exports").unwrap();
        let data = Data::embedded().with(at(1998), Some(1.0));
        let data = data.with(at(1999), None).with(at(1998), Some(2.0));
        assert_eq!(data.number(at(1998)), Some(2.0));
        assert_eq!(data.number(at(1999)), None);
        assert_eq!(data.number(at(2000)), Some(166.0));
    }
}
