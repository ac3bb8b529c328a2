//! Exceptions: what each class keeps of its arguments, and the frames of a traceback.

use super::call::Keywords;
use super::machine::{Machine, Res};
use crate::object::builtin::{names, types};
use crate::object::kinds::{Exception, Object, Trace};
use crate::object::value::{StrId, TypeId, Value};

/// The attributes that classes of exceptions add to those of BaseException.
pub(super) const FIELDS: &[(TypeId, &[&str])] = &[
    (types::ATTRIBUTE_ERROR, &["name", "obj"]),
    (types::NAME_ERROR, &["name"]),
    (types::IMPORT_ERROR, &["msg", "name", "path"]),
    (types::STOP_ITERATION, &["value"]),
    (types::SYSTEM_EXIT, &["code"]),
    (types::OS_ERROR, &["errno", "strerror", "filename", "filename2"]),
    (
        types::SYNTAX_ERROR,
        &["msg", "filename", "lineno", "offset", "text", "end_lineno", "end_offset", "print_file_and_line"],
    ),
    (types::UNICODE_DECODE_ERROR, &["encoding", "object", "start", "end", "reason"]),
    (types::UNICODE_ENCODE_ERROR, &["encoding", "object", "start", "end", "reason"]),
    (types::UNICODE_TRANSLATE_ERROR, &["object", "start", "end", "reason"]),
    (types::BASE_EXCEPTION_GROUP, &["message", "exceptions"]),
];

/// The attributes of a SyntaxError that say where it is, in the order of its arguments.
pub(super) const SYNTAX_DETAILS: &[&str] = &["filename", "lineno", "offset", "text", "end_lineno", "end_offset"];

/// Which class of OSError an `errno` makes (Linux).
const ERRNO: &[(i64, TypeId)] = &[
    (1, types::PERMISSION_ERROR),
    (2, types::FILE_NOT_FOUND_ERROR),
    (3, types::PROCESS_LOOKUP_ERROR),
    (4, types::INTERRUPTED_ERROR),
    (10, types::CHILD_PROCESS_ERROR),
    (11, types::BLOCKING_IO_ERROR),
    (13, types::PERMISSION_ERROR),
    (17, types::FILE_EXISTS_ERROR),
    (20, types::NOT_A_DIRECTORY_ERROR),
    (21, types::IS_A_DIRECTORY_ERROR),
    (32, types::BROKEN_PIPE_ERROR),
    (103, types::CONNECTION_ABORTED_ERROR),
    (104, types::CONNECTION_RESET_ERROR),
    (108, types::BROKEN_PIPE_ERROR),
    (110, types::TIMEOUT_ERROR),
    (111, types::CONNECTION_REFUSED_ERROR),
    (114, types::BLOCKING_IO_ERROR),
    (115, types::BLOCKING_IO_ERROR),
];

impl Exception {
    /// The value of an attribute that its class adds, where it is set.
    pub fn field(&self, name: StrId) -> Option<Value> {
        self.fields.iter().find(|(n, _)| *n == name).map(|&(_, value)| value)
    }

    /// Sets an attribute that its class adds.
    pub fn set_field(&mut self, name: StrId, value: Value) {
        match self.fields.iter_mut().find(|(n, _)| *n == name) {
            Some(field) => field.1 = value,
            None => self.fields.push((name, value)),
        }
    }
}

impl Machine {
    /// Whether exceptions of this class have an attribute of this name that BaseException has not.
    fn has_field(&self, class: TypeId, name: StrId) -> bool {
        let text = self.heap.str(name);
        FIELDS.iter().any(|(owner, fields)| fields.contains(&text) && self.heap.is_subtype(class, *owner))
    }

