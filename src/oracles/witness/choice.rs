//! What a site has to become for the operands that are there: the choice of a specializer restated, where operands and
//! what follows the site decide alone. A specializer that passes over operands that it could take changes no answer.

use super::guards::one_digit;
use super::precondition::{called, code_of, is_data_descriptor, is_int, is_simple, module_of};
use crate::bytecode::code::flags;
use crate::bytecode::{BinaryOp, CompareOp, Family, Op};
use crate::object::builtin::{names, types};
use crate::object::value::Value;
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
            (Value::Instance(_), _) => Unknown,
            _ => Nothing,
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
        Family::CALL => call(m, operand as usize),
        Family::PRECALL => match called(m, operand as usize).0 {
            // A wide operand stands in a prefix of the CALL behind it too, where nothing specializes.
            _ if operand > 0xff => Unknown,
            Value::Function(_) => Form(Op::PRECALL_PYFUNC),
            Value::Method(_) => Form(Op::PRECALL_BOUND_METHOD),
            _ => Unknown,
        },
        _ => Unknown,
    }
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

/// Attributes that a class knows nothing of, of objects whose class does nothing of its own.
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
    let python = |name| !matches!(m.heap.type_peek(class, name), None | Some(Value::Native(_)));
    let hooked = match load {
        true => python(names::GETATTRIBUTE) || python(names::GETATTR),
        false => python(names::SETATTR) || python(names::DELATTR),
    };
    let in_class = m.heap.type_peek(class, name);
    let special = m.heap.types[class].mro.iter().any(|base| matches!(*base, types::MODULE | types::SUPER));
    if hooked || special || name == names::CLASS || !m.heap.has_managed_dict(class) {
        return Unknown;
    }
    if let Some(found) = in_class {
        // A data descriptor of a builtin class comes before the object's own attribute, except for slots.
        let property = !matches!(found, Value::Instance(_)) && is_data_descriptor(m, found);
        let slot = matches!(found, Value::Object(id) if matches!(m.heap.objects[id], crate::object::kinds::Object::Member(..)));
        return if property && !slot { Nothing } else { Unknown };
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

fn call(m: &Machine, count: usize) -> Choice {
    let (Value::Function(function), given) = called(m, count) else { return Nothing };
    let Some(code) = code_of(m, function) else { return Unknown };
    if !m.kw_names.is_null() || !is_simple(code) || code.flags & flags::OPTIMIZED == 0 {
        return Nothing;
    }
    let defaults = match m.heap.functions[function].defaults {
        Value::Tuple(id) => m.heap.tuples[id].len(),
        _ => 0,
    };
    let wanted = code.arg_count as usize;
    match wanted.checked_sub(defaults) {
        Some(_) if given == wanted => Form(Op::CALL_PY_EXACT_ARGS),
        Some(least) if (least..wanted).contains(&given) => Form(Op::CALL_PY_WITH_DEFAULTS),
        _ => Nothing,
    }
}
