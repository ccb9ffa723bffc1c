//! The project's only task runner: `cargo xtask serve`, `cargo xtask test`, …

mod train;

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.split_first() {
        Some((command, rest)) if command == "train" || command == "eval" => {
            train::run(command, rest)
        }
        _ => {
            eprintln!("usage: cargo xtask train|eval [--data FOLDER] [--gold FOLDER]");
            ExitCode::FAILURE
        }
    }
}
