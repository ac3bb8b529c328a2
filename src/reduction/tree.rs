//! Trees: parsing, printing, and walks over ruff's AST that edit in place.

use std::cell::RefCell;

use ruff_python_ast::token::TokenKind;
use ruff_python_ast::visitor::transformer::{self, Transformer};
use ruff_python_ast::{ExceptHandler, Expr, Stmt, Suite};
use ruff_python_codegen::{Generator, Indentation};
use ruff_python_parser::{parse_expression, parse_module};

/// A program as text with its tree and its size.
#[derive(Clone, Debug)]
pub struct Text {
    /// The source, without blank lines.
    pub source: String,
    /// The tree of that source.
    pub tree: Suite,
    /// How large it is; smaller is better, and no two sources have the same.
    pub size: Size,
}

/// Tokens, then lines, then bytes, then the text itself: a total order without infinite descent.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Size {
    /// Python tokens, newlines and indents among them, comments not.
    pub tokens: usize,
    /// Lines that are not blank.
    pub lines: usize,
    /// Bytes of the source.
    pub bytes: usize,
    source: String,
}

/// The size of a source and its tree; `None` where it is no Python.
pub fn read(source: &str) -> Option<Text> {
    let parsed = parse_module(source).ok()?;
    let skipped = [TokenKind::Comment, TokenKind::NonLogicalNewline, TokenKind::EndOfFile];
    let tokens = parsed.tokens().iter().filter(|token| !skipped.contains(&token.kind())).count();
    let lines = source.lines().filter(|line| !line.trim().is_empty()).count();
    let size = Size { tokens, lines, bytes: source.len(), source: source.to_owned() };
    Some(Text { source: source.to_owned(), tree: parsed.into_suite(), size })
}

/// Prints a tree and reads it back; `None` where an edit left something that is no Python.
pub fn print(tree: &Suite) -> Option<Text> {
    let source = generate(tree);
    let full = read(&source)?;
    // Blank lines within a string are the only ones that mean something; a loop's sequence needs no parentheses.
    let line = |line: &str| match (line.trim_start().starts_with("for "), line.strip_suffix("):")) {
        (true, Some(rest)) if rest.contains(" in (") => rest.replacen(" in (", " in ", 1) + ":\n",
        _ => format!("{line}\n"),
    };
    let packed: String = source.lines().filter(|line| !line.trim().is_empty()).flat_map(|l| [l, "\n"]).collect();
    let bare: String = packed.lines().map(line).collect();
    let same = |text: &Text| generate(&text.tree) == source;
    Some([bare, packed].iter().filter_map(|text| read(text)).find(same).unwrap_or(full))
}

fn generate(tree: &Suite) -> String {
    let indentation = Indentation::default();
    tree.iter()
        .flat_map(|stmt| [Generator::new(&indentation, Default::default()).stmt(stmt), "\n".to_owned()])
        .collect()
}

/// An expression as text.
pub fn show(expr: &Expr) -> String {
    let indentation = Indentation::default();
    Generator::new(&indentation, Default::default()).expr(expr)
}

/// An expression as text that may stand in a display or among arguments: a tuple needs its parentheses there.
pub fn shown_within(expr: &Expr) -> String {
    if expr.is_tuple_expr() { format!("({})", show(expr)) } else { show(expr) }
}

/// Whether a name stands in an expression.
pub fn has_name(expr: &Expr, name: &str) -> bool {
    let mut found = false;
    each_in(&mut expr.clone(), &mut |e| {
        found |= matches!(e, Expr::Name(n) if n.id == name);
        true
    });
    found
}

/// The elements of a list or tuple that is written out, and read.
pub fn displayed(expr: &Expr) -> Option<&[Expr]> {
    match expr {
        Expr::List(node) if node.ctx.is_load() => Some(&node.elts),
        Expr::Tuple(node) if node.ctx.is_load() => Some(&node.elts),
        _ => None,
    }
}

/// Reads an expression that the reducer itself wrote; `None` for anything that is none.
pub fn expression(text: &str) -> Option<Expr> {
    Some(parse_expression(text).ok()?.into_expr())
}

/// Reads statements that the reducer itself wrote.
pub fn statements(text: &str) -> Option<Suite> {
    Some(parse_module(text).ok()?.into_suite())
}

/// The bodies directly in a statement.
pub fn bodies(stmt: &mut Stmt) -> Vec<&mut Suite> {
    match stmt {
        Stmt::FunctionDef(node) => vec![&mut node.body],
        Stmt::ClassDef(node) => vec![&mut node.body],
        Stmt::For(node) => vec![&mut node.body, &mut node.orelse],
        Stmt::While(node) => vec![&mut node.body, &mut node.orelse],
        Stmt::If(node) => {
            let mut all = vec![&mut node.body];
            all.extend(node.elif_else_clauses.iter_mut().map(|clause| &mut clause.body));
            all
        }
        Stmt::With(node) => vec![&mut node.body],
        Stmt::Match(node) => node.cases.iter_mut().map(|case| &mut case.body).collect(),
        Stmt::Try(node) => {
            let mut all = vec![&mut node.body];
            for handler in &mut node.handlers {
                let ExceptHandler::ExceptHandler(handler) = handler;
                all.push(&mut handler.body);
            }
            all.push(&mut node.orelse);
            all.push(&mut node.finalbody);
            all
        }
        _ => Vec::new(),
    }
}

