//! `cargo xtask calibrate`: how often what has a confidence of 0.9 is right, over folders
//! of gold articles (`ID.json` beside `ID.txt`); with `--write`, the curves that make it so.

use std::collections::HashSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use readout::confidence::{self, Scored};
use readout::document::{Document, Entity, Meeting};
use readout::{Extractor, Options};
use serde_json::Value;

use crate::gold::{self, happened, key, list};

const CURVES: &str = "src/confidence.tsv";

const HEADER: &str = "\
# How often a raw score was right. Made by `cargo xtask calibrate --write FOLDER…`.
# what\traw score\tshare that was right
";

/// One prediction: its calibrated confidence and whether gold has it.
struct Sample {
    what: Scored,
    confidence: f32,
    right: bool,
}

/// Runs the command.
pub fn run(arguments: &[String]) -> Result<(), String> {
    let (write, folders) = gold::arguments(arguments);
    if folders.is_empty() {
        return Err("calibrate needs folders of gold articles".to_owned());
    }
    let mut samples = Vec::new();
    let mut gold_meetings = 0;
    for folder in &folders {
        for path in gold::articles(folder)? {
            gold_meetings += read(&path, &mut samples)?;
        }
    }
    if samples.is_empty() {
        return Err("there is no gold article in these folders".to_owned());
    }
    for what in Scored::ALL {
        reliability(what, &samples);
    }
    thresholds(&samples, gold_meetings);
    if write {
        let rows: String = Scored::ALL
            .iter()
            .map(|what| curve(*what, &samples))
            .collect();
        fs::write(CURVES, format!("{HEADER}{rows}")).map_err(|e| format!("{CURVES}: {e}"))?;
        println!("wrote {CURVES}");
    }
    Ok(())
}

/// Adds the samples of one article; returns how many meetings its gold has.
fn read(path: &Path, samples: &mut Vec<Sample>) -> Result<usize, String> {
    let (gold, text) = gold::read(path)?;
    let options = Options {
        published: gold["published"].as_str().and_then(|d| d.parse().ok()),
        ..Options::default()
    };
    let document = Extractor::new(options).extract(&text);
    let gold_entities = list(&gold["entities"]);
    let mut taken = HashSet::new();
    for entity in &document.entities {
        let hit = gold_entities.iter().position(|g| {
            g["type"] == Scored::Entity(entity.kind).name()
                && !taken.contains(&g["id"].to_string())
                && same(g, entity)
        });
        taken.extend(hit.map(|h| gold_entities[h]["id"].to_string()));
        samples.push(Sample {
            what: Scored::Entity(entity.kind),
            confidence: entity.confidence,
            right: hit.is_some(),
        });
    }
    let mut open = list(&gold["meetings"]);
    let count = open.len();
    for meeting in &document.meetings {
        let hit = open
            .iter()
            .position(|g| is_of(g, &gold_entities, meeting, &document));
        samples.push(Sample {
            what: Scored::Meeting,
            confidence: meeting.confidence,
            right: hit.is_some(),
        });
        if let Some(hit) = hit {
            open.remove(hit);
        }
    }
    Ok(count)
}

/// Whether a gold entity and a predicted one share a name.
fn same(gold: &Value, entity: &Entity) -> bool {
    let known = gold::names(gold);
    std::iter::once(&entity.name)
        .chain(&entity.aliases)
        .any(|name| known.contains(&key(name)))
}

/// Whether half of all participants agree, and whether it took place.
fn is_of(gold: &Value, entities: &[&Value], meeting: &Meeting, document: &Document) -> bool {
    let wanted: Vec<&&Value> = list(&gold["participants"])
        .into_iter()
        .filter_map(|id| entities.iter().find(|e| e["id"] == *id))
        .collect();
    let found: Vec<&Entity> = meeting
        .participants
        .iter()
        .filter_map(|id| document.entities.iter().find(|e| e.id == *id))
        .collect();
    let hits = wanted
        .iter()
        .filter(|g| found.iter().any(|p| same(g, p)))
        .count();
    let all = wanted.len() + found.len() - hits;
    let same_status = gold::status(gold).map(happened) == Some(happened(meeting.status));
    all > 0 && hits * 2 >= all && same_status
}

/// Prints how far confidence and share differ, by tenths.
fn reliability(what: Scored, samples: &[Sample]) {
    let own: Vec<&Sample> = samples.iter().filter(|s| s.what == what).collect();
    println!(
        "\n{} ({})\nconfidence  count  mean  right",
        what.name(),
        own.len()
    );
    let mut error = 0.0;
    for tenth in 0..10 {
        let low = tenth as f32 / 10.0;
        #[expect(clippy::cast_sign_loss, reason = "a probability is no less than 0")]
        let tenth_of = |s: &Sample| ((s.confidence * 10.0) as usize).min(9);
        let bin: Vec<&&Sample> = own.iter().filter(|s| tenth_of(s) == tenth).collect();
        if bin.is_empty() {
            continue;
        }
        let count = bin.len() as f32;
        let mean = bin.iter().map(|s| s.confidence).sum::<f32>() / count;
        let right = bin.iter().filter(|s| s.right).count() as f32 / count;
        error += (mean - right).abs() * count / own.len() as f32;
        println!(
            "{low:.1}–{:.1}     {:5}  {mean:.2}  {right:.2}",
            low + 0.1,
            bin.len()
        );
    }
    println!("expected calibration error {error:.3}");
}

