//! `operator`: the operations of the language as functions.

use crate::bytecode::{BinaryOp, CompareOp};
use crate::object::builtin::types;
use crate::object::value::Value;
use crate::semantics::arguments::whole;
use crate::semantics::machine::{Machine, Res};
use crate::semantics::native::{Call, NativeDef, def};

macro_rules! binary {
    ($($name:literal $op:ident;)*) => {
        [$(def($name, Call::Fast(2, 2, |m, _, a| m.binary(BinaryOp::$op, a[0], a[1])))),*]
    };
}

macro_rules! compare {
    ($($name:literal $op:ident;)*) => {
        [$(def($name, Call::Fast(2, 2, |m, _, a| m.compare(CompareOp::$op, a[0], a[1])))),*]
    };
}

const BINARY: [NativeDef; 26] = binary! {
    "add" NB_ADD; "sub" NB_SUBTRACT; "mul" NB_MULTIPLY; "truediv" NB_TRUE_DIVIDE; "floordiv" NB_FLOOR_DIVIDE;
    "mod" NB_REMAINDER; "pow" NB_POWER; "lshift" NB_LSHIFT; "rshift" NB_RSHIFT; "and_" NB_AND; "or_" NB_OR;
    "xor" NB_XOR; "matmul" NB_MATRIX_MULTIPLY; "iadd" NB_INPLACE_ADD; "isub" NB_INPLACE_SUBTRACT;
    "imul" NB_INPLACE_MULTIPLY; "itruediv" NB_INPLACE_TRUE_DIVIDE; "ifloordiv" NB_INPLACE_FLOOR_DIVIDE;
    "imod" NB_INPLACE_REMAINDER; "ipow" NB_INPLACE_POWER; "ilshift" NB_INPLACE_LSHIFT; "irshift" NB_INPLACE_RSHIFT;
    "iand" NB_INPLACE_AND; "ior" NB_INPLACE_OR; "ixor" NB_INPLACE_XOR; "imatmul" NB_INPLACE_MATRIX_MULTIPLY;
};

const COMPARE: [NativeDef; 6] = compare! { "lt" Lt; "le" Le; "eq" Eq; "ne" Ne; "gt" Gt; "ge" Ge; };

const OTHERS: [NativeDef; 14] = [
    def("is_", Call::Fast(2, 2, |_, _, a| Ok(Value::bool(a[0] == a[1])))),
    def("is_not", Call::Fast(2, 2, |_, _, a| Ok(Value::bool(a[0] != a[1])))),
    def("contains", Call::Fast(2, 2, |m, _, a| m.contains(a[0], a[1]).map(Value::bool))),
    def("getitem", Call::Fast(2, 2, |m, _, a| m.subscript(a[0], a[1]))),
    def("setitem", Call::Fast(3, 3, |m, _, a| m.set_subscript(a[0], a[1], Some(a[2])).map(|()| Value::None))),
    def("delitem", Call::Fast(2, 2, |m, _, a| m.set_subscript(a[0], a[1], None).map(|()| Value::None))),
    def("neg", Call::O(|m, _, v| m.unary('-', v))),
    def("pos", Call::O(|m, _, v| m.unary('+', v))),
    def("invert", Call::O(|m, _, v| m.unary('~', v))),
    def("inv", Call::O(|m, _, v| m.unary('~', v))),
    def("not_", Call::O(|m, _, v| m.truth(v).map(|t| Value::bool(!t)))),
    def("truth", Call::O(|m, _, v| m.truth(v).map(Value::bool))),
    def(
        "index",
        Call::O(|m, _, v| {
            let n = whole(m, v)?;
            Ok(m.int(n))
        }),
    ),
    def("indexOf", Call::Fast(2, 2, index_of)),
];

fn index_of(m: &mut Machine, _: Value, args: &[Value]) -> Res {
    let iterator = match m.iterate(args[0]) {
        Ok(iterator) => iterator,
        Err(raised) => {
            m.catch(types::TYPE_ERROR).ok_or(raised)?;
            let class = m.heap.type_name(args[0]).to_owned();
            return Err(m.type_error(format!("argument of type '{class}' is not iterable")));
        }
    };
    let mut at = 0;
    while let Some(item) = m.next(iterator)? {
        if item == args[1] || m.equal(item, args[1])? {
            return Ok(Value::Int(at));
        }
        at += 1;
    }
    Err(m.raise(types::VALUE_ERROR, "sequence.index(x): x not in sequence"))
}

/// The functions in Rust; the rest is in `operator.py`.
pub(super) const NATIVES: &[NativeDef] = &{
    let mut all = [OTHERS[0]; BINARY.len() + COMPARE.len() + OTHERS.len()];
    let mut i = 0;
    while i < all.len() {
        all[i] = if i < BINARY.len() {
            BINARY[i]
        } else if i < BINARY.len() + COMPARE.len() {
            COMPARE[i - BINARY.len()]
        } else {
            OTHERS[i - BINARY.len() - COMPARE.len()]
        };
        i += 1;
    }
    all
};
