//! Which number stands for the world's imports: asked where the file does not say it, and
//! to be changed wherever it comes from.

use super::typed::{Field, typing, written};
use super::{Msg, Workbench};
use crate::app::controls::list;
use crate::figure::workbench::amount;
use crate::flows::Head;
use crate::i18n::{bring as say, flows, sentences, words, workbench};
use crate::trade::Undefined;
use crate::trade::intensity::{Grid, PairMeasure, Rules, Source, WorldTotal, written_number};
use yew::prelude::*;

/// The key under which a saved file has the choice.
pub(super) const KEY: &str = "world-imports";

/// The choice that a saved file has.
pub(super) fn world_of(head: &Head) -> WorldTotal {
    let entry = head.entries.iter().find(|(key, _)| key == KEY);
    entry.map_or_else(WorldTotal::default, |(_, value)| WorldTotal::parse(value))
}

/// The choice, and above it the question where nothing stands for the world's imports.
#[inline(never)]
pub fn world(bench: &Workbench, context: &Context<Workbench>) -> Html {
    let lang = bench.lang(context);
    let link = context.link();
    let (Some(loaded), Some((now, _))) = (&bench.loaded, &bench.shown) else {
        return Html::default();
    };
    let rules = bench.rules(context);
    let grid = |world: WorldTotal| {
        let rules = Rules {
            world,
            ..rules.clone()
        };
        Grid::new(now, &rules)
    };
    let total = |world: WorldTotal| grid(world).world_imports();
    let unit = flows::unit(&loaded.summary.unit, lang);
    let usual = total(WorldTotal::Automatic);
    let mut choices = Vec::new();
    for (choice, name) in [
        (WorldTotal::BuiltIn, workbench::source(Source::BuiltIn)),
        (WorldTotal::FileSum, say::WORLD_SUM),
        (WorldTotal::Closed, say::WORLD_CLOSED),
    ] {
        let value = total(choice.clone()).value;
        let name = match value {
            None if choice != WorldTotal::Closed => continue,
            None => name.text(lang),
            value => sentences::with_unit(name.get(lang), &amount(value, &unit, lang), lang),
        };
        choices.push((choice.written(), name));
    }
    let sum = WorldTotal::FileSum.written();
    if usual.source == Source::Absent && !has_pair(&grid(WorldTotal::FileSum)) {
        // Nothing would come of it, whatever it were: no importer's total is there.
        return Html::default();
    }
    // What is taken when nothing is chosen is one of these, the file's own row, or nothing.
    let automatic = match usual.source {
        Source::BuiltIn => WorldTotal::BuiltIn.written(),
        Source::Summed => sum,
        source => {
            let name = workbench::source(source).get(lang);
            let name = match usual.value {
                None => name.to_owned(),
                value => sentences::with_unit(name, &amount(value, &unit, lang), lang),
            };
            choices.insert(0, (String::new(), name));
            String::new()
        }
    };
    let own = rules.world.own(now.year);
    let chosen = match (&rules.world, own) {
        (_, Some(own)) => {
            let id = own.to_string();
            let name = workbench::source(Source::Own).get(lang);
            let name = sentences::with_unit(name, &amount(Some(own), &unit, lang), lang);
            choices.push((id.clone(), name));
            id
        }
        (WorldTotal::Automatic | WorldTotal::Own(_), None) => automatic.clone(),
        (chosen, None) => chosen.written(),
    };
    let choose = link.callback(move |id: String| {
        Msg::World(match id == automatic {
            true => WorldTotal::Automatic,
            false => WorldTotal::parse(&id),
        })
    });
    let (year, before) = (now.year, rules.world.clone());
    let write = written(Field::World(year), link, move |text| {
        let digits = text.replace([',', ' ', '\u{a0}', '\u{202f}'], "");
        Msg::World(before.with_own(year, written_number(&digits)))
    });
    let now_own = own.map_or_else(String::new, |own| own.to_string());
    let asks = usual.source == Source::Absent && chosen.is_empty();
    let label = say::world_own(year, &unit, lang);
    html! {
        <section ref={bench.asked_world.clone()} class="groups" data-world={asks.to_string()}>
            if asks {
                <p class="fault" role="status">
                    { words::reason(Undefined::NoWorld).get(lang) }{ " " }{ say::WORLD_ASK.get(lang) }
                </p>
            }
            <div class="row">
                <label class="pick"><span class="name">{ words::M_W.get(lang) }</span>
                    { list("world", None, &choices, chosen, &choose) }</label>
                <label class="pick"><span class="name">{ label }</span>
                    <input key={year.to_string()} type="text" inputmode="decimal" autocomplete="off" oninput={typing(Field::World(year), link)}
                        value={bench.typed.or(Field::World(year), now_own)} onchange={write} /></label>
            </div>
        </section>
    }
}

/// Whether any pair has a value in the paper's form.
fn has_pair(grid: &Grid) -> bool {
    let n = grid.codes().len();
    let mut pairs = (0..n).flat_map(|i| (0..n).map(move |j| (i, j)));
    pairs.any(|(i, j)| grid.value(PairMeasure::ALL[0], i, j).is_ok())
}
