//! How each operation of the flow graph changes the depth of the stack, and its inline cache entries.

use crate::bytecode::Op;

use super::flowgraph::Ins;

/// The change of depth; `jump` asks for the change on the way to the target.
pub(super) fn stack_effect(ins: Ins, arg: u32, jump: bool) -> i32 {
    let n = arg as i32;
    let op = match ins {
        Ins::Op(op) => op,
        // The handler finds the exception on the stack, under SETUP_CLEANUP above the raising offset.
        Ins::SetupFinally | Ins::SetupWith => return i32::from(jump),
        Ins::SetupCleanup => return if jump { 2 } else { 0 },
        Ins::PopBlock | Ins::Jump | Ins::JumpNoInterrupt => return 0,
        Ins::PopJumpIfFalse | Ins::PopJumpIfTrue | Ins::PopJumpIfNone | Ins::PopJumpIfNotNone => return -1,
    };
    match op {
        Op::POP_TOP
        | Op::SET_ADD
        | Op::LIST_APPEND
        | Op::BINARY_SUBSCR
        | Op::PRINT_EXPR
        | Op::RETURN_VALUE
        | Op::IMPORT_STAR
        | Op::POP_EXCEPT
        | Op::STORE_NAME
        | Op::DELETE_ATTR
        | Op::STORE_GLOBAL
        | Op::COMPARE_OP
        | Op::IS_OP
        | Op::CONTAINS_OP
        | Op::IMPORT_NAME
        | Op::RERAISE
        | Op::STORE_FAST
        | Op::CALL
        | Op::STORE_DEREF
        | Op::LIST_EXTEND
        | Op::SET_UPDATE
        | Op::DICT_MERGE
        | Op::DICT_UPDATE
        | Op::BINARY_OP => -1,
        Op::MAP_ADD | Op::DELETE_SUBSCR | Op::STORE_ATTR | Op::MATCH_CLASS => -2,
        Op::STORE_SUBSCR => -3,
        Op::PUSH_NULL
        | Op::LOAD_BUILD_CLASS
        | Op::LOAD_CONST
        | Op::LOAD_NAME
        | Op::IMPORT_FROM
        | Op::PUSH_EXC_INFO
        | Op::WITH_EXCEPT_START
        | Op::LOAD_FAST
        | Op::LOAD_CLOSURE
        | Op::LOAD_DEREF
        | Op::LOAD_CLASSDEREF
        | Op::BEFORE_WITH
        | Op::LOAD_METHOD
        | Op::LOAD_ASSERTION_ERROR
        | Op::COPY
        | Op::GET_LEN
        | Op::MATCH_MAPPING
        | Op::MATCH_SEQUENCE
        | Op::MATCH_KEYS => 1,
        Op::LOAD_GLOBAL => 1 + (n & 1),
        Op::UNPACK_SEQUENCE => n - 1,
        Op::UNPACK_EX => (n & 0xff) + (n >> 8),
        Op::FOR_ITER => if jump { -1 } else { 1 },
        Op::SEND => if jump { -1 } else { 0 },
        Op::JUMP_IF_FALSE_OR_POP | Op::JUMP_IF_TRUE_OR_POP => if jump { 0 } else { -1 },
        Op::BUILD_TUPLE | Op::BUILD_LIST | Op::BUILD_SET | Op::BUILD_STRING => 1 - n,
        Op::BUILD_MAP => 1 - 2 * n,
        Op::BUILD_CONST_KEY_MAP => -n,
        Op::RAISE_VARARGS | Op::PRECALL => -n,
        Op::CALL_FUNCTION_EX => -2 - (n & 1),
        Op::MAKE_FUNCTION => -((arg & 0xf).count_ones() as i32),
        Op::BUILD_SLICE => if n == 3 { -2 } else { -1 },
        Op::FORMAT_VALUE => if n & 4 != 0 { -1 } else { 0 },
        _ => 0,
    }
}

/// Inline cache entries after the operation, in code units.
pub(super) fn cache_entries(op: Op) -> u32 {
    match op {
        Op::BINARY_OP | Op::UNPACK_SEQUENCE | Op::STORE_SUBSCR | Op::PRECALL => 1,
        Op::COMPARE_OP => 2,
        Op::BINARY_SUBSCR | Op::LOAD_ATTR | Op::STORE_ATTR | Op::CALL => 4,
        Op::LOAD_GLOBAL => 5,
        Op::LOAD_METHOD => 10,
        _ => 0,
    }
}
