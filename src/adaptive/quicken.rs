//! Quickening: code units to their adaptive, paired and quick opcodes in one sweep, and back.

use crate::bytecode::code::Unit;
use crate::bytecode::{Kind, Op};

/// How far a code object is from being quickened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Warmup {
    left: u32,
}

impl Warmup {
    /// A cold code object that is quickened by its `ticks`-th RESUME or JUMP_BACKWARD; 0 counts as 1.
    pub const fn new(ticks: u32) -> Warmup {
        Warmup { left: if ticks == 0 { 1 } else { ticks } }
    }

    /// Counts one RESUME or JUMP_BACKWARD; true exactly once, when the code is to be quickened.
    #[inline]
    pub const fn tick(&mut self) -> bool {
        let due = self.left == 1;
        self.left = self.left.saturating_sub(1);
        due
    }
}

fn opcode(unit: Unit) -> Option<Op> {
    Op::from_u8(unit.to_le_bytes()[0])
}

fn set_opcode(unit: &mut Unit, op: Op) {
    *unit = *unit & 0xff00 | op as Unit;
}

/// Quickens a code object in place, as CPython 3.11.7's `_PyCode_Quicken` does.
///
/// Base opcodes of a family become adaptive with counter `word`, those with a quick form take it, and each
/// pair of neighbours that has a super-instruction gets it in the first slot. Pairs overlap and know nothing of lines
/// and jump targets. Opcodes that are quickened already, or that do not exist, stay: a second sweep changes nothing.
pub fn quicken(code: &mut [Unit], word: u16) {
    let mut previous = None;
    let mut at = 0;
    while at < code.len() {
        let Some(op) = opcode(code[at]) else {
            previous = None;
            at += 1;
            continue;
        };
        let base = op.deopt();
        if let Some(adaptive) = op.adaptive() {
            if op.kind() == Kind::Base {
                set_opcode(&mut code[at], adaptive);
                if let Some(counter) = code.get_mut(at + 1) {
                    *counter = word;
                }
            }
            previous = None;
        } else {
            if let Some(quick) = op.quick() {
                set_opcode(&mut code[at], quick);
            } else if let Some(pair) = previous.and_then(|first| Op::pair(first, base)) {
                set_opcode(&mut code[at - 1], pair);
            }
            previous = Some(base);
        }
        at += 1 + op.caches();
    }
}

/// Gives the compiler's units back: every opcode its base opcode, every cache entry 0, as `co_code` shows them.
pub fn strip(code: &mut [Unit]) {
    let mut at = 0;
    while at < code.len() {
        let Some(op) = opcode(code[at]) else {
            at += 1;
            continue;
        };
        set_opcode(&mut code[at], op.deopt());
        let next = at + 1 + op.caches();
        let end = next.min(code.len());
        code[at + 1..end].fill(0);
        at = next;
    }
}

