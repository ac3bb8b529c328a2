//! The exception table and the position table.

use super::Located;
use super::fault::Fault;
use super::layout::Layout;
use crate::bytecode::code::Code;
use crate::bytecode::decode::big_varint;

/// An entry of the exception table, in instructions.
#[derive(Clone, Copy, Debug)]
pub(super) struct Handler {
    /// The first instruction covered.
    pub start: usize,
    /// The instruction after the last one covered.
    pub end: usize,
    /// The handler's first instruction.
    pub target: usize,
    /// How many entries stay on the stack.
    pub depth: u32,
    /// Whether the offset is pushed below the exception.
    pub push_offset: bool,
}

/// Set on the first byte of an entry, and on no other.
const MARK: u8 = 0x80;

/// Reads the exception table: its ranges are in order, part no instruction, and lead to instructions.
pub(super) fn handlers(code: &Code, layout: &Layout) -> Result<Vec<Handler>, Located> {
    let table = &code.exception_table;
    let fault = |fault| Err((None, fault));
    let count = layout.instructions.len();
    let bound = |unit: u32| if unit as usize == code.units.len() { Some(count) } else { layout.at(unit) };
    let mut found: Vec<Handler> = Vec::new();
    let (mut at, mut last_end) = (0, 0);
    while at < table.len() {
        let mut bytes = table[at..].iter().copied();
        let numbers = (|| {
            Some([big_varint(&mut bytes)?, big_varint(&mut bytes)?, big_varint(&mut bytes)?, big_varint(&mut bytes)?])
        })();
        let Some([start, length, target, depth]) = numbers else { return fault(Fault::ExceptionTableCut) };
        let next = table.len() - bytes.len();
        if table[at] & MARK == 0 || table[at + 1..next].iter().any(|byte| byte & MARK != 0) {
            return fault(Fault::ExceptionTableMark);
        }
        at = next;
        let end = start.saturating_add(length);
        if length == 0 || end as usize > code.units.len() {
            return fault(Fault::Range { start, end });
        }
        if start < last_end {
            return fault(Fault::RangeOrder { start });
        }
        last_end = end;
        let Some(first) = layout.at(start) else { return fault(Fault::RangeInside { unit: start }) };
        let Some(past) = bound(end) else { return fault(Fault::RangeInside { unit: end }) };
        if target as usize >= code.units.len() {
            return fault(Fault::HandlerOutside { target });
        }
        let Some(to) = layout.at(target).filter(|&to| to >= layout.setup && !layout.inside_call(to)) else {
            return fault(Fault::HandlerInside { target });
        };
        found.push(Handler { start: first, end: past, target: to, depth: depth >> 1, push_offset: depth & 1 != 0 });
    }
    Ok(found)
}

/// The position table has an entry for every code unit, and no half entry.
pub(super) fn check_positions(code: &Code) -> Result<(), Fault> {
    if !code.position_table_is_whole() {
        return Err(Fault::PositionsCut);
    }
    let covered: u64 = code.position_entries().map(|(length, _)| u64::from(length)).sum();
    if covered != code.units.len() as u64 {
        return Err(Fault::PositionsLength { covered, units: code.units.len() });
    }
    Ok(())
}
