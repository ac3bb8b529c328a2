//! `random`: Mersenne Twister with CPython's sequences. Without a seed there is nothing deterministic to give.

use crate::object::kinds::Object;
use crate::object::pure::int::Integer;
use crate::object::pure::random::Random;
use crate::object::value::Value;
use crate::semantics::arguments::{size, whole};
use crate::semantics::machine::{Machine, Res};
use crate::semantics::native::{Call, NativeDef, def};

/// The functions in Rust; what picks from sequences is in `random.py`.
pub(super) const NATIVES: &[NativeDef] = &[
    def("seed", Call::Fast(0, 2, seed)),
    def("random", Call::NoArgs(|m, _| Ok(Value::float(source(m)?.random())))),
    def(
        "getrandbits",
        Call::O(|m, _, v| {
            let k = size(m, v)?;
            let bits = source(m)?.getrandbits(k);
            let bits = m.lift(bits)?;
            Ok(m.int(bits))
        }),
    ),
    def(
        "_randbelow",
        Call::O(|m, _, v| {
            let n = whole(m, v)?;
            let below = source(m)?.below_big(&n);
            let below = m.lift(below)?;
            Ok(m.int(below))
        }),
    ),
    def("gauss", Call::Fast(0, 2, |m, _, a| two(m, a, Random::gauss))),
    def("normalvariate", Call::Fast(0, 2, |m, _, a| two(m, a, Random::normalvariate))),
];

fn source(m: &mut Machine) -> Res<&mut Random> {
    if m.random.is_none() {
        return Err(m.not_supported("random numbers without a seed"));
    }
    m.random.as_deref_mut().ok_or(crate::semantics::Raised)
}

fn two(m: &mut Machine, args: &[Value], f: fn(&mut Random, f64, f64) -> f64) -> Res {
    let mut numbers = [0.0, 1.0];
    for (number, &arg) in numbers.iter_mut().zip(args) {
        *number = match m.as_float(arg)? {
            Some(x) => x,
            None => {
                let class = m.heap.type_name(arg).to_owned();
                return Err(m.type_error(format!("must be real number, not {class}")));
            }
        };
    }
    Ok(Value::float(f(source(m)?, numbers[0], numbers[1])))
}

fn seed(m: &mut Machine, _: Value, args: &[Value]) -> Res {
    let value = args.first().copied().unwrap_or(Value::None);
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
            Value::None => return Err(m.not_supported("random numbers without a seed")),
            _ => {
                return Err(
                    m.type_error("The only supported seed types are: None,\nint, float, str, bytes, and bytearray.")
                );
            }
        }
    };
    m.random = Some(Box::new(random));
    Ok(Value::None)
}
