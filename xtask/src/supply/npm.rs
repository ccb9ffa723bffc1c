//! npm packages: the licences of every lock file, and what is known against what is in it.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::{Asked, licences, named, vendor};
use crate::tools::{command, output, root};

/// From this severity on, what is known against a tool fails; of what is shipped anything does.
/// A tool reads the project's own files on the machine of who builds it.
const SEVERE: &[&str] = &["high", "critical"];

/// Checks the licences of all that the lock files name, also for other machines.
pub fn rules() -> Result<(), String> {
    let (modules, _) = vendor::modules()?;
    let shipped: Vec<&str> = modules.iter().map(|one| one.package.as_str()).collect();
    let mut wrong = Vec::new();
    for path in lock_files()? {
        let at = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
        let text = fs::read_to_string(&path).map_err(|error| at(&error))?;
        let lock = serde_json::from_str(&text).map_err(|error| at(&error))?;
        let refused = licences::refused(&lock, &shipped).map_err(|error| at(&error))?;
        wrong.extend(refused.iter().map(|one| at(one)));
    }
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(wrong.join("\n"))
    }
}

/// What the registry knows against them.
pub fn advisories() -> Result<Asked, String> {
    let (modules, _) = vendor::modules()?;
    let shipped: Vec<&str> = modules.iter().map(|one| one.package.as_str()).collect();
    for path in lock_files()? {
        let audit = ["audit", "--json", "--package-lock-only"];
        let folder = path.parent().unwrap_or(Path::new("."));
        let told = output(command("npm", &audit).current_dir(folder))?;
        let asked = verdict(&told.stdout, &shipped)
            .map_err(|error| format!("{}:\n{error}", path.display()))?;
        if let Asked::Unanswered(reason) = asked {
            return Ok(Asked::Unanswered(reason));
        }
    }
    Ok(Asked::Clean)
}

fn lock_files() -> Result<Vec<PathBuf>, String> {
    named(&root(), "package-lock.json")
}

/// What `npm audit --json` wrote: a report has a version, and the failure of a request has a
/// `message` of its own beside npm's `error`.
fn verdict(written: &[u8], shipped: &[&str]) -> Result<Asked, String> {
    let report: Value = serde_json::from_slice(written)
        .map_err(|error| format!("npm audit wrote no JSON: {error}"))?;
    if report["auditReportVersion"].is_null() {
        return match report["message"].as_str() {
            Some(reason) => Ok(Asked::Unanswered(reason.to_owned())),
            None => Err(format!("npm audit failed: {}", report["error"])),
        };
    }
    let mut wrong = Vec::new();
    for (name, entry) in report["vulnerabilities"].as_object().into_iter().flatten() {
        let severity = entry["severity"].as_str().unwrap_or("unknown");
        // Of those that only have it below them the entry names packages, which have their own.
        let titles = entry["via"].as_array().into_iter().flatten();
        let known = titles.filter_map(|via| Some((via["title"].as_str()?, via["url"].as_str()?)));
        for (title, url) in known {
            let line = format!("{name}, {severity}: {title} ({url})");
            if SEVERE.contains(&severity) || shipped.contains(&name.as_str()) {
                wrong.push(line);
            } else {
                println!("a tool, not severe: {line}");
            }
        }
    }
    if wrong.is_empty() {
        Ok(Asked::Clean)
    } else {
        Err(wrong.join("\n"))
    }
}

#[cfg(test)]
mod tests {
    use super::{Asked, lock_files, verdict};
    use crate::tools::root;

    const CLEAN: &str = include_str!("recorded/npm-clean.json");
    const FOUND: &str = include_str!("recorded/npm-found.json");
    const REFUSED: &str = include_str!("recorded/npm-refused.json");
    const OFFLINE: &str = include_str!("recorded/npm-offline.json");
    const BROKEN: &str = include_str!("recorded/npm-broken.json");

    #[test]
    fn a_registry_that_does_not_answer_is_no_finding_and_no_pass() {
        for (written, reason) in [(REFUSED, "405 Method Not Allowed"), (OFFLINE, "ENOTFOUND")] {
            let Ok(Asked::Unanswered(told)) = verdict(written.as_bytes(), &[]) else {
                panic!("{written}");
            };
            assert!(told.contains(reason), "{told}");
        }
        assert!(
            verdict(BROKEN.as_bytes(), &[])
                .unwrap_err()
                .contains("ENOLOCK")
        );
        assert!(verdict(b"", &[]).is_err());
    }

    #[test]
    fn what_is_shipped_fails_at_once_and_a_tool_when_it_is_severe() {
        let asked = |written: &str, shipped: &[&str]| verdict(written.as_bytes(), shipped);
        assert_eq!(asked(CLEAN, &["idb"]), Ok(Asked::Clean));
        assert_eq!(asked(FOUND, &[]), Ok(Asked::Clean));
        let known = "idb, moderate: Made up (https://example.org/GHSA-aaaa)";
        assert_eq!(asked(FOUND, &["idb"]), Err(known.to_owned()));
        let severe = FOUND.replace("\"low\"", "\"high\"");
        let known = "jszip, high: Made up too (https://example.org/GHSA-bbbb)";
        assert_eq!(asked(&severe, &[]), Err(known.to_owned()));
    }

    #[test]
    fn no_lock_file_is_passed_over() {
        let found = lock_files().unwrap();
        for folder in ["", "tests/package", "xtask/bench", "xtask/lexicon"] {
            let lock = root().join(folder).join("package-lock.json");
            assert!(found.contains(&lock), "{}", lock.display());
        }
    }
}
