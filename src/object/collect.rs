//! Collection: mark and sweep over the arenas, invisible to programs.
//!
//! What survives keeps its handle, and nothing that a program can ask for is made of handles. Builtin functions of the
//! runtime hold values where no collector sees them while they call Python code. Everything born before such a call is
//! therefore kept until it returns: a [`Watermark`] says what that is.

use super::arena::Arena;
use super::builtin::NAMES;
use super::dict::Dict;
use super::heap::Heap;
use super::kinds::{
    Exception, Function, Generator, Instance, Iter, Method, Native, Object, RunCode, SuspendedFrame, Trace,
};
use super::text::Str;
use super::value::{
    CellId, DictId, FunctionId, InstanceId, ListId, MethodId, NativeId, ObjectId, StrId, TupleId, Value,
};

/// Strings that the runtime knows by number: the shared ones and its names.
const KNOWN_STRINGS: usize = 257 + NAMES.len();

macro_rules! arenas {
    ($($arena:ident: $handle:ident, $variant:ident;)*) => {
        /// How many objects of each kind there were at some moment: those are older than it.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub struct Watermark {
            $($arena: usize,)*
        }

        /// What is reachable, and what is still to be followed.
        #[derive(Debug)]
        pub struct Marks {
            $($arena: Vec<bool>,)*
            pending: Vec<Value>,
        }

        impl Heap {
            /// What there is now.
            #[inline]
            pub fn watermark(&self) -> Watermark {
                Watermark { $($arena: self.$arena.len(),)* }
            }

            /// Marks under which everything older than the watermark is reachable.
            pub fn marks(&self, older: &Watermark) -> Marks {
                let mut marks = Marks { $($arena: vec![false; self.$arena.len()],)* pending: Vec::new() };
                $(
                    for index in 0..older.$arena.min(self.$arena.len()) {
                        if !self.$arena.is_free(index) {
                            marks.value(Value::$variant($handle::from(index)));
                        }
                    }
                )*
                marks
            }
        }

        impl Marks {
            /// A reachable value.
            #[inline]
            pub fn value(&mut self, value: Value) {
                match value {
                    $(Value::$variant(id) => {
                        if let Some(mark) = self.$arena.get_mut(id.index())
                            && !*mark
                        {
                            *mark = true;
                            self.pending.push(value);
                        }
                    })*
                    // Classes and code objects are never given back; the others are no objects of the heap.
                    Value::Type(_)
                    | Value::Code(_)
                    | Value::Null
                    | Value::None
                    | Value::False
                    | Value::True
                    | Value::NotImplemented
                    | Value::Ellipsis
                    | Value::Int(_)
                    | Value::Float(_) => {}
                }
            }

            /// Whether a value is known to be reachable.
            pub fn holds(&self, value: Value) -> bool {
                match value {
                    $(Value::$variant(id) => self.$arena.get(id.index()).copied().unwrap_or(false),)*
                    _ => true,
                }
            }
        }
    };
}

arenas! {
    strs: StrId, Str;
    dicts: DictId, Dict;
    tuples: TupleId, Tuple;
    lists: ListId, List;
    instances: InstanceId, Instance;
    functions: FunctionId, Function;
    methods: MethodId, Method;
    natives: NativeId, Native;
    cells: CellId, Cell;
    objects: ObjectId, Object;
}

impl Marks {
    /// Reachable values.
    pub fn values<'a>(&mut self, values: impl IntoIterator<Item = &'a Value>) {
        values.into_iter().for_each(|&value| self.value(value));
    }

    fn dict(&mut self, dict: Option<DictId>) {
        if let Some(dict) = dict {
            self.value(Value::Dict(dict));
        }
    }
}

