//! Trains and measures the name tagger (`src/tagger/`).

mod articles;
mod augment;
mod clean;
mod corpus;
mod crf;
mod generate;
mod gold;
mod lexical;
mod marked;
mod people;
mod retell;
mod sample;
mod score;
mod titles;

use std::error::Error;
use std::io::Write;
use std::path::Path;
use std::process::Command;
use std::{fs, io};

use readout::tagger::Tagger;
use readout::tagger::model::Model;
use readout::tagger::network::Network;

use super::Settings;
use crate::python;
use corpus::Document;
use retell::Article;
use sample::{Annotated, render};
use score::Score;

/// The corpus whose tags were made by machine, and may be wrong.
const SILVER: &str = "gmb";

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
        Part::new(SILVER, clean::documents(corpus::gmb(data)?)),
        Part::new("ewt", web),
        Part::new("wikigold", wiki),
        Part {
            name: "pud",
            train: Vec::new(),
            held_out: pud,
        },
    ])
}

/// Gives each document to learn from to `learn`, with its origin: the corpora, what is generated,
/// and the articles: the gold and `more`.
fn each_document(
    settings: &Settings,
    parts: &[Part],
    more: Vec<Article>,
    mut learn: impl FnMut(&'static str, &Annotated) -> io::Result<()>,
) -> Result<(), Box<dyn Error>> {
    let names = people::Names::read(&settings.data)?;
    let mut random = fastrand::Rng::with_seed(11);
    for part in parts {
        for document in &part.train {
            learn(part.name, &render(document))?;
            for copy in augment::copies(document, &names, &mut random) {
                learn(part.name, &render(&copy))?;
            }
        }
    }
    let cities = cities(parts);
    let generator = generate::Generator::new(&names, &cities);
    for _ in 0..settings.generated {
        learn("generated", &generator.document(&mut random))?;
    }
    let mut articles = more;
    if let Some(folder) = &settings.gold {
        articles.extend(articles::read(folder)?);
    }
    let pool = retell::Pool::new(&names, &cities, &articles);
    for article in &articles {
        for telling in article.tellings(&pool, &mut random) {
            learn("articles", &telling)?;
        }
    }
    Ok(())
}

/// Makes the chain's weights.
pub fn train(settings: &Settings) -> Result<(), Box<dyn Error>> {
    let parts = parts(&settings.data)?;
    let mut stretches = Vec::new();
    // The articles with marks make the chain half as large again, and no better beside the network.
    each_document(settings, &parts, Vec::new(), |origin, document| {
        sample::stretches(document, origin == SILVER, &mut stretches);
        Ok(())
    })?;
    let options = crf::Options {
        without: settings.without.clone(),
        ..crf::Options::default()
    };
    let trained = crf::train(stretches, &options);
    let file = Model::write(trained.scale, &trained.transitions, trained.features);
    fs::write(&settings.model, &file)?;
    report(&file, &parts, settings)
}

/// Makes the network's weights, by way of `xtask/tagger/train.py`.
pub fn train_network(settings: &Settings) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(&settings.work)?;
    let sentences = settings.work.join("sentences.jsonl");
    let mut out = io::BufWriter::new(fs::File::create(&sentences)?);
    let marked = marked::read(&settings.marked)?;
    each_document(
        settings,
        &parts(&settings.data)?,
        marked,
        |origin, document| sample::sentences(document, origin, &mut out),
    )?;
    out.flush()?;
    let python = python::environment(&settings.work)?;
    let encoder = python::encoder(&settings.work, &python)?;
    let mut command = Command::new(python);
    command
        .arg("xtask/tagger/train.py")
        .arg("--encoder")
        .arg(encoder);
    command.arg("--sentences").arg(sentences);
    command.arg("--out").arg("src/tagger/network.bin");
    Ok(python::run(&mut command)?)
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

/// Prints how good the model file is.
pub fn evaluate(settings: &Settings) -> Result<(), Box<dyn Error>> {
    let file = fs::read(&settings.model)?;
    report(&file, &parts(&settings.data)?, settings)
}

fn report(file: &[u8], parts: &[Part], settings: &Settings) -> Result<(), Box<dyn Error>> {
    let mut packed = Vec::new();
    io::copy(
        &mut brotli::CompressorReader::new(file, 4096, 11, 22),
        &mut packed,
    )?;
    println!("model: {} bytes, brotli {} bytes", file.len(), packed.len());
    let model = Model::read(file).map_err(|error| format!("{error:?}"))?;
    let mut tagger = Tagger::new(&model, Network::built_in());
    for part in parts {
        let mut score = Score::default();
        for document in &part.held_out {
            score.add(&mut tagger, &render(document), settings.errors);
        }
        println!("{:9} {score}", part.name);
        if part.name == SILVER {
            print!("{}", score.reliability());
        }
    }
    if let Some(folder) = &settings.gold {
        gold::report(folder, &mut tagger, settings.errors)?;
    }
    Ok(())
}
