//! Which files of `www/` some modules need: those that they name, and what these name.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

use crate::tools::read;

/// The files that `entries` reach, as paths below `folder`, with the licences beside them.
/// Modules, styles, workers and the core name each other by relative addresses.
pub fn reached(folder: &Path, entries: &[&str]) -> Result<BTreeSet<PathBuf>, String> {
    let mut found = BTreeSet::new();
    let mut open: Vec<PathBuf> = entries.iter().map(PathBuf::from).collect();
    while let Some(file) = open.pop() {
        if !found.insert(file.clone()) {
            continue;
        }
        let path = folder.join(&file);
        let licence = file.with_file_name("LICENSE");
        if folder.join(&licence).is_file() {
            found.insert(licence);
        }
        if !path.is_file() {
            return Err(format!("{} is named but not there", path.display()));
        }
        if file.extension().is_some_and(|ending| ending == "js") {
            let code = read(&path)?;
            open.extend(named(&code).map(|address| resolve(&file, address)));
        }
    }
    Ok(found)
}

/// What stands before the address of another file.
const BEFORE: &[&str] = &["from ", "import ", "import(", "new URL("];

/// The relative addresses of files that a module names, without those in comments and in
/// other strings: `{ "./core.js": … }` is how the core is handed what it imports.
fn named(code: &str) -> impl Iterator<Item = &str> {
    let is_comment = |line: &str| ["//", "/*", "*"].iter().any(|mark| line.starts_with(mark));
    code.lines()
        .filter(move |line| !is_comment(line.trim_start()))
        .flat_map(|line| BEFORE.iter().flat_map(|before| line.split(before).skip(1)))
        .filter_map(|rest| {
            let quoted = rest.strip_prefix(['\'', '"'])?;
            quoted.split(['\'', '"']).next()
        })
        .filter(|address| address.starts_with("./") || address.starts_with("../"))
}

/// Where an address in `file` leads.
fn resolve(file: &Path, address: &str) -> PathBuf {
    let mut path = file.parent().map(Path::to_path_buf).unwrap_or_default();
    for part in Path::new(address).components() {
        match part {
            Component::ParentDir => {
                path.pop();
            }
            Component::Normal(name) => path.push(name),
            _ => {}
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::{named, reached, resolve};
    use crate::tools::root;
    use std::path::{Path, PathBuf};

    #[test]
    fn addresses_are_taken_from_code_and_not_from_comments() {
        let code = "import { a } from './a.js';\n// from './b.js'\n * import('./c.js')\nnew Worker(new URL('../d.js', import.meta.url), { type: 'module' });\nconst e = './';\nconst f = { \"./g.js\": h };";
        assert_eq!(named(code).collect::<Vec<_>>(), ["./a.js", "../d.js"]);
        assert_eq!(
            resolve(Path::new("x/y/z.js"), "../d.js"),
            Path::new("x/d.js")
        );
    }

    #[test]
    fn what_is_reached_is_named_once_and_must_be_there() {
        let www = root().join("www");
        let files = reached(&www, &["diary/corrections.js"]).unwrap();
        assert!(files.contains(&PathBuf::from("diary/name.js")));
        assert!(!files.contains(&PathBuf::from("diary/store.js")));
        let vendored = reached(&www, &["vendor/idb/index.js"]).unwrap();
        assert!(vendored.contains(&PathBuf::from("vendor/idb/LICENSE")));
        assert!(reached(&www, &["diary/nothing.js"]).is_err());
    }
}
