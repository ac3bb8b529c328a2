//! Arithmetic of Python's `int`: unbounded, with a fast lane for numbers that fit 64 bits.

use super::division::floored;
use super::domain::Native;
use super::{Answer, ValueFault};
use num_bigint::{BigInt, BigUint, Sign};
use num_integer::Integer as _;
use num_traits::{One, Signed, ToPrimitive, Zero};
use std::cmp::Ordering;

/// Largest magnitude, in bits, that an operation may produce before it answers `MemoryError`:
/// `9 ** 9 ** 9` must end at once on any machine.
pub const MAX_INT_BITS: u64 = 1 << 25;

/// A Python integer. Normal form: [`Integer::Big`] never holds a number that fits [`Integer::Small`],
/// so that derived equality is numeric equality.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Integer {
    /// A number that fits 64 bits.
    Small(i64),
    /// Any other number.
    Big(BigInt),
}

/// The answer of `int ** int`: a negative exponent leaves the integers.
#[derive(Debug, Clone, PartialEq)]
pub enum Power {
    /// The exponent was not negative.
    Int(Integer),
    /// The exponent was negative.
    Float(f64),
}

impl From<i64> for Integer {
    fn from(value: i64) -> Self {
        Self::Small(value)
    }
}

impl From<i32> for Integer {
    fn from(value: i32) -> Self {
        Self::Small(value.into())
    }
}

impl From<u64> for Integer {
    fn from(value: u64) -> Self {
        i64::try_from(value).map_or_else(|_| Self::Big(value.into()), Self::Small)
    }
}

impl From<usize> for Integer {
    fn from(value: usize) -> Self {
        Self::from(value as u64)
    }
}

impl From<i128> for Integer {
    fn from(value: i128) -> Self {
        i64::try_from(value).map_or_else(|_| Self::Big(value.into()), Self::Small)
    }
}

impl From<BigInt> for Integer {
    fn from(value: BigInt) -> Self {
        value.to_i64().map_or(Self::Big(value), Self::Small)
    }
}

impl From<BigUint> for Integer {
    fn from(value: BigUint) -> Self {
        Self::from(BigInt::from(value))
    }
}

impl Ord for Integer {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Small(a), Self::Small(b)) => a.cmp(b),
            (Self::Big(a), Self::Big(b)) => a.cmp(b),
            // Normal form: a big number lies outside the range of every small one.
            (Self::Big(a), Self::Small(_)) => sign_order(a),
            (Self::Small(_), Self::Big(b)) => sign_order(b).reverse(),
        }
    }
}

impl PartialOrd for Integer {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

fn sign_order(big: &BigInt) -> Ordering {
    if big.is_negative() { Ordering::Less } else { Ordering::Greater }
}

impl Integer {
    /// Zero.
    pub const ZERO: Self = Self::Small(0);
    /// One.
    pub const ONE: Self = Self::Small(1);

    /// The number as a `BigInt`.
    pub fn to_big(&self) -> BigInt {
        match self {
            Self::Small(a) => BigInt::from(*a),
            Self::Big(a) => a.clone(),
        }
    }

    /// The number as an `i64`, if it fits.
    pub fn to_i64(&self) -> Option<i64> {
        match self {
            Self::Small(a) => Some(*a),
            Self::Big(_) => None,
        }
    }

    /// The number as an `i64`, or the nearest end of its range: what indices and bounds of slices use.
    pub fn saturating_i64(&self) -> i64 {
        match self {
            Self::Small(a) => *a,
            Self::Big(a) if a.is_negative() => i64::MIN,
            Self::Big(_) => i64::MAX,
        }
    }

    /// `self == 0`.
    pub fn is_zero(&self) -> bool {
        matches!(self, Self::Small(0))
    }

    /// `self < 0`.
    pub fn is_negative(&self) -> bool {
        match self {
            Self::Small(a) => *a < 0,
            Self::Big(a) => a.is_negative(),
        }
    }

