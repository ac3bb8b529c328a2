//! `match`: patterns as tests that leave captures on the stack, with one way out that pops what is there.

use std::sync::Arc;

use crate::bytecode::{Constant, Op};

use super::{Compiler, Result};
use crate::compiler::ast::*;
use crate::compiler::flowgraph::{BlockId, Ins};

/// The state of one case.
#[derive(Default)]
struct Context {
    /// Names captured so far, in their order on the stack.
    stores: Vec<Name>,
    /// Whether a pattern that always matches may stand here.
    allow_irrefutable: bool,
    /// Blocks to fail to: number n pops n values.
    fail_pop: Vec<BlockId>,
    /// Values on the stack above the captures.
    on_top: usize,
}

fn is_wildcard(pattern: &Pattern) -> bool {
    matches!(pattern.kind, PatternKind::As { pattern: None, name: None })
}

impl<'a> Compiler<'a> {
    pub(super) fn match_stmt(&mut self, subject: &'a Expr, cases: &'a [Case]) -> Result<()> {
        self.expr(subject)?;
        let end = self.new_block();
        let Some((last, init)) = cases.split_last() else { return Ok(()) };
        let has_default = is_wildcard(&last.pattern) && cases.len() > 1;
        let tested = if has_default { init } else { cases };
        for (i, case) in tested.iter().enumerate() {
            self.set_loc(case.pattern.loc);
            let copy = i + 1 != tested.len();
            if copy {
                self.op_arg(Op::COPY, 1);
            }
            let allow_irrefutable = case.guard.is_some() || i + 1 == cases.len();
            let mut context = Context { allow_irrefutable, ..Context::default() };
            self.pattern(&case.pattern, &mut context)?;
            for name in std::mem::take(&mut context.stores) {
                self.name(&name, Ctx::Store)?;
            }
            if let Some(guard) = &case.guard {
                self.ensure_fail_pop(&mut context, 0);
                self.jump_if(guard, context.fail_pop[0], false)?;
            }
            if copy {
                self.op(Op::POP_TOP);
            }
            self.stmts(&case.body)?;
            self.unset_loc();
            self.jump(Ins::Jump, end);
            // Failing belongs to the pattern's line, not to the body's last.
            self.set_loc(case.pattern.loc);
            self.emit_fail_pop(&mut context);
        }
        if has_default {
            self.set_loc(last.pattern.loc);
            self.op(Op::NOP);
            if let Some(guard) = &last.guard {
                self.jump_if(guard, end, false)?;
            }
            self.stmts(&last.body)?;
            self.unset_loc();
        }
        self.use_block(end);
        Ok(())
    }

    fn ensure_fail_pop(&mut self, context: &mut Context, n: usize) {
        while context.fail_pop.len() <= n {
            let block = self.new_block();
            context.fail_pop.push(block);
        }
    }

    /// Jumps to where everything this pattern has on the stack is popped.
    fn jump_to_fail_pop(&mut self, context: &mut Context, op: Ins) {
        let pops = context.on_top + context.stores.len();
        self.ensure_fail_pop(context, pops);
        self.jump(op, context.fail_pop[pops]);
    }

    fn emit_fail_pop(&mut self, context: &mut Context) {
        if context.fail_pop.is_empty() {
            let block = self.new_block();
            self.use_block(block);
            return;
        }
        let blocks = std::mem::take(&mut context.fail_pop);
        for block in blocks[1..].iter().rev() {
            self.use_block(*block);
            self.op(Op::POP_TOP);
        }
        self.use_block(blocks[0]);
    }

    /// Moves the top of the stack below `count` - 1 others.
    fn rotate(&mut self, count: usize) {
        for depth in (2..=count).rev() {
            self.op_arg(Op::SWAP, depth as u32);
        }
    }

    fn store_capture(&mut self, name: Option<&Name>, context: &mut Context) -> Result<()> {
        let Some(name) = name else {
            self.op(Op::POP_TOP);
            return Ok(());
        };
        if &**name == "__debug__" {
            return self.fail_here("cannot assign to __debug__");
        }
        if context.stores.contains(name) {
            return self.duplicate_capture(name);
        }
        self.rotate(context.on_top + context.stores.len() + 1);
        context.stores.push(name.clone());
        Ok(())
    }

