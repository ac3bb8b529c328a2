//! Both runs again, side by side: the first instruction after which their frames differ, and the life of each site.
//!
//! Runs are compared after equal numbers of base instructions, so that a super-instruction counts as the two it is.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

use super::Recorded;
use crate::adaptive::families;
use crate::adaptive::policy::{Event, Form, Site};
use crate::adaptive::schedule::SiteId;
use crate::adaptive::stats::Counter;
use crate::bytecode::code::Code;
use crate::bytecode::disassemble::Listing;
use crate::bytecode::{Kind, Op};
use crate::compiler;
use crate::object::Heap;
use crate::object::kinds::Object;
use crate::object::value::Value;
use crate::oracles::verdict::FILENAME;
use crate::oracles::{self, Engine};
use crate::semantics::{Account, Machine, Observer, Pending};

/// Runs longer than this are compared up to here.
const LONGEST: u64 = 2_000_000;
/// Instructions shown before and after the first divergent one.
const AROUND: u64 = 6;
/// Lines of the life of a site.
const LIFE: usize = 60;

/// What happened at one visit of a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    /// Its number, from 1 on; visits in a row with the same event share a line.
    pub number: u64,
    /// What happened.
    pub what: String,
    /// The counter after it.
    pub counter: u16,
}

/// A frame after an instruction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// The instruction as it stood in the code, its base name where that differs.
    pub instruction: String,
    /// The function and line in which it stands.
    pub place: String,
    /// The frame after it: locals, then the stack, one a line.
    pub frame: String,
    /// The unit of the instruction with its code object's number.
    pub site: SiteId,
    /// Disassembly of its function, live opcodes and caches included.
    pub listing: String,
}

/// What the two runs tell when watched.
#[derive(Clone, Debug, Default)]
pub struct Explanation {
    /// After how many base instructions the frames differ first, with both; `None` where they never do.
    pub parting: Option<(u64, Snapshot, Snapshot)>,
    /// The instructions around it on the plain and on the adaptive interpreter.
    pub traces: (String, String),
    /// The site that the finding is about, with its life.
    pub site: Option<(String, Vec<Visit>)>,
    /// The function around the site at the end of the adaptive run, where no frame ever differs.
    pub listing: String,
}

#[derive(Default)]
struct Tracer {
    /// A digest of the running frame by the number of instructions so far; 0 where a fused instruction skips one.
    digests: Vec<u64>,
    /// After how many instructions to take a picture.
    target: Option<u64>,
    snapshot: Option<Snapshot>,
    trace: String,
    /// The number of instructions at the last record.
    last: u64,
    visits: BTreeMap<SiteId, u64>,
    lives: BTreeMap<SiteId, Vec<Visit>>,
    /// The sites by the first form that they took.
    took: Vec<(SiteId, Op)>,
    missed: Option<(Op, u8)>,
}

fn with<R>(m: &mut Machine, f: impl FnOnce(&mut Machine, &mut Tracer) -> R) -> Option<R> {
    let mut notes = m.adaptive.notes.0.take();
    let result = notes.as_mut().and_then(|notes| notes.downcast_mut::<Tracer>()).map(|tracer| f(m, tracer));
    m.adaptive.notes.0 = notes;
    result
}

struct Watch;

impl Observer for Watch {
    fn executed(m: &mut Machine, op: Op, at: usize) {
        with(m, |m, tracer| tracer.record(m, op, at));
    }

    fn raised(m: &mut Machine) {
        let at = m.frame.at;
        let op = m.units.get(at).and_then(|unit| Op::from_u8(unit.to_le_bytes()[0])).unwrap_or(Op::RESUME);
        with(m, |m, tracer| tracer.record(m, op, at));
    }

    fn count(m: &mut Machine, op: Op, counter: Counter) {
        if let Counter::Miss(guard) = counter {
            with(m, |_, tracer| tracer.missed = Some((op, guard)));
        }
    }

    fn told(m: &mut Machine, at: usize, before: Site, event: Event) {
        with(m, |m, tracer| tracer.live(m, at, before, event));
    }

    fn hit(m: &mut Machine, form: Op, _operand: u32, at: usize) {
        with(m, |m, tracer| tracer.note(m, at, format!("hit {}", form.name()), true));
    }
}

