//! PRECALL: what is called, and how it takes its arguments. The forms for builtin functions, methods and classes execute
//! the whole call and skip the CALL that follows, so that its own forms never run at such a site.
//!
//! Cache: counter.

use smallvec::SmallVec;

use super::site::{self, Forms, Miss, planted};
use crate::bytecode::Op;
use crate::object::builtin::types;
use crate::object::value::{ListId, MethodId, NativeId, StrId, TypeId, Value};
use crate::semantics::convention::Convention;
use crate::semantics::{Machine, Res};

/// The guards of a form, in order.
pub const fn guards(form: Op) -> &'static [&'static str] {
    match form {
        Op::PRECALL_PYFUNC => &["is_function"],
        Op::PRECALL_BOUND_METHOD => &["no_receiver", "is_method"],
        Op::PRECALL_BUILTIN_CLASS => &["is_type", "vectorcall"],
        Op::PRECALL_NO_KW_STR_1 | Op::PRECALL_NO_KW_TYPE_1 | Op::PRECALL_NO_KW_TUPLE_1 => &["no_receiver", "callable"],
        Op::PRECALL_NO_KW_BUILTIN_O => &["arg_count", "is_builtin", "flags"],
        Op::PRECALL_NO_KW_BUILTIN_FAST | Op::PRECALL_BUILTIN_FAST_WITH_KEYWORDS => &["is_builtin", "flags"],
        Op::PRECALL_NO_KW_LEN | Op::PRECALL_NO_KW_ISINSTANCE => &["arg_count", "callable"],
        Op::PRECALL_NO_KW_LIST_APPEND => &["callable", "self_type"],
        Op::PRECALL_NO_KW_METHOD_DESCRIPTOR_O | Op::PRECALL_NO_KW_METHOD_DESCRIPTOR_NOARGS => {
            &["arg_count", "is_method_descriptor", "flags", "self_type"]
        }
        Op::PRECALL_NO_KW_METHOD_DESCRIPTOR_FAST | Op::PRECALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS => {
            &["is_method_descriptor", "flags", "self_type"]
        }
        _ => &[],
    }
}

/// The forms of PRECALL.
pub struct Precall;

/// What the guards learned: what is called, how many operands it was given, and whether the first of them is a receiver.
pub struct Proof {
    callable: Value,
    given: usize,
    receiver: bool,
}

/// The callable below `count` arguments, and the number of arguments with the receiver of a method.
#[inline]
fn callee(m: &Machine, count: usize) -> (Value, usize) {
    match m.peek(count + 2) {
        Value::Null => (m.peek(count + 1), count),
        method => (method, count + 1),
    }
}

/// Builtin classes whose `tp_vectorcall` CPython 3.11.7 fills.
const VECTORCALL: [TypeId; 14] = [
    types::BOOL,
    types::DICT,
    types::ENUMERATE,
    types::FILTER,
    types::FLOAT,
    types::FROZENSET,
    types::LIST,
    types::MAP,
    types::RANGE,
    types::REVERSED,
    types::SET,
    types::SUPER,
    types::TUPLE,
    types::TYPE,
];

fn convention(m: &Machine, id: NativeId) -> Option<Convention> {
    m.natives.get(m.heap.natives[id].number as usize).map(|def| def.convention)
}

/// Whether a value is the builtin function, or the method of `owner`, with this name.
#[inline(always)]
fn is_native(m: &Machine, value: Value, owner: Option<TypeId>, name: &str) -> bool {
    let Value::Native(id) = value else { return false };
    let native = m.heap.natives[id];
    native.owner == owner
        && native.receiver.is_null()
        && m.natives.get(native.number as usize).is_some_and(|def| def.name == name)
}

/// Whether the unit at `next` is the CALL of this PRECALL.
fn call_follows(m: &Machine, next: usize, operand: u32) -> bool {
    let Some([number, low]) = m.units.get(next).map(|unit| unit.to_le_bytes()) else { return false };
    u32::from(low) == operand && Op::from_u8(number).is_some_and(|op| op.deopt() == Op::CALL)
}

/// The unit behind the CALL.
fn after_call(m: &Machine) -> usize {
    m.frame.pc + 1 + Op::CALL.caches()
}

