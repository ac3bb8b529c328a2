//! The verifier over what the compiler makes, and over what mutations make of that: what it accepts, both interpreters
//! run without a panic.

mod support;

use std::sync::Arc;

use turncoat::adaptive;
use turncoat::bytecode::{Code, Op, verify};
use turncoat::compiler;
use turncoat::plain;
use turncoat::programs::split_mix::SplitMix;
use turncoat::programs::{self, code_object};
use turncoat::semantics::{Fault as RunFault, Limits, Machine, Pending};

use support::python_files;

/// Every program of the corpus that the compiler accepts, with its name.
fn corpus() -> Vec<(String, Arc<Code>)> {
    python_files(&["corpus", "benches/programs"])
        .into_iter()
        .filter_map(|path| {
            let source = std::fs::read_to_string(&path).expect("a readable program");
            let name = path.display().to_string();
            compiler::compile(&source, &name).ok().map(|code| (name, code))
        })
        .collect()
}

#[test]
fn everything_compiled_is_accepted() {
    let programs = corpus();
    assert!(programs.len() > 250, "{}", programs.len());
    for (name, code) in &programs {
        verify(code).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
    for seed in 0..2000 {
        let Some(program) = programs::generate(seed) else { continue };
        let code = compiler::compile(&program.to_string(), "program.py").expect("it compiles");
        verify(&code).unwrap_or_else(|error| panic!("seed {seed}: {error}"));
    }
}

/// Runs accepted code for a while; what the program does is its own affair, but an engine may not lose its footing.
fn run(code: &Arc<Code>, label: &str) {
    let limits = Limits { fuel: 20_000, output: 1 << 16, recursion: 60, ..Limits::default() };
    for engine in [plain::run as fn(&mut Machine) -> _, adaptive::dispatch::run] {
        let mut machine = Machine::new(engine, limits);
        let _ = machine.run_module(code, "");
        assert!(!matches!(&machine.pending, Pending::Fault(RunFault::Engine(_))), "{label}: {:?}", machine.pending);
    }
}

fn mutants(count: u64) {
    let programs: Vec<_> = corpus().into_iter().filter(|(_, code)| code.units.len() > 1).collect();
    let (mut accepted, mut faults) = (0, std::collections::BTreeMap::<String, u64>::new());
    for seed in 0..count {
        let mut random = SplitMix(seed);
        let (name, code) = &programs[random.below(programs.len())];
        let mutant = code_object::mutate(code, &mut random);
        match verify(&mutant) {
            Ok(()) => {
                accepted += 1;
                run(&Arc::new(mutant), &format!("{name}, seed {seed}"));
            }
            Err(error) => {
                assert!(!error.to_string().is_empty());
                let debug = format!("{:?}", error.fault);
                *faults.entry(debug.split([' ', '{']).next().unwrap_or_default().to_owned()).or_default() += 1;
            }
        }
    }
    println!("{accepted} of {count} mutants accepted; refused: {faults:#?}");
    // The mutations are near enough to sense that both answers are common.
    assert!(accepted > count / 50 && accepted < count, "{accepted} of {count}");
    assert!(faults.len() > 15, "{faults:?}");
}

#[test]
fn mutated_code_is_refused_or_runs() {
    mutants(20_000);
}

#[test]
#[ignore = "takes 10 s; the same with more seeds"]
fn a_hundred_thousand_mutants_are_refused_or_run() {
    mutants(100_000);
}

/// The first error of `source` compiled with one change made to it.
fn refused(source: &str, change: impl FnOnce(&mut Code)) -> String {
    let mut code = (*compiler::compile(source, "program.py").expect("it compiles")).clone();
    verify(&code).expect("the compiler's own code");
    change(&mut code);
    verify(&code).expect_err("the change is a defect").to_string()
}

/// Overwrites the first unit with this opcode.
fn replace(code: &mut Code, op: Op, unit: [u8; 2]) {
    let mut units = code.units.to_vec();
    let at = units.iter().position(|u| u.to_le_bytes()[0] == op as u8).expect("the opcode is there");
    units[at] = u16::from_le_bytes(unit);
    code.units = units.into();
}

#[test]
fn each_defect_has_its_own_sentence() {
    let messages = [
        refused("x = 1\n", |c| replace(c, Op::RESUME, [Op::BINARY_OP_ADD_INT as u8, 0])),
        refused("x = 1\n", |c| replace(c, Op::LOAD_CONST, [Op::LOAD_CONST as u8, 200])),
        refused("x = 1\n", |c| replace(c, Op::LOAD_CONST, [Op::POP_TOP as u8, 0])),
        refused("x = 1\n", |c| replace(c, Op::RETURN_VALUE, [Op::NOP as u8, 0])),
        refused("x = 1\n", |c| c.stack_size = 0),
        refused("if x: y\n", |c| replace(c, Op::POP_JUMP_FORWARD_IF_FALSE, [Op::POP_JUMP_FORWARD_IF_FALSE as u8, 99])),
        refused("while x: y\n", |c| {
            c.stack_size += 1;
            replace(c, Op::POP_TOP, [Op::NOP as u8, 0]);
        }),
        refused("try: x\nexcept: y\n", |c| c.exception_table = c.exception_table[..1].into()),
        refused("x = 1\n", |c| c.position_table = c.position_table[..1].into()),
        refused("x.y\n", |c| replace(c, Op::LOAD_ATTR, [Op::NOP as u8, 0])),
    ];
    let expected = [
        "code '<module>', offset 0: BINARY_OP_ADD_INT is no base instruction",
        "code '<module>', offset 2: LOAD_CONST wants constant 200 of 2",
        "code '<module>', offset 2: POP_TOP needs 1 entries on a stack of 0",
        "code '<module>', offset 8: the code runs past its end",
        "code '<module>', offset 2: LOAD_CONST makes the stack 1 deep, of at most 0",
        "code '<module>', offset 4: POP_JUMP_FORWARD_IF_FALSE jumps out of the code",
        "code '<module>', offset 6: the stack is 0 or 1 deep, by the way that led here",
        "code '<module>': the exception table ends within an entry",
        "code '<module>': the position table ends within an entry",
        "code '<module>', offset 6: a cache entry that belongs to no instruction",
    ];
    assert_eq!(messages.join("\n"), expected.join("\n"));
}
