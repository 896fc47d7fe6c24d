//! Proof that the colours can be told apart and read, from the themes' own values
//! and from every figure that is drawn with them. Tests only.
//!
//! Colour blindness is simulated as by Machado, Oliveira and Fernandes, "A
//! Physiologically-based Model for Simulation of Color Vision Deficiency" (IEEE
//! TVCG 15/6, 2009), at full severity, on linear RGB. Distances are Euclidean in
//! Oklab (Ottosson, 2020), where 0.02 is just to be noticed; lightness in grey is
//! L* of CIELAB, from 0 to 100.

use super::theme::{Color, Theme};
use super::{Frame, Mark, Scene, Widths, scene};
use crate::figure::chart::{Chart, Role, Series, Shape};
use crate::figure::{Figure, Options, Picture, View, figure};
use crate::i18n::Lang;

const THEMES: [Theme; 2] = [Theme::LIGHT, Theme::DARK];

/// Four times what is just to be noticed.
const APART: f64 = 0.08;

/// Of 100: neighbours on a printed page.
const APART_IN_GREY: f64 = 6.0;

type Matrix = [[f64; 3]; 3];

const EYES: [(&str, Matrix); 4] = [
    (
        "all cones",
        [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
    ),
    (
        "protanopia",
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ],
    ),
    (
        "deuteranopia",
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ],
    ),
    (
        "tritanopia",
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ],
    ),
];

fn times(matrix: &Matrix, v: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row[0] * v[0] + row[1] * v[1] + row[2] * v[2])
}

fn linear(color: Color) -> [f64; 3] {
    let (r, g, b) = color.rgb;
    [r, g, b].map(|c| {
        let c = f64::from(c) / 255.0;
        match c <= 0.04045 {
            true => c / 12.92,
            false => ((c + 0.055) / 1.055).powf(2.4),
        }
    })
}

fn oklab(rgb: [f64; 3]) -> [f64; 3] {
    const LMS: Matrix = [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ];
    const LAB: Matrix = [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ];
    times(&LAB, times(&LMS, rgb).map(f64::cbrt))
}

/// How far apart two colours are to an eye.
fn distance(a: Color, b: Color, eye: &Matrix) -> f64 {
    let seen = |color| oklab(times(eye, linear(color)).map(|c: f64| c.clamp(0.0, 1.0)));
    let (a, b) = (seen(a), seen(b));
    (0..3).map(|i| (a[i] - b[i]).powi(2)).sum::<f64>().sqrt()
}

/// L* of a colour, from 0 to 100: what is left of it in grey.
fn lightness(color: Color) -> f64 {
    let y = color.luminance();
    match y > 216.0 / 24389.0 {
        true => 116.0 * y.cbrt() - 16.0,
        false => y * 24389.0 / 27.0,
    }
}

/// Every figure by every measure and unit.
fn figures(lang: Lang) -> Vec<(View, Figure)> {
    let mut all = Vec::new();
    for view in View::ALL {
        let mut measures: Vec<Option<String>> = vec![None];
        measures.extend(view.measures().iter().map(|each| Some(each.id.into())));
        for measure in measures {
            for unit in [None, Some("lines"), Some("twd")] {
                for also in [None, Some("japan-side")] {
                    let options = Options {
                        lang,
                        measure: measure.clone(),
                        unit: unit.map(str::to_owned),
                        also: also.map(str::to_owned),
                        ..Options::default()
                    };
                    all.push((view, figure(view, &options)));
                }
            }
        }
    }
    all
}

fn chart(figure: &Figure) -> Option<&Chart> {
    match &figure.picture {
        Picture::Chart(chart) => Some(chart),
        Picture::Flows(flows) => Some(&flows.history),
        _ => None,
    }
}

/// The roles that a picture shows side by side.
fn roles(figure: &Figure) -> Vec<Role> {
    let mut roles: Vec<Role> = match &figure.picture {
        Picture::Flows(flows) => flows.flows.iter().map(|flow| flow.role).collect(),
        Picture::Bars(bars) => bars.rows.iter().map(|bar| bar.role).collect(),
        _ => Vec::new(),
    };
    for panel in chart(figure).iter().flat_map(|chart| &chart.panels) {
        roles.extend(panel.series.iter().map(|series| series.role));
    }
    roles
}

fn drawn(figure: &Figure, width: f64) -> Scene {
    let frame = Frame {
        width,
        theme: &Theme::LIGHT,
        measure: &Widths,
        focus: None,
    };
    scene(figure, &frame)
}

fn texts(scene: &Scene) -> String {
    let mut all = String::new();
    for mark in &scene.marks {
        if let Mark::Text { text, .. } = mark {
            all.push_str(text);
            all.push('\n');
        }
    }
    all
}

#[test]
fn the_simulation_gives_what_is_known_of_it() {
    let [red, green, white] = [0xff0000, 0x00ff00, 0xffffff].map(Color::rgb);
    let [sound, protan, deutan, tritan] = EYES.map(|(_, eye)| distance(red, green, &eye));
    assert!((sound - 0.52).abs() < 0.01, "{sound}");
    // Red and green come near each other without cones for them, not without blue ones.
    assert!(protan < sound && deutan < sound && tritan > 0.9 * sound);
    for (name, eye) in EYES {
        let grey = distance(white, Color::rgb(0x777777), &eye);
        assert!(
            (grey - 0.43).abs() < 0.02,
            "{name} sees greys as they are: {grey}"
        );
    }
    assert!((lightness(white) - 100.0).abs() < 0.01 && lightness(Color::rgb(0)) == 0.0);
}

