//! The app's state and the one reducer that changes it.

use crate::figure::{Options, Span, View, YScale};
use crate::i18n::Lang;

/// What of a figure is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// The picture.
    #[default]
    Chart,
    /// The table behind it.
    Table,
    /// Its sources and notes.
    Sources,
}

impl Tab {
    /// All tabs, in their order.
    pub const ALL: [Tab; 3] = [Tab::Chart, Tab::Table, Tab::Sources];

    /// The value of the `tab` key.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Tab::Chart => "chart",
            Tab::Table => "table",
            Tab::Sources => "sources",
        }
    }

    /// Reads a `tab` value.
    #[must_use]
    pub fn parse(id: &str) -> Option<Tab> {
        Tab::ALL.into_iter().find(|tab| tab.id() == id)
    }
}

/// Which ground is chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ThemeChoice {
    /// As the reader's system has it.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl ThemeChoice {
    /// All choices, in their order.
    pub const ALL: [ThemeChoice; 3] = [ThemeChoice::Auto, ThemeChoice::Light, ThemeChoice::Dark];

    /// The value of the `theme` key.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            ThemeChoice::Auto => "auto",
            ThemeChoice::Light => "light",
            ThemeChoice::Dark => "dark",
        }
    }

    /// Reads a `theme` value.
    #[must_use]
    pub fn parse(id: &str) -> Option<ThemeChoice> {
        ThemeChoice::ALL.into_iter().find(|theme| theme.id() == id)
    }
}

/// Everything that the address says.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// The figure shown.
    pub view: View,
    /// The language; the same as in the options.
    pub lang: Lang,
    /// What of the figure is shown.
    pub tab: Tab,
    /// The ground.
    pub theme: ThemeChoice,
    /// The figure alone, without the site around it.
    pub plain: bool,
    /// The figure without controls (`static` in the address).
    pub still: bool,
    /// No ground of its own.
    pub transparent: bool,
    /// The choices for the figure shown.
    pub options: Options,
}

/// A change of the state.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Another figure, with its defaults.
    View(View),
    /// Another language.
    Lang(Lang),
    /// Another tab.
    Tab(Tab),
    /// Another ground.
    Theme(ThemeChoice),
    /// Another span of years, or the default.
    Time(Option<Span>),
    /// Another measure.
    Measure(String),
    /// Another unit.
    Unit(String),
    /// Something shown besides, or no longer.
    Also(Option<&'static str>),
    /// A series chosen among the others, or no longer.
    Series(String),
    /// Another scale.
    Scale(YScale),
    /// Another part in focus, or none.
    Focus(Option<String>),
    /// All choices for the figure back to their defaults.
    Reset,
    /// The state of an address, whole.
    Address(State),
}

/// The part of the code that no page needs before it is touched: what opens, the
/// table and the sources.
pub const REST: &str = "rest";

impl Action {
    /// The language that the change turns to, where it names one, and the parts
    /// of the code that it needs.
    #[must_use]
    pub fn needs(&self) -> (Option<Lang>, String) {
        match self {
            Action::Lang(lang) => (Some(*lang), String::new()),
            Action::View(view) => (None, view.id().to_owned()),
            Action::Address(state) => (Some(state.lang), state.parts()),
            Action::Tab(Tab::Table | Tab::Sources) | Action::Focus(Some(_)) => {
                (None, REST.to_owned())
            }
            // One of them has a part of its own, by the same id.
            Action::Measure(measure) => (None, measure.clone()),
            _ => (None, String::new()),
        }
    }
}

impl State {
    /// The state of an address that says nothing.
    #[must_use]
    pub fn new(lang: Lang) -> State {
        State {
            view: View::default(),
            lang,
            tab: Tab::default(),
            theme: ThemeChoice::default(),
            plain: false,
            still: false,
            transparent: false,
            options: Options {
                lang,
                ..Options::default()
            },
        }
    }

    /// Whether more than the picture is shown.
    #[must_use]
    pub fn opened(&self) -> bool {
        self.still || self.tab != Tab::Chart || self.options.focus.is_some()
    }

    /// The parts of the code that it needs, with blanks between.
    #[must_use]
    pub fn parts(&self) -> String {
        let mut parts = self.view.id().to_owned();
        let rest = self.opened().then_some(REST);
        // One measure has a part of its own, by the same id.
        for part in [rest, self.options.measure.as_deref()] {
            parts.push(' ');
            parts.push_str(part.unwrap_or_default());
        }
        parts
    }

    /// The same surroundings, with a figure at its defaults.
    #[must_use]
    pub fn at_defaults(&self) -> State {
        State {
            view: View::default(),
            tab: Tab::default(),
            options: Options {
                lang: self.lang,
                ..Options::default()
            },
            ..self.clone()
        }
    }

