//! Any mapping on any bytes gives a cube or a problem. The first bytes are the mapping.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tairi::flows::{Decimal, Encoding, Mapping, Repeats, Role, Settings, Unit};
use tairi_fuzz::read;

fn role(byte: u8, next: u8) -> Role {
    match byte % 20 {
        0 => Role::Ignore,
        1 => Role::Year,
        2 => Role::Exporter,
        3 => Role::ExporterName,
        4 => Role::Importer,
        5 => Role::ImporterName,
        6 => Role::Reporter,
        7 => Role::ReporterName,
        8 => Role::Partner,
        9 => Role::PartnerName,
        10 => Role::Flow,
        11 => Role::Value,
        12 => Role::Unit,
        13 => Role::Scale,
        14 => Role::Product,
        15 => Role::Declared,
        16 => Role::Breakdown,
        17 => Role::YearColumn(i32::MIN + i32::from(next)),
        18 => Role::YearColumn(1900 + i32::from(next)),
        _ => Role::PartColumn(2000, next),
    }
}

fuzz_target!(|bytes: &[u8]| {
    let Some((&[count, flags, delimiter, year], rest)) = bytes.split_first_chunk() else {
        return;
    };
    let (columns, file) = rest.split_at(usize::from(count % 24).min(rest.len()));
    let bit = |at: u8| flags >> at & 1 == 1;
    let mapping = Mapping {
        columns: columns
            .iter()
            .enumerate()
            .map(|(at, byte)| role(*byte, columns.get(at + 1).copied().unwrap_or(0)))
            .collect(),
        delimiter: if bit(0) {
            delimiter
        } else {
            [b',', b'\t', b';', b'|'][usize::from(delimiter % 4)]
        },
        decimal: if bit(1) {
            Decimal::Comma
        } else {
            Decimal::Point
        },
        headed: bit(2),
        year: bit(3).then(|| i32::from(year) + 1900),
        unit: Unit::usd(bit(4).then_some(3)),
        ..Mapping::default()
    };
    let settings = Settings {
        mapping: Some(mapping),
        repeats: bit(5).then_some(if bit(6) { Repeats::Last } else { Repeats::Sum }),
        keep: if bit(7) {
            vec!["EU".to_owned(), "XX".to_owned()]
        } else {
            Vec::new()
        },
        // What a choice that is wrong makes of a file must still be read or refused.
        encoding: (year % 8 == 7)
            .then(|| Encoding::ALL[usize::from(delimiter) % Encoding::ALL.len()]),
        ..Settings::default()
    };
    let _ = read(file, &[], settings);
});
