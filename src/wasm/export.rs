//! Documents that JavaScript hands back, written in the formats of other programs.

use js_sys::{Error, JSON};
use wasm_bindgen::prelude::*;

use super::{error, options::invalid};
use crate::document::{Document, SCHEMA};
use crate::export::{Format, render};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** A format of `exportDocument`. */
export type ExportFormat = "json" | "markdown" | "csv" | "ics" | "jsonld" | "graphml";

/**
 * A document as the text of a file. Offsets are not read, so they may count anything.
 * @throws {Error & { code: "invalid_document" | "invalid_option" }}
 */
export function exportDocument(document: Document, format: ExportFormat): string;
"#;

/// See the TypeScript declaration above.
///
/// # Errors
/// A JS `Error` with a `code`: the document is none, or the format is unknown.
#[wasm_bindgen(js_name = exportDocument, skip_typescript)]
pub fn export_document(document: &JsValue, format: &JsValue) -> Result<String, JsValue> {
    let name = format
        .as_string()
        .ok_or_else(|| invalid("format must be a string"))?;
    let format: Format = name
        .parse()
        .map_err(|problem| invalid(&format!("format: {problem}")))?;
    Ok(render(&read(document)?, format))
}

/// The document that a JavaScript object is. It goes through JSON, which only takes the
/// object's own data: what a getter or a proxy throws is caught, and no property is looked
/// up that the object could inherit.
fn read(document: &JsValue) -> Result<Document, JsValue> {
    let malformed = |why: &str| error("invalid_document", &format!("no document: {why}"));
    let json = JSON::stringify(document).map_err(|thrown| {
        let thrown = thrown.dyn_ref::<Error>().map(|e| String::from(e.message()));
        malformed(&thrown.unwrap_or_else(|| "it cannot be read".to_owned()))
    })?;
    // `undefined` and functions have no JSON.
    let json = JsValue::from(json)
        .as_string()
        .ok_or_else(|| malformed("it is no object"))?;
    let document: Document =
        serde_json::from_str(&json).map_err(|problem| malformed(&problem.to_string()))?;
    if document.schema != SCHEMA {
        let schema = document.schema;
        return Err(malformed(&format!("its schema '{schema}' is not {SCHEMA}")));
    }
    Ok(document)
}
