//! Runs the program `readout` as its users do.

#[path = "support/hostile.rs"]
mod hostile;

use serde_json::{Value, json};
use std::io::Write;
use std::path::Path;
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

/// A directory of this test's own that is removed at its end, with all in it.
struct TempDirectory(std::path::PathBuf);

impl TempDirectory {
    fn new(name: &str, files: &[(&str, &str)]) -> Self {
        let name = format!("readout-{}-{name}", std::process::id());
        let directory = Self(std::env::temp_dir().join(name));
        for (file, text) in files {
            let path = directory.0.join(file);
            let parent = path.parent().expect("it is in the directory");
            std::fs::create_dir_all(parent).expect("the directory for temporary files is writable");
            std::fs::write(path, text).expect("the file is writable");
        }
        directory
    }

    fn name(&self) -> &str {
        self.0.to_str().expect("the path is UTF-8")
    }
}

impl Drop for TempDirectory {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn text_becomes_json_with_code_point_offsets() {
    let output = readout(&["--published", "2024-03-16"], TEXT.as_bytes());
    assert!(output.status.success(), "{}", stderr(&output));
    let document: Value = serde_json::from_str(stdout(&output)).unwrap();
    assert_eq!(document["schema"], "readout/2");
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
fn other_encodings_are_read_and_what_is_no_text_is_refused() {
    let file = TempFile::new("latin1.txt", b"Jos\xe9 Tamm met Jo Lund in Riga on Friday.");
    let output = readout(&[file.name(), file.name()], b"");
    assert!(output.status.success(), "{}", stderr(&output));
    assert_eq!(lines(&output)[0]["entities"][0]["name"], "José Tamm");
    let file = TempFile::new("image.txt", b"\x89PNG\0\0");
    let output = readout(&[file.name()], b"");
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("no text"), "{}", stderr(&output));
    assert!(stdout(&output).is_empty());
}

#[test]
fn a_mail_gives_its_subject_its_day_and_its_text() {
    let mail = b"From: Desk <d@desk.example>\r\nSubject: Fwd: Tamm meets Kalns\r\n\
        Date: Sat, 16 Mar 2024 01:10:00 +0200\r\n\r\n\xc3\x9clle Tamm met J\xc4\x81nis Kalns in Riga on Friday.\r\n";
    let file = TempFile::new("talks.eml", mail);
    let output = readout(&[file.name(), file.name()], b"");
    let answer = &lines(&output)[0];
    assert_eq!(
        answer["text"],
        "Tamm meets Kalns\n\nÜlle Tamm met Jānis Kalns in Riga on Friday."
    );
    assert_eq!(answer["reference_date"], "2024-03-16");
    assert_eq!(answer["meetings"][0]["date"]["from"], "2024-03-15");
}

#[test]
fn pdf_is_read_or_what_is_missing_is_named() {
    let file = TempFile::new("talks.pdf", b"%PDF-1.4 broken");
    let output = readout(&[file.name()], b"");
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("pdftotext"), "{}", stderr(&output));
}

#[test]
fn a_line_gets_back_its_title_and_address_and_its_day_may_have_a_time() {
    let input = json!({"id": 1, "text": TEXT, "title": "Talks", "url": "https://a.example/1",
        "published": "2024-03-16T23:30:00-05:00"});
    let bad = "{\"id\": 2, \"text\": 5}";
    let output = readout(&["--jsonl"], format!("{input}\n\n{bad}\n").as_bytes());
    let answers = lines(&output);
    assert_eq!(answers[0]["title"], "Talks");
    assert_eq!(answers[0]["url"], "https://a.example/1");
    assert_eq!(answers[0]["meetings"][0]["date"]["from"], "2024-03-15");
    let error = answers[1]["error"].as_str().unwrap();
    assert!(error.starts_with("line 3: not a request"), "{error}");
    assert!(
        error.contains("column") && !error.contains("line 1"),
        "{error}"
    );
    assert!(answers[1].get("title").is_none());
}

