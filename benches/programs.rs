//! How fast the interpreters are on whole programs: `cargo bench` prints every ratio in one run.
//!
//! `cargo bench --bench programs -- [NAME...] [--rounds N] [--check]`: only these programs; so many rounds, of which the
//! fastest counts; an exit status of 1 where a bar is missed. Times are processor times, taken in turns, so that what
//! else the machine does touches all columns alike; compiling is not in them. Every program must print what is recorded
//! beside it.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use cpu_time::ThreadTime;
use turncoat::adaptive;
use turncoat::bytecode::code::Code;
use turncoat::compiler;
use turncoat::plain;
use turncoat::semantics::{Limits, Machine, Pending, Res};

/// What adaptive over plain has to reach in geometric mean, and on every program.
const BARS: (f64, f64) = (1.35, 0.97);

/// Runs a program under a CPython and writes its own time behind the output.
const TIMED: &str = "import sys, time
source = open(sys.argv[1]).read()
code = compile(source, sys.argv[1], 'exec')
start = time.process_time()
exec(code, {'__name__': '__main__', '__builtins__': __builtins__})
sys.stderr.write(repr(time.process_time() - start))";

/// One way to run a program.
enum Runner {
    Own(&'static str, fn(&mut Machine) -> Res),
    Python(String, PathBuf),
}

impl Runner {
    fn name(&self) -> &str {
        match self {
            Runner::Own(name, _) => name,
            Runner::Python(name, _) => name,
        }
    }