    /// An attribute that an exception has without a dict: those of BaseException and of its own class.
    pub(super) fn exception_attribute(&mut self, exception: Value, name: StrId) -> Option<Value> {
        let Value::Instance(id) = exception else { return None };
        let e = self.heap.instances[id].exception.as_ref()?;
        Some(match name {
            names::ARGS => e.args,
            names::CAUSE => e.cause,
            names::CONTEXT => e.context,
            names::SUPPRESS => Value::bool(e.suppress),
            names::TRACEBACK if e.trace.is_empty() => Value::None,
            names::TRACEBACK => match e.shown {
                Value::Object(shown) if matches!(&self.heap.objects[shown], Object::Traceback(t) if t.len() == e.trace.len()) => {
                    e.shown
                }
                _ => {
                    let trace = e.trace.clone();
                    let shown = self.heap.new_object(Object::Traceback(trace));
                    if let Some(e) = &mut self.heap.instances[id].exception {
                        e.shown = shown;
                    }
                    shown
                }
            },
            _ => {
                let value = e.field(name);
                let class = self.heap.type_of(exception);
                match value {
                    Some(value) => value,
                    // One that the runtime raised itself keeps its value in its arguments.
                    None if name == names::VALUE && self.heap.is_subtype(class, types::STOP_ITERATION) => {
                        match self.heap.instances[id].exception.as_ref().map(|e| e.args) {
                            Some(Value::Tuple(args)) => self.heap.tuples[args].first().copied().unwrap_or(Value::None),
                            _ => Value::None,
                        }
                    }
                    None if self.has_field(class, name) => Value::None,
                    None => return None,
                }
            }
        })
    }

    /// Sets or deletes an attribute that an exception has without a dict; whether there is such an attribute.
    pub(super) fn set_exception_attribute(&mut self, exception: Value, name: StrId, value: Option<Value>) -> Res<bool> {
        let Value::Instance(id) = exception else { return Ok(false) };
        if self.heap.instances[id].exception.is_none() {
            return Ok(false);
        }
        let is_exception =
            |m: &Machine, v: Value| matches!(v, Value::Instance(i) if m.heap.instances[i].exception.is_some());
        let value = match (name, value) {
            (names::ARGS, None) => return Err(self.type_error("args may not be deleted")),
            (names::ARGS, Some(value)) => {
                let items = self.list_of(value)?;
                self.heap.new_tuple(items)
            }
            (names::CAUSE | names::CONTEXT | names::TRACEBACK, None) => {
                let text = self.text_of(name);
                return Err(self.type_error(format!("{text} may not be deleted")));
            }
            (names::CAUSE | names::CONTEXT, Some(value)) => {
                if !value.is_none() && !is_exception(self, value) {
                    let what = if name == names::CAUSE { "cause" } else { "context" };
                    let message = format!("exception {what} must be None or derive from BaseException");
                    return Err(self.type_error(message));
                }
                value
            }
            (names::TRACEBACK, Some(value)) => {
                self.set_traceback(exception, value)?;
                return Ok(true);
            }
            (names::SUPPRESS, None) => return Err(self.type_error("can't delete numeric/char attribute")),
            (names::SUPPRESS, Some(value)) => match value {
                Value::True | Value::False => value,
                _ => return Err(self.type_error("attribute value type must be bool")),
            },
            (_, value) => {
                let class = self.heap.type_of(exception);
                let shadowed = match self.heap.type_lookup(class, name) {
                    Some(Value::Object(id)) => !matches!(self.heap.objects[id], Object::Field(..)),
                    found => found.is_some(),
                };
                if !self.has_field(class, name) || shadowed {
                    return Ok(false);
                }
                if self.heap.is_subtype(class, types::BASE_EXCEPTION_GROUP)
                    && matches!(self.heap.str(name), "message" | "exceptions")
                {
                    return Err(self.raise(types::ATTRIBUTE_ERROR, "readonly attribute"));
                }
                value.unwrap_or(Value::None)
            }
        };
        if let Some(e) = &mut self.heap.instances[id].exception {
            match name {
                names::ARGS => e.args = value,
                names::CAUSE => (e.cause, e.suppress) = (value, true),
                names::CONTEXT => e.context = value,
                names::SUPPRESS => e.suppress = value == Value::True,
                _ => e.set_field(name, value),
            }
        }
        Ok(true)
    }

    /// `exception.__traceback__ = value`, and what `with_traceback` does.
    pub(super) fn set_traceback(&mut self, exception: Value, value: Value) -> Res<()> {
        let trace = match value {
            Value::None => Vec::new(),
            Value::Object(id) if let Object::Traceback(trace) = &self.heap.objects[id] => trace.clone(),
            _ => return Err(self.type_error("__traceback__ must be a traceback or None")),
        };
        if let Value::Instance(id) = exception
            && let Some(e) = &mut self.heap.instances[id].exception
        {
            (e.trace, e.shown) = (trace, value);
        }
        Ok(())
    }

