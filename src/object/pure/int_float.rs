//! Where `int` meets `float`: exact comparison, correctly rounded conversion and division.

use super::domain::{Domain, Native};
use super::int::Integer;
use super::{Answer, ValueFault};
use num_bigint::{BigInt, BigUint};
use num_integer::Integer as _;
use num_traits::{ToPrimitive, Zero};
use std::cmp::Ordering;

const TWO_TO_63: f64 = 9_223_372_036_854_775_808.0;

/// Integers of 64 bits and floats.
pub trait Fractions: Domain {
    /// A float.
    type Float: Copy;
    /// A number.
    fn float(&mut self, x: f64) -> Self::Float;
    /// `a < b`; false for nans
    fn float_less(&mut self, a: Self::Float, b: Self::Float) -> Self::Bool;
    /// Whether it is a nan.
    fn is_nan(&mut self, x: Self::Float) -> Self::Bool;
    /// The integral part of a float from `-2 ** 63` to below `2 ** 63`, and what is left of it.
    fn parts(&mut self, x: Self::Float) -> (Self::Int, Self::Float);
}

impl Fractions for Native {
    type Float = f64;

    #[inline(always)]
    fn float(&mut self, x: f64) -> f64 {
        x
    }
    #[inline(always)]
    fn float_less(&mut self, a: f64, b: f64) -> bool {
        a < b
    }
    #[inline(always)]
    fn is_nan(&mut self, x: f64) -> bool {
        x.is_nan()
    }
    #[inline(always)]
    fn parts(&mut self, x: f64) -> (i64, f64) {
        (x as i64, x - x.trunc())
    }
}

/// Where an integer of 64 bits stands to a float, exactly; `None` for a nan.
pub fn order<D: Fractions>(d: &mut D, n: D::Int, x: D::Float) -> Option<Ordering> {
    let nan = d.is_nan(x);
    if d.holds(nan) {
        return None;
    }
    let (least, limit, zero) = (d.float(-TWO_TO_63), d.float(TWO_TO_63), d.float(0.0));
    let below = d.float_less(x, least);
    if d.holds(below) {
        return Some(Ordering::Greater);
    }
    let fits = d.float_less(x, limit);
    if !d.holds(fits) {
        return Some(Ordering::Less);
    }
    let (whole, rest) = d.parts(x);
    let (less, greater) = (d.less(n, whole), d.less(whole, n));
    if d.holds(less) {
        return Some(Ordering::Less);
    }
    if d.holds(greater) {
        return Some(Ordering::Greater);
    }
    let (less, greater) = (d.float_less(zero, rest), d.float_less(rest, zero));
    if d.holds(less) {
        return Some(Ordering::Less);
    }
    Some(if d.holds(greater) { Ordering::Greater } else { Ordering::Equal })
}

impl Integer {
    /// `float(self)`, correctly rounded. `OverflowError: int too large to convert to float`.
    pub fn to_f64(&self) -> Answer<f64> {
        match self {
            Self::Small(a) => Ok(*a as f64),
            Self::Big(a) => {
                let shift = a.bits().saturating_sub(64);
                let sticky = a.magnitude().trailing_zeros().unwrap_or(0) < shift;
                let top = (a.magnitude() >> shift).to_u64().unwrap_or(u64::MAX);
                round_scaled(top, sticky, i64::try_from(shift).unwrap_or(i64::MAX))
                    .map(|x| if self.is_negative() { -x } else { x })
                    .ok_or_else(|| ValueFault::overflow("int too large to convert to float"))
            }
        }
    }

    /// `int(x)`: the integral part. `OverflowError` for infinities, `ValueError` for NaN.
    pub fn from_f64(x: f64) -> Answer<Self> {
        if x.is_nan() {
            return Err(ValueFault::value("cannot convert float NaN to integer"));
        }
        if x.is_infinite() {
            return Err(ValueFault::overflow("cannot convert float infinity to integer"));
        }
        Ok(Self::trunc(x))
    }

