//! What is claimed of each form: along every path of its guards and fast path, the guard that fails is the one that the
//! precondition says, and what the fast path gives is what the base operation gives.
//!
//! The base operation stands here as mathematics: exact sums in more bits, IEEE 754's order, indices that count from
//! either end. `trusted` compares it with the real base operation.

use turncoat::adaptive::families::site::Miss;
use turncoat::adaptive::scalar::{self, DIGIT, Jump, Kind, Scalars};
use turncoat::bytecode::{CompareOp, Op};
use turncoat::object::pure::domain::Domain;
use turncoat::object::pure::slice::item_index_over;

use super::circuit::{Bit, Word};
use super::replay::{Event, Program};
use super::symbolic::{Operand, Symbolic};

/// Runs the real function along one path: what it did, and whether that is right.
pub type Body = Box<dyn Fn(&mut Symbolic, &[Operand], u8) -> (Event, Bit) + Send + Sync>;

/// One claim about a form.
pub struct Claim {
    /// The form.
    pub form: Op,
    /// What its operands are called.
    pub names: &'static [&'static str],
    /// The claim.
    pub body: Body,
    /// The program on which examples are replayed.
    pub program: Program,
}

/// Whether guard `bit` is among the planted ones.
fn on(planted: u8) -> impl Fn(u8) -> bool + Copy {
    move |bit| planted & 1 << bit != 0
}

/// The claim about which guard fails: the first whose condition does not hold.
fn first_failing(d: &mut Symbolic, guards: &[Bit], event: Event) -> Bit {
    match event {
        Event::Hit => d.circuit.all(guards.iter().copied()),
        Event::Miss(guard) => {
            let guard = usize::from(guard);
            let before = d.circuit.all(guards[..guard].iter().copied());
            d.circuit.and(before, !guards[guard])
        }
    }
}

fn is_int(d: &mut Symbolic, operand: Operand) -> Bit {
    let (small, big) = (d.shaped(operand, 0), d.shaped(operand, 5));
    d.circuit.or(small, big)
}

/// A word with its sign as a number of more bits.
fn wide(word: &[Bit], bits: usize) -> Vec<Bit> {
    (0..bits).map(|i| word[i.min(word.len() - 1)]).collect()
}

/// `a + b`, `a - b` or `a * b` without a limit.
fn exact(d: &mut Symbolic, form: Op, a: &Word, b: &Word) -> Vec<Bit> {
    let c = &mut d.circuit;
    match form {
        Op::BINARY_OP_ADD_INT => c.add(&wide(a, 65), &wide(b, 65), c.bit(false)).0,
        Op::BINARY_OP_SUBTRACT_INT => c.sub(&wide(a, 65), &wide(b, 65)),
        _ => c.product(a, b),
    }
}

fn int_claim(d: &mut Symbolic, form: Op, left: Operand, right: Operand, planted: u8) -> (Event, Bit) {
    let answer = scalar::operands(d, form, left, right, on(planted));
    let guards = [is_int(d, left), is_int(d, right)];
    if let Err(Miss(guard)) = answer {
        let event = Event::Miss(guard);
        return (event, first_failing(d, &guards, event));
    }
    let lawful = first_failing(d, &guards, Event::Hit);
    let result = scalar::int_result(d, form, left, right);
    let small = [d.shaped(left, 0), d.shaped(right, 0)];
    let exact = exact(d, form, &left.payload, &right.payload);
    let c = &mut d.circuit;
    let fits = c.equal(&wide(&exact[..64], exact.len()), &exact);
    let small = c.all([small[0], small[1], fits]);
    let right = match result {
        Some(n) => {
            let equal = c.equal(&wide(&n, exact.len()), &exact);
            c.and(small, equal)
        }
        // Numbers of any length take over.
        None => !small,
    };
    (Event::Hit, c.and(lawful, right))
}

fn float_claim(d: &mut Symbolic, form: Op, left: Operand, right: Operand, planted: u8) -> (Event, Bit) {
    let answer = scalar::operands(d, form, left, right, on(planted));
    let guards = [d.shaped(left, 1), d.shaped(right, 1)];
    if let Err(Miss(guard)) = answer {
        let event = Event::Miss(guard);
        return (event, first_failing(d, &guards, event));
    }
    let lawful = first_failing(d, &guards, Event::Hit);
    let operation = match form {
        Op::BINARY_OP_ADD_FLOAT => '+',
        Op::BINARY_OP_SUBTRACT_FLOAT => '-',
        _ => '*',
    };
    let result = scalar::float_result(d, form, left, right);
    let same = result == d.float_result(operation, left, right);
    let same = d.circuit.bit(same);
    (Event::Hit, d.circuit.and(lawful, same))
}