    /// `exception.__init__(*args, **keywords)`: keeps the arguments and what the class reads from them.
    pub(super) fn init_exception(&mut self, exception: Value, args: &[Value], keywords: Keywords<'_>) -> Res<()> {
        let Value::Instance(id) = exception else { return Ok(()) };
        let class = self.heap.type_of(exception);
        let is = |m: &Machine, ancestor| m.heap.is_subtype(class, ancestor);
        let mut fields: Vec<(StrId, Value)> = Vec::new();
        let mut kept = args;
        let allowed: (&str, &[&str]) = if is(self, types::ATTRIBUTE_ERROR) {
            ("AttributeError", &["name", "obj"])
        } else if is(self, types::NAME_ERROR) {
            ("NameError", &["name"])
        } else if is(self, types::IMPORT_ERROR) {
            ("ImportError", &["name", "path"])
        } else {
            ("", &[])
        };
        if !allowed.0.is_empty() && keywords.len() > allowed.1.len() {
            let (function, most, given) = (allowed.0, allowed.1.len(), keywords.len());
            let s = if most == 1 { "" } else { "s" };
            let message = format!("{function}() takes at most {most} keyword argument{s} ({given} given)");
            return Err(self.type_error(message));
        }
        for &(name, value) in keywords {
            if !allowed.1.contains(&self.heap.str(name)) {
                let message = match allowed.0 {
                    "" => format!("{}() takes no keyword arguments", self.heap.types[class].name),
                    function => format!("'{}' is an invalid keyword argument for {function}()", self.heap.str(name)),
                };
                return Err(self.type_error(message));
            }
            fields.push((name, value));
        }
        let named = |m: &mut Machine, name: &str, value| (m.heap.intern(name), value);
        if is(self, types::STOP_ITERATION) {
            fields.push((names::VALUE, args.first().copied().unwrap_or(Value::None)));
        } else if is(self, types::SYSTEM_EXIT) {
            let code = match args {
                [] => Value::None,
                [one] => *one,
                many => self.heap.new_tuple(many.to_vec()),
            };
            fields.push(named(self, "code", code));
        } else if is(self, types::IMPORT_ERROR) {
            // What is not given is put back.
            let message = if let [message] = *args { message } else { Value::None };
            fields.push(named(self, "msg", message));
            for name in ["name", "path"] {
                let name = self.heap.intern(name);
                if !keywords.iter().any(|&(given, _)| given == name) {
                    fields.push((name, Value::None));
                }
            }
        } else if is(self, types::OS_ERROR) {
            if (2..=5).contains(&args.len()) {
                fields.push(named(self, "errno", args[0]));
                fields.push(named(self, "strerror", args[1]));
                if args.len() > 2 && !args[2].is_none() {
                    fields.push(named(self, "filename", args[2]));
                    kept = &args[..2];
                }
                if let Some(&second) = args.get(4).filter(|v| !v.is_none()) {
                    fields.push(named(self, "filename2", second));
                }
            }
        } else if is(self, types::SYNTAX_ERROR) {
            fields = self.syntax_error_fields(args)?;
        } else if is(self, types::UNICODE_DECODE_ERROR)
            || is(self, types::UNICODE_ENCODE_ERROR)
            || is(self, types::UNICODE_TRANSLATE_ERROR)
        {
            fields = self.unicode_error_fields(class, args)?;
        }
        let kept = self.heap.new_tuple(kept.to_vec());
        if let Some(e) = &mut self.heap.instances[id].exception {
            e.args = kept;
            for (name, value) in fields {
                e.set_field(name, value);
            }
        }
        Ok(())
    }

    fn syntax_error_fields(&mut self, args: &[Value]) -> Res<Vec<(StrId, Value)>> {
        let mut fields = Vec::new();
        if let Some(&message) = args.first() {
            fields.push((self.heap.intern("msg"), message));
        }
        if let [_, details] = *args {
            let details = self.list_of(details)?;
            match details.len() {
                4 | 6 => {}
                n if n < 4 => {
                    return Err(self.type_error(format!("function missing required argument (pos {})", n + 1)));
                }
                5 => return Err(self.type_error("end_offset must be provided when end_lineno is provided")),
                n => return Err(self.type_error(format!("function takes at most 6 arguments ({n} given)"))),
            }
            for (&name, &value) in SYNTAX_DETAILS.iter().zip(&details) {
                fields.push((self.heap.intern(name), value));
            }
        }
        Ok(fields)
    }

