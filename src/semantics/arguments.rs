//! What natives read from their arguments.

use super::call::Keywords;
use super::machine::{Machine, Res};
use crate::object::builtin::{names, types};
use crate::object::pure::int::Integer;
use crate::object::value::{StrId, Value};

/// The parameters of a native that takes keywords, as Argument Clinic declares them.
pub(super) struct Signature {
    /// The name that messages give.
    pub function: &'static str,
    /// Names of the parameters; the empty name is positional only.
    pub names: &'static [&'static str],
    /// How many must be given.
    pub required: usize,
    /// How many may be given by position.
    pub positional: usize,
}

/// A signature whose parameters may all be given by position.
pub(super) const fn signature(function: &'static str, names: &'static [&'static str], required: usize) -> Signature {
    Signature { function, names, required, positional: names.len() }
}

/// The arguments in the order of the parameters; `Null` where one is not given.
pub(super) fn bind<const N: usize>(
    m: &mut Machine,
    signature: &Signature,
    args: &[Value],
    keywords: Keywords<'_>,
) -> Res<[Value; N]> {
    let Signature { function, names, required, positional } = *signature;
    let given = args.len() + keywords.len();
    let s = |n: usize| if n == 1 { "" } else { "s" };
    if given > N {
        let bound = if required == N { "exactly" } else { "at most" };
        let kind = if args.is_empty() { "keyword " } else { "" };
        return Err(m.type_error(format!("{function}() takes {bound} {N} {kind}argument{} ({given} given)", s(N))));
    }
    if args.len() > positional {
        let message = match positional {
            0 => format!("{function}() takes no positional arguments"),
            n => format!("{function}() takes at most {n} positional argument{} ({} given)", s(n), args.len()),
        };
        return Err(m.type_error(message));
    }
    let mut bound = [Value::Null; N];
    bound[..args.len()].copy_from_slice(args);
    // That an argument is missing is said before that a keyword is wrong.
    let mut wrong = None;
    for &(name, value) in keywords {
        let text = m.heap.str(name);
        match names.iter().position(|n| *n == text && !n.is_empty()) {
            Some(at) if bound[at].is_null() => bound[at] = value,
            Some(at) => {
                let message = format!("argument for {function}() given by name ('{text}') and position ({})", at + 1);
                wrong.get_or_insert(message);
            }
            None => {
                wrong.get_or_insert(format!("'{text}' is an invalid keyword argument for {function}()"));
            }
        }
    }
    match bound.iter().take(required).position(|v| v.is_null()) {
        Some(at) if names[at].is_empty() => {
            let bound = if required == N { "exactly" } else { "at least" };
            let message = format!(
                "{function}() takes {bound} {required} positional argument{} ({} given)",
                s(required),
                args.len()
            );
            Err(m.type_error(message))
        }
        Some(at) => {
            Err(m.type_error(format!("{function}() missing required argument '{}' (pos {})", names[at], at + 1)))
        }
        None if let Some(message) = wrong => Err(m.type_error(message)),
        None => Ok(bound),
    }
}

/// Refuses keyword arguments.
pub(super) fn no_keywords(m: &mut Machine, function: &str, keywords: Keywords<'_>) -> Res<()> {
    if keywords.is_empty() {
        return Ok(());
    }
    Err(m.type_error(format!("{function}() takes no keyword arguments")))
}

/// Refuses the keyword arguments of `list.__init__` or `set.__init__`, apart from those that are meant for the `__new__` of a
/// subclass.
pub(super) fn no_keywords_of_init(m: &mut Machine, function: &str, own: Value, keywords: Keywords<'_>) -> Res<()> {
    let new = m.heap.type_lookup(m.heap.type_of(own), names::NEW);
    if new.is_some_and(|new| m.is_python(new)) {
        return Ok(());
    }
    no_keywords(m, function, keywords)
}

/// A bound of `find`, `index` and their like: `None`, an int or what has `__index__`.
pub(super) fn bound(m: &mut Machine, v: Option<&Value>) -> Res<Option<i64>> {
    match v {
        None | Some(Value::None | Value::Null) => Ok(None),
        Some(&v) => match m.index(v)? {
            Some(n) => Ok(Some(n.saturating_i64())),
            None => Err(m.type_error("slice indices must be integers or None or have an __index__ method")),
        },
    }
}

/// An optional int, with what it is when absent.
pub(super) fn small_or(m: &mut Machine, v: Value, absent: i64) -> Res<i64> {
    if v.is_null() { Ok(absent) } else { size(m, v) }
}

/// An int that must fit a `Py_ssize_t`.
pub(crate) fn size(m: &mut Machine, v: Value) -> Res<i64> {
    match whole(m, v)?.to_i64() {
        Some(n) => Ok(n),
        None => Err(m.raise(types::OVERFLOW_ERROR, "Python int too large to convert to C ssize_t")),
    }
}

/// The name of an attribute.
pub(crate) fn attribute_name(m: &mut Machine, v: Value) -> Res<StrId> {
    match m.as_str(v) {
        Some(id) => Ok(m.heap.intern_id(id)),
        None => {
            let name = m.heap.type_name(v).to_owned();
            Err(m.type_error(format!("attribute name must be string, not '{name}'")))
        }
    }
}

/// The int that `__index__` gives.
pub(crate) fn whole(m: &mut Machine, v: Value) -> Res<Integer> {
    match m.index(v)? {
        Some(n) => Ok(n),
        None => {
            let name = m.heap.type_name(v).to_owned();
            Err(m.type_error(format!("'{name}' object cannot be interpreted as an integer")))
        }
    }
}

/// The text of a str receiver.
pub(super) fn string(m: &Machine, s: Value) -> &str {
    m.as_str(s).map_or("", |id| m.heap.str(id))
}

/// The text of a str argument; otherwise a TypeError of `message` and the name of the class.
pub(super) fn text_argument(m: &mut Machine, v: Value, message: &str) -> Res<String> {
    if m.as_str(v).is_some() {
        return Ok(m.text_value(v));
    }
    let name = if message.contains("argument") { given_name(m, v) } else { m.heap.type_name(v).to_owned() };
    Err(m.type_error(format!("{message}{name}")))
}

/// How Argument Clinic names the class of an argument that is wrong.
pub(super) fn given_name(m: &Machine, v: Value) -> String {
    if v.is_none() { "None".to_owned() } else { m.heap.type_name(v).to_owned() }
}

/// An optional argument that is read as a C int, and tested.
pub(super) fn int_flag(m: &mut Machine, v: Value) -> Res<bool> {
    if v.is_null() {
        return Ok(false);
    }
    match whole(m, v)?.to_i64().and_then(|n| i32::try_from(n).ok()) {
        Some(n) => Ok(n != 0),
        None => Err(m.raise(types::OVERFLOW_ERROR, "Python int too large to convert to C int")),
    }
}

/// Whether an optional argument is true.
pub(super) fn flag(m: &mut Machine, v: Value) -> Res<bool> {
    if v.is_null() { Ok(false) } else { m.truth(v) }
}
