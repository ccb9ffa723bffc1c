//! Takes out of a page what is no part of any article: programs, hidden parts, navigation,
//! links elsewhere. What that looks like stands in `boilerplate.tsv`.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::lines::{Line, ends_sentence, lines};
use super::measure::{Share, Shares, has_own_words, measure};
use super::phrase;
use super::selector::Selector;
use super::tree::{Id, Tree};

/// Elements that can be a list of links as a whole.
const LISTS: &[&str] = &["ul", "ol", "li", "dl", "div", "section", "table", "td", "p"];

/// From so many links on a part that is nearly all links is a list of links.
const MIN_LINKS: usize = 3;

/// A sentence of links, or a line that leads elsewhere, has no more characters.
const LONGEST_LINE: usize = 600;

/// Headings below that of the page.
const HEADINGS: &[&str] = &["h2", "h3", "h4", "h5", "h6"];

/// The table, by the kinds of its rows.
struct Table {
    never: Vec<Selector<'static>>,
    part: Vec<Selector<'static>>,
    label: Vec<&'static str>,
    lead: Vec<&'static str>,
    line: Vec<&'static str>,
    edge: Vec<&'static str>,
    foot: Vec<&'static str>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let of = |kind: &str| -> Vec<&'static str> {
        let rows = include_str!("boilerplate.tsv").lines();
        let cells = rows.filter_map(|row| row.split_once('\t'));
        cells
            .filter(|(own, _)| *own == kind)
            .map(|(_, rest)| rest.split('\t').next().unwrap_or(rest))
            .collect()
    };
    let selectors = |kind| of(kind).into_iter().map(Selector::new).collect();
    Table {
        never: selectors("never"),
        part: selectors("part"),
        label: of("label"),
        lead: of("lead"),
        line: of("line"),
        edge: of("edge"),
        foot: of("foot"),
    }
});

/// Takes it out of all below `body`. What holds `<main>` stays whatever is said of it: some
/// pages are hidden until a program of theirs has run.
pub(super) fn remove(tree: &mut Tree, body: Id, title: &str) {
    let around_main: HashSet<Id> = tree
        .named(body, "main")
        .flat_map(|main| tree.ancestors(main))
        .collect();
    remove_all(tree, body, |tree, id| {
        let names = tree.attribute(id, "style").is_some_and(hides)
            || TABLE.never.iter().any(|selector| selector.fits(tree, id));
        names && !around_main.contains(&id)
    });
    // An article's own header has its headline, a quotation's footer its speaker.
    remove_all(tree, body, |tree, id| {
        let around: &[&str] = match tree.name(id) {
            "header" => &["article", "main"],
            "footer" => &["blockquote"],
            _ => return false,
        };
        !tree.ancestors(id).any(|outer| tree.is_any(outer, around))
    });
    if measure(tree, body).of(body).is_beyond() {
        return;
    }
    let headline = headline(tree, body, title);
    remove_parts(tree, body, headline);
    remove_labelled(tree, body, headline);
    remove_teasers(tree, body, headline);
    remove_links(tree, body);
    remove_lines(tree, body);
    remove_side_cells(tree, body);
}

/// The heading that says the title, or else the only one of the page.
fn headline(tree: &Tree, body: Id, title: &str) -> Option<Id> {
    let title = title.to_lowercase();
    let says = |&id: &Id| {
        let line = tree.line(id).to_lowercase();
        !line.is_empty()
            && (line == title || title.starts_with(&line) && line.len() * 2 > title.len())
    };
    let all = || {
        tree.below(body)
            .filter(|&id| tree.is_any(id, &["h1", "h2", "h3", "h4"]))
    };
    all().find(says).or_else(|| tree.named(body, "h1").next())
}