    fn unicode_error_fields(&mut self, class: TypeId, args: &[Value]) -> Res<Vec<(StrId, Value)>> {
        let decode = self.heap.is_subtype(class, types::UNICODE_DECODE_ERROR);
        let all = &["encoding", "object", "start", "end", "reason"];
        // What is translated has no encoding.
        let names = if self.heap.is_subtype(class, types::UNICODE_TRANSLATE_ERROR) { &all[1..] } else { &all[..] };
        if args.len() != names.len() {
            let message = format!("function takes exactly {} arguments ({} given)", names.len(), args.len());
            return Err(self.type_error(message));
        }
        for (at, (&name, &value)) in names.iter().zip(args).enumerate() {
            let fits = match name {
                "start" | "end" => self.as_int(value).is_some(),
                "object" if decode => self.bytes_of(value).is_some(),
                _ => self.as_str(value).is_some(),
            };
            if !fits {
                let got = self.heap.type_name(value).to_owned();
                return Err(self.type_error(match name {
                    "start" | "end" => format!("'{got}' object cannot be interpreted as an integer"),
                    "object" if decode => format!("a bytes-like object is required, not '{got}'"),
                    _ => format!("argument {} must be str, not {got}", at + 1),
                }));
            }
        }
        Ok(names.iter().zip(args).map(|(name, &value)| (self.heap.intern(name), value)).collect())
    }

    /// `str()` of a UnicodeEncodeError, UnicodeDecodeError or UnicodeTranslateError: its attributes as they are now.
    fn unicode_error_text(&mut self, class: TypeId, exception: Value) -> Res<String> {
        let mut field = |name: &str| {
            let name = self.heap.intern(name);
            self.exception_attribute(exception, name).unwrap_or(Value::None)
        };
        let [object, start, end, reason, encoding] = ["object", "start", "end", "reason", "encoding"].map(&mut field);
        if object.is_none() {
            return Ok(String::new());
        }
        let reason = self.to_str(reason)?;
        let number = |m: &Machine, v| m.as_int(v).and_then(|n| n.to_i64()).unwrap_or(0);
        let (start, end) = (number(self, start), number(self, end));
        let one = end == start + 1;
        if let Some(bytes) = self.bytes_of(object) {
            let encoding = self.to_str(encoding)?;
            return Ok(match bytes.get(start as usize) {
                Some(byte) if one => {
                    format!("'{encoding}' codec can't decode byte {byte:#04x} in position {start}: {reason}")
                }
                _ => format!("'{encoding}' codec can't decode bytes in position {start}-{}: {reason}", end - 1),
            });
        }
        let what = if self.heap.is_subtype(class, types::UNICODE_TRANSLATE_ERROR) {
            "can't translate".to_owned()
        } else {
            format!("'{}' codec can't encode", self.to_str(encoding)?)
        };
        let text = self.text_value(object);
        Ok(match text.chars().nth(start as usize) {
            Some(c) if one => {
                let shown = super::text_codecs::backslash(crate::object::pure::surrogate::code_point(c));
                format!("{what} character '{shown}' in position {start}: {reason}")
            }
            _ => format!("{what} characters in position {start}-{}: {reason}", end - 1),
        })
    }

    /// The class of which `OSError(*args)` makes an instance.
    pub(super) fn os_error_class(&self, class: TypeId, args: &[Value]) -> TypeId {
        match (class, args) {
            (types::OS_ERROR, [Value::Int(errno), _, ..]) if args.len() <= 5 => {
                ERRNO.iter().find(|(n, _)| n == errno).map_or(class, |&(_, found)| found)
            }
            _ => class,
        }
    }

    /// Sets an attribute that the class of an exception adds.
    pub fn set_exception_field(&mut self, exception: Value, name: StrId, value: Value) {
        if let Value::Instance(id) = exception
            && let Some(e) = &mut self.heap.instances[id].exception
        {
            e.set_field(name, value);
        }
    }

    /// Sets where an attribute was looked for, on an AttributeError that does not say it yet.
    #[cold]
    pub(super) fn blame_attribute(&mut self, object: Value, name: StrId) {
        if let super::Pending::Exception(exception @ Value::Instance(id)) = self.pending
            && self.heap.is_subtype(self.heap.type_of(exception), types::ATTRIBUTE_ERROR)
            && let Some(e) = &mut self.heap.instances[id].exception
            && [names::NAME_ATTR, names::OBJ].iter().all(|&f| e.field(f).is_none_or(|v| v.is_none()))
        {
            e.set_field(names::NAME_ATTR, Value::Str(name));
            e.set_field(names::OBJ, object);
        }
    }

