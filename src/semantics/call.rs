//! Calls: what can be called, how arguments meet parameters, generators.

use smallvec::SmallVec;

use super::machine::{Machine, Res};
use crate::bytecode::code::flags;
use crate::object::builtin::{names, types};
use crate::object::kinds::{Generator, Object, SuspendedFrame};
use crate::object::value::{FunctionId, ObjectId, StrId, Value};

/// Arguments by keyword.
pub type Keywords<'a> = &'a [(StrId, Value)];

impl Machine {
    /// Calls anything, from Rust.
    pub fn call(&mut self, callable: Value, args: &[Value], keywords: Keywords<'_>) -> Res {
        match callable {
            Value::Function(function) => {
                self.push_call(function, args, keywords, true)?;
                self.run_entry()
            }
            Value::Method(id) => {
                let method = self.heap.methods[id];
                let mut all: SmallVec<[Value; 8]> = SmallVec::with_capacity(args.len() + 1);
                all.push(method.receiver);
                all.extend_from_slice(args);
                match method.function {
                    // Methods of methods of methods would use up the stack of Rust.
                    inner @ (Value::Method(_) | Value::Object(_)) => self.guarded(|m| m.call(inner, &all, keywords)),
                    function => self.call(function, &all, keywords),
                }
            }
            Value::Native(id) => {
                let native = self.heap.natives[id];
                match native.owner {
                    None => self.call_native(native.number, native.receiver, args, keywords),
                    Some(owner) => {
                        let name = self.natives[native.number as usize].name;
                        let class = self.heap.types[owner].name.clone();
                        let Some((&receiver, rest)) = args.split_first() else {
                            if native.wrapper {
                                let what = format!("descriptor '{name}' of '{class}' object needs an argument");
                                return Err(self.type_error(what));
                            }
                            return Err(self.type_error(format!("unbound method {class}.{name}() needs an argument")));
                        };
                        if !self.heap.is_subtype(self.heap.type_of(receiver), owner) {
                            let got = self.heap.type_name(receiver).to_owned();
                            if native.wrapper {
                                let what =
                                    format!("descriptor '{name}' requires a '{class}' object but received a '{got}'");
                                return Err(self.type_error(what));
                            }
                            return Err(self.type_error(format!(
                                "descriptor '{name}' for '{class}' objects doesn't apply to a '{got}' object"
                            )));
                        }
                        self.call_named_native(native.number, receiver, Value::Type(owner), rest, keywords)
                    }
                }
            }
            Value::Type(class) => self.call_class(class, args, keywords),
            Value::Object(id) if let Object::GenericAlias(origin, _) = self.heap.objects[id] => {
                self.call_alias(origin, callable, args, keywords)
            }
            Value::Object(id) if matches!(self.heap.objects[id], Object::StaticMethod(_)) => {
                let Object::StaticMethod(inner) = self.heap.objects[id] else { return Ok(Value::None) };
                self.guarded(|m| m.call(inner, args, keywords))
            }
            _ => {
                let class = self.heap.type_of(callable);
                match self.heap.type_lookup(class, names::CALL) {
                    Some(method) => {
                        let method = self.bind(method, callable, class)?;
                        self.guarded(|m| m.call(method, args, keywords))
                    }
                    None => {
                        let name = self.heap.type_name(callable).to_owned();
                        Err(self.type_error(format!("'{name}' object is not callable")))
                    }
                }
            }
        }
    }

    /// Runs what may recurse in Rust without pushing a frame, on enough stack.
    pub fn guarded(&mut self, run: impl FnOnce(&mut Machine) -> Res) -> Res {
        if self.nested > self.limits.recursion {
            return Err(self.raise(types::RECURSION_ERROR, "maximum recursion depth exceeded"));
        }
        self.nested += 1;
        let result = stacker::maybe_grow(256 << 10, 4 << 20, || run(self));
        self.nested -= 1;
        result
    }

