//! What each specialized form takes for granted, restated from what the instruction means: no version, no cached proof,
//! and no function of the families, whose guards are what is on trial.

use crate::bytecode::code::{Code, flags};
use crate::bytecode::{Family, Op};
use crate::object::builtin::{names, types};
use crate::object::kinds::Object;
use crate::object::value::{DictId, FunctionId, InstanceId, NativeId, StrId, TypeId, Value};
use crate::semantics::Machine;

/// What the guards of a form have to say of the operands and the world that are there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// They hold.
    Hit,
    /// One of them fails.
    Miss,
    /// Both are lawful: the fast path would be right, but the world may have changed since.
    Either,
}

/// What is certain in both directions.
fn exactly(holds: bool) -> Expected {
    if holds { Expected::Hit } else { Expected::Miss }
}

/// What guards on versions may refuse, but must not accept wrongly.
fn at_most(holds: bool) -> Expected {
    if holds { Expected::Either } else { Expected::Miss }
}

/// What the guards of a form at unit `at` have to say now.
pub fn expected(m: &Machine, form: Op, operand: u32, at: usize) -> Expected {
    let cache = |index: usize| usize::from(m.units.get(at + index).copied().unwrap_or(0));
    match form.family() {
        Some(Family::BINARY_OP) => binary_op(m, form),
        Some(Family::COMPARE_OP) => compare_op(m, form),
        Some(Family::BINARY_SUBSCR) if form == Op::BINARY_SUBSCR_GETITEM => getitem(m),
        Some(Family::BINARY_SUBSCR | Family::STORE_SUBSCR) => subscript(m, form),
        Some(Family::UNPACK_SEQUENCE) => exactly(match (form, m.peek(1)) {
            (Op::UNPACK_SEQUENCE_TWO_TUPLE, Value::Tuple(id)) => operand == 2 && m.heap.tuples[id].len() == 2,
            (Op::UNPACK_SEQUENCE_TUPLE, Value::Tuple(id)) => m.heap.tuples[id].len() == operand as usize,
            (Op::UNPACK_SEQUENCE_LIST, Value::List(id)) => m.heap.lists[id].len() == operand as usize,
            _ => false,
        }),
        Some(Family::LOAD_GLOBAL) => {
            let name = m.name(operand >> 1);
            let (globals, builtins) = (m.frame.globals, m.frame.builtins);
            at_most(if form == Op::LOAD_GLOBAL_MODULE {
                lies_at(m, globals, cache(2), name)
            } else {
                m.heap.dict_get_name(globals, name).is_none() && lies_at(m, builtins, cache(2), name)
            })
        }
        Some(Family::LOAD_ATTR) => at_most(load_attr(m, form, m.name(operand), cache(4))),
        Some(Family::STORE_ATTR) => at_most(store_attr(m, form, m.name(operand), cache(4))),
        Some(Family::LOAD_METHOD) => {
            let name = m.name(operand);
            let number = cache(7) | cache(8) << 16;
            let method = number.checked_sub(1).and_then(|place| m.adaptive.methods.get(place)).copied();
            at_most(load_method(m, form, name, cache(4), method.unwrap_or_default()))
        }
        Some(Family::CALL) => at_most(python_call(m, form, operand as usize, cache(4))),
        Some(Family::PRECALL) => precall(m, form, operand as usize),
        _ => Expected::Either,
    }
}

pub(super) fn is_int(m: &Machine, value: Value) -> bool {
    matches!(value, Value::Int(_))
        || matches!(value, Value::Object(id) if matches!(m.heap.objects[id], Object::BigInt(_)))
}

fn binary_op(m: &Machine, form: Op) -> Expected {
    let (left, right) = (m.peek(2), m.peek(1));
    let name = form.name();
    let both = |test: &dyn Fn(Value) -> bool| test(left) && test(right);
    if name.ends_with("_INT") {
        return exactly(both(&|value| is_int(m, value)));
    }
    if name.ends_with("_FLOAT") {
        return exactly(both(&|value| matches!(value, Value::Float(_))));
    }
    let texts = both(&|value| matches!(value, Value::Str(_)));
    if form != Op::BINARY_OP_INPLACE_ADD_UNICODE {
        return exactly(texts);
    }
    let next = m.units.get(m.frame.pc).map(|unit| unit.to_le_bytes());
    let stores = next.is_some_and(|[number, local]| {
        Op::from_u8(number).is_some_and(|op| op.deopt() == Op::STORE_FAST)
            && m.stack.get(m.frame.base + usize::from(local)) == Some(&left)
    });
    exactly(texts && stores)
}

