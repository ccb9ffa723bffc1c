//! Trees are well formed whatever the text, and right on plain news sentences.

use super::{NameKind, Parse, Relation, Unit, parse, parse_units, tag_parts};
use crate::text::{Text, TokenRange};

fn assert_well_formed(parse: &Parse) {
    let roots = (0..parse.len())
        .filter(|i| parse.head(*i).is_none())
        .count();
    assert_eq!(roots, usize::from(!parse.is_empty()));
    for unit in 0..parse.len() {
        assert!(parse.ancestors(unit).take(parse.len() + 1).count() < parse.len());
        assert_eq!(
            parse.head(unit).is_none(),
            parse.relation(unit) == Relation::Root
        );
        assert!(parse.subtree(unit).contains(&unit));
    }
}

/// Sentences of `words` picked by a linear congruential generator.
fn babble(seed: u64, words: usize) -> String {
    const WORDS: &[&str] = &[
        "the", "met", "Porto", "and", ",", "who", "said", "\"", "to", "’s", "–", "talks", "of",
        "30", "(", ")", "not", "will", "с", "北京", "É", "'", "be", "meeting", "…", "by", "him",
    ];
    let mut state = seed;
    let mut out = String::new();
    for _ in 0..words {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        out.push_str(WORDS[(state >> 33) as usize % WORDS.len()]);
        out.push(' ');
    }
    out
}

#[test]
fn any_text_gives_a_tree() {
    for seed in 0..200 {
        let source = babble(seed, seed as usize % 60);
        let text = Text::new(&source);
        let all = TokenRange::new(0, text.tokens().len());
        assert_well_formed(&parse(&text, all));
        assert_eq!(tag_parts(&text, all).len(), all.len());
        let units: Vec<_> = (0..all.len() / 3)
            .map(|i| Unit::name(TokenRange::new(3 * i, 3 * i + 3), NameKind::Person))
            .collect();
        assert_well_formed(&parse_units(&text, &units));
    }
}

#[test]
fn absurdly_long_sentences_are_one_tree() {
    let source = babble(7, 1_000);
    let text = Text::new(&source);
    let all = TokenRange::new(0, text.tokens().len());
    let parse = parse(&text, all);
    assert_eq!(parse.len(), all.len());
    assert_well_formed(&parse);
}

#[test]
fn no_unit_gives_no_tree() {
    let text = Text::new("");
    let parse = parse(&text, TokenRange::new(0, 0));
    assert!(parse.is_empty() && parse.root().is_none());
}
