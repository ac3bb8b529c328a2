//! Arithmetic, text and parsing of Python's `complex`.

use super::float_text::{self, Details, Style};
use super::{Answer, ValueFault, text_repr, unicode};

/// A complex number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Complex {
    /// Real part.
    pub re: f64,
    /// Imaginary part.
    pub im: f64,
}

#[expect(clippy::should_implement_trait, reason = "division can fail, so the five are plain methods alike")]
impl Complex {
    /// A complex number from its parts.
    pub fn new(re: f64, im: f64) -> Self {
        Self { re, im }
    }

    /// A real number as a complex one.
    pub fn real(re: f64) -> Self {
        Self { re, im: 0.0 }
    }

    /// `self + other`.
    pub fn add(self, other: Self) -> Self {
        Self::new(self.re + other.re, self.im + other.im)
    }

    /// `self - other`.
    pub fn sub(self, other: Self) -> Self {
        Self::new(self.re - other.re, self.im - other.im)
    }

    /// `self * other`.
    pub fn mul(self, other: Self) -> Self {
        Self::new(self.re * other.re - self.im * other.im, self.re * other.im + self.im * other.re)
    }

    /// `-self`.
    pub fn neg(self) -> Self {
        Self::new(-self.re, -self.im)
    }

    /// `self.conjugate()`.
    pub fn conjugate(self) -> Self {
        Self::new(self.re, -self.im)
    }

    /// `self / other`, scaled by the larger part of the divisor so that squares do not overflow.
    pub fn div(self, other: Self) -> Answer<Self> {
        self.quotient(other).ok_or_else(|| ValueFault::zero_division("complex division by zero"))
    }

    fn quotient(self, other: Self) -> Option<Self> {
        let (re, im) = (other.re.abs(), other.im.abs());
        if re >= im {
            if re == 0.0 {
                return None;
            }
            let ratio = other.im / other.re;
            let below = other.re + other.im * ratio;
            Some(Self::new((self.re + self.im * ratio) / below, (self.im - self.re * ratio) / below))
        } else if im >= re {
            let ratio = other.re / other.im;
            let below = other.re * ratio + other.im;
            Some(Self::new((self.re * ratio + self.im) / below, (self.im * ratio - self.re) / below))
        } else {
            Some(Self::new(f64::NAN, f64::NAN))
        }
    }

    /// `abs(self)`. `OverflowError: absolute value too large`.
    pub fn abs(self) -> Answer<f64> {
        if self.re.is_infinite() || self.im.is_infinite() {
            return Ok(f64::INFINITY);
        }
        let size = self.re.hypot(self.im);
        if size.is_infinite() { Err(ValueFault::overflow("absolute value too large")) } else { Ok(size) }
    }

    /// Whether the number is true: not zero.
    pub fn is_truthy(self) -> bool {
        self.re != 0.0 || self.im != 0.0
    }
}

/// `a ** b`.
pub fn pow(a: Complex, b: Complex) -> Answer<Complex> {
    let undefined = || ValueFault::zero_division("0.0 to a negative or complex power");
    let power = if b.im == 0.0 && b.re == b.re.floor() && b.re.abs() <= 100.0 {
        let positive = whole_power(a, b.re.abs() as u32);
        if b.re > 0.0 { positive } else { Complex::real(1.0).quotient(positive).ok_or_else(undefined)? }
    } else if a.re == 0.0 && a.im == 0.0 {
        if b.im != 0.0 || b.re < 0.0 {
            return Err(undefined());
        }
        Complex::real(0.0)
    } else {
        let size = a.re.hypot(a.im);
        let mut length = size.powf(b.re);
        let angle = a.im.atan2(a.re);
        let mut phase = angle * b.re;
        if b.im != 0.0 {
            length /= (angle * b.im).exp();
            phase += b.im * size.ln();
        }
        if phase.is_infinite() {
            // The C library's sine reports a domain error, which CPython takes for the other one.
            return Err(undefined());
        }
        Complex::new(length * phase.cos(), length * phase.sin())
    };
    if power.re.is_infinite() || power.im.is_infinite() {
        return Err(ValueFault::overflow("complex exponentiation"));
    }
    Ok(power)
}

fn whole_power(a: Complex, n: u32) -> Complex {
    let (mut result, mut square) = (Complex::real(1.0), a);
    let mut mask = 1;
    while mask > 0 && n >= mask {
        if n & mask != 0 {
            result = result.mul(square);
        }
        mask <<= 1;
        square = square.mul(square);
    }
    result
}

