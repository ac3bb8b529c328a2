//! Passes over the flow graph that make it smaller: jump threading, constant conditions, static swaps, dead code.

use std::sync::Arc;

use crate::bytecode::{Constant, Op};

use super::ast::Loc;
use super::constants::Constants;
use super::flowgraph::{BlockId, Graph, Ins, Instr};
use super::fold;

/// Instructions of an exit block that a jump to it may be replaced by (`MAX_COPY_SIZE`).
const MAX_COPY_SIZE: usize = 4;

const LOAD_CONST: Ins = Ins::Op(Op::LOAD_CONST);
const SWAP: Ins = Ins::Op(Op::SWAP);
const JUMP_IF_FALSE_OR_POP: Ins = Ins::Op(Op::JUMP_IF_FALSE_OR_POP);
const JUMP_IF_TRUE_OR_POP: Ins = Ins::Op(Op::JUMP_IF_TRUE_OR_POP);

/// Marks how blocks end, and makes jumps skip empty blocks.
pub(super) fn normalize(graph: &mut Graph) {
    for id in 0..graph.blocks.len() {
        for i in 0..graph.blocks[id].instrs.len() {
            let instr = graph.blocks[id].instrs[i];
            if instr.op.is_exit() {
                graph.blocks[id].exit = true;
                graph.blocks[id].no_fallthrough = true;
            } else if instr.op.is_jump() {
                if instr.op.ends_flow() {
                    graph.blocks[id].no_fallthrough = true;
                }
                let target = instr.target.map(|t| graph.skip_empty(t));
                graph.blocks[id].instrs[i].target = target;
            }
        }
    }
}

/// A block that ends by jumping to a small exit block takes a copy of it instead.
pub(super) fn extend_blocks(graph: &mut Graph) {
    // CPython walks its blocks from the newest to the oldest.
    for id in (0..graph.blocks.len()).rev() {
        let Some(last) = graph.blocks[id].instrs.last() else { continue };
        if last.op != Ins::Jump {
            continue;
        }
        let Some(target) = last.target else { continue };
        let block = &graph.blocks[target];
        // A copied line would be traced where it was not reached.
        let no_line = block.instrs.iter().all(|i| i.loc.line < 0);
        if block.exit && no_line && block.instrs.len() <= MAX_COPY_SIZE {
            let copy = block.instrs.clone();
            let block = &mut graph.blocks[id];
            if let Some(last) = block.instrs.last_mut() {
                last.op = Ins::NOP;
                last.target = None;
            }
            block.instrs.extend(copy);
            block.exit = true;
        }
    }
}

/// The passes of CPython's `optimize_cfg`, in their order.
pub(super) fn optimize(graph: &mut Graph, constants: &mut Constants) {
    for id in graph.layout() {
        optimize_block(graph, id, constants);
        clean_block(graph, id);
    }
    extend_blocks(graph);
    mark_reachable(graph);
    for id in graph.layout() {
        let block = &mut graph.blocks[id];
        if block.predecessors == 0 {
            block.instrs.clear();
            block.no_fallthrough = false;
        }
    }
    remove_empty_blocks(graph);
    for id in graph.layout() {
        clean_block(graph, id);
    }
    // A jump to the block that follows anyway is only a line number.
    let mut removed = false;
    for id in graph.layout() {
        let next = graph.blocks[id].next;
        let block = &mut graph.blocks[id];
        if let Some(last) = block.instrs.last_mut()
            && matches!(last.op, Ins::Jump | Ins::JumpNoInterrupt)
            && last.target == next
        {
            last.op = Ins::NOP;
            last.target = None;
            block.no_fallthrough = false;
            clean_block(graph, id);
            removed = true;
        }
    }
    if removed {
        remove_empty_blocks(graph);
    }
}

fn mark_reachable(graph: &mut Graph) {
    graph.blocks[0].predecessors = 1;
    let mut stack = vec![0];
    while let Some(id) = stack.pop() {
        let block = &graph.blocks[id];
        let mut targets: Vec<BlockId> = Vec::new();
        if !block.no_fallthrough {
            targets.extend(block.next);
        }
        targets.extend(block.instrs.iter().filter(|i| i.op.is_jump() || i.op.is_setup()).filter_map(|i| i.target));
        for target in targets {
            if graph.blocks[target].predecessors == 0 {
                stack.push(target);
            }
            graph.blocks[target].predecessors += 1;
        }
    }
}