impl Tracer {
    fn record(&mut self, m: &mut Machine, op: Op, at: usize) {
        let number = m.limits.fuel - m.fuel;
        if number > LONGEST {
            return;
        }
        match self.target {
            None => {
                let index = number as usize;
                if self.digests.len() <= index {
                    self.digests.resize(index + 1, 0);
                }
                self.digests[index] = digest(m);
            }
            Some(target) if number + AROUND >= target && number <= target + AROUND => {
                let (place, _) = place(m, at);
                // A fused instruction does more than one.
                let first = if self.last > 0 { number.min(self.last + 1) } else { number };
                let _ = writeln!(self.trace, "{first:>7} {place} {}", op.deopt().name());
                for also in first + 1..=number {
                    let _ = writeln!(self.trace, "{also:>7} {place} (done by {})", op.name());
                }
                if number == target {
                    self.snapshot = Some(snapshot(m, op, at));
                }
            }
            Some(_) => {}
        }
        self.last = number;
    }

    fn live(&mut self, m: &mut Machine, at: usize, before: Site, event: Event) {
        let name = |number: u8| Op::from_u8(number).map_or("?", Op::name);
        let gone = m.units.get(at).and_then(|unit| Op::from_u8(unit.to_le_bytes()[0]));
        let adaptive = gone.is_some_and(|op| op.kind() == Kind::Adaptive);
        let (what, visit) = match event {
            Event::Tick => ("waits".to_owned(), true),
            Event::Success(form) => {
                if let Some(form) = Op::from_u8(form) {
                    self.took.push((site(m, at), form));
                }
                (format!("specializes to {}", name(form)), false)
            }
            Event::Failure => ("finds no form and waits longer".to_owned(), false),
            Event::GiveUp => ("gives up for good".to_owned(), false),
            Event::Quicken => ("is quickened".to_owned(), false),
            Event::Deoptimize => ("is deoptimized by the schedule".to_owned(), true),
            Event::Hit => return,
            Event::Miss => {
                let form = match before.form {
                    Form::Specialized(number) => name(number),
                    _ => "?",
                };
                let guard = match self.missed.take() {
                    Some((op, guard)) => families::guards(op).get(usize::from(guard)).copied().unwrap_or("?"),
                    None => "forced",
                };
                let end = if adaptive { ", deoptimizes" } else { "" };
                (format!("miss {form} ({guard}){end}"), true)
            }
        };
        self.note(m, at, what, visit);
    }

    fn note(&mut self, m: &Machine, at: usize, what: String, visit: bool) {
        let site = site(m, at);
        let visits = self.visits.entry(site).or_default();
        *visits += u64::from(visit);
        let (number, counter) = ((*visits).max(1), m.units.get(at + 1).copied().unwrap_or_default());
        let life = self.lives.entry(site).or_default();
        if let Some(last) = life.last_mut().filter(|last| last.what == what) {
            last.counter = counter;
        } else if life.len() < LIFE {
            life.push(Visit { number, what, counter });
        }
    }
}

fn site(m: &Machine, at: usize) -> SiteId {
    // A unit belongs to the code object that begins last before it.
    let code = m.heap.codes.iter().enumerate().filter(|(_, run)| run.start <= at && run.code.is_some());
    let found = code.max_by_key(|(_, run)| run.start);
    found.map_or(SiteId { code: 0, unit: at }, |(code, run)| SiteId { code, unit: at - run.start })
}

fn code_of(m: &Machine, code: usize) -> Option<(&Code, usize)> {
    let run = m.heap.codes.iter().nth(code)?;
    Some((run.code.as_deref()?, run.start))
}

fn place(m: &Machine, at: usize) -> (String, SiteId) {
    let site = site(m, at);
    let Some((code, _)) = code_of(m, site.code) else { return ("?".to_owned(), site) };
    let mut unit = 0;
    let mut line = None;
    for (length, position) in code.position_entries() {
        if unit as usize <= site.unit {
            line = position.line;
        }
        unit += length;
    }
    (format!("{}:{}", code.qualname, line.map_or("?".to_owned(), |line| line.to_string())), site)
}

fn snapshot(m: &Machine, op: Op, at: usize) -> Snapshot {
    let (place, site) = place(m, at);
    let base = op.deopt();
    let instruction = if base == op { op.name().to_owned() } else { format!("{} (as {})", base.name(), op.name()) };
    let mut frame = String::new();
    let names: Vec<String> = m.heap.codes[m.frame.code]
        .code
        .as_ref()
        .map_or_else(Vec::new, |code| code.locals.iter().map(|local| local.name.to_string()).collect());
    let values = m.stack.get(m.frame.base..).unwrap_or_default();
    for (index, value) in values.iter().enumerate() {
        let shown = shown(m, *value);
        let _ = match names.get(index) {
            Some(name) => writeln!(frame, "{name} = {shown}"),
            None => writeln!(frame, "stack[{}] = {shown}", index - names.len()),
        };
    }
    if let Pending::Exception(value) = m.pending {
        let _ = writeln!(frame, "raised {}", shown(m, value));
    }
    if !m.output.is_empty() {
        let tail: Vec<&str> = m.output.lines().rev().take(2).collect();
        let _ = writeln!(frame, "printed so far ends with {:?}", tail.into_iter().rev().collect::<Vec<_>>());
    }
    Snapshot { instruction, place, frame, site, listing: listing(m, site) }
}

