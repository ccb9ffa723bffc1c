//! Takes out of a page what is no part of any article, as `www/input/boilerplate.js` does:
//! programs, hidden parts, navigation. Lists of links are left to the search for the article.

use dom_query::{Document, NodeId, NodeRef};
use std::collections::HashSet;

/// What shows no words, or words that are no part of an article, and what is said to be
/// hidden or is for screen readers only ("Skip to content").
const NEVER_TEXT: &[&str] = &[
    "script, style, noframes, template, noscript, link, meta, svg, math, canvas, iframe, object",
    "embed, audio, video, img, source, button, input, label, select, textarea, datalist, dialog",
    "nav, menu, aside, rt, rp",
    r#"[role="navigation"], [role="search"], [role="menu"], [role="menubar"], [role="toolbar"]"#,
    r#"[role="complementary"], [role="contentinfo"], [role="dialog"], [role="alertdialog"]"#,
    "#comments, .comments, .comment-list, .comments-area, #disqus_thread",
    r#"[id^="cookie" i], [class^="cookie" i], [hidden], [aria-hidden="true"]"#,
    ".visually-hidden, .visuallyhidden, .sr-only, .screen-reader-text",
];

/// Takes them out of `document`. What holds `<main>` stays whatever is said of it: some pages
/// are hidden until a program of theirs has run.
pub(super) fn remove(document: &Document) {
    let around_main = around_main(document);
    let remove_unless_main = |node: &NodeRef| {
        if !around_main.contains(&node.id) {
            node.remove_from_parent();
        }
    };
    for node in document.select(&NEVER_TEXT.join(", ")).nodes() {
        remove_unless_main(node);
    }
    for node in document.select("[style]").nodes() {
        if node.attr("style").is_some_and(|style| hides(&style)) {
            remove_unless_main(node);
        }
    }
    for node in document.select("header, footer").nodes() {
        // An article's own header has its headline, a quotation's footer its speaker.
        let kept_in: &[&str] = if node.has_name("header") {
            &["article", "main"]
        } else {
            &["blockquote"]
        };
        let kept = node
            .ancestors_it(None)
            .any(|around| kept_in.iter().any(|name| around.has_name(name)));
        if !kept {
            node.remove_from_parent();
        }
    }
}

/// All that holds `<main>`.
fn around_main(document: &Document) -> HashSet<NodeId> {
    let mut around = HashSet::new();
    for main in document.select("main").nodes() {
        for node in main.ancestors_it(None) {
            if !around.insert(node.id) {
                break;
            }
        }
    }
    around
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