    /// Pushes the frame of a Python function with its parameters bound.
    pub fn push_call(&mut self, function: FunctionId, args: &[Value], keywords: Keywords<'_>, entry: bool) -> Res<()> {
        let f = &self.heap.functions[function];
        let run = &self.heap.codes[f.code];
        if run.exact && run.arg_count == args.len() && keywords.is_empty() {
            let top = self.stack.len();
            self.stack.extend_from_slice(args);
            self.enter_at(function, top, top, args.len())?;
            self.frame.entry = entry;
            return Ok(());
        }
        let Some(code) = run.code.clone() else { return Err(self.type_error("no code")) };
        let count = code.arg_count as usize;
        let (defaults, kwdefaults) = (f.defaults, f.kwdefaults);
        let named = count + code.kwonly_arg_count as usize;
        let varargs = code.flags & flags::VARARGS != 0;
        let varkeywords = code.flags & flags::VARKEYWORDS != 0;
        let mut slots = vec![Value::Null; named + usize::from(varargs) + usize::from(varkeywords)];
        let positional = args.len().min(count);
        slots[..positional].copy_from_slice(&args[..positional]);
        if varargs {
            slots[named] = self.heap.new_tuple(args[positional..].to_vec());
        }
        let qualname = self.text_value(self.heap.functions[function].qualname);
        let extra = if varkeywords { Some(self.heap.new_dict()) } else { None };
        let mut wrong_posonly: Vec<String> = Vec::new();
        for &(name, value) in keywords {
            let text = self.heap.str(name);
            let at = (0..named).find(|&i| &*code.locals[i].name == text);
            match at {
                Some(i) if i >= code.posonly_arg_count as usize => {
                    if !slots[i].is_null() {
                        let text = text.to_owned();
                        return Err(self.type_error(format!("{qualname}() got multiple values for argument '{text}'")));
                    }
                    slots[i] = value;
                }
                _ => match extra {
                    Some(dict) => self.heap.dict_set_name(dict, name, value),
                    None if at.is_some() => wrong_posonly.push(text.to_owned()),
                    None => {
                        let text = text.to_owned();
                        return Err(
                            self.type_error(format!("{qualname}() got an unexpected keyword argument '{text}'"))
                        );
                    }
                },
            }
        }
        if !wrong_posonly.is_empty() {
            let list = wrong_posonly.join(", ");
            return Err(self.type_error(format!(
                "{qualname}() got some positional-only arguments passed as keyword arguments: '{list}'"
            )));
        }
        let defaults: Vec<Value> = match defaults {
            Value::Tuple(id) => self.heap.tuples[id].to_vec(),
            _ => vec![],
        };
        if args.len() > count && !varargs {
            // More defaults than parameters, after `__code__` was assigned, are subtracted as they are.
            let least = count as i64 - defaults.len() as i64;
            let given_kwonly = slots[count..named].iter().filter(|v| !v.is_null()).count();
            let takes = if !defaults.is_empty() { format!("from {least} to {count}") } else { count.to_string() };
            let s = if count == 1 && defaults.is_empty() { "" } else { "s" };
            let given = args.len();
            let (extra, verb) = if given_kwonly > 0 {
                let (a, b) = (if given == 1 { "" } else { "s" }, if given_kwonly == 1 { "" } else { "s" });
                (format!(" positional argument{a} (and {given_kwonly} keyword-only argument{b})"), "were")
            } else {
                (String::new(), if given == 1 { "was" } else { "were" })
            };
            return Err(self.type_error(format!(
                "{qualname}() takes {takes} positional argument{s} but {given}{extra} {verb} given"
            )));
        }
        let first_default = count - defaults.len().min(count);
        let missing: Vec<&str> =
            (0..first_default).filter(|&i| slots[i].is_null()).map(|i| &*code.locals[i].name).collect();
        if !missing.is_empty() {
            let message = missing_message(&qualname, "positional", &missing);
            return Err(self.type_error(message));
        }
        for i in first_default..count {
            if slots[i].is_null() {
                slots[i] = defaults[i - first_default + defaults.len() - (count - first_default)];
            }
        }
        let mut missing: Vec<&str> = Vec::new();
        for (i, slot) in slots.iter_mut().enumerate().take(named).skip(count) {
            if slot.is_null() {
                let name = self.heap.intern(&code.locals[i].name);
                match kwdefaults {
                    Value::Dict(d) if self.heap.dict_get_name(d, name).is_some() => {
                        *slot = self.heap.dict_get_name(d, name).unwrap_or_default();
                    }
                    _ => missing.push(&code.locals[i].name),
                }
            }
        }
        if !missing.is_empty() {
            let message = missing_message(&qualname, "keyword-only", &missing);
            return Err(self.type_error(message));
        }
        if let Some(dict) = extra {
            let last = slots.len() - 1;
            slots[last] = Value::Dict(dict);
        }
        self.enter(function, Value::Null, entry)?;
        let base = self.frame.base;
        self.stack[base..base + slots.len()].copy_from_slice(&slots);
        Ok(())
    }

