//! What a site has to become for the operands that are there: the choice of a specializer restated, where operands and
//! what follows the site decide alone. A specializer that passes over operands that it could take changes no answer.

mod calls;

use super::guards::one_digit;
use super::precondition::{code_of, is_data_descriptor, is_int, is_simple, module_of};
use crate::bytecode::code::{Code, flags};
use crate::bytecode::{BinaryOp, CompareOp, Family, Op};
use crate::object::builtin::{names, types};
use crate::object::kinds::Object;
use crate::object::value::{TypeId, Value};
use crate::semantics::Machine;

/// What must be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// This form.
    Form(Op),
    /// None: the attempt has to fail.
    Nothing,
    /// What is not restated here.
    Unknown,
}

use Choice::{Form, Nothing, Unknown};

/// What an attempt at a site of a family has to choose now.
pub fn choice(m: &Machine, family: Family, operand: u32) -> Choice {
    match family {
        Family::BINARY_OP => binary_op(m, operand),
        Family::COMPARE_OP => compare_op(m, operand),
        Family::BINARY_SUBSCR => match (m.peek(2), m.peek(1)) {
            (Value::List(_), key) if is_int(m, key) => Form(Op::BINARY_SUBSCR_LIST_INT),
            (Value::Tuple(_), key) if is_int(m, key) => Form(Op::BINARY_SUBSCR_TUPLE_INT),
            (Value::Dict(_), _) => Form(Op::BINARY_SUBSCR_DICT),
            (Value::List(_) | Value::Tuple(_), _) => Nothing,
            (container, _) => getitem(m, container),
        },
        Family::STORE_SUBSCR => match (m.peek(2), m.peek(1)) {
            (Value::List(id), Value::Int(n)) if n >= 0 && one_digit(Value::Int(n)) => {
                if (n as usize) < m.heap.lists[id].len() { Form(Op::STORE_SUBSCR_LIST_INT) } else { Nothing }
            }
            (Value::Dict(_), _) => Form(Op::STORE_SUBSCR_DICT),
            _ => Nothing,
        },
        Family::UNPACK_SEQUENCE => match m.peek(1) {
            Value::Tuple(id) if m.heap.tuples[id].len() != operand as usize => Nothing,
            Value::List(id) if m.heap.lists[id].len() != operand as usize => Nothing,
            Value::Tuple(_) if operand == 2 => Form(Op::UNPACK_SEQUENCE_TWO_TUPLE),
            Value::Tuple(_) => Form(Op::UNPACK_SEQUENCE_TUPLE),
            Value::List(_) => Form(Op::UNPACK_SEQUENCE_LIST),
            _ => Nothing,
        },
        Family::LOAD_GLOBAL => {
            let (name, globals, builtins) = (m.name(operand >> 1), m.frame.globals, m.frame.builtins);
            // Versions and indices of huge dicts do not fit the cache.
            let ordinary = |dict| m.heap.dict(dict).is_text_only() && m.heap.dict_len(dict) < 1000;
            if !ordinary(globals) || !ordinary(builtins) {
                Unknown
            } else if m.heap.dict_get_name(globals, name).is_some() {
                Form(Op::LOAD_GLOBAL_MODULE)
            } else if m.heap.dict_get_name(builtins, name).is_some() {
                Form(Op::LOAD_GLOBAL_BUILTIN)
            } else {
                Nothing
            }
        }
        Family::LOAD_ATTR | Family::STORE_ATTR => attribute(m, family, operand),
        // As LOAD_ATTR has it.
        Family::LOAD_METHOD if module_of(m, m.peek(1)).is_some() => match attribute(m, Family::LOAD_ATTR, operand) {
            Form(_) => Form(Op::LOAD_METHOD_MODULE),
            other => other,
        },
        Family::LOAD_METHOD => calls::method(m, m.peek(1), m.name(operand)),
        Family::CALL => calls::python(m, operand as usize),
        Family::PRECALL => calls::precall(m, operand),
    }
}

/// A container, which may be a class itself, with a class whose `__getitem__` is a Python function of two parameters.
fn getitem(m: &Machine, container: Value) -> Choice {
    let class = m.heap.type_of(container);
    let Some(Value::Function(function)) = m.heap.type_peek(class, names::GETITEM) else { return Nothing };
    match code_of(m, function) {
        // Classes that CPython has in C (`collections.deque`) are written in Python here.
        _ if !m.heap.types[class].is_heap => Nothing,
        // The cache has 16 bits for the version.
        _ if m.heap.functions[function].version > 0xffff => Nothing,
        Some(code) if takes_positions_only(code) && code.arg_count == 2 => Form(Op::BINARY_SUBSCR_GETITEM),
        _ => Nothing,
    }
}

/// Whether a function takes positional arguments only, and keeps its locals in slots.
fn takes_positions_only(code: &Code) -> bool {
    is_simple(code) && code.flags & flags::OPTIMIZED != 0
}

/// Whether a class has a way of its own to look attributes up, in Python; and whether it is one that looks them up in its
/// own way anyhow.
fn looks_itself(m: &Machine, class: TypeId, load: bool) -> bool {
    let python = |name| !matches!(m.heap.type_peek(class, name), None | Some(Value::Native(_)));
    match load {
        true => python(names::GETATTRIBUTE) || python(names::GETATTR),
        false => python(names::SETATTR) || python(names::DELATTR),
    }
}

/// A class of a kind with other rules: of classes, modules, `super` objects and bound methods.
fn has_other_rules(m: &Machine, class: TypeId) -> bool {
    m.heap.types[class]
        .mro
        .iter()
        .any(|base| matches!(*base, types::MODULE | types::SUPER | types::METHOD | types::TYPE))
}

