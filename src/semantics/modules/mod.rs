//! The modules that a program can import: one entry here and one file a module, in Rust, in Python, or one of each.
//!
//! The Python part is compiled by our own compiler at the first import and runs in a namespace that already holds the
//! natives of the Rust part. Its frames are no lines of a traceback: in CPython these functions are C code.

mod functools;
mod gc;
mod math;
mod operator;
mod random;
mod special;
pub mod sys;

use std::sync::Arc;

use super::convention::Convention;
use super::machine::{Machine, Res};
use super::native::NativeDef;
use crate::compiler;
use crate::object::builtin::{names, types};
use crate::object::kinds::{Function, Native, Object};
use crate::object::value::{DictId, StrId, Value};

/// The file name of the Python part of every module begins with this.
pub const HIDDEN: &str = "<built-in ";

/// A module that can be imported.
struct Module {
    name: &'static str,
    /// Its functions in Rust.
    natives: &'static [NativeDef],
    /// Puts its constants into its namespace.
    constants: fn(&mut Machine, DictId),
    /// The rest, in Python.
    source: &'static str,
}

const fn module(name: &'static str, natives: &'static [NativeDef], source: &'static str) -> Module {
    Module { name, natives, constants: |_, _| {}, source }
}

const MODULES: &[Module] = &[
    module("__future__", &[], include_str!("future.py")),
    module("_collections_user", &[], include_str!("collections_user.py")),
    module("abc", &[], include_str!("abc.py")),
    module("bisect", &[], include_str!("bisect.py")),
    module("collections", &[], include_str!("collections.py")),
    module("collections.abc", &[], include_str!("collections_abc.py")),
    module("contextlib", &[], include_str!("contextlib.py")),
    module("copy", &[], include_str!("copy.py")),
    module("dataclasses", &[], include_str!("dataclasses.py")),
    module("enum", &[], include_str!("enum.py")),
    module("functools", functools::NATIVES, include_str!("functools.py")),
    module("gc", gc::NATIVES, ""),
    module("heapq", &[], include_str!("heapq.py")),
    module("io", &[], include_str!("io.py")),
    module("itertools", &[], include_str!("itertools.py")),
    module("json", &[], include_str!("json.py")),
    Module { name: "math", natives: math::NATIVES, constants: math::constants, source: "" },
    module("operator", operator::NATIVES, include_str!("operator.py")),
    module("re", &[], include_str!("re.py")),
    module("random", random::NATIVES, include_str!("random.py")),
    module("string", &[], include_str!("string.py")),
    Module { name: "sys", natives: sys::NATIVES, constants: sys::constants, source: include_str!("sys.py") },
    module("textwrap", &[], include_str!("textwrap.py")),
    module("time", &[], include_str!("time.py")),
    Module { name: "types", natives: &[], constants: types_constants, source: include_str!("types.py") },
    module("typing", &[], include_str!("typing.py")),
];

/// The classes of objects that no code of a module of ours could get hold of.
fn types_constants(m: &mut Machine, namespace: DictId) {
    m.store(namespace, "TracebackType", Value::Type(types::TRACEBACK));
    m.store(namespace, "FrameType", Value::Type(types::FRAME));
}

impl Machine {
    /// The module with this name, made at its first import; `None` where there is none.
    pub fn import(&mut self, name: StrId) -> Res<Option<Value>> {
        if let Some(&module) = self.modules.get(&name) {
            return Ok(Some(module));
        }
        let Some(found) = MODULES.iter().find(|m| m.name == self.heap.str(name)) else { return Ok(None) };
        // A module of a package is an attribute of the package.
        let package = match found.name.rsplit_once('.') {
            Some((package, last)) => {
                let package = self.heap.intern(package);
                self.import(package)?.map(|package| (package, self.heap.intern(last)))
            }
            None => None,
        };
        let namespace = self.heap.new_dict();
        let module = self.heap.new_object(Object::Module(name, namespace));
        self.heap.dict_set_name(namespace, names::NAME, Value::Str(name));
        self.heap.dict_set_name(namespace, names::DOC, Value::None);
        let first = self.natives.len() as u32;
        let natives = found.natives.iter().map(|native| NativeDef {
            convention: Convention::of(found.name, native.name).unwrap_or(native.convention),
            ..*native
        });
        Arc::make_mut(&mut self.natives).extend(natives);
        for (native, number) in found.natives.iter().zip(first..) {
            let value = self.heap.new_native(Native { number, receiver: module, ..Native::default() });
            self.store(namespace, native.name, value);
        }
        (found.constants)(self, namespace);
        self.modules.insert(name, module);
        if !found.source.is_empty() {
            let code = match compiler::compile_once(found.source, &format!("{HIDDEN}{}>", found.name)) {
                Ok(code) => self.add_code(&code),
                Err(error) => return Err(self.fault(super::Fault::Engine(error.to_string()))),
            };
            let function = self.heap.new_function(Function { code, globals: namespace, ..Function::default() });
            self.enter(function, Value::Dict(namespace), true)?;
            if let Err(raised) = self.run_entry() {
                self.modules.remove(&name);
                return Err(raised);
            }
        }
        if let Some((Value::Object(package), last)) = package
            && let Object::Module(_, namespace) = self.heap.objects[package]
        {
            self.heap.dict_set_name(namespace, last, module);
        }
        Ok(Some(module))
    }
}