    fn duplicate_capture<T>(&mut self, name: &Name) -> Result<T> {
        self.fail_here(format!("multiple assignments to name '{name}' in pattern"))
    }

    fn pattern(&mut self, pattern: &'a Pattern, context: &mut Context) -> Result<()> {
        self.set_loc(pattern.loc);
        match &pattern.kind {
            PatternKind::Value(value) => {
                if !matches!(value.kind, ExprKind::Constant(_) | ExprKind::Attribute { .. } | ExprKind::JoinedStr(_)) {
                    return self.fail_here("patterns may only match literals and attribute lookups");
                }
                self.expr(value)?;
                self.compare_op(CmpOp::Eq);
                self.jump_to_fail_pop(context, Ins::PopJumpIfFalse);
            }
            PatternKind::Singleton(value) => {
                self.constant(value.clone());
                self.compare_op(CmpOp::Is);
                self.jump_to_fail_pop(context, Ins::PopJumpIfFalse);
            }
            PatternKind::Sequence(patterns) => self.sequence_pattern(patterns, context)?,
            PatternKind::Mapping { keys, patterns, rest } => {
                self.mapping_pattern(keys, patterns, rest.as_ref(), context)?;
            }
            PatternKind::Class { cls, patterns, attrs, attr_patterns } => {
                self.class_pattern(cls, patterns, attrs, attr_patterns, context)?;
            }
            PatternKind::Star(name) => self.store_capture(name.as_ref(), context)?,
            PatternKind::As { pattern: None, name } => {
                if !context.allow_irrefutable {
                    return self.fail_here(match name {
                        Some(name) => format!("name capture '{name}' makes remaining patterns unreachable"),
                        None => "wildcard makes remaining patterns unreachable".to_string(),
                    });
                }
                self.store_capture(name.as_ref(), context)?;
            }
            PatternKind::As { pattern: Some(inner), name } => {
                context.on_top += 1;
                self.op_arg(Op::COPY, 1);
                self.pattern(inner, context)?;
                context.on_top -= 1;
                self.store_capture(name.as_ref(), context)?;
            }
            PatternKind::Or(patterns) => self.or_pattern(patterns, context)?,
        }
        Ok(())
    }

    /// A pattern inside another: it may always match.
    fn subpattern(&mut self, pattern: &'a Pattern, context: &mut Context) -> Result<()> {
        let outer = std::mem::replace(&mut context.allow_irrefutable, true);
        self.pattern(pattern, context)?;
        context.allow_irrefutable = outer;
        Ok(())
    }

    /// Fails unless the length of the subject compares so to `size`.
    fn check_length(&mut self, op: CmpOp, size: usize, context: &mut Context) {
        self.op(Op::GET_LEN);
        self.constant(Constant::Int(size as i64));
        self.compare_op(op);
        self.jump_to_fail_pop(context, Ins::PopJumpIfFalse);
    }

    fn sequence_pattern(&mut self, patterns: &'a [Pattern], context: &mut Context) -> Result<()> {
        let mut star = None;
        let mut star_wildcard = false;
        let mut only_wildcards = true;
        for (i, pattern) in patterns.iter().enumerate() {
            if let PatternKind::Star(name) = &pattern.kind {
                if star.is_some() {
                    return self.fail_here("multiple starred names in sequence pattern");
                }
                star = Some(i);
                star_wildcard = name.is_none();
                only_wildcards &= star_wildcard;
            } else {
                only_wildcards &= is_wildcard(pattern);
            }
        }
        context.on_top += 1;
        self.op(Op::MATCH_SEQUENCE);
        self.jump_to_fail_pop(context, Ins::PopJumpIfFalse);
        if star.is_none() {
            self.check_length(CmpOp::Eq, patterns.len(), context);
        } else if patterns.len() > 1 {
            self.check_length(CmpOp::GtE, patterns.len() - 1, context);
        }
        context.on_top -= 1;
        match star {
            _ if only_wildcards => self.op(Op::POP_TOP),
            Some(star) if star_wildcard => self.subscript_items(patterns, star, context)?,
            _ => self.unpack_items(patterns, star, context)?,
        }
        Ok(())
    }

