//! Two small files of the most usual kinds, made up, for an engine to begin with while a reader
//! still chooses a file.

/// Code, letters and name of some economies; the last one is the world.
const ECONOMIES: [[&str; 3]; 5] = [
    ["156", "CHN", "China"],
    ["392", "JPN", "Japan"],
    ["410", "KOR", "Rep. of Korea"],
    ["702", "SGP", "Singapore"],
    ["0", "W00", "World"],
];

/// Both files.
#[must_use]
pub fn files() -> [String; 2] {
    [tidy(), comtrade()]
}

/// Each economy with the first `to` but itself; `f` has the places of both.
fn pairs(to: usize, mut f: impl FnMut(usize, usize)) {
    for i in 0..ECONOMIES.len() - 1 {
        for j in (0..to).filter(|j| *j != i) {
            f(i, j);
        }
    }
}

fn tidy() -> String {
    let mut text = "year,exporter,importer,value\n".to_owned();
    for year in ["2019", "2020"] {
        pairs(ECONOMIES.len() - 1, |i, j| {
            text += &[year, ECONOMIES[i][1], ECONOMIES[j][1], "12.5\n"].join(",");
        });
    }
    text
}

fn comtrade() -> String {
    let mut text =
        "typeCode,freqCode,refYear,period,reporterCode,reporterISO,reporterDesc,flowCode,\
        flowDesc,partnerCode,partnerISO,partnerDesc,partner2Code,classificationCode,cmdCode,\
        customsCode,motCode,qtyUnitCode,qty,cifvalue,fobvalue,primaryValue,isReported,isAggregate\n"
            .to_owned();
    for flow in ["X,Export", "M,Import"] {
        pairs(ECONOMIES.len(), |i, j| {
            let value = match ECONOMIES[j] {
                ["0", ..] => "3000.5",
                _ => "1000.25",
            };
            let (from, to) = (ECONOMIES[i].join(","), ECONOMIES[j].join(","));
            text += &["C,A,2020,2020", &from, flow, &to, "0,H5,TOTAL,C00,0,-1,0,,"].join(",");
            text += &[value, value, "False,True\n"].join(",");
        });
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flows::{Dialect, Reader, Settings};

    #[test]
    fn both_are_read_whole() {
        let [tidy, comtrade] = files().map(|text| {
            let mut reader = Reader::new(Settings::default());
            reader.push(text.as_bytes()).unwrap();
            reader.finish().unwrap()
        });
        assert_eq!(tidy.look.dialect, Dialect::Tidy);
        assert_eq!(comtrade.look.dialect, Dialect::Comtrade);
        for read in [tidy, comtrade] {
            assert_eq!(read.report.used, read.report.rows, "{:?}", read.report);
        }
    }
}
