//! Hashes of values, as CPython 3.11 on a 64-bit machine under `PYTHONHASHSEED=0` computes them.

use super::complex::Complex;
use super::int::Integer;
use super::int_float::decompose;
use super::surrogate::code_point;
use num_traits::ToPrimitive;

/// `sys.hash_info.modulus`: numbers hash to their remainder by this prime, so that equal numbers of any type hash alike.
pub const MODULUS: u64 = (1 << 61) - 1;
const INFINITY: i64 = 314_159;
const IMAGINARY: i64 = 1_000_003;

/// -1 reports an error in CPython's C interface, so no object has that hash.
fn not_minus_one(hash: i64) -> i64 {
    if hash == -1 { -2 } else { hash }
}

/// `hash(n)` of a number that fits 64 bits.
pub fn hash_i64(n: i64) -> i64 {
    let rest = (n.unsigned_abs() % MODULUS) as i64;
    not_minus_one(if n < 0 { -rest } else { rest })
}

/// `hash(n)`.
pub fn hash_int(n: &Integer) -> i64 {
    match n {
        Integer::Small(a) => hash_i64(*a),
        Integer::Big(a) => {
            let rest = (a.magnitude() % MODULUS).to_i64().unwrap_or(0);
            not_minus_one(if n.is_negative() { -rest } else { rest })
        }
    }
}

/// `hash(x)`. NaN has no hash of its own: CPython takes its identity, which [`hash_identity`] turns into a hash: `None`.
pub fn hash_float(x: f64) -> Option<i64> {
    if x.is_nan() {
        return None;
    }
    if x.is_infinite() {
        return Some(if x > 0.0 { INFINITY } else { -INFINITY });
    }
    let (mantissa, exponent) = decompose(x.abs());
    // Multiplying by a power of two modulo 2**61 - 1 rotates 61 bits.
    let rotate = exponent.rem_euclid(61) as u32;
    let small = mantissa % MODULUS;
    let hash = ((small << rotate) & MODULUS) | (small >> (61 - rotate));
    Some(not_minus_one(if x < 0.0 { -(hash as i64) } else { hash as i64 }))
}

/// `hash(z)`, or `None` when a part is NaN.
pub fn hash_complex(z: Complex) -> Option<i64> {
    let (re, im) = (hash_float(z.re)?, hash_float(z.im)?);
    Some(not_minus_one(re.wrapping_add(IMAGINARY.wrapping_mul(im))))
}

/// The hash of an object that compares by identity: its address, here any number that identifies it, without the four
/// low bits that alignment keeps zero.
pub fn hash_identity(identity: u64) -> i64 {
    not_minus_one(identity.rotate_right(4) as i64)
}

/// `hash(text)`, over its code points in 1, 2 or 4 bytes each, whichever is the least that fits all.
pub fn hash_str(text: &str) -> i64 {
    if text.is_ascii() {
        return hash_bytes(text.as_bytes());
    }
    let widest = text.chars().map(code_point).max().unwrap_or(0);
    let mut unpacked = Vec::with_capacity(text.len());
    for c in text.chars().map(code_point) {
        match widest {
            0..=0xff => unpacked.push(c as u8),
            0x100..=0xffff => unpacked.extend((c as u16).to_le_bytes()),
            _ => unpacked.extend(c.to_le_bytes()),
        }
    }
    hash_bytes(&unpacked)
}

/// `hash(bytes)`.
pub fn hash_bytes(bytes: &[u8]) -> i64 {
    if bytes.is_empty() { 0 } else { not_minus_one(siphash13(bytes) as i64) }
}

/// SipHash with one round a word and three at the end, and a key of zeros.
fn siphash13(bytes: &[u8]) -> u64 {
    // The initial state is "somepseudorandomlygeneratedbytes", the key of zeros left out.
    let mut v = [0x736f_6d65_7073_6575u64, 0x646f_7261_6e64_6f6d, 0x6c79_6765_6e65_7261, 0x7465_6462_7974_6573];
    let round = |v: &mut [u64; 4]| {
        v[0] = v[0].wrapping_add(v[1]);
        v[2] = v[2].wrapping_add(v[3]);
        v[1] = v[1].rotate_left(13) ^ v[0];
        v[3] = v[3].rotate_left(16) ^ v[2];
        v[0] = v[0].rotate_left(32);
        v[2] = v[2].wrapping_add(v[1]);
        v[0] = v[0].wrapping_add(v[3]);
        v[1] = v[1].rotate_left(17) ^ v[2];
        v[3] = v[3].rotate_left(21) ^ v[0];
        v[2] = v[2].rotate_left(32);
    };
    let mut absorb = |word: u64| {
        v[3] ^= word;
        round(&mut v);
        v[0] ^= word;
    };
    let (words, tail) = bytes.as_chunks::<8>();
    for word in words {
        absorb(u64::from_le_bytes(*word));
    }
    let mut last = (bytes.len() as u64) << 56;
    for (i, byte) in tail.iter().enumerate() {
        last |= u64::from(*byte) << (8 * i);
    }
    absorb(last);
    v[2] ^= 0xff;
    round(&mut v);
    round(&mut v);
    round(&mut v);
    v[0] ^ v[1] ^ v[2] ^ v[3]
}