    fn unpack_items(&mut self, patterns: &'a [Pattern], star: Option<usize>, context: &mut Context) -> Result<()> {
        let size = patterns.len();
        match star {
            None => self.op_arg(Op::UNPACK_SEQUENCE, size as u32),
            Some(i) => {
                let after = size - i - 1;
                if i >= 1 << 8 || after >= (i32::MAX >> 8) as usize {
                    return self.fail_here("too many expressions in star-unpacking sequence pattern");
                }
                self.op_arg(Op::UNPACK_EX, i as u32 + ((after as u32) << 8));
            }
        }
        context.on_top += size;
        for pattern in patterns {
            context.on_top -= 1;
            self.subpattern(pattern, context)?;
        }
        Ok(())
    }

    /// With `*_` nothing needs unpacking: the items that matter are fetched one by one.
    fn subscript_items(&mut self, patterns: &'a [Pattern], star: usize, context: &mut Context) -> Result<()> {
        context.on_top += 1;
        for (i, pattern) in patterns.iter().enumerate() {
            if is_wildcard(pattern) || i == star {
                continue;
            }
            self.op_arg(Op::COPY, 1);
            if i < star {
                self.constant(Constant::Int(i as i64));
            } else {
                // The subject need not know negative indices.
                self.op(Op::GET_LEN);
                self.constant(Constant::Int((patterns.len() - i) as i64));
                self.op_arg(Op::BINARY_OP, super::expr::binary_arg(Operator::Sub));
            }
            self.op(Op::BINARY_SUBSCR);
            self.subpattern(pattern, context)?;
        }
        context.on_top -= 1;
        self.op(Op::POP_TOP);
        Ok(())
    }

    /// Fails when the top of the stack is None.
    fn fail_if_none(&mut self, context: &mut Context) {
        self.op_arg(Op::COPY, 1);
        self.none();
        self.op_arg(Op::IS_OP, 1);
        self.jump_to_fail_pop(context, Ins::PopJumpIfFalse);
    }

    fn class_pattern(
        &mut self,
        cls: &'a Expr,
        patterns: &'a [Pattern],
        attrs: &'a [(Name, Loc)],
        attr_patterns: &'a [Pattern],
        context: &mut Context,
    ) -> Result<()> {
        for (i, (name, _)) in attrs.iter().enumerate() {
            if let Some((_, loc)) = attrs[i + 1..].iter().find(|(other, _)| other == name) {
                return self.fail(*loc, format!("attribute name repeated in class pattern: {name}"));
            }
        }
        self.expr(cls)?;
        let names: Arc<[Constant]> = attrs.iter().map(|(n, _)| Constant::Str(n.clone())).collect();
        self.constant(Constant::Tuple(names));
        self.op_arg(Op::MATCH_CLASS, patterns.len() as u32);
        context.on_top += 1;
        self.fail_if_none(context);
        let count = patterns.len() + attrs.len();
        self.op_arg(Op::UNPACK_SEQUENCE, count as u32);
        context.on_top += count;
        context.on_top -= 1;
        for pattern in patterns.iter().chain(attr_patterns) {
            context.on_top -= 1;
            if is_wildcard(pattern) {
                self.op(Op::POP_TOP);
            } else {
                self.subpattern(pattern, context)?;
            }
        }
        Ok(())
    }

