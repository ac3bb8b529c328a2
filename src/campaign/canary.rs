//! Canaries: two known answers asked at the start of every campaign, so that a deaf campaign is noticed.

use crate::oracles::plant::Plant;
use crate::oracles::verdict::{Setup, Verdict, verdict};

/// An operand changes its type under a hot `+`.
const PROGRAM: &str = "\
def f(a, b):
    return a + b
for i in range(40):
    f(i, 2)
print(f(1, 2.5))
";

/// Judges a program that must agree, and the same with a guard switched off, which must diverge.
///
/// # Errors
/// Which of the two was answered wrongly.
pub fn sing() -> Result<(), String> {
    let calm = verdict(PROGRAM, &Setup::default());
    if calm != Verdict::Agree {
        return Err(format!("the canary that must agree does not: {calm:?}"));
    }
    let plant: Plant = "BINARY_OP_ADD_INT:right_type".parse()?;
    match verdict(PROGRAM, &Setup { plants: vec![plant], ..Setup::default() }) {
        Verdict::Diverged(_) => Ok(()),
        other => Err(format!("the canary with a planted bug must diverge and does not: {other:?}")),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn both_canaries_answer() {
        assert_eq!(super::sing(), Ok(()));
    }
}
