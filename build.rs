//! Compiles the tables of `src/lexicon/data` into what `src/lexicon` includes.

#[path = "build/lexicon.rs"]
mod lexicon;

fn main() {
    if let Err(error) = lexicon::compile() {
        eprintln!("error: {error}");
        std::process::exit(1);
    }
}
