//! Examples of the solver, run on the real code: a program whose site holds the form, called with the operands.

use turncoat::adaptive::policy::{Policy, Thresholds};
use turncoat::adaptive::stats::{Counter, Stats};
use turncoat::bytecode::Op;
use turncoat::compiler;
use turncoat::object::value::Value;
use turncoat::oracles::plant::Plant;
use turncoat::semantics::{Limits, Machine};

use super::symbolic::shape;
use crate::world::state;

/// What a form did with operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// Its guards held.
    Hit,
    /// This guard failed first.
    Miss(u8),
}

/// Values that examples other than numbers are chosen from, as Python expressions.
const ZOO: [&str; 25] = [
    "'s'",
    "'t'",
    "''",
    "()",
    "(5,)",
    "(5, 6)",
    "(5, 6, 7)",
    "[]",
    "[7]",
    "[7, 8]",
    "[7, 8, 9]",
    "2 ** 70",
    "-(2 ** 64)",
    "b'x'",
    "None",
    "False",
    "True",
    "NotImplemented",
    "...",
    "{0: 1}",
    "C()",
    "C",
    "show",
    "C().m",
    "len",
];

/// Numbers tried where the solver's example shows no other result.
const NUMBERS: [i64; 11] = [0, 1, -1, 2, 3, (1 << 30) - 1, 1 << 30, -(1 << 30), 1 << 62, i64::MAX, i64::MIN];
const FLOATS: [f64; 6] = [0.0, -0.0, 1.5, f64::NAN, f64::INFINITY, -1e308];

/// A program whose function `f` has the site, and operands that justify the form there.
#[derive(Clone, Copy, Debug)]
pub struct Program {
    /// The form.
    pub form: Op,
    /// The text of `f`.
    pub source: &'static str,
    /// Python expressions, the arguments that make the site take the form.
    pub justify: &'static str,
    /// How many arguments come before the operands, the same in every call.
    pub before: usize,
}

/// An operand of an example.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Example {
    /// An int.
    Int(i64),
    /// A float.
    Float(u64),
    /// A value of the zoo.
    Zoo(usize),
}

impl Example {
    /// The operand as Python writes it.
    pub fn text(self) -> String {
        match self {
            Example::Int(n) => n.to_string(),
            Example::Float(bits) => format!("{:?}", f64::from_bits(bits)),
            Example::Zoo(at) => ZOO[at].to_owned(),
        }
    }
}

/// The program, started on both interpreters, its site specialized.
pub struct Replay {
    program: Program,
    machines: [Machine; 2],
}

/// What a call showed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// What the plain interpreter gave.
    pub plain: String,
    /// What the adaptive interpreter gave.
    pub adaptive: String,
    /// What the form did.
    pub event: Event,
}

fn name(machine: &mut Machine, name: &str) -> Result<Value, String> {
    let namespace = state::main_namespace(machine).ok_or("no main module")?;
    let name = machine.heap.intern(name);
    machine.heap.dict_get_name(namespace, name).ok_or_else(|| "a name is missing".to_owned())
}

fn item(machine: &mut Machine, list: &str, at: usize) -> Result<Value, String> {
    match name(machine, list)? {
        Value::List(id) => machine.heap.lists[id].get(at).copied().ok_or_else(|| "an item is missing".to_owned()),
        _ => Err(format!("{list} is no list")),
    }
}

