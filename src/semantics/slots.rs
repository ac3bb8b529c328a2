//! Special methods of builtin classes as attributes (`int.__add__`, `super().__setitem__`): CPython's slot wrappers.
//!
//! Each does what its class does, on the builtin value behind the receiver, and never looks for what a subclass
//! overrides: it is what an override calls.

use super::arguments::{attribute_name, given_name, whole};
use super::iterator_state::{REDUCE, SET_STATE};
use super::machine::{Machine, Res};
use super::native::{Call, NativeDef, def};
use crate::bytecode::{BinaryOp, CompareOp};
use crate::object::builtin::{names, types};
use crate::object::kinds::Object;
use crate::object::pure::int::Integer;
use crate::object::value::{TypeId, Value};

/// The slot wrappers, by class.
pub const SLOTS: &[(TypeId, &[NativeDef])] = &[
    (types::OBJECT, OBJECT),
    (types::OBJECT, COMPARED_BY_IDENTITY),
    (types::TYPE, TYPE),
    (types::INT, ARITHMETIC),
    (types::INT, DIVISION),
    (types::INT, BITS),
    (types::INT, INT),
    (types::INT, COMPARED),
    (types::INT, HASHED),
    (types::BOOL, BITWISE),
    (types::BOOL, REPR),
    (types::FLOAT, ARITHMETIC),
    (types::FLOAT, DIVISION),
    (types::FLOAT, FLOAT),
    (types::FLOAT, COMPARED),
    (types::FLOAT, HASHED),
    (types::COMPLEX, ARITHMETIC),
    (types::COMPLEX, COMPARED),
    (types::COMPLEX, HASHED),
    (types::STR, CONCATENATED),
    (types::STR, FORMATTED),
    (types::STR, SEQUENCE),
    (types::STR, COMPARED),
    (types::STR, HASHED),
    (types::STR, STR),
    (types::STR, FORMAT),
    (types::STR, NEW_ARGUMENTS),
    (types::INT, NEW_ARGUMENTS),
    (types::FLOAT, NEW_ARGUMENTS),
    (types::COMPLEX, NEW_ARGUMENTS),
    (types::COMPLEX, COMPLEX),
    (types::TUPLE, NEW_ARGUMENTS),
    (types::COMPLEX, FORMAT),
    (types::BYTES, CONCATENATED),
    (types::BYTES, FORMATTED),
    (types::BYTES, SEQUENCE),
    (types::BYTES, COMPARED),
    (types::BYTES, HASHED),
    (types::BYTES, STR),
    (types::BYTEARRAY, CONCATENATED),
    (types::BYTEARRAY, FORMATTED),
    (types::BYTEARRAY, CHANGED_IN_PLACE),
    (types::BYTEARRAY, SEQUENCE),
    (types::BYTEARRAY, ITEMS_SET),
    (types::BYTEARRAY, COMPARED),
    (types::BYTEARRAY, REPR),
    (types::BYTEARRAY, STR),
    (types::TUPLE, CONCATENATED),
    (types::TUPLE, SEQUENCE),
    (types::TUPLE, COMPARED),
    (types::TUPLE, HASHED),
    (types::LIST, CONCATENATED),
    (types::LIST, CHANGED_IN_PLACE),
    (types::LIST, SEQUENCE),
    (types::LIST, ITEMS_SET),
    (types::LIST, COMPARED),
    (types::LIST, REPR),
    (types::RANGE, SEQUENCE),
    (types::RANGE, COMPARED),
    (types::RANGE, HASHED),
    (types::RANGE, BOOL),
    (types::DICT, UNION),
    (types::DICT, SEQUENCE),
    (types::DICT, ITEMS_SET),
    (types::DICT, COMPARED),
    (types::DICT, REPR),
    (types::SET, BITWISE),
    (types::SET, SUBTRACTED),
    (types::SET, SET),
    (types::SET, COLLECTION),
    (types::SET, COMPARED),
    (types::SET, REPR),
    (types::FROZENSET, BITWISE),
    (types::FROZENSET, SUBTRACTED),
    (types::FROZENSET, COLLECTION),
    (types::FROZENSET, COMPARED),
    (types::FROZENSET, HASHED),
    (types::DICT_KEYS, BITWISE),
    (types::DICT_KEYS, SUBTRACTED),
    (types::DICT_KEYS, COLLECTION),
    (types::DICT_KEYS, COMPARED),
    (types::DICT_KEYS, REPR),
    (types::DICT_VALUES, &[LEN, ITER]),
    (types::DICT_VALUES, REPR),
    (types::DICT_ITEMS, BITWISE),
    (types::DICT_ITEMS, SUBTRACTED),
    (types::DICT_ITEMS, COLLECTION),
    (types::DICT_ITEMS, COMPARED),
    (types::DICT_ITEMS, REPR),
    (types::MAPPING_PROXY, SEQUENCE),
    (types::MAPPING_PROXY, COMPARED),
    (types::MAPPING_PROXY, REPR),
    (types::SLICE, COMPARED),
    (types::SLICE, REPR),
    (types::NONE, BOOL),
    (types::NONE, REPR),
    (types::ELLIPSIS, REPR),
    (types::NOT_IMPLEMENTED, BOOL),
    (types::NOT_IMPLEMENTED, REPR),
    (types::FUNCTION, CALLABLE),
    (types::FUNCTION, GETTER),
    (types::FUNCTION, REPR),
    (types::METHOD, CALLABLE),
    (types::METHOD, COMPARED),
    (types::METHOD, HASHED),
    (types::BUILTIN_FUNCTION, CALLABLE),
    (types::BUILTIN_FUNCTION, COMPARED),
    (types::BUILTIN_FUNCTION, HASHED),
    (types::METHOD_DESCRIPTOR, CALLABLE),
    (types::METHOD_DESCRIPTOR, GETTER),
    (types::METHOD_DESCRIPTOR, REPR),
    (types::WRAPPER_DESCRIPTOR, CALLABLE),
    (types::WRAPPER_DESCRIPTOR, GETTER),
    (types::WRAPPER_DESCRIPTOR, REPR),
    (types::METHOD_WRAPPER, CALLABLE),
    (types::METHOD_WRAPPER, COMPARED),
    (types::METHOD_WRAPPER, HASHED),
    (types::MEMBER_DESCRIPTOR, GETTER),
    (types::MEMBER_DESCRIPTOR, SETTER),
    (types::MEMBER_DESCRIPTOR, REPR),
    (types::GETSET_DESCRIPTOR, GETTER),
    (types::GETSET_DESCRIPTOR, SETTER),
    (types::GETSET_DESCRIPTOR, REPR),
    (types::PROPERTY, GETTER),
    (types::PROPERTY, SETTER),
    (types::CLASS_METHOD, GETTER),
    (types::CLASS_METHOD, REPR),
    (types::STATIC_METHOD, CALLABLE),
    (types::STATIC_METHOD, GETTER),
    (types::STATIC_METHOD, REPR),
    (types::SUPER, GETTER),
    (types::SUPER, REPR),
    (types::MODULE, REPR),
    (types::GENERATOR, REPR),
    (types::CELL, COMPARED),
    (types::CELL, REPR),
    (types::CODE, COMPARED),
    (types::CODE, HASHED),
    (types::UNION, &[CLASS_OR, CLASS_ROR, GETITEM]),
    (types::UNION, COMPARED),
    (types::UNION, HASHED),
    (types::GENERIC_ALIAS, &[CLASS_OR, CLASS_ROR, GETITEM]),
    (types::GENERIC_ALIAS, CALLABLE),
    (types::GENERIC_ALIAS, COMPARED),
    (types::GENERIC_ALIAS, HASHED),
    (types::LIST_ITERATOR, INDEXED_ITERATOR),
    (types::LIST_REVERSE_ITERATOR, INDEXED_ITERATOR),
    (types::TUPLE_ITERATOR, INDEXED_ITERATOR),
    (types::STR_ITERATOR, INDEXED_ITERATOR),
    (types::STR_ASCII_ITERATOR, INDEXED_ITERATOR),
    (types::BYTES_ITERATOR, INDEXED_ITERATOR),
    (types::BYTEARRAY_ITERATOR, INDEXED_ITERATOR),
    (types::RANGE_ITERATOR, INDEXED_ITERATOR),
    (types::LONG_RANGE_ITERATOR, INDEXED_ITERATOR),
    (types::SET_ITERATOR, ITERATOR),
    (types::DICT_KEY_ITERATOR, ITERATOR),
    (types::DICT_VALUE_ITERATOR, ITERATOR),
    (types::DICT_ITEM_ITERATOR, ITERATOR),
    (types::DICT_REVERSE_KEY_ITERATOR, ITERATOR),
    (types::DICT_REVERSE_VALUE_ITERATOR, ITERATOR),
    (types::DICT_REVERSE_ITEM_ITERATOR, ITERATOR),
    (types::SEQUENCE_ITERATOR, INDEXED_ITERATOR),
    (types::REVERSED, INDEXED_ITERATOR),
    (types::CALLABLE_ITERATOR, &[ITER, NEXT, REDUCE]),
    (types::ENUMERATE, &[ITER, NEXT, REDUCE]),
    (types::ZIP, &[ITER, NEXT, REDUCE, SET_STATE]),
    (types::MAP, &[ITER, NEXT, REDUCE]),
    (types::FILTER, &[ITER, NEXT, REDUCE]),
    (types::BASE_EXCEPTION, REPR),
    (types::BASE_EXCEPTION, STR),
    (types::KEY_ERROR, STR),
    (types::OS_ERROR, STR),
    (types::IMPORT_ERROR, STR),
    (types::SYNTAX_ERROR, STR),
    (types::UNICODE_DECODE_ERROR, STR),
    (types::UNICODE_ENCODE_ERROR, STR),
    (types::UNICODE_TRANSLATE_ERROR, STR),
];