    /// The integral part of a finite number.
    pub(crate) fn trunc(x: f64) -> Self {
        if (-TWO_TO_63..TWO_TO_63).contains(&x) {
            return Self::Small(x as i64);
        }
        let (mantissa, exponent) = decompose(x.abs());
        let magnitude =
            if exponent < 0 { BigUint::from(mantissa) >> -exponent } else { BigUint::from(mantissa) << exponent };
        let value = BigInt::from(magnitude);
        Self::from(if x < 0.0 { -value } else { value })
    }

    /// Exact comparison of an `int` with a `float`, as `self < x` and the like decide it. `None` for NaN.
    pub fn compare_float(&self, x: f64) -> Option<Ordering> {
        if let Self::Small(n) = self {
            return order(&mut Native, *n, x);
        }
        if x.is_nan() {
            return None;
        }
        if x.is_infinite() {
            return Some(if x > 0.0 { Ordering::Less } else { Ordering::Greater });
        }
        let whole = Self::trunc(x);
        Some(self.cmp(&whole).then_with(|| 0.0f64.partial_cmp(&(x - x.trunc())).unwrap_or(Ordering::Equal)))
    }

    /// `self == x`, exactly.
    pub fn equals_float(&self, x: f64) -> bool {
        self.compare_float(x) == Some(Ordering::Equal)
    }

    /// `self / other`, the float nearest to the exact quotient.
    pub fn true_divide(&self, other: &Self) -> Answer<f64> {
        const EXACT: u64 = 1 << 53;
        if other.is_zero() {
            return Err(ValueFault::zero_division("division by zero"));
        }
        if let (Self::Small(a), Self::Small(b)) = (self, other)
            && a.unsigned_abs() <= EXACT
            && b.unsigned_abs() <= EXACT
        {
            return Ok(*a as f64 / *b as f64);
        }
        let negative = self.is_negative() != other.is_negative();
        let signed = |x: f64| if negative { -x } else { x };
        if self.is_zero() {
            return Ok(signed(0.0));
        }
        let (a, b) = (self.magnitude(), other.magnitude());
        // The quotient of the shifted numbers has 60 or 61 bits: more than a mantissa and its rounding bit.
        let shift = b.bits() as i64 - a.bits() as i64 + 60;
        if shift < -1100 {
            return Err(ValueFault::overflow("integer division result too large for a float"));
        }
        if shift > 1200 {
            return Ok(signed(0.0));
        }
        let (q, r) = if shift >= 0 { (a << shift).div_rem(&b) } else { a.div_rem(&(b << -shift)) };
        round_scaled(q.to_u64().unwrap_or(u64::MAX), !r.is_zero(), -shift)
            .map(signed)
            .ok_or_else(|| ValueFault::overflow("integer division result too large for a float"))
    }
}

/// A finite `x >= 0` as `mantissa * 2 ** exponent`.
pub(crate) fn decompose(x: f64) -> (u64, i64) {
    let bits = x.to_bits();
    let field = ((bits >> 52) & 0x7ff) as i64;
    let fraction = bits & ((1 << 52) - 1);
    if field == 0 { (fraction, -1074) } else { (fraction | 1 << 52, field - 1075) }
}

