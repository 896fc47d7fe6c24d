//! One figure on the page: heading, controls, and the three tabs.

use super::claims;
use super::controls::{controls, extras};
use super::cursor::{self, Typed};
use super::detail;
use super::downloads::{Taken, downloads};
use super::drawing::{Shared, first_drawn};
use super::heat;
use super::matrix;
use super::picture::PictureView;
use super::play::use_play;
use super::share::Shared as Sharing;
use super::state::{Action, State, Tab};
use super::stops::PARTS;
use super::table::{NUMBERS, Numbers, SORTS, Sort, table};
use super::tooltip::row_of;
use crate::draw::Theme;
use crate::figure::options::Years;
use crate::figure::workbench::{Reading, Shared as Brought};
use crate::figure::{self, Figure, Options, Picture, Span, View};
use crate::files::VERSION;
use crate::i18n::{Lang, Tri, runs, words};
use crate::platform::stops::one_stop;
use crate::platform::{clipboard, page, parts};
use std::sync::atomic::{AtomicUsize, Ordering};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// Props of [`FigureView`].
#[derive(PartialEq, Properties)]
pub struct FigureProps {
    /// The app's state.
    pub state: State,
    /// The colours in force.
    pub theme: &'static Theme,
    /// Where changes go.
    pub dispatch: Callback<Action>,
    /// Whether table and sources are written out, too.
    pub whole: bool,
    /// Whether the page is tairi's own.
    pub page: bool,
    /// What a reader has brought to the workbench.
    #[prop_or_default]
    pub brought: Option<Brought>,
}

/// A part of a figure on the page.
fn part(section: &NodeRef, selector: &str) -> Option<Element> {
    let section = section.cast::<Element>()?;
    section.query_selector(selector).ok().flatten()
}

/// Gives the keys back to what opened a part, if the part has them now.
fn give_back(section: &NodeRef, id: &str) {
    let detail = part(section, "[data-detail]");
    if detail
        .and_then(|detail| page::focused_in(&detail))
        .is_none()
    {
        return;
    }
    let opener = part(
        section,
        &format!(
            "[data-cell=\"{id}\"], [data-target=\"{id}\"], \
             [role=tabpanel]:not([hidden]) [data-origin=\"{id}\"]"
        ),
    );
    if let Some(opener) = opener.and_then(|opener| opener.dyn_into::<HtmlElement>().ok()) {
        // An element that is on the page can always be focused.
        let _ = opener.focus();
    }
}

/// Ids on a page must differ from app to app.
fn next_id() -> AttrValue {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    AttrValue::from(format!("tairi-{}", NEXT.fetch_add(1, Ordering::Relaxed)))
}

