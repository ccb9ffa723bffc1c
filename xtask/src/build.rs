//! `cargo xtask build`: the core as WebAssembly with its bindings, into `www/pkg`.

use std::fmt::Debug;
use std::fs;
use std::path::Path;

use readout::document;
use ts_rs::{Config, TS};
use wasm_bindgen_cli_support::Bindgen;

use crate::tools::{WASM, command, exists, invoke, npm_packages, read, root, wasm_target};
use crate::{instance, notice, offline, sheets};

/// Whether a build may go without the optimizer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Optimizer {
    /// It is an error where it cannot run.
    Required,
    /// The build says so where it cannot run; the app works without.
    IfThere,
}

/// What the bindings call to make objects of a result. It is no module that they could import:
/// the bindings as a function cannot.
pub const UNPACK: &str = include_str!("../../src/wasm/unpack.js");

/// Builds the module and its types into `folder`, not optimized.
fn bind(folder: &Path) -> Result<(), String> {
    wasm_target()?;
    // Named, so that CARGO_TARGET_DIR or a user's configuration cannot move it.
    let target = root().join("target");
    let build = [
        "build",
        "--quiet",
        "--lib",
        "--profile=web",
        "--target",
        WASM,
    ];
    invoke(command("cargo", &build).arg("--target-dir").arg(&target))?;
    let wasm = target.join(WASM).join("web/readout.wasm");
    generate(Bindgen::new().web(true), &wasm, folder)?;
    let script = folder.join("readout.js");
    write(&script, &(read(&script)? + UNPACK))?;
    instance::write(&wasm, folder)?;
    write(&folder.join("types.d.ts"), &types())
}

/// Makes bindings into `folder`. The library's own code makes them, so that its version and
/// that of what the core was compiled with cannot differ.
pub fn generate<E: Debug>(
    bindgen: Result<&mut Bindgen, E>,
    wasm: &Path,
    folder: &Path,
) -> Result<(), String> {
    bindgen
        .map_err(|error| format!("no bindings of this kind: {error:?}"))?
        .input_path(wasm)
        .typescript(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(folder)
        .map_err(|error| format!("cannot make the bindings: {error:#}"))
}

/// Builds the app's core into `www/pkg` and says how large it is.
pub fn run(optimizer: Optimizer) -> Result<(), String> {
    let folder = root().join("www/pkg");
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    bind(&folder)?;
    let wasm = folder.join("readout_bg.wasm");
    match optimize(&wasm) {
        Err(reason) if optimizer == Optimizer::IfThere => {
            println!("not optimized: {reason} (the app works all the same)");
        }
        done => done?,
    }
    notice::write(&root().join("www"))?;
    sheets::write(&root().join("www"))?;
    offline::list(&root().join("www"))?;
    report(&wasm)
}

/// Makes the file smaller with Binaryen's optimizer, which runs in Node.js.
fn optimize(wasm: &Path) -> Result<(), String> {
    if !exists("node") {
        return Err("Node.js is missing".to_owned());
    }
    npm_packages()?;
    let optimizer = root().join("node_modules/binaryen/bin/wasm-opt");
    let (optimizer, wasm) = (optimizer.display().to_string(), wasm.display().to_string());
    // Which proposals the file may use stands in its section `target_features`. Not -O2 or
    // more: LLVM has inlined already, and larger functions keep V8 in its slow tier for
    // longer. Packing memory would cut the models at their zeros: fewer bytes, but a tenth
    // more with brotli.
    invoke(&mut command(
        "node",
        &[
            &optimizer,
            "-O1",
            "--skip-pass=memory-packing",
            &wasm,
            "-o",
            &wasm,
        ],
    ))
}

/// Prints how large the file is, in bytes.
fn report(wasm: &Path) -> Result<(), String> {
    let bytes = fs::read(wasm).map_err(|error| format!("{}: {error}", wasm.display()))?;
    let mut packed = Vec::new();
    brotli::BrotliCompress(
        &mut bytes.as_slice(),
        &mut packed,
        &brotli::enc::BrotliEncoderParams::default(),
    )
    .map_err(|error| error.to_string())?;
    println!(
        "{}: {} bytes, {} with brotli",
        wasm.display(),
        bytes.len(),
        packed.len()
    );
    Ok(())
}

/// The result types as TypeScript, from the Rust types themselves.
fn types() -> String {
    let config = Config::default();
    let mut out = String::from("// The result types of Readout, generated from src/document.rs.\n");
    macro_rules! declare {
        ($($name:ident),*) => {$(
            if let Some(docs) = document::$name::docs() {
                out.push_str(&docs);
            }
            out.push_str("export ");
            out.push_str(&document::$name::decl(&config));
            out.push('\n');
        )*};
    }
    declare!(
        Document,
        EntityType,
        AffiliationBasis,
        ReferenceSource,
        Entity,
        Mention,
        Precision,
        DateMention,
        Status,
        Medium,
        Meeting,
        Evidence,
        Source,
        Trigger
    );
    out
}

pub fn write(path: &Path, content: &str) -> Result<(), String> {
    fs::write(path, content).map_err(|error| format!("{}: {error}", path.display()))
}
