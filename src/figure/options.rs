//! What a reader may choose, with its defaults.
//!
//! The same names as in the address: `time`, `measure`, `unit`, `also`, `series`, `yScale`,
//! `focus`. A value that a view does not know falls back to the view's default.

use super::order::Order;
use super::{Span, View};
use crate::claims::{SECTIONS, Verdict};
use crate::data::alliances::{Field, Form};
use crate::i18n::{Lang, Tri, words, workbench as say};
use crate::trade::intensity::{self, PairMeasure, Variant};

/// The scale of the values.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum YScale {
    /// Equal steps are equal differences.
    #[default]
    Linear,
    /// Equal steps are equal ratios; only for values above zero.
    Log,
}

impl YScale {
    /// The value of the `yScale` key.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            YScale::Linear => "linear",
            YScale::Log => "log",
        }
    }

    /// Reads a `yScale` value.
    #[must_use]
    pub fn parse(id: &str) -> Option<YScale> {
        [YScale::Linear, YScale::Log]
            .into_iter()
            .find(|scale| scale.id() == id)
    }
}

/// What a reader has chosen for one figure. `None` is the view's default.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    /// Language of all words; English by default.
    pub lang: Lang,
    /// Years shown.
    pub time: Option<Span>,
    /// What is measured; for `intensity` the variant, for `alliances` the form,
    /// for `claims` the verdict, for `workbench` also shares.
    pub measure: Option<String>,
    /// Unit of the values; for `alliances` the field, for `claims` the section,
    /// for `intensity` the picture.
    pub unit: Option<String>,
    /// What is shown besides, such as `japan-side`; nothing by default.
    pub also: Option<String>,
    /// The series shown, by their ids with commas between; all of them by default.
    pub series: Option<String>,
    /// Linear by default, but for an index.
    pub y_scale: Option<YScale>,
    /// The part of the picture that is opened or marked.
    pub focus: Option<String>,
    /// What a reader has brought to the workbench; never part of an address.
    pub brought: Option<super::workbench::Shared>,
}

/// One of the values a key can take.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Choice {
    /// The value in the address.
    pub id: &'static str,
    /// Its name.
    pub label: Tri,
}

const fn choice(id: &'static str, label: Tri) -> Choice {
    Choice { id, label }
}

/// The years a view lets the reader choose from.
#[derive(Clone, Debug, PartialEq)]
pub enum Years {
    /// The view does not change with time.
    None,
    /// One year out of these.
    One(Vec<i32>),
    /// A span.
    Range {
        /// The years there are.
        bounds: Span,
        /// The years shown when none are chosen, within the bounds.
        usual: Span,
    },
}

impl Years {
    /// A span of these years, all of them when none are chosen.
    #[must_use]
    pub const fn within(bounds: Span) -> Years {
        Years::Range {
            bounds,
            usual: bounds,
        }
    }
}

impl View {
    /// The values of `measure`, the default first; empty where there is no choice.
    #[must_use]
    pub fn measures(self) -> Vec<Choice> {
        match self {
            View::Trade => vec![
                choice("value", words::MEASURE_VALUE),
                choice("share", words::MEASURE_SHARE),
                choice("balance", words::MEASURE_BALANCE),
                choice("index", words::MEASURE_INDEX),
                choice("mirror", words::MEASURE_MIRROR),
            ],
            View::Intensity => Variant::ALL
                .into_iter()
                .map(|variant| choice(variant.as_str(), words::variant(variant)))
                .collect(),
            View::Workbench => PairMeasure::ALL
                .into_iter()
                .map(|each| choice(each.as_str(), say::measure(each)))
                .collect(),
            View::Investment => vec![
                choice("amount", words::MEASURE_AMOUNT),
                choice("cases", words::MEASURE_CASES),
            ],
            View::Alliances => std::iter::once(choice("all", words::ALL_FORMS))
                .chain(
                    Form::ALL
                        .into_iter()
                        .map(|form| choice(form.id(), form.label())),
                )
                .collect(),
            View::Claims => std::iter::once(choice("all", words::ALL_CLAIMS))
                .chain(Verdict::ALL.map(|verdict| choice(verdict.id(), verdict.label())))
                .collect(),
            _ => Vec::new(),
        }
    }

    /// The values of `unit`, the default first; empty where there is no choice.
    #[must_use]
    pub fn units(self, options: &Options) -> Vec<Choice> {
        match self {
            View::Trade if matches!(options.measure(self), "value" | "balance") => vec![
                choice("usd", words::UNIT_USD),
                choice("twd", words::UNIT_TWD),
                choice("printed", words::UNIT_PRINTED),
            ],
            View::Intensity => vec![
                choice("matrix", words::UNIT_MATRIX),
                choice("lines", words::UNIT_LINES),
            ],
            View::Alliances => std::iter::once(choice("all", words::ALL_FIELDS))
                .chain(
                    Field::ALL
                        .into_iter()
                        .map(|field| choice(field.id(), field.label())),
                )
                .collect(),
            View::Claims => std::iter::once(choice("all", words::ALL_SECTIONS))
                .chain(SECTIONS.map(|(id, name)| choice(id, name)))
                .collect(),
            View::Workbench if super::workbench::is_heat(options) => Order::ALL
                .map(|order| choice(order.id(), order.label()))
                .to_vec(),
            _ => Vec::new(),
        }
    }

