//! The guards and fast paths of the forms on scalars, written once over a [`Domain`]: the interpreter runs them on its
//! operands, the proofs on bit-vectors.
//!
//! A guard that is switched off (`planted`) holds always; the fast path then reads the payload of whatever is there.

use super::families::site::Miss;
use crate::bytecode::{CompareOp as Comparison, Op};
use crate::object::kinds::Object;
use crate::object::pure::domain::{Domain, native_numbers};
use crate::object::value::Value;
use crate::semantics::Machine;

/// What an operand is, as its guards tell operands apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// An int that fits 64 bits.
    Int,
    /// A float.
    Float,
    /// A str.
    Str,
    /// A tuple.
    Tuple,
    /// A list.
    List,
    /// An object without a handle of its own, ints that do not fit 64 bits among them.
    Object,
}

/// Operands of instructions.
pub trait Scalars: Domain {
    /// A Python value.
    type Operand: Copy;
    /// A float.
    type Float: Copy;
    /// An item of a sequence.
    type Item;
    /// A place in a list.
    type Place;

    /// Whether an operand is exactly of this kind.
    fn is(&mut self, operand: Self::Operand, kind: Kind) -> Self::Bool;
    /// Whether an object is an int that does not fit 64 bits.
    fn is_big_int(&mut self, operand: Self::Operand) -> Self::Bool;
    /// The eight bytes of an operand as an int, whatever its kind.
    fn whole(&mut self, operand: Self::Operand) -> Self::Int;
    /// The eight bytes of an operand as a float, whatever its kind.
    fn float(&mut self, operand: Self::Operand) -> Self::Float;
    /// `a < b` of floats
    fn float_less(&mut self, a: Self::Float, b: Self::Float) -> Self::Bool;
    /// Whether a float is no number.
    fn is_nan(&mut self, a: Self::Float) -> Self::Bool;
    /// `a + b` of floats
    fn float_add(&mut self, a: Self::Float, b: Self::Float) -> Self::Float;
    /// `a - b` of floats
    fn float_sub(&mut self, a: Self::Float, b: Self::Float) -> Self::Float;
    /// `a * b` of floats
    fn float_mul(&mut self, a: Self::Float, b: Self::Float) -> Self::Float;
    /// Whether two strings are equal.
    fn same_text(&mut self, a: Self::Operand, b: Self::Operand) -> Self::Bool;
    /// How many items a tuple or list has; nothing else has any.
    fn length(&mut self, sequence: Self::Operand) -> Self::Int;
    /// The item of a tuple or list at an index that counts from its start, if there is one.
    fn item(&mut self, sequence: Self::Operand, kind: Kind, index: Self::Int) -> Option<Self::Item>;
    /// The place of a list at an index that counts from its start, if there is one.
    fn place(&mut self, list: Self::Operand, index: Self::Int) -> Option<Self::Place>;
}

/// One guard: `Ok` if it holds or is switched off.
#[inline(always)]
fn check<D: Domain>(d: &mut D, holds: D::Bool, guard: u8, planted: impl Fn(u8) -> bool) -> Result<(), Miss> {
    if d.holds(holds) || planted(guard) { Ok(()) } else { Err(Miss(guard)) }
}

/// BINARY_OP: both operands are exactly of the form's class.
#[inline(always)]
pub fn operands<D: Scalars>(
    d: &mut D,
    form: Op,
    left: D::Operand,
    right: D::Operand,
    planted: impl Fn(u8) -> bool + Copy,
) -> Result<(), Miss> {
    let of_class = |d: &mut D, operand| match form {
        Op::BINARY_OP_ADD_FLOAT | Op::BINARY_OP_SUBTRACT_FLOAT | Op::BINARY_OP_MULTIPLY_FLOAT => {
            let exact = d.is(operand, Kind::Float);
            d.holds(exact)
        }
        Op::BINARY_OP_ADD_UNICODE | Op::BINARY_OP_INPLACE_ADD_UNICODE => {
            let exact = d.is(operand, Kind::Str);
            d.holds(exact)
        }
        _ => {
            let small = d.is(operand, Kind::Int);
            d.holds(small) || {
                let big = d.is_big_int(operand);
                d.holds(big)
            }
        }
    };
    if !of_class(d, left) && !planted(0) {
        return Err(Miss(0));
    }
    if !of_class(d, right) && !planted(1) {
        return Err(Miss(1));
    }
    Ok(())
}

