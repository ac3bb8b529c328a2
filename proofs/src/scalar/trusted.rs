//! What part B trusts, each with the test that stands in for a proof.

use turncoat::adaptive::scalar::{Operands, Scalars};
use turncoat::bytecode::{BinaryOp, CompareOp};
use turncoat::object::pure::domain::{Domain, Native};
use turncoat::object::pure::int::Integer;
use turncoat::object::value::Value;
use turncoat::semantics::{Limits, Machine};

use super::symbolic::{Mistake, Symbolic};
use crate::theorem::{Checked, Space, Theorem};

/// Numbers at which carries, signs and digits change.
fn corners() -> Vec<i64> {
    let mut all = vec![0];
    for bit in [0, 1, 2, 15, 29, 30, 31, 32, 52, 53, 61, 62, 63] {
        for near in [-1, 0, 1] {
            let n = 1i64.wrapping_shl(bit).wrapping_add(near);
            all.extend([n, n.wrapping_neg()]);
        }
    }
    all.sort_unstable();
    all.dedup();
    all
}

/// Pairs of corners, then pairs of numbers of all sizes by chance, always the same.
fn pairs() -> impl Iterator<Item = (i64, i64)> {
    let mut state = 0x9e37_79b9_7f4a_7c15u64;
    let mut next = move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((state ^ state >> 29) as i64) >> (state >> 58)
    };
    let corners = corners();
    let pairs: Vec<(i64, i64)> = corners.iter().flat_map(|&a| corners.iter().map(move |&b| (a, b))).collect();
    pairs.into_iter().chain(std::iter::repeat_with(move || (next(), next())).take(10_000))
}

fn float_pairs() -> Vec<(f64, f64)> {
    let sizes = [0.0, 1.0, 1.5, f64::MIN_POSITIVE, 5e-324, f64::MAX, f64::INFINITY, 0.1, 1e16, 4_503_599_627_370_497.5];
    let nans = [f64::NAN, -f64::NAN, f64::from_bits(0x7ff0_0000_0000_0001)];
    let all: Vec<f64> = sizes.iter().flat_map(|&x| [x, -x]).chain(nans).collect();
    all.iter().flat_map(|&a| all.iter().map(move |&b| (a, b))).collect()
}

fn unless(wrong: bool, what: &str, a: impl std::fmt::Display, b: impl std::fmt::Display) -> Result<(), String> {
    if wrong { Err(format!("{what} of {a} and {b}")) } else { Ok(()) }
}

/// Each operation of the proofs' domain, on constants, against the interpreter's.
fn domain(mistake: Option<Mistake>) -> Checked {
    let mut cases = 0;
    let mut d = Symbolic::with(mistake);
    for (i, (a, b)) in pairs().enumerate() {
        let (x, y) = (d.int(a), d.int(b));
        let mut answers = vec![
            ("sum", d.overflowing_add(x, y), a.overflowing_add(b)),
            ("difference", d.overflowing_sub(x, y), a.overflowing_sub(b)),
        ];
        // A product is thousands of gates.
        if i % 50 == 0 {
            answers.push(("product", d.overflowing_mul(x, y), a.overflowing_mul(b)));
        }
        for (what, (low, overflow), native) in answers {
            unless((d.circuit.word_value(&low), d.circuit.value(overflow)) != native, what, a, b)?;
        }
        let (less, equal) = (d.less(x, y), d.equal(x, y));
        unless(d.circuit.value(less) != Native.less(a, b), "order", a, b)?;
        unless(d.circuit.value(equal) != Native.equal(a, b), "equality", a, b)?;
        let (low, chosen) = (d.bits(x, (1 << 30) - 1), d.choose(less, x, y));
        unless(d.circuit.word_value(&low) != Native.bits(a, (1 << 30) - 1), "low bits", a, b)?;
        unless(d.circuit.word_value(&chosen) != Native.choose(a < b, a, b), "choice", a, b)?;
        cases += 1;
    }
    let machine = Machine::new(turncoat::plain::run, Limits::default());
    let mut native = Operands(&machine);
    let (mut left, mut right) = (d.operand().0, d.operand().0);
    for (a, b) in float_pairs() {
        (left.payload, right.payload) = (d.int(a.to_bits() as i64), d.int(b.to_bits() as i64));
        let (x, y) = (d.float(left), d.float(right));
        let (less, nan) = (d.float_less(x, y), d.is_nan(x));
        unless(d.circuit.value(less) != native.float_less(a, b), "order", a, b)?;
        unless(d.circuit.value(nan) != native.is_nan(a), "being a nan", a, b)?;
        cases += 1;
    }
    Ok(Space { cases, note: "corners and pairs by chance".to_owned() })
}

/// The machine's product with its overflow, against the exact product in 128 bits.
fn products(multiply: impl Fn(i64, i64) -> (i64, bool)) -> Checked {
    let mut cases = 0;
    for (a, b) in pairs() {
        let exact = i128::from(a) * i128::from(b);
        let (low, overflow) = multiply(a, b);
        let fits = i64::try_from(exact).is_ok();
        unless(low != exact as i64 || overflow == fits, "product", a, b)?;
        cases += 1;
    }
    Ok(Space { cases, note: "corners and pairs by chance".to_owned() })
}

