//! Programs that tests need: one that is named, one of the usual names, or Debian's, which is
//! installed where that is allowed.

use std::fs;
use std::process::Command;

use crate::tools::{command, exists, invoke};

/// A kind of program.
#[derive(Clone, Copy, Debug)]
pub struct Needed {
    /// The variable that names the program, for this project and its tests.
    pub variable: &'static str,
    /// Programs, the likeliest first.
    programs: &'static [&'static str],
    /// What Debian calls it.
    package: &'static str,
}

pub const CHROMIUM: Needed = Needed {
    variable: "CHROME",
    programs: &[
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "chrome",
    ],
    package: "chromium",
};

/// Of the long-term releases, as Debian has it.
pub const FIREFOX: Needed = Needed {
    variable: "FIREFOX",
    programs: &["firefox-esr", "firefox"],
    package: "firefox-esr",
};

/// For the recipes that are for it.
pub const PYTHON: Needed = Needed {
    variable: "PYTHON",
    programs: &["python3"],
    package: "python3",
};

/// For a tool that `PyPI` has as a wheel.
pub const PIP: Needed = Needed {
    variable: "PIP",
    programs: &["pip3", "pip"],
    package: "python3-pip",
};

/// The program that a variable names, if it is set.
///
/// # Errors
/// Where that program does not run.
pub fn named(variable: &str) -> Option<Result<String, String>> {
    let named = std::env::var(variable).ok()?;
    Some(if exists(&named) {
        Ok(named)
    } else {
        Err(format!("{variable} names '{named}', which does not run"))
    })
}

impl Needed {
    /// The program to start.
    pub fn find(self) -> Result<String, String> {
        let Needed {
            variable, package, ..
        } = self;
        if let Some(named) = named(variable) {
            return named;
        }
        if let Some(program) = self.installed() {
            return Ok(program);
        }
        if fs::metadata("/etc/debian_version").is_ok() && is_root() {
            println!("installing Debian's {package}");
            invoke(&mut command("apt-get", &["update", "-qq"]))?;
            let quiet = ["install", "-y", "-qq", "--no-install-recommends", package];
            invoke(command("apt-get", &quiet).env("DEBIAN_FRONTEND", "noninteractive"))?;
        }
        self.installed().ok_or_else(|| {
            format!(
                "a program to test with is missing: install '{package}', or name one in {variable}"
            )
        })
    }

    fn installed(self) -> Option<String> {
        let found = self.programs.iter().find(|name| exists(name))?;
        let output = Command::new("sh")
            .args(["-c", &format!("command -v {found}")])
            .output()
            .ok()?;
        Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }
}

fn is_root() -> bool {
    Command::new("id")
        .arg("-u")
        .output()
        .is_ok_and(|output| output.stdout.starts_with(b"0\n"))
}