    /// Whether the number is odd.
    pub fn is_odd(&self) -> bool {
        match self {
            Self::Small(a) => a & 1 == 1,
            Self::Big(a) => a.bit(0),
        }
    }

    /// The magnitude.
    pub(crate) fn magnitude(&self) -> BigUint {
        match self {
            Self::Small(a) => BigUint::from(a.unsigned_abs()),
            Self::Big(a) => a.magnitude().clone(),
        }
    }

    /// Bytes that the magnitude takes: what a heap charges for the number beyond a small one.
    pub fn heap_bytes(&self) -> usize {
        match self {
            Self::Small(_) => 0,
            Self::Big(a) => (a.bits() as usize).div_ceil(64) * 8,
        }
    }

    /// `self + other`.
    pub fn add(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::Small(a), Self::Small(b)) => match a.checked_add(*b) {
                Some(sum) => Self::Small(sum),
                None => Self::from(i128::from(*a) + i128::from(*b)),
            },
            (Self::Big(a), Self::Small(b)) | (Self::Small(b), Self::Big(a)) => Self::from(a + b),
            (Self::Big(a), Self::Big(b)) => Self::from(a + b),
        }
    }

    /// `self - other`.
    pub fn sub(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::Small(a), Self::Small(b)) => match a.checked_sub(*b) {
                Some(difference) => Self::Small(difference),
                None => Self::from(i128::from(*a) - i128::from(*b)),
            },
            (Self::Big(a), Self::Small(b)) => Self::from(a - b),
            (Self::Small(a), Self::Big(b)) => Self::from(a - b),
            (Self::Big(a), Self::Big(b)) => Self::from(a - b),
        }
    }

    /// `self * other`. `MemoryError` above [`MAX_INT_BITS`].
    pub fn mul(&self, other: &Self) -> Answer<Self> {
        match (self, other) {
            (Self::Small(a), Self::Small(b)) => Ok(match a.checked_mul(*b) {
                Some(product) => Self::Small(product),
                None => Self::from(i128::from(*a) * i128::from(*b)),
            }),
            _ => {
                check_bits(self.bit_length().saturating_add(other.bit_length()))?;
                Ok(match (self, other) {
                    (Self::Big(a), Self::Small(b)) | (Self::Small(b), Self::Big(a)) => Self::from(a * b),
                    (Self::Big(a), Self::Big(b)) => Self::from(a * b),
                    (Self::Small(a), Self::Small(b)) => Self::from(i128::from(*a) * i128::from(*b)),
                })
            }
        }
    }

    /// `self // other`, rounded towards minus infinity.
    pub fn floor_div(&self, other: &Self) -> Answer<Self> {
        match (self, other) {
            (_, Self::Small(0)) => Err(ValueFault::zero_division("integer division or modulo by zero")),
            (Self::Small(a), Self::Small(b)) => Ok(match floored(&mut Native, *a, *b).0 {
                Some(q) => Self::Small(q),
                None => Self::from(-i128::from(*a)),
            }),
            _ => Ok(Self::from(self.to_big().div_floor(&other.to_big()))),
        }
    }

    /// `self % other`: the result has the sign of `other`.
    pub fn modulo(&self, other: &Self) -> Answer<Self> {
        match (self, other) {
            (_, Self::Small(0)) => Err(ValueFault::zero_division("integer modulo by zero")),
            (Self::Small(a), Self::Small(b)) => Ok(Self::Small(floored(&mut Native, *a, *b).1)),
            _ => Ok(Self::from(self.to_big().mod_floor(&other.to_big()))),
        }
    }

    /// `divmod(self, other)`.
    pub fn divmod(&self, other: &Self) -> Answer<(Self, Self)> {
        match (self, other) {
            (Self::Small(a), Self::Small(b)) if *b != 0 => {
                Ok((self.floor_div(other)?, Self::Small(floored(&mut Native, *a, *b).1)))
            }
            (_, Self::Small(0)) => Err(ValueFault::zero_division("integer division or modulo by zero")),
            _ => {
                let (q, r) = self.to_big().div_mod_floor(&other.to_big());
                Ok((Self::from(q), Self::from(r)))
            }
        }
    }

    /// `self ** exponent`. A negative exponent gives a float, as `float(self) ** float(exponent)`.
    pub fn pow(&self, exponent: &Self) -> Answer<Power> {
        if exponent.is_negative() {
            let (base, exponent) = (self.to_f64()?, exponent.to_f64()?);
            return match super::float::pow(base, exponent)? {
                super::float::FloatPower::Float(value) => Ok(Power::Float(value)),
                // An integral exponent keeps a negative base real.
                super::float::FloatPower::Complex(value) => Ok(Power::Float(value.re)),
            };
        }
        match self {
            Self::Small(0) => return Ok(Power::Int(Self::Small(i64::from(exponent.is_zero())))),
            Self::Small(1) => return Ok(Power::Int(Self::ONE)),
            Self::Small(-1) => {
                return Ok(Power::Int(Self::Small(if exponent.is_odd() { -1 } else { 1 })));
            }
            _ => {}
        }
        let Some(n) = exponent.to_i64().and_then(|n| u32::try_from(n).ok()) else {
            return Err(ValueFault::memory());
        };
        if let Self::Small(a) = self
            && let Some(power) = a.checked_pow(n)
        {
            return Ok(Power::Int(Self::Small(power)));
        }
        // The result has at least (bits - 1) * n bits.
        check_bits((self.bit_length() - 1).saturating_mul(u64::from(n)))?;
        if let Self::Small(2) = self {
            return Ok(Power::Int(Self::from(BigInt::one() << n)));
        }
        Ok(Power::Int(Self::from(self.to_big().pow(n))))
    }

    /// `pow(self, exponent, modulus)`: the result has the sign of `modulus`; a negative exponent takes the inverse.
    pub fn pow_mod(&self, exponent: &Self, modulus: &Self) -> Answer<Self> {
        if modulus.is_zero() {
            return Err(ValueFault::value("pow() 3rd argument cannot be 0"));
        }
        let positive = BigInt::from(modulus.magnitude());
        let base = self.to_big().mod_floor(&positive);
        let power = if exponent.is_negative() {
            let inverse = base
                .modinv(&positive)
                .or_else(|| positive.is_one().then(BigInt::zero))
                .ok_or_else(|| ValueFault::value("base is not invertible for the given modulus"))?;
            inverse.modpow(&BigInt::from(exponent.magnitude()), &positive)
        } else {
            base.modpow(&exponent.to_big(), &positive)
        };
        Ok(if modulus.is_negative() && !power.is_zero() { Self::from(power - positive) } else { Self::from(power) })
    }

    /// `self << count`.
    pub fn shl(&self, count: &Self) -> Answer<Self> {
        if count.is_negative() {
            return Err(ValueFault::value("negative shift count"));
        }
        if self.is_zero() {
            return Ok(Self::ZERO);
        }
        let Some(n) = count.to_i64() else {
            // An int may have so many digits of 30 bits; there is no memory for them.
            if count.to_big() / 30 <= BigInt::from(i64::MAX / 4 - 6) {
                check_bits(u64::MAX)?;
            }
            return Err(ValueFault::overflow("too many digits in integer"));
        };
        if let Self::Small(a) = self
            && n < 64
        {
            return Ok(Self::from(i128::from(*a) << n));
        }
        check_bits(self.bit_length().saturating_add(n as u64))?;
        Ok(Self::from(self.to_big() << n))
    }

    /// `self >> count`, rounded towards minus infinity.
    pub fn shr(&self, count: &Self) -> Answer<Self> {
        if count.is_negative() {
            return Err(ValueFault::value("negative shift count"));
        }
        let all_gone = Self::Small(if self.is_negative() { -1 } else { 0 });
        Ok(match (self, count) {
            (_, Self::Big(_)) => all_gone,
            (Self::Small(a), Self::Small(n)) => Self::Small(a >> (*n).min(63)),
            (Self::Big(a), Self::Small(n)) => {
                if a.bits() < *n as u64 {
                    all_gone
                } else {
                    Self::from(a >> *n)
                }
            }
        })
    }

    /// `self & other`, in two's complement of unlimited length.
    pub fn bit_and(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::Small(a), Self::Small(b)) => Self::Small(a & b),
            _ => Self::from(self.to_big() & other.to_big()),
        }
    }

    /// `self | other`.
    pub fn bit_or(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::Small(a), Self::Small(b)) => Self::Small(a | b),
            _ => Self::from(self.to_big() | other.to_big()),
        }
    }

    /// `self ^ other`.
    pub fn bit_xor(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::Small(a), Self::Small(b)) => Self::Small(a ^ b),
            _ => Self::from(self.to_big() ^ other.to_big()),
        }
    }

    /// `~self`.
    pub fn invert(&self) -> Self {
        match self {
            Self::Small(a) => Self::Small(!a),
            Self::Big(a) => Self::from(!a),
        }
    }

    /// `-self`.
    pub fn neg(&self) -> Self {
        match self {
            Self::Small(a) => a.checked_neg().map_or_else(|| Self::from(-i128::from(*a)), Self::Small),
            Self::Big(a) => Self::from(-a),
        }
    }

    /// `abs(self)`.
    pub fn abs(&self) -> Self {
        if self.is_negative() { self.neg() } else { self.clone() }
    }

    /// `self.bit_length()`.
    pub fn bit_length(&self) -> u64 {
        match self {
            Self::Small(a) => u64::from(64 - a.unsigned_abs().leading_zeros()),
            Self::Big(a) => a.bits(),
        }
    }

    /// `self.bit_count()`: ones in the binary form of the magnitude.
    pub fn bit_count(&self) -> u64 {
        match self {
            Self::Small(a) => u64::from(a.unsigned_abs().count_ones()),
            Self::Big(a) => a.magnitude().count_ones(),
        }
    }

    /// `self.to_bytes(length, byteorder, signed=signed)`.
    pub fn to_bytes(&self, length: &Self, little_endian: bool, signed: bool) -> Answer<Vec<u8>> {
        if length.is_negative() {
            return Err(ValueFault::value("length argument must be non-negative"));
        }
        let length = usize::try_from(length.saturating_i64()).unwrap_or(usize::MAX);
        super::check_text_size(length)?;
        if self.is_negative() && !signed {
            return Err(ValueFault::overflow("can't convert negative int to unsigned"));
        }
        let too_big = || ValueFault::overflow("int too big to convert");
        if length == 0 {
            // CPython lets -1 pass here: all its bytes are sign.
            let fits = self.is_zero() || *self == Self::Small(-1);
            return if fits { Ok(Vec::new()) } else { Err(too_big()) };
        }
        let mut bytes = if signed { self.to_big().to_signed_bytes_le() } else { self.magnitude().to_bytes_le() };
        if bytes.len() > length {
            return Err(too_big());
        }
        bytes.resize(length, if self.is_negative() { 0xff } else { 0 });
        if !little_endian {
            bytes.reverse();
        }
        Ok(bytes)
    }

    /// `int.from_bytes(bytes, byteorder, signed=signed)`.
    pub fn from_bytes(bytes: &[u8], little_endian: bool, signed: bool) -> Self {
        Self::from(match (little_endian, signed) {
            (true, true) => BigInt::from_signed_bytes_le(bytes),
            (false, true) => BigInt::from_signed_bytes_be(bytes),
            (true, false) => BigInt::from_bytes_le(Sign::Plus, bytes),
            (false, false) => BigInt::from_bytes_be(Sign::Plus, bytes),
        })
    }

    /// `round(self, ndigits)`: to a multiple of `10 ** -ndigits`, ties to even.
    pub fn round(&self, ndigits: &Self) -> Answer<Self> {
        if !ndigits.is_negative() {
            return Ok(self.clone());
        }
        let places = ndigits.neg();
        // 10**n above twice the magnitude: the answer is zero, and 10**n need not be computed.
        let enough = (self.bit_length() + 8) * 31 / 100 + 2;
        let Some(n) = places.to_i64().filter(|n| (*n as u64) <= enough) else {
            return Ok(Self::ZERO);
        };
        let unit = BigInt::from(10).pow(n as u32);
        let (q, r) = self.to_big().div_mod_floor(&unit);
        let up = match (r << 1u32).cmp(&unit) {
            Ordering::Less => false,
            Ordering::Greater => true,
            Ordering::Equal => q.is_odd(),
        };
        Ok(Self::from((if up { q + 1 } else { q }) * unit))
    }
}

