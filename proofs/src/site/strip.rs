//! Stripping and quickening: from every form with every counter the compiler's units come back.

use turncoat::adaptive::quicken::{quicken, strip};
use turncoat::bytecode::code::Unit;
use turncoat::bytecode::{Family, Op};

use crate::theorem::{Checked, Space, Theorem};

fn site(op: Op, operand: u8, counter: Unit, rest: Unit) -> Vec<Unit> {
    let mut code = vec![Unit::from_le_bytes([op as u8, operand]), counter];
    code.resize(1 + op.caches(), rest);
    code.push(Unit::from_le_bytes([Op::RETURN_VALUE as u8, 0]));
    code
}

fn members(family: Family) -> impl Iterator<Item = Op> {
    [family.base(), family.adaptive()].into_iter().chain(family.forms().iter().copied())
}

fn shown(code: &[Unit]) -> String {
    let name = Op::from_u8(code[0] as u8).map_or("no opcode", Op::name);
    format!("{name} {} with cache {:?}", code[0] >> 8, &code[1..code.len() - 1])
}

/// From every form, counter and operand: the base opcode, the same operand, empty caches, the neighbour untouched.
fn stripping(strip: impl Fn(&mut [Unit])) -> Checked {
    let mut cases = 0;
    for family in Family::ALL {
        for op in members(family) {
            for word in 0..=u16::MAX {
                let mut code = site(op, word as u8, word, !word);
                let before = shown(&code);
                strip(&mut code);
                if code != site(family.base(), word as u8, 0, 0) {
                    return Err(format!("{before} strips to {}", shown(&code)));
                }
                cases += 1;
            }
        }
    }
    Ok(Space::of(cases))
}

/// Quickening writes the opcode and the counter of base instructions and nothing else, and stripping undoes it.
fn quickening(quicken: impl Fn(&mut [Unit], Unit)) -> Checked {
    let mut cases = 0;
    for family in Family::ALL {
        for op in members(family) {
            for word in 0..=u16::MAX {
                let cold = site(op, 7, 0x1234, word);
                let mut code = cold.clone();
                quicken(&mut code, word);
                let wanted = if op == family.base() { site(family.adaptive(), 7, word, word) } else { cold.clone() };
                if code != wanted {
                    return Err(format!("{} with word {word} quickens to {}", shown(&cold), shown(&code)));
                }
                cases += 1;
            }
        }
    }
    Ok(Space::of(cases))
}

/// The theorems about whole instructions with their twins.
pub fn theorems() -> Vec<Theorem> {
    vec![
        Theorem::new('A', "stripping gives the base instruction back", "all members, all counter words", || {
            stripping(strip)
        })
        .twin("the counter stays", || {
            stripping(|code| {
                let counter = code[1];
                strip(code);
                code[1] = counter;
            })
        })
        .twin("the adaptive form stays", || {
            stripping(|code| {
                let op = Op::from_u8(code[0] as u8);
                strip(code);
                if let Some(op) = op.filter(|op| op.adaptive() == Some(*op)) {
                    code[0] = code[0] & 0xff00 | op as Unit;
                }
            })
        }),
        Theorem::new('A', "quickening writes opcode and counter only", "all members, all counter words", || {
            quickening(quicken)
        })
        .twin("the cache behind the counter is cleared", || {
            quickening(|code, word| {
                quicken(code, word);
                if code.len() > 3 {
                    code[2] = 0;
                }
            })
        }),
    ]
}
