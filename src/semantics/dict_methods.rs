//! Methods of dict and of its views.

use super::arguments::no_keywords;
use super::call::Keywords;
use super::machine::{Machine, Res};
use super::native::{Call, NativeDef, def};
use crate::bytecode::BinaryOp;
use crate::object::builtin::{names, types};
use crate::object::kinds::{Iter, Object, View};
use crate::object::value::{DictId, Value};

/// The methods.
pub const METHODS: &[NativeDef] = &[
    def("__init__", Call::Keywords(|m, s, a, k| update(m, s, a, k, "dict"))),
    def(
        "get",
        Call::Fast(1, 2, |m, s, a| {
            let d = dict(m, s);
            Ok(m.dict_get(d, a[0])?.unwrap_or(a.get(1).copied().unwrap_or(Value::None)))
        }),
    ),
    def("setdefault", Call::Fast(1, 2, set_default)),
    def("pop", Call::Fast(1, 2, pop)),
    def("popitem", Call::NoArgs(pop_item)),
    def("keys", Call::NoArgs(|m, s| Ok(view(m, s, View::Keys)))),
    def("values", Call::NoArgs(|m, s| Ok(view(m, s, View::Values)))),
    def("items", Call::NoArgs(|m, s| Ok(view(m, s, View::Items)))),
    def(
        "clear",
        Call::NoArgs(|m, s| {
            let d = dict(m, s);
            m.heap.dict_clear(d);
            Ok(Value::None)
        }),
    ),
    def("copy", Call::NoArgs(copy)),
    def("update", Call::Keywords(|m, s, a, k| update(m, s, a, k, "update"))),
    def("fromkeys", Call::Fast(1, 2, from_keys)),
    def("__reversed__", Call::NoArgs(|m, s| reversed(m, s, View::Keys))),
];

/// Methods of `dict.keys()`.
pub const KEYS: &[NativeDef] =
    &[def("isdisjoint", Call::O(is_disjoint)), def("__reversed__", Call::NoArgs(|m, s| reversed(m, s, View::Keys)))];

/// Methods of `dict.values()`.
pub const VALUES: &[NativeDef] = &[def("__reversed__", Call::NoArgs(|m, s| reversed(m, s, View::Values)))];

/// Methods of `dict.items()`.
pub const ITEMS: &[NativeDef] =
    &[def("isdisjoint", Call::O(is_disjoint)), def("__reversed__", Call::NoArgs(|m, s| reversed(m, s, View::Items)))];

/// Methods of `mappingproxy`.
pub const MAPPING_PROXY: &[NativeDef] = &[
    def(
        "get",
        Call::Fast(1, 2, |m, s, a| {
            let d = dict(m, s);
            Ok(m.dict_get(d, a[0])?.unwrap_or(a.get(1).copied().unwrap_or(Value::None)))
        }),
    ),
    def("keys", Call::NoArgs(|m, s| Ok(view(m, s, View::Keys)))),
    def("values", Call::NoArgs(|m, s| Ok(view(m, s, View::Values)))),
    def("items", Call::NoArgs(|m, s| Ok(view(m, s, View::Items)))),
    def("copy", Call::NoArgs(copy)),
    def("__reversed__", Call::NoArgs(|m, s| reversed(m, s, View::Keys))),
    def("__or__", Call::Slot(1, 1, |m, s, a| proxy_union(m, s, a[0], false))),
    def("__ror__", Call::Slot(1, 1, |m, s, a| proxy_union(m, s, a[0], true))),
];

/// `proxy | mapping`, or the other way round.
fn proxy_union(m: &mut Machine, s: Value, other: Value, reflected: bool) -> Res {
    let own = Value::Dict(dict(m, s));
    let other = match other {
        Value::Object(id) if let Object::MappingProxy(dict) = m.heap.objects[id] => Value::Dict(dict),
        other => other,
    };
    let (left, right) = if reflected { (other, own) } else { (own, other) };
    m.binary(BinaryOp::NB_OR, left, right)
}

