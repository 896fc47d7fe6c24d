//! A heat map on its canvas: zoom, pan, search, and a cursor for pointer and keys.
//!
//! What is seen changes with every move of a finger, so it is kept beside the
//! component and drawn at once; the components around it hear only of what is chosen.

use super::fingers::{Fingers, Gesture, Kind, Touch};
use super::{Step, step};
use crate::app::controls::list;
use crate::app::drawing::{Shared, first_drawn, use_pixel_ratio, use_width};
use crate::app::state::Action;
use crate::draw::heat::{self as draw, Lens, Room};
use crate::draw::{Point, Rect, Theme};
use crate::figure::heat::{Heat, folded};
use crate::figure::order::Order;
use crate::figure::{Figure, Picture};
use crate::i18n::{Lang, sentences, words};
use crate::platform::canvas::{self, CanvasMeasure};
use crate::platform::{page, pen};
use gloo_events::{EventListener, EventListenerOptions};
use js_sys::Reflect;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, HtmlCanvasElement, HtmlElement, HtmlInputElement, PointerEvent, WheelEvent,
};
use yew::prelude::*;

/// Props of [`HeatView`].
#[derive(PartialEq, Properties)]
pub struct HeatProps {
    /// The figure to draw, whose picture is a heat map.
    pub figure: Shared,
    /// The colours in force.
    pub theme: &'static Theme,
    /// The pair that is open.
    pub focus: Option<String>,
    /// The id of the element that shows what is open: other ids are made of it.
    pub opens: String,
    /// Called with the pair to open, or none.
    pub choose: Callback<Option<String>>,
    /// Called with another order of the economies.
    pub resort: Callback<Order>,
    /// Called with what is to be said aloud.
    pub announce: Callback<AttrValue>,
    /// Whether the page is tairi's own.
    pub page: bool,
    /// Whether nothing answers to touch.
    pub still: bool,
}

/// The component for a figure whose picture is a heat map. Out of line, so that its
/// code is loaded where there is one.
#[inline(never)]
pub fn map(
    figure: &Shared,
    theme: &'static Theme,
    (focus, opens): (Option<&str>, &str),
    choose: &Callback<Option<String>>,
    dispatch: &Callback<Action>,
    announce: &Callback<AttrValue>,
    (page, still): (bool, bool),
) -> Html {
    let resort = dispatch.reform(|order: Order| Action::Unit(order.id().to_owned()));
    html! {
        <HeatView figure={figure.clone()} {theme} focus={focus.map(str::to_owned)} opens={opens.to_owned()}
            choose={choose.clone()} {resort} announce={announce.clone()} {page} {still} />
    }
}

/// A pair of economies, as exporter and importer.
type Pair = (usize, usize);

/// What is seen and pointed at.
#[derive(Default)]
struct Seen {
    lens: Lens,
    /// What the lens was made for: count, side and ratio.
    frame: (usize, i64, i64),
    at: Option<Pair>,
    /// Whether a mouse or the keys are there, so that the values stand beside it.
    tip: bool,
    /// The economy that was looked for.
    marked: Option<usize>,
    fingers: Fingers,
}

/// How much larger one step of the buttons and keys makes cells.
const STEP: f64 = 1.6;
/// How much larger two taps make them.
const TWICE: f64 = 3.0;
/// The least width of what a finger can hit.
const TARGET: f64 = 24.0;
/// From this width on, values stand beside the cursor, too.
const TIP_FROM: f64 = 560.0;

fn heat_of(figure: &Figure) -> Heat {
    match &figure.picture {
        Picture::Heat(heat) => heat.clone(),
        _ => Heat::new(figure.lang),
    }
}

/// Makes cells larger or smaller around the cursor, if it is seen, or the middle.
fn zoom(seen: &mut Seen, heat: &Heat, by: f64) {
    let middle = (seen.lens.side / 2.0, seen.lens.side / 2.0);
    let inside = |point: &Point| {
        let range = 0.0..seen.lens.side;
        range.contains(&point.0) && range.contains(&point.1)
    };
    let pair = seen.at.or(seen.marked.map(|marked| (marked, marked)));
    let place = pair.map(|(from, to)| (heat.place(from), heat.place(to)));
    let cursor = place.map(|(row, column)| seen.lens.cell_rect(row, column).center());
    let cursor = cursor.filter(inside);
    seen.lens = seen.lens.zoom(by, cursor.unwrap_or(middle));
    // At the edge it would be cut in two.
    if let Some((row, column)) = place.filter(|_| cursor.is_some()) {
        seen.lens = seen.lens.reveal(row, column);
    }
}

