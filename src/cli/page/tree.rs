//! A walk over a tree of elements that no depth can overflow, and what is read on it.

use dom_query::NodeRef;
use readout::html::Layout;

/// What a walk meets.
pub(super) enum Step<'a, 't> {
    /// An element, or the root; what is in it is passed over if the answer is no.
    Enter(&'a NodeRef<'t>),
    Text(&'a NodeRef<'t>),
    /// The end of what was entered last, passed over or not.
    Leave,
}

/// Goes through `root` and all below it in the order of the page.
pub(super) fn walk<'t>(root: &NodeRef<'t>, mut visit: impl FnMut(Step<'_, 't>) -> bool) {
    let mut node = *root;
    let mut depth = 0_usize;
    loop {
        if node.is_text() {
            visit(Step::Text(&node));
        } else {
            let inside = visit(Step::Enter(&node));
            if let Some(child) = inside.then(|| node.first_child()).flatten() {
                node = child;
                depth += 1;
                continue;
            }
            visit(Step::Leave);
        }
        loop {
            if depth == 0 {
                return;
            }
            if let Some(next) = node.next_sibling() {
                node = next;
                break;
            }
            let Some(parent) = node.parent() else {
                return;
            };
            node = parent;
            depth -= 1;
            visit(Step::Leave);
        }
    }
}

/// The text of all below `root` as a page shows it.
pub(super) fn plain_text(root: &NodeRef) -> String {
    let mut layout = Layout::default();
    walk(root, |step| match step {
        Step::Enter(node) => layout.start(&node.node_name().unwrap_or_default()),
        Step::Text(node) => {
            layout.text(&node.text());
            false
        }
        Step::Leave => {
            layout.end();
            false
        }
    });
    layout.finish().text
}

/// The text of all below `root` in a single line.
pub(super) fn line(root: &NodeRef) -> String {
    one_line(&plain_text(root))
}

/// White space as the layout leaves it, for a single line.
pub(super) fn one_line(words: &str) -> String {
    let mut layout = Layout::default();
    layout.text(words);
    layout.finish().text.replace(['\n', '\t'], " ")
}