/// Takes empty blocks out of the layout; jumps to them go to what follows.
fn remove_empty_blocks(graph: &mut Graph) {
    for id in graph.layout() {
        let mut next = graph.blocks[id].next;
        while let Some(n) = next
            && graph.blocks[n].instrs.is_empty()
        {
            next = graph.blocks[n].next;
        }
        graph.blocks[id].next = next;
    }
    for id in graph.layout() {
        for i in 0..graph.blocks[id].instrs.len() {
            let instr = graph.blocks[id].instrs[i];
            if (instr.op.is_jump() || instr.op.is_setup())
                && let Some(target) = instr.target
            {
                graph.blocks[id].instrs[i].target = Some(graph.skip_empty(target));
            }
        }
    }
}

/// Removes NOPs whose line no one would miss.
pub(super) fn clean_block(graph: &mut Graph, id: BlockId) {
    if graph.blocks[id].instrs.iter().all(|instr| instr.op != Ins::NOP) {
        return;
    }
    let mut instrs = std::mem::take(&mut graph.blocks[id].instrs);
    let mut kept: Vec<Instr> = Vec::with_capacity(instrs.len());
    let mut previous_line = -1;
    for i in 0..instrs.len() {
        let instr = instrs[i];
        let line = instr.loc.line;
        if instr.op == Ins::NOP {
            if line < 0 || previous_line == line {
                continue;
            }
            if let Some(next) = instrs.get_mut(i + 1) {
                if next.loc.line == line {
                    continue;
                }
                if next.loc.line < 0 {
                    next.loc = instr.loc;
                    continue;
                }
            } else {
                let mut next = graph.blocks[id].next;
                while let Some(n) = next
                    && graph.blocks[n].instrs.is_empty()
                {
                    next = graph.blocks[n].next;
                }
                if let Some(n) = next
                    && graph.blocks[n].instrs[0].loc.line == line
                {
                    continue;
                }
            }
        }
        kept.push(instr);
        previous_line = line;
    }
    graph.blocks[id].instrs = kept;
}

fn optimize_block(graph: &mut Graph, id: BlockId, constants: &mut Constants) {
    let mut instrs = std::mem::take(&mut graph.blocks[id].instrs);
    let mut no_fallthrough = graph.blocks[id].no_fallthrough;
    let mut i = 0;
    while i < instrs.len() {
        let mut target = Instr::new(Op::NOP, 0, Loc::NONE);
        if (instrs[i].op.is_jump() || instrs[i].op.is_setup())
            && let Some(t) = instrs[i].target
        {
            // The block being optimized is out of the graph for the moment, and it is not empty.
            let mut t = t;
            while t != id && graph.blocks[t].instrs.is_empty() {
                match graph.blocks[t].next {
                    Some(next) => t = next,
                    None => break,
                }
            }
            instrs[i].target = Some(t);
            let found = if t == id { instrs.first() } else { graph.blocks[t].instrs.first() };
            if let Some(found) = found {
                target = *found;
            }
        }
        let next_op = instrs.get(i + 1).map(|n| n.op);
        let mut again = false;
        match instrs[i].op {
            LOAD_CONST => {
                if let Some(value) = constants.items.get(instrs[i].arg as usize) {
                    constant_condition(&mut instrs, i, value, &mut no_fallthrough);
                }
            }
            Ins::Op(Op::BUILD_TUPLE) => {
                let n = instrs[i].arg;
                let unpacks = next_op == Some(Op::UNPACK_SEQUENCE.into()) && instrs[i + 1].arg == n;
                if unpacks && n == 1 {
                    instrs[i].op = Ins::NOP;
                    instrs[i + 1].op = Ins::NOP;
                } else if unpacks && (n == 2 || n == 3) {
                    instrs[i].op = Ins::NOP;
                    instrs[i + 1].op = SWAP;
                } else if i >= n as usize {
                    fold_tuple(&mut instrs, i, constants);
                }
            }
            JUMP_IF_FALSE_OR_POP => match target.op {
                Ins::PopJumpIfFalse => again = thread(&mut instrs[i], &target, Ins::PopJumpIfFalse),
                Ins::Jump | JUMP_IF_FALSE_OR_POP => {
                    again = thread(&mut instrs[i], &target, JUMP_IF_FALSE_OR_POP);
                }
                JUMP_IF_TRUE_OR_POP | Ins::PopJumpIfTrue => {
                    again = jump_past(graph, &mut instrs[i], &target, Ins::PopJumpIfFalse);
                }
                _ => {}
            },
            JUMP_IF_TRUE_OR_POP => match target.op {
                Ins::PopJumpIfTrue => again = thread(&mut instrs[i], &target, Ins::PopJumpIfTrue),
                Ins::Jump | JUMP_IF_TRUE_OR_POP => {
                    again = thread(&mut instrs[i], &target, JUMP_IF_TRUE_OR_POP);
                }
                JUMP_IF_FALSE_OR_POP | Ins::PopJumpIfFalse => {
                    again = jump_past(graph, &mut instrs[i], &target, Ins::PopJumpIfTrue);
                }
                _ => {}
            },
            op
            @ (Ins::PopJumpIfNone | Ins::PopJumpIfNotNone | Ins::PopJumpIfFalse | Ins::PopJumpIfTrue | Ins::Jump)
                if target.op == Ins::Jump =>
            {
                again = thread(&mut instrs[i], &target, op);
            }
            SWAP => {
                if instrs[i].arg == 1 {
                    instrs[i].op = Ins::NOP;
                } else {
                    shorten_swaps(&mut instrs, &mut i);
                    apply_static_swaps(&mut instrs, i);
                }
            }
            Ins::Op(Op::PUSH_NULL) if next_op == Some(Op::LOAD_GLOBAL.into()) && instrs[i + 1].arg & 1 == 0 => {
                instrs[i].op = Ins::NOP;
                instrs[i + 1].arg |= 1;
            }
            _ => {}
        }
        if !again {
            i += 1;
        }
    }
    graph.blocks[id].instrs = instrs;
    graph.blocks[id].no_fallthrough = no_fallthrough;
}

