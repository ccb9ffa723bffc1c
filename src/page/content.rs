//! Finds the part of a page that is its article.

use std::collections::HashSet;

use super::lines::{Line, lines};
use super::measure::{MIN_PROSE, Shares, has_own_words, measure};
use super::readability;
use super::tree::{Id, Kind, Tree};

/// Readability is made for articles; what has fewer characters the own rule finds better.
const MIN_ARTICLE: usize = 500;

/// Of the running text on the page Readability must have found so much, in hundredths: of a
/// live blog it takes one post.
const MIN_SHARE: usize = 60;

/// An `<article>` with more than that of the running text, in hundredths, is the page's own.
const ARTICLE_SHARE: usize = 50;

/// The share of a page's running text that its article has, in hundredths; a stray line does
/// less harm than a lost paragraph.
const MAIN_SHARE: usize = 90;

/// The article of a page without its boilerplate: an element, of the page or of a changed
/// copy in which nodes are the same.
pub(super) fn find(page: Tree, title: &str) -> (Tree, Id) {
    let body = page.body().unwrap_or_else(|| page.root());
    let shares = measure(&page, body);
    if shares.of(body).is_beyond() {
        return (page, body);
    }
    let place = densest(&page, body, &shares);
    let mut copy = page.clone();
    // Readability takes "OSLO, Norway —" for the name of an author and cuts it out.
    spare_datelines(&mut copy, body);
    if let Some((mut found, article)) = readability::find(&copy, title, MIN_PROSE) {
        let share = measure(&found, article).of(article);
        if share.characters >= MIN_ARTICLE
            && share.prose * 100 >= MIN_SHARE * shares.of(place).prose
        {
            join_standfirst(&page, place, &mut found, article, title);
            return (found, article);
        }
    }
    (page, place)
}

/// Puts what stands between the headline and the article before it: a standfirst.
fn join_standfirst(page: &Tree, place: Id, found: &mut Tree, article: Id, title: &str) {
    /// So many characters are a standfirst at most.
    const LONGEST: usize = 600;
    let own: HashSet<Id> = found
        .below(article)
        .filter(|&id| found.text(id).is_some())
        .collect();
    let all = lines(page, place);
    let title = title.to_lowercase();
    let Some(headline) = all
        .iter()
        .position(|line| line.words.to_lowercase() == title)
    else {
        return;
    };
    let is_own = |line: &Line| {
        line.nodes
            .iter()
            .any(|&id| own.contains(&id) || page.below(id).any(|inner| own.contains(&inner)))
    };
    let between: Vec<&Line> = all[headline + 1..]
        .iter()
        .take_while(|line| !is_own(line))
        .filter(|line| line.words.chars().count() >= MIN_PROSE && !line.is_linked())
        .collect();
    let length: usize = between.iter().map(|line| line.words.chars().count()).sum();
    let reaches = all[headline + 1..].iter().any(is_own);
    if !reaches || length > LONGEST {
        return;
    }
    let before = found.first(article);
    for line in between {
        let paragraph = found.add_element("p");
        match before {
            Some(before) => found.insert_before(before, paragraph),
            None => found.append(article, paragraph),
        }
        for &id in &line.nodes {
            found.append(paragraph, id);
        }
    }
}

/// A tree of nothing but the article that a page tells machines, where that is much more than
/// what it shows: a page that a program fills, or one behind a gate.
pub(super) fn stated(body: &str, shown: &str) -> Option<(Tree, Id)> {
    /// The article must have so many times the words that are shown.
    const MUCH: usize = 2;
    let count = |text: &str| text.split_whitespace().count();
    if count(body) < MUCH * count(shown).max(1) || body.chars().count() < MIN_ARTICLE / 2 {
        return None;
    }
    let mut tree = Tree::default();
    let root = tree.root();
    for words in body.split('\n').filter(|line| !line.trim().is_empty()) {
        let paragraph = tree.add_element("p");
        let text = tree.add(Kind::Text(words.into()));
        tree.append(paragraph, text);
        tree.append(root, paragraph);
    }
    Some((tree, root))
}

fn spare_datelines(tree: &mut Tree, body: Id) {
    let named = |tree: &Tree, id: Id| {
        ["class", "id"].iter().any(|name| {
            let value = tree.mark(id, name).unwrap_or_default();
            value.to_ascii_lowercase().contains("dateline")
        })
    };
    let found: Vec<Id> = tree.below(body).filter(|&id| named(tree, id)).collect();
    for id in found {
        tree.remove_attribute(id, "class");
        tree.remove_attribute(id, "id");
    }
}

/// The smallest element that has nearly all running text of the page, or of the part that
/// it marks as its main one.
fn densest(tree: &Tree, body: Id, shares: &Shares) -> Id {
    let is_main = |id| tree.is(id, "main") || tree.attribute(id, "role") == Some("main");
    let mut place = only(tree, body, shares, 0, is_main).unwrap_or(body);
    // Teasers are articles too.
    let is_article = |id| tree.is(id, "article");
    place = only(tree, place, shares, ARTICLE_SHARE, is_article).unwrap_or(place);
    loop {
        let all = shares.of(place).prose;
        let next = tree
            .elements_in(place)
            .find(|&child| shares.of(child).prose * 100 >= MAIN_SHARE * all);
        match next {
            Some(next) if all > 0 && !has_own_words(tree, next) => place = next,
            _ => return place,
        }
    }
}

/// The element with more than `share` of the running text, where there is just one.
fn only(
    tree: &Tree,
    place: Id,
    shares: &Shares,
    share: usize,
    fits: impl Fn(Id) -> bool,
) -> Option<Id> {
    let all = shares.of(place).prose;
    let mut found = tree
        .below(place)
        .filter(|&id| fits(id) && shares.of(id).prose * 100 > share * all);
    found.next().filter(|_| found.next().is_none())
}
