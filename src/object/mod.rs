//! Objects: values and what can be done with them, used by both interpreters.

pub mod pure;
