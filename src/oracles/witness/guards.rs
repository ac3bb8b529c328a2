//! Each guard by its name, restated: what is checked, with caches read by CPython's layouts. It says which guard is the
//! first to fail, so that one that was forgotten is seen even where a later one catches what it lets through.

use super::precondition::{called, code_of, is_int, module_of, native, slot};
use crate::adaptive::families;
use crate::bytecode::{Family, Op};
use crate::object::builtin::{names, types};
use crate::object::value::{DictId, StrId, TypeId, Value};
use crate::semantics::Machine;
use crate::semantics::convention::Convention;

/// Where the caches of a family hold a version of 32 bits: behind the counter.
const VERSION: usize = 2;
/// Where those of LOAD_ATTR, STORE_ATTR and LOAD_METHOD hold an index, an offset or a hint.
const INDEX: usize = 4;
/// Where LOAD_METHOD's holds the version of keys.
const METHOD_KEYS: usize = 5;
/// LOAD_GLOBAL's: index, version of the module's keys, version of the builtins' keys in 16 bits.
const GLOBAL: [usize; 3] = [2, 3, 5];

/// A site that is looked at: its form, operand and caches.
struct Site<'a> {
    m: &'a Machine,
    form: Op,
    operand: u32,
    at: usize,
}

/// The first guard of a form at unit `at` that fails, by its position; `None` where all hold.
pub fn first_failing(m: &Machine, form: Op, operand: u32, at: usize) -> Option<u8> {
    let site = Site { m, form, operand, at };
    let names = families::guards(form);
    (0..names.len()).find(|&guard| site.holds(names[guard]) == Some(false)).map(|guard| guard as u8)
}

/// Whether a form was chosen with a hint where its name does not stand, though it stands in the dict: then it never hits.
pub(super) fn is_misplaced(m: &Machine, form: Op, operand: u32, at: usize) -> bool {
    let (Op::LOAD_ATTR_WITH_HINT | Op::STORE_ATTR_WITH_HINT, Value::Instance(id)) = (form, m.peek(1)) else {
        return false;
    };
    let (Some(dict), name) = (m.heap.instances[id].dict, m.name(operand)) else { return false };
    // Keys that are shared have hints of their own, which are missed at once.
    let place = m.heap.dict_index_of_name(dict, name).and_then(|place| m.heap.dict_key_entry(dict, place));
    let first = first_failing(m, form, operand, at).map(|guard| families::guards(form)[usize::from(guard)]);
    first == Some("name_at_hint") && place.is_some_and(|(key, _)| key == Value::Str(name))
}

/// Classes of CPython 3.11.7 whose calls need no `tp_new` and `tp_init` of their own.
const VECTORCALL: &str = " bool dict enumerate filter float frozenset list map range reversed set super tuple type ";

/// Whether a class is a builtin one of those.
pub(super) fn has_vectorcall(m: &Machine, class: TypeId) -> bool {
    !m.heap.types[class].is_heap && VECTORCALL.contains(&format!(" {} ", m.heap.types[class].name))
}

/// Whether CPython holds an int in one digit.
pub(super) fn one_digit(value: Value) -> bool {
    matches!(value, Value::Int(n) if n.unsigned_abs() < 1 << 30)
}

