//! The state of one run: heap, stack, frames, budgets, and the exception on its way.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::collector::Collector;
use super::native::NativeDef;
use crate::bytecode::code::{Code, Constant, Unit, flags};
use crate::object::builtin::{names, type_named, types};
use crate::object::kinds::{Exception, Object, RunCode, Trace};
use crate::object::pure::int::Integer;
use crate::object::pure::int_text::MAX_STR_DIGITS;
use crate::object::pure::{NOT_SUPPORTED, ValueFault};
use crate::object::value::{CodeId, DictId, FunctionId, ObjectId, StrId, TypeId, Value};
use crate::object::{Heap, pure};

/// An exception or fault is pending in the machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Raised;

/// The answer of an operation that may raise.
pub type Res<T = Value> = Result<T, Raised>;

/// Why a run ended that is no Python exception.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The budget of base instructions is used up.
    Fuel,
    /// The heap budget is used up.
    Memory,
    /// The output budget is used up.
    Output,
    /// The program needs what this runtime lacks.
    NotSupported(String),
    /// A bug of an interpreter: what cannot happen happened.
    Engine(String),
}

/// What is on its way to a handler.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Pending {
    /// Nothing.
    #[default]
    None,
    /// An exception instance.
    Exception(Value),
    /// The end of the run; no handler sees it.
    Fault(Fault),
}

/// The budgets of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Base instructions; a super-instruction counts as two.
    pub fuel: u64,
    /// Steps of loops inside builtin functions (items iterated, digits multiplied): what no instruction counts.
    pub work: u64,
    /// Bytes asked of the heap.
    pub heap: u64,
    /// Bytes written.
    pub output: usize,
    /// Depth of Python calls (`sys.getrecursionlimit()`).
    pub recursion: usize,
    /// Digits of an int that is read from text or written (`sys.get_int_max_str_digits()`).
    pub digits: usize,
    /// A program that leaves a generator inside a `try` is not supported. Two interpreters can be compared without that:
    /// neither closes it.
    pub left_generators: bool,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            fuel: 200_000_000,
            work: 200_000_000,
            heap: 4 << 30,
            output: 16 << 20,
            recursion: 1000,
            digits: MAX_STR_DIGITS,
            left_generators: false,
        }
    }
}

/// The activation of a code object.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// The code.
    pub code: CodeId,
    /// The function, whose closure and defaults it uses.
    pub function: FunctionId,
    /// `f_globals`
    pub globals: DictId,
    /// `f_builtins`
    pub builtins: DictId,
    /// The namespace of a class body or module, `Null` for functions.
    pub namespace: Value,
    /// Where its locals begin on the stack.
    pub base: usize,
    /// The next unit, absolute.
    pub pc: usize,
    /// The unit of the running instruction, absolute.
    pub at: usize,
    /// Called from Rust: the loop returns when it ends.
    pub entry: bool,
    /// The generator that it runs.
    pub generator: Option<ObjectId>,
}

/// The state of one run.
#[derive(Clone)]
pub struct Machine {
    /// Every object.
    pub heap: Heap,
    /// Locals and operands of all frames.
    pub stack: Vec<Value>,
    /// Callers of the running frame.
    pub frames: Vec<Frame>,
    /// The running frame.
    pub frame: Frame,
    /// The code units of every code object of the run.
    pub units: Vec<Unit>,
    /// Names of the keyword arguments of the next call: a tuple or `Null`.
    pub kw_names: Value,
    /// The exception being handled, by generator level.
    pub handled: Vec<Value>,
    /// The pending exception goes on from where it was raised first: no new line of traceback.
    pub reraise: bool,
    /// What is on its way.
    pub pending: Pending,
    /// Base instructions left.
    pub fuel: u64,
    /// Steps inside builtin functions left.
    pub work_left: u64,
    /// Budgets.
    pub limits: Limits,
    /// What was printed.
    pub output: String,
    /// What was written to `sys.stderr`.
    pub errors: String,
    /// Builtin functions by number.
    pub natives: Arc<Vec<NativeDef>>,
    /// `builtins.__dict__`
    pub builtins: DictId,
    /// `sys.modules`
    pub modules: FxHashMap<StrId, Value>,
    /// The loop that runs frames until an entry frame ends.
    pub engine: fn(&mut Machine) -> Res,
    /// The frame that just ended yielded.
    pub yielded: bool,
    /// Calls of the loop from Rust that are under way.
    pub nested: usize,
    /// Objects under `repr`, to cut cycles.
    pub in_repr: Vec<Value>,
    /// Identities given out by `id()` to what lives, and how many there were.
    pub identities: FxHashMap<Value, i64>,
    /// How many identities were given out.
    pub identities_given: i64,
    /// How identities are scattered in this run; not zero only where it is asked whether a program depends on them.
    pub scatter: i64,
    /// The source, for tracebacks.
    pub source: Arc<str>,
    /// The name of the file that holds it.
    pub filename: Arc<str>,
    /// The generators of `random`, each once seeded; the module's own is the first.
    pub random: Vec<Option<pure::random::Random>>,
    /// What the adaptive interpreter keeps; the plain one never looks.
    pub adaptive: crate::semantics::AdaptiveState,
    /// When it collects.
    pub collector: Collector,
}

