//! Under the policy `cpython311` the adaptive state is CPython's: after a program has run, the live opcode and the
//! counter of every site of its code equal `_co_code_adaptive` of python3.11.
//!
//! `TURNCOAT_STATE=DIR:DIR` names other folders, whose result is printed in full and not judged.

mod support;

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

use turncoat::adaptive::policy::{Policy, Thresholds};
use turncoat::adaptive::{dispatch, quicken};
use turncoat::bytecode::{Code, Constant, Op};
use turncoat::compiler;
use turncoat::semantics::{Limits, Machine};

/// The least share of sites in the same state, in percent.
const REQUIRED: f64 = 99.0;
/// Differences printed of each class.
const SHOWN: usize = 6;

/// Why sites of a program differ; the path begins so.
const REASONS: &[(&str, &str)] = &[
    (
        "corpus/programs/modules/",
        "functions and classes of the module are Python code here and C there, or the reverse",
    ),
    ("corpus/programs/guards/precall_no_kw_list_append", "deque is Python code here"),
    ("corpus/programs/guards/store_subscr_dict", "OrderedDict is Python code here"),
    ("corpus/programs/types/sorting", "functools.cmp_to_key is Python code here"),
    ("corpus/programs/worlds/globals_of_dict_subclass", "globals of a subclass of dict are its dict here"),
    ("corpus/programs/worlds/recursion_limit", "calls from C count towards CPython's recursion limit at other places"),
];

/// A code object after a run: its qualified name, its code as compiled, and its live code.
type Ran = (String, Vec<u16>, Vec<u16>);

fn units(hex: &str) -> Vec<u16> {
    (0..hex.len() / 4)
        .map(|i| u16::from_str_radix(&hex[4 * i..4 * i + 4], 16).expect("hexadecimal").swap_bytes())
        .collect()
}

/// What python3.11 makes of each file; nothing for a file that did not end in time.
fn ask(python: &str, files: &[PathBuf]) -> Vec<Option<Vec<Ran>>> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/adaptive_state.py");
    let mut command = Command::new(python);
    command.arg(script).env("PYTHONHASHSEED", "0").stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().expect("python was just seen to start");
    let list: String = files.iter().map(|file| format!("{}\n", file.display())).collect();
    child.stdin.take().expect("a pipe").write_all(list.as_bytes()).expect("the script reads all of it first");
    let output = child.wait_with_output().expect("the script ends");
    let text = String::from_utf8(output.stdout).expect("JSON");
    let file = |line: &str| {
        let codes: Option<Vec<[String; 3]>> = serde_json::from_str(line).expect("one JSON line a file");
        Some(codes?.into_iter().map(|[name, cold, live]| (name, units(&cold), units(&live))).collect())
    };
    text.lines().map(file).collect()
}

fn tree(code: &Arc<Code>, out: &mut Vec<Arc<Code>>) {
    out.push(code.clone());
    for constant in &code.constants {
        if let Constant::Code(nested) = constant {
            tree(nested, out);
        }
    }
}

/// What our interpreter makes of a program, if it prints what CPython prints.
fn run(source: &str, expected: Option<&str>) -> Option<Vec<Ran>> {
    let code = compiler::compile(source, "program.py").ok()?;
    let mut machine = Machine::new(dispatch::run, Limits { fuel: 2_000_000_000, ..Limits::default() });
    machine.adaptive.policy = Policy::Cpython311;
    machine.adaptive.thresholds = Thresholds::of(Policy::Cpython311);
    let _ = machine.run_module(&code, source);
    if expected.is_some_and(|expected| expected != machine.output) {
        return None;
    }
    let mut codes = Vec::new();
    tree(&code, &mut codes);
    let live = |code: Arc<Code>| {
        let run = machine.heap.codes.iter().find(|run| run.code.as_ref().is_some_and(|c| Arc::ptr_eq(c, &code)));
        let start = run.expect("every nested code object is part of the run").start;
        (code.qualname.to_string(), code.units.to_vec(), machine.units[start..start + code.units.len()].to_vec())
    };
    Some(codes.into_iter().map(live).collect())
}

/// The files with what our interpreter makes of them, several at a time: they are independent of each other.
fn run_all(files: &[PathBuf]) -> Vec<(PathBuf, Vec<Ran>)> {
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    let next = std::sync::atomic::AtomicUsize::new(0);
    let work = || {
        let mut ran = Vec::new();
        while let Some(path) = files.get(next.fetch_add(1, std::sync::atomic::Ordering::Relaxed)) {
            let source = std::fs::read_to_string(path).expect("a readable program");
            let expected = std::fs::read_to_string(path.with_extension("out")).ok();
            if let Some(codes) = run(&source, expected.as_deref()) {
                ran.push((path.clone(), codes));
            }
        }
        ran
    };
    let mut ran: Vec<_> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("no program makes it panic")).collect()
    });
    ran.sort_by(|a, b| a.0.cmp(&b.0));
    ran
}

