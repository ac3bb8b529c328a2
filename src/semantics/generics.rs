//! `int | str` and `list[int]`: unions of classes and generic aliases.

use super::call::Keywords;
use super::evaluate::stands_for_class;
use super::machine::{Machine, Res};
use super::native::{Call, NativeDef, def};
use crate::object::builtin::{names, types};
use crate::object::kinds::Object;
use crate::object::pure::hash;
use crate::object::value::{StrId, TypeId, Value};

/// Builtin classes that take parameters: `list[int]`. `type[int]` is a matter of the subscript alone, so that classes that
/// derive from `type` take none.
pub const GENERIC: &[TypeId] =
    &[types::LIST, types::TUPLE, types::DICT, types::SET, types::FROZENSET, types::ENUMERATE];

/// `__class_getitem__` of those classes.
pub const CLASS_GETITEM: &[NativeDef] =
    &[def("__class_getitem__", Call::O(|m, class, arguments| Ok(m.generic_alias(class, arguments))))];

/// Methods of generic aliases.
pub const ALIAS: &[NativeDef] = &[def(
    "__mro_entries__",
    Call::O(|m, s, _| {
        let origin = m.parts_of_alias(s).map_or(Value::None, |(origin, _)| origin);
        Ok(m.heap.new_tuple(vec![origin]))
    }),
)];

impl Machine {
    /// `origin[arguments]`
    pub(super) fn generic_alias(&mut self, origin: Value, arguments: Value) -> Value {
        let arguments = match self.heap.payload(arguments) {
            several @ Value::Tuple(_) => several,
            _ => self.heap.new_tuple(vec![arguments]),
        };
        self.heap.new_object(Object::GenericAlias(origin, arguments))
    }

    /// The members that a side of `|` adds to a union; `None` where it cannot be in one.
    fn union_members(&mut self, value: Value) -> Option<Vec<Value>> {
        Some(match value {
            Value::None => vec![Value::Type(types::NONE)],
            Value::Type(_) => vec![value],
            Value::Object(id) => match self.heap.objects[id] {
                Object::Union(Value::Tuple(members)) => self.heap.tuples[members].to_vec(),
                Object::GenericAlias(..) => vec![value],
                _ => return None,
            },
            _ => return None,
        })
    }

    /// `left | right` of classes.
    pub(super) fn union(&mut self, left: Value, right: Value) -> Res {
        let (Some(mut all), Some(more)) = (self.union_members(left), self.union_members(right)) else {
            return Ok(Value::NotImplemented);
        };
        all.extend(more);
        let mut members: Vec<Value> = Vec::new();
        for member in all {
            let mut known = false;
            for &other in &members {
                known = known || self.equal(other, member)?;
            }
            if !known {
                members.push(member);
            }
        }
        if let [one] = members[..] {
            return Ok(one);
        }
        let members = self.heap.new_tuple(members);
        Ok(self.heap.new_object(Object::Union(members)))
    }

    /// Whether `|` of two values makes a union of classes: at least one stands for a class.
    pub(super) fn makes_union(&self, left: Value, right: Value) -> bool {
        let class = |v| matches!(v, Value::Type(_)) || stands_for_class(self, v);
        class(left) || class(right)
    }

    /// The members of a union; `None` for all else.
    pub(super) fn members_of_union(&self, value: Value) -> Option<Vec<Value>> {
        let Value::Object(id) = value else { return None };
        match self.heap.objects[id] {
            Object::Union(Value::Tuple(members)) => Some(self.heap.tuples[members].to_vec()),
            _ => None,
        }
    }

    /// Class and arguments of a generic alias; `None` for all else.
    pub(super) fn parts_of_alias(&self, value: Value) -> Option<(Value, Value)> {
        let Value::Object(id) = value else { return None };
        match self.heap.objects[id] {
            Object::GenericAlias(origin, arguments) => Some((origin, arguments)),
            _ => None,
        }
    }

    /// `==` of unions and generic aliases.
    pub(super) fn generics_equal(&mut self, left: Value, right: Value) -> Res<Option<bool>> {
        if let (Some(a), Some(b)) = (self.parts_of_alias(left), self.parts_of_alias(right)) {
            return Ok(Some(self.equal(a.0, b.0)? && self.equal(a.1, b.1)?));
        }
        if let (Some(a), Some(b)) = (self.members_of_union(left), self.members_of_union(right)) {
            for (some, others) in [(&a, &b), (&b, &a)] {
                for &one in some {
                    let mut found = false;
                    for &other in others {
                        found = found || self.equal(one, other)?;
                    }
                    if !found {
                        return Ok(Some(false));
                    }
                }
            }
            return Ok(Some(true));
        }
        Ok(None)
    }

