//! The hunt: programs drawn, run in both modes, coverage kept, divergences rerun, minimized and told apart.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use super::answer::{self, Kind, Site};
use super::blame::{self, Blame};
use super::coverage::Coverage;
use super::duel::Duel;
use super::finding::{self, Finding};
use super::programs::{self, Program};
use super::standalone;
use super::voters;
use crate::reduction;

/// How long and how thorough.
#[derive(Clone, Copy, Debug)]
pub struct Budget {
    /// How long.
    pub time: Duration,
    /// Programs at most.
    pub runs: Option<u64>,
    /// The first seed.
    pub seed: u64,
    /// Trials of the minimizer for one finding.
    pub trials: usize,
    /// Only programs of the common generator, which need nothing of CPython's own (finalizers, reference counts).
    pub common: bool,
}

/// Programs sent to a target together: it compiles them all before it runs one, and what is kept changes between such batches.
const BATCH: u64 = 16;

/// A source of programs: what is given, or without end what is drawn.
pub type Given<'a> = &'a [String];

/// What a hunt in one target came to.
#[derive(Debug, Default)]
pub struct Report {
    /// Programs run in both modes.
    pub programs: u64,
    /// Programs whose runs do not count: rejected, out of memory or time.
    pub unjudged: u64,
    /// Divergences, repeated ones included.
    pub divergences: u64,
    /// Divergences that did not come back each time when rerun.
    pub unstable: u64,
    /// Divergences that are there with no site specialized, or in programs whose sites cannot be held: effects of tracing and
    /// monitoring, which the harness then has base opcodes through.
    pub elsewhere: u64,
    /// Seconds spent in running programs, without minimizing.
    pub hunting: f64,
    /// Processor seconds of the target for them.
    pub processor: f64,
    /// Transitions of sites.
    pub coverage: Coverage,
    /// One finding a signature.
    pub findings: Vec<Finding>,
}

impl Report {
    /// Programs a second, each in both modes.
    #[must_use]
    pub fn rate(&self) -> f64 {
        self.programs as f64 / self.hunting.max(1e-9)
    }

    /// Programs a processor second of the target, each in both modes: what one core does when it has nothing else to do.
    #[must_use]
    pub fn processor_rate(&self) -> f64 {
        self.programs as f64 / self.processor.max(1e-9)
    }
}

/// Given programs instead of drawn ones; one that a hunt drew brings its observer along.
fn given(source: &str) -> Program {
    let body = source.strip_prefix(programs::PRELUDE).and_then(|rest| rest.strip_suffix(programs::EPILOGUE));
    Program { name: "a given program".to_owned(), body: body.unwrap_or(source).to_owned(), observed: body.is_some() }
}

/// The next program: a quarter from the common generator, the rest from scenes, half of these mutations of what covered something new.
fn next(seed: u64, kept: &[Vec<u8>], common: bool) -> Option<(Program, Vec<u8>)> {
    if common || seed % 4 == 3 {
        let drawn = crate::programs::generate(seed)?;
        let program = Program { name: "shifting operands".to_owned(), body: drawn.to_string(), observed: false };
        return Some((program, Vec::new()));
    }
    let mut bytes = programs::bytes(seed);
    if seed % 4 == 1 && !kept.is_empty() {
        let mut child = kept[usize::from(u16::from_le_bytes([bytes[0], bytes[1]])) % kept.len()].clone();
        for pair in bytes[2..2 + 2 * usize::from(bytes[2] % 6 + 1)].chunks(2) {
            let at = usize::from(pair[0]) % child.len();
            child[at] = pair[1];
        }
        bytes = child;
    }
    Some((programs::from_bytes(&bytes)?, bytes))
}

/// Reruns a divergence; how often it came back with the same kind.
fn again(duel: &mut Duel<'_>, source: &str, kind: Kind, times: u32) -> Result<u32, String> {
    let mut count = 0;
    for _ in 0..times {
        let (specialized, base) = duel.both(source)?;
        count += u32::from(answer::compare(&specialized, &base) == Some(kind));
    }
    Ok(count)
}