    fn mapping_pattern(
        &mut self,
        keys: &'a [Expr],
        patterns: &'a [Pattern],
        rest: Option<&'a Name>,
        context: &mut Context,
    ) -> Result<()> {
        context.on_top += 1;
        self.op(Op::MATCH_MAPPING);
        self.jump_to_fail_pop(context, Ins::PopJumpIfFalse);
        if keys.is_empty() && rest.is_none() {
            context.on_top -= 1;
            self.op(Op::POP_TOP);
            return Ok(());
        }
        let size = keys.len();
        if size > 0 {
            self.check_length(CmpOp::GtE, size, context);
        }
        let mut seen: Vec<&Constant> = Vec::new();
        for key in keys {
            match &key.kind {
                ExprKind::Constant(value) => {
                    if seen.iter().any(|s| crate::compiler::arith::equal(s, value)) {
                        let text = match value {
                            Constant::Str(text) => crate::object::pure::text_repr::repr(text),
                            _ => self.source_text(key.loc),
                        };
                        return self.fail_here(format!("mapping pattern checks duplicate key ({text})"));
                    }
                    seen.push(value);
                }
                ExprKind::Attribute { .. } => {}
                _ => {
                    return self.fail_here("mapping pattern keys may only match literals and attribute lookups");
                }
            }
            self.expr(key)?;
        }
        self.op_arg(Op::BUILD_TUPLE, size as u32);
        self.op(Op::MATCH_KEYS);
        context.on_top += 2;
        self.fail_if_none(context);
        self.op_arg(Op::UNPACK_SEQUENCE, size as u32);
        context.on_top += size;
        context.on_top -= 1;
        for pattern in patterns {
            context.on_top -= 1;
            self.subpattern(pattern, context)?;
        }
        context.on_top -= 2;
        let Some(rest) = rest else {
            self.op(Op::POP_TOP);
            self.op(Op::POP_TOP);
            return Ok(());
        };
        // The rest: a copy of the subject without the keys.
        self.op_arg(Op::BUILD_MAP, 0);
        self.op_arg(Op::SWAP, 3);
        self.op_arg(Op::DICT_UPDATE, 2);
        self.op_arg(Op::UNPACK_SEQUENCE, size as u32);
        for left in (1..=size).rev() {
            self.op_arg(Op::COPY, 1 + left as u32);
            self.op_arg(Op::SWAP, 2);
            self.op(Op::DELETE_SUBSCR);
        }
        self.store_capture(Some(rest), context)
    }

    /// The source text of a one-line place.
    fn source_text(&self, loc: Loc) -> String {
        let line = self.source.text.lines().nth(loc.line.max(1) as usize - 1).unwrap_or("");
        line.get(loc.col.max(0) as usize..loc.end_col.max(0) as usize).unwrap_or("").to_string()
    }

    fn or_pattern(&mut self, patterns: &'a [Pattern], context: &mut Context) -> Result<()> {
        let end = self.new_block();
        let mut control: Vec<Name> = Vec::new();
        for (i, alternative) in patterns.iter().enumerate() {
            self.set_loc(alternative.loc);
            let mut inner = Context {
                allow_irrefutable: i + 1 == patterns.len() && context.allow_irrefutable,
                ..Context::default()
            };
            self.op_arg(Op::COPY, 1);
            self.pattern(alternative, &mut inner)?;
            if i == 0 {
                control.clone_from(&inner.stores);
            } else if inner.stores.len() != control.len() {
                return self.fail_here("alternative patterns bind different names");
            } else {
                self.reorder_captures(&control, &mut inner)?;
            }
            self.jump(Ins::Jump, end);
            self.emit_fail_pop(&mut inner);
        }
        self.op(Op::POP_TOP);
        self.jump_to_fail_pop(context, Ins::Jump);
        self.use_block(end);
        // The captures stand above the subject: each moves below what the pattern around holds.
        let rotations = control.len() + 1 + context.on_top + context.stores.len();
        for name in control {
            self.rotate(rotations);
            if context.stores.contains(&name) {
                return self.duplicate_capture(&name);
            }
            context.stores.push(name);
        }
        self.op(Op::POP_TOP);
        Ok(())
    }

    /// Brings the captures of an alternative into the order of the first.
    fn reorder_captures(&mut self, control: &[Name], inner: &mut Context) -> Result<()> {
        for wanted in (0..control.len()).rev() {
            let Some(found) = inner.stores.iter().position(|n| *n == control[wanted]) else {
                return self.fail_here("alternative patterns bind different names");
            };
            if found == wanted {
                continue;
            }
            let rotations = found + 1;
            let rotated: Vec<Name> = inner.stores.drain(..rotations).collect();
            let at = wanted - found;
            inner.stores.splice(at..at, rotated);
            for _ in 0..rotations {
                self.rotate(wanted + 1);
            }
        }
        Ok(())
    }
}
