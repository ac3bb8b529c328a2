//! Assembly: a unit's flow graph becomes a code object.

use std::sync::Arc;

use crate::bytecode::code::{Code, Local, LocalKind, flags};
use crate::bytecode::{Constant, Op};

use super::ast::Loc;
use super::codegen::{Unit, UnitKind};
use super::depth;
use super::flowgraph::{BlockId, Graph, Ins, Instr};
use super::lines;
use super::optimize;
use super::symtable::ScopeKind;
use super::tables;

/// Turns a finished unit into its code object.
pub(super) fn assemble(unit: Unit<'_>, filename: &str, future_flags: u32) -> Result<Arc<Code>, &'static str> {
    let mut unit = unit;
    let flags = code_flags(&unit) | future_flags;
    let (locals, slots) = local_slots(&unit);
    let graph = &mut unit.graph;
    optimize::normalize(graph);
    optimize::extend_blocks(graph);
    insert_prefix(graph, flags, unit.first_line, &slots, unit.cells.names.len(), unit.free.names.len());
    fix_cell_offsets(graph, &slots);
    optimize::optimize(graph, &mut unit.constants);
    lines::duplicate_exits(graph);
    let constants = used_constants(graph, std::mem::take(&mut unit.constants.items));
    lines::propagate(graph);
    lines::guarantee_exits(graph, unit.first_line);
    let stack_size = depth::stack_depth(graph, unit.scope.generator)?;
    depth::label_handlers(graph);
    depth::drop_setups(graph);
    let order = graph.layout();
    for id in &order {
        optimize::clean_block(graph, *id);
    }
    direct_jumps(graph, &order)?;
    place_blocks(graph, &order);
    Ok(Arc::new(Code {
        name: unit.name.clone(),
        qualname: unit.qualname.clone(),
        filename: Arc::from(filename),
        first_line: unit.first_line.max(0) as u32,
        flags,
        arg_count: unit.arg_count,
        posonly_arg_count: unit.posonly_arg_count,
        kwonly_arg_count: unit.kwonly_arg_count,
        stack_size,
        units: code_units(graph, &order),
        constants,
        names: unit.names.names.into(),
        locals,
        exception_table: tables::exception_table(graph, &order),
        position_table: tables::position_table(graph, &order, unit.first_line),
    }))
}

fn code_flags(unit: &Unit<'_>) -> u32 {
    let scope = unit.scope;
    let mut bits = 0;
    if scope.kind == ScopeKind::Function && unit.kind != UnitKind::Module {
        bits |= flags::OPTIMIZED | flags::NEWLOCALS;
        let set = [
            (scope.nested, flags::NESTED),
            (scope.generator, flags::GENERATOR),
            (scope.varargs, flags::VARARGS),
            (scope.varkeywords, flags::VARKEYWORDS),
        ];
        for (on, flag) in set {
            if on {
                bits |= flag;
            }
        }
    }
    bits
}

/// The slots of a frame, and where each cell and free variable is among them: a captured parameter shares its slot.
fn local_slots(unit: &Unit<'_>) -> (Box<[Local]>, Vec<u32>) {
    let mut locals: Vec<Local> = unit
        .locals
        .names
        .iter()
        .map(|name| Local { name: name.clone(), kind: LocalKind { local: true, cell: false, free: false } })
        .collect();
    let mut slots = Vec::new();
    for name in &unit.cells.names {
        match unit.locals.get(name) {
            Some(index) => {
                locals[index as usize].kind.cell = true;
                slots.push(index);
            }
            None => {
                slots.push(locals.len() as u32);
                let kind = LocalKind { local: false, cell: true, free: false };
                locals.push(Local { name: name.clone(), kind });
            }
        }
    }
    for name in &unit.free.names {
        slots.push(locals.len() as u32);
        locals.push(Local { name: name.clone(), kind: LocalKind { local: false, cell: false, free: true } });
    }
    (locals.into(), slots)
}

/// What every frame does first: take its closure, make its cells, become a generator.
fn insert_prefix(graph: &mut Graph, code_flags: u32, first_line: i32, slots: &[u32], cells: usize, free: usize) {
    let mut prefix = Vec::new();
    if free > 0 {
        prefix.push(Instr::new(Op::COPY_FREE_VARS, free as u32, Loc::NONE));
    }
    let mut order: Vec<usize> = (0..cells).collect();
    order.sort_by_key(|i| slots[*i]);
    prefix.extend(order.into_iter().map(|i| Instr::new(Op::MAKE_CELL, i as u32, Loc::NONE)));
    if code_flags & flags::GENERATOR != 0 {
        let loc = Loc { line: first_line, end_line: first_line, col: -1, end_col: -1 };
        prefix.push(Instr::new(Op::RETURN_GENERATOR, 0, loc));
        prefix.push(Instr::new(Op::POP_TOP, 0, loc));
    }
    graph.blocks[0].instrs.splice(0..0, prefix);
}

/// Operands of cell instructions count cells and free variables until here; from here on they are slots.
fn fix_cell_offsets(graph: &mut Graph, slots: &[u32]) {
    for instr in graph.blocks.iter_mut().flat_map(|b| &mut b.instrs) {
        if let Ins::Op(
            Op::MAKE_CELL
            | Op::LOAD_CLOSURE
            | Op::LOAD_DEREF
            | Op::STORE_DEREF
            | Op::DELETE_DEREF
            | Op::LOAD_CLASSDEREF,
        ) = instr.op
        {
            instr.arg = slots.get(instr.arg as usize).copied().unwrap_or(instr.arg);
        }
    }
}

/// Drops the constants behind the last that is used; the first, a docstring's place, stays.
fn used_constants(graph: &Graph, mut constants: Vec<Constant>) -> Box<[Constant]> {
    let mut last = 0;
    for id in graph.layout() {
        for instr in &graph.blocks[id].instrs {
            if matches!(instr.op, Ins::Op(Op::LOAD_CONST | Op::KW_NAMES)) {
                last = last.max(instr.arg as usize);
            }
        }
    }
    constants.truncate(last + 1);
    constants.into()
}

/// Pseudo jumps become forward or backward ones.
fn direct_jumps(graph: &mut Graph, order: &[BlockId]) -> Result<(), &'static str> {
    graph.blocks.iter_mut().for_each(|b| b.visited = false);
    for id in order {
        graph.blocks[*id].visited = true;
        let Some(last) = graph.blocks[*id].instrs.last().copied() else { continue };
        let Some(target) = last.target.filter(|_| last.op.is_jump()) else { continue };
        let back = graph.blocks[target].visited;
        let pick = |forward, backward| if back { backward } else { forward };
        let op = match last.op {
            Ins::Jump => pick(Op::JUMP_FORWARD, Op::JUMP_BACKWARD),
            Ins::JumpNoInterrupt => pick(Op::JUMP_FORWARD, Op::JUMP_BACKWARD_NO_INTERRUPT),
            Ins::PopJumpIfFalse => pick(Op::POP_JUMP_FORWARD_IF_FALSE, Op::POP_JUMP_BACKWARD_IF_FALSE),
            Ins::PopJumpIfTrue => pick(Op::POP_JUMP_FORWARD_IF_TRUE, Op::POP_JUMP_BACKWARD_IF_TRUE),
            Ins::PopJumpIfNone => pick(Op::POP_JUMP_FORWARD_IF_NONE, Op::POP_JUMP_BACKWARD_IF_NONE),
            Ins::PopJumpIfNotNone => pick(Op::POP_JUMP_FORWARD_IF_NOT_NONE, Op::POP_JUMP_BACKWARD_IF_NOT_NONE),
            Ins::Op(op) if !back => op,
            _ => return Err("a forward jump would go backward"),
        };
        if let Some(last) = graph.blocks[*id].instrs.last_mut() {
            last.op = op.into();
        }
    }
    Ok(())
}

