//! Aims at what planted bugs break beside guards: wide operands, lookup rules, versions, errors of fast paths.

use super::{Aim, World};
use crate::bytecode::Op::{self, *};
use crate::programs::definition::Library;

static LIBRARY: Library = Library::new(include_str!("plants.py"));

/// A line that no visit executes, with more names than a byte can number.
#[rustfmt::skip]
const MANY_NAMES: &str = "if v is Ellipsis: return (o.a0, o.a1, o.a2, o.a3, o.a4, o.a5, o.a6, o.a7, o.a8, o.a9, o.a10, o.a11, o.a12, o.a13, o.a14, o.a15, o.a16, o.a17, o.a18, o.a19, o.a20, o.a21, o.a22, o.a23, o.a24, o.a25, o.a26, o.a27, o.a28, o.a29, o.a30, o.a31, o.a32, o.a33, o.a34, o.a35, o.a36, o.a37, o.a38, o.a39, o.a40, o.a41, o.a42, o.a43, o.a44, o.a45, o.a46, o.a47, o.a48, o.a49, o.a50, o.a51, o.a52, o.a53, o.a54, o.a55, o.a56, o.a57, o.a58, o.a59, o.a60, o.a61, o.a62, o.a63, o.a64, o.a65, o.a66, o.a67, o.a68, o.a69, o.a70, o.a71, o.a72, o.a73, o.a74, o.a75, o.a76, o.a77, o.a78, o.a79, o.a80, o.a81, o.a82, o.a83, o.a84, o.a85, o.a86, o.a87, o.a88, o.a89, o.a90, o.a91, o.a92, o.a93, o.a94, o.a95, o.a96, o.a97, o.a98, o.a99, o.a100, o.a101, o.a102, o.a103, o.a104, o.a105, o.a106, o.a107, o.a108, o.a109, o.a110, o.a111, o.a112, o.a113, o.a114, o.a115, o.a116, o.a117, o.a118, o.a119, o.a120, o.a121, o.a122, o.a123, o.a124, o.a125, o.a126, o.a127, o.a128, o.a129, o.a130, o.a131, o.a132, o.a133, o.a134, o.a135, o.a136, o.a137, o.a138, o.a139, o.a140, o.a141, o.a142, o.a143, o.a144, o.a145, o.a146, o.a147, o.a148, o.a149, o.a150, o.a151, o.a152, o.a153, o.a154, o.a155, o.a156, o.a157, o.a158, o.a159, o.a160, o.a161, o.a162, o.a163, o.a164, o.a165, o.a166, o.a167, o.a168, o.a169, o.a170, o.a171, o.a172, o.a173, o.a174, o.a175, o.a176, o.a177, o.a178, o.a179, o.a180, o.a181, o.a182, o.a183, o.a184, o.a185, o.a186, o.a187, o.a188, o.a189, o.a190, o.a191, o.a192, o.a193, o.a194, o.a195, o.a196, o.a197, o.a198, o.a199, o.a200, o.a201, o.a202, o.a203, o.a204, o.a205, o.a206, o.a207, o.a208, o.a209, o.a210, o.a211, o.a212, o.a213, o.a214, o.a215, o.a216, o.a217, o.a218, o.a219, o.a220, o.a221, o.a222, o.a223, o.a224, o.a225, o.a226, o.a227, o.a228, o.a229, o.a230, o.a231, o.a232, o.a233, o.a234, o.a235, o.a236, o.a237, o.a238, o.a239, o.a240, o.a241, o.a242, o.a243, o.a244, o.a245, o.a246, o.a247, o.a248, o.a249, o.a250, o.a251, o.a252, o.a253, o.a254, o.a255, o.a256, o.a257, o.a258, o.a259, o.a260, o.a261)";

const fn aim(
    forms: &'static [Op],
    body: &'static [&'static str],
    warm: &'static [&'static str],
    others: &'static [&'static str],
    worlds: &'static [World],
) -> Aim {
    Aim { forms, library: &LIBRARY, body, warm, others, worlds }
}

const WIDE: &[&str] = &["(Narrow(), 2)", "(None, 2)", "(Wide(), 3)"];

const WIDE_WORLDS: &[World] = &[
    World("Wide.late = property(lambda o: 'property', lambda o, v: None)", "(Wide(), 2)"),
    World("late = 'rebound'", "(Wide(), 2)"),
];

const CLASSES: &[&str] = &["(K1(), 1)", "(K3(), 1)", "(K5(), 1)", "(K9(), 1)"];

/// Other classes get their versions at sites of their own.
const CLASSES_WARMED: &[World] = &[
    World("warm(0, 10)", "(K1(), 1)"),
    World("warm(1, 3)", "(K1(), 1)"),
    World("warm(1, 2)", "(K1(), 1)"),
    World("warm(0, 9)", "(K9(), 1)"),
    World("warm(2, 10)", "(K7(), 1)"),
    World("warm(2, 9)", "(K5(), 1)"),
    World("warm(0, 8)", "(K3(), 1)"),
];

const RULED: &[&str] =
    &["(Cm, 1)", "(Plainly, 1)", "(later, 1)", "(dictly, 1)", "(hooked, 1)", "(kept, 1)", "(child, 1)"];

const RULED_WORLDS: &[World] = &[
    World("Z0.x = property(lambda o: 'Z0.x', lambda o, v: log.append('Z0'))", "(kept, 1)"),
    World("Z0.m = lambda self: 'changed'", "(kept, 1)"),
    World("Z0.m = lambda self: 'changed'", "(child, 1)"),
    World("del Z0.m", "(child, 1)"),
    World("Inherits.__bases__ = (Z1,)", "(child, 1)"),
    World("Inherits.__bases__ = (Z1, Z0)", "(child, 1)"),
    World("A.__bases__ = (Z1,)", "(kept, 1)"),
    World("A.__bases__ = (Z1,); del Z1.x", "(kept, 1)"),
    World("child.m = lambda: 'own'", "(child, 1)"),
    World("kept.m = lambda: 'own'", "(kept, 1)"),
    World("kept.__dict__.clear()", "(kept, 1)"),
];

