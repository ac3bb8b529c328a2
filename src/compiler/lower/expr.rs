//! Lowering of expressions, folding constants on the way up as CPython's tree optimizer does.

use std::sync::Arc;

use num_bigint::BigInt;
use num_traits::Num;
use ruff_python_ast as ruff;
use ruff_text_size::Ranged;

use crate::bytecode::Constant;

use super::{Lowerer, Result};
use crate::compiler::ast::*;
use crate::compiler::fold;

/// Decimal digits that an int literal may have (`sys.int_info.default_max_str_digits`).
const MAX_DIGITS: usize = 4300;

fn ctx(ctx: ruff::ExprContext) -> Ctx {
    match ctx {
        ruff::ExprContext::Load | ruff::ExprContext::Invalid => Ctx::Load,
        ruff::ExprContext::Store => Ctx::Store,
        ruff::ExprContext::Del => Ctx::Del,
    }
}

impl Lowerer<'_> {
    pub(super) fn exprs(&mut self, exprs: &[ruff::Expr]) -> Result<Vec<Expr>> {
        exprs.iter().map(|e| self.expr(e)).collect()
    }

    pub(super) fn optional(&mut self, expr: Option<&ruff::Expr>) -> Result<Option<Expr>> {
        expr.map(|e| self.expr(e)).transpose()
    }

    fn boxed(&mut self, expr: &ruff::Expr) -> Result<Box<Expr>> {
        Ok(Box::new(self.expr(expr)?))
    }

    fn boxed_optional(&mut self, expr: Option<&ruff::Expr>) -> Result<Option<Box<Expr>>> {
        Ok(self.optional(expr)?.map(Box::new))
    }

    /// What a loop runs over: a display of constants becomes one constant.
    pub(super) fn iter(&mut self, expr: &ruff::Expr) -> Result<Expr> {
        Ok(fold::iterable(self.expr(expr)?))
    }

    pub(super) fn expr(&mut self, expr: &ruff::Expr) -> Result<Expr> {
        let loc = self.loc(expr);
        let kind = match expr {
            ruff::Expr::BoolOp(e) => ExprKind::BoolOp { op: e.op, values: self.exprs(&e.values)? },
            ruff::Expr::Named(e) => ExprKind::Named { target: self.boxed(&e.target)?, value: self.boxed(&e.value)? },
            ruff::Expr::BinOp(e) => {
                let (left, right) = (self.expr(&e.left)?, self.expr(&e.right)?);
                return Ok(fold::binary(left, e.op, right, loc));
            }
            ruff::Expr::UnaryOp(e) => return Ok(fold::unary(e.op, self.expr(&e.operand)?, loc)),
            ruff::Expr::Lambda(e) => {
                let args = match &e.parameters {
                    Some(parameters) => self.parameters(parameters)?,
                    None => Args::default(),
                };
                let scope = self.new_scope();
                ExprKind::Lambda { scope, args: Box::new(args), body: self.boxed(&e.body)? }
            }
            ruff::Expr::If(e) => ExprKind::IfExp {
                test: self.boxed(&e.test)?,
                body: self.boxed(&e.body)?,
                orelse: self.boxed(&e.orelse)?,
            },
            ruff::Expr::Dict(e) => {
                let mut keys = Vec::with_capacity(e.items.len());
                let mut values = Vec::with_capacity(e.items.len());
                for item in &e.items {
                    keys.push(self.optional(item.key.as_ref())?);
                    values.push(self.expr(&item.value)?);
                }
                ExprKind::Dict { keys, values }
            }
            ruff::Expr::Set(e) => ExprKind::Set(self.exprs(&e.elts)?),
            ruff::Expr::ListComp(e) => self.comprehension(CompKind::List, &e.elt, None, &e.generators)?,
            ruff::Expr::SetComp(e) => self.comprehension(CompKind::Set, &e.elt, None, &e.generators)?,
            ruff::Expr::DictComp(e) => match &e.key {
                Some(key) => self.comprehension(CompKind::Dict, key, Some(&e.value), &e.generators)?,
                None => return self.syntax(e, "dict unpacking cannot be used in dict comprehension"),
            },
            ruff::Expr::Generator(e) => self.comprehension(CompKind::Generator, &e.elt, None, &e.generators)?,
            ruff::Expr::Await(e) => return self.unsupported(e, "'await' is not supported"),
            ruff::Expr::Yield(e) => ExprKind::Yield(self.boxed_optional(e.value.as_deref())?),
            ruff::Expr::YieldFrom(e) => ExprKind::YieldFrom(self.boxed(&e.value)?),
            ruff::Expr::Compare(e) => {
                let left = self.boxed(&e.left)?;
                let mut comparators = self.exprs(&e.comparators)?;
                if let Some(ruff::CmpOp::In | ruff::CmpOp::NotIn) = e.ops.last()
                    && let Some(last) = comparators.pop()
                {
                    comparators.push(fold::iterable(last));
                }
                ExprKind::Compare { left, ops: e.ops.to_vec(), comparators }
            }
            ruff::Expr::Call(e) => {
                let func = self.boxed(&e.func)?;
                let (args, keywords) = self.arguments(&e.arguments)?;
                ExprKind::Call { func, args, keywords }
            }
            ruff::Expr::FString(e) => self.fstring(e)?,
            ruff::Expr::TString(e) => return self.syntax(e, "t-strings need Python 3.14 or newer"),
            ruff::Expr::StringLiteral(e) => self.string(e)?,
            ruff::Expr::BytesLiteral(e) => self.bytes(e),
            ruff::Expr::NumberLiteral(e) => ExprKind::Constant(self.number(e)?),
            ruff::Expr::BooleanLiteral(e) => ExprKind::Constant(Constant::Bool(e.value)),
            ruff::Expr::NoneLiteral(_) => ExprKind::Constant(Constant::None),
            ruff::Expr::EllipsisLiteral(_) => ExprKind::Constant(Constant::Ellipsis),
            ruff::Expr::Attribute(e) => {
                ExprKind::Attribute { value: self.boxed(&e.value)?, attr: self.name(&e.attr), ctx: ctx(e.ctx) }
            }
            ruff::Expr::Subscript(e) => {
                let (value, slice) = (self.expr(&e.value)?, self.expr(&e.slice)?);
                return Ok(fold::subscript(value, slice, ctx(e.ctx), loc));
            }
            ruff::Expr::Starred(e) => ExprKind::Starred { value: self.boxed(&e.value)?, ctx: ctx(e.ctx) },
            ruff::Expr::Name(e) => match (e.id.as_str(), e.ctx) {
                ("__debug__", ruff::ExprContext::Load) => ExprKind::Constant(Constant::Bool(true)),
                (id, context) => ExprKind::Name { id: Arc::from(id), ctx: ctx(context) },
            },
            ruff::Expr::List(e) => ExprKind::List { elts: self.exprs(&e.elts)?, ctx: ctx(e.ctx) },
            ruff::Expr::Tuple(e) => return Ok(fold::tuple(self.exprs(&e.elts)?, ctx(e.ctx), loc)),
            ruff::Expr::Slice(e) => ExprKind::Slice {
                lower: self.boxed_optional(e.lower.as_deref())?,
                upper: self.boxed_optional(e.upper.as_deref())?,
                step: self.boxed_optional(e.step.as_deref())?,
            },
            ruff::Expr::IpyEscapeCommand(e) => return self.syntax(e, "invalid syntax"),
        };
        Ok(Expr { kind, loc })
    }

    fn comprehension(
        &mut self,
        kind: CompKind,
        elt: &ruff::Expr,
        value: Option<&ruff::Expr>,
        generators: &[ruff::Comprehension],
    ) -> Result<ExprKind> {
        let scope = self.new_scope();
        if let ruff::Expr::Starred(starred) = elt {
            return self.syntax(starred, "iterable unpacking cannot be used in comprehension");
        }
        let elt = self.boxed(elt)?;
        let value = self.boxed_optional(value)?;
        let mut lowered = Vec::with_capacity(generators.len());
        for generator in generators {
            if generator.is_async {
                return self.unsupported(generator, "asynchronous comprehensions are not supported");
            }
            lowered.push(Generator {
                target: self.expr(&generator.target)?,
                iter: self.iter(&generator.iter)?,
                ifs: self.exprs(&generator.ifs)?,
            });
        }
        Ok(ExprKind::Comp { scope, kind, elt, value, generators: lowered })
    }

    pub(super) fn arguments(&mut self, arguments: &ruff::Arguments) -> Result<(Vec<Expr>, Vec<Keyword>)> {
        let mut args = self.exprs(&arguments.args)?;
        if let (Some(range), Some(first)) = (self.sole_generator(arguments), args.first_mut()) {
            first.loc = self.source.loc(range);
        }
        let mut keywords = Vec::with_capacity(arguments.keywords.len());
        for keyword in &arguments.keywords {
            keywords.push(Keyword {
                arg: keyword.arg.as_ref().map(|n| self.name(n)),
                value: self.expr(&keyword.value)?,
                loc: self.loc(keyword),
            });
        }
        Ok((args, keywords))
    }

    fn number(&self, expr: &ruff::ExprNumberLiteral) -> Result<Constant> {
        Ok(match &expr.value {
            ruff::Number::Float(f) => Constant::Float(*f),
            ruff::Number::Complex { real, imag } => Constant::Complex(*real, *imag),
            ruff::Number::Int(int) => match int.as_i64() {
                Some(n) => Constant::Int(n),
                None => {
                    let text: String = int.to_string().chars().filter(|c| *c != '_').collect();
                    let (digits, radix) = match text.get(..2).map(str::to_ascii_lowercase).as_deref() {
                        Some("0x") => (&text[2..], 16),
                        Some("0o") => (&text[2..], 8),
                        Some("0b") => (&text[2..], 2),
                        _ => (&text[..], 10),
                    };
                    if radix == 10 && digits.len() > MAX_DIGITS {
                        return self.syntax(
                            &expr.range(),
                            format!(
                                "Exceeds the limit ({MAX_DIGITS} digits) for integer string conversion: value has {} \
                                 digits; use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal \
                                 for huge integer literals to avoid decimal conversion limits.",
                                digits.len()
                            ),
                        );
                    }
                    match BigInt::from_str_radix(digits, radix) {
                        Ok(n) => fold::int(n),
                        Err(_) => return self.syntax(&expr.range(), "invalid decimal literal"),
                    }
                }
            },
        })
    }
}
