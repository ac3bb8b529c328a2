//! Aims of CALL, and of PRECALL for Python functions and bound methods.

use super::{Aim, World};
use crate::bytecode::Op::{self, *};
use crate::programs::definition::Library;

pub(super) static LIBRARY: Library = Library::new(include_str!("call.py"));

pub(super) const CALLED_WITH: &[&str] = &[
    "(g0, 1)",
    "(g1, 1)",
    "(g2, 1)",
    "(d1, 1)",
    "(d2, 1)",
    "(d3, 1)",
    "(d4, 1)",
    "(made1, 1)",
    "(made2, 1)",
    "(made3, 1)",
    "(made(4), 1)",
    "(kw, 1)",
    "(star, 1)",
    "(int, 1)",
    "(str, 1)",
    "(tuple, (1,))",
    "(str, S('a'))",
    "(tuple, T((1,)))",
    "(type, int)",
    "(list, L([1]))",
    "(len, L([1]))",
    "(type, 1)",
    "(len, 'ab')",
    "(len, 1)",
    "(abs, -1)",
    "(isinstance, 1)",
    "(max, (1, 2))",
    "(lst.append, 1)",
    "('a'.join, ['b'])",
    "(bound, 1)",
    "(A().d, 1)",
    "(A.c, 1)",
    "(A.s, 1)",
    "(B().m, 1)",
    "(Init, 1)",
    "(Callable(), 1)",
    "(None, 1)",
    "(lambda a: ('lambda', a), 1)",
    "(lambda: 'none', 1)",
    "(A().e, 1)",
    "(A.e, 1)",
    "(A().m, 1)",
    "(deep, 1)",
    "(deep, -1)",
    "(deep_default, -1)",
    "(Deep(), -1)",
];

pub(super) const CALLED_WITH_WORLDS: &[World] = &[
    World("g1.__code__ = g2.__code__", "(g1, 1)"),
    World("g0.__code__ = d1.__code__", "(g0, 1)"),
    World("g1.__code__ = star.__code__", "(g1, 1)"),
    World("g0.__code__ = star.__code__", "(g0, 1)"),
    World("g0.__code__ = kw.__code__", "(g0, 1)"),
    World("g1.__code__ = kw.__code__", "(g1, 1)"),
    World("d1.__code__ = star.__code__", "(d1, 1)"),
    World("d1.__defaults__ = (9,)", "(d1, 1)"),
    World("d1.__defaults__ = None", "(d1, 1)"),
    World("d2.__defaults__ = (7, 8)", "(d2, 1)"),
    World("d2.__defaults__ = None", "(d2, 1)"),
    World("d3.__defaults__ = (8,)", "(d3, 1)"),
    World("g1.__defaults__ = (9,)", "(g1, 1)"),
    World("g1.__kwdefaults__ = {'k': 1}", "(g1, 1)"),
    World("d1.__code__ = g0.__code__", "(d1, 1)"),
    World("bound.__func__.__code__ = A.d.__code__", "(bound, 1)"),
    World("A.m = A.e", "(A().m, 1)"),
    World("d1.__annotations__ = {'a': int}", "(d1, 1)"),
];

const fn called(forms: &'static [Op], body: &'static [&'static str], warm: &'static [&'static str]) -> Aim {
    Aim { forms, library: &LIBRARY, body, warm, others: CALLED_WITH, worlds: CALLED_WITH_WORLDS }
}

pub(super) static AIMS: &[Aim] = &[
    called(
        &[CALL_PY_EXACT_ARGS, PRECALL_PYFUNC, PRECALL_BOUND_METHOD],
        &["return o(v)"],
        &["(g1, 1)", "(bound, 1)", "(A.s, 1)", "(A().m, 1)", "(g2.__get__(A()), 1)"],
    ),
    called(&[CALL_PY_EXACT_ARGS, PRECALL_PYFUNC], &["return o()"], &["(g0, 1)"]),
    called(&[CALL_PY_WITH_DEFAULTS], &["return o()"], &["(d1, 1)", "(d3, 1)"]),
    called(
        &[CALL_PY_WITH_DEFAULTS, PRECALL_BOUND_METHOD],
        &["return o(v)"],
        &["(d2, 1)", "(d3, 1)", "(A().e, 1)", "(d4, 1)", "(made1, 1)"],
    ),
    // Functions of one code object that differ in their defaults, each known to a site of its own.
    Aim {
        forms: &[CALL_PY_WITH_DEFAULTS],
        library: &LIBRARY,
        body: &["seen = made2(v, v), made3(v)", "return (seen, o(v))"],
        warm: &["(made1, 1)", "(made(5), 1)"],
        others: &["(made1, 1)", "(made2, 1)", "(made3, 1)", "(made(4), 1)"],
        worlds: &[
            World("made1.__defaults__ = None", "(made1, 1)"),
            World("made1.__defaults__ = (9,)", "(made1, 1)"),
            World("made3.__code__ = d4.__code__", "(made3, 1)"),
        ],
    },
    // One function with and without a receiver: as many arguments as it takes, and one more or less.
    Aim {
        forms: &[CALL_PY_EXACT_ARGS, PRECALL_PYFUNC],
        library: &LIBRARY,
        body: &["return o.f(v)"],
        warm: &["(Takes, 1)", "(Has(), 1)"],
        others: &["(Takes(), 1)", "(Has, 1)", "(Takes, 1)", "(Has(), 1)"],
        worlds: &[World("Takes.f = Has.f", "(Takes(), 1)"), World("Has.f = Takes.f", "(Has(), 1)")],
    },
    // A method is found with its receiver or, as an attribute, without one.
    Aim {
        forms: &[PRECALL_BOUND_METHOD, PRECALL_PYFUNC, CALL_PY_EXACT_ARGS, CALL_PY_WITH_DEFAULTS],
        library: &LIBRARY,
        body: &["return o.f(v)"],
        warm: &["(Keeps(A().m), 1)", "(Keeps(A().e), 1)", "(Keeps(d2), 1)", "(Has(), 1)"],
        others: &[
            "(Keeps(A().m), 1)",
            "(Keeps(A().e), 1)",
            "(Keeps(d2), 1)",
            "(Keeps(g1), 1)",
            "(Keeps(A.e), 1)",
            "(Keeps(len), 'ab')",
            "(Keeps(Callable()), 1)",
            "(Has(), 1)",
            "(Has, Has())",
            "(Evil(), 1)",
        ],
        worlds: &[
            World("Has.f = d2", "(Has(), 1)"),
            World("Has.f = star", "(Has(), 1)"),
            World("Has.f = staticmethod(g1)", "(Has(), 1)"),
            World("Has.f = A().m", "(Has(), 1)"),
        ],
    },
    // Calls as deep as they go: every shape of a call meets the limit.
    called(&[CALL_PY_EXACT_ARGS], &["return o(v)"], &["(shallow, 1)", "(shallow, 4)"]),
    called(&[CALL_PY_WITH_DEFAULTS], &["return o(v)"], &["(shallow_default, 1)", "(shallow_method, 1)"]),
];
