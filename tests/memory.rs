//! Every run gives all its memory back, cycles included: the allocator counts it over the whole corpus.

mod support;

use std::alloc::System;

use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};
use turncoat::adaptive::policy::Policy;
use turncoat::oracles::{self, Engine};
use turncoat::semantics::Limits;

use support::python_files;

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// Bytes that a piece of work keeps.
fn kept(work: impl FnOnce()) -> isize {
    let region = Region::new(ALLOCATOR);
    work();
    let change = region.change();
    change.bytes_allocated as isize - change.bytes_deallocated as isize
}

// One test only: another thread's memory would be counted too.
#[test]
fn a_run_gives_its_memory_back() {
    assert_eq!(kept(|| std::mem::forget(vec![0u8; 1000])), 1000, "the allocator counts");
    let limits = Limits { fuel: 500_000, ..Limits::default() };
    let mut programs: Vec<(String, String)> = python_files(&["corpus/programs", "corpus/regressions"])
        .into_iter()
        .map(|path| (path.display().to_string(), std::fs::read_to_string(&path).expect("a readable program")))
        .collect();
    let endings = [
        ("a cycle", "a = []\na.append(a)\nclass C: pass\nc = C()\nc.c = c\nc.m = c.__init__"),
        ("an exception", "def f(): raise ValueError(f)\nf()"),
        ("a syntax error", "def f(:"),
        ("not supported", "import os"),
        ("a suspended generator", "def g():\n    yield [g]\nx = g()\nnext(x)"),
        ("no more fuel, inside builtin code", "sorted([1, 2, 3], key=lambda n: [n for n in range(10**9)])"),
    ];
    programs.extend(endings.map(|(name, source)| (name.to_owned(), source.to_owned())));
    for engine in [Engine::Plain, Engine::Adaptive(Policy::Saturating)] {
        for (name, source) in &programs {
            // A first time outside: tables that are made once for all runs are not the run's.
            let run = || drop(oracles::run(source, name, engine, limits, &[]));
            run();
            assert_eq!(kept(run), 0, "bytes that {name} keeps, {engine:?}");
        }
    }
}
