//! Expressions: operators, displays, attributes, subscripts, f-strings.

use std::sync::Arc;

use crate::bytecode::{Constant, Op};

use super::{Compiler, Result, STACK_USE_GUIDELINE};
use crate::compiler::ast::*;
use crate::compiler::flowgraph::Ins;
use crate::compiler::symtable::ScopeKind;

/// What an augmented assignment adds to BINARY_OP's operand.
pub(super) const INPLACE: u32 = 13;

/// BINARY_OP's operand.
pub(super) fn binary_arg(op: Operator) -> u32 {
    match op {
        Operator::Add => 0,
        Operator::BitAnd => 1,
        Operator::FloorDiv => 2,
        Operator::LShift => 3,
        Operator::MatMult => 4,
        Operator::Mult => 5,
        Operator::Mod => 6,
        Operator::BitOr => 7,
        Operator::Pow => 8,
        Operator::RShift => 9,
        Operator::Sub => 10,
        Operator::Div => 11,
        Operator::BitXor => 12,
    }
}

/// The opcodes that build one kind of sequence.
#[derive(Clone, Copy)]
pub(super) struct Builder {
    build: Op,
    add: Op,
    extend: Op,
    tuple: bool,
}

pub(super) const LIST: Builder =
    Builder { build: Op::BUILD_LIST, add: Op::LIST_APPEND, extend: Op::LIST_EXTEND, tuple: false };
/// A tuple is built as a list when it has stars or is long.
pub(super) const TUPLE: Builder = Builder { tuple: true, ..LIST };
const SET: Builder = Builder { build: Op::BUILD_SET, add: Op::SET_ADD, extend: Op::SET_UPDATE, tuple: false };

/// The values of expressions that are all constants.
fn constants(exprs: &[Expr]) -> Option<Arc<[Constant]>> {
    exprs
        .iter()
        .map(|e| match &e.kind {
            ExprKind::Constant(c) => Some(c.clone()),
            _ => None,
        })
        .collect()
}

impl<'a> Compiler<'a> {
    pub(super) fn exprs(&mut self, exprs: &'a [Expr]) -> Result<()> {
        exprs.iter().try_for_each(|e| self.expr(e))
    }

    /// Emits an expression at its own place, then returns to the place of what is around it.
    pub(super) fn expr(&mut self, expr: &'a Expr) -> Result<()> {
        let outer = std::mem::replace(&mut self.unit().loc, expr.loc);
        self.expr_inner(expr)?;
        self.set_loc(outer);
        Ok(())
    }

