//! Value algorithms: what Python's operations compute on plain Rust values, with no heap and no interpreter.
//!
//! Every function here answers as CPython 3.11.7 does, down to the message of the exception it would raise.

pub mod bytes;
pub mod complex;
pub mod division;
pub mod domain;
pub mod float;
pub mod float_text;
pub mod format_spec;
pub mod hash;
pub mod int;
pub mod int_float;
pub mod int_text;
pub mod percent;
pub mod random;
pub mod set_table;
pub mod slice;
pub mod str_format;
pub mod suggestion;
pub mod surrogate;
pub mod text;
pub mod text_case;
pub mod text_repr;
pub mod timsort;
pub mod unicode;
mod unicode_tables;

#[cfg(test)]
mod python;

/// An exception that a value operation raises: the name of its type and its message.
///
/// The object layer makes the exception object. Where CPython's exception carries an `errno` pair
/// (`OverflowError(34, 'Numerical result out of range')`) the message is the text of that pair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueFault {
    /// Name of the builtin exception type, `"ValueError"` for instance.
    pub kind: &'static str,
    /// What `str(exception)` gives.
    pub message: String,
}

/// The answer of an operation that may raise.
pub type Answer<T> = Result<T, ValueFault>;

/// The [`ValueFault::kind`] of what Python can do and this runtime cannot: no exception, the run ends as "not supported".
pub const NOT_SUPPORTED: &str = "NotSupported";

/// Longest text, in bytes, that a padding, repetition or conversion builds before it answers `MemoryError`:
/// a width of `10**12` must not take the machine down before the heap budget is asked.
pub const MAX_TEXT: usize = 1 << 28;

impl ValueFault {
    /// A fault of the given exception type.
    pub fn new(kind: &'static str, message: impl Into<String>) -> Self {
        Self { kind, message: message.into() }
    }

    /// `ValueError(message)`.
    pub fn value(message: impl Into<String>) -> Self {
        Self::new("ValueError", message)
    }

    /// `TypeError(message)`.
    pub fn type_error(message: impl Into<String>) -> Self {
        Self::new("TypeError", message)
    }

    /// `OverflowError(message)`.
    pub fn overflow(message: impl Into<String>) -> Self {
        Self::new("OverflowError", message)
    }

    /// `ZeroDivisionError(message)`.
    pub fn zero_division(message: impl Into<String>) -> Self {
        Self::new("ZeroDivisionError", message)
    }

    /// `IndexError(message)`.
    pub fn index(message: impl Into<String>) -> Self {
        Self::new("IndexError", message)
    }

    /// `MemoryError()`: the result would be larger than any budget.
    pub fn memory() -> Self {
        Self::new("MemoryError", "")
    }

    /// What CPython raises where the C library reports `ERANGE`: `OverflowError(34, 'Numerical result out of range')`.
    pub fn out_of_range() -> Self {
        Self::overflow("(34, 'Numerical result out of range')")
    }
}

impl std::fmt::Display for ValueFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.kind, self.message)
    }
}

impl std::error::Error for ValueFault {}

/// `Ok(())` when a text of `bytes` bytes may be built, else `MemoryError`.
pub(crate) fn check_text_size(bytes: usize) -> Answer<()> {
    if bytes > MAX_TEXT { Err(ValueFault::memory()) } else { Ok(()) }
}