fn check_bits(bits: u64) -> Answer<()> {
    if bits > MAX_INT_BITS { Err(ValueFault::memory()) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::super::python::{Dice, ask, compare, raised};
    use super::*;
    use proptest::prelude::*;

    fn show(answer: Answer<Integer>) -> String {
        answer.map_or_else(|fault| raised(&fault), |n| n.to_big().to_string())
    }

    fn interesting(dice: &mut Dice) -> BigInt {
        let shape = dice.below(6);
        let word = BigInt::from(dice.next() as i64);
        match shape {
            0 => BigInt::from(dice.below(21) as i64 - 10),
            1 => word,
            2 => (BigInt::one() << (dice.below(130) as u32)) + (dice.below(3) as i64 - 1),
            3 => -(BigInt::one() << (dice.below(130) as u32)) + (dice.below(3) as i64 - 1),
            4 => word * BigInt::from(dice.next() as i64) * BigInt::from(dice.next() as i64),
            _ => BigInt::from((dice.next() as i64) >> dice.below(63)),
        }
    }

    #[test]
    fn agrees_with_python() {
        let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
        let (mut input, mut ours) = (Vec::new(), Vec::new());
        for i in 0..6000 {
            let (a, b) = (interesting(&mut dice), interesting(&mut dice));
            let (x, y) = (Integer::from(a.clone()), Integer::from(b.clone()));
            let small = Integer::from(dice.below(200) as i64 - 4);
            let s = small.to_big();
            let (text, answer) = match i % 16 {
                0 => (format!("{a}+{b}"), show(Ok(x.add(&y)))),
                1 => (format!("{a}-({b})"), show(Ok(x.sub(&y)))),
                2 => (format!("{a}*({b})"), show(x.mul(&y))),
                3 => (format!("{a}//({b})"), show(x.floor_div(&y))),
                4 => (format!("{a}%({b})"), show(x.modulo(&y))),
                5 => (
                    format!("divmod({a},{b})"),
                    x.divmod(&y).map_or_else(|f| raised(&f), |(q, r)| format!("({}, {})", q.to_big(), r.to_big())),
                ),
                6 => (format!("{a}<<({s})"), show(x.shl(&small))),
                7 => (format!("{a}>>({s})"), show(x.shr(&small))),
                8 => (format!("{a}&({b})"), show(Ok(x.bit_and(&y)))),
                9 => (format!("{a}|({b})"), show(Ok(x.bit_or(&y)))),
                10 => (format!("{a}^({b})"), show(Ok(x.bit_xor(&y)))),
                11 => (
                    format!("(~({a}),-({a}),abs({a}),({a}).bit_length(),({a}).bit_count())"),
                    format!(
                        "({}, {}, {}, {}, {})",
                        x.invert().to_big(),
                        x.neg().to_big(),
                        x.abs().to_big(),
                        x.bit_length(),
                        x.bit_count()
                    ),
                ),
                12 => (format!("pow({a},{s},{b})"), show(x.pow_mod(&small, &y))),
                13 => (
                    format!("({a})**({s})"),
                    match x.pow(&small) {
                        Ok(Power::Int(n)) => show(Ok(n)),
                        Ok(Power::Float(f)) => super::super::float::repr(f),
                        Err(f) => raised(&f),
                    },
                ),
                14 => {
                    let n = Integer::from(dice.below(30) as i64 - 26);
                    (format!("round({a},{})", n.to_big()), show(x.round(&n)))
                }
                _ => {
                    let (little, signed, length) = (dice.below(2) == 1, dice.below(2) == 1, dice.below(20) as i64);
                    let order = if little { "little" } else { "big" };
                    let python_signed = if signed { "True" } else { "False" };
                    (
                        format!("list(({a}).to_bytes({length},'{order}',signed={python_signed}))"),
                        x.to_bytes(&Integer::from(length), little, signed).map_or_else(
                            |f| raised(&f),
                            |bytes| {
                                assert_eq!(
                                    Integer::from_bytes(&bytes, little, signed),
                                    if bytes.is_empty() { Integer::ZERO } else { x.clone() }
                                );
                                format!("{bytes:?}")
                            },
                        ),
                    )
                }
            };
            input.push(text);
            ours.push(answer);
        }
        if let Some(theirs) = ask(
            "return x",
            &input.iter().map(|i| format!("(sys.set_int_max_str_digits(0), {i})[1]")).collect::<Vec<_>>(),
        ) {
            compare(&input, &ours, &theirs);
        }
    }

    #[test]
    fn absurd_sizes_end_at_once() {
        let huge = Integer::from(i64::MAX);
        assert_eq!(Integer::from(3).pow(&huge), Err(ValueFault::memory()));
        assert_eq!(Integer::ONE.shl(&huge), Err(ValueFault::memory()));
        assert_eq!(Integer::from(-7).round(&huge.neg()), Ok(Integer::ZERO));
        assert_eq!(Integer::from(-7).shr(&huge), Ok(Integer::from(-1)));
        assert_eq!(Integer::ONE.to_bytes(&huge, true, false), Err(ValueFault::memory()));
    }

    fn big() -> impl Strategy<Value = BigInt> {
        prop_oneof![
            any::<i64>().prop_map(BigInt::from),
            any::<i128>().prop_map(BigInt::from),
            (-3i64..4).prop_map(|d| BigInt::from(i64::MAX) + d),
            (-3i64..4).prop_map(|d| BigInt::from(i64::MIN) + d),
            (-9i64..9).prop_map(BigInt::from),
        ]
    }

    proptest! {
        #[test]
        fn follows_num_bigint(a in big(), b in big()) {
            let (x, y) = (Integer::from(a.clone()), Integer::from(b.clone()));
            prop_assert_eq!(x.add(&y), Integer::from(&a + &b));
            prop_assert_eq!(x.sub(&y), Integer::from(&a - &b));
            prop_assert_eq!(x.mul(&y).unwrap(), Integer::from(&a * &b));
            prop_assert_eq!(x.cmp(&y), a.cmp(&b));
            if !b.is_zero() {
                prop_assert_eq!(x.divmod(&y).unwrap(), (Integer::from(a.div_floor(&b)), Integer::from(a.mod_floor(&b))));
                prop_assert_eq!((x.floor_div(&y).unwrap(), x.modulo(&y).unwrap()), x.divmod(&y).unwrap());
            }
            prop_assert_eq!(x.bit_xor(&y), x.bit_or(&y).sub(&x.bit_and(&y)));
            prop_assert_eq!(x.invert().add(&Integer::ONE), x.neg());
        }
    }
}