/// A figure with all that belongs to it.
#[component]
pub fn FigureView(props: &FigureProps) -> Html {
    let id = use_memo((), |()| next_id());
    let id = (*id).clone();
    let FigureProps {
        state,
        theme,
        dispatch,
        whole,
        page: own,
        brought,
    } = props;
    let lang = state.lang;
    let state = &State {
        options: Options {
            brought: brought.clone(),
            ..state.options.clone()
        },
        ..state.clone()
    };
    // What is opened or pointed at changes no figure, so it must not redraw one.
    let mut options = state.options.clone();
    let focus = options.focus.take();
    if state.view == View::Workbench && brought.is_some() {
        // What is brought knows its own years: one that is still on its way draws nothing anew.
        options.time = None;
    }
    let figure = use_memo((state.view, options), |(view, options)| {
        Shared::new(figure::figure(*view, options))
    });
    let figure = (*figure).clone();
    let said = use_state(AttrValue::default);
    let announce = {
        let said = said.clone();
        use_callback((), move |text: AttrValue, ()| said.set(text))
    };
    let play = use_play(state, dispatch, &announce);
    let detail = focus.as_deref().and_then(|id| figure.detail(id));
    // A number opens where the reader is: in the table, or under the picture.
    let in_table = state.tab == Tab::Table
        && focus
            .as_deref()
            .is_some_and(|id| figure.table.lazy.is_some() || figure.table.find(id).is_some());
    let resort = use_state_eq(Sort::default);
    let unfolded = use_state(|| false);
    let sort = (*resort).clone();
    let section = use_node_ref();
    let close = {
        let (dispatch, section, focus) = (dispatch.clone(), section.clone(), focus.clone());
        // Under a chart the place stays chosen whose number was open.
        let pinned = state.tab == Tab::Chart && matches!(figure.picture, Picture::Chart(_));
        Callback::from(move |()| {
            let id = focus.as_deref().unwrap_or_default();
            give_back(&section, id);
            let row = row_of(id);
            dispatch.emit(Action::Focus((pinned && row != id).then(|| row.to_owned())));
        })
    };
    {
        // What a reader opens comes into sight and is closed by Escape from
        // anywhere; what an address opens does not make the page jump.
        let (section, close) = (section.clone(), close.clone());
        let opened = detail
            .as_ref()
            .map(|detail| (detail.id.clone(), detail.heading.clone()));
        // What was open before; at first nothing is known.
        let before = use_mut_ref(|| None::<Option<(String, String)>>);
        let announce = announce.clone();
        let (still, running) = (state.still, play.on);
        use_effect_with((opened, state.tab), move |(opened, _)| {
            let before = before.replace(Some(opened.clone()));
            // While the years run, what is open changes with each of them.
            let other = before.as_ref() != Some(opened) && !running;
            let detail = opened
                .as_ref()
                .and_then(|_| part(&section, "[data-detail]"));
            if let Some(detail) = detail {
                let scroll = part(&section, ".scroll:has([data-detail])");
                let cell = part(&section, ".scroll :has(> [aria-expanded=true])");
                if let Some((scroll, cell)) = scroll.zip(cell) {
                    page::reveal_inside(&scroll, &cell, &detail);
                }
                if other && before.is_some() {
                    page::bring_into_sight(&detail);
                }
            }
            if let Some((_, heading)) = opened.as_ref().filter(|_| other) {
                announce.emit(AttrValue::from(heading.clone()));
            }
            let listener = opened
                .as_ref()
                .filter(|_| !still)
                .map(|_| page::on_escape(move || close.emit(())));
            move || drop(listener)
        });
    }
    {
        let section = section.clone();
        use_effect(move || {
            if let Some(section) = section.cast::<Element>() {
                page::settle(&section);
            }
            for (within, buttons) in [
                ("[data-table] tbody", NUMBERS),
                ("[data-table] thead", SORTS),
                (".matrix", PARTS),
            ] {
                if let Some(within) = part(&section, within) {
                    one_stop(&within, buttons, None);
                }
            }
        });
    }
    let sharing = use_state(|| None::<Sharing>);
    let was_open = use_mut_ref(|| false);
    let share = {
        let sharing = sharing.clone();
        Callback::from(move |next| sharing.set(next))
    };
    {
        let section = section.clone();
        let open = sharing.is_some();
        // After each time that it is drawn: shut and opened again at once, it is another
        // dialog, or the same, but shut.
        use_effect(move || {
            let was_open = was_open.replace(open);
            let of = |selector| part(&section, selector)?.dyn_into::<HtmlElement>().ok();
            if open {
                if let Some(dialog) = of("dialog:not([open])") {
                    clipboard::open_dialog(&dialog);
                }
            } else if was_open && let Some(button) = of(".foot .share") {
                // What opened it has the keys again.
                let _ = button.focus();
            }
        });
    }
    let open_share = {
        let (share, section) = (share.clone(), section.clone());
        move |_: MouseEvent| {
            let height = section.cast::<Element>();
            let height = height.map_or(0.0, |at| at.get_bounding_client_rect().height());
            let share = share.clone();
            parts::need(Some(lang), parts::SHARE, false, move |there| {
                if there {
                    share.emit(Some(super::share::begin((height + 24.0) as u32)));
                }
            });
        }
    };
    // Digits typed at a picture of one year lead to another; a chart has a cursor
    // of its own for them.
    let typed = use_mut_ref(Typed::default);
    let onkeydown = {
        let (dispatch, announce) = (dispatch.clone(), announce.clone());
        let kept = state.options.compared(state.view);
        let years = match state.view.years(&state.options) {
            Years::One(years) => years,
            _ => Vec::new(),
        };
        Callback::from(move |event: KeyboardEvent| {
            let target = event.target_dyn_into::<Element>();
            let writes = |at: Element| at.matches("input, select, .slider, .map").unwrap_or(true);
            let digit = cursor::digit(&event.key()).filter(|_| !years.is_empty());
            let Some(digit) = digit.filter(|_| !target.is_some_and(writes)) else {
                return;
            };
            let year = typed.borrow_mut().take(digit, js_sys::Date::now());
            match year.as_ref().and_then(|year| year.parse().ok()) {
                Some(year) if years.contains(&year) => {
                    dispatch.emit(Action::Time(Some(Span::beside(kept, year))));
                    announce.emit(AttrValue::from(year.to_string()));
                }
                Some(year) => announce.emit(AttrValue::from(
                    [&year.to_string(), ": ", words::NO_PLACE.get(lang)].concat(),
                )),
                None => {}
            }
        })
    };
    let list = use_node_ref();
    let trouble = use_node_ref();
    // A picture says for itself when it is drawn; a table is there at once.
    let at_once = *own
        && (state.tab != Tab::Chart
            || matches!(figure.picture, Picture::Matrix(_) | Picture::List(_)));
    use_effect_with(at_once, |&there| {
        if there {
            first_drawn();
        }
    });
    let choose = dispatch.reform(Action::Focus);
    let taken = Taken {
        figure: figure.clone(),
        options: state.options.clone(),
        theme,
    };
    let heading = format!("{id}-title");
    let panel = |tab: Tab| {
        (
            format!("{id}-{}", tab.id()),
            state.tab != tab && !state.still,
        )
    };
    let (chart_id, chart_hidden) = panel(Tab::Chart);
    let (table_id, table_hidden) = panel(Tab::Table);
    let (sources_id, sources_hidden) = panel(Tab::Sources);
    let labelled = |tab: Tab| format!("{id}-{}-tab", tab.id());
    let opens = format!("{id}-detail");
    let calls = (!state.still).then_some((&close, dispatch));
    let detail = detail.map(|detail| detail::panel(&detail, &opens, lang, calls));
    // Always a node, though an empty one: what stands before it must keep its place.
    let (mut in_chart, in_table) = match in_table {
        true => (Html::default(), detail),
        false => (detail.unwrap_or_default(), None),
    };
    let answers = state.tab == Tab::Table && !state.still;
    let numbers = Numbers {
        figure: &figure,
        focus: focus.as_deref(),
        detail: in_table,
        opens: &opens,
        choose: answers.then_some(&choose),
        sort: &sort,
        resort: Callback::from(move |to| resort.set(to)),
    };
    let picture = match &figure.picture {
        Picture::Matrix(_) => matrix::table(&figure, focus.as_deref(), &choose, state.still),
        Picture::Heat(_) => heat::map(
            &figure,
            theme,
            (focus.as_deref(), &opens),
            &choose,
            dispatch,
            &announce,
            (*own, state.still),
        ),
        // A claim opens in its place.
        Picture::List(_) => claims::list(
            &figure,
            state,
            *own,
            dispatch,
            (std::mem::take(&mut in_chart), &opens),
        ),
        _ => html! {
            <PictureView figure={figure.clone()} theme={*theme} focus={focus.clone()} opens={opens.clone()}
                choose={choose.clone()} dispatch={dispatch.clone()} {announce}
                shown={!chart_hidden} page={*own} still={state.still} />
        },
    };
    html! {
        <section class="figure" ref={section} data-figure={state.view.id()} aria-labelledby={heading.clone()} {onkeydown}>
            <h2 id={heading}>{ unbroken(&figure.title) }</h2>
            <p class="takeaway">{ unbroken(&figure.takeaway) }</p>
            { for figure.shown.as_ref().and_then(|shown| shown.reading()).map(reading) }
            if !state.still {
                { controls(state.view, &state.options, &id, dispatch, &play, &unfolded) }
                { extras(state.view, &state.options, dispatch) }
            }
            <div id={chart_id} data-chart="" hidden={chart_hidden} role="tabpanel"
                aria-labelledby={labelled(Tab::Chart)}>
                { picture }
                { in_chart }
                { events(&figure) }
            </div>
            <div id={table_id} data-table="" hidden={table_hidden} role="tabpanel"
                aria-labelledby={labelled(Tab::Table)}>
                if *whole { { table(&numbers) } }
            </div>
            <div id={sources_id} data-sources="" hidden={sources_hidden} role="tabpanel"
                aria-labelledby={labelled(Tab::Sources)}>
                if *whole { { sources(&figure) } }
            </div>
            if !state.still {
                <div class="foot">
                    { tabs(state.tab, lang, &id, list, dispatch) }
                    { downloads(&taken, &trouble) }
                    if *own {
                        <button type="button" class="share" aria-haspopup="dialog" onclick={open_share}>
                            { words::SHARE.get(lang) }
                        </button>
                    }
                </div>
            }
            if let Some(shared) = &*sharing {
                <dialog class="sharing" aria-label={words::SHARE.get(lang)} onclose={share.reform(|_| None)}>
                    { super::share::dialog(&figure, state, shared, &share) }
                </dialog>
            }
            <p class="unseen" data-live="" role="status" aria-live="polite">{ (*said).clone() }</p>
        </section>
    }
}

