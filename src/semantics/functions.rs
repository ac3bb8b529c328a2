//! The builtin functions.

use super::arguments::{attribute_name, small, whole};
use super::call::Keywords;
use super::machine::{Fault, Machine, Res};
use super::native::{Call, NativeDef, def};
use super::sorting::sort;
use crate::bytecode::{BinaryOp, CompareOp};
use crate::object::builtin::{names, types};
use crate::object::kinds::{Iter, Object};
use crate::object::pure::{self, text, text_repr};
use crate::object::value::Value;

/// The functions.
pub const FUNCTIONS: &[NativeDef] = &[
    def("print", Call::Keywords(print)),
    def("len", Call::O(|m, _, v| m.length(v).map(|n| Value::Int(n as i64)))),
    def(
        "repr",
        Call::O(|m, _, v| {
            let t = m.repr(v)?;
            Ok(m.heap.text(&t))
        }),
    ),
    def(
        "ascii",
        Call::O(|m, _, v| {
            let t = m.repr(v)?;
            Ok(m.heap.text(&text_repr::escape_non_ascii(&t)))
        }),
    ),
    def("isinstance", Call::Fast(2, 2, |m, _, a| m.is_instance(a[0], a[1]).map(Value::bool))),
    def("issubclass", Call::Fast(2, 2, |m, _, a| m.is_subclass(a[0], a[1]).map(Value::bool))),
    def(
        "callable",
        Call::O(|m, _, v| {
            let callable = match v {
                Value::Function(_) | Value::Method(_) | Value::Native(_) | Value::Type(_) => true,
                _ => {
                    let class = m.heap.type_of(v);
                    m.heap.type_lookup(class, names::CALL).is_some()
                }
            };
            Ok(Value::bool(callable))
        }),
    ),
    def(
        "getattr",
        Call::Fast(2, 3, |m, _, a| {
            let name = attribute_name(m, a[1])?;
            match m.get_attribute(a[0], name) {
                Err(_) if a.len() == 3 && m.catch(types::ATTRIBUTE_ERROR).is_some() => Ok(a[2]),
                answer => answer,
            }
        }),
    ),
    def(
        "hasattr",
        Call::Fast(2, 2, |m, _, a| {
            let name = attribute_name(m, a[1])?;
            match m.get_attribute(a[0], name) {
                Ok(_) => Ok(Value::True),
                Err(_) if m.catch(types::ATTRIBUTE_ERROR).is_some() => Ok(Value::False),
                Err(raised) => Err(raised),
            }
        }),
    ),
    def(
        "setattr",
        Call::Fast(3, 3, |m, _, a| {
            let name = attribute_name(m, a[1])?;
            m.set_attribute(a[0], name, Some(a[2])).map(|()| Value::None)
        }),
    ),
    def(
        "delattr",
        Call::Fast(2, 2, |m, _, a| {
            let name = attribute_name(m, a[1])?;
            m.set_attribute(a[0], name, None).map(|()| Value::None)
        }),
    ),
    def(
        "iter",
        Call::Fast(1, 2, |m, _, a| match a {
            [callable, sentinel] => Ok(m.heap.new_object(Object::Iter(Box::new(Iter::Callable(*callable, *sentinel))))),
            _ => m.iterate(a[0]),
        }),
    ),
    def(
        "next",
        Call::Fast(1, 2, |m, _, a| match m.next(a[0])? {
            Some(value) => Ok(value),
            None if a.len() == 2 => Ok(a[1]),
            None => Err(m.raise_with(types::STOP_ITERATION, vec![])),
        }),
    ),
    def("hash", Call::O(|m, _, v| m.hash(v).map(Value::Int))),
    def("id", Call::O(|m, _, v| Ok(Value::Int(m.identity(v))))),
    def(
        "abs",
        Call::O(|m, _, v| {
            if let Some(n) = m.as_int(v) {
                return Ok(m.int(n.abs()));
            }
            if let Some(answer) = m.call_special(v, names::ABS, &[])? {
                return Ok(answer);
            }
            match m.as_float(v)? {
                Some(x) => Ok(Value::float(x.abs())),
                None => {
                    let name = m.heap.type_name(v).to_owned();
                    Err(m.type_error(format!("bad operand type for abs(): '{name}'")))
                }
            }
        }),
    ),
    def(
        "any",
        Call::O(|m, _, v| {
            let iterator = m.iterate(v)?;
            while let Some(item) = m.next(iterator)? {
                if m.truth(item)? {
                    return Ok(Value::True);
                }
            }
            Ok(Value::False)
        }),
    ),
    def(
        "all",
        Call::O(|m, _, v| {
            let iterator = m.iterate(v)?;
            while let Some(item) = m.next(iterator)? {
                if !m.truth(item)? {
                    return Ok(Value::False);
                }
            }
            Ok(Value::True)
        }),
    ),
    def(
        "sum",
        Call::Fast(1, 2, |m, _, a| {
            let mut total = a.get(1).copied().unwrap_or(Value::Int(0));
            let iterator = m.iterate(a[0])?;
            while let Some(item) = m.next(iterator)? {
                total = m.binary(BinaryOp::NB_ADD, total, item)?;
            }
            Ok(total)
        }),
    ),
    def("min", Call::Keywords(|m, _, a, k| extreme(m, a, k, CompareOp::Lt, "min"))),
    def("max", Call::Keywords(|m, _, a, k| extreme(m, a, k, CompareOp::Gt, "max"))),
    def(
        "sorted",
        Call::Keywords(|m, _, a, k| {
            let [v] = a else { return Err(m.type_error(format!("sorted expected 1 argument, got {}", a.len()))) };
            let items = m.list_of(*v)?;
            let items = sort(m, items, k)?;
            Ok(m.heap.new_list(items))
        }),
    ),
    def(
        "ord",
        Call::O(|m, _, v| match m.as_str(v) {
            Some(s) => {
                let n = text::ord(m.heap.str(s));
                m.lift(n).map(|n| Value::Int(n.into()))
            }
            None => {
                let name = m.heap.type_name(v).to_owned();
                Err(m.type_error(format!("ord() expected string of length 1, but {name} found")))
            }
        }),
    ),
    def(
        "chr",
        Call::O(|m, _, v| {
            let n = small(m, v)?;
            let c = text::chr(n);
            let c = m.lift(c)?;
            Ok(m.heap.text(c.encode_utf8(&mut [0; 4])))
        }),
    ),
    def(
        "hex",
        Call::O(|m, _, v| {
            let n = whole(m, v)?;
            Ok(m.heap.text(&n.to_hex()))
        }),
    ),
    def(
        "oct",
        Call::O(|m, _, v| {
            let n = whole(m, v)?;
            Ok(m.heap.text(&n.to_oct()))
        }),
    ),
    def(
        "bin",
        Call::O(|m, _, v| {
            let n = whole(m, v)?;
            Ok(m.heap.text(&n.to_bin()))
        }),
    ),
    def(
        "divmod",
        Call::Fast(2, 2, |m, _, a| {
            let q = m.binary(BinaryOp::NB_FLOOR_DIVIDE, a[0], a[1])?;
            let r = m.binary(BinaryOp::NB_REMAINDER, a[0], a[1])?;
            Ok(m.heap.new_tuple(vec![q, r]))
        }),
    ),
    def(
        "pow",
        Call::Fast(2, 3, |m, _, a| match a {
            [x, y, z] if !z.is_none() => {
                let (x, y, z) = (whole(m, *x)?, whole(m, *y)?, whole(m, *z)?);
                let n = x.pow_mod(&y, &z);
                let n = m.lift(n)?;
                Ok(m.int(n))
            }
            _ => m.binary(BinaryOp::NB_POWER, a[0], a[1]),
        }),
    ),
    def(
        "round",
        Call::Fast(1, 2, |m, _, a| {
            let digits = a.get(1).copied().filter(|d| !d.is_none());
            if let Some(n) = m.as_int(a[0]) {
                let Some(digits) = digits else { return Ok(m.int(n)) };
                let digits = whole(m, digits)?;
                let n = n.round(&digits);
                let n = m.lift(n)?;
                return Ok(m.int(n));
            }
            match (m.as_float(a[0])?, digits) {
                (Some(x), None) => {
                    let n = pure::float::round_to_int(x);
                    let n = m.lift(n)?;
                    Ok(m.int(n))
                }
                (Some(x), Some(d)) => {
                    let d = small(m, d)?;
                    let x = pure::float::round(x, d);
                    m.lift(x).map(Value::float)
                }
                _ => {
                    let name = m.heap.type_name(a[0]).to_owned();
                    Err(m.type_error(format!("type {name} doesn't define __round__ method")))
                }
            }
        }),
    ),
    def(
        "format",
        Call::Fast(1, 2, |m, _, a| {
            let spec = a.get(1).map_or(String::new(), |&s| m.text_value(s));
            let text = m.format(a[0], &spec)?;
            Ok(m.heap.text(&text))
        }),
    ),
    def("vars", Call::O(|m, _, v| m.get_attribute(v, names::DICT))),
    def("globals", Call::NoArgs(|m, _| Ok(Value::Dict(m.frame.globals)))),
    def("__build_class__", Call::Keywords(|m, _, a, k| m.build_class(a, k))),
];

