use super::super::made_up::sample;
use super::*;

#[test]
fn heat_is_even_on_both_sides_of_one_and_ends_at_four_and_a_quarter() {
    let steps = |scale: HeatScale, values: &[f64]| -> Vec<i8> {
        values.iter().map(|value| scale.step(*value)).collect()
    };
    let log = HeatScale::DivergingLog;
    let at = [0.0, 0.01, 0.25, 0.5, 1.0, 2.0, 4.0, 900.0];
    assert_eq!(steps(log, &at), [-6, -6, -6, -3, 0, 3, 6, 6]);
    assert_eq!(steps(HeatScale::Ratio, &[0.5, f64::INFINITY]), [-3, 6]);
    let share = HeatScale::Share { max: 0.4 };
    assert_eq!(steps(share, &[0.0, 0.1, 0.4, 0.9]), [0, 3, 6, 6]);
    assert_eq!(steps(HeatScale::Share { max: 0.0 }, &[0.2]), [0]);
    assert_eq!(steps(HeatScale::Symmetric, &[-1.0, 0.5, 3.0]), [-6, 3, 6]);
}

#[test]
fn the_tone_of_a_value_is_its_step_on_every_scale() {
    let scales = [
        HeatScale::DivergingLog,
        HeatScale::Ratio,
        HeatScale::Symmetric,
        HeatScale::Share { max: 0.3 },
        HeatScale::Share { max: 0.0 },
    ];
    for scale in scales {
        let bounds = scale.bounds();
        let tried = (-400..=2000).map(|at| f64::from(at) * 0.003_7);
        for value in tried.chain([-0.0, 1e-300, 1e300, f64::INFINITY]) {
            let step = bounds.partition_point(|bound| *bound <= value) as i8 - 6;
            assert_eq!(step, scale.step(value), "{value} on {scale:?}");
        }
    }
}

#[test]
fn a_number_that_is_none_is_no_colour_even_if_no_reason_says_so() {
    let mut heat = sample(3, 1);
    heat.values = vec![f32::NAN; 9].into();
    heat.reasons = vec![0; 9].into();
    let tones = heat.tones();
    assert!(tones.iter().all(|tone| [DIAGONAL, EMPTY].contains(tone)));
    assert!(heat.spoken(0, 1, Lang::En).contains("is not in the data"));
}

#[test]
fn an_empty_heat_map_and_one_of_one_economy_have_nothing_to_say_but_do() {
    let none = Heat::new(Lang::En);
    assert!(none.tones().is_empty() && none.meant("a").is_empty());
    assert_eq!(none.find("A-B"), None);
    assert_eq!(&*sample(1, 1).tones(), [DIAGONAL]);
}

#[test]
fn what_is_read_says_the_value_or_why_there_is_none() {
    let mut heat = sample(9, 2);
    let (from, to) = (2, 5);
    let mut values = heat.values.to_vec();
    values[from * 9 + to] = 2.5;
    heat.values = values.clone().into();
    assert_eq!(heat.text(from, to), "2.50");
    assert!(heat.spoken(from, to, Lang::En).ends_with(": 2.50"));
    let mut reasons = heat.reasons.to_vec();
    reasons[from * 9 + to] = 2;
    heat.reasons = reasons.into();
    assert_eq!(heat.text(from, to), "–");
    assert!(
        heat.spoken(from, to, Lang::En)
            .ends_with("nothing declared for it")
    );
    assert!(heat.read(3, 3, Lang::En).contains("itself"));
}

