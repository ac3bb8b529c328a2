//! Invariants of a site, checked while it runs, and the transitions that can be planted to break them.
//!
//! The checks restate the law in their own words and do not ask the policy's function, which may be wrong itself.

use crate::adaptive::policy::{Decision, Event, Form, Site};
use crate::bytecode::{Kind, Op};
use crate::semantics::Machine;

/// A transition of the state machine that can be switched off by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Transition {
    /// Every guard fails, whatever the operands.
    PermanentMiss,
    /// A specialized form never goes back to its adaptive form.
    NeverDeoptimize,
    /// Misses do not move the counter.
    CounterNeverMoves,
    /// A deoptimized site tries again at once, without the back-off.
    NoBackoff,
    /// A deoptimized site waits for ever.
    NeverSpecializeAgain,
    /// A failed attempt is repeated at the next execution.
    NoFailureBackoff,
    /// Hits do not raise the counter that they should raise.
    HitsDoNotCount,
    /// Hits raise the counter beyond its maximum.
    HitsOverflow,
}

impl Transition {
    /// Every transition with its name and what is broken.
    pub const ALL: [(Transition, &'static str, &'static str); 8] = [
        (Self::PermanentMiss, "permanent_miss", "every guard fails, whatever the operands"),
        (Self::NeverDeoptimize, "never_deoptimize", "a specialized form never goes back to its adaptive form"),
        (Self::CounterNeverMoves, "counter_never_moves", "misses do not move the counter"),
        (Self::NoBackoff, "no_backoff", "a deoptimized site tries again at once"),
        (Self::NeverSpecializeAgain, "never_specialize_again", "a deoptimized site waits for ever"),
        (Self::NoFailureBackoff, "no_failure_backoff", "a failed attempt is repeated at the next execution"),
        (Self::HitsDoNotCount, "hits_do_not_count", "hits do not raise the counter that they should raise"),
        (Self::HitsOverflow, "hits_overflow", "hits raise the counter, whatever its maximum"),
    ];

    /// Its bit among the planted transitions.
    pub const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// A law of the adaptive interpreter that a run broke.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Invariant {
    /// Right after a specialization the guards of the new form hold for the operands that justified it.
    GuardsHoldAtOnce,
    /// Each miss brings a site nearer to its adaptive form, and the last one puts it there, with a back-off.
    MissesDeoptimize,
    /// Stripping every specialization gives back the compiler's units.
    StripsToTheCompiler,
    /// Where the guards of a form hold, so does what its fast path takes for granted.
    HitsAreJustified,
    /// Where what a form takes for granted holds, so do its guards.
    MissesAreJustified,
    /// A miss is put down to the first guard that fails.
    MissesNameTheirGuard,
    /// A site takes the form that its operands call for, and none where there is none for them.
    ChoicesAreJustified,
    /// Code is quickened when it is warm, no sooner and no later, and all of it.
    QuickensInTime,
    /// Counters go as the policy says.
    CountersObeyThePolicy,
    /// Statistics add up: executed is hits, misses, deferrals and attempts.
    StatisticsAddUp,
    /// A specialized form leaves the world that its base instruction leaves.
    StepsAgree,
    /// Before each base instruction, both interpreters are at the same place with the same operands.
    LockstepAgrees,
    /// A version names one state of what has it.
    VersionsNameOneState,
}

impl Invariant {
    /// All of them.
    pub const ALL: [Invariant; 13] = [
        Invariant::GuardsHoldAtOnce,
        Invariant::MissesDeoptimize,
        Invariant::StripsToTheCompiler,
        Invariant::HitsAreJustified,
        Invariant::MissesAreJustified,
        Invariant::MissesNameTheirGuard,
        Invariant::ChoicesAreJustified,
        Invariant::QuickensInTime,
        Invariant::CountersObeyThePolicy,
        Invariant::StatisticsAddUp,
        Invariant::StepsAgree,
        Invariant::LockstepAgrees,
        Invariant::VersionsNameOneState,
    ];

    /// Whether only a witness of each visit sees it broken; the others are checked in every run.
    pub const fn needs_witness(self) -> bool {
        match self {
            Invariant::GuardsHoldAtOnce | Invariant::MissesDeoptimize | Invariant::StripsToTheCompiler => false,
            // A run without witness sees that they do not add up, but not that they add up to something else.
            Invariant::StatisticsAddUp
            | Invariant::HitsAreJustified
            | Invariant::MissesAreJustified
            | Invariant::MissesNameTheirGuard
            | Invariant::ChoicesAreJustified
            | Invariant::QuickensInTime
            | Invariant::CountersObeyThePolicy
            | Invariant::StepsAgree
            | Invariant::LockstepAgrees
            | Invariant::VersionsNameOneState => true,
        }
    }

    /// Its name in a signature.
    pub const fn name(self) -> &'static str {
        match self {
            Invariant::GuardsHoldAtOnce => "guards_hold_at_once",
            Invariant::MissesDeoptimize => "misses_deoptimize",
            Invariant::StripsToTheCompiler => "strips_to_the_compiler",
            Invariant::HitsAreJustified => "hits_are_justified",
            Invariant::MissesAreJustified => "misses_are_justified",
            Invariant::MissesNameTheirGuard => "misses_name_their_guard",
            Invariant::ChoicesAreJustified => "choices_are_justified",
            Invariant::QuickensInTime => "quickens_in_time",
            Invariant::CountersObeyThePolicy => "counters_obey_the_policy",
            Invariant::StatisticsAddUp => "statistics_add_up",
            Invariant::StepsAgree => "steps_agree",
            Invariant::LockstepAgrees => "lockstep_agrees",
            Invariant::VersionsNameOneState => "versions_name_one_state",
        }
    }
}

