//! What a user's lexicon takes, refuses and finds.

use std::fmt::Write;

use super::{UserEntry, UserLexicon};
use crate::document::EntityType;
use crate::text::Text;

/// The names and aliases of `lexicon` in `text`, with the entries that they are.
fn found(lexicon: &UserLexicon, text: &str) -> Vec<(String, String)> {
    let text = Text::new(text);
    lexicon
        .occurrences(&text)
        .into_iter()
        .map(|(range, id)| (text.slice(range).to_owned(), lexicon.entry(id).name.clone()))
        .collect()
}

#[test]
fn rows_are_read() {
    let rows = "\u{feff}# ours\r\nType\tName\tAliases\tRole\tAffiliation\r\n\r\n\
                person\tAna  Reis\tA. R.; ;Reis\tForeign Minister\tPortugal\r\n\
                ORGANISATION\tBlue Crane\t\t\t\t\t\n  # more\nplace\tLake Hotel\nevent\tOslo Days\tO.D.";
    let lexicon = UserLexicon::from_tsv(rows);
    assert!(lexicon.warnings().is_empty(), "{:?}", lexicon.warnings());
    let [reis, crane, hotel, days] = lexicon.entries() else {
        panic!("{:?}", lexicon.entries());
    };
    assert_eq!(
        *reis,
        UserEntry {
            kind: EntityType::Person,
            name: "Ana Reis".to_owned(),
            aliases: vec!["A. R.".to_owned(), "Reis".to_owned()],
            role: Some("Foreign Minister".to_owned()),
            affiliation: Some("Portugal".to_owned()),
        }
    );
    assert_eq!(
        *crane,
        UserEntry::new(EntityType::Organization, "Blue Crane")
    );
    assert_eq!(*hotel, UserEntry::new(EntityType::Place, "Lake Hotel"));
    assert_eq!((days.kind, days.aliases.len()), (EntityType::Event, 1));
}

#[test]
fn bad_rows_are_named() {
    for (row, warning) in [
        (
            "ship\tAurora",
            "the type 'ship' is none of person, organization, place, event: ship Aurora",
        ),
        ("", ""),
        ("person", "the name is empty"),
        ("person\t \t\tMinister", "the name is empty"),
        ("person\t?!", "the name '?!' has no word"),
        ("person\tof the", "the name 'of the' is an ordinary word"),
        (
            "person\tJo Lund\tLund\tMinister\tNorway\tOslo",
            "6 columns instead of 5: person Jo Lund Lund Minister Norway Oslo",
        ),
        ("organization\tana REIS", "'ana REIS' contradicts line 1"),
        (
            "person\tAna Reis\t\tSinger",
            "'Ana Reis' contradicts line 1",
        ),
        ("person\tAna Reis\tA.R.\t\tPortugal", ""),
        (
            "person\tBea Reis\tReis",
            "the alias 'Reis' is one of line 1 too and is used for neither",
        ),
        (
            "person\tBea Reis\tana reis",
            "the alias 'ana reis' is the name of line 1 and is not used",
        ),
        ("person\tBea Reis\t--", "the alias '--' has no word"),
        (
            "\u{1b}[2J\u{202e}ship and a very long line that never seems to end\tx",
            "the type '\u{fffd}[2J\u{fffd}ship and a very long line that neve…' is none",
        ),
    ] {
        let lexicon = UserLexicon::from_tsv(&format!("person\tAna Reis\tReis\tMinister\n{row}\n"));
        let expected = if warning.is_empty() {
            Vec::new()
        } else {
            vec![format!("lexicon line 2: {warning}")]
        };
        let agree = lexicon.warnings().len() == expected.len()
            && lexicon
                .warnings()
                .iter()
                .zip(&expected)
                .all(|(a, b)| a.starts_with(b));
        assert!(agree, "{row:?}: {:?}", lexicon.warnings());
    }
}

#[test]
fn entries_are_numbered() {
    let entry = UserEntry::new;
    let lexicon = UserLexicon::new([
        entry(EntityType::Place, "Lake\u{0}\nHotel"),
        entry(EntityType::Person, "Lake Hotel"),
    ]);
    assert_eq!(lexicon.entries()[0].name, "Lake Hotel");
    assert_eq!(
        lexicon.warnings(),
        ["lexicon entry 2: 'Lake Hotel' contradicts entry 1"]
    );
}

#[test]
fn warnings_are_few() {
    let lexicon = UserLexicon::from_tsv(&"ship\tAurora\n".repeat(10_000));
    assert_eq!(lexicon.warnings().len(), 51);
    assert_eq!(lexicon.warnings()[50], "lexicon: 9950 more warnings");
}