/// What minimizing one finding may take.
#[derive(Clone, Copy)]
struct Patience {
    trials: usize,
    time: Duration,
}

/// The least time for minimizing a finding, however short the hunt is.
const LEAST_MINIMIZING: Duration = Duration::from_secs(10);

impl Patience {
    /// A quarter of the hunt's time, and no more than is left of it: programs that fill the memory take a second each.
    fn of(budget: &Budget, elapsed: Duration) -> Patience {
        let time = (budget.time / 4).min(budget.time.saturating_sub(elapsed));
        Patience { trials: budget.trials, time: time.max(LEAST_MINIMIZING) }
    }
}

/// The smallest program that `holds`, and after how many trials; the program itself where the minimizer refuses it.
fn smallest(start: String, patience: Patience, mut holds: impl FnMut(&str) -> bool) -> (String, usize) {
    let budget = reduction::Budget { calls: patience.trials, time: Some(patience.time), stop: None };
    match reduction::minimize(&start, &mut holds, budget, &mut |_, _, _| {}) {
        Ok(reduced) => (reduced.source, reduced.calls),
        Err(_) => (start, 0),
    }
}

/// How often a smaller program has to show the difference.
const TIMES: u32 = 3;

/// Numbers from here on are sizes: they are minimized to the edge of what the memory holds, where not every run goes the
/// same way.
const SIZE: u64 = 100_000;

/// A program with a sixteenth more in each number that is a size.
fn with_slack(source: &str) -> String {
    let mut slack = String::with_capacity(source.len() + 8);
    let mut rest = source;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, number) = rest.split_at(start);
        let length = number.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(number.len());
        let (number, after) = number.split_at(length);
        let is_name = before.ends_with(|c: char| c.is_alphanumeric() || c == '_');
        slack.push_str(before);
        match number.parse::<u64>() {
            Ok(size) if size >= SIZE && !is_name => slack.push_str(&size.saturating_add(size / 16).to_string()),
            _ => slack.push_str(number),
        }
        rest = after;
    }
    slack + rest
}

/// What is known of causes: opcodes found at fault, by kind and aspect, and signatures.
#[derive(Debug, Default)]
struct Known {
    opcodes: BTreeMap<(Kind, String), BTreeSet<String>>,
    signatures: BTreeSet<String>,
}

/// What became of a divergence.
enum Outcome {
    /// It did not come back each time.
    Unstable,
    /// Its cause was found before.
    Again,
    /// It does not come from specialization.
    Elsewhere,
    /// A finding.
    New(Box<Finding>),
}

/// The sites at fault, where one binary runs in two modes.
fn blame(duel: &mut Duel<'_>, source: &str, kind: Kind, known: &BTreeSet<String>) -> Result<Blame, String> {
    let base = duel.both(source)?.1;
    match duel {
        Duel::Modes(target) => blame::sites(target, source, &base, kind, known, 400),
        Duel::Engine(..) | Duel::Versions(..) => Ok(Blame::Unclear),
    }
}

/// The opcodes that a finding is told apart by. Where only offsets differ, all forms of a family have one cause.
fn at_fault_of(sites: &[Site], aspect: &str) -> Vec<String> {
    if aspect == blame::OFFSET {
        return sites.iter().map(|site| site.base.clone()).collect::<BTreeSet<_>>().into_iter().collect();
    }
    blame::opcodes(sites)
}

