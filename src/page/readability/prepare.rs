//! Before Readability looks for the article: paragraphs that are parted by line breaks alone.

use super::super::tree::{Id, Tree};

/// Two line breaks, or more, make a paragraph of what follows in the line.
pub(super) fn part_at_breaks(tree: &mut Tree, body: Id) {
    let breaks: Vec<Id> = tree.named(body, "br").collect();
    for first in breaks {
        if tree.parent(first).is_none() {
            continue;
        }
        let mut several = false;
        while let Some(next) = tree
            .skip_space(tree.after(first))
            .filter(|&next| tree.is(next, "br"))
        {
            several = true;
            tree.detach(next);
        }
        if several {
            begin_paragraph(tree, first);
        }
    }
    let fonts: Vec<Id> = tree.named(body, "font").collect();
    for font in fonts {
        tree.rename(font, "span");
    }
}

fn begin_paragraph(tree: &mut Tree, first: Id) {
    let paragraph = tree.add_element("p");
    tree.replace(first, paragraph);
    while let Some(next) = tree.after(paragraph) {
        if tree.is(next, "br") {
            let then = tree.skip_space(tree.after(next));
            if then.is_some_and(|then| tree.is(then, "br")) {
                break;
            }
        }
        if !tree.is_phrasing(next) {
            break;
        }
        tree.append(paragraph, next);
    }
    tree.trim_end(paragraph);
    if let Some(parent) = tree
        .parent(paragraph)
        .filter(|&parent| tree.is(parent, "p"))
    {
        tree.rename(parent, "div");
    }
}
