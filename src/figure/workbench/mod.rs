//! The workbench: the matrix of the flows that a reader brings, and of a made-up
//! sample before there are any.

mod brought;
mod detail;
mod world;

pub use brought::{Brought, History, Reading, Shared};
pub use detail::amount;

use super::heat::{Before, Heat, HeatScale};
use super::order::Order;
use super::picture::{Matrix, MatrixCell};
use super::table::{DataTable, Heading, TableCell};
use super::{Detail, Figure, Options, Picture, Source as Origin, View, name, pairs};
use crate::flows::sample;
use crate::i18n::{Lang, number, sentences, words, workbench as say};
use crate::trade::Undefined;
use crate::trade::intensity::{Grid, PairMeasure, Rules, Source, Variant};
use std::cmp::Ordering;
use std::rc::Rc;

/// Up to so many economies every number is printed.
pub const PRINTED: usize = 20;

/// The sides of a flow, as the measure takes it; by the economies' places.
type Pair = (usize, usize);

/// What the figure is made of: it opens pairs and economies when they are asked for,
/// as hundreds of economies have tens of thousands of pairs.
#[derive(Clone, Debug)]
pub struct Shown(Rc<Inner>);

#[derive(Debug)]
struct Inner {
    brought: Option<Shared>,
    grid: Rc<Grid>,
    earlier: Option<Grid>,
    measure: PairMeasure,
    names: Vec<String>,
    unit: String,
    rules: Rules,
    lang: Lang,
}

impl PartialEq for Shown {
    fn eq(&self, other: &Shown) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Shown {
    /// What opens with an id: a pair `JPN-KOR`, or an economy `JPN`.
    #[must_use]
    pub fn detail(&self, id: &str) -> Option<Detail> {
        self.0.detail(id)
    }

    /// How the file was read, and what opens from that; `None` for the sample.
    #[must_use]
    pub fn reading(&self) -> Option<(&Reading, &[String])> {
        let brought = &self.0.brought.as_ref()?.0;
        Some((&brought.reading, &brought.notes))
    }
}

/// Whether there are so many economies that a heat map shows them, which can be sorted.
#[must_use]
pub fn is_heat(options: &Options) -> bool {
    let brought = options.brought.as_ref();
    brought.is_some_and(|brought| brought.0.now.codes.len() > PRINTED)
}

/// The years to choose from.
#[must_use]
#[inline(never)]
pub fn years(options: &Options) -> Vec<i32> {
    match &options.brought {
        Some(brought) => brought.0.years.clone(),
        None => sample::YEARS.collect(),
    }
}

/// The measure in force: where nothing stands for the world's imports, the closed form is
/// the usual one.
#[must_use]
pub fn measure(options: &Options) -> PairMeasure {
    let named = options.measure.as_deref().and_then(PairMeasure::parse);
    named.unwrap_or_else(|| match world::is_absent(options) {
        true => PairMeasure::Intensity(Variant::Closed),
        false => PairMeasure::ALL[0],
    })
}

/// The year shown, and the earlier one that it is compared with.
#[must_use]
#[inline(never)]
pub fn times(options: &Options) -> (i32, Option<i32>) {
    let years = years(options);
    let now = options.year(&years, super::default_year(View::Workbench));
    let asked = options.time.filter(|span| span.from < span.to);
    let earlier = asked.and_then(|span| {
        let before = years.iter().copied().filter(|year| *year < now);
        before.min_by_key(|year| (year - span.from).abs())
    });
    (now, earlier)
}

/// The value of the `also` key that fills gaps from the partner's declarations.
pub const MIRROR: &str = "mirror";

/// Draws up the figure.
#[inline(never)]
pub fn figure(options: &Options) -> Figure {
    let lang = options.lang;
    let measure = measure(options);
    let brought = options.brought.clone();
    let own = brought.as_ref().map(|brought| &*brought.0);
    let rules = world::rules(options.also(View::Workbench) == MIRROR, own);
    let (now, earlier) = times(options);
    let (grid, earlier) = match own {
        Some(own) => (
            Grid::new(&own.now, &rules),
            own.earlier.as_ref().map(|flows| Grid::new(flows, &rules)),
        ),
        None => (
            Grid::new(&sample::year(now), &rules),
            earlier.map(|year| Grid::new(&sample::year(year), &rules)),
        ),
    };
    let named = |code: &String| {
        let given = own.and_then(|own| own.names.iter().find(|(known, _)| known == code));
        match given {
            Some((_, name)) if !name.is_empty() => name.clone(),
            _ => name(code, lang),
        }
    };
    let names = grid.codes().iter().map(named).collect();
    let unit = match own {
        Some(own) => own.unit.clone(),
        None => words::USD_MILLION.text(lang),
    };
    let inner = Inner {
        brought: brought.clone(),
        grid: Rc::new(grid),
        earlier,
        measure,
        names,
        unit,
        rules,
        lang,
    };
    let order = Order::parse(options.unit(View::Workbench));
    inner.figure(order.unwrap_or_default())
}

impl Inner {
    fn count(&self) -> usize {
        self.grid.codes().len()
    }

