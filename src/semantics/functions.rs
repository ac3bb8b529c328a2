//! The builtin functions.

use super::arguments::{attribute_name, bind, given_name, signature, whole};
use super::call::Keywords;
use super::machine::{Machine, Res};
use super::native::{Call, NativeDef, def};
use super::sorting::sort;
use crate::bytecode::{BinaryOp, CompareOp};
use crate::object::builtin::{names, types};
use crate::object::kinds::{Iter, Object};
use crate::object::pure::{text, text_repr};
use crate::object::value::{CodeId, Value};

/// The functions.
pub const FUNCTIONS: &[NativeDef] = &[
    def("print", Call::Keywords(print)),
    def("len", Call::O(|m, _, v| m.length(v).map(|n| Value::Int(n as i64)))),
    def(
        "repr",
        Call::O(|m, _, v| {
            let t = m.repr(v)?;
            Ok(m.heap.text(&t))
        }),
    ),
    def(
        "ascii",
        Call::O(|m, _, v| {
            let t = m.repr(v)?;
            Ok(m.heap.text(&text_repr::escape_non_ascii(&t)))
        }),
    ),
    def("isinstance", Call::Fast(2, 2, |m, _, a| m.is_instance(a[0], a[1]).map(Value::bool))),
    def("issubclass", Call::Fast(2, 2, |m, _, a| m.is_subclass(a[0], a[1]).map(Value::bool))),
    def("callable", Call::O(|m, _, v| Ok(Value::bool(m.is_callable(v))))),
    def("getattr", Call::Fast(2, 3, get_attribute)),
    def("hasattr", Call::Fast(2, 2, has_attribute)),
    def(
        "setattr",
        Call::Fast(3, 3, |m, _, a| {
            let name = attribute_name(m, a[1])?;
            m.set_attribute(a[0], name, Some(a[2])).map(|()| Value::None)
        }),
    ),
    def(
        "delattr",
        Call::Fast(2, 2, |m, _, a| {
            let name = attribute_name(m, a[1])?;
            m.set_attribute(a[0], name, None).map(|()| Value::None)
        }),
    ),
    def(
        "iter",
        Call::Fast(1, 2, |m, _, a| match a {
            [callable, sentinel] => {
                if !m.is_callable(*callable) {
                    return Err(m.type_error("iter(v, w): v must be callable"));
                }
                Ok(m.heap.new_object(Object::Iter(Box::new(Iter::Callable(*callable, *sentinel)))))
            }
            _ => m.iterate(a[0]),
        }),
    ),
    def("next", Call::Fast(1, 2, next)),
    def("hash", Call::O(|m, _, v| m.hash(v).map(Value::Int))),
    def("id", Call::O(|m, _, v| Ok(Value::Int(m.identity(v))))),
    def("abs", Call::O(|m, _, v| m.absolute(v))),
    def("any", Call::O(|m, _, v| search(m, v, true))),
    def("all", Call::O(|m, _, v| search(m, v, false).map(|found| Value::bool(found == Value::False)))),
    def("sum", Call::Keywords(sum)),
    def("min", Call::Keywords(|m, _, a, k| extreme(m, a, k, CompareOp::Lt, "min"))),
    def("max", Call::Keywords(|m, _, a, k| extreme(m, a, k, CompareOp::Gt, "max"))),
    def(
        "sorted",
        Call::Keywords(|m, _, a, k| {
            let [v] = a else { return Err(m.type_error(format!("sorted expected 1 argument, got {}", a.len()))) };
            let mut items = m.items_of(*v)?;
            let [key, reverse] = bind(m, &signature("sort", &["key", "reverse"], 0), &[], k)?;
            sort(m, &mut items, key.or_none(), reverse)?;
            Ok(m.heap.new_list(items))
        }),
    ),
    def("ord", Call::O(ord)),
    def("chr", Call::O(chr)),
    def(
        "hex",
        Call::O(|m, _, v| {
            let n = whole(m, v)?;
            Ok(m.heap.text(&n.to_hex()))
        }),
    ),
    def(
        "oct",
        Call::O(|m, _, v| {
            let n = whole(m, v)?;
            Ok(m.heap.text(&n.to_oct()))
        }),
    ),
    def(
        "bin",
        Call::O(|m, _, v| {
            let n = whole(m, v)?;
            Ok(m.heap.text(&n.to_bin()))
        }),
    ),
    def("divmod", Call::Fast(2, 2, |m, _, a| m.divmod(a[0], a[1]))),
    def("pow", Call::Keywords(pow)),
    def("round", Call::Keywords(round)),
    def("format", Call::Fast(1, 2, format)),
    def("vars", Call::Fast(0, 1, vars)),
    def("locals", Call::NoArgs(|m, _| m.locals())),
    def("dir", Call::Fast(0, 1, dir)),
    def("globals", Call::NoArgs(|m, _| Ok(Value::Dict(m.frame.globals)))),
    def("exit", Call::Fast(0, 1, super::modules::sys::exit)),
    def("quit", Call::Fast(0, 1, super::modules::sys::exit)),
    def("memoryview", Call::Keywords(|m, _, _, _| Err(m.not_supported("memoryview()")))),
    def("breakpoint", Call::Keywords(|m, _, _, _| Err(m.not_supported("breakpoint()")))),
    def("__build_class__", Call::Keywords(|m, _, a, k| m.build_class(a, k))),
];

