//! The parts of the command line and its exit codes.

mod arguments;
mod files;
mod input;
mod lines;

use arguments::{Command, Invocation};
use readout::lexicon::UserLexicon;
use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

/// Exit codes: 0 all well, 1 a file could not be read or written, 2 wrong usage.
const FAILURE: u8 = 1;
const USAGE: u8 = 2;

/// Runs the program on the arguments of the process.
pub(crate) fn run() -> ExitCode {
    let invocation = match arguments::parse(lexopt::Parser::from_env()) {
        Ok(invocation) => invocation,
        Err(error) => {
            complain(&format!("{error}\nTry 'readout --help'."));
            return ExitCode::from(USAGE);
        }
    };
    match execute(invocation) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(FAILURE),
        // The reader (`head`, a pager) has seen enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            complain(&format!("cannot write the result: {error}"));
            ExitCode::from(FAILURE)
        }
    }
}

/// Whether all input could be read; errors are those of standard output.
fn execute(invocation: Invocation) -> io::Result<bool> {
    let Invocation {
        command,
        mut options,
        lexicon,
        files,
    } = invocation;
    if let Some(path) = lexicon {
        match input::read_text(&path) {
            Ok(rows) => options.lexicon = UserLexicon::from_tsv(&rows),
            Err(error) => {
                complain(&format!("--lexicon: {}: {error}", path.display()));
                return Ok(false);
            }
        }
    }
    match command {
        Command::Help => print(arguments::HELP),
        Command::Version => print(concat!("readout ", env!("CARGO_PKG_VERSION"), "\n")),
        Command::Files(format) => files::run(&options, &files, format),
        Command::Lines { jobs } => lines::run(options, files, jobs),
    }
}

fn print(words: &str) -> io::Result<bool> {
    io::stdout().write_all(words.as_bytes())?;
    Ok(true)
}

/// Tells the user on standard error. A closed standard error is no reason to stop.
fn complain(words: &str) {
    let _ = writeln!(io::stderr(), "readout: {words}");
}
