//! Reads what a code object encodes: instructions, source positions and exception handlers. Hostile bytes are read as
//! far as they make sense and never panic.

use super::code::{Code, Handler, LocalKind, Position, Unit};
use super::op::{Flow, Op, Operand};

/// One instruction, as it stands in its own code unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instruction {
    /// Its code unit, counted from the start of the code.
    pub unit: u32,
    /// The opcode.
    pub op: Op,
    /// The operand, with those of the `EXTENDED_ARG`s in front of it.
    pub arg: u32,
}

impl Instruction {
    /// The code unit after the instruction and its cache.
    pub const fn next(self) -> u32 {
        self.unit + 1 + self.op.caches() as u32
    }

    /// The code unit that it jumps to, if it jumps and that is not before the start.
    pub const fn target(self) -> Option<u32> {
        if matches!(self.op.flow(), Flow::Next | Flow::End) {
            return None;
        }
        match self.op.operand() {
            Operand::Backward => self.next().checked_sub(self.arg),
            _ => self.next().checked_add(self.arg),
        }
    }
}

/// The instructions of a code, `EXTENDED_ARG` as one of its own; a unit without a known opcode ends it.
pub fn instructions(units: &[Unit]) -> impl Iterator<Item = Instruction> {
    let (mut unit, mut extended) = (0usize, 0u32);
    std::iter::from_fn(move || {
        let [number, operand] = units.get(unit)?.to_le_bytes();
        let op = Op::from_u8(number)?;
        let arg = extended | u32::from(operand);
        extended = if op.deopt() == Op::EXTENDED_ARG { arg << 8 } else { 0 };
        let instruction = Instruction { unit: unit as u32, op, arg };
        unit += 1 + op.caches();
        Some(instruction)
    })
}

/// Reads six bits a byte while bit 6 is set, most significant first (`Objects/exception_handling_notes.txt`).
pub(super) fn big_varint(bytes: &mut impl Iterator<Item = u8>) -> Option<u32> {
    let mut value = 0u32;
    loop {
        let byte = bytes.next()?;
        value = value.checked_mul(64)? | u32::from(byte & 63);
        if byte & 64 == 0 {
            return Some(value);
        }
    }
}

/// Reads six bits a byte while bit 6 is set, least significant first (`Objects/locations.md`).
fn little_varint(bytes: &mut impl Iterator<Item = u8>) -> Option<u32> {
    let (mut value, mut shift) = (0u32, 0);
    loop {
        let byte = bytes.next()?;
        value |= u32::from(byte & 63).checked_shl(shift)?;
        shift += 6;
        if byte & 64 == 0 {
            return Some(value);
        }
    }
}

fn signed_varint(bytes: &mut impl Iterator<Item = u8>) -> Option<i64> {
    let value = i64::from(little_varint(bytes)?);
    Some(if value & 1 == 0 { value >> 1 } else { -(value >> 1) })
}

/// One entry of the position table: how many code units it covers, and where they stand.
type PositionEntry = (u32, Position);

fn position_entry(bytes: &mut impl Iterator<Item = u8>, line: &mut i64) -> Option<PositionEntry> {
    let first = bytes.next()?;
    let length = u32::from(first & 7) + 1;
    let number = |n: i64| u32::try_from(n).ok();
    let position = match first >> 3 & 15 {
        15 => Position::default(),
        14 => {
            *line += signed_varint(bytes)?;
            let end_line = *line + i64::from(little_varint(bytes)?);
            // Columns are stored plus one, so that 0 says "none".
            let (column, end) = (little_varint(bytes)?.checked_sub(1), little_varint(bytes)?.checked_sub(1));
            Position { line: number(*line), end_line: number(end_line), column, end_column: end }
        }
        13 => {
            *line += signed_varint(bytes)?;
            Position { line: number(*line), end_line: number(*line), column: None, end_column: None }
        }
        code @ 10..=12 => {
            *line += i64::from(code) - 10;
            let (column, end) = (u32::from(bytes.next()?), u32::from(bytes.next()?));
            Position { line: number(*line), end_line: number(*line), column: Some(column), end_column: Some(end) }
        }
        code => {
            let second = bytes.next()?;
            let column = u32::from(code) * 8 + u32::from(second >> 4 & 7);
            let end = column + u32::from(second & 15);
            Position { line: number(*line), end_line: number(*line), column: Some(column), end_column: Some(end) }
        }
    };
    Some((length, position))
}

impl Code {
    /// The instructions as the compiler made them.
    pub fn instructions(&self) -> impl Iterator<Item = Instruction> {
        instructions(&self.units)
    }

    /// The entries of the position table in order: number of code units, position.
    pub fn position_entries(&self) -> impl Iterator<Item = (u32, Position)> {
        let mut bytes = self.position_table.iter().copied();
        let mut line = i64::from(self.first_line);
        std::iter::from_fn(move || position_entry(&mut bytes, &mut line))
    }

