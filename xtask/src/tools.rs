//! Programs from outside, where the project lies, and its files.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// The root of the project.
pub fn root() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().unwrap_or(manifest).to_path_buf()
}

/// The text of a file.
pub fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// `program` with `arguments`, to be run in the project's root.
pub fn command(program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(root());
    command
}

/// Runs a command with its output shown; an error names it.
pub fn invoke(command: &mut Command) -> Result<(), String> {
    let shown = format!("{command:?}").replace('"', "");
    let status = command
        .status()
        .map_err(|error| format!("cannot run {shown}: {error}"))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{shown} failed ({status})"))
    }
}

/// Runs a command for what it writes.
pub fn output(command: &mut Command) -> Result<Output, String> {
    command
        .output()
        .map_err(|error| format!("cannot run {command:?}: {error}"))
}

/// Whether a program is there and answers.
pub fn exists(program: &str) -> bool {
    Command::new(program)
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// The target that browsers run.
pub const WASM: &str = "wasm32-unknown-unknown";

/// Adds the WebAssembly target where a toolchain was installed without it: rustup reads
/// `rust-toolchain.toml` only when it installs one.
pub fn wasm_target() -> Result<(), String> {
    let told = output(&mut command(
        "rustc",
        &["--print", "target-libdir", "--target", WASM],
    ))?;
    let folder = String::from_utf8_lossy(&told.stdout).trim().to_owned();
    if told.status.success() && Path::new(&folder).is_dir() {
        return Ok(());
    }
    invoke(&mut command("rustup", &["target", "add", WASM]))
}

/// Installs the project's npm packages as its lock file says, unless they are there.
pub fn npm_packages() -> Result<(), String> {
    let stamp = root().join("node_modules/.package-lock.json");
    let lock = root().join("package-lock.json");
    let fresh = |path: &Path| path.metadata().and_then(|m| m.modified()).ok();
    if fresh(&stamp).is_some() && fresh(&stamp) >= fresh(&lock) {
        return Ok(());
    }
    if !exists("npm") {
        return Err("npm is missing: install Node.js 20 or later".to_owned());
    }
    invoke(&mut command("npm", &["ci", "--no-audit", "--no-fund"]))
}
