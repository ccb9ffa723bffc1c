//! The list of the app's files, `www/pkg/files.json`, by which the service worker keeps them.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

/// The list itself, below `www`.
const LIST: &str = "pkg/files.json";

/// Folders below `www` that the page does not load from.
const ELSEWHERE: &[&str] = &["extension", "examples", "node"];

/// Folders with what is loaded only when it is first needed.
const LAZY: &[&str] = &["vendor/mammoth/", "vendor/pdfjs/"];

/// Writes the list: every file that the page may load, those that it loads only when they are
/// needed apart, and a version that changes with any.
pub fn list(www: &Path) -> Result<(), String> {
    let mut files = Vec::new();
    walk(www, www, &mut files)?;
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in &files {
        let content = fs::read(www.join(file)).map_err(|error| format!("{file}: {error}"))?;
        (file, content).hash(&mut hasher);
    }
    let version = hasher.finish();
    let (lazy, first): (Vec<_>, Vec<_>) = files.iter().partition(|file| is_lazy(file));
    let json = format!(
        "{{ \"version\": \"{version:016x}\", \"files\": {}, \"lazy\": {} }}\n",
        array(&first),
        array(&lazy)
    );
    let path = www.join(LIST);
    fs::write(&path, json).map_err(|error| format!("{}: {error}", path.display()))
}

/// The names of files as JSON.
fn array(files: &[&String]) -> String {
    let names: Vec<_> = files.iter().map(|file| format!("  \"{file}\"")).collect();
    format!("[\n{}\n]", names.join(",\n"))
}

fn is_lazy(name: &str) -> bool {
    LAZY.iter().any(|folder| name.starts_with(folder))
}

/// Adds the files of `folder`, as paths below `www` with slashes.
fn walk(www: &Path, folder: &Path, out: &mut Vec<String>) -> Result<(), String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    for path in paths {
        let Some(name) = path.strip_prefix(www).ok().and_then(Path::to_str) else {
            continue;
        };
        let name = name.replace(std::path::MAIN_SEPARATOR, "/");
        if path.is_dir() {
            if !ELSEWHERE.contains(&name.as_str()) {
                walk(www, &path, out)?;
            }
        } else if is_loaded(&name) {
            out.push(name);
        }
    }
    Ok(())
}

/// Whether the page may ask for the file: code, styles, pictures, the core, a notice.
fn is_loaded(name: &str) -> bool {
    let kinds = [
        ".js",
        ".css",
        ".svg",
        ".png",
        ".wasm",
        ".html",
        ".webmanifest",
        ".txt",
    ];
    name != "sw.js" && kinds.iter().any(|kind| name.ends_with(kind))
}

#[cfg(test)]
mod tests {
    use super::{LAZY, is_lazy, is_loaded};
    use crate::tools::root;

    #[test]
    fn only_what_the_page_loads_is_listed() {
        assert!(is_loaded("index.html") && is_loaded("pkg/readout_bg.wasm"));
        assert!(is_loaded("pkg/THIRD-PARTY.txt"), "the page leads to it");
        assert!(!is_loaded("pkg/readout.d.ts") && !is_loaded("vendor/idb/LICENSE"));
        assert!(!is_loaded("sw.js") && !is_loaded("jsconfig.json"));
    }

    #[test]
    fn what_reads_other_formats_is_not_loaded_at_first() {
        assert!(is_lazy("vendor/pdfjs/pdf.worker.js") && !is_lazy("input/pdf.js"));
        for folder in LAZY {
            assert!(root().join("www").join(folder).is_dir(), "{folder}");
        }
    }
}
