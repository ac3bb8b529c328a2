//! `random`: Mersenne Twister with CPython's sequences. Without a seed there is nothing deterministic to give.

use crate::object::kinds::Object;
use crate::object::pure::int::Integer;
use crate::object::pure::random::Random;
use crate::object::value::Value;
use crate::semantics::arguments::{size, whole};
use crate::semantics::machine::{Machine, Res};
use crate::semantics::native::{Call, NativeDef, def};

/// A generator is 2.5 kB that no collection gives back.
const MOST_GENERATORS: usize = 20_000;

/// The functions in Rust: generators go by number, that of the module's own functions is 0. The rest is `random.py`.
pub(super) const NATIVES: &[NativeDef] = &[
    def("random", Call::NoArgs(|m, _| Ok(Value::float(source(m, Value::Int(0))?.random())))),
    def("getrandbits", Call::O(|m, _, k| bits(m, Value::Int(0), k))),
    def("_new", Call::NoArgs(new)),
    def("_seed", Call::Fast(2, 2, seed)),
    def("_random", Call::O(|m, _, number| Ok(Value::float(source(m, number)?.random())))),
    def("_getrandbits", Call::Fast(2, 2, |m, _, a| bits(m, a[0], a[1]))),
    def(
        "_below",
        Call::Fast(2, 2, |m, _, a| {
            let n = whole(m, a[1])?;
            let below = source(m, a[0])?.below_big(&n);
            let below = m.lift(below)?;
            Ok(m.int(below))
        }),
    ),
    def("_getstate", Call::O(get_state)),
    def("_setstate", Call::Fast(2, 2, set_state)),
];

fn new(m: &mut Machine, _: Value) -> Res {
    if m.random.len() >= MOST_GENERATORS {
        return Err(m.not_supported(format!("more than {MOST_GENERATORS} random number generators")));
    }
    m.random.push(None);
    Ok(Value::Int(m.random.len() as i64 - 1))
}

fn slot(m: &mut Machine, number: Value) -> Res<&mut Option<Random>> {
    let known = match number {
        Value::Int(n) => usize::try_from(n).ok().filter(|&n| n < m.random.len()),
        _ => None,
    };
    match known {
        Some(n) => Ok(&mut m.random[n]),
        None => Err(m.type_error("no random number generator")),
    }
}

fn source(m: &mut Machine, number: Value) -> Res<&mut Random> {
    if slot(m, number)?.is_none() {
        return Err(m.not_supported("random numbers without a seed"));
    }
    slot(m, number)?.as_mut().ok_or(crate::semantics::Raised)
}

fn bits(m: &mut Machine, number: Value, k: Value) -> Res {
    let k = size(m, k)?;
    let bits = source(m, number)?.getrandbits(k);
    let bits = m.lift(bits)?;
    Ok(m.int(bits))
}

fn seed(m: &mut Machine, _: Value, args: &[Value]) -> Res {
    let value = args[1];
    let random = if let Some(n) = m.as_int(value) {
        Random::from_int(&n)
    } else {
        match m.heap.payload(value) {
            Value::Str(id) => Random::from_bytes(m.heap.str(id).as_bytes()),
            Value::Float(_) => {
                let hash = m.hash(value)? as u64;
                Random::from_int(&Integer::from(hash))
            }
            Value::Object(id) if let Object::Bytes(bytes) = &m.heap.objects[id] => Random::from_bytes(bytes),
            Value::Object(id) if let Object::ByteArray(bytes) = &m.heap.objects[id] => Random::from_bytes(bytes),
            Value::None => return Err(m.not_supported("random numbers without a seed")),
            _ => {
                return Err(
                    m.type_error("The only supported seed types are: None,\nint, float, str, bytes, and bytearray.")
                );
            }
        }
    };
    *slot(m, args[0])? = Some(random);
    Ok(Value::None)
}

/// The words of a generator, and behind them how many of them are used up.
fn get_state(m: &mut Machine, _: Value, number: Value) -> Res {
    let words = source(m, number)?.words();
    Ok(m.heap.new_tuple(words.into_iter().map(|word| Value::Int(i64::from(word))).collect()))
}

fn set_state(m: &mut Machine, _: Value, args: &[Value]) -> Res {
    let Value::Tuple(items) = m.heap.payload(args[1]) else {
        return Err(m.type_error("state vector must be a tuple"));
    };
    let items: Vec<Value> = m.heap.tuples[items].to_vec();
    let mut words = Vec::new();
    for item in items {
        words.push(size(m, item)? as u32);
    }
    let random = Random::from_words_used(words);
    let random = m.lift(random)?;
    *slot(m, args[0])? = Some(random);
    Ok(Value::None)
}
