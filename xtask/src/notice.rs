//! The notice of code of others, `www/pkg/THIRD-PARTY.txt`: what the WebAssembly was compiled of
//! and the modules of the page, each with its licence. Most ask that these go along.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use spdx::{Expression, Licensee, ParseMode};

use crate::bench::size;
use crate::build;
use crate::supply::vendor;
use crate::tools::{self, WASM, command, output, root};

/// Its name in what is packed.
pub const NAME: &str = "THIRD-PARTY.txt";

/// Licences that are taken, the first before the others where a crate leaves the choice, and what
/// the name of the file with their text has in it where there are several.
const TAKEN: &[(&str, &str)] = &[
    ("MIT", "MIT"),
    ("Unicode-3.0", "UNICODE"),
    ("Zlib", "ZLIB"),
    ("BSD-3-Clause", "BSD"),
    ("Apache-2.0", "APACHE"),
];

/// What every Rust program has in it; these are no packages.
const RUST: &[&str] = &["alloc", "compiler_builtins", "core", "rustc", "std"];

/// Packages of the standard library's own, and what else a symbol may begin with.
const RUST_INSIDE: &[&str] = &["dlmalloc", "hashbrown", "other", "rustc_demangle"];

/// What of Readout's own code is a translation of others' code, and where it stands, with its
/// licence beside it.
const TRANSLATED: (&str, &str) = (
    "Parts of Readability.js 0.6.0 (Apache-2.0)\nhttps://github.com/mozilla/readability\n\
     Changed: it is written in Rust, over a tree of its own, and leaves out what is for pictures and addresses.",
    "src/page/readability",
);

/// A crate in the WebAssembly.
struct Crate {
    name: String,
    version: String,
    licence: String,
    folder: PathBuf,
}

/// Writes the notice for the core that was compiled last.
///
/// # Errors
/// Where a licence is not one of those that are taken or its text is missing, and where there is
/// code of a crate in the WebAssembly that Cargo did not name.
pub fn write(www: &Path) -> Result<(), String> {
    let crates = crates()?;
    let compiled = root().join("target").join(WASM).join("web/readout.wasm");
    let wasm = fs::read(&compiled).map_err(|error| format!("{}: {error}", compiled.display()))?;
    let inside = size::crates(&wasm).map_err(|error| format!("{}: {error}", compiled.display()))?;
    let missing = unnamed(inside.keys(), &crates);
    if !missing.is_empty() {
        return Err(format!("{NAME} does not name {}", missing.join(", ")));
    }
    build::write(&www.join("pkg").join(NAME), &text(&crates, www)?)
}

/// The crates of symbols that are not among `crates`.
fn unnamed<'n>(symbols: impl Iterator<Item = &'n String>, crates: &[Crate]) -> Vec<&'n str> {
    let known: BTreeSet<String> = crates
        .iter()
        .map(|one| one.name.replace('-', "_"))
        .collect();
    symbols
        .map(String::as_str)
        .filter(|name| *name != "readout" && !known.contains(*name))
        .filter(|name| !RUST.contains(name) && !RUST_INSIDE.contains(name))
        .collect()
}

fn text(crates: &[Crate], www: &Path) -> Result<String, String> {
    let mut out = String::from(
        "Readout holds code of others, under their licences. Its own is in LICENSE-MIT and\n\
         LICENSE-APACHE; the data that it was made from is credited in NOTICE.\n",
    );
    heading(&mut out, "In the WebAssembly");
    // Many have the same text, word by word.
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for one in crates {
        let name = format!("{} {} ({})", one.name, one.version, one.licence);
        texts.entry(licence_of(one)?).or_default().push(name);
    }
    let rust = "The standard library of Rust (MIT OR Apache-2.0)".to_owned();
    texts.entry(rust_licence()?).or_default().push(rust);
    let mut groups: Vec<_> = texts.into_iter().collect();
    groups.sort_by(|(_, a), (_, b)| a.cmp(b));
    for (licence, names) in groups {
        entry(&mut out, &names.join("\n"), &licence);
    }
    let (name, folder) = TRANSLATED;
    heading(&mut out, "Translated for the WebAssembly");
    entry(&mut out, name, &read(&root().join(folder).join("LICENSE"))?);
    let (modules, changes) = vendor::modules()?;
    heading(&mut out, "In the page's modules");
    let _ = writeln!(out, "{changes}\n");
    for module in modules {
        let path = www.join("vendor").join(&module.folder).join("LICENSE");
        let name = format!(
            "{} {} ({})\n{}\n{}",
            module.package, module.version, module.licence, module.source, module.made
        );
        entry(&mut out, &name, &read(&path)?);
    }
    Ok(out)
}

fn heading(out: &mut String, words: &str) {
    let rule = "=".repeat(words.len());
    let _ = writeln!(out, "\n{rule}\n{words}\n{rule}\n");
}

fn entry(out: &mut String, names: &str, licence: &str) {
    let _ = writeln!(out, "{names}\n\n{licence}\n\n{}\n", "-".repeat(72));
}

