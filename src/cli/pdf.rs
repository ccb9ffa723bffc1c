//! The words of a PDF and where they stand, by `pdftotext`: that of Poppler tells both, that of Xpdf the
//! words alone, in its own order.

use std::io::{ErrorKind, Write};
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;

use readout::print::{self, Piece, Print, PrintedPage};
use regex::Regex;

/// How a PDF begins.
pub(super) const START: &[u8] = b"%PDF-";

/// Its article.
///
/// # Errors
/// For the user, where the program is missing or does not make it out.
pub(super) fn read(bytes: &[u8]) -> Result<Print, String> {
    let placed = run("-bbox", bytes)?;
    let pages = pages(&placed.stdout);
    if placed.status.success() && !pages.is_empty() {
        return Ok(print::read(&pages));
    }
    let output = run("-q", bytes)?;
    if !output.status.success() {
        let words = String::from_utf8_lossy(&output.stderr);
        let first = words.lines().next().unwrap_or("it cannot be read");
        return Err(format!("pdftotext: {first}"));
    }
    Ok(Print {
        title: None,
        text: String::from_utf8_lossy(&output.stdout).into_owned(),
    })
}

/// What the program says of a PDF.
fn run(option: &str, bytes: &[u8]) -> Result<Output, String> {
    let mut program = Command::new("pdftotext")
        .args([option, "-enc", "UTF-8", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| match error.kind() {
            ErrorKind::NotFound => {
                "to read PDF the program pdftotext (of Poppler) must be installed".to_owned()
            }
            _ => format!("pdftotext: {error}"),
        })?;
    let input = bytes.to_vec();
    let mut stdin = program.stdin.take();
    // What it says may fill its pipe before it has read all.
    let feeder = std::thread::spawn(move || {
        if let Some(stdin) = &mut stdin {
            // It may end before: its own error says why.
            let _ = stdin.write_all(&input);
        }
    });
    let output = program.wait_with_output();
    let _ = feeder.join();
    output.map_err(|error| format!("pdftotext: {error}"))
}

/// A line that begins a page, and one with a word of it: XHTML as Poppler writes it, a word a line.
static PAGE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"^\s*<page width="[\d.]+" height="([\d.]+)">"#).expect("a pattern of the house")
});
static WORD: LazyLock<Regex> = LazyLock::new(|| {
    let number = r"(-?[\d.]+)";
    let word = format!(
        r#"^\s*<word xMin="{number}" yMin="{number}" xMax="{number}" yMax="{number}">(.*)</word>"#
    );
    Regex::new(&word).expect("a pattern of the house")
});

/// The pages of what `pdftotext -bbox` says.
fn pages(listing: &[u8]) -> Vec<PrintedPage> {
    let mut pages: Vec<PrintedPage> = Vec::new();
    for line in String::from_utf8_lossy(listing).lines() {
        if let Some(found) = PAGE.captures(line) {
            let height = found[1].parse().unwrap_or_default();
            pages.push(PrintedPage {
                pieces: Vec::new(),
                height,
            });
        } else if let Some(page) = pages.last_mut()
            && let Some(found) = WORD.captures(line)
        {
            let [left, top, right, bottom] =
                [1, 2, 3, 4].map(|at| found[at].parse().unwrap_or(f64::NAN));
            page.pieces.extend(piece(
                plain(&found[5]),
                [left, top, right, bottom],
                page.pieces.last(),
            ));
        }
    }
    pages
}

/// A word in its box, which reaches from the top of the highest letters to the foot of the lowest; `None`
/// of one that stands on its side.
fn piece(
    text: String,
    [left, top, right, bottom]: [f64; 4],
    last: Option<&Piece>,
) -> Option<Piece> {
    /// How much of the box is above the line and below it, by the size of the type, in most fonts.
    const ABOVE: f64 = 0.92;
    const BELOW: f64 = 0.23;
    /// From here on what parts two words is a space.
    const SPACE: f64 = 0.08;
    /// Words of so many letters are not so much higher than wide.
    const LETTERS: usize = 4;
    const HIGHER: f64 = 1.5;
    let height = bottom - top;
    let on_side = text.chars().count() >= LETTERS && height > HIGHER * (right - left);
    let size = height / (ABOVE + BELOW);
    let base = bottom - BELOW * size;
    let spaced = last.is_some_and(|last| {
        (base - last.base).abs() < SPACE * size && left - last.right > SPACE * size
    });
    (!on_side).then_some(Piece {
        text,
        left,
        right,
        base,
        size,
        spaced,
    })
}

/// The five entities of XML as what they stand for.
fn plain(written: &str) -> String {
    let entities = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&apos;", "'"),
        // What is left of "&amp;lt;" is no entity, so this comes last.
        ("&amp;", "&"),
    ];
    entities
        .iter()
        .fold(written.to_owned(), |text, (entity, sign)| {
            text.replace(entity, sign)
        })
}

#[cfg(test)]
mod tests {
    use super::{pages, plain};
    use readout::print;

    /// As Poppler writes it.
    fn listing(words: &[(f64, f64, &str)]) -> String {
        let line = |(left, top, word): &(f64, f64, &str)| {
            let right = left + 5.0 * word.chars().count() as f64;
            let bottom = top + 11.07;
            format!(
                "    <word xMin=\"{left:.6}\" yMin=\"{top:.6}\" xMax=\"{right:.6}\" yMax=\"{bottom:.6}\">{word}</word>"
            )
        };
        let lines: Vec<String> = words.iter().map(line).collect();
        format!(
            "<!DOCTYPE html>\n<body>\n<doc>\n  <page width=\"594.959960\" height=\"841.919980\">\n{}\n  </page>\n</doc>",
            lines.join("\n")
        )
    }

    #[test]
    fn words_are_read_as_they_stand() {
        let listing = listing(&[
            (70.0, 100.0, "Reis"),
            (93.0, 100.0, "&amp;"),
            (121.0, 100.0, "Lund"),
            (144.0, 100.0, "met"),
            (162.0, 100.0, "on"),
            (175.0, 100.0, "Wednes-"),
            // Parted by the program, and not by a space.
            (70.0, 112.0, "d"),
            (75.0, 112.0, "ay."),
        ]);
        let pages = pages(listing.as_bytes());
        assert_eq!(pages.len(), 1);
        assert_eq!(print::read(&pages).text, "Reis & Lund met on Wednesday.");
    }

    #[test]
    fn what_stands_on_its_side_is_left_out() {
        let side = "<page width=\"595\" height=\"842\">\n\
            <word xMin=\"10\" yMin=\"100\" xMax=\"20\" yMax=\"160\">DRAFT</word>\n";
        assert!(pages(side.as_bytes())[0].pieces.is_empty());
    }

    #[test]
    fn what_is_no_listing_has_no_pages() {
        for listing in ["", "Reis met Lund.", "<word xMin=\"1\">Reis</word>"] {
            assert!(pages(listing.as_bytes()).is_empty(), "{listing}");
        }
    }

    #[test]
    fn entities_are_signs() {
        assert_eq!(
            plain("&lt;b&gt; &quot;A&apos;s&quot; &amp;lt;"),
            "<b> \"A's\" &lt;"
        );
    }
}
