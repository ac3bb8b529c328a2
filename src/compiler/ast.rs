//! The tree that the symbol table and the code generator read: Python 3.11's abstract syntax, constants folded.

use std::rc::Rc;
use std::sync::Arc;

use super::pieces::Piece;
use crate::bytecode::Constant;

/// A source range as CPython counts it: lines from 1, columns in UTF-8 bytes from 0; -1 where there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Loc {
    pub line: i32,
    pub end_line: i32,
    pub col: i32,
    pub end_col: i32,
}

impl Loc {
    /// The place of instructions that no source text stands for.
    pub const NONE: Loc = Loc { line: -1, end_line: -1, col: -1, end_col: -1 };
}

/// An identifier or a dotted module name.
pub(super) type Name = Arc<str>;

/// The number under which the symbol table finds the scope that a node opens.
pub(super) type ScopeId = usize;

/// Whether an expression is read, bound or deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ctx {
    Load,
    Store,
    Del,
}

pub(super) use ruff_python_ast::{BoolOp, CmpOp, Operator, UnaryOp};

/// An expression and its place.
#[derive(Debug)]
pub(super) struct Expr {
    pub kind: ExprKind,
    pub loc: Loc,
}

#[derive(Debug)]
pub(super) enum ExprKind {
    BoolOp { op: BoolOp, values: Vec<Expr> },
    Named { target: Box<Expr>, value: Box<Expr> },
    BinOp { left: Box<Expr>, op: Operator, right: Box<Expr> },
    Unary { op: UnaryOp, operand: Box<Expr> },
    Lambda { scope: ScopeId, args: Box<Args>, body: Box<Expr> },
    IfExp { test: Box<Expr>, body: Box<Expr>, orelse: Box<Expr> },
    Dict { keys: Vec<Option<Expr>>, values: Vec<Expr> },
    Set(Vec<Expr>),
    Comp { scope: ScopeId, kind: CompKind, elt: Box<Expr>, value: Option<Box<Expr>>, generators: Vec<Generator> },
    Yield(Option<Box<Expr>>),
    YieldFrom(Box<Expr>),
    Compare { left: Box<Expr>, ops: Vec<CmpOp>, comparators: Vec<Expr> },
    Call { func: Box<Expr>, args: Vec<Expr>, keywords: Vec<Keyword> },
    Formatted { value: Box<Expr>, conversion: Conversion, spec: Option<Box<Expr>> },
    JoinedStr(Vec<Expr>),
    Constant(Constant),
    Attribute { value: Box<Expr>, attr: Name, ctx: Ctx },
    Subscript { value: Box<Expr>, slice: Box<Expr>, ctx: Ctx },
    Starred { value: Box<Expr>, ctx: Ctx },
    Name { id: Name, ctx: Ctx },
    List { elts: Vec<Expr>, ctx: Ctx },
    Tuple { elts: Vec<Expr>, ctx: Ctx },
    Slice { lower: Option<Box<Expr>>, upper: Option<Box<Expr>>, step: Option<Box<Expr>> },
}

/// The conversion of a replacement field, with `FORMAT_VALUE`'s bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Conversion {
    None = 0,
    Str = 1,
    Repr = 2,
    Ascii = 3,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CompKind {
    Generator,
    List,
    Set,
    Dict,
}

#[derive(Debug)]
pub(super) struct Generator {
    pub target: Expr,
    pub iter: Expr,
    pub ifs: Vec<Expr>,
}

#[derive(Debug)]
pub(super) struct Keyword {
    pub arg: Option<Name>,
    pub value: Expr,
    pub loc: Loc,
}

#[derive(Debug)]
pub(super) struct Arg {
    pub name: Name,
    pub annotation: Option<Expr>,
    pub loc: Loc,
}

#[derive(Debug, Default)]
pub(super) struct Args {
    pub posonly: Vec<Arg>,
    pub args: Vec<Arg>,
    pub vararg: Option<Arg>,
    pub kwonly: Vec<Arg>,
    pub kwarg: Option<Arg>,
    /// Of the last positional parameters.
    pub defaults: Vec<Expr>,
    /// One for each keyword-only parameter.
    pub kw_defaults: Vec<Option<Expr>>,
}

#[derive(Debug)]
pub(super) struct Stmt {
    pub kind: StmtKind,
    pub loc: Loc,
}

#[derive(Debug)]
pub(super) struct Function {
    pub scope: ScopeId,
    pub name: Name,
    pub args: Args,
    pub body: Vec<Stmt>,
    pub decorators: Vec<Expr>,
    pub returns: Option<Expr>,
}