/// A heat map that is drawn.
#[component]
pub fn HeatView(props: &HeatProps) -> Html {
    let HeatProps {
        figure,
        theme,
        focus,
        choose,
        announce,
        still,
        ..
    } = props;
    let (theme, lang, still, own) = (*theme, figure.lang, *still, props.page);
    let (root, frame) = (use_node_ref(), use_node_ref());
    let (map, picture, layer) = (use_node_ref(), use_node_ref(), use_node_ref());
    let width = use_width(&frame);
    let ratio = use_pixel_ratio();
    let pixels = (ratio * 1000.0) as i64;
    let failed = use_state_eq(|| false);
    let heat = use_memo(figure.clone(), |figure| heat_of(figure));
    let measure = use_memo(lang, |lang| CanvasMeasure::new(*lang));
    // Hundreds of names are measured for it; another year has the same.
    let names = use_memo(figure.clone(), |_| {
        (heat.codes.clone(), heat.names.clone(), heat.corner.clone())
    });
    let room = use_memo((names, lang, width as i64), |_| {
        let measure = (*measure).as_ref().filter(|_| width > 0.0)?;
        Some(Room::of(&heat, width, measure))
    });
    // Where there is no room yet, the next task has it: none takes too long.
    let drawn = room.is_some();
    let tones = use_memo((figure.clone(), drawn), |_| match drawn {
        true => heat.tones(),
        false => std::rc::Rc::default(),
    });
    let image = use_memo((figure.clone(), theme, drawn), |_| {
        drawn.then(|| pen::image(&draw::image(&tones, theme), heat.count()))?
    });
    let state = use_mut_ref(Seen::default);
    let update = use_force_update();
    let opened = focus.as_deref().and_then(|id| heat.find(id));
    let (lens, at, marked, tip) = {
        let mut seen = state.borrow_mut();
        let seen = &mut *seen;
        if let Some(room) = &*room {
            let made_for = (heat.count(), room.side as i64, pixels);
            if seen.frame != made_for {
                seen.frame = made_for;
                seen.lens = Lens::snapped(heat.count(), room.side, ratio);
            }
        }
        let there = |economy: &usize| *economy < heat.count();
        seen.marked = seen.marked.filter(there);
        seen.at = seen.at.filter(|(from, to)| there(from) && there(to));
        (seen.lens, seen.at.or(opened), seen.marked, seen.tip)
    };
    let places = at.map(|(from, to)| (heat.place(from), heat.place(to)));

    {
        let (heat, room, measure) = (heat.clone(), room.clone(), measure.clone());
        let (picture, failed) = (picture.clone(), failed.clone());
        use_effect_with(
            (figure.clone(), theme, room.clone(), lens, pixels),
            move |(_, theme, ..)| {
                let (Some(room), Some(measure), Some(canvas)) =
                    (*room, &*measure, picture.cast::<HtmlCanvasElement>())
                else {
                    return;
                };
                canvas::fit(&canvas, room.width, room.height(), ratio);
                let Some(pen) = pen::Pen::new(&canvas, ratio, lang) else {
                    failed.set(true);
                    return;
                };
                let (under, over) = draw::seen(&heat, &tones, &lens, &room, theme, measure);
                pen.put(&under);
                if let Some(image) = &*image {
                    let square = lens.square();
                    let (x, y) = (room.left + square.x, room.top + square.y);
                    pen.image(image, Rect::new(x, y, square.w, square.h), room.map());
                }
                pen.put(&over);
                if own {
                    first_drawn();
                }
            },
        );
    }
    {
        let (heat, room, measure) = (heat.clone(), room.clone(), measure.clone());
        let (layer, frame) = (layer.clone(), frame.clone());
        use_effect_with(
            (
                figure.clone(),
                theme,
                room.clone(),
                lens,
                pixels,
                (places, marked, tip),
            ),
            move |(_, theme, ..)| {
                let (Some(room), Some(measure), Some(canvas)) =
                    (*room, &*measure, layer.cast::<HtmlCanvasElement>())
                else {
                    return;
                };
                canvas::fit(&canvas, room.width, room.height(), ratio);
                let marked = marked.map(|economy| heat.place(economy));
                let marks = draw::pointed(&heat, places, marked, &lens, &room, theme, measure);
                if let Some(pen) = pen::Pen::new(&canvas, ratio, lang) {
                    pen.put(&marks);
                }
                if let Some((row, column)) = places {
                    place_tip(&frame, lens.cell_rect(row, column), &room);
                }
            },
        );
    }
    {
        // What a reader must be able to stop the browser from doing, which scrolls and
        // zooms the page by itself otherwise.
        let (state, room, heat) = (state.clone(), room.clone(), heat.clone());
        let (map, update) = (map.clone(), update.clone());
        use_effect_with(
            (room.clone(), figure.clone(), still),
            move |(_, _, still)| {
                let element = map.cast::<Element>().filter(|_| !still);
                let listeners = element.map(|element| {
                    let options = EventListenerOptions::enable_prevent_default();
                    let wheel = EventListener::new_with_options(&element, "wheel", options, {
                        let element = element.clone();
                        move |event| {
                            let Some(event) = event.dyn_ref::<WheelEvent>() else {
                                return;
                            };
                            let room = room.unwrap_or_default();
                            // While it scrolls, the browser lets none stop it.
                            if !event.ctrl_key() || !event.cancelable() || heat.count() == 0 {
                                return;
                            }
                            event.prevent_default();
                            // A notch of a wheel is a hundred or so, a pinch on a pad a few.
                            let by = (-event.delta_y() * 0.01).clamp(-0.6, 0.6).exp();
                            let at = point(event, &element, &room);
                            let mut seen = state.borrow_mut();
                            seen.lens = seen.lens.zoom(by, at);
                            drop(seen);
                            update.force_update();
                        }
                    });
                    let touch =
                        EventListener::new_with_options(&element, "touchstart", options, |event| {
                            let touches = Reflect::get(event, &"touches".into());
                            let count =
                                touches.and_then(|all| Reflect::get(&all, &"length".into()));
                            let two = count.is_ok_and(|count| count.as_f64() > Some(1.0));
                            if two && event.cancelable() {
                                event.prevent_default();
                            }
                        });
                    (wheel, touch)
                });
                move || drop(listeners)
            },
        );
    }
    {
        let root = root.clone();
        use_effect(move || {
            if let Some(root) = root.cast::<Element>() {
                page::settle(&root);
            }
        });
    }

    let open = {
        let (choose, heat, opened) = (choose.clone(), heat.clone(), opened);
        move |pair: Pair| {
            if pair.0 != pair.1 {
                choose.emit((opened != Some(pair)).then(|| heat.id(pair.0, pair.1)));
            }
        }
    };
    let say = {
        let (announce, heat) = (announce.clone(), heat.clone());
        move |(from, to): Pair| announce.emit(AttrValue::from(heat.spoken(from, to, lang)))
    };
    let pair_at = {
        let heat = heat.clone();
        move |lens: &Lens, point: Point| {
            let (row, column) = lens.cell_at(point)?;
            Some((heat.economy(row), heat.economy(column)))
        }
    };
    let onpointer = {
        let (state, room, update) = (state.clone(), room.clone(), update.clone());
        let (open, say, map) = (open.clone(), say.clone(), map.clone());
        Callback::from(move |event: PointerEvent| {
            let (Some(room), Some(map)) = (*room, map.cast::<Element>()) else {
                return;
            };
            let kind = match event.type_().as_str() {
                "pointerdown" if event.button() != 0 => return,
                "pointerdown" => Kind::Down,
                "pointermove" => Kind::Move,
                "pointerup" => Kind::Up,
                "pointercancel" => Kind::Cancel,
                _ => Kind::Leave,
            };
            let finger = event.pointer_type() == "touch";
            let touch = Touch {
                kind,
                id: event.pointer_id(),
                finger,
                at: point(&event, &map, &room),
                time: event.time_stamp(),
            };
            let mut seen = state.borrow_mut();
            let zoomed = seen.lens.zoomed();
            if kind == Kind::Down && (zoomed || finger) {
                // Without it the pointer is only followed as long as it is over.
                let _ = map.set_pointer_capture(touch.id);
            }
            let before = (seen.lens, seen.at, seen.tip);
            let (mut chosen, mut read) = (None, None);
            match seen.fingers.take(touch, zoomed) {
                Gesture::Nothing => {}
                Gesture::Over(point) => {
                    seen.at = pair_at(&seen.lens, point);
                    seen.tip = true;
                }
                Gesture::Pull(by) => seen.lens = seen.lens.pull(by),
                Gesture::Pinch { by, around, pull } => {
                    seen.lens = seen.lens.zoom(by, around).pull(pull);
                }
                Gesture::Twice(point) => seen.lens = seen.lens.zoom(TWICE, point),
                Gesture::Tap(point) => {
                    chosen = pair_at(&seen.lens, point);
                    // A finger reads a cell first, and opens one that it can hit.
                    let hit = seen.lens.cell >= TARGET;
                    let again = seen.at == chosen && !seen.tip && hit || !finger;
                    seen.at = chosen;
                    seen.tip = !finger;
                    if !again {
                        read = chosen.take();
                    }
                }
                Gesture::Away => {
                    seen.at = None;
                    seen.tip = false;
                }
            }
            let changed = before != (seen.lens, seen.at, seen.tip);
            drop(seen);
            if let Some(pair) = read {
                say(pair);
            }
            if let Some(pair) = chosen {
                open(pair);
            }
            if changed {
                update.force_update();
            }
        })
    };
    let onkeydown = {
        let (state, heat, update) = (state.clone(), heat.clone(), update.clone());
        let (open, say) = (open.clone(), say.clone());
        Callback::from(move |event: KeyboardEvent| {
            let mut seen = state.borrow_mut();
            let now = seen.at.or(opened);
            let places = now.map(|(from, to)| (heat.place(from), heat.place(to)));
            let start = match seen.marked {
                Some(marked) => (heat.place(marked), 0),
                None => (seen.lens.rows().start, seen.lens.columns().start),
            };
            let far = event.ctrl_key() || event.meta_key();
            if event.alt_key() {
                return;
            }
            let Some(step) = step(&event.key(), far, places, start, heat.count()) else {
                return;
            };
            if step != Step::Leave {
                event.prevent_default();
            }
            let (mut chosen, mut read) = (None, None);
            match step {
                Step::To(row, column) => {
                    read = Some((heat.economy(row), heat.economy(column)));
                    seen.at = read;
                    seen.tip = true;
                    seen.lens = seen.lens.reveal(row, column);
                }
                Step::In => zoom(&mut seen, &heat, STEP),
                Step::Out => zoom(&mut seen, &heat, 1.0 / STEP),
                Step::Fit => seen.lens = seen.lens.fit(),
                Step::Open => chosen = now,
                Step::Leave => (seen.at, seen.marked, seen.tip) = (None, None, false),
            }
            drop(seen);
            if let Some(pair) = read {
                say(pair);
            }
            if let Some(pair) = chosen {
                open(pair);
            }
            update.force_update();
        })
    };
    let change = {
        let (state, heat, update) = (state.clone(), heat.clone(), update.clone());
        move |by: Option<f64>| {
            let mut seen = state.borrow_mut();
            match by {
                Some(by) => zoom(&mut seen, &heat, by),
                None => seen.lens = seen.lens.fit(),
            }
            drop(seen);
            update.force_update();
        }
    };
    let found = {
        let (state, heat, update) = (state.clone(), heat.clone(), update.clone());
        let announce = announce.clone();
        use_callback(figure.clone(), move |economy: Option<usize>, _| {
            let mut seen = state.borrow_mut();
            seen.marked = economy;
            seen.at = None;
            if let Some(economy) = economy {
                let place = heat.place(economy);
                seen.lens = seen.lens.reveal(place, place);
            }
            drop(seen);
            if let Some(economy) = economy {
                let name = [heat.name(economy), " (", heat.code(economy), ")"].concat();
                announce.emit(AttrValue::from(name));
            }
            update.force_update();
        })
    };

    let onpointer = if still { Callback::noop() } else { onpointer };
    let id = at.filter(|(from, to)| from != to);
    let id = id.map_or_else(String::new, |(from, to)| heat.id(from, to));
    let hint = props.opens.clone() + "-hint";
    let read = at.map(|(from, to)| reading(&heat, from, to, lang));
    let opens_too = at.filter(|(from, to)| from != to && !still);
    html! {
        <div class="heat" ref={root} data-zoomed={lens.zoomed().then_some("")}>
            <p class="unseen">{ &figure.alt }</p>
            if !still {
                { bar(props, &heat, &lens, found, change) }
            }
            <div class="plot">
                <div class="frame" ref={frame}>
                    <div class="map" ref={map} role="application" tabindex={(!still).then_some("0")}
                        aria-label={figure.title.clone()} aria-roledescription={words::HEAT_KIND.get(lang)}
                        aria-describedby={hint.clone()} data-cell={id}
                        onpointerdown={onpointer.clone()} onpointermove={onpointer.clone()}
                        onpointerup={onpointer.clone()} onpointercancel={onpointer.clone()}
                        onpointerleave={onpointer} {onkeydown}>
                        <canvas ref={picture} class="picture" dir="ltr" aria-hidden="true"></canvas>
                        <canvas ref={layer} class="layer" dir="ltr" aria-hidden="true"></canvas>
                    </div>
                    if width >= TIP_FROM && tip {
                        <div class="tip" aria-hidden="true">{ for read.clone() }</div>
                    }
                </div>
            </div>
            if *failed {
                <p class="fault" role="alert">{ words::NO_CANVAS.get(lang) }</p>
            }
            <div class="values">
                { for read }
                if let Some(pair) = opens_too {
                    <button type="button" class="turn" onclick={move |_: MouseEvent| open(pair)}>
                        { words::OPEN_PAIR.get(lang) }
                    </button>
                }
                if at.is_none() && !still {
                    <p class="hint" aria-hidden="true">{ words::HEAT_HINT.get(lang) }</p>
                }
            </div>
            <p class="unseen" id={hint}>{ words::HEAT_HINT.get(lang) }</p>
            { key(&heat) }
        </div>
    }
}