fn get_attribute(m: &mut Machine, _: Value, a: &[Value]) -> Res {
    let name = attribute_name(m, a[1])?;
    match m.get_attribute(a[0], name) {
        Err(_) if a.len() == 3 && m.catch(types::ATTRIBUTE_ERROR).is_some() => Ok(a[2]),
        answer => answer,
    }
}

fn has_attribute(m: &mut Machine, _: Value, a: &[Value]) -> Res {
    let name = attribute_name(m, a[1])?;
    match m.get_attribute(a[0], name) {
        Ok(_) => Ok(Value::True),
        Err(_) if m.catch(types::ATTRIBUTE_ERROR).is_some() => Ok(Value::False),
        Err(raised) => Err(raised),
    }
}

fn next(m: &mut Machine, _: Value, a: &[Value]) -> Res {
    // What a Python iterator raises is passed on as it is, with its value.
    if let (Value::Instance(_), 1) = (a[0], a.len())
        && let Some(value) = m.call_special(a[0], names::NEXT, &[])?
    {
        return Ok(value);
    }
    if let (Value::Object(id), 1) = (a[0], a.len())
        && matches!(m.heap.objects[id], Object::Generator(_))
    {
        return match m.resume(id, Ok(Value::None))? {
            (Some(value), _) => Ok(value),
            (None, Value::None) => Err(m.raise_with(types::STOP_ITERATION, vec![])),
            (None, value) => Err(m.raise_with(types::STOP_ITERATION, vec![value])),
        };
    }
    match m.next(a[0])? {
        Some(value) => Ok(value),
        None if a.len() == 2 => Ok(a[1]),
        None => Err(m.raise_with(types::STOP_ITERATION, vec![])),
    }
}

/// Whether an item whose truth is `truth` is among those of an iterable.
fn search(m: &mut Machine, v: Value, truth: bool) -> Res {
    let iterator = m.iterate(v)?;
    while let Some(item) = m.next(iterator)? {
        if m.truth(item)? == truth {
            return Ok(Value::True);
        }
    }
    Ok(Value::False)
}

fn sum(m: &mut Machine, _: Value, a: &[Value], k: Keywords<'_>) -> Res {
    let parameters = super::arguments::Signature { positional: 2, ..signature("sum", &["", "start"], 1) };
    let [iterable, start] = bind(m, &parameters, a, k)?;
    let iterator = m.iterate(iterable)?;
    let mut total = if start.is_null() { Value::Int(0) } else { start };
    let joiner = if m.as_str(total).is_some() {
        "sum() can't sum strings [use ''.join(seq) instead]"
    } else if m.bytes_of(total).is_some() {
        "sum() can't sum bytes [use b''.join(seq) instead]"
    } else {
        ""
    };
    if !joiner.is_empty() {
        return Err(m.type_error(joiner));
    }
    while let Some(item) = m.next(iterator)? {
        total = m.binary(BinaryOp::NB_ADD, total, item)?;
    }
    Ok(total)
}