/// `hash(tuple)` from the hashes of its items.
pub fn hash_tuple(items: impl IntoIterator<Item = i64>) -> i64 {
    const PRIME_1: u64 = 11_400_714_785_074_694_791;
    const PRIME_2: u64 = 14_029_467_366_897_019_727;
    const PRIME_5: u64 = 2_870_177_450_012_600_261;
    let (mut state, mut length) = (PRIME_5, 0u64);
    for lane in items {
        state = state.wrapping_add((lane as u64).wrapping_mul(PRIME_2)).rotate_left(31).wrapping_mul(PRIME_1);
        length += 1;
    }
    state = state.wrapping_add(length ^ (PRIME_5 ^ 3_527_539));
    if state == u64::MAX { 1_546_275_796 } else { state as i64 }
}

/// `hash(frozenset)` from the hashes of its items, in any order.
pub fn hash_frozenset(items: impl IntoIterator<Item = i64>) -> i64 {
    let shuffle = |h: u64| (h ^ 89_869_747 ^ (h << 16)).wrapping_mul(3_644_798_167);
    let (mut hash, mut used) = (0u64, 0u64);
    for item in items {
        hash ^= shuffle(item as u64);
        used += 1;
    }
    hash ^= used.wrapping_add(1).wrapping_mul(1_927_868_237);
    hash ^= (hash >> 11) ^ (hash >> 25);
    hash = hash.wrapping_mul(69_069).wrapping_add(907_133_923);
    if hash == u64::MAX { 590_923_713 } else { hash as i64 }
}

#[cfg(test)]
mod tests {
    use super::super::python::{Dice, ask, compare};
    use super::super::{float, text_repr};
    use super::*;
    use num_bigint::BigInt;

    #[test]
    fn agrees_with_python() {
        let mut dice = Dice(31);
        let (mut input, mut ours) = (Vec::new(), Vec::new());
        let mut add = |source: String, hash: i64| {
            input.push(source);
            ours.push(hash.to_string());
        };
        for i in 0..3000u32 {
            let n = Integer::from(BigInt::from(dice.next() as i64) << (i % 200));
            add(n.to_big().to_string(), hash_int(&n));
            let x = if i % 2 == 0 { f64::from_bits(dice.next()) } else { dice.below(1000) as f64 / 8.0 - 50.0 };
            if let Some(hash) = hash_float(x) {
                add(format!("float.fromhex('{}')", float::hex(x)), hash);
            }
            let z = Complex::new(dice.below(9) as f64 - 4.0, dice.below(9) as f64 / 2.0);
            add(format!("complex({}, {})", z.re, z.im), hash_complex(z).unwrap());
            let wide = *dice.pick(&[0x7f, 0xff, 0xfff, 0x1_ffff]);
            let text: String = (0..dice.below(30)).filter_map(|_| char::from_u32(dice.below(wide) as u32)).collect();
            add(text_repr::ascii(&text), hash_str(&text));
            let bytes: Vec<u8> = (0..dice.below(30)).map(|_| dice.next() as u8).collect();
            add(format!("bytes({bytes:?})"), hash_bytes(&bytes));
            let items: Vec<i64> = (0..dice.below(9)).map(|_| dice.below(1000) as i64 - 500).collect();
            add(format!("tuple({items:?})"), hash_tuple(items.iter().map(|n| hash_i64(*n))));
            let mut unique = items.clone();
            unique.sort_unstable();
            unique.dedup();
            add(format!("frozenset({items:?})"), hash_frozenset(unique.iter().map(|n| hash_i64(*n))));
        }
        add("-1".into(), hash_i64(-1));
        add(format!("{}", i64::MIN), hash_i64(i64::MIN));
        add("float('-inf')".into(), hash_float(f64::NEG_INFINITY).unwrap());
        if let Some(theirs) = ask("return hash(x)", &input) {
            compare(&input, &ours, &theirs);
        }
    }

    quickcheck::quickcheck! {
        fn equal_numbers_hash_alike(a: i64) -> bool {
            let x = a as f64;
            hash_float(x) == Some(hash_int(&Integer::trunc(x)))
        }
    }
}