    fn expr_inner(&mut self, expr: &'a Expr) -> Result<()> {
        match &expr.kind {
            ExprKind::BoolOp { op, values } => self.bool_op(*op, values)?,
            ExprKind::Named { target, value } => {
                self.expr(value)?;
                self.op_arg(Op::COPY, 1);
                self.expr(target)?;
            }
            ExprKind::BinOp { left, op, right } => {
                self.expr(left)?;
                self.expr(right)?;
                self.op_arg(Op::BINARY_OP, binary_arg(*op));
            }
            ExprKind::Unary { op, operand } => {
                self.expr(operand)?;
                self.op(match op {
                    UnaryOp::Invert => Op::UNARY_INVERT,
                    UnaryOp::Not => Op::UNARY_NOT,
                    UnaryOp::UAdd => Op::UNARY_POSITIVE,
                    UnaryOp::USub => Op::UNARY_NEGATIVE,
                });
            }
            ExprKind::Lambda { scope, args, body } => self.lambda(expr, *scope, args, body)?,
            ExprKind::IfExp { test, body, orelse } => self.if_exp(test, body, orelse)?,
            ExprKind::Dict { keys, values } => self.dict(keys, values)?,
            ExprKind::Set(elts) => self.sequence(elts, 0, SET)?,
            ExprKind::Comp { scope, kind, elt, value, generators } => {
                self.comprehension(expr, *scope, *kind, elt, value.as_deref(), generators)?;
            }
            ExprKind::Yield(value) => {
                if self.unit().scope.kind != ScopeKind::Function {
                    return self.fail_here("'yield' outside function");
                }
                match value {
                    Some(value) => self.expr(value)?,
                    None => self.none(),
                }
                self.yield_value();
            }
            ExprKind::YieldFrom(value) => {
                if self.unit().scope.kind != ScopeKind::Function {
                    return self.fail_here("'yield' outside function");
                }
                self.expr(value)?;
                self.op(Op::GET_YIELD_FROM_ITER);
                self.none();
                self.yield_from();
            }
            ExprKind::Compare { left, ops, comparators } => self.compare(left, ops, comparators)?,
            ExprKind::Call { func, args, keywords } => self.call(expr, func, args, keywords)?,
            ExprKind::Formatted { value, conversion, spec } => {
                self.expr(value)?;
                let mut arg = *conversion as u32;
                if let Some(spec) = spec {
                    self.expr(spec)?;
                    arg |= 4;
                }
                self.op_arg(Op::FORMAT_VALUE, arg);
            }
            ExprKind::JoinedStr(values) => self.joined_str(values)?,
            ExprKind::Constant(value) => self.constant(value.clone()),
            ExprKind::Attribute { value, attr, ctx } => {
                self.expr(value)?;
                self.start_at_attribute(expr, attr);
                match ctx {
                    Ctx::Load => self.op_name(Op::LOAD_ATTR, attr),
                    Ctx::Store if &**attr == "__debug__" => {
                        return self.fail_here("cannot assign to __debug__");
                    }
                    Ctx::Store => self.op_name(Op::STORE_ATTR, attr),
                    Ctx::Del => self.op_name(Op::DELETE_ATTR, attr),
                }
            }
            ExprKind::Subscript { value, slice, ctx } => {
                self.expr(value)?;
                self.expr(slice)?;
                self.op(match ctx {
                    Ctx::Load => Op::BINARY_SUBSCR,
                    Ctx::Store => Op::STORE_SUBSCR,
                    Ctx::Del => Op::DELETE_SUBSCR,
                });
            }
            ExprKind::Starred { ctx, .. } => {
                return self.fail_here(match ctx {
                    // In all legitimate places the star was taken by what is around it.
                    Ctx::Store => "starred assignment target must be in a list or tuple",
                    _ => "can't use starred expression here",
                });
            }
            ExprKind::Name { id, ctx } => self.name(id, *ctx)?,
            ExprKind::List { elts, ctx } => match ctx {
                Ctx::Store => self.unpack_to(elts)?,
                Ctx::Load => self.sequence(elts, 0, LIST)?,
                Ctx::Del => self.exprs(elts)?,
            },
            ExprKind::Tuple { elts, ctx } => match ctx {
                Ctx::Store => self.unpack_to(elts)?,
                Ctx::Load => self.sequence(elts, 0, TUPLE)?,
                Ctx::Del => self.exprs(elts)?,
            },
            ExprKind::Slice { lower, upper, step } => {
                for bound in [lower, upper] {
                    match bound {
                        Some(bound) => self.expr(bound)?,
                        None => self.none(),
                    }
                }
                if let Some(step) = step {
                    self.expr(step)?;
                }
                self.op_arg(Op::BUILD_SLICE, if step.is_some() { 3 } else { 2 });
            }
        }
        Ok(())
    }

    pub(super) fn yield_value(&mut self) {
        self.op(Op::YIELD_VALUE);
        self.op_arg(Op::RESUME, 1);
    }

    fn yield_from(&mut self) {
        let start = self.new_block();
        let resume = self.new_block();
        let exit = self.new_block();
        self.use_block(start);
        self.jump(Op::SEND, exit);
        self.use_block(resume);
        self.op(Op::YIELD_VALUE);
        self.op_arg(Op::RESUME, 2);
        self.jump(Ins::JumpNoInterrupt, start);
        self.use_block(exit);
    }

    /// An attribute on a later line than its object is shown on its own line.
    pub(super) fn start_at_attribute(&mut self, expr: &Expr, attr: &Name) {
        let loc = &mut self.unit().loc;
        if loc.line != expr.loc.end_line {
            loc.line = expr.loc.end_line;
            let len = attr.chars().count() as i32;
            if len <= expr.loc.end_col {
                loc.col = expr.loc.end_col - len;
            } else {
                loc.col = -1;
                loc.end_col = -1;
            }
            // An object that ends after its attribute would be shown backwards.
            loc.end_line = loc.end_line.max(loc.line);
        }
    }

    fn joined_str(&mut self, values: &'a [Expr]) -> Result<()> {
        if values.len() > STACK_USE_GUIDELINE {
            self.constant(Constant::Str(Arc::from("")));
            self.op_name(Op::LOAD_METHOD, &Name::from("join"));
            self.op_arg(Op::BUILD_LIST, 0);
            for value in values {
                self.expr(value)?;
                self.op_arg(Op::LIST_APPEND, 1);
            }
            self.op_arg(Op::PRECALL, 1);
            self.op_arg(Op::CALL, 1);
            return Ok(());
        }
        self.exprs(values)?;
        if values.len() != 1 {
            self.op_arg(Op::BUILD_STRING, values.len() as u32);
        }
        Ok(())
    }

