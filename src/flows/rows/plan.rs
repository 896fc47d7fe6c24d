//! Which columns of a file are read, and what they hold.

use super::plain::Plain;
use super::{Id, Rows, Time};
use crate::flows::mapping::{Direction, Role};
use crate::flows::period::{Part, Years};

/// Whose declaration a column of values is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Facing {
    /// What the row says.
    #[default]
    Row,
    /// The exporter's, or the reporter's exports.
    Export,
    /// The importer's, or the reporter's imports.
    Import,
    /// A flow the other way than the row's economies stand.
    Reverse,
}

/// A column of values.
#[derive(Clone, Copy, Debug)]
pub(super) struct Valued {
    pub(super) column: usize,
    pub(super) facing: Facing,
    /// The economy that its header names, in a matrix.
    pub(super) partner: Option<Id>,
}

/// Which columns are read.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub(super) year: Option<usize>,
    /// Code and name of the exporter, or of the reporter.
    pub(super) first: (Option<usize>, Option<usize>),
    /// Code and name of the importer, or of the partner.
    pub(super) second: (Option<usize>, Option<usize>),
    /// Whether the two are reporter and partner.
    pub(super) reported: bool,
    /// Whether both have codes and no names, so that a code tells the same in either.
    pub(super) coded: bool,
    pub(super) flow: Option<usize>,
    /// Which way all rows go, where no column says it.
    pub(super) direction: Option<Direction>,
    pub(super) one_is_export: bool,
    pub(super) declared: Option<usize>,
    /// Columns of values, a matrix's last.
    pub(super) values: Vec<Valued>,
    pub(super) measure: Option<usize>,
    /// Whether rows may be of something that is not wanted.
    pub(super) filtered: bool,
    pub(super) classification: Option<usize>,
    pub(super) years: Years,
    /// The economy that declares all rows, where no column names it.
    pub(super) reporter: Option<Id>,
    pub(super) rows_import: bool,
    pub(super) unit: Option<usize>,
    pub(super) scale: Option<usize>,
    pub(super) product: Option<usize>,
    pub(super) breakdowns: Vec<usize>,
    /// Whether rows may be of a part of a flow: a product, a breakdown.
    pub(super) parted: bool,
    /// Whether rows say their unit or scale.
    pub(super) scaled: bool,
    /// Whether an empty cell of the first economy stands for the one above.
    pub(super) from_above: bool,
    /// Whether 0 is no part of a breakdown, but all of them.
    pub(super) zero_is_total: bool,
    /// Columns of years, with what stands for their period and whose declaration they are.
    pub(super) wide: Vec<(usize, Time, Facing)>,
    /// One more than the last column that is read.
    pub(super) wanted: usize,
    /// The columns of rows that may be plain.
    pub(super) plain: Option<Plain>,
}

