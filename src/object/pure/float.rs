//! Arithmetic of Python's `float` where it differs from the processor's: division, remainders, powers, rounding, hex form.

pub use super::float_text::{Details, Style, parse, parse_bytes, repr, write};

use super::complex::Complex;
use super::int::Integer;
use super::int_float::{decompose, round_scaled};
use super::{Answer, ValueFault, complex};
use num_bigint::BigInt;
use num_traits::One;

/// The answer of `float ** float`: a negative base with a fractional exponent leaves the real line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum FloatPower {
    /// A real power.
    Float(f64),
    /// A complex power.
    Complex(Complex),
}

/// `a / b`.
pub fn true_divide(a: f64, b: f64) -> Answer<f64> {
    if b == 0.0 { Err(ValueFault::zero_division("float division by zero")) } else { Ok(a / b) }
}

/// Quotient and remainder for `b != 0`: the quotient is whole, the remainder has the sign of `b`.
fn quotient_and_remainder(a: f64, b: f64) -> (f64, f64) {
    let mut remainder = a % b;
    let mut quotient = (a - remainder) / b;
    if remainder == 0.0 {
        remainder = 0f64.copysign(b);
    } else if (b < 0.0) != (remainder < 0.0) {
        remainder += b;
        quotient -= 1.0;
    }
    let whole = if quotient == 0.0 {
        0f64.copysign(a / b)
    } else {
        let floor = quotient.floor();
        // The quotient was computed with an error: the nearest whole number may be the next one.
        if quotient - floor > 0.5 { floor + 1.0 } else { floor }
    };
    (whole, remainder)
}

/// `a // b`.
pub fn floor_div(a: f64, b: f64) -> Answer<f64> {
    if b == 0.0 {
        Err(ValueFault::zero_division("float floor division by zero"))
    } else {
        Ok(quotient_and_remainder(a, b).0)
    }
}

/// `a % b`.
pub fn modulo(a: f64, b: f64) -> Answer<f64> {
    if b == 0.0 { Err(ValueFault::zero_division("float modulo")) } else { Ok(quotient_and_remainder(a, b).1) }
}

/// `divmod(a, b)`.
pub fn divmod(a: f64, b: f64) -> Answer<(f64, f64)> {
    if b == 0.0 { Err(ValueFault::zero_division("float divmod()")) } else { Ok(quotient_and_remainder(a, b)) }
}

/// `a ** b`.
pub fn pow(a: f64, b: f64) -> Answer<FloatPower> {
    if a == 0.0 && b < 0.0 && b.is_finite() {
        return Err(ValueFault::zero_division("0.0 cannot be raised to a negative power"));
    }
    if a == 0.0 && b == f64::NEG_INFINITY {
        return Ok(FloatPower::Float(f64::INFINITY));
    }
    if a < 0.0 && a.is_finite() && b.is_finite() && b != b.floor() {
        return complex::pow(Complex::real(a), Complex::real(b)).map(FloatPower::Complex);
    }
    let x = a.powf(b);
    if x.is_infinite() && a.is_finite() && b.is_finite() {
        return Err(ValueFault::out_of_range());
    }
    Ok(FloatPower::Float(x))
}

/// `x.is_integer()`.
pub fn is_integer(x: f64) -> bool {
    x.is_finite() && x == x.floor()
}

/// `round(x)`: the nearest integer, ties to even.
pub fn round_to_int(x: f64) -> Answer<Integer> {
    Integer::from_f64(x.round_ties_even())
}

/// `round(x, ndigits)`: correctly rounded from the exact decimal value, ties to even.
pub fn round(x: f64, ndigits: i64) -> Answer<f64> {
    // More digits than this change nothing, fewer leave nothing (the limits of CPython's `float.__round__`).
    const MOST_DIGITS: i64 = 323;
    const FEWEST_DIGITS: i64 = -308;
    if !x.is_finite() || x == 0.0 || ndigits > MOST_DIGITS {
        return Ok(x);
    }
    if ndigits < FEWEST_DIGITS {
        return Ok(0.0 * x);
    }
    let text = if ndigits >= 0 { format!("{x:.0$}", ndigits as usize) } else { round_left_of_point(x, ndigits) };
    let rounded: f64 = text.parse().unwrap_or(f64::NAN);
    if rounded.is_infinite() { Err(ValueFault::overflow("rounded value too large to represent")) } else { Ok(rounded) }
}

