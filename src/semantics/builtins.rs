//! The builtin functions, the constructors of builtin classes, and the first methods of builtin classes.

use std::sync::Arc;

use super::call::Keywords;
use super::machine::{Fault, Machine, Res};
use super::native::{Call, NativeDef};
use crate::bytecode::{BinaryOp, CompareOp};
use crate::object::builtin::{TYPES, names, types};
use crate::object::kinds::{Iter, Native, Object, View};
use crate::object::pure::int::Integer;
use crate::object::pure::set_table::SetTable;
use crate::object::pure::{self, text, text_case, text_repr};
use crate::object::value::{StrId, TypeId, Value};

const fn def(name: &'static str, call: Call) -> NativeDef {
    NativeDef { name, call }
}

/// Puts the builtin names into a new machine.
pub fn install(m: &mut Machine) {
    let mut natives = Vec::new();
    let builtins = m.builtins;
    for (id, builtin) in TYPES.iter().enumerate() {
        if builtin.layout != crate::object::builtin::Layout::Closed || PUBLIC.contains(&builtin.name) {
            m.store(builtins, builtin.name, Value::Type(TypeId::from(id)));
        }
    }
    for (name, value) in [("NotImplemented", Value::NotImplemented), ("Ellipsis", Value::Ellipsis)] {
        m.store(builtins, name, value);
    }
    m.heap.types[types::OBJECT].has_dict = false;
    m.store(builtins, "__debug__", Value::True);
    for &native in FUNCTIONS {
        natives.push(native);
        let number = natives.len() as u32 - 1;
        let value = Value::Native(m.heap.natives.add(Native { number, receiver: Value::Null, owner: None }));
        m.store(builtins, native.name, value);
    }
    for &(owner, list) in METHODS {
        for &native in list {
            natives.push(native);
            let number = natives.len() as u32 - 1;
            let native_id = m.heap.natives.add(Native { number, receiver: Value::Null, owner: Some(owner) });
            let dict = m.heap.types[owner].dict;
            // These two are no methods of instances: `__new__` takes the class itself, `__init_subclass__` is bound to it.
            let value = match native.name {
                "__new__" | "__init_subclass__" => {
                    m.heap.natives[native_id].owner = None;
                    let function = Value::Native(native_id);
                    let wrapped = if native.name == "__new__" {
                        Object::StaticMethod(function)
                    } else {
                        Object::ClassMethod(function)
                    };
                    m.heap.new_object(wrapped)
                }
                _ => Value::Native(native_id),
            };
            m.store(dict, native.name, value);
        }
    }
    m.natives = Arc::new(natives);
    let name = m.heap.intern("builtins");
    let module = m.heap.new_object(Object::Module(name, builtins));
    m.modules.insert(name, module);
}

const PUBLIC: &[&str] = &[
    "range",
    "slice",
    "property",
    "classmethod",
    "staticmethod",
    "super",
    "enumerate",
    "zip",
    "map",
    "filter",
    "reversed",
];

