//! Which columns of a file are read, and what they hold.

use super::{Rows, Time};
use crate::flows::mapping::Role;
use crate::flows::period::Part;

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
    pub(super) flow: Option<usize>,
    pub(super) declared: Option<usize>,
    pub(super) value: Option<usize>,
    pub(super) unit: Option<usize>,
    pub(super) scale: Option<usize>,
    pub(super) product: Option<usize>,
    pub(super) breakdowns: Vec<usize>,
    /// Columns of years, with what stands for their period.
    pub(super) wide: Vec<(usize, Time)>,
    /// One more than the last column that is read.
    pub(super) wanted: usize,
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
        let mut wide = Vec::new();
        for (column, role) in columns.iter().enumerate() {
            let (year, part) = match role {
                Role::YearColumn(year) => (*year, Part::Whole),
                Role::PartColumn(year, part @ 1..=12) => (*year, Part::Month(*part)),
                Role::PartColumn(year, part @ 13..=16) => (*year, Part::Quarter(*part - 12)),
                _ => continue,
            };
            match self.year_place(year) {
                Some(year) => wide.push((column, Time { year, part })),
                None => self.overfull = true,
            }
        }
        if let Some(year) = mapping.year {
            self.fixed_time = self.year_place(year).map(|year| Time {
                year,
                part: Part::Whole,
            });
        }
        let mut plan = Plan {
            year: at(Role::Year),
            first: if reported {
                reporter
            } else {
                or(exporter, reporter)
            },
            second: if reported {
                partner
            } else {
                or(importer, partner)
            },
            reported,
            flow: at(Role::Flow),
            declared: at(Role::Declared),
            value: at(Role::Value),
            unit: at(Role::Unit),
            scale: at(Role::Scale),
            product: at(Role::Product),
            breakdowns: (0..columns.len())
                .filter(|at| columns[*at] == Role::Breakdown)
                .collect(),
            wide,
            wanted: 0,
        };
        let single = [
            plan.year,
            plan.first.0,
            plan.first.1,
            plan.second.0,
            plan.second.1,
            plan.flow,
            plan.declared,
            plan.value,
            plan.unit,
            plan.scale,
            plan.product,
        ];
        plan.wanted = single
            .into_iter()
            .flatten()
            .chain(plan.breakdowns.iter().copied())
            .chain(plan.wide.iter().map(|wide| wide.0))
            .max()
            .map_or(0, |last| last + 1);
        plan
    }

    /// Whether most codes of the first rows have two letters.
    pub(super) fn two_letters(&self) -> bool {
        let columns = [self.plan.first.0, self.plan.second.0];
        let codes = || {
            let rows = self.look.preview.iter();
            rows.flat_map(|row| {
                columns
                    .iter()
                    .flatten()
                    .filter_map(|column| row.get(*column))
            })
        };
        codes().filter(|code| code.len() == 2).count() * 2 > codes().count()
    }
}
