//! The part of a heap that a program can reach, in an order that does not depend on handles.
//!
//! Objects are numbered as they are met, breadth first from the roots. Two heaps have the same structure and the same
//! identities exactly where they are told alike. Ints, floats and strings have no identity here; builtin classes and
//! code objects are told by their handle, which no program changes.

use std::collections::VecDeque;
use std::fmt::Write as _;
use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHasher};

use crate::object::kinds::{Iter, Object, Trace};
use crate::object::value::{DictId, FunctionId, StrId, TypeId, Value};
use crate::semantics::{Machine, Pending};

/// Who is told of a world.
pub trait Listener {
    /// A fact: what it is of, and a number.
    fn fact(&mut self, what: &'static str, number: u64);
    /// A text: of a string, or of a number too large for a fact.
    fn text(&mut self, text: &str);
    /// The content of the object with this number follows.
    fn object(&mut self, number: u32, kind: &'static str);
}

/// A digest of everything that is told.
#[derive(Default)]
pub struct Digest(FxHasher);

impl Listener for Digest {
    fn fact(&mut self, what: &'static str, number: u64) {
        what.len().hash(&mut self.0);
        number.hash(&mut self.0);
    }

    fn text(&mut self, text: &str) {
        text.hash(&mut self.0);
    }

    fn object(&mut self, number: u32, kind: &'static str) {
        number.hash(&mut self.0);
        kind.hash(&mut self.0);
    }
}

/// Everything that is told, one line an object, for people.
#[derive(Default)]
pub struct Lines(pub String);

impl Listener for Lines {
    fn fact(&mut self, what: &'static str, number: u64) {
        let _ = write!(self.0, " {what}={number}");
    }

    fn text(&mut self, text: &str) {
        let _ = write!(self.0, " {text:?}");
    }

    fn object(&mut self, number: u32, kind: &'static str) {
        let _ = write!(self.0, "\n#{number} {kind}");
    }
}

/// A walk over what can be reached.
pub struct Walk<'a, L> {
    m: &'a Machine,
    listener: L,
    numbers: FxHashMap<Value, u32>,
    queue: VecDeque<Value>,
    /// What a machine is made with is told by its handle, for it is the same in every run, and not looked into.
    shares: bool,
    /// Nothing is looked into.
    shallow: bool,
}

impl<'a, L: Listener> Walk<'a, L> {
    /// A walk that has not begun.
    pub fn new(m: &'a Machine, listener: L) -> Self {
        Walk { m, listener, numbers: FxHashMap::default(), queue: VecDeque::new(), shares: false, shallow: false }
    }

    /// Tells of everything that the roots reach; the listener has heard all then.
    pub fn finish(mut self) -> L {
        while let Some(value) = self.queue.pop_front() {
            self.content(value);
        }
        self.listener
    }

    /// A fact of the caller's.
    pub fn fact(&mut self, what: &'static str, number: u64) {
        self.listener.fact(what, number);
    }

    /// A text of the caller's.
    pub fn text(&mut self, text: &str) {
        self.listener.text(text);
    }

    /// A value: itself, or the number of the object that it is.
    pub fn value(&mut self, value: Value) {
        match value {
            Value::Null => self.fact("null", 0),
            Value::None => self.fact("None", 1),
            Value::False => self.fact("bool", 0),
            Value::True => self.fact("bool", 1),
            Value::NotImplemented => self.fact("NotImplemented", 2),
            Value::Ellipsis => self.fact("Ellipsis", 3),
            Value::Int(n) => self.fact("int", n as u64),
            Value::Float(f) => self.fact("float", f.0),
            Value::Str(id) => self.name(id),
            Value::Code(id) => self.fact("code", id.0),
            Value::Type(id) if !self.m.heap.types[id].is_heap => self.fact("class", id.0),
            shared if self.shares && self.m.heap.is_frozen(shared) => {
                self.fact("shared", shared.payload() << 4 | kind(shared));
            }
            Value::Object(id) if matches!(self.m.heap.objects[id], Object::BigInt(_)) => self.content(value),
            _ if self.shallow => self.fact("new", 0),
            Value::Native(id) => {
                let native = self.m.heap.natives[id];
                self.fact("builtin", u64::from(native.number));
                self.fact("owner", native.owner.map_or(u64::MAX, |class| class.0));
                self.value(native.receiver);
            }
            Value::Method(id) => {
                let method = self.m.heap.methods[id];
                self.fact("method", 0);
                self.value(method.function);
                self.value(method.receiver);
            }
            other => {
                let next = self.numbers.len() as u32;
                let number = *self.numbers.entry(other).or_insert_with(|| {
                    self.queue.push_back(other);
                    next
                });
                self.fact("#", u64::from(number));
            }
        }
    }