    fn name(&self, at: usize) -> &str {
        self.names.get(at).map_or("", String::as_str)
    }

    fn figure(self, order: Order) -> Figure {
        let lang = self.lang;
        let heat = self.heat();
        let (title, pairs) = self.title(&heat);
        let whose = match &self.brought {
            Some(brought) => brought.0.name.clone(),
            None => say::SAMPLE.text(lang),
        };
        let n = self.count();
        let of = n * n.saturating_sub(1);
        let year = self.grid.year();
        let measure = say::measure(self.measure).get(lang);
        let mut table = match n > PRINTED {
            true => pairs::table_with(
                &heat,
                self.column(),
                self.extras(),
                Some(self.world_column()),
                &by_letters,
                lang,
            ),
            false => self.table(&heat),
        };
        table.caption = say::alt(measure, year, n, lang);
        let picture = match n > PRINTED {
            true => Picture::Heat(heat.sorted(order, &by_letters)),
            false => Picture::Matrix(self.matrix(&heat)),
        };
        Figure {
            view: View::Workbench,
            lang,
            title,
            takeaway: say::takeaway(&whose, n, pairs, of, lang)
                + &self.of_brought(Inner::world_remark),
            alt: say::alt(measure, year, n, lang),
            picture,
            details: Vec::new(),
            events: Vec::new(),
            table,
            sources: match self.brought {
                Some(_) => self.world_origin().into_iter().collect(),
                None => vec![sample_source()],
            },
            notes: self.notes(),
            shown: Some(Shown(Rc::new(self))),
        }
    }

    /// How many pairs have a value, and the closest tie among those whose totals are of one kind.
    fn closest(&self, heat: &Heat) -> (usize, Option<(Pair, f64)>) {
        let n = self.count().max(1);
        let (sound_exports, sound_imports) = self.sound();
        let mut pairs = 0;
        let mut most = f32::NEG_INFINITY;
        // Those that a float holds as one are compared as they are.
        let mut ties: Vec<Pair> = Vec::new();
        let rows = heat.values.chunks(n).zip(heat.reasons.chunks(n));
        for (i, ((values, reasons), sound)) in rows.zip(sound_exports).enumerate() {
            let row = values.iter().zip(reasons).zip(&sound_imports);
            for (j, ((value, reason), sound_too)) in row.enumerate() {
                if *reason != 0 {
                    continue;
                }
                pairs += 1;
                match value.partial_cmp(&most).filter(|_| sound && *sound_too) {
                    Some(Ordering::Greater) => {
                        most = *value;
                        ties = vec![(i, j)];
                    }
                    Some(Ordering::Equal) => ties.push((i, j)),
                    _ => {}
                }
            }
        }
        let exact = |(i, j)| Some(((i, j), self.grid.value(self.measure, i, j).ok()?));
        let best = ties.into_iter().filter_map(exact);
        let best = best.reduce(|best, next| if next.1 > best.1 { next } else { best });
        (pairs, best)
    }

    /// The title, which names the closest tie if there is one, and how many pairs have a value.
    fn title(&self, heat: &Heat) -> (String, usize) {
        let lang = self.lang;
        let (pairs, best) = self.closest(heat);
        let year = self.grid.year();
        // The sample has all pairs and a closest tie.
        let own = self.brought.is_some();
        let instead = own.then(|| self.instead(heat, pairs, best.map(|(_, value)| value)));
        if let Some(title) = instead.flatten() {
            return (self.among(title), pairs);
        }
        let Some(((i, j), value)) = best else {
            return (String::new(), pairs);
        };
        let (from, to) = (self.name(i), self.name(j));
        let title = match self.measure {
            PairMeasure::ShareOfExports | PairMeasure::ShareOfImports => {
                let imports = self.measure == PairMeasure::ShareOfImports;
                let share = number::fixed(value * 100.0, 0) + "%";
                say::share_title(from, to, &share, imports, lang)
            }
            PairMeasure::Symmetric => {
                let times = (1.0 + value) / (1.0 - value);
                say::title(from, to, &number::fixed(times, 1), year, lang)
            }
            PairMeasure::Intensity(_) => say::title(from, to, &number::fixed(value, 1), year, lang),
        };
        match own {
            true => (self.among(title), pairs),
            false => (title, pairs),
        }
    }