    /// `hash()` of unions and generic aliases.
    pub(super) fn hash_of_generic(&mut self, value: Value) -> Res<Option<i64>> {
        if let Some((origin, arguments)) = self.parts_of_alias(value) {
            return Ok(Some(self.hash(origin)? ^ self.hash(arguments)?));
        }
        match self.members_of_union(value) {
            Some(members) => {
                let mut hashes = Vec::with_capacity(members.len());
                for member in members {
                    hashes.push(self.hash(member)?);
                }
                Ok(Some(hash::hash_frozenset(hashes)))
            }
            None => Ok(None),
        }
    }

    /// How a class or alias is written inside `list[...]` and unions.
    pub(super) fn generic_text(&mut self, value: Value) -> Res<String> {
        Ok(match value {
            Value::Ellipsis => "...".into(),
            Value::Type(types::NONE) => "None".into(),
            Value::Type(class) => {
                let module = self.module_of_class(class);
                let name = self.heap.types[class].qualname.clone();
                if module == "builtins" { name } else { format!("{module}.{name}") }
            }
            other => self.repr(other)?,
        })
    }

    /// `repr()` of a union or generic alias.
    pub(super) fn generic_repr(&mut self, value: Value) -> Res<String> {
        if let Some((origin, arguments)) = self.parts_of_alias(value) {
            let mut parts = Vec::new();
            for argument in self.list_of(arguments)? {
                // A class among the arguments is written `None` only in unions.
                parts.push(match argument {
                    Value::Type(types::NONE) => "NoneType".to_owned(),
                    argument => self.generic_text(argument)?,
                });
            }
            let parts = if parts.is_empty() { "()".to_owned() } else { parts.join(", ") };
            return Ok(format!("{}[{parts}]", self.generic_text(origin)?));
        }
        let mut parts = Vec::new();
        for member in self.members_of_union(value).unwrap_or_default() {
            parts.push(self.generic_text(member)?);
        }
        Ok(parts.join(" | "))
    }

    /// The attributes of a generic alias: its own, then those of its class.
    pub(super) fn alias_attribute(&mut self, alias: Value, name: StrId) -> Res<Option<Value>> {
        let Some((origin, arguments)) = self.parts_of_alias(alias) else {
            return Ok(match (self.members_of_union(alias), self.heap.str(name)) {
                (Some(members), "__args__") => Some(self.heap.new_tuple(members)),
                (Some(_), "__parameters__") => Some(self.heap.new_tuple(vec![])),
                _ => None,
            });
        };
        Ok(Some(match self.heap.str(name) {
            "__origin__" => origin,
            "__args__" => arguments,
            "__parameters__" => self.heap.new_tuple(vec![]),
            "__unpacked__" => Value::False,
            "__mro_entries__" | "__class__" | "__reduce__" | "__copy__" => return Ok(None),
            _ => return self.get_attribute(origin, name).map(Some),
        }))
    }

    /// `alias(*args)`: an instance of its class, which remembers the alias where it can.
    pub(super) fn call_alias(&mut self, origin: Value, alias: Value, args: &[Value], keywords: Keywords<'_>) -> Res {
        let made = self.call(origin, args, keywords)?;
        if let Value::Instance(_) = made {
            let name = self.heap.intern("__orig_class__");
            if self.set_attribute(made, name, Some(alias)).is_err() && self.catch(types::ATTRIBUTE_ERROR).is_none() {
                return Err(super::Raised);
            }
        }
        Ok(made)
    }

    /// The bases of a class statement with generic aliases and others that have `__mro_entries__` replaced; whether any.
    pub(super) fn resolve_bases(&mut self, bases: &[Value]) -> Res<(Vec<Value>, bool)> {
        let (mut resolved, mut changed) = (Vec::with_capacity(bases.len()), false);
        let tuple = self.heap.new_tuple(bases.to_vec());
        let hook = self.heap.intern("__mro_entries__");
        for &base in bases {
            if let Value::Type(_) = base {
                resolved.push(base);
                continue;
            }
            if let Some((origin, _)) = self.parts_of_alias(base) {
                resolved.push(origin);
                changed = true;
                continue;
            }
            match self.get_attribute(base, hook) {
                Ok(method) => {
                    let entries = self.call(method, &[tuple], &[])?;
                    let Value::Tuple(entries) = entries else {
                        return Err(self.type_error("__mro_entries__ must return a tuple"));
                    };
                    resolved.extend_from_slice(&self.heap.tuples[entries]);
                    changed = true;
                }
                Err(raised) => {
                    if self.catch(types::ATTRIBUTE_ERROR).is_none() {
                        return Err(raised);
                    }
                    resolved.push(base);
                }
            }
        }
        Ok((resolved, changed))
    }

    /// `__module__` of a class.
    pub fn module_of_class(&mut self, class: TypeId) -> String {
        let t = &self.heap.types[class];
        if !t.is_heap {
            return if matches!(class, types::UNION | types::GENERIC_ALIAS) { "types" } else { "builtins" }.to_owned();
        }
        let module = self.heap.dict_get_name(t.dict, names::MODULE).unwrap_or(Value::None);
        self.text_value(module)
    }
}