#[test]
fn wrong_usage_is_named() {
    for (arguments, word) in [
        (&["--frobnicate"][..], "--frobnicate"),
        (&["--published", "yesterday"], "yesterday"),
        (&["--published", "2024-13-16T10:00"], "2024-13-16T10:00"),
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
            65 => input.extend(b"{\"id\": 65, \"text\": \"\", \"html\": \"\"}\n"),
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
            65 => (json!(65), Some("exclude each other")),
            70 => (json!(null), Some("not UTF-8")),
            80 => (json!(80), Some("'soon' is no date")),
            85 => (json!(85), Some("'20240316' is no date")),
            90 => (json!(90), Some("not a request")),
            50 | 100 => (json!(null), Some("not a request")),
            _ => (json!(id), None),
        };
        assert_eq!(answer["id"], expected.0);
        match (error, expected.1) {
            (None, None) => assert_eq!(answer["schema"], "readout/2"),
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

const PAGE: &str = r#"<!DOCTYPE html><title>Talks in Riga — The Courier</title>
<meta property="og:title" content="Talks in Riga"><meta name="date" content="2024-03-16">
<nav><a href="/">Front page</a></nav><h1>Talks in Riga</h1>
<p>Ülle Tamm, Estonia's foreign minister, met <a href="/k">Jānis&nbsp;Kalns</a> in Riga on Friday.</p>"#;

/// What is read of [`PAGE`].
fn page_text() -> String {
    format!("Talks in Riga\n\n{TEXT}")
}

/// Checks the result of [`PAGE`]: each fact can be looked up in its own "text".
fn check_page(document: &Value) {
    let text = document["text"].as_str().expect("the text is there");
    assert_eq!(text, page_text());
    assert_eq!(document["meetings"][0]["date"]["from"], "2024-03-15");
    let mut mentions = 0;
    for entity in document["entities"].as_array().unwrap() {
        for mention in entity["mentions"].as_array().unwrap() {
            let at = |name: &str| mention[name].as_u64().unwrap() as usize;
            let words: String = text.chars().take(at("end")).skip(at("start")).collect();
            assert_eq!(mention["text"], words);
            mentions += 1;
        }
    }
    assert!(mentions > 2);
}

#[test]
fn a_page_is_known_by_its_name_its_beginning_or_when_told() {
    let file = TempFile::new("page.HTML", PAGE.as_bytes());
    let other = TempFile::new("page.txt", PAGE.as_bytes());
    for (arguments, input) in [
        (&[file.name()][..], ""),
        (&[][..], PAGE),
        (&["--input", "html", other.name()], ""),
        (&["--input=html"], PAGE),
    ] {
        let output = readout(arguments, input.as_bytes());
        assert!(output.status.success(), "{}", stderr(&output));
        check_page(&serde_json::from_str(stdout(&output)).unwrap());
    }
    for (arguments, input) in [
        (&[other.name()][..], ""),
        (&["--input", "text"], PAGE),
        (&[], TEXT),
    ] {
        let output = readout(arguments, input.as_bytes());
        let document: Value = serde_json::from_str(stdout(&output)).unwrap();
        assert_eq!(document.get("text"), None);
    }
    let output = readout(&["--format", "csv"], PAGE.as_bytes());
    assert!(stdout(&output).contains("2024-03-15"));
}

/// What `tests/pages/golden.jsonl` says, which the tests of browsers, Node.js and the extension hold
/// theirs against.
#[test]
fn every_page_is_read_as_everywhere_else() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let golden = std::fs::read_to_string(folder.join("golden.jsonl")).expect("what is read");
    let expected: Vec<Value> = golden
        .lines()
        .map(|line| serde_json::from_str(line).expect("a line of JSON"))
        .collect();
    let mut input = Vec::new();
    for page in &expected {
        let name = page["page"].as_str().expect("a name");
        let source = std::fs::read_to_string(folder.join(format!("{name}.page")));
        let source = source.expect("the page is UTF-8").replace(['⟦', '⟧'], "");
        let (_, html) = source.split_once("\n---\n").expect("a head");
        writeln!(input, "{}", json!({"id": name, "html": html})).expect("memory takes it");
    }
    let output = readout(&["--jsonl"], &input);
    let read = lines(&output);
    assert_eq!(read.len(), expected.len());
    for (read, page) in read.iter().zip(&expected) {
        let text = page["text"].as_str().expect("a text");
        let headed = match page["title"].as_str() {
            Some(title) if text.is_empty() => title.to_owned(),
            Some(title) => format!("{title}\n\n{text}"),
            None => text.to_owned(),
        };
        // Of pages that were set aside no test shows what came out.
        assert!(read["text"] == headed.as_str(), "{}", page["page"]);
        if !page["published"].is_null() {
            assert_eq!(
                read["reference_date"], page["published"],
                "{}",
                page["page"]
            );
        }
    }
}

#[test]
fn the_day_that_is_given_goes_before_that_of_the_page() {
    let output = readout(&["--published", "2024-03-09"], PAGE.as_bytes());
    let document: Value = serde_json::from_str(stdout(&output)).unwrap();
    assert_eq!(document["reference_date"], "2024-03-09");
    let input: String = [
        json!({"id": "page", "html": PAGE}),
        json!({"id": "line", "html": PAGE, "published": "2024-03-02"}),
    ]
    .map(|line| format!("{line}\n"))
    .concat();
    let answers = lines(&readout(&["--jsonl"], input.as_bytes()));
    check_page(&answers[0]);
    assert_eq!(answers[0]["id"], "page");
    assert_eq!(answers[1]["reference_date"], "2024-03-02");
}

#[test]
fn a_page_of_another_encoding_is_read_and_no_page_is_refused() {
    let page = b"<meta charset=windows-1257><p>J\xe2nis Kalns met \xdclle Tamm in R\xeega.";
    let latin = TempFile::new("latin.html", page);
    let binary = TempFile::new("binary.html", b"PK\x03\x04\0\0");
    let output = readout(&[latin.name(), binary.name()], b"");
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stderr(&output).contains("it is no text"),
        "{}",
        stderr(&output)
    );
    assert_eq!(
        lines(&output)[0]["text"],
        "Jānis Kalns met Ülle Tamm in Rīga."
    );
}