    /// What can be shown besides (`also`), off by default; empty where nothing can.
    #[must_use]
    pub fn extras(self, options: &Options) -> Vec<Choice> {
        match (self, options.measure(self), options.unit(self)) {
            (View::Trade, "value" | "balance", "usd" | "twd") | (View::Trade, "index", _) => {
                vec![choice("japan-side", words::ALSO_JAPAN_SIDE)]
            }
            // Where nobody says who declares, there is nothing to fill a gap with.
            (View::Workbench, ..)
                if options
                    .brought
                    .as_ref()
                    .is_none_or(|brought| brought.0.both) =>
            {
                vec![choice(super::workbench::MIRROR, say::MIRROR)]
            }
            _ => Vec::new(),
        }
    }

    /// Whether the values can be put on a log scale.
    #[must_use]
    pub fn has_log(self, options: &Options) -> bool {
        match self {
            View::Trade => options.measure(self) != "balance",
            View::ChinaMarket => true,
            _ => false,
        }
    }

    /// The years to choose from.
    #[must_use]
    pub fn years(self, options: &Options) -> Years {
        match self {
            View::Trade => super::trade::years(options),
            View::ChinaMarket => Years::within(super::china_market::YEARS),
            View::Intensity if options.lines() => Years::within(super::intensity::YEARS),
            View::Intensity => Years::One(intensity::years(options.variant())),
            View::Triangle => Years::One(super::triangle::YEARS.years().collect()),
            View::Workbench => Years::One(super::workbench::years(options)),
            View::Investment | View::Alliances | View::Fta | View::Roadmap | View::Claims => {
                Years::None
            }
        }
    }
}

impl Options {
    /// The measure in force in a view: the one chosen if the view knows it,
    /// otherwise the view's default; empty where a view has none.
    #[must_use]
    pub fn measure(&self, view: View) -> &'static str {
        if view == View::Intensity {
            return self.variant().as_str();
        }
        if view == View::Workbench {
            return super::workbench::measure(self).as_str();
        }
        in_force(&view.measures(), self.measure.as_deref())
    }

    /// The unit in force in a view.
    #[must_use]
    pub fn unit(&self, view: View) -> &'static str {
        in_force(&view.units(self), self.unit.as_deref())
    }

    /// What is shown besides; empty where nothing is, or where the view has no
    /// such thing.
    #[must_use]
    pub fn also(&self, view: View) -> &'static str {
        let extras = view.extras(self);
        let known = extras
            .iter()
            .find(|choice| Some(choice.id) == self.also.as_deref());
        known.map_or("", |choice| choice.id)
    }

    /// The scale in force in a view.
    #[must_use]
    pub fn scale(&self, view: View) -> YScale {
        // An index compares growth, which only a log scale shows evenly.
        let default = match (view, self.measure(view)) {
            (View::Trade, "index") => YScale::Log,
            _ => YScale::Linear,
        };
        match view.has_log(self) {
            true => self.y_scale.unwrap_or(default),
            false => YScale::Linear,
        }
    }

    /// Whether trade intensity is shown as lines through the years; only one
    /// form has them.
    #[must_use]
    pub fn lines(&self) -> bool {
        self.unit(View::Intensity) == "lines"
    }

    /// The variant of trade intensity. A year that only the import-share form
    /// covers chooses that form, unless another is named.
    #[must_use]
    pub fn variant(&self) -> Variant {
        let named = self.measure.as_deref().and_then(Variant::parse);
        match (named, self.time) {
            _ if self.lines() => Variant::ImportShare,
            (Some(variant), _) => variant,
            (None, Some(span)) if !intensity::years(Variant::Paper).contains(&span.to) => {
                match intensity::years(Variant::ImportShare).contains(&span.to) {
                    true => Variant::ImportShare,
                    false => Variant::Paper,
                }
            }
            (None, _) => Variant::Paper,
        }
    }

    /// The span in force where a view shows a range: within its bounds; all of
    /// them if none is chosen.
    #[must_use]
    pub fn span(&self, bounds: Span) -> Span {
        self.span_or(bounds, bounds)
    }

    /// The same where a view has a usual span of its own, if none is chosen.
    #[must_use]
    pub fn span_or(&self, bounds: Span, usual: Span) -> Span {
        match self.time {
            None => usual,
            Some(span) if span.from < span.to => {
                let from = span.from.clamp(bounds.from, bounds.to);
                let to = span.to.clamp(bounds.from, bounds.to);
                match from < to {
                    true => Span { from, to },
                    false => bounds,
                }
            }
            _ => bounds,
        }
    }

    /// The earlier year that a view compares the one shown with.
    #[must_use]
    pub fn compared(&self, view: View) -> Option<i32> {
        match view {
            View::Workbench => super::workbench::times(self).1,
            _ => None,
        }
    }

    /// The year in force where a view shows one of `years`: the nearest to the
    /// one chosen, or `default`.
    #[must_use]
    pub fn year(&self, years: &[i32], default: i32) -> i32 {
        let wanted = self.time.map_or(default, |span| span.to);
        years
            .iter()
            .copied()
            .min_by_key(|year| (year - wanted).abs())
            .unwrap_or(default)
    }
}