#[test]
fn beside_another_year_both_values_are_read_and_the_colour_is_their_ratio() {
    let mut heat = sample(3, 1);
    heat.values = vec![1.0, 2.0, 3.0, 0.0, 1.0, 0.0, 5.0, 5.0, 1.0].into();
    heat.reasons = vec![1, 0, 0, 0, 1, 0, 0, 0, 1].into();
    heat.scale = HeatScale::Ratio;
    heat.before = Some(Before {
        label: "1995".into(),
        values: vec![1.0, 4.0, 0.0, 1.0, 1.0, 0.0, 5.0, 9.0, 1.0].into(),
        reasons: vec![1, 0, 0, 0, 1, 0, 0, 2, 1].into(),
    });
    assert_eq!(heat.shown(0, 1), Ok(0.5));
    assert_eq!(heat.text(0, 1), "×0.50");
    assert_eq!(heat.read(0, 1, Lang::En), "2005: 2.00; 1995: 4.00; ×0.50");
    assert_eq!(heat.text(0, 2), "▲", "from nothing to something");
    assert_eq!(heat.read(0, 2, Lang::En), "2005: 3.00; 1995: 0");
    assert_eq!(heat.text(1, 2), "×1.00", "nothing, as before");
    assert_eq!(heat.shown(2, 1), Err(2), "nothing to compare with");
    assert!(heat.read(2, 1, Lang::En).contains("nothing declared"));
}

#[test]
fn compared_shares_stay_shares_and_symmetric_values_are_compared_as_intensities() {
    let mut heat = sample(2, 1);
    heat.scale = HeatScale::Ratio;
    heat.reasons = vec![1, 0, 0, 1].into();
    heat.values = vec![0.0, 0.5, 0.2, 0.0].into();
    heat.before = Some(Before {
        label: "1995".into(),
        values: vec![0.0, -0.5, 0.1, 0.0].into(),
        reasons: heat.reasons.clone(),
    });
    heat.form = HeatScale::Symmetric;
    // 3 against one third.
    assert!((heat.shown(0, 1).unwrap() - 9.0).abs() < 1e-6);
    assert_eq!(heat.read(0, 1, Lang::En), "2005: 0.50; 1995: −0.50; ×9.00");
    heat.form = HeatScale::Share { max: 1.0 };
    assert_eq!(heat.read(1, 0, Lang::En), "2005: 20.0%; 1995: 10.0%; ×2.00");
}

#[test]
fn small_values_are_not_written_as_nothing() {
    assert_eq!(HeatScale::DivergingLog.written(0.0001), "<0.01");
    assert_eq!(HeatScale::DivergingLog.written(0.0), "0");
    assert_eq!(HeatScale::DivergingLog.written(123.4), "123");
    assert_eq!(HeatScale::Share { max: 1.0 }.written(0.0002), "<0.1%");
    assert_eq!(HeatScale::Share { max: 1.0 }.written(0.123), "12.3%");
    assert_eq!(HeatScale::Symmetric.written(-0.5), "−0.50");
}

#[test]
fn an_economy_is_found_by_its_code_or_the_beginning_of_its_name() {
    let mut heat = sample(4, 1);
    heat.codes = ["OMN", "ROU", "GBR", "IRL"].map(str::to_owned).to_vec();
    heat.names = ["Oman", "Romania", "United Kingdom", "Ireland"]
        .map(str::to_owned)
        .to_vec();
    assert_eq!(heat.meant("oman"), [0], "not the one that has it inside");
    assert_eq!(heat.meant("OMN"), [0]);
    assert_eq!(heat.meant(" rom"), [1]);
    assert_eq!(heat.meant("king"), [2]);
    assert_eq!(heat.meant("an"), [0, 1, 3]);
    assert!(heat.meant("x").is_empty() && heat.meant(" ").is_empty());
}

#[test]
fn a_pair_is_found_by_its_codes_though_they_have_hyphens() {
    let mut heat = sample(3, 1);
    heat.codes = ["EU-27", "JPN", "27"].map(str::to_owned).to_vec();
    for (from, to) in [(0, 1), (1, 0), (2, 1)] {
        assert_eq!(heat.find(&heat.id(from, to)), Some((from, to)));
    }
    assert_eq!(heat.find("EU-JPN"), None);
}
