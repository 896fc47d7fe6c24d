//! Packed files, from bytes to what is in them.

use super::gzip::{Found, Gunzip};
use super::html;
use super::inflate::{Crc, Inflate};
use super::zip::{self, End, Entry, Wrong};
use miniz_oxide::deflate::compress_to_vec;
use proptest::prelude::*;

fn crc(bytes: &[u8]) -> u32 {
    let mut crc = Crc::default();
    crc.push(bytes);
    crc.sum()
}

fn member(text: &[u8]) -> Vec<u8> {
    let mut out = vec![0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 0, 3];
    out.extend_from_slice(b"name.csv\0");
    out.extend_from_slice(&compress_to_vec(text, 6));
    out.extend_from_slice(&crc(text).to_le_bytes());
    out.extend_from_slice(&(text.len() as u32).to_le_bytes());
    out
}

fn gunzip(bytes: &[u8], piece: usize) -> Result<(Vec<u8>, Found), super::inflate::Damaged> {
    let (mut gunzip, mut out) = (Gunzip::default(), Vec::new());
    for part in bytes.chunks(piece.max(1)) {
        gunzip.push(part, &mut out)?;
    }
    gunzip.finish().map(|found| (out, found))
}

#[test]
fn the_checksum_is_that_of_gzip() {
    assert_eq!(crc(b""), 0);
    assert_eq!(crc(b"123456789"), 0xcbf4_3926);
    assert_eq!(
        crc(b"The quick brown fox jumps over the lazy dog"),
        0x414f_a339
    );
}

#[test]
fn all_members_are_read() {
    let packed = [member(b"year,"), member(b""), member(b"value\n")].concat();
    for piece in [1, 3, 1000] {
        let (out, found) = gunzip(&packed, piece).unwrap();
        assert_eq!(out, b"year,value\n");
        assert_eq!(
            found,
            Found {
                members: 3,
                trailing: 0
            }
        );
    }
}

#[test]
fn what_follows_the_last_member_is_counted_and_left_aside() {
    for rest in [&[0u8; 512][..], b"junk", b"\x1f"] {
        let packed = [member(b"abc"), rest.to_vec()].concat();
        for piece in [1, 1000] {
            let (out, found) = gunzip(&packed, piece).unwrap();
            assert_eq!(out, b"abc");
            assert_eq!(found.trailing, rest.len() as u64);
        }
    }
}

#[test]
fn what_is_damaged_or_cut_off_is_said() {
    let whole = [member(b"some text"), member(b"and more of it")].concat();
    for cut in 1..whole.len() {
        if cut != member(b"some text").len() {
            let read = gunzip(&whole[..cut], 1000);
            // The first bytes of a head could be anything.
            assert!(read.is_err() || read.unwrap().1.trailing > 0, "{cut}");
        }
    }
    let mut wrong = member(b"some text");
    let at = wrong.len() - 6;
    wrong[at] ^= 1;
    assert!(gunzip(&wrong, 7).is_err());
    assert!(gunzip(b"", 1).is_err());
    assert!(gunzip(b"no gzip", 1).is_err());
}

