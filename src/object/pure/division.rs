//! Floor division and modulo of numbers that fit 64 bits, written once over a domain.

use super::domain::{Domain, Native};

/// Numbers that can be divided as the machine divides them.
pub trait Division: Domain {
    /// `a / b` rounded towards zero and what remains, with the sign of `a`; neither `b == 0` nor a quotient of `2 ** 63`.
    fn truncated(&mut self, a: Self::Int, b: Self::Int) -> (Self::Int, Self::Int);
}

impl Division for Native {
    #[inline(always)]
    fn truncated(&mut self, a: i64, b: i64) -> (i64, i64) {
        (a.wrapping_div(b), a.wrapping_rem(b))
    }
}

/// `a // b` and `a % b` for `b != 0`: the quotient rounded towards minus infinity, `None` where it does not fit 64 bits,
/// and the remainder, which has the sign of `b`.
#[inline(always)]
pub fn floored<D: Division>(d: &mut D, a: D::Int, b: D::Int) -> (Option<D::Int>, D::Int) {
    let (zero, one, minus_one, least) = (d.int(0), d.int(1), d.int(-1), d.int(i64::MIN));
    let by_minus_one = d.equal(b, minus_one);
    if d.holds(by_minus_one) {
        // The machine's division traps on the least number by -1.
        let unfit = d.equal(a, least);
        let quotient = if d.holds(unfit) { None } else { Some(d.overflowing_sub(zero, a).0) };
        return (quotient, zero);
    }
    let (quotient, rest) = d.truncated(a, b);
    let exact = d.equal(rest, zero);
    if d.holds(exact) {
        return (Some(quotient), rest);
    }
    let (rest_below, divisor_below) = (d.less(rest, zero), d.less(b, zero));
    if d.holds(rest_below) == d.holds(divisor_below) {
        return (Some(quotient), rest);
    }
    (Some(d.overflowing_sub(quotient, one).0), d.overflowing_add(rest, b).0)
}
