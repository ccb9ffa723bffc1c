//! `--jsonl`: a stream of texts in, a stream of results out.

use super::day::day;
use super::input::{self, Source};
use super::output::{Named, Progress, Writer, to_json};
use super::pipeline;
use super::texts::extract;
use readout::{MAX_TEXT_BYTES, Options};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::io::{self, BufRead, Read};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

/// The longest line in bytes: a text of the largest size, with every other byte escaped.
const MAX_LINE_BYTES: usize = 2 * MAX_TEXT_BYTES;

/// A line of the input.
#[derive(Deserialize)]
struct Request {
    #[serde(default)]
    id: Value,
    text: Option<String>,
    /// A page, in the place of a text.
    html: Option<String>,
    published: Option<String>,
    /// What comes back as it is.
    title: Option<Value>,
    url: Option<Value>,
}

/// A line with its number in its file, from 1.
type Line = (usize, io::Result<Vec<u8>>);

/// Takes a line, and tells whether another is wanted.
type Submit<'s> = dyn FnMut(Line) -> bool + 's;

/// The answer to a line that cannot be read.
#[derive(Serialize)]
struct Failure {
    id: Value,
    error: String,
}

/// Answers every line of `files`, or of standard input where there are none. Whether
/// all files could be read is the answer.
///
/// # Errors
/// If standard output cannot be written.
pub(super) fn run(options: Options, files: Vec<PathBuf>, jobs: NonZeroUsize) -> io::Result<bool> {
    let progress = Progress::of(None);
    let mut writer = Writer::new(progress.clone());
    let all_read = pipeline::run(
        jobs,
        move |submit| read(&files, submit, &progress),
        move |line| Ok(answer(line, &options)),
        &mut writer,
    )?;
    Ok(all_read.unwrap_or(false))
}

/// Submits every line of every file; whether all files could be read.
fn read(files: &[PathBuf], submit: &mut Submit, progress: &Progress) -> bool {
    let standard_input = [PathBuf::from(input::STANDARD_INPUT)];
    let files = if files.is_empty() {
        &standard_input
    } else {
        files
    };
    let mut all_well = true;
    for path in files {
        if let Err(error) = read_file(path, submit) {
            progress.complain(&format!("{}: {error}", path.display()));
            all_well = false;
        }
    }
    all_well
}

fn read_file(path: &Path, submit: &mut Submit) -> io::Result<()> {
    let mut file = input::open(path)?;
    for number in 1.. {
        let mut line = Vec::new();
        let limit = MAX_LINE_BYTES as u64 + 1;
        if (&mut file).take(limit).read_until(b'\n', &mut line)? == 0 {
            return Ok(());
        }
        let mut line = Ok(line);
        if line.as_ref().is_ok_and(|l| l.len() > MAX_LINE_BYTES) {
            file.skip_until(b'\n')?;
            let words = format!("the line has more than {MAX_LINE_BYTES} bytes");
            line = Err(io::Error::new(io::ErrorKind::InvalidData, words));
        }
        if line.as_ref().is_ok_and(|l| l.trim_ascii().is_empty()) {
            continue;
        }
        if !submit((number, line)) {
            return Ok(());
        }
    }
    Ok(())
}

/// The result line for one line of input.
pub(super) fn answer((number, line): Line, options: &Options) -> Vec<u8> {
    let answer = line
        .map_err(|error| failure(Value::Null, error.to_string()))
        .and_then(|line| result(&line, options));
    let mut out = answer.unwrap_or_else(|failure| {
        to_json(&Failure {
            error: format!("line {number}: {}", failure.error),
            ..failure
        })
    });
    out.push(b'\n');
    out
}

fn result(line: &[u8], options: &Options) -> Result<Vec<u8>, Failure> {
    let line = std::str::from_utf8(line).map_err(|e| failure(Value::Null, input::not_utf8(e)))?;
    let Request {
        id,
        text,
        html,
        published,
        title,
        url,
    } = serde_json::from_str(line)
        .map_err(|error| failure(id_of(line), format!("not a request: {}", within(&error))))?;
    let source = match (text, html) {
        (Some(text), None) => Source::of_text(text),
        (None, Some(html)) => Source::of_html(&html),
        (None, None) => return Err(failure(id, "\"text\" is missing, or \"html\"".to_owned())),
        (Some(_), Some(_)) => {
            return Err(failure(
                id,
                "\"text\" and \"html\" exclude each other".to_owned(),
            ));
        }
    };
    let published = match published.as_deref().map(day).transpose() {
        Ok(day) => day.or(options.published),
        Err(error) => return Err(failure(id, format!("\"published\": {error}"))),
    };
    let options = Options {
        published,
        ..options.clone()
    };
    let document = extract(&source, options);
    Ok(to_json(&Named {
        id: Some(id),
        title,
        url,
        text: source.laid_out.then_some(source.text.as_str()),
        document: &document,
    }))
}

/// What is wrong with the JSON of one line: of its place the column alone is true.
fn within(error: &serde_json::Error) -> String {
    let words = error.to_string();
    let place = format!(" at line {} column ", error.line());
    words.replace(&place, " at column ")
}

fn failure(id: Value, error: String) -> Failure {
    Failure { id, error }
}

/// The id of a line that is JSON but no request.
fn id_of(line: &str) -> Value {
    let value: Option<Value> = serde_json::from_str(line).ok();
    let id = value.and_then(|mut value| value.get_mut("id").map(Value::take));
    id.unwrap_or_default()
}
