//! Puts a scene on a plotters backend, at any pixel ratio.
//!
//! plotters backends take whole pixels, so a scene is scaled up to the pixels
//! of the device first: by `devicePixelRatio` on a canvas, by ten in an SVG
//! file, whose view box scales it back. Texts are put at their place by the
//! backend itself, which is why no backend's text measure is ever asked.

use super::scene::{Anchor, Mark, Point, Scene};
use super::theme::Color;
use crate::i18n::Lang;
use plotters::backend::{DrawingBackend, SVGBackend};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{FontFamily, FontStyle, FontTransform, RGBAColor, ShapeStyle};
use plotters_backend::{BackendColor, BackendCoord, BackendTextStyle};
use std::convert::Infallible;

/// Why a scene could not be drawn: the backend's own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawError(pub String);

impl std::fmt::Display for DrawError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the figure could not be drawn: {}", self.0)
    }
}

impl std::error::Error for DrawError {}

/// The fonts of a language. Traditional Chinese and Japanese write some of the
/// same characters differently, so each asks for its own region's fonts first.
#[must_use]
pub const fn fonts(lang: Lang) -> &'static str {
    match lang {
        Lang::ZhTw => {
            "-apple-system, 'PingFang TC', 'Noto Sans TC', 'Noto Sans CJK TC', 'Microsoft JhengHei', sans-serif"
        }
        Lang::Ja => {
            "-apple-system, 'Hiragino Sans', 'Noto Sans JP', 'Noto Sans CJK JP', 'Yu Gothic', Meiryo, sans-serif"
        }
        Lang::En => {
            "-apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Liberation Sans', sans-serif"
        }
    }
}

/// How scene units become a backend's.
struct Brush<'a> {
    /// Device pixels in a CSS pixel.
    ratio: f64,
    /// What a text size is multiplied by, over the ratio.
    text: f64,
    /// CSS font families.
    family: &'a str,
}

impl Brush<'_> {
    fn px(&self, value: f64) -> i32 {
        (value * self.ratio).round() as i32
    }

    fn at(&self, (x, y): Point) -> (i32, i32) {
        (self.px(x), self.px(y))
    }

    fn style(&self, color: Color, width: f64, filled: bool) -> ShapeStyle {
        ShapeStyle {
            color: rgba(color),
            filled,
            stroke_width: (width * self.ratio).round().max(1.0) as u32,
        }
    }
}

/// A text's look, told to a backend that sets type by itself. plotters' own
/// text style would bring a font machinery along that is never asked.
struct Lettering<'a> {
    family: &'a str,
    size: f64,
    style: FontStyle,
    turn: FontTransform,
    color: Color,
    anchor: Pos,
}

impl BackendTextStyle for Lettering<'_> {
    type FontError = Infallible;

    fn color(&self) -> BackendColor {
        BackendColor {
            rgb: self.color.rgb,
            alpha: self.color.alpha,
        }
    }

    fn size(&self) -> f64 {
        self.size
    }

    fn transform(&self) -> FontTransform {
        self.turn.clone()
    }

    fn style(&self) -> FontStyle {
        self.style
    }

    fn anchor(&self) -> Pos {
        self.anchor
    }

    fn family(&self) -> FontFamily<'_> {
        FontFamily::Name(self.family)
    }

    /// Not asked by backends that set type themselves.
    fn layout_box(&self, _: &str) -> Result<((i32, i32), (i32, i32)), Infallible> {
        Ok(((0, 0), (0, 0)))
    }

    /// Not asked by backends that set type themselves.
    fn draw<E, F: FnMut(i32, i32, BackendColor) -> Result<(), E>>(
        &self,
        _: &str,
        _: BackendCoord,
        _: F,
    ) -> Result<Result<(), E>, Infallible> {
        Ok(Ok(()))
    }
}

fn rgba(color: Color) -> RGBAColor {
    let (r, g, b) = color.rgb;
    RGBAColor(r, g, b, color.alpha)
}

