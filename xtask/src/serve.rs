//! `cargo xtask serve`: builds the app and serves `www/` on this machine alone.

use std::fs::File;
use std::path::{Component, Path, PathBuf};

use lexopt::prelude::*;
use tiny_http::{Header, Method, Request, Response, ResponseBox, Server, StatusCode};

use crate::build::{self, Optimizer};
use crate::tools::root;

const PORT: u16 = 8321;

/// Only the app's own files, WebAssembly, and nothing from elsewhere: what `www/index.html`
/// asks for, with `frame-ancestors`, which a page cannot set itself.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; \
    form-action 'none'; frame-ancestors 'none'";

/// Content types by file name extension.
const TYPES: &[(&str, &str)] = &[
    ("html", "text/html; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("mjs", "text/javascript; charset=utf-8"),
    ("css", "text/css; charset=utf-8"),
    ("json", "application/json"),
    ("webmanifest", "application/manifest+json"),
    ("wasm", "application/wasm"),
    ("svg", "image/svg+xml"),
    ("png", "image/png"),
    ("ts", "text/plain; charset=utf-8"),
    ("txt", "text/plain; charset=utf-8"),
];

/// Builds and serves until it is stopped.
pub fn run(arguments: &[String]) -> Result<(), String> {
    let (port, open) = parse(arguments).map_err(|error| error.to_string())?;
    // Taken first: nobody should wait for a build to learn that the port is busy.
    let server = Server::http(("127.0.0.1", port))
        .map_err(|error| format!("port {port} cannot be had: {error}; try --port N"))?;
    build::run(Optimizer::IfThere)?;
    // Asked for, because port 0 means any that is free.
    let address = format!("http://{}/", server.server_addr());
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
    let response = respond(request.method(), request.url());
    // A reader who has gone away is no failure of the server's. To HEAD, the library sends
    // the headers alone.
    let _ = request.respond(response);
}

/// The answer to a request: a file of the app's, or why there is none.
fn respond(method: &Method, url: &str) -> ResponseBox {
    if !matches!(method, Method::Get | Method::Head) {
        let mut refusal = message(405, "only GET and HEAD are answered\n");
        add(&mut refusal, "Allow", "GET, HEAD");
        return refusal;
    }
    let found = file(&root().join("www"), url)
        .and_then(|path| Some((content_type(&path)?, File::open(&path).ok()?)));
    match found {
        Some((kind, file)) => with_headers(Response::from_file(file).boxed(), kind),
        None => message(404, "not found\n"),
    }
}

fn message(status: u16, words: &str) -> ResponseBox {
    let response = Response::from_data(words).with_status_code(StatusCode(status));
    with_headers(response.boxed(), "text/plain; charset=utf-8")
}

/// `response` with its content type and what every answer carries.
fn with_headers(mut response: ResponseBox, kind: &str) -> ResponseBox {
    for (name, value) in [
        ("Content-Type", kind),
        ("Content-Security-Policy", POLICY),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Cache-Control", "no-cache"),
    ] {
        add(&mut response, name, value);
    }
    response
}

fn add(response: &mut ResponseBox, name: &str, value: &str) {
    if let Ok(header) = Header::from_bytes(name, value) {
        response.add_header(header);
    }
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
    use std::io::{Read, Write};
    use std::net::TcpStream;

    use tiny_http::Server;

    use super::{POLICY, answer, file};
    use crate::tools::root;

    /// Head and body of what the server says to a request line.
    fn ask(request: &str) -> (String, String) {
        let server = Server::http("127.0.0.1:0").expect("a port is free");
        let address = server.server_addr().to_ip().expect("it listens on IP");
        let mut stream = TcpStream::connect(address).expect("the server listens");
        write!(
            stream,
            "{request} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        )
        .expect("the request is sent");
        answer(server.recv().expect("the request arrives"));
        let mut said = String::new();
        stream
            .read_to_string(&mut said)
            .expect("the answer is text");
        let (head, body) = said.split_once("\r\n\r\n").unwrap_or((&said, ""));
        (head.to_owned(), body.to_owned())
    }

    #[test]
    fn every_answer_carries_the_policy() {
        for (request, status, has_body) in [
            ("GET /index.html", 200, true),
            ("HEAD /index.html", 200, false),
            ("GET /none.js", 404, true),
            ("HEAD /none.js", 404, false),
            ("POST /index.html", 405, true),
            ("DELETE /none.js", 405, true),
            ("OPTIONS *", 405, true),
            ("BREW /", 405, true),
        ] {
            let (head, body) = ask(request);
            assert!(
                head.starts_with(&format!("HTTP/1.1 {status} ")),
                "{request}: {head}"
            );
            assert!(head.contains(POLICY), "{request}: {head}");
            assert!(
                head.contains("X-Content-Type-Options: nosniff"),
                "{request}: {head}"
            );
            assert_eq!(
                head.contains("Allow: GET, HEAD"),
                status == 405,
                "{request}: {head}"
            );
            assert_eq!(!body.is_empty(), has_body, "{request}: {body}");
        }
    }

    #[test]
    fn the_page_asks_for_the_policy_that_is_served() {
        let own = POLICY.strip_suffix("; frame-ancestors 'none'");
        let page = std::fs::read_to_string(root().join("www/index.html")).unwrap_or_default();
        let tag = |policy| format!("http-equiv=\"Content-Security-Policy\" content=\"{policy}\"");
        assert!(own.is_some_and(|policy| page.contains(&tag(policy))));
    }

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
