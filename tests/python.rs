//! The recipes for Python, which are tested in Python: `tests/python/`.

use std::path::Path;
use std::process::Command;

#[test]
fn the_recipes_for_python_do_what_they_say() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/python");
    let python = std::env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let output = Command::new(python)
        .args(["-B", "-m", "unittest", "discover", "--verbose", "-s"])
        .arg(tests)
        .env("READOUT", env!("CARGO_BIN_EXE_readout"))
        .output()
        .expect("python3 starts; without it the recipes cannot be tested");
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{told}");
    // Python takes either for success.
    assert!(
        !told.contains("Ran 0 tests") && !told.contains("skipped"),
        "{told}"
    );
}
