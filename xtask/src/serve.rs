//! `cargo xtask serve`: builds the app and serves `www/` on this machine alone.

use std::fs::File;
use std::path::{Component, Path, PathBuf};

use lexopt::prelude::*;
use tiny_http::{Header, Request, Response, Server, StatusCode};

use crate::tools::root;

const PORT: u16 = 8321;

/// Only the app's own files, WebAssembly, and nothing from elsewhere.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data:; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; \
    frame-ancestors 'none'";

/// Content types by file name extension.
const TYPES: &[(&str, &str)] = &[
    ("html", "text/html; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("mjs", "text/javascript; charset=utf-8"),
    ("css", "text/css; charset=utf-8"),
    ("json", "application/json"),
    ("wasm", "application/wasm"),
    ("svg", "image/svg+xml"),
    ("png", "image/png"),
    ("ts", "text/plain; charset=utf-8"),
];

/// Builds and serves until it is stopped.
pub fn run(arguments: &[String]) -> Result<(), String> {
    let (port, open) = parse(arguments).map_err(|error| error.to_string())?;
    // Taken first: nobody should wait for a build to learn that the port is busy.
    let server = Server::http(("127.0.0.1", port))
        .map_err(|error| format!("port {port} cannot be had: {error}; try --port N"))?;
    crate::build::run()?;
    let address = format!("http://127.0.0.1:{port}/");
    println!("Readout is at {address} (Ctrl-C stops it)");
    if open {
        open_browser(&address);
    }
    for request in server.incoming_requests() {
        answer(request);
    }
    Ok(())
}

fn parse(arguments: &[String]) -> Result<(u16, bool), lexopt::Error> {
    let (mut port, mut open) = (PORT, false);
    let mut parser = lexopt::Parser::from_args(arguments);
    while let Some(argument) = parser.next()? {
        match argument {
            Long("port") => port = parser.value()?.parse()?,
            Long("open") => open = true,
            other => return Err(other.unexpected()),
        }
    }
    Ok((port, open))
}

fn open_browser(address: &str) {
    let program = if cfg!(target_os = "macos") {
        "open"
    } else {
        "xdg-open"
    };
    if std::process::Command::new(program)
        .arg(address)
        .spawn()
        .is_err()
    {
        eprintln!("cannot open a browser: go to {address}");
    }
}

fn answer(request: Request) {
    let found = file(&root().join("www"), request.url())
        .and_then(|path| Some((content_type(&path)?, File::open(&path).ok()?)));
    // A reader who has gone away is no failure of the server's.
    let _ = match found {
        Some((kind, file)) => {
            let mut response = Response::from_file(file);
            for header in headers(kind) {
                response.add_header(header);
            }
            request.respond(response)
        }
        None => {
            request.respond(Response::from_string("not found\n").with_status_code(StatusCode(404)))
        }
    };
}

fn headers(kind: &str) -> Vec<Header> {
    [
        ("Content-Type", kind),
        ("Content-Security-Policy", POLICY),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Cache-Control", "no-cache"),
    ]
    .into_iter()
    .filter_map(|(name, value)| Header::from_bytes(name, value).ok())
    .collect()
}

fn content_type(path: &Path) -> Option<&'static str> {
    let extension = path.extension()?.to_str()?;
    TYPES
        .iter()
        .find(|(e, _)| *e == extension)
        .map(|(_, kind)| *kind)
}

/// The file below `www` that a URL's path names; none outside of it.
fn file(www: &Path, url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?;
    let path = if path.ends_with('/') {
        format!("{path}index.html")
    } else {
        path.to_owned()
    };
    let relative = Path::new(path.trim_start_matches('/'));
    let plain = relative
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    let full = www.join(relative);
    (plain && !path.contains(['%', '\\']) && full.is_file()).then_some(full)
}

#[cfg(test)]
mod tests {
    use super::file;
    use crate::tools::root;

    #[test]
    fn only_files_of_the_app_are_served() {
        let www = root().join("www");
        assert!(file(&www, "/index.html?x=1").is_some());
        assert!(file(&www, "/").is_some());
        for url in [
            "/../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "//etc/passwd",
            "/lib",
            "/none.js",
            "",
        ] {
            let found = file(&www, url);
            assert!(found.is_none_or(|path| path.starts_with(&www)), "{url}");
        }
        assert!(file(&www, "/../Cargo.toml").is_none());
    }
}
