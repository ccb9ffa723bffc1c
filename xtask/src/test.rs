//! `cargo xtask test`: every check and test there is. A step that fails does not hide what
//! the later ones would say.

use std::io::{BufRead, BufReader};
use std::process::{Command, ExitCode, Stdio};

use crate::build::{self, Optimizer};
use crate::package;
use crate::programs::{CHROMIUM, FIREFOX, Needed, PYTHON};
use crate::supply::{Asked, deny, npm};
use crate::tools::{WASM, command, invoke, npm_packages, root, wasm_target};

/// Checks and tests that ran.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Count {
    passed: u32,
    failed: u32,
}

/// What came of the steps so far.
#[derive(Debug, Default)]
struct Report {
    count: Count,
    /// Each failed step's name with the reason.
    failures: Vec<String>,
    /// The name of each step whose question nobody answered, with the reason: neither passed nor
    /// failed.
    not_run: Vec<String>,
    /// Whether such a step is to count as failed.
    must_ask: bool,
}

/// Runs everything; the last line printed is the count.
pub fn run(arguments: &[String]) -> ExitCode {
    let mut report = Report::default();
    for argument in arguments {
        if argument != "--audit" {
            eprintln!("xtask: test does not know '{argument}'; it takes --audit");
            return ExitCode::FAILURE;
        }
        report.must_ask = true;
    }
    steps(&mut report);
    for step in &report.not_run {
        println!("NOT RUN: {step}");
    }
    for failure in &report.failures {
        println!("FAILED: {failure}");
    }
    println!(
        "{} passed, {} failed",
        report.count.passed, report.count.failed
    );
    if report.failures.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn steps(report: &mut Report) {
    report.check("format", || {
        invoke(&mut command("cargo", &["fmt", "--all", "--check"]))
    });
    let lints = ["--workspace", "--all-targets", "--", "-D", "warnings"];
    report.check("lints", || {
        invoke(command("cargo", &["clippy", "--quiet"]).args(lints))
    });
    let lints = ["--lib", "--target", WASM, "--", "-D", "warnings"];
    report.check("lints of the wasm library", || {
        wasm_target()?;
        invoke(command("cargo", &["clippy", "--quiet"]).args(lints))
    });
    report.check("licences, duplicates and sources of crates", deny::rules);
    report.asks("advisories of crates", deny::advisories);
    report.check("licences of npm packages", npm::rules);
    report.asks("advisories of npm packages", npm::advisories);
    report.tests("Rust tests", |count| {
        let all = ["test", "--workspace", "--no-fail-fast"];
        let python = PYTHON.find()?;
        counted(command("cargo", &all).env(PYTHON.variable, python), count)
    });
    // What follows reads what these two make; on old or missing files it would say nothing.
    let built = report.check("npm packages", npm_packages)
        && report.check("WebAssembly build", || build::run(Optimizer::Required));
    let later = [
        "types of the JavaScript",
        "WebAssembly in Node",
        "the page's modules in Node",
        "the page in Chromium",
        "packages",
        "recipes with the npm package",
        "lint of the extension",
        "the extension in Chromium and Firefox",
    ];
    if !built {
        for name in later {
            report.check(
                name,
                || Err("not run: nothing was built to test".to_owned()),
            );
        }
        return;
    }
    let [
        types,
        node,
        modules,
        page,
        packages,
        recipes,
        lint,
        extension,
    ] = later;
    report.check(types, || {
        let tsc = "node_modules/typescript/bin/tsc";
        for project in ["www/jsconfig.json", "www/node/jsconfig.json"] {
            invoke(&mut command("node", &[tsc, "--project", project]))?;
        }
        Ok(())
    });
    report.tests(node, |count| {
        counted(
            command("node", &["--test"]).args(files("tests/wasm")?),
            count,
        )
    });
    report.tests(modules, |count| {
        counted(command("node", &["--test"]).args(files("tests/js")?), count)
    });
    report.tests(page, |count| {
        in_browsers(&[CHROMIUM], "tests/browser", 2, count)
    });
    if !report.check(packages, || package::run(&[])) {
        for name in [recipes, lint, extension] {
            report.check(name, || {
                Err("not run: nothing was packed to test".to_owned())
            });
        }
        return;
    }
    report.tests(recipes, |count| {
        // They install into one folder.
        in_browsers(&[CHROMIUM], "tests/package", 1, count)
    });
    report.check(lint, || {
        let linter = "node_modules/web-ext/bin/web-ext.js";
        let folder = ["--source-dir", "target/package/firefox"];
        let arguments = [linter, "lint", "--warnings-as-errors", folder[0], folder[1]];
        invoke(&mut command("node", &arguments))
    });
    report.tests(extension, |count| {
        in_browsers(&[CHROMIUM, FIREFOX], "tests/extension", 2, count)
    });
}

impl Report {
    /// Runs a step that either holds or not, and counts it as one; tells whether it held.
    fn check(&mut self, name: &str, work: impl FnOnce() -> Result<(), String>) -> bool {
        self.step(name, |count| {
            work()?;
            count.passed += 1;
            Ok(())
        })
    }

    /// Runs a step that asks somebody who may not answer.
    fn asks(&mut self, name: &str, work: impl FnOnce() -> Result<Asked, String>) {
        let must_ask = self.must_ask;
        let mut unanswered = None;
        self.step(name, |count| {
            match work()? {
                Asked::Clean => count.passed += 1,
                Asked::Unanswered(reason) if must_ask => {
                    return Err(format!("nobody answered: {reason}"));
                }
                Asked::Unanswered(reason) => {
                    println!("not run: {reason}");
                    unanswered = Some(format!("{name}: {reason}"));
                }
            }
            Ok(())
        });
        self.not_run.extend(unanswered);
    }

    /// Runs a step that counts its own tests.
    fn tests(&mut self, name: &str, work: impl FnOnce(&mut Count) -> Result<(), String>) {
        self.step(name, work);
    }

    fn step(&mut self, name: &str, work: impl FnOnce(&mut Count) -> Result<(), String>) -> bool {
        println!("── {name}");
        let failed = self.count.failed;
        let done = work(&mut self.count);
        if let Err(error) = &done {
            println!("{error}");
            self.failures.push(format!("{name}: {error}"));
            // A runner that never came to count its failure has failed all the same.
            if self.count.failed == failed {
                self.count.failed += 1;
            }
        }
        done.is_ok()
    }
}

/// Runs the tests of a folder that look at pages in browsers, so many files at once. Each has a
/// server and a browser of its own, which waits more than it works.
fn in_browsers(
    browsers: &[Needed],
    folder: &str,
    at_once: u32,
    count: &mut Count,
) -> Result<(), String> {
    let mut tests = command("node", &["--test"]);
    tests.arg(format!("--test-concurrency={at_once}"));
    tests.args(files(folder)?);
    for browser in browsers {
        tests.env(browser.variable, browser.find()?);
    }
    counted(&mut tests, count)
}

/// The files of Node tests in a folder, by name: Node 20 takes the folder itself, later
/// versions do not.
fn files(folder: &str) -> Result<Vec<String>, String> {
    let entries =
        std::fs::read_dir(root().join(folder)).map_err(|error| format!("{folder}: {error}"))?;
    let mut files: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(".test.mjs"))
        .map(|name| format!("{folder}/{name}"))
        .collect();
    files.sort();
    if files.is_empty() {
        return Err(format!("{folder} has no test"));
    }
    Ok(files)
}