    /// A callable as messages about its arguments name it (`_PyObject_FunctionStr`).
    pub fn function_text(&mut self, callable: Value) -> Res<String> {
        let mut attribute = |name| match self.get_attribute(callable, name) {
            Ok(value) => Ok(Some(value)),
            Err(raised) => self.catch(types::ATTRIBUTE_ERROR).map(|_| None).ok_or(raised),
        };
        let Some(qualname) = attribute(names::QUALNAME)? else { return self.to_str(callable) };
        let module = attribute(names::MODULE)?.filter(|v| !v.is_none());
        let qualname = self.to_str(qualname)?;
        match module {
            Some(module) => match &*self.to_str(module)? {
                "builtins" => Ok(format!("{qualname}()")),
                module => Ok(format!("{module}.{qualname}()")),
            },
            None => Ok(format!("{qualname}()")),
        }
    }

    /// The items of an iterable; otherwise a TypeError of this message and the name of the class.
    pub fn list_of_or(&mut self, value: Value, message: impl FnOnce(&mut Self) -> Res<String>) -> Res<Vec<Value>> {
        match self.items_of(value) {
            Ok(items) => Ok(items),
            Err(raised) => {
                let class = self.heap.type_of(value);
                let iterable = [names::ITER, names::GETITEM].iter().any(|&n| self.heap.type_lookup(class, n).is_some());
                if iterable || self.catch(types::TYPE_ERROR).is_none() {
                    return Err(raised);
                }
                let (message, name) = (message(self)?, self.heap.type_name(value).to_owned());
                Err(self.type_error(format!("{message}, not {name}")))
            }
        }
    }

    /// Makes a generator of the running frame and leaves it; whether the frame was entered from Rust.
    pub fn return_generator(&mut self) -> (Value, bool) {
        let function = &self.heap.functions[self.frame.function];
        let (name, qualname) = (function.name, function.qualname);
        let stack = self.stack[self.frame.base..].to_vec();
        let frame = SuspendedFrame {
            code: self.frame.code,
            function: self.frame.function,
            next: self.frame.pc,
            at: self.frame.at,
        };
        let code = frame.code;
        let generator = Generator { stack, frame: Some(frame), name, qualname, code, ..Generator::default() };
        let value = self.heap.new_object(Object::Generator(Box::new(generator)));
        let entry = self.leave();
        (value, entry)
    }

    /// Suspends the running generator frame, whose yielded value is already popped.
    pub fn suspend(&mut self) {
        let Some(id) = self.frame.generator else { return };
        let frame = SuspendedFrame {
            code: self.frame.code,
            function: self.frame.function,
            next: self.frame.pc,
            at: self.frame.at,
        };
        if let Object::Generator(g) = &mut self.heap.objects[id] {
            g.stack.extend_from_slice(&self.stack[self.frame.base..]);
            g.frame = Some(frame);
        }
        self.yielded = true;
    }

