//! Calls of builtin functions, classes and methods at random, by position and by keyword.

use arbitrary::{Result, Unstructured};

use super::Scene;
use crate::programs::shape;

const CALLED: &[&str] = &[
    "len",
    "abs",
    "str",
    "repr",
    "ascii",
    "chr",
    "ord",
    "bin",
    "iter",
    "next",
    "sum",
    "min",
    "max",
    "sorted",
    "any",
    "callable",
    "divmod",
    "pow",
    "round",
    "isinstance",
    "issubclass",
    "getattr",
    "hasattr",
    "format",
    "int",
    "float",
    "bytes",
    "list",
    "tuple",
    "dict",
    "set",
    "frozenset",
    "bool",
    "complex",
    "range",
    "enumerate",
    "zip",
    "reversed",
    "type",
    "object",
    "slice",
    "map",
    "filter",
    "Exception",
    "ValueError",
    "property",
    "super",
    "bytearray",
    "str.upper",
    "list.append",
    "dict.fromkeys",
    "str.maketrans",
    "int.from_bytes",
    "int.bit_length",
    "tuple.count",
    "'ab'.join",
    "'ab'.split",
    "[3, 1].index",
    "[1, 2].pop",
    "lst.append",
    "{1: 2}.get",
    "{1}.union",
    "(1, 2).count",
    "(5).bit_length",
    "(1.5).is_integer",
    "'ab'.replace",
    "py1",
    "P",
    "P().m",
    "Item()",
    "S",
    "L",
    "T",
    "I",
    "D",
    "lambda *v, **k: (v, k)",
    "None",
];

/// Calls by name, whose name may be rebound.
const NAMED: &[&str] =
    &["len", "len", "isinstance", "isinstance", "str", "type", "tuple", "list", "int", "abs", "sorted", "max", "repr"];

/// Those that nothing else of a program needs.
const REBOUND: &[&str] = &["len", "isinstance", "type", "tuple", "list", "int", "abs", "sorted", "max"];

const SHAPES: &[&str] = &[
    "v",
    "v",
    "v",
    "v, 1",
    "",
    "v, v",
    "v, 1, 2",
    "v, key=repr",
    "v, default=3",
    "object=v",
    "v, reverse=True",
    "v, base=2",
    "v, sep='-'",
    "v, start=1",
    "x=v",
    "v, **{}",
    "*(v,)",
    "v, type",
    "v, (int, str)",
    "v, 'x'",
];

/// Methods of builtin containers, numbers and texts.
const METHODS: &[&str] = &[
    "append(v)",
    "append(v); return o",
    "pop()",
    "pop(v)",
    "get(v)",
    "get(v, 1)",
    "index(v)",
    "count(v)",
    "copy()",
    "update(v)",
    "add(v)",
    "union(v)",
    "upper()",
    "split()",
    "split(v)",
    "join(v)",
    "replace(v, v)",
    "startswith(v)",
    "strip()",
    "extend(v); return o",
    "sort(); return o",
    "sort(key=repr); return o",
    "keys()",
    "items()",
    "bit_length()",
    "hex()",
    "encode()",
    "insert(0, v); return o",
    "setdefault(v, 1)",
    "clear(); return o",
    "remove(v)",
    "__len__()",
    "find(v)",
    "rjust(5)",
    "rjust(5, v)",
    "split(sep=v)",
    "encode(encoding='utf-8')",
    "to_bytes(2, 'big')",
    "m(v)",
];

const OWNERS: &[&str] = &[
    "[1, 2]",
    "[]",
    "lst",
    "L([1])",
    "(1, 2)",
    "T((1,))",
    "{1: 2}",
    "D({1: 2})",
    "{1, 2}",
    "frozenset((1,))",
    "'a b'",
    "S('a b')",
    "'\\u20ac \\xe9'",
    "'\\xe9' * 300",
    "b'ab'",
    "bytearray(b'ab')",
    "5",
    "I(5)",
    "True",
    "1.5",
    "range(3)",
    "P()",
    "None",
    "str",
    "list",
    "dict",
    "Own()",
];

/// What a kernel does with its first operand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    /// Calls it.
    Called,
    /// Gives it to a builtin called by name.
    Given,
    /// Calls a method of it.
    Owner,
}

/// Builtin callables and their arguments.
pub struct Builtins(Use);

impl Builtins {
    pub fn draw(u: &mut Unstructured<'_>) -> Result<Builtins> {
        Ok(Builtins(*u.choose(&[Use::Called, Use::Owner, Use::Given])?))
    }

    /// First operands that suit the kernel.
    fn firsts(&self, u: &mut Unstructured<'_>) -> Result<&'static [&'static str]> {
        Ok(match self.0 {
            _ if u.ratio(1, 8)? => shape::EVERY,
            Use::Called => CALLED,
            Use::Given if u.ratio(1, 2)? => shape::EVERY,
            _ => OWNERS,
        })
    }
}

impl Scene for Builtins {
    fn body(&self, u: &mut Unstructured<'_>) -> Result<Vec<String>> {
        if self.0 == Use::Owner {
            let method = *u.choose(METHODS)?;
            return Ok(match method.split_once("; ") {
                Some((call, rest)) => vec![format!("o.{call}"), rest.to_owned()],
                None => vec![format!("return o.{method}")],
            });
        }
        let shape = if u.ratio(1, 2)? { SHAPES[0] } else { *u.choose(SHAPES)? };
        Ok(match self.0 {
            Use::Called => vec![format!("return o({shape})")],
            _ => vec![format!("return {}({})", u.choose(NAMED)?, shape.replace('v', "o"))],
        })
    }

    fn operands(&self, u: &mut Unstructured<'_>) -> Result<String> {
        let firsts = self.firsts(u)?;
        let first = *u.choose(firsts)?;
        let seconds = if u.ratio(1, 2)? { OWNERS } else { shape::EVERY };
        Ok(format!("({first}, {})", u.choose(seconds)?))
    }

    /// The same operand with another argument, or another one with the same.
    fn near(&self, u: &mut Unstructured<'_>, operands: &str) -> Result<String> {
        if u.ratio(1, 2)? {
            let seconds = if u.ratio(1, 2)? { OWNERS } else { shape::EVERY };
            return Ok(format!("({operands}[0], {})", u.choose(seconds)?));
        }
        let firsts = self.firsts(u)?;
        let first = *u.choose(firsts)?;
        Ok(format!("({first}, {operands}[1])"))
    }

    fn change(&self, u: &mut Unstructured<'_>, _warm: &str) -> Result<Option<String>> {
        let name = *u.choose(REBOUND)?;
        Ok(Some(match u.int_in_range(0..=3)? {
            0 => format!("{name} = {}", u.choose(CALLED)?),
            1 => format!("globals().pop('{name}', None)"),
            2 => format!("lst.append({})", u.choose(shape::EVERY)?),
            _ => format!("Own.{} = {}", u.choose(&["append", "pop", "get", "count"])?, u.choose(CALLED)?),
        }))
    }
}
