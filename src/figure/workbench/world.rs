//! What the figure says of the world's imports and of how much of the trade a file
//! covers, and which headline its numbers can carry.

use super::{Heat, Inner, Origin, reason_number};
use crate::data::economies;
use crate::figure::{Options, table::Heading};
use crate::i18n::{number, sentences, words, workbench as say};
use crate::trade::Undefined;
use crate::trade::intensity::{
    COVERED, Coverage, PairMeasure, Rules, Source, Total, Variant, WorldTotal,
};

/// Whether nothing stands for the world's imports in what is brought, so that intensities
/// are among its economies unless the reader wants another form.
#[must_use]
pub(super) fn is_absent(options: &Options) -> bool {
    let Some(own) = options.brought.as_ref().map(|brought| &brought.0) else {
        return false;
    };
    if own.now.codes.is_empty() {
        return false;
    }
    let coverage = own.coverage.get_or_init(|| Coverage::of(&own.now));
    own.world.source(&own.now, coverage) == Source::Absent
}

impl Inner {
    /// Whether the measure rests on the world's imports.
    fn needs_world(&self) -> bool {
        match self.measure {
            PairMeasure::Intensity(variant) => variant != Variant::Closed,
            PairMeasure::Symmetric => true,
            PairMeasure::ShareOfExports | PairMeasure::ShareOfImports => false,
        }
    }

    /// Whether values are intensities, in one form or another.
    fn is_intensity(&self) -> bool {
        matches!(
            self.measure,
            PairMeasure::Intensity(_) | PairMeasure::Symmetric
        )
    }

    /// The world's imports as the measure takes them.
    pub(super) fn world(&self) -> Total {
        match self.measure {
            PairMeasure::Intensity(Variant::Closed) => Total {
                value: self.grid.inputs(self.measure, 0, 0).m_w,
                source: Source::Summed,
            },
            _ => self.grid.world_imports(),
        }
    }

    /// The column that says where the world's imports come from, and what it says.
    pub(super) fn world_column(&self) -> (Heading, &'static str) {
        let column = Heading::text(
            "m_w_source",
            sentences::with_unit(
                words::M_W.get(self.lang),
                words::SOURCE.get(self.lang),
                self.lang,
            ),
        );
        (column, say::source(self.world().source).get(self.lang))
    }

    /// What stands beside the figure itself: that the world's imports are not the file's.
    #[inline(never)]
    pub(super) fn world_remark(&self) -> String {
        let source = self.grid.world_imports().source;
        match source {
            Source::BuiltIn | Source::Own if self.needs_world() => (),
            Source::Absent if self.is_intensity() && self.rules.world != WorldTotal::Closed => (),
            _ => return String::new(),
        }
        say::remark(words::M_W, say::source(source), self.lang)
    }

    /// What is to be known of the world's imports, and of how much the file covers.
    #[inline(never)]
    pub(super) fn world_notes(&self) -> Vec<String> {
        let lang = self.lang;
        let mut notes = Vec::new();
        let world = self.grid.world_imports();
        let coverage = self.grid.coverage();
        match world.source {
            Source::Absent if self.rules.world == WorldTotal::Closed => {}
            Source::Absent if self.is_intensity() => {
                notes.push(words::reason(Undefined::NoWorld).text(lang));
            }
            // Where no total is given, all of them are sums, which is said of all at once.
            Source::Summed if !coverage.given && coverage.is_all_or_world() => {}
            source if self.needs_world() => {
                let amount = sentences::with_unit(
                    say::source(source).get(lang),
                    &self.amount(world.value),
                    lang,
                );
                notes.push([words::M_W.get(lang), ": ", &amount].concat());
            }
            _ => {}
        }
        // Two years may have their totals from two places.
        let before = self.earlier.as_ref().filter(|_| self.needs_world());
        let before = before.map(|grid| (grid.year(), grid.world_imports().source));
        if let Some((year, source)) = before.filter(|(_, source)| *source != world.source) {
            let year = sentences::with_unit(words::M_W.get(lang), &year.to_string(), lang);
            notes.push([&year, ": ", say::source(source).get(lang)].concat());
        }
        let sides = [
            (coverage.exports, words::EXPORTS),
            (coverage.imports, words::IMPORTS),
        ];
        for (part, side) in sides {
            if let Some(part) = part.filter(|part| *part < COVERED) {
                let part = number::fixed(part * 100.0, 0);
                let side = side.get(lang).to_ascii_lowercase();
                notes.push(say::covers(&part, &side, lang));
            }
        }
        if coverage.is_low() {
            let (importers, of) = (coverage.importers, coverage.economies);
            notes.push(say::importers(importers, of, lang));
        }
        notes
    }

