//! Finds the part of a page that is its article, within the same bounds as
//! `www/input/main-content.js`.

use super::tree::{Step, plain_text, walk};
use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};

/// Readability is made for articles; what has fewer characters the body gives better.
const MIN_ARTICLE: usize = 500;

/// A stretch of words outside links with fewer bytes is a label and not running text.
const MIN_PROSE: usize = 25;

/// Of the running text on the page Readability must have found so much, in hundredths: of a
/// live blog it takes one post.
const MIN_SHARE: usize = 60;

/// Beyond that the whole body is the article: to rate so much takes seconds. Browsers bound
/// the depth, too.
const MOST: Measure = Measure {
    elements: 20_000,
    depth: 400,
    nesting: 400_000,
    prose: 1_000_000,
};

/// How large a tree is.
#[derive(Clone, Copy, Debug, Default)]
struct Measure {
    elements: usize,
    depth: usize,
    /// Pairs of an element and one around it.
    nesting: usize,
    /// Bytes of running text.
    prose: usize,
}

/// The article of a page without its boilerplate, as plain text.
pub(super) fn article(page: &Document) -> String {
    let place = place(page);
    let measure = measure(&place);
    let fits = measure.elements <= MOST.elements
        && measure.depth <= MOST.depth
        && measure.nesting <= MOST.nesting
        && measure.prose <= MOST.prose;
    let found = fits.then(|| readable(page, measure.prose)).flatten();
    found.unwrap_or_else(|| plain_text(&place))
}

/// What Readability takes for the article, if it has most of the running text.
fn readable(page: &Document, prose: usize) -> Option<String> {
    let page = page.clone();
    // Readability takes "OSLO, Norway —" for the name of an author and cuts it out.
    for node in page
        .select(r#"[class*="dateline" i], [id*="dateline" i]"#)
        .nodes()
    {
        node.remove_attrs(&["class", "id"]);
    }
    let config = Config {
        char_threshold: MIN_PROSE,
        disable_json_ld: true,
        ..Config::default()
    };
    let mut reader = Readability::with_document(page, None, Some(config)).ok()?;
    let article = Document::fragment(reader.parse().ok()?.content);
    let found = measure(&article.root());
    let text = plain_text(&article.root());
    (text.chars().count() >= MIN_ARTICLE && found.prose * 100 >= prose * MIN_SHARE).then_some(text)
}

/// The part that the page marks as its main one where there is just one, else its body.
fn place(page: &Document) -> NodeRef<'_> {
    for selector in [r#"main, [role="main"]"#, "article"] {
        let found = page.select(selector);
        if let [only] = found.nodes() {
            return *only;
        }
    }
    page.body().unwrap_or_else(|| page.root())
}

fn measure(root: &NodeRef) -> Measure {
    let mut out = Measure::default();
    let mut depth = 0;
    // The depth of the outermost link that is open.
    let mut link = None;
    walk(root, |step| {
        match step {
            Step::Enter(node) => {
                depth += 1;
                out.elements += 1;
                out.nesting += depth;
                out.depth = out.depth.max(depth);
                if link.is_none() && node.has_name("a") && node.has_attr("href") {
                    link = Some(depth);
                }
            }
            Step::Text(node) => {
                let words = node.text();
                let length = words.trim().len();
                if link.is_none() && length >= MIN_PROSE {
                    out.prose += length;
                }
            }
            Step::Leave => {
                if link == Some(depth) {
                    link = None;
                }
                depth -= 1;
            }
        }
        true
    });
    out
}
