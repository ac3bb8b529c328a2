//! `math`

use num_bigint::BigInt;
use num_integer::Integer as _;
use num_traits::ToPrimitive;

use super::special;
use crate::bytecode::BinaryOp;
use crate::object::builtin::types;
use crate::object::pure::ValueFault;
use crate::object::pure::int::Integer;
use crate::object::value::{DictId, Value};
use crate::semantics::arguments::whole;
use crate::semantics::machine::{Machine, Res};
use crate::semantics::native::{Call, NativeDef, def};

pub(super) fn constants(m: &mut Machine, namespace: DictId) {
    use std::f64::consts::{E, PI, TAU};
    for (name, x) in [("pi", PI), ("e", E), ("tau", TAU), ("inf", f64::INFINITY), ("nan", f64::NAN)] {
        m.store(namespace, name, Value::float(x));
    }
}

/// A float argument: a number, or what `__float__` or `__index__` gives.
fn real(m: &mut Machine, v: Value) -> Res<f64> {
    if let Some(x) = m.float_from(v)? {
        return Ok(x);
    }
    let class = m.heap.type_name(v).to_owned();
    Err(m.type_error(format!("must be real number, not {class}")))
}

fn domain<T>(m: &mut Machine) -> Res<T> {
    Err(m.raise(types::VALUE_ERROR, "math domain error"))
}

/// What a function of one float answers: NaN from a number is outside its domain; so is infinity, unless it can overflow.
fn checked(m: &mut Machine, x: f64, r: f64, overflows: bool) -> Res {
    if r.is_nan() && !x.is_nan() {
        return domain(m);
    }
    if r.is_infinite() && x.is_finite() {
        return if overflows { Err(m.raise(types::OVERFLOW_ERROR, "math range error")) } else { domain(m) };
    }
    Ok(Value::float(r))
}

macro_rules! of_one {
    ($name:literal, $overflows:literal, $f:expr) => {
        def(
            $name,
            Call::O(|m, _, v| {
                let x = real(m, v)?;
                let f: fn(f64) -> f64 = $f;
                checked(m, x, f(x), $overflows)
            }),
        )
    };
}

macro_rules! test {
    ($name:literal, $f:expr) => {
        def(
            $name,
            Call::O(|m, _, v| {
                let f: fn(f64) -> bool = $f;
                Ok(Value::bool(f(real(m, v)?)))
            }),
        )
    };
}

macro_rules! rounding {
    ($name:literal, $special:literal, $f:expr) => {
        def(
            $name,
            Call::O(|m, _, v| {
                let special = m.heap.intern($special);
                if matches!(v, Value::Instance(_))
                    && let Some(answer) = m.call_special(v, special, &[])?
                {
                    return Ok(answer);
                }
                if let Some(n) = m.as_int(v) {
                    return Ok(m.int(n));
                }
                if $name == "trunc" && !matches!(m.heap.payload(v), Value::Float(_)) {
                    let class = m.heap.type_name(v).to_owned();
                    return Err(m.type_error(format!("type {class} doesn't define __trunc__ method")));
                }
                let f: fn(f64) -> f64 = $f;
                let x = f(real(m, v)?);
                let n = m.lift(Integer::from_f64(x))?;
                Ok(m.int(n))
            }),
        )
    };
}

