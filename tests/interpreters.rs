//! Both interpreters on every program of the corpus, generated programs, and planted guards that must be found.

mod support;
#[path = "support/worlds.rs"]
mod worlds;

use turncoat::adaptive::families::{forms, guards};
use turncoat::adaptive::policy::Policy;
use turncoat::adaptive::stats::{Counter, Stats};
use turncoat::bytecode::{ALL, Family, Kind, Op};
use turncoat::oracles::{self, End, Engine, Outcome};
use turncoat::programs;
use turncoat::semantics::{Fault, Limits};

use support::python_files;
use worlds::{ATTRIBUTE_WORLDS, CALL_WORLDS, WITHOUT_A_WORLD, WORLDS};

fn limits() -> Limits {
    Limits { fuel: 20_000_000, ..Limits::default() }
}

/// How many programs of the corpus print what CPython 3.11.7 prints; the rest need builtins that are not there yet.
const FLOOR: usize = 280;

#[test]
fn the_corpus_agrees_on_both_interpreters_and_with_recorded_outputs() {
    let (mut equal, mut others, mut stats) = (0, Vec::new(), Stats::default());
    let mut unreached = Vec::new();
    let files = python_files(&["corpus/programs"]);
    for path in &files {
        let source = std::fs::read_to_string(path).expect("a readable program");
        let name = path.display().to_string();
        let Ok(plain) = oracles::run(&source, &name, Engine::Plain, limits(), &[]) else {
            others.push(name);
            continue;
        };
        assert!(!matches!(plain.end, End::Fault(Fault::Engine(_))), "{name}: {:?}", plain.end);
        let recorded = std::fs::read_to_string(path.with_extension("out"));
        let prints_the_same = recorded.is_ok_and(|out| out == plain.output);
        for policy in Policy::ALL {
            let adaptive = oracles::run(&source, &name, Engine::Adaptive(policy), limits(), &[]).expect("it compiled");
            assert!(adaptive.agrees(&plain), "{name} under {policy}:\n{}\n{}", plain.text(), adaptive.text());
            assert_eq!(adaptive.stats.faults(), Vec::<String>::new(), "{name} under {policy}");
            stats.merge(&adaptive.stats);
            if prints_the_same && policy == Policy::Cpython311 {
                let hit = |form: &Op| adaptive.stats.get(*form, Counter::Hit) > 0;
                let unhit = forms_named_in(&source).into_iter().filter(|form| !hit(form));
                unreached.extend(unhit.map(|form| format!("{name}: {}", form.name())));
            }
        }
        if prints_the_same {
            equal += 1;
        } else {
            others.push(name);
        }
    }
    println!("{equal} of {} programs print what CPython 3.11.7 prints; not yet: {others:#?}", files.len());
    assert!(equal >= FLOOR, "only {equal} programs agree with CPython, {FLOOR} did before");
    assert_eq!(stats.faults(), Vec::<String>::new(), "the sum of accounts that add up adds up");
    assert_eq!(unreached, Vec::<String>::new(), "forms that a program's header names and its run never hits");
    let seen = |form: Op| {
        let missed: u64 = (0..guards(form).len() as u8).map(|guard| stats.get(form, Counter::Miss(guard))).sum();
        [missed, stats.get(form, Counter::Hit), stats.get(form, Counter::Deoptimized)]
    };
    let forms = Family::ALL.into_iter().flat_map(Family::forms).copied();
    let unseen: Vec<_> = forms.filter(|form| seen(*form).contains(&0)).map(|form| (form.name(), seen(form))).collect();
    assert_eq!(unseen, [], "forms that were never missed, never hit or never deoptimized");
    let again = stats.total(Counter::Respecialized);
    assert!(stats.total(Counter::Hit) > 0 && stats.misses() > 0 && again > 0, "all of it happens:\n{stats}");
}

/// The forms that a program's header says it reaches.
fn forms_named_in(source: &str) -> Vec<Op> {
    let header = source.lines().take_while(|line| line.starts_with('#'));
    let names = header.filter_map(|line| line.strip_prefix("# forms:")).flat_map(|names| names.split(','));
    let known = |name: &str| ALL.into_iter().find(|op| op.name() == name).unwrap_or_else(|| panic!("no form {name}"));
    names.map(|name| known(name.trim())).filter(|op| op.kind() == Kind::Specialized).collect()
}

fn agree(source: &str, planted: &[(u8, u8)]) -> (bool, Outcome) {
    let plain = oracles::run(source, "program.py", Engine::Plain, limits(), &[]).expect("it compiles");
    let adaptive = oracles::run(source, "program.py", Engine::Adaptive(Policy::Cpython311), limits(), planted)
        .expect("it compiles");
    (adaptive.agrees(&plain), plain)
}

