//! Subscripts and unpacking at random: containers of every kind, their subclasses with and without ways of their own,
//! indices around their ends.

use arbitrary::{Result, Unstructured};

use super::{Scene, lines};
use crate::bytecode::Op;
use crate::programs::shape;

/// Containers, each made anew or kept between visits.
const CONTAINERS: &[&str] = &[
    "[1, 2]",
    "(1, 2)",
    "{0: 5, 1: 6}",
    "[]",
    "()",
    "{}",
    "[3]",
    "(3,)",
    "[1, 2, 3]",
    "(1, 2, 3)",
    "list(range(9))",
    "kl",
    "kt",
    "kd",
    "L([1, 2])",
    "T((1, 2))",
    "D({0: 5})",
    "L2([1, 2])",
    "T2((1, 2))",
    "D2({0: 5})",
    "D3({0: 5})",
    "'ab'",
    "b'ab'",
    "bytearray(b'ab')",
    "range(2)",
    "range(3)",
    "{1, 2}",
    "iter((1, 2))",
    "Item()",
    "Keyed()",
    "zip((1, 2))",
    "(i for i in (1, 2))",
    "S('ab')",
    "None",
    "I(3)",
    "Missing()",
];

/// Indices and keys.
const KEYS: &[&str] = &[
    "0",
    "1",
    "-1",
    "2",
    "-2",
    "3",
    "True",
    "False",
    "I(1)",
    "2**30",
    "2**63",
    "-2**63",
    "1.0",
    "'a'",
    "None",
    "(1,)",
    "slice(0, 1)",
    "slice(None, None, -1)",
    "Index()",
    "[]",
    "Same()",
    "8",
    "9",
    "S('a')",
];

/// Those that take an item at most keys, and those that give one.
const WRITABLE: &[&str] =
    &["[1, 2]", "{0: 5, 1: 6}", "kl", "kd", "list(range(9))", "L2([1, 2])", "D({0: 5})", "D2({0: 5})", "Keyed()"];
const READABLE: &[&str] = &[
    "[1, 2]",
    "(1, 2)",
    "{0: 5, 1: 6}",
    "kl",
    "kt",
    "kd",
    "(1, 2, 3)",
    "list(range(9))",
    "L2([1, 2])",
    "T2((1, 2))",
    "D3({0: 5})",
    "Item()",
    "Keyed()",
    "'ab'",
];

/// Containers of a family.
pub struct Containers {
    pub family: Op,
}

impl Scene for Containers {
    fn body(&self, u: &mut Unstructured<'_>) -> Result<Vec<String>> {
        let fixed: &[&str] = match self.family {
            Op::BINARY_SUBSCR => u.choose_iter([
                &["return o[v]"][..],
                &["return o[v], o[0]"],
                &["return o[v][0]"],
                &["return [o[i] for i in (v, 0)]"],
                &["return o[1], o[0]"],
                &["return o[-1], o[v]"],
                &["return o['a'] if v else o[v]"],
                &["return o[0:1], o[v]"],
            ])?,
            Op::STORE_SUBSCR => u.choose_iter([
                &["o[v] = 7", "return o"][..],
                &["o[v] = v", "return o, len(o)"],
                &["o[v] += 1", "return o"],
                &["o[0] = o[v] = o", "return len(o)"],
                &["o[v], o[0] = 1, 2", "return list(o)"],
                &["o[0], o[1] = o[1], o[0]", "return o"],
                &["del o[v]", "o[v] = 3", "return o"],
                &["for i in (0, v): o[i] = i", "return o"],
            ])?,
            _ => u.choose_iter([
                &["x, y = o", "return y, x"][..],
                &["x, y, z = o", "return z, y, x"],
                &["x, = o", "return x"],
                &["(x, y), z = o, v", "return z, y, x"],
                &["x, *y = o", "return x, y"],
                &["for x, y in (o, o): v = y, x", "return v"],
                &["return [x for x, y in [o]]"],
                &["[x, y] = o", "x, y = y, x", "return x, y"],
            ])?,
        };
        Ok(lines(fixed))
    }

    fn operands(&self, u: &mut Unstructured<'_>) -> Result<String> {
        Ok(format!("({}, {})", u.choose(CONTAINERS)?, u.choose(KEYS)?))
    }

    /// Mostly what the site can do: one that raises at each visit never specializes.
    fn warm(&self, u: &mut Unstructured<'_>) -> Result<String> {
        if u.ratio(1, 4)? {
            return self.operands(u);
        }
        let containers = if self.family == Op::STORE_SUBSCR { WRITABLE } else { READABLE };
        Ok(format!("({}, {})", u.choose(containers)?, u.choose(&["0", "1", "-1", "True", "I(1)"])?))
    }

    /// The same container under another key, or another one under the same.
    fn near(&self, u: &mut Unstructured<'_>, operands: &str) -> Result<String> {
        Ok(match u.int_in_range(0..=3)? {
            0 | 1 => format!("({operands}[0], {})", u.choose(KEYS)?),
            2 => format!("({}, {operands}[1])", u.choose(CONTAINERS)?),
            _ => format!("({}, {operands}[1])", u.choose(shape::EVERY)?),
        })
    }

    fn change(&self, u: &mut Unstructured<'_>, _warm: &str) -> Result<Option<String>> {
        let class = *u.choose(&["L2", "T2", "D2", "D3", "Keyed", "Item"])?;
        let kept = *u.choose(&["kl", "kd", "kd"])?;
        Ok(Some(match u.int_in_range(0..=7)? {
            0 => format!("{kept}.clear()"),
            1 => format!("{kept}.pop()"),
            2 => "kl.append(9)".to_owned(),
            3 => format!("kd[{}] = 9", u.choose(KEYS)?),
            4 => format!("del {class}.{}", u.choose(&["__getitem__", "__setitem__", "__iter__", "__missing__"])?),
            5 => format!("{class}.__getitem__ = lambda s, k: ('late', k)"),
            6 => format!("{class}.__getitem__.__code__ = (lambda s, k, d=0: ('code', k, d)).__code__"),
            _ => format!("{class}.__getitem__.__defaults__ = {}", u.choose(&["(4,)", "None", "(4, 5)"])?),
        }))
    }
}
