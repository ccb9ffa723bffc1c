//! The texts that are measured: news-like articles made up by chance, the same in every run,
//! or those of a folder.

use std::fs;
use std::path::Path;

use fastrand::Rng;
use serde_json::{Value, json};

/// What the sides of one benchmark read.
pub struct Corpus {
    /// Where it is from, in words.
    pub name: String,
    pub articles: Vec<String>,
}

/// Articles of a made-up corpus.
const ARTICLES: usize = 400;
/// Bytes of the article whose latency is measured.
const ARTICLE: usize = 5000;
/// The first text that is read.
const SENTENCE: &str = "Foreign Minister Ana Reis met Prime Minister Jo Lund in Porto on Friday.";

const GIVEN: &[&str] = &[
    "Ana", "Jo", "Karel", "Ilgar", "Mei", "Oyelaran", "Lena", "Tomás", "Sara",
];
const SURNAMES: &[&str] = &[
    "Reis", "Lund", "Dvorsky", "Tamrazov", "Lin", "Adewusi", "Berg", "Ferreira", "Holm", "Kalns",
];
const LANDS: &[(&str, &str)] = &[
    ("Portugal", "Portuguese"),
    ("Norway", "Norwegian"),
    ("Latvia", "Latvian"),
    ("Kenya", "Kenyan"),
    ("Georgia", "Georgian"),
    ("Chile", "Chilean"),
    ("Japan", "Japanese"),
];
const OFFICES: &[&str] = &[
    "Foreign Minister",
    "Prime Minister",
    "President",
    "Defense Minister",
    "Ambassador",
];
const CITIES: &[&str] = &[
    "Porto",
    "Oslo",
    "Riga",
    "Nairobi",
    "Tbilisi",
    "Valparaíso",
    "Osaka",
];
const DAYS: &[&str] = &[
    "on Friday",
    "on Monday",
    "last week",
    "on March 12",
    "earlier this month",
];
const TOPICS: &[&str] = &[
    "trade",
    "the border",
    "cod quotas",
    "energy supplies",
    "visa rules",
    "the ceasefire",
];

/// Sentences with slots: `P` a person, `S` a surname, `O` an office, `N` a land, `A` its
/// adjective, `C` a city, `D` a day, `T` a topic. Every third or so reports an encounter.
const SENTENCES: &[&str] = &[
    "{A} {O} {P} met {A} {O} {P} in {C} {D}.",
    "“We talked about {T} for two hours, and we will go on,” {S} said at a news conference.",
    "{S} and his {A} counterpart are expected to hold talks on {T} in {C} next week.",
    "The two sides discussed {T} and agreed that experts would look into the details.",
    "Officials in {C}, who asked not to be named, said that nothing had been decided yet.",
    "The price of bread has risen by 12 percent since January, according to the statistics office.",
    "{P}, a former mayor of {C}, leads the largest party in the parliament of {N}.",
    "Thousands of people left their homes when the river flooded the lower town {D}.",
    "{O} {S} refused to meet a delegation from {N} and flew back to {C} {D}.",
    "The government of {N} says that the new road will cost 3.4 billion and take six years to build.",
    "He spoke by phone with {A} {O} {P} about {T} {D}.",
    "Analysts doubt that the plan, which was first put forward in 2019, will ever be carried out.",
    "The Harbour Forum, held in {C} every spring, brings together ministers, scholars and sailors.",
    "A spokesman for the {A} Foreign Ministry told reporters that the visit had been postponed.",
    "It rained all day, and the ceremony was moved into the old customs house near the port.",
];

impl Corpus {
    /// The made-up corpus.
    pub fn generated() -> Self {
        let mut random = Rng::with_seed(7);
        Self {
            name: format!("{ARTICLES} made-up articles"),
            articles: (0..ARTICLES).map(|_| article(&mut random)).collect(),
        }
    }

    /// The `.txt` files of a folder, in the order of their names.
    pub fn of_folder(folder: &Path) -> Result<Self, String> {
        let wrong = |path: &Path, error| format!("{}: {error}", path.display());
        let mut paths = Vec::new();
        for entry in fs::read_dir(folder).map_err(|error| wrong(folder, error))? {
            let path = entry.map_err(|error| wrong(folder, error))?.path();
            if path.extension().is_some_and(|extension| extension == "txt") {
                paths.push(path);
            }
        }
        paths.sort();
        let articles: Vec<String> = paths
            .iter()
            .map(|path| fs::read_to_string(path).map_err(|error| wrong(path, error)))
            .collect::<Result<_, _>>()?;
        if articles.is_empty() {
            return Err(format!("{} holds no .txt file", folder.display()));
        }
        Ok(Self {
            name: format!("{} articles of a folder", articles.len()),
            articles,
        })
    }

    /// How many bytes all articles have.
    pub fn bytes(&self) -> usize {
        self.articles.iter().map(String::len).sum()
    }

    /// One text of about `bytes` bytes: article after article, from the first on again.
    pub fn text(&self, bytes: usize) -> String {
        let mut text = String::with_capacity(bytes);
        for article in self.articles.iter().cycle() {
            if text.len() + article.len() > bytes {
                let rest = article.floor_char_boundary(bytes.saturating_sub(text.len()));
                text.push_str(&article[..rest]);
                return text;
            }
            text.push_str(article);
            text.push_str("\n\n");
        }
        text
    }

    /// What the scripts read.
    pub fn to_json(&self) -> Value {
        json!({
            "sentence": SENTENCE,
            "article": self.text(ARTICLE),
            "articles": self.articles,
            "bytes": self.bytes(),
        })
    }
}

/// Four to twelve paragraphs of one to three sentences.
fn article(random: &mut Rng) -> String {
    let paragraphs = (0..random.usize(4..=12)).map(|_| {
        let sentences: Vec<String> = (0..random.usize(1..=3)).map(|_| sentence(random)).collect();
        sentences.join(" ")
    });
    paragraphs.collect::<Vec<_>>().join("\n\n")
}

fn sentence(random: &mut Rng) -> String {
    let pattern = pick(random, SENTENCES);
    let mut out = String::new();
    let mut rest = pattern;
    while let Some((before, slot)) = rest.split_once('{') {
        out.push_str(before);
        let word = match slot.as_bytes()[0] {
            b'P' => format!("{} {}", pick(random, GIVEN), pick(random, SURNAMES)),
            b'S' => pick(random, SURNAMES).to_owned(),
            b'N' => pick(random, LANDS).0.to_owned(),
            b'A' => pick(random, LANDS).1.to_owned(),
            b'O' => pick(random, OFFICES).to_owned(),
            b'C' => pick(random, CITIES).to_owned(),
            b'D' => pick(random, DAYS).to_owned(),
            b'T' => pick(random, TOPICS).to_owned(),
            other => unreachable!("no slot {other}"),
        };
        out.push_str(&word);
        rest = &slot[2..];
    }
    out + rest
}

fn pick<T: Copy>(random: &mut Rng, list: &[T]) -> T {
    list[random.usize(..list.len())]
}
