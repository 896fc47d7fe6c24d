//! Lays bars beside names out, and strips of boxes under them.

use super::Frame;
use super::chart::quiet;
use super::scene::{Anchor, Rect, Scene, Target, Type};
use super::text::{balance, wrap};
use crate::figure::picture::{Bars, Strip};

/// Size of a bar's name.
const NAME: f64 = 14.0;

/// Lays bars out.
#[inline(never)]
pub fn scene(bars: &Bars, frame: &Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    let quiet = quiet(frame);
    let mut y = heading(&bars.heading, 4.0, frame, &mut scene);
    let largest = bars.rows.iter().map(|row| row.value).fold(0.0, f64::max);
    let room = bars
        .rows
        .iter()
        .map(|row| frame.measure.width(&row.text, NAME, true))
        .fold(0.0, f64::max)
        + 10.0;
    for row in &bars.rows {
        let color = frame.theme.role(row.role);
        let name = Type {
            size: NAME,
            bold: true,
            color: frame.theme.ink,
        };
        let about = wrap(&row.about, frame.width, quiet.size, false, frame.measure);
        let h = 20.0 + about.len() as f64 * quiet.size * 1.3 + 32.0;
        let rect = Rect::new(0.0, y, frame.width, h - 4.0);
        if frame.focus == Some(row.id) {
            scene.block(rect, frame.theme.band);
        }
        scene.text((0.0, y + 12.0), &row.name, name, Anchor::Start);
        let mut line_y = y + 30.0;
        for line in about {
            scene.text((0.0, line_y), line, quiet, Anchor::Start);
            line_y += quiet.size * 1.3;
        }
        let w = match largest > 0.0 {
            true => (row.value / largest * (frame.width - room)).max(2.0),
            false => 0.0,
        };
        scene.block(Rect::new(0.0, line_y - 6.0, w, 16.0), color);
        let value = Type { color, ..name };
        scene.text((w + 8.0, line_y + 2.0), &row.text, value, Anchor::Start);
        scene.targets.push(Target {
            id: row.id.to_owned(),
            rect,
            label: format!("{} {}", row.name, row.text),
            chosen: None,
        });
        y += h;
    }
    for each in &bars.strips {
        y = heading(&each.heading, y + 12.0, frame, &mut scene);
        y = strip(each, y, frame, &mut scene);
    }
    scene.height = y.ceil();
    scene
}

fn heading(text: &str, top: f64, frame: &Frame, scene: &mut Scene) -> f64 {
    let kind = quiet(frame);
    let mut y = top + kind.size / 2.0;
    for line in wrap(text, frame.width, kind.size, false, frame.measure) {
        scene.text((0.0, y), line, kind, Anchor::Start);
        y += kind.size * 1.35;
    }
    y + 4.0
}

/// Boxes in a row, each with its label under what stands in it.
fn strip(strip: &Strip, top: f64, frame: &Frame, scene: &mut Scene) -> f64 {
    let kind = quiet(frame);
    let each = frame.width / strip.steps.len().max(1) as f64;
    let point = if strip.follows { 8.0 } else { 0.0 };
    let mut bottom = top;
    for (index, step) in strip.steps.iter().enumerate() {
        let x = index as f64 * each;
        let w = each - 4.0;
        let (t, b) = (top, top + 28.0);
        let color = match frame.focus == Some(step.id) {
            true => frame.theme.grid,
            false => frame.theme.band,
        };
        scene.area(
            vec![
                (x, t),
                (x + w - point, t),
                (x + w, (t + b) / 2.0),
                (x + w - point, b),
                (x, b),
            ],
            color,
        );
        let over = Type {
            bold: true,
            color: frame.theme.ink,
            ..kind
        };
        scene.text((x + 8.0, (t + b) / 2.0), &step.over, over, Anchor::Start);
        let mut y = b + 14.0;
        for line in balance(&step.label, w - 8.0, kind.size, false, frame.measure) {
            scene.text((x, y), line, kind, Anchor::Start);
            y += kind.size * 1.3;
        }
        scene.targets.push(Target {
            id: step.id.to_owned(),
            rect: Rect::new(x, t, w, y - t - 2.0),
            label: format!("{} {}", step.over, step.label),
            chosen: None,
        });
        bottom = f64::max(bottom, y);
    }
    bottom
}
