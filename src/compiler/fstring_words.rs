//! What CPython 3.11 says of f-strings that it refuses. It reads them as strings first and looks for the expressions in
//! them afterwards, each of which it parses in brackets of its own, so its errors are not those of the parser.

use ruff_python_ast::token::TokenKind;
use ruff_python_parser::{Mode, ParseOptions, parse_expression, parse_unchecked};
use ruff_text_size::{Ranged as _, TextRange, TextSize};

use super::retell::{End, Told};
use super::words;

/// The error of the f-string in which a place lies, where it lies in one.
pub(super) fn told(text: &str, place: TextRange) -> Option<Told> {
    let (start, body, end) = literal(text, place)?;
    let mut scan = Scan { body, at: 0 };
    let found = match scan.literal(0) {
        Ok(()) => return None,
        Err(found) => found,
    };
    let behind = TextRange::empty(TextSize::try_from(end).ok()?);
    Some(match found {
        Found::Plain(message) => Told { message: message.to_owned(), range: behind, end: End::Start },
        Found::Expression(source) => {
            // It is told where it stands in its brackets, in the first line of the text.
            let bracketed = format!("({source})");
            let error = parse_expression(&bracketed).err()?;
            let (message, range) = words::told(&error.error.to_string(), error.location, &bracketed, Mode::Expression);
            let line = text.get(..start).unwrap_or_default().rfind('\n').map_or(0, |at| at + 1);
            let shifted = TextRange::new(
                TextSize::try_from(line).ok()? + range.start(),
                TextSize::try_from(line).ok()? + range.end(),
            );
            let message = if forgot_comma(&source) {
                "invalid syntax. Perhaps you forgot a comma?".to_owned()
            } else if message.starts_with("Expected ") {
                "invalid syntax".to_owned()
            } else {
                message
            };
            let within = usize::from(shifted.end()) <= text.len();
            let range = if within { shifted } else { TextRange::empty(shifted.start().min(behind.start())) };
            Told { message: format!("f-string: {message}"), range, end: End::Range }
        }
    })
}

/// Whether two expressions stand side by side.
fn forgot_comma(source: &str) -> bool {
    let cuts = source.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at);
    cuts.into_iter().take(50).any(|at| {
        let (left, right) = source.split_at(at);
        parse_expression(left.trim()).is_ok() && parse_expression(right.trim()).is_ok()
    })
}

/// The place of an f-string that holds a place, its text between the quotes, and the place behind it.
fn literal(text: &str, place: TextRange) -> Option<(usize, &str, usize)> {
    let parsed = parse_unchecked(text, ParseOptions::from(Mode::Module));
    let mut open = None;
    for token in parsed.tokens() {
        if token.kind() == TokenKind::FStringStart && token.start() <= place.start() && open.is_none() {
            open = Some(token.range());
        }
        if token.kind() == TokenKind::FStringEnd && token.end() < place.start() {
            open = None;
        }
    }
    let open = open?;
    let prefix = text.get(open.start().to_usize()..open.end().to_usize())?;
    let quotes = prefix.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let inner = text.get(open.end().to_usize()..)?;
    // Read as a string: to the first such quotes that no backslash stands before.
    let mut at = 0;
    while let Some(c) = inner.get(at..)?.chars().next() {
        if inner[at..].starts_with(quotes) {
            return Some((open.start().to_usize(), &inner[..at], open.end().to_usize() + at + quotes.len()));
        }
        if c == '\n' && quotes.len() == 1 {
            return None;
        }
        at += c.len_utf8();
        if c == '\\' {
            at += inner.get(at..)?.chars().next().map_or(0, char::len_utf8);
        }
    }
    None
}

enum Found {
    Plain(&'static str),
    Expression(String),
}

struct Scan<'a> {
    body: &'a str,
    at: usize,
}

