//! Tests that the work grows with the text and not with its square, whatever the text.

use std::fmt::Write;

use crate::text::work;
use crate::{Extractor, Options};

/// Bytes of the shorter text, and how many times as long the longer one is.
const SHORT: usize = 6_000;
const TIMES: usize = 4;

/// The steps of the longer text are at most so many times those of the shorter one. Some
/// limits, as on the names that one is compared with, are not yet reached in the shorter
/// text; work that grows with the square would take 16 times as many.
const MOST: f64 = 8.0;

fn steps(text: &str) -> u64 {
    let extractor = Extractor::new(Options {
        published: "2024-03-16".parse().ok(),
        ..Options::default()
    });
    work::steps(|| drop(extractor.extract(text)))
}

/// Names the texts, made by `make` from a number of bytes, whose work grows too fast.
fn grows_too_fast<'n>(
    texts: impl IntoIterator<Item = (&'n str, String, String)>,
) -> Vec<(&'n str, u64, u64)> {
    texts
        .into_iter()
        .map(|(name, short, long)| (name, steps(&short), steps(&long)))
        .filter(|(_, short, long)| *long as f64 > *short as f64 * MOST + 1000.0)
        .collect()
}

fn repeat(piece: &str, bytes: usize) -> String {
    piece.repeat(bytes / piece.len())
}

/// The texts of `piece` with a number in letters at each `@`.
fn number(piece: &str, bytes: usize) -> String {
    let mut out = String::new();
    for at in 0..bytes / (piece.len() + 2) {
        let letter = |power: usize| char::from(b'a' + (at / 26_usize.pow(power as u32) % 26) as u8);
        let letters: String = (0..3).map(letter).collect();
        let _ = write!(out, "{}", piece.replace('@', &letters));
    }
    out
}

#[test]
fn repeated_words_take_linear_time() {
    let texts = [
        "Ana Reis met Jo Lund on Friday, ",
        "Ana Reis met Jo Lund; ",
        "Ana Reis met Jo Lund in Porto. ",
        "Ana Reis and Jo Lund met Karel Dvorsky and Lena Berg respectively ",
        "FOREIGN MINISTER ANA REIS MET PRIME MINISTER JO LUND ",
        "met with ",
        "met with. ",
        "held talks ",
        "will not meet ",
        "He said he met them and she ",
        "on the sidelines of the summit in Porto ",
        "The meeting took place in Oslo. ",
        "The next round will be held in May. ",
        "Reis, ",
        "Ana Reis (",
        "(",
        "( Ana Reis ) [",
        "http://a.b/c?d=",
        "Bank of ",
        "deputy ",
        "Norway's foreign minister's ",
        "minister for trade and ",
        "\"We met,\" Reis said. ",
        "“a ",
        "\n- a",
        "a)\n",
        "a\u{301}\u{302} ",
        "A.",
        "12 March 2024 ",
        "Ana Reis of Portugal met Jo Lund of Norway in the Porto\n",
        "Reis Meets with Lund, Holm\n\n",
        "Minister Ana Reis spoke in Norway. ",
        "Minister Ana Reis spoke to the Polish minister. ",
    ];
    let made = texts.map(|piece| (piece, repeat(piece, SHORT), repeat(piece, SHORT * TIMES)));
    assert_eq!(grows_too_fast(made), []);
}

#[test]
fn names_that_are_alike_take_linear_time() {
    /// Enough names for every one to meet the limit of those that it is compared with.
    const SHORT: usize = 12_000;
    let texts = [
        "Ana Reis@ spoke. ",
        "Minister Reis@ met Ana Reis@. ",
        "Ana@ Reis met Reis. ",
        "The Ministry of Foreign Affairs of Land@ spoke. ",
        "National Party of Land@ (NPL) met the NP@. ",
        "The meeting was attended by Karel D@. ",
    ];
    let made = texts.map(|piece| (piece, number(piece, SHORT), number(piece, SHORT * TIMES)));
    assert_eq!(grows_too_fast(made), []);
}

#[test]
fn the_length_of_a_word_adds_no_steps() {
    let word = |bytes| format!("{} met Jo Lund.", repeat("Aa", bytes));
    let made = [("word", word(SHORT), word(SHORT * TIMES))];
    assert_eq!(grows_too_fast(made), []);
}

#[test]
fn words_without_end_are_no_name() {
    for piece in ["Ana@ ", "ana@ "] {
        let document = Extractor::default().extract(&number(piece, SHORT));
        let names = document.entities.iter().map(|entity| entity.name.as_str());
        let words = names.map(|name| name.split(' ').count()).max();
        assert!(words.unwrap_or(0) < 25, "{piece}: {words:?}");
    }
}