fn binary_op(m: &Machine, operand: u32) -> Choice {
    let (left, right) = (m.peek(2), m.peek(1));
    let both = |test: &dyn Fn(Value) -> bool| test(left) && test(right);
    let ints = both(&|value| is_int(m, value));
    let floats = both(&|value| matches!(value, Value::Float(_)));
    let texts = both(&|value| matches!(value, Value::Str(_)));
    match BinaryOp::from_operand(operand).map(BinaryOp::plain) {
        Some(BinaryOp::NB_ADD) if ints => Form(Op::BINARY_OP_ADD_INT),
        Some(BinaryOp::NB_SUBTRACT) if ints => Form(Op::BINARY_OP_SUBTRACT_INT),
        Some(BinaryOp::NB_MULTIPLY) if ints => Form(Op::BINARY_OP_MULTIPLY_INT),
        Some(BinaryOp::NB_ADD) if floats => Form(Op::BINARY_OP_ADD_FLOAT),
        Some(BinaryOp::NB_SUBTRACT) if floats => Form(Op::BINARY_OP_SUBTRACT_FLOAT),
        Some(BinaryOp::NB_MULTIPLY) if floats => Form(Op::BINARY_OP_MULTIPLY_FLOAT),
        Some(BinaryOp::NB_ADD) if texts => {
            let next = m.units.get(m.frame.pc).map(|unit| unit.to_le_bytes());
            let stores = next.is_some_and(|[number, local]| {
                Op::from_u8(number).is_some_and(|op| op.deopt() == Op::STORE_FAST)
                    && m.stack.get(m.frame.base + usize::from(local)) == Some(&left)
            });
            Form(if stores { Op::BINARY_OP_INPLACE_ADD_UNICODE } else { Op::BINARY_OP_ADD_UNICODE })
        }
        Some(_) => Nothing,
        None => Unknown,
    }
}

fn compare_op(m: &Machine, operand: u32) -> Choice {
    let next = m.units.get(m.frame.pc).and_then(|unit| Op::from_u8(unit.to_le_bytes()[0]));
    let jumps = next.is_some_and(|op| {
        matches!(
            op,
            Op::POP_JUMP_FORWARD_IF_FALSE
                | Op::POP_JUMP_FORWARD_IF_TRUE
                | Op::POP_JUMP_BACKWARD_IF_FALSE
                | Op::POP_JUMP_BACKWARD_IF_TRUE
        )
    });
    let equality = matches!(CompareOp::from_operand(operand), Some(CompareOp::Eq | CompareOp::Ne));
    match (m.peek(2), m.peek(1)) {
        _ if !jumps => Nothing,
        (Value::Float(_), Value::Float(_)) => Form(Op::COMPARE_OP_FLOAT_JUMP),
        (a, b) if one_digit(a) && one_digit(b) => Form(Op::COMPARE_OP_INT_JUMP),
        (Value::Str(_), Value::Str(_)) if equality => Form(Op::COMPARE_OP_STR_JUMP),
        _ => Nothing,
    }
}

/// Attributes of objects whose class has no rules of its own.
fn attribute(m: &Machine, family: Family, operand: u32) -> Choice {
    let (owner, name) = (m.peek(1), m.name(operand));
    let load = family == Family::LOAD_ATTR;
    if let Some(dict) = module_of(m, owner).filter(|_| load) {
        let ordinary = m.heap.dict(dict).is_text_only() && m.heap.dict_get_name(dict, names::GETATTR).is_none();
        return match ordinary && m.heap.dict_get_name(dict, name).is_some() {
            true => Form(Op::LOAD_ATTR_MODULE),
            false => Nothing,
        };
    }
    let Value::Instance(id) = owner else { return Unknown };
    let class = m.heap.type_of(owner);
    if has_other_rules(m, class) {
        return Unknown;
    }
    if looks_itself(m, class, load) {
        return Nothing;
    }
    let found = m.heap.type_peek(class, name);
    if name == names::CLASS {
        let untouched = load && found == m.heap.type_peek(types::OBJECT, name);
        return if untouched { Form(Op::LOAD_ATTR_SLOT) } else { Unknown };
    }
    match found {
        None | Some(Value::Int(_) | Value::Float(_) | Value::Str(_) | Value::None | Value::Tuple(_)) => {}
        // Code that belongs to the class, and what can change without it: neither is read from the object.
        Some(Value::Function(_) | Value::Instance(_)) => return Nothing,
        Some(found @ Value::Object(at)) => match m.heap.objects[at] {
            Object::Member(owner, ..) if m.heap.types[class].mro.contains(&owner) => {
                return Form(if load { Op::LOAD_ATTR_SLOT } else { Op::STORE_ATTR_SLOT });
            }
            Object::Member(..) => return Unknown,
            // A data descriptor comes before the object's own attribute.
            _ if is_data_descriptor(m, found) => return Nothing,
            _ => return Unknown,
        },
        Some(_) => return Unknown,
    }
    if !m.heap.has_managed_dict(class) {
        return Nothing;
    }
    match m.heap.instances[id].dict {
        Some(dict) => match m.heap.dict_hint(dict, name) {
            Some(_) if load => Form(Op::LOAD_ATTR_WITH_HINT),
            Some(_) => Form(Op::STORE_ATTR_WITH_HINT),
            None => Nothing,
        },
        None => match m.heap.shared_index(m.heap.types[class].shared_keys, name) {
            Some(_) if load => Form(Op::LOAD_ATTR_INSTANCE_VALUE),
            Some(_) => Form(Op::STORE_ATTR_INSTANCE_VALUE),
            None => Nothing,
        },
    }
}
