//! What a page shows of its title and day where it tells machines nothing.

use jiff::civil::Date;

use crate::page::day::day_in;
use crate::page::lines::{Line, lines};
use crate::page::tree::{Id, Tree};
use crate::temporal::day_in_address;

/// What stands between a title and the name of the site.
const SEPARATORS: &[&str] = &[" | ", " - ", " – ", " — ", " :: ", " » ", " · "];

/// Words of what a line says of another day than that of publication.
const OF_CHANGE: &[&str] = &[
    "updat", "modif", "review", "last", "printed", "edited", "accessed",
];

/// Words that say that it is.
const OF_PUBLICATION: &[&str] = &["publish", "posted", "date", "released", "issued"];

/// The part of the page's title, from its beginning, that the page shows as a line.
pub(super) fn told_title(tree: &Tree, name: &str) -> Option<String> {
    /// A word of the title may be a heading of the site.
    const SHORTEST: usize = 12;
    let title = tree.line(tree.named(tree.root(), name).next()?);
    let body = tree.body()?;
    let headings = tree
        .below(body)
        .filter(|&id| tree.is_any(id, &["h1", "h2", "h3"]))
        .map(|id| tree.line(id));
    let told = headings
        .filter(|line| line.len() >= SHORTEST && title.contains(line.as_str()))
        .max_by_key(String::len);
    told.or_else(|| {
        let shown = lines(tree, body);
        prefixes(&title)
            .find(|prefix| shown.iter().any(|line| line.words == *prefix))
            .map(str::to_owned)
    })
}

/// What stands before each separator, the longest first, after the whole.
fn prefixes(title: &str) -> impl Iterator<Item = &str> {
    let mut ends: Vec<usize> = SEPARATORS
        .iter()
        .flat_map(|separator| title.match_indices(separator).map(|(at, _)| at))
        .collect();
    ends.sort_unstable_by(|a, b| b.cmp(a));
    std::iter::once(title).chain(ends.into_iter().map(move |end| &title[..end]))
}

/// A title without the name of its site behind it.
pub(super) fn without_site(title: &str) -> &str {
    /// The longest name of a site, and the shortest title, in words.
    const SITE: usize = 5;
    const TITLE: usize = 3;
    let count = |words: &str| words.split_whitespace().count();
    let cut = SEPARATORS
        .iter()
        .filter_map(|separator| title.rsplit_once(separator))
        .max_by_key(|(before, _)| before.len());
    match cut {
        Some((before, site)) if count(site) <= SITE && count(before) >= TITLE => before,
        _ => title,
    }
}

/// The days in what a page says is its address.
pub(super) fn addresses<'a>(
    links: &'a [String],
    stated: Option<&'a String>,
) -> impl Iterator<Item = Date> + 'a {
    let all: Vec<&String> = links.iter().chain(stated).collect();
    all.into_iter()
        .filter_map(|address| day_in_address(address))
}

/// Whether an element is marked as the day of a change.
pub(super) fn is_of_change(tree: &Tree, id: Id) -> bool {
    ["itemprop", "class"].iter().any(|name| {
        let value = tree.mark(id, name).unwrap_or_default().to_lowercase();
        OF_CHANGE.iter().any(|word| value.contains(word))
    })
}

/// The day of a line that is no part of the running text: before it, else behind it. One that
/// says so goes before one that is only a day; one of a change is passed over.
pub(super) fn day_beside_headline(tree: &Tree) -> Option<Date> {
    let body = tree.body()?;
    let shown: Vec<Line> = lines(tree, body)
        .into_iter()
        .filter(|line| !is_aside(tree, line.nodes[0]) && !line.is_linked())
        .collect();
    let first = shown.iter().position(Line::is_prose).unwrap_or(shown.len());
    let last = shown.iter().rposition(Line::is_prose).unwrap_or(0);
    let (head, foot) = (&shown[..first], shown.get(last + 1..).unwrap_or_default());
    let says = |line: &Line| has_any(&line.words, OF_PUBLICATION);
    let all = || head.iter().chain(foot);
    all()
        .filter(|line| says(line))
        .find_map(day_told)
        .or_else(|| head.iter().find_map(day_told))
}

fn has_any(words: &str, parts: &[&str]) -> bool {
    let lower = words.to_lowercase();
    parts.iter().any(|part| lower.contains(part))
}

/// The day of a short line, if nothing before it says that it is that of a change.
fn day_told(line: &Line) -> Option<Date> {
    const LONGEST: usize = 200;
    if line.words.len() > LONGEST {
        return None;
    }
    let (at, day) = day_in(&line.words)?;
    let before: Vec<&str> = line.words.split_whitespace().take(at).collect();
    (!has_any(&before.join(" "), OF_CHANGE)).then_some(day)
}

/// Where other pages are told of.
fn is_aside(tree: &Tree, id: Id) -> bool {
    tree.ancestors(id).any(|around| {
        tree.is_any(
            around,
            &[
                "aside", "nav", "footer", "script", "style", "noscript", "select",
            ],
        )
    })
}

/// The days in elements whose class is named after a date.
pub(super) fn days_named(tree: &Tree, name: &str) -> Vec<String> {
    let Some(body) = tree.body() else {
        return Vec::new();
    };
    let named = |id: Id| {
        let class = tree.mark(id, "class").unwrap_or_default();
        class.to_lowercase().contains(name) && !is_of_change(tree, id) && !is_aside(tree, id)
    };
    tree.below(body)
        .filter(|&id| named(id))
        .filter_map(|id| day_in(&tree.line(id)).map(|(_, day)| day.to_string()))
        .take(1)
        .collect()
}
