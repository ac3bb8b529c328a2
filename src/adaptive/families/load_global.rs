//! LOAD_GLOBAL: reads of global names, by the keys versions of the module's and the builtins' dicts.
//!
//! Cache: counter, index, module keys version (2 units), builtins keys version (1 unit).

use super::site::{Forms, Miss, planted, read_u32, write_u32};
use crate::bytecode::Op;
use crate::object::value::Value;
use crate::semantics::{Machine, Res};

pub(super) const INDEX: usize = 2;
const MODULE_VERSION: usize = 3;
const BUILTIN_VERSION: usize = 5;

/// The guards of a form, in order.
pub const fn guards(form: Op) -> &'static [&'static str] {
    match form {
        Op::LOAD_GLOBAL_MODULE => &["module_keys_version", "value_set"],
        Op::LOAD_GLOBAL_BUILTIN => &["module_keys_version", "builtin_keys_version", "value_set"],
        _ => &[],
    }
}

/// The forms of LOAD_GLOBAL.
pub struct LoadGlobal;

/// The value found, and whether NULL goes below it.
pub struct Proof(Value, bool);

impl Forms for LoadGlobal {
    type Proof = Proof;

    /// CPython's `_Py_Specialize_LoadGlobal`.
    fn specialize(m: &mut Machine, operand: u32, at: usize) -> Option<Op> {
        let name = m.name(operand >> 1);
        let (globals, builtins) = (m.frame.globals, m.frame.builtins);
        if let Some(index) = m.heap.dict_index_of_name(globals, name) {
            let index = u16::try_from(index).ok()?;
            let version = m.heap.dict_keys_version(globals);
            if version == 0 {
                return None;
            }
            m.units[at + INDEX] = index;
            write_u32(m, at + MODULE_VERSION, version);
            return Some(Op::LOAD_GLOBAL_MODULE);
        }
        let index = u16::try_from(m.heap.dict_index_of_name(builtins, name)?).ok()?;
        let (version, builtin_version) = (m.heap.dict_keys_version(globals), m.heap.dict_keys_version(builtins));
        if version == 0 || builtin_version == 0 {
            return None;
        }
        // The cache has 16 bits for it; a version that does not fit would be mistaken for another.
        m.units[at + BUILTIN_VERSION] = u16::try_from(builtin_version).ok()?;
        m.units[at + INDEX] = index;
        write_u32(m, at + MODULE_VERSION, version);
        Some(Op::LOAD_GLOBAL_BUILTIN)
    }

    #[inline]
    fn guard(m: &Machine, form: Op, operand: u32, at: usize) -> Result<Proof, Miss> {
        let check = |holds: bool, guard: u8| if holds || planted(m, form, guard) { Ok(()) } else { Err(Miss(guard)) };
        let index = usize::from(m.units[at + INDEX]);
        check(m.heap.dict_current_version(m.frame.globals) == read_u32(m, at + MODULE_VERSION), 0)?;
        let (dict, last) = if form == Op::LOAD_GLOBAL_MODULE {
            (m.frame.globals, 1)
        } else {
            let version = u32::from(m.units[at + BUILTIN_VERSION]);
            check(m.heap.dict_current_version(m.frame.builtins) == version, 1)?;
            (m.frame.builtins, 2)
        };
        let value = m.heap.dict_key_entry(dict, index).map_or(Value::Null, |(_, value)| value);
        check(!value.is_null(), last)?;
        Ok(Proof(value.or_none(), operand & 1 == 1))
    }

    #[inline]
    fn fast(m: &mut Machine, _form: Op, Proof(value, null): Proof) -> Res<()> {
        if null {
            m.push(Value::Null);
        }
        m.push(value);
        Ok(())
    }
}