#[test]
fn all_that_carries_meaning_stands_out_from_its_ground() {
    for theme in THEMES {
        for ground in [theme.ground, theme.band] {
            // Edges of fields and boxes.
            assert!(theme.axis.contrast(ground) >= 3.0, "{:?}", theme.axis.hex());
            // Letters, and so all the more lines, columns and the ring of focus.
            for text in [
                theme.ink,
                theme.quiet,
                theme.exports,
                theme.imports,
                theme.balance,
                theme.korea,
                theme.other,
                theme.context,
            ] {
                assert!(text.contrast(ground) >= 4.5, "{}", text.hex());
            }
        }
    }
}

#[test]
fn what_is_drawn_side_by_side_is_apart_for_every_eye_and_in_grey() {
    let mut pairs = 0;
    for (view, figure) in figures(Lang::En) {
        let roles = roles(&figure);
        for theme in THEMES {
            for (at, a) in roles.iter().enumerate() {
                for b in &roles[at + 1..] {
                    let (one, two) = (theme.role(*a), theme.role(*b));
                    if one == two {
                        continue;
                    }
                    pairs += 1;
                    for (eye, matrix) in EYES {
                        let far = distance(one, two, &matrix);
                        assert!(far >= APART, "{view:?}, {eye}: {a:?} and {b:?}: {far:.3}");
                    }
                    let far = (lightness(one) - lightness(two)).abs();
                    assert!(far >= APART_IN_GREY, "{view:?}: {a:?}, {b:?}: {far:.1}");
                }
            }
        }
    }
    assert!(pairs > 100, "only {pairs} pairs");
}

#[test]
fn what_has_the_same_colour_has_another_shape() {
    // A line, a dashed line, rings; a column, a hatched one, one beside it.
    let look = |series: &Series| match series.shape {
        Shape::Line => 0,
        Shape::Thin => 1,
        Shape::Rings => 2,
        Shape::Columns { hatched: false, .. } => 3,
        Shape::Columns { hatched: true, .. } => 4,
    };
    for (view, figure) in figures(Lang::Ja) {
        for panel in chart(&figure).iter().flat_map(|chart| &chart.panels) {
            for (at, a) in panel.series.iter().enumerate() {
                for b in &panel.series[at + 1..] {
                    let same = Theme::LIGHT.role(a.role) == Theme::LIGHT.role(b.role);
                    assert!(
                        !same || look(a) != look(b),
                        "{view:?}: {} and {}",
                        a.id,
                        b.id
                    );
                }
            }
        }
    }
}

#[test]
fn of_several_series_no_more_than_one_goes_without_its_name_in_the_picture() {
    // The one is what the heading names, such as the balance over Japan's count of it.
    for lang in Lang::ALL {
        for (view, figure) in figures(lang) {
            for width in [280.0, 720.0] {
                let texts = texts(&drawn(&figure, width));
                for panel in chart(&figure).iter().flat_map(|chart| &chart.panels) {
                    let series = panel.series.iter();
                    let unnamed: Vec<&str> = series
                        .filter(|series| !texts.contains(&series.name))
                        .map(|series| series.id)
                        .collect();
                    assert!(
                        unnamed.len() <= 1,
                        "{view:?}, {lang:?}: {unnamed:?}\n{texts}"
                    );
                }
            }
        }
    }
}

#[test]
fn heat_grows_darker_or_lighter_with_every_step_from_the_middle() {
    for theme in THEMES {
        let from_ground = |step| (lightness(theme.heat(step)) - lightness(theme.ground)).abs();
        for side in [-1, 1] {
            for step in 0..6i8 {
                let (near, far) = (from_ground(side * step), from_ground(side * (step + 1)));
                assert!(
                    far >= near + 2.5,
                    "{} to {}",
                    side * step,
                    side * (step + 1)
                );
            }
        }
    }
}

#[test]
fn the_two_sides_of_heat_are_apart_for_every_eye() {
    for theme in THEMES {
        for (eye, matrix) in EYES {
            for step in 1..=6i8 {
                let far = distance(theme.heat(-step), theme.heat(step), &matrix);
                // Near the middle they begin to part; from step 3 they are far apart.
                let least = if step < 3 {
                    0.015 * f64::from(step)
                } else {
                    APART
                };
                assert!(far >= least, "{eye}, step {step}: {far:.3}");
            }
        }
    }
}

#[test]
fn every_cell_of_a_matrix_says_its_number_too() {
    for (view, figure) in figures(Lang::En) {
        let Picture::Matrix(matrix) = &figure.picture else {
            continue;
        };
        let texts = texts(&drawn(&figure, 280.0));
        for cell in matrix.cells.iter().filter(|cell| cell.heat.is_some()) {
            assert!(texts.contains(&cell.text), "{view:?}: {}", cell.id);
        }
    }
}
