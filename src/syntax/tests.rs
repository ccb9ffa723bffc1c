//! Trees are well formed whatever the text, and right on plain news sentences.

use super::{NameKind, Parse, Relation, Tag, Unit, parse, parse_units, tag_parts};
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

/// The words and relations around `word`, as "head relation".
fn head_of(source: &str, word: &str) -> String {
    let text = Text::new(source);
    let parse = parse(&text, text.sentences()[0].tokens);
    let unit = (0..parse.len())
        .find(|unit| text.slice(parse.tokens(*unit)) == word)
        .unwrap();
    let head = parse
        .head(unit)
        .map_or("", |head| text.slice(parse.tokens(head)));
    format!("{head} {}", parse.relation(unit).name())
}

#[test]
fn plain_news_sentences() {
    for (source, word, expected) in [
        (
            "The prime minister met his Danish counterpart in Porto on Friday.",
            "minister",
            "met nsubj",
        ),
        (
            "The prime minister met his Danish counterpart in Porto on Friday.",
            "counterpart",
            "met obj",
        ),
        (
            "The envoy was received by the president on Monday.",
            "envoy",
            "received nsubj:pass",
        ),
        (
            "The envoy was received by the president on Monday.",
            "was",
            "received aux:pass",
        ),
        (
            "The envoy was received by the president on Monday.",
            "president",
            "received obl:agent",
        ),
        (
            "The two presidents did not meet in London.",
            "not",
            "meet advmod",
        ),
        (
            "The two presidents did not meet in London.",
            "did",
            "meet aux",
        ),
        (
            "The minister refused to meet the delegation.",
            "meet",
            "refused xcomp",
        ),
        (
            "The leaders will hold talks with the ministers.",
            "talks",
            "hold obj",
        ),
        (
            "She is the minister who met the envoy.",
            "met",
            "minister acl:relcl",
        ),
        ("Reis met Lund and Berg in Porto.", "Berg", "Lund conj"),
    ] {
        assert_eq!(head_of(source, word), expected, "{word} in {source}");
    }
}

#[test]
fn children_and_subtrees() {
    let text = Text::new("The president of the council met two envoys from Oslo and Porto.");
    let parse = parse(&text, text.sentences()[0].tokens);
    let met = parse.root().unwrap();
    let subject = parse.child(met, Relation::Nsubj).unwrap();
    assert_eq!(parse.subtree(subject), 0..5);
    let words: Vec<_> = parse.children(subject).map(|c| text.word(c)).collect();
    assert_eq!(words, ["The", "council"]);
    assert!(parse.is_within(4, subject) && !parse.is_within(6, subject));
    let oslo = parse.unit_of(9).unwrap();
    assert_eq!(parse.conjuncts(oslo), [9, 11]);
}

#[test]
fn a_known_name_is_one_proper_noun() {
    let text = Text::new("The Man from U.N.C.L.E. met Reis.");
    let all = text.sentences()[0].tokens;
    let name = TokenRange::new(0, 4);
    let parse = parse_units(&text, &Unit::cover(all, &[(name, NameKind::Organization)]));
    assert_eq!(parse.tag(0), Tag::Nnp);
    assert_eq!(parse.relation(0), Relation::Nsubj);
    assert_eq!(parse.unit_of(3), Some(0));
    assert_eq!(parse.unit_of(4), parse.root());
}