/// The functions.
pub(super) const NATIVES: &[NativeDef] = &[
    of_one!("acos", false, f64::acos),
    of_one!("asin", false, f64::asin),
    of_one!("atan", false, f64::atan),
    of_one!("cos", false, f64::cos),
    of_one!("sin", false, f64::sin),
    of_one!("tan", false, f64::tan),
    of_one!("sqrt", false, f64::sqrt),
    of_one!("exp", true, f64::exp),
    of_one!("exp2", true, f64::exp2),
    of_one!("expm1", true, f64::exp_m1),
    of_one!("log1p", false, |x| if x == 0.0 { x } else { f64::ln_1p(x) }),
    of_one!("cosh", true, f64::cosh),
    of_one!("sinh", true, f64::sinh),
    of_one!("tanh", false, f64::tanh),
    of_one!("acosh", false, libm::acosh),
    of_one!("asinh", false, libm::asinh),
    of_one!("atanh", false, libm::atanh),
    of_one!("erf", false, libm::erf),
    of_one!("erfc", false, libm::erfc),
    of_one!("fabs", false, f64::abs),
    of_one!("cbrt", false, f64::cbrt),
    of_one!("degrees", false, |x| x * (180.0 / std::f64::consts::PI)),
    of_one!("radians", false, |x| x * (std::f64::consts::PI / 180.0)),
    of_one!("ulp", false, |x| {
        let x = x.abs();
        if x.is_infinite() {
            return x;
        }
        let next = libm::nextafter(x, f64::INFINITY);
        if next.is_infinite() { x - libm::nextafter(x, -f64::INFINITY) } else { next - x }
    }),
    def(
        "gamma",
        Call::O(|m, _, v| {
            let x = real(m, v)?;
            match special::gamma(x) {
                Some(r) => checked(m, x, r, true),
                None => domain(m),
            }
        }),
    ),
    def(
        "lgamma",
        Call::O(|m, _, v| {
            let x = real(m, v)?;
            match special::lgamma(x) {
                Some(r) => checked(m, x, r, true),
                None => domain(m),
            }
        }),
    ),
    test!("isfinite", f64::is_finite),
    test!("isinf", f64::is_infinite),
    test!("isnan", f64::is_nan),
    rounding!("floor", "__floor__", f64::floor),
    rounding!("ceil", "__ceil__", f64::ceil),
    rounding!("trunc", "__trunc__", f64::trunc),
    def("log2", Call::O(|m, _, v| logarithm(m, v, f64::log2, 1.0))),
    def("log10", Call::O(|m, _, v| logarithm(m, v, f64::log10, std::f64::consts::LOG10_2))),
    def(
        "log",
        Call::Fast(1, 2, |m, _, a| {
            let ln = |m: &mut Machine, v| logarithm(m, v, f64::ln, std::f64::consts::LN_2);
            let top = ln(m, a[0])?;
            match a.get(1) {
                Some(&base) => {
                    let bottom = ln(m, base)?;
                    m.binary(BinaryOp::NB_TRUE_DIVIDE, top, bottom)
                }
                None => Ok(top),
            }
        }),
    ),
    def(
        "pow",
        Call::Fast(2, 2, |m, _, a| {
            let (x, y) = (real(m, a[0])?, real(m, a[1])?);
            let r = x.powf(y);
            if r.is_finite() || !x.is_finite() || !y.is_finite() {
                return Ok(Value::float(r));
            }
            if r.is_nan() || x == 0.0 { domain(m) } else { Err(m.raise(types::OVERFLOW_ERROR, "math range error")) }
        }),
    ),
    def("atan2", Call::Fast(2, 2, |m, _, a| Ok(Value::float(real(m, a[0])?.atan2(real(m, a[1])?))))),
    def("copysign", Call::Fast(2, 2, |m, _, a| Ok(Value::float(real(m, a[0])?.copysign(real(m, a[1])?))))),
    def(
        "fmod",
        Call::Fast(2, 2, |m, _, a| {
            let (x, y) = (real(m, a[0])?, real(m, a[1])?);
            let r = x % y;
            if r.is_nan() && !x.is_nan() && !y.is_nan() { domain(m) } else { Ok(Value::float(r)) }
        }),
    ),
    def(
        "remainder",
        Call::Fast(2, 2, |m, _, a| {
            let (x, y) = (real(m, a[0])?, real(m, a[1])?);
            let r = libm::remainder(x, y);
            if r.is_nan() && !x.is_nan() && !y.is_nan() { domain(m) } else { Ok(Value::float(r)) }
        }),
    ),
    def("nextafter", Call::Fast(2, 2, |m, _, a| Ok(Value::float(libm::nextafter(real(m, a[0])?, real(m, a[1])?))))),
    def(
        "modf",
        Call::O(|m, _, v| {
            let x = real(m, v)?;
            let fraction = if x.is_infinite() { 0.0f64.copysign(x) } else { (x - x.trunc()).copysign(x) };
            Ok(m.heap.new_tuple(vec![Value::float(fraction), Value::float(x.trunc())]))
        }),
    ),
    def(
        "frexp",
        Call::O(|m, _, v| {
            let x = real(m, v)?;
            let (fraction, exponent) = if x.is_finite() && x != 0.0 { libm::frexp(x) } else { (x, 0) };
            Ok(m.heap.new_tuple(vec![Value::float(fraction), Value::Int(i64::from(exponent))]))
        }),
    ),
    def(
        "ldexp",
        Call::Fast(2, 2, |m, _, a| {
            let x = real(m, a[0])?;
            let Some(n) = m.as_int(a[1]) else {
                return Err(m.type_error("Expected an int as second argument to ldexp."));
            };
            let r = libm::scalbn(x, n.saturating_i64().clamp(-5000, 5000) as i32);
            if r.is_infinite() && x.is_finite() {
                return Err(m.raise(types::OVERFLOW_ERROR, "math range error"));
            }
            Ok(Value::float(r))
        }),
    ),
    def("isclose", Call::Keywords(isclose)),
    def(
        "hypot",
        Call::Fast(0, usize::MAX, |m, _, a| {
            let xs = a.iter().map(|&v| real(m, v)).collect::<Res<Vec<f64>>>()?;
            Ok(Value::float(special::norm(&xs)))
        }),
    ),
    def(
        "dist",
        Call::Fast(2, 2, |m, _, a| {
            let (p, q) = (m.list_of(a[0])?, m.list_of(a[1])?);
            if p.len() != q.len() {
                return Err(m.raise(types::VALUE_ERROR, "both points must have the same number of dimensions"));
            }
            let mut xs = Vec::with_capacity(p.len());
            for (&a, &b) in p.iter().zip(&q) {
                xs.push(real(m, a)? - real(m, b)?);
            }
            Ok(Value::float(special::norm(&xs)))
        }),
    ),
    def(
        "fsum",
        Call::O(|m, _, v| {
            let mut xs = Vec::new();
            for v in m.list_of(v)? {
                xs.push(real(m, v)?);
            }
            match special::fsum(&xs) {
                Ok(sum) => Ok(Value::float(sum)),
                Err((class, message)) => Err(m.raise_fault(ValueFault::new(class, message))),
            }
        }),
    ),
    def("gcd", Call::Fast(0, usize::MAX, |m, _, a| fold(m, a, 0, |a, b| a.gcd(&b)))),
    def("lcm", Call::Fast(0, usize::MAX, |m, _, a| fold(m, a, 1, |a, b| a.lcm(&b)))),
    def(
        "isqrt",
        Call::O(|m, _, v| {
            let n = whole(m, v)?;
            if n.is_negative() {
                return Err(m.raise(types::VALUE_ERROR, "isqrt() argument must be nonnegative"));
            }
            Ok(m.int(Integer::from(n.to_big().sqrt())))
        }),
    ),
    def(
        "factorial",
        Call::O(|m, _, v| {
            let n = whole(m, v)?;
            if n.is_negative() {
                return Err(m.raise(types::VALUE_ERROR, "factorial() not defined for negative values"));
            }
            product(m, Integer::ONE, n)
        }),
    ),
    def(
        "perm",
        Call::Fast(1, 2, |m, _, a| {
            let n = whole(m, a[0])?;
            let k = match a.get(1) {
                Some(v) if !v.is_none() => whole(m, *v)?,
                _ => n.clone(),
            };
            if n.is_negative() || k.is_negative() {
                let what = if n.is_negative() { "n" } else { "k" };
                return Err(m.raise(types::VALUE_ERROR, format!("{what} must be a non-negative integer")));
            }
            if k > n {
                return Ok(Value::Int(0));
            }
            product(m, n.sub(&k).add(&Integer::ONE), n)
        }),
    ),
    def(
        "comb",
        Call::Fast(2, 2, |m, _, a| {
            let (n, k) = (whole(m, a[0])?, whole(m, a[1])?);
            if n.is_negative() || k.is_negative() {
                let what = if n.is_negative() { "n" } else { "k" };
                return Err(m.raise(types::VALUE_ERROR, format!("{what} must be a non-negative integer")));
            }
            if k > n {
                return Ok(Value::Int(0));
            }
            let k = k.clone().min(n.sub(&k));
            let top = product(m, n.sub(&k).add(&Integer::ONE), n)?;
            let bottom = product(m, Integer::ONE, k)?;
            m.binary(BinaryOp::NB_FLOOR_DIVIDE, top, bottom)
        }),
    ),
    def(
        "prod",
        Call::Keywords(|m, _, a, keywords| {
            let start = keywords.iter().find(|(name, _)| m.heap.str(*name) == "start").map(|&(_, v)| v);
            let [items] = a else {
                return Err(m.type_error(format!("prod() takes exactly 1 positional argument ({} given)", a.len())));
            };
            let mut product = start.unwrap_or(Value::Int(1));
            let iterator = m.iterate(*items)?;
            while let Some(item) = m.next(iterator)? {
                product = m.binary(BinaryOp::NB_MULTIPLY, product, item)?;
            }
            Ok(product)
        }),
    ),
];

