//! Properties and case mappings of characters, in the Unicode version of CPython 3.11.

use super::unicode_tables as tables;
use std::borrow::Cow;

fn properties(c: char) -> u16 {
    let code = u32::from(c);
    let next = tables::PROPERTIES.partition_point(|(start, _)| *start <= code);
    tables::PROPERTIES[next.saturating_sub(1)].1
}

fn has(c: char, property: u16) -> bool {
    properties(c) & property != 0
}

/// `c.isalpha()`.
pub fn is_alpha(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphabetic() } else { has(c, tables::ALPHA) }
}

/// `c.isdecimal()`.
pub fn is_decimal(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_digit() } else { has(c, tables::DECIMAL) }
}

/// `c.isdigit()`.
pub fn is_digit(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_digit() } else { has(c, tables::DIGIT) }
}

/// `c.isnumeric()`.
pub fn is_numeric(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_digit() } else { has(c, tables::NUMERIC) }
}

/// `c.isalnum()`.
pub fn is_alnum(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphanumeric()
    } else {
        has(c, tables::ALPHA | tables::DECIMAL | tables::DIGIT | tables::NUMERIC)
    }
}

/// `c.isspace()`: what `strip` and `split` without arguments take away.
pub fn is_space(c: char) -> bool {
    if c.is_ascii() { matches!(c, '\t'..='\r' | '\x1c'..='\x1f' | ' ') } else { has(c, tables::SPACE) }
}

/// Whether the character takes two columns (its East Asian width is wide or full).
pub fn is_wide(c: char) -> bool {
    !c.is_ascii() && has(c, tables::WIDE)
}

/// Whether `str.splitlines` breaks a line after the character.
pub fn is_line_break(c: char) -> bool {
    matches!(c, '\n'..='\r' | '\x1c'..='\x1e' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// `c.isprintable()`: characters that `repr` does not escape.
pub fn is_printable(c: char) -> bool {
    if c.is_ascii() { matches!(c, ' '..='~') } else { has(c, tables::PRINTABLE) }
}

/// Whether an identifier may start with the character.
pub fn is_identifier_start(c: char) -> bool {
    if c.is_ascii() { c == '_' || c.is_ascii_alphabetic() } else { has(c, tables::IDENTIFIER_START) }
}

/// Whether an identifier may continue with the character.
pub fn is_identifier_continue(c: char) -> bool {
    if c.is_ascii() { c == '_' || c.is_ascii_alphanumeric() } else { has(c, tables::IDENTIFIER_CONTINUE) }
}

/// Whether the character is lower case.
pub fn is_lower(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_lowercase() } else { has(c, tables::LOWER) }
}

/// Whether the character is upper case.
pub fn is_upper(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_uppercase() } else { has(c, tables::UPPER) }
}

/// Whether the character is title case (category Lt).
pub fn is_title(c: char) -> bool {
    !c.is_ascii() && has(c, tables::TITLE)
}

/// Whether the character has case.
pub fn is_cased(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphabetic() } else { has(c, tables::LOWER | tables::UPPER | tables::TITLE) }
}

/// Whether the rule of the final sigma looks through the character.
pub fn is_case_ignorable(c: char) -> bool {
    has(c, tables::CASE_IGNORABLE)
}

/// The value of a decimal digit of any script.
pub fn decimal_value(c: char) -> Option<u8> {
    if c.is_ascii() {
        return c.is_ascii_digit().then(|| c as u8 - b'0');
    }
    let code = u32::from(c);
    let next = tables::ZEROS.partition_point(|zero| *zero <= code);
    let offset = code - tables::ZEROS.get(next.checked_sub(1)?)?;
    u8::try_from(offset).ok().filter(|digit| *digit < 10)
}

/// One side of a case mapping: the simple runs, and the mappings to several characters.
struct Mapping {
    simple: &'static [(u32, u32, u32, i32)],
    long: &'static [(u32, &'static str)],
}

impl Mapping {
    /// Appends what `c` maps to, if it has an entry.
    fn push(&self, c: char, out: &mut String) -> bool {
        let code = u32::from(c);
        if let Ok(found) = self.long.binary_search_by_key(&code, |(from, _)| *from) {
            out.push_str(self.long[found].1);
            return true;
        }
        let next = self.simple.partition_point(|(first, ..)| *first <= code);
        if let Some((first, last, step, delta)) = self.simple[..next].last()
            && code <= *last
            && (code - first).is_multiple_of(*step)
        {
            out.extend(code.checked_add_signed(*delta).and_then(char::from_u32));
            return true;
        }
        false
    }
}