#[derive(Default)]
struct Tally {
    sites: usize,
    same: usize,
    others: usize,
    others_same: usize,
    classes: BTreeMap<String, (usize, Vec<String>)>,
    unexplained: Vec<String>,
}

impl Tally {
    fn differ(&mut self, class: String, place: String) {
        if !REASONS.iter().any(|(path, _)| place.starts_with(path)) {
            self.unexplained.push(format!("{class}: {place}"));
        }
        let (count, places) = self.classes.entry(class).or_default();
        *count += 1;
        places.push(place);
    }

    fn compare(&mut self, file: &Path, ours: &Ran, theirs: &Ran) {
        if ours.1 != theirs.1 {
            self.differ("compiled differently".into(), format!("{} {}", file.display(), ours.0));
            return;
        }
        let op = |unit: u16| Op::from_u8(unit.to_le_bytes()[0]).expect("an opcode");
        let mut at = 0;
        while at < ours.1.len() {
            let (base, our, their) = (op(ours.1[at]), op(ours.2[at]), op(theirs.2[at]));
            let place = || format!("{} {}:{at}", file.display(), ours.0);
            if base.caches() == 0 {
                self.others += 1;
                if our == their {
                    self.others_same += 1;
                } else {
                    self.differ(format!("{} here, {} there", our.name(), their.name()), place());
                }
            } else {
                self.sites += 1;
                let counters = (ours.2[at + 1], theirs.2[at + 1]);
                if our != their {
                    let text = format!("{} {} {}", place(), counters.0, counters.1);
                    self.differ(format!("{} here, {} there", our.name(), their.name()), text);
                } else if counters.0 != counters.1 {
                    self.differ(format!("{} counter", our.name()), format!("{} {counters:?}", place()));
                } else {
                    self.same += 1;
                }
            }
            at += 1 + base.caches();
        }
        let mut stripped = ours.2.clone();
        quicken::strip(&mut stripped);
        assert_eq!(stripped, ours.1, "{} {}", file.display(), ours.0);
    }

    fn percent(&self) -> f64 {
        100.0 * self.same as f64 / self.sites.max(1) as f64
    }
}

#[test]
fn the_adaptive_state_is_that_of_cpython() {
    let Some(python) = support::python311("the comparison of adaptive states") else { return };
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let others = std::env::var("TURNCOAT_STATE").ok();
    let folders: Vec<&str> = match &others {
        Some(folders) => folders.split(':').collect(),
        None => vec!["corpus/programs", "benches/programs"],
    };
    let files: Vec<PathBuf> = support::python_files(&folders).iter().map(|path| root.join(path)).collect();
    let (answers, ran) = std::thread::scope(|scope| {
        let answers = scope.spawn(|| ask(python, &files));
        let ran = run_all(&files);
        (answers.join().expect("python3.11 answers"), ran)
    });
    assert_eq!(answers.len(), files.len());
    let mut tally = Tally::default();
    for (path, ours) in &ran {
        let theirs = &answers[files.binary_search(path).expect("one of the files")];
        let path = path.strip_prefix(root).unwrap_or(path);
        match theirs {
            Some(theirs) if theirs.len() == ours.len() => {
                ours.iter().zip(theirs).for_each(|(ours, theirs)| tally.compare(path, ours, theirs));
            }
            Some(_) => tally.differ("compiled differently".into(), path.display().to_string()),
            None => tally.differ("python3.11 did not end".into(), path.display().to_string()),
        }
    }
    let shown = if others.is_some() { usize::MAX } else { SHOWN };
    let mut classes: Vec<_> = tally.classes.iter().collect();
    classes.sort_by_key(|(name, (count, _))| (std::cmp::Reverse(*count), name.as_str()));
    for (name, (count, places)) in classes {
        println!("{count:5} {name}: {}", places[..places.len().min(shown)].join("; "));
    }
    for (path, reason) in REASONS {
        let count = tally.classes.values().flat_map(|(_, places)| places).filter(|p| p.starts_with(path)).count();
        println!("{count:5} in {path}*: {reason}");
    }
    println!("{:5} without a known reason: {:#?}", tally.unexplained.len(), tally.unexplained);
    println!("{} of {} programs run here as on CPython", ran.len(), files.len());
    println!("{} of {} instructions without a cache have the same live opcode", tally.others_same, tally.others);
    println!("{} of {} sites are in the same state ({:.2} %)", tally.same, tally.sites, tally.percent());
    assert!(others.is_some() || tally.percent() >= REQUIRED, "only {:.2} % of the sites agree", tally.percent());
}