    /// The built-in series, where it is used, as other figures have their sources.
    #[inline(never)]
    pub(super) fn world_origin(&self) -> Option<Origin> {
        let used = self.needs_world() && self.grid.world_imports().source == Source::BuiltIn;
        let world = economies::economy("WLD")?;
        used.then_some(Origin {
            dataset: "world-trade",
            title: world,
            source: say::UNCTAD,
            unit: words::USD_MILLION,
            coverage: say::UNCTAD_COVERS,
            terms: say::UNCTAD_TERMS,
            notes: &[],
        })
    }

    /// Of each economy, whether its exports and whether its imports go with the world's total:
    /// no sum of some partners beside the world's own.
    pub(super) fn sound(&self) -> (Vec<bool>, Vec<bool>) {
        let summed = |total: Total| total.source == Source::Summed;
        let any = !self.needs_world()
            || summed(self.grid.world_imports())
            || !self.grid.coverage().given
            || self.grid.coverage().is_all_or_world();
        let all = 0..self.count();
        let exports = all.clone().map(|i| any || !summed(self.grid.exports(i)));
        let imports = all.map(|j| any || !summed(self.grid.imports(j)));
        (exports.collect(), imports.collect())
    }

    /// What the title says where no tie can be called the closest.
    #[inline(never)]
    pub(super) fn instead(&self, heat: &Heat, pairs: usize, best: Option<f64>) -> Option<String> {
        let (lang, n, year) = (self.lang, self.count(), self.grid.year());
        let of = n * n.saturating_sub(1);
        let few = self.is_intensity() && pairs * 3 < of;
        if pairs == 0 || few {
            let diagonal = reason_number(Undefined::SameEconomy);
            let most = Undefined::ALL.into_iter().max_by_key(|reason| {
                let number = reason_number(*reason);
                let same = |found: &&u8| **found == number && number != diagonal;
                heat.reasons.iter().filter(same).count()
            });
            let why = words::reason(most.unwrap_or(Undefined::Missing)).get(lang);
            let why = why.trim_end_matches(['.', '。']);
            return Some(say::few(pairs, of, year, why, lang));
        }
        let even = match self.measure {
            PairMeasure::Symmetric => 0.0,
            _ => 1.0,
        };
        match best {
            _ if !self.is_intensity() => None,
            None => Some(say::alt(
                say::measure(self.measure).get(lang),
                year,
                n,
                lang,
            )),
            Some(best) => (best < even).then(|| say::none_closer(year, lang)),
        }
    }

    /// The title with whom it is about, where intensities are among the file's economies.
    #[inline(never)]
    pub(super) fn among(&self, title: String) -> String {
        let closed = self.measure == PairMeasure::Intensity(Variant::Closed);
        match self.brought.is_some() && closed {
            true => say::among(&title, self.count(), self.lang),
            false => title,
        }
    }
}

/// The rules by which what is brought is computed.
pub(super) fn rules(mirror: bool, own: Option<&super::Brought>) -> Rules {
    Rules {
        mirror,
        groups: own.map_or_else(Vec::new, |own| own.groups.clone()),
        world: own.map_or_else(WorldTotal::default, |own| own.world.clone()),
    }
}