/// A value as Python shows it, asked in a copy of the machine, in which nobody watches.
fn shown(m: &Machine, value: Value) -> String {
    match value {
        Value::Null => return "<unset>".to_owned(),
        Value::Cell(cell) => return format!("cell of {}", shown(m, m.heap.cells[cell])),
        _ => {}
    }
    let mut copy = m.clone();
    copy.fuel = 10_000;
    copy.pending = Pending::None;
    let mut text = copy
        .repr(value)
        .unwrap_or_else(|_| format!("<{} whose repr raises>", m.heap.types[m.heap.type_of(value)].name));
    if text.chars().count() > 120 {
        text = text.chars().take(117).chain("...".chars()).collect();
    }
    text
}

/// The function around a site with its live opcodes and caches, cut to what is near, the site marked.
fn listing(m: &Machine, site: SiteId) -> String {
    let Some((code, start)) = code_of(m, site.code) else { return String::new() };
    let Some(units) = m.units.get(start..start + code.units.len()) else { return String::new() };
    let text = Listing::new(code).live(units).show_caches(true).to_string();
    let own = text.split("\nDisassembly of ").next().unwrap_or_default();
    let offset = (site.unit * 2).to_string();
    let lines: Vec<&str> = own.lines().collect();
    // The offset stands before the name of the opcode.
    let here = lines.iter().position(|line| {
        let words: Vec<&str> = line.split_whitespace().collect();
        words.windows(2).any(|pair| pair[0] == offset && pair[1].starts_with(|c: char| c.is_ascii_uppercase()))
    });
    let (from, to) = here.map_or((0, lines.len()), |here| (here.saturating_sub(20), (here + 24).min(lines.len())));
    let mut shown = format!("{}:\n", code.qualname);
    for (index, line) in lines.iter().enumerate().take(to).skip(from) {
        let _ = writeln!(shown, "{line}{}", if Some(index) == here { "    <-- here" } else { "" });
    }
    shown
}

/// A digest of the running frame and of how much was printed, the same for frames that hold equal values.
fn digest(m: &Machine) -> u64 {
    let mut hasher = FxHasher::default();
    m.frame.code.index().hash(&mut hasher);
    m.frame.pc.hash(&mut hasher);
    m.frames.len().hash(&mut hasher);
    m.output.len().hash(&mut hasher);
    for value in m.stack.get(m.frame.base..).unwrap_or_default() {
        feed(&m.heap, *value, 0, &mut hasher);
    }
    if let Pending::Exception(value) = m.pending {
        feed(&m.heap, value, 0, &mut hasher);
    }
    // 0 stands for an instruction that was not seen on its own.
    hasher.finish() | 1
}

fn feed(heap: &Heap, value: Value, depth: usize, hasher: &mut FxHasher) {
    std::mem::discriminant(&value).hash(hasher);
    let all = |values: &[Value], hasher: &mut FxHasher| {
        values.len().hash(hasher);
        if depth < 3 {
            values.iter().take(64).for_each(|value| feed(heap, *value, depth + 1, hasher));
        }
    };
    match value {
        Value::Int(n) => n.hash(hasher),
        Value::Float(f) => f.hash(hasher),
        Value::Str(id) => heap.str(id).hash(hasher),
        Value::Tuple(id) => all(&heap.tuples[id], hasher),
        Value::List(id) => all(&heap.lists[id], hasher),
        Value::Cell(id) if depth < 3 => feed(heap, heap.cells[id], depth + 1, hasher),
        Value::Instance(_) => heap.types[heap.type_of(value)].name.hash(hasher),
        Value::Type(id) => heap.types[id].name.hash(hasher),
        Value::Object(id) => match &heap.objects[id] {
            Object::BigInt(n) => n.hash(hasher),
            Object::Bytes(bytes) => bytes.hash(hasher),
            _ => heap.types[heap.type_of(value)].name.hash(hasher),
        },
        _ => {}
    }
}

