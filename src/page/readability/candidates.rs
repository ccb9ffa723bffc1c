//! Readability's search: which element has the paragraphs, and what beside it belongs to them.

use super::super::tree::{Id, Tree};
use super::{Attempt, words};

/// Elements whose words tell of the elements around them.
const SCORED: &[&str] = &["section", "h2", "h3", "h4", "h5", "h6", "p", "td", "pre"];

/// Elements that go where nothing is in them.
const HOLLOW: &[&str] = &[
    "div", "section", "header", "h1", "h2", "h3", "h4", "h5", "h6",
];

const UNLIKELY_ROLES: &[&str] = &[
    "menu",
    "menubar",
    "complementary",
    "navigation",
    "alert",
    "alertdialog",
    "dialog",
];

/// What stays as it is beside the article's element.
const KEPT_AS_THEY_ARE: &[&str] = &["div", "article", "section", "p", "ol", "ul"];

/// A paragraph with fewer characters does not count.
const MIN_PARAGRAPH: usize = 25;

const TOP_CANDIDATES: usize = 5;
const MIN_TOP_CANDIDATES: usize = 3;

/// The scores of elements that have one.
pub(super) struct Scores(Vec<Option<f64>>);

impl Scores {
    fn get(&self, id: Id) -> Option<f64> {
        self.0.get(id.index()).copied().flatten()
    }

    fn set(&mut self, id: Id, score: f64) {
        if self.0.len() <= id.index() {
            self.0.resize(id.index() + 1, None);
        }
        self.0[id.index()] = Some(score);
    }

    /// The score of an element, which has one from now on.
    fn of(&mut self, tree: &Tree, id: Id, attempt: Attempt) -> f64 {
        self.get(id).unwrap_or_else(|| {
            let score = first_score(tree, id, attempt);
            self.set(id, score);
            score
        })
    }
}

fn first_score(tree: &Tree, id: Id, attempt: Attempt) -> f64 {
    let own = match tree.name(id) {
        "div" => 5.0,
        "pre" | "td" | "blockquote" => 3.0,
        "address" | "ol" | "ul" | "dl" | "dd" | "dt" | "li" | "form" => -3.0,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "th" => -5.0,
        _ => 0.0,
    };
    own + attempt.weight(tree, id)
}

/// The element with the article, which is moved into one of its own.
pub(super) fn find(tree: &mut Tree, body: Id, title: &str, attempt: Attempt) -> Id {
    let paragraphs = strip(tree, body, title, attempt);
    let mut scores = Scores(Vec::new());
    let top = rate(tree, &paragraphs, &mut scores, attempt);
    let Some(top) = top
        .first()
        .filter(|&&top| top != body)
        .map(|_| better(tree, body, &top, &mut scores, attempt))
    else {
        let all = tree.add_element("div");
        tree.move_children(body, all);
        tree.append(body, all);
        return all;
    };
    let article = tree.add_element("div");
    let found = with_siblings(tree, top, &mut scores, attempt);
    for id in found {
        if !tree.is_any(id, KEPT_AS_THEY_ARE) {
            tree.rename(id, "div");
        }
        tree.append(article, id);
    }
    tree.append(body, article);
    article
}

/// Takes out what is hardly an article, and makes paragraphs of what is one. What is to be
/// scored comes back.
fn strip(tree: &mut Tree, body: Id, title: &str, attempt: Attempt) -> Vec<Id> {
    let mut paragraphs = Vec::new();
    let (mut has_byline, mut has_title) = (false, false);
    let mut next = next_element(tree, Some(body), body);
    while let Some(mut node) = next {
        let names = tree.names(node);
        let byline = !has_byline && is_byline(tree, node, &names);
        let headline = !has_title && !byline && repeats_title(tree, node, title);
        has_byline |= byline;
        has_title |= headline;
        if byline
            || headline
            || attempt.strips_unlikely && is_unlikely(tree, node, body, &names)
            || tree.is_any(node, HOLLOW) && tree.is_hollow(node)
        {
            next = next_element(tree, tree.behind(node, body), body);
            tree.detach(node);
            continue;
        }
        if tree.is_any(node, SCORED) {
            paragraphs.push(node);
        }
        if tree.is(node, "div") {
            wrap_phrases(tree, node);
            match tree.single(node, "p") {
                Some(only) if tree.link_density(node) < 0.25 => {
                    tree.replace(node, only);
                    node = only;
                    paragraphs.push(node);
                }
                _ => {
                    if !tree
                        .below(node)
                        .any(|inner| tree.is_any(inner, super::measure::BLOCKS))
                    {
                        tree.rename(node, "p");
                        paragraphs.push(node);
                    }
                }
            }
        }
        let following = tree.first(node).or_else(|| tree.behind(node, body));
        next = next_element(tree, following, body);
    }
    paragraphs
}

/// The first element from a node on, in the order of the page.
fn next_element(tree: &Tree, from: Option<Id>, body: Id) -> Option<Id> {
    std::iter::successors(from, |&node| {
        tree.first(node).or_else(|| tree.behind(node, body))
    })
    .find(|&node| tree.is_element(node))
}

fn is_byline(tree: &Tree, id: Id, names: &str) -> bool {
    const LONGEST: usize = 100;
    let marked = tree.attribute(id, "rel") == Some("author")
        || tree
            .attribute(id, "itemprop")
            .is_some_and(|name| name.contains("author"))
        || words::is_byline(names);
    marked && (1..LONGEST).contains(&tree.length(id))
}

