//! A picture on its canvas, with what can be pointed at and opened.
//!
//! Three layers: the canvas of the picture, a canvas for the cursor (so that
//! moving it never redraws the picture), and real buttons over the parts that
//! open. A canvas says nothing to those who cannot see it; the description,
//! the buttons, the slider's value and the table do.

use super::cursor::{self, Cursor, Step, Typed};
use super::drawing::{Drawing, Places, Shared, use_drawing};
use super::latest::use_latest;
use super::pointer::{Does, Pointer};
use super::state::Action;
use super::stops;
use super::tooltip::{TooltipProps, card, row_of, spoken};
use crate::draw::scene::Stop;
use crate::draw::{self, Scene, Theme};
use crate::figure::chart::Tooltip;
use crate::figure::{Chart, Figure, Picture, Span};
use crate::i18n::words;
use crate::platform::canvas;
use wasm_bindgen::JsCast;
use web_sys::{HtmlCanvasElement, HtmlElement};
use yew::prelude::*;

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

fn chart(figure: &Figure) -> Option<&Chart> {
    match &figure.picture {
        Picture::Chart(chart) => Some(chart),
        Picture::Flows(flows) => Some(&flows.history),
        _ => None,
    }
}

/// From this width on, values stand beside the cursor.
const TIP_FROM: f64 = 560.0;

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
    let places = Places {
        frame: use_node_ref(),
        picture: use_node_ref(),
        layer: use_node_ref(),
    };
    let drawing = use_drawing(figure, theme, focus.as_deref(), &places, props.page);
    let Drawing {
        scene,
        width,
        ratio,
        failed,
    } = drawing;
    let Places {
        frame,
        picture,
        layer,
    } = places;
    // The cursor: where it points, and whether it stays there.
    let cursor = use_state_eq(Cursor::default);
    let pinned = chart(figure).and_then(|chart| {
        let id = row_of(focus.as_deref()?);
        chart.tooltips.iter().position(|tooltip| tooltip.id == id)
    });
    let now = Cursor {
        at: cursor.at.or(pinned),
        ..*cursor
    };
    let tip = width >= TIP_FROM;
    {
        let (layer, frame, scene) = (layer.clone(), frame.clone(), scene.clone());
        let theme = *theme;
        use_effect_with(
            (now, scene.clone(), (ratio * 1000.0) as i64, tip),
            move |(now, scene, ..)| {
                let Some(layer) = layer.cast::<HtmlCanvasElement>() else {
                    return;
                };
                canvas::clear(&layer);
                let stops = match (now.at, scene.get()) {
                    (Some(at), Some(scene)) => stops_of(scene, at, now.y),
                    _ => Vec::new(),
                };
                place_values(&frame, &stops, scene.get(), now.y);
                let mut marks = Vec::new();
                for stop in &stops {
                    marks.extend(draw::cursor(stop, now.row, theme));
                }
                // The picture is there already; a cursor that cannot be drawn
                // costs only itself.
                let _ = canvas::draw(&layer, &marks, ratio, lang);
            },
        );
    }
    let tooltips: &[Tooltip] = chart(figure).map_or(&[], |chart| &chart.tooltips);
    let tooltip = now.at.and_then(|at| tooltips.get(at));
    let resting = chart(figure).and_then(resting);

    let flows = matches!(figure.picture, Picture::Flows(_));
    let pin = {
        let (choose, dispatch, figure) = (choose.clone(), props.dispatch.clone(), figure.clone());
        move |index: usize, again: bool| {
            let Some(tooltip) = chart(&figure).and_then(|chart| chart.tooltips.get(index)) else {
                return;
            };
            match tooltip.heading.parse() {
                // In a diagram over time the place chosen is the year shown.
                Ok(year) if flows => dispatch.emit(Action::Time(Some(Span::year(year)))),
                _ => choose.emit((!again).then(|| tooltip.id.clone())),
            }
        }
    };
    // Moves the cursor, and says what is read there.
    let go = {
        let (cursor, announce, figure) = (cursor.clone(), announce.clone(), figure.clone());
        move |to: Cursor| {
            cursor.set(to);
            let tooltip = to.at.and_then(|at| chart(&figure)?.tooltips.get(at));
            if let Some(tooltip) = tooltip {
                announce.emit(AttrValue::from(spoken(tooltip, to.row)));
            }
        }
    };
    let pointer = use_mut_ref(Pointer::default);
    let onpointer = {
        let (scene, frame) = (scene.clone(), frame.clone());
        let (cursor, pin, pointer) = (cursor.clone(), pin.clone(), pointer.clone());
        Callback::from(move |event: PointerEvent| {
            let does = pointer.borrow_mut().take(&event);
            match (does, cursor.at) {
                (Does::Nothing, _) => {}
                (Does::Leads, now) => {
                    if let Some((at, y)) = find(scene.get(), &frame, &event)
                        && at != now
                    {
                        let row = cursor.row;
                        cursor.set(Cursor { at, row, y });
                    }
                }
                (does, at) => {
                    if let (Does::Pins, Some(at)) = (does, at) {
                        pin(at, false);
                    }
                    cursor.set(Cursor::default());
                }
            }
        })
    };
    let onclick = {
        let (scene, frame) = (scene.clone(), frame.clone());
        let (pin, cursor) = (pin.clone(), cursor.clone());
        Callback::from(move |event: MouseEvent| {
            if !pointer.borrow().chooses(&event) {
                return;
            }
            if let Some((Some(at), y)) = find(scene.get(), &frame, &event) {
                cursor.set(Cursor {
                    y,
                    ..Cursor::default()
                });
                pin(at, pinned == Some(at));
            }
        })
    };
    let (onpointer, onclick) = match props.still {
        true => (Callback::noop(), Callback::noop()),
        false => (onpointer, onclick),
    };
    let opened = focus
        .as_deref()
        .is_some_and(|id| row_of(id) != id || figure.details.iter().any(|detail| detail.id == id));
    let typed = use_mut_ref(Typed::default);
    let onkeydown = {
        let (cursor, go, announce) = (cursor.clone(), go.clone(), announce.clone());
        let (choose, figure, pin) = (choose.clone(), figure.clone(), pin.clone());
        Callback::from(move |event: KeyboardEvent| {
            let tooltips: &[Tooltip] = chart(&figure).map_or(&[], |chart| &chart.tooltips);
            // As it is, not as it was drawn: keys come faster than pictures.
            let now = Cursor {
                at: cursor.at.or(pinned),
                ..*cursor
            };
            let rows = now.at.and_then(|at| tooltips.get(at)?.rows.len().into());
            let step = match event.ctrl_key() || event.meta_key() || event.alt_key() {
                true => None,
                false => cursor::step(&event.key(), now, tooltips.len(), rows.unwrap_or(0)),
            };
            let Some(step) = step else {
                return;
            };
            event.prevent_default();
            match step {
                Step::To(at) => go(Cursor {
                    at: Some(at),
                    row: now.row,
                    y: None,
                }),
                Step::Row(row) => go(Cursor { row, ..now }),
                Step::Pin => pin(now.at.unwrap_or(0), pinned == now.at),
                Step::Leave => {
                    cursor.set(Cursor::default());
                    // What is open closes first, by the page's own Escape.
                    if !opened {
                        choose.emit(None);
                    }
                }
                Step::Digit(digit) => {
                    let year = typed.borrow_mut().take(digit, js_sys::Date::now());
                    let Some(year) = year else {
                        return;
                    };
                    match tooltips
                        .iter()
                        .position(|each| each.heading.starts_with(&year))
                    {
                        Some(at) => go(Cursor {
                            at: Some(at),
                            row: now.row,
                            y: None,
                        }),
                        None => announce.emit(AttrValue::from(
                            [&year, ": ", words::NO_PLACE.get(lang)].concat(),
                        )),
                    }
                }
            }
        })
    };
    // The buttons beside a tooltip's name: for a finger, to which a year is a
    // few pixels wide.
    let turn = {
        let (figure, announce, pin) = (figure.clone(), announce.clone(), pin.clone());
        let cursor = cursor.clone();
        let latest = use_latest(now.at.or_else(|| {
            let resting = resting?;
            tooltips.iter().position(|each| std::ptr::eq(each, resting))
        }));
        Callback::from(move |by: i32| {
            let tooltips: &[Tooltip] = chart(&figure).map_or(&[], |chart| &chart.tooltips);
            let from = *latest.borrow();
            let to = from.and_then(|from| from.checked_add_signed(by as isize));
            if let Some((to, tooltip)) = to.and_then(|to| Some((to, tooltips.get(to)?))) {
                *latest.borrow_mut() = Some(to);
                announce.emit(AttrValue::from(spoken(tooltip, None)));
                cursor.set(Cursor::default());
                pin(to, false);
            }
        })
    };

    let targets = scene.get().map(|scene| {
        scene.targets.iter().enumerate().map(|(index, target)| {
            let open = focus.as_deref() == Some(target.id.as_str());
            let (id, toggles) = (target.id.clone(), target.chosen.is_some());
            let (choose, dispatch) = (choose.clone(), props.dispatch.clone());
            let onclick = Callback::from(move |event: MouseEvent| {
                event.stop_propagation();
                match toggles {
                    true => dispatch.emit(Action::Series(id.clone())),
                    false => choose.emit((!open).then(|| id.clone())),
                }
            });
            // By its place, so that the keys and a finger find it still there when
            // the picture is laid out anew with more parts or fewer.
            html! {
                <button key={index} type="button" class="target" tabindex="-1" data-target={target.id.clone()}
                    aria-pressed={target.chosen.map(|chosen| chosen.to_string())}
                    aria-expanded={(!toggles).then(|| open.to_string())} aria-label={target.label.clone()} disabled={props.still} {onclick}>
                </button>
            }
        })
    });
    let is_chart = matches!(figure.picture, Picture::Chart(_));
    let has_targets = !is_chart && scene.get().is_some_and(|scene| !scene.targets.is_empty());
    let slides = !tooltips.is_empty() && !props.still;
    let canvases = html! {
        <>
            <canvas ref={picture} class="picture" dir="ltr" aria-hidden="true"></canvas>
            <canvas ref={layer} class="layer" dir="ltr" aria-hidden="true"></canvas>
        </>
    };
    html! {
        <>
            <p class="unseen">{ &figure.alt }</p>
            <div class="plot" onpointerdown={onpointer.clone()} onpointermove={onpointer.clone()}
                onpointerup={onpointer.clone()} onpointercancel={onpointer.clone()} onpointerleave={onpointer}>
                <div class="frame" ref={frame} onkeydown={stops::parts()}
                    {onclick}>
                    if slides {
                        <div class="slider" role="slider" tabindex="0" aria-label={figure.title.clone()}
                            aria-valuemin="0" aria-valuemax={(tooltips.len() - 1).to_string()}
                            aria-valuenow={now.at.unwrap_or(0).to_string()}
                            aria-valuetext={tooltip.map_or_else(|| words::POINT.text(lang), |tooltip| spoken(tooltip, now.row))}
                            {onkeydown}>
                            { canvases }
                        </div>
                    } else {
                        { canvases }
                    }
                    { for targets.into_iter().flatten() }
                </div>
                if slides {
                    { card(&TooltipProps {
                        figure,
                        tooltip,
                        resting,
                        row: now.row,
                        tip,
                        pinned: pinned.is_some() && pinned == now.at,
                        focus: focus.as_deref(),
                        opens: &props.opens,
                        go: turn,
                        choose,
                    }) }
                }
            </div>
            if failed {
                <p class="fault" role="alert">{ words::NO_CANVAS.get(lang) }</p>
            }
            if has_targets && focus.is_none() && !props.still {
                <p class="hint">{ words::OPEN_BOX.get(lang) }</p>
            }
        </>
    }
}

