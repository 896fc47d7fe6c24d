//! The files that are brought, and which of them are read as one work.

use super::questions::year_of;
use super::{Loaded, Msg, Stage, Step, Workbench};
use crate::data::bounds::FILES;
use crate::data::outside::line;
use crate::engine::messages::Trouble;
use crate::flows::{Ask, Look, Mapping, Problem, Repeats, Settings};
use crate::i18n::{Lang, bring as say};
use crate::platform::engine::{Found, FoundPart, Reading, Source};
use crate::platform::store::Work;
use yew::html::Scope;
use yew::prelude::*;

/// Names that stand side by side in the name of a work.
const NAMES: usize = 3;

/// Files that are brought, or one that is kept.
pub struct Brought {
    pub(super) files: Vec<(String, Source)>,
    /// The kept work that it is, if it is one.
    pub(super) work: Option<Work>,
    /// Whether the address is left as it is: it was opened by itself.
    pub(super) quiet: bool,
    /// Whether they go on with what is there.
    pub(super) add: bool,
    /// How many more there were than are read at once.
    pub(super) more: usize,
}

impl Brought {
    /// A text that the reader brings.
    pub(super) fn text(name: &str, text: &str) -> Brought {
        Brought {
            files: vec![(line(name), Source::text(text))],
            work: None,
            quiet: false,
            add: false,
            more: 0,
        }
    }

    /// The browser's own files, in the order of their names.
    pub(super) fn of(files: &[web_sys::File], add: bool) -> Brought {
        let files = files
            .iter()
            .map(|file| (line(&file.name()), Source::file(file)));
        let mut files: Vec<(String, Source)> = files.collect();
        files.sort_by(|one, other| one.0.cmp(&other.0));
        let more = files.len().saturating_sub(FILES);
        files.truncate(FILES);
        Brought {
            files,
            work: None,
            quiet: false,
            add,
            more,
        }
    }

    fn name(&self) -> String {
        let names: Vec<&str> = self.files.iter().map(|(name, _)| name.as_str()).collect();
        match names.as_slice() {
            [first, rest @ ..] if rest.len() >= NAMES => format!("{first} + {}", rest.len()),
            names => line(&names.join(" + ")),
        }
    }
}

/// One file of a work, an entry of an archive, or a sheet of a workbook.
#[derive(Clone)]
pub struct Piece {
    pub(super) name: String,
    source: Source,
    pub(super) settings: Settings,
    pub(super) look: Look,
    /// The archive or workbook that it is in, and its bytes.
    within: Option<u32>,
    size: f64,
    /// Whether it is known how it is to be read.
    settled: bool,
}

impl Piece {
    fn like(&self, other: &Piece) -> bool {
        let (one, other) = (&self.look, &other.look);
        one.delimiter == other.delimiter && one.header == other.header
    }

    /// Whether it is asked for what may be another thing in the next file, however alike.
    fn asks_of_itself(&self) -> bool {
        let own = |ask: &Ask| matches!(ask, Ask::Year | Ask::Reporter | Ask::Direction);
        self.look.asks.iter().any(own)
    }

    /// What its columns seem to hold, with the year that its name tells.
    fn guess(&self) -> Mapping {
        let mut mapping = self.look.mapping.clone();
        if mapping.year.is_none() && self.look.asks.contains(&Ask::Year) {
            mapping.year = year_of(&self.name);
        }
        mapping
    }

    /// Whether what is settled for the one holds for the other.
    fn as_one(&self, other: &Piece) -> bool {
        self.like(other) && self.settings == other.settings
    }
}

/// What is read as one work, and its name.
#[derive(Clone)]
pub struct File {
    pub(super) name: String,
    pub(super) pieces: Vec<Piece>,
    /// What is in archives beside them.
    pub(super) aside: Vec<String>,
    /// How many files were too many to be read at once.
    pub(super) more: usize,
    pub(super) between: Option<Repeats>,
    pub(super) work: Option<Work>,
    pub(super) quiet: bool,
    /// Whether it is what was there, with more, or again: its years and groups stay.
    pub(super) added: bool,
}

impl File {
    /// What the engine is to read.
    pub(super) fn reading(&self) -> Reading {
        let files = self.pieces.iter();
        Reading {
            files: files
                .map(|piece| (piece.source.clone(), piece.settings.clone()))
                .collect(),
            between: self.between,
        }
    }

