//! Lone surrogates in strings.
//!
//! Our strings are UTF-8, which has no place for the code points U+D800 to U+DFFF. Each of these 2048 is kept as the
//! character `SHIFT` above it, in a plane where Unicode has assigned nothing. What cuts, searches, joins and copies
//! text needs to know nothing of it; what looks at the numbers of code points asks [`code_point`]. The characters
//! U+DD800 to U+DDFFF themselves have no place then, and are refused.

use std::cmp::Ordering;

use super::{Answer, NOT_SUPPORTED, ValueFault};

/// From a surrogate to the character that stands for it.
const SHIFT: u32 = 0xd_0000;
const FIRST: char = '\u{dd800}';
const LAST: char = '\u{ddfff}';
/// The first byte, in UTF-8, of every character that stands for a surrogate.
const LEAD: u8 = 0xf3;

/// Whether a character stands for a surrogate.
pub const fn is_surrogate(c: char) -> bool {
    matches!(c, FIRST..=LAST)
}

/// The number of the code point that a character is, or stands for.
pub const fn code_point(c: char) -> u32 {
    if is_surrogate(c) { c as u32 - SHIFT } else { c as u32 }
}

/// The character that is, or stands for, a code point below 0x110000.
pub fn character(code: u32) -> Answer<char> {
    match char::from_u32(code) {
        Some(c) if is_surrogate(c) => Err(reserved()),
        Some(c) => Ok(c),
        None => char::from_u32(code.wrapping_add(SHIFT)).ok_or_else(reserved),
    }
}

/// What a program is told that uses a character which stands for a surrogate here.
pub fn reserved() -> ValueFault {
    ValueFault::new(NOT_SUPPORTED, "the characters U+DD800 to U+DDFFF are not supported")
}

/// The byte at which the first surrogate of a text stands.
pub fn find(text: &str) -> Option<usize> {
    if !text.as_bytes().contains(&LEAD) {
        return None;
    }
    text.find(is_surrogate)
}

/// The order of two texts by their code points.
pub fn compare(a: &str, b: &str) -> Ordering {
    if find(a).is_none() && find(b).is_none() {
        return a.cmp(b);
    }
    a.chars().map(code_point).cmp(b.chars().map(code_point))
}

/// A text with `\udxxx` where surrogates are: what a stream prints whose handler is `backslashreplace`.
pub fn escaped(text: String) -> String {
    if find(&text).is_none() {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if is_surrogate(c) { super::text_repr::push_escaped(c, &mut out) } else { out.push(c) }
    }
    out
}

/// The bytes of a text in UTF-8, each surrogate in the three bytes that the pattern of UTF-8 gives it.
pub fn encode(text: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    for c in text.chars() {
        push_encoded(c, &mut out);
    }
    out
}

/// Appends a character as [`encode`] does.
pub fn push_encoded(c: char, out: &mut Vec<u8>) {
    if is_surrogate(c) {
        let code = code_point(c);
        out.extend([0xe0 | (code >> 12) as u8, 0x80 | (code >> 6 & 0x3f) as u8, 0x80 | (code & 0x3f) as u8]);
    } else {
        out.extend(c.encode_utf8(&mut [0; 4]).bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_surrogate_has_a_character_and_back() {
        for code in 0..0x11_0000 {
            match character(code) {
                Ok(c) => assert_eq!(code_point(c), code),
                Err(fault) => assert!((0xd_d800..0xd_e000).contains(&code), "{code:x}: {fault}"),
            }
        }
    }

    #[test]
    fn order_is_that_of_code_points() {
        let low = character(0xd800).unwrap().to_string();
        assert_eq!(compare(&low, "\u{ffff}"), Ordering::Less);
        assert_eq!(compare("\u{10000}", &low), Ordering::Greater);
        assert_eq!(compare("\u{d7ff}", &low), Ordering::Less);
        assert_eq!(compare("a", "b"), Ordering::Less);
    }

    #[test]
    fn the_pattern_of_utf8_goes_on() {
        let text: String = [0xd800, 0x61, 0xdfff].into_iter().map(|code| character(code).unwrap()).collect();
        assert_eq!(encode(&text), [0xed, 0xa0, 0x80, 0x61, 0xed, 0xbf, 0xbf]);
        assert_eq!(escaped(text), "\\ud800a\\udfff");
    }
}
