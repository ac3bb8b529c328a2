//! Arithmetic on numbers, and the unary operators.

use crate::bytecode::BinaryOp;
use crate::object::builtin::names;
use crate::object::kinds::Object;
use crate::object::pure::int::{Integer, Power};
use crate::object::pure::{self, float};
use crate::object::value::Value;
use crate::semantics::machine::{Machine, Res};

/// A number as arithmetic sees it.
pub(super) enum Number {
    Int(Integer),
    Float(f64),
    Complex(pure::complex::Complex),
}

impl Machine {
    pub(super) fn number(&self, value: Value) -> Option<Number> {
        if let Some(n) = self.as_int(value) {
            return Some(Number::Int(n));
        }
        match self.heap.payload(value) {
            Value::Float(f) => Some(Number::Float(f.get())),
            Value::Object(id) => match self.heap.objects[id] {
                Object::Complex(z) => Some(Number::Complex(z)),
                _ => None,
            },
            _ => None,
        }
    }

    /// A float from a float or int.
    pub fn as_float(&mut self, value: Value) -> Res<Option<f64>> {
        match self.number(value) {
            Some(Number::Float(x)) => Ok(Some(x)),
            Some(Number::Int(n)) => {
                let x = n.to_f64();
                self.lift(x).map(Some)
            }
            _ => Ok(None),
        }
    }

    pub(super) fn arithmetic(
        &mut self,
        op: BinaryOp,
        a: Number,
        b: Number,
        left: Value,
        right: Value,
    ) -> Res<Option<Value>> {
        use BinaryOp::*;
        let value = match (a, b) {
            (Number::Int(a), Number::Int(b)) => {
                if !matches!((&a, &b), (Integer::Small(_), Integer::Small(_))) {
                    // What schoolbook multiplication and division take, in limbs.
                    self.work((a.bit_length() / 64 + 1).saturating_mul(b.bit_length() / 64 + 1))?;
                }
                if op == NB_POWER {
                    // The last squaring, which takes as long as all before it; what is too large is refused at once.
                    let bits = a.bit_length().saturating_mul(b.to_i64().unwrap_or(0).unsigned_abs());
                    if bits <= pure::int::MAX_INT_BITS {
                        let limbs = bits / 128;
                        self.work(limbs.saturating_mul(2 * limbs.isqrt()))?;
                    }
                }
                let both_bool = matches!((left, right), (Value::True | Value::False, Value::True | Value::False));
                let n = match op {
                    NB_ADD => a.add(&b),
                    NB_SUBTRACT => a.sub(&b),
                    NB_MULTIPLY => self.lift(a.mul(&b))?,
                    NB_FLOOR_DIVIDE => self.lift(a.floor_div(&b))?,
                    NB_REMAINDER => self.lift(a.modulo(&b))?,
                    NB_AND => a.bit_and(&b),
                    NB_OR => a.bit_or(&b),
                    NB_XOR => a.bit_xor(&b),
                    NB_LSHIFT => self.lift(a.shl(&b))?,
                    NB_RSHIFT => self.lift(a.shr(&b))?,
                    NB_TRUE_DIVIDE => return self.lift(a.true_divide(&b)).map(|x| Some(Value::float(x))),
                    NB_POWER => match self.lift(a.pow(&b))? {
                        Power::Int(n) => n,
                        Power::Float(x) => return Ok(Some(Value::float(x))),
                    },
                    _ => return Ok(None),
                };
                if both_bool && matches!(op, NB_AND | NB_OR | NB_XOR) { Value::bool(!n.is_zero()) } else { self.int(n) }
            }
            (Number::Complex(a), b) => {
                let b = match b {
                    Number::Complex(b) => b,
                    Number::Float(x) => pure::complex::Complex::real(x),
                    Number::Int(n) => pure::complex::Complex::real(self.lift(n.to_f64())?),
                };
                return self.complex_arithmetic(op, a, b);
            }
            (a, Number::Complex(b)) => {
                let a = match a {
                    Number::Float(x) => x,
                    Number::Int(n) => self.lift(n.to_f64())?,
                    Number::Complex(_) => 0.0,
                };
                return self.complex_arithmetic(op, pure::complex::Complex::real(a), b);
            }
            (a, b) => {
                let mut float_of = |n| match n {
                    Number::Int(n) => self.lift(n.to_f64()),
                    Number::Float(x) => Ok(x),
                    Number::Complex(z) => Ok(z.re),
                };
                let (a, b) = (float_of(a)?, float_of(b)?);
                Value::float(match op {
                    NB_ADD => a + b,
                    NB_SUBTRACT => a - b,
                    NB_MULTIPLY => a * b,
                    NB_TRUE_DIVIDE => self.lift(float::true_divide(a, b))?,
                    NB_FLOOR_DIVIDE => self.lift(float::floor_div(a, b))?,
                    NB_REMAINDER => self.lift(float::modulo(a, b))?,
                    NB_POWER => match self.lift(float::pow(a, b))? {
                        float::FloatPower::Float(x) => x,
                        float::FloatPower::Complex(z) => {
                            return Ok(Some(self.heap.new_object(Object::Complex(z))));
                        }
                    },
                    _ => return Ok(None),
                })
            }
        };
        Ok(Some(value))
    }

    pub(super) fn complex_arithmetic(
        &mut self,
        op: BinaryOp,
        a: pure::complex::Complex,
        b: pure::complex::Complex,
    ) -> Res<Option<Value>> {
        let z = match op {
            BinaryOp::NB_ADD => a.add(b),
            BinaryOp::NB_SUBTRACT => a.sub(b),
            BinaryOp::NB_MULTIPLY => a.mul(b),
            BinaryOp::NB_TRUE_DIVIDE => self.lift(a.div(b))?,
            BinaryOp::NB_POWER => self.lift(pure::complex::pow(a, b))?,
            _ => return Ok(None),
        };
        Ok(Some(self.heap.new_object(Object::Complex(z))))
    }

    /// `-x`, `+x` and `~x`, by the symbol.
    pub fn unary(&mut self, symbol: char, value: Value) -> Res {
        if self.is_user(value) {
            let name = match symbol {
                '-' => names::NEG,
                '+' => names::POS,
                _ => names::INVERT,
            };
            if let Some(answer) = self.call_override(value, name, &[])? {
                return Ok(answer);
            }
        }
        self.builtin_unary(symbol, value)
    }

    /// [`Machine::unary`] as builtin classes do it.
    pub(in crate::semantics) fn builtin_unary(&mut self, symbol: char, value: Value) -> Res {
        match (self.number(value), symbol) {
            (Some(Number::Int(n)), '-') => Ok(self.int(n.neg())),
            (Some(Number::Int(n)), '+') => Ok(self.int(n)),
            (Some(Number::Int(n)), _) => Ok(self.int(n.invert())),
            (Some(Number::Float(x)), '-') => Ok(Value::float(-x)),
            (Some(Number::Float(x)), '+') => Ok(Value::float(x)),
            (Some(Number::Complex(z)), '+') => Ok(self.heap.new_object(Object::Complex(z))),
            (Some(Number::Complex(z)), '-') => Ok(self.heap.new_object(Object::Complex(z.neg()))),
            _ => {
                let name = self.heap.type_name(value).to_owned();
                Err(self.type_error(format!("bad operand type for unary {symbol}: '{name}'")))
            }
        }
    }
}
