//! No label of any figure is cut off or covers another one, at any width, in
//! any language, with any choice of a reader.

use tairi::draw::{Frame, Mark, Point, Rect, Scene, Theme, Widths, scene};
use tairi::figure::{Options, Picture, Span, View, YScale, figure};
use tairi::i18n::Lang;

const WIDTHS: [f64; 7] = [240.0, 280.0, 320.0, 390.0, 560.0, 768.0, 1280.0];

/// Every choice of every view, one at a time, and some together.
fn choices(view: View) -> Vec<Options> {
    let mut all = vec![Options::default()];
    for measure in view.measures() {
        for unit in ["usd", "twd", "printed", "lines"] {
            for y_scale in [YScale::Linear, YScale::Log] {
                for also in [None, Some("japan-side".to_owned())] {
                    let options = Options {
                        measure: Some(measure.id.into()),
                        unit: Some(unit.into()),
                        also,
                        y_scale: Some(y_scale),
                        ..Options::default()
                    };
                    // What a view does not have shows nothing new.
                    let unit = options.unit(view) == unit || unit == "usd";
                    let also = options.also.as_deref().unwrap_or_default() == options.also(view);
                    let scale = options.scale(view) == y_scale || y_scale == YScale::Linear;
                    if unit && also && scale {
                        all.push(options);
                    }
                }
            }
        }
    }
    // Lines through some of the years.
    for time in ["1988..1989", "1988..1991", "1990..2000", "2017..2018"] {
        all.push(Options {
            unit: Some("lines".into()),
            time: Span::parse(time),
            ..Options::default()
        });
    }
    for time in [
        "1952..1972",
        "1960..1990",
        "1975..1980",
        "1987..2010",
        "1995..2005",
        "2011..2024",
        "1965..1995",
        "1952..2014",
        "1950",
        "1957",
        "1972",
        "1995",
        "2000",
        "2014",
        "2018",
    ] {
        for (measure, also) in [
            (None, None),
            (None, Some("japan-side")),
            (Some("mirror"), None),
        ] {
            if view == View::Trade || measure.is_none() && also.is_none() {
                all.push(Options {
                    time: Span::parse(time),
                    measure: measure.map(str::to_owned),
                    also: also.map(str::to_owned),
                    ..Options::default()
                });
            }
        }
    }
    all
}

/// The lines of a chart's series; strokes of a pixel only hatch, lead and part.
fn lines(scene: &Scene) -> impl Iterator<Item = &[Point]> {
    scene.marks.iter().filter_map(|mark| match mark {
        Mark::Line { points, width, .. } if *width > 1.0 => Some(points.as_slice()),
        _ => None,
    })
}

/// Whether a line runs through a box, looked at every half pixel.
fn crosses(line: &[Point], rect: &Rect) -> bool {
    line.windows(2).any(|pair| {
        let (p, q) = (pair[0], pair[1]);
        let steps = ((q.0 - p.0).abs().max((q.1 - p.1).abs()) * 2.0)
            .ceil()
            .max(1.0);
        (0..=steps as usize).any(|step| {
            let part = step as f64 / steps;
            let (x, y) = (p.0 + (q.0 - p.0) * part, p.1 + (q.1 - p.1) * part);
            rect.overlaps(&Rect::new(x, y, 0.01, 0.01))
        })
    })
}

