//! Sources that are part of this program: compiled at their first use in a process, for every run uses the same.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::{CompileError, compile};
use crate::bytecode::Code;

static KNOWN: Mutex<BTreeMap<&'static str, Arc<Code>>> = Mutex::new(BTreeMap::new());

/// Compiles a text of this program, or gives what that gave before; a text always has the same file name.
///
/// # Errors
/// What [`compile`] says of the text.
pub fn compile_once(source: &'static str, filename: &str) -> Result<Arc<Code>, CompileError> {
    let known = || KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(code) = known().get(source) {
        return Ok(code.clone());
    }
    let code = compile(source, filename)?;
    known().insert(source, code.clone());
    Ok(code)
}
