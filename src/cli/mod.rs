//! The parts of the command line and its exit codes.

mod arguments;
mod day;
mod decode;
mod input;
mod lines;
mod mail;
mod output;
mod pdf;
mod pipeline;
mod texts;

use arguments::{Command, Invocation};
use output::complain;
use readout::lexicon::UserLexicon;
use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

/// Exit codes: 0 all well, 1 a file could not be read or written, 2 wrong usage.
const FAILURE: u8 = 1;
const USAGE: u8 = 2;

/// Runs the program on the arguments of the process.
pub(crate) fn run() -> ExitCode {
    let outcome = match arguments::parse(std::env::args_os()) {
        Ok(invocation) => execute(invocation),
        Err(wrong) if wrong.use_stderr() => {
            // A closed standard error is no reason for another code.
            let _ = wrong.print();
            return ExitCode::from(USAGE);
        }
        // Help, or the version.
        Err(asked_for) => asked_for.print().map(|()| true),
    };
    match outcome {
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
        jobs,
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
        Command::Completions(shell) => {
            io::stdout().write_all(&arguments::completions(shell))?;
            Ok(true)
        }
        Command::Texts {
            format,
            kind,
            several,
        } => {
            let request = texts::Request {
                options,
                format,
                kind,
                named: several,
            };
            texts::run(request, &files, jobs)
        }
        Command::Lines => lines::run(options, files, jobs),
    }
}
