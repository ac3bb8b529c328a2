//! The verifier over what the compiler makes, and over what mutations make of that: what it accepts, both interpreters
//! run without a panic.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use turncoat::adaptive;
use turncoat::bytecode::code::Local;
use turncoat::bytecode::verify::Fault;
use turncoat::bytecode::{Code, Constant, Op, verify};
use turncoat::compiler;
use turncoat::plain;
use turncoat::programs;
use turncoat::semantics::{Fault as RunFault, Limits, Machine, Pending};

fn python_files() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (mut files, mut folders) = (Vec::new(), vec![root.join("corpus"), root.join("benches/programs")]);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("the corpus is there") {
            let path = entry.expect("a readable entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "py") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

/// Every program of the corpus that the compiler accepts, with its name.
fn corpus() -> Vec<(String, Arc<Code>)> {
    python_files()
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
        match verify(code) {
            Ok(()) => {}
            // `from x import *` compiles, and no interpreter runs it.
            Err(error) if error.fault == (Fault::Unsupported { op: Op::IMPORT_STAR }) => {
                assert!(name.ends_with("import_forms.py"), "{name}: {error}");
            }
            Err(error) => panic!("{name}: {error}"),
        }
    }
    for seed in 0..2000 {
        let Some(program) = programs::generate(seed) else { continue };
        let code = compiler::compile(&program.to_string(), "program.py").expect("it compiles");
        verify(&code).unwrap_or_else(|error| panic!("seed {seed}: {error}"));
    }
}

/// SplitMix64: the mutations of a seed are the same everywhere.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }
}

fn flip_byte(bytes: &mut Box<[u8]>, random: &mut Random) {
    let mut list = bytes.to_vec();
    let at = random.below(list.len() + 1);
    match random.below(4) {
        0 => list.insert(at, random.next() as u8),
        1 if at < list.len() => _ = list.remove(at),
        2 if at < list.len() => list[at] = random.next() as u8,
        _ if at < list.len() => list[at] ^= 1 << random.below(8),
        _ => {}
    }
    *bytes = list.into();
}

fn shift(number: &mut u32, random: &mut Random) {
    *number = match random.below(4) {
        0 => number.wrapping_add(1),
        1 => number.wrapping_sub(1),
        2 => random.below(300) as u32,
        _ => random.next() as u32,
    };
}

fn mutate_units(code: &mut Code, random: &mut Random) {
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
            let similar: Vec<Op> = turncoat::bytecode::ALL
                .into_iter()
                .filter(|op| op.is_base() && op.is_supported() && op.caches() == caches)
                .collect();
            units[at] = u16::from_le_bytes([similar[random.below(similar.len())] as u8, low]);
        }
        4 => units.swap(at, other),
        5 => units[at] = random.next() as u16,
        6 => _ = units.remove(at),
        _ => units.insert(at, units[other]),
    }
    code.units = units.into();
}

fn mutate_lists(code: &mut Code, random: &mut Random) {
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

/// One change anywhere in a code object or in one nested in it.
fn mutate(code: &Code, random: &mut Random) -> Code {
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
        let mut random = Random(seed);
        let (name, code) = &programs[random.below(programs.len())];
        let mutant = mutate(code, &mut random);
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
