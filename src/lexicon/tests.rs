//! Behaviour of the lexicon, a row a fact.

use super::{
    Classes, Classes as C, CountryCode, Entry, TitleKind, longest_match, longest_of, lookup,
};
use crate::text::Text;

/// A text, the longest phrase at its first word, classes that the phrase must have, and
/// its country (empty: none).
const PHRASES: &[(&str, &str, C, &str)] = &[
    ("Armenia's envoy", "Armenia", C::COUNTRY, "AM"),
    ("Côte d’Ivoire won", "Côte d’Ivoire", C::COUNTRY, "CI"),
    ("U.S. forces", "U.S.", C::COUNTRY.or(C::DEMONYM), "US"),
    ("U.K.", "U.K.", C::COUNTRY, "GB"),
    ("DR Congo", "DR Congo", C::COUNTRY, "CD"),
    ("Burma", "Burma", C::COUNTRY, "MM"),
    ("Holland", "Holland", C::COUNTRY, "NL"),
    ("Türkiye", "Türkiye", C::COUNTRY, "TR"),
    ("TURKEY", "TURKEY", C::COUNTRY.or(C::COMMON_WORD), "TR"),
    ("Soviet Union", "Soviet Union", C::COUNTRY, "SU"),
    ("Nagorno-Karabakh", "Nagorno-Karabakh", C::COUNTRY, "XN"),
    ("Guinea-Bissau", "Guinea-Bissau", C::COUNTRY, "GW"),
    ("Georgia", "Georgia", C::COUNTRY.or(C::REGION), "GE"),
    (
        "People’s Republic of China",
        "People’s Republic of China",
        C::COUNTRY,
        "CN",
    ),
    ("Kyrgyz leaders", "Kyrgyz", C::DEMONYM, "KG"),
    ("South Korean envoy", "South Korean", C::DEMONYM, "KR"),
    ("Emirati", "Emirati", C::DEMONYM.or(C::DEMONYM_NOUN), "AE"),
    ("Scottish voters", "Scottish", C::DEMONYM, "GB"),
    ("European leaders", "European", C::DEMONYM, ""),
    ("Britons", "Britons", C::DEMONYM_NOUN.or(C::PLURAL), "GB"),
    (
        "Frenchmen",
        "Frenchmen",
        C::DEMONYM_NOUN.or(C::PLURAL),
        "FR",
    ),
    (
        "Filipinos",
        "Filipinos",
        C::DEMONYM_NOUN.or(C::PLURAL),
        "PH",
    ),
    ("Phnom Penh", "Phnom Penh", C::CAPITAL, "KH"),
    ("Washington, D.C.", "Washington, D.C.", C::CAPITAL, "US"),
    ("Sana'a", "Sana'a", C::CAPITAL, "YE"),
    ("Rotterdam", "Rotterdam", C::CITY, "NL"),
    ("Irbil", "Irbil", C::CITY, "IQ"),
    ("South Caucasus", "South Caucasus", C::REGION, ""),
    ("Republika Srpska", "Republika Srpska", C::REGION, "BA"),
    ("Calif.", "Calif.", C::REGION, "US"),
    ("Black Sea", "Black Sea", C::WATER, ""),
    ("Lake Geneva", "Lake Geneva", C::WATER, "CH"),
    ("Mar-a-Lago", "Mar-a-Lago", C::SITE, "US"),
    (
        "Great Hall of the People",
        "Great Hall of the People",
        C::SITE,
        "CN",
    ),
    (
        "Kremlin aides",
        "Kremlin",
        C::SEAT.or(C::ORGANIZATION),
        "RU",
    ),
    ("Downing Street said", "Downing Street", C::SEAT, "GB"),
    ("Élysée Palace", "Élysée Palace", C::SEAT.or(C::SITE), "FR"),
    ("Holy See", "Holy See", C::SEAT, "VA"),
    (
        "European Union leaders",
        "European Union",
        C::ORGANIZATION,
        "EU",
    ),
    ("EU", "EU", C::ORGANIZATION.or(C::DEMONYM), "EU"),
    ("OSCE Minsk Group", "OSCE Minsk Group", C::ORGANIZATION, ""),
    (
        "State Department",
        "State Department",
        C::ORGANIZATION,
        "US",
    ),
    ("Xinhua", "Xinhua", C::NEWS_AGENCY, "CN"),
    (
        "The New York Times",
        "The New York Times",
        C::NEWS_AGENCY,
        "US",
    ),
    ("al-Qaida", "al-Qaida", C::ARMED_GROUP, ""),
    (
        "Kurdistan Workers' Party",
        "Kurdistan Workers' Party",
        C::ARMED_GROUP,
        "TR",
    ),
    ("Likud", "Likud", C::PARTY, "IL"),
    ("Gazprom", "Gazprom", C::COMPANY, "RU"),
    (
        "Munich Security Conference",
        "Munich Security Conference",
        C::EVENT,
        "DE",
    ),
    ("Secretary of State", "Secretary of State", C::TITLE, "US"),
    ("taoiseach", "taoiseach", C::TITLE.or(C::BEFORE_NAME), "IE"),
    (
        "foreign ministers",
        "foreign ministers",
        C::TITLE.or(C::PLURAL),
        "",
    ),
    (
        "secretaries general",
        "secretaries general",
        C::TITLE.or(C::PLURAL),
        "",
    ),
    ("former", "former", C::TITLE_MODIFIER, ""),
    ("external affairs", "external affairs", C::PORTFOLIO, ""),
    ("Lt. Gen. Smith", "Lt. Gen.", C::HONORIFIC, ""),
    ("Ararat", "Ararat", C::GIVEN_NAME, ""),
    ("Nguyen", "Nguyen", C::SURNAME, ""),
    ("bin", "bin", C::NAME_PARTICLE, ""),
    ("will", "will", C::COMMON_WORD.or(C::GIVEN_NAME), ""),
    ("Ministry", "Ministry", C::ORGANIZATION_HEAD, ""),
    ("Palace", "Palace", C::SITE_HEAD, ""),
    ("trilateral", "trilateral", C::EVENT_HEAD, ""),
    ("Thursday", "Thursday", C::CALENDAR, ""),
];

