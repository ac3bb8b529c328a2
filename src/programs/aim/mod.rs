//! Aims: for each specialized form a kernel that warms it and shifts that miss its guards.
//!
//! That each guard is missed is a test's business (`tests/transitions.rs`), so an aim names none.

mod arithmetic;
mod attribute;
mod builtin;
mod call;
mod comparison;
mod flow;
mod globals;
mod plants;
mod subscript;
mod unpacking;

use super::definition::Library;
use crate::bytecode::Op;

/// A change of the world under a warm site: statements of the module, then the operands that it is visited with.
#[derive(Debug, PartialEq, Eq)]
pub struct World(pub &'static str, pub &'static str);

/// A kernel `f(o, v)` that specializes to a form, and what shifts under it.
#[derive(Debug, PartialEq, Eq)]
pub struct Aim {
    /// The forms that the kernel has sites of, the one it is aimed at first.
    pub forms: &'static [Op],
    /// What operands and changes may name.
    pub library: &'static Library,
    /// Lines of the kernel.
    pub body: &'static [&'static str],
    /// Operands that warm it, as pairs.
    pub warm: &'static [&'static str],
    /// Operands that it may shift to.
    pub others: &'static [&'static str],
    /// Changes of the world that may come under it.
    pub worlds: &'static [World],
}

static NOTHING: Library = Library::new("");

/// An aim whose operands are builtin values.
const fn values(
    form: &'static [Op],
    body: &'static [&'static str],
    warm: &'static [&'static str],
    others: &'static [&'static str],
) -> Aim {
    Aim { forms: form, library: &NOTHING, body, warm, others, worlds: &[] }
}

/// Every aim.
pub fn aims() -> impl Iterator<Item = &'static Aim> {
    let families: [&'static [Aim]; 10] = [
        arithmetic::AIMS,
        subscript::AIMS,
        unpacking::AIMS,
        attribute::AIMS,
        globals::AIMS,
        call::AIMS,
        builtin::AIMS,
        comparison::AIMS,
        plants::AIMS,
        flow::AIMS,
    ];
    families.into_iter().flatten()
}

const REMOVED: &str = "a name that goes resets the keys version, which is checked first";

/// Guards that no Python program can make fail, with the reason.
pub const CANNOT_FAIL: &[(Op, &str, &str)] = &[
    (Op::LOAD_ATTR_MODULE, "value_set", REMOVED),
    (Op::LOAD_METHOD_MODULE, "value_set", REMOVED),
    (Op::LOAD_GLOBAL_MODULE, "value_set", REMOVED),
    (Op::LOAD_GLOBAL_BUILTIN, "value_set", REMOVED),
    (
        Op::CALL_PY_WITH_DEFAULTS,
        "max_args",
        "operands of a site vary by one, the receiver of a method, and the form is chosen with one parameter to spare",
    ),
];