    /// The kind of choice that leads from this state to another; empty where it is
    /// none that a reader would take back.
    #[must_use]
    pub fn choice(&self, next: &State) -> &'static str {
        let (a, b) = (&self.options, &next.options);
        match () {
            () if self.view != next.view => "view",
            () if a.measure != b.measure => "measure",
            () if a.unit != b.unit => "unit",
            () if a.also != b.also => "also",
            () if a.series != b.series => "series",
            () if a.y_scale != b.y_scale => "yScale",
            () if a.time != b.time => "time",
            () => "",
        }
    }

    /// The state after a change.
    #[must_use]
    pub fn after(&self, action: Action) -> State {
        let mut next = self.clone();
        let view = self.view;
        match action {
            Action::View(view) => {
                if view != self.view {
                    next.options = Options {
                        lang: self.lang,
                        ..Options::default()
                    };
                }
                next.view = view;
                next.tab = Tab::Chart;
            }
            Action::Lang(lang) => {
                next.lang = lang;
                next.options.lang = lang;
            }
            Action::Tab(tab) => next.tab = tab,
            Action::Theme(theme) => next.theme = theme,
            Action::Time(time) => next.options.time = time,
            Action::Measure(measure) => {
                // Another measure has other series.
                next.options.series = None;
                // A default needs no word in the address, unless the year shown
                // would choose another.
                next.options.measure = None;
                if next.options.measure(view) != measure {
                    next.options.measure = Some(measure);
                }
            }
            Action::Unit(unit) => {
                next.options.unit = None;
                if next.options.unit(view) != unit {
                    next.options.unit = Some(unit);
                }
            }
            Action::Also(also) => next.options.also = also.map(str::to_owned),
            Action::Series(id) => {
                let before = self.options.series.as_deref().unwrap_or_default();
                let mut ids: Vec<&str> =
                    before.split(',').filter(|each| !each.is_empty()).collect();
                match ids.iter().position(|each| *each == id) {
                    Some(at) => drop(ids.remove(at)),
                    None => ids.push(&id),
                }
                next.options.series = (!ids.is_empty()).then(|| ids.join(","));
            }
            Action::Scale(scale) => {
                next.options.y_scale = None;
                if next.options.scale(view) != scale {
                    next.options.y_scale = Some(scale);
                }
            }
            Action::Focus(focus) => next.options.focus = focus,
            Action::Reset => {
                next.options = Options {
                    lang: self.lang,
                    ..Options::default()
                };
            }
            Action::Address(state) => next = state,
        }
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_view_begins_with_its_defaults_and_keeps_the_language() {
        let mut state = State::new(Lang::Ja);
        state.options.measure = Some("share".into());
        state.tab = Tab::Table;
        let next = state.after(Action::View(View::Fta));
        assert_eq!(next.options.measure, None);
        assert_eq!(next.options.lang, Lang::Ja);
        assert_eq!(next.tab, Tab::Chart);
    }

    #[test]
    fn what_opens_needs_more_code_than_the_picture_it_opens_in() {
        let mut state = State::new(Lang::En);
        assert_eq!(state.parts().trim(), "trade");
        state.tab = Tab::Table;
        assert_eq!(state.parts().trim(), "trade rest");
        let address = Action::Address(state);
        assert_eq!(address.needs().0, Some(Lang::En));
        assert_eq!(Action::Focus(Some("1966".into())).needs().1, REST);
        let mirror = State::new(Lang::En).after(Action::Measure("mirror".into()));
        assert!(mirror.parts().ends_with(" mirror"));
        assert_eq!(Action::Focus(None).needs().1, "");
        assert_eq!(Action::View(View::Fta).needs().1, "fta");
    }

    #[test]
    fn choosing_a_default_takes_it_out_of_the_address() {
        let state = State::new(Lang::En);
        let shares = state.after(Action::Measure("share".into()));
        assert_eq!(shares.options.measure.as_deref(), Some("share"));
        let back = shares.after(Action::Measure("value".into()));
        assert_eq!(back.options.measure, None);
    }

    #[test]
    fn a_form_named_beside_a_year_that_would_choose_another_is_kept() {
        let mut state = State::new(Lang::En);
        state.view = View::Intensity;
        state.options.time = Some(Span::year(2000));
        let paper = state.after(Action::Measure("paper".into()));
        assert_eq!(paper.options.measure.as_deref(), Some("paper"));
        let shares = paper.after(Action::Measure("import-share".into()));
        assert_eq!(shares.options.measure, None);
    }

    #[test]
    fn a_series_is_chosen_others_join_it_and_the_last_to_go_leaves_all() {
        let mut state = State::new(Lang::En);
        let mut seen = Vec::new();
        for id in ["exports", "imports", "exports", "imports"] {
            state = state.after(Action::Series(id.into()));
            seen.push(state.options.series.clone().unwrap_or_default());
        }
        assert_eq!(seen, ["exports", "exports,imports", "imports", ""]);
        assert_eq!(state.options.series, None);
    }

    #[test]
    fn what_is_opened_or_read_is_no_step_back_but_every_choice_is() {
        let state = State::new(Lang::En);
        for action in [
            Action::Focus(Some("1966".into())),
            Action::Tab(Tab::Table),
            Action::Theme(ThemeChoice::Dark),
            Action::Lang(Lang::Ja),
        ] {
            assert_eq!(state.choice(&state.after(action)), "");
        }
        for (action, kind) in [
            (Action::View(View::Fta), "view"),
            (Action::Measure("share".into()), "measure"),
            (Action::Unit("twd".into()), "unit"),
            (Action::Scale(YScale::Log), "yScale"),
            (Action::Time(Some(Span::year(2000))), "time"),
        ] {
            assert_eq!(state.choice(&state.after(action)), kind);
        }
    }

    #[test]
    fn what_is_shown_besides_goes_with_the_reset() {
        let state = State::new(Lang::En);
        let with = state.after(Action::Also(Some("japan-side")));
        assert_eq!(with.options.also.as_deref(), Some("japan-side"));
        assert_eq!(with.after(Action::Also(None)), state);
        assert_eq!(with.after(Action::Reset), state);
        assert_eq!(with.after(Action::View(View::Fta)).options.also, None);
    }

    #[test]
    fn a_log_index_is_the_default_and_a_linear_one_is_said() {
        let mut state = State::new(Lang::En);
        state.options.measure = Some("index".into());
        let linear = state.after(Action::Scale(YScale::Linear));
        assert_eq!(linear.options.y_scale, Some(YScale::Linear));
        assert_eq!(
            linear.after(Action::Scale(YScale::Log)).options.y_scale,
            None
        );
    }
}
