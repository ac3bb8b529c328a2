//! `turncoat hunt`: real interpreters against themselves.

use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use clap::Args;
use serde_json::json;

use super::input;
use crate::hunt::campaign::{self, Budget, Report};
use crate::hunt::duel::Duel;
use crate::hunt::engine::Engine;
use crate::hunt::finding::{self, Finding};
use crate::hunt::target::{Limits, Target};

/// Runs generated programs in a real CPython, specialized and with base opcodes only, and compares.
#[derive(Args)]
#[command(
    after_help = "Example:\n  turncoat hunt --python python3.13 --time 300 --findings found\n  turncoat hunt --python python3.11 --engine 'rustpython {}'\n  turncoat hunt --python python3.12 --against python3.13\n  turncoat hunt --python python3.13 --program found/3.12.1/NAME.py"
)]
pub(super) struct Hunt {
    /// A CPython 3.10 or newer; several are hunted in one after another.
    #[arg(long, required = true, num_args = 1..)]
    python: Vec<PathBuf>,
    /// How long for each interpreter, as 60 (seconds), 60s or 2m.
    #[arg(long, value_parser = input::duration, default_value = "60s")]
    time: Duration,
    /// The seed of the first program; the next has the next seed.
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// Stop after so many programs.
    #[arg(long)]
    runs: Option<u64>,
    /// A folder for scripts and issue texts of what is found.
    #[arg(long)]
    findings: Option<PathBuf>,
    /// Another implementation, as a command in which {} stands for the program's path: hunted in with the first --python as the judge.
    #[arg(long, value_name = "COMMAND")]
    engine: Option<String>,
    /// Another CPython: both run specialized, and what is known to differ between versions is left out.
    #[arg(long, value_name = "PYTHON", conflicts_with = "engine")]
    against: Option<PathBuf>,
    /// Run these programs, or those inside scripts of findings, instead of generated ones, each once.
    #[arg(long, value_name = "FILE", num_args = 1..)]
    program: Vec<PathBuf>,
    /// Run the target with CPython's debug allocator, which turns a use after free into a crash.
    #[arg(long)]
    malloc_debug: bool,
    /// Print one JSON object for each interpreter.
    #[arg(long)]
    json: bool,
    /// Print what the sites of each specialized opcode went through.
    #[arg(long)]
    coverage: bool,
}

fn write(folder: &std::path::Path, finding: &Finding) -> Result<(), String> {
    let folder = folder.join(&finding.version);
    let write = || {
        let whole = folder.join("whole");
        std::fs::create_dir_all(&whole)?;
        let mut name = finding.file_name();
        while folder.join(format!("{name}.py")).exists() {
            name.push('_');
        }
        std::fs::write(whole.join(format!("{name}.py")), &finding.whole)?;
        std::fs::write(folder.join(format!("{name}.py")), finding.script())?;
        std::fs::write(folder.join(format!("{name}.md")), finding.issue())
    };
    write().map_err(|error: std::io::Error| format!("cannot write to {}: {error}", folder.display()))
}

/// Lines that are not blank.
fn lines(program: &str) -> usize {
    program.lines().filter(|line| !line.trim().is_empty()).count()
}

/// What the engine speaks, beside the judge's version.
fn language(spoken: Option<&str>, judge: &str) -> String {
    match spoken {
        Some(version) if judge.starts_with(&format!("{version}.")) => format!("the engine speaks Python {version} too"),
        Some(version) => format!(
            "the engine speaks Python {version}, the judge is {judge}: what the versions differ in will be told as findings"
        ),
        None => format!("the engine does not say which Python it speaks; the judge is {judge}"),
    }
}

impl Hunt {
    fn tell(&self, target: &Target, report: &Report) {
        let hello = &target.hello;
        if self.json {
            let rows: Vec<_> = report
                .coverage
                .rows(&hello.specialized)
                .into_iter()
                .map(|row| json!({ "opcode": row.opcode, "specialized": row.specialized, "missed": row.missed, "respecialized": row.respecialized }))
                .collect();
            println!(
                "{}",
                json!({
                    "python": target.path(), "version": hello.version, "modes_differ": target.modes_differ(),
                    "programs": report.programs, "per_second": report.rate(), "per_processor_second": report.processor_rate(), "unjudged": report.unjudged,
                    "divergences": report.divergences, "unstable": report.unstable, "without_specialization": report.elsewhere,
                    "findings": report.findings, "coverage": rows,
                })
            );
            return;
        }
        println!(
            "{} programs on both sides, {:.0} a second, {:.0} a processor second; {} do not count (limits, memory, forbidden); {} events of sites",
            report.programs,
            report.rate(),
            report.processor_rate(),
            report.unjudged,
            report.coverage.len()
        );
        println!(
            "{} divergences, {} findings, {} did not come back each time, {} are there without any specialized site",
            report.divergences,
            report.findings.len(),
            report.unstable,
            report.elsewhere
        );
        if self.coverage {
            println!("{}", report.coverage.table(&hello.specialized));
        }
    }

