//! Base operations that bit-blasting does not reach: floor division and modulo over mathematical integers, and where
//! ints stand to floats. The same functions that the interpreters run write their paths as SMT-LIB terms for z3.

use std::cmp::Ordering;

use turncoat::object::pure::division::{Division, floored};
use turncoat::object::pure::domain::Domain;
use turncoat::object::pure::int::Integer;
use turncoat::object::pure::int_float::{Fractions, order};
use z3::ast::{BV, Int};
use z3::{Model, Params, SatResult, Solver};

use super::branches::Branches;
use crate::theorem::{Checked, Space, Theorem};

/// Milliseconds after which the solver gives up a question; the answer is then no proof.
const PATIENCE: u32 = 60_000;

/// A term: its place among the definitions.
type Term = usize;

/// What an `Int` of the domain is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// A mathematical integer: results that leave 64 bits are obligations.
    Unbounded,
    /// 64 bits.
    Bits,
}

struct Smt {
    sort: Sort,
    /// Declarations and definitions so far, as SMT-LIB text.
    script: String,
    terms: usize,
    /// What must hold of the terms along the path for the path to be taken.
    path: Vec<Term>,
    /// What must follow along the path, for its terms to mean what the machine computes.
    owed: Vec<Term>,
    branches: Branches,
}

impl Smt {
    fn new(sort: Sort, declarations: &str) -> Smt {
        let script = declarations.to_owned();
        Smt { sort, script, terms: 0, path: Vec::new(), owed: Vec::new(), branches: Branches::default() }
    }

    fn define(&mut self, sort: &str, text: &str) -> Term {
        self.terms += 1;
        self.script.push_str(&format!("(define-fun t{} () {sort} {text})\n", self.terms));
        self.terms
    }

    fn truth(&mut self, text: &str) -> Term {
        self.define("Bool", text)
    }

    fn number(&mut self, text: &str) -> Term {
        self.define(if self.sort == Sort::Bits { "(_ BitVec 64)" } else { "Int" }, text)
    }

    fn real(&mut self, text: &str) -> Term {
        self.define("Float64", text)
    }

    /// A number that the machine would have to hold. No function that is proved over bits adds or subtracts: if one does,
    /// what it is owed cannot be shown.
    fn held(&mut self, text: &str) -> (Term, Term) {
        let number = self.number(text);
        let fits = match self.sort {
            Sort::Bits => self.truth("false"),
            Sort::Unbounded => self.truth(&format!("(and (<= (- {TWO_TO_63}) t{number}) (< t{number} {TWO_TO_63}))")),
        };
        self.owed.push(fits);
        (number, self.truth(&format!("(not t{fits})")))
    }
}

/// A number in SMT-LIB, which has no negative literals.
fn decimal(n: i64) -> String {
    if n < 0 { format!("(- {})", n.unsigned_abs()) } else { n.to_string() }
}

const TWO_TO_63: &str = "9223372036854775808";

impl Domain for Smt {
    type Bool = Term;
    type Int = Term;

    fn holds(&mut self, condition: Term) -> bool {
        let way = self.branches.way();
        let taken = self.truth(&if way { format!("t{condition}") } else { format!("(not t{condition})") });
        self.path.push(taken);
        way
    }
    fn int(&mut self, n: i64) -> Term {
        match self.sort {
            Sort::Bits => self.number(&format!("#x{n:016x}")),
            Sort::Unbounded => self.number(&decimal(n)),
        }
    }
    fn and(&mut self, a: Term, b: Term) -> Term {
        self.truth(&format!("(and t{a} t{b})"))
    }
    fn not(&mut self, a: Term) -> Term {
        self.truth(&format!("(not t{a})"))
    }
    fn less(&mut self, a: Term, b: Term) -> Term {
        let less = if self.sort == Sort::Bits { "bvslt" } else { "<" };
        self.truth(&format!("({less} t{a} t{b})"))
    }
    fn equal(&mut self, a: Term, b: Term) -> Term {
        self.truth(&format!("(= t{a} t{b})"))
    }
    fn overflowing_add(&mut self, a: Term, b: Term) -> (Term, Term) {
        self.held(&format!("(+ t{a} t{b})"))
    }
    fn overflowing_sub(&mut self, a: Term, b: Term) -> (Term, Term) {
        self.held(&format!("(- t{a} t{b})"))
    }
    fn overflowing_mul(&mut self, a: Term, b: Term) -> (Term, Term) {
        self.held(&format!("(* t{a} t{b})"))
    }
    fn bits(&mut self, a: Term, mask: i64) -> Term {
        let mask = self.int(mask);
        self.number(&format!("(bvand t{a} t{mask})"))
    }
    fn choose(&mut self, condition: Term, a: Term, b: Term) -> Term {
        self.number(&format!("(ite t{condition} t{a} t{b})"))
    }
}

