//! Lays a list of claims out: for files and static pages. In the app it is an
//! HTML list that opens.

use super::Frame;
use super::chart::quiet;
use super::scene::{Anchor, Rect, Scene, Type};
use super::text::wrap;
use super::theme::Color;
use crate::figure::picture::{Entry, List};

/// Size of the letters.
const SIZE: f64 = 14.0;
const LEADING: f64 = SIZE * 1.35;
/// Room for the sign before each entry.
const INDENT: f64 = 30.0;

/// Lays a list out.
#[inline(never)]
pub fn scene(list: &List, frame: &Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    let quiet = quiet(frame);
    let width = frame.width - INDENT;
    let mut y = 0.0;
    let lines = |scene: &mut Scene, y: &mut f64, text: &str, kind: Type| {
        for line in wrap(text, width, kind.size, kind.bold, frame.measure) {
            *y += LEADING;
            scene.text((INDENT, *y - LEADING / 2.0), line, kind, Anchor::Start);
        }
    };
    let counts: Vec<String> = list
        .tallies
        .iter()
        .map(|tally| tally.name.clone() + "\u{a0}" + &tally.count.to_string())
        .collect();
    lines(&mut scene, &mut y, &counts.join(" · "), quiet);
    for entry in &list.entries {
        y += 8.0;
        scene.rule(0.0, y, frame.width, frame.theme.grid);
        y += 8.0;
        let color = color(entry, frame);
        let sign = Type {
            size: SIZE,
            bold: true,
            color,
        };
        scene.border(Rect::new(1.0, y, 20.0, 20.0), color, 1.5);
        scene.text((11.0, y + 10.0), entry.sign, sign, Anchor::Middle);
        let head = entry.place.clone() + " · " + &entry.verdict;
        lines(&mut scene, &mut y, &head, sign);
        let ink = Type {
            bold: false,
            color: frame.theme.ink,
            ..sign
        };
        lines(&mut scene, &mut y, &entry.text, ink);
        lines(&mut scene, &mut y, &entry.values, quiet);
    }
    scene.height = (y + 10.0).ceil();
    scene
}

fn color(entry: &Entry, frame: &Frame) -> Color {
    match entry.verdict_id {
        "holds" => frame.theme.exports,
        "differs" => frame.theme.imports,
        _ => frame.theme.quiet,
    }
}