/// Takes out the outermost elements of which `is_junk` says so.
fn remove_all(tree: &mut Tree, body: Id, is_junk: impl Fn(&Tree, Id) -> bool) {
    let mut next = tree.first(body);
    while let Some(id) = next {
        if tree.is_element(id) && is_junk(tree, id) {
            next = tree.behind(id, body);
            tree.detach(id);
        } else {
            next = tree.first(id).or_else(|| tree.behind(id, body));
        }
    }
}

/// Whether a style sheet of one element hides it.
fn hides(style: &str) -> bool {
    style.split(';').any(|declaration| {
        let (property, value) = declaration.split_once(':').unwrap_or_default();
        let value = value.trim().to_ascii_lowercase();
        match property.trim().to_ascii_lowercase().as_str() {
            "display" => value.starts_with("none"),
            "visibility" => value.starts_with("hidden"),
            _ => false,
        }
    })
}

/// Parts that are named as what is no article, unless they hold the headline or half of what
/// there is to read.
fn remove_parts(tree: &mut Tree, body: Id, headline: Option<Id>) {
    let shares = measure(tree, body);
    let half = shares.of(body).prose / 2;
    remove_all(tree, body, |tree, id| {
        !matches!(tree.name(id), "body" | "main" | "article")
            && shares.of(id).prose <= half
            && headline.is_none_or(|headline| !tree.is_in(headline, id))
            && TABLE.part.iter().any(|selector| selector.fits(tree, id))
    });
}

/// Parts headed "Related stories", with what stands under the heading.
fn remove_labelled(tree: &mut Tree, body: Id, headline: Option<Id>) {
    let shares = measure(tree, body);
    let all = shares.of(body).prose;
    let labels: Vec<(Id, bool)> = tree
        .below(body)
        .filter(|&id| is_short(shares.of(id)) && Some(id) != headline)
        .filter_map(|id| {
            let heads = tree.is_any(id, HEADINGS);
            let may =
                heads || tree.is_any(id, &["div", "p", "span", "strong", "b", "summary", "dt"]);
            (may && is_label(&tree.line(id))).then_some((id, heads))
        })
        .collect();
    for (label, heads) in labels {
        let Some(mut part) = tree.parent(label) else {
            continue;
        };
        if !tree.is_in(label, body) {
            continue;
        }
        let mut top = label;
        // A label is wrapped at times.
        while part != body && alone(tree, top, part) {
            top = part;
            let Some(outer) = tree.parent(part) else {
                break;
            };
            part = outer;
        }
        let share = shares.of(part);
        let holds_headline = headline.is_some_and(|headline| tree.is_in(headline, part));
        // Some ministries put their statement itself under "Latest news".
        let most = if headline.is_some() { 60 } else { 50 };
        if part != body
            && tree.is_any(
                part,
                &["section", "div", "li", "ul", "details", "figure", "td"],
            )
            && first_element(tree, part) == Some(top)
            && !holds_headline
            && share.prose * 100 < all * most
        {
            tree.detach(part);
            continue;
        }
        if !heads {
            continue;
        }
        while let Some(next) = next_element(tree, top)
            && is_listing(tree, next, &shares)
        {
            tree.detach(next);
        }
        tree.detach(top);
    }
}

/// A label has no more characters.
fn is_short(share: Share) -> bool {
    const LONGEST: usize = 60;
    (1..=LONGEST).contains(&share.characters)
}

/// Whether a node is all that has words in a part.
fn alone(tree: &Tree, id: Id, part: Id) -> bool {
    tree.children(part)
        .all(|child| child == id || tree.is_blank(child))
}

fn first_element(tree: &Tree, id: Id) -> Option<Id> {
    tree.elements_in(id).find(|&child| !tree.is_blank(child))
}

/// Whether a part can be what a label is over: a list, or a box of links with a few words.
fn is_listing(tree: &Tree, id: Id, shares: &Shares) -> bool {
    let share = shares.of(id);
    tree.is_any(id, &["ul", "ol", "dl"])
        || tree.is_any(id, &["div", "section", "article", "table"]) && share.links > 0
        || tree.is(id, "p") && share.linked * 2 >= share.characters
}

