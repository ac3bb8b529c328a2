//! `eval`, `exec` and `compile`, and what a code object says about itself.

use std::sync::Arc;

use super::arguments::{Signature, bind, given_name, signature, size};
use super::call::Keywords;
use super::machine::{Machine, Res};
use super::native::{Call, NativeDef, def};
use crate::bytecode::code::{Code, flags};
use crate::compiler::{self, CompileError, ErrorKind, Mode, Stage};
use crate::object::builtin::{names, types};
use crate::object::kinds::Object;
use crate::object::value::{CodeId, DictId, Value};

/// The functions.
pub const FUNCTIONS: &[NativeDef] =
    &[def("eval", Call::Fast(1, 3, eval)), def("exec", Call::Keywords(exec)), def("compile", Call::Keywords(compile))];

fn eval(m: &mut Machine, _: Value, a: &[Value]) -> Res {
    let at = |i: usize| a.get(i).copied().unwrap_or(Value::None);
    let (globals, namespace) = namespaces(m, "eval", at(1), at(2))?;
    let code = match a[0] {
        Value::Code(code) => code,
        source => {
            let text = source_text(m, source, "eval() arg 1 must be a string, bytes or code object")?;
            m.compile_text(text.trim_start_matches([' ', '\t']), "<string>", Mode::Expression)?
        }
    };
    if m.heap.codes[code].code.as_ref().is_some_and(|body| body.free_count() > 0) {
        return Err(m.type_error("code object passed to eval() may not contain free variables"));
    }
    m.run_code(code, globals, namespace, Value::None)
}

fn exec(m: &mut Machine, _: Value, a: &[Value], k: Keywords<'_>) -> Res {
    let parameters = Signature { positional: 3, ..signature("exec", &["", "", "", "closure"], 1) };
    let [source, globals, locals, closure] = bind(m, &parameters, a, k)?;
    let (globals, namespace) = namespaces(m, "exec", globals.or_none(), locals.or_none())?;
    let closure = closure.or_none();
    let code = match source {
        Value::Code(code) => {
            check_closure(m, code, closure)?;
            code
        }
        _ if !closure.is_none() => {
            return Err(m.type_error("closure can only be used when source is a code object"));
        }
        source => {
            let text = source_text(m, source, "exec() arg 1 must be a string, bytes or code object")?;
            m.compile_text(&text, "<string>", Mode::Module)?
        }
    };
    m.run_code(code, globals, namespace, closure).map(|_| Value::None)
}

/// Whether a closure has the cells that a code object wants.
fn check_closure(m: &mut Machine, code: CodeId, closure: Value) -> Res<()> {
    let free = m.heap.codes[code].code.as_ref().map_or(0, |body| body.free_count());
    let fits = match closure {
        Value::None if free == 0 => return Ok(()),
        _ if free == 0 => return Err(m.type_error("cannot use a closure with this code object")),
        Value::Tuple(cells) => {
            let cells = &m.heap.tuples[cells];
            cells.len() == free && cells.iter().all(|cell| matches!(cell, Value::Cell(_)))
        }
        _ => false,
    };
    match fits {
        true => Ok(()),
        false => Err(m.type_error(format!("code object requires a closure of exactly length {free}"))),
    }
}

fn compile(m: &mut Machine, _: Value, a: &[Value], k: Keywords<'_>) -> Res {
    let parameters = Signature {
        positional: 6,
        ..signature(
            "compile",
            &["source", "filename", "mode", "flags", "dont_inherit", "optimize", "_feature_version"],
            3,
        )
    };
    let [source, file, mode, flags, _, _, _] = bind(m, &parameters, a, k)?;
    let file = match (m.as_str(file), m.bytes_of(file)) {
        (Some(file), _) => m.text_of(file),
        (None, Some(bytes)) => String::from_utf8_lossy(&bytes).into_owned(),
        _ => {
            let name = m.heap.type_name(file).to_owned();
            return Err(m.type_error(format!("expected str, bytes or os.PathLike object, not {name}")));
        }
    };
    let Some(mode) = m.as_str(mode) else {
        let name = given_name(m, mode);
        return Err(m.type_error(format!("compile() argument 'mode' must be str, not {name}")));
    };
    let mode = match m.heap.str(mode) {
        "exec" => Mode::Module,
        "eval" => Mode::Expression,
        "single" => Mode::Single,
        _ => return Err(m.raise(types::VALUE_ERROR, "compile() mode must be 'exec', 'eval' or 'single'")),
    };
    if !flags.is_null() && size(m, flags)? != 0 {
        return Err(m.not_supported("compile() with flags"));
    }
    if let Value::Code(_) = source {
        return Ok(source);
    }
    let text = source_text(m, source, "compile() arg 1 must be a string, bytes or AST object")?;
    m.compile_text(&text, &file, mode).map(Value::Code)
}

