//! Methods and constructors of int, bool, float and complex.

use super::arguments::{Signature, bind, flag, given_name, no_keywords, signature, size, whole};
use super::call::Keywords;
use super::machine::{Machine, Res};
use super::native::{Call, NativeDef, def};
use crate::object::builtin::{names, types};
use crate::object::kinds::Object;
use crate::object::pure::complex::{self, Complex};
use crate::object::pure::int::Integer;
use crate::object::pure::{Answer, ValueFault, float, float_text};
use crate::object::value::Value;

/// Methods of int.
pub const INT: &[NativeDef] = &[
    def("bit_length", Call::NoArgs(|m, s| Ok(Value::Int(own(m, s).bit_length() as i64)))),
    def("bit_count", Call::NoArgs(|m, s| Ok(Value::Int(own(m, s).bit_count() as i64)))),
    def("conjugate", Call::NoArgs(|m, s| Ok(plain(m, s)))),
    def("__trunc__", Call::NoArgs(|m, s| Ok(plain(m, s)))),
    def("__floor__", Call::NoArgs(|m, s| Ok(plain(m, s)))),
    def("__ceil__", Call::NoArgs(|m, s| Ok(plain(m, s)))),
    def(
        "as_integer_ratio",
        Call::NoArgs(|m, s| {
            let n = plain(m, s);
            Ok(m.heap.new_tuple(vec![n, Value::Int(1)]))
        }),
    ),
    def("to_bytes", Call::Keywords(to_bytes)),
    def("from_bytes", Call::Keywords(from_bytes)),
];

/// Methods of float.
pub const FLOAT: &[NativeDef] = &[
    def("is_integer", Call::NoArgs(|m, s| Ok(Value::bool(float::is_integer(real(m, s)))))),
    def("conjugate", Call::NoArgs(|m, s| Ok(Value::float(real(m, s))))),
    def("hex", Call::NoArgs(|m, s| Ok(m.heap.text(&float::hex(real(m, s)))))),
    def("as_integer_ratio", Call::NoArgs(integer_ratio)),
    def("__trunc__", Call::NoArgs(|m, s| toward(m, s, f64::trunc))),
    def("__floor__", Call::NoArgs(|m, s| toward(m, s, f64::floor))),
    def("__ceil__", Call::NoArgs(|m, s| toward(m, s, f64::ceil))),
    def("fromhex", Call::O(from_hex)),
];

/// Methods of complex.
pub const COMPLEX: &[NativeDef] = &[def(
    "conjugate",
    Call::NoArgs(|m, s| {
        let z = m.as_complex(s).unwrap_or(Complex::real(0.0));
        Ok(m.heap.new_object(Object::Complex(z.conjugate())))
    }),
)];

fn own(m: &Machine, s: Value) -> Integer {
    m.as_int(s).unwrap_or(Integer::ZERO)
}

/// The exact int of a bool or of an instance of a subclass.
fn plain(m: &mut Machine, s: Value) -> Value {
    let n = own(m, s);
    m.int(n)
}

fn real(m: &Machine, s: Value) -> f64 {
    match m.heap.payload(s) {
        Value::Float(f) => f.get(),
        _ => 0.0,
    }
}

fn toward(m: &mut Machine, s: Value, round: fn(f64) -> f64) -> Res {
    let n = Integer::from_f64(round(real(m, s)));
    let n = m.lift(n)?;
    Ok(m.int(n))
}

fn integer_ratio(m: &mut Machine, s: Value) -> Res {
    let ratio = float::as_integer_ratio(real(m, s));
    let (n, d) = m.lift(ratio)?;
    let items = vec![m.int(n), m.int(d)];
    Ok(m.heap.new_tuple(items))
}

fn from_hex(m: &mut Machine, class: Value, text: Value) -> Res {
    if m.as_str(text).is_none() {
        return Err(m.type_error("bad argument type for built-in operation"));
    }
    let x = float::from_hex(&m.text_value(text));
    let x = Value::float(m.lift(x)?);
    if class == Value::Type(types::FLOAT) { Ok(x) } else { m.call(class, &[x], &[]) }
}

