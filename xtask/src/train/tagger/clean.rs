//! From the Groningen Meaning Bank's silver tags to the guidelines' types: titles are cut
//! off persons, demonyms are no names, and each name has one type throughout.

use std::collections::HashMap;

use super::corpus::{Document, Name, ORGANIZATION, PERSON, PLACE, Row, Sentence, tagged};
use super::{lexical, titles};
use crate::calendar::is_day_or_month;

/// Words at the start of a `per` span that are no part of the name, in lower case.
const TITLES: &[&str] = &[
    "president",
    "prime",
    "minister",
    "mr.",
    "mrs.",
    "ms.",
    "miss",
    "dr.",
    "general",
    "secretary",
    "senator",
    "vice",
    "chancellor",
    "king",
    "queen",
    "mayor",
    "foreign",
    "ayatollah",
    "grand",
    "pope",
    "cardinal",
    "sheikh",
    "sheik",
    "mullah",
    "sergeant",
    "colonel",
    "president-elect",
    "lieutenant",
    "interior",
    "brigadier",
    "congressman",
    "major",
    "gen.",
    "lt.",
    "col.",
    "judge",
    "chairman",
    "information",
    "specialist",
    "defense",
    "ambassador",
    "energy",
    "prince",
    "crown",
    "justice",
    "bishop",
    "reverend",
    "sister",
    "deputy",
    "state",
    "treasury",
    "health",
    "governor",
    "speaker",
    "security",
    "trade",
    "army",
    "private",
    "corporal",
    "captain",
    "staff",
    "rep.",
    "sen.",
    "gov.",
    "brigadier-general",
    "major-general",
    "premier",
    "princess",
    "lord",
    "sir",
    "lady",
    "secretary-general",
    "representative",
    "admiral",
    "marshal",
    "commander",
    "archbishop",
    "rabbi",
    "imam",
    "professor",
    "prophet",
    "saint",
    "of",
    "us",
    "u.s.",
    "u.n.",
    "house",
    "presidents",
    "the",
    "former",
    "acting",
    "interim",
    "finance",
    "national",
    "advisor",
    "adviser",
    "mr",
    "mrs",
    "ms",
    "dr",
    "district",
    "attorney",
    "authority",
    "councilor",
    "commissioner",
    "first",
    "lady",
    "brig.",
    "maj.",
    "sgt.",
    "capt.",
    "prof.",
    "rev.",
    "emperor",
    "sultan",
    "emir",
    "dictator",
    "coach",
    "inspector",
    "chief",
    "leader",
    "officer",
    "warlord",
];

/// Words that are never names although tagged so, in lower case; days and months aside.
const NO_NAMES: &[&str] = &[
    "muslim",
    "muslims",
    "western",
    "islamic",
    "islamist",
    "islamists",
    "sunni",
    "shi'ite",
    "shi'ites",
    "shiite",
    "sunnis",
    "aids",
    "hiv",
    "christian",
    "christians",
    "catholic",
    "jewish",
    "jews",
    "jew",
    "islam",
    "hutu",
    "tutsi",
    "nobel",
    "kurdish",
    "kurds",
    "arab",
    "arabs",
    "maoist",
    "maoists",
    "tamil",
    "buddhist",
    "hindu",
    "hindus",
    "internet",
    "republican",
    "republicans",
    "democratic",
    "democrat",
    "democrats",
    "communist",
    "socialist",
    "northern",
    "southern",
    "eastern",
    "mr.",
    "general",
    "president",
    "minister",
    "prime minister",
    "ms.",
    "agriculture",
    "state",
    "secretary",
    "democracy",
    "roman",
    "nazi",
    "marxist",
    "soviet",
    "typhoon",
    "earth",
    "sun",
    "moon",
    "mars",
    "jupiter",
    "i",
    "a",
    "chairman",
    "king",
    "gdp",
    "christmas",
    "ramadan",
    "ministry",
    "party",
    "defense",
    "health",
    "foreign",
    "interior",
    "justice",
    "u.s.-led",
    "u.s.-backed",
    "pro-western",
    "non-muslim",
    "n't",
    "'s",
    "the",
    "and",
    "of",
    ",",
    "group",
    "organization",
    "east",
    "west",
    "north",
    "south",
    "human",
    "security",
    "supreme",
    "federal",
    "national",
    "international",
    "democratic",
];