/// The names of the files that were read, within the directory.
fn names_in(directory: &TempDirectory, output: &Output) -> Vec<String> {
    let name = |line: &Value| {
        let id = line["id"].as_str().expect("the id is a name");
        let id = std::path::Path::new(id).strip_prefix(&directory.0);
        id.expect("it is in the directory").display().to_string()
    };
    lines(output).iter().map(name).collect()
}

#[test]
fn a_directory_is_read_by_name_with_what_is_below() {
    let directory = TempDirectory::new(
        "corpus",
        &[
            ("c.html", PAGE),
            ("a/z.txt", TEXT),
            ("a/deep/er/x.HTM", PAGE),
            ("b.md", TEXT),
            ("picture.png", "no"),
            ("data.json", "{}"),
        ],
    );
    for jobs in ["1", "4"] {
        let output = readout(&["--jobs", jobs, directory.name()], b"");
        assert!(output.status.success(), "{}", stderr(&output));
        let names = names_in(&directory, &output);
        assert_eq!(names, ["a/deep/er/x.HTM", "a/z.txt", "b.md", "c.html"]);
        let documents = lines(&output);
        check_page(&documents[0]);
        assert_eq!(documents[1].get("text"), None);
    }
    let output = readout(&["--format", "markdown", directory.name()], b"");
    assert_eq!(stdout(&output).matches("\n## 2024-03-15").count(), 2);
    let output = readout(&["--format", "ics", directory.name()], b"");
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn an_empty_directory_is_told_and_one_file_in_a_directory_is_a_line_too() {
    let empty = TempDirectory::new("empty", &[("picture.png", "no")]);
    let output = readout(&[empty.name()], b"");
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("no .txt"), "{}", stderr(&output));
    let single = TempDirectory::new("single", &[("only.txt", TEXT)]);
    let output = readout(&[single.name()], b"");
    assert_eq!(names_in(&single, &output), ["only.txt"]);
}

#[cfg(unix)]
#[test]
fn links_that_lead_round_in_a_circle_are_no_trap() {
    use std::os::unix::fs::symlink;
    let directory = TempDirectory::new("links", &[("a/one.txt", TEXT), ("two.txt", TEXT)]);
    symlink(&directory.0, directory.0.join("a/around")).unwrap();
    symlink("self.txt", directory.0.join("self.txt")).unwrap();
    symlink(directory.0.join("two.txt"), directory.0.join("three.txt")).unwrap();
    let output = readout(&[directory.name()], b"");
    assert!(output.status.success(), "{}", stderr(&output));
    assert_eq!(
        names_in(&directory, &output),
        ["a/one.txt", "three.txt", "two.txt"]
    );
}

#[test]
fn the_help_teaches() {
    let output = readout(&["--help"], b"");
    let help = stdout(&output);
    for words in [
        "Examples:",
        "readout --jsonl <",
        "Exit codes:",
        "\"text\"",
        "code points",
    ] {
        assert!(help.contains(words), "{words}: {help}");
    }
    assert!(stderr(&output).is_empty());
}

