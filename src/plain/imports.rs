//! `import`: only what is built in.

use crate::object::builtin::{names, types};
use crate::object::value::{StrId, Value};
use crate::semantics::{Machine, Res};

/// `IMPORT_NAME`
pub fn import_name(m: &mut Machine, name: StrId) -> Res {
    if let Some(module) = m.import(name)? {
        return Ok(module);
    }
    let text = m.text_of(name);
    let run = &m.heap.codes[m.frame.code];
    let at = m.frame.at.saturating_sub(run.start);
    let place = run.code.as_ref().map_or_else(String::new, |code| {
        let position = code.positions().nth(at).unwrap_or_default();
        let (line, column) = (position.line.unwrap_or(code.first_line), position.column.unwrap_or(0) + 1);
        format!(" at line {line}, column {column}")
    });
    Err(m.not_supported(format!("import of '{text}'{place}")))
}

/// `IMPORT_STAR`: the names in `__all__`, or those without a leading underscore.
pub fn import_star(m: &mut Machine, module: Value) -> Res<()> {
    let (Value::Dict(target), Value::Dict(source)) = (m.frame.namespace, m.get_attribute(module, names::DICT)?) else {
        return Ok(());
    };
    let all = m.heap.intern("__all__");
    if let Some(list) = m.heap.dict_get_name(source, all) {
        for name in m.list_of(list)? {
            let name = crate::semantics::arguments::attribute_name(m, name)?;
            let value = m.get_attribute(module, name)?;
            m.heap.dict_set_name(target, name, value);
        }
        return Ok(());
    }
    for entry in m.heap.dict_items(source) {
        if let Value::Str(name) = entry.key
            && !m.heap.str(name).starts_with('_')
        {
            m.heap.dict_set_name(target, name, entry.value);
        }
    }
    Ok(())
}

/// `IMPORT_FROM`
pub fn import_from(m: &mut Machine, module: Value, name: StrId) -> Res {
    match m.get_attribute(module, name) {
        Ok(value) => Ok(value),
        Err(raised) => {
            if m.catch(types::ATTRIBUTE_ERROR).is_none() {
                return Err(raised);
            }
            let module = m.get_attribute(module, names::NAME)?;
            let (module, name) = (m.text_value(module), m.text_of(name));
            let message = format!("cannot import name '{name}' from '{module}' (unknown location)");
            Err(m.raise(types::IMPORT_ERROR, message))
        }
    }
}
