//! The end of a file: the best of several levels is taken, what was done is told,
//! and all values are put in order.

use super::{ELSEWHERE, FIRST, Rows, SIDES, Side};
use crate::flows::cube::{Cube, Place, Sides};
use crate::flows::mapping::Repeats;
use crate::flows::problem::Problem;
use crate::flows::reader::Read;
use crate::flows::record::quoted_fields;
use crate::flows::report::{Count, Report, Rule};

impl Rows {
    pub fn finish(mut self) -> Result<Read, Problem> {
        self.last()?;
        self.bound();
        if let Some(problem) = self.trouble.take() {
            return Err(problem);
        }
        let levels = self.choose();
        self.report_years();
        let mut report = self.report(levels);
        if report.used == 0 {
            return Err(if report.rows == 0 {
                Problem::HeaderOnly
            } else {
                Problem::NoUsableRow(Box::new(report))
            });
        }
        let whole = self.as_a_whole();
        (report.trade, report.lost, report.sums) = (whole.trade, whole.lost, whole.sums);
        let cube = self.cube();
        let mut look = self.look;
        look.mapping.unit = cube.unit().clone();
        Ok(Read {
            cube,
            report,
            head: look.head.clone(),
            look,
        })
    }

    /// The last record, which no line end ends.
    pub(super) fn last(&mut self) -> Result<(), Problem> {
        let carry = std::mem::take(&mut self.carry);
        if carry.is_empty() {
            return Ok(());
        }
        let open = self.within.open();
        if open && memchr::memchr(self.line_end, &carry).is_some() {
            return Err(Problem::OpenQuote(self.line));
        }
        let (mut out, mut spans) = (Vec::new(), Vec::new());
        let count = quoted_fields(&carry, self.delimiter, &mut out, &mut spans);
        let blank = carry.trim_ascii().is_empty();
        if !blank && (open || count < self.expected) {
            self.read += 1;
            self.entries += 1;
            let line = self.line;
            self.out(Rule::CutOff, line, None);
            return Ok(());
        }
        let mut carry = carry;
        carry.push(self.line_end);
        self.record(&carry, 0).map(|_| ())
    }

    /// Leaves only years in which parts are missing.
    fn report_years(&mut self) {
        const MONTHS: u32 = 0b1_1111_1111_1110;
        const QUARTERS: u32 = 0b1111 << 13;
        for seen in &mut self.seen {
            let whole = *seen & MONTHS == MONTHS || *seen & QUARTERS == QUARTERS;
            if whole {
                *seen = 0;
            }
        }
        if self.tallies[Rule::SubAnnualSummed as usize].entries == 0 {
            self.seen.clear();
        }
    }

    pub(super) fn report(&mut self, levels: Vec<u8>) -> Report {
        let mut partial_years: Vec<i32> = self
            .seen
            .iter()
            .zip(&self.years)
            .filter(|(seen, _)| **seen != 0)
            .map(|(_, year)| *year)
            .collect();
        partial_years.sort_unstable();
        // The first lines of a kind are kept before it is known what becomes of them.
        for (summed, kept) in [
            (Rule::ProductSummed, Rule::Product),
            (Rule::SubAnnualSummed, Rule::SubAnnual),
            (Rule::ValuationUsed, Rule::Valuation),
            (Rule::BreakdownSummed, Rule::Breakdown),
        ] {
            let kept = &self.tallies[kept as usize];
            let (lines, file) = (kept.lines.clone(), kept.file);
            self.tallies[summed as usize].lines = lines;
            self.tallies[summed as usize].file = file;
        }
        let counts = Rule::ALL
            .iter()
            .zip(&mut self.tallies)
            .filter(|(_, tally)| tally.entries > 0)
            .map(|(rule, tally)| Count {
                rule: *rule,
                entries: tally.entries,
                value: tally.value,
                lines: std::mem::take(&mut tally.lines),
                what: std::mem::take(&mut tally.what),
                file: tally.file,
            })
            .collect();
        Report {
            rows: self.read,
            entries: self.entries,
            used: self.used.iter().sum(),
            by_exporter: self.used[Side::Exporter as usize],
            by_importer: self.used[Side::Importer as usize],
            counts,
            levels,
            partial_years,
            mixed_encoding: self.mixed,
            last_of_repeats: self.repeats == Repeats::Last,
            trailing: 0,
            files: Vec::new(),
            trade: 0.0,
            lost: Vec::new(),
            sums: Vec::new(),
        }
    }

    /// All values, in their order.
    fn cube(&mut self) -> Cube {
        let count = self.economies.len() + FIRST;
        let keys = self.years.len() * SIDES.len();
        let mut occurs = vec![false; count];
        let mut year_has = vec![false; self.years.len()];
        let mut two = false;
        for key in 0..keys {
            for declarer in 0..count {
                let Some((row, _)) = self.whole.row(key, declarer) else {
                    continue;
                };
                for (partner, value) in row.iter().take(count).enumerate() {
                    if !value.is_nan() {
                        occurs[declarer] = true;
                        occurs[partner] = true;
                        year_has[key / SIDES.len()] = true;
                        two |= key % SIDES.len() != Side::Unsaid as usize;
                    }
                }
            }
        }
        let mut order: Vec<usize> = (FIRST..count).filter(|id| occurs[*id]).collect();
        order.sort_unstable_by(|one, other| {
            self.economies[one - FIRST]
                .code
                .cmp(&self.economies[other - FIRST].code)
        });
        let mut places = vec![Place::World; count];
        places[ELSEWHERE as usize] = Place::Elsewhere;
        for (at, id) in order.iter().enumerate() {
            places[*id] = Place::At(at);
        }
        let economies = order
            .iter()
            .map(|id| self.economies[id - FIRST].clone())
            .collect();
        let mut years: Vec<usize> = (0..self.years.len())
            .filter(|year| year_has[*year])
            .collect();
        years.sort_unstable_by_key(|year| self.years[*year]);
        let mut unit = self
            .unit
            .take()
            .unwrap_or_else(|| self.look.mapping.unit.clone());
        if let Some(power) = self.scale_power.and_then(|power| i8::try_from(power).ok()) {
            unit.power = Some(unit.power.unwrap_or(0).saturating_add(power));
        }
        let mut cube = Cube::new(
            economies,
            years.iter().map(|year| self.years[*year]).collect(),
            if two { Sides::Two } else { Sides::One },
            unit,
        );
        for (at, year) in years.iter().enumerate() {
            for side in SIDES {
                let key = year * SIDES.len() + side as usize;
                for declarer in 0..count {
                    let Some((row, _)) = self.whole.row(key, declarer) else {
                        continue;
                    };
                    // What nobody is said to declare stands for both, where they do not
                    // say otherwise.
                    let unsaid = side == Side::Unsaid;
                    let by_importer = side == Side::Importer;
                    cube.put_row(at, places[declarer], row, &places, by_importer, !unsaid);
                    if unsaid {
                        for (partner, value) in row.iter().take(count).enumerate() {
                            let to = places[partner];
                            if !value.is_nan() && (two || to == Place::World) {
                                cube.put(at, places[declarer], to, *value, true, false);
                            }
                        }
                    }
                }
            }
        }
        cube.pack();
        cube
    }
}