/// CPython's `specialize_c_call`.
fn builtin_form(m: &Machine, callable: Value, id: NativeId, given: usize) -> Option<Op> {
    let keywords = !m.kw_names.is_null();
    Some(match convention(m, id)? {
        Convention::O | Convention::OCoexist if given == 1 && !keywords => {
            if is_native(m, callable, None, "len") {
                Op::PRECALL_NO_KW_LEN
            } else {
                Op::PRECALL_NO_KW_BUILTIN_O
            }
        }
        Convention::Fast | Convention::FastOther if !keywords => {
            if given == 2 && is_native(m, callable, None, "isinstance") {
                Op::PRECALL_NO_KW_ISINSTANCE
            } else {
                Op::PRECALL_NO_KW_BUILTIN_FAST
            }
        }
        Convention::FastKeywords | Convention::FastKeywordsOther => Op::PRECALL_BUILTIN_FAST_WITH_KEYWORDS,
        _ => return None,
    })
}

/// CPython's `specialize_method_descriptor`.
fn method_form(m: &Machine, callable: Value, id: NativeId, given: usize, operand: u32) -> Option<Op> {
    if !m.kw_names.is_null() {
        return None;
    }
    Some(match convention(m, id)? {
        Convention::NoArgs if given == 1 => Op::PRECALL_NO_KW_METHOD_DESCRIPTOR_NOARGS,
        Convention::O | Convention::OCoexist if given == 2 => {
            let popped = m.units.get(after_call(m)).is_some_and(|unit| unit.to_le_bytes()[0] == Op::POP_TOP as u8);
            if operand == 1 && popped && is_native(m, callable, Some(types::LIST), "append") {
                Op::PRECALL_NO_KW_LIST_APPEND
            } else {
                Op::PRECALL_NO_KW_METHOD_DESCRIPTOR_O
            }
        }
        Convention::Fast | Convention::FastOther => Op::PRECALL_NO_KW_METHOD_DESCRIPTOR_FAST,
        Convention::FastKeywords | Convention::FastKeywordsOther => Op::PRECALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS,
        _ => return None,
    })
}

/// CPython's `specialize_class_call`.
fn class_form(m: &Machine, class: TypeId, given: usize, operand: u32) -> Option<Op> {
    if given == 1 && operand == 1 && m.kw_names.is_null() {
        match class {
            types::STR => return Some(Op::PRECALL_NO_KW_STR_1),
            types::TYPE => return Some(Op::PRECALL_NO_KW_TYPE_1),
            types::TUPLE => return Some(Op::PRECALL_NO_KW_TUPLE_1),
            _ => {}
        }
    }
    VECTORCALL.contains(&class).then_some(Op::PRECALL_BUILTIN_CLASS)
}

/// The flags that a form calls with.
const fn flags(form: Op) -> Convention {
    match form {
        Op::PRECALL_NO_KW_BUILTIN_O | Op::PRECALL_NO_KW_METHOD_DESCRIPTOR_O => Convention::O,
        Op::PRECALL_NO_KW_METHOD_DESCRIPTOR_NOARGS => Convention::NoArgs,
        Op::PRECALL_NO_KW_BUILTIN_FAST | Op::PRECALL_NO_KW_METHOD_DESCRIPTOR_FAST => Convention::Fast,
        _ => Convention::FastKeywords,
    }
}

/// The native that is called. A planted guard takes any other callable for the first native that the form fits: a function,
/// or a method of `owner`.
#[inline]
fn native(m: &Machine, form: Op, callable: Value, owner: Option<TypeId>) -> NativeId {
    #[cold]
    fn first(m: &Machine, form: Op, owner: Option<TypeId>) -> NativeId {
        let fits = |id: &NativeId| m.heap.natives[*id].owner == owner && convention(m, *id) == Some(flags(form));
        (0..m.heap.natives.len() as u64).map(NativeId).find(fits).unwrap_or(NativeId(0))
    }
    match callable {
        Value::Native(id) => id,
        _ => first(m, form, owner),
    }
}

impl Forms for Precall {
    type Proof = Proof;

    /// CPython's `_Py_Specialize_Precall`.
    fn specialize(m: &mut Machine, operand: u32, _at: usize) -> Option<Op> {
        if !call_follows(m, m.frame.pc, operand) {
            return None;
        }
        let (callable, given) = callee(m, operand as usize);
        match callable {
            Value::Function(_) => Some(Op::PRECALL_PYFUNC),
            // Over a receiver too, where it never hits: `with` calls what it remembered for its end that way.
            Value::Method(_) => Some(Op::PRECALL_BOUND_METHOD),
            Value::Type(class) => class_form(m, class, given, operand),
            Value::Native(id) if m.heap.natives[id].owner.is_some() => method_form(m, callable, id, given, operand),
            Value::Native(id) => builtin_form(m, callable, id, given),
            _ => None,
        }
    }

