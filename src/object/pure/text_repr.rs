//! `repr` and `ascii` of strings.

use super::{surrogate, unicode};
use std::fmt::Write;

/// `repr(text)`.
pub fn repr(text: &str) -> String {
    quote(text, unicode::is_printable)
}

/// `ascii(text)`.
pub fn ascii(text: &str) -> String {
    quote(text, |c| matches!(c, ' '..='~'))
}

/// The `repr` of an object, with what is not ASCII escaped: what `ascii()` makes of it.
pub fn escape_non_ascii(repr: &str) -> String {
    let mut out = String::with_capacity(repr.len());
    for c in repr.chars() {
        if c.is_ascii() { out.push(c) } else { push_escaped(c, &mut out) }
    }
    out
}

/// Appends `\xhh`, `\uhhhh` or `\Uhhhhhhhh`.
pub(crate) fn push_escaped(c: char, out: &mut String) {
    let code = surrogate::code_point(c);
    // Writing to a string cannot fail.
    let _ = match code {
        0..=0xff => write!(out, "\\x{code:02x}"),
        0x100..=0xffff => write!(out, "\\u{code:04x}"),
        _ => write!(out, "\\U{code:08x}"),
    };
}

fn quote(text: &str, shown: impl Fn(char) -> bool) -> String {
    // Most strings need nothing but the quotes.
    // Every byte is looked at, for then the compiler looks at many at once.
    if !text.bytes().fold(false, |special, byte| special | !matches!(byte, b' '..=b'&' | b'('..=b'[' | b']'..=b'~')) {
        let mut out = String::with_capacity(text.len() + 2);
        out.push('\'');
        out.push_str(text);
        out.push('\'');
        return out;
    }
    let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    let mut out = String::with_capacity(text.len() + 2);
    out.push(quote);
    // What needs no escape is copied in one go, up to the next that does.
    let plain = |byte: u8| matches!(byte, b' '..=b'~') && byte != b'\\' && byte != quote as u8;
    let (mut copied, mut at) = (0, 0);
    while let Some(skipped) = text.as_bytes()[at..].iter().position(|&byte| !plain(byte)) {
        at += skipped;
        let Some(c) = text[at..].chars().next() else { break };
        let after = at + c.len_utf8();
        if c != '\\' && c != quote && shown(c) {
            at = after;
            continue;
        }
        out.push_str(&text[copied..at]);
        (copied, at) = (after, after);
        match c {
            '\\' => out.push_str("\\\\"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            _ if c == quote => {
                out.push('\\');
                out.push(c);
            }
            _ => push_escaped(c, &mut out),
        }
    }
    out.push_str(&text[copied..]);
    out.push(quote);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes() {
        assert_eq!(repr("a"), "'a'");
        assert_eq!(repr("it's"), "\"it's\"");
        assert_eq!(repr("it's \"so\""), "'it\\'s \"so\"'");
        assert_eq!(repr("\\\t\n\r\0\x7f"), "'\\\\\\t\\n\\r\\x00\\x7f'");
        assert_eq!(repr("é\u{a0}\u{200b}\u{1f600}\u{e0001}"), "'é\\xa0\\u200b\u{1f600}\\U000e0001'");
        assert_eq!(ascii("é€\u{1f600}"), "'\\xe9\\u20ac\\U0001f600'");
        assert_eq!(escape_non_ascii("['é']"), "['\\xe9']");
    }
}