fn is_label(line: &str) -> bool {
    let line = line.to_lowercase();
    TABLE.label.iter().any(|row| phrase::is(row, &line))
}

fn next_element(tree: &Tree, id: Id) -> Option<Id> {
    std::iter::successors(tree.after(id), |&node| tree.after(node))
        .find(|&node| tree.is_element(node))
}

fn element_before(tree: &Tree, id: Id) -> Option<Id> {
    std::iter::successors(tree.before(id), |&node| tree.before(node))
        .find(|&node| tree.is_element(node))
}

/// Cards with a headline that is a link, and a few words more.
fn remove_teasers(tree: &mut Tree, body: Id, headline: Option<Id>) {
    /// A card has no more characters.
    const LONGEST: usize = 600;
    let shares = measure(tree, body);
    let headings: Vec<Id> = tree
        .below(body)
        .filter(|&id| tree.is_any(id, HEADINGS) && Some(id) != headline)
        .collect();
    let is_heading = |tree: &Tree, id: Id| tree.is_any(id, HEADINGS) || tree.is(id, "h1");
    for heading in headings {
        if !tree.is_in(heading, body) || !leads(tree, heading, shares.of(heading)) {
            continue;
        }
        let others = |tree: &Tree, id: Id| {
            tree.below(id).any(|other| {
                other != heading && is_heading(tree, other) && !leads(tree, other, shares.of(other))
            })
        };
        let mut card = heading;
        while let Some(around) = tree.parent(card).filter(|&around| around != body)
            && !tree.is_any(around, &["main", "body"])
            && shares.of(around).characters <= LONGEST
            && !has_paragraph(tree, around, heading)
            && !others(tree, around)
        {
            card = around;
        }
        tree.detach(card);
    }
}

/// Whether a heading is a link to another page.
fn leads(tree: &Tree, heading: Id, share: Share) -> bool {
    const SHORTEST: usize = 12;
    share.characters >= SHORTEST
        && share.linked == share.characters
        && tree
            .named(heading, "a")
            .chain(tree.ancestors(heading).filter(|&id| tree.is(id, "a")))
            .all(|link| {
                tree.attribute(link, "href")
                    .is_none_or(|href| !href.starts_with('#'))
            })
}

/// Whether running text stands in a part beside the card that a heading is in.
fn has_paragraph(tree: &Tree, part: Id, heading: Id) -> bool {
    const LONG: usize = 300;
    tree.elements_in(part)
        .any(|id| tree.is(id, "p") && !tree.is_in(heading, id) && tree.length(id) > LONG)
}

fn remove_links(tree: &mut Tree, body: Id) {
    let shares = measure(tree, body);
    let found: Vec<Id> = tree
        .below(body)
        .filter(|&id| leads_elsewhere(tree, id, shares.of(id)))
        .collect();
    for id in found.into_iter().rev() {
        let (before, after) = (element_before(tree, id), next_element(tree, id));
        // A heading goes with all that it heads; under a headline there may be buttons to
        // share it.
        if let Some(heading) = before.filter(|&before| tree.is_any(before, HEADINGS))
            && after.is_none_or(|after| tree.is_any(after, HEADINGS))
        {
            tree.detach(heading);
        }
        tree.detach(id);
    }
}

fn leads_elsewhere(tree: &Tree, id: Id, share: Share) -> bool {
    let Share {
        characters,
        linked,
        links,
        ..
    } = share;
    if links == 0 || !tree.is_any(id, LISTS) {
        return false;
    }
    let line = if characters <= LONGEST_LINE {
        tree.line(id)
    } else {
        String::new()
    };
    let lower = line.to_lowercase();
    if linked * 2 >= characters && is_lead(&lower) {
        return true;
    }
    links >= MIN_LINKS
        && linked * 10 >= characters * 8
        && !(has_own_words(tree, id) && ends_sentence(&line))
}