    /// `NameError(message)` with the name that is not defined.
    #[cold]
    pub fn name_error(&mut self, message: &str, name: StrId) -> super::Raised {
        let raised = self.raise(types::NAME_ERROR, message);
        if let super::Pending::Exception(exception) = self.pending {
            self.set_exception_field(exception, names::NAME_ATTR, Value::Str(name));
        }
        raised
    }

    /// `str()` of an exception whose class has a text of its own for it; `None` for all others.
    pub(super) fn special_exception_text(&mut self, exception: Value) -> Res<Option<String>> {
        let Value::Instance(id) = exception else { return Ok(None) };
        let class = self.heap.type_of(exception);
        let Some(e) = self.heap.instances[id].exception.as_ref() else { return Ok(None) };
        let field = |m: &Machine, e: &Exception, name: &str| {
            e.fields.iter().find(|(n, _)| m.heap.str(*n) == name).map(|f| f.1).filter(|v| !v.is_none())
        };
        if self.heap.is_subtype(class, types::OS_ERROR) {
            let [errno, text, file, second] =
                ["errno", "strerror", "filename", "filename2"].map(|name| field(self, e, name));
            if errno.is_none() && text.is_none() {
                return Ok(None);
            }
            let (errno, text) = (self.to_str(errno.unwrap_or(Value::None))?, self.to_str(text.unwrap_or(Value::None))?);
            return Ok(Some(match (file, second) {
                (Some(file), Some(second)) => {
                    format!("[Errno {errno}] {text}: {} -> {}", self.repr(file)?, self.repr(second)?)
                }
                (Some(file), None) => format!("[Errno {errno}] {text}: {}", self.repr(file)?),
                _ => format!("[Errno {errno}] {text}"),
            }));
        }
        if self.heap.is_subtype(class, types::BASE_EXCEPTION_GROUP) {
            let message = field(self, e, "message").unwrap_or(Value::None);
            let count = self.group_members(exception).len();
            let s = if count == 1 { "" } else { "s" };
            return Ok(Some(format!("{} ({count} sub-exception{s})", self.to_str(message)?)));
        }
        if self.heap.is_subtype(class, types::IMPORT_ERROR) {
            return match field(self, e, "msg") {
                Some(message) if self.as_str(message).is_some() => self.to_str(message).map(Some),
                _ => Ok(None),
            };
        }
        if self.heap.is_subtype(class, types::UNICODE_ERROR) && self.has_field(class, names::OBJECT_ATTR) {
            return self.unicode_error_text(class, exception).map(Some);
        }
        if self.heap.is_subtype(class, types::SYNTAX_ERROR) {
            let [message, file, line] = ["msg", "filename", "lineno"].map(|name| field(self, e, name));
            let message = self.to_str(message.unwrap_or(Value::None))?;
            let file = file.and_then(|f| self.as_str(f)).map(|f| {
                let path = self.heap.str(f);
                path.rsplit('/').next().unwrap_or(path).to_owned()
            });
            let line = line.and_then(|l| self.as_int(l)).and_then(|l| l.to_i64());
            return Ok(Some(match (file, line) {
                (Some(file), Some(line)) => format!("{message} ({file}, line {line})"),
                (Some(file), None) => format!("{message} ({file})"),
                (None, Some(line)) => format!("{message} (line {line})"),
                (None, None) => message,
            }));
        }
        Ok(None)
    }

    /// The line of a place in a code object.
    pub(super) fn trace_line(&self, trace: &Trace) -> Value {
        let Some(code) = &self.heap.codes[trace.code].code else { return Value::None };
        let line = code.position_at(trace.at as usize).and_then(|p| p.line).unwrap_or(code.first_line);
        Value::Int(i64::from(line))
    }