/// What a name is, whatever the corpus says of it.
const FIXED: &[(&str, usize)] = &[
    ("U.S.", PLACE),
    ("US", PLACE),
    ("UK", PLACE),
    ("United States", PLACE),
    ("U.K.", PLACE),
    ("West Bank", PLACE),
    ("Gaza Strip", PLACE),
    ("Gaza", PLACE),
    ("Soviet Union", PLACE),
    ("United Nations", ORGANIZATION),
    ("U.N.", ORGANIZATION),
    ("UN", ORGANIZATION),
    ("EU", ORGANIZATION),
    ("European Union", ORGANIZATION),
    ("NATO", ORGANIZATION),
    ("White House", ORGANIZATION),
    ("Kremlin", ORGANIZATION),
    ("Pentagon", ORGANIZATION),
    ("Fatah", ORGANIZATION),
    ("Hamas", ORGANIZATION),
    ("Taleban", ORGANIZATION),
    ("Taliban", ORGANIZATION),
    ("al-Qaida", ORGANIZATION),
    ("Hezbollah", ORGANIZATION),
    ("Middle East", PLACE),
    ("United Arab Emirates", PLACE),
    ("Guantanamo Bay", PLACE),
    ("The Hague", PLACE),
    ("Singapore", PLACE),
    ("Vatican", PLACE),
    ("DRC", PLACE),
    ("Bush", PERSON),
    ("Aung San Suu Kyi", PERSON),
    ("Saddam", PERSON),
    ("Delta", ORGANIZATION),
    ("Congress", ORGANIZATION),
    ("Parliament", ORGANIZATION),
    ("Senate", ORGANIZATION),
    ("House", ORGANIZATION),
    ("African Union", ORGANIZATION),
    ("AU", ORGANIZATION),
];

/// The corpus as documents with the guidelines' types.
pub fn documents(corpus: Vec<Vec<Row>>) -> Vec<Document> {
    let demonyms = demonyms(&corpus);
    let mut sentences: Vec<Sentence> = corpus
        .into_iter()
        .map(|rows| map_sentence(rows, &demonyms))
        .collect();
    agree(&mut sentences);
    for sentence in &mut sentences {
        lexical::refine(sentence);
    }
    into_documents(sentences)
}

/// Words that the corpus tags `gpe` and mostly as adjective, plural or common noun.
fn demonyms(corpus: &[Vec<Row>]) -> HashMap<String, bool> {
    let mut counts = HashMap::<String, (u32, u32)>::new();
    for row in corpus
        .iter()
        .flatten()
        .filter(|row| row.tag.ends_with("-gpe"))
    {
        let (all, common) = counts.entry(row.word.clone()).or_default();
        *all += 1;
        *common += u32::from(row.pos != "NNP");
    }
    counts
        .into_iter()
        .map(|(word, (all, common))| (word, common * 2 > all))
        .collect()
}

fn map_sentence(rows: Vec<Row>, demonyms: &HashMap<String, bool>) -> Sentence {
    let is_demonym = |word: &str| demonyms.get(word).copied().unwrap_or(false);
    let mut names = Vec::new();
    for (start, end, tag) in tagged(&rows) {
        let mut kind = match tag {
            "per" => PERSON,
            "org" => ORGANIZATION,
            "geo" | "gpe" => PLACE,
            _ => continue,
        };
        let (mut start, mut end) = (start, end);
        let lower = |at: usize| rows[at].word.to_lowercase();
        let titled = |at: usize| TITLES.contains(&lower(at).as_str());
        if kind == ORGANIZATION
            && end - start >= 2
            && matches!(
                lower(start).as_str(),
                "president" | "king" | "mr." | "ms." | "prince" | "prophet"
            )
        {
            kind = PERSON;
        }
        if kind == PERSON {
            while start < end && titled(start) {
                start += 1;
            }
        } else if kind == ORGANIZATION
            && end - start >= 2
            && lower(end - 1).starts_with("secretary")
        {
            end -= 1;
        }
        let small = |at: usize| {
            rows[at]
                .word
                .starts_with(|c: char| !c.is_uppercase() && !c.is_numeric())
        };
        let part = |at: usize| {
            matches!(
                lower(at).as_str(),
                "al" | "bin" | "van" | "von" | "de" | "el" | "la" | "abu"
            )
        };
        let hyphened = |at: usize| rows[at].word.contains('-');
        while start < end && small(start) && !part(start) && !hyphened(start) {
            start += 1;
        }
        while start < end && small(end - 1) && !hyphened(end - 1) {
            end -= 1;
        }
        if start == end
            || end - start == 1 && (is_demonym(&rows[start].word) || no_name(&rows[start].word))
        {
            continue;
        }
        names.push(Name { start, end, kind });
    }
    let mut sentence = Sentence {
        words: rows.into_iter().map(|row| row.word).collect(),
        names,
    };
    titles::repair(&mut sentence);
    sentence
}

