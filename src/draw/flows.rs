//! Lays flows between three places out: arrows as wide as the flows are large,
//! and below them the same flows over time.

use super::scene::{Anchor, Point, Rect, Scene, Target, Type};
use super::text::wrap;
use super::theme::Color;
use super::{Frame, chart};
use crate::figure::picture::{Flow, Flows};

/// Size of a place's name.
const NAME: f64 = 15.0;
/// Size of a flow's value.
const VALUE: f64 = 13.0;

/// Lays flows out.
#[inline(never)]
pub fn scene(flows: &Flows, frame: &Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    let height = match named(frame) {
        true => (frame.width * 0.5).clamp(320.0, 380.0),
        false => 340.0,
    };
    let nodes = nodes(flows, frame, height);
    let largest = flows
        .flows
        .iter()
        .filter_map(|flow| flow.value)
        .fold(0.0, f64::max);
    // The widest arrow is as wide as a place's box is high, less a little.
    let per_unit = if largest > 0.0 { 44.0 / largest } else { 0.0 };
    let arrows: Vec<Arrow> = flows
        .flows
        .iter()
        .map(|flow| arrow(flow, &nodes, flows, per_unit, frame, &mut scene))
        .collect();
    for (rect, name) in nodes.iter().zip(&flows.nodes) {
        scene.block(*rect, frame.theme.ground);
        scene.border(*rect, frame.theme.ink, 1.5);
        let kind = Type {
            size: NAME,
            bold: true,
            color: frame.theme.ink,
        };
        scene.text(rect.center(), name, kind, Anchor::Middle);
    }
    labels(&arrows, &nodes, height, frame, &mut scene);
    let y = key(flows, per_unit, height, frame, &mut scene);
    if flows.history.panels.is_empty() {
        scene.height = y;
        return scene;
    }
    under(flows, y + 14.0, frame, &mut scene);
    scene
}

/// Japan at the top left, the United States at the right, Taiwan at the bottom.
fn nodes(flows: &Flows, frame: &Frame, height: f64) -> Vec<Rect> {
    let h = 44.0;
    let places = [(0.0, 0.16), (0.42, 1.0), (1.0, 0.16)];
    flows
        .nodes
        .iter()
        .zip(places)
        .map(|(name, (x, y))| {
            let w = frame.measure.width(name, NAME, true) + 24.0;
            Rect::new(
                x * (frame.width - w - 2.0) + 1.0,
                y * (height - h - 2.0),
                w,
                h,
            )
        })
        .collect()
}

/// An arrow that is drawn and waits for its label.
struct Arrow {
    flow: Flow,
    ends: (Point, Point),
    normal: Point,
    half: f64,
    color: Color,
    chosen: bool,
}

impl Arrow {
    /// The point a part of the way along.
    fn along(&self, part: f64) -> Point {
        let (a, b) = self.ends;
        (a.0 + (b.0 - a.0) * part, a.1 + (b.1 - a.1) * part)
    }

    /// Whether its shaft runs through a rectangle.
    fn crosses(&self, rect: &Rect) -> bool {
        let reach = self.half + 4.0;
        let grown = Rect::new(
            rect.x - reach,
            rect.y - reach,
            rect.w + 2.0 * reach,
            rect.h + 2.0 * reach,
        );
        (0..=48).any(|step| {
            let (x, y) = self.along(f64::from(step) / 48.0);
            grown.overlaps(&Rect::new(x, y, 0.01, 0.01))
        })
    }
}

fn arrow(
    flow: &Flow,
    nodes: &[Rect],
    flows: &Flows,
    per_unit: f64,
    frame: &Frame,
    scene: &mut Scene,
) -> Arrow {
    let color = frame.theme.role(flow.role);
    let fallback = Rect::default();
    let from = nodes.get(flow.from).unwrap_or(&fallback);
    let to = nodes.get(flow.to).unwrap_or(&fallback);
    // Two flows between the same places run side by side.
    let back = flows
        .flows
        .iter()
        .any(|other| other.from == flow.to && other.to == flow.from);
    let (a, b) = ends(*from, *to);
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let length = dx.hypot(dy).max(1.0);
    let (ux, uy) = (dx / length, dy / length);
    let (nx, ny) = (-uy, ux);
    let aside = if back { 24.0 } else { 0.0 };
    let shift = |p: Point| (p.0 - nx * aside, p.1 - ny * aside);
    let (a, b) = (shift(a), shift(b));
    let chosen = frame.focus == Some(flow.id);
    let half = match flow.value {
        Some(value) => (value * per_unit / 2.0).max(0.75),
        None => 0.0,
    };
    let head = (half * 1.5).max(6.0);
    let neck = (b.0 - ux * head, b.1 - uy * head);
    if flow.value.is_some() {
        let shaft = [
            (a.0 + nx * half, a.1 + ny * half),
            (neck.0 + nx * half, neck.1 + ny * half),
            (neck.0 - nx * half, neck.1 - ny * half),
            (a.0 - nx * half, a.1 - ny * half),
        ];
        let alpha = if chosen { 1.0 } else { 0.78 };
        scene.area(shaft.to_vec(), color.faint(alpha));
        let tip = [
            (neck.0 + nx * head, neck.1 + ny * head),
            b,
            (neck.0 - nx * head, neck.1 - ny * head),
        ];
        scene.area(tip.to_vec(), color.faint(alpha));
    } else {
        scene.dashed(vec![a, b], color, 1.5, Some((4.0, 4.0)));
    }
    Arrow {
        flow: flow.clone(),
        ends: (a, b),
        normal: (nx, ny),
        half: half.max(3.0),
        color,
        chosen,
    }
}

/// Where the line between two boxes leaves the one and meets the other.
fn ends(from: Rect, to: Rect) -> (Point, Point) {
    (edge(from, to.center()), edge(to, from.center()))
}

