//! Methods of str: thin covers over `object::pure::text`.

use super::arguments::{Signature, bind, bound, int_flag, signature, size, small_or, string, text_argument};
use super::call::Keywords;
use super::machine::{Machine, Res};
use super::native::{Call, NativeDef, def};
use super::text_codecs;
use crate::object::builtin::types;
use crate::object::pure::{Answer, surrogate, text, text_case, unicode};
use crate::object::value::Value;

macro_rules! test {
    ($test:expr) => {
        Call::NoArgs(|m, s| Ok(Value::bool($test(string(m, s)))))
    };
}

macro_rules! change {
    ($change:expr) => {
        Call::NoArgs(|m, s| {
            let text = $change(string(m, s));
            give(m, text)
        })
    };
}

/// The methods.
pub const METHODS: &[NativeDef] = &[
    def("upper", change!(text_case::upper)),
    def("lower", change!(text_case::lower)),
    def("title", change!(text_case::title)),
    def("capitalize", change!(text_case::capitalize)),
    def("swapcase", change!(text_case::swapcase)),
    def("casefold", change!(text_case::casefold)),
    def("isupper", test!(text_case::is_upper)),
    def("islower", test!(text_case::is_lower)),
    def("istitle", test!(text_case::is_title)),
    def("isidentifier", test!(text_case::is_identifier)),
    def("isprintable", test!(text_case::is_printable)),
    def("isascii", test!(str::is_ascii)),
    def("isdigit", test!(|t| text_case::all(t, unicode::is_digit))),
    def("isdecimal", test!(|t| text_case::all(t, unicode::is_decimal))),
    def("isnumeric", test!(|t| text_case::all(t, unicode::is_numeric))),
    def("isalpha", test!(|t| text_case::all(t, unicode::is_alpha))),
    def("isalnum", test!(|t| text_case::all(t, unicode::is_alnum))),
    def("isspace", test!(|t| text_case::all(t, unicode::is_space))),
    def("strip", Call::Fast(0, 1, |m, s, a| strip(m, s, a, "strip", text::Ends::Both))),
    def("lstrip", Call::Fast(0, 1, |m, s, a| strip(m, s, a, "lstrip", text::Ends::Left))),
    def("rstrip", Call::Fast(0, 1, |m, s, a| strip(m, s, a, "rstrip", text::Ends::Right))),
    def("startswith", Call::VarArgs(1, 3, |m, s, a| affix(m, s, a, "startswith", text::starts_with))),
    def("endswith", Call::VarArgs(1, 3, |m, s, a| affix(m, s, a, "endswith", text::ends_with))),
    def("find", Call::VarArgs(1, 3, |m, s, a| find(m, s, a, text::find))),
    def("rfind", Call::VarArgs(1, 3, |m, s, a| find(m, s, a, text::rfind))),
    def("index", Call::VarArgs(1, 3, |m, s, a| index(m, s, a, text::find))),
    def("rindex", Call::VarArgs(1, 3, |m, s, a| index(m, s, a, text::rfind))),
    def(
        "count",
        Call::VarArgs(1, 3, |m, s, a| {
            let (sub, start, end) = search_arguments(m, a)?;
            Ok(Value::Int(text::count(string(m, s), &sub, start, end) as i64))
        }),
    ),
    def("replace", Call::Fast(2, 3, replace)),
    def("split", Call::Keywords(|m, s, a, k| split(m, s, a, k, &SPLIT))),
    def("rsplit", Call::Keywords(|m, s, a, k| split(m, s, a, k, &RSPLIT))),
    def("splitlines", Call::Keywords(split_lines)),
    def("join", Call::O(join)),
    def("partition", Call::O(|m, s, v| partition(m, s, v, text::partition))),
    def("rpartition", Call::O(|m, s, v| partition(m, s, v, text::rpartition))),
    def("ljust", Call::Fast(1, 2, |m, s, a| justify(m, s, a, text::Ends::Right))),
    def("rjust", Call::Fast(1, 2, |m, s, a| justify(m, s, a, text::Ends::Left))),
    def("center", Call::Fast(1, 2, |m, s, a| justify(m, s, a, text::Ends::Both))),
    def("zfill", Call::O(zfill)),
    def("expandtabs", Call::Keywords(expand_tabs)),
    def("removeprefix", Call::O(|m, s, v| cut(m, s, v, "removeprefix", text::remove_prefix))),
    def("removesuffix", Call::O(|m, s, v| cut(m, s, v, "removesuffix", text::remove_suffix))),
    def("translate", Call::O(translate)),
    def("maketrans", Call::Fast(1, 3, make_trans)),
    def("encode", Call::Keywords(text_codecs::encode)),
    def("format", Call::Keywords(|m, s, a, k| m.format_template(s, a, k, None))),
    def("format_map", Call::O(|m, s, v| m.format_template(s, &[], &[], Some(v)))),
];

