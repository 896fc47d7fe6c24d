//! The page's half of the engine that reads flows, with an engine on its own thread.

use super::tools::pause;
use js_sys::Uint8Array;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use tairi::engine::messages::{Fault, Trouble};
use tairi::flows::{Encoding, Head, Settings};
use tairi::platform::engine::{Engine, Source};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Blob, BlobPropertyBag};

const HEAD: &str = "year,exporter,importer,value\n";

thread_local! {
    static ENGINE: Engine = Engine::default();
}

/// The one of all these tests, with what they read last.
fn engine() -> Engine {
    ENGINE.with(Engine::clone)
}

/// Flows among some invented economies.
fn rows(count: usize) -> String {
    let codes = ["AAQ", "BBQ", "CCQ", "DDQ"];
    let mut text = HEAD.to_owned();
    for n in 0..count {
        let (i, j) = (n % 4, (n + 1 + n / 4 % 3) % 4);
        text += &format!(
            "{},{},{},{}\n",
            2000 + n / 12 % 20,
            codes[i],
            codes[j],
            n + 1
        );
    }
    text
}

async fn read(text: &str) -> Result<tairi::engine::messages::Summary, Trouble> {
    engine()
        .read((Source::text(text), Settings::default()), |_| {})
        .await
}

#[wasm_bindgen_test]
async fn a_text_is_looked_at_read_and_asked_for_a_year() {
    let text = rows(24);
    let engine = engine();
    let look = engine
        .look(&Source::text(&text), None, &Settings::default())
        .await
        .unwrap();
    assert!(look.mapping.missing().is_empty());
    let told = Rc::new(RefCell::new(Vec::new()));
    let heard = Rc::clone(&told);
    let summary = engine
        .read(
            (Source::text(&text), Settings::default()),
            move |progress| {
                heard.borrow_mut().push(progress);
            },
        )
        .await
        .unwrap();
    assert_eq!(summary.years, [2000, 2001]);
    assert_eq!(summary.economies.len(), 4);
    assert_eq!(summary.report.rows, 24);
    let last = *told.borrow().last().unwrap();
    assert_eq!(
        (last.bytes, last.total),
        (text.len() as f64, text.len() as f64)
    );
    let flows = engine.year(2001).await.unwrap();
    assert_eq!(flows.codes, ["AAQ", "BBQ", "CCQ", "DDQ"]);
    // The thirteenth row: A to C, as each pair comes once a year.
    assert_eq!(flows.exported[1], 13.0);
    assert!(flows.exported[0].is_nan());
    assert!(flows.world_imports_given.is_nan());
}

#[wasm_bindgen_test]
async fn the_browser_decodes_what_is_not_unicode_in_pieces_too() {
    let engine = engine();
    // Taiwan and Japan, or Korea and Japan; longer than a piece, of odd lengths.
    for (encoding, one, two, codes) in [
        (Encoding::Big5, "bb4fc657", "a4e9a5bb", ["JPN", "TWN"]),
        (Encoding::Gb18030, "cca8cde5", "c8d5b1be", ["JPN", "TWN"]),
        (Encoding::ShiftJis, "91e49870", "93fa967b", ["JPN", "TWN"]),
        (Encoding::EucJp, "c2e6cfd1", "c6fccbdc", ["JPN", "TWN"]),
        (Encoding::EucKr, "c7d1b1b9", "c0cfbabb", ["JPN", "KOR"]),
    ] {
        let bytes = |hex: &str| {
            let pairs = (0..hex.len()).step_by(2);
            let byte = pairs.map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap());
            byte.collect::<Vec<u8>>()
        };
        let (one, two) = (bytes(one), bytes(two));
        let mut file = HEAD.as_bytes().to_vec();
        for n in 0..30_000 {
            file.extend_from_slice(b"2019,");
            file.extend_from_slice(if n % 3 == 0 { &two } else { &one });
            file.push(b',');
            file.extend_from_slice(if n % 3 == 0 { &one } else { &two });
            file.extend_from_slice(format!(",{n}\n").as_bytes());
        }
        let source = Source::bytes(&Uint8Array::from(file.as_slice())).unwrap();
        let look = engine.look(&source, None, &Settings::default()).await;
        let look = look.unwrap();
        assert_eq!((look.encoding, look.encoding_open), (encoding, false));
        let settings = Settings {
            encoding: Some(encoding),
            ..Settings::default()
        };
        let summary = engine.read((source, settings), |_| {}).await.unwrap();
        let mut found: Vec<&str> = summary
            .economies
            .iter()
            .map(|economy| economy.code.as_str())
            .collect();
        found.sort_unstable();
        assert_eq!((found, summary.report.used), (codes.to_vec(), 30_000));
    }
}