fn source_text(m: &mut Machine, source: Value, otherwise: &str) -> Res<String> {
    if let Some(text) = m.as_str(source) {
        let text = m.text_of(text);
        m.check_encodable(&text)?;
        return Ok(text);
    }
    match m.bytes_of(source) {
        Some(bytes) => match String::from_utf8(bytes) {
            Ok(text) => Ok(text),
            Err(_) => Err(m.not_supported("source text that is not UTF-8")),
        },
        None => Err(m.type_error(otherwise)),
    }
}

/// Globals and namespace for code that `eval` or `exec` runs.
fn namespaces(m: &mut Machine, function: &str, globals: Value, locals: Value) -> Res<(DictId, Value)> {
    let payload = m.heap.payload(locals);
    if !locals.is_none() && !matches!(payload, Value::Dict(_)) {
        let class = m.heap.type_of(locals);
        if m.heap.type_lookup(class, names::GETITEM).is_none() {
            let name = m.heap.type_name(locals).to_owned();
            return Err(m.type_error(match function {
                "eval" => "locals must be a mapping".to_owned(),
                _ => format!("locals must be a mapping or None, not {name}"),
            }));
        }
    }
    let dict = match m.heap.payload(globals) {
        Value::None => m.frame.globals,
        Value::Dict(dict) => dict,
        _ => {
            let class = m.heap.type_of(globals);
            let name = m.heap.type_name(globals).to_owned();
            let has_items = m.heap.type_lookup(class, names::GETITEM).is_some();
            return Err(m.type_error(match function {
                "eval" if has_items => "globals must be a real dict; try eval(expr, {}, mapping)".to_owned(),
                "eval" => "globals must be a dict".to_owned(),
                _ => format!("exec() globals must be a dict, not {name}"),
            }));
        }
    };
    let namespace = match (payload, globals) {
        _ if !locals.is_none() => locals,
        (_, Value::None) => m.locals()?,
        _ => Value::Dict(dict),
    };
    if m.heap.dict_get_name(dict, names::BUILTINS).is_none()
        && let Some(name) = m.heap.find_interned("builtins")
        && let Some(&builtins) = m.modules.get(&name)
        && let Value::Dict(found) = m.get_attribute(builtins, names::DICT)?
    {
        m.heap.dict_set_name(dict, names::BUILTINS, Value::Dict(found));
    }
    Ok((dict, namespace))
}

impl Machine {
    /// Compiles a source text while the program runs; SyntaxError where it is none.
    pub(super) fn compile_text(&mut self, text: &str, file: &str, mode: Mode) -> Res<CodeId> {
        self.work(text.len() as u64)?;
        match compiler::compile_with(text, file, mode) {
            Ok(code) => Ok(self.add_code(&code)),
            Err(error) if error.kind == ErrorKind::NotSupported => Err(self.not_supported(error.to_string())),
            Err(error) => Err(self.syntax_error(&error)),
        }
    }

    fn syntax_error(&mut self, error: &CompileError) -> super::Raised {
        let lower = error.message.to_lowercase();
        let indentation = ["indent", "unindent"].iter().any(|word| lower.contains(word));
        let class = match lower.contains("inconsistent use of tabs") {
            true => types::TAB_ERROR,
            false if indentation => types::INDENTATION_ERROR,
            false => types::SYNTAX_ERROR,
        };
        // What the parser says in words of its own is plain "invalid syntax" to Python.
        let message = match &*error.message {
            m if m.starts_with("Unexpected indentation") => "unexpected indent",
            m if m.starts_with("Expected an indented block") => "expected an indented block",
            m if m.starts_with("Expected") || m.starts_with("Simple statements must") => "invalid syntax",
            m => m,
        };
        let message = self.heap.text(message);
        let file = self.heap.text(&error.filename);
        let parsed = error.stage == Stage::Parser;
        // What comes behind the parser reads the line from the file, which is not there.
        let ends = if error.bare_line { "" } else { "\n" };
        let line = if parsed { self.heap.text(&format!("{}{ends}", error.source_line)) } else { Value::None };
        // The parser counts characters, all others bytes.
        let characters = |column: i64| match error.source_line.get(..(column - 1).max(0) as usize) {
            Some(before) if parsed && column > 0 => before.chars().count() as i64 + 1,
            _ => column,
        };
        let end_column = match error.end_line == error.line {
            true => characters(i64::from(error.end_column)),
            false => i64::from(error.end_column),
        };
        let numbers =
            [i64::from(error.line), characters(i64::from(error.column)), i64::from(error.end_line), end_column];
        let [lineno, offset, end_lineno, end_offset] = numbers.map(Value::Int);
        let details = [file, lineno, offset, line, end_lineno, end_offset];
        let args = match error.stage {
            Stage::Symbols => vec![message],
            _ => vec![message, self.heap.new_tuple(details.to_vec())],
        };
        match self.call(Value::Type(class), &args, &[]) {
            Ok(exception) => {
                for (name, value) in super::exceptions::SYNTAX_DETAILS.iter().zip(details) {
                    let name = self.heap.intern(name);
                    self.set_exception_field(exception, name, value);
                }
                self.raise_value(exception)
            }
            Err(raised) => raised,
        }
    }

