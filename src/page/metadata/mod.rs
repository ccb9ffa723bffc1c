//! Headline, day of publication, author and address of a page, from what it tells machines.
//! Where that stands is told by `metadata.tsv`.

mod shown;

use jiff::civil::Date;
use serde_json::{Map, Value};
use std::collections::HashMap;

use crate::page::DayFrom;
use crate::page::day::{day_in, day_of};
use crate::page::tree::{Id, Tree, one_line};

/// How many JSON-LD values of one page are looked at; a page of news has some dozens.
const MAX_VALUES: usize = 5_000;

/// The ends of schema.org types of articles: `NewsArticle`, `BlogPosting`, `Report` …
const ARTICLE_TYPES: &[&str] = &["Article", "Posting", "Report"];

/// Where JSON-LD tells of other articles than this one, or of parts of it.
const OTHERS: &[&str] = &[
    "itemListElement",
    "hasPart",
    "isPartOf",
    "liveBlogUpdate",
    "mentions",
    "comment",
    "citation",
];

/// What a page says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Metadata {
    /// One line, with words.
    pub(super) title: Option<String>,
    pub(super) published: Option<(Date, DayFrom)>,
    pub(super) byline: Option<String>,
    /// As it is written.
    pub(super) url: Option<String>,
    /// The whole article, where it is told to machines.
    pub(super) body: Option<String>,
}

/// Reads them from a page as it was parsed, before anything is taken out of it.
pub(super) fn read(tree: &Tree) -> Metadata {
    let page = Stated {
        tree,
        article: json_ld_article(tree),
        metas: metas(tree),
    };
    let line = |what| {
        page.all(what)
            .map(|words| one_line(&words))
            .find(|words| !words.is_empty())
    };
    Metadata {
        title: line("title"),
        published: page.published(),
        byline: line("byline"),
        url: page.all("url").find(|url| is_web(url)),
        body: page.under("json", "articleBody").pop(),
    }
}

fn is_web(address: &str) -> bool {
    let lower = address.trim().to_ascii_lowercase();
    lower.starts_with("http://") || lower.starts_with("https://")
}

/// Kind and name of each row that tells of one thing.
fn rows(what: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    include_str!("metadata.tsv")
        .lines()
        .filter_map(move |line| {
            let mut row = line.split('\t');
            (row.next()? == what).then_some((row.next()?, row.next()?))
        })
}

struct Stated<'a> {
    tree: &'a Tree,
    article: Option<Map<String, Value>>,
    metas: HashMap<String, String>,
}

impl Stated<'_> {
    /// All that a page says of one thing, in the order of the table.
    fn all(&self, what: &str) -> impl Iterator<Item = String> {
        rows(what).flat_map(|(kind, name)| self.under(kind, name))
    }

    /// The day of publication, and where the page says it.
    fn published(&self) -> Option<(Date, DayFrom)> {
        rows("published").find_map(|(kind, name)| {
            let from = if kind == "path" {
                DayFrom::Url
            } else {
                DayFrom::Metadata
            };
            let day = self.under(kind, name).iter().find_map(|date| day_of(date));
            day.map(|day| (day, from))
        })
    }

    fn under(&self, kind: &str, name: &str) -> Vec<String> {
        let tree = self.tree;
        let root = tree.root();
        match kind {
            "json" => {
                let value = self.article.as_ref().and_then(|article| article.get(name));
                let words = match value {
                    Some(Value::String(words)) if name == "articleBody" => Some(words.clone()),
                    value => value.and_then(words_of),
                };
                words.into_iter().collect()
            }
            "meta" => self.metas.get(name).cloned().into_iter().collect(),
            "marked" => marked(tree, name),
            "times" => times(tree),
            "told" => shown::told_title(tree, name).into_iter().collect(),
            "path" => shown::addresses(&links(tree, name), self.metas.get("og:url"))
                .map(|day| day.to_string())
                .collect(),
            "line" => shown::day_beside_headline(tree)
                .map(|day| day.to_string())
                .into_iter()
                .collect(),
            "named" => shown::days_named(tree, name),
            "heading" => {
                let mut found = tree.named(root, name);
                let only = found.next().filter(|_| found.next().is_none());
                only.map(|heading| tree.line(heading)).into_iter().collect()
            }
            "element" => {
                let first = tree.named(root, name).next();
                first
                    .map(|element| shown::without_site(&tree.line(element)).to_owned())
                    .into_iter()
                    .collect()
            }
            _ => links(tree, name),
        }
    }
}

