//! Aims of PRECALL for builtin classes, functions and methods.

use super::{Aim, World, call};
use crate::bytecode::Op::{self, *};
use crate::programs::definition::Library;

static LIBRARY: Library = Library::new(include_str!("builtin.py"));

const CHECKED: &[&str] = &[
    "([1], (int, str))",
    "(1, int)",
    "(Evil(), int)",
    "(Sized(), Meta1)",
    "(Sized(), 3)",
    "({1: 2}, str)",
    "(-1, list)",
    "(L([1]), list)",
    "(S('a'), str)",
    "(T((1,)), tuple)",
    "(int, type)",
    "('abc', str)",
    "((1, 2), S)",
    "(Meta1, type)",
    "(b'a', 1)",
    "(None, list)",
];

const CHECKED_WORLDS: &[World] = &[
    World("len = d_one", "([1], list)"),
    World("isinstance = d_two", "([1], list)"),
    World("type = d_one; str = d_one; tuple = d_one", "([1], list)"),
    World("abs = d_one; max = d_two; ord = d_one", "('a', list)"),
    World("len = lambda a: 'lambda'", "([1], list)"),
    World("str = tuple; tuple = type; type = str", "([1], list)"),
    World("len = abs; abs = ord; ord = len", "([1], list)"),
    World("len = Callable3(); type = Callable3(); isinstance = Callable3()", "([1], list)"),
    World("str = Callable3(); tuple = Callable3(); max = Callable3()", "([1], list)"),
    World("len = max; isinstance = max", "([1], list)"),
];

/// What is called with one argument, by every convention there is.
const CONVENTIONS: &[&str] = &[
    "(abs, -1)",
    "(hash, 'a')",
    "(iter, 'ab')",
    "(sorted, [2, 1])",
    "(max, (1, 2))",
    "(dir, 1)",
    "(getattr, 1)",
    "(list, 'ab')",
    "(str, 1)",
    "(d_one, 1)",
    "([1].count, 1)",
    "('a b'.split, 'a')",
    "(list.copy, [1])",
    "(Callable3(), 1)",
    "(None, 1)",
];

/// Methods of builtin classes and what may stand in for them under the same name.
const METHODS: &[&str] = &[
    "([3, 1], 1)",
    "(L([3, 1]), 1)",
    "('abc', 'b')",
    "(Lister(), 1)",
    "(Takes(), 1)",
    "(Crossed(), 1)",
    "(Bound(), 1)",
    "({1: 2}, 1)",
    "({1}, 1)",
    "((1, 2), 1)",
    "(b'ab', b'a')",
    "(S('abc'), 'b')",
    "(list, [1])",
    "(None, 1)",
    "(Evil(), 1)",
    "(Lister, 1)",
];

const METHODS_WORLDS: &[World] = &[
    World("Lister.append = Lister.count = Lister.copy = lambda *v: 'patched'", "(Lister(), 1)"),
    World("Lister.append = list.append; Lister.index = list.index", "(Lister(), 1)"),
    World("Takes.append = Takes.count = Takes.split = len", "(Takes(), 1)"),
];

/// What an attribute holds, called as a method: without a receiver, unlike `Lister`'s own.
const KEPT: &[&str] = &[
    "(Lister(), 1)",
    "(Lister(), 'ab')",
    "(Lister(), ())",
    "(Keeps(str), 1)",
    "(Keeps(type), 1)",
    "(Keeps(tuple), (1,))",
    "(Keeps(abs), -1)",
    "(Keeps(len), 'ab')",
    "(Keeps(isinstance), 1)",
    "(Keeps(getattr), 'x')",
    "(Keeps(d_one), 1)",
    "(Keeps(Callable3()), 1)",
    "(Keeps([1].count), 1)",
    "(Keeps(list), 'ab')",
    "(Evil(), 1)",
];