/// What bash offers for the last of these words.
fn completed(words: &[&str]) -> String {
    let script = readout(&["--completions", "bash"], b"");
    assert!(script.status.success(), "{}", stderr(&script));
    let last = words.len() - 1;
    let program = format!(
        "{}\nCOMP_WORDS=({})\nCOMP_CWORD={last}\n_readout readout \"${{COMP_WORDS[{last}]}}\" \"${{COMP_WORDS[{}]}}\"\necho \"${{COMPREPLY[@]}}\"",
        stdout(&script),
        words.join(" "),
        last - 1,
    );
    let output = Command::new("bash")
        .args(["-c", &program])
        .output()
        .expect("bash starts");
    assert!(output.status.success(), "{}", stderr(&output));
    stdout(&output).trim().to_owned()
}

#[test]
fn bash_completes_options_and_their_values() {
    assert_eq!(completed(&["readout", "--publ"]), "--published");
    let formats = completed(&["readout", "--format", "j"]);
    assert_eq!(formats, "json jsonld");
    assert_eq!(completed(&["readout", "--input", "h"]), "html");
}

#[test]
fn a_reader_that_leaves_ends_every_mode_quietly() {
    let directory = TempDirectory::new("many", &[("a.txt", TEXT), ("b.txt", TEXT)]);
    for arguments in [
        &["--help"][..],
        &["--version"],
        &["--completions", "zsh"],
        &[directory.name()],
        &["--format", "csv"],
    ] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_readout"))
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("the program ends");
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert!(stderr(&output).is_empty(), "{}", stderr(&output));
    }
}

/// What the program shows on a terminal while its results go elsewhere.
#[cfg(unix)]
fn shown(arguments: &[&str], input: &[u8]) -> String {
    use std::io::Read;
    let terminal = nix::pty::openpty(None, None).expect("there is a terminal");
    let mut child = Command::new(env!("CARGO_BIN_EXE_readout"))
        .args(arguments)
        .env("TERM", "xterm")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(terminal.slave)
        .spawn()
        .expect("the program starts");
    child
        .stdin
        .take()
        .expect("standard input is piped")
        .write_all(input)
        .expect("the input is read");
    let status = child.wait().expect("the program ends");
    assert!(status.code() < Some(2), "{status}");
    let mut shown = Vec::new();
    // A terminal that nobody writes to any more ends in an error.
    let _ = std::fs::File::from(terminal.master).read_to_end(&mut shown);
    String::from_utf8(shown).expect("it is UTF-8")
}

#[cfg(unix)]
#[test]
fn progress_is_shown_on_a_terminal_and_nowhere_else() {
    let directory = TempDirectory::new("progress", &[("a.txt", TEXT), ("b.txt", TEXT)]);
    let seen = shown(&[directory.name(), "no-such.txt"], b"");
    assert!(seen.contains("/3 texts"), "{seen}");
    assert!(seen.contains("readout: no-such.txt: "), "{seen}");
    let line = format!("{}\n", json!({"text": TEXT}));
    let seen = shown(&["--jsonl"], line.as_bytes());
    assert!(seen.contains("1 texts"), "{seen}");
    assert_eq!(shown(&[], TEXT.as_bytes()), "");
    assert!(stderr(&readout(&[directory.name()], b"")).is_empty());
}

/// A report with words in it that are meant to break out of it.
fn report(words: &str) -> String {
    format!(
        "Kenyan President Daniel Mwangale met {words} Ingrid Halvorsen in Oslo on Thursday. \
         \u{201c}{words}\u{201d}, she said."
    )
}

#[test]
fn hostile_lines_are_answered_one_by_one() {
    let all = hostile::words();
    let requests = all
        .iter()
        .map(|words| json!({"id": words, "text": report(words)}));
    let pages = all
        .iter()
        .map(|words| json!({"id": words, "html": format!("<p>{}</p>", report(words))}));
    let requests: Vec<String> = requests.chain(pages).map(|line| line.to_string()).collect();
    let input = requests.join("\n");
    let output = readout(&["--jsonl", "--published", "2024-03-16"], input.as_bytes());
    assert!(
        output.status.success() && output.stderr.is_empty(),
        "{}",
        stderr(&output)
    );
    let answers = lines(&output);
    assert_eq!(answers.len(), 2 * all.len());
    for (answer, words) in answers.iter().zip(all.iter().chain(&all)) {
        assert_eq!(answer["id"], json!(words));
        assert_eq!(answer["error"], Value::Null);
        // Of a page it is what was read of it.
        let text = answer["text"]
            .as_str()
            .map_or_else(|| report(words), str::to_owned);
        let text: Vec<char> = text.chars().collect();
        let entities = answer["entities"].as_array().unwrap().iter();
        for mention in entities.flat_map(|entity| entity["mentions"].as_array().unwrap()) {
            let place = ["start", "end"].map(|end| mention[end].as_u64().unwrap() as usize);
            let stands: String = text[place[0]..place[1]].iter().collect();
            assert_eq!(mention["text"], json!(stands), "{words:?}");
        }
    }
}