    fn one(&self, path: &std::path::Path) -> Result<usize, String> {
        let limits = Limits { malloc_debug: self.malloc_debug, ..Limits::default() };
        let mut target = Target::start(path, limits)?;
        let hello = target.hello.clone();
        if !self.json && self.engine.is_some() {
            println!("the judge is {} {}", hello.implementation, hello.version);
        } else if !self.json {
            println!("{} {}: base opcodes through {}", hello.implementation, hello.version, hello.differ.how);
            println!(
                "{}",
                match (target.modes_differ(), hello.specialized.is_empty()) {
                    (true, _) => format!(
                        "the modes differ: a hot function shows {} in one, nothing specialized in the other",
                        hello.differ.specialized.join(", ")
                    ),
                    (false, true) =>
                        "this interpreter has no specialized opcodes: both modes are the same, and nothing may be found"
                            .to_owned(),
                    (false, false) => "the modes do not differ on this binary".to_owned(),
                }
            );
        }
        if self.engine.is_none() && self.against.is_none() && !target.modes_differ() && !hello.specialized.is_empty() {
            return Err(format!("{}: the modes do not differ on this binary: {:?}", path.display(), hello.differ));
        }
        let live = std::io::stderr().is_terminal() && !self.json;
        let budget =
            Budget { time: self.time, runs: self.runs, seed: self.seed, trials: 800, common: self.engine.is_some() };
        let engine = self.engine.as_deref().map(|command| Engine::new(command, 10.0, 1 << 18));
        let engine = engine.transpose().map_err(|error| error.to_string())?;
        if let Some(engine) = &engine {
            let spoken = engine.probe()?;
            if !self.json {
                println!("{}", language(spoken.as_deref(), &hello.version));
            }
        }
        let mut other = self.against.as_deref().map(|path| Target::start(path, limits)).transpose()?;
        let mut duel = match (&engine, &mut other) {
            (Some(engine), _) => Duel::Engine(engine, &mut target),
            (None, Some(other)) => Duel::Versions(&mut target, other),
            (None, None) => Duel::Modes(&mut target),
        };
        let mut programs = Vec::new();
        for path in &self.program {
            let text = std::fs::read_to_string(path);
            let text = text.map_err(|error| format!("cannot read {}: {error}", path.display()))?;
            programs.push(finding::program_of(&text));
        }
        let mut trouble = None;
        let report = campaign::hunt(&mut duel, budget, &programs, |report, finding| {
            if let Some(finding) = finding {
                if let Some(folder) = &self.findings
                    && let Err(error) = write(folder, finding)
                {
                    trouble = Some(error);
                }
                if !self.json {
                    let places = match finding.places() {
                        places if places.is_empty() => String::new(),
                        places => format!("# specialized at fault: {places}\n"),
                    } + &finding.votes.as_ref().map(|votes| format!("# {votes}\n")).unwrap_or_default();
                    println!(
                        "\n== {} (seed {}, {} of {} runs; {} of {} lines after {} trials{})\n{}{}-- {}\n{}-- {}\n{}",
                        finding.signature(),
                        finding.seed,
                        finding.rate.0,
                        finding.rate.1,
                        lines(&finding.program),
                        lines(&finding.whole),
                        finding.trials,
                        if finding.modes && !finding.alone { "; not shown by its script" } else { "" },
                        places,
                        finding.program,
                        finding.sides[0],
                        finding::excerpt(&finding.specialized),
                        finding.sides[1],
                        finding::excerpt(&finding.base)
                    );
                }
            } else if live {
                eprint!(
                    "\r{} programs, {:.0} a second, {} findings",
                    report.programs,
                    report.rate(),
                    report.findings.len()
                );
                let _ = std::io::stderr().flush();
            }
        })?;
        self.tell(&target, &report);
        trouble.map_or(Ok(report.findings.len()), Err)
    }

    pub(super) fn run(self) -> ExitCode {
        let mut found = 0;
        for path in &self.python {
            match self.one(path) {
                Ok(findings) => found += findings,
                Err(error) => {
                    eprintln!("turncoat: {error}");
                    return ExitCode::from(2);
                }
            }
        }
        ExitCode::from(u8::from(found > 0))
    }
}