/// Where a pointer is, from the top left of the cells.
fn point(event: &web_sys::MouseEvent, map: &Element, room: &Room) -> Point {
    let rect = map.get_bounding_client_rect();
    (
        f64::from(event.client_x()) - rect.left() - room.left,
        f64::from(event.client_y()) - rect.top() - room.top,
    )
}

/// Puts the values beside the cursor, through the object model, as a strict policy
/// wants it.
fn place_tip(frame: &NodeRef, cell: Rect, room: &Room) {
    let tip = frame
        .cast::<Element>()
        .and_then(|frame| frame.query_selector(".tip").ok().flatten())
        .and_then(|tip| tip.dyn_into::<HtmlElement>().ok());
    let Some(tip) = tip else {
        return;
    };
    let cell = Rect::new(cell.x + room.left, cell.y + room.top, cell.w, cell.h);
    let [across, down] = draw::tip(cell, room);
    for side in ["left", "right", "top", "bottom"] {
        let off = [across, down].into_iter().find(|(name, _)| *name == side);
        let value = off.map_or_else(|| "auto".to_owned(), |(_, value)| format!("{value}px"));
        // Length values are never refused.
        let _ = tip.style().set_property(side, &value);
    }
}

/// The values of a pair.
fn reading(heat: &Heat, from: usize, to: usize, lang: Lang) -> Html {
    let step = heat
        .shown(from, to)
        .ok()
        .map(|value| heat.scale.step(value));
    let step = step.filter(|_| from != to);
    html! {
        <p>
            <strong>{ heat.name(from) }{ " → " }{ heat.name(to) }</strong>
            <span>
                <i aria-hidden="true" data-heat={step.map_or("none".to_owned(), |step| step.to_string())}></i>
                { heat.read(from, to, lang) }
            </span>
        </p>
    }
}

