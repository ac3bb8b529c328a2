//! How many programs a campaign judges a second, and where their time goes: `cargo bench --bench campaign`.
//!
//! `-- [--programs N] [--seed N] [--worst N]`: so many programs, of this seed, and the slowest of them by name. Times are
//! processor times of one thread. The driver runs in outcome mode, that is without witnesses.

use std::time::Duration;

use cpu_time::ThreadTime;
use turncoat::campaign::{self, Options, judge, pace};
use turncoat::compiler;
use turncoat::oracles::verdict::{FILENAME, Setup};
use turncoat::oracles::witness::Depth;
use turncoat::oracles::{Engine, run_code};

/// The allocator of the `turncoat` command.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn option(name: &str, default: u64) -> u64 {
    let arguments: Vec<String> = std::env::args().collect();
    let value = arguments.iter().position(|argument| argument == name).and_then(|at| arguments.get(at + 1));
    value.map_or(default, |value| value.parse().expect("a number"))
}

/// Adds the time of a piece of work to a row.
fn timed<T>(total: &mut Duration, work: impl FnOnce() -> T) -> T {
    let start = ThreadTime::now();
    let answer = work();
    *total += start.elapsed();
    answer
}

fn main() {
    let (programs, seed, worst) = (option("--programs", 4_000), option("--seed", 1), option("--worst", 0));
    let setup = Setup { depth: Depth::Outcome, ..Setup::default() };
    let mut setup = campaign::bounded(&setup);
    let names = ["generate", "compile", "plain run", "adaptive runs"];
    let mut totals = [Duration::ZERO; 4];
    let mut instructions = Vec::new();
    let mut slowest = Vec::new();
    for number in 0..programs {
        let mut own = [Duration::ZERO; 4];
        let source = timed(&mut own[0], || campaign::program(seed, number, None)).expect("total");
        let Ok(code) = timed(&mut own[1], || compiler::compile(&source, FILENAME)) else {
            println!("program {number} is no program");
            continue;
        };
        setup.pace = pace(seed, number);
        let plain = timed(&mut own[2], || run_code(&code, &source, Engine::Plain, setup.limits, |_| {}));
        for &policy in &setup.policies {
            let prepare = |m: &mut _| setup.prepare(m, policy, &[]);
            timed(&mut own[3], || run_code(&code, &source, Engine::Adaptive(policy), setup.limits, prepare));
        }
        instructions.push(plain.instructions);
        totals.iter_mut().zip(own).for_each(|(total, own)| *total += own);
        slowest.push((own.iter().sum::<Duration>(), number, plain.instructions, plain.output.len()));
    }
    instructions.sort_unstable();
    let mean = instructions.iter().sum::<u64>() / programs.max(1);
    let median = instructions.get(instructions.len() / 2).copied().unwrap_or_default();
    println!("{programs} generated programs: {median} base instructions in the median, {mean} in the mean");
    for (name, total) in names.iter().zip(totals) {
        println!("{name:<16} {:8.1} us a program", total.as_secs_f64() * 1e6 / programs as f64);
    }
    slowest.sort_unstable();
    for (time, number, instructions, output) in slowest.iter().rev().take(worst as usize) {
        println!("program {number}: {time:?}, {instructions} base instructions, {output} bytes of output");
    }
    let mut judged = Duration::ZERO;
    for number in 0..programs {
        let source = campaign::program(seed, number, None).expect("total");
        setup.pace = pace(seed, number);
        timed(&mut judged, || judge(&source, &setup));
    }
    println!("{:<16} {:8.1} us a program", "judge", judged.as_secs_f64() * 1e6 / programs as f64);
    let findings = std::env::temp_dir().join(format!("turncoat-bench-{}", std::process::id()));
    let options = Options {
        seed,
        runs: Some(programs),
        time: None,
        jobs: 1,
        setup,
        pace: None,
        form: None,
        corpus: None,
        findings: findings.clone(),
        patience: campaign::PATIENCE,
    };
    let start = cpu_time::ProcessTime::now();
    let summary = campaign::run(&options, |_| {}).expect("a writable folder");
    let seconds = start.elapsed().as_secs_f64();
    let _ = std::fs::remove_dir_all(findings);
    let t = &summary.totals;
    println!(
        "driver: {:.0} programs and {:.0} pairs of runs a second of one core; {} base instructions a program, {:.2} % executed",
        t.programs as f64 / seconds,
        t.pairs as f64 / seconds,
        t.instructions / t.programs.max(1),
        100.0 * t.executed as f64 / t.programs.max(1) as f64
    );
}
