//! The text of a DOM tree, and the way back to its nodes.

use js_sys::{JsString, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Document, Node, TreeWalker};

use super::error;
use crate::html::{LaidOut, Layout, Point, SourceMap};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** Where words stand in a DOM tree: what a `Range` of them is set to. */
export interface DomPlace {
  startContainer: Text;
  startOffset: number;
  endContainer: Text;
  endOffset: number;
}

/**
 * The words of a DOM tree as plain text, with the way back to its nodes. Offsets count UTF-16
 * code units.
 */
export class DomText {
  private constructor();
  /**
   * Paragraphs parted by blank lines, a line for an item of a list, a tab between cells. What
   * is no text of the tree for a reader (programs, style sheets, soft hyphens) is left out;
   * what styles hide is not. A lone surrogate is U+FFFD.
   */
  readonly text: string;
  /**
   * Where [start, end) of `text` stands in the tree as it was; undefined where out of range or
   * no words of a node are in it. Line breaks, bullets and the like at either end are passed
   * over.
   */
  locate(start: number, end: number): DomPlace | undefined;
  /** Lets go of the nodes, which is done in any case when nobody holds this any more. */
  free(): void;
}

/**
 * The text below a node of any document, this page's or another's, or of a tree of no document.
 * The tree is only read.
 * @throws {Error & { code: "invalid_node" | "unavailable" }} `unavailable` where there is no
 * DOM, as in workers
 */
export function collectText(root: Node): DomText;
"#;

/// Nodes that a tree walker shows: `NodeFilter.SHOW_ELEMENT`, `SHOW_TEXT`, `SHOW_CDATA_SECTION`.
const SHOWN: u32 = 0x1 | 0x4 | 0x8;

#[wasm_bindgen]
extern "C" {
    /// A node that may be a form. A form's fields are its properties under their own names,
    /// and go before what forms have: a page can make `form.localName` an `<input>`.
    type Named;

    #[wasm_bindgen(method, getter, structural, js_name = localName)]
    fn local_name(this: &Named) -> JsValue;
}

/// See the TypeScript declaration above.
#[derive(Debug)]
#[wasm_bindgen(skip_typescript)]
pub struct DomText {
    text: JsString,
    map: SourceMap,
    /// The text nodes by their number.
    nodes: Vec<Node>,
}

#[wasm_bindgen]
impl DomText {
    /// See the TypeScript declaration above.
    #[wasm_bindgen(getter, skip_typescript)]
    pub fn text(&self) -> JsString {
        self.text.clone()
    }

    /// See the TypeScript declaration above.
    #[wasm_bindgen(skip_typescript)]
    pub fn locate(&self, start: f64, end: f64) -> Option<Object> {
        let place = self.map.locate(whole(start)?, whole(end)?)?;
        let object = Object::new();
        self.set(&object, "start", place.start)?;
        self.set(&object, "end", place.end)?;
        Some(object)
    }

    /// Sets `startContainer` and `startOffset`, or those of the end.
    fn set(&self, object: &Object, side: &str, point: Point) -> Option<()> {
        let node = self.nodes.get(point.node)?;
        let key = |name: &str| JsValue::from_str(&format!("{side}{name}"));
        // Setting a property of a fresh plain object cannot fail.
        let _ = Reflect::set(object, &key("Container"), node);
        let _ = Reflect::set(object, &key("Offset"), &JsValue::from(point.offset));
        Some(())
    }
}

/// See the TypeScript declaration above.
///
/// # Errors
/// A JS `Error` with a `code`: `root` is no node, or there is no DOM.
#[wasm_bindgen(js_name = collectText, skip_typescript)]
pub fn collect_text(root: &JsValue) -> Result<DomText, JsValue> {
    // A document of its own: a page can hide the methods of the one it is in as it can
    // those of a form. It takes nodes of every other, and tells what is none.
    let document =
        Document::new().map_err(|_| error("unavailable", "there is no DOM to read here"))?;
    let root: &Node = root.unchecked_ref();
    let walker = document
        .create_tree_walker_with_what_to_show(root, SHOWN)
        .map_err(|_| error("invalid_node", "what is to be read must be a node"))?;
    let mut collector = Collector::default();
    collector.walk(root.clone(), &walker);
    let LaidOut { text, map } = collector.layout.finish();
    Ok(DomText {
        text: JsString::from(text),
        map,
        nodes: collector.nodes,
    })
}

/// A number that can be an offset.
pub(super) fn whole(number: f64) -> Option<u32> {
    let fits = number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&number);
    #[expect(clippy::cast_sign_loss, reason = "it is no less than 0")]
    fits.then_some(number as u32)
}

#[derive(Default)]
struct Collector {
    layout: Layout,
    nodes: Vec<Node>,
}

impl Collector {
    /// Reads all below the walker's root. Only the walker is asked for the way: what a
    /// form says of its neighbours could lead round in a circle.
    fn walk(&mut self, root: Node, walker: &TreeWalker) {
        let mut depth = 0_usize;
        let mut next = Some(root);
        while let Some(node) = next {
            if self.enter(node) {
                next = walker.first_child().unwrap_or_default();
                if next.is_some() {
                    depth += 1;
                    continue;
                }
                self.layout.end();
            }
            loop {
                if depth == 0 {
                    return;
                }
                next = walker.next_sibling().unwrap_or_default();
                if next.is_some() {
                    break;
                }
                depth -= 1;
                self.layout.end();
                if depth > 0 {
                    let _ = walker.parent_node();
                }
            }
        }
    }

    /// Takes in a text, or the beginning of an element; whether it is an element to be
    /// read and ended.
    fn enter(&mut self, node: Node) -> bool {
        match node.node_type() {
            Node::TEXT_NODE | Node::CDATA_SECTION_NODE => {
                self.layout.text(&node.node_value().unwrap_or_default());
                self.nodes.push(node);
                false
            }
            // 0 is what the field of a form is as a number.
            Node::ELEMENT_NODE | 0 => {
                let name = node.unchecked_ref::<Named>().local_name().as_string();
                let read = self.layout.start(name.as_deref().unwrap_or("form"));
                if !read {
                    self.layout.end();
                }
                read
            }
            // A document or a fragment, which has no name.
            _ => self.layout.start(""),
        }
    }
}
