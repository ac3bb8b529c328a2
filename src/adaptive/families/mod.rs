//! One file a family: its specialized forms with their guards and fast paths.

pub mod binary_op;
pub mod binary_subscr;
pub mod call;
pub mod compare_op;
pub mod defect;
pub mod descriptor;
pub mod invariant;
pub mod load_attr;
pub mod load_global;
pub mod load_method;
pub mod precall;
pub mod site;
pub mod store_attr;
pub mod store_subscr;
pub mod unpack_sequence;

use crate::bytecode::{ALL, Family, Op};

/// The names of a form's guards, in the order in which they are checked; empty for what is no form.
/// The position of a name is the bit that switches the guard off.
pub const fn guards(form: Op) -> &'static [&'static str] {
    match form.family() {
        Some(Family::BINARY_OP) => binary_op::guards(form),
        Some(Family::COMPARE_OP) => compare_op::guards(form),
        Some(Family::LOAD_METHOD) => load_method::guards(form),
        Some(Family::PRECALL) => precall::guards(form),
        Some(Family::LOAD_ATTR) => load_attr::guards(form),
        Some(Family::BINARY_SUBSCR) => binary_subscr::guards(form),
        Some(Family::LOAD_GLOBAL) => load_global::guards(form),
        Some(Family::UNPACK_SEQUENCE) => unpack_sequence::guards(form),
        Some(Family::STORE_SUBSCR) => store_subscr::guards(form),
        Some(Family::STORE_ATTR) => store_attr::guards(form),
        Some(Family::CALL) => call::guards(form),
        _ => &[],
    }
}

/// Every specialized form that is there.
pub fn forms() -> impl Iterator<Item = Op> {
    ALL.into_iter().filter(|form| !guards(*form).is_empty())
}
