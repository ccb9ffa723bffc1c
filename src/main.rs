//! The command line `readout`.

fn main() {}