fn compare_op(m: &Machine, form: Op) -> Expected {
    exactly(match (form, m.peek(2), m.peek(1)) {
        (Op::COMPARE_OP_INT_JUMP, Value::Int(a), Value::Int(b)) => {
            let one_digit = |n: i64| (-0x3fff_ffff..=0x3fff_ffff).contains(&n);
            one_digit(a) && one_digit(b)
        }
        (Op::COMPARE_OP_FLOAT_JUMP, Value::Float(a), Value::Float(b)) => a.get().partial_cmp(&b.get()).is_some(),
        (Op::COMPARE_OP_STR_JUMP, Value::Str(_), Value::Str(_)) => true,
        _ => false,
    })
}

fn subscript(m: &Machine, form: Op) -> Expected {
    let (container, key) = (m.peek(2), m.peek(1));
    let length = match (form, container) {
        (Op::BINARY_SUBSCR_DICT | Op::STORE_SUBSCR_DICT, container) => {
            return exactly(matches!(container, Value::Dict(_)));
        }
        (Op::BINARY_SUBSCR_LIST_INT | Op::STORE_SUBSCR_LIST_INT, Value::List(id)) => m.heap.lists[id].len(),
        (Op::BINARY_SUBSCR_TUPLE_INT, Value::Tuple(id)) => m.heap.tuples[id].len(),
        _ => return Expected::Miss,
    };
    let Value::Int(index) = key else { return Expected::Miss };
    exactly((0..=0x3fff_ffff).contains(&index) && (index as usize) < length)
}

pub(super) fn code_of(m: &Machine, function: FunctionId) -> Option<&Code> {
    m.heap.codes[m.heap.functions[function].code].code.as_deref()
}

/// Whether a function takes positional arguments only.
pub(super) fn is_simple(code: &Code) -> bool {
    code.flags & (flags::VARARGS | flags::VARKEYWORDS) == 0 && code.kwonly_arg_count == 0
}

fn getitem(m: &Machine) -> Expected {
    let class = m.heap.type_of(m.peek(2));
    let Some(Value::Function(function)) = m.heap.type_peek(class, names::GETITEM) else { return Expected::Miss };
    let remembered = m.heap.types[class].getitem == Some(function);
    at_most(remembered && code_of(m, function).is_some_and(|code| is_simple(code) && code.arg_count == 2))
}

/// Whether the entry at this index of a dict is a name's, and is set.
fn lies_at(m: &Machine, dict: DictId, index: usize, name: StrId) -> bool {
    m.heap.dict_entry(dict, index).is_some_and(|entry| entry.key == Value::Str(name) && !entry.value.is_null())
}

pub(super) fn module_of(m: &Machine, owner: Value) -> Option<DictId> {
    let Value::Object(id) = owner else { return None };
    match m.heap.objects[id] {
        Object::Module(_, dict) => Some(dict),
        _ => None,
    }
}

/// Whether a value found in a class comes before the instance's own attribute.
pub(super) fn is_data_descriptor(m: &Machine, found: Value) -> bool {
    match found {
        Value::Object(id) => matches!(m.heap.objects[id], Object::Property(_) | Object::Member(..)),
        Value::Instance(_) => {
            let class = m.heap.type_of(found);
            [names::SET, names::DELETE].into_iter().any(|name| m.heap.type_peek(class, name).is_some())
        }
        _ => false,
    }
}

/// Whether Python code takes part in reads of any attribute of instances of a class.
fn reads_are_hooked(m: &Machine, class: TypeId) -> bool {
    matches!(m.heap.type_peek(class, names::GETATTRIBUTE), Some(Value::Function(_) | Value::Instance(_)))
}

/// Whether the slot that a class describes under this name is the one with this index, and the class has such a slot.
fn is_slot(m: &Machine, class: TypeId, name: StrId, index: usize) -> bool {
    let Some(Value::Object(id)) = m.heap.type_peek(class, name) else { return false };
    matches!(m.heap.objects[id], Object::Member(owner, at, _) if at == index && m.heap.types[class].mro.contains(&owner))
}

