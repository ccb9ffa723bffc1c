//! The engines that scripts measure: Readout in Node and in Chromium, and its peers.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use crate::programs::{CHROMIUM, PYTHON};
use crate::tools::{command, invoke, npm_packages, root};

/// What each engine took, by its name; an engine that cannot run is an `error` in words.
pub fn measure(corpus: &Path) -> Result<Value, String> {
    npm_packages()?;
    let folder = root().join("xtask/bench");
    if !folder.join("node_modules").exists() {
        invoke(command("npm", &["ci", "--no-audit", "--no-fund"]).current_dir(&folder))?;
    }
    let node = |engine| {
        run(Command::new("node")
            .arg(folder.join("node.mjs"))
            .args([engine])
            .arg(corpus))
    };
    let python = match PYTHON.find() {
        Ok(python) => run(Command::new(python)
            .arg(folder.join("spacy_small.py"))
            .arg(corpus)),
        Err(missing) => error(&missing),
    };
    let chromium = match CHROMIUM.find() {
        Ok(chromium) => run(Command::new("node")
            .arg(folder.join("chromium.mjs"))
            .arg(corpus)
            .env(CHROMIUM.variable, chromium)),
        Err(missing) => error(&missing),
    };
    Ok(json!({
        "Readout, Chromium": chromium,
        "Readout, Node": node("readout"),
        "compromise, Node": node("compromise"),
        "wink-nlp, Node": node("wink-nlp"),
        "spaCy small, Python": python,
    }))
}

/// What one text of each size takes the WebAssembly in Node.
pub fn growth(texts: &[(usize, PathBuf)]) -> Result<Value, String> {
    let script = root().join("xtask/bench/growth.mjs");
    let measured = texts.iter().map(|(size, path)| {
        let row = run(Command::new("node").arg(&script).arg(path));
        match row["error"].as_str() {
            Some(error) => Err(format!("{size} bytes in Node: {error}")),
            None => Ok(row),
        }
    });
    measured.collect()
}

fn error(words: &str) -> Value {
    json!({ "error": words })
}

/// The line of JSON that a script prints; of what it says of a failure, the last line.
fn run(script: &mut Command) -> Value {
    let output = match script.output() {
        Ok(output) => output,
        Err(failure) => return error(&failure.to_string()),
    };
    if output.status.success() {
        let line = String::from_utf8_lossy(&output.stdout);
        serde_json::from_str(&line).unwrap_or_else(|failure| error(&failure.to_string()))
    } else {
        let words = String::from_utf8_lossy(&output.stderr);
        let told = words.lines().rev().find(|line| line.contains("Error"));
        error(told.unwrap_or("it failed").trim())
    }
}
