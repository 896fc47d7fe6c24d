//! A made-up heat map, for tests of all kinds: economies in blocks that trade more
//! among themselves, in mixed order, with some pairs left out.

use std::rc::Rc;
use tairi::figure::heat::Heat;
use tairi::figure::pairs::{self, Extra};
use tairi::figure::table::Heading;
use tairi::figure::{Figure, Options, Picture, View};
use tairi::i18n::Lang;

/// Names that are short and long, none of them of this world.
const ENDS: [&str; 7] = [
    "ia",
    "land",
    "stan",
    " Islands",
    "o",
    " and the Far Isles",
    "mark",
];

/// A heat map of so many economies in so many blocks.
pub fn sample(n: usize, blocks: usize) -> Heat {
    let mut state = 7u32;
    let mut chance = move || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        f64::from(state >> 8) / f64::from(1 << 24)
    };
    let block = |economy: usize| (economy * 7) % blocks;
    let mut values = Vec::new();
    let mut reasons = Vec::new();
    for from in 0..n {
        for to in 0..n {
            let near = if block(from) == block(to) { 3.0 } else { 0.5 };
            let value = near * (1.2 * (chance() + chance() - 1.0)).exp();
            let reason = match () {
                () if from == to => 1,
                () if chance() < 0.06 => 2,
                () => 0,
            };
            values.push(if reason == 0 { value as f32 } else { f32::NAN });
            reasons.push(reason);
        }
    }
    let letter = |at: usize| char::from(b'A' + (at % 26) as u8);
    let code = |at: usize| {
        [letter(at / 26), letter(at), letter(at / 3)]
            .iter()
            .collect()
    };
    let name = |at: usize| {
        let vowel = ["a", "e", "i", "o", "u"][at % 5];
        let start = letter(at * 5).to_string() + vowel + &letter(at).to_lowercase().to_string();
        start + vowel + ENDS[at % 7]
    };
    Heat {
        codes: (0..n).map(code).collect(),
        names: (0..n).map(name).collect(),
        values: values.into(),
        reasons: reasons.into(),
        why: vec!["the same economy".into(), "nothing declared for it".into()],
        now: "2005".into(),
        sizes: (0..n).map(|at| ((at * 37) % 101) as f64).collect(),
        legend: [
            "¼ or less: looser",
            "1: as size explains",
            "4 or more: closer",
        ]
        .map(str::to_owned),
        ..Heat::new(Lang::En)
    }
}

/// A figure around a heat map, with the table of all its pairs.
#[allow(dead_code, reason = "not every test needs a figure")]
pub fn figure(heat: Heat, lang: Lang) -> Figure {
    let options = Options {
        lang,
        ..Options::default()
    };
    let sizes = heat.sizes.clone();
    let extra = Extra {
        column: Heading::number("x_i", "All exports"),
        decimals: 1,
        value: Rc::new(move |from, _| sizes.get(from).copied()),
    };
    let value = Heading::number("intensity", "Trade intensity");
    let mut table = pairs::table(&heat, value, vec![extra], &|a, b| a.cmp(b), lang);
    table.caption = "All pairs".into();
    Figure {
        title: "Made-up economies trade most with their neighbours".into(),
        takeaway: "Trade intensity of invented economies.".into(),
        table,
        details: Vec::new(),
        picture: Picture::Heat(heat),
        ..tairi::figure::figure(View::Intensity, &options)
    }
}
