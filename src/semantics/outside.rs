//! What a program could ask of the world outside: it has no files and no input. A file that is to be read is not there, and
//! input is at its end; to write a file is not supported.

use super::arguments::{bind, signature};
use super::call::Keywords;
use super::machine::{Machine, Res};
use super::native::{Call, NativeDef, def};
use crate::object::builtin::types;
use crate::object::value::Value;

/// The builtins.
pub const FUNCTIONS: &[NativeDef] = &[def("input", Call::Fast(0, 1, input)), def("open", Call::Keywords(open))];

/// The number of "no such file or directory" in an OSError.
const NO_SUCH_FILE: i64 = 2;

/// `open(file, mode='r', ...)`
fn open(m: &mut Machine, _: Value, args: &[Value], keywords: Keywords<'_>) -> Res {
    let names = &["file", "mode", "buffering", "encoding", "errors", "newline", "closefd", "opener"];
    let [file, mode, ..]: [Value; 8] = bind(m, &signature("open", names, 1), args, keywords)?;
    let mode = match mode {
        Value::Null => "r".to_owned(),
        mode if m.as_str(mode).is_some() => m.text_value(mode),
        mode => {
            let got = m.heap.type_name(mode).to_owned();
            return Err(m.type_error(format!("open() argument 'mode' must be str, not {got}")));
        }
    };
    let path = m.as_str(file).is_some() || m.bytes_of(file).is_some();
    if !path && m.as_int(file).is_none() {
        let got = m.heap.type_name(file).to_owned();
        return Err(m.type_error(format!("expected str, bytes or os.PathLike object, not {got}")));
    }
    let twice = mode.char_indices().any(|(at, c)| mode[..at].contains(c));
    if twice || !mode.chars().all(|c| "rwxabt+".contains(c)) {
        return Err(m.raise(types::VALUE_ERROR, format!("invalid mode: '{mode}'")));
    }
    if !path || mode.contains(['w', 'x', 'a', '+']) {
        return Err(m.not_supported("open(): programs have no files"));
    }
    let text = m.heap.text("No such file or directory");
    let error = m.call(Value::Type(types::FILE_NOT_FOUND_ERROR), &[Value::Int(NO_SUCH_FILE), text, file], &[])?;
    Err(m.raise_value(error))
}

/// `input(prompt)`
fn input(m: &mut Machine, _: Value, args: &[Value]) -> Res {
    if let Some(&prompt) = args.first() {
        let text = m.to_str(prompt)?;
        m.check_encodable(&text)?;
        m.output.push_str(&text);
        m.printed()?;
    }
    Err(m.raise(types::EOF_ERROR, "EOF when reading a line"))
}