fn ord(m: &mut Machine, _: Value, v: Value) -> Res {
    if let Some(s) = m.as_str(v) {
        let n = text::ord(m.heap.str(s));
        return m.lift(n).map(|n| Value::Int(n.into()));
    }
    match m.bytes_of(v).as_deref() {
        Some([b]) => Ok(Value::Int(i64::from(*b))),
        Some(bytes) => {
            let n = bytes.len();
            Err(m.type_error(format!("ord() expected a character, but string of length {n} found")))
        }
        None => {
            let name = m.heap.type_name(v).to_owned();
            Err(m.type_error(format!("ord() expected string of length 1, but {name} found")))
        }
    }
}

fn chr(m: &mut Machine, _: Value, v: Value) -> Res {
    let n = whole(m, v)?;
    let Some(n) = n.to_i64().filter(|n| i32::try_from(*n).is_ok()) else {
        return Err(m.raise(types::OVERFLOW_ERROR, "Python int too large to convert to C int"));
    };
    let c = text::chr(n);
    let c = m.lift(c)?;
    Ok(m.heap.text(c.encode_utf8(&mut [0; 4])))
}

fn pow(m: &mut Machine, _: Value, a: &[Value], k: Keywords<'_>) -> Res {
    let [x, y, z] = bind(m, &signature("pow", &["base", "exp", "mod"], 2), a, k)?;
    if z.is_null() || z.is_none() {
        return m.binary(BinaryOp::NB_POWER, x, y);
    }
    m.power_modulo(x, y, z)
}

fn round(m: &mut Machine, _: Value, a: &[Value], k: Keywords<'_>) -> Res {
    let [number, digits] = bind(m, &signature("round", &["number", "ndigits"], 1), a, k)?;
    m.round(number, if digits.is_none() { Value::Null } else { digits })
}

fn format(m: &mut Machine, _: Value, a: &[Value]) -> Res {
    let spec = match a.get(1) {
        None => String::new(),
        Some(&s) if m.as_str(s).is_some() => m.text_value(s),
        Some(&s) => {
            let name = given_name(m, s);
            return Err(m.type_error(format!("format() argument 2 must be str, not {name}")));
        }
    };
    let text = m.format(a[0], &spec)?;
    Ok(m.heap.text(&text))
}

fn vars(m: &mut Machine, _: Value, a: &[Value]) -> Res {
    let [v] = a else { return m.locals() };
    match m.get_attribute(*v, names::DICT) {
        Err(_) if m.catch(types::ATTRIBUTE_ERROR).is_some() => {
            Err(m.type_error("vars() argument must have __dict__ attribute"))
        }
        answer => answer,
    }
}

fn dir(m: &mut Machine, _: Value, a: &[Value]) -> Res {
    let names = match a {
        [] => {
            let locals = m.locals()?;
            let keys = match locals {
                Value::Dict(_) => locals,
                // Any other mapping is asked.
                mapping => {
                    let keys = m.get_attribute(mapping, names::KEYS)?;
                    m.call(keys, &[], &[])?
                }
            };
            let mut names = m.list_of(keys)?;
            sort(m, &mut names, Value::None, Value::Null)?;
            names
        }
        [v] => m.sorted_directory(*v)?,
        _ => vec![],
    };
    Ok(m.heap.new_list(names))
}