/// The guards alone: what the fast path does with strings is not scalar.
fn text_claim(d: &mut Symbolic, form: Op, left: Operand, right: Operand, planted: u8) -> (Event, Bit) {
    let answer = scalar::operands(d, form, left, right, on(planted));
    let guards = [d.shaped(left, 2), d.shaped(right, 2)];
    let event = answer.map_or_else(|Miss(guard)| Event::Miss(guard), |()| Event::Hit);
    (event, first_failing(d, &guards, event))
}

/// A comparison of two operands, as the base operation answers it: `less` and `equal` of numbers that have an order.
fn answer(d: &mut Symbolic, operator: CompareOp, less: Bit, equal: Bit) -> Bit {
    let c = &mut d.circuit;
    match operator {
        CompareOp::Lt => less,
        CompareOp::Le => c.or(less, equal),
        CompareOp::Eq => equal,
        CompareOp::Ne => !equal,
        CompareOp::Gt => !c.or(less, equal),
        CompareOp::Ge => !less,
    }
}

/// The order of floats by their bytes: a negative one counts down from zero.
fn float_key(d: &mut Symbolic, word: &Word) -> Vec<Bit> {
    let zero = d.circuit.word(0);
    let size: Vec<Bit> = word[..63].iter().copied().chain([d.circuit.bit(false)]).collect();
    let minus = d.circuit.sub(&zero, &size);
    (0..64).map(|i| d.circuit.choose(word[63], minus[i], size[i])).collect()
}

fn is_digit(d: &mut Symbolic, word: &Word) -> Bit {
    // The absolute value in 65 bits is below 2 ** 30.
    let c = &mut d.circuit;
    let (zero, n) = (wide(&c.word(0), 65), wide(word, 65));
    let minus = c.sub(&zero, &n);
    let absolute: Vec<Bit> = (0..65).map(|i| c.choose(word[63], minus[i], n[i])).collect();
    !c.any(absolute[30..].to_vec())
}

fn is_number(d: &mut Symbolic, word: &Word) -> Bit {
    // The exponent is not the largest, or the fraction is 0.
    let largest = wide(&d.circuit.word(0x7ff), 11);
    let exponent = d.circuit.equal(&word[52..63], &largest);
    let zero = d.circuit.word(0);
    let whole = d.circuit.equal(&word[..52], &zero[..52]);
    d.circuit.or(!exponent, whole)
}

fn comparison_claim(
    d: &mut Symbolic,
    (form, operator, backward, on_true): (Op, CompareOp, bool, bool),
    left: Operand,
    right: Operand,
    planted: u8,
) -> (Event, Bit) {
    let answered = scalar::comparison(d, form, left, right, on(planted));
    let shape = match form {
        Op::COMPARE_OP_INT_JUMP => 0,
        Op::COMPARE_OP_FLOAT_JUMP => 1,
        _ => 2,
    };
    let mut guards = vec![d.shaped(left, shape), d.shaped(right, shape)];
    let (a, b) = (left.payload, right.payload);
    let (less, equal) = match form {
        Op::COMPARE_OP_INT_JUMP => {
            guards.push(is_digit(d, &a));
            guards.push(is_digit(d, &b));
            (d.circuit.less(&a, &b), d.circuit.equal(&a, &b))
        }
        Op::COMPARE_OP_FLOAT_JUMP => {
            let numbers = [is_number(d, &a), is_number(d, &b)];
            guards.push(d.circuit.all(numbers));
            let (a, b) = (float_key(d, &a), float_key(d, &b));
            (d.circuit.less(&a, &b), d.circuit.equal(&a, &b))
        }
        _ => {
            let same = d.texts.get(&[a, b]).copied();
            (d.circuit.bit(false), same.unwrap_or_else(|| d.circuit.bit(false)))
        }
    };
    let outcome = match answered {
        Ok(outcome) => outcome,
        Err(Miss(guard)) => {
            let event = Event::Miss(guard);
            return (event, first_failing(d, &guards, event));
        }
    };
    let lawful = first_failing(d, &guards, Event::Hit);
    let truth = answer(d, operator, less, equal);
    let jumps = if on_true { truth } else { !truth };
    let right = match scalar::jump(outcome, scalar::jump_mask(operator, backward, on_true)) {
        Jump::Not => !jumps,
        Jump::Forward if !backward => jumps,
        Jump::Backward if backward => jumps,
        _ => d.circuit.bit(false),
    };
    (Event::Hit, d.circuit.and(lawful, right))
}

