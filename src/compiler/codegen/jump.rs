//! Conditions: jumps on the truth of an expression, and chained comparisons.

use crate::bytecode::Op;

use super::{Compiler, Result};
use crate::compiler::ast::*;
use crate::compiler::flowgraph::{BlockId, Ins};

impl<'a> Compiler<'a> {
    /// Jumps to `next` when the truth of `expr` is `cond`, and falls through otherwise.
    pub(super) fn jump_if(&mut self, expr: &'a Expr, next: BlockId, cond: bool) -> Result<()> {
        match &expr.kind {
            ExprKind::Unary { op: UnaryOp::Not, operand } => return self.jump_if(operand, next, !cond),
            ExprKind::BoolOp { op, values } => {
                let short = *op == BoolOp::Or;
                let next2 = if short != cond { self.new_block() } else { next };
                if let Some((last, init)) = values.split_last() {
                    for value in init {
                        self.jump_if(value, next2, short)?;
                    }
                    self.jump_if(last, next, cond)?;
                }
                if next2 != next {
                    self.use_block(next2);
                }
                return Ok(());
            }
            ExprKind::IfExp { test, body, orelse } => {
                let end = self.new_block();
                let next2 = self.new_block();
                self.jump_if(test, next2, false)?;
                self.jump_if(body, next, cond)?;
                self.jump_artificial(Ins::Jump, end);
                self.use_block(next2);
                self.jump_if(orelse, next, cond)?;
                self.use_block(end);
                return Ok(());
            }
            ExprKind::Compare { left, ops, comparators } => {
                // Stays set: what follows a condition has the comparison's place until the next statement.
                self.set_loc(expr.loc);
                if ops.len() > 1 {
                    return self.jump_if_chain(left, ops, comparators, next, cond);
                }
            }
            _ => {}
        }
        self.expr(expr)?;
        self.jump(if cond { Ins::PopJumpIfTrue } else { Ins::PopJumpIfFalse }, next);
        Ok(())
    }

    /// A chained comparison as a condition.
    fn jump_if_chain(
        &mut self,
        left: &'a Expr,
        ops: &[CmpOp],
        comparators: &'a [Expr],
        next: BlockId,
        cond: bool,
    ) -> Result<()> {
        let cleanup = self.new_block();
        self.expr(left)?;
        let last = ops.len() - 1;
        for (op, comparator) in ops[..last].iter().zip(comparators) {
            self.chain_link(*op, comparator)?;
            self.jump(Ins::PopJumpIfFalse, cleanup);
        }
        self.expr(&comparators[last])?;
        self.compare_op(ops[last]);
        self.jump(if cond { Ins::PopJumpIfTrue } else { Ins::PopJumpIfFalse }, next);
        let end = self.new_block();
        self.jump_artificial(Ins::Jump, end);
        self.use_block(cleanup);
        self.op(Op::POP_TOP);
        if !cond {
            self.jump_artificial(Ins::Jump, next);
        }
        self.use_block(end);
        Ok(())
    }

    /// One link of a chained comparison: the right operand stays for the next link.
    fn chain_link(&mut self, op: CmpOp, comparator: &'a Expr) -> Result<()> {
        self.expr(comparator)?;
        self.op_arg(Op::SWAP, 2);
        self.op_arg(Op::COPY, 2);
        self.compare_op(op);
        Ok(())
    }

    pub(super) fn compare_op(&mut self, op: CmpOp) {
        let (op, arg) = match op {
            CmpOp::Lt => (Op::COMPARE_OP, 0),
            CmpOp::LtE => (Op::COMPARE_OP, 1),
            CmpOp::Eq => (Op::COMPARE_OP, 2),
            CmpOp::NotEq => (Op::COMPARE_OP, 3),
            CmpOp::Gt => (Op::COMPARE_OP, 4),
            CmpOp::GtE => (Op::COMPARE_OP, 5),
            CmpOp::Is => (Op::IS_OP, 0),
            CmpOp::IsNot => (Op::IS_OP, 1),
            CmpOp::In => (Op::CONTAINS_OP, 0),
            CmpOp::NotIn => (Op::CONTAINS_OP, 1),
        };
        self.op_arg(op, arg);
    }

    pub(super) fn compare(&mut self, left: &'a Expr, ops: &[CmpOp], comparators: &'a [Expr]) -> Result<()> {
        self.expr(left)?;
        let Some((last, init)) = ops.split_last() else { return Ok(()) };
        let Some((last_comparator, _)) = comparators.split_last() else { return Ok(()) };
        if init.is_empty() {
            self.expr(last_comparator)?;
            self.compare_op(*last);
            return Ok(());
        }
        let cleanup = self.new_block();
        for (op, comparator) in init.iter().zip(comparators) {
            self.chain_link(*op, comparator)?;
            self.jump(Op::JUMP_IF_FALSE_OR_POP, cleanup);
        }
        self.expr(last_comparator)?;
        self.compare_op(*last);
        let end = self.new_block();
        self.jump_artificial(Ins::Jump, end);
        self.use_block(cleanup);
        self.op_arg(Op::SWAP, 2);
        self.op(Op::POP_TOP);
        self.use_block(end);
        Ok(())
    }

    pub(super) fn bool_op(&mut self, op: BoolOp, values: &'a [Expr]) -> Result<()> {
        let jump = if op == BoolOp::And { Op::JUMP_IF_FALSE_OR_POP } else { Op::JUMP_IF_TRUE_OR_POP };
        let end = self.new_block();
        if let Some((last, init)) = values.split_last() {
            for value in init {
                self.expr(value)?;
                self.jump(jump, end);
                let next = self.new_block();
                self.use_block(next);
            }
            self.expr(last)?;
        }
        self.use_block(end);
        Ok(())
    }

    pub(super) fn if_exp(&mut self, test: &'a Expr, body: &'a Expr, orelse: &'a Expr) -> Result<()> {
        let end = self.new_block();
        let next = self.new_block();
        self.jump_if(test, next, false)?;
        self.expr(body)?;
        self.jump_artificial(Ins::Jump, end);
        self.use_block(next);
        self.expr(orelse)?;
        self.use_block(end);
        Ok(())
    }
}