impl Rows {
    pub(super) fn planned(&mut self) -> Plan {
        let mapping = self.look.mapping.clone();
        let columns = &mapping.columns[..mapping.columns.len().min(self.expected)];
        let at = |wanted: Role| columns.iter().position(|role| *role == wanted);
        let pair = |code: Role, name: Role| (at(code), at(name));
        let exporter = pair(Role::Exporter, Role::ExporterName);
        let importer = pair(Role::Importer, Role::ImporterName);
        let reporter = pair(Role::Reporter, Role::ReporterName);
        let partner = pair(Role::Partner, Role::PartnerName);
        let there = |pair: (Option<usize>, Option<usize>)| pair.0.is_some() || pair.1.is_some();
        let reported = !(there(exporter) && there(importer)) && there(reporter) && there(partner);
        let or = |one: (Option<usize>, Option<usize>), other| if there(one) { one } else { other };
        let (first, second) = match reported {
            true => (reporter, partner),
            false => (or(exporter, reporter), or(importer, partner)),
        };
        let mut wide = Vec::new();
        for (column, role) in columns.iter().enumerate() {
            let (year, part) = match role {
                Role::YearColumn(year) => (*year, Part::Whole),
                Role::PartColumn(year, part @ 1..=12) => (*year, Part::Month(*part)),
                Role::PartColumn(year, part @ 13..=16) => (*year, Part::Quarter(*part - 12)),
                _ => continue,
            };
            let imports = |at: &u32| *at as usize == column;
            let facing = match mapping.imports.iter().any(imports) {
                _ if mapping.imports.is_empty() => Facing::Row,
                true => Facing::Import,
                false => Facing::Export,
            };
            match self.year_place(year) {
                Some(year) => wide.push((column, Time { year, part }, facing)),
                None => self.overfull = true,
            }
        }
        if let Some(year) = mapping.year {
            self.fixed_time = self.year_place(year).map(|year| Time {
                year,
                part: Part::Whole,
            });
        }
        let values = columns.iter().enumerate();
        let values = values.filter_map(|(column, role)| {
            let facing = match role {
                Role::Value => Facing::Row,
                Role::ExportValue => Facing::Export,
                Role::ImportValue => Facing::Import,
                Role::ReverseValue => Facing::Reverse,
                _ => return None,
            };
            Some(Valued {
                column,
                facing,
                partner: None,
            })
        });
        let mut values: Vec<Valued> = values.collect();
        let reporter = mapping
            .reporter
            .as_ref()
            .filter(|_| !there(reporter) && !there(exporter) && !there(importer) && there(partner));
        let reporter = reporter.and_then(|code| self.new_code(code.as_bytes(), b"").ok());
        let reported = reported || reporter.is_some();
        values.extend(self.matrix_columns(columns));
        let mut plan = Plan {
            year: at(Role::Year),
            first,
            second,
            reported,
            coded: [first, second]
                .iter()
                .all(|(code, name)| code.is_some() && name.is_none()),
            flow: at(Role::Flow),
            direction: mapping.direction,
            one_is_export: mapping.one_is_export,
            declared: at(Role::Declared),
            values,
            measure: at(Role::Measure),
            filtered: at(Role::Measure).is_some() || !self.only.is_empty(),
            classification: at(Role::Classification),
            years: Years {
                split: mapping.split_years,
                republic: mapping.republic_years,
            },
            reporter,
            rows_import: mapping.rows_import,
            unit: at(Role::Unit),
            scale: at(Role::Scale),
            product: at(Role::Product),
            breakdowns: (0..columns.len())
                .filter(|at| columns[*at] == Role::Breakdown)
                .collect(),
            parted: [Role::Product, Role::Breakdown, Role::Classification]
                .iter()
                .any(|role| at(*role).is_some()),
            scaled: at(Role::Unit).is_some() || at(Role::Scale).is_some(),
            from_above: mapping.from_above,
            zero_is_total: self.look.dialect.zero_is_total(&self.look.header),
            wide,
            wanted: 0,
            plain: None,
        };
        plan.plain = plan.plain();
        let single = [
            plan.year,
            plan.first.0,
            plan.first.1,
            plan.second.0,
            plan.second.1,
            plan.flow,
            plan.declared,
            plan.measure,
            plan.classification,
            plan.unit,
            plan.scale,
            plan.product,
        ];
        plan.wanted = single
            .into_iter()
            .flatten()
            .chain(plan.breakdowns.iter().copied())
            .chain(plan.wide.iter().map(|wide| wide.0))
            .chain(plan.values.iter().map(|value| value.column))
            .chain(self.only.iter().map(|only| only.0))
            .max()
            .map_or(0, |last| last + 1);
        plan
    }

    /// The economies of a matrix's columns, as its header names them.
    fn matrix_columns(&mut self, columns: &[Role]) -> Vec<Valued> {
        let places = (0..columns.len()).filter(|at| columns[*at] == Role::EconomyColumn);
        let places: Vec<usize> = places.collect();
        let mut matrix = Vec::with_capacity(places.len());
        for column in places {
            let name = self.look.header.get(column).cloned().unwrap_or_default();
            if let Ok(id) = self.new_code(name.as_bytes(), b"") {
                matrix.push(Valued {
                    column,
                    facing: Facing::Row,
                    partner: Some(id),
                });
            }
        }
        matrix
    }
}
