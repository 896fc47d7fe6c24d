//! How much of what a reader, a host page or a caller brings is taken: each bound once.
//!
//! What happens at a bound is in words, and in the table of `docs/security.md`;
//! `e2e/bounds.test.mjs` feeds each of them and one more.

/// Letters of a name, marks and blanks among them; the longest official one of an economy
/// has 56.
pub const LETTERS: usize = 120;
/// Marks upon one letter. Vietnamese needs two, Hebrew with vowels and accents four.
pub const MARKS: usize = 4;
/// Columns of a file: seventy years by months, quarters and years, each with its flag, are
/// 2,400.
pub const COLUMNS: usize = 4_000;
/// Columns of which a reader is asked at once; the others are found by name.
pub const COLUMNS_SHOWN: usize = 40;
/// Economies of a work; there are not 300, former ones with them.
pub const ECONOMIES: usize = 400;
/// Years of a work.
pub const YEARS: usize = 400;
/// Groups of economies in a work.
pub const GROUPS: usize = 40;
/// Letters in the field of a group's members: all economies, by their codes.
pub const MEMBERS: usize = 2_000;
/// Members of a group that are named; of the others it is said how many.
pub const MEMBERS_SHOWN: usize = 20;
/// Files that are brought at once, and tables of an archive.
pub const FILES: usize = 400;
/// Works that are kept in a browser.
pub const WORKS: usize = 100;
/// Economies of a caller's flows: more would take more memory than a phone has.
pub const CALLED: usize = 300;
/// Flows of a caller, as rows: each is an object.
pub const ROWS: usize = 1_000_000;
/// Flows of a caller, as columns: each is four numbers.
pub const COLUMN_ROWS: usize = 4_000_000;