/// The float nearest to `(mantissa + e) * 2 ** exponent`, where `0 < e < 1` if `sticky` and else `e = 0`; ties to even.
/// `None` when it overflows. A sticky mantissa must have at least 55 bits.
pub(crate) fn round_scaled(mantissa: u64, sticky: bool, exponent: i64) -> Option<f64> {
    if mantissa == 0 {
        return Some(0.0);
    }
    let bits = i64::from(64 - mantissa.leading_zeros());
    // Bits below the last place of the result: of a normal number all above 53, of a subnormal one all below 2**-1074.
    let drop = (bits - 53).max(-1074 - exponent);
    let (kept, exponent) = if drop <= 0 {
        (mantissa, exponent)
    } else if drop > 64 {
        return Some(0.0);
    } else {
        let kept = mantissa.checked_shr(drop as u32).unwrap_or(0);
        let half = 1u64 << (drop - 1);
        let rest = if drop == 64 { mantissa } else { mantissa & ((half << 1) - 1) };
        let up = rest > half || (rest == half && (sticky || kept & 1 == 1));
        (kept + u64::from(up), exponent + drop)
    };
    if exponent + i64::from(64 - kept.leading_zeros()) > 1024 {
        return None;
    }
    // `kept` has at most 53 bits (or is 2**53) and the product is representable: both steps are exact.
    let x = kept as f64;
    Some(if exponent < -1022 {
        x * power_of_two(-1000) * power_of_two(exponent + 1000)
    } else {
        x * power_of_two(exponent)
    })
}

/// `2.0 ** exponent`, for the exponents of normal numbers.
fn power_of_two(exponent: i64) -> f64 {
    f64::from_bits(((exponent + 1023).clamp(1, 2046) as u64) << 52)
}

#[cfg(test)]
mod tests {
    use super::super::float;
    use super::super::python::{Dice, ask, compare, raised};
    use super::*;

    #[test]
    fn agrees_with_python() {
        let mut dice = Dice(77);
        let (mut input, mut ours) = (Vec::new(), Vec::new());
        for i in 0..4000 {
            let mut any = |bits: usize| {
                let words: Vec<u32> = (0..bits.div_ceil(32)).map(|_| dice.next() as u32).collect();
                let value = BigInt::from(BigUint::new(words) >> dice.below(40));
                if dice.below(2) == 0 { -value } else { value }
            };
            let (mut a, mut b) = (any(i % 2100), any((i * 7) % 2100));
            if i % 3 == 0 {
                a = any(70);
            }
            if i % 5 == 0 {
                b = any(100);
            }
            let (x, y) = (Integer::from(a.clone()), Integer::from(b.clone()));
            let show = |answer: Answer<f64>| answer.map_or_else(|f| raised(&f), float::repr);
            input.push(format!("{a:#x}/({b:#x})"));
            ours.push(show(x.true_divide(&y)));
            input.push(format!("float({a:#x})"));
            ours.push(show(x.to_f64()));
            let near = x.to_f64().unwrap_or(1e300) * *dice.pick(&[1.0, 1.0, 1.0 + f64::EPSILON, 0.5, -1.0])
                + *dice.pick(&[0.0, 0.5, -0.25]);
            if near.is_finite() {
                let order = x.compare_float(near);
                input.push(format!("({a:#x} < {0}, {a:#x} == {0}, {a:#x} > {0}, int({0}))", float::repr(near)));
                let word = |b: bool| if b { "True" } else { "False" };
                ours.push(format!(
                    "({}, {}, {}, {})",
                    word(order == Some(Ordering::Less)),
                    word(x.equals_float(near)),
                    word(order == Some(Ordering::Greater)),
                    Integer::trunc(near).to_big()
                ));
            }
        }
        if let Some(theirs) = ask("import sys; sys.set_int_max_str_digits(0); return x", &input) {
            compare(&input, &ours, &theirs);
        }
    }

    #[test]
    fn comparison_is_exact_beyond_the_mantissa() {
        let n = Integer::from((1i64 << 53) + 1);
        assert_eq!(n.compare_float(9_007_199_254_740_992.0), Some(Ordering::Greater));
        assert_eq!(Integer::ZERO.compare_float(f64::NAN), None);
        assert_eq!(Integer::ZERO.compare_float(-0.0), Some(Ordering::Equal));
        assert_eq!(Integer::from(i64::MAX).compare_float(9.3e18), Some(Ordering::Less));
        assert_eq!(Integer::from(-1).compare_float(-1.5), Some(Ordering::Greater));
    }
}