/// Paints a scene on a backend whose canvas is `ratio` times the scene's size.
///
/// # Errors
/// The first thing that the backend refuses.
pub fn paint<B: DrawingBackend>(
    marks: &[Mark],
    backend: &mut B,
    ratio: f64,
    lang: Lang,
) -> Result<(), DrawError> {
    let brush = Brush {
        ratio,
        text: 1.0,
        family: fonts(lang),
    };
    marks.iter().try_for_each(|mark| put(mark, backend, &brush))
}

/// A scene as an SVG document, text as text.
///
/// # Errors
/// Whatever the SVG backend refuses; nothing that a scene can hold is known to.
pub fn svg(scene: &Scene, lang: Lang, ground: Option<Color>) -> Result<String, DrawError> {
    const RATIO: f64 = 10.0;
    let mut out = String::new();
    let size = (scene.width.ceil(), scene.height.ceil());
    let pixels = ((size.0 * RATIO) as u32, (size.1 * RATIO) as u32);
    let brush = Brush {
        ratio: RATIO,
        // plotters' SVG backend divides every size by this.
        text: 1.24,
        family: fonts(lang),
    };
    let rect = super::Rect::new(0.0, 0.0, size.0, size.1);
    let ground = ground.map(|color| Mark::Block { rect, color });
    let marks: Vec<&Mark> = ground.iter().chain(&scene.marks).collect();
    // Many cells as the backend writes them are megabytes.
    for part in marks.split_inclusive(|mark| matches!(mark, Mark::Cells { .. })) {
        let mut text = String::new();
        let mut backend = SVGBackend::with_string(&mut text, pixels);
        let cells = |mark: &&&Mark| matches!(mark, Mark::Cells { .. });
        for mark in part.iter().filter(|mark| !cells(mark)) {
            put(mark, &mut backend, &brush)?;
        }
        backend.present().map_err(error)?;
        drop(backend);
        // plotters' own head gives the size in tenths; the page wants CSS pixels.
        let body = text.split_once('>').map_or("", |(_, body)| body);
        out.push_str(body.strip_suffix(END).unwrap_or(body));
        if let Some(cells) = part.last().filter(cells) {
            write_cells(cells, RATIO, &mut out);
        }
    }
    out.push_str(END);
    Ok(format!(
        "<svg lang=\"{}\" width=\"{}\" height=\"{}\" viewBox=\"0 0 {} {}\" xmlns=\"http://www.w3.org/2000/svg\">{out}",
        lang.code(),
        size.0,
        size.1,
        pixels.0,
        pixels.1,
    ))
}

/// How the SVG backend ends.
const END: &str = "</svg>\n";

/// Cells as one path a colour: strokes as wide as a row is high, each of the way on
/// from the one before. They meet without a seam, as no edge is smoothed.
fn write_cells(mark: &Mark, ratio: f64, out: &mut String) {
    let Mark::Cells {
        rect,
        across,
        tones,
        colors,
    } = mark
    else {
        return;
    };
    let rows = tones.len().div_ceil((*across).max(1)).max(1);
    let wide = rect.w * ratio / (*across).max(1) as f64;
    let high = rect.h * ratio / rows as f64;
    let (x, y) = (rect.x * ratio, rect.y * ratio);
    out.push_str(&format!(
        "<g transform=\"translate({x:.2} {y:.2}) scale({wide:.4} {high:.4})\" fill=\"none\" shape-rendering=\"crispEdges\">\n",
    ));
    for (index, color) in colors.iter().enumerate() {
        let mut path = String::new();
        // Where the last stroke ended.
        let mut last = (0usize, 0usize);
        let wanted = |run: &Run| usize::from(run.tone) == index;
        for run in runs(tones, *across).filter(wanted) {
            let way = match path.is_empty() {
                true => format!("M{} {}.5h{}", run.from, run.row, run.length),
                false => format!(
                    "m{} {}h{}",
                    run.from as i64 - last.0 as i64,
                    run.row - last.1,
                    run.length
                ),
            };
            path.push_str(&way);
            last = (run.from + run.length, run.row);
        }
        if !path.is_empty() {
            let hex = color.hex();
            out.push_str(&format!("<path stroke=\"{hex}\" d=\"{path}\"/>\n"));
        }
    }
    out.push_str("</g>\n");
}