impl Machine {
    /// Runs a module to its end.
    pub fn run_module(&mut self, code: &Arc<Code>, source: &str) -> Res {
        self.source = source.into();
        self.filename = code.filename.clone();
        let globals = self.heap.new_dict();
        let main = self.heap.text("__main__");
        self.heap.dict_set_name(globals, names::NAME, main);
        self.heap.dict_set_name(globals, names::DOC, Value::None);
        let file = self.heap.text(&code.filename);
        self.heap.dict_set_name(globals, names::FILE, file);
        let module = self.heap.new_object(Object::Module(names::MAIN, globals));
        self.modules.insert(names::MAIN, module);
        if let Some(&builtins) = self.modules.get(&self.heap.intern("builtins")) {
            self.heap.dict_set_name(globals, names::BUILTINS, builtins);
        }
        let code = self.add_code(code);
        let function = self.heap.new_function(crate::object::kinds::Function { code, globals, ..Default::default() });
        self.enter(function, Value::Dict(globals), true)?;
        let outcome = self.run_entry();
        self.refuse_left_generators(outcome)
    }

    /// Makes a code object part of the run, with everything nested in it.
    pub fn add_code(&mut self, code: &Arc<Code>) -> CodeId {
        let start = self.units.len();
        self.units.extend_from_slice(&code.units);
        let constants = code.constants.iter().map(|c| self.constant(c)).collect();
        let names = code.names.iter().map(|n| self.heap.intern(n)).collect();
        let handlers = code.handlers().collect();
        let warmup = self.adaptive.thresholds.warmup.max(1);
        let others = flags::VARARGS | flags::VARKEYWORDS;
        let exact = code.flags & others == 0 && code.kwonly_arg_count == 0;
        self.heap.codes.add(RunCode {
            code: Some(code.clone()),
            start,
            constants,
            names,
            handlers,
            warmup,
            locals: code.locals.len(),
            arg_count: code.arg_count as usize,
            exact,
        })
    }

    fn constant(&mut self, constant: &Constant) -> Value {
        match constant {
            Constant::None => Value::None,
            Constant::Bool(b) => Value::bool(*b),
            Constant::Ellipsis => Value::Ellipsis,
            Constant::Int(n) => Value::Int(*n),
            Constant::BigInt(n) => self.int(Integer::from((**n).clone())),
            Constant::Float(f) => Value::float(*f),
            Constant::Complex(re, im) => self.heap.new_object(Object::Complex(pure::complex::Complex::new(*re, *im))),
            Constant::Str(s) => {
                let id = if pure::text_case::is_identifier(s) { self.heap.intern(s) } else { self.heap.new_str(s) };
                Value::Str(id)
            }
            Constant::Bytes(b) => self.heap.new_object(Object::Bytes((**b).into())),
            Constant::Tuple(items) => {
                let items = items.iter().map(|c| self.constant(c)).collect();
                self.heap.new_tuple(items)
            }
            Constant::FrozenSet(items) => {
                let items: Vec<Value> = items.iter().map(|c| self.constant(c)).collect();
                let mut table = pure::set_table::SetTable::new();
                for item in items {
                    let hash = self.hash(item).unwrap_or(0);
                    let heap = &self.heap;
                    let equal = |v| Ok::<bool, Raised>(heap.keys_equal(v, item).unwrap_or(false));
                    let _ = table.add(hash, item, equal);
                }
                self.heap.new_object(Object::Set(table, true))
            }
            Constant::Code(code) => Value::Code(self.add_code(code)),
        }
    }

    /// An int value.
    #[inline]
    pub fn int(&mut self, n: Integer) -> Value {
        match n {
            Integer::Small(n) => Value::Int(n),
            big => {
                self.heap.charge(big.bit_length() as usize / 8);
                self.heap.new_object(Object::BigInt(big))
            }
        }
    }

