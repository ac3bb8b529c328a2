//! No schedule changes what a program means: forced decisions over the corpus, and a planted bug that they find.

mod support;

use std::path::Path;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::thread;

use turncoat::adaptive::families::guards;
use turncoat::adaptive::policy::Policy;
use turncoat::adaptive::schedule::{Action, Point, Schedule};
use turncoat::adaptive::stats::Counter;
use turncoat::bytecode::Op;
use turncoat::oracles::{self, Engine, Outcome};
use turncoat::semantics::Limits;

use support::python_files;

fn limits() -> Limits {
    Limits { fuel: 300_000, ..Limits::default() }
}

/// A program, what it shows on the plain interpreter, and its guard points.
struct Program {
    name: String,
    source: String,
    plain: Outcome,
    sites: Vec<(turncoat::adaptive::schedule::SiteId, u64)>,
}

fn program(path: &Path) -> Option<Program> {
    let name = path.display().to_string();
    let source = std::fs::read_to_string(path).expect("a readable program");
    let plain = oracles::run(&source, &name, Engine::Plain, limits(), &[]).ok()?;
    let nothing = Schedule::default();
    let (_, driver) = oracles::run_scheduled(&source, &name, Policy::Cpython311, limits(), &[], &nothing).ok()?;
    Some(Program { name, source, plain, sites: driver.sites() })
}

/// Runs a program under a schedule; how many decisions were forced on a specialized form.
fn hold(program: &Program, policy: Policy, schedule: &Schedule) -> u64 {
    let Program { name, source, plain, .. } = program;
    let (outcome, _) =
        oracles::run_scheduled(source, name, policy, limits(), &[], schedule).expect("it compiled before");
    assert!(outcome.agrees(plain), "{name}, {policy}\n# schedule: {schedule}\n{}\n{}", plain.text(), outcome.text());
    assert_eq!(outcome.stats.faults(), Vec::<String>::new(), "{name}, {policy}\n# schedule: {schedule}");
    outcome.stats.total(Counter::Forced)
}

#[test]
fn every_visit_of_every_site_of_the_regressions() {
    let programs: Vec<Program> =
        python_files(&["corpus/regressions"]).iter().filter_map(|path| program(path)).collect();
    let jobs: Vec<_> =
        programs.iter().flat_map(|p| p.sites.iter().map(move |&(site, visits)| (p, site, visits))).collect();
    let (next, runs, forced) = (AtomicUsize::new(0), AtomicU64::new(0), AtomicU64::new(0));
    let work = || {
        while let Some(&(program, site, visits)) = jobs.get(next.fetch_add(1, Ordering::Relaxed)) {
            for visit in 1..=visits.min(64) {
                for action in [Action::Miss, Action::Deoptimize] {
                    for policy in Policy::ALL {
                        let schedule = Schedule::once(action, site, visit);
                        forced.fetch_add(hold(program, policy, &schedule), Ordering::Relaxed);
                        runs.fetch_add(1, Ordering::Relaxed);
                    }
                }
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, std::num::NonZero::get) {
            scope.spawn(work);
        }
    });
    let (programs, runs, forced) = (programs.len(), runs.into_inner(), forced.into_inner());
    println!("{programs} programs, {runs} schedules of one decision, {forced} on a specialized form");
    assert!(programs >= 6, "only {programs} regressions could be replayed");
    assert!(forced > 0, "no regression has a specialized form");
}

#[test]
fn sampled_schedules_over_the_corpus() {
    let (mut runs, mut forced) = (0u64, 0);
    let texts = [
        "specialize every 1",
        "specialize every 1; miss every 2",
        "deoptimize every 3; specialize every 2",
        "specialize bits 1101101; miss bits 0010001; deoptimize bits 0000010",
        "miss every 7",
        "deoptimize every 11",
    ];
    let schedules: Vec<Schedule> = texts.iter().map(|text| text.parse().expect("a schedule")).collect();
    for program in python_files(&["corpus/programs"]).iter().filter_map(|path| program(path)) {
        for (i, schedule) in schedules.iter().enumerate() {
            forced += hold(&program, Policy::ALL[i % 2], schedule);
            runs += 1;
        }
        // One decision at the visits around which a site usually specializes.
        for &(site, visits) in program.sites.iter().step_by(program.sites.len() / 8 + 1) {
            let visit = visits.min(4);
            forced += hold(&program, Policy::Saturating, &Schedule::once(Action::Deoptimize, site, visit));
            runs += 1;
        }
    }
    println!("{runs} schedules, {forced} decisions on a specialized form");
    assert!(forced > 1000);
}

/// With the guard switched off, the program is wrong only where an early specialization is forced; the schedule that
/// shows it shrinks to that one decision.
#[test]
fn a_schedule_finds_a_planted_guard_and_shrinks() {
    // Two failed attempts make the site wait over the call that could specialize it.
    let source = "def f(a, b):\n    return a + b\nfor i in range(9):\n    f(1.5, 2)\nf(3, 4)\nprint(f(1.5, 2))\n";
    let form = Op::BINARY_OP_ADD_INT;
    let bit = guards(form).iter().position(|name| *name == "left_type").expect("the guard is there");
    let planted = [(form as u8, 1 << bit)];
    let plain = oracles::run(source, "f.py", Engine::Plain, limits(), &[]).expect("it compiles");
    let differs = |schedule: &Schedule| {
        let run = oracles::run_scheduled(source, "f.py", Policy::Cpython311, limits(), &planted, schedule);
        !run.expect("it compiles").0.agrees(&plain)
    };
    assert!(!differs(&Schedule::default()), "the policy alone never specializes in time");
    let all = Schedule::of(Action::Specialize, Point::Every(1));
    assert!(differs(&all));
    let least = all.expand(64).minimize(differs);
    assert_eq!(least.rules.len(), 1, "{least}");
}
