//! Lays boxes in rows out, from the foundation to the goal.

use super::Frame;
use super::chart::quiet;
use super::scene::{Anchor, Rect, Scene, Target, Type};
use super::text::{balance, wrap};
use super::theme::Color;
use crate::figure::picture::{Step, StepKind, StepRow, Steps};

/// Size of a box's label.
const LABEL: f64 = 13.0;
/// Between two boxes.
const GAP: f64 = 6.0;
/// Inside a box, on every side.
const PAD: f64 = 8.0;
/// From one row to the next, with an arrow in it.
const STEP: f64 = 26.0;

/// Lays boxes out.
#[inline(never)]
pub fn scene(steps: &Steps, frame: &Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    let mut y = 0.0;
    let mut before: Option<StepKind> = None;
    for row in &steps.rows {
        if let Some(before) = before {
            // The two kinds of interests stand together, and nothing follows
            // from the goal; each other row follows from the one before.
            let apart = before == StepKind::Goal
                || matches!((before, row.kind), (StepKind::Common, StepKind::Conflict));
            if apart {
                y += 10.0;
            } else {
                arrow(&mut scene, frame, y);
                y += STEP;
            }
        }
        y = draw_row(row, y, frame, &mut scene);
        before = Some(row.kind);
    }
    scene.height = (y + 2.0).ceil();
    scene
}

fn arrow(scene: &mut Scene, frame: &Frame, top: f64) {
    let x = frame.width / 2.0;
    let color = frame.theme.axis;
    scene.block(Rect::new(x - 1.0, top + 4.0, 2.0, 10.0), color);
    scene.area(
        vec![
            (x - 6.0, top + 13.0),
            (x + 6.0, top + 13.0),
            (x, top + 21.0),
        ],
        color,
    );
}

fn draw_row(row: &StepRow, top: f64, frame: &Frame, scene: &mut Scene) -> f64 {
    let mut y = top;
    let color = color(row.kind, frame);
    if !row.heading.is_empty() {
        let kind = Type {
            bold: true,
            color,
            ..quiet(frame)
        };
        for line in wrap(&row.heading, frame.width, kind.size, true, frame.measure) {
            scene.text((0.0, y + 9.0), line, kind, Anchor::Start);
            y += 17.0;
        }
        y += 3.0;
    }
    if let Some(head) = &row.head {
        let h = height(head, frame.width, frame);
        draw_box(
            head,
            Rect::new(0.0, y, frame.width, h),
            row.kind,
            true,
            frame,
            scene,
        );
        y += h + GAP / 2.0;
    }
    let side_by_side = row.steps.len().max(1);
    let width = |columns: usize| {
        let columns = columns as f64;
        (frame.width - GAP * (columns - 1.0)) / columns
    };
    // Where a word is wider than its box the boxes stand one above the other.
    let fits = |step: &Step| {
        let w = width(side_by_side);
        let (over, label) = lines(step, w, frame);
        let inner = inner(w);
        let over = over
            .iter()
            .map(|line| frame.measure.width(line, 11.0, false));
        let label = label
            .iter()
            .map(|line| frame.measure.width(line, LABEL, true));
        over.chain(label).all(|line| line <= inner)
    };
    let columns = if row.steps.iter().all(fits) {
        side_by_side
    } else {
        1
    };
    let w = width(columns);
    let h = row
        .steps
        .iter()
        .map(|step| height(step, w, frame))
        .fold(0.0, f64::max);
    let mut bottom = y;
    for (index, step) in row.steps.iter().enumerate() {
        let (column, line) = (index % columns, index / columns);
        let rect = Rect::new(column as f64 * (w + GAP), y + line as f64 * (h + GAP), w, h);
        draw_box(step, rect, row.kind, false, frame, scene);
        bottom = rect.bottom();
    }
    bottom
}

fn color(kind: StepKind, frame: &Frame) -> Color {
    match kind {
        StepKind::Common => frame.theme.exports,
        StepKind::Conflict => frame.theme.imports,
        StepKind::Mechanism => frame.theme.balance,
        StepKind::Stage | StepKind::Current => frame.theme.quiet,
        StepKind::Goal => frame.theme.ink,
    }
}

/// The room for text in a box.
fn inner(w: f64) -> f64 {
    w - 2.0 * PAD - 3.0
}

fn lines(step: &Step, w: f64, frame: &Frame) -> (Vec<String>, Vec<String>) {
    let inner = inner(w);
    (
        wrap(&step.over, inner, 11.0, false, frame.measure),
        balance(&step.label, inner, LABEL, true, frame.measure),
    )
}

fn height(step: &Step, w: f64, frame: &Frame) -> f64 {
    let (over, label) = lines(step, w, frame);
    let text = over.len() as f64 * 15.0 + label.len() as f64 * LABEL * 1.3;
    (text + 2.0 * PAD).max(44.0)
}

fn draw_box(step: &Step, rect: Rect, kind: StepKind, head: bool, frame: &Frame, scene: &mut Scene) {
    let theme = frame.theme;
    let color = color(kind, frame);
    let filled = matches!(kind, StepKind::Goal) || (head && kind == StepKind::Current);
    let ground = if filled { theme.ink } else { theme.band };
    scene.block(rect, ground);
    // A stripe at the side tells the kinds apart without their colour, too:
    // conflicts wear it hatched.
    let stripe = Rect::new(rect.x, rect.y, 4.0, rect.h);
    match kind {
        StepKind::Conflict => {
            let mut y = stripe.y;
            while y < stripe.bottom() {
                let h = 4.0f64.min(stripe.bottom() - y);
                scene.block(Rect::new(stripe.x, y, 4.0, h), color);
                y += 7.0;
            }
        }
        _ if filled => {}
        _ => scene.block(stripe, color),
    }
    if frame.focus == Some(step.id) {
        scene.border(rect, if filled { theme.exports } else { theme.ink }, 2.0);
    }
    let (over, label) = lines(step, rect.w, frame);
    let ink = if filled { theme.ground } else { theme.ink };
    let text = over.len() as f64 * 15.0 + label.len() as f64 * LABEL * 1.3;
    let mut y = rect.y + (rect.h - text) / 2.0;
    let x = rect.x + PAD + 4.0;
    for line in over {
        let kind = Type {
            size: 11.0,
            bold: false,
            color: if filled { theme.ground } else { theme.quiet },
        };
        scene.text((x, y + 7.5), line, kind, Anchor::Start);
        y += 15.0;
    }
    for line in label {
        let kind = Type {
            size: LABEL,
            bold: true,
            color: ink,
        };
        scene.text((x, y + LABEL * 0.65), line, kind, Anchor::Start);
        y += LABEL * 1.3;
    }
    let name = match step.over.is_empty() {
        true => step.label.clone(),
        false => format!("{}: {}", step.over, step.label),
    };
    scene.targets.push(Target {
        id: step.id.to_owned(),
        rect,
        label: name,
        chosen: None,
    });
}