const NAMED_WORLDS: &[World] = &[
    World("named.__dict__.clear()", "(named, 1)"),
    World("named.__dict__.clear(); named.extra = 1", "(named, 1)"),
    World("named.more = 1", "(named, 1)"),
    World("del named.m", "(named, 1)"),
];

const NAMED_OTHERS: &[&str] = &["(deep, 1)", "(warm, 1)", "(kept, 1)", "(1, 1)", "(len, 1)"];

const ERRORS: &[&str] = &["({}, 1)", "({2: 3}, 1)", "([], 1)", "({1: 2}, [])"];

/// One function with and without a receiver, and calls too deep.
const BOUND: &[&str] =
    &["(Caller.m, 1)", "(Caller.d, 1)", "(Caller().m, 1)", "(Caller().d, 1)", "(deep, 3000)", "(wide, 3000)"];

/// What a function may be given while a site knows its version.
const FUNCTION_WORLDS: &[World] = &[
    World("tells.__code__ = told.__code__", "(tells, 1)"),
    World("tells.__defaults__ = (5,)", "(tells, 1)"),
    World("tells.__kwdefaults__ = {'k': 1}", "(tells, 1)"),
    World("tells.__annotations__ = {'v': 1}", "(tells, 1)"),
];

/// What empties the dict of a function, whose keys a site knows.
const CLEARED_WORLDS: &[World] =
    &[World("named.__dict__.clear()", "(named, 1)"), World("named.__dict__.clear(); named.m = 3", "(named, 1)")];

pub(super) static AIMS: &[Aim] = &[
    aim(&[LOAD_ATTR_INSTANCE_VALUE], &[MANY_NAMES, "return o.late"], &["(Wide(), 1)"], WIDE, WIDE_WORLDS),
    aim(
        &[STORE_ATTR_INSTANCE_VALUE],
        &[MANY_NAMES, "o.late = v", "return o.late"],
        &["(Wide(), 1)"],
        WIDE,
        WIDE_WORLDS,
    ),
    aim(&[LOAD_METHOD_WITH_VALUES], &[MANY_NAMES, "return o.go(v)"], &["(Wide(), 1)"], WIDE, WIDE_WORLDS),
    aim(&[LOAD_GLOBAL_MODULE], &[MANY_NAMES, "return late"], &["(1, 1)"], WIDE, WIDE_WORLDS),
    aim(&[LOAD_ATTR_INSTANCE_VALUE], &["return o.x"], &["(K0(), 1)", "(K2(), 1)"], CLASSES, CLASSES_WARMED),
    aim(&[LOAD_METHOD_WITH_VALUES], &["return o.m(v)"], &["(K0(), 1)", "(K2(), 1)"], CLASSES, CLASSES_WARMED),
    aim(&[LOAD_METHOD_CLASS], &["return o.m(v)"], &["(Plainly, 1)", "(Cm, 1)"], RULED, RULED_WORLDS),
    aim(&[LOAD_METHOD_WITH_VALUES], &["return o.m()"], &["(kept, 1)", "(child, 1)"], RULED, RULED_WORLDS),
    aim(&[LOAD_METHOD_WITH_DICT], &["return o.__repr__() and 1"], &["(named, 1)"], RULED, NAMED_WORLDS),
    aim(&[LOAD_METHOD_WITH_DICT], &["return o.__call__()"], &["(named, 1)"], RULED, NAMED_WORLDS),
    aim(&[LOAD_METHOD_WITH_DICT], &["return o.__eq__(v)"], &["(named, 1)"], NAMED_OTHERS, NAMED_WORLDS),
    aim(
        &[LOAD_ATTR_INSTANCE_VALUE, LOAD_ATTR_WITH_HINT],
        &["return o.x"],
        &["(kept, 1)", "(later, 1)", "(dictly, 1)", "(hooked, 1)"],
        RULED,
        RULED_WORLDS,
    ),
    aim(
        &[STORE_ATTR_INSTANCE_VALUE, STORE_ATTR_WITH_HINT],
        &["o.x = v"],
        &["(kept, 1)", "(later, 1)", "(dictly, 1)", "(hooked, 1)"],
        RULED,
        RULED_WORLDS,
    ),
    aim(
        &[BINARY_SUBSCR_DICT],
        &[
            "try: raise ValueError(1)",
            "except ValueError:",
            "    try: return o[v]",
            "    except Exception as e: return (type(e).__name__, repr(e.args), repr(e.__context__))",
        ],
        &["({1: 5}, 1)"],
        ERRORS,
        &[],
    ),
    aim(&[LOAD_METHOD_WITH_DICT], &["return o.__call__()"], &["(named, 1)"], NAMED_OTHERS, CLEARED_WORLDS),
    aim(&[CALL_PY_EXACT_ARGS], &["return o(v, 2)"], &["(tells, 1)"], &["(told, 1)"], FUNCTION_WORLDS),
    aim(&[CALL_PY_WITH_DEFAULTS], &["return o(v)"], &["(tells, 1)"], &["(told, 1)"], FUNCTION_WORLDS),
    aim(&[CALL_PY_EXACT_ARGS], &["return o(v)"], &["(Caller().m, 1)", "(deep, 1)"], BOUND, &[]),
    aim(&[CALL_PY_WITH_DEFAULTS], &["return o(v)"], &["(Caller().d, 1)", "(wide, 1)"], BOUND, &[]),
];