/// Whether the argument `byteorder` says little.
fn little(m: &mut Machine, function: &str, v: Value) -> Res<bool> {
    if v.is_null() {
        return Ok(false);
    }
    if m.as_str(v).is_none() {
        let name = given_name(m, v);
        return Err(m.type_error(format!("{function}() argument 'byteorder' must be str, not {name}")));
    }
    match m.text_value(v).as_str() {
        "little" => Ok(true),
        "big" => Ok(false),
        _ => Err(m.raise(types::VALUE_ERROR, "byteorder must be either 'little' or 'big'")),
    }
}

fn to_bytes(m: &mut Machine, s: Value, a: &[Value], k: Keywords<'_>) -> Res {
    let parameters = Signature { positional: 2, ..signature("to_bytes", &["length", "byteorder", "signed"], 0) };
    let [length, order, signed] = bind(m, &parameters, a, k)?;
    let length = if length.is_null() { 1 } else { size(m, length)? };
    let (little, signed) = (little(m, "to_bytes", order)?, flag(m, signed)?);
    let bytes = own(m, s).to_bytes(&Integer::Small(length), little, signed);
    let bytes = m.lift(bytes)?;
    Ok(m.new_bytes(bytes))
}

/// `int.from_bytes(bytes, byteorder='big', *, signed=False)`, of a class.
fn from_bytes(m: &mut Machine, class: Value, a: &[Value], k: Keywords<'_>) -> Res {
    let parameters = Signature { positional: 2, ..signature("from_bytes", &["bytes", "byteorder", "signed"], 1) };
    let [bytes, order, signed] = bind(m, &parameters, a, k)?;
    let (little, signed) = (little(m, "from_bytes", order)?, flag(m, signed)?);
    let kind = m.heap.type_of(bytes);
    let [method, iter] = [m.heap.intern("__bytes__"), names::ITER].map(|name| m.heap.type_lookup(kind, name).is_some());
    if m.as_str(bytes).is_some() || !method && !iter && m.bytes_of(bytes).is_none() {
        let name = m.heap.type_name(bytes).to_owned();
        return Err(m.type_error(format!("cannot convert '{name}' object to bytes")));
    }
    let bytes = match m.bytes_of(bytes) {
        Some(bytes) => bytes,
        None => {
            let made = m.make_bytes(&[bytes], &[])?;
            m.bytes_of(made).unwrap_or_default()
        }
    };
    let n = m.int(Integer::from_bytes(&bytes, little, signed));
    if class == Value::Type(types::INT) { Ok(n) } else { m.call(class, &[n], &[]) }
}

impl Machine {
    /// The complex number behind a complex or an instance of a subclass.
    pub(super) fn as_complex(&self, value: Value) -> Option<Complex> {
        match self.heap.payload(value) {
            Value::Object(id) => match self.heap.objects[id] {
                Object::Complex(z) => Some(z),
                _ => None,
            },
            _ => None,
        }
    }

    /// The fields of instances of builtin classes: those of numbers, of ranges and of views.
    pub(super) fn builtin_field(&mut self, object: Value, name: &str) -> Option<Value> {
        if let Value::Object(id) = self.heap.payload(object) {
            match self.heap.objects[id] {
                Object::Range(..) => return self.range_field(object, name),
                Object::DictView(dict, _) if name == "mapping" => {
                    return Some(self.heap.new_object(Object::MappingProxy(dict)));
                }
                _ => {}
            }
        }
        self.number_field(object, name)
    }

    /// `real`, `imag`, `numerator` and `denominator` of numbers.
    fn number_field(&mut self, object: Value, name: &str) -> Option<Value> {
        if let Some(z) = self.as_complex(object) {
            return match name {
                "real" => Some(Value::float(z.re)),
                "imag" => Some(Value::float(z.im)),
                _ => None,
            };
        }
        if let Value::Float(f) = self.heap.payload(object) {
            return match name {
                "real" => Some(Value::Float(f)),
                "imag" => Some(Value::float(0.0)),
                _ => None,
            };
        }
        let n = self.as_int(object)?;
        match name {
            "real" | "numerator" => Some(self.int(n)),
            "imag" => Some(Value::Int(0)),
            "denominator" => Some(Value::Int(1)),
            _ => None,
        }
    }

