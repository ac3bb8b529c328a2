//! No schedule changes what a program means: forced decisions over the corpus, and a planted bug that they find.

mod support;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use turncoat::adaptive::families::guards;
use turncoat::adaptive::policy::Policy;
use turncoat::adaptive::schedule::{Action, Driver, Point, Schedule};
use turncoat::adaptive::stats::Counter;
use turncoat::bytecode::Op;
use turncoat::bytecode::code::Code;
use turncoat::compiler;
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
    code: Arc<Code>,
    plain: Outcome,
}

impl Program {
    fn read(path: &Path) -> Option<Program> {
        let name = path.display().to_string();
        let source = std::fs::read_to_string(path).expect("a readable program");
        let code = compiler::compile(&source, &name).ok()?;
        let plain = oracles::run_code(&code, &source, Engine::Plain, limits(), |_| {});
        Some(Program { name, source, code, plain })
    }

    fn run(&self, policy: Policy, schedule: &Schedule) -> (Outcome, Driver) {
        oracles::run_code_scheduled(&self.code, &self.source, policy, limits(), &[], schedule)
    }

    /// Runs the program under a schedule; how many decisions were forced on a specialized form.
    fn hold(&self, policy: Policy, schedule: &Schedule) -> u64 {
        let Program { name, plain, .. } = self;
        let (outcome, _) = self.run(policy, schedule);
        assert!(
            outcome.agrees(plain),
            "{name}, {policy}\n# schedule: {schedule}\n{}\n{}",
            plain.text(),
            outcome.text()
        );
        assert_eq!(outcome.stats.faults(), Vec::<String>::new(), "{name}, {policy}\n# schedule: {schedule}");
        outcome.stats.total(Counter::Forced)
    }
}

/// Every visit at which a form stands, under both policies: elsewhere a forced miss or deoptimization does nothing.
#[test]
fn every_visit_of_every_form_of_the_regressions() {
    let programs: Vec<Program> =
        python_files(&["corpus/regressions"]).iter().filter_map(|path| Program::read(path)).collect();
    let mut jobs = Vec::new();
    for (program, policy) in programs.iter().flat_map(|program| Policy::ALL.map(|policy| (program, policy))) {
        let (outcome, driver) = program.run(policy, &Schedule::default());
        assert!(outcome.agrees(&program.plain), "{}, {policy}", program.name);
        let visits = driver.at_forms().iter().filter(|(_, visit)| *visit <= 64);
        jobs.extend(visits.map(|&(site, visit)| (program, policy, site, visit)));
    }
    let next = AtomicUsize::new(0);
    let work = || {
        while let Some(&(program, policy, site, visit)) = jobs.get(next.fetch_add(1, Ordering::Relaxed)) {
            for action in [Action::Miss, Action::Deoptimize] {
                let forced = program.hold(policy, &Schedule::once(action, site, visit));
                assert_eq!(forced, 1, "{}, {policy}: a form stands at {site:?}, visit {visit}", program.name);
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, std::num::NonZero::get) {
            scope.spawn(work);
        }
    });
    println!("{} programs, {} schedules of one decision on a specialized form", programs.len(), 2 * jobs.len());
    assert!(programs.len() >= 8, "only {} regressions could be replayed", programs.len());
    assert!(jobs.len() > 1000, "too few forms stand in the regressions: {}", jobs.len());
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
    for program in python_files(&["corpus/programs"]).iter().filter_map(|path| Program::read(path)) {
        for (i, schedule) in schedules.iter().enumerate() {
            forced += program.hold(Policy::ALL[i % 2], schedule);
            runs += 1;
        }
        // One decision at the visits around which a site usually specializes.
        let sites = program.run(Policy::Cpython311, &Schedule::default()).1.sites();
        for &(site, visits) in sites.iter().step_by(sites.len() / 8 + 1) {
            let visit = visits.min(4);
            forced += program.hold(Policy::Saturating, &Schedule::once(Action::Deoptimize, site, visit));
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
