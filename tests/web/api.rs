//! What JavaScript may call.

use super::tools::*;
use js_sys::{Array, Object};
use tairi::claims::Verdict;
use tairi::data::DatasetId;
use tairi::data::schema::Kind;
use tairi::figure::View;
use tairi::i18n::Lang;
use tairi::trade::intensity::Variant;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

// The embedded tables.

/// What the paper prints, as it stands in the repository.
const PRINTED: [(&str, &str); 3] = [
    (
        "trade-1952-1972",
        include_str!("../../src/data/tables/trade-1952-1972.csv"),
    ),
    (
        "investment-in-china",
        include_str!("../../src/data/tables/investment-in-china.csv"),
    ),
    (
        "trade-1987-2010",
        include_str!("../../src/data/tables/trade-1987-2010.csv"),
    ),
];

#[wasm_bindgen_test]
fn every_printed_value_is_given() {
    for (id, printed) in PRINTED {
        let set = call("dataset", &[id.into()]).unwrap();
        let mut lines = printed.lines();
        let columns: Vec<&str> = lines.next().unwrap().split(',').collect();
        let given: Vec<String> = list(&set, "columns")
            .iter()
            .filter_map(JsValue::as_string)
            .collect();
        assert_eq!(given, columns, "{id}");
        let rows = list(&set, "rows");
        assert_eq!(rows.len(), lines.clone().count(), "{id}");
        for (row, line) in rows.iter().zip(lines) {
            let values = Array::from(row).to_vec();
            let cells: Vec<&str> = line.split(',').collect();
            assert_eq!(values.len(), cells.len(), "{id}: {line}");
            for ((value, cell), column) in values.iter().zip(cells).zip(&columns) {
                match (value.as_f64(), value.as_string()) {
                    (Some(number), _) => {
                        assert_eq!(
                            number,
                            cell.parse::<f64>().unwrap(),
                            "{id} {column}: {line}"
                        )
                    }
                    (_, Some(words)) => assert_eq!(words, cell, "{id} {column}: {line}"),
                    _ => assert!(value.is_null() && cell.is_empty(), "{id} {column}: {line}"),
                }
                assert!(
                    Object::is(&get(row, column), value),
                    "{id} {column} by its name: {line}"
                );
            }
        }
    }
}

#[wasm_bindgen_test]
fn values_that_are_found_wrong_stay_printed_and_the_computed_ones_stand_beside() {
    let set = call("dataset", &["trade-1952-1972".into(), "ja".into()]).unwrap();
    let note = list(&set, "notes")
        .into_iter()
        .find(|note| text(note, "row") == "1966" && number(note, "reckoned").is_some())
        .unwrap();
    let row = list(&set, "rows")
        .into_iter()
        .find(|row| number(row, "year") == Some(1966.0))
        .unwrap();
    let printed = number(&row, &text(&note, "column")).unwrap();
    assert_ne!(Some(printed), number(&note, "reckoned"));
    assert!(!text(&note, "text").is_empty());
}

#[wasm_bindgen_test]
fn every_table_is_listed_and_given_in_every_language() {
    // The page of these tests says no language.
    let english = call("datasets", &[]).unwrap();
    assert_eq!(
        Array::from(&english).length() as usize,
        DatasetId::ALL.len()
    );
    for lang in Lang::ALL {
        let listed = Array::from(&call("datasets", &[lang.code().into()]).unwrap()).to_vec();
        for (id, entry) in DatasetId::ALL.into_iter().zip(&listed) {
            let set = call("dataset", &[id.as_str().into(), lang.code().into()]).unwrap();
            for key in ["id", "title", "unit", "source", "coverage", "terms"] {
                assert!(!text(&set, key).is_empty(), "{} {key}", id.as_str());
                assert_eq!(text(&set, key), text(entry, key), "{} {key}", id.as_str());
            }
            assert_eq!(text(&set, "id"), id.as_str());
            assert_eq!(number(entry, "rows"), Some(list(&set, "rows").len() as f64));
        }
    }
}

// Trade intensity.

