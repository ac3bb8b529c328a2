//! Aims at what stands around specialized forms: super-instructions and quick forms, jumps, loops, wide operands, errors
//! on lines of their own.

use super::{Aim, World};
use crate::bytecode::Op::{self, *};
use crate::programs::definition::Library;

static LIBRARY: Library = Library::new(include_str!("flow.py"));

const fn aim(
    forms: &'static [Op],
    body: &'static [&'static str],
    warm: &'static [&'static str],
    others: &'static [&'static str],
) -> Aim {
    Aim { forms, library: &LIBRARY, body, warm, others, worlds: WORLDS }
}

const WORLDS: &[World] = &[
    World("ident = raises", "(1, 2)"),
    World("ident = two", "(1, 2)"),
    World("ident.__code__ = two.__code__", "(1, 2)"),
    World("two.__defaults__ = None", "(1, 2)"),
    World("raises.__code__ = ident.__code__", "(1, 2)"),
];

/// Locals beyond the 256th, which no visit sets.
#[rustfmt::skip]
const MANY_LOCALS: &str = "if v is Ellipsis: l0 = l1 = l2 = l3 = l4 = l5 = l6 = l7 = l8 = l9 = l10 = l11 = l12 = l13 = l14 = l15 = l16 = l17 = l18 = l19 = l20 = l21 = l22 = l23 = l24 = l25 = l26 = l27 = l28 = l29 = l30 = l31 = l32 = l33 = l34 = l35 = l36 = l37 = l38 = l39 = l40 = l41 = l42 = l43 = l44 = l45 = l46 = l47 = l48 = l49 = l50 = l51 = l52 = l53 = l54 = l55 = l56 = l57 = l58 = l59 = l60 = l61 = l62 = l63 = l64 = l65 = l66 = l67 = l68 = l69 = l70 = l71 = l72 = l73 = l74 = l75 = l76 = l77 = l78 = l79 = l80 = l81 = l82 = l83 = l84 = l85 = l86 = l87 = l88 = l89 = l90 = l91 = l92 = l93 = l94 = l95 = l96 = l97 = l98 = l99 = l100 = l101 = l102 = l103 = l104 = l105 = l106 = l107 = l108 = l109 = l110 = l111 = l112 = l113 = l114 = l115 = l116 = l117 = l118 = l119 = l120 = l121 = l122 = l123 = l124 = l125 = l126 = l127 = l128 = l129 = l130 = l131 = l132 = l133 = l134 = l135 = l136 = l137 = l138 = l139 = l140 = l141 = l142 = l143 = l144 = l145 = l146 = l147 = l148 = l149 = l150 = l151 = l152 = l153 = l154 = l155 = l156 = l157 = l158 = l159 = l160 = l161 = l162 = l163 = l164 = l165 = l166 = l167 = l168 = l169 = l170 = l171 = l172 = l173 = l174 = l175 = l176 = l177 = l178 = l179 = l180 = l181 = l182 = l183 = l184 = l185 = l186 = l187 = l188 = l189 = l190 = l191 = l192 = l193 = l194 = l195 = l196 = l197 = l198 = l199 = l200 = l201 = l202 = l203 = l204 = l205 = l206 = l207 = l208 = l209 = l210 = l211 = l212 = l213 = l214 = l215 = l216 = l217 = l218 = l219 = l220 = l221 = l222 = l223 = l224 = l225 = l226 = l227 = l228 = l229 = l230 = l231 = l232 = l233 = l234 = l235 = l236 = l237 = l238 = l239 = l240 = l241 = l242 = l243 = l244 = l245 = l246 = l247 = l248 = l249 = l250 = l251 = l252 = l253 = l254 = l255 = l256 = l257 = l258 = l259 = 0";
/// So many constants before those that are used.
#[rustfmt::skip]
const MANY_CONSTANTS: &str = "if v is Ellipsis: return o(1000, 1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 1015, 1016, 1017, 1018, 1019, 1020, 1021, 1022, 1023, 1024, 1025, 1026, 1027, 1028, 1029, 1030, 1031, 1032, 1033, 1034, 1035, 1036, 1037, 1038, 1039, 1040, 1041, 1042, 1043, 1044, 1045, 1046, 1047, 1048, 1049, 1050, 1051, 1052, 1053, 1054, 1055, 1056, 1057, 1058, 1059, 1060, 1061, 1062, 1063, 1064, 1065, 1066, 1067, 1068, 1069, 1070, 1071, 1072, 1073, 1074, 1075, 1076, 1077, 1078, 1079, 1080, 1081, 1082, 1083, 1084, 1085, 1086, 1087, 1088, 1089, 1090, 1091, 1092, 1093, 1094, 1095, 1096, 1097, 1098, 1099, 1100, 1101, 1102, 1103, 1104, 1105, 1106, 1107, 1108, 1109, 1110, 1111, 1112, 1113, 1114, 1115, 1116, 1117, 1118, 1119, 1120, 1121, 1122, 1123, 1124, 1125, 1126, 1127, 1128, 1129, 1130, 1131, 1132, 1133, 1134, 1135, 1136, 1137, 1138, 1139, 1140, 1141, 1142, 1143, 1144, 1145, 1146, 1147, 1148, 1149, 1150, 1151, 1152, 1153, 1154, 1155, 1156, 1157, 1158, 1159, 1160, 1161, 1162, 1163, 1164, 1165, 1166, 1167, 1168, 1169, 1170, 1171, 1172, 1173, 1174, 1175, 1176, 1177, 1178, 1179, 1180, 1181, 1182, 1183, 1184, 1185, 1186, 1187, 1188, 1189, 1190, 1191, 1192, 1193, 1194, 1195, 1196, 1197, 1198, 1199, 1200, 1201, 1202, 1203, 1204, 1205, 1206, 1207, 1208, 1209, 1210, 1211, 1212, 1213, 1214, 1215, 1216, 1217, 1218, 1219, 1220, 1221, 1222, 1223, 1224, 1225, 1226, 1227, 1228, 1229, 1230, 1231, 1232, 1233, 1234, 1235, 1236, 1237, 1238, 1239, 1240, 1241, 1242, 1243, 1244, 1245, 1246, 1247, 1248, 1249, 1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257)";
/// A stretch that jumps over it need two bytes for.
#[rustfmt::skip]
const LONG: &str = "    if v is Ellipsis: return (o.a0, o.a1, o.a2, o.a3, o.a4, o.a5, o.a6, o.a7, o.a8, o.a9, o.a10, o.a11, o.a12, o.a13, o.a14, o.a15, o.a16, o.a17, o.a18, o.a19, o.a20, o.a21, o.a22, o.a23, o.a24, o.a25, o.a26, o.a27, o.a28, o.a29, o.a30, o.a31, o.a32, o.a33, o.a34, o.a35, o.a36, o.a37, o.a38, o.a39, o.a40, o.a41, o.a42, o.a43, o.a44, o.a45, o.a46, o.a47, o.a48, o.a49, o.a50, o.a51, o.a52, o.a53, o.a54, o.a55, o.a56, o.a57, o.a58, o.a59, o.a60, o.a61, o.a62, o.a63, o.a64, o.a65, o.a66, o.a67, o.a68, o.a69, o.a70, o.a71, o.a72, o.a73, o.a74, o.a75, o.a76, o.a77, o.a78, o.a79, o.a80, o.a81, o.a82, o.a83, o.a84, o.a85, o.a86, o.a87, o.a88, o.a89)";
#[rustfmt::skip]
const MANY_ARGUMENTS: &str = "return o(v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v)";

