//! The article of an HTML page: as plain text, with its headline and its day of publication.

mod boilerplate;
mod content;
mod day;
mod decode;
mod metadata;
mod parse;
mod tree;

pub(super) use decode::decode;

use jiff::civil::Date;
use metadata::Metadata;

/// What a page says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Page {
    /// The headline, a blank line, and the article laid out by [`readout::html`].
    pub(super) text: String,
    /// As the calendar showed it where the page was published.
    pub(super) published: Option<Date>,
}

/// Reads a page.
///
/// # Errors
/// For one whose markup nests without end; the rest is read, whatever it is like.
pub(super) fn read(html: &str) -> Result<Page, String> {
    let document = parse::parse(html)?;
    let Metadata { title, published } = metadata::read(&document);
    boilerplate::remove(&document);
    let body = content::article(&document);
    let text = match title {
        Some(title) => with_title(&title, &body),
        None => body,
    };
    Ok(Page { text, published })
}

/// The headline stands at the head once, whether or not the article begins with it.
fn with_title(title: &str, body: &str) -> String {
    let (first, rest) = body.split_once("\n\n").unwrap_or((body, ""));
    let body = if first.to_lowercase() == title.to_lowercase() {
        rest
    } else {
        body
    };
    if body.is_empty() {
        return title.to_owned();
    }
    format!("{title}\n\n{body}")
}

#[cfg(test)]
mod tests;
