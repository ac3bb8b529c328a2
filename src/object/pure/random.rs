//! Python's `random`: the Mersenne Twister, CPython's ways to seed it, and the distributions with its exact sequences.

use super::int::Integer;
use super::{Answer, ValueFault, check_text_size};
use num_bigint::{BigInt, BigUint, Sign};
use sha2::{Digest, Sha512};
use std::f64::consts::PI;

const WORDS: usize = 624;
const MIDDLE: usize = 397;

/// A generator: `random.Random`.
#[derive(Debug, Clone, PartialEq)]
pub struct Random {
    state: Vec<u32>,
    index: usize,
    /// The second number of the pair that `gauss` makes.
    gauss_next: Option<f64>,
}

impl Random {
    /// A generator seeded by an integer: its absolute value counts. A `float` seeds by its hash, as an unsigned number.
    pub fn from_int(seed: &Integer) -> Self {
        Self::from_words(&seed.magnitude().to_u32_digits())
    }

    /// A generator seeded by `bytes`, or by the UTF-8 form of a `str`: they and their SHA-512 digest, read as one number.
    pub fn from_bytes(seed: &[u8]) -> Self {
        let mut long = seed.to_vec();
        long.extend_from_slice(Sha512::digest(seed).as_slice());
        Self::from_words(&BigUint::from_bytes_be(&long).to_u32_digits())
    }

    fn from_words(key: &[u32]) -> Self {
        let key = if key.is_empty() { &[0] } else { key };
        let mut state = Vec::with_capacity(WORDS);
        state.push(19_650_218u32);
        for i in 1..WORDS as u32 {
            let last = state[i as usize - 1];
            state.push(1_812_433_253u32.wrapping_mul(last ^ (last >> 30)).wrapping_add(i));
        }
        let (mut i, mut j) = (1, 0);
        let mix = |state: &[u32], i: usize, factor: u32| {
            state[i] ^ (state[i - 1] ^ (state[i - 1] >> 30)).wrapping_mul(factor)
        };
        for _ in 0..WORDS.max(key.len()) {
            state[i] = mix(&state, i, 1_664_525).wrapping_add(key[j]).wrapping_add(j as u32);
            i += 1;
            j = (j + 1) % key.len();
            if i == WORDS {
                state[0] = state[WORDS - 1];
                i = 1;
            }
        }
        for _ in 1..WORDS {
            state[i] = mix(&state, i, 1_566_083_941).wrapping_sub(i as u32);
            i += 1;
            if i == WORDS {
                state[0] = state[WORDS - 1];
                i = 1;
            }
        }
        state[0] = 1 << 31;
        Self { state, index: WORDS, gauss_next: None }
    }

    /// The words of the state, and behind them how many of them are used up: `getstate()[1]`.
    pub fn words(&self) -> Vec<u32> {
        self.state.iter().copied().chain([self.index as u32]).collect()
    }

    /// The generator with these [`Random::words`].
    pub fn from_words_used(mut words: Vec<u32>) -> Answer<Self> {
        match (words.pop(), words.len()) {
            (Some(index), WORDS) if index as usize <= WORDS => {
                Ok(Self { state: words, index: index as usize, gauss_next: None })
            }
            (_, WORDS) => Err(ValueFault::value("invalid state")),
            _ => Err(ValueFault::value("state vector is the wrong size")),
        }
    }

    fn refill(&mut self) {
        for i in 0..WORDS {
            let y = (self.state[i] & 0x8000_0000) | (self.state[(i + 1) % WORDS] & 0x7fff_ffff);
            let odd = if y & 1 == 1 { 0x9908_b0df } else { 0 };
            self.state[i] = self.state[(i + MIDDLE) % WORDS] ^ (y >> 1) ^ odd;
        }
        self.index = 0;
    }

    fn word(&mut self) -> u32 {
        if self.index == WORDS {
            self.refill();
        }
        let mut y = self.state[self.index];
        self.index += 1;
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c_5680;
        y ^= (y << 15) & 0xefc6_0000;
        y ^ (y >> 18)
    }

    /// `random()`: at least 0, below 1, of 53 bits.
    pub fn random(&mut self) -> f64 {
        let (a, b) = (self.word() >> 5, self.word() >> 6);
        (f64::from(a) * 67_108_864.0 + f64::from(b)) / 9_007_199_254_740_992.0
    }