    fn name(&mut self, id: StrId) {
        self.listener.text(self.m.heap.str(id));
    }

    fn values(&mut self, values: &[Value]) {
        self.fact("length", values.len() as u64);
        values.iter().for_each(|value| self.value(*value));
    }

    fn class(&mut self, class: TypeId) {
        self.value(Value::Type(class));
    }

    fn trace(&mut self, trace: &[Trace]) {
        for line in trace {
            self.fact("code", line.code.0);
            self.fact("at", u64::from(line.at));
        }
    }

    fn content(&mut self, value: Value) {
        let number = self.numbers.get(&value).copied().unwrap_or(u32::MAX);
        let heap = &self.m.heap;
        let begin = |walk: &mut Self, kind| walk.listener.object(number, kind);
        match value {
            Value::Tuple(id) => {
                begin(self, "tuple");
                self.values(&heap.tuples[id]);
            }
            Value::List(id) => {
                begin(self, "list");
                self.values(&heap.lists[id]);
            }
            Value::Dict(id) => {
                begin(self, "dict");
                self.dict(id);
            }
            Value::Instance(id) => {
                begin(self, "instance");
                let instance = &heap.instances[id];
                let class = heap.type_of(value);
                self.class(class);
                self.value(instance.payload);
                let names = &heap.keys_of_class(heap.types[class].shared_keys).names;
                for &index in &instance.order {
                    if let (Some(&name), Some(&held)) =
                        (names.get(usize::from(index)), instance.values.get(usize::from(index)))
                    {
                        self.name(name);
                        self.value(held);
                    }
                }
                if let Some(dict) = instance.dict {
                    self.value(Value::Dict(dict));
                }
                self.values(&instance.slots);
                if let Some(exception) = &instance.exception {
                    for part in [exception.args, exception.cause, exception.context] {
                        self.value(part);
                    }
                    self.fact("suppress", u64::from(exception.suppress));
                    self.trace(&exception.trace);
                    for (name, field) in &exception.fields {
                        self.name(*name);
                        self.value(*field);
                    }
                }
            }
            Value::Type(id) => {
                begin(self, "class");
                let class = &heap.types[id];
                self.listener.text(&class.name);
                for list in [&class.bases, &class.mro, &class.subclasses] {
                    self.fact("classes", list.len() as u64);
                    list.iter().for_each(|class| self.class(*class));
                }
                self.class(class.metaclass);
                self.dict(class.dict);
            }
            Value::Function(id) => {
                begin(self, "function");
                self.function(id);
            }
            Value::Cell(id) => {
                begin(self, "cell");
                self.value(heap.cells[id]);
            }
            Value::Object(id) => {
                let object = &heap.objects[id];
                begin(self, "object");
                self.object(object);
            }
            other => self.value(other),
        }
    }

    fn dict(&mut self, dict: DictId) {
        self.fact("length", self.m.heap.dict_len(dict) as u64);
        let mut position = 0;
        while let Some((next, entry)) = self.m.heap.dict_next(dict, position) {
            self.value(entry.key);
            self.value(entry.value);
            position = next;
        }
    }

    fn function(&mut self, id: FunctionId) {
        let function = &self.m.heap.functions[id];
        self.fact("code", function.code.0);
        self.value(Value::Dict(function.globals));
        for part in [
            function.name,
            function.qualname,
            function.module,
            function.doc,
            function.defaults,
            function.kwdefaults,
            function.closure,
            function.annotations,
        ] {
            self.value(part);
        }
        if let Some(dict) = function.dict {
            self.value(Value::Dict(dict));
        }
    }

