//! The modules of others that the page carries: the rows of `www/vendor/README.md`.

use crate::tools::{read, root};

/// A row of the table, without marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Module {
    /// Below `www/vendor`.
    pub folder: String,
    /// Its name at npm.
    pub package: String,
    pub version: String,
    /// An SPDX identifier.
    pub licence: String,
    pub source: String,
    /// What was done with what was published.
    pub made: String,
}

/// The modules, and what the README says below them of changes.
pub fn modules() -> Result<(Vec<Module>, String), String> {
    let path = root().join("www/vendor/README.md");
    let text = read(&path)?;
    let mut modules: Vec<Module> = Vec::new();
    let mut changes = String::new();
    for line in text.lines() {
        if let Some(module) = row(line) {
            modules.push(module);
        } else if !modules.is_empty() {
            changes.push_str(line);
            changes.push('\n');
        }
    }
    if modules.is_empty() {
        return Err(format!("{} has no table of modules", path.display()));
    }
    Ok((modules, changes.trim().to_owned()))
}

fn row(line: &str) -> Option<Module> {
    let cells = line.strip_prefix("| `")?.strip_suffix(" |")?;
    let cells: Vec<&str> = cells.split(" | ").collect();
    let [folder, package, version, licence, source, made] = cells[..] else {
        return None;
    };
    Some(Module {
        folder: folder.trim_end_matches(['`', '/']).to_owned(),
        package: package.to_owned(),
        version: version.to_owned(),
        licence: licence.to_owned(),
        source: source.trim_matches(['<', '>']).to_owned(),
        made: made.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::modules;
    use crate::tools::root;
    use serde_json::Value;
    use std::fs;

    #[test]
    fn every_folder_has_a_row_that_npm_agrees_with_and_a_licence() {
        let vendor = root().join("www/vendor");
        let (modules, changes) = modules().unwrap();
        let mut rows: Vec<_> = modules.iter().map(|one| one.folder.clone()).collect();
        let entries = fs::read_dir(&vendor).unwrap().flatten();
        let mut folders: Vec<_> = entries
            .filter(|entry| entry.path().is_dir())
            .filter_map(|entry| entry.file_name().into_string().ok())
            .collect();
        rows.sort();
        folders.sort();
        assert_eq!(rows, folders);
        let lock = fs::read_to_string(root().join("package-lock.json")).unwrap();
        let lock: Value = serde_json::from_str(&lock).unwrap();
        for module in &modules {
            let entry = &lock["packages"][format!("node_modules/{}", module.package)];
            assert_eq!(entry["version"], module.version.as_str(), "{module:?}");
            assert_eq!(entry["license"], module.licence.as_str(), "{module:?}");
            assert!(vendor.join(&module.folder).join("LICENSE").is_file());
        }
        let rows = modules.iter().map(|one| &one.made);
        let count = rows.filter(|made| made.contains("changed as said below"));
        let told = changes.lines().filter(|line| line.starts_with("Of "));
        assert_eq!(count.count(), told.count(), "{changes}");
    }
}