const PAIRS: &[&str] = &["(1, 2)", "(5, 3)", "(2, 2)"];

const UNBOUND: &[&str] = &["(0, 2)", "(None, 2)", "('', 'a')", "([], 1.5)", "(1, 'del')", "(1, None)", "(2.5, 2)"];

const TRUTHS: &[&str] = &[
    "(None, None)",
    "(None, 0)",
    "(0, None)",
    "(1, 1)",
    "(1, True)",
    "(True, True)",
    "(False, 0)",
    "(0.0, 0)",
    "(-0.0, 0.0)",
    "(float('nan'), 1)",
    "('', '')",
    "('a', 'a')",
    "([], [])",
    "([0], 0)",
    "((), ())",
    "({}, 1)",
    "(Truthless(), 1)",
    "(1, Truthless())",
    "(Falsy(), 1)",
    "(Falsy(), Falsy())",
    "(Evil(), 1)",
    "(int, int)",
    "(2**70, 2**70)",
    "(NotImplemented, NotImplemented)",
    "(..., ...)",
    "(range(0), 1)",
    "(ident, ident)",
];

const COMPARED: &[&str] = &[
    "(1.5, 1.5)",
    "(2.5, 1.5)",
    "(-0.0, 0.0)",
    "(float('nan'), 1.0)",
    "(1, 1.5)",
    "(2**53, 2.0**53)",
    "(2, 1)",
    "(2**70, 1e30)",
    "('a', 'b')",
    "(True, 1)",
    "([1], [2])",
    "((), 1)",
    "(None, None)",
    "(Item(), 1)",
    "(Evil(), 1)",
    "(I(1), 1)",
    "(F(1.5), 2.5)",
    "({1}, {1, 2})",
    "(Falsy(), Falsy())",
];

