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

/// Each is one step of a program that looks cheap, over and over.
const COSTLY: &[&str] = &[
    "x = 'a' * 10**6\nwhile True: x.find('b')",
    "x = list(range(10**4))\nwhile True: -1 in x",
    "x = list(range(10**4))\nwhile True: x.count(-1)",
    "x = [0] * 10**5\nwhile True: x.insert(0, x.pop())",
    "x = [0] * 10**5\nwhile True: x + x",
    "x = 'a' * 10**5\nwhile True: x * 10",
    "x = (0,) * 10**4\nwhile True: x == x + ()",
    "x = tuple(range(10**4))\nwhile True: hash(x)",
    "while True: pow(3, 1 << 20000, (1 << 20000) + 1)",
    "x = 3**1000\nwhile True: x = x**3",
    "x = 7\nwhile True: x = x * x % ((1 << 9999) + 1)",
];

#[test]
fn work_that_no_instruction_counts_is_counted() {
    let limits = Limits { fuel: 3_000_000, work: 3_000_000, heap: 64 << 20, ..Limits::default() };
    for source in COSTLY {
        for engine in [Engine::Plain, Engine::Adaptive(Policy::Saturating)] {
            let outcome = oracles::run(source, "costly.py", engine, limits, &[]).expect("it compiles");
            let ended = matches!(&outcome.end, End::Fault(Fault::Fuel | Fault::Memory));
            let too_large = matches!(&outcome.end, End::Raised(report) if report.contains("MemoryError"));
            assert!(ended || too_large, "{source}: {:?}", outcome.end);
        }
    }
}

/// Nested deeper than any stack of Rust's could follow.
const DEEP: &[&str] = &[
    "x = []\nfor i in range(100000): x = [x]\nrepr(x)",
    "x = ()\nfor i in range(100000): x = (x,)\nhash(x)",
    "x = ()\nfor i in range(100000): x = (x,)\nx in {x: 1}",
    "x, y = [], []\nfor i in range(100000): x, y = [x], [y]\nx == y",
    "x, y = (), ()\nfor i in range(100000): x, y = (x,), (y,)\nx < y",
    "x, y = {}, {}\nfor i in range(100000): x, y = {1: x}, {1: y}\nx == y",
    "x = {}\nfor i in range(100000): x = {1: x}\nstr(x)",
    "x = iter([1])\nfor i in range(100000): x = enumerate(x)\nnext(x)",
    "x = iter([1])\nfor i in range(100000): x = map(abs, x)\nlist(x)",
    "x = iter([1])\nfor i in range(100000): x = zip(x)\nfor y in x: pass",
    "x = (1,)\nfor i in range(100000): x = (n for n in x)\nlist(x)",
    "x = int\nfor i in range(100000): x = (x,)\nisinstance('', x)",
    "class C:\n    def __hash__(self): return hash(self)\nhash(C())",
    "class C:\n    def __repr__(self): return repr(self)\nprint(C())",
    "class C:\n    def __eq__(self, other): return [self] == [C()]\nC() == 1",
    "x = len\nfor i in range(100000): x = staticmethod(x)\nx('')",
];

#[test]
fn what_is_nested_too_deep_is_a_recursion_error() {
    let limits = Limits { fuel: 5_000_000, ..Limits::default() };
    for source in DEEP {
        for engine in [Engine::Plain, Engine::Adaptive(Policy::Saturating)] {
            let outcome = oracles::run(source, "deep.py", engine, limits, &[]).expect("it compiles");
            match &outcome.end {
                End::Raised(report) => assert!(report.contains("RecursionError"), "{source}: {report}"),
                other => panic!("{source}: {other:?}"),
            }
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
