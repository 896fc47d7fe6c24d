//! A figure laid out and drawn on its canvas: at the width and the pixel ratio of
//! the moment, and on the way from one choice to the next.

use super::stops;
use crate::draw::{self, Color, Frame, Scene, Theme};
use crate::figure::Figure;
use crate::platform::canvas::{self, CanvasMeasure};
use crate::platform::motion::Motion;
use crate::platform::observe::{self, MediaWatch, SizeWatch, pixel_ratio};
use crate::platform::page::{self, PageState};
use crate::platform::stops::one_stop;
use std::ops::Deref;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlCanvasElement, HtmlElement};
use yew::prelude::*;

/// A figure that is shared; two are the same if they are one, so that no
/// comparison walks through all its values.
#[derive(Clone)]
pub struct Shared(Rc<Figure>);

impl Shared {
    /// Shares a figure.
    pub fn new(figure: Figure) -> Shared {
        Shared(Rc::new(figure))
    }
}

impl PartialEq for Shared {
    fn eq(&self, other: &Shared) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Deref for Shared {
    type Target = Figure;

    fn deref(&self) -> &Figure {
        &self.0
    }
}

/// A picture laid out, shared likewise.
#[derive(Clone)]
pub struct LaidOut(Rc<Option<Scene>>);

impl LaidOut {
    /// The scene, once there is one.
    pub fn get(&self) -> Option<&Scene> {
        (*self.0).as_ref()
    }
}

impl PartialEq for LaidOut {
    fn eq(&self, other: &LaidOut) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// What is on the canvas.
#[derive(Clone)]
struct Drawn {
    scene: LaidOut,
    figure: Shared,
    /// Width, colours and pixel ratio.
    frame: (i64, Color, i64),
}

impl Drawn {
    /// Whether another choice leads from this picture to that one, and nothing else.
    fn leads_to(&self, next: &Drawn) -> bool {
        let (a, b) = (&self.figure, &next.figure);
        a != b && a.view == b.view && a.lang == b.lang && self.frame == next.frame
    }
}

/// Whether the reader wants motion, and can see it.
fn moves() -> bool {
    !page::hidden() && !observe::matches("(prefers-reduced-motion: reduce)")
}

/// Tells the page that a figure is on screen and answers to touch.
pub fn first_drawn() {
    page::take_over();
    page::mark("tairi:visible");
    page::mark("tairi:ready");
    page::set_state(PageState::Ready);
}

/// The width of an element's content, followed as it changes; 0 until known.
#[hook]
pub fn use_width(node: &NodeRef) -> f64 {
    let width = use_state_eq(|| 0.0);
    {
        let width = width.clone();
        use_effect_with(node.clone(), move |node| {
            let watch = node
                .cast::<web_sys::Element>()
                .and_then(|element| SizeWatch::new(&element, move |w| width.set(w.floor())));
            move || drop(watch)
        });
    }
    *width
}

/// Device pixels in a CSS pixel, followed as it changes.
#[hook]
pub fn use_pixel_ratio() -> f64 {
    let ratio = use_state_eq(pixel_ratio);
    {
        let state = ratio.clone();
        use_effect_with(*ratio, move |ratio| {
            // Another screen changes the query, zooming the window's size; and a
            // ratio such as 1.1 may be no number that the query ever equals.
            let query = format!("(resolution: {ratio}dppx)");
            let again = state.clone();
            let screen = MediaWatch::new(&query, move |_| again.set(pixel_ratio()));
            let zoom = page::on_resize(move || state.set(pixel_ratio()));
            move || drop((screen, zoom))
        });
    }
    *ratio
}

/// How long a picture takes to become another, in milliseconds.
const MORPH: f64 = 280.0;
/// The elements that are drawn on.
pub struct Places {
    /// What holds the others, as wide as the picture.
    pub frame: NodeRef,
    /// The canvas of the picture.
    pub picture: NodeRef,
    /// The canvas of the cursor.
    pub layer: NodeRef,
}

/// What is drawn.
pub struct Drawing {
    /// The picture laid out, once its width is known.
    pub scene: LaidOut,
    /// The width of its place in CSS pixels; 0 until known.
    pub width: f64,
    /// Device pixels in a CSS pixel.
    pub ratio: f64,
    /// Whether the browser has refused to draw.
    pub failed: bool,
}

/// Lays a figure out and draws it, as often as something that shows has changed.
/// `page` says whether the page is tairi's own.
#[hook]
pub fn use_drawing(
    figure: &Shared,
    theme: &'static Theme,
    focus: Option<&str>,
    places: &Places,
    page: bool,
) -> Drawing {
    let width = use_width(&places.frame);
    let ratio = use_pixel_ratio();
    let failed = use_state(|| false);
    let lang = figure.lang;
    let opened = focus
        .filter(|id| figure.details.iter().any(|detail| detail.id == *id))
        .map(str::to_owned);
    let scene = LaidOut(use_memo(
        (figure.clone(), width as i64, theme.quiet.hex(), opened),
        |(figure, _, _, opened)| {
            let measure = CanvasMeasure::new(figure.lang)?;
            (width > 0.0).then(|| {
                draw::scene(
                    figure,
                    &Frame {
                        width,
                        theme,
                        measure: &measure,
                        focus: opened.as_deref(),
                    },
                )
            })
        },
    ));
    {
        let (frame, picture) = (places.frame.clone(), places.picture.clone());
        let (layer, failed) = (places.layer.clone(), failed.clone());
        // What was drawn before, where another choice may have led from it to this.
        let before = use_mut_ref(|| None::<Drawn>);
        let motion = use_mut_ref(Motion::default);
        let now = Drawn {
            scene: scene.clone(),
            figure: figure.clone(),
            frame: (width as i64, theme.quiet, (ratio * 1000.0) as i64),
        };
        use_effect_with(
            (scene.clone(), (ratio * 1000.0) as i64, lang),
            move |(laid_out, _, lang)| {
                let (Some(scene), Some(picture), Some(layer)) = (
                    laid_out.get(),
                    picture.cast::<HtmlCanvasElement>(),
                    layer.cast::<HtmlCanvasElement>(),
                ) else {
                    return;
                };
                canvas::fit(&picture, scene.width, scene.height, ratio);
                canvas::fit(&layer, scene.width, scene.height, ratio);
                place_buttons(&frame, scene);
                let motion = motion.borrow().clone();
                let was = before.replace(Some(now.clone()));
                let from = was.filter(|was| was.leads_to(&now) && !motion.runs() && moves());
                motion.stop();
                if let Some(from) = from {
                    let lang = *lang;
                    motion.run(MORPH, move |part| {
                        let (Some(old), Some(new)) = (from.scene.get(), now.scene.get()) else {
                            return;
                        };
                        // Quick at first, so that nobody waits for it.
                        let part = 1.0 - (1.0 - part).powi(3);
                        canvas::clear(&picture);
                        // What cannot be drawn now could not be before.
                        let _ = canvas::draw(
                            &picture,
                            &draw::between(&old.marks, &new.marks, part),
                            ratio,
                            lang,
                        );
                    });
                    return;
                }
                match canvas::draw(&picture, &scene.marks, ratio, *lang) {
                    Ok(()) if page => first_drawn(),
                    Ok(()) => {}
                    Err(_) => failed.set(true),
                }
            },
        );
    }
    Drawing {
        scene,
        width,
        ratio,
        failed: *failed,
    }
}

/// Lays the buttons over the parts that open. Their places are set through the
/// object model, as a strict policy wants it.
fn place_buttons(frame: &NodeRef, scene: &Scene) {
    let Some(frame) = frame.cast::<web_sys::Element>() else {
        return;
    };
    let Ok(buttons) = frame.query_selector_all("[data-target]") else {
        return;
    };
    one_stop(&frame, stops::PARTS, None);
    for (index, target) in scene.targets.iter().enumerate() {
        let button = buttons
            .item(index as u32)
            .and_then(|node| node.dyn_into::<HtmlElement>().ok());
        if let Some(button) = button {
            let rect = target.rect;
            for (name, value) in [
                ("left", rect.x),
                ("top", rect.y),
                ("width", rect.w),
                ("height", rect.h),
            ] {
                // Length values are never refused.
                let _ = button.style().set_property(name, &format!("{value}px"));
            }
        }
    }
}
