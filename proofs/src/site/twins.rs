//! Planted twins of the transition function: the real one with one mistake each.

use turncoat::adaptive::families::invariant::{Transition, corrupt};
use turncoat::adaptive::policy::{Decision, Event, Form, Policy, Site, Thresholds, adaptive_word, step};
use turncoat::bytecode::Op;

type After = (Site, Decision);

/// The real step with a planted transition of the catalogue.
pub fn planted(transition: Transition) -> impl Fn(Policy, &Thresholds, Site, Event) -> After + Copy {
    move |policy, t, site, event| {
        let (after, decision) = step(policy, t, site, event);
        corrupt(transition.bit(), site.form, site.counter, event, after, decision)
    }
}

/// Declares twins: the real step, changed where the pattern of (form, event) matches.
macro_rules! twins {
    ($($(#[$doc:meta])* $name:ident($policy:ident, $t:ident, $site:ident, $after:ident) $pattern:pat => $change:block)*) => {$(
        $(#[$doc])*
        #[allow(unused_variables)]
        pub fn $name($policy: Policy, $t: &Thresholds, $site: Site, event: Event) -> After {
            let $after = step($policy, $t, $site, event);
            match ($site.form, event) {
                $pattern => $change,
                _ => $after,
            }
        }
    )*};
}

twins! {
    /// A success of one form stores another.
    success_of_another_form(policy, t, site, after) (Form::Adaptive, Event::Success(form)) => {
        (Site { form: Form::Specialized(form.wrapping_add(1)), ..after.0 }, after.1)
    }
    /// Deoptimization goes to the base opcode: the site is lost for ever.
    deoptimizes_to_base(policy, t, site, after) (Form::Specialized(_), Event::Miss) => {
        let form = if after.1 == Decision::Deoptimize { Form::Base } else { after.0.form };
        (Site { form, ..after.0 }, after.1)
    }
    /// Giving up keeps the adaptive form.
    never_gives_up(policy, t, site, after) (Form::Adaptive, Event::GiveUp) => { (site, Decision::RunBase) }
    /// A miss runs the fast path.
    miss_runs_fast(policy, t, site, after) (Form::Specialized(_), Event::Miss) => { (after.0, Decision::RunFast) }
    /// A failure tries again in the same execution.
    failure_attempts(policy, t, site, after) (Form::Adaptive, Event::Failure) => { (after.0, Decision::Attempt) }
    /// Hits count beyond the maximum.
    no_maximum(policy, t, site, after) (Form::Specialized(_), Event::Hit) => {
        match policy {
            Policy::Saturating => (Site { counter: site.counter.saturating_add(1), ..site }, Decision::RunFast),
            Policy::Cpython311 => after,
        }
    }
    /// A miss at 0 wraps to the largest counter.
    miss_wraps(policy, t, site, after) (Form::Specialized(_), Event::Miss) => {
        let counter = site.counter.wrapping_sub(1);
        if counter <= t.minimum { after } else { (Site { counter, ..site }, Decision::RunBase) }
    }
    /// Hits pay misses back under a policy that says they do not.
    hits_pay_back(policy, t, site, after) (Form::Specialized(_), Event::Hit) => {
        step(Policy::Saturating, t, site, Event::Hit)
    }
    /// A fresh form starts at 0.
    starts_at_zero(policy, t, site, after) (Form::Adaptive, Event::Success(_)) => {
        (Site { counter: 0, ..after.0 }, after.1)
    }
    /// Deoptimizes below the minimum instead of at it.
    one_miss_late(policy, t, site, after) (Form::Specialized(_), Event::Miss) => {
        if site.counter > 0 && site.counter - 1 == t.minimum {
            (Site { counter: t.minimum, ..site }, Decision::RunBase)
        } else {
            after
        }
    }
    /// A failure leaves the back-off as it was.
    backoff_stays(policy, t, site, after) (Form::Adaptive, Event::Failure) => {
        (Site { counter: adaptive_word(1, site.counter & 15), ..site }, after.1)
    }
    /// A failure waits for nothing: the same execution would try without end.
    failure_waits_for_nothing(policy, t, site, after) (Form::Adaptive, Event::Failure) => {
        (Site { counter: after.0.counter & 15, ..site }, after.1)
    }
    /// One form's misses count double.
    one_form_counts_double(policy, t, site, after) (Form::Specialized(form), Event::Miss) => {
        if form == Op::LOAD_ATTR_SLOT as u8 && after.0.form == site.form && after.0.counter > 0 {
            (Site { counter: after.0.counter - 1, ..site }, after.1)
        } else {
            after
        }
    }
    /// Misses stop at the minimum and never deoptimize.
    never_deoptimizes(policy, t, site, after) (Form::Specialized(_), Event::Miss) => {
        if after.1 == Decision::Deoptimize { (site, Decision::RunBase) } else { after }
    }
    /// An adaptive form waits without counting down.
    never_tries(policy, t, site, after) (Form::Adaptive, Event::Tick) => {
        if after.1 == Decision::RunBase { (site, Decision::RunBase) } else { after }
    }
    /// A hit counts down.
    hit_counts_down(policy, t, site, after) (Form::Specialized(_), Event::Hit) => {
        (Site { counter: site.counter.saturating_sub(1), ..site }, Decision::RunFast)
    }
    /// A deoptimization goes to the largest back-off at once.
    deoptimizes_to_the_longest_wait(policy, t, site, after) (Form::Specialized(_), Event::Miss) => {
        if after.1 == Decision::Deoptimize {
            (Site { form: Form::Adaptive, counter: adaptive_word(4095, 14) }, Decision::Deoptimize)
        } else {
            after
        }
    }
}