/// A function warmed with one pair of operands that then meets another.
fn shift(operator: &str, warm: (&str, &str), shifted: (&str, &str)) -> String {
    format!(
        "def f(a, b):\n    return a {operator} b\nfor i in range(30):\n    f({}, {})\ntry:\n    print(f({}, {}))\nexcept Exception as e:\n    print(type(e).__name__, e)\n",
        warm.0, warm.1, shifted.0, shifted.1
    )
}

#[test]
fn every_planted_guard_of_binary_op_is_found_and_no_unplanted_one() {
    for form in forms().filter(|form| form.family() == Some(Family::BINARY_OP)) {
        let (operator, value, other) = match form {
            Op::BINARY_OP_ADD_FLOAT => ("+", "1.5", "2"),
            Op::BINARY_OP_ADD_INT => ("+", "3", "2.5"),
            Op::BINARY_OP_ADD_UNICODE | Op::BINARY_OP_INPLACE_ADD_UNICODE => ("+", "'ab'", "(1,)"),
            Op::BINARY_OP_MULTIPLY_FLOAT => ("*", "1.5", "2"),
            Op::BINARY_OP_MULTIPLY_INT => ("*", "3", "2.5"),
            Op::BINARY_OP_SUBTRACT_FLOAT => ("-", "1.5", "2"),
            _ => ("-", "3", "2.5"),
        };
        for (bit, name) in guards(form).iter().enumerate() {
            let source = if form == Op::BINARY_OP_INPLACE_ADD_UNICODE {
                let (left, right) = match *name {
                    "left_type" => ("(1,)", "'cd'"),
                    "right_type" => ("'ab'", "(1,)"),
                    // CPython needs it for the reference count; our strings are never changed in place where another
                    // name can see it, so a run without this guard differs in nothing a program can observe.
                    _ => continue,
                };
                format!(
                    "def f(a, b):\n    a = a + b\n    return a\nfor i in range(30):\n    f('ab', 'cd')\ntry:\n    print(f({left}, {right}))\nexcept Exception as e:\n    print(type(e).__name__, e)\n"
                )
            } else {
                let shifted = match *name {
                    "left_type" => (other, value),
                    _ => (value, other),
                };
                shift(operator, (value, value), shifted)
            };
            let (silent, plain) = agree(&source, &[]);
            assert!(silent && plain.end == End::Done, "{}:{name} without a plant\n{source}", form.name());
            let (missed, _) = agree(&source, &[(form as u8, 1 << bit)]);
            assert!(!missed, "{}:{name} is planted and nothing is seen\n{source}", form.name());
        }
    }
}

#[test]
fn generated_programs_agree() {
    let mut complete = 0;
    for seed in 0..150 {
        let Some(program) = programs::generate(seed) else { continue };
        let source = program.to_string();
        let plain = oracles::run(&source, "program.py", Engine::Plain, limits(), &[]).expect("it compiles");
        complete += usize::from(!matches!(plain.end, End::Fault(_)));
        for policy in Policy::ALL {
            let adaptive =
                oracles::run(&source, "program.py", Engine::Adaptive(policy), limits(), &[]).expect("it compiles");
            assert!(adaptive.agrees(&plain), "seed {seed} under {policy}\n{source}");
        }
    }
    println!("{complete} of 150 generated programs ran to an end");
    assert!(complete >= 120, "{complete}");
}

#[test]
fn budgets_end_a_run_alike_on_both_interpreters() {
    let endless = "s = ''\nwhile True:\n    s = s + 'x'\n";
    let small = Limits { fuel: 10_001, ..Limits::default() };
    for fuel in 10_000..10_010 {
        let small = Limits { fuel, ..small };
        let plain = oracles::run(endless, "p.py", Engine::Plain, small, &[]).expect("it compiles");
        assert_eq!(plain.end, End::Fault(Fault::Fuel));
        for policy in Policy::ALL {
            let adaptive = oracles::run(endless, "p.py", Engine::Adaptive(policy), small, &[]).expect("it compiles");
            assert!(adaptive.agrees(&plain));
        }
    }
    let deep = "def f(n):\n    return f(n + 1)\ntry:\n    f(0)\nexcept RecursionError as e:\n    print(e)\n";
    let plain = oracles::run(deep, "p.py", Engine::Plain, limits(), &[]).expect("it compiles");
    assert_eq!(plain.output, "maximum recursion depth exceeded\n");
}

#[test]
fn planted_guards_of_load_attr_are_found_each_in_its_world() {
    for &(form, guard, setup, warm, shift) in ATTRIBUTE_WORLDS {
        let bit = guards(form).iter().position(|name| *name == guard).expect("a guard of the form");
        let source = format!(
            "{setup}\ndef f(o):\n    return o.x\nfor i in range(30):\n    f({warm})\no = B()\n{shift}\ntry:\n    print(f(o))\nexcept Exception as e:\n    print(type(e).__name__, e)\n"
        );
        let (silent, plain) = agree(&source, &[]);
        assert!(silent && plain.end == End::Done, "{}:{guard} without a plant: {:?}\n{source}", form.name(), plain);
        // With a value-less place the guard behind it misses too, so all later guards of the form are off as well.
        let (missed, _) = agree(&source, &[(form as u8, !0 << bit)]);
        assert!(!missed, "{}:{guard} is planted and nothing is seen\n{source}", form.name());
    }
}

