//! `if`, `for`, `while` and `assert`.

use crate::bytecode::Op;

use super::unwind::Frame;
use super::{Compiler, Result};
use crate::compiler::ast::*;
use crate::compiler::flowgraph::Ins;

impl<'a> Compiler<'a> {
    pub(super) fn if_stmt(&mut self, test: &'a Expr, body: &'a [Stmt], orelse: &'a [Stmt]) -> Result<()> {
        let end = self.new_block();
        let next = if orelse.is_empty() { end } else { self.new_block() };
        self.jump_if(test, next, false)?;
        self.stmts(body)?;
        if !orelse.is_empty() {
            self.jump_artificial(Ins::Jump, end);
            self.use_block(next);
            self.stmts(orelse)?;
        }
        self.use_block(end);
        Ok(())
    }

    pub(super) fn for_stmt(
        &mut self,
        target: &'a Expr,
        iter: &'a Expr,
        body: &'a [Stmt],
        orelse: &'a [Stmt],
    ) -> Result<()> {
        let start = self.new_block();
        let inside = self.new_block();
        let cleanup = self.new_block();
        let end = self.new_block();
        self.push_frame(Frame::For { start, exit: end })?;
        self.expr(iter)?;
        self.op(Op::GET_ITER);
        self.use_block(start);
        self.jump(Op::FOR_ITER, cleanup);
        self.use_block(inside);
        self.expr(target)?;
        self.stmts(body)?;
        self.unset_loc();
        self.jump(Ins::Jump, start);
        self.use_block(cleanup);
        self.pop_frame();
        self.stmts(orelse)?;
        self.use_block(end);
        Ok(())
    }

    /// The test stands twice: before the loop, and at the end of the body as the jump back.
    pub(super) fn while_stmt(
        &mut self,
        stmt: &'a Stmt,
        test: &'a Expr,
        body: &'a [Stmt],
        orelse: &'a [Stmt],
    ) -> Result<()> {
        let start = self.new_block();
        let inside = self.new_block();
        let anchor = self.new_block();
        let end = self.new_block();
        self.use_block(start);
        self.push_frame(Frame::While { start, exit: end })?;
        self.jump_if(test, anchor, false)?;
        self.use_block(inside);
        self.stmts(body)?;
        self.set_loc(stmt.loc);
        self.jump_if(test, inside, true)?;
        self.pop_frame();
        self.use_block(anchor);
        self.stmts(orelse)?;
        self.use_block(end);
        Ok(())
    }

    pub(super) fn assert_stmt(&mut self, test: &'a Expr, msg: Option<&'a Expr>) -> Result<()> {
        let end = self.new_block();
        self.jump_if(test, end, true)?;
        self.op(Op::LOAD_ASSERTION_ERROR);
        if let Some(msg) = msg {
            self.expr(msg)?;
            self.op_arg(Op::PRECALL, 0);
            self.op_arg(Op::CALL, 0);
        }
        self.op_arg(Op::RAISE_VARARGS, 1);
        self.use_block(end);
        Ok(())
    }
}