const FUNCTIONS: &[NativeDef] = &[
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
    def(
        "callable",
        Call::O(|m, _, v| {
            let callable = match v {
                Value::Function(_) | Value::Method(_) | Value::Native(_) | Value::Type(_) => true,
                _ => {
                    let class = m.heap.type_of(v);
                    m.heap.type_lookup(class, names::CALL).is_some()
                }
            };
            Ok(Value::bool(callable))
        }),
    ),
    def(
        "getattr",
        Call::Fast(2, 3, |m, _, a| {
            let name = attribute_name(m, a[1])?;
            match m.get_attribute(a[0], name) {
                Err(_) if a.len() == 3 && m.catch(types::ATTRIBUTE_ERROR).is_some() => Ok(a[2]),
                answer => answer,
            }
        }),
    ),
    def(
        "hasattr",
        Call::Fast(2, 2, |m, _, a| {
            let name = attribute_name(m, a[1])?;
            match m.get_attribute(a[0], name) {
                Ok(_) => Ok(Value::True),
                Err(_) if m.catch(types::ATTRIBUTE_ERROR).is_some() => Ok(Value::False),
                Err(raised) => Err(raised),
            }
        }),
    ),
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
            [callable, sentinel] => Ok(m.heap.new_object(Object::Iter(Box::new(Iter::Callable(*callable, *sentinel))))),
            _ => m.iterate(a[0]),
        }),
    ),
    def(
        "next",
        Call::Fast(1, 2, |m, _, a| match m.next(a[0])? {
            Some(value) => Ok(value),
            None if a.len() == 2 => Ok(a[1]),
            None => Err(m.raise_with(types::STOP_ITERATION, vec![])),
        }),
    ),
    def("hash", Call::O(|m, _, v| m.hash(v).map(Value::Int))),
    def("id", Call::O(|m, _, v| Ok(Value::Int(m.identity(v))))),
    def(
        "abs",
        Call::O(|m, _, v| {
            if let Some(n) = m.as_int(v) {
                return Ok(m.int(n.abs()));
            }
            if let Some(answer) = m.call_special(v, names::ABS, &[])? {
                return Ok(answer);
            }
            match m.as_float(v)? {
                Some(x) => Ok(Value::float(x.abs())),
                None => {
                    let name = m.heap.type_name(v).to_owned();
                    Err(m.type_error(format!("bad operand type for abs(): '{name}'")))
                }
            }
        }),
    ),
    def(
        "any",
        Call::O(|m, _, v| {
            let iterator = m.iterate(v)?;
            while let Some(item) = m.next(iterator)? {
                if m.truth(item)? {
                    return Ok(Value::True);
                }
            }
            Ok(Value::False)
        }),
    ),
    def(
        "all",
        Call::O(|m, _, v| {
            let iterator = m.iterate(v)?;
            while let Some(item) = m.next(iterator)? {
                if !m.truth(item)? {
                    return Ok(Value::False);
                }
            }
            Ok(Value::True)
        }),
    ),
    def(
        "sum",
        Call::Fast(1, 2, |m, _, a| {
            let mut total = a.get(1).copied().unwrap_or(Value::Int(0));
            let iterator = m.iterate(a[0])?;
            while let Some(item) = m.next(iterator)? {
                total = m.binary(BinaryOp::NB_ADD, total, item)?;
            }
            Ok(total)
        }),
    ),
    def("min", Call::Keywords(|m, _, a, k| extreme(m, a, k, CompareOp::Lt, "min"))),
    def("max", Call::Keywords(|m, _, a, k| extreme(m, a, k, CompareOp::Gt, "max"))),
    def(
        "sorted",
        Call::Keywords(|m, _, a, k| {
            let [v] = a else { return Err(m.type_error(format!("sorted expected 1 argument, got {}", a.len()))) };
            let items = m.list_of(*v)?;
            let items = sort(m, items, k)?;
            Ok(m.heap.new_list(items))
        }),
    ),
    def(
        "ord",
        Call::O(|m, _, v| match m.as_str(v) {
            Some(s) => {
                let n = text::ord(m.heap.str(s));
                m.lift(n).map(|n| Value::Int(n.into()))
            }
            None => {
                let name = m.heap.type_name(v).to_owned();
                Err(m.type_error(format!("ord() expected string of length 1, but {name} found")))
            }
        }),
    ),
    def(
        "chr",
        Call::O(|m, _, v| {
            let n = small(m, v)?;
            let c = text::chr(n);
            let c = m.lift(c)?;
            Ok(m.heap.text(c.encode_utf8(&mut [0; 4])))
        }),
    ),
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
    def(
        "divmod",
        Call::Fast(2, 2, |m, _, a| {
            let q = m.binary(BinaryOp::NB_FLOOR_DIVIDE, a[0], a[1])?;
            let r = m.binary(BinaryOp::NB_REMAINDER, a[0], a[1])?;
            Ok(m.heap.new_tuple(vec![q, r]))
        }),
    ),
    def(
        "pow",
        Call::Fast(2, 3, |m, _, a| match a {
            [x, y, z] if !z.is_none() => {
                let (x, y, z) = (whole(m, *x)?, whole(m, *y)?, whole(m, *z)?);
                let n = x.pow_mod(&y, &z);
                let n = m.lift(n)?;
                Ok(m.int(n))
            }
            _ => m.binary(BinaryOp::NB_POWER, a[0], a[1]),
        }),
    ),
    def(
        "round",
        Call::Fast(1, 2, |m, _, a| {
            let digits = a.get(1).copied().filter(|d| !d.is_none());
            if let Some(n) = m.as_int(a[0]) {
                let Some(digits) = digits else { return Ok(m.int(n)) };
                let digits = whole(m, digits)?;
                let n = n.round(&digits);
                let n = m.lift(n)?;
                return Ok(m.int(n));
            }
            match (m.as_float(a[0])?, digits) {
                (Some(x), None) => {
                    let n = pure::float::round_to_int(x);
                    let n = m.lift(n)?;
                    Ok(m.int(n))
                }
                (Some(x), Some(d)) => {
                    let d = small(m, d)?;
                    let x = pure::float::round(x, d);
                    m.lift(x).map(Value::float)
                }
                _ => {
                    let name = m.heap.type_name(a[0]).to_owned();
                    Err(m.type_error(format!("type {name} doesn't define __round__ method")))
                }
            }
        }),
    ),
    def(
        "format",
        Call::Fast(1, 2, |m, _, a| {
            let spec = a.get(1).map_or(String::new(), |&s| m.text_value(s));
            let text = m.format(a[0], &spec)?;
            Ok(m.heap.text(&text))
        }),
    ),
    def("vars", Call::O(|m, _, v| m.get_attribute(v, names::DICT))),
    def("globals", Call::NoArgs(|m, _| Ok(Value::Dict(m.frame.globals)))),
    def("__build_class__", Call::Keywords(|m, _, a, k| m.build_class(a, k))),
];

