//! Code of others: its licences, where it comes from, and what is known against it.

pub mod deny;
pub mod licences;
pub mod npm;
pub mod vendor;

use std::fs;
use std::path::{Path, PathBuf};

/// What came of asking a database of advisories.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// It answered, and knows nothing that has to be mended.
    Clean,
    /// It did not answer, for this reason: nothing is known.
    Unanswered(String),
}

/// The files of a name below `folder`, in order, without what was installed or built.
fn named(folder: &Path, name: &str) -> Result<Vec<PathBuf>, String> {
    let at = |error| format!("{}: {error}", folder.display());
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(at)? {
        let path = entry.map_err(at)?.path();
        let is_ours = !["node_modules", "target", ".git"]
            .iter()
            .any(|other| path.ends_with(other));
        if path.is_dir() && is_ours {
            found.extend(named(&path, name)?);
        } else if path.ends_with(name) && path.is_file() {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::named;
    use crate::tools::root;
    use std::fs;

    /// The compiler refuses it then, in build scripts and tests too, and no `allow` can let it in.
    #[test]
    fn every_package_forbids_unsafe_code() {
        let forbids = |toml: &str| toml.contains("\nunsafe_code = \"forbid\"\n");
        let workspace = fs::read_to_string(root().join("Cargo.toml")).unwrap();
        assert!(forbids(&workspace));
        let manifests = named(&root(), "Cargo.toml").unwrap();
        assert!(manifests.len() >= 3, "{manifests:?}");
        for path in manifests {
            let toml = fs::read_to_string(&path).unwrap();
            let inherits = toml.contains("\n[lints]\nworkspace = true\n");
            assert!(inherits || forbids(&toml), "{}", path.display());
        }
    }
}