fn give(m: &mut Machine, text: String) -> Res {
    Ok(Value::Str(m.heap.new_string(text)))
}

fn strip(m: &mut Machine, s: Value, a: &[Value], method: &str, ends: text::Ends) -> Res {
    let chars = match a.first() {
        None | Some(Value::None) => None,
        Some(&v) if m.as_str(v).is_some() => Some(m.text_value(v)),
        Some(_) => return Err(m.type_error(format!("{method} arg must be None or str"))),
    };
    let t = text::strip(string(m, s), chars.as_deref(), ends).to_owned();
    give(m, t)
}

type Affix = fn(&str, &str, Option<i64>, Option<i64>) -> bool;

fn affix(m: &mut Machine, s: Value, a: &[Value], method: &str, test: Affix) -> Res {
    let (start, end) = (bound(m, a.get(1))?, bound(m, a.get(2))?);
    let Value::Tuple(items) = m.heap.payload(a[0]) else {
        let message = format!("{method} first arg must be str or a tuple of str, not ");
        let part = text_argument(m, a[0], &message)?;
        return Ok(Value::bool(test(string(m, s), &part, start, end)));
    };
    let items = m.heap.tuples[items].to_vec();
    for item in items {
        let part = text_argument(m, item, &format!("tuple for {method} must only contain str, not "))?;
        if test(string(m, s), &part, start, end) {
            return Ok(Value::True);
        }
    }
    Ok(Value::False)
}

fn search_arguments(m: &mut Machine, a: &[Value]) -> Res<(String, Option<i64>, Option<i64>)> {
    let (start, end) = (bound(m, a.get(1))?, bound(m, a.get(2))?);
    Ok((text_argument(m, a[0], "must be str, not ")?, start, end))
}

type Find = fn(&str, &str, Option<i64>, Option<i64>) -> Option<usize>;

fn find(m: &mut Machine, s: Value, a: &[Value], find: Find) -> Res {
    let (sub, start, end) = search_arguments(m, a)?;
    Ok(Value::Int(find(string(m, s), &sub, start, end).map_or(-1, |n| n as i64)))
}

fn index(m: &mut Machine, s: Value, a: &[Value], find: Find) -> Res {
    let (sub, start, end) = search_arguments(m, a)?;
    match find(string(m, s), &sub, start, end) {
        Some(at) => Ok(Value::Int(at as i64)),
        None => Err(m.raise_fault(text::not_found())),
    }
}

fn replace(m: &mut Machine, s: Value, a: &[Value]) -> Res {
    let old = text_argument(m, a[0], "replace() argument 1 must be str, not ")?;
    let new = text_argument(m, a[1], "replace() argument 2 must be str, not ")?;
    let count = small_or(m, a.get(2).copied().unwrap_or_default(), -1)?;
    let t = text::replace(string(m, s), &old, &new, count);
    let t = m.lift(t)?;
    give(m, t)
}