    /// What only a reader's own flows have to say: its code is loaded with them.
    fn of_brought<T: Default>(&self, say: fn(&Inner) -> T) -> T {
        self.brought.as_ref().map_or_else(T::default, |_| say(self))
    }

    fn notes(&self) -> Vec<String> {
        let lang = self.lang;
        let mut notes = Vec::new();
        match &self.brought {
            Some(brought) => notes.extend(brought.0.notes.iter().cloned()),
            None => notes.push(say::SAMPLE_NOTE.text(lang)),
        }
        notes.push(say::measure_note(self.measure).text(lang));
        if self.rules.mirror {
            notes.push(say::MIRROR_NOTE.text(lang));
        }
        let n = self.count();
        notes.extend(self.of_brought(Inner::world_notes));
        let summed = |at| self.grid.exports(at).source == Source::Summed;
        if self.grid.world_imports().source == Source::Summed || (0..n).any(summed) {
            notes.push(say::SUMMED_NOTE.text(lang));
        }
        for group in &self.rules.groups {
            let place = self.grid.place(&group.code);
            if let Some(at) = place {
                notes.push(say::group_note(self.name(at), group.members.len(), lang));
            }
        }
        notes
    }

    /// The values as a heat map has them.
    fn heat(&self) -> Heat {
        let lang = self.lang;
        let (values, reasons) = self.values(&self.grid, None);
        let before = self.earlier.as_ref().map(|earlier| {
            let (values, reasons) = self.values(earlier, Some(&self.grid));
            Before {
                label: earlier.year().to_string(),
                values: values.into(),
                reasons: reasons.into(),
            }
        });
        let most = values.iter().copied().fold(0.0, f32::max);
        let scale = match self.measure {
            _ if before.is_some() => HeatScale::Ratio,
            PairMeasure::Intensity(_) => HeatScale::DivergingLog,
            PairMeasure::Symmetric => HeatScale::Symmetric,
            _ => HeatScale::Share {
                max: f64::from(most),
            },
        };
        let size = |at| {
            let both = [self.grid.exports(at).value, self.grid.imports(at).value];
            both.into_iter().flatten().sum()
        };
        Heat {
            codes: self.grid.codes().to_vec(),
            names: self.names.clone(),
            values: values.into(),
            reasons: reasons.into(),
            why: Undefined::ALL
                .map(|reason| words::reason(reason).text(lang))
                .to_vec(),
            now: self.grid.year().to_string(),
            before,
            sizes: (0..self.count()).map(size).collect(),
            scale,
            form: match self.measure {
                PairMeasure::Intensity(_) => HeatScale::DivergingLog,
                PairMeasure::Symmetric => HeatScale::Symmetric,
                _ => HeatScale::Share { max: 1.0 },
            },
            legend: legend(scale, lang),
            ..Heat::new(lang)
        }
    }

    /// Values and reasons of a grid, in the order of the economies of `like`.
    fn values(&self, grid: &Grid, like: Option<&Grid>) -> (Vec<f32>, Vec<u8>) {
        let n = self.count();
        let place = |at: usize| match like {
            Some(like) => like.codes().get(at).and_then(|code| grid.place(code)),
            None => Some(at),
        };
        let places: Vec<Option<usize>> = (0..n).map(place).collect();
        let mut values = Vec::with_capacity(n * n);
        let mut reasons = Vec::with_capacity(n * n);
        for &i in &places {
            for &j in &places {
                let computed = match i.zip(j) {
                    Some((i, j)) => grid.value(self.measure, i, j),
                    None => Err(Undefined::Missing),
                };
                values.push(computed.map_or(0.0, |value| value as f32));
                reasons.push(computed.err().map_or(0, reason_number));
            }
        }
        (values, reasons)
    }