    /// `getrandbits(k)`.
    pub fn getrandbits(&mut self, k: i64) -> Answer<Integer> {
        let k = u64::try_from(k).map_err(|_| ValueFault::value("number of bits must be non-negative"))?;
        check_text_size(usize::try_from(k / 8).unwrap_or(usize::MAX))?;
        if k <= 32 {
            return Ok(Integer::Small(i64::from(self.bits32(k as u32))));
        }
        let mut words = Vec::with_capacity(k.div_ceil(32) as usize);
        let mut left = k;
        while left > 0 {
            let take = left.min(32) as u32;
            words.push(self.bits32(take));
            left -= u64::from(take);
        }
        Ok(Integer::from(BigInt::from_biguint(Sign::Plus, BigUint::new(words))))
    }

    fn bits32(&mut self, k: u32) -> u32 {
        if k == 0 { 0 } else { self.word() >> (32 - k) }
    }

    /// A number below `n`, every one equally likely. Zero for `n == 0`, which CPython's callers exclude.
    pub fn below(&mut self, n: usize) -> usize {
        if n == 0 {
            return 0;
        }
        let k = usize::BITS - n.leading_zeros();
        loop {
            let r = if k <= 32 {
                u64::from(self.bits32(k))
            } else {
                u64::from(self.word()) | u64::from(self.bits32(k - 32)) << 32
            };
            if r < n as u64 {
                return r as usize;
            }
        }
    }

    /// [`Random::below`] for an integer of any size.
    pub fn below_big(&mut self, n: &Integer) -> Answer<Integer> {
        if let Integer::Small(small) = n {
            return Ok(Integer::from(self.below(usize::try_from(*small).unwrap_or(0))));
        }
        loop {
            let r = self.getrandbits(n.bit_length() as i64)?;
            if r < *n {
                return Ok(r);
            }
        }
    }

    /// `randrange(start, stop, step)`; `randrange(stop)` is `randrange(0, stop, 1)`, `randint(a, b)` is `randrange(a, b + 1, 1)`.
    pub fn randrange(&mut self, start: &Integer, stop: &Integer, step: &Integer) -> Answer<Integer> {
        let width = stop.sub(start);
        if *step == Integer::ONE {
            if width <= Integer::ZERO {
                return Err(ValueFault::value(format!(
                    "empty range for randrange() ({}, {}, {})",
                    start.to_decimal(0)?,
                    stop.to_decimal(0)?,
                    width.to_decimal(0)?
                )));
            }
            return Ok(start.add(&self.below_big(&width)?));
        }
        if step.is_zero() {
            return Err(ValueFault::value("zero step for randrange()"));
        }
        let rounding = if step.is_negative() { Integer::ONE } else { Integer::Small(-1) };
        let count = width.add(step).add(&rounding).floor_div(step)?;
        if count <= Integer::ZERO {
            return Err(ValueFault::value("empty range for randrange()"));
        }
        Ok(start.add(&step.mul(&self.below_big(&count)?)?))
    }

    /// The index that `choice` picks. `IndexError` for an empty sequence.
    pub fn choice(&mut self, length: usize) -> Answer<usize> {
        if length == 0 {
            Err(ValueFault::index("Cannot choose from an empty sequence"))
        } else {
            Ok(self.below(length))
        }
    }

    /// `shuffle`: the pairs of indices that it exchanges, in order.
    pub fn shuffle(&mut self, length: usize) -> Vec<(usize, usize)> {
        (1..length).rev().map(|i| (i, self.below(i + 1))).collect()
    }

    /// The indices that `sample(population, k)` picks from a population of `n`.
    pub fn sample(&mut self, n: usize, k: i64) -> Answer<Vec<usize>> {
        let k = usize::try_from(k)
            .ok()
            .filter(|k| *k <= n)
            .ok_or_else(|| ValueFault::value("Sample larger than population or is negative"))?;
        // The size of a small set less that of an empty list: below it a list of the population is the smaller.
        let mut set_size = 21usize;
        if k > 5 {
            // Python takes the logarithm to base 4 as a quotient of natural ones.
            let power = ((k as f64 * 3.0).ln() / 4f64.ln()).ceil() as u32;
            set_size = set_size.saturating_add(4usize.saturating_pow(power));
        }
        let mut result = Vec::with_capacity(k);
        if n <= set_size {
            let mut pool: Vec<usize> = (0..n).collect();
            for i in 0..k {
                let j = self.below(n - i);
                result.push(pool[j]);
                pool[j] = pool[n - i - 1];
            }
        } else {
            let mut selected = rustc_hash::FxHashSet::default();
            for _ in 0..k {
                let mut j = self.below(n);
                while !selected.insert(j) {
                    j = self.below(n);
                }
                result.push(j);
            }
        }
        Ok(result)
    }

