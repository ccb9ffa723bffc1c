//! What the user's own names change in a result.

mod support;

use readout::document::Entity;
use readout::lexicon::UserLexicon;
use readout::{Document, Extractor, Options};
use support::notation;

/// What `text` gives with the rows of `lexicon`, whose cells `|` divides.
fn extract(lexicon: &str, text: &str) -> Document {
    let lexicon = UserLexicon::from_tsv(&lexicon.replace('|', "\t"));
    assert!(lexicon.warnings().is_empty(), "{:?}", lexicon.warnings());
    let options = Options {
        lexicon,
        ..Options::default()
    };
    Extractor::new(options).extract(text)
}

/// "person: Ana Reis = Reis | Foreign Minister | Portugal e2 | PT"
fn line(entity: &Entity) -> String {
    let kind = format!("{:?}", entity.kind).to_lowercase();
    let mut out = format!("{kind}: {}", entity.name);
    for alias in &entity.aliases {
        out.extend([" = ", alias]);
    }
    let affiliation = entity
        .affiliation
        .as_ref()
        .map(|words| match &entity.affiliation_id {
            Some(id) => format!("{words} {id}"),
            None => words.clone(),
        });
    for part in [entity.role.clone(), affiliation, entity.country.clone()] {
        out.extend([" | ", part.as_deref().unwrap_or("-")]);
    }
    out
}

/// The lexicon, a text and entities that it must give, each as [`line`] writes it.
const CASES: &[(&str, &str, &[&str])] = &[
    // A name that nothing shows to be one.
    (
        "place|Blue Crane",
        "They ate at Blue Crane on Friday.",
        &["place: Blue Crane | - | - | -"],
    ),
    // All forms are one entity, under the name that the user gives it.
    (
        "person|Ana Reis|A.R.; the Falcon|Foreign Minister|Portugal",
        "A.R. spoke first. Then the Falcon met Norwegian Prime Minister Jo Lund in Porto. Reis left.",
        &["person: Ana Reis = A.R. = Falcon = Reis | Foreign Minister | Portugal | PT"],
    ),
    // What the user says goes before what the text says.
    (
        "person|Ana Reis||Chief Negotiator|Blue Crane\norganization|Blue Crane|BC|",
        "Norwegian Foreign Minister Ana Reis met Jo Lund in Oslo. BC is her firm.",
        &[
            "person: Ana Reis | Chief Negotiator | Blue Crane e4 | -",
            "organization: Blue Crane = BC | - | - | -",
        ],
    ),
    // The country of a body is that of its people.
    (
        "person|Ana Reis|||Blue Crane\norganization|Blue Crane|||Portugal",
        "Ana Reis of Blue Crane spoke.",
        &["person: Ana Reis | - | Blue Crane e2 | PT"],
    ),
    // A country of the text is the affiliation's entity, however either is spelt.
    (
        "person|Ana Reis||Envoy|UK",
        "Ana Reis flew home to the United Kingdom.",
        &["person: Ana Reis | Envoy | UK e2 | GB"],
    ),
    // Its type goes before the built-in one.
    (
        "organization|Georgia",
        "Officials of Georgia met Jo Lund of Norway.",
        &["organization: Georgia | - | - | -"],
    ),
    (
        "place|Georgia|||United States",
        "The governor of Georgia met Jo Lund of Norway.",
        &["place: Georgia | - | United States | US"],
    ),
    // A surname in the list is not everybody of that name, nor a house named so.
    (
        "person|Ana Reis|Reis|Foreign Minister|Portugal",
        "Ana Reis met Jo Lund. Reis said so. Later Marta Reis spoke at the Reis Palace.",
        &[
            "person: Ana Reis = Reis | Foreign Minister | Portugal | PT",
            "person: Marta Reis | - | - | -",
            "place: Reis Palace | - | - | -",
        ],
    ),
    (
        "person|Ana Reis|Reis|Foreign Minister|Portugal",
        "Marta Reis met Jo Lund of Norway in Oslo. Reis said so.",
        &["person: Marta Reis = Reis | - | - | -"],
    ),
    (
        "person|Ana Reis|Reis;Q",
        "Marta Reis met Q of Norway in Oslo. Reis said so.",
        &["person: Ana Reis = Q = Reis | - | Norway e3 | NO"],
    ),
    (
        "person|Ana Reis|Reis",
        "A. Reis met Jo Lund of Norway.",
        &["person: Ana Reis = A. Reis | - | - | -"],
    ),
    // The long form that the text gives for a listed acronym is the same body.
    (
        "organization|PUN|||Norway",
        "The Polar Unity Network (PUN) met Jo Lund. PUN is small.",
        &["organization: PUN = Polar Unity Network | - | Norway | -"],
    ),
    (
        "event|Crane Days",
        "On the sidelines of Crane Days Ana Reis met Jo Lund.",
        &["event: Crane Days | - | - | -"],
    ),
    // Lower case is not the name.
    ("person|Crane", "They saw a crane.", &[]),
];

#[test]
fn listed_names_become_entities() {
    for (lexicon, text, expected) in CASES {
        let document = extract(lexicon, text);
        let lines: Vec<String> = document.entities.iter().map(line).collect();
        for entity in *expected {
            assert!(
                lines.iter().any(|l| l == entity),
                "{text}\n  no {entity:?} in {lines:#?}"
            );
        }
        if expected.is_empty() {
            assert_eq!(lines, Vec::<String>::new(), "{text}");
        }
    }
}

#[test]
fn listed_names_are_sure() {
    let document = extract(
        "person|Zed Quux|Q",
        "Q met Ana Reis in Porto. Zed Quux left.",
    );
    let entity = &document.entities[0];
    assert_eq!(entity.name, "Zed Quux");
    assert!((entity.confidence - 1.0).abs() < f32::EPSILON);
    let mentions: Vec<&str> = entity.mentions.iter().map(|m| m.text.as_str()).collect();
    assert_eq!(mentions, ["Q", "Zed Quux"]);
}

#[test]
fn listed_names_meet() {
    let lexicon = "organization|the blue crane\nplace|Mill\nevent|Crane Days\nperson|Zed Quux|Q";
    let text = "Q met officials of the blue crane at Mill on the sidelines of Crane Days.";
    let document = extract(lexicon, text);
    let meetings: Vec<String> = document
        .meetings
        .iter()
        .map(|m| notation(&document, m))
        .collect();
    assert_eq!(
        meetings,
        ["held: Zed Quux + the blue crane @ Mill during Crane Days"]
    );
}

#[test]
fn warnings_of_the_lexicon_are_the_documents() {
    let options = Options {
        lexicon: UserLexicon::from_tsv("ship\tAurora"),
        ..Options::default()
    };
    let extractor = Extractor::new(options);
    for text in ["", "Ana Reis spoke."] {
        let warnings = extractor.extract(text).warnings;
        assert_eq!(warnings.len(), 1);
        assert!(
            warnings[0].starts_with("lexicon line 1: the type 'ship'"),
            "{warnings:?}"
        );
    }
}

#[test]
fn what_the_user_lists_is_certain() {
    let document = extract(
        "person|Ana Reis||Foreign Minister|Portugal",
        "Ana Reis spoke.",
    );
    assert_eq!(document.entities[0].name, "Ana Reis");
    assert!((document.entities[0].confidence - 1.0).abs() < f32::EPSILON);
}