/// An archive as programs write it. `large` has a record for places beyond 4 GB;
/// `streamed` says sizes after the data.
fn archive(files: &[(&[u8], &[u8])], flags: u16, large: bool, before: &[u8]) -> Vec<u8> {
    let (mut out, mut directory) = (before.to_vec(), Vec::new());
    for (name, text) in files {
        let at = (out.len() - before.len()) as u32;
        let data = compress_to_vec(text, 6);
        let sizes = [crc(text), data.len() as u32, text.len() as u32];
        let streamed = flags & 8 != 0;
        let put = |out: &mut Vec<u8>, central: bool| {
            if central {
                out.extend_from_slice(b"PK\x01\x02\x14\0");
            } else {
                out.extend_from_slice(b"PK\x03\x04");
            }
            for each in [20u16, flags, 8, 0, 0] {
                out.extend_from_slice(&each.to_le_bytes());
            }
            for (at, each) in sizes.into_iter().enumerate() {
                let each = if !central && streamed { 0 } else { each };
                let each = if central && large {
                    if at == 0 { each } else { !0 }
                } else {
                    each
                };
                out.extend_from_slice(&each.to_le_bytes());
            }
            out.extend_from_slice(&(name.len() as u16).to_le_bytes());
        };
        put(&mut out, false);
        out.extend_from_slice(&5u16.to_le_bytes());
        out.extend_from_slice(name);
        out.extend_from_slice(b"\x99\x99\x01\0!");
        out.extend_from_slice(&data);
        if streamed {
            out.extend_from_slice(b"PK\x07\x08");
            sizes
                .iter()
                .for_each(|each| out.extend_from_slice(&each.to_le_bytes()));
        }
        put(&mut directory, true);
        directory.extend_from_slice(&(if large { 28u16 } else { 0 }).to_le_bytes());
        directory.extend_from_slice(&[0; 10]);
        directory.extend_from_slice(&(if large { !0 } else { at }).to_le_bytes());
        directory.extend_from_slice(name);
        if large {
            directory.extend_from_slice(b"\x01\0\x18\0");
            for each in [text.len() as u64, data.len() as u64, u64::from(at)] {
                directory.extend_from_slice(&each.to_le_bytes());
            }
        }
    }
    let at = out.len() - before.len();
    out.extend_from_slice(&directory);
    if large {
        let record = out.len() as u64;
        out.extend_from_slice(b"PK\x06\x06");
        out.extend_from_slice(&44u64.to_le_bytes());
        out.extend_from_slice(&[45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        for each in [files.len(), files.len(), directory.len(), at] {
            out.extend_from_slice(&(each as u64).to_le_bytes());
        }
        out.extend_from_slice(b"PK\x06\x07\0\0\0\0");
        out.extend_from_slice(&record.to_le_bytes());
        out.extend_from_slice(&1u32.to_le_bytes());
    }
    out.extend_from_slice(b"PK\x05\x06\0\0\0\0");
    for _ in 0..2 {
        out.extend_from_slice(&(if large { !0 } else { files.len() as u16 }).to_le_bytes());
    }
    out.extend_from_slice(&(if large { !0 } else { directory.len() as u32 }).to_le_bytes());
    out.extend_from_slice(&(if large { !0 } else { at as u32 }).to_le_bytes());
    out.extend_from_slice(b"\x09\0a comment");
    out
}

/// As whoever has a file reads an archive.
fn listed(file: &[u8]) -> Result<Vec<Entry>, Wrong> {
    let tail = &file[file.len().saturating_sub(zip::TAIL as usize)..];
    let directory = match zip::end(tail, file.len() as u64)? {
        End::Here(directory) => directory,
        End::At(at) => zip::end64(file.get(at as usize..).ok_or(Wrong::Damaged)?, at)?,
    };
    let from = directory.at as usize;
    zip::entries(
        file.get(from..from + directory.size as usize)
            .ok_or(Wrong::Damaged)?,
        &directory,
    )
}

fn unpacked(file: &[u8], entry: &Entry) -> Option<Vec<u8>> {
    let local = file.get(entry.at as usize..)?;
    let from = entry.at as usize + zip::data(local).ok()? as usize;
    let data = file.get(from..from + entry.held as usize)?;
    let (mut inflate, mut out) = (Inflate::default(), Vec::new());
    if entry.packed {
        inflate.push(data, &mut out).ok()?;
    } else {
        out.extend_from_slice(data);
    }
    (crc(&out) == entry.crc && out.len() as u64 == entry.size).then_some(out)
}

#[test]
fn an_archive_is_read_however_it_is_written() {
    let files: [(&[u8], &[u8]); 3] = [
        (b"data/2018.csv", b"year,exporter\n2018,JPN\n"),
        ("資料.csv".as_bytes(), &[b'x'; 5000]),
        (b"empty.txt", b""),
    ];
    for flags in [0, 8, 0x800] {
        for large in [false, true] {
            for before in [&b""[..], b"#!/bin/sh unpacks itself"] {
                let file = archive(&files, flags, large, before);
                // Places of a record beyond 4 GB are not off.
                if large && !before.is_empty() {
                    continue;
                }
                let entries = listed(&file).unwrap();
                assert_eq!(entries.len(), 3);
                for (entry, (name, text)) in entries.iter().zip(&files) {
                    assert_eq!(entry.name.as_bytes(), *name);
                    assert_eq!(entry.wrong, None);
                    assert_eq!(unpacked(&file, entry).as_deref(), Some(*text));
                }
            }
        }
    }
}

#[test]
fn names_of_old_programs_are_of_code_page_437() {
    let file = archive(&[(b"Ausfuhr\x81bersicht.csv", b"a")], 0, false, b"");
    assert_eq!(listed(&file).unwrap()[0].name, "Ausfuhrübersicht.csv");
}

#[test]
fn what_cannot_be_read_of_an_archive_is_said() {
    let file = archive(&[(b"a.csv", b"text")], 1, false, b"");
    assert_eq!(listed(&file).unwrap()[0].wrong, Some(Wrong::Encrypted));
    assert_eq!(listed(&file[..file.len() / 2]), Err(Wrong::Damaged));
    assert_eq!(listed(b"PK\x03\x04"), Err(Wrong::Damaged));
    // A bomb: sizes that no packer reaches.
    let mut bomb = archive(&[(b"a.csv", b"text")], 0, false, b"");
    let at = memchr::memmem::find(&bomb, b"PK\x01\x02").unwrap();
    bomb[at + 24..at + 28].copy_from_slice(&4_000_000_000u32.to_le_bytes());
    assert_eq!(listed(&bomb).unwrap()[0].wrong, Some(Wrong::TooLarge));
    // More entries than there can be.
    let mut many = archive(&[(b"a.csv", b"text")], 0, false, b"");
    let at = memchr::memmem::rfind(&many, b"PK\x05\x06").unwrap();
    many[at + 8..at + 12].copy_from_slice(&[0x50, 0xc3, 0x50, 0xc3]);
    assert_eq!(listed(&many), Err(Wrong::TooLarge));
}

#[test]
fn what_stands_beside_the_tables_is_left_aside() {
    for name in [
        "a.csv",
        "x/y/b.TSV",
        "full201952.dat",
        "c.csv.gz",
        "d.txt",
        "noend",
    ] {
        assert!(zip::may_be_table(name), "{name}");
    }
    for name in [
        "a.pdf",
        "__MACOSX/a.csv",
        "x/.DS_Store",
        "._a.csv",
        "p.png",
        "r.docx",
    ] {
        assert!(!zip::may_be_table(name), "{name}");
    }
}

fn csv(page: &str) -> Option<String> {
    html::table(page.as_bytes()).map(|found| String::from_utf8(found.csv).unwrap())
}

#[test]
fn the_table_of_a_page_is_read() {
    let page = "\u{feff}<!DOCTYPE html><html><head><style>td { }</style><script>'<table><tr><td>'</script></head>\
        <body><!-- <table> --><table border=1><tr><th>Year<th>Exporter</th><th>Value</tr>\
        <TR><TD>2020</TD><TD>C&ocirc;te d&#39;Ivoire</TD><td align='right'>1,234.5</td></TR>\
        <tr><td>2021<td><b>A &amp; B</b><br>C<td>&nbsp;7 </table></body></html>";
    assert!(html::is_page(page.as_bytes()));
    assert_eq!(
        csv(page).unwrap(),
        "Year,Exporter,Value\n2020,Côte d'Ivoire,\"1,234.5\"\n2021,A & B C,7\n"
    );
}

#[test]
fn exact_numbers_go_before_those_shown_and_can_be_read_in_one_way_only() {
    let page = "<table><tr><td>a<td>b<tr><td>x<td x:num=\"1234.5678\">1,235<tr><td>y<td sdval='2.250' sdnum=x>2</table>";
    assert_eq!(csv(page).unwrap(), "a,b\nx,1234.5678\ny,2.2500\n");
}

#[test]
fn keys_over_several_rows_hold_for_each_and_values_count_once() {
    let page = "<table><tr><td colspan=3>Title<tr><td>y<td>to<td>v\
        <tr><td rowspan=2>2020<td>JPN<td rowspan=2>1,500<tr><td>TWN<tr><td>2021<td>USA<td>5</table>";
    assert_eq!(
        csv(page).unwrap(),
        "Title,,\ny,to,v\n2020,JPN,\"1,500\"\n2020,TWN,\n2021,USA,5\n"
    );
}

#[test]
fn of_several_tables_the_largest_is_read_with_those_that_go_on_with_it() {
    let part = |rows: &str| format!("<table><tr><td>y<td>v</tr>{rows}</table>");
    let page = part("<tr><td>1<td>2")
        + "<table><tr><td>menu</table><table><tr><td>p<td>q<tr><td>1<td>2</table>"
        + &part("<tr><td>3<td>4<tr><td>5<td>6");
    let found = html::table(page.as_bytes()).unwrap();
    assert_eq!(found.csv, b"y,v\n1,2\n3,4\n5,6\n");
    assert_eq!(found.others, 1);
    // Within another, as pages that are laid out by tables have it.
    let within = format!("<table><tr><td>menu<td>{page}</table>");
    assert_eq!(html::table(within.as_bytes()).unwrap().csv, found.csv);
}

#[test]
fn a_page_without_a_table_gives_none() {
    for page in [
        "<html><body>Error 503</body></html>",
        "<html><table><tr><td>a<td>b</table>",
        "<html><table",
        "<",
        "",
    ] {
        assert_eq!(csv(page), None, "{page}");
    }
    assert!(!html::is_page(b"<?xml version='1.0'?><svg><html>"));
    assert!(!html::is_page(b"year,value"));
}

proptest! {
    #[test]
    fn any_bytes_are_packed_and_unpacked(texts in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..3000), 1..5), piece in 1usize..4000) {
        let packed: Vec<u8> = texts.iter().flat_map(|text| member(text)).collect();
        let (out, found) = gunzip(&packed, piece).unwrap();
        prop_assert_eq!(out, texts.concat());
        prop_assert_eq!(found.members, texts.len() as u64);
        let files: Vec<(&[u8], &[u8])> = texts.iter().map(|text| (&b"n"[..], text.as_slice())).collect();
        let file = archive(&files, 8, texts.len() % 2 == 0, b"");
        for (entry, text) in listed(&file).unwrap().iter().zip(&texts) {
            prop_assert_eq!(&unpacked(&file, entry).unwrap(), text);
        }
    }

    #[test]
    fn hostile_bytes_break_nothing(bytes in prop::collection::vec(any::<u8>(), 0..400), at in 0usize..400, byte in any::<u8>()) {
        let _ = gunzip(&bytes, 13);
        let _ = listed(&bytes);
        let _ = html::table(&bytes);
        let mut file = archive(&[(b"a.csv", b"text"), (b"b.csv", &bytes)], 8, bytes.len() % 2 == 0, b"");
        let at = at % file.len();
        file[at] = byte;
        for entry in listed(&file).unwrap_or_default() {
            let _ = unpacked(&file, &entry);
        }
        let mut gz = member(&bytes);
        let at = at % gz.len();
        gz[at] = byte;
        let _ = gunzip(&gz, 50);
    }

    #[test]
    fn any_page_is_looked_through(parts in prop::collection::vec(prop::sample::select(vec!["<table>", "</table>", "<tr>", "</tr>", "<td>", "<td rowspan=3>", "<th colspan=2>", "a", "1,5", "&amp;", "&#x41;", "<!--", "-->", "<td x:num=\"5\">", "<", "\"", "<script>"]), 0..60)) {
        if let Some(found) = html::table(parts.concat().as_bytes()) {
            prop_assert!(!found.csv.is_empty());
        }
    }
}

