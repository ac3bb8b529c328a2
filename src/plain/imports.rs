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
    Err(m.not_supported(format!("import of '{text}'")))
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
