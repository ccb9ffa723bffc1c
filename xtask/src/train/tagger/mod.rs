//! Trains and measures the name tagger (`src/tagger/`).

mod augment;
mod clean;
mod corpus;
mod crf;
mod generate;
mod gold;
mod lexical;
mod people;
mod sample;
mod score;
mod titles;

use std::error::Error;
use std::path::Path;
use std::{fs, io};

use readout::tagger::model::Model;

use super::Settings;
use corpus::Document;
use sample::render;
use score::Score;

/// Where the weights go, from the project's root.
const MODEL: &str = "src/tagger/model.bin";

/// Every tenth document is held out.
const HELD_OUT: usize = 10;

/// A corpus, cut by document.
struct Part {
    name: &'static str,
    train: Vec<Document>,
    held_out: Vec<Document>,
}

impl Part {
    fn new(name: &'static str, documents: Vec<Document>) -> Self {
        let (mut train, mut held_out) = (Vec::new(), Vec::new());
        for (index, document) in documents.into_iter().enumerate() {
            if index % HELD_OUT == HELD_OUT - 1 {
                held_out.push(document);
            } else {
                train.push(document);
            }
        }
        Self {
            name,
            train,
            held_out,
        }
    }
}

fn parts(data: &Path) -> io::Result<Vec<Part>> {
    let plain = |documents: Vec<Vec<Vec<corpus::Row>>>| {
        documents
            .into_iter()
            .map(|document| document.into_iter().map(corpus::plain).collect())
            .collect::<Vec<Document>>()
    };
    let mut web = plain(corpus::universal_ner(data, "en_ewt-dev")?);
    web.extend(plain(corpus::universal_ner(data, "en_ewt-test")?));
    // Wikigold does not mark its articles; twenty sentences are about one.
    let wiki: Vec<_> = corpus::wikigold(data)?
        .into_iter()
        .map(corpus::plain)
        .collect();
    let wiki = wiki.chunks(20).map(<[_]>::to_vec).collect();
    let pud = plain(corpus::universal_ner(data, "en_pud-test")?);
    Ok(vec![
        Part::new("gmb", clean::documents(corpus::gmb(data)?)),
        Part::new("ewt", web),
        Part::new("wikigold", wiki),
        Part {
            name: "pud",
            train: Vec::new(),
            held_out: pud,
        },
    ])
}

/// Makes the model file.
pub fn train(settings: &Settings) -> Result<(), Box<dyn Error>> {
    let parts = parts(&settings.data)?;
    let mut stretches = Vec::new();
    let names = people::Names::read(&settings.data)?;
    let mut random = fastrand::Rng::with_seed(11);
    for part in &parts {
        for document in &part.train {
            sample::stretches(&render(document), part.name == "gmb", &mut stretches);
            for copy in augment::copies(document, &names, &mut random) {
                sample::stretches(&render(&copy), part.name == "gmb", &mut stretches);
            }
        }
    }
    let cities = cities(&parts);
    let generator = generate::Generator::new(&names, &cities);
    for _ in 0..number("GEN", 12000.0) as usize {
        sample::stretches(&generator.document(&mut random), false, &mut stretches);
    }
    let options = crf::Options {
        epochs: number("EPOCHS", 10.0) as usize,
        min_count: number("MIN", 3.0) as u32,
        alpha: number("ALPHA", 0.1),
        l1: number("L1", 2.5),
        l2: number("L2", 1.0),
        dropout: number("DROP", 0.15),
        gazetteer_dropout: number("GDROP", 0.2),
        trust: number("TRUST", 0.2),
        doubt_from: number("DOUBT", 2.0) as usize,
        scale: number("SCALE", 0.04),
        without: settings.without.clone(),
    };
    let trained = crf::train(stretches, &options);
    let file = Model::write(trained.scale, &trained.transitions, trained.features);
    let path = std::env::var("MODEL").unwrap_or(MODEL.to_owned());
    fs::write(path, &file)?;
    report(&file, &parts, settings)
}

/// Single words that the corpora take for places.
fn cities(parts: &[Part]) -> Vec<String> {
    let sentences = parts.iter().flat_map(|p| p.train.iter().flatten());
    let places: std::collections::BTreeSet<String> = sentences
        .flat_map(|s| s.names.iter().map(move |n| (s, n)))
        .filter(|(_, name)| name.kind == corpus::PLACE && name.end - name.start == 1)
        .map(|(sentence, name)| sentence.text_of(*name))
        .filter(|word| {
            word.len() > 3 && !word.contains('.') && word.starts_with(char::is_uppercase)
        })
        .collect();
    places.into_iter().collect()
}

fn number(name: &str, default: f32) -> f32 {
    std::env::var(name)
        .ok()
        .and_then(|v| v.parse().ok())
        .unwrap_or(default)
}

/// Prints how good the model file is.
pub fn evaluate(settings: &Settings) -> Result<(), Box<dyn Error>> {
    let path = std::env::var("MODEL").unwrap_or(MODEL.to_owned());
    let file = fs::read(path)?;
    report(&file, &parts(&settings.data)?, settings)
}

fn report(file: &[u8], parts: &[Part], settings: &Settings) -> Result<(), Box<dyn Error>> {
    let mut packed = Vec::new();
    brotli::CompressorReader::new(file, 4096, 11, 22);
    io::copy(
        &mut brotli::CompressorReader::new(file, 4096, 11, 22),
        &mut packed,
    )?;
    println!("model: {} bytes, brotli {} bytes", file.len(), packed.len());
    let model = Model::read(file).map_err(|error| format!("{error:?}"))?;
    for part in parts {
        let mut score = Score::default();
        for document in &part.held_out {
            score.add(&model, &render(document), settings.errors);
        }
        println!("{:9} {score}", part.name);
    }
    if let Some(folder) = &settings.gold {
        gold::report(folder, &model, settings.errors)?;
    }
    Ok(())
}
