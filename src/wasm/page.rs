//! Pages of the web: their articles, with the way back to what a program saw of one.

use js_sys::{Array, JsString, Object, Reflect};
use wasm_bindgen::prelude::*;

use super::dom::whole;
use super::error;
use super::options::invalid;
use crate::page::{self, Builder, DayFrom, Extent, Located, Page};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** What a page says. What it does not say is left out. */
export interface PageText {
  /** The headline, in one line; it is not repeated at the head of `text`. */
  title?: string;
  /** The article: paragraphs parted by blank lines. Empty where there are no words. */
  text: string;
  /** The day of publication, `YYYY-MM-DD`, as the calendar showed it where the page was published. */
  published?: string;
  /** Where that day is from: what the page states, or its address. */
  publishedSource?: "metadata" | "url";
  /** Who wrote it. */
  byline?: string;
  /** Where the page says that it is; of any scheme, if the page says so. */
  url?: string;
}

/**
 * The article of a page of HTML, without what stands around it. Nothing of it is run or
 * fetched.
 * @param extent `fragment` for what is no whole page: all of its text counts, without lists of
 * links; `all` for what is nothing but text that counts, as a converted document; `metadata` for
 * what a page says of itself, with an empty `text`. `page` if left out.
 * @throws {Error & { code: "invalid_text" | "invalid_option" }}
 */
export function readPage(html: string, extent?: "page" | "fragment" | "all" | "metadata" | null): PageText;

/**
 * What a program saw of a page, in its order: `[name, attributes]` opens an element, a string
 * is a text node, 0 closes an element. Text nodes are known by their number, from 0.
 */
export type ShownItem = [string, Record<string, string>] | string | 0;

/** A number of a text node, and how far in it, in UTF-16 code units. */
export type ShownPoint = [number, number];

/** The article of a page that a program saw, with the way back to its text nodes. */
export class ShownPage {
  private constructor();
  readonly page: PageText;
  /**
   * Where [start, end) of the article's text, in UTF-16 code units, stands; undefined where
   * out of range or no words of a text node are in it.
   */
  locate(start: number, end: number): { start: ShownPoint, end: ShownPoint } | undefined;
  free(): void;
}

/**
 * @param title what the page is called
 * @param selected whether `items` are what somebody selected, all of which counts
 * @throws {Error & { code: "invalid_text" }}
 */
export function readShown(items: readonly ShownItem[], title: string, selected: boolean): ShownPage;

/** The day that a date names in its own time zone, `YYYY-MM-DD`; undefined for what is no date. */
export function dayOf(written: string): string | undefined;

/** The day that the digits of a web address or of a file's name spell, `YYYY-MM-DD`. */
export function dayInAddress(address: string): string | undefined;
"#;

/// See the TypeScript declaration above.
///
/// # Errors
/// A JS `Error` with a `code`: the page is no string, or the extent is unknown.
#[wasm_bindgen(js_name = readPage, skip_typescript)]
pub fn read_page(html: &JsValue, extent: &JsValue) -> Result<Object, JsValue> {
    let html = html
        .dyn_ref::<JsString>()
        .ok_or_else(|| error("invalid_text", "the page must be a string"))?;
    let extent = match extent.as_string().as_deref() {
        None if extent.is_null() || extent.is_undefined() => Extent::Page,
        Some("page") => Extent::Page,
        Some("fragment") => Extent::Fragment,
        Some("all") => Extent::All,
        Some("metadata") => Extent::Metadata,
        _ => {
            return Err(invalid(
                "extent must be \"page\", \"fragment\", \"all\" or \"metadata\"",
            ));
        }
    };
    Ok(to_object(&page::read(&String::from(html), extent)))
}

/// See the TypeScript declaration above.
#[derive(Debug)]
#[wasm_bindgen(skip_typescript)]
pub struct ShownPage(Located);

#[wasm_bindgen]
impl ShownPage {
    /// See the TypeScript declaration above.
    #[wasm_bindgen(getter, skip_typescript)]
    pub fn page(&self) -> Object {
        to_object(&self.0.page)
    }

    /// See the TypeScript declaration above.
    #[wasm_bindgen(skip_typescript)]
    pub fn locate(&self, start: f64, end: f64) -> Option<Object> {
        let [start, end] = self.0.locate(whole(start)?, whole(end)?)?;
        let object = Object::new();
        for (key, (node, offset)) in [("start", start), ("end", end)] {
            let point = Array::of2(&JsValue::from(node), &JsValue::from(offset));
            set(&object, key, &point);
        }
        Some(object)
    }
}

/// See the TypeScript declaration above.
///
/// # Errors
/// A JS `Error` with a `code`: there are no items, or one is none.
#[wasm_bindgen(js_name = readShown, skip_typescript)]
pub fn read_shown(items: &JsValue, title: &str, selected: bool) -> Result<ShownPage, JsValue> {
    let malformed = || {
        error(
            "invalid_text",
            "an item of a page must be an element, a text or 0",
        )
    };
    let items: &Array = items.dyn_ref().ok_or_else(malformed)?;
    let mut page = Builder::default();
    page.title(title);
    for item in items.iter() {
        if let Some(words) = item.as_string() {
            page.text(&words);
        } else if item.is_array() {
            let parts = Array::from(&item);
            let name = parts.get(0).as_string().ok_or_else(malformed)?;
            let given = parts.get(1).dyn_into::<Object>().map_err(|_| malformed())?;
            let attributes: Vec<(String, String)> = Object::entries(&given)
                .iter()
                .filter_map(|entry| {
                    let entry = Array::from(&entry);
                    Some((entry.get(0).as_string()?, entry.get(1).as_string()?))
                })
                .collect();
            page.start(
                &name,
                attributes.iter().map(|(name, value)| (&**name, &**value)),
            );
        } else if item.as_f64() == Some(0.0) {
            page.end();
        } else {
            return Err(malformed());
        }
    }
    let extent = if selected { Extent::All } else { Extent::Page };
    Ok(ShownPage(page.read(extent)))
}

/// See the TypeScript declaration above.
#[wasm_bindgen(js_name = dayOf, skip_typescript)]
pub fn day_of(written: &str) -> Option<String> {
    page::day_of(written).map(|day| day.to_string())
}

/// See the TypeScript declaration above.
#[wasm_bindgen(js_name = dayInAddress, skip_typescript)]
pub fn day_in_address(address: &str) -> Option<String> {
    crate::temporal::day_in_address(address).map(|day| day.to_string())
}

fn to_object(page: &Page) -> Object {
    let object = Object::new();
    set(&object, "text", &JsValue::from_str(&page.text));
    let published = page.published.map(|day| day.to_string());
    let source = page.published_from.map(|from| {
        let name = match from {
            DayFrom::Metadata => "metadata",
            DayFrom::Url => "url",
        };
        name.to_owned()
    });
    for (key, value) in [
        ("title", &page.title),
        ("published", &published),
        ("publishedSource", &source),
        ("byline", &page.byline),
        ("url", &page.url),
    ] {
        if let Some(value) = value {
            set(&object, key, &JsValue::from_str(value));
        }
    }
    object
}

pub(super) fn set(object: &Object, key: &str, value: &JsValue) {
    // Setting a property of a fresh plain object cannot fail.
    let _ = Reflect::set(object, &JsValue::from_str(key), value);
}
