//! The compiler: Python source to CPython 3.11's code objects, byte for byte as far as it can be had.

mod anchors;
mod arith;
mod assemble;
mod ast;
mod codegen;
mod constants;
mod depth;
mod effects;
mod error;
mod flowgraph;
mod fold;
mod fstring_words;
mod lines;
mod lower;
mod names;
mod once;
mod optimize;
mod pieces;
mod retell;
mod source;
mod symtable;
mod tables;
mod words;

pub use once::compile_once;
use std::borrow::Cow;
use std::sync::Arc;

use ruff_python_parser as parser;
use ruff_text_size::TextRange;

use crate::bytecode::Code;

pub use anchors::anchors;
pub use error::{CompileError, ErrorKind, Stage};

/// What a source text is, as the third argument of Python's `compile` says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// `'exec'`: a file.
    Module,
    /// `'eval'`: one expression, whose value the code returns.
    Expression,
    /// `'single'`: one interactive statement; expression statements print their value.
    Single,
}

/// Compiles a file.
pub fn compile(source: &str, filename: &str) -> Result<Arc<Code>, CompileError> {
    compile_with(source, filename, Mode::Module)
}

/// Native stack for a tree of depth 0.
const BASE_STACK: usize = 512 * 1024;
/// Native stack that one more level of depth may take in parsing, lowering, compiling and dropping.
const STACK_PER_LEVEL: usize = 16 * 1024;

/// Compiles a source text in the given mode.
pub fn compile_with(source: &str, filename: &str, mode: Mode) -> Result<Arc<Code>, CompileError> {
    let text = source.strip_prefix('\u{feff}').unwrap_or(source);
    // Python reads files with universal newlines.
    let text = if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    };
    let source = source::Source::new(&text, filename);
    if let Some(at) = text.find('\0') {
        let at = ruff_text_size::TextSize::try_from(at).unwrap_or_default();
        let range = ruff_text_size::TextRange::empty(at);
        return Err(source.error_at(range, "source code string cannot contain null bytes"));
    }
    if u32::try_from(text.len()).is_err() {
        return Err(source.error(ErrorKind::NotSupported, ast::Loc::NONE, "source of more than 4 GiB"));
    }
    let parser_mode = match mode {
        Mode::Expression => parser::Mode::Expression,
        _ => parser::Mode::Module,
    };
    if mode == Mode::Expression && text.is_empty() {
        let error = source.error_at(TextRange::default(), "invalid syntax");
        return Err(CompileError { line: 0, column: 0, end_line: 0, end_column: 0, bare_line: true, ..error });
    }
    if mode == Mode::Expression
        && let Some(error) = retell::indented(&source)
    {
        return Err(error);
    }
    if mode == Mode::Module
        && let Some(code) = pieces::compile(&text, filename)
    {
        return Ok(code);
    }
    compile_source(&source, parser_mode, mode)
}

/// Compiles a file without looking for definitions that were compiled before.
#[cfg(test)]
fn compile_whole(text: &str, filename: &str) -> Result<Arc<Code>, CompileError> {
    compile_source(&source::Source::new(text, filename), parser::Mode::Module, Mode::Module)
}

/// Does the work on a stack that is large enough for the tree of the source.
fn on_stack<T>(
    source: &source::Source<'_>,
    parser_mode: parser::Mode,
    work: impl FnOnce() -> Result<T, CompileError>,
) -> Result<T, CompileError> {
    let stack = |depth: usize| BASE_STACK + depth * STACK_PER_LEVEL;
    // Where there is room for a tree as deep as the text is long, nobody has to know how deep it is.
    let room = stacker::remaining_stack().unwrap_or(0);
    if source.depth_at_most().is_some_and(|depth| stack(depth) <= room) {
        return work();
    }
    let stack = stack(source.nesting(parser_mode)?);
    stacker::maybe_grow(stack, stack, work)
}

fn compile_source(
    source: &source::Source<'_>,
    parser_mode: parser::Mode,
    mode: Mode,
) -> Result<Arc<Code>, CompileError> {
    on_stack(source, parser_mode, || {
        let tree = tree_of(source, parser_mode, mode == Mode::Single)?;
        let found_by = |stage| move |error| CompileError { stage, ..error };
        let table = symtable::SymbolTable::build(source, &tree).map_err(found_by(Stage::Symbols))?;
        codegen::generate(source, &table, &tree).map_err(found_by(Stage::Generator))
    })
}

/// What the parser says of any statement behind a semicolon that begins with `match`, be it a name there or not.
const COMPOUND: parser::ParseErrorType = parser::ParseErrorType::SimpleAndCompoundStatementOnSameLine;

/// Parses and lowers a source.
fn tree_of(source: &source::Source<'_>, parser_mode: parser::Mode, single: bool) -> Result<ast::Tree, CompileError> {
    let options = parser::ParseOptions::from(parser_mode)
        .with_target_version(ruff_python_ast::PythonVersion { major: 3, minor: 11 });
    let parsed = parser::parse_unchecked(source.text, options);
    let compound = |place: TextRange| names::begins_with_a_name(source.text, place, parsed.syntax());
    if let Some(error) = parsed.errors().iter().find(|e| !(e.error == COMPOUND && compound(e.location))) {
        return Err(retell::error(source, &error.error.to_string(), error.location, parser_mode));
    }
    if let Some(error) = parsed.unsupported_syntax_errors().first() {
        return Err(retell::error(source, &error.to_string(), error.range, parser_mode));
    }
    match parsed.syntax() {
        ruff_python_ast::Mod::Module(module) => lower::lower_module(source, &module.body, single),
        ruff_python_ast::Mod::Expression(expression) => lower::lower_expression(source, &expression.body),
    }
}