fn print(m: &mut Machine, _: Value, args: &[Value], keywords: Keywords<'_>) -> Res {
    let known = &["sep", "end", "file", "flush"];
    // However many there are, the first that is unknown is told.
    if let Some((name, _)) = keywords.iter().find(|(name, _)| !known.contains(&m.heap.str(*name))) {
        let message = format!("'{}' is an invalid keyword argument for print()", m.heap.str(*name));
        return Err(m.type_error(message));
    }
    let [separator, end, file, flush] = bind(m, &signature("print", known, 0), &[], keywords)?;
    let mut text_or = |v: Value, name: &str, absent: &str| match v {
        Value::Null | Value::None => Ok(absent.to_owned()),
        v if m.as_str(v).is_some() => Ok(m.text_value(v)),
        v => {
            let got = m.heap.type_name(v).to_owned();
            Err(m.type_error(format!("{name} must be None or a string, not {got}")))
        }
    };
    let (separator, end) = (text_or(separator, "sep", " ")?, text_or(end, "end", "\n")?);
    let replaced = if file.or_none().is_none() { super::modules::sys::replaced_stdout(m)? } else { Some(file) };
    let Some(file) = replaced else {
        for (i, &arg) in args.iter().enumerate() {
            // Before the text is asked for, which may raise or print something itself.
            if i > 0 {
                m.check_encodable(&separator)?;
                m.output.push_str(&separator);
            }
            let text = m.to_str(arg)?;
            m.check_encodable(&text)?;
            m.output.push_str(&text);
        }
        m.check_encodable(&end)?;
        m.output.push_str(&end);
        return m.printed();
    };
    if file.is_none() {
        return Ok(Value::None);
    }
    let write = m.heap.intern("write");
    let mut put = |text: &mut dyn FnMut(&mut Machine) -> Res<Value>| {
        let write = m.get_attribute(file, write)?;
        let text = text(m)?;
        m.call(write, &[text], &[])
    };
    for (i, &arg) in args.iter().enumerate() {
        if i > 0 {
            put(&mut |m| Ok(m.heap.text(&separator)))?;
        }
        put(&mut |m| {
            let text = m.to_str(arg)?;
            Ok(m.heap.text(&text))
        })?;
    }
    put(&mut |m| Ok(m.heap.text(&end)))?;
    if !flush.is_null() && m.truth(flush)? {
        let flush = m.heap.intern("flush");
        let flush = m.get_attribute(file, flush)?;
        m.call(flush, &[], &[])?;
    }
    Ok(Value::None)
}

fn extreme(m: &mut Machine, args: &[Value], keywords: Keywords<'_>, op: CompareOp, name: &'static str) -> Res {
    if args.is_empty() {
        return Err(m.type_error(format!("{name} expected at least 1 argument, got 0")));
    }
    let [key, default] = bind(m, &signature(name, &["key", "default"], 0), &[], keywords)?;
    let key = key.or_none();
    let items = match args {
        [one] => m.iterate(*one)?,
        many => {
            if !default.is_null() {
                let message = format!("Cannot specify a default for {name}() with multiple positional arguments");
                return Err(m.type_error(message));
            }
            let all = m.heap.new_tuple(many.to_vec());
            m.iterate(all)?
        }
    };
    let mut best: Option<(Value, Value)> = None;
    while let Some(item) = m.next(items)? {
        let rank = if key.is_none() { item } else { m.call(key, &[item], &[])? };
        let better = match best {
            Some((_, held)) => {
                let answer = m.compare(op, rank, held)?;
                m.truth(answer)?
            }
            None => true,
        };
        if better {
            best = Some((item, rank));
        }
    }
    match best {
        Some((item, _)) => Ok(item),
        None if !default.is_null() => Ok(default),
        None => Err(m.raise(types::VALUE_ERROR, format!("{name}() arg is an empty sequence"))),
    }
}

impl Machine {
    /// `callable(value)`
    pub fn is_callable(&mut self, value: Value) -> bool {
        match value {
            Value::Function(_) | Value::Method(_) | Value::Native(_) | Value::Type(_) => true,
            Value::Object(id) if matches!(self.heap.objects[id], Object::StaticMethod(_)) => true,
            _ => {
                let class = self.heap.type_of(value);
                self.heap.type_lookup(class, names::CALL).is_some()
            }
        }
    }

    /// `locals()`: the namespace of a module or class body, a snapshot in a function.
    pub(super) fn locals(&mut self) -> Res {
        self.locals_at(self.frames.len())
    }

