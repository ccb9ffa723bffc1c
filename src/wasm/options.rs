//! The options of `extract`, read from what a caller of another language hands over.

use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::*;

use super::{error, lexicon};
use crate::document::ReferenceSource;
use crate::text::OffsetUnit;
use crate::{Options, parse_date};

/// All options there are.
const NAMES: &[&str] = &[
    "published",
    "publishedSource",
    "offsets",
    "minConfidence",
    "lexicon",
];

/// The settings, and what the offsets of the result are to count.
///
/// # Errors
/// A JS `Error` with code `invalid_option` or `invalid_date`, or whatever a getter of the
/// caller's throws.
pub(super) fn read(options: &JsValue) -> Result<(Options, OffsetUnit), JsValue> {
    let mut out = Options::default();
    let mut unit = OffsetUnit::Utf16;
    if options.is_undefined() || options.is_null() {
        return Ok((out, unit));
    }
    let is_record = options.is_object() && array_length(options)?.is_none();
    if !is_record {
        return Err(invalid("the options must be an object"));
    }
    refuse_unknown(options)?;
    if let Some(published) = get(options, "published")? {
        let date = published.as_string().unwrap_or_default();
        let day = parse_date(&date)
            .map_err(|problem| error("invalid_date", &format!("published: {problem}")))?;
        out.published = Some(day);
    }
    if let Some(name) = get(options, "publishedSource")? {
        out.published_source = match name.as_string().as_deref() {
            Some("given") => ReferenceSource::Given,
            Some("metadata") => ReferenceSource::Metadata,
            Some("url") => ReferenceSource::Url,
            Some("file") => ReferenceSource::File,
            _ => {
                let names = "publishedSource must be 'given', 'metadata', 'url' or 'file'";
                return Err(invalid(names));
            }
        };
    }
    if let Some(name) = get(options, "offsets")? {
        unit = match name.as_string().as_deref() {
            Some("utf16") => OffsetUnit::Utf16,
            Some("code_points") => OffsetUnit::CodePoints,
            Some("bytes") => OffsetUnit::Bytes,
            _ => return Err(invalid("offsets must be 'utf16', 'code_points' or 'bytes'")),
        };
    }
    if let Some(value) = get(options, "minConfidence")? {
        out.min_confidence = value
            .as_f64()
            .filter(|number| (0.0..=1.0).contains(number))
            .ok_or_else(|| invalid("minConfidence must be a number from 0 to 1"))?
            as f32;
    }
    if let Some(entries) = get(options, "lexicon")? {
        out.lexicon = lexicon::read(&entries)?;
    }
    Ok((out, unit))
}

/// A misspelt option that is passed over looks like one that does not work.
fn refuse_unknown(options: &JsValue) -> Result<(), JsValue> {
    let names = Reflect::own_keys(options)?;
    let unknown = names
        .iter()
        .filter_map(|name| name.as_string())
        .find(|name| !NAMES.contains(&name.as_str()));
    match unknown {
        None => Ok(()),
        Some(name) => {
            let known = NAMES.join(", ");
            Err(invalid(&format!("no option '{name}'; there are {known}")))
        }
    }
}

/// Property `name` of an object; none where it is undefined or null.
///
/// # Errors
/// What a getter throws.
pub(super) fn get(object: &JsValue, name: &str) -> Result<Option<JsValue>, JsValue> {
    let value = Reflect::get(object, &JsValue::from_str(name))?;
    Ok(Some(value).filter(|v| !v.is_undefined() && !v.is_null()))
}

/// The length that an array claims; none for what is no array. The length is asked for
/// first, because that throws in a way that can be caught where asking a revoked proxy
/// whether it is an array cannot.
///
/// # Errors
/// What a proxy throws.
pub(super) fn array_length(value: &JsValue) -> Result<Option<f64>, JsValue> {
    if !value.is_object() {
        return Ok(None);
    }
    let length = Reflect::get(value, &JsValue::from_str("length"))?;
    Ok(length.as_f64().filter(|_| Array::is_array(value)))
}

/// The error of an option that is none.
pub(super) fn invalid(message: &str) -> JsValue {
    error("invalid_option", message)
}
