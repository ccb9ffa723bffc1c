//! A mail, or a part of one: headers, an empty line, and what they describe (RFC 2045).

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use super::code::{base64, quoted_printable};

/// Parts within parts: no mail program writes so many.
const DEEPEST: usize = 20;

/// Headers and a body.
pub(super) struct Part<'m> {
    /// Name in lower case, and value in one line.
    headers: Vec<(String, String)>,
    body: &'m [u8],
}

impl<'m> Part<'m> {
    pub(super) fn new(bytes: &'m [u8]) -> Self {
        let mut headers: Vec<(String, String)> = Vec::new();
        let mut rest = bytes;
        while !rest.is_empty() {
            let end = rest
                .iter()
                .position(|byte| *byte == b'\n')
                .map_or(rest.len(), |at| at + 1);
            let (line, behind) = rest.split_at(end);
            rest = behind;
            let line = text_of(line, None);
            if line.trim().is_empty() {
                break;
            }
            if line.starts_with([' ', '\t'])
                && let Some((_, value)) = headers.last_mut()
            {
                value.push(' ');
                value.push_str(line.trim());
            } else if let Some((name, value)) = line.split_once(':') {
                headers.push((name.trim().to_lowercase(), value.trim().to_owned()));
            }
        }
        Self {
            headers,
            body: rest,
        }
    }

    pub(super) fn header(&self, name: &str) -> Option<String> {
        let found = self.headers.iter().find(|(own, _)| own == name);
        found.map(|(_, value)| value.clone())
    }

    /// The text of the first part of this type, attachments aside.
    pub(super) fn text_of(&self, kind: &str) -> Option<String> {
        self.find(kind, DEEPEST)
    }

    fn find(&self, kind: &str, depth: usize) -> Option<String> {
        let content = self.header("content-type").unwrap_or_default();
        let disposition = self.header("content-disposition").unwrap_or_default();
        if depth == 0 || disposition.to_lowercase().starts_with("attachment") {
            return None;
        }
        let own = content
            .split(';')
            .next()
            .unwrap_or_default()
            .trim()
            .to_lowercase();
        if own.starts_with("multipart/") {
            let boundary = parameter(&content, "boundary")?;
            return parts(self.body, &boundary)
                .find_map(|part| Part::new(part).find(kind, depth - 1));
        }
        let own = if own.is_empty() { "text/plain" } else { &*own };
        if own != kind {
            return None;
        }
        let encoding = self.header("content-transfer-encoding").unwrap_or_default();
        let bytes = match encoding.trim().to_lowercase().as_str() {
            "base64" => base64(self.body),
            "quoted-printable" => quoted_printable(self.body),
            _ => self.body.to_vec(),
        };
        Some(text_of(&bytes, parameter(&content, "charset").as_deref()))
    }
}

/// Bytes by the name of their encoding, else as UTF-8, else as windows-1252.
pub(super) fn text_of(bytes: &[u8], label: Option<&str>) -> String {
    let named = label.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    let encoding = named.unwrap_or_else(|| {
        let utf8 = std::str::from_utf8(bytes).is_ok();
        if utf8 { UTF_8 } else { WINDOWS_1252 }
    });
    encoding.decode(bytes).0.into_owned()
}

/// `boundary="a b"` of a content type.
fn parameter(content: &str, name: &str) -> Option<String> {
    content.split(';').skip(1).find_map(|pair| {
        let (own, value) = pair.split_once('=')?;
        let same = own.trim().eq_ignore_ascii_case(name);
        same.then(|| value.trim().trim_matches('"').to_owned())
    })
}

/// What stands between the lines of a boundary.
fn parts<'m>(body: &'m [u8], boundary: &str) -> impl Iterator<Item = &'m [u8]> {
    let mark = format!("--{boundary}");
    let mut cuts = Vec::new();
    let mut at = 0;
    for line in body.split_inclusive(|byte| *byte == b'\n') {
        if line.starts_with(mark.as_bytes()) {
            cuts.push((at, at + line.len()));
        }
        at += line.len();
    }
    cuts.push((body.len(), body.len()));
    let pairs: Vec<(usize, usize)> = cuts.windows(2).map(|pair| (pair[0].1, pair[1].0)).collect();
    pairs.into_iter().map(|(start, end)| &body[start..end])
}
