//! When a run collects, and from where: between two instructions, where no value is in the hands of the runtime.

use super::machine::{Frame, Machine, Pending, Res};
use crate::object::collect::{Marks, Watermark};
use crate::object::value::Value;
use crate::semantics::Fault;

/// The least by which a heap grows from one collection to the next.
const LEAST_GROWTH: u64 = 4 << 20;

/// How many bytes given back are worth one step of work.
const BYTES_A_STEP: u64 = 64;

/// When a run collects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collector {
    /// The size of the heap below which nothing is to be done.
    quiet: u64,
    /// The size of the heap at which the next collection is due.
    due: u64,
    /// A collection within calls from Rust, which kept everything older, found little: the next one may come at this
    /// size already, as soon as no more than so many such calls are under way.
    wanted: Option<(u64, usize)>,
    /// How many calls have to return before that, twice as many each time.
    gap: usize,
    /// Collect at every so-many-th safepoint, needed or not; 0 is by need only.
    every: u32,
    passed: u32,
    /// Collections so far.
    pub collections: u64,
    /// What there was when each call of the loop from Rust that is under way began.
    pub(super) entries: Vec<Watermark>,
}

impl Collector {
    /// Collects by need, in a heap of at most so many bytes.
    pub fn new(limit: u64) -> Collector {
        let entries = Vec::new();
        let mut collector =
            Collector { quiet: 0, due: 0, wanted: None, gap: 1, every: 0, passed: 0, collections: 0, entries };
        collector.plan(0, 0, limit);
        collector
    }

    /// Collects at every so-many-th safepoint too: no program may notice.
    pub fn force(&mut self, every: u32) {
        self.every = every;
        self.quiet = 0;
    }

    /// The next collection, when one left `live` of `before` bytes: the heap may double, but gets no nearer to its limit
    /// than half of what is left.
    fn plan(&mut self, before: u64, live: u64, limit: u64) {
        let level = self.entries.len();
        if level > 1 && before.saturating_sub(live) < before / 4 {
            self.wanted = Some((self.due.min(live), level.saturating_sub(self.gap).max(1)));
            self.gap = (2 * self.gap).min(1 << 16);
        } else {
            self.wanted = None;
            self.gap = 1;
        }
        let room = limit.saturating_sub(live) / 2;
        let growth = live.max(LEAST_GROWTH).min(room).max(limit / 64);
        self.due = live.saturating_add(growth);
        self.quiet = match self.wanted {
            _ if self.every > 0 => 0,
            Some((size, _)) => size.min(self.due),
            None => self.due,
        };
    }

    fn is_due(&mut self, size: u64) -> bool {
        if self.every > 0 {
            self.passed += 1;
            if self.passed >= self.every {
                self.passed = 0;
                return true;
            }
        }
        size >= self.due || self.wanted.is_some_and(|(at, level)| size >= at && self.entries.len() <= level)
    }
}

impl Machine {
    /// A safepoint between two instructions: collects where that is due, and ends a run that is over its heap budget
    /// even then.
    #[inline]
    pub fn breathe(&mut self) -> Res<()> {
        if self.heap.allocated() >= self.collector.quiet { self.pause() } else { Ok(()) }
    }

    #[cold]
    #[inline(never)]
    fn pause(&mut self) -> Res<()> {
        if self.collector.is_due(self.heap.allocated()) {
            self.collect()?;
        }
        if self.heap.allocated() > self.limits.heap { Err(self.fault(Fault::Memory)) } else { Ok(()) }
    }

    /// Gives back what the program cannot reach any more.
    fn collect(&mut self) -> Res<()> {
        let Some(older) = self.collector.entries.last() else { return Ok(()) };
        let before = self.heap.allocated();
        let mut marks = self.heap.marks(older);
        self.roots(&mut marks);
        let unfinished = self.unfinished_generators();
        self.heap.collect(&mut marks);
        self.identities.retain(|&value, _| marks.holds(value));
        self.collector.collections += 1;
        // What was made and is gone was work too: no loop may copy without end.
        let work = self.work(before.saturating_sub(self.heap.allocated()) / BYTES_A_STEP);
        self.collector.plan(before, self.heap.allocated(), self.limits.heap);
        work?;
        self.refuse_abandoned(&unfinished, false)
    }

    /// Everything the machine itself holds.
    fn roots(&self, marks: &mut Marks) {
        // Written out, so that a new field has to be thought of.
        let Machine {
            heap: _,
            stack,
            frames,
            frame,
            units: _,
            kw_names,
            handled,
            reraise: _,
            pending,
            fuel: _,
            work_left: _,
            limits: _,
            output: _,
            errors: _,
            natives: _,
            builtins,
            modules,
            engine: _,
            yielded: _,
            nested: _,
            in_repr,
            identities: _,
            identities_given: _,
            scatter: _,
            source: _,
            filename: _,
            random: _,
            adaptive,
            collector: _,
        } = self;
        marks.values(stack);
        for frame in frames.iter().chain([frame]) {
            let Frame { code: _, function, globals, builtins, namespace, base: _, pc: _, at: _, entry: _, generator } =
                *frame;
            marks.values(&[Value::Function(function), Value::Dict(globals), Value::Dict(builtins), namespace]);
            if let Some(generator) = generator {
                marks.value(Value::Object(generator));
            }
        }
        marks.value(*kw_names);
        marks.values(handled);
        if let Pending::Exception(exception) = pending {
            marks.value(*exception);
        }
        marks.value(Value::Dict(*builtins));
        for (name, module) in modules {
            marks.values(&[Value::Str(*name), *module]);
        }
        marks.values(in_repr);
        // A cache may hold a method that its class no longer has: what a planted guard lets through must stay what it was.
        marks.values(&adaptive.methods);
    }
}
