//! The project's only task runner: `cargo xtask serve`, `cargo xtask test`, …

mod affiliations;
mod bench;
mod build;
mod calendar;
mod calibrate;
mod choice;
mod circumstances;
mod gold;
mod instance;
mod notice;
mod offline;
mod package;
mod programs;
mod python;
mod reader;
mod schema;
mod serve;
mod sheets;
mod supply;
mod syntax;
mod test;
mod tools;
mod train;

use std::process::{Command, ExitCode};

const USAGE: &str = "\
usage: cargo xtask COMMAND

  serve [--port N] [--open]   build the app and serve it on this machine
  test [--audit]              run every check and test there is; with --audit a database of
                              advisories that does not answer is a failure
  build                       compile the core to WebAssembly into www/pkg
  bench [--corpus FOLDER] [--write]
                              measure size, start, speed and memory beside peers
  schema                      write the JSON Schema of the results into docs
  package [extension|npm]…    make the browser extension and the npm package, below target/package
  train [--data FOLDER]       make the tagger's weights
  train-network [--data FOLDER] [--work FOLDER]
                              make the weights of the tagger's network
  eval [--data FOLDER]        measure the tagger on held-out text; with --references, whom phrases stand for
  train-syntax [FOLDER]       make the parser's weights
  eval-syntax [FOLDER]        measure the parser on held-out text
  train-reader [--shared FOLDER] [--work FOLDER]
                              make the weights of the reader; what it was told of the steps
                              before is kept in --work, so that it can go on
  affiliations [--write] FOLDER…
                              measure by gold articles how whom persons act for is inferred, and
                              make the weights of it
  circumstances [--write] PATH…
                              measure by gold articles (folders, lines of JSON) how days and
                              places of encounters are chosen, and make the weights of it
  calibrate [--write] FOLDER… compare confidence with gold articles; make its curves
";

/// These take minutes optimized and hours otherwise.
const OPTIMIZED: &[&str] = &[
    "train",
    "train-network",
    "eval",
    "train-syntax",
    "eval-syntax",
    "train-reader",
    "circumstances",
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((command, rest)) = arguments.split_first() else {
        print!("{USAGE}");
        return ExitCode::FAILURE;
    };
    if cfg!(debug_assertions) && OPTIMIZED.contains(&command.as_str()) {
        return again_optimized(&arguments);
    }
    let done = match command.as_str() {
        "serve" => serve::run(rest),
        "test" => return test::run(rest),
        "build" => build::run(build::Optimizer::IfThere),
        "bench" => bench::run(rest),
        "schema" => schema::run(),
        "package" => package::run(rest),
        "train" | "train-network" | "eval" => train::run(command, rest),
        "train-syntax" | "eval-syntax" => syntax::run(command, rest),
        "affiliations" => affiliations::run(rest),
        "circumstances" => circumstances::run(rest),
        "calibrate" => calibrate::run(rest),
        "train-reader" => reader::train(rest),
        "read-passages" => reader::passages(),
        "help" | "--help" | "-h" => {
            print!("{USAGE}");
            Ok(())
        }
        other => Err(format!("there is no command '{other}'\n\n{USAGE}")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("xtask: {message}");
            ExitCode::FAILURE
        }
    }
}

/// Builds this program anew, and runs it with the same arguments.
fn again_optimized(arguments: &[String]) -> ExitCode {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args([
        "run",
        "--quiet",
        "--profile",
        "train",
        "--package",
        "xtask",
        "--",
    ]);
    match cargo.args(arguments).status() {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}
