//! Calls of builtin classes.

use super::arguments::{bind, flag, given_name, no_keywords, signature, whole};
use super::call::Keywords;
use super::machine::{Machine, Res};
use crate::object::builtin::{names, types};
use crate::object::kinds::{Function, Iter, Method, Object};
use crate::object::pure::int::Integer;
use crate::object::value::{TypeId, Value};

/// The one argument of a class that takes no keywords.
fn one(m: &mut Machine, function: &str, args: &[Value], keywords: Keywords<'_>) -> Res {
    no_keywords(m, function, keywords)?;
    match *args {
        [v] => Ok(v),
        _ => Err(m.type_error(format!("{function} expected 1 argument, got {}", args.len()))),
    }
}

impl Machine {
    /// `str(object, encoding, errors)`
    fn make_str(&mut self, args: &[Value], keywords: Keywords<'_>) -> Res {
        let [v, encoding, errors] =
            bind(self, &signature("str", &["object", "encoding", "errors"], 0), args, keywords)?;
        for (value, name) in [(encoding, "encoding"), (errors, "errors")] {
            if !value.is_null() && self.as_str(value).is_none() {
                let got = given_name(self, value);
                return Err(self.type_error(format!("str() argument '{name}' must be str, not {got}")));
            }
        }
        if v.is_null() {
            return Ok(self.heap.text(""));
        }
        if encoding.is_null() && errors.is_null() {
            if let Value::Str(_) = v {
                return Ok(v);
            }
            if self.is_user(v)
                && let Some(answer) = self.call_override(v, names::STR, &[])?
            {
                // Whatever kind of str that is.
                return self.expect_str(answer, "__str__").map(|_| answer);
            }
            let t = self.to_str(v)?;
            return Ok(Value::Str(self.heap.new_string(t)));
        }
        if self.as_str(v).is_some() {
            return Err(self.type_error("decoding str is not supported"));
        }
        if self.bytes_of(v).is_none() {
            let name = self.heap.type_name(v).to_owned();
            return Err(self.type_error(format!("decoding to str: need a bytes-like object, {name} found")));
        }
        let encoding = if encoding.is_null() { "utf-8".into() } else { self.text_value(encoding) };
        let errors = if errors.is_null() { "strict".into() } else { self.text_value(errors) };
        let text = self.decode_bytes(v, &encoding, &errors)?;
        Ok(Value::Str(self.heap.new_string(text)))
    }

    /// What CPython's `enumerate_vectorcall` asks of its arguments: a keyword that is wrong before one that is missing.
    fn check_enumerate(&mut self, args: &[Value], keywords: Keywords<'_>) -> Res<()> {
        let given = args.len() + keywords.len();
        if given > 2 {
            return Err(self.type_error(format!("enumerate() takes at most 2 arguments ({given} given)")));
        }
        let name = |at: usize| keywords.get(at).map(|(name, _)| self.heap.str(*name));
        let wanted: &[&str] = match (args.len(), name(0)) {
            (0, Some("start")) if given == 2 => &["start", "iterable"],
            (0, _) => &["iterable", "start"],
            _ => &["start"],
        };
        let wrong = wanted.iter().enumerate().find_map(|(at, wanted)| name(at).filter(|name| name != wanted));
        if let Some(wrong) = wrong {
            let message = format!("'{wrong}' is an invalid keyword argument for enumerate()");
            return Err(self.type_error(message));
        }
        if given == 0 {
            return Err(self.type_error("enumerate() missing required argument 'iterable'"));
        }
        Ok(())
    }

