//! Calls of builtin classes.

use super::arguments::{small, whole};
use super::call::Keywords;
use super::machine::{Machine, Res};
use crate::object::builtin::{names, types};
use crate::object::kinds::{Iter, Object};
use crate::object::pure;
use crate::object::pure::int::Integer;
use crate::object::pure::set_table::SetTable;
use crate::object::value::{TypeId, Value};

impl Machine {
    /// Calls a builtin class.
    pub fn make_builtin(&mut self, class: TypeId, args: &[Value], keywords: Keywords<'_>) -> Res {
        let first = args.first().copied();
        Ok(match class {
            types::BOOL => Value::bool(match first {
                Some(v) => self.truth(v)?,
                None => false,
            }),
            types::INT => match (first, args.get(1)) {
                (None, _) => Value::Int(0),
                (Some(v), base) => {
                    if let (Some(text), base) = (self.as_str(v), base.copied()) {
                        let base = match base {
                            Some(b) => small(self, b)?,
                            None => 10,
                        };
                        let n = Integer::parse(self.heap.str(text), base, 4300);
                        let n = self.lift(n)?;
                        return Ok(self.int(n));
                    }
                    if let Value::Float(x) = self.heap.payload(v) {
                        let n = Integer::from_f64(x.get());
                        let n = self.lift(n)?;
                        return Ok(self.int(n));
                    }
                    if let Some(n) = self.as_int(v) {
                        return Ok(self.int(n));
                    }
                    for name in [names::INT, names::INDEX] {
                        if let Some(answer) = self.call_special(v, name, &[])? {
                            return Ok(answer);
                        }
                    }
                    let name = self.heap.type_name(v).to_owned();
                    return Err(self.type_error(format!(
                        "int() argument must be a string, a bytes-like object or a real number, not '{name}'"
                    )));
                }
            },
            types::FLOAT => match first {
                None => Value::float(0.0),
                Some(v) => {
                    if let Some(text) = self.as_str(v) {
                        let x = pure::float_text::parse(self.heap.str(text));
                        return self.lift(x).map(Value::float);
                    }
                    if let Some(x) = self.as_float(v)? {
                        return Ok(Value::float(x));
                    }
                    if let Some(answer) = self.call_special(v, names::FLOAT, &[])? {
                        return Ok(answer);
                    }
                    let name = self.heap.type_name(v).to_owned();
                    return Err(
                        self.type_error(format!("float() argument must be a string or a real number, not '{name}'"))
                    );
                }
            },
            types::COMPLEX => {
                let mut part = |v: Option<&Value>| match v {
                    Some(&v) => self.as_float(v).map(|x| x.unwrap_or(0.0)),
                    None => Ok(0.0),
                };
                let (re, im) = (part(args.first())?, part(args.get(1))?);
                self.heap.new_object(Object::Complex(pure::complex::Complex::new(re, im)))
            }
            types::STR => match first {
                None => self.heap.text(""),
                Some(v @ Value::Str(_)) => v,
                Some(v) => {
                    let t = self.to_str(v)?;
                    self.heap.text(&t)
                }
            },
            types::BYTES => {
                let bytes: Vec<u8> = match first {
                    None => vec![],
                    Some(v) => match self.as_int(v) {
                        Some(n) => vec![0; n.saturating_i64().clamp(0, 1 << 24) as usize],
                        None => self
                            .list_of(v)?
                            .into_iter()
                            .filter_map(|v| self.as_int(v))
                            .map(|n| n.saturating_i64() as u8)
                            .collect(),
                    },
                };
                self.heap.new_object(Object::Bytes(bytes.into()))
            }
            types::LIST => {
                let items = match first {
                    Some(v) => self.list_of(v)?,
                    None => vec![],
                };
                self.heap.new_list(items)
            }
            types::TUPLE => match first {
                Some(v @ Value::Tuple(_)) => v,
                Some(v) => {
                    let items = self.list_of(v)?;
                    self.heap.new_tuple(items)
                }
                None => self.heap.new_tuple(vec![]),
            },
            types::DICT => {
                let dict = self.heap.new_dict();
                if let Some(v) = first {
                    self.dict_update(dict, v)?;
                }
                for &(name, v) in keywords {
                    self.dict_set(dict, Value::Str(name), v)?;
                }
                Value::Dict(dict)
            }
            types::SET | types::FROZENSET => {
                let set = self.heap.new_object(Object::Set(SetTable::new(), class == types::FROZENSET));
                if let Some(v) = first {
                    for item in self.list_of(v)? {
                        self.set_add(set, item)?;
                    }
                }
                set
            }
            types::RANGE => {
                let parts: Vec<Integer> = args.iter().map(|&v| whole(self, v)).collect::<Res<_>>()?;
                let (a, b, c) = match &parts[..] {
                    [stop] => (Integer::ZERO, stop.clone(), Integer::ONE),
                    [a, b] => (a.clone(), b.clone(), Integer::ONE),
                    [a, b, c] if !c.is_zero() => (a.clone(), b.clone(), c.clone()),
                    [_, _, _] => return Err(self.raise(types::VALUE_ERROR, "range() arg 3 must not be zero")),
                    _ => return Err(self.type_error(format!("range expected at least 1 argument, got {}", args.len()))),
                };
                self.heap.new_object(Object::Range(a, b, c))
            }
            types::SLICE => match *args {
                [stop] => self.heap.new_object(Object::Slice(Value::None, stop, Value::None)),
                [a, b] => self.heap.new_object(Object::Slice(a, b, Value::None)),
                [a, b, c] => self.heap.new_object(Object::Slice(a, b, c)),
                _ => return Err(self.type_error("slice expected at most 3 arguments")),
            },
            types::PROPERTY => {
                let mut parts = [Value::None; 4];
                for (place, &arg) in parts.iter_mut().zip(args) {
                    *place = arg;
                }
                self.heap.new_object(Object::Property(parts))
            }
            types::CLASS_METHOD => self.heap.new_object(Object::ClassMethod(first.unwrap_or_default().or_none())),
            types::STATIC_METHOD => self.heap.new_object(Object::StaticMethod(first.unwrap_or_default().or_none())),
            types::SUPER => match *args {
                [Value::Type(start), receiver] => self.new_super(start, receiver)?,
                [] => {
                    let code = self.heap.codes[self.frame.code].code.clone();
                    let at = code.as_ref().and_then(|c| c.locals.iter().position(|l| &*l.name == "__class__"));
                    let cell = at.map_or(Value::Null, |i| self.stack[self.frame.base + i]);
                    let mut receiver = self.stack.get(self.frame.base).copied().unwrap_or_default();
                    if let Value::Cell(inner) = receiver {
                        receiver = self.heap.cells[inner];
                    }
                    match cell {
                        Value::Cell(cell) if let Value::Type(start) = self.heap.cells[cell] => {
                            self.new_super(start, receiver)?
                        }
                        _ => return Err(self.raise(types::RUNTIME_ERROR, "super(): __class__ cell not found")),
                    }
                }
                _ => return Err(self.not_supported("super() of one argument")),
            },
            types::ENUMERATE => {
                let start = match args.get(1).copied().or(keywords.first().map(|k| k.1)) {
                    Some(v) => whole(self, v)?,
                    None => Integer::ZERO,
                };
                let inner = self.iterate(first.unwrap_or_default())?;
                self.heap.new_object(Object::Iter(Box::new(Iter::Enumerate(inner, start))))
            }
            types::ZIP => {
                let strict = match keywords.first() {
                    Some(k) => self.truth(k.1)?,
                    None => false,
                };
                let inner = args.iter().map(|&v| self.iterate(v)).collect::<Res<_>>()?;
                self.heap.new_object(Object::Iter(Box::new(Iter::Zip(inner, strict))))
            }
            types::MAP | types::FILTER => {
                let Some((&function, rest)) = args.split_first() else {
                    return Err(self.type_error("expected a function"));
                };
                let inner: Vec<Value> = rest.iter().map(|&v| self.iterate(v)).collect::<Res<_>>()?;
                let iter = if class == types::MAP {
                    Iter::Map(function, inner)
                } else {
                    Iter::Filter(function, inner.first().copied().unwrap_or_default())
                };
                self.heap.new_object(Object::Iter(Box::new(iter)))
            }
            types::REVERSED => {
                let v = first.unwrap_or_default();
                if let Some(answer) = self.call_special(v, names::REVERSED, &[])? {
                    return Ok(answer);
                }
                let n = self.length(v)?;
                self.heap.new_object(Object::Iter(Box::new(Iter::Reversed(v, n as i64 - 1))))
            }
            _ => {
                let name = self.heap.types[class].name.clone();
                return Err(self.type_error(format!("cannot create '{name}' instances")));
            }
        })
    }

    fn new_super(&mut self, start: TypeId, receiver: Value) -> Res {
        let class = match receiver {
            Value::Type(class) if self.heap.is_subtype(class, start) => class,
            _ => self.heap.type_of(receiver),
        };
        if !self.heap.is_subtype(class, start) {
            return Err(self.type_error("super(type, obj): obj must be an instance or subtype of type"));
        }
        Ok(self.heap.new_object(Object::Super(start, receiver, class)))
    }
}
