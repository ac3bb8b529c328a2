//! The life of a site: one pure function from its form, its counter and an event to what comes next.
//!
//! The counter is the first cache entry of the instruction, one 16-bit word with two meanings:
//! - in an adaptive form, the high 12 bits are how many executions to wait, the low 4 the back-off exponent;
//! - in a specialized form, a plain number that misses (and under [`Policy::Saturating`] hits) move.

use std::fmt;
use std::str::FromStr;

/// When a specialized form gives up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Policy {
    /// PEP 659's text: up on a hit to a maximum, down on a miss, back to the adaptive form at the minimum.
    #[default]
    Saturating,
    /// CPython 3.11.7: a fixed number of misses, never paid back by hits.
    Cpython311,
}

impl Policy {
    /// Both policies.
    pub const ALL: [Policy; 2] = [Policy::Saturating, Policy::Cpython311];

    /// The name under which commands and headers know it.
    pub const fn name(self) -> &'static str {
        match self {
            Policy::Saturating => "saturating",
            Policy::Cpython311 => "cpython311",
        }
    }
}

impl fmt::Display for Policy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Policy {
    type Err = String;

    fn from_str(text: &str) -> Result<Policy, String> {
        Policy::ALL
            .into_iter()
            .find(|policy| policy.name() == text)
            .ok_or_else(|| format!("unknown policy '{text}' (expected saturating or cpython311)"))
    }
}

/// The numbers of a policy; any values are safe, out of range ones are brought into it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Thresholds {
    /// Ticks of RESUME and JUMP_BACKWARD before a code object is quickened; 0 counts as 1.
    pub warmup: u32,
    /// Executions that a fresh adaptive form waits before its first attempt, at most [`MAX_WAIT`].
    pub first_wait: u16,
    /// The counter of a form just specialized.
    pub initial: u16,
    /// The counter at which a miss deoptimizes.
    pub minimum: u16,
    /// The counter that hits cannot raise further; only [`Policy::Saturating`] reads it.
    pub maximum: u16,
    /// The back-off exponent after a deoptimization.
    pub deopt_backoff: u16,
    /// The exponent that failures cannot raise further, 1 to [`MAX_EXPONENT`].
    pub max_backoff: u16,
}

/// The longest wait that an adaptive counter can hold.
pub const MAX_WAIT: u16 = 0x0fff;

/// The largest exponent whose wait an adaptive counter can hold.
pub const MAX_EXPONENT: u16 = 12;

impl Thresholds {
    /// CPython 3.11.7's numbers.
    pub const CPYTHON311: Thresholds = Thresholds {
        warmup: 8,
        first_wait: 0,
        initial: 53,
        minimum: 0,
        maximum: 53,
        deopt_backoff: 5,
        max_backoff: MAX_EXPONENT,
    };

    /// The numbers of [`Policy::Saturating`]. PEP 659 names none: a form that never hits is given up at its 16th
    /// miss, one that has hit often at its 63rd miss in a row, and waiting is CPython's.
    pub const SATURATING: Thresholds = Thresholds { initial: 16, maximum: 63, ..Thresholds::CPYTHON311 };

    /// The default numbers of a policy.
    pub const fn of(policy: Policy) -> Thresholds {
        match policy {
            Policy::Saturating => Thresholds::SATURATING,
            Policy::Cpython311 => Thresholds::CPYTHON311,
        }
    }

    /// How many misses in a row lead back to the adaptive form from any state that `policy` reaches.
    pub const fn most_misses(&self, policy: Policy) -> u16 {
        let top = match policy {
            Policy::Saturating if self.maximum > self.initial => self.maximum,
            _ => self.initial,
        };
        let misses = top.saturating_sub(self.minimum);
        if misses == 0 { 1 } else { misses }
    }
}

/// The adaptive word that waits `value` executions, with this exponent.
#[inline]
pub const fn adaptive_word(value: u16, exponent: u16) -> u16 {
    let value = if value > MAX_WAIT { MAX_WAIT } else { value };
    value << 4 | (exponent & 15)
}

/// The adaptive word of a back-off: it waits `2^exponent - 1` executions.
#[inline]
pub const fn backoff_word(exponent: u16) -> u16 {
    let exponent = if exponent > MAX_EXPONENT { MAX_EXPONENT } else { exponent };
    adaptive_word((1 << exponent) - 1, exponent)
}