impl Replay {
    /// Starts the program; `plants` are switched off in the adaptive interpreter once the site holds its form.
    pub fn new(program: Program, plants: &[Plant]) -> Result<Replay, String> {
        let source = format!(
            "class C:\n def m(self): pass\n{}\ndef show(*args):\n try: return repr(f(*args))\n \
             except Exception as e: return type(e).__name__ + ': ' + str(e)\nzoo = [{}]\njustify = [{}]\n",
            program.source,
            ZOO.join(", "),
            program.justify
        );
        let code = compiler::compile(&source, "replay.py").map_err(|error| error.to_string())?;
        let mut machines = [turncoat::plain::run, turncoat::adaptive::dispatch::run]
            .map(|engine| Machine::new(engine, Limits::default()));
        for machine in &mut machines {
            machine.adaptive.policy = Policy::Saturating;
            // No miss deoptimizes within the few calls of a replay.
            machine.adaptive.thresholds = Thresholds {
                warmup: 1,
                first_wait: 0,
                initial: 30_000,
                minimum: 0,
                maximum: 30_000,
                deopt_backoff: 0,
                max_backoff: 1,
            };
            machine.adaptive.stats = Stats::counting();
            machine.run_module(&code, &source).map_err(|_| machine.report())?;
        }
        let mut replay = Replay { program, machines };
        for _ in 0..6 {
            let arguments = replay.arguments(&[])?;
            for (machine, arguments) in replay.machines.iter_mut().zip(arguments) {
                let show = name(machine, "show")?;
                machine.call(show, &arguments, &[]).map_err(|_| "the justifying call failed")?;
            }
        }
        if replay.machines[1].adaptive.stats.get(program.form, Counter::Hit) == 0 {
            return Err(format!("{} never stood in {}", program.form.name(), program.source));
        }
        plants.iter().for_each(|plant| plant.apply(&mut replay.machines[1]));
        Ok(replay)
    }

    /// The zoo as the adaptive machine has it: kind, eight bytes and number of items of each.
    pub fn zoo(&mut self) -> Result<Vec<(usize, i64, usize)>, String> {
        let machine = &mut self.machines[1];
        (0..ZOO.len())
            .map(|at| {
                let value = item(machine, "zoo", at)?;
                let length = match value {
                    Value::Tuple(id) => machine.heap.tuples[id].len(),
                    Value::List(id) => machine.heap.lists[id].len(),
                    _ => 0,
                };
                let shape = shape(machine, value).ok_or("no operand")?;
                Ok((shape, value.payload() as i64, length))
            })
            .collect()
    }

    /// Whether two strings of the zoo are equal.
    pub fn same_text(a: usize, b: usize) -> bool {
        ZOO[a] == ZOO[b]
    }

    fn arguments(&mut self, operands: &[Example]) -> Result<[Vec<Value>; 2], String> {
        let program = self.program;
        let mut answers = [Vec::new(), Vec::new()];
        for (machine, answer) in self.machines.iter_mut().zip(&mut answers) {
            let Value::List(list) = name(machine, "justify")? else { return Err("no list".to_owned()) };
            let justify = machine.heap.lists[list].to_vec();
            answer.extend_from_slice(&justify);
            if !operands.is_empty() {
                answer.truncate(program.before);
            }
            for operand in operands {
                answer.push(match *operand {
                    Example::Int(n) => Value::Int(n),
                    Example::Float(bits) => Value::float(f64::from_bits(bits)),
                    Example::Zoo(at) => item(machine, "zoo", at)?,
                });
            }
        }
        Ok(answers)
    }

    /// Calls the function with operands on both machines. `f` itself leaves the values of the zoo as they are.
    pub fn call(&mut self, operands: &[Example]) -> Result<Shown, String> {
        let arguments = self.arguments(operands)?;
        let mut texts = Vec::new();
        let mut event = Event::Hit;
        let form = self.program.form;
        for (machine, arguments) in self.machines.iter_mut().zip(arguments) {
            let show = name(machine, "show")?;
            let misses = |m: &Machine| [0, 1, 2, 3].map(|guard| m.adaptive.stats.get(form, Counter::Miss(guard)));
            let before = misses(machine);
            texts.push(match machine.call(show, &arguments, &[]) {
                Ok(Value::Str(id)) => machine.heap.str(id).to_owned(),
                _ => machine.report(),
            });
            if let Some(guard) = (0..4).find(|&guard| misses(machine)[guard] > before[guard]) {
                event = Event::Miss(guard as u8);
            }
        }
        let adaptive = texts.pop().unwrap_or_default();
        Ok(Shown { plain: texts.pop().unwrap_or_default(), adaptive, event })
    }

    /// Every number, float and value of the zoo.
    pub fn pool() -> Vec<Example> {
        let numbers = NUMBERS.map(Example::Int).into_iter();
        let floats = FLOATS.map(|x| Example::Float(x.to_bits())).into_iter();
        numbers.chain(floats).chain((0..ZOO.len()).map(Example::Zoo)).collect()
    }
}
