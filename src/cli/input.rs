//! Files, directories and standard input: which there are, and what text is in them.

use super::decode::decode;
use super::{mail, pdf};
use clap::ValueEnum;
use jiff::civil::Date;
use readout::document::ReferenceSource;
use readout::page::{self, DayFrom, Extent};
use readout::print::Print;
use readout::temporal::day_in_address;
use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// The name of standard input on the command line and in messages.
pub(super) const STANDARD_INPUT: &str = "-";

/// The endings of files that are HTML, in lower case.
const HTML_ENDINGS: &[&str] = &["html", "htm", "xhtml"];

/// The endings of mails and of PDF.
const MAIL_ENDINGS: &[&str] = &["eml"];
const PDF_ENDINGS: &[&str] = &["pdf"];

/// The endings of files that are read in a directory, besides HTML.
const TEXT_ENDINGS: &[&str] = &["txt", "md", "eml", "pdf"];

/// How a page begins, in lower case.
const HTML_STARTS: &[&str] = &["<!doctype html", "<html", "<head", "<body"];

/// What an input is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Kind {
    /// Text, Markdown too
    Text,
    /// A page, of which the article is read
    Html,
    /// A mail, with its subject and its day
    Mail,
    /// PDF, read by the program pdftotext
    Pdf,
}

/// A text to extract from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Source {
    pub(super) text: String,
    /// The day that the input itself states, and where.
    pub(super) published: Option<(Date, ReferenceSource)>,
    /// Whether `text` was laid out from markup, and so stands in no file.
    pub(super) laid_out: bool,
}

impl Source {
    pub(super) fn of_text(text: String) -> Self {
        Self {
            text,
            published: None,
            laid_out: false,
        }
    }

    /// A mail: its subject, a blank line and its text.
    fn of_mail(bytes: &[u8]) -> Self {
        let mail::Mail {
            title,
            text,
            published,
        } = mail::read(bytes);
        Self {
            text: headed(title, &text),
            published: published.map(|day| (day, ReferenceSource::Metadata)),
            laid_out: true,
        }
    }

    /// The article of printed pages: its headline, a blank line and its text.
    fn of_print(Print { title, text }: Print) -> Self {
        Self {
            text: headed(title, &text),
            published: None,
            laid_out: true,
        }
    }

    /// The article of a page.
    pub(super) fn of_html(html: &str) -> Self {
        let page = page::read(html, Extent::Page);
        Self {
            text: page.headed(),
            published: page.published.map(|day| match page.published_from {
                Some(DayFrom::Url) => (day, ReferenceSource::Url),
                _ => (day, ReferenceSource::Metadata),
            }),
            laid_out: true,
        }
    }
}

fn headed(title: Option<String>, text: &str) -> String {
    let title = title.map(|title| format!("{title}\n\n"));
    title.unwrap_or_default() + text
}

/// The files that the arguments name, in their order; standard input where there are none.
/// Of a directory all files that may be texts, by name, those in directories in it too.
/// Links to directories in it are not followed, so that none leads round in a circle.
/// What cannot be listed gives the reason, for the user.
pub(super) fn files(arguments: &[PathBuf]) -> Vec<Result<PathBuf, String>> {
    if arguments.is_empty() {
        return vec![Ok(PathBuf::from(STANDARD_INPUT))];
    }
    let mut files = Vec::new();
    for path in arguments {
        if !path.is_dir() {
            files.push(Ok(path.clone()));
            continue;
        }
        let before = files.len();
        for entry in WalkDir::new(path).sort_by_file_name() {
            match entry {
                Err(error) => files.push(Err(error.to_string())),
                Ok(entry) => {
                    let path = entry.into_path();
                    // A link to a file is one, so the path is asked and not the entry.
                    if ends_in(&path, &[TEXT_ENDINGS, HTML_ENDINGS].concat()) && path.is_file() {
                        files.push(Ok(path));
                    }
                }
            }
        }
        if files.len() == before {
            let name = path.display();
            let words =
                format!("{name}: no .txt, .md, .html, .htm, .eml or .pdf file in this directory");
            files.push(Err(words));
        }
    }
    files
}

