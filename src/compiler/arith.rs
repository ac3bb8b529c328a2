//! Arithmetic on constants, exactly as Python's own types do it; `None` where Python raises.

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{Signed, ToPrimitive, Zero};

use crate::bytecode::Constant;

use super::ast::Operator;
use super::fold;

pub(super) fn int_binary(a: &BigInt, op: Operator, b: &BigInt) -> Option<Constant> {
    Some(match op {
        Operator::Add => fold::int(a + b),
        Operator::Sub => fold::int(a - b),
        Operator::Mult => fold::int(a * b),
        Operator::Div => return true_divide(a, b).map(Constant::Float),
        Operator::FloorDiv if !b.is_zero() => fold::int(a.div_floor(b)),
        Operator::Mod if !b.is_zero() => fold::int(a.mod_floor(b)),
        Operator::Pow if b.is_negative() => {
            if a.is_zero() {
                return None;
            }
            Constant::Float(to_float(a)?.powf(to_float(b)?))
        }
        // The caller bounds the size of the result.
        Operator::Pow => fold::int(power(a, b)?),
        Operator::LShift if !b.is_negative() => fold::int(a << b.to_u64().or(a.is_zero().then_some(0))?),
        Operator::RShift if !b.is_negative() => match b.to_u64() {
            Some(b) => fold::int(a >> b),
            None => Constant::Int(if a.is_negative() { -1 } else { 0 }),
        },
        Operator::BitOr => fold::int(a | b),
        Operator::BitXor => fold::int(a ^ b),
        Operator::BitAnd => fold::int(a & b),
        _ => return None,
    })
}

fn power(a: &BigInt, b: &BigInt) -> Option<BigInt> {
    if a.is_zero() && !b.is_zero() {
        return Some(BigInt::zero());
    }
    Some(a.pow(b.to_u32()?))
}

/// The nearest float, ties to even; `None` on overflow.
fn to_float(n: &BigInt) -> Option<f64> {
    n.to_f64().filter(|f| f.is_finite())
}

/// The correctly rounded quotient of two ints.
fn true_divide(a: &BigInt, b: &BigInt) -> Option<f64> {
    if b.is_zero() {
        return None;
    }
    const EXACT: u64 = 53;
    if a.bits() <= EXACT && b.bits() <= EXACT {
        return Some(to_float(a)? / to_float(b)?);
    }
    // 66 bits of quotient and one for what is left over: enough for one correct rounding.
    let shift = 66 - (a.bits() as i64 - b.bits() as i64);
    if shift.abs() > 900 {
        return None;
    }
    let (num, den) = if shift >= 0 { (a.abs() << shift, b.abs()) } else { (a.abs(), b.abs() << -shift) };
    let (mut quotient, rest) = num.div_rem(&den);
    if !rest.is_zero() {
        quotient |= BigInt::from(1);
    }
    let magnitude = quotient.to_f64()? * (-shift as f64).exp2();
    let negative = a.is_negative() != b.is_negative();
    Some(if negative { -magnitude } else { magnitude }).filter(|f| f.is_finite())
}

fn as_float(value: &Constant) -> Option<f64> {
    match value {
        Constant::Float(f) => Some(*f),
        value => fold::as_int(value).and_then(|n| to_float(&n)),
    }
}

fn as_complex(value: &Constant) -> Option<(f64, f64)> {
    match value {
        Constant::Complex(re, im) => Some((*re, *im)),
        value => as_float(value).map(|f| (f, 0.0)),
    }
}

/// Operations with at least one float or complex operand.
pub(super) fn float_binary(l: &Constant, op: Operator, r: &Constant) -> Option<Constant> {
    if matches!(l, Constant::Complex(..)) || matches!(r, Constant::Complex(..)) {
        return complex_binary(as_complex(l)?, op, as_complex(r)?);
    }
    let (a, b) = (as_float(l)?, as_float(r)?);
    Some(Constant::Float(match op {
        Operator::Add => a + b,
        Operator::Sub => a - b,
        Operator::Mult => a * b,
        Operator::Div if b != 0.0 => a / b,
        Operator::FloorDiv if b != 0.0 => float_divmod(a, b).0,
        Operator::Mod if b != 0.0 => float_divmod(a, b).1,
        Operator::Pow => {
            // A negative base with a fraction gives a complex; 0 to a negative power and overflow raise.
            if a == 0.0 && b < 0.0 {
                return None;
            }
            if a < 0.0 && a.is_finite() && b.is_finite() && b != b.floor() {
                return complex_power((a, 0.0), (b, 0.0));
            }
            let power = a.powf(b);
            if power.is_infinite() && a.is_finite() && b.is_finite() {
                return None;
            }
            power
        }
        _ => return None,
    }))
}

