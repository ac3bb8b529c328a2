//! Stack depths, and the handler of every instruction: two walks along the flow of control.

use super::effects::stack_effect;
use super::flowgraph::{BlockId, Graph, Ins};

/// Finds the depth at the start of every block; returns the greatest depth anywhere.
pub(super) fn stack_depth(graph: &mut Graph, generator: bool) -> Result<u32, &'static str> {
    let mut deepest = 0;
    let mut stack: Vec<BlockId> = Vec::new();
    let push = |graph: &mut Graph, stack: &mut Vec<BlockId>, id: BlockId, depth: i32| {
        let block = &mut graph.blocks[id];
        if block.depth.is_none() {
            block.depth = Some(depth);
            stack.push(id);
        }
    };
    // A generator is resumed with a value on its stack.
    push(graph, &mut stack, 0, i32::from(generator));
    while let Some(id) = stack.pop() {
        let mut depth = graph.blocks[id].depth.unwrap_or(0);
        let mut next = graph.blocks[id].next;
        for i in 0..graph.blocks[id].instrs.len() {
            let instr = graph.blocks[id].instrs[i];
            let after = depth + stack_effect(instr.op, instr.arg, false);
            if after < 0 {
                return Err("the compiler lost count of the stack");
            }
            deepest = deepest.max(after);
            if (instr.op.is_jump() || instr.op.is_setup())
                && let Some(target) = instr.target
            {
                let at_target = depth + stack_effect(instr.op, instr.arg, true);
                deepest = deepest.max(at_target);
                push(graph, &mut stack, target, at_target);
            }
            depth = after;
            if instr.op.ends_flow() {
                next = None;
                break;
            }
        }
        if let Some(next) = next {
            push(graph, &mut stack, next, depth);
        }
    }
    Ok(deepest as u32)
}

/// Gives every instruction the handler of the innermost open region.
pub(super) fn label_handlers(graph: &mut Graph) {
    let mut open: Vec<Option<Vec<BlockId>>> = vec![None; graph.blocks.len()];
    let mut todo = vec![0];
    graph.blocks.iter_mut().for_each(|b| b.visited = false);
    graph.blocks[0].visited = true;
    open[0] = Some(Vec::new());
    while let Some(id) = todo.pop() {
        let mut handlers = open[id].take().unwrap_or_default();
        let mut visit = |graph: &mut Graph, target: BlockId, handlers: &Vec<BlockId>| {
            if !graph.blocks[target].visited {
                graph.blocks[target].visited = true;
                open[target] = Some(handlers.clone());
                todo.push(target);
            }
        };
        for i in 0..graph.blocks[id].instrs.len() {
            let instr = graph.blocks[id].instrs[i];
            match (instr.op, instr.target) {
                (op, Some(target)) if op.is_setup() => {
                    visit(graph, target, &handlers);
                    if op != Ins::SetupFinally {
                        graph.blocks[target].preserve_lasti = true;
                    }
                    handlers.push(target);
                }
                (Ins::PopBlock, _) => {
                    handlers.pop();
                }
                (op, target) => {
                    graph.blocks[id].instrs[i].handler = handlers.last().copied();
                    if op.is_jump()
                        && let Some(target) = target
                    {
                        visit(graph, target, &handlers);
                    }
                }
            }
        }
        if !graph.blocks[id].no_fallthrough
            && let Some(next) = graph.blocks[id].next
        {
            visit(graph, next, &handlers);
        }
    }
}

/// The pseudo operations have done their work.
pub(super) fn drop_setups(graph: &mut Graph) {
    for block in &mut graph.blocks {
        for instr in &mut block.instrs {
            if instr.op.is_setup() || instr.op == Ins::PopBlock {
                instr.op = Ins::NOP;
                instr.target = None;
            }
        }
    }
}
