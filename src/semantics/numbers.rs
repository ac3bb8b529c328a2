//! `abs`, `divmod`, `pow` with a modulus and `round`.

use super::arguments::whole;
use super::machine::{Machine, Res};
use crate::object::builtin::{names, types};
use crate::object::pure::float;
use crate::object::value::{StrId, Value};

impl Machine {
    /// A special method that the program defines for one of its classes.
    fn own_special(&mut self, value: Value, name: StrId, args: &[Value]) -> Res<Option<Value>> {
        if self.is_user(value) { self.call_override(value, name, args) } else { Ok(None) }
    }

    /// `abs(value)`
    pub fn absolute(&mut self, value: Value) -> Res {
        if let Some(answer) = self.own_special(value, names::ABS, &[])? {
            return Ok(answer);
        }
        if let Some(n) = self.as_int(value) {
            return Ok(self.int(n.abs()));
        }
        if let Some(z) = self.as_complex(value) {
            let size = z.abs();
            return self.lift(size).map(Value::float);
        }
        match self.as_float(value)? {
            Some(x) => Ok(Value::float(x.abs())),
            None => {
                let name = self.heap.type_name(value).to_owned();
                Err(self.type_error(format!("bad operand type for abs(): '{name}'")))
            }
        }
    }

    /// `divmod(left, right)`
    pub fn divmod(&mut self, left: Value, right: Value) -> Res {
        let (lt, rt) = (self.heap.type_of(left), self.heap.type_of(right));
        let derived = lt != rt && self.heap.is_subtype(rt, lt);
        // What is no number, or a simpler one than the right side, leaves it to that.
        let leaves = match self.as_int(left) {
            Some(_) => self.as_int(right).is_none(),
            None => !matches!(self.heap.payload(left), Value::Float(_)),
        };
        let asked = [
            (derived, right, names::RDIVMOD, left),
            (true, left, names::DIVMOD, right),
            (!derived && leaves && lt != rt, right, names::RDIVMOD, left),
        ];
        for (is, value, name, other) in asked {
            if !is {
                continue;
            }
            match self.own_special(value, name, &[other])? {
                Some(Value::NotImplemented) | None => {}
                Some(answer) => return Ok(answer),
            }
        }
        if let (Some(a), Some(b)) = (self.as_int(left), self.as_int(right)) {
            let pair = a.divmod(&b);
            let (q, r) = self.lift(pair)?;
            let items = vec![self.int(q), self.int(r)];
            return Ok(self.heap.new_tuple(items));
        }
        if self.as_complex(left).is_none()
            && self.as_complex(right).is_none()
            && let (Some(a), Some(b)) = (self.as_float(left)?, self.as_float(right)?)
        {
            let pair = float::divmod(a, b);
            let (q, r) = self.lift(pair)?;
            return Ok(self.heap.new_tuple(vec![Value::float(q), Value::float(r)]));
        }
        let (l, r) = (self.heap.type_name(left).to_owned(), self.heap.type_name(right).to_owned());
        Err(self.type_error(format!("unsupported operand type(s) for divmod(): '{l}' and '{r}'")))
    }

    /// `pow(base, exponent, modulus)`
    pub fn power_modulo(&mut self, base: Value, exponent: Value, modulus: Value) -> Res {
        match self.own_special(base, names::POW, &[exponent, modulus])? {
            Some(Value::NotImplemented) | None => {}
            Some(answer) => return Ok(answer),
        }
        if let (Some(x), Some(y), Some(z)) = (self.as_int(base), self.as_int(exponent), self.as_int(modulus)) {
            // A multiplication and a division by the modulus for each bit of the exponent.
            let limbs = z.bit_length() / 64 + 1;
            self.work(y.bit_length().saturating_mul(limbs).saturating_mul(limbs))?;
            let n = x.pow_mod(&y, &z);
            let n = self.lift(n)?;
            return Ok(self.int(n));
        }
        let names = [base, exponent, modulus].map(|v| self.heap.type_name(v).to_owned());
        if self.as_float(base)?.is_some() && self.as_float(exponent)?.is_some() {
            return Err(self.type_error("pow() 3rd argument not allowed unless all arguments are integers"));
        }
        let complex = |v| self.as_complex(v).is_some();
        let number = |v| complex(v) || self.as_int(v).is_some() || matches!(self.heap.payload(v), Value::Float(_));
        if [base, exponent, modulus].into_iter().any(complex) && number(base) && number(exponent) {
            return Err(self.raise(types::VALUE_ERROR, "complex modulo"));
        }
        let [x, y, z] = names;
        Err(self.type_error(format!("unsupported operand type(s) for ** or pow(): '{x}', '{y}', '{z}'")))
    }

    /// `round(value)`, or `round(value, digits)` where `digits` is not `Null`.
    pub fn round(&mut self, value: Value, digits: Value) -> Res {
        let args = if digits.is_null() { &[][..] } else { &[digits][..] };
        if let Some(answer) = self.own_special(value, names::ROUND, args)? {
            return Ok(answer);
        }
        if let Some(n) = self.as_int(value) {
            if digits.is_null() {
                return Ok(self.int(n));
            }
            let digits = whole(self, digits)?;
            let n = n.round(&digits);
            let n = self.lift(n)?;
            return Ok(self.int(n));
        }
        if let Value::Float(x) = self.heap.payload(value) {
            if digits.is_null() {
                let n = float::round_to_int(x.get());
                let n = self.lift(n)?;
                return Ok(self.int(n));
            }
            let digits = whole(self, digits)?.saturating_i64();
            let x = float::round(x.get(), digits);
            return self.lift(x).map(Value::float);
        }
        let name = self.heap.type_name(value).to_owned();
        Err(self.type_error(format!("type {name} doesn't define __round__ method")))
    }
}