    /// `bool(x)`
    pub(super) fn make_bool(&mut self, args: &[Value], keywords: Keywords<'_>) -> Res {
        no_keywords(self, "bool", keywords)?;
        match *args {
            [] => Ok(Value::False),
            [v] => self.truth(v).map(Value::bool),
            _ => Err(self.type_error(format!("bool expected at most 1 argument, got {}", args.len()))),
        }
    }

    /// `int(x, base)`
    pub(super) fn make_int(&mut self, args: &[Value], keywords: Keywords<'_>) -> Res {
        let [v, base] = bind(self, &signature("int", &["", "base"], 0), args, keywords)?;
        if v.is_null() {
            if !base.is_null() {
                return Err(self.type_error("int() missing string argument"));
            }
            return Ok(Value::Int(0));
        }
        if !base.is_null() {
            let base = whole(self, base)?.saturating_i64();
            if base != 0 && !(2..=36).contains(&base) {
                return Err(self.raise(types::VALUE_ERROR, "int() base must be >= 2 and <= 36, or 0"));
            }
            if self.as_str(v).is_none() && self.bytes_of(v).is_none() {
                return Err(self.type_error("int() can't convert non-string with explicit base"));
            }
            return self.parse_int(v, base);
        }
        if self.as_str(v).is_none()
            && self.bytes_of(v).is_none()
            && !matches!(v, Value::Int(_) | Value::Float(_) | Value::True | Value::False)
        {
            let trunc = self.heap.intern("__trunc__");
            // A number has an `__int__`, so that its `__index__` and `__trunc__` are not asked.
            let is_number = self.heap.payload(v) != v;
            for name in [names::INT, names::INDEX, trunc] {
                if !matches!(v, Value::Instance(_)) || is_number && name != names::INT {
                    continue;
                }
                let class = self.heap.type_of(v);
                if !matches!(self.heap.type_lookup(class, name), Some(Value::Function(_) | Value::Instance(_))) {
                    continue;
                }
                if let Some(answer) = self.call_special(v, name, &[])? {
                    return match self.as_int(answer) {
                        Some(n) => Ok(self.int(n)),
                        None => {
                            let (method, got) = (self.text_of(name), self.heap.type_name(answer).to_owned());
                            Err(self.type_error(format!("{method} returned non-int (type {got})")))
                        }
                    };
                }
            }
        }
        if let Some(n) = self.as_int(v) {
            return Ok(self.int(n));
        }
        if let Value::Float(x) = self.heap.payload(v) {
            let n = Integer::from_f64(x.get());
            let n = self.lift(n)?;
            return Ok(self.int(n));
        }
        if self.as_str(v).is_some() || self.bytes_of(v).is_some() {
            return self.parse_int(v, 10);
        }
        let name = self.heap.type_name(v).to_owned();
        let message = format!("int() argument must be a string, a bytes-like object or a real number, not '{name}'");
        Err(self.type_error(message))
    }

    fn parse_int(&mut self, v: Value, base: i64) -> Res {
        let n = match self.bytes_of(v) {
            Some(bytes) => Integer::parse_bytes(&bytes, base, self.limits.digits),
            None => Integer::parse(&self.text_value(v), base, self.limits.digits),
        };
        let n = self.lift_about(v, n)?;
        Ok(self.int(n))
    }

    /// [`Machine::lift`] of what was read from a text, whose message ends with the text: an instance of a subclass is shown as
    /// its own `__repr__` has it.
    fn lift_about<T>(&mut self, text: Value, answer: Answer<T>) -> Res<T> {
        match answer {
            Err(fault) if matches!(text, Value::Instance(_)) => match fault.message.split_once(": ") {
                Some((what, _)) => {
                    let shown = self.repr(text)?;
                    Err(self.raise_fault(ValueFault { message: format!("{what}: {shown}"), ..fault }))
                }
                None => Err(self.raise_fault(fault)),
            },
            answer => self.lift(answer),
        }
    }