/// A workbook of these sheets: name, whether it is hidden, its rows, and what else it says.
fn workbook(sheets: &[(&str, bool, &str, &str)]) -> Vec<u8> {
    let (mut named, mut related) = (String::new(), String::new());
    let mut files: Vec<(String, String)> = Vec::new();
    for (at, (name, hidden, rows, more)) in (1..).zip(sheets) {
        let state = if *hidden { " state=\"hidden\"" } else { "" };
        named += &format!("<sheet name=\"{name}\" sheetId=\"{at}\"{state} r:id=\"rId{at}\"/>");
        related += &format!(
            "<Relationship Id=\"rId{at}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet{at}.xml\"/>"
        );
        files.push((
            format!("xl/worksheets/sheet{at}.xml"),
            format!("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData>{more}</worksheet>"),
        ));
    }
    files.push((
        "[Content_Types].xml".into(),
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>".into(),
    ));
    files.push(("xl/workbook.xml".into(), format!("<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>{named}</sheets></workbook>")));
    files.push(("xl/_rels/workbook.xml.rels".into(), format!("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{related}</Relationships>")));
    files.push(("xl/styles.xml".into(), "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>".into()));
    files.push((
        "_rels/.rels".into(),
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>".into(),
    ));
    let files: Vec<(&[u8], &[u8])> = files
        .iter()
        .map(|(name, text)| (name.as_bytes(), text.as_bytes()))
        .collect();
    archive(&files, 0, false, b"")
}