    /// Whether the position table ends where an entry ends.
    pub(super) fn position_table_is_whole(&self) -> bool {
        let mut bytes = self.position_table.iter().copied();
        let mut line = i64::from(self.first_line);
        while bytes.len() > 0 {
            if position_entry(&mut bytes, &mut line).is_none() {
                return false;
            }
        }
        true
    }

    /// Where the instruction of each code unit stands (`co_positions()`).
    pub fn positions(&self) -> impl Iterator<Item = Position> {
        self.position_entries().flat_map(|(length, position)| std::iter::repeat_n(position, length as usize))
    }

    /// Where the instruction of this code unit stands; `None` where the table ends before it.
    pub fn position_at(&self, unit: usize) -> Option<Position> {
        let mut bytes = self.position_table.iter().copied();
        let mut line = i64::from(self.first_line);
        let mut end = 0;
        loop {
            // Most entries are only passed.
            let mut rest = bytes.clone();
            let first = rest.next()?;
            end += usize::from(first & 7) + 1;
            if unit < end {
                return position_entry(&mut bytes, &mut line).map(|(_, position)| position);
            }
            match first >> 3 & 15 {
                15 => {}
                13 | 14 => {
                    position_entry(&mut bytes, &mut line)?;
                    continue;
                }
                code @ 10..=12 => {
                    line += i64::from(code) - 10;
                    rest.nth(1)?;
                }
                _ => {
                    rest.next()?;
                }
            }
            bytes = rest;
        }
    }

    /// The exception table's entries in order; a truncated one ends it.
    pub fn handlers(&self) -> impl Iterator<Item = Handler> {
        let mut bytes = self.exception_table.iter().copied();
        std::iter::from_fn(move || {
            let start = big_varint(&mut bytes)?;
            let length = big_varint(&mut bytes)?;
            let target = big_varint(&mut bytes)?;
            let depth = big_varint(&mut bytes)?;
            let end = start.checked_add(length)?;
            Some(Handler { start, end, target, depth: depth >> 1, push_offset: depth & 1 != 0 })
        })
    }

    fn locals_where(&self, wanted: impl Fn(LocalKind) -> bool) -> impl Iterator<Item = &str> {
        self.locals.iter().filter(move |local| wanted(local.kind)).map(|local| &*local.name)
    }

    /// `co_varnames`
    pub fn varnames(&self) -> impl Iterator<Item = &str> {
        self.locals_where(|kind| kind.local)
    }

    /// `co_cellvars`
    pub fn cellvars(&self) -> impl Iterator<Item = &str> {
        self.locals_where(|kind| kind.cell)
    }

    /// `co_freevars`
    pub fn freevars(&self) -> impl Iterator<Item = &str> {
        self.locals_where(|kind| kind.free)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn hostile(units: Vec<u16>, exceptions: Vec<u8>, positions: Vec<u8>) -> Code {
        let mut code = (*crate::compiler::compile("x", "m").expect("compiles")).clone();
        code.units = units.into();
        code.exception_table = exceptions.into();
        code.position_table = positions.into();
        code
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_without_panic(
            units in prop::collection::vec(any::<u16>(), 0..200),
            exceptions in prop::collection::vec(any::<u8>(), 0..200),
            positions in prop::collection::vec(any::<u8>(), 0..200),
        ) {
            let code = hostile(units, exceptions, positions);
            prop_assert!(code.instructions().all(|i| (i.unit as usize) < code.units.len()));
            for instruction in code.instructions() {
                let _ = instruction.target();
            }
            prop_assert!(code.handlers().all(|h| h.start <= h.end));
            for (unit, position) in code.positions().enumerate() {
                prop_assert_eq!(code.position_at(unit), Some(position));
            }
            prop_assert_eq!(code.position_at(code.positions().count()), None);
            prop_assert!(code.positions().count() <= 8 * code.position_table.len());
            let _ = crate::bytecode::disassemble::Listing::new(&code).show_caches(true).to_string();
        }
    }

    #[test]
    fn a_handler_covers_the_body_of_its_try() {
        let code = crate::compiler::compile("try:\n    f()\nexcept E:\n    g()\n", "m").expect("compiles");
        let handlers: Vec<Handler> = code.handlers().collect();
        let call = code.instructions().find(|i| i.op == Op::CALL).expect("a call").unit;
        assert!(handlers.iter().any(|h| (h.start..h.end).contains(&call) && h.depth == 0 && !h.push_offset));
        let line = code.positions().nth(call as usize).expect("a position");
        assert_eq!((line.line, line.column, line.end_column), (Some(2), Some(4), Some(7)));
    }
}
