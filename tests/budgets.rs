//! Programs that would run, grow or calculate without end: a budget of the engine ends each, on both interpreters.

use turncoat::adaptive::policy::Policy;
use turncoat::oracles::{self, End, Engine};
use turncoat::semantics::{Fault, Limits};

const ENDLESS: &[&str] = &[
    "sum(range(10**12))",
    "list(iter(int, 1))",
    "x = [[0] * 1000000 for i in range(10000)]",
    "x = 1\nwhile True: x = x * 3 + 1",
    "x = '1'\nwhile True: x += x",
    "x = [1]\nwhile True: x += x",
    "x = [1]\nwhile True: x.append(x[:])",
    "x = {}\nwhile True: x[len(x)] = 1",
    "x = (1,)\nwhile True: x = (x, x)",
    "5.5 in range(10**12)",
    "any(0 for _ in iter(int, 1))",
    "def f(): return f()\nwhile True:\n    try: f()\n    except RecursionError: pass",
    "class C:\n    def __getattr__(self, name): return getattr(self, name + 'x')\nwhile True:\n    try: C().a\n    except RecursionError: pass",
];

#[test]
fn a_budget_ends_what_has_no_end() {
    let limits = Limits { fuel: 300_000, work: 300_000, heap: 32 << 20, ..Limits::default() };
    for source in ENDLESS {
        for engine in [Engine::Plain, Engine::Adaptive(Policy::Saturating), Engine::Adaptive(Policy::Cpython311)] {
            let outcome = oracles::run(source, "endless.py", engine, limits, &[]).expect("it compiles");
            assert!(matches!(outcome.end, End::Fault(Fault::Fuel | Fault::Memory)), "{source}: {:?}", outcome.end);
        }
    }
}

#[test]
fn what_could_never_fit_is_a_memory_error() {
    for source in
        ["7**7**9", "'a' * 10**10", "1 << 10**12", "list(range(10**18))", "[0] * 10**10", "'%99999999999d' % 1"]
    {
        let outcome = oracles::run(source, "big.py", Engine::Plain, Limits::default(), &[]).expect("it compiles");
        match &outcome.end {
            End::Raised(report) => assert!(
                report.contains("MemoryError") || report.contains("too big") || report.contains("OverflowError"),
                "{source}: {report}"
            ),
            other => panic!("{source}: {other:?}"),
        }
    }
}
