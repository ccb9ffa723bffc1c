//! Mozilla's Readability 0.6.0 over a [`Tree`]: which part of a page is its article, as far
//! as words go. Its rules and numbers are those of `Readability.js`, from "Arc90's
//! readability" on; what it does for pictures, addresses and markup is left out.

mod candidates;
mod clean;
mod measure;
mod prepare;
mod words;

use super::tree::{Id, Tree};

/// How strict one attempt is.
#[derive(Clone, Copy, Debug)]
struct Attempt {
    strips_unlikely: bool,
    weighs_classes: bool,
    cleans: bool,
}

/// From the strictest on; each drops one rule more.
const ATTEMPTS: [Attempt; 4] = [
    Attempt {
        strips_unlikely: true,
        weighs_classes: true,
        cleans: true,
    },
    Attempt {
        strips_unlikely: false,
        weighs_classes: true,
        cleans: true,
    },
    Attempt {
        strips_unlikely: false,
        weighs_classes: false,
        cleans: true,
    },
    Attempt {
        strips_unlikely: false,
        weighs_classes: false,
        cleans: false,
    },
];

impl Attempt {
    fn weight(self, tree: &Tree, id: Id) -> f64 {
        if self.weighs_classes {
            tree.class_weight(id)
        } else {
            0.0
        }
    }
}

/// The page with its article in an element of its own, and that element. An attempt that
/// finds fewer characters than `enough` is followed by a laxer one.
pub(super) fn find(page: &Tree, title: &str, enough: usize) -> Option<(Tree, Id)> {
    let mut page = page.clone();
    let body = page.body()?;
    prepare::part_at_breaks(&mut page, body);
    let mut longest: Option<(usize, Tree, Id)> = None;
    for attempt in ATTEMPTS {
        let mut tree = page.clone();
        let article = candidates::find(&mut tree, body, title, attempt);
        clean::clean(&mut tree, article, attempt);
        let length = tree.length(article);
        if length >= enough {
            return Some((tree, article));
        }
        if longest.as_ref().is_none_or(|&(best, ..)| length > best) {
            longest = Some((length, tree, article));
        }
    }
    let (length, tree, article) = longest?;
    (length > 0).then_some((tree, article))
}