/// Whether an attribute lies among the inline values of an instance, at this index of the shared keys.
fn is_inline(m: &Machine, class: TypeId, id: InstanceId, name: StrId, index: usize) -> bool {
    let keys = m.heap.keys_of_class(m.heap.types[class].shared_keys);
    m.heap.instances[id].has_values() && keys.names.get(index) == Some(&name)
}

/// Where CPython's objects keep their class, in bytes.
const CLASS: usize = 8;

/// The slot that lies so many bytes into an object of CPython: behind its count of references and its class.
pub(super) fn slot(offset: usize) -> Option<usize> {
    offset.checked_sub(16).filter(|bytes| bytes.is_multiple_of(8)).map(|bytes| bytes / 8)
}

fn load_attr(m: &Machine, form: Op, name: StrId, index: usize) -> bool {
    let owner = m.peek(1);
    if form == Op::LOAD_ATTR_MODULE {
        return module_of(m, owner).is_some_and(|dict| lies_at(m, dict, index, name));
    }
    let class = m.heap.type_of(owner);
    if reads_are_hooked(m, class) {
        return false;
    }
    if form == Op::LOAD_ATTR_SLOT && index == CLASS {
        return name == names::CLASS;
    }
    if form == Op::LOAD_ATTR_SLOT && matches!(owner, Value::Object(_)) {
        return class == types::RANGE && slot(index).is_some_and(|slot| slot < 3);
    }
    let Value::Instance(id) = owner else { return false };
    if form == Op::LOAD_ATTR_SLOT {
        return slot(index).is_some_and(|slot| {
            let set = m.heap.instances[id].slots.get(slot).is_some_and(|value| !value.is_null());
            set && is_slot(m, class, name, slot)
        });
    }
    if m.heap.type_peek(class, name).is_some_and(|found| is_data_descriptor(m, found)) {
        return false;
    }
    if form == Op::LOAD_ATTR_WITH_HINT {
        return m.heap.instances[id].dict.is_some_and(|dict| lies_at(m, dict, index, name));
    }
    let set = m.heap.instances[id].values.get(index).is_some_and(|value| !value.is_null());
    set && is_inline(m, class, id, name, index)
}

fn store_attr(m: &Machine, form: Op, name: StrId, index: usize) -> bool {
    let owner = m.peek(1);
    let Value::Instance(id) = owner else { return false };
    let class = m.heap.type_of(owner);
    if matches!(m.heap.type_peek(class, names::SETATTR), Some(Value::Function(_) | Value::Instance(_))) {
        return false;
    }
    if form == Op::STORE_ATTR_SLOT {
        return slot(index)
            .is_some_and(|slot| slot < m.heap.instances[id].slots.len() && is_slot(m, class, name, slot));
    }
    if m.heap.type_peek(class, name).is_some_and(|found| is_data_descriptor(m, found)) {
        return false;
    }
    if form == Op::STORE_ATTR_WITH_HINT {
        return m.heap.instances[id].dict.is_some_and(|dict| lies_at(m, dict, index, name));
    }
    is_inline(m, class, id, name, index)
}

fn load_method(m: &Machine, form: Op, name: StrId, index: usize, method: Value) -> bool {
    let owner = m.peek(1);
    if form == Op::LOAD_METHOD_MODULE {
        return module_of(m, owner).is_some_and(|dict| lies_at(m, dict, index, name));
    }
    if form == Op::LOAD_METHOD_CLASS {
        let Value::Type(class) = owner else { return false };
        let metaclass = m.heap.types[class].metaclass;
        return m.heap.type_peek(class, name) == Some(method)
            && m.heap.type_peek(metaclass, name).is_none()
            && !reads_are_hooked(m, metaclass);
    }
    let class = m.heap.type_of(owner);
    let own = match owner {
        Value::Instance(id) => m.heap.instances[id].dict,
        Value::Function(id) => m.heap.functions[id].dict,
        _ => None,
    };
    let hidden = match (owner, own) {
        (_, Some(dict)) => m.heap.dict_get_name(dict, name).is_some(),
        (Value::Instance(id), None) => m.heap.instance_get(id, name).is_some(),
        _ => false,
    };
    let shape = match form {
        Op::LOAD_METHOD_WITH_VALUES => own.is_none(),
        Op::LOAD_METHOD_WITH_DICT => own.is_some(),
        _ => true,
    };
    shape && !hidden && !reads_are_hooked(m, class) && m.heap.type_peek(class, name) == Some(method)
}

