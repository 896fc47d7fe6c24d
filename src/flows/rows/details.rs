//! Values that are no whole year's total: months, products, parts by transport and the
//! like, second classifications. Each is kept with its code, so that what stands twice,
//! or beside its own heading, is seen at the end; where a file has more than a million of
//! them, they are added up by the length of their codes from then on.

use super::{Product, Side};
use crate::flows::period::Part;
use crate::flows::table::Table;

/// So many are kept one by one.
pub(super) const KEPT: usize = 1 << 20;
/// So many ways of being cut are told apart once they are added up.
const GROUPS: usize = 128;

/// How a value is cut out of its flow. The better group is the smaller one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Group {
    /// 0 a whole year, 1 quarters, 2 months.
    pub(super) kind: u8,
    /// Whether it is an import at FOB value.
    pub(super) fob: bool,
    /// How many breakdowns it is a part of, and which.
    pub(super) parts: u8,
    pub(super) mask: u8,
    /// Its classification: that of the file's first row comes first.
    pub(super) classification: u8,
}

impl Group {
    fn packed(self) -> u64 {
        u64::from(self.kind) << 25
            | u64::from(self.fob) << 24
            | u64::from(self.parts) << 16
            | u64::from(self.mask) << 8
            | u64::from(self.classification)
    }

    fn unpacked(word: u64) -> Group {
        let byte = |at: u32| u8::try_from(word >> at & 0xff).unwrap_or(0);
        Group {
            kind: u8::try_from(word >> 25 & 3).unwrap_or(0),
            fob: word >> 24 & 1 == 1,
            parts: byte(16),
            mask: byte(8),
            classification: byte(0),
        }
    }
}

/// A flow's place: year and side, who declares, the other economy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct FlowPlace {
    pub(super) key: u32,
    pub(super) declarer: u16,
    pub(super) partner: u16,
}

/// One value.
#[derive(Clone, Copy, Debug)]
pub(super) struct Detail {
    pub(super) flow: FlowPlace,
    /// The group, the part of the year, and the number of the product's code.
    what: u64,
    pub(super) value: f64,
    /// Which part of a breakdown it is: a hash of what stands in its columns.
    pub(super) split: u32,
    /// How many entries are in it.
    pub(super) rows: u32,
}

impl Detail {
    pub(super) fn new(
        flow: FlowPlace,
        group: Group,
        part: Part,
        (product, split): (u32, u32),
        value: f64,
    ) -> Detail {
        let part: u64 = match part {
            Part::Whole => 0,
            Part::Month(month) | Part::Day(month) => u64::from(month),
            Part::Quarter(quarter) => 12 + u64::from(quarter),
        };
        Detail {
            flow,
            what: group.packed() << 37 | part << 32 | u64::from(product),
            value,
            split,
            rows: 1,
        }
    }

    pub(super) fn group(&self) -> Group {
        Group::unpacked(self.what >> 37)
    }

    pub(super) fn part(&self) -> u8 {
        u8::try_from(self.what >> 32 & 31).unwrap_or(0)
    }

    pub(super) fn product(&self) -> usize {
        usize::try_from(self.what & 0xffff_ffff).unwrap_or(0)
    }

    /// Which part of which flow it is.
    pub(super) fn place(&self) -> (FlowPlace, u64, u32) {
        (self.flow, self.what, self.split)
    }

    /// The same value among the economies, years, products and classifications of other
    /// files, times a factor.
    pub(super) fn moved(
        &self,
        flow: FlowPlace,
        classification: u8,
        product: u32,
        factor: f64,
    ) -> Detail {
        let group = Group {
            classification,
            ..self.group()
        };
        let part = self.what >> 32 & 31;
        Detail {
            flow,
            what: group.packed() << 37 | part << 32 | u64::from(product),
            value: if factor.to_bits() == 1f64.to_bits() {
                self.value
            } else {
                self.value * factor
            },
            ..*self
        }
    }

    /// The same as a value of a whole year, which one of its days stands for.
    pub(super) fn of_year(&self) -> Detail {
        let group = Group {
            kind: 0,
            ..self.group()
        };
        Detail {
            what: group.packed() << 37 | (self.what & 0xffff_ffff),
            ..*self
        }
    }

    /// Whether it is a year's total after all.
    pub(super) fn is_total(&self) -> bool {
        self.what == 0
    }

    /// Whether both are the same part of the same flow.
    pub(super) fn again(&self, other: &Detail) -> bool {
        self.what == other.what && self.split == other.split && self.flow == other.flow
    }
}

/// All of them.
#[derive(Debug, Default)]
pub(super) struct Details {
    pub(super) kept: Vec<Detail>,
    /// Sums by group and length of code, once there were too many.
    pub(super) sums: Option<Table>,
    /// Which group and length a class of the sums is.
    pub(super) classes: Vec<(Group, u8)>,
    width: usize,
}