    /// Runs a code object as `eval` and `exec` do.
    fn run_code(&mut self, code: CodeId, globals: DictId, namespace: Value, closure: Value) -> Res {
        let Some(body) = self.heap.codes[code].code.clone() else { return Ok(Value::None) };
        let mut made = self.new_function(code, globals);
        if !closure.is_none() {
            made.closure = closure;
        }
        let made = self.heap.functions.add(made);
        let namespace = if body.flags & flags::OPTIMIZED != 0 { Value::Null } else { namespace };
        self.guarded(|m| {
            m.enter(made, namespace, true)?;
            m.run_entry()
        })
    }

    /// An attribute of a code object.
    pub(super) fn code_field(&mut self, id: CodeId, name: &str) -> Option<Value> {
        let code = self.heap.codes[id].code.clone()?;
        let int = |n: u32| Value::Int(i64::from(n));
        let named = |m: &mut Machine, keep: fn(&crate::bytecode::code::LocalKind) -> bool| {
            let items = code.locals.iter().filter(|l| keep(&l.kind)).map(|l| m.heap.text(&l.name)).collect();
            m.heap.new_tuple(items)
        };
        Some(match name {
            "co_name" => self.heap.text(&code.name),
            "co_qualname" => self.heap.text(&code.qualname),
            "co_filename" => self.heap.text(&code.filename),
            "co_firstlineno" => int(code.first_line),
            "co_argcount" => int(code.arg_count),
            "co_posonlyargcount" => int(code.posonly_arg_count),
            "co_kwonlyargcount" => int(code.kwonly_arg_count),
            "co_nlocals" => Value::Int(code.locals.iter().filter(|l| l.kind.local).count() as i64),
            "co_stacksize" => int(code.stack_size),
            "co_flags" => int(code.flags),
            "co_names" => {
                let items = code.names.iter().map(|n| self.heap.text(n)).collect();
                self.heap.new_tuple(items)
            }
            "co_varnames" => named(self, |k| k.local),
            "co_cellvars" => named(self, |k| k.cell),
            "co_freevars" => named(self, |k| k.free),
            "co_consts" => {
                let items = self.heap.codes[id].constants.to_vec();
                self.heap.new_tuple(items)
            }
            "co_code" => {
                let bytes = code.units.iter().flat_map(|u| u.to_le_bytes()).collect();
                self.new_bytes(bytes)
            }
            "co_exceptiontable" => self.new_bytes(code.exception_table.to_vec()),
            "co_lnotab" => {
                let bytes = line_numbers(&code);
                self.new_bytes(bytes)
            }
            "co_linetable" => self.new_bytes(code.position_table.to_vec()),
            _ => return None,
        })
    }
}

/// Methods of code objects.
pub const CODE: &[NativeDef] = &[
    def("co_lines", Call::NoArgs(lines)),
    def("co_positions", Call::NoArgs(positions)),
    def("replace", Call::Keywords(replace)),
];

/// `code.co_lnotab`: pairs of how many bytes and lines further the next line begins.
fn line_numbers(code: &Code) -> Vec<u8> {
    let (mut bytes, mut at, mut line, mut start) = (Vec::new(), 0, i64::from(code.first_line), 0);
    for (length, position) in code.position_entries() {
        if let Some(next) = position.line.map(i64::from)
            && next != line
        {
            let (mut units, mut lines) = (start - at, next - line);
            while units > 255 {
                bytes.extend([255, 0]);
                units -= 255;
            }
            while !(-128..=127).contains(&lines) {
                let step = lines.clamp(-128, 127);
                bytes.extend([units as u8, step as i8 as u8]);
                (units, lines) = (0, lines - step);
            }
            bytes.extend([units as u8, lines as i8 as u8]);
            (at, line) = (start, next);
        }
        start += 2 * i64::from(length);
    }
    bytes
}