/// `+`, `-` or `*` of ints; `None` where an operand or the result does not fit 64 bits.
#[inline(always)]
pub fn int_result<D: Scalars>(d: &mut D, form: Op, left: D::Operand, right: D::Operand) -> Option<D::Int> {
    // A number on the heap leaves the fast path; anything else is here because a guard is planted.
    for operand in [left, right] {
        let heap = d.is(operand, Kind::Object);
        if d.holds(heap) {
            return None;
        }
    }
    let (a, b) = (d.whole(left), d.whole(right));
    let (n, overflow) = match form {
        Op::BINARY_OP_ADD_INT => d.overflowing_add(a, b),
        Op::BINARY_OP_SUBTRACT_INT => d.overflowing_sub(a, b),
        _ => d.overflowing_mul(a, b),
    };
    if d.holds(overflow) { None } else { Some(n) }
}

/// `+`, `-` or `*` of floats.
#[inline(always)]
pub fn float_result<D: Scalars>(d: &mut D, form: Op, left: D::Operand, right: D::Operand) -> D::Float {
    let (a, b) = (d.float(left), d.float(right));
    match form {
        Op::BINARY_OP_ADD_FLOAT => d.float_add(a, b),
        Op::BINARY_OP_SUBTRACT_FLOAT => d.float_sub(a, b),
        _ => d.float_mul(a, b),
    }
}

/// Bits of a mask of outcomes: less, equal, greater; three further up for a backward jump.
const LESS: u16 = 0b001;
const EQUAL: u16 = 0b010;
const GREATER: u16 = 0b100;
const BACKWARD: u16 = 3;

/// The outcomes that make a comparison true.
pub fn true_outcomes(operator: Comparison) -> u16 {
    match operator {
        Comparison::Lt => LESS,
        Comparison::Le => LESS | EQUAL,
        Comparison::Eq => EQUAL,
        Comparison::Ne => LESS | GREATER,
        Comparison::Gt => GREATER,
        Comparison::Ge => GREATER | EQUAL,
    }
}

/// The mask that a site of COMPARE_OP caches: the outcomes for which the jump after it is taken. The jump is backward or
/// not, and taken if the comparison's truth is `on`.
pub fn jump_mask(operator: Comparison, backward: bool, on: bool) -> u16 {
    let outcomes = true_outcomes(operator);
    let mask = if on { outcomes } else { !outcomes & (LESS | EQUAL | GREATER) };
    if backward { mask << BACKWARD } else { mask }
}

/// Where an outcome goes by a cached mask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Jump {
    /// To the next instruction.
    Not,
    /// Forward.
    Forward,
    /// Backward.
    Backward,
}

/// Whether an outcome jumps, and in which direction.
#[inline(always)]
pub fn jump(outcome: u16, mask: u16) -> Jump {
    if outcome & mask != 0 {
        Jump::Forward
    } else if (outcome << BACKWARD) & mask != 0 {
        Jump::Backward
    } else {
        Jump::Not
    }
}

/// Ints that CPython holds in one digit have an absolute value below this.
pub const DIGIT: i64 = 1 << 30;

/// Whether CPython holds an int in one digit.
#[inline(always)]
pub fn is_small<D: Domain>(d: &mut D, n: D::Int) -> D::Bool {
    let (least, most) = (d.int(-DIGIT), d.int(DIGIT));
    let (above, below) = (d.less(least, n), d.less(n, most));
    d.and(above, below)
}

/// The lowest digit of an int.
#[inline(always)]
fn low_digit<D: Domain>(d: &mut D, n: D::Int) -> D::Int {
    let zero = d.int(0);
    let (negated, _) = d.overflowing_sub(zero, n);
    let negative = d.less(n, zero);
    let absolute = d.choose(negative, negated, n);
    d.bits(absolute, DIGIT - 1)
}

/// One digit of an int with its sign: what lies above it is not looked at.
#[inline(always)]
fn digit<D: Domain>(d: &mut D, n: D::Int) -> D::Int {
    let zero = d.int(0);
    let (negated, _) = d.overflowing_sub(zero, n);
    let negative = d.less(n, zero);
    let absolute = d.choose(negative, negated, n);
    let low = d.bits(absolute, DIGIT - 1);
    let (minus, _) = d.overflowing_sub(zero, low);
    d.choose(negative, minus, low)
}