fn make(
    duel: &mut Duel<'_>,
    program: &Program,
    kind: Kind,
    seed: u64,
    patience: Patience,
    known: &mut Known,
) -> Result<Outcome, String> {
    let full = program.source();
    if again(duel, &full, kind, 3)? == 0 {
        return Ok(Outcome::Unstable);
    }
    let (specialized, base) = duel.both(&full)?;
    let aspect = blame::aspect(&specialized, &base);
    let before = known.opcodes.entry((kind, aspect.clone())).or_default();
    let at_fault = match blame(duel, &full, kind, before)? {
        Blame::Known => return Ok(Outcome::Again),
        Blame::Elsewhere => return Ok(Outcome::Elsewhere),
        Blame::Sites(sites) => sites,
        // Nothing tells whether specialization or what watched the other side makes the difference.
        Blame::Unclear if base.watched => return Ok(Outcome::Elsewhere),
        Blame::Unclear => Vec::new(),
    };
    let mut finding = Finding {
        version: duel.version().to_owned(),
        kind,
        about: program.name.clone(),
        aspect: aspect.clone(),
        opcodes: if at_fault.is_empty() { finding::opcodes(&specialized) } else { at_fault_of(&at_fault, &aspect) },
        sites: at_fault,
        whole: full.clone(),
        program: String::new(),
        trials: 0,
        specialized: String::new(),
        base: String::new(),
        rate: (0, 20),
        sides: duel.sides(),
        modes: duel.modes(),
        votes: None,
        watched: false,
        levels: 0,
        memory: 0,
        alone: false,
        malloc_debug: duel.malloc_debug(),
        seed,
    };
    if !known.signatures.insert(finding.signature()) {
        return Ok(Outcome::Again);
    }
    // The same kind of difference about the same thing: a smaller program of another cause is no smaller program. And each
    // time: what reads memory that is not its own depends on what lay there.
    let shows = |duel: &mut Duel<'_>, source: &str| {
        (0..TIMES).all(|_| {
            duel.both(source).is_ok_and(|(specialized, base)| {
                answer::compare(&specialized, &base) == Some(kind) && blame::aspect(&specialized, &base) == aspect
            })
        })
    };
    let mut starts = program.shorter();
    let start = starts.find(|shorter| shows(duel, shorter)).unwrap_or(full);
    (finding.program, finding.trials) = smallest(start, patience, |source| shows(duel, source));
    finding.rate.0 = again(duel, &finding.program, kind, finding.rate.1)?;
    let slack = with_slack(&finding.program);
    if finding.rate.0 < finding.rate.1 && slack != finding.program {
        finding.program = slack;
        finding.rate.0 = again(duel, &finding.program, kind, finding.rate.1)?;
    }
    if finding.rate.0 < finding.rate.1 {
        known.signatures.remove(&finding.signature());
        return Ok(Outcome::Unstable);
    }
    if let Duel::Modes(target) = duel {
        let (specialized, base) = target.watched(&finding.program)?;
        finding.watched = answer::compare(&specialized, &base) == Some(kind);
    }
    let (specialized, base) = duel.both(&finding.program)?;
    (finding.specialized, finding.base) = (specialized.text(), base.text());
    let before = finding.signature();
    if duel.modes() {
        finding.votes = voters::vote(&finding.version, &finding.program, &specialized, &base);
    } else {
        // What the smaller program is about, not what the one it comes from was.
        finding.opcodes = finding::opcodes(&specialized);
    }
    if let Blame::Sites(mut sites) = blame(duel, &finding.program, kind, &BTreeSet::new())? {
        // A crash takes the account of the sites with it but for what was seen at a checkpoint, and the smaller program has
        // none: the larger one told the form.
        for site in sites.iter_mut().filter(|site| site.unseen()) {
            if let Some(before) = finding.sites.iter().find(|before| before.base == site.base) {
                site.opcodes.clone_from(&before.opcodes);
            }
        }
        finding.opcodes = at_fault_of(&sites, &aspect);
        finding.sites = sites;
        if let [opcode] = finding.opcodes.as_slice() {
            known.opcodes.entry((kind, aspect)).or_default().insert(opcode.clone());
        }
    }
    if finding.signature() != before && !known.signatures.insert(finding.signature()) {
        return Ok(Outcome::Again);
    }
    if let Duel::Modes(target) = duel {
        standalone::settle(target, &mut finding)?;
    }
    Ok(Outcome::New(Box::new(finding)))
}