type Split = for<'a> fn(&'a str, Option<&str>, i64) -> Answer<Vec<&'a str>>;
const SPLIT: (Signature, Split) = (signature("split", &["sep", "maxsplit"], 0), text::split);
const RSPLIT: (Signature, Split) = (signature("rsplit", &["sep", "maxsplit"], 0), text::rsplit);

fn split(m: &mut Machine, s: Value, a: &[Value], k: Keywords<'_>, how: &(Signature, Split)) -> Res {
    let [separator, most] = bind(m, &how.0, a, k)?;
    let most = small_or(m, most, -1)?;
    let separator = match separator {
        Value::Null | Value::None => None,
        v => Some(text_argument(m, v, "must be str or None, not ")?),
    };
    let whole = string(m, s).to_owned();
    let parts = how.1(&whole, separator.as_deref(), most);
    let parts: Vec<Value> = m.lift(parts)?.into_iter().map(|p| m.heap.text(p)).collect();
    Ok(m.heap.new_list(parts))
}

fn split_lines(m: &mut Machine, s: Value, a: &[Value], k: Keywords<'_>) -> Res {
    let [keep] = bind(m, &signature("splitlines", &["keepends"], 0), a, k)?;
    let keep = int_flag(m, keep)?;
    let whole = string(m, s).to_owned();
    let parts = text::split_lines(&whole, keep).into_iter().map(|p| m.heap.text(p)).collect();
    Ok(m.heap.new_list(parts))
}

fn join(m: &mut Machine, s: Value, v: Value) -> Res {
    let parts = m.items_or(v, "can only join an iterable")?;
    let mut ids = Vec::with_capacity(parts.len());
    for (i, &part) in parts.iter().enumerate() {
        match m.as_str(part) {
            Some(id) => ids.push(id),
            None => {
                let name = m.heap.type_name(part).to_owned();
                return Err(m.type_error(format!("sequence item {i}: expected str instance, {name} found")));
            }
        }
    }
    let texts: Vec<&str> = ids.iter().map(|&id| m.heap.str(id)).collect();
    let t = text::join(string(m, s), &texts);
    let t = m.lift(t)?;
    give(m, t)
}

type Partition = for<'a> fn(&'a str, &'a str) -> Answer<(&'a str, &'a str, &'a str)>;

fn partition(m: &mut Machine, s: Value, separator: Value, split: Partition) -> Res {
    let separator = text_argument(m, separator, "must be str, not ")?;
    let whole = string(m, s).to_owned();
    let parts = split(&whole, &separator);
    let (a, b, c) = m.lift(parts)?;
    let items = [a, b, c].map(|part| m.heap.text(part)).to_vec();
    Ok(m.heap.new_tuple(items))
}

fn justify(m: &mut Machine, s: Value, a: &[Value], ends: text::Ends) -> Res {
    let width = size(m, a[0])?;
    let fill = match a.get(1) {
        None => ' ',
        Some(&v) => {
            let fill = text_argument(m, v, "The fill character must be a unicode character, not ")?;
            let mut chars = fill.chars();
            match (chars.next(), chars.next()) {
                (Some(c), None) => c,
                _ => return Err(m.type_error("The fill character must be exactly one character long")),
            }
        }
    };
    let padded = text::justify(string(m, s), width, fill, ends);
    let padded = m.lift(padded)?;
    give(m, padded)
}

fn zfill(m: &mut Machine, s: Value, v: Value) -> Res {
    let width = size(m, v)?;
    let padded = text::zfill(string(m, s), width);
    let padded = m.lift(padded)?;
    give(m, padded)
}

fn expand_tabs(m: &mut Machine, s: Value, a: &[Value], k: Keywords<'_>) -> Res {
    let [width] = bind(m, &signature("expandtabs", &["tabsize"], 0), a, k)?;
    let width = small_or(m, width, 8)?;
    let expanded = text::expand_tabs(string(m, s), width);
    let expanded = m.lift(expanded)?;
    give(m, expanded)
}

