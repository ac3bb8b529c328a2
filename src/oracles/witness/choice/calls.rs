//! What the sites of a call have to become: the choices of LOAD_METHOD, PRECALL and CALL restated.

use super::super::guards::has_vectorcall;
use super::super::precondition::{called, code_of, native};
use super::Choice::{self, Form, Nothing, Unknown};
use super::{has_other_rules, looks_itself, takes_positions_only};
use crate::bytecode::Op;
use crate::object::builtin::types;
use crate::object::kinds::Object;
use crate::object::value::{NativeId, StrId, TypeId, Value};
use crate::semantics::Machine;
use crate::semantics::convention::Convention;

/// What a LOAD_METHOD has to become, for what is no module.
pub(super) fn method(m: &Machine, owner: Value, name: StrId) -> Choice {
    if let Value::Type(class) = owner {
        return class_method(m, class, name);
    }
    let class = m.heap.type_of(owner);
    if has_other_rules(m, class) {
        return Unknown;
    }
    if looks_itself(m, class, true) {
        return Nothing;
    }
    match m.heap.type_peek(class, name) {
        Some(Value::Function(_)) => {}
        Some(Value::Native(id)) if m.heap.natives[id].owner.is_some() => {}
        Some(Value::Native(_)) => return Unknown,
        _ => return Nothing,
    }
    match owner {
        Value::Instance(id) if m.heap.has_managed_dict(class) => {
            let instance = &m.heap.instances[id];
            match m.heap.shared_index(m.heap.types[class].shared_keys, name) {
                Some(_) => Nothing,
                None if instance.dict.is_some() => Form(Op::LOAD_METHOD_WITH_DICT),
                None => Form(Op::LOAD_METHOD_WITH_VALUES),
            }
        }
        Value::Instance(_) if m.heap.types[class].has_dict => Unknown,
        Value::Function(_) => Unknown,
        _ => Form(Op::LOAD_METHOD_NO_DICT),
    }
}

fn class_method(m: &Machine, class: TypeId, name: StrId) -> Choice {
    if m.heap.types[class].metaclass != types::TYPE || m.heap.type_peek(types::TYPE, name).is_some() {
        return Nothing;
    }
    if has_other_rules(m, class) || looks_itself(m, class, true) {
        return Unknown;
    }
    match m.heap.type_peek(class, name) {
        Some(Value::Function(_) | Value::Int(_) | Value::Str(_) | Value::None) => Form(Op::LOAD_METHOD_CLASS),
        Some(Value::Native(id)) if m.heap.natives[id].owner.is_some() => Form(Op::LOAD_METHOD_CLASS),
        Some(Value::Object(id)) => match m.heap.objects[id] {
            Object::ClassMethod(_) | Object::StaticMethod(_) | Object::Property(_) => Nothing,
            _ => Unknown,
        },
        Some(Value::Instance(_)) | None => Nothing,
        Some(_) => Unknown,
    }
}

/// What a PRECALL has to become.
pub(super) fn precall(m: &Machine, operand: u32) -> Choice {
    let (callable, given) = called(m, operand as usize);
    // A wide operand stands in a prefix of the CALL behind it too, where nothing specializes.
    if operand > 0xff {
        return Unknown;
    }
    match callable {
        Value::Function(_) => Form(Op::PRECALL_PYFUNC),
        Value::Method(_) => Form(Op::PRECALL_BOUND_METHOD),
        Value::Type(class) => builtin_class(m, class, given == 1 && operand == 1 && m.kw_names.is_null()),
        Value::Native(id) => match m.heap.natives[id].owner {
            Some(_) => builtin_method(m, id, given, operand),
            None => builtin_function(m, id, given),
        },
        _ => Nothing,
    }
}

fn builtin_class(m: &Machine, class: TypeId, alone: bool) -> Choice {
    match class {
        types::STR if alone => Form(Op::PRECALL_NO_KW_STR_1),
        types::TYPE if alone => Form(Op::PRECALL_NO_KW_TYPE_1),
        types::TUPLE if alone => Form(Op::PRECALL_NO_KW_TUPLE_1),
        _ if has_vectorcall(m, class) => Form(Op::PRECALL_BUILTIN_CLASS),
        _ => Nothing,
    }
}

/// The flags of a builtin function or method.
fn flags_of(m: &Machine, id: NativeId) -> Option<Convention> {
    m.natives.get(m.heap.natives[id].number as usize).map(|def| def.convention)
}

fn builtin_function(m: &Machine, id: NativeId, given: usize) -> Choice {
    let positional = m.kw_names.is_null();
    let is = |name| native(m, id) == Some((name, None)) && m.heap.natives[id].receiver.is_null();
    match flags_of(m, id) {
        Some(Convention::O | Convention::OCoexist) if given == 1 && positional => {
            Form(if is("len") { Op::PRECALL_NO_KW_LEN } else { Op::PRECALL_NO_KW_BUILTIN_O })
        }
        Some(Convention::Fast | Convention::FastOther) if positional => {
            let isinstance = given == 2 && is("isinstance");
            Form(if isinstance { Op::PRECALL_NO_KW_ISINSTANCE } else { Op::PRECALL_NO_KW_BUILTIN_FAST })
        }
        Some(Convention::FastKeywords | Convention::FastKeywordsOther) => Form(Op::PRECALL_BUILTIN_FAST_WITH_KEYWORDS),
        _ => Nothing,
    }
}

fn builtin_method(m: &Machine, id: NativeId, given: usize, operand: u32) -> Choice {
    if !m.kw_names.is_null() {
        return Nothing;
    }
    match flags_of(m, id) {
        Some(Convention::NoArgs) if given == 1 => Form(Op::PRECALL_NO_KW_METHOD_DESCRIPTOR_NOARGS),
        Some(Convention::O | Convention::OCoexist) if given == 2 => {
            // Appending leaves no None where it is dropped at once.
            let behind = m.units.get(m.frame.pc + 1 + Op::CALL.caches()).map(|unit| unit.to_le_bytes()[0]);
            let append = native(m, id) == Some(("append", Some(types::LIST))) && m.heap.natives[id].receiver.is_null();
            let dropped = operand == 1 && behind == Some(Op::POP_TOP as u8);
            Form(if append && dropped { Op::PRECALL_NO_KW_LIST_APPEND } else { Op::PRECALL_NO_KW_METHOD_DESCRIPTOR_O })
        }
        Some(Convention::Fast | Convention::FastOther) => Form(Op::PRECALL_NO_KW_METHOD_DESCRIPTOR_FAST),
        Some(Convention::FastKeywords | Convention::FastKeywordsOther) => {
            Form(Op::PRECALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS)
        }
        _ => Nothing,
    }
}

/// What a CALL has to become.
pub(super) fn python(m: &Machine, count: usize) -> Choice {
    let (Value::Function(function), given) = called(m, count) else { return Nothing };
    let Some(code) = code_of(m, function) else { return Unknown };
    if !m.kw_names.is_null() || !takes_positions_only(code) {
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
