//! The state as it is shown, and the changes that wait for code or texts.
//!
//! A change that waits must not undo one that was asked for later and was ready at
//! once, and who asks for the state is told of both.

use super::state::{Action, State};
use std::mem::discriminant;

/// The state, and what it will be.
pub struct Asked {
    shown: State,
    waiting: Vec<(usize, Action)>,
    next: usize,
}

impl Asked {
    /// A state with nothing asked of it so far.
    #[must_use]
    pub fn new(shown: State) -> Asked {
        Asked {
            shown,
            waiting: Vec::new(),
            next: 0,
        }
    }

    /// Notes a change until it is settled by the number returned. It takes the place of
    /// those of its kind that wait; a whole state that of all.
    pub fn ask(&mut self, action: Action) -> usize {
        let whole = matches!(action, Action::Address(_));
        let kind = discriminant(&action);
        self.waiting
            .retain(|(_, earlier)| !whole && discriminant(earlier) != kind);
        self.next += 1;
        self.waiting.push((self.next, action));
        self.next
    }

    /// The state to show now that a change is ready; `None` if it cannot be made, or
    /// another has taken its place.
    pub fn settle(&mut self, number: usize, ready: bool) -> Option<State> {
        let at = self
            .waiting
            .iter()
            .position(|(known, _)| *known == number)?;
        let (_, action) = self.waiting.remove(at);
        if !ready {
            return None;
        }
        self.shown = self.shown.after(action.clone());
        for (_, earlier) in &mut self.waiting[..at] {
            if let Action::Address(state) = earlier {
                *state = state.after(action.clone());
            }
        }
        Some(self.shown.clone())
    }

    /// What waits, with the numbers.
    #[must_use]
    pub fn waiting(&self) -> &[(usize, Action)] {
        &self.waiting
    }

    /// The state with all changes that wait.
    #[must_use]
    pub fn all(&self) -> State {
        let mut state = self.shown.clone();
        for (_, action) in &self.waiting {
            state = state.after(action.clone());
        }
        state
    }
}

#[cfg(test)]
mod tests {
    use super::super::state::ThemeChoice;
    use super::*;
    use crate::figure::View;
    use crate::i18n::Lang;

    fn asked() -> Asked {
        Asked::new(State::new(Lang::En))
    }

    #[test]
    fn who_asks_is_told_of_what_waits_though_others_are_settled_since() {
        let mut asked = asked();
        let view = asked.ask(Action::View(View::Fta));
        let theme = asked.ask(Action::Theme(ThemeChoice::Dark));
        let shown = asked.settle(theme, true).unwrap();
        assert_eq!((shown.view, shown.theme), (View::Trade, ThemeChoice::Dark));
        assert_eq!(asked.all().view, View::Fta);
        let shown = asked.settle(view, true).unwrap();
        assert_eq!((shown.view, shown.theme), (View::Fta, ThemeChoice::Dark));
    }

    #[test]
    fn the_figure_asked_for_last_stays_whichever_is_ready_first() {
        let mut asked = asked();
        let slow = asked.ask(Action::View(View::Fta));
        let quick = asked.ask(Action::View(View::Claims));
        assert_eq!(asked.settle(quick, true).unwrap().view, View::Claims);
        assert_eq!(asked.settle(slow, true), None);
        assert_eq!(asked.all().view, View::Claims);
    }

    #[test]
    fn a_whole_state_that_comes_late_keeps_what_was_chosen_since() {
        let mut asked = asked();
        let state = State::new(Lang::Ja);
        let slow = asked.ask(Action::Address(state));
        let view = asked.ask(Action::View(View::Claims));
        let theme = asked.ask(Action::Theme(ThemeChoice::Dark));
        assert_eq!(asked.settle(view, true).unwrap().lang, Lang::En);
        asked.settle(theme, true).unwrap();
        let shown = asked.settle(slow, true).unwrap();
        assert_eq!(
            (shown.view, shown.lang, shown.theme),
            (View::Claims, Lang::Ja, ThemeChoice::Dark)
        );
    }

    #[test]
    fn a_whole_state_holds_all_that_was_asked_before() {
        let mut asked = asked();
        let view = asked.ask(Action::View(View::Fta));
        let state = asked.all().after(Action::Lang(Lang::Ja));
        let whole = asked.ask(Action::Address(state));
        assert_eq!(asked.settle(view, true), None);
        let shown = asked.settle(whole, true).unwrap();
        assert_eq!((shown.view, shown.lang), (View::Fta, Lang::Ja));
    }

    #[test]
    fn what_cannot_be_had_leaves_all_as_it_is() {
        let mut asked = asked();
        let lang = asked.ask(Action::Lang(Lang::Ja));
        let view = asked.ask(Action::View(View::Fta));
        assert_eq!(asked.settle(lang, false), None);
        assert_eq!(asked.settle(view, true).unwrap().lang, Lang::En);
        assert_eq!(asked.all().lang, Lang::En);
    }
}