impl Scan<'_> {
    fn peek(&self) -> Option<char> {
        self.body.get(self.at..).and_then(|rest| rest.chars().next())
    }

    fn next(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += c.len_utf8();
        Some(c)
    }

    fn take(&mut self, c: char) -> bool {
        let found = self.peek() == Some(c);
        self.at += if found { c.len_utf8() } else { 0 };
        found
    }

    /// Literal text with fields in it; inside a field's format it ends at the field's bracket.
    fn literal(&mut self, depth: usize) -> Result<(), Found> {
        while let Some(c) = self.peek() {
            match c {
                '{' => {
                    self.next();
                    if depth > 0 || !self.take('{') {
                        self.field(depth)?;
                    }
                }
                '}' if depth > 0 => return Ok(()),
                '}' => {
                    self.next();
                    if !self.take('}') {
                        return Err(Found::Plain("f-string: single '}' is not allowed"));
                    }
                }
                '\\' => {
                    self.next();
                    let named = self.peek() == Some('N');
                    self.next();
                    if named && self.peek() == Some('{') {
                        while self.next().is_some_and(|c| c != '}') {}
                    }
                }
                _ => {
                    self.next();
                }
            }
        }
        Ok(())
    }

    fn field(&mut self, depth: usize) -> Result<(), Found> {
        if depth >= 2 {
            return Err(Found::Plain("f-string: expressions nested too deeply"));
        }
        let start = self.at;
        let mut brackets = Vec::new();
        let mut quote: Option<String> = None;
        while let Some(c) = self.peek() {
            if c == '\\' {
                return Err(Found::Plain("f-string expression part cannot include a backslash"));
            }
            if let Some(open) = &quote {
                if self.body[self.at..].starts_with(open.as_str()) {
                    self.at += open.len();
                    quote = None;
                } else {
                    self.next();
                }
                continue;
            }
            match c {
                '\'' | '"' => {
                    let triple = c.to_string().repeat(3);
                    let open = if self.body[self.at..].starts_with(&triple) { triple } else { c.to_string() };
                    self.at += open.len();
                    quote = Some(open);
                    continue;
                }
                '(' | '[' | '{' => brackets.push(c),
                '#' => return Err(Found::Plain("f-string expression part cannot include '#'")),
                '!' | ':' | '=' | '<' | '>' | '}' if brackets.is_empty() => {
                    let next = self.body[self.at + 1..].chars().next();
                    if matches!(c, '!' | '=' | '<' | '>') && next == Some('=') {
                        self.at += 2;
                        continue;
                    }
                    if !matches!(c, '<' | '>') {
                        break;
                    }
                }
                ')' | ']' | '}' => {
                    let matching = match brackets.pop() {
                        Some('(') => ')',
                        Some('[') => ']',
                        Some(_) => '}',
                        None => {
                            return Err(Found::Plain(match c {
                                ')' => "f-string: unmatched ')'",
                                ']' => "f-string: unmatched ']'",
                                _ => "f-string: unmatched '}'",
                            }));
                        }
                    };
                    if matching != c {
                        return Err(Found::Plain("f-string: closing parenthesis does not match opening parenthesis"));
                    }
                }
                _ => {}
            }
            self.next();
        }
        let source = self.body[start..self.at].to_owned();
        if quote.is_some() {
            return Err(Found::Plain("f-string: unterminated string"));
        }
        if let Some(open) = brackets.last() {
            return Err(Found::Plain(match open {
                '(' => "f-string: '(' was never closed",
                '[' => "f-string: '[' was never closed",
                _ => "f-string: '{' was never closed",
            }));
        }
        if self.peek().is_none() {
            return Err(Found::Plain("f-string: expecting '}'"));
        }
        if source.trim().is_empty() {
            return Err(Found::Plain("f-string: empty expression not allowed"));
        }
        if parse_expression(&format!("({source})")).is_err() {
            return Err(Found::Expression(source));
        }
        self.take('=');
        while self.peek().is_some_and(char::is_whitespace) {
            self.next();
        }
        if self.take('!') {
            let kind = self.next();
            if !matches!(kind, Some('s' | 'r' | 'a')) {
                return Err(Found::Plain("f-string: invalid conversion character: expected 's', 'r', or 'a'"));
            }
        }
        if self.take(':') {
            self.literal(depth + 1)?;
        }
        if self.take('}') { Ok(()) } else { Err(Found::Plain("f-string: expecting '}'")) }
    }
}