/// The place shown when none is pointed at: the year that a diagram shows, or the
/// last one. Small charts side by side have none in common.
fn resting(chart: &Chart) -> Option<&Tooltip> {
    if chart.panels.len() > 2 {
        return None;
    }
    let ruled = |tooltip: &&Tooltip| Some(tooltip.x) == chart.rule;
    chart.tooltips.iter().find(ruled).or(chart.tooltips.last())
}

/// The stops of a tooltip, the one nearest to a height first.
fn stops_of(scene: &Scene, tooltip: usize, y: Option<f64>) -> Vec<Stop> {
    let mut stops: Vec<Stop> = scene
        .stops
        .iter()
        .filter(|stop| stop.tooltip == tooltip)
        .cloned()
        .collect();
    let here = |stop: &Stop| y.is_some_and(|y| stop.top <= y && y <= stop.bottom);
    if let Some(at) = stops.iter().position(here) {
        stops.swap(0, at);
    }
    stops
}

/// Puts the values beside the cursor where there is room, and back under the picture
/// where there is none; through the object model, as a strict policy wants it.
fn place_values(frame: &NodeRef, stops: &[Stop], scene: Option<&Scene>, y: Option<f64>) {
    let values = frame
        .cast::<web_sys::Element>()
        .and_then(|frame| frame.next_element_sibling())
        .and_then(|next| next.dyn_into::<HtmlElement>().ok());
    let Some(values) = values else {
        return;
    };
    let style = values.style();
    let Some(scene) = scene.filter(|_| values.has_attribute("data-tip")) else {
        let _ = style.remove_property("translate");
        return;
    };
    let size = (
        f64::from(values.offset_width()),
        f64::from(values.offset_height()),
    );
    let (x, y) = draw::tip::place(stops, size, (scene.width, scene.height), y);
    // Moved, not laid out again, by whole pixels, so that letters stay sharp.
    // Length values are never refused.
    let _ = style.set_property("translate", &format!("{}px {}px", x.round(), y.round()));
}

/// The place that a pointer is at, and how far down the picture.
fn find(
    scene: Option<&Scene>,
    frame: &NodeRef,
    event: &MouseEvent,
) -> Option<(Option<usize>, Option<f64>)> {
    let rect = frame.cast::<web_sys::Element>()?.get_bounding_client_rect();
    let x = f64::from(event.client_x()) - rect.left();
    let y = f64::from(event.client_y()) - rect.top();
    Some((nearest(scene?, x, y), Some(y)))
}

/// The stop nearest to a point; `None` outside the plots.
fn nearest(scene: &Scene, x: f64, y: f64) -> Option<usize> {
    scene
        .stops
        .iter()
        .filter(|stop| stop.top - 24.0 <= y && y <= stop.bottom + 24.0)
        .min_by(|a, b| (a.x - x).abs().total_cmp(&(b.x - x).abs()))
        .filter(|stop| (stop.x - x).abs() <= 60.0)
        .map(|stop| stop.tooltip)
}
