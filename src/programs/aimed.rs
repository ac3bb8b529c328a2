//! A kernel aimed at a form: warmed, shifted, visited again.

use std::borrow::Cow;
use std::fmt::{self, Formatter};

use arbitrary::{Result, Unstructured};

use crate::bytecode::Op;

use super::aim::{Aim, World};
use super::swarm::{Feature, Swarm};
use super::wrap::Wrap;
use super::{scalar, schedule, shape, world};

/// A stretch of visits, with what changes before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phase {
    /// A statement of the module that changes the world.
    pub change: Option<Cow<'static, str>>,
    /// Operands, each pair in turn: one is steady, two alternate, more are megamorphic.
    pub operands: Vec<Cow<'static, str>>,
    /// How many visits.
    pub visits: u16,
}

/// A kernel aimed at a form, warmed and shifted.
#[derive(Clone, Debug, PartialEq)]
pub struct Aimed {
    /// What it is aimed at.
    pub aim: &'static Aim,
    /// How the kernel is wrapped.
    pub wrap: Wrap,
    /// The warm-up, then the shifts.
    pub phases: Vec<Phase>,
}

/// Visits that warm a site under the numbers of both policies, and let its form be hit.
const WARM: u16 = 10;

/// How calls as deep as they go are told from others: each takes thousands of instructions, and is repeated seldom.
const DEEP: &str = ", 3000)";

/// How often such a call is made in a stretch of visits.
const DEEP_VISITS: usize = 2;

/// How many shifts: mostly one, for a short program says as much a visit as a long one, and there are more of them.
const SHIFTS: &[u8] = &[1, 1, 1, 1, 1, 1, 2, 3];

/// Visits after a shift: few.
const AFTER: &[u16] = &[3, 1, 2, 2, 4, 3, 2, 6];

/// Visits that specialize again after a deoptimization, under small thresholds and under the defaults of both policies.
pub(super) const TAILS: &[u16] = &[17, 24, 17, 54, 64, 90, 120];

/// How many of the operands that an aim shifts to are tried in one stretch: a visit costs little beside a program.
const MANY: &[usize] = &[2, 4, 8, 12];

impl Aimed {
    /// Draws a kernel's schedule for an aim.
    ///
    /// # Errors
    /// Never for want of bytes: missing bytes read as zeros.
    pub fn draw(u: &mut Unstructured<'_>, aim: &'static Aim, swarm: Swarm) -> Result<Self> {
        let wraps = swarm.allows(Feature::Wraps);
        let wrap = if wraps && u.ratio(2, 3)? { *u.choose(&Wrap::ALL)? } else { Wrap::Function };
        // Sometimes a site begins with what it should not specialize for, or for something else.
        let warm = if u.ratio(1, 10)? { *u.choose(aim.others)? } else { *u.choose(aim.warm)? };
        let family = aim.forms[0].deopt();
        let visits = if u.ratio(15, 16)? { WARM } else { *u.choose(schedule::COUNTS)? };
        // Edges of the same class specialize too, and overflow where others do not.
        let first = match u.ratio(1, 8)? {
            true => scalar::alike(u, family)?,
            false => None,
        };
        let first = first.map_or(Cow::Borrowed(warm), Cow::Owned);
        let mut phases = vec![Phase { change: None, operands: vec![first], visits }];
        for _ in 0..*u.choose(SHIFTS)? {
            Self::shift(u, aim, swarm, warm, &mut phases)?;
        }
        if u.ratio(1, 6)? {
            // Long enough to deoptimize under small thresholds, and to specialize again.
            let operands = if u.ratio(1, 2)? {
                vec![Cow::Borrowed(*u.choose(aim.warm)?)]
            } else {
                phases[phases.len() - 1].operands.clone()
            };
            let visits = if swarm.allows(Feature::Tails) { *u.choose(TAILS)? } else { 14 };
            phases.push(Phase { change: None, operands, visits });
        }
        for Phase { operands, visits, .. } in &mut phases {
            let deep = operands.iter().filter(|operands| operands.contains(DEEP)).count();
            if let Some(rounds) = DEEP_VISITS.checked_div(deep) {
                *visits = (*visits).min((rounds.max(1) * operands.len()) as u16);
            }
        }
        Ok(Self { aim, wrap, phases })
    }

    /// Adds what comes after the warm-up: changes of the world, or other operands.
    fn shift(
        u: &mut Unstructured<'_>,
        aim: &'static Aim,
        swarm: Swarm,
        warm: &'static str,
        phases: &mut Vec<Phase>,
    ) -> Result<()> {
        let visits = *u.choose(AFTER)?;
        // Where no change of the world can matter to a form, there are few.
        let worlds = if aim.worlds.is_empty() { 8 } else { 2 };
        if swarm.allows(Feature::Worlds) && u.ratio(1, worlds)? {
            // One change, or several with a look after each or only after the last.
            let (many, visits) = if u.ratio(1, 2)? { (u.int_in_range(2..=4)?, 2) } else { (1, visits) };
            let between = if u.ratio(1, 3)? { 0 } else { visits };
            for left in (0..many).rev() {
                let (change, operands) = Self::change(u, aim, warm)?;
                let visits = if left == 0 { visits } else { between };
                phases.push(Phase { change: Some(change), operands: vec![operands], visits });
            }
            return Ok(());
        }
        let mut operands = Vec::new();
        if u.ratio(1, 2)? {
            // A stretch of what the aim shifts to, each after the operands that the site knows: it keeps its form.
            let from = u.int_in_range(0..=aim.others.len().saturating_sub(1))?;
            let many = (*u.choose(MANY)?).min(aim.others.len());
            for other in aim.others.iter().cycle().skip(from).take(many) {
                operands.extend([Cow::Borrowed(warm), Cow::Borrowed(*other)]);
            }
            let visits = operands.len() as u16;
            phases.push(Phase { change: None, operands, visits });
            return Ok(());
        }
        let many = if swarm.allows(Feature::Rotation) { u.int_in_range(1..=4)? } else { 1 };
        for _ in 0..many {
            let edges = if u.ratio(1, 4)? { scalar::pair(u, aim.forms[0].deopt())? } else { None };
            operands.push(if let Some(edges) = edges {
                Cow::Owned(edges)
            } else if u.ratio(1, 6)? {
                Cow::Borrowed(*u.choose(aim.warm)?)
            } else if swarm.allows(Feature::Every) && u.ratio(1, 3)? {
                Cow::Borrowed(*u.choose(shape::PAIRS)?)
            } else {
                Cow::Borrowed(*u.choose(aim.others)?)
            });
        }
        phases.push(Phase { change: None, operands, visits });
        Ok(())
    }

