//! Lays a matrix out: for files and static pages. In the app a matrix is an
//! HTML table with the same heat.

use super::Frame;
use super::chart::quiet;
use super::scene::{Anchor, Rect, Scene, Target, Type};
use super::text::wrap;
use crate::figure::picture::{Matrix, MatrixCell};

/// Between two cells.
const GAP: f64 = 4.0;
/// Size of a value.
const VALUE: f64 = 16.0;
/// Width of the narrowest cell.
const LEAST: f64 = 30.0;
/// Between two blocks of columns.
const BETWEEN: f64 = 16.0;

/// Lays a matrix out.
#[inline(never)]
pub fn scene(matrix: &Matrix, frame: &Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    let count = matrix.names.len().max(1);
    let kind = quiet(frame);
    let wide = |text: &String| frame.measure.width(text, kind.size, false);
    let widest = matrix.names.iter().map(wide).fold(0.0, f64::max);
    let head = widest + 22.0;
    // Where not all columns have room, they stand in blocks one under another, as a
    // newspaper breaks a table.
    let value = |cell: &MatrixCell| frame.measure.width(&cell.text, VALUE, true);
    let least = matrix.cells.iter().map(value).fold(widest, f64::max);
    let least = f64::max(LEAST, least + 1.0 - GAP);
    let fit = ((frame.width - head) / (least + GAP)) as usize;
    let blocks = count.div_ceil(fit.clamp(1, count));
    let across = count.div_ceil(blocks);
    let w = ((frame.width - head) / across as f64 - GAP).clamp(LEAST, 150.0);
    let h = (w * 0.62).clamp(44.0, 64.0);
    let top = 24.0;
    let block = top + count as f64 * (h + GAP) + BETWEEN;
    for under in 0..blocks {
        let start = under as f64 * block;
        for (index, name) in matrix.names.iter().enumerate() {
            if index / across == under {
                let x = head + (index % across) as f64 * (w + GAP) + w / 2.0;
                scene.text((x, start + top / 2.0), name, kind, Anchor::Middle);
            }
            let y = start + top + index as f64 * (h + GAP) + h / 2.0;
            let from = format!("{name} {}", matrix.arrow);
            scene.text((0.0, y), from, kind, Anchor::Start);
        }
    }
    for (index, cell) in matrix.cells.iter().enumerate() {
        let (row, column) = (index / count, index % count);
        let (under, column) = (column / across, column % across);
        let rect = Rect::new(
            head + column as f64 * (w + GAP),
            under as f64 * block + top + row as f64 * (h + GAP),
            w,
            h,
        );
        let (cx, cy) = rect.center();
        let Some(heat) = cell.heat else {
            if !cell.id.is_empty() {
                scene.border(rect, frame.theme.grid, 1.0);
                target(&mut scene, &cell.id, rect, &cell.label);
            }
            scene.text((cx, cy), &cell.text, kind, Anchor::Middle);
            continue;
        };
        let ground = frame.theme.heat(heat);
        let color = frame.theme.on(ground);
        scene.block(rect, ground);
        if frame.focus == Some(cell.id.as_str()) {
            scene.border(rect, frame.theme.ink, 2.0);
        }
        let value = Type {
            size: VALUE,
            bold: true,
            color,
        };
        let under =
            !cell.under.is_empty() && frame.measure.width(&cell.under, 11.0, false) <= w - 4.0;
        let lift = if under { 8.0 } else { 0.0 };
        scene.text((cx, cy - lift), &cell.text, value, Anchor::Middle);
        if under {
            let small = Type {
                size: 11.0,
                bold: false,
                color,
            };
            scene.text((cx, cy + 11.0), &cell.under, small, Anchor::Middle);
        }
        target(&mut scene, &cell.id, rect, &cell.label);
    }
    let mut y = blocks as f64 * block - BETWEEN + 14.0;
    y = legend(matrix, y, frame, &mut scene);
    scene.height = y.ceil();
    scene
}

fn target(scene: &mut Scene, id: &str, rect: Rect, label: &str) {
    scene.targets.push(Target {
        id: id.to_owned(),
        rect,
        label: label.to_owned(),
        chosen: None,
    });
}

/// The steps of heat with what the two ends and the middle mean.
fn legend(matrix: &Matrix, top: f64, frame: &Frame, scene: &mut Scene) -> f64 {
    let kind = quiet(frame);
    let wide = frame.width.min(360.0);
    let each = wide / 13.0;
    for step in -6..=6i8 {
        let x = f64::from(step + 6) * each;
        let rect = Rect::new(x, top, each - 1.0, 10.0);
        scene.block(rect, frame.theme.heat(step));
    }
    let [low, middle, high] = &matrix.legend;
    let third = wide / 3.0 - 4.0;
    let places = [
        (low, 0.0, Anchor::Start),
        (middle, wide / 2.0, Anchor::Middle),
        (high, wide, Anchor::End),
    ];
    let mut bottom = top;
    for (text, x, anchor) in places {
        let mut y = top + 22.0;
        for line in wrap(text, third, kind.size, false, frame.measure) {
            scene.text((x, y), line, kind, anchor);
            y += kind.size * 1.25;
        }
        bottom = f64::max(bottom, y);
    }
    bottom
}
