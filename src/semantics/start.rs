//! How a machine comes to be: built once, copied for the next run, and put back after one.

use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashMap;

use super::collector::Collector;
use super::machine::{Frame, Limits, Machine, Pending, Res};
use crate::object::Heap;
use crate::object::value::{CodeId, FunctionId, Value};

impl Machine {
    /// A machine with the builtins, without a program: a copy of one that is built once, for short runs would spend more
    /// time on building it than on anything else.
    pub fn new(engine: fn(&mut Machine) -> Res, limits: Limits) -> Machine {
        let mut machine = Machine::built(engine, limits).clone();
        machine.stack.reserve(4096);
        machine.set_out(engine, limits);
        machine
    }

    fn built(engine: fn(&mut Machine) -> Res, limits: Limits) -> &'static Machine {
        static BUILT: OnceLock<Machine> = OnceLock::new();
        BUILT.get_or_init(|| Machine::build(engine, limits))
    }

    /// The machine of which every other one is a copy, as it is before a run.
    pub fn start(&self) -> &'static Machine {
        Machine::built(self.engine, self.limits)
    }

    /// Nothing of the limits of another run may stay: what a run does depends on its own alone.
    fn set_out(&mut self, engine: fn(&mut Machine) -> Res, limits: Limits) {
        self.engine = engine;
        self.collector = Collector::new(limits.heap);
        (self.fuel, self.work_left, self.limits) = (limits.fuel, limits.work, limits);
    }

    /// Makes a machine that ran one that [`Machine::new`] gives: only what the run changed is put back.
    pub fn renew(&mut self, engine: fn(&mut Machine) -> Res, limits: Limits) {
        let start = Machine::built(engine, limits);
        self.heap.restore(&start.heap);
        self.take_state(start);
        self.stack.shrink_to(1 << 16);
        self.set_out(engine, limits);
    }

    /// Makes a machine, whatever it ran, a copy of another one: what neither changed since their common start stays where
    /// it is.
    pub fn become_copy(&mut self, other: &Machine) {
        let start = other.start();
        self.heap.restore(&start.heap);
        self.heap.follow(&other.heap, &start.heap);
        self.take_state(other);
    }

    /// Takes over everything beside the heap, in the room that is there already.
    fn take_state(&mut self, other: &Machine) {
        // Written out, so that a new field has to be thought of.
        let Machine {
            heap: _,
            stack,
            frames,
            frame,
            units,
            kw_names,
            handled,
            reraise,
            pending,
            fuel,
            work_left,
            limits,
            output,
            errors,
            natives,
            builtins,
            modules,
            engine,
            yielded,
            nested,
            in_repr,
            identities,
            identities_given,
            scatter,
            source,
            filename,
            random,
            adaptive,
            collector,
        } = self;
        stack.clone_from(&other.stack);
        frames.clone_from(&other.frames);
        *frame = other.frame;
        units.clone_from(&other.units);
        *kw_names = other.kw_names;
        handled.clone_from(&other.handled);
        *reraise = other.reraise;
        pending.clone_from(&other.pending);
        (*fuel, *work_left, *limits) = (other.fuel, other.work_left, other.limits);
        output.clone_from(&other.output);
        errors.clone_from(&other.errors);
        natives.clone_from(&other.natives);
        *builtins = other.builtins;
        modules.clone_from(&other.modules);
        *engine = other.engine;
        (*yielded, *nested) = (other.yielded, other.nested);
        in_repr.clone_from(&other.in_repr);
        identities.clone_from(&other.identities);
        (*identities_given, *scatter) = (other.identities_given, other.scatter);
        source.clone_from(&other.source);
        filename.clone_from(&other.filename);
        random.clone_from(&other.random);
        adaptive.clone_from(&other.adaptive);
        collector.clone_from(&other.collector);
    }

    fn build(engine: fn(&mut Machine) -> Res, limits: Limits) -> Machine {
        let mut heap = Heap::new();
        let builtins = heap.new_dict();
        let frame = Frame {
            code: CodeId(0),
            function: FunctionId(0),
            globals: builtins,
            builtins,
            namespace: Value::Null,
            base: 0,
            pc: 0,
            at: 0,
            entry: true,
            generator: None,
        };
        let mut machine = Machine {
            heap,
            stack: Vec::with_capacity(4096),
            frames: Vec::new(),
            frame,
            units: Vec::new(),
            kw_names: Value::Null,
            handled: vec![Value::None],
            reraise: false,
            pending: Pending::None,
            fuel: limits.fuel,
            work_left: limits.work,
            limits,
            output: String::new(),
            errors: String::new(),
            natives: Arc::new(Vec::new()),
            builtins,
            modules: FxHashMap::default(),
            engine,
            yielded: false,
            nested: 0,
            in_repr: Vec::new(),
            identities: FxHashMap::default(),
            identities_given: 0,
            scatter: 0,
            source: "".into(),
            filename: "".into(),
            random: Vec::new(),
            adaptive: Default::default(),
            collector: Collector::new(limits.heap),
        };
        super::builtins::install(&mut machine);
        machine.heap.freeze();
        machine
    }
}