    /// Where a run over its heap budget ends, besides [`Machine::breathe`]: at calls.
    #[inline]
    pub fn safepoint(&mut self) -> Res<()> {
        if self.heap.allocated() > self.limits.heap { Err(self.fault(Fault::Memory)) } else { Ok(()) }
    }

    /// Before so many bytes are taken at once: ends a run whose heap budget has no room for them.
    #[inline]
    pub fn room(&mut self, bytes: usize) -> Res<()> {
        if (bytes as u64) > self.limits.heap { Err(self.fault(Fault::Memory)) } else { Ok(()) }
    }

    /// Counts steps of a loop inside a builtin function, which no instruction counts.
    #[inline]
    pub fn work(&mut self, steps: u64) -> Res<()> {
        match self.work_left.checked_sub(steps) {
            Some(left) => {
                self.work_left = left;
                Ok(())
            }
            None => Err(self.fault(Fault::Fuel)),
        }
    }

    /// Pushes a frame for a function; its locals are unset.
    pub fn enter(&mut self, function: FunctionId, namespace: Value, entry: bool) -> Res<()> {
        let top = self.stack.len();
        self.enter_at(function, top, top, 0)?;
        self.frame.namespace = namespace;
        self.frame.entry = entry;
        Ok(())
    }

    /// Pushes a frame whose first locals are the `count` operands from `from` on, and which begins at `base` below them.
    #[inline]
    pub fn enter_at(&mut self, function: FunctionId, from: usize, base: usize, count: usize) -> Res<()> {
        self.safepoint()?;
        if self.frames.len() >= self.limits.recursion {
            self.stack.truncate(base);
            return Err(self.raise(types::RECURSION_ERROR, "maximum recursion depth exceeded"));
        }
        let f = &self.heap.functions[function];
        let (code, globals, builtins) = (f.code, f.globals, f.builtins.unwrap_or(self.builtins));
        let run = &self.heap.codes[code];
        let (locals, pc) = (run.locals, run.start);
        self.frames.push(self.frame);
        if from != base {
            for i in 0..count {
                self.stack[base + i] = self.stack[from + i];
            }
        }
        self.stack.truncate(base + count);
        self.stack.resize(base + locals.max(count), Value::Null);
        let namespace = Value::Null;
        self.frame =
            Frame { code, function, globals, builtins, namespace, base, pc, at: pc, entry: false, generator: None };
        Ok(())
    }

    /// Runs the frame just pushed, marked as entered from Rust, to its end.
    pub fn run_entry(&mut self) -> Res {
        self.nested += 1;
        let engine = self.engine;
        let older = self.heap.watermark();
        self.collector.entries.push(older);
        let result = stacker::maybe_grow(256 << 10, 4 << 20, || engine(self));
        self.collector.entries.pop();
        self.nested -= 1;
        result
    }

    /// Leaves the running frame; whether it was entered from Rust.
    #[inline]
    pub fn leave(&mut self) -> bool {
        let entry = self.frame.entry;
        self.stack.truncate(self.frame.base);
        if let Some(frame) = self.frames.pop() {
            self.frame = frame;
        }
        entry
    }

    /// Pushes an operand.
    #[inline]
    pub fn push(&mut self, value: Value) {
        self.stack.push(value);
    }

    /// Pops an operand.
    #[inline]
    pub fn pop(&mut self) -> Value {
        self.stack.pop().unwrap_or_default()
    }

    /// The `n`-th operand, counted from 1 at the top.
    #[inline]
    pub fn peek(&self, n: usize) -> Value {
        self.stack.len().checked_sub(n).map_or(Value::Null, |i| self.stack[i])
    }

    /// Replaces the `n`-th operand, counted from 1 at the top.
    #[inline]
    pub fn poke(&mut self, n: usize, value: Value) {
        if let Some(i) = self.stack.len().checked_sub(n) {
            self.stack[i] = value;
        }
    }

    /// Pops `n` operands, the deepest first.
    pub fn pop_many(&mut self, n: usize) -> SmallVec<[Value; 8]> {
        let at = self.stack.len().saturating_sub(n);
        let operands = SmallVec::from_slice(&self.stack[at..]);
        self.stack.truncate(at);
        operands
    }

    /// The name with this index in the running code.
    #[inline]
    pub fn name(&self, index: u32) -> StrId {
        self.heap.codes[self.frame.code].names[index as usize]
    }