/// Guards, as bits, that CPython 3.11's own specializer does not look at: it chooses the form whatever the index is
/// (an int of more than 64 bits too, which the first guard misses),
/// whether or not the attribute is set.
const WEAKER: &[(Op, u8)] = &[
    (Op::BINARY_SUBSCR_LIST_INT, 0b1101),
    (Op::BINARY_SUBSCR_TUPLE_INT, 0b1101),
    (Op::LOAD_ATTR_INSTANCE_VALUE, 0b110),
    (Op::STORE_ATTR_INSTANCE_VALUE, 0b10),
    (Op::LOAD_ATTR_SLOT, 0b10),
    // The hint of a dict that still shares its class's keys is not where its entries are: missed, never wrong.
    (Op::LOAD_ATTR_WITH_HINT, 0b1100),
    (Op::STORE_ATTR_WITH_HINT, 0b1100),
    // Any two exact floats specialize; a nan is missed at once.
    (Op::COMPARE_OP_FLOAT_JUMP, 0b100),
    // The version is that of the class's shared keys, whatever keys the instance's own dict has.
    (Op::LOAD_METHOD_WITH_DICT, 0b100),
    // METH_CLASS, METH_STATIC and METH_COEXIST are masked out when the form is chosen, and compared when it runs; whose
    // instance the receiver is, is looked at only when it runs, and so is whether a bound method stands where a receiver makes no sense.
    (Op::PRECALL_BOUND_METHOD, 0b1),
    (Op::PRECALL_NO_KW_BUILTIN_O, 0b100),
    (Op::PRECALL_NO_KW_BUILTIN_FAST, 0b10),
    (Op::PRECALL_BUILTIN_FAST_WITH_KEYWORDS, 0b10),
    (Op::PRECALL_NO_KW_LIST_APPEND, 0b10),
    (Op::PRECALL_NO_KW_METHOD_DESCRIPTOR_O, 0b1100),
    (Op::PRECALL_NO_KW_METHOD_DESCRIPTOR_NOARGS, 0b1100),
    (Op::PRECALL_NO_KW_METHOD_DESCRIPTOR_FAST, 0b110),
    (Op::PRECALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS, 0b110),
];

/// Whether a form may be chosen where this guard fails.
fn may_miss_at_once(form: Op, guard: u8) -> bool {
    WEAKER.iter().any(|(weak, guards)| *weak == form && guards & 1 << guard != 0)
}

/// The guard that is blamed where all of a form fail: one that held when the form was chosen.
pub(super) fn strict_guard(form: Op) -> u8 {
    let guards = super::guards(form).len() as u8;
    (0..guards).find(|&guard| !may_miss_at_once(form, guard)).unwrap_or(0)
}

/// A guard failed at unit `at`; the policy has answered, the base operation has not run yet.
#[cold]
pub(super) fn missed(m: &mut Machine, form: Op, at: usize, guard: u8, before: u16, attempt: bool) {
    let adaptive = Op::from_u8(m.units[at].to_le_bytes()[0]).is_some_and(|op| op.kind() == Kind::Adaptive);
    let after = m.units[at + 1];
    let lawful = match adaptive {
        // Waits are in the high 12 bits.
        true => m.adaptive.thresholds.deopt_backoff == 0 || after >= 16,
        false => u32::from(after) + 1 == u32::from(before) && after > m.adaptive.thresholds.minimum,
    };
    if !lawful {
        m.adaptive.broken.get_or_insert((form, Invariant::MissesDeoptimize));
    } else if attempt && !may_miss_at_once(form, guard) {
        m.adaptive.broken.get_or_insert((form, Invariant::GuardsHoldAtOnce));
    }
}

/// The policy's answer as planted transitions spoil it.
#[cold]
pub fn corrupt(
    planted: u8,
    form: Form,
    counter: u16,
    event: Event,
    site: Site,
    decision: Decision,
) -> (Site, Decision) {
    let on = |transition: Transition| planted & transition.bit() != 0;
    let given_up = event == Event::Miss && decision == Decision::Deoptimize;
    if given_up && on(Transition::NeverDeoptimize) {
        return (Site { form, counter: site.counter.min(counter) }, Decision::RunBase);
    }
    if event == Event::Miss && !given_up && on(Transition::CounterNeverMoves) {
        return (Site { counter, ..site }, decision);
    }
    if given_up && on(Transition::NoBackoff) {
        return (Site { counter: 0, ..site }, decision);
    }
    let deoptimized = given_up || event == Event::Deoptimize;
    if deoptimized && on(Transition::NeverSpecializeAgain) {
        return (Site { counter: u16::MAX, ..site }, decision);
    }
    if event == Event::Failure && on(Transition::NoFailureBackoff) {
        return (Site { counter: counter & 15, ..site }, decision);
    }
    if event == Event::Hit && on(Transition::HitsDoNotCount) {
        return (Site { counter, ..site }, decision);
    }
    if event == Event::Hit && on(Transition::HitsOverflow) {
        return (Site { counter: counter.saturating_add(1), ..site }, decision);
    }
    (site, decision)
}