fn edge(rect: Rect, toward: Point) -> Point {
    let (cx, cy) = rect.center();
    let (dx, dy) = (toward.0 - cx, toward.1 - cy);
    let part = |half: f64, d: f64| {
        if d.abs() < 1e-9 {
            f64::INFINITY
        } else {
            half / d.abs()
        }
    };
    let reach = part(rect.w / 2.0 + 3.0, dx).min(part(rect.h / 2.0 + 3.0, dy));
    (cx + dx * reach, cy + dy * reach)
}

/// Puts each label beside its arrow, where it covers neither another arrow nor
/// a place nor another label.
fn labels(arrows: &[Arrow], nodes: &[Rect], height: f64, frame: &Frame, scene: &mut Scene) {
    let mut taken: Vec<Rect> = nodes.to_vec();
    for arrow in arrows {
        let (w, h) = label_size(arrow, frame);
        let clear = |rect: &Rect| {
            let inside = rect.x >= 0.0
                && rect.right() <= frame.width
                && rect.y >= 0.0
                && rect.bottom() <= height;
            inside
                && !taken.iter().any(|other| other.overlaps(rect))
                && !arrows.iter().any(|other| other.crosses(rect))
        };
        let rect = candidates(arrow, w, h)
            .find(clear)
            .unwrap_or_else(|| fallback(arrow, w, h, frame.width));
        taken.push(rect);
        label(arrow, rect, frame, scene);
    }
}

/// Places for a label, the best first: near the middle of the shaft and close
/// to it.
fn candidates(arrow: &Arrow, w: f64, h: f64) -> impl Iterator<Item = Rect> {
    let (nx, ny) = arrow.normal;
    let parts = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9, 1.0];
    let distances = [8.0, 18.0, 32.0];
    distances.into_iter().flat_map(move |distance| {
        parts.into_iter().flat_map(move |part| {
            let (x, y) = arrow.along(part);
            [1.0, -1.0].map(|side| {
                // Far enough that the near corner keeps clear of the shaft.
                let reach = arrow.half + distance + (nx.abs() * w + ny.abs() * h) / 2.0;
                let (cx, cy) = (x + nx * side * reach, y + ny * side * reach);
                Rect::new(cx - w / 2.0, cy - h / 2.0, w, h)
            })
        })
    })
}

fn fallback(arrow: &Arrow, w: f64, h: f64, width: f64) -> Rect {
    let (x, y) = arrow.along(0.5);
    let left = (x - w / 2.0).clamp(0.0, (width - w).max(0.0));
    Rect::new(left, y - h / 2.0, w, h)
}

const NAME_OF_FLOW: f64 = 12.0;

/// The arrows themselves say from where to where; names stand beside the sizes
/// only where there is room for both.
fn named(frame: &Frame) -> bool {
    frame.width >= 460.0
}

/// The size as written, in few letters where there is little room.
fn size_text<'a>(flow: &'a Flow, frame: &Frame) -> &'a str {
    match named(frame) {
        true => &flow.text,
        false => &flow.brief,
    }
}

fn label_size(arrow: &Arrow, frame: &Frame) -> (f64, f64) {
    let text = size_text(&arrow.flow, frame);
    let value = frame.measure.width(text, VALUE, true) + 8.0;
    match named(frame) {
        true => {
            let name = frame.measure.width(&arrow.flow.name, NAME_OF_FLOW, true) + 8.0;
            (name.max(value), 40.0)
        }
        false => (value, 26.0),
    }
}

fn label(arrow: &Arrow, rect: Rect, frame: &Frame, scene: &mut Scene) {
    let name = Type {
        size: NAME_OF_FLOW,
        bold: arrow.chosen,
        color: frame.theme.quiet,
    };
    let value = Type {
        size: VALUE,
        bold: true,
        color: arrow.color,
    };
    if arrow.chosen {
        scene.border(rect, frame.theme.ink, 1.0);
    }
    let x = rect.x + 4.0;
    if named(frame) {
        scene.text((x, rect.y + 11.0), &arrow.flow.name, name, Anchor::Start);
    }
    let last = (x, rect.bottom() - 12.0);
    scene.text(last, size_text(&arrow.flow, frame), value, Anchor::Start);
    scene.targets.push(Target {
        id: arrow.flow.id.to_owned(),
        rect,
        label: format!("{} {}", arrow.flow.name, arrow.flow.text),
        chosen: None,
    });
}

/// How wide an arrow of a round size is.
fn key(flows: &Flows, per_unit: f64, top: f64, frame: &Frame, scene: &mut Scene) -> f64 {
    let (value, words) = &flows.key;
    let h = value * per_unit;
    let y = top + 22.0;
    if h > 0.0 {
        scene.block(
            Rect::new(0.0, y - h / 2.0, 26.0, h),
            frame.theme.context.faint(0.78),
        );
        let kind = chart::quiet(frame);
        let mut line_y = y;
        for line in wrap(words, frame.width - 34.0, kind.size, false, frame.measure) {
            scene.text((34.0, line_y), line, kind, Anchor::Start);
            line_y += kind.size * 1.3;
        }
        return line_y.max(y + h / 2.0);
    }
    y
}

fn under(flows: &Flows, top: f64, frame: &Frame, scene: &mut Scene) {
    let history = chart::scene(&flows.history, frame);
    let moved = history.marks.into_iter().map(|mark| mark.moved(0.0, top));
    scene.marks.extend(moved);
    scene.stops = history
        .stops
        .into_iter()
        .map(|mut stop| {
            stop.top += top;
            stop.bottom += top;
            for dot in &mut stop.dots {
                dot.at.1 += top;
            }
            stop
        })
        .collect();
    scene.height = top + history.height;
}