    /// The first file of each kind that is to be read in one way, by its place.
    pub(super) fn kinds(&self) -> Vec<usize> {
        let mut kinds: Vec<usize> = Vec::new();
        for (at, piece) in self.pieces.iter().enumerate() {
            let known = kinds.iter().filter_map(|kind| self.pieces.get(*kind));
            if !known.clone().any(|known| known.as_one(piece)) {
                kinds.push(at);
            }
        }
        kinds
    }

    /// The same with a file mapped, and with it those that are written alike.
    pub(super) fn mapped(mut self, at: usize, settings: &Settings) -> File {
        if let Some(model) = self.pieces.get(at).cloned() {
            let own = model.asks_of_itself();
            for (place, piece) in self.pieces.iter_mut().enumerate() {
                if place == at || (!own && piece.as_one(&model)) {
                    piece.settings = settings.clone();
                    piece.settled = true;
                }
            }
        }
        self
    }

    /// The same with the unit of the files before for the one that lacks it.
    pub(super) fn in_one_unit(mut self, trouble: Option<&Trouble>) -> Option<File> {
        let (at, unit) = lacks_unit(trouble?)?;
        let piece = self.pieces.get_mut(at)?;
        let mapping = piece.settings.mapping.take();
        let mapping = mapping.unwrap_or_else(|| piece.look.mapping.clone());
        piece.settings.mapping = Some(Mapping { unit, ..mapping });
        Some(self)
    }
}

/// The file that does not say its unit in full, and the unit of those before.
pub(super) fn lacks_unit(trouble: &Trouble) -> Option<(usize, crate::flows::Unit)> {
    let Trouble::In(at, inner) = trouble else {
        return None;
    };
    match &**inner {
        Trouble::Problem(Problem::OtherUnit(before, own))
            if own.currency.is_empty()
                || (own.power.is_none() && own.currency == before.currency) =>
        {
            Some((*at as usize, before.clone()))
        }
        _ => None,
    }
}

/// Tables of several kinds in an archive or a workbook, of which the reader takes one kind.
pub struct Choice {
    file: File,
    archive: u32,
    /// The first table of each kind.
    kinds: Vec<usize>,
}

impl Choice {
    /// The first archive with several kinds.
    fn of(file: File) -> Result<Choice, File> {
        for piece in &file.pieces {
            let Some(archive) = piece.within else {
                continue;
            };
            let mut kinds: Vec<usize> = Vec::new();
            for (at, other) in file.pieces.iter().enumerate() {
                let known = |kind: &usize| file.pieces[*kind].like(other);
                if other.within == Some(archive) && !kinds.iter().any(known) {
                    kinds.push(at);
                }
            }
            if kinds.len() > 1 {
                return Ok(Choice {
                    archive,
                    kinds,
                    file,
                });
            }
        }
        Err(file)
    }

    fn is_of(&self, kind: usize, piece: &Piece) -> bool {
        let first = self
            .kinds
            .get(kind)
            .and_then(|at| self.file.pieces.get(*at));
        piece.within == Some(self.archive) && first.is_some_and(|first| first.like(piece))
    }

    /// What is left when a kind was taken.
    pub(super) fn taken(self, kind: usize) -> File {
        let (keep, aside): (Vec<Piece>, Vec<Piece>) = self
            .file
            .pieces
            .iter()
            .cloned()
            .partition(|piece| piece.within != Some(self.archive) || self.is_of(kind, piece));
        let mut file = self.file;
        file.pieces = keep;
        file.aside.extend(aside.into_iter().map(|piece| piece.name));
        file
    }

    /// The question.
    pub(super) fn view(&self, lang: Lang, link: &Scope<Workbench>, cancel: Html) -> Html {
        let kinds = (0..self.kinds.len()).map(|kind| {
            let pieces = self.file.pieces.iter().filter(|piece| self.is_of(kind, piece));
            let names: Vec<&str> = pieces.clone().map(|piece| piece.name.as_str()).collect();
            let text = say::kind(&names, pieces.map(|piece| piece.size).sum(), lang);
            html! { <li><button type="button" onclick={link.callback(move |_: MouseEvent| Msg::Take(kind))}>{ text }</button></li> }
        });
        html! {
            <div class="kinds" role="group" aria-label={say::KINDS.get(lang)} data-kinds="">
                <p>{ say::KINDS.get(lang) }</p>
                <ul>{ for kinds }</ul>
                { cancel }
            </div>
        }
    }
}

