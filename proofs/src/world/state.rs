//! The complete state of a run, written down so that equal texts mean equal futures.
//!
//! Everything that the program can reach is visited from the namespaces of its modules, and handles are numbered in the
//! order in which they are met: states that differ only in birth order are the same. So are versions, which are only
//! ever compared for equality; a cached version that nothing has any more is as good as any other such. The text of an
//! object is its `Debug` form, so that a field added to it is part of the state without a change here.

use std::collections::HashMap;
use std::fmt::Write;

use turncoat::bytecode::{Kind, Op};
use turncoat::object::kinds::Object;
use turncoat::object::value::{
    CellId, DictId, FunctionId, InstanceId, ListId, MethodId, NativeId, ObjectId, SharedKeysId, StrId, TupleId, TypeId,
    Value,
};
use turncoat::semantics::Machine;

/// A state, written down.
pub struct State {
    /// What a program can see: no versions, no code units. Equal on both interpreters.
    pub program: String,
    /// What the adaptive interpreter's future depends on besides: versions and code units.
    pub hidden: String,
}

struct Writer<'a> {
    machine: &'a Machine,
    text: String,
    hidden: String,
    numbers: HashMap<(&'static str, u64), usize>,
    waiting: Vec<(&'static str, u64)>,
    versions: HashMap<(&'static str, u32), usize>,
    /// Classes with the `__getitem__` that a site left there.
    remembered: Vec<(u64, Option<FunctionId>)>,
}

const HANDLES: [&str; 12] = [
    "TupleId",
    "ListId",
    "DictId",
    "InstanceId",
    "TypeId",
    "FunctionId",
    "MethodId",
    "NativeId",
    "CellId",
    "ObjectId",
    "SharedKeysId",
    "StrId",
];

impl Writer<'_> {
    /// Copies a `Debug` text with its handles numbered, its versions renamed, and what no program can see left out.
    fn copy(&mut self, versions_of: &'static str, debug: &str) {
        let mut rest = debug;
        while let Some(open) = rest.find(['(', ':']) {
            let (before, after) = rest.split_at(open);
            let word_at = before.rfind(|c: char| !c.is_ascii_alphanumeric() && c != '_').map_or(0, |i| i + 1);
            let word = &before[word_at..];
            let digits_at = after.find(|c: char| c.is_ascii_digit()).unwrap_or(after.len());
            let number_ends =
                after[digits_at..].find(|c: char| !c.is_ascii_digit()).map_or(after.len(), |i| i + digits_at);
            let number = after[digits_at..number_ends].parse::<u64>();
            match (HANDLES.into_iter().find(|handle| *handle == word), number) {
                (Some("StrId"), Ok(number)) if digits_at == 1 => {
                    self.text.push_str(&before[..word_at]);
                    let id = StrId(number);
                    let interned = self.machine.heap.is_interned(id);
                    let _ = write!(self.text, "{:?}{}", self.machine.heap.str(id), if interned { "!" } else { "" });
                    rest = &after[number_ends..];
                }
                (Some(handle), Ok(number)) if digits_at == 1 => {
                    self.text.push_str(&before[..word_at]);
                    self.meet(handle, number);
                    rest = &after[number_ends..];
                }
                (None, Ok(number)) if word == "version" && digits_at == 2 => {
                    self.text.push_str(before);
                    self.version(versions_of, number as u32);
                    rest = &after[number_ends..];
                }
                (None, Ok(_)) if word == "mutations" && digits_at == 2 => {
                    self.text.push_str(before);
                    rest = &after[number_ends..];
                }
                _ => {
                    self.text.push_str(before);
                    self.text.push_str(&after[..1]);
                    rest = &after[1..];
                }
            }
        }
        self.text.push_str(rest);
    }

    fn meet(&mut self, handle: &'static str, number: u64) {
        let next = self.numbers.len();
        if handle == "NativeId" && self.machine.heap.natives[NativeId(number)].receiver.is_null() {
            // Builtin functions never change and are made once, before the program.
            let _ = write!(self.text, "native {number}");
            return;
        }
        let met = *self.numbers.entry((handle, number)).or_insert_with(|| {
            self.waiting.push((handle, number));
            next
        });
        let _ = write!(self.text, "#{met}");
    }

    fn version(&mut self, kind: &'static str, version: u32) {
        let next = self.versions.len() + 1;
        let name = if version == 0 { 0 } else { *self.versions.entry((kind, version)).or_insert(next) };
        let _ = write!(self.hidden, " {name}");
    }

    fn object(&mut self, handle: &'static str, number: u64) {
        let machine = self.machine;
        let heap = &machine.heap;
        let (versions_of, debug) = match handle {
            "TupleId" => ("", format!("{:?}", heap.tuples[TupleId(number)])),
            "ListId" => ("", format!("{:?}", heap.lists[ListId(number)])),
            "DictId" => ("keys", format!("{:?}", heap.dict(DictId(number)))),
            "InstanceId" => ("", format!("{:?}", heap.instances[InstanceId(number)])),
            "FunctionId" => ("function", format!("{:?}", heap.functions[FunctionId(number)])),
            "MethodId" => ("", format!("{:?}", heap.methods[MethodId(number)])),
            "NativeId" => ("", format!("{:?}", heap.natives[NativeId(number)])),
            "CellId" => ("", format!("{:?}", heap.cells[CellId(number)])),
            "ObjectId" => ("", format!("{:?}", heap.objects[ObjectId(number)])),
            "SharedKeysId" => ("keys", format!("{:?}", heap.keys_of_class(SharedKeysId(number)))),
            _ => {
                let class = &heap.types[TypeId(number)];
                let text = if class.is_heap {
                    // Memories of lookups are no part of a state: they are emptied before each step.
                    let mut class = class.clone();
                    class.lookups.clear();
                    // What a site remembers here is of no interest to the program.
                    self.remembered.push((number, class.getitem.take()));
                    format!("{class:?}")
                } else {
                    // A builtin class never changes but for its subclasses, of which builtin ones do not matter.
                    let mut subclasses = class.subclasses.clone();
                    subclasses.retain(|class| heap.types[*class].is_heap);
                    format!("{} {subclasses:?}", class.name)
                };
                ("type", text)
            }
        };
        let _ = write!(self.text, "\n{handle} ");
        self.copy(versions_of, &debug);
    }

    /// The code units: opcodes, operands and what specialized forms hold in their caches.
    fn units(&mut self) {
        for run in self.machine.heap.codes.iter() {
            let length = run.code.as_ref().map_or(0, |code| code.units.len());
            let units = &self.machine.units[run.start..run.start + length];
            let _ = write!(self.hidden, "\ncode {}:", run.warmup);
            let mut at = 0;
            while at < units.len() {
                let Some(op) = Op::from_u8(units[at] as u8) else {
                    at += 1;
                    continue;
                };
                let _ = write!(self.hidden, " {}", units[at]);
                let mut field_at = at + 1;
                for field in op.cache_layout() {
                    let value = units[field_at..field_at + field.units]
                        .iter()
                        .rev()
                        .fold(0u64, |value, unit| value << 16 | u64::from(*unit));
                    // The adaptive form reads its counter and overwrites the rest.
                    if op.kind() == Kind::Specialized || field.name == "counter" {
                        self.field(op, field.name, value);
                    }
                    field_at += field.units;
                }
                at += 1 + op.caches();
            }
        }
    }

    /// Objects that only a cache knows, in full: they are a part of what is hidden.
    fn cached(&mut self, value: Value) {
        let program = std::mem::take(&mut self.text);
        self.copy("", &format!("{value:?}"));
        while let Some((handle, number)) = self.waiting.pop() {
            self.object(handle, number);
        }
        let text = std::mem::replace(&mut self.text, program);
        self.hidden.push_str(&text);
    }

    /// What sites left in classes.
    fn classes(&mut self) {
        for (class, function) in std::mem::take(&mut self.remembered) {
            if let Some(function) = function {
                let _ = write!(self.hidden, "\nclass {:?}: ", self.numbers.get(&("TypeId", class)));
                self.cached(Value::Function(function));
            }
        }
    }

    /// The builtin class that has this version.
    fn builtin_with(&self, kind: &str, version: u32) -> Option<usize> {
        let types = &self.machine.heap.types;
        (0..types.len()).filter(|_| kind == "type").find(|&index| {
            let class = &types[TypeId::from(index)];
            !class.is_heap && class.version == version
        })
    }

    fn field(&mut self, op: Op, name: &str, value: u64) {
        if name == "descr" {
            let known = usize::try_from(value).ok().and_then(|number| number.checked_sub(1));
            return match known.and_then(|at| self.machine.adaptive.methods.get(at)) {
                Some(&method) => self.cached(method),
                None => self.hidden.push_str(".none"),
            };
        }
        let kind = match name {
            "func_version" => "function",
            "type_version" => "type",
            "version" if !matches!(op, Op::LOAD_ATTR_MODULE | Op::LOAD_METHOD_MODULE) => "type",
            "version" | "keys_version" | "module_keys_version" | "builtin_keys_version" => "keys",
            _ => {
                let _ = write!(self.hidden, ".{value}");
                return;
            }
        };
        match (value, self.versions.get(&(kind, value as u32))) {
            (0, _) => self.hidden.push_str(".none"),
            (_, Some(version)) => {
                let _ = write!(self.hidden, ".v{version}");
            }
            // Classes that only their number names: builtin ones, which keep their version for ever.
            (_, None) => match self.builtin_with(kind, value as u32) {
                Some(class) => {
                    let _ = write!(self.hidden, ".builtin {class}");
                }
                None => self.hidden.push_str(".dead"),
            },
        }
    }
}

/// Writes the state of a machine between two runs of its functions down.
pub fn write(machine: &Machine) -> State {
    let mut writer = Writer {
        machine,
        text: String::with_capacity(1 << 15),
        hidden: String::new(),
        numbers: HashMap::new(),
        waiting: Vec::new(),
        versions: HashMap::new(),
        remembered: Vec::new(),
    };
    let mut modules: Vec<_> = machine.modules.iter().map(|(name, module)| (machine.heap.str(*name), *module)).collect();
    modules.sort_by_key(|(name, _)| *name);
    for (name, module) in modules {
        writer.text.push_str(name);
        writer.copy("", &format!("{module:?}"));
    }
    while let Some((handle, number)) = writer.waiting.pop() {
        writer.object(handle, number);
    }
    writer.classes();
    writer.units();
    State { program: writer.text, hidden: writer.hidden }
}

/// Forgets what is no part of a state, so that it cannot carry over from one step to the next.
pub fn forget(machine: &mut Machine) {
    for index in 0..machine.heap.types.len() {
        machine.heap.types[TypeId::from(index)].lookups.clear();
    }
}

/// The namespace of the main module.
pub fn main_namespace(machine: &Machine) -> Option<DictId> {
    machine.modules.iter().find_map(|(name, module)| match module {
        Value::Object(id) if machine.heap.str(*name) == "__main__" => match machine.heap.objects[*id] {
            Object::Module(_, dict) => Some(dict),
            _ => None,
        },
        _ => None,
    })
}