/// The words of a value of JSON-LD: itself, or the names of the things that it lists.
fn words_of(value: &Value) -> Option<String> {
    let name = |value: &Value| {
        let name = value.get("name").unwrap_or(value).as_str()?;
        // Some pages give the address of an author's page instead of a name.
        let line = one_line(name);
        (!line.is_empty() && !is_web(&line)).then_some(line)
    };
    match value {
        Value::Array(values) => {
            let names: Vec<String> = values.iter().filter_map(name).collect();
            (!names.is_empty()).then(|| names.join(", "))
        }
        one => name(one),
    }
}

/// The contents of `<meta>` by lower-case name, the first of each name.
fn metas(tree: &Tree) -> HashMap<String, String> {
    let mut metas = HashMap::new();
    for meta in tree.named(tree.root(), "meta") {
        let name = ["property", "name", "itemprop"]
            .iter()
            .find_map(|name| tree.attribute(meta, name));
        let (Some(name), Some(content)) = (name, tree.attribute(meta, "content")) else {
            continue;
        };
        if !content.is_empty() {
            let key = name.trim().to_lowercase();
            metas.entry(key).or_insert_with(|| content.to_owned());
        }
    }
    metas
}

/// What the first element with an `itemprop` says.
fn marked(tree: &Tree, name: &str) -> Vec<String> {
    let found = tree.below(tree.root()).find(|&id| {
        let names = tree.attribute(id, "itemprop").unwrap_or_default();
        names.split_ascii_whitespace().any(|own| own == name)
    });
    let Some(id) = found else {
        return Vec::new();
    };
    let attributes = ["content", "datetime", "title"]
        .iter()
        .filter_map(|name| tree.attribute(id, name).map(str::to_owned));
    let line = tree.line(id);
    let day = day_in(&line).map(|(_, day)| day.to_string());
    attributes.chain([line]).chain(day).collect()
}

/// The times that stand in the article itself.
fn times(tree: &Tree) -> Vec<String> {
    let root = tree.root();
    let is_main = |id: Id| {
        tree.is_any(id, &["article", "main"]) || tree.attribute(id, "role") == Some("main")
    };
    let Some(body) = tree.below(root).find(|&id| is_main(id)) else {
        return Vec::new();
    };
    let aside = |id: Id| {
        tree.ancestors(id)
            .any(|around| tree.is_any(around, &["aside", "nav", "footer", "li"]))
    };
    tree.named(body, "time")
        .filter(|&time| !aside(time) && !shown::is_of_change(tree, time))
        .filter_map(|time| tree.attribute(time, "datetime").map(str::to_owned))
        .collect()
}

fn links(tree: &Tree, rel: &str) -> Vec<String> {
    let is = |id: Id| {
        let own = tree.attribute(id, "rel").unwrap_or_default();
        own.split_ascii_whitespace()
            .any(|word| word.eq_ignore_ascii_case(rel))
    };
    tree.named(tree.root(), "link")
        .filter(|&id| is(id))
        .filter_map(|id| tree.attribute(id, "href").map(str::to_owned))
        .collect()
}

/// The first article that JSON-LD describes.
fn json_ld_article(tree: &Tree) -> Option<Map<String, Value>> {
    let mut left = MAX_VALUES;
    let is_data = |id: &Id| {
        let kind = tree.attribute(*id, "type").unwrap_or_default();
        kind.eq_ignore_ascii_case("application/ld+json")
    };
    tree.named(tree.root(), "script")
        .filter(is_data)
        // The parser bounds the depth.
        .filter_map(|script| serde_json::from_str(&tree.words(script)).ok())
        .find_map(|value| first_article(value, &mut left))
}

fn first_article(value: Value, left: &mut usize) -> Option<Map<String, Value>> {
    let mut rest = vec![value];
    while let Some(value) = rest.pop() {
        if *left == 0 {
            return None;
        }
        *left -= 1;
        match value {
            Value::Array(values) => rest.extend(values.into_iter().rev()),
            Value::Object(object) if is_article(&object) => return Some(object),
            Value::Object(object) => {
                let own = object
                    .into_iter()
                    .filter(|(key, _)| !OTHERS.contains(&key.as_str()));
                let values: Vec<Value> = own.map(|(_, value)| value).collect();
                rest.extend(values.into_iter().rev());
            }
            _ => {}
        }
    }
    None
}

fn is_article(object: &Map<String, Value>) -> bool {
    let named = |value: &Value| {
        let name = value.as_str().unwrap_or_default();
        ARTICLE_TYPES.iter().any(|end| name.ends_with(end))
    };
    match object.get("@type") {
        Some(Value::Array(types)) => types.iter().any(named),
        Some(one) => named(one),
        None => false,
    }
}