    /// Output and seconds.
    fn run(&self, path: &Path, source: &str, code: &Arc<Code>) -> Result<(String, f64), String> {
        match self {
            Runner::Own(_, engine) => {
                let limits = Limits { fuel: u64::MAX, work: u64::MAX, ..Limits::default() };
                let mut machine = Machine::new(*engine, limits);
                let start = ThreadTime::now();
                let result = machine.run_module(code, source);
                let seconds = start.elapsed().as_secs_f64();
                match (result, &machine.pending) {
                    (Ok(_), _) => Ok((machine.output, seconds)),
                    (Err(_), Pending::Fault(fault)) => Err(format!("{fault:?}")),
                    (Err(_), _) => Err(machine.report().lines().last().unwrap_or_default().to_owned()),
                }
            }
            Runner::Python(_, python) => {
                let mut command = Command::new(python);
                let out = command.args(["-c", TIMED]).arg(path).output().map_err(|e| e.to_string())?;
                let errors = String::from_utf8_lossy(&out.stderr);
                let seconds = errors.parse().map_err(|_| errors.lines().last().unwrap_or_default().to_owned())?;
                Ok((String::from_utf8_lossy(&out.stdout).into_owned(), seconds))
            }
        }
    }
}

/// A CPython of this version: by its command, or among pyenv's.
fn python(version: &str) -> Option<Runner> {
    let command = format!("python{version}");
    let home = std::env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    let installed = home.join(".pyenv/versions").read_dir().into_iter().flatten().flatten();
    let mut installed: Vec<PathBuf> = installed.map(|entry| entry.path().join("bin").join(&command)).collect();
    installed.sort();
    let works = |path: &PathBuf| Command::new(path).arg("--version").output().is_ok_and(|out| out.status.success());
    let found = [PathBuf::from(&command)].into_iter().chain(installed).find(works)?;
    Some(Runner::Python(command, found))
}

fn geometric_mean(ratios: &[f64]) -> f64 {
    (ratios.iter().map(|r| r.ln()).sum::<f64>() / ratios.len().max(1) as f64).exp()
}

fn main() {
    let mut rounds = 3usize;
    let (mut names, mut check) = (Vec::new(), false);
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--rounds" => rounds = args.next().and_then(|n| n.parse().ok()).unwrap_or(rounds).max(1),
            "--check" => check = true,
            // What cargo adds.
            "--bench" => {}
            _ => names.push(arg),
        }
    }
    let mut runners = vec![Runner::Own("plain", plain::run), Runner::Own("adaptive", adaptive::dispatch::run)];
    for version in ["3.11", "3.10"] {
        match python(version) {
            Some(runner) => runners.push(runner),
            None => println!("no python{version} here"),
        }
    }
    let columns: Vec<String> = runners.iter().map(|r| format!("{:>10}", r.name())).collect();
    let over: Vec<String> = runners[2..].iter().map(|r| format!("{:>20}", format!("adaptive/{}", r.name()))).collect();
    println!(
        "{:<14}{} {:>16} {}  (milliseconds; ratios of speed)",
        "",
        columns.join(""),
        "adaptive/plain",
        over.join("")
    );

    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/programs");
    let mut paths: Vec<PathBuf> = folder.read_dir().expect("the programs").flatten().map(|e| e.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|e| e == "py"));
    paths.sort();
    let mut ratios: Vec<Vec<f64>> = vec![Vec::new(); runners.len()];
    let mut left_out = Vec::new();
    'programs: for path in paths {
        let name = path.file_stem().map_or_else(String::new, |s| s.to_string_lossy().into_owned());
        if !names.is_empty() && !names.contains(&name) {
            continue;
        }
        let source = std::fs::read_to_string(&path).expect("a readable program");
        let wanted = std::fs::read_to_string(path.with_extension("out")).expect("a recorded output");
        let code = match compiler::compile(&source, &name) {
            Ok(code) => code,
            Err(error) => {
                left_out.push(format!("{name}: {error}"));
                continue;
            }
        };
        let mut best = vec![f64::INFINITY; runners.len()];
        for _ in 0..rounds {
            for (runner, best) in runners.iter().zip(&mut best) {
                match runner.run(&path, &source, &code) {
                    Ok((output, seconds)) if output == wanted => *best = best.min(seconds),
                    Ok(_) => {
                        left_out.push(format!("{name}: {} prints something else", runner.name()));
                        continue 'programs;
                    }
                    Err(error) => {
                        left_out.push(format!("{name}: {}: {error}", runner.name()));
                        continue 'programs;
                    }
                }
            }
        }
        let times: Vec<String> = best.iter().map(|s| format!("{:>10.1}", s * 1e3)).collect();
        // Of plain to adaptive, then of every other to adaptive.
        let own: Vec<f64> = best.iter().map(|s| s / best[1]).collect();
        ratios.iter_mut().zip(&own).for_each(|(all, ratio)| all.push(*ratio));
        let over: Vec<String> = own[2..].iter().map(|r| format!("{r:>20.2}")).collect();
        println!("{name:<14}{} {:>16.2} {}", times.join(""), own[0], over.join(""));
    }
    let means: Vec<f64> = ratios.iter().map(|all| geometric_mean(all)).collect();
    let over: Vec<String> = means[2..].iter().map(|r| format!("{r:>20.2}")).collect();
    let spaces = " ".repeat(10 * runners.len());
    println!("{:<14}{spaces} {:>16.2} {}", "geometric mean", means[0], over.join(""));
    let plain_over: Vec<String> = runners[2..]
        .iter()
        .zip(&means[2..])
        .map(|(runner, mean)| format!("plain/{}: {:.2}", runner.name(), mean / means[0]))
        .collect();
    let slowest = ratios[0].iter().copied().fold(f64::INFINITY, f64::min);
    println!("{}", plain_over.join(", "));
    left_out.iter().for_each(|what| println!("left out: {what}"));
    let good = means[0] >= BARS.0 && slowest >= BARS.1 && left_out.is_empty();
    let verdict = if good { "met" } else { "missed" };
    println!(
        "bars {verdict}: adaptive over plain {:.2} in geometric mean (bar {}), {slowest:.2} at least (bar {}), {} left out",
        means[0],
        BARS.0,
        BARS.1,
        left_out.len()
    );
    if check && !good {
        std::process::exit(1);
    }
}