/// The product of all ints from `low` to `high`, by halves so that the factors stay balanced.
fn product(m: &mut Machine, low: Integer, high: Integer) -> Res {
    fn halves(low: u64, high: u64) -> BigInt {
        if high - low < 8 {
            return (low..=high).map(BigInt::from).product();
        }
        let middle = low + (high - low) / 2;
        halves(low, middle) * halves(middle + 1, high)
    }
    if low > high {
        return Ok(Value::Int(1));
    }
    let (Some(first), Some(last)) = (low.to_big().to_u64(), high.to_big().to_u64()) else {
        if low == high {
            return Ok(m.int(low));
        }
        return Err(m.not_supported("factorials and combinations of ints above 64 bits"));
    };
    if (last - first).saturating_mul(u64::from(64 - last.leading_zeros())) > 1 << 24 {
        return Err(m.fault(crate::semantics::Fault::Memory));
    }
    Ok(m.int(Integer::from(halves(first, last))))
}

fn fold(m: &mut Machine, args: &[Value], start: i64, f: fn(BigInt, BigInt) -> BigInt) -> Res {
    let mut sum = BigInt::from(start);
    for &arg in args {
        let n = whole(m, arg)?;
        sum = f(sum, n.to_big());
    }
    Ok(m.int(Integer::from(sum)))
}

