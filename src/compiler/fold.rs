//! Constant folding on the tree, within the size limits of CPython 3.11's optimizer, so that `co_consts` agree.

use std::sync::Arc;

use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive, Zero};

use crate::bytecode::Constant;

use super::arith;
use super::ast::*;

/// Bits of an int that folding may make.
const MAX_INT_BITS: u64 = 128;
/// Items of a tuple that repetition may make.
const MAX_COLLECTION: usize = 256;
/// Characters or bytes of a string that repetition may make.
const MAX_STR: usize = 4096;
/// Items in all, nested ones included.
const MAX_TOTAL_ITEMS: i64 = 1024;

fn constant(value: Constant, loc: Loc) -> Expr {
    Expr { kind: ExprKind::Constant(value), loc }
}

/// An int constant in its smaller representation.
pub(super) fn int(value: BigInt) -> Constant {
    match value.to_i64() {
        Some(n) => Constant::Int(n),
        None => Constant::BigInt(Arc::new(value)),
    }
}

/// The value of an int or bool constant.
pub(super) fn as_int(value: &Constant) -> Option<BigInt> {
    match value {
        Constant::Bool(b) => Some(BigInt::from(u8::from(*b))),
        Constant::Int(n) => Some(BigInt::from(*n)),
        Constant::BigInt(n) => Some((**n).clone()),
        _ => None,
    }
}

/// Python's truth of a constant.
pub(super) fn is_true(value: &Constant) -> bool {
    match value {
        Constant::None => false,
        Constant::Bool(b) => *b,
        Constant::Ellipsis | Constant::BigInt(_) | Constant::Code(_) => true,
        Constant::Int(n) => *n != 0,
        Constant::Float(f) => *f != 0.0,
        Constant::Complex(re, im) => *re != 0.0 || *im != 0.0,
        Constant::Str(s) => !s.is_empty(),
        Constant::Bytes(b) => !b.is_empty(),
        Constant::Tuple(items) | Constant::FrozenSet(items) => !items.is_empty(),
    }
}

/// All elements as constants, if they are.
fn all_constants(elts: &[Expr]) -> Option<Arc<[Constant]>> {
    elts.iter()
        .map(|e| match &e.kind {
            ExprKind::Constant(c) => Some(c.clone()),
            _ => None,
        })
        .collect()
}

pub(super) fn tuple(elts: Vec<Expr>, ctx: Ctx, loc: Loc) -> Expr {
    match all_constants(&elts) {
        Some(items) if ctx == Ctx::Load => constant(Constant::Tuple(items), loc),
        _ => Expr { kind: ExprKind::Tuple { elts, ctx }, loc },
    }
}

/// A list or set that is only iterated or searched: a tuple or frozenset does as well.
pub(super) fn iterable(expr: Expr) -> Expr {
    let loc = expr.loc;
    match expr.kind {
        ExprKind::List { elts, ctx } => {
            if elts.iter().any(|e| matches!(e.kind, ExprKind::Starred { .. })) {
                return Expr { kind: ExprKind::List { elts, ctx }, loc };
            }
            tuple(elts, ctx, loc)
        }
        ExprKind::Set(elts) => match all_constants(&elts) {
            Some(items) => constant(Constant::FrozenSet(distinct(&items)), loc),
            None => Expr { kind: ExprKind::Set(elts), loc },
        },
        kind => Expr { kind, loc },
    }
}

/// The elements of a frozenset: of equal ones the first.
pub(super) fn distinct(items: &[Constant]) -> Arc<[Constant]> {
    let mut kept: Vec<Constant> = Vec::with_capacity(items.len());
    for item in items {
        if !kept.iter().any(|k| arith::equal(k, item)) {
            kept.push(item.clone());
        }
    }
    kept.into()
}

pub(super) fn unary(op: UnaryOp, operand: Expr, loc: Loc) -> Expr {
    if let ExprKind::Constant(value) = &operand.kind {
        let folded = match (op, value) {
            (UnaryOp::Not, value) => Some(Constant::Bool(!is_true(value))),
            (UnaryOp::USub, Constant::Float(f)) => Some(Constant::Float(-f)),
            (UnaryOp::USub, Constant::Complex(re, im)) => Some(Constant::Complex(-re, -im)),
            (UnaryOp::UAdd, Constant::Float(_) | Constant::Complex(..)) => Some(value.clone()),
            (UnaryOp::USub, value) => as_int(value).map(|n| int(-n)),
            (UnaryOp::UAdd, value) => as_int(value).map(int),
            (UnaryOp::Invert, value) => as_int(value).map(|n| int(-n - 1)),
        };
        if let Some(folded) = folded {
            return constant(folded, loc);
        }
    }
    if op == UnaryOp::Not
        && let ExprKind::Compare { ops, .. } = &operand.kind
        && let [only] = ops[..]
    {
        // `not a == b` stays: a class may define == and != apart from each other.
        let inverse = match only {
            CmpOp::Is => Some(CmpOp::IsNot),
            CmpOp::IsNot => Some(CmpOp::Is),
            CmpOp::In => Some(CmpOp::NotIn),
            CmpOp::NotIn => Some(CmpOp::In),
            _ => None,
        };
        if let Some(inverse) = inverse
            && let Expr { kind: ExprKind::Compare { left, comparators, .. }, loc } = operand
        {
            // The comparison takes the place of the negation, with its own location.
            return Expr { kind: ExprKind::Compare { left, ops: vec![inverse], comparators }, loc };
        }
        return Expr { kind: ExprKind::Unary { op, operand: Box::new(operand) }, loc };
    }
    Expr { kind: ExprKind::Unary { op, operand: Box::new(operand) }, loc }
}