/// Whether [`strip`] makes the second code of the first.
pub fn strips_to(code: &[Unit], base: &[Unit]) -> bool {
    let mut at = 0;
    while at < code.len() {
        let mut unit = code[at];
        let mut next = at + 1;
        if let Some(op) = opcode(unit) {
            set_opcode(&mut unit, op.deopt());
            next += op.caches();
        }
        let caches = at + 1..next.min(code.len());
        if base.get(at) != Some(&unit) || base.get(caches).is_none_or(|caches| caches.iter().any(|&unit| unit != 0)) {
            return false;
        }
        at = next;
    }
    code.len() == base.len()
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use proptest::prelude::*;

    use super::*;
    use crate::bytecode::{ALL, Family};

    fn unit(op: Op, operand: u8) -> Unit {
        Unit::from_le_bytes([op as u8, operand])
    }

    fn quickened(ops: &[Op]) -> Vec<Op> {
        let mut code: Vec<Unit> = ops.iter().map(|op| unit(*op, 7)).collect();
        quicken(&mut code, 0);
        assert!(code.iter().all(|unit| unit >> 8 == 7));
        code.iter().map(|unit| opcode(*unit).expect("an opcode stays one")).collect()
    }

    #[test]
    fn warm_up_is_over_once() {
        let mut warmup = Warmup::new(8);
        let ticks: Vec<u32> = (1..100).filter(|_| warmup.tick()).collect();
        assert_eq!(ticks, [8]);
        assert!(Warmup::new(0).tick());
    }

    #[test]
    fn pairs_overlap_and_quick_forms_part_them() {
        use Op::*;
        assert_eq!(
            quickened(&[LOAD_FAST, LOAD_FAST, LOAD_FAST]),
            [LOAD_FAST__LOAD_FAST, LOAD_FAST__LOAD_FAST, LOAD_FAST]
        );
        assert_eq!(
            quickened(&[STORE_FAST, STORE_FAST, LOAD_FAST, LOAD_CONST, LOAD_FAST]),
            [STORE_FAST__STORE_FAST, STORE_FAST__LOAD_FAST, LOAD_FAST__LOAD_CONST, LOAD_CONST__LOAD_FAST, LOAD_FAST]
        );
        assert_eq!(
            quickened(&[RESUME, LOAD_FAST, EXTENDED_ARG, LOAD_FAST, JUMP_BACKWARD]),
            [RESUME_QUICK, LOAD_FAST, EXTENDED_ARG_QUICK, LOAD_FAST, JUMP_BACKWARD_QUICK]
        );
        assert_eq!(quickened(&[LOAD_CONST, LOAD_CONST]), [LOAD_CONST, LOAD_CONST]);
    }

    #[test]
    fn stripping_gives_the_base_back_from_every_opcode() {
        for op in ALL {
            let mut code = vec![unit(op, 9); 1];
            code.resize(1 + op.caches(), 0xbeef);
            strip(&mut code);
            assert_eq!(code[0], unit(op.deopt(), 9), "{}", op.name());
            assert!(code[1..].iter().all(|entry| *entry == 0), "{}", op.name());
        }
    }

    #[test]
    fn every_family_becomes_adaptive_with_its_counter() {
        for family in Family::ALL {
            let mut code = vec![unit(family.base(), 3)];
            code.resize(1 + family.caches(), 0);
            quicken(&mut code, 0x21);
            assert_eq!(code[..2], [unit(family.adaptive(), 3), 0x21]);
            assert!(code[2..].iter().all(|entry| *entry == 0));
        }
    }

    proptest! {
        #[test]
        fn any_units_are_safe_and_base_code_comes_back(units in prop::collection::vec(any::<u16>(), 0..64)) {
            let mut base = units;
            strip(&mut base);
            let mut code = base.clone();
            quicken(&mut code, 0);
            let once = code.clone();
            quicken(&mut code, 0);
            prop_assert_eq!(&code, &once);
            prop_assert!(strips_to(&code, &base));
            strip(&mut code);
            prop_assert_eq!(&code, &base);
            if let Some(first) = code.first_mut() {
                *first ^= 0x100;
                prop_assert!(!strips_to(&code, &base));
            }
        }
    }

    /// The functions return before any instruction of a family runs, so that CPython shows the pass and nothing else.
    const PYTHON: &str = r#"
import sys
if sys.version_info[:3] != (3, 11, 7): sys.exit()
bodies = [
    "return a + b * c",
    "for i in range(a):\n  b.x = i\n  c[i] = b.y[i]\n return b.m(c)",
    "while a < b:\n  a, b = b, a\n return -a",
    "x = a\n y = b\n x = y = x\n return len([x, y, 1, c])",
    "with a as b:\n  try: raise b\n  except ValueError as e: print(e)\n return 5",
    "def g(x, *y): return a, x\n return g(*b, **c)",
    "x = {k: v for k, v in a}\n x.update(b)\n del x\n return f'{a!r:>{b}} {c}'",
    "if a == 1 and b != 2: a += 1\n elif c > b: a -= 1\n return a % b",
    "\n ".join(f"v{i} = v{i-1 if i else 0}" for i in range(300)) + "\n while True:\n  " + "a = a + b\n  " * 100 + "pass",
]
for body in bodies:
    names = {}
    exec("def f(stop, a, b, c):\n if stop: return 0\n " + body, names)
    f = names["f"]
    for _ in range(8): f(True, 1, 2, 3)
    print(f.__code__.co_code.hex(), f.__code__._co_code_adaptive.hex())
"#;

    fn units(hex: &str) -> Vec<Unit> {
        (0..hex.len() / 4)
            .map(|i| u16::from_str_radix(&hex[4 * i..4 * i + 4], 16).expect("hexadecimal").swap_bytes())
            .collect()
    }

    #[test]
    fn quickens_as_python_does() {
        let Ok(output) = Command::new("python3.11").args(["-c", PYTHON]).output() else {
            eprintln!("skipped: no python3.11");
            return;
        };
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let text = String::from_utf8(output.stdout).expect("hexadecimal");
        for (index, line) in text.lines().enumerate() {
            let (cold, quick) = line.split_once(' ').expect("two columns");
            let (cold, quick) = (units(cold), units(quick));
            let mut code = cold.clone();
            quicken(&mut code, 0);
            assert_eq!(code, quick, "body {index}");
            strip(&mut code);
            assert_eq!(code, cold, "body {index}");
        }
        match text.lines().count() {
            0 => eprintln!("skipped: python3.11 is not 3.11.7"),
            bodies => assert_eq!(bodies, 9),
        }
    }
}
