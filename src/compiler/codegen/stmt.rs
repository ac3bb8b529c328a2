//! Statements: assignment, imports, and the dispatch to the rest.

use std::sync::Arc;

use crate::bytecode::{Constant, Op};

use super::{Compiler, Result, UnitKind};
use crate::compiler::ast::*;

/// Whether a body annotates a variable, nested blocks of the same scope included.
pub(super) fn has_annotation(body: &[Stmt]) -> bool {
    body.iter().any(|s| match &s.kind {
        StmtKind::AnnAssign { .. } => true,
        StmtKind::For { body, orelse, .. }
        | StmtKind::While { body, orelse, .. }
        | StmtKind::If { body, orelse, .. } => has_annotation(body) || has_annotation(orelse),
        StmtKind::With { body, .. } => has_annotation(body),
        StmtKind::Try(t) => {
            has_annotation(&t.body)
                || t.handlers.iter().any(|h| has_annotation(&h.body))
                || has_annotation(&t.orelse)
                || has_annotation(&t.finalbody)
        }
        _ => false,
    })
}

impl<'a> Compiler<'a> {
    pub(super) fn stmts(&mut self, stmts: &'a [Stmt]) -> Result<()> {
        stmts.iter().try_for_each(|s| self.stmt(s))
    }

    /// The body of a module or class, its docstring stored as `__doc__`.
    pub(super) fn body(&mut self, body: &'a [Stmt]) -> Result<()> {
        if self.unit().kind == UnitKind::Module
            && let Some(first) = body.first()
        {
            self.set_loc(first.loc);
        }
        if has_annotation(body) {
            self.op(Op::SETUP_ANNOTATIONS);
        }
        let mut rest = body;
        if docstring(body).is_some()
            && let Some(Stmt { kind: StmtKind::Expr(doc), .. }) = body.first()
        {
            self.expr(doc)?;
            self.unset_loc();
            self.name(&Name::from("__doc__"), Ctx::Store)?;
            rest = &body[1..];
        }
        self.stmts(rest)
    }

    fn stmt(&mut self, stmt: &'a Stmt) -> Result<()> {
        self.set_loc(stmt.loc);
        match &stmt.kind {
            StmtKind::Function(f) => self.function(stmt, f)?,
            StmtKind::Class(c) => self.class(stmt, c)?,
            StmtKind::Return(value) => self.return_stmt(stmt, value.as_ref())?,
            StmtKind::Delete(targets) => self.exprs(targets)?,
            StmtKind::Assign { targets, value } => {
                self.expr(value)?;
                for (i, target) in targets.iter().enumerate() {
                    if i + 1 < targets.len() {
                        self.op_arg(Op::COPY, 1);
                    }
                    self.expr(target)?;
                }
            }
            StmtKind::AugAssign { target, op, value } => self.aug_assign(stmt, target, *op, value)?,
            StmtKind::AnnAssign { target, annotation, value, simple } => {
                self.ann_assign(target, annotation, value.as_ref(), *simple)?;
            }
            StmtKind::For { target, iter, body, orelse } => self.for_stmt(target, iter, body, orelse)?,
            StmtKind::While { test, body, orelse } => self.while_stmt(stmt, test, body, orelse)?,
            StmtKind::If { test, body, orelse } => self.if_stmt(test, body, orelse)?,
            StmtKind::With { items, body } => self.with_stmt(stmt.loc, items, body)?,
            StmtKind::Match { subject, cases } => self.match_stmt(subject, cases)?,
            StmtKind::Raise { exc, cause } => {
                let mut count = 0;
                for value in [exc, cause].into_iter().flatten() {
                    self.expr(value)?;
                    count += 1;
                }
                self.op_arg(Op::RAISE_VARARGS, count);
            }
            StmtKind::Try(t) => self.try_stmt(t)?,
            StmtKind::Assert { test, msg } => self.assert_stmt(test, msg.as_ref())?,
            StmtKind::Import(names) => self.import(names)?,
            StmtKind::ImportFrom { module, names, level } => {
                self.import_from(stmt, module.as_ref(), names, *level)?;
            }
            StmtKind::Global(_) | StmtKind::Nonlocal(_) => {}
            StmtKind::Expr(value) => self.expr_stmt(value)?,
            StmtKind::Pass => self.op(Op::NOP),
            StmtKind::Piece(piece, above) => {
                (self.above, self.ready) = (*above, Some(piece.code_at(*above as u32)));
                self.stmt(&piece.stmt)?;
                (self.above, self.ready) = (0, None);
            }
            StmtKind::Break => self.break_stmt()?,
            StmtKind::Continue => self.continue_stmt()?,
        }
        Ok(())
    }

    fn expr_stmt(&mut self, value: &'a Expr) -> Result<()> {
        if self.interactive && self.units.len() == 1 {
            self.expr(value)?;
            self.op(Op::PRINT_EXPR);
        } else if let ExprKind::Constant(_) = value.kind {
            self.op(Op::NOP);
        } else {
            self.expr(value)?;
            self.unset_loc();
            self.op(Op::POP_TOP);
        }
        Ok(())
    }

