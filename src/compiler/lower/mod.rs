//! Lowering: ruff's tree becomes Python 3.11's, with CPython's positions; newer syntax is refused here.

mod expr;
mod pattern;
mod strings;
mod unparse;

use std::sync::Arc;

use ruff_python_ast as ruff;
use ruff_text_size::{Ranged, TextRange, TextSize};

use super::ast::*;
use super::error::{CompileError, ErrorKind};
use super::source::Source;
use crate::bytecode::Constant;

type Result<T> = std::result::Result<T, CompileError>;

pub(super) struct Lowerer<'a> {
    source: &'a Source<'a>,
    next_scope: ScopeId,
    future_annotations: bool,
    /// How many lambda expressions are around what is written as text.
    lambdas: usize,
}

/// Lowers a module; `single` is for one interactive statement.
pub(super) fn lower_module(source: &Source<'_>, body: &[ruff::Stmt], single: bool) -> Result<Tree> {
    let mut lowerer = Lowerer { source, next_scope: 1, future_annotations: false, lambdas: 0 };
    let future_line = lowerer.future_imports(body)?;
    if single {
        check_single(source, body)?;
    }
    let body = lowerer.suite(body)?;
    let body = if single { Body::Single(body) } else { Body::Module(body) };
    Ok(Tree { body, future_annotations: lowerer.future_annotations, future_line })
}

/// One interactive statement is a line of simple statements, or a compound statement with a line end behind it.
fn check_single(source: &Source<'_>, body: &[ruff::Stmt]) -> Result<()> {
    use ruff::Stmt;
    let Some(first) = body.first() else { return Err(source.error_at(TextRange::default(), "invalid syntax")) };
    let compound = matches!(
        first,
        Stmt::FunctionDef(_)
            | Stmt::ClassDef(_)
            | Stmt::If(_)
            | Stmt::For(_)
            | Stmt::While(_)
            | Stmt::Try(_)
            | Stmt::With(_)
            | Stmt::Match(_)
    );
    let rest = |at: TextSize| source.text.get(at.to_usize()..).unwrap_or_default();
    if compound {
        if let Some(second) = body.get(1) {
            let place = TextRange::at(second.start(), TextSize::from(1));
            return Err(source.error_at(place, "invalid syntax"));
        }
        if !rest(first.end()).contains('\n') {
            let error = source.error_at(TextRange::empty(TextSize::from(0)), "invalid syntax");
            return Err(CompileError { column: 0, end_column: 0, ..error });
        }
        return Ok(());
    }
    let line = |at: TextSize| source.line_col(at).0;
    let on_line = body.windows(2).take_while(|pair| line(pair[0].end()) == line(pair[1].start())).count() + 1;
    if on_line < body.len() {
        let last = body[on_line - 1].end();
        let newline = rest(last).find('\n').unwrap_or(0);
        let place = TextRange::empty(last + TextSize::try_from(newline).unwrap_or_default());
        let message = "multiple statements found while compiling a single statement";
        return Err(source.error_at(place, message));
    }
    Ok(())
}

/// Lowers one expression.
pub(super) fn lower_expression(source: &Source<'_>, body: &ruff::Expr) -> Result<Tree> {
    let mut lowerer = Lowerer { source, next_scope: 1, future_annotations: false, lambdas: 0 };
    let body = Body::Expression(lowerer.expr(body)?);
    Ok(Tree { body, future_annotations: false, future_line: -1 })
}

/// The features that `__future__` knows in 3.11.
const FEATURES: [&str; 9] = [
    "nested_scopes",
    "generators",
    "division",
    "absolute_import",
    "with_statement",
    "print_function",
    "unicode_literals",
    "barry_as_FLUFL",
    "generator_stop",
];

