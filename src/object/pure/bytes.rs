//! Bytes: how Python writes them.

use std::fmt::Write;

/// `repr(bytes)`: in single quotes unless only double quotes need no escape.
pub fn repr(bytes: &[u8]) -> String {
    let quote = if bytes.contains(&b'\'') && !bytes.contains(&b'"') { b'"' } else { b'\'' };
    let mut out = String::with_capacity(bytes.len() + 3);
    out.push('b');
    out.push(quote as char);
    for &byte in bytes {
        match byte {
            b'\\' => out.push_str("\\\\"),
            b'\t' => out.push_str("\\t"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            _ if byte == quote => {
                out.push('\\');
                out.push(quote as char);
            }
            b' '..=b'~' => out.push(byte as char),
            _ => {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\x{byte:02x}");
            }
        }
    }
    out.push(quote as char);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_print_as_python_prints_them() {
        assert_eq!(repr(b""), "b''");
        assert_eq!(repr(b"a\tb\\\x00\x7f\xff"), r"b'a\tb\\\x00\x7f\xff'");
        assert_eq!(repr(b"it's"), r#"b"it's""#);
        assert_eq!(repr(b"it's \"it\""), r#"b'it\'s "it"'"#);
    }
}
