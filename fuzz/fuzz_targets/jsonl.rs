//! Any line of `--jsonl` is answered by one line of JSON: a result or an error.
#![no_main]

// The target needs only the answer to a line.
#[allow(dead_code)]
#[path = "../../src/cli/input.rs"]
mod input;
#[allow(dead_code)]
#[path = "../../src/cli/lines.rs"]
mod lines;
#[allow(dead_code)]
#[path = "../../src/cli/output.rs"]
mod output;
#[allow(dead_code)]
#[path = "../../src/cli/page/mod.rs"]
mod page;
#[allow(dead_code)]
#[path = "../../src/cli/pipeline.rs"]
mod pipeline;
#[allow(dead_code)]
#[path = "../../src/cli/texts.rs"]
mod texts;

use libfuzzer_sys::fuzz_target;
use readout::Options;
use serde_json::Value;

fuzz_target!(|line: &[u8]| {
    let answer = lines::answer(Ok(line.to_vec()), &Options::default());
    let end = answer.iter().position(|byte| *byte == b'\n');
    assert_eq!(end, Some(answer.len() - 1), "it is one line");
    let answer: Value = serde_json::from_slice(&answer).expect("the answer is JSON");
    assert!(answer.get("id").is_some());
    assert!(answer["error"].is_string() != answer["meetings"].is_array());
});
