//! `cargo xtask train-reader`: from the gold articles to the reader's weights, with `PyTorch` in an
//! environment of its own; docs/reader.md tells what comes out.

use std::fs;
use std::io::{BufRead, BufWriter, Write};
use std::path::PathBuf;
use std::process::Command;

use readout::{Options, parse_date, reader};

use crate::python;

/// The steps in their order, with what each leaves behind: what is there is not made again.
const STEPS: &[(&str, &str)] = &[
    ("data", "data.pickle"),
    (
        "train --layers 0,1,2,3,4,5 --inner 1536 --bits 0 --epochs 5 --save teacher-0.pt",
        "teacher-0.pt",
    ),
    (
        "train --layers 0,1,2,3,4,5 --inner 1536 --bits 0 --epochs 4 --seed 1 \
         --from-silver silver-teacher-0.pt --save teacher-1.pt",
        "teacher-1.pt",
    ),
    (
        "train --teachers teacher-0.pt,teacher-1.pt --save reader.pt",
        "reader.pt",
    ),
    ("export --net reader.pt --out src/reader/model.bin", "done"),
];

/// Answers lines `{"id", "text", "published"}` with lines of sentences as units.
pub fn passages() -> Result<(), String> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let line = line.map_err(|e| e.to_string())?;
        let row: serde_json::Value = serde_json::from_str(&line).map_err(|e| e.to_string())?;
        let options = Options {
            published: row["published"]
                .as_str()
                .and_then(|day| parse_date(day).ok()),
            ..Options::default()
        };
        let mut answer = reader::passages::of(row["text"].as_str().unwrap_or_default(), &options);
        answer["id"] = row["id"].clone();
        writeln!(out, "{answer}").map_err(|e| e.to_string())?;
    }
    Ok(())
}

/// Trains the reader: `[--shared FOLDER] [--work FOLDER]`.
pub fn train(arguments: &[String]) -> Result<(), String> {
    let mut shared = PathBuf::from("../shared");
    let mut work = PathBuf::from("target/reader");
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        let value = rest.next().ok_or(format!("{argument} needs a value"))?;
        match argument.as_str() {
            "--shared" => shared = value.into(),
            "--work" => work = value.into(),
            other => return Err(format!("unknown argument {other}")),
        }
    }
    fs::create_dir_all(&work).map_err(|e| format!("{}: {e}", work.display()))?;
    let python = python::environment(&work)?;
    let encoder = python::encoder(&work, &python)?;
    let this = std::env::current_exe().map_err(|e| e.to_string())?;
    for (step, made) in STEPS {
        if work.join(made).exists() {
            println!("{made}: there already");
            continue;
        }
        let mut command = Command::new(&python);
        command.arg("xtask/reader/train.py");
        command
            .arg("--shared")
            .arg(&shared)
            .arg("--work")
            .arg(&work);
        command.arg("--encoder").arg(&encoder);
        command
            .arg("--passages")
            .arg(format!("{} read-passages", this.display()));
        python::run(command.args(step.split_whitespace()))?;
    }
    println!("to train afresh, remove {}", work.display());
    Ok(())
}