/// The real base operation on ints, against exact arithmetic.
fn base_arithmetic(operation: impl Fn(&mut Machine, BinaryOp, i64, i64) -> Option<Integer>) -> Checked {
    let mut machine = Machine::new(turncoat::plain::run, Limits::default());
    let mut cases = 0;
    for (a, b) in pairs() {
        let (x, y) = (i128::from(a), i128::from(b));
        for (operator, exact) in
            [(BinaryOp::NB_ADD, x + y), (BinaryOp::NB_SUBTRACT, x - y), (BinaryOp::NB_MULTIPLY, x * y)]
        {
            let right = match operation(&mut machine, operator, a, b) {
                Some(Integer::Small(n)) => i128::from(n) == exact,
                // A number that fits 64 bits is never on the heap.
                Some(Integer::Big(n)) => i64::try_from(exact).is_err() && n.to_string() == exact.to_string(),
                None => false,
            };
            unless(!right, operator.symbol(), a, b)?;
            cases += 1;
        }
    }
    Ok(Space { cases, note: "corners and pairs by chance".to_owned() })
}

fn real_arithmetic(machine: &mut Machine, operator: BinaryOp, a: i64, b: i64) -> Option<Integer> {
    let value = machine.binary(operator, Value::Int(a), Value::Int(b)).ok()?;
    match value {
        Value::Int(n) => Some(Integer::Small(n)),
        other => machine.as_int(other),
    }
}

/// The real base comparison of ints and floats, against the order of numbers.
fn base_comparison(compare: impl Fn(&mut Machine, CompareOp, Value, Value) -> Option<bool>) -> Checked {
    fn ordered<T: PartialOrd>(operator: CompareOp, a: T, b: T) -> bool {
        match operator {
            CompareOp::Lt => a < b,
            CompareOp::Le => a <= b,
            CompareOp::Eq => a == b,
            CompareOp::Ne => a != b,
            CompareOp::Gt => a > b,
            CompareOp::Ge => a >= b,
        }
    }
    let mut machine = Machine::new(turncoat::plain::run, Limits::default());
    let mut cases = 0;
    for operator in CompareOp::ALL {
        for (a, b) in pairs() {
            let answer = compare(&mut machine, operator, Value::Int(a), Value::Int(b));
            unless(answer != Some(ordered(operator, a, b)), operator.symbol(), a, b)?;
            cases += 1;
        }
        for (a, b) in float_pairs() {
            let answer = compare(&mut machine, operator, Value::float(a), Value::float(b));
            unless(answer != Some(ordered(operator, a, b)), operator.symbol(), a, b)?;
            cases += 1;
        }
    }
    Ok(Space { cases, note: "corners and pairs by chance".to_owned() })
}

fn real_comparison(machine: &mut Machine, operator: CompareOp, a: Value, b: Value) -> Option<bool> {
    match machine.compare(operator, a, b) {
        Ok(Value::True) => Some(true),
        Ok(Value::False) => Some(false),
        _ => None,
    }
}

/// The real base operation on floats: the machine's own, operands in order, bit by bit.
fn base_floats(operation: impl Fn(&mut Machine, BinaryOp, f64, f64) -> Option<f64>) -> Checked {
    let mut machine = Machine::new(turncoat::plain::run, Limits::default());
    let mut cases = 0;
    for (a, b) in float_pairs() {
        for (operator, exact) in
            [(BinaryOp::NB_ADD, a + b), (BinaryOp::NB_SUBTRACT, a - b), (BinaryOp::NB_MULTIPLY, a * b)]
        {
            let answer = operation(&mut machine, operator, a, b).map(f64::to_bits);
            unless(answer != Some(exact.to_bits()), operator.symbol(), a, b)?;
            cases += 1;
        }
    }
    Ok(Space { cases, note: "pairs of special floats".to_owned() })
}

fn real_floats(machine: &mut Machine, operator: BinaryOp, a: f64, b: f64) -> Option<f64> {
    match machine.binary(operator, Value::float(a), Value::float(b)) {
        Ok(Value::Float(x)) => Some(x.get()),
        _ => None,
    }
}

/// What is trusted, tested.
pub fn theorems() -> Vec<Theorem> {
    let test = |name, check: fn() -> Checked| Theorem::new('B', name, "TRUSTED; a test stands in", check);
    let mut bits = test("bit-vectors compute as i64 and f64 do", || domain(None));
    for mistake in [
        Mistake::NoOverflow,
        Mistake::Exchanged,
        Mistake::LessOrEqual,
        Mistake::Unsigned,
        Mistake::Unequal,
        Mistake::NoNan,
        Mistake::InfinityIsNan,
    ] {
        bits = bits.twin(format!("{mistake:?}"), move || domain(Some(mistake)));
    }
    vec![
        bits,
        test("i64::overflowing_mul is the exact product", || products(i64::overflowing_mul))
            .twin("no product overflows", || products(|a, b| (a.wrapping_mul(b), false))),
        test("base + - * of ints are exact, in 64 bits where they fit", || base_arithmetic(real_arithmetic)).twin(
            "sums stop at the largest number",
            || {
                base_arithmetic(|machine, operator, a, b| match operator {
                    BinaryOp::NB_ADD => Some(Integer::Small(a.saturating_add(b))),
                    _ => real_arithmetic(machine, operator, a, b),
                })
            },
        ),
        test("base + - * of floats are the machine's, in order", || base_floats(real_floats)).twin(
            "operands of a difference are exchanged",
            || {
                base_floats(|machine, operator, a, b| match operator {
                    BinaryOp::NB_SUBTRACT => real_floats(machine, operator, b, a),
                    _ => real_floats(machine, operator, a, b),
                })
            },
        ),
        test("base comparisons are the order of numbers", || base_comparison(real_comparison)).twin(
            "<= of equal numbers is false",
            || {
                base_comparison(|machine, operator, a, b| match operator {
                    CompareOp::Le => real_comparison(machine, CompareOp::Lt, a, b),
                    _ => real_comparison(machine, operator, a, b),
                })
            },
        ),
    ]
}