impl Lowerer<'_> {
    fn loc(&self, node: &impl Ranged) -> Loc {
        self.source.loc(node.range())
    }

    fn syntax<T>(&self, node: &impl Ranged, message: impl Into<String>) -> Result<T> {
        Err(self.source.error_at(node.range(), message))
    }

    fn unsupported<T>(&self, node: &impl Ranged, message: impl Into<String>) -> Result<T> {
        Err(self.source.error(ErrorKind::NotSupported, self.loc(node), message))
    }

    fn new_scope(&mut self) -> ScopeId {
        self.next_scope += 1;
        self.next_scope - 1
    }

    /// Reads the `from __future__` imports at the start of a module; returns the line of the last.
    fn future_imports(&mut self, body: &[ruff::Stmt]) -> Result<i32> {
        const LATE: &str = "from __future__ imports must occur at the beginning of the file";
        let mut future_line = -1;
        let mut previous_line = 0;
        let mut done = false;
        let mut docstring_allowed = true;
        for stmt in body {
            let line = self.loc(stmt).line;
            if done && line > previous_line {
                break;
            }
            previous_line = line;
            match stmt {
                ruff::Stmt::ImportFrom(import)
                    if import.level == 0 && import.module.as_ref().is_some_and(|m| m.as_str() == "__future__") =>
                {
                    if done {
                        return self.syntax(import, LATE);
                    }
                    future_line = line;
                    for alias in &import.names {
                        match alias.name.as_str() {
                            "annotations" => self.future_annotations = true,
                            "braces" => return self.syntax(import, "not a chance"),
                            name if FEATURES.contains(&name) => {}
                            name => {
                                return self.syntax(import, format!("future feature {name} is not defined"));
                            }
                        }
                    }
                }
                ruff::Stmt::Expr(e) if docstring_allowed && e.value.is_string_literal_expr() => {}
                _ => done = true,
            }
            docstring_allowed = false;
        }
        Ok(future_line)
    }

    /// A list of statements; folding never makes a docstring of what was none.
    fn suite(&mut self, body: &[ruff::Stmt]) -> Result<Vec<Stmt>> {
        let had_docstring = matches!(body.first(), Some(ruff::Stmt::Expr(e)) if e.value.is_string_literal_expr());
        let mut stmts = body.iter().map(|s| self.stmt(s)).collect::<Result<Vec<_>>>()?;
        if !had_docstring
            && docstring(&stmts).is_some()
            && let Some(Stmt { kind: StmtKind::Expr(expr), .. }) = stmts.first_mut()
        {
            let loc = expr.loc;
            let value = std::mem::replace(&mut expr.kind, ExprKind::JoinedStr(Vec::new()));
            expr.kind = ExprKind::JoinedStr(vec![Expr { kind: value, loc }]);
        }
        Ok(stmts)
    }

    fn name(&self, id: &ruff::Identifier) -> Name {
        Arc::from(id.as_str())
    }

    /// Where `def` or `class` stands: CPython's statement begins there, not at its first decorator.
    fn after_decorators(&self, range: TextRange, decorators: &[ruff::Decorator]) -> TextRange {
        let Some(last) = decorators.last() else { return range };
        let bytes = self.source.text.as_bytes();
        let mut at = last.expression.range().end().to_usize();
        while let Some(b) = bytes.get(at) {
            match b {
                b'#' => {
                    while bytes.get(at).is_some_and(|b| *b != b'\n') {
                        at += 1;
                    }
                }
                // Brackets around the decorator's expression are not part of its range.
                b' ' | b'\t' | b'\n' | b'\x0c' | b'\\' | b')' => at += 1,
                _ => break,
            }
        }
        TextRange::new(TextSize::try_from(at).unwrap_or(range.start()).min(range.end()), range.end())
    }

    /// The end of a statement with a suite: the semicolon behind its last simple statement belongs to it.
    fn suite_end(&self, range: TextRange) -> TextRange {
        let rest = &self.source.text[range.end().to_usize()..];
        let spaces = rest.len() - rest.trim_start_matches([' ', '\t', '\x0c']).len();
        if !rest[spaces..].starts_with(';') {
            return range;
        }
        let end = range.end() + TextSize::try_from(spaces + 1).unwrap_or_default();
        TextRange::new(range.start(), end)
    }

    fn stmt(&mut self, stmt: &ruff::Stmt) -> Result<Stmt> {
        let mut loc = match stmt {
            ruff::Stmt::For(_)
            | ruff::Stmt::While(_)
            | ruff::Stmt::If(_)
            | ruff::Stmt::With(_)
            | ruff::Stmt::Match(_)
            | ruff::Stmt::Try(_) => self.source.loc(self.suite_end(stmt.range())),
            _ => self.loc(stmt),
        };
        let kind = match stmt {
            ruff::Stmt::FunctionDef(s) => {
                if s.is_async {
                    return self.unsupported(s, "'async def' is not supported");
                }
                if let Some(params) = &s.type_params {
                    return self.syntax(&**params, "type parameter lists need Python 3.12 or newer");
                }
                loc = self.source.loc(self.suite_end(self.after_decorators(s.range, &s.decorator_list)));
                let decorators = self.decorators(&s.decorator_list)?;
                let args = self.parameters(&s.parameters)?;
                let returns = self.annotation(s.returns.as_deref())?;
                let scope = self.new_scope();
                let body = self.suite(&s.body)?;
                let name = self.name(&s.name);
                StmtKind::Function(Box::new(Function { scope, name, args, body, decorators, returns }))
            }
            ruff::Stmt::ClassDef(s) => {
                if let Some(params) = &s.type_params {
                    return self.syntax(&**params, "type parameter lists need Python 3.12 or newer");
                }
                loc = self.source.loc(self.suite_end(self.after_decorators(s.range, &s.decorator_list)));
                let decorators = self.decorators(&s.decorator_list)?;
                let (bases, keywords) = match &s.arguments {
                    Some(arguments) => self.arguments(arguments)?,
                    None => Default::default(),
                };
                let scope = self.new_scope();
                let body = self.suite(&s.body)?;
                let name = self.name(&s.name);
                StmtKind::Class(Box::new(Class { scope, name, bases, keywords, body, decorators }))
            }
            ruff::Stmt::Return(s) => StmtKind::Return(self.optional(s.value.as_deref())?),
            ruff::Stmt::Delete(s) => StmtKind::Delete(self.exprs(&s.targets)?),
            ruff::Stmt::TypeAlias(s) => {
                return self.syntax(s, "'type' statements need Python 3.12 or newer");
            }
            ruff::Stmt::Assign(s) => StmtKind::Assign { targets: self.exprs(&s.targets)?, value: self.expr(&s.value)? },
            ruff::Stmt::AugAssign(s) => {
                StmtKind::AugAssign { target: self.expr(&s.target)?, op: s.op, value: self.expr(&s.value)? }
            }
            ruff::Stmt::AnnAssign(s) => StmtKind::AnnAssign {
                target: self.expr(&s.target)?,
                annotation: match self.annotation(Some(&s.annotation))? {
                    Some(annotation) => annotation,
                    None => return self.syntax(s, "invalid syntax"),
                },
                value: self.optional(s.value.as_deref())?,
                simple: s.simple,
            },
            ruff::Stmt::For(s) => {
                if s.is_async {
                    return self.unsupported(s, "'async for' is not supported");
                }
                StmtKind::For {
                    target: self.expr(&s.target)?,
                    iter: self.iter(&s.iter)?,
                    body: self.suite(&s.body)?,
                    orelse: self.suite(&s.orelse)?,
                }
            }
            ruff::Stmt::While(s) => StmtKind::While {
                test: self.expr(&s.test)?,
                body: self.suite(&s.body)?,
                orelse: self.suite(&s.orelse)?,
            },
            ruff::Stmt::If(s) => StmtKind::If {
                test: self.expr(&s.test)?,
                body: self.suite(&s.body)?,
                orelse: self.elifs(&s.elif_else_clauses, self.suite_end(s.range).end())?,
            },
            ruff::Stmt::With(s) => {
                if s.is_async {
                    return self.unsupported(s, "'async with' is not supported");
                }
                let mut items = Vec::with_capacity(s.items.len());
                for item in &s.items {
                    let context = self.expr(&item.context_expr)?;
                    items.push(WithItem { context, vars: self.optional(item.optional_vars.as_deref())? });
                }
                StmtKind::With { items, body: self.suite(&s.body)? }
            }
            ruff::Stmt::Match(s) => {
                let subject = self.expr(&s.subject)?;
                let mut cases = Vec::with_capacity(s.cases.len());
                for case in &s.cases {
                    cases.push(Case {
                        pattern: self.pattern(&case.pattern)?,
                        guard: self.optional(case.guard.as_deref())?,
                        body: self.suite(&case.body)?,
                    });
                }
                StmtKind::Match { subject, cases }
            }
            ruff::Stmt::Raise(s) => {
                StmtKind::Raise { exc: self.optional(s.exc.as_deref())?, cause: self.optional(s.cause.as_deref())? }
            }
            ruff::Stmt::Try(s) => {
                if s.is_star {
                    return self.unsupported(s, "'except*' is not supported");
                }
                let body = self.suite(&s.body)?;
                let mut handlers = Vec::with_capacity(s.handlers.len());
                for ruff::ExceptHandler::ExceptHandler(h) in &s.handlers {
                    handlers.push(Handler {
                        typ: self.optional(h.type_.as_deref())?,
                        name: h.name.as_ref().map(|n| self.name(n)),
                        body: self.suite(&h.body)?,
                        loc: self.source.loc(self.suite_end(h.range)),
                    });
                }
                let orelse = self.suite(&s.orelse)?;
                let finalbody = self.suite(&s.finalbody)?;
                StmtKind::Try(Box::new(Try { body, handlers, orelse, finalbody }))
            }
            ruff::Stmt::Assert(s) => {
                StmtKind::Assert { test: self.expr(&s.test)?, msg: self.optional(s.msg.as_deref())? }
            }
            ruff::Stmt::Import(s) => {
                if s.is_lazy {
                    return self.syntax(s, "invalid syntax");
                }
                StmtKind::Import(self.aliases(&s.names))
            }
            ruff::Stmt::ImportFrom(s) => {
                if s.is_lazy {
                    return self.syntax(s, "invalid syntax");
                }
                StmtKind::ImportFrom {
                    module: s.module.as_ref().map(|m| self.name(m)),
                    names: self.aliases(&s.names),
                    level: s.level,
                }
            }
            ruff::Stmt::Global(s) => StmtKind::Global(s.names.iter().map(|n| self.name(n)).collect()),
            ruff::Stmt::Nonlocal(s) => StmtKind::Nonlocal(s.names.iter().map(|n| self.name(n)).collect()),
            ruff::Stmt::Expr(s) => StmtKind::Expr(self.expr(&s.value)?),
            ruff::Stmt::Pass(_) => StmtKind::Pass,
            ruff::Stmt::Break(_) => StmtKind::Break,
            ruff::Stmt::Continue(_) => StmtKind::Continue,
            ruff::Stmt::IpyEscapeCommand(s) => return self.syntax(s, "invalid syntax"),
        };
        Ok(Stmt { kind, loc })
    }

    /// `elif` is an `if` inside `else`, from its own word to the end of the whole statement.
    fn elifs(&mut self, clauses: &[ruff::ElifElseClause], end: TextSize) -> Result<Vec<Stmt>> {
        let mut orelse = Vec::new();
        for clause in clauses.iter().rev() {
            let body = self.suite(&clause.body)?;
            orelse = match &clause.test {
                None => body,
                Some(test) => {
                    let test = self.expr(test)?;
                    let loc = self.source.loc(TextRange::new(clause.range.start(), end));
                    vec![Stmt { kind: StmtKind::If { test, body, orelse }, loc }]
                }
            };
        }
        Ok(orelse)
    }

    fn aliases(&self, names: &[ruff::Alias]) -> Vec<Alias> {
        names
            .iter()
            .map(|a| Alias {
                name: self.name(&a.name),
                asname: a.asname.as_ref().map(|n| self.name(n)),
                loc: self.loc(a),
            })
            .collect()
    }

    fn decorators(&mut self, decorators: &[ruff::Decorator]) -> Result<Vec<Expr>> {
        decorators.iter().map(|d| self.expr(&d.expression)).collect()
    }

    /// An annotation: evaluated, or its text under `from __future__ import annotations`.
    fn annotation(&mut self, expr: Option<&ruff::Expr>) -> Result<Option<Expr>> {
        let Some(expr) = expr else { return Ok(None) };
        if self.future_annotations {
            let text = Arc::from(self.unparsed(expr)?);
            return Ok(Some(Expr { kind: ExprKind::Constant(Constant::Str(text)), loc: self.loc(expr) }));
        }
        Ok(Some(self.expr(expr)?))
    }

    fn parameters(&mut self, params: &ruff::Parameters) -> Result<Args> {
        let mut args = Args::default();
        for (list, out) in [(&params.posonlyargs, &mut args.posonly), (&params.args, &mut args.args)] {
            for param in list {
                out.push(self.parameter(&param.parameter)?);
                if let Some(default) = &param.default {
                    args.defaults.push(self.expr(default)?);
                }
            }
        }
        if let Some(param) = &params.vararg {
            args.vararg = Some(self.parameter(param)?);
        }
        for param in &params.kwonlyargs {
            args.kwonly.push(self.parameter(&param.parameter)?);
            args.kw_defaults.push(self.optional(param.default.as_deref())?);
        }
        if let Some(param) = &params.kwarg {
            args.kwarg = Some(self.parameter(param)?);
        }
        Ok(args)
    }

    fn parameter(&mut self, param: &ruff::Parameter) -> Result<Arg> {
        Ok(Arg {
            name: self.name(&param.name),
            annotation: self.annotation(param.annotation.as_deref())?,
            loc: self.loc(param),
        })
    }
}