    /// The matrix with every number printed.
    fn matrix(&self, heat: &Heat) -> Matrix {
        let (lang, n) = (self.lang, self.count());
        let mut cells = Vec::with_capacity(n * n);
        for (i, j) in (0..n).flat_map(|i| (0..n).map(move |j| (i, j))) {
            let (from, to) = (self.name(i), self.name(j));
            let value = heat.value(i, j);
            let written = value.map(|value| self.written(value));
            let under = match (value, heat.earlier(i, j)) {
                (Ok(now), Some(Ok(before))) => {
                    let arrow = if now >= before { '▲' } else { '▼' };
                    format!("{arrow} {}", self.written(before))
                }
                _ => String::new(),
            };
            let why = |_| words::reason(self.reason(i, j)).get(lang);
            let said = written.as_ref().map_or_else(why, |text| text.as_str());
            cells.push(MatrixCell {
                id: match i == j {
                    true => String::new(),
                    false => heat.id(i, j),
                },
                text: written
                    .as_ref()
                    .map_or("–", |text| text.as_str())
                    .to_owned(),
                under,
                label: sentences::cell(from, to, said, lang),
                // The colour is that of the year shown, as in the figure of the paper.
                heat: value.ok().map(|value| self.step(heat, value)),
            });
        }
        Matrix {
            names: self.names.clone(),
            ids: self.grid.codes().to_vec(),
            arrow: "→",
            cells,
            legend: legend(self.scale(heat), lang),
        }
    }

    /// The scale of the values themselves, also where years are compared.
    fn scale(&self, heat: &Heat) -> HeatScale {
        match (heat.scale, self.measure) {
            (HeatScale::Ratio, PairMeasure::Intensity(_)) => HeatScale::DivergingLog,
            (HeatScale::Ratio, PairMeasure::Symmetric) => HeatScale::Symmetric,
            (HeatScale::Ratio, _) => HeatScale::Share {
                max: f64::from(heat.values.iter().copied().fold(0.0, f32::max)),
            },
            (scale, _) => scale,
        }
    }

    fn step(&self, heat: &Heat, value: f64) -> i8 {
        self.scale(heat).step(value)
    }

    fn reason(&self, i: usize, j: usize) -> Undefined {
        let computed = self.grid.value(self.measure, i, j);
        computed.err().unwrap_or(Undefined::Missing)
    }

    /// A value as written.
    fn written(&self, value: f64) -> String {
        let scale = match self.measure {
            PairMeasure::Intensity(_) => return number::fixed(value, intensity_decimals(value)),
            PairMeasure::Symmetric => HeatScale::Symmetric,
            _ => HeatScale::Share { max: 1.0 },
        };
        scale.written(value)
    }

    /// The column of the measure in the table.
    fn column(&self) -> Heading {
        let key = match self.measure {
            PairMeasure::Intensity(_) => "intensity",
            PairMeasure::Symmetric => "symmetric",
            PairMeasure::ShareOfExports => "share_of_exports",
            PairMeasure::ShareOfImports => "share_of_imports",
        };
        Heading::number(key, say::column(self.measure).get(self.lang))
    }

    /// The columns of what goes into the formula.
    fn inputs(&self) -> Vec<Heading> {
        let headed = |key: &str, name: crate::i18n::Tri| {
            let name = name.get(self.lang);
            Heading::number(
                key,
                match self.unit.as_str() {
                    "" => name.to_owned(),
                    unit => sentences::with_unit(name, unit, self.lang),
                },
            )
        };
        let mut columns = vec![
            headed("x_ij", words::X_IJ),
            headed("x_i", words::X_I),
            headed("m_j", words::M_J),
            headed("m_w", words::M_W),
        ];
        if self.measure == PairMeasure::Intensity(Variant::Net) {
            columns.push(headed("m_i", words::M_I));
        }
        columns
    }

    fn extras(&self) -> Vec<pairs::Extra> {
        let grid = &self.grid;
        let measure = self.measure;
        let extra = |(at, column): (usize, Heading)| {
            let grid = grid.clone();
            pairs::Extra {
                column,
                decimals: 1,
                value: Rc::new(move |i, j| {
                    let inputs = grid.inputs(measure, i, j);
                    [inputs.x_ij, inputs.x_i, inputs.m_j, inputs.m_w, inputs.m_i]
                        .get(at)
                        .copied()
                        .flatten()
                }),
            }
        };
        self.inputs().into_iter().enumerate().map(extra).collect()
    }

