//! Names of economies.

use super::super::table::{self, Target, all_names, key_of_letters, key_of_words};
use super::super::{Known, Numbers, fold, is_name_of, known};
use std::collections::BTreeMap;

#[test]
fn economies_with_a_word_of_a_group_in_their_name_stay_economies() {
    for (name, want) in [
        ("United Arab Emirates", "ARE"),
        ("South Africa", "ZAF"),
        ("Central African Rep.", "CAF"),
        ("Philippines", "PHL"),
        ("Comoros, Union of the", "COM"),
        ("Soviet Union", "SUN"),
        ("American Samoa", "ASM"),
        ("Guinea", "GIN"),
        ("Papua New Guinea", "PNG"),
        ("Niger", "NER"),
        ("China, P.R.: Mainland", "CHN"),
        ("China, P.R.: Hong Kong", "HKG"),
        ("Korea, Rep. of", "KOR"),
        ("Taiwan Province of China", "TWN"),
        ("Dem. People's Rep. of Korea", "PRK"),
    ] {
        assert!(
            matches!(known("", name, Numbers::M49), Known::Economy { code, .. } if code == want),
            "{name}"
        );
    }
}

#[test]
fn no_two_economies_share_a_name_in_any_form() {
    let mut letters: BTreeMap<u64, (&str, Target)> = BTreeMap::new();
    let mut words: BTreeMap<u64, (&str, Target)> = BTreeMap::new();
    for (name, target) in all_names() {
        let found = letters
            .entry(key_of_letters(&fold::fold(name)))
            .or_insert((name, target));
        assert_eq!(found.1, target, "{name} and {}", found.0);
        if let (_, Some(key)) = table::keys(name, &mut String::new()) {
            let cut = fold::words(name);
            assert_eq!(key, key_of_words(&cut), "{name}");
            let found = words.entry(key).or_insert((name, target));
            assert_eq!(found.1, target, "{name} and {}, by words", found.0);
            // The same key as letters of another would hide it.
            let joined = key_of_letters(&cut.concat());
            if let Some(found) = letters.get(&joined) {
                assert_eq!(found.1, target, "{name} and {}, joined", found.0);
            }
        }
    }
    assert!(letters.len() > 3000, "{}", letters.len());
}

#[test]
fn a_name_is_known_to_be_its_economys_own_without_the_names_of_all_others() {
    let korea = table::economy(table::line_of("KOR").unwrap(), false);
    for (name, target) in all_names() {
        let found = target.known("");
        let economy = matches!(target, Target::Economy(_));
        assert!(is_name_of(found, name) || !economy, "{name}");
        assert_eq!(is_name_of(korea, name), found == korea, "{name}");
    }
    assert!(is_name_of(korea, "KOREA, Republic of") && !is_name_of(korea, "–"));
    assert!(is_name_of(Known::World, "World") && !is_name_of(Known::World, "Korea"));
}

#[test]
fn names_that_may_be_codes_are_the_same_among_the_short_ones() {
    let (mut short, mut apart) = (0, Vec::new());
    for (name, target) in all_names() {
        let mut forms = vec![fold::fold(name)];
        if let [word] = fold::words(name).as_slice() {
            forms.push(word.clone());
        }
        for form in forms.iter().filter(|form| table::is_short(form)) {
            let found = table::find(key_of_letters(form));
            let whole = found.or_else(|| table::find(key_of_words(std::slice::from_ref(form))));
            if table::find_short(form) != whole {
                apart.push(form.clone());
            }
            short += usize::from(found == Some(target));
        }
    }
    assert!(short > 50, "{short}");
    // The rest of “Thế giới” without what looks like an article: no name by itself.
    assert_eq!(apart, ["gioi"]);
}

/// A name in other ways than the table has it.
fn otherwise(name: &str) -> Vec<String> {
    let mut ways = vec![
        name.to_uppercase(),
        name.to_lowercase(),
        name.replace(' ', "\u{a0}"),
        name.replace(", ", ","),
        name.replace(' ', "  "),
        format!(" {name} "),
        format!("{name} 1/"),
        format!("{name}*"),
        format!("{name} (a)"),
        format!("{name} (1990-2005)"),
        format!("{name} (…2011)"),
    ];
    if name
        .chars()
        .all(|letter| letter.is_ascii() || letter.is_alphabetic())
    {
        let bare: String = name
            .chars()
            .map(|letter| fold::fold(&letter.to_string()))
            .zip(name.chars())
            .map(|(folded, letter)| {
                if letter.is_alphabetic() {
                    folded
                } else {
                    letter.to_string()
                }
            })
            .collect();
        ways.push(bare);
    }
    if name.contains(" and ") {
        ways.push(name.replace(" and ", " & "));
    }
    if name.contains("Saint ") {
        ways.push(name.replace("Saint ", "St. "));
        ways.push(name.replace("Saint ", "St "));
    }
    if name.contains("Islands") {
        ways.push(name.replace("Islands", "Is."));
        ways.push(name.replace("Islands", "Isds"));
    }
    if let Some((first, form)) = name.split_once(", ")
        && !form.contains(',')
    {
        ways.push(format!("{form} {first}"));
        ways.push(format!("{first} ({form})"));
    }
    if let Some(first) = name.strip_prefix("Republic of ") {
        ways.push(format!("{first}, Republic of"));
        ways.push(format!("{first}, Rep. of"));
        ways.push(format!("The Republic of {first}"));
    }
    ways
}

