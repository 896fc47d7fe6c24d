//! What a reader is writing into the workbench's fields, and has not sent off.
//!
//! Whatever happens beside a field (a work is kept, a year's flows arrive) draws it anew,
//! and so sets it to its value: what is being written is its value until it is taken.

use super::{Msg, Workbench};
use web_sys::{HtmlInputElement, InputEvent};
use yew::html::Scope;
use yew::prelude::*;

/// A field that is written into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The work's name.
    Name,
    /// The world's imports in a year.
    World(i32),
    /// Who declares all rows of a file.
    Reporter,
    /// The year of all rows, where it is asked.
    AskedYear,
    /// The same among the columns.
    Year,
}

/// What is being written.
#[derive(Default)]
pub struct Typed(Vec<(Field, String)>);

impl Typed {
    /// A field holds something else than it had; `None` when that was taken, or is for nothing.
    pub(super) fn set(&mut self, field: Field, text: Option<String>) {
        self.0.retain(|(known, _)| *known != field);
        self.0.extend(text.map(|text| (field, text)));
    }

    /// A file is looked at or read: what was written of the one before is for nothing.
    pub(super) fn begin(&mut self) {
        self.0
            .retain(|(field, _)| matches!(field, Field::Name | Field::World(_)));
    }

    /// What stands in a field: what is being written, else what it has.
    pub(super) fn or(&self, field: Field, has: String) -> String {
        let known = self.0.iter().find(|(known, _)| *known == field);
        known.map_or(has, |(_, text)| text.clone())
    }
}

/// Hears what is being written into a field.
pub fn typing(field: Field, link: &Scope<Workbench>) -> Callback<InputEvent> {
    link.batch_callback(move |event: InputEvent| {
        let target = event.target_dyn_into::<HtmlInputElement>()?;
        Some(Msg::Typed(field, Some(target.value())))
    })
}

/// Takes what was written into a field.
pub fn written(
    field: Field,
    link: &Scope<Workbench>,
    take: impl Fn(String) -> Msg + 'static,
) -> Callback<Event> {
    link.batch_callback(move |event: Event| {
        let target = event.target_dyn_into::<HtmlInputElement>();
        target.map_or_else(Vec::new, |target| {
            vec![Msg::Typed(field, None), take(target.value())]
        })
    })
}