fn in_force(choices: &[Choice], wanted: Option<&str>) -> &'static str {
    choices
        .iter()
        .find(|choice| Some(choice.id) == wanted)
        .or_else(|| choices.first())
        .map_or("", |choice| choice.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_span_is_read_in_either_order_and_nothing_else_is() {
        assert_eq!(
            Span::parse("2010..1987"),
            Some(Span {
                from: 1987,
                to: 2010
            })
        );
        assert_eq!(Span::parse("2005"), Some(Span::year(2005)));
        for broken in [
            "",
            "..",
            "1987..",
            "87..10",
            "1987...2010",
            "<b>",
            "+987",
            "1e3",
        ] {
            assert_eq!(Span::parse(broken), None, "{broken}");
        }
    }

    #[test]
    fn an_unknown_measure_falls_back_to_the_default() {
        let options = Options {
            measure: Some("<script>".into()),
            unit: Some("yen".into()),
            ..Options::default()
        };
        assert_eq!(options.measure(View::Trade), "value");
        assert_eq!(options.unit(View::Trade), "usd");
        assert_eq!(options.measure(View::Roadmap), "");
    }

    #[test]
    fn the_other_sides_line_is_shown_only_where_it_is_asked_for_and_can_be() {
        let mut options = Options::default();
        assert_eq!(options.also(View::Trade), "");
        options.also = Some("japan-side".into());
        assert_eq!(options.also(View::Trade), "japan-side");
        assert_eq!(options.also(View::Fta), "");
        for (measure, unit, shown) in [
            ("balance", "twd", true),
            ("index", "", true),
            ("value", "printed", false),
            ("share", "", false),
            ("mirror", "", false),
        ] {
            options.measure = Some(measure.into());
            options.unit = Some(unit.into());
            assert_eq!(!options.also(View::Trade).is_empty(), shown, "{measure}");
        }
        options.measure = None;
        options.unit = None;
        options.also = Some("korea-side".into());
        assert_eq!(options.also(View::Trade), "");
    }

    #[test]
    fn a_balance_is_never_drawn_on_a_log_scale() {
        let options = Options {
            measure: Some("balance".into()),
            y_scale: Some(YScale::Log),
            ..Options::default()
        };
        assert_eq!(options.scale(View::Trade), YScale::Linear);
    }

    #[test]
    fn a_year_between_the_papers_years_shows_the_form_that_has_it() {
        let mut options = Options {
            time: Some(Span::year(2000)),
            ..Options::default()
        };
        assert_eq!(options.variant(), Variant::ImportShare);
        options.time = Some(Span::year(1995));
        assert_eq!(options.variant(), Variant::Paper);
        options.time = Some(Span::year(1900));
        assert_eq!(options.variant(), Variant::Paper);
    }

    #[test]
    fn a_span_outside_the_bounds_is_brought_inside_or_dropped() {
        let bounds = Span {
            from: 1952,
            to: 2024,
        };
        let with = |from, to| {
            Options {
                time: Some(Span { from, to }),
                ..Options::default()
            }
            .span(bounds)
        };
        assert_eq!(
            with(1900, 1960),
            Span {
                from: 1952,
                to: 1960
            }
        );
        assert_eq!(with(1900, 1910), bounds);
        assert_eq!(with(2005, 2005), bounds);
    }

    #[test]
    fn mirror_data_begin_without_their_gap_and_another_figure_of_those_years_has_all() {
        let mirror = Options {
            measure: Some("mirror".into()),
            ..Options::default()
        };
        let Years::Range { bounds, usual } = View::Trade.years(&mirror) else {
            unreachable!("trade has a span of years");
        };
        assert_ne!(bounds, usual);
        assert_eq!(mirror.span_or(bounds, usual), usual);
        let chosen = Options {
            time: Some(bounds),
            ..mirror
        };
        assert_eq!(chosen.span_or(bounds, usual), bounds);

        assert_eq!(Options::default().span(bounds), bounds);
        let all = Years::within(bounds);
        assert_eq!(
            all,
            Years::Range {
                bounds,
                usual: bounds
            }
        );
    }

    proptest! {
        #[test]
        fn no_text_makes_reading_a_span_fail(text in ".{0,12}") {
            if let Some(span) = Span::parse(&text) {
                prop_assert!(span.from <= span.to);
                prop_assert_eq!(Span::parse(&span.to_string()), Some(span));
            }
        }
    }
}