    /// The constant with this index in the running code.
    #[inline]
    pub fn code_constant(&self, index: u32) -> Value {
        self.heap.codes[self.frame.code].constants[index as usize]
    }

    /// The text of an interned name.
    pub fn text_of(&self, id: StrId) -> String {
        self.heap.str(id).to_owned()
    }

    /// Ends the run with a fault.
    #[cold]
    pub fn fault(&mut self, fault: Fault) -> Raised {
        self.pending = Pending::Fault(fault);
        Raised
    }

    /// What a function that printed answers: a fault, once the budget is used up.
    pub(super) fn printed(&mut self) -> Res {
        let used = self.output.len() + self.errors.len();
        if used > self.limits.output { Err(self.fault(Fault::Output)) } else { Ok(Value::None) }
    }

    /// Ends the run because the program needs what this runtime lacks.
    #[cold]
    pub fn not_supported(&mut self, what: impl Into<String>) -> Raised {
        let place = self.place_of_program();
        self.fault(Fault::NotSupported(what.into() + &place))
    }

    /// Where the program stands: the nearest frame that is not one of a module of ours.
    fn place_of_program(&self) -> String {
        let mut frames = (1..=self.frames.len()).rev().filter_map(|depth| self.frame_at(depth));
        let frame = frames.find(|frame| !self.is_hidden(frame.code));
        frame.map_or_else(String::new, |frame| self.place_of(frame.code, frame.at))
    }

    /// The place of a unit of the run, in words behind what is told of it.
    pub(super) fn place_of(&self, code: CodeId, at: usize) -> String {
        let run = &self.heap.codes[code];
        let Some(code) = &run.code else { return String::new() };
        let position = code.position_at(at.saturating_sub(run.start)).unwrap_or_default();
        let (line, column) = (position.line.unwrap_or(code.first_line), position.column.unwrap_or(0) + 1);
        format!(" at line {line}, column {column}")
    }

    /// Raises a builtin exception with a message.
    #[cold]
    pub fn raise(&mut self, class: TypeId, message: impl AsRef<str>) -> Raised {
        let message = message.as_ref();
        let args = if message.is_empty() { vec![] } else { vec![self.heap.text(message)] };
        self.raise_with(class, args)
    }

    /// Raises a builtin exception with arguments.
    #[cold]
    pub fn raise_with(&mut self, class: TypeId, args: Vec<Value>) -> Raised {
        let reads_arguments = matches!(
            class,
            types::STOP_ITERATION | types::SYSTEM_EXIT | types::IMPORT_ERROR | types::MODULE_NOT_FOUND_ERROR
        ) || args.len() == 5 && self.heap.is_subtype(class, types::UNICODE_ERROR);
        let kept = if reads_arguments { args.clone() } else { Vec::new() };
        let exception = self.new_exception(class, args);
        if reads_arguments && self.init_exception(exception, &kept, &[]).is_err() {
            return Raised;
        }
        self.raise_value(exception)
    }

    /// `TypeError(message)`
    #[cold]
    pub fn type_error(&mut self, message: impl AsRef<str>) -> Raised {
        self.raise(types::TYPE_ERROR, message)
    }

    /// An exception instance that is not raised yet.
    pub fn new_exception(&mut self, class: TypeId, args: Vec<Value>) -> Value {
        let id = self.heap.new_instance(class, Value::Null);
        let args = self.heap.new_tuple(args);
        self.heap.instances[id].exception = Some(Box::new(Exception {
            args,
            cause: Value::None,
            context: Value::None,
            suppress: false,
            trace: Vec::new(),
            shown: Value::Null,
            fields: Vec::new(),
        }));
        Value::Instance(id)
    }

    /// Raises an exception instance; what is being handled becomes its context.
    #[cold]
    pub fn raise_value(&mut self, exception: Value) -> Raised {
        let context = self.current_handled();
        if let (Value::Instance(id), false) = (exception, context.is_none())
            && context != exception
        {
            // A cycle would be made where the exception is in the chain already: it is cut there.
            // One that a program made is left as it is, and found by a second look at half the pace.
            let (mut link, mut slow, mut step) = (context, context, false);
            while let Value::Instance(c) = link {
                let Some(e) = &mut self.heap.instances[c].exception else { break };
                if e.context == exception {
                    e.context = Value::None;
                    break;
                }
                link = e.context;
                if link == slow {
                    break;
                }
                if step && let Value::Instance(c) = slow {
                    slow = self.heap.instances[c].exception.as_ref().map_or(Value::None, |e| e.context);
                }
                step = !step;
            }
            if let Some(e) = &mut self.heap.instances[id].exception {
                e.context = context;
            }
        }
        self.pending = Pending::Exception(exception);
        Raised
    }

