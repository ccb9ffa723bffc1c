//! `cargo xtask bench`: size, start, latency, throughput, growth and memory, beside peers.
//!
//! Nothing here is asserted: a machine that is busy measures its own business too, so the
//! load stands with the figures.

mod corpus;
mod native;
mod report;
mod scripts;
pub mod size;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::json;

use crate::build::{self, Optimizer};
use crate::programs::CHROMIUM;
use crate::tools::root;
use corpus::Corpus;

/// Sizes of one text by which growth is seen, in bytes.
const SIZES: [usize; 4] = [10_000, 100_000, 1_000_000, 10_000_000];

/// Measures everything; prints the tables and writes `target/bench/result.json`.
pub fn run(arguments: &[String]) -> Result<(), String> {
    let (mut folder, mut write) = (None, false);
    let mut parser = lexopt::Parser::from_args(arguments);
    while let Some(argument) = parser.next().map_err(|error| error.to_string())? {
        match argument {
            lexopt::Arg::Long("corpus") => {
                let value = parser.value().map_err(|error| error.to_string())?;
                folder = Some(PathBuf::from(value));
            }
            lexopt::Arg::Long("write") => write = true,
            other => return Err(other.unexpected().to_string()),
        }
    }
    let corpus = match &folder {
        Some(folder) => Corpus::of_folder(folder)?,
        None => Corpus::generated(),
    };
    let work = root().join("target/bench");
    fs::create_dir_all(&work).map_err(|error| format!("{}: {error}", work.display()))?;
    let articles = work.join("corpus.json");
    save(&articles, &corpus.to_json().to_string())?;
    let mut texts = Vec::new();
    for size in SIZES {
        let path = work.join(format!("text-{size}.txt"));
        save(&path, &corpus.text(size))?;
        texts.push((size, path));
    }
    build::run(Optimizer::Required)?;
    let result = json!({
        "machine": machine(),
        "load": fs::read_to_string("/proc/loadavg").ok().as_deref().and_then(|load| load.split(' ').next()),
        "versions": versions(),
        "corpus": corpus.name,
        "bytes": corpus.bytes(),
        "size": size::measure()?,
        "native": native::measure(&corpus, &texts, &work)?,
        "wasm": { "growth": scripts::growth(&texts)? },
        "engines": scripts::measure(&articles)?,
    });
    save(&work.join("result.json"), &format!("{result:#}\n"))?;
    let tables = report::markdown(&result);
    print!("{tables}");
    if write {
        save(&root().join("docs/benchmarks.md"), &tables)?;
    }
    Ok(())
}

fn save(path: &Path, content: &str) -> Result<(), String> {
    fs::write(path, content).map_err(|error| format!("{}: {error}", path.display()))
}

/// The processor and the system, as far as Linux tells.
fn machine() -> String {
    let processors = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = processors
        .lines()
        .find_map(|line| line.strip_prefix("model name"));
    let model = model.map_or("an unknown processor", |line| {
        line.trim_start_matches([' ', '\t', ':'])
    });
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    format!("{model}, {cores} cores, {}", std::env::consts::OS)
}

/// The versions of what ran.
fn versions() -> String {
    let ask = |program: &str| {
        let output = Command::new(program).arg("--version").output().ok()?;
        let words = String::from_utf8_lossy(&output.stdout);
        Some(words.lines().next()?.trim().to_owned())
    };
    let package = |name: &str| {
        let path = root()
            .join("xtask/bench/node_modules")
            .join(name)
            .join("package.json");
        let package: serde_json::Value =
            serde_json::from_str(&fs::read_to_string(path).ok()?).ok()?;
        Some(format!("{name} {}", package["version"].as_str()?))
    };
    let found = [
        ask("rustc"),
        ask("node").map(|version| format!("Node {version}")),
        CHROMIUM.find().ok().and_then(|chromium| ask(&chromium)),
        package("compromise"),
        package("wink-nlp"),
        package("wink-eng-lite-web-model"),
    ];
    found.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