    /// A list, tuple or set display, or a call's positional arguments after `pushed` values.
    pub(super) fn sequence(&mut self, elts: &'a [Expr], pushed: u32, with: Builder) -> Result<()> {
        let n = elts.len();
        if n > 2
            && let Some(items) = constants(elts)
        {
            if with.tuple && pushed == 0 {
                self.constant(Constant::Tuple(items));
                return Ok(());
            }
            let folded = if with.add == Op::SET_ADD {
                Constant::FrozenSet(crate::compiler::fold::distinct(&items))
            } else {
                Constant::Tuple(items)
            };
            self.op_arg(with.build, pushed);
            self.constant(folded);
            self.op_arg(with.extend, 1);
            if with.tuple {
                self.op(Op::LIST_TO_TUPLE);
            }
            return Ok(());
        }
        let big = n + pushed as usize > STACK_USE_GUIDELINE;
        let starred = elts.iter().any(|e| matches!(e.kind, ExprKind::Starred { .. }));
        if !starred && !big {
            self.exprs(elts)?;
            let build = if with.tuple { Op::BUILD_TUPLE } else { with.build };
            self.op_arg(build, n as u32 + pushed);
            return Ok(());
        }
        let mut built = big;
        if big {
            self.op_arg(with.build, pushed);
        }
        for (i, elt) in elts.iter().enumerate() {
            if let ExprKind::Starred { value, .. } = &elt.kind {
                if !built {
                    self.op_arg(with.build, i as u32 + pushed);
                    built = true;
                }
                self.expr(value)?;
                self.op_arg(with.extend, 1);
            } else {
                self.expr(elt)?;
                if built {
                    self.op_arg(with.add, 1);
                }
            }
        }
        if with.tuple {
            self.op(Op::LIST_TO_TUPLE);
        }
        Ok(())
    }

    /// Assignment to several targets, one of which may be starred.
    fn unpack_to(&mut self, elts: &'a [Expr]) -> Result<()> {
        let mut star = false;
        for (i, elt) in elts.iter().enumerate() {
            if !matches!(elt.kind, ExprKind::Starred { .. }) {
                continue;
            }
            if star {
                return self.fail_here("multiple starred expressions in assignment");
            }
            star = true;
            let after = elts.len() - i - 1;
            if i >= 1 << 8 || after >= (i32::MAX >> 8) as usize {
                return self.fail_here("too many expressions in star-unpacking assignment");
            }
            self.op_arg(Op::UNPACK_EX, i as u32 + ((after as u32) << 8));
        }
        if !star {
            self.op_arg(Op::UNPACK_SEQUENCE, elts.len() as u32);
        }
        for elt in elts {
            match &elt.kind {
                ExprKind::Starred { value, .. } => self.expr(value)?,
                _ => self.expr(elt)?,
            }
        }
        Ok(())
    }

    fn dict(&mut self, keys: &'a [Option<Expr>], values: &'a [Expr]) -> Result<()> {
        let mut have_dict = false;
        let mut start = 0;
        for (i, (key, value)) in keys.iter().zip(values).enumerate() {
            if key.is_none() {
                if start < i {
                    self.dict_part(&keys[start..i], &values[start..i])?;
                    if have_dict {
                        self.op_arg(Op::DICT_UPDATE, 1);
                    }
                    have_dict = true;
                }
                if !have_dict {
                    self.op_arg(Op::BUILD_MAP, 0);
                    have_dict = true;
                }
                self.expr(value)?;
                self.op_arg(Op::DICT_UPDATE, 1);
                start = i + 1;
            } else if (i - start) * 2 > STACK_USE_GUIDELINE {
                self.dict_part(&keys[start..=i], &values[start..=i])?;
                if have_dict {
                    self.op_arg(Op::DICT_UPDATE, 1);
                }
                have_dict = true;
                start = i + 1;
            }
        }
        if start < keys.len() {
            self.dict_part(&keys[start..], &values[start..])?;
            if have_dict {
                self.op_arg(Op::DICT_UPDATE, 1);
            }
            have_dict = true;
        }
        if !have_dict {
            self.op_arg(Op::BUILD_MAP, 0);
        }
        Ok(())
    }

    /// A run of a dict display without unpacking.
    fn dict_part(&mut self, keys: &'a [Option<Expr>], values: &'a [Expr]) -> Result<()> {
        let n = keys.len();
        let big = n * 2 > STACK_USE_GUIDELINE;
        if n > 1 && !big {
            let constants: Option<Arc<[Constant]>> = keys
                .iter()
                .map(|k| match k.as_ref().map(|k| &k.kind) {
                    Some(ExprKind::Constant(c)) => Some(c.clone()),
                    _ => None,
                })
                .collect();
            if let Some(constants) = constants {
                self.exprs(values)?;
                self.constant(Constant::Tuple(constants));
                self.op_arg(Op::BUILD_CONST_KEY_MAP, n as u32);
                return Ok(());
            }
        }
        if big {
            self.op_arg(Op::BUILD_MAP, 0);
        }
        for (key, value) in keys.iter().flatten().zip(values) {
            self.expr(key)?;
            self.expr(value)?;
            if big {
                self.op_arg(Op::MAP_ADD, 1);
            }
        }
        if !big {
            self.op_arg(Op::BUILD_MAP, n as u32);
        }
        Ok(())
    }
}