    /// The exception being handled (`sys.exc_info()[1]`), or None.
    pub fn current_handled(&self) -> Value {
        self.handled.iter().rev().copied().find(|v| !v.is_none()).unwrap_or(Value::None)
    }

    /// Raises what a value operation answered.
    #[cold]
    pub fn raise_fault(&mut self, fault: ValueFault) -> Raised {
        if fault.kind == NOT_SUPPORTED {
            return self.not_supported(fault.message);
        }
        let class = type_named(fault.kind).unwrap_or(types::RUNTIME_ERROR);
        if class == types::OVERFLOW_ERROR && fault.message.starts_with("(34,") {
            let text = self.heap.text("Numerical result out of range");
            return self.raise_with(class, vec![Value::Int(34), text]);
        }
        self.raise(class, fault.message)
    }

    /// The answer of a value operation.
    #[inline]
    pub fn lift<T>(&mut self, answer: pure::Answer<T>) -> Res<T> {
        answer.map_err(|fault| self.raise_fault(fault))
    }

    /// The pending exception, taken off its way; `None` where a fault is pending.
    pub fn take_exception(&mut self) -> Option<Value> {
        match self.pending {
            Pending::Exception(exception) => {
                self.pending = Pending::None;
                Some(exception)
            }
            _ => None,
        }
    }

    /// Takes the pending exception if it is of this class.
    pub fn catch(&mut self, class: TypeId) -> Option<Value> {
        match self.pending {
            Pending::Exception(exception) if self.heap.is_subtype(self.heap.type_of(exception), class) => {
                self.pending = Pending::None;
                Some(exception)
            }
            _ => None,
        }
    }

    /// Whether this is code of a module of ours, whose frames no program sees: in CPython it is C.
    pub(super) fn is_hidden(&self, code: CodeId) -> bool {
        self.heap.codes[code].code.as_ref().is_some_and(|c| c.filename.starts_with(super::modules::HIDDEN))
    }

    /// Finds the handler of the pending exception: `Ok` when the running frame goes on, `Err` when an entry frame ended.
    #[cold]
    pub fn unwind(&mut self, mut record: bool) -> Res<()> {
        loop {
            let Pending::Exception(exception) = self.pending else {
                // A fault ends every frame up to the entry.
                if self.end_frame() {
                    return Err(Raised);
                }
                continue;
            };
            let run = &self.heap.codes[self.frame.code];
            let at = self.frame.at.saturating_sub(run.start) as u32;
            let locals = run.locals;
            let handler = run.handlers.iter().rev().find(|h| h.start <= at && at < h.end).copied();
            let start = run.start;
            let hidden = self.is_hidden(self.frame.code);
            if record
                && !hidden
                && let Value::Instance(id) = exception
            {
                let (code, globals, depth) = (self.frame.code, self.frame.globals, self.frames.len() as u32);
                let caught = handler.is_some();
                // A frame that goes on can be asked itself.
                let held = if caught { None } else { Some(self.held_by_frame()) };
                let locals = held.map(|held| self.heap.new_list_id(held));
                if let Some(e) = &mut self.heap.instances[id].exception {
                    e.trace.push(Trace { code, at, globals, depth, caught, locals });
                }
            }
            record = true;
            if let Some(handler) = handler {
                self.stack.truncate(self.frame.base + locals + handler.depth as usize);
                if handler.push_offset {
                    self.stack.push(Value::Int(i64::from(at)));
                }
                self.stack.push(exception);
                self.pending = Pending::None;
                self.frame.pc = start + handler.target as usize;
                return Ok(());
            }
            if self.end_frame() {
                return Err(Raised);
            }
        }
    }

    /// What the running frame holds: its locals, or its namespace alone.
    fn held_by_frame(&self) -> Vec<Value> {
        match (self.frame.namespace, &self.heap.codes[self.frame.code]) {
            (_, run) if run.code.as_ref().is_some_and(|code| code.flags & flags::OPTIMIZED != 0) => {
                let base = self.frame.base;
                self.stack.get(base..base + run.locals).unwrap_or_default().to_vec()
            }
            (namespace, _) => vec![namespace],
        }
    }

    fn end_frame(&mut self) -> bool {
        if let Some(generator) = self.frame.generator
            && let Object::Generator(g) = &mut self.heap.objects[generator]
        {
            g.frame = None;
        }
        self.leave()
    }
}
