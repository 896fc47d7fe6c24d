//! The values of a place of a chart: a card beside the cursor where there is
//! room, otherwise a block under the picture, which shows the last place as
//! long as none is pointed at.

use crate::figure::Figure;
use crate::figure::chart::{Role, Tooltip};
use crate::i18n::words;
use crate::platform::page;
use yew::prelude::*;

/// What is read out, and how.
pub struct TooltipProps<'a> {
    /// The figure it belongs to.
    pub figure: &'a Figure,
    /// The place pointed at or pinned.
    pub tooltip: Option<&'a Tooltip>,
    /// The place shown when none is pointed at.
    pub resting: Option<&'a Tooltip>,
    /// The row that is read alone.
    pub row: Option<usize>,
    /// Whether it stands beside the cursor.
    pub tip: bool,
    /// Whether it stays where it is.
    pub pinned: bool,
    /// The part or the number that is open.
    pub focus: Option<&'a str>,
    /// The id of the element that shows what is open.
    pub opens: &'a str,
    /// Called with −1 or 1 to go to the place before or after.
    pub go: Callback<i32>,
    /// Called with the number to open.
    pub choose: &'a Callback<Option<String>>,
}

/// A tooltip in one line, for the ear; of one row alone, if one is named.
pub fn spoken(tooltip: &Tooltip, row: Option<usize>) -> String {
    let alone = row.filter(|row| *row < tooltip.rows.len());
    let mut text = tooltip.heading.clone();
    let mut between = ": ";
    for (index, row) in tooltip.rows.iter().enumerate() {
        if alone.is_some_and(|only| only != index) {
            continue;
        }
        for part in [between, &row.name, " ", &row.text] {
            text.push_str(part);
        }
        between = "; ";
    }
    text
}

/// The values, or what to do to get them.
pub fn card(props: &TooltipProps) -> Html {
    let TooltipProps {
        figure,
        tooltip,
        resting,
        row,
        tip,
        pinned,
        focus,
        opens,
        go,
        choose,
    } = props;
    let lang = figure.lang;
    let hint = words::POINT.get(lang);
    let content = match tooltip.or(*resting) {
        Some(shown) => {
            let source = match tooltip {
                Some(shown) => &shown.source,
                None => hint,
            };
            values(shown, *row, *focus, opens, source, go, lang)
        }
        None => html! { <p class="hint">{ hint }</p> },
    };
    // Long tooltips get their room before they are there.
    let many = resting.is_some_and(|tooltip| tooltip.rows.len() > 4);
    let seen = !tip || tooltip.is_some();
    html! {
        <>
            if seen {
                <div class="reading" data-tip={tip.then_some("")} data-many={many.then_some("")} data-pinned={pinned.then_some("")}
                    data-resting={tooltip.is_none().then_some("")}
                    onclick={open_number(choose, *focus, true)}>
                    { content }
                </div>
            }
            if *tip {
                <p class="hint">{ hint }</p>
            }
        </>
    }
}

fn values(
    tooltip: &Tooltip,
    alone: Option<usize>,
    focus: Option<&str>,
    opens: &str,
    source: &str,
    go: &Callback<i32>,
    lang: crate::i18n::Lang,
) -> Html {
    let rows = tooltip.rows.iter().enumerate().map(|(index, row)| {
        let id = tooltip.id.clone() + "." + &row.column;
        let open = focus == Some(id.as_str());
        // In brackets, as in the table.
        let mark = row.mark.map(|note| {
            html! { <sup>{ "[" }{ note }{ "]" }</sup> }
        });
        html! {
            <button type="button" class="value" data-role={name_of(row.role)} data-origin={id}
                data-alone={(alone == Some(index)).then_some("")}
                aria-expanded={open.to_string()} aria-controls={open.then(|| opens.to_owned())}>
                <i aria-hidden="true"></i>{ &row.name }{ " " }<b>{ &row.text }{ for mark }</b>
            </button>
        }
    });
    let step = |by: i32, name: crate::i18n::Tri, sign: &'static str| {
        html! {
            <button type="button" class="step" aria-label={name.get(lang)} onclick={go.reform(move |_| by)}>{ sign }</button>
        }
    };
    html! {
        <p>
            <span class="place">
                { step(-1, words::PLACE_BEFORE, "‹") }
                <strong>{ &tooltip.heading }</strong>
                { step(1, words::PLACE_AFTER, "›") }
            </span>
            { for rows }
            <small>{ source }</small>
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
