//! What Readability measures of elements.

use super::super::tree::{Id, Tree};
use super::words;

/// Elements that stand in a line.
const PHRASING: &[&str] = &[
    "abbr", "audio", "b", "bdo", "br", "button", "cite", "code", "data", "datalist", "dfn", "em",
    "embed", "i", "img", "input", "kbd", "label", "mark", "math", "meter", "noscript", "object",
    "output", "progress", "q", "ruby", "samp", "script", "select", "small", "span", "strong",
    "sub", "sup", "textarea", "time", "var", "wbr",
];

/// Elements that a `<div>` with one of them is no paragraph for.
pub(super) const BLOCKS: &[&str] = &[
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

/// Links within the page count for less.
const OWN_LINK: f64 = 0.3;

impl Tree {
    /// Class and id.
    pub(super) fn names(&self, id: Id) -> String {
        let of = |name| self.mark(id, name).unwrap_or_default();
        format!("{} {}", of("class"), of("id"))
    }

    /// The characters of the words below a node; white space between two of them is one.
    pub(in crate::page) fn length(&self, id: Id) -> usize {
        let (mut length, mut space) = (0, false);
        let own = self.text(id).into_iter();
        for text in own.chain(self.below(id).filter_map(|node| self.text(node))) {
            for c in text.chars() {
                if c.is_whitespace() {
                    space = true;
                } else {
                    length += 1 + usize::from(space && length > 0);
                    space = false;
                }
            }
        }
        length
    }

    pub(in crate::page) fn is_blank(&self, id: Id) -> bool {
        let own = self.text(id).into_iter();
        own.chain(self.below(id).filter_map(|node| self.text(node)))
            .all(|text| text.trim().is_empty())
    }

    /// The share of the words below a node that are links.
    pub(super) fn link_density(&self, id: Id) -> f64 {
        let all = self.length(id);
        if all == 0 {
            return 0.0;
        }
        let linked: f64 = self
            .named(id, "a")
            .map(|link| {
                let href = self.attribute(link, "href").unwrap_or_default();
                let own = href.len() > 1 && href.starts_with('#');
                self.length(link) as f64 * if own { OWN_LINK } else { 1.0 }
            })
            .sum();
        linked / all as f64
    }

    /// The share of the words below a node that stand in elements of such names.
    pub(super) fn density(&self, id: Id, names: &[&str]) -> f64 {
        let all = self.length(id);
        if all == 0 {
            return 0.0;
        }
        let found = self.below(id).filter(|&node| self.is_any(node, names));
        let sum: usize = found.map(|node| self.length(node)).sum();
        sum as f64 / all as f64
    }

    pub(super) fn commas(&self, id: Id) -> usize {
        let texts = self.below(id).filter_map(|node| self.text(node));
        texts.map(words::commas).sum()
    }

    pub(super) fn class_weight(&self, id: Id) -> f64 {
        ["class", "id"]
            .into_iter()
            .filter_map(|name| self.mark(id, name))
            .map(words::weight)
            .sum()
    }

    /// Whether one of the nearest elements around a node has a name.
    pub(super) fn is_within(&self, id: Id, name: &str) -> bool {
        const NEAREST: usize = 4;
        self.ancestors(id)
            .take(NEAREST)
            .any(|around| self.is(around, name))
    }

    pub(super) fn is_phrasing(&self, id: Id) -> bool {
        self.text(id).is_some()
            || self.is_any(id, PHRASING)
            || self.is_any(id, &["a", "del", "ins"])
                && self.children(id).all(|child| self.is_phrasing(child))
    }

    /// Whether it is white space, or a line break.
    pub(super) fn is_space(&self, id: Id) -> bool {
        self.text(id)
            .map_or_else(|| self.is(id, "br"), |words| words.trim().is_empty())
    }

    /// The only element in a node, if it has this name and no words stand beside it.
    pub(super) fn single(&self, id: Id, name: &str) -> Option<Id> {
        let mut elements = self.elements_in(id);
        let only = elements.next().filter(|&only| self.is(only, name))?;
        let alone = elements.next().is_none()
            && self
                .children(id)
                .all(|child| self.text(child).is_none_or(|words| words.trim().is_empty()));
        alone.then_some(only)
    }

    /// Whether a part shows nothing, as far as words and pictures go.
    pub(super) fn is_hollow(&self, id: Id) -> bool {
        self.is_blank(id)
            && self
                .below(id)
                .filter(|&node| self.is_element(node))
                .all(|node| self.is_any(node, &["br", "hr"]))
    }

    /// The next node from `id` on that is no white space and no comment.
    pub(super) fn skip_space(&self, id: Option<Id>) -> Option<Id> {
        std::iter::successors(id, |&node| self.after(node)).find(|&node| {
            self.is_element(node)
                || self
                    .text(node)
                    .is_some_and(|words| !words.trim().is_empty())
        })
    }

    /// Takes white space off the end of what is in a node.
    pub(super) fn trim_end(&mut self, id: Id) {
        while let Some(last) = self.last(id).filter(|&last| self.is_space(last)) {
            self.detach(last);
        }
    }
}
