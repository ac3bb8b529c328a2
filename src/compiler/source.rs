//! The source text: where its lines begin, and how deeply it nests before anything recursive looks at it.

use ruff_python_ast::token::TokenKind;
use ruff_python_parser::{Mode, lexer};
use ruff_text_size::{TextRange, TextSize};

use super::ast::Loc;
use super::error::{CompileError, ErrorKind, Stage};

/// Nested brackets that CPython's tokenizer accepts (`MAXLEVEL`).
const MAX_BRACKETS: usize = 200;
/// Nested indentations that CPython's tokenizer accepts (`MAXINDENT`).
const MAX_INDENTS: usize = 100;
/// Operators, prefixes, trailers and `elif`s that may be open at once in one statement. It is an upper bound of the
/// tree's depth, which CPython limits to some 3000.
const MAX_DEPTH: usize = 10_000;

pub(super) struct Source<'a> {
    pub text: &'a str,
    pub filename: &'a str,
    line_starts: Vec<u32>,
}

impl<'a> Source<'a> {
    pub fn new(text: &'a str, filename: &'a str) -> Self {
        let mut line_starts = vec![0];
        let bytes = text.as_bytes();
        for (i, b) in bytes.iter().enumerate() {
            if *b == b'\n' || (*b == b'\r' && bytes.get(i + 1) != Some(&b'\n')) {
                line_starts.push(i as u32 + 1);
            }
        }
        Source { text, filename, line_starts }
    }

    /// Line from 1 and column from 0 of a byte offset.
    pub fn line_col(&self, at: TextSize) -> (i32, i32) {
        let at = at.to_u32();
        let line = self.line_starts.partition_point(|start| *start <= at);
        (line as i32, (at - self.line_starts[line - 1]) as i32)
    }

    pub fn loc(&self, range: TextRange) -> Loc {
        let (line, col) = self.line_col(range.start());
        let (end_line, end_col) = self.line_col(range.end());
        Loc { line, end_line, col, end_col }
    }

    pub fn error(&self, kind: ErrorKind, loc: Loc, message: impl Into<String>) -> CompileError {
        let line = loc.line.max(1) as u32;
        let start = self.line_starts.get(line as usize - 1).map_or(self.text.len(), |s| *s as usize);
        let source_line = self.text.get(start..).unwrap_or("").split(['\n', '\r']).next().unwrap_or("");
        CompileError {
            kind,
            stage: Stage::Parser,
            message: message.into(),
            filename: self.filename.to_string(),
            line,
            column: (loc.col + 1).max(1) as u32,
            end_line: loc.end_line.max(line as i32) as u32,
            end_column: (loc.end_col + 1).max(1),
            source_line: source_line.to_string(),
            bare_line: false,
        }
    }

    pub fn error_at(&self, range: TextRange, message: impl Into<String>) -> CompileError {
        self.error(ErrorKind::Syntax, self.loc(range), message)
    }

    /// What [`Source::nesting`] gives at most, from a look at the bytes alone; `None` where brackets or blocks might nest more
    /// deeply than Python takes.
    pub fn depth_at_most(&self) -> Option<usize> {
        let (mut tokens, mut brackets, mut indent, mut word) = (0, 0, 0, false);
        for &byte in self.text.as_bytes() {
            let in_word = byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80;
            tokens += usize::from(!in_word | !word);
            // Strings with expressions in them nest as brackets do.
            brackets += usize::from(matches!(byte, b'(' | b'[' | b'{' | b'\'' | b'"'));
            // A longer row of blanks than blocks may be deep: it may stand at the beginning of a line.
            indent = if matches!(byte, b' ' | b'\t' | b'\x0c') { indent + 1 } else { 0 };
            if indent >= MAX_INDENTS {
                return None;
            }
            word = in_word;
        }
        // A bracket is a token that opens a level.
        (brackets < MAX_BRACKETS).then_some(1 + tokens + brackets)
    }

    /// An upper bound of the depth of the syntax tree, or the error where it nests too deeply.
    pub fn nesting(&self, mode: Mode) -> Result<usize, CompileError> {
        let mut lexer = lexer::lex(self.text, mode);
        // One counter a bracket level; a comma starts a sibling, which is no deeper.
        let mut levels = vec![0usize];
        // Not reset by commas: the parameters of a lambda hold commas of their own.
        let mut lambdas = 0;
        let mut elifs = 0;
        let mut indents: usize = 0;
        let mut total = 0;
        let mut deepest = 0;
        let mut line = 1;
        loop {
            let kind = lexer.next_token();
            if kind.is_any_newline() {
                line += 1;
            }
            match kind {
                TokenKind::EndOfFile => return Ok(deepest),
                TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace | TokenKind::FStringStart => {
                    if levels.len() > MAX_BRACKETS {
                        return Err(self.too_deep(line, "too many nested parentheses"));
                    }
                    // The bracket itself may be one more trailer of what stands before it: `f()()()`.
                    if let Some(level) = levels.last_mut() {
                        *level += 1;
                        total += 1;
                    }
                    levels.push(0);
                }
                TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace | TokenKind::FStringEnd => {
                    if levels.len() > 1 {
                        total -= levels.pop().unwrap_or(0);
                    }
                }
                TokenKind::Comma => {
                    if let Some(level) = levels.last_mut() {
                        total -= std::mem::take(level);
                    }
                }
                TokenKind::Newline => {
                    levels = vec![0];
                    total = 0;
                    lambdas = 0;
                }
                TokenKind::Indent => {
                    indents += 1;
                    if indents >= MAX_INDENTS {
                        return Err(self.too_deep(line, "too many levels of indentation"));
                    }
                }
                TokenKind::Dedent => indents = indents.saturating_sub(1),
                TokenKind::Lambda => lambdas += 1,
                TokenKind::Elif => elifs += 1,
                TokenKind::Def | TokenKind::Class => elifs = 0,
                TokenKind::Name
                | TokenKind::Int
                | TokenKind::Float
                | TokenKind::Complex
                | TokenKind::String
                | TokenKind::FStringMiddle
                | TokenKind::Comment
                | TokenKind::NonLogicalNewline
                | TokenKind::Semi => {}
                _ => {
                    if let Some(level) = levels.last_mut() {
                        *level += 1;
                        total += 1;
                    }
                }
            }
            let depth = total + lambdas + elifs + indents + levels.len();
            if depth > MAX_DEPTH {
                return Err(self.too_deep(line, "too deeply nested"));
            }
            deepest = deepest.max(depth);
        }
    }

    /// The lexer tells no positions, so such an error names the line alone.
    fn too_deep(&self, line: i32, message: &str) -> CompileError {
        let loc = Loc { line, end_line: line, col: 0, end_col: 0 };
        self.error(ErrorKind::Syntax, loc, message)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_tell_a_bound_of_the_depth() {
        let deep = ["(".repeat(150), "not ".repeat(50), "1".to_owned(), ")".repeat(150)].concat();
        let blocks: String = (0..60).map(|depth| " ".repeat(depth) + "if x:\n").collect();
        for text in
            ["", "x", "f(a)(b)[c].d", "lambda: lambda x, y: -x", "f'{x!r:{w}}'", "x = 1 if a else 2\n", &deep, &blocks]
        {
            let source = Source::new(text, "s.py");
            let depth = source.nesting(Mode::Module).expect("not too deep");
            assert!(source.depth_at_most().is_some_and(|most| most >= depth), "{text}: {depth}");
        }
        for text in ["(".repeat(201), " ".repeat(100) + "x"] {
            assert_eq!(Source::new(&text, "s.py").depth_at_most(), None, "{text}");
        }
    }
}