/// A condition on a constant is decided now; a comparison with None becomes one jump.
fn constant_condition(instrs: &mut [Instr], i: usize, value: &Constant, no_fallthrough: &mut bool) {
    let Some(next) = instrs.get(i + 1).map(|n| n.op) else { return };
    match next {
        Ins::PopJumpIfFalse | Ins::PopJumpIfTrue => {
            instrs[i].op = Ins::NOP;
            if fold::is_true(value) == (next == Ins::PopJumpIfTrue) {
                instrs[i + 1].op = Ins::Jump;
                *no_fallthrough = true;
            } else {
                instrs[i + 1].op = Ins::NOP;
                instrs[i + 1].target = None;
            }
        }
        JUMP_IF_FALSE_OR_POP | JUMP_IF_TRUE_OR_POP => {
            if fold::is_true(value) == (next == JUMP_IF_TRUE_OR_POP) {
                instrs[i + 1].op = Ins::Jump;
                *no_fallthrough = true;
            } else {
                instrs[i].op = Ins::NOP;
                instrs[i + 1].op = Ins::NOP;
                instrs[i + 1].target = None;
            }
        }
        Ins::Op(Op::IS_OP) => {
            let jump = instrs.get(i + 2).map(|n| n.op);
            if matches!(value, Constant::None)
                && let Some(jump @ (Ins::PopJumpIfFalse | Ins::PopJumpIfTrue)) = jump
            {
                let is_not = instrs[i + 1].arg == 1;
                instrs[i].op = Ins::NOP;
                instrs[i + 1].op = Ins::NOP;
                instrs[i + 2].op =
                    if is_not != (jump == Ins::PopJumpIfFalse) { Ins::PopJumpIfNotNone } else { Ins::PopJumpIfNone };
            }
        }
        _ => {}
    }
}

/// BUILD_TUPLE of constants becomes one constant.
fn fold_tuple(instrs: &mut [Instr], i: usize, constants: &mut Constants) {
    let n = instrs[i].arg as usize;
    let loads = &mut instrs[i - n..i];
    if loads.iter().any(|l| l.op != LOAD_CONST) {
        return;
    }
    let items: Option<Arc<[Constant]>> = loads.iter().map(|l| constants.items.get(l.arg as usize).cloned()).collect();
    let Some(items) = items else { return };
    loads.iter_mut().for_each(|l| l.op = Ins::NOP);
    instrs[i].op = LOAD_CONST;
    instrs[i].arg = constants.add(Constant::Tuple(items));
}

