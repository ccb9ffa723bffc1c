//! What Readability takes names of classes and words for.

/// Parts of class and id that are hardly those of an article.
const UNLIKELY: &[&str] = &[
    "-ad-",
    "ai2html",
    "banner",
    "breadcrumbs",
    "combx",
    "comment",
    "community",
    "cover-wrap",
    "disqus",
    "extra",
    "footer",
    "gdpr",
    "header",
    "legends",
    "menu",
    "related",
    "remark",
    "replies",
    "rss",
    "shoutbox",
    "sidebar",
    "skyscraper",
    "social",
    "sponsor",
    "supplemental",
    "ad-break",
    "agegate",
    "pagination",
    "pager",
    "popup",
    "yom-remote",
];

/// … unless they hold one of these too.
const MAYBE: &[&str] = &[
    "and", "article", "body", "column", "content", "main", "shadow",
];

const POSITIVE: &[&str] = &[
    "article",
    "body",
    "content",
    "entry",
    "hentry",
    "h-entry",
    "main",
    "page",
    "pagination",
    "post",
    "text",
    "blog",
    "story",
];

const NEGATIVE: &[&str] = &[
    "-ad-",
    "hidden",
    "banner",
    "combx",
    "comment",
    "com-",
    "contact",
    "footer",
    "gdpr",
    "masthead",
    "media",
    "meta",
    "outbrain",
    "promo",
    "related",
    "scroll",
    "share",
    "shoutbox",
    "sidebar",
    "skyscraper",
    "sponsor",
    "shopping",
    "tags",
    "widget",
];

/// Negative where it is a name of its own.
const NEGATIVE_NAME: &str = "hid";

const BYLINE: &[&str] = &["byline", "author", "dateline", "writtenby", "p-author"];

const AD: &[&str] = &[
    "ad",
    "advertising",
    "advertisement",
    "pub",
    "publicité",
    "werb",
    "werbung",
    "广告",
    "реклама",
    "anuncio",
];

const LOADING: &[&str] = &["loading", "正在加载", "загрузка", "chargement", "cargando"];

/// Commas of Latin, Sindhi, Chinese and other scripts.
const COMMAS: &[char] = &[
    ',', '\u{060C}', '\u{FE50}', '\u{FE10}', '\u{FE11}', '\u{2E41}', '\u{2E34}', '\u{2E32}',
    '\u{FF0C}',
];

fn holds(names: &str, parts: &[&str]) -> bool {
    let lower = names.to_lowercase();
    parts.iter().any(|part| lower.contains(part))
}

/// Whether class and id are hardly those of an article.
pub(super) fn is_unlikely(names: &str) -> bool {
    holds(names, UNLIKELY) && !holds(names, MAYBE)
}

/// Whether class and id are those of the line that names the author.
pub(super) fn is_byline(names: &str) -> bool {
    holds(names, BYLINE)
}

/// What one attribute says for an element (25), against it (-25), or both.
pub(super) fn weight(names: &str) -> f64 {
    let hid = names
        .split_whitespace()
        .any(|name| name.eq_ignore_ascii_case(NEGATIVE_NAME));
    let mut weight = 0.0;
    if hid || holds(names, NEGATIVE) {
        weight -= 25.0;
    }
    if holds(names, POSITIVE) {
        weight += 25.0;
    }
    weight
}

/// Whether "share" or "sharedaddy" is a word of class and id.
pub(super) fn shares(names: &str) -> bool {
    names
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| word.eq_ignore_ascii_case("share") || word.eq_ignore_ascii_case("sharedaddy"))
}

/// Whether a part says nothing but that it is an advertisement, or loads.
pub(super) fn says_nothing(words: &str) -> bool {
    let lower = words.to_lowercase();
    let bare = lower.trim_end_matches("...").trim_end_matches('…');
    AD.contains(&lower.as_str()) || LOADING.contains(&bare)
}

pub(super) fn commas(words: &str) -> usize {
    words.chars().filter(|c| COMMAS.contains(c)).count()
}

/// How much of the words of `second` stand in `first`, 0 to 1.
pub(super) fn similarity(first: &str, second: &str) -> f64 {
    let words = |text: &str| -> Vec<String> {
        text.to_lowercase()
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let (first, second) = (words(first), words(second));
    if first.is_empty() || second.is_empty() {
        return 0.0;
    }
    let length = |words: &[&String]| -> usize {
        words.iter().map(|word| word.chars().count()).sum::<usize>() + words.len().saturating_sub(1)
    };
    let new: Vec<&String> = second.iter().filter(|word| !first.contains(word)).collect();
    1.0 - length(&new) as f64 / length(&second.iter().collect::<Vec<_>>()) as f64
}