/// COMPARE_OP and jump: the guards, which compare on the way; the outcome as a bit of the mask.
#[inline(always)]
pub fn comparison<D: Scalars>(
    d: &mut D,
    form: Op,
    left: D::Operand,
    right: D::Operand,
    planted: impl Fn(u8) -> bool + Copy,
) -> Result<u16, Miss> {
    let kind = match form {
        Op::COMPARE_OP_INT_JUMP => Kind::Int,
        Op::COMPARE_OP_FLOAT_JUMP => Kind::Float,
        _ => Kind::Str,
    };
    let exact = d.is(left, kind);
    check(d, exact, 0, planted)?;
    let exact = d.is(right, kind);
    check(d, exact, 1, planted)?;
    let (less, greater) = match form {
        Op::COMPARE_OP_INT_JUMP => {
            let (a, b) = (d.whole(left), d.whole(right));
            let small = is_small(d, a);
            check(d, small, 2, planted)?;
            let small = is_small(d, b);
            check(d, small, 3, planted)?;
            let (a, b) = (digit(d, a), digit(d, b));
            (d.less(a, b), d.less(b, a))
        }
        Op::COMPARE_OP_FLOAT_JUMP => {
            let (a, b) = (d.float(left), d.float(right));
            let (left_nan, right_nan) = (d.is_nan(a), d.is_nan(b));
            let (left_number, right_number) = (d.not(left_nan), d.not(right_nan));
            let ordered = d.and(left_number, right_number);
            check(d, ordered, 2, planted)?;
            (d.float_less(a, b), d.float_less(b, a))
        }
        _ => {
            let same = d.same_text(left, right);
            return Ok(if d.holds(same) { EQUAL } else { LESS });
        }
    };
    Ok(if d.holds(less) {
        LESS
    } else if d.holds(greater) {
        GREATER
    } else {
        EQUAL
    })
}

/// Whether an index counts from the start and CPython holds it in one digit.
#[inline(always)]
fn is_small_index<D: Domain>(d: &mut D, index: D::Int) -> D::Bool {
    let (zero, most) = (d.int(0), d.int(DIGIT));
    let (negative, below) = (d.less(index, zero), d.less(index, most));
    let positive = d.not(negative);
    d.and(positive, below)
}

/// The guards of BINARY_SUBSCR_LIST_INT and BINARY_SUBSCR_TUPLE_INT; the item, which only a planted guard can lack.
#[inline(always)]
pub fn item<D: Scalars>(
    d: &mut D,
    form: Op,
    container: D::Operand,
    key: D::Operand,
    planted: impl Fn(u8) -> bool + Copy,
) -> Result<Option<D::Item>, Miss> {
    let kind = if form == Op::BINARY_SUBSCR_LIST_INT { Kind::List } else { Kind::Tuple };
    let exact = d.is(key, Kind::Int);
    check(d, exact, 0, planted)?;
    let exact = d.is(container, kind);
    check(d, exact, 1, planted)?;
    let index = d.whole(key);
    let small = is_small_index(d, index);
    check(d, small, 2, planted)?;
    // Behind the planted guard one digit is read, without its sign.
    let index = if planted(2) { low_digit(d, index) } else { index };
    match d.item(container, kind, index) {
        None if !planted(3) => Err(Miss(3)),
        item => Ok(item),
    }
}

/// The guards of STORE_SUBSCR_LIST_INT; the place, which only a planted guard can lack.
#[inline(always)]
pub fn place<D: Scalars>(
    d: &mut D,
    container: D::Operand,
    key: D::Operand,
    planted: impl Fn(u8) -> bool + Copy,
) -> Result<Option<D::Place>, Miss> {
    let exact = d.is(key, Kind::Int);
    check(d, exact, 0, planted)?;
    let exact = d.is(container, Kind::List);
    check(d, exact, 1, planted)?;
    let index = d.whole(key);
    let small = is_small_index(d, index);
    check(d, small, 2, planted)?;
    // Behind the planted guard one digit is read, without its sign.
    let index = if planted(2) { low_digit(d, index) } else { index };
    match d.place(container, index) {
        None if !planted(3) => Err(Miss(3)),
        place => Ok(place),
    }
}