#[test]
fn occurrences_need_their_words_and_capitals() {
    for (row, text, expected) in [
        (
            "person\tJānis Kalns\tKalns",
            "Janis KALNS’s aide met Kalns",
            &["Janis KALNS", "KALNS", "Kalns"][..],
        ),
        ("person\tAna Reis", "ana reis, Ana reis", &[]),
        ("person\tAna Reis", "We saw Ana.\n\nReis came.", &[]),
        (
            "person\tAna Reis",
            "Ana  Reis; Ana\u{ad}\tReis",
            &["Ana  Reis", "Ana\u{ad}\tReis"],
        ),
        ("organization\tWHO", "Who met WHO?", &["WHO"]),
        (
            "organization\tOSCE",
            "Osce and OSCE, not osce",
            &["Osce", "OSCE"],
        ),
        (
            "place\tThe Lodge",
            "at the Lodge, a lodge; The Lodge",
            &["Lodge", "The Lodge"],
        ),
        (
            "place\tthe lodge",
            "The lodge, the Lodge",
            &["lodge", "Lodge"],
        ),
        (
            "organization\tMoody's",
            "Moody's and Moody’s",
            &["Moody's", "Moody’s"],
        ),
        ("place\tТбилиси", "в Тбилиси", &["Тбилиси"]),
        ("organization\t3M", "3M said", &["3M"]),
        (
            "person\tMay\n# a month\nperson\tTom May",
            "Tom May may go",
            &["Tom May", "May"],
        ),
    ] {
        let lexicon = UserLexicon::from_tsv(row);
        let words: Vec<_> = found(&lexicon, text)
            .into_iter()
            .map(|(words, _)| words)
            .collect();
        assert_eq!(words, expected, "{row:?} in {text:?}");
    }
}

#[test]
fn patterns_find_whole_words() {
    for (row, text, expected) in [
        (
            r"organization	/Task Force \d+/",
            "Task Force 7 met Task Force 12; Task Force 9a and Task Force",
            &["Task Force 7", "Task Force 12"][..],
        ),
        (
            r"organization	Blue Crane	/(Blue )?Crane Group (North|South)/",
            "Blue Crane and Crane Group South",
            &["Blue Crane", "Crane Group South"],
        ),
        (r"event	/Round [IVX]+/", "Round IV, round V", &["Round IV"]),
        (r"event	/Round\s\d/", "We saw a Round. 4 men came.", &[]),
        // The longest goes first, whoever tells it.
        (
            "person\tMara Oyelaran-Voss\nperson\t/Mara [A-Z]\\w+/",
            "Mara Oyelaran-Voss",
            &["Mara Oyelaran-Voss"],
        ),
    ] {
        let lexicon = UserLexicon::from_tsv(row);
        assert!(lexicon.warnings().is_empty(), "{:?}", lexicon.warnings());
        let words: Vec<_> = found(&lexicon, text)
            .into_iter()
            .map(|(words, _)| words)
            .collect();
        assert_eq!(words, expected, "{row:?} in {text:?}");
    }
}

#[test]
fn patterns_that_cannot_be_used_are_named() {
    for (pattern, warning) in [
        (
            "/Task Force (/",
            "the pattern '/Task Force (/' is no regular expression: unclosed group",
        ),
        ("/x*/", "the pattern '/x*/' matches no words at all"),
        ("//", "the pattern '//' has no or more than 200 characters"),
        (r"/\w{300}/", r"the pattern '/\w{300}/' is too large"),
    ] {
        let lexicon = UserLexicon::from_tsv(&format!("organization\t{pattern}\n"));
        assert_eq!(lexicon.warnings(), [format!("lexicon line 1: {warning}")]);
        assert!(lexicon.entries().is_empty());
    }
    let long = format!("place\t/{}/\n", "a".repeat(201));
    assert_eq!(UserLexicon::from_tsv(&long).warnings().len(), 1);
    let many: String = (0..120).fold(String::new(), |mut rows, number| {
        let _ = writeln!(rows, "place\t/Site {number}[a-z]/");
        rows
    });
    let lexicon = UserLexicon::from_tsv(&many);
    assert_eq!(
        (lexicon.entries().len(), lexicon.warnings().len()),
        (100, 20)
    );
}

#[test]
fn a_large_lexicon_is_compiled_and_found() {
    let mut rows = String::new();
    for number in 0..50_000 {
        let _ = writeln!(
            rows,
            "person\tAna Reis{number}x\tAna R{number};R{number}\tMinister"
        );
    }
    let lexicon = UserLexicon::from_tsv(&rows);
    assert_eq!(lexicon.entries().len(), 50_000);
    let expected = ("Ana R49999".to_owned(), "Ana Reis49999x".to_owned());
    assert_eq!(found(&lexicon, "We met Ana R49999 there.")[0], expected);
}
