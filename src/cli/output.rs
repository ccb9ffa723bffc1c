//! Writes results and complaints, and shows on a terminal how far the work is.

use super::pipeline::Sink;
use indicatif::{ProgressBar, ProgressStyle};
use readout::Document;
use serde::Serialize;
use serde_json::Value;
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};

/// A result with what the document itself does not say.
#[derive(Serialize)]
pub(super) struct Named<'d, Id> {
    /// Which of several texts it is of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) id: Option<Id>,
    /// What a line says of itself, as it says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) title: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) url: Option<Value>,
    /// The text that offsets count in, where it is not the input itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) text: Option<&'d str>,
    #[serde(flatten)]
    pub(super) document: &'d Document,
}

/// Result types hold nothing that has no JSON.
pub(super) fn to_json(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).expect("the result types are plain data")
}

/// Tells the user on standard error, in one line. A closed standard error is no reason to stop.
pub(super) fn complain(words: &str) {
    let _ = writeln!(io::stderr(), "readout: {}", visible(words));
}

/// `words`, of which file names are a part, without what would work the terminal or turn the line
/// around: such a character is written as Rust writes it.
fn visible(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        if c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}') {
            out.extend(c.escape_default());
        } else {
            out.push(c);
        }
    }
    out
}

/// How far the work is, on standard error. It is shown where that is a terminal and the
/// results go elsewhere: where they run over the same screen they are progress enough.
#[derive(Clone, Debug)]
pub(super) struct Progress(ProgressBar);

impl Progress {
    /// Of what takes no time, or whose end nobody knows.
    pub(super) fn none() -> Self {
        Self(ProgressBar::hidden())
    }

    /// Of `total` texts, or of a stream that ends when it ends.
    pub(super) fn of(total: Option<usize>) -> Self {
        if !io::stderr().is_terminal() || io::stdout().is_terminal() {
            return Self::none();
        }
        let (bar, template) = match total {
            Some(total) => (
                ProgressBar::new(total as u64),
                "{bar:32} {human_pos}/{human_len} texts, {per_sec}, {eta} left",
            ),
            None => (
                ProgressBar::new_spinner(),
                "{spinner} {human_pos} texts, {per_sec}, {elapsed}",
            ),
        };
        let style = ProgressStyle::with_template(template);
        Self(bar.with_style(style.expect("the templates are well-formed")))
    }

    /// Says something above it.
    pub(super) fn complain(&self, words: &str) {
        self.0.suspend(|| complain(words));
    }
}

/// Writes each result to standard output, and a complaint about each that there is none of.
pub(super) struct Writer {
    out: BufWriter<StdoutLock<'static>>,
    progress: Progress,
    /// Whether there was nothing to complain about.
    pub(super) all_well: bool,
}

impl Writer {
    pub(super) fn new(progress: Progress) -> Self {
        Self {
            out: BufWriter::new(io::stdout().lock()),
            progress,
            all_well: true,
        }
    }
}

impl Sink<Result<Vec<u8>, String>> for Writer {
    fn take(&mut self, result: Result<Vec<u8>, String>) -> io::Result<()> {
        self.progress.0.inc(1);
        match result {
            Ok(bytes) => self.out.write_all(&bytes),
            Err(complaint) => {
                self.progress.complain(&complaint);
                self.all_well = false;
                Ok(())
            }
        }
    }

    fn idle(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.progress.0.finish_and_clear();
    }
}
