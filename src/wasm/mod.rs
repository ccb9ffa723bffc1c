//! The JavaScript API: the only place that knows wasm-bindgen.

mod dom;
mod export;
mod lexicon;
mod options;

use std::io;

use js_sys::{Error, JSON, JsString, Reflect};
use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter};
use wasm_bindgen::prelude::*;

use crate::{Extractor, MAX_TEXT_BYTES};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
import type { Document, EntityType } from "./types.js";

/** One of your own people, bodies, places or gatherings. */
export interface LexiconEntry {
  type: EntityType;
  /** The name under which it is to appear. */
  name: string;
  /** Other forms under which texts speak of it. */
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
    let text = text
        .dyn_ref::<JsString>()
        .ok_or_else(|| error("invalid_text", "the text must be a string"))?;
    // Each lone surrogate becomes U+FFFD: one UTF-16 unit for one, so offsets stay true.
    let text = String::from(text);
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
    to_js(&document).map_err(|failure| error("internal", &failure.to_string()))
}

/// `value` as plain JS objects. They are made of JSON, which takes one call from WebAssembly
/// in the place of several for each property.
fn to_js(value: &impl Serialize) -> Result<JsValue, serde_json::Error> {
    let mut json = Vec::new();
    value.serialize(&mut serde_json::Serializer::with_formatter(
        &mut json, Exact,
    ))?;
    let broken = || serde::ser::Error::custom("the result is no JSON");
    let json = str::from_utf8(&json).map_err(|_| broken())?;
    JSON::parse(json).map_err(|_| broken())
}

/// Compact JSON with each number as it is, and not as the shortest that a reader of `f32`
/// takes for it: numbers of JS have 64 bits.
struct Exact;

impl Formatter for Exact {
    fn write_f32<W: ?Sized + io::Write>(&mut self, out: &mut W, value: f32) -> io::Result<()> {
        CompactFormatter.write_f64(out, value.into())
    }
}

/// A JS `Error` that carries a stable `code`.
fn error(code: &str, message: &str) -> JsValue {
    let error = Error::new(message);
    // Setting a property of a fresh plain object cannot fail.
    let _ = Reflect::set(&error, &JsValue::from_str("code"), &JsValue::from_str(code));
    error.into()
}