const LOWERCASE: Mapping = Mapping { simple: tables::LOWERCASE, long: tables::LOWERCASE_LONG };
const UPPERCASE: Mapping = Mapping { simple: tables::UPPERCASE, long: tables::UPPERCASE_LONG };
const TITLECASE: Mapping = Mapping { simple: tables::TITLECASE, long: tables::TITLECASE_LONG };
const CASEFOLD: Mapping = Mapping { simple: tables::CASEFOLD, long: tables::CASEFOLD_LONG };

/// Appends the lower case of one character (without the rule of the final sigma).
pub fn push_lower(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
    } else if !LOWERCASE.push(c, out) {
        out.push(c);
    }
}

/// Appends the upper case of one character.
pub fn push_upper(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c.to_ascii_uppercase());
    } else if !UPPERCASE.push(c, out) {
        out.push(c);
    }
}

/// Appends the title case of one character.
pub fn push_title(c: char, out: &mut String) {
    if c.is_ascii() || !TITLECASE.push(c, out) {
        push_upper(c, out);
    }
}

/// Appends the case folding of one character.
pub fn push_folded(c: char, out: &mut String) {
    if c.is_ascii() || !CASEFOLD.push(c, out) {
        push_lower(c, out);
    }
}

/// The text with white space as blanks and decimal digits of every script as ASCII ones, which is how `int`, `float` and
/// `complex` read a `str`. Anything else that is not ASCII becomes `?`, which no number contains.
pub fn numeral(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(
        text.chars()
            .map(|c| match c {
                _ if c.is_ascii() => c,
                _ if is_space(c) => ' ',
                _ => decimal_value(c).map_or('?', |digit| char::from(b'0' + digit)),
            })
            .collect(),
    )
}

/// White space of the C locale: what number parsers strip.
pub(crate) fn is_c_space(c: char) -> bool {
    matches!(c, ' ' | '\t'..='\r')
}

#[cfg(test)]
mod tests {
    use super::super::python::{ask, compare};
    use super::*;

    /// All of Unicode, a plane's sixteenth a line, as hexadecimal digests of what each side says.
    #[test]
    fn every_code_point_agrees_with_python() {
        let input: Vec<String> = (0..0x110).map(|block| format!("{block}")).collect();
        let body = "out = []
for i in range(x * 4096, x * 4096 + 4096):
    if 0xd800 <= i < 0xe000: continue
    c = chr(i)
    flags = [c.isalpha(), c.isdecimal(), c.isdigit(), c.isnumeric(), c.isalnum(), c.isspace(), c.isprintable(), c.isidentifier(), ('a'+c).isidentifier(), c.islower(), c.isupper(), len(('a'+c+'b').splitlines()) > 1]
    out.append('%d %s %s %s %s' % (sum(f << n for n, f in enumerate(flags)), c.lower(), c.upper(), c.title(), c.casefold()))
import hashlib
return hashlib.sha512('|'.join(out).encode()).hexdigest()";
        let Some(theirs) = ask(body, &input) else {
            return;
        };
        let ours: Vec<String> = (0u32..0x110)
            .map(|block| {
                let lines: Vec<String> = (block * 4096..block * 4096 + 4096)
                    .filter_map(char::from_u32)
                    .map(|c| {
                        let flags = [
                            is_alpha(c),
                            is_decimal(c),
                            is_digit(c),
                            is_numeric(c),
                            is_alnum(c),
                            is_space(c),
                            is_printable(c),
                            is_identifier_start(c),
                            is_identifier_continue(c),
                            is_lower(c),
                            is_upper(c),
                            is_line_break(c),
                        ];
                        let number: u32 = flags.iter().enumerate().map(|(n, f)| u32::from(*f) << n).sum();
                        let mut line = number.to_string();
                        for push in [push_lower, push_upper, push_title, push_folded] {
                            line.push(' ');
                            push(c, &mut line);
                        }
                        line
                    })
                    .collect();
                use sha2::Digest;
                let digest: String =
                    sha2::Sha512::digest(lines.join("|").as_bytes()).iter().map(|b| format!("{b:02x}")).collect();
                format!("'{digest}'")
            })
            .collect();
        compare(&input, &ours, &theirs);
    }

    #[test]
    fn digits_of_every_script() {
        assert_eq!(numeral("\u{661}\u{662}\u{a0}x\u{e9}"), "12 x?");
        assert_eq!(decimal_value('\u{1d7ff}'), Some(9));
        assert_eq!(decimal_value('\u{b2}'), None);
    }
}
