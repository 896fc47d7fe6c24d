//! Quick drawing on a canvas: for what is drawn anew with every move of a finger.
//!
//! [`super::canvas::draw`] goes through plotters, which tells the browser font and
//! colour again with every stroke; here they are told when they change. It knows
//! blocks, lines and texts, and images whose pixels are enlarged as they are.

use super::canvas::{context, create};
use crate::draw::scene::Anchor;
use crate::draw::{Color, Mark, Point, Rect, paint};
use crate::i18n::Lang;
use wasm_bindgen::Clamped;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageData};

/// Draws on one canvas.
pub struct Pen {
    context: CanvasRenderingContext2d,
    ratio: f64,
    family: &'static str,
}

/// An image from its pixels (red, green, blue, opacity), so many in a row.
#[must_use]
pub fn image(pixels: &[u8], across: usize) -> Option<HtmlCanvasElement> {
    let down = (pixels.len() / 4).checked_div(across)? as u32;
    let across = across as u32;
    let canvas = create()?;
    canvas.set_width(across);
    canvas.set_height(down);
    let data = ImageData::new_with_u8_clamped_array_and_sh(Clamped(pixels), across, down).ok()?;
    context(&canvas)?.put_image_data(&data, 0.0, 0.0).ok()?;
    Some(canvas)
}

fn css(color: Color) -> String {
    let mut hex = color.hex();
    if color.alpha < 1.0 {
        let alpha = (color.alpha * 255.0).round() as u8;
        for digit in [alpha >> 4, alpha & 15] {
            hex.push(char::from_digit(digit.into(), 16).unwrap_or('f'));
        }
    }
    hex
}

impl Pen {
    /// A pen for a canvas with so many device pixels in a CSS pixel; `None` where the
    /// browser has no canvas.
    #[must_use]
    pub fn new(canvas: &HtmlCanvasElement, ratio: f64, lang: Lang) -> Option<Pen> {
        Some(Pen {
            context: context(canvas)?,
            ratio,
            family: paint::fonts(lang),
        })
    }

    /// Draws an image into a rectangle, of which only what lies in another is seen.
    /// Its pixels stay squares.
    pub fn image(&self, image: &HtmlCanvasElement, rect: Rect, seen: Rect) {
        let context = &self.context;
        let r = self.ratio;
        context.save();
        context.begin_path();
        context.rect(seen.x * r, seen.y * r, seen.w * r, seen.h * r);
        context.clip();
        context.set_image_smoothing_enabled(false);
        // Refused for an image without pixels only, of which nothing is seen.
        let _ = context.draw_image_with_html_canvas_element_and_dw_and_dh(
            image,
            rect.x * r,
            rect.y * r,
            rect.w * r,
            rect.h * r,
        );
        context.restore();
    }

    /// Draws marks, the topmost last.
    pub fn put(&self, marks: &[Mark]) {
        let context = &self.context;
        context.set_text_baseline("middle");
        let (mut fill, mut font, mut align) = (None, None, None);
        let mut lines: Option<(Color, f64)> = None;
        let px = |value: f64| (value * self.ratio).round();
        for mark in marks {
            if let Mark::Line {
                points,
                color,
                width,
                ..
            } = mark
            {
                // Lines that are alike are one path.
                if lines != Some((*color, *width)) {
                    self.stroke(lines.replace((*color, *width)));
                    context.begin_path();
                }
                self.path(points);
                continue;
            }
            self.stroke(lines.take());
            let (Mark::Block { color, .. } | Mark::Text { color, .. }) = mark else {
                continue;
            };
            if fill.replace(*color) != Some(*color) {
                context.set_fill_style_str(&css(*color));
            }
            match mark {
                Mark::Block { rect, .. } => {
                    let (x, y) = (px(rect.x), px(rect.y));
                    let (w, h) = (px(rect.right()) - x, px(rect.bottom()) - y);
                    context.fill_rect(x, y, w.max(1.0), h.max(1.0));
                }
                Mark::Text {
                    at,
                    text,
                    size,
                    bold,
                    anchor,
                    upright,
                    ..
                } => {
                    if font.replace((*size, *bold)) != Some((*size, *bold)) {
                        let weight = if *bold { "bold " } else { "" };
                        let size = size * self.ratio;
                        context.set_font(&[weight, &size.to_string(), "px ", self.family].concat());
                    }
                    if align.replace(*anchor) != Some(*anchor) {
                        context.set_text_align(match anchor {
                            Anchor::Start => "left",
                            Anchor::Middle => "center",
                            Anchor::End => "right",
                        });
                    }
                    self.text(text, *at, *upright);
                }
                _ => {}
            }
        }
        self.stroke(lines.take());
    }

    fn path(&self, points: &[Point]) {
        for (index, (x, y)) in points.iter().enumerate() {
            let (x, y) = (x * self.ratio, y * self.ratio);
            match index {
                0 => self.context.move_to(x, y),
                _ => self.context.line_to(x, y),
            }
        }
    }

    fn stroke(&self, lines: Option<(Color, f64)>) {
        if let Some((color, width)) = lines {
            self.context.set_stroke_style_str(&css(color));
            self.context.set_line_width(width * self.ratio);
            self.context.stroke();
        }
    }

    fn text(&self, text: &str, (x, y): Point, upright: bool) {
        let context = &self.context;
        let (x, y) = (x * self.ratio, y * self.ratio);
        // Finite places are never refused.
        let _ = match upright {
            false => context.fill_text(text, x, y),
            true => {
                // From bottom to top, and back.
                let turned = context.set_transform(0.0, -1.0, 1.0, 0.0, x, y);
                let written = turned.and_then(|()| context.fill_text(text, 0.0, 0.0));
                written.and(context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0))
            }
        };
    }
}