/// The crates that are linked into the WebAssembly, by name.
fn crates() -> Result<Vec<Crate>, String> {
    // The graph of the library alone: `cargo metadata` adds what the features of xtask ask for.
    let tree = cargo(&[
        "tree",
        "--locked",
        "--package=readout",
        "--target",
        WASM,
        "--edges=normal,no-proc-macro",
        "--prefix=none",
        "--no-dedupe",
        "--format={p}",
    ])?;
    let mut names: Vec<&str> = tree.lines().collect();
    names.sort_unstable();
    names.dedup();
    // Of one platform: or it would load crates for machines that nobody builds on.
    let platform = ["--filter-platform", WASM];
    let metadata = ["metadata", "--locked", "--format-version=1"];
    let metadata: Value = serde_json::from_str(&cargo(&[&metadata[..], &platform].concat())?)
        .map_err(|error| format!("cargo metadata: {error}"))?;
    let packages = metadata["packages"].as_array().into_iter().flatten();
    let packages: BTreeMap<String, &Value> = packages
        .map(|one| {
            let field = |name: &str| one[name].as_str().unwrap_or_default();
            (format!("{} v{}", field("name"), field("version")), one)
        })
        .collect();
    names
        .into_iter()
        .filter(|name| !name.starts_with("readout "))
        .map(|name| {
            let package = packages.get(name).ok_or(format!("there is no {name}"))?;
            let field = |field: &str| match package[field].as_str() {
                Some(value) => Ok(value.to_owned()),
                None => Err(format!("{name} states no {field}")),
            };
            let manifest = PathBuf::from(field("manifest_path")?);
            Ok(Crate {
                name: field("name")?,
                version: field("version")?,
                licence: field("license")?,
                folder: manifest.parent().unwrap_or(&manifest).to_path_buf(),
            })
        })
        .collect()
}

fn cargo(arguments: &[&str]) -> Result<String, String> {
    let told = output(&mut command("cargo", arguments))?;
    if told.status.success() {
        Ok(String::from_utf8_lossy(&told.stdout).into_owned())
    } else {
        Err(String::from_utf8_lossy(&told.stderr).into_owned())
    }
}

/// The texts of the licences that a crate is taken under.
fn licence_of(one: &Crate) -> Result<String, String> {
    let at = |error: &dyn std::fmt::Display| format!("{} {}: {error}", one.name, one.version);
    let mut files: Vec<PathBuf> = fs::read_dir(&one.folder)
        .map_err(|error| at(&error))?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| file_name(path).starts_with("LICEN"))
        .collect();
    files.sort();
    let asked = asked(&one.licence).map_err(|error| at(&error))?;
    let mut texts = Vec::new();
    for mark in &asked {
        let named = files.iter().find(|path| file_name(path).contains(mark));
        let only = files.first().filter(|_| files.len() == 1);
        let path = named
            .or(only.filter(|_| asked.len() == 1))
            .ok_or_else(|| at(&format!("there is no text of its licence {mark}")))?;
        texts.push(read(path)?);
    }
    Ok(texts.join("\n\n"))
}

/// The least that fulfils an expression, each licence as the mark of its file.
fn asked(expression: &str) -> Result<Vec<&'static str>, String> {
    let parsed = Expression::parse_mode(expression, ParseMode::LAX)
        .map_err(|error| format!("{expression}: {error}"))?;
    let taken: Vec<(Licensee, &str)> = TAKEN
        .iter()
        .filter_map(|(name, mark)| Some((Licensee::parse(name).ok()?, *mark)))
        .collect();
    let least = parsed
        .minimized_requirements(taken.iter().map(|(licensee, _)| licensee))
        .map_err(|error| format!("{expression}: {error}"))?;
    let marks = taken
        .into_iter()
        .filter(|(licensee, _)| least.iter().any(|one| licensee.satisfies(one)));
    Ok(marks.map(|(_, mark)| mark).collect())
}

/// That of the project itself, which is the common text, in the name of Rust's authors.
fn rust_licence() -> Result<String, String> {
    let own = read(&root().join("LICENSE-MIT"))?;
    let from = own
        .find("Permission is hereby granted")
        .ok_or("LICENSE-MIT is not the common text")?;
    Ok(format!(
        "Copyright (c) The Rust Project Contributors\n\n{}",
        &own[from..]
    ))
}

fn file_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.to_uppercase()
}

/// A text without the space around it and at the ends of its lines.
fn read(path: &Path) -> Result<String, String> {
    let text = tools::read(path)?;
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    Ok(lines.join("\n").trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::{Crate, asked, crates, text, unnamed};
    use crate::supply::vendor;
    use crate::tools::root;

    #[test]
    fn the_least_that_is_asked_is_taken() {
        assert_eq!(asked("MIT OR Apache-2.0"), Ok(vec!["MIT"]));
        assert_eq!(asked("Unlicense/MIT"), Ok(vec!["MIT"]));
        assert_eq!(asked("Zlib OR Apache-2.0 OR MIT"), Ok(vec!["MIT"]));
        let both = Ok(vec!["MIT", "UNICODE"]);
        assert_eq!(asked("(MIT OR Apache-2.0) AND Unicode-3.0"), both);
        assert!(asked("GPL-3.0-only").is_err());
    }

    #[test]
    fn the_notice_names_all_with_their_authors() {
        let crates = crates().unwrap();
        let notice = text(&crates, &root().join("www")).unwrap();
        for one in &crates {
            let name = format!("{} {} (", one.name, one.version);
            assert!(notice.contains(&name), "{name}");
        }
        for module in vendor::modules().unwrap().0 {
            assert!(notice.contains(&module.package), "{module:?}");
        }
        for author in ["Andrew Gallant", "Alex Crichton", "Mike Bostock", "Arc90"] {
            assert!(notice.contains(author), "{author}");
        }
        assert!(notice.contains("Readability.js"));
        assert!(notice.contains("UNICODE LICENSE V3"));
        assert!(!notice.contains("clap"), "of the command line only");
    }

    #[test]
    fn code_that_nobody_named_is_found() {
        let serde = Crate {
            name: "serde-json".to_owned(),
            version: String::new(),
            licence: String::new(),
            folder: root(),
        };
        let symbols = ["core", "readout", "serde_json", "stowaway"].map(str::to_owned);
        assert_eq!(unnamed(symbols.iter(), &[serde]), ["stowaway"]);
    }
}