pub(super) fn binary(left: Expr, op: Operator, right: Expr, loc: Loc) -> Expr {
    if let ExprKind::Constant(l) = &left.kind {
        if op == Operator::Mod
            && let (Constant::Str(format), ExprKind::Tuple { elts, .. }) = (l, &right.kind)
            && !elts.iter().any(|e| matches!(e.kind, ExprKind::Starred { .. }))
        {
            if let Some(fields) = percent_fields(format, elts.len())
                && let ExprKind::Tuple { elts, .. } = right.kind
            {
                return joined(fields, elts, loc);
            }
        } else if let ExprKind::Constant(r) = &right.kind
            && let Some(value) = binary_constants(l, op, r)
        {
            return constant(value, loc);
        }
    }
    Expr { kind: ExprKind::BinOp { left: Box::new(left), op, right: Box::new(right) }, loc }
}

pub(super) fn subscript(value: Expr, slice: Expr, ctx: Ctx, loc: Loc) -> Expr {
    if ctx == Ctx::Load
        && let (ExprKind::Constant(v), ExprKind::Constant(i)) = (&value.kind, &slice.kind)
        && let Some(i) = as_int(i).and_then(|i| i.to_i64())
    {
        let at = |len: usize| {
            let i = if i < 0 { i + len as i64 } else { i };
            usize::try_from(i).ok().filter(|i| *i < len)
        };
        let item = match v {
            Constant::Tuple(items) => at(items.len()).map(|i| items[i].clone()),
            Constant::Bytes(bytes) => at(bytes.len()).map(|i| Constant::Int(i64::from(bytes[i]))),
            Constant::Str(s) => {
                at(s.chars().count()).and_then(|i| s.chars().nth(i)).map(|c| Constant::Str(Arc::from(c.to_string())))
            }
            _ => None,
        };
        if let Some(item) = item {
            return constant(item, loc);
        }
    }
    Expr { kind: ExprKind::Subscript { value: Box::new(value), slice: Box::new(slice), ctx }, loc }
}

fn binary_constants(l: &Constant, op: Operator, r: &Constant) -> Option<Constant> {
    if let (Some(a), Some(b)) = (as_int(l), as_int(r)) {
        if let (Constant::Bool(a), Constant::Bool(b)) = (l, r) {
            match op {
                Operator::BitAnd => return Some(Constant::Bool(a & b)),
                Operator::BitOr => return Some(Constant::Bool(a | b)),
                Operator::BitXor => return Some(Constant::Bool(a ^ b)),
                _ => {}
            }
        }
        let within = match op {
            Operator::Mult => a.is_zero() || b.is_zero() || a.bits() + b.bits() <= MAX_INT_BITS,
            Operator::Pow => {
                a.is_zero() || !b.is_positive() || b.to_u64().is_some_and(|b| a.bits() <= MAX_INT_BITS / b)
            }
            Operator::LShift => {
                a.is_zero()
                    || b.is_zero()
                    || b.to_u64().is_some_and(|b| b <= MAX_INT_BITS && a.bits() <= MAX_INT_BITS - b)
            }
            _ => true,
        };
        return if within { arith::int_binary(&a, op, &b) } else { None };
    }
    match op {
        Operator::Add => match (l, r) {
            (Constant::Str(a), Constant::Str(b)) => return Some(Constant::Str(format!("{a}{b}").into())),
            (Constant::Bytes(a), Constant::Bytes(b)) => {
                return Some(Constant::Bytes(a.iter().chain(b.iter()).copied().collect()));
            }
            (Constant::Tuple(a), Constant::Tuple(b)) => {
                return Some(Constant::Tuple(a.iter().chain(b.iter()).cloned().collect()));
            }
            _ => {}
        },
        Operator::Mult => {
            if let Some(times) = as_int(l) {
                return repeat(r, &times).or_else(|| arith::float_binary(l, op, r));
            }
            if let Some(times) = as_int(r) {
                return repeat(l, &times).or_else(|| arith::float_binary(l, op, r));
            }
        }
        _ => {}
    }
    arith::float_binary(l, op, r)
}

