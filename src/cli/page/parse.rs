//! From HTML to a tree, for pages that would nest without end too.

use dom_query::{Document, NodeId};
use html5ever::interface::Tracer;
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{Parser, parse_document};
use std::cell::Cell;

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
pub(super) fn parse(html: &str) -> Result<Document, String> {
    let mut parser = parse_document(Document::default(), options());
    let mut start = 0;
    while start < html.len() {
        let end = html.floor_char_boundary(start + CHUNK);
        parser.process(StrTendril::from(&html[start..end]));
        start = end;
        let nodes = parser.tokenizer.sink.sink.tree.len();
        if open(&parser) > MAX_OPEN || nodes > end + MAX_REPEATED {
            return Err("its elements are nested beyond what is read".to_owned());
        }
    }
    Ok(parser.finish())
}

fn options() -> html5ever::ParseOpts {
    let mut options = html5ever::ParseOpts::default();
    options.tree_builder.scripting_enabled = false;
    options
}

/// How many elements the parser holds open.
fn open(parser: &Parser<Document>) -> usize {
    struct Count(Cell<usize>);
    impl Tracer for Count {
        type Handle = NodeId;
        fn trace_handle(&self, _: &NodeId) {
            self.0.set(self.0.get() + 1);
        }
    }
    let count = Count(Cell::new(0));
    parser.tokenizer.sink.trace_handles(&count);
    count.0.get()
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn chunks_do_not_show() {
        let html = format!(
            "<p title='{}'>{}&amp;<b>é</b>",
            "ü".repeat(1500),
            "🤝".repeat(1000)
        );
        let page = parse(&html).unwrap();
        assert_eq!(
            page.select("p").attr("title").unwrap().chars().count(),
            1500
        );
        assert_eq!(page.text().to_string(), format!("{}&é", "🤝".repeat(1000)));
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
}