#[test]
fn every_name_is_found_in_any_case_without_marks_and_abbreviated() {
    for (name, target) in all_names() {
        assert_eq!(known("", name, Numbers::M49), target.known(name), "{name}");
        let Target::Economy(line) = target else {
            continue;
        };
        // “Other Asia, nes” is taken as it stands only.
        if fold::fold(name).starts_with("otherasia") {
            continue;
        }
        for way in otherwise(name) {
            let found = known("", &way, Numbers::M49);
            assert!(
                matches!(found, Known::Economy { code, .. } if line.1.split(',').next() == Some(code)),
                "{way:?} of {name:?}: {found:?}"
            );
        }
    }
}

#[test]
fn neighbours_in_name_stay_apart() {
    for (name, want) in [
        ("Niger", "NER"),
        ("Nigeria", "NGA"),
        ("Republic of Niger", "NER"),
        ("Federal Republic of Nigeria", "NGA"),
        ("Dominica", "DMA"),
        ("Commonwealth of Dominica", "DMA"),
        ("Dominican Republic", "DOM"),
        ("Guinea", "GIN"),
        ("Republic of Guinea", "GIN"),
        ("Guinea-Bissau", "GNB"),
        ("Equatorial Guinea", "GNQ"),
        ("Guinea, Equatorial", "GNQ"),
        ("Papua New Guinea", "PNG"),
        ("Korea", "KOR"),
        ("Korea, Dem. Rep.", "PRK"),
        ("Korea (Democratic People's Republic of)", "PRK"),
        ("Korea (North)", "PRK"),
        ("Korea, Republic", "KOR"),
        ("Congo", "COG"),
        ("Congo (Democratic Republic of the)", "COD"),
        ("Congo, Dem. Rep.", "COD"),
        ("Congo, Rep.", "COG"),
        ("China", "CHN"),
        ("China (Taiwan)", "TWN"),
        ("China, Macao", "MAC"),
        ("China (Hong Kong SAR)", "HKG"),
        ("Republic of China", "TWN"),
        ("People's Republic of China", "CHN"),
        ("China, mainland", "CHN"),
        ("Samoa", "WSM"),
        ("American Samoa", "ASM"),
        ("Samoa (American)", "ASM"),
        ("Sudan", "SDN"),
        ("South Sudan", "SSD"),
        ("Sudan, South", "SSD"),
        ("Sudan (…2011)", "SDN"),
        ("British Virgin Islands", "VGB"),
        ("Virgin Islands (U.S.)", "VIR"),
        ("US Virgin Islands", "VIR"),
        ("Saint Martin (French part)", "MAF"),
        ("Sint Maarten (Dutch part)", "SXM"),
        ("St. Maarten", "SXM"),
        ("Ireland, Republic of", "IRL"),
        ("Netherlands Antilles", "ANT"),
        ("Netherlands", "NLD"),
        ("Germany, Dem. Rep.", "DDR"),
        ("Germany, Fed. Rep.", "DEU"),
        ("Austria", "AUT"),
        ("Australia", "AUS"),
        ("Mauritania", "MRT"),
        ("Mauritius", "MUS"),
        ("Slovakia", "SVK"),
        ("Slovenia", "SVN"),
        ("Republic of Vietnam", "VDR"),
        ("Socialist Republic of Viet Nam", "VNM"),
        ("Yemen, People's Democratic Republic of", "YMD"),
        ("Yemen", "YEM"),
        ("Yugoslavia, FR", "SCG"),
        ("ドミニカ国", "DMA"),
        ("ドミニカ共和国", "DOM"),
        ("コンゴ民主共和国", "COD"),
        ("コンゴ共和国", "COG"),
        ("尼日", "NER"),
        ("尼日利亞", "NGA"),
        ("Japan (JPN)", "JPN"),
        ("Türkiye (formerly Turkey)", "TUR"),
        ("China, excluding Hong Kong", "CHN"),
        ("Sudan (former)", "SDN"),
        ("103 R KOREA", "KOR"),
        ("304_アメリカ合衆国", "USA"),
        ("ドイツ連邦共和国", "DEU"),
        ("フランス共和国", "FRA"),
        ("中華人民共和国", "CHN"),
        ("モンゴル国", "MNG"),
        ("グアム(米)", "GUM"),
        ("Greenland (Denmark)", "GRL"),
        ("JP Japan", "JPN"),
        ("Belgium (and Luxembourg -> 1998)", "BEL"),
        (
            "Germany (incl. German Democratic Republic 'DD' from 1991)",
            "DEU",
        ),
        ("Reunion (France)", "REU"),
        ("Saint-Martin (France)", "MAF"),
        ("Saint-Martin (Pays-Bas)", "SXM"),
    ] {
        let found = known("", name, Numbers::M49);
        assert!(
            matches!(found, Known::Economy { code, .. } if code == want),
            "{name}: {found:?}, not {want}"
        );
    }
}

#[test]
fn what_could_be_another_is_no_economy_of_the_table() {
    for name in [
        "Saint Kitts, Nevis and Anguilla",
        "Virgin Islands",
        "Germany, Rep.",
        "Democratic Republic of China",
        "Dominica Republic",
        "Korea (united)",
        "Ireland (Northern)",
        "Northern Ireland",
        "China (Tibet)",
        "France (Réunion)",
        "Greenland (France)",
        "Southern Sudan Region of Kush",
        "越南共和国",
        "New Zealand and Japan",
    ] {
        let found = known("", name, Numbers::M49);
        assert!(!matches!(found, Known::Economy { .. }), "{name}: {found:?}");
    }
}
