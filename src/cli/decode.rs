//! The text of a file's bytes, whatever program wrote them.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// Where HTML must name its encoding, in bytes.
const DECLARED_WITHIN: usize = 1024;

/// By its byte order mark, else UTF-8, else for bytes that are not UTF-8 the encoding that
/// the page names in its head, else windows-1252.
///
/// # Errors
/// For bytes that are no text.
pub(crate) fn decode(bytes: &[u8]) -> Result<String, String> {
    let encoding = match std::str::from_utf8(bytes) {
        Ok(_) => UTF_8,
        Err(_) => declared(bytes).unwrap_or(WINDOWS_1252),
    };
    // A byte order mark goes before what is declared.
    let (text, _, _) = encoding.decode(bytes);
    if text.contains('\0') {
        return Err("it is no text".to_owned());
    }
    Ok(text.into_owned())
}

/// The encoding of `<meta charset=…>`, or of a content type in `<meta>`.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(DECLARED_WITHIN)];
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let behind = &head[head.find("<meta")?..];
    let (_, value) = behind.split_once("charset")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let value = value.trim_start_matches(['"', '\'']);
    let end = value.find(|c: char| !(c.is_ascii_alphanumeric() || "-_".contains(c)));
    let label = &value[..end.unwrap_or(value.len())];
    Encoding::for_label(label.as_bytes()).filter(|found| *found != UTF_8)
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn every_encoding_gives_its_words() {
        let utf16: Vec<u8> = "\u{feff}Мир"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        for (bytes, expected) in [
            ("Marković".as_bytes(), "Marković"),
            ("\u{feff}Marković".as_bytes(), "Marković"),
            (b"\x93Jos\xe9\x94", "“José”"),
            (&utf16, "Мир"),
        ] {
            assert_eq!(decode(bytes).as_deref(), Ok(expected));
        }
        for head in [
            "<meta charset=windows-1251>",
            "<META charset = \"windows-1251\">",
            "<meta http-equiv=content-type content='text/html; charset=windows-1251'>",
        ] {
            let page = [head.as_bytes(), b"\xcc\xe8\xf0"].concat();
            assert_eq!(decode(&page), Ok(format!("{head}Мир")));
        }
    }

    #[test]
    fn an_unknown_label_is_passed_over_and_a_null_byte_is_no_text() {
        assert_eq!(
            decode(b"<meta charset=no-such>\xe9").unwrap(),
            "<meta charset=no-such>é"
        );
        assert_eq!(
            decode(b"<meta charset=utf-8>\xe9").unwrap(),
            "<meta charset=utf-8>é"
        );
        assert!(decode(b"PK\x03\x04\0\0").is_err());
    }
}
