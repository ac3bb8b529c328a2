//! Operations on ints that fit 64 bits, floats, and the exact builtin containers, before the general operation is asked.
//!
//! Each is complete or answers `None`, and then the general operation decides; it never raises.

use super::Machine;
use crate::bytecode::{BinaryOp, CompareOp};
use crate::object::pure::surrogate;
use crate::object::value::Value;

/// `left <operator> right` where neither an error nor a large int can come of it.
#[inline]
pub fn arithmetic(operator: BinaryOp, left: Value, right: Value) -> Option<Value> {
    match (left, right) {
        (Value::Int(a), Value::Int(b)) => ints(operator, a, b),
        (Value::Float(a), Value::Float(b)) => floats(operator, a.get(), b.get()),
        // What fits 64 bits is rounded as CPython's `PyLong_AsDouble` does.
        (Value::Float(a), Value::Int(b)) => floats(operator, a.get(), b as f64),
        (Value::Int(a), Value::Float(b)) => floats(operator, a as f64, b.get()),
        _ => None,
    }
}

#[inline]
fn ints(operator: BinaryOp, a: i64, b: i64) -> Option<Value> {
    use BinaryOp::*;
    Some(Value::Int(match operator {
        NB_ADD => a.checked_add(b)?,
        NB_SUBTRACT => a.checked_sub(b)?,
        NB_MULTIPLY => a.checked_mul(b)?,
        NB_FLOOR_DIVIDE => {
            let quotient = a.checked_div(b)?;
            if a % b != 0 && (a < 0) != (b < 0) { quotient - 1 } else { quotient }
        }
        NB_REMAINDER => {
            let rest = a.checked_rem(b)?;
            if rest != 0 && (rest < 0) != (b < 0) { rest + b } else { rest }
        }
        NB_AND => a & b,
        NB_OR => a | b,
        NB_XOR => a ^ b,
        NB_LSHIFT => {
            let shifted = if (0..64).contains(&b) { a << b } else { return None };
            if shifted >> b != a {
                return None;
            }
            shifted
        }
        NB_RSHIFT if b >= 0 => a >> b.min(63),
        NB_TRUE_DIVIDE => {
            const EXACT: u64 = 1 << 53;
            if b == 0 || a.unsigned_abs() > EXACT || b.unsigned_abs() > EXACT {
                return None;
            }
            return Some(Value::float(a as f64 / b as f64));
        }
        _ => return None,
    }))
}

#[inline]
fn floats(operator: BinaryOp, a: f64, b: f64) -> Option<Value> {
    use BinaryOp::*;
    Some(Value::float(match operator {
        NB_ADD => a + b,
        NB_SUBTRACT => a - b,
        NB_MULTIPLY => a * b,
        NB_TRUE_DIVIDE if b != 0.0 => a / b,
        _ => return None,
    }))
}

/// Whether a comparison holds for two things that are always less, equal or greater.
#[inline]
pub(crate) fn holds<T: PartialOrd>(operator: CompareOp, a: &T, b: &T) -> bool {
    match operator {
        CompareOp::Lt => a < b,
        CompareOp::Le => a <= b,
        CompareOp::Eq => a == b,
        CompareOp::Ne => a != b,
        CompareOp::Gt => a > b,
        CompareOp::Ge => a >= b,
    }
}

impl Machine {
    /// `left <operator> right` of numbers and strings.
    #[inline]
    pub(crate) fn compare_scalars(&self, operator: CompareOp, left: Value, right: Value) -> Option<bool> {
        Some(match (left, right) {
            (Value::Int(a), Value::Int(b)) => holds(operator, &a, &b),
            (Value::Float(a), Value::Float(b)) => holds(operator, &a.get(), &b.get()),
            (Value::Str(a), Value::Str(b)) => match operator {
                CompareOp::Eq => self.heap.str_eq(a, b),
                CompareOp::Ne => !self.heap.str_eq(a, b),
                _ if self.heap.str_is_ascii(a) || self.heap.str_is_ascii(b) => {
                    holds(operator, &self.heap.str(a), &self.heap.str(b))
                }
                _ => {
                    let order = surrogate::compare(self.heap.str(a), self.heap.str(b));
                    holds(operator, &order, &std::cmp::Ordering::Equal)
                }
            },
            _ => return None,
        })
    }