const ITERABLES: &[&str] = &[
    "(range(3), 1)",
    "(range(3, -3, -2), [1])",
    "([1, 2, 3], (1, 3))",
    "((1, 2), {1})",
    "({1: 2, 3: 4}, {3: 1})",
    "({1, 2}, [2])",
    "('abc', 'b')",
    "(b'ab', b'a')",
    "(gen(3), [0])",
    "(fails(1), [])",
    "(Counted(), [1])",
    "(Counted(0), [])",
    "(iter([1, 2]), [])",
    "(zip((1, 2), (3, 4)), [])",
    "(enumerate('ab'), [])",
    "(reversed([1, 2]), [2])",
    "(map(ident, [1, 2]), [1])",
    "(map(raises, [1]), [1])",
    "([], [])",
    "(range(0), [])",
    "(1, [])",
    "(None, [1])",
    "([[1], [2]], [[1]])",
    "(Falsy(), [1])",
    "([1, 2], Falsy())",
    "([1, 2], 3)",
    "({}.items(), [])",
    "({1: 2}.items(), [(1, 2)])",
    "(filter(None, [0, 1]), [1])",
    "(range(2**70, 2**70 + 2), [])",
];

const MANAGED: &[&str] = &[
    "(Manager(), 1)",
    "(Refuses(), 1)",
    "(Manager(), 'ValueError')",
    "(Refuses(), 'ValueError')",
    "(Manager(), 'KeyError')",
    "(None, 1)",
    "(1, 1)",
    "(Evil(), 1)",
];

const SLICED: &[&str] = &[
    "('abc', 1)",
    "([1, 2, 3], 1)",
    "((1, 2), -1)",
    "(b'abc', 2)",
    "(range(5), 2)",
    "('abc', None)",
    "('abc', 'a')",
    "({}, 1)",
    "(None, 1)",
    "('abc', 2**70)",
    "('abc', True)",
    "(Item(), 1)",
    "(Evil(), 1)",
];

const CALLS: &[&str] = &[
    "(two, 1)",
    "(raises, 1)",
    "(raises, (1, 2))",
    "(len, 'ab')",
    "(len, 1)",
    "(None, 1)",
    "(int, 'x')",
    "(ord, 'ab')",
    "(Evil(), 1)",
    "(gen, 1)",
    "([].append, 1)",
];

const ERRORS: &[&str] = &[
    "([], 0)",
    "({}, 1)",
    "((), 2)",
    "(1, 'a')",
    "('a', 1)",
    "(None, 1)",
    "(1.5, None)",
    "(2**70, 1.5)",
    "([1], 1)",
    "(1, 0)",
];

