//! What the page and the engine say to each other.
//!
//! The page sends `{id, kind, …}`; `file` is a `Blob` or a text.
//!
//! | kind | with | `ok` |
//! |---|---|---|
//! | `look` | `file`, `delimiter` if the reader chose one, `settings` for its `encoding` | a [`Look`] at its first bytes |
//! | `read` | `file`, `settings` | a [`Summary`], after `{id, progress}` ten times a second |
//! | `year` | `year` | the [`YearFlows`](crate::trade::intensity::YearFlows) of a year, as typed arrays |
//! | `save` | `head` | a tidy file, as a `Blob` |
//! | `cancel` | | nothing: what is being read says `Cancelled` |
//!
//! The engine answers `{id, ok}` or `{id, problem}`, a [`Trouble`]. If it has stopped,
//! its place says `{lost}`, with the bytes of memory that it had.

use crate::flows::{Economy, Head, Look, Problem, Report, Sides, Unit};
use serde::{Deserialize, Serialize};

/// Why there is no answer, apart from what is wrong with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fault {
    /// The file could not be read, or not to its end: it was changed, moved or taken
    /// away meanwhile.
    Stream,
    /// The file is packed with gzip and damaged or cut off.
    Gzip,
    /// The file is packed with gzip, which this browser cannot undo.
    NoGzip,
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
    /// Something else.
    Fault(Fault),
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
