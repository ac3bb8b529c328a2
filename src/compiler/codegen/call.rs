//! Calls: methods, keywords, unpacked arguments.

use std::sync::Arc;

use crate::bytecode::{Constant, Op};

use super::expr::TUPLE;
use super::{Compiler, Result, STACK_USE_GUIDELINE};
use crate::compiler::ast::*;
use crate::compiler::flowgraph::Instr;
use crate::compiler::symtable::def;

impl<'a> Compiler<'a> {
    pub(super) fn call(
        &mut self,
        expr: &'a Expr,
        func: &'a Expr,
        args: &'a [Expr],
        keywords: &'a [Keyword],
    ) -> Result<()> {
        if let ExprKind::Attribute { value, attr, ctx: Ctx::Load } = &func.kind
            && args.len() + keywords.len() + usize::from(!keywords.is_empty()) < STACK_USE_GUIDELINE
            && !has_unpacking(args, keywords)
            && !self.is_imported(value)
        {
            self.check_keywords(keywords)?;
            self.expr(value)?;
            self.set_loc(func.loc);
            self.start_at_attribute(func, attr);
            self.op_name(Op::LOAD_METHOD, attr);
            self.exprs(args)?;
            self.keyword_values(keywords)?;
            self.set_loc(expr.loc);
            self.start_at_attribute(func, attr);
            let count = (args.len() + keywords.len()) as u32;
            self.op_arg(Op::PRECALL, count);
            self.op_arg(Op::CALL, count);
            return Ok(());
        }
        self.check_keywords(keywords)?;
        self.set_loc(func.loc);
        self.op(Op::PUSH_NULL);
        self.set_loc(expr.loc);
        self.expr(func)?;
        self.call_arguments(0, args, keywords)
    }

    /// Whether an expression names what the module imports: its attributes are plain functions more often than not.
    fn is_imported(&self, expr: &Expr) -> bool {
        let ExprKind::Name { id, .. } = &expr.kind else { return false };
        let module = self.table.scope(0).and_then(|s| s.symbols.get(id));
        module.is_some_and(|symbol| symbol.flags & def::IMPORT != 0)
    }

    fn check_keywords(&mut self, keywords: &'a [Keyword]) -> Result<()> {
        for (i, keyword) in keywords.iter().enumerate() {
            let Some(name) = &keyword.arg else { continue };
            if &**name == "__debug__" {
                return self.fail_here("cannot assign to __debug__");
            }
            if let Some(other) = keywords[i + 1..].iter().find(|k| k.arg.as_ref() == Some(name)) {
                return self.fail(other.loc, format!("keyword argument repeated: {name}"));
            }
        }
        Ok(())
    }

    /// The values of named arguments, and their names for the call that follows.
    fn keyword_values(&mut self, keywords: &'a [Keyword]) -> Result<()> {
        if keywords.is_empty() {
            return Ok(());
        }
        for keyword in keywords {
            self.expr(&keyword.value)?;
        }
        let names = names_of(keywords);
        let index = self.unit().constants.add(names);
        self.op_arg(Op::KW_NAMES, index);
        Ok(())
    }

    /// Arguments and the call itself; `pushed` positional arguments are on the stack already.
    pub(super) fn call_arguments(&mut self, pushed: u32, args: &'a [Expr], keywords: &'a [Keyword]) -> Result<()> {
        self.check_keywords(keywords)?;
        if args.len() + keywords.len() * 2 <= STACK_USE_GUIDELINE && !has_unpacking(args, keywords) {
            self.exprs(args)?;
            self.keyword_values(keywords)?;
            let count = pushed + (args.len() + keywords.len()) as u32;
            self.op_arg(Op::PRECALL, count);
            self.op_arg(Op::CALL, count);
            return Ok(());
        }
        match args {
            [Expr { kind: ExprKind::Starred { value, .. }, .. }] if pushed == 0 => self.expr(value)?,
            _ => self.sequence(args, pushed, TUPLE)?,
        }
        let mut have_dict = false;
        let mut start = 0;
        for (i, keyword) in keywords.iter().enumerate() {
            if keyword.arg.is_some() {
                continue;
            }
            if start < i {
                self.keyword_dict(&keywords[start..i])?;
                if have_dict {
                    self.op_arg(Op::DICT_MERGE, 1);
                }
                have_dict = true;
            }
            if !have_dict {
                self.op_arg(Op::BUILD_MAP, 0);
                have_dict = true;
            }
            self.expr(&keyword.value)?;
            self.op_arg(Op::DICT_MERGE, 1);
            start = i + 1;
        }
        if start < keywords.len() {
            self.keyword_dict(&keywords[start..])?;
            if have_dict {
                self.op_arg(Op::DICT_MERGE, 1);
            }
        }
        self.op_arg(Op::CALL_FUNCTION_EX, u32::from(!keywords.is_empty()));
        Ok(())
    }

    /// A run of named arguments as a dict.
    fn keyword_dict(&mut self, keywords: &'a [Keyword]) -> Result<()> {
        let n = keywords.len();
        let big = n * 2 > STACK_USE_GUIDELINE;
        if n > 1 && !big {
            for keyword in keywords {
                self.expr(&keyword.value)?;
            }
            self.constant(names_of(keywords));
            self.op_arg(Op::BUILD_CONST_KEY_MAP, n as u32);
            return Ok(());
        }
        if big {
            self.op_arg(Op::BUILD_MAP, 0);
        }
        for keyword in keywords {
            if let Some(name) = &keyword.arg {
                self.constant(Constant::Str(name.clone()));
            }
            self.expr(&keyword.value)?;
            if big {
                // CPython gives this one no place of its own, unlike a dict display's.
                self.push_instr(Instr::new(Op::MAP_ADD, 1, Loc::NONE));
            }
        }
        if !big {
            self.op_arg(Op::BUILD_MAP, n as u32);
        }
        Ok(())
    }
}

fn has_unpacking(args: &[Expr], keywords: &[Keyword]) -> bool {
    args.iter().any(|a| matches!(a.kind, ExprKind::Starred { .. })) || keywords.iter().any(|k| k.arg.is_none())
}

fn names_of(keywords: &[Keyword]) -> Constant {
    let names: Arc<[Constant]> = keywords.iter().flat_map(|k| k.arg.clone()).map(Constant::Str).collect();
    Constant::Tuple(names)
}
