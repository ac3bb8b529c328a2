//! Line numbers: every exit gets a line of its own, and artificial instructions inherit their predecessor's place.

use crate::bytecode::Op;

use super::ast::Loc;
use super::flowgraph::{BlockId, Graph};

/// The target of a block's last instruction, when that is a jump.
fn jump_target(graph: &Graph, id: BlockId) -> Option<BlockId> {
    graph.blocks[id].instrs.last().filter(|i| i.op.is_jump()).and_then(|i| i.target)
}

/// An exit without a line that several jumps reach is copied, so that each copy can take its jump's line.
pub(super) fn duplicate_exits(graph: &mut Graph) {
    for id in (0..graph.blocks.len()).rev() {
        let Some(target) = jump_target(graph, id) else { continue };
        let exit = &graph.blocks[target];
        let no_line = exit.exit && exit.instrs.iter().all(|i| i.loc.line < 0);
        if !no_line || exit.predecessors <= 1 {
            continue;
        }
        let copy = graph.new_block();
        graph.blocks[copy].instrs = graph.blocks[target].instrs.clone();
        graph.blocks[copy].exit = true;
        graph.blocks[copy].no_fallthrough = true;
        graph.blocks[copy].predecessors = 1;
        graph.blocks[copy].next = graph.blocks[target].next;
        graph.blocks[target].next = Some(copy);
        graph.blocks[target].predecessors -= 1;
        if let Some(last) = graph.blocks[id].instrs.last_mut() {
            last.target = Some(copy);
            let loc = last.loc;
            graph.blocks[copy].instrs[0].loc = loc;
        }
    }
    for id in 0..graph.blocks.len() {
        while let Some(next) = graph.blocks[id].next
            && graph.blocks[next].instrs.is_empty()
        {
            graph.blocks[id].next = graph.blocks[next].next;
        }
    }
}

/// Instructions without a place take that of the instruction that control comes from.
pub(super) fn propagate(graph: &mut Graph) {
    for id in graph.layout() {
        let mut previous = Loc::NONE;
        for instr in &mut graph.blocks[id].instrs {
            if instr.loc.line < 0 {
                instr.loc = previous;
            } else {
                previous = instr.loc;
            }
        }
        if graph.blocks[id].instrs.is_empty() {
            continue;
        }
        let block = &graph.blocks[id];
        let fallthrough = block.next.filter(|_| !block.no_fallthrough);
        for target in [fallthrough, jump_target(graph, id)].into_iter().flatten() {
            let target = &mut graph.blocks[target];
            if target.predecessors == 1
                && let Some(first) = target.instrs.first_mut()
                && first.loc.line < 0
            {
                first.loc = previous;
            }
        }
    }
}

/// A return that still has no line takes the last line before it.
pub(super) fn guarantee_exits(graph: &mut Graph, first_line: i32) {
    let mut line = first_line;
    for id in graph.layout() {
        let block = &mut graph.blocks[id];
        let Some(last) = block.instrs.last() else { continue };
        if last.loc.line >= 0 {
            line = last.loc.line;
        } else if last.op == Op::RETURN_VALUE.into() {
            block.instrs.iter_mut().for_each(|i| i.loc.line = line);
        }
    }
}
