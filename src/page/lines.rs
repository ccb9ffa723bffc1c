//! The lines of a page: what stands in one block, or between two of them, or between line
//! breaks.

use super::day::day_in;
use super::tree::{Id, Tree};

/// Elements that begin a line of their own.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// A line with that many characters is running text if it ends like a sentence, or with that
/// many whatever it ends with.
const SENTENCE: usize = 60;
const PARAGRAPH: usize = 160;

/// What stands in a line.
pub(super) struct Line {
    /// The nodes that hold it, and nothing else.
    pub(super) nodes: Vec<Id>,
    pub(super) words: String,
    /// Characters in links, without white space.
    linked: usize,
    characters: usize,
}

impl Line {
    pub(super) fn is_prose(&self) -> bool {
        let length = self.characters - self.linked;
        length >= PARAGRAPH || length >= SENTENCE && ends_sentence(&self.words)
    }

    /// Whether it is nothing but links.
    pub(super) fn is_linked(&self) -> bool {
        self.characters > 0 && self.linked * 10 >= self.characters * 9
    }

    /// Whether it says a day, and no more than what stands beside one.
    pub(super) fn is_date(&self) -> bool {
        const LONGEST: usize = 60;
        self.words.len() <= LONGEST && !ends_sentence(&self.words) && day_in(&self.words).is_some()
    }
}

/// "President Berg met Minister Okoro and Mayor Doyle." is a sentence, though every name is
/// a link.
pub(super) fn ends_sentence(line: &str) -> bool {
    let bare = line
        .strip_suffix(['”', '"', '’', '\'', ')', ']'])
        .unwrap_or(line);
    bare.ends_with(['.', '!', '?', '…', '؟', '。'])
}

/// All lines below `root` that have words, in the order of the page.
pub(super) fn lines(tree: &Tree, root: Id) -> Vec<Line> {
    let order: Vec<Id> = std::iter::once(root).chain(tree.below(root)).collect();
    let mut holds_block = vec![false; tree.len()];
    for &id in order.iter().rev() {
        holds_block[id.index()] =
            tree.is_any(id, BLOCKS) || tree.children(id).any(|child| holds_block[child.index()]);
    }
    let mut found = Vec::new();
    for &id in &order {
        if !holds_block[id.index()] {
            continue;
        }
        let mut nodes: Vec<Id> = Vec::new();
        for child in tree.children(id) {
            let ends = holds_block[child.index()] || tree.is(child, "br");
            if ends {
                push(tree, std::mem::take(&mut nodes), &mut found);
            } else {
                nodes.push(child);
            }
        }
        push(tree, nodes, &mut found);
    }
    // What stands behind a block in the same element was met before what is in the block.
    let mut place = vec![0; tree.len()];
    for (at, &id) in order.iter().enumerate() {
        place[id.index()] = at;
    }
    found.sort_by_key(|line: &Line| place[line.nodes[0].index()]);
    found
}

fn push(tree: &Tree, nodes: Vec<Id>, lines: &mut Vec<Line>) {
    let mut words = String::new();
    let (mut linked, mut characters) = (0, 0);
    for &node in &nodes {
        let around = tree.ancestors(node).any(|outer| is_link(tree, outer));
        let texts = std::iter::once(node).chain(tree.below(node));
        for (id, text) in texts.filter_map(|id| Some((id, tree.text(id)?))) {
            let count = text.chars().filter(|c| !c.is_whitespace()).count();
            characters += count;
            let inside = || {
                tree.ancestors(id)
                    .take_while(|&outer| outer != node)
                    .chain([node])
                    .any(|outer| is_link(tree, outer))
            };
            if count > 0 && (around || inside()) {
                linked += count;
            }
            words.push_str(text);
        }
    }
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if !words.is_empty() {
        lines.push(Line {
            nodes,
            words,
            linked,
            characters,
        });
    }
}

fn is_link(tree: &Tree, id: Id) -> bool {
    tree.is(id, "a") && tree.attribute(id, "href").is_some()
}
