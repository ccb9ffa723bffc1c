//! dev
use std::io::BufRead;
fn main() {
    for line in std::io::stdin().lock().lines() {
        let row: serde_json::Value = serde_json::from_str(&line.unwrap()).unwrap();
        let e = readout::Extractor::new(readout::Options {
            published: row["published"].as_str().and_then(|d| d.parse().ok()),
            ..Default::default()
        });
        let d = e.extract(row["text"].as_str().unwrap());
        let mut v = serde_json::to_value(&d).unwrap();
        v["id"] = row["id"].clone();
        println!("{v}");
    }
}
