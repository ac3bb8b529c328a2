//! What CPython 3.11 says of f-strings that it refuses. It reads them as strings first and looks for the expressions in
//! them afterwards, each of which it parses in brackets of its own, so its errors are not those of the parser.

use std::borrow::Cow;

use ruff_python_ast::token::TokenKind;
use ruff_python_parser::{Mode, ParseOptions, parse_expression, parse_unchecked};
use ruff_text_size::{Ranged as _, TextRange, TextSize};

use super::error::CompileError;
use super::retell::{End, Told};
use super::source::Source;

/// The error of the f-string in which a place lies, where it lies in one.
pub(super) fn told(text: &str, place: TextRange) -> Option<Told> {
    let (_, body, end) = literal(text, place)?;
    let mut scan = Scan { body, at: 0 };
    let found = match scan.literal(0) {
        Ok(()) => return None,
        Err(found) => found,
    };
    let behind = TextRange::empty(TextSize::try_from(end).ok()?);
    Some(match found {
        Found::Plain(message) => Told { message: message.into_owned(), range: behind, end: End::Start },
        Found::Expression(_) => return None,
    })
}

/// The error of an expression in the f-string in which a place lies: it is told where it stands in brackets of its own,
/// which are all that is shown of the text.
pub(super) fn of_expression(source: &Source<'_>, place: TextRange) -> Option<CompileError> {
    let (start, body, _) = literal(source.text, place)?;
    let mut scan = Scan { body, at: 0 };
    let Err(Found::Expression(expression)) = scan.literal(0) else { return None };
    let bracketed = format!("({expression})");
    let error = parse_expression(&bracketed).err()?;
    let inner = Source::new(&bracketed, source.filename);
    let found = error.error.to_string();
    let mut error = super::retell::error(&inner, &found, error.location, Mode::Expression);
    let before = source.text.get(..start).unwrap_or_default().matches('\n').count() as u32;
    error.line += before;
    error.end_line += before;
    error.bare_line = false;
    if error.message.starts_with("Expected ") || error.message.starts_with("Simple statements") {
        error.message = "invalid syntax".into();
    }
    error.message = format!("f-string: {}", error.message);
    Some(error)
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
    Plain(Cow<'static, str>),
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
                        return Err(Found::Plain("f-string: single '}' is not allowed".into()));
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
            return Err(Found::Plain("f-string: expressions nested too deeply".into()));
        }
        let start = self.at;
        let mut brackets = Vec::new();
        let mut quote: Option<String> = None;
        while let Some(c) = self.peek() {
            if c == '\\' {
                return Err(Found::Plain("f-string expression part cannot include a backslash".into()));
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
                '#' => return Err(Found::Plain("f-string expression part cannot include '#'".into())),
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
                    let opening = brackets.pop();
                    let matching = match opening {
                        Some('(') => ')',
                        Some('[') => ']',
                        Some(_) => '}',
                        None => return Err(Found::Plain(format!("f-string: unmatched '{c}'").into())),
                    };
                    if matching != c {
                        let opening = opening.unwrap_or_default();
                        let message = format!(
                            "f-string: closing parenthesis '{c}' does not match opening parenthesis '{opening}'"
                        );
                        return Err(Found::Plain(message.into()));
                    }
                }
                _ => {}
            }
            self.next();
        }
        let source = self.body[start..self.at].to_owned();
        if quote.is_some() {
            return Err(Found::Plain("f-string: unterminated string".into()));
        }
        if let Some(open) = brackets.last() {
            return Err(Found::Plain(format!("f-string: '{open}' was never closed").into()));
        }
        if self.peek().is_none() {
            return Err(Found::Plain("f-string: expecting '}'".into()));
        }
        if source.trim().is_empty() {
            return Err(Found::Plain("f-string: empty expression not allowed".into()));
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
                return Err(Found::Plain("f-string: invalid conversion character: expected 's', 'r', or 'a'".into()));
            }
        }
        if self.take(':') {
            self.literal(depth + 1)?;
        }
        if self.take('}') { Ok(()) } else { Err(Found::Plain("f-string: expecting '}'".into())) }
    }
}
