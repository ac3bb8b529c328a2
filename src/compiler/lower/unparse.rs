//! Annotations under `from __future__ import annotations`: their expressions as text, as CPython 3.11's `ast_unparse.c` writes them.

use std::fmt::Write;

use ruff_python_ast as ruff;
use ruff_python_ast::{CmpOp, Operator, UnaryOp};
use ruff_text_size::Ranged;

use crate::bytecode::Constant;
use crate::compiler::ast::ExprKind;
use crate::compiler::error::{CompileError, Stage};
use crate::compiler::words::kind_of;
use crate::object::pure::{bytes, complex, float_text, text_repr};

use super::{Lowerer, Result};

/// How tightly an operator binds; what binds less tightly than its place demands is put in parentheses.
mod level {
    pub const TUPLE: u8 = 0;
    pub const TEST: u8 = 1;
    pub const OR: u8 = 2;
    pub const AND: u8 = 3;
    pub const NOT: u8 = 4;
    pub const COMPARE: u8 = 5;
    pub const BIT_OR: u8 = 6;
    pub const BIT_XOR: u8 = 7;
    pub const BIT_AND: u8 = 8;
    pub const SHIFT: u8 = 9;
    pub const ARITHMETIC: u8 = 10;
    pub const TERM: u8 = 11;
    pub const FACTOR: u8 = 12;
    pub const POWER: u8 = 13;
    pub const AWAIT: u8 = 14;
    pub const ATOM: u8 = 15;
}

fn binary(op: Operator) -> (&'static str, u8) {
    match op {
        Operator::Add => (" + ", level::ARITHMETIC),
        Operator::Sub => (" - ", level::ARITHMETIC),
        Operator::Mult => (" * ", level::TERM),
        Operator::MatMult => (" @ ", level::TERM),
        Operator::Div => (" / ", level::TERM),
        Operator::Mod => (" % ", level::TERM),
        Operator::FloorDiv => (" // ", level::TERM),
        Operator::LShift => (" << ", level::SHIFT),
        Operator::RShift => (" >> ", level::SHIFT),
        Operator::BitOr => (" | ", level::BIT_OR),
        Operator::BitXor => (" ^ ", level::BIT_XOR),
        Operator::BitAnd => (" & ", level::BIT_AND),
        Operator::Pow => (" ** ", level::POWER),
    }
}

fn compare(op: CmpOp) -> &'static str {
    match op {
        CmpOp::Eq => " == ",
        CmpOp::NotEq => " != ",
        CmpOp::Lt => " < ",
        CmpOp::LtE => " <= ",
        CmpOp::Gt => " > ",
        CmpOp::GtE => " >= ",
        CmpOp::Is => " is ",
        CmpOp::IsNot => " is not ",
        CmpOp::In => " in ",
        CmpOp::NotIn => " not in ",
    }
}

/// `repr()` of a float or complex number, with an infinity as a literal that means one.
fn finite(text: &str) -> String {
    text.replace("inf", "1e309")
}

fn constant(constant: &Constant) -> String {
    match constant {
        Constant::None => "None".into(),
        Constant::Bool(true) => "True".into(),
        Constant::Bool(false) => "False".into(),
        Constant::Ellipsis => "...".into(),
        Constant::Int(n) => n.to_string(),
        Constant::BigInt(n) => n.to_string(),
        Constant::Float(x) => finite(&float_text::repr(*x)),
        Constant::Complex(re, im) => finite(&complex::repr(complex::Complex::new(*re, *im))),
        Constant::Str(text) => text_repr::repr(text),
        Constant::Bytes(content) => bytes::repr(content),
        // No literal is one of these.
        Constant::Tuple(_) | Constant::FrozenSet(_) | Constant::Code(_) => String::new(),
    }
}

