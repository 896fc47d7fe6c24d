//! No label of any figure is cut off or covers another one, at any width, in
//! any language, with any choice of a reader.

use tairi::draw::{Frame, Theme, Widths, scene};
use tairi::figure::{Options, Span, View, YScale, figure};
use tairi::i18n::Lang;

const WIDTHS: [f64; 7] = [240.0, 280.0, 320.0, 390.0, 560.0, 768.0, 1280.0];

/// Every choice of every view, one at a time, and some together.
fn choices(view: View) -> Vec<Options> {
    let mut all = vec![Options::default()];
    for measure in view.measures() {
        for unit in ["usd", "printed"] {
            for y_scale in [YScale::Linear, YScale::Log] {
                all.push(Options {
                    measure: Some(measure.id.into()),
                    unit: Some(unit.into()),
                    y_scale: Some(y_scale),
                    ..Options::default()
                });
            }
        }
    }
    for time in [
        "1952..1972",
        "1960..1990",
        "1975..1980",
        "1987..2010",
        "1995..2005",
        "2011..2024",
        "1950",
        "1957",
        "1972",
        "1995",
        "2000",
        "2014",
        "2018",
    ] {
        all.push(Options {
            time: Span::parse(time),
            ..Options::default()
        });
    }
    all
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
                            "{} {} at {width}, {:?} {:?} {:?} {:?}: {what}",
                            view.id(),
                            lang.code(),
                            options.measure,
                            options.unit,
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
fn every_place_that_opens_can_be_hit_by_a_finger() {
    for view in View::ALL {
        for lang in Lang::ALL {
            for width in WIDTHS {
                let figure = figure(
                    view,
                    &Options {
                        lang,
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
                        figure.detail(&target.id).is_some(),
                        "{} has nothing to open",
                        target.id
                    );
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
