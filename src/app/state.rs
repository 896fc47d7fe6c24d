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
    /// Another scale.
    Scale(YScale),
    /// Another part in focus, or none.
    Focus(Option<String>),
    /// All choices for the figure back to their defaults.
    Reset,
    /// The state of an address, whole.
    Address(State),
}

impl Action {
    /// The language and the view that the change turns to, where it names them.
    #[must_use]
    pub fn needs(&self) -> (Option<Lang>, Option<View>) {
        match self {
            Action::Lang(lang) => (Some(*lang), None),
            Action::View(view) => (None, Some(*view)),
            Action::Address(state) => (Some(state.lang), Some(state.view)),
            _ => (None, None),
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