impl Site<'_> {
    fn cache(&self, index: usize) -> u32 {
        u32::from(self.m.units.get(self.at + index).copied().unwrap_or(0))
    }

    fn wide(&self, index: usize) -> u32 {
        self.cache(index) | self.cache(index + 1) << 16
    }

    /// Whether a guard holds; it may be asked only where all before it do. `None` where no such guard is known here.
    fn holds(&self, guard: &str) -> Option<bool> {
        match self.form.family()? {
            Family::BINARY_OP | Family::COMPARE_OP => self.operands(guard),
            Family::BINARY_SUBSCR | Family::STORE_SUBSCR => self.subscript(guard),
            Family::UNPACK_SEQUENCE => self.unpack(guard),
            Family::LOAD_GLOBAL => self.global(guard),
            Family::LOAD_ATTR | Family::STORE_ATTR | Family::LOAD_METHOD => self.attribute(guard),
            Family::CALL => self.call(guard),
            Family::PRECALL => self.precall(guard),
        }
    }

    fn operands(&self, guard: &str) -> Option<bool> {
        let m = self.m;
        let (left, right) = (m.peek(2), m.peek(1));
        let of_class = |value: Value| match self.form.name() {
            // What COMPARE_OP takes for an int has 64 bits at most, and is compared in one digit.
            "COMPARE_OP_INT_JUMP" => matches!(value, Value::Int(_)),
            name if name.contains("_INT") => is_int(m, value),
            name if name.contains("_FLOAT") => matches!(value, Value::Float(_)),
            _ => matches!(value, Value::Str(_)),
        };
        Some(match guard {
            "left_type" => of_class(left),
            "right_type" => of_class(right),
            "left_small" => one_digit(left),
            "right_small" => one_digit(right),
            "ordered" => {
                let nan = |value: Value| matches!(value, Value::Float(f) if f.get().is_nan());
                !nan(left) && !nan(right)
            }
            "stores_into_left" => {
                let next = m.units.get(m.frame.pc).map(|unit| unit.to_le_bytes())?;
                Op::from_u8(next[0]).is_some_and(|op| op.deopt() == Op::STORE_FAST)
                    && m.stack.get(m.frame.base + usize::from(next[1])) == Some(&left)
            }
            _ => return None,
        })
    }

    fn subscript(&self, guard: &str) -> Option<bool> {
        let m = self.m;
        let (container, key) = (m.peek(2), m.peek(1));
        let class = m.heap.type_of(container);
        let length = match container {
            Value::List(id) => m.heap.lists[id].len(),
            Value::Tuple(id) => m.heap.tuples[id].len(),
            _ => 0,
        };
        Some(match (guard, key) {
            ("container_type", _) => match self.form {
                Op::BINARY_SUBSCR_DICT | Op::STORE_SUBSCR_DICT => matches!(container, Value::Dict(_)),
                Op::BINARY_SUBSCR_TUPLE_INT => matches!(container, Value::Tuple(_)),
                _ => matches!(container, Value::List(_)),
            },
            ("index_type", key) => matches!(key, Value::Int(_)),
            ("index_small", key) => matches!(key, Value::Int(n) if n >= 0) && one_digit(key),
            ("in_bounds", Value::Int(n)) => usize::try_from(n).is_ok_and(|n| n < length),
            ("type_version", _) => m.heap.types[class].version == self.wide(VERSION),
            ("func_version", _) => {
                let version = m.heap.types[class].getitem.map_or(0, |function| m.heap.functions[function].version);
                version == self.cache(INDEX)
            }
            _ => return None,
        })
    }

    fn unpack(&self, guard: &str) -> Option<bool> {
        let m = self.m;
        let (list, length) = match m.peek(1) {
            Value::List(id) => (Some(true), m.heap.lists[id].len()),
            Value::Tuple(id) => (Some(false), m.heap.tuples[id].len()),
            _ => (None, 0),
        };
        Some(match guard {
            "exact_type" => list == Some(self.form == Op::UNPACK_SEQUENCE_LIST),
            "length" => length == self.operand as usize,
            _ => return None,
        })
    }

    /// Whether a dict's keys are at this version.
    fn keys_at(&self, dict: DictId, version: u32) -> bool {
        self.m.heap.dict_current_version(dict) == version
    }

    /// Whether the entry at this index has a value.
    fn is_set(&self, dict: DictId, index: u32) -> bool {
        self.m.heap.dict_key_entry(dict, index as usize).is_some_and(|(_, value)| !value.is_null())
    }

    fn global(&self, guard: &str) -> Option<bool> {
        let (globals, builtins) = (self.m.frame.globals, self.m.frame.builtins);
        let [index, module, builtin] = GLOBAL;
        Some(match guard {
            "module_keys_version" => self.keys_at(globals, self.wide(module)),
            "builtin_keys_version" => self.keys_at(builtins, self.cache(builtin)),
            "value_set" => {
                let dict = if self.form == Op::LOAD_GLOBAL_MODULE { globals } else { builtins };
                self.is_set(dict, self.cache(index))
            }
            _ => return None,
        })
    }

    fn attribute(&self, guard: &str) -> Option<bool> {
        let m = self.m;
        let owner = m.peek(1);
        let name: StrId = m.name(self.operand);
        let class = m.heap.type_of(owner);
        let index = self.cache(INDEX);
        let own = match owner {
            Value::Instance(id) => m.heap.instances[id].dict,
            Value::Function(id) => m.heap.functions[id].dict,
            _ => None,
        };
        let module = module_of(m, owner);
        Some(match guard {
            "is_module" => module.is_some(),
            "is_type" => matches!(owner, Value::Type(_)),
            "type_version" => {
                let of = match owner {
                    Value::Type(class) if self.form == Op::LOAD_METHOD_CLASS => class,
                    _ => class,
                };
                m.heap.types[of].version == self.wide(VERSION)
            }
            "has_dict" => own.is_some(),
            // A method needs no values, only that no dict took their place.
            "has_values" if self.form == Op::LOAD_METHOD_WITH_VALUES => own.is_none(),
            "has_values" => matches!(owner, Value::Instance(id) if m.heap.instances[id].has_values()),
            "keys_version" => match self.form {
                Op::LOAD_METHOD_WITH_VALUES => {
                    let keys = m.heap.types[class].shared_keys;
                    m.heap.shared_keys_current_version(keys) == self.wide(METHOD_KEYS)
                }
                Op::LOAD_METHOD_WITH_DICT => self.keys_at(own?, self.wide(METHOD_KEYS)),
                _ => self.keys_at(module?, self.wide(VERSION)),
            },
            "name_at_hint" => {
                let entry = m.heap.dict_key_entry(own?, index as usize);
                entry.is_some_and(|(key, _)| key == Value::Str(name))
            }
            "value_set" => match (self.form, owner) {
                (Op::LOAD_ATTR_INSTANCE_VALUE, Value::Instance(id)) => {
                    m.heap.instances[id].values.get(index as usize).is_some_and(|value| !value.is_null())
                }
                _ => self.is_set(own.or(module)?, index),
            },
            // Attributes that every object of a class has: its class, the parts of a range.
            "slot_set" if name == names::CLASS || matches!(owner, Value::Object(_)) => true,
            "slot_set" => match owner {
                Value::Instance(id) => slot(index as usize)
                    .is_some_and(|slot| m.heap.instances[id].slots.get(slot).is_some_and(|value| !value.is_null())),
                _ => return None,
            },
            _ => return None,
        })
    }

    fn call(&self, guard: &str) -> Option<bool> {
        let m = self.m;
        let (callable, given) = called(m, self.operand as usize);
        let Value::Function(function) = callable else { return (guard == "is_function").then_some(false) };
        let wanted = code_of(m, function).map_or(0, |code| code.arg_count as usize);
        Some(match guard {
            "is_function" => true,
            "func_version" => m.heap.functions[function].version == self.wide(VERSION),
            "arg_count" => given == wanted,
            "min_args" => given >= self.cache(INDEX) as usize,
            "max_args" => given <= wanted,
            _ => return None,
        })
    }

    fn precall(&self, guard: &str) -> Option<bool> {
        let m = self.m;
        let count = self.operand as usize;
        let (callable, given) = called(m, count);
        let positional = m.kw_names.is_null();
        let is_method = given != count;
        let known = match callable {
            Value::Native(id) => native(m, id),
            _ => None,
        };
        let named = |name: &str, owner| known == Some((name, owner));
        let convention = match callable {
            Value::Native(id) => m.natives.get(m.heap.natives[id].number as usize).map(|def| def.convention),
            _ => None,
        };
        let receiver = || m.heap.type_of(m.peek(given.max(1)));
        Some(match (self.form, guard) {
            (Op::PRECALL_PYFUNC, "is_function") => matches!(callable, Value::Function(_)),
            (Op::PRECALL_BOUND_METHOD, "no_receiver") => !is_method,
            (Op::PRECALL_BOUND_METHOD, "is_method") => matches!(callable, Value::Method(_)),
            (_, "is_type") => matches!(callable, Value::Type(_)),
            (_, "vectorcall") => match callable {
                Value::Type(class) => has_vectorcall(m, class),
                _ => false,
            },
            (_, "no_receiver") => given == 1 && positional,
            (Op::PRECALL_NO_KW_STR_1, "callable") => callable == Value::Type(types::STR),
            (Op::PRECALL_NO_KW_TYPE_1, "callable") => callable == Value::Type(types::TYPE),
            (Op::PRECALL_NO_KW_TUPLE_1, "callable") => callable == Value::Type(types::TUPLE),
            (Op::PRECALL_NO_KW_LEN, "arg_count") => given == 1 && positional,
            (Op::PRECALL_NO_KW_LEN, "callable") => named("len", None),
            (Op::PRECALL_NO_KW_ISINSTANCE, "arg_count") => given == 2 && positional,
            (Op::PRECALL_NO_KW_ISINSTANCE, "callable") => named("isinstance", None),
            (Op::PRECALL_NO_KW_LIST_APPEND, "callable") => named("append", Some(types::LIST)) && positional,
            (Op::PRECALL_NO_KW_LIST_APPEND, "self_type") => matches!(m.heap.payload(m.peek(2)), Value::List(_)),
            (Op::PRECALL_NO_KW_METHOD_DESCRIPTOR_O, "arg_count") => given == 2,
            (_, "arg_count") => given == 1,
            (_, "is_builtin") => matches!(known, Some((_, None))),
            (_, "is_method_descriptor") => matches!(known, Some((_, Some(_)))),
            (Op::PRECALL_BUILTIN_FAST_WITH_KEYWORDS, "flags") => convention == Some(Convention::FastKeywords),
            (form, "flags") => {
                let wanted = match form.name().rsplit('_').next() {
                    Some("O") => Convention::O,
                    Some("NOARGS") => Convention::NoArgs,
                    Some("FAST") => Convention::Fast,
                    _ => Convention::FastKeywords,
                };
                convention == Some(wanted) && positional
            }
            (_, "self_type") => given > 0 && known.and_then(|(_, owner)| owner) == Some(receiver()),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// A guard without a restatement would be believed without being looked at.
    #[test]
    fn every_guard_of_the_catalogue_is_restated() {
        let text = include_str!("guards.rs");
        let unknown: BTreeSet<_> = families::forms()
            .flat_map(families::guards)
            .filter(|guard| !text.contains(&format!("\"{guard}\"")))
            .collect();
        assert!(unknown.is_empty(), "{unknown:?}");
    }
}
