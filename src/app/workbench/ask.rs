//! What is asked of the engine: to look at a file, to read it, and for the flows of the
//! years and the pair that are shown.

use super::files::{Brought, File};
use super::groups::groups_of;
use super::typed::Field;
use super::world::world_of;
use super::{Loaded, Msg, Stage, Workbench, Years, report};
use crate::app::state::Action;
use crate::data::outside::line;
use crate::engine::messages::{Fault, Progress, Summary, Trouble};
use crate::figure::workbench::{self as figure, History, MIRROR, Reading, Shared, times};
use crate::figure::{Options, View};
use crate::flows::{Settings, Sides};
use crate::i18n::{Lang, flows as words};
use crate::platform::bring::Regions;
use crate::platform::opening::Opening;
use crate::platform::store;
use crate::trade::intensity::{Grid, PairMeasure, Rules, Variant};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

impl Workbench {
    /// Begins something new with a file: what was wrong before is no longer said.
    fn turn(&mut self, quiet: bool) -> u32 {
        self.turn += 1;
        if !quiet {
            self.trouble = None;
            self.refused = None;
        }
        self.refused_file = None;
        self.typed.begin();
        self.opening.get_or_insert_with(Opening::begin);
        self.turn
    }

    /// Finds what can be read of files that are brought.
    pub(super) fn open(&mut self, context: &Context<Workbench>, brought: Brought) {
        let turn = self.turn(brought.quiet);
        self.stage = Stage::Looking;
        let engine = self.engine.clone();
        let link = context.link().clone();
        spawn_local(async move {
            let opened = Box::new(engine.open(&brought.files).await);
            link.send_message(Msg::Opened(turn, brought, opened));
        });
    }

    /// Looks at one of several files once more.
    pub(super) fn look(
        &mut self,
        context: &Context<Workbench>,
        file: File,
        at: usize,
        settings: Settings,
        delimiter: Option<u8>,
    ) {
        let turn = self.turn(false);
        self.stage = Stage::Looking;
        let engine = self.engine.clone();
        let link = context.link().clone();
        let Some((source, _)) = file.reading().files.into_iter().nth(at) else {
            return;
        };
        spawn_local(async move {
            let look = Box::new(engine.look(&source, delimiter, &settings).await);
            link.send_message(Msg::Looked(turn, file, at, settings, look));
        });
    }

    /// Reads files as one work.
    pub(super) fn read(&mut self, context: &Context<Workbench>, file: File) {
        let turn = self.turn(file.quiet);
        self.names = file.pieces.iter().map(|piece| piece.name.clone()).collect();
        self.stage = Stage::Reading(Progress::default(), js_sys::Date::now());
        // The page has nothing else to do meanwhile.
        self.ready_regions(self.lang(context));
        let engine = self.engine.clone();
        let link = context.link().clone();
        spawn_local(async move {
            let told = link.clone();
            let progress = move |progress| told.send_message(Msg::Progress(turn, progress));
            let summary = engine.read(file.reading(), progress).await;
            link.send_message(Msg::Done(turn, file, Box::new(summary)));
        });
    }

    /// A reading has come to its end.
    pub(super) fn done(
        &mut self,
        context: &Context<Workbench>,
        file: File,
        summary: Result<Summary, Trouble>,
    ) {
        self.stage = Stage::Idle;
        self.take_up(context, file.quiet, summary.is_err());
        match summary {
            Ok(summary) => self.take(context, file, summary),
            Err(Trouble::Fault(Fault::Cancelled)) => {}
            Err(trouble) => {
                self.trouble = Some(trouble);
                self.refused_file = Some(file);
            }
        }
    }

    /// Nothing is to be read after all.
    pub(super) fn cancel(&mut self) {
        if matches!(self.stage, Stage::Reading(..) | Stage::Looking) {
            self.engine.cancel();
        }
        self.turn += 1;
        self.stage = Stage::Idle;
        self.trouble = None;
    }

    /// The flows of the years that were asked for that time.
    pub(super) fn take_years(
        &mut self,
        context: &Context<Workbench>,
        ask: u32,
        years: Result<Years, Trouble>,
    ) -> bool {
        // Two years take longer than one: what was asked for later may be there.
        if ask < self.answered {
            return false;
        }
        self.answered = ask;
        match years {
            Ok(years) => {
                self.shown = Some(years);
                self.rebuild(context);
                self.follow(context);
            }
            Err(trouble) => self.trouble = Some(trouble),
        }
        true
    }

    /// A pair through the years.
    pub(super) fn take_history(&mut self, context: &Context<Workbench>, history: History) -> bool {
        let wanted = self.history.as_ref().map(|wanted| &wanted.id);
        if wanted != Some(&history.id) {
            return false;
        }
        self.history = Some(history);
        self.rebuild(context);
        true
    }

    /// Takes what was read in the place of what was there.
    pub(super) fn take(&mut self, context: &Context<Workbench>, mut file: File, summary: Summary) {
        let head = summary.look.head.clone().unwrap_or_default();
        if !head.name.is_empty() && file.work.is_none() && !file.added {
            file.name = line(&head.name);
        }
        if !file.added {
            self.groups = groups_of(&head);
            self.world = world_of(&head);
        }
        self.shown = None;
        self.asked = None;
        self.history = None;
        let stays = file.quiet || file.added;
        let quiet = file.quiet;
        let known = file.work.is_some();
        let before = self.loaded.take().map(|loaded| loaded.file);
        // Another work has another name; this one, read again, may just be given one.
        let same = before
            .as_ref()
            .is_some_and(|before| before.name == file.name);
        if !same && !file.added {
            self.typed.set(Field::Name, None);
        }
        // Once more is enough to go back.
        self.before = before.filter(|before| file.pieces.len() > before.pieces.len());
        self.before = self.before.take().filter(|_| file.added);
        if let Some(before) = &mut self.before {
            before.added = true;
        }
        self.loaded = Some(Loaded {
            file,
            summary,
            turn: self.turn,
            deleted: None,
            parted: None,
        });
        if !stays && context.props().open {
            // The years and pairs of another file mean nothing here.
            context.props().dispatch.emit(Action::Reset);
        }
        self.follow(context);
        if !known {
            self.keep(context);
        } else if !quiet {
            // What opened by itself was the last one, and may no longer be: a preview of the
            // page, or another tab, opens it too.
            let id = self.work_id();
            spawn_local(async move {
                // It opens by itself next time, or not.
                let _ = store::set_last(id.as_deref()).await;
            });
        }
    }

