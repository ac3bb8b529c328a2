//! The domain of the proofs: numbers are bit-vectors, and a branch goes both ways in turn.

use std::collections::HashMap;

use turncoat::adaptive::scalar::{Kind, Scalars};
use turncoat::object::kinds::Object;
use turncoat::object::pure::domain::Domain;
use turncoat::object::value::Value;
use turncoat::semantics::Machine;

use super::branches::Branches;
use super::circuit::{Bit, Circuit, Word};

/// The kinds of values that stand on a stack. An int and a float have any 64 bits, a handle any number.
pub const SHAPES: [&str; 19] = [
    "int",
    "float",
    "str",
    "tuple",
    "list",
    "big int",
    "object",
    "None",
    "False",
    "True",
    "NotImplemented",
    "Ellipsis",
    "dict",
    "instance",
    "class",
    "function",
    "method",
    "builtin",
    "code",
];

/// The position of a value's kind in [`SHAPES`]; `None` for what no instruction leaves as an operand.
pub fn shape(m: &Machine, value: Value) -> Option<usize> {
    Some(match value {
        Value::Null | Value::Cell(_) => return None,
        Value::Int(_) => 0,
        Value::Float(_) => 1,
        Value::Str(_) => 2,
        Value::Tuple(_) => 3,
        Value::List(_) => 4,
        Value::Object(id) => {
            if matches!(m.heap.objects[id], Object::BigInt(_)) {
                5
            } else {
                6
            }
        }
        Value::None => 7,
        Value::False => 8,
        Value::True => 9,
        Value::NotImplemented => 10,
        Value::Ellipsis => 11,
        Value::Dict(_) => 12,
        Value::Instance(_) => 13,
        Value::Type(_) => 14,
        Value::Function(_) => 15,
        Value::Method(_) => 16,
        Value::Native(_) => 17,
        Value::Code(_) => 18,
    })
}

const KIND_BITS: usize = 5;

/// An operand: its kind as a position in [`SHAPES`], its eight bytes, how many items it has.
#[derive(Clone, Copy)]
pub struct Operand {
    kind: [Bit; KIND_BITS],
    /// The eight bytes.
    pub payload: Word,
    /// How many items, if it is a tuple or list.
    pub length: Word,
}

/// A float: eight bytes, or the result of an operation on two that is not looked into, by their numbers.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
#[allow(clippy::large_enum_variant, reason = "few at a time, and copied out of a table while it grows")]
enum Term {
    Bytes(Word),
    Result(char, usize, usize),
}

/// A mistake in a copy of the domain, which the theorems must notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mistake {
    /// No sum, difference or product overflows.
    NoOverflow,
    /// The operands of a difference are exchanged.
    Exchanged,
    /// A comparison answers true for equal operands.
    LessOrEqual,
    /// The sign of a number is not looked at.
    Unsigned,
    /// There is one item more than there is.
    OneTooFar,
    /// No float is a nan.
    NoNan,
    /// An infinity is a nan.
    InfinityIsNan,
    /// Unequal texts are equal.
    AnyText,
    /// Equal numbers are not.
    Unequal,
}

/// Where along a path the program is.
#[derive(Default)]
pub struct Symbolic {
    /// The gates.
    pub circuit: Circuit,
    branches: Branches,
    path: Vec<Bit>,
    floats: Vec<Term>,
    /// Whether two strings, by their handles, are equal: asked so far.
    pub texts: HashMap<[Word; 2], Bit>,
    mistake: Option<Mistake>,
}

impl Symbolic {
    /// A domain without gates, with a mistake or without.
    pub fn with(mistake: Option<Mistake>) -> Symbolic {
        Symbolic { mistake, ..Symbolic::default() }
    }

    /// Any operand there is: the operand and what restricts it.
    pub fn operand(&mut self) -> (Operand, Bit) {
        let c = &mut self.circuit;
        let kind = std::array::from_fn(|_| c.input());
        let operand = Operand { kind, payload: c.input_word(), length: c.input_word() };
        let kinds: Vec<Bit> = (0..SHAPES.len()).map(|shape| self.shaped(operand, shape)).collect();
        let c = &mut self.circuit;
        let known = c.any(kinds.iter().copied());
        // Values without a payload.
        let (zero, one) = (c.word(0), c.word(1));
        let (is_zero, is_one) = (c.equal(&operand.payload, &zero), c.equal(&operand.payload, &one));
        let constant = c.any([7, 8, 10, 11].map(|shape| kinds[shape]));
        let lawful = [!c.and(constant, !is_zero), !c.and(kinds[9], !is_one)];
        // No sequence has more items than half the address space has places.
        let longest = c.word(1 << 59);
        let negative = operand.length[63];
        let length = c.below(&operand.length, &longest);
        let all = c.all([known, !negative, length].into_iter().chain(lawful));
        (operand, all)
    }

    /// A number of arguments or items: not negative, below 2 ** 32.
    pub fn count(&mut self) -> (Word, Bit) {
        let c = &mut self.circuit;
        let word = c.input_word();
        let most = c.word(1 << 32);
        let small = c.below(&word, &most);
        (word, small)
    }