macro_rules! operators {
    ($($name:literal $reflected:literal $op:ident;)*) => {
        &[$(
            def($name, Call::Slot(1, 1, |m, s, a| binary(m, BinaryOp::$op, s, s, a[0]))),
            def($reflected, Call::Slot(1, 1, |m, s, a| binary(m, BinaryOp::$op, s, a[0], s))),
        )*]
    };
}

macro_rules! in_place {
    ($($name:literal $op:ident;)*) => {
        &[$(def($name, Call::Slot(1, 1, |m, s, a| match m.builtin_in_place(BinaryOp::$op, s, a[0])? {
            true => Ok(s),
            false => Ok(Value::NotImplemented),
        })),)*]
    };
}

macro_rules! comparisons {
    ($compare:ident) => {
        &[
            def("__lt__", Call::Slot(1, 1, |m, s, a| $compare(m, CompareOp::Lt, s, a[0]))),
            def("__le__", Call::Slot(1, 1, |m, s, a| $compare(m, CompareOp::Le, s, a[0]))),
            def("__eq__", Call::Slot(1, 1, |m, s, a| $compare(m, CompareOp::Eq, s, a[0]))),
            def("__ne__", Call::Slot(1, 1, |m, s, a| $compare(m, CompareOp::Ne, s, a[0]))),
            def("__gt__", Call::Slot(1, 1, |m, s, a| $compare(m, CompareOp::Gt, s, a[0]))),
            def("__ge__", Call::Slot(1, 1, |m, s, a| $compare(m, CompareOp::Ge, s, a[0]))),
        ]
    };
}