/// Hunts between two sides; `watch` is told of each finding and, about once a second, of the state.
pub fn hunt(
    duel: &mut Duel<'_>,
    budget: Budget,
    programs: Given<'_>,
    mut watch: impl FnMut(&Report, Option<&Finding>),
) -> Result<Report, String> {
    let start = Instant::now();
    let mut report = Report::default();
    let mut kept: Vec<Vec<u8>> = Vec::new();
    let mut tried: BTreeMap<(String, String, Kind), u32> = BTreeMap::new();
    let mut known = Known::default();
    let mut told = Instant::now();
    let mut number = 0;
    while start.elapsed() < budget.time {
        let batch: Vec<(u64, Program, Vec<u8>)> = (number..number + BATCH)
            .take_while(|&number| budget.runs.is_none_or(|most| number < most))
            .map_while(|number| {
                let seed = budget.seed.wrapping_add(number);
                if programs.is_empty() {
                    return Some(next(seed, &kept, budget.common).map(|(program, bytes)| (seed, program, bytes)));
                }
                let source = usize::try_from(number).ok().and_then(|at| programs.get(at))?;
                Some(Some((seed, given(source), Vec::new())))
            })
            .flatten()
            .collect();
        if batch.is_empty() {
            break;
        }
        number += BATCH;
        let (began, used) = (Instant::now(), duel.processor());
        let answers = duel.on(&batch.iter().map(|(_, program, _)| program).collect::<Vec<_>>())?;
        report.processor += duel.processor() - used;
        report.hunting += began.elapsed().as_secs_f64();
        for ((seed, program, bytes), (specialized, base)) in batch.into_iter().zip(answers) {
            report.programs += 1;
            if !specialized.judged() || !base.judged() || base.hung {
                report.unjudged += 1;
            }
            if report.coverage.add(&specialized.coverage) && !bytes.is_empty() {
                kept.push(bytes);
            }
            let Some(kind) = answer::compare(&specialized, &base) else { continue };
            report.divergences += 1;
            let before = (program.name.clone(), finding::opcodes(&specialized).join("+"), kind);
            let tries = tried.entry(before).or_default();
            *tries += 1;
            if *tries > 6 {
                continue;
            }
            let patience = Patience::of(&budget, start.elapsed());
            match make(duel, &program, kind, seed, patience, &mut known)? {
                Outcome::New(finding) => {
                    watch(&report, Some(&finding));
                    report.findings.push(*finding);
                }
                Outcome::Again => {}
                Outcome::Elsewhere => report.elsewhere += 1,
                Outcome::Unstable => report.unstable += 1,
            }
        }
        if told.elapsed() >= Duration::from_secs(1) {
            told = Instant::now();
            watch(&report, None);
        }
    }
    Ok(report)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_get_slack_and_nothing_else_does() {
        let program = "x1600000 = 'a' * 1600000 + 'b' * 12\nf(0x160000, 1.5, 160000)\n";
        assert_eq!(with_slack(program), "x1600000 = 'a' * 1700000 + 'b' * 12\nf(0x160000, 1.5, 170000)\n");
        assert_eq!(with_slack("print()\n"), "print()\n");
    }

    #[test]
    fn minimizing_leaves_most_of_a_hunt_for_hunting() {
        let seconds = Duration::from_secs;
        let budget = |time| Budget { time, runs: None, seed: 0, trials: 800, common: false };
        let time = |whole, elapsed| Patience::of(&budget(seconds(whole)), seconds(elapsed)).time;
        assert_eq!(time(300, 0), seconds(75));
        assert_eq!(time(300, 280), seconds(20));
        assert_eq!(time(300, 400), LEAST_MINIMIZING);
        assert_eq!(time(8, 0), LEAST_MINIMIZING);
    }
}