fn round_left_of_point(x: f64, ndigits: i64) -> String {
    let sign = if x < 0.0 { "-" } else { "" };
    // No double has more significant digits: this is its exact value.
    let exact = format!("{:.766e}", x.abs());
    let (mantissa, exponent) = exact.split_once('e').unwrap_or((&exact, "0"));
    let exponent: i64 = exponent.parse().unwrap_or(0);
    match exponent + 1 + ndigits {
        kept @ 1.. => format!("{x:.0$e}", kept as usize - 1),
        0 if mantissa.trim_end_matches(['0', '.']) > "5" => format!("{sign}1e{}", -ndigits),
        _ => format!("{sign}0"),
    }
}

/// `x.as_integer_ratio()`.
pub fn as_integer_ratio(x: f64) -> Answer<(Integer, Integer)> {
    if x.is_nan() {
        return Err(ValueFault::value("cannot convert NaN to integer ratio"));
    }
    if x.is_infinite() {
        return Err(ValueFault::overflow("cannot convert Infinity to integer ratio"));
    }
    if x == 0.0 {
        return Ok((Integer::ZERO, Integer::ONE));
    }
    let (mantissa, exponent) = decompose(x.abs());
    let zeros = mantissa.trailing_zeros();
    let (mantissa, exponent) = (BigInt::from(mantissa >> zeros), exponent + i64::from(zeros));
    let (above, below) =
        if exponent >= 0 { (mantissa << exponent, BigInt::one()) } else { (mantissa, BigInt::one() << -exponent) };
    Ok((Integer::from(if x < 0.0 { -above } else { above }), Integer::from(below)))
}

/// `x.hex()`.
pub fn hex(x: f64) -> String {
    if !x.is_finite() {
        return repr(x);
    }
    let sign = if x.is_sign_negative() { "-" } else { "" };
    if x == 0.0 {
        return format!("{sign}0x0.0p+0");
    }
    let bits = x.to_bits();
    let fraction = bits & ((1 << 52) - 1);
    let field = ((bits >> 52) & 0x7ff) as i32;
    let (lead, exponent) = if field == 0 { (0, -1022) } else { (1, field - 1023) };
    format!("{sign}0x{lead}.{fraction:013x}p{exponent:+}")
}

/// `float.fromhex(text)`.
pub fn from_hex(text: &str) -> Answer<f64> {
    let invalid = || ValueFault::value("invalid hexadecimal floating-point string");
    let trimmed = text.trim_matches(super::unicode::is_c_space);
    let (negative, body) = match trimmed.as_bytes().first() {
        Some(b'-') => (true, &trimmed[1..]),
        Some(b'+') => (false, &trimmed[1..]),
        _ => (false, trimmed),
    };
    let signed = |x: f64| if negative { -x } else { x };
    match body.to_ascii_lowercase().as_str() {
        "inf" | "infinity" => return Ok(signed(f64::INFINITY)),
        "nan" => return Ok(signed(f64::NAN)),
        _ => {}
    }
    let body = body.strip_prefix("0x").or_else(|| body.strip_prefix("0X")).unwrap_or(body);
    let (whole, rest) = split_where(body, |b| b.is_ascii_hexdigit());
    let (fraction, rest) =
        rest.strip_prefix('.').map_or(("", rest), |rest| split_where(rest, |b| b.is_ascii_hexdigit()));
    if whole.len() + fraction.len() == 0 {
        return Err(invalid());
    }
    let (exponent, rest) = match rest.strip_prefix(['p', 'P']) {
        None => (0i64, rest),
        Some(power) => {
            let unsigned = power.strip_prefix(['+', '-']).unwrap_or(power);
            let (digits, rest) = split_where(unsigned, |b| b.is_ascii_digit());
            if digits.is_empty() {
                return Err(invalid());
            }
            let size = digits.parse::<i64>().unwrap_or(i64::MAX).min(1 << 60);
            (if power.starts_with('-') { -size } else { size }, rest)
        }
    };
    let (mut mantissa, mut sticky) = (0u64, false);
    let mut exponent = exponent - 4 * fraction.len() as i64;
    for digit in whole.chars().chain(fraction.chars()).filter_map(|c| c.to_digit(16)) {
        if mantissa >> 60 == 0 {
            mantissa = mantissa << 4 | u64::from(digit);
        } else {
            sticky |= digit != 0;
            exponent += 4;
        }
    }
    // As in CPython, too large a value is reported before what follows it.
    let x = round_scaled(mantissa, sticky, exponent)
        .ok_or_else(|| ValueFault::overflow("hexadecimal value too large to represent as a float"))?;
    if rest.is_empty() { Ok(signed(x)) } else { Err(invalid()) }
}