/// Which member of its family stands at a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// The base opcode: not quickened yet, or given up for ever.
    Base,
    /// The adaptive form.
    Adaptive,
    /// The specialized form with this opcode number.
    Specialized(u8),
}

/// The state of a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Site {
    /// What stands there.
    pub form: Form,
    /// Its first cache entry.
    pub counter: u16,
}

/// What happens to a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Event {
    /// Its code object is quickened.
    Quicken,
    /// Its adaptive form is executed.
    Tick,
    /// An attempt succeeded, with the form of this opcode number.
    Success(u8),
    /// An attempt failed.
    Failure,
    /// An attempt found that this site can never specialize.
    GiveUp,
    /// All guards of its specialized form held.
    Hit,
    /// A guard of its specialized form failed.
    Miss,
    /// A schedule takes its specialized form away.
    Deoptimize,
}

/// What the interpreter does after an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Decision {
    /// Run the base operation.
    RunBase,
    /// Try to specialize now and report the result as another event.
    Attempt,
    /// Execute the instruction again, whatever its opcode is now.
    Redispatch,
    /// Run the fast path.
    RunFast,
    /// The opcode is the adaptive form from now on; run the base operation.
    Deoptimize,
}

/// What becomes of a site, and what to do now.
///
/// An event that cannot happen to a form (a hit of an adaptive one) leaves the site alone and runs the base operation.
#[inline]
pub const fn step(policy: Policy, thresholds: &Thresholds, site: Site, event: Event) -> (Site, Decision) {
    match (site.form, event) {
        (Form::Base, Event::Quicken) => (adaptive(adaptive_word(thresholds.first_wait, 0)), Decision::Redispatch),
        (Form::Adaptive, Event::Tick) => tick(site.counter),
        (Form::Adaptive, Event::Success(form)) => {
            (Site { form: Form::Specialized(form), counter: thresholds.initial }, Decision::Redispatch)
        }
        (Form::Adaptive, Event::Failure) => (adaptive(failed(thresholds, site.counter)), Decision::Redispatch),
        (Form::Adaptive, Event::GiveUp) => (Site { form: Form::Base, counter: site.counter }, Decision::RunBase),
        (Form::Specialized(_), Event::Hit) => (hit(policy, thresholds, site), Decision::RunFast),
        (Form::Specialized(_), Event::Miss) => miss(thresholds, site),
        (Form::Specialized(_), Event::Deoptimize) => {
            (adaptive(backoff_word(thresholds.deopt_backoff)), Decision::Deoptimize)
        }
        _ => (site, Decision::RunBase),
    }
}

#[inline]
const fn adaptive(counter: u16) -> Site {
    Site { form: Form::Adaptive, counter }
}

#[inline]
const fn tick(counter: u16) -> (Site, Decision) {
    if counter < 16 { (adaptive(counter), Decision::Attempt) } else { (adaptive(counter - 16), Decision::RunBase) }
}

/// The word after a failed attempt: never a wait of 0, or the same execution would try again without end.
#[inline]
const fn failed(thresholds: &Thresholds, counter: u16) -> u16 {
    let most = match thresholds.max_backoff {
        0 => 1,
        1..=MAX_EXPONENT => thresholds.max_backoff,
        _ => MAX_EXPONENT,
    };
    let next = (counter & 15) + 1;
    backoff_word(if next > most { most } else { next })
}

/// A counter above the maximum (set higher at first) stays; hits never lower it.
#[inline]
const fn hit(policy: Policy, thresholds: &Thresholds, site: Site) -> Site {
    match policy {
        Policy::Saturating if site.counter < thresholds.maximum => Site { counter: site.counter + 1, ..site },
        _ => site,
    }
}

#[inline]
const fn miss(thresholds: &Thresholds, site: Site) -> (Site, Decision) {
    let counter = site.counter.saturating_sub(1);
    if counter <= thresholds.minimum {
        (adaptive(backoff_word(thresholds.deopt_backoff)), Decision::Deoptimize)
    } else {
        (Site { counter, ..site }, Decision::RunBase)
    }
}

#[cfg(test)]
mod tests;