    /// A change of the world, and the operands that the site is visited with after it.
    fn change(
        u: &mut Unstructured<'_>,
        aim: &'static Aim,
        warm: &'static str,
    ) -> Result<(Cow<'static, str>, Cow<'static, str>)> {
        let own: Vec<&World> = aim.worlds.iter().filter(|world| world.1 == warm).collect();
        Ok(match u.int_in_range(0..=7)? {
            // What changes under the very operands that the site knows is what it may miss.
            0..=2 if !own.is_empty() => (Cow::Borrowed(u.choose(&own)?.0), Cow::Borrowed(warm)),
            0..=4 if !aim.worlds.is_empty() => {
                let world = u.choose(aim.worlds)?;
                (Cow::Borrowed(world.0), Cow::Borrowed(world.1))
            }
            // A module is no object of a class that could change, and builtins without names are no world.
            0..=6 if !warm.contains("builtins") => {
                let called = matches!(aim.forms[0].deopt(), Op::CALL | Op::PRECALL);
                let list = if called && u.ratio(3, 4)? { world::OF_FUNCTION } else { world::OF_OPERAND };
                (Cow::Owned(world::of_operand(warm, u.choose(list)?)), Cow::Borrowed(warm))
            }
            _ => (Cow::Borrowed(world::draw(u)?), Cow::Borrowed(warm)),
        })
    }

    /// Writes the kernel and its visits.
    ///
    /// # Errors
    /// What the formatter answers.
    pub fn write(&self, f: &mut Formatter<'_>) -> fmt::Result {
        writeln!(f, "# {}", self.aim.forms[0].name())?;
        self.wrap.write(f, self.aim.body)?;
        write_visits(f, &self.phases)
    }
}

/// Visits that are written out with operands of their own: beyond, a function that makes them is shorter.
const WRITTEN: usize = 4;

impl Phase {
    /// The operands of each visit, where they are few enough to be written out.
    fn written(&self) -> Option<impl Iterator<Item = &str>> {
        let visits = usize::from(self.visits);
        let few = visits <= self.operands.len().max(WRITTEN);
        few.then(|| self.operands.iter().map(|operands| &**operands).cycle().take(visits))
    }

    /// The operands of all visits, where they are the same objects each time: nothing in them is made anew.
    fn kept(&self) -> Option<&str> {
        match &self.operands[..] {
            [operands] if !operands.get(1..)?.contains(['(', '[', '{']) => Some(operands),
            _ => None,
        }
    }
}

/// Writes the visits of `kernel`, and what changes before them.
pub(super) fn write_visits(f: &mut Formatter<'_>, phases: &[Phase]) -> fmt::Result {
    let mut phases = phases.iter().peekable();
    while let Some(phase) = phases.next() {
        if let Some(change) = &phase.change {
            write_change(f, change)?;
        }
        if phase.visits == 0 {
            continue;
        }
        if let Some(written) = phase.written() {
            // What making an operand raises is part of the answer.
            write!(f, "try: each(kernel")?;
            written.into_iter().try_for_each(|operands| write!(f, ", {operands}"))?;
            while let Some(more) = phases.peek().filter(|next| next.change.is_none()).and_then(|next| next.written()) {
                more.into_iter().try_for_each(|operands| write!(f, ", {operands}"))?;
                phases.next();
            }
            writeln!(f, ")\nexcept Exception as e: note(caught(e))")?;
            continue;
        }
        let Phase { operands, visits, .. } = phase;
        if let Some(kept) = phase.kept() {
            writeln!(f, "try: each(kernel, *[{kept}] * {visits})\nexcept Exception as e: note(caught(e))")?;
            continue;
        }
        let count = operands.len();
        write!(f, "visit(kernel, lambda i: ")?;
        for (at, operands) in operands.iter().enumerate() {
            if at + 1 == count {
                write!(f, "{operands}")?;
            } else {
                write!(f, "{operands} if i % {count} == {at} else ")?;
            }
        }
        writeln!(f, ", {visits})")?;
    }
    Ok(())
}

/// Writes a statement that changes the world; what it raises is part of the answer.
pub(super) fn write_change(f: &mut Formatter<'_>, change: &str) -> fmt::Result {
    writeln!(f, "try:\n    {change}\nexcept Exception as e: note(repr(e))")
}
