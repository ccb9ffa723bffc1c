//! `cargo xtask package`: what others install, below `target/package`.

mod extension;
mod modules;
mod npm;

use std::fs;
use std::path::Path;

/// A package by its name, and what makes it.
type Package = (&'static str, fn() -> Result<(), String>);

/// All packages there are.
const PACKAGES: &[Package] = &[("extension", extension::make), ("npm", npm::make)];

/// Makes the packages that are named, or all there are.
pub fn run(arguments: &[String]) -> Result<(), String> {
    let names = || PACKAGES.iter().map(|(name, _)| *name);
    if let Some(unknown) = arguments.iter().find(|name| !names().any(|n| n == *name)) {
        let known = names().collect::<Vec<_>>().join(", ");
        return Err(format!(
            "there is no package '{unknown}'; there are {known}"
        ));
    }
    for (name, make) in PACKAGES {
        if arguments.is_empty() || arguments.iter().any(|wanted| wanted == name) {
            make()?;
        }
    }
    Ok(())
}

/// An empty folder at `path`, whatever was there.
fn emptied(path: &Path) -> Result<(), String> {
    let at = |error| format!("{}: {error}", path.display());
    if path.exists() {
        fs::remove_dir_all(path).map_err(at)?;
    }
    fs::create_dir_all(path).map_err(at)
}

/// Copies a file, and makes the folder that it is to lie in.
fn copy(from: &Path, to: &Path) -> Result<(), String> {
    let folder = to.parent().unwrap_or(to);
    fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    fs::copy(from, to).map_err(|error| format!("{}: {error}", from.display()))?;
    Ok(())
}

/// The version of the crate `readout`, which is that of all packages.
fn version() -> &'static str {
    readout::VERSION
}
