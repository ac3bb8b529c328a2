//! `import`: only what is built in.

use super::native::{Call, NativeDef, def};
use super::standard_library::NAMES;
use super::{Machine, Pending, Raised, Res};
use crate::object::builtin::{names, types};
use crate::object::value::{StrId, TypeId, Value};

/// `__import__`
pub const FUNCTIONS: &[NativeDef] = &[def(
    "__import__",
    Call::Keywords(|m, _, a, k| {
        let names = &["name", "globals", "locals", "fromlist", "level"];
        let [name, _, _, from, level] =
            super::arguments::bind(m, &super::arguments::signature("__import__", names, 1), a, k)?;
        let Some(text) = m.as_str(name) else { return Err(m.type_error("module name must be a string")) };
        let name = m.heap.intern_id(text);
        import_name(m, name, if level.is_null() { Value::Int(0) } else { level }, from.or_none())
    }),
)];

/// Packages among our modules; in all others there are no modules.
const PACKAGES: &[&str] = &["collections"];

/// Raises an ImportError, or a class derived from it, about a module.
fn refuse(m: &mut Machine, class: TypeId, message: &str, module: Value) -> Raised {
    let raised = m.raise(class, message);
    if let Pending::Exception(exception @ Value::Instance(_)) = m.pending {
        m.set_exception_field(exception, names::NAME_ATTR, module);
    }
    raised
}

/// `IMPORT_NAME`: what `__import__` among the builtins of the frame does.
pub fn import_statement(m: &mut Machine, name: StrId, level: Value, from: Value) -> Res {
    let own = m.heap.intern("__import__");
    let Some(found) = m.heap.dict_get_name(m.frame.builtins, own) else {
        return Err(m.raise(types::IMPORT_ERROR, "__import__ not found"));
    };
    if m.heap.dict_get_name(m.start().builtins, own) == Some(found) {
        return import_name(m, name, level, from);
    }
    let (globals, locals) = (Value::Dict(m.frame.globals), m.frame.namespace.or_none());
    m.guarded(|m| m.call(found, &[Value::Str(name), globals, locals, from, level], &[]))
}

/// `IMPORT_NAME`; a level above 0 is a relative import. Without names to take from it, what is imported is the package.
pub fn import_name(m: &mut Machine, name: StrId, level: Value, from: Value) -> Res {
    if !matches!(level, Value::Int(0)) {
        return Err(m.raise(types::IMPORT_ERROR, "attempted relative import with no known parent package"));
    }
    let text = m.text_of(name);
    if text.is_empty() {
        return Err(m.raise(types::VALUE_ERROR, "Empty module name"));
    }
    if let Some(module) = m.import(name)? {
        let Some((package, _)) = text.split_once('.') else { return Ok(module) };
        if m.truth(from)? {
            return Ok(module);
        }
        let package = m.heap.intern(package);
        return Ok(m.import(package)?.unwrap_or(module));
    }
    if let Some((parent, _)) = text.split_once('.')
        && !PACKAGES.contains(&parent)
    {
        let id = m.heap.intern(parent);
        if m.import(id)?.is_some() {
            let message = format!("No module named '{text}'; '{parent}' is not a package");
            return Err(refuse(m, types::MODULE_NOT_FOUND_ERROR, &message, Value::Str(name)));
        }
    }
    let top = text.split('.').next().unwrap_or_default();
    let id = m.heap.intern(top);
    let ours = m.import(id)?.is_some();
    if !ours && !top.starts_with('_') && NAMES.binary_search(&top).is_err() {
        let message = format!("No module named '{top}'");
        return Err(refuse(m, types::MODULE_NOT_FOUND_ERROR, &message, Value::Str(id)));
    }
    Err(m.not_supported(format!("import of '{text}'")))
}

/// `IMPORT_STAR`: the names in `__all__`, or those without a leading underscore.
pub fn import_star(m: &mut Machine, module: Value) -> Res<()> {
    let (Value::Dict(target), Value::Dict(source)) = (m.frame.namespace, m.get_attribute(module, names::DICT)?) else {
        return Ok(());
    };
    let all = m.heap.intern("__all__");
    if let Some(list) = m.heap.dict_get_name(source, all) {
        for name in m.list_of(list)? {
            let name = super::arguments::attribute_name(m, name)?;
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
            let (text, name) = (m.text_value(module), m.text_of(name));
            // CPython names the file of the module here; ours have none.
            let message = format!("cannot import name '{name}' from '{text}' (unknown location)");
            Err(refuse(m, types::IMPORT_ERROR, &message, module))
        }
    }
}
