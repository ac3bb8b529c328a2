//! Definitions compiled once: programs of a campaign share most of their classes and functions, word for word.
//!
//! The code of a definition at the left margin depends on nothing around it but the line on which it stands, and on what
//! the module imports: a module with imports is compiled whole. In all others each definition is cut out, compiled alone
//! and kept; what is left of the module is compiled with a `pass` in its place, which holds the lines, and the definition
//! is put back where that statement was found. Where anything is unusual (an error, a `pass` that turns up in the middle
//! of a string) the module is compiled whole.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use ruff_python_parser::Mode as ParserMode;
use rustc_hash::FxHashMap;

use super::ast::*;
use super::source::Source;
use super::symtable::SymbolTable;
use super::{codegen, on_stack, tree_of};
use crate::bytecode::{Code, Constant};

/// Bytes of definitions that a thread keeps; it begins anew beyond.
const KEPT: usize = 1 << 20;
/// Lines on which one definition is kept.
const PLACES: usize = 64;

/// A definition: its statement, as on line 1 and without its body, and what compiling it alone gave.
#[derive(Debug)]
pub(super) struct Piece {
    /// The statement.
    pub stmt: Stmt,
    /// What it does to names of the module, as flags of the symbol table.
    pub symbols: Vec<(Name, u32)>,
    /// Its code on line 1.
    code: Arc<Code>,
    /// The same further down, by the number of lines.
    moved: RefCell<FxHashMap<u32, Arc<Code>>>,
}

impl Piece {
    /// A definition compiled alone; `None` where that cannot be, or where its head holds code of its own.
    fn of(text: &str, filename: &str) -> Option<Piece> {
        let source = Source::new(text, filename);
        let (tree, table, module) = on_stack(&source, ParserMode::Module, || {
            let tree = tree_of(&source, ParserMode::Module, false)?;
            let table = SymbolTable::build(&source, &tree)?;
            let module = codegen::generate(&source, &table, &tree)?;
            Ok((tree, table, module))
        })
        .ok()?;
        let Body::Module(mut body) = tree.body else { return None };
        let (Some(mut stmt), true) = (body.pop(), body.is_empty()) else { return None };
        let scope = match &mut stmt.kind {
            StmtKind::Function(f) => {
                f.body.clear();
                f.scope
            }
            StmtKind::Class(c) => {
                c.body.clear();
                c.scope
            }
            _ => return None,
        };
        // Scopes are numbered as they are met: the head has none, or the first would be its.
        if scope != 1 {
            return None;
        }
        let symbols = table.scope(0)?.symbols.iter().map(|(name, symbol)| (name.clone(), symbol.flags)).collect();
        let code = module.constants.iter().find_map(|constant| match constant {
            Constant::Code(code) => Some(code.clone()),
            _ => None,
        })?;
        Some(Piece { stmt, symbols, code, moved: RefCell::default() })
    }

    /// Its code so many lines further down.
    pub fn code_at(&self, lines: u32) -> Arc<Code> {
        if lines == 0 {
            return self.code.clone();
        }
        let mut moved = self.moved.borrow_mut();
        if moved.len() >= PLACES {
            moved.clear();
        }
        moved.entry(lines).or_insert_with(|| further_down(&self.code, lines)).clone()
    }
}

/// A code object with everything nested in it, so many lines further down: all its positions count from its first line.
fn further_down(code: &Code, lines: u32) -> Arc<Code> {
    let mut code = code.clone();
    code.first_line += lines;
    for constant in &mut code.constants {
        if let Constant::Code(inner) = constant {
            *constant = Constant::Code(further_down(inner, lines));
        }
    }
    Arc::new(code)
}

#[derive(Default)]
struct Kept {
    /// By text; `None` where it cannot stand alone.
    pieces: FxHashMap<Box<str>, Option<Rc<Piece>>>,
    bytes: usize,
    /// The name under which they were compiled.
    filename: String,
}

thread_local! {
    static KNOWN: RefCell<Kept> = RefCell::default();
}

fn known(text: &str, filename: &str) -> Option<Rc<Piece>> {
    KNOWN.with_borrow_mut(|kept| {
        if kept.filename != filename || kept.bytes > KEPT {
            *kept = Kept { filename: filename.to_owned(), ..Kept::default() };
        }
        if let Some(piece) = kept.pieces.get(text) {
            return piece.clone();
        }
        let piece = Piece::of(text, filename).map(Rc::new);
        kept.bytes += text.len();
        kept.pieces.insert(text.into(), piece.clone());
        piece
    })
}

/// Where the definition that begins at the start of a text ends: before the next line that begins at the margin.
fn end(text: &str) -> usize {
    let mut at = 0;
    let mut decorated = true;
    for line in text.split_inclusive('\n') {
        if at > 0 && !decorated && !line.starts_with([' ', '\t', '\n']) {
            break;
        }
        decorated = line.starts_with('@') || decorated && line.starts_with(['#', '\n']) && at > 0;
        at += line.len();
    }
    at
}

fn begins(line: &str) -> bool {
    line.starts_with('@') || line.starts_with("def ") || line.starts_with("class ")
}