    /// The table with every row written out.
    fn table(&self, heat: &Heat) -> DataTable {
        let (lang, n) = (self.lang, self.count());
        let mut out = DataTable {
            columns: vec![
                Heading::text("exporter", words::EXPORTER.get(lang)),
                Heading::text("importer", words::IMPORTER.get(lang)),
                self.column(),
            ],
            ..DataTable::default()
        };
        if let Some(before) = &heat.before {
            let key = [&self.column().key, "_", &before.label].concat();
            out.columns
                .push(Heading::number(&key, before.label.clone()));
        }
        let inputs = self.inputs();
        let count = inputs.len();
        out.columns.extend(inputs);
        let (column, whence) = self.world_column();
        out.columns.push(column);
        for (i, j) in (0..n).flat_map(|i| (0..n).map(move |j| (i, j))) {
            if i == j {
                continue;
            }
            let mut row = vec![TableCell::text(self.name(i)), TableCell::text(self.name(j))];
            row.push(match self.grid.value(self.measure, i, j) {
                Ok(value) => self.cell(value),
                Err(reason) => missing(&mut out, words::reason(reason).get(lang)),
            });
            if let Some(before) = heat.earlier(i, j) {
                row.push(match before {
                    Ok(value) => self.cell(value),
                    Err(_) => missing(&mut out, words::reason(Undefined::Missing).get(lang)),
                });
            }
            let inputs = self.grid.inputs(self.measure, i, j);
            let numbers = [inputs.x_ij, inputs.x_i, inputs.m_j, inputs.m_w, inputs.m_i];
            for (at, value) in numbers.into_iter().take(count).enumerate() {
                row.push(match value {
                    Some(value) => {
                        let mut cell = TableCell::number(value, number::trimmed(value, 1));
                        if at == 0 && self.grid.is_mirrored(self.measure, i, j) {
                            cell.note = Some(out.footnote(say::MIRRORED.get(lang)));
                        }
                        cell
                    }
                    None => missing(&mut out, words::reason(Undefined::Missing).get(lang)),
                });
            }
            row.push(TableCell::text(whence));
            out.ids.push(heat.id(i, j));
            out.rows.push(row);
        }
        out
    }

    fn cell(&self, value: f64) -> TableCell {
        let value = match self.measure {
            PairMeasure::ShareOfExports | PairMeasure::ShareOfImports => {
                let percent = value * 100.0;
                return TableCell::number((percent * 1e6).round() / 1e6, number::fixed(percent, 2));
            }
            _ => value,
        };
        TableCell::number((value * 1e6).round() / 1e6, number::fixed(value, 3))
    }
}

/// The sample, as other figures have their sources.
fn sample_source() -> Origin {
    Origin {
        dataset: "sample",
        title: say::SAMPLE,
        source: say::SAMPLE_MADE,
        unit: words::USD_MILLION,
        coverage: say::SAMPLE_COVERS,
        terms: say::SAMPLE_TERMS,
        notes: &[],
    }
}

/// The ends and the middle of the colours, in words.
fn legend(scale: HeatScale, lang: Lang) -> [String; 3] {
    let words = match scale {
        HeatScale::DivergingLog => [
            words::LEGEND_LOOSER,
            words::LEGEND_AS_EXPECTED,
            words::LEGEND_CLOSER,
        ],
        HeatScale::Symmetric => say::LEGEND_SYMMETRIC,
        HeatScale::Ratio => say::LEGEND_RATIO,
        HeatScale::Share { max } => {
            return [0.0, max / 4.0, max].map(|share| number::fixed(share * 100.0, 1) + "%");
        }
    };
    words.map(|text| text.text(lang))
}

/// A small number needs more decimals than a large one.
fn intensity_decimals(value: f64) -> usize {
    match value {
        _ if value >= 100.0 => 0,
        _ if value >= 10.0 => 1,
        _ => 2,
    }
}

fn missing(out: &mut DataTable, why: &str) -> TableCell {
    let mut cell = TableCell::missing(why);
    cell.note = Some(out.footnote(why));
    cell
}

/// The number of a reason in [`Heat::why`], from 1.
fn reason_number(reason: Undefined) -> u8 {
    let at = Undefined::ALL.iter().position(|known| *known == reason);
    at.map_or(0, |at| at as u8 + 1)
}

/// The order of names where the page has none of the reader's language.
fn by_letters(a: &str, b: &str) -> Ordering {
    a.cmp(b)
}
