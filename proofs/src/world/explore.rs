//! Exploration: every sequence of mutations and visits, states merged, both interpreters side by side.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet, VecDeque};
use std::hash::{DefaultHasher, Hash, Hasher};

use turncoat::adaptive::policy::{Policy, Thresholds};
use turncoat::adaptive::stats::{Counter, Stats};
use turncoat::bytecode::{Kind, Op};
use turncoat::compiler;
use turncoat::object::kinds::Function;
use turncoat::object::value::{CodeId, DictId, FunctionId, Value};
use turncoat::oracles::plant::Plant;
use turncoat::semantics::{Limits, Machine, Pending};

use super::state::{self, State};

/// A small world: real objects, one function that is visited, and every mutation that could matter to its site.
pub struct World {
    /// Its name.
    pub name: &'static str,
    /// Python that makes the objects and defines `visit`.
    pub setup: &'static str,
    /// Python statements, each a mutation.
    pub mutations: &'static [&'static str],
    /// The forms whose sites `visit` has, each of which must be seen to hit.
    pub forms: &'static [Op],
    /// Plants, each alone or with others, that must make it go wrong.
    pub plants: &'static [&'static [Plant]],
    /// Guards of its forms that another world has the mutations for.
    pub elsewhere: &'static [(Op, &'static str)],
    /// Versions run out at this number.
    pub limit: Option<u32>,
}

/// How a site takes misses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Temper {
    /// The first miss deoptimizes, the next visit specializes again.
    Restless,
    /// No miss deoptimizes: the site keeps the cache it filled first, however old.
    Stubborn,
}

/// How far an exploration came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explored {
    /// Different states.
    pub states: usize,
    /// Steps compared.
    pub steps: u64,
    /// The longest sequence that led to a new state.
    pub depth: usize,
    /// No step leads to a new state: the result holds for sequences of any length.
    pub closed: bool,
    /// Forms that stood at a site in a step that hit.
    pub hit: Vec<Op>,
}

const INITIAL: u16 = 53;

struct Runner {
    plain: Machine,
    adaptive: Machine,
    namespace: DictId,
    letters: Vec<FunctionId>,
    temper: Temper,
}

impl Runner {
    fn new(world: &World, temper: Temper, plants: &[Plant]) -> Result<Runner, String> {
        let setup = compiler::compile(world.setup, "world.py").map_err(|error| error.to_string())?;
        let mut machines = [turncoat::plain::run, turncoat::adaptive::dispatch::run]
            .map(|engine| Machine::new(engine, Limits::default()));
        let mut letters = Vec::new();
        let mut namespace = None;
        for machine in &mut machines {
            let initial = if temper == Temper::Restless { 1 } else { INITIAL };
            machine.adaptive.stats = Stats::counting();
            machine.adaptive.policy = Policy::Saturating;
            machine.adaptive.thresholds = Thresholds {
                warmup: 1,
                first_wait: 0,
                initial,
                minimum: 0,
                maximum: initial,
                deopt_backoff: 0,
                max_backoff: 1,
            };
            plants.iter().for_each(|plant| plant.apply(machine));
            if let Some(limit) = world.limit {
                machine.heap.versions.set_limit(limit);
            }
            machine.run_module(&setup, world.setup).map_err(|_| format!("{} does not start", world.name))?;
            let globals = state::main_namespace(machine).ok_or("no main module")?;
            namespace = Some(globals);
            letters.clear();
            for source in std::iter::once("print(visit())").chain(world.mutations.iter().copied()) {
                let code = compiler::compile(source, "mutation.py").map_err(|error| format!("{source}: {error}"))?;
                let before = machine.heap.codes.len();
                let code = machine.add_code(&code);
                // Mutations run as base instructions: only the world's own functions have sites.
                for index in before..machine.heap.codes.len() {
                    machine.heap.codes[CodeId::from(index)].warmup = 0;
                }
                letters.push(machine.heap.functions.add(Function { code, globals, ..Function::default() }));
            }
        }
        let [plain, adaptive] = machines;
        Ok(Runner { plain, adaptive, namespace: namespace.ok_or("no machine")?, letters, temper })
    }

