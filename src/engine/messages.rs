//! What the page and the engine say to each other.
//!
//! The page sends `{id, kind, …}`; a `file` is a `Blob` or a text.
//!
//! | kind | with | `ok` |
//! |---|---|---|
//! | `open` | `files`, an array, and their `names`; `together` if they are sheets of one workbook | what can be read of them: [`Opened`] |
//! | `look` | `file`, with `entry` if it is one of an archive; `delimiter` if the reader chose one, `settings` for its `encoding` | a [`Look`] at its first bytes |
//! | `read` | `file`, `settings`; or `files`, `wanted` (a [`Wanted`] each) and `between` | a [`Summary`], after `{id, progress}` ten times a second |
//! | `year` | `year` | the [`YearFlows`](crate::trade::intensity::YearFlows) of a year, as typed arrays |
//! | `save` | `head` | a tidy file, as a `Blob` |
//! | `cancel` | | nothing: what is being read says `Cancelled` |
//!
//! The engine answers `{id, ok}` or `{id, problem}`, a [`Trouble`]. If it has stopped,
//! its place says `{lost}`, with the bytes of memory that it had.

use crate::flows::{Economy, Head, Look, Problem, Report, Settings, Sides, Unit};
use crate::packs::zip::{Entry, Wrong};
use serde::{Deserialize, Serialize};

/// Why there is no answer, apart from what is wrong with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fault {
    /// The file could not be read, or not to its end: it was changed, moved or taken
    /// away meanwhile.
    Stream,
    /// The file is packed with gzip and damaged or cut off.
    Gzip,
    /// What an archive holds is not what it says.
    Zip,
    /// There is not enough memory.
    Memory,
    /// The engine has stopped. It begins anew when it is asked again.
    Lost,
    /// The reader has cancelled it.
    Cancelled,
    /// Nothing was read so far, or nothing of the year that is asked for.
    Nothing,
    /// The engine could not be had: no network, or a browser that refuses it.
    NoEngine,
    /// A message that makes no sense.
    Message,
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Trouble {
    /// The file gives no flows.
    Problem(Problem),
    /// An archive cannot be read.
    Archive(Wrong),
    /// Something else.
    Fault(Fault),
    /// One of these, in one of several files, counted from 0.
    In(u32, Box<Trouble>),
}

impl From<Wrong> for Trouble {
    fn from(wrong: Wrong) -> Trouble {
        Trouble::Archive(wrong)
    }
}

impl From<Problem> for Trouble {
    fn from(problem: Problem) -> Trouble {
        Trouble::Problem(problem)
    }
}

impl From<Fault> for Trouble {
    fn from(fault: Fault) -> Trouble {
        Trouble::Fault(fault)
    }
}

/// Something that can be read: a file, or an entry of an archive.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// Which of the files that were brought it is, or is in.
    pub file: u32,
    /// Its name, without folders.
    pub name: String,
    /// Its place in an archive.
    pub entry: Option<Entry>,
    /// Its bytes.
    pub size: f64,
    /// How it is written.
    pub look: Result<Look, Trouble>,
}

/// What can be read of the files that were brought.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Opened {
    /// The parts, files in their order and entries by name.
    pub parts: Vec<Part>,
    /// What is in archives and pages beside them, by name.
    pub aside: Vec<String>,
}

/// How one of several files is to be read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Wanted {
    /// Its place in an archive.
    pub entry: Option<Entry>,
    /// What its reader has settled.
    pub settings: Settings,
}

/// How far a file is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Progress {
    /// Bytes of the file so far, packed if it is.
    pub bytes: f64,
    /// Bytes of the file.
    pub total: f64,
    /// Rows so far.
    pub rows: f64,
}

/// What was read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// The economies, in the order of rows and columns.
    pub economies: Vec<Economy>,
    /// The years, ascending.
    pub years: Vec<i32>,
    /// Who declares.
    pub sides: Sides,
    /// The unit of the values.
    pub unit: Unit,
    /// What was done with every entry.
    pub report: Report,
    /// How the file is written.
    pub look: Look,
    /// The head, if the file is a work that was saved here.
    pub head: Option<Head>,
    /// Bytes of the file, packed if it is.
    pub bytes: f64,
    /// Bytes of memory that the flows take.
    pub held: f64,
    /// Bytes of memory that the engine has taken to read them.
    pub memory: f64,
}
