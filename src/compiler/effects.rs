//! How each operation of the flow graph changes the depth of the stack, as CPython's compiler counts it.

use crate::bytecode::Op;

use super::flowgraph::Ins;

/// The change of depth; `jump` asks for the change on the way to the target.
pub(super) fn stack_effect(ins: Ins, arg: u32, jump: bool) -> i32 {
    match ins {
        // The handler finds the exception on the stack, under SETUP_CLEANUP above the raising offset.
        Ins::SetupFinally | Ins::SetupWith => i32::from(jump),
        Ins::SetupCleanup => {
            if jump {
                2
            } else {
                0
            }
        }
        Ins::PopBlock | Ins::Jump | Ins::JumpNoInterrupt => 0,
        Ins::PopJumpIfFalse | Ins::PopJumpIfTrue | Ins::PopJumpIfNone | Ins::PopJumpIfNotNone => -1,
        // Here the compiler splits what happens at run time otherwise, and `co_stacksize` shows it.
        Ins::Op(Op::PRECALL) => -(arg as i32),
        Ins::Op(Op::CALL) => -1,
        Ins::Op(Op::RETURN_GENERATOR) => 0,
        Ins::Op(op) => op.effect(arg, jump).net() as i32,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_are_split_as_cpython_splits_them() {
        assert_eq!(stack_effect(Op::PRECALL.into(), 3, false), -3);
        assert_eq!(stack_effect(Op::CALL.into(), 3, false), -1);
    }

    #[test]
    fn a_handler_starts_with_the_exception() {
        assert_eq!(stack_effect(Ins::SetupFinally, 0, true), 1);
        assert_eq!(stack_effect(Ins::SetupCleanup, 0, true), 2);
        assert_eq!(stack_effect(Ins::SetupCleanup, 0, false), 0);
    }
}