/// The guards of an index into a sequence of a kind: int, container, small, within.
fn index_guards(d: &mut Symbolic, container: Operand, key: Operand, shape: usize) -> [Bit; 4] {
    let (int, kind) = (d.shaped(key, 0), d.shaped(container, shape));
    let c = &mut d.circuit;
    let (most, index) = (c.word(DIGIT), key.payload);
    let below = c.less(&index, &most);
    [int, kind, c.and(!index[63], below), c.less(&index, &container.length)]
}

fn index_claim(d: &mut Symbolic, form: Op, container: Operand, key: Operand, planted: u8) -> (Event, Bit) {
    let (shape, answered) = match form {
        Op::STORE_SUBSCR_LIST_INT => (4, scalar::place(d, container, key, on(planted))),
        Op::BINARY_SUBSCR_LIST_INT => (4, scalar::item(d, form, container, key, on(planted))),
        _ => (3, scalar::item(d, form, container, key, on(planted))),
    };
    let guards = index_guards(d, container, key, shape);
    match answered {
        Err(Miss(guard)) => {
            let event = Event::Miss(guard);
            (event, first_failing(d, &guards, event))
        }
        Ok(None) => (Event::Hit, d.circuit.bit(false)),
        Ok(Some(place)) => {
            let lawful = first_failing(d, &guards, Event::Hit);
            let same = match item_index_over(d, key.payload, container.length) {
                Some(base) => d.circuit.equal(&place, &base),
                None => d.circuit.bit(false),
            };
            (Event::Hit, d.circuit.and(lawful, same))
        }
    }
}

fn unpack_claim(d: &mut Symbolic, form: Op, wanted: i64, sequence: Operand, planted: u8) -> (Event, Bit) {
    let wanted = d.int(wanted);
    let answered = scalar::unpacked(d, form, sequence, wanted, on(planted));
    let kind = d.is(sequence, if form == Op::UNPACK_SEQUENCE_LIST { Kind::List } else { Kind::Tuple });
    let length = d.circuit.equal(&sequence.length, &wanted);
    let event = answered.map_or_else(|Miss(guard)| Event::Miss(guard), |()| Event::Hit);
    (event, first_failing(d, &[kind, length], event))
}

/// Indices as the base operation takes them: those from `-length` to below `length`, negative ones from the end.
pub fn base_index(d: &mut Symbolic, index: Word, length: Word) -> Bit {
    let answer = item_index_over(d, index, length);
    let c = &mut d.circuit;
    let (i, n, zero) = (wide(&index, 66), wide(&length, 66), wide(&c.word(0), 66));
    let minus = c.sub(&zero, &n);
    let (low, high) = (c.less(&i, &minus), c.less(&i, &n));
    let within = c.and(!low, high);
    let (shifted, _) = c.add(&i, &n, c.bit(false));
    match answer {
        None => !within,
        Some(place) => {
            let wanted: Vec<Bit> = (0..66).map(|bit| c.choose(index[63], shifted[bit], i[bit])).collect();
            let equal = c.equal(&wide(&place, 66), &wanted);
            c.and(within, equal)
        }
    }
}

/// The guards of CALL on numbers of arguments: the event, and whether it is right.
pub fn arguments(d: &mut Symbolic, form: Op, [given, least, most]: [Word; 3], planted: u8) -> (Event, Bit) {
    let answered = scalar::arguments(d, form, given, least, most, on(planted));
    let c = &mut d.circuit;
    let (enough, room) = (!c.less(&given, &least), !c.less(&most, &given));
    // The first two guards are about the function.
    let (yes, exact) = (c.bit(true), c.equal(&given, &most));
    let guards = if form == Op::CALL_PY_EXACT_ARGS { vec![yes, yes, exact] } else { vec![yes, yes, enough, room] };
    let event = answered.map_or_else(|Miss(guard)| Event::Miss(guard), |()| Event::Hit);
    (event, first_failing(d, &guards, event))
}

const PAIR: &[&str] = &["left", "right"];

