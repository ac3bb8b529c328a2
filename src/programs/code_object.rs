//! Mutations of code objects, near enough to sense that the verifier accepts a good part of them.

use std::sync::Arc;

use super::split_mix::SplitMix;
use crate::bytecode::code::Local;
use crate::bytecode::{ALL, Code, Constant, Op};

fn flip_byte(bytes: &mut Box<[u8]>, random: &mut SplitMix) {
    let mut list = bytes.to_vec();
    let at = random.below(list.len() + 1);
    match random.below(4) {
        0 => list.insert(at, random.next_u64() as u8),
        1 if at < list.len() => _ = list.remove(at),
        2 if at < list.len() => list[at] = random.next_u64() as u8,
        _ if at < list.len() => list[at] ^= 1 << random.below(8),
        _ => {}
    }
    *bytes = list.into();
}

fn shift(number: &mut u32, random: &mut SplitMix) {
    *number = match random.below(4) {
        0 => number.wrapping_add(1),
        1 => number.wrapping_sub(1),
        2 => random.below(300) as u32,
        _ => random.next_u64() as u32,
    };
}

fn mutate_units(code: &mut Code, random: &mut SplitMix) {
    let mut units = code.units.to_vec();
    // Mostly instructions: whatever happens to a cache entry is refused.
    let own: Vec<usize> = code.instructions().map(|ins| ins.unit as usize).collect();
    let mut pick = || {
        if own.is_empty() || random.below(20) == 0 { random.below(units.len()) } else { own[random.below(own.len())] }
    };
    let (at, other) = (pick(), pick());
    match random.below(8) {
        // An operand, a little off: the most likely to slip through.
        0 | 1 => units[at] = units[at].wrapping_add(if random.below(2) == 0 { 0x100 } else { 0xff00 }),
        // Another opcode with the same cache, so that what follows keeps its meaning.
        2 | 3 => {
            let [number, low] = units[at].to_le_bytes();
            let caches = Op::from_u8(number).map_or(0, Op::caches);
            let similar: Vec<Op> =
                ALL.into_iter().filter(|op| op.is_base() && op.is_supported() && op.caches() == caches).collect();
            units[at] = u16::from_le_bytes([similar[random.below(similar.len())] as u8, low]);
        }
        4 => units.swap(at, other),
        5 => units[at] = random.next_u64() as u16,
        6 => _ = units.remove(at),
        _ => units.insert(at, units[other]),
    }
    code.units = units.into();
}

fn mutate_lists(code: &mut Code, random: &mut SplitMix) {
    let (constants, names, locals) = (code.constants.len(), code.names.len(), code.locals.len());
    match random.below(6) {
        0 if constants > 1 => code.constants.swap(random.below(constants), 0),
        1 if constants > 0 => code.constants = code.constants[..constants - 1].into(),
        2 if names > 0 => code.names = code.names[..names - 1].into(),
        3 if locals > 0 => code.locals = code.locals[..locals - 1].into(),
        4 if locals > 0 => {
            let kind = &mut code.locals[random.below(locals)].kind;
            match random.below(3) {
                0 => kind.local ^= true,
                1 => kind.cell ^= true,
                _ => kind.free ^= true,
            }
        }
        _ => {
            let mut list: Vec<Local> = code.locals.to_vec();
            list.extend(list.first().cloned());
            code.locals = list.into();
        }
    }
}

/// One change, or a few, anywhere in a code object or in one nested in it.
#[must_use]
pub fn mutate(code: &Code, random: &mut SplitMix) -> Code {
    let mut code = code.clone();
    let nested: Vec<usize> =
        (0..code.constants.len()).filter(|&i| matches!(code.constants[i], Constant::Code(_))).collect();
    if !nested.is_empty() && random.below(4) > 0 {
        let at = nested[random.below(nested.len())];
        if let Constant::Code(inner) = &code.constants[at] {
            code.constants[at] = Constant::Code(Arc::new(mutate(inner, random)));
        }
        return code;
    }
    for _ in 0..=random.below(3) {
        match random.below(16) {
            0 => flip_byte(&mut code.exception_table, random),
            1 => flip_byte(&mut code.position_table, random),
            2 => mutate_lists(&mut code, random),
            3 => shift(&mut code.stack_size, random),
            4 => match random.below(4) {
                0 => shift(&mut code.arg_count, random),
                1 => shift(&mut code.posonly_arg_count, random),
                2 => shift(&mut code.kwonly_arg_count, random),
                _ => code.flags ^= 1 << random.below(10),
            },
            _ => mutate_units(&mut code, random),
        }
        if code.units.is_empty() {
            break;
        }
    }
    code
}