impl Division for Smt {
    /// By what truncated division is: `a = q * b + r`, `r` smaller than `b` and with the sign of `a`; where it is allowed,
    /// `q` fits 64 bits.
    fn truncated(&mut self, a: Term, b: Term) -> (Term, Term) {
        let allowed =
            self.truth(&format!("(and (not (= t{b} 0)) (not (and (= t{a} (- {TWO_TO_63})) (= t{b} (- 1)))))"));
        self.owed.push(allowed);
        self.terms += 2;
        let (q, r) = (self.terms - 1, self.terms);
        self.script.push_str(&format!("(declare-const t{q} Int)\n(declare-const t{r} Int)\n"));
        let is = self.truth(&format!(
            "(and (<= (- {TWO_TO_63}) t{q}) (< t{q} {TWO_TO_63}) (= t{a} (+ (* t{q} t{b}) t{r})) (< (abs t{r}) (abs t{b})) (or (= t{r} 0) (= (< t{r} 0) (< t{a} 0))))"
        ));
        self.path.push(is);
        (q, r)
    }
}

impl Fractions for Smt {
    type Float = Term;

    fn float(&mut self, x: f64) -> Term {
        self.real(&format!("((_ to_fp 11 53) #x{:016x})", x.to_bits()))
    }
    fn float_less(&mut self, a: Term, b: Term) -> Term {
        self.truth(&format!("(fp.lt t{a} t{b})"))
    }
    fn is_nan(&mut self, x: Term) -> Term {
        self.truth(&format!("(fp.isNaN t{x})"))
    }
    fn parts(&mut self, x: Term) -> (Term, Term) {
        let whole = self.number(&format!("((_ fp.to_sbv 64) RTZ t{x})"));
        let rest = self.real(&format!("(fp.sub RNE t{x} (fp.roundToIntegral RTZ t{x}))"));
        (whole, rest)
    }
}

/// Asks whether assertions can hold together.
fn ask(d: &Smt, assertions: &[String]) -> Result<Option<Model>, String> {
    let solver = Solver::new();
    let mut params = Params::new();
    params.set_u32("timeout", PATIENCE);
    solver.set_params(&params);
    let asserted: String = assertions.iter().map(|text| format!("(assert {text})\n")).collect();
    solver.from_string(format!("{}{asserted}", d.script));
    match solver.check() {
        SatResult::Sat => solver.get_model().map(Some).ok_or_else(|| "an answer without a model".to_owned()),
        SatResult::Unsat => Ok(None),
        SatResult::Unknown => Err(solver.get_reason_unknown().unwrap_or_else(|| "no answer".to_owned())),
    }
}

/// The first of some numbers for which assertions can hold together: where solvers search long, a few tries do.
fn first(d: &Smt, assertions: &[String], numbers: &[String]) -> Result<Option<Model>, String> {
    for fixed in numbers {
        if let Some(model) = ask(d, &[assertions, std::slice::from_ref(fixed)].concat())? {
            return Ok(Some(model));
        }
    }
    Ok(None)
}

