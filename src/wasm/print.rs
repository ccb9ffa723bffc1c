//! Printed pages: the article that words make as they stand on them.

use js_sys::{Array, Float64Array, Object};
use wasm_bindgen::prelude::*;

use super::{error, page::set};
use crate::print::{self, Piece, PrintedPage};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/**
 * A printed page: its height, words that were drawn at one go, and five numbers for each of these:
 * where they begin and end, the line that they stand on, the size of the type, and 1 where a space
 * was drawn before them. Lengths are counted from the upper left.
 */
export type PrintedPage = readonly [height: number, words: readonly string[], places: Float64Array];

/**
 * The article of printed pages: columns in their order, paragraphs without the breaks of their
 * lines, no running heads.
 * @throws {Error & { code: "invalid_text" }}
 */
export function readPrint(pages: readonly PrintedPage[]): { title?: string, text: string };
"#;

/// How many numbers say where words stand.
const NUMBERS: usize = 5;

/// See the TypeScript declaration above.
///
/// # Errors
/// A JS `Error` with a `code`: a page is none.
#[wasm_bindgen(js_name = readPrint, skip_typescript)]
pub fn read_print(pages: &JsValue) -> Result<Object, JsValue> {
    let malformed = || {
        error(
            "invalid_text",
            "a printed page must be its height, words and places",
        )
    };
    let pages: &Array = pages.dyn_ref().ok_or_else(malformed)?;
    let pages: Option<Vec<PrintedPage>> = pages.iter().map(|page| read(&page)).collect();
    let found = print::read(&pages.ok_or_else(malformed)?);
    let object = Object::new();
    set(&object, "text", &JsValue::from_str(&found.text));
    if let Some(title) = found.title {
        set(&object, "title", &JsValue::from_str(&title));
    }
    Ok(object)
}

fn read(page: &JsValue) -> Option<PrintedPage> {
    let page: &Array = page.dyn_ref()?;
    let words: Array = page.get(1).dyn_into().ok()?;
    let places = page.get(2).dyn_into::<Float64Array>().ok()?.to_vec();
    let pieces = words.iter().zip(places.chunks_exact(NUMBERS));
    let pieces = pieces.map(|(words, places)| {
        Some(Piece {
            text: words.as_string()?,
            left: places[0],
            right: places[1],
            base: places[2],
            size: places[3],
            spaced: places[4] != 0.0,
        })
    });
    Some(PrintedPage {
        pieces: pieces.collect::<Option<_>>()?,
        height: page.get(0).as_f64()?,
    })
}
