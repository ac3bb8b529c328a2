//! What can be wrong with a source text: one error type with a place and one clear sentence.

use std::fmt;

/// Whether Python 3.11 rejects the source, or only this compiler does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// Python 3.11 itself raises `SyntaxError`.
    Syntax,
    /// Python 3.11 accepts the source; this compiler does not.
    NotSupported,
}

/// Which part of CPython's compiler finds an error: each tells it in a way of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The parser, which has the text before it.
    Parser,
    /// The symbol table, whose exceptions have no details among their arguments.
    Symbols,
    /// The generator of code. Like the symbol table it reads the line from the file, if there is one.
    Generator,
}

/// Why a source text was refused, and where.
///
/// Lines count from 1; columns count UTF-8 bytes from 1; an end column is the column after the last byte.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompileError {
    /// Who refuses it.
    pub kind: ErrorKind,
    /// Who finds it.
    pub stage: Stage,
    /// The sentence, without place.
    pub message: String,
    /// The file name given to the compiler.
    pub filename: String,
    /// First line.
    pub line: u32,
    /// First column.
    pub column: u32,
    /// Last line.
    pub end_line: u32,
    /// Column after the last; 0 or -1 where CPython gives none.
    pub end_column: i32,
    /// The text of the first line, without its line end.
    pub source_line: String,
    /// CPython gives the line without its line end.
    pub bare_line: bool,
}

impl fmt::Display for CompileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self.kind {
            ErrorKind::Syntax => "SyntaxError",
            ErrorKind::NotSupported => "not supported",
        };
        write!(f, "{}:{}:{}: {kind}: {}", self.filename, self.line, self.column, self.message)
    }
}

impl std::error::Error for CompileError {}