impl Heap {
    /// Follows everything reachable from what is marked, classes and code objects.
    fn trace(&self, marks: &mut Marks) {
        for index in 0..KNOWN_STRINGS.min(self.strs.len()) {
            marks.value(Value::Str(StrId::from(index)));
        }
        marks.value(Value::Tuple(TupleId(0)));
        for class in self.types.iter() {
            marks.value(Value::Dict(class.dict));
        }
        for keys in self.shared_keys.iter() {
            keys.names.iter().for_each(|&name| marks.value(Value::Str(name)));
        }
        for code in self.codes.iter() {
            // Written out, so that a new field has to be thought of.
            let RunCode {
                code: _,
                start: _,
                constants,
                names,
                handlers: _,
                warmup: _,
                locals: _,
                arg_count: _,
                exact: _,
            } = code;
            marks.values(constants);
            names.iter().for_each(|&name| marks.value(Value::Str(name)));
        }
        while let Some(value) = marks.pending.pop() {
            match value {
                Value::Tuple(id) => marks.values(&self.tuples[id]),
                Value::List(id) => marks.values(&self.lists[id]),
                Value::Dict(id) => self.dicts[id].values_held().for_each(|held| marks.value(held)),
                Value::Instance(id) => {
                    let Instance { class: _, inline: _, payload, values, order: _, dict, slots, exception } =
                        &self.instances[id];
                    marks.value(*payload);
                    marks.values(values);
                    marks.dict(*dict);
                    marks.values(slots);
                    if let Some(exception) = exception {
                        let Exception { args, cause, context, suppress: _, trace, shown, fields } = &**exception;
                        trace.iter().for_each(|line| trace_line(line, marks));
                        marks.values([args, cause, context, shown]);
                        fields.iter().for_each(|(name, value)| marks.values(&[Value::Str(*name), *value]));
                    }
                }
                Value::Function(id) => {
                    let Function {
                        code: _,
                        globals,
                        name,
                        qualname,
                        module,
                        doc,
                        defaults,
                        kwdefaults,
                        closure,
                        annotations,
                        dict,
                        builtins,
                        version: _,
                    } = &self.functions[id];
                    marks.dict(Some(*globals));
                    marks.dict(*builtins);
                    marks.values([name, qualname, module, doc, defaults, kwdefaults, closure, annotations]);
                    marks.dict(*dict);
                }
                Value::Method(id) => {
                    let Method { function, receiver } = self.methods[id];
                    marks.values(&[function, receiver]);
                }
                Value::Native(id) => {
                    let Native { number: _, receiver, owner: _, wrapper: _ } = self.natives[id];
                    marks.value(receiver);
                }
                Value::Cell(id) => marks.value(self.cells[id]),
                Value::Object(id) => trace_object(&self.objects[id], marks),
                _ => {}
            }
        }
    }

    /// Gives back what is not reachable from the marks. What was unreachable is told by them afterwards.
    pub fn collect(&mut self, marks: &mut Marks) {
        self.trace(marks);
        self.interned.retain(|_, id| marks.holds(Value::Str(*id)));
        for class in self.types.iter_mut() {
            // Only remembered; looked up again when asked for.
            class.lookups.clear();
        }
        self.strs.sweep(&marks.strs);
        self.dicts.sweep(&marks.dicts);
        self.tuples.sweep(&marks.tuples);
        self.lists.sweep(&marks.lists);
        self.instances.sweep(&marks.instances);
        self.functions.sweep(&marks.functions);
        self.methods.sweep(&marks.methods);
        self.natives.sweep(&marks.natives);
        self.cells.sweep(&marks.cells);
        self.objects.sweep(&marks.objects);
        self.sweep_buffers(&marks.strs);
        let live = self.live_bytes();
        self.set_allocated(live);
    }

