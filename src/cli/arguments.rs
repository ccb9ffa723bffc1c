//! What the user asks for on the command line.

use super::day::day;
use super::input::{Kind, is_standard_input};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::error::ErrorKind;
use clap::{CommandFactory, Parser, ValueHint};
use clap_complete::Shell;
use jiff::civil::Date;
use readout::Options;
use readout::export::Format;
use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// More threads than any machine has cores, and no more than a system lets one start.
const MAX_JOBS: u16 = 1024;

/// Find who met whom in news text.
///
/// Reads each FILE and writes the meetings that it reports: who took part, when, where, and
/// whether they were held, are planned, were proposed or did not take place. Without a FILE, or
/// where it is '-', standard input is read. Of a directory all .txt, .md, .html, .htm, .eml and
/// .pdf files are read, by name, with those in directories in it; links to directories are not
/// followed.
///
/// Text may be in any encoding that its bytes tell: UTF-8, UTF-16 with its mark, else
/// windows-1252. Of an HTML page (.html, .htm, .xhtml, or standard input that begins like one)
/// the article is read, with its headline and its day of publication, and of a mail (.eml) its
/// text, with its subject and its day. The result then has the text that was read as "text".
/// PDF is read by the program pdftotext, where it is installed.
///
/// The JSON of one text is indented. Of several FILEs, or of a directory, each is a line, with
/// the name of the file as "id". Offsets count the Unicode code points of the text.
#[derive(Debug, Parser)]
#[command(name = "readout", version, max_term_width = 100, after_help = EXAMPLES, after_long_help = format!("{EXAMPLES}\n\n{EXIT_CODES}"))]
struct Arguments {
    /// Files or directories; '-' is standard input
    #[arg(value_name = "FILE", value_hint = ValueHint::AnyPath)]
    files: Vec<PathBuf>,

    /// Day of publication (YYYY-MM-DD, with a time or without), against which 'on Thursday' is resolved
    ///
    /// It goes before what a page says of itself. Without either it is looked for in the text.
    #[arg(long, value_name = "DATE", value_parser = day)]
    published: Option<Date>,

    /// What the result is written as
    ///
    /// All but json and markdown take one FILE.
    #[arg(long, default_value = "json", value_parser = formats())]
    format: Format,

    /// What all inputs are written in, whatever their names end with
    #[arg(long, value_name = "KIND", value_enum, conflicts_with = "jsonl")]
    input: Option<Kind>,

    /// Leave out meetings below this confidence (0 to 1)
    #[arg(long, value_name = "X", default_value = "0", value_parser = confidence, hide_default_value = true)]
    min_confidence: f32,

    /// Your own people, bodies, places and events, which go before what is built in
    ///
    /// A tab-separated file: type, name, aliases divided by ';', role, affiliation.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    lexicon: Option<PathBuf>,

    /// Read JSON lines {"id", "text", "published"} and write one result line each
    ///
    /// Results have the "id" of their line, and its "title" and "url" if it has them, and are in
    /// order. "html" may stand in the place of "text", and "published" may have a time. A line
    /// that cannot be read gives {"id", "error"} with its number, and the rest go on.
    #[arg(long)]
    jsonl: bool,

    /// Threads for --jsonl and for several texts [default: all cores]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=i64::from(MAX_JOBS)))]
    jobs: Option<u16>,

    /// Print a completion script for a shell
    #[arg(long, value_name = "SHELL", value_enum, exclusive = true)]
    completions: Option<Shell>,
}

const EXAMPLES: &str = "\
Examples:
  readout --published 2024-03-16 article.txt    meetings of one article, as JSON
  readout --format markdown page.html           a diary to read, of a saved page
  curl -s https://example.org/news | readout    a page from the network
  readout articles/ > meetings.jsonl            a line for each text in a directory
  readout --format ics article.txt > talks.ics  meetings for a calendar program
  readout --lexicon names.tsv article.txt       with names of your own
  readout --jsonl < corpus.jsonl | head -1      a stream of texts, on all cores
  readout --completions bash > readout.bash     completions, to be sourced";

const EXIT_CODES: &str = "\
Exit codes:
  0  all well; a bad line of --jsonl answers for itself
  1  a file could not be read, or the result not be written
  2  wrong usage";

/// A command line, understood.
#[derive(Debug)]
pub(super) struct Invocation {
    pub(super) command: Command,
    pub(super) options: Options,
    /// The file of the user's own names, to be read into the options.
    pub(super) lexicon: Option<PathBuf>,
    /// Empty for standard input.
    pub(super) files: Vec<PathBuf>,
    /// Threads that extract.
    pub(super) jobs: NonZeroUsize,
}

/// What to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Command {
    /// Print a completion script.
    Completions(Shell),
    /// One result a text.
    Texts {
        format: Format,
        kind: Option<Kind>,
        /// Whether there may be several.
        several: bool,
    },
    /// One result a line.
    Lines,
}