    fn copy(&self) -> Runner {
        Runner {
            plain: self.plain.clone(),
            adaptive: self.adaptive.clone(),
            namespace: self.namespace,
            letters: self.letters.clone(),
            temper: self.temper,
        }
    }

    /// Does one letter on both machines and gives what each printed.
    fn step(&mut self, letter: usize) -> Result<[String; 2], String> {
        let (function, namespace) = (self.letters[letter], Value::Dict(self.namespace));
        let mut outputs = [String::new(), String::new()];
        for (machine, output) in [&mut self.plain, &mut self.adaptive].into_iter().zip(&mut outputs) {
            state::forget(machine);
            let (frame, frames, stack) = (machine.frame, machine.frames.len(), machine.stack.len());
            let end = machine.enter(function, namespace, true).and_then(|()| machine.run_entry());
            *output = std::mem::take(&mut machine.output);
            if end.is_err() {
                match &machine.pending {
                    Pending::Fault(fault) => output.push_str(&format!("{fault:?}")),
                    _ => output.push_str(machine.report().trim_end().lines().last().unwrap_or_default()),
                }
                // The next step starts as this one did: nothing of the exception stays.
                machine.pending = Pending::None;
                machine.reraise = false;
                machine.kw_names = Value::Null;
                machine.frames.truncate(frames);
                machine.frame = frame;
                machine.stack.truncate(stack);
                machine.handled.truncate(1);
            }
        }
        if self.temper == Temper::Stubborn {
            self.rewind_counters();
        }
        Ok(outputs)
    }

    /// The state of the adaptive machine; where versions can run out, how many are left is part of it.
    fn digest(&self, state: &State, world: &World) -> [u64; 2] {
        let versions = world.limit.map(|_| format!("{:?}", self.adaptive.heap.versions));
        [0u8, 1].map(|seed| {
            let mut hasher = DefaultHasher::new();
            (seed, &state.program, &state.hidden, &versions).hash(&mut hasher);
            hasher.finish()
        })
    }

    fn sites(&self) -> Vec<(usize, Op)> {
        let mut sites = Vec::new();
        for run in self.adaptive.heap.codes.iter() {
            let length = run.code.as_ref().map_or(0, |code| code.units.len());
            let mut at = run.start;
            while at < run.start + length {
                let op = Op::from_u8(self.adaptive.units[at] as u8).unwrap_or(Op::NOP);
                if op.kind() == Kind::Specialized {
                    sites.push((at, op));
                }
                at += 1 + op.caches();
            }
        }
        sites
    }

    fn rewind_counters(&mut self) {
        for (at, _) in self.sites() {
            self.adaptive.units[at + 1] = INITIAL;
        }
    }
}

/// The first line in which two texts differ, from both.
fn difference(a: &str, b: &str) -> String {
    let (left, right) = a.lines().zip(b.lines()).find(|(a, b)| a != b).unwrap_or(("(shorter)", "(longer)"));
    let at = left.bytes().zip(right.bytes()).take_while(|(a, b)| a == b).count().saturating_sub(60);
    let from = |text: &str| text.chars().skip(at).take(160).collect::<String>();
    format!("plain holds ..{}.. adaptive ..{}..", from(left), from(right))
}

/// A sequence as a reader sees it.
fn tell(world: &World, path: &[usize]) -> String {
    let name = |letter: &usize| if *letter == 0 { "visit()" } else { world.mutations[letter - 1] };
    path.iter().map(name).collect::<Vec<_>>().join("; ").replace('\n', " ")
}

