//! The user's lexicon as an array of JavaScript objects.

use js_sys::Reflect;
use wasm_bindgen::prelude::*;

use super::options::{array_length, get, invalid};
use crate::lexicon::{UserEntry, UserLexicon};

/// More entries than a caller has; an array-like thing may claim any length.
const MAX_ENTRIES: u32 = 1_000_000;
/// More aliases than an entry has.
const MAX_ALIASES: u32 = 1_000;

/// Compiles an array of entries. What is no entry is named in the lexicon's warnings.
///
/// # Errors
/// A JS `Error` with code `invalid_option` if it is no array or too long, or whatever a
/// getter of the caller's throws.
pub(super) fn read(entries: &JsValue) -> Result<UserLexicon, JsValue> {
    let length = array_length(entries)?.ok_or_else(|| invalid("lexicon must be an array"))?;
    let entries = items(entries, length, MAX_ENTRIES)?
        .ok_or_else(|| invalid(&format!("lexicon has more than {MAX_ENTRIES} entries")))?;
    let entries: Result<Vec<_>, JsValue> = entries.iter().map(entry).collect();
    Ok(UserLexicon::from_results(entries?))
}

/// An entry, or the reason why it is none.
fn entry(value: &JsValue) -> Result<Result<UserEntry, String>, JsValue> {
    if !value.is_object() {
        return Ok(Err("it is no object".to_owned()));
    }
    let texts = [
        text(value, "type")?,
        text(value, "name")?,
        text(value, "role")?,
        text(value, "affiliation")?,
    ];
    let aliases = aliases(value)?;
    Ok(make(texts, aliases))
}

fn make(
    texts: [Result<Option<String>, String>; 4],
    aliases: Result<Vec<String>, String>,
) -> Result<UserEntry, String> {
    let [kind, name, role, affiliation] = texts;
    Ok(UserEntry {
        kind: UserEntry::type_of(&kind?.unwrap_or_default())?,
        name: name?.unwrap_or_default(),
        aliases: aliases?,
        role: role?,
        affiliation: affiliation?,
    })
}

/// The string at property `name`; the inner error says that it is something else.
fn text(object: &JsValue, name: &str) -> Result<Result<Option<String>, String>, JsValue> {
    Ok(get(object, name)?
        .map(|value| {
            let string = value.as_string();
            string.ok_or_else(|| format!("its {name} is no string"))
        })
        .transpose())
}

fn aliases(object: &JsValue) -> Result<Result<Vec<String>, String>, JsValue> {
    let Some(list) = get(object, "aliases")? else {
        return Ok(Ok(Vec::new()));
    };
    let wrong = || "its aliases are no array of strings".to_owned();
    let Some(length) = array_length(&list)? else {
        return Ok(Err(wrong()));
    };
    let Some(list) = items(&list, length, MAX_ALIASES)? else {
        return Ok(Err(format!("it has more than {MAX_ALIASES} aliases")));
    };
    let strings: Option<Vec<String>> = list.iter().map(JsValue::as_string).collect();
    Ok(strings.ok_or_else(wrong))
}

/// The items of an array of this length, which may be a proxy that lies or throws; none if
/// there are more than `most`.
fn items(array: &JsValue, length: f64, most: u32) -> Result<Option<Vec<JsValue>>, JsValue> {
    if !(0.0..=f64::from(most)).contains(&length) {
        return Ok(None);
    }
    let items: Result<Vec<JsValue>, JsValue> = (0..most)
        .take_while(|index| f64::from(*index) < length)
        .map(|index| Reflect::get_u32(array, index))
        .collect();
    items.map(Some)
}