impl Loaded {
    /// How a file was mapped.
    pub(super) fn mapping(&self, at: usize) -> Mapping {
        match self.file.pieces.as_slice() {
            // With what its rows said.
            [_] => self.summary.look.mapping.clone(),
            pieces => pieces
                .get(at)
                .map(|piece| piece.look.mapping.clone())
                .unwrap_or_default(),
        }
    }
}

impl Workbench {
    /// Files or a text are brought.
    pub(super) fn brought(&mut self, context: &Context<Workbench>, brought: Brought) -> bool {
        let busy = self.loaded.is_some() || !matches!(self.stage, Stage::Idle);
        // What the reader has brought goes before what opens by itself.
        if brought.quiet && busy {
            return false;
        }
        self.open(context, brought);
        true
    }

    /// Of an archive these tables are wanted.
    pub(super) fn chosen(&mut self, context: &Context<Workbench>, kind: usize) {
        match std::mem::take(&mut self.stage) {
            Stage::Choosing(choice) => self.settle(context, choice.taken(kind)),
            other => self.stage = other,
        }
    }

    /// Takes what was found in the files.
    pub(super) fn opened(
        &mut self,
        context: &Context<Workbench>,
        brought: Brought,
        opened: Result<Found, Trouble>,
    ) {
        self.stage = Stage::Idle;
        let file = opened.and_then(|opened| self.gathered(&brought, opened));
        self.paste &= file.is_err();
        self.take_up(context, brought.quiet, file.is_err());
        match file.map(Choice::of) {
            Ok(Ok(choice)) => self.stage = Stage::Choosing(Box::new(choice)),
            Ok(Err(file)) => self.settle(context, file),
            Err(trouble) => self.trouble = Some(trouble),
        }
    }

    /// What is to be read, after what is there if it goes on with it.
    fn gathered(&mut self, brought: &Brought, opened: Found) -> Result<File, Trouble> {
        self.names = opened
            .parts
            .iter()
            .map(|found| line(&found.part.name))
            .collect();
        let alone = opened.parts.len() < 2;
        let mut pieces = Vec::new();
        for (at, part) in (0..).zip(opened.parts) {
            match piece(part) {
                Ok(piece) => pieces.push(piece),
                Err(trouble) if alone => return Err(trouble),
                Err(trouble) => return Err(Trouble::In(at, Box::new(trouble))),
            }
        }
        let file = File {
            name: brought.name(),
            pieces,
            aside: opened.aside.iter().map(|name| line(name)).collect(),
            more: brought.more,
            between: None,
            work: brought.work.clone(),
            quiet: brought.quiet,
            added: false,
        };
        let before = self.loaded.as_ref().filter(|_| brought.add);
        Ok(match before.map(|loaded| loaded.file.clone()) {
            None => file,
            Some(before) => File {
                name: line(&[before.name.as_str(), " + ", &file.name].concat()),
                pieces: before.pieces.into_iter().chain(file.pieces).collect(),
                aside: before.aside.into_iter().chain(file.aside).collect(),
                more: before.more + file.more,
                between: before.between,
                added: true,
                ..file
            },
        })
    }

    /// Asks for what is not known of a file, or reads all.
    pub(super) fn settle(&mut self, context: &Context<Workbench>, file: File) {
        let file = match Choice::of(file) {
            Ok(choice) => {
                self.stage = Stage::Choosing(Box::new(choice));
                return;
            }
            Err(file) => file,
        };
        let Some(at) = file.pieces.iter().position(|piece| !piece.settled) else {
            self.read(context, file);
            return;
        };
        let piece = &file.pieces[at];
        self.stage = Stage::Mapping(Box::new(Step {
            at,
            look: piece.look.clone(),
            mapping: piece.guess(),
            settings: piece.settings.clone(),
            sought: String::new(),
            file,
        }));
    }
}

fn piece(found: FoundPart) -> Result<Piece, Trouble> {
    let look = found.part.look?;
    Ok(Piece {
        name: line(&found.part.name),
        within: found.within,
        source: found.source,
        settings: Settings::default(),
        settled: look.sure,
        size: found.part.size,
        look,
    })
}