    /// The indices that `choices(population, k=k)` picks, every item equally likely.
    pub fn choices(&mut self, n: usize, k: i64) -> Answer<Vec<usize>> {
        let k = usize::try_from(k).unwrap_or(0);
        check_text_size(k)?;
        if n == 0 && k > 0 {
            return Err(ValueFault::index("Cannot choose from an empty sequence"));
        }
        Ok((0..k).map(|_| (self.random() * n as f64).floor() as usize).collect())
    }

    /// The indices that `choices(population, cum_weights=cumulative, k=k)` picks from a population of `n`.
    pub fn weighted_choices(&mut self, cumulative: &[f64], n: usize, k: i64) -> Answer<Vec<usize>> {
        if cumulative.len() != n {
            return Err(ValueFault::value("The number of weights does not match the population"));
        }
        let Some(total) = cumulative.last().copied() else {
            return Err(ValueFault::index("list index out of range"));
        };
        if total <= 0.0 {
            return Err(ValueFault::value("Total of weights must be greater than zero"));
        }
        if !total.is_finite() {
            return Err(ValueFault::value("Total of weights must be finite"));
        }
        let k = usize::try_from(k).unwrap_or(0);
        check_text_size(k)?;
        let inner = &cumulative[..n - 1];
        Ok((0..k)
            .map(|_| {
                let at = self.random() * total;
                inner.partition_point(|weight| *weight <= at)
            })
            .collect())
    }

    /// `uniform(a, b)`.
    pub fn uniform(&mut self, a: f64, b: f64) -> f64 {
        a + (b - a) * self.random()
    }

    /// `triangular(low, high, mode)`.
    pub fn triangular(&mut self, low: f64, high: f64, mode: Option<f64>) -> f64 {
        let mut u = self.random();
        let mut c = match mode {
            None => 0.5,
            Some(_) if high == low => return low,
            Some(mode) => (mode - low) / (high - low),
        };
        let (mut low, mut high) = (low, high);
        if u > c {
            (u, c) = (1.0 - u, 1.0 - c);
            std::mem::swap(&mut low, &mut high);
        }
        low + (high - low) * (u * c).sqrt()
    }

    /// `gauss(mu, sigma)`: two numbers at a time, the second kept for the next call.
    pub fn gauss(&mut self, mu: f64, sigma: f64) -> f64 {
        let z = self.gauss_next.take().unwrap_or_else(|| {
            let angle = self.random() * (2.0 * PI);
            let radius = (-2.0 * (1.0 - self.random()).ln()).sqrt();
            self.gauss_next = Some(angle.sin() * radius);
            angle.cos() * radius
        });
        mu + z * sigma
    }

    /// `normalvariate(mu, sigma)`.
    pub fn normalvariate(&mut self, mu: f64, sigma: f64) -> f64 {
        let magic = 4.0 * (-0.5f64).exp() / 2f64.sqrt();
        loop {
            let u1 = self.random();
            let u2 = 1.0 - self.random();
            let z = magic * (u1 - 0.5) / u2;
            if z * z / 4.0 <= -u2.ln() {
                return mu + z * sigma;
            }
        }
    }

    /// `lognormvariate(mu, sigma)`.
    pub fn lognormvariate(&mut self, mu: f64, sigma: f64) -> f64 {
        self.normalvariate(mu, sigma).exp()
    }

    /// `expovariate(lambd)`.
    pub fn expovariate(&mut self, lambd: f64) -> Answer<f64> {
        let x = -(1.0 - self.random()).ln();
        if lambd == 0.0 { Err(ValueFault::zero_division("float division by zero")) } else { Ok(x / lambd) }
    }

    /// `paretovariate(alpha)`.
    pub fn paretovariate(&mut self, alpha: f64) -> f64 {
        (1.0 - self.random()).powf(-1.0 / alpha)
    }

    /// `weibullvariate(alpha, beta)`.
    pub fn weibullvariate(&mut self, alpha: f64, beta: f64) -> f64 {
        let u = 1.0 - self.random();
        alpha * (-u.ln()).powf(1.0 / beta)
    }
}

#[cfg(test)]
mod tests {
    use super::super::float::repr;
    use super::super::python::{ask, compare};
    use super::*;

