//! The control-flow graph between code generation and assembly: instructions with pseudo operations, in basic blocks.

use crate::bytecode::{ALL, Flow, Op};

use super::ast::Loc;

/// An instruction's operation: a real opcode, or one of the compiler's own that assembly replaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ins {
    Op(Op),
    SetupFinally,
    SetupCleanup,
    SetupWith,
    PopBlock,
    Jump,
    JumpNoInterrupt,
    PopJumpIfFalse,
    PopJumpIfTrue,
    PopJumpIfNone,
    PopJumpIfNotNone,
}

/// The real opcodes that may jump.
const JUMPS: [bool; 256] = {
    let mut jumps = [false; 256];
    let mut at = 0;
    while at < ALL.len() {
        jumps[ALL[at] as usize] = matches!(ALL[at].flow(), Flow::Branch | Flow::Jump);
        at += 1;
    }
    jumps
};

impl From<Op> for Ins {
    fn from(op: Op) -> Ins {
        Ins::Op(op)
    }
}

impl Ins {
    pub const NOP: Ins = Ins::Op(Op::NOP);

    /// Whether control may go to the instruction's target block in the ordinary way.
    #[inline]
    pub fn is_jump(self) -> bool {
        match self {
            Ins::Op(op) => JUMPS[op as usize],
            Ins::Jump
            | Ins::JumpNoInterrupt
            | Ins::PopJumpIfFalse
            | Ins::PopJumpIfTrue
            | Ins::PopJumpIfNone
            | Ins::PopJumpIfNotNone => true,
            _ => false,
        }
    }

    /// Whether the instruction opens a region whose exceptions go to its target block.
    pub fn is_setup(self) -> bool {
        matches!(self, Ins::SetupFinally | Ins::SetupCleanup | Ins::SetupWith)
    }

    /// Whether control never reaches the instruction that follows.
    pub fn ends_flow(self) -> bool {
        matches!(self, Ins::Jump | Ins::JumpNoInterrupt) || self.is_exit()
    }

    /// Whether the instruction leaves the code object.
    pub fn is_exit(self) -> bool {
        matches!(self, Ins::Op(Op::RETURN_VALUE | Op::RAISE_VARARGS | Op::RERAISE))
    }
}

/// A block's number in the order of its making.
pub(super) type BlockId = usize;

#[derive(Clone, Copy, Debug)]
pub(super) struct Instr {
    pub op: Ins,
    pub arg: u32,
    pub target: Option<BlockId>,
    /// The block that an exception raised here goes to.
    pub handler: Option<BlockId>,
    pub loc: Loc,
}

impl Instr {
    pub fn new(op: impl Into<Ins>, arg: u32, loc: Loc) -> Instr {
        Instr { op: op.into(), arg, target: None, handler: None, loc }
    }
}

#[derive(Clone, Debug, Default)]
pub(super) struct Block {
    pub instrs: Vec<Instr>,
    /// The block that stands after this one.
    pub next: Option<BlockId>,
    /// Ends by leaving the code object.
    pub exit: bool,
    /// Control never falls out of the end.
    pub no_fallthrough: bool,
    pub predecessors: u32,
    pub visited: bool,
    /// Values on the stack at the start; `None` until known.
    pub depth: Option<i32>,
    /// A handler that wants the offset of the raising instruction below the exception.
    pub preserve_lasti: bool,
    /// First code unit.
    pub offset: u32,
}

/// All blocks of one code object; block 0 is the entry.
#[derive(Clone, Debug, Default)]
pub(super) struct Graph {
    pub blocks: Vec<Block>,
}

impl Graph {
    pub fn new_block(&mut self) -> BlockId {
        self.blocks.push(Block::default());
        self.blocks.len() - 1
    }

    /// The blocks in the order in which they stand.
    pub fn layout(&self) -> Vec<BlockId> {
        let mut order = Vec::with_capacity(self.blocks.len());
        let mut next = Some(0);
        while let Some(id) = next {
            order.push(id);
            next = self.blocks[id].next;
        }
        order
    }

    /// The first block from `id` on that holds an instruction.
    pub fn skip_empty(&self, mut id: BlockId) -> BlockId {
        while self.blocks[id].instrs.is_empty() {
            match self.blocks[id].next {
                Some(next) => id = next,
                None => break,
            }
        }
        id
    }
}