#[wasm_bindgen_test]
fn the_papers_formula_gives_its_values() {
    for (year, exporter, importer, value) in [
        (1995, "CHN", "JPN", 2.698),
        (2005, "CHN", "JPN", 2.239),
        (2005, "JPN", "KOR", 3.143),
        (2005, "KOR", "CHN", 3.456),
    ] {
        let matrix = intensity(&format!("{{ year: {year}, variant: 'paper' }}"));
        assert_eq!(number(&matrix, "year"), Some(f64::from(year)));
        assert_eq!(text(&matrix, "variant"), "paper");
        let cell = cell(&matrix, exporter, importer);
        let got = number(&cell, "value").unwrap();
        assert!(
            (got - value).abs() <= 0.001,
            "{exporter} to {importer} {year}: {got}"
        );
        assert!(get(&cell, "reason").is_null());
        let inputs = get(&cell, "inputs");
        let [x_ij, x_i, m_j, m_w] =
            ["x_ij", "x_i", "m_j", "m_w"].map(|key| number(&inputs, key).unwrap());
        assert!((x_ij / x_i / (m_j / m_w) - got).abs() < 1e-9);
        assert_eq!(number(&matrix, "world_imports"), Some(m_w));
    }
}

#[wasm_bindgen_test]
fn what_is_undefined_is_null_and_says_why() {
    let matrix = intensity("{ year: 1995, variant: 'paper' }");
    for (exporter, importer, reason) in [
        ("TWN", "CHN", "through-hong-kong"),
        ("JPN", "JPN", "same-economy"),
    ] {
        let cell = cell(&matrix, exporter, importer);
        assert!(get(&cell, "value").is_null(), "{exporter} to {importer}");
        assert_eq!(text(&cell, "reason"), reason);
    }
    for variant in Variant::ALL {
        for year in tairi::trade::intensity::years(variant) {
            let matrix = intensity(&format!(
                "{{ year: {year}, variant: '{}' }}",
                variant.as_str()
            ));
            for cell in list(&matrix, "cells") {
                let (value, reason) = (get(&cell, "value"), get(&cell, "reason"));
                assert_ne!(
                    value.is_null(),
                    reason.is_null(),
                    "{year} {}",
                    variant.as_str()
                );
                assert!(
                    value
                        .as_f64()
                        .is_none_or(|value| value.is_finite() && value >= 0.0)
                );
                let shares = !get(&cell, "shares").is_undefined();
                assert_eq!(shares, variant == Variant::ImportShare, "{year}");
            }
        }
    }
}

#[wasm_bindgen_test]
fn flows_as_columns_are_computed_as_rows_are_and_by_the_hundred() {
    let both = js(r#"(() => {
            const [rows, from, to, value, year] = [[], [], [], [], []];
            const economies = ["A", "B", "C", "D"];
            const add = (i, j, v, y) => {
                const code = (at) => economies[at] ?? "WLD";
                rows.push({ exporter: code(i), importer: code(j), value: v, year: y });
                from.push(i); to.push(j); value.push(v); year.push(y);
            };
            for (let i = 0; i < 4; i++) for (let j = 0; j < 4; j++) {
                if (i !== j && i + j !== 5) add(i, j, 1 + 7 * i + 3 * j, 2001);
                if (i !== j) add(i, j, 99, 2002);
            }
            add(0, -1, 80, 2001);
            add(-1, 2, 90, 2001);
            return { rows, columns: { economies, exporter: Int16Array.from(from), importer: Int16Array.from(to), value: Float64Array.from(value), year: Int32Array.from(year) } };
        })()"#);
    for variant in ["paper", "net", "import-share", "closed"] {
        let query = |flows: JsValue| {
            let query = js_sys::Object::new();
            for (key, value) in [
                ("year", 2001.into()),
                ("variant", variant.into()),
                ("flows", flows),
            ] {
                js_sys::Reflect::set(&query, &key.into(), &value).unwrap();
            }
            call("intensity", &[query.into()]).unwrap()
        };
        let (rows, columns) = (query(get(&both, "rows")), query(get(&both, "columns")));
        let cells = list(&rows, "cells");
        let values = js_sys::Float64Array::from(get(&columns, "values")).to_vec();
        assert_eq!((cells.len(), values.len()), (16, 16));
        let reasons = list(&columns, "reasons");
        let reason = js_sys::Uint8Array::from(get(&columns, "reason")).to_vec();
        for (at, cell) in cells.iter().enumerate() {
            assert_eq!(
                get(cell, "value").as_f64(),
                Some(values[at]).filter(|value| !value.is_nan())
            );
            assert_eq!(get(cell, "reason"), reasons[usize::from(reason[at])]);
        }
    }
    let many = js(r#"(() => {
            const n = 250, from = new Int32Array(n * n), to = new Int32Array(n * n), value = new Float64Array(n * n);
            for (let k = 0; k < n * n; k++) { from[k] = Math.floor(k / n); to[k] = k % n; value[k] = 1 + (k * 7919) % 1000; }
            return { variant: "closed", flows: { economies: Array.from({ length: n }, (_, at) => `E${at}`), exporter: from, importer: to, value } };
        })()"#);
    let answer = call("intensity", &[many]).unwrap();
    assert!(get(&answer, "year").is_null());
    let values = js_sys::Float64Array::from(get(&answer, "values"));
    assert_eq!(values.length(), 62_500);
    assert!(values.get_index(0).is_nan() && values.get_index(1).is_finite());
    for wrong in [
        "{ flows: { economies: ['A'], exporter: [0], importer: [0, 1], value: [1] } }",
        "{ flows: { economies: ['A'], exporter: [0], importer: [3], value: [1] } }",
        "{ flows: { economies: [1], exporter: [0], importer: [0], value: [1] } }",
        "{ flows: { economies: ['A'], exporter: 'x', importer: [0], value: [1] } }",
        "{ flows: {} }",
    ] {
        let fault = call("intensity", &[js(wrong)]).unwrap_err();
        assert!(fault.is_instance_of::<js_sys::Error>(), "{wrong}");
    }
}

