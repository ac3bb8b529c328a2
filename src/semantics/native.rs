//! Functions of the runtime that Python programs call.

use super::convention::Convention;
use super::machine::{Machine, Res};
use crate::object::kinds::Object;
use crate::object::value::{StrId, Value};

/// A native that takes positional and keyword arguments.
pub type KeywordFunction = fn(&mut Machine, Value, &[Value], &[(StrId, Value)]) -> Res;

/// How a native takes its arguments (CPython's `METH_*`).
#[derive(Clone, Copy)]
pub enum Call {
    /// No arguments.
    NoArgs(fn(&mut Machine, Value) -> Res),
    /// Exactly one.
    O(fn(&mut Machine, Value, Value) -> Res),
    /// From so many to so many.
    Fast(usize, usize, fn(&mut Machine, Value, &[Value]) -> Res),
    /// From so many to so many, read with `PyArg_ParseTuple`: `METH_VARARGS`, which no instruction specializes for.
    VarArgs(usize, usize, fn(&mut Machine, Value, &[Value]) -> Res),
    /// A special method of a builtin class (a slot wrapper), from so many arguments to so many.
    Slot(usize, usize, fn(&mut Machine, Value, &[Value]) -> Res),
    /// A slot wrapper that reads its arguments with `PyArg_UnpackTuple`, which words a wrong number otherwise.
    Unpacked(usize, usize, fn(&mut Machine, Value, &[Value]) -> Res),
    /// Any number, and keywords.
    Keywords(KeywordFunction),
}

/// A function or method written in Rust.
#[derive(Clone, Copy)]
pub struct NativeDef {
    /// `__name__`
    pub name: &'static str,
    /// How it is called; the first argument is the receiver.
    pub call: Call,
    /// How CPython's own function takes its arguments.
    pub convention: Convention,
}

/// A row of a table of natives.
pub const fn def(name: &'static str, call: Call) -> NativeDef {
    // Where nothing more is known, CPython's function takes its arguments as this one does.
    let convention = match call {
        Call::NoArgs(_) => Convention::NoArgs,
        Call::O(_) => Convention::O,
        Call::Fast(..) => Convention::Fast,
        Call::VarArgs(..) => Convention::Varargs,
        Call::Slot(..) | Call::Unpacked(..) => Convention::Wrapper,
        Call::Keywords(_) => Convention::FastKeywords,
    };
    NativeDef { name, call, convention }
}

impl Machine {
    /// Calls a native by its number.
    pub fn call_native(&mut self, number: u32, receiver: Value, args: &[Value], keywords: &[(StrId, Value)]) -> Res {
        self.call_named_native(number, receiver, receiver, args, keywords)
    }

    /// Calls a native by its number. Errors name it as an attribute of `shown`: of its receiver where it is bound, of its class
    /// where it is a method descriptor.
    pub fn call_named_native(
        &mut self,
        number: u32,
        receiver: Value,
        shown: Value,
        args: &[Value],
        keywords: &[(StrId, Value)],
    ) -> Res {
        let def = self.natives[number as usize];
        self.safepoint()?;
        if let Value::Str(text) = receiver {
            // Methods of strings look at all of it.
            self.work(self.heap.str_len(text) as u64 / 64)?;
        }
        if !keywords.is_empty() && matches!(def.call, Call::VarArgs(..)) {
            return Err(self.type_error(format!("{}() takes no keyword arguments", def.name)));
        }
        if !keywords.is_empty() && def.convention == Convention::Wrapper && !matches!(def.call, Call::Keywords(_)) {
            return Err(self.type_error(format!("wrapper {}() takes no keyword arguments", def.name)));
        }
        if !keywords.is_empty() && !matches!(def.call, Call::Keywords(_)) {
            return Err(self.type_error(format!("{} takes no keyword arguments", self.native_name(def, shown))));
        }
        match def.call {
            Call::NoArgs(f) if args.is_empty() => f(self, receiver),
            Call::NoArgs(_) => Err(self.type_error(format!(
                "{} takes no arguments ({} given)",
                self.native_name(def, shown),
                args.len()
            ))),
            Call::O(f) => match args {
                [arg] => f(self, receiver, *arg),
                _ => Err(self.type_error(format!(
                    "{} takes exactly one argument ({} given)",
                    self.native_name(def, shown),
                    args.len()
                ))),
            },
            Call::Fast(least, most, f) => {
                if args.len() < least || args.len() > most {
                    let (bound, word) = match (least == most, args.len() < least) {
                        (true, _) => (least, ""),
                        (_, true) => (least, "at least "),
                        _ => (most, "at most "),
                    };
                    let s = if bound == 1 { "" } else { "s" };
                    let name = def.name;
                    return Err(
                        self.type_error(format!("{name} expected {word}{bound} argument{s}, got {}", args.len()))
                    );
                }
                f(self, receiver, args)
            }
            Call::VarArgs(least, most, f) => {
                if args.len() < least || args.len() > most {
                    let (bound, word) = match (least == most, args.len() < least) {
                        (true, _) => (least, "exactly"),
                        (_, true) => (least, "at least"),
                        _ => (most, "at most"),
                    };
                    let s = if bound == 1 { "" } else { "s" };
                    let (name, given) = (def.name, args.len());
                    return Err(self.type_error(format!("{name}() takes {word} {bound} argument{s} ({given} given)")));
                }
                f(self, receiver, args)
            }
            Call::Slot(1, 1, _) if def.convention != Convention::Wrapper && args.len() != 1 => {
                let n = args.len();
                let what = format!("{} takes exactly one argument ({n} given)", self.native_name(def, shown));
                Err(self.type_error(what))
            }
            Call::Slot(least, most, f) | Call::Unpacked(least, most, f) => {
                if args.len() < least || args.len() > most {
                    let space = if matches!(def.call, Call::Unpacked(..)) { " " } else { "" };
                    let (bound, word) = match (least == most, args.len() < least) {
                        (true, _) => (least, ""),
                        (_, true) => (least, "at least "),
                        _ => (most, "at most "),
                    };
                    let s = if bound == 1 { "" } else { "s" };
                    return Err(
                        self.type_error(format!("{space}expected {word}{bound} argument{s}, got {}", args.len()))
                    );
                }
                f(self, receiver, args)
            }
            Call::Keywords(f) => f(self, receiver, args, keywords),
        }
    }

    fn native_name(&self, def: NativeDef, receiver: Value) -> String {
        match receiver {
            Value::Null => format!("{}()", def.name),
            Value::Object(id) if let Object::Module(module, _) = self.heap.objects[id] => {
                format!("{}.{}()", self.heap.str(module), def.name)
            }
            Value::Type(class) => format!("{}.{}()", self.heap.types[class].qualname, def.name),
            _ => format!("{}.{}()", self.heap.type_name(receiver), def.name),
        }
    }
}
