//! From HTML to a tree, for pages that would nest without end too.

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, Tracer, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{Attribute, Parser, QualName, parse_document};
use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};
use std::collections::HashMap;

use super::tree::{Id, Kind, Tree};

/// How much is parsed between two looks at what it leads to, in bytes.
const CHUNK: usize = 1024;

/// More open elements, and marked-up words that go on, than any page has. Browsers stop at
/// 512. HTML is parsed in time quadratic in them.
const MAX_OPEN: usize = 1_000;

/// Elements without a byte of their own: what is marked up over several paragraphs is so
/// in each.
const MAX_REPEATED: usize = 100_000;

/// Parses a page; it holds no program that could run, so `<noscript>` counts.
///
/// # Errors
/// For a page that is nested deeper than browsers nest, or that grows beyond its own length.
pub(super) fn parse(html: &str) -> Result<Tree, String> {
    let mut parser = parse_document(Sink::default(), options());
    let mut start = 0;
    while start < html.len() {
        let end = html.floor_char_boundary(start + CHUNK);
        parser.process(StrTendril::from(&html[start..end]));
        start = end;
        let nodes = parser.tokenizer.sink.sink.tree.borrow().len();
        if open(&parser) > MAX_OPEN || nodes > end + MAX_REPEATED {
            return Err("its elements are nested beyond what is read".to_owned());
        }
    }
    Ok(parser.finish())
}

/// A tree of nothing but the words of a page, each stretch between two tags a paragraph: for
/// one that nests beyond what is parsed.
pub(super) fn flat(html: &str) -> Tree {
    let mut tree = Tree::default();
    let (html_element, body) = (tree.add_element("html"), tree.add_element("body"));
    let root = tree.root();
    tree.append(root, html_element);
    tree.append(html_element, body);
    let mut rest = html;
    let mut unread = None;
    while let Some((words, behind)) = rest.split_once('<') {
        if unread.is_none() && !words.trim().is_empty() {
            let paragraph = tree.add_element("p");
            let text = tree.add(Kind::Text(words.into()));
            tree.append(paragraph, text);
            tree.append(body, paragraph);
        }
        let (tag, after) = behind.split_once('>').unwrap_or((behind, ""));
        let name = tag.split(|c: char| c.is_whitespace() || c == '/').next();
        let opened = name.filter(|name| matches!(*name, "script" | "style"));
        let closed = tag.strip_prefix('/').map(str::trim);
        if opened.is_some() {
            unread = opened;
        } else if closed == unread {
            unread = None;
        }
        rest = after;
    }
    if unread.is_none() && !rest.trim().is_empty() {
        let text = tree.add(Kind::Text(rest.into()));
        tree.append(body, text);
    }
    tree
}

fn options() -> html5ever::ParseOpts {
    let mut options = html5ever::ParseOpts::default();
    options.tree_builder.scripting_enabled = false;
    options
}

/// How many elements the parser holds open.
fn open(parser: &Parser<Sink>) -> usize {
    struct Count(Cell<usize>);
    impl Tracer for Count {
        type Handle = Id;
        fn trace_handle(&self, _: &Id) {
            self.0.set(self.0.get() + 1);
        }
    }
    let count = Count(Cell::new(0));
    parser.tokenizer.sink.trace_handles(&count);
    count.0.get()
}

/// What the parser builds.
#[derive(Default)]
struct Sink {
    tree: RefCell<Tree>,
    /// What stands in each `<template>`.
    templates: RefCell<HashMap<Id, Id>>,
}

impl Sink {
    fn add_text(&self, before: Option<Id>, words: &StrTendril) -> Option<Id> {
        let mut tree = self.tree.borrow_mut();
        if let Some(before) = before
            && let Kind::Text(own) = tree.kind_mut(before)
        {
            own.push_tendril(words);
            return None;
        }
        Some(tree.add(Kind::Text(words.clone())))
    }
}

fn attributes_of(
    given: Vec<Attribute>,
) -> impl Iterator<Item = (html5ever::LocalName, StrTendril)> {
    given.into_iter().map(|one| (one.name.local, one.value))
}

