//! The workbench: brings a reader's file to the figure, and keeps it.
//!
//! A file is looked at, mapped where its header is of no known kind, and read by the
//! engine; the year shown is asked for as the reader goes through the years. What was
//! there before stays until something else is read. Nothing leaves the browser.

mod answers;
mod ask;
mod bring;
mod columns;
mod files;
mod groups;
mod keeping;
mod kept;
mod mapping;
mod questions;
mod report;
mod steps;
mod trouble;
mod typed;
mod world;

use super::state::{Action, State};
use crate::engine::messages::{Progress, Summary, Trouble};
use crate::figure::workbench::{History, Shared};
use crate::flows::{Encoding, Look, Mapping, Repeats, Settings};
use crate::i18n::Lang;
use crate::platform::bring::{Regions, on_files};
use crate::platform::engine::{Engine, Found};
use crate::platform::opening::Opening;
use crate::platform::page;
use crate::platform::store::{self, Refused, Work};
use crate::trade::intensity::{Group, WorldTotal, YearFlows};
use files::{Brought, Choice, File};
use gloo_events::EventListener;
use keeping::Keeping;
use typed::{Field, Typed};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, Element};
use yew::prelude::*;

/// Props of [`Workbench`].
#[derive(PartialEq, Properties)]
pub struct WorkbenchProps {
    /// The app's state.
    pub state: State,
    /// Whether it is on the page. Behind another figure it keeps what it has, reads on,
    /// and leaves the other's choices alone.
    pub open: bool,
    /// The whole app.
    pub app: NodeRef,
    /// Where changes go.
    pub dispatch: Callback<Action>,
    /// Called with what the figure is to show; `None` is the sample.
    pub bring: Callback<Option<Shared>>,
}

/// What is being done with a file.
#[derive(Default)]
enum Stage {
    /// Nothing.
    #[default]
    Idle,
    /// It is looked at.
    Looking,
    /// The reader says which tables of an archive are wanted.
    Choosing(Box<Choice>),
    /// The reader says what its columns hold.
    Mapping(Box<Step>),
    /// It is read: how far, and since when, in milliseconds.
    Reading(Progress, f64),
}

/// A file to be mapped, and all that are read with it.
struct Step {
    file: File,
    /// Which of them it is.
    at: usize,
    look: Look,
    settings: Settings,
    mapping: Mapping,
    /// The columns that are sought, by what their names have.
    sought: String,
}

/// What was read.
struct Loaded {
    file: File,
    summary: Summary,
    /// When it was read.
    turn: u32,
    /// The id under which it was kept, if that was deleted.
    deleted: Option<String>,
    /// Why it is not kept any more, until the reader says what is to become of it.
    parted: Option<Refused>,
}

/// A group, with the name that the reader gave it.
#[derive(Clone, PartialEq)]
pub struct Named {
    group: Group,
    name: String,
}

/// A change of how a file is to be read.
type Change = Box<dyn FnOnce(&mut Settings, &mut Mapping)>;