/// The dict behind a dict, a view or a proxy.
fn dict(m: &Machine, s: Value) -> DictId {
    match m.heap.payload(s) {
        Value::Dict(id) => id,
        Value::Object(id) => match m.heap.objects[id] {
            Object::DictView(dict, _) | Object::MappingProxy(dict) => dict,
            _ => m.builtins,
        },
        // The owner was checked by the call; a place that exists keeps this total.
        _ => m.builtins,
    }
}

fn view(m: &mut Machine, s: Value, view: View) -> Value {
    let d = dict(m, s);
    m.heap.new_object(Object::DictView(d, view))
}

fn copy(m: &mut Machine, s: Value) -> Res {
    let to = m.heap.new_dict();
    // A subclass that goes over itself in a way of its own is asked for its keys.
    let from = if m.is_user(s) { s } else { Value::Dict(dict(m, s)) };
    m.dict_update(to, from)?;
    Ok(Value::Dict(to))
}

/// `reversed(dict)` and `reversed(view)`
fn reversed(m: &mut Machine, s: Value, view: View) -> Res {
    let d = dict(m, s);
    let size = m.heap.dict_len(d);
    Ok(m.heap.new_object(Object::Iter(Box::new(Iter::DictReversed(Some(d), view, usize::MAX, size)))))
}

fn is_disjoint(m: &mut Machine, s: Value, v: Value) -> Res {
    for item in m.list_of(v)? {
        if m.contains(s, item)? {
            return Ok(Value::False);
        }
    }
    Ok(Value::True)
}

fn set_default(m: &mut Machine, s: Value, a: &[Value]) -> Res {
    let d = dict(m, s);
    // The key is hashed and looked for once, so that nothing happens between the look and the insertion.
    let (hash, found) = m.dict_find(d, a[0])?;
    if let Some(entry) = found.and_then(|index| m.heap.dict_entry(d, index)) {
        return Ok(entry.value);
    }
    let value = a.get(1).copied().unwrap_or(Value::None);
    m.heap.dict_insert(d, hash, a[0], value);
    Ok(value)
}

fn pop(m: &mut Machine, s: Value, a: &[Value]) -> Res {
    let d = dict(m, s);
    if m.heap.dict_len(d) == 0 {
        // The key of an empty dict is not even hashed.
        return a.get(1).copied().ok_or_else(|| m.raise_with(types::KEY_ERROR, vec![a[0]]));
    }
    match m.dict_find(d, a[0])?.1 {
        Some(index) => Ok(m.heap.dict_delete_entry(d, index)),
        None if a.len() == 2 => Ok(a[1]),
        None => Err(m.raise_with(types::KEY_ERROR, vec![a[0]])),
    }
}

fn pop_item(m: &mut Machine, s: Value) -> Res {
    let d = dict(m, s);
    m.heap.dict_unsplit(d);
    match m.heap.dict_previous(d, usize::MAX) {
        Some((index, entry)) => {
            m.heap.dict_delete_entry(d, index);
            Ok(m.heap.new_tuple(vec![entry.key, entry.value]))
        }
        None => Err(m.raise(types::KEY_ERROR, "popitem(): dictionary is empty")),
    }
}

fn update(m: &mut Machine, s: Value, a: &[Value], k: Keywords<'_>, function: &str) -> Res {
    if a.len() > 1 {
        return Err(m.type_error(format!("{function} expected at most 1 argument, got {}", a.len())));
    }
    let d = dict(m, s);
    for &v in a {
        m.dict_update(d, v)?;
    }
    for &(name, v) in k {
        m.dict_set(d, Value::Str(name), v)?;
    }
    Ok(Value::None)
}

/// `dict.fromkeys(iterable, value=None)`, of a class.
fn from_keys(m: &mut Machine, class: Value, a: &[Value]) -> Res {
    let value = a.get(1).copied().unwrap_or(Value::None);
    let made = m.call(class, &[], &[])?;
    let keys = m.iterate(a[0])?;
    while let Some(key) = m.next(keys)? {
        m.set_subscript(made, key, Some(value))?;
    }
    Ok(made)
}

