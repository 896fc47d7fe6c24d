//! Reads a file as it streams in: the first bytes are gathered for a look, all others
//! are decoded and go on to [`Rows`].

use super::cube::Cube;
use super::decode::{Decoder, Decoders};
use super::look::{Hints, LOOK_BYTES, Look, inspect};
use super::mapping::{Repeats, Settings};
use super::problem::Problem;
use super::report::Report;
use super::reshape::Reshape;
use super::rows::{Joint, Rows};
use super::tidy::Head;

/// What came out of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Read {
    /// All flows.
    pub cube: Cube,
    /// What was done with every entry.
    pub report: Report,
    /// How the file is written, with the mapping that was used.
    pub look: Look,
    /// The head, if the file is a work that was saved here.
    pub head: Option<Head>,
}

/// Pieces are cut to this size inside, so that positions fit 32 bits.
const PIECE: usize = 1 << 24;
/// Reads a file piece by piece. What comes out does not depend on how it is cut.
pub struct Reader {
    settings: Settings,
    decoders: Option<Decoders>,
    several: bool,
    stage: Stage,
}

enum Stage {
    /// The first bytes, until there are enough for a look.
    Gathering(Vec<u8>),
    Rows(Box<(Decoder, Reshape, Rows)>),
    Failed(Problem),
}

impl Reader {
    /// A reader of one file in Unicode or Windows-1252.
    #[must_use]
    pub fn new(settings: Settings) -> Reader {
        Reader::with(settings, None)
    }

    /// A reader of one file, with who decodes other encodings.
    #[must_use]
    pub fn with(settings: Settings, decoders: Option<Decoders>) -> Reader {
        Reader {
            settings,
            decoders,
            several: false,
            stage: Stage::Gathering(Vec::new()),
        }
    }

    /// A reader of one of several files.
    #[must_use]
    pub fn of_several(settings: Settings, decoders: Option<Decoders>) -> Reader {
        Reader {
            several: true,
            ..Reader::with(settings, decoders)
        }
    }

    /// Takes the next piece of the file, of any length.
    ///
    /// # Errors
    /// A [`Problem`] as soon as it is sure that the file cannot be read; from then on
    /// always the same.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), Problem> {
        for piece in bytes.chunks(PIECE) {
            let done = self.piece(piece);
            self.settle(done)?;
        }
        Ok(())
    }

    fn piece(&mut self, piece: &[u8]) -> Result<(), Problem> {
        match &mut self.stage {
            Stage::Gathering(first) => {
                first.extend_from_slice(piece);
                if first.len() > LOOK_BYTES {
                    let first = std::mem::take(first);
                    self.begin(&first)?;
                }
                Ok(())
            }
            Stage::Rows(both) => {
                let (decoder, reshape, rows) = &mut **both;
                rows.feed(&reshape.piece(decoder.piece(piece)))
            }
            Stage::Failed(problem) => Err(problem.clone()),
        }
    }

    /// Remembers what went wrong.
    fn settle(&mut self, done: Result<(), Problem>) -> Result<(), Problem> {
        if let Err(problem) = &done {
            self.stage = Stage::Failed(problem.clone());
        }
        done
    }

    fn begin(&mut self, first: &[u8]) -> Result<(), Problem> {
        let cut = first.len() > LOOK_BYTES;
        let inspected = inspect(
            &first[..first.len().min(LOOK_BYTES)],
            cut,
            Hints {
                delimiter: None,
                encoding: self.settings.encoding,
                decoders: self.decoders,
            },
            self.settings.mapping.as_ref(),
        )?;
        let missing = inspected.look.mapping.missing();
        if !missing.is_empty() {
            return Err(Problem::Unmapped(missing));
        }
        let mut decoder = Decoder::new(inspected.look.encoding, self.decoders);
        let start = inspected.start;
        let mut reshape = Reshape::new(inspected.shape);
        let mut rows = Rows::new(inspected, &self.settings);
        if self.several {
            rows.of_several();
        }
        for (at, piece) in first.chunks(PIECE).enumerate() {
            let bytes = reshape.piece(decoder.piece(piece));
            // The header stands within the first block.
            let from = if at == 0 { start.min(bytes.len()) } else { 0 };
            rows.feed(&bytes[from..])?;
        }
        self.stage = Stage::Rows(Box::new((decoder, reshape, rows)));
        Ok(())
    }

    /// Rows read so far.
    #[must_use]
    pub fn rows(&self) -> u64 {
        match &self.stage {
            Stage::Rows(both) => both.2.read(),
            _ => 0,
        }
    }

    /// The end of the file.
    ///
    /// # Errors
    /// A [`Problem`] if nothing can be used.
    pub fn finish(self) -> Result<Read, Problem> {
        self.all()?.finish()
    }

    /// All rows, when the file has come to its end.
    fn all(mut self) -> Result<Rows, Problem> {
        if let Stage::Gathering(first) = &mut self.stage {
            let first = std::mem::take(first);
            self.begin(&first)?;
        }
        match self.stage {
            Stage::Rows(both) => {
                let (mut decoder, mut reshape, mut rows) = *both;
                rows.feed(&reshape.piece(decoder.last()))?;
                Ok(rows)
            }
            Stage::Failed(problem) => Err(problem),
            Stage::Gathering(_) => Err(Problem::Empty),
        }
    }
}

/// Several files that are read as one work, one after the other.
#[derive(Default)]
pub struct Gathered {
    rows: Option<Rows>,
    joint: Joint,
    files: usize,
}

impl Gathered {
    /// Takes the next file, which its reader has come to the end of. `repeats` is what the
    /// reader of the files has said of flows that several of them have.
    ///
    /// # Errors
    /// A [`Problem`] of this file; what was gathered is of no use then.
    pub fn add(&mut self, file: Reader, repeats: Option<Repeats>) -> Result<(), Problem> {
        let mut rows = file.all()?;
        self.files += 1;
        match &mut self.rows {
            None => {
                rows.first(&mut self.joint)?;
                self.rows = Some(rows);
                Ok(())
            }
            Some(before) => before.join(rows, &mut self.joint, repeats),
        }
    }

    /// The end of all files. The look is that of the first one.
    ///
    /// # Errors
    /// A [`Problem`] if nothing can be used, or files differ in what they have.
    pub fn finish(self) -> Result<Read, Problem> {
        Rows::settled_between(&self.joint)?;
        let mut read = self.rows.ok_or(Problem::Empty)?.finish()?;
        if self.files > 1 {
            Rows::shared(&mut read.report, self.joint);
        }
        Ok(read)
    }
}
