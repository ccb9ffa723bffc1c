//! The tree of a page in one vector, so that to copy it is cheap and no depth overflows.

use html5ever::tendril::StrTendril;
use html5ever::{LocalName, QualName, local_name, ns};

use crate::html::Layout;

/// A node of a [`Tree`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Id(u32);

impl Id {
    /// Its place in tables beside the tree.
    pub(super) fn index(self) -> usize {
        self.0 as usize
    }
}

/// What a node is.
#[derive(Clone, Debug)]
pub(super) enum Kind {
    /// A document, or what stands in a `<template>`.
    Root,
    Element {
        name: QualName,
        attributes: Vec<(LocalName, StrTendril)>,
    },
    Text(StrTendril),
    /// Comments, with their words.
    Unread(StrTendril),
}

#[derive(Clone, Debug)]
struct Node {
    kind: Kind,
    parent: Option<Id>,
    before: Option<Id>,
    after: Option<Id>,
    first: Option<Id>,
    last: Option<Id>,
}

/// A page as its parser, or a program that walked it, saw it. The first node is the root.
#[derive(Clone, Debug)]
pub(super) struct Tree {
    nodes: Vec<Node>,
}

impl Default for Tree {
    fn default() -> Self {
        let mut tree = Self { nodes: Vec::new() };
        tree.add(Kind::Root);
        tree
    }
}

