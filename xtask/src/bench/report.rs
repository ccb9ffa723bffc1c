//! What was measured as Markdown.

use std::fmt::Write;

use serde_json::Value;

/// What stands above the figures.
const METHOD: &str = "\
# Benchmarks

Written by `cargo xtask bench --write`; `--corpus FOLDER` measures the `.txt` files of a folder.
Start is from loading the code to the first result: in Chromium with the fetch from the same
machine and without any cache, the median of 9 fresh pages; elsewhere one fresh process, its
own start left out. The first 5 kB are the second text that is read: engines of JavaScript and
WebAssembly compile what a text needs when it first does. Latency is the median of 21 runs behind
20 others. Throughput is the median of three runs over all articles behind one other, in MB of
UTF-8 a second; natively it is the whole program on one core, the fastest of five runs. Memory is
the peak of the process; of a native run of a few milliseconds, what was seen of it. Growth is
told of the fastest of five native runs, and of one first run in Node, each in a fresh process;
its memory is that of the WebAssembly alone. The budget of memory is 32 MB and 20 times the text.
On a machine with a load of its own all times are longer.
The peers do a part of the work only: they find names, not offices, days or meetings.
compromise finds people, organizations and places; wink-nlp its entities, which are no
names of persons; spaCy runs its whole small pipeline, over 50 articles. `PYTHON` names the Python
that has it.
";

/// All tables.
pub fn markdown(result: &Value) -> String {
    let mut out = METHOD.to_owned();
    let told = result["engines"].as_object().into_iter().flatten();
    let told = told.filter_map(|(_, engine)| engine["version"].as_str());
    let versions: Vec<&str> = std::iter::once(text(&result["versions"]))
        .chain(told)
        .collect();
    let _ = writeln!(
        out,
        "\nMeasured on {} (load {} before) with {}.\n",
        text(&result["machine"]),
        text(&result["load"]),
        versions.join(", ")
    );
    let _ = writeln!(
        out,
        "Corpus: {}, {} bytes.\n",
        text(&result["corpus"]),
        result["bytes"]
    );
    engines(&mut out, result);
    growth(&mut out, result);
    size(&mut out, &result["size"]);
    out
}

fn engines(out: &mut String, result: &Value) {
    let _ = writeln!(
        out,
        "| engine | start, ms | first 5 kB, ms | 5 kB, ms | MB/s | memory, MB |"
    );
    let _ = writeln!(out, "| --- | ---: | ---: | ---: | ---: | ---: |");
    let native = &result["native"];
    let _ = writeln!(
        out,
        "| Readout, native | – | – | – | {} | {} |",
        number(&native["throughput"], 2, 1.0),
        number(&native["memory"], 0, 1e6)
    );
    for (name, engine) in result["engines"].as_object().into_iter().flatten() {
        if let Some(error) = engine["error"].as_str() {
            let _ = writeln!(out, "| {name} | not measured: {error} | | | | |");
            continue;
        }
        let _ = writeln!(
            out,
            "| {name} | {} | {} | {} | {} | {} |",
            number(&engine["start"], 0, 1.0),
            number(&engine["first"], 1, 1.0),
            number(&engine["article"], 2, 1.0),
            number(&engine["throughput"], 2, 1.0),
            number(&engine["memory"], 0, 1e6)
        );
    }
}

fn growth(out: &mut String, result: &Value) {
    let _ = writeln!(
        out,
        "\n| one text, bytes | ms, native | memory, MB | ms, wasm | its memory, MB |\n\
         | ---: | ---: | ---: | ---: | ---: |"
    );
    let rows = |name: &str| result[name]["growth"].as_array().into_iter().flatten();
    for (native, wasm) in rows("native").zip(rows("wasm")) {
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} | {} |",
            native["bytes"],
            number(&native["ms"], 1, 1.0),
            number(&native["memory"], 0, 1e6),
            number(&wasm["ms"], 1, 1.0),
            number(&wasm["memory"], 0, 1e6)
        );
    }
}

fn size(out: &mut String, size: &Value) {
    let _ = writeln!(out, "\n| WebAssembly | kB |\n| --- | ---: |");
    for (name, value) in [
        ("raw", &size["raw"]),
        ("gzip", &size["gzip"]),
        ("brotli", &size["brotli"]),
        ("its JavaScript, brotli", &size["glue_brotli"]),
        ("code, raw", &size["code"]["raw"]),
        ("code, brotli", &size["code"]["brotli"]),
        ("models and lexicons, raw", &size["data"]["raw"]),
        ("models and lexicons, brotli", &size["data"]["brotli"]),
    ] {
        let _ = writeln!(out, "| {name} | {} |", number(value, 0, 1000.0));
    }
    let _ = writeln!(
        out,
        "\nFunctions by the crate that their names begin with, before wasm-opt. What was inlined \
         counts where it was inlined; which crate it was from, no name tells.\n\n\
         | crate | kB |\n| --- | ---: |"
    );
    let mut crates: Vec<_> = size["crates"].as_object().into_iter().flatten().collect();
    crates.sort_by_key(|(_, bytes)| std::cmp::Reverse(bytes.as_u64()));
    for (name, bytes) in crates {
        let _ = writeln!(out, "| {name} | {} |", number(bytes, 1, 1000.0));
    }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or("–")
}

/// A number in units of `unit`, or a dash.
fn number(value: &Value, places: usize, unit: f64) -> String {
    let number = value.as_f64();
    number.map_or_else(
        || "–".to_owned(),
        |number| format!("{:.places$}", number / unit),
    )
}
