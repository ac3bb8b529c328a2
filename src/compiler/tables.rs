//! The exception table and the position table, in CPython 3.11's encodings.

use super::assemble::instr_size;
use super::flowgraph::{BlockId, Graph, Instr};

/// `co_exceptiontable`: ranges of code units with their handler.
pub(super) fn exception_table(graph: &Graph, order: &[BlockId]) -> Box<[u8]> {
    let mut out = Vec::new();
    let mut at = 0;
    let mut start = 0;
    let mut handler: Option<BlockId> = None;
    for instr in order.iter().flat_map(|id| &graph.blocks[*id].instrs) {
        if instr.handler != handler {
            handler_entry(graph, start, at, handler, &mut out);
            start = at;
            handler = instr.handler;
        }
        at += instr_size(instr);
    }
    handler_entry(graph, start, at, handler, &mut out);
    out.into()
}

fn handler_entry(graph: &Graph, start: u32, end: u32, handler: Option<BlockId>, out: &mut Vec<u8>) {
    let Some(handler) = handler else { return };
    let block = &graph.blocks[handler];
    let lasti = u32::from(block.preserve_lasti);
    // The handler's depth counts the exception itself, and the offset below it.
    let depth = (block.depth.unwrap_or(1) as u32).saturating_sub(1 + lasti);
    /// Marks the first byte of an entry, so that a reader can find entries from any place.
    const START: u8 = 0x80;
    big_endian_varint(start, START, out);
    big_endian_varint(end - start, 0, out);
    big_endian_varint(block.offset, 0, out);
    big_endian_varint(depth << 1 | lasti, 0, out);
}

/// Six bits a byte, the most significant first; bit 6 says that more follow.
fn big_endian_varint(value: u32, mark: u8, out: &mut Vec<u8>) {
    let mut mark = mark;
    for shift in [30, 24, 18, 12, 6] {
        if value >> shift != 0 {
            out.push((value >> shift) as u8 & 0x3f | 0x40 | mark);
            mark = 0;
        }
    }
    out.push(value as u8 & 0x3f | mark);
}

/// `co_linetable`: an entry for each instruction, lines relative to the entry before.
pub(super) fn position_table(graph: &Graph, order: &[BlockId], first_line: i32) -> Box<[u8]> {
    /// Code units that one entry can cover.
    const MAX_UNITS: u32 = 8;
    // Most entries take two bytes or three.
    let count: usize = order.iter().map(|id| graph.blocks[*id].instrs.len()).sum();
    let mut out = Vec::with_capacity(3 * count);
    let mut line = first_line;
    for instr in order.iter().flat_map(|id| &graph.blocks[*id].instrs) {
        let mut size = instr_size(instr);
        while size > MAX_UNITS {
            position_entry(instr, MAX_UNITS, &mut line, &mut out);
            size -= MAX_UNITS;
        }
        position_entry(instr, size, &mut line, &mut out);
    }
    out.into()
}

/// Entry kinds beyond the short forms 0 to 9.
mod kind {
    /// 10, 11 and 12: the line is 0, 1 or 2 further.
    pub const ONE_LINE: u8 = 10;
    pub const NO_COLUMNS: u8 = 13;
    pub const LONG: u8 = 14;
    pub const NONE: u8 = 15;
}

fn position_entry(instr: &Instr, units: u32, line: &mut i32, out: &mut Vec<u8>) {
    let loc = instr.loc;
    let head = |kind: u8| 0x80 | kind << 3 | (units - 1) as u8;
    if loc.line < 0 {
        out.push(head(kind::NONE));
        return;
    }
    let delta = loc.line - *line;
    if loc.col < 0 || loc.end_col < 0 {
        if loc.end_line == loc.line || loc.end_line < 0 {
            out.push(head(kind::NO_COLUMNS));
            signed_varint(delta, out);
            *line = loc.line;
            return;
        }
    } else if loc.end_line == loc.line {
        if delta == 0 && loc.col < 80 && loc.end_col >= loc.col && loc.end_col - loc.col < 16 {
            out.push(head((loc.col >> 3) as u8));
            out.push(((loc.col & 7) << 4 | (loc.end_col - loc.col)) as u8);
            return;
        }
        if (0..3).contains(&delta) && loc.col < 128 && loc.end_col < 128 {
            out.push(head(kind::ONE_LINE + delta as u8));
            out.push(loc.col as u8);
            out.push(loc.end_col as u8);
            *line = loc.line;
            return;
        }
    }
    out.push(head(kind::LONG));
    signed_varint(delta, out);
    varint((loc.end_line - loc.line).max(0) as u32, out);
    varint((loc.col + 1) as u32, out);
    varint((loc.end_col + 1) as u32, out);
    *line = loc.line;
}

/// Six bits a byte, the least significant first; bit 6 says that more follow.
fn varint(mut value: u32, out: &mut Vec<u8>) {
    while value >= 64 {
        out.push(0x40 | value as u8 & 0x3f);
        value >>= 6;
    }
    out.push(value as u8);
}

/// The sign is the lowest bit.
fn signed_varint(value: i32, out: &mut Vec<u8>) {
    varint(if value < 0 { value.unsigned_abs() << 1 | 1 } else { (value as u32) << 1 }, out);
}