#[wasm_bindgen_test]
async fn what_is_saved_reads_back_the_same() {
    read(&rows(24)).await.unwrap();
    let engine = engine();
    let before = engine.year(2000).await.unwrap();
    let head = Head {
        name: "Kept".to_owned(),
        ..Head::default()
    };
    let file = engine.save(&head).await.unwrap();
    let text = JsFuture::from(file.text()).await.unwrap();
    assert!(text.as_string().unwrap().starts_with("# tairi"));
    engine
        .read((Source::file(&file), Settings::default()), |_| {})
        .await
        .unwrap();
    let after = engine.year(2000).await.unwrap();
    assert_eq!(format!("{before:?}"), format!("{after:?}"));
}

#[wasm_bindgen_test]
async fn a_file_that_gives_nothing_leaves_what_was_read() {
    read(&rows(24)).await.unwrap();
    for broken in ["", HEAD] {
        assert!(
            matches!(read(broken).await, Err(Trouble::Problem(_))),
            "{broken:?}"
        );
    }
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(&[0x1f, 0x8b, 8, 0][..]));
    let damaged =
        Blob::new_with_u8_array_sequence_and_options(&parts, &BlobPropertyBag::new()).unwrap();
    let answer = engine()
        .read((Source::file(&damaged), Settings::default()), |_| {})
        .await;
    assert_eq!(answer.unwrap_err(), Trouble::Fault(Fault::Gzip));
    assert_eq!(engine().year(2001).await.unwrap().exported[1], 13.0);
}

#[wasm_bindgen_test]
async fn cancelled_it_says_so_and_leaves_what_was_read() {
    read(&rows(24)).await.unwrap();
    let long = rows(400_000);
    let told = Rc::new(Cell::new(0));
    let heard = Rc::clone(&told);
    let answer = engine()
        .read((Source::text(&long), Settings::default()), move |_| {
            heard.set(heard.get() + 1);
            engine().cancel();
        })
        .await;
    assert_eq!(answer.unwrap_err(), Trouble::Fault(Fault::Cancelled));
    assert_eq!(told.get(), 1, "nothing is heard of it any more");
    assert_eq!(engine().year(2001).await.unwrap().exported[1], 13.0);
}

#[wasm_bindgen_test]
async fn the_next_file_takes_the_place_of_one_that_is_being_read() {
    let long = rows(400_000);
    let first = Rc::new(RefCell::new(None));
    let given = Rc::clone(&first);
    spawn_local(async move {
        let answer = read(&long).await;
        *given.borrow_mut() = Some(answer.map(|summary| summary.report.rows));
    });
    pause(1).await;
    assert_eq!(read(&rows(24)).await.unwrap().report.rows, 24);
    pause(50).await;
    assert_eq!(*first.borrow(), Some(Err(Trouble::Fault(Fault::Cancelled))));
    assert_eq!(engine().year(2001).await.unwrap().exported[1], 13.0);
}

#[wasm_bindgen_test]
async fn bytes_are_read_as_files_are() {
    let bytes = js_sys::Uint8Array::from(rows(24).as_bytes());
    let source = Source::bytes(&bytes).unwrap();
    let summary = engine()
        .read((source, Settings::default()), |_| {})
        .await
        .unwrap();
    assert_eq!(summary.report.rows, 24);
}
