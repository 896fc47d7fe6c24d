//! A square of many values, exporters in rows: up to 250 by 250.
//!
//! It holds values and names, and says which step of heat a value has; it knows no
//! colour and no pixel. Up to some twenty economies a [`super::picture::Matrix`]
//! says more, as it prints every number.

use super::order::Order;
use crate::i18n::{Lang, number, sentences, words};
use std::rc::Rc;

/// A square of many values, exporters in rows and importers in columns.
///
/// `n` is the count of economies; a pair is at `exporter * n + importer`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Heat {
    /// The economies' codes, as in an address.
    pub codes: Vec<String>,
    /// The economies' names.
    pub names: Vec<String>,
    /// The values, n × n. What stands where there is none counts for nothing.
    pub values: Rc<[f32]>,
    /// Why a pair has no value: 0 where it has one, else a number from 1 into `why`.
    pub reasons: Rc<[u8]>,
    /// The reasons in words.
    pub why: Vec<String>,
    /// What is shown, such as its year: said where another is compared.
    pub now: String,
    /// The year that it is compared with.
    pub before: Option<Before>,
    /// Trade of each economy in any one unit, for the order by size; what is no
    /// number counts as nothing.
    pub sizes: Vec<f64>,
    /// What the colours say.
    pub scale: HeatScale,
    /// How values are written where the colours are those of a ratio: as on this scale.
    pub form: HeatScale,
    /// What the low end of the colours means, their middle, and the high end.
    pub legend: [String; 3],
    /// What rows and columns are.
    pub corner: String,
    /// What a cell without a value looks like, for the legend.
    pub empty: String,
    /// How the economies are sorted.
    pub by: Order,
    /// The economies in the order of rows and columns; as they are, if it is empty.
    pub order: Rc<[u16]>,
}

/// A year that another is compared with.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Before {
    /// The year.
    pub label: String,
    /// As [`Heat::values`].
    pub values: Rc<[f32]>,
    /// As [`Heat::reasons`].
    pub reasons: Rc<[u8]>,
}

/// What the colours of a [`Heat`] say.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum HeatScale {
    /// Around 1, from ¼ to 4, in equal steps of a ratio: trade intensity.
    #[default]
    DivergingLog,
    /// From 0 to `max`, parts of a whole. Most are small, so that half of the steps
    /// are below a quarter of `max`, which is the middle of the legend.
    Share {
        /// The largest, as a part of 1.
        max: f64,
    },
    /// From −1 to 1.
    Symmetric,
    /// The value over that of the year compared, as [`HeatScale::DivergingLog`].
    Ratio,
}

/// The steps of heat on each side of the middle.
const STEPS: f64 = 6.0;

/// A cell of the diagonal, in [`Heat::tones`].
pub const DIAGONAL: u8 = 13;

/// A cell without a value, in [`Heat::tones`].
pub const EMPTY: u8 = 14;

impl HeatScale {
    /// Where a value stands: 0 in the middle (of a share: at its low end), 1 and −1
    /// at the ends and further beyond them.
    #[must_use]
    pub fn place(self, value: f64) -> f64 {
        match self {
            HeatScale::DivergingLog | HeatScale::Ratio if value > 0.0 => value.ln() / 4f64.ln(),
            HeatScale::DivergingLog | HeatScale::Ratio => -2.0,
            HeatScale::Share { max } if max > 0.0 => (value.max(0.0) / max).sqrt(),
            HeatScale::Share { .. } => 0.0,
            HeatScale::Symmetric => value,
        }
    }

    /// The step of heat of a value, from −6 to 6.
    #[must_use]
    pub fn step(self, value: f64) -> i8 {
        (STEPS * self.place(value)).round().clamp(-STEPS, STEPS) as i8
    }

    /// The values from which on the steps −5 to 6 begin, so that thousands of them need
    /// no logarithm.
    fn bounds(self) -> [f64; 12] {
        // Powers of 4, from −11/12 on by steps of 1/6: code that raises to any power is 2 kB.
        let mut power = 0.280_615_512_077_343_2;
        std::array::from_fn(|at| {
            let place = (at as f64 - 5.5) / STEPS;
            let bound = power;
            power *= 1.259_921_049_894_873_2;
            match self {
                HeatScale::DivergingLog | HeatScale::Ratio => bound,
                // Halves are rounded away from the middle, here too.
                HeatScale::Symmetric if place < 0.0 => place.next_up(),
                HeatScale::Symmetric => place,
                HeatScale::Share { .. } if place < 0.0 => f64::NEG_INFINITY,
                HeatScale::Share { max } if max > 0.0 => max * place * place,
                // No value is beyond the lowest step.
                HeatScale::Share { .. } => f64::NAN,
            }
        })
    }