fn print(m: &mut Machine, _: Value, args: &[Value], keywords: Keywords<'_>) -> Res {
    let (mut separator, mut end) = (" ".to_owned(), "\n".to_owned());
    for &(name, value) in keywords {
        match m.heap.str(name) {
            "sep" if !value.is_none() => separator = m.text_value(value),
            "end" if !value.is_none() => end = m.text_value(value),
            _ => {}
        }
    }
    for (i, &arg) in args.iter().enumerate() {
        let text = m.to_str(arg)?;
        if i > 0 {
            m.output.push_str(&separator);
        }
        m.output.push_str(&text);
    }
    m.output.push_str(&end);
    if m.output.len() > m.limits.output { Err(m.fault(Fault::Output)) } else { Ok(Value::None) }
}

fn extreme(m: &mut Machine, args: &[Value], keywords: Keywords<'_>, op: CompareOp, name: &str) -> Res {
    let (mut key, mut default) = (Value::None, None);
    for &(k, v) in keywords {
        match m.heap.str(k) {
            "key" => key = v,
            "default" => default = Some(v),
            _ => {}
        }
    }
    let items = match args {
        [] => return Err(m.type_error(format!("{name} expected at least 1 argument, got 0"))),
        [one] => m.list_of(*one)?,
        many => many.to_vec(),
    };
    let mut best: Option<(Value, Value)> = None;
    for item in items {
        let rank = if key.is_none() { item } else { m.call(key, &[item], &[])? };
        let better = match best {
            Some((_, held)) => {
                let answer = m.compare(op, rank, held)?;
                m.truth(answer)?
            }
            None => true,
        };
        if better {
            best = Some((item, rank));
        }
    }
    match (best, default) {
        (Some((item, _)), _) => Ok(item),
        (None, Some(default)) => Ok(default),
        (None, None) => Err(m.raise(types::VALUE_ERROR, format!("{name}() arg is an empty sequence"))),
    }
}