/// Runs a function along every path and asks of each whether what it answers can be wrong, or what it owes can fail. A
/// witness of each path, among `numbers`, is replayed on the real code.
fn prove<T>(
    mut d: Smt,
    numbers: &[String],
    run: impl Fn(&mut Smt) -> T,
    right: impl Fn(&T) -> String,
    tell: impl Fn(&Model) -> String,
    replay: impl Fn(&Model, &T) -> Result<(), String>,
) -> Checked {
    let (mut paths, mut witnesses) = (0, 0);
    loop {
        d.path.clear();
        d.owed.clear();
        let answer = run(&mut d);
        let path: Vec<String> = d.path.iter().map(|term| format!("t{term}")).collect();
        let owed: String = d.owed.iter().map(|term| format!(" t{term}")).collect();
        let wrong = [path.clone(), vec![format!("(not (and {}{owed}))", right(&answer))]].concat();
        let example = match first(&d, &wrong, numbers)? {
            None => ask(&d, &wrong)?,
            found => found,
        };
        if let Some(example) = example {
            return Err(tell(&example));
        }
        paths += 1;
        if let Some(witness) = first(&d, &path, numbers)? {
            replay(&witness, &answer).map_err(|found| format!("{}: {found}", tell(&witness)))?;
            witnesses += 1;
        }
        if !d.branches.turn() {
            break;
        }
    }
    if witnesses == 0 {
        return Err("no path has a witness".to_owned());
    }
    Ok(Space { cases: paths, note: format!("paths, all numbers; {witnesses} witnesses replayed") })
}

fn integer(model: &Model, name: &str) -> Option<i64> {
    model.eval(&Int::new_const(name), true)?.as_i64()
}

fn word(model: &Model, name: &str) -> Option<u64> {
    model.eval(&BV::new_const(name, 64), true)?.as_u64()
}

/// `a // b` and `a % b` are the quotient rounded down and what it leaves.
fn division(divide: impl Fn(&mut Smt, Term, Term) -> (Option<Term>, Term)) -> Checked {
    let within = |name| format!("(assert (and (<= (- {TWO_TO_63}) {name}) (< {name} {TWO_TO_63})))\n");
    let declarations =
        format!("(declare-const a Int)\n(declare-const b Int)\n{}{}(assert (not (= b 0)))\n", within("a"), within("b"));
    let run = |d: &mut Smt| {
        let (a, b) = (d.number("a"), d.number("b"));
        divide(d, a, b)
    };
    let right = |&(quotient, rest): &(Option<Term>, Term)| {
        let quotient = quotient.map_or(TWO_TO_63.to_owned(), |term| format!("t{term}"));
        let sign = format!("(ite (> b 0) (and (<= 0 t{rest}) (< t{rest} b)) (and (< b t{rest}) (<= t{rest} 0)))");
        format!("(= a (+ (* {quotient} b) t{rest})) {sign}")
    };
    let tell = |model: &Model| match (integer(model, "a"), integer(model, "b")) {
        (Some(a), Some(b)) => format!("a {a}, b {b}"),
        _ => "numbers that the solver does not tell".to_owned(),
    };
    let replay = |model: &Model, &(quotient, _): &(Option<Term>, Term)| {
        let (Some(a), Some(b)) = (integer(model, "a"), integer(model, "b")) else {
            return Err("the solver does not tell its numbers".to_owned());
        };
        let fault = |_| "the real code raises".to_owned();
        let (q, r) = Integer::from(a).divmod(&Integer::from(b)).map_err(fault)?;
        let (x, y) = (i128::from(a), i128::from(b));
        let floor = x.div_euclid(y) - i128::from(y < 0 && x.rem_euclid(y) != 0);
        if quotient.is_some() != matches!(q, Integer::Small(_)) {
            return Err("the real code goes another way".to_owned());
        }
        if q != Integer::from(floor) || r != Integer::from(x - floor * y) {
            return Err("the real code answers otherwise".to_owned());
        }
        Ok(())
    };
    let fixed = |(a, b): (i64, i64)| format!("(and (= a {}) (= b {}))", decimal(a), decimal(b));
    let numbers = [7, -7, 8, -8, i64::MIN, i64::MAX].map(|a| [2, -2, 3, -3, -1, 1].map(|b| fixed((a, b)))).concat();
    prove(Smt::new(Sort::Unbounded, &declarations), &numbers, run, right, tell, replay)
}

