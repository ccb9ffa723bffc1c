//! `--jsonl`: a stream of texts in, a stream of results out, in order, on all cores.
//!
//! A reader hands each line to the workers and, in order, a receipt for its result to
//! the writer. Both queues are bounded, so memory is too, however long the stream.

use super::files::Named;
use super::{complain, input};
use readout::text::OffsetUnit;
use readout::{Extractor, MAX_TEXT_BYTES, Options, parse_date};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::io::{self, BufRead, BufWriter, Read, Write};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, TryRecvError, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};

/// The longest line in bytes: a text of the largest size, with every other byte escaped.
const MAX_LINE_BYTES: usize = 2 * MAX_TEXT_BYTES;
/// Lines under way for each worker.
const QUEUED_LINES: usize = 4;

/// A line of the input.
#[derive(Deserialize)]
struct Request {
    #[serde(default)]
    id: Value,
    text: Option<String>,
    published: Option<String>,
}

/// The answer to a line that cannot be read.
#[derive(Serialize)]
struct Failure {
    id: Value,
    error: String,
}

/// A line and where its result goes.
struct Job {
    line: io::Result<Vec<u8>>,
    result: SyncSender<Vec<u8>>,
}

/// The results to come, in the order of the lines.
type Receipts = Receiver<Receiver<Vec<u8>>>;

/// Answers every line of `files`, or of standard input where there are none. Whether
/// all files could be read is the answer.
///
/// # Errors
/// If standard output cannot be written. The threads are then left to the end of the
/// process, for the reader may be waiting for input that never comes.
pub(super) fn run(options: Options, files: Vec<PathBuf>, jobs: NonZeroUsize) -> io::Result<bool> {
    let window = jobs.get().saturating_mul(QUEUED_LINES);
    let (send_job, jobs_queue) = sync_channel::<Job>(window);
    let (send_receipt, receipts) = sync_channel(window);
    let jobs_queue = Arc::new(Mutex::new(jobs_queue));
    let options = Arc::new(options);
    for _ in 0..jobs.get() {
        let (queue, options) = (Arc::clone(&jobs_queue), Arc::clone(&options));
        thread::spawn(move || work(&queue, &options));
    }
    let reader: JoinHandle<bool> = thread::spawn(move || {
        let mut submit = |line| {
            let (result, receipt) = sync_channel(1);
            send_job.send(Job { line, result }).is_ok() && send_receipt.send(receipt).is_ok()
        };
        read(&files, &mut submit)
    });
    write(&receipts)?;
    Ok(reader.join().unwrap_or(false))
}

/// Submits every line of every file; whether all files could be opened.
fn read(files: &[PathBuf], submit: &mut impl FnMut(io::Result<Vec<u8>>) -> bool) -> bool {
    let standard_input = [PathBuf::from(input::STANDARD_INPUT)];
    let files = if files.is_empty() {
        &standard_input
    } else {
        files
    };
    let mut all_well = true;
    for path in files {
        if let Err(error) = read_file(path, submit) {
            complain(&format!("{}: {error}", path.display()));
            all_well = false;
        }
    }
    all_well
}

fn read_file(path: &Path, submit: &mut impl FnMut(io::Result<Vec<u8>>) -> bool) -> io::Result<()> {
    let mut file = input::open(path)?;
    loop {
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
        if !submit(line) {
            return Ok(());
        }
    }
}

/// Answers lines until there are no more.
fn work(queue: &Mutex<Receiver<Job>>, options: &Options) {
    loop {
        let job = match queue.lock() {
            Ok(queue) => queue.recv(),
            Err(_) => return,
        };
        let Ok(Job { line, result }) = job else {
            return;
        };
        // The writer may have stopped; then nobody waits for the result.
        let _ = result.send(answer(line, options));
    }
}

/// The result line for one line of input.
pub(super) fn answer(line: io::Result<Vec<u8>>, options: &Options) -> Vec<u8> {
    let answer = line
        .map_err(|error| failure(Value::Null, error.to_string()))
        .and_then(|line| extract(&line, options));
    let mut out = answer.unwrap_or_else(|failure| to_json(&failure));
    out.push(b'\n');
    out
}

fn extract(line: &[u8], options: &Options) -> Result<Vec<u8>, Failure> {
    let line = std::str::from_utf8(line).map_err(|e| failure(Value::Null, input::not_utf8(e)))?;
    let request: Request = serde_json::from_str(line)
        .map_err(|error| failure(id_of(line), format!("not a request: {error}")))?;
    let Some(source) = request.text else {
        return Err(failure(request.id, "\"text\" is missing".to_owned()));
    };
    let published = match request.published {
        None => options.published,
        Some(date) => match parse_date(&date) {
            Ok(day) => Some(day),
            Err(error) => return Err(failure(request.id, format!("\"published\": {error}"))),
        },
    };
    let extractor = Extractor::new(Options {
        published,
        ..options.clone()
    });
    let mut document = extractor.extract(&source);
    document.convert_offsets(&source, OffsetUnit::CodePoints);
    Ok(to_json(&Named {
        id: request.id,
        document: &document,
    }))
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

fn to_json(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).expect("the result types are plain data")
}

/// Writes the results in order, and lets them go whenever it must wait for the next.
fn write(receipts: &Receipts) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    while let Some(receipt) = next(receipts, &mut out)? {
        if let Some(result) = next(&receipt, &mut out)? {
            out.write_all(&result)?;
        }
    }
    out.flush()
}

/// The next item of a queue, with `out` flushed before waiting; `None` at its end.
fn next<T>(queue: &Receiver<T>, out: &mut impl Write) -> io::Result<Option<T>> {
    match queue.try_recv() {
        Ok(item) => Ok(Some(item)),
        Err(TryRecvError::Disconnected) => Ok(None),
        Err(TryRecvError::Empty) => {
            out.flush()?;
            Ok(queue.recv().ok())
        }
    }
}
