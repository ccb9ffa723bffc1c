//! Runs the program `readout` as its users do.

use serde_json::{Value, json};
use std::io::Write;
use std::process::{Command, Output, Stdio};

const TEXT: &str = "Ülle Tamm, Estonia's foreign minister, met Jānis Kalns in Riga on Friday.";

/// The program's answer to these arguments and this standard input.
fn readout(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_readout"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("standard input is piped");
    let input = input.to_owned();
    let feeder = std::thread::spawn(move || {
        // A program that stops at its arguments does not read.
        let _ = stdin.write_all(&input);
    });
    let output = child.wait_with_output().expect("the program ends");
    feeder.join().expect("the input is written");
    output
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).expect("output is UTF-8")
}

fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).expect("messages are UTF-8")
}

/// Every line of the output as JSON.
fn lines(output: &Output) -> Vec<Value> {
    let parse = |line| serde_json::from_str(line).expect(line);
    stdout(output).lines().map(parse).collect()
}

/// A file of this test's own that is removed at its end.
struct TempFile(std::path::PathBuf);

impl TempFile {
    fn new(name: &str, bytes: &[u8]) -> Self {
        let name = format!("readout-{}-{name}", std::process::id());
        let path = std::env::temp_dir().join(name);
        std::fs::write(&path, bytes).expect("the directory for temporary files is writable");
        Self(path)
    }

    fn name(&self) -> &str {
        self.0.to_str().expect("the path is UTF-8")
    }
}

impl Drop for TempFile {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

#[test]
fn text_becomes_json_with_code_point_offsets() {
    let output = readout(&["--published", "2024-03-16"], TEXT.as_bytes());
    assert!(output.status.success(), "{}", stderr(&output));
    let document: Value = serde_json::from_str(stdout(&output)).unwrap();
    assert_eq!(document["schema"], "readout/1");
    assert_eq!(document["reference_date"], "2024-03-16");
    let friday = &document["dates"][0];
    assert_eq!(friday["from"], "2024-03-15");
    let (start, end) = (
        friday["start"].as_u64().unwrap(),
        friday["end"].as_u64().unwrap(),
    );
    let word: String = TEXT
        .chars()
        .skip(start as usize)
        .take((end - start) as usize)
        .collect();
    assert_eq!(word, "Friday");
}

#[test]
fn empty_input_is_an_empty_document() {
    let output = readout(&[], b"");
    assert!(output.status.success());
    let document: Value = serde_json::from_str(stdout(&output)).unwrap();
    assert_eq!(document["meetings"], json!([]));
    let output = readout(&["--format", "markdown"], b"");
    assert_eq!(stdout(&output).trim_end(), "No meetings found.");
    assert!(lines(&readout(&["--jsonl"], b"")).is_empty());
}

#[test]
fn every_format_is_written() {
    for (format, start, end) in [
        ("json", "{\n", "}\n"),
        ("markdown", "## 2024-03-15\n", "\n"),
        ("csv", "id,status,medium,", "\r\n"),
        ("ics", "BEGIN:VCALENDAR\r\n", "END:VCALENDAR\r\n"),
        ("jsonld", "{\n", "}\n"),
        ("graphml", "<?xml ", "</graphml>\n"),
    ] {
        let arguments = ["--published", "2024-03-16", "--format", format];
        let output = readout(&arguments, TEXT.as_bytes());
        assert!(output.status.success(), "{}", stderr(&output));
        let text = stdout(&output);
        assert!(text.starts_with(start), "{format}: {text}");
        assert!(text.ends_with(end), "{format}: {text}");
        assert!(text.contains("Jānis Kalns"), "{format}: {text}");
    }
}

#[test]
fn several_files_are_lines_with_their_names() {
    let (one, two) = (
        TempFile::new("one.txt", TEXT.as_bytes()),
        TempFile::new("two.txt", b"Nothing happened."),
    );
    let output = readout(&[one.name(), "no-such-file.txt", two.name()], b"");
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stderr(&output).contains("no-such-file.txt"),
        "{}",
        stderr(&output)
    );
    let ids: Vec<Value> = lines(&output).iter().map(|l| l["id"].clone()).collect();
    assert_eq!(ids, [one.name(), two.name()]);
}

#[test]
fn other_encodings_are_refused() {
    let file = TempFile::new("latin1.txt", b"Caf\xe9 talks");
    let output = readout(&[file.name()], b"");
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stderr(&output).contains("not UTF-8 at byte 3"),
        "{}",
        stderr(&output)
    );
    assert!(stdout(&output).is_empty());
}

#[test]
fn wrong_usage_is_named() {
    for (arguments, word) in [
        (&["--frobnicate"][..], "--frobnicate"),
        (&["--published", "yesterday"], "yesterday"),
        (&["--published", "2024-03-16T10:00"], "2024-03-16T10:00"),
        (&["--format", "yaml"], "json, markdown"),
    ] {
        let output = readout(arguments, b"");
        assert_eq!(output.status.code(), Some(2));
        assert!(stderr(&output).contains(word), "{}", stderr(&output));
        assert!(stdout(&output).is_empty());
    }
}

#[test]
fn help_and_version_are_printed() {
    assert!(stdout(&readout(&["--help"], b"")).contains("Usage: readout"));
    let version = concat!("readout ", env!("CARGO_PKG_VERSION"), "\n");
    assert_eq!(stdout(&readout(&["--version"], b"")), version);
}

