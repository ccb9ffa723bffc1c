//! Pages that come as a tree: what a program saw of one, or what a clipboard holds.

use std::collections::HashSet;

use super::tree::{Id, Kind, Tree};
use super::{Extent, Located, read_tree};

/// Takes in a page that somebody else walks, as [`crate::html::Layout`] does.
#[derive(Debug)]
pub struct Builder {
    tree: Tree,
    /// The elements that are open.
    open: Vec<Id>,
    /// The number of each text node, by [`Id::index`].
    numbers: Vec<Option<u32>>,
    texts: u32,
}

impl Default for Builder {
    fn default() -> Self {
        let mut tree = Tree::default();
        let html = tree.add_element("html");
        let root = tree.root();
        tree.append(root, html);
        Self {
            tree,
            open: vec![html],
            numbers: Vec::new(),
            texts: 0,
        }
    }
}

impl Builder {
    /// What the page is called; no text node of it.
    pub fn title(&mut self, words: &str) {
        let title = self.tree.add_element("title");
        let text = self.tree.add(Kind::Text(words.into()));
        self.tree.append(title, text);
        self.put(title);
    }

    /// An element begins.
    pub fn start<'a>(&mut self, name: &str, attributes: impl Iterator<Item = (&'a str, &'a str)>) {
        let id = self.tree.add_element(&name.to_ascii_lowercase());
        if let Kind::Element {
            attributes: own, ..
        } = self.tree.kind_mut(id)
        {
            own.extend(attributes.map(|(name, value)| (name.into(), value.into())));
        }
        self.put(id);
        self.open.push(id);
    }

    /// The element that began last ends; where there is none, nothing happens.
    pub fn end(&mut self) {
        if self.open.len() > 1 {
            self.open.pop();
        }
    }

    /// A text node. The first one has number 0.
    pub fn text(&mut self, words: &str) {
        let id = self.tree.add(Kind::Text(words.into()));
        self.numbers.resize(id.index() + 1, None);
        self.numbers[id.index()] = Some(self.texts);
        self.texts += 1;
        self.put(id);
    }

    /// What the page says.
    pub fn read(self, extent: Extent) -> Located {
        let numbers = self.numbers;
        read_tree(self.tree, extent, |id| {
            numbers.get(id.index()).copied().flatten()
        })
    }

    fn put(&mut self, id: Id) {
        if let Some(&place) = self.open.last() {
            self.tree.append(place, id);
        }
    }
}

/// Leaves of what a clipboard holds only what is between its marks: around it some programs
/// put the elements that it was cut out of.
pub(super) fn cut_to_fragment(tree: &mut Tree, body: Id) {
    let marks: Vec<(Id, bool)> = tree
        .below(tree.root())
        .filter_map(|id| match tree.kind(id) {
            Kind::Unread(words) => match words.trim() {
                "StartFragment" => Some((id, true)),
                "EndFragment" => Some((id, false)),
                _ => None,
            },
            _ => None,
        })
        .collect();
    let Some(from) = marks.iter().position(|&(_, starts)| starts) else {
        return;
    };
    let Some(&(end, _)) = marks[from..].iter().find(|&&(_, starts)| !starts) else {
        return;
    };
    let start = marks[from].0;
    let order: Vec<Id> = tree.below(tree.root()).collect();
    let place = |id| order.iter().position(|&other| other == id);
    let (Some(first), Some(last)) = (place(start), place(end)) else {
        return;
    };
    let around: HashSet<Id> = tree.ancestors(start).collect();
    for (at, &id) in order.iter().enumerate() {
        let outside = at > last || at < first && !around.contains(&id);
        if outside && tree.is_in(id, body) {
            tree.detach(id);
        }
    }
}
