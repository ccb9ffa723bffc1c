//! The browser extension, a folder and a zip for each browser: the files of `www/` that its
//! pages and scripts reach, and a manifest of what all browsers share and what one has besides.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};
use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipWriter};

use super::{copy, emptied, modules, version};
use crate::tools::root;

const BROWSERS: &[&str] = &["chrome", "firefox"];

/// Modules that pages of the extension begin with, below `www/`; `app.js` is the page with
/// the diary.
const MODULES: &[&str] = &["app.js", "extension/options.js", "extension/panel.js"];

/// Files that no module names, below `www/`.
const OTHERS: &[&str] = &[
    "extension/_locales",
    "extension/background.js",
    "extension/content",
    "extension/extension.css",
    "extension/icons",
    "extension/options.html",
    "extension/panel.html",
    "icon.svg",
    "index.html",
    "manifest.webmanifest",
    "pkg/THIRD-PARTY.txt",
    "style",
];

/// What else goes in, from the project's root.
const PAPERS: &[&str] = &["LICENSE-APACHE", "LICENSE-MIT", "NOTICE", "PRIVACY.md"];

/// Browsers look for their languages here only.
const LOCALES: (&str, &str) = ("extension/_locales", "_locales");

/// Makes the extension of the core in `www/pkg` as it is.
pub fn make() -> Result<(), String> {
    let (root, www) = (root(), root().join("www"));
    let mut files = modules::reached(&www, MODULES)?;
    for other in OTHERS {
        walk(&www, Path::new(other), &mut files)?;
    }
    for browser in BROWSERS {
        let folder = root.join("target/package").join(browser);
        emptied(&folder)?;
        for file in &files {
            let inside = match file.strip_prefix(LOCALES.0) {
                Ok(rest) => Path::new(LOCALES.1).join(rest),
                Err(_) => file.clone(),
            };
            copy(&www.join(file), &folder.join(inside))?;
        }
        for paper in PAPERS {
            copy(&root.join(paper), &folder.join(paper))?;
        }
        let own = format!("manifest.{browser}.json");
        let manifest = manifest(&www.join("extension"), &own)?;
        write(&folder.join("manifest.json"), manifest.as_bytes())?;
        let packed = folder.with_file_name(format!("readout-{browser}-{}.zip", version()));
        pack(&folder, &packed)?;
        println!("{}", packed.display());
    }
    Ok(())
}

/// The manifest of one browser: what all have, overlaid with what it has.
fn manifest(folder: &Path, own: &str) -> Result<String, String> {
    let mut manifest = object(&folder.join("manifest.json"))?;
    manifest.insert("version".to_owned(), Value::from(version()));
    manifest.extend(object(&folder.join(own))?);
    serde_json::to_string_pretty(&manifest).map_err(|error| error.to_string())
}

fn object(path: &Path) -> Result<Map<String, Value>, String> {
    let at = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let text = fs::read_to_string(path).map_err(|error| at(&error))?;
    serde_json::from_str(&text).map_err(|error| at(&error))
}

/// Adds `path`, or all files in it, as paths below `base`.
fn walk(base: &Path, path: &Path, out: &mut BTreeSet<PathBuf>) -> Result<(), String> {
    let full = base.join(path);
    if !full.is_dir() {
        out.insert(path.to_path_buf());
        return Ok(());
    }
    let entries = fs::read_dir(&full).map_err(|error| format!("{}: {error}", full.display()))?;
    for entry in entries {
        let entry = entry.map_err(|error| format!("{}: {error}", full.display()))?;
        walk(base, &path.join(entry.file_name()), out)?;
    }
    Ok(())
}

/// A zip of a folder: the same files give the same bytes.
fn pack(folder: &Path, packed: &Path) -> Result<(), String> {
    let mut files = BTreeSet::new();
    walk(folder, Path::new(""), &mut files)?;
    let at = |error: &dyn std::fmt::Display| format!("{}: {error}", packed.display());
    let mut zip = ZipWriter::new(File::create(packed).map_err(|error| at(&error))?);
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
    for file in &files {
        let name = file.to_string_lossy().replace('\\', "/");
        zip.start_file(name, options).map_err(|error| at(&error))?;
        let content = fs::read(folder.join(file)).map_err(|error| at(&error))?;
        zip.write_all(&content).map_err(|error| at(&error))?;
    }
    zip.finish().map_err(|error| at(&error))?;
    Ok(())
}

fn write(path: &Path, content: &[u8]) -> Result<(), String> {
    fs::write(path, content).map_err(|error| format!("{}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::manifest;
    use crate::tools::root;
    use serde_json::Value;

    /// What both browsers are asked for at install.
    const PERMISSIONS: &[&str] = &["activeTab", "contextMenus", "scripting", "storage"];

    #[test]
    fn manifests_ask_for_no_site_and_no_more_than_they_need() {
        for (browser, besides) in [("chrome", Some("sidePanel")), ("firefox", None)] {
            let folder = root().join("www/extension");
            let text = manifest(&folder, &format!("manifest.{browser}.json")).unwrap();
            let manifest: Value = serde_json::from_str(&text).unwrap();
            let names = |key: &str| -> Vec<String> {
                let list = manifest[key].as_array().cloned().unwrap_or_default();
                let mut names: Vec<_> = list.iter().filter_map(Value::as_str).collect();
                names.sort_unstable();
                names.into_iter().map(str::to_owned).collect()
            };
            let mut expected: Vec<_> = PERMISSIONS.iter().copied().chain(besides).collect();
            expected.sort_unstable();
            assert_eq!(names("permissions"), expected, "{browser}");
            assert_eq!(names("optional_host_permissions"), ["*://*/*"], "{browser}");
            for site_access in [
                "host_permissions",
                "content_scripts",
                "web_accessible_resources",
            ] {
                assert_eq!(
                    manifest[site_access],
                    Value::Null,
                    "{browser}: {site_access}"
                );
            }
            let policy = manifest["content_security_policy"]["extension_pages"]
                .as_str()
                .unwrap();
            assert!(policy.starts_with("default-src 'none'"), "{browser}");
            assert!(
                !policy.contains("http") && !policy.contains("unsafe-inline"),
                "{browser}"
            );
        }
    }
}