    /// Gives back the buffers without a string, and the ends of those that only dead strings reached.
    fn sweep_buffers(&mut self, live: &[bool]) {
        let mut lengths: Vec<Option<usize>> = vec![None; self.buffers.len()];
        for (string, live) in self.strs.iter().zip(live) {
            if *live {
                let length = &mut lengths[string.buffer as usize];
                *length = Some(length.unwrap_or(0).max(string.len as usize));
            }
        }
        self.free_buffers.clear();
        for (index, length) in lengths.into_iter().enumerate().rev() {
            let buffer = &mut self.buffers[index];
            match length {
                Some(length) => {
                    if length < buffer.len() {
                        buffer.truncate(length);
                    }
                    if buffer.capacity() > 4 * length + 64 {
                        buffer.shrink_to(2 * length);
                    }
                }
                None => {
                    *buffer = String::new();
                    self.free_buffers.push(index as u32);
                }
            }
        }
    }

    /// What the living would be charged if they were made anew.
    fn live_bytes(&self) -> u64 {
        let value = size_of::<Value>();
        let strings: usize = self.buffers.iter().map(String::len).sum();
        let tuples: usize = self.tuples.iter().map(|items| value * items.len()).sum();
        let lists: usize = self.lists.iter().map(|items| value * items.len()).sum();
        let dicts: usize = self.dicts.iter().map(Dict::bytes).sum();
        let instances: usize = self.instances.iter().map(|i| value * (i.values.len() + i.slots.len())).sum();
        let objects: usize = self.objects.iter().map(object_bytes).sum();
        let contents = strings + tuples + lists + dicts + instances + objects;
        let places = self.strs.live() * size_of::<Str>()
            + self.dicts.live() * size_of::<Dict>()
            + self.tuples.live() * 2 * value
            + self.lists.live() * 3 * value
            + self.instances.live() * size_of::<Instance>()
            + self.functions.live() * size_of::<Function>()
            + (self.methods.live() + self.natives.live()) * 2 * value
            + self.cells.live() * value
            + self.objects.live() * size_of::<Object>();
        (contents + places) as u64
    }
}

/// What an object holds besides its place.
fn object_bytes(object: &Object) -> usize {
    match object {
        Object::BigInt(n) => n.bit_length() as usize / 8,
        Object::Bytes(bytes) => bytes.len(),
        Object::ByteArray(bytes) => bytes.len(),
        Object::Set(table, _) => table.capacity() * 2 * size_of::<Value>(),
        Object::Generator(g) => size_of::<Generator>() + g.stack.len() * size_of::<Value>(),
        Object::Iter(_) => size_of::<Iter>(),
        _ => 0,
    }
}

fn trace_object(object: &Object, marks: &mut Marks) {
    match object {
        Object::Plain
        | Object::BigInt(_)
        | Object::Complex(_)
        | Object::Bytes(_)
        | Object::ByteArray(_)
        | Object::Range(..) => {}
        Object::Slice(start, stop, step) => marks.values([start, stop, step]),
        Object::Set(table, _) => table.iter().for_each(|(_, item)| marks.value(item)),
        Object::Module(name, dict) => {
            marks.value(Value::Str(*name));
            marks.dict(Some(*dict));
        }
        Object::Generator(generator) => {
            let Generator { stack, frame, running: _, started: _, name, qualname, code: _, handled } = &**generator;
            marks.values(stack);
            if let Some(SuspendedFrame { code: _, function, next: _, at: _ }) = frame {
                marks.value(Value::Function(*function));
            }
            marks.values([name, qualname]);
            marks.values(handled);
        }
        Object::Property(parts) => marks.values(parts),
        Object::ClassMethod(inner) | Object::StaticMethod(inner) => marks.value(*inner),
        Object::Super(_, receiver, _) => marks.value(*receiver),
        Object::Member(_, _, name) | Object::Field(_, name, _) => marks.value(Value::Str(*name)),
        Object::Union(members) => marks.value(*members),
        Object::GenericAlias(class, arguments) => marks.values([class, arguments]),
        Object::MappingProxy(dict) | Object::DictView(dict, _) => marks.dict(Some(*dict)),
        Object::Iter(iter) => match &**iter {
            Iter::List(list, _) => {
                if let Some(list) = list {
                    marks.value(Value::List(*list));
                }
            }
            Iter::Str(text, ..) => marks.value(Value::Str(*text)),
            Iter::Range(..) | Iter::BigRange(..) => {}
            Iter::Dict(dict, ..) | Iter::DictReversed(dict, ..) => marks.dict(*dict),
            Iter::Tuple(value, _)
            | Iter::Bytes(value, _)
            | Iter::Set(value, ..)
            | Iter::Sequence(value, _)
            | Iter::Reversed(value, _)
            | Iter::Enumerate(value, _) => marks.value(*value),
            Iter::Callable(a, b) | Iter::Filter(a, b) => marks.values([a, b]),
            Iter::Zip(inner, _) => marks.values(inner),
            Iter::Map(function, inner) => {
                marks.value(*function);
                marks.values(inner);
            }
        },
        Object::Traceback(trace) => trace.iter().for_each(|line| trace_line(line, marks)),
        Object::Frame(line, of) => {
            trace_line(line, marks);
            marks.value(*of);
        }
    }
}