    #[inline]
    fn guard(m: &Machine, form: Op, operand: u32, _at: usize) -> Result<Proof, Miss> {
        let check = |holds: bool, guard: u8| if holds || planted(m, form, guard) { Ok(()) } else { Err(Miss(guard)) };
        let count = operand as usize;
        let (callable, given) = callee(m, count);
        let proof = Proof { callable, given, receiver: given != count };
        match form {
            Op::PRECALL_PYFUNC => check(matches!(callable, Value::Function(_)), 0)?,
            Op::PRECALL_BOUND_METHOD => {
                check(given == count, 0)?;
                let callable = m.peek(count + 1);
                check(matches!(callable, Value::Method(_)), 1)?;
                return Ok(Proof { callable, ..proof });
            }
            Op::PRECALL_BUILTIN_CLASS => {
                check(matches!(callable, Value::Type(_)), 0)?;
                check(matches!(callable, Value::Type(class) if VECTORCALL.contains(&class)), 1)?;
            }
            Op::PRECALL_NO_KW_STR_1 | Op::PRECALL_NO_KW_TYPE_1 | Op::PRECALL_NO_KW_TUPLE_1 => {
                check(given == 1 && m.kw_names.is_null(), 0)?;
                let class = match form {
                    Op::PRECALL_NO_KW_STR_1 => types::STR,
                    Op::PRECALL_NO_KW_TYPE_1 => types::TYPE,
                    _ => types::TUPLE,
                };
                check(callable == Value::Type(class), 1)?;
            }
            Op::PRECALL_NO_KW_LEN => {
                check(given == 1 && m.kw_names.is_null(), 0)?;
                check(is_native(m, callable, None, "len"), 1)?;
            }
            Op::PRECALL_NO_KW_ISINSTANCE => {
                check(given == 2 && m.kw_names.is_null(), 0)?;
                check(is_native(m, callable, None, "isinstance"), 1)?;
            }
            Op::PRECALL_NO_KW_LIST_APPEND => {
                check(is_native(m, callable, Some(types::LIST), "append") && m.kw_names.is_null(), 0)?;
                check(matches!(m.heap.payload(m.peek(2)), Value::List(_)), 1)?;
            }
            Op::PRECALL_NO_KW_BUILTIN_O | Op::PRECALL_NO_KW_BUILTIN_FAST | Op::PRECALL_BUILTIN_FAST_WITH_KEYWORDS => {
                let mut next = 0;
                if form == Op::PRECALL_NO_KW_BUILTIN_O {
                    check(given == 1, 0)?;
                    next = 1;
                }
                let builtin = matches!(callable, Value::Native(id) if m.heap.natives[id].owner.is_none());
                check(builtin, next)?;
                let native = native(m, form, callable, None);
                let keywords = form == Op::PRECALL_BUILTIN_FAST_WITH_KEYWORDS || m.kw_names.is_null();
                check(convention(m, native) == Some(flags(form)) && keywords, next + 1)?;
                return Ok(Proof { callable: Value::Native(native), ..proof });
            }
            _ => {
                let mut next = 0;
                let wanted = match form {
                    Op::PRECALL_NO_KW_METHOD_DESCRIPTOR_O => Some(2),
                    Op::PRECALL_NO_KW_METHOD_DESCRIPTOR_NOARGS => Some(1),
                    _ => None,
                };
                if let Some(wanted) = wanted {
                    check(given == wanted, 0)?;
                    next = 1;
                }
                let method = matches!(callable, Value::Native(id) if m.heap.natives[id].owner.is_some());
                check(method, next)?;
                let class = m.heap.type_of(m.peek(given.max(1)));
                let native = native(m, form, callable, Some(class));
                check(convention(m, native) == Some(flags(form)) && m.kw_names.is_null(), next + 1)?;
                // Called without a receiver (`str.split()`), the form was chosen all the same: there is none of its type.
                check(given > 0 && m.heap.natives[native].owner == Some(class), next + 2)?;
                return Ok(Proof { callable: Value::Native(native), ..proof });
            }
        }
        Ok(proof)
    }

