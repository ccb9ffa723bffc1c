//! `cargo xtask test`: every check and test, in order, stopping at the first that fails.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::tools::{WASM, command, exists, invoke, npm_packages, root, wasm_target};

/// Tests that ran.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Count {
    passed: u32,
    failed: u32,
}

/// Runs everything.
pub fn run() -> Result<(), String> {
    let mut count = Count::default();
    let done = steps(&mut count);
    // Also where a step failed: what ran, ran.
    if done.is_err() && count.failed == 0 {
        count.failed = 1;
    }
    println!("{} passed, {} failed", count.passed, count.failed);
    done
}

fn steps(count: &mut Count) -> Result<(), String> {
    step("format", || {
        invoke(&mut command("cargo", &["fmt", "--all", "--check"]))
    })?;
    let lints = ["--workspace", "--all-targets", "--", "-D", "warnings"];
    step("lints", || {
        invoke(command("cargo", &["clippy", "--quiet"]).args(lints))
    })?;
    let lints = ["--lib", "--target", WASM, "--", "-D", "warnings"];
    step("lints of the wasm library", || {
        wasm_target()?;
        invoke(command("cargo", &["clippy", "--quiet"]).args(lints))
    })?;
    step("Rust tests", || {
        counted(&mut command("cargo", &["test", "--workspace"]), count)
    })?;
    step("npm packages", npm_packages)?;
    step("WebAssembly build", crate::build::run)?;
    step("types of the JavaScript", || {
        invoke(&mut command(
            "node",
            &[
                "node_modules/typescript/bin/tsc",
                "--project",
                "www/jsconfig.json",
            ],
        ))
    })?;
    step("WebAssembly in Node", || {
        counted(
            command("node", &["--test"]).args(test_files("tests/wasm")?),
            count,
        )
    })?;
    let chromium = chromium()?;
    step("the page in Chromium", || {
        let mut tests = command("node", &["--test", "--test-concurrency=1"]);
        let files = test_files("tests/browser")?;
        counted(tests.args(files).env("CHROME", chromium), count)
    })
}

/// The test files of a folder; Node's versions differ in whether they take a folder.
fn test_files(folder: &str) -> Result<Vec<PathBuf>, String> {
    let folder = root().join(folder);
    let entries =
        std::fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    files.sort();
    Ok(files)
}

fn step(name: &str, work: impl FnOnce() -> Result<(), String>) -> Result<(), String> {
    println!("── {name}");
    work().map_err(|error| format!("{name}: {error}"))
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

/// A Chromium or Chrome to test in: `CHROME`, one of the usual names, or Debian's, which
/// is installed where that is allowed.
fn chromium() -> Result<String, String> {
    if let Ok(named) = std::env::var("CHROME") {
        return if exists(&named) {
            Ok(named)
        } else {
            Err(format!("CHROME names '{named}', which does not run"))
        };
    }
    let found = || {
        [
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
            "chrome",
        ]
        .into_iter()
        .find(|name| exists(name))
        .and_then(full_path)
    };
    if let Some(program) = found() {
        return Ok(program);
    }
    if std::fs::metadata("/etc/debian_version").is_ok() && is_root() {
        println!("installing Debian's chromium");
        invoke(&mut command("apt-get", &["update", "-qq"]))?;
        let quiet = [
            "install",
            "-y",
            "-qq",
            "--no-install-recommends",
            "chromium",
        ];
        invoke(command("apt-get", &quiet).env("DEBIAN_FRONTEND", "noninteractive"))?;
    }
    found().ok_or_else(|| {
        "no Chromium to test the page in: install 'chromium' (or Chrome), or set CHROME".to_owned()
    })
}

fn full_path(name: &str) -> Option<String> {
    let output = Command::new("sh")
        .args(["-c", &format!("command -v {name}")])
        .output()
        .ok()?;
    Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn is_root() -> bool {
    Command::new("id")
        .arg("-u")
        .output()
        .is_ok_and(|output| output.stdout.starts_with(b"0\n"))
}

#[cfg(test)]
mod tests {
    use super::{Count, add};

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