const ARITHMETIC: &[NativeDef] = &[
    def("__add__", Call::Slot(1, 1, |m, s, a| binary(m, BinaryOp::NB_ADD, s, s, a[0]))),
    def("__radd__", Call::Slot(1, 1, |m, s, a| binary(m, BinaryOp::NB_ADD, s, a[0], s))),
    def("__sub__", Call::Slot(1, 1, |m, s, a| binary(m, BinaryOp::NB_SUBTRACT, s, s, a[0]))),
    def("__rsub__", Call::Slot(1, 1, |m, s, a| binary(m, BinaryOp::NB_SUBTRACT, s, a[0], s))),
    def("__mul__", Call::Slot(1, 1, |m, s, a| binary(m, BinaryOp::NB_MULTIPLY, s, s, a[0]))),
    def("__rmul__", Call::Slot(1, 1, |m, s, a| binary(m, BinaryOp::NB_MULTIPLY, s, a[0], s))),
    def("__truediv__", Call::Slot(1, 1, |m, s, a| binary(m, BinaryOp::NB_TRUE_DIVIDE, s, s, a[0]))),
    def("__rtruediv__", Call::Slot(1, 1, |m, s, a| binary(m, BinaryOp::NB_TRUE_DIVIDE, s, a[0], s))),
    def("__pow__", Call::Unpacked(1, 2, |m, s, a| power(m, s, s, a[0], a.get(1)))),
    def("__rpow__", Call::Unpacked(1, 2, |m, s, a| power(m, s, a[0], s, a.get(1)))),
    def("__neg__", Call::Slot(0, 0, |m, s, _| m.builtin_unary('-', m.heap.payload(s)))),
    def("__pos__", Call::Slot(0, 0, |m, s, _| m.builtin_unary('+', m.heap.payload(s)))),
    def("__abs__", Call::Slot(0, 0, |m, s, _| m.absolute(m.heap.payload(s)))),
    BOOL[0],
];