fn no_name(word: &str) -> bool {
    let lower = word.to_lowercase();
    NO_NAMES.contains(&lower.as_str()) || is_day_or_month(&lower)
}

/// Gives each name the type that it has most often, and marks the places where a name that
/// is nearly always tagged was forgotten.
fn agree(sentences: &mut [Sentence]) {
    const OFTEN: u32 = 4;
    let mut counts = HashMap::<String, [u32; 3]>::new();
    for sentence in &*sentences {
        for name in &sentence.names {
            counts.entry(sentence.text_of(*name)).or_default()[name.kind] += 1;
        }
    }
    let fixed: HashMap<&str, usize> = FIXED.iter().copied().collect();
    let majority = |text: &str| {
        if let Some(kind) = fixed.get(text) {
            return Some(*kind);
        }
        let counts = counts.get(text)?;
        let all: u32 = counts.iter().sum();
        let (kind, best) = counts.iter().enumerate().max_by_key(|(_, n)| **n)?;
        (all >= OFTEN && best * 5 >= all * 3).then_some(kind)
    };
    for sentence in &mut *sentences {
        let mut names = std::mem::take(&mut sentence.names);
        for name in &mut names {
            if let Some(kind) = majority(&sentence.text_of(*name)) {
                name.kind = kind;
            }
        }
        sentence.names = names;
    }
    mark_forgotten(sentences, &counts, &majority);
}

/// Marks single capitalised words, alone between lower-case ones, that are names elsewhere.
fn mark_forgotten(
    sentences: &mut [Sentence],
    counts: &HashMap<String, [u32; 3]>,
    majority: &impl Fn(&str) -> Option<usize>,
) {
    let mut seen = HashMap::<String, u32>::new();
    for word in sentences.iter().flat_map(|s| &s.words) {
        if counts.contains_key(word) {
            *seen.entry(word.clone()).or_default() += 1;
        }
    }
    for sentence in sentences {
        let capital = |at: usize| {
            sentence
                .words
                .get(at)
                .is_some_and(|w| w.starts_with(char::is_uppercase))
        };
        let mut names = sentence.names.clone();
        for at in 1..sentence.words.len() {
            let word = &sentence.words[at];
            let free = !names.iter().any(|n| n.start <= at && at < n.end);
            if !free || !capital(at) || capital(at - 1) || capital(at + 1) {
                continue;
            }
            let tagged: u32 = counts.get(word).map_or(0, |c| c.iter().sum());
            let all = seen.get(word).copied().unwrap_or(0);
            if let Some(kind) = majority(word).filter(|_| tagged >= 5 && tagged * 10 >= all * 7) {
                names.push(Name {
                    start: at,
                    end: at + 1,
                    kind,
                });
            }
        }
        names.sort_by_key(|name| name.start);
        sentence.names = names;
    }
}

/// Cuts the corpus, whose documents are not marked, where neighbouring sentences share no
/// capitalised word.
fn into_documents(sentences: Vec<Sentence>) -> Vec<Document> {
    const LONGEST: usize = 25;
    const WINDOW: usize = 4;
    let capitals: Vec<Vec<String>> = sentences
        .iter()
        .map(|s| {
            s.words
                .iter()
                .skip(1)
                .filter(|w| w.len() > 2 && w.starts_with(char::is_uppercase))
                .cloned()
                .collect()
        })
        .collect();
    let mut documents: Vec<Document> = Vec::new();
    for (at, sentence) in sentences.into_iter().enumerate() {
        let next = (at + 2).min(capitals.len());
        let joined = documents.last().is_some_and(|document| {
            let before = at - document.len().min(WINDOW).min(at);
            document.len() < LONGEST
                && capitals[at..next]
                    .iter()
                    .flatten()
                    .any(|w| capitals[before..at].iter().any(|words| words.contains(w)))
        });
        match documents.last_mut() {
            Some(document) if joined => document.push(sentence),
            _ => documents.push(vec![sentence]),
        }
    }
    documents
}