/// A text whose numbers are not broken from what they count.
fn unbroken(text: &str) -> Html {
    let parts = runs(text).into_iter().map(|(whole, part)| match whole {
        true => html! { <span class="whole">{ part }</span> },
        false => html! { part },
    });
    html! { { for parts } }
}

/// The tabs: one tab stop, arrows move between them.
fn tabs(now: Tab, lang: Lang, id: &str, list: NodeRef, dispatch: &Callback<Action>) -> Html {
    let turn = {
        let (dispatch, list) = (dispatch.clone(), list.clone());
        move |event: KeyboardEvent| {
            let at = Tab::ALL.iter().position(|tab| *tab == now).unwrap_or(0);
            let count = Tab::ALL.len();
            let to = match event.key().as_str() {
                "ArrowRight" => (at + 1) % count,
                "ArrowLeft" => (at + count - 1) % count,
                "Home" => 0,
                "End" => count - 1,
                _ => return,
            };
            event.prevent_default();
            dispatch.emit(Action::Tab(Tab::ALL[to]));
            let button = list
                .cast::<Element>()
                .and_then(|list| list.children().item(to as u32))
                .and_then(|child| child.dyn_into::<HtmlElement>().ok());
            if let Some(button) = button {
                // An element that is on the page can always be focused.
                let _ = button.focus();
            }
        }
    };
    let buttons = Tab::ALL.map(|tab| {
        let name = match tab {
            Tab::Chart => words::TAB_CHART,
            Tab::Table => words::TAB_TABLE,
            Tab::Sources => words::TAB_SOURCES,
        };
        let chosen = tab == now;
        html! {
            <button type="button" role="tab" id={format!("{id}-{}-tab", tab.id())}
                aria-controls={format!("{id}-{}", tab.id())} aria-selected={chosen.to_string()}
                tabindex={if chosen { "0" } else { "-1" }} data-tab={tab.id()}
                onclick={dispatch.reform(move |_| Action::Tab(tab))}>
                { name.get(lang) }
            </button>
        }
    });
    html! {
        <div class="tabs" role="tablist" ref={list} aria-label={words::TABS.get(lang)} onkeydown={turn}>
            { for buttons }
        </div>
    }
}

