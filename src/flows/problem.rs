//! Why a file gives no flows at all.

/// What the first bytes say a file is, if it is no table of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    any(feature = "web", feature = "engine", feature = "sheets"),
    derive(serde::Serialize, serde::Deserialize)
)]
pub enum Strange {
    /// A PDF: its tables have to be copied out or downloaded as CSV.
    Pdf,
    /// A ZIP archive, to be unpacked first.
    Zip,
    /// A workbook of a spreadsheet (xlsx, ods), to be saved as CSV.
    Workbook,
    /// An old workbook or document (xls, doc), to be saved as CSV.
    OldOffice,
    /// Packed with gzip, and not unpacked on its way here.
    Gzip,
    /// Packed with another packer (bzip2, xz, zstd, 7z, rar).
    Packed,
    /// A picture.
    Image,
    /// A Parquet, Arrow, SQLite, Stata, SPSS or HDF5 file.
    Database,
    /// A web page: often an error page that was saved in the file's stead.
    Html,
    /// JSON, as an API answers it; CSV is needed.
    Json,
    /// XML, as SDMX services answer it; CSV is needed.
    Xml,
    /// Bytes that are no text.
    Binary,
}

/// Why a file cannot be read. Line numbers count from 1, over all lines of the file.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    any(feature = "web", feature = "engine", feature = "sheets"),
    derive(serde::Serialize, serde::Deserialize)
)]
pub enum Problem {
    /// The file has no bytes, or nothing but blanks.
    Empty,
    /// The file is something else than a table of text.
    Strange(Strange),
    /// No delimiter cuts its lines into columns: there is only one.
    OneColumn,
    /// A header, and no row below it.
    HeaderOnly,
    /// The columns do not say enough: a year, two economies and a value are needed.
    /// What is missing, of `Year`, `Exporter`, `Importer`, `Value`.
    Unmapped(Vec<super::Role>),
    /// Rows were read, and none could be used; the report says why.
    NoUsableRow(Box<super::Report>),
    /// A line longer than any line of a table: often a quotation mark that is
    /// never closed. The line on which it starts.
    LongLine(u64),
    /// A quotation mark is opened on this line and never closed.
    OpenQuote(u64),
    /// More economies than there are: the wrong column is taken for a code.
    /// How many are the most, and some of those found.
    TooManyEconomies(u32, Vec<String>),
    /// More columns than a table of trade has: often another delimiter. How many are the most.
    TooManyColumns(u32),
    /// More years than a file of trade holds. How many are the most.
    TooManyYears(u32),
    /// A further file is in another unit than those before, or one of them does not say:
    /// the unit before, and that of the file.
    OtherUnit(super::Unit, super::Unit),
    /// Flows that two files have, with other values, and nothing says which of them
    /// counts: how many, and the year, declarer and partner of the first.
    Overlap {
        /// How many.
        flows: u64,
        /// The year of the first.
        year: i32,
        /// Who declares it.
        one: String,
        /// The other side.
        other: String,
    },
    /// More declared pairs and years than memory should be given to.
    TooLarge,
}
