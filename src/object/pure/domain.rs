//! Numbers as the program sees them and as a proof sees them.
//!
//! What is written over [`Domain`] runs on machine integers in the interpreters, at no cost, and on bit-vectors in the
//! proofs, where [`Domain::holds`] goes both ways in turn.

/// 64-bit numbers and truth values.
pub trait Domain {
    /// A truth value.
    type Bool: Copy;
    /// A signed 64-bit integer.
    type Int: Copy;

    /// The way that a branch goes.
    fn holds(&mut self, condition: Self::Bool) -> bool;
    /// A number.
    fn int(&mut self, n: i64) -> Self::Int;
    /// Both hold.
    fn and(&mut self, a: Self::Bool, b: Self::Bool) -> Self::Bool;
    /// It does not hold.
    fn not(&mut self, a: Self::Bool) -> Self::Bool;
    /// `a < b`
    fn less(&mut self, a: Self::Int, b: Self::Int) -> Self::Bool;
    /// `a == b`
    fn equal(&mut self, a: Self::Int, b: Self::Int) -> Self::Bool;
    /// The low 64 bits of the sum, and whether it does not fit them.
    fn overflowing_add(&mut self, a: Self::Int, b: Self::Int) -> (Self::Int, Self::Bool);
    /// The low 64 bits of the difference, and whether it does not fit them.
    fn overflowing_sub(&mut self, a: Self::Int, b: Self::Int) -> (Self::Int, Self::Bool);
    /// The low 64 bits of the product, and whether it does not fit them.
    fn overflowing_mul(&mut self, a: Self::Int, b: Self::Int) -> (Self::Int, Self::Bool);
    /// The bits that both have.
    fn bits(&mut self, a: Self::Int, mask: i64) -> Self::Int;
    /// `a` if the condition holds, else `b`.
    fn choose(&mut self, condition: Self::Bool, a: Self::Int, b: Self::Int) -> Self::Int;
}

/// Machine integers.
pub struct Native;

/// The numbers of a domain that computes with machine integers.
macro_rules! native_numbers {
    () => {
        type Bool = bool;
        type Int = i64;

        #[inline(always)]
        fn holds(&mut self, condition: bool) -> bool {
            condition
        }
        #[inline(always)]
        fn int(&mut self, n: i64) -> i64 {
            n
        }
        #[inline(always)]
        fn and(&mut self, a: bool, b: bool) -> bool {
            a & b
        }
        #[inline(always)]
        fn not(&mut self, a: bool) -> bool {
            !a
        }
        #[inline(always)]
        fn less(&mut self, a: i64, b: i64) -> bool {
            a < b
        }
        #[inline(always)]
        fn equal(&mut self, a: i64, b: i64) -> bool {
            a == b
        }
        #[inline(always)]
        fn overflowing_add(&mut self, a: i64, b: i64) -> (i64, bool) {
            a.overflowing_add(b)
        }
        #[inline(always)]
        fn overflowing_sub(&mut self, a: i64, b: i64) -> (i64, bool) {
            a.overflowing_sub(b)
        }
        #[inline(always)]
        fn overflowing_mul(&mut self, a: i64, b: i64) -> (i64, bool) {
            a.overflowing_mul(b)
        }
        #[inline(always)]
        fn bits(&mut self, a: i64, mask: i64) -> i64 {
            a & mask
        }
        #[inline(always)]
        fn choose(&mut self, condition: bool, a: i64, b: i64) -> i64 {
            if condition { a } else { b }
        }
    };
}
pub(crate) use native_numbers;

impl Domain for Native {
    native_numbers!();
}
