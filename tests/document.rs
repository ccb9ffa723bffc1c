//! Whole documents, `tests/data/documents.json`, by which `tests/wasm/` sees that JavaScript
//! gets the same.
//!
//! `UPDATE=1 cargo test --test document` writes them anew; their diff is to be read like code.

use readout::text::OffsetUnit;
use readout::{Extractor, Options};
use serde_json::{Value, json};

#[test]
fn documents_are_as_before() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/documents.json");
    let file = std::fs::read_to_string(path).expect("the file of documents is there");
    let cases: Vec<Value> = serde_json::from_str(&file).expect("it is JSON");
    assert!(!cases.is_empty());
    let found: Vec<Value> = cases.iter().map(found).collect();
    if std::env::var_os("UPDATE").is_some() {
        let text = serde_json::to_string_pretty(&found).expect("documents are JSON");
        std::fs::write(path, text + "\n").expect("the file of documents is writable");
        return;
    }
    for (case, found) in cases.iter().zip(&found) {
        assert_eq!(case, found, "{}", found["text"]);
    }
}

/// The case with the document that is found now, whose offsets count UTF-16 code units.
fn found(case: &Value) -> Value {
    let text = case["text"].as_str().expect("a case has a text");
    let published = case["published"].as_str();
    let extractor = Extractor::new(Options {
        published: published.map(|day| day.parse().expect("a day")),
        ..Options::default()
    });
    let mut document = extractor.extract(text);
    document.convert_offsets(text, OffsetUnit::Utf16);
    let mut document = json!(document);
    for list in ["entities", "meetings"] {
        for each in document[list].as_array_mut().into_iter().flatten() {
            each["confidence"] = rounded(&each["confidence"]);
        }
    }
    json!({ "text": text, "published": published, "document": document })
}

/// To three digits: the last ones of an exponential are not the same everywhere.
fn rounded(confidence: &Value) -> Value {
    json!((confidence.as_f64().unwrap_or_default() * 1e3).round() / 1e3)
}
