//! The project's only task runner: `cargo xtask serve`, `cargo xtask test`, …

mod syntax;

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let task = arguments.next().unwrap_or_default();
    let data = arguments.next().unwrap_or_else(|| "../shared/train".into());
    let done = match task.as_str() {
        "train-syntax" => syntax::train(Path::new(&data)),
        "eval-syntax" => syntax::evaluate(Path::new(&data)),
        _ => {
            eprintln!("usage: cargo xtask train-syntax|eval-syntax [FOLDER]");
            return ExitCode::from(2);
        }
    };
    if let Err(error) = done {
        eprintln!("{data}: {error}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}