/// The guards of UNPACK_SEQUENCE: the exact type and the number of items.
#[inline(always)]
pub fn unpacked<D: Scalars>(
    d: &mut D,
    form: Op,
    sequence: D::Operand,
    wanted: D::Int,
    planted: impl Fn(u8) -> bool + Copy,
) -> Result<(), Miss> {
    let kind = if form == Op::UNPACK_SEQUENCE_LIST { Kind::List } else { Kind::Tuple };
    let exact = d.is(sequence, kind);
    check(d, exact, 0, planted)?;
    let length = d.length(sequence);
    let right = d.equal(length, wanted);
    check(d, right, 1, planted)
}

/// The guards of CALL on numbers of arguments: `given` are there, a call wants from `least` to `most`.
#[inline(always)]
pub fn arguments<D: Domain>(
    d: &mut D,
    form: Op,
    given: D::Int,
    least: D::Int,
    most: D::Int,
    planted: impl Fn(u8) -> bool + Copy,
) -> Result<(), Miss> {
    if form == Op::CALL_PY_EXACT_ARGS {
        let exact = d.equal(given, most);
        return check(d, exact, 2, planted);
    }
    let too_few = d.less(given, least);
    let enough = d.not(too_few);
    check(d, enough, 2, planted)?;
    let too_many = d.less(most, given);
    let room = d.not(too_many);
    check(d, room, 3, planted)
}

/// The operands of a machine.
pub struct Operands<'a>(pub &'a Machine);

impl Domain for Operands<'_> {
    native_numbers!();
}

impl Operands<'_> {
    #[inline(always)]
    fn items(&self, sequence: Value) -> &[Value] {
        match sequence {
            Value::List(id) => &self.0.heap.lists[id],
            Value::Tuple(id) => &self.0.heap.tuples[id],
            _ => &[],
        }
    }
}

impl Scalars for Operands<'_> {
    type Operand = Value;
    type Float = f64;
    type Item = Value;
    type Place = usize;

    #[inline(always)]
    fn is(&mut self, operand: Value, kind: Kind) -> bool {
        match kind {
            Kind::Int => matches!(operand, Value::Int(_)),
            Kind::Float => matches!(operand, Value::Float(_)),
            Kind::Str => matches!(operand, Value::Str(_)),
            Kind::Tuple => matches!(operand, Value::Tuple(_)),
            Kind::List => matches!(operand, Value::List(_)),
            Kind::Object => matches!(operand, Value::Object(_)),
        }
    }
    #[inline(always)]
    fn is_big_int(&mut self, operand: Value) -> bool {
        matches!(operand, Value::Object(id) if matches!(self.0.heap.objects[id], Object::BigInt(_)))
    }
    #[inline(always)]
    fn whole(&mut self, operand: Value) -> i64 {
        operand.payload() as i64
    }
    #[inline(always)]
    fn float(&mut self, operand: Value) -> f64 {
        f64::from_bits(operand.payload())
    }
    #[inline(always)]
    fn float_less(&mut self, a: f64, b: f64) -> bool {
        a < b
    }
    #[inline(always)]
    fn is_nan(&mut self, a: f64) -> bool {
        a.is_nan()
    }
    #[inline(always)]
    fn float_add(&mut self, a: f64, b: f64) -> f64 {
        a + b
    }
    #[inline(always)]
    fn float_sub(&mut self, a: f64, b: f64) -> f64 {
        a - b
    }
    #[inline(always)]
    fn float_mul(&mut self, a: f64, b: f64) -> f64 {
        a * b
    }
    #[inline(always)]
    fn same_text(&mut self, a: Value, b: Value) -> bool {
        let text = |value| self.0.heap.text_behind(value);
        self.0.heap.str_eq(text(a), text(b))
    }
    #[inline(always)]
    fn length(&mut self, sequence: Value) -> i64 {
        self.items(sequence).len() as i64
    }
    #[inline(always)]
    fn item(&mut self, sequence: Value, kind: Kind, index: i64) -> Option<Value> {
        // The kind is known to the compiler, which a planted guard may belie.
        let items: &[Value] = match (kind, sequence) {
            (Kind::List, Value::List(id)) => &self.0.heap.lists[id],
            (Kind::Tuple, Value::Tuple(id)) => &self.0.heap.tuples[id],
            // Whatever lies there.
            _ => return Some(Value::None),
        };
        items.get(usize::try_from(index).ok()?).copied()
    }
    #[inline(always)]
    fn place(&mut self, list: Value, index: i64) -> Option<usize> {
        // A planted guard writes wherever that is.
        let Value::List(id) = list else { return usize::try_from(index).ok() };
        usize::try_from(index).ok().filter(|&place| place < self.0.heap.lists[id].len())
    }
}
