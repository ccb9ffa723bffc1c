//! How mails write bytes in letters of ASCII (RFC 2045, RFC 2047).

use super::part::text_of;

/// Bytes of base64; what is none of its signs is passed over.
pub(super) fn base64(written: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(written.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    for &byte in written {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' => break,
            _ => continue,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push((bits >> count & 0xFF) as u8);
        }
    }
    out
}

/// Bytes of quoted-printable: "=E9", and "=" at the end of a line that goes on.
pub(super) fn quoted_printable(written: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(written.len());
    let mut rest = written;
    while let Some((&byte, behind)) = rest.split_first() {
        rest = behind;
        if byte != b'=' {
            out.push(byte);
        } else if let Some(after) = behind.strip_prefix(b"\r\n").or(behind.strip_prefix(b"\n")) {
            rest = after;
        } else if let Some(value) = behind.get(..2).and_then(hexadecimal) {
            out.push(value);
            rest = &behind[2..];
        } else {
            out.push(byte);
        }
    }
    out
}

fn hexadecimal(digits: &[u8]) -> Option<u8> {
    u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

/// "=?utf-8?Q?Jos=C3=A9?=" in a header.
pub(super) fn decode_words(header: &str) -> String {
    let mut out = String::new();
    let mut rest = header;
    let mut after_word = false;
    while let Some((before, behind)) = rest.split_once("=?") {
        // White space between two such words is no part of the text.
        if !(after_word && before.trim().is_empty()) {
            out.push_str(before);
        }
        let Some((word, after)) = word(behind) else {
            out.push_str("=?");
            (rest, after_word) = (behind, false);
            continue;
        };
        out.push_str(&word);
        (rest, after_word) = (after, true);
    }
    out.push_str(rest);
    out
}

/// "utf-8?Q?Jos=C3=A9?=" and what stands behind it.
fn word(written: &str) -> Option<(String, &str)> {
    let (charset, rest) = written.split_once('?')?;
    let (code, rest) = rest.split_once('?')?;
    let (words, behind) = rest.split_once("?=")?;
    let bytes = match code {
        "B" | "b" => base64(words.as_bytes()),
        "Q" | "q" => quoted_printable(words.replace('_', " ").as_bytes()),
        _ => return None,
    };
    let charset = charset.split('*').next();
    Some((text_of(&bytes, charset), behind))
}
