//! Methods of str: thin covers over `object::pure::text`.

use super::arguments::{small, string};
use super::machine::{Machine, Res};
use super::native::{Call, NativeDef, def};
use crate::object::pure::{Answer, text, text_case};
use crate::object::value::Value;

/// The methods.
pub const METHODS: &[NativeDef] = &[
    def(
        "upper",
        Call::NoArgs(|m, s| {
            let t = text_case::upper(string(m, s));
            Ok(m.heap.text(&t))
        }),
    ),
    def(
        "lower",
        Call::NoArgs(|m, s| {
            let t = text_case::lower(string(m, s));
            Ok(m.heap.text(&t))
        }),
    ),
    def(
        "title",
        Call::NoArgs(|m, s| {
            let t = text_case::title(string(m, s));
            Ok(m.heap.text(&t))
        }),
    ),
    def(
        "capitalize",
        Call::NoArgs(|m, s| {
            let t = text_case::capitalize(string(m, s));
            Ok(m.heap.text(&t))
        }),
    ),
    def(
        "swapcase",
        Call::NoArgs(|m, s| {
            let t = text_case::swapcase(string(m, s));
            Ok(m.heap.text(&t))
        }),
    ),
    def("isupper", Call::NoArgs(|m, s| Ok(Value::bool(text_case::is_upper(string(m, s)))))),
    def("islower", Call::NoArgs(|m, s| Ok(Value::bool(text_case::is_lower(string(m, s)))))),
    def("isidentifier", Call::NoArgs(|m, s| Ok(Value::bool(text_case::is_identifier(string(m, s)))))),
    def(
        "isdigit",
        Call::NoArgs(|m, s| {
            let t = string(m, s);
            Ok(Value::bool(!t.is_empty() && t.chars().all(|c| c.is_ascii_digit())))
        }),
    ),
    def(
        "isalpha",
        Call::NoArgs(|m, s| {
            let t = string(m, s);
            Ok(Value::bool(!t.is_empty() && t.chars().all(char::is_alphabetic)))
        }),
    ),
    def(
        "isspace",
        Call::NoArgs(|m, s| {
            let t = string(m, s);
            Ok(Value::bool(!t.is_empty() && t.chars().all(char::is_whitespace)))
        }),
    ),
    def("strip", Call::Fast(0, 1, |m, s, a| strip(m, s, a, text::Ends::Both))),
    def("lstrip", Call::Fast(0, 1, |m, s, a| strip(m, s, a, text::Ends::Left))),
    def("rstrip", Call::Fast(0, 1, |m, s, a| strip(m, s, a, text::Ends::Right))),
    def(
        "startswith",
        Call::Fast(1, 1, |m, s, a| {
            let p = m.text_value(a[0]);
            Ok(Value::bool(string(m, s).starts_with(&p)))
        }),
    ),
    def(
        "endswith",
        Call::Fast(1, 1, |m, s, a| {
            let p = m.text_value(a[0]);
            Ok(Value::bool(string(m, s).ends_with(&p)))
        }),
    ),
    def(
        "find",
        Call::O(|m, s, v| {
            let p = m.text_value(v);
            let at = text::find(string(m, s), &p, None, None);
            Ok(Value::Int(at.map_or(-1, |n| n as i64)))
        }),
    ),
    def(
        "index",
        Call::O(|m, s, v| {
            let p = m.text_value(v);
            let at = text::index(string(m, s), &p, None, None);
            m.lift(at).map(|n| Value::Int(n as i64))
        }),
    ),
    def(
        "count",
        Call::O(|m, s, v| {
            let p = m.text_value(v);
            Ok(Value::Int(text::count(string(m, s), &p, None, None) as i64))
        }),
    ),
    def(
        "replace",
        Call::Fast(2, 3, |m, s, a| {
            let (old, new) = (m.text_value(a[0]), m.text_value(a[1]));
            let count = match a.get(2) {
                Some(&n) => small(m, n)?,
                None => -1,
            };
            let t = text::replace(string(m, s), &old, &new, count);
            let t = m.lift(t)?;
            Ok(m.heap.text(&t))
        }),
    ),
    def(
        "split",
        Call::Fast(0, 2, |m, s, a| {
            let sep = a.first().filter(|v| !v.is_none()).map(|&v| m.text_value(v));
            let most = match a.get(1) {
                Some(&n) => small(m, n)?,
                None => -1,
            };
            let whole = string(m, s).to_owned();
            let parts = text::split(&whole, sep.as_deref(), most);
            let parts: Vec<Value> = m.lift(parts)?.into_iter().map(|p| m.heap.text(p)).collect();
            Ok(m.heap.new_list(parts))
        }),
    ),
    def(
        "join",
        Call::O(|m, s, v| {
            let parts = m.list_of(v)?;
            let mut texts = Vec::with_capacity(parts.len());
            for (i, &part) in parts.iter().enumerate() {
                match m.as_str(part) {
                    Some(id) => texts.push(m.text_of(id)),
                    None => {
                        let name = m.heap.type_name(part).to_owned();
                        return Err(m.type_error(format!("sequence item {i}: expected str instance, {name} found")));
                    }
                }
            }
            let refs: Vec<&str> = texts.iter().map(String::as_str).collect();
            let t = text::join(string(m, s), &refs);
            let t = m.lift(t)?;
            Ok(m.heap.text(&t))
        }),
    ),
    def("casefold", Call::NoArgs(|m, s| give(m, text_case::casefold(string(m, s))))),
    def("isprintable", Call::NoArgs(|m, s| Ok(Value::bool(text_case::is_printable(string(m, s)))))),
    def("istitle", Call::NoArgs(|m, s| Ok(Value::bool(text_case::is_title(string(m, s)))))),
    def("isascii", Call::NoArgs(|m, s| Ok(Value::bool(string(m, s).is_ascii())))),
    def("rfind", Call::O(rfind)),
    def("splitlines", Call::Fast(0, 1, split_lines)),
    def("partition", Call::O(|m, s, v| partition(m, s, v, text::partition))),
    def("rpartition", Call::O(|m, s, v| partition(m, s, v, text::rpartition))),
    def("ljust", Call::Fast(1, 2, |m, s, a| justify(m, s, a, text::Ends::Right))),
    def("rjust", Call::Fast(1, 2, |m, s, a| justify(m, s, a, text::Ends::Left))),
    def("center", Call::Fast(1, 2, |m, s, a| justify(m, s, a, text::Ends::Both))),
    def("zfill", Call::O(zfill)),
    def("removeprefix", Call::O(|m, s, v| cut(m, s, v, "removeprefix", text::remove_prefix))),
    def("removesuffix", Call::O(|m, s, v| cut(m, s, v, "removesuffix", text::remove_suffix))),
];