fn is_lead(line: &str) -> bool {
    let bare = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    TABLE
        .lead
        .iter()
        .any(|row| phrase::behind(row, bare).is_some())
}

/// Lines that say nothing of the article: who wrote it, when, how to share it.
fn remove_lines(tree: &mut Tree, body: Id) {
    let all = lines(tree, body);
    let says: Vec<Says> = all.iter().map(Says::of).collect();
    let is_prose = |(line, says): (&Line, &Says)| line.is_prose() && *says != Says::Foot;
    let first = all.iter().zip(&says).position(is_prose);
    let last = all.iter().zip(&says).rposition(is_prose);
    let (Some(first), Some(last)) = (first, last) else {
        return;
    };
    let says_time = |line: &Line| line.is_date() || line.nodes.iter().all(|&id| is_time(tree, id));
    // Of a live blog the times are part: they stand between its paragraphs.
    let dated = all[first..last].iter().any(says_time);
    let is_time = |line: &Line| !dated && says_time(line);
    let mut junk: Vec<Id> = Vec::new();
    for (at, (line, says)) in all.iter().zip(&says).enumerate() {
        let edge = at < first || at > last;
        let goes = match says {
            Says::Junk => true,
            Says::Edge | Says::Foot | Says::Mark if edge => true,
            _ => {
                line.is_linked() && !line.is_prose() && !in_heading(tree, line)
                    || edge && is_time(line)
            }
        };
        if goes {
            junk.extend(&line.nodes);
        }
    }
    for id in junk {
        tree.detach(id);
    }
}

/// What a line says by the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says {
    Junk,
    Edge,
    Foot,
    /// A number, a reference, signs.
    Mark,
    Else,
}

impl Says {
    fn of(line: &Line) -> Self {
        let lower = line.words.to_lowercase();
        let bare = lower.trim_matches(|c: char| !c.is_alphanumeric() && c != '©');
        let any = |rows: &[&str]| rows.iter().any(|row| phrase::is(row, bare));
        let digit = bare.contains(|c: char| c.is_ascii_digit());
        if any(&TABLE.line) {
            Self::Junk
        } else if any(&TABLE.foot) {
            Self::Foot
        } else if any(&TABLE.edge) && !line.is_prose() {
            Self::Edge
        } else if bare.is_empty()
            || digit && !bare.contains(|c: char| c.is_whitespace() || c == ':')
        {
            Self::Mark
        } else {
            Self::Else
        }
    }
}

/// Whether a node is a time, or nothing beside one.
fn is_time(tree: &Tree, id: Id) -> bool {
    tree.is(id, "time") || tree.is_blank(id)
}

fn in_heading(tree: &Tree, line: &Line) -> bool {
    let is = |id: Id| tree.is_any(id, HEADINGS) || tree.is(id, "h1");
    line.nodes
        .iter()
        .any(|&id| is(id) || tree.below(id).any(is) || tree.ancestors(id).any(is))
}

/// Of a table that lays out the page the cells beside the one that has the article.
fn remove_side_cells(tree: &mut Tree, body: Id) {
    /// The share of the running text that the article's cell has, and that a cell beside it
    /// has at most, in hundredths.
    const MAIN: usize = 60;
    const SIDE: usize = 15;
    let shares = measure(tree, body);
    let all = shares.of(body).prose;
    let cells: Vec<Id> = tree.named(body, "td").collect();
    for main in cells {
        if all == 0 || shares.of(main).prose * 100 < all * MAIN {
            continue;
        }
        let Some(row) = tree.parent(main) else {
            continue;
        };
        let beside: Vec<Id> = tree
            .elements_in(row)
            .filter(|&cell| cell != main && shares.of(cell).prose * 100 <= all * SIDE)
            .collect();
        for cell in beside {
            tree.detach(cell);
        }
    }
}
