//! Arithmetic, comparison, truth, hashing, subscripts and iteration.

use super::machine::{Machine, Res};
use super::{scalars, set_methods};
use crate::bytecode::{BinaryOp, CompareOp};
use crate::object::builtin::{names, types};
use crate::object::dict::Dict;
use crate::object::kinds::{Iter, Object, View};
use crate::object::pure::int::{Integer, Power};
use crate::object::pure::{self, float, hash, slice};
use crate::object::value::{DictId, ObjectId, StrId, Value};

/// A number as arithmetic sees it.
enum Number {
    Int(Integer),
    Float(f64),
    Complex(pure::complex::Complex),
}

const METHODS: [(StrId, StrId, StrId); 13] = [
    (names::ADD, names::RADD, names::IADD),
    (names::AND, names::RAND, names::IAND),
    (names::FLOORDIV, names::RFLOORDIV, names::IFLOORDIV),
    (names::LSHIFT, names::RLSHIFT, names::ILSHIFT),
    (names::MATMUL, names::RMATMUL, names::IMATMUL),
    (names::MUL, names::RMUL, names::IMUL),
    (names::MOD, names::RMOD, names::IMOD),
    (names::OR, names::ROR, names::IOR),
    (names::POW, names::RPOW, names::IPOW),
    (names::RSHIFT, names::RRSHIFT, names::IRSHIFT),
    (names::SUB, names::RSUB, names::ISUB),
    (names::TRUEDIV, names::RTRUEDIV, names::ITRUEDIV),
    (names::XOR, names::RXOR, names::IXOR),
];

impl Machine {
    /// The int behind an int, bool or instance of a subclass.
    pub fn as_int(&self, value: Value) -> Option<Integer> {
        match self.heap.payload(value) {
            Value::Int(n) => Some(Integer::Small(n)),
            Value::True => Some(Integer::Small(1)),
            Value::False => Some(Integer::Small(0)),
            Value::Object(id) => match &self.heap.objects[id] {
                Object::BigInt(n) => Some(n.clone()),
                _ => None,
            },
            _ => None,
        }
    }

    /// The string behind a str or an instance of a subclass.
    pub fn as_str(&self, value: Value) -> Option<StrId> {
        match self.heap.payload(value) {
            Value::Str(id) => Some(id),
            _ => None,
        }
    }

    /// The text of a str, or nothing.
    pub fn text_value(&self, value: Value) -> String {
        self.as_str(value).map_or(String::new(), |id| self.text_of(id))
    }

    /// Whether special methods of a value may be Python code: it is an instance of a class of the program, or a class
    /// with a metaclass of the program.
    #[inline]
    pub(super) fn is_user(&self, value: Value) -> bool {
        match value {
            Value::Instance(_) => true,
            Value::Type(class) => self.heap.types[class].metaclass != types::TYPE,
            _ => false,
        }
    }