    /// Calls a builtin class.
    pub fn make_builtin(&mut self, class: TypeId, args: &[Value], keywords: Keywords<'_>) -> Res {
        let first = args.first().copied();
        Ok(match class {
            types::BOOL => self.make_bool(args, keywords)?,
            types::INT => self.make_int(args, keywords)?,
            types::FLOAT => self.make_float(args, keywords)?,
            types::COMPLEX => self.make_complex(args, keywords)?,
            types::STR => self.make_str(args, keywords)?,
            types::BYTES => self.make_bytes(args, keywords)?,
            types::BYTEARRAY => self.make_bytearray(args, keywords)?,
            types::FUNCTION => self.make_function(args, keywords)?,
            types::METHOD => {
                no_keywords(self, "method", keywords)?;
                let [function, receiver] = *args else {
                    return Err(self.type_error(format!("method expected 2 arguments, got {}", args.len())));
                };
                if !self.is_callable(function) {
                    return Err(self.type_error("first argument must be callable"));
                }
                if receiver.is_none() {
                    return Err(self.type_error("instance must not be None"));
                }
                Value::Method(self.heap.methods.add(Method { function, receiver }))
            }
            types::MODULE => {
                let [name, doc] = bind(self, &signature("module", &["name", "doc"], 1), args, keywords)?;
                let Some(text) = self.as_str(name) else {
                    let got = given_name(self, name);
                    return Err(self.type_error(format!("module() argument 'name' must be str, not {got}")));
                };
                let (id, dict) = (self.heap.intern_id(text), self.heap.new_dict());
                self.heap.dict_set_name(dict, names::NAME, name);
                self.heap.dict_set_name(dict, names::DOC, doc.or_none());
                for name in ["__package__", "__loader__", "__spec__"] {
                    self.store(dict, name, Value::None);
                }
                self.heap.new_object(Object::Module(id, dict))
            }
            types::CELL => {
                no_keywords(self, "cell", keywords)?;
                if args.len() > 1 {
                    return Err(self.type_error(format!("cell expected at most 1 argument, got {}", args.len())));
                }
                Value::Cell(self.heap.cells.add(first.unwrap_or_default()))
            }
            types::MAPPING_PROXY => {
                let [mapping] = bind(self, &signature("mappingproxy", &["mapping"], 1), args, keywords)?;
                match self.heap.payload(mapping) {
                    Value::Dict(dict) => self.heap.new_object(Object::MappingProxy(dict)),
                    Value::List(_) | Value::Tuple(_) | Value::Int(_) | Value::Str(_) | Value::None => {
                        let got = self.heap.type_name(mapping).to_owned();
                        return Err(self.type_error(format!("mappingproxy() argument must be a mapping, not {got}")));
                    }
                    _ => return Err(self.not_supported("mappingproxy of a mapping that is no dict")),
                }
            }
            types::GENERIC_ALIAS => {
                no_keywords(self, "GenericAlias", keywords)?;
                let [origin, arguments] = *args else {
                    return Err(self.type_error(format!("GenericAlias expected 2 arguments, got {}", args.len())));
                };
                self.generic_alias(origin, arguments)
            }
            types::LIST => {
                let items = self.sequence_items("list", args, keywords)?;
                self.heap.new_list(items)
            }
            types::TUPLE => match first {
                Some(v @ Value::Tuple(_)) if args.len() == 1 && keywords.is_empty() => v,
                _ => {
                    let items = self.sequence_items("tuple", args, keywords)?;
                    self.heap.new_tuple(items)
                }
            },
            types::DICT => self.make_dict(args, keywords)?,
            types::SET | types::FROZENSET => self.make_set(class == types::FROZENSET, args, keywords)?,
            types::NONE | types::ELLIPSIS | types::NOT_IMPLEMENTED => {
                if !args.is_empty() || !keywords.is_empty() {
                    let name = self.heap.types[class].name.clone();
                    return Err(self.type_error(format!("{name} takes no arguments")));
                }
                match class {
                    types::NONE => Value::None,
                    types::ELLIPSIS => Value::Ellipsis,
                    _ => Value::NotImplemented,
                }
            }
            types::RANGE => {
                no_keywords(self, "range", keywords)?;
                if args.len() > 3 {
                    let message = format!("range expected at most 3 arguments, got {}", args.len());
                    return Err(self.type_error(message));
                }
                let parts: Vec<Integer> = args.iter().take(3).map(|&v| whole(self, v)).collect::<Res<_>>()?;
                let (a, b, c) = match (&parts[..], args.len()) {
                    ([], _) => return Err(self.type_error("range expected at least 1 argument, got 0")),
                    ([stop], _) => (Integer::ZERO, stop.clone(), Integer::ONE),
                    ([a, b], _) => (a.clone(), b.clone(), Integer::ONE),
                    ([a, b, c, ..], _) if !c.is_zero() => (a.clone(), b.clone(), c.clone()),
                    _ => return Err(self.raise(types::VALUE_ERROR, "range() arg 3 must not be zero")),
                };
                self.heap.new_object(Object::Range(a, b, c))
            }
            types::SLICE => {
                no_keywords(self, "slice", keywords)?;
                match *args {
                    [stop] => self.heap.new_object(Object::Slice(Value::None, stop, Value::None)),
                    [a, b] => self.heap.new_object(Object::Slice(a, b, Value::None)),
                    [a, b, c] => self.heap.new_object(Object::Slice(a, b, c)),
                    [] => return Err(self.type_error("slice expected at least 1 argument, got 0")),
                    _ => return Err(self.type_error(format!("slice expected at most 3 arguments, got {}", args.len()))),
                }
            }
            types::PROPERTY => {
                let parameters = signature("property", &["fget", "fset", "fdel", "doc"], 0);
                let [getter, setter, deleter, doc] = bind::<4>(self, &parameters, args, keywords)?.map(Value::or_none);
                self.heap.new_object(Object::Property([getter, setter, deleter, doc, Value::Null]))
            }
            types::CLASS_METHOD => {
                let function = one(self, "classmethod", args, keywords)?;
                self.heap.new_object(Object::ClassMethod(function))
            }
            types::STATIC_METHOD => {
                let function = one(self, "staticmethod", args, keywords)?;
                self.heap.new_object(Object::StaticMethod(function))
            }
            types::SUPER if !keywords.is_empty() => return Err(self.type_error("super() takes no keyword arguments")),
            types::SUPER => match *args {
                [Value::Type(start), receiver] if !receiver.is_none() => self.new_super(start, receiver)?,
                [] => {
                    let code = self.heap.codes[self.frame.code].code.clone();
                    let at = code.as_ref().and_then(|c| c.locals.iter().position(|l| &*l.name == "__class__"));
                    let cell = at.map_or(Value::Null, |i| self.stack[self.frame.base + i]);
                    let mut receiver = self.stack.get(self.frame.base).copied().unwrap_or_default();
                    if let Value::Cell(inner) = receiver {
                        receiver = self.heap.cells[inner];
                    }
                    if code.as_ref().is_none_or(|c| c.arg_count == 0) {
                        return Err(self.raise(types::RUNTIME_ERROR, "super(): no arguments"));
                    }
                    if receiver.is_null() {
                        return Err(self.raise(types::RUNTIME_ERROR, "super(): arg[0] deleted"));
                    }
                    match cell {
                        Value::Cell(cell) if self.heap.cells[cell].is_null() => {
                            return Err(self.raise(types::RUNTIME_ERROR, "super(): empty __class__ cell"));
                        }
                        Value::Cell(cell) if let Value::Type(start) = self.heap.cells[cell] => {
                            self.new_super(start, receiver)?
                        }
                        _ => return Err(self.raise(types::RUNTIME_ERROR, "super(): __class__ cell not found")),
                    }
                }
                [Value::Type(start), Value::None] | [Value::Type(start)] => {
                    self.heap.new_object(Object::Super(start, Value::Null, start))
                }
                [other, ..] if args.len() <= 2 => {
                    let got = self.heap.type_name(other).to_owned();
                    return Err(self.type_error(format!("super() argument 1 must be a type, not {got}")));
                }
                _ => {
                    let n = args.len();
                    return Err(self.type_error(format!("super() expected at most 2 arguments, got {n}")));
                }
            },
            types::ENUMERATE => {
                self.check_enumerate(args, keywords)?;
                let [iterable, start] = bind(self, &signature("enumerate", &["iterable", "start"], 1), args, keywords)?;
                let start = if start.is_null() { Integer::ZERO } else { whole(self, start)? };
                let inner = self.iterate(iterable)?;
                self.heap.new_object(Object::Iter(Box::new(Iter::Enumerate(inner, start))))
            }
            types::ZIP => {
                let [strict] = bind(self, &signature("zip", &["strict"], 0), &[], keywords)?;
                let strict = flag(self, strict)?;
                let mut inner = Vec::with_capacity(args.len());
                for &v in args {
                    inner.push(self.iterate(v)?);
                }
                self.heap.new_object(Object::Iter(Box::new(Iter::Zip(inner, strict))))
            }
            types::MAP => {
                no_keywords(self, "map", keywords)?;
                let [function, rest @ ..] = args else {
                    return Err(self.type_error("map() must have at least two arguments."));
                };
                if rest.is_empty() {
                    return Err(self.type_error("map() must have at least two arguments."));
                }
                let inner = rest.iter().map(|&v| self.iterate(v)).collect::<Res<_>>()?;
                self.heap.new_object(Object::Iter(Box::new(Iter::Map(*function, inner))))
            }
            types::FILTER => {
                no_keywords(self, "filter", keywords)?;
                let [function, iterable] = *args else {
                    return Err(self.type_error(format!("filter expected 2 arguments, got {}", args.len())));
                };
                let inner = self.iterate(iterable)?;
                self.heap.new_object(Object::Iter(Box::new(Iter::Filter(function, inner))))
            }
            types::REVERSED => {
                let v = one(self, "reversed", args, keywords)?;
                let class = self.heap.type_of(v);
                if let Some(Value::None) = self.heap.type_lookup(class, names::REVERSED) {
                    let name = self.heap.type_name(v).to_owned();
                    return Err(self.type_error(format!("'{name}' object is not reversible")));
                }
                if let Some(answer) = self.call_special(v, names::REVERSED, &[])? {
                    return Ok(answer);
                }
                let given = v;
                let v = if self.overriding(v, names::GETITEM).is_none() { self.heap.payload(v) } else { v };
                let sequence = match self.heap.payload(v) {
                    Value::Str(_) | Value::List(_) | Value::Tuple(_) => true,
                    Value::Dict(_) => false,
                    Value::Object(id) => {
                        matches!(self.heap.objects[id], Object::Bytes(_) | Object::ByteArray(_) | Object::Range(..))
                    }
                    _ => self.heap.type_lookup(class, names::GETITEM).is_some(),
                };
                if !sequence {
                    let name = self.heap.type_name(given).to_owned();
                    return Err(self.type_error(format!("'{name}' object is not reversible")));
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

    /// `types.FunctionType(code, globals, name, argdefs, closure)`
    fn make_function(&mut self, args: &[Value], keywords: Keywords<'_>) -> Res {
        let parameters = signature("function", &["code", "globals", "name", "argdefs", "closure"], 2);
        let [code, globals, name, defaults, closure] = bind(self, &parameters, args, keywords)?;
        let expected = |m: &mut Machine, at: &str, wanted: &str, v: Value| {
            let got = m.heap.type_name(v).to_owned();
            m.type_error(format!("function() argument '{at}' must be {wanted}, not {got}"))
        };
        let Value::Code(code) = code else { return Err(expected(self, "code", "code", code)) };
        let Value::Dict(globals) = self.heap.payload(globals) else {
            return Err(expected(self, "globals", "dict", globals));
        };
        let mut function = self.new_function(code, globals);
        match (name.or_none(), self.as_str(name)) {
            (Value::None, _) => {}
            (_, Some(_)) => function.name = name,
            _ => return Err(self.type_error("arg 3 (name) must be None or string")),
        }
        match defaults.or_none() {
            Value::None => {}
            Value::Tuple(_) => function.defaults = defaults,
            _ => return Err(self.type_error("arg 4 (defaults) must be None or tuple")),
        }
        let free = self.heap.codes[code].code.as_ref().map_or(0, |c| c.free_count());
        match closure.or_none() {
            Value::None if free == 0 => {}
            Value::Tuple(cells) => {
                let given = self.heap.tuples[cells].len();
                if given != free {
                    let name = self.heap.codes[code].code.as_ref().map_or_else(String::new, |c| c.name.to_string());
                    let message = format!("{name} requires closure of length {free}, not {given}");
                    return Err(self.raise(types::VALUE_ERROR, message));
                }
                if let Some(&other) = self.heap.tuples[cells].iter().find(|v| !matches!(v, Value::Cell(_))) {
                    let got = self.heap.type_name(other).to_owned();
                    return Err(self.type_error(format!("arg 5 (closure) expected cell, found {got}")));
                }
                function.closure = closure;
            }
            Value::None => return Err(self.type_error("arg 5 (closure) must be tuple")),
            _ => return Err(self.type_error("arg 5 (closure) must be None or tuple")),
        }
        Ok(Value::Function(self.heap.functions.add(Function { ..function })))
    }

    pub(super) fn new_super(&mut self, start: TypeId, receiver: Value) -> Res {
        let mut class = match receiver {
            Value::Type(class) if self.heap.is_subtype(class, start) => class,
            _ => self.heap.type_of(receiver),
        };
        if !self.heap.is_subtype(class, start) {
            // A proxy says by its `__class__` what it stands for.
            let claimed = match self.get_attribute(receiver, names::CLASS) {
                Ok(claimed) => claimed,
                Err(raised) => match self.catch(types::ATTRIBUTE_ERROR) {
                    Some(_) => Value::None,
                    None => return Err(raised),
                },
            };
            if let Value::Type(claimed) = claimed {
                class = claimed;
            }
        }
        if !self.heap.is_subtype(class, start) {
            return Err(self.type_error("super(type, obj): obj must be an instance or subtype of type"));
        }
        Ok(self.heap.new_object(Object::Super(start, receiver, class)))
    }
}