impl Machine {
    /// `dict.update(other)`
    pub fn dict_update(&mut self, dict: DictId, other: Value) -> Res<()> {
        if let Some(source) = self.iterated_dict(other) {
            return self.dict_merge(dict, source);
        }
        // Asked for, and when it is there asked for again.
        match self.get_attribute(other, names::KEYS) {
            Ok(_) => return self.mapping_merge(dict, other, None),
            Err(raised) => {
                if self.catch(types::ATTRIBUTE_ERROR).is_none() {
                    return Err(raised);
                }
            }
        }
        let pairs = self.iterate(other)?;
        let mut at = 0;
        while let Some(pair) = self.next(pairs)? {
            let message = format!("cannot convert dictionary update sequence element #{at} to a sequence");
            match self.items_or(pair, &message)?[..] {
                [key, value] => self.dict_set(dict, key, value)?,
                ref items => {
                    let n = items.len();
                    let message = format!("dictionary update sequence element #{at} has length {n}; 2 is required");
                    return Err(self.raise(types::VALUE_ERROR, message));
                }
            }
            at += 1;
        }
        Ok(())
    }

    /// The dict that a value is, unless its class goes over it in a way of its own.
    fn iterated_dict(&mut self, value: Value) -> Option<DictId> {
        match self.heap.payload(value) {
            Value::Dict(dict) if self.overriding(value, names::ITER).is_none() => Some(dict),
            _ => None,
        }
    }

    /// `PyDict_Update`, and with a callable whose keyword arguments are collected `_PyDict_MergeEx`, where no key may come
    /// twice. What has no `keys` raises AttributeError.
    pub fn mapping_merge(&mut self, dict: DictId, other: Value, callable: Option<Value>) -> Res<()> {
        // A dict gives its values with its keys, anything else is asked for each.
        let items: Vec<(Value, Option<Value>)> = match (self.iterated_dict(other), callable) {
            (Some(source), None) => return self.dict_merge(dict, source),
            (Some(source), Some(_)) => {
                self.heap.dict_items(source).into_iter().map(|entry| (entry.key, Some(entry.value))).collect()
            }
            (None, _) => {
                let keys = self.get_attribute(other, names::KEYS)?;
                let keys = self.call(keys, &[], &[])?;
                self.list_of(keys)?.into_iter().map(|key| (key, None)).collect()
            }
        };
        for (key, value) in items {
            if let Some(callable) = callable
                && self.dict_find(dict, key)?.1.is_some()
            {
                let (function, key) = (self.function_text(callable)?, self.to_str(key)?);
                let message = format!("{function} got multiple values for keyword argument '{key}'");
                return Err(self.type_error(message));
            }
            let value = match value {
                Some(value) => value,
                None => self.subscript(other, key)?,
            };
            self.dict_set(dict, key, value)?;
        }
        Ok(())
    }

    /// `dict.update(other)` of another dict, which nobody may change meanwhile.
    fn dict_merge(&mut self, dict: DictId, other: DictId) -> Res<()> {
        if dict == other {
            return Ok(());
        }
        // The keys of one dict differ from each other: an empty dict takes them without comparing any.
        let empty = self.heap.dict_len(dict) == 0 && !self.heap.dict(dict).is_split();
        let keys = self.heap.dict(other).mutations();
        let mut position = 0;
        while let Some((next, entry)) = self.heap.dict_next(other, position) {
            position = next;
            if empty {
                self.work(1)?;
                self.heap.dict_insert(dict, entry.hash, entry.key, entry.value);
                continue;
            }
            self.dict_set(dict, entry.key, entry.value)?;
            if self.heap.dict(other).mutations() != keys {
                return Err(self.raise(types::RUNTIME_ERROR, "dict mutated during update"));
            }
        }
        Ok(())
    }

    /// `dict(*args, **keywords)`
    pub(super) fn make_dict(&mut self, args: &[Value], keywords: Keywords<'_>) -> Res {
        let dict = Value::Dict(self.heap.new_dict());
        update(self, dict, args, keywords, "dict")?;
        Ok(dict)
    }

    /// `list(iterable)` and `tuple(iterable)`: the items.
    pub(super) fn sequence_items(&mut self, function: &str, args: &[Value], keywords: Keywords<'_>) -> Res<Vec<Value>> {
        no_keywords(self, function, keywords)?;
        match args {
            [] => Ok(vec![]),
            [v] => self.items_of(*v),
            _ => Err(self.type_error(format!("{function} expected at most 1 argument, got {}", args.len()))),
        }
    }
}
