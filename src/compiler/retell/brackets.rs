//! After an error CPython's tokenizer reads the rest of the text: a bracket that is wrong there is told instead.

use ruff_text_size::TextRange;

use super::{End, Source, Token, Told, outside_fstrings};

/// The error of the brackets of the whole text, where there is one that comes first; otherwise what was told.
pub(super) fn instead(source: &Source<'_>, tokens: &[Token<'_>], place: TextRange, told: Told) -> Told {
    // What the tokenizer itself finds stands.
    let rest = source.text.get(told.range.start().to_usize()..).unwrap_or_default();
    if told.message.starts_with("f-string")
        || told.end != End::Range && !(told.end == End::Start && rest.starts_with('\n'))
    {
        return told;
    }
    let line = |range: TextRange| source.line_col(range.start()).0;
    let mut open: Vec<&Token<'_>> = Vec::new();
    for token in outside_fstrings(tokens) {
        if token.opens() {
            open.push(token);
        } else if token.closes() {
            let opening = open.pop();
            if opening.is_some_and(|other| fits(other.text, token.text)) {
                continue;
            }
            // Those before the error the parser has told.
            if token.range.start() <= told.range.start() {
                return told;
            }
            let message = match opening {
                Some(other) => {
                    format!("closing parenthesis '{}' does not match opening parenthesis '{}'", token.text, other.text)
                }
                None => format!("unmatched '{}'", token.text),
            };
            return Told { message, range: token.range, end: End::Start };
        }
    }
    // At the end of a line the tokenizer goes on to the next one for a token.
    let reached = line(place).max(line(told.range) + i32::from(rest.starts_with('\n')));
    match open.last() {
        Some(bracket) if reached > line(bracket.range) => {
            let message = format!("'{}' was never closed", bracket.text);
            Told { message, range: bracket.range, end: End::Zero }
        }
        _ => told,
    }
}

fn fits(open: &str, close: &str) -> bool {
    matches!((open, close), ("(", ")") | ("[", "]") | ("{", "}"))
}
