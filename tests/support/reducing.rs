//! Divergences to minimize: found by campaigns with plants, or inside programs written by hand; and how small they got.

use std::path::Path;
use std::time::{Duration, Instant};

use turncoat::adaptive::policy::Policy;
use turncoat::bytecode::code::{Code, Constant};
use turncoat::campaign;
use turncoat::compiler;
use turncoat::oracles::plant::Plant;
use turncoat::oracles::verdict::{Divergence, Setup, Verdict, verdict};
use turncoat::reduction::divergence::SameSignature;
use turncoat::reduction::{Budget, Reduced, minimize};

/// A program that diverges.
pub struct Case {
    /// The plant, or the file.
    pub name: String,
    /// The program.
    pub source: String,
    /// Under what it diverges.
    pub setup: Setup,
    /// How.
    pub found: Box<Divergence>,
}

/// The first program of a campaign of this seed, aimed at the plant, that shows it.
pub fn found_by_campaign(plant: Plant, seed: u64, programs: u64) -> Option<Case> {
    let form = match plant {
        Plant::Guard(form, _) => Some(form),
        _ => None,
    };
    let setup = Setup { plants: vec![plant], ..Setup::default() };
    (0..programs).find_map(|number| {
        let source = campaign::program(seed, number, form)?;
        match verdict(&source, &setup) {
            Verdict::Diverged(found) => Some(Case { name: plant.to_string(), source, setup: setup.clone(), found }),
            _ => None,
        }
    })
}

/// The programs below benches/minimize, each with its plant and policy in its header.
pub fn written_by_hand() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/minimize");
    let mut paths: Vec<_> = folder.read_dir().into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "py"));
    paths.sort();
    let case = |path: &std::path::PathBuf| {
        let source = std::fs::read_to_string(path).expect("a readable program");
        let field = |name: &str| {
            let line = source.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
            line.unwrap_or_else(|| panic!("{} has no '{name}'", path.display()))
        };
        let plants = vec![field("# plant:").parse().expect("a plant")];
        let policies = vec![field("# policy:").parse::<Policy>().expect("a policy")];
        let setup = Setup { plants, policies, ..Setup::default() };
        let Verdict::Diverged(found) = verdict(&source, &setup) else { panic!("{} agrees", path.display()) };
        let name = path.file_stem().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        Case { name, source, setup, found }
    };
    paths.iter().map(case).collect()
}

/// Programs of corpus/programs, each with a plant that makes it diverge; both drawn from this seed.
#[allow(dead_code, reason = "not every target that shares this file takes the corpus")]
pub fn found_in_corpus(count: usize, seed: u64) -> Vec<Case> {
    fn below(folder: &Path, found: &mut Vec<std::path::PathBuf>) {
        for path in folder.read_dir().into_iter().flatten().flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                below(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "py") {
                found.push(path);
            }
        }
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/programs");
    let mut paths = Vec::new();
    below(&folder, &mut paths);
    paths.sort();
    let mut state = seed;
    let mut draw = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below.max(1)
    };
    let plants: Vec<Plant> = Plant::all().collect();
    let mut cases = Vec::new();
    while cases.len() < count && !paths.is_empty() {
        let path = paths.swap_remove(draw(paths.len()));
        let source = std::fs::read_to_string(&path).expect("a readable program");
        let case = (0..PLANTS_EACH).find_map(|_| {
            let plant = plants[draw(plants.len())];
            let setup = Setup { plants: vec![plant], ..Setup::default() };
            let Verdict::Diverged(found) = verdict(&source, &setup) else { return None };
            let name = format!("{} {plant}", path.file_stem().unwrap_or_default().to_string_lossy());
            Some(Case { name, source: source.clone(), setup, found })
        });
        cases.extend(case);
    }
    cases
}

/// Plants tried on a program of the corpus.
const PLANTS_EACH: usize = 40;

/// Tokens that a program cannot do without because an operand does not fit a byte: the code that has it needs 256 names,
/// each with what stands before the next.
fn wide(source: &str) -> usize {
    fn has_256_names(code: &Code) -> bool {
        let inside = |constant: &Constant| matches!(constant, Constant::Code(code) if has_256_names(code));
        code.names.len() > 0xff || code.constants.iter().any(inside)
    }
    let is_wide = compiler::compile(source, "program.py").is_ok_and(|code| has_256_names(&code));
    if is_wide { 2 * 256 } else { 0 }
}

