//! How quick the reader is, natively: `cargo run --release --no-default-features
//! --example flows_speed [rows]`. The browser's side is measured by `make bench`.

use std::fmt::Write;
use std::time::Instant;
use tairi::flows::{Reader, Settings};

fn main() {
    let rows: usize = std::env::args()
        .nth(1)
        .and_then(|rows| rows.parse().ok())
        .unwrap_or(1_000_000);
    let letter = |n: u8| char::from(b'A' + n % 7);
    let codes: Vec<String> = (0..230u8)
        .map(|n| {
            ['X', letter(n / 49), letter(n / 7), letter(n)]
                .iter()
                .collect()
        })
        .collect();
    let mut tidy = String::from("year,exporter,importer,value\n");
    let mut comtrade = String::from(
        "typeCode,freqCode,refPeriodId,refYear,refMonth,period,reporterCode,reporterISO,reporterDesc,flowCode,flowDesc,partnerCode,partnerISO,partnerDesc,partner2Code,partner2ISO,partner2Desc,classificationCode,classificationSearchCode,isOriginalClassification,cmdCode,cmdDesc,aggrLevel,isLeaf,customsCode,customsDesc,mosCode,motCode,motDesc,qtyUnitCode,qtyUnitAbbr,qty,isQtyEstimated,altQtyUnitCode,altQtyUnitAbbr,altQty,isAltQtyEstimated,netWgt,isNetWgtEstimated,grossWgt,isGrossWgtEstimated,cifvalue,fobvalue,primaryValue,legacyEstimationFlag,isReported,isAggregate\n",
    );
    let mut seed = 1u64;
    for row in 0..rows {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let value = (seed >> 33) % 100_000_000;
        let pair = row % (230 * 230);
        let year = 2000 + row / (230 * 230);
        let (from, to) = (&codes[pair / 230], &codes[pair % 230]);
        let _ = writeln!(tidy, "{year},{from},{to},{}.{}", value / 100, value % 100);
        if row < rows / 5 {
            let _ = writeln!(
                comtrade,
                "C,A,{year}0101,{year},52,{year},0,{from},Somewhere,X,Export,0,{to},\"Elsewhere, Rep. of\",0,W00,World,H6,HS,False,TOTAL,All Commodities,0,False,C00,TOTAL CPC,0,0,TOTAL MOT,-1,N/A,,False,-1,N/A,,False,,False,,False,,,{}.{},0,False,True",
                value / 100,
                value % 100
            );
        }
    }
    for (name, text) in [("tidy", tidy), ("comtrade", comtrade)] {
        let mut best = f64::INFINITY;
        let mut said = String::new();
        for _ in 0..5 {
            let from = Instant::now();
            let mut reader = Reader::new(Settings::default());
            let mut failed = false;
            for piece in text.as_bytes().chunks(256 * 1024) {
                failed |= reader.push(piece).is_err();
            }
            if let (Ok(read), false) = (reader.finish(), failed) {
                best = best.min(from.elapsed().as_secs_f64());
                said = format!(
                    "{} rows, {} used, {} economies, {} bytes",
                    read.report.rows,
                    read.report.used,
                    read.cube.economies().len(),
                    read.cube.bytes()
                );
            }
        }
        println!(
            "{name}: {:.0} ms for {:.1} MB ({said})",
            best * 1e3,
            text.len() as f64 / 1e6
        );
    }
}
