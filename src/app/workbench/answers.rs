//! What a reader answers of files that were read, or that could not be read so far.

use super::Workbench;
use crate::flows::Repeats;
use yew::prelude::*;

impl Workbench {
    /// What counts where files differ.
    pub(super) fn settle_between(&mut self, context: &Context<Workbench>, repeats: Repeats) {
        if let Some(mut file) = self.refused_file.take() {
            file.between = Some(repeats);
            self.read(context, file);
        }
    }

    /// A file that does not say its unit has that of the others.
    pub(super) fn take_same_unit(&mut self, context: &Context<Workbench>) {
        let file = self.refused_file.take();
        if let Some(file) = file.and_then(|file| file.in_one_unit(self.trouble.as_ref())) {
            self.read(context, file);
        }
    }

    /// The work is to be as it was before files were added.
    pub(super) fn unadd(&mut self, context: &Context<Workbench>) {
        if let Some(file) = self.before.take() {
            self.read(context, file);
        }
    }

    /// An economy is the world under another name.
    pub(super) fn name_world(&mut self, context: &Context<Workbench>, code: &str) {
        let Some(loaded) = &self.loaded else {
            return;
        };
        let mut file = loaded.file.clone();
        for piece in &mut file.pieces {
            piece.settings.worlds.push(code.to_owned());
        }
        self.read(context, file);
    }
}
