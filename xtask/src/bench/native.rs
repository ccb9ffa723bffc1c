//! Throughput, growth and memory of the command line on one core.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::corpus::Corpus;
use crate::tools::{command, invoke, root};

/// How often each is measured; the fastest counts, for nothing makes a run too fast.
const RUNS: usize = 5;

/// What one run took.
struct Run {
    seconds: f64,
    /// Peak resident memory in bytes, where the system tells it.
    memory: Option<u64>,
}

/// Builds the program and measures it, with one text of each size; a file goes into `folder`.
pub fn measure(
    corpus: &Corpus,
    texts: &[(usize, PathBuf)],
    folder: &Path,
) -> Result<Value, String> {
    invoke(&mut command(
        "cargo",
        &["build", "--quiet", "--release", "--bin", "readout"],
    ))?;
    let lines = folder.join("corpus.jsonl");
    let line = |text: &String| json!({"text": text, "published": "2024-03-16"}).to_string() + "\n";
    // Long enough for the start of the program not to count.
    let times = (20_000_000 / corpus.bytes().max(1)).max(1);
    let all: String = corpus
        .articles
        .iter()
        .map(line)
        .collect::<String>()
        .repeat(times);
    fs::write(&lines, &all).map_err(|error| format!("{}: {error}", lines.display()))?;
    let whole = best(&["--jsonl", "--jobs", "1"], &lines)?;
    let idle = best(&["--version"], &lines)?;
    let mut growth = Vec::new();
    for (size, file) in texts {
        let run = best(&["--published", "2024-03-16"], file)?;
        growth.push(json!({
            "bytes": size,
            "ms": (run.seconds - idle.seconds).max(0.0) * 1000.0,
            "memory": run.memory,
        }));
    }
    Ok(json!({
        "throughput": (corpus.bytes() * times) as f64 / 1e6 / whole.seconds,
        "memory": whole.memory,
        "growth": growth,
    }))
}

/// The fastest of some runs with `input` as standard input.
fn best(arguments: &[&str], input: &Path) -> Result<Run, String> {
    let mut best: Option<Run> = None;
    for _ in 0..RUNS {
        let run = run(arguments, input)?;
        if best.as_ref().is_none_or(|best| run.seconds < best.seconds) {
            best = Some(run);
        }
    }
    best.ok_or_else(|| "nothing was run".to_owned())
}

fn run(arguments: &[&str], input: &Path) -> Result<Run, String> {
    let program = root().join("target/release/readout");
    let wrong = |error: std::io::Error| format!("{}: {error}", program.display());
    let begun = Instant::now();
    let mut child = Command::new(&program)
        .args(arguments)
        .stdin(File::open(input).map_err(wrong)?)
        .stdout(Stdio::null())
        .spawn()
        .map_err(wrong)?;
    let mut memory = None;
    loop {
        memory = peak_memory(child.id()).max(memory);
        if let Some(status) = child.try_wait().map_err(wrong)? {
            let seconds = begun.elapsed().as_secs_f64();
            return if status.success() {
                Ok(Run { seconds, memory })
            } else {
                Err(format!("{} failed ({status})", program.display()))
            };
        }
        sleep(Duration::from_micros(500));
    }
}

/// The most memory that a running process has had, in bytes; Linux tells it.
fn peak_memory(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().strip_suffix(" kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024)
}