fn row(at: usize, cells: &[&str]) -> String {
    let cells = cells.iter().zip('A'..).map(|(cell, column)| match *cell {
        "" => String::new(),
        cell if cell.starts_with('<') => cell.replace("<c", &format!("<c r=\"{column}{at}\"")),
        cell if cell.parse::<f64>().is_ok() => format!("<c r=\"{column}{at}\"><v>{cell}</v></c>"),
        cell => format!("<c r=\"{column}{at}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>"),
    });
    format!("<row r=\"{at}\">{}</row>", cells.collect::<String>())
}

#[test]
fn the_sheets_of_a_workbook_are_read_with_all_digits() {
    let rows = row(1, &["year", "exporter", "value"])
        + &row(2, &["2020", "JPN, of course", "1234.5678901234"])
        + &row(5, &["2021", "USA", "10.125"])
        + &row(
            3,
            &[
                "<c s=\"1\"><v>43831</v></c>",
                "TWN",
                "<c t=\"e\"><v>#VALUE!</v></c>",
            ],
        );
    let notes = row(1, &["notes"]);
    let book = workbook(&[
        ("old", true, &rows, ""),
        ("2020 年", false, &rows, ""),
        ("Notes", false, &notes, ""),
    ]);
    let found = super::sheets::sheets(&book).unwrap();
    let names: Vec<&str> = found
        .sheets
        .iter()
        .map(|sheet| sheet.name.as_str())
        .collect();
    assert_eq!(names, ["2020 年", "old"], "hidden ones last");
    assert_eq!(found.aside, ["Notes"]);
    assert_eq!(
        String::from_utf8_lossy(&found.sheets[0].csv),
        "year,exporter,value\n2020,\"JPN, of course\",1234.5678901234\n2020-01-01,TWN,#VALUE!\n2021,USA,10.1250\n"
    );
}