fn give(m: &mut Machine, text: String) -> Res {
    Ok(Value::Str(m.heap.new_string(text)))
}

fn argument(m: &mut Machine, value: Value, method: &str) -> Res<String> {
    if m.as_str(value).is_some() {
        return Ok(m.text_value(value));
    }
    let name = m.heap.type_name(value).to_owned();
    Err(m.type_error(format!("{method} argument must be str, not {name}")))
}

fn rfind(m: &mut Machine, s: Value, v: Value) -> Res {
    if m.as_str(v).is_none() {
        let name = m.heap.type_name(v).to_owned();
        return Err(m.type_error(format!("must be str, not {name}")));
    }
    let at = text::rfind(string(m, s), string(m, v), None, None);
    Ok(Value::Int(at.map_or(-1, |n| n as i64)))
}

fn split_lines(m: &mut Machine, s: Value, a: &[Value]) -> Res {
    let keep = match a.first() {
        Some(&v) => m.truth(v)?,
        None => false,
    };
    let whole = string(m, s).to_owned();
    let parts = text::split_lines(&whole, keep).into_iter().map(|p| m.heap.text(p)).collect();
    Ok(m.heap.new_list(parts))
}

type Partition = for<'a> fn(&'a str, &'a str) -> Answer<(&'a str, &'a str, &'a str)>;

fn partition(m: &mut Machine, s: Value, separator: Value, split: Partition) -> Res {
    if m.as_str(separator).is_none() {
        let name = m.heap.type_name(separator).to_owned();
        return Err(m.type_error(format!("must be str, not {name}")));
    }
    let (whole, separator) = (string(m, s).to_owned(), m.text_value(separator));
    let parts = split(&whole, &separator);
    let (a, b, c) = m.lift(parts)?;
    let items = [a, b, c].map(|part| m.heap.text(part)).to_vec();
    Ok(m.heap.new_tuple(items))
}

fn justify(m: &mut Machine, s: Value, a: &[Value], ends: text::Ends) -> Res {
    let width = small(m, a[0])?;
    let fill = match a.get(1) {
        None => ' ',
        Some(&v) => {
            let mut chars = string(m, v).chars();
            match (m.as_str(v), chars.next(), chars.next()) {
                (Some(_), Some(c), None) => c,
                (Some(_), ..) => {
                    return Err(m.type_error("The fill character must be exactly one character long"));
                }
                _ => {
                    let name = m.heap.type_name(v).to_owned();
                    return Err(m.type_error(format!("The fill character must be a unicode character, not {name}")));
                }
            }
        }
    };
    let padded = text::justify(string(m, s), width, fill, ends);
    let padded = m.lift(padded)?;
    give(m, padded)
}

fn zfill(m: &mut Machine, s: Value, v: Value) -> Res {
    let width = small(m, v)?;
    let padded = text::zfill(string(m, s), width);
    let padded = m.lift(padded)?;
    give(m, padded)
}

fn cut(m: &mut Machine, s: Value, v: Value, method: &str, cut: for<'a> fn(&'a str, &str) -> &'a str) -> Res {
    let part = argument(m, v, &format!("{method}()"))?;
    let rest = cut(string(m, s), &part).to_owned();
    give(m, rest)
}

fn strip(m: &mut Machine, s: Value, a: &[Value], ends: text::Ends) -> Res {
    let chars = a.first().filter(|v| !v.is_none()).map(|&v| m.text_value(v));
    let t = text::strip(string(m, s), chars.as_deref(), ends).to_owned();
    Ok(m.heap.text(&t))
}