#[test]
fn no_label_is_cut_off_or_covers_another() {
    let mut faults = Vec::new();
    for view in View::ALL {
        for lang in Lang::ALL {
            for choice in choices(view) {
                let options = Options { lang, ..choice };
                let figure = figure(view, &options);
                for width in WIDTHS {
                    let frame = Frame {
                        width,
                        theme: &Theme::LIGHT,
                        measure: &Widths,
                        focus: None,
                    };
                    let scene = scene(&figure, &frame);
                    let boxes = scene.text_boxes(&Widths);
                    let mut fault = |what: String| {
                        faults.push(format!(
                            "{} {} at {width}, {:?} {:?} {:?} {:?} {:?}: {what}",
                            view.id(),
                            lang.code(),
                            options.measure,
                            options.unit,
                            options.also,
                            options.y_scale,
                            options.time,
                        ));
                    };
                    for (index, (text, rect)) in boxes.iter().enumerate() {
                        if rect.x < -0.5
                            || rect.right() > scene.width + 0.5
                            || rect.y < -1.5
                            || rect.bottom() > scene.height + 1.5
                        {
                            fault(format!(
                                "“{text}” is cut off: {rect:?} in {}×{}",
                                scene.width, scene.height
                            ));
                        }
                        if matches!(figure.picture, Picture::Chart(_))
                            && lines(&scene).any(|line| crosses(line, &rect.inset(0.75)))
                        {
                            fault(format!("a line runs through “{text}”"));
                        }
                        for (other, at) in &boxes[..index] {
                            if rect.inset(0.75).overlaps(&at.inset(0.75)) {
                                fault(format!("“{text}” covers “{other}”"));
                            }
                        }
                    }
                }
            }
        }
    }
    let shown = faults.len().min(40);
    assert!(
        faults.is_empty(),
        "{} faults, among them\n{}",
        faults.len(),
        faults[..shown].join("\n")
    );
}

#[test]
fn the_years_without_figures_and_the_sources_are_named_at_every_width() {
    for lang in Lang::ALL {
        for choice in choices(View::Trade) {
            let options = Options { lang, ..choice };
            let figure = figure(View::Trade, &options);
            let Picture::Chart(chart) = &figure.picture else {
                panic!("trade is a chart")
            };
            for width in WIDTHS.into_iter().filter(|width| *width >= 280.0) {
                let frame = Frame {
                    width,
                    theme: &Theme::LIGHT,
                    measure: &Widths,
                    focus: None,
                };
                let scene = scene(&figure, &frame);
                let boxes = scene.text_boxes(&Widths);
                let written = |names: &[&String]| {
                    boxes
                        .iter()
                        .any(|(text, _)| names.iter().any(|name| text.contains(*name)))
                };
                for stretch in &chart.stretches {
                    assert!(
                        written(&[&stretch.label, &stretch.short]),
                        "{} {width}",
                        stretch.label
                    );
                }
                // A gap that is cut by the span can be a few pixels wide.
                if let Some(gap) = chart.gap.as_ref().filter(|gap| gap.to - gap.from > 14.0) {
                    let first = gap.label[0]
                        .split(' ')
                        .next()
                        .unwrap_or_default()
                        .to_owned();
                    let start: String = first.chars().take(3).collect();
                    assert!(
                        written(&[&start]),
                        "{} {width} {:?} {:?} {:?}",
                        gap.label[0],
                        options.measure,
                        options.unit,
                        options.time
                    );
                }
            }
        }
    }
}

#[test]
fn every_place_that_opens_can_be_hit_by_a_finger() {
    for view in View::ALL {
        for lang in Lang::ALL {
            for width in WIDTHS {
                for unit in [None, Some("lines".to_owned())] {
                    let figure = figure(
                        view,
                        &Options {
                            lang,
                            unit,
                            ..Options::default()
                        },
                    );
                    let frame = Frame {
                        width,
                        theme: &Theme::LIGHT,
                        measure: &Widths,
                        focus: None,
                    };
                    for target in scene(&figure, &frame).targets {
                        let rect = target.rect;
                        assert!(
                            rect.w >= 24.0 && rect.h >= 24.0,
                            "{} {}",
                            view.id(),
                            target.id
                        );
                        assert!(
                            target.chosen.is_some() || figure.detail(&target.id).is_some(),
                            "{} has nothing to open",
                            target.id
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn no_sentence_lacks_a_number() {
    for view in View::ALL {
        for lang in Lang::ALL {
            for choice in choices(view) {
                let figure = figure(view, &Options { lang, ..choice });
                for text in [
                    &figure.title,
                    &figure.takeaway,
                    &figure.alt,
                    &figure.table.caption,
                ] {
                    assert!(
                        !text.is_empty() && !text.contains(['…', '{', '}']),
                        "{text}"
                    );
                }
            }
        }
    }
}