/// Cells of one colour side by side.
struct Run {
    row: usize,
    from: usize,
    length: usize,
    tone: u8,
}

/// The cells, those of one colour that stand side by side in a row as one.
fn runs(tones: &[u8], across: usize) -> impl Iterator<Item = Run> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let tone = *tones.get(at)?;
        let (row, from) = (at / across.max(1), at % across.max(1));
        let left = tones[at..].iter().take(across.max(1) - from);
        let length = left.take_while(|each| **each == tone).count();
        at += length;
        Some(Run {
            row,
            from,
            length,
            tone,
        })
    })
}

fn error(cause: impl std::fmt::Display) -> DrawError {
    DrawError(cause.to_string())
}

fn put<B: DrawingBackend>(mark: &Mark, backend: &mut B, brush: &Brush) -> Result<(), DrawError> {
    match mark {
        Mark::Line {
            points,
            color,
            width,
            dash,
        } => {
            let style = brush.style(*color, *width, false);
            match dash {
                None => {
                    let pixels: Vec<_> = points.iter().map(|&point| brush.at(point)).collect();
                    backend.draw_path(pixels, &style)
                }
                Some(pattern) => dashes(points, *pattern)
                    .into_iter()
                    .try_for_each(|(a, b)| backend.draw_path([brush.at(a), brush.at(b)], &style)),
            }
        }
        Mark::Area { points, color } => {
            let pixels: Vec<_> = points.iter().map(|&point| brush.at(point)).collect();
            backend.fill_polygon(pixels, &brush.style(*color, 1.0, true))
        }
        Mark::Block { rect, color } => {
            let (x, y) = brush.at((rect.x, rect.y));
            // A block never vanishes: at least one device pixel each way.
            let right = brush.px(rect.right()).max(x + 1);
            let bottom = brush.px(rect.bottom()).max(y + 1);
            backend.draw_rect(
                (x, y),
                (right, bottom),
                &brush.style(*color, 1.0, true),
                true,
            )
        }
        Mark::Cells {
            rect,
            across,
            tones,
            colors,
        } => {
            let wide = rect.w / (*across).max(1) as f64;
            let high = rect.h / tones.len().div_ceil((*across).max(1)).max(1) as f64;
            return runs(tones, *across).try_for_each(|run| {
                let Some(color) = colors.get(usize::from(run.tone)) else {
                    return Ok(());
                };
                let (x, y) = (
                    rect.x + run.from as f64 * wide,
                    rect.y + run.row as f64 * high,
                );
                let rect = super::Rect::new(x, y, run.length as f64 * wide, high);
                put(
                    &Mark::Block {
                        rect,
                        color: *color,
                    },
                    backend,
                    brush,
                )
            });
        }
        Mark::Dot {
            center,
            radius,
            color,
        } => backend.draw_circle(
            brush.at(*center),
            (radius * brush.ratio).round().max(1.0) as u32,
            &brush.style(*color, 1.0, true),
            true,
        ),
        Mark::Text {
            at,
            text,
            size,
            bold,
            color,
            anchor,
            upright,
        } => {
            let horizontal = match anchor {
                Anchor::Start => HPos::Left,
                Anchor::Middle => HPos::Center,
                Anchor::End => HPos::Right,
            };
            let style = match bold {
                true => FontStyle::Bold,
                false => FontStyle::Normal,
            };
            let turn = match upright {
                true => FontTransform::Rotate270,
                false => FontTransform::None,
            };
            let look = Lettering {
                family: brush.family,
                size: size * brush.ratio * brush.text,
                style,
                turn,
                color: *color,
                anchor: Pos::new(horizontal, VPos::Center),
            };
            backend.draw_text(text, &look, brush.at(*at))
        }
    }
    .map_err(error)
}