/// What a call calls, and how many arguments it gives, the receiver of a method among them.
pub(super) fn called(m: &Machine, count: usize) -> (Value, usize) {
    let below = m.peek(count + 2);
    if below.is_null() { (m.peek(count + 1), count) } else { (below, count + 1) }
}

fn python_call(m: &Machine, form: Op, count: usize, least: usize) -> bool {
    let (Value::Function(function), given) = called(m, count) else { return false };
    let Some(code) = code_of(m, function) else { return false };
    let defaults = match m.heap.functions[function].defaults {
        Value::Tuple(id) => m.heap.tuples[id].len(),
        _ => 0,
    };
    let wanted = code.arg_count as usize;
    let exact = given == wanted;
    is_simple(code)
        && m.kw_names.is_null()
        && match form {
            Op::CALL_PY_EXACT_ARGS => exact,
            _ => given <= wanted && wanted <= given + defaults && given >= least,
        }
}

/// The name under which a builtin function is known, and the class whose method it is.
pub(super) fn native(m: &Machine, id: NativeId) -> Option<(&str, Option<TypeId>)> {
    let native = m.heap.natives[id];
    m.natives.get(native.number as usize).map(|def| (def.name, native.owner))
}

fn precall(m: &Machine, form: Op, count: usize) -> Expected {
    let (callable, given) = called(m, count);
    let positional = m.kw_names.is_null();
    let is_method = given != count;
    let names = |name: &str, owner: Option<TypeId>| matches!(callable, Value::Native(id) if native(m, id) == Some((name, owner)));
    let function = matches!(callable, Value::Native(id) if m.heap.natives[id].owner.is_none());
    let of_receiver = match callable {
        Value::Native(id) if given > 0 => {
            m.heap.natives[id].owner.is_some_and(|owner| m.heap.is_subtype(m.heap.type_of(m.peek(given)), owner))
        }
        _ => false,
    };
    match form {
        Op::PRECALL_PYFUNC => exactly(matches!(callable, Value::Function(_))),
        Op::PRECALL_BOUND_METHOD => exactly(!is_method && matches!(callable, Value::Method(_))),
        Op::PRECALL_NO_KW_LEN => exactly(given == 1 && positional && names("len", None)),
        Op::PRECALL_NO_KW_ISINSTANCE => exactly(given == 2 && positional && names("isinstance", None)),
        Op::PRECALL_NO_KW_STR_1 => exactly(given == 1 && positional && callable == Value::Type(types::STR)),
        Op::PRECALL_NO_KW_TYPE_1 => exactly(given == 1 && positional && callable == Value::Type(types::TYPE)),
        Op::PRECALL_NO_KW_TUPLE_1 => exactly(given == 1 && positional && callable == Value::Type(types::TUPLE)),
        Op::PRECALL_BUILTIN_CLASS => at_most(matches!(callable, Value::Type(class) if !m.heap.types[class].is_heap)),
        Op::PRECALL_NO_KW_BUILTIN_O => at_most(function && given == 1 && positional),
        Op::PRECALL_NO_KW_BUILTIN_FAST => at_most(function && positional),
        Op::PRECALL_BUILTIN_FAST_WITH_KEYWORDS => at_most(function),
        Op::PRECALL_NO_KW_LIST_APPEND => {
            at_most(positional && names("append", Some(types::LIST)) && of_receiver && given == 2)
        }
        Op::PRECALL_NO_KW_METHOD_DESCRIPTOR_O => at_most(of_receiver && given == 2 && positional),
        Op::PRECALL_NO_KW_METHOD_DESCRIPTOR_NOARGS => at_most(of_receiver && given == 1 && positional),
        Op::PRECALL_NO_KW_METHOD_DESCRIPTOR_FAST => at_most(of_receiver && positional),
        Op::PRECALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS => at_most(of_receiver && positional),
        _ => Expected::Either,
    }
}
