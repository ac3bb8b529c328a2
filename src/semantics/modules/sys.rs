//! `sys`: the limits of the run and the exception being handled.

use crate::object::builtin::{names, types};
use crate::object::kinds::Object;
use crate::object::pure::surrogate;
use crate::object::value::{DictId, Value};
use crate::semantics::arguments::{bind, given_name, signature, size};
use crate::semantics::call::Keywords;
use crate::semantics::machine::{Machine, Res};
use crate::semantics::native::{Call, NativeDef, def};

/// Deeper recursion than this would cost the runtime itself more stack than a run may use.
const DEEPEST: i64 = 100_000;

pub(super) fn constants(m: &mut Machine, namespace: DictId) {
    m.store(namespace, "maxsize", Value::Int(i64::MAX));
    m.store(namespace, "maxunicode", Value::Int(0x10_ffff));
    m.store(namespace, "hexversion", Value::Int(0x030b_07f0));
    m.store(namespace, "api_version", Value::Int(1013));
    for (name, text) in [("byteorder", "little"), ("platform", "linux"), ("_filename", &*m.filename.clone())] {
        let text = m.heap.text(text);
        m.store(namespace, name, text);
    }
}

/// The functions.
pub(super) const NATIVES: &[NativeDef] = &[
    def("getrecursionlimit", Call::NoArgs(|m, _| Ok(Value::Int(m.limits.recursion as i64)))),
    def("setrecursionlimit", Call::O(set_recursion_limit)),
    def("intern", Call::O(intern)),
    def("exc_info", Call::NoArgs(exc_info)),
    def("exception", Call::NoArgs(|m, _| Ok(m.current_handled()))),
    def("getdefaultencoding", Call::NoArgs(|m, _| Ok(m.heap.text("utf-8")))),
    def("exit", Call::Fast(0, 1, exit)),
    def("_caller", Call::NoArgs(caller)),
    def("_static", Call::Fast(2, 2, set_static_name)),
    def("_getframe", Call::Fast(0, 1, get_frame)),
    def("_write", Call::Fast(2, 2, write)),
    def("get_int_max_str_digits", Call::NoArgs(max_str_digits)),
    def("set_int_max_str_digits", Call::Keywords(set_max_str_digits)),
    def("displayhook", Call::O(display_hook)),
    def("excepthook", Call::Fast(3, 3, exception_hook)),
];

/// An attribute of `sys`, where the program has imported it.
fn own_attribute(m: &mut Machine, name: &str) -> Option<Option<Value>> {
    let module = m.heap.intern("sys");
    let Value::Object(id) = *m.modules.get(&module)? else { return None };
    let Object::Module(_, namespace) = m.heap.objects[id] else { return None };
    let name = m.heap.intern(name);
    Some(m.heap.dict_get_name(namespace, name))
}

/// What an expression statement of interactive code does: `sys.displayhook(value)`.
pub fn display(m: &mut Machine, value: Value) -> Res<()> {
    match own_attribute(m, "displayhook") {
        None => display_hook(m, Value::Null, value).map(|_| ()),
        Some(Some(hook)) => m.call(hook, &[value], &[]).map(|_| ()),
        Some(None) => Err(m.raise(types::RUNTIME_ERROR, "lost sys.displayhook")),
    }
}

/// `sys.__displayhook__(value)`: prints what is not None, and keeps it as `_`.
fn display_hook(m: &mut Machine, _: Value, value: Value) -> Res {
    if value.is_none() {
        return Ok(Value::None);
    }
    let builtins = m.builtins;
    m.store(builtins, "_", Value::None);
    match replaced_stdout(m)? {
        None => {
            let text = m.repr(value)?;
            m.check_encodable(&text)?;
            m.output.push_str(&text);
            m.output.push('\n');
            m.printed()?;
        }
        Some(Value::None) => return Err(m.raise(types::RUNTIME_ERROR, "lost sys.stdout")),
        Some(file) => {
            let text = m.repr(value)?;
            write_to(m, file, &text)?;
            write_to(m, file, "\n")?;
        }
    }
    m.store(builtins, "_", value);
    Ok(Value::None)
}

/// `file.write(text)`
fn write_to(m: &mut Machine, file: Value, text: &str) -> Res<()> {
    let name = m.heap.intern("write");
    let write = m.get_attribute(file, name)?;
    let text = m.heap.text(text);
    m.call(write, &[text], &[]).map(|_| ())
}

/// `sys.__excepthook__(type, value, traceback)`: the report of an exception on `sys.stderr`.
fn exception_hook(m: &mut Machine, _: Value, a: &[Value]) -> Res {
    let exception = a[1];
    if m.exception_data(exception).is_none() {
        let got = m.heap.type_name(exception).to_owned();
        let text = format!("TypeError: print_exception(): Exception expected for value, {got} found\n");
        return write_error(m, &text);
    }
    if let Value::Object(_) = a[2]
        && m.get_attribute(exception, names::TRACEBACK)?.is_none()
    {
        m.set_traceback(exception, a[2])?;
    }
    let text = m.report_of(exception);
    write_error(m, &text)
}

/// Writes to `sys.stderr`, where there is one.
fn write_error(m: &mut Machine, text: &str) -> Res {
    match own_attribute(m, "stderr") {
        Some(Some(Value::None) | None) | None => {}
        Some(Some(file)) => write_to(m, file, text)?,
    }
    Ok(Value::None)
}