type Methods = &'static [NativeDef];

const METHODS: &[(TypeId, Methods)] = &[
    (types::STR, super::str_methods::METHODS),
    (
        types::OBJECT,
        &[
            def(
                "__new__",
                Call::Keywords(|m, _, a, k| match *a {
                    [Value::Type(class), ref rest @ ..] => m.make(class, rest, k),
                    _ => Err(m.type_error("object.__new__(): not enough arguments")),
                }),
            ),
            def("__init__", Call::Keywords(|_, _, _, _| Ok(Value::None))),
            def(
                "__init_subclass__",
                Call::Keywords(|m, _, _, k| match k {
                    [] => Ok(Value::None),
                    _ => Err(m.type_error("object.__init_subclass__() takes no keyword arguments")),
                }),
            ),
            def(
                "__setattr__",
                Call::Fast(2, 2, |m, s, a| {
                    let name = attribute_name(m, a[0])?;
                    m.set_attribute_plain(s, name, Some(a[1])).map(|()| Value::None)
                }),
            ),
            def(
                "__delattr__",
                Call::O(|m, s, v| {
                    let name = attribute_name(m, v)?;
                    m.set_attribute_plain(s, name, None).map(|()| Value::None)
                }),
            ),
            def(
                "__getattribute__",
                Call::O(|m, s, v| {
                    let name = attribute_name(m, v)?;
                    m.get_attribute_plain(s, name)
                }),
            ),
        ],
    ),
    (
        types::TYPE,
        &[
            def(
                "__new__",
                Call::Keywords(|m, _, a, k| match *a {
                    [_, one] if k.is_empty() => Ok(Value::Type(m.heap.type_of(one))),
                    [Value::Type(meta), ref rest @ ..] => m.new_class(meta, rest, k),
                    _ => Err(m.type_error("type.__new__(): not enough arguments")),
                }),
            ),
            def("__init__", Call::Keywords(|_, _, _, _| Ok(Value::None))),
            def(
                "__call__",
                Call::Keywords(|m, s, a, k| match s {
                    Value::Type(class) => m.type_call(class, a, k),
                    _ => Ok(Value::None),
                }),
            ),
            def(
                "mro",
                Call::NoArgs(|m, s| {
                    let t = m.get_attribute(s, names::MRO)?;
                    let items = m.list_of(t)?;
                    Ok(m.heap.new_list(items))
                }),
            ),
            def(
                "__subclasses__",
                Call::NoArgs(|m, s| {
                    let Value::Type(class) = s else { return Ok(Value::None) };
                    let items = m.heap.types[class].subclasses.iter().map(|&t| Value::Type(t)).collect();
                    Ok(m.heap.new_list(items))
                }),
            ),
        ],
    ),
    (
        types::LIST,
        &[
            def(
                "append",
                Call::O(|m, s, v| {
                    items(m, s).push(v);
                    Ok(Value::None)
                }),
            ),
            def(
                "extend",
                Call::O(|m, s, v| {
                    let more = m.list_of(v)?;
                    items(m, s).extend(more);
                    Ok(Value::None)
                }),
            ),
            def(
                "insert",
                Call::Fast(2, 2, |m, s, a| {
                    let at = small(m, a[0])?;
                    let list = items(m, s);
                    let at = pure::slice::insertion_index(at, list.len());
                    list.insert(at, a[1]);
                    Ok(Value::None)
                }),
            ),
            def(
                "pop",
                Call::Fast(0, 1, |m, s, a| {
                    let at = match a {
                        [at] => small(m, *at)?,
                        _ => -1,
                    };
                    let list = items(m, s);
                    if list.is_empty() {
                        return Err(m.raise(types::INDEX_ERROR, "pop from empty list"));
                    }
                    match pure::slice::item_index(at, list.len()) {
                        Some(at) => Ok(list.remove(at)),
                        None => Err(m.raise(types::INDEX_ERROR, "pop index out of range")),
                    }
                }),
            ),
            def(
                "remove",
                Call::O(|m, s, v| {
                    let mut at = 0;
                    while let Some(&item) = items(m, s).get(at) {
                        if m.equal(item, v)? {
                            let list = items(m, s);
                            if at < list.len() {
                                list.remove(at);
                            }
                            return Ok(Value::None);
                        }
                        at += 1;
                    }
                    Err(m.raise(types::VALUE_ERROR, "list.remove(x): x not in list"))
                }),
            ),
            def(
                "index",
                Call::O(|m, s, v| {
                    let mut at = 0;
                    while let Some(&item) = items(m, s).get(at) {
                        if m.equal(item, v)? {
                            return Ok(Value::Int(at as i64));
                        }
                        at += 1;
                    }
                    let text = m.repr(v)?;
                    Err(m.raise(types::VALUE_ERROR, format!("{text} is not in list")))
                }),
            ),
            def(
                "count",
                Call::O(|m, s, v| {
                    let (mut at, mut n) = (0, 0);
                    while let Some(&item) = items(m, s).get(at) {
                        n += i64::from(m.equal(item, v)?);
                        at += 1;
                    }
                    Ok(Value::Int(n))
                }),
            ),
            def(
                "reverse",
                Call::NoArgs(|m, s| {
                    items(m, s).reverse();
                    Ok(Value::None)
                }),
            ),
            def(
                "clear",
                Call::NoArgs(|m, s| {
                    items(m, s).clear();
                    Ok(Value::None)
                }),
            ),
            def(
                "copy",
                Call::NoArgs(|m, s| {
                    let list = items(m, s).clone();
                    Ok(m.heap.new_list(list))
                }),
            ),
            def(
                "sort",
                Call::Keywords(|m, s, _, k| {
                    let list = std::mem::take(items(m, s));
                    let sorted = sort(m, list.clone(), k);
                    *items(m, s) = sorted.clone().unwrap_or(list);
                    sorted.map(|_| Value::None)
                }),
            ),
        ],
    ),
    (
        types::DICT,
        &[
            def(
                "get",
                Call::Fast(1, 2, |m, s, a| {
                    let d = dict(m, s);
                    Ok(m.dict_get(d, a[0])?.unwrap_or(a.get(1).copied().unwrap_or(Value::None)))
                }),
            ),
            def(
                "setdefault",
                Call::Fast(1, 2, |m, s, a| {
                    let d = dict(m, s);
                    if let Some(value) = m.dict_get(d, a[0])? {
                        return Ok(value);
                    }
                    let value = a.get(1).copied().unwrap_or(Value::None);
                    m.dict_set(d, a[0], value).map(|()| value)
                }),
            ),
            def(
                "pop",
                Call::Fast(1, 2, |m, s, a| {
                    let d = dict(m, s);
                    match m.dict_find(d, a[0])?.1 {
                        Some(index) => Ok(m.heap.dict_delete_entry(d, index)),
                        None if a.len() == 2 => Ok(a[1]),
                        None => Err(m.raise_with(types::KEY_ERROR, vec![a[0]])),
                    }
                }),
            ),
            def(
                "popitem",
                Call::NoArgs(|m, s| {
                    let d = dict(m, s);
                    m.heap.dict_unsplit(d);
                    match m.heap.dict_entries(d).last() {
                        Some(&(index, entry)) => {
                            m.heap.dict_delete_entry(d, index);
                            Ok(m.heap.new_tuple(vec![entry.key, entry.value]))
                        }
                        None => Err(m.raise(types::KEY_ERROR, "popitem(): dictionary is empty")),
                    }
                }),
            ),
            def(
                "keys",
                Call::NoArgs(|m, s| {
                    let d = dict(m, s);
                    Ok(m.heap.new_object(Object::DictView(d, View::Keys)))
                }),
            ),
            def(
                "values",
                Call::NoArgs(|m, s| {
                    let d = dict(m, s);
                    Ok(m.heap.new_object(Object::DictView(d, View::Values)))
                }),
            ),
            def(
                "items",
                Call::NoArgs(|m, s| {
                    let d = dict(m, s);
                    Ok(m.heap.new_object(Object::DictView(d, View::Items)))
                }),
            ),
            def(
                "clear",
                Call::NoArgs(|m, s| {
                    let d = dict(m, s);
                    m.heap.dict_clear(d);
                    Ok(Value::None)
                }),
            ),
            def("copy", Call::NoArgs(|m, s| m.make_builtin(types::DICT, &[s], &[]))),
            def(
                "update",
                Call::Keywords(|m, s, a, k| {
                    let d = dict(m, s);
                    for &v in a {
                        m.dict_update(d, v)?;
                    }
                    for &(name, v) in k {
                        m.dict_set(d, Value::Str(name), v)?;
                    }
                    Ok(Value::None)
                }),
            ),
        ],
    ),
    (
        types::STR,
        &[
            def(
                "upper",
                Call::NoArgs(|m, s| {
                    let t = text_case::upper(string(m, s));
                    Ok(m.heap.text(&t))
                }),
            ),
            def(
                "lower",
                Call::NoArgs(|m, s| {
                    let t = text_case::lower(string(m, s));
                    Ok(m.heap.text(&t))
                }),
            ),
            def(
                "title",
                Call::NoArgs(|m, s| {
                    let t = text_case::title(string(m, s));
                    Ok(m.heap.text(&t))
                }),
            ),
            def(
                "capitalize",
                Call::NoArgs(|m, s| {
                    let t = text_case::capitalize(string(m, s));
                    Ok(m.heap.text(&t))
                }),
            ),
            def(
                "swapcase",
                Call::NoArgs(|m, s| {
                    let t = text_case::swapcase(string(m, s));
                    Ok(m.heap.text(&t))
                }),
            ),
            def("isupper", Call::NoArgs(|m, s| Ok(Value::bool(text_case::is_upper(string(m, s)))))),
            def("islower", Call::NoArgs(|m, s| Ok(Value::bool(text_case::is_lower(string(m, s)))))),
            def("isidentifier", Call::NoArgs(|m, s| Ok(Value::bool(text_case::is_identifier(string(m, s)))))),
            def(
                "isdigit",
                Call::NoArgs(|m, s| {
                    let t = string(m, s);
                    Ok(Value::bool(!t.is_empty() && t.chars().all(|c| c.is_ascii_digit())))
                }),
            ),
            def(
                "isalpha",
                Call::NoArgs(|m, s| {
                    let t = string(m, s);
                    Ok(Value::bool(!t.is_empty() && t.chars().all(char::is_alphabetic)))
                }),
            ),
            def(
                "isspace",
                Call::NoArgs(|m, s| {
                    let t = string(m, s);
                    Ok(Value::bool(!t.is_empty() && t.chars().all(char::is_whitespace)))
                }),
            ),
            def("strip", Call::Fast(0, 1, |m, s, a| strip(m, s, a, text::Ends::Both))),
            def("lstrip", Call::Fast(0, 1, |m, s, a| strip(m, s, a, text::Ends::Left))),
            def("rstrip", Call::Fast(0, 1, |m, s, a| strip(m, s, a, text::Ends::Right))),
            def(
                "startswith",
                Call::Fast(1, 1, |m, s, a| {
                    let p = m.text_value(a[0]);
                    Ok(Value::bool(string(m, s).starts_with(&p)))
                }),
            ),
            def(
                "endswith",
                Call::Fast(1, 1, |m, s, a| {
                    let p = m.text_value(a[0]);
                    Ok(Value::bool(string(m, s).ends_with(&p)))
                }),
            ),
            def(
                "find",
                Call::O(|m, s, v| {
                    let p = m.text_value(v);
                    let at = text::find(string(m, s), &p, None, None);
                    Ok(Value::Int(at.map_or(-1, |n| n as i64)))
                }),
            ),
            def(
                "index",
                Call::O(|m, s, v| {
                    let p = m.text_value(v);
                    let at = text::index(string(m, s), &p, None, None);
                    m.lift(at).map(|n| Value::Int(n as i64))
                }),
            ),
            def(
                "count",
                Call::O(|m, s, v| {
                    let p = m.text_value(v);
                    Ok(Value::Int(text::count(string(m, s), &p, None, None) as i64))
                }),
            ),
            def(
                "replace",
                Call::Fast(2, 3, |m, s, a| {
                    let (old, new) = (m.text_value(a[0]), m.text_value(a[1]));
                    let count = match a.get(2) {
                        Some(&n) => small(m, n)?,
                        None => -1,
                    };
                    let t = text::replace(string(m, s), &old, &new, count);
                    let t = m.lift(t)?;
                    Ok(m.heap.text(&t))
                }),
            ),
            def(
                "split",
                Call::Fast(0, 2, |m, s, a| {
                    let sep = a.first().filter(|v| !v.is_none()).map(|&v| m.text_value(v));
                    let most = match a.get(1) {
                        Some(&n) => small(m, n)?,
                        None => -1,
                    };
                    let whole = string(m, s).to_owned();
                    let parts = text::split(&whole, sep.as_deref(), most);
                    let parts: Vec<Value> = m.lift(parts)?.into_iter().map(|p| m.heap.text(p)).collect();
                    Ok(m.heap.new_list(parts))
                }),
            ),
            def(
                "join",
                Call::O(|m, s, v| {
                    let parts = m.list_of(v)?;
                    let mut texts = Vec::with_capacity(parts.len());
                    for (i, &part) in parts.iter().enumerate() {
                        match m.as_str(part) {
                            Some(id) => texts.push(m.text_of(id)),
                            None => {
                                let name = m.heap.type_name(part).to_owned();
                                return Err(
                                    m.type_error(format!("sequence item {i}: expected str instance, {name} found"))
                                );
                            }
                        }
                    }
                    let refs: Vec<&str> = texts.iter().map(String::as_str).collect();
                    let t = text::join(string(m, s), &refs);
                    let t = m.lift(t)?;
                    Ok(m.heap.text(&t))
                }),
            ),
        ],
    ),
    (
        types::TUPLE,
        &[
            def(
                "index",
                Call::O(|m, s, v| {
                    for (at, item) in m.list_of(s)?.into_iter().enumerate() {
                        if m.equal(item, v)? {
                            return Ok(Value::Int(at as i64));
                        }
                    }
                    Err(m.raise(types::VALUE_ERROR, "tuple.index(x): x not in tuple"))
                }),
            ),
            def(
                "count",
                Call::O(|m, s, v| {
                    let mut n = 0;
                    for item in m.list_of(s)? {
                        n += i64::from(m.equal(item, v)?);
                    }
                    Ok(Value::Int(n))
                }),
            ),
        ],
    ),
    (
        types::INT,
        &[
            def("bit_length", Call::NoArgs(|m, s| Ok(Value::Int(m.as_int(s).map_or(0, |n| n.bit_length() as i64))))),
            def("bit_count", Call::NoArgs(|m, s| Ok(Value::Int(m.as_int(s).map_or(0, |n| n.bit_count() as i64))))),
            def("conjugate", Call::NoArgs(|m, s| Ok(m.heap.payload(s)))),
        ],
    ),
    (
        types::SET,
        &[
            def("add", Call::O(|m, s, v| m.set_add(s, v).map(|()| Value::None))),
            def("discard", Call::O(|m, s, v| set_remove(m, s, v).map(|_| Value::None))),
            def(
                "remove",
                Call::O(|m, s, v| {
                    if set_remove(m, s, v)? { Ok(Value::None) } else { Err(m.raise_with(types::KEY_ERROR, vec![v])) }
                }),
            ),
            def(
                "update",
                Call::O(|m, s, v| {
                    for item in m.list_of(v)? {
                        m.set_add(s, item)?;
                    }
                    Ok(Value::None)
                }),
            ),
            def("copy", Call::NoArgs(|m, s| m.make_builtin(types::SET, &[s], &[]))),
            def(
                "union",
                Call::Fast(0, 9, |m, s, a| {
                    let set = m.make_builtin(types::SET, &[s], &[])?;
                    for &other in a {
                        for item in m.list_of(other)? {
                            m.set_add(set, item)?;
                        }
                    }
                    Ok(set)
                }),
            ),
            def(
                "clear",
                Call::NoArgs(|m, s| {
                    if let Value::Object(id) = m.heap.payload(s)
                        && let Object::Set(table, _) = &mut m.heap.objects[id]
                    {
                        table.clear();
                    }
                    Ok(Value::None)
                }),
            ),
            def(
                "pop",
                Call::NoArgs(|m, s| {
                    let Value::Object(id) = m.heap.payload(s) else { return Ok(Value::None) };
                    let Object::Set(table, _) = &mut m.heap.objects[id] else { return Ok(Value::None) };
                    match table.pop() {
                        Some((_, item)) => Ok(item),
                        None => Err(m.raise(types::KEY_ERROR, "pop from an empty set")),
                    }
                }),
            ),
        ],
    ),
    (
        types::GENERATOR,
        &[
            def("__next__", Call::NoArgs(|m, s| generator_send(m, s, Ok(Value::None)))),
            def("__iter__", Call::NoArgs(|_, s| Ok(s))),
            def("send", Call::O(|m, s, v| generator_send(m, s, Ok(v)))),
            def(
                "throw",
                Call::Fast(1, 3, |m, s, a| {
                    let exception = match a {
                        [Value::Type(_), v, ..] if !matches!(v, Value::Instance(_)) => m.call(a[0], &[*v], &[])?,
                        [Value::Type(_)] => m.call(a[0], &[], &[])?,
                        [_, v @ Value::Instance(_), ..] => *v,
                        _ => a[0],
                    };
                    generator_send(m, s, Err(exception))
                }),
            ),
            def(
                "close",
                Call::NoArgs(|m, s| {
                    let Value::Object(id) = s else { return Ok(Value::None) };
                    let Object::Generator(g) = &mut m.heap.objects[id] else { return Ok(Value::None) };
                    if !g.started {
                        g.frame = None;
                    }
                    if g.frame.is_none() {
                        return Ok(Value::None);
                    }
                    let exit = m.new_exception(types::GENERATOR_EXIT, vec![]);
                    match m.resume(id, Err(exit)) {
                        Ok((Some(_), _)) => Err(m.raise(types::RUNTIME_ERROR, "generator ignored GeneratorExit")),
                        Ok(_) => Ok(Value::None),
                        Err(raised) => {
                            if m.catch(types::GENERATOR_EXIT).is_some() || m.catch(types::STOP_ITERATION).is_some() {
                                return Ok(Value::None);
                            }
                            Err(raised)
                        }
                    }
                }),
            ),
        ],
    ),
    (
        types::PROPERTY,
        &[
            def("getter", Call::O(|m, s, v| property_with(m, s, 0, v))),
            def("setter", Call::O(|m, s, v| property_with(m, s, 1, v))),
            def("deleter", Call::O(|m, s, v| property_with(m, s, 2, v))),
        ],
    ),
    (
        types::BASE_EXCEPTION,
        &[
            def(
                "__init__",
                Call::Keywords(|m, s, a, _| {
                    let args = m.heap.new_tuple(a.to_vec());
                    if let Value::Instance(id) = s
                        && let Some(e) = &mut m.heap.instances[id].exception
                    {
                        e.args = args;
                    }
                    Ok(Value::None)
                }),
            ),
            def("with_traceback", Call::O(|_, s, _| Ok(s))),
        ],
    ),
];