/// The text in `path`, by its kind, else by its name, else, on standard input, by how it
/// begins.
///
/// # Errors
/// For the user, without the name of the file.
pub(super) fn read(path: &Path, kind: Option<Kind>) -> Result<Source, String> {
    let bytes = read_bytes(path)?;
    let mut source = match kind.unwrap_or_else(|| kind_of(path, &bytes)) {
        Kind::Text => text_of(bytes).map(Source::of_text)?,
        Kind::Mail => Source::of_mail(&bytes),
        Kind::Pdf => Source::of_print(pdf::read(&bytes)?),
        Kind::Html => Source::of_html(&decode(&bytes)?),
    };
    source.published = source.published.or_else(|| day_in_name(path));
    Ok(source)
}

/// "2024-05-16 talks.txt"
fn day_in_name(path: &Path) -> Option<(Date, ReferenceSource)> {
    let day = day_in_address(path.file_name()?.to_str()?)?;
    Some((day, ReferenceSource::File))
}

fn kind_of(path: &Path, bytes: &[u8]) -> Kind {
    let ends = |endings| ends_in(path, endings);
    if bytes.starts_with(pdf::START) || ends(PDF_ENDINGS) {
        Kind::Pdf
    } else if ends(MAIL_ENDINGS) {
        Kind::Mail
    } else if ends(HTML_ENDINGS) || is_standard_input(path) && begins_like_html(bytes) {
        Kind::Html
    } else {
        Kind::Text
    }
}

/// Whatever is UTF-8 as it is, and else by what its bytes tell.
fn text_of(bytes: Vec<u8>) -> Result<String, String> {
    String::from_utf8(bytes).or_else(|other| decode(other.as_bytes()))
}

/// All of `path` as text.
///
/// # Errors
/// For the user, without the name of the file.
pub(super) fn read_text(path: &Path) -> Result<String, String> {
    read_bytes(path).and_then(utf8)
}
/// Opens `path` for reading; "-" is standard input.
pub(super) fn open(path: &Path) -> io::Result<Box<dyn BufRead>> {
    if is_standard_input(path) {
        Ok(Box::new(io::stdin().lock()))
    } else {
        Ok(Box::new(BufReader::new(File::open(path)?)))
    }
}

/// Whether this is what standard input is called.
pub(super) fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == STANDARD_INPUT
}

/// What to tell of text in another encoding.
pub(super) fn not_utf8(error: std::str::Utf8Error) -> String {
    format!("not UTF-8 at byte {}", error.valid_up_to())
}

fn read_bytes(path: &Path) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    open(path)
        .and_then(|mut file| file.read_to_end(&mut bytes))
        .map_err(|error| error.to_string())?;
    Ok(bytes)
}

fn utf8(bytes: Vec<u8>) -> Result<String, String> {
    String::from_utf8(bytes).map_err(|error| not_utf8(error.utf8_error()))
}

fn ends_in(path: &Path, endings: &[&str]) -> bool {
    let ending = path.extension().and_then(OsStr::to_str).unwrap_or_default();
    endings
        .iter()
        .any(|known| known.eq_ignore_ascii_case(ending))
}

/// Whether the first tag, behind comments and what XML begins with, is that of a page.
fn begins_like_html(bytes: &[u8]) -> bool {
    let mut rest = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    loop {
        rest = rest.trim_ascii_start();
        let end: &[u8] = if rest.starts_with(b"<!--") {
            b"-->"
        } else if rest.starts_with(b"<?xml") {
            b"?>"
        } else {
            break;
        };
        let Some(at) = rest.windows(end.len()).position(|window| window == end) else {
            return false;
        };
        rest = &rest[at + end.len()..];
    }
    HTML_STARTS.iter().any(|start| {
        let head = rest.get(..start.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(start.as_bytes()))
    })
}

#[cfg(test)]
mod tests {
    use super::begins_like_html;

    #[test]
    fn a_page_is_told_from_text_by_its_beginning() {
        for html in [
            "<!DOCTYPE html><p>x",
            "\u{feff}\n <html lang=en>",
            "<!-- saved -->\n<!-- twice --><HTML>",
            "<?xml version=\"1.0\"?><html>",
            "<body>",
        ] {
            assert!(begins_like_html(html.as_bytes()), "{html}");
        }
        for text in [
            "",
            "<",
            "BERLIN — Talks",
            "<p>",
            "<b>Note</b>",
            "<!-- <html>",
            "a <html>",
        ] {
            assert!(!begins_like_html(text.as_bytes()), "{text}");
        }
    }
}