#[test]
fn planted_guards_of_call_are_found_each_in_its_world() {
    for &(form, guard, setup, warm, shifted) in CALL_WORLDS {
        assert!(guards(form).contains(&guard));
        let source = format!(
            "{setup}\ndef f(k):\n    return k()\nfor i in range(30):\n    f({warm})\ntry:\n    print(f({shifted}))\nexcept Exception as e:\n    print(type(e).__name__, e)\n"
        );
        let (silent, plain) = agree(&source, &[]);
        assert!(silent && plain.end == End::Done, "{}:{guard} without a plant: {plain:?}\n{source}", form.name());
        // A function of another version is caught by its version first, so a later guard is planted with those before.
        let bits = if guard == "is_function" { !0 } else { !1 };
        let (missed, _) = agree(&source, &[(form as u8, bits)]);
        assert!(!missed, "{}:{guard} is planted and nothing is seen\n{source}", form.name());
    }
}

#[test]
fn methods_defaults_and_recursion_agree_when_specialized() {
    let source = "class A:\n    def m(self, a, b=2): return (self.k, a, b)\n    def __init__(self, k): self.k = k\ndef fib(n):\n    return n if n < 2 else fib(n - 1) + fib(n - 2)\ndef run(o):\n    return o.m(1), o.m(1, 3)\nfor i in range(20):\n    r = run(A(i))\nprint(r, fib(12))\nA.m.__defaults__ = (9,)\nprint(run(A(1)))\nA.m.__code__ = (lambda self, a, b: b).__code__\nprint(run(A(1)))\n";
    let (same, plain) = agree(source, &[]);
    assert!(same, "{}", plain.text());
    assert_eq!(plain.output, "((19, 1, 2), (19, 1, 3)) 144\n((1, 1, 9), (1, 1, 3))\n(9, 3)\n");
}

#[test]
fn planted_guards_of_the_other_families_are_found_each_in_its_world() {
    for &(form, guard, setup, warm, shift) in WORLDS {
        let bit = guards(form).iter().position(|name| *name == guard).expect("a guard of the form");
        let source = format!(
            "{setup}\ns = 0\nfor i in range(30):\n    f({warm})\n{shift}\ntry:\n    print(f(s))\nexcept Exception as e:\n    print(type(e).__name__, e)\n"
        );
        let (silent, plain) = agree(&source, &[]);
        assert!(silent && plain.end == End::Done, "{}:{guard} without a plant: {plain:?}\n{source}", form.name());
        // A guard behind the planted one may miss for the same reason, so those are off as well.
        let (missed, _) = agree(&source, &[(form as u8, !0 << bit)]);
        assert!(!missed, "{}:{guard} is planted and nothing is seen\n{source}", form.name());
    }
}

#[test]
fn every_guard_of_the_catalogue_has_a_world_or_a_reason() {
    for form in forms() {
        for guard in guards(form) {
            let planted = form.family() == Some(Family::BINARY_OP) && *guard != "stores_into_left"
                || [ATTRIBUTE_WORLDS, CALL_WORLDS, WORLDS]
                    .iter()
                    .any(|w| w.iter().any(|w| (w.0, w.1) == (form, *guard)));
            let excused = WITHOUT_A_WORLD.iter().any(|e| (e.0, e.1) == (form, *guard));
            assert!(planted != excused, "{}:{guard}: planted {planted}, excused {excused}", form.name());
        }
    }
}

#[test]
fn fixed_bugs_stay_fixed() {
    let files = python_files(&["corpus/regressions"]);
    assert!(!files.is_empty(), "the regressions are there");
    for path in files {
        let source = std::fs::read_to_string(&path).expect("a readable program");
        let expected = std::fs::read_to_string(path.with_extension("out")).expect("its output is recorded");
        for engine in [Engine::Plain, Engine::Adaptive(Policy::Saturating), Engine::Adaptive(Policy::Cpython311)] {
            let outcome = oracles::run(&source, "program.py", engine, limits(), &[]).expect("it compiles");
            assert_eq!((outcome.end, outcome.output), (End::Done, expected.clone()), "{} {engine:?}", path.display());
        }
    }
}

#[test]
fn fused_comparisons_jump_both_ways_and_sites_without_a_form_give_up() {
    let source = "def f(a, b):\n    n = 0\n    while a < b:\n        a += 1\n        n += 1\n    if a == b: n += 100\n    return n, a > b, a / 2\nfor i in range(30):\n    r = f(i, i + 5), f(float(i), i + 5.5), f(-i, i)\nprint(r)\n";
    let (same, plain) = agree(source, &[]);
    assert!(same, "{}", plain.text());
    assert_eq!(plain.output, "((105, False, 17.0), (6, True, 17.5), (158, False, 14.5))\n");
}
