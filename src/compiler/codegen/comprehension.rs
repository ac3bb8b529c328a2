//! Comprehensions and generator expressions: a function of the outermost iterator, called at once.

use crate::bytecode::Op;

use super::{Compiler, Result, UnitKind};
use crate::compiler::ast::*;
use crate::compiler::flowgraph::Ins;

impl<'a> Compiler<'a> {
    pub(super) fn comprehension(
        &mut self,
        expr: &'a Expr,
        scope: ScopeId,
        kind: CompKind,
        elt: &'a Expr,
        value: Option<&'a Expr>,
        generators: &'a [Generator],
    ) -> Result<()> {
        let Some(outermost) = generators.first() else { return Ok(()) };
        let (name, build) = match kind {
            CompKind::Generator => ("<genexpr>", None),
            CompKind::List => ("<listcomp>", Some(Op::BUILD_LIST)),
            CompKind::Set => ("<setcomp>", Some(Op::BUILD_SET)),
            CompKind::Dict => ("<dictcomp>", Some(Op::BUILD_MAP)),
        };
        let scope = self.scope_of(scope, expr.loc)?;
        self.push_unit(UnitKind::Comprehension, scope, Name::from(name), expr.loc.line);
        self.set_loc(expr.loc);
        if let Some(build) = build {
            self.op_arg(build, 0);
        }
        self.unit().arg_count = 1;
        self.generator(generators, 0, 0, kind, elt, value)?;
        if build.is_some() {
            self.op(Op::RETURN_VALUE);
        }
        let code = self.pop_unit(true)?;
        self.make_closure(code, 0)?;
        self.expr(&outermost.iter)?;
        self.op(Op::GET_ITER);
        self.op_arg(Op::PRECALL, 0);
        self.op_arg(Op::CALL, 0);
        Ok(())
    }

    /// One `for` of a comprehension and all that is inside it; `depth` iterators are above the result.
    fn generator(
        &mut self,
        generators: &'a [Generator],
        index: usize,
        depth: u32,
        kind: CompKind,
        elt: &'a Expr,
        value: Option<&'a Expr>,
    ) -> Result<()> {
        let Some(generator) = generators.get(index) else {
            return self.element(depth, kind, elt, value);
        };
        let start = self.new_block();
        let if_cleanup = self.new_block();
        let anchor = self.new_block();
        let mut looped = true;
        if index == 0 {
            self.op_arg(Op::LOAD_FAST, 0);
        } else {
            // `for y in [f(x)]` is an assignment: no loop is needed.
            let only = match &generator.iter.kind {
                ExprKind::List { elts, .. } | ExprKind::Tuple { elts, .. } => match &elts[..] {
                    [only] if !matches!(only.kind, ExprKind::Starred { .. }) => Some(only),
                    _ => None,
                },
                _ => None,
            };
            match only {
                Some(only) => {
                    self.expr(only)?;
                    looped = false;
                }
                None => {
                    self.expr(&generator.iter)?;
                    self.op(Op::GET_ITER);
                }
            }
        }
        if looped {
            self.use_block(start);
            self.jump(Op::FOR_ITER, anchor);
        }
        self.expr(&generator.target)?;
        for condition in &generator.ifs {
            self.jump_if(condition, if_cleanup, false)?;
        }
        self.generator(generators, index + 1, depth + u32::from(looped), kind, elt, value)?;
        self.use_block(if_cleanup);
        if looped {
            self.jump(Ins::Jump, start);
            self.use_block(anchor);
        }
        Ok(())
    }

    fn element(&mut self, depth: u32, kind: CompKind, elt: &'a Expr, value: Option<&'a Expr>) -> Result<()> {
        self.expr(elt)?;
        match kind {
            CompKind::Generator => {
                self.yield_value();
                self.op(Op::POP_TOP);
            }
            CompKind::List => self.op_arg(Op::LIST_APPEND, depth + 1),
            CompKind::Set => self.op_arg(Op::SET_ADD, depth + 1),
            CompKind::Dict => {
                if let Some(value) = value {
                    self.expr(value)?;
                }
                self.op_arg(Op::MAP_ADD, depth + 1);
            }
        }
        Ok(())
    }
}
