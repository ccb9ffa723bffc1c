//! The npm package `readout`: the files of `www/` that its entry points reach, their types,
//! and `npm/`, packed into `target/package`.

use std::fs;
use std::path::Path;

use serde_json::json;

use super::{copy, emptied, modules, version};
use crate::build;
use crate::notice;
use crate::tools::{command, invoke, npm_packages, read, root};

/// What users import, below `www/`.
const ENTRIES: &[&str] = &[
    "lib/index.js",
    "node/index.js",
    "readout-element.js",
    "readout-view.js",
];

/// Types that the build makes, below `www/`; the others come from the modules' comments.
const TYPES: &[&str] = &[
    "pkg/instance.d.ts",
    "pkg/readout.d.ts",
    "pkg/sheets.d.ts",
    "pkg/types.d.ts",
];

/// What else goes in, from the project's root, and its name in the package.
const OTHERS: &[(&str, &str)] = &[
    ("npm/README.md", "README.md"),
    ("docs/readout-2.schema.json", "readout-2.schema.json"),
    ("CHANGELOG.md", "CHANGELOG.md"),
    ("LICENSE-APACHE", "LICENSE-APACHE"),
    ("LICENSE-MIT", "LICENSE-MIT"),
    ("NOTICE", "NOTICE"),
];

/// Makes the package of the core in `www/pkg` as it is: `target/package/npm`, and a tarball
/// of it beside.
pub fn make() -> Result<(), String> {
    let (root, www) = (root(), root().join("www"));
    let package = root.join("target/package/npm");
    if !www.join("pkg/instance.js").is_file() {
        return Err("www/pkg is missing: run `cargo xtask build` first".to_owned());
    }
    emptied(&package)?;
    clear(&root.join("target/package"))?;
    for file in modules::reached(&www, ENTRIES)? {
        copy(&www.join(&file), &package.join(&file))?;
    }
    npm_packages()?;
    declare(&package)?;
    for file in TYPES {
        copy(&www.join(file), &package.join(file))?;
    }
    for (from, to) in OTHERS {
        copy(&root.join(from), &package.join(to))?;
    }
    copy(
        &www.join("pkg").join(notice::NAME),
        &package.join(notice::NAME),
    )?;
    manifest(
        &root.join("npm/package.json"),
        &package.join("package.json"),
    )?;
    let folder = package.display().to_string();
    let target = root.join("target/package").display().to_string();
    let pack = ["pack", "--silent", &folder, "--pack-destination", &target];
    invoke(&mut command("npm", &pack))
}

/// Takes away the tarballs of other versions.
fn clear(folder: &Path) -> Result<(), String> {
    let error = |error: std::io::Error| format!("{}: {error}", folder.display());
    for entry in fs::read_dir(folder).map_err(error)?.flatten() {
        if entry
            .path()
            .extension()
            .is_some_and(|ending| ending == "tgz")
        {
            fs::remove_file(entry.path()).map_err(error)?;
        }
    }
    Ok(())
}

/// Writes TypeScript's declarations of the entry points and of what they reach.
fn declare(package: &Path) -> Result<(), String> {
    let www = root().join("www");
    let files: Vec<_> = ENTRIES.iter().map(|entry| www.join(entry)).collect();
    let project = json!({
        "extends": www.join("node/jsconfig.json"),
        "compilerOptions": {
            "noEmit": false,
            "declaration": true,
            "emitDeclarationOnly": true,
            "rootDir": www,
            "outDir": package,
        },
        "files": files,
        "include": [],
    });
    let path = root().join("target/package/tsconfig.json");
    fs::write(&path, project.to_string())
        .map_err(|error| format!("{}: {error}", path.display()))?;
    let project = path.display().to_string();
    let tsc = "node_modules/typescript/bin/tsc";
    invoke(&mut command("node", &[tsc, "--project", &project]))
}

/// What stands for the version in `npm/package.json`.
const NO_VERSION: &str = "\"version\": \"0.0.0\"";

/// The package's description, with the version of the crate. As text: the order of conditions
/// in `exports` has a meaning, which objects do not keep.
fn manifest(from: &Path, to: &Path) -> Result<(), String> {
    let text = read(from)?;
    if !text.contains(NO_VERSION) {
        return Err(format!("{} does not say {NO_VERSION}", from.display()));
    }
    let text = text.replace(NO_VERSION, &format!("\"version\": \"{}\"", version()));
    build::write(to, &text)
}
