//! Lays linked pairs out: names on two sides, a stroke between them.

use super::Frame;
use super::chart::quiet;
use super::scene::{Anchor, Rect, Scene, Target, Type};
use super::text::wrap;
use super::theme::Color;
use crate::figure::picture::Links;

/// Size of a name.
const NAME: f64 = 14.0;
/// Under this width what a pair does stands under its names.
const NARROW: f64 = 560.0;

/// Lays linked pairs out.
#[inline(never)]
pub fn scene(links: &Links, frame: &Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    let narrow = frame.width < NARROW;
    let side = (frame.width * if narrow { 0.36 } else { 0.27 }).max(90.0);
    let (left, right) = (side, frame.width - side);
    let quiet = quiet(frame);
    let [from, to] = &links.headings;
    scene.text((0.0, 10.0), from, quiet, Anchor::Start);
    scene.text((frame.width, 10.0), to, quiet, Anchor::End);
    let mut y = 26.0;
    for pair in &links.pairs {
        let ink = if pair.shown {
            frame.theme.ink
        } else {
            frame.theme.axis
        };
        let name = Type {
            size: NAME,
            bold: true,
            color: ink,
        };
        let wrapped = |text: &str| wrap(text, side - 8.0, NAME, true, frame.measure);
        let (names, partners) = (wrapped(&pair.left), wrapped(&pair.right));
        let between = right - left - 12.0;
        let width = if narrow { frame.width } else { between };
        let about = wrap(&pair.about, width, quiet.size, false, frame.measure);
        let leading = NAME * 1.3;
        let tall = names.len().max(partners.len()) as f64 * leading;
        let about_tall = about.len() as f64 * quiet.size * 1.3;
        let h = match narrow {
            true => tall + about_tall + 20.0,
            false => (tall + 20.0).max(2.0 * about_tall + 26.0),
        };
        let rect = Rect::new(0.0, y, frame.width, h);
        if frame.focus == Some(pair.id) {
            scene.block(rect, frame.theme.band);
        }
        let middle = if narrow {
            y + 8.0 + tall / 2.0
        } else {
            y + h / 2.0
        };
        for (lines, x, anchor) in [
            (names, 0.0, Anchor::Start),
            (partners, frame.width, Anchor::End),
        ] {
            let first = middle - (lines.len() as f64 - 1.0) / 2.0 * leading;
            for (index, line) in lines.into_iter().enumerate() {
                let y = first + index as f64 * leading;
                scene.text((x, y), line, name, anchor);
            }
        }
        let color = match pair.shown {
            true => kind_color(pair.kind, frame),
            false => frame.theme.grid,
        };
        stroke(&mut scene, (left, right), middle, pair.kind, color);
        let color = if pair.shown {
            frame.theme.quiet
        } else {
            frame.theme.axis
        };
        let kind = Type { color, ..quiet };
        let first = match narrow {
            true => y + 8.0 + tall + quiet.size * 0.8,
            false => middle - about_tall + quiet.size * 0.1,
        };
        for (index, line) in about.into_iter().enumerate() {
            let line_y = first + index as f64 * quiet.size * 1.3;
            match narrow {
                true => scene.text((0.0, line_y), line, kind, Anchor::Start),
                false => scene.text((frame.width / 2.0, line_y), line, kind, Anchor::Middle),
            }
        }
        scene.targets.push(Target {
            id: pair.id.to_owned(),
            rect,
            label: format!("{} – {}", pair.left, pair.right),
            chosen: None,
        });
        y += h;
        scene.rule(0.0, y, frame.width, frame.theme.grid);
        y += 1.0;
    }
    scene.height = legend(links, y + 20.0, frame, &mut scene).ceil();
    scene
}

fn kind_color(kind: usize, frame: &Frame) -> Color {
    match kind {
        0 => frame.theme.exports,
        1 => frame.theme.imports,
        _ => frame.theme.balance,
    }
}

/// A stroke for each kind: dashed, whole, double with a head.
fn stroke(scene: &mut Scene, (left, right): (f64, f64), y: f64, kind: usize, color: Color) {
    let (from, to) = (left + 4.0, right - 4.0);
    match kind {
        0 => scene.dashed(vec![(from, y), (to, y)], color, 2.5, Some((6.0, 4.0))),
        1 => scene.line(vec![(from, y), (to, y)], color, 2.5),
        _ => {
            scene.line(vec![(from + 6.0, y - 2.5), (to, y - 2.5)], color, 1.75);
            scene.line(vec![(from + 6.0, y + 2.5), (to, y + 2.5)], color, 1.75);
            scene.area(
                vec![(from, y), (from + 10.0, y - 7.0), (from + 10.0, y + 7.0)],
                color,
            );
        }
    }
    if kind < 2 {
        scene.dot((from, y), 4.0, color);
        scene.dot((to, y), 4.0, color);
    }
}

fn legend(links: &Links, top: f64, frame: &Frame, scene: &mut Scene) -> f64 {
    let kind = quiet(frame);
    let (mut x, mut y) = (0.0, top);
    for (index, name) in links.kinds.iter().enumerate() {
        let w = 46.0 + frame.measure.width(name, kind.size, false) + 18.0;
        if x > 0.0 && x + w > frame.width {
            x = 0.0;
            y += 24.0;
        }
        stroke(scene, (x, x + 42.0), y, index, kind_color(index, frame));
        scene.text((x + 46.0, y), name, kind, Anchor::Start);
        x += w;
    }
    y + 16.0
}