    /// `float(x)`
    pub(super) fn make_float(&mut self, args: &[Value], keywords: Keywords<'_>) -> Res {
        no_keywords(self, "float", keywords)?;
        let v = match *args {
            [] => return Ok(Value::float(0.0)),
            [v] => v,
            _ => return Err(self.type_error(format!("float expected at most 1 argument, got {}", args.len()))),
        };
        if let Some(text) = self.as_str(v) {
            let x = float_text::parse(self.heap.str(text));
            return self.lift_about(v, x).map(|x| self.new_float(x));
        }
        if let Some(bytes) = self.bytes_of(v) {
            let x = float_text::parse_bytes(&bytes);
            return self.lift_about(v, x).map(|x| self.new_float(x));
        }
        match self.float_from(v)? {
            Some(x) => Ok(Value::float(x)),
            None => {
                let name = self.heap.type_name(v).to_owned();
                Err(self.type_error(format!("float() argument must be a string or a real number, not '{name}'")))
            }
        }
    }

    /// A float that was read. Numbers have no identity here, but NaN is found in a list by identity alone: each has a
    /// payload of its own.
    fn new_float(&mut self, x: f64) -> Value {
        if !x.is_nan() {
            return Value::float(x);
        }
        self.identities_given += 1;
        let payload = (self.identities_given as u64) & ((1 << 50) - 1);
        Value::float(f64::from_bits(x.to_bits() | payload))
    }

    /// The float that a number, `__float__` or `__index__` gives.
    pub(in crate::semantics) fn float_from(&mut self, v: Value) -> Res<Option<f64>> {
        if matches!(v, Value::Instance(_)) {
            let class = self.heap.type_of(v);
            if let Some(Value::Function(_) | Value::Instance(_)) = self.heap.type_lookup(class, names::FLOAT)
                && let Some(answer) = self.call_special(v, names::FLOAT, &[])?
            {
                return match self.heap.payload(answer) {
                    Value::Float(x) => Ok(Some(x.get())),
                    _ => {
                        let (own, got) = (self.heap.type_name(v).to_owned(), self.heap.type_name(answer).to_owned());
                        Err(self.type_error(format!("{own}.__float__ returned non-float (type {got})")))
                    }
                };
            }
        }
        if let Some(x) = self.as_float(v)? {
            return Ok(Some(x));
        }
        match self.index(v)? {
            Some(n) => {
                let x = n.to_f64();
                self.lift(x).map(Some)
            }
            None => Ok(None),
        }
    }

    /// `complex(real, imag)`
    pub(super) fn make_complex(&mut self, args: &[Value], keywords: Keywords<'_>) -> Res {
        let [re, im] = bind(self, &signature("complex", &["real", "imag"], 0), args, keywords)?;
        if self.as_str(re).is_some() {
            if !im.is_null() {
                return Err(self.type_error("complex() can't take second arg if first is a string"));
            }
            let z = complex::parse(&self.text_value(re));
            let z = self.lift(z)?;
            return Ok(self.heap.new_object(Object::Complex(z)));
        }
        if self.as_str(im).is_some() {
            return Err(self.type_error("complex() second arg can't be a string"));
        }
        let (first, first_complex) =
            self.complex_part(re, "complex() first argument must be a string or a number, not ")?;
        let (second, second_complex) = self.complex_part(im, "complex() second argument must be a number, not ")?;
        // Only a complex second argument touches the real part: zeros keep their signs otherwise.
        let mut z = Complex::new(first.re, second.re);
        if second_complex {
            z.re -= second.im;
        }
        if im.is_null() {
            z.im = first.im;
        } else if first_complex {
            z.im += first.im;
        }
        Ok(self.heap.new_object(Object::Complex(z)))
    }

    fn complex_part(&mut self, v: Value, message: &str) -> Res<(Complex, bool)> {
        if v.is_null() {
            return Ok((Complex::real(0.0), false));
        }
        if let Some(z) = self.as_complex(v) {
            return Ok((z, true));
        }
        if matches!(v, Value::Instance(_)) {
            let method = self.heap.intern("__complex__");
            if let Some(answer) = self.call_special(v, method, &[])? {
                return match self.as_complex(answer) {
                    Some(z) => Ok((z, true)),
                    None => {
                        let got = self.heap.type_name(answer).to_owned();
                        Err(self.type_error(format!("__complex__ returned non-complex (type {got})")))
                    }
                };
            }
        }
        match self.float_from(v)? {
            Some(x) => Ok((Complex::real(x), false)),
            None => {
                let name = self.heap.type_name(v).to_owned();
                Err(self.type_error(format!("{message}'{name}'")))
            }
        }
    }
}
