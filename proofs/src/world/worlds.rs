//! The worlds: a site each, with what can happen around it.

use turncoat::bytecode::Op;

use super::explore::World;
use super::{calls, methods, names, operands};

/// An exploration that has found so many states stops; the table says so.
pub const MOST: usize = 250;

/// How long the sequences are that are tried without merging states, in worlds with fewer letters than this.
pub const UNMERGED_DEPTH: usize = 4;
/// See [`UNMERGED_DEPTH`].
pub const UNMERGED_LETTERS: usize = 6;

/// Forms that no world has, each with its reason; nothing is claimed of them beyond the state machine of their site.
pub const MISSING: &[(Op, &str)] = &[];

const ALIKE: &str = "our builtins are all called alike, whatever the flags say; names of arguments are fixed at a site";

/// Guards that no world can make necessary, each with its reason.
pub const EXCUSED: &[(Op, &str, &str)] = &[
    (Op::BINARY_OP_INPLACE_ADD_UNICODE, "stores_into_left", "our strings never change where another name can see it"),
    (Op::LOAD_ATTR_MODULE, "value_set", "deleting a key resets the keys version, which misses first"),
    (Op::LOAD_GLOBAL_MODULE, "value_set", "deleting a key resets the keys version, which misses first"),
    (Op::LOAD_GLOBAL_BUILTIN, "value_set", "deleting a key resets the keys version, which misses first"),
    (Op::LOAD_METHOD_MODULE, "value_set", "deleting a key resets the keys version, which misses first"),
    (Op::CALL_PY_WITH_DEFAULTS, "max_args", "a receiver is one argument more, for which there is room; part B has it"),
    (Op::PRECALL_PYFUNC, "is_function", "the fast path goes on to CALL, which calls anything"),
    (Op::PRECALL_BUILTIN_CLASS, "vectorcall", "our classes are all called alike"),
    (Op::PRECALL_NO_KW_BUILTIN_O, "flags", ALIKE),
    (Op::PRECALL_NO_KW_BUILTIN_FAST, "flags", ALIKE),
    (Op::PRECALL_BUILTIN_FAST_WITH_KEYWORDS, "flags", ALIKE),
];

/// A world without anything.
pub const BLANK: World =
    World { name: "", setup: "", mutations: &[], forms: &[], plants: &[], elsewhere: &[], limit: None };

/// Every world.
pub fn worlds() -> impl Iterator<Item = &'static World> {
    [names::WORLDS, methods::WORLDS, operands::WORLDS, calls::WORLDS].into_iter().flatten()
}