/// Explores a world until no new state appears or `most` states were found. A step after which the interpreters have
/// printed different things, or whose programs see different heaps, is the counterexample: the shortest there is.
pub fn explore(world: &World, temper: Temper, plants: &[Plant], most: usize) -> Result<Explored, String> {
    let start = Runner::new(world, temper, plants)?;
    let tell = |path: &[usize]| tell(world, path);
    let mut explored = Explored { states: 1, closed: true, ..Explored::default() };
    let mut seen = HashSet::from([start.digest(&state::write(&start.adaptive), world)]);
    let mut waiting = VecDeque::from([Vec::<usize>::new()]);
    while let Some(path) = waiting.pop_front() {
        let mut here = start.copy();
        for &letter in &path {
            here.step(letter)?;
        }
        for letter in 0..start.letters.len() {
            let mut after = here.copy();
            let hits = |runner: &Runner, form: Op| runner.adaptive.adaptive.stats.get(form, Counter::Hit);
            let [plain, adaptive] = after.step(letter)?;
            explored.steps += 1;
            let mut longer = path.clone();
            longer.push(letter);
            if plain != adaptive {
                return Err(format!(
                    "{}: after {} plain shows {:?}, adaptive {:?}",
                    world.name,
                    tell(&longer),
                    plain.trim_end(),
                    adaptive.trim_end()
                ));
            }
            let (plain, adaptive) = (state::write(&after.plain), state::write(&after.adaptive));
            if plain.program != adaptive.program {
                let found = difference(&plain.program, &adaptive.program);
                return Err(format!("{}: after {} {found}", world.name, tell(&longer)));
            }
            for &form in world.forms {
                if !explored.hit.contains(&form) && hits(&after, form) > hits(&here, form) {
                    explored.hit.push(form);
                }
            }
            if !seen.insert(after.digest(&adaptive, world)) {
                continue;
            }
            if explored.states >= most {
                explored.closed = false;
                continue;
            }
            explored.states += 1;
            explored.depth = longer.len();
            waiting.push_back(longer);
        }
    }
    Ok(explored)
}

/// What one more letter does in a state: what is printed, hits and misses, the next state.
type Future = (String, u64, u64, [u64; 2]);

/// Runs every sequence of up to `depth` letters without merging: the interpreters agree, and wherever two sequences lead
/// to what counts as one state, each letter does the same after both. `blind` counts only what the program can see as
/// the state. Gives the number of sequences.
pub fn cross_check(world: &World, temper: Temper, depth: usize, blind: bool) -> Result<u64, String> {
    let start = Runner::new(world, temper, &[])?;
    let count = |runner: &Runner| {
        let stats = &runner.adaptive.adaptive.stats;
        (stats.total(Counter::Hit), stats.misses())
    };
    let digest = |runner: &Runner| {
        let mut state = state::write(&runner.adaptive);
        if blind {
            state.hidden.clear();
        }
        runner.digest(&state, world)
    };
    let mut futures: HashMap<([u64; 2], usize), (Future, Vec<usize>)> = HashMap::new();
    let mut waiting = vec![(start.copy(), Vec::<usize>::new(), digest(&start))];
    let mut sequences = 0;
    while let Some((here, path, state)) = waiting.pop() {
        for letter in 0..start.letters.len() {
            let mut after = here.copy();
            let [plain, adaptive] = after.step(letter)?;
            sequences += 1;
            let mut longer = path.clone();
            longer.push(letter);
            if plain != adaptive {
                let path = tell(world, &longer);
                return Err(format!("{}: after {path} plain shows {plain:?}, adaptive {adaptive:?}", world.name));
            }
            let ((hits, misses), (hits_now, misses_now)) = (count(&here), count(&after));
            let next = digest(&after);
            let future = (adaptive, hits_now - hits, misses_now - misses, next);
            match futures.entry((state, letter)) {
                Entry::Vacant(place) => {
                    place.insert((future, path.clone()));
                }
                Entry::Occupied(place) if place.get().0 == future => {}
                Entry::Occupied(place) => {
                    let (other, letter) = (tell(world, &place.get().1), tell(world, &[letter]));
                    let path = tell(world, &path);
                    return Err(format!("{}: {letter} does otherwise after [{path}] and [{other}]", world.name));
                }
            }
            if longer.len() < depth {
                waiting.push((after, longer, next));
            }
        }
    }
    Ok(sequences)
}