#[test]
fn giant_attributes_take_no_words_away() {
    let giant = "x".repeat(4_000_000);
    let page = format!(
        "<!doctype html><title>{TEXT}</title><meta name=\"date\" content=\"{giant}\">\
         <article class=\"{giant}\" onclick=\"{giant}\"><p style=\"{giant}\">{TEXT}</p></article>"
    );
    let output = readout(&["--published", "2024-03-16"], page.as_bytes());
    assert!(output.status.success(), "{}", stderr(&output));
    let document: Value = serde_json::from_str(stdout(&output)).unwrap();
    assert!(document["text"].as_str().unwrap().ends_with(TEXT));
    assert!(output.stdout.len() < 100_000);
}

#[test]
fn keys_that_mean_something_elsewhere_mean_nothing_in_a_line() {
    let lines_in = [
        r#"{"__proto__": {"text": "x"}, "constructor": 1, "id": 1, "text": "Nothing."}"#,
        r#"{"id": {"__proto__": {"polluted": 1}}, "text": "Nothing."}"#,
        r#"{"id": 1, "id": 2, "text": "Nothing."}"#,
        r#"{"id": 1, "text": "a\ud83e"}"#,
    ];
    let output = readout(&["--jsonl"], lines_in.join("\n").as_bytes());
    let answers = lines(&output);
    assert_eq!(answers.len(), lines_in.len());
    assert_eq!(answers[0]["schema"], "readout/2");
    assert_eq!(answers[1]["id"], json!({"__proto__": {"polluted": 1}}));
    for answer in &answers[2..] {
        assert!(
            answer["error"]
                .as_str()
                .unwrap()
                .contains(": not a request")
        );
    }
}

/// Of what is written for people, nothing works the terminal or turns lines around.
fn is_calm(words: &str) -> bool {
    let turns = |c| matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    !words.contains(|c: char| (c.is_control() && c != '\n' && c != '\r') || turns(c))
}

#[test]
fn hostile_words_are_calm_in_every_format_for_people() {
    let text: String = hostile::words()
        .iter()
        .map(|words| report(words) + "\n\n")
        .collect();
    let words = hostile::words();
    let rows = words
        .iter()
        .map(|words| format!("person\t{}", [words.as_str(); 4].join("\t")));
    let rows: Vec<String> = rows.collect();
    let lexicon = TempFile::new("hostile.tsv", rows.join("\n").as_bytes());
    for format in ["markdown", "csv", "ics", "jsonld", "graphml"] {
        let arguments = [
            "--format",
            format,
            "--lexicon",
            lexicon.name(),
            "--published",
            "2024-03-16",
        ];
        let output = readout(&arguments, text.as_bytes());
        assert!(output.status.success(), "{}", stderr(&output));
        let written = stdout(&output);
        assert!(written.contains("Mwangale"), "{format}");
        assert!(is_calm(written), "{format}");
    }
}

#[cfg(unix)]
#[test]
fn a_hostile_file_name_stays_a_name() {
    let name = "\u{1b}[2J\u{202e}<script>[x](y)\n# head.txt";
    let directory = TempDirectory::new("names", &[(name, TEXT), ("other.txt", TEXT)]);
    let output = readout(&["--format", "markdown", directory.name()], b"");
    assert!(output.status.success(), "{}", stderr(&output));
    let headings = stdout(&output)
        .lines()
        .filter(|line| line.starts_with("# "));
    let headings: Vec<&str> = headings.collect();
    assert_eq!(headings.len(), 2, "{headings:?}");
    assert!(headings[0].contains("\\<script\\>\\[x\\]"), "{headings:?}");
    assert!(is_calm(stdout(&output)));
    let missing = format!("{}/{name}.missing", directory.name());
    for mode in [&[][..], &["--jsonl"], &["--lexicon"]] {
        let output = readout(&[mode, &[&missing]].concat(), b"");
        assert_eq!(output.status.code(), Some(1));
        assert!(is_calm(stderr(&output)), "{:?}", stderr(&output));
        assert!(
            stderr(&output).contains("\\u{1b}[2J"),
            "{:?}",
            stderr(&output)
        );
        assert_eq!(stderr(&output).lines().count(), 1);
    }
}
