//! The command line `readout`: text in, a diary of who met whom out.

#[cfg(not(target_arch = "wasm32"))]
mod cli;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    cli::run()
}

/// In the browser there is no command line; the library is the product.
#[cfg(target_arch = "wasm32")]
fn main() {}