const DIVISION: &[NativeDef] = &[
    def("__floordiv__", Call::Slot(1, 1, |m, s, a| binary(m, BinaryOp::NB_FLOOR_DIVIDE, s, s, a[0]))),
    def("__rfloordiv__", Call::Slot(1, 1, |m, s, a| binary(m, BinaryOp::NB_FLOOR_DIVIDE, s, a[0], s))),
    def("__mod__", Call::Slot(1, 1, |m, s, a| binary(m, BinaryOp::NB_REMAINDER, s, s, a[0]))),
    def("__rmod__", Call::Slot(1, 1, |m, s, a| binary(m, BinaryOp::NB_REMAINDER, s, a[0], s))),
    def("__divmod__", Call::Slot(1, 1, |m, s, a| divmod(m, s, s, a[0]))),
    def("__rdivmod__", Call::Slot(1, 1, |m, s, a| divmod(m, s, a[0], s))),
    def("__int__", Call::Slot(0, 0, |m, s, _| to_int(m, s))),
    def("__float__", Call::Slot(0, 0, |m, s, _| to_float(m, s))),
];

const BITS: &[NativeDef] = operators! {
    "__and__" "__rand__" NB_AND; "__or__" "__ror__" NB_OR; "__xor__" "__rxor__" NB_XOR;
    "__lshift__" "__rlshift__" NB_LSHIFT; "__rshift__" "__rrshift__" NB_RSHIFT;
};

const BITWISE: &[NativeDef] = operators! {
    "__and__" "__rand__" NB_AND; "__or__" "__ror__" NB_OR; "__xor__" "__rxor__" NB_XOR;
};

const SUBTRACTED: &[NativeDef] = operators! { "__sub__" "__rsub__" NB_SUBTRACT; };

const INT: &[NativeDef] = &[
    def("__invert__", Call::Slot(0, 0, |m, s, _| m.builtin_unary('~', m.heap.payload(s)))),
    def("__index__", Call::Slot(0, 0, |m, s, _| to_int(m, s))),
    def("__format__", Call::O(format)),
    def("__round__", Call::Fast(0, 1, round)),
];

const FLOAT: &[NativeDef] = &[def("__format__", Call::O(format)), def("__round__", Call::Fast(0, 1, round))];

const COMPARED: &[NativeDef] = comparisons!(compare);

const COMPARED_BY_IDENTITY: &[NativeDef] = comparisons!(compare_identity);

const REPR: &[NativeDef] = &[def(
    "__repr__",
    Call::Slot(0, 0, |m, s, _| {
        let text = match s {
            Value::True | Value::False => m.builtin_repr(s)?,
            s => m.builtin_repr(s)?,
        };
        Ok(m.heap.text(&text))
    }),
)];