#[wasm_bindgen_test]
fn flows_of_ones_own_are_computed() {
    let flows = "[
        { exporter: 'A', importer: 'B', value: 30, year: 2001 },
        { exporter: 'A', importer: 'C', value: 10, year: 2001 },
        { exporter: 'B', importer: 'C', value: 60, year: 2001 },
        { exporter: 'B', importer: 'A', value: 999, year: 2002 },
    ]";
    let matrix = intensity(&format!("{{ year: 2001, flows: {flows} }}"));
    assert_eq!(number(&matrix, "year"), Some(2001.0));
    assert_eq!(number(&matrix, "world_imports"), Some(100.0));
    // (30 ÷ 40) ÷ (30 ÷ 100)
    assert_eq!(number(&cell(&matrix, "A", "B"), "value"), Some(2.5));
    let absent = cell(&matrix, "C", "A");
    assert!(get(&absent, "value").is_null());
    assert_eq!(text(&absent, "reason"), "missing");
    let all = intensity(&format!("{{ flows: {flows} }}"));
    assert!(get(&all, "year").is_null(), "no year was named");
    assert_eq!(number(&all, "world_imports"), Some(1099.0));
}

// Wrong calls.

#[wasm_bindgen_test]
fn a_wrong_call_throws_an_error_that_says_what_was_expected() {
    for (name, arguments, expected) in [
        (
            "dataset",
            "['nope']",
            "trade-1952-1972, investment-in-china",
        ),
        ("dataset", "[]", "trade-1952-1972"),
        ("dataset", "[{}]", "trade-1952-1972"),
        ("dataset", "['triangle', 'fr']", "zh-TW, ja, en"),
        ("datasets", "[1]", "zh-TW, ja, en"),
        ("intensity", "[]", "{year: 2005"),
        ("intensity", "[2005]", "{year: 2005"),
        ("intensity", "[{}]", "1995, 2005, 2015"),
        ("intensity", "[{ year: 1700 }]", "1995, 2005, 2015"),
        ("intensity", "[{ year: 2005.5 }]", "1995, 2005, 2015"),
        ("intensity", "[{ year: 'soon' }]", "1995, 2005, 2015"),
        (
            "intensity",
            "[{ year: 2005, variant: 'nope' }]",
            "paper, net, import-share, closed",
        ),
        (
            "intensity",
            "[{ flows: 'A,B,1' }]",
            "an array of {exporter, importer, value, year}",
        ),
        (
            "intensity",
            "[{ flows: [{ exporter: 'A' }] }]",
            "an array of {exporter, importer, value, year}",
        ),
        (
            "intensity",
            "[{ flows: [{ exporter: 'A', importer: 'B', value: '1' }] }]",
            "two texts and a number or two",
        ),
        ("intensity", "[{ flows: [] }]", "one row at least"),
        (
            "intensity",
            "[{ year: 2001, flows: [{ exporter: 'A', importer: 'B', value: 1, year: 2 }] }]",
            "2001",
        ),
        (
            "intensity",
            "[{ year: 'x', flows: [{ exporter: 'A', importer: 'B', value: 1 }] }]",
            "a whole number",
        ),
        ("mount", "[]", "an element"),
        ("mount", "['#figure']", "an element"),
        (
            "mount",
            "[document.createElement('p'), 'trade']",
            "an object",
        ),
        (
            "mount",
            "[document.createElement('p'), { view: 'nope' }]",
            "china-market",
        ),
        (
            "mount",
            "[document.createElement('p'), { lang: 'fr' }]",
            "zh-TW, ja, en",
        ),
        (
            "mount",
            "[document.createElement('p'), { tab: 1 }]",
            "chart, table, sources",
        ),
        (
            "mount",
            "[document.createElement('p'), { theme: true }]",
            "auto, light, dark",
        ),
        (
            "mount",
            "[document.createElement('p'), { yScale: 'cubic' }]",
            "linear, log",
        ),
        (
            "mount",
            "[document.createElement('p'), { time: 'soon' }]",
            "1987..2010",
        ),
        (
            "mount",
            "[document.createElement('p'), { static: 'perhaps' }]",
            "true or false",
        ),
        (
            "mount",
            "[document.createElement('p'), { measure: 'net' }]",
            "value, share",
        ),
        (
            "mount",
            "[document.createElement('p'), { measure: 'share', view: 'intensity' }]",
            "paper, net",
        ),
        (
            "mount",
            "[document.createElement('p'), { view: 'roadmap', unit: 'usd' }]",
            "roadmap has only one",
        ),
        (
            "mount",
            "[document.createElement('p'), { colour: 'red' }]",
            "view, lang, time",
        ),
    ] {
        let given: Vec<JsValue> = Array::from(&js(arguments)).to_vec();
        let message = thrown(&format!("{name}({arguments})"), call(name, &given));
        assert!(message.starts_with("tairi: "), "{message}");
        assert!(message.contains(expected), "{name}({arguments}): {message}");
    }
}

