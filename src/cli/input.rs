//! Files and standard input.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

/// The name of standard input on the command line and in messages.
pub(super) const STANDARD_INPUT: &str = "-";

/// Opens `path` for reading; "-" is standard input.
pub(super) fn open(path: &Path) -> io::Result<Box<dyn BufRead>> {
    if path.as_os_str() == STANDARD_INPUT {
        Ok(Box::new(io::stdin().lock()))
    } else {
        Ok(Box::new(BufReader::new(File::open(path)?)))
    }
}

/// All of `path` as text; the error is for the user.
pub(super) fn read_text(path: &Path) -> Result<String, String> {
    let mut bytes = Vec::new();
    open(path)
        .and_then(|mut file| file.read_to_end(&mut bytes))
        .map_err(|error| error.to_string())?;
    String::from_utf8(bytes).map_err(|error| not_utf8(error.utf8_error()))
}

/// What to tell of text in another encoding.
pub(super) fn not_utf8(error: std::str::Utf8Error) -> String {
    format!("not UTF-8 at byte {}", error.valid_up_to())
}