    pub(super) fn work_id(&self) -> Option<String> {
        let work = self.loaded.as_ref()?.file.work.as_ref()?;
        Some(work.id.clone())
    }

    /// The years that the state asks for, of those there are.
    pub(super) fn wanted(&self, context: &Context<Workbench>) -> Option<(i32, Option<i32>)> {
        let years = self.loaded.as_ref()?.summary.years.clone();
        let brought = Shared(Rc::new(figure::Brought {
            years,
            ..figure::Brought::default()
        }));
        Some(times(&Options {
            brought: Some(brought),
            ..context.props().state.options.clone()
        }))
    }

    /// Has the flows brought that the state asks for and that are not there.
    pub(super) fn follow(&mut self, context: &Context<Workbench>) {
        if !context.props().open {
            return;
        }
        let Some(wanted) = self.wanted(context) else {
            return;
        };
        if self.asked != Some(wanted) {
            self.asked = Some(wanted);
            self.asks_made += 1;
            let (engine, turn, ask) = (self.engine.clone(), self.turn, self.asks_made);
            let link = context.link().clone();
            spawn_local(async move {
                let years = async {
                    let now = engine.year(wanted.0).await?;
                    let earlier = match wanted.1 {
                        Some(year) => Some(engine.year(year).await?),
                        None => None,
                    };
                    Ok((now, earlier))
                };
                let years = years.await;
                link.send_message(Msg::Years(turn, ask, Box::new(years)));
            });
            return;
        }
        self.remember(context);
    }

    pub(super) fn rules(&self, context: &Context<Workbench>) -> Rules {
        Rules {
            mirror: context.props().state.options.also(View::Workbench) == MIRROR,
            groups: self.groups.iter().map(|each| each.group.clone()).collect(),
            world: self.world.clone(),
        }
    }

    /// Has the pair that is open brought through the years.
    pub(super) fn remember(&mut self, context: &Context<Workbench>) {
        let focus = context.props().state.options.focus.clone();
        let (Some(id), Some(loaded)) = (focus, &self.loaded) else {
            return;
        };
        let known = self.history.as_ref().is_some_and(|known| known.id == id);
        let years = loaded.summary.years.clone();
        if known || years.len() < 2 || !id.contains('-') {
            return;
        }
        // Until it is there nothing else is asked for it.
        self.history = Some(History {
            id: id.clone(),
            years: Vec::new(),
        });
        let (engine, turn, rules) = (self.engine.clone(), self.turn, self.rules(context));
        let link = context.link().clone();
        spawn_local(async move {
            let mut history = History {
                id,
                years: Vec::new(),
            };
            for year in years {
                let Ok(flows) = engine.year(year).await else {
                    return;
                };
                let grid = Grid::new(&flows, &rules);
                let Some((i, j)) = grid.pair(&history.id) else {
                    // In this year one of the two declares nothing.
                    continue;
                };
                let inputs =
                    Variant::ALL.map(|variant| grid.inputs(PairMeasure::Intensity(variant), i, j));
                history.years.push((year, inputs));
            }
            link.send_message(Msg::History(turn, history));
        });
    }

    /// Has the platform's names in a language.
    fn ready_regions(&mut self, lang: Lang) {
        if self
            .regions
            .as_ref()
            .is_none_or(|(known, _)| *known != lang)
        {
            self.regions = Some((lang, Regions::new(lang)));
        }
    }

    /// Puts together what the figure is drawn up from.
    pub(super) fn rebuild(&mut self, context: &Context<Workbench>) {
        let lang = self.lang(context);
        self.ready_regions(lang);
        let (Some(loaded), Some((now, earlier))) = (&self.loaded, &self.shown) else {
            return;
        };
        let regions = self.regions.as_ref().map(|(_, regions)| regions);
        let economies = loaded.summary.economies.iter().map(|economy| {
            // Those of the paper are named as in the other figures.
            let own = crate::data::economy(&economy.code).map(|name| name.text(lang));
            let name = own.or_else(|| regions?.name(economy.alpha2.as_deref()?));
            (
                economy.code.clone(),
                name.unwrap_or_else(|| economy.name.clone()),
            )
        });
        let groups = self.groups.iter();
        let groups = groups.map(|each| (each.group.code.clone(), each.name(lang)));
        let brought = Shared(Rc::new(figure::Brought {
            name: loaded.file.name.clone(),
            years: loaded.summary.years.clone(),
            now: now.clone(),
            earlier: earlier.clone(),
            names: economies.chain(groups).collect(),
            groups: self.rules(context).groups,
            world: self.world.clone(),
            both: loaded.summary.sides == Sides::Two,
            unit: words::unit(&loaded.summary.unit, lang),
            notes: report::notes(loaded, lang),
            reading: Reading {
                line: report::line(loaded, lang),
                grave: loaded.summary.report.is_grave(),
            },
            history: self
                .history
                .clone()
                .filter(|history| !history.years.is_empty()),
            ..figure::Brought::default()
        }));
        context.props().bring.emit(Some(brought));
    }
}
