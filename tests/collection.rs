//! Collection: no program notices it, and long runs live within their heap budget by it.

mod support;

use turncoat::adaptive::policy::Policy;
use turncoat::compiler;
use turncoat::oracles::{self, End, Engine};
use turncoat::semantics::{Fault, Limits, Machine};

use support::python_files;

const ENGINES: [Engine; 3] =
    [Engine::Plain, Engine::Adaptive(Policy::Saturating), Engine::Adaptive(Policy::Cpython311)];

#[test]
fn a_collection_at_every_safepoint_changes_no_answer() {
    let limits = Limits { fuel: 2_000_000, ..Limits::default() };
    for path in python_files(&["corpus/programs", "corpus/regressions"]) {
        let source = std::fs::read_to_string(&path).expect("a readable program");
        let name = path.display().to_string();
        let Ok(code) = compiler::compile(&source, &name) else { continue };
        let wanted = oracles::run_code(&code, &source, Engine::Plain, limits, |_| {});
        // Programs with very many safepoints are left some of them.
        let every = 1 + (wanted.instructions / 10_000) as u32;
        for engine in ENGINES {
            let force = |machine: &mut Machine| machine.collector.force(every);
            let outcome = oracles::run_code(&code, &source, engine, limits, force);
            assert!(outcome.agrees(&wanted), "{name}, {engine:?}:\n{}\n{}", outcome.text(), wanted.text());
        }
    }
}

/// Each makes garbage without end, of which little lives at any time; some where builtin code is under way.
const ENDLESS: &[&str] = &[
    "while True: x = [1, 2, (3, 4), {5: 6}, {7}]",
    "s = ''\nwhile True:\n    s += 'abc'\n    if len(s) > 10000: s = ''",
    "class C:\n    def __init__(self, other): self.other = other; self.list = [self]\nx = None\nwhile True:\n    x = C(C(None))",
    "def f(n):\n    def g(): return n\n    return [g, lambda: g]\nwhile True: f(1)",
    "class App:\n    def __init__(self):\n        while True: x = [str(i) + 'x' for i in range(10)]\nApp()",
    "def numbers():\n    n = 0\n    while True:\n        yield [n, str(n) + '!']\n        n += 1\nfor pair in numbers(): pass",
    "def run(_):\n    kept = []\n    while True:\n        kept.append({1: [2]})\n        if len(kept) > 100: kept.clear()\nlist(map(run, [1]))",
    "class D(dict):\n    def __missing__(self, key): return [key] * 100\nd = D()\nwhile True: d['a' + str(len(d))]",
    "while True:\n    try: raise ValueError('x' * 100)\n    except ValueError as e: pass",
    "import itertools\nsorted(itertools.count(), key=lambda n: [n] * 10 and 1)",
    "n = 0\nwhile True:\n    n += 1\n    hash((n, str(n)))\n    {object() for i in range(10)}",
];

#[test]
fn what_makes_garbage_without_end_runs_out_of_fuel_and_not_of_memory() {
    let limits = Limits { fuel: 1_500_000, work: 1_500_000, heap: 6 << 20, ..Limits::default() };
    for source in ENDLESS {
        let code = compiler::compile(source, "endless.py").expect("it compiles");
        for engine in ENGINES {
            let outcome = oracles::run_code(&code, source, engine, limits, |_| {});
            assert_eq!(outcome.end, End::Fault(Fault::Fuel), "{engine:?}: {source}");
        }
    }
}

#[test]
fn a_heap_that_lives_is_over_its_budget_still() {
    let limits = Limits { heap: 6 << 20, ..Limits::default() };
    let source = "kept = []\nwhile True: kept.append([len(kept)])";
    let code = compiler::compile(source, "endless.py").expect("it compiles");
    for engine in ENGINES {
        let outcome = oracles::run_code(&code, source, engine, limits, |_| {});
        assert_eq!(outcome.end, End::Fault(Fault::Memory), "{engine:?}");
    }
}