impl TreeSink for Sink {
    type Handle = Id;
    type Output = Tree;
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Tree {
        let mut tree = self.tree.into_inner();
        // A tree of its own that the markup gives an element is shown in the element's place.
        let shown = self.templates.into_inner().into_iter();
        let shown =
            shown.filter(|&(template, _)| tree.attribute(template, "shadowrootmode").is_some());
        for (template, content) in shown.collect::<Vec<_>>() {
            show_shadow(&mut tree, template, content);
        }
        tree
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Id {
        self.tree.borrow().root()
    }

    fn elem_name<'a>(&'a self, target: &'a Id) -> Ref<'a, QualName> {
        Ref::map(self.tree.borrow(), |tree| match tree.kind(*target) {
            Kind::Element { name, .. } => name,
            _ => unreachable!("the parser asks elements alone for their name"),
        })
    }

    fn create_element(&self, name: QualName, given: Vec<Attribute>, flags: ElementFlags) -> Id {
        let mut tree = self.tree.borrow_mut();
        let attributes = attributes_of(given).collect();
        let id = tree.add(Kind::Element { name, attributes });
        if flags.template {
            let content = tree.add(Kind::Root);
            self.templates.borrow_mut().insert(id, content);
        }
        id
    }

    fn create_comment(&self, words: StrTendril) -> Id {
        self.tree.borrow_mut().add(Kind::Unread(words))
    }

    fn create_pi(&self, _: StrTendril, words: StrTendril) -> Id {
        self.tree.borrow_mut().add(Kind::Unread(words))
    }

    fn append(&self, parent: &Id, child: NodeOrText<Id>) {
        let last = self.tree.borrow().last(*parent);
        let child = match child {
            NodeOrText::AppendNode(id) => Some(id),
            NodeOrText::AppendText(words) => self.add_text(last, &words),
        };
        if let Some(child) = child {
            self.tree.borrow_mut().append(*parent, child);
        }
    }

    fn append_before_sibling(&self, sibling: &Id, child: NodeOrText<Id>) {
        let before = self.tree.borrow().before(*sibling);
        let child = match child {
            NodeOrText::AppendNode(id) => Some(id),
            NodeOrText::AppendText(words) => self.add_text(before, &words),
        };
        if let Some(child) = child {
            self.tree.borrow_mut().insert_before(*sibling, child);
        }
    }

    fn append_based_on_parent_node(&self, element: &Id, before: &Id, child: NodeOrText<Id>) {
        if self.tree.borrow().parent(*element).is_some() {
            self.append_before_sibling(element, child);
        } else {
            self.append(before, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &Id) -> Id {
        self.templates.borrow()[target]
    }

    fn same_node(&self, x: &Id, y: &Id) -> bool {
        x == y
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn add_attrs_if_missing(&self, target: &Id, given: Vec<Attribute>) {
        if let Kind::Element { attributes, .. } = self.tree.borrow_mut().kind_mut(*target) {
            for (name, value) in attributes_of(given) {
                if attributes.iter().all(|(own, _)| *own != name) {
                    attributes.push((name, value));
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &Id) {
        self.tree.borrow_mut().detach(*target);
    }

    fn reparent_children(&self, node: &Id, new_parent: &Id) {
        self.tree.borrow_mut().move_children(*node, *new_parent);
    }
}

/// Puts what stands in a `<template shadowrootmode>` into the place of what its host holds,
/// and that into its slots, as browsers draw them.
fn show_shadow(tree: &mut Tree, template: Id, content: Id) {
    let Some(host) = tree.parent(template) else {
        return;
    };
    tree.detach(template);
    let held: Vec<Id> = tree.children(host).collect();
    for &id in &held {
        tree.detach(id);
    }
    tree.move_children(content, host);
    let slots: Vec<Id> = tree.named(host, "slot").collect();
    for slot in slots {
        let name = tree.attribute(slot, "name").unwrap_or_default().to_owned();
        let assigned: Vec<Id> = held
            .iter()
            .copied()
            .filter(|&id| tree.attribute(id, "slot").unwrap_or_default() == name)
            .collect();
        if assigned.is_empty() {
            continue;
        }
        while let Some(fallback) = tree.first(slot) {
            tree.detach(fallback);
        }
        for id in assigned {
            tree.append(slot, id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::parse;

    fn words(html: &str) -> String {
        let tree = parse(html).unwrap();
        tree.words(tree.root())
    }

    #[test]
    fn chunks_do_not_show() {
        let html = format!(
            "<p title='{}'>{}&amp;<b>é</b>",
            "ü".repeat(1500),
            "🤝".repeat(1000)
        );
        let tree = parse(&html).unwrap();
        let paragraph = tree.named(tree.root(), "p").next().unwrap();
        let title = tree.attribute(paragraph, "title").unwrap();
        assert_eq!(title.chars().count(), 1500);
        assert_eq!(words(&html), format!("{}&é", "🤝".repeat(1000)));
    }

    #[test]
    fn nesting_without_end_is_refused_at_once() {
        let fonts: Vec<String> = (0..900).map(|size| format!("<font size={size}>")).collect();
        let fonts = fonts.concat();
        for html in [
            "<div>".repeat(1_000_000),
            "<div><table></div></table>".repeat(200_000),
            "<ul><li></body></html><!-- -->".repeat(200_000),
            format!("<p>{fonts}</p>{}", "<p>x</p>".repeat(500_000)),
        ] {
            assert!(parse(&html).is_err(), "{}", &html[..40]);
        }
    }

    #[test]
    fn pages_nest_as_deep_as_in_browsers() {
        assert!(parse(&format!("{}x", "<div>".repeat(500))).is_ok());
        assert!(parse(&"<p><font size=1>x".repeat(50_000)).is_ok());
        assert!(parse(&"<li>x<p>y".repeat(500_000)).is_ok());
    }

    #[test]
    fn misplaced_words_of_a_table_stand_before_it() {
        assert_eq!(words("<table>a<tr>b<td>c</table>"), "abc");
    }

    #[test]
    fn a_shadow_tree_in_markup_is_read_where_it_is_drawn() {
        let html = "<x-a><template shadowrootmode=open><p>1 <slot name=s>no</slot> <slot></slot></p>\
            </template><b slot=s>2</b>3</x-a><template>unseen</template>";
        assert_eq!(words(html), "1 2 3");
    }
}