/// An int stands to a float as the two stand to each other in a format that holds both exactly.
fn comparison(compare: impl Fn(&mut Smt, Term, Term) -> Option<Ordering>) -> Checked {
    let declarations = "(declare-const n (_ BitVec 64))\n(declare-const x (_ BitVec 64))\n\
        (define-fun wide_n () (_ FloatingPoint 15 113) ((_ to_fp 15 113) RNE n))\n\
        (define-fun wide_x () (_ FloatingPoint 15 113) ((_ to_fp 15 113) RNE ((_ to_fp 11 53) x)))\n";
    let run = |d: &mut Smt| {
        let (n, x) = (d.number("n"), d.real("((_ to_fp 11 53) x)"));
        compare(d, n, x)
    };
    let right = |order: &Option<Ordering>| {
        let relation = match order {
            None => return "(fp.isNaN wide_x)".to_owned(),
            Some(Ordering::Less) => "fp.lt",
            Some(Ordering::Equal) => "fp.eq",
            Some(Ordering::Greater) => "fp.gt",
        };
        format!("({relation} wide_n wide_x)")
    };
    let example = |model: &Model| Some((word(model, "n")? as i64, f64::from_bits(word(model, "x")?)));
    let tell = |model: &Model| match example(model) {
        Some((n, x)) => format!("int {n}, float {x:?}"),
        None => "numbers that the solver does not tell".to_owned(),
    };
    let replay = |model: &Model, order: &Option<Ordering>| {
        let (n, x) = example(model).ok_or("the solver does not tell its numbers")?;
        let real = Integer::from(n).compare_float(x);
        if real == *order { Ok(()) } else { Err(format!("{order:?} by proof, {real:?} by the real code")) }
    };
    let fixed = |(n, x): (i64, f64)| format!("(and (= n #x{n:016x}) (= x #x{:016x}))", x.to_bits());
    let floats = [1.5, -1.5, 1.0, -1.0, 0.5, 9_007_199_254_740_992.0, 1e300, -1e300, f64::NAN];
    let numbers = [1, -1, (1 << 53) + 1].map(|n| floats.map(|x| fixed((n, x)))).concat();
    prove(Smt::new(Sort::Bits, declarations), &numbers, run, right, tell, replay)
}

/// The comparison of those who forget that not every int is a float.
fn rounded(d: &mut Smt, n: Term, x: Term) -> Option<Ordering> {
    let nan = d.is_nan(x);
    if d.holds(nan) {
        return None;
    }
    let y = d.real(&format!("((_ to_fp 11 53) RNE t{n})"));
    let (less, greater) = (d.float_less(y, x), d.float_less(x, y));
    if d.holds(less) {
        return Some(Ordering::Less);
    }
    Some(if d.holds(greater) { Ordering::Greater } else { Ordering::Equal })
}

/// The theorems.
pub fn theorems() -> Vec<Theorem> {
    vec![
        Theorem::new('B', super::DIVISION, "z3, mathematical integers", || division(floored))
            .twin("rounds towards zero", || {
                division(|d, a, b| {
                    let (quotient, rest) = d.truncated(a, b);
                    (Some(quotient), rest)
                })
            })
            .twin("the least number by -1 fits", || {
                division(|d, a, b| {
                    let (quotient, rest) = floored(d, a, b);
                    let zero = d.int(0);
                    (Some(quotient.unwrap_or(zero)), rest)
                })
            }),
        Theorem::new('B', super::INT_TO_FLOAT, "z3, all 64-bit ints and all floats", || comparison(order))
            .twin("the int is rounded to a float first", || comparison(rounded))
            .twin("what is left of the float is forgotten", || {
                comparison(|d, n, x| {
                    order(d, n, x).map(|order| {
                        let (whole, _) = d.parts(x);
                        let equal = d.equal(n, whole);
                        if d.holds(equal) { Ordering::Equal } else { order }
                    })
                })
            }),
    ]
}
