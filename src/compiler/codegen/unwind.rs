//! What `return`, `break` and `continue` leave on their way out: loops, `try`, `with` and handlers.

use crate::bytecode::Op;

use super::{Compiler, MAX_BLOCKS, Result};
use crate::compiler::ast::*;
use crate::compiler::flowgraph::{BlockId, Ins};

/// An open construct, and what leaving it takes.
#[derive(Clone, Copy)]
pub(super) enum Frame<'a> {
    While { start: BlockId, exit: BlockId },
    For { start: BlockId, exit: BlockId },
    TryExcept,
    FinallyTry { body: &'a [Stmt] },
    FinallyEnd,
    With { loc: Loc },
    HandlerCleanup { name: Option<&'a Name> },
    ExceptionHandler,
    PopValue,
}

impl<'a> Compiler<'a> {
    pub(super) fn push_frame(&mut self, frame: Frame<'a>) -> Result<()> {
        if self.unit().frames.len() >= MAX_BLOCKS {
            return self.fail_here("too many statically nested blocks");
        }
        self.unit().frames.push(frame);
        Ok(())
    }

    pub(super) fn pop_frame(&mut self) {
        self.unit().frames.pop();
    }

    fn swap_if(&mut self, preserve_top: bool) {
        if preserve_top {
            self.op_arg(Op::SWAP, 2);
        }
    }

    /// Emits what leaving one construct takes; `preserve_top` keeps the value on top of the stack.
    pub(super) fn unwind(&mut self, frame: Frame<'a>, preserve_top: bool) -> Result<()> {
        match frame {
            Frame::While { .. } | Frame::ExceptionHandler => {}
            Frame::For { .. } | Frame::PopValue => {
                self.swap_if(preserve_top);
                self.op(Op::POP_TOP);
            }
            Frame::TryExcept => self.op(Ins::PopBlock),
            Frame::FinallyTry { body } => {
                self.op(Ins::PopBlock);
                if preserve_top {
                    self.push_frame(Frame::PopValue)?;
                }
                self.stmts(body)?;
                if preserve_top {
                    self.pop_frame();
                }
                // The finally block runs after the statement that left it: what follows has no line.
                self.unset_loc();
            }
            Frame::FinallyEnd => {
                self.swap_if(preserve_top);
                self.op(Op::POP_TOP);
                self.swap_if(preserve_top);
                self.op(Ins::PopBlock);
                self.op(Op::POP_EXCEPT);
            }
            Frame::With { loc } => {
                self.set_loc(loc);
                self.op(Ins::PopBlock);
                self.swap_if(preserve_top);
                self.call_exit_with_nones();
                self.op(Op::POP_TOP);
                self.unset_loc();
            }
            Frame::HandlerCleanup { name } => {
                if name.is_some() {
                    self.op(Ins::PopBlock);
                }
                self.swap_if(preserve_top);
                self.op(Ins::PopBlock);
                self.op(Op::POP_EXCEPT);
                if let Some(name) = name {
                    self.none();
                    self.name(name, Ctx::Store)?;
                    self.name(name, Ctx::Del)?;
                }
            }
        }
        Ok(())
    }

    /// Leaves constructs from the inside out; with `to_loop`, stops at and returns the innermost loop.
    pub(super) fn unwind_frames(&mut self, preserve_top: bool, to_loop: bool) -> Result<Option<Frame<'a>>> {
        let Some(top) = self.unit().frames.last().copied() else { return Ok(None) };
        if to_loop && matches!(top, Frame::While { .. } | Frame::For { .. }) {
            return Ok(Some(top));
        }
        // While its code is emitted the construct is closed: a `return` inside its finally leaves only the rest.
        self.unit().frames.pop();
        self.unwind(top, preserve_top)?;
        let found = self.unwind_frames(preserve_top, to_loop)?;
        self.unit().frames.push(top);
        Ok(found)
    }

    pub(super) fn return_stmt(&mut self, stmt: &'a Stmt, value: Option<&'a Expr>) -> Result<()> {
        use crate::compiler::symtable::ScopeKind;
        if self.unit().scope.kind != ScopeKind::Function {
            return self.fail_here("'return' outside function");
        }
        let constant = match value.map(|v| &v.kind) {
            Some(ExprKind::Constant(c)) => Some(c),
            _ => None,
        };
        let preserve_top = value.is_some() && constant.is_none();
        if let Some(value) = value {
            if preserve_top {
                self.expr(value)?;
            } else {
                self.set_loc(value.loc);
                self.op(Op::NOP);
            }
        }
        if value.is_none_or(|v| v.loc.line != stmt.loc.line) {
            self.set_loc(stmt.loc);
            self.op(Op::NOP);
        }
        self.unwind_frames(preserve_top, false)?;
        match (value, constant) {
            (None, _) => self.none(),
            (_, Some(c)) => self.constant(c.clone()),
            _ => {}
        }
        self.op(Op::RETURN_VALUE);
        Ok(())
    }

    pub(super) fn break_stmt(&mut self) -> Result<()> {
        let loc = self.unit().loc;
        self.op(Op::NOP);
        match self.unwind_frames(false, true)? {
            Some(frame @ (Frame::While { exit, .. } | Frame::For { exit, .. })) => {
                self.unwind(frame, false)?;
                self.jump(Ins::Jump, exit);
                Ok(())
            }
            _ => self.fail(loc, "'break' outside loop"),
        }
    }

    pub(super) fn continue_stmt(&mut self) -> Result<()> {
        let loc = self.unit().loc;
        self.op(Op::NOP);
        match self.unwind_frames(false, true)? {
            Some(Frame::While { start, .. } | Frame::For { start, .. }) => {
                self.jump(Ins::Jump, start);
                Ok(())
            }
            _ => self.fail(loc, "'continue' not properly in loop"),
        }
    }
}