    /// The lowest step that there can be; the highest is 6.
    #[must_use]
    pub fn lowest(self) -> i8 {
        match self {
            HeatScale::Share { .. } => 0,
            _ => -6,
        }
    }

    /// A value as written.
    #[must_use]
    pub fn written(self, value: f64) -> String {
        let (value, least, decimals, unit) = match self {
            HeatScale::Share { .. } => (value * 100.0, 0.1, 1, "%"),
            HeatScale::Symmetric => return number::fixed(value, 2),
            _ => (value, 0.01, number::decimals_for(value), ""),
        };
        let digits = match () {
            () if value == 0.0 => "0".to_owned(),
            () if value > 0.0 && value < least / 2.0 => "<".to_owned() + &least.to_string(),
            () => number::fixed(value, decimals),
        };
        digits + unit
    }
}

/// A text without upper case, as far as the names of economies have it: the tables of
/// all scripts would be the larger part of what a search needs.
#[must_use]
pub fn folded(text: &str) -> String {
    let lower = |letter: char| match letter {
        'A'..='Z' | 'À'..='Þ' if letter != '×' => char::from(letter as u8 + 32),
        _ => letter,
    };
    text.chars().map(lower).collect()
}

/// The value at a place, if it is one.
fn value_at(values: &[f32], reasons: &[u8], at: usize) -> Result<f64, u8> {
    let reason = reasons.get(at).copied().unwrap_or_default();
    let value = values.get(at).copied().unwrap_or(f32::NAN);
    match reason == 0 && value.is_finite() {
        true => Ok(f64::from(value)),
        false => Err(reason),
    }
}

impl Heat {
    /// A heat map without values, with its fixed words in a language.
    #[must_use]
    pub fn new(lang: Lang) -> Heat {
        Heat {
            corner: words::MATRIX_CORNER.text(lang),
            empty: words::HEAT_EMPTY.text(lang),
            ..Heat::default()
        }
    }

