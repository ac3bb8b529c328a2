//! What happened at sites, as counters that libFuzzer reads beside its own coverage.

use std::sync::atomic::{AtomicU8, Ordering};

use turncoat::adaptive::families::forms;
use turncoat::adaptive::stats::COUNTERS;
use turncoat::oracles::verdict::Judged;

/// One counter for each opcode and each of its statistics.
const SIZE: usize = 256 * COUNTERS;

#[used]
#[unsafe(link_section = "__libfuzzer_extra_counters")]
static SEEN: [AtomicU8; SIZE] = [const { AtomicU8::new(0) }; SIZE];

/// Adds the transitions of all adaptive runs; libFuzzer clears them before each input and tells counts apart by size.
pub fn count(judged: &Judged) {
    for run in &judged.adaptive {
        for form in forms().chain(forms().filter_map(|form| form.adaptive())) {
            for (slot, count) in run.stats.row(form).into_iter().enumerate() {
                let seen = &SEEN[form as usize * COUNTERS + slot];
                seen.fetch_max(count.min(255) as u8, Ordering::Relaxed);
            }
        }
    }
}