    /// Resumes a generator; `Ok(None)` when it returned, with its value in the second place of the answer.
    pub fn resume(&mut self, id: ObjectId, sent: Result<Value, Value>) -> Res<(Option<Value>, Value)> {
        let Object::Generator(g) = &mut self.heap.objects[id] else {
            return Err(self.type_error("not a generator"));
        };
        if g.running {
            return Err(self.raise(types::VALUE_ERROR, "generator already executing"));
        }
        if !g.started && matches!(sent, Ok(v) if !v.is_none()) && g.frame.is_some() {
            return Err(self.type_error("can't send non-None value to a just-started generator"));
        }
        let Some(frame) = g.frame else {
            return match sent {
                Ok(_) => Ok((None, Value::None)),
                Err(exception) => Err(self.raise_value(exception)),
            };
        };
        if self.frames.len() >= self.limits.recursion {
            return Err(self.raise(types::RECURSION_ERROR, "maximum recursion depth exceeded"));
        }
        let Object::Generator(g) = &mut self.heap.objects[id] else { return Ok((None, Value::None)) };
        g.running = true;
        g.started = true;
        let own = g.handled.pop().unwrap_or(Value::None);
        let base = self.stack.len();
        self.frames.push(self.frame);
        // What is on the stack now is held by it; the generator keeps the room for the next time.
        self.stack.extend_from_slice(&g.stack);
        g.stack.clear();
        let function = &self.heap.functions[frame.function];
        let (globals, builtins) = (function.globals, function.builtins.unwrap_or(self.builtins));
        self.frame = super::machine::Frame {
            code: frame.code,
            function: frame.function,
            globals,
            builtins,
            namespace: Value::Null,
            base,
            pc: frame.next,
            at: frame.at,
            entry: true,
            generator: Some(id),
        };
        self.handled.push(own);
        self.yielded = false;
        let result = match sent {
            Ok(value) => {
                self.push(value);
                self.run_entry()
            }
            Err(exception) => {
                self.raise_value(exception);
                match self.unwind(true) {
                    Ok(()) => self.run_entry(),
                    Err(raised) => Err(raised),
                }
            }
        };
        let own = self.handled.pop().unwrap_or(Value::None);
        let yielded = std::mem::take(&mut self.yielded);
        if let Object::Generator(g) = &mut self.heap.objects[id] {
            g.running = false;
            if yielded {
                g.handled.push(own);
            } else {
                g.frame = None;
            }
        }
        match result {
            Ok(value) if yielded => Ok((Some(value), Value::None)),
            Ok(value) => Ok((None, value)),
            Err(raised) => {
                if let Some(stop) = self.catch(types::STOP_ITERATION) {
                    let message = self.heap.text("generator raised StopIteration");
                    let error = self.new_exception(types::RUNTIME_ERROR, vec![message]);
                    if let Value::Instance(e) = error
                        && let Some(e) = &mut self.heap.instances[e].exception
                    {
                        (e.cause, e.context, e.suppress) = (stop, stop, true);
                    }
                    self.pending = super::Pending::Exception(error);
                }
                Err(raised)
            }
        }
    }
}

fn missing_message(function: &str, kind: &str, missing: &[&str]) -> String {
    let quoted: Vec<String> = missing.iter().map(|n| format!("'{n}'")).collect();
    let list = match quoted.as_slice() {
        [one] => one.clone(),
        [a, b] => format!("{a} and {b}"),
        [rest @ .., last] => format!("{}, and {last}", rest.join(", ")),
        [] => String::new(),
    };
    let s = if missing.len() == 1 { "" } else { "s" };
    format!("{function}() missing {} required {kind} argument{s}: {list}", missing.len())
}