/// The claims about a form; none if it is not on scalars.
pub fn claims(form: Op) -> Vec<Claim> {
    let binary = |source, justify, claim: fn(&mut Symbolic, Op, Operand, Operand, u8) -> (Event, Bit)| {
        vec![Claim {
            form,
            names: PAIR,
            body: Box::new(move |d, operands, planted| claim(d, form, operands[0], operands[1], planted)),
            program: Program { form, source, justify, before: 0 },
        }]
    };
    let indexed = |source, justify| {
        vec![Claim {
            form,
            names: &["container", "index"],
            body: Box::new(move |d, operands, planted| index_claim(d, form, operands[0], operands[1], planted)),
            program: Program { form, source, justify, before: 0 },
        }]
    };
    let unpacked = |wanted, source, justify| {
        vec![Claim {
            form,
            names: &["sequence"],
            body: Box::new(move |d, operands, planted| unpack_claim(d, form, wanted, operands[0], planted)),
            program: Program { form, source, justify, before: 0 },
        }]
    };
    match form {
        Op::BINARY_OP_ADD_INT => binary("def f(a, b): return a + b", "1, 2", int_claim),
        Op::BINARY_OP_SUBTRACT_INT => binary("def f(a, b): return a - b", "1, 2", int_claim),
        Op::BINARY_OP_MULTIPLY_INT => binary("def f(a, b): return a * b", "1, 2", int_claim),
        Op::BINARY_OP_ADD_FLOAT => binary("def f(a, b): return a + b", "1.0, 2.0", float_claim),
        Op::BINARY_OP_SUBTRACT_FLOAT => binary("def f(a, b): return a - b", "1.0, 2.0", float_claim),
        Op::BINARY_OP_MULTIPLY_FLOAT => binary("def f(a, b): return a * b", "1.0, 2.0", float_claim),
        Op::BINARY_OP_ADD_UNICODE => binary("def f(a, b): return a + b", "'s', 't'", text_claim),
        Op::BINARY_OP_INPLACE_ADD_UNICODE => binary("def f(a, b):\n a = a + b\n return a", "'s', 't'", text_claim),
        Op::COMPARE_OP_INT_JUMP | Op::COMPARE_OP_FLOAT_JUMP | Op::COMPARE_OP_STR_JUMP => comparisons(form),
        Op::BINARY_SUBSCR_LIST_INT => indexed("def f(c, i): return c[i]", "[7, 8], 0"),
        Op::BINARY_SUBSCR_TUPLE_INT => indexed("def f(c, i): return c[i]", "(5, 6), 0"),
        Op::STORE_SUBSCR_LIST_INT => indexed(
            "def f(c, i):\n c = c.copy() if isinstance(c, (list, dict)) else c\n c[i] = 9\n return c",
            "[7, 8], 0",
        ),
        Op::UNPACK_SEQUENCE_TWO_TUPLE => unpacked(2, "def f(s):\n a, b = s\n return a, b", "(5, 6)"),
        Op::UNPACK_SEQUENCE_TUPLE => unpacked(3, "def f(s):\n a, b, c = s\n return a, b, c", "(5, 6, 7)"),
        Op::UNPACK_SEQUENCE_LIST => unpacked(2, "def f(s):\n a, b = s\n return a, b", "[7, 8]"),
        _ => Vec::new(),
    }
}

/// Every operator, jump direction and truth that the jump wants.
fn comparisons(form: Op) -> Vec<Claim> {
    let mut claims = Vec::new();
    for operator in CompareOp::ALL {
        if form == Op::COMPARE_OP_STR_JUMP && !matches!(operator, CompareOp::Eq | CompareOp::Ne) {
            continue;
        }
        for (backward, on_true) in [(false, false), (false, true), (true, false), (true, true)] {
            let configuration = (form, operator, backward, on_true);
            claims.push(Claim {
                form,
                names: PAIR,
                body: Box::new(move |d, operands, planted| {
                    comparison_claim(d, configuration, operands[0], operands[1], planted)
                }),
                program: comparison_program(configuration),
            });
        }
    }
    claims
}

/// `f(x, y, a, b)`: the site meets `a` and `b`, in a loop after `x` and `y` got past its head.
fn comparison_program((form, operator, backward, on_true): (Op, CompareOp, bool, bool)) -> Program {
    let test = format!("{}a {} b", if backward == on_true { "" } else { "not " }, operator.symbol());
    let source = if backward {
        let head = test.replace('a', "x").replace('b', "y");
        format!("def f(x, y, a, b):\n n = 0\n while {head}:\n  x = a; y = b; n += 1\n  if n > 2: break\n return n")
    } else {
        format!("def f(x, y, a, b):\n if {test}: return 1\n return 0")
    };
    // The head of the loop lets these through.
    let true_for_less = matches!(operator, CompareOp::Lt | CompareOp::Le | CompareOp::Ne);
    let (one, two) = match form {
        Op::COMPARE_OP_INT_JUMP => ("1", "2"),
        Op::COMPARE_OP_FLOAT_JUMP => ("1.0", "2.0"),
        _ => ("'s'", "'t'"),
    };
    let justify = match (true_for_less == on_true, operator) {
        (true, _) => format!("{one}, {two}, {one}, {two}"),
        (false, CompareOp::Eq | CompareOp::Ne) => format!("{one}, {one}, {one}, {one}"),
        (false, _) => format!("{two}, {one}, {two}, {one}"),
    };
    Program { form, source: source.leak(), justify: justify.leak(), before: 2 }
}