const HASHED: &[NativeDef] = &[
    def("__hash__", Call::Slot(0, 0, |m, s, _| m.hash(m.heap.payload(s)).map(Value::Int))),
    def(
        "__repr__",
        Call::Slot(0, 0, |m, s, _| {
            let text = match m.as_int(s) {
                // `int.__repr__(True)` is '1'.
                Some(n) => {
                    let digits = n.to_decimal(m.limits.digits);
                    m.lift(digits)?
                }
                None => m.builtin_repr(m.heap.payload(s))?,
            };
            Ok(m.heap.text(&text))
        }),
    ),
];

/// What pickling would make an equal object of.
const NEW_ARGUMENTS: &[NativeDef] = &[def(
    "__getnewargs__",
    Call::NoArgs(|m, s| {
        let own = m.heap.payload(s);
        let items = match (m.as_complex(own), m.as_int(own)) {
            (Some(z), _) => vec![Value::float(z.re), Value::float(z.im)],
            (None, Some(n)) => vec![m.int(n)],
            _ => vec![own],
        };
        Ok(m.heap.new_tuple(items))
    }),
)];

const COMPLEX: &[NativeDef] = &[def("__complex__", Call::NoArgs(|m, s| Ok(m.heap.payload(s))))];

const FORMAT: &[NativeDef] = &[def("__format__", Call::O(format))];

const STR: &[NativeDef] = &[def(
    "__str__",
    Call::Slot(0, 0, |m, s, _| {
        let text = m.builtin_str(s)?;
        Ok(m.heap.text(&text))
    }),
)];

const BOOL: &[NativeDef] =
    &[def("__bool__", Call::Slot(0, 0, |m, s, _| m.builtin_truth(m.heap.payload(s)).map(Value::bool)))];

const LEN: NativeDef =
    def("__len__", Call::Slot(0, 0, |m, s, _| m.builtin_length(m.heap.payload(s)).map(|n| Value::Int(n as i64))));
const GETITEM: NativeDef = def("__getitem__", Call::Slot(1, 1, |m, s, a| m.builtin_subscript(s, a[0])));
const CONTAINS: NativeDef =
    def("__contains__", Call::Slot(1, 1, |m, s, a| m.builtin_contains(s, a[0]).map(Value::bool)));
const ITER: NativeDef = def("__iter__", Call::Slot(0, 0, |m, s, _| m.builtin_iterate(m.heap.payload(s))));
const NEXT: NativeDef = def(
    "__next__",
    Call::Slot(0, 0, |m, s, _| match m.next(m.heap.payload(s))? {
        Some(item) => Ok(item),
        None => Err(m.raise_with(types::STOP_ITERATION, vec![])),
    }),
);

const SEQUENCE: &[NativeDef] = &[LEN, GETITEM, CONTAINS, ITER];
const COLLECTION: &[NativeDef] = &[LEN, CONTAINS, ITER];

const LENGTH_HINT: NativeDef = def("__length_hint__", Call::NoArgs(|m, s| Ok(Value::Int(m.iterator_hint(s)? as i64))));

const ITERATOR: &[NativeDef] = &[ITER, NEXT, LENGTH_HINT, REDUCE];
const INDEXED_ITERATOR: &[NativeDef] = &[ITER, NEXT, LENGTH_HINT, REDUCE, SET_STATE];

const ITEMS_SET: &[NativeDef] = &[
    def(
        "__setitem__",
        Call::Unpacked(2, 2, |m, s, a| m.builtin_set_subscript(s, a[0], Some(a[1])).map(|()| Value::None)),
    ),
    def("__delitem__", Call::Slot(1, 1, |m, s, a| m.builtin_set_subscript(s, a[0], None).map(|()| Value::None))),
];

const CONCATENATED: &[NativeDef] = &[
    def("__add__", Call::Slot(1, 1, |m, s, a| binary(m, BinaryOp::NB_ADD, s, s, a[0]))),
    def("__mul__", Call::Unpacked(1, 1, |m, s, a| repeat(m, s, a[0]))),
    def("__rmul__", Call::Unpacked(1, 1, |m, s, a| repeat(m, s, a[0]))),
];