fn property_with(m: &mut Machine, s: Value, at: usize, function: Value) -> Res {
    let Value::Object(id) = s else { return Ok(s) };
    let Object::Property(mut parts) = m.heap.objects[id] else { return Ok(s) };
    parts[at] = function;
    Ok(m.heap.new_object(Object::Property(parts)))
}

fn generator_send(m: &mut Machine, s: Value, sent: Result<Value, Value>) -> Res {
    let Value::Object(id) = s else { return Ok(Value::None) };
    match m.resume(id, sent)? {
        (Some(value), _) => Ok(value),
        (None, Value::None) => Err(m.raise_with(types::STOP_ITERATION, vec![])),
        (None, value) => Err(m.raise_with(types::STOP_ITERATION, vec![value])),
    }
}

fn items(m: &mut Machine, s: Value) -> &mut Vec<Value> {
    match m.heap.payload(s) {
        Value::List(id) => &mut m.heap.lists[id],
        // The owner was checked by the call; a place that exists keeps this total.
        _ => &mut m.in_repr,
    }
}

fn dict(m: &Machine, s: Value) -> crate::object::value::DictId {
    match m.heap.payload(s) {
        Value::Dict(id) => id,
        _ => m.builtins,
    }
}

/// The text of a str receiver.
pub(super) fn string(m: &Machine, s: Value) -> &str {
    m.as_str(s).map_or("", |id| m.heap.str(id))
}