pub(super) static AIMS: &[Aim] = &[
    // Super-instructions, with a half that is unbound.
    aim(&[BINARY_OP_ADD_INT], &["if o: x = v", "y = x + 1", "return (x, 1, y)"], PAIRS, UNBOUND),
    aim(&[BINARY_OP_ADD_INT], &["if o: x = v", "y = 1 + x", "z = y", "return (o, x, y, z)"], PAIRS, UNBOUND),
    aim(
        &[BINARY_OP_SUBTRACT_INT],
        &["a = o", "b = v", "a, b = b, a", "if v == 'del': del b", "c = a", "d = c - b", "return (a, b, c, d)"],
        PAIRS,
        UNBOUND,
    ),
    aim(
        &[BINARY_OP_MULTIPLY_INT],
        &["x, y = o, v", "if v == 'del': del x", "z = x", "x, w = z * y, x", "return (w, x, y, z)"],
        PAIRS,
        UNBOUND,
    ),
    aim(
        &[BINARY_OP_ADD_INT],
        &[MANY_LOCALS, "p = o", "q = v", "if q == 'del': del q", "r = p + q", "p, q = q, p", "return (p, q, r, 1)"],
        PAIRS,
        UNBOUND,
    ),
    aim(&[BINARY_OP_ADD_INT], &[MANY_CONSTANTS, "r = o + 77777", "return [r, 'late', v, 1.25]"], PAIRS, UNBOUND),
    aim(
        &[BINARY_OP_ADD_INT],
        &["if o: x = v", "r = [", "    v,", "    x,", "    1]", "return r + [x + 1]"],
        PAIRS,
        UNBOUND,
    ),
    aim(
        &[CALL_PY_EXACT_ARGS],
        &["def inner(): return v", "if v == 'del': del v", "if o: return inner()", "v = o", "return inner()"],
        PAIRS,
        UNBOUND,
    ),
    // Truth, identity, jumps of each kind.
    aim(&[COMPARE_OP_INT_JUMP], &["if o is None: return 1", "if v is not None: return 2", "return 3"], PAIRS, TRUTHS),
    aim(&[COMPARE_OP_INT_JUMP], &["return (o and v, o or v, not o, o is None, type(o) is not type(v))"], PAIRS, TRUTHS),
    aim(
        &[COMPARE_OP_INT_JUMP],
        &[
            "r = 1 if o is None else 2",
            "if type(o) is not type(v) and not o: r = r, 3",
            "if o is None or v is not None: r = r, 4",
            "if not v: return r",
            "return r, o and v, o or v, not o",
        ],
        PAIRS,
        TRUTHS,
    ),
    aim(
        &[COMPARE_OP_INT_JUMP],
        &[
            "n = 0",
            "while n < 3:",
            "    n = n + 1",
            "    if n == v: break",
            "    if o: continue",
            "else: n = 'else'",
            "return n",
        ],
        PAIRS,
        TRUTHS,
    ),
    aim(
        &[COMPARE_OP_FLOAT_JUMP],
        &["return o == v, o != v, o < v, o <= v, o > v, o >= v, 0 < v < 3"],
        &["(1.5, 2.5)", "(1, 2)"],
        COMPARED,
    ),
    aim(
        &[COMPARE_OP_INT_JUMP],
        &["n = 9", "while o < v:", "    o = o + 1", "    n = n - 1", "    if not n != 4: break", "return o"],
        &["(1, 3)", "(1, 9)"],
        &["(5, 3)", "(1.5, 3)", "(1, 2.5)", "('a', 1)", "(None, 1)", "(2**31, 2**31 + 2)", "(True, 3)", "(I(1), 3)"],
    ),
    aim(
        &[BINARY_OP_ADD_INT],
        &["for i in (0, 1, 2):", LONG, "    o = o + i", "return o"],
        PAIRS,
        &["(1.5, 1)", "('a', 1)", "(True, 1)", "(2**63 - 2, 1)", "(None, 1)"],
    ),
    aim(
        &[COMPARE_OP_INT_JUMP],
        &["if o < v:", LONG, "    return 'less'", "return 'not less'"],
        PAIRS,
        &["(1.5, 2)", "('a', 'b')", "(None, 1)", "(2, 1)", "(2**40, 1)"],
    ),
    // Iteration.
    aim(
        &[PRECALL_NO_KW_LIST_APPEND],
        &["r = []", "for i in o:", "    if i in v: continue", "    r.append(i)", "return r"],
        &["([1, 2, 3], [2])", "(range(3), [1])"],
        ITERABLES,
    ),
    aim(&[BINARY_OP_ADD_INT], &["return [i for i in o if i not in v]"], &["([1, 2], [])"], ITERABLES),
    aim(&[UNPACK_SEQUENCE_TWO_TUPLE], &["return {i: v for i, j in o}"], &["([(1, 2)], 1)"], ITERABLES),
    aim(
        &[BINARY_OP_ADD_INT],
        &["def inner(): return o, v", "r = inner()", "o = 3", "if v == 'del': del v", "return r, inner()"],
        PAIRS,
        UNBOUND,
    ),
    // Managers, slices, formats, operators without forms.
    aim(
        &[COMPARE_OP_STR_JUMP],
        &[
            "with o as w:",
            "    if v == 'ValueError': raise ValueError(v)",
            "    if v == 'KeyError': raise KeyError(v)",
            "return w",
        ],
        &["(Manager(), 'a')"],
        MANAGED,
    ),
    aim(&[BINARY_SUBSCR_LIST_INT], &["return o[v:], o[:v], o[v:-1], o[v]"], &["([1, 2, 3], 1)"], SLICED),
    aim(&[BINARY_OP_ADD_UNICODE], &["return f'{o!r:>5}{v}' + f'{v!s}'"], &["('a', 'b')"], TRUTHS),
    aim(&[BINARY_OP_ADD_INT], &["return -o, +o, o % v, o // v, o / v, o & v, o | 1, o ^ v, o + v"], PAIRS, ERRORS),
    // Errors of forms on lines of their own, and what was evaluated before them.
    aim(&[BINARY_OP_ADD_INT], &["return (o", "    + v", "    + ident(", "    1))"], PAIRS, ERRORS),
    aim(&[BINARY_SUBSCR_LIST_INT], &["return [log.append('first'),", "    o", "    [v]]"], &["([5, 6], 1)"], ERRORS),
    aim(&[BINARY_SUBSCR_DICT], &["return (1,", "    o[", "    v], log.append('last'))"], &["({1: 2}, 1)"], ERRORS),
    aim(&[BINARY_SUBSCR_TUPLE_INT], &["return (o", "    [", "    v])"], &["((5, 6), 1)"], ERRORS),
    aim(&[STORE_SUBSCR_LIST_INT], &["(o", "    [v]) = (", "    9)", "return o"], &["([5, 6], 1)"], ERRORS),
    aim(&[STORE_SUBSCR_DICT], &["(o", "    [v]) = (", "    9)", "return o"], &["({1: 2}, 1)"], ERRORS),
    aim(&[UNPACK_SEQUENCE_LIST], &["(x,", "    y) = (", "    o)", "return y, x"], &["([1, 2], 0)"], ERRORS),
    aim(&[LOAD_ATTR_INSTANCE_VALUE], &["return (o", "    .n", "    )"], &["(Counted(), 1)"], ERRORS),
    aim(&[LOAD_METHOD_NO_DICT], &["return (o", "    .index(", "    v))"], &["([1], 1)"], ERRORS),
    aim(&[COMPARE_OP_INT_JUMP], &["if (o", "    < v):", "    return 1", "return 0"], PAIRS, ERRORS),
    aim(&[CALL_PY_EXACT_ARGS], &["return [o(", "    v),", "    o(v)]"], &["(ident, 1)"], CALLS),
    aim(&[CALL_PY_WITH_DEFAULTS], &["return (log.append('first'), o(", "    v))"], &["(two, 1)"], CALLS),
    aim(&[PRECALL_NO_KW_LEN], &["return (o(", "    v), 2)"], &["(len, 'ab')"], CALLS),
    aim(
        &[PRECALL_BUILTIN_CLASS, PRECALL_NO_KW_STR_1],
        &["return (1, o(", "    v))"],
        &["(list, 'ab')", "(str, 1)"],
        CALLS,
    ),
    aim(&[PRECALL_NO_KW_BUILTIN_O], &["return (o(", "    v), 2)"], &["(ord, 'a')", "(abs, 1)"], CALLS),
    // Attributes that need no dict; names of arguments; methods of bases; recursion over instances.
    aim(
        &[LOAD_ATTR_SLOT],
        &["return o.__class__, o.__class__ is v"],
        &["(1, int)", "(Counted(), 1)", "('a', str)", "(True, bool)"],
        &["(Faker(), int)", "(1.5, float)", "(True, bool)", "(int, type)", "(None, 1)", "(Evil(), 1)", "(2**70, int)"],
    ),
    aim(
        &[LOAD_ATTR_SLOT],
        &["return o.start, o.stop, o.step"],
        &["(range(1, 5, 2), 1)", "(range(2**70, 3, -1), 1)"],
        &["(slice(1, 2, 3), 1)", "(Ranged(), 1)", "(range(0), 1)", "(None, 1)", "(Evil(), 1)", "([], 1)"],
    ),
    aim(&[CALL_PY_EXACT_ARGS], &["return o(v=v)"], &["(ident, 1)"], CALLS),
    aim(&[CALL_PY_WITH_DEFAULTS], &["return o(v, b=3), o(b=v, a=0), o(v)"], &["(two, 1)"], CALLS),
    aim(
        &[PRECALL_BUILTIN_FAST_WITH_KEYWORDS],
        &["return o(v, key=None, reverse=True)"],
        &["(sorted, [1, 2])"],
        &["(two, 1)", "(max, [1])", "(sorted, 1)", "(len, [])", "(None, 1)", "(dict, [(1, 2)])"],
    ),
    aim(
        &[PRECALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS],
        &["return o.split(sep=v)"],
        &["('a b', ' ')"],
        &["(b'a b', b' ')", "(Split(), ' ')", "('a', '')", "('a', 1)", "(None, 1)", "(S('a b'), None)"],
    ),
    Aim {
        forms: &[LOAD_METHOD_WITH_VALUES, CALL_PY_EXACT_ARGS],
        library: &LIBRARY,
        body: &["return o.m(v)"],
        warm: &["(Down(), 1)", "(Up(), 1)"],
        others: &["(Up(), 1)", "(Down(), 1)", "(Down, 1)", "(Up, Down())", "(Evil(), 1)", "(P(), 1)"],
        worlds: &[
            World("Up.m = lambda self, v: 'new'", "(Down(), 1)"),
            World("Up.m = property(lambda self: raises)", "(Down(), 1)"),
            World("del Up.m", "(Down(), 1)"),
            World("del Down.m", "(Down(), 1)"),
            World("Down.m = staticmethod(ident)", "(Down(), 1)"),
            World("Down.m = classmethod(ident)", "(Down(), 1)"),
        ],
    },
    aim(
        &[LOAD_METHOD_WITH_VALUES, LOAD_ATTR_INSTANCE_VALUE],
        &["return o.size()"],
        &["(Tree(Tree(), Tree(Tree())), 1)", "(Tree(), 1)"],
        &["(Tree(None), 1)", "(Tree(Tree, 1), 1)", "(None, 1)", "(Tree, Tree())", "(Tree(Tree(Tree(Tree()))), 1)"],
    ),
    // An attribute of the class whose own class becomes a descriptor.
    Aim {
        forms: &[LOAD_ATTR_INSTANCE_VALUE, STORE_ATTR_INSTANCE_VALUE],
        library: &LIBRARY,
        body: &["o.x = v", "return o.x"],
        warm: &["(Holds(), 1)"],
        others: &["(Holds(), 2)", "(Ranged(), 1)", "(None, 1)", "(Evil(), 1)", "(Holds, 1)"],
        worlds: &[
            World("Later.__set__ = lambda d, o, v: log.append('set')", "(Holds(), 1)"),
            World("Later.__get__ = lambda d, o, c: 'got'; Later.__set__ = lambda d, o, v: None", "(Holds(), 1)"),
            World("Later.__get__ = lambda d, o, c: 'got'", "(Holds(), 1)"),
            World("Holds.x = property(lambda o: 'property', lambda o, v: None)", "(Holds(), 1)"),
        ],
    },
    // Operands of two bytes.
    aim(&[CALL_PY_EXACT_ARGS], &[MANY_ARGUMENTS], &["(many, 1)"], CALLS),
];
