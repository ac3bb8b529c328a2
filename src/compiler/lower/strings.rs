//! Lowering of string literals and f-strings, implicit concatenation included.

use std::borrow::Cow;
use std::sync::Arc;

use ruff_python_ast as ruff;
use ruff_text_size::{Ranged, TextRange, TextSize};

use crate::bytecode::Constant;
use crate::object::pure::surrogate;

use super::{Lowerer, Result};
use crate::compiler::ast::*;

impl Lowerer<'_> {
    pub(super) fn string(&mut self, expr: &ruff::ExprStringLiteral) -> Result<ExprKind> {
        let mut whole = Cow::Borrowed(expr.value.to_str());
        if whole.contains(surrogate::is_surrogate) || whole.contains(REPLACED) {
            let parts = expr.value.iter().map(|part| self.literal(part, &part.value, part.flags.prefix().is_raw()));
            whole = Cow::Owned(parts.collect::<Result<String>>()?);
        }
        Ok(ExprKind::Constant(Constant::Str(Arc::from(whole))))
    }

    /// The value of a literal, in which the parser silently puts a replacement character for each escape of a
    /// surrogate: read from the source once more, in the order in which they stand there.
    fn literal<'v>(&self, node: &impl Ranged, value: &'v str, raw: bool) -> Result<Cow<'v, str>> {
        if value.contains(surrogate::is_surrogate) {
            return self.unsupported(node, &surrogate::reserved().message);
        }
        if raw || !value.contains(REPLACED) {
            return Ok(Cow::Borrowed(value));
        }
        let mut meant = replaced(&self.source.text[node.range()]).into_iter();
        let restored = |c| if c == REPLACED { meant.next().unwrap_or(c) } else { c };
        Ok(Cow::Owned(value.chars().map(restored).collect()))
    }

    /// CPython gives every piece of an f-string the place of the whole; only the inner expressions have their own.
    pub(super) fn fstring(&mut self, expr: &ruff::ExprFString) -> Result<ExprKind> {
        let mut pieces = Pieces { values: Vec::new(), literal: String::new(), loc: self.loc(expr) };
        for part in &expr.value {
            match part {
                ruff::FStringPart::Literal(s) => {
                    pieces.literal.push_str(&self.literal(s, &s.value, s.flags.prefix().is_raw())?);
                }
                ruff::FStringPart::FString(f) => {
                    let raw = matches!(f.flags.prefix(), ruff::str_prefix::FStringPrefix::Raw { .. });
                    self.elements(&f.elements, &mut pieces, self.loc(f), raw)?;
                }
            }
        }
        pieces.flush();
        Ok(ExprKind::JoinedStr(pieces.values))
    }

    /// `part` is the place of the one literal: of several side by side, format specs have their own literal's.
    fn elements(
        &mut self,
        elements: &ruff::InterpolatedStringElements,
        pieces: &mut Pieces,
        part: Loc,
        raw: bool,
    ) -> Result<()> {
        for element in elements {
            match element {
                ruff::InterpolatedStringElement::Literal(s) => {
                    pieces.literal.push_str(&self.literal(s, &s.value, raw)?);
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
                            self.elements(&spec.elements, &mut inner, part, raw)?;
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

/// What the parser puts for an escaped surrogate.
const REPLACED: char = '\u{fffd}';

/// What is meant, in turn, by each replacement character in the value of a literal with this source.
fn replaced(source: &str) -> Vec<char> {
    let mut meant = Vec::new();
    let mut rest = source;
    while let Some(at) = rest.find(['\\', REPLACED]) {
        rest = &rest[at..];
        let Some(escape) = rest.strip_prefix('\\') else {
            meant.push(REPLACED);
            rest = &rest[REPLACED.len_utf8()..];
            continue;
        };
        let digits = |count| escape.get(1..=count).and_then(|hex| u32::from_str_radix(hex, 16).ok());
        let code = match escape.chars().next() {
            Some('u') => digits(4),
            Some('U') => digits(8),
            Some('N') => {
                let name = escape.get(2..).and_then(|name| name.split('}').next()).unwrap_or_default();
                name.eq_ignore_ascii_case("REPLACEMENT CHARACTER").then_some(REPLACED as u32)
            }
            _ => None,
        };
        if let Some(code) = code
            && (code == REPLACED as u32 || char::from_u32(code).is_none())
        {
            meant.extend(surrogate::character(code).ok());
        }
        rest = &escape[escape.chars().next().map_or(0, char::len_utf8)..];
    }
    meant
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