    fn object(&mut self, object: &Object) {
        match object {
            Object::Plain => {}
            Object::BigInt(n) => self.listener.text(&format!("{n:?}")),
            Object::Complex(n) => self.listener.text(&format!("{n:?}")),
            Object::Bytes(bytes) => self.listener.text(&format!("{bytes:?}")),
            Object::ByteArray(bytes) => self.listener.text(&format!("{bytes:?}")),
            Object::Field(class, name, flag) => {
                self.class(*class);
                self.name(*name);
                self.fact("flag", u64::from(*flag));
            }
            Object::Union(of) => self.value(*of),
            Object::GenericAlias(of, arguments) => self.values(&[*of, *arguments]),
            Object::Range(a, b, c) => self.listener.text(&format!("{a:?} {b:?} {c:?}")),
            Object::Slice(a, b, c) => self.values(&[*a, *b, *c]),
            Object::Set(table, frozen) => {
                self.fact("frozen", u64::from(*frozen));
                table.iter().for_each(|(_, item)| self.value(item));
            }
            Object::Module(name, dict) => {
                self.name(*name);
                self.value(Value::Dict(*dict));
            }
            Object::Generator(generator) => {
                self.fact("running", u64::from(generator.running));
                self.fact("started", u64::from(generator.started));
                self.values(&generator.stack);
                self.values(&generator.handled);
                if let Some(frame) = generator.frame {
                    self.fact("code", frame.code.0);
                    self.fact("next", frame.next as u64);
                    self.value(Value::Function(frame.function));
                }
            }
            Object::Property(parts) => self.values(parts),
            Object::ClassMethod(value) | Object::StaticMethod(value) => self.value(*value),
            Object::Super(class, receiver, of) => {
                self.class(*class);
                self.value(*receiver);
                self.class(*of);
            }
            Object::Member(class, index, name) => {
                self.class(*class);
                self.fact("index", *index as u64);
                self.name(*name);
            }
            Object::MappingProxy(dict) => self.value(Value::Dict(*dict)),
            Object::DictView(dict, view) => {
                self.fact("view", *view as u64);
                self.value(Value::Dict(*dict));
            }
            Object::Iter(iter) => self.iterator(iter),
            Object::Traceback(trace) => self.trace(trace),
            Object::Frame(line, of) => {
                self.trace(&[*line]);
                self.value(*of);
            }
        }
    }

