//! Bits and words of bits as circuits, handed to a SAT solver gate by gate.
//!
//! Constants fold and equal gates are one gate, so a circuit over constants is an evaluation.

use std::collections::HashMap;

use batsat::{BasicSolver, Lit, SolverInterface, lbool};

/// One bit: a constant, an input or the output of a gate, or the opposite of one.
pub type Bit = Lit;

/// 64 bits, the lowest first.
pub type Word = [Bit; 64];

/// The gates so far.
pub struct Circuit {
    solver: BasicSolver,
    gates: HashMap<(bool, Lit, Lit), Lit>,
    yes: Lit,
    questions: u64,
    /// Whether the solver may guess at the outputs of gates that come: with products, that leads nowhere.
    pub guess: bool,
}

impl Default for Circuit {
    fn default() -> Circuit {
        let mut solver = BasicSolver::default();
        let yes = Lit::new(solver.new_var_default(), true);
        solver.add_clause_reuse(&mut vec![yes]);
        Circuit { solver, gates: HashMap::new(), yes, questions: 0, guess: true }
    }
}

impl Circuit {
    /// A constant.
    pub fn bit(&self, truth: bool) -> Bit {
        if truth { self.yes } else { !self.yes }
    }

    /// What a constant bit is; `None` for all others.
    pub fn constant(&self, bit: Bit) -> Option<bool> {
        (bit.var() == self.yes.var()).then(|| bit == self.yes)
    }

    /// An input.
    pub fn input(&mut self) -> Bit {
        Lit::new(self.solver.new_var_default(), true)
    }

    /// A word of inputs.
    pub fn input_word(&mut self) -> Word {
        std::array::from_fn(|_| self.input())
    }

    /// A constant word.
    pub fn word(&self, n: i64) -> Word {
        std::array::from_fn(|i| self.bit(n >> i & 1 != 0))
    }

    /// The output of a gate.
    fn output(&mut self) -> Bit {
        Lit::new(self.solver.new_var(lbool::UNDEF, self.guess), true)
    }

    fn clause<const N: usize>(&mut self, literals: [Lit; N]) {
        self.solver.add_clause_reuse(&mut literals.to_vec());
    }

    /// Both.
    pub fn and(&mut self, a: Bit, b: Bit) -> Bit {
        let (a, b) = if a.idx() <= b.idx() { (a, b) } else { (b, a) };
        match (self.constant(a), self.constant(b)) {
            (Some(false), _) | (_, Some(false)) => return self.bit(false),
            (Some(true), _) => return b,
            (_, Some(true)) => return a,
            _ if a == b => return a,
            _ if a == !b => return self.bit(false),
            _ => {}
        }
        if let Some(&gate) = self.gates.get(&(true, a, b)) {
            return gate;
        }
        let gate = self.output();
        self.clause([!gate, a]);
        self.clause([!gate, b]);
        self.clause([gate, !a, !b]);
        self.gates.insert((true, a, b), gate);
        gate
    }

    /// Either.
    pub fn or(&mut self, a: Bit, b: Bit) -> Bit {
        !self.and(!a, !b)
    }

    /// Exactly one.
    pub fn xor(&mut self, a: Bit, b: Bit) -> Bit {
        // One gate serves all four signs.
        let flip = a.sign() != b.sign();
        let (a, b) = (a.apply_sign(a.sign()), b.apply_sign(b.sign()));
        let (a, b) = if a.idx() <= b.idx() { (a, b) } else { (b, a) };
        let gate = match (self.constant(a), self.constant(b)) {
            (Some(x), _) => b ^ x,
            (_, Some(x)) => a ^ x,
            _ if a == b => self.bit(false),
            _ => match self.gates.get(&(false, a, b)) {
                Some(&gate) => gate,
                None => {
                    let gate = self.output();
                    self.clause([!gate, a, b]);
                    self.clause([!gate, !a, !b]);
                    self.clause([gate, !a, b]);
                    self.clause([gate, a, !b]);
                    self.gates.insert((false, a, b), gate);
                    gate
                }
            },
        };
        gate ^ flip
    }

    /// The same.
    pub fn same(&mut self, a: Bit, b: Bit) -> Bit {
        !self.xor(a, b)
    }