/// Prints precision and recall of meetings by the least confidence that is shown.
fn thresholds(samples: &[Sample], gold: usize) {
    println!("\nmeetings shown from  precision  recall  F1");
    for step in 0..10 {
        let least = step as f32 / 10.0;
        let shown: Vec<&Sample> = samples
            .iter()
            .filter(|s| s.what == Scored::Meeting && s.confidence >= least)
            .collect();
        let right = shown.iter().filter(|s| s.right).count() as f32;
        let precision = right / shown.len().max(1) as f32;
        let recall = right / gold.max(1) as f32;
        let f1 = 2.0 * precision * recall / (precision + recall).max(f32::EPSILON);
        println!("{least:.1}                  {precision:.2}       {recall:.2}    {f1:.2}");
    }
}

/// The rows of a curve: isotonic regression over raw scores, in blocks of some size.
fn curve(what: Scored, samples: &[Sample]) -> String {
    /// Blocks smaller than this are joined: their share would be chance.
    const LEAST: usize = 20;
    /// A point above is the end of the curve.
    const HIGHEST: f32 = 0.99;
    /// How much the curve still rises from its last point on.
    const STEP: f32 = 0.02;
    let mut own: Vec<(f32, f32)> = samples
        .iter()
        .filter(|s| s.what == what)
        .map(|s| {
            (
                confidence::raw(what, s.confidence),
                f32::from(u8::from(s.right)),
            )
        })
        .collect();
    // Right ones first, so that all of one score fall into one block.
    own.sort_by(|a, b| a.0.total_cmp(&b.0).then(b.1.total_cmp(&a.1)));
    // Blocks of (sum of scores, sum of right ones, count), pooled while they fall.
    let mut blocks: Vec<(f32, f32, usize)> = Vec::new();
    for (score, right) in own {
        blocks.push((score, right, 1));
        while let [.., (_, low, few), (_, high, many)] = blocks[..]
            && (low / few as f32 >= high / many as f32 || few < LEAST)
        {
            let (score, right, count) = blocks.pop().unwrap_or_default();
            if let Some(last) = blocks.last_mut() {
                *last = (last.0 + score, last.1 + right, last.2 + count);
            }
        }
    }
    if let [.., _, (score, right, count)] = blocks[..]
        && count < LEAST
    {
        blocks.pop();
        if let Some(last) = blocks.last_mut() {
            *last = (last.0 + score, last.1 + right, last.2 + count);
        }
    }
    let mut points: Vec<(f32, f32)> = Vec::new();
    let mut end = None;
    for (score, right, count) in blocks {
        let count = count as f32;
        // Laplace's rule keeps a curve from reaching certainty.
        let point = (score / count, (right + 1.0) / (count + 2.0));
        let rises = points
            .last()
            .is_none_or(|last| point.0 > last.0 && point.1 > last.1);
        if rises && point.0 < HIGHEST {
            points.push(point);
        } else if rises {
            end = Some(point.1);
        }
    }
    let top = points.last().map_or(0.0, |last| last.1);
    points.push((1.0, end.unwrap_or((top + STEP).min(1.0))));
    points.iter().fold(String::new(), |mut rows, (x, y)| {
        let _ = writeln!(rows, "{}\t{x:.3}\t{y:.3}", what.name());
        rows
    })
}

#[cfg(test)]
mod tests {
    use super::{Sample, curve};
    use readout::confidence::{Scored, calibrated};

    #[test]
    fn a_curve_follows_the_share_of_right_ones() {
        let samples: Vec<Sample> = (0..200)
            .map(|n| Sample {
                what: Scored::Meeting,
                confidence: calibrated(Scored::Meeting, if n < 100 { 0.5 } else { 0.9 }),
                right: n >= 100 || n % 2 == 0,
            })
            .collect();
        let rows = curve(Scored::Meeting, &samples);
        let last = rows.lines().last().unwrap();
        assert!(last.starts_with("meeting\t1.000"), "{rows}");
        assert!(rows.contains("meeting\t0.900\t0.990"), "{rows}");
        assert!(rows.contains("meeting\t0.500\t0.500"), "{rows}");
    }

    #[test]
    fn a_curve_ends_with_the_share_of_the_surest() {
        let samples: Vec<Sample> = (0..200)
            .map(|n| Sample {
                what: Scored::Meeting,
                confidence: calibrated(Scored::Meeting, if n < 100 { 0.5 } else { 1.0 }),
                right: n % 10 != 0 && (n >= 100 || n % 2 == 0),
            })
            .collect();
        let rows = curve(Scored::Meeting, &samples);
        assert!(rows.ends_with("meeting\t1.000\t0.892\n"), "{rows}");
    }
}
