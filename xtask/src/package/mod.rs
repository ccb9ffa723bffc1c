//! `cargo xtask package`: what others install, below `target/package`.

mod modules;
mod npm;

/// Makes the packages that are named, or all there are.
pub fn run(arguments: &[String]) -> Result<(), String> {
    let all = ["npm".to_owned()];
    let wanted = if arguments.is_empty() {
        &all
    } else {
        arguments
    };
    for name in wanted {
        match name.as_str() {
            "npm" => npm::make()?,
            other => return Err(format!("there is no package '{other}'; there is npm")),
        }
    }
    Ok(())
}