impl Lowerer<'_> {
    /// The text of an expression.
    pub(super) fn unparsed(&mut self, expr: &ruff::Expr) -> Result<String> {
        let mut out = String::new();
        self.put(expr, level::TEST, &mut out)?;
        Ok(out)
    }

    fn list(&mut self, items: &[ruff::Expr], out: &mut String) -> Result<()> {
        for (i, item) in items.iter().enumerate() {
            out.push_str(if i > 0 { ", " } else { "" });
            self.put(item, level::TEST, out)?;
        }
        Ok(())
    }

    /// Writes an expression, in parentheses where it binds less tightly than its place demands.
    fn put(&mut self, expr: &ruff::Expr, place: u8, out: &mut String) -> Result<()> {
        use ruff::Expr;
        let own = match expr {
            Expr::BoolOp(e) if e.op == ruff::BoolOp::And => level::AND,
            Expr::BoolOp(_) => level::OR,
            Expr::BinOp(e) => binary(e.op).1,
            Expr::UnaryOp(e) if e.op == UnaryOp::Not => level::NOT,
            Expr::UnaryOp(_) => level::FACTOR,
            Expr::Lambda(_) | Expr::If(_) => level::TEST,
            Expr::Compare(_) => level::COMPARE,
            Expr::Await(_) => level::AWAIT,
            Expr::Tuple(e) if !e.elts.is_empty() => level::TUPLE,
            Expr::Named(_) => level::TUPLE,
            _ => level::ATOM,
        };
        let enclosed = place > own;
        out.push_str(if enclosed { "(" } else { "" });
        self.bare(expr, own, place, out)?;
        out.push_str(if enclosed { ")" } else { "" });
        Ok(())
    }

    fn bare(&mut self, expr: &ruff::Expr, own: u8, place: u8, out: &mut String) -> Result<()> {
        use ruff::Expr;
        // These would bind or leave something, which a text cannot.
        if let Expr::Named(_) | Expr::Yield(_) | Expr::YieldFrom(_) | Expr::Await(_) = expr
            && self.lambdas == 0
        {
            let message = format!("'{}' can not be used within an annotation", kind_of(expr));
            return Err(CompileError { stage: Stage::Symbols, ..self.source.error_at(expr.range(), message) });
        }
        match expr {
            Expr::BoolOp(e) => {
                for (i, value) in e.values.iter().enumerate() {
                    let word = if e.op == ruff::BoolOp::And { " and " } else { " or " };
                    out.push_str(if i > 0 { word } else { "" });
                    self.put(value, own + 1, out)?;
                }
            }
            Expr::BinOp(e) => {
                let to_the_right = u8::from(e.op == Operator::Pow);
                self.put(&e.left, own + to_the_right, out)?;
                out.push_str(binary(e.op).0);
                self.put(&e.right, own + 1 - to_the_right, out)?;
            }
            Expr::UnaryOp(e) => {
                out.push_str(match e.op {
                    UnaryOp::Invert => "~",
                    UnaryOp::Not => "not ",
                    UnaryOp::UAdd => "+",
                    UnaryOp::USub => "-",
                });
                self.put(&e.operand, own, out)?;
            }
            Expr::Lambda(e) => {
                let parameters = e.parameters.as_deref();
                let positional = parameters.is_some_and(|p| !p.posonlyargs.is_empty() || !p.args.is_empty());
                // Only these are set off from the word.
                out.push_str(if positional { "lambda " } else { "lambda" });
                if let Some(parameters) = parameters {
                    self.put_parameters(parameters, out)?;
                }
                out.push_str(": ");
                self.lambdas += 1;
                self.put(&e.body, level::TEST, out)?;
                self.lambdas -= 1;
            }
            Expr::If(e) => {
                self.put(&e.body, level::TEST + 1, out)?;
                out.push_str(" if ");
                self.put(&e.test, level::TEST + 1, out)?;
                out.push_str(" else ");
                self.put(&e.orelse, level::TEST, out)?;
            }
            Expr::Dict(e) => {
                out.push('{');
                for (i, item) in e.items.iter().enumerate() {
                    out.push_str(if i > 0 { ", " } else { "" });
                    match &item.key {
                        Some(key) => {
                            self.put(key, level::TEST, out)?;
                            out.push_str(": ");
                            self.put(&item.value, level::TEST, out)?;
                        }
                        None => {
                            out.push_str("**");
                            self.put(&item.value, level::BIT_OR, out)?;
                        }
                    }
                }
                out.push('}');
            }
            Expr::Set(e) => {
                out.push('{');
                self.list(&e.elts, out)?;
                out.push('}');
            }
            Expr::List(e) => {
                out.push('[');
                self.list(&e.elts, out)?;
                out.push(']');
            }
            Expr::Tuple(e) if e.elts.is_empty() => out.push_str("()"),
            Expr::Tuple(e) => {
                self.list(&e.elts, out)?;
                out.push_str(if e.elts.len() == 1 { "," } else { "" });
            }
            Expr::ListComp(e) => self.comprehended("[", &e.elt, None, &e.generators, "]", out)?,
            Expr::SetComp(e) => self.comprehended("{", &e.elt, None, &e.generators, "}", out)?,
            Expr::Generator(e) => self.comprehended("(", &e.elt, None, &e.generators, ")", out)?,
            Expr::DictComp(e) => {
                let Some(key) = &e.key else {
                    return self.syntax(e, "dict unpacking cannot be used in dict comprehension");
                };
                self.comprehended("{", key, Some(&e.value), &e.generators, "}", out)?;
            }
            Expr::Yield(e) => {
                out.push_str("(yield");
                if let Some(value) = &e.value {
                    out.push(' ');
                    self.put(value, level::TEST, out)?;
                }
                out.push(')');
            }
            Expr::YieldFrom(e) => {
                out.push_str("(yield from ");
                self.put(&e.value, level::TEST, out)?;
                out.push(')');
            }
            Expr::Await(e) => {
                out.push_str("await ");
                self.put(&e.value, level::ATOM, out)?;
            }
            Expr::Compare(e) => {
                self.put(&e.left, own + 1, out)?;
                for (op, comparator) in e.ops.iter().zip(&e.comparators) {
                    out.push_str(compare(*op));
                    self.put(comparator, own + 1, out)?;
                }
            }
            Expr::Call(e) => self.put_call(e, place, out)?,
            Expr::FString(e) => {
                let text = self.fstring_text(e)?;
                out.push('f');
                out.push_str(&text_repr::repr(&text));
            }
            Expr::Attribute(e) => {
                self.put(&e.value, level::ATOM, out)?;
                let int = matches!(&*e.value, Expr::NumberLiteral(n) if n.value.is_int());
                out.push_str(if int { " ." } else { "." });
                out.push_str(e.attr.as_str());
            }
            Expr::Subscript(e) => {
                self.put(&e.value, level::ATOM, out)?;
                out.push('[');
                self.put(&e.slice, level::TUPLE, out)?;
                out.push(']');
            }
            Expr::Starred(e) => {
                out.push('*');
                self.put(&e.value, level::BIT_OR, out)?;
            }
            Expr::Slice(e) => {
                for (i, part) in [&e.lower, &e.upper, &e.step].into_iter().enumerate() {
                    out.push_str(if i == 1 || i == 2 && part.is_some() { ":" } else { "" });
                    if let Some(part) = part {
                        self.put(part, level::TEST, out)?;
                    }
                }
            }
            Expr::Named(e) => {
                self.put(&e.target, level::ATOM, out)?;
                out.push_str(" := ");
                self.put(&e.value, level::ATOM, out)?;
            }
            Expr::Name(e) => out.push_str(e.id.as_str()),
            literal => {
                if let Expr::StringLiteral(text) = literal
                    && text.value.is_unicode()
                {
                    out.push('u');
                }
                if let ExprKind::Constant(value) = self.expr(literal)?.kind {
                    out.push_str(&constant(&value));
                }
            }
        }
        Ok(())
    }

    fn put_call(&mut self, call: &ruff::ExprCall, place: u8, out: &mut String) -> Result<()> {
        self.put(&call.func, level::ATOM, out)?;
        if let [only @ ruff::Expr::Generator(_)] = &*call.arguments.args
            && call.arguments.keywords.is_empty()
        {
            // Its parentheses are those of the call.
            return self.put(only, place, out);
        }
        out.push('(');
        self.list(&call.arguments.args, out)?;
        for (i, keyword) in call.arguments.keywords.iter().enumerate() {
            out.push_str(if i > 0 || !call.arguments.args.is_empty() { ", " } else { "" });
            match &keyword.arg {
                Some(name) => {
                    let _ = write!(out, "{name}=");
                    self.put(&keyword.value, level::TEST, out)?;
                }
                None => {
                    out.push_str("**");
                    self.put(&keyword.value, level::BIT_OR, out)?;
                }
            }
        }
        out.push(')');
        Ok(())
    }

    /// The parameters of a lambda expression.
    fn put_parameters(&mut self, parameters: &ruff::Parameters, out: &mut String) -> Result<()> {
        let mut first = true;
        let mut divide = |out: &mut String| out.push_str(if std::mem::take(&mut first) { "" } else { ", " });
        let plain = parameters.posonlyargs.len();
        for (i, param) in parameters.posonlyargs.iter().chain(&parameters.args).enumerate() {
            divide(out);
            out.push_str(param.name().as_str());
            if let Some(default) = &param.default {
                out.push('=');
                self.put(default, level::TEST, out)?;
            }
            if plain > 0 && i + 1 == plain {
                out.push_str(", /");
            }
        }
        if parameters.vararg.is_some() || !parameters.kwonlyargs.is_empty() {
            divide(out);
            out.push('*');
            if let Some(vararg) = &parameters.vararg {
                out.push_str(vararg.name.as_str());
            }
        }
        for param in &parameters.kwonlyargs {
            divide(out);
            out.push_str(param.name().as_str());
            if let Some(default) = &param.default {
                out.push('=');
                self.put(default, level::TEST, out)?;
            }
        }
        if let Some(kwarg) = &parameters.kwarg {
            divide(out);
            out.push_str("**");
            out.push_str(kwarg.name.as_str());
        }
        Ok(())
    }

    fn comprehended(
        &mut self,
        open: &str,
        element: &ruff::Expr,
        value: Option<&ruff::Expr>,
        generators: &[ruff::Comprehension],
        close: &str,
        out: &mut String,
    ) -> Result<()> {
        out.push_str(open);
        self.put(element, level::TEST, out)?;
        if let Some(value) = value {
            out.push_str(": ");
            self.put(value, level::TEST, out)?;
        }
        for generator in generators {
            out.push_str(if generator.is_async { " async for " } else { " for " });
            self.put(&generator.target, level::TUPLE, out)?;
            out.push_str(" in ");
            self.put(&generator.iter, level::TEST + 1, out)?;
            for condition in &generator.ifs {
                out.push_str(" if ");
                self.put(condition, level::TEST + 1, out)?;
            }
        }
        out.push_str(close);
        Ok(())
    }

    /// What stands between the quotes of an f-string.
    fn fstring_text(&mut self, expr: &ruff::ExprFString) -> Result<String> {
        let mut out = String::new();
        for part in &expr.value {
            match part {
                ruff::FStringPart::Literal(literal) => {
                    out.push_str(&literal.value.replace('{', "{{").replace('}', "}}"));
                }
                ruff::FStringPart::FString(f) => self.put_elements(&f.elements, &mut out)?,
            }
        }
        Ok(out)
    }

    fn put_elements(&mut self, elements: &ruff::InterpolatedStringElements, out: &mut String) -> Result<()> {
        for element in elements {
            match element {
                ruff::InterpolatedStringElement::Literal(literal) => {
                    out.push_str(&literal.value.replace('{', "{{").replace('}', "}}"));
                }
                ruff::InterpolatedStringElement::Interpolation(field) => {
                    if let Some(debug) = &field.debug_text {
                        out.push_str(&debug.as_str().replace('{', "{{").replace('}', "}}"));
                    }
                    let mut inner = String::new();
                    self.put(&field.expression, level::TEST + 1, &mut inner)?;
                    out.push_str(if inner.starts_with('{') { "{ " } else { "{" });
                    out.push_str(&inner);
                    out.push_str(match field.conversion {
                        ruff::ConversionFlag::Str => "!s",
                        ruff::ConversionFlag::Repr => "!r",
                        ruff::ConversionFlag::Ascii => "!a",
                        ruff::ConversionFlag::None if field.debug_text.is_some() && field.format_spec.is_none() => "!r",
                        ruff::ConversionFlag::None => "",
                    });
                    if let Some(spec) = &field.format_spec {
                        out.push(':');
                        self.put_elements(&spec.elements, out)?;
                    }
                    out.push('}');
                }
            }
        }
        Ok(())
    }
}