/// `sys.stdout`, where it is no longer the stream that the run began with; `print` asks.
pub fn replaced_stdout(m: &mut Machine) -> Res<Option<Value>> {
    let name = m.heap.intern("sys");
    let Some(&module) = m.modules.get(&name) else { return Ok(None) };
    let Value::Object(id) = module else { return Ok(None) };
    let Object::Module(_, namespace) = m.heap.objects[id] else { return Ok(None) };
    let [now, original] = ["stdout", "__stdout__"].map(|name| m.heap.intern(name));
    match (m.heap.dict_get_name(namespace, now), m.heap.dict_get_name(namespace, original)) {
        (None, None) => Ok(None),
        (None, Some(_)) => Err(m.raise(types::RUNTIME_ERROR, "lost sys.stdout")),
        (now, original) => Ok(now.filter(|_| now != original)),
    }
}

/// `_static(cls, name)`: the class is one of C in CPython, and messages name it with its module.
fn set_static_name(m: &mut Machine, _: Value, a: &[Value]) -> Res {
    if let (Value::Type(class), Some(name)) = (a[0], m.as_str(a[1])) {
        let name = m.text_of(name);
        let t = &mut m.heap.types[class];
        (t.name, t.dotted) = (name, true);
    }
    Ok(a[0])
}

/// `sys._getframe(depth)`; frames of modules of ours do not count.
fn get_frame(m: &mut Machine, _: Value, a: &[Value]) -> Res {
    let mut left = match a.first() {
        Some(&depth) => size(m, depth)?,
        None => 0,
    };
    let mut frame = m.frame_below(m.frames.len() + 1);
    while left > 0 && !frame.is_none() {
        let back = m.heap.intern("f_back");
        frame = m.get_attribute(frame, back)?;
        left -= 1;
    }
    match frame {
        Value::None => Err(m.raise(types::VALUE_ERROR, "call stack is not deep enough")),
        frame => Ok(frame),
    }
}

/// The `__name__` of the module whose code called into a module of ours.
fn caller(m: &mut Machine, _: Value) -> Res {
    let frames = [&m.frame].into_iter().chain(m.frames.iter().rev());
    let globals = frames.map(|frame| (frame.code, frame.globals)).find(|(code, _)| !m.is_hidden(*code));
    let name = globals.and_then(|(_, globals)| m.heap.dict_get_name(globals, names::NAME));
    Ok(name.unwrap_or(Value::Str(names::MAIN)))
}

/// The `write` of a standard stream: to where, and what.
fn write(m: &mut Machine, _: Value, a: &[Value]) -> Res {
    let Some(text) = m.as_str(a[1]) else {
        let class = m.heap.type_name(a[1]).to_owned();
        return Err(m.type_error(format!("write() argument must be str, not {class}")));
    };
    let (text, length) = (m.text_of(text).to_owned(), m.heap.str_len(text));
    if a[0] == Value::Int(1) {
        m.check_encodable(&text)?;
        m.output.push_str(&text)
    } else {
        m.errors.push_str(&surrogate::escaped(text))
    }
    m.printed()?;
    Ok(Value::Int(length as i64))
}

/// `sys.exit(status)`, and what `site` puts into builtins under that name.
pub fn exit(m: &mut Machine, _: Value, a: &[Value]) -> Res {
    let args = match a {
        [] | [Value::None] => vec![],
        [Value::Tuple(items)] => m.heap.tuples[*items].to_vec(),
        [status, ..] => vec![*status],
    };
    let exception = m.call(Value::Type(types::SYSTEM_EXIT), &args, &[])?;
    Err(m.raise_value(exception))
}

fn set_recursion_limit(m: &mut Machine, _: Value, limit: Value) -> Res {
    let limit = size(m, limit)?;
    if limit < 1 {
        return Err(m.raise(types::VALUE_ERROR, "recursion limit must be greater or equal than 1"));
    }
    if limit > DEEPEST {
        return Err(m.not_supported(format!("a recursion limit above {DEEPEST}")));
    }
    let depth = m.frames.len() as i64;
    if depth >= limit {
        return Err(m.raise(
            types::RECURSION_ERROR,
            format!("cannot set the recursion limit to {limit} at the recursion depth {depth}: the limit is too low"),
        ));
    }
    m.limits.recursion = limit as usize;
    Ok(Value::None)
}

/// The fewest digits that ints in texts can be limited to.
const FEWEST_DIGITS: i64 = 640;

fn max_str_digits(m: &mut Machine, _: Value) -> Res {
    let most = m.limits.digits;
    Ok(Value::Int(if most == usize::MAX { 0 } else { most as i64 }))
}

fn set_max_str_digits(m: &mut Machine, _: Value, a: &[Value], k: Keywords<'_>) -> Res {
    let [most] = bind(m, &signature("set_int_max_str_digits", &["maxdigits"], 1), a, k)?;
    match size(m, most)? {
        0 => m.limits.digits = usize::MAX,
        n if n < FEWEST_DIGITS => {
            let message = format!("maxdigits must be 0 or larger than {FEWEST_DIGITS}");
            return Err(m.raise(types::VALUE_ERROR, message));
        }
        n => m.limits.digits = n as usize,
    }
    Ok(Value::None)
}

fn intern(m: &mut Machine, _: Value, text: Value) -> Res {
    match text {
        Value::Str(id) => Ok(Value::Str(m.heap.intern_id(id))),
        _ => {
            let class = given_name(m, text);
            Err(m.type_error(format!("intern() argument must be str, not {class}")))
        }
    }
}

fn exc_info(m: &mut Machine, _: Value) -> Res {
    let exception = m.current_handled();
    let parts = if exception.is_none() {
        vec![Value::None; 3]
    } else {
        let class = m.heap.type_of(exception);
        vec![Value::Type(class), exception, m.get_attribute(exception, names::TRACEBACK)?]
    };
    Ok(m.heap.new_tuple(parts))
}
