//! What is in a file, in whatever encoding a spreadsheet saved it.

use anyhow::{Result, bail};
use encoding_rs::{Encoding, WINDOWS_1252};

/// The text of a file with line feeds for line ends, and the name of its encoding: by its byte-order mark; else UTF-8 if it is
/// that; else Windows-1252, in which every byte means something.
pub(in crate::onboarding) fn decode(bytes: &[u8]) -> Result<(String, &'static str)> {
    let (text, name) = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => {
            let (text, broken) = encoding.decode_without_bom_handling(&bytes[mark..]);
            if broken {
                bail!("the file begins like {} and goes on like something else", encoding.name());
            }
            (text.into_owned(), encoding.name())
        }
        None => match std::str::from_utf8(bytes) {
            Ok(text) => (text.to_owned(), "UTF-8"),
            Err(_) => (WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(), "Windows-1252"),
        },
    };
    if text.contains('\0') {
        bail!("the file is no text, or UTF-16 without a byte-order mark: save it as CSV in UTF-8");
    }
    Ok((text.replace("\r\n", "\n").replace('\r', "\n"), name))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "email;name\nñandú@x.ph;Peña €\n";

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(bytes).collect()
    }

    #[test]
    fn every_common_encoding_is_read() {
        let marked = ["\u{FEFF}", TEXT].concat();
        let windows = WINDOWS_1252.encode(TEXT).0.into_owned();
        for (bytes, name) in [
            (TEXT.as_bytes().to_vec(), "UTF-8"),
            (marked.into_bytes(), "UTF-8"),
            (utf16(TEXT, u16::to_le_bytes), "UTF-16LE"),
            (utf16(TEXT, u16::to_be_bytes), "UTF-16BE"),
            (windows, "windows-1252"),
        ] {
            let (text, found) = decode(&bytes).expect("a text");
            assert_eq!(text, TEXT);
            assert_eq!(found.to_lowercase(), name.to_lowercase());
        }
    }

    #[test]
    fn every_line_ending_becomes_a_line_feed() {
        for text in ["a\nb\n", "a\r\nb\r\n", "a\rb\r"] {
            assert_eq!(decode(text.as_bytes()).expect("a text").0, "a\nb\n");
        }
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let unmarked: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let ascii: Vec<u8> = "email\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let half = &utf16(TEXT, u16::to_le_bytes)[..7];
        for bytes in [&unmarked[..], &ascii, half, b"\xEF\xBB\xBFemail\xFF", b"PK\x03\x04\0\0"] {
            assert!(decode(bytes).is_err(), "{bytes:?}");
        }
    }
}