/// Search, order and zoom.
fn bar(
    props: &HeatProps,
    heat: &Heat,
    lens: &Lens,
    found: Callback<Option<usize>>,
    change: impl Fn(Option<f64>) + Clone + 'static,
) -> Html {
    let lang = props.figure.lang;
    let orders: Vec<(String, String)> = Order::ALL
        .into_iter()
        .filter(|order| *order != Order::Size || !heat.sizes.is_empty())
        .map(|order| (order.id().to_owned(), order.label().text(lang)))
        .collect();
    let resort = props
        .resort
        .reform(|id: String| Order::parse(&id).unwrap_or_default());
    let button = |by: Option<f64>, off: bool, name: &'static str, sign: &'static str| {
        let change = change.clone();
        let onclick = move |_: MouseEvent| change(by);
        // Not `disabled`, which would take the keys from who pressed it last.
        html! {
            <button type="button" aria-label={name} title={name} aria-disabled={off.then_some("true")} {onclick}>{ sign }</button>
        }
    };
    let all = !lens.zoomed();
    html! {
        <div class="bar">
            <Finder figure={props.figure.clone()} list={props.opens.clone() + "-economies"}
                announce={props.announce.clone()} {found} />
            <label class="pick">
                <span class="name">{ words::SORT_BY.get(lang) }</span>
                { list("order", None, &orders, heat.by.id().to_owned(), &resort) }
            </label>
            <div class="zoom" role="group" aria-label={words::ZOOM.get(lang)}>
                { button(Some(1.0 / STEP), all, words::ZOOM_OUT.get(lang), "−") }
                { button(None, all, words::ZOOM_FIT.get(lang), words::ZOOM_FIT.get(lang)) }
                { button(Some(STEP), lens.closest(), words::ZOOM_IN.get(lang), "+") }
            </div>
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct FinderProps {
    figure: Shared,
    /// Id of the list of names.
    list: String,
    announce: Callback<AttrValue>,
    found: Callback<Option<usize>>,
}

/// The field for an economy's code or name: a component, so that the list of names is
/// not gone through with every move of the pointer.
#[component]
fn Finder(props: &FinderProps) -> Html {
    let lang = props.figure.lang;
    let heat = use_memo(props.figure.clone(), |figure| heat_of(figure));
    let unknown = use_state_eq(|| false);
    let read = {
        let (found, announce) = (props.found.clone(), props.announce.clone());
        let (heat, unknown) = (heat.clone(), unknown.clone());
        move |event: &Event, sure: bool| {
            let input = event
                .target()
                .and_then(|at| at.dyn_into::<HtmlInputElement>().ok());
            let text = input.map(|input| input.value()).unwrap_or_default();
            let meant = heat.meant(&text);
            let whole = |economy: &usize| {
                let same = |name: &str| folded(name) == folded(text.trim());
                same(heat.code(*economy)) || same(heat.name(*economy))
            };
            // While it is typed only what can mean nothing else is jumped to.
            let one = meant.first().copied().filter(|first| sure || whole(first));
            let nothing = text.trim().is_empty();
            unknown.set(sure && one.is_none() && !nothing);
            if one.is_some() || nothing {
                found.emit(one);
            } else if sure {
                let said = sentences::named(&text, words::FOUND_NONE.get(lang), lang);
                announce.emit(AttrValue::from(said));
            }
        }
    };
    let oninput = {
        let read = read.clone();
        move |event: InputEvent| read(&event, false)
    };
    let options = (0..heat.count()).map(|economy| {
        html! { <option value={heat.name(economy).to_owned()}>{ heat.code(economy) }</option> }
    });
    let name = words::FIND_ECONOMY.get(lang);
    html! {
        <>
            <input type="search" class="find" list={props.list.clone()} autocomplete="off" spellcheck="false"
                placeholder={name} aria-label={name} aria-invalid={unknown.then_some("true")}
                {oninput} onchange={move |event: Event| read(&event, true)} />
            <datalist id={props.list.clone()}>{ for options }</datalist>
        </>
    }
}

/// What the colours mean.
fn key(heat: &Heat) -> Html {
    let steps =
        (heat.scale.lowest()..=6).map(|step| html! { <i data-heat={step.to_string()}></i> });
    let [low, middle, high] = &heat.legend;
    let few = (heat.scale.lowest() == 0).then_some("");
    html! {
        <div class="heat-key" aria-hidden="true">
            <div class="steps" data-few={few}>{ for steps }</div>
            <div class="ends"><span>{ low }</span><span>{ middle }</span><span>{ high }</span></div>
            <p><i data-heat="none"></i>{ &heat.empty }</p>
        </div>
    }
}