impl Tree {
    #[expect(
        clippy::unused_self,
        reason = "that it is the first is the tree's affair"
    )]
    pub(super) fn root(&self) -> Id {
        Id(0)
    }

    /// How many nodes were ever made.
    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// A new node that stands nowhere.
    pub(super) fn add(&mut self, kind: Kind) -> Id {
        let id = Id(self.nodes.len() as u32);
        self.nodes.push(Node {
            kind,
            parent: None,
            before: None,
            after: None,
            first: None,
            last: None,
        });
        id
    }

    /// A new element of HTML that stands nowhere.
    pub(super) fn add_element(&mut self, name: &str) -> Id {
        self.add(Kind::Element {
            name: QualName::new(None, ns!(html), LocalName::from(name)),
            attributes: Vec::new(),
        })
    }

    pub(super) fn kind(&self, id: Id) -> &Kind {
        &self.nodes[id.index()].kind
    }

    pub(super) fn kind_mut(&mut self, id: Id) -> &mut Kind {
        &mut self.nodes[id.index()].kind
    }

    pub(super) fn parent(&self, id: Id) -> Option<Id> {
        self.nodes[id.index()].parent
    }

    pub(super) fn before(&self, id: Id) -> Option<Id> {
        self.nodes[id.index()].before
    }

    pub(super) fn after(&self, id: Id) -> Option<Id> {
        self.nodes[id.index()].after
    }

    pub(super) fn first(&self, id: Id) -> Option<Id> {
        self.nodes[id.index()].first
    }

    pub(super) fn last(&self, id: Id) -> Option<Id> {
        self.nodes[id.index()].last
    }

    /// The local name of an element; empty for what is none.
    pub(super) fn name(&self, id: Id) -> &str {
        match self.kind(id) {
            Kind::Element { name, .. } => &name.local,
            _ => "",
        }
    }

    pub(super) fn is(&self, id: Id, name: &str) -> bool {
        self.name(id) == name
    }

    pub(super) fn is_any(&self, id: Id, names: &[&str]) -> bool {
        names.contains(&self.name(id))
    }

    pub(super) fn is_element(&self, id: Id) -> bool {
        matches!(self.kind(id), Kind::Element { .. })
    }

    /// The words of a text node.
    pub(super) fn text(&self, id: Id) -> Option<&str> {
        match self.kind(id) {
            Kind::Text(words) => Some(words),
            _ => None,
        }
    }

    pub(super) fn attribute(&self, id: Id, name: &str) -> Option<&str> {
        match self.kind(id) {
            Kind::Element { attributes, .. } => attributes
                .iter()
                .find(|(own, _)| &**own == name)
                .map(|(_, value)| &**value),
            _ => None,
        }
    }

    /// Class, id or another attribute by which an element is told, as far as it is looked at.
    pub(super) fn mark(&self, id: Id, name: &str) -> Option<&str> {
        /// Longer than what any site writes, in bytes.
        const LONGEST: usize = 2_000;
        let value = self.attribute(id, name)?;
        Some(&value[..value.floor_char_boundary(LONGEST)])
    }

    pub(super) fn remove_attribute(&mut self, id: Id, name: &str) {
        if let Kind::Element { attributes, .. } = self.kind_mut(id) {
            attributes.retain(|(own, _)| &**own != name);
        }
    }

    pub(super) fn rename(&mut self, id: Id, to: &str) {
        if let Kind::Element { name, .. } = self.kind_mut(id) {
            name.local = LocalName::from(to);
        }
    }

    /// Takes a node with all below it out of its place.
    pub(super) fn detach(&mut self, id: Id) {
        let Node {
            parent,
            before,
            after,
            ..
        } = self.nodes[id.index()];
        match before {
            Some(before) => self.nodes[before.index()].after = after,
            None => {
                if let Some(parent) = parent {
                    self.nodes[parent.index()].first = after;
                }
            }
        }
        match after {
            Some(after) => self.nodes[after.index()].before = before,
            None => {
                if let Some(parent) = parent {
                    self.nodes[parent.index()].last = before;
                }
            }
        }
        let node = &mut self.nodes[id.index()];
        (node.parent, node.before, node.after) = (None, None, None);
    }

    /// Moves a node to the end of `parent`.
    pub(super) fn append(&mut self, parent: Id, id: Id) {
        self.detach(id);
        let last = self.nodes[parent.index()].last.replace(id);
        match last {
            Some(last) => self.nodes[last.index()].after = Some(id),
            None => self.nodes[parent.index()].first = Some(id),
        }
        let node = &mut self.nodes[id.index()];
        (node.parent, node.before) = (Some(parent), last);
    }

    /// Moves a node before `next`.
    pub(super) fn insert_before(&mut self, next: Id, id: Id) {
        self.detach(id);
        let Node { parent, before, .. } = self.nodes[next.index()];
        self.nodes[next.index()].before = Some(id);
        match before {
            Some(before) => self.nodes[before.index()].after = Some(id),
            None => {
                if let Some(parent) = parent {
                    self.nodes[parent.index()].first = Some(id);
                }
            }
        }
        let node = &mut self.nodes[id.index()];
        (node.parent, node.before, node.after) = (parent, before, Some(next));
    }

    /// Puts `new` into the place of `old`.
    pub(super) fn replace(&mut self, old: Id, new: Id) {
        self.insert_before(old, new);
        self.detach(old);
    }

    /// Moves all that is in `from` to the end of `to`.
    pub(super) fn move_children(&mut self, from: Id, to: Id) {
        while let Some(child) = self.first(from) {
            self.append(to, child);
        }
    }

    pub(super) fn children(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        std::iter::successors(self.first(id), |&child| self.after(child))
    }

    pub(super) fn elements_in(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        self.children(id).filter(|&child| self.is_element(child))
    }

    /// All around a node, the nearest first.
    pub(super) fn ancestors(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        std::iter::successors(self.parent(id), |&node| self.parent(node))
    }

    /// All below a node, in the order of the page.
    pub(super) fn below(&self, id: Id) -> Below<'_> {
        Below {
            tree: self,
            root: id,
            next: self.first(id),
        }
    }

    /// The elements of a name below a node.
    pub(super) fn named<'a>(&'a self, id: Id, name: &'a str) -> impl Iterator<Item = Id> + 'a {
        self.below(id).filter(move |&node| self.is(node, name))
    }

    /// What follows all that is in a node, within `root`.
    pub(super) fn behind(&self, id: Id, root: Id) -> Option<Id> {
        let mut node = id;
        while node != root {
            if let Some(after) = self.after(node) {
                return Some(after);
            }
            node = self.parent(node)?;
        }
        None
    }

    /// Whether `id` is `root` or below it.
    pub(super) fn is_in(&self, id: Id, root: Id) -> bool {
        id == root || self.ancestors(id).any(|around| around == root)
    }

    pub(super) fn body(&self) -> Option<Id> {
        let html = self.elements_in(self.root()).next()?;
        self.elements_in(html)
            .find(|&child| matches!(self.kind(child), Kind::Element { name, .. } if name.local == local_name!("body")))
    }

    /// All words below a node, as they stand.
    pub(super) fn words(&self, id: Id) -> String {
        let mut words = self.text(id).unwrap_or_default().to_owned();
        for text in self.below(id).filter_map(|node| self.text(node)) {
            words.push_str(text);
        }
        words
    }

    /// The text of all below a node in a single line.
    pub(super) fn line(&self, id: Id) -> String {
        let mut layout = Layout::default();
        self.lay_out(id, &mut layout, |_| {});
        let text = layout.finish().text;
        if text.contains(['\n', '\t']) {
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        } else {
            text
        }
    }

    /// Tells a layout of a node and all below it, and `tell` of each text in their order.
    pub(super) fn lay_out(&self, root: Id, layout: &mut Layout, mut tell: impl FnMut(Id)) {
        let mut node = root;
        let mut depth = 0_usize;
        loop {
            match self.kind(node) {
                Kind::Text(words) => {
                    layout.text(words);
                    tell(node);
                }
                Kind::Unread(_) => {}
                Kind::Root | Kind::Element { .. } => {
                    let read = layout.start(self.name(node));
                    if let Some(child) = self.first(node).filter(|_| read) {
                        node = child;
                        depth += 1;
                        continue;
                    }
                    layout.end();
                }
            }
            loop {
                if depth == 0 {
                    return;
                }
                if let Some(next) = self.after(node) {
                    node = next;
                    break;
                }
                let Some(parent) = self.parent(node) else {
                    return;
                };
                node = parent;
                depth -= 1;
                layout.end();
            }
        }
    }
}

/// See [`Tree::below`].
pub(super) struct Below<'a> {
    tree: &'a Tree,
    root: Id,
    next: Option<Id>,
}

impl Iterator for Below<'_> {
    type Item = Id;

    fn next(&mut self) -> Option<Id> {
        let node = self.next?;
        self.next = self
            .tree
            .first(node)
            .or_else(|| self.tree.behind(node, self.root));
        Some(node)
    }
}

/// White space as the layout leaves it, for a single line.
pub(super) fn one_line(words: &str) -> String {
    let mut layout = Layout::default();
    layout.text(words);
    layout.finish().text.replace(['\n', '\t'], " ")
}