impl Details {
    /// Bytes in use.
    pub(super) fn bytes(&self) -> usize {
        self.kept.capacity() * size_of::<Detail>() + self.sums.as_ref().map_or(0, Table::bytes)
    }

    /// Makes room for economies up to `count`.
    pub(super) fn widen(&mut self, count: usize) {
        self.width = count;
        if let Some(sums) = &mut self.sums {
            sums.widen(count);
        }
    }

    /// Takes a value. `codes` has the length of each product's code.
    pub(super) fn take(&mut self, detail: Detail, product: Product, codes: &[(String, u8)]) {
        if self.sums.is_some() {
            self.sum(&detail, product.level);
            return;
        }
        self.kept.push(detail);
        if self.kept.len() >= KEPT {
            self.fold(codes);
        }
    }

    /// From now on all are added up by the length of their codes.
    pub(super) fn fold(&mut self, codes: &[(String, u8)]) {
        if self.sums.is_some() {
            return;
        }
        let mut sums = Table::new(true);
        sums.widen(self.width);
        self.sums = Some(sums);
        for detail in std::mem::take(&mut self.kept) {
            let level = codes.get(detail.product()).map_or(0, |code| code.1);
            self.sum(&detail, level);
        }
    }

    fn sum(&mut self, detail: &Detail, level: u8) {
        if let Some((sums, place)) = self.sum_at((detail.group(), level), detail.flow) {
            sums.add_some(place, detail.value, detail.rows);
        }
    }

    /// Every sum: key, class, declarer, partner, value and entries.
    pub(super) fn cells(
        &self,
        count: usize,
    ) -> impl Iterator<Item = (usize, usize, usize, usize, f64, u32)> + '_ {
        let classes = 0..self.classes.len().min(GROUPS);
        (0..self.keys()).flat_map(move |key| {
            classes.clone().flat_map(move |class| {
                (0..count).flat_map(move |declarer| {
                    let (values, rows) = self.summed(key, class, declarer).unwrap_or_default();
                    let cells = values.iter().zip(rows).enumerate();
                    cells.filter(|(_, (_, rows))| **rows > 0).map(
                        move |(partner, (value, rows))| {
                            (key, class, declarer, partner, *value, *rows)
                        },
                    )
                })
            })
        })
    }

    /// Where the sum of a group and length stands, made if it is new.
    pub(super) fn sum_at(
        &mut self,
        class: (Group, u8),
        flow: FlowPlace,
    ) -> Option<(&mut Table, usize)> {
        let known = self.classes.iter().position(|known| *known == class);
        let at = known.unwrap_or_else(|| {
            self.classes.push(class);
            self.classes.len() - 1
        });
        let sums = self.sums.as_mut().filter(|_| at < GROUPS)?;
        let key = flow.key as usize * GROUPS + at;
        let place = sums.place(key, flow.declarer.into(), flow.partner.into());
        Some((sums, place))
    }

    /// Takes the lengths of codes that have lost a zero for what they were.
    pub(super) fn pad(&mut self, count: usize) {
        if self.sums.is_none() {
            return;
        }
        let cells: Vec<_> = self.cells(count).collect();
        let classes = std::mem::take(&mut self.classes);
        let mut sums = Table::new(true);
        sums.widen(count);
        self.sums = Some(sums);
        for (key, class, declarer, partner, value, rows) in cells {
            let Some((group, level)) = classes.get(class).copied() else {
                continue;
            };
            let level = if level < 8 {
                level.next_multiple_of(2)
            } else {
                level
            };
            #[expect(clippy::cast_possible_truncation, reason = "years × sides; economies")]
            let flow = FlowPlace {
                key: key as u32,
                declarer: declarer as u16,
                partner: partner as u16,
            };
            if let Some((sums, place)) = self.sum_at((group, level), flow) {
                sums.add_some(place, value, rows);
            }
        }
    }

    /// Whether there were more ways of being cut than are told apart.
    pub(super) fn overfull(&self) -> bool {
        self.classes.len() > GROUPS
    }

    /// The sums of a class in a declarer's row, and how many entries are in each.
    pub(super) fn summed(
        &self,
        key: usize,
        class: usize,
        declarer: usize,
    ) -> Option<(&[f64], &[u32])> {
        let (values, entries) = self.sums.as_ref()?.row(key * GROUPS + class, declarer)?;
        Some((values, entries?))
    }

    /// How many keys there may be.
    pub(super) fn keys(&self) -> usize {
        self.sums
            .as_ref()
            .map_or(0, |sums| sums.keys().div_ceil(GROUPS))
    }
}

/// The key of a year and a side.
pub(super) fn key(year: u16, side: Side) -> usize {
    usize::from(year) * super::SIDES.len() + side as usize
}