fn cut(m: &mut Machine, s: Value, v: Value, method: &str, cut: for<'a> fn(&'a str, &str) -> &'a str) -> Res {
    let part = text_argument(m, v, &format!("{method}() argument must be str, not "))?;
    let rest = cut(string(m, s), &part).to_owned();
    give(m, rest)
}

fn translate(m: &mut Machine, s: Value, table: Value) -> Res {
    let whole = string(m, s).to_owned();
    let translated =
        text::translate(&whole, |c| match m.subscript(table, Value::Int(i64::from(surrogate::code_point(c)))) {
            Ok(Value::None) => Ok(text::Translation::Delete),
            Ok(v) => {
                if m.as_str(v).is_some() {
                    return Ok(text::Translation::Text(m.text_value(v)));
                }
                match m.as_int(v) {
                    Some(n) => match n.to_i64().and_then(|n| text::chr(n).ok()) {
                        Some(c) => Ok(text::Translation::Char(c)),
                        None => Err(m.raise(types::VALUE_ERROR, "character mapping must be in range(0x110000)")),
                    },
                    None => Err(m.type_error("character mapping must return integer, None or str")),
                }
            }
            Err(raised) => match m.catch(types::LOOKUP_ERROR) {
                Some(_) => Ok(text::Translation::Keep),
                None => Err(raised),
            },
        })?;
    give(m, translated)
}

fn make_trans(m: &mut Machine, _: Value, a: &[Value]) -> Res {
    let dict = m.heap.new_dict();
    let [from, rest @ ..] = a else { return Ok(Value::Dict(dict)) };
    let [to, delete @ ..] = rest else {
        let Value::Dict(source) = *from else {
            return Err(m.type_error("if you give only one argument to maketrans it must be a dict"));
        };
        for entry in m.heap.dict_items(source) {
            let key = match m.as_str(entry.key) {
                Some(id) => {
                    let mut chars = m.heap.str(id).chars();
                    match (chars.next(), chars.next()) {
                        (Some(c), None) => Value::Int(i64::from(surrogate::code_point(c))),
                        _ => {
                            let message = "string keys in translate table must be of length 1";
                            return Err(m.raise(types::VALUE_ERROR, message));
                        }
                    }
                }
                None if m.as_int(entry.key).is_some() => entry.key,
                None => return Err(m.type_error("keys in translate table must be strings or integers")),
            };
            m.dict_set(dict, key, entry.value)?;
        }
        return Ok(Value::Dict(dict));
    };
    let to = text_argument(m, *to, "maketrans() argument 2 must be str, not ")?;
    let delete = match delete.first() {
        Some(&v) => text_argument(m, v, "maketrans() argument 3 must be str, not ")?,
        None => String::new(),
    };
    if m.as_str(*from).is_none() {
        return Err(m.type_error("first maketrans argument must be a string if there is a second argument"));
    }
    let from = m.text_value(*from);
    let pairs = text::make_trans(&from, &to, &delete);
    for (key, value) in m.lift(pairs)? {
        let value = value.map_or(Value::None, |c| Value::Int(i64::from(surrogate::code_point(c))));
        m.dict_set(dict, Value::Int(i64::from(surrogate::code_point(key))), value)?;
    }
    Ok(Value::Dict(dict))
}

impl Machine {
    /// The items of an iterable; a TypeError of `message` where it is none.
    pub(super) fn items_or(&mut self, value: Value, message: &str) -> Res<Vec<Value>> {
        match self.iterate(value) {
            Ok(iterator) => {
                self.ask_length(iterator)?;
                self.drain(iterator)
            }
            Err(raised) => {
                if self.catch(types::TYPE_ERROR).is_none() {
                    return Err(raised);
                }
                Err(self.type_error(message))
            }
        }
    }
}