/// Reads the arguments, of which the first is the program's name. What is to be printed of
/// them (errors, `--help`, `--version`) comes as an error.
///
/// # Errors
/// Names the argument that is wrong.
pub(super) fn parse(
    arguments: impl IntoIterator<Item = impl Into<OsString> + Clone>,
) -> Result<Invocation, clap::Error> {
    let Arguments {
        files,
        published,
        format,
        input,
        min_confidence,
        lexicon,
        jsonl,
        jobs,
        completions,
    } = Arguments::try_parse_from(arguments)?;
    let reads_standard_input = files.is_empty() || files.iter().any(|file| is_standard_input(file));
    if reads_standard_input && lexicon.as_deref().is_some_and(is_standard_input) {
        return Err(conflict("--lexicon: standard input cannot be the text too"));
    }
    let several = files.len() > 1 || files.iter().any(|file| file.is_dir());
    let command = match completions {
        Some(shell) => Command::Completions(shell),
        None if jsonl && format != Format::Json => {
            return Err(conflict("--jsonl writes JSON only"));
        }
        None if jsonl => Command::Lines,
        None if several && !can_follow_itself(format) => {
            return Err(conflict(&format!(
                "--format {}: takes one FILE, and no directory",
                format.name()
            )));
        }
        None => Command::Texts {
            format,
            kind: input,
            several,
        },
    };
    let jobs = jobs.and_then(|jobs| NonZeroUsize::new(jobs.into()));
    Ok(Invocation {
        command,
        options: Options {
            published,
            min_confidence,
            ..Options::default()
        },
        lexicon,
        files,
        jobs: jobs.unwrap_or_else(all_cores),
    })
}

/// A completion script for a shell, from the same table as the help.
pub(super) fn completions(shell: Shell) -> Vec<u8> {
    let mut out = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "readout", &mut out);
    out
}

fn conflict(words: &str) -> clap::Error {
    Arguments::command().error(ErrorKind::ArgumentConflict, words)
}

fn formats() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(Format::all().map(Format::name))
        .map(|name| name.parse().expect("the parser lets only names pass"))
}

fn confidence(words: &str) -> Result<f32, String> {
    let number = words.parse().ok().filter(|n| (0.0..=1.0).contains(n));
    number.ok_or_else(|| format!("'{words}' is no number from 0 to 1"))
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
    use super::{Arguments, Command, Format, Invocation, Kind, Shell, completions, parse};
    use clap::{CommandFactory, ValueEnum};

    fn read(arguments: &str) -> Result<Invocation, String> {
        let words = ["readout"].into_iter().chain(arguments.split_whitespace());
        parse(words).map_err(|error| error.to_string())
    }

    #[test]
    fn the_table_of_arguments_is_sound() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn arguments_are_understood() {
        let found =
            read("--format=markdown --published 2024-05-03 --min-confidence 0.5 a -").unwrap();
        let format = Format::Markdown;
        assert_eq!(
            found.command,
            Command::Texts {
                format,
                kind: None,
                several: true
            }
        );
        assert_eq!(found.options.published, "2024-05-03".parse().ok());
        assert_eq!(found.files.len(), 2);
        let found = read("--jsonl --jobs 3").unwrap();
        assert_eq!((found.command, found.jobs.get()), (Command::Lines, 3));
        let found = read("--input html page").unwrap();
        let kind = Some(Kind::Html);
        assert!(
            matches!(found.command, Command::Texts { kind: k, several: false, .. } if k == kind)
        );
    }

    #[test]
    fn errors_name_what_is_wrong() {
        for (arguments, word) in [
            ("--frobnicate --help", "'--frobnicate'"),
            ("--published 31/06/2024", "31/06/2024"),
            ("--published 2024-06-31", "2024-06-31"),
            ("--published 20240316", "'20240316' is no date"),
            ("--published", "--published"),
            ("--format yaml", "yaml"),
            ("--min-confidence 2", "'2'"),
            ("--min-confidence NaN", "NaN"),
            ("--jsonl --jobs 0", "'0'"),
            ("--jsonl --jobs 9999999", "9999999"),
            ("--input doc", "doc"),
            ("--input html --jsonl", "--jsonl"),
            ("--lexicon", "--lexicon"),
            ("--lexicon -", "standard input"),
            ("--lexicon - a -", "standard input"),
            ("--jsonl --format markdown", "--jsonl"),
            ("--format csv a b", "one FILE"),
            ("--format csv /", "one FILE"),
            ("--completions csh", "csh"),
            ("--completions bash a", "--completions"),
        ] {
            let error = read(arguments).unwrap_err();
            assert!(error.contains(word), "{arguments}: {error}");
        }
    }

    #[test]
    fn the_help_names_every_format() {
        let help = Arguments::command().render_long_help().to_string();
        for name in Format::all().map(Format::name) {
            assert!(help.contains(name), "{name}");
        }
    }

    #[test]
    fn the_completions_of_every_shell_name_every_option() {
        for &shell in Shell::value_variants() {
            let script = String::from_utf8(completions(shell)).unwrap();
            for name in Arguments::command().get_opts().filter_map(|o| o.get_long()) {
                assert!(script.contains(name), "{shell}: {name}");
            }
        }
    }
}