    /// The frame at a depth: the running one is the deepest.
    pub(super) fn frame_at(&self, depth: usize) -> Option<&super::machine::Frame> {
        if depth == self.frames.len() { Some(&self.frame) } else { self.frames.get(depth) }
    }

    /// `f_locals` of the frame at a depth.
    pub(super) fn locals_at(&mut self, depth: usize) -> Res {
        let Some(&frame) = self.frame_at(depth) else { return Ok(Value::None) };
        let Some(code) = self.heap.codes[frame.code].code.clone() else { return Ok(Value::None) };
        if code.flags & crate::bytecode::code::flags::OPTIMIZED == 0 {
            return Ok(frame.namespace);
        }
        let locals = code.locals.len();
        let held = self.stack.get(frame.base..frame.base + locals).unwrap_or_default().to_vec();
        let snapshot = self.locals_among(frame.code, &held, frame.namespace);
        // The snapshot of a frame is one dict, brought up to date whenever it is asked for.
        let top = self.frames.len();
        let running = if depth == top { &mut self.frame } else { &mut self.frames[depth] };
        running.namespace = snapshot;
        Ok(snapshot)
    }

    /// `f_locals` of a frame that holds these locals, in the dict given; or the namespace that it holds alone.
    pub(super) fn locals_among(&mut self, code: CodeId, held: &[Value], into: Value) -> Value {
        let Some(code) = self.heap.codes[code].code.clone() else { return Value::None };
        if code.flags & crate::bytecode::code::flags::OPTIMIZED == 0 {
            return held.first().copied().unwrap_or_default().or_none();
        }
        let dict = match into {
            Value::Dict(dict) => dict,
            _ => self.heap.new_dict(),
        };
        for (local, &value) in code.locals.iter().zip(held) {
            let value = match value {
                Value::Cell(cell) if local.kind.cell || local.kind.free => self.heap.cells[cell],
                value => value,
            };
            let name = self.heap.intern(&local.name);
            if value.is_null() {
                self.heap.dict_delete_name(dict, name);
            } else {
                self.heap.dict_set_name(dict, name, value);
            }
        }
        Value::Dict(dict)
    }

    /// The names that `dir(value)` gives.
    pub(super) fn sorted_directory(&mut self, value: Value) -> Res<Vec<Value>> {
        let mut names = self.directory(value)?;
        sort(self, &mut names, Value::None, Value::Null)?;
        Ok(names)
    }

    /// The names that `dir(value)` gives, unsorted.
    fn directory(&mut self, value: Value) -> Res<Vec<Value>> {
        let hook = self.heap.intern("__dir__");
        if self.is_user(value)
            && let Some(answer) = self.call_override(value, hook, &[])?
        {
            return self.list_of(answer);
        }
        self.default_directory(value)
    }

    /// `object.__dir__(value)`, unsorted.
    pub(super) fn default_directory(&mut self, value: Value) -> Res<Vec<Value>> {
        let found = self.heap.new_dict();
        let mut classes = Vec::new();
        match value {
            Value::Type(class) => classes.extend(self.heap.types[class].mro.clone()),
            Value::Object(id) if let Object::Module(_, dict) = self.heap.objects[id] => {
                self.dict_update(found, Value::Dict(dict))?;
                classes.clear();
            }
            _ => {
                let class = self.heap.type_of(value);
                classes.extend(self.heap.types[class].mro.clone());
                match self.get_attribute(value, names::DICT) {
                    Ok(dict @ Value::Dict(_)) => self.dict_update(found, dict)?,
                    Ok(_) => {}
                    Err(raised) => {
                        if self.catch(types::ATTRIBUTE_ERROR).is_none() {
                            return Err(raised);
                        }
                    }
                }
            }
        }
        for class in classes {
            let dict = self.heap.types[class].dict;
            for entry in self.heap.dict_items(dict) {
                self.dict_set(found, entry.key, entry.value)?;
            }
        }
        Ok(self.heap.dict_items(found).into_iter().map(|e| e.key).collect())
    }
}