const FORMATTED: &[NativeDef] = &[
    def("__mod__", Call::Slot(1, 1, |m, s, a| binary(m, BinaryOp::NB_REMAINDER, s, s, a[0]))),
    def(
        "__rmod__",
        Call::Slot(1, 1, |m, s, a| {
            let alike = m.heap.type_of(m.heap.payload(s)) == m.heap.type_of(m.heap.payload(a[0]));
            if alike { binary(m, BinaryOp::NB_REMAINDER, s, a[0], s) } else { Ok(Value::NotImplemented) }
        }),
    ),
];

const CHANGED_IN_PLACE: &[NativeDef] = &[
    def(
        "__iadd__",
        Call::Slot(1, 1, |m, s, a| match m.builtin_in_place(BinaryOp::NB_ADD, s, a[0])? {
            true => Ok(s),
            false => Ok(Value::NotImplemented),
        }),
    ),
    def(
        "__imul__",
        Call::Unpacked(1, 1, |m, s, a| {
            let count = repetitions(m, a[0])?;
            m.builtin_in_place(BinaryOp::NB_MULTIPLY, s, count).map(|_| s)
        }),
    ),
];

const SET: &[NativeDef] = in_place! { "__iand__" NB_AND; "__ior__" NB_OR; "__ixor__" NB_XOR; "__isub__" NB_SUBTRACT; };

const UNION: &[NativeDef] = &[
    def("__or__", Call::Slot(1, 1, |m, s, a| binary(m, BinaryOp::NB_OR, s, s, a[0]))),
    def("__ror__", Call::Slot(1, 1, |m, s, a| binary(m, BinaryOp::NB_OR, s, a[0], s))),
    def(
        "__ior__",
        Call::Slot(1, 1, |m, s, a| match m.builtin_in_place(BinaryOp::NB_OR, s, a[0])? {
            true => Ok(s),
            false => Ok(Value::NotImplemented),
        }),
    ),
];

const CALLABLE: &[NativeDef] = &[def("__call__", Call::Keywords(|m, s, a, k| m.call(m.heap.payload(s), a, k)))];

const GETTER: &[NativeDef] = &[def("__get__", Call::Unpacked(1, 2, get))];

const SETTER: &[NativeDef] = &[
    def("__set__", Call::Unpacked(2, 2, |m, s, a| m.set_through_descriptor(s, a[0], Some(a[1])).map(|()| Value::None))),
    def("__delete__", Call::Slot(1, 1, |m, s, a| m.set_through_descriptor(s, a[0], None).map(|()| Value::None))),
];

const CLASS_OR: NativeDef = def("__or__", Call::Slot(1, 1, |m, s, a| m.union(s, a[0])));
const CLASS_ROR: NativeDef = def("__ror__", Call::Slot(1, 1, |m, s, a| m.union(a[0], s)));

const OBJECT: &[NativeDef] = &[
    def("__hash__", Call::Slot(0, 0, |m, s, _| Ok(Value::Int(m.hash_of_identity(s))))),
    def(
        "__repr__",
        Call::Slot(0, 0, |m, s, _| {
            let text = m.object_repr(s);
            Ok(m.heap.text(&text))
        }),
    ),
    def(
        "__str__",
        Call::Slot(0, 0, |m, s, _| {
            // A class may take this for its `__repr__`.
            m.guarded(|m| {
                let text = m.repr(s)?;
                Ok(m.heap.text(&text))
            })
        }),
    ),
    def("__format__", Call::O(object_format)),
    def(
        "__dir__",
        Call::NoArgs(|m, s| {
            let names = m.default_directory(s)?;
            Ok(m.heap.new_list(names))
        }),
    ),
    def("__sizeof__", Call::NoArgs(|m, _| Err(m.not_supported("sizes of objects")))),
    def("__reduce__", Call::NoArgs(|m, _| Err(m.not_supported("pickling")))),
    def("__reduce_ex__", Call::O(|m, _, _| Err(m.not_supported("pickling")))),
    def("__getstate__", Call::NoArgs(|m, _| Err(m.not_supported("pickling")))),
];