fn trace_line(line: &Trace, marks: &mut Marks) {
    let Trace { code: _, at: _, globals, depth: _, caught: _, locals } = line;
    marks.dict(Some(*globals));
    if let Some(locals) = locals {
        marks.value(Value::List(*locals));
    }
}

impl<I: From<usize> + Into<usize> + Copy, T: Default> Arena<I, T> {
    /// Gives back every object whose mark is unset.
    fn sweep(&mut self, marks: &[bool]) {
        for (index, &live) in marks.iter().enumerate() {
            if !live {
                self.release(index);
            }
        }
        self.order_free();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_reachable_stays_and_places_are_used_again() {
        let mut heap = Heap::new();
        let start = heap.watermark();
        let text = heap.text("a text of its own");
        let kept = heap.new_list(vec![text]);
        let Value::List(list) = kept else { panic!("a list") };
        // A cycle that nobody holds.
        let lost = heap.new_list(vec![]);
        let Value::List(cycle) = lost else { panic!("a list") };
        heap.push_item(cycle, lost);
        // The first counts what is there; the count before it is an estimate.
        let mut marks = heap.marks(&start);
        marks.value(kept);
        marks.value(lost);
        heap.collect(&mut marks);
        let before = heap.allocated();
        let mut marks = heap.marks(&start);
        marks.value(kept);
        heap.collect(&mut marks);
        assert!(heap.allocated() < before);
        assert_eq!(heap.lists[list], [text]);
        let Value::Str(id) = text else { panic!("a string") };
        assert_eq!(heap.str(id), "a text of its own");
        assert!(!marks.holds(lost) && marks.holds(kept));
        assert_eq!(heap.new_list(vec![]), lost, "its place is free again");
    }

    #[test]
    fn the_older_are_kept_with_what_they_hold() {
        let mut heap = Heap::new();
        let old = heap.new_list(vec![]);
        let Value::List(list) = old else { panic!("a list") };
        let watermark = heap.watermark();
        let young = heap.new_tuple(vec![Value::None]);
        let lost = heap.new_tuple(vec![Value::True]);
        heap.push_item(list, young);
        let mut marks = heap.marks(&watermark);
        heap.collect(&mut marks);
        assert!(marks.holds(old) && marks.holds(young) && !marks.holds(lost));
    }

    #[test]
    fn the_end_of_a_buffer_that_nobody_reads_is_given_back() {
        let mut heap = Heap::new();
        let start = heap.watermark();
        let (a, b) = (heap.new_str("kept "), heap.new_str("lost"));
        let base = heap.concat(a, b);
        let longer = heap.concat(base, a);
        assert_eq!(heap.str(longer), "kept lostkept ");
        let mut marks = heap.marks(&start);
        marks.value(Value::Str(base));
        heap.collect(&mut marks);
        assert_eq!(heap.str(base), "kept lost");
        let again = heap.concat(base, base);
        assert_eq!(heap.str(again), "kept lostkept lost");
    }
}
