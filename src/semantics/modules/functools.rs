//! `functools.reduce`; the rest is in `functools.py`.

use crate::object::builtin::types;
use crate::object::value::Value;
use crate::semantics::machine::{Machine, Res};
use crate::semantics::native::{Call, NativeDef, def};

/// The functions in Rust.
pub(super) const NATIVES: &[NativeDef] = &[def("reduce", Call::Fast(2, 3, reduce))];

fn reduce(m: &mut Machine, _: Value, args: &[Value]) -> Res {
    let iterator = match m.iterate(args[1]) {
        Ok(iterator) => iterator,
        Err(raised) => {
            if m.catch(types::TYPE_ERROR).is_none() {
                return Err(raised);
            }
            return Err(m.type_error("reduce() arg 2 must support iteration"));
        }
    };
    let mut sum = match args.get(2) {
        Some(&start) => start,
        None => match m.next(iterator)? {
            Some(first) => first,
            None => return Err(m.type_error("reduce() of empty iterable with no initial value")),
        },
    };
    while let Some(item) = m.next(iterator)? {
        sum = m.call(args[0], &[sum, item], &[])?;
    }
    Ok(sum)
}
