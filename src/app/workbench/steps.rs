//! What is done with a file while its reader says what its columns hold.

use super::files::File;
use super::{Change, Stage, Step, Workbench, questions};
use crate::engine::messages::Trouble;
use crate::flows::{Ask, Encoding, Look, Problem, Settings};
use yew::prelude::*;

impl Workbench {
    /// The step that the reader is at, which is left with it.
    fn take_step(&mut self) -> Option<Step> {
        match std::mem::take(&mut self.stage) {
            Stage::Mapping(step) => Some(*step),
            other => {
                self.stage = other;
                None
            }
        }
    }

    /// One of the files was looked at once more.
    pub(super) fn looked(
        &mut self,
        file: File,
        at: usize,
        settings: Settings,
        look: Result<Look, Trouble>,
    ) {
        self.stage = Stage::Idle;
        let look = match look {
            Ok(look) => look,
            Err(trouble) => {
                self.trouble = Some(trouble);
                return;
            }
        };
        let mapping = settings.mapping.clone();
        let mut mapping = mapping.unwrap_or_else(|| look.mapping.clone());
        if mapping.year.is_none() && look.asks.contains(&Ask::Year) {
            let name = file.pieces.get(at).map(|piece| &piece.name);
            mapping.year = name.and_then(|name| questions::year_of(name));
        }
        self.stage = Stage::Mapping(Box::new(Step {
            mapping,
            file,
            at,
            look,
            settings,
            sought: String::new(),
        }));
    }

    /// Columns are sought by name.
    pub(super) fn seek(&mut self, sought: String) -> bool {
        let Stage::Mapping(step) = &mut self.stage else {
            return false;
        };
        step.sought = sought;
        true
    }

    /// A column holds something else, or a number is written another way.
    pub(super) fn map(&mut self, change: Change) {
        if let Stage::Mapping(step) = &mut self.stage {
            change(&mut step.settings, &mut step.mapping);
            self.trouble = None;
        }
    }

    /// The file has other letters, or another delimiter, than it seems to have.
    pub(super) fn look_again(
        &mut self,
        context: &Context<Workbench>,
        encoding: Option<Encoding>,
        delimiter: Option<u8>,
    ) -> bool {
        let Some(step) = self.take_step() else {
            return false;
        };
        let settings = Settings {
            mapping: None,
            encoding: encoding.or(step.settings.encoding),
            ..step.settings
        };
        let delimiter = delimiter.unwrap_or(step.mapping.delimiter);
        self.look(context, step.file, step.at, settings, Some(delimiter));
        true
    }

    /// The columns of one of the files that are loaded are to be changed.
    pub(super) fn remap(&mut self, context: &Context<Workbench>, at: usize) -> bool {
        let Some(loaded) = &self.loaded else {
            return false;
        };
        let mut file = loaded.file.clone();
        let Some(piece) = file.pieces.get(at) else {
            return false;
        };
        let mut settings = piece.settings.clone();
        let mapping = settings.mapping.take();
        let mapping = mapping.unwrap_or_else(|| loaded.mapping(at));
        let delimiter = mapping.delimiter;
        settings.mapping = Some(mapping);
        file.quiet = false;
        self.look(context, file, at, settings, Some(delimiter));
        true
    }

    /// The mapped file is to be read.
    pub(super) fn read_mapped(&mut self, context: &Context<Workbench>) -> bool {
        let Some(step) = self.take_step() else {
            return false;
        };
        let missing = step.mapping.missing();
        if missing.is_empty() {
            let settings = Settings {
                mapping: Some(step.mapping),
                ..step.settings
            };
            self.settle(context, step.file.mapped(step.at, &settings));
        } else {
            self.trouble = Some(Problem::Unmapped(missing).into());
            self.stage = Stage::Mapping(Box::new(step));
        }
        true
    }
}
