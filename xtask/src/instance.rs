//! The bindings as a function, `www/pkg/instance.js`: each call makes a core of its own.
//!
//! The bindings for the web keep one instance a module, which cannot be replaced after a
//! trap. Those without modules keep it in a function that is called at once; here it is
//! exported instead.

use std::fs;
use std::path::Path;

use wasm_bindgen_cli_support::Bindgen;

use crate::build::{self, UNPACK, generate};
use crate::tools::{self, root};

/// How the bindings without modules begin, and how they end.
const HEAD: &str = "let bindings = (function(exports) {";
const TAIL: &str = "})({ __proto__: null });";

const TYPES: &str = r#"// The types of instance.js.

import type * as Web from "./readout.js";

/** The functions of one core. `init` starts it, with a compiled module. */
export interface Bindings extends Omit<typeof Web, "default" | "initSync"> {
    (source: { module_or_path: WebAssembly.Module }): Promise<unknown>;
}

/** A core that shares nothing with another; it does not run before it is started. */
export function bindings(): Bindings;
"#;

/// Writes the function into `folder`, beside the bindings for the web.
pub fn write(wasm: &Path, folder: &Path) -> Result<(), String> {
    let scratch = root().join("target/xtask/instance");
    fs::create_dir_all(&scratch).map_err(|error| format!("{}: {error}", scratch.display()))?;
    let mut bindgen = Bindgen::new();
    let without_modules = bindgen
        .no_modules(true)
        .and_then(|bindgen| bindgen.no_modules_global("bindings"));
    generate(without_modules, wasm, &scratch)?;
    let module = "readout_bg.wasm";
    if read(&folder.join(module))? != read(&scratch.join(module))? {
        return Err("the two kinds of bindings need different WebAssembly".to_owned());
    }
    let script = tools::read(&scratch.join("readout.js"))?;
    build::write(&folder.join("instance.js"), &exported(&script)?)?;
    build::write(&folder.join("instance.d.ts"), TYPES)
}

/// Turns the function that is called at once into one that is exported.
fn exported(script: &str) -> Result<String, String> {
    let inside = script
        .trim()
        .strip_prefix(HEAD)
        .and_then(|rest| rest.strip_suffix(TAIL))
        .ok_or("the bindings without modules are not the function that they were")?;
    Ok(format!(
        "{UNPACK}\nexport function bindings(exports = {{ __proto__: null }}) {{{inside}}}\n"
    ))
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    fs::read(path).map_err(|error| format!("{}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::exported;

    #[test]
    fn what_was_called_at_once_is_exported() {
        let script = "\nlet bindings = (function(exports) {\n    return exports;\n})({ __proto__: null });\n";
        let module =
            "export function bindings(exports = { __proto__: null }) {\n    return exports;\n}\n";
        let made = exported(script).unwrap();
        assert!(made.ends_with(module), "{made}");
        assert!(exported("export function extract() {}").is_err());
    }
}