fn strip(m: &mut Machine, s: Value, a: &[Value], ends: text::Ends) -> Res {
    let chars = a.first().filter(|v| !v.is_none()).map(|&v| m.text_value(v));
    let t = text::strip(string(m, s), chars.as_deref(), ends).to_owned();
    Ok(m.heap.text(&t))
}

fn attribute_name(m: &mut Machine, v: Value) -> Res<StrId> {
    match m.as_str(v) {
        Some(id) => Ok(m.heap.intern_id(id)),
        None => {
            let name = m.heap.type_name(v).to_owned();
            Err(m.type_error(format!("attribute name must be string, not '{name}'")))
        }
    }
}

fn whole(m: &mut Machine, v: Value) -> Res<Integer> {
    match m.index(v)? {
        Some(n) => Ok(n),
        None => {
            let name = m.heap.type_name(v).to_owned();
            Err(m.type_error(format!("'{name}' object cannot be interpreted as an integer")))
        }
    }
}

/// The int that `__index__` gives, saturated to 64 bits.
pub(super) fn small(m: &mut Machine, v: Value) -> Res<i64> {
    Ok(whole(m, v)?.saturating_i64())
}

fn print(m: &mut Machine, _: Value, args: &[Value], keywords: Keywords<'_>) -> Res {
    let (mut separator, mut end) = (" ".to_owned(), "\n".to_owned());
    for &(name, value) in keywords {
        match m.heap.str(name) {
            "sep" if !value.is_none() => separator = m.text_value(value),
            "end" if !value.is_none() => end = m.text_value(value),
            _ => {}
        }
    }
    for (i, &arg) in args.iter().enumerate() {
        let text = m.to_str(arg)?;
        if i > 0 {
            m.output.push_str(&separator);
        }
        m.output.push_str(&text);
    }
    m.output.push_str(&end);
    if m.output.len() > m.limits.output { Err(m.fault(Fault::Output)) } else { Ok(Value::None) }
}

