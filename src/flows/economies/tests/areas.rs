//! Areas that are no economy, groups, the world.

use super::super::{Known, Numbers, known};

#[test]
fn the_world_is_known_in_every_dialect() {
    for given in [
        "0",
        "000",
        "001",
        "WLD",
        "W00",
        "WL",
        "World",
        "WORLD",
        "G001",
        "世界",
        "全世界",
    ] {
        assert_eq!(known(given, "", Numbers::M49), Known::World, "{given}");
    }
    assert_eq!(known("", "World", Numbers::M49), Known::World);
}

#[test]
fn groups_and_regions_are_aggregates() {
    for given in [
        "EU",
        "EU27_2020",
        "97",
        "EUN",
        "OECD",
        "ASEAN",
        "G110",
        "GX170",
        "142",
        "All",
        "XR29",
        "SSF",
    ] {
        assert_eq!(known(given, "", Numbers::M49), Known::Aggregate, "{given}");
    }
    for name in [
        "Advanced Economies",
        "Sub-Saharan Africa",
        "Europe & Central Asia",
        "European Union",
        "Euro Area",
        "Emerging and Developing Asia",
        "High income",
        "Africa",
        "Middle East and Central Asia",
        "ASEAN-5",
    ] {
        assert_eq!(known("", name, Numbers::M49), Known::Aggregate, "{name}");
    }
}

#[test]
fn areas_not_specified_are_elsewhere() {
    for given in [
        "899", "837", "838", "839", "568", "577", "636", "473", "290", "527", "_X", "XX", "E19",
        "F97", "UNS", "BUN",
    ] {
        assert_eq!(known(given, "", Numbers::M49), Known::Elsewhere, "{given}");
    }
    for name in [
        "Areas, nes",
        "Other Europe, nes",
        "Bunkers",
        "Free Zones",
        "Special Categories",
        "Not Specified (including Confidential)",
        "Countries not specified",
    ] {
        assert_eq!(known("", name, Numbers::M49), Known::Elsewhere, "{name}");
    }
}

#[test]
fn the_world_is_known_in_other_words() {
    for name in [
        "World",
        "Monde",
        "MUNDO",
        "Welt",
        "Mondo",
        "Wereld",
        "Мир",
        "세계",
        "세계 전체",
        "全世界",
        "世界",
        "全球",
        "全部國家",
        "全部国家",
        "總計",
        "合計",
        "총계",
        "Grand Total",
        "Total",
        "Total all countries",
        "All partners",
        "World (all countries)",
        "World + (Total)",
        "All countries",
        "World 1/",
        "Tous pays",
        "Total, all partners",
        "世界計",
        "合计",
    ] {
        assert_eq!(known("", name, Numbers::M49), Known::World, "{name}");
        assert_eq!(known(name, "", Numbers::Own), Known::World, "{name}");
    }
    for code in ["W", "WL", "W00", "1", "0", "0000", "WLD", "001", "TOTAL"] {
        assert_eq!(known(code, "", Numbers::M49), Known::World, "{code}");
    }
}

#[test]
fn what_is_left_counts_in_sums() {
    for name in [
        "ROW",
        "RoW",
        "Rest of World",
        "Rest of the World",
        "Resto del mundo",
        "Reste du monde",
        "Rest der Welt",
        "Übrige Länder",
        "Autres pays",
        "Otros países",
        "Stores and provisions",
        "Ships' stores",
        "High seas",
        "Not allocated",
        "Other countries n.i.e.",
        "Asia nes",
        "Other Africa",
        "Rest of Asia",
        "Other African countries",
        "その他アジア",
        "其他亞洲國家",
        "Unspecified",
        "Europe, n.e.s.",
        "기타 아시아",
        "Neutral zone",
        "Areas, not elsewhere specified",
        "SPECIAL CATEGORIES",
        "Partner unspecified",
        "Africa not specified",
        "不明",
    ] {
        assert_eq!(known("", name, Numbers::M49), Known::Elsewhere, "{name}");
    }
    for code in ["ROW", "row", "WXD", "QP", "QR", "_X"] {
        assert_eq!(known(code, "", Numbers::M49), Known::Elsewhere, "{code}");
    }
}

#[test]
fn groups_are_told_in_more_words() {
    for name in [
        "CEMAC",
        "CFA franc zone",
        "BRICS+",
        "Euro area (changing composition)",
        "EMDEs",
        "LDCs",
        "Asia, other",
        "Extra EU trade",
        "EU27 (from 2020)",
        "European Union (28)",
        "Total Asia",
        "アジア計",
        "亞洲合計",
        "Africa (Region)",
        "Andean Community",
        "Sub-Saharan Africa (Region)",
        "Economic Community of West African States",
        "Export earnings: fuel",
        "Other advanced economies",
        "Western Hemisphere",
        "EU諸国",
        "APEC members",
        "南亞",
        "Südamerika",
        "Asie",
        "欧州連合",
    ] {
        assert_eq!(known("", name, Numbers::M49), Known::Aggregate, "{name}");
    }
    for code in [
        "1400",
        "5100",
        "G080",
        "G7",
        "TX080",
        "EA20",
        "EXT_EU27_2020",
        "INT_EU27_2020",
        "SSF",
    ] {
        assert_eq!(known(code, "", Numbers::M49), Known::Aggregate, "{code}");
    }
    // A list of the file's own, by its names.
    assert!(matches!(
        known("5880", "Japan", Numbers::M49),
        Known::Economy { code: "JPN", .. }
    ));
}