    fn iterator(&mut self, iter: &Iter) {
        match iter {
            Iter::List(list, at) => {
                self.value(list.map_or(Value::None, Value::List));
                self.fact("at", *at as u64);
            }
            Iter::Tuple(of, at) | Iter::Bytes(of, at) => {
                self.value(*of);
                self.fact("at", *at as u64);
            }
            Iter::Str(of, at, _) => {
                self.name(*of);
                self.fact("at", *at as u64);
            }
            Iter::Range(next, step, left) => {
                self.values(&[Value::Int(*next), Value::Int(*step)]);
                self.fact("left", *left);
            }
            Iter::BigRange(a, b, c) => self.listener.text(&format!("{a:?} {b:?} {c:?}")),
            Iter::Set(of, at, size) => {
                self.value(*of);
                self.fact("at", *at as u64);
                self.fact("size", *size as u64);
            }
            Iter::Dict(of, view, at, size, _) | Iter::DictReversed(of, view, at, size) => {
                self.value(of.map_or(Value::None, Value::Dict));
                self.fact("view", *view as u64);
                self.fact("at", *at as u64);
                self.fact("size", *size as u64);
            }
            Iter::Sequence(of, at) | Iter::Reversed(of, at) => self.values(&[*of, Value::Int(*at)]),
            Iter::Callable(a, b) => self.values(&[*a, *b]),
            Iter::Enumerate(of, n) => {
                self.value(*of);
                self.listener.text(&format!("{n:?}"));
            }
            Iter::Zip(of, strict) => {
                self.fact("strict", u64::from(*strict));
                self.values(of);
            }
            Iter::Map(function, of) => {
                self.value(*function);
                self.values(of);
            }
            Iter::Filter(a, b) => self.values(&[*a, *b]),
        }
    }
}

/// Tells of a state between two instructions: the stack, the running frame, what is pending, what was printed from
/// `printed` on, and everything that can be reached from there. What every machine is made with is left out, as far as it
/// is what it was.
pub fn state<L: Listener>(m: &Machine, printed: usize, listener: L) -> L {
    let mut walk = Walk { shares: true, ..Walk::new(m, listener) };
    walk.fact("frames", m.frames.len() as u64);
    walk.fact("code", m.frame.code.0);
    walk.fact("unit", m.frame.pc as u64);
    walk.text(m.output.get(printed..).unwrap_or_default());
    walk.fact("left", m.fuel);
    walk.value(m.kw_names);
    walk.values(&m.stack);
    walk.values(&m.handled);
    match &m.pending {
        Pending::None => {}
        Pending::Exception(exception) => walk.value(*exception),
        Pending::Fault(fault) => walk.text(&format!("{fault:?}")),
    }
    for frame in m.frames.iter().chain([&m.frame]) {
        walk.value(Value::Dict(frame.globals));
        walk.value(frame.namespace);
    }
    modules(&mut walk);
    changed(&mut walk);
    walk.finish()
}

/// Tells of the modules at the end of a run and of everything that can be reached from them. What every machine is made
/// with is left out, as far as it is what it was.
pub fn modules_of<L: Listener>(m: &Machine, listener: L) -> L {
    let mut walk = Walk { shares: true, ..Walk::new(m, listener) };
    modules(&mut walk);
    changed(&mut walk);
    walk.finish()
}

/// Tells of what was there at the start and is no longer what it was.
fn changed<L: Listener>(walk: &mut Walk<'_, L>) {
    let m = walk.m;
    let start = m.start();
    for value in m.heap.written() {
        // Of builtin classes nothing is told but their handle.
        let builtin = matches!(value, Value::Type(id) if !m.heap.types[id].is_heap);
        // Most dicts that were lent for writing hold what they held.
        let same = matches!(value, Value::Dict(id) if m.heap.has_same_entries(&start.heap, id));
        if !builtin && !same && shallow(m, value) != shallow(start, value) {
            walk.fact("changed", value.payload());
            walk.content(value);
        }
    }
}

/// A number for the kind of a value whose handle says nothing without it.
fn kind(value: Value) -> u64 {
    match value {
        Value::Tuple(_) => 1,
        Value::List(_) => 2,
        Value::Dict(_) => 3,
        Value::Instance(_) => 4,
        Value::Type(_) => 5,
        Value::Function(_) => 6,
        Value::Method(_) => 7,
        Value::Native(_) => 8,
        Value::Cell(_) => 9,
        Value::Object(_) => 10,
        _ => 0,
    }
}

/// A digest of one object, with others by handle.
fn shallow(m: &Machine, value: Value) -> u64 {
    let mut walk = Walk { shares: true, shallow: true, ..Walk::new(m, Digest::default()) };
    walk.content(value);
    walk.listener.value()
}

fn modules<L: Listener>(walk: &mut Walk<'_, L>) {
    let m = walk.m;
    let mut names: Vec<(&str, Value)> = m.modules.iter().map(|(name, module)| (m.heap.str(*name), *module)).collect();
    names.sort_unstable_by_key(|(name, _)| *name);
    for (name, module) in names {
        walk.text(name);
        walk.value(module);
    }
}

impl Digest {
    /// The digest.
    pub fn value(&self) -> u64 {
        self.0.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::oracles::{Engine, run_code_with};
    use crate::semantics::Limits;

    fn told(source: &str) -> (u64, String) {
        let code = crate::compiler::compile(source, "w.py").expect("compiles");
        run_code_with(
            &code,
            source,
            Engine::Plain,
            Limits::default(),
            |_| {},
            |m| (modules_of(m, Digest::default()).value(), modules_of(m, Lines::default()).0),
        )
        .1
    }

    #[test]
    fn what_a_machine_is_made_with_is_told_where_it_changed() {
        let plain = told("import builtins, math\n");
        for source in ["builtins.len = 3", "math.pi = 3", "builtins.extra = 1", "del math.pi", "math.extra = [1]"] {
            let changed = told(&format!("import builtins, math\n{source}\n"));
            assert_ne!(changed.0, plain.0, "{source}");
        }
        assert_ne!(told("import math\nx = math.extra = [1]\n"), told("import math\nx = [1]\nmath.extra = [1]\n"));
        assert_eq!(plain, told("import builtins, math\nlen('a'); math.sqrt(4)\n"));
    }

    #[test]
    fn structure_and_identity_are_told_and_handles_are_not() {
        let shared = told("a = [1]\nb = [a, a]\n");
        let equal = told("a = [1]\nb = [a, [1]]\n");
        assert_ne!(shared.0, equal.0);
        assert_ne!(shared.1, equal.1);
        // Objects that are dropped again shift every handle, and nothing else.
        let shifted = told("a = [[], [], {}]\na = [1]\nb = [a, a]\n");
        assert_eq!(shared, shifted);
        assert_ne!(told("x = {'a': 1, 'b': 2}\n").0, told("x = {'b': 2, 'a': 1}\n").0);
        assert_ne!(told("x = 1\n").0, told("x = True\n").0);
        assert!(shared.1.contains("list length=1 int=1"), "{}", shared.1);
    }
}