const TYPE: &[NativeDef] = &[
    def(
        "__repr__",
        Call::Slot(0, 0, |m, s, _| {
            let text = m.builtin_repr(s)?;
            Ok(m.heap.text(&text))
        }),
    ),
    CLASS_OR,
    CLASS_ROR,
    def(
        "__setattr__",
        Call::Unpacked(2, 2, |m, s, a| {
            let name = attribute_name(m, a[0])?;
            m.set_attribute_plain(s, name, Some(a[1])).map(|()| Value::None)
        }),
    ),
    def(
        "__delattr__",
        Call::Slot(1, 1, |m, s, a| {
            let name = attribute_name(m, a[0])?;
            m.set_attribute_plain(s, name, None).map(|()| Value::None)
        }),
    ),
    def(
        "__getattribute__",
        Call::Slot(1, 1, |m, s, a| {
            let name = attribute_name(m, a[0])?;
            m.get_attribute_plain(s, name)
        }),
    ),
    def("__instancecheck__", Call::O(|m, s, v| m.is_plain_instance(v, s).map(Value::bool))),
    def("__subclasscheck__", Call::O(|m, s, v| m.is_plain_subclass(v, s).map(Value::bool))),
];

/// How far up the tower of numbers a value stands.
fn rank(m: &Machine, v: Value) -> Option<u8> {
    match m.heap.payload(v) {
        Value::Int(_) | Value::True | Value::False => Some(0),
        Value::Float(_) => Some(1),
        Value::Object(id) => match m.heap.objects[id] {
            Object::BigInt(_) => Some(0),
            Object::Complex(_) => Some(2),
            _ => None,
        },
        _ => None,
    }
}

/// Whether a number leaves an operation to the other operand: a wider number, or none.
fn leaves(m: &Machine, own: Value, left: Value, right: Value) -> bool {
    let mine = rank(m, own);
    mine.is_some() && [left, right].iter().any(|&v| rank(m, v).is_none() || rank(m, v) > mine)
}

/// `left <op> right` as the class of `own`, one of the two, does it.
fn binary(m: &mut Machine, op: BinaryOp, own: Value, left: Value, right: Value) -> Res {
    if leaves(m, own, left, right) {
        return Ok(Value::NotImplemented);
    }
    if let (BinaryOp::NB_REMAINDER, Value::Str(template)) = (op, m.heap.payload(left)) {
        return m.percent(template, right);
    }
    Ok(m.builtin_binary(op, left, right)?.unwrap_or(Value::NotImplemented))
}

fn divmod(m: &mut Machine, own: Value, left: Value, right: Value) -> Res {
    if leaves(m, own, left, right) {
        return Ok(Value::NotImplemented);
    }
    m.divmod(m.heap.payload(left), m.heap.payload(right))
}

fn power(m: &mut Machine, own: Value, left: Value, right: Value, modulus: Option<&Value>) -> Res {
    match modulus {
        None | Some(Value::None) => binary(m, BinaryOp::NB_POWER, own, left, right),
        Some(_) if matches!(rank(m, own), Some(1)) => {
            Err(m.type_error("pow() 3rd argument not allowed unless all arguments are integers"))
        }
        Some(_) if matches!(rank(m, own), Some(2)) && !leaves(m, own, left, right) => {
            Err(m.raise(types::VALUE_ERROR, "complex modulo"))
        }
        Some(&modulus) => {
            if leaves(m, own, left, right) || leaves(m, own, left, modulus) {
                return Ok(Value::NotImplemented);
            }
            let [x, y, z] = [left, right, modulus].map(|v| m.heap.payload(v));
            m.power_modulo(x, y, z)
        }
    }
}

/// How often a sequence is to be repeated.
fn repetitions(m: &mut Machine, count: Value) -> Res {
    let n = whole(m, count)?;
    if n.to_i64().is_none() {
        return Err(m.beyond_index(types::OVERFLOW_ERROR, count));
    }
    Ok(m.int(n))
}

fn repeat(m: &mut Machine, s: Value, count: Value) -> Res {
    let count = repetitions(m, count)?;
    let s = m.heap.payload(s);
    Ok(m.builtin_binary(BinaryOp::NB_MULTIPLY, s, count)?.unwrap_or(Value::NotImplemented))
}