/// A program that was reduced.
struct Row {
    small: Reduced,
    /// Tokens that no program with the signature can be without.
    needed: usize,
}

/// How the reductions went.
#[derive(Default)]
pub struct Table {
    rows: Vec<Row>,
    /// Those that came out with another signature, by name.
    pub strayed: Vec<String>,
}

fn median<T: Ord + Copy + Default>(mut all: Vec<T>) -> T {
    all.sort_unstable();
    all.get(all.len() / 2).copied().unwrap_or_default()
}

impl Table {
    /// Minimizes a case and prints a line about it.
    pub fn reduce(&mut self, case: &Case, show: bool) {
        let mut oracle = SameSignature::new(&case.setup, &case.found);
        let small = minimize(&case.source, &mut oracle, Budget::default(), &mut |_, _, _| {})
            .unwrap_or_else(|refusal| panic!("{}: {refusal}", case.name));
        let setup = case.setup.again(&case.found);
        let same = matches!(verdict(&small.source, &setup), Verdict::Diverged(after) if after.signature == case.found.signature);
        if !same {
            self.strayed.push(case.name.clone());
        }
        let needed = wide(&small.source);
        println!(
            "{:<50} {:>5} -> {:>4} tokens {:>3} lines {:>5} calls {:>6} ms{}{}",
            case.name,
            small.tokens_before,
            small.tokens,
            small.lines,
            small.calls,
            small.time.as_millis(),
            if needed > 0 { "  (512 of them 256 names: the operand does not fit a byte)" } else { "" },
            if same { "" } else { "  ANOTHER SIGNATURE" }
        );
        if show {
            println!("{}", small.source);
        }
        self.rows.push(Row { small, needed });
    }

    /// How many were reduced.
    pub fn count(&self) -> usize {
        self.rows.len()
    }

    fn median_of<T: Ord + Copy + Default>(&self, get: fn(&Reduced) -> T) -> T {
        median(self.rows.iter().map(|row| get(&row.small)).collect())
    }

    /// What of the bars (median tokens, lines and calls, most tokens) is missed, in words; the time only where asked.
    pub fn missed(&self, bars: [usize; 4], time: bool) -> Vec<String> {
        let mut missed = Vec::new();
        let mut bar = |name: &str, value: usize, most: usize| {
            if value > most {
                missed.push(format!("{name}: {value}, not {most}"));
            }
        };
        bar("median tokens", self.median_of(|row| row.tokens), bars[0]);
        bar("median lines", self.median_of(|row| row.lines), bars[1]);
        bar("median oracle calls", self.median_of(|row| row.calls), bars[2]);
        let beyond = self.rows.iter().map(|row| row.small.tokens - row.needed.min(row.small.tokens));
        bar("most tokens", beyond.max().unwrap_or_default(), bars[3]);
        bar("with another signature", self.strayed.len(), 0);
        if time {
            bar("median ms", self.median_of(|row| row.time).as_millis() as usize, 1000);
        }
        missed
    }

    /// The last line.
    pub fn print(&self, what: &str, started: Instant) {
        let most = |get: fn(&Reduced) -> usize| self.rows.iter().map(|row| get(&row.small)).max().unwrap_or_default();
        let worst = most(|row| row.tokens);
        let time: Duration = self.median_of(|row| row.time);
        println!(
            "{what}: {} divergences in {:.1} s: median {} tokens, {} lines, {} calls, {} ms; most {worst} tokens, {} lines, {} calls, {} ms; {} with the same signature",
            self.count(),
            started.elapsed().as_secs_f64(),
            self.median_of(|row| row.tokens),
            self.median_of(|row| row.lines),
            self.median_of(|row| row.calls),
            time.as_millis(),
            most(|row| row.lines),
            most(|row| row.calls),
            most(|row| row.time.as_millis() as usize),
            self.count() - self.strayed.len(),
        );
    }
}
