//! Headline and day of publication of a page, from what it tells machines, in the order of
//! `www/input/metadata.js`.

use super::day::day_of;
use super::tree::{line, one_line};
use dom_query::Document;
use jiff::civil::Date;
use serde_json::{Map, Value};
use std::collections::HashMap;

/// How many JSON-LD values of one page are looked at; a page of news has some dozens.
const MAX_VALUES: usize = 5_000;

/// The schema.org types of articles: `NewsArticle`, `BlogPosting`, `Report` …
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

/// Names of `<meta>` with the day of publication, the most trusted first.
const DATE_NAMES: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "dcterms.created",
    "date",
];

const TITLE_NAMES: &[&str] = &["og:title", "twitter:title", "dc.title", "dcterms.title"];

/// What a page says of itself.
#[derive(Debug, Default)]
pub(super) struct Metadata {
    /// One line, with words.
    pub(super) title: Option<String>,
    pub(super) published: Option<Date>,
}

/// Reads them from a page as it was parsed, before anything is taken out of it.
pub(super) fn read(page: &Document) -> Metadata {
    let article = json_ld_article(page);
    let stated = |name: &str| Some(article.as_ref()?.get(name)?.as_str()?.to_owned());
    let metas = metas(page);
    let named = |names: &[&str]| -> Vec<String> {
        names
            .iter()
            .filter_map(|&name| metas.get(name).cloned())
            .collect()
    };
    let titles = stated("headline")
        .into_iter()
        .chain(named(TITLE_NAMES))
        .chain(only_heading(page))
        .chain(
            page.select("title")
                .nodes()
                .first()
                .map(|title| title.text().to_string()),
        );
    let dates = stated("datePublished")
        .into_iter()
        .chain(named(DATE_NAMES))
        .chain(marked(page))
        .chain(times(page));
    Metadata {
        title: titles
            .map(|words| one_line(&words))
            .find(|words| !words.is_empty()),
        published: dates.into_iter().find_map(|date| day_of(&date)),
    }
}

/// The contents of `<meta>` by lower-case name, the first of each name.
fn metas(page: &Document) -> HashMap<String, String> {
    let mut metas = HashMap::new();
    for meta in page.select("meta[content]").nodes() {
        let name = ["property", "name", "itemprop"]
            .iter()
            .find_map(|name| meta.attr(name));
        let (Some(name), Some(content)) = (name, meta.attr("content")) else {
            continue;
        };
        if !content.is_empty() {
            let key = name.trim().to_lowercase();
            metas.entry(key).or_insert_with(|| content.to_string());
        }
    }
    metas
}

/// The main heading, where there is no doubt which one it is.
fn only_heading(page: &Document) -> Option<String> {
    match page.select("h1").nodes() {
        [only] => Some(line(only)),
        _ => None,
    }
}

/// What the first element that is marked as the day of publication says.
fn marked(page: &Document) -> Vec<String> {
    let found = page.select_single(r#"[itemprop~="datePublished"]"#);
    let Some(node) = found.nodes().first() else {
        return Vec::new();
    };
    let attributes = ["content", "datetime"]
        .iter()
        .filter_map(|name| node.attr(name));
    attributes
        .chain([node.text()])
        .map(|words| words.to_string())
        .collect()
}

/// The times that stand in the article itself.
fn times(page: &Document) -> Vec<String> {
    let aside = ["aside", "nav", "footer", "li"];
    let body = page.select_single(r#"article, main, [role="main"]"#);
    let times = body.select("time[datetime]");
    let own = times.nodes().iter().filter(|time| {
        !time
            .ancestors_it(None)
            .any(|around| aside.iter().any(|name| around.has_name(name)))
    });
    own.filter_map(|time| Some(time.attr("datetime")?.to_string()))
        .collect()
}

/// The first article that JSON-LD describes.
fn json_ld_article(page: &Document) -> Option<Map<String, Value>> {
    let mut left = MAX_VALUES;
    page.select(r#"script[type="application/ld+json" i]"#)
        .nodes()
        .iter()
        // The parser bounds the depth.
        .filter_map(|script| serde_json::from_str(&script.text()).ok())
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
