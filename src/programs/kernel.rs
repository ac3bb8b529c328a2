//! Kernels: small functions that hold a site of one adaptive family.

use super::shape;

/// A kernel: a function body over `a` and `b`, and the operands that suit it.
#[derive(Debug, PartialEq, Eq)]
pub struct Kernel {
    /// Base instruction of the family that the body has a site of.
    pub family: &'static str,
    /// Lines of the function body.
    pub body: &'static [&'static str],
    /// Expressions for `a`.
    pub left: &'static [&'static str],
    /// Expressions for `b`.
    pub right: &'static [&'static str],
}

const fn kernel(family: &'static str, body: &'static [&'static str], left: &'static [&'static str]) -> Kernel {
    Kernel { family, body, left, right: shape::EVERY }
}

/// Every kernel, grouped by family.
pub static KERNELS: &[Kernel] = &[
    kernel("BINARY_OP", &["return a + b"], shape::EVERY),
    kernel("BINARY_OP", &["return a - b"], shape::EVERY),
    Kernel { family: "BINARY_OP", body: &["return a * b"], left: NUMBERS, right: NUMBERS },
    kernel("BINARY_OP", &["a = a + b", "return a"], shape::EVERY),
    kernel("BINARY_OP", &["a += b", "return a"], shape::EVERY),
    kernel("BINARY_SUBSCR", &["return a[b]"], shape::EVERY),
    kernel("STORE_SUBSCR", &["a[b] = 7", "return a"], shape::EVERY),
    kernel("UNPACK_SEQUENCE", &["x, y = a", "return (y, x)"], shape::EVERY),
    kernel("UNPACK_SEQUENCE", &["x, y, z = a", "return (z, y, x)"], shape::EVERY),
    kernel("COMPARE_OP", &["if a < b:", "    return 1", "return 0"], shape::EVERY),
    kernel("COMPARE_OP", &["if a == b:", "    return 1", "return 0"], shape::EVERY),
    kernel("COMPARE_OP", &["if not a != b:", "    return 1", "return 0"], shape::EVERY),
    kernel("LOAD_ATTR", &["return a.x"], shape::OWNERS),
    kernel("STORE_ATTR", &["a.x = b", "return a.x"], INSTANCES),
    kernel("LOAD_GLOBAL", &["return g0"], shape::EVERY),
    kernel("LOAD_GLOBAL", &["return len"], shape::EVERY),
    kernel("LOAD_METHOD", &["return a.m(b)"], shape::OWNERS),
    kernel("PRECALL", &["return a(b)"], shape::CALLABLES),
    kernel("CALL", &["return py2(a)"], shape::EVERY),
    kernel("PRECALL", &["return isinstance(a, b)"], shape::EVERY),
    kernel("PRECALL", &["a.append(b)", "return a"], shape::EVERY),
];

/// Operands of `*`: no sequences, for `2**30 * [1]` would fill the memory.
const NUMBERS: &[&str] = &["1", "True", "2**30", "2**63", "I(3)", "1.5", "-0.0", "F(2.5)", "None"];

/// Objects whose attribute may be stored without changing a class for good.
const INSTANCES: &[&str] =
    &["P()", "Q()", "shared", "with_dict()", "combined()", "Slots()", "Unset()", "Prop()", "None"];