    fn aug_assign(&mut self, stmt: &'a Stmt, target: &'a Expr, op: Operator, value: &'a Expr) -> Result<()> {
        self.set_loc(target.loc);
        match &target.kind {
            ExprKind::Attribute { value, attr, .. } => {
                self.expr(value)?;
                self.op_arg(Op::COPY, 1);
                self.start_at_attribute(target, attr);
                self.op_name(Op::LOAD_ATTR, attr);
            }
            ExprKind::Subscript { value, slice, .. } => {
                self.expr(value)?;
                self.expr(slice)?;
                self.op_arg(Op::COPY, 2);
                self.op_arg(Op::COPY, 2);
                self.op(Op::BINARY_SUBSCR);
            }
            ExprKind::Name { id, .. } => self.name(id, Ctx::Load)?,
            _ => return self.fail_here("invalid node type for augmented assignment"),
        }
        self.set_loc(stmt.loc);
        self.expr(value)?;
        self.op_arg(Op::BINARY_OP, super::expr::binary_arg(op) + super::expr::INPLACE);
        self.set_loc(target.loc);
        match &target.kind {
            ExprKind::Attribute { attr, .. } => {
                self.start_at_attribute(target, attr);
                self.op_arg(Op::SWAP, 2);
                self.op_name(Op::STORE_ATTR, attr);
            }
            ExprKind::Subscript { .. } => {
                self.op_arg(Op::SWAP, 3);
                self.op_arg(Op::SWAP, 2);
                self.op(Op::STORE_SUBSCR);
            }
            ExprKind::Name { id, .. } => self.name(id, Ctx::Store)?,
            _ => {}
        }
        Ok(())
    }

    fn ann_assign(
        &mut self,
        target: &'a Expr,
        annotation: &'a Expr,
        value: Option<&'a Expr>,
        simple: bool,
    ) -> Result<()> {
        if let Some(value) = value {
            self.expr(value)?;
            self.expr(target)?;
        }
        let annotates = matches!(self.unit().kind, UnitKind::Module | UnitKind::Class);
        match &target.kind {
            ExprKind::Name { id, .. } => {
                if &**id == "__debug__" {
                    return self.fail_here("cannot assign to __debug__");
                }
                if simple && annotates {
                    self.expr(annotation)?;
                    self.op_name(Op::LOAD_NAME, &Name::from("__annotations__"));
                    let mangled = self.mangled(id);
                    self.constant(Constant::Str(mangled));
                    self.op(Op::STORE_SUBSCR);
                }
            }
            ExprKind::Attribute { value: object, .. } if value.is_none() => self.evaluate(object)?,
            ExprKind::Subscript { value: object, slice, .. } if value.is_none() => {
                self.evaluate(object)?;
                self.evaluate_slice(slice)?;
            }
            ExprKind::Attribute { .. } | ExprKind::Subscript { .. } => {}
            _ => return self.fail_here("invalid node type for annotated assignment"),
        }
        // As text it has no effect.
        if !simple && annotates && self.future_flags == 0 {
            self.evaluate(annotation)?;
        }
        Ok(())
    }

    /// Evaluates an expression for its effects alone.
    fn evaluate(&mut self, expr: &'a Expr) -> Result<()> {
        self.expr(expr)?;
        self.op(Op::POP_TOP);
        Ok(())
    }

    fn evaluate_slice(&mut self, slice: &'a Expr) -> Result<()> {
        match &slice.kind {
            ExprKind::Slice { lower, upper, step } => {
                [lower, upper, step].into_iter().flatten().try_for_each(|e| self.evaluate(e))
            }
            ExprKind::Tuple { elts, .. } => elts.iter().try_for_each(|e| self.evaluate_slice(e)),
            _ => self.evaluate(slice),
        }
    }

    fn import(&mut self, names: &'a [Alias]) -> Result<()> {
        for alias in names {
            self.constant(Constant::Int(0));
            self.none();
            self.op_plain_name(Op::IMPORT_NAME, &alias.name);
            let mut parts = alias.name.split('.');
            let first = Name::from(parts.next().unwrap_or_default());
            let Some(asname) = &alias.asname else {
                self.name(&first, Ctx::Store)?;
                continue;
            };
            // `import a.b.c as d` walks from the package a to the module c.
            let attributes: Vec<&str> = parts.collect();
            for (i, attribute) in attributes.iter().enumerate() {
                self.op_plain_name(Op::IMPORT_FROM, &Name::from(*attribute));
                if i + 1 < attributes.len() {
                    self.op_arg(Op::SWAP, 2);
                    self.op(Op::POP_TOP);
                }
            }
            self.name(asname, Ctx::Store)?;
            if !attributes.is_empty() {
                self.op(Op::POP_TOP);
            }
        }
        Ok(())
    }

    fn import_from(&mut self, stmt: &'a Stmt, module: Option<&Name>, names: &'a [Alias], level: u32) -> Result<()> {
        self.constant(Constant::Int(i64::from(level)));
        let list: Arc<[Constant]> = names.iter().map(|a| Constant::Str(a.name.clone())).collect();
        self.constant(Constant::Tuple(list));
        let from = module.cloned().unwrap_or_else(|| Name::from(""));
        if stmt.loc.line > self.future_line && level == 0 && &*from == "__future__" {
            return self.fail_here("from __future__ imports must occur at the beginning of the file");
        }
        self.op_plain_name(Op::IMPORT_NAME, &from);
        for alias in names {
            if &*alias.name == "*" {
                self.op(Op::IMPORT_STAR);
                return Ok(());
            }
            self.op_plain_name(Op::IMPORT_FROM, &alias.name);
            self.name(alias.asname.as_ref().unwrap_or(&alias.name), Ctx::Store)?;
        }
        self.op(Op::POP_TOP);
        Ok(())
    }

    /// Module and attribute names of imports are never mangled.
    fn op_plain_name(&mut self, op: Op, name: &Name) {
        let index = self.unit().names.add(name);
        self.op_arg(op, index);
    }
}
