//! Lowering of string literals and f-strings, implicit concatenation included.

use std::sync::Arc;

use ruff_python_ast as ruff;
use ruff_text_size::{Ranged, TextRange, TextSize};

use crate::bytecode::Constant;

use super::{Lowerer, Result};
use crate::compiler::ast::*;

impl Lowerer<'_> {
    pub(super) fn string(&mut self, expr: &ruff::ExprStringLiteral) -> Result<ExprKind> {
        for part in &expr.value {
            self.refuse_surrogates(part, &part.value)?;
        }
        Ok(ExprKind::Constant(Constant::Str(Arc::from(expr.value.to_str()))))
    }

    /// Strings here are UTF-8, which has no lone surrogates; the parser replaces them silently.
    fn refuse_surrogates(&self, node: &impl Ranged, value: &str) -> Result<()> {
        if value.contains('\u{fffd}') {
            let text = self.source.text[node.range()].to_ascii_lowercase();
            if text.contains("\\ud") || text.contains("\\u0000d") {
                return self.unsupported(node, "surrogate escapes in string literals are not supported");
            }
        }
        Ok(())
    }

    /// CPython gives every piece of an f-string the place of the whole; only the inner expressions have their own.
    pub(super) fn fstring(&mut self, expr: &ruff::ExprFString) -> Result<ExprKind> {
        let mut pieces = Pieces { values: Vec::new(), literal: String::new(), loc: self.loc(expr) };
        for part in &expr.value {
            match part {
                ruff::FStringPart::Literal(s) => {
                    self.refuse_surrogates(s, &s.value)?;
                    pieces.literal.push_str(&s.value);
                }
                ruff::FStringPart::FString(f) => self.elements(&f.elements, &mut pieces, self.loc(f))?,
            }
        }
        pieces.flush();
        Ok(ExprKind::JoinedStr(pieces.values))
    }

    /// `part` is the place of the one literal: of several side by side, format specs have their own literal's.
    fn elements(&mut self, elements: &ruff::InterpolatedStringElements, pieces: &mut Pieces, part: Loc) -> Result<()> {
        for element in elements {
            match element {
                ruff::InterpolatedStringElement::Literal(s) => {
                    self.refuse_surrogates(s, &s.value)?;
                    pieces.literal.push_str(&s.value);
                }
                ruff::InterpolatedStringElement::Interpolation(field) => {
                    if let Some(debug) = &field.debug_text {
                        pieces.literal.push_str(debug.as_str());
                    }
                    pieces.flush();
                    let mut value = Box::new(self.expr(&field.expression)?);
                    if let ruff::Expr::Tuple(tuple) = &*field.expression
                        && !tuple.parenthesized
                    {
                        value.loc = self.source.loc(self.bracketed(tuple.range, field.range));
                    }
                    let spec = match &field.format_spec {
                        None => None,
                        Some(spec) => {
                            let mut inner = Pieces { values: Vec::new(), literal: String::new(), loc: part };
                            self.elements(&spec.elements, &mut inner, part)?;
                            inner.flush();
                            let kind = ExprKind::JoinedStr(inner.values);
                            Some(Box::new(Expr { kind, loc: part }))
                        }
                    };
                    let conversion = match field.conversion {
                        ruff::ConversionFlag::Str => Conversion::Str,
                        ruff::ConversionFlag::Repr => Conversion::Repr,
                        ruff::ConversionFlag::Ascii => Conversion::Ascii,
                        // `{x=}` alone shows the repr.
                        ruff::ConversionFlag::None if field.debug_text.is_some() && spec.is_none() => Conversion::Repr,
                        ruff::ConversionFlag::None => Conversion::None,
                    };
                    let kind = ExprKind::Formatted { value, conversion, spec };
                    pieces.values.push(Expr { kind, loc: pieces.loc });
                }
            }
        }
        Ok(())
    }

    /// CPython parses a replacement field in brackets of its own, which a bare tuple takes for its own.
    fn bracketed(&self, inner: TextRange, field: TextRange) -> TextRange {
        let rest = &self.source.text[TextRange::new(inner.end(), field.end())];
        let spaces = rest.len() - rest.trim_start().len();
        let end = inner.end() + TextSize::try_from(spaces + 1).unwrap_or_default();
        TextRange::new(field.start(), end.min(field.end()))
    }

    pub(super) fn bytes(&self, expr: &ruff::ExprBytesLiteral) -> ExprKind {
        ExprKind::Constant(Constant::Bytes(expr.value.bytes().collect()))
    }

    /// The range of a generator expression: as a call's only argument it owns the call's brackets.
    pub(super) fn sole_generator(&self, args: &ruff::Arguments) -> Option<TextRange> {
        match &*args.args {
            [ruff::Expr::Generator(g)] if args.keywords.is_empty() && !g.parenthesized => Some(args.range),
            _ => None,
        }
    }
}

/// The values of a joined string so far, and the literal text that waits to be one.
struct Pieces {
    values: Vec<Expr>,
    literal: String,
    loc: Loc,
}

impl Pieces {
    fn flush(&mut self) {
        if !self.literal.is_empty() {
            let text = std::mem::take(&mut self.literal);
            let kind = ExprKind::Constant(Constant::Str(Arc::from(text)));
            self.values.push(Expr { kind, loc: self.loc });
        }
    }
}
