//! A version names one state: what a dict's keys, a class or a function were when a version was first seen is what they
//! have to be whenever it is seen again.

use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHasher};

use crate::bytecode::{Family, Op};
use crate::object::kinds::Object;
use crate::object::value::{DictId, FunctionId, SharedKeysId, TypeId, Value};
use crate::semantics::Machine;

/// What has versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Versioned {
    Keys,
    Class,
    Function,
}

/// The states that versions were seen to name.
#[derive(Debug, Default)]
pub struct Versions {
    states: FxHashMap<(Versioned, u32), u64>,
    /// When a version was last looked at: the count of changes of the world.
    looked: FxHashMap<(Versioned, u64), (u64, u32)>,
}

fn digest(of: impl FnOnce(&mut FxHasher)) -> u64 {
    let mut hasher = FxHasher::default();
    of(&mut hasher);
    hasher.finish()
}

impl Versions {
    /// Whether the version still names what it named; `place` tells objects of one kind apart.
    fn check(&mut self, m: &Machine, kind: Versioned, place: u64, version: u32, state: impl FnOnce() -> u64) -> bool {
        let now = (m.heap.versions.changes(), version);
        if version == 0 || self.looked.insert((kind, place), now) == Some(now) {
            return true;
        }
        let state = state();
        *self.states.entry((kind, version)).or_insert(state) == state
    }

    fn dict(&mut self, m: &Machine, dict: DictId) -> bool {
        if let Some(keys) = m.heap.dict(dict).shared_keys() {
            return self.shared(m, keys);
        }
        self.check(m, Versioned::Keys, dict.0 << 1, m.heap.dict_current_version(dict), || {
            digest(|hasher| {
                let mut position = 0;
                while let Some((next, entry)) = m.heap.dict_next(dict, position) {
                    (position, entry.key).hash(hasher);
                    position = next;
                }
            })
        })
    }

    fn shared(&mut self, m: &Machine, keys: SharedKeysId) -> bool {
        self.check(m, Versioned::Keys, keys.0 << 1 | 1, m.heap.shared_keys_current_version(keys), || {
            digest(|hasher| m.heap.keys_of_class(keys).names.hash(hasher))
        })
    }

    fn class(&mut self, m: &Machine, class: TypeId) -> bool {
        self.check(m, Versioned::Class, class.0, m.heap.types[class].version, || {
            digest(|hasher| {
                for &base in &m.heap.types[class].mro {
                    base.hash(hasher);
                    // Builtin classes do not change.
                    if m.heap.types[base].is_heap {
                        for entry in m.heap.dict_items(m.heap.types[base].dict) {
                            (entry.key, entry.value).hash(hasher);
                        }
                    }
                }
            })
        })
    }

    fn function(&mut self, m: &Machine, function: FunctionId) -> bool {
        let f = &m.heap.functions[function];
        self.check(m, Versioned::Function, function.0, f.version, || {
            digest(|hasher| (f.code, f.defaults, f.kwdefaults, f.annotations).hash(hasher))
        })
    }

    /// Looks at the versions that a visit of a form trusts; whether each names one state.
    pub fn hold(&mut self, m: &Machine, form: Op, operand: u32) -> bool {
        let owner = m.peek(1);
        match form.family() {
            Some(Family::LOAD_GLOBAL) => self.dict(m, m.frame.globals) & self.dict(m, m.frame.builtins),
            Some(Family::LOAD_ATTR | Family::STORE_ATTR | Family::LOAD_METHOD) => self.owner(m, owner),
            Some(Family::BINARY_SUBSCR) => self.class(m, m.heap.type_of(m.peek(2))),
            Some(Family::CALL | Family::PRECALL) => {
                let count = operand as usize;
                [m.peek(count + 1), m.peek(count + 2)].into_iter().all(|callable| match callable {
                    Value::Function(function) => self.function(m, function),
                    Value::Method(id) => match m.heap.methods[id].function {
                        Value::Function(function) => self.function(m, function),
                        _ => true,
                    },
                    _ => true,
                })
            }
            _ => true,
        }
    }

    fn owner(&mut self, m: &Machine, owner: Value) -> bool {
        let class = match owner {
            Value::Type(class) => class,
            other => m.heap.type_of(other),
        };
        let own = match owner {
            Value::Instance(id) => m.heap.instances[id].dict,
            Value::Function(id) => m.heap.functions[id].dict,
            Value::Object(id) => match m.heap.objects[id] {
                Object::Module(_, dict) => Some(dict),
                _ => None,
            },
            _ => None,
        };
        let keys = m.heap.types[class].shared_keys;
        self.class(m, class) & self.shared(m, keys) & own.is_none_or(|dict| self.dict(m, dict))
    }
}
