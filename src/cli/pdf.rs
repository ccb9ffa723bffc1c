//! The text of a PDF, by `pdftotext` (of Poppler, or of Xpdf) where it is installed.

use std::io::{ErrorKind, Write};
use std::process::{Command, Stdio};

/// How a PDF begins.
pub(super) const START: &[u8] = b"%PDF-";

/// Its text, in the order in which it is read.
///
/// # Errors
/// For the user, where the program is missing or does not make it out.
pub(super) fn text(bytes: &[u8]) -> Result<String, String> {
    let mut program = Command::new("pdftotext")
        .args(["-q", "-enc", "UTF-8", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| match error.kind() {
            ErrorKind::NotFound => {
                "to read PDF the program pdftotext (of Poppler) must be installed".to_owned()
            }
            _ => format!("pdftotext: {error}"),
        })?;
    let input = bytes.to_vec();
    let mut stdin = program.stdin.take();
    // What it says may fill its pipe before it has read all.
    let feeder = std::thread::spawn(move || {
        if let Some(stdin) = &mut stdin {
            // It may end before: its own error says why.
            let _ = stdin.write_all(&input);
        }
    });
    let output = program.wait_with_output();
    let _ = feeder.join();
    let output = output.map_err(|error| format!("pdftotext: {error}"))?;
    if !output.status.success() {
        let words = String::from_utf8_lossy(&output.stderr);
        let first = words.lines().next().unwrap_or("it cannot be read");
        return Err(format!("pdftotext: {first}"));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
