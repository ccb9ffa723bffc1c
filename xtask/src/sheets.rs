//! The style sheets of the elements as a module, `www/pkg/sheets.js`: so they are there with
//! the code, and neither a bundler nor a policy stands between.

use std::fmt::Write;
use std::path::Path;

use crate::tools::read;

/// Below `www/style`, in the order in which they apply.
const SHEETS: &[&str] = &["tokens.css", "view.css", "network.css", "timeline.css"];

/// Writes the module.
pub fn write(www: &Path) -> Result<(), String> {
    let mut module = String::from(
        "// The style sheets of the elements, in the order in which they apply.\nexport const SHEETS = [\n",
    );
    for name in SHEETS {
        let path = www.join("style").join(name);
        let css = read(&path)?;
        let literal = serde_json::to_string(&css).map_err(|error| error.to_string())?;
        let _ = writeln!(module, "  {literal},");
    }
    module.push_str("];\n");
    crate::build::write(&www.join("pkg/sheets.js"), &module)?;
    let types = "/** The style sheets of the elements, in the order in which they apply. */\nexport const SHEETS: readonly string[];\n";
    crate::build::write(&www.join("pkg/sheets.d.ts"), types)
}