    #[inline]
    fn fast(m: &mut Machine, form: Op, Proof { callable, given, receiver }: Proof) -> Res<()> {
        if form == Op::PRECALL_PYFUNC {
            return Ok(());
        }
        if form == Op::PRECALL_BOUND_METHOD {
            let id = match callable {
                Value::Method(id) => id,
                other => MethodId(other.payload() % m.heap.methods.len().max(1) as u64),
            };
            let count = given - usize::from(receiver);
            if !m.heap.methods.is_empty() {
                let method = m.heap.methods[id];
                m.poke(count + 1, method.receiver);
                m.poke(count + 2, method.function);
            }
            return Ok(());
        }
        let after = after_call(m);
        site::begin_fused(m, m.frame.pc)?;
        let names = std::mem::take(&mut m.kw_names);
        let args = m.pop_many(given);
        m.pop();
        if !receiver {
            m.pop();
        }
        let value = call(m, form, callable, &args, names)?;
        m.frame.pc = after;
        match form {
            // The POP_TOP behind the call is executed too.
            Op::PRECALL_NO_KW_LIST_APPEND => site::begin_fused(m, after)?,
            _ => m.push(value),
        }
        Ok(())
    }
}

/// The call itself, of what the guards let through.
fn call(m: &mut Machine, form: Op, callable: Value, args: &[Value], names: Value) -> Res {
    m.safepoint()?;
    let first = args.first().copied().unwrap_or(Value::None);
    Ok(match form {
        Op::PRECALL_NO_KW_LEN => Value::Int(m.length(first)? as i64),
        Op::PRECALL_NO_KW_ISINSTANCE => {
            let class = args.get(1).copied().unwrap_or(Value::None);
            Value::bool(m.is_instance(first, class)?)
        }
        Op::PRECALL_NO_KW_TYPE_1 => Value::Type(m.heap.type_of(first)),
        Op::PRECALL_NO_KW_STR_1 => match first {
            Value::Str(_) => first,
            _ => m.make_builtin(types::STR, &[first], &[])?,
        },
        Op::PRECALL_NO_KW_TUPLE_1 => match first {
            Value::Tuple(_) => first,
            _ => m.make_builtin(types::TUPLE, &[first], &[])?,
        },
        Op::PRECALL_NO_KW_LIST_APPEND => {
            let list = match m.heap.payload(first) {
                Value::List(id) => id,
                other => ListId(other.payload() % m.heap.lists.len().max(1) as u64),
            };
            let item = args.get(1).copied().unwrap_or(Value::None);
            if !m.heap.lists.is_empty() {
                m.heap.push_item(list, item);
            }
            Value::None
        }
        _ => {
            let (positional, keywords) = split_keywords(m, args, names);
            match callable {
                Value::Native(id) if form != Op::PRECALL_BUILTIN_CLASS => {
                    let native = m.heap.natives[id];
                    match (native.owner, positional.split_first()) {
                        (Some(owner), Some((&receiver, rest))) => {
                            m.call_named_native(native.number, receiver, Value::Type(owner), rest, &keywords)?
                        }
                        _ => m.call_native(native.number, native.receiver, &positional, &keywords)?,
                    }
                }
                other => {
                    let class = match other {
                        Value::Type(class) => class,
                        other => TypeId(other.payload() % m.heap.types.len().max(1) as u64),
                    };
                    // `type(x)` is no construction.
                    match (&*positional, class) {
                        (&[object], types::TYPE) if keywords.is_empty() => Value::Type(m.heap.type_of(object)),
                        _ => m.make(class, &positional, &keywords)?,
                    }
                }
            }
        }
    })
}

/// Arguments by position, and those whose names KW_NAMES gave.
fn split_keywords(m: &mut Machine, args: &[Value], names: Value) -> (SmallVec<[Value; 8]>, Vec<(StrId, Value)>) {
    let Value::Tuple(names) = names else { return (args.into(), Vec::new()) };
    let names = m.heap.tuples[names].to_vec();
    let (positional, values) = args.split_at(args.len().saturating_sub(names.len()));
    let mut keywords = Vec::with_capacity(names.len());
    for (name, &value) in names.into_iter().zip(values) {
        if let Value::Str(name) = name {
            keywords.push((m.heap.intern_id(name), value));
        }
    }
    (positional.into(), keywords)
}