    /// Whether an operand has this kind.
    pub fn shaped(&mut self, operand: Operand, shape: usize) -> Bit {
        let bits = operand.kind.into_iter().enumerate().map(|(i, bit)| bit ^ (shape >> i & 1 == 0));
        self.circuit.all(bits.collect::<Vec<_>>())
    }

    /// The kind of an operand in the last example.
    pub fn shape_of(&self, operand: Operand) -> usize {
        operand.kind.iter().enumerate().fold(0, |n, (i, &bit)| n | usize::from(self.circuit.value(bit)) << i)
    }

    /// Runs a function along every path that a world within `lawful` can take; gives the path's condition and the result.
    pub fn paths<T>(&mut self, lawful: Bit, mut run: impl FnMut(&mut Symbolic) -> T) -> Vec<(Bit, T)> {
        let mut found = Vec::new();
        self.branches = Branches::default();
        loop {
            self.path = vec![lawful];
            let result = run(self);
            let path = self.path.clone();
            found.push((self.circuit.all(path), result));
            if !self.branches.turn() {
                break;
            }
        }
        // A branch may have gone where nothing leads.
        found.retain(|(path, _)| self.circuit.satisfiable(&[*path]));
        found
    }

    /// Equal terms have one number.
    fn term(&mut self, term: Term) -> usize {
        match self.floats.iter().position(|known| *known == term) {
            Some(number) => number,
            None => {
                self.floats.push(term);
                self.floats.len() - 1
            }
        }
    }

    /// The eight bytes of a float that no operation gave.
    fn bytes(&self, float: usize) -> Word {
        match self.floats.get(float) {
            Some(Term::Bytes(word)) => *word,
            _ => self.circuit.word(0),
        }
    }

    /// The result of a float operation, for a specification to compare with.
    pub fn float_result(&mut self, operation: char, a: Operand, b: Operand) -> usize {
        let (a, b) = (self.term(Term::Bytes(a.payload)), self.term(Term::Bytes(b.payload)));
        self.term(Term::Result(operation, a, b))
    }

    fn mistaken(&self, mistake: Mistake) -> bool {
        self.mistake == Some(mistake)
    }

    fn word_of(bits: Vec<Bit>) -> Word {
        std::array::from_fn(|i| bits[i])
    }

    fn signed_overflow(&mut self, exact: &[Bit]) -> Bit {
        let high = &exact[64..];
        let same: Vec<Bit> = high.iter().map(|&bit| self.circuit.same(bit, exact[63])).collect();
        let fits = self.circuit.all(same);
        if self.mistaken(Mistake::NoOverflow) { self.circuit.bit(false) } else { !fits }
    }

    fn within(&mut self, operand: Operand, index: Word) -> bool {
        let mut length = self.length(operand);
        if self.mistaken(Mistake::OneTooFar) {
            let one = self.circuit.word(1);
            length = Self::word_of(self.circuit.add(&length, &one, self.circuit.bit(false)).0);
        }
        // An index that is negative is far above as a number without a sign, as `usize::try_from` has it.
        let within = self.circuit.less(&index, &length);
        let all = self.circuit.and(!index[63], within);
        self.holds(all)
    }
}

impl Domain for Symbolic {
    type Bool = Bit;
    type Int = Word;

    fn holds(&mut self, condition: Bit) -> bool {
        if let Some(constant) = self.circuit.constant(condition) {
            return constant;
        }
        let way = self.branches.way();
        self.path.push(condition ^ !way);
        way
    }
    fn int(&mut self, n: i64) -> Word {
        self.circuit.word(n)
    }
    fn and(&mut self, a: Bit, b: Bit) -> Bit {
        self.circuit.and(a, b)
    }
    fn not(&mut self, a: Bit) -> Bit {
        !a
    }
    fn less(&mut self, a: Word, b: Word) -> Bit {
        if self.mistaken(Mistake::Unsigned) {
            return self.circuit.below(&a, &b);
        }
        let less = self.circuit.less(&a, &b);
        if self.mistaken(Mistake::LessOrEqual) {
            let equal = self.circuit.equal(&a, &b);
            return self.circuit.or(less, equal);
        }
        less
    }
    fn equal(&mut self, a: Word, b: Word) -> Bit {
        let equal = self.circuit.equal(&a, &b);
        if self.mistaken(Mistake::Unequal) { !equal } else { equal }
    }
    fn overflowing_add(&mut self, a: Word, b: Word) -> (Word, Bit) {
        let c = &mut self.circuit;
        let (sum, _) = c.add(&a, &b, c.bit(false));
        // Operands of one sign, a sum of the other.
        let (same, turned) = (c.same(a[63], b[63]), c.xor(a[63], sum[63]));
        let overflow = c.and(same, turned);
        let overflow = if self.mistaken(Mistake::NoOverflow) { self.circuit.bit(false) } else { overflow };
        (Self::word_of(sum), overflow)
    }
    fn overflowing_sub(&mut self, a: Word, b: Word) -> (Word, Bit) {
        let (a, b) = if self.mistaken(Mistake::Exchanged) { (b, a) } else { (a, b) };
        let c = &mut self.circuit;
        let difference = c.sub(&a, &b);
        let (differ, turned) = (c.xor(a[63], b[63]), c.xor(a[63], difference[63]));
        let overflow = c.and(differ, turned);
        let overflow = if self.mistaken(Mistake::NoOverflow) { self.circuit.bit(false) } else { overflow };
        (Self::word_of(difference), overflow)
    }
    fn overflowing_mul(&mut self, a: Word, b: Word) -> (Word, Bit) {
        let exact = self.circuit.product(&a, &b);
        let overflow = self.signed_overflow(&exact);
        (Self::word_of(exact), overflow)
    }
    fn bits(&mut self, a: Word, mask: i64) -> Word {
        let no = self.circuit.bit(false);
        std::array::from_fn(|i| if mask >> i & 1 != 0 { a[i] } else { no })
    }
    fn choose(&mut self, condition: Bit, a: Word, b: Word) -> Word {
        std::array::from_fn(|i| self.circuit.choose(condition, a[i], b[i]))
    }
}

