//! What the user asks for on the command line.

use super::input::STANDARD_INPUT;
use lexopt::prelude::*;
use readout::export::Format;
use readout::{Options, parse_date};
use std::num::NonZeroUsize;
use std::path::PathBuf;

pub(super) const HELP: &str = "\
Find who met whom in news text.

Usage: readout [OPTIONS] [FILE]...
       readout --jsonl [OPTIONS] [FILE]...

Reads UTF-8 text from each FILE, or from standard input where there is none or
FILE is '-', and writes what it reports.

Options:
      --published DATE     day of publication (YYYY-MM-DD), against which 'on
                           Thursday' is resolved; else looked for in the text
      --format FORMAT      json (default), markdown, csv, ics, jsonld or graphml;
                           all but the first two take one FILE. The JSON of one
                           text is indented; of several, one line each with the
                           file name as \"id\". Offsets count Unicode code points
      --min-confidence X   leave out meetings below this confidence (0 to 1)
      --lexicon FILE       your own people, bodies, places and events, which go
                           before what is built in: tab-separated type, name,
                           aliases divided by ';', role, affiliation
      --jsonl              read JSON lines {\"id\", \"text\", \"published\"} and write
                           one result line each with the same \"id\", in order; a
                           line that cannot be read gives {\"id\", \"error\"}
      --jobs N             threads for --jsonl (default: all cores)
  -h, --help               print this
  -V, --version            print the version

Exit codes: 0 all well, 1 a file could not be read, 2 wrong usage.
";

/// A command line, understood.
#[derive(Debug)]
pub(super) struct Invocation {
    pub(super) command: Command,
    pub(super) options: Options,
    /// The file of the user's own names, to be read into the options.
    pub(super) lexicon: Option<PathBuf>,
    /// Empty for standard input.
    pub(super) files: Vec<PathBuf>,
}

/// What to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Command {
    Help,
    Version,
    /// One result a file.
    Files(Format),
    /// One result a line.
    Lines {
        /// Threads that extract.
        jobs: NonZeroUsize,
    },
}

/// More threads than any machine has cores, and no more than a system lets one start.
const MAX_JOBS: usize = 1024;

/// Reads the arguments; an error names the one that is wrong.
pub(super) fn parse(mut parser: lexopt::Parser) -> Result<Invocation, lexopt::Error> {
    let mut options = Options::default();
    let (mut files, mut format, mut jsonl, mut jobs) = (Vec::new(), None, false, None);
    let mut lexicon = None;
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(only(Command::Help)),
            Short('V') | Long("version") => return Ok(only(Command::Version)),
            Long("published") => {
                let date = parser.value()?.string()?;
                let day = parse_date(&date).map_err(|error| format!("--published: {error}"))?;
                options.published = Some(day);
            }
            Long("format") => {
                let name = parser.value()?.string()?;
                format = Some(name.parse().map_err(|error| format!("--format: {error}"))?);
            }
            Long("min-confidence") => {
                let value = parser.value()?.string()?;
                let number = value.parse().ok().filter(|n| (0.0..=1.0).contains(n));
                options.min_confidence = number.ok_or_else(|| {
                    format!("--min-confidence: '{value}' is no number from 0 to 1")
                })?;
            }
            Long("lexicon") => lexicon = Some(PathBuf::from(parser.value()?)),
            Long("jsonl") => jsonl = true,
            Long("jobs") => {
                let value = parser.value()?.string()?;
                let number: Option<NonZeroUsize> = value.parse().ok();
                let number = number.filter(|n| n.get() <= MAX_JOBS);
                jobs = Some(number.ok_or_else(|| {
                    format!("--jobs: '{value}' is no number from 1 to {MAX_JOBS}")
                })?);
            }
            Value(file) => files.push(PathBuf::from(file)),
            other => return Err(other.unexpected()),
        }
    }
    let standard_input = |file: &PathBuf| file.as_os_str() == STANDARD_INPUT;
    if lexicon.as_ref().is_some_and(standard_input)
        && (files.is_empty() || files.iter().any(standard_input))
    {
        return Err("--lexicon: standard input cannot be the text too".into());
    }
    let command = match (jsonl, format) {
        (true, None | Some(Format::Json)) => Command::Lines {
            jobs: jobs.unwrap_or_else(all_cores),
        },
        (true, Some(_)) => return Err("--jsonl writes JSON only".into()),
        (false, _) if jobs.is_some() => return Err("--jobs needs --jsonl".into()),
        (false, Some(format)) if files.len() > 1 && !can_follow_itself(format) => {
            return Err(format!("--format {}: takes one FILE", format.name()).into());
        }
        (false, format) => Command::Files(format.unwrap_or(Format::Json)),
    };
    Ok(Invocation {
        command,
        options,
        lexicon,
        files,
    })
}

fn only(command: Command) -> Invocation {
    Invocation {
        command,
        options: Options::default(),
        lexicon: None,
        files: Vec::new(),
    }
}

/// Whether results in this format may stand one after another in one file.
fn can_follow_itself(format: Format) -> bool {
    matches!(format, Format::Json | Format::Markdown)
}

fn all_cores() -> NonZeroUsize {
    std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN)
}

#[cfg(test)]
mod tests {
    use super::{Command, Format, HELP, Invocation, parse};

    fn read(arguments: &str) -> Result<Invocation, String> {
        let words = ["readout"].into_iter().chain(arguments.split_whitespace());
        parse(lexopt::Parser::from_iter(words)).map_err(|error| error.to_string())
    }

    #[test]
    fn arguments_are_understood() {
        let found =
            read("--format=markdown --published 2024-05-03 --min-confidence 0.5 a -").unwrap();
        assert_eq!(found.command, Command::Files(Format::Markdown));
        assert_eq!(found.options.published, "2024-05-03".parse().ok());
        assert_eq!(found.files.len(), 2);
        let found = read("--jsonl --jobs 3").unwrap();
        assert!(matches!(found.command, Command::Lines { jobs } if jobs.get() == 3));
        assert_eq!(
            read("--frobnicate --help").unwrap_err(),
            "invalid option '--frobnicate'"
        );
    }

    #[test]
    fn errors_name_what_is_wrong() {
        for (arguments, word) in [
            ("--published 31/06/2024", "31/06/2024"),
            ("--published 2024-06-31", "2024-06-31"),
            ("--published 20240316", "'20240316' is no date"),
            ("--published", "--published"),
            ("--format yaml", "yaml"),
            ("--min-confidence 2", "'2'"),
            ("--min-confidence NaN", "NaN"),
            ("--jsonl --jobs 0", "'0'"),
            ("--jsonl --jobs 9999999", "'9999999'"),
            ("--jobs 2", "--jsonl"),
            ("--lexicon", "--lexicon"),
            ("--lexicon -", "standard input"),
            ("--lexicon - a -", "standard input"),
            ("--jsonl --format markdown", "--jsonl"),
            ("--format csv a b", "one FILE"),
        ] {
            let error = read(arguments).unwrap_err();
            assert!(error.contains(word), "{arguments}: {error}");
        }
    }

    #[test]
    fn help_names_every_format() {
        for name in Format::all().map(Format::name) {
            assert!(HELP.contains(name), "{name}");
        }
    }
}