/// A module of which definitions are known: what is left of it, and these with the lines on which they stand, from 1.
fn cut(text: &str, filename: &str) -> (String, Vec<(i32, Rc<Piece>)>) {
    let (mut rest, mut pieces) = (String::with_capacity(text.len()), Vec::new());
    let (mut at, mut line) = (0, 1);
    while at < text.len() {
        let here = &text[at..];
        let mut length = here.find('\n').map_or(here.len(), |newline| newline + 1);
        let mut lines = 1;
        if begins(here) {
            length = end(here);
            lines = here[..length].bytes().filter(|&byte| byte == b'\n').count();
            if let Some(piece) = known(&here[..length], filename) {
                rest.push_str("pass");
                rest.extend(std::iter::repeat_n('\n', lines));
                pieces.push((line, piece));
                (at, line) = (at + length, line + lines as i32);
                continue;
            }
        }
        rest.push_str(&here[..length]);
        (at, line) = (at + length, line + lines as i32);
    }
    (rest, pieces)
}

/// Compiles a module by pieces; `None` where it has to be compiled whole.
pub(super) fn compile(text: &str, filename: &str) -> Option<Arc<Code>> {
    // How an attribute of a name is called depends on whether the module imports it; and a future changes everything.
    if text.contains("import") {
        return None;
    }
    let (rest, pieces) = cut(text, filename);
    if pieces.is_empty() {
        return None;
    }
    let source = Source::new(&rest, filename);
    let code = on_stack(&source, ParserMode::Module, || {
        let mut tree = tree_of(&source, ParserMode::Module, false)?;
        if !put_back(&mut tree, pieces) {
            return Ok(None);
        }
        let table = SymbolTable::build(&source, &tree)?;
        codegen::generate(&source, &table, &tree).map(Some)
    });
    code.ok().flatten()
}

/// Puts definitions back where a statement holds their place; whether all have found it.
fn put_back(tree: &mut Tree, pieces: Vec<(i32, Rc<Piece>)>) -> bool {
    let Body::Module(body) = &mut tree.body else { return false };
    let mut pieces = pieces.into_iter().peekable();
    for stmt in body {
        if let (StmtKind::Pass, Some((line, piece))) = (&stmt.kind, pieces.peek())
            && (stmt.loc.line, stmt.loc.col) == (*line, 0)
        {
            let above = line - 1;
            let Loc { line, end_line, .. } = piece.stmt.loc;
            stmt.loc = Loc { line: line + above, end_line: end_line + above, ..piece.stmt.loc };
            stmt.kind = StmtKind::Piece(piece.clone(), above);
            pieces.next();
        }
    }
    pieces.peek().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compiler::compile_whole;

    /// Compiles by pieces twice, whole once, and compares everything that a code object has.
    fn same(text: &str) -> bool {
        let whole = compile_whole(text, "t.py").map(|code| format!("{code:?}")).map_err(|e| e.to_string());
        let pieces = [(), ()].map(|()| compile(text, "t.py").map(|code| format!("{code:?}")));
        for code in pieces.iter().flatten() {
            assert_eq!(Ok(code), whole.as_ref(), "{text}");
        }
        pieces.iter().all(Option::is_some)
    }

    #[test]
    fn a_module_by_pieces_is_the_module_whole() {
        for text in [
            "x = 1\ndef f(a, b=x):\n    return lambda: a\n\n\nclass A(f):\n    'doc'\n    def m(self): return super()\ny = 2\n",
            "def f():\n    global g\n    g = 1\ng = 2\n",
            "class A: pass\nx: int = 1\n",
            "@f\n@g\n# between\ndef h(): pass\n",
            "def f(): pass",
            "def f(): pass\ndef f(): return [x for x in f]\n# end",
            "def f(a: int = 3, *, k: 'x' = 4) -> str:\n    def g(): nonlocal a; a = 1\n    return g\nprint(f)\n",
            "class A:\n    __x = 1\n    def m(self): return self.__x\nclass B(A, metaclass=M): pass\n",
        ] {
            assert!(same(text), "{text}");
        }
        for seed in 0..300 {
            let program = crate::programs::generate(seed).map(|program| program.to_string()).unwrap_or_default();
            assert!(same(&program) != program.contains("import"), "{program}");
        }
    }

    #[test]
    fn what_is_unusual_is_compiled_whole() {
        for text in [
            "x = '''\ndef f(): pass\n'''\n",
            "x = (\ndef f(): pass\n)\n",
            "try: pass\ndef f(): pass\nexcept E: pass\n",
            "if x: \\\nclass A: pass\n",
            "@f\nx = 1\ndef g(): pass\n",
            "def f(a=lambda: 1): pass\n",
            "def f(): yield 1; return\n  x = 1\n",
            "class A: pass\n# out\n    x = 1\n",
            "def f(): nonlocal x\n",
            "from __future__ import division\ndef f(): pass\n",
            "return 1\ndef f(): pass\n",
            "global x\ndef f(): pass\n\x0cx = 1\n",
            "import math\ndef f(x): return math.floor(x)\n",
            "def f(x): return math.floor(x)\nfrom m import math\n",
        ] {
            same(text);
        }
        assert!(!same("x = '''\ndef f(): pass\n'''\n"));
        // The same definition, with and without the import that it depends on.
        assert!(same("def f(x): return math.floor(x)\n"));
        assert!(!same("import math\ndef f(x): return math.floor(x)\n"));
    }
}