#[derive(Debug)]
pub(super) struct Class {
    pub scope: ScopeId,
    pub name: Name,
    pub bases: Vec<Expr>,
    pub keywords: Vec<Keyword>,
    pub body: Vec<Stmt>,
    pub decorators: Vec<Expr>,
}

#[derive(Debug)]
pub(super) struct Alias {
    pub name: Name,
    pub asname: Option<Name>,
    pub loc: Loc,
}

#[derive(Debug)]
pub(super) struct Handler {
    pub typ: Option<Expr>,
    pub name: Option<Name>,
    pub body: Vec<Stmt>,
    pub loc: Loc,
}

#[derive(Debug)]
pub(super) struct WithItem {
    pub context: Expr,
    pub vars: Option<Expr>,
}

#[derive(Debug)]
pub(super) struct Case {
    pub pattern: Pattern,
    pub guard: Option<Expr>,
    pub body: Vec<Stmt>,
}

#[derive(Debug)]
pub(super) struct Pattern {
    pub kind: PatternKind,
    pub loc: Loc,
}

#[derive(Debug)]
pub(super) enum PatternKind {
    Value(Expr),
    Singleton(Constant),
    Sequence(Vec<Pattern>),
    Mapping { keys: Vec<Expr>, patterns: Vec<Pattern>, rest: Option<Name> },
    Class { cls: Expr, patterns: Vec<Pattern>, attrs: Vec<(Name, Loc)>, attr_patterns: Vec<Pattern> },
    Star(Option<Name>),
    As { pattern: Option<Box<Pattern>>, name: Option<Name> },
    Or(Vec<Pattern>),
}

#[derive(Debug)]
pub(super) struct Try {
    pub body: Vec<Stmt>,
    pub handlers: Vec<Handler>,
    pub orelse: Vec<Stmt>,
    pub finalbody: Vec<Stmt>,
}

#[derive(Debug)]
pub(super) enum StmtKind {
    Function(Box<Function>),
    Class(Box<Class>),
    Return(Option<Expr>),
    Delete(Vec<Expr>),
    Assign {
        targets: Vec<Expr>,
        value: Expr,
    },
    AugAssign {
        target: Expr,
        op: Operator,
        value: Expr,
    },
    AnnAssign {
        target: Expr,
        annotation: Expr,
        value: Option<Expr>,
        simple: bool,
    },
    For {
        target: Expr,
        iter: Expr,
        body: Vec<Stmt>,
        orelse: Vec<Stmt>,
    },
    While {
        test: Expr,
        body: Vec<Stmt>,
        orelse: Vec<Stmt>,
    },
    If {
        test: Expr,
        body: Vec<Stmt>,
        orelse: Vec<Stmt>,
    },
    With {
        items: Vec<WithItem>,
        body: Vec<Stmt>,
    },
    Match {
        subject: Expr,
        cases: Vec<Case>,
    },
    Raise {
        exc: Option<Expr>,
        cause: Option<Expr>,
    },
    Try(Box<Try>),
    Assert {
        test: Expr,
        msg: Option<Expr>,
    },
    Import(Vec<Alias>),
    ImportFrom {
        module: Option<Name>,
        names: Vec<Alias>,
        level: u32,
    },
    Global(Vec<Name>),
    Nonlocal(Vec<Name>),
    Expr(Expr),
    Pass,
    /// A definition compiled alone, below so many lines.
    Piece(Rc<Piece>, i32),
    Break,
    Continue,
}

/// What was compiled: a file, one interactive statement or one expression.
#[derive(Debug)]
pub(super) enum Body {
    Module(Vec<Stmt>),
    Single(Vec<Stmt>),
    Expression(Expr),
}

/// A whole lowered source.
#[derive(Debug)]
pub(super) struct Tree {
    pub body: Body,
    /// `from __future__ import annotations` is on.
    pub future_annotations: bool,
    /// The line of the last `from __future__` import in legal position, or -1.
    pub future_line: i32,
}

/// The docstring of a body: its first statement, when that is a plain string.
pub(super) fn docstring(body: &[Stmt]) -> Option<&Constant> {
    match body.first().map(|s| &s.kind) {
        Some(StmtKind::Expr(Expr { kind: ExprKind::Constant(c @ Constant::Str(_)), .. })) => Some(c),
        _ => None,
    }
}

/// Private names of classes: `__x` inside `class C` is `_C__x`.
pub(super) fn mangle(class: Option<&str>, name: &Name) -> Name {
    let Some(class) = class else { return name.clone() };
    if !name.starts_with("__") || name.ends_with("__") || name.contains('.') {
        return name.clone();
    }
    let class = class.trim_start_matches('_');
    if class.is_empty() {
        return name.clone();
    }
    Arc::from(format!("_{class}{name}"))
}
