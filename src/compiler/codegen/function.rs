//! Functions, lambdas and classes: defaults, annotations, closures, decorators.

use std::sync::Arc;

use crate::bytecode::{Code, Constant, Op};

use super::{Compiler, Result, UnitKind};
use crate::compiler::ast::*;
use crate::compiler::error::ErrorKind;
use crate::compiler::symtable::{Lookup, Scope};

/// MAKE_FUNCTION's operand bits.
mod make {
    pub const DEFAULTS: u32 = 1;
    pub const KW_DEFAULTS: u32 = 2;
    pub const ANNOTATIONS: u32 = 4;
    pub const CLOSURE: u32 = 8;
}

impl<'a> Compiler<'a> {
    pub(super) fn scope_of(&self, id: ScopeId, loc: Loc) -> Result<&'a Scope> {
        self.table.scope(id).ok_or_else(|| self.source.error(ErrorKind::Syntax, loc, "unknown scope in symbol table"))
    }

    pub(super) fn function(&mut self, stmt: &'a Stmt, f: &'a Function) -> Result<()> {
        self.check_parameters(&f.args)?;
        self.exprs(&f.decorators)?;
        let first_line = f.decorators.first().map_or(stmt.loc.line, |d| d.loc.line);
        let mut flags = self.default_arguments(&f.args)?;
        flags |= self.annotations(f)?;
        let code = match self.ready.take() {
            Some(code) => code,
            None => self.function_code(stmt, f, first_line)?,
        };
        self.make_closure(code, flags)?;
        self.apply_decorators(&f.decorators);
        self.name(&f.name, Ctx::Store)
    }

    fn function_code(&mut self, stmt: &'a Stmt, f: &'a Function, first_line: i32) -> Result<Arc<Code>> {
        let scope = self.scope_of(f.scope, stmt.loc)?;
        self.push_unit(UnitKind::Function, scope, f.name.clone(), first_line);
        let doc = docstring(&f.body);
        self.unit().constants.add(doc.cloned().unwrap_or(Constant::None));
        self.argument_counts(&f.args);
        self.stmts(&f.body[usize::from(doc.is_some())..])?;
        self.pop_unit(true)
    }

    fn check_parameters(&mut self, args: &'a Args) -> Result<()> {
        match args.all().find(|a| &*a.name == "__debug__") {
            Some(_) => self.fail_here("cannot assign to __debug__"),
            None => Ok(()),
        }
    }

    fn argument_counts(&mut self, args: &Args) {
        let unit = self.unit();
        unit.posonly_arg_count = args.posonly.len() as u32;
        unit.arg_count = unit.posonly_arg_count + args.args.len() as u32;
        unit.kwonly_arg_count = args.kwonly.len() as u32;
    }

    fn apply_decorators(&mut self, decorators: &'a [Expr]) {
        let outer = self.unit().loc;
        for decorator in decorators.iter().rev() {
            self.set_loc(decorator.loc);
            self.op_arg(Op::PRECALL, 0);
            self.op_arg(Op::CALL, 0);
        }
        self.set_loc(outer);
    }

    fn default_arguments(&mut self, args: &'a Args) -> Result<u32> {
        let mut flags = 0;
        if !args.defaults.is_empty() {
            flags |= make::DEFAULTS;
            self.exprs(&args.defaults)?;
            self.op_arg(Op::BUILD_TUPLE, args.defaults.len() as u32);
        }
        let mut keys = Vec::new();
        for (arg, default) in args.kwonly.iter().zip(&args.kw_defaults) {
            if let Some(default) = default {
                keys.push(Constant::Str(self.mangled(&arg.name)));
                self.expr(default)?;
            }
        }
        if !keys.is_empty() {
            flags |= make::KW_DEFAULTS;
            let count = keys.len() as u32;
            self.constant(Constant::Tuple(keys.into()));
            self.op_arg(Op::BUILD_CONST_KEY_MAP, count);
        }
        Ok(flags)
    }

    fn annotations(&mut self, f: &'a Function) -> Result<u32> {
        let mut count = 0;
        // CPython takes the positional-only parameters second.
        let args = &f.args;
        let order = args.args.iter().chain(&args.posonly).chain(&args.vararg).chain(&args.kwonly).chain(&args.kwarg);
        for arg in order {
            if let Some(annotation) = &arg.annotation {
                count += self.annotation(&arg.name, annotation)?;
            }
        }
        if let Some(returns) = &f.returns {
            count += self.annotation(&Name::from("return"), returns)?;
        }
        if count == 0 {
            return Ok(0);
        }
        self.op_arg(Op::BUILD_TUPLE, count);
        Ok(make::ANNOTATIONS)
    }

    fn annotation(&mut self, name: &Name, annotation: &'a Expr) -> Result<u32> {
        let mangled = self.mangled(name);
        self.constant(Constant::Str(mangled));
        if let ExprKind::Starred { value, .. } = &annotation.kind {
            // `*args: *Ts`
            self.expr(value)?;
            self.op_arg(Op::UNPACK_SEQUENCE, 1);
        } else {
            self.expr(annotation)?;
        }
        Ok(2)
    }

    /// Loads a code object as a function, with the cells that it closes over.
    pub(super) fn make_closure(&mut self, code: Arc<Code>, mut flags: u32) -> Result<()> {
        let mut count = 0;
        for local in code.locals.iter().filter(|l| l.kind.free) {
            let unit = self.unit();
            let in_class = unit.kind == UnitKind::Class && &*local.name == "__class__";
            let cell = in_class || unit.scope.lookup(&local.name) == Some(Lookup::Cell);
            let index = if cell {
                unit.cells.get(&local.name)
            } else {
                unit.free.get(&local.name).map(|i| i + unit.cells.names.len() as u32)
            };
            let Some(index) = index else {
                return self.fail_here(format!("no cell for the free variable '{}'", local.name));
            };
            self.op_arg(Op::LOAD_CLOSURE, index);
            count += 1;
        }
        if count > 0 {
            flags |= make::CLOSURE;
            self.op_arg(Op::BUILD_TUPLE, count);
        }
        self.constant(Constant::Code(code));
        self.op_arg(Op::MAKE_FUNCTION, flags);
        Ok(())
    }

    pub(super) fn lambda(&mut self, expr: &'a Expr, scope: ScopeId, args: &'a Args, body: &'a Expr) -> Result<()> {
        self.check_parameters(args)?;
        let flags = self.default_arguments(args)?;
        let scope = self.scope_of(scope, expr.loc)?;
        self.push_unit(UnitKind::Lambda, scope, Name::from("<lambda>"), expr.loc.line);
        // The first constant is the docstring's place, and a lambda has none.
        self.unit().constants.add(Constant::None);
        self.argument_counts(args);
        self.expr(body)?;
        let generator = scope.generator;
        if !generator {
            self.op(Op::RETURN_VALUE);
        }
        let code = self.pop_unit(!generator)?;
        self.make_closure(code, flags)
    }

    pub(super) fn class(&mut self, stmt: &'a Stmt, c: &'a Class) -> Result<()> {
        self.exprs(&c.decorators)?;
        let first_line = c.decorators.first().map_or(stmt.loc.line, |d| d.loc.line);
        let code = match self.ready.take() {
            Some(code) => code,
            None => self.class_code(stmt, c, first_line)?,
        };
        self.op(Op::PUSH_NULL);
        self.op(Op::LOAD_BUILD_CLASS);
        self.make_closure(code, 0)?;
        self.constant(Constant::Str(c.name.clone()));
        self.call_arguments(2, &c.bases, &c.keywords)?;
        self.apply_decorators(&c.decorators);
        self.name(&c.name, Ctx::Store)
    }

    fn class_code(&mut self, stmt: &'a Stmt, c: &'a Class, first_line: i32) -> Result<Arc<Code>> {
        let scope = self.scope_of(c.scope, stmt.loc)?;
        self.push_unit(UnitKind::Class, scope, c.name.clone(), first_line);
        self.unit().class = Some(c.name.clone());
        self.name(&Name::from("__name__"), Ctx::Load)?;
        self.name(&Name::from("__module__"), Ctx::Store)?;
        let qualname = self.unit().qualname.clone();
        self.constant(Constant::Str(qualname));
        self.name(&Name::from("__qualname__"), Ctx::Store)?;
        self.body(&c.body)?;
        self.unset_loc();
        if scope.needs_class_closure {
            let cell = self.unit().cells.get("__class__").unwrap_or(0);
            self.op_arg(Op::LOAD_CLOSURE, cell);
            self.op_arg(Op::COPY, 1);
            self.name(&Name::from("__classcell__"), Ctx::Store)?;
        } else {
            self.none();
        }
        self.op(Op::RETURN_VALUE);
        self.pop_unit(true)
    }
}