#[test]
fn merged_keys_hold_for_each_row_and_merged_values_count_once() {
    let rows = row(2, &["", "year", "to", "value"])
        + &row(3, &["", "2020", "JPN", "1500.5"])
        + &row(4, &["", "", "TWN", ""]);
    let more =
        "<mergeCells count=\"2\"><mergeCell ref=\"B3:B4\"/><mergeCell ref=\"D3:D4\"/></mergeCells>";
    let found = super::sheets::sheets(&workbook(&[("a", false, &rows, more)])).unwrap();
    assert_eq!(
        String::from_utf8_lossy(&found.sheets[0].csv),
        "year,to,value\n2020,JPN,1500.5\n2020,TWN,\n"
    );
}

#[test]
fn what_is_no_workbook_with_a_table_is_said() {
    let none = row(1, &["only a title"]);
    assert_eq!(
        super::sheets::sheets(&workbook(&[("a", false, &none, "")])),
        Err(Wrong::NoTable)
    );
    assert_eq!(
        super::sheets::sheets(&archive(&[(b"a.csv", b"text")], 0, false, b"")),
        Err(Wrong::Damaged)
    );
    assert_eq!(
        super::sheets::sheets(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 a letter"),
        Err(Wrong::Damaged)
    );
    assert_eq!(super::sheets::sheets(b""), Err(Wrong::Damaged));
    let mut bomb = archive(&[(b"xl/workbook.xml", b"text")], 0, false, b"");
    let at = memchr::memmem::find(&bomb, b"PK\x01\x02").unwrap();
    bomb[at + 24..at + 28].copy_from_slice(&4_000_000_000u32.to_le_bytes());
    assert_eq!(super::sheets::sheets(&bomb), Err(Wrong::TooLarge));
}

/// All exports of an economy in a year, and the sum of all.
fn exports(read: &crate::flows::Read, year: i32, code: &str) -> (f64, f64) {
    let flows = read.cube.year(year).unwrap();
    let n = flows.codes.len();
    let at = flows.codes.iter().position(|known| known == code).unwrap();
    let sum = |values: &[f64]| values.iter().filter(|value| !value.is_nan()).sum();
    (
        sum(&flows.exported[at * n..(at + 1) * n]),
        sum(&flows.exported),
    )
}

#[test]
fn two_members_are_the_whole_table() {
    let (out, found) = gunzip(include_bytes!("samples/two-members.csv.gz"), 50).unwrap();
    assert_eq!(found.members, 2);
    let mut reader = crate::flows::Reader::new(crate::flows::Settings::default());
    reader.push(&out).unwrap();
    let read = reader.finish().unwrap();
    let year = *read.cube.years().last().unwrap();
    assert_eq!(exports(&read, year, "JPN"), (200.0, 540.0));
}

#[test]
fn the_years_of_an_archive_are_one_work_without_its_list_of_countries() {
    let file = include_bytes!("samples/baci.zip");
    let mut gathered = crate::flows::Gathered::default();
    let mut read = 0;
    for entry in listed(file).unwrap() {
        assert!(zip::may_be_table(&entry.name));
        let text = unpacked(file, &entry).unwrap();
        let look = crate::flows::look(&text, Some(text.len() as u64));
        if look.is_ok_and(|look| look.mapping.missing().is_empty()) {
            let mut reader =
                crate::flows::Reader::of_several(crate::flows::Settings::default(), None);
            reader.push(&text).unwrap();
            gathered.add(reader, None).unwrap();
            read += 1;
        }
    }
    assert_eq!(read, 2);
    let read = gathered.finish().unwrap();
    assert_eq!(read.cube.years(), [2022, 2023]);
    assert_eq!(exports(&read, 2023, "JPN").0, 400.0);
    assert_eq!(exports(&read, 2022, "JPN").0, 200.0);
}
