//! Any bytes taken for a page give an article with a sound result, and of any page that is
//! laid out each character stands in the text node where the map of the layout says.
#![no_main]

#[path = "../../src/cli/page/mod.rs"]
mod page;
#[path = "../../tests/support/sound.rs"]
mod sound;

use dom_query::{Document, NodeRef};
use libfuzzer_sys::fuzz_target;
use readout::html::Layout;
use readout::{Extractor, Options};

fuzz_target!(|bytes: &[u8]| {
    let Ok(html) = page::decode(bytes) else {
        return;
    };
    if let Ok(page::Page { text, published }) = page::read(&html) {
        let extractor = Extractor::new(Options {
            published,
            ..Options::default()
        });
        assert_eq!(sound::fault(&extractor.extract(&text), &text), None);
        lay_out(&html);
    }
});

/// Lays the whole page out, and goes back from each character.
fn lay_out(html: &str) {
    let document = Document::from(html);
    let mut layout = Layout::default();
    let mut nodes = Vec::new();
    tell(&document.root(), &mut layout, &mut nodes);
    let laid_out = layout.finish();
    assert_eq!(laid_out.text, laid_out.text.trim());
    let mut at = 0;
    for c in laid_out.text.chars() {
        let end = at + c.len_utf16() as u32;
        if let Some(place) = laid_out.map.locate(at, end) {
            assert_eq!(place.start.node, place.end.node);
            let units = &nodes[place.start.node];
            let units = &units[place.start.offset as usize..place.end.offset as usize];
            let stands = String::from_utf16(units).expect("no character is parted");
            assert!(stands == c.to_string() || stands.trim().is_empty() && c.is_whitespace());
        }
        at = end;
    }
    assert_eq!(laid_out.map.length(), at);
}

/// Tells the layout what is below a node, and notes the UTF-16 code units of the text nodes
/// that it is told.
fn tell(node: &NodeRef, layout: &mut Layout, nodes: &mut Vec<Vec<u16>>) {
    if node.is_text() {
        let words = node.text();
        layout.text(&words);
        nodes.push(words.encode_utf16().collect());
        return;
    }
    if layout.start(&node.node_name().unwrap_or_default()) {
        for child in node.children() {
            tell(&child, layout, nodes);
        }
    }
    layout.end();
}