#[test]
fn lines_keep_their_order_and_bad_ones_answer_for_themselves() {
    const LINES: usize = 200;
    let mut input = Vec::new();
    for id in 0..LINES {
        match id {
            50 => input.extend(b"{\"id\": 50, \"text\": \n"),
            60 => input.extend(b"{\"id\": 60}\n"),
            70 => input.extend(b"{\"id\": 70, \"text\": \"caf\xe9\"}\n"),
            80 => input.extend(b"{\"id\": 80, \"text\": \"\", \"published\": \"soon\"}\n"),
            85 => input.extend(b"{\"id\": 85, \"text\": \"\", \"published\": \"20240316\"}\n"),
            90 => input.extend(b"{\"id\": 90, \"text\": 90}\n"),
            100 => input.extend(b"[100]\n"),
            _ => {
                // Lines of uneven length, so that workers overtake each other.
                let text = format!("{TEXT} ").repeat(id * 7 % 40);
                let line = json!({"id": id, "text": text, "published": "2024-03-16"});
                input.extend(format!("{line}\n").bytes());
            }
        }
    }
    let output = readout(&["--jsonl", "--jobs", "4"], &input);
    assert!(output.status.success(), "{}", stderr(&output));
    let answers = lines(&output);
    assert_eq!(answers.len(), LINES);
    for (id, answer) in answers.iter().enumerate() {
        let error = answer["error"].as_str();
        let expected = match id {
            60 => (json!(60), Some("\"text\" is missing")),
            70 => (json!(null), Some("not UTF-8")),
            80 => (json!(80), Some("'soon' is no date")),
            85 => (json!(85), Some("'20240316' is no date")),
            90 => (json!(90), Some("not a request")),
            50 | 100 => (json!(null), Some("not a request")),
            _ => (json!(id), None),
        };
        assert_eq!(answer["id"], expected.0);
        match (error, expected.1) {
            (None, None) => assert_eq!(answer["schema"], "readout/1"),
            (Some(error), Some(word)) => assert!(error.contains(word), "{error}"),
            other => panic!("line {id}: {other:?}"),
        }
    }
}

#[test]
fn a_line_is_answered_before_the_next_is_sent() {
    use std::io::{BufRead, BufReader};
    let mut child = Command::new(env!("CARGO_BIN_EXE_readout"))
        .args(["--jsonl", "--jobs", "2"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("standard input is piped");
    let mut answers =
        BufReader::new(child.stdout.take().expect("standard output is piped")).lines();
    for id in ["a", "b", "c"] {
        writeln!(stdin, "{}", json!({"id": id, "text": TEXT})).unwrap();
        let answer: Value = serde_json::from_str(&answers.next().unwrap().unwrap()).unwrap();
        assert_eq!(answer["id"], id);
    }
    drop(stdin);
    assert!(answers.next().is_none());
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_reader_that_leaves_is_no_error() {
    let line = format!("{}\n", json!({"id": 1, "text": TEXT}));
    let mut child = Command::new(env!("CARGO_BIN_EXE_readout"))
        .arg("--jsonl")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().expect("standard input is piped");
    // Standard input stays open: the program must end by itself.
    let _ = stdin.write_all(line.as_bytes());
    let output = child.wait_with_output().expect("the program ends");
    assert!(output.status.success());
    assert!(stderr(&output).is_empty(), "{}", stderr(&output));
    drop(stdin);
}

#[test]
fn a_lexicon_goes_before_what_is_known() {
    let rows = "# ours\nperson\tZed Quux\tQ\tEnvoy\tEstonia\nship\tAurora\n";
    let file = TempFile::new("lexicon.tsv", rows.as_bytes());
    let text = "Q met Jānis Kalns in Riga.";
    let line = format!("{}\n", json!({"id": 1, "text": text})).repeat(3);
    let output = readout(&["--lexicon", file.name(), "--jsonl"], line.as_bytes());
    assert!(output.status.success(), "{}", stderr(&output));
    let mut documents = lines(&output);
    assert_eq!(documents.len(), 3);
    let output = readout(&["--lexicon", file.name()], text.as_bytes());
    documents.push(serde_json::from_str(stdout(&output)).unwrap());
    for document in documents {
        let person = &document["entities"][0];
        assert_eq!(person["name"], "Zed Quux");
        assert_eq!(person["role"], "Envoy");
        assert_eq!(person["country"], "EE");
        assert_eq!(document["meetings"][0]["participants"], json!(["e1", "e2"]));
        let warning = document["warnings"][0].as_str().unwrap();
        assert!(warning.starts_with("lexicon line 3: "), "{warning}");
    }
}

#[test]
fn a_lexicon_that_cannot_be_read_stops_the_program() {
    let latin1 = TempFile::new("latin1.tsv", b"place\tCaf\xe9\n");
    for (path, word) in [("no-such.tsv", "no-such.tsv"), (latin1.name(), "not UTF-8")] {
        for mode in [&[][..], &["--jsonl"]] {
            let output = readout(&[&["--lexicon", path], mode].concat(), TEXT.as_bytes());
            assert_eq!(output.status.code(), Some(1));
            assert!(stderr(&output).contains(word), "{}", stderr(&output));
            assert!(stdout(&output).is_empty());
        }
    }
}