/// The longest phrase at the text's first word, and what is known about it.
fn first(source: &str) -> (String, Entry) {
    let text = Text::new(source);
    longest_match(&text, 0).map_or_else(Default::default, |(range, entry)| {
        (text.slice(range).to_owned(), entry)
    })
}

#[test]
fn phrases_have_their_classes_and_countries() {
    for &(source, phrase, classes, country) in PHRASES {
        let (found, entry) = first(source);
        assert_eq!(found, phrase, "{source}");
        assert!(entry.classes.all(classes), "{source}: {entry:?}");
        let code = CountryCode::new(country);
        assert_eq!(entry.country, code, "{source}");
    }
}

#[test]
fn some_phrases_are_not_what_they_could_be() {
    for (phrase, never) in [
        ("thursday", Classes::NAME),
        ("many", Classes::NAME),
        ("jewish", Classes::PLACE),
        ("obama", Classes::CITY),
        ("the", Classes::PROPER.or(Classes::NAME)),
        ("iran", Classes::NAME),
    ] {
        let entry = lookup(phrase).expect(phrase);
        assert!(!entry.is(never), "{phrase}: {entry:?}");
    }
}

#[test]
fn titles_have_their_kinds() {
    for (title, kind) in [
        ("president", TitleKind::HeadOfState),
        ("prime minister", TitleKind::HeadOfGovernment),
        ("foreign minister", TitleKind::Minister),
        ("special envoy", TitleKind::Diplomat),
        ("senator", TitleKind::Legislator),
        ("mayor", TitleKind::Local),
        ("colonel", TitleKind::Military),
        ("patriarch", TitleKind::Religious),
        ("crown prince", TitleKind::Royal),
        ("opposition leader", TitleKind::Official),
        ("chief executive officer", TitleKind::Business),
        ("correspondent", TitleKind::Media),
        ("attorney general", TitleKind::Minister),
        ("analyst", TitleKind::Academic),
        ("activist", TitleKind::Occupation),
        ("mr.", TitleKind::Honorific),
    ] {
        assert_eq!(lookup(title).and_then(|e| e.title), Some(kind), "{title}");
    }
}

#[test]
fn cities_and_names_have_ranks() {
    let size = |city| lookup(city).map(|e| e.size);
    assert!(size("tokyo") > size("rotterdam"));
    assert!(size("rotterdam") > size("zliten"));
    let smith = lookup("smith").unwrap_or_default();
    assert_eq!((smith.given, smith.surname), (0, 3));
}

#[test]
fn acronyms_that_are_words_need_their_capitals() {
    let text = Text::new("They told us who heads it: US envoys and the WHO.");
    let found = (0..text.tokens().len())
        .filter(|i| longest_of(&text, *i, Classes::COUNTRY | Classes::ORGANIZATION).is_some())
        .map(|i| text.word(i));
    assert_eq!(found.collect::<Vec<_>>(), ["US", "WHO"]);
}

#[test]
fn unknown_phrases_are_unknown() {
    for phrase in ["qwxyz", "", " ", "new york ", "\u{fffd}"] {
        assert_eq!(lookup(phrase), None, "{phrase:?}");
    }
    assert_eq!(first("").0, "");
    assert_eq!(first("South of").0, "South");
}

#[test]
fn entries_survive_packing() {
    let entry = Entry {
        female: true,
        male: false,
        classes: Classes::CITY | Classes::SURNAME | Classes::CALENDAR,
        country: CountryCode::new("ZW"),
        title: Some(TitleKind::Honorific),
        size: 7,
        given: 3,
        surname: 2,
    };
    assert_eq!(Entry::unpack(entry.pack()), entry);
    assert_eq!(Entry::unpack(0), Entry::default());
}