const fn checks(forms: &'static [Op], body: &'static [&'static str], warm: &'static [&'static str]) -> Aim {
    Aim { forms, library: &LIBRARY, body, warm, others: CHECKED, worlds: CHECKED_WORLDS }
}

const fn method(forms: &'static [Op], body: &'static [&'static str], warm: &'static [&'static str]) -> Aim {
    Aim { forms, library: &LIBRARY, body, warm, others: METHODS, worlds: METHODS_WORLDS }
}

const fn kept(forms: &'static [Op], body: &'static [&'static str], warm: &'static [&'static str]) -> Aim {
    Aim { forms, library: &LIBRARY, body, warm, others: KEPT, worlds: &[] }
}

const fn conventions(forms: &'static [Op], warm: &'static [&'static str]) -> Aim {
    Aim { forms, library: &LIBRARY, body: &["return o(v)"], warm, others: CONVENTIONS, worlds: &[] }
}

const fn called(forms: &'static [Op], body: &'static [&'static str], warm: &'static [&'static str]) -> Aim {
    Aim { forms, library: &call::LIBRARY, body, warm, others: call::CALLED_WITH, worlds: &[] }
}

pub(super) static AIMS: &[Aim] = &[
    called(
        &[PRECALL_BUILTIN_CLASS],
        &["return o(v)"],
        &["(list, 'ab')", "(float, 1)", "(bool, 1)", "(set, (1,))", "(range, 2)", "(dict, ())", "(frozenset, (1,))"],
    ),
    called(&[PRECALL_BUILTIN_CLASS], &["return o(v, v)"], &["(range, 2)", "(dict, ())", "(map, str)"]),
    called(&[PRECALL_NO_KW_TYPE_1], &["return o(v)"], &["(type, 1)"]),
    called(&[PRECALL_NO_KW_STR_1], &["return o(v)"], &["(str, 1)"]),
    called(&[PRECALL_NO_KW_TUPLE_1], &["return o(v)"], &["(tuple, (1,))"]),
    called(&[PRECALL_NO_KW_BUILTIN_O], &["return o(v)"], &["(abs, -1)", "(ord, 'a')", "(hash, 7)", "(repr, 1)"]),
    called(&[PRECALL_NO_KW_LEN], &["return o(v)"], &["(len, 'ab')"]),
    called(&[PRECALL_NO_KW_BUILTIN_FAST], &["return o(v)"], &["(iter, 'ab')", "(next, iter('ab'))", "(vars, type)"]),
    called(
        &[PRECALL_NO_KW_BUILTIN_FAST],
        &["return o(v, v)"],
        &["(divmod, 3)", "(isinstance, int)", "(issubclass, int)"],
    ),
    called(
        &[PRECALL_BUILTIN_FAST_WITH_KEYWORDS],
        &["return o(v)"],
        &["(sum, [1])", "(sorted, [2, 1])", "(round, 1.5)"],
    ),
    called(&[PRECALL_BUILTIN_FAST_WITH_KEYWORDS], &["return o([v], key=None)"], &["(sorted, 1)"]),
    conventions(&[PRECALL_NO_KW_BUILTIN_O], &["(abs, -1)", "(hash, 7)", "([1].count, 1)"]),
    conventions(&[PRECALL_NO_KW_BUILTIN_FAST], &["(iter, 'ab')", "(vars, type)"]),
    conventions(&[PRECALL_BUILTIN_FAST_WITH_KEYWORDS], &["(sorted, [2, 1])", "(sum, [1])"]),
    kept(&[PRECALL_NO_KW_STR_1], &["return o.m(v)"], &["(Keeps(str), 1)"]),
    kept(&[PRECALL_NO_KW_TYPE_1], &["return o.m(v)"], &["(Keeps(type), 1)"]),
    kept(&[PRECALL_NO_KW_TUPLE_1], &["return o.m(v)"], &["(Keeps(tuple), (1,))"]),
    kept(&[PRECALL_NO_KW_BUILTIN_O], &["return o.m(v)"], &["(Keeps(abs), -1)"]),
    kept(&[PRECALL_NO_KW_LEN], &["return o.m(v)"], &["(Keeps(len), 'ab')"]),
    kept(&[PRECALL_NO_KW_ISINSTANCE], &["return o.n(v, int)"], &["(Keeps(isinstance), 1)"]),
    kept(&[PRECALL_NO_KW_BUILTIN_FAST], &["return o.n(v, 'real')"], &["(Keeps(getattr), 1)", "(Keeps(hasattr), 1)"]),
    kept(&[PRECALL_BUILTIN_CLASS], &["return o.m(v)"], &["(Keeps(list), 'ab')", "(Keeps(float), 1)"]),
    checks(&[PRECALL_NO_KW_LEN], &["return len(o)"], &["([1], list)", "('ab', list)"]),
    checks(&[PRECALL_NO_KW_ISINSTANCE], &["return isinstance(o, v)"], &["([1], list)"]),
    checks(&[PRECALL_NO_KW_TYPE_1], &["return type(o)"], &["([1], list)"]),
    checks(&[PRECALL_NO_KW_STR_1], &["return str(o)"], &["([1], list)"]),
    checks(&[PRECALL_NO_KW_TUPLE_1], &["return tuple(o)"], &["([1], list)"]),
    checks(&[PRECALL_NO_KW_BUILTIN_O], &["return ord(o)"], &["('a', list)"]),
    checks(&[PRECALL_NO_KW_BUILTIN_FAST], &["return getattr(o, 'real', v)"], &["([1], 3)"]),
    checks(&[PRECALL_BUILTIN_FAST_WITH_KEYWORDS], &["return sum(o, 1)"], &["([1], 2)"]),
    method(&[PRECALL_NO_KW_LIST_APPEND], &["o.append(v)", "return o"], &["([3], 1)"]),
    method(&[PRECALL_NO_KW_METHOD_DESCRIPTOR_O], &["r = o.append(v)", "return (r, o)"], &["([3], 1)"]),
    method(&[PRECALL_NO_KW_METHOD_DESCRIPTOR_O], &["return o.count(v)"], &["([3, 1], 1)", "((1, 2), 1)"]),
    method(&[PRECALL_NO_KW_METHOD_DESCRIPTOR_NOARGS], &["return o.copy()"], &["([3, 1], 1)", "({1: 2}, 1)"]),
    method(&[PRECALL_NO_KW_METHOD_DESCRIPTOR_FAST], &["return o.index(v, 0)"], &["([3, 1], 1)", "((2, 1), 1)"]),
    method(&[PRECALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS], &["return o.split('b')"], &["('abc', 1)"]),
];