    /// How many economies there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.codes.len()
    }

    /// The economy in a row or a column.
    #[must_use]
    pub fn economy(&self, place: usize) -> usize {
        self.order.get(place).map_or(place, |at| usize::from(*at))
    }

    /// The row or column of an economy.
    #[must_use]
    pub fn place(&self, economy: usize) -> usize {
        let at = self.order.iter().position(|at| usize::from(*at) == economy);
        at.unwrap_or(economy)
    }

    /// An economy's name, or its code where it has none.
    #[must_use]
    pub fn name(&self, economy: usize) -> &str {
        let own = self.names.get(economy).filter(|name| !name.is_empty());
        own.or(self.codes.get(economy)).map_or("", String::as_str)
    }

    /// An economy's code.
    #[must_use]
    pub fn code(&self, economy: usize) -> &str {
        self.codes.get(economy).map_or("", String::as_str)
    }

    /// The value of a pair, or the number of the reason why it has none.
    ///
    /// # Errors
    /// The reason; 0 where none is known.
    pub fn value(&self, from: usize, to: usize) -> Result<f64, u8> {
        value_at(&self.values, &self.reasons, from * self.count() + to)
    }

    /// The value of a pair in the year compared.
    #[must_use]
    pub fn earlier(&self, from: usize, to: usize) -> Option<Result<f64, u8>> {
        let before = self.before.as_ref()?;
        let at = from * self.count() + to;
        Some(value_at(&before.values, &before.reasons, at))
    }

    /// What the colour of a pair says: its value, or its ratio to the earlier one,
    /// which is infinite where there was nothing before.
    ///
    /// # Errors
    /// As [`Heat::value`].
    pub fn shown(&self, from: usize, to: usize) -> Result<f64, u8> {
        let now = self.value(from, to)?;
        if self.scale != HeatScale::Ratio {
            return Ok(now);
        }
        // A symmetric intensity s stands for the intensity (1 + s) ÷ (1 − s).
        let plain = |value: f64| match self.form {
            HeatScale::Symmetric => (1.0 + value) / (1.0 - value),
            _ => value,
        };
        match self.earlier(from, to) {
            Some(Ok(before)) if before == now => Ok(1.0),
            Some(Ok(before)) => Ok(plain(now) / plain(before)),
            Some(Err(reason)) => Err(reason),
            None => Err(0),
        }
    }

    /// The scale as which values are written.
    #[must_use]
    pub fn form(&self) -> HeatScale {
        match self.scale {
            HeatScale::Ratio => self.form,
            scale => scale,
        }
    }

    /// The tone of each cell, row by row in the order shown: the step of heat and 6,
    /// [`DIAGONAL`], or [`EMPTY`].
    #[must_use]
    pub fn tones(&self) -> Rc<[u8]> {
        let n = self.count();
        let bounds = self.scale.bounds();
        let order: Vec<usize> = (0..n).map(|place| self.economy(place)).collect();
        let mut tones = Vec::with_capacity(n * n);
        for &from in &order {
            tones.extend(order.iter().map(|&to| match self.shown(from, to) {
                _ if from == to => DIAGONAL,
                Ok(value) => bounds.partition_point(|bound| *bound <= value) as u8,
                Err(_) => EMPTY,
            }));
        }
        tones.into()
    }

    /// The `focus` of a pair, such as `JPN-KOR`.
    #[must_use]
    pub fn id(&self, from: usize, to: usize) -> String {
        [self.code(from), "-", self.code(to)].concat()
    }

    /// The pair of a `focus`. A code may have a hyphen of its own.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<(usize, usize)> {
        let at = |code: &str| self.codes.iter().position(|each| each == code);
        id.match_indices('-')
            .find_map(|(cut, _)| Some((at(&id[..cut])?, at(&id[cut + 1..])?)))
    }

    /// What is written in a cell: in few letters; a dash where there is no value.
    #[must_use]
    pub fn text(&self, from: usize, to: usize) -> String {
        match self.shown(from, to) {
            Err(_) => "–".to_owned(),
            Ok(value) if self.scale != HeatScale::Ratio => self.scale.written(value),
            Ok(value) if value.is_infinite() => "▲".to_owned(),
            Ok(value) => "×".to_owned() + &self.scale.written(value),
        }
    }

    /// The value as it is read: with its year where another is compared, or why
    /// there is none.
    #[must_use]
    pub fn read(&self, from: usize, to: usize, lang: Lang) -> String {
        if from == to {
            return self.said(Err(0), true, lang);
        }
        let now = self.said(self.value(from, to), false, lang);
        let Some((before, earlier)) = self.before.as_ref().zip(self.earlier(from, to)) else {
            return now;
        };
        let earlier = self.said(earlier, false, lang);
        let mut text = sentences::named(&self.now, &now, lang);
        text.push_str(words::HEAT_AND.get(lang));
        text.push_str(&sentences::named(&before.label, &earlier, lang));
        if let Ok(ratio) = self.shown(from, to)
            && ratio.is_finite()
            && self.scale == HeatScale::Ratio
        {
            text.push_str(words::HEAT_AND.get(lang));
            text.push('×');
            text.push_str(&self.scale.written(ratio));
        }
        text
    }

    fn said(&self, value: Result<f64, u8>, same: bool, lang: Lang) -> String {
        let reason = match value {
            Ok(value) => return self.form().written(value),
            Err(_) if same => None,
            Err(reason) => usize::from(reason).checked_sub(1),
        };
        let why = reason.and_then(|at| self.why.get(at)).cloned();
        let usual = match same {
            true => crate::trade::Undefined::SameEconomy,
            false => crate::trade::Undefined::Missing,
        };
        why.unwrap_or_else(|| words::reason(usual).text(lang))
    }

    /// A pair with its value, for the ear.
    #[must_use]
    pub fn spoken(&self, from: usize, to: usize, lang: Lang) -> String {
        let read = self.read(from, to, lang);
        sentences::cell(self.name(from), self.name(to), &read, lang)
    }

    /// Which economies a word means: those with this code or name, else those whose
    /// code or name begins with it, else those that have it anywhere. Upper and lower
    /// case are alike. A word that is empty means none.
    #[must_use]
    pub fn meant(&self, word: &str) -> Vec<usize> {
        let word = folded(word.trim());
        let mut best = (3, Vec::new());
        if word.is_empty() {
            return best.1;
        }
        for economy in 0..self.count() {
            for text in [self.code(economy), self.name(economy)] {
                let text = folded(text);
                let rank = match text.find(&word) {
                    Some(0) if text.len() == word.len() => 0,
                    Some(0) => 1,
                    Some(_) => 2,
                    None => continue,
                };
                if rank < best.0 {
                    best = (rank, Vec::new());
                }
                if rank == best.0 && best.1.last() != Some(&economy) {
                    best.1.push(economy);
                }
            }
        }
        best.1
    }
}

#[cfg(test)]
mod tests;