/// `repr(z)`.
pub fn repr(z: Complex) -> String {
    let part = |x: f64, plus: bool| {
        float_text::write(x, Style::Shortest, Details { plus, ..Details::default() }).unwrap_or_default()
    };
    if z.re == 0.0 && z.re.is_sign_positive() {
        format!("{}j", part(z.im, false))
    } else {
        format!("({}{}j)", part(z.re, false), part(z.im, true))
    }
}

/// `complex(text)`.
pub fn parse(text: &str) -> Answer<Complex> {
    let numeral = unicode::numeral(text);
    let malformed = || ValueFault::value("complex() arg is a malformed string");
    let plain = float_text::without_underscores(&numeral)
        .ok_or_else(|| ValueFault::value(format!("could not convert string to complex: {}", text_repr::repr(text))))?;
    let mut body = plain.trim_matches(unicode::is_c_space);
    if let Some(inner) = body.strip_prefix('(') {
        body = inner.strip_suffix(')').ok_or_else(malformed)?.trim_matches(unicode::is_c_space);
    }
    parse_body(body).ok_or_else(malformed)
}

/// `re`, `im j` or `re ± im j`, where `im` may be a sign alone.
fn parse_body(body: &str) -> Option<Complex> {
    let is_unit = |rest: &str| matches!(rest, "j" | "J");
    let alone = |rest: &str| -> Option<f64> {
        let (sign, rest) = match rest.as_bytes().first()? {
            b'+' => (1.0, &rest[1..]),
            b'-' => (-1.0, &rest[1..]),
            _ => (1.0, rest),
        };
        is_unit(rest).then_some(sign)
    };
    let Some((first, end)) = float_text::leading_float(body) else {
        return alone(body).map(|im| Complex::new(0.0, im));
    };
    let rest = &body[end..];
    if rest.is_empty() {
        return Some(Complex::real(first));
    }
    if is_unit(rest) {
        return Some(Complex::new(0.0, first));
    }
    if !rest.starts_with(['+', '-']) {
        return None;
    }
    match float_text::leading_float(rest) {
        Some((im, end)) => is_unit(&rest[end..]).then_some(Complex::new(first, im)),
        None => alone(rest).map(|im| Complex::new(first, im)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::python::{Dice, ask, compare, raised};
    use super::*;

    #[test]
    fn agrees_with_python() {
        let mut dice = Dice(21);
        let (mut input, mut ours) = (Vec::new(), Vec::new());
        let show = |answer: Answer<Complex>| answer.map_or_else(|f| raised(&f), repr);
        let values =
            [0.0, -0.0, 1.0, -1.0, 0.5, 2.0, 3.25, -7.0, 1e200, 1e-200, 1e308, f64::INFINITY, f64::NAN, 100.0, -3.0];
        for i in 0..4000 {
            let mut any = || Complex::new(*dice.pick(&values), *dice.pick(&values));
            let (a, b) = (any(), any());
            let source = |z: Complex| {
                format!("complex(float('{}'), float('{}'))", float_text::repr(z.re), float_text::repr(z.im))
            };
            let (x, y) = (source(a), source(b));
            let (text, answer) = match i % 7 {
                0 => (format!("{x} + {y}"), show(Ok(a.add(b)))),
                1 => (format!("{x} - {y}"), show(Ok(a.sub(b)))),
                2 => (format!("{x} * {y}"), show(Ok(a.mul(b)))),
                3 => (format!("{x} / {y}"), show(a.div(b))),
                4 => (format!("{x} ** {y}"), show(pow(a, b))),
                5 => (format!("abs({x})"), a.abs().map_or_else(|f| raised(&f), float_text::repr)),
                _ => {
                    let parts =
                        ["1", "2.5", "j", "J", "+", "-", "(", ")", " ", "e5", "nan", "inf", "_", "x", "\u{663}", "1_0"];
                    let text: String = (0..dice.below(7)).map(|_| *dice.pick(&parts)).collect();
                    (format!("complex({})", text_repr::ascii(&text)), show(parse(&text)))
                }
            };
            input.push(text);
            ours.push(answer);
        }
        if let Some(theirs) = ask("return x", &input) {
            compare(&input, &ours, &theirs);
        }
    }
}