    fn draw(random: &mut Random) -> String {
        let big = |n: Answer<Integer>| n.unwrap().to_big().to_string();
        let list = |items: Vec<usize>| format!("{items:?}");
        let int = |n: i64| Integer::Small(n);
        let mut shuffled: Vec<usize> = (0..20).collect();
        let mut out = vec![
            repr(random.random()),
            big(random.getrandbits(0)),
            big(random.getrandbits(7)),
            big(random.getrandbits(100)),
        ];
        out.push(big(random.randrange(&int(3), &int(1000), &int(1))));
        out.push(big(random.randrange(&int(100), &int(-100), &int(-7))));
        out.push(big(random.randrange(&int(0), &Integer::from(BigInt::from(10).pow(30)), &int(3))));
        out.push(random.choice(17).unwrap().to_string());
        for (i, j) in random.shuffle(20) {
            shuffled.swap(i, j);
        }
        out.push(list(shuffled));
        out.push(list(random.sample(10, 4).unwrap()));
        out.push(list(random.sample(1000, 9).unwrap()));
        out.push(list(random.choices(10, 5).unwrap()));
        out.push(list(random.weighted_choices(&[1.0, 5.0, 6.0], 3, 6).unwrap()));
        out.push(repr(random.uniform(-3.0, 5.0)));
        out.push(repr(random.triangular(1.0, 9.0, Some(2.0))));
        out.push(repr(random.gauss(1.0, 2.0)));
        out.push(repr(random.gauss(1.0, 2.0)));
        out.push(repr(random.gauss(0.0, 1.0)));
        out.push(repr(random.normalvariate(1.0, 2.0)));
        out.push(repr(random.lognormvariate(0.0, 0.5)));
        out.push(repr(random.expovariate(1.5).unwrap()));
        out.push(repr(random.paretovariate(3.0)));
        out.push(repr(random.weibullvariate(1.0, 1.5)));
        format!("[{}]", out.join(", "))
    }

    #[test]
    fn sequences_are_those_of_python() {
        let mut cases = vec![
            ("'abc'".to_owned(), Random::from_bytes(b"abc")),
            ("b''".to_owned(), Random::from_bytes(b"")),
            ("'h\\xe9'".to_owned(), Random::from_bytes("h\u{e9}".as_bytes())),
            ("2**100 + 5".to_owned(), Random::from_int(&Integer::from((BigInt::from(1) << 100) + 5))),
        ];
        for seed in [0, 1, -1, 42, -42, i64::MAX, i64::MIN, 1 << 32] {
            cases.push((seed.to_string(), Random::from_int(&Integer::Small(seed))));
        }
        let (input, ours): (Vec<_>, Vec<_>) = cases
            .into_iter()
            .map(|(source, mut random)| (source, format!("[{}, {}]", draw(&mut random), draw(&mut random))))
            .unzip();
        let body = "import random
r = random.Random(x)
def draw():
    out = [r.random(), r.getrandbits(0), r.getrandbits(7), r.getrandbits(100), r.randrange(3, 1000), r.randrange(100, -100, -7), r.randrange(0, 10**30, 3), r.choice(range(17))]
    l = list(range(20)); r.shuffle(l); out.append(l)
    out += [r.sample(range(10), 4), r.sample(range(1000), 9), r.choices(range(10), k=5), r.choices(range(3), [1, 4, 1], k=6)]
    out += [r.uniform(-3, 5), r.triangular(1, 9, 2), r.gauss(1, 2), r.gauss(1, 2), r.gauss(0, 1), r.normalvariate(1, 2), r.lognormvariate(0, .5), r.expovariate(1.5), r.paretovariate(3), r.weibullvariate(1, 1.5)]
    return out
return [draw(), draw()]";
        if let Some(theirs) = ask(body, &input) {
            compare(&input, &ours, &theirs);
        }
    }

    #[test]
    fn faults() {
        let mut random = Random::from_int(&Integer::ONE);
        assert_eq!(random.choice(0).unwrap_err().message, "Cannot choose from an empty sequence");
        assert_eq!(random.getrandbits(-1).unwrap_err().message, "number of bits must be non-negative");
        let fault = random.randrange(&Integer::Small(5), &Integer::Small(5), &Integer::ONE).unwrap_err();
        assert_eq!(fault.message, "empty range for randrange() (5, 5, 0)");
        assert_eq!(random.sample(3, 4).unwrap_err().message, "Sample larger than population or is negative");
    }
}
