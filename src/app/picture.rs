//! A picture on its canvas, with what can be pointed at and opened.
//!
//! Three layers: the canvas of the picture, a canvas for the cursor (so that
//! moving it never redraws the picture), and real buttons over the parts that
//! open. A canvas says nothing to those who cannot see it; the description,
//! the buttons, the slider's value and the table do.

use super::state::Action;
use crate::draw::{self, Frame, Scene, Theme};
use crate::figure::chart::{Reading, Role};
use crate::figure::{Chart, Figure, Picture, Span};
use crate::i18n::words;
use crate::platform::canvas::{self, CanvasMeasure};
use crate::platform::observe::{MediaWatch, SizeWatch, pixel_ratio};
use crate::platform::page::{self, PageState};
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
struct LaidOut(Rc<Option<Scene>>);

impl LaidOut {
    fn get(&self) -> Option<&Scene> {
        (*self.0).as_ref()
    }
}

impl PartialEq for LaidOut {
    fn eq(&self, other: &LaidOut) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// Props of [`PictureView`].
#[derive(PartialEq, Properties)]
pub struct PictureProps {
    /// The figure to draw.
    pub figure: Shared,
    /// The colours in force.
    pub theme: &'static Theme,
    /// The part or the number that is open, or the place that is pinned.
    pub focus: Option<String>,
    /// The id of the element that shows what is open.
    pub opens: String,
    /// Called with the part to open, or none.
    pub choose: Callback<Option<String>>,
    /// Where other changes go.
    pub dispatch: Callback<Action>,
    /// Called with what is to be said aloud.
    pub announce: Callback<AttrValue>,
    /// Whether the tab is shown.
    pub shown: bool,
    /// Whether the page is tairi's own.
    pub page: bool,
    /// Whether nothing answers to touch.
    pub still: bool,
}

/// Tells the page that a figure is on screen and answers to touch.
pub fn first_drawn() {
    page::take_over();
    page::mark("tairi:visible");
    page::mark("tairi:ready");
    page::set_state(PageState::Ready);
}

fn chart(figure: &Figure) -> Option<&Chart> {
    match &figure.picture {
        Picture::Chart(chart) => Some(chart),
        Picture::Flows(flows) => Some(&flows.history),
        _ => None,
    }
}

/// The width of an element's content, followed as it changes; 0 until known.
#[hook]
fn use_width(node: &NodeRef) -> f64 {
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
fn use_pixel_ratio() -> f64 {
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

/// A picture that is drawn.
#[component]
pub fn PictureView(props: &PictureProps) -> Html {
    let PictureProps {
        figure,
        theme,
        focus,
        choose,
        announce,
        ..
    } = props;
    let lang = figure.lang;
    let frame = use_node_ref();
    let picture = use_node_ref();
    let layer = use_node_ref();
    let width = use_width(&frame);
    let ratio = use_pixel_ratio();
    let failed = use_state(|| false);

    // Laid out anew only when something that shows has changed.
    let opened = focus
        .clone()
        .filter(|id| figure.details.iter().any(|detail| detail.id == *id));
    let scene = LaidOut(use_memo(
        (figure.clone(), width as i64, theme.ground.hex(), opened),
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
        let (frame, picture, layer) = (frame.clone(), picture.clone(), layer.clone());
        let (failed, page) = (failed.clone(), props.page);
        use_effect_with(
            (scene.clone(), (ratio * 1000.0) as i64, lang),
            move |(scene, _, lang)| {
                let (Some(scene), Some(picture), Some(layer)) = (
                    scene.get(),
                    picture.cast::<HtmlCanvasElement>(),
                    layer.cast::<HtmlCanvasElement>(),
                ) else {
                    return;
                };
                canvas::fit(&picture, scene.width, scene.height, ratio);
                canvas::fit(&layer, scene.width, scene.height, ratio);
                place_buttons(&frame, scene);
                match canvas::draw(&picture, &scene.marks, ratio, *lang) {
                    Ok(()) if page => first_drawn(),
                    Ok(()) => {}
                    Err(_) => failed.set(true),
                }
            },
        );
    }
    // The cursor: where it points, and whether it stays there.
    let cursor = use_state(|| None::<usize>);
    let pinned = chart(figure).and_then(|chart| {
        let id = row_of(focus.as_deref()?);
        chart.readings.iter().position(|reading| reading.id == id)
    });
    let at = (*cursor).or(pinned);
    {
        let (layer, scene) = (layer.clone(), scene.clone());
        let theme = *theme;
        use_effect_with(
            (at, scene.clone(), (ratio * 1000.0) as i64),
            move |(at, scene, _)| {
                let Some(layer) = layer.cast::<HtmlCanvasElement>() else {
                    return;
                };
                canvas::clear(&layer);
                let (Some(at), Some(scene)) = (at, scene.get()) else {
                    return;
                };
                let mut marks = Vec::new();
                for stop in scene.stops.iter().filter(|stop| stop.reading == *at) {
                    marks.extend(draw::cursor(stop, theme));
                }
                // The picture is there already; a cursor that cannot be drawn
                // costs only itself.
                let _ = canvas::draw(&layer, &marks, ratio, lang);
            },
        );
    }
    let readings: &[Reading] = chart(figure).map_or(&[], |chart| &chart.readings);
    let reading = at.and_then(|at| readings.get(at));

    let flows = matches!(figure.picture, Picture::Flows(_));
    let pin = {
        let (choose, dispatch, figure) = (choose.clone(), props.dispatch.clone(), figure.clone());
        move |index: usize, again: bool| {
            let Some(reading) = chart(&figure).and_then(|chart| chart.readings.get(index)) else {
                return;
            };
            match reading.heading.parse() {
                // In a diagram over time the place chosen is the year shown.
                Ok(year) if flows => dispatch.emit(Action::Time(Some(Span::year(year)))),
                _ => choose.emit((!again).then(|| reading.id.clone())),
            }
        }
    };
    let find = {
        let (scene, frame) = (scene.clone(), frame.clone());
        move |event: &MouseEvent| -> Option<usize> {
            let rect = frame.cast::<web_sys::Element>()?.get_bounding_client_rect();
            let x = f64::from(event.client_x()) - rect.left();
            let y = f64::from(event.client_y()) - rect.top();
            nearest(scene.get()?, x, y)
        }
    };
    let onpointermove = {
        let (find, cursor) = (find.clone(), cursor.clone());
        Callback::from(move |event: PointerEvent| {
            // A finger that moves scrolls the page; only a mouse hovers.
            if event.pointer_type() != "touch" {
                let found = find(&event);
                if found != *cursor {
                    cursor.set(found);
                }
            }
        })
    };
    let onpointerleave = {
        let cursor = cursor.clone();
        Callback::from(move |_: PointerEvent| cursor.set(None))
    };
    let onclick = {
        let (find, pin, cursor) = (find, pin.clone(), cursor.clone());
        Callback::from(move |event: MouseEvent| {
            if let Some(index) = find(&event) {
                cursor.set(None);
                pin(index, pinned == Some(index));
            }
        })
    };
    let onkeydown = {
        let (cursor, count, announce) = (cursor.clone(), readings.len(), announce.clone());
        let figure = figure.clone();
        let choose = choose.clone();
        Callback::from(move |event: KeyboardEvent| {
            let last = count.saturating_sub(1);
            let next = match (event.key().as_str(), at) {
                ("ArrowRight" | "ArrowUp", Some(at)) => (at + 1).min(last),
                ("ArrowLeft" | "ArrowDown", Some(at)) => at.saturating_sub(1),
                ("ArrowRight" | "ArrowUp" | "Home", _) => 0,
                ("ArrowLeft" | "ArrowDown" | "End", _) => last,
                ("PageUp", Some(at)) => (at + 10).min(last),
                ("PageDown", Some(at)) => at.saturating_sub(10),
                ("Enter" | " ", Some(at)) => {
                    event.prevent_default();
                    pin(at, pinned == Some(at));
                    return;
                }
                ("Escape", _) => {
                    cursor.set(None);
                    choose.emit(None);
                    return;
                }
                _ => return,
            };
            event.prevent_default();
            cursor.set(Some(next));
            if let Some(reading) = chart(&figure).and_then(|chart| chart.readings.get(next)) {
                announce.emit(AttrValue::from(spoken(reading)));
            }
        })
    };

    // A chart's phases and events open, too, but they are also listed under it
    // and its one tab stop is the slider.
    let is_chart = matches!(figure.picture, Picture::Chart(_));
    let targets = scene.get().map(|scene| {
        scene.targets.iter().map(|target| {
            let open = focus.as_deref() == Some(target.id.as_str());
            let next = (!open).then(|| target.id.clone());
            let onclick = choose.reform(move |event: MouseEvent| {
                event.stop_propagation();
                next.clone()
            });
            html! {
                <button type="button" class="target" tabindex={is_chart.then_some("-1")} data-target={target.id.clone()}
                    aria-expanded={open.to_string()} aria-label={target.label.clone()} disabled={props.still} {onclick}>
                </button>
            }
        })
    });
    let has_targets = !is_chart && scene.get().is_some_and(|scene| !scene.targets.is_empty());
    let slides = !readings.is_empty() && !props.still;
    // Long readings get their room before they are there.
    let many = readings.iter().any(|reading| reading.rows.len() > 4);
    let canvases = html! {
        <>
            <canvas ref={picture} class="picture" dir="ltr" aria-hidden="true"></canvas>
            <canvas ref={layer} class="layer" dir="ltr" aria-hidden="true"></canvas>
        </>
    };
    html! {
        <>
            <p class="unseen">{ &figure.alt }</p>
            <div class="frame" ref={frame} {onpointermove} {onpointerleave}
                onclick={if props.still { Callback::noop() } else { onclick }}>
                if slides {
                    <div class="slider" role="slider" tabindex="0" aria-label={figure.title.clone()}
                        aria-valuemin="0" aria-valuemax={(readings.len() - 1).to_string()}
                        aria-valuenow={at.unwrap_or(0).to_string()}
                        aria-valuetext={reading.map_or_else(|| words::POINT.text(lang), spoken)}
                        {onkeydown}>
                        { canvases }
                    </div>
                } else {
                    { canvases }
                }
                { for targets.into_iter().flatten() }
            </div>
            if *failed {
                <p class="fault" role="alert">{ words::NO_CANVAS.get(lang) }</p>
            }
            if slides {
                <div class="reading" data-many={many.then_some("")}
                    onclick={open_number(choose, focus.as_deref(), true)}>
                    { readout(reading, figure, focus.as_deref(), &props.opens) }
                </div>
            }
            if has_targets && focus.is_none() && !props.still {
                <p class="hint">{ words::OPEN_BOX.get(lang) }</p>
            }
        </>
    }
}

/// The stop nearest to a point; `None` outside the plots.
fn nearest(scene: &Scene, x: f64, y: f64) -> Option<usize> {
    scene
        .stops
        .iter()
        .filter(|stop| stop.top - 24.0 <= y && y <= stop.bottom + 24.0)
        .min_by(|a, b| (a.x - x).abs().total_cmp(&(b.x - x).abs()))
        .filter(|stop| (stop.x - x).abs() <= 60.0)
        .map(|stop| stop.reading)
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

/// A reading in one line, for the ear.
fn spoken(reading: &Reading) -> String {
    let mut text = reading.heading.clone();
    for (index, row) in reading.rows.iter().enumerate() {
        text.push_str(if index == 0 { ": " } else { "; " });
        text.push_str(&row.name);
        text.push(' ');
        text.push_str(&row.text);
    }
    text
}

/// A reading for the eye, or what to do to get one.
fn readout(reading: Option<&Reading>, figure: &Figure, focus: Option<&str>, opens: &str) -> Html {
    let lang = figure.lang;
    let Some(reading) = reading else {
        return html! { <p class="hint">{ words::POINT.get(lang) }</p> };
    };
    let rows = reading.rows.iter().map(|row| {
        let id = reading.id.clone() + "." + row.column;
        let open = focus == Some(id.as_str());
        // In brackets, as in the table.
        let mark = row.mark.map(|note| {
            html! { <sup>{ "[" }{ note }{ "]" }</sup> }
        });
        html! {
            <button type="button" class="value" data-role={name_of(row.role)} data-origin={id}
                aria-expanded={open.to_string()} aria-controls={open.then(|| opens.to_owned())}>
                <i aria-hidden="true"></i>{ &row.name }{ " " }<b>{ &row.text }{ for mark }</b>
            </button>
        }
    });
    html! {
        <p>
            <strong>{ &reading.heading }</strong>
            { for rows }
            <small>{ &reading.source }</small>
        </p>
    }
}

/// The row of a number's id: the place of a chart that it stands at.
pub fn row_of(id: &str) -> &str {
    id.split_once('.').map_or(id, |(row, _)| row)
}

/// Opens the number that is clicked, or closes it if it is open; `pinned` leaves
/// the place of the chart chosen then.
pub fn open_number(
    choose: &Callback<Option<String>>,
    focus: Option<&str>,
    pinned: bool,
) -> Callback<MouseEvent> {
    let (choose, focus) = (choose.clone(), focus.map(str::to_owned));
    Callback::from(move |event: MouseEvent| {
        let Some(id) = event
            .target_dyn_into::<web_sys::Element>()
            .and_then(|target| page::number_at(&target))
        else {
            return;
        };
        choose.emit(match focus.as_ref() == Some(&id) {
            true => pinned.then(|| row_of(&id).to_owned()),
            false => Some(id),
        });
    })
}

fn name_of(role: Role) -> &'static str {
    match role {
        Role::Exports | Role::Taiwan => "exports",
        Role::Imports | Role::Japan => "imports",
        Role::Balance => "balance",
        Role::Korea => "korea",
        Role::Other => "other",
        Role::Context | Role::China => "context",
    }
}