fn extreme(m: &mut Machine, args: &[Value], keywords: Keywords<'_>, op: CompareOp, name: &str) -> Res {
    let (mut key, mut default) = (Value::None, None);
    for &(k, v) in keywords {
        match m.heap.str(k) {
            "key" => key = v,
            "default" => default = Some(v),
            _ => {}
        }
    }
    let items = match args {
        [] => return Err(m.type_error(format!("{name} expected at least 1 argument, got 0"))),
        [one] => m.list_of(*one)?,
        many => many.to_vec(),
    };
    let mut best: Option<(Value, Value)> = None;
    for item in items {
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
    match (best, default) {
        (Some((item, _)), _) => Ok(item),
        (None, Some(default)) => Ok(default),
        (None, None) => Err(m.raise(types::VALUE_ERROR, format!("{name}() arg is an empty sequence"))),
    }
}

/// A stable merge sort, whose order of comparisons is its own (CPython's is timsort's).
fn sort(m: &mut Machine, items: Vec<Value>, keywords: Keywords<'_>) -> Res<Vec<Value>> {
    let (mut key, mut reverse) = (Value::None, false);
    for &(k, v) in keywords {
        match m.heap.str(k) {
            "key" => key = v,
            "reverse" => reverse = m.truth(v)?,
            _ => {}
        }
    }
    let mut ranked = Vec::with_capacity(items.len());
    for item in items {
        let rank = if key.is_none() { item } else { m.call(key, &[item], &[])? };
        ranked.push((rank, item));
    }
    if reverse {
        ranked.reverse();
    }
    let mut ranked = merge_sort(m, ranked)?;
    if reverse {
        ranked.reverse();
    }
    Ok(ranked.into_iter().map(|(_, item)| item).collect())
}

fn merge_sort(m: &mut Machine, items: Vec<(Value, Value)>) -> Res<Vec<(Value, Value)>> {
    if items.len() < 2 {
        return Ok(items);
    }
    let right = merge_sort(m, items[items.len() / 2..].to_vec())?;
    let left = merge_sort(m, items[..items.len() / 2].to_vec())?;
    let (mut i, mut j, mut out) = (0, 0, Vec::with_capacity(items.len()));
    while i < left.len() && j < right.len() {
        let answer = m.compare(CompareOp::Lt, right[j].0, left[i].0)?;
        if m.truth(answer)? {
            out.push(right[j]);
            j += 1;
        } else {
            out.push(left[i]);
            i += 1;
        }
    }
    out.extend_from_slice(&left[i..]);
    out.extend_from_slice(&right[j..]);
    Ok(out)
}

fn set_remove(m: &mut Machine, s: Value, v: Value) -> Res<bool> {
    let hash = m.hash(v)?;
    let Value::Object(id) = m.heap.payload(s) else { return Ok(false) };
    let Object::Set(table, _) = &mut m.heap.objects[id] else { return Ok(false) };
    let mut table = std::mem::take(table);
    let removed = table.remove(hash, |w| m.equal(w, v));
    if let Object::Set(place, _) = &mut m.heap.objects[id] {
        *place = table;
    }
    removed.map(|r| r.is_some())
}

impl Machine {
    /// Adds an item to a set.
    pub fn set_add(&mut self, set: Value, item: Value) -> Res<()> {
        let hash = self.hash(item)?;
        let Value::Object(id) = self.heap.payload(set) else { return Ok(()) };
        let Object::Set(table, _) = &mut self.heap.objects[id] else { return Ok(()) };
        let mut table = std::mem::take(table);
        let added = table.add(hash, item, |v| self.equal(v, item));
        if let Object::Set(place, _) = &mut self.heap.objects[id] {
            *place = table;
        }
        added.map(|_| ())
    }

    /// `dict.update(other)`
    pub fn dict_update(&mut self, dict: crate::object::value::DictId, other: Value) -> Res<()> {
        if let Value::Dict(other) = self.heap.payload(other) {
            for entry in self.heap.dict_items(other) {
                self.dict_set(dict, entry.key, entry.value)?;
            }
            return Ok(());
        }
        if let Ok(keys) = self.get_attribute(other, names::KEYS) {
            let keys = self.call(keys, &[], &[])?;
            for key in self.list_of(keys)? {
                let value = self.subscript(other, key)?;
                self.dict_set(dict, key, value)?;
            }
            return Ok(());
        }
        self.catch(types::ATTRIBUTE_ERROR);
        for pair in self.list_of(other)? {
            match self.list_of(pair)?[..] {
                [key, value] => self.dict_set(dict, key, value)?,
                _ => {
                    return Err(
                        self.raise(types::VALUE_ERROR, "dictionary update sequence element has the wrong length")
                    );
                }
            }
        }
        Ok(())
    }

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
