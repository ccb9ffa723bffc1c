//! The JavaScript API: the only place that knows wasm-bindgen.

mod dom;
mod export;
mod lexicon;
mod options;
mod pack;
mod page;
mod print;

use js_sys::{Error, JsString, Reflect};
use wasm_bindgen::prelude::*;

use crate::{Extractor, MAX_TEXT_BYTES};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
import type { Document, EntityType } from "./types.js";

/** One of your own people, bodies, places or gatherings. */
export interface LexiconEntry {
  type: EntityType;
  /**
   * The name under which it is to appear. Between slashes it is a regular expression, and
   * each form that it finds is an entity of its own: `/Task Force \d+/`.
   */
  name: string;
  /** Other forms under which texts speak of it; between slashes, regular expressions. */
  aliases?: readonly string[] | null;
  /** A person's office, without the country. */
  role?: string | null;
  /** The country or body that it belongs to or acts for. */
  affiliation?: string | null;
}

/** What `extract` can be told; all of it may be left out. */
export interface ExtractOptions {
  /** The day of publication, `YYYY-MM-DD`, against which "on Thursday" is resolved. */
  published?: string | null;
  /** Where that day is from, `given` by default; one of an address or a file's name counts only where the text names none. */
  publishedSource?: "given" | "metadata" | "url" | "file" | null;
  /** What the result's offsets count; UTF-16 code units, as JavaScript strings do, by default. */
  offsets?: "utf16" | "code_points" | "bytes" | null;
  /** Meetings below this confidence, 0 to 1, are left out. */
  minConfidence?: number | null;
  /**
   * Goes before what is built in. An entry that cannot be used is named in the result's
   * `warnings`, counted from 1.
   */
  lexicon?: readonly LexiconEntry[] | null;
}

/**
 * The people, bodies, places, gatherings and meetings of a news text. What a getter of the
 * options throws is thrown on.
 * @throws {Error & { code: "invalid_text" | "invalid_date" | "invalid_option" | "text_too_long" }}
 */
export function extract(text: string, options?: ExtractOptions | null): Document;
"#;

/// See the TypeScript declaration above.
///
/// # Errors
/// A JS `Error` with a `code`: the text is no string or longer than
/// [`MAX_TEXT_BYTES`], or an option is none; or what a getter of the options throws.
#[wasm_bindgen(skip_typescript)]
pub fn extract(text: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let words = text
        .dyn_ref::<JsString>()
        .ok_or_else(|| error("invalid_text", "the text must be a string"))?;
    // Each lone surrogate becomes U+FFFD: one UTF-16 unit for one, so offsets stay true.
    let text = String::from(words);
    if text.len() > MAX_TEXT_BYTES {
        let message = format!(
            "the text has {} bytes; at most {MAX_TEXT_BYTES} are read",
            text.len()
        );
        return Err(error("text_too_long", &message));
    }
    let (options, unit) = options::read(options)?;
    let mut document = Extractor::new(options).extract(&text);
    document.convert_offsets(&text, unit);
    pack::to_objects(&document, words, &text, unit)
}

/// A JS `Error` that carries a stable `code`.
fn error(code: &str, message: &str) -> JsValue {
    let error = Error::new(message);
    // Setting a property of a fresh plain object cannot fail.
    let _ = Reflect::set(&error, &JsValue::from_str("code"), &JsValue::from_str(code));
    error.into()
}
