//! The JavaScript API: the only place that knows wasm-bindgen.

use js_sys::{Error, JsString, Reflect};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::text::OffsetUnit;
use crate::{Extractor, MAX_TEXT_BYTES, Options, parse_date};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
import type { Document } from "./types.js";

/** What `extract` can be told; all of it may be left out. */
export interface ExtractOptions {
  /** The day of publication, `YYYY-MM-DD`, against which "on Thursday" is resolved. */
  published?: string | null;
  /** What the result's offsets count; UTF-16 code units, as JavaScript strings do, by default. */
  offsets?: "utf16" | "code_points" | "bytes";
  /** Meetings below this confidence, 0 to 1, are left out. */
  minConfidence?: number;
}

/**
 * The people, bodies, places, gatherings and meetings of a news text.
 * @throws {Error & { code: "invalid_text" | "invalid_date" | "invalid_option" | "text_too_long" }}
 */
export function extract(text: string, options?: ExtractOptions | null): Document;
"#;

/// See the TypeScript declaration above.
///
/// # Errors
/// A JS `Error` with a `code`: the text is no string or longer than
/// [`MAX_TEXT_BYTES`], or an option is none.
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
    let (options, unit) = read_options(options)?;
    let mut document = Extractor::new(options).extract(&text);
    document.convert_offsets(&text, unit);
    document
        .serialize(&Serializer::json_compatible())
        .map_err(|failure| error("internal", &failure.to_string()))
}

fn read_options(options: &JsValue) -> Result<(Options, OffsetUnit), JsValue> {
    let mut out = Options::default();
    let mut unit = OffsetUnit::Utf16;
    if options.is_undefined() || options.is_null() {
        return Ok((out, unit));
    }
    let get = |name: &str| {
        let value = Reflect::get(options, &JsValue::from_str(name))
            .map_err(|_| error("invalid_option", "the options must be an object"))?;
        Ok::<_, JsValue>(Some(value).filter(|v| !v.is_undefined() && !v.is_null()))
    };
    if let Some(published) = get("published")? {
        let date = published.as_string().unwrap_or_default();
        let day = parse_date(&date)
            .map_err(|problem| error("invalid_date", &format!("published: {problem}")))?;
        out.published = Some(day);
    }
    if let Some(name) = get("offsets")? {
        unit = match name.as_string().as_deref() {
            Some("utf16") => OffsetUnit::Utf16,
            Some("code_points") => OffsetUnit::CodePoints,
            Some("bytes") => OffsetUnit::Bytes,
            _ => {
                let message = "offsets must be 'utf16', 'code_points' or 'bytes'";
                return Err(error("invalid_option", message));
            }
        };
    }
    if let Some(value) = get("minConfidence")? {
        out.min_confidence = value
            .as_f64()
            .filter(|number| (0.0..=1.0).contains(number))
            .ok_or_else(|| {
                error(
                    "invalid_option",
                    "minConfidence must be a number from 0 to 1",
                )
            })? as f32;
    }
    Ok((out, unit))
}

/// A JS `Error` that carries a stable `code`.
fn error(code: &str, message: &str) -> JsValue {
    let error = Error::new(message);
    // Setting a property of a fresh plain object cannot fail.
    let _ = Reflect::set(&error, &JsValue::from_str("code"), &JsValue::from_str(code));
    error.into()
}
