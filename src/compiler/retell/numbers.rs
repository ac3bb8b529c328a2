//! Numbers that CPython's tokenizer refuses, and where it stops in them.

use ruff_python_ast::token::TokenKind;
use ruff_text_size::{TextRange, TextSize};

use super::{End, Look, Told, outside_fstrings};

/// What is wrong with a number, and how many bytes of it were read; with leading zeros, those are told as a range.
type Wrong = (String, usize);

struct Digits<'a> {
    bytes: &'a [u8],
    /// How many bytes were read.
    read: usize,
}

impl Digits<'_> {
    fn peek(&self) -> u8 {
        self.bytes.get(self.read).copied().unwrap_or(0)
    }

    fn skip(&mut self, is: impl Fn(u8) -> bool) {
        while self.read < self.bytes.len() && is(self.peek()) {
            self.read += 1;
        }
    }

    fn wrong<T>(&self, message: impl Into<String>, more: usize) -> Result<T, Wrong> {
        Err((message.into(), self.read + more))
    }

    /// Digits with single underscores between them.
    fn decimal_tail(&mut self) -> Result<(), Wrong> {
        loop {
            self.skip(|c| c.is_ascii_digit());
            if self.peek() != b'_' {
                return Ok(());
            }
            self.read += 1;
            if !self.peek().is_ascii_digit() {
                return self.wrong("invalid decimal literal", 0);
            }
        }
    }

    /// What follows a number may be a keyword, but no other name.
    fn end(&self, kind: &str) -> Result<(), Wrong> {
        let rest = &self.bytes[self.read.min(self.bytes.len())..];
        let keywords: [&[u8]; 8] = [b"and", b"else", b"for", b"if", b"in", b"is", b"or", b"not"];
        let c = self.peek();
        if c < 0x80 && !c.is_ascii_alphanumeric() && c != b'_' || keywords.iter().any(|word| rest.starts_with(word)) {
            return Ok(());
        }
        self.wrong(format!("invalid {kind} literal"), 0)
    }

    fn with_base(&mut self, kind: &str, is: impl Fn(u8) -> bool + Copy) -> Result<(), Wrong> {
        self.read += 1;
        loop {
            if self.peek() == b'_' {
                self.read += 1;
            }
            let c = self.peek();
            if !is(c) {
                if c.is_ascii_digit() {
                    return self.wrong(format!("invalid digit '{}' in {kind} literal", char::from(c)), 1);
                }
                return self.wrong(format!("invalid {kind} literal"), 0);
            }
            self.skip(is);
            if self.peek() != b'_' {
                break;
            }
        }
        let c = self.peek();
        if c.is_ascii_digit() {
            return self.wrong(format!("invalid digit '{}' in {kind} literal", char::from(c)), 1);
        }
        self.end(kind)
    }

    fn number(&mut self) -> Result<(), Wrong> {
        let mut zeros = None;
        if self.peek() == b'0' {
            self.read += 1;
            match self.peek() {
                b'x' | b'X' => return self.with_base("hexadecimal", |c| c.is_ascii_hexdigit()),
                b'o' | b'O' => return self.with_base("octal", |c| (b'0'..b'8').contains(&c)),
                b'b' | b'B' => return self.with_base("binary", |c| matches!(c, b'0' | b'1')),
                _ => {}
            }
            loop {
                if self.peek() == b'_' {
                    self.read += 1;
                    if !self.peek().is_ascii_digit() {
                        return self.wrong("invalid decimal literal", 0);
                    }
                }
                if self.peek() != b'0' {
                    break;
                }
                self.read += 1;
            }
            zeros = self.peek().is_ascii_digit().then_some(self.read + 1);
        }
        self.decimal_tail()?;
        let mut whole = true;
        if self.peek() == b'.' {
            whole = false;
            self.read += 1;
            if self.peek().is_ascii_digit() {
                self.decimal_tail()?;
            }
        }
        if matches!(self.peek(), b'e' | b'E') {
            let before = self.read;
            self.read += 1;
            if matches!(self.peek(), b'+' | b'-') {
                self.read += 1;
                if !self.peek().is_ascii_digit() {
                    return self.wrong("invalid decimal literal", 0);
                }
            } else if !self.peek().is_ascii_digit() {
                self.read = before;
                return self.end("decimal");
            }
            whole = false;
            self.decimal_tail()?;
        }
        if matches!(self.peek(), b'j' | b'J') {
            self.read += 1;
            return self.end("imaginary");
        }
        match zeros {
            Some(zeros) if whole => Err((LEADING_ZEROS.into(), zeros)),
            _ => self.end("decimal"),
        }
    }
}

const LEADING_ZEROS: &str =
    "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers";

impl Look<'_> {
    /// The first number at which the tokenizer stops.
    pub(super) fn of_numbers(&self) -> Option<Told> {
        let mut behind = TextSize::from(0);
        for token in outside_fstrings(self.tokens) {
            let glued = token.range.start() == behind && behind > TextSize::from(0);
            let bytes = token.text.as_bytes();
            let begins = bytes.first().is_some_and(u8::is_ascii_digit)
                || bytes.first() == Some(&b'.') && bytes.get(1).is_some_and(u8::is_ascii_digit);
            let numeric = begins && token.kind != TokenKind::String;
            behind = if numeric { token.range.end() } else { TextSize::from(0) };
            if !numeric || glued {
                continue;
            }
            let start = token.range.start();
            let bytes = self.text.get(start.to_usize()..)?.as_bytes();
            let mut digits = Digits { bytes, read: 0 };
            let Err((message, read)) = digits.number() else { continue };
            let at = start + TextSize::try_from(read.saturating_sub(1)).ok()?;
            return Some(if message == LEADING_ZEROS {
                Told { message, range: TextRange::new(start, at + TextSize::from(1)), end: End::Token }
            } else {
                Told { message, range: TextRange::empty(at), end: End::Start }
            });
        }
        None
    }
}
