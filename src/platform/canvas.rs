//! Painting scenes on a canvas, crisp at any pixel ratio.
//!
//! The canvas is as many device pixels as its place on the page has; its size
//! in CSS pixels is set through the object model, which a strict content
//! security policy allows, and never through a `style` attribute.

use crate::draw::{DrawError, Mark, Measure, paint};
use crate::i18n::Lang;
use plotters_canvas::CanvasBackend;
use std::cell::Cell;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// Measures text with a canvas that is on no page, so that nothing is laid out.
pub struct CanvasMeasure {
    context: CanvasRenderingContext2d,
    family: &'static str,
    /// Size and weight that the context was told last: to tell it is slower than to
    /// measure.
    told: Cell<(f64, bool)>,
}

impl CanvasMeasure {
    /// A measure for a language's fonts; `None` where the browser has no canvas.
    #[must_use]
    pub fn new(lang: Lang) -> Option<CanvasMeasure> {
        let canvas = create()?;
        Some(CanvasMeasure {
            context: context(&canvas)?,
            family: paint::fonts(lang),
            told: Cell::default(),
        })
    }
}

impl Measure for CanvasMeasure {
    fn width(&self, text: &str, size: f64, bold: bool) -> f64 {
        if self.told.replace((size, bold)) != (size, bold) {
            let weight = if bold { "bold " } else { "" };
            self.context
                .set_font(&format!("{weight}{size}px {}", self.family));
        }
        self.context
            .measure_text(text)
            .map_or(0.0, |metrics| metrics.width())
    }
}

/// A canvas that is on no page.
#[must_use]
pub fn create() -> Option<HtmlCanvasElement> {
    let document = web_sys::window()?.document()?;
    document.create_element("canvas").ok()?.dyn_into().ok()
}

pub(super) fn context(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    let context = canvas.get_context("2d").ok()??;
    // A canvas that is on no page is written on as the page is, be it from the right.
    // Where the browser does not know the property, it takes it as any other.
    let _ = js_sys::Reflect::set(&context, &"direction".into(), &"ltr".into());
    context.dyn_into().ok()
}

/// Gives a canvas its size and clears it.
pub fn fit(canvas: &HtmlCanvasElement, width: f64, height: f64, ratio: f64) {
    let pixels = |value: f64| (value * ratio).round().max(1.0) as u32;
    if canvas.width() != pixels(width) || canvas.height() != pixels(height) {
        canvas.set_width(pixels(width));
        canvas.set_height(pixels(height));
        let style = canvas.style();
        // A style that cannot be set leaves the canvas at its own size.
        let _ = style.set_property("width", &format!("{width}px"));
        let _ = style.set_property("height", &format!("{height}px"));
    }
    clear(canvas);
}

/// Clears a canvas to transparent.
pub fn clear(canvas: &HtmlCanvasElement) {
    if let Some(context) = context(canvas) {
        let (w, h) = (f64::from(canvas.width()), f64::from(canvas.height()));
        context.clear_rect(0.0, 0.0, w, h);
    }
}

/// Paints marks on a canvas.
///
/// # Errors
/// If the browser gives no drawing context, or refuses a stroke.
pub fn draw(
    canvas: &HtmlCanvasElement,
    marks: &[Mark],
    ratio: f64,
    lang: Lang,
) -> Result<(), DrawError> {
    let mut backend = CanvasBackend::with_canvas_object(canvas.clone())
        .ok_or_else(|| DrawError("this browser has no canvas".to_owned()))?;
    paint(marks, &mut backend, ratio, lang)
}