/// What happens.
pub enum Msg {
    /// Files or a text are brought.
    Bring(Brought),
    /// Files are about to be chosen: whether they go on with what is there.
    Adding(bool),
    /// The field for pasting opens or closes.
    Paste(bool),
    /// Something is dragged over the page.
    Over(bool),
    /// What can be read of the files was found.
    Opened(u32, Brought, Box<Result<Found, Trouble>>),
    /// Of an archive these tables are wanted.
    Take(usize),
    /// One of the files was looked at once more.
    Looked(u32, File, usize, Settings, Box<Result<Look, Trouble>>),
    /// What counts where files differ.
    Between(Repeats),
    /// A file that does not say its unit has that of the others.
    SameUnit,
    /// The work is to be as it was before files were added.
    Unadd,
    /// An economy is the world under another name.
    NamedWorld(String),
    /// Columns are sought by name.
    Seek(String),
    /// A column holds something else, or a number is written another way.
    Map(Change),
    /// The file to be mapped has another delimiter than it seems to have.
    Cut(u8),
    /// Its letters are written in another way than they seem to be.
    Spell(Encoding),
    /// The columns of one of the files that are loaded are to be changed.
    Remap(usize),
    /// The mapped file is to be read.
    Read,
    /// It is read so far.
    Progress(u32, Progress),
    /// It is read.
    Done(u32, File, Box<Result<Summary, Trouble>>),
    /// It is not to be read after all.
    Cancel,
    /// The flows of the years that were wanted: when they were asked for, counted.
    Years(u32, u32, Box<Result<Years, Trouble>>),
    /// A pair through the years.
    History(u32, History),
    /// Another list of groups.
    Groups(Vec<Named>),
    /// Another number is to stand for the world's imports.
    World(WorldTotal),
    /// What is kept.
    Works(Result<Vec<Work>, Refused>),
    /// The keeping of what was loaded in that turn has ended; `None`: it could not be written out.
    Kept(u32, Option<Result<Work, Refused>>),
    /// The work with this id is not opened by itself.
    Held(String),
    /// A kept work is to be opened.
    Open(Work, bool),
    /// Something is being written into a field, or no longer.
    Typed(Field, Option<String>),
    /// What is loaded gets another name.
    Rename(String),
    /// What another tab has parted from its kept work is kept as one of its own.
    Apart,
    /// A kept work is to be deleted.
    Delete(Work),
    /// It was, and can be brought back.
    Deleted(Work, Blob),
    /// It could not be brought back so far.
    Gone(Work, Blob),
    /// It is to be brought back.
    Undo,
    /// It was brought back.
    Undone(Work),
    /// What is loaded is saved as a file.
    Save,
    /// The sample is saved as a file.
    Sample,
    /// Something could not be kept or opened.
    Refused(Refused),
    /// What was read in that turn could not be written out.
    Unsaved(u32, Trouble),
    /// Back to the sample.
    Back,
}

impl Msg {
    /// Of what turn it is the answer, if it is one that is of no use in a later turn.
    fn turn(&self) -> Option<u32> {
        match self {
            Msg::Opened(turn, ..)
            | Msg::Looked(turn, ..)
            | Msg::Progress(turn, _)
            | Msg::Done(turn, ..)
            | Msg::Years(turn, ..)
            | Msg::History(turn, _)
            | Msg::Unsaved(turn, _) => Some(*turn),
            _ => None,
        }
    }
}

/// The flows of the year shown and of the one compared.
type Years = (YearFlows, Option<YearFlows>);

/// The workbench.
pub struct Workbench {
    engine: Engine,
    /// Counts what is begun, so that an answer that comes late is known.
    turn: u32,
    stage: Stage,
    trouble: Option<Trouble>,
    refused: Option<Refused>,
    loaded: Option<Loaded>,
    shown: Option<Years>,
    /// The years that are asked for.
    asked: Option<(i32, Option<i32>)>,
    /// How often years were asked for, and which time was the last to be answered.
    asks_made: u32,
    answered: u32,
    history: Option<History>,
    groups: Vec<Named>,
    world: WorldTotal,
    /// The platform's names, which take it some 25 ms the first time.
    regions: Option<(Lang, Regions)>,
    works: Option<Result<Vec<Work>, Refused>>,
    keeping: Keeping,
    /// Set while something is being opened.
    opening: Option<Opening>,
    /// The work that is not opened by itself.
    held: Option<String>,
    gone: Option<(Work, Blob)>,
    typed: Typed,
    /// What was loaded before files were added.
    before: Option<File>,
    /// The names of the files that are being read.
    names: Vec<String>,
    /// What could not be read so far, should the reader answer what is asked.
    refused_file: Option<File>,
    /// Whether files that are chosen go on with what is there.
    adding: bool,
    paste: bool,
    over: bool,
    field: NodeRef,
    pasted: NodeRef,
    asked_world: NodeRef,
    drops: Option<[EventListener; 3]>,
}