fn repeats_title(tree: &Tree, id: Id, title: &str) -> bool {
    tree.is_any(id, &["h1", "h2"]) && words::similarity(title, &tree.words(id)) > 0.75
}

fn is_unlikely(tree: &Tree, id: Id, body: Id, names: &str) -> bool {
    if id == body {
        return false;
    }
    words::is_unlikely(names)
        && !tree.is(id, "a")
        && !tree.is_within(id, "table")
        && !tree.is_within(id, "code")
        || tree
            .attribute(id, "role")
            .is_some_and(|role| UNLIKELY_ROLES.contains(&role))
}

/// Puts what stands in the line of a `<div>` into paragraphs.
fn wrap_phrases(tree: &mut Tree, div: Id) {
    let mut paragraph: Option<Id> = None;
    let mut child = tree.first(div);
    while let Some(node) = child {
        child = tree.after(node);
        if tree.is_phrasing(node) {
            if let Some(paragraph) = paragraph {
                tree.append(paragraph, node);
            } else if !tree.is_space(node) {
                let new = tree.add_element("p");
                tree.replace(node, new);
                tree.append(new, node);
                paragraph = Some(new);
            }
        } else if let Some(done) = paragraph.take() {
            tree.trim_end(done);
        }
    }
}

/// The elements with the highest scores, the highest first.
fn rate(tree: &Tree, paragraphs: &[Id], scores: &mut Scores, attempt: Attempt) -> Vec<Id> {
    const LEVELS: usize = 5;
    let mut candidates = Vec::new();
    for &node in paragraphs {
        let length = tree.length(node);
        if tree.parent(node).is_none() || length < MIN_PARAGRAPH {
            continue;
        }
        let score = 2.0 + tree.commas(node) as f64 + (length / 100).min(3) as f64;
        let around: Vec<Id> = tree
            .ancestors(node)
            .take(LEVELS)
            .filter(|&around| tree.is_element(around) && !tree.is(around, "html"))
            .collect();
        for (level, around) in around.into_iter().enumerate() {
            if scores.get(around).is_none() {
                candidates.push(around);
            }
            let divider = match level {
                0 => 1.0,
                1 => 2.0,
                _ => level as f64 * 3.0,
            };
            let before = scores.of(tree, around, attempt);
            scores.set(around, before + score / divider);
        }
    }
    let mut top: Vec<(Id, f64)> = Vec::new();
    for candidate in candidates {
        let raw = scores.get(candidate).unwrap_or_default();
        let score = raw * (1.0 - tree.link_density(candidate));
        scores.set(candidate, score);
        let place = top
            .iter()
            .position(|&(_, other)| score > other)
            .unwrap_or(top.len());
        top.insert(place, (candidate, score));
        top.truncate(TOP_CANDIDATES);
    }
    top.into_iter().map(|(id, _)| id).collect()
}

/// Goes up from the best element where one around it holds more of the article.
fn better(tree: &Tree, body: Id, top: &[Id], scores: &mut Scores, attempt: Attempt) -> Id {
    let mut best = top[0];
    let highest = scores.of(tree, best, attempt);
    let rivals: Vec<Id> = top[1..]
        .iter()
        .copied()
        .filter(|&rival| scores.get(rival).unwrap_or_default() / highest >= 0.75)
        .collect();
    if rivals.len() >= MIN_TOP_CANDIDATES {
        let common = within(tree, best, body).find(|&around| {
            rivals
                .iter()
                .filter(|&&rival| rival != around && tree.is_in(rival, around))
                .count()
                >= MIN_TOP_CANDIDATES
        });
        best = common.unwrap_or(best);
    }
    let mut last = scores.of(tree, best, attempt);
    let threshold = last / 3.0;
    for around in within(tree, best, body) {
        let Some(score) = scores.get(around) else {
            continue;
        };
        if score < threshold {
            break;
        }
        if score > last {
            best = around;
            break;
        }
        last = score;
    }
    while let Some(parent) = tree.parent(best).filter(|&parent| parent != body)
        && tree.elements_in(parent).count() == 1
    {
        best = parent;
    }
    best
}

/// What is around a node, up to the body, which is not among it.
fn within(tree: &Tree, id: Id, body: Id) -> impl Iterator<Item = Id> + '_ {
    tree.ancestors(id).take_while(move |&around| around != body)
}

/// The best element, and what of its neighbours belongs to it.
fn with_siblings(tree: &Tree, top: Id, scores: &mut Scores, attempt: Attempt) -> Vec<Id> {
    let best = scores.of(tree, top, attempt);
    let threshold = (best * 0.2).max(10.0);
    let class = tree.attribute(top, "class").unwrap_or_default();
    let Some(parent) = tree.parent(top) else {
        return vec![top];
    };
    let belongs = |id: Id| {
        let alike = !class.is_empty() && tree.attribute(id, "class") == Some(class);
        let bonus = if alike { best * 0.2 } else { 0.0 };
        id == top
            || scores
                .get(id)
                .is_some_and(|score| score + bonus >= threshold)
            || tree.is(id, "p") && is_running(tree, id)
    };
    tree.elements_in(parent).filter(|&id| belongs(id)).collect()
}

/// Whether a paragraph beside the article's element is running text.
fn is_running(tree: &Tree, id: Id) -> bool {
    const LONG: usize = 80;
    let (length, links) = (tree.length(id), tree.link_density(id));
    if length > LONG {
        return links < 0.25;
    }
    let words = tree.words(id);
    length > 0
        && length < LONG
        && links == 0.0
        && (words.trim_end().ends_with('.') || words.contains(". "))
}
