//! Part B: guards and fast paths on scalars, for all operands, by a SAT solver on the functions of
//! `turncoat::adaptive::scalar`.

pub mod branches;
pub mod circuit;
pub mod claims;
pub mod prove;
pub mod replay;
#[cfg(feature = "z3")]
pub mod smt;
pub mod symbolic;
pub mod trusted;

use crate::theorem::Theorem;

/// The statement about `//` and `%`.
const DIVISION: &str = "base operation: floor division and modulo of 64-bit ints";
/// The statement about comparisons of ints with floats.
const INT_TO_FLOAT: &str = "base operation: 64-bit ints against floats";

/// The theorems of part B, those of solvers that are not there marked as left out.
pub fn theorems() -> Vec<Theorem> {
    let mut all = prove::theorems();
    #[cfg(feature = "z3")]
    all.extend(smt::theorems());
    #[cfg(not(feature = "z3"))]
    all.extend(
        [DIVISION, INT_TO_FLOAT].map(|name| Theorem::left_out('B', name, "z3", "--features z3, which needs libz3-dev")),
    );
    all
}