fn compare(m: &mut Machine, op: CompareOp, s: Value, other: Value) -> Res {
    let kinds = [s, other].map(|v| m.heap.type_of(m.heap.payload(v)));
    if leaves(m, s, s, other) || kinds == [types::BYTES, types::BYTEARRAY] {
        return Ok(Value::NotImplemented);
    }
    let (l, r) = (m.heap.payload(s), m.heap.payload(other));
    Ok(match m.builtin_compare(op, l, r)? {
        Some(answer) => Value::bool(answer),
        None => match op {
            // What no builtin comparison knows is equal to itself.
            CompareOp::Eq if l == r => Value::True,
            CompareOp::Ne if l == r => Value::False,
            _ => Value::NotImplemented,
        },
    })
}

fn compare_identity(m: &mut Machine, op: CompareOp, s: Value, other: Value) -> Res {
    match op {
        CompareOp::Eq if s == other => Ok(Value::True),
        CompareOp::Ne => {
            // The opposite of what `__eq__` says.
            let method = m.get_attribute(s, names::EQ)?;
            match m.call(method, &[other], &[])? {
                Value::NotImplemented => Ok(Value::NotImplemented),
                answer => m.truth(answer).map(|t| Value::bool(!t)),
            }
        }
        _ => Ok(Value::NotImplemented),
    }
}

fn to_int(m: &mut Machine, s: Value) -> Res {
    let n = match (m.as_int(s), m.heap.payload(s)) {
        (Some(n), _) => n,
        (None, Value::Float(x)) => {
            let n = Integer::from_f64(x.get());
            m.lift(n)?
        }
        _ => Integer::ZERO,
    };
    Ok(m.int(n))
}

fn to_float(m: &mut Machine, s: Value) -> Res {
    m.as_float(m.heap.payload(s)).map(|x| Value::float(x.unwrap_or(0.0)))
}

fn round(m: &mut Machine, s: Value, a: &[Value]) -> Res {
    let s = m.heap.payload(s);
    match a.first() {
        None => m.round(s, Value::Null),
        Some(Value::None) if matches!(s, Value::Float(_)) => m.round(s, Value::Null),
        Some(&digits) => m.round(s, digits),
    }
}

/// `__format__` of numbers and str.
pub(super) fn format(m: &mut Machine, s: Value, spec: Value) -> Res {
    let Some(spec) = m.as_str(spec) else {
        let name = given_name(m, spec);
        return Err(m.type_error(format!("__format__() argument must be str, not {name}")));
    };
    let spec = m.text_of(spec);
    let text = m.builtin_format(s, &spec)?;
    Ok(m.heap.text(&text))
}

fn object_format(m: &mut Machine, s: Value, spec: Value) -> Res {
    let Some(spec) = m.as_str(spec) else {
        let name = given_name(m, spec);
        return Err(m.type_error(format!("__format__() argument must be str, not {name}")));
    };
    if m.heap.str_len(spec) > 0 {
        let name = m.heap.type_name(s).to_owned();
        return Err(m.type_error(format!("unsupported format string passed to {name}.__format__")));
    }
    let text = m.to_str(s)?;
    Ok(m.heap.text(&text))
}

/// `descriptor.__get__(instance, owner=None)`
fn get(m: &mut Machine, s: Value, a: &[Value]) -> Res {
    let owner = a.get(1).copied().unwrap_or(Value::None);
    let (receiver, class) = match (a[0], owner) {
        (Value::None, Value::None) => return Err(m.type_error("__get__(None, None) is invalid")),
        // None has methods, too: with its own class given it is a receiver.
        (Value::None, Value::Type(types::NONE)) => (Value::None, types::NONE),
        (Value::None, Value::Type(class)) => (Value::Null, class),
        (Value::None, _) => (Value::Null, types::OBJECT),
        (receiver, Value::Type(class)) => (receiver, class),
        (receiver, _) => (receiver, m.heap.type_of(receiver)),
    };
    let own = s;
    let s = m.heap.payload(s);
    m.check_descriptor(s, receiver)?;
    if let Value::Method(_) = s {
        return Ok(s);
    }
    let found = m.get_through(s, receiver, class)?;
    // A property seen through its class is itself.
    Ok(if found == s { own } else { found })
}