impl Scalars for Symbolic {
    type Operand = Operand;
    type Float = usize;
    type Item = Word;
    type Place = Word;

    fn is(&mut self, operand: Operand, kind: Kind) -> Bit {
        let shapes: &[usize] = match kind {
            Kind::Int => &[0],
            Kind::Float => &[1],
            Kind::Str => &[2],
            Kind::Tuple => &[3],
            Kind::List => &[4],
            Kind::Object => &[5, 6],
        };
        let bits: Vec<Bit> = shapes.iter().map(|&shape| self.shaped(operand, shape)).collect();
        self.circuit.any(bits)
    }
    fn is_big_int(&mut self, operand: Operand) -> Bit {
        self.shaped(operand, 5)
    }
    fn whole(&mut self, operand: Operand) -> Word {
        operand.payload
    }
    fn float(&mut self, operand: Operand) -> usize {
        self.term(Term::Bytes(operand.payload))
    }
    fn float_less(&mut self, a: usize, b: usize) -> Bit {
        let (a_nan, b_nan) = (self.is_nan(a), self.is_nan(b));
        let (a, b) = (self.bytes(a), self.bytes(b));
        let c = &mut self.circuit;
        let (sign_a, sign_b, size_a, size_b) = (a[63], b[63], &a[..63], &b[..63]);
        let (up, down) = (c.below(size_a, size_b), c.below(size_b, size_a));
        // Both zeros are one number.
        let digits: Vec<Bit> = size_a.iter().chain(size_b).copied().collect();
        let nonzero = c.any(digits);
        let (across, negative, positive) =
            (c.all([sign_a, !sign_b, nonzero]), c.all([sign_a, sign_b, down]), c.all([!sign_a, !sign_b, up]));
        let less = c.any([across, negative, positive]);
        let less = c.all([less, !a_nan, !b_nan]);
        if self.mistaken(Mistake::LessOrEqual) {
            let equal = self.circuit.equal(&a, &b);
            return self.circuit.or(less, equal);
        }
        less
    }
    fn is_nan(&mut self, a: usize) -> Bit {
        let bytes = self.bytes(a);
        if self.mistaken(Mistake::NoNan) {
            return self.circuit.bit(false);
        }
        let (exponent, fraction) = (self.circuit.all(bytes[52..63].to_vec()), self.circuit.any(bytes[..52].to_vec()));
        if self.mistaken(Mistake::InfinityIsNan) { exponent } else { self.circuit.and(exponent, fraction) }
    }
    fn float_add(&mut self, a: usize, b: usize) -> usize {
        self.term(Term::Result('+', a, b))
    }
    fn float_sub(&mut self, a: usize, b: usize) -> usize {
        let (a, b) = if self.mistaken(Mistake::Exchanged) { (b, a) } else { (a, b) };
        self.term(Term::Result('-', a, b))
    }
    fn float_mul(&mut self, a: usize, b: usize) -> usize {
        self.term(Term::Result('*', a, b))
    }
    fn same_text(&mut self, a: Operand, b: Operand) -> Bit {
        let fresh = self.circuit.input();
        let same = *self.texts.entry([a.payload, b.payload]).or_insert(fresh);
        if self.mistaken(Mistake::AnyText) { self.circuit.bit(true) } else { same }
    }
    fn length(&mut self, operand: Operand) -> Word {
        let (list, tuple) = (self.is(operand, Kind::List), self.is(operand, Kind::Tuple));
        let has_items = self.circuit.or(list, tuple);
        operand.length.map(|bit| self.circuit.and(bit, has_items))
    }
    fn item(&mut self, operand: Operand, kind: Kind, index: Word) -> Option<Word> {
        let of_kind = self.is(operand, kind);
        (self.holds(of_kind) && self.within(operand, index)).then_some(index)
    }
    fn place(&mut self, operand: Operand, index: Word) -> Option<Word> {
        let list = self.is(operand, Kind::List);
        (self.holds(list) && self.within(operand, index)).then_some(index)
    }
}