fn watched(recorded: &Recorded, engine: Engine, target: Option<u64>) -> Option<(Tracer, Machine)> {
    let code = compiler::compile(&recorded.source, FILENAME).ok()?;
    let setup = recorded.setup();
    let mut machine = oracles::machine(engine, setup.limits);
    machine.engine = match engine {
        Engine::Plain => crate::plain::run_observed::<Watch>,
        Engine::Adaptive(_) => {
            setup.prepare(&mut machine, recorded.policy, &setup.plants);
            crate::adaptive::dispatch::run_observed::<(Account, Watch)>
        }
    };
    machine.adaptive.notes.0 = Some(Box::new(Tracer { target, ..Tracer::default() }));
    oracles::finish(&mut machine, &code, &recorded.source);
    let tracer = machine.adaptive.notes.0.take()?.downcast::<Tracer>().ok()?;
    Some((*tracer, machine))
}

/// Runs the finding on both interpreters, twice: to find where they part, and to look there.
pub fn explain(recorded: &Recorded) -> Explanation {
    let adaptive = Engine::Adaptive(recorded.policy);
    let (Some((left, _)), Some((right, machine))) =
        (watched(recorded, Engine::Plain, None), watched(recorded, adaptive, None))
    else {
        return Explanation::default();
    };
    let digests = left.digests.iter().zip(&right.digests).enumerate();
    let parting = digests.clone().find(|(_, (a, b))| **a != 0 && **b != 0 && a != b).map(|(number, _)| number as u64);
    // Runs that end at different instructions part where the shorter one ends.
    let parting = parting.or_else(|| {
        let shorter = left.digests.len().min(right.digests.len());
        (left.digests.len() != right.digests.len() && shorter > 0).then(|| shorter as u64 - 1)
    });
    let mut explanation = Explanation::default();
    if let Some(number) = parting
        && let (Some((left, _)), Some((right, _))) =
            (watched(recorded, Engine::Plain, Some(number)), watched(recorded, adaptive, Some(number)))
    {
        explanation.traces = (left.trace, right.trace);
        explanation.parting = left.snapshot.zip(right.snapshot).map(|(left, right)| (number, left, right));
    }
    // The site is where they part, if that is one, else the first that took the form of the signature.
    let wanted = recorded.signature.form;
    let parted = explanation.parting.as_ref().map(|(_, _, right)| right.site);
    let took = right.took.iter().find(|(_, form)| Some(*form) == wanted).or(right.took.first()).map(|(site, _)| *site);
    let site = parted.filter(|site| right.lives.contains_key(site)).or(took);
    if let Some(site) = site {
        let (code, unit) = (site.code, site.unit);
        let name = code_of(&machine, code).map_or_else(String::new, |(code, _)| code.qualname.to_string());
        let life = right.lives.get(&site).cloned().unwrap_or_default();
        explanation.site = Some((format!("{name}, offset {} (site {code}:{unit})", unit * 2), life));
        explanation.listing = listing(&machine, site);
    }
    explanation
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recorded() -> Recorded {
        Recorded::parse(
            "# signature: BINARY_OP/BINARY_OP_ADD_INT/BINARY_OP_ADD_INT:right_type/output\n# policy: saturating\n\
             # plants: BINARY_OP_ADD_INT:right_type\n\
             def f(a, b):\n    return a + b\nfor i in range(30):\n    f(1, 2)\nprint(f(1, 2.5))\n",
        )
        .expect("a finding")
    }

    #[test]
    fn the_first_divergent_instruction_is_found_with_both_frames() {
        let explanation = explain(&recorded());
        let (_, plain, adaptive) = explanation.parting.expect("the runs part");
        assert_eq!(plain.instruction, "BINARY_OP");
        assert_eq!(adaptive.instruction, "BINARY_OP (as BINARY_OP_ADD_INT)");
        assert!(plain.place.starts_with("f:2") && plain.frame.contains("a = 1\nb = 2.5\nstack[0] = 3.5"), "{plain:?}");
        assert!(adaptive.frame.contains("b = 2.5") && !adaptive.frame.contains("3.5"), "{adaptive:?}");
        assert!(adaptive.listing.contains("BINARY_OP_ADD_INT") && adaptive.listing.contains("<-- here"));
        let (left, right) = explanation.traces;
        assert!(left.contains("BINARY_OP") && right.contains("BINARY_OP"));
    }

    #[test]
    fn the_life_of_the_site_is_told_by_visit() {
        let (site, life) = explain(&recorded()).site.expect("a site");
        assert!(site.starts_with("f, offset"), "{site}");
        let what: Vec<&str> = life.iter().map(|visit| visit.what.as_str()).collect();
        assert!(
            what.contains(&"specializes to BINARY_OP_ADD_INT") && what.contains(&"hit BINARY_OP_ADD_INT"),
            "{what:?}"
        );
        assert!(life.iter().map(|visit| visit.number).is_sorted());
    }

    #[test]
    fn runs_that_agree_do_not_part() {
        let mut recorded = recorded();
        recorded.plants.clear();
        assert!(explain(&recorded).parting.is_none());
    }
}