impl Component for Workbench {
    type Message = Msg;
    type Properties = WorkbenchProps;

    fn create(context: &Context<Workbench>) -> Workbench {
        let mut bench = Workbench {
            engine: Engine::default(),
            turn: 0,
            stage: Stage::Idle,
            trouble: None,
            refused: None,
            loaded: None,
            shown: None,
            asked: None,
            asks_made: 0,
            answered: 0,
            history: None,
            groups: Vec::new(),
            world: WorldTotal::default(),
            regions: None,
            works: None,
            keeping: Keeping::default(),
            opening: None,
            held: None,
            gone: None,
            typed: Typed::default(),
            before: None,
            names: Vec::new(),
            refused_file: None,
            adding: false,
            paste: false,
            over: false,
            field: NodeRef::default(),
            pasted: NodeRef::default(),
            asked_world: NodeRef::default(),
            drops: None,
        };
        bench.hear_drops(context);
        kept::begin(context);
        bench
    }

    fn changed(&mut self, context: &Context<Workbench>, before: &WorkbenchProps) -> bool {
        if !context.props().open {
            // A file that is dropped on another figure is none of its business.
            self.drops = None;
            return true;
        }
        self.hear_drops(context);
        let (now, was_open, before) = (&context.props().state, before.open, &before.state);
        if !was_open {
            // Another tab may have kept something.
            kept::list(context);
        }
        if !was_open || now.lang != before.lang || now.options.also != before.options.also {
            self.history = None;
            self.rebuild(context);
        }
        self.follow(context);
        true
    }

    fn update(&mut self, context: &Context<Workbench>, message: Msg) -> bool {
        if message.turn().is_some_and(|turn| turn != self.turn) {
            return false;
        }
        match message {
            Msg::Bring(brought) => return self.brought(context, brought),
            Msg::Adding(adding) => {
                // The field hears of it when it is drawn anew.
                self.adding = adding;
                self.engine.prepare();
            }
            Msg::Paste(open) => {
                self.paste = open;
                if open {
                    self.engine.prepare();
                }
            }
            Msg::Over(over) if over == self.over => return false,
            Msg::Over(over) => {
                self.over = over;
                if over {
                    self.engine.prepare();
                }
            }
            Msg::Opened(_, brought, opened) => self.opened(context, brought, *opened),
            Msg::Take(kind) => self.chosen(context, kind),
            Msg::Looked(_, file, at, settings, look) => self.looked(file, at, settings, *look),
            Msg::Between(repeats) => self.settle_between(context, repeats),
            Msg::SameUnit => self.take_same_unit(context),
            Msg::Unadd => self.unadd(context),
            Msg::NamedWorld(code) => self.name_world(context, &code),
            Msg::Seek(sought) => return self.seek(sought),
            Msg::Map(change) => self.map(change),
            Msg::Cut(delimiter) => return self.look_again(context, None, Some(delimiter)),
            Msg::Spell(encoding) => return self.look_again(context, Some(encoding), None),
            Msg::Remap(at) => return self.remap(context, at),
            Msg::Read => return self.read_mapped(context),
            Msg::Progress(_, progress) => match &mut self.stage {
                Stage::Reading(now, _) => *now = progress,
                _ => return false,
            },
            Msg::Done(_, file, summary) => self.done(context, file, *summary),
            Msg::Cancel => self.cancel(),
            Msg::Years(_, ask, years) => return self.take_years(context, ask, *years),
            Msg::History(_, history) => return self.take_history(context, history),
            Msg::Groups(groups) => {
                self.groups = groups;
                self.ruled_otherwise(context);
            }
            Msg::World(world) => {
                self.world = world;
                self.ruled_otherwise(context);
            }
            Msg::Works(works) => self.works = Some(works),
            Msg::Kept(turn, work) => self.kept(context, turn, work),
            Msg::Held(id) => self.held = Some(id),
            Msg::Open(work, quiet) => {
                self.held = None;
                kept::open(context, work, quiet);
            }
            Msg::Typed(field, text) => {
                let taken = text.is_none();
                self.typed.set(field, text);
                return taken;
            }
            Msg::Rename(name) => return self.rename(context, &name),
            Msg::Apart => self.part(context),
            Msg::Delete(work) => self.delete(context, work),
            Msg::Deleted(work, file) => self.deleted(context, work, file),
            Msg::Gone(work, file) => self.gone = Some((work, file)),
            Msg::Undo => self.undo(context),
            Msg::Undone(work) => self.undone(context, work),
            Msg::Save => self.save(context),
            Msg::Sample => self.save_sample(),
            Msg::Refused(refused) => self.refused = Some(refused),
            Msg::Unsaved(_, trouble) => self.trouble = Some(trouble),
            Msg::Back => self.back(context),
        }
        true
    }

