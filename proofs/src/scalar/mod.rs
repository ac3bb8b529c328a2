//! Part B: guards and fast paths on scalars, for all operands, by a SAT solver on the functions of
//! `turncoat::adaptive::scalar`.

pub mod circuit;
pub mod claims;
pub mod prove;
pub mod replay;
pub mod symbolic;
pub mod trusted;

pub use prove::theorems;
