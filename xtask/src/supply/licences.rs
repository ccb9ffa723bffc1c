//! Which licences npm packages may have, by `npm.tsv`, and whether those of a lock file have them.

use serde_json::Value;
use spdx::{Expression, LicenseReq, Licensee, ParseMode};

/// The table: SPDX identifier, where it may be, why.
const TABLE: &str = include_str!("npm.tsv");

/// Where a package ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// In what browsers load.
    Shipped,
    /// In what builds and tests it.
    Tools,
}

/// The packages of a lock file (version 3) whose licence may not be, each with the reason.
///
/// # Errors
/// Where it is no such file.
pub fn refused(lock: &Value, shipped: &[&str]) -> Result<Vec<String>, String> {
    let packages = lock["packages"]
        .as_object()
        .filter(|_| lock["lockfileVersion"] == 3)
        .ok_or("it is no lock file of version 3")?;
    let mut refused = Vec::new();
    for (place, package) in packages {
        // The first one is the project itself.
        let Some((_, name)) = place.rsplit_once("node_modules/") else {
            continue;
        };
        let (usage, of) = if shipped.contains(&name) {
            (Use::Shipped, "shipped")
        } else {
            (Use::Tools, "a tool")
        };
        match package["license"].as_str() {
            None => refused.push(format!("{name} ({of}) states no licence")),
            Some(licence) if is_allowed(licence, usage) => {}
            Some(licence) => refused.push(format!("{name} ({of}): {licence}")),
        }
    }
    Ok(refused)
}

/// Whether one may do what is meant with a package by an SPDX expression, or by one of the loose
/// names that old packages have ("BSD").
fn is_allowed(expression: &str, usage: Use) -> bool {
    let rows = rows().filter(|(_, place)| usage == Use::Tools || *place == Use::Shipped);
    let allowed: Vec<Licensee> = rows
        .filter_map(|(name, _)| Licensee::parse(name).ok())
        .collect();
    let holds = |asked: &LicenseReq| allowed.iter().any(|one| one.satisfies(asked));
    Expression::parse_mode(expression, ParseMode::LAX).is_ok_and(|parsed| parsed.evaluate(holds))
}

/// The rows of the table. One of another form is left out, which allows less.
fn rows() -> impl Iterator<Item = (&'static str, Use)> {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| match line.split('\t').collect::<Vec<_>>()[..] {
        [name, "shipped", _why] => Some((name, Use::Shipped)),
        [name, "tools", _why] => Some((name, Use::Tools)),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::{TABLE, Use, is_allowed, refused, rows};
    use serde_json::json;
    use spdx::Licensee;

    #[test]
    fn every_row_is_a_licence_with_a_reason() {
        let lines = TABLE.lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(rows().count(), lines);
        for (name, _) in rows() {
            assert!(Licensee::parse(name).is_ok(), "{name}");
        }
    }

    #[test]
    fn expressions_are_weighed_by_where_the_package_ends() {
        for (expression, shipped, tools) in [
            ("MIT", true, true),
            ("(MIT OR GPL-3.0-or-later)", true, true),
            ("(MIT AND Zlib)", true, true),
            ("MPL-2.0", false, true),
            ("MIT AND MPL-2.0", false, true),
            ("GPL-3.0-only", false, false),
            ("MIT AND GPL-2.0-only", false, false),
            ("BSD", true, true),
            ("SEE LICENSE IN LICENSE.txt", false, false),
            ("UNLICENSED", false, false),
            ("", false, false),
        ] {
            assert_eq!(
                is_allowed(expression, Use::Shipped),
                shipped,
                "{expression}"
            );
            assert_eq!(is_allowed(expression, Use::Tools), tools, "{expression}");
        }
    }

    #[test]
    fn packages_within_packages_and_those_without_a_licence_are_seen() {
        let lock = json!({ "lockfileVersion": 3, "packages": {
            "": { "license": "GPL-3.0-only" },
            "node_modules/idb": { "license": "MPL-2.0" },
            "node_modules/a/node_modules/@b/c": { "license": "GPL-3.0-only" },
            "node_modules/d": {},
            "node_modules/e": { "license": "MIT" },
        }});
        assert_eq!(
            refused(&lock, &["idb"]).unwrap(),
            [
                "@b/c (a tool): GPL-3.0-only",
                "d (a tool) states no licence",
                "idb (shipped): MPL-2.0"
            ]
        );
        assert!(refused(&json!({ "lockfileVersion": 1, "dependencies": {} }), &[]).is_err());
    }
}