    fn rendered(&mut self, _: &Context<Workbench>, _first: bool) {
        let field = self.field.cast::<Element>();
        let asked = field.and_then(|field| field.closest(".bring").ok()?);
        for place in self.asked_world.cast().into_iter().chain(asked) {
            page::settle(&place);
        }
        if !self.is_opening()
            && let Some(opening) = self.opening.take()
        {
            opening.drawn();
        }
    }

    fn view(&self, context: &Context<Workbench>) -> Html {
        if !context.props().open {
            return Html::default();
        }
        html! {
            <>
                { bring::place(self, context) }
                if self.loaded.is_some() {
                    { world::world(self, context) }
                    { report::report(self, context) }
                    { groups::grouping(self, context) }
                }
                { kept::keeping(self, context) }
            </>
        }
    }
}

impl Workbench {
    /// Hears of files that are dropped anywhere in the app. Before the place for them is drawn:
    /// what comes once it is there, yew may do a while later, and the browser would open a file
    /// that is dropped between the two.
    fn hear_drops(&mut self, context: &Context<Workbench>) {
        if self.drops.is_some() || !context.props().open {
            return;
        }
        let (over, link) = (context.link().clone(), context.link().clone());
        self.drops = context.props().app.cast().map(|app| {
            on_files(
                &app,
                move |on| over.send_message(Msg::Over(on)),
                move |files| {
                    link.send_message(Msg::Over(false));
                    link.send_message(Msg::Bring(Brought::of(&files, false)));
                },
            )
        });
    }

    /// Takes up what a file came in between of that turned out to be of no use: what was
    /// worked with last was about to be opened.
    fn take_up(&self, context: &Context<Workbench>, quiet: bool, failed: bool) {
        if failed && self.loaded.is_none() && !quiet {
            kept::open_last(context);
        }
    }

    /// Back to the sample.
    fn back(&mut self, context: &Context<Workbench>) {
        self.turn += 1;
        self.loaded = None;
        self.shown = None;
        self.asked = None;
        self.history = None;
        self.groups.clear();
        self.typed = Typed::default();
        self.world = WorldTotal::default();
        self.stage = Stage::Idle;
        self.trouble = None;
        self.before = None;
        // With what it holds.
        self.engine = Engine::default();
        context.props().bring.emit(None);
        context.props().dispatch.emit(Action::Reset);
        spawn_local(async {
            // Where nothing is kept there is nothing to forget.
            let _ = store::set_last(None).await;
        });
    }

    /// Has the figure drawn up, and what is loaded kept, by other rules.
    fn ruled_otherwise(&mut self, context: &Context<Workbench>) {
        self.history = None;
        self.rebuild(context);
        self.follow(context);
        self.keep(context);
    }

    /// Whether something that is brought or opened is not there yet.
    fn is_opening(&self) -> bool {
        let unseen = self.loaded.is_some() && self.shown.is_none() && self.trouble.is_none();
        matches!(self.stage, Stage::Looking | Stage::Reading(..)) || unseen
    }

    fn lang(&self, context: &Context<Workbench>) -> Lang {
        context.props().state.lang
    }
}