/// A logarithm; of an int too large for a float by its leading bits. `two` is the logarithm of 2.
fn logarithm(m: &mut Machine, v: Value, log: fn(f64) -> f64, two: f64) -> Res {
    if let Some(n) = m.as_int(v) {
        if n <= Integer::ZERO {
            return domain(m);
        }
        let bits = n.bit_length();
        if bits > 1000 {
            let exponent = bits - 64;
            let top = (n.to_big() >> exponent).to_f64().unwrap_or(f64::NAN) / 2f64.powi(64);
            return Ok(Value::float(log(top) + two * (exponent + 64) as f64));
        }
    }
    let x = real(m, v)?;
    if x <= 0.0 { domain(m) } else { Ok(Value::float(log(x))) }
}

fn isclose(m: &mut Machine, _: Value, args: &[Value], keywords: &[(crate::object::value::StrId, Value)]) -> Res {
    let [a, b] = args else {
        return Err(m.type_error(format!("isclose() takes exactly 2 positional arguments ({} given)", args.len())));
    };
    let (a, b) = (real(m, *a)?, real(m, *b)?);
    let (mut relative, mut absolute) = (1e-9, 0.0);
    for &(name, value) in keywords {
        match m.heap.str(name) {
            "rel_tol" => relative = real(m, value)?,
            "abs_tol" => absolute = real(m, value)?,
            other => {
                let message = format!("'{other}' is an invalid keyword argument for isclose()");
                return Err(m.type_error(message));
            }
        }
    }
    if relative < 0.0 || absolute < 0.0 {
        return Err(m.raise(types::VALUE_ERROR, "tolerances must be non-negative"));
    }
    let gap = (b - a).abs();
    let near = gap <= (relative * b).abs() || gap <= (relative * a).abs() || gap <= absolute;
    Ok(Value::bool(a == b || (a.is_finite() && b.is_finite() && near)))
}