/// Runs a test runner, shows its output and adds up its closing lines.
fn counted(command: &mut Command, count: &mut Count) -> Result<(), String> {
    let shown = format!("{command:?}").replace('"', "");
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("cannot run {shown}: {error}"))?;
    let output = child.stdout.take().ok_or("no output to read")?;
    let before = *count;
    for line in BufReader::new(output).lines().map_while(Result::ok) {
        println!("{line}");
        add(&line, count);
    }
    let status = child.wait().map_err(|error| error.to_string())?;
    if !status.success() {
        return Err(format!("{shown} failed ({status})"));
    }
    if *count == before {
        return Err(format!("{shown} ran no test"));
    }
    Ok(())
}

/// Adds what a closing line of libtest ("test result: ok. 3 passed; 0 failed; …") or of
/// Node's runner ("# pass 3", "ℹ fail 0") says.
fn add(line: &str, count: &mut Count) {
    let number = |words: &str| words.trim().parse().unwrap_or(0);
    if let Some(result) = line.strip_prefix("test result: ") {
        for part in result.split([';', '.']) {
            if let Some(passed) = part.trim().strip_suffix(" passed") {
                count.passed += number(passed);
            } else if let Some(failed) = part.trim().strip_suffix(" failed") {
                count.failed += number(failed);
            }
        }
    }
    let summary = line.strip_prefix("# ").or_else(|| line.strip_prefix("ℹ "));
    if let Some(passed) = summary.and_then(|s| s.strip_prefix("pass ")) {
        count.passed += number(passed);
    } else if let Some(failed) = summary.and_then(|s| s.strip_prefix("fail ")) {
        count.failed += number(failed);
    }
}

#[cfg(test)]
mod tests {
    use super::{Count, Report, add, files};
    use crate::supply::Asked;

    #[test]
    fn a_question_without_an_answer_is_told_and_counted_neither_way() {
        let mut report = Report::default();
        let silent = || Ok(Asked::Unanswered("no network".to_owned()));
        report.asks("advisories", silent);
        assert_eq!(report.count, Count::default());
        assert_eq!(report.not_run, ["advisories: no network"]);
        report.asks("advisories", || Ok(Asked::Clean));
        report.asks("advisories", || Err("found".to_owned()));
        report.must_ask = true;
        report.asks("advisories", silent);
        let (passed, failed) = (1, 2);
        assert_eq!(report.count, Count { passed, failed });
        let last = "advisories: nobody answered: no network";
        assert_eq!(report.failures, ["advisories: found", last]);
        assert_eq!(report.not_run.len(), 1);
    }

    #[test]
    fn a_failed_step_is_named_and_counted_once() {
        let mut report = Report::default();
        assert!(report.check("format", || Ok(())));
        assert!(!report.check("lints", || Err("two".to_owned())));
        report.tests("tests", |count| {
            add("test result: FAILED. 3 passed; 2 failed; 0 ignored", count);
            Err("it failed".to_owned())
        });
        assert_eq!(report.failures, ["lints: two", "tests: it failed"]);
        assert_eq!(
            report.count,
            Count {
                passed: 4,
                failed: 3
            }
        );
    }

    #[test]
    fn node_tests_are_named_one_by_one() {
        let found = files("tests/wasm");
        assert!(found.is_ok_and(|names| names.contains(&"tests/wasm/extract.test.mjs".to_owned())));
        assert!(files("www").is_err());
    }

    #[test]
    fn closing_lines_are_counted() {
        let mut count = Count::default();
        for line in [
            "test result: ok. 35 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.05s",
            "test a::b ... ok",
            "# pass 4",
            "# fail 1",
            "ℹ pass 2",
        ] {
            add(line, &mut count);
        }
        assert_eq!(
            count,
            Count {
                passed: 41,
                failed: 1
            }
        );
    }
}
