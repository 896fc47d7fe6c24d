//! Keeps what is loaded as it changes, deletes what is kept and brings it back, beside other
//! tabs that do the same.
//!
//! A work that another tab has changed or deleted meanwhile is left as it is there; the
//! reader hears of it, and can keep what is open here as a work of its own.

use super::kept::list;
use super::typed::Field;
use super::{Msg, Workbench};
use crate::data::outside::line;
use crate::platform::page::Later;
use crate::platform::store::{self, Refused, Work};
use std::future::Future;
use wasm_bindgen_futures::spawn_local;
use web_sys::Blob;
use yew::html::Scope;
use yew::prelude::*;

/// Milliseconds after which the reader hears that the browser does not answer.
const PATIENCE: i32 = 10_000;

/// Waits for what the browser keeps, and says so if that takes long.
async fn patiently<T>(link: &Scope<Workbench>, asked: impl Future<Output = T>) -> T {
    let told = link.clone();
    let _late = Later::new(PATIENCE, move || {
        told.send_message(Msg::Refused(Refused::Slow));
    });
    asked.await
}

/// What is being kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keeping {
    /// Nothing.
    #[default]
    Nothing,
    /// What is loaded, as it is.
    This,
    /// What was loaded before, or as it was: it is to be kept again.
    Stale,
}

impl Workbench {
    /// Keeps what is loaded in the browser. One after the other: of two at once the older
    /// could come last, and a work without an id would be kept twice.
    pub(super) fn keep(&mut self, context: &Context<Workbench>) {
        let Some(loaded) = &self.loaded else {
            return;
        };
        if loaded.parted.is_some() {
            // It is said again that this change is not kept either.
            self.refused = loaded.parted;
            return;
        }
        if self.keeping != Keeping::Nothing {
            self.keeping = Keeping::Stale;
            return;
        }
        self.keeping = Keeping::This;
        let years = &loaded.summary.years;
        let work = Work {
            name: loaded.file.name.clone(),
            economies: loaded.summary.economies.len() as u32,
            years: (
                years.first().copied().unwrap_or_default(),
                years.last().copied().unwrap_or_default(),
            ),
            ..loaded.file.work.clone().unwrap_or_default()
        };
        let (engine, head) = (self.engine.clone(), self.head());
        let (link, turn) = (context.link().clone(), loaded.turn);
        spawn_local(async move {
            let kept = match engine.save(&head).await {
                Ok(file) => Some(patiently(&link, store::put(&work, &file)).await),
                // Whoever asked the engine for more hears of it.
                Err(_) => None,
            };
            if let Some(Ok(work)) = &kept {
                // It opens by itself next time, or not.
                let _ = store::set_last(Some(&work.id)).await;
            }
            link.send_message(Msg::Kept(turn, kept));
        });
    }

    /// Hears how the keeping of a file's work has ended.
    pub(super) fn kept(
        &mut self,
        context: &Context<Workbench>,
        turn: u32,
        kept: Option<Result<Work, Refused>>,
    ) {
        // It does answer.
        self.refused = self.refused.filter(|refused| *refused != Refused::Slow);
        // Meanwhile another file may have been read.
        let loaded = self.loaded.as_mut().filter(|it| it.turn == turn);
        match (kept, loaded) {
            (None, _) => {}
            // It was deleted here while it was being kept: that is what the reader wants.
            (Some(Err(Refused::Gone)), Some(loaded)) if loaded.deleted.is_some() => {}
            (Some(Ok(work)), Some(loaded)) if loaded.deleted.as_ref() == Some(&work.id) => {}
            (Some(Ok(work)), Some(loaded)) => {
                loaded.file.work = Some(work);
                // Whatever was in the way is not any more.
                self.refused = None;
            }
            (Some(Ok(_)), None) => {}
            (Some(Err(refused)), loaded) => {
                self.refused = Some(refused);
                if let (Refused::Changed | Refused::Gone, Some(loaded)) = (refused, loaded) {
                    loaded.parted = Some(refused);
                    loaded.file.work = None;
                }
            }
        }
        if std::mem::take(&mut self.keeping) == Keeping::Stale {
            self.keep(context);
        }
        list(context);
    }

    /// Whether another tab has parted what is loaded from its kept work, and that is said.
    pub(super) fn is_parted(&self) -> bool {
        let parted = self.loaded.as_ref().and_then(|loaded| loaded.parted);
        parted.is_some() && parted == self.refused
    }

    /// Gives what is loaded another name.
    pub(super) fn rename(&mut self, context: &Context<Workbench>, name: &str) -> bool {
        let name = line(name);
        let Some(loaded) = self.loaded.as_mut().filter(|_| !name.is_empty()) else {
            return false;
        };
        loaded.file.name = name;
        self.typed.set(Field::Name, None);
        self.rebuild(context);
        self.keep(context);
        true
    }

    /// Keeps what another tab has parted from its kept work as one of its own.
    pub(super) fn part(&mut self, context: &Context<Workbench>) {
        if let Some(loaded) = &mut self.loaded {
            loaded.parted = None;
            loaded.file.work = None;
            self.refused = None;
            self.keep(context);
        }
    }

    /// Deletes a kept work.
    pub(super) fn delete(&mut self, context: &Context<Workbench>, work: Work) {
        if self.work_id().as_ref() == Some(&work.id)
            && let Some(loaded) = &mut self.loaded
        {
            loaded.file.work = None;
            loaded.deleted = Some(work.id.clone());
            // It is not to be kept, so that it cannot be is nothing to say, and what was
            // waiting to be kept after it is not to be kept either.
            self.refused = None;
            if self.keeping == Keeping::Stale {
                self.keeping = Keeping::This;
            }
        }
        let link = context.link().clone();
        spawn_local(async move {
            // As another tab may have left it: that is what can be brought back.
            match patiently(&link, store::delete(&work.id)).await {
                Ok((work, file)) => link.send_message(Msg::Deleted(work, file)),
                Err(refused) => {
                    link.send_message(Msg::Refused(refused));
                    link.send_message(Msg::Works(store::list().await));
                }
            }
        });
    }

    /// It was deleted, and can be brought back.
    pub(super) fn deleted(&mut self, context: &Context<Workbench>, work: Work, file: Blob) {
        self.gone = Some((work, file));
        list(context);
        // Now there may be space for what found none.
        if matches!(self.refused, Some(Refused::Full | Refused::Many)) {
            self.refused = None;
            self.keep(context);
        }
    }

    /// Brings back what was deleted last.
    pub(super) fn undo(&mut self, context: &Context<Workbench>) {
        let Some((work, file)) = self.gone.take() else {
            return;
        };
        let link = context.link().clone();
        spawn_local(async move {
            match patiently(&link, store::put_back(&work, &file)).await {
                Ok(()) => link.send_message(Msg::Undone(work)),
                Err(refused) => {
                    // It can still be brought back, when there is room.
                    link.send_message(Msg::Gone(work, file));
                    link.send_message(Msg::Refused(refused));
                }
            }
        });
    }

    /// It was brought back.
    pub(super) fn undone(&mut self, context: &Context<Workbench>, work: Work) {
        if let Some(loaded) = &mut self.loaded
            && loaded.file.work.is_none()
            && loaded.deleted.as_ref() == Some(&work.id)
        {
            // Or the next change would keep it twice.
            loaded.file.work = Some(work);
            loaded.deleted = None;
        }
        list(context);
    }
}
