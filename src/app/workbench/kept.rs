//! What is kept in this browser: named, opened again, deleted, saved as a file.

use super::files::Brought;
use super::trouble::not_kept;
use super::typed::{Field, typing};
use super::{Msg, Workbench, groups, world};
use crate::data::file_name::file_name;
use crate::flows::{Head, sample};
use crate::i18n::{bring as say, keep};
use crate::platform::engine::Source;
use crate::platform::store::{self, Refused, Work};
use crate::platform::{opening, page, save};
use crate::trade::intensity::WorldTotal;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The works that are kept.
#[inline(never)]
pub fn keeping(bench: &Workbench, context: &Context<Workbench>) -> Html {
    let lang = bench.lang(context);
    let link = context.link();
    let own = bench.work_id();
    let works = match &bench.works {
        Some(Ok(works)) => works.as_slice(),
        _ => &[],
    };
    let entries = works.iter().map(|work| {
        let open = own.as_ref() == Some(&work.id);
        let (opened, deleted) = (work.clone(), work.clone());
        let named = |what: crate::i18n::Tri| format!("{}: {}", what.get(lang), work.name);
        html! {
            <li key={work.id.clone()}>
                <span><b>{ &work.name }</b>{ " " }{ say::kept(work.economies, work.years, lang) }</span>
                if bench.held.as_ref() == Some(&work.id) {
                    <small data-held="">{ keep::HELD.get(lang) }</small>
                }
                if open {
                    <em>{ say::OPENED.get(lang) }</em>
                } else {
                    <button type="button" aria-label={named(say::OPEN)}
                        onclick={link.callback(move |_: MouseEvent| Msg::Open(opened.clone(), false))}>{ say::OPEN.get(lang) }</button>
                }
                <button type="button" aria-label={named(say::DELETE)}
                    onclick={link.callback(move |_: MouseEvent| Msg::Delete(deleted.clone()))}>{ say::DELETE.get(lang) }</button>
            </li>
        }
    });
    let rename = link.batch_callback(|event: SubmitEvent| {
        event.prevent_default();
        let form = event.target_dyn_into::<web_sys::Element>()?;
        let found = form.query_selector("input").ok()??;
        let field = wasm_bindgen::JsCast::dyn_into::<HtmlInputElement>(found).ok()?;
        Some(Msg::Rename(field.value()))
    });
    let unread = match &bench.works {
        Some(Err(why @ (Refused::Newer | Refused::Foreign))) => Some(why),
        _ => None,
    };
    if works.is_empty() && bench.loaded.is_none() && bench.gone.is_none() && unread.is_none() {
        return Html::default();
    }
    html! {
        <section class="kept" data-kept="" aria-label={say::KEPT.get(lang)}>
            if let Some(loaded) = &bench.loaded {
                <form class="row" onsubmit={rename}>
                    <label class="pick wide"><span class="name">{ say::NAME.get(lang) }</span>
                        <input type="text" maxlength="120" required=true autocomplete="off" oninput={typing(Field::Name, link)}
                            value={bench.typed.or(Field::Name, loaded.file.name.clone())} /></label>
                    <button type="submit">{ say::RENAME.get(lang) }</button>
                    <button type="button" onclick={link.callback(|_: MouseEvent| Msg::Save)}>{ say::SAVE.get(lang) }</button>
                </form>
            }
            if let Some(why) = unread {
                <p role="status">{ not_kept(*why, false, lang) }</p>
            }
            if !works.is_empty() {
                <h3>{ say::KEPT.get(lang) }</h3>
                <ul>{ for entries }</ul>
            }
            if let Some((work, _)) = &bench.gone {
                <p class="row" role="status">{ say::deleted(&work.name, lang) }
                    <button type="button" onclick={link.callback(|_: MouseEvent| Msg::Undo)}>{ say::UNDO.get(lang) }</button>
                </p>
            }
        </section>
    }
}

/// Lists what is kept, and opens what was worked with last.
pub fn begin(context: &Context<Workbench>) {
    list(context);
    open_last(context);
}

/// Milliseconds in which another tab opens a work.
const ANOTHER: i32 = 3_000;

/// Opens what was worked with last, unless a page stood still over it.
pub fn open_last(context: &Context<Workbench>) {
    let link = context.link().clone();
    spawn_local(async move {
        let Ok(Some(work)) = store::last().await else {
            return;
        };
        if !opening::is_marked() {
            link.send_message(Msg::Open(work, true));
            return;
        }
        // In another tab it may just be opened, and will be in a moment.
        page::later(ANOTHER, move || {
            link.send_message(match opening::is_marked() {
                true => Msg::Held(work.id),
                false => Msg::Open(work, true),
            });
        });
    });
}

/// Opens a kept work; `quiet` if nobody has asked for it.
pub fn open(context: &Context<Workbench>, work: Work, quiet: bool) {
    let link = context.link().clone();
    spawn_local(async move {
        link.send_message(match store::get(&work.id).await {
            Ok((work, file)) => Msg::Bring(Brought {
                files: vec![(work.name.clone(), Source::file(&file))],
                work: Some(work),
                quiet,
                add: false,
                more: 0,
            }),
            Err(refused) => Msg::Refused(refused),
        });
    });
}

/// Lists what is kept.
pub fn list(context: &Context<Workbench>) {
    let link = context.link().clone();
    spawn_local(async move { link.send_message(Msg::Works(store::list().await)) });
}

impl Workbench {
    /// What a saved file says of itself.
    pub(super) fn head(&self) -> Head {
        let groups = self.groups.iter().map(|each| {
            let key = [groups::KEY, &each.group.code].concat();
            let members = each.group.members.join(" ");
            (key, [&members, "|", &each.name].concat())
        });
        let world = Some((world::KEY.to_owned(), self.world.written()));
        let world = world.filter(|_| self.world != WorldTotal::Automatic);
        Head {
            name: self
                .loaded
                .as_ref()
                .map_or_else(String::new, |loaded| loaded.file.name.clone()),
            entries: groups.chain(world).collect(),
        }
    }

    /// Saves the sample as a file.
    pub(super) fn save_sample(&mut self) {
        let file = save::blob(sample::csv().as_bytes(), "text/csv");
        let saved = file.and_then(|file| save::save("sample.csv", &file));
        self.refused = saved.err().map(|_| Refused::Failed);
    }

    /// Saves what is loaded as a file.
    pub(super) fn save(&self, context: &Context<Workbench>) {
        let (engine, head) = (self.engine.clone(), self.head());
        let (link, turn) = (context.link().clone(), self.turn);
        spawn_local(async move {
            let name = file_name(&head.name) + ".csv";
            match engine.save(&head).await {
                Ok(file) if save::save(&name, &file).is_ok() => {}
                Ok(_) => link.send_message(Msg::Refused(Refused::Failed)),
                Err(trouble) => link.send_message(Msg::Unsaved(turn, trouble)),
            }
        });
    }
}