/// Cuts a path into dashes; plotters' backends know none.
fn dashes(points: &[Point], (on, off): (f64, f64)) -> Vec<(Point, Point)> {
    let mut dashes = Vec::new();
    let mut drawn = true;
    let mut left = on;
    for pair in points.windows(2) {
        let ((x0, y0), (x1, y1)) = (pair[0], pair[1]);
        let length = (x1 - x0).hypot(y1 - y0);
        let place = |part: f64| {
            let part = part / length;
            (x0 + (x1 - x0) * part, y0 + (y1 - y0) * part)
        };
        let mut at = 0.0;
        while at < length {
            let end = (at + left).min(length);
            if drawn {
                dashes.push((place(at), place(end)));
            }
            left -= end - at;
            at = end;
            if left <= 1e-9 {
                drawn = !drawn;
                left = if drawn { on } else { off };
            }
        }
    }
    dashes
}

#[cfg(test)]
mod tests {
    use super::super::scene::Type;
    use super::*;

    #[test]
    fn dashes_leave_gaps_and_keep_to_the_path() {
        let cut = dashes(&[(0.0, 0.0), (10.0, 0.0)], (3.0, 2.0));
        assert_eq!(cut, [((0.0, 0.0), (3.0, 0.0)), ((5.0, 0.0), (8.0, 0.0))]);
        assert!(dashes(&[(1.0, 1.0), (1.0, 1.0)], (3.0, 2.0)).is_empty());
        assert!(dashes(&[], (3.0, 2.0)).is_empty());
    }

    fn cells(across: usize, tones: &[u8]) -> Mark {
        Mark::Cells {
            rect: crate::draw::Rect::new(10.0, 20.0, 30.0, 20.0),
            across,
            tones: tones.into(),
            colors: [Color::rgb(0x010203), Color::rgb(0xffffff)].into(),
        }
    }

    #[test]
    fn cells_are_one_path_a_colour_between_what_is_under_and_over_them() {
        let mut scene = Scene::new(60.0);
        scene.height = 60.0;
        scene.rule(0.0, 1.0, 2.0, Color::rgb(0x0a0a0a));
        scene.marks.push(cells(3, &[0, 0, 1, 9, 0, 1]));
        let whole = svg(&scene, Lang::En, None).unwrap();
        assert!(whole.trim_end().ends_with("</g>\n</svg>"), "{whole}");
        scene.rule(0.0, 50.0, 2.0, Color::rgb(0x0b0b0b));
        let whole = svg(&scene, Lang::En, None).unwrap();
        assert!(
            whole.contains("<path stroke=\"#010203\" d=\"M0 0.5h2m-1 1h1\"/>"),
            "{whole}"
        );
        assert!(
            whole.contains("<path stroke=\"#ffffff\" d=\"M2 0.5h1m-1 1h1\"/>"),
            "{whole}"
        );
        assert!(whole.contains("translate(100.00 200.00) scale(100.0000 100.0000)"));
        let at = |text: &str| whole.find(text).unwrap();
        assert!(at("#0A0A0A") < at("#010203") && at("#010203") < at("#0B0B0B"));
        assert_eq!(whole.matches("</svg>").count(), 1);
    }

    #[test]
    fn no_cells_at_all_are_no_trouble() {
        let mut scene = Scene::new(60.0);
        scene.height = 60.0;
        scene.marks.push(cells(0, &[]));
        let whole = svg(&scene, Lang::En, None).unwrap();
        assert_eq!(whole.matches("</svg>").count(), 1);
        assert_eq!(runs(&[], 0).count(), 0);
        assert_eq!(runs(&[1, 1, 1], 2).count(), 2, "a run ends with its row");
    }

    #[test]
    fn an_svg_has_the_size_of_its_scene_and_keeps_text_as_text() {
        let mut scene = Scene::new(120.0);
        scene.height = 40.0;
        let kind = Type {
            size: 12.0,
            bold: true,
            color: Color::rgb(0),
        };
        scene.text((10.0, 20.0), "A < B & 台日", kind, Anchor::Start);
        let svg = svg(&scene, Lang::ZhTw, None).unwrap();
        assert!(svg.starts_with(
            "<svg lang=\"zh-TW\" width=\"120\" height=\"40\" viewBox=\"0 0 1200 400\""
        ));
        assert!(svg.contains("A &lt; B &amp; 台日"), "{svg}");
        assert!(svg.contains("font-size=\"120"), "{svg}");
        assert!(svg.trim_end().ends_with("</svg>"));
    }
}