// The claims.

#[wasm_bindgen_test]
fn every_claim_is_given_with_its_verdict_and_its_working() {
    let claims = Array::from(&call("claims", &["ja".into()]).unwrap()).to_vec();
    assert_eq!(claims.len(), 23);
    let of = |id: &str| claims.iter().find(|claim| text(claim, "id") == id).unwrap();
    let c18 = of("c18");
    assert_eq!(text(c18, "verdict"), "differs");
    assert_eq!(number(c18, "computed"), Some(24.03));
    assert_eq!(number(c18, "difference"), Some(-0.27));
    assert!(text(c18, "text").contains("1966年"));
    assert!(get(c18, "evidence").is_null());
    assert_eq!(text(of("c19"), "computed"), "363.4; -177.0");
    assert_eq!(text(&get(of("c16"), "evidence"), "verdict"), "differs");
    assert!(get(of("c17"), "computed").is_null());
    for claim in &claims {
        assert!(!list(claim, "steps").is_empty(), "{}", text(claim, "id"));
    }
}

// The declarations.

#[wasm_bindgen_test]
fn the_declarations_name_what_the_code_knows() {
    let types = include_str!("../../www/tairi.d.ts");
    let quoted = |id: &str| {
        assert!(types.contains(&format!("\"{id}\"")), "{id} is not declared");
    };
    DatasetId::ALL.iter().for_each(|id| quoted(id.as_str()));
    View::ALL.iter().for_each(|view| quoted(view.id()));
    Verdict::ALL.iter().for_each(|verdict| quoted(verdict.id()));
    Lang::ALL.iter().for_each(|lang| quoted(lang.code()));
    Variant::ALL
        .iter()
        .for_each(|variant| quoted(variant.as_str()));
    for view in View::ALL {
        let options = tairi::figure::Options::default();
        let (units, extras) = (view.units(&options), view.extras(&options));
        for choice in view.measures().iter().chain(&units).chain(&extras) {
            quoted(choice.id);
        }
    }
    for variant in Variant::ALL {
        for year in tairi::trade::intensity::years(variant) {
            let matrix = tairi::trade::intensity::embedded(year, variant).unwrap();
            for reason in matrix.cells.iter().filter_map(|cell| cell.value.err()) {
                quoted(reason.id());
            }
        }
    }
    for id in DatasetId::ALL {
        let from = types.find(&format!("  \"{}\": {{", id.as_str()));
        let from = from
            .or_else(|| types.find(&format!("  {}: {{", id.as_str())))
            .unwrap();
        let end = from + types[from..].find('}').unwrap();
        let declared = &types[from..end];
        for (column, kind) in id.schema().columns {
            let holds = match kind {
                Kind::Sparse => "number | null",
                kind if kind.is_numeric() => "number",
                _ => "string",
            };
            let line = format!("{column}: {holds}");
            let there =
                declared.contains(&format!("{line};")) || declared.contains(&format!("{line} "));
            assert!(there, "{}: {line}", id.as_str());
        }
    }
    for name in Object::keys(&tairi::api::object().unwrap()).iter() {
        let name = name.as_string().unwrap();
        assert!(
            types.contains(&format!("export function {name}")),
            "{name} is not declared"
        );
    }
}