/// Floor division and remainder of floats, the remainder with the divisor's sign.
fn float_divmod(a: f64, b: f64) -> (f64, f64) {
    let mut rest = a % b;
    let mut quotient = (a - rest) / b;
    if rest != 0.0 {
        if (b < 0.0) != (rest < 0.0) {
            rest += b;
            quotient -= 1.0;
        }
    } else {
        rest = 0.0_f64.copysign(b);
    }
    let floor = if quotient != 0.0 {
        let floor = quotient.floor();
        if quotient - floor > 0.5 { floor + 1.0 } else { floor }
    } else {
        0.0_f64.copysign(a / b)
    };
    (floor, rest)
}

fn complex_binary(a: (f64, f64), op: Operator, b: (f64, f64)) -> Option<Constant> {
    let (re, im) = match op {
        Operator::Add => (a.0 + b.0, a.1 + b.1),
        Operator::Sub => (a.0 - b.0, a.1 - b.1),
        Operator::Mult => complex_product(a, b),
        Operator::Div => complex_quotient(a, b)?,
        Operator::Pow => return complex_power(a, b),
        _ => return None,
    };
    Some(Constant::Complex(re, im))
}

fn complex_product(a: (f64, f64), b: (f64, f64)) -> (f64, f64) {
    (a.0 * b.0 - a.1 * b.1, a.0 * b.1 + a.1 * b.0)
}

/// Scaled by the larger part of the divisor, so that squares do not overflow.
fn complex_quotient(a: (f64, f64), b: (f64, f64)) -> Option<(f64, f64)> {
    if b.0.abs() >= b.1.abs() {
        if b.0 == 0.0 {
            return None;
        }
        let ratio = b.1 / b.0;
        let denominator = b.0 + b.1 * ratio;
        Some(((a.0 + a.1 * ratio) / denominator, (a.1 - a.0 * ratio) / denominator))
    } else {
        let ratio = b.0 / b.1;
        let denominator = b.0 * ratio + b.1;
        Some(((a.0 * ratio + a.1) / denominator, (a.1 * ratio - a.0) / denominator))
    }
}

/// Small whole exponents by squaring, all others in polar form.
fn complex_power(a: (f64, f64), b: (f64, f64)) -> Option<Constant> {
    /// The greatest exponent taken by squaring.
    const MAX_SQUARED: f64 = 100.0;
    let (re, im) = if b.1 == 0.0 && b.0 == b.0.floor() && b.0.abs() <= MAX_SQUARED {
        let n = b.0.abs() as u32;
        let mut result = (1.0, 0.0);
        let mut square = a;
        let mut mask = 1;
        while mask <= n {
            if n & mask != 0 {
                result = complex_product(result, square);
            }
            mask <<= 1;
            square = complex_product(square, square);
        }
        if b.0 > 0.0 { result } else { complex_quotient((1.0, 0.0), result)? }
    } else if a == (0.0, 0.0) {
        if b.1 != 0.0 || b.0 < 0.0 {
            return None;
        }
        (0.0, 0.0)
    } else {
        let size = a.0.hypot(a.1);
        let angle = a.1.atan2(a.0);
        let mut len = size.powf(b.0);
        let mut phase = angle * b.0;
        if b.1 != 0.0 {
            len *= (-angle * b.1).exp();
            phase += b.1 * size.ln();
        }
        (len * phase.cos(), len * phase.sin())
    };
    (re.is_finite() && im.is_finite()).then_some(Constant::Complex(re, im))
}

/// Python's `==` between constants: 1, 1.0 and True are equal.
pub(super) fn equal(a: &Constant, b: &Constant) -> bool {
    match (a, b) {
        (Constant::None, Constant::None) | (Constant::Ellipsis, Constant::Ellipsis) => true,
        (Constant::Str(a), Constant::Str(b)) => a == b,
        (Constant::Bytes(a), Constant::Bytes(b)) => a == b,
        (Constant::Tuple(a), Constant::Tuple(b)) => {
            a.len() == b.len() && a.iter().zip(b.iter()).all(|(a, b)| equal(a, b))
        }
        _ => match (fold::as_int(a), fold::as_int(b)) {
            (Some(a), Some(b)) => a == b,
            _ => match (as_complex(a), as_complex(b)) {
                (Some(a), Some(b)) => a == b,
                _ => false,
            },
        },
    }
}