/// The longest start of ASCII bytes that all pass, and the rest.
fn split_where(text: &str, pass: impl Fn(u8) -> bool) -> (&str, &str) {
    text.split_at(text.bytes().take_while(|b| pass(*b)).count())
}

#[cfg(test)]
mod tests {
    use super::super::python::{Dice, ask, compare, raised};
    use super::*;

    fn any(dice: &mut Dice) -> f64 {
        match dice.below(4) {
            0 => f64::from_bits(dice.next()),
            1 => dice.below(41) as f64 / 2.0 - 10.0,
            2 => (dice.next() as i64 >> dice.below(60)) as f64 / *dice.pick(&[1.0, 10.0, 1000.0, 64.0]),
            _ => *dice.pick(&[
                0.0,
                -0.0,
                f64::INFINITY,
                f64::NEG_INFINITY,
                f64::NAN,
                1.0,
                -1.0,
                5e-324,
                f64::MAX,
                1e308,
                -0.5,
            ]),
        }
    }

    #[test]
    fn agrees_with_python() {
        let mut dice = Dice(11);
        let (mut input, mut ours) = (Vec::new(), Vec::new());
        let show = |answer: Answer<f64>| answer.map_or_else(|f| raised(&f), repr);
        for i in 0..8000 {
            let (a, b) = (any(&mut dice), any(&mut dice));
            let source = |x: f64| format!("float.fromhex('{}')", hex(x));
            let (x, y) = (source(a), source(b));
            let (text, answer) = match i % 9 {
                0 => (format!("{x} // {y}"), show(floor_div(a, b))),
                1 => (format!("{x} % {y}"), show(modulo(a, b))),
                2 => (
                    format!("divmod({x}, {y})"),
                    divmod(a, b).map_or_else(|f| raised(&f), |(q, r)| format!("({}, {})", repr(q), repr(r))),
                ),
                3 => (
                    format!("{x} ** {y}"),
                    match pow(a, b) {
                        Ok(FloatPower::Float(p)) => repr(p),
                        Ok(FloatPower::Complex(c)) => complex::repr(c),
                        Err(f) => raised(&f),
                    },
                ),
                4 => {
                    let n = dice.below(700) as i64 - 350;
                    let n = if i % 2 == 0 { n } else { n / 30 };
                    (format!("round({x}, {n})"), show(round(a, n)))
                }
                5 => (format!("round({x})"), round_to_int(a).map_or_else(|f| raised(&f), |n| n.to_big().to_string())),
                6 => (
                    format!("{x}.as_integer_ratio()"),
                    as_integer_ratio(a)
                        .map_or_else(|f| raised(&f), |(p, q)| format!("({}, {})", p.to_big(), q.to_big())),
                ),
                7 => (format!("{x} / {y}"), show(true_divide(a, b))),
                _ => {
                    let parts = [
                        "0x",
                        "1",
                        "f",
                        ".",
                        "p",
                        "-",
                        "3",
                        "ffffffffffffffff8",
                        "p-1074",
                        "p1023",
                        "inf",
                        " ",
                        "g",
                        "0",
                        "p+5",
                        "8",
                    ];
                    let text: String = (0..dice.below(6)).map(|_| *dice.pick(&parts)).collect();
                    (format!("float.fromhex('{text}')"), show(from_hex(&text)))
                }
            };
            input.push(text);
            ours.push(answer);
        }
        if let Some(theirs) = ask("return x", &input) {
            compare(&input, &ours, &theirs);
        }
    }

    #[test]
    fn rounding_is_from_the_exact_value() {
        assert_eq!(round(2.675, 2), Ok(2.67));
        assert_eq!(round(0.5, 0), Ok(0.0));
        assert_eq!(round(25.0, -1), Ok(20.0));
        assert_eq!(round(5.0, -1), Ok(0.0));
        assert_eq!(round(5.000000000000001, -1), Ok(10.0));
        assert_eq!(round(1.7e308, -308).unwrap_err().message, "rounded value too large to represent");
    }

    quickcheck::quickcheck! {
        fn hex_reads_back(bits: u64) -> bool {
            let x = f64::from_bits(bits);
            x.is_nan() || from_hex(&hex(x)).map(f64::to_bits) == Ok(x.to_bits())
        }

        fn remainder_has_the_sign_of_the_divisor(a: f64, b: f64) -> bool {
            match modulo(a, b) {
                Ok(r) if a.is_finite() && b.is_finite() => r.abs() <= b.abs() && r.is_sign_negative() == b.is_sign_negative(),
                _ => true,
            }
        }
    }
}
