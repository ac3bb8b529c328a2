//! What happened at sites, as counters that libFuzzer reads beside its own coverage.

use std::sync::atomic::{AtomicU8, Ordering};

use turncoat::adaptive::families::forms;
use turncoat::oracles::verdict::Judged;

/// One counter for each form and each of its transitions.
const SIZE: usize = 256 * 16;

#[used]
#[unsafe(link_section = "__libfuzzer_extra_counters")]
static COUNTERS: [AtomicU8; SIZE] = [const { AtomicU8::new(0) }; SIZE];

/// Adds the transitions of all adaptive runs.
pub fn count(judged: &Judged) {
    for run in &judged.adaptive {
        for form in forms() {
            let seen = run.stats.transitions(form);
            for bit in (0..16).filter(|bit| seen & 1 << bit != 0) {
                COUNTERS[form as usize * 16 + bit].fetch_add(1, Ordering::Relaxed);
            }
        }
    }
}