/// `code.co_lines()`: one row for each entry of the table of positions, in bytes.
fn lines(m: &mut Machine, s: Value) -> Res {
    let Value::Code(id) = s else { return Ok(Value::None) };
    let Some(code) = m.heap.codes[id].code.clone() else { return Ok(Value::None) };
    let mut rows = Vec::new();
    let mut start = 0;
    for (length, position) in code.position_entries() {
        let end = start + 2 * i64::from(length);
        let line = position.line.map_or(Value::None, |line| Value::Int(i64::from(line)));
        rows.push(m.heap.new_tuple(vec![Value::Int(start), Value::Int(end), line]));
        start = end;
    }
    let list = m.heap.new_list(rows);
    m.iterate(list)
}

/// `code.replace(...)`: a code object with other names, constants, flags or first line.
fn replace(m: &mut Machine, s: Value, args: &[Value], keywords: Keywords<'_>) -> Res {
    let Value::Code(id) = s else { return Ok(Value::None) };
    let names = &[
        "co_name",
        "co_qualname",
        "co_filename",
        "co_firstlineno",
        "co_flags",
        "co_consts",
        "co_argcount",
        "co_posonlyargcount",
        "co_kwonlyargcount",
        "co_nlocals",
        "co_stacksize",
        "co_code",
        "co_names",
        "co_varnames",
        "co_freevars",
        "co_cellvars",
        "co_linetable",
        "co_exceptiontable",
    ];
    if !args.is_empty() {
        let given = args.len();
        return Err(m.type_error(format!("replace() takes exactly 0 positional arguments ({given} given)")));
    }
    let given: [Value; 18] = bind(m, &signature("replace", names, 0), args, keywords)?;
    if let Some(at) = given[6..].iter().position(|value| !value.is_null()) {
        return Err(m.not_supported(format!("replace() of {} of a code object", names[6 + at])));
    }
    let Some(code) = m.heap.codes[id].code.clone() else { return Ok(Value::None) };
    let mut new = (*code).clone();
    for (&value, &name) in given[..3].iter().zip(names) {
        if value.is_null() {
            continue;
        }
        if m.as_str(value).is_none() {
            let got = m.heap.type_name(value).to_owned();
            return Err(m.type_error(format!("replace() argument '{name}' must be str, not {got}")));
        }
        let text: Arc<str> = m.text_value(value).into();
        match name {
            "co_name" => new.name = text,
            "co_qualname" => new.qualname = text,
            _ => new.filename = text,
        }
    }
    for (&value, field) in given[3..5].iter().zip([&mut new.first_line, &mut new.flags]) {
        if !value.is_null() {
            let Ok(number) = u32::try_from(size(m, value)?) else {
                return Err(m.not_supported("replace() of a code object with a number beyond 32 bits"));
            };
            *field = number;
        }
    }
    let made = m.add_code(&Arc::new(new));
    m.heap.codes[made].constants = match given[5] {
        Value::Null => m.heap.codes[id].constants.clone(),
        Value::Tuple(items) => m.heap.tuples[items].to_vec().into(),
        other => {
            let got = m.heap.type_name(other).to_owned();
            return Err(m.type_error(format!("replace() argument 'co_consts' must be tuple, not {got}")));
        }
    };
    Ok(Value::Code(made))
}

fn positions(m: &mut Machine, s: Value) -> Res {
    let Value::Code(id) = s else { return Ok(Value::None) };
    let Some(code) = m.heap.codes[id].code.clone() else { return Ok(Value::None) };
    let number = |n: Option<u32>| n.map_or(Value::None, |n| Value::Int(i64::from(n)));
    let rows = code
        .positions()
        .map(|p| m.heap.new_tuple([p.line, p.end_line, p.column, p.end_column].map(number).to_vec()))
        .collect();
    let list = m.heap.new_list(rows);
    m.iterate(list)
}

/// Whether a value is a generic alias or a union, which stand for classes.
pub(super) fn stands_for_class(m: &Machine, value: Value) -> bool {
    matches!(value, Value::Object(id) if matches!(m.heap.objects[id], Object::Union(_) | Object::GenericAlias(..)))
}
