//! The catalogue against the opcode tables of a real CPython 3.11.

mod support;

use std::collections::BTreeMap;

use turncoat::bytecode::{Family, Op};

const TABLES: &str = r"
import opcode
every = dict(opcode.opmap)
numbers = iter(n for n in range(1, 255) if n not in set(every.values()))
for name in opcode._specialized_instructions:
    every[name] = next(numbers)
for name, n in every.items():
    print('number', name, n)
for name, n in opcode.opmap.items():
    print('caches', name, opcode._inline_cache_entries[n])
    print('has_arg', name, int(n >= opcode.HAVE_ARGUMENT))
    print('jumps', name, int(n in opcode.hasjrel))
for family, names in opcode._specializations.items():
    for name in names:
        print('family', name, family)
";

#[test]
fn numbers_caches_jumps_and_families_are_cpythons() {
    let Some(python) = support::python311("numbers_caches_jumps_and_families_are_cpythons") else { return };
    let ops: BTreeMap<&str, Op> = turncoat::bytecode::ALL.iter().map(|op| (op.name(), *op)).collect();
    let mut seen = 0;
    for line in support::run(python, TABLES).lines() {
        let [what, name, value] = line.split(' ').collect::<Vec<_>>()[..] else { panic!("odd line: {line}") };
        let op = ops[name];
        match what {
            "number" => {
                assert_eq!((op as u8).to_string(), value, "number of {name}");
                seen += 1;
            }
            "caches" => assert_eq!(op.caches().to_string(), value, "caches of {name}"),
            "has_arg" => assert_eq!(u8::from(op.has_operand()).to_string(), value, "operand of {name}"),
            "jumps" => assert_eq!(u8::from(op.is_jump()).to_string(), value, "jump of {name}"),
            _ => assert!(name.starts_with(value) && op.deopt().name() == value, "{name} of family {value}"),
        }
    }
    assert_eq!(seen, ops.len());
}

const EFFECTS: &str = r"
import dis, opcode
for name, n in opcode.opmap.items():
    for arg in ([0, 1, 2, 3, 4, 5, 9, 258, 513] if n >= opcode.HAVE_ARGUMENT else [None]):
        for jump in (False, True):
            try:
                print(name, arg or 0, int(jump), dis.stack_effect(n, arg, jump=jump))
            except ValueError:
                pass
";

#[test]
fn stack_effects_are_cpythons() {
    let Some(python) = support::python311("stack_effects_are_cpythons") else { return };
    let ops: BTreeMap<&str, Op> = turncoat::bytecode::ALL.iter().map(|op| (op.name(), *op)).collect();
    let mut compared = 0;
    for line in support::run(python, EFFECTS).lines() {
        let fields: Vec<&str> = line.split(' ').collect();
        let op = ops[fields[0]];
        let (arg, jump) = (fields[1].parse::<u32>().unwrap(), fields[2] == "1");
        let expected: i64 = fields[3].parse().unwrap();
        // The compiler's account differs from what happens at run time for these: see `Op::effect`.
        if matches!(op, Op::PRECALL | Op::CALL | Op::RETURN_GENERATOR) || !op.is_supported() || (jump && !op.is_jump())
        {
            continue;
        }
        assert_eq!(op.effect(arg, jump).net(), expected, "{line}");
        compared += 1;
    }
    assert!(compared > 500, "only {compared} effects compared");
}

#[test]
fn the_families_are_eleven_with_fifty_two_forms() {
    assert_eq!(Family::ALL.len(), 11);
    assert_eq!(Family::ALL.iter().map(|f| f.forms().len()).sum::<usize>(), 52);
    for family in Family::ALL {
        for op in family.forms().iter().chain([&family.adaptive(), &family.base()]) {
            assert_eq!(op.family(), Some(family));
            assert_eq!(op.deopt(), family.base());
            assert_eq!(op.adaptive(), Some(family.adaptive()));
        }
    }
}
