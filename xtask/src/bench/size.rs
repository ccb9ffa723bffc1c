//! What the WebAssembly weighs: as it is, packed, by section, and its code by crate.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::{fs, io};

use serde_json::{Value, json};
use wasmparser::{KnownCustom, Name, Parser, Payload};

use crate::tools::{WASM, root};

/// Sizes of `www/pkg`, in bytes.
pub fn measure() -> Result<Value, String> {
    let package = root().join("www/pkg");
    let wasm = read(&package.join("readout_bg.wasm"))?;
    let glue = read(&package.join("readout.js"))?;
    let named = read(&root().join("target").join(WASM).join("web/readout.wasm"))?;
    let crates = crates(&named);
    let wrong = |error: &dyn std::fmt::Display| format!("the WebAssembly cannot be read: {error}");
    Ok(json!({
        "raw": wasm.len(),
        "gzip": gzip(&wasm).map_err(|error| wrong(&error))?,
        "brotli": brotli(&wasm).map_err(|error| wrong(&error))?,
        "glue_brotli": brotli(&glue).map_err(|error| wrong(&error))?,
        "code": section(&wasm, Section::Code).map_err(|error| wrong(&*error))?,
        "data": section(&wasm, Section::Data).map_err(|error| wrong(&*error))?,
        "crates": crates.map_err(|error| wrong(&error))?,
    }))
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    fs::read(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn gzip(bytes: &[u8]) -> io::Result<usize> {
    let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    out.write_all(bytes)?;
    Ok(out.finish()?.len())
}

fn brotli(bytes: &[u8]) -> io::Result<usize> {
    let mut out = Vec::new();
    let settings = brotli::enc::BrotliEncoderParams::default();
    brotli::BrotliCompress(&mut &*bytes, &mut out, &settings)?;
    Ok(out.len())
}

/// A part of a module.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Section {
    Code,
    /// Models and lexicons, mostly.
    Data,
}

/// Bytes of a section, as it is and packed by itself.
fn section(wasm: &[u8], wanted: Section) -> Result<Value, Box<dyn std::error::Error>> {
    let mut bytes: &[u8] = &[];
    for payload in Parser::new(0).parse_all(wasm) {
        let (section, range) = match payload? {
            Payload::CodeSectionStart { range, .. } => (Section::Code, range),
            Payload::DataSection(section) => (Section::Data, section.range()),
            _ => continue,
        };
        if section == wanted {
            bytes = &wasm[range];
        }
    }
    Ok(json!({ "raw": bytes.len(), "brotli": brotli(bytes)? }))
}

/// Bytes of the functions' bodies by the crate that their names begin with. What was inlined
/// counts for the crate that it was inlined into; no name tells it.
pub fn crates(wasm: &[u8]) -> Result<BTreeMap<String, usize>, wasmparser::BinaryReaderError> {
    let (mut imported, mut bodies, mut names) = (0, Vec::new(), BTreeMap::new());
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(imports) => imported += imports.count(),
            Payload::CodeSectionEntry(body) => bodies.push(body.range().len()),
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(section) = section.as_known() {
                    for part in section {
                        if let Name::Function(map) = part? {
                            for naming in map {
                                let naming = naming?;
                                names.insert(naming.index, naming.name.to_owned());
                            }
                        }
                    }
                }
            }
            _ => {}
        }
    }
    let mut crates = BTreeMap::new();
    for (at, bytes) in bodies.into_iter().enumerate() {
        let name = names
            .get(&(imported + at as u32))
            .map_or("", String::as_str);
        *crates.entry(crate_of(name)).or_default() += bytes;
    }
    Ok(crates)
}

/// The crate that a mangled name begins with.
fn crate_of(mangled: &str) -> String {
    let name = format!("{:#}", rustc_demangle::demangle(mangled));
    let path = name.trim_start_matches(|c: char| !c.is_alphanumeric());
    let path = path
        .strip_prefix("dyn ")
        .or(path.strip_prefix("mut "))
        .unwrap_or(path);
    match path.split_once("::") {
        Some((krate, _)) if krate.chars().all(|c| c.is_alphanumeric() || c == '_') => {
            krate.to_owned()
        }
        _ => "other".to_owned(),
    }
}