    /// `container[key]` of an exact list, tuple or ASCII string, and an int within it.
    #[inline]
    pub(super) fn item(&mut self, container: Value, key: Value) -> Option<Value> {
        let Value::Int(n) = key else { return None };
        let at = |length: usize| {
            let index = if n < 0 { n.checked_add(length as i64)? } else { n };
            usize::try_from(index).ok()
        };
        match container {
            Value::List(id) => {
                let items = &self.heap.lists[id];
                items.get(at(items.len())?).copied()
            }
            Value::Tuple(id) => {
                let items = &self.heap.tuples[id];
                items.get(at(items.len())?).copied()
            }
            Value::Str(id) if self.heap.str_is_ascii(id) => {
                let text = self.heap.str(id).as_bytes();
                let byte = *text.get(at(text.len())?)?;
                Some(self.heap.character(char::from(byte)))
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use num_bigint::BigInt;
    use proptest::prelude::*;

    use super::*;
    use crate::object::pure::int::Integer;

    const OPERATORS: [BinaryOp; 11] = [
        BinaryOp::NB_ADD,
        BinaryOp::NB_SUBTRACT,
        BinaryOp::NB_MULTIPLY,
        BinaryOp::NB_FLOOR_DIVIDE,
        BinaryOp::NB_REMAINDER,
        BinaryOp::NB_AND,
        BinaryOp::NB_OR,
        BinaryOp::NB_XOR,
        BinaryOp::NB_LSHIFT,
        BinaryOp::NB_RSHIFT,
        BinaryOp::NB_TRUE_DIVIDE,
    ];

    /// The same by the arithmetic of any size.
    fn general(operator: BinaryOp, a: i64, b: i64) -> Option<Value> {
        use BinaryOp::*;
        let (x, y) = (Integer::from(BigInt::from(a)), Integer::from(BigInt::from(b)));
        let answer = match operator {
            NB_ADD => Ok(x.add(&y)),
            NB_SUBTRACT => Ok(x.sub(&y)),
            NB_MULTIPLY => x.mul(&y),
            NB_FLOOR_DIVIDE => x.floor_div(&y),
            NB_REMAINDER => x.modulo(&y),
            NB_AND => Ok(x.bit_and(&y)),
            NB_OR => Ok(x.bit_or(&y)),
            NB_XOR => Ok(x.bit_xor(&y)),
            NB_LSHIFT => x.shl(&y),
            NB_RSHIFT => x.shr(&y),
            _ => return x.true_divide(&y).ok().map(Value::float),
        };
        match answer.ok()? {
            Integer::Small(n) => Some(Value::Int(n)),
            Integer::Big(_) => None,
        }
    }

    fn int() -> impl Strategy<Value = i64> {
        prop_oneof![-70i64..70, any::<i64>(), Just(i64::MIN), Just(i64::MAX), (0u32..63).prop_map(|n| 1 << n)]
    }

    proptest! {
        #[test]
        fn ints_are_what_the_arithmetic_of_any_size_says(a in int(), b in int(), op in 0..OPERATORS.len()) {
            let shift = matches!(OPERATORS[op], BinaryOp::NB_LSHIFT);
            prop_assume!(!shift || b < 1000);
            if let Some(value) = ints(OPERATORS[op], a, b) {
                prop_assert_eq!(Some(value), general(OPERATORS[op], a, b), "{:?}", OPERATORS[op]);
            } else if OPERATORS[op] != BinaryOp::NB_TRUE_DIVIDE {
                // Only an error, a large int or the quotient of the smallest int by -1 is left to it.
                let rare = a == i64::MIN && b == -1;
                prop_assert!(rare || general(OPERATORS[op], a, b).is_none() || (a == 0 && b > 63), "{:?}", OPERATORS[op]);
            }
        }
    }
}
