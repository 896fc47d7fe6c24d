//! Every figure in every language, drawn to SVG and compared with a kept copy.
//!
//! `make golden` draws the copies anew; look at the difference before it is
//! committed.

#![allow(clippy::unwrap_used, reason = "a test fails loudly")]

#[path = "shared/heat.rs"]
mod heat;

use std::path::PathBuf;
use tairi::draw::{Frame, Theme, Widths, scene, svg};
use tairi::figure::order::Order;
use tairi::figure::{Options, Picture, View, figure};
use tairi::i18n::Lang;

fn drawn(view: View, options: &Options, width: f64) -> String {
    let figure = figure(view, options);
    let frame = Frame {
        width,
        theme: &Theme::LIGHT,
        measure: &Widths,
        focus: None,
    };
    svg(
        &scene(&figure, &frame),
        options.lang,
        Some(Theme::LIGHT.ground),
    )
    .unwrap()
}

fn compare(name: &str, drawn: &str) -> Result<(), String> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden")
        .join(format!("{name}.svg"));
    if std::env::var_os("TAIRI_BLESS").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, drawn).unwrap();
        return Ok(());
    }
    match std::fs::read_to_string(&path) {
        Ok(kept) if kept == drawn => Ok(()),
        Ok(kept) => {
            let line = kept
                .lines()
                .zip(drawn.lines())
                .position(|(a, b)| a != b)
                .unwrap_or_else(|| kept.lines().count().min(drawn.lines().count()));
            Err(format!("{name} differs from line {}", line + 1))
        }
        Err(cause) => Err(format!("{name}: {cause}; run `make golden`")),
    }
}

#[test]
fn every_figure_in_every_language_is_drawn_as_kept() {
    let mut faults = Vec::new();
    for view in View::ALL {
        for lang in Lang::ALL {
            let options = Options {
                lang,
                ..Options::default()
            };
            for width in [720, 340] {
                let name = format!("{}.{}.{width}", view.id(), lang.code());
                let drawn = drawn(view, &options, f64::from(width));
                faults.extend(compare(&name, &drawn).err());
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_pairs_through_time_are_drawn_as_kept() {
    let mut faults = Vec::new();
    for (lang, width) in [(Lang::En, 720), (Lang::Ja, 720), (Lang::ZhTw, 340)] {
        let options = Options {
            lang,
            unit: Some("lines".into()),
            ..Options::default()
        };
        let name = format!("intensity.lines.{}.{width}", lang.code());
        let drawn = drawn(View::Intensity, &options, f64::from(width));
        faults.extend(compare(&name, &drawn).err());
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_measure_of_every_chart_is_drawn_as_kept() {
    let mut faults = Vec::new();
    for view in View::ALL {
        for measure in view.measures() {
            for unit in ["usd", "twd", "printed"] {
                let options = Options {
                    measure: Some(measure.id.into()),
                    unit: Some(unit.into()),
                    ..Options::default()
                };
                let is_chart = matches!(figure(view, &options).picture, Picture::Chart(_));
                if !is_chart || options.unit(view) != unit && unit != "usd" {
                    continue;
                }
                let name = format!("{}.{}.{unit}", view.id(), measure.id);
                faults.extend(compare(&name, &drawn(view, &options, 720.0)).err());
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn what_can_be_shown_besides_is_drawn_as_kept() {
    let mut faults = Vec::new();
    for measure in ["value", "balance", "index"] {
        for width in [720, 340] {
            let options = Options {
                measure: Some(measure.into()),
                also: Some("japan-side".into()),
                ..Options::default()
            };
            let name = format!("trade.{measure}.also.{width}");
            let drawn = drawn(View::Trade, &options, f64::from(width));
            faults.extend(compare(&name, &drawn).err());
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn heat_maps_of_few_and_many_economies_are_drawn_as_kept() {
    let mut faults = Vec::new();
    for (economies, blocks) in [(9, 2), (60, 5), (230, 9)] {
        for (ground, theme) in [("light", &Theme::LIGHT), ("dark", &Theme::DARK)] {
            for width in [720, 320] {
                // One ground is enough for what is narrow, and one width for what is large.
                if width == 320 && (ground == "dark" || economies == 230) {
                    continue;
                }
                let heat = heat::sample(economies, blocks);
                let heat = heat.sorted(Order::Likeness, &|a, b| a.cmp(b));
                let figure = heat::figure(heat, Lang::En);
                let frame = Frame {
                    width: f64::from(width),
                    theme,
                    measure: &Widths,
                    focus: None,
                };
                let drawn = svg(&scene(&figure, &frame), Lang::En, Some(theme.ground)).unwrap();
                let name = format!("heat.{economies}.{ground}.{width}");
                faults.extend(compare(&name, &drawn).err());
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