/// Calls `f` on every body, outermost first.
pub fn each_body(body: &mut Suite, f: &mut dyn FnMut(&mut Suite)) {
    f(body);
    for stmt in body.iter_mut() {
        for inner in bodies(stmt) {
            each_body(inner, f);
        }
    }
}

/// Puts `pass` where an edit emptied a body that needs a statement.
pub fn fill(tree: &mut Suite) {
    let pass = || statements("pass").unwrap_or_default();
    each_body(tree, &mut |body| {
        for stmt in body.iter_mut() {
            let optional = match stmt {
                Stmt::For(_) | Stmt::While(_) => 1,
                Stmt::Try(_) => 2,
                _ => 0,
            };
            let mut all = bodies(stmt);
            let needed = all.len() - optional;
            for inner in &mut all[..needed] {
                if inner.is_empty() {
                    **inner = pass();
                }
            }
        }
    });
}

type Edit<'a> = dyn FnMut(&mut Expr) -> bool + 'a;

struct Walk<'a, 'b>(RefCell<&'a mut Edit<'b>>);

impl Transformer for Walk<'_, '_> {
    fn visit_expr(&self, expr: &mut Expr) {
        let inside = (self.0.borrow_mut())(expr);
        if inside {
            transformer::walk_expr(self, expr);
        }
    }
}

/// Calls `f` on every expression, outermost first; it answers whether to go inside.
pub fn each_expr(body: &mut [Stmt], f: &mut Edit<'_>) {
    let walk = Walk(RefCell::new(f));
    for stmt in body {
        walk.visit_stmt(stmt);
    }
}

/// The same within one expression.
pub fn each_in(expr: &mut Expr, f: &mut Edit<'_>) {
    Walk(RefCell::new(f)).visit_expr(expr);
}

/// How often a name is loaded, stored or deleted in a body.
pub fn uses(body: &[Stmt], name: &str) -> usize {
    let mut count = 0;
    each_expr(&mut body.to_vec(), &mut |expr| {
        count += usize::from(matches!(expr, Expr::Name(node) if node.id == name));
        true
    });
    count
}

/// How often a name is stored or deleted as a variable in a body (definitions, parameters and imports not counted).
pub fn stores(body: &[Stmt], name: &str) -> usize {
    let mut count = 0;
    each_expr(&mut body.to_vec(), &mut |expr| {
        count += usize::from(matches!(expr, Expr::Name(node) if node.id == name && !node.ctx.is_load()));
        true
    });
    count
}

/// Replaces each use of a name by an expression.
pub fn substitute(body: &mut [Stmt], name: &str, by: &Expr) {
    each_expr(body, &mut |expr| {
        if matches!(expr, Expr::Name(node) if node.id == name) {
            *expr = by.clone();
            return false;
        }
        true
    });
}

/// Whether an expression is a constant or a name, so that it may be copied freely.
pub fn is_atom(expr: &Expr) -> bool {
    match expr {
        Expr::UnaryOp(node) => node.operand.is_literal_expr(),
        Expr::Name(_) => true,
        _ => expr.is_literal_expr(),
    }
}

/// Picks one of many possible edits: the walk asks at each, and only the one with the chosen number is made.
#[derive(Debug)]
pub struct Nth {
    left: usize,
    made: bool,
}

impl Nth {
    /// Makes the edit with this number.
    pub fn new(number: usize) -> Self {
        Self { left: number, made: false }
    }

    /// Whether the edit asked for is the one to make.
    pub fn take(&mut self) -> bool {
        if self.made {
            return false;
        }
        if self.left == 0 {
            self.made = true;
            return true;
        }
        self.left -= 1;
        false
    }

    /// Which of `count` variants to make here, if any.
    pub fn choose(&mut self, count: usize) -> Option<usize> {
        (0..count).find(|_| self.take())
    }

    /// Whether the edit was made.
    pub fn made(&self) -> bool {
        self.made
    }
}

/// Calls `f` on each expression directly in this one.
pub fn each_child(expr: &mut Expr, f: &mut dyn FnMut(&mut Expr)) {
    let mut edit = |child: &mut Expr| {
        f(child);
        false
    };
    transformer::walk_expr(&Walk(RefCell::new(&mut edit)), expr);
}

/// Whether an expression is stored to or deleted, not evaluated.
pub fn is_target(expr: &Expr) -> bool {
    match expr {
        Expr::Name(node) => !node.ctx.is_load(),
        Expr::Attribute(node) => !node.ctx.is_load(),
        Expr::Subscript(node) => !node.ctx.is_load(),
        Expr::Tuple(node) => !node.ctx.is_load(),
        Expr::List(node) => !node.ctx.is_load(),
        Expr::Starred(node) => !node.ctx.is_load(),
        _ => false,
    }
}