/// The operand as it is written: opcodes below `HAVE_ARGUMENT` have none, whatever they were before a pass.
fn operand(instr: &Instr) -> u32 {
    match instr.op {
        Ins::Op(op) if !op.has_operand() => 0,
        _ => instr.arg,
    }
}

/// Code units of an instruction: its EXTENDED_ARGs, itself, its cache.
pub(super) fn instr_size(instr: &Instr) -> u32 {
    let extended = match operand(instr) {
        0..=0xff => 0,
        0x100..=0xffff => 1,
        0x1_0000..=0xff_ffff => 2,
        _ => 3,
    };
    let cache = if let Ins::Op(op) = instr.op { op.caches() as u32 } else { 0 };
    extended + 1 + cache
}

/// Gives every block its offset and every jump its distance, until no jump grows any more.
fn place_blocks(graph: &mut Graph, order: &[BlockId]) {
    loop {
        let mut at = 0;
        for id in order {
            graph.blocks[*id].offset = at;
            at += graph.blocks[*id].instrs.iter().map(instr_size).sum::<u32>();
        }
        let mut grown = false;
        for id in order {
            let mut at = graph.blocks[*id].offset;
            for i in 0..graph.blocks[*id].instrs.len() {
                let size = instr_size(&graph.blocks[*id].instrs[i]);
                at += size;
                let instr = graph.blocks[*id].instrs[i];
                if let Some(target) = instr.target.filter(|_| instr.op.is_jump()) {
                    let distance = graph.blocks[target].offset.abs_diff(at);
                    let instr = &mut graph.blocks[*id].instrs[i];
                    instr.arg = distance;
                    grown |= instr_size(instr) != size;
                }
            }
        }
        if !grown {
            return;
        }
    }
}

fn code_units(graph: &Graph, order: &[BlockId]) -> Box<[u16]> {
    // Where the last block begins, and room for what it holds.
    let last = order.last().map_or(0, |id| graph.blocks[*id].offset as usize + 4 * graph.blocks[*id].instrs.len());
    let mut units = Vec::with_capacity(last);
    for instr in order.iter().flat_map(|id| &graph.blocks[*id].instrs) {
        let Ins::Op(op) = instr.op else { continue };
        let mut prefix = instr_size(instr) - 1 - op.caches() as u32;
        while prefix > 0 {
            let byte = (operand(instr) >> (8 * prefix)) & 0xff;
            units.push(Op::EXTENDED_ARG as u16 | (byte as u16) << 8);
            prefix -= 1;
        }
        units.push(op as u16 | ((operand(instr) & 0xff) as u16) << 8);
        units.resize(units.len() + op.caches(), 0);
    }
    units.into()
}