/// The events that a chart marks with numbers.
fn events(figure: &Figure) -> Html {
    if figure.events.is_empty() {
        return html! {};
    }
    let items = figure.events.iter().map(|event| {
        html! {
            <li value={event.number.to_string()}>
                <strong>{ &event.date }</strong>{ " " }{ &event.text }
            </li>
        }
    });
    let phases = figure
        .details
        .iter()
        .filter(|detail| detail.id.starts_with("phase-"))
        .map(|phase| {
            html! { <p><strong>{ &phase.heading }</strong>{ " " }{ for &phase.text }</p> }
        });
    html! {
        <details class="events">
            <summary>{ words::EVENTS.get(figure.lang) }{ format!(" 1–{}", figure.events.len()) }</summary>
            { for phases }
            <ol>{ for items }</ol>
        </details>
    }
}

#[inline(never)]
fn sources(figure: &Figure) -> Html {
    let lang = figure.lang;
    let fact = |name: Tri, text: Tri| {
        html! { <><dt>{ name.get(lang) }</dt><dd>{ text.get(lang) }</dd></> }
    };
    let each = figure.sources.iter().map(|source| {
        html! {
            <article>
                <h3>{ source.title.get(lang) }</h3>
                <dl>
                    { fact(words::SOURCE, source.source) }
                    { fact(words::UNIT, source.unit) }
                    { fact(words::COVERAGE, source.coverage) }
                    { fact(words::TERMS, source.terms) }
                </dl>
                if !source.notes.is_empty() {
                    <ul>{ for source.notes.iter().map(|note| html! { <li>{ note.text.get(lang) }</li> }) }</ul>
                }
            </article>
        }
    });
    html! {
        <>
            if !figure.notes.is_empty() {
                <h3>{ words::NOTES.get(lang) }</h3>
                <ul class="notes">
                    { for figure.notes.iter().map(|note| html! { <li>{ note }</li> }) }
                </ul>
            }
            { for each }
            <p translate="no">{ "tairi " }{ VERSION }</p>
        </>
    }
}

/// How a reader's file was read: a line before the figure, which opens to each rule. Its
/// code comes with the reader's flows.
#[inline(never)]
fn reading((reading, notes): (&Reading, &[String])) -> Html {
    let each = notes.iter().skip(1).map(|note| html! { <li>{ note }</li> });
    html! {
        <details class="read" data-grave={reading.grave.then_some("")}>
            <summary>{ &reading.line }</summary><ul>{ for each }</ul>
        </details>
    }
}