    fn number(&self, value: Value) -> Option<Number> {
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

    /// `left <operator> right`
    pub fn binary(&mut self, operator: BinaryOp, left: Value, right: Value) -> Res {
        if let Some(value) = scalars::arithmetic(operator.plain(), left, right) {
            return Ok(value);
        }
        let index = operator.plain() as usize;
        let (method, reflected, in_place) = METHODS[index];
        if operator.is_in_place() {
            if self.is_user(left) {
                match self.call_override(left, in_place, &[right])? {
                    Some(Value::NotImplemented) | None => {}
                    Some(answer) => return Ok(answer),
                }
            }
            if self.builtin_in_place(operator.plain(), left, right)? {
                return Ok(left);
            }
        }
        let (l_user, r_user) = (self.is_user(left), self.is_user(right));
        if l_user || r_user {
            let (lt, rt) = (self.heap.type_of(left), self.heap.type_of(right));
            let right_first = r_user && lt != rt && self.heap.is_subtype(rt, lt) && {
                let own = self.overriding(right, reflected);
                own.is_some() && own != self.heap.type_lookup(lt, reflected)
            };
            if right_first {
                match self.call_override(right, reflected, &[left])? {
                    Some(Value::NotImplemented) | None => {}
                    Some(answer) => return Ok(answer),
                }
            }
            if l_user {
                match self.call_override(left, method, &[right])? {
                    Some(Value::NotImplemented) | None => {}
                    Some(answer) => return Ok(answer),
                }
            }
            let mut right_left = r_user && !right_first && (lt != rt || !l_user);
            // Concatenation and repetition are of the sequence protocol, which comes after `__radd__` and `__rmul__`.
            let sequence = matches!(operator.plain(), BinaryOp::NB_ADD | BinaryOp::NB_MULTIPLY)
                && (self.number(left).is_none() || self.number(right).is_none());
            for after in [false, true] {
                if right_left && (sequence || after) {
                    right_left = false;
                    match self.call_override(right, reflected, &[left])? {
                        Some(Value::NotImplemented) | None => {}
                        Some(answer) => return Ok(answer),
                    }
                }
                if !after && let Some(answer) = self.builtin_binary(operator.plain(), left, right)? {
                    return Ok(answer);
                }
            }
        } else if let Some(answer) = self.builtin_binary(operator.plain(), left, right)? {
            return Ok(answer);
        }
        if operator.plain() == BinaryOp::NB_OR && self.makes_union(left, right) {
            match self.union(left, right)? {
                Value::NotImplemented => {}
                union => return Ok(union),
            }
        }
        let (l, r) = (self.heap.type_name(left).to_owned(), self.heap.type_name(right).to_owned());
        let symbol = match operator {
            BinaryOp::NB_POWER => "** or pow()",
            operator => operator.symbol(),
        };
        let mut hint = "";
        if operator == BinaryOp::NB_RSHIFT
            && let Value::Native(id) = left
            && self.natives[self.heap.natives[id].number as usize].name == "print"
        {
            hint = ". Did you mean \"print(<message>, file=<output_stream>)\"?";
        }
        Err(self.type_error(format!("unsupported operand type(s) for {symbol}: '{l}' and '{r}'{hint}")))
    }

    /// What builtin classes do in place; whether they did.
    pub(super) fn builtin_in_place(&mut self, operator: BinaryOp, left: Value, right: Value) -> Res<bool> {
        match (self.heap.payload(left), operator) {
            (Value::List(list), BinaryOp::NB_ADD) => {
                let items = self.list_of(right)?;
                self.heap.extend_list(list, items);
            }
            (Value::List(list), BinaryOp::NB_MULTIPLY) => {
                if self.index(right)?.is_none() {
                    return Ok(false);
                }
                let Some(repeated) = self.builtin_binary(operator, Value::List(list), right)? else { return Ok(false) };
                let Value::List(repeated) = repeated else { return Ok(false) };
                self.heap.lists[list] = self.heap.lists[repeated].clone();
            }
            (Value::Dict(dict), BinaryOp::NB_OR) => self.dict_update(dict, right)?,
            (bytes @ Value::Object(id), BinaryOp::NB_ADD | BinaryOp::NB_MULTIPLY)
                if matches!(self.heap.objects[id], Object::ByteArray(_)) =>
            {
                let Some(made) = self.bytes_binary(operator, bytes, right)? else { return Ok(false) };
                let made = self.bytes_of(made).unwrap_or_default();
                if let Object::ByteArray(own) = &mut self.heap.objects[id] {
                    *own = made;
                }
            }
            (Value::Object(id), BinaryOp::NB_AND | BinaryOp::NB_OR | BinaryOp::NB_SUBTRACT | BinaryOp::NB_XOR)
                if let Object::Set(_, false) = self.heap.objects[id] =>
            {
                let Value::Object(other) = self.heap.payload(right) else { return Ok(false) };
                if !matches!(self.heap.objects[other], Object::Set(..)) {
                    return Ok(false);
                }
                let Value::Object(result) = self.set_operation(operator, id, other)? else { return Ok(false) };
                let Object::Set(new, _) = std::mem::take(&mut self.heap.objects[result]) else { return Ok(false) };
                if let Object::Set(table, _) = &mut self.heap.objects[id] {
                    *table = new;
                }
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// The operation of builtin classes; `None` where they do not know it.
    pub(super) fn builtin_binary(&mut self, operator: BinaryOp, left: Value, right: Value) -> Res<Option<Value>> {
        use BinaryOp::*;
        if let (Some(a), Some(b)) = (self.number(left), self.number(right)) {
            return self.arithmetic(operator, a, b, left, right);
        }
        let (l, r) = (self.heap.payload(left), self.heap.payload(right));
        Ok(Some(match (operator, l, r) {
            (NB_ADD, Value::Str(a), Value::Str(b)) => Value::Str(self.heap.concat(a, b)),
            (NB_AND | NB_OR | NB_SUBTRACT | NB_XOR, _, _) if self.is_set_view(l) || self.is_set_view(r) => {
                return self.view_operation(operator, l, r).map(Some);
            }
            (_, Value::Object(a), _) if let Object::Bytes(_) | Object::ByteArray(_) = &self.heap.objects[a] => {
                return self.bytes_binary(operator, l, right);
            }
            (NB_ADD, Value::List(a), Value::List(b)) => {
                let items = [&self.heap.lists[a][..], &self.heap.lists[b][..]].concat();
                self.heap.new_list(items)
            }
            (NB_ADD, Value::Tuple(a), Value::Tuple(b)) => {
                let items = [&self.heap.tuples[a][..], &self.heap.tuples[b][..]].concat();
                self.heap.new_tuple(items)
            }
            (NB_ADD, Value::Str(_) | Value::List(_) | Value::Tuple(_), _) => {
                let (a, b) = (self.heap.type_name(l).to_owned(), self.heap.type_name(right).to_owned());
                let message = format!("can only concatenate {a} (not \"{b}\") to {a}");
                return Err(self.type_error(message));
            }
            (NB_MULTIPLY, Value::Str(_) | Value::List(_) | Value::Tuple(_), n)
            | (NB_MULTIPLY, n, Value::Str(_) | Value::List(_) | Value::Tuple(_)) => {
                let sequence = if matches!(l, Value::Str(_) | Value::List(_) | Value::Tuple(_)) { l } else { r };
                let Some(count) = self.index(n)? else {
                    let other = self.heap.type_name(if sequence == l { right } else { left }).to_owned();
                    return Err(self.type_error(format!("can't multiply sequence by non-int of type '{other}'")));
                };
                self.repeat(sequence, count.saturating_i64())?
            }
            (NB_REMAINDER, Value::Str(template), _) => return self.percent(template, right).map(Some),
            (NB_MULTIPLY, n, Value::Object(b))
                if let Object::Bytes(_) | Object::ByteArray(_) = &self.heap.objects[b] =>
            {
                return self.bytes_binary(operator, r, n);
            }
            (NB_OR, Value::Dict(a), Value::Dict(b)) => {
                let dict = self.heap.new_dict();
                for source in [a, b] {
                    for entry in self.heap.dict_items(source) {
                        self.dict_set(dict, entry.key, entry.value)?;
                    }
                }
                Value::Dict(dict)
            }
            (NB_OR, Value::Object(id), _) if let Object::MappingProxy(dict) = self.heap.objects[id] => {
                return self.builtin_binary(operator, Value::Dict(dict), right);
            }
            (NB_OR, _, Value::Object(id)) if let Object::MappingProxy(dict) = self.heap.objects[id] => {
                return self.builtin_binary(operator, left, Value::Dict(dict));
            }
            (NB_AND | NB_OR | NB_SUBTRACT | NB_XOR, Value::Object(a), Value::Object(b))
                if matches!(self.heap.objects[a], Object::Set(..))
                    && matches!(self.heap.objects[b], Object::Set(..)) =>
            {
                self.set_operation(operator, a, b)?
            }
            _ => return Ok(None),
        }))
    }

    /// Whether a value is a view of keys or items, which behave like sets.
    fn is_set_view(&self, value: Value) -> bool {
        match value {
            Value::Object(id) => matches!(self.heap.objects[id], Object::DictView(_, View::Keys | View::Items)),
            _ => false,
        }
    }

    /// A set operation of which one side is a view: the other may be any iterable.
    fn view_operation(&mut self, operator: BinaryOp, left: Value, right: Value) -> Res {
        if operator == BinaryOp::NB_AND {
            return self.view_intersection(left, right);
        }
        // A view of keys stands for its dict.
        let source = match left {
            Value::Object(id) => match self.heap.objects[id] {
                Object::DictView(dict, View::Keys) => Value::Dict(dict),
                _ => left,
            },
            _ => left,
        };
        let result = self.make_set(false, &[source], &[])?;
        match operator {
            BinaryOp::NB_OR => set_methods::absorb(self, result, right)?,
            BinaryOp::NB_SUBTRACT => set_methods::take_away(self, result, right)?,
            _ => set_methods::toggle(self, result, right)?,
        }
        Ok(result)
    }

    /// `view & other`: walks one side and asks the other.
    fn view_intersection(&mut self, left: Value, right: Value) -> Res {
        let (mut own, mut other) = (left, right);
        if self.is_set_view(other) && (!self.is_set_view(own) || self.length(other)? > self.length(own)?) {
            (own, other) = (other, own);
        }
        let result = self.make_set(false, &[], &[])?;
        let items = self.iterate(other)?;
        while let Some(item) = self.next(items)? {
            if self.contains(own, item)? {
                self.set_add(result, item)?;
            }
        }
        Ok(result)
    }

    /// `+`, `*` and `%` of bytes and bytearray.
    fn bytes_binary(&mut self, operator: BinaryOp, own: Value, other: Value) -> Res<Option<Value>> {
        let bytes = self.bytes_of(own).unwrap_or_default();
        match operator {
            BinaryOp::NB_ADD => match self.bytes_of(other) {
                Some(more) => Ok(Some(self.bytes_like(own, [bytes, more].concat()))),
                None => {
                    let (name, own) = (self.heap.type_name(other).to_owned(), self.heap.type_name(own).to_owned());
                    Err(self.type_error(format!("can't concat {name} to {own}")))
                }
            },
            BinaryOp::NB_MULTIPLY => match self.index(other)? {
                Some(n) => {
                    let count = usize::try_from(n.saturating_i64()).unwrap_or(0);
                    if bytes.len().saturating_mul(count) > pure::MAX_TEXT {
                        return Err(self.raise(types::MEMORY_ERROR, ""));
                    }
                    Ok(Some(self.bytes_like(own, bytes.repeat(count))))
                }
                None => {
                    let name = self.heap.type_name(other).to_owned();
                    Err(self.type_error(format!("can't multiply sequence by non-int of type '{name}'")))
                }
            },
            BinaryOp::NB_REMAINDER => {
                let made = self.percent_bytes(&bytes, other)?;
                let made = self.bytes_of(made).unwrap_or_default();
                Ok(Some(self.bytes_like(own, made)))
            }
            _ => Ok(None),
        }
    }

    fn repeat(&mut self, sequence: Value, count: i64) -> Res {
        let count = usize::try_from(count).unwrap_or(0);
        let limit = pure::MAX_TEXT / 16;
        match sequence {
            Value::Str(id) => {
                let bytes = self.heap.str(id).len().saturating_mul(count);
                if bytes <= pure::MAX_TEXT {
                    self.room(bytes)?;
                }
                let text = pure::text::repeat(self.heap.str(id), count as i64);
                let text = self.lift(text)?;
                Ok(Value::Str(self.heap.new_string(text)))
            }
            Value::List(id) => {
                if self.heap.lists[id].len().saturating_mul(count) > limit {
                    return Err(self.raise(types::MEMORY_ERROR, ""));
                }
                self.room(self.heap.lists[id].len() * count * size_of::<Value>())?;
                let items = self.heap.lists[id].repeat(count);
                Ok(self.heap.new_list(items))
            }
            Value::Tuple(id) => {
                if self.heap.tuples[id].len().saturating_mul(count) > limit {
                    return Err(self.raise(types::MEMORY_ERROR, ""));
                }
                self.room(self.heap.tuples[id].len() * count * size_of::<Value>())?;
                let items = self.heap.tuples[id].repeat(count);
                Ok(self.heap.new_tuple(items))
            }
            other => Ok(other),
        }
    }

    fn set_operation(&mut self, operator: BinaryOp, a: ObjectId, b: ObjectId) -> Res {
        let (Object::Set(x, frozen), Object::Set(y, _)) = (&self.heap.objects[a], &self.heap.objects[b]) else {
            return Ok(Value::NotImplemented);
        };
        let (x, y, frozen) = (x.clone(), y.clone(), *frozen);
        let mut equal = |p: Value, q: Value| self.equal(p, q);
        let table = match operator {
            BinaryOp::NB_AND => x.intersection(&y, &mut equal)?,
            BinaryOp::NB_SUBTRACT => x.difference(&y, &mut equal)?,
            BinaryOp::NB_XOR => x.symmetric_difference(&y, &mut equal)?,
            _ => {
                let mut union = x.copied();
                union.merge(&y, &mut equal)?;
                union
            }
        };
        Ok(self.heap.new_object(Object::Set(table, frozen)))
    }

    fn arithmetic(&mut self, op: BinaryOp, a: Number, b: Number, left: Value, right: Value) -> Res<Option<Value>> {
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

    fn complex_arithmetic(
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
    pub(super) fn builtin_unary(&mut self, symbol: char, value: Value) -> Res {
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

    /// Whether a value is true.
    pub fn truth(&mut self, value: Value) -> Res<bool> {
        match value {
            Value::Instance(_) | Value::Type(_) => self.instance_truth(value),
            value => self.builtin_truth(value),
        }
    }

    fn instance_truth(&mut self, value: Value) -> Res<bool> {
        if let Some(answer) = self.call_override(value, names::BOOL, &[])? {
            return match answer {
                Value::True => Ok(true),
                Value::False => Ok(false),
                other => {
                    let name = self.heap.type_name(other).to_owned();
                    Err(self.type_error(format!("__bool__ should return bool, returned {name}")))
                }
            };
        }
        let payload = self.heap.payload(value);
        // A number has its own `__bool__`, which comes before a `__len__` that a subclass adds.
        if self.number(payload).is_none() && self.overriding(value, names::LEN).is_some() {
            return self.length(value).map(|n| n != 0);
        }
        if payload == value { Ok(true) } else { self.builtin_truth(payload) }
    }

    /// [`Machine::truth`] as builtin classes do it.
    pub(super) fn builtin_truth(&mut self, value: Value) -> Res<bool> {
        Ok(match value {
            Value::True => true,
            Value::False | Value::None | Value::Null => false,
            Value::Int(n) => n != 0,
            Value::Float(f) => f.get() != 0.0,
            Value::Str(id) => self.heap.str_len(id) != 0,
            Value::List(id) => !self.heap.lists[id].is_empty(),
            Value::Tuple(id) => !self.heap.tuples[id].is_empty(),
            Value::Dict(id) => self.heap.dict_len(id) != 0,
            Value::Object(id) => match &self.heap.objects[id] {
                Object::Complex(z) => z.is_truthy(),
                Object::Bytes(b) => !b.is_empty(),
                Object::ByteArray(b) => !b.is_empty(),
                Object::Set(table, _) => !table.is_empty(),
                Object::Range(..) => self.range_length(value).is_some_and(|n| !n.is_zero()),
                Object::DictView(dict, _) | Object::MappingProxy(dict) => self.heap.dict_len(*dict) != 0,
                _ => true,
            },
            _ => true,
        })
    }

    /// `len(value)`
    pub fn length(&mut self, value: Value) -> Res<usize> {
        if self.is_user(value)
            && let Some(answer) = self.call_override(value, names::LEN, &[])?
        {
            let whole = self.index(answer)?;
            return match whole {
                Some(n) if n.is_negative() => Err(self.raise(types::VALUE_ERROR, "__len__() should return >= 0")),
                Some(n) => match n.to_i64() {
                    Some(n) => Ok(n as usize),
                    None => {
                        let message = "cannot fit 'int' into an index-sized integer";
                        Err(self.raise(types::OVERFLOW_ERROR, message))
                    }
                },
                None => {
                    let name = self.heap.type_name(answer).to_owned();
                    Err(self.type_error(format!("'{name}' object cannot be interpreted as an integer")))
                }
            };
        }
        self.builtin_length(value)
    }

    /// [`Machine::length`] as builtin classes do it.
    pub(super) fn builtin_length(&mut self, value: Value) -> Res<usize> {
        Ok(match self.heap.payload(value) {
            Value::Str(id) => self.heap.str_len(id),
            Value::List(id) => self.heap.lists[id].len(),
            Value::Tuple(id) => self.heap.tuples[id].len(),
            Value::Dict(id) => self.heap.dict_len(id),
            Value::Object(id) => match &self.heap.objects[id] {
                Object::Bytes(b) => b.len(),
                Object::ByteArray(b) => b.len(),
                Object::Set(table, _) => table.len(),
                Object::DictView(dict, _) | Object::MappingProxy(dict) => self.heap.dict_len(*dict),
                Object::Range(..) => match self.range_length(Value::Object(id)).and_then(|n| n.to_i64()) {
                    Some(n) => n as usize,
                    None => {
                        let message = "Python int too large to convert to C ssize_t";
                        return Err(self.raise(types::OVERFLOW_ERROR, message));
                    }
                },
                _ => return self.no_length(value),
            },
            _ => return self.no_length(value),
        })
    }

    fn no_length(&mut self, value: Value) -> Res<usize> {
        let name = self.heap.type_name(value).to_owned();
        Err(self.type_error(format!("object of type '{name}' has no len()")))
    }

    /// `hash(value)`
    pub fn hash(&mut self, value: Value) -> Res<i64> {
        Ok(match value {
            Value::Int(n) => hash::hash_i64(n),
            Value::True => 1,
            Value::False => 0,
            Value::Str(id) => self.heap.str_hash(id),
            Value::Float(f) if !f.get().is_nan() => hash::hash_float(f.get()).unwrap_or(0),
            Value::Tuple(id) => {
                let mut hashes = smallvec::SmallVec::<[i64; 8]>::new();
                self.work(self.heap.tuples[id].len() as u64)?;
                for i in 0..self.heap.tuples[id].len() {
                    let item = self.heap.tuples[id][i];
                    let mut hash = 0;
                    if let Value::Tuple(_) | Value::Instance(_) = item {
                        // Tuples in tuples in tuples would use up the stack of Rust.
                        self.guarded(|m| {
                            hash = m.hash(item)?;
                            Ok(Value::None)
                        })?;
                    } else {
                        hash = self.hash(item)?;
                    }
                    hashes.push(hash);
                }
                hash::hash_tuple(hashes)
            }
            Value::List(_) | Value::Dict(_) => return self.unhashable(value),
            Value::Instance(_) | Value::Type(_) => {
                let class = self.heap.type_of(value);
                match self.overriding(value, names::HASH) {
                    Some(Value::None) => return self.unhashable(value),
                    Some(method) => {
                        let bound = self.bind(method, value, class)?;
                        let answer = self.call(bound, &[], &[])?;
                        match self.as_int(answer) {
                            Some(n) => hash::hash_int(&n),
                            None => return Err(self.type_error("__hash__ method should return an integer")),
                        }
                    }
                    None => match self.heap.payload(value) {
                        same if same == value => self.hash_of_identity(value),
                        payload => return self.hash(payload),
                    },
                }
            }
            Value::Object(id) => match &self.heap.objects[id] {
                Object::BigInt(n) => hash::hash_int(n),
                Object::Complex(z) => hash::hash_complex(*z).unwrap_or(0),
                Object::Bytes(b) => hash::hash_bytes(b),
                Object::Set(table, true) => hash::hash_frozenset(table.iter().map(|(h, _)| h)),
                Object::Range(..) => return self.hash_range(Value::Object(id)),
                Object::DictView(_, View::Keys | View::Items) => return self.unhashable(value),
                Object::Set(_, false) | Object::Slice(..) | Object::MappingProxy(_) | Object::ByteArray(_) => {
                    return self.unhashable(value);
                }
                Object::Union(_) | Object::GenericAlias(..) => self.hash_of_generic(value)?.unwrap_or(0),
                _ => self.hash_of_identity(value),
            },
            Value::Function(_) | Value::Cell(_) => self.hash_of_identity(value),
            Value::Method(id) => {
                let method = self.heap.methods[id];
                self.hash_of_identity(method.receiver) ^ self.hash_of_identity(method.function)
            }
            Value::Native(id) => {
                let native = self.heap.natives[id];
                self.hash_of_identity(native.receiver) ^ hash::hash_identity(u64::from(native.number))
            }
            _ => hash::hash_identity(value.payload() ^ 0x5bd1_e995),
        })
    }

    /// `object.__hash__(value)`
    pub(super) fn hash_of_identity(&mut self, value: Value) -> i64 {
        match value {
            Value::Type(_) | Value::Code(_) | Value::Int(_) | Value::Float(_) | Value::Null => {
                hash::hash_identity(value.payload() ^ 0x5bd1_e995)
            }
            // A collection may give a handle again, but never an identity.
            _ => hash::hash_identity(self.identity(value) as u64),
        }
    }

    fn unhashable(&mut self, value: Value) -> Res<i64> {
        let name = self.heap.type_name(value).to_owned();
        Err(self.type_error(format!("unhashable type: '{name}'")))
    }

    /// `left == right` or identity, as containers compare.
    pub fn equal(&mut self, left: Value, right: Value) -> Res<bool> {
        self.work(1)?;
        if left == right {
            return Ok(true);
        }
        if let Some(answer) = self.heap.keys_equal(left, right) {
            return Ok(answer);
        }
        let answer = self.compare(CompareOp::Eq, left, right)?;
        self.truth(answer)
    }

    /// `left <operator> right` for the six comparisons.
    pub fn compare(&mut self, op: CompareOp, left: Value, right: Value) -> Res {
        if let Some(answer) = self.compare_scalars(op, left, right) {
            return Ok(Value::bool(answer));
        }
        let name = |op: CompareOp| match op {
            CompareOp::Lt => names::LT,
            CompareOp::Le => names::LE,
            CompareOp::Eq => names::EQ,
            CompareOp::Ne => names::NE,
            CompareOp::Gt => names::GT,
            CompareOp::Ge => names::GE,
        };
        let (l_user, r_user) = (self.is_user(left), self.is_user(right));
        if l_user || r_user {
            let (lt, rt) = (self.heap.type_of(left), self.heap.type_of(right));
            let right_first = r_user && lt != rt && self.heap.is_subtype(rt, lt);
            if right_first && let Some(answer) = self.user_compare(op.swapped(), name(op.swapped()), right, left)? {
                return Ok(answer);
            }
            if l_user && let Some(answer) = self.user_compare(op, name(op), left, right)? {
                return Ok(answer);
            }
            if r_user
                && !right_first
                && let Some(answer) = self.user_compare(op.swapped(), name(op.swapped()), right, left)?
            {
                return Ok(answer);
            }
        }
        if let Some(answer) = self.builtin_compare(op, left, right)? {
            return Ok(Value::bool(answer));
        }
        match op {
            CompareOp::Eq => Ok(Value::bool(left == right)),
            CompareOp::Ne => Ok(Value::bool(left != right)),
            _ => {
                let (l, r) = (self.heap.type_name(left).to_owned(), self.heap.type_name(right).to_owned());
                let symbol = op.symbol();
                Err(self.type_error(format!("'{symbol}' not supported between instances of '{l}' and '{r}'")))
            }
        }
    }

    fn user_compare(&mut self, op: CompareOp, name: StrId, left: Value, right: Value) -> Res<Option<Value>> {
        if op == CompareOp::Ne && self.overriding(left, name).is_none() && self.heap.payload(left) == left {
            // `object.__ne__` inverts `__eq__`.
            return match self.call_override(left, names::EQ, &[right])? {
                Some(Value::NotImplemented) | None => Ok(None),
                Some(answer) => Ok(Some(Value::bool(!self.truth(answer)?))),
            };
        }
        match self.call_override(left, name, &[right])? {
            Some(Value::NotImplemented) | None => Ok(None),
            Some(answer) => Ok(Some(answer)),
        }
    }

    pub(super) fn builtin_compare(&mut self, op: CompareOp, left: Value, right: Value) -> Res<Option<bool>> {
        use std::cmp::Ordering;
        let ordered = |o: Option<Ordering>| match (op, o) {
            (CompareOp::Ne, o) => o != Some(Ordering::Equal),
            (_, None) => false,
            (CompareOp::Lt, Some(o)) => o.is_lt(),
            (CompareOp::Le, Some(o)) => o.is_le(),
            (CompareOp::Eq, Some(o)) => o.is_eq(),
            (CompareOp::Gt, Some(o)) => o.is_gt(),
            (CompareOp::Ge, Some(o)) => o.is_ge(),
        };
        if let (Some(a), Some(b)) = (self.number(left), self.number(right)) {
            return Ok(match (a, b) {
                (Number::Int(a), Number::Int(b)) => Some(ordered(Some(a.cmp(&b)))),
                (Number::Float(a), Number::Float(b)) => Some(ordered(a.partial_cmp(&b))),
                (Number::Int(a), Number::Float(b)) => Some(ordered(a.compare_float(b))),
                (Number::Float(a), Number::Int(b)) => Some(ordered(b.compare_float(a).map(Ordering::reverse))),
                (Number::Complex(a), Number::Complex(b)) if matches!(op, CompareOp::Eq | CompareOp::Ne) => {
                    Some((a == b) == (op == CompareOp::Eq))
                }
                (Number::Complex(z), Number::Float(x)) | (Number::Float(x), Number::Complex(z))
                    if matches!(op, CompareOp::Eq | CompareOp::Ne) =>
                {
                    Some((z.im == 0.0 && z.re == x) == (op == CompareOp::Eq))
                }
                (Number::Complex(z), Number::Int(n)) | (Number::Int(n), Number::Complex(z))
                    if matches!(op, CompareOp::Eq | CompareOp::Ne) =>
                {
                    Some((z.im == 0.0 && n.equals_float(z.re)) == (op == CompareOp::Eq))
                }
                _ => None,
            });
        }
        let (l, r) = (self.heap.payload(left), self.heap.payload(right));
        Ok(match (l, r) {
            (Value::Str(a), Value::Str(b)) => Some(match op {
                CompareOp::Eq => self.heap.str_eq(a, b),
                CompareOp::Ne => !self.heap.str_eq(a, b),
                _ => ordered(Some(self.heap.str(a).cmp(self.heap.str(b)))),
            }),
            (Value::List(_), Value::List(_)) | (Value::Tuple(_), Value::Tuple(_)) => {
                return self.compare_sequences(op, l, r).map(Some);
            }
            (Value::Dict(a), Value::Dict(b)) if matches!(op, CompareOp::Eq | CompareOp::Ne) => {
                let same = self.dicts_equal(a, b)?;
                Some(same == (op == CompareOp::Eq))
            }
            (Value::Method(a), Value::Method(b)) if matches!(op, CompareOp::Eq | CompareOp::Ne) => {
                let same = self.heap.methods[a] == self.heap.methods[b];
                Some(same == (op == CompareOp::Eq))
            }
            (Value::Native(a), Value::Native(b)) if matches!(op, CompareOp::Eq | CompareOp::Ne) => {
                let same = self.heap.natives[a] == self.heap.natives[b];
                Some(same == (op == CompareOp::Eq))
            }
            (Value::Cell(a), Value::Cell(b)) => match (self.heap.cells[a], self.heap.cells[b]) {
                (Value::Null, Value::Null) => Some(ordered(Some(Ordering::Equal))),
                (Value::Null, _) => Some(ordered(Some(Ordering::Less))),
                (_, Value::Null) => Some(ordered(Some(Ordering::Greater))),
                (x, y) => {
                    let answer = self.guarded(|m| m.compare(op, x, y))?;
                    Some(self.truth(answer)?)
                }
            },
            (Value::Object(a), Value::Object(b)) => match (&self.heap.objects[a], &self.heap.objects[b]) {
                (Object::Bytes(x), Object::Bytes(y)) => Some(ordered(Some(x.cmp(y)))),
                (Object::Bytes(_) | Object::ByteArray(_), Object::Bytes(_) | Object::ByteArray(_)) => {
                    let order = self.bytes_of(l).cmp(&self.bytes_of(r));
                    Some(ordered(Some(order)))
                }
                (Object::Union(_), Object::Union(_)) | (Object::GenericAlias(..), Object::GenericAlias(..))
                    if matches!(op, CompareOp::Eq | CompareOp::Ne) =>
                {
                    self.generics_equal(l, r)?.map(|same| same == (op == CompareOp::Eq))
                }
                (Object::Range(..), Object::Range(..)) if matches!(op, CompareOp::Eq | CompareOp::Ne) => {
                    let (x, y) = (self.range_key(l), self.range_key(r));
                    Some((x == y) == (op == CompareOp::Eq))
                }
                (Object::Slice(a, b, c), Object::Slice(x, y, z)) => {
                    let (mine, other) = (vec![*a, *b, *c], vec![*x, *y, *z]);
                    let (mine, other) = (self.heap.new_tuple(mine), self.heap.new_tuple(other));
                    return self.compare_sequences(op, mine, other).map(Some);
                }
                (Object::MappingProxy(x), Object::MappingProxy(y)) if matches!(op, CompareOp::Eq | CompareOp::Ne) => {
                    let same = self.dicts_equal(*x, *y)?;
                    Some(same == (op == CompareOp::Eq))
                }
                _ if self.is_set_view(l) || self.is_set_view(r) => {
                    let is_set =
                        |m: &Machine, v| m.is_set_view(v) || matches!(m.heap.type_of(v), types::SET | types::FROZENSET);
                    if !is_set(self, l) || !is_set(self, r) {
                        return Ok(None);
                    }
                    let (x, y) = (self.make_set(false, &[l], &[])?, self.make_set(false, &[r], &[])?);
                    return self.builtin_compare(op, x, y);
                }
                (Object::Set(x, _), Object::Set(y, _)) => {
                    let (x, y) = (x.clone(), y.clone());
                    let mut equal = |p: Value, q: Value| self.equal(p, q);
                    let (n, m) = (x.len(), y.len());
                    Some(match op {
                        CompareOp::Eq => n == m && x.is_subset(&y, &mut equal)?,
                        CompareOp::Ne => n != m || !x.is_subset(&y, &mut equal)?,
                        CompareOp::Le => x.is_subset(&y, &mut equal)?,
                        CompareOp::Lt => n < m && x.is_subset(&y, &mut equal)?,
                        CompareOp::Ge => y.is_subset(&x, &mut equal)?,
                        CompareOp::Gt => m < n && y.is_subset(&x, &mut equal)?,
                    })
                }
                _ => None,
            },
            _ => None,
        })
    }

    /// What equal ranges have in common: length, first item, step.
    fn range_key(&self, range: Value) -> Option<(Integer, Option<Integer>, Option<Integer>)> {
        let length = self.range_length(range)?;
        let Value::Object(id) = range else { return None };
        let Object::Range(start, _, step) = &self.heap.objects[id] else { return None };
        let first = (!length.is_zero()).then(|| start.clone());
        let step = (!length.is_zero() && length != Integer::ONE).then(|| step.clone());
        Some((length, first, step))
    }

    fn hash_range(&mut self, range: Value) -> Res<i64> {
        let Some((length, first, step)) = self.range_key(range) else { return Ok(0) };
        let items = [Some(length), first, step].map(|n| n.map_or(Value::None, |n| self.int(n)));
        let tuple = self.heap.new_tuple(items.to_vec());
        self.hash(tuple)
    }

    fn compare_sequences(&mut self, op: CompareOp, left: Value, right: Value) -> Res<bool> {
        let item = |m: &Machine, v: Value, i: usize| match v {
            Value::List(id) => m.heap.lists[id].get(i).copied(),
            Value::Tuple(id) => m.heap.tuples[id].get(i).copied(),
            _ => None,
        };
        if matches!(op, CompareOp::Eq | CompareOp::Ne) && self.length(left)? != self.length(right)? {
            return Ok(op == CompareOp::Ne);
        }
        let mut i = 0;
        while let (Some(a), Some(b)) = (item(self, left, i), item(self, right, i)) {
            if !self.guarded(|m| m.equal(a, b).map(Value::bool)).map(|v| v == Value::True)? {
                return match op {
                    CompareOp::Eq => Ok(false),
                    CompareOp::Ne => Ok(true),
                    _ => {
                        let answer = self.compare(op, a, b)?;
                        self.truth(answer)
                    }
                };
            }
            i += 1;
        }
        let (n, m) = (self.length(left)?, self.length(right)?);
        Ok(match op {
            CompareOp::Lt => n < m,
            CompareOp::Le => n <= m,
            CompareOp::Eq => n == m,
            CompareOp::Ne => n != m,
            CompareOp::Gt => n > m,
            CompareOp::Ge => n >= m,
        })
    }

    fn dicts_equal(&mut self, a: DictId, b: DictId) -> Res<bool> {
        if self.heap.dict_len(a) != self.heap.dict_len(b) {
            return Ok(false);
        }
        for entry in self.heap.dict_items(a) {
            match self.dict_get(b, entry.key)? {
                Some(value) if self.guarded(|m| m.equal(entry.value, value).map(Value::bool))? == Value::True => {}
                _ => return Ok(false),
            }
        }
        Ok(true)
    }

    /// The entry of a key in a dict, with its hash.
    pub fn dict_find(&mut self, dict: DictId, key: Value) -> Res<(i64, Option<usize>)> {
        let hash = self.hash(key)?;
        if self.heap.dict(dict).is_split() {
            if let Value::Str(key) = key {
                return Ok((hash, self.heap.dict_find_split(dict, key)));
            }
            self.heap.dict_unsplit(dict);
        }
        if let Ok(found) = self.heap.dict_find_simple(dict, hash, key) {
            return Ok((hash, found));
        }
        'search: loop {
            let mut probe = Dict::probe(hash);
            while let Some(index) = self.heap.dict(dict).advance(hash, &mut probe) {
                let Some(entry) = self.heap.dict_entry(dict, index) else { continue };
                let before = self.heap.dict(dict).mutations();
                if self.equal(entry.key, key)? {
                    return Ok((hash, Some(index)));
                }
                // Python code may have changed the dict: the search begins anew, as CPython's does.
                if self.heap.dict(dict).mutations() != before {
                    self.work(1)?;
                    continue 'search;
                }
            }
            return Ok((hash, None));
        }
    }

    /// `dict[key]`, or `None` where the key is missing.
    pub fn dict_get(&mut self, dict: DictId, key: Value) -> Res<Option<Value>> {
        let (_, found) = self.dict_find(dict, key)?;
        Ok(found.and_then(|i| self.heap.dict_entry(dict, i)).map(|e| e.value))
    }

    /// `dict[key] = value`
    pub fn dict_set(&mut self, dict: DictId, key: Value, value: Value) -> Res<()> {
        match self.dict_find(dict, key)? {
            (_, Some(index)) => self.heap.dict_set_entry(dict, index, value),
            (hash, None) => self.heap.dict_insert(dict, hash, key, value),
        }
        Ok(())
    }

    /// `needle in container`
    pub fn contains(&mut self, container: Value, needle: Value) -> Res<bool> {
        if self.is_user(container) {
            if self.overriding(container, names::CONTAINS) == Some(Value::None) {
                let name = self.heap.type_name(container).to_owned();
                return Err(self.type_error(format!("'{name}' object is not a container")));
            }
            if let Some(answer) = self.call_override(container, names::CONTAINS, &[needle])? {
                return self.truth(answer);
            }
        }
        self.builtin_contains(container, needle)
    }

    /// [`Machine::contains`] as builtin classes do it.
    pub(super) fn builtin_contains(&mut self, container: Value, needle: Value) -> Res<bool> {
        match self.heap.payload(container) {
            sequence @ (Value::List(_) | Value::Tuple(_)) => {
                let mut at = 0;
                loop {
                    let item = match sequence {
                        Value::List(id) => self.heap.lists[id].get(at).copied(),
                        Value::Tuple(id) => self.heap.tuples[id].get(at).copied(),
                        _ => None,
                    };
                    let Some(item) = item else { return Ok(false) };
                    self.work(1)?;
                    if self.equal(item, needle)? {
                        return Ok(true);
                    }
                    at += 1;
                }
            }
            Value::Str(text) => match self.as_str(needle) {
                Some(sub) => Ok(self.heap.str(text).contains(self.heap.str(sub))),
                None => {
                    let name = self.heap.type_name(needle).to_owned();
                    Err(self.type_error(format!("'in <string>' requires string as left operand, not {name}")))
                }
            },
            Value::Dict(dict) => Ok(self.dict_find(dict, needle)?.1.is_some()),
            Value::Object(id)
                if let Object::DictView(dict, View::Keys) | Object::MappingProxy(dict) = self.heap.objects[id] =>
            {
                Ok(self.dict_find(dict, needle)?.1.is_some())
            }
            Value::Object(id) if let Object::DictView(dict, View::Items) = self.heap.objects[id] => {
                let Value::Tuple(pair) = needle else { return Ok(false) };
                let [key, value] = self.heap.tuples[pair][..] else { return Ok(false) };
                match self.dict_get(dict, key)? {
                    Some(found) => self.equal(found, value),
                    None => Ok(false),
                }
            }
            range @ Value::Object(id) if let Object::Range(..) = self.heap.objects[id] => {
                Ok(self.range_find(range, needle)?.is_some())
            }
            bytes @ Value::Object(id) if let Object::Bytes(_) | Object::ByteArray(_) = &self.heap.objects[id] => {
                let bytes = self.bytes_of(bytes).unwrap_or_default();
                if let Some(sub) = self.bytes_of(needle) {
                    return Ok(sub.is_empty() || bytes.windows(sub.len()).any(|w| w == sub));
                }
                let Some(n) = self.index(needle)? else {
                    let name = self.heap.type_name(needle).to_owned();
                    return Err(self.type_error(format!("a bytes-like object is required, not '{name}'")));
                };
                match n.to_i64().and_then(|n| u8::try_from(n).ok()) {
                    Some(b) => Ok(bytes.contains(&b)),
                    None => Err(self.raise(types::VALUE_ERROR, "byte must be in range(0, 256)")),
                }
            }
            Value::Object(id) if matches!(self.heap.objects[id], Object::Set(..)) => {
                let needle = self.set_needle(needle)?;
                let hash = self.hash(needle)?;
                let Object::Set(table, _) = &self.heap.objects[id] else { return Ok(false) };
                // Only a comparison that may run Python code needs a copy, for that code may change the set.
                match table.contains(hash, |v| self.heap.keys_equal(v, needle).ok_or(())) {
                    Ok(answer) => Ok(answer),
                    Err(()) => table.clone().contains(hash, |v| self.equal(v, needle)),
                }
            }
            _ => {
                if self.overriding(container, names::ITER).is_none()
                    && self.overriding(container, names::GETITEM).is_none()
                    && matches!(container, Value::Instance(_))
                    && self.heap.payload(container) == container
                {
                    let name = self.heap.type_name(container).to_owned();
                    return Err(self.type_error(format!("argument of type '{name}' is not iterable")));
                }
                let iterator = match self.iterate(container) {
                    Ok(iterator) => iterator,
                    Err(raised) => {
                        if self.catch(types::TYPE_ERROR).is_some() {
                            let name = self.heap.type_name(container).to_owned();
                            return Err(self.type_error(format!("argument of type '{name}' is not iterable")));
                        }
                        return Err(raised);
                    }
                };
                while let Some(item) = self.next(iterator)? {
                    if self.equal(item, needle)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
        }
    }

    /// The index an int or `__index__` gives.
    pub fn index(&mut self, value: Value) -> Res<Option<Integer>> {
        if let Some(n) = self.as_int(value) {
            return Ok(Some(n));
        }
        if matches!(value, Value::Instance(_))
            && let Some(answer) = self.call_override(value, names::INDEX, &[])?
        {
            return match self.as_int(answer) {
                Some(n) => Ok(Some(n)),
                None => {
                    let got = self.heap.type_name(answer).to_owned();
                    Err(self.type_error(format!("__index__ returned non-int (type {got})")))
                }
            };
        }
        Ok(None)
    }

    pub(super) fn slice_bounds(&mut self, id: ObjectId, length: usize) -> Res<Option<slice::SliceBounds>> {
        let Object::Slice(start, stop, step) = self.heap.objects[id] else { return Ok(None) };
        let mut part = |v: Value| -> Res<Option<i64>> {
            if v.is_none() {
                return Ok(None);
            }
            match self.index(v)? {
                Some(n) => Ok(Some(n.saturating_i64())),
                None => Err(self.type_error("slice indices must be integers or None or have an __index__ method")),
            }
        };
        let (start, stop, step) = (part(start)?, part(stop)?, part(step)?);
        let bounds = slice::resolve(start, stop, step, length);
        self.lift(bounds).map(Some)
    }

    /// `container[key]`
    pub fn subscript(&mut self, container: Value, key: Value) -> Res {
        if let Some(item) = self.item(container, key) {
            return Ok(item);
        }
        if matches!(container, Value::Instance(_))
            && let Some(answer) = self.call_override(container, names::GETITEM, &[key])?
        {
            return Ok(answer);
        }
        self.builtin_subscript(container, key)
    }

    /// [`Machine::subscript`] as builtin classes do it.
    pub(super) fn builtin_subscript(&mut self, container: Value, key: Value) -> Res {
        let payload = self.heap.payload(container);
        if let Value::Dict(dict) = payload {
            if let Some(value) = self.dict_get(dict, key)? {
                return Ok(value);
            }
            if container != payload
                && let Some(answer) = self.call_override(container, names::MISSING, &[key])?
            {
                return Ok(answer);
            }
            return Err(self.raise_with(types::KEY_ERROR, vec![key]));
        }
        if let Value::Object(id) = payload
            && let Object::MappingProxy(dict) = self.heap.objects[id]
        {
            return match self.dict_get(dict, key)? {
                Some(value) => Ok(value),
                None => Err(self.raise_with(types::KEY_ERROR, vec![key])),
            };
        }
        if let Value::Type(class) = container {
            if self.is_user(container)
                && let Some(answer) = self.call_override(container, names::GETITEM, &[key])?
            {
                return Ok(answer);
            }
            if class == types::TYPE {
                return Ok(self.generic_alias(container, key));
            }
            let hook = self.heap.intern("__class_getitem__");
            if let Some(method) = self.heap.type_lookup(class, hook) {
                let bound = self.get_through(method, Value::Null, class)?;
                return self.call(bound, &[key], &[]);
            }
            let name = self.heap.types[class].name.clone();
            return Err(self.type_error(format!("type '{name}' is not subscriptable")));
        }
        let sequence = match payload {
            Value::Str(_) => "string",
            Value::List(_) => "list",
            Value::Tuple(_) => "tuple",
            Value::Object(id) => match self.heap.objects[id] {
                Object::Bytes(_) => "byte",
                Object::ByteArray(_) => "bytearray",
                Object::Range(..) => "range",
                _ => "",
            },
            _ => "",
        };
        if sequence.is_empty() {
            let name = self.heap.type_name(container).to_owned();
            return Err(self.type_error(format!("'{name}' object is not subscriptable")));
        }
        if sequence == "range" {
            return self.range_item(payload, key);
        }
        let length = self.length(payload)?;
        if let Value::Object(id) = key
            && let Some(bounds) = self.slice_bounds(id, length)?
        {
            return self.slice_of(payload, bounds);
        }
        let Some(index) = self.index(key)? else {
            let name = self.heap.type_name(key).to_owned();
            let message = if sequence == "string" {
                format!("string indices must be integers, not '{name}'")
            } else {
                format!("{sequence} indices must be integers or slices, not {name}")
            };
            return Err(self.type_error(message));
        };
        let Some(index) = index.to_i64() else {
            let name = self.heap.type_name(key).to_owned();
            let message = format!("cannot fit '{name}' into an index-sized integer");
            return Err(self.raise(types::INDEX_ERROR, message));
        };
        let Some(at) = slice::item_index(index, length) else {
            let what = match sequence {
                "byte" => "index out of range".to_owned(),
                _ => format!("{sequence} index out of range"),
            };
            return Err(self.raise(types::INDEX_ERROR, what));
        };
        Ok(match payload {
            Value::Str(id) => {
                let c = pure::text::char_at(self.heap.str(id), at).unwrap_or_default();
                self.heap.text(c.encode_utf8(&mut [0; 4]))
            }
            Value::List(id) => self.heap.lists[id][at],
            Value::Tuple(id) => self.heap.tuples[id][at],
            Value::Object(id) => match &self.heap.objects[id] {
                Object::Bytes(b) => Value::Int(i64::from(b[at])),
                Object::ByteArray(b) => Value::Int(i64::from(b[at])),
                _ => Value::None,
            },
            _ => Value::None,
        })
    }

    fn slice_of(&mut self, sequence: Value, bounds: slice::SliceBounds) -> Res {
        Ok(match sequence {
            Value::Str(id) => {
                let text = pure::text::slice(self.heap.str(id), bounds);
                Value::Str(self.heap.new_string(text))
            }
            Value::List(id) => {
                let items = bounds.indices().map(|i| self.heap.lists[id][i]).collect();
                self.heap.new_list(items)
            }
            Value::Tuple(id) => {
                let items = bounds.indices().map(|i| self.heap.tuples[id][i]).collect();
                self.heap.new_tuple(items)
            }
            Value::Object(id) => match &self.heap.objects[id] {
                Object::Bytes(b) => {
                    let part: Vec<u8> = bounds.indices().map(|i| b[i]).collect();
                    self.heap.new_object(Object::Bytes(part.into()))
                }
                Object::ByteArray(b) => {
                    let part: Vec<u8> = bounds.indices().map(|i| b[i]).collect();
                    self.heap.new_object(Object::ByteArray(part))
                }
                _ => Value::None,
            },
            other => other,
        })
    }

    /// `container[key] = value`, or `del container[key]` with `None`.
    pub fn set_subscript(&mut self, container: Value, key: Value, value: Option<Value>) -> Res<()> {
        if matches!(container, Value::Instance(_)) {
            let done = match value {
                Some(value) => self.call_override(container, names::SETITEM, &[key, value])?,
                None => self.call_override(container, names::DELITEM, &[key])?,
            };
            if done.is_some() {
                return Ok(());
            }
        }
        if let Value::Type(_) = container {
            let (special, args) = match value {
                Some(value) => (names::SETITEM, vec![key, value]),
                None => (names::DELITEM, vec![key]),
            };
            if self.is_user(container) && self.call_override(container, special, &args)?.is_some() {
                return Ok(());
            }
        }
        self.builtin_set_subscript(container, key, value)
    }

    /// [`Machine::set_subscript`] as builtin classes do it.
    pub(super) fn builtin_set_subscript(&mut self, container: Value, key: Value, value: Option<Value>) -> Res<()> {
        match (self.heap.payload(container), value) {
            (bytes @ Value::Object(id), value) if matches!(self.heap.objects[id], Object::ByteArray(_)) => {
                self.set_bytes(bytes, key, value)
            }
            (Value::Dict(dict), Some(value)) => self.dict_set(dict, key, value),
            (Value::Dict(dict), None) => match self.dict_find(dict, key)?.1 {
                Some(index) => {
                    self.heap.dict_delete_entry(dict, index);
                    Ok(())
                }
                None => Err(self.raise_with(types::KEY_ERROR, vec![key])),
            },
            (Value::List(list), value) => {
                let length = self.heap.lists[list].len();
                if let Value::Object(id) = key
                    && let Some(bounds) = self.slice_bounds(id, length)?
                {
                    let Object::Slice(_, _, step) = self.heap.objects[id] else { return Ok(()) };
                    let plain = step.is_none() || step == Value::Int(1);
                    let items = match value {
                        Some(value) if plain => self.items_or(value, "can only assign an iterable")?,
                        Some(value) => self.items_or(value, "must assign iterable to extended slice")?,
                        None => vec![],
                    };
                    let at: Vec<usize> = bounds.indices().collect();
                    let length = self.heap.lists[list].len();
                    if plain {
                        let start = (bounds.start.max(0) as usize).min(length);
                        let end = (start + at.len()).min(length);
                        self.heap.charge(size_of::<Value>() * items.len());
                        self.heap.lists[list].splice(start..end, items);
                        return Ok(());
                    }
                    if value.is_none() {
                        let mut keep = 0..;
                        self.heap.lists[list].retain(|_| !at.contains(&keep.next().unwrap_or(0)));
                        return Ok(());
                    }
                    if at.len() != items.len() {
                        let (n, m) = (items.len(), at.len());
                        let message = format!("attempt to assign sequence of size {n} to extended slice of size {m}");
                        return Err(self.raise(types::VALUE_ERROR, message));
                    }
                    for (i, item) in at.into_iter().zip(items) {
                        self.heap.lists[list][i] = item;
                    }
                    return Ok(());
                }
                let Some(index) = self.index(key)? else {
                    let name = self.heap.type_name(key).to_owned();
                    return Err(self.type_error(format!("list indices must be integers or slices, not {name}")));
                };
                let length = self.heap.lists[list].len();
                let Some(index) = index.to_i64() else {
                    let name = self.heap.type_name(key).to_owned();
                    let message = format!("cannot fit '{name}' into an index-sized integer");
                    return Err(self.raise(types::INDEX_ERROR, message));
                };
                let Some(at) = slice::item_index(index, length) else {
                    return Err(self.raise(types::INDEX_ERROR, "list assignment index out of range"));
                };
                match value {
                    Some(value) => self.heap.lists[list][at] = value,
                    None => {
                        self.heap.lists[list].remove(at);
                    }
                }
                Ok(())
            }
            (_, value) => {
                let name = self.heap.type_name(container).to_owned();
                if value.is_some() {
                    return Err(self.type_error(format!("'{name}' object does not support item assignment")));
                }
                // Classes with any sequence method word it differently.
                let sequence = matches!(container, Value::Instance(_) | Value::Str(_) | Value::Tuple(_))
                    || matches!(container, Value::Object(id) if matches!(
                        self.heap.objects[id],
                        Object::Bytes(_) | Object::Range(..) | Object::Set(..) | Object::DictView(..) | Object::MappingProxy(_)
                    ));
                let not = if sequence && self.index(key)?.is_some() { "doesn't" } else { "does not" };
                Err(self.type_error(format!("'{name}' object {not} support item deletion")))
            }
        }
    }

    /// `iter(value)`
    pub fn iterate(&mut self, value: Value) -> Res {
        if let Value::Instance(_) | Value::Type(_) = value {
            match self.overriding(value, names::ITER) {
                Some(Value::None) => return self.not_iterable(value),
                Some(_) => {
                    let iterator = self.call_override(value, names::ITER, &[])?.unwrap_or(Value::None);
                    return self.check_iterator(iterator);
                }
                None => {}
            }
            let own = self.heap.payload(value) == value;
            if own && self.overriding(value, names::GETITEM).is_some() {
                return Ok(self.heap.new_object(Object::Iter(Box::new(Iter::Sequence(value, 0)))));
            }
        }
        self.builtin_iterate(value)
    }

    /// Refuses what `__iter__` returned unless it is an iterator.
    fn check_iterator(&mut self, iterator: Value) -> Res {
        let class = self.heap.type_of(iterator);
        if self.heap.type_lookup(class, names::NEXT).is_some() {
            return Ok(iterator);
        }
        let name = self.heap.type_name(iterator).to_owned();
        Err(self.type_error(format!("iter() returned non-iterator of type '{name}'")))
    }

    /// [`Machine::iterate`] as builtin classes do it.
    pub(super) fn builtin_iterate(&mut self, value: Value) -> Res {
        let iter = match self.heap.payload(value) {
            Value::List(id) => Iter::List(Some(id), 0),
            tuple @ Value::Tuple(_) => Iter::Tuple(tuple, 0),
            Value::Str(id) => Iter::Str(id, 0),
            Value::Dict(id) => Iter::Dict(Some(id), View::Keys, 0, self.heap.dict_len(id)),
            object @ Value::Object(id) => match &self.heap.objects[id] {
                Object::Iter(_) | Object::Generator(_) => return Ok(value),
                Object::Bytes(_) | Object::ByteArray(_) => Iter::Bytes(object, 0),
                Object::Set(table, _) => Iter::Set(object, 0, table.len()),
                Object::DictView(dict, view) => Iter::Dict(Some(*dict), *view, 0, self.heap.dict_len(*dict)),
                Object::MappingProxy(dict) => Iter::Dict(Some(*dict), View::Keys, 0, self.heap.dict_len(*dict)),
                Object::Range(Integer::Small(a), Integer::Small(b), Integer::Small(c)) => {
                    Iter::Range(*a, *c, slice::range_length(*a, *b, *c).unwrap_or(0))
                }
                Object::Range(a, b, c) => Iter::BigRange(a.clone(), b.clone(), c.clone()),
                _ => return self.not_iterable(value),
            },
            _ => return self.not_iterable(value),
        };
        Ok(self.heap.new_object(Object::Iter(Box::new(iter))))
    }

    fn not_iterable(&mut self, value: Value) -> Res {
        let name = self.heap.type_name(value).to_owned();
        Err(self.type_error(format!("'{name}' object is not iterable")))
    }

    /// `next(iterator)`, or `None` when there is no more.
    pub fn next(&mut self, iterator: Value) -> Res<Option<Value>> {
        self.work(1)?;
        let Value::Object(id) = iterator else {
            return match self.call_special(iterator, names::NEXT, &[]) {
                Ok(Some(value)) => Ok(Some(value)),
                Ok(None) => {
                    let name = self.heap.type_name(iterator).to_owned();
                    Err(self.type_error(format!("'{name}' object is not an iterator")))
                }
                Err(raised) => match self.catch(types::STOP_ITERATION) {
                    Some(_) => Ok(None),
                    None => Err(raised),
                },
            };
        };
        if let Some(item) = self.next_simple(id) {
            return Ok(item);
        }
        if matches!(self.heap.objects[id], Object::Generator(_)) {
            return self.resume(id, Ok(Value::None)).map(|(value, _)| value);
        }
        let Object::Iter(iter) = &mut self.heap.objects[id] else {
            let name = self.heap.type_name(iterator).to_owned();
            return Err(self.type_error(format!("'{name}' object is not an iterator")));
        };
        match &mut **iter {
            &mut Iter::Str(text, at) => Ok(self.next_character(id, text, at)),
            Iter::Enumerate(inner, Integer::Small(count)) if *count < i64::MAX => {
                let (inner, n) = (*inner, *count);
                let item = match inner {
                    Value::Object(inner) if let Some(item) = self.next_simple(inner) => item,
                    _ => self.next_guarded(inner)?,
                };
                let Some(item) = item else { return Ok(None) };
                if let Object::Iter(iter) = &mut self.heap.objects[id]
                    && let Iter::Enumerate(_, count) = &mut **iter
                {
                    *count = Integer::Small(n + 1);
                }
                Ok(Some(self.heap.new_tuple(vec![Value::Int(n), item])))
            }
            &mut Iter::Dict(Some(dict), view, position, size) => self.next_entry(id, dict, view, position, size),
            other => {
                let mut state = std::mem::replace(other, Iter::Tuple(Value::Null, 0));
                let mut answer = Ok(None);
                // Iterators over iterators over iterators would use up the stack of Rust.
                let guarded = self.guarded(|m| {
                    answer = m.advance(&mut state);
                    Ok(Value::None)
                });
                let answer = guarded.and(answer);
                if let Object::Iter(iter) = &mut self.heap.objects[id] {
                    **iter = state;
                }
                answer
            }
        }
    }

    /// [`Machine::next`] of an iterator within an iterator, of which there may be more than the stack of Rust holds.
    fn next_guarded(&mut self, iterator: Value) -> Res<Option<Value>> {
        let mut item = None;
        self.guarded(|m| {
            item = m.next(iterator)?;
            Ok(Value::None)
        })?;
        Ok(item)
    }

    /// The next item of an iterator over a range, list or tuple; `Some(None)` at its end, `None` for other iterators.
    #[inline]
    pub(crate) fn next_simple(&mut self, id: ObjectId) -> Option<Option<Value>> {
        let Object::Iter(iter) = &mut self.heap.objects[id] else { return None };
        Some(match &mut **iter {
            Iter::Range(next, step, left) => {
                if *left == 0 {
                    return Some(None);
                }
                let value = *next;
                *left -= 1;
                *next = next.wrapping_add(*step);
                Some(Value::Int(value))
            }
            Iter::List(list, at) => {
                let Some(items) = *list else { return Some(None) };
                let item = self.heap.lists[items].get(*at).copied();
                *at += 1;
                if item.is_none() {
                    *list = None;
                }
                item
            }
            Iter::Tuple(Value::Tuple(items), at) => {
                *at += 1;
                self.heap.tuples[*items].get(*at - 1).copied()
            }
            _ => return None,
        })
    }

    fn next_character(&mut self, id: ObjectId, text: StrId, at: usize) -> Option<Value> {
        let c = self.heap.str(text).get(at..)?.chars().next()?;
        if let Object::Iter(iter) = &mut self.heap.objects[id] {
            **iter = Iter::Str(text, at + c.len_utf8());
        }
        Some(self.heap.character(c))
    }

    fn next_entry(
        &mut self,
        id: ObjectId,
        dict: DictId,
        view: View,
        position: usize,
        size: usize,
    ) -> Res<Option<Value>> {
        let changed = self.heap.dict_len(dict) != size;
        let found = if changed { None } else { self.heap.dict_next(dict, position) };
        if let Object::Iter(iter) = &mut self.heap.objects[id] {
            // Exhausted or failed, it gives nothing any more.
            **iter = match found {
                Some((next, _)) => Iter::Dict(Some(dict), view, next, size),
                None => Iter::Dict(None, view, 0, 0),
            };
        }
        if changed {
            return Err(self.raise(types::RUNTIME_ERROR, "dictionary changed size during iteration"));
        }
        Ok(found.map(|(_, entry)| match view {
            View::Keys => entry.key,
            View::Values => entry.value,
            View::Items => self.heap.new_tuple(vec![entry.key, entry.value]),
        }))
    }

    /// `next(iterator)`, or the value of the StopIteration that ended it.
    pub fn next_with_value(&mut self, iterator: Value) -> Res<Result<Value, Value>> {
        if matches!(iterator, Value::Object(_)) {
            return Ok(self.next(iterator)?.ok_or(Value::None));
        }
        match self.call_special(iterator, names::NEXT, &[]) {
            Ok(answer) => Ok(Ok(answer.unwrap_or(Value::None))),
            Err(raised) => match self.catch(types::STOP_ITERATION) {
                Some(stop) => Ok(Err(self.get_attribute(stop, names::VALUE)?)),
                None => Err(raised),
            },
        }
    }

    fn advance(&mut self, iter: &mut Iter) -> Res<Option<Value>> {
        Ok(match iter {
            Iter::Bytes(Value::Object(id), at) => {
                let bytes: &[u8] = match &self.heap.objects[*id] {
                    Object::Bytes(bytes) => bytes,
                    Object::ByteArray(bytes) => bytes,
                    _ => return Ok(None),
                };
                *at += 1;
                let item = bytes.get(*at - 1).map(|&b| Value::Int(i64::from(b)));
                if item.is_none() {
                    *at = usize::MAX / 2;
                }
                item
            }
            Iter::BigRange(next, stop, step) => {
                let done = if step.is_negative() { *next <= *stop } else { *next >= *stop };
                if done {
                    return Ok(None);
                }
                let value = next.clone();
                *next = next.add(step);
                Some(self.int(value))
            }
            Iter::Set(Value::Object(id), position, size) => {
                let Object::Set(table, _) = &self.heap.objects[*id] else { return Ok(None) };
                if table.len() != *size {
                    return Err(self.raise(types::RUNTIME_ERROR, "Set changed size during iteration"));
                }
                table.next_from(position).map(|(_, v)| v)
            }
            Iter::DictReversed(dict, view, position, size) => {
                let Some(d) = *dict else { return Ok(None) };
                if self.heap.dict_len(d) != *size {
                    *dict = None;
                    return Err(self.raise(types::RUNTIME_ERROR, "dictionary changed size during iteration"));
                }
                let Some((next, entry)) = self.heap.dict_previous(d, *position) else {
                    *dict = None;
                    return Ok(None);
                };
                *position = next;
                Some(match view {
                    View::Keys => entry.key,
                    View::Values => entry.value,
                    View::Items => self.heap.new_tuple(vec![entry.key, entry.value]),
                })
            }
            Iter::Sequence(sequence, at) => {
                if *at < 0 {
                    return Ok(None);
                }
                match self.subscript(*sequence, Value::Int(*at)) {
                    Ok(value) => {
                        *at += 1;
                        Some(value)
                    }
                    Err(raised) => {
                        if self.catch(types::INDEX_ERROR).is_none() && self.catch(types::STOP_ITERATION).is_none() {
                            return Err(raised);
                        }
                        *at = -1;
                        None
                    }
                }
            }
            Iter::Callable(callable, sentinel) => {
                if callable.is_null() {
                    return Ok(None);
                }
                let value = self.call(*callable, &[], &[])?;
                if self.equal(value, *sentinel)? {
                    *callable = Value::Null;
                    return Ok(None);
                }
                Some(value)
            }
            Iter::Enumerate(inner, count) => {
                let Some(item) = self.next(*inner)? else { return Ok(None) };
                let n = self.int(count.clone());
                *count = count.add(&Integer::ONE);
                Some(self.heap.new_tuple(vec![n, item]))
            }
            Iter::Zip(inner, strict) => {
                let mut items = Vec::with_capacity(inner.len());
                for (i, &iterator) in inner.iter().enumerate() {
                    match self.next(iterator)? {
                        Some(item) => items.push(item),
                        None if *strict => {
                            let others = |i: usize| if i == 1 { " 1".into() } else { format!("s 1-{i}") };
                            if i > 0 {
                                let message = format!("zip() argument {} is shorter than argument{}", i + 1, others(i));
                                return Err(self.raise(types::VALUE_ERROR, message));
                            }
                            for (i, &iterator) in inner.iter().enumerate().skip(1) {
                                if self.next(iterator)?.is_some() {
                                    let message =
                                        format!("zip() argument {} is longer than argument{}", i + 1, others(i));
                                    return Err(self.raise(types::VALUE_ERROR, message));
                                }
                            }
                            return Ok(None);
                        }
                        None => return Ok(None),
                    }
                }
                if inner.is_empty() {
                    return Ok(None);
                }
                Some(self.heap.new_tuple(items))
            }
            Iter::Map(function, inner) => {
                let mut items = Vec::with_capacity(inner.len());
                for &iterator in inner.iter() {
                    match self.next(iterator)? {
                        Some(item) => items.push(item),
                        None => return Ok(None),
                    }
                }
                Some(self.call(*function, &items, &[])?)
            }
            Iter::Filter(function, inner) => loop {
                let Some(item) = self.next(*inner)? else { return Ok(None) };
                let keep = if function.is_none() { item } else { self.call(*function, &[item], &[])? };
                if self.truth(keep)? {
                    break Some(item);
                }
            },
            Iter::Reversed(sequence, at) => {
                if *at < 0 {
                    return Ok(None);
                }
                match self.subscript(*sequence, Value::Int(*at)) {
                    Ok(item) => {
                        *at -= 1;
                        Some(item)
                    }
                    Err(raised) => {
                        *at = -1;
                        if self.catch(types::INDEX_ERROR).is_none() && self.catch(types::STOP_ITERATION).is_none() {
                            return Err(raised);
                        }
                        None
                    }
                }
            }
            _ => None,
        })
    }

    /// `iterator.__length_hint__()`: how many items are left.
    pub(super) fn iterator_hint(&mut self, iterator: Value) -> usize {
        let Value::Object(id) = iterator else { return 0 };
        let Object::Iter(iter) = &self.heap.objects[id] else { return 0 };
        let (sequence, at) = match &**iter {
            Iter::List(None, _) | Iter::Dict(None, ..) | Iter::DictReversed(None, ..) => return 0,
            Iter::Range(_, _, left) => return *left as usize,
            Iter::BigRange(next, stop, step) => {
                let range = Object::Range(next.clone(), stop.clone(), step.clone());
                let range = self.heap.new_object(range);
                return self.range_length(range).and_then(|n| n.to_i64()).unwrap_or(0) as usize;
            }
            Iter::Reversed(_, at) => return (*at + 1).max(0) as usize,
            Iter::Set(Value::Object(set), position, size) => {
                let (Object::Set(table, _), mut position) = (&self.heap.objects[*set], *position) else { return 0 };
                if table.len() != *size {
                    return 0;
                }
                return std::iter::from_fn(|| table.next_from(&mut position)).count();
            }
            &Iter::Dict(Some(dict), _, mut position, size) => {
                if self.heap.dict_len(dict) != size {
                    return 0;
                }
                let mut left = 0;
                while let Some((next, _)) = self.heap.dict_next(dict, position) {
                    (position, left) = (next, left + 1);
                }
                return left;
            }
            &Iter::DictReversed(Some(dict), _, mut position, size) => {
                if self.heap.dict_len(dict) != size {
                    return 0;
                }
                let mut left = 0;
                while let Some((next, _)) = self.heap.dict_previous(dict, position) {
                    (position, left) = (next, left + 1);
                }
                return left;
            }
            Iter::List(Some(list), at) => (Value::List(*list), *at),
            Iter::Tuple(tuple, at) => (*tuple, *at),
            Iter::Str(text, at) => return self.heap.str(*text).get(*at..).map_or(0, |t| t.chars().count()),
            Iter::Bytes(bytes, at) => (*bytes, *at),
            Iter::Sequence(sequence, at) if *at >= 0 => (*sequence, *at as usize),
            _ => return 0,
        };
        match self.length(sequence) {
            Ok(length) => length.saturating_sub(at),
            Err(_) => {
                self.take_exception();
                0
            }
        }
    }

    /// The items of an iterable.
    pub fn list_of(&mut self, value: Value) -> Res<Vec<Value>> {
        match value {
            Value::List(id) => return Ok(self.heap.lists[id].clone()),
            Value::Tuple(id) => return Ok(self.heap.tuples[id].to_vec()),
            _ => {}
        }
        let iterator = self.iterate(value)?;
        self.drain(iterator)
    }

    /// What is left of an iterator.
    pub fn drain(&mut self, iterator: Value) -> Res<Vec<Value>> {
        let mut items = Vec::new();
        while let Some(item) = self.next(iterator)? {
            items.push(item);
            if items.len() > pure::MAX_TEXT / 16 {
                return Err(self.raise(types::MEMORY_ERROR, ""));
            }
            if items.len() % 4096 == 0 {
                self.room(items.len() * size_of::<Value>())?;
            }
        }
        Ok(items)
    }
}