fn repeat(value: &Constant, times: &BigInt) -> Option<Constant> {
    let size = match value {
        Constant::Str(s) => s.chars().count(),
        Constant::Bytes(b) => b.len(),
        Constant::Tuple(t) => t.len(),
        _ => return None,
    };
    let limit = if matches!(value, Constant::Tuple(_)) { MAX_COLLECTION } else { MAX_STR };
    if size == 0 {
        return Some(value.clone());
    }
    let times = times.to_usize().filter(|t| *t <= limit / size)?;
    Some(match value {
        Constant::Str(s) => Constant::Str(s.repeat(times).into()),
        Constant::Bytes(b) => Constant::Bytes(b.repeat(times).into()),
        Constant::Tuple(t) => {
            if times > 0 && remaining_items(value, MAX_TOTAL_ITEMS / times as i64) < 0 {
                return None;
            }
            Constant::Tuple(std::iter::repeat_n(t.iter(), times).flatten().cloned().collect())
        }
        _ => return None,
    })
}

/// How many of `limit` items are left after counting a constant's, nested ones included.
fn remaining_items(value: &Constant, mut limit: i64) -> i64 {
    if let Constant::Tuple(items) = value {
        limit -= items.len() as i64;
        for item in items.iter() {
            if limit < 0 {
                break;
            }
            limit = remaining_items(item, limit);
        }
    }
    limit
}

/// A piece of a `%` format that an f-string can say.
enum Piece {
    Text(String),
    Field { conversion: Conversion, spec: String },
}

/// Splits a `%` format of only `%s`, `%r` and `%a` fields, as many as there are values.
fn percent_fields(format: &str, values: usize) -> Option<Vec<Piece>> {
    let chars: Vec<char> = format.chars().collect();
    let mut pieces = Vec::new();
    let mut text = String::new();
    let mut fields = 0;
    let mut i = 0;
    while i < chars.len() {
        if chars[i] != '%' {
            text.push(chars[i]);
            i += 1;
            continue;
        }
        i += 1;
        if chars.get(i) == Some(&'%') {
            text.push('%');
            i += 1;
            continue;
        }
        let mut left = false;
        while let Some(c) = chars.get(i)
            && matches!(c, '-' | '+' | ' ' | '#' | '0')
        {
            if *c != '-' {
                // Of the flags, only '-' means the same in a format spec.
                return None;
            }
            left = true;
            i += 1;
        }
        let width = number(&chars, &mut i)?;
        let mut precision = None;
        if chars.get(i) == Some(&'.') {
            i += 1;
            precision = Some(number(&chars, &mut i)?.unwrap_or(0));
        }
        let conversion = match chars.get(i)? {
            's' => Conversion::Str,
            'r' => Conversion::Repr,
            'a' => Conversion::Ascii,
            _ => return None,
        };
        i += 1;
        let mut spec = String::new();
        if width.is_some() || precision.is_some() {
            if !left && width.is_some_and(|w| w > 0) {
                spec.push('>');
            }
            if let Some(width) = width {
                spec.push_str(&width.to_string());
            }
            if let Some(precision) = precision {
                spec.push_str(&format!(".{precision}"));
            }
        }
        if !text.is_empty() {
            pieces.push(Piece::Text(std::mem::take(&mut text)));
        }
        pieces.push(Piece::Field { conversion, spec });
        fields += 1;
    }
    if !text.is_empty() {
        pieces.push(Piece::Text(text));
    }
    (fields == values).then_some(pieces)
}

/// Up to two digits; `None` when there are more.
fn number(chars: &[char], i: &mut usize) -> Option<Option<u32>> {
    let start = *i;
    let mut value = 0;
    while let Some(digit) = chars.get(*i).and_then(|c| c.to_digit(10)) {
        value = value * 10 + digit;
        *i += 1;
        if *i - start > 2 {
            return None;
        }
    }
    Some((*i > start).then_some(value))
}

fn joined(pieces: Vec<Piece>, values: Vec<Expr>, loc: Loc) -> Expr {
    let mut values = values.into_iter();
    let mut parts = Vec::with_capacity(pieces.len());
    for piece in pieces {
        match piece {
            // CPython gives this text no place of its own.
            Piece::Text(text) => parts.push(constant(Constant::Str(text.into()), Loc::NONE)),
            Piece::Field { conversion, spec } => {
                let Some(value) = values.next() else { break };
                let loc = value.loc;
                let spec = (!spec.is_empty()).then(|| Box::new(constant(Constant::Str(spec.into()), loc)));
                let kind = ExprKind::Formatted { value: Box::new(value), conversion, spec };
                parts.push(Expr { kind, loc });
            }
        }
    }
    Expr { kind: ExprKind::JoinedStr(parts), loc }
}