/// A jump to an unconditional jump goes where that goes, unless a line would be lost.
fn thread(instr: &mut Instr, target: &Instr, op: Ins) -> bool {
    if instr.loc.line == target.loc.line && instr.target != target.target {
        instr.op = op;
        instr.target = target.target;
        return true;
    }
    false
}

/// A jump on false to a jump on true can only fall through there: it goes to the block behind.
fn jump_past(graph: &Graph, instr: &mut Instr, target: &Instr, op: Ins) -> bool {
    let behind = instr.target.and_then(|t| graph.blocks[t].next);
    if instr.loc.line == target.loc.line && behind.is_some() {
        instr.op = op;
        instr.target = behind;
        return true;
    }
    false
}

/// Replaces a run of SWAPs by the fewest with the same effect; leaves `at` on the run's last.
fn shorten_swaps(instrs: &mut [Instr], at: &mut usize) {
    let run = &mut instrs[*at..];
    let mut depth = 0;
    let mut len = 0;
    let mut swaps = 0;
    for instr in run.iter() {
        if instr.op == SWAP {
            depth = depth.max(instr.arg as usize);
            swaps += 1;
        } else if instr.op != Ins::NOP {
            break;
        }
        len += 1;
    }
    if swaps < 2 {
        return;
    }
    let mut stack: Vec<usize> = (0..depth).collect();
    for instr in run[..len].iter().filter(|i| i.op == SWAP) {
        stack.swap(0, instr.arg as usize - 1);
    }
    const VISITED: usize = usize::MAX;
    // The permutation's cycles, each entered through the top of the stack, written from the end of the run.
    let mut current = len;
    for i in 0..depth {
        if stack[i] == VISITED || stack[i] == i {
            continue;
        }
        let mut j = i;
        loop {
            if j != 0 && current > 0 {
                current -= 1;
                run[current].op = SWAP;
                run[current].arg = j as u32 + 1;
            }
            if stack[j] == VISITED {
                break;
            }
            j = std::mem::replace(&mut stack[j], VISITED);
        }
    }
    run[..current].iter_mut().for_each(|i| i.op = Ins::NOP);
    *at += len - 1;
}

fn swappable(instr: &Instr) -> bool {
    matches!(instr.op, Ins::Op(Op::STORE_FAST | Op::POP_TOP))
}

fn stores_to(instr: &Instr) -> Option<u32> {
    (instr.op == Op::STORE_FAST.into()).then_some(instr.arg)
}

/// The next instruction after `i` that may trade places, on the line `line` if that is not negative.
fn next_swappable(instrs: &[Instr], i: usize, line: i32) -> Option<usize> {
    for (offset, instr) in instrs[i + 1..].iter().enumerate() {
        if line >= 0 && instr.loc.line != line {
            return None;
        }
        if instr.op == Ins::NOP {
            continue;
        }
        return swappable(instr).then_some(i + 1 + offset);
    }
    None
}

/// SWAPs before stores are done by storing in another order.
fn apply_static_swaps(instrs: &mut [Instr], from: usize) {
    for i in (0..=from).rev() {
        let swap = instrs[i];
        if swap.op != SWAP {
            if swap.op == Ins::NOP || swappable(&swap) {
                continue;
            }
            return;
        }
        let Some(j) = next_swappable(instrs, i, -1) else { return };
        let line = instrs[j].loc.line;
        let mut k = j;
        for _ in 1..swap.arg {
            match next_swappable(instrs, k, line) {
                Some(next) => k = next,
                None => return,
            }
        }
        // Two stores to one variable, or one in between, must keep their order.
        let (store_j, store_k) = (stores_to(&instrs[j]), stores_to(&instrs[k]));
        if store_j.is_some() || store_k.is_some() {
            if store_j == store_k {
                return;
            }
            let between = &instrs[j + 1..k];
            if between.iter().any(|b| stores_to(b).is_some_and(|s| Some(s) == store_j || Some(s) == store_k)) {
                return;
            }
        }
        instrs[i].op = Ins::NOP;
        instrs.swap(j, k);
    }
}