    /// Attributes of tracebacks and of the frames that they hold.
    pub(super) fn trace_attribute(&mut self, object: Value, name: StrId) -> Res<Option<Value>> {
        let Value::Object(id) = object else { return Ok(None) };
        let name = self.heap.str(name);
        match &self.heap.objects[id] {
            Object::Traceback(trace) => {
                let Some((&outermost, inner)) = trace.split_last() else { return Ok(None) };
                let inner = if name == "tb_next" { inner.to_vec() } else { Vec::new() };
                Ok(Some(match name {
                    "tb_lineno" => self.trace_line(&outermost),
                    "tb_lasti" => Value::Int(2 * i64::from(outermost.at)),
                    "tb_next" if inner.is_empty() => Value::None,
                    "tb_next" => self.heap.new_object(Object::Traceback(inner)),
                    "tb_frame" => self.heap.new_object(Object::Frame(outermost, Value::Null)),
                    _ => return Ok(None),
                }))
            }
            Object::Frame(frame, Value::Object(of)) => {
                let (frame, of, name) = (*frame, *of, name.to_owned());
                self.generator_frame_attribute(frame, of, &name)
            }
            Object::Frame(frame, _) => {
                let frame = *frame;
                Ok(Some(match name {
                    "f_code" => Value::Code(frame.code),
                    "f_lineno" => self.trace_line(&self.now(&frame)),
                    "f_lasti" => Value::Int(2 * i64::from(self.now(&frame).at)),
                    "f_globals" => Value::Dict(frame.globals),
                    "f_builtins" => Value::Dict(self.running_frame(&frame).map_or(self.builtins, |f| f.builtins)),
                    "f_trace" => Value::None,
                    "f_back" => self.frame_below(frame.depth as usize),
                    "f_locals" => match self.running_frame(&frame) {
                        Some(_) => return self.locals_at(frame.depth as usize).map(Some),
                        None => match frame.locals.map(|held| self.heap.lists[held].clone()) {
                            Some(held) => self.locals_among(frame.code, &held, Value::Null),
                            None => return Err(self.not_supported("f_locals of a frame that has ended")),
                        },
                    },
                    _ => return Ok(None),
                }))
            }
            _ => Ok(None),
        }
    }

    /// The frame that is at a depth now, where it is still one of this code.
    fn running_frame(&self, frame: &Trace) -> Option<&super::machine::Frame> {
        self.frame_at(frame.depth as usize).filter(|running| running.code == frame.code)
    }

    /// The nearest frame below a depth that is not one of a module of ours, or `None`.
    pub(super) fn frame_below(&mut self, depth: usize) -> Value {
        // At the bottom stands the frame that the machine was built with.
        let mut frames = (1..depth).rev().filter_map(|depth| Some((depth, *self.frame_at(depth)?)));
        let found = frames.find(|(_, frame)| !self.is_hidden(frame.code));
        let Some((depth, frame)) = found else { return Value::None };
        let at = frame.at.saturating_sub(self.heap.codes[frame.code].start) as u32;
        let (code, globals) = (frame.code, frame.globals);
        let trace = Trace { code, at, globals, depth: depth as u32, caught: true, locals: None };
        self.heap.new_object(Object::Frame(trace, Value::Null))
    }

    /// Where the frame of a traceback stands now: it goes on where it caught the exception.
    fn now(&self, frame: &Trace) -> Trace {
        match self.running_frame(frame) {
            Some(running) if frame.caught => {
                let start = self.heap.codes[frame.code].start;
                Trace { at: running.at.saturating_sub(start) as u32, ..*frame }
            }
            _ => *frame,
        }
    }

    /// Raises what stands after `raise`: an exception or an exception class.
    pub fn raise_object(&mut self, object: Value, cause: Option<Value>) -> super::Raised {
        let exception = match self.exception_of(object, "exceptions must derive from BaseException") {
            Ok(exception) => exception,
            Err(raised) => return raised,
        };
        if let Some(cause) = cause {
            let cause = if cause.is_none() {
                Ok(cause)
            } else {
                self.exception_of(cause, "exception causes must derive from BaseException")
            };
            match (cause, exception) {
                (Ok(cause), Value::Instance(id)) => {
                    if let Some(e) = &mut self.heap.instances[id].exception {
                        (e.cause, e.suppress) = (cause, true);
                    }
                }
                (Err(raised), _) => return raised,
                _ => {}
            }
        }
        self.raise_value(exception)
    }

    fn exception_of(&mut self, object: Value, otherwise: &str) -> Res {
        match object {
            Value::Type(class) if self.heap.is_subtype(class, types::BASE_EXCEPTION) => self.call(object, &[], &[]),
            Value::Instance(id) if self.heap.instances[id].exception.is_some() => Ok(object),
            _ => Err(self.type_error(otherwise)),
        }
    }

    /// Whether an exception carries data; used by code that copies one.
    pub fn exception_data(&self, value: Value) -> Option<&Exception> {
        match value {
            Value::Instance(id) => self.heap.instances[id].exception.as_deref(),
            _ => None,
        }
    }
}
