//! `try`, `except`, `finally` and `with`.

use crate::bytecode::Op;

use super::unwind::Frame;
use super::{Compiler, Result};
use crate::compiler::ast::*;
use crate::compiler::flowgraph::{BlockId, Ins};

impl<'a> Compiler<'a> {
    /// The end of every handler that was left by an exception of its own.
    fn pop_except_and_reraise(&mut self) {
        self.op_arg(Op::COPY, 3);
        self.op(Op::POP_EXCEPT);
        self.op_arg(Op::RERAISE, 1);
    }

    pub(super) fn try_stmt(&mut self, t: &'a Try) -> Result<()> {
        if t.finalbody.is_empty() { self.try_except(t) } else { self.try_finally(t) }
    }

    fn try_finally(&mut self, t: &'a Try) -> Result<()> {
        let body = self.new_block();
        let end = self.new_block();
        let exit = self.new_block();
        let cleanup = self.new_block();
        self.jump(Ins::SetupFinally, end);
        self.use_block(body);
        self.push_frame(Frame::FinallyTry { body: &t.finalbody })?;
        if t.handlers.is_empty() {
            self.stmts(&t.body)?;
        } else {
            self.try_except(t)?;
        }
        self.op_artificial(Ins::PopBlock);
        self.pop_frame();
        self.stmts(&t.finalbody)?;
        self.jump_artificial(Ins::Jump, exit);

        self.use_block(end);
        self.push_frame(Frame::FinallyEnd)?;
        self.unset_loc();
        self.jump(Ins::SetupCleanup, cleanup);
        self.op(Op::PUSH_EXC_INFO);
        self.stmts(&t.finalbody)?;
        self.op_arg(Op::RERAISE, 0);
        self.pop_frame();
        self.use_block(cleanup);
        self.pop_except_and_reraise();
        self.use_block(exit);
        Ok(())
    }

    fn try_except(&mut self, t: &'a Try) -> Result<()> {
        let body = self.new_block();
        let mut except = self.new_block();
        let end = self.new_block();
        let cleanup = self.new_block();
        self.jump(Ins::SetupFinally, except);
        self.use_block(body);
        self.push_frame(Frame::TryExcept)?;
        self.stmts(&t.body)?;
        self.pop_frame();
        self.op_artificial(Ins::PopBlock);
        self.stmts(&t.orelse)?;
        self.jump_artificial(Ins::Jump, end);

        self.use_block(except);
        self.unset_loc();
        self.jump(Ins::SetupCleanup, cleanup);
        self.op(Op::PUSH_EXC_INFO);
        self.push_frame(Frame::ExceptionHandler)?;
        for (i, handler) in t.handlers.iter().enumerate() {
            self.set_loc(handler.loc);
            if handler.typ.is_none() && i + 1 < t.handlers.len() {
                return self.fail_here("default 'except:' must be last");
            }
            except = self.new_block();
            if let Some(typ) = &handler.typ {
                self.expr(typ)?;
                self.op(Op::CHECK_EXC_MATCH);
                self.jump(Ins::PopJumpIfFalse, except);
            }
            match &handler.name {
                Some(name) => self.named_handler(handler, name, end)?,
                None => {
                    let body = self.new_block();
                    self.op(Op::POP_TOP);
                    self.use_block(body);
                    self.push_frame(Frame::HandlerCleanup { name: None })?;
                    self.stmts(&handler.body)?;
                    self.pop_frame();
                    self.unset_loc();
                    self.op(Ins::PopBlock);
                    self.op(Op::POP_EXCEPT);
                    self.jump(Ins::Jump, end);
                }
            }
            self.use_block(except);
        }
        self.unset_loc();
        self.pop_frame();
        self.op_arg(Op::RERAISE, 0);
        self.use_block(cleanup);
        self.pop_except_and_reraise();
        self.use_block(end);
        Ok(())
    }

    /// `except T as name`: the name is unbound again however the body ends.
    fn named_handler(&mut self, handler: &'a Handler, name: &'a Name, end: BlockId) -> Result<()> {
        let cleanup_end = self.new_block();
        let body = self.new_block();
        self.name(name, Ctx::Store)?;
        self.jump(Ins::SetupCleanup, cleanup_end);
        self.use_block(body);
        self.push_frame(Frame::HandlerCleanup { name: Some(name) })?;
        self.stmts(&handler.body)?;
        self.pop_frame();
        self.unset_loc();
        self.op(Ins::PopBlock);
        self.op(Ins::PopBlock);
        self.op(Op::POP_EXCEPT);
        self.none();
        self.name(name, Ctx::Store)?;
        self.name(name, Ctx::Del)?;
        self.jump(Ins::Jump, end);

        self.use_block(cleanup_end);
        self.unset_loc();
        self.none();
        self.name(name, Ctx::Store)?;
        self.name(name, Ctx::Del)?;
        self.op_arg(Op::RERAISE, 1);
        Ok(())
    }

    pub(super) fn call_exit_with_nones(&mut self) {
        self.none();
        self.none();
        self.none();
        self.op_arg(Op::PRECALL, 2);
        self.op_arg(Op::CALL, 2);
    }

    pub(super) fn with_stmt(&mut self, loc: Loc, items: &'a [WithItem], body: &'a [Stmt]) -> Result<()> {
        let Some((item, rest)) = items.split_first() else { return self.stmts(body) };
        let block = self.new_block();
        let handler = self.new_block();
        let exit = self.new_block();
        let cleanup = self.new_block();
        self.expr(&item.context)?;
        self.op(Op::BEFORE_WITH);
        self.jump(Ins::SetupWith, handler);
        self.use_block(block);
        self.push_frame(Frame::With { loc })?;
        match &item.vars {
            Some(vars) => self.expr(vars)?,
            None => self.op(Op::POP_TOP),
        }
        self.with_stmt(loc, rest, body)?;
        self.unset_loc();
        self.op(Ins::PopBlock);
        self.pop_frame();
        self.set_loc(loc);
        self.call_exit_with_nones();
        self.op(Op::POP_TOP);
        self.jump(Ins::Jump, exit);

        self.use_block(handler);
        self.jump(Ins::SetupCleanup, cleanup);
        self.op(Op::PUSH_EXC_INFO);
        self.op(Op::WITH_EXCEPT_START);
        let suppress = self.new_block();
        self.jump(Ins::PopJumpIfTrue, suppress);
        self.op_arg(Op::RERAISE, 2);
        self.use_block(cleanup);
        // From here on nothing has a place of its own: suppressing inherits the jump's.
        self.unset_loc();
        self.pop_except_and_reraise();
        self.use_block(suppress);
        self.op(Op::POP_TOP);
        self.op(Ins::PopBlock);
        self.op(Op::POP_EXCEPT);
        self.op(Op::POP_TOP);
        self.op(Op::POP_TOP);
        self.use_block(exit);
        Ok(())
    }
}
