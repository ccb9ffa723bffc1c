//! Readability's last look at what it found: what in it is no part of the article.

use super::super::tree::{Id, Tree};
use super::{Attempt, words};

/// Elements that never are.
const NEVER: &[&str] = &[
    "object", "embed", "footer", "link", "aside", "iframe", "input", "textarea", "select", "button",
];

const HEADINGS: &[&str] = &["h1", "h2", "h3", "h4", "h5", "h6"];

/// With that many characters a part whose class says "share" stays.
const SHARE_LENGTH: usize = 500;

pub(super) fn clean(tree: &mut Tree, article: Id, attempt: Attempt) {
    let tables: Vec<Id> = tree
        .named(article, "table")
        .filter(|&table| is_data(tree, table))
        .collect();
    conditionally(tree, article, "form", &tables, attempt);
    conditionally(tree, article, "fieldset", &tables, attempt);
    remove(tree, article, |tree, id| tree.is_any(id, NEVER));
    let tops: Vec<Id> = tree.elements_in(article).collect();
    for top in tops {
        remove(tree, top, |tree, id| {
            tree.is_element(id)
                && words::shares(&tree.names(id))
                && tree.words(id).chars().count() < SHARE_LENGTH
        });
    }
    remove(tree, article, |tree, id| {
        tree.is_any(id, &["h1", "h2"]) && attempt.weight(tree, id) < 0.0
    });
    conditionally(tree, article, "table", &tables, attempt);
    conditionally(tree, article, "ul", &tables, attempt);
    conditionally(tree, article, "div", &tables, attempt);
}

/// Takes out all of which `is_junk` says so, from the last to the first.
fn remove(tree: &mut Tree, root: Id, is_junk: impl Fn(&Tree, Id) -> bool) {
    let all: Vec<Id> = tree.below(root).collect();
    for id in all.into_iter().rev() {
        if tree.parent(id).is_some() && is_junk(tree, id) {
            tree.detach(id);
        }
    }
}

fn conditionally(tree: &mut Tree, article: Id, name: &str, data: &[Id], attempt: Attempt) {
    if attempt.cleans {
        remove(tree, article, |tree, id| {
            tree.is(id, name) && is_fishy(tree, id, data, attempt)
        });
    }
}

/// Whether a table holds data, and does not merely lay out the page.
fn is_data(tree: &Tree, table: Id) -> bool {
    const DATA: &[&str] = &["col", "colgroup", "tfoot", "thead", "th"];
    let inner = |names: &[&str]| tree.below(table).any(|id| tree.is_any(id, names));
    if tree.attribute(table, "role") == Some("presentation")
        || tree.attribute(table, "datatable") == Some("0")
    {
        return false;
    }
    if tree
        .attribute(table, "summary")
        .is_some_and(|summary| !summary.is_empty())
        || tree
            .named(table, "caption")
            .any(|caption| tree.first(caption).is_some())
        || inner(DATA)
    {
        return true;
    }
    if inner(&["table"]) {
        return false;
    }
    let number = |id, name| -> usize {
        let written = tree.attribute(id, name).and_then(|n| n.trim().parse().ok());
        written.filter(|&n| n > 0).unwrap_or(1)
    };
    let rows: usize = tree
        .named(table, "tr")
        .map(|row| number(row, "rowspan"))
        .sum();
    let columns = tree
        .named(table, "tr")
        .map(|row| {
            tree.named(row, "td")
                .map(|cell| number(cell, "colspan"))
                .sum()
        })
        .max()
        .unwrap_or(0);
    if rows == 1 || columns == 1 {
        return false;
    }
    rows >= 10 || columns > 4 || rows * columns > 10
}

/// Whether length, class, links and pictures of a part speak against it.
fn is_fishy(tree: &Tree, id: Id, data: &[Id], attempt: Attempt) -> bool {
    const MANY_COMMAS: usize = 10;
    let length = tree.length(id);
    let is_list = tree.is_any(id, &["ul", "ol"]) || {
        let lists = tree
            .below(id)
            .filter(|&list| tree.is_any(list, &["ul", "ol"]));
        let listed: usize = lists.map(|list| tree.length(list)).sum();
        listed as f64 > length as f64 * 0.9
    };
    let in_data = tree.ancestors(id).any(|around| data.contains(&around));
    let holds_data = data.iter().any(|&table| tree.is_in(table, id));
    if in_data || holds_data || tree.is_within(id, "code") {
        return false;
    }
    let weight = attempt.weight(tree, id);
    if weight < 0.0 {
        return true;
    }
    if tree.commas(id) >= MANY_COMMAS {
        return false;
    }
    let line = if length < 40 {
        tree.line(id)
    } else {
        String::new()
    };
    if words::says_nothing(&line) {
        return true;
    }
    let count = |name: &str| tree.named(id, name).count();
    let images = count("img");
    let is_junk = has_shady_counts(
        tree,
        id,
        Shade {
            length,
            is_list,
            weight,
            images,
        },
    );
    if !is_list || !is_junk {
        return is_junk;
    }
    // A list of pictures stays.
    let simple = tree
        .elements_in(id)
        .all(|child| tree.elements_in(child).count() <= 1);
    !simple || images != count("li")
}

/// What is known of a part already.
#[derive(Clone, Copy)]
struct Shade {
    length: usize,
    is_list: bool,
    weight: f64,
    images: usize,
}

fn has_shady_counts(tree: &Tree, id: Id, known: Shade) -> bool {
    const TEXTISH: &[&str] = &[
        "span",
        "li",
        "td",
        "blockquote",
        "dl",
        "div",
        "img",
        "ol",
        "p",
        "pre",
        "table",
        "ul",
    ];
    let Shade {
        length,
        is_list,
        weight,
        images,
    } = known;
    let count = |name: &str| tree.named(id, name).count();
    let (paragraphs, items, inputs) = (count("p"), count("li"), count("input"));
    let in_figure = tree.is_within(id, "figure");
    let links = tree.link_density(id);
    !in_figure && images > 1 && paragraphs * 2 < images
        || !is_list && items > paragraphs + 100
        || inputs > paragraphs / 3
        || !is_list
            && !in_figure
            && length < 25
            && (images == 0 || images > 2)
            && links > 0.0
            && tree.density(id, HEADINGS) < 0.9
        || !is_list && weight < 25.0 && links > 0.2
        || weight >= 25.0 && links > 0.5
        || images == 0 && tree.density(id, TEXTISH) == 0.0
}