    /// `a` if the condition holds, else `b`.
    pub fn choose(&mut self, condition: Bit, a: Bit, b: Bit) -> Bit {
        if a == b {
            return a;
        }
        let (x, y) = (self.and(condition, a), self.and(!condition, b));
        self.or(x, y)
    }

    /// All of them.
    pub fn all(&mut self, bits: impl IntoIterator<Item = Bit>) -> Bit {
        bits.into_iter().fold(self.yes, |all, bit| self.and(all, bit))
    }

    /// Any of them.
    pub fn any(&mut self, bits: impl IntoIterator<Item = Bit>) -> Bit {
        !self.all(bits.into_iter().map(|bit| !bit).collect::<Vec<_>>())
    }

    /// `a + b + carry` of the same length, and the carry out.
    pub fn add(&mut self, a: &[Bit], b: &[Bit], mut carry: Bit) -> (Vec<Bit>, Bit) {
        let mut sum = Vec::with_capacity(a.len());
        for (&a, &b) in a.iter().zip(b) {
            let half = self.xor(a, b);
            sum.push(self.xor(half, carry));
            let (both, through) = (self.and(a, b), self.and(half, carry));
            carry = self.or(both, through);
        }
        (sum, carry)
    }

    /// `a - b` of the same length.
    pub fn sub(&mut self, a: &[Bit], b: &[Bit]) -> Vec<Bit> {
        let inverted: Vec<Bit> = b.iter().map(|&bit| !bit).collect();
        self.add(a, &inverted, self.yes).0
    }

    /// The product of two signed words, in as many bits as it can need.
    pub fn product(&mut self, a: &Word, b: &Word) -> Vec<Bit> {
        let (no, len) = (self.bit(false), 128);
        let wide = |word: &[Bit]| (0..len).map(|i| word[i.min(63)]).collect::<Vec<_>>();
        let (a, b) = (wide(a), wide(b));
        let mut sum = vec![no; len];
        for (shift, &bit) in b.iter().enumerate() {
            let row: Vec<Bit> = (0..len).map(|i| if i < shift { no } else { self.and(a[i - shift], bit) }).collect();
            sum = self.add(&sum, &row, no).0;
        }
        sum
    }

    /// `a == b` of the same length.
    pub fn equal(&mut self, a: &[Bit], b: &[Bit]) -> Bit {
        let same: Vec<Bit> = a.iter().zip(b).map(|(&a, &b)| self.same(a, b)).collect();
        self.all(same)
    }

    /// `a < b` as numbers without a sign, of the same length.
    pub fn below(&mut self, a: &[Bit], b: &[Bit]) -> Bit {
        let mut below = self.bit(false);
        for (&a, &b) in a.iter().zip(b) {
            let differ = self.xor(a, b);
            below = self.choose(differ, b, below);
        }
        below
    }

    /// `a < b` as numbers with a sign, of the same length.
    pub fn less(&mut self, a: &[Bit], b: &[Bit]) -> Bit {
        let (mut a, mut b) = (a.to_vec(), b.to_vec());
        // The sign bit counts the other way.
        for bits in [&mut a, &mut b] {
            if let Some(sign) = bits.last_mut() {
                *sign = !*sign;
            }
        }
        self.below(&a, &b)
    }

    /// Whether all of these can hold at once; if so [`Circuit::value`] reads an example.
    pub fn satisfiable(&mut self, bits: &[Bit]) -> bool {
        self.questions += 1;
        if bits.iter().any(|&bit| self.constant(bit) == Some(false)) {
            return false;
        }
        self.solver.solve_limited(bits) == lbool::TRUE
    }

    /// How often the solver was asked.
    pub fn questions(&self) -> u64 {
        self.questions
    }

    /// A bit in the last example.
    pub fn value(&self, bit: Bit) -> bool {
        self.constant(bit).unwrap_or_else(|| self.solver.value_lit(bit) == lbool::TRUE)
    }

    /// A word in the last example.
    pub fn word_value(&self, word: &[Bit]) -> i64 {
        word.iter().enumerate().fold(0, |n, (i, &bit)| n | i64::from(self.value(bit)) << i)
    }
}
